package courtroom

import (
	"time"

	"assize.example/core/court"
	"assize.example/core/courtlog"
	"assize.example/core/record"
)

// logRows words the log of one hearing day. pending holds the events that wait
// for the hub.
func logRows(c record.Case, hearingID string, day court.Date, zone *time.Location, l court.Language) []LogRow {
	pending := waiting(c)
	var rows []LogRow
	for _, e := range c.Log.Entries {
		if e.Hearing != hearingID || e.Day != day {
			continue
		}
		rows = append(rows, logRow(e, pending, zone, l))
	}
	return rows
}

func logRow(e courtlog.Entry, pending map[string]bool, zone *time.Location, l court.Language) LogRow {
	row := LogRow{
		ID: e.ID, Time: e.At.In(zone).Format("15:04:05"), Text: e.Text,
		Who: string(e.By.User) + " · " + string(e.By.Desk), Pending: pending[e.By.Event],
	}
	if e.State == courtlog.Standing {
		return row
	}
	row.Struck = true
	how := wordCorrected
	if e.State == courtlog.Withdrawn {
		how = wordWithdrawn
	}
	row.Why = how.In(l) + " " + e.Changed.At.In(zone).Format("15:04") + " " + string(e.Changed.User)
	return row
}

// waiting returns the events of the case that the hub has not acknowledged.
func waiting(c record.Case) map[string]bool {
	out := map[string]bool{}
	for _, e := range c.Events {
		if e.Position == 0 {
			out[e.Head.ID.String()] = true
		}
	}
	return out
}
