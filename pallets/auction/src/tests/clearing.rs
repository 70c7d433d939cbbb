//! The rule by which a price is found, by itself.

use super::*;
use proptest::prelude::*;

const HEIGHT: Level = 10;

/// A book given by the orders at some levels.
fn book(bids: &[(Level, u64)], asks: &[(Level, u64)]) -> Vec<Totals> {
	let sum = |orders: &[(Level, u64)], level| {
		orders.iter().filter(|order| order.0 == level).map(|order| order.1).sum()
	};
	(0..HEIGHT).map(|level| Totals { bids: sum(bids, level), asks: sum(asks, level) }).collect()
}

fn clear(book: &[Totals]) -> Option<Clearing> {
	let mut tally = Tally::of(book.iter().map(|level| level.bids).sum());
	book.iter().for_each(|level| tally.count(*level));
	tally.clearing()
}

fn price(bids: &[(Level, u64)], asks: &[(Level, u64)]) -> Option<Level> {
	clear(&book(bids, asks)).map(|clearing| clearing.level)
}

fn cut(side: Side, total: u64, served: u64) -> Option<Ration> {
	Some(Ration { side, total, served })
}

#[test]
fn without_a_crossing_there_is_no_price() {
	assert_eq!(price(&[], &[]), None);
	assert_eq!(price(&[(9, 5)], &[]), None);
	assert_eq!(price(&[], &[(0, 5)]), None);
	assert_eq!(price(&[(3, 5)], &[(4, 5)]), None);
	assert_eq!(price(&[(4, 5)], &[(4, 5)]), Some(4));
}

#[test]
fn the_price_has_the_largest_volume() {
	// Demand 30 up to 3, 20 up to 6, 5 up to 8; supply 5 from 1, 20 from 5.
	let (bids, asks) = ([(3, 10), (6, 15), (8, 5)], [(1, 5), (5, 15)]);
	let clearing = clear(&book(&bids, &asks)).unwrap();
	assert_eq!((clearing.level, clearing.volume, clearing.ration), (5, 20, None));
}

#[test]
fn a_larger_volume_beats_a_smaller_surplus() {
	// Balanced at 7 and 8 with 5; at 4 ten change hands, and twenty too many are offered.
	let (bids, asks) = ([(8, 5), (4, 5)], [(4, 25), (2, 5)]);
	let clearing = clear(&book(&bids, &asks)).unwrap();
	assert_eq!((clearing.level, clearing.volume), (4, 10));
	assert_eq!(clearing.ration, cut(Side::Ask, 25, 5));
}

#[test]
fn among_levels_of_one_volume_the_price_has_the_least_surplus() {
	// Ten change hands at 2 to 5. Up to 3, fifteen are wanted; at 4 and 5, ten.
	assert_eq!(price(&[(5, 10), (3, 5)], &[(2, 10)]), Some(4));
}

#[test]
fn with_a_surplus_of_demand_the_price_is_the_highest() {
	let clearing = clear(&book(&[(6, 15)], &[(2, 10)])).unwrap();
	assert_eq!(clearing.level, 6);
	assert_eq!(clearing.ration, cut(Side::Bid, 15, 10));
}

#[test]
fn with_a_surplus_of_supply_the_price_is_the_lowest() {
	let clearing = clear(&book(&[(6, 10)], &[(2, 15)])).unwrap();
	assert_eq!(clearing.level, 2);
	assert_eq!(clearing.ration, cut(Side::Ask, 15, 10));
}

#[test]
fn with_either_surplus_the_price_is_the_highest_with_a_surplus_of_demand() {
	// Ten too many wanted at 2 and 3, ten too many offered at 4 and 5.
	let clearing = clear(&book(&[(5, 10), (3, 10)], &[(2, 10), (4, 10)])).unwrap();
	assert_eq!((clearing.level, clearing.volume), (3, 10));
	assert_eq!(clearing.ration, cut(Side::Bid, 10, 0));
}

#[test]
fn without_a_surplus_the_price_is_the_middle_rounded_down() {
	assert_eq!(price(&[(6, 10)], &[(2, 10)]), Some(4));
	assert_eq!(price(&[(7, 10)], &[(2, 10)]), Some(4));
	assert_eq!(price(&[(3, 10)], &[(2, 10)]), Some(2));
	assert_eq!(price(&[(9, 10)], &[(0, 10)]), Some(4));
}

#[test]
fn shares_are_rounded_together() {
	let ration = Ration { side: Side::Bid, total: 30, served: 20 };
	let clearing = Clearing { level: 5, volume: 20, ration: Some(ration) };
	let share = |passed| clearing.served(Side::Bid, 5, passed, 10);
	assert_eq!([share(0), share(10), share(20)], [6, 7, 7]);
	assert_eq!(clearing.served(Side::Bid, 6, 0, 10), 10);
	assert_eq!(clearing.served(Side::Bid, 4, 0, 10), 0);
	assert_eq!(clearing.served(Side::Ask, 5, 0, 10), 10);
	assert_eq!(clearing.served(Side::Ask, 6, 0, 10), 0);
}

#[test]
fn shares_of_the_largest_numbers_are_exact() {
	let (total, served) = (u64::MAX, u64::MAX - 1);
	let ration = Some(Ration { side: Side::Ask, total, served });
	let clearing = Clearing { level: 5, volume: served, ration };
	let last = total - u64::from(u32::MAX);
	assert_eq!(clearing.served(Side::Ask, 5, last, u32::MAX), u32::MAX);
	assert_eq!(clearing.served(Side::Ask, 5, 0, u32::MAX), u32::MAX - 1);
}

/// What is wanted at a level or above, and offered at it or below.
fn curves(book: &[Totals], level: usize) -> (u64, u64) {
	let demand = book[level..].iter().map(|level| level.bids).sum();
	let supply = book[..=level].iter().map(|level| level.asks).sum();
	(demand, supply)
}

/// The rule, said as a choice among all levels.
pub(super) fn reference(book: &[Totals]) -> Option<(Level, u64)> {
	let volume = |level: &usize| {
		let (demand, supply) = curves(book, *level);
		demand.min(supply)
	};
	let surplus = |level: &usize| {
		let (demand, supply) = curves(book, *level);
		i128::from(demand) - i128::from(supply)
	};
	let most = (0..book.len()).map(|level| volume(&level)).max().filter(|most| *most > 0)?;
	let largest: Vec<_> = (0..book.len()).filter(|level| volume(level) == most).collect();
	let least = largest.iter().map(|level| surplus(level).abs()).min()?;
	let best: Vec<_> = largest.into_iter().filter(|level| surplus(level).abs() == least).collect();
	let level = match best.iter().rev().find(|level| surplus(level) > 0) {
		Some(level) => *level,
		None if least == 0 => (best[0] + best[best.len() - 1]) / 2,
		None => best[0],
	};
	Some((level as Level, most))
}

fn any_book() -> impl Strategy<Value = Vec<Totals>> {
	let units = prop_oneof![3 => Just(0_u64), 5 => 1_u64..12, 1 => 0_u64..1_000_000_000];
	let level = (units.clone(), units).prop_map(|(bids, asks)| Totals { bids, asks });
	proptest::collection::vec(level, 1..12)
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 1_024, ..Default::default() })]

	#[test]
	fn the_price_is_that_of_the_rule(book in any_book()) {
		let found = clear(&book).map(|clearing| (clearing.level, clearing.volume));
		prop_assert_eq!(found, reference(&book));
	}

	#[test]
	fn the_volume_is_the_largest_that_any_level_has(book in any_book()) {
		let most = (0..book.len()).map(|level| {
			let (demand, supply) = curves(&book, level);
			demand.min(supply)
		});
		prop_assert_eq!(clear(&book).map_or(0, |clearing| clearing.volume), most.max().unwrap());
	}

	#[test]
	fn every_better_order_is_served_in_full(book in any_book()) {
		if let Some(Clearing { level, volume, ration }) = clear(&book) {
			let at = level as usize;
			let above: u64 = book[at + 1..].iter().map(|level| level.bids).sum();
			let below: u64 = book[..at].iter().map(|level| level.asks).sum();
			prop_assert!(above <= volume && below <= volume);
			let cut = |side, whole| match ration {
				Some(ration) if ration.side == side => {
					assert_eq!(ration.total, whole);
					ration.served
				}
				_ => whole,
			};
			prop_assert_eq!(above + cut(Side::Bid, book[at].bids), volume);
			prop_assert_eq!(below + cut(Side::Ask, book[at].asks), volume);
		}
	}

	#[test]
	fn shares_add_up_and_are_within_one_of_the_exact_part(
		orders in proptest::collection::vec(1_u32..50, 1..20),
		part in 0.0..1.0_f64,
	) {
		let total: u64 = orders.iter().map(|units| u64::from(*units)).sum();
		let served = (total as f64 * part) as u64;
		let ration = Some(Ration { side: Side::Bid, total, served });
		let clearing = Clearing { level: 0, volume: served, ration };
		let (mut passed, mut sum) = (0, 0);
		for units in orders {
			let share = clearing.served(Side::Bid, 0, passed, units);
			prop_assert!(share <= units);
			let (exact, share) = (u64::from(units) * served, u64::from(share));
			prop_assert!((share * total).abs_diff(exact) < total);
			passed += u64::from(units);
			sum += share;
		}
		prop_assert_eq!(sum, served);
	}
}
