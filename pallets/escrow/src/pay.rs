//! The beneficiary's money goes on hold.

use crate::{Config, Error, Event, HoldReason, Paid, Pallet, PaymentOf, Status};
use frame_support::{ensure, traits::fungibles::hold::Mutate};
use sp_runtime::DispatchResult;
use verdigrid_primitives::voucher::AgreementId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pay(who: &T::AccountId, id: AgreementId) -> DispatchResult {
		let agreement = Self::open_to_beneficiary(who, id)?;
		ensure!(agreement.status == Status::Held, Error::<T>::NotAccepted);
		let (asset, amount) = agreement.terms.payment().ok_or(Error::<T>::NoPaymentDue)?;
		ensure!(!Paid::<T>::contains_key(id), Error::<T>::AlreadyPaid);
		Self::ensure_usable(&agreement)?;
		T::HeldMoney::hold(asset.clone(), &HoldReason::Payment.into(), who, amount)?;
		let account = who.clone();
		let payment = PaymentOf::<T> { account: who.clone(), asset: asset.clone(), amount };
		Paid::<T>::insert(id, payment);
		Self::deposit_event(Event::Paid { agreement: id, account, asset, amount });
		Self::release_if_complete(id, agreement)
	}
}
