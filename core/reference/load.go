package reference

import (
	"errors"
	"io/fs"
	"strings"

	"assize.example/core/court"
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
	err := readTable(fsys, "courts/courts.csv", courtColumns, func(r row) {
		p := Place{
			Code: court.Code(r.needed("code")), Name: r.both("name"), Jurisdiction: r.jurisdiction("jurisdiction"),
			Address:   court.Address{Lines: r.list("address_en"), Postcode: r.text("postcode")},
			AddressCY: court.Address{Lines: r.list("address_cy"), Postcode: r.text("postcode")},
			Area:      r.text("area"), Aliases: r.list("aliases"), Rooms: r.list("rooms"),
			Phone: r.text("phone"), Email: r.text("email"), Invented: r.flag("invented"),
		}
		once(r, seen, "code", p.Code)
		c.List = append(c.List, p)
	})
	return c, err
}

// LoadPleas reads pleas/pleas.csv from the reference tree.
func LoadPleas(fsys fs.FS) (Pleas, error) {
	var p Pleas
	seen := map[string]int{}
	err := readTable(fsys, "pleas/pleas.csv", pleaColumns, func(r row) {
		t := PleaType{
			Code: r.needed("code"), Label: r.both("label"), Jurisdiction: r.jurisdiction("jurisdiction"),
			Convicts: r.flag("convicts"), NeedsOffence: r.flag("needs_offence"), Indicated: r.flag("indicated"), Superseded: r.flag("superseded"),
			Status: r.text("status"), Sure: r.sure("sure"),
		}
		once(r, seen, "code", t.Code)
		p.List = append(p.List, t)
	})
	return p, err
}

// LoadVerdicts reads pleas/verdicts.csv from the reference tree.
func LoadVerdicts(fsys fs.FS) (Verdicts, error) {
	var v Verdicts
	seen := map[string]int{}
	err := readTable(fsys, "pleas/verdicts.csv", verdictCols, func(r row) {
		t := VerdictType{
			Code: r.needed("code"), Label: r.both("label"), Jurisdiction: r.jurisdiction("jurisdiction"),
			Convicts: r.flag("convicts"), NeedsOffence: r.flag("needs_offence"), Jury: r.flag("jury"), Superseded: r.flag("superseded"),
			CJS: r.text("cjs"), Sure: r.sure("sure"),
		}
		once(r, seen, "code", t.Code)
		v.List = append(v.List, t)
	})
	return v, err
}
