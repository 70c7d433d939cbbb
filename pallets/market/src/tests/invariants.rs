//! Whatever is called in whatever order, money and certificates are conserved.

use super::*;
use crate::expiry::MAX_SWEPT;
use frame_support::traits::Hooks;
use proptest::prelude::*;
use verdigrid_test_support::traders::random::*;

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
	Block { pick: u64 },
	Allow { asset: AssetId, allowed: bool },
	Around(Surroundings),
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
	asset: AssetId,
	to: Option<PartyId>,
	duration: u64,
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
		1 => any::<u64>().prop_map(|pick| Step::Block { pick }),
		1 => (proptest::sample::select(ASSETS.to_vec()), proptest::bool::weighted(0.8))
			.prop_map(|(asset, allowed)| Step::Allow { asset, allowed }),
		7 => surroundings().prop_map(Step::Around),
	]
}

impl Making {
	fn offer(self) -> DispatchResult {
		let first = World::first_free(self.who, self.batch, self.pick);
		Offering {
			who: World::present_account(self.who),
			range: range(self.batch, first, self.units),
			price: self.price,
			asset: self.asset,
			to: self.to,
			min_units: self.min_units,
			expires_at: Market::now() + self.duration,
		}
		.submit()
	}

	fn demand(self) -> DispatchResult {
		let (class, period) = goods(self.batch);
		Demanding {
			who: World::present_account(self.who),
			class,
			criteria: Criteria { min_validity: self.duration, ..in_periods(period, period) },
			units: self.units,
			min_units: self.min_units,
			max_price: self.price,
			asset: self.asset,
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
	fill(
		World::present_account(who),
		id,
		range(batch, World::first_free(who, batch, pick as usize), units),
		price,
	)
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

/// An account of some demand.
fn paying(pick: u64) -> AccountId {
	let demand = Demands::<Test>::get(choose(Demands::<Test>::iter_keys(), pick));
	demand.map_or(BUYER, |demand| demand.account)
}

impl Step {
	fn play(self) -> DispatchResult {
		match self {
			Step::Offer(making) => making.offer(),
			Step::CancelOffer { who, pick } => Market::cancel_offer(
				signed(World::present_account(who)),
				choose(Offers::<Test>::iter_keys(), pick),
			),
			Step::Buy { who, pick, units, max_price } => {
				let id = choose(Offers::<Test>::iter_keys(), pick);
				let open = Offers::<Test>::get(id);
				let fit = |offer: OfferOf<Test>| fitting(units, offer.min_units, offer.range.units);
				buy(World::present_account(who), id, open.map_or(units, fit), max_price)
			}
			Step::Demand(making) => making.demand(),
			Step::CancelDemand { who, pick } => Market::cancel_demand(
				signed(World::present_account(who)),
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
				Market::set_settlement_asset(RuntimeOrigin::root(), asset, allowed)
			}
			Step::Around(change) => {
				World::happen(change);
				Ok(())
			}
			Step::Block { pick } => World::block(paying(pick)),
		}
	}
}

/// The owners end whatever is open, or the sweep does, and everything held is free again.
fn close_everything(by_sweep: bool) {
	World::happen(Surroundings::Unblock);
	if by_sweep {
		Clock::set(Market::now() + MAX_DURATION);
		while Expiring::<Test>::iter_keys().next().is_some() {
			sweep(10);
		}
	}
	for (id, offer) in Offers::<Test>::iter().collect::<Vec<_>>() {
		let owner = World::account_of(offer.seller).unwrap();
		assert_ok!(Market::cancel_offer(signed(owner), id));
	}
	for (id, demand) in Demands::<Test>::iter().collect::<Vec<_>>() {
		let owner = World::account_of(demand.buyer).unwrap();
		assert_ok!(Market::cancel_demand(signed(owner), id));
	}
	for who in ACCOUNTS {
		assert_eq!(deposits(who), 0);
		ASSETS.iter().for_each(|asset| assert_eq!(held(asset.clone(), who), 0));
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
			World::charge_for_splits(7);
			World::play(steps, Step::play, check, || close_everything(by_sweep));
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
			World::check_money_moved(&Trades::<Test>::iter_values().collect::<Vec<_>>());
		});
	}
}

#[test]
fn random_sequences_reach_trades_of_both_kinds() {
	let (mut offers, mut demands, mut expired, mut failed) = (0, 0, 0, 0);
	for steps in samples(proptest::collection::vec(step(), 150), 30) {
		ExtBuilder::build_and_execute(|| {
			for step in steps {
				let _ = step.play();
			}
			for event in events() {
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
