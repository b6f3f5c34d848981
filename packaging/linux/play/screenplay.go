package main

// The sitting that is played: two defendants sentenced in the Crown Court, one
// in the magistrates' court, and one remanded in custody while the hub is dead.
var (
	firstSitting = sitting{
		named:   "T20260417",
		log:     []string{"di 1", "di 2", "pa", "mi 1", "mi 2"},
		lines:   []string{"PLEA g*", "5-8 imp 20m conc s", "1 imp 12m susp 18m upw 120 s", "2-4 imp 12m susp 18m conc"},
		picture: "case 1",
	}
	secondSitting = sitting{
		named:   "rowlands",
		find:    "rowlands",
		log:     []string{"di", "bp", "mi"},
		lines:   []string{"BENCH Mrs Non Bebb JP; Mr Kofi Asante JP; Ms Ruth Pike JP", "PLEA g*", "3 f80", "1-2 f120 c85 s v60 o"},
		picture: "case 2",
	}
	thirdSitting = sitting{
		named:   "wisniewski",
		find:    "wisniewski",
		log:     []string{"di", "pa"},
		lines:   []string{"* ri 21/12 10:00"},
		picture: "case 3 offline",
	}
)
