//! Steps that the tests take.

use super::*;
use frame_support::traits::{
	fungibles::{Inspect, InspectHold},
	tokens::{Fortitude, Preservation},
};

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The trading centre, and its party.
pub const CENTRE: AccountId = FOURTH;
pub const CLOSING: Moment = NOW + 100;
/// Prices 100, 110, … 290.
pub const GRID: Grid = Grid { lowest: 100, tick: 10, levels: 20 };

/// An auction with everything that may be varied.
#[derive(Clone)]
pub struct Opening {
	pub who: AccountId,
	pub lot: Lot,
	pub asset: AssetId,
	pub grid: Grid,
	pub closes_at: Moment,
}

impl Default for Opening {
	fn default() -> Self {
		let lot = Lot { class: TradeClass::TRADABLE, criteria: any_wind() };
		Opening { who: CENTRE, lot, asset: CNY, grid: GRID, closes_at: CLOSING }
	}
}

impl Opening {
	pub fn submit(self) -> DispatchResult {
		let Opening { who, lot, asset, grid, closes_at } = self;
		Auction::open(signed(who), lot, asset, grid, closes_at)
	}

	/// Opens the auction and returns its number.
	pub fn open(self) -> AuctionId {
		let id = NextAuction::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

pub fn open_auction() -> AuctionId {
	Opening::default().open()
}

pub fn bid(who: AccountId, auction: AuctionId, units: u32, price: Amount) -> DispatchResult {
	Auction::bid(signed(who), auction, units, price)
}

/// An ask of the first certificates of one of the seller's bundles.
pub fn ask(auction: AuctionId, first: u32, units: u32, price: Amount) -> DispatchResult {
	Auction::ask(signed(SELLER), auction, ONCE, first, units, price)
}

/// Closes an auction from its closing time on, in calls of so many steps; returns how many steps.
pub fn close_by(auction: AuctionId, steps: u32) -> u32 {
	Clock::set(Auction::now().max(Auctions::<Test>::get(auction).unwrap().closes_at));
	let mut done = 0;
	while !Auctions::<Test>::get(auction).unwrap().stage.is_over() {
		done += Auction::do_close(auction, steps).unwrap();
		check();
	}
	done
}

pub fn close(auction: AuctionId) {
	close_by(auction, MAX_STEPS);
}

/// What lapsed: seller, buyer, batch, units and reason.
pub fn lapses() -> Vec<(PartyId, PartyId, BatchId, u32, DispatchError)> {
	let lapse = |event| match event {
		Event::MatchLapsed { seller, buyer, batch, units, error, .. } => {
			Some((seller, buyer, batch, units, error))
		}
		_ => None,
	};
	events().into_iter().filter_map(lapse).collect()
}

/// Leaves an account so much of the native token beside the minimum balance.
pub fn leave(who: AccountId, amount: Amount) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who, NATIVE_MIN + amount));
}

/// The result of a closed auction.
pub fn result(auction: AuctionId) -> (Option<Amount>, u64) {
	match Auctions::<Test>::get(auction).unwrap().stage {
		Stage::Closed { price, units } => (price, units),
		stage => panic!("not closed: {stage:?}"),
	}
}

/// Issues certificates of the class and period of the seller's to another party, in bundles.
pub fn issue_to(owner: PartyId, id: BatchId, bundles: &[u32]) {
	let info = batch(TradeClass::TRADABLE, any_wind().periods.first);
	World::issue_bundles(id, BatchInfo { owner, ..info }, bundles);
}

/// Gives an account a party, and money of every kind.
pub fn join(who: AccountId, party: PartyId) {
	World::join(who, party, Roles::ALL);
	for asset in [CNY, NATIVE] {
		assert_ok!(Money::mint_into(asset, &who, ENDOWMENT));
	}
}

/// Moves everything that an account can spend.
pub fn empty(who: AccountId, to: AccountId) {
	for asset in [CNY, NATIVE] {
		let (keep, polite) = (Preservation::Preserve, Fortitude::Polite);
		let all = Money::reducible_balance(asset.clone(), &who, keep, polite);
		assert_ok!(Money::transfer(asset, &who, &to, all, keep));
	}
}

/// Nothing is held or locked for auctions, and nothing is left of their orders.
pub fn nothing_is_left(accounts: &[AccountId]) {
	for who in accounts {
		assert_eq!(deposits(*who), 0, "{who} has deposits");
		for asset in [CNY, USD, NATIVE] {
			assert_eq!(held(asset, *who), 0, "{who} has money on hold");
		}
	}
	assert_eq!(Bids::<Test>::iter().count(), 0);
	assert_eq!(Asks::<Test>::iter().count(), 0);
	assert_eq!(AskLevels::<Test>::iter().count(), 0);
	assert_eq!(Presences::<Test>::iter().count(), 0);
	assert_eq!(Levels::<Test>::iter().count(), 0);
}

/// The parties of all trades, and what they traded.
pub fn trades() -> Vec<(PartyId, PartyId, CertificateRange, Amount)> {
	let part = |trade: Trade<AssetId>| (trade.seller, trade.buyer, trade.range, trade.price);
	World::trades().into_iter().map(part).collect()
}

/// The events of the pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// The last of them.
pub fn last_event() -> Event<Test> {
	events().pop().unwrap()
}

/// Money that an account's bids hold.
pub fn held(asset: AssetId, who: AccountId) -> Balance {
	HeldMoney::balance_on_hold(asset, &HoldReason::Bid.into(), &who)
}

/// The deposits of an account's orders.
pub fn deposits(who: AccountId) -> Balance {
	HeldMoney::balance_on_hold(NATIVE, &ForOrder::get(), &who)
}
