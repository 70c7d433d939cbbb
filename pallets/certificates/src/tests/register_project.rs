use crate::{mock::*, tests::steps::*, types::Project, Error, Event, ProjectOf, Projects};
use codec::Decode;
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use verdigrid_primitives::{
	certificate::{EnergySource, ProjectCode},
	party::{Direction, Meter, MeterId, PartyId, MAX_POWER_W},
	Granularity,
};
use verdigrid_test_support::assert_noop;

fn register(code: ProjectCode, owner: PartyId, meter: MeterId, capacity_w: u64) -> DispatchResult {
	let source = EnergySource::Solar;
	Certificates::register_project(signed(ISSUER), code, owner, meter, source, capacity_w)
}

#[test]
fn register_project_stores_the_project() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(register(project(), OWNER_ID, meter(), 1));
		let stored = Project {
			owner: OWNER_ID,
			issuer: ISSUER_ID,
			meter: meter(),
			source: EnergySource::Solar,
			region: b"CN-11".to_vec().try_into().unwrap(),
			capacity_w: 1,
			retired: false,
			issued: false,
		};
		assert_eq!(Projects::<Test>::get(project()), Some(stored));
		assert_eq!(ProjectOf::<Test>::get(meter()), Some(project()));
		let event = Event::ProjectRegistered {
			project: project(),
			owner: OWNER_ID,
			issuer: ISSUER_ID,
			meter: meter(),
			source: EnergySource::Solar,
			capacity_w: 1,
		};
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn register_project_refuses_a_wrong_code() {
	ExtBuilder.build_and_execute(|| {
		let code = ProjectCode::decode(&mut &b"WINDPARK000000010"[..]).unwrap();
		assert_noop!(register(code, OWNER_ID, meter(), 1), Error::<Test>::InvalidProjectCode);
	});
}

#[test]
fn register_project_refuses_a_code_that_exists() {
	ExtBuilder.with_project(|| {
		let other = MeterId::new("METER-2").unwrap();
		World::add_meter(&other, OWNER_ID, Direction::Generation, Granularity::Month);
		assert_noop!(register(project(), OWNER_ID, other, 1), Error::<Test>::ProjectExists);
	});
}

#[test]
fn register_project_takes_a_capacity_of_one_watt_to_a_hundred_gigawatts() {
	for capacity in [0, MAX_POWER_W + 1, u64::MAX] {
		ExtBuilder.build_and_execute(|| {
			let refused = Error::<Test>::CapacityOutOfRange;
			assert_noop!(register(project(), OWNER_ID, meter(), capacity), refused);
		});
	}
	for capacity in [1, MAX_POWER_W] {
		ExtBuilder.build_and_execute(|| {
			assert_ok!(register(project(), OWNER_ID, meter(), capacity));
		});
	}
}

/// Else it would be refused only when it has generated, and could not be certified (R26).
#[test]
fn r26_register_project_refuses_a_plant_whose_hour_no_batch_can_hold() {
	ExtBuilder.build_and_execute(|| {
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Hour);
		let capacity = |watts| register(project(), OWNER_ID, meter(), watts);
		hypothetically!(done(capacity(99_999_999)));
		assert_noop!(capacity(100_000_000), Error::<Test>::NoClassFits);
		set_kilowatt_hours();
		hypothetically!(done(capacity(100_000_000)));
		hypothetically!(done(capacity(99_999_998_000)));
		assert_noop!(capacity(MAX_POWER_W), Error::<Test>::NoClassFits);
	});
}

#[test]
fn r26_register_project_needs_a_class_of_the_meters_granularity() {
	ExtBuilder.build_and_execute(|| {
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Day);
		let refused = Error::<Test>::NoClassFits;
		assert_noop!(register(project(), OWNER_ID, meter(), 1), refused);
	});
}

#[test]
fn register_project_needs_an_active_generator() {
	ExtBuilder.build_and_execute(|| {
		let refused = Error::<Test>::OwnerRoleMissing;
		assert_noop!(register(project(), BUYER_ID, meter(), 1), refused);
		World::lapse(OWNER_ID);
		for owner in [OWNER_ID, 77] {
			let refused = Error::<Test>::OwnerNotActive;
			assert_noop!(register(project(), owner, meter(), 1), refused);
		}
	});
}

#[test]
fn register_project_needs_a_meter_that_exists() {
	ExtBuilder.build_and_execute(|| {
		let meter = MeterId::new("NONE").unwrap();
		assert_noop!(register(project(), OWNER_ID, meter, 1), Error::<Test>::UnknownMeter);
	});
}

fn with_meter(change: impl FnOnce(&mut Meter), refused: Error<Test>) {
	ExtBuilder.build_and_execute(|| {
		World::change_meter(&meter(), change);
		assert_noop!(register(project(), OWNER_ID, meter(), 1), refused);
	});
}

#[test]
fn register_project_refuses_another_partys_meter() {
	with_meter(|meter| meter.party = BUYER_ID, Error::MeterNotOwned);
}

#[test]
fn register_project_refuses_a_consumption_meter() {
	with_meter(|meter| meter.direction = Direction::Consumption, Error::MeterNotForGeneration);
}

#[test]
fn register_project_refuses_a_retired_meter() {
	with_meter(|meter| meter.to = Some(START), Error::MeterRetired);
}

#[test]
fn r02_a_meter_serves_one_project_for_ever() {
	ExtBuilder.with_project(|| {
		let second = code("WINDPARK00000002");
		assert_noop!(register(second, OWNER_ID, meter(), 1), Error::<Test>::MeterUsed);
		assert_ok!(Certificates::retire_project(signed(ISSUER), project()));
		assert_noop!(register(second, OWNER_ID, meter(), 1), Error::<Test>::MeterUsed);
	});
}
