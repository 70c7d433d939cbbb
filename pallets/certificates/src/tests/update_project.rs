use crate::{mock::*, tests::steps::*, types::Project, Error, Event, ProjectOf, Projects};
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use verdigrid_primitives::{certificate::TradeClass, party::MAX_POWER_W, Granularity};
use verdigrid_test_support::{assert_err, assert_noop};

fn update(capacity_w: u64) -> DispatchResult {
	Certificates::update_project(signed(ISSUER), project(), capacity_w)
}

fn stored() -> Project {
	Projects::<Test>::get(project()).unwrap()
}

#[test]
fn r02_update_project_changes_the_capacity_and_nothing_else() {
	ExtBuilder.with_project(|| {
		let before = stored();
		assert_ok!(update(1));
		assert_eq!(stored(), Project { capacity_w: 1, ..before });
		assert_eq!(ProjectOf::<Test>::get(meter()), Some(project()));
		let event = Event::ProjectUpdated { project: project(), capacity_w: 1, by: THE_ISSUER };
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn update_project_is_for_the_issuer_and_governance() {
	ExtBuilder.with_project(|| {
		let call = |origin| Certificates::update_project(origin, project(), 1);
		join_issuer(OTHER);
		assert_noop!(call(signed(OTHER)), Error::<Test>::NotIssuer);
		assert_ok!(call(RuntimeOrigin::root()));
	});
}

#[test]
fn update_project_takes_a_capacity_of_one_watt_to_a_hundred_gigawatts() {
	ExtBuilder.with_project(|| {
		for capacity in [0, MAX_POWER_W + 1, u64::MAX] {
			assert_noop!(update(capacity), Error::<Test>::CapacityOutOfRange);
		}
		assert_ok!(update(1));
		assert_ok!(update(MAX_POWER_W));
	});
}

#[test]
fn r26_update_project_refuses_a_plant_whose_hour_no_batch_can_hold() {
	ExtBuilder.with_project(|| {
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Hour);
		assert_ok!(update(99_999_999));
		assert_noop!(update(100_000_000), Error::<Test>::NoClassFits);
		set_kilowatt_hours();
		assert_ok!(update(100_000_000));
	});
}

#[test]
fn update_project_needs_the_projects_meter() {
	ExtBuilder.with_project(|| {
		hypothetically!({
			World::remove_meter(&meter());
			assert_noop!(update(1), Error::<Test>::UnknownMeter);
		});
	});
}

#[test]
fn update_project_needs_a_project_that_is_not_retired() {
	ExtBuilder.with_project(|| {
		let other = Certificates::update_project(signed(ISSUER), code("WINDPARK00000002"), 1);
		assert_err!(other, Error::<Test>::UnknownProject);
		assert_ok!(Certificates::retire_project(signed(ISSUER), project()));
		assert_noop!(update(1), Error::<Test>::ProjectRetired);
	});
}

#[test]
fn issue_goes_by_the_capacity_of_the_day() {
	ExtBuilder.with_project(|| {
		// 1 MW over 31 days, and one per cent.
		let limit = 744 * MWH * 101 / 100;
		assert_ok!(update(1_000_000));
		let above = issue_of(TradeClass::TRADABLE, january(), limit + 1);
		assert_err!(above, Error::<Test>::AboveCapacity);
		assert_ok!(issue_of(TradeClass::TRADABLE, january(), limit));
	});
}

#[test]
fn issue_fits_any_reading_under_the_greatest_capacity() {
	ExtBuilder.with_project(|| {
		assert_ok!(update(MAX_POWER_W));
		let energy = 1_000_000 * MWH;
		assert_ok!(issue_of(TradeClass::TRADABLE, january(), energy));
	});
}
