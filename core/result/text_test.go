package result_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"assize.example/core/court"
	"assize.example/core/result"
)

func TestEveryDirectiveOfATemplate(t *testing.T) {
	prompts := []result.Answered{
		{Reference: "sum", Label: "Sum", Text: "£5.00"},
		{Reference: "told", Label: "The clerk was told", Yes: true, Text: "true"},
		{Reference: "payee", Label: "Payee", Text: "Ann Price, 1 High Street, CF10 1AA", Name: "Ann Price"},
		{Reference: "none", Label: "None"},
	}
	kids := []result.Telling{
		{Code: "K1", Label: "First", Template: "first of {sum}", Prompts: prompts},
		{Code: "K2", Label: "Second"},
		{Code: "K3", Label: "Third", Template: "third", AlwaysPublished: true},
	}
	for template, want := range map[string]string{
		"Pay {sum} now.":          "Pay £5.00 now.",
		"{told}, {none}.":         "The clerk was told, .",
		"to {payee}":              "to Ann Price, 1 High Street, CF10 1AA",
		"to {payee~Name}":         "to Ann Price",
		"%K1%":                    "first of £5.00",
		"%K2%":                    "Second",
		"%AllChildText%":          "first of £5.00, Second",
		"%ResultLabel%":           "Label",
		"%Prompts%":               "Sum: £5.00, The clerk was told, Payee: Ann Price, 1 High Street, CF10 1AA",
		"a[ b {none}][ c {sum}]d": "a c £5.00d",
		"[%K9%]20% off":           "20% off",
	} {
		told := result.ComposeText(result.Telling{Code: "X", Label: "Label", Template: template, Prompts: prompts, Children: kids})
		require.Equal(t, "X - Label\n"+want, told.Text, template)
		require.Equal(t, []string{"first of £5.00", "K2 - Second", "K3 - Third\nthird"}, []string{told.Children[0].Text, told.Children[1].Text, told.Children[2].Text})
	}
}

func TestACourtIsNotNamedTwice(t *testing.T) {
	for typed, want := range map[string][2]string{
		"Crown Court at Caer Lwyd":      {"in the Crown Court at Caer Lwyd on", "yn Llys y Goron, Caer Lwyd, ar"},
		"Caer Lwyd Crown Court":         {"in the Crown Court at Caer Lwyd on", "yn Llys y Goron, Caer Lwyd, ar"},
		"the crown court at Caer Lwyd":  {"in the Crown Court at Caer Lwyd on", "yn Llys y Goron, Caer Lwyd, ar"},
		"Llys y Goron yng Nghaer Lwyd":  {"in the Crown Court at yng Nghaer Lwyd on", "yn Llys y Goron, yng Nghaer Lwyd, ar"},
		"Snaresbrook":                   {"in the Crown Court at Snaresbrook on", "yn Llys y Goron, Snaresbrook, ar"},
		"Crown Court":                   {"in the Crown Court on", "yn Llys y Goron ar"},
		"C60CL00":                       {"in the Crown Court at C60CL00 on", "yn Llys y Goron, C60CL00, ar"},
		"The Law Courts, Bridge Street": {"in the Crown Court at The Law Courts, Bridge Street on", "yn Llys y Goron, The Law Courts, Bridge Street, ar"},
	} {
		sent := record(t, "1 CCIU 21/12 court=["+typed+"]")[0]
		require.Contains(t, sent.Text.EN, want[0], typed)
		require.Contains(t, sent.Text.CY, want[1], typed)
	}
	back := record(t, "1 UB 14/12 court=[Derby Magistrates’ Court]")[0]
	require.Contains(t, back.Text.EN, "in the magistrates’ court at Derby on")
}

type sampleResult struct {
	ShortCode, Label, Template string
	AlwaysPublished            bool
	Prompts                    []struct {
		Reference, Label, Type, Value                     string
		OrganisationName, FirstName, MiddleName, LastName string
		Address                                           string
	}
}

// TestTheNationalCasesComeOutExactly reads the cases that stand beside the
// repository; where they do not, TestEveryDirectiveOfATemplate has our own.
func TestTheNationalCasesComeOutExactly(t *testing.T) {
	data, err := os.ReadFile("../../../shared/samples/result-text/cases.json")
	if os.IsNotExist(err) {
		return
	}
	require.NoError(t, err)
	var file struct {
		Cases []struct {
			Case               string
			Result             sampleResult
			Children           []sampleResult
			ExpectedResultText map[string]string
		}
	}
	require.NoError(t, json.Unmarshal(data, &file))
	require.NotEmpty(t, file.Cases)
	for _, c := range file.Cases {
		t.Run(c.Case, func(t *testing.T) {
			telling := tellingOf(c.Result)
			for _, k := range c.Children {
				telling.Children = append(telling.Children, tellingOf(k))
			}
			told := result.ComposeText(telling)
			got := map[string]string{"root": told.Text}
			for i, k := range told.Children {
				key := "child[" + string(rune('0'+i)) + "]"
				if _, asked := c.ExpectedResultText[key]; asked {
					got[key] = k.Text
				}
			}
			require.Equal(t, c.ExpectedResultText, got)
		})
	}
}

func tellingOf(r sampleResult) result.Telling {
	t := result.Telling{Code: r.ShortCode, Label: r.Label, Template: r.Template, AlwaysPublished: r.AlwaysPublished}
	for _, p := range r.Prompts {
		a := result.Answered{Reference: strings.TrimSuffix(p.Reference, "…"), Label: p.Label, Text: p.Value}
		switch p.Type {
		case "BOOLEAN", "YESBOX":
			a.Yes = true
			if p.Value != "Yes" && p.Value != "true" {
				a.Text = ""
			}
		case "NAMEADDRESS":
			a.Name = strings.Join(strings.Fields(p.OrganisationName+" "+p.FirstName+" "+p.MiddleName+" "+p.LastName), " ")
			if a.Name != "" {
				a.Text = a.Name + ", Address 1, Address 2, Address 3, Address 4, Address 5, E14 9YZ"
			}
		}
		t.Prompts = append(t.Prompts, a)
	}
	return t
}

func TestDefinitionsInTheNationalShapeLoadUnchanged(t *testing.T) {
	cat, err := result.Load(fstest.MapFS{
		"definitions.csv": {Data: []byte("short_code,label,welsh_label,level,category,rank,jurisdiction,cjs_code,post_hearing_custody_status,word_groups,result_text_template,published_as_a_prompt\n" +
			"EX,Example order,Gorchymyn enghreifftiol,offence,final,100,B,9999,A,EX+example | sample,Held for {howLong}[ at {where}].,N\n")},
		"prompts.csv": {Data: []byte("short_code,sequence,prompt_reference,label,type,rule,min,max,fixed_list_id,hidden,welsh_label\n" +
			"EX,100,howLong,How long,DURATION(Years/Months),mandatory,1,99,,N,Pa hyd\nEX,200,,Where / place,FIXL,optional,,,L1,N,\n")},
		"children.csv":    {Data: []byte("parent_short_code,child_short_code_or_id,rule_type\n")},
		"fixed_lists.csv": {Data: []byte("fixed_list_id,element_code,element_value,element_welsh,source\nL1,A,here,yma,x\n")},
	})
	require.NoError(t, err)
	d, ok := cat.Lookup("ex", court.On(2026, 1, 1))
	require.True(t, ok)
	require.Equal(t, "YM", d.Prompts[0].Units)
	require.Equal(t, "wherePlace", d.Prompts[1].Reference)
	line, faults := result.ParseLine(cat, magistrates(), "1 EX 2Y6M here")
	require.Empty(t, faults)
	require.Equal(t, "A", line.Items[0].Values["wherePlace"])
	require.Equal(t, "EX - Example order\nHeld for 2 years 6 months.", cat.Text(line.Items[0]).EN)
}

func FuzzComposeText(f *testing.F) {
	for _, s := range []string{"{a}[b {c}]%D%", "[[", "{", "%%", "20% [x", "]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, template string) {
		require.NotEmpty(t, result.ComposeText(result.Telling{Code: "X", Label: "L", Template: template}).Text)
	})
}
