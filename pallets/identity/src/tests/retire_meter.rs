use super::*;
use verdigrid_primitives::traits::Meters as _;

/// A party of Alice with the meter `WT-1`.
fn metered() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	assert_ok!(Register::of(id).by(REGISTRAR));
	id
}

fn retire_by(by: AccountId) -> DispatchResult {
	Identity::retire_meter(signed(by), meter("WT-1"), None)
}

#[test]
fn r17_retire_meter_ends_ownership_now_and_keeps_the_past() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		let before = Identity::meter(&meter("WT-1")).unwrap();
		Clock::set(NOW + 50);
		assert_ok!(retire_by(REGISTRAR));
		let point = Identity::meter(&meter("WT-1")).unwrap();
		let (to, retired_at) = (Some(NOW + 50), Some(NOW + 50));
		assert_eq!(point, Meter { to, retired_at, ..before });
		assert!(point.existed_in(NOW + 49, NOW + 50));
		assert!(!point.existed_in(NOW + 50, NOW + 51));
		has(Event::MeterRetired {
			meter: meter("WT-1"),
			party: id,
			registrar: REGISTRAR,
			to: NOW + 50,
		});
	});
}

#[test]
fn r34_a_meter_s_end_is_stated_up_to_now() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		assert_noop!(retire("WT-1", Some(NOW + 1)), E::ToInFuture);
		assert_noop!(retire("WT-1", Some(Moment::MAX)), E::ToInFuture);
		assert_ok!(retire("WT-1", Some(NOW)));
		assert_ok!(Register { meter: meter("WT-2"), ..Register::of(id) }.by(REGISTRAR));
		assert_ok!(retire("WT-2", Some(NOW - 86_400)));
		assert_eq!(point("WT-2").to, Some(NOW - 86_400));
		has(Event::MeterRetired {
			meter: meter("WT-2"),
			party: id,
			registrar: REGISTRAR,
			to: NOW - 86_400,
		});
	});
}

#[test]
fn r34_a_meter_does_not_end_before_it_began() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		let from = point("WT-1").from;
		for to in [0, from - 1] {
			assert_noop!(retire("WT-1", Some(to)), E::ToBeforeFrom);
		}
		assert_ok!(retire("WT-1", Some(from)));
		assert!(!point("WT-1").existed_in(0, Moment::MAX));
	});
}

#[test]
fn r34_a_meter_does_not_end_before_what_was_used() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		World::use_reading(point("WT-1").number, NOW - 100);
		for to in [NOW - YEAR, NOW - 101] {
			assert_noop!(retire("WT-1", Some(to)), E::UsedAfterEnd);
		}
		assert_ok!(retire("WT-1", Some(NOW - 100)));
		assert_ok!(Register { meter: meter("WT-2"), ..Register::of(id) }.by(REGISTRAR));
		assert_ok!(retire("WT-2", Some(NOW - YEAR)));
	});
}

#[test]
fn r34_a_meter_whose_reading_was_used_until_now_ends_now() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		World::use_reading(point("WT-1").number, NOW + 1);
		assert_noop!(retire("WT-1", None), E::UsedAfterEnd);
		Clock::set(NOW + 1);
		assert_ok!(retire("WT-1", None));
	});
}

#[test]
fn retire_meter_takes_a_meter_that_begins_now() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register { from: NOW, ..Register::of(id) }.by(REGISTRAR));
		assert_ok!(retire_by(REGISTRAR));
	});
}

#[test]
fn defect_02_the_identification_of_a_retired_meter_is_not_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		assert_ok!(retire_by(REGISTRAR));
		assert_noop!(Register::of(id).by(REGISTRAR), E::MeterExists);
		let other = attested(BOB, REGISTRAR);
		assert_noop!(Register::of(other).by(REGISTRAR), E::MeterExists);
	});
}

#[test]
fn retire_meter_refuses_a_retired_one_so_that_its_end_does_not_move() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		assert_ok!(retire_by(REGISTRAR));
		Clock::set(NOW + 1);
		for to in [None, Some(NOW - 1), Some(NOW), Some(NOW + 1)] {
			assert_noop!(retire("WT-1", to), E::MeterRetired);
		}
	});
}

#[test]
fn retire_meter_serves_parties_whatever_their_status() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		revoke(id);
		assert_ok!(retire_by(REGISTRAR));
	});
}

#[test]
fn retire_meter_refuses_one_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(retire_by(REGISTRAR), E::UnknownMeter);
		metered();
		assert_noop!(retire("WT1", None), E::UnknownMeter);
	});
}

#[test]
fn r27_retire_meter_is_for_the_registrar_in_charge_of_the_owner() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		assert_noop!(retire_by(LESSER_REGISTRAR), E::NotItsRegistrar);
		remove_registrar(REGISTRAR);
		assert_ok!(retire_by(LESSER_REGISTRAR));
	});
}
