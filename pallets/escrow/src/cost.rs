//! What calls weigh that may end an agreement.

use crate::{Agreements, Config, Outcome, Pallet};
use frame_support::{dispatch::DispatchResultWithPostInfo, weights::Weight};
use sp_runtime::DispatchResult;
use verdigrid_primitives::voucher::AgreementId;

impl<T: Config> Pallet<T> {
	/// Runs a call that may end an agreement. Calls declare the larger weight of both outcomes. Of an agreement that delivers
	/// its voucher, they are charged for a delivery.
	pub(crate) fn charged(
		id: AgreementId,
		delivery: Weight,
		call: impl FnOnce() -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		let delivers = Agreements::<T>::get(id)
			.is_some_and(|agreement| matches!(agreement.terms.outcome, Outcome::Deliver));
		call()?;
		Ok(delivers.then_some(delivery).into())
	}
}
