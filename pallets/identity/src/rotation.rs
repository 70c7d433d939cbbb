//! A party moves to another account, which accepts.

use crate::{
	pallet::{Config, Error, Event, Pallet, Parties, PartyOf, PartyRecord, Rotations},
	types::Deposit,
};
use frame_support::{
	ensure,
	traits::{Consideration, Contains},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::PartyId;

/// A deposit as it is stored.
type DepositOf<T> = Deposit<<T as frame_system::Config>::AccountId, <T as Config>::ApplyDeposit>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_rotate(who: T::AccountId, new_account: T::AccountId) -> DispatchResult {
		let (party, record) = Self::own(&who)?;
		Self::ensure_free(party, &record)?;
		Self::ensure_vacant(&new_account)?;
		Rotations::<T>::insert(party, &new_account);
		Self::deposit_event(Event::RotationOffered { party, new_account });
		Ok(())
	}

	pub(crate) fn do_cancel_rotation(who: T::AccountId) -> DispatchResult {
		let (party, _) = Self::own(&who)?;
		ensure!(Rotations::<T>::contains_key(party), Error::<T>::NoRotation);
		Self::drop_rotation(party);
		Ok(())
	}

	/// The new account takes over the deposit, so the old one is free of the party. What a registrar has paid stays with the
	/// registrar.
	pub(crate) fn do_accept_rotation(who: T::AccountId, party: PartyId) -> DispatchResult {
		let mut record = Self::record(party)?;
		ensure!(Rotations::<T>::get(party).as_ref() == Some(&who), Error::<T>::NoRotation);
		Self::ensure_free(party, &record)?;
		Self::ensure_vacant(&who)?;

		let own = |deposit: &mut DepositOf<T>| !deposit.sponsored;
		if let Some(deposit) = record.deposit.take_if(own) {
			record.deposit = Some(Self::hold(&who)?);
			deposit.ticket.drop(&deposit.account)?;
		}
		Rotations::<T>::remove(party);
		let old_account = Self::change_account(party, record, who.clone());
		Self::deposit_event(Event::Rotated { party, old_account, new_account: who });
		Ok(())
	}

	/// Withdraws a party's offer to move, if there is one.
	pub(crate) fn drop_rotation(party: PartyId) {
		if let Some(new_account) = Rotations::<T>::take(party) {
			Self::deposit_event(Event::RotationCancelled { party, new_account });
		}
	}

	/// Makes the party use another account, and returns the one that it used.
	pub(crate) fn change_account(
		party: PartyId,
		mut record: PartyRecord<T>,
		new: T::AccountId,
	) -> T::AccountId {
		let old = core::mem::replace(&mut record.account, new.clone());
		Self::unbind(&old);
		Self::bind(&new, party);
		Parties::<T>::insert(party, record);
		old
	}

	/// An account serves one party (R24).
	pub(crate) fn ensure_vacant(account: &T::AccountId) -> DispatchResult {
		ensure!(!PartyOf::<T>::contains_key(account), Error::<T>::AccountUsed);
		ensure!(!T::Reserved::contains(account), Error::<T>::AccountReserved);
		Ok(())
	}
}
