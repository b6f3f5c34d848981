package intake

import "assize.example/core/court"

// recognise finds what the document is, and the element that holds it. A
// document that is none of the formats, or whose inner layers cannot be read,
// is a fault.
func (m *message) recognise(root *element) (Format, *element) {
	switch list := root.find("ExternalDocumentRequest"); {
	case root.name == "DailyList":
		return XHIBIT, root
	case list != nil:
		return Libra, list
	case root.name == "NewCaseMessage" && root.at("Case/PTIURN") != nil:
		return SPI, root
	case root.find("RouteData", "SubmitRequest", "SubmitRequestMes") != nil:
		return SPI, m.unwrapSPI(root)
	}
	m.faults = append(m.faults, Fault{File: m.file, Line: root.line, Element: root.path(), Found: root.name, Want: court.Text{
		EN: "a new case of the Standard Prosecutor Interface, a Libra court list or an XHIBIT daily list",
		CY: "achos newydd o'r Standard Prosecutor Interface, rhestr llys Libra neu restr ddyddiol XHIBIT",
	}})
	return "", nil
}
