package caseload

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"assize.example/core/casefile"
	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/journal"
	"assize.example/core/listing"
	"assize.example/core/record"
	"assize.example/core/result"
	"assize.example/core/share"
)

// nextNamespace makes a next hearing the same at every desk that shares the
// same results.
var nextNamespace = uuid.MustParse("0f6d2c34-7a1b-5c55-9d10-a551ce000003")

// liberties are the changes of bail and custody that follow from a set. A
// custody time limit stops when the defendant leaves custody (Prosecution of
// Offences Act 1985 s.22). Where a set takes back what an earlier one of the day
// did, status and time limit are again what they were before that day's first.
func (l *Load) liberties(c record.Case, set share.Set) []record.Event {
	first, last := sharesBefore(c, set)
	var out []record.Event
	for _, d := range set.Case.Defendants {
		was, again := first.Case.Defendant(d.ID)
		custody, ok := l.libertyAfter(set, d)
		if told, did := l.libertyAfter(last, d); !ok && again && did && told.Liberty == d.Custody.Liberty {
			custody, ok = was.Custody, true // what set it stands no longer
			custody.By = court.Stamp{}
		}
		same := custody.Liberty == d.Custody.Liberty && custody.Prison == d.Custody.Prison && slices.Equal(custody.Conditions, d.Custody.Conditions)
		if !ok || same {
			continue
		}
		out = append(out, casefile.CustodyRecorded{Defendant: d.ID, Custody: custody})
		if d.TimeLimit != nil && !d.TimeLimit.Stopped && custody.Liberty != casefile.InCustody {
			out = append(out, casefile.TimeLimitStopped{Defendant: d.ID})
		}
		if again && custody.Liberty == casefile.InCustody && stoppedSince(was, d) {
			out = append(out, casefile.TimeLimitSet{Defendant: d.ID, Expires: d.TimeLimit.Expires})
		}
	}
	return out
}

// stoppedSince reports whether a time limit that ran before the day's first
// share was stopped by what was shared of it.
func stoppedSince(was, now casefile.Defendant) bool {
	return was.TimeLimit != nil && !was.TimeLimit.Stopped && now.TimeLimit != nil && now.TimeLimit.Stopped
}

// sharesBefore are the first and the last set that were shared of the day; both
// are empty where this is the first.
func sharesBefore(c record.Case, set share.Set) (first, last share.Set) {
	for _, s := range set.Hearing.Shared {
		if s.Day != set.Day {
			continue
		}
		last, _, _ = record.SetShared(c.Events, s.By.Event)
		if first.Case.ID == "" {
			first = last
		}
	}
	return first, last
}

// libertyAfter is a defendant's status after the hearing: the strictest that a
// result of the day sets. Where none does and every offence has its final
// result, nothing in this case holds the defendant any more. A prison that is
// known stays known.
func (l *Load) libertyAfter(set share.Set, d casefile.Defendant) (casefile.Custody, bool) {
	found := casefile.Custody{Since: set.Day, Prison: d.Custody.Prison}
	for _, r := range set.Of(d.ID) {
		liberty, ok := l.Rules.Results.PostHearingLiberty(r)
		if ok && strictness(liberty) >= strictness(found.Liberty) {
			found.Liberty, found.Conditions = liberty, conditionsOf(r)
			if prison := r.Values["prison"]; prison != "" {
				found.Prison = prison
			}
		}
	}
	if found.Liberty == casefile.LibertyUnknown && finished(set, d) {
		found.Liberty = casefile.NotApplicable
	}
	if strictness(found.Liberty) < strictness(casefile.InCustody) {
		found.Prison = ""
	}
	return found, found.Liberty != casefile.LibertyUnknown
}

// finished reports whether every offence of a defendant has a final result.
func finished(set share.Set, d casefile.Defendant) bool {
	final := map[string]bool{}
	for _, r := range slices.Concat(set.Earlier, set.Results) {
		if r.Category == result.Final {
			final[r.Offence] = true
		}
	}
	for _, o := range d.Offences {
		if !final[o.ID] {
			return false
		}
	}
	return len(d.Offences) > 0
}

// strict orders the states of liberty from the least strict.
var strict = []casefile.Liberty{
	casefile.LibertyUnknown, casefile.NotApplicable, casefile.Unconditional, casefile.OnBail, casefile.OnConditions,
	casefile.InLocalAccom, casefile.InHospital, casefile.InCustody, casefile.Convicted,
}

func strictness(l casefile.Liberty) int { return slices.Index(strict, l) }

// conditionsOf are the conditions of bail that a result sets, one each.
func conditionsOf(r result.Recorded) []string {
	var out []string
	for _, c := range result.BailConditions(r) {
		out = append(out, c.EN)
	}
	return out
}

// next is a hearing that results fix, and where it is to be listed.
type next struct {
	fixed hearing.Fixed
	item  listing.Item
	held  bool // the court is one of this desk's, and the room is known
}

// stands reports whether the hearing is in the book already, on that day.
func (n next) stands(b hearing.Book) bool {
	h, ok := b.Hearing(n.fixed.Hearing.ID)
	_, sits := h.Day(n.fixed.Hearing.Days[0].Date)
	return ok && sits
}

// nextHearings are the hearings that results of a set fix, each once.
func (l *Load) nextHearings(results []result.Recorded, set share.Set) []next {
	var out []next
	for _, r := range results {
		n, ok := result.NextHearing(r)
		if !ok || n.Date.IsZero() {
			continue
		}
		made := l.nextHearing(set, n)
		i := slices.IndexFunc(out, func(have next) bool { return have.fixed.Hearing.ID == made.fixed.Hearing.ID })
		if i < 0 {
			out = append(out, made)
			i = len(out) - 1
		}
		out[i].fixed.Hearing.Defendants = addOnce(out[i].fixed.Hearing.Defendants, r.Defendant)
	}
	return out
}

func addOnce(ids []string, id string) []string {
	if id == "" || slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

func (l *Load) nextHearing(set share.Set, n result.Next) next {
	at := hearing.Day{Date: n.Date, Court: set.Case.Court, CourtName: set.Case.CourtName, Room: n.Room, At: n.Time}
	if place, ok := l.Rules.Reference.Courts.Find(n.Court); ok {
		at.Court, at.CourtName = place.Code, place.Name.EN
	} else if n.Court != "" {
		at.Court, at.CourtName = "", n.Court // a court that the reference data do not know
	}
	id := uuid.NewSHA1(nextNamespace, []byte(strings.Join([]string{set.Case.ID, n.Date.String(), n.Time, n.Court, n.Room, n.Type}, "\x00"))).String()
	h := hearing.Hearing{ID: id, Type: n.Type, Description: l.hearingType(n.Type), Jurisdiction: n.Jurisdiction, Days: []hearing.Day{at}}
	return next{
		fixed: hearing.Fixed{Hearing: h},
		item: listing.Item{
			CaseID: set.Case.ID, Hearing: id, Reference: set.Case.Reference(), Title: set.Case.Title(),
			Type: n.Type, Description: h.Description, At: n.Time, Sequence: lastOnList,
		},
		held: at.Room != "" && slices.Contains(l.Courts, at.Court),
	}
}

// lastOnList puts a case that a result lists after those listed by listing
// officers, who give it its place.
const lastOnList = 900

// hearingType words the code of a hearing type.
func (l *Load) hearingType(code string) court.Text {
	for _, id := range []string{"HTYPE", "hearing-types", "hearing_types"} {
		if list, ok := l.Rules.Results.List(id); ok {
			if e, ok := list.Element(code); ok {
				return e.Label
			}
		}
	}
	return court.Text{EN: code}
}

// listed puts a next hearing on the list of its room and day. A list that is
// held already keeps its bench and its times.
func (l *Load) listed(ctx context.Context, n next) ([]journal.Draft, error) {
	if !n.held {
		return nil, nil
	}
	day := n.fixed.Hearing.Days[0]
	stream := journal.SittingStream(day.Court, day.Room, day.Date)
	_, known, err := l.sitting(ctx, stream)
	if err != nil {
		return nil, err
	}
	var events []record.Event
	if !known {
		events = append(events, listing.SittingListed{Sitting: listing.Sitting{
			Court: day.Court, CourtName: day.CourtName, Jurisdiction: n.fixed.Hearing.Jurisdiction, Room: day.Room, Date: day.Date,
		}})
	}
	return l.drafts(stream, day.Court, "", append(events, listing.CaseListed{Item: n.item})), nil
}

// sitting returns a sitting that is held.
func (l *Load) sitting(ctx context.Context, s journal.Stream) (listing.Sitting, bool, error) {
	events, err := l.store.Stream(ctx, s)
	if err != nil {
		return listing.Sitting{}, false, fmt.Errorf("read sitting %s: %w", s, err)
	}
	return record.FoldSitting(events), len(events) > 0, nil
}

// vacated takes back the hearings that the last share fixed and this one does
// not: nobody is to be brought to court for one, nor waited for at another. A
// day on which something has happened stays.
func (l *Load) vacated(ctx context.Context, b hearing.Book, set share.Set, coming []next) (events []record.Event, lists []journal.Draft, err error) {
	for _, n := range l.nextHearings(set.Withdrawn, set) {
		same := func(k next) bool { return k.fixed.Hearing.ID == n.fixed.Hearing.ID }
		if !n.stands(b) || slices.ContainsFunc(coming, same) {
			continue
		}
		day := n.fixed.Hearing.Days[0]
		gone, err := hearing.VacateDay(b, hearing.DayVacated{Hearing: n.fixed.Hearing.ID, Date: day.Date})
		if err != nil {
			continue // it has begun: it is for a person to end
		}
		for _, e := range gone {
			events = append(events, e)
		}
		out, err := l.takenOut(ctx, n)
		if err != nil {
			return nil, nil, err
		}
		lists = append(lists, out...)
	}
	return events, lists, nil
}

// takenOut takes a hearing that is vacated from its list.
func (l *Load) takenOut(ctx context.Context, n next) ([]journal.Draft, error) {
	day := n.fixed.Hearing.Days[0]
	stream := journal.SittingStream(day.Court, day.Room, day.Date)
	s, _, err := l.sitting(ctx, stream)
	if err != nil {
		return nil, err
	}
	events, err := listing.TakeOut(s, listing.CaseTaken{CaseID: n.item.CaseID, Hearing: n.fixed.Hearing.ID, Why: wordAmended})
	if err != nil {
		return nil, nil //nolint:nilerr // it is on no list that is held here
	}
	var out []record.Event
	for _, e := range events {
		out = append(out, e)
	}
	return l.drafts(stream, day.Court, "", out), nil
}

// wordAmended is why a case is taken out of a list.
const wordAmended = "The results that fixed this hearing were amended. / Diwygiwyd y canlyniadau a bennodd y gwrandawiad hwn."
