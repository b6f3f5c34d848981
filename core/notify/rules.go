package notify

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"assize.example/core/court"
	"assize.example/core/table"
)

// Agency is somebody whom a court tells of what it ordered.
type Agency struct {
	Code  string     // as in Obligation.Agency
	Label court.Text // "Electronic monitoring"
	Needs []Need     // the only particulars that its messages carry
	None  court.Text // why it is told nothing, where no route leads to it
}

// Rules says who is told of what. It is immutable once loaded.
type Rules struct {
	agencies  []Agency
	routes    []route
	documents map[string][]string // kind: codes of the results that it says something of
}

// route is one line of routes.csv.
type route struct {
	id, agency, kind string
	codes            []string // of the results that lead to it; empty: any
	conditions       []string // all must hold
	what             court.Text
	within           time.Duration
	documents        []string
}

// Agencies returns every agency, in the order in which they are shown.
func (r Rules) Agencies() []Agency { return slices.Clone(r.agencies) }

// Agency returns the agency with this code.
func (r Rules) Agency(code string) (Agency, bool) {
	for _, a := range r.agencies {
		if a.Code == code {
			return a, true
		}
	}
	return Agency{}, false
}

// Codes returns the code of every result that a route names.
func (r Rules) Codes() []string {
	var codes []string
	for _, w := range r.routes {
		codes = append(codes, w.codes...)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// MadeFrom returns the codes of the results of which a kind of document says
// something: while these stay as they are, so does the document.
func (r Rules) MadeFrom(document string) []string { return slices.Clone(r.documents[document]) }

// LoadRules reads agencies.csv, documents.csv and routes.csv at the root of fsys. It reports
// every fault with its file and line.
func LoadRules(fsys fs.FS) (Rules, error) {
	agencies, err := loadAgencies(fsys)
	if err != nil {
		return Rules{}, fmt.Errorf("load the agencies: %w", err)
	}
	documents, err := loadDocuments(fsys)
	if err != nil {
		return Rules{}, fmt.Errorf("load what documents are made from: %w", err)
	}
	r := Rules{agencies: agencies, documents: documents}
	if r.routes, err = r.loadRoutes(fsys); err != nil {
		return Rules{}, fmt.Errorf("load the routes of notifications: %w", err)
	}
	return r, nil
}

func loadDocuments(fsys fs.FS) (map[string][]string, error) {
	t, err := table.Read(fsys, "documents.csv", "document", "codes")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, row := range t.Rows {
		kind := row.Must("document")
		if out[kind] != nil {
			row.Fault("document", "a kind that is not listed yet")
		}
		out[kind] = row.Words("codes")
	}
	return out, t.Err()
}

func loadAgencies(fsys fs.FS) ([]Agency, error) {
	t, err := table.Read(fsys, "agencies.csv", "agency", "label_en", "label_cy", "needs", "none_en", "none_cy")
	if err != nil {
		return nil, err
	}
	var out []Agency
	for _, row := range t.Rows {
		a := Agency{Code: row.Must("agency"), Label: row.Text("label"), None: row.Text("none")}
		for _, need := range row.Words("needs") {
			if particulars[Need(need)] == nil {
				row.Fault("needs", "particulars that this version knows, not "+need)
			}
			a.Needs = append(a.Needs, Need(need))
		}
		if slices.ContainsFunc(out, func(have Agency) bool { return have.Code == a.Code }) {
			row.Fault("agency", "an agency that is not listed yet")
		}
		out = append(out, a)
	}
	return out, t.Err()
}

func (r Rules) loadRoutes(fsys fs.FS) ([]route, error) {
	t, err := table.Read(fsys, "routes.csv", "id", "agency", "kind", "codes", "conditions", "what_en", "what_cy",
		"within_minutes", "documents", "source", "sure")
	if err != nil {
		return nil, err
	}
	var out []route
	for _, row := range t.Rows {
		out = append(out, r.route(row))
		checkRoute(row, out)
	}
	if len(out) == 0 {
		return nil, errors.New("routes.csv: want at least one route")
	}
	return out, t.Err()
}

func (r Rules) route(row table.Row) route {
	if _, ok := r.Agency(row.Get("agency")); !ok {
		row.Fault("agency", "an agency of agencies.csv")
	}
	for _, c := range row.Words("conditions") {
		if conditions[c].holds == nil {
			row.Fault("conditions", "conditions that this version knows, not "+c)
		}
	}
	within := row.Int("within_minutes", 0)
	if within <= 0 {
		row.Fault("within_minutes", "a number of minutes")
	}
	out := route{
		id: row.Must("id"), agency: row.Get("agency"), kind: row.Must("kind"), codes: codesOf(row),
		conditions: row.Words("conditions"), what: row.Text("what"),
		within: time.Duration(within) * time.Minute, documents: row.Words("documents"),
	}
	for _, kind := range out.documents {
		if r.documents[kind] == nil {
			row.Fault("documents", "documents of documents.csv, not "+kind)
		}
	}
	row.Must("source")
	table.OneOf(row, "sure", "confirmed", "general", "unsure")
	return out
}

// codesOf returns the codes that lead to a route; none for "*", any result.
func codesOf(row table.Row) []string {
	if row.Must("codes") == "*" {
		return nil
	}
	return row.Words("codes")
}

// checkRoute refuses a second route with the agency and kind of another: the
// two would give one notification two meanings.
func checkRoute(row table.Row, all []route) {
	last := all[len(all)-1]
	for _, have := range all[:len(all)-1] {
		if have.id == last.id {
			row.Fault("id", "an identifier that no other route has")
		}
		if have.agency == last.agency && have.kind == last.kind {
			row.Fault("kind", "a kind that the agency does not have yet")
		}
	}
}
