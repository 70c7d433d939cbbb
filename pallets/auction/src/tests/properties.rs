//! Whatever the orders are and in whatever order they come, the result is that of the rule.

use super::{clearing::reference, *};
use codec::Encode;
use proptest::prelude::*;
use verdigrid_test_support::traders::random::samples;

const HEIGHT: u32 = 6;
const PRICES: Grid = Grid { lowest: 100, tick: 10, levels: HEIGHT };
/// Three buyers and three sellers. The party of account `n` is `n + 100`.
const BUYERS: [AccountId; 3] = [11, 12, 13];
const SELLERS: [AccountId; 3] = [14, 15, 16];
/// Each seller has one batch, in bundles of so many certificates.
const BUNDLE: u32 = 6;
const COUNT: u32 = 5;

#[derive(Clone, Debug)]
enum Placing {
	Bid { buyer: usize, units: u32, level: Level },
	Ask { seller: usize, bundle: u32, units: u32, level: Level },
}

fn party_of(account: AccountId) -> PartyId {
	account as PartyId + 100
}

fn batch_of(seller: usize) -> BatchId {
	10 + seller as BatchId
}

fn first_of(bundle: u32) -> u32 {
	1 + bundle * BUNDLE
}

impl Placing {
	fn place(&self, auction: AuctionId) -> DispatchResult {
		match *self {
			Placing::Bid { buyer, units, level } => {
				bid(BUYERS[buyer], auction, units, PRICES.price(level).unwrap())
			}
			Placing::Ask { seller, bundle, units, level } => {
				let (batch, first) = (batch_of(seller), first_of(bundle));
				let price = PRICES.price(level).unwrap();
				Auction::ask(signed(SELLERS[seller]), auction, batch, first, units, price)
			}
		}
	}

	fn take_back(&self, auction: AuctionId) -> DispatchResult {
		match *self {
			Placing::Bid { buyer, level, .. } => {
				let price = PRICES.price(level).unwrap();
				Auction::cancel_bid(signed(BUYERS[buyer]), auction, price)
			}
			Placing::Ask { seller, bundle, .. } => {
				let (batch, first) = (batch_of(seller), first_of(bundle));
				Auction::cancel_ask(signed(SELLERS[seller]), auction, batch, first)
			}
		}
	}

	/// What can be placed once: a bundle.
	fn bundle(&self) -> Option<(usize, u32)> {
		match *self {
			Placing::Bid { .. } => None,
			Placing::Ask { seller, bundle, .. } => Some((seller, bundle)),
		}
	}
}

fn placing() -> impl Strategy<Value = Placing> {
	let bid = (0..BUYERS.len(), 1_u32..12, 0..HEIGHT)
		.prop_map(|(buyer, units, level)| Placing::Bid { buyer, units, level });
	let ask = (0..SELLERS.len(), 0..COUNT, 1..=BUNDLE, 0..HEIGHT)
		.prop_map(|(seller, bundle, units, level)| Placing::Ask { seller, bundle, units, level });
	prop_oneof![bid, ask]
}

/// Orders that can all be placed, whatever comes first.
fn placings() -> impl Strategy<Value = Vec<Placing>> {
	proptest::collection::vec(placing(), 0..16).prop_map(|mut orders| {
		let mut seen = vec![];
		orders.retain(|order| {
			let fresh = order.bundle().is_none_or(|bundle| !seen.contains(&bundle));
			seen.extend(order.bundle());
			fresh
		});
		orders
	})
}

/// A chain with the buyers and the sellers, and an auction.
fn traded(test: impl FnOnce(AuctionId)) {
	ExtBuilder::build_and_execute(|| {
		for who in BUYERS.into_iter().chain(SELLERS) {
			join(who, party_of(who));
		}
		for (seller, who) in SELLERS.into_iter().enumerate() {
			issue_to(party_of(who), batch_of(seller), &[BUNDLE; COUNT as usize]);
		}
		test(Opening { grid: PRICES, ..Default::default() }.open());
	});
}

/// How an auction came out: price and volume, what accounts have, and who holds each certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Outcome {
	price: Option<Amount>,
	units: u64,
	money: Vec<Amount>,
	holders: Vec<PartyId>,
}

/// Where somebody puts what it takes off its account, and the account that it may change to.
fn pocket(who: AccountId) -> AccountId {
	who + 200
}

fn next_account(who: AccountId) -> AccountId {
	who + 300
}

/// Everything by which an owner may want to get out of what it ordered.
fn step_back(who: AccountId) {
	empty(who, pocket(who));
	World::lapse(party_of(who));
	World::rotate(party_of(who), next_account(who));
}

/// What everybody has now.
fn possessions() -> (Vec<Amount>, Vec<PartyId>) {
	let everybody = BUYERS.into_iter().chain(SELLERS);
	let accounts = |who| [who, pocket(who), next_account(who)];
	let money = everybody
		.map(|who| accounts(who).into_iter().map(|account| World::total(CNY, account)).sum())
		.collect();
	let holders = (0..SELLERS.len())
		.flat_map(|seller| {
			(1..=BUNDLE * COUNT).map(move |unit| World::unit(batch_of(seller), unit).0)
		})
		.collect();
	(money, holders)
}

fn outcome(orders: &[Placing], steps: u32) -> Outcome {
	outcome_after(orders, steps, || ())
}

/// How an auction comes out when `meddle` happens between its closing time and its closing.
fn outcome_after(orders: &[Placing], steps: u32, meddle: impl FnOnce()) -> Outcome {
	let mut found = None;
	traded(|id| {
		World::charge_for_splits(7);
		orders.iter().for_each(|order| order.place(id).unwrap());
		check();
		Clock::set(CLOSING);
		meddle();
		close_by(id, steps);
		nothing_is_left(&[BUYERS, SELLERS].concat());
		let ((price, units), (money, holders)) = (result(id), possessions());
		found = Some(Outcome { price, units, money, holders });
	});
	found.unwrap()
}

/// Order of orders at one price in the first auction.
fn lot(of: impl Encode) -> [u8; 16] {
	sp_io::hashing::blake2_128(&of.encode())
}

/// Which certificates of a list are served, when only `served` of those are whose `level` is `at`:
/// the n-th of them when n × served ÷ total passes a whole number.
fn cut<Unit: Clone>(all: &[(Level, Unit)], at: Level, served: u64) -> Vec<Unit> {
	let total = all.iter().filter(|(level, _)| *level == at).count() as u64;
	let mut met = 0;
	let mut kept = vec![];
	for (level, unit) in all {
		let before = met;
		met += u64::from(*level == at);
		if *level != at || met * served / total > before * served / total {
			kept.push(unit.clone());
		}
	}
	kept
}

/// The result worked out certificate by certificate: all that is wanted in one row and all that is
/// offered in another, both cut to the volume and put side by side.
fn expected(orders: &[Placing]) -> Outcome {
	let mut wanted = std::collections::BTreeMap::<(Level, usize), u32>::new();
	let mut asks = vec![];
	for order in orders {
		match *order {
			Placing::Bid { buyer, units, level } => {
				*wanted.entry((level, buyer)).or_default() += units
			}
			Placing::Ask { seller, bundle, units, level } => {
				asks.push((level, seller, bundle, units))
			}
		}
	}
	let mut bids: Vec<_> = wanted.into_iter().collect();
	bids.sort_by_key(|((level, buyer), _)| {
		(std::cmp::Reverse(*level), lot((0_u64, party_of(BUYERS[*buyer]))))
	});
	asks.sort_by_key(|(level, seller, bundle, _)| {
		(*level, lot((0_u64, batch_of(*seller), first_of(*bundle))))
	});
	let mut book = vec![Totals::default(); HEIGHT as usize];
	let (mut buying, mut selling) = (vec![], vec![]);
	for ((level, buyer), units) in bids {
		book[level as usize].bids += u64::from(units);
		buying.extend((0..units).map(|_| (level, buyer)));
	}
	for (level, seller, bundle, units) in asks {
		book[level as usize].asks += u64::from(units);
		selling.extend((0..units).map(|_| (level, (seller, first_of(bundle)))));
	}

	let money = vec![ENDOWMENT; BUYERS.len() + SELLERS.len()];
	let owners = SELLERS.iter().flat_map(|who| vec![party_of(*who); (BUNDLE * COUNT) as usize]);
	let mut outcome = Outcome { price: None, units: 0, money, holders: owners.collect() };
	let Some((at, volume)) = reference(&book) else { return outcome };
	let price = PRICES.price(at).unwrap();
	buying.retain(|(level, _)| *level >= at);
	selling.retain(|(level, _)| *level <= at);
	let better = |count: usize| volume - count as u64;
	let above = buying.iter().filter(|(level, _)| *level > at).count();
	let below = selling.iter().filter(|(level, _)| *level < at).count();
	let (buying, selling) = (cut(&buying, at, better(above)), cut(&selling, at, better(below)));
	assert_eq!((buying.len() as u64, selling.len() as u64), (volume, volume));
	let mut sold = std::collections::BTreeMap::<(usize, u32), u32>::new();
	for (buyer, (seller, first)) in buying.into_iter().zip(selling) {
		// An ask sells its first certificates.
		let of_ask = sold.entry((seller, first)).or_default();
		let unit = first + *of_ask;
		*of_ask += 1;
		outcome.money[buyer] -= price;
		outcome.money[BUYERS.len() + seller] += price;
		let at = seller as u32 * BUNDLE * COUNT + unit - 1;
		outcome.holders[at as usize] = party_of(BUYERS[buyer]);
	}
	Outcome { price: Some(price), units: volume, ..outcome }
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	#[test]
	fn the_result_is_that_of_the_reference_whoever_comes_first(
		(orders, shuffled) in placings()
			.prop_flat_map(|orders| (Just(orders.clone()), Just(orders).prop_shuffle())),
		steps in 1_u32..=MAX_STEPS,
	) {
		let expected = expected(&orders);
		prop_assert_eq!(outcome(&orders, MAX_STEPS), expected.clone());
		prop_assert_eq!(outcome(&shuffled, steps), expected);
	}

	#[test]
	fn money_and_certificates_are_conserved_whatever_goes_wrong(
		orders in placings(),
		taken_back in proptest::collection::vec(any::<proptest::sample::Index>(), 0..4),
		suspended in proptest::option::of(proptest::sample::select([BUYERS, SELLERS].concat())),
		frozen in proptest::option::of(0..SELLERS.len()),
		blocked in proptest::option::weighted(0.2, proptest::sample::select(SELLERS.to_vec())),
		cancelled in proptest::bool::weighted(0.1),
		steps in 1_u32..4,
	) {
		traded(|id| {
			MilliPrice::set(&1);
			let before: Amount = possessions().0.into_iter().sum();
			orders.iter().for_each(|order| order.place(id).unwrap());
			for pick in taken_back.iter().filter(|_| !orders.is_empty()) {
				let _ = pick.get(&orders).take_back(id);
			}
			check();
			suspended.into_iter().for_each(|who| World::suspend(party_of(who)));
			frozen.into_iter().for_each(|seller| {
				World::freeze(batch_of(seller));
			});
			blocked.into_iter().for_each(|who| World::block(who).unwrap());
			if cancelled {
				assert_ok!(Auction::cancel(signed(CENTRE), id));
			}
			let done = Amount::from(close_by(id, steps));
			let paid = (World::free(NATIVE, TREASURY) - ENDOWMENT) / Auction::step_fee();
			assert!(done <= paid + Amount::from(PRICES.steps()), "some steps are not paid for");
			nothing_is_left(&[BUYERS, SELLERS].concat());
			let (money, holders) = possessions();
			assert_eq!(money.iter().sum::<Amount>(), before);
			for (at, who) in BUYERS.into_iter().enumerate() {
				let paid = ENDOWMENT - money[at];
				let sum = |party| {
					let mine = move |trade: &(_, PartyId, CertificateRange, Amount)| trade.1 == party;
					let price = |trade: (_, _, CertificateRange, Amount)| {
						Amount::from(trade.2.units) * trade.3
					};
					trades().into_iter().filter(mine).map(price).sum::<Amount>()
				};
				assert_eq!(paid, sum(party_of(who)));
			}
			let owned = |party: &PartyId| (111..=116).contains(party);
			assert!(holders.iter().all(owned));
			for (seller, unit) in (0..SELLERS.len()).flat_map(|s| (1..=BUNDLE * COUNT).map(move |u| (s, u))) {
				assert_eq!(World::unit(batch_of(seller), unit).1, BundleState::Active);
			}
		});
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	#[test]
	fn r37_nothing_that_owners_do_after_the_closing_time_changes_the_result(
		orders in placings(),
		stepping_back in proptest::sample::subsequence([BUYERS, SELLERS].concat(), 0..=6),
		frozen in proptest::option::of(0..SELLERS.len()),
		steps in 1_u32..=MAX_STEPS,
	) {
		let meddle = || {
			stepping_back.into_iter().for_each(step_back);
			frozen.into_iter().for_each(|seller| World::freeze_by_issuer(batch_of(seller)));
		};
		prop_assert_eq!(outcome_after(&orders, steps, meddle), expected(&orders));
	}
}

/// The random auctions are not all alike: many trade, some are cut on either side, some do not trade.
#[test]
fn random_auctions_reach_every_kind_of_result() {
	let (mut none, mut balanced, mut short, mut long) = (0, 0, 0, 0);
	for orders in samples(placings(), 200) {
		traded(|id| {
			orders.iter().for_each(|order| order.place(id).unwrap());
			Clock::set(CLOSING);
			assert_ok!(Auction::do_close(id, 1));
			match Auctions::<Test>::get(id).unwrap().stage {
				Stage::Settling { clearing: None, .. } => none += 1,
				Stage::Settling { clearing: Some(found), .. } => match found.ration {
					None => balanced += 1,
					Some(ration) if ration.side == Side::Bid => short += 1,
					Some(_) => long += 1,
				},
				stage => panic!("not counted: {stage:?}"),
			}
		});
	}
	let counts = [none, balanced, short, long];
	assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
}
