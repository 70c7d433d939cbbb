//! The call auction, one behaviour each.

mod ask;
mod bid;
mod bound;
mod cancel_ask;
mod cancel_bid;
mod cancel_round;
mod clearing;
mod close_round;
mod drop_ask;
mod drop_bid;
mod fees;
mod inspect;
mod lapses;
mod open_round;
mod properties;
mod try_state;

use super::*;
use frame_support::traits::fungibles::Mutate;
use verdigrid_primitives::certificate::{BatchInfo, Policy};

/// The trading centre, and its party.
const CENTRE: AccountId = FOURTH;
const CLOSING: Moment = NOW + 100;
/// Prices 100, 110, … 290.
const GRID: Grid = Grid { lowest: 100, tick: 10, levels: 20 };

/// A round with everything that may be varied.
#[derive(Clone)]
struct Opening {
	who: AccountId,
	lot: Lot,
	asset: AssetId,
	grid: Grid,
	closes_at: Moment,
}

impl Default for Opening {
	fn default() -> Self {
		let lot = Lot { class: TradeClass::TRADABLE, criteria: any_wind() };
		Opening { who: CENTRE, lot, asset: CNY, grid: GRID, closes_at: CLOSING }
	}
}

impl Opening {
	fn submit(self) -> DispatchResult {
		let Opening { who, lot, asset, grid, closes_at } = self;
		Market::open_round(signed(who), lot, asset, grid, closes_at)
	}

	/// Opens the round and returns its number.
	fn open(self) -> RoundId {
		let id = NextRound::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

fn open_round() -> RoundId {
	Opening::default().open()
}

fn bid(who: AccountId, round: RoundId, units: u32, price: Amount) -> DispatchResult {
	Market::bid(signed(who), round, units, price)
}

/// An ask of the first certificates of one of the seller's bundles.
fn ask(round: RoundId, first: u32, units: u32, price: Amount) -> DispatchResult {
	Market::ask(signed(SELLER), round, ONCE, first, units, price)
}

/// Closes a round from its closing time on, in calls of so many steps; returns how many steps.
fn close_by(round: RoundId, steps: u32) -> u32 {
	set_time(Market::now().max(Rounds::<Test>::get(round).unwrap().closes_at));
	let mut done = 0;
	while !Rounds::<Test>::get(round).unwrap().stage.is_over() {
		done += Market::advance_round(round, steps).unwrap();
		check();
	}
	done
}

fn close(round: RoundId) {
	close_by(round, MAX_STEPS);
}

/// What lapsed: seller, buyer, batch, units and reason.
fn lapses() -> Vec<(PartyId, PartyId, BatchId, u32, DispatchError)> {
	let lapse = |event| match event {
		Event::MatchLapsed { seller, buyer, batch, units, error, .. } => {
			Some((seller, buyer, batch, units, error))
		}
		_ => None,
	};
	market_events().into_iter().filter_map(lapse).collect()
}

/// Leaves an account so much of the native token beside the minimum balance.
fn leave(who: AccountId, amount: Amount) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, NATIVE_MIN + amount));
}

/// The result of a closed round.
fn result(round: RoundId) -> (Option<Amount>, u64) {
	match Rounds::<Test>::get(round).unwrap().stage {
		Stage::Closed { price, units } => (price, units),
		stage => panic!("not closed: {stage:?}"),
	}
}

/// Issues certificates of the class and period of the seller's to another party, in bundles.
fn issue_to(owner: PartyId, id: BatchId, bundles: &[u32]) {
	let month = Period::year_month(2025, 1).unwrap();
	let info = batch(TradeClass::TRADABLE, Policy::Once, month);
	Register::issue(id, BatchInfo { owner, issued: bundles.iter().sum(), ..info });
	let mut first = 1;
	for units in bundles {
		Register::split(id, first, *units);
		first += units;
	}
}

/// Gives an account a party, and money of every kind.
fn join(who: AccountId, party: PartyId) {
	Register::join(who, party);
	for asset in [CNY, NATIVE] {
		assert_ok!(Money::mint_into(asset, &who, ENDOWMENT));
	}
}

/// Nothing is held or locked for rounds, and nothing is left of their orders.
fn nothing_is_left(accounts: &[AccountId]) {
	for who in accounts {
		assert_eq!(deposits(*who), 0, "{who} has deposits");
		for asset in [CNY, NATIVE] {
			assert_eq!(bid_money(asset, *who), 0, "{who} has money on hold");
		}
	}
	assert_eq!(Bids::<Test>::iter().count(), 0);
	assert_eq!(Asks::<Test>::iter().count(), 0);
	assert_eq!(AskLevels::<Test>::iter().count(), 0);
	assert_eq!(Presences::<Test>::iter().count(), 0);
	assert_eq!(Levels::<Test>::iter().count(), 0);
}

/// The parties of all trades, and what they traded.
fn trades() -> Vec<(PartyId, PartyId, CertificateRange, Amount)> {
	let mut trades: Vec<_> = Trades::<Test>::iter().collect();
	trades.sort_by_key(|(id, _)| *id);
	let part = |trade: Trade<AssetId>| (trade.seller, trade.buyer, trade.range, trade.price);
	trades.into_iter().map(|(_, trade)| part(trade)).collect()
}
