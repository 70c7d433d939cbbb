//! Evidence, and what rests on it.

use crate::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus},
	party::PartyId,
	voucher::VoucherId,
	Energy,
};
use sp_runtime::DispatchError;

/// Evidence. Implemented by the evidence pallet.
pub trait EvidenceInspect {
	/// Whether what rests on this evidence can be used; `None` where there is none.
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus>;

	/// What was verified; `None` where there is no such evidence. The buyer has a voucher for it, which has
	/// the number of the evidence.
	fn verified(evidence: EvidenceId) -> Option<VerifiedTrade>;
}

/// A trade that passed every check. Its period and its energy are those of the certificates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerifiedTrade {
	/// Who bought, and whose consumption was matched.
	pub buyer: PartyId,
	/// The certificates.
	pub range: CertificateRange,
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

/// What happens to vouchers when their evidence was revoked. Implemented by the vouchers pallet.
pub trait OnEvidence {
	/// Ends a voucher whose evidence was revoked, and gives its certificates back as
	/// [`VoucherBacking::unback_voucher`](super::VoucherBacking::unback_voucher) says. The
	/// voucher must be neither redeemed nor in custody. The caller gives the energy back.
	fn unwind(voucher: VoucherId) -> Result<UnwoundVoucher, DispatchError>;
}
