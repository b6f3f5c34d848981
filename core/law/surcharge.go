package law

import (
	"errors"
	"fmt"
	"io/fs"

	"assize.example/core/court"
	"assize.example/core/reference"
	"assize.example/core/table"
)

// Offender is the class of offender by which the surcharge differs.
type Offender string

// The classes of offender.
const (
	Adult   Offender = "adult"
	Youth   Offender = "youth" // under 18 at the earliest offence
	Company Offender = "company"
)

// Disposal is the kind of sentence by which the surcharge differs.
type Disposal string

// The disposals that carry a surcharge. An absolute discharge does not.
const (
	ConditionalDischarge Disposal = "conditional-discharge"
	Fine                 Disposal = "fine"
	Community            Disposal = "community"
	Suspended            Disposal = "suspended"
	Custody              Disposal = "custody"
)

// Sentenced is what a defendant was sentenced to on one occasion, as far as
// the surcharge depends on it.
type Sentenced struct {
	Offender  Offender
	Court     court.Jurisdiction
	Earliest  court.Date // the earliest offence that is sentenced
	Day       court.Date // of sentence
	Disposals map[Disposal]bool
	Fines     court.Pence               // all of them together
	Terms     map[Disposal]court.Period // of custody and of suspended custody, in all
}

// Due is a surcharge, with the provision that it rests on.
type Due struct {
	Amount    court.Pence
	Provision string
	Sure      reference.Sure
}

// Surcharges is the table of surcharges. It is immutable once loaded.
type Surcharges struct{ lines []surchargeLine }

// surchargeLine is one line of surcharge.csv.
type surchargeLine struct {
	offender    Offender
	disposal    Disposal
	court       court.Jurisdiction // empty: both
	over, upTo  court.Period       // of a term of custody
	flat        court.Pence        // or:
	percent     int                // of the fines
	least, most court.Pence
	from, to    court.Date // of the earliest offence
	provision   string
	sure        reference.Sure
	byPercent   bool
}

// Due returns the surcharge of one sentencing occasion: the highest of those
// that the disposals carry, at the rates of the earliest offence (Sentencing
// Code s.42; SI 2012/1696 arts.3 to 6). False where the table has no rate.
func (t Surcharges) Due(s Sentenced) (Due, bool) {
	var due Due
	found := false
	for _, l := range t.lines {
		if !s.Disposals[l.disposal] || !l.covers(s) {
			continue
		}
		if amount := l.amount(s.Fines); !found || amount > due.Amount {
			due = Due{amount, l.provision, l.sure}
		}
		found = true
	}
	return due, found
}

// covers reports whether a line is the one for this offender, date, court and
// length of custody.
func (l surchargeLine) covers(s Sentenced) bool {
	inForce := !s.Earliest.Before(l.from) && (l.to.IsZero() || !s.Earliest.After(l.to))
	if l.offender != s.Offender || !inForce || l.court != "" && l.court != s.Court {
		return false
	}
	term := s.Terms[l.disposal]
	longEnough := l.over.IsZero() || term.LongerThan(l.over, s.Day)
	shortEnough := l.upTo.IsZero() || !term.LongerThan(l.upTo, s.Day)
	return longEnough && shortEnough
}

// amount rounds a percentage to the nearest pound, as the order does.
func (l surchargeLine) amount(fines court.Pence) court.Pence {
	if !l.byPercent {
		return l.flat
	}
	pounds := (int64(fines)*int64(l.percent)/100 + 50) / 100
	amount := max(court.Pence(pounds*100), l.least)
	if l.most > 0 {
		amount = min(amount, l.most)
	}
	return amount
}

// LoadSurcharges reads surcharge.csv at the root of fsys.
func LoadSurcharges(fsys fs.FS) (Surcharges, error) {
	t, err := table.Read(fsys, "surcharge.csv", "class", "disposal", "court", "term_over", "term_to", "flat", "percent",
		"least", "most", "offence_from", "offence_to", "provision", "sure")
	if err != nil {
		return Surcharges{}, fmt.Errorf("load the surcharges: %w", err)
	}
	if len(t.Rows) == 0 {
		return Surcharges{}, errors.New("load the surcharges: surcharge.csv: want at least one")
	}
	var s Surcharges
	for _, row := range t.Rows {
		s.lines = append(s.lines, surchargeOf(row))
	}
	if err := t.Err(); err != nil {
		return Surcharges{}, fmt.Errorf("load the surcharges: %w", err)
	}
	return s, nil
}

func surchargeOf(row table.Row) surchargeLine {
	l := surchargeLine{
		offender: table.OneOf(row, "class", Adult, Youth, Company),
		disposal: table.OneOf(row, "disposal", ConditionalDischarge, Fine, Community, Suspended, Custody),
		court:    table.OneOf(row, "court", "", court.Crown, court.Magistrates),
		over:     periodOf(row, "term_over"), upTo: periodOf(row, "term_to"),
		flat: poundsOf(row, "flat"), percent: row.Int("percent", 0), least: poundsOf(row, "least"), most: poundsOf(row, "most"),
		from: row.Date("offence_from"), to: row.Date("offence_to"), provision: row.Must("provision"),
		sure: table.OneOf(row, "sure", degrees...),
	}
	l.byPercent = row.Get("percent") != ""
	if l.byPercent == (row.Get("flat") != "") {
		row.Fault("flat", "either an amount here or a percentage")
	}
	return l
}

func periodOf(row table.Row, column string) court.Period {
	if row.Get(column) == "" {
		return court.Period{}
	}
	p, err := court.ParsePeriod(row.Get(column))
	if err != nil {
		row.Fault(column, "a period such as 6M")
	}
	return p
}

func poundsOf(row table.Row, column string) court.Pence {
	return court.Pence(100 * row.Int(column, 0))
}
