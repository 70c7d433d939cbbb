//! Evidence, and what rests on it.

use crate::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus},
	party::PartyId,
	voucher::VoucherId,
	Energy, Period,
};
use sp_runtime::DispatchError;

/// Evidence. Implemented by the evidence pallet.
pub trait EvidenceInspect {
	/// Whether what rests on this evidence can be used; `None` where there is none.
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus>;
}

/// A trade that passed every check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerifiedTrade {
	/// Its evidence.
	pub evidence: EvidenceId,
	/// Who bought, and whose consumption was matched.
	pub buyer: PartyId,
	/// The certificates.
	pub range: CertificateRange,
	/// Their energy.
	pub energy: Energy,
	/// When.
	pub period: Period,
}

/// A voucher of revoked evidence that was undone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnwoundVoucher {
	/// The evidence it rested on.
	pub evidence: EvidenceId,
	/// The certificates that were given back.
	pub range: CertificateRange,
	/// Their energy, which is free to be allocated again.
	pub energy: Energy,
}

/// What happens when a trade is verified, and when its evidence was revoked. Implemented by the
/// vouchers pallet.
pub trait OnEvidence {
	/// Issues the buyer's voucher. The caller puts the certificates behind it.
	fn verified(trade: VerifiedTrade) -> Result<VoucherId, DispatchError>;

	/// Ends a voucher whose evidence was revoked, and gives its certificates back as
	/// [`VoucherBacking::unback_voucher`](super::VoucherBacking::unback_voucher) says. The
	/// voucher must be neither redeemed nor in custody. The caller gives the energy back.
	fn unwind(voucher: VoucherId) -> Result<UnwoundVoucher, DispatchError>;
}
