//! How seats end, and what becomes of their bonds (R8).

use crate::{
	types::{Bond, Members, SeatStatus},
	Appointed, Config, Error, Event, HoldReason, Pallet, SeatOf, Seats,
};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{evidence::Source, party::PartyId, Moment};

impl<T: Config> Pallet<T> {
	/// Ends a seat: by dismissal, or because its party wants so.
	pub(crate) fn do_leave(party: PartyId, dismissed: bool) -> DispatchResult {
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::NoSeat)?;
		let source = seat.source;
		match seat.status.clone() {
			SeatStatus::Leaving { .. } => return Err(Error::<T>::AlreadyLeft.into()),
			SeatStatus::Invited => {
				Seats::<T>::remove(party);
				Self::deposit_event(Event::InvitationEnded { source, party });
			}
			SeatStatus::Live(bond) => {
				let unbonds_at = Self::unbonds_at()?;
				let status = SeatStatus::Leaving { bond, unbonds_at };
				Seats::<T>::insert(party, SeatOf::<T> { status, ..seat });
				Self::deposit_event(Event::SeatLeft { source, party, dismissed, unbonds_at });
				Self::remove_member(source, party)?;
			}
		}
		Appointed::<T>::mutate(source, |count| *count = count.saturating_sub(1));
		Ok(())
	}

	/// Returns the bond of a seat that has ended, and forgets the seat.
	pub(crate) fn do_withdraw_bond(account: &T::AccountId) -> DispatchResult {
		let party = Self::party_of(account)?;
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::NoSeat)?;
		let SeatStatus::Leaving { bond: Bond { account, amount }, unbonds_at } = &seat.status
		else {
			return Err(Error::<T>::StillSeated.into());
		};
		ensure!(Self::now() >= *unbonds_at, Error::<T>::BondNotFree);
		ensure!(!Self::is_liable(&seat), Error::<T>::StillLiable);
		let (account, amount) = (account.clone(), *amount);
		T::Currency::release(
			&HoldReason::SeatBond.into(),
			&account,
			amount,
			Precision::BestEffort,
		)?;
		Seats::<T>::remove(party);
		Self::deposit_event(Event::BondWithdrawn { party, account, amount });
		Ok(())
	}

	/// Makes a slashed bond full again, all of it on one account.
	pub(crate) fn do_restore_bond(account: T::AccountId) -> DispatchResult {
		let party = Self::party_of(&account)?;
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::NoSeat)?;
		let SeatStatus::Live(old) = &seat.status else {
			return Err(Error::<T>::NotSeated.into());
		};
		ensure!(!seat.is_bonded(), Error::<T>::BondFull);
		let (reason, bond) = (HoldReason::SeatBond.into(), seat.required);
		T::Currency::release(&reason, &old.account, old.amount, Precision::BestEffort)?;
		Self::hold_bond(HoldReason::SeatBond, &account, bond)?;
		let status = SeatStatus::Live(Bond { account: account.clone(), amount: bond });
		Seats::<T>::insert(party, SeatOf::<T> { status, ..seat });
		Self::deposit_event(Event::BondRestored { party, account, bond });
		Ok(())
	}

	/// Whether something that the seat attested can still be disputed, or is.
	fn is_liable(seat: &SeatOf<T>) -> bool {
		seat.disputes > 0 || Self::now() < seat.liable_until || Self::block() < seat.liable_block
	}

	fn remove_member(source: Source, party: PartyId) -> DispatchResult {
		let members = Self::current_committee(source).1.members;
		let others = members.into_iter().filter(|member| *member != party).collect();
		Self::renew_committee(source, Members::truncate_from(others))
	}

	/// When the bond of a seat that ends now is free: an anchor made a moment ago could be disputed
	/// until its challenge period ends, and that dispute be decided until the resolution period does.
	fn unbonds_at() -> Result<Moment, DispatchError> {
		let unbonding = T::ChallengePeriod::get().checked_add(T::ResolutionPeriod::get());
		let ends = unbonding.and_then(|unbonding| Self::now().checked_add(unbonding));
		Ok(ends.ok_or(ArithmeticError::Overflow)?)
	}
}
