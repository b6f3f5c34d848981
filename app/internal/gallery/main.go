// Command gallery draws every screen in every State that matters, in each
// theme, so that a person can look at them. It needs no display.
//
//	CGO_ENABLED=0 go run ./app/internal/gallery -out DIR
package main

import (
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"assize.example/app/internal/gallery/scene"
	"assize.example/app/internal/kit"
	"assize.example/app/internal/screen/courtroom"
	"assize.example/app/internal/screen/courtroom/courtroomview"
	"assize.example/app/internal/screen/signin/signinview"
	"assize.example/assets"
	"assize.example/core/court"
)

func main() {
	out := flag.String("out", "gallery", "folder for the pictures")
	only := flag.String("only", "", "draw only the scenes whose name holds this")
	themes := flag.String("themes", "light,dark,contrast", "themes to draw in")
	width := flag.Int("width", 1366, "width of the window")
	height := flag.Int("height", 768, "height of the window")
	flag.Parse()
	g := gallery{out: *out, only: *only, size: fyne.NewSize(float32(*width), float32(*height))}
	for theme := range strings.SplitSeq(*themes, ",") {
		if err := g.draw(theme); err != nil {
			fmt.Fprintln(os.Stderr, "gallery:", err)
			os.Exit(1)
		}
	}
}

type gallery struct {
	out, only string
	size      fyne.Size
}

func (g gallery) draw(theme string) error {
	app := test.NewApp()
	defer app.Quit()
	fonts, err := fs.Sub(assets.Files, "fonts")
	if err != nil {
		return fmt.Errorf("find the typefaces: %w", err)
	}
	app.Settings().SetTheme(kit.NewTheme(theme, kit.ReadFonts(fonts)))
	for _, s := range scene.All() {
		if strings.Contains(s.Name, g.only) {
			if err := g.save(s.Name+"-"+theme, g.courtroom(s.State)); err != nil {
				return err
			}
		}
	}
	for _, s := range scene.SignIns() {
		if !strings.Contains(s.Name, g.only) {
			continue
		}
		screen := signinview.New(idle{})
		w := g.window(screen.Content())
		screen.Render(s.State)
		if err := g.save(s.Name+"-"+theme, w.Canvas().Capture()); err != nil {
			return err
		}
	}
	return nil
}

func (g gallery) courtroom(st courtroom.State) image.Image {
	language := court.Language(st.Language)
	screen := courtroomview.New(nothing{}, courtroom.Actions(language))
	w := g.window(screen.Content())
	if st.Panel == courtroom.PanelOrders {
		st.Orders.Page = page()
	}
	screen.Render(st)
	return w.Canvas().Capture()
}

func (g gallery) window(content fyne.CanvasObject) fyne.Window {
	w := test.NewWindow(content)
	w.SetPadded(false)
	w.Resize(g.size)
	return w
}

func (g gallery) save(name string, picture image.Image) error {
	if err := os.MkdirAll(g.out, 0o755); err != nil {
		return fmt.Errorf("make the folder %s: %w", g.out, err)
	}
	path := filepath.Join(g.out, name+".png")
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("create %s: %w", path, err)
	}
	if err := errors.Join(png.Encode(f, picture), f.Close()); err != nil {
		return fmt.Errorf("draw %s: %w", path, err)
	}
	return nil
}
