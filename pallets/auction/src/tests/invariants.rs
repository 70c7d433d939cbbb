//! Whatever is called in whatever order, money and certificates are conserved.

use super::*;
use proptest::prelude::*;
use verdigrid_test_support::traders::random::*;

/// The prices of every auction.
const GRID: Grid = Grid { lowest: 50, tick: 25, levels: 6 };

#[derive(Clone, Debug)]
enum Step {
	Block { pick: u64 },
	Allow { asset: AssetId, allowed: bool },
	Around(Surroundings),
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
	asset: AssetId,
	duration: u64,
}

fn making() -> impl Strategy<Value = Making> {
	(party(), ONCE..=OFTEN, asset(), 0_u64..MAX_DURATION + 10)
		.prop_map(|(who, batch, asset, duration)| Making { who, batch, asset, duration })
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		1 => any::<u64>().prop_map(|pick| Step::Block { pick }),
		1 => (proptest::sample::select(ASSETS.to_vec()), proptest::bool::weighted(0.8))
			.prop_map(|(asset, allowed)| Step::Allow { asset, allowed }),
		7 => surroundings().prop_map(Step::Around),
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

impl Making {
	/// Auctions are short, so that many are closed.
	fn open(self) -> DispatchResult {
		let (class, period) = goods(self.batch);
		let criteria = Criteria { min_validity: self.duration, ..in_periods(period, period) };
		let (origin, lot) = (signed(World::present_account(self.who)), Lot { class, criteria });
		let closes_at = Auction::now() + self.duration % 300;
		Auction::open(origin, lot, self.asset, GRID, closes_at)
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
	let first = World::first_free(who, batch, pick as usize);
	Auction::ask(signed(World::present_account(who)), id, batch, first, units, price_at(level))
}

/// Mostly at the closing time of an auction.
fn close_some(pick: u64, steps: u32) -> DispatchResult {
	let id = some_auction(pick);
	let going = Auctions::<Test>::get(id).filter(|auction| !auction.stage.is_over());
	if let Some(auction) = going.filter(|_| !pick.is_multiple_of(4)) {
		Clock::set(Auction::now().max(auction.closes_at));
	}
	let call = Auction::close(signed(STRANGER), id, steps);
	call.map(|_| ()).map_err(|refused| refused.error)
}

fn take_ask_back(who: PartyId, pick: u64) -> DispatchResult {
	let asks: Vec<_> = Asks::<Test>::iter().filter(|(_, _, ask)| ask.seller == who).collect();
	let picked = asks.get(pick as usize % (asks.len() + 1));
	let (id, batch, first) = picked.map_or((pick, ONCE, 1), |(_, key, _)| *key);
	Auction::cancel_ask(signed(World::present_account(who)), id, batch, first)
}

/// An account of some bid.
fn paying(pick: u64) -> AccountId {
	let bids: Vec<_> = Bids::<Test>::iter_values().collect();
	bids.get(pick as usize % (bids.len() + 1)).map_or(BUYER, |bid| bid.account)
}

impl Step {
	fn play(self) -> DispatchResult {
		match self {
			Step::Allow { asset, allowed } => {
				World::allow(asset, allowed);
				Ok(())
			}
			Step::Open(making) => making.open(),
			Step::Bid { who, pick, units, level } => Auction::bid(
				signed(World::present_account(who)),
				auction_for_orders(pick),
				units,
				price_at(level),
			),
			Step::Ask { who, pick, units, level } => ask_some(who, pick, units, level),
			Step::CancelBid { who, pick, level } => {
				let id = choose(Auctions::<Test>::iter_keys(), pick);
				Auction::cancel_bid(signed(World::present_account(who)), id, price_at(level))
			}
			Step::CancelAsk { who, pick } => take_ask_back(who, pick),
			Step::Cancel { pick } => {
				let id = some_auction(pick);
				let centre = Auctions::<Test>::get(id).map_or(NOBODY, |auction| auction.centre);
				Auction::cancel(signed(World::present_account(centre)), id)
			}
			Step::Close { pick, steps } => close_some(pick, steps),
			Step::Around(change) => {
				World::happen(change);
				Ok(())
			}
			Step::Block { pick } => World::block(paying(pick)),
		}
	}
}

/// Every auction is closed, and its owners take what could not be returned. Then nothing is held.
fn close_everything() {
	World::happen(Surroundings::Unblock);
	let last = Auctions::<Test>::iter_values().map(|auction| auction.closes_at).max();
	Clock::set(Auction::now().max(last.unwrap_or(0)));
	for id in Auctions::<Test>::iter_keys().collect::<Vec<_>>() {
		while !Auctions::<Test>::get(id).unwrap().stage.is_over() {
			assert_ok!(Auction::close(signed(STRANGER), id, MAX_STEPS));
		}
	}
	for ((id, level), (_, buyer), _) in Bids::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(Auction::cancel_bid(signed(World::present_account(buyer)), id, price_at(level)));
	}
	nothing_is_left(&ACCOUNTS);
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..Default::default() })]

	#[test]
	fn any_sequence_of_calls_conserves_money_and_certificates(
		steps in proptest::collection::vec(step(), 1..60),
	) {
		ExtBuilder::build_and_execute(|| {
			MilliPrice::set(&1);
			World::charge_for_splits(7);
			World::play(steps, Step::play, check, close_everything);
		});
	}

	#[test]
	fn trades_move_exactly_their_price(
		steps in proptest::collection::vec(step(), 1..60),
	) {
		ExtBuilder::build_and_execute(|| {
			let rotates = |step: &Step| matches!(step, Step::Around(Surroundings::Rotate { .. }));
			for step in steps.into_iter().filter(|step| !rotates(step)) {
				let _ = step.play();
			}
			World::check_money_moved(&World::trades());
		});
	}
}

#[test]
fn random_sequences_reach_trades_and_lapses() {
	let (mut trades, mut lapsed, mut kept) = (0, 0, 0);
	for steps in samples(proptest::collection::vec(step(), 150), 30) {
		ExtBuilder::build_and_execute(|| {
			for step in steps {
				let _ = step.play();
			}
			for event in events() {
				match event {
					Event::MatchLapsed { .. } => lapsed += 1,
					Event::ReturnFailed { .. } => kept += 1,
					_ => (),
				}
			}
			trades += World::trades().len();
		});
	}
	assert!(trades > 20, "{trades} matches");
	assert!(lapsed > 0 && kept > 0, "{lapsed} lapsed, {kept} not returned");
}
