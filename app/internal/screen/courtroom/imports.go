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
	var faults, doubts []court.Text
	p.Tasks.Run(func(ctx context.Context) error {
		for _, path := range paths {
			got, err := p.importFile(ctx, path)
			if err != nil {
				return err
			}
			cases, sittings, unchanged = cases+got.Cases, sittings+got.Sittings, unchanged+got.Unchanged
			faults, doubts = append(faults, got.Faults...), append(doubts, got.Doubts...)
		}
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			p.problem(err)
		case len(faults) > 0:
			p.showFaults(faults, doubts)
		default:
			p.say(court.Text{
				EN: fmt.Sprintf("Read: %d cases and %d sittings; %d known already.", cases, sittings, unchanged),
				CY: fmt.Sprintf("Darllenwyd: %d achos a %d eisteddiad; %d eisoes yn hysbys.", cases, sittings, unchanged),
			})
			p.showDoubts(doubts)
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

func (p *Presenter) showFaults(faults, doubts []court.Text) {
	p.askNext(Confirm{
		Title: court.Text{
			EN: "This message could not be read. Nothing of it was recorded; the message is kept.",
			CY: "Ni ellid darllen y neges hon. Ni chofnodwyd dim ohoni; cedwir y neges.",
		}.In(p.Language),
		Lines: p.some(append(faults, doubts...)), No: wordClose.In(p.Language),
	})
}

// showDoubts shows what was read and recorded, and is worth a look.
func (p *Presenter) showDoubts(doubts []court.Text) {
	if len(doubts) == 0 {
		return
	}
	p.askNext(Confirm{
		Title: court.Text{
			EN: "This was read and recorded. Look at these:",
			CY: "Darllenwyd a chofnodwyd hyn. Edrychwch ar y rhain:",
		}.In(p.Language),
		Lines: p.some(doubts), No: wordClose.In(p.Language),
	})
}

// some words the first of many.
func (p *Presenter) some(all []court.Text) []string {
	var lines []string
	for _, t := range all[:min(len(all), shownFaults)] {
		lines = append(lines, t.In(p.Language))
	}
	if more := len(all) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("+ %d", more))
	}
	return lines
}
