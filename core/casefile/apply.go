package casefile

import (
	"slices"

	"assize.example/core/court"
)

// Apply folds one event into the file. It never fails, and never changes what
// another File shares with f: every slice that it alters is copied first.
func Apply(f File, e Event, by court.Stamp) File {
	switch e := e.(type) {
	case CaseReceived:
		return receive(f, e, by)
	case CaseSupplemented:
		return supplement(f, e.File)
	case NumberGiven:
		if !slices.Contains(f.Numbers, e.Number) {
			f.Numbers = append(slices.Clip(f.Numbers), e.Number)
		}
	case CaseTransferred:
		f.Court, f.CourtName, f.Jurisdiction = e.To, e.Name, e.Jurisdiction
		f.CommittedOn = e.On
	case OffenceAdded, OffenceAmended, PleaEntered, VerdictReturned, AllocationDecided:
		return applyToOffence(f, e, by)
	case DefendantAmended, CustodyRecorded, TimeLimitSet, TimeLimitStopped, RepresentationRecorded:
		return applyToDefendant(f, e, by)
	case RestrictionImposed, RestrictionLifted:
		return applyRestriction(f, e, by)
	case CaseLinked:
		e.Link.By = by
		f.Links = append(slices.Clip(f.Links), e.Link)
	case MaterialServed:
		e.Material.By = by
		f.Material = append(slices.Clip(f.Material), e.Material)
	case NoteWritten:
		f.Notes = append(slices.Clip(f.Notes), Note{Text: e.Text, By: by})
	case nil:
		f.Later++
	}
	return f
}

// receive takes the file as first received. A second reception of the same
// case, from another desk at the same time, only adds.
func receive(f File, e CaseReceived, by court.Stamp) File {
	if f.ID != "" {
		return supplement(f, e.File)
	}
	later := f.Later
	f = e.File
	f.Received, f.Later = by, later
	return renumber(f)
}

func applyRestriction(f File, e Event, by court.Stamp) File {
	f.Restrictions = slices.Clone(f.Restrictions)
	switch e := e.(type) {
	case RestrictionImposed:
		e.Restriction.By = by
		f.Restrictions = append(f.Restrictions, e.Restriction)
	case RestrictionLifted:
		for i := range f.Restrictions {
			if f.Restrictions[i].ID == e.ID {
				f.Restrictions[i].Lifted = e.On
			}
		}
	}
	return f
}

// changeDefendant returns f with change made to a copy of one defendant.
func changeDefendant(f File, id string, change func(*Defendant)) File {
	f.Defendants = slices.Clone(f.Defendants)
	for i := range f.Defendants {
		if f.Defendants[i].ID == id {
			change(&f.Defendants[i])
		}
	}
	return f
}

func applyToDefendant(f File, e Event, by court.Stamp) File {
	switch e := e.(type) {
	case DefendantAmended:
		return changeDefendant(f, e.Defendant.ID, func(d *Defendant) { amend(d, e.Defendant) })
	case CustodyRecorded:
		e.Custody.By = by
		return changeDefendant(f, e.Defendant, func(d *Defendant) { d.Custody = e.Custody })
	case TimeLimitSet:
		return changeDefendant(f, e.Defendant, func(d *Defendant) { d.TimeLimit = &TimeLimit{Expires: e.Expires, By: by} })
	case TimeLimitStopped:
		return changeDefendant(f, e.Defendant, func(d *Defendant) { stopTimeLimit(d, by) })
	case RepresentationRecorded:
		e.Representation.By = by
		return changeDefendant(f, e.Defendant, func(d *Defendant) { d.Representation = &e.Representation })
	}
	return f
}

func stopTimeLimit(d *Defendant, by court.Stamp) {
	if d.TimeLimit != nil {
		d.TimeLimit = &TimeLimit{Expires: d.TimeLimit.Expires, Stopped: true, By: by}
	}
}

// amend replaces a defendant's particulars and keeps what has its own events.
func amend(d *Defendant, to Defendant) {
	to.Number, to.Offences, to.Custody = d.Number, d.Offences, d.Custody
	to.TimeLimit, to.Representation = d.TimeLimit, d.Representation
	*d = to
}

// changeOffence returns f with change made to a copy of one offence.
func changeOffence(f File, id string, change func(*Offence)) File {
	_, d, ok := f.Offence(id)
	if !ok {
		return f
	}
	return changeDefendant(f, d.ID, func(d *Defendant) {
		d.Offences = slices.Clone(d.Offences)
		for i := range d.Offences {
			if d.Offences[i].ID == id {
				change(&d.Offences[i])
			}
		}
	})
}

func applyToOffence(f File, e Event, by court.Stamp) File {
	switch e := e.(type) {
	case OffenceAdded:
		return addOffence(f, e)
	case OffenceAmended:
		return changeOffence(f, e.Offence.ID, func(o *Offence) { amendOffence(o, e.Offence) })
	case PleaEntered:
		return changeOffence(f, e.Offence, func(o *Offence) { enterPlea(o, e, by) })
	case VerdictReturned:
		v := &Verdict{Code: e.Code, On: e.On, Agreed: e.Agreed, Jurors: e.Jurors, Lesser: e.Lesser, By: by}
		return changeOffence(f, e.Offence, func(o *Offence) { o.Verdict = v })
	case AllocationDecided:
		a := &Allocation{Code: e.Code, On: e.On, By: by}
		return changeOffence(f, e.Offence, func(o *Offence) { o.Allocation = a })
	}
	return f
}

// addOffence adds an offence once, and numbers it as this file does.
func addOffence(f File, e OffenceAdded) File {
	if _, _, known := f.Offence(e.Offence.ID); known {
		return f
	}
	e.Offence.Number = 0
	return renumber(changeDefendant(f, e.Defendant, func(d *Defendant) {
		d.Offences = append(slices.Clip(d.Offences), e.Offence)
	}))
}

func enterPlea(o *Offence, e PleaEntered, by court.Stamp) {
	p := &Plea{Code: e.Code, On: e.On, To: e.To, By: by}
	if e.Indicated {
		o.IndicatedPlea = p
		return
	}
	o.Plea = p
}

// amendOffence replaces the charge and keeps what the court has done with it.
func amendOffence(o *Offence, to Offence) {
	to.Number = o.Number
	to.IndicatedPlea, to.Plea, to.Verdict, to.Allocation = o.IndicatedPlea, o.Plea, o.Verdict, o.Allocation
	*o = to
}

// renumber gives numbers to defendants and offences that have none: the next
// free ones. A number once given never changes, for a clerk has typed it.
func renumber(f File) File {
	f.Defendants = slices.Clone(f.Defendants)
	nextD, nextO := 0, 0
	for _, d := range f.Defendants {
		nextD = max(nextD, d.Number)
		for _, o := range d.Offences {
			nextO = max(nextO, o.Number)
		}
	}
	for i := range f.Defendants {
		d := &f.Defendants[i]
		if d.Number == 0 {
			nextD++
			d.Number = nextD
		}
		d.Offences = slices.Clone(d.Offences)
		for j := range d.Offences {
			if d.Offences[j].Number == 0 {
				nextO++
				d.Offences[j].Number = nextO
			}
		}
	}
	return f
}
