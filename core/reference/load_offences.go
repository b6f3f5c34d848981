package reference

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

// Where the offence data stand in the reference tree.
const (
	offencesFile = "offences/offences.csv"
	titlesFile   = "offences/titles.csv"
)

var offenceColumns = strings.Fields(`code title_en title_cy provision nature mode imprisonable summary_max fine_max
	indictment_max indictment_before changed endorsable points disqualification dvla recordable current notes
	title_sure penalty_sure`)

// LoadOffences reads the offence list from the reference tree: the offences
// with their penalties, and further codes of which only the title is known.
// The error joins every fault of both files.
func LoadOffences(fsys fs.FS) (Offences, error) {
	o := Offences{byCode: map[court.OffenceCode]Offence{}}
	seen := map[court.OffenceCode]int{}
	full := readTable(fsys, offencesFile, offenceColumns, func(r row) {
		f := readOffence(r)
		once(r, seen, "code", f.Code)
		o.byCode[f.Code] = f
	})
	clear(seen)
	titles := readTable(fsys, titlesFile, []string{"code", "title_en"}, func(r row) {
		code := r.offenceCode()
		once(r, seen, "code", code)
		if _, known := o.byCode[code]; !known {
			o.byCode[code] = Offence{Code: code, Title: court.Text{EN: r.needed("title_en")}, TitleSure: Seen}
		}
	})
	if err := errors.Join(full, titles); err != nil {
		return Offences{}, err
	}
	return o, nil
}

func readOffence(r row) Offence {
	return Offence{
		Code: r.offenceCode(), Title: r.both("title"), Provision: r.text("provision"),
		Nature:       oneOf(r, "nature", Crime, Application, Breach, Proceeding, Contempt, Extradition),
		Mode:         oneOf(r, "mode", casefile.ModeUnknown, casefile.SummaryOnly, casefile.EitherWay, casefile.IndictableOnly),
		Imprisonable: r.answer("imprisonable"),
		Summary:      r.custody("summary_max"), Fine: r.fine("fine_max"),
		Indictment: r.custody("indictment_max"), IndictmentBefore: r.custody("indictment_before"), Changed: r.date("changed"),
		Endorsable: r.answer("endorsable"), Points: r.points("points"), Disqualification: r.disqualification("disqualification"),
		DVLA: r.text("dvla"), Recordable: r.answer("recordable"), Current: r.answer("current"), Notes: r.text("notes"),
		TitleSure: r.sure("title_sure"), PenaltySure: r.sure("penalty_sure"),
	}
}

func (r row) offenceCode() court.OffenceCode {
	code, err := court.ParseOffenceCode(r.text("code"))
	if err != nil {
		r.fault("code", "two letters and five digits")
	}
	return code
}

// custody reads "none", "general" (the general limit), LIFE or a period.
func (r row) custody(column string) Custody {
	switch s := r.text(column); s {
	case "":
		return Custody{}
	case string(NoneAllowed), string(GeneralLimit):
		return Custody{Bound: Bound(s)}
	default:
		term, err := court.ParsePeriod(s)
		if err != nil {
			r.fault(column, "none, general, LIFE or a period such as 5Y")
		}
		return Custody{Stated, term}
	}
}

// fine reads "unlimited", a level L1 to L5, or an amount with its pound sign.
func (r row) fine(column string) Fine {
	s := r.text(column)
	switch {
	case s == "":
		return Fine{}
	case s == string(Unlimited), s == string(NoneAllowed):
		return Fine{Bound: Bound(s)}
	case strings.HasPrefix(s, "£"):
		amount, err := court.ParsePence(s)
		if err != nil {
			r.fault(column, "an amount such as £2,500")
		}
		return Fine{Bound: Stated, Amount: amount}
	}
	level, err := strconv.Atoi(strings.TrimPrefix(s, "L"))
	if err != nil || level < 1 || level > 5 {
		r.fault(column, "unlimited, none, a level L1 to L5 or an amount")
	}
	return Fine{Bound: Stated, Level: level}
}

// points reads 3 or 3-11.
func (r row) points(column string) Points {
	s := r.text(column)
	if s == "" {
		return Points{}
	}
	low, high, ranged := strings.Cut(s, "-")
	if !ranged {
		high = low
	}
	least, err1 := strconv.Atoi(low)
	most, err2 := strconv.Atoi(high)
	if err1 != nil || err2 != nil || least < 1 || most < least {
		r.fault(column, "a number of points or a range such as 3-11")
	}
	return Points{least, most}
}

// disqualification reads "discretionary", or "obligatory" with the least
// period, then "repeat" with the least period on repetition, then "retest".
func (r row) disqualification(column string) Disqualification {
	var d Disqualification
	words := strings.Fields(r.text(column))
	for len(words) > 0 {
		switch word := words[0]; {
		case word == "discretionary":
			d.Discretionary = true
		case word == "retest":
			d.Retest = true
		case word == "obligatory" && len(words) > 1:
			d.Obligatory, d.Least = true, r.leastPeriod(column, words[1])
			words = words[1:]
		case word == "repeat" && len(words) > 1:
			d.LeastRepeated = r.leastPeriod(column, words[1])
			words = words[1:]
		default:
			r.fault(column, "discretionary, or obligatory with a period, repeat with a period, retest")
		}
		words = words[1:]
	}
	return d
}

func (r row) leastPeriod(column, s string) court.Period {
	p, err := court.ParsePeriod(s)
	if err != nil {
		r.fault(column, "a period such as 12M after obligatory or repeat")
	}
	return p
}
