//! The arbiter decides.

use crate::{
	AgreementOf, Agreements, Blocked, Cause, Config, Error, Event, Pallet, Ruling, Status,
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{layers::ensure_layers, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_arbitrate(
		who: &T::AccountId,
		id: AgreementId,
		terms: H256,
		ruling: Ruling,
	) -> DispatchResult {
		ensure_layers()?;
		let party = Self::bound_party(who)?;
		let agreement = Self::existing(id)?;
		ensure!(agreement.terms.arbiter == Some(party), Error::<T>::NotArbiter);
		Self::ensure_named(&agreement, terms)?;
		ensure!(agreement.status == Status::Disputed, Error::<T>::NotDisputed);
		ensure!(!Self::is_overdue(&agreement), Error::<T>::DeadlinePassed);
		Self::deposit_event(Event::Ruled { agreement: id, ruling });
		match ruling {
			Ruling::Refund => Self::refund(id, agreement, Cause::Ruled)?,
			Ruling::Release => Self::award(id, agreement).map_err(Error::<T>::from)?,
		}
		Ok(())
	}

	/// A ruling stands in for every condition but the payment: both legs or neither. It counts also
	/// where release is not possible yet.
	fn award(id: AgreementId, mut agreement: AgreementOf<T>) -> Result<(), Blocked> {
		Self::ensure_before_deadline(&agreement)?;
		Self::ensure_paid(id, &agreement.terms)?;
		agreement.status = Status::Awarded;
		Agreements::<T>::insert(id, &agreement);
		Self::release_if_possible(id, agreement);
		Ok(())
	}
}
