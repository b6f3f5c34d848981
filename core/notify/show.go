package notify

import "time"

// Show joins obligations with what is recorded of them: each is in exactly one
// state. Positioned says whether the share has its place in the hub's record;
// before that a notification is held at the desk.
func Show(obligations []Obligation, board Board, positioned bool) []Notification {
	out := make([]Notification, 0, len(obligations))
	for _, o := range obligations {
		out = append(out, show(o, board, positioned))
	}
	return out
}

func show(o Obligation, board Board, positioned bool) Notification {
	step, recorded := board.Steps[o.ID]
	switch {
	case !o.Required:
		return Notification{Obligation: o, State: NotRequired}
	case recorded:
		step.Obligation = o
		return step
	case !positioned:
		return Notification{Obligation: o, State: Held}
	}
	return Notification{Obligation: o, State: Queued}
}

// Late reports whether a notification has not arrived in the time that its
// rule gives it from the share. One that was rejected is a task of its own.
func Late(n Notification, shared, now time.Time) bool {
	switch n.State {
	case Held, Queued, Sent, Overdue:
		return n.Required && now.After(shared.Add(n.Within))
	case Delivered, Acknowledged, NotRequired, Rejected:
	}
	return false
}
