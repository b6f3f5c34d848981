package reference

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/table"
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
	full := eachRow(fsys, offencesFile, offenceColumns, func(r table.Row) {
		f := readOffence(r)
		table.Once(r, seen, "code", f.Code)
		o.byCode[f.Code] = f
	})
	clear(seen)
	titles := eachRow(fsys, titlesFile, []string{"code", "title_en"}, func(r table.Row) {
		code := offenceCode(r)
		table.Once(r, seen, "code", code)
		if _, known := o.byCode[code]; !known {
			o.byCode[code] = Offence{Code: code, Title: court.Text{EN: r.Must("title_en")}, TitleSure: Seen}
		}
	})
	if err := errors.Join(full, titles); err != nil {
		return Offences{}, err
	}
	return o, nil
}

func readOffence(r table.Row) Offence {
	return Offence{
		Code: offenceCode(r), Title: court.Text{EN: r.Must("title_en"), CY: r.Get("title_cy")}, Provision: r.Get("provision"),
		Nature:       table.OneOf(r, "nature", Crime, Application, Breach, Proceeding, Contempt, Extradition),
		Mode:         table.OneOf(r, "mode", casefile.ModeUnknown, casefile.SummaryOnly, casefile.EitherWay, casefile.IndictableOnly),
		Imprisonable: answer(r, "imprisonable"),
		Summary:      custody(r, "summary_max"), Fine: fine(r, "fine_max"),
		Indictment: custody(r, "indictment_max"), IndictmentBefore: custody(r, "indictment_before"), Changed: r.Date("changed"),
		Endorsable: answer(r, "endorsable"), Points: points(r, "points"), Disqualification: disqualification(r, "disqualification"),
		DVLA: r.Get("dvla"), Recordable: answer(r, "recordable"), Current: answer(r, "current"), Notes: r.Get("notes"),
		TitleSure: sure(r, "title_sure"), PenaltySure: sure(r, "penalty_sure"),
	}
}

func offenceCode(r table.Row) court.OffenceCode {
	code, err := court.ParseOffenceCode(r.Get("code"))
	if err != nil {
		r.Fault("code", "two letters and five digits")
	}
	return code
}

// custody reads "none", "general" (the general limit), LIFE or a period.
func custody(r table.Row, column string) Custody {
	switch s := r.Get(column); s {
	case "":
		return Custody{}
	case string(NoneAllowed), string(GeneralLimit):
		return Custody{Bound: Bound(s)}
	default:
		term, err := court.ParsePeriod(s)
		if err != nil {
			r.Fault(column, "none, general, LIFE or a period such as 5Y")
		}
		return Custody{Stated, term}
	}
}

// fine reads "unlimited", a level L1 to L5, or an amount with its pound sign.
func fine(r table.Row, column string) Fine {
	s := r.Get(column)
	switch {
	case s == "":
		return Fine{}
	case s == string(Unlimited), s == string(NoneAllowed):
		return Fine{Bound: Bound(s)}
	case strings.HasPrefix(s, "£"):
		amount, err := court.ParsePence(s)
		if err != nil {
			r.Fault(column, "an amount such as £2,500")
		}
		return Fine{Bound: Stated, Amount: amount}
	}
	level, err := strconv.Atoi(strings.TrimPrefix(s, "L"))
	if err != nil || level < 1 || level > 5 {
		r.Fault(column, "unlimited, none, a level L1 to L5 or an amount")
	}
	return Fine{Bound: Stated, Level: level}
}

// points reads 3 or 3-11.
func points(r table.Row, column string) Points {
	s := r.Get(column)
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
		r.Fault(column, "a number of points or a range such as 3-11")
	}
	return Points{least, most}
}

// disqualification reads "discretionary", or "obligatory" with the least
// period, then "repeat" with the least period on repetition, then "retest".
func disqualification(r table.Row, column string) Disqualification {
	var d Disqualification
	words := strings.Fields(r.Get(column))
	for len(words) > 0 {
		switch word := words[0]; {
		case word == "discretionary":
			d.Discretionary = true
		case word == "retest":
			d.Retest = true
		case word == "obligatory" && len(words) > 1:
			d.Obligatory, d.Least = true, leastPeriod(r, column, words[1])
			words = words[1:]
		case word == "repeat" && len(words) > 1:
			d.LeastRepeated = leastPeriod(r, column, words[1])
			words = words[1:]
		default:
			r.Fault(column, "discretionary, or obligatory with a period, repeat with a period, retest")
		}
		words = words[1:]
	}
	return d
}

func leastPeriod(r table.Row, column, s string) court.Period {
	p, err := court.ParsePeriod(s)
	if err != nil {
		r.Fault(column, "a period such as 12M after obligatory or repeat")
	}
	return p
}
