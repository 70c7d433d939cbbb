//! Whatever is called in whatever order, money and certificates are conserved.

use super::*;
use proptest::prelude::*;

/// The accounts that parties start with, and those that they may change to.
const ACCOUNTS: [AccountId; 6] = [SELLER, BUYER, THIRD, FOURTH, 5, STRANGER];
/// No party's number.
const NOBODY: PartyId = 999;
const ASSETS: [AssetId; 3] = [CNY, USD, NATIVE];
/// The prices of every auction.
const GRID: Grid = Grid { lowest: 50, tick: 25, levels: 6 };

#[derive(Clone, Debug)]
enum Step {
	Block { pick: u64, blocked: bool },
	Allow { asset: usize, allowed: bool },
	Wait { seconds: u64 },
	Suspend { party: PartyId, suspended: bool },
	Lapse { party: PartyId },
	Freeze { batch: BatchId, frozen: bool, by_issuer: bool },
	Rotate { party: PartyId, to: AccountId },
	Open(Making),
	Bid { who: PartyId, pick: u64, units: u32, level: Level },
	Ask { who: PartyId, pick: u64, units: u32, level: Level },
	CancelBid { who: PartyId, pick: u64, level: Level },
	CancelAsk { who: PartyId, pick: u64 },
	Cancel { pick: u64 },
	Close { pick: u64, steps: u32 },
}

/// What an auction is opened with.
#[derive(Clone, Debug)]
struct Making {
	who: PartyId,
	batch: BatchId,
	asset: usize,
	duration: u64,
}

fn account() -> impl Strategy<Value = AccountId> {
	proptest::sample::select(ACCOUNTS.to_vec())
}

fn party() -> impl Strategy<Value = PartyId> {
	101_u32..=104
}

/// Who calls: mostly a party, by whatever account it then uses.
fn caller() -> impl Strategy<Value = PartyId> {
	prop_oneof![12 => party(), 1 => Just(NOBODY)]
}

/// A caller that is likely to hold certificates.
fn holder() -> impl Strategy<Value = PartyId> {
	prop_oneof![2 => Just(101), 1 => caller()]
}

/// A caller that is likely to want certificates.
fn wanting() -> impl Strategy<Value = PartyId> {
	prop_oneof![2 => 102_u32..=104, 1 => caller()]
}

/// The present account of a party; one without a party for [`NOBODY`].
fn account_of(party: PartyId) -> AccountId {
	Register::account_of(party).unwrap_or(77)
}

/// Mostly an asset that is allowed at first.
fn asset() -> impl Strategy<Value = usize> {
	prop_oneof![8 => Just(0), 1 => Just(1), 4 => Just(2)]
}

fn making() -> impl Strategy<Value = Making> {
	(party(), ONCE..=OFTEN, asset(), 0_u64..MAX_DURATION + 10)
		.prop_map(|(who, batch, asset, duration)| Making { who, batch, asset, duration })
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => (any::<u64>(), proptest::bool::weighted(0.6))
			.prop_map(|(pick, blocked)| Step::Block { pick, blocked }),
		1 => (0..ASSETS.len(), proptest::bool::weighted(0.8))
			.prop_map(|(asset, allowed)| Step::Allow { asset, allowed }),
		2 => (0_u64..300).prop_map(|seconds| Step::Wait { seconds }),
		1 => (party(), proptest::bool::weighted(0.3))
			.prop_map(|(party, suspended)| Step::Suspend { party, suspended }),
		1 => party().prop_map(|party| Step::Lapse { party }),
		1 => (ONCE..=OFTEN, proptest::bool::weighted(0.3), any::<bool>())
			.prop_map(|(batch, frozen, by_issuer)| Step::Freeze { batch, frozen, by_issuer }),
		1 => (party(), account()).prop_map(|(party, to)| Step::Rotate { party, to }),
		5 => making().prop_map(Step::Open),
		12 => (wanting(), any::<u64>(), 1_u32..30, 2_u32..=GRID.levels)
			.prop_map(|(who, pick, units, level)| Step::Bid { who, pick, units, level }),
		12 => (holder(), any::<u64>(), 1_u32..30, 0_u32..4)
			.prop_map(|(who, pick, units, level)| Step::Ask { who, pick, units, level }),
		1 => (caller(), any::<u64>(), 0..GRID.levels)
			.prop_map(|(who, pick, level)| Step::CancelBid { who, pick, level }),
		1 => (caller(), any::<u64>()).prop_map(|(who, pick)| Step::CancelAsk { who, pick }),
		1 => any::<u64>().prop_map(|pick| Step::Cancel { pick }),
		3 => (any::<u64>(), 1_u32..10).prop_map(|(pick, steps)| Step::Close { pick, steps }),
	]
}

/// One of the open records, or a number that may be none.
fn choose(open: impl Iterator<Item = u64>, pick: u64) -> u64 {
	let mut open: Vec<_> = open.collect();
	open.sort();
	let count = open.len() as u64;
	match pick % 10 {
		0 => pick,
		_ => open.get((pick / 10 % count.max(1)) as usize).copied().unwrap_or(pick),
	}
}

/// The first certificate of some free bundle of the party, or the first of all.
fn first_free(party: PartyId, batch: BatchId, pick: usize) -> u32 {
	let mut free = Register::free_bundles(party, batch);
	free.sort();
	free.get(pick % (free.len() + 1)).map_or(1, |(first, _)| *first)
}

impl Making {
	/// The trade class and the period of the batch.
	fn goods(&self) -> (TradeClass, PeriodRange) {
		let (class, period) = match self.batch {
			ONCE => (TradeClass::TRADABLE, Period::year_month(2025, 1).unwrap()),
			_ => (TradeClass::GRANULAR, Period::hour(9)),
		};
		(class, PeriodRange { first: period, last: period })
	}

	/// Auctions are short, so that many are closed.
	fn open(self) -> DispatchResult {
		let (class, periods) = self.goods();
		let criteria = Criteria { periods, min_validity: self.duration, ..any_wind() };
		let (origin, lot) = (signed(account_of(self.who)), Lot { class, criteria });
		let closes_at = Auction::now() + self.duration % 300;
		Auction::open(origin, lot, ASSETS[self.asset].clone(), GRID, closes_at)
	}
}

/// Mostly the oldest auction that takes orders, so that they meet.
fn auction_for_orders(pick: u64) -> AuctionId {
	let takes = |auction: &AuctionOf<Test>| {
		auction.stage == Stage::Open && Auction::now() < auction.closes_at
	};
	let open =
		Auctions::<Test>::iter().filter(|(_, auction)| takes(auction)).map(|(id, _)| id).min();
	open.filter(|_| !pick.is_multiple_of(8)).unwrap_or_else(|| some_auction(pick))
}

/// One of the auctions that are not over, or a number that may be none.
fn some_auction(pick: u64) -> AuctionId {
	let going =
		|(id, auction): (AuctionId, AuctionOf<Test>)| (!auction.stage.is_over()).then_some(id);
	choose(Auctions::<Test>::iter().filter_map(going), pick)
}

/// The price of a level, also one beyond the grid.
fn price_at(level: Level) -> Amount {
	GRID.lowest + GRID.tick * Amount::from(level)
}

fn ask_some(who: PartyId, pick: u64, units: u32, level: Level) -> DispatchResult {
	let id = auction_for_orders(pick);
	let granular = Auctions::<Test>::get(id).is_some_and(|r| r.lot.class == TradeClass::GRANULAR);
	let batch = if granular { OFTEN } else { ONCE };
	let first = first_free(who, batch, pick as usize);
	Auction::ask(signed(account_of(who)), id, batch, first, units, price_at(level))
}

/// Mostly at the closing time of an auction.
fn close_some(pick: u64, steps: u32) -> DispatchResult {
	let id = some_auction(pick);
	let going = Auctions::<Test>::get(id).filter(|auction| !auction.stage.is_over());
	if let Some(auction) = going.filter(|_| !pick.is_multiple_of(4)) {
		set_time(Auction::now().max(auction.closes_at));
	}
	let call = Auction::close(signed(STRANGER), id, steps);
	call.map(|_| ()).map_err(|refused| refused.error)
}

fn take_ask_back(who: PartyId, pick: u64) -> DispatchResult {
	let asks: Vec<_> = Asks::<Test>::iter().filter(|(_, _, ask)| ask.seller == who).collect();
	let picked = asks.get(pick as usize % (asks.len() + 1));
	let (id, batch, first) = picked.map_or((pick, ONCE, 1), |(_, key, _)| *key);
	Auction::cancel_ask(signed(account_of(who)), id, batch, first)
}

/// Lets every account receive the token again.
fn unblock_everybody() {
	for who in ACCOUNTS {
		let _ = Tokens::thaw(signed(SELLER), 1, who);
	}
}

impl Step {
	fn play(self) -> DispatchResult {
		match self {
			Step::Allow { asset, allowed } => {
				let asset = ASSETS[asset].clone();
				Register::allow(asset, allowed);
				Ok(())
			}
			Step::Open(making) => making.open(),
			Step::Bid { who, pick, units, level } => Auction::bid(
				signed(account_of(who)),
				auction_for_orders(pick),
				units,
				price_at(level),
			),
			Step::Ask { who, pick, units, level } => ask_some(who, pick, units, level),
			Step::CancelBid { who, pick, level } => {
				let id = choose(Auctions::<Test>::iter_keys(), pick);
				Auction::cancel_bid(signed(account_of(who)), id, price_at(level))
			}
			Step::CancelAsk { who, pick } => take_ask_back(who, pick),
			Step::Cancel { pick } => {
				let id = some_auction(pick);
				let centre = Auctions::<Test>::get(id).map_or(NOBODY, |auction| auction.centre);
				Auction::cancel(signed(account_of(centre)), id)
			}
			Step::Close { pick, steps } => close_some(pick, steps),
			other => {
				other.change_surroundings();
				Ok(())
			}
		}
	}

	fn change_surroundings(self) {
		match self {
			Step::Wait { seconds } => set_time(Auction::now() + seconds),
			Step::Block { pick, blocked: true } => {
				let bids: Vec<_> = Bids::<Test>::iter_values().collect();
				let picked = bids.get(pick as usize % (bids.len() + 1));
				let account = picked.map_or(BUYER, |bid| bid.account);
				let _ = Tokens::block(signed(SELLER), 1, account);
			}
			Step::Block { .. } => unblock_everybody(),
			Step::Suspend { party, suspended: true } => Register::suspend(party),
			Step::Suspend { party, .. } => Register::reinstate(party),
			Step::Lapse { party } => Register::lapse(party),
			Step::Freeze { batch, frozen: true, by_issuer: true } => {
				Register::freeze_by_issuer(batch)
			}
			Step::Freeze { batch, frozen: true, .. } => Register::freeze(batch),
			Step::Freeze { batch, .. } => Register::unfreeze(batch),
			Step::Rotate { party, to } if Register::party_of(&to).is_none() => {
				Register::rotate(party, to)
			}
			_ => (),
		}
	}
}

/// What all accounts have of each asset, and how many certificates all parties have of each batch.
fn wealth() -> (Vec<Amount>, Vec<u32>) {
	let all = [&ACCOUNTS[..], &[TREASURY, VAULT]].concat();
	let money = |asset: &AssetId| all.iter().map(|who| total(asset.clone(), *who)).sum();
	let units = |batch| (101..=104).map(|party| Register::units_of(party, batch)).sum();
	(ASSETS.iter().map(money).collect(), [ONCE, OFTEN].map(units).to_vec())
}

/// Every auction is closed, and its owners take what could not be returned. Then nothing is held.
fn close_everything() {
	unblock_everybody();
	let last = Auctions::<Test>::iter_values().map(|auction| auction.closes_at).max();
	set_time(Auction::now().max(last.unwrap_or(0)));
	for id in Auctions::<Test>::iter_keys().collect::<Vec<_>>() {
		while !Auctions::<Test>::get(id).unwrap().stage.is_over() {
			assert_ok!(Auction::close(signed(STRANGER), id, MAX_STEPS));
		}
	}
	for ((id, level), (_, buyer), _) in Bids::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(Auction::cancel_bid(signed(account_of(buyer)), id, price_at(level)));
	}
	assert_eq!(Presences::<Test>::iter().count(), 0);
	for who in ACCOUNTS {
		assert_eq!(deposits(who), 0);
		ASSETS.iter().for_each(|asset| assert_eq!(bid_money(asset.clone(), who), 0));
	}
	let locked = |batch| (1..=ISSUED).any(|unit| is_locked(batch, unit));
	assert!(!locked(ONCE) && !locked(OFTEN));
}

fn is_locked(batch: BatchId, unit: u32) -> bool {
	matches!(Register::unit(batch, unit).1, BundleState::Locked(_))
}

/// A trade moved exactly its price and its certificates.
fn trades_explain_the_money() {
	for asset in ASSETS {
		for party in 101..=104 {
			let sum = |side: fn(&Trade<AssetId>) -> PartyId| -> Amount {
				recorded()
					.iter()
					.filter(|trade| trade.asset == asset && side(trade) == party)
					.map(|trade| trade.price * Amount::from(trade.range.units))
					.sum()
			};
			let (sold, bought) = (sum(|trade| trade.seller), sum(|trade| trade.buyer));
			let now = total(asset.clone(), party as AccountId - 100);
			assert_eq!(now + bought, ENDOWMENT + sold);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..Default::default() })]

	#[test]
	fn any_sequence_of_calls_conserves_money_and_certificates(
		steps in proptest::collection::vec(step(), 1..60),
	) {
		ExtBuilder::build_and_execute(|| {
			MilliPrice::set(&1);
			Register::charge_for_splits(7);
			let at_first = wealth();
			for step in steps {
				let before = storage_root();
				if step.play().is_err() {
					let after = storage_root();
					assert_eq!(before, after, "a call that failed changed something");
				}
				check();
				assert_eq!(wealth(), at_first);
			}
			close_everything();
			check();
			assert_eq!(wealth(), at_first);
		});
	}

	#[test]
	fn trades_move_exactly_their_price(
		steps in proptest::collection::vec(step(), 1..60),
	) {
		ExtBuilder::build_and_execute(|| {
			let stays = |step: &Step| !matches!(step, Step::Rotate { .. });
			for step in steps.into_iter().filter(stays) {
				let _ = step.play();
			}
			trades_explain_the_money();
		});
	}
}

#[test]
fn random_sequences_reach_trades_and_lapses() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	let mut runner = TestRunner::deterministic();
	let (mut trades, mut lapsed, mut kept) = (0, 0, 0);
	for _ in 0..30 {
		let steps = proptest::collection::vec(step(), 150).new_tree(&mut runner).unwrap().current();
		ExtBuilder::build_and_execute(|| {
			for step in steps {
				let _ = step.play();
			}
			for event in auction_events() {
				match event {
					Event::MatchLapsed { .. } => lapsed += 1,
					Event::ReturnFailed { .. } => kept += 1,
					_ => (),
				}
			}
			trades += recorded().len();
		});
	}
	assert!(trades > 20, "{trades} matches");
	assert!(lapsed > 0 && kept > 0, "{lapsed} lapsed, {kept} not returned");
}
