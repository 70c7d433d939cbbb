//! The bounds of every parameter, compiled into the runtime: no vote steps over them.
//!
//! For each parameter there is a type here that reads it. Reading keeps to the bounds too, so that
//! an upgrade that narrows a bound holds at once for what was set before.

use alloc::vec::Vec;

use frame_support::traits::Get;
use sp_runtime::serde::{Deserialize, Serialize};
use verdigrid_runtime_api::{ParameterInfo, ParameterValue, Unit};

use super::{
	dynamic_params::{
		allowance, certificates, escrow, evidence, governance, identity, market, members, vouchers,
	},
	horizon::horizon,
	relations,
	relations::without_any,
	RuntimeParameters, TrackPeriods, DAY_SECONDS, HOUR_SECONDS, YEAR_SECONDS,
};
use crate::{
	genesis::{self, ChainKind},
	Balance, DAYS, HOURS, MILLI_VDG, MINUTES, VDG,
};

/// A value that can be kept between two others.
trait Bounded: Copy + PartialEq {
	/// The nearest value from `min` to `max`.
	fn bounded(self, min: Self, max: Self) -> Self;

	fn is_within(self, min: Self, max: Self) -> bool {
		self.bounded(min, max) == self
	}

	/// As clients see it.
	fn shown(self) -> ParameterValue;
}

macro_rules! bounded_by_order {
	($($number:ty),*) => {
		$(impl Bounded for $number {
			fn bounded(self, min: Self, max: Self) -> Self {
				self.max(min).min(max)
			}

			fn shown(self) -> ParameterValue {
				ParameterValue::Number(self.into())
			}
		})*
	};
}
bounded_by_order!(u32, u64, u128);

impl Bounded for TrackPeriods {
	fn bounded(self, min: Self, max: Self) -> Self {
		Self {
			prepare: self.prepare.bounded(min.prepare, max.prepare),
			decision: self.decision.bounded(min.decision, max.decision),
			confirm: self.confirm.bounded(min.confirm, max.confirm),
			enactment: self.enactment.bounded(min.enactment, max.enactment),
		}
	}

	fn shown(self) -> ParameterValue {
		let Self { prepare, decision, confirm, enactment } = self;
		ParameterValue::Periods { prepare, decision, confirm, enactment }
	}
}

/// A zero period would stop polls for ever, and a decision period of a few blocks would pass before
/// any member can vote.
const FASTEST: TrackPeriods = TrackPeriods { prepare: 1, decision: 10, confirm: 1, enactment: 1 };

// On a live chain a poll can be decided for a day at least. So it includes every member's working
// hours, in any time zone. A poll passes sooner if enough members have voted aye: after
// preparation, confirmation and enactment. A decision that is harder to take back takes longer.
const SHORTEST_ROOT: TrackPeriods =
	TrackPeriods { prepare: HOURS, decision: 3 * DAYS, confirm: 6 * HOURS, enactment: HOURS };
const SHORTEST_REGISTRY: TrackPeriods = TrackPeriods {
	prepare: 10 * MINUTES,
	decision: 2 * DAYS,
	confirm: HOURS,
	enactment: 10 * MINUTES,
};
const SHORTEST_ORACLE: TrackPeriods =
	TrackPeriods { prepare: MINUTES, decision: DAYS, confirm: 10 * MINUTES, enactment: MINUTES };
const SHORTEST_EMERGENCY: TrackPeriods =
	TrackPeriods { prepare: 1, decision: DAYS, confirm: MINUTES / 2, enactment: 1 };

const LONGEST: TrackPeriods = TrackPeriods {
	prepare: 7 * DAYS,
	decision: 60 * DAYS,
	confirm: 14 * DAYS,
	enactment: 30 * DAYS,
};
/// The longest resolution period has room for such a poll.
const LONGEST_ORACLE: TrackPeriods = TrackPeriods {
	prepare: 7 * DAYS,
	decision: 30 * DAYS,
	confirm: 14 * DAYS,
	enactment: 14 * DAYS,
};
/// Such a poll, once all vote, ends or prolongs safe mode before it runs out.
const LONGEST_EMERGENCY: TrackPeriods =
	TrackPeriods { prepare: HOURS, decision: 7 * DAYS, confirm: 6 * HOURS, enactment: HOURS };

const LOWEST_DEPOSIT: Balance = MILLI_VDG;
const HIGHEST_DEPOSIT: Balance = 1_000 * VDG;
/// Twenty seconds of blocks.
const HIGHEST_ALLOWANCE: Balance = 100 * VDG;
const MOST_GRANT_RECORDS: u32 = 1_000;
const HIGHEST_BOND: Balance = 1_000_000 * VDG;
const LONGEST_RESOLUTION: u64 = 90 * DAY_SECONDS;

/// What a development chain waits for where a real one waits for people.
const SHORT_SECONDS: u64 = 10;

fn in_development<Value>(development: Value, elsewhere: Value) -> Value {
	match genesis::kind() {
		ChainKind::Development => development,
		ChainKind::Test | ChainKind::Live => elsewhere,
	}
}

/// The first on test networks and development chains, the second where organisations rely on it.
pub(crate) fn on_test_chains<Value>(testing: Value, live: Value) -> Value {
	match genesis::kind() {
		ChainKind::Development | ChainKind::Test => testing,
		ChainKind::Live => live,
	}
}

/// What fills the state costs something.
fn lowest_deposit() -> Balance {
	in_development(0, LOWEST_DEPOSIT)
}

/// Only a development chain may call an anchor final at once.
fn shortest_challenge() -> u64 {
	in_development(0, HOUR_SECONDS)
}

/// A dispute is decided by a poll of the oracle track, which may take as long as it may take.
fn shortest_resolution() -> u64 {
	in_development(SHORT_SECONDS, DAY_SECONDS).max(OracleAdminPeriods::get().seconds())
}

/// Workers need time to attest.
fn shortest_round() -> u64 {
	in_development(SHORT_SECONDS, 10 * 60)
}

/// Seats need time to read again and to attest.
fn shortest_restating() -> u64 {
	in_development(SHORT_SECONDS, 7 * DAY_SECONDS)
}

/// An arbiter needs time to see a dispute and to rule.
fn shortest_ruling() -> u64 {
	in_development(1, HOUR_SECONDS)
}

/// Reaping is tried in development; elsewhere anchors outlive their certificates.
fn shortest_lifetime() -> u64 {
	in_development(SHORT_SECONDS, horizon().anchor_lifetime())
}

/// The owner of a lost account needs time to see that another account is taking it.
fn shortest_recovery() -> u64 {
	in_development(SHORT_SECONDS, DAY_SECONDS)
}

/// The trading centre needs time to settle.
fn shortest_exchange() -> u64 {
	in_development(SHORT_SECONDS, HOUR_SECONDS)
}

/// One member is enough to develop with.
fn fewest_members() -> u32 {
	in_development(1, 3)
}

/// For each parameter: its module, its group and its name there, the type that reads it, its field in
/// [`GenesisParameters`], what it counts, its type and its bounds.
macro_rules! bounded_parameters {
	($(
		$(#[$doc:meta])*
		$module:ident :: $group:ident :: $key:ident as $reader:ident ($field:ident) in $unit:ident:
			$value:ty = $min:expr, $max:expr;
	)*) => {
		$(
			$(#[$doc])*
			pub struct $reader;

			impl Get<$value> for $reader {
				fn get() -> $value {
					<$module::$key as Get<$value>>::get().bounded($min, $max)
				}
			}
		)*

		/// Whether what this parameter is set to, or else its default, is within its bounds.
		pub(super) fn keeps_bounds(parameter: &RuntimeParameters) -> bool {
			match parameter {
				$(
					RuntimeParameters::$group($module::Parameters::$key(..)) => {
						<$module::$key as Get<$value>>::get().is_within($min, $max)
					},
				)*
			}
		}

		/// Every parameter as clients see it.
		pub(crate) fn shown() -> Vec<ParameterInfo> {
			let defaults = without_any(|| {
				[$(<$module::$key as Get<$value>>::get().shown(),)*]
			});
			let Some(defaults) = defaults else { return Vec::new() };
			let mut defaults = defaults.into_iter();
			let all = [
				$(defaults.next().map(|default| ParameterInfo {
					group: stringify!($group).into(),
					name: stringify!($key).into(),
					unit: Unit::$unit,
					value: $reader::get().shown(),
					default,
					lowest: <$value as Bounded>::shown($min),
					highest: <$value as Bounded>::shown($max),
				}),)*
			];
			all.into_iter().flatten().collect()
		}

		/// Every parameter, set back to its default.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		pub(crate) fn resets() -> Vec<RuntimeParameters> {
			alloc::vec![
				$(RuntimeParameters::$group($module::Parameters::$key($module::$key, None)),)*
			]
		}

		/// The parameters that a chain starts with; those left out have their defaults.
		#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
		#[serde(crate = "sp_runtime::serde", rename_all = "camelCase", deny_unknown_fields)]
		#[serde(default)]
		pub struct GenesisParameters {
			$(
				$(#[$doc])*
				#[serde(skip_serializing_if = "Option::is_none")]
				pub $field: Option<$value>,
			)*
		}

		impl GenesisParameters {
			/// Sets them in the genesis block.
			pub fn build(&self) {
				let parameters = [
					$(self.$field.map(|value| {
						RuntimeParameters::$group($module::Parameters::$key(
							$module::$key,
							Some(value),
						))
					}),)*
				];
				let parameters: Vec<_> = parameters.into_iter().flatten().collect();
				relations::start_with(&parameters);
			}
		}
	};
}

bounded_parameters! {
	/// Periods of the root track.
	governance::Governance::Root as RootPeriods (root_periods) in Blocks:
		TrackPeriods = on_test_chains(FASTEST, SHORTEST_ROOT), LONGEST;
	/// Periods of the registry track.
	governance::Governance::RegistryAdmin as RegistryAdminPeriods (registry_admin_periods) in Blocks:
		TrackPeriods = on_test_chains(FASTEST, SHORTEST_REGISTRY), LONGEST;
	/// Periods of the oracle track.
	governance::Governance::OracleAdmin as OracleAdminPeriods (oracle_admin_periods) in Blocks:
		TrackPeriods = on_test_chains(FASTEST, SHORTEST_ORACLE), LONGEST_ORACLE;
	/// Periods of the emergency track.
	governance::Governance::Emergency as EmergencyPeriods (emergency_periods) in Blocks:
		TrackPeriods = on_test_chains(FASTEST, SHORTEST_EMERGENCY), LONGEST_EMERGENCY;

	/// Held while a party is registered.
	identity::Identity::ApplyDeposit as ApplyDeposit (apply_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;
	/// Seconds between the start of a recovery and the moment at which it can be finished.
	identity::Identity::RecoveryDelay as RecoveryDelay (recovery_delay) in Seconds:
		u64 = shortest_recovery(), 30 * DAY_SECONDS;

	/// By how much a reading may exceed a project's capacity, or a meter's highest power, times hours, in
	/// parts per million.
	certificates::Certificates::CapacityMarginPpm as CapacityMarginPpm (capacity_margin_ppm) in PartsPerMillion:
		u32 = 0, 500_000;
	/// Seconds after which a holder may take back an exchange that was not settled.
	certificates::Certificates::ExchangeTimeout as ExchangeTimeout (exchange_timeout) in Seconds:
		u64 = shortest_exchange(), 90 * DAY_SECONDS;
	/// Held for each bundle beyond the one that a batch begins with.
	certificates::Certificates::BundleDeposit as BundleDeposit (bundle_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;
	/// Held for a pledge or a request for exchange; taken for a redemption.
	certificates::Certificates::RecordDeposit as RecordDeposit (record_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;

	/// Held while an offer is open.
	market::Market::OfferDeposit as OfferDeposit (offer_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;
	/// Held while a demand is open.
	market::Market::DemandDeposit as DemandDeposit (demand_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;
	/// The longest life of an offer or a demand, in seconds.
	market::Market::MaxOfferDuration as MaxOfferDuration (max_offer_duration) in Seconds:
		u64 = HOUR_SECONDS, 2 * YEAR_SECONDS;
	/// Held while a bid or an ask is in a call auction.
	market::Market::OrderDeposit as OrderDeposit (order_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;

	/// By how much allocated energy may exceed measured energy, in parts per million.
	evidence::Evidence::Tolerance as Tolerance (tolerance) in PartsPerMillion:
		u32 = 0, 50_000;
	/// Seconds during which an anchor can be disputed before it is final.
	evidence::Evidence::ChallengePeriod as ChallengePeriod (challenge_period) in Seconds:
		u64 = shortest_challenge(), 30 * DAY_SECONDS;
	/// Seconds within which a dispute is to be resolved.
	evidence::Evidence::ResolutionPeriod as ResolutionPeriod (resolution_period) in Seconds:
		u64 = shortest_resolution(), LONGEST_RESOLUTION;
	/// Seconds after which an attestation round without a quorum expires.
	evidence::Evidence::RoundTimeout as RoundTimeout (round_timeout) in Seconds:
		u64 = shortest_round(), 30 * DAY_SECONDS;
	/// How many seconds ago a period may have ended that is still attested.
	evidence::Evidence::MaxTopicAge as MaxTopicAge (max_topic_age) in Seconds:
		u64 = 31 * DAY_SECONDS, horizon().topic_age;
	/// Held from a committee's member while it has a seat.
	evidence::Evidence::SeatBond as SeatBond (seat_bond) in Token:
		Balance = VDG, HIGHEST_BOND;
	/// Held from a party that disputes an anchor.
	evidence::Evidence::DisputeBond as DisputeBond (dispute_bond) in Token:
		Balance = VDG, HIGHEST_BOND;
	/// How much of its bond a seat loses when an anchor that it attested is overturned, in parts per
	/// million.
	evidence::Evidence::SlashRatio as SlashPpm (slash_ratio) in PartsPerMillion:
		u32 = 100_000, 1_000_000;
	/// How much of what seats lose goes to those who disputed, in parts per million. It is never
	/// more than half. So attesters who ask another party to dispute for them still lose.
	evidence::Evidence::RewardRatio as RewardPpm (reward_ratio) in PartsPerMillion:
		u32 = 0, 500_000;
	/// Seconds after which a final anchor may be removed: never before the certificates that it can
	/// verify have expired.
	evidence::Evidence::AnchorLifetime as AnchorLifetime (anchor_lifetime) in Seconds:
		u64 = shortest_lifetime(), 200 * YEAR_SECONDS;
	/// For how many seconds a topic may be stated again, however old it is. The time begins when
	/// its anchor becomes void, governance reopens it, or evidence of its period is revoked.
	evidence::Evidence::RestateWindow as RestateWindow (restate_window) in Seconds:
		u64 = shortest_restating(), 90 * DAY_SECONDS;

	/// Held while an agreement is open.
	escrow::Escrow::AgreementDeposit as AgreementDeposit (agreement_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;
	/// The longest time to an agreement's deadline, in seconds.
	escrow::Escrow::MaxAgreementDuration as MaxAgreementDuration (max_agreement_duration) in Seconds:
		u64 = HOUR_SECONDS, 5 * YEAR_SECONDS;
	/// How long an arbiter has to rule, in seconds.
	escrow::Escrow::RulingTime as RulingTime (ruling_time) in Seconds:
		u64 = shortest_ruling(), 30 * DAY_SECONDS;

	/// Held for a voucher made by splitting another; taken for a part that is redeemed at once.
	vouchers::Vouchers::VoucherDeposit as VoucherDeposit (voucher_deposit) in Token:
		Balance = lowest_deposit(), HIGHEST_DEPOSIT;

	/// What a party does not pay for itself in a day, in fees and in prices of records.
	allowance::Allowance::DailyAllowance as DailyAllowance (daily_allowance) in Token:
		Balance = 0, HIGHEST_ALLOWANCE;
	/// For how many open records the starting grant of a party is enough. With 0 there is no grant.
	allowance::Allowance::GrantRecords as GrantRecords (grant_records) in Records:
		u32 = 0, MOST_GRANT_RECORDS;

	/// No vote makes the voting members fewer than this.
	members::Members::MinMembers as MinMembers (min_members) in Members:
		u32 = fewest_members(), 50;
}
