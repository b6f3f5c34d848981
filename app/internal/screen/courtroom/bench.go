package courtroom

import (
	"context"
	"slices"
	"strings"

	"assize.example/core/court"
	"assize.example/core/hearing"
	"assize.example/core/listing"
	"assize.example/core/record"
)

// decideBench says who sits: "BENCH Mrs A Rhys JP; Mr B Okoro JP". The first
// presides. It is recorded for the open case; benchForRoom adds it to the list,
// so that each case called on after it has it too.
func (p *Presenter) decideBench(c record.Case, cmd command) (decided, error) {
	day, ok := p.sittingDay(c)
	if !ok {
		return decided{}, noTarget()
	}
	day.Bench = p.justices(c, cmd.args)
	events, err := hearing.AddDay(c.Hearings, hearing.DayAdded{Hearing: p.open.hearing, Day: day})
	return decided{says: wordBench.In(p.Language) + ": " + benchOf(day.Bench), events: toRecord(events)}, err
}

func (p *Presenter) sittingDay(c record.Case) (hearing.Day, bool) {
	h, _ := c.Hearings.Hearing(p.open.hearing)
	return h.Day(p.day)
}

func (p *Presenter) justices(c record.Case, names string) []hearing.Justice {
	role := "magistrate"
	if p.jurisdiction(c) == court.Crown {
		role = "judge"
	}
	var bench []hearing.Justice
	for name := range strings.SplitSeq(names, ";") {
		if name = strings.TrimSpace(name); name != "" {
			bench = append(bench, hearing.Justice{Name: name, Role: role, Chair: len(bench) == 0})
		}
	}
	return bench
}

// benchForRoom records the bench on the list of the room.
func (p *Presenter) benchForRoom(bench []hearing.Justice) {
	s, ok := p.sitting()
	if !ok {
		return
	}
	now := s
	now.Bench = bench
	events, err := listing.ListSitting(s, listing.SittingListed{Sitting: now})
	if err != nil {
		p.problem(err)
		return
	}
	p.Tasks.Run(func(ctx context.Context) error {
		return p.Cases.Take(ctx, s.Court, streamOf(s), toRecord(events)...)
	}, func(err error) {
		if err != nil {
			p.problem(err)
		}
	})
}

// benchOfRoom is who sits in the open case's room, for a case that does not say.
func (p *Presenter) benchOfRoom(c record.Case) []record.Event {
	day, ok := p.sittingDay(c)
	s, listed := p.sitting()
	if !ok || !listed || len(day.Bench) > 0 || len(s.Bench) == 0 {
		return nil
	}
	day.Bench = slices.Clone(s.Bench)
	events, err := hearing.AddDay(c.Hearings, hearing.DayAdded{Hearing: p.open.hearing, Day: day})
	if err != nil {
		return nil // calling on must not wait for it; the share warns
	}
	return toRecord(events)
}
