use frame_support::{assert_noop, assert_ok, traits::Get};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;
use verdigrid_runtime_api::{ParameterValue, Unit};

use super::*;
use crate::{
	governance::{Origin, Tracks},
	parameters::{
		dynamic_params::{evidence, identity, members},
		horizon, may_be_set, resets, shown, ChallengePeriod, Checked, CheckedKey,
		GenesisParameters, MaxTopicAge, MinMembers, RootPeriods, RuntimeParameters,
		RuntimeParametersKey, Tolerance, DAY_SECONDS,
	},
};

fn challenge_period(seconds: Option<u64>) -> RuntimeParameters {
	RuntimeParameters::Evidence(evidence::Parameters::ChallengePeriod(
		evidence::ChallengePeriod,
		seconds,
	))
}

fn tolerance(ppm: u32) -> RuntimeParameters {
	RuntimeParameters::Evidence(evidence::Parameters::Tolerance(evidence::Tolerance, Some(ppm)))
}

fn min_members(count: u32) -> RuntimeParameters {
	RuntimeParameters::Members(members::Parameters::MinMembers(members::MinMembers, Some(count)))
}

fn apply_deposit(amount: Balance) -> RuntimeParameters {
	RuntimeParameters::Identity(identity::Parameters::ApplyDeposit(
		identity::ApplyDeposit,
		Some(amount),
	))
}

fn set(parameter: RuntimeParameters) -> RuntimeCall {
	pallet_parameters::Call::set_parameter { key_value: Checked(parameter) }.into()
}

#[test]
fn defaults_are_within_their_bounds() {
	TestExternalities::default().execute_with(|| {
		for reset in resets() {
			assert!(may_be_set(&reset), "{reset:?}");
		}
		for track in <Tracks as pallet_referenda::TracksInfo<_, _>>::tracks() {
			assert!(track.info.decision_period > track.info.confirm_period);
		}
	});
}

#[test]
fn clients_see_every_parameter_with_its_default_and_its_bounds() {
	let period = |seconds: u64| ParameterValue::Number(seconds.into());
	local_testnet().execute_with(|| {
		let set_to = 2 * DAY_SECONDS;
		assert_ok!(dispatch(RuntimeOrigin::root(), set(challenge_period(Some(set_to)))));
		let all = shown();
		assert_eq!(all.len(), resets().len());
		let challenge = all.iter().find(|it| it.name == "ChallengePeriod").unwrap();
		assert_eq!((challenge.group.as_str(), challenge.unit), ("Evidence", Unit::Seconds));
		assert_eq!(challenge.value, period(set_to));
		assert_eq!(challenge.default, period(DAY_SECONDS));
		assert_eq!(challenge.lowest, period(DAY_SECONDS / 24));
		assert_eq!(challenge.highest, period(30 * DAY_SECONDS));
		// Nothing was reset.
		assert_eq!(ChallengePeriod::get(), set_to);
		let root = all.iter().find(|it| it.name == "Root").unwrap();
		assert_eq!((root.group.as_str(), root.unit), ("Governance", Unit::Blocks));
		assert!(matches!(root.value, ParameterValue::Periods { .. }));
	});
}

/// The group and the name of a parameter are those by which it is set.
#[test]
fn a_parameter_is_shown_as_it_is_set() {
	local_testnet().execute_with(|| {
		for (shown, reset) in shown().iter().zip(resets()) {
			let set = format!("{reset:?}");
			assert!(set.starts_with(&format!("{}({}(", shown.group, shown.name)), "{set}");
		}
	});
}

#[test]
fn a_value_that_was_set_is_read() {
	local_testnet().execute_with(|| {
		assert_ok!(dispatch(RuntimeOrigin::root(), set(challenge_period(Some(2 * DAY_SECONDS)))));
		assert_eq!(ChallengePeriod::get(), 2 * DAY_SECONDS);
		assert_ok!(dispatch(RuntimeOrigin::root(), set(challenge_period(None))));
		assert_eq!(ChallengePeriod::get(), DAY_SECONDS);
	});
}

#[test]
fn r29_root_cannot_set_a_value_outside_its_bounds() {
	local_testnet().execute_with(|| {
		for refused in [challenge_period(Some(0)), tolerance(50_001), min_members(2)] {
			assert!(!may_be_set(&refused));
			assert_noop!(dispatch(RuntimeOrigin::root(), set(refused)), DispatchError::BadOrigin);
		}
		assert_ok!(dispatch(RuntimeOrigin::root(), set(tolerance(50_000))));
		assert_eq!(Tolerance::get(), 50_000);
	});
}

#[test]
fn r29_only_development_may_do_without_a_challenge_period() {
	development().execute_with(|| {
		assert_eq!(ChallengePeriod::get(), 0);
		assert_eq!(MinMembers::get(), 1);
	});
	local_testnet().execute_with(|| assert!(ChallengePeriod::get() > 0));
}

#[test]
fn r29_reading_keeps_to_the_bounds_whatever_is_stored() {
	local_testnet().execute_with(|| {
		use frame_support::traits::dynamic_params::AggregatedKeyValue;
		for stored in [tolerance(1_000_000), challenge_period(Some(0)), min_members(0)] {
			let (key, value) = Checked(stored).into_parts();
			pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
		}
		assert_eq!(Tolerance::get(), 50_000);
		assert_eq!(ChallengePeriod::get(), 60 * 60);
		assert_eq!(MinMembers::get(), 3);
	});
}

#[test]
#[should_panic(expected = "outside its bounds")]
fn r29_no_chain_starts_with_a_value_outside_its_bounds() {
	use sp_runtime::BuildStorage;
	let genesis = GenesisConfig {
		parameters: GenesisParameters { challenge_period: Some(0), ..Default::default() },
		..Default::default()
	};
	let _ = RuntimeGenesisConfig { genesis, ..Default::default() }.build_storage();
}

#[test]
fn each_track_sets_its_own_parameters() {
	local_testnet().execute_with(|| {
		assert_ok!(dispatch(Origin::OracleAdmin, set(tolerance(1))));
		assert_ok!(dispatch(Origin::RegistryAdmin, set(apply_deposit(VDG))));
		for (origin, parameter) in [
			(Origin::RegistryAdmin, tolerance(2)),
			(Origin::OracleAdmin, apply_deposit(2 * VDG)),
			(Origin::RegistryAdmin, min_members(4)),
			(Origin::Emergency, tolerance(2)),
		] {
			assert_noop!(dispatch(origin, set(parameter)), DispatchError::BadOrigin);
		}
		assert_noop!(sign(ALICE, set(tolerance(2))), DispatchError::BadOrigin);
	});
}

#[test]
fn clients_see_plain_parameters() {
	let parameter = tolerance(7);
	assert_eq!(Checked(parameter.clone()).encode(), parameter.encode());
	assert_eq!(Checked::type_info(), RuntimeParameters::type_info());
	assert_eq!(CheckedKey::type_info(), RuntimeParametersKey::type_info());
}

#[test]
fn presets_set_what_they_say() {
	development().execute_with(|| {
		assert_eq!(MaxTopicAge::get(), horizon::TESTING.topic_age);
		assert_eq!(RootPeriods::get().prepare, 1);
	});
}
