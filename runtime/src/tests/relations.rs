//! R42: bounds hold on every kind of chain, and between parameters too.

use frame_support::{assert_noop, assert_ok, traits::Get};
use sp_runtime::{BuildStorage, DispatchError};
use verdigrid_primitives::{
	certificate::{Class, Policy, TradeClass},
	Energy, Granularity, MarketOffset, Period,
};

use super::*;
use crate::{
	configs::safety::SafeModeDuration,
	genesis::{ChainKind, Kind},
	parameters::{
		dynamic_params::{
			certificates, escrow, evidence, governance, identity, market, members, vouchers,
		},
		horizon::{Horizon, LIVE, TESTING},
		may_be_set,
		relations::RELATIONS,
		AnchorLifetime, Checked, EmergencyPeriods, GenesisParameters, OracleAdminPeriods,
		ResolutionPeriod, RuntimeParameters, TrackPeriods, DAY_SECONDS,
	},
};

macro_rules! setting {
	($group:ident, $module:ident :: $key:ident, $value:expr) => {
		RuntimeParameters::$group($module::Parameters::$key($module::$key, $value))
	};
}

/// A chain of a kind on which nothing is set yet.
fn on(kind: ChainKind, within: impl FnOnce()) {
	TestExternalities::default().execute_with(|| {
		Kind::<Runtime>::put(kind);
		within();
	});
}

fn live(within: impl FnOnce()) {
	on(ChainKind::Live, within);
}

fn set(parameter: RuntimeParameters) -> DispatchResult {
	let key_value = Checked(parameter);
	dispatch(RuntimeOrigin::root(), pallet_parameters::Call::set_parameter { key_value })
}

#[track_caller]
fn refused(parameter: RuntimeParameters) {
	assert_noop!(set(parameter), DispatchError::BadOrigin);
}

fn oracle(periods: impl Into<Option<TrackPeriods>>) -> RuntimeParameters {
	setting!(Governance, governance::OracleAdmin, periods.into())
}

fn resolution(seconds: impl Into<Option<u64>>) -> RuntimeParameters {
	setting!(Evidence, evidence::ResolutionPeriod, seconds.into())
}

/// The fastest polls of a live chain, by track.
fn shortest() -> [TrackPeriods; 4] {
	let periods = |prepare, decision, confirm, enactment| TrackPeriods {
		prepare,
		decision,
		confirm,
		enactment,
	};
	[
		periods(HOURS, 3 * DAYS, 6 * HOURS, HOURS),
		periods(10 * MINUTES, 2 * DAYS, HOURS, 10 * MINUTES),
		periods(MINUTES, DAYS, 10 * MINUTES, MINUTES),
		periods(1, DAYS, MINUTES / 2, 1),
	]
}

fn polls(periods: [TrackPeriods; 4]) -> [RuntimeParameters; 4] {
	let [root, registry, oracle, emergency] = periods.map(Some);
	[
		setting!(Governance, governance::Root, root),
		setting!(Governance, governance::RegistryAdmin, registry),
		setting!(Governance, governance::OracleAdmin, oracle),
		setting!(Governance, governance::Emergency, emergency),
	]
}

#[test]
fn r42_polls_of_a_live_chain_leave_every_time_zone_a_working_day() {
	live(|| {
		for least in polls(shortest()) {
			assert_ok!(set(least));
		}
		let shorten: [fn(&mut TrackPeriods); 4] = [
			|periods| periods.prepare -= 1,
			|periods| periods.decision -= 1,
			|periods| periods.confirm -= 1,
			|periods| periods.enactment -= 1,
		];
		for shorten in shorten {
			let mut periods = shortest();
			periods.iter_mut().for_each(shorten);
			polls(periods).into_iter().for_each(refused);
		}
	});
}

#[test]
fn r42_polls_may_pass_in_seconds_where_things_are_tried() {
	let fastest = TrackPeriods { prepare: 1, decision: 10, confirm: 1, enactment: 1 };
	for kind in [ChainKind::Test, ChainKind::Development] {
		on(kind, || {
			for poll in polls([fastest; 4]) {
				assert_ok!(set(poll));
			}
			for decision in [0, 9] {
				polls([TrackPeriods { decision, ..fastest }; 4]).into_iter().for_each(refused);
			}
		});
	}
}

#[test]
fn r42_deposits_are_never_zero_outside_development() {
	let deposits = |amount: Balance| {
		let amount = Some(amount);
		[
			setting!(Identity, identity::ApplyDeposit, amount),
			setting!(Certificates, certificates::BundleDeposit, amount),
			setting!(Certificates, certificates::RecordDeposit, amount),
			setting!(Market, market::OfferDeposit, amount),
			setting!(Market, market::DemandDeposit, amount),
			setting!(Market, market::OrderDeposit, amount),
			setting!(Escrow, escrow::AgreementDeposit, amount),
			setting!(Vouchers, vouchers::VoucherDeposit, amount),
		]
	};
	for kind in [ChainKind::Live, ChainKind::Test] {
		on(kind, || {
			deposits(0).into_iter().for_each(refused);
			deposits(MILLI_VDG - 1).into_iter().for_each(refused);
			for least in deposits(MILLI_VDG) {
				assert_ok!(set(least));
			}
		});
	}
	on(ChainKind::Development, || {
		for free in deposits(0) {
			assert_ok!(set(free));
		}
	});
}

/// The periods of a poll that takes 2 days and 12 minutes, on every kind of chain.
const SLOW: TrackPeriods = TrackPeriods {
	prepare: MINUTES,
	decision: 2 * DAYS,
	confirm: 10 * MINUTES,
	enactment: MINUTES,
};
const SLOW_SECONDS: u64 = 2 * DAY_SECONDS + 12 * 60;

#[test]
fn r42_a_dispute_waits_as_long_as_a_poll_about_it_takes() {
	assert_eq!(SLOW.seconds(), SLOW_SECONDS);
	for kind in [ChainKind::Live, ChainKind::Test, ChainKind::Development] {
		on(kind, || {
			assert_ok!(set(oracle(SLOW)));
			refused(resolution(SLOW_SECONDS - 1));
			assert_ok!(set(resolution(SLOW_SECONDS)));
			for longer in [
				TrackPeriods { prepare: SLOW.prepare + 1, ..SLOW },
				TrackPeriods { decision: SLOW.decision + 1, ..SLOW },
				TrackPeriods { confirm: SLOW.confirm + 1, ..SLOW },
				TrackPeriods { enactment: SLOW.enactment + 1, ..SLOW },
			] {
				refused(oracle(longer));
			}
			assert_ok!(set(oracle(SLOW)));
		});
	}
}

#[test]
fn r42_going_back_to_the_default_keeps_a_dispute_as_long_as_its_poll() {
	live(|| {
		// The default poll takes three days and more.
		assert_ok!(set(oracle(SLOW)));
		assert_ok!(set(resolution(SLOW_SECONDS)));
		refused(oracle(None));

		// The default resolution period is a week.
		let week = TrackPeriods { decision: 7 * DAYS - 12 * MINUTES, ..SLOW };
		assert_eq!(week.seconds(), 7 * DAY_SECONDS);
		assert_ok!(set(resolution(8 * DAY_SECONDS)));
		assert_ok!(set(oracle(TrackPeriods { decision: week.decision + 1, ..week })));
		refused(resolution(None));
		assert_ok!(set(oracle(week)));
		assert_ok!(set(resolution(None)));
		assert_ok!(set(oracle(None)));
	});
}

fn starting_with(parameters: GenesisParameters) {
	let genesis = GenesisConfig { parameters, ..Default::default() };
	let _ = RuntimeGenesisConfig { genesis, ..Default::default() }.build_storage();
}

#[test]
#[should_panic(expected = "a dispute waits for its resolution as long as the longest poll")]
fn r42_no_chain_starts_with_polls_that_outlast_their_disputes() {
	let slow = TrackPeriods { decision: 8 * DAYS, ..SLOW };
	starting_with(GenesisParameters { oracle_admin_periods: Some(slow), ..Default::default() });
}

#[test]
fn r42_the_order_of_genesis_parameters_does_not_matter() {
	starting_with(GenesisParameters {
		oracle_admin_periods: Some(SLOW),
		resolution_period: Some(SLOW_SECONDS),
		..Default::default()
	});
	starting_with(GenesisParameters {
		oracle_admin_periods: Some(TrackPeriods { decision: 10 * DAYS, ..SLOW }),
		resolution_period: Some(11 * DAY_SECONDS),
		..Default::default()
	});
}

#[test]
fn r42_reading_keeps_a_dispute_as_long_as_its_poll_whatever_is_stored() {
	use frame_support::traits::dynamic_params::AggregatedKeyValue;
	let store = |parameter: RuntimeParameters| {
		let (key, value) = Checked(parameter).into_parts();
		pallet_parameters::Parameters::<Runtime>::insert(key, value.unwrap());
	};
	live(|| {
		store(resolution(1));
		store(oracle(SLOW));
		assert_eq!(ResolutionPeriod::get(), SLOW_SECONDS);
		let endless = BlockNumber::MAX;
		store(oracle(TrackPeriods {
			prepare: endless,
			decision: endless,
			confirm: endless,
			enactment: endless,
		}));
		assert!(ResolutionPeriod::get() >= OracleAdminPeriods::get().seconds());
		store(resolution(u64::MAX));
		assert!(ResolutionPeriod::get() >= OracleAdminPeriods::get().seconds());
	});
}

#[test]
fn r28_there_are_as_many_members_as_there_have_to_be() {
	let least = |members: Option<u32>| setting!(Members, members::MinMembers, members);
	local_testnet().execute_with(|| {
		block(|| {
			refused(least(Some(5)));
			assert_ok!(set(least(Some(4))));
			assert_ok!(set(least(None)));
		});
	});
}

#[test]
fn r42_the_table_of_relations_is_all_tested() {
	assert_eq!(RELATIONS.len(), 2, "test the new relation as the others are tested above");
}

#[test]
fn r42_a_refused_parameter_leaves_no_trace() {
	live(|| {
		assert!(!may_be_set(&resolution(1)));
		assert!(may_be_set(&resolution(30 * DAY_SECONDS)));
		assert_eq!(pallet_parameters::Parameters::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn r42_an_emergency_poll_ends_before_safe_mode_does() {
	live(|| {
		let endless = TrackPeriods { prepare: 7 * DAYS, confirm: 14 * DAYS, ..SLOW };
		refused(setting!(Governance, governance::Emergency, Some(endless)));
		let longest = TrackPeriods {
			prepare: HOURS,
			decision: 7 * DAYS,
			confirm: 6 * HOURS,
			enactment: HOURS,
		};
		assert_ok!(set(setting!(Governance, governance::Emergency, Some(longest))));
		let TrackPeriods { prepare, confirm, enactment, .. } = EmergencyPeriods::get();
		assert!(prepare + confirm + enactment < SafeModeDuration::get());
	});
}

fn lifetime(seconds: impl Into<Option<u64>>) -> RuntimeParameters {
	setting!(Evidence, evidence::AnchorLifetime, seconds.into())
}

fn topic_age(seconds: u64) -> RuntimeParameters {
	setting!(Evidence, evidence::MaxTopicAge, Some(seconds))
}

#[test]
fn r42_anchors_outlive_validity_and_topic_age_by_a_year() {
	for (kind, horizon) in [(ChainKind::Live, LIVE), (ChainKind::Test, TESTING)] {
		on(kind, || {
			assert_ok!(set(topic_age(horizon.topic_age)));
			refused(topic_age(horizon.topic_age + 1));
			refused(lifetime(horizon.anchor_lifetime() - 1));
			assert_ok!(set(lifetime(horizon.anchor_lifetime())));
		});
	}
	// The default, ten years, is not enough where classes may be valid for forty.
	live(|| {
		assert_ok!(set(lifetime(None)));
	});
	on(ChainKind::Test, || {
		refused(lifetime(None));
		assert_eq!(AnchorLifetime::get(), TESTING.anchor_lifetime());
	});
}

#[test]
fn r42_presets_keep_anchors_as_long_as_their_certificates() {
	for preset in [development, local_testnet] {
		preset().execute_with(|| {
			assert_eq!(AnchorLifetime::get(), TESTING.anchor_lifetime());
		});
	}
}

#[test]
fn r04_no_anchor_is_reaped_while_a_certificate_of_its_period_could_be_valid() {
	let outlived = |horizon: &Horizon, period: Period, offset| {
		let month = period.natural_month(offset).unwrap().index;
		let valid_until = Period::month(month + u32::from(horizon.validity_months)).end(offset);
		// An anchor is made when its period has ended, at the earliest.
		period.end(offset).unwrap() + horizon.anchor_lifetime() > valid_until.unwrap()
	};
	for minutes in [-720, 0, 840] {
		let offset = MarketOffset::from_minutes(minutes).unwrap();
		for year in 2000..2100 {
			for month in 1..=12 {
				let month = Period::year_month(year, month).unwrap();
				let start = month.start(offset).unwrap().max(3_600);
				let hour = Period::containing(Granularity::Hour, start, offset).unwrap();
				for horizon in [LIVE, TESTING] {
					assert!(outlived(&horizon, month, offset));
					assert!(outlived(&horizon, hour, offset));
				}
			}
		}
	}
}

#[test]
fn r42_a_class_is_valid_for_no_longer_than_anchors_are_kept_for() {
	let set_class = |validity_months| {
		let terms = Class {
			granularity: Granularity::Month,
			face_value: Energy::from_wh(1_000_000),
			policy: Policy::Once,
			validity_months,
		};
		let class = TradeClass::TRADABLE;
		dispatch(RuntimeOrigin::root(), verdigrid_certificates::Call::set_class { class, terms })
	};
	for (kind, longest) in
		[(ChainKind::Live, 60), (ChainKind::Test, 480), (ChainKind::Development, 480)]
	{
		on(kind, || {
			System::set_block_number(1);
			assert_ok!(set_class(longest));
			assert_noop!(
				set_class(longest + 1),
				verdigrid_certificates::Error::<Runtime>::ValidityOutOfRange
			);
		});
	}
}
