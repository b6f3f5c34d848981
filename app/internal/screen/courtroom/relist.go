package courtroom

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/listing"
	"assize.example/core/record"
)

// place is where a case is to stand on a list, as typed after LIST.
type place struct {
	at   string // local time: 14:00
	to   int    // place on the list, from 1; 0 where none was given
	room string
	out  bool
	why  string // it is taken out
}

func placeOf(args string) (place, error) {
	var want place
	words := strings.Fields(args)
	for i := 0; i < len(words); i++ {
		number, err := strconv.Atoi(words[i])
		switch word := strings.ToUpper(words[i]); {
		case word == "OUT":
			want.out, want.why = true, strings.Join(words[i+1:], " ")
			return want, nil
		case word == "ROOM" && i+1 < len(words):
			i++
			want.room = words[i]
		case hearing.ValidTime(word):
			want.at = word
		case len(word) == 4 && err == nil && hearing.ValidTime(word[:2]+":"+word[2:]):
			want.at = word[:2] + ":" + word[2:]
		case err == nil:
			want.to = number
		default:
			return want, court.Bad("place",
				court.Text{EN: "“" + words[i] + "” is not a place on the list.", CY: "Nid yw “" + words[i] + "” yn lle ar y rhestr."},
				court.Text{EN: "Type a time, a place, ROOM and its number, or OUT and why.", CY: "Teipiwch amser, lle, ROOM a'i rhif, neu OUT a pham."})
		}
	}
	return want, nil
}

// decideListing puts the open case on today's list, moves it there, or takes it
// out: "LIST 14:00", "LIST 3", "LIST ROOM 2 14:00", "LIST OUT settled".
func (p *Presenter) decideListing(c record.Case, cmd command) (decided, error) {
	want, err := placeOf(cmd.args)
	if err != nil {
		return decided{}, err
	}
	s, listed := p.onList()
	if !listed {
		return p.decideOntoList(c, want)
	}
	d := decided{onto: s, says: wordOnList.In(p.Language) + ": " + p.roomOf(s) + " · " + cmd.args}
	var events []listing.Event
	switch {
	case want.out:
		events, err = listing.TakeOut(s, listing.CaseTaken{CaseID: p.open.caseID, Hearing: p.open.hearing, Why: want.why})
	case want.room != "" && want.room != s.Room:
		err = court.Refuse("another-room",
			court.Text{EN: "The case is on the list of " + p.roomOf(s) + ".", CY: "Mae'r achos ar restr " + p.roomOf(s) + "."},
			court.Text{EN: "Take it out first: LIST OUT and why. Then LIST ROOM " + want.room + ".", CY: "Tynnwch ef allan yn gyntaf: LIST OUT a pham. Yna LIST ROOM " + want.room + "."})
	default:
		to := want.to
		if to == 0 {
			to = 1 + slices.IndexFunc(s.Live(), func(it listing.Item) bool { return it.CaseID == p.open.caseID && it.Hearing == p.open.hearing })
		}
		events, err = listing.MoveCase(s, p.open.caseID, p.open.hearing, to, want.at)
	}
	if err == nil && len(events) == 0 {
		err = unchanged()
	}
	d.listed = toRecord(events)
	return d, err
}

// onList returns the sitting on whose list the open hearing stands.
func (p *Presenter) onList() (listing.Sitting, bool) {
	for _, s := range p.sittings {
		if it, ok := s.Item(p.open.caseID, p.open.hearing); ok && !it.Removed {
			return s, true
		}
	}
	return listing.Sitting{}, false
}

// roomFor returns the sitting for a case that is on no list: in the room that
// was named, in a room of the case's own court, or in the first.
func (p *Presenter) roomFor(c record.Case, room string) (found listing.Sitting, ok bool) {
	for _, s := range p.sittings {
		fits := room == "" || s.Room == room
		if fits && s.Court == c.File.Court {
			return s, true
		}
		if fits && !ok {
			found, ok = s, true
		}
	}
	return found, ok
}

// decideOntoList puts a case that is on no list today onto one. Its hearing of
// today goes to that room, or is fixed anew.
func (p *Presenter) decideOntoList(c record.Case, want place) (decided, error) {
	s, ok := p.roomFor(c, want.room)
	if !ok || want.out {
		return decided{}, court.Refuse("no-list",
			court.Text{EN: "The case is on no list today, and no such room sits.", CY: "Nid yw'r achos ar unrhyw restr heddiw, ac nid oes ystafell o'r fath yn eistedd."},
			court.Text{EN: "Type LIST ROOM and the number of a room that sits today.", CY: "Teipiwch LIST ROOM a rhif ystafell sy'n eistedd heddiw."})
	}
	id, events, err := p.hearingIn(c, s, want.at)
	if err != nil {
		return decided{}, err
	}
	items, err := listing.ListCase(s, listing.CaseListed{Item: listing.Item{
		CaseID: c.File.ID, Hearing: id, Reference: c.File.Reference(), Title: c.File.Title(), Description: described(c, id), At: want.at,
	}})
	says := wordOnList.In(p.Language) + ": " + p.roomOf(s)
	if want.at != "" {
		says += " · " + want.at
	}
	return decided{says: says, events: toRecord(events), onto: s, listed: toRecord(items), opens: id}, err
}

// described is what the hearing is for, as it was fixed.
func described(c record.Case, hearing string) court.Text {
	if h, known := c.Hearings.Hearing(hearing); known && h.Description.EN != "" {
		return h.Description
	}
	return wordAddedToday
}

var wordAddedToday = court.Text{EN: "Added to the list", CY: "Ychwanegwyd at y rhestr"}

// hearingIn brings today's hearing of a case into a room, or fixes one there.
func (p *Presenter) hearingIn(c record.Case, s listing.Sitting, at string) (string, []hearing.Event, error) {
	day := hearing.Day{Date: p.day, Court: s.Court, CourtName: s.CourtName, Room: s.Room, At: at, Bench: slices.Clone(s.Bench)}
	if today := c.Hearings.OnDay(p.day); len(today) > 0 {
		events, err := hearing.AddDay(c.Hearings, hearing.DayAdded{Hearing: today[0].ID, Day: day})
		return today[0].ID, events, err
	}
	h := hearing.Hearing{ID: p.NewID(), Jurisdiction: s.Jurisdiction, Description: wordAddedToday, Days: []hearing.Day{day}}
	events, err := hearing.FixHearing(c.Hearings, hearing.Fixed{Hearing: h})
	return h.ID, events, err
}

// recordListed records what a LIST command decided, in the case and on the
// list, all together. A case that was on no list is then open in its hearing.
func (p *Presenter) recordListed(d decided, restore func()) {
	in := p.open
	p.Tasks.Run(func(ctx context.Context) error {
		return p.Cases.RecordListed(ctx, in.caseID, d.events, d.onto, d.listed)
	}, func(err error) {
		if err != nil {
			restore()
			p.notRecorded(in, err)
			return
		}
		if d.opens != "" && p.open == in {
			p.open.sitting, p.open.hearing = streamOf(d.onto), d.opens
			p.show()
		}
	})
}
