package casefile

import (
	"strings"

	"assize.example/core/court"
)

// GenderText words a person's gender; one that is not of the usual values is
// given as it was recorded.
func (p Person) GenderText() court.Text {
	if t, ok := genders[strings.ToLower(strings.TrimSpace(p.Gender))]; ok {
		return t
	}
	return court.Text{EN: p.Gender}
}

var genders = map[string]court.Text{
	"male":          {EN: "male", CY: "gwryw"},
	"female":        {EN: "female", CY: "benyw"},
	"not specified": {EN: "not specified", CY: "heb ei nodi"},
}

// NationalityText words a person's nationality, which messages give as a code
// of ISO 3166-1 alpha-3 or as a word. One that is not known here is given as it
// was recorded; coded says that it is then a code that means nothing to whoever
// is not told what it stands for.
func (p Person) NationalityText() (words court.Text, coded bool) {
	recorded := strings.TrimSpace(p.Nationality)
	if t, ok := nationalities[strings.ToUpper(recorded)]; ok {
		return t, false
	}
	for _, t := range nationalities {
		if strings.EqualFold(t.EN, recorded) || strings.EqualFold(t.CY, recorded) {
			return t, false
		}
	}
	const codeLength = 3
	return court.Text{EN: recorded}, len(recorded) <= codeLength && strings.ToUpper(recorded) == recorded
}

// nationalities are the common codes of ISO 3166-1 alpha-3 (2020), with the
// adjectives of English and Welsh. XKX is a user-assigned code in common use.
// Written for this project; the Welsh is not checked by a certified translator.
var nationalities = map[string]court.Text{
	"AFG": {EN: "Afghan", CY: "Affganaidd"},
	"ALB": {EN: "Albanian", CY: "Albanaidd"},
	"AUS": {EN: "Australian", CY: "Awstralaidd"},
	"BGD": {EN: "Bangladeshi", CY: "Bangladeshaidd"},
	"BGR": {EN: "Bulgarian", CY: "Bwlgaraidd"},
	"BRA": {EN: "Brazilian", CY: "Brasilaidd"},
	"CAN": {EN: "Canadian", CY: "Canadaidd"},
	"CHN": {EN: "Chinese", CY: "Tsieineaidd"},
	"COL": {EN: "Colombian", CY: "Colombaidd"},
	"CYP": {EN: "Cypriot", CY: "Cypraidd"},
	"CZE": {EN: "Czech", CY: "Tsiecaidd"},
	"DEU": {EN: "German", CY: "Almaenig"},
	"DZA": {EN: "Algerian", CY: "Algeraidd"},
	"EGY": {EN: "Egyptian", CY: "Eifftaidd"},
	"ERI": {EN: "Eritrean", CY: "Eritreaidd"},
	"ESP": {EN: "Spanish", CY: "Sbaenaidd"},
	"ETH": {EN: "Ethiopian", CY: "Ethiopaidd"},
	"FRA": {EN: "French", CY: "Ffrengig"},
	"GBR": {EN: "British", CY: "Prydeinig"},
	"GHA": {EN: "Ghanaian", CY: "Ghanaidd"},
	"GRC": {EN: "Greek", CY: "Groegaidd"},
	"HUN": {EN: "Hungarian", CY: "Hwngaraidd"},
	"IND": {EN: "Indian", CY: "Indiaidd"},
	"IRL": {EN: "Irish", CY: "Gwyddelig"},
	"IRN": {EN: "Iranian", CY: "Iranaidd"},
	"IRQ": {EN: "Iraqi", CY: "Iracaidd"},
	"ITA": {EN: "Italian", CY: "Eidalaidd"},
	"JAM": {EN: "Jamaican", CY: "Jamaicaidd"},
	"KEN": {EN: "Kenyan", CY: "Cenyaidd"},
	"LBY": {EN: "Libyan", CY: "Libyaidd"},
	"LKA": {EN: "Sri Lankan", CY: "Sri Lankaidd"},
	"LTU": {EN: "Lithuanian", CY: "Lithwanaidd"},
	"LVA": {EN: "Latvian", CY: "Latfiaidd"},
	"MAR": {EN: "Moroccan", CY: "Morocaidd"},
	"MDA": {EN: "Moldovan", CY: "Moldofaidd"},
	"NGA": {EN: "Nigerian", CY: "Nigeraidd"},
	"NLD": {EN: "Dutch", CY: "Iseldiraidd"},
	"PAK": {EN: "Pakistani", CY: "Pacistanaidd"},
	"PHL": {EN: "Filipino", CY: "Ffilipinaidd"},
	"POL": {EN: "Polish", CY: "Pwylaidd"},
	"PRT": {EN: "Portuguese", CY: "Portiwgeaidd"},
	"ROU": {EN: "Romanian", CY: "Rwmanaidd"},
	"RUS": {EN: "Russian", CY: "Rwsiaidd"},
	"SDN": {EN: "Sudanese", CY: "Swdanaidd"},
	"SOM": {EN: "Somali", CY: "Somalaidd"},
	"SVK": {EN: "Slovak", CY: "Slofacaidd"},
	"SYR": {EN: "Syrian", CY: "Syriaidd"},
	"TUR": {EN: "Turkish", CY: "Twrcaidd"},
	"UGA": {EN: "Ugandan", CY: "Wgandaidd"},
	"UKR": {EN: "Ukrainian", CY: "Wcreinaidd"},
	"USA": {EN: "American", CY: "Americanaidd"},
	"VNM": {EN: "Vietnamese", CY: "Fietnamaidd"},
	"XKX": {EN: "Kosovan", CY: "Cosofaidd"},
	"ZAF": {EN: "South African", CY: "De Affricanaidd"},
	"ZWE": {EN: "Zimbabwean", CY: "Simbabwaidd"},
}
