//! One voucher becomes two.

use crate::{types::VoucherDeposit, Config, Deposits, Error, Event, NextSplit, Pallet};
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{Consideration, Defensive, Footprint},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	traits::VoucherBacking,
	voucher::{Voucher, VoucherId},
	Energy,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_split(who: &T::AccountId, id: VoucherId, units: u32) -> DispatchResult {
		let holder = Self::active_party(who)?;
		let voucher = Self::in_hand(id, holder)?;
		let (child_id, child) = Self::split_front(id, voucher, units)?;
		T::Certificates::relabel(child.range, id, child_id)?;
		Self::keep(child_id, &child);
		Self::take_deposit(who, child_id)
	}

	/// Takes the first `units` certificates out of `parent`, for a voucher of their own. It is the front that goes,
	/// since certificates are numbered from a bundle's first. The caller stores the new voucher, and relabels or redeems
	/// its certificates.
	pub(crate) fn split_front(
		id: VoucherId,
		parent: Voucher,
		units: u32,
	) -> Result<(VoucherId, Voucher), DispatchError> {
		ensure!(units > 0, Error::<T>::NoUnits);
		let (front, rest) = parent.range.split_at(units).ok_or(Error::<T>::UnitsOutOfRange)?;
		let (child_energy, rest_energy) = share(&parent, units)
			.defensive_proof("the front is a part of the voucher, which has certificates; qed")
			.ok_or(ArithmeticError::Underflow)?;
		let child_id = Self::take_split_number()?;
		let child =
			Voucher { range: front, energy: child_energy, parent: Some(id), ..parent.clone() };
		Self::keep(id, &Voucher { range: rest, energy: rest_energy, ..parent });
		Self::deposit_event(Event::Split { voucher: id, child: child_id, units });
		Ok((child_id, child))
	}

	/// The number of the next voucher that a split makes, used up by this.
	fn take_split_number() -> Result<VoucherId, DispatchError> {
		NextSplit::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}

	fn take_deposit(who: &T::AccountId, id: VoucherId) -> DispatchResult {
		let ticket =
			T::Deposit::new(who, Self::footprint()).map_err(|_| Error::<T>::CannotPayDeposit)?;
		Deposits::<T>::insert(id, VoucherDeposit { account: who.clone(), ticket });
		Ok(())
	}

	/// What one more voucher costs in state.
	pub(crate) fn footprint() -> Footprint {
		Footprint::from_parts(1, Voucher::max_encoded_len())
	}
}

/// The energy of the first `units` certificates, and of the rest: face value times units each.
fn share(voucher: &Voucher, units: u32) -> Option<(Energy, Energy)> {
	let face_value = voucher.energy.wh().checked_div(voucher.range.units.into())?;
	let front = Energy::from_wh(face_value).checked_mul(units)?;
	Some((front, voucher.energy.checked_sub(front)?))
}
