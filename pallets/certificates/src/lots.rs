//! Lots of deposits: what one call holds on one account for the bundles that it adds.

use crate::{
	types::{Deposit, DepositLot},
	BundleDepositOf, Config, DepositLots, NextLot, Pallet,
};
use frame_support::traits::Defensive;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::certificate::LotId;

impl<T: Config> Pallet<T> {
	/// Adds a deposit to the lot of its call, or to a new one. All deposits of a lot are held on one account at
	/// one price.
	pub(crate) fn add_to_lot(
		deposit: BundleDepositOf<T>,
		lot: &mut Option<LotId>,
	) -> Result<LotId, DispatchError> {
		let present = lot.and_then(|id| Some((id, DepositLots::<T>::get(id)?)));
		match present.filter(|(_, lot)| lot.deposit == deposit) {
			Some((id, present)) => {
				let left = present.left.checked_add(1).ok_or(ArithmeticError::Overflow)?;
				DepositLots::<T>::insert(id, DepositLot { left, ..present });
				Ok(id)
			}
			None => {
				let id = Self::open_lot(deposit)?;
				*lot = Some(id);
				Ok(id)
			}
		}
	}

	/// Makes a deposit a lot of its own.
	pub(crate) fn open_lot(deposit: BundleDepositOf<T>) -> Result<LotId, DispatchError> {
		let id = NextLot::<T>::get();
		NextLot::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		DepositLots::<T>::insert(id, DepositLot { deposit, left: 1 });
		Ok(id)
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
