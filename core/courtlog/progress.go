package courtlog

import (
	"iter"
	"time"

	"assize.example/core/court"
)

// RunState is how far a hearing has come on one of its days.
type RunState string

// The states of a hearing on a day.
const (
	Waiting RunState = "waiting" // not called on yet
	Running RunState = "running"
	Paused  RunState = "paused"
	Ended   RunState = "ended"
)

// Progress is what the log says of the course of a hearing on one day.
type Progress struct {
	State   RunState
	Started time.Time // when it was first called on that day
	Paused  time.Time // since when it is paused; zero when it is not
	Ended   time.Time // zero when it has not ended, or goes on again
	JuryOut bool      // the jury has retired and not returned

	running []span
	jury    []span // on this and earlier days of the hearing
}

// span is a stretch of time; a zero to means that it goes on.
type span struct{ from, to time.Time }

// Elapsed returns how long the hearing has been in progress that day, without
// its pauses.
func (p Progress) Elapsed(now time.Time) time.Duration { return total(p.running, now) }

// JuryTime returns for how long the jury has been in retirement, on this and
// earlier days of the hearing. A majority verdict may not be taken before two
// hours, or longer if the nature and complexity of the case require it (Juries
// Act 1974 s.17(4)).
func (p Progress) JuryTime(now time.Time) time.Duration { return total(p.jury, now) }

func total(spans []span, now time.Time) time.Duration {
	var sum time.Duration
	for _, s := range spans {
		to := s.to
		if to.IsZero() {
			to = now
		}
		sum += max(0, to.Sub(s.from))
	}
	return sum
}

// ProgressOf returns the progress of a hearing on one day. A control entry that
// makes no sense where it stands, as when two desks have both called the case
// on, changes nothing.
func ProgressOf(l Log, hearingID string, day court.Date) Progress {
	p := Progress{State: Waiting}
	var last Entry
	for e := range l.standing(hearingID) {
		if e.Day != last.Day {
			p.jury = closeLast(p.jury, last.At) // it went home without a word in the log
		}
		if e.Day.After(day) {
			break
		}
		p.applyJury(e)
		if e.Day == day {
			p.apply(e)
		}
		last = e
	}
	if last.Day != day {
		p.jury = closeLast(p.jury, last.At)
	}
	p.JuryOut = goesOn(p.jury)
	return p
}

// standing returns the entries of a hearing that are neither corrected nor
// withdrawn, by time.
func (l Log) standing(hearingID string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, e := range l.Entries {
			if e.State == Standing && e.Hearing == hearingID && !yield(e) {
				return
			}
		}
	}
}

func (p *Progress) apply(e Entry) {
	next, refused := step(p.State, e.Control)
	if refused != "" || next == p.State {
		return
	}
	p.State, p.Paused, p.Ended = next, time.Time{}, time.Time{}
	switch next {
	case Running:
		p.running = append(p.running, span{from: e.At})
		if p.Started.IsZero() {
			p.Started = e.At
		}
	case Paused:
		p.Paused, p.running = e.At, closeLast(p.running, e.At)
	case Ended:
		p.Ended, p.running = e.At, closeLast(p.running, e.At)
	case Waiting: // no entry leads back to it
	}
}

// applyJury follows the jury out and back. A hearing that ends brings it back.
func (p *Progress) applyJury(e Entry) {
	out := goesOn(p.jury)
	switch {
	case e.Control == JuryRetires && !out:
		p.jury = append(p.jury, span{from: e.At})
	case e.Control == JuryReturns || e.Control == Ends:
		p.jury = closeLast(p.jury, e.At)
	}
}

func goesOn(spans []span) bool { return len(spans) > 0 && spans[len(spans)-1].to.IsZero() }

func closeLast(spans []span, at time.Time) []span {
	if goesOn(spans) {
		spans[len(spans)-1].to = at
	}
	return spans
}
