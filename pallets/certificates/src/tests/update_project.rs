use crate::{mock::*, types::Project, Error, Event, ProjectOf, Projects};
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use sp_runtime::DispatchError;
use verdigrid_primitives::certificate::TradeClass;
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
		assert_noop!(call(RuntimeOrigin::none()), DispatchError::BadOrigin);
		assert_noop!(call(signed(STRANGER)), Error::<Test>::NotAParty);
		assert_noop!(call(signed(OWNER)), Error::<Test>::RoleMissing);
		join_issuer(OTHER);
		assert_noop!(call(signed(OTHER)), Error::<Test>::NotItsIssuer);
		hypothetically!(done(call(RuntimeOrigin::root())));
		suspend(ISSUER);
		assert_noop!(call(signed(ISSUER)), Error::<Test>::PartyNotActive);
	});
}

#[test]
fn update_project_refuses_no_capacity() {
	ExtBuilder.with_project(|| {
		assert_noop!(update(0), Error::<Test>::CapacityZero);
		assert_ok!(update(u64::MAX));
	});
}

#[test]
fn update_project_needs_a_project_that_is_not_retired() {
	ExtBuilder.with_project(|| {
		let other = Certificates::update_project(signed(ISSUER), code("WINDPARK00000002"), 1);
		assert_err!(other, Error::<Test>::ProjectNotFound);
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
		assert_ok!(update(u64::MAX));
		let energy = 1_000_000 * MWH;
		assert_ok!(issue_of(TradeClass::TRADABLE, january(), energy));
	});
}
