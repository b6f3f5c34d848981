// Package preview turns the pages of a PDF into pictures for the window, with
// PDFium compiled to WebAssembly: no C library, and no access to the machine's
// files.
package preview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// The bounds of a picture's resolution, in dots per inch. At 300 an A4 page is
// 34 MB.
const (
	MinDPI = 20
	MaxDPI = 300
)

const (
	wasmPages = 4096 // of 64 KiB: PDFium may use 256 MiB
	patience  = 10 * time.Second
)

// Renderer makes pictures of pages. It is safe for use by many at once; they
// take turns.
type Renderer struct {
	turn  sync.Mutex
	cache wazero.CompilationCache
	pool  pdfium.Pool
	pdf   pdfium.Pdfium
}

// Open starts a renderer. Its compiled code is kept in cacheDir, which is made
// if need be: the first start takes some seconds, later ones a tenth.
func Open(cacheDir string) (*Renderer, error) {
	cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
	if err != nil {
		return nil, fmt.Errorf("open the preview's cache in %s: %w", cacheDir, err)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		FSConfig:      wazero.NewFSConfig(), // nothing is mounted: a hostile PDF finds no files
		RuntimeConfig: wazero.NewRuntimeConfig().WithCompilationCache(cache).WithMemoryLimitPages(wasmPages),
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start the preview: %w", err), cache.Close(context.Background()))
	}
	r := &Renderer{cache: cache, pool: pool}
	if r.pdf, err = pool.GetInstance(patience); err != nil {
		return nil, errors.Join(fmt.Errorf("start the preview: %w", err), r.Close())
	}
	return r, nil
}

// Page draws one page, counted from 1, at a resolution in dots per inch. It
// also returns how many pages the PDF has.
func (r *Renderer) Page(pdf []byte, page, dpi int) (image.Image, int, error) {
	r.turn.Lock()
	defer r.turn.Unlock()
	if r.pdf == nil {
		return nil, 0, errors.New("draw a page: the preview is closed")
	}
	doc, err := r.pdf.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return nil, 0, fmt.Errorf("open the PDF to draw: %w", err)
	}
	defer r.pdf.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc.Document}) //nolint:errcheck // nothing was written
	count, err := r.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, 0, fmt.Errorf("count the pages of the PDF to draw: %w", err)
	}
	if page < 1 || page > count.PageCount {
		return nil, count.PageCount, fmt.Errorf("draw page %d of a PDF: it has %d", page, count.PageCount)
	}
	picture, err := r.draw(doc.Document, page, min(max(dpi, MinDPI), MaxDPI))
	return picture, count.PageCount, err
}

// draw copies the picture out of PDFium's memory, which is used again.
func (r *Renderer) draw(doc references.FPDF_DOCUMENT, page, dpi int) (image.Image, error) {
	drawn, err := r.pdf.RenderPageInDPI(&requests.RenderPageInDPI{
		DPI:  dpi,
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: page - 1}},
	})
	if err != nil {
		return nil, fmt.Errorf("draw page %d of a PDF: %w", page, err)
	}
	defer drawn.Cleanup()
	from := drawn.Result.RenderedImage
	out := image.NewRGBA(from.Bounds())
	draw.Draw(out, out.Bounds(), from, from.Bounds().Min, draw.Src)
	return out, nil
}

// Close stops the renderer.
func (r *Renderer) Close() error {
	r.turn.Lock()
	defer r.turn.Unlock()
	var faults []error
	if r.pdf != nil {
		faults = append(faults, r.pdf.Close())
		r.pdf = nil
	}
	if r.pool != nil {
		faults = append(faults, r.pool.Close(), r.cache.Close(context.Background()))
		r.pool = nil
	}
	return errors.Join(faults...)
}
