//! Records of the pallet Vouchers.

use super::record;
use crate::ledger::values::{padded, words, Account, At, Period, Range};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
	/// Where a voucher stands. Whether it is frozen, revoked or expired follows from its evidence, its batch and the time.
	VoucherStatus {
		/// In its holder's hands.
		Active,
		/// Held by an agreement.
		InCustody,
		/// Redeemed, for ever.
		Redeemed,
		/// Its evidence was revoked, and its certificates and energy were given back.
		Unwound,
		/// It expired unused, and the chain has forgotten it.
		Retired,
	}
}

/// A green power voucher.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Voucher {
	/// Its number. That of a voucher that verification made is the number of its evidence.
	pub id: u64,
	/// The party that holds it, or held it last.
	pub holder: u32,
	/// The evidence that it rests on.
	pub evidence: u64,
	/// The certificates behind it.
	pub range: Range,
	/// Their energy, in watt-hours.
	pub energy: u64,
	/// When it was generated and used.
	pub period: Period,
	/// The consumer whose metered consumption was matched.
	pub consumer: u32,
	/// Where it stands.
	pub status: VoucherStatus,
	/// The agreement that holds it.
	pub agreement: Option<u64>,
	/// The redemption that ended it.
	pub redemption: Option<u64>,
	/// The voucher that it was split from.
	pub parent: Option<u64>,
	/// The account on which a deposit for it is held.
	pub depositor: Option<Account>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Voucher, "vouchers", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"holder": r.holder,
	"evidence": r.evidence,
	"batch": r.range.batch,
	"period": r.period,
	"consumer": r.consumer,
	"status": r.status,
	"agreement": r.agreement,
	"parent": r.parent,
});
