//! What a later revision of a period's readings changes.

use crate::{revision::Change, SourceSecret, Tree};
use verdigrid_primitives::{
	evidence::{MeterReading, Topic},
	party::MeterId,
	Energy, Period,
};

const JANUARY: Period = Period::month(528);

fn id(id: &str) -> MeterId {
	MeterId::new(id).unwrap()
}

/// A revision of January's readings, salted as workers do.
fn revision(number: u8, readings: &[(&str, u64)]) -> Tree<MeterReading> {
	let topic = Topic::Metering(JANUARY, number);
	let leaf = |(meter, wh): &(&str, u64)| {
		let (meter, energy) = (id(meter), Energy::from_wh(*wh));
		let salt = SourceSecret::new([1; 32]).leaf_salt(&topic, &meter);
		MeterReading { meter, period: JANUARY, energy, salt }
	};
	Tree::new(readings.iter().map(leaf).collect()).unwrap()
}

fn change(meter: &str, before: Option<u64>, after: Option<u64>) -> Change {
	let [before, after] = [before, after].map(|wh| wh.map(Energy::from_wh));
	Change { meter: id(meter), before, after }
}

#[test]
fn r31_a_revision_names_the_readings_that_are_corrected_added_and_left_out() {
	let first = revision(0, &[("M-1", 10), ("M-2", 20), ("M-3", 30), ("M-5", 50)]);
	let second = revision(1, &[("M-5", 49), ("M-4", 0), ("M-3", 33), ("M-1", 10)]);
	let changes = [
		change("M-2", Some(20), None),
		change("M-3", Some(30), Some(33)),
		change("M-4", None, Some(0)),
		change("M-5", Some(50), Some(49)),
	];
	assert_eq!(second.changes_since(&first), changes);
}

#[test]
fn r31_a_revision_with_the_same_figures_changes_nothing_though_its_root_differs() {
	let (first, second) = (revision(0, &[("M-1", 10)]), revision(1, &[("M-1", 10)]));
	assert!(second.changes_since(&first).is_empty());
	assert_ne!(second.statement().unwrap().root, first.statement().unwrap().root);
}

#[test]
fn r31_without_an_earlier_reading_everything_is_new() {
	let (nothing, first) = (revision(0, &[]), revision(1, &[("M-1", 10)]));
	assert_eq!(first.changes_since(&nothing), [change("M-1", None, Some(10))]);
	assert_eq!(nothing.changes_since(&first), [change("M-1", Some(10), None)]);
	assert!(nothing.changes_since(&nothing).is_empty());
}
