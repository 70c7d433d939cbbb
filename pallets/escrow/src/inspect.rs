//! Reads for runtime APIs.

use crate::{
	AgreementInfo, AgreementInfoOf, Agreements, Approvals, Blocked, Config, Paid, Pallet, Revealed,
};
use verdigrid_primitives::voucher::AgreementId;

impl<T: Config> Pallet<T> {
	/// An agreement that has not ended, with all that was done for it so far.
	pub fn agreement(id: AgreementId) -> Option<AgreementInfoOf<T>> {
		let agreement = Agreements::<T>::get(id)?;
		Some(AgreementInfo {
			terms_hash: agreement.terms_hash,
			dispute_by: agreement.dispute_by,
			deadline_block: agreement.deadline_block,
			voucher: agreement.voucher,
			depositor: agreement.depositor,
			terms: agreement.terms,
			status: agreement.status,
			account: agreement.account,
			payment: Paid::<T>::get(id),
			approvals: Approvals::<T>::get(id).into_iter().collect(),
			revealed: Revealed::<T>::get(id).into_inner(),
		})
	}

	/// Whether the call `release` would end this agreement now, and if not, what it waits
	/// for first.
	pub fn releasable(id: AgreementId) -> Result<(), Blocked> {
		let agreement = Agreements::<T>::get(id).ok_or(Blocked::UnknownAgreement)?;
		Self::ensure_releasable(id, &agreement)
	}
}
