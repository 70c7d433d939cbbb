use crate::{mock::*, tests::steps::*, types::Project, Error, Event, Projects};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::certificate::{EnergySource, TradeClass};
use verdigrid_test_support::{assert_err, assert_noop};

const T: TradeClass = TradeClass::TRADABLE;

fn retire() -> DispatchResult {
	Certificates::retire_project(signed(ISSUER), project())
}

#[test]
fn retire_project_marks_it_and_changes_nothing_else() {
	ExtBuilder.with_project(|| {
		let before = Projects::<Test>::get(project()).unwrap();
		assert_ok!(retire());
		let after = Project { retired: true, ..before };
		assert_eq!(Certificates::project_info(project()), Some(after));
		let event = Event::ProjectRetired { project: project(), by: THE_ISSUER };
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn retire_project_is_for_the_issuer_and_governance() {
	ExtBuilder.with_project(|| {
		let call = |origin| Certificates::retire_project(origin, project());
		join_issuer(OTHER);
		assert_noop!(call(signed(OTHER)), Error::<Test>::NotIssuer);
		assert_ok!(call(RuntimeOrigin::root()));
	});
}

#[test]
fn retire_project_happens_once() {
	ExtBuilder.with_project(|| {
		assert_ok!(retire());
		assert_noop!(retire(), Error::<Test>::ProjectRetired);
	});
}

#[test]
fn retire_project_needs_a_project() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(retire(), Error::<Test>::UnknownProject);
	});
}

#[test]
fn nothing_is_issued_for_a_retired_project() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(retire());
		assert_err!(issue_of(T, february(), MWH), Error::<Test>::ProjectRetired);
	});
}

#[test]
fn certificates_of_a_retired_project_live_on() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(retire());
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(Certificates::redeem(signed(BUYER), 0, 1, 4, own_claim(BUYER_ID)));
	});
}

#[test]
fn r02_the_meter_of_a_retired_project_serves_no_other() {
	ExtBuilder.with_project(|| {
		assert_ok!(retire());
		let second = Certificates::register_project(
			signed(ISSUER),
			code("WINDPARK00000002"),
			OWNER_ID,
			meter(),
			EnergySource::Wind,
			CAPACITY,
		);
		assert_err!(second, Error::<Test>::MeterUsed);
	});
}
