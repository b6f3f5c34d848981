package courtroom

import (
	"context"
	"fmt"
	"path/filepath"

	"assize.example/app/internal/caseload"
	"assize.example/core/court"
)

// Dropped implements Hands: files dropped on the window, or chosen, are read
// into the record. What cannot be read is kept for a person to look at.
func (p *Presenter) Dropped(paths []string) {
	var cases, sittings, unchanged int
	var faults []string
	p.Tasks.Run(func(ctx context.Context) error {
		for _, path := range paths {
			got, err := p.importFile(ctx, path)
			if err != nil {
				return err
			}
			cases, sittings, unchanged = cases+got.Cases, sittings+got.Sittings, unchanged+got.Unchanged
			for _, f := range got.Faults {
				faults = append(faults, f.In(p.Language))
			}
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			p.problem(err)
		case len(faults) > 0:
			p.showFaults(faults)
		default:
			p.say(court.Text{
				EN: fmt.Sprintf("Read: %d cases and %d sittings; %d known already.", cases, sittings, unchanged),
				CY: fmt.Sprintf("Darllenwyd: %d achos a %d eisteddiad; %d eisoes yn hysbys.", cases, sittings, unchanged),
			})
			p.render()
		}
	})
}

func (p *Presenter) importFile(ctx context.Context, path string) (caseload.Imported, error) {
	data, err := p.Desk.ReadFile(path)
	if err != nil {
		return caseload.Imported{}, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	return p.Cases.Import(ctx, filepath.Base(path), data)
}

// shownFaults is how many faults of a message are shown at once.
const shownFaults = 12

func (p *Presenter) showFaults(faults []string) {
	lines := faults[:min(len(faults), shownFaults)]
	if more := len(faults) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("+ %d", more))
	}
	p.ask(Confirm{
		Title: court.Text{
			EN: "This message could not be read. Nothing of it was recorded; the message is kept.",
			CY: "Ni ellid darllen y neges hon. Ni chofnodwyd dim ohoni; cedwir y neges.",
		}.In(p.Language),
		Lines: lines, No: wordClose.In(p.Language),
	}, nil)
}
