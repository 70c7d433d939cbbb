//! What bundles and records cost.

use super::{Chain, World, CANNOT_PAY};
use crate::{AccountId, Balance, NATIVE};
use frame_support::{
	ensure, storage_alias,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::Preservation,
	},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{party::PartyId, traits::Parties};

#[storage_alias]
type SplitPrice = StorageValue<World, Balance>;
#[storage_alias]
type RedemptionPrice = StorageValue<World, Balance>;

/// The account that keeps what was paid for bundles and for records.
pub const VAULT: AccountId = 91;

/// Who pays for the bundle that a split adds.
#[derive(Clone, Copy)]
pub(super) enum Payer {
	/// The party that holds the bundle.
	Holder,
	/// This party.
	Party(PartyId),
	/// No party: a test sets something up, or the auction has taken the deposit before.
	Nobody,
}

impl<T> World<T> {
	/// Sets the deposit for a bundle that a split adds; nothing at first.
	pub fn charge_for_splits(deposit: Balance) {
		SplitPrice::put(deposit);
	}

	/// Sets the price of the record of a redemption; nothing at first.
	pub fn charge_for_redemptions(price: Balance) {
		RedemptionPrice::put(price);
	}

	pub(super) fn split_price() -> Balance {
		SplitPrice::get().unwrap_or_default()
	}
}

impl<T: Chain> World<T> {
	/// Takes the deposit for a bundle that was split off one of this holder.
	pub(super) fn charge_split(payer: Payer, holder: PartyId) -> DispatchResult {
		match payer {
			Payer::Holder => Self::charge(holder, Self::split_price()),
			Payer::Party(party) => Self::charge(party, Self::split_price()),
			Payer::Nobody => Ok(()),
		}
	}

	/// Takes the price of the record of a redemption.
	pub(super) fn charge_redemption(payer: PartyId) -> DispatchResult {
		Self::charge(payer, RedemptionPrice::get().unwrap_or_default())
	}

	fn charge(party: PartyId, price: Balance) -> DispatchResult {
		let account = Self::account_of(party).ok_or(CANNOT_PAY)?;
		Self::pay(&account, price)
	}

	/// Puts money of an account into the vault.
	pub(super) fn pay(account: &AccountId, price: Balance) -> DispatchResult {
		if price > 0 {
			let left = T::Money::balance(NATIVE, account).checked_sub(price);
			ensure!(left >= Some(T::Money::minimum_balance(NATIVE)), CANNOT_PAY);
			T::Money::transfer(NATIVE, account, &VAULT, price, Preservation::Preserve)?;
		}
		Ok(())
	}
}
