//! The end of seats, and the bonds of seats that have ended or were slashed (R8).

use crate::{
	types::{Bond, Members, SeatStatus},
	Config, Error, Event, HoldReason, Pallet, SeatCount, SeatOf, Seats,
};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision, DefensiveSaturating, DefensiveTruncateFrom},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{evidence::Source, party::PartyId};

impl<T: Config> Pallet<T> {
	/// Takes a seat away.
	pub(crate) fn do_dismiss(party: PartyId) -> DispatchResult {
		Self::leave(party, true)
	}

	/// Gives up the seat of the caller's party.
	pub(crate) fn do_resign(account: &T::AccountId) -> DispatchResult {
		Self::leave(Self::party(account)?, false)
	}

	fn leave(party: PartyId, dismissed: bool) -> DispatchResult {
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::UnknownSeat)?;
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
		SeatCount::<T>::mutate(source, |count| count.defensive_saturating_dec());
		Ok(())
	}

	/// Returns the bond of a seat that has ended, and forgets the seat.
	pub(crate) fn do_withdraw_bond(account: &T::AccountId) -> DispatchResult {
		let party = Self::party(account)?;
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::UnknownSeat)?;
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
		let party = Self::party(&account)?;
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::UnknownSeat)?;
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
		Self::renew_committee(source, Members::defensive_truncate_from(others))
	}
}
