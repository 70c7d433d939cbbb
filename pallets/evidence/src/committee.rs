//! Seats and committees: which parties may attest, and how many must agree (R8, R9).

use crate::{
	count::count,
	types::{Bond, Committee, Members, Seat, SeatStatus, MAX_SEATS},
	BalanceOf, Committees, Config, CurrentVersion, Error, Event, HoldReason, Pallet, SeatCount,
	SeatOf, Seats, SetQuorum,
};
use frame_support::{
	defensive, ensure,
	traits::{Defensive, DefensiveResult, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{evidence::Source, party::PartyId, traits::Parties};

/// The quorum of a committee of `members`: the set value, or one more than two thirds of the members if that
/// is larger. Never more than there are members.
pub(crate) fn quorum_of(members: u32, set: u32) -> u32 {
	let two_thirds = members.saturating_mul(2) / 3;
	set.max(two_thirds.saturating_add(1)).min(members)
}

impl<T: Config> Pallet<T> {
	/// Offers a seat.
	pub(crate) fn do_appoint(source: Source, party: PartyId) -> DispatchResult {
		Self::ensure_appointable(source, party)?;
		Self::count_appointment(source)?;
		Seats::<T>::insert(party, invitation::<T>(source));
		Self::deposit_event(Event::Appointed { source, party });
		Ok(())
	}

	/// Accepts a seat that was offered, and renews the committee.
	pub(crate) fn do_accept_seat(account: T::AccountId) -> DispatchResult {
		let party = Self::party(&account)?;
		let seat = Seats::<T>::get(party).ok_or(Error::<T>::NotInvited)?;
		ensure!(seat.status == SeatStatus::Invited, Error::<T>::NotInvited);
		Self::ensure_serves(seat.source, party)?;
		let bond = Self::take_seat(party, seat.source, account.clone())?;
		Self::deposit_event(Event::SeatAccepted { source: seat.source, party, account, bond });
		let mut members = Self::current_committee(seat.source).1.members;
		add_member::<T>(&mut members, party)?;
		Self::renew_committee(seat.source, members)
	}

	/// Sets the least quorum of a source, and renews its committee if it has one.
	pub(crate) fn do_set_quorum(source: Source, least: u32) -> DispatchResult {
		ensure!(least <= MAX_SEATS, Error::<T>::QuorumOutOfRange);
		SetQuorum::<T>::insert(source, least);
		Self::deposit_event(Event::QuorumSet { source, least });
		let (version, committee) = Self::current_committee(source);
		if version == 0 {
			return Ok(());
		}
		Self::renew_committee(source, committee.members)
	}

	/// Seats the parties of these accounts when the chain begins. Without accounts there is no committee.
	pub(crate) fn seat_at_genesis(source: Source, accounts: &[T::AccountId]) -> DispatchResult {
		let mut members = Members::default();
		for account in accounts {
			let party = Self::party(account)?;
			Self::ensure_appointable(source, party)?;
			Self::count_appointment(source)?;
			Self::take_seat(party, source, account.clone())?;
			add_member::<T>(&mut members, party)?;
		}
		if members.is_empty() {
			return Ok(());
		}
		Self::renew_committee(source, members)
	}

	/// The current version of a source's committee, and what it says. Version 0 is empty.
	pub(crate) fn current_committee(source: Source) -> (u32, Committee) {
		match CurrentVersion::<T>::get(source) {
			0 => (0, Committee::default()),
			version => (version, Self::committee_of(source, version)),
		}
	}

	/// A version of a source's committee that is, or was, the current one.
	pub(crate) fn committee_of(source: Source, version: u32) -> Committee {
		Committees::<T>::get(source, version)
			.defensive_proof("every version up to the current one is stored, for ever; qed")
			.unwrap_or_default()
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

	/// Fails unless the party may have a seat of the source: active with the role, and without a seat.
	fn ensure_appointable(source: Source, party: PartyId) -> DispatchResult {
		ensure!(T::Parties::is_active(party), Error::<T>::AppointeeNotActive);
		let has_role = T::Parties::roles(party).has(source.role());
		ensure!(has_role, Error::<T>::AppointeeRoleMissing);
		ensure!(!Seats::<T>::contains_key(party), Error::<T>::SeatExists);
		Ok(())
	}

	/// Changes the seat of a party that attests, or of which an anchor can still be disputed.
	pub(crate) fn with_seat(party: PartyId, change: impl FnOnce(&mut SeatOf<T>)) {
		Seats::<T>::mutate(party, |seat| match seat {
			Some(seat) => change(seat),
			None => {
				defensive!("a seat stays while its party answers for an anchor; qed");
			}
		});
	}

	fn count_appointment(source: Source) -> DispatchResult {
		let count = SeatCount::<T>::get(source);
		ensure!(count < MAX_SEATS, Error::<T>::CommitteeFull);
		SeatCount::<T>::insert(source, count.saturating_add(1));
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

/// Adds a party to the members of a committee.
fn add_member<T: Config>(members: &mut Members, party: PartyId) -> Result<(), Error<T>> {
	// `count_appointment` let it have a seat, so a committee has room for it.
	members.try_push(party).defensive_map_err(|_| Error::<T>::CommitteeFull)
}
