package reference

import (
	"errors"
	"io/fs"
	"strings"

	"assize.example/core/court"
	"assize.example/core/table"
)

// Load reads all of the reference tree that this package knows. The error
// joins every fault of every file.
func Load(fsys fs.FS) (Set, error) {
	offences, err1 := LoadOffences(fsys)
	courts, err2 := LoadCourts(fsys)
	pleas, err3 := LoadPleas(fsys)
	verdicts, err4 := LoadVerdicts(fsys)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return Set{}, err
	}
	return Set{offences, courts, pleas, verdicts}, nil
}

var (
	courtColumns = strings.Fields(`code name_en name_cy jurisdiction address_en address_cy postcode area aliases rooms phone email invented`)
	pleaColumns  = strings.Fields(`code label_en label_cy jurisdiction convicts needs_offence indicated superseded status sure`)
	verdictCols  = strings.Fields(`code label_en label_cy jurisdiction convicts needs_offence jury superseded cjs sure`)
)

// LoadCourts reads courts/courts.csv from the reference tree.
func LoadCourts(fsys fs.FS) (Courts, error) {
	var c Courts
	seen := map[court.Code]int{}
	err := eachRow(fsys, "courts/courts.csv", courtColumns, func(r table.Row) {
		p := Place{
			Code: court.Code(r.Must("code")), Name: r.Text("name"), Jurisdiction: jurisdiction(r, "jurisdiction"),
			Address:   court.Address{Lines: r.List("address_en"), Postcode: r.Get("postcode")},
			AddressCY: court.Address{Lines: r.List("address_cy"), Postcode: r.Get("postcode")},
			Area:      r.Get("area"), Aliases: r.List("aliases"), Rooms: r.List("rooms"),
			Phone: r.Get("phone"), Email: r.Get("email"), Invented: flag(r, "invented"),
		}
		table.Once(r, seen, "code", p.Code)
		c.List = append(c.List, p)
	})
	return c, err
}

// LoadPleas reads pleas/pleas.csv from the reference tree.
func LoadPleas(fsys fs.FS) (Pleas, error) {
	var p Pleas
	seen := map[string]int{}
	err := eachRow(fsys, "pleas/pleas.csv", pleaColumns, func(r table.Row) {
		t := PleaType{
			Code: r.Must("code"), Label: r.Text("label"), Jurisdiction: jurisdiction(r, "jurisdiction"),
			Convicts: flag(r, "convicts"), NeedsOffence: flag(r, "needs_offence"), Indicated: flag(r, "indicated"), Superseded: flag(r, "superseded"),
			Status: r.Get("status"), Sure: sure(r, "sure"),
		}
		table.Once(r, seen, "code", t.Code)
		p.List = append(p.List, t)
	})
	return p, err
}

// LoadVerdicts reads pleas/verdicts.csv from the reference tree.
func LoadVerdicts(fsys fs.FS) (Verdicts, error) {
	var v Verdicts
	seen := map[string]int{}
	err := eachRow(fsys, "pleas/verdicts.csv", verdictCols, func(r table.Row) {
		t := VerdictType{
			Code: r.Must("code"), Label: r.Text("label"), Jurisdiction: jurisdiction(r, "jurisdiction"),
			Convicts: flag(r, "convicts"), NeedsOffence: flag(r, "needs_offence"), Jury: flag(r, "jury"), Superseded: flag(r, "superseded"),
			CJS: r.Get("cjs"), Sure: sure(r, "sure"),
		}
		table.Once(r, seen, "code", t.Code)
		v.List = append(v.List, t)
	})
	return v, err
}
