//! The parties that exist from the first block on, so that a newcomer can play the whole flow. They
//! are a registrar, an issuer, and two committees of four seats.
//!
//! | account | is |
//! |---|---|
//! | Bob | the registrar |
//! | Charlie | the issuer |
//! | Dave, Eve, Ferdie, EveStash | the trading centre's seats |
//! | AliceStash, BobStash, CharlieStash, DaveStash | the energy platform's seats |
//!
//! | trade class | certificates are of | and change hands |
//! |---|---|---|
//! | T | a month, 1 MWh | once |
//! | N | a month, 1 MWh | once, by verification only |
//! | G | an hour, 1 Wh | freely |
//! | K | an hour, 1,000 Wh: for plants of 100 MW or more | freely |

use alloc::{vec, vec::Vec};

use frame_support::traits::Defensive as _;
use sp_keyring::Sr25519Keyring;
use verdigrid_identity::types::GenesisParty;
use verdigrid_primitives::{
	certificate::{Class, Policy, TradeClass},
	evidence::Source,
	party::{PartyKind, Role, Roles},
	Energy, Granularity,
};

use super::CNY;
use crate::{
	money::NativeOrAsset, parameters::horizon, AccountId, CertificatesConfig, EvidenceConfig,
	IdentityConfig, MarketConfig,
};

const REGISTRAR: Sr25519Keyring = Sr25519Keyring::Bob;
const ISSUER: Sr25519Keyring = Sr25519Keyring::Charlie;
const TRADING_CENTRE: [Sr25519Keyring; 4] =
	[Sr25519Keyring::Dave, Sr25519Keyring::Eve, Sr25519Keyring::Ferdie, Sr25519Keyring::EveStash];
const ENERGY_PLATFORM: [Sr25519Keyring; 4] = [
	Sr25519Keyring::AliceStash,
	Sr25519Keyring::BobStash,
	Sr25519Keyring::CharlieStash,
	Sr25519Keyring::DaveStash,
];
/// Where the founding parties are registered.
const JURISDICTION: &[u8] = b"CN";
/// The highest level that the registrar may give.
const LEVEL: u8 = 3;
/// Long enough for the sample data, which is from 2014.
const VALIDITY_MONTHS: u16 = horizon::TESTING.validity_months;

pub(super) fn parties() -> IdentityConfig {
	let seats = TRADING_CENTRE.map(|key| (key, Role::TradingCentre));
	let meters = ENERGY_PLATFORM.map(|key| (key, Role::EnergyPlatform));
	IdentityConfig {
		registrars: vec![(REGISTRAR.to_account_id(), Roles::ALL, LEVEL)],
		parties: [(ISSUER, Role::Issuer)]
			.into_iter()
			.chain(seats)
			.chain(meters)
			.map(party)
			.collect(),
	}
}

fn party((key, role): (Sr25519Keyring, Role)) -> GenesisParty<AccountId> {
	GenesisParty {
		account: key.to_account_id(),
		kind: PartyKind::Organisation,
		roles: Roles::of(&[role]),
		level: LEVEL,
		jurisdiction: JURISDICTION.to_vec().try_into().defensive_unwrap_or_default(),
		tag: None,
	}
}

pub(super) fn classes() -> CertificatesConfig {
	let monthly = |policy| Class {
		granularity: Granularity::Month,
		face_value: Energy::from_wh(1_000_000),
		policy,
		validity_months: VALIDITY_MONTHS,
	};
	let granular = |face_value| Class {
		granularity: Granularity::Hour,
		face_value: Energy::from_wh(face_value),
		policy: Policy::Unlimited,
		validity_months: VALIDITY_MONTHS,
	};
	CertificatesConfig {
		classes: vec![
			(TradeClass::TRADABLE, monthly(Policy::Once)),
			(TradeClass::NON_TRADABLE, monthly(Policy::DeliveryOnly)),
			(TradeClass::GRANULAR, granular(1)),
			(TradeClass::GRANULAR_KWH, granular(1_000)),
		],
		..Default::default()
	}
}

pub(super) fn settlement() -> MarketConfig {
	MarketConfig { assets: vec![NativeOrAsset::WithId(CNY)] }
}

pub(super) fn committees() -> EvidenceConfig {
	let accounts = |keys: [Sr25519Keyring; 4]| -> Vec<AccountId> {
		keys.into_iter().map(|key| key.to_account_id()).collect()
	};
	EvidenceConfig {
		committees: vec![
			(Source::TradingCentre, accounts(TRADING_CENTRE)),
			(Source::EnergyPlatform, accounts(ENERGY_PLATFORM)),
		],
	}
}
