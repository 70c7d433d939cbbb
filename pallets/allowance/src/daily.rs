//! What a party does not pay for itself on the present day.

use crate::{
	pallet::{Config, Event, FreeCallMade, Pallet, Used},
	types::{AllowanceInfo, Reach, Usage},
};
use frame_support::traits::{Defensive, Get, UnixTime};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	party::PartyId,
	trade::Amount,
	traits::{OnFreeCall, Parties},
	Granularity, Moment, Period,
};

impl<T: Config> Pallet<T> {
	/// What is left today to the party that uses an account, for calls within this reach.
	pub fn available(account: &T::AccountId, needed: Reach) -> Option<(PartyId, Amount)> {
		let party = T::Parties::party_of(account)?;
		let reach = Self::reach(party);
		(reach >= needed).then(|| (party, Self::left(party, reach)))
	}

	/// Takes a price of a record that stays: from what is left to the party that uses the account, and the rest as
	/// `pay_rest` does. Returns what the allowance paid. Takes nothing if the rest is not paid.
	pub fn cover(
		account: &T::AccountId,
		price: Amount,
		pay_rest: impl FnOnce(Amount) -> DispatchResult,
	) -> Result<Amount, DispatchError> {
		let Some((party, left)) = Self::available(account, Reach::Everything) else {
			return pay_rest(price).map(|()| 0);
		};
		let covered = left.min(price);
		pay_rest(price.saturating_sub(covered))?;
		Self::charge(party, covered);
		if covered > 0 {
			Self::deposit_event(Event::PriceCovered { party, amount: covered });
		}
		Ok(covered)
	}

	/// Takes from what is left.
	pub fn charge(party: PartyId, amount: Amount) {
		if amount == 0 {
			return;
		}
		let usage = Self::usage_today(party);
		let amount = usage.amount.saturating_add(amount);
		Used::<T>::insert(party, Usage { amount, ..usage });
	}

	/// Gives back what was charged and was not needed.
	pub fn give_back(party: PartyId, amount: Amount) {
		if amount == 0 {
			return;
		}
		let usage = Self::usage_today(party);
		let amount = usage
			.amount
			.checked_sub(amount)
			.defensive_proof("it was charged in this block; qed")
			.unwrap_or_default();
		Used::<T>::insert(party, Usage { amount, ..usage });
	}

	/// Says that the allowance paid a fee.
	pub fn tell_fee_covered(party: PartyId, amount: Amount) {
		if amount > 0 {
			Self::deposit_event(Event::FeeCovered { party, amount });
		}
	}

	/// Says that a fee was not taken.
	pub fn tell_fee_waived(account: T::AccountId, amount: Amount) {
		if amount > 0 {
			Self::deposit_event(Event::FeeWaived { account, amount });
		}
	}

	/// Begins to watch a call that carries another one.
	pub fn watch() {
		FreeCallMade::<T>::put(false);
	}

	/// Ends what [`Self::watch`] began, and says whether a call was made meanwhile that takes no fee.
	pub fn saw_free_call() -> bool {
		FreeCallMade::<T>::take().unwrap_or_default()
	}

	/// A party's allowance as clients see it. `None` if there is no such party.
	pub fn allowance(party: PartyId) -> Option<AllowanceInfo> {
		T::Parties::account_of(party)?;
		let reach = Self::reach(party);
		let daily = Self::daily(reach);
		let usage = Self::usage_today(party);
		let until = usage.period().end(T::MarketOffset::get()).unwrap_or(Moment::MAX);
		let left = daily.saturating_sub(usage.amount);
		Some(AllowanceInfo { daily, used: usage.amount, left, until, reach })
	}

	fn reach(party: PartyId) -> Reach {
		if T::Parties::is_active(party) {
			Reach::Everything
		} else if T::Parties::was_attested(party) {
			Reach::TakingBack
		} else {
			Reach::Nothing
		}
	}

	/// What a party has in a day. To take back what it has placed needs less than to trade.
	fn daily(reach: Reach) -> Amount {
		match reach {
			Reach::Everything => T::DailyAllowance::get(),
			Reach::TakingBack => Self::small_part(),
			Reach::Nothing => 0,
		}
	}

	/// A tenth of an allowance.
	pub fn small_part() -> Amount {
		T::DailyAllowance::get() / 10
	}

	fn left(party: PartyId, reach: Reach) -> Amount {
		Self::daily(reach).saturating_sub(Self::usage_today(party).amount)
	}

	fn usage_today(party: PartyId) -> Usage {
		let day = Self::today();
		let today = Used::<T>::get(party).filter(|usage| usage.day == day);
		today.unwrap_or(Usage { day, amount: 0 })
	}

	/// The natural day of the market.
	pub(crate) fn today() -> u32 {
		let now = T::Time::now().as_secs();
		let day = Period::containing(Granularity::Day, now, T::MarketOffset::get());
		day.map_or(0, |day| day.index)
	}
}

impl<T: Config> OnFreeCall for Pallet<T> {
	fn made() {
		if FreeCallMade::<T>::exists() {
			FreeCallMade::<T>::put(true);
		}
	}
}
