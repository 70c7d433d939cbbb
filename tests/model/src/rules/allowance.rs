//! What a party does not pay for itself: prices that its daily allowance pays, and the grant that it starts with.

use super::{Asset, Model, Reason, Ruling};
use verdigrid_primitives::party::PartyId;
use verdigrid_runtime::{money::governance_account, AccountId, Balance, EXISTENTIAL_DEPOSIT};

const DAY: i64 = 86_400;

impl Model {
	/// Takes a price that is never given back: from the allowance of the party that uses the account, and the rest from
	/// the account.
	pub fn charge(&mut self, account: &AccountId, price: Balance) -> Ruling {
		let covered = self.covered(account, price);
		self.money.charge(account, price - covered)?;
		self.use_allowance(account, covered);
		Ok(())
	}

	/// Takes a deposit for ever. What an allowance pays for it is free again.
	pub fn take_deposit(&mut self, account: &AccountId, reason: Reason, price: Balance) {
		let covered = self.covered(account, price);
		if covered > 0 {
			self.money.release(account, Asset::Native, reason, covered);
		}
		if covered < price {
			self.money.forfeit(account, reason, price - covered);
		}
		self.use_allowance(account, covered);
	}

	/// A party gets one grant, when it is attested, nobody is taking its account, and the members have the money.
	pub fn grant(&mut self, party: PartyId) {
		let amount = self.terms.grant;
		if amount == 0 || !self.is_active(party) || self.granted.contains_key(&party) {
			return;
		}
		let account = self.account_of(party);
		if self.money.pay(&governance_account(), &account, Asset::Native, amount).is_ok() {
			self.granted.insert(party, amount);
		}
	}

	/// No party uses more than its allowance in a day, and a grant is enough for an account.
	pub fn ensure_allowances_are_kept(&self) {
		let daily = self.terms.daily_allowance;
		assert!(self.used.values().all(|(_, amount)| *amount <= daily), "{:?}", self.used);
		assert!(self.granted.values().all(|amount| *amount >= EXISTENTIAL_DEPOSIT));
	}

	/// What an allowance pays of a price. Only active parties have one for prices.
	fn covered(&self, account: &AccountId, price: Balance) -> Balance {
		let Some(party) = self.party_of(account).filter(|party| self.is_active(*party)) else {
			return 0;
		};
		let used = match self.used.get(&party) {
			Some((day, amount)) if *day == self.today() => *amount,
			_ => 0,
		};
		price.min(self.terms.daily_allowance.saturating_sub(used))
	}

	fn use_allowance(&mut self, account: &AccountId, amount: Balance) {
		if amount == 0 {
			return;
		}
		let (party, today) = (self.party_of(account).expect("it covered something"), self.today());
		let used = self.used.entry(party).or_insert((today, 0));
		if used.0 != today {
			*used = (today, 0);
		}
		used.1 += amount;
	}

	fn today(&self) -> u32 {
		let offset = i64::from(self.terms.offset.minutes()) * 60;
		(self.now() as i64 + offset).div_euclid(DAY) as u32
	}
}
