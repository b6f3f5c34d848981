package courtroom

import (
	"slices"

	"assize.example/core/court"
	"assize.example/core/record"
	"assize.example/core/result"
)

// manyTimes are the results of which several may stand on one offence or
// defendant at once: compensation to each loser, forfeiture of each thing.
var manyTimes = []string{"FCOMP", "FORFOV", "FDEST", "DEPO", "NOTE"}

// enterResults records results. A line that is typed again with a correction
// must not double the sentence: where the same result stands already, the clerk
// is asked whether the new one takes its place.
func (p *Presenter) enterResults(c record.Case, made []result.Recorded) {
	if p.lines.amending != "" {
		p.decideResults(c, made, "")
		return
	}
	made = slices.DeleteFunc(made, func(r result.Recorded) bool {
		old, stands := p.standing(c, r)
		return stands && result.Same(old, r)
	})
	if len(made) == 0 {
		p.setLine("")
		p.keepDraft("line/"+p.open.caseID, "")
		p.say(court.Text{EN: "This is recorded already.", CY: "Mae hyn wedi'i gofnodi eisoes."})
		p.render()
		return
	}
	var lines []string
	for i, r := range made {
		if old, stands := p.standing(c, r); stands {
			made[i].Replaces = old.ID
			lines = append(lines, p.on(c, r),
				wordStands.In(p.Language)+": "+brief(old, p.Language), wordInstead.In(p.Language)+": "+brief(r, p.Language))
		}
	}
	if len(lines) == 0 {
		p.decideResults(c, made, "")
		return
	}
	p.ask(Confirm{
		Title: court.Text{EN: "This result stands already. Replace it?", CY: "Mae'r canlyniad hwn yn sefyll eisoes. Ei ddisodli?"}.In(p.Language),
		Lines: lines, Yes: wordReplace.In(p.Language), No: wordCancel.In(p.Language),
	}, func(string) { p.decideResults(c, made, "") })
}

// standing returns the result of the same code that stands on the same offence
// or defendant today.
func (p *Presenter) standing(c record.Case, r result.Recorded) (result.Recorded, bool) {
	if slices.Contains(manyTimes, r.Code) {
		return result.Recorded{}, false
	}
	for _, old := range resultsOn(c, p.open.hearing, p.day, r.Defendant, r.Offence) {
		if old.Code == r.Code {
			return old, true
		}
	}
	return result.Recorded{}, false
}
