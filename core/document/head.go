package document

import (
	"cmp"
	"slices"
	"strings"

	"assize.example/core/court"
)

func (d draft) court() CourtBlock {
	block := CourtBlock{
		Sitting:   d.label("sitting-" + string(d.jurisdictionOr())),
		Name:      d.courtName(),
		Code:      d.courtCode(),
		Reference: d.set.Case.Reference(),
		Before:    d.bench(),
		Date:      d.weekday(d.set.Day) + " " + d.set.Day.Long(d.in),
	}
	if urn := string(d.set.Case.URN); urn != block.Reference {
		block.URN = urn
	}
	return block
}

// jurisdictionOr is the court's jurisdiction; a case that does not say is
// taken for one of the magistrates' courts, where all cases begin.
func (d draft) jurisdictionOr() court.Jurisdiction {
	if d.jurisdiction == court.Crown {
		return court.Crown
	}
	return court.Magistrates
}

func (d draft) courtName() string {
	name := d.courtIn(d.courtCode(), cmp.Or(d.day.CourtName, d.set.Case.CourtName))
	return cmp.Or(name, d.courtCode(), d.label("court-unknown"))
}

// courtIn names a court house in the document's language, as the reference data
// have it, and one that they do not know as it was recorded.
func (d draft) courtIn(code, recorded string) string {
	place, known := d.wording.courts.Find(code)
	if !known {
		place, known = d.wording.courts.Find(recorded)
	}
	if known {
		return place.Name.In(d.in)
	}
	return recorded
}

// area is the local justice area of the court or, in the Crown Court, of the
// court that sent the case.
func (d draft) area() string {
	for _, called := range []string{d.courtCode(), d.day.CourtName, d.set.Case.CommittedBy} {
		if place, known := d.wording.courts.Find(called); known && place.Area != "" {
			return place.Area
		}
	}
	return ""
}

func (d draft) courtCode() string {
	if d.day.Court != "" {
		return string(d.day.Court)
	}
	return string(d.set.Case.Court)
}

// bench names who sat, whoever presided first.
func (d draft) bench() string {
	var chair, wings []string
	for _, j := range d.day.Bench {
		if j.Chair && len(d.day.Bench) > 1 {
			chair = append(chair, j.Name+" "+d.label("presiding"))
			continue
		}
		wings = append(wings, j.Name)
	}
	names := strings.Join(filled(append(chair, wings...)...), ", ")
	if names == "" {
		return d.label("before-unknown")
	}
	return names
}

func (d draft) weekday(day court.Date) string {
	return d.wording.common.Weekdays[day.Time().Weekday()].In(d.in)
}

// signature authenticates the document (Criminal Procedure Rules, Part 5). The
// time is the court's own: an hour that comes twice is told apart by its zone.
func (d draft) signature() Signature {
	local := d.at.In(d.zone)
	role := d.signed.Role
	for _, r := range d.wording.common.Roles {
		if r.EN == role {
			role = r.In(d.in)
		}
	}
	return Signature{
		By: d.signed.Name, Role: role, Set: fingerprint(d.name),
		At: court.DateOf(local).Long(d.in) + " " + d.label("at") + " " + local.Format("15:04 MST"),
	}
}

func (d draft) headings() Headings {
	h := Headings{
		Case: d.label("case"), URN: d.label("urn"), Before: d.label("before"), Date: d.label("date"),
		Addressed: d.label("addressed"), Party: d.label("party"), Orders: d.label("orders"), Terms: d.label("terms"),
		Offences: d.label("offences"), General: d.label("general"), Requirements: d.label("requirements"),
		Money: d.label("money"), Warnings: d.label("warnings"), Notes: d.label("notes"),
		Signed: d.label("signed"), Set: d.label("set"), Copies: d.label("copies"), Page: d.label("page"),
	}
	if t := d.kind.Heading.In(d.in); t != "" {
		h.Requirements = t
	}
	return h
}

// nextCourts are the results that fix a next hearing, with its court. The
// committal of a charge of murder fixes its own (Coroners and Justice Act 2009
// s.115).
var nextCourts = map[string]court.Jurisdiction{"NHMC": court.Magistrates, "NHCCS": court.Crown, "CCQB": court.Crown}

// nextHearings words each next hearing that the court fixed for the defendant,
// once.
func (d draft) nextHearings() []string {
	var out []string
	for _, r := range flat(d.all) {
		if nextCourts[r.Code] == "" {
			continue
		}
		if s := d.nextHearing(r.Code, r.Values); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (d draft) nextHearing(code string, v map[string]string) string {
	var day court.Date
	for _, key := range []string{"HDATE", "fixedDate"} {
		if day.IsZero() && day.UnmarshalText([]byte(v[key])) != nil {
			return ""
		}
	}
	if day.IsZero() {
		return ""
	}
	s := d.weekday(day) + " " + day.Long(d.in)
	if v["timeOfHearing"] != "" {
		s += " " + d.label("at") + " " + v["timeOfHearing"]
	}
	s += ", " + d.place(code, v["HCHOUSE"])
	if room := v["HCROOM"]; room != "" {
		s += ", " + d.label("hearing-room") + " " + room
	}
	return s
}

// place is where a next hearing sits: this court where the result names none
// and it is of the same jurisdiction.
func (d draft) place(code, house string) string {
	switch {
	case house != "":
		return d.courtIn("", house)
	case nextCourts[code] == d.jurisdictionOr():
		return d.courtName()
	}
	return d.label("hearing-place-unknown")
}
