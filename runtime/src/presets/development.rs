//! One validator that seals on demand, one member that decides alone, no waiting.

use alloc::vec;

use serde_json::Value;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use super::with_development_accounts;
use crate::{
	genesis::{ChainKind, DEFAULT_SESSION},
	parameters::{horizon, GenesisParameters, TrackPeriods},
	GenesisConfig, HOURS,
};

const PERIODS: TrackPeriods =
	TrackPeriods { prepare: 1, decision: HOURS, confirm: 1, enactment: 1 };

pub(super) fn preset() -> Value {
	with_development_accounts(
		&[(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
		GenesisConfig {
			kind: ChainKind::Development,
			// That of the sample data: Central European Time.
			market_offset: 60,
			session_length: DEFAULT_SESSION,
			members: vec![Sr25519Keyring::Alice.to_account_id()],
			parameters: GenesisParameters {
				root_periods: Some(PERIODS),
				registry_admin_periods: Some(PERIODS),
				oracle_admin_periods: Some(PERIODS),
				emergency_periods: Some(PERIODS),
				challenge_period: Some(0),
				recovery_delay: Some(15),
				ruling_time: Some(5),
				// The sample data is from 2014.
				max_topic_age: Some(horizon::TESTING.topic_age),
				anchor_lifetime: Some(horizon::TESTING.anchor_lifetime()),
				min_members: Some(1),
				..Default::default()
			},
		},
	)
}
