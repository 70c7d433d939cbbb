use crate::{mock::*, tests::steps::*, types::Reason, Error, Event, Projects};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::certificate::{EnergySource, TradeClass};
use verdigrid_test_support::{assert_err, assert_noop};

const T: TradeClass = TradeClass::TRADABLE;

fn hand_over(to: u32) -> DispatchResult {
	Certificates::hand_over_project(RuntimeOrigin::root(), project(), to)
}

/// What an issuer does with a project and its certificates.
fn judgements(issuer: u64) -> Vec<DispatchResult> {
	let by = || signed(issuer);
	vec![
		Certificates::update_project(by(), project(), CAPACITY),
		Certificates::freeze(by(), 0, Reason::Metering),
		Certificates::unfreeze(by(), 0),
		Certificates::withdraw(by(), 0, 1, 1, Reason::Metering),
		Certificates::retire_project(by(), project()),
	]
}

#[test]
fn r40_an_issuer_judges_its_own_projects_only() {
	ExtBuilder.with_ten(T, || {
		join_issuer(OTHER);
		let refused = vec![Err(Error::<Test>::NotIssuer.into()); 5];
		assert_eq!(judgements(OTHER), refused);
		let reading = anchored_reading(&meter(), february(), wh(MWH));
		let issued = Certificates::issue(signed(OTHER), project(), february(), T, wh(MWH), reading);
		assert_noop!(issued, Error::<Test>::NotIssuer);
		assert_eq!(judgements(ISSUER), vec![Ok(()); 5]);
	});
}

#[test]
fn r40_governance_hands_a_project_and_its_batches_over() {
	ExtBuilder.with_ten(T, || {
		join_issuer(OTHER);
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Metering));
		assert_ok!(hand_over(OTHER_ID));
		let event = Event::ProjectHandedOver { project: project(), from: ISSUER_ID, to: OTHER_ID };
		assert_eq!(last_event(), event.into());
		assert_eq!(Projects::<Test>::get(project()).unwrap().issuer, OTHER_ID);
		assert_ok!(Certificates::unfreeze(signed(OTHER), 0));
		assert_eq!(judgements(ISSUER), vec![Err(Error::<Test>::NotIssuer.into()); 5]);
		assert_eq!(judgements(OTHER), vec![Ok(()); 5]);
	});
}

#[test]
fn r40_governance_acts_on_all_projects() {
	ExtBuilder.with_ten(T, || {
		let root = RuntimeOrigin::root;
		assert_ok!(Certificates::update_project(root(), project(), 1));
		assert_ok!(Certificates::retire_project(root(), project()));
		assert_ok!(Certificates::restore_project(root(), project()));
		assert_eq!(last_event(), Event::ProjectRestored { project: project() }.into());
		assert!(!Projects::<Test>::get(project()).unwrap().retired);
	});
}

#[test]
fn hand_over_project_takes_an_active_issuer() {
	ExtBuilder.with_project(|| {
		assert_noop!(hand_over(OWNER_ID), Error::<Test>::NewIssuerRoleMissing);
		assert_noop!(hand_over(99), Error::<Test>::NewIssuerNotActive);
		assert_noop!(hand_over(ISSUER_ID), Error::<Test>::SameParty);
		join_issuer(OTHER);
		World::lapse(OTHER_ID);
		assert_noop!(hand_over(OTHER_ID), Error::<Test>::NewIssuerNotActive);
	});
}

#[test]
fn hand_over_project_works_for_a_retired_one() {
	ExtBuilder.with_project(|| {
		join_issuer(OTHER);
		assert_ok!(Certificates::retire_project(signed(ISSUER), project()));
		assert_ok!(hand_over(OTHER_ID));
		assert!(Projects::<Test>::get(project()).unwrap().retired);
	});
}

#[test]
fn remove_project_frees_code_and_meter_of_one_that_was_registered_wrongly() {
	ExtBuilder.with_project(|| {
		assert_ok!(Certificates::remove_project(RuntimeOrigin::root(), project()));
		let event =
			Event::ProjectRemoved { project: project(), meter: meter(), code_is_free: true };
		assert_eq!(last_event(), event.into());
		assert!(!Projects::<Test>::contains_key(project()));
		register_project();
		assert_ok!(issue_of(T, january(), MWH));
	});
}

/// Otherwise a key of an issuer could bind a meter to a wrong project for ever, by an issue of nothing.
#[test]
fn r40_a_project_for_which_something_was_issued_gives_its_meter_free_once_it_is_retired() {
	for energy in [0, MWH] {
		ExtBuilder.with_project(|| {
			assert_ok!(issue_of(T, january(), energy));
			let remove = || Certificates::remove_project(RuntimeOrigin::root(), project());
			assert_noop!(remove(), Error::<Test>::ProjectIssued);
			assert_ok!(Certificates::retire_project(RuntimeOrigin::root(), project()));
			assert_ok!(remove());
			let event =
				Event::ProjectRemoved { project: project(), meter: meter(), code_is_free: false };
			assert_eq!(last_event(), event.into());
			assert_noop!(remove(), Error::<Test>::ProjectRemoved);
			let restored = Certificates::restore_project(RuntimeOrigin::root(), project());
			assert_noop!(restored, Error::<Test>::ProjectRemoved);

			let right = code("WINDPARK00000002");
			let register = |code| {
				let (owner, source) = (OWNER_ID, EnergySource::Wind);
				Certificates::register_project(
					signed(ISSUER),
					code,
					owner,
					meter(),
					source,
					CAPACITY,
				)
			};
			assert_noop!(register(project()), Error::<Test>::ProjectExists);
			assert_ok!(register(right));
			// What was drawn of the reading stays drawn.
			let issue = |energy| {
				let reading = anchored_reading(&meter(), january(), wh(MWH));
				Certificates::issue(signed(ISSUER), right, january(), T, wh(energy), reading)
			};
			assert_eq!(issue(MWH).is_ok(), energy == 0);
		});
	}
}

#[test]
fn hand_over_and_restore_need_a_project() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(hand_over(ISSUER_ID), Error::<Test>::UnknownProject);
		let restored = Certificates::restore_project(RuntimeOrigin::root(), project());
		assert_noop!(restored, Error::<Test>::UnknownProject);
		let removed = Certificates::remove_project(RuntimeOrigin::root(), project());
		assert_noop!(removed, Error::<Test>::UnknownProject);
	});
}

#[test]
fn restore_project_is_for_retired_ones() {
	ExtBuilder.with_project(|| {
		let restored = Certificates::restore_project(RuntimeOrigin::root(), project());
		assert_noop!(restored, Error::<Test>::ProjectNotRetired);
	});
}

#[test]
fn r40_nothing_is_issued_while_the_owner_is_barred_but_it_may_have_lapsed() {
	ExtBuilder.with_project(|| {
		World::lapse(OWNER_ID);
		assert_ok!(issue_of(T, january(), MWH));
		World::suspend(OWNER_ID);
		assert_err!(issue_of(T, february(), MWH), Error::<Test>::OwnerBarred);
	});
}
