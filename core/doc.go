/*
Package core holds the court's record and its rules. It does no input or
output, reads no clock and draws nothing.

# Glossary

A new word enters here first, then the code, then the screen. Each line names
the type that holds the word.

The people and places:

	adviser        legal adviser: the lawyer who clerks a magistrates' court
	agency         who must act on an order or be told of it (notify.Obligation)
	bench          the judge or magistrates sitting (hearing.Justice)
	clerk          whoever keeps the record in court: Crown Court clerk or legal adviser
	court          a court house, by its code (court.Code, reference.Courts)
	desk           the program that a clerk runs, and the key that it signs with (court.DeskID)
	hub            the sync server: keeps the agreed order, tells the agencies
	room           a court room (listing.Sitting)

The case:

	allocation     where an either-way offence is tried: Magistrates' Courts Act 1980 ss.17A-23 (casefile.Allocation)
	case           one prosecution, of one or more defendants (casefile.File)
	count          an offence on an indictment (casefile.Offence.Count)
	custody time limit  how long a defendant may be kept in custody before trial: Prosecution of Offences
	               Act 1985 s.22 (casefile.TimeLimit)
	defendant      a person or company accused (casefile.Defendant)
	initiation     how a case began: charge, requisition, summons, single justice (casefile.Initiation)
	liberty        bail or custody, in all their forms: Bail Act 1976 (casefile.Liberty)
	material       documents served on the case (casefile.Material)
	mode of trial  summary, either way, indictable only: Interpretation Act 1978 Sch 1 (casefile.Mode)
	number         the row of an offence in the grid: what a clerk types (casefile.Offence.Number)
	offence        one charge against one defendant, by its CJS code (casefile.Offence)
	plea, verdict  what was pleaded and found (casefile.Plea, casefile.Verdict)
	restriction    a restriction on reporting (casefile.Restriction)
	URN            the prosecutor's unique reference number (court.URN)

In court:

	appearance     an advocate or another who appeared (hearing.Appearance)
	attendance     how one defendant attended on one day (hearing.Attendance)
	hearing        an occasion before the court, on one or many sitting days (hearing.Hearing)
	list           the day's cases of a court room, in order (listing.Sitting, listing.Item)
	log            what happened, when, entry by entry (courtlog.Log, courtlog.Entry)
	sitting        one court room's day (listing.Sitting)
	sitting day    one day of a hearing, with its own room, bench and clerk (hearing.Day)

Results:

	amendment      a change to a result after its share, with a reason (result.ResultAmended)
	check          a rule of law put to a set of results (law.Check); it finds a finding (law.Finding)
	definition     what a result is: label, prompts, children, text (result.Definition)
	line           the one line that a clerk types: "1-3 IMP 12M SUSP 18M UPW 120" (result.ParseLine)
	order          a document that says what was ordered (document.Document)
	prompt         a question that a definition asks (result.Prompt)
	read-back      what the line means, in plain words (result.ReadBack)
	result         what the court ordered on an offence, defendant or case (result.Recorded)
	set            exactly what is shared of one hearing day, named by its hash (share.Set)
	share          the act by which results leave the court (hearing.ResultsShared)
	told           the notifications of a case and what became of each (notify.Board)

The record:

	base           the hub position of a stream that a desk had seen when it recorded an event
	chain          each desk's events, each naming the hash of the one before (journal.Tip)
	conflict       two desks set the same fact without sight of each other (record.ConflictSettled settles it)
	event          something that has happened, signed (journal.Event)
	fact           the one thing that an event sets (record.Event)
	fold           making what is known out of events (record.Fold)
	outbox         events that wait for the hub (journal.Store)
	position       an event's place in the hub's order (journal.Event.Position)
	record         everything that ever happened: all streams
	stamp          who recorded a fact, when, at which desk and why (court.Stamp)
	stream         the events of one case, sitting, court, or the directory (journal.Stream)
*/
package core
