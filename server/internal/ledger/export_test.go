package ledger

// FillTo sets how large a stream may grow, which no test could reach.
func (l *Ledger) FillTo(most int) { l.most = most }
