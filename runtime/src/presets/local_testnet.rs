//! Four validators and four members on one machine: everything as on a real chain, only faster.

use serde_json::Value;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use super::with_development_accounts;
use crate::{
	genesis::ChainKind,
	parameters::{horizon, GenesisParameters, TrackPeriods, HOUR_SECONDS},
	GenesisConfig, HOURS, MINUTES,
};

const PERIODS: TrackPeriods =
	TrackPeriods { prepare: 2, decision: HOURS, confirm: MINUTES / 2, enactment: 2 };
const FAST_PERIODS: TrackPeriods =
	TrackPeriods { prepare: 1, decision: HOURS, confirm: 2, enactment: 1 };

const OPERATORS: [(Sr25519Keyring, Ed25519Keyring); 4] = [
	(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
	(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
	(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
	(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
];

pub(super) fn preset() -> Value {
	with_development_accounts(
		&OPERATORS,
		GenesisConfig {
			kind: ChainKind::Test,
			// China.
			market_offset: 480,
			session_length: MINUTES,
			members: OPERATORS.iter().map(|(key, _)| key.to_account_id()).collect(),
			parameters: GenesisParameters {
				root_periods: Some(PERIODS),
				registry_admin_periods: Some(PERIODS),
				oracle_admin_periods: Some(PERIODS),
				emergency_periods: Some(FAST_PERIODS),
				challenge_period: Some(HOUR_SECONDS),
				// The sample data is from 2014.
				max_topic_age: Some(horizon::TESTING.topic_age),
				anchor_lifetime: Some(horizon::TESTING.anchor_lifetime()),
				..Default::default()
			},
		},
	)
}
