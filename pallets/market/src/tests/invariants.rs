//! Whatever is called in whatever order, money and certificates are conserved.

use super::*;
use crate::expiry::MAX_SWEPT;
use frame_support::traits::Hooks;
use proptest::prelude::*;

/// The accounts that parties start with, and those that they may change to.
const ACCOUNTS: [AccountId; 6] = [SELLER, BUYER, THIRD, FOURTH, 5, STRANGER];
/// No party's number.
const NOBODY: PartyId = 999;
const ASSETS: [AssetId; 3] = [CNY, USD, NATIVE];

#[derive(Clone, Debug)]
enum Step {
	Offer(Making),
	CancelOffer { who: PartyId, pick: u64 },
	Buy { who: PartyId, pick: u64, units: u32, max_price: Amount },
	Demand(Making),
	CancelDemand { who: PartyId, pick: u64 },
	Fill { who: PartyId, pick: u64, units: u32, price: Amount },
	Expire { pick: u64, offer: bool },
	Sweep { orders: u64 },
	Block { pick: u64, blocked: bool },
	Allow { asset: usize, allowed: bool },
	Wait { seconds: u64 },
	Suspend { party: PartyId, suspended: bool },
	Lapse { party: PartyId },
	Freeze { batch: BatchId, frozen: bool, by_issuer: bool },
	Rotate { party: PartyId, to: AccountId },
}

/// What offers and demands have in common.
#[derive(Clone, Debug)]
struct Making {
	who: PartyId,
	batch: BatchId,
	pick: usize,
	units: u32,
	min_units: u32,
	price: Amount,
	asset: usize,
	to: Option<PartyId>,
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

/// Mostly what most accounts can pay; sometimes nothing, or far more.
fn price() -> impl Strategy<Value = Amount> {
	prop_oneof![18 => 1_u128..3_000, 1 => Just(0), 1 => any::<Amount>()]
}

/// A limit that is mostly no limit.
fn limit() -> impl Strategy<Value = Amount> {
	prop_oneof![3 => Just(Amount::MAX), 1 => price()]
}

/// Units, and a least number of them that mostly fits.
fn units() -> impl Strategy<Value = (u32, u32)> {
	prop_oneof![9 => (1_u32..80, 1_u32..10), 1 => (0_u32..80, 0_u32..80)]
}

/// Mostly an asset that is allowed at first.
fn asset() -> impl Strategy<Value = usize> {
	prop_oneof![8 => Just(0), 1 => Just(1), 4 => Just(2)]
}

fn making(who: impl Strategy<Value = PartyId>) -> impl Strategy<Value = Making> {
	let goods = (ONCE..=OFTEN, any::<usize>(), units());
	let to = proptest::option::weighted(0.2, party());
	(who, goods, price(), asset(), to, 0_u64..MAX_DURATION + 10).prop_map(
		|(who, (batch, pick, (units, min_units)), price, asset, to, duration)| Making {
			who,
			batch,
			pick,
			units,
			min_units,
			price,
			asset,
			to,
			duration,
		},
	)
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		9 => making(holder()).prop_map(Step::Offer),
		1 => (caller(), any::<u64>()).prop_map(|(who, pick)| Step::CancelOffer { who, pick }),
		8 => (caller(), any::<u64>(), 0_u32..30, limit())
			.prop_map(|(who, pick, units, max_price)| Step::Buy { who, pick, units, max_price }),
		6 => making(wanting()).prop_map(Step::Demand),
		1 => (caller(), any::<u64>()).prop_map(|(who, pick)| Step::CancelDemand { who, pick }),
		12 => (holder(), any::<u64>(), 0_u32..30, limit())
			.prop_map(|(who, pick, units, price)| Step::Fill { who, pick, units, price }),
		2 => (any::<u64>(), any::<bool>()).prop_map(|(pick, offer)| Step::Expire { pick, offer }),
		3 => (0_u64..5).prop_map(|orders| Step::Sweep { orders }),
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
	fn offer(self) -> DispatchResult {
		let first = first_free(self.who, self.batch, self.pick);
		Offering {
			who: account_of(self.who),
			range: range(self.batch, first, self.units),
			price: self.price,
			asset: ASSETS[self.asset].clone(),
			to: self.to,
			min_units: self.min_units,
			expires_at: Market::now() + self.duration,
		}
		.submit()
	}

	/// The trade class and the period of the batch.
	fn goods(&self) -> (TradeClass, PeriodRange) {
		let (class, period) = match self.batch {
			ONCE => (TradeClass::TRADABLE, Period::year_month(2025, 1).unwrap()),
			_ => (TradeClass::GRANULAR, Period::hour(9)),
		};
		(class, PeriodRange { first: period, last: period })
	}

	fn demand(self) -> DispatchResult {
		let (class, periods) = self.goods();
		Demanding {
			who: account_of(self.who),
			class,
			criteria: Criteria { periods, min_validity: self.duration, ..any_wind() },
			units: self.units,
			min_units: self.min_units,
			max_price: self.price,
			asset: ASSETS[self.asset].clone(),
			expires_at: Market::now() + self.duration,
		}
		.submit()
	}
}

/// Most numbers become one that the remainder allows; a few stay as they are.
fn fitting(units: u32, min_units: u32, remaining: u32) -> u32 {
	match units % 8 {
		0 => units,
		1 => remaining,
		_ => units.max(min_units).min(remaining),
	}
}

fn fill_some(who: PartyId, pick: u64, units: u32, price: Amount) -> DispatchResult {
	let id = choose(Demands::<Test>::iter_keys(), pick);
	let demand = Demands::<Test>::get(id);
	let granular = demand.as_ref().is_some_and(|demand| demand.class == TradeClass::GRANULAR);
	let batch = if granular { OFTEN } else { ONCE };
	let price = demand.as_ref().map_or(price, |demand| price.min(demand.max_price));
	let units = demand.map_or(units, |demand| fitting(units, demand.min_units, demand.units));
	fill(account_of(who), id, range(batch, first_free(who, batch, pick as usize), units), price)
}

/// Ends an order, which fails before its time.
fn expire(order: Order) -> DispatchResult {
	let expires_at = match order {
		Order::Offer(id) => Offers::<Test>::get(id).map(|offer| offer.expires_at),
		Order::Demand(id) => Demands::<Test>::get(id).map(|demand| demand.expires_at),
	};
	let ended = Market::expire(signed(STRANGER), order);
	assert!(ended.is_err() || expires_at.is_some_and(|at| at <= Market::now()));
	ended
}

/// Lets the sweep end at most so many orders. What is open and not set aside afterwards is what
/// did not have to end yet, unless the weight was too little.
fn sweep(orders: u64) {
	let one = Market::expire_weight(&Order::Offer(0))
		.max(Market::expire_weight(&Order::Demand(0)))
		.saturating_add(<Test as Config>::WeightInfo::set_aside());
	let weight = one.saturating_mul(orders).saturating_add(<Test as Config>::WeightInfo::sweep());
	let due = || {
		let keys = Expiring::<Test>::iter_keys();
		keys.filter(|(expiry, _)| expiry.moment() <= Market::now()).count() as u64
	};
	let before = due();
	assert!(Market::on_idle(System::block_number(), weight).all_lte(weight));
	let swept = before - due();
	assert!(swept >= before.min(orders).min(MAX_SWEPT as u64) && swept <= before);
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
			Step::Offer(making) => making.offer(),
			Step::CancelOffer { who, pick } => Market::cancel_offer(
				signed(account_of(who)),
				choose(Offers::<Test>::iter_keys(), pick),
			),
			Step::Buy { who, pick, units, max_price } => {
				let id = choose(Offers::<Test>::iter_keys(), pick);
				let open = Offers::<Test>::get(id);
				let fit = |offer: OfferOf<Test>| fitting(units, offer.min_units, offer.range.units);
				buy(account_of(who), id, open.map_or(units, fit), max_price)
			}
			Step::Demand(making) => making.demand(),
			Step::CancelDemand { who, pick } => Market::cancel_demand(
				signed(account_of(who)),
				choose(Demands::<Test>::iter_keys(), pick),
			),
			Step::Fill { who, pick, units, price } => fill_some(who, pick, units, price),
			Step::Expire { pick, offer: true } => {
				expire(Order::Offer(choose(Offers::<Test>::iter_keys(), pick)))
			}
			Step::Expire { pick, .. } => {
				expire(Order::Demand(choose(Demands::<Test>::iter_keys(), pick)))
			}
			Step::Sweep { orders } => {
				sweep(orders);
				Ok(())
			}
			Step::Allow { asset, allowed } => {
				let asset = ASSETS[asset].clone();
				Market::set_settlement_asset(RuntimeOrigin::root(), asset, allowed)
			}
			other => {
				other.change_surroundings();
				Ok(())
			}
		}
	}

	fn change_surroundings(self) {
		match self {
			Step::Wait { seconds } => set_time(Market::now() + seconds),
			Step::Block { pick, blocked: true } => {
				let demand = Demands::<Test>::get(choose(Demands::<Test>::iter_keys(), pick));
				let account = demand.map_or(BUYER, |demand| demand.account);
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
	let all = [&ACCOUNTS[..], &[VAULT]].concat();
	let money = |asset: &AssetId| all.iter().map(|who| total(asset.clone(), *who)).sum();
	let units = |batch| (101..=104).map(|party| Register::units_of(party, batch)).sum();
	(ASSETS.iter().map(money).collect(), [ONCE, OFTEN].map(units).to_vec())
}

/// The owners end whatever is open, or the sweep does, and everything held is free again.
fn close_everything(by_sweep: bool) {
	unblock_everybody();
	if by_sweep {
		set_time(Market::now() + MAX_DURATION);
		while Expiring::<Test>::iter_keys().next().is_some() {
			sweep(10);
		}
	}
	for (id, offer) in Offers::<Test>::iter().collect::<Vec<_>>() {
		let owner = Register::account_of(offer.seller).unwrap();
		assert_ok!(Market::cancel_offer(signed(owner), id));
	}
	for (id, demand) in Demands::<Test>::iter().collect::<Vec<_>>() {
		let owner = Register::account_of(demand.buyer).unwrap();
		assert_ok!(Market::cancel_demand(signed(owner), id));
	}
	for who in ACCOUNTS {
		assert_eq!(deposits(who), 0);
		ASSETS.iter().for_each(|asset| assert_eq!(held(asset.clone(), who), 0));
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
				Trades::<Test>::iter_values()
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
		by_sweep: bool,
	) {
		ExtBuilder::build_and_execute(|| {
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
			close_everything(by_sweep);
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
fn random_sequences_reach_trades_of_both_kinds() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	let mut runner = TestRunner::deterministic();
	let (mut offers, mut demands, mut expired, mut failed) = (0, 0, 0, 0);
	for _ in 0..30 {
		let steps = proptest::collection::vec(step(), 150).new_tree(&mut runner).unwrap().current();
		ExtBuilder::build_and_execute(|| {
			for step in steps {
				let _ = step.play();
			}
			for event in market_events() {
				match event {
					Event::OrderExpired { .. } => expired += 1,
					Event::ExpiryFailed { .. } => failed += 1,
					_ => (),
				}
			}
			for trade in Trades::<Test>::iter_values() {
				match trade.origin {
					TradeOrigin::Offer(_) => offers += 1,
					TradeOrigin::Demand(_) => demands += 1,
					TradeOrigin::Auction(_) => unreachable!("no auction is held here"),
				}
			}
		});
	}
	assert!(offers > 40 && demands > 40, "{offers} purchases and {demands} fills");
	assert!(expired > 10 && failed > 0, "{expired} expired, {failed} set aside");
}
