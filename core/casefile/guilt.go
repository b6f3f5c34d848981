package casefile

import "assize.example/core/court"

// guiltyPleas are the codes of pleas that amount to a conviction: those that
// the national plea list marks as guilty, and the Crown Court's own for a change
// of plea or a plea to another offence. CON, consent to a civil order, is marked
// guilty in that list and is no conviction of an offence, so it is not here.
var guiltyPleas = set("G", "GSJP", "IG", "ADB", "CPG", "CPGJ", "GLO", "GAO")

// guiltyVerdicts are the codes of verdicts that amount to a conviction, of the
// offence charged or of another in its place: those that the national verdict
// list puts in a guilty category, and the Crown Court's own older codes.
var guiltyVerdicts = set(
	"G", "GJJ", "GJA", "FPR", "RTG", "PSJ", "GSJ", "PIA",
	"NGLOC", "NGLOJ", "NGAOC", "NGAOJ", "NGJAL", "NGJAA",
	"GA", "GAJ", "GAOJ", "GL", "GLJ", "GLOJ",
)

// formalVerdicts are those that follow a plea of guilty: the plea accepted by a
// single justice, and a jury's verdict by direction after the plea was changed
// before it.
var formalVerdicts = set("GSJ", "GJJ")

func set(codes ...string) map[string]bool {
	in := make(map[string]bool, len(codes))
	for _, c := range codes {
		in[c] = true
	}
	return in
}

// Guilty reports whether the plea is one of guilty, in any of its forms.
func (p Plea) Guilty() bool { return guiltyPleas[p.Code] }

// Guilty reports whether the verdict is one of guilty, of the offence charged
// or of another in its place.
func (v Verdict) Guilty() bool { return guiltyVerdicts[v.Code] }

// Convicted reports whether the record shows a conviction of the offence: a
// plea or a verdict of guilty, in any of their forms.
func (o Offence) Convicted() bool {
	_, guilty := o.conviction()
	return guilty
}

// ConvictedOn returns the day of the plea or verdict of guilty, and the zero
// Date where there is no conviction.
func (o Offence) ConvictedOn() court.Date {
	if on, guilty := o.conviction(); guilty {
		return on
	}
	return court.Date{}
}

// GuiltyPlea returns the plea by which the defendant is convicted, where there
// is no verdict. A plea outweighs an indication. An indication of guilty to an
// either-way offence is a plea of guilty (Magistrates' Courts Act 1980 ss.17A(6)
// and 24A(7)); to any other it is only an indication.
func (o Offence) GuiltyPlea() (Plea, bool) {
	switch {
	case o.Plea != nil:
		return *o.Plea, o.Plea.Guilty()
	case o.IndicatedPlea != nil && o.Mode == EitherWay:
		return *o.IndicatedPlea, o.IndicatedPlea.Guilty()
	}
	return Plea{}, false
}

// conviction returns the day of the plea or verdict that convicts, if any does.
// A verdict outweighs a plea.
func (o Offence) conviction() (court.Date, bool) {
	if o.Verdict != nil {
		return o.Verdict.On, o.Verdict.Guilty()
	}
	p, guilty := o.GuiltyPlea()
	return p.On, guilty
}
