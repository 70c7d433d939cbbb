//! Meters that take over the place of another (R34).

use super::*;

/// When Alice's meter ends.
const HANDOVER: Moment = NOW - 1_000;

/// Parties of Alice and Bob. Alice's meter `WT-1` was retired as of [`HANDOVER`].
fn vacated() -> (PartyId, PartyId) {
	let (alice, bob) = (attested(ALICE, REGISTRAR), attested(BOB, REGISTRAR));
	assert_ok!(Register::of(alice).by(REGISTRAR));
	assert_ok!(retire("WT-1", Some(HANDOVER)));
	(alice, bob)
}

/// The meter `WT-2` of `party`, which takes over the place of `WT-1` at once.
fn successor(party: PartyId) -> Register {
	Register {
		meter: meter("WT-2"),
		from: HANDOVER,
		takes_over: Some(meter("WT-1")),
		..Register::of(party)
	}
}

#[test]
fn r34_a_meter_takes_over_the_place_of_a_retired_one() {
	ExtBuilder::default().build_and_execute(|| {
		let (alice, bob) = vacated();
		let before = point("WT-1");
		assert_ok!(successor(bob).by(REGISTRAR));
		assert_eq!(point("WT-1"), Meter { taken_over_by: Some(meter("WT-2")), ..before });
		let later = point("WT-2");
		assert_eq!((later.party, later.from, later.to), (bob, HANDOVER, None));
		assert_eq!((later.takes_over, later.taken_over_by), (Some(meter("WT-1")), None));
		has(Event::MeterRegistered {
			meter: meter("WT-2"),
			number: later.number,
			party: bob,
			registrar: REGISTRAR,
			direction: Direction::Generation,
			granularity: Granularity::Month,
			max_power_w: 2_000_000,
			region: region("CN-15"),
			from: HANDOVER,
			takes_over: Some(meter("WT-1")),
		});
		assert_eq!(point("WT-1").party, alice);
	});
}

#[test]
fn r34_both_owners_have_their_part_of_the_period() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, bob) = vacated();
		assert_ok!(successor(bob).by(REGISTRAR));
		let (start, end) = (HANDOVER - 600, HANDOVER + 400);
		let seconds = |id| point(id).seconds_in(start, end);
		assert_eq!((seconds("WT-1"), seconds("WT-2")), (600, 400));
	});
}

#[test]
fn r34_a_place_is_taken_over_by_its_own_party_too_and_may_stay_free_for_a_while() {
	ExtBuilder::default().build_and_execute(|| {
		let (alice, _) = vacated();
		assert_ok!(Register { from: HANDOVER + 1, ..successor(alice) }.by(REGISTRAR));
	});
}

#[test]
fn r34_a_place_is_taken_over_again_from_the_meter_that_was_there_last() {
	ExtBuilder::default().build_and_execute(|| {
		let (alice, bob) = vacated();
		assert_ok!(successor(bob).by(REGISTRAR));
		let third = |earlier| Register {
			meter: meter("WT-3"),
			takes_over: Some(meter(earlier)),
			from: NOW,
			..successor(alice)
		};
		assert_noop!(third("WT-1").by(REGISTRAR), E::AlreadyTakenOver);
		assert_noop!(third("WT-2").by(REGISTRAR), E::MeterNotRetired);
		assert_ok!(retire("WT-2", None));
		assert_ok!(third("WT-2").by(REGISTRAR));
		let middle = point("WT-2");
		assert_eq!(middle.takes_over, Some(meter("WT-1")));
		assert_eq!(middle.taken_over_by, Some(meter("WT-3")));
	});
}

#[test]
fn r34_a_place_that_was_taken_over_is_not_taken_over_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (alice, bob) = vacated();
		assert_ok!(successor(bob).by(REGISTRAR));
		let again = Register { meter: meter("WT-3"), ..successor(alice) };
		assert_noop!(again.by(REGISTRAR), E::AlreadyTakenOver);
	});
}

#[test]
fn r34_the_meter_that_is_followed_exists_under_exactly_that_identification() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, bob) = vacated();
		for unknown in ["WT-9", "WT1", "WT-2"] {
			let takes_over = Some(meter(unknown));
			let odd = Register { takes_over, ..successor(bob) };
			assert_noop!(odd.by(REGISTRAR), E::UnknownMeter);
		}
	});
}

#[test]
fn r34_the_meter_that_is_followed_is_retired() {
	ExtBuilder::default().build_and_execute(|| {
		let (alice, bob) = (attested(ALICE, REGISTRAR), attested(BOB, REGISTRAR));
		assert_ok!(Register::of(alice).by(REGISTRAR));
		assert_noop!(successor(bob).by(REGISTRAR), E::MeterNotRetired);
	});
}

#[test]
fn r34_a_place_has_one_direction_and_one_region() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, bob) = vacated();
		let direction = Direction::Consumption;
		let turned = Register { direction, ..successor(bob) };
		assert_noop!(turned.by(REGISTRAR), E::PlaceMismatch);
		let moved = Register { region: region("CN-11"), ..successor(bob) };
		assert_noop!(moved.by(REGISTRAR), E::PlaceMismatch);
		// Whoever comes may be read otherwise, and use more or less.
		let granularity = Granularity::Hour;
		assert_ok!(Register { granularity, max_power_w: 1, ..successor(bob) }.by(REGISTRAR));
	});
}

#[test]
fn r34_two_meters_are_never_at_one_place_at_one_moment() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, bob) = vacated();
		for from in [0, HANDOVER - 1] {
			let early = Register { from, ..successor(bob) };
			assert_noop!(early.by(REGISTRAR), E::FromBeforeEnd);
		}
		assert_noop!(Register { from: NOW + 1, ..successor(bob) }.by(REGISTRAR), E::FromInFuture);
		assert_ok!(successor(bob).by(REGISTRAR));
	});
}

#[test]
fn r34_a_meter_that_takes_over_has_an_identification_of_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, bob) = vacated();
		let same = Register { meter: meter("WT-1"), ..successor(bob) };
		assert_noop!(same.by(REGISTRAR), E::MeterExists);
		let alike = Register { meter: meter("WT1"), ..successor(bob) };
		assert_noop!(alike.by(REGISTRAR), E::OnlyHyphensDiffer);
	});
}
