use super::*;
use verdigrid_primitives::traits;

#[test]
fn register_meter_stores_the_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register::of(id).by(REGISTRAR));

		let expected = Meter {
			number: 0,
			party: id,
			direction: Direction::Generation,
			granularity: Granularity::Month,
			max_power_w: 2_000_000,
			region: region("CN-15"),
			from: NOW - YEAR,
			to: None,
			retired_at: None,
			takes_over: None,
			taken_over_by: None,
		};
		assert_eq!(point("WT-1"), expected);
		has(Event::MeterRegistered {
			meter: meter("WT-1"),
			number: 0,
			party: id,
			registrar: REGISTRAR,
			direction: Direction::Generation,
			granularity: Granularity::Month,
			max_power_w: 2_000_000,
			region: region("CN-15"),
			from: NOW - YEAR,
			takes_over: None,
		});
	});
}

#[test]
fn register_meter_gives_a_party_several_meters() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register::of(id).by(REGISTRAR));
		let direction = Direction::Consumption;
		assert_ok!(Register { meter: meter("M-2"), direction, ..Register::of(id) }.by(REGISTRAR));
		assert_eq!(Meters::<Test>::iter_keys().count(), 2);
	});
}

#[test]
fn every_meter_gets_the_next_number() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for (number, name) in (0..).zip(["WT-1", "WT-2", "WT-3"]) {
			assert_ok!(Register { meter: meter(name), ..Register::of(id) }.by(REGISTRAR));
			assert_eq!(point(name).number, number);
			assert_eq!(<Identity as traits::Meters>::meter_id(number), Some(meter(name)));
		}
		assert_eq!(<Identity as traits::Meters>::meter_id(3), None);
	});
}

#[test]
fn register_meter_refuses_a_meter_for_which_no_number_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		NextMeter::<Test>::put(MeterNumber::MAX - 1);
		assert_ok!(Register::of(id).by(REGISTRAR));
		let next = Register { meter: meter("WT-2"), ..Register::of(id) };
		assert_noop!(next.by(REGISTRAR), E::TooManyMeters);
	});
}

#[test]
fn register_meter_serves_founding_parties() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		assert_ok!(Register::of(0).by(REGISTRAR));
	});
}

#[test]
fn register_meter_refuses_a_removed_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		remove_registrar(REGISTRAR);
		assert_noop!(Register::of(id).by(REGISTRAR), E::NotRegistrar);
	});
}

#[test]
fn register_meter_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Register::of(7).by(REGISTRAR), E::UnknownParty);
	});
}

#[test]
fn r27_only_the_registrar_that_attested_the_party_registers_its_meters() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, LESSER_REGISTRAR);
		assert_noop!(Register::of(id).by(REGISTRAR), E::NotItsRegistrar);
		assert_ok!(Register::of(id).by(LESSER_REGISTRAR));
	});
}

#[test]
fn r27_meters_for_parties_of_a_removed_registrar_come_from_one_that_covers_them() {
	ExtBuilder::default().build_and_execute(|| {
		let small = attested(ALICE, REGISTRAR);
		apply(BOB);
		assert_ok!(Attest { level: 3, ..Attest::of(BOB) }.by(REGISTRAR));
		let large = PartyOf::<Test>::get(BOB).unwrap();
		remove_registrar(REGISTRAR);
		assert_noop!(Register::of(large).by(LESSER_REGISTRAR), E::NotItsRegistrar);
		assert_ok!(Register::of(small).by(LESSER_REGISTRAR));
	});
}

#[test]
fn r27_a_registrar_registers_no_meters_for_its_own_party() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		let own = own_party();
		assert_noop!(Register::of(own).by(REGISTRAR), E::OwnParty);
	});
}

#[test]
fn register_meter_refuses_a_party_that_nobody_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_noop!(Register::of(id).by(REGISTRAR), E::NotItsRegistrar);
	});
}

#[test]
fn register_meter_refuses_a_party_that_is_barred_or_waits_again() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in (1..).zip(NOT_ACTIVE) {
			let id = standing(who, status);
			assert_noop!(Register::of(id).by(REGISTRAR), E::OwnerNotActive);
		}
	});
}

#[test]
fn r27_register_meter_refuses_a_party_that_is_being_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, BOB);
		assert_noop!(Register::of(id).by(REGISTRAR), E::OwnerNotActive);
	});
}

#[test]
fn register_meter_works_until_the_second_before_expiry() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		Clock::set(NOW + YEAR);
		assert_noop!(Register::of(id).by(REGISTRAR), E::OwnerNotActive);
		Clock::set(NOW + YEAR - 1);
		assert_ok!(Register::of(id).by(REGISTRAR));
	});
}

#[test]
fn register_meter_refuses_an_invalid_identification() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for bytes in [&b""[..], b"wt-1", b"WT 1", b"WT\0", b"-", b"-WT-1", b"WT-1-", b"WT--1"] {
			let encoded = codec::Encode::encode(&bytes.to_vec());
			let meter = codec::Decode::decode(&mut &encoded[..]).unwrap();
			let odd = Register { meter, ..Register::of(id) };
			assert_noop!(odd.by(REGISTRAR), E::InvalidMeterId);
		}
	});
}

#[test]
fn register_meter_takes_identifications_of_one_to_32_characters() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for meter in [meter("1"), meter(&"Z".repeat(32))] {
			assert_ok!(Register { meter, ..Register::of(id) }.by(REGISTRAR));
		}
	});
}

#[test]
fn register_meter_refuses_an_identification_in_use() {
	ExtBuilder::default().build_and_execute(|| {
		let alice = attested(ALICE, REGISTRAR);
		let bob = attested(BOB, REGISTRAR);
		assert_ok!(Register::of(alice).by(REGISTRAR));
		for party in [alice, bob] {
			assert_noop!(Register::of(party).by(REGISTRAR), E::MeterExists);
		}
	});
}

#[test]
fn r02_the_identification_of_a_retired_meter_is_never_used_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register::of(id).by(REGISTRAR));
		assert_ok!(retire("WT-1", None));
		assert_noop!(Register::of(id).by(REGISTRAR), E::MeterExists);
		let other = Register { meter: meter("WT1"), ..Register::of(id) };
		assert_noop!(other.by(REGISTRAR), E::OnlyHyphensDiffer);
	});
}

#[test]
fn r33_identifications_that_differ_only_in_hyphens_are_one_meter() {
	ExtBuilder::default().build_and_execute(|| {
		let alice = attested(ALICE, REGISTRAR);
		let bob = attested(BOB, REGISTRAR);
		assert_ok!(Register { meter: meter("WT-11"), ..Register::of(alice) }.by(REGISTRAR));
		for party in [alice, bob] {
			for same in ["WT11", "W-T11", "WT-1-1", "W-T-1-1"] {
				let again = Register { meter: meter(same), ..Register::of(party) };
				assert_noop!(again.by(REGISTRAR), E::OnlyHyphensDiffer);
			}
		}
		assert_ok!(Register { meter: meter("WT-12"), ..Register::of(bob) }.by(REGISTRAR));
		let known = BareMeterIds::<Test>::get(meter("W-T-1-1").bare());
		assert_eq!(known, Some(meter("WT-11")));
	});
}

#[test]
fn r17_a_meter_says_since_when_it_is_the_partys() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register { from: NOW - 100, ..Register::of(id) }.by(REGISTRAR));
		let point = <Identity as traits::Meters>::meter(&meter("WT-1")).unwrap();
		assert!(point.existed_in(NOW - 101, NOW - 99));
		assert!(!point.existed_in(NOW - 101, NOW - 100));
	});
}

#[test]
fn r32_register_meter_takes_powers_of_one_watt_to_100_gigawatts() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for max_power_w in [0, MAX_POWER_W + 1, u64::MAX] {
			let odd = Register { max_power_w, ..Register::of(id) };
			assert_noop!(odd.by(REGISTRAR), E::PowerOutOfRange);
		}
		assert_ok!(Register { max_power_w: 1, ..Register::of(id) }.by(REGISTRAR));
		let max_power_w = MAX_POWER_W;
		let most = Register { meter: meter("M"), max_power_w, ..Register::of(id) };
		assert_ok!(most.by(REGISTRAR));
	});
}

#[test]
fn register_meter_refuses_an_invalid_region() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for code in ["", "cn-15"] {
			let odd = Register { region: region(code), ..Register::of(id) };
			assert_noop!(odd.by(REGISTRAR), E::InvalidRegion);
		}
	});
}

#[test]
fn register_meter_takes_a_beginning_up_to_now() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(Register { from: NOW + 1, ..Register::of(id) }.by(REGISTRAR), E::FromInFuture);
		assert_ok!(Register { from: NOW, ..Register::of(id) }.by(REGISTRAR));
		assert_ok!(Register { meter: meter("M"), from: 0, ..Register::of(id) }.by(REGISTRAR));
	});
}
