package ledger

import (
	"strings"

	"assize.example/core/court"
	"assize.example/sync/wire"
)

// hubKind reports whether only the hub records events of this kind: the steps
// of a notification.
func hubKind(kind string) bool { return strings.HasPrefix(kind, "notification-") }

// Why an event is not taken into the record.
var (
	faultRevoked = wire.Fault{Code: "desk-revoked", Text: court.Text{
		EN: "This desk has been withdrawn from use.", CY: "Mae'r ddesg hon wedi'i thynnu o ddefnydd.",
	}}
	faultSignature = wire.Fault{Code: "event-signature", Text: court.Text{
		EN: "The entry is not signed by this desk.", CY: "Nid yw'r cofnod wedi'i lofnodi gan y ddesg hon.",
	}}
	faultSize = wire.Fault{Code: "event-size", Text: court.Text{
		EN: "The entry is too large for the hub.", CY: "Mae'r cofnod yn rhy fawr i'r hwb.",
	}}
	faultGap = wire.Fault{Code: "event-gap", Retry: true, Text: court.Text{
		EN: "An earlier entry of this desk has not reached the hub.", CY: "Nid yw cofnod cynharach o'r ddesg hon wedi cyrraedd yr hwb.",
	}}
	faultFork = wire.Fault{Code: "event-fork", Text: court.Text{
		EN: "The hub has another entry of this desk in the same place: the desk's data may have been put back from a copy.",
		CY: "Mae gan yr hwb gofnod arall o'r ddesg hon yn yr un lle: efallai bod data'r ddesg wedi'i adfer o gopi.",
	}}
	faultFull = wire.Fault{Code: "stream-full", Text: court.Text{
		EN: "There are too many entries in this case for the hub. Tell your IT staff.",
		CY: "Mae gormod o gofnodion yn yr achos hwn i'r hwb. Rhowch wybod i'ch staff TG.",
	}}
	faultIdentity = wire.Fault{Code: "event-identity", Text: court.Text{
		EN: "The hub has another entry with the same identifier.", CY: "Mae gan yr hwb gofnod arall â'r un dynodwr.",
	}}
	faultTooMany = wire.Fault{Code: "too-many-refused", Retry: true, Text: court.Text{
		EN: "The hub has refused too many entries of this desk, and takes no more of them for now. Tell your IT staff.",
		CY: "Mae'r hwb wedi gwrthod gormod o gofnodion y ddesg hon, ac nid yw'n derbyn rhagor ohonynt am y tro. Rhowch wybod i'ch staff TG.",
	}}
	faultHubOnly = wire.Fault{Code: "hub-only", Text: court.Text{
		EN: "Only the hub records this.", CY: "Dim ond yr hwb sy'n cofnodi hyn.",
	}}
	faultStream = wire.Fault{Code: "stream-name", Text: court.Text{
		EN: "The entry belongs to a part of the record whose name is too long.", CY: "Mae'r cofnod yn perthyn i ran o'r cofnod sydd â'i henw'n rhy hir.",
	}}
	faultCourt = wire.Fault{Code: "other-court", Text: court.Text{
		EN: "The entry belongs to a court that this desk does not serve.", CY: "Mae'r cofnod yn perthyn i lys nad yw'r ddesg hon yn ei wasanaethu.",
	}}
)
