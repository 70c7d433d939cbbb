//! Seats and committees: who may attest, and how many must agree (R8, R9).

use crate::{
	types::{Bond, Committee, Members, Seat, SeatStatus, MAX_SEATS},
	Appointed, BalanceOf, Committees, Config, CurrentVersion, Error, Event, HoldReason, Pallet,
	SeatOf, Seats, SetQuorum,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{evidence::Source, party::PartyId, traits::Parties};

/// The quorum of a committee of `members`: the set value, never fewer than more than two thirds,
/// never more than there are.
pub(crate) fn quorum_of(members: u32, set: u32) -> u32 {
	let two_thirds = members.saturating_mul(2) / 3;
	set.max(two_thirds.saturating_add(1)).min(members)
}

impl<T: Config> Pallet<T> {
	/// Offers a seat.
	pub(crate) fn do_appoint(source: Source, party: PartyId) -> DispatchResult {
		Self::ensure_eligible(source, party)?;
		ensure!(!Seats::<T>::contains_key(party), Error::<T>::AlreadySeated);
		Self::count_appointment(source)?;
		Seats::<T>::insert(party, invitation::<T>(source));
		Self::deposit_event(Event::Appointed { source, party });
		Ok(())
	}

	/// Accepts a seat that was offered, and renews the committee.
	pub(crate) fn do_accept_seat(account: T::AccountId) -> DispatchResult {
		let party = Self::party_of(&account)?;
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::NotInvited)?;
		ensure!(seat.status == SeatStatus::Invited, Error::<T>::NotInvited);
		Self::ensure_eligible(seat.source, party)?;
		let bond = Self::take_seat(party, seat.source, account.clone())?;
		Self::deposit_event(Event::SeatAccepted { source: seat.source, party, account, bond });
		let mut members = Self::current_committee(seat.source).1.members;
		members.try_push(party).map_err(|_| Error::<T>::CommitteeFull)?;
		Self::renew_committee(seat.source, members)
	}

	/// Sets the least quorum of a source, and renews its committee if it has one.
	pub(crate) fn do_set_quorum(source: Source, least: u32) -> DispatchResult {
		ensure!(least <= MAX_SEATS, Error::<T>::QuorumTooLarge);
		SetQuorum::<T>::insert(source, least);
		Self::deposit_event(Event::QuorumSet { source, least });
		let (version, committee) = Self::current_committee(source);
		if version == 0 {
			return Ok(());
		}
		Self::renew_committee(source, committee.members)
	}

	/// Seats these accounts' parties when the chain begins. Without any there is no committee.
	pub(crate) fn seat_at_genesis(source: Source, accounts: &[T::AccountId]) -> DispatchResult {
		let mut members = Members::default();
		for account in accounts {
			let party = Self::party_of(account)?;
			Self::ensure_eligible(source, party)?;
			ensure!(!Seats::<T>::contains_key(party), Error::<T>::AlreadySeated);
			Self::count_appointment(source)?;
			Self::take_seat(party, source, account.clone())?;
			members.try_push(party).map_err(|_| Error::<T>::CommitteeFull)?;
		}
		if members.is_empty() {
			return Ok(());
		}
		Self::renew_committee(source, members)
	}

	/// The current version of a source's committee, and what it says; version 0 is empty.
	pub(crate) fn current_committee(source: Source) -> (u32, Committee) {
		let version = CurrentVersion::<T>::get(source);
		(version, Committees::<T>::get(source, version).unwrap_or_default())
	}

	/// Fails unless the party's seat may attest: live, of that source, with a full bond, of an active
	/// party with the role.
	pub(crate) fn ensure_seated(source: Source, party: PartyId) -> DispatchResult {
		let seat = Self::seat_of(source, party).ok_or(Error::<T>::NotSeated)?;
		ensure!(seat.is_bonded(), Error::<T>::BondNotFull);
		Self::ensure_eligible(source, party)
	}

	/// Whether a member counts now in a round of this version of the committee.
	pub(crate) fn counts(source: Source, version: u32, party: PartyId) -> bool {
		Self::seat_of(source, party).is_some_and(|seat| seat.is_bonded() && seat.version <= version)
			&& T::Parties::has_role(party, source.role())
	}

	/// The party's live seat of that source.
	pub(crate) fn seat_of(source: Source, party: PartyId) -> Option<SeatOf<T>> {
		Seats::<T>::get(party).filter(|seat| seat.is_live() && seat.source == source)
	}

	fn ensure_eligible(source: Source, party: PartyId) -> DispatchResult {
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		ensure!(T::Parties::roles(party).has(source.role()), Error::<T>::RoleMissing);
		Ok(())
	}

	fn count_appointment(source: Source) -> DispatchResult {
		let count = Appointed::<T>::get(source);
		ensure!(count < MAX_SEATS, Error::<T>::CommitteeFull);
		Appointed::<T>::insert(source, count.saturating_add(1));
		Ok(())
	}

	/// Holds the bond and makes the seat live. Returns the bond.
	fn take_seat(
		party: PartyId,
		source: Source,
		account: T::AccountId,
	) -> Result<BalanceOf<T>, DispatchError> {
		let amount = T::SeatBond::get();
		Self::hold_bond(HoldReason::SeatBond, &account, amount)?;
		let seat = Seat {
			status: SeatStatus::Live(Bond { account, amount }),
			version: next_version::<T>(source)?,
			required: amount,
			..invitation::<T>(source)
		};
		Seats::<T>::insert(party, seat);
		Ok(amount)
	}

	/// Writes the next version of a committee. Open rounds keep theirs.
	pub(crate) fn renew_committee(source: Source, members: Members) -> DispatchResult {
		let version = next_version::<T>(source)?;
		let count = count(members.len());
		let quorum = quorum_of(count, SetQuorum::<T>::get(source));
		Committees::<T>::insert(source, version, Committee { members, quorum });
		CurrentVersion::<T>::insert(source, version);
		Self::deposit_event(Event::CommitteeChanged { source, version, members: count, quorum });
		Ok(())
	}
}

/// The version that a committee gets when it changes next.
fn next_version<T: Config>(source: Source) -> Result<u32, DispatchError> {
	Ok(CurrentVersion::<T>::get(source).checked_add(1).ok_or(ArithmeticError::Overflow)?)
}

/// A seat that is offered.
fn invitation<T: Config>(source: Source) -> SeatOf<T> {
	Seat {
		source,
		status: SeatStatus::Invited,
		version: 0,
		required: BalanceOf::<T>::zero(),
		missed: 0,
		liable_until: 0,
		liable_block: BlockNumberFor::<T>::zero(),
		disputes: 0,
	}
}

/// The length of something bounded far below `u32::MAX`.
pub(crate) fn count(length: usize) -> u32 {
	u32::try_from(length).unwrap_or(u32::MAX)
}
