//! Lots of deposits: what one call holds on one account for the bundles that it adds.

use crate::{
	deposits::SeveralDeposits,
	types::{Deposit, DepositLot},
	BundleDepositOf, Config, DepositLots, Error, NextLot, Pallet,
};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{certificate::LotId, party::PartyId, traits::OwedLot};

impl<T: Config> Pallet<T> {
	/// The number of a new lot.
	pub(crate) fn take_lot_number() -> Result<LotId, ArithmeticError> {
		NextLot::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}

	/// Notes that a call owes one more deposit. Money comes to the payer while its call runs, but none goes. So what it
	/// can pay is looked up again only when it would be too little.
	pub(crate) fn owe(payer: PartyId, owed: &mut Option<OwedLot>) -> Result<LotId, DispatchError> {
		let mut lot = match *owed {
			Some(lot) => lot,
			None => OwedLot { id: Self::take_lot_number()?, payer, deposits: 0, affordable: 0 },
		};
		if lot.deposits >= lot.affordable {
			lot.affordable = T::BundleDeposit::affordable(&Self::paying_account(lot.payer)?);
		}
		ensure!(lot.deposits < lot.affordable, Error::<T>::CannotPayDeposit);
		lot.deposits = lot.deposits.saturating_add(1);
		*owed = Some(lot);
		Ok(lot.id)
	}

	/// Holds what a call owes.
	pub(crate) fn pay_owed(lot: OwedLot) -> DispatchResult {
		let account = Self::paying_account(lot.payer)?;
		let ticket = T::BundleDeposit::hold_several(&account, lot.deposits)
			.defensive_proof("the payer could pay when the last bundle was split; qed")?;
		let deposit = Deposit { account, ticket };
		DepositLots::<T>::insert(lot.id, DepositLot { deposit, left: lot.deposits });
		Ok(())
	}

	/// Returns the deposit for a bundle that was joined with another. `None` is a bundle without a deposit.
	pub(crate) fn refund_bundle(lot: Option<LotId>) -> DispatchResult {
		Self::take_from_lot(lot).map_or(Ok(()), Deposit::give_back)
	}

	/// Makes the deposit for a bundle a fee, because the bundle stays in state for ever.
	pub(crate) fn spend_bundle(lot: Option<LotId>) {
		if let Some(deposit) = Self::take_from_lot(lot) {
			deposit.spend();
		}
	}

	/// Takes one deposit out of its lot. With the last one, the lot ends.
	fn take_from_lot(lot: Option<LotId>) -> Option<BundleDepositOf<T>> {
		let id = lot?;
		let lot =
			DepositLots::<T>::get(id).defensive_proof("a bundle keeps its lot in state; qed")?;
		let deposit = lot.deposit.clone();
		match lot.left.saturating_sub(1) {
			0 => DepositLots::<T>::remove(id),
			left => DepositLots::<T>::insert(id, DepositLot { left, ..lot }),
		}
		Some(deposit)
	}
}
