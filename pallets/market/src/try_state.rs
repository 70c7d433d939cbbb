//! What must hold of the market's state after every block.

use crate::{
	AssetIdOf, Config, Demands, Expiring, HoldReason, NextDemand, NextOffer, NextTrade, Offers,
	Order, Pallet, SetAside, Trades,
};
use alloc::collections::btree_map::BTreeMap;
use frame_support::{
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::fungibles::InspectHold,
};
use sp_runtime::{DispatchResult, TryRuntimeError};
use verdigrid_primitives::{
	certificate::Lock,
	trade::{Amount, TradeOrigin},
	traits::Tradable,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the market.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_numbers()?;
		Self::try_state_offers()?;
		Self::try_state_locks()?;
		Self::try_state_expiring()?;
		Self::try_state_set_aside()?;
		Self::try_state_demands()?;
		Self::try_state_holds()?;
		Self::try_state_trades()
	}

	/// Every number given lies below its counter.
	fn try_state_numbers() -> Result<(), TryRuntimeError> {
		let (offers, demands) = (NextOffer::<T>::get(), NextDemand::<T>::get());
		ensure!(Offers::<T>::iter_keys().all(|id| id < offers), "offer number above the counter");
		ensure!(
			Demands::<T>::iter_keys().all(|id| id < demands),
			"demand number above the counter"
		);
		let trades = NextTrade::<T>::get();
		ensure!(Trades::<T>::iter_keys().all(|id| id < trades), "trade number above the counter");
		ensure!(Trades::<T>::iter_keys().count() as u64 == trades, "a trade was forgotten");
		Ok(())
	}

	/// An open offer still sells something, at a price, in purchases of at least one, and not to its
	/// own seller.
	fn try_state_offers() -> Result<(), TryRuntimeError> {
		for offer in Offers::<T>::iter_values() {
			ensure!(offer.range.units > 0, "an offer of nothing is open");
			ensure!(offer.price > 0, "an offer for nothing is open");
			ensure!(offer.min_units > 0, "an offer has no least purchase");
			ensure!(offer.to != Some(offer.seller), "an offer is made to its seller");
		}
		Ok(())
	}

	/// What remains of every offer is locked for it: it could be released now.
	fn try_state_locks() -> Result<(), TryRuntimeError> {
		for (id, offer) in Offers::<T>::iter() {
			let released = with_transaction(|| {
				let released: DispatchResult =
					T::Certificates::release(offer.range, Lock::Offer(id));
				TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(released.is_ok()))
			});
			ensure!(released == Ok(true), "certificates on offer are not locked for it");
		}
		Ok(())
	}

	/// The index has every open order that is not set aside, at its expiry, and nothing else.
	fn try_state_expiring() -> Result<(), TryRuntimeError> {
		let indexed: BTreeMap<Order, Moment> =
			Expiring::<T>::iter_keys().map(|(expiry, order)| (order, expiry.moment())).collect();
		ensure!(indexed.len() == Expiring::<T>::iter_keys().count(), "an order is indexed twice");
		let expected: BTreeMap<Order, Moment> =
			Self::open_orders().filter(|(order, _)| !SetAside::<T>::contains_key(order)).collect();
		ensure!(indexed == expected, "the index is not the open orders");
		Ok(())
	}

	/// What is set aside is open and has expired. Before time is known, nothing is.
	fn try_state_set_aside() -> Result<(), TryRuntimeError> {
		let open: BTreeMap<Order, Moment> = Self::open_orders().collect();
		let now = Self::now();
		for order in SetAside::<T>::iter_keys() {
			let expires_at = open.get(&order).ok_or("what is set aside is not open")?;
			ensure!(now == 0 || *expires_at <= now, "an order was set aside before its expiry");
		}
		Ok(())
	}

	fn open_orders() -> impl Iterator<Item = (Order, Moment)> {
		let offers = Offers::<T>::iter().map(|(id, offer)| (Order::Offer(id), offer.expires_at));
		let demands =
			Demands::<T>::iter().map(|(id, demand)| (Order::Demand(id), demand.expires_at));
		offers.chain(demands)
	}

	/// An open demand still wants something and holds exactly its highest price.
	fn try_state_demands() -> Result<(), TryRuntimeError> {
		for demand in Demands::<T>::iter_values() {
			ensure!(demand.units > 0, "a demand for nothing is open");
			ensure!(demand.min_units > 0, "a demand has no least fill");
			let highest = demand.max_price.checked_mul(demand.units.into());
			ensure!(highest == Some(demand.held), "a demand does not hold its highest price");
		}
		Ok(())
	}

	/// The money held for demands on an account is the sum of what its open demands say.
	fn try_state_holds() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<(T::AccountId, AssetIdOf<T>), Amount>::new();
		for demand in Demands::<T>::iter_values() {
			let sum = sums.entry((demand.account, demand.asset)).or_default();
			*sum = sum.checked_add(demand.held).ok_or("held money overflows")?;
		}
		for ((account, asset), sum) in sums {
			let held = T::HeldMoney::balance_on_hold(asset, &HoldReason::Demand.into(), &account);
			ensure!(held == sum, "money on hold differs from the open demands");
		}
		Ok(())
	}

	/// A trade has two sides, certificates and a price, and names an offer or a demand that existed. The
	/// auctions are another pallet's.
	fn try_state_trades() -> Result<(), TryRuntimeError> {
		for trade in Trades::<T>::iter_values() {
			ensure!(trade.seller != trade.buyer, "a party traded with itself");
			ensure!(trade.range.units > 0 && trade.price > 0, "an empty trade was recorded");
			let known = match trade.origin {
				TradeOrigin::Offer(id) => id < NextOffer::<T>::get(),
				TradeOrigin::Demand(id) => id < NextDemand::<T>::get(),
				TradeOrigin::Auction(_) => true,
			};
			ensure!(known, "a trade comes from nowhere");
		}
		Ok(())
	}
}
