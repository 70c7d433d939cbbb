//! Money: free, or on hold on an account for a reason.
//!
//! A hold stays on its account, whatever happens to the party that caused it (R24). It is returned there, forfeited
//! there, or paid out from there. What is forfeited goes to the members together, as every price does.

use std::collections::BTreeMap;

use super::{need, Refusal, Ruling};
use verdigrid_runtime::{money::governance_account, AccountId, Balance};

/// What money there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asset {
	/// The chain's own.
	Native,
	/// A settlement token.
	Yuan,
}

/// What money is held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
	/// The record of a party.
	Application,
	/// A bundle beyond the first of its batch.
	Bundle,
	/// A pledge, or a request for exchange.
	Record,
	/// The record of an offer.
	Offer,
	/// The record of a demand.
	Demand,
	/// What a demand will pay.
	Wanted,
	/// The record of a bid or an ask.
	Order,
	/// What a bid will pay.
	Bid,
	/// A seat in a committee.
	Seat,
	/// The claim that an anchor is wrong.
	Dispute,
	/// A voucher made by splitting.
	Split,
	/// The record of an agreement.
	Agreement,
	/// What an agreement will pay.
	Payment,
}

/// What an account always keeps.
const LEAST: [(Asset, Balance); 2] =
	[(Asset::Native, verdigrid_runtime::EXISTENTIAL_DEPOSIT), (Asset::Yuan, 1)];

type Free = BTreeMap<(AccountId, Asset), Balance>;
type Held = BTreeMap<(AccountId, Asset, Reason), Balance>;

/// Who has what.
#[derive(Clone, Debug, Default)]
pub struct Money {
	pub free: Free,
	pub held: Held,
}

impl Money {
	/// Puts money on hold. The least that keeps an account alive stays free.
	pub fn hold(
		&mut self,
		account: &AccountId,
		asset: Asset,
		reason: Reason,
		amount: Balance,
	) -> Ruling {
		self.spend(account, asset, amount)?;
		*self.held.entry((account.clone(), asset, reason)).or_default() += amount;
		Ok(())
	}

	/// Gives held money back to where it is held.
	pub fn release(&mut self, account: &AccountId, asset: Asset, reason: Reason, amount: Balance) {
		self.take_held(account, asset, reason, amount);
		self.receive(account, asset, amount);
	}

	/// Takes held money for the members together.
	pub fn forfeit(&mut self, account: &AccountId, reason: Reason, amount: Balance) {
		self.take_held(account, Asset::Native, reason, amount);
		self.receive(&governance_account(), Asset::Native, amount);
	}

	/// Takes a price that is never given back.
	pub fn charge(&mut self, account: &AccountId, amount: Balance) -> Ruling {
		self.pay(account, &governance_account(), Asset::Native, amount)
	}

	/// Pays from what is free.
	pub fn pay(
		&mut self,
		from: &AccountId,
		to: &AccountId,
		asset: Asset,
		amount: Balance,
	) -> Ruling {
		self.spend(from, asset, amount)?;
		self.receive(to, asset, amount);
		Ok(())
	}

	/// Pays from what is held.
	pub fn pay_held(
		&mut self,
		from: &AccountId,
		reason: Reason,
		to: &AccountId,
		asset: Asset,
		amount: Balance,
	) {
		self.take_held(from, asset, reason, amount);
		self.receive(to, asset, amount);
	}

	/// All the money of an asset, free and held.
	pub fn total(&self, asset: Asset) -> Balance {
		let free = self.free.iter().filter(|((_, of), _)| *of == asset).map(|(_, amount)| amount);
		let held =
			self.held.iter().filter(|((_, of, _), _)| *of == asset).map(|(_, amount)| amount);
		free.chain(held).sum()
	}

	fn spend(&mut self, account: &AccountId, asset: Asset, amount: Balance) -> Ruling {
		let least = LEAST.iter().find(|(of, _)| *of == asset).map_or(0, |(_, least)| *least);
		let free = self.free.entry((account.clone(), asset)).or_default();
		need(*free >= amount + least || amount == 0, Refusal::NoFunds)?;
		*free -= amount;
		Ok(())
	}

	fn receive(&mut self, account: &AccountId, asset: Asset, amount: Balance) {
		*self.free.entry((account.clone(), asset)).or_default() += amount;
	}

	fn take_held(&mut self, account: &AccountId, asset: Asset, reason: Reason, amount: Balance) {
		let key = (account.clone(), asset, reason);
		let held = self.held.get_mut(&key).expect("it was put on hold");
		*held -= amount;
		if *held == 0 {
			self.held.remove(&key);
		}
	}
}
