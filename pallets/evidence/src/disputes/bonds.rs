//! The money in disputes: what is lost by one side, and what the other gets, adds up.

use crate::{
	types::{Bond, DisputeId, Disputer, Reason},
	AnchorOf, BalanceOf, BondOf, Config, DisputeOf, Disputes, Error, Event, HoldReason, Pallet,
	Seats,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{
		fungible::{BalancedHold, MutateHold},
		tokens::{Fortitude, Precision, Restriction},
		Get, OnUnbalanced,
	},
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedDiv, SaturatedConversion, Saturating, Zero},
	DispatchError, DispatchResult,
};
use verdigrid_primitives::party::PartyId;

impl<T: Config> Pallet<T> {
	/// Holds a party's bond for a dispute.
	pub(super) fn join_dispute(
		id: DisputeId,
		party: PartyId,
		account: T::AccountId,
		reason: Reason,
		note: H256,
	) -> DispatchResult {
		let mut dispute = Disputes::<T>::get(id).ok_or(Error::<T>::DisputeNotFound)?;
		ensure!(!Self::is_overdue(&dispute), Error::<T>::ResolutionOver);
		let twice = dispute.disputers.iter().any(|disputer| disputer.party == party);
		ensure!(!twice, Error::<T>::AlreadyDisputed);
		let amount = T::DisputeBond::get();
		Self::hold_bond(HoldReason::DisputeBond, &account, amount)?;
		let bond = Bond { account: account.clone(), amount };
		dispute
			.disputers
			.try_push(Disputer { party, reason, note, bond })
			.map_err(|_| Error::<T>::TooManyDisputers)?;
		Disputes::<T>::insert(id, dispute);
		Self::deposit_event(Event::DisputeJoined {
			dispute: id,
			party,
			account,
			bond: amount,
			reason,
			note,
		});
		Ok(())
	}

	/// Holds a bond, and says what is missing where it cannot.
	pub(crate) fn hold_bond(
		reason: HoldReason,
		account: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		T::Currency::hold(&reason.into(), account, amount)
			.map_err(|_| Error::<T>::CannotPayBond.into())
	}

	/// Returns the bonds of those who disputed.
	pub(super) fn return_bonds(dispute: &DisputeOf<T>) -> DispatchResult {
		for Disputer { bond, .. } in &dispute.disputers {
			let reason = HoldReason::DisputeBond.into();
			T::Currency::release(&reason, &bond.account, bond.amount, Precision::BestEffort)?;
		}
		Ok(())
	}

	/// Takes the bonds of those who disputed. Returns their sum.
	pub(super) fn forfeit_bonds(dispute: &DisputeOf<T>) -> BalanceOf<T> {
		let mut sum = BalanceOf::<T>::zero();
		for Disputer { bond, .. } in &dispute.disputers {
			forfeit::<T>(HoldReason::DisputeBond, &bond.account, bond.amount);
			sum = sum.saturating_add(bond.amount);
		}
		sum
	}

	/// Takes part of the bond of everybody who attested a wrong anchor. Part of that goes to those
	/// who disputed without having attested, in equal shares; what cannot be divided goes to the first;
	/// the rest is forfeited. Returns what was taken and what was paid.
	pub(super) fn slash_attesters(
		id: DisputeId,
		dispute: &DisputeOf<T>,
		anchor: &AnchorOf<T>,
	) -> Result<(BalanceOf<T>, BalanceOf<T>), DispatchError> {
		let slashes = Self::take_from_seats(id, anchor);
		let slashed = sum::<T>(slashes.iter().map(|bond| bond.amount));
		let shares = shares::<T>(dispute, anchor, T::RewardRatio::get().mul_floor(slashed));
		let rewarded = sum::<T>(shares.iter().map(|bond| bond.amount));
		pay_out::<T>(slashes, shares)?;
		Ok((slashed, rewarded))
	}

	/// Writes down what each seat loses. The money is still held.
	fn take_from_seats(id: DisputeId, anchor: &AnchorOf<T>) -> Vec<BondOf<T>> {
		let mut slashes = Vec::new();
		for party in &anchor.attesters {
			Seats::<T>::mutate(party, |seat| {
				let Some(bond) = seat.as_mut().and_then(|seat| seat.bond_mut()) else { return };
				let amount = T::SlashRatio::get().mul_floor(bond.amount);
				bond.amount = bond.amount.saturating_sub(amount);
				slashes.push(Bond { account: bond.account.clone(), amount });
				Self::deposit_event(Event::SeatSlashed { party: *party, dispute: id, amount });
			});
		}
		slashes
	}
}

/// What each of those who disputed gets of a reward; nothing where governance disputed. Who attested
/// and then disputes too gets nothing: it would earn by its own lie, or take from honest disputers what
/// it loses.
fn shares<T: Config>(
	dispute: &DisputeOf<T>,
	anchor: &AnchorOf<T>,
	reward: BalanceOf<T>,
) -> Vec<BondOf<T>> {
	let innocent = |disputer: &&Disputer<T::AccountId, BalanceOf<T>>| {
		!anchor.attesters.contains(&disputer.party)
	};
	let rewarded: Vec<_> = dispute.disputers.iter().filter(innocent).collect();
	let count: BalanceOf<T> = rewarded.len().saturated_into::<u32>().into();
	let Some(share) = reward.checked_div(&count) else { return Vec::new() };
	let mut rest = reward.saturating_sub(share.saturating_mul(count));
	let part = |disputer: &Disputer<T::AccountId, BalanceOf<T>>| {
		let amount = share.saturating_add(core::mem::take(&mut rest));
		Bond { account: disputer.bond.account.clone(), amount }
	};
	rewarded.into_iter().map(part).collect()
}

/// Moves what seats lose to those who get it; the rest is forfeited. It takes as many steps as there
/// are of both together.
fn pay_out<T: Config>(slashes: Vec<BondOf<T>>, shares: Vec<BondOf<T>>) -> DispatchResult {
	let mut shares = shares.into_iter().filter(|share| !share.amount.is_zero());
	let mut next = shares.next();
	for mut slash in slashes {
		while let Some(share) = next.as_mut() {
			let amount = slash.amount.min(share.amount);
			if amount.is_zero() {
				break;
			}
			transfer::<T>(&slash.account, &share.account, amount)?;
			slash.amount = slash.amount.saturating_sub(amount);
			share.amount = share.amount.saturating_sub(amount);
			if share.amount.is_zero() {
				next = shares.next();
			}
		}
		forfeit::<T>(HoldReason::SeatBond, &slash.account, slash.amount);
	}
	Ok(())
}

fn transfer<T: Config>(
	from: &T::AccountId,
	to: &T::AccountId,
	amount: BalanceOf<T>,
) -> DispatchResult {
	T::Currency::transfer_on_hold(
		&HoldReason::SeatBond.into(),
		from,
		to,
		amount,
		Precision::Exact,
		Restriction::Free,
		Fortitude::Force,
	)?;
	Ok(())
}

fn forfeit<T: Config>(reason: HoldReason, account: &T::AccountId, amount: BalanceOf<T>) {
	let (taken, _) = T::Currency::slash(&reason.into(), account, amount);
	T::Forfeited::on_unbalanced(taken);
}

fn sum<T: Config>(amounts: impl Iterator<Item = BalanceOf<T>>) -> BalanceOf<T> {
	amounts.fold(Zero::zero(), |sum, amount| sum.saturating_add(amount))
}
