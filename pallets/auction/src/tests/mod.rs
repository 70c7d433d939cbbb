//! What the calls do, one behaviour each.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod ask;
mod bid;
mod bound;
mod cancel;
mod cancel_ask;
mod cancel_bid;
mod clearing;
mod close;
mod drop_ask;
mod drop_bid;
mod errors;
mod fees;
mod inspect;
mod invariants;
mod lapses;
mod open;
mod origins;
mod properties;
mod try_state;

use crate::{mock::*, *};
use codec::Decode;
use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		AuctionId, BatchId, BatchInfo, BundleState, CertificateRange, EnergySource, Lock, Policy,
		ProjectCode, TradeClass,
	},
	party::PartyId,
	trade::{Amount, Criteria, PeriodRange, Trade, TradeOrigin},
	traits::{Parties as _, Tradable as _},
	Granularity, MarketOffset, Moment, Period,
};
use verdigrid_test_support::{assert_err, assert_noop};

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn range(batch: BatchId, first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch, first, units }
}

/// The trading centre, and its party.
const CENTRE: AccountId = FOURTH;
const CLOSING: Moment = NOW + 100;
/// Prices 100, 110, … 290.
const GRID: Grid = Grid { lowest: 100, tick: 10, levels: 20 };

/// An auction with everything that may be varied.
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
		Auction::open(signed(who), lot, asset, grid, closes_at)
	}

	/// Opens the auction and returns its number.
	fn open(self) -> AuctionId {
		let id = NextAuction::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

fn open_auction() -> AuctionId {
	Opening::default().open()
}

fn bid(who: AccountId, auction: AuctionId, units: u32, price: Amount) -> DispatchResult {
	Auction::bid(signed(who), auction, units, price)
}

/// An ask of the first certificates of one of the seller's bundles.
fn ask(auction: AuctionId, first: u32, units: u32, price: Amount) -> DispatchResult {
	Auction::ask(signed(SELLER), auction, ONCE, first, units, price)
}

/// Closes an auction from its closing time on, in calls of so many steps; returns how many steps.
fn close_by(auction: AuctionId, steps: u32) -> u32 {
	set_time(Auction::now().max(Auctions::<Test>::get(auction).unwrap().closes_at));
	let mut done = 0;
	while !Auctions::<Test>::get(auction).unwrap().stage.is_over() {
		done += Auction::do_close(auction, steps).unwrap();
		check();
	}
	done
}

fn close(auction: AuctionId) {
	close_by(auction, MAX_STEPS);
}

/// What lapsed: seller, buyer, batch, units and reason.
fn lapses() -> Vec<(PartyId, PartyId, BatchId, u32, DispatchError)> {
	let lapse = |event| match event {
		Event::MatchLapsed { seller, buyer, batch, units, error, .. } => {
			Some((seller, buyer, batch, units, error))
		}
		_ => None,
	};
	auction_events().into_iter().filter_map(lapse).collect()
}

/// Leaves an account so much of the native token beside the minimum balance.
fn leave(who: AccountId, amount: Amount) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, NATIVE_MIN + amount));
}

/// The result of a closed auction.
fn result(auction: AuctionId) -> (Option<Amount>, u64) {
	match Auctions::<Test>::get(auction).unwrap().stage {
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

/// Nothing is held or locked for auctions, and nothing is left of their orders.
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
	let part = |trade: Trade<AssetId>| (trade.seller, trade.buyer, trade.range, trade.price);
	recorded().into_iter().map(part).collect()
}

fn any_wind() -> Criteria {
	let month = Period::year_month(2025, 1).unwrap();
	Criteria {
		source: None,
		region: None,
		project: None,
		periods: PeriodRange { first: month, last: month },
		min_validity: 0,
	}
}

/// Criteria that the granular certificates meet.
fn any_hour() -> Criteria {
	let hour = Period::hour(9);
	Criteria { periods: PeriodRange { first: hour, last: hour }, ..any_wind() }
}

/// The last month that certificate numbers can say.
fn last_month() -> Period {
	Period::year_month(2099, 12).unwrap()
}

/// What nothing can ever match of a class: what is wrong with it, and what it is answered with. The auction
/// closes at `end`; certificates must be valid for more than `least` seconds after `from`.
fn hopeless(end: Moment, from: Moment, least: u64) -> Vec<(TradeClass, Criteria, Error<Test>)> {
	let monthly = |criteria, error| (TradeClass::TRADABLE, criteria, error);
	let mut all = vec![
		(TradeClass::decode(&mut &b"t"[..]).unwrap(), any_wind(), Error::UnknownClass),
		(TradeClass::new(b'0').unwrap(), any_wind(), Error::UnknownClass),
		(TradeClass::NON_TRADABLE, any_wind(), Error::ClassNotTradable),
		(TradeClass::GRANULAR, any_wind(), Error::GranularityMismatch),
		monthly(any_hour(), Error::GranularityMismatch),
	];
	for code in ["", "cn-11", "CN 11", "CN_11", "\0"] {
		let region = Some(code.as_bytes().to_vec().try_into().unwrap());
		all.push(monthly(Criteria { region, ..any_wind() }, Error::InvalidRegion));
	}
	let mut code = *project("WINDFARM00000001").as_bytes();
	code[0] = b'X';
	let wrong = ProjectCode::decode(&mut &code[..]).unwrap();
	all.push(monthly(Criteria { project: Some(wrong), ..any_wind() }, Error::InvalidProjectCode));
	let current = Period::containing(Granularity::Month, end, MarketOffset::UTC).unwrap();
	let january = any_wind().periods.first;
	let (old, beyond) = (Period::year_month(1999, 12).unwrap(), last_month().next().unwrap());
	let of = |first, last| Criteria { periods: PeriodRange { first, last }, ..any_wind() };
	for (periods, error) in [
		(of(Period::month(2), Period::month(1)), Error::InvalidPeriods),
		(of(Period::hour(1), Period::month(2)), Error::InvalidPeriods),
		(of(old, old), Error::PeriodsOutOfRange),
		(of(january, beyond), Error::PeriodsOutOfRange),
		(of(january, Period::month(u32::MAX)), Error::PeriodsOutOfRange),
		(of(Period::month(u32::MAX), Period::month(u32::MAX)), Error::PeriodsOutOfRange),
		(of(current, current), Error::PeriodsTooLate),
		(of(current.next().unwrap(), last_month()), Error::PeriodsTooLate),
	] {
		all.push(monthly(periods, error));
	}
	let end = january.index + u32::from(VALIDITY);
	let longest = Period::month(end).end(MarketOffset::UTC).unwrap() - from;
	assert!(longest > least);
	for min_validity in [longest + 1, u64::MAX] {
		let criteria = Criteria { min_validity, ..any_wind() };
		all.push(monthly(criteria, Error::ValidityOutOfReach));
	}
	all
}

/// The last event of the auction.
fn last_event() -> Event<Test> {
	auction_events().pop().unwrap()
}

/// A digest of the whole state.
fn storage_root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}
