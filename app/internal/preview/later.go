package preview

import (
	"image"
	"sync"
)

// Later is a Renderer that is opened when the first page is asked for: opening
// takes seconds the first time ever, and the day's list must not wait for it.
type Later struct {
	open func() (*Renderer, error)

	mu     sync.Mutex
	opened *Renderer
}

// OpenLater returns a Later whose Renderer will keep its cache in cacheDir.
func OpenLater(cacheDir string) *Later {
	return &Later{open: sync.OnceValues(func() (*Renderer, error) { return Open(cacheDir) })}
}

// Warm opens the Renderer, so that the first page comes quickly.
func (l *Later) Warm() error {
	r, err := l.open()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.opened = r
	return err
}

// Page draws a page as Renderer.Page does.
func (l *Later) Page(pdf []byte, page, dpi int) (picture image.Image, pages int, err error) {
	if err := l.Warm(); err != nil {
		return nil, 0, err
	}
	r, _ := l.open() // opened, as Warm has shown
	return r.Page(pdf, page, dpi)
}

// Close closes the Renderer, if it was ever opened.
func (l *Later) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.opened == nil {
		return nil
	}
	return l.opened.Close()
}
