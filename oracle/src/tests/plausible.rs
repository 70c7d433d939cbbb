//! What a meter can have measured.

use crate::{Implausible, Plausibility, Tree};
use verdigrid_primitives::{
	evidence::MeterReading,
	party::{Direction, Meter, MeterId},
	Energy, Granularity, MarketOffset, Moment, Period,
};

const JANUARY: Period = Period::month(528);
const FIVE_PERCENT: Plausibility = Plausibility { offset: MarketOffset::UTC, margin_ppm: 50_000 };
/// What 2 MW give in the 744 hours of January.
const MOST: u64 = 2_000_000 * 744;

fn starts() -> Moment {
	JANUARY.start(MarketOffset::UTC).unwrap()
}

fn ends() -> Moment {
	JANUARY.end(MarketOffset::UTC).unwrap()
}

fn id(id: &str) -> MeterId {
	MeterId::new(id).unwrap()
}

/// A meter of 2 MW that existed in this time.
fn meter(from: Moment, to: Option<Moment>) -> Meter {
	Meter {
		number: 0,
		party: 1,
		direction: Direction::Generation,
		granularity: Granularity::Month,
		max_power_w: 2_000_000,
		region: Default::default(),
		from,
		to,
		retired_at: None,
		takes_over: None,
		taken_over_by: None,
	}
}

fn reading(meter: &str, wh: u64) -> MeterReading {
	MeterReading { meter: id(meter), period: JANUARY, energy: Energy::from_wh(wh), salt: [0; 16] }
}

/// Whether a reading of so much is plausible for this meter.
fn is_plausible(meter: &Meter, wh: u64) -> bool {
	FIVE_PERCENT.ensure_plausible(&reading("M-1", wh), meter).is_ok()
}

#[test]
fn r32_a_reading_is_plausible_up_to_power_times_time_and_the_margin() {
	let meter = meter(0, None);
	let most = MOST * 105 / 100;
	assert!(is_plausible(&meter, 0) && is_plausible(&meter, most));
	assert!(!is_plausible(&meter, most + 1) && !is_plausible(&meter, u64::MAX));
}

#[test]
fn r32_only_the_time_counts_in_which_the_meter_existed() {
	let middle = starts() + (ends() - starts()) / 2;
	let half = MOST * 105 / 200;
	for meter in [meter(middle, None), meter(0, Some(middle))] {
		assert!(is_plausible(&meter, half) && !is_plausible(&meter, half + 1));
	}
	for meter in [meter(ends(), None), meter(0, Some(starts()))] {
		assert!(is_plausible(&meter, 0) && !is_plausible(&meter, 1));
	}
}

#[test]
fn r32_both_directions_are_judged() {
	let direction = Direction::Consumption;
	let meter = Meter { direction, ..meter(0, None) };
	assert!(!is_plausible(&meter, 2 * MOST));
}

#[test]
fn r32_what_cannot_be_counted_refuses_nothing() {
	let meter = Meter { max_power_w: u64::MAX, ..meter(0, None) };
	assert!(is_plausible(&meter, u64::MAX));
	let endless = MeterReading { period: Period::month(u32::MAX), ..reading("M-1", 1) };
	assert_eq!(FIVE_PERCENT.ensure_plausible(&endless, &meter), Ok(()));
}

#[test]
fn r32_a_tree_with_an_implausible_reading_is_refused_and_named() {
	let meters = |_: &MeterId| Some(meter(0, None));
	let tree = Tree::new(vec![reading("M-1", 5), reading("M-2", MOST)]).unwrap();
	assert_eq!(tree.ensure_plausible(FIVE_PERCENT, meters), Ok(()));

	let tree = Tree::new(vec![reading("M-1", 5), reading("M-2", 2 * MOST)]).unwrap();
	let refused = tree.ensure_plausible(FIVE_PERCENT, meters).unwrap_err();
	assert_eq!(
		refused.to_string(),
		"meter M-2 cannot have measured 2976000000 Wh: the most that is plausible in the period is \
		 1562400000 Wh; correct the reading, or the meter's registration"
	);
}

#[test]
fn r32_a_tree_with_a_meter_that_nobody_registered_is_refused() {
	let meters = |known: &MeterId| (*known == id("M-1")).then(|| meter(0, None));
	let tree = Tree::new(vec![reading("M-1", 5), reading("M1", 5)]).unwrap();
	let refused = tree.ensure_plausible(FIVE_PERCENT, meters).unwrap_err();
	assert_eq!(refused, Implausible::Unknown(id("M1")));
	assert_eq!(
		refused.to_string(),
		"meter M1 is not registered: register it, or leave its reading out"
	);
}
