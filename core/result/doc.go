// Package result is what a court orders: the definitions of results and their
// prompts, the line that a clerk types, the text that is announced, stored,
// printed and sent, and what a result requires next.
//
// # The typed line
//
// A line says against what, and then what: "1-3 IMP 12M SUSP 18M UPW 120". In
// EBNF, with spaces between words and letters in any case:
//
//	line       = [ targets ] { result | ";" } .
//	targets    = "*" | "all" | defendant | [ ( defendant | "a" ) ":" ] rows .
//	defendant  = "d" number .                 (* D2: the second defendant *)
//	rows       = range { "," range } .        (* 1-3,5: rows of the grid; D2:1: the first of the second *)
//	range      = number [ "-" number ] .
//	result     = code { answer | result } .   (* a result that may stand under another stands under it *)
//	code       = short code | alias | word under the open result | code amount .   (* IMP, FINE, NC, F120 *)
//	answer     = value | name value | name "=" value | flag | consecutive .
//	value      = period | amount | date | time | hours | number | choice { "," choice } | text .
//	period     = number unit { number unit } .        (* 12M, 2Y6M, 18W, 120H; 120 where there is one unit *)
//	unit       = "Y" | "M" | "W" | "D" | "H" .
//	amount     = [ "£" ] number [ "." pence ] .
//	date       = day "/" month [ "/" year ] | ddmmyy | ddmmyyyy .   (* no year: the next such day *)
//	time       = hour [ ":" ] minute .
//	hours      = time "-" time .                      (* 1900-0700 *)
//	choice     = code of an element | the start of its label .
//	text       = "[" any but "]" "]" | quote any but quote quote | "=" word .
//	quote      = `"` | "“" | "”" .
//	name       = keyword of a prompt | its reference .        (* TAG 30, why=LTA,PRC *)
//	flag       = keyword of a yes-or-no prompt, or its start . (* CONC, TEST *)
//	consecutive = "CONS" [ number | text ] .
//
// Words that mean nothing where they stand are one fault for each run of them,
// which says to put a text in brackets.
//
// Without targets the line is against the row on which the cursor stands. An
// answer goes to the innermost result that asks for one of its type, first to
// what must be answered. ";" closes every open result.
//
// CONC makes a sentence concurrent with the one of its defendant that stands by
// itself; where none does, the first of several on the line is that one. CONS 2
// makes each of them consecutive to offence 2; CONS alone makes a chain, each
// consecutive to the one before.
//
// SUSP after a custodial term makes it a suspended sentence order: the next
// period suspends it, and requirements may follow.
//
// A remand, sending or adjournment takes the next hearing as a date and a time:
// "RIC 30/11 1000". A remand alone makes the adjournment as well.
//
// # Conditions of bail
//
// Bail on conditions needs one at least: as free text in brackets, or by short
// codes, each with its own answers, before or after the date:
//
//	1 CB 14/12 [To live at 1 High Street; to keep indoors from 1900 to 0700]
//	1 CB 14/12 NC [Jane Roe] EXC [High Street] CURE 1900-0700 SUR 5000
//
// The codes mean this under bail only, as children.csv lists them: RES
// residence, CUR curfew, CURE or TAG curfew with electronic monitoring, NC no
// contact, NA not to associate, EXC exclusion, EXCE exclusion with electronic
// monitoring, STAY not to leave an area, REP report to the police, NDRIVE not to
// drive, TRAVEL no travel documents, CSUR a continuous surety, OTH any other;
// and before release SUR a surety, SEC a security, PASS the passport. SUR after
// ";", or as S, is the surcharge again.
package result
