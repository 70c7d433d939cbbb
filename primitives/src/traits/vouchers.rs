//! Vouchers in custody.

use crate::{
	certificate::CertificateRange,
	claim::{Claim, RedemptionId},
	party::PartyId,
	voucher::{AgreementId, Voucher, VoucherId},
};
use sp_runtime::{DispatchError, DispatchResult};

/// Custody of vouchers. Implemented by the vouchers pallet.
pub trait VoucherCustody {
	/// A voucher.
	fn voucher(voucher: VoucherId) -> Option<Voucher>;

	/// Fails unless the voucher can be used now: its evidence is live, its batch neither frozen nor
	/// expired.
	fn ensure_usable(voucher: VoucherId) -> DispatchResult;

	/// Fails unless a decided agreement about this voucher can be carried out: its evidence is live, its
	/// batch neither frozen by governance nor expired. A freeze by an issuer does not stop it (R38).
	fn ensure_may_settle(voucher: VoucherId) -> DispatchResult;

	/// Whether the voucher can never be used again: its evidence is revoked or its batch expired.
	fn is_dead(voucher: VoucherId) -> bool;

	/// Fails unless an agreement may deliver the voucher to another party now.
	fn ensure_deliverable(voucher: VoucherId) -> DispatchResult;

	/// Fails unless an agreement may redeem the voucher for this claim now.
	fn ensure_redeemable(voucher: VoucherId, claim: &Claim, paid: bool) -> DispatchResult;

	/// Takes an active, usable voucher of `depositor` into the custody of an agreement. Returns the
	/// certificates behind it, which stay the same while it is in custody.
	fn take(
		voucher: VoucherId,
		depositor: PartyId,
		agreement: AgreementId,
	) -> Result<CertificateRange, DispatchError>;

	/// Gives a voucher back to its holder. Works for frozen, revoked and expired ones.
	fn give_back(voucher: VoucherId, agreement: AgreementId) -> DispatchResult;

	/// Makes a voucher in custody `to`'s, active.
	fn deliver(voucher: VoucherId, agreement: AgreementId, to: PartyId) -> DispatchResult;

	/// Redeems a voucher in custody, for ever. The agreement has paid for the record that stays.
	fn redeem(
		voucher: VoucherId,
		agreement: AgreementId,
		claim: Claim,
		paid: bool,
	) -> Result<RedemptionId, DispatchError>;
}
