package court

// Text is a sentence or label in both languages of the courts of England and
// Wales (Welsh Language Act 1993 s.22). Keeping the two side by side means
// that neither can be forgotten.
type Text struct {
	EN string `json:"en"`
	CY string `json:"cy,omitempty"`
}

// Language is a language that a person or document uses.
type Language string

// The languages of the courts.
const (
	English Language = "en"
	Welsh   Language = "cy"
)

// In returns the text in l, or in English where no Welsh has been written.
func (t Text) In(l Language) string {
	if l == Welsh && t.CY != "" {
		return t.CY
	}
	return t.EN
}

func (t Text) String() string { return t.EN }
