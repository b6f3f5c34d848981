package documenttest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/document"
)

// Case is a court and the lines typed in it.
type Case struct {
	In    court.Jurisdiction
	Lines []string
}

// Kinds are lines that make each kind of document.
var Kinds = map[string]Case{
	"community-order":              {court.Magistrates, []string{"1-2 COEW 12M UPW 100H RAR 20 CURE 2100-0600 8W"}},
	"suspended-sentence-order":     {court.Crown, []string{"1 IMP 12M SUSP 18M UPW 120 RAR 20"}},
	"warrant-imprisonment":         {court.Crown, []string{"1-2 IMP 18M CONC"}},
	"warrant-detention-yoi":        {court.Crown, []string{"1 YOI 18M"}},
	"warrant-detention-youth":      {court.Magistrates, []string{"1 DTO 8M"}},
	"warrant-remand":               {court.Magistrates, []string{"1 RIC 30/11/26 10:00"}},
	"warrant-remand-youth":         {court.Magistrates, []string{"1 RIYDA"}},
	"warrant-sending":              {court.Magistrates, []string{"1 CCSI"}},
	"warrant-arrest":               {court.Magistrates, []string{"1 WOFN"}},
	"bail-notice":                  {court.Magistrates, []string{"1-2 RC conditions=[Live and sleep at 14 Heol y Tŷ Gwyn; Do not contact Siop y Dref; Report to Aberystwyth police station each Monday]", "1-2 ADJ 14/12/26 10:00"}},
	"sending-notice":               {court.Magistrates, []string{"1 CCIC conditions=[Live and sleep at 14 Heol y Tŷ Gwyn]"}},
	"fine-notice":                  {court.Magistrates, []string{"1 FO 120 FCOST 85 FVS 48 COMP 50 to=[Siop y Dref] COLL 28D", "2 FO 300"}},
	"disqualification-notice":      {court.Magistrates, []string{"2 DDD 6M", "2 LEP 6"}},
	"points-notice":                {court.Magistrates, []string{"2 LEP 6"}},
	"no-disqualification-notice":   {court.Magistrates, []string{"2 NDSR reasons=[A medical emergency]"}},
	"restraining-order":            {court.Crown, []string{"1 RESTRAOP 5Y protects=[Catrin Llŷr] terms=[Not to contact Catrin Llŷr directly or indirectly; Not to go within 100 metres of 9 Maes Hyfryd, Aberystwyth]"}},
	"criminal-behaviour-order":     {court.Crown, []string{"1 CRIMBOF terms=[Not to enter any shop in Aberystwyth from which you have been banned; Not to be in possession of a foil-lined bag]"}},
	"adjournment-notice":           {court.Magistrates, []string{"1-2 ADJ 14/12/26 10:00"}},
	"discharge-order":              {court.Magistrates, []string{"1 CD 12M"}},
	"appeal-notice":                {court.Crown, []string{"1 AASD"}},
	"acquittal-notice":             {court.Crown, []string{"1 NGJ"}},
	"sexual-harm-prevention-order": {court.Crown, []string{"1 SHOPP 5Y terms=[Not to use any device without monitoring software; Not to enter 9 Maes Hyfryd]"}},
	"notification-requirement":     {court.Crown, []string{"1 NORR 10Y station=[Aberystwyth police station]"}},
	"bind-over":                    {court.Magistrates, []string{"1 BOCOND 200 12M"}},
	"forfeiture-order":             {court.Magistrates, []string{"1 FDEST items=[Foil-lined bag; Wire cutters]"}},
	"youth-rehabilitation-order":   {court.Magistrates, []string{"1 YROISS 12M YRUP1 60"}},
	"order-of-the-court":           {court.Magistrates, []string{"1 DS must=[show that work has been found] 24/5/27"}},
	"result-sheet":                 {court.Magistrates, []string{"1 FO 120 FCOST 85", "2 DDD 6M", "2 LEP 6"}},
}

// Document composes the document of a kind, in a language.
func Document(tb testing.TB, kind string, l court.Language) document.Document {
	tb.Helper()
	c, known := Kinds[kind]
	require.True(tb, known, "no lines make a document of kind %s", kind)
	return Of(tb, Compose(tb, Shared(tb, c.In, Person(l), c.Lines...)), kind, l)
}
