//! Green power vouchers as other pallets see them.

pub use crate::numbers::VoucherId;

use crate::{certificate::CertificateRange, evidence::EvidenceId, party::PartyId, Energy, Period};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Number of a custody agreement.
pub type AgreementId = u64;

/// The number of the first voucher that a split makes. A voucher that a verified trade gives its buyer has
/// the number of its evidence, which is lower. Programs and databases that know no larger integers than 2^53 take all
/// numbers.
pub const FIRST_SPLIT: VoucherId = 1 << 52;

/// Whether a verified trade gave its buyer the voucher with this number, whose evidence then has the same
/// number. Other vouchers come from splits.
pub const fn is_of_evidence(voucher: VoucherId) -> bool {
	voucher < FIRST_SPLIT
}

/// Where a voucher stands. Frozen, revoked and expired are never stored: they follow from its
/// evidence, its batch and the time.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum VoucherStatus {
	/// In its holder's hands.
	Active,
	/// Held by a custody agreement.
	InCustody(AgreementId),
	/// Redeemed, for ever.
	Redeemed(crate::claim::RedemptionId),
	/// Its evidence was revoked, and its certificates and energy were given back. For ever.
	Unwound,
}

/// A voucher: proof that a client's green power was bought, settled, measured and matched.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Voucher {
	/// Whose it is.
	pub holder: PartyId,
	/// The evidence it rests on.
	pub evidence: EvidenceId,
	/// The certificates behind it.
	pub range: CertificateRange,
	/// Their energy: units times face value.
	pub energy: Energy,
	/// When it was generated and used.
	pub period: Period,
	/// The consumer whose metered consumption was matched.
	pub consumer: PartyId,
	/// Where it stands.
	pub status: VoucherStatus,
	/// The voucher it was split from.
	pub parent: Option<VoucherId>,
}
