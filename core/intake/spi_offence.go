package intake

import (
	"strconv"

	"assize.example/core/casefile"
	"assize.example/core/court"
)

func wholeNumber(s string) (int, error) { return strconv.Atoi(s) }

func (m *message) spiOffence(e *element, defendant string) casefile.Offence {
	base := e.at("BaseOffenceDetails")
	if base == nil {
		m.fault(e, "BaseOffenceDetails", wantOffence)
		return casefile.Offence{}
	}
	o := casefile.Offence{
		Sequence: needed(m, base, "OffenceSequenceNumber", wholeNumber, wantNumber),
		Code:     needed(m, base, "OffenceCode", offenceCode, wantCode),
		Wording:  court.Text{EN: m.need(base, "OffenceWording")},
		Charged:  parsed(m, base, "ChargeDate", isoDate, wantDate), Arrested: parsed(m, base, "ArrestDate", isoDate, wantDate),
		Place: base.get("LocationOfOffence"), Facts: court.Text{EN: e.get("ProsecutionFacts")},
		Vehicle:     base.get("VehicleRelatedOffence/VehicleRegistrationMark"),
		VehicleKind: base.get("VehicleRelatedOffence/VehicleCode"),
		Alcohol:     words(", method ", base.get("AlcoholRelatedOffence/AlcoholLevelAmount"), base.get("AlcoholRelatedOffence/AlcoholLevelMethod")),
	}
	m.spiTiming(base, &o)
	for _, v := range e.all("OtherPartyVictim") {
		o.Victims = append(o.Victims, m.spiVictim(v))
	}
	o.ID = m.unique(offenceID(defendant, strconv.Itoa(o.Sequence), string(o.Code)))
	return m.lookUp(o)
}

// spiTiming reads when the offence was: a qualifier of the CJS data standard
// and one or two days, with or without times.
func (m *message) spiTiming(base *element, o *casefile.Offence) {
	const timing = "OffenceTiming/"
	m.need(base, timing+"OffenceDateCode")
	o.DateCode, _ = strconv.Atoi(m.code(base, timing+"OffenceDateCode", "1", "2", "3", "4", "5", "6"))
	o.From = needed(m, base, timing+"OffenceStart/OffenceDateStartDate", isoDate, wantDate)
	o.FromTime = parsed(m, base, timing+"OffenceStart/OffenceStartTime", clockTime, wantTime)
	o.To = parsed(m, base, timing+"OffenceEnd/OffenceEndDate", isoDate, wantDate)
	o.ToTime = parsed(m, base, timing+"OffenceEnd/OffenceEndTime", clockTime, wantTime)
	if !o.To.IsZero() && o.To.Before(o.From) {
		m.doubt(base, timing+"OffenceEnd/OffenceEndDate", court.Text{
			EN: "a day not before " + o.From.Short(), CY: "diwrnod heb fod cyn " + o.From.Short(),
		})
	}
}

func (m *message) spiVictim(e *element) casefile.Victim {
	return casefile.Victim{
		Name: personName(e.at("PersonDetails")), Address: bs7666(e.at("Address")), Contact: spiContact(e),
		Born: parsed(m, e, "Birthdate", isoDate, wantDate), Gender: m.spiGender(e, "Gender"),
		Ethnicity: e.get("PersonEthnicity/SelfDefinedEthnicity"), ObservedEthnicity: e.get("PersonEthnicity/ObservedEthnicity"),
	}
}
