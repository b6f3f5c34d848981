package courtroom

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/hearing"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
)

// command is a line that is not a result: a plea, a verdict, a note and the
// like. "1-3 PLEA G", "PLEA g*", "d2 ATTEND video".
type command struct {
	targets []result.Target
	word    string
	args    string
	reason  string // asked for where something that stands is changed
}

// decided is what a command would record, in words and as events.
type decided struct {
	says   string
	reason string // that the record keeps with it
	events []record.Event
	listed []record.Event  // what it does to a list
	onto   listing.Sitting // whose list that is
	opens  string          // hearing in which the case is open then, where it was in none
}

// decides are the commands by their words. Each returns what it would record,
// or why it may not: the read-back and the record can not differ.
var decides = map[string]func(p *Presenter, c record.Case, cmd command) (decided, error){
	"PLEA":     (*Presenter).decidePlea,
	"VERDICT":  (*Presenter).decideVerdict,
	"ALLOC":    (*Presenter).decideAllocation,
	"CTL":      (*Presenter).decideTimeLimit,
	"ATTEND":   (*Presenter).decideAttendance,
	"REP":      (*Presenter).decideRepresentation,
	"RESTRICT": (*Presenter).decideRestriction,
	"NOTE":     (*Presenter).decideNote,
	"BENCH":    (*Presenter).decideBench,
	"LIST":     (*Presenter).decideListing,
	"ADDRESS":  (*Presenter).decideAddress,
	"BORN":     (*Presenter).decideBirth,
	"NAME":     (*Presenter).decideName,
	"STATUS":   (*Presenter).decideStatus,
	"ADD":      (*Presenter).decideAddition,
	"CHARGE":   (*Presenter).decideCharge,
	"LIFT":     (*Presenter).decideLifting,
	"LINK":     (*Presenter).decideLink,
}

// startCommand begins a command on the result line.
func (p *Presenter) startCommand(word string) {
	p.interrupt(OnLine, typed{Text: word})
	p.focus(OnLine)
	p.render()
}

// commandOf reads a line as a command: its word stands first, or after the
// targets. A "*" after the word means every offence.
func (p *Presenter) commandOf(c record.Case, text string) (command, bool) {
	words := strings.Fields(text)
	for i := range min(2, len(words)) {
		word := strings.ToUpper(words[i])
		if _, ok := decides[word]; !ok {
			continue
		}
		args := strings.Join(words[i+1:], " ")
		targets := strings.Join(words[:i], "")
		if rest, all := strings.CutSuffix(args, "*"); all {
			targets, args = "*", strings.TrimSpace(rest)
		}
		line, _ := result.ParseLine(p.Rules.Results, p.situation(c), targets)
		return command{targets: line.Targets, word: word, args: args}, true
	}
	return command{}, false
}

func (p *Presenter) sayCommand(c record.Case, line *Line, cmd command) {
	line.Targets = p.targetWords(c, cmd.targets)
	if cmd.args == "" {
		line.Choices = p.commandChoices(c, cmd)
		if form := commandForm(cmd.word, p.Language); form != "" {
			line.Missing = []string{form}
		}
		return
	}
	d, err := decides[cmd.word](p, c, cmd)
	if wantsReason(err) {
		why := err
		cmd.reason = "asked for on Enter"
		if _, err = decides[cmd.word](p, c, cmd); err == nil {
			line.Says, line.Ready = []string{d.says, p.sentence(why)}, true
			return
		}
	}
	if err != nil {
		line.Faults = []Fault{{Text: p.sentence(err)}}
		line.Choices = p.commandChoices(c, cmd)
		return
	}
	line.Says, line.Ready = []string{d.says}, true
}

// runCommand decides on the case as it stands by now: a reason may have taken a
// while to give.
func (p *Presenter) runCommand(cmd command) {
	c, ok := p.current()
	if !ok {
		return
	}
	d, err := decides[cmd.word](p, c, cmd)
	if wantsReason(err) && cmd.reason == "" {
		p.askWhy(d.says, p.sentence(err), func(why string) {
			cmd.reason = why
			p.runCommand(cmd)
		})
		return
	}
	if err != nil {
		p.problem(err)
		return
	}
	in, back := p.open, p.backTo(OnLine, p.lines.result.typed)
	p.doneWith(OnLine)
	if len(d.listed) > 0 {
		p.recordListed(d, back)
	} else {
		p.record(d.reason, back, d.events...)
	}
	p.keepDraft(in, OnLine)
	if cmd.word == "BENCH" {
		p.benchForRoom(p.justices(c, cmd.args))
	}
	p.render()
}

// wantsReason reports whether all that is missing is a reason.
func wantsReason(err error) bool {
	problem, ok := court.AsProblem(err)
	return ok && problem.Code == "reason-missing"
}

// offences are the offences among the targets.
func (cmd command) offences() []string {
	var out []string
	for _, t := range cmd.targets {
		if t.Offence != "" {
			out = append(out, t.Offence)
		}
	}
	return out
}

// eachDefendant decides for every defendant among the targets, once.
func eachDefendant[E record.Event](cmd command, decide func(defendant string) ([]E, error)) ([]record.Event, error) {
	var out []record.Event
	done := map[string]bool{}
	for _, t := range cmd.targets {
		if done[t.Defendant] {
			continue
		}
		done[t.Defendant] = true
		events, err := decide(t.Defendant)
		if err != nil {
			return nil, err
		}
		out = append(out, toRecord(events)...)
	}
	if len(out) == 0 {
		return nil, noTarget()
	}
	return out, nil
}

func noTarget() error {
	return court.Bad("no-target",
		court.Text{EN: "No offence or defendant is chosen.", CY: "Ni ddewiswyd trosedd na diffynnydd."},
		court.Text{EN: "Move to a row of the grid, or start the line with its number.", CY: "Symudwch i res yn y grid, neu dechreuwch y llinell gyda'i rhif."})
}

// ruling is what a plea or verdict is decided by.
func (p *Presenter) ruling(reason string) casefile.Ruling {
	return casefile.Ruling{Codes: p.Rules.Codes, Reason: reason}
}

func (p *Presenter) decidePlea(c record.Case, cmd command) (decided, error) {
	code := strings.ToUpper(cmd.args)
	code, indicated := strings.CutPrefix(code, "I ") // "PLEA i g": an indication
	var pleas []casefile.PleaEntered
	for _, o := range cmd.offences() {
		pleas = append(pleas, casefile.PleaEntered{Offence: o, Code: code, On: p.day, Indicated: indicated})
	}
	if len(pleas) == 0 {
		return decided{}, noTarget()
	}
	events, err := casefile.EnterPlea(c.File, p.ruling(cmd.reason), pleas...)
	label, _ := p.Rules.Codes.Plea(code, p.jurisdiction(c))
	return decided{says: p.says(wordPlea, label.Label, cmd, c), reason: cmd.reason, events: toRecord(events)}, err
}

func (p *Presenter) decideVerdict(c record.Case, cmd command) (decided, error) {
	e := verdictOf(cmd.args, p.day)
	var verdicts []casefile.VerdictReturned
	for _, o := range cmd.offences() {
		e.Offence = o
		verdicts = append(verdicts, e)
	}
	if len(verdicts) == 0 {
		return decided{}, noTarget()
	}
	events, err := casefile.ReturnVerdict(c.File, p.ruling(cmd.reason), verdicts...)
	label, _ := p.Rules.Codes.Verdict(e.Code, p.jurisdiction(c))
	return decided{says: p.says(wordVerdict, byMajority(label.Label, e), cmd, c) + p.tooSoon(c, e), reason: cmd.reason, events: toRecord(events)}, err
}

// verdictOf reads a verdict and, of a majority, its figures: "G 10-2".
func verdictOf(args string, day court.Date) casefile.VerdictReturned {
	words := strings.FieldsFunc(args, func(r rune) bool { return r == ' ' || r == '-' || r == '–' })
	e := casefile.VerdictReturned{On: day}
	if len(words) > 0 {
		e.Code = strings.ToUpper(words[0])
	}
	if e.Code == "NG" {
		e.Code = "N" // as every clerk writes what the national list calls N
	}
	if len(words) == 3 {
		agreed, err1 := strconv.Atoi(words[1])
		against, err2 := strconv.Atoi(words[2])
		if err1 == nil && err2 == nil {
			e.Agreed, e.Jurors = agreed, agreed+against
		}
	}
	return e
}

// soonest is the least time in retirement before a majority may be taken
// (Juries Act 1974 s.17(4)).
const soonest = 2 * time.Hour

// tooSoon warns of a majority for which the log does not have the jury out long
// enough. It does not stop the clerk: the log may lack the retirement.
func (p *Presenter) tooSoon(c record.Case, e casefile.VerdictReturned) string {
	out := courtlog.ProgressOf(c.Log, p.open.hearing, p.day).JuryTime(p.Now())
	if e.Jurors == 0 || e.Agreed == e.Jurors || out >= soonest {
		return ""
	}
	minutes := int(out.Minutes())
	return " · " + wordWarning.In(p.Language) + ": " + court.Text{
		EN: fmt.Sprintf("by the log the jury was out for %d minutes; a majority needs two hours at least (Juries Act 1974 s.17(4))", minutes),
		CY: fmt.Sprintf("yn ôl y cofnod bu'r rheithgor allan am %d munud; mae angen dwy awr o leiaf ar gyfer mwyafrif (Deddf Rheithgorau 1974 a.17(4))", minutes),
	}.In(p.Language)
}

// byMajority adds the figures of a majority verdict (Juries Act 1974 s.17).
func byMajority(label court.Text, e casefile.VerdictReturned) court.Text {
	if e.Jurors == 0 || e.Agreed == e.Jurors {
		return label
	}
	return court.Text{
		EN: fmt.Sprintf("%s by a majority of %d to %d", label.EN, e.Agreed, e.Jurors-e.Agreed),
		CY: fmt.Sprintf("%s drwy fwyafrif o %d i %d", label.CY, e.Agreed, e.Jurors-e.Agreed),
	}
}

func (p *Presenter) decideAllocation(c record.Case, cmd command) (decided, error) {
	code := strings.ToLower(cmd.args)
	var decisions []casefile.AllocationDecided
	for _, o := range cmd.offences() {
		decisions = append(decisions, casefile.AllocationDecided{Offence: o, Code: code, On: p.day})
	}
	if len(decisions) == 0 {
		return decided{}, noTarget()
	}
	events, err := casefile.DecideAllocation(c.File, decisions...)
	return decided{says: p.says(wordAllocation, allocationWords[code], cmd, c), events: toRecord(events)}, err
}

func (p *Presenter) decideTimeLimit(c record.Case, cmd command) (decided, error) {
	on, err := court.ParseDate(cmd.args)
	if err != nil {
		return decided{}, court.Bad("date", court.Text{EN: "“" + cmd.args + "” is not a date.", CY: "Nid yw “" + cmd.args + "” yn ddyddiad."},
			court.Text{EN: "Type it as 14/01/2027.", CY: "Teipiwch ef fel 14/01/2027."})
	}
	events, err := eachDefendant(cmd, func(d string) ([]casefile.Event, error) {
		return casefile.SetTimeLimit(c.File, casefile.TimeLimitSet{Defendant: d, Expires: on})
	})
	return decided{says: p.says(wordCTL, court.Text{EN: on.Long(court.English), CY: on.Long(court.Welsh)}, cmd, c), events: events}, err
}

// presences are how a clerk says that a defendant attended.
var presences = map[string]struct {
	presence hearing.Presence
	label    court.Text
}{
	"p": {hearing.InPerson, court.Text{EN: "in person", CY: "yn bersonol"}}, "person": {hearing.InPerson, court.Text{EN: "in person", CY: "yn bersonol"}},
	"v": {hearing.ByVideo, court.Text{EN: "by video", CY: "drwy fideo"}}, "video": {hearing.ByVideo, court.Text{EN: "by video", CY: "drwy fideo"}},
	"n": {hearing.NotThere, court.Text{EN: "not present", CY: "ddim yn bresennol"}}, "no": {hearing.NotThere, court.Text{EN: "not present", CY: "ddim yn bresennol"}},
	"e": {hearing.Excused, court.Text{EN: "excused", CY: "wedi'i esgusodi"}}, "excused": {hearing.Excused, court.Text{EN: "excused", CY: "wedi'i esgusodi"}},
}

func (p *Presenter) decideAttendance(c record.Case, cmd command) (decided, error) {
	how, ok := presences[strings.ToLower(cmd.args)]
	if !ok {
		return decided{}, court.Bad("presence", court.Text{EN: "“" + cmd.args + "” is not a way of attending.", CY: "Nid yw “" + cmd.args + "” yn ffordd o fod yn bresennol."},
			court.Text{EN: "Type p (in person), v (video), n (not present) or e (excused).", CY: "Teipiwch p (yn bersonol), v (fideo), n (ddim yn bresennol) neu e (wedi'i esgusodi)."})
	}
	events, err := eachDefendant(cmd, func(d string) ([]hearing.Event, error) {
		return hearing.RecordAttendance(c.Hearings, hearing.AttendanceRecorded{Hearing: p.open.hearing, Date: p.day, Defendant: d, Presence: how.presence})
	})
	return decided{says: p.says(wordAttends, how.label, cmd, c), events: events}, err
}

func (p *Presenter) decideRepresentation(c record.Case, cmd command) (decided, error) {
	firm, advocate, _ := strings.Cut(cmd.args, "/")
	events, err := eachDefendant(cmd, func(d string) ([]casefile.Event, error) {
		return casefile.RecordRepresentation(c.File, casefile.RepresentationRecorded{
			Defendant:      d,
			Representation: casefile.Representation{Firm: strings.TrimSpace(firm), Advocate: strings.TrimSpace(advocate)},
		})
	})
	return decided{says: p.says(wordActs, court.Text{EN: cmd.args}, cmd, c), events: events}, err
}

func (p *Presenter) decideRestriction(c record.Case, cmd command) (decided, error) {
	provision, terms, _ := strings.Cut(cmd.args, "/")
	events, err := casefile.ImposeRestriction(c.File, casefile.RestrictionImposed{Restriction: casefile.Restriction{
		ID: p.open.caseID + "/" + strings.TrimSpace(provision), Provision: strings.TrimSpace(provision), Terms: strings.TrimSpace(terms), On: p.day,
	}})
	return decided{says: wordRestrict.In(p.Language) + ": " + cmd.args, events: toRecord(events)}, err
}

func (p *Presenter) decideNote(c record.Case, cmd command) (decided, error) {
	events, err := casefile.WriteNote(c.File, casefile.NoteWritten{Text: cmd.args})
	return decided{says: wordNote.In(p.Language) + ": " + cmd.args, events: toRecord(events)}, err
}

func (p *Presenter) says(what, value court.Text, cmd command, c record.Case) string {
	return fmt.Sprintf("%s: %s · %s", what.In(p.Language), value.In(p.Language), p.targetWords(c, cmd.targets))
}

func (p *Presenter) sentence(err error) string {
	if problem, ok := court.AsProblem(err); ok {
		return problem.Sentence(p.Language)
	}
	return err.Error()
}

// commandChoices offers what a command may be given.
func (p *Presenter) commandChoices(c record.Case, cmd command) []Choice {
	var codes []casefile.Code
	switch cmd.word {
	case "PLEA":
		codes = p.Rules.Codes.Pleas
	case "VERDICT":
		codes = p.Rules.Codes.Verdicts
	case "ALLOC":
		for _, code := range slices.Sorted(maps.Keys(allocationWords)) {
			codes = append(codes, casefile.Code{Code: code, Label: allocationWords[code]})
		}
	case "STATUS":
		for _, letter := range slices.Sorted(maps.Keys(statuses)) {
			codes = append(codes, casefile.Code{Code: letter, Label: libertyWords[statuses[letter]]})
		}
	case "LIFT":
		for _, r := range inForce(c.File) {
			codes = append(codes, casefile.Code{Code: r.Provision, Label: court.Text{EN: r.Terms}})
		}
	default:
		return nil
	}
	var out []Choice
	before := strings.TrimSpace(strings.TrimSuffix(p.lines.result.Text, cmd.args))
	for _, k := range codes {
		fits := k.Jurisdiction == "" || k.Jurisdiction == p.jurisdiction(c)
		if fits && strings.HasPrefix(strings.ToUpper(k.Code), strings.ToUpper(cmd.args)) {
			out = append(out, Choice{Code: k.Code, Label: k.Label.In(p.Language), Insert: before + " " + k.Code})
		}
	}
	return out
}
