use super::*;
use verdigrid_primitives::traits::Meters as _;

/// A party of Alice with the meter `WT-1`.
fn metered() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	assert_ok!(Register::of(id).by(REGISTRAR));
	id
}

fn retire(by: AccountId) -> DispatchResult {
	Identity::retire_meter(signed(by), meter("WT-1"))
}

#[test]
fn r17_retire_meter_ends_ownership_now_and_keeps_the_past() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		let before = Identity::meter(&meter("WT-1")).unwrap();
		set_time(NOW + 50);
		assert_ok!(retire(REGISTRAR));
		let point = Identity::meter(&meter("WT-1")).unwrap();
		assert_eq!(point, Meter { to: Some(NOW + 50), ..before });
		assert!(point.owned_throughout(NOW - YEAR, NOW + 50));
		assert!(!point.owned_throughout(NOW, NOW + 51));
		has(Event::MeterRetired {
			meter: meter("WT-1"),
			party: id,
			registrar: REGISTRAR,
			to: NOW + 50,
		});
	});
}

#[test]
fn retire_meter_takes_a_meter_that_begins_now() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register { from: NOW, ..Register::of(id) }.by(REGISTRAR));
		assert_ok!(retire(REGISTRAR));
	});
}

#[test]
fn defect_02_the_identification_of_a_retired_meter_is_not_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		assert_ok!(retire(REGISTRAR));
		assert_noop!(Register::of(id).by(REGISTRAR), E::MeterExists);
		let other = attested(BOB, REGISTRAR);
		assert_noop!(Register::of(other).by(REGISTRAR), E::MeterExists);
	});
}

#[test]
fn retire_meter_refuses_a_retired_one_so_that_its_end_does_not_move() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		assert_ok!(retire(REGISTRAR));
		set_time(NOW + 1);
		assert_noop!(retire(REGISTRAR), E::MeterRetired);
	});
}

#[test]
fn retire_meter_serves_parties_whatever_their_status() {
	ExtBuilder::default().build_and_execute(|| {
		let id = metered();
		revoke(id);
		assert_ok!(retire(REGISTRAR));
	});
}

#[test]
fn retire_meter_refuses_one_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(retire(REGISTRAR), E::MeterNotFound);
	});
}

#[test]
fn r27_retire_meter_is_for_the_registrar_in_charge_of_the_owner() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		assert_noop!(retire(LESSER_REGISTRAR), E::NotItsRegistrar);
		remove_registrar(REGISTRAR);
		assert_ok!(retire(LESSER_REGISTRAR));
	});
}

#[test]
fn retire_meter_refuses_who_is_no_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		assert_noop!(retire(ALICE), E::NotRegistrar);
	});
}

#[test]
fn retire_meter_needs_a_signature() {
	ExtBuilder::default().build_and_execute(|| {
		metered();
		for origin in unsigned() {
			assert_noop!(Identity::retire_meter(origin, meter("WT-1")), DispatchError::BadOrigin);
		}
	});
}
