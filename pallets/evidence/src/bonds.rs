//! Bonds: held, returned, forfeited, and moved from one side of a dispute to the other.

use crate::{
	types::{Bond, DisputeId, Disputer},
	AnchorOf, BalanceOf, BondOf, Config, DisputeOf, Error, Event, HoldReason, Pallet,
};
use alloc::vec::Vec;
use frame_support::{
	defensive,
	traits::{
		fungible::{BalancedHold, MutateHold},
		tokens::{Fortitude, Precision, Restriction},
		Defensive, Get, OnUnbalanced,
	},
};
use sp_runtime::{
	traits::{CheckedDiv, SaturatedConversion, Saturating, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Holds a bond.
	pub(crate) fn hold_bond(
		reason: HoldReason,
		account: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		T::Currency::hold(&reason.into(), account, amount)
			.map_err(|_| Error::<T>::CannotPayBond.into())
	}

	/// Returns the bonds of the disputers.
	pub(crate) fn return_bonds(dispute: &DisputeOf<T>) -> DispatchResult {
		for Disputer { bond, .. } in &dispute.disputers {
			let reason = HoldReason::DisputeBond.into();
			T::Currency::release(&reason, &bond.account, bond.amount, Precision::BestEffort)?;
		}
		Ok(())
	}

	/// Takes the bonds of the disputers. Returns their sum.
	pub(crate) fn forfeit_bonds(dispute: &DisputeOf<T>) -> BalanceOf<T> {
		let mut sum = BalanceOf::<T>::zero();
		for Disputer { bond, .. } in &dispute.disputers {
			forfeit::<T>(HoldReason::DisputeBond, &bond.account, bond.amount);
			sum = sum.saturating_add(bond.amount);
		}
		sum
	}

	/// Takes part of the bond of every seat that attested a wrong anchor. Part of that goes in equal shares to
	/// the disputers that did not attest it. What cannot be divided goes to the first of them. The rest is
	/// forfeited. Returns what was taken and what was paid.
	pub(crate) fn slash_attesters(
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
			Self::with_seat(*party, |seat| {
				let proof = "an attester has accepted its seat and paid its bond; qed";
				let Some(bond) = seat.bond_mut().defensive_proof(proof) else { return };
				let amount = T::SlashRatio::get().mul_floor(bond.amount);
				bond.amount = bond.amount.saturating_sub(amount);
				slashes.push(Bond { account: bond.account.clone(), amount });
				Self::deposit_event(Event::SeatSlashed { party: *party, dispute: id, amount });
			});
		}
		slashes
	}
}

/// What each disputer gets of a reward. Governance gets nothing. A disputer that also attested the anchor gets
/// nothing. Otherwise it would earn by lying, or take from honest disputers what it loses.
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

/// Moves what seats lose to the disputers that get it. The rest is forfeited. It takes at most as many steps
/// as there are slashes and shares together.
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
	let (taken, missing) = T::Currency::slash(&reason.into(), account, amount);
	if !missing.is_zero() {
		defensive!("a bond is on hold as long as it is stored; qed");
	}
	T::Forfeited::on_unbalanced(taken);
}

fn sum<T: Config>(amounts: impl Iterator<Item = BalanceOf<T>>) -> BalanceOf<T> {
	amounts.fold(Zero::zero(), |sum, amount| sum.saturating_add(amount))
}
