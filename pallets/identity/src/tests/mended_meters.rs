//! What governance mends of what registrars did to meters.

use super::*;
use verdigrid_primitives::traits::Meters as _;

/// A party of Alice with the meter `WT-1`.
fn metered() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	assert_ok!(Register::of(id).by(REGISTRAR));
	id
}

fn restore(id: &str) -> DispatchResult {
	Identity::restore_meter(root(), meter(id))
}

fn remove(id: &str) -> DispatchResult {
	Identity::remove_meter(root(), meter(id))
}

#[test]
fn r34_a_meter_that_was_retired_by_mistake_exists_on() {
	ExtBuilder::default().build_and_execute(|| {
		let party = metered();
		let before = point("WT-1");
		assert_ok!(retire("WT-1", None));
		assert_ok!(restore("WT-1"));
		assert_eq!(point("WT-1"), before);
		has(Event::MeterRestored { meter: meter("WT-1"), party });
		assert_noop!(restore("WT-1"), E::MeterNotRetired);
		assert_noop!(restore("WT-9"), E::UnknownMeter);
	});
}

#[test]
fn r34_a_meter_whose_place_was_taken_over_is_neither_restored_nor_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let party = metered();
		assert_ok!(retire("WT-1", None));
		let (meter_2, from, takes_over) = (meter("WT-2"), NOW, Some(meter("WT-1")));
		let successor = Register { meter: meter_2, from, takes_over, ..Register::of(party) };
		assert_ok!(successor.by(REGISTRAR));
		assert_noop!(restore("WT-1"), E::AlreadyTakenOver);
		assert_noop!(remove("WT-1"), E::AlreadyTakenOver);
		assert_ok!(remove("WT-2"));
		assert_eq!(point("WT-1").taken_over_by, None);
		assert_ok!(restore("WT-1"));
	});
}

#[test]
fn r33_a_meter_that_was_registered_wrongly_gives_its_name_free() {
	ExtBuilder::default().build_and_execute(|| {
		let party = metered();
		assert_ok!(remove("WT-1"));
		has(Event::MeterRemoved { meter: meter("WT-1"), party });
		assert_noop!(remove("WT-1"), E::UnknownMeter);
		assert_ok!(Register { meter: meter("WT1"), ..Register::of(party) }.by(REGISTRAR));
	});
}

#[test]
fn the_number_of_a_removed_meter_is_not_given_again() {
	ExtBuilder::default().build_and_execute(|| {
		let party = metered();
		let number = point("WT-1").number;
		assert_ok!(remove("WT-1"));
		assert_eq!(Identity::meter_id(number), None);
		assert_ok!(Register::of(party).by(REGISTRAR));
		assert_eq!(point("WT-1").number, number + 1);
		assert_eq!(Identity::meter_id(number + 1), Some(meter("WT-1")));
	});
}

#[test]
fn r04_a_meter_on_which_something_rests_is_not_removed() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		World::set_project(meter("WT-1"), true);
		assert_noop!(remove("WT-1"), E::MeterUsed);
		World::set_project(meter("WT-1"), false);
		World::use_reading(point("WT-1").number, NOW - YEAR);
		assert_noop!(remove("WT-1"), E::MeterUsed);
	});
}
