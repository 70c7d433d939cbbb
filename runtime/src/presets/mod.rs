//! The chains that the runtime knows how to start: `development` and `local_testnet`. Both use the
//! well-known development keys; a real chain is described by a chain specification of its own.

mod development;
mod local_testnet;
mod registry;

use alloc::{vec, vec::Vec};

use frame_support::traits::Defensive as _;
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use crate::{
	money::{governance_account, AssetId},
	AccountId, AssetsConfig, Balance, BalancesConfig, CollatorSelectionConfig, GenesisConfig,
	RuntimeGenesisConfig, SessionConfig, SessionKeys, VDG,
};

/// The settlement asset of the presets.
pub const CNY: AssetId = 1;
/// Its smallest unit is a fen, a hundredth of a yuan.
const CNY_DECIMALS: u8 = 2;
/// What each development account has: a million tokens, and a hundred million yuan.
const ENDOWMENT: Balance = 1_000_000 * VDG;
const CNY_ENDOWMENT: Balance = 100_000_000 * 100;

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}

/// A preset as JSON, or `None` if there is none of this name.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let preset = match id.as_ref() {
		DEV_RUNTIME_PRESET => development::preset(),
		LOCAL_TESTNET_RUNTIME_PRESET => local_testnet::preset(),
		_ => return None,
	};
	serde_json::to_vec(&preset).ok()
}

/// A chain of these validators, whose development accounts all have money.
fn with_development_accounts(
	validators: &[(Sr25519Keyring, Ed25519Keyring)],
	genesis: GenesisConfig,
) -> Value {
	let accounts: Vec<AccountId> = Sr25519Keyring::iter().map(|key| key.to_account_id()).collect();
	let config = RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: accounts
				.iter()
				.cloned()
				.chain([governance_account()])
				.map(|account| (account, ENDOWMENT))
				.collect(),
			..Default::default()
		},
		collator_selection: CollatorSelectionConfig {
			invulnerables: validators.iter().map(|(key, _)| key.to_account_id()).collect(),
			..Default::default()
		},
		session: SessionConfig {
			keys: validators.iter().map(session_keys).collect(),
			..Default::default()
		},
		assets: settlement_assets(&accounts),
		identity: registry::parties(),
		certificates: registry::classes(),
		market: registry::settlement(),
		evidence: registry::committees(),
		genesis,
		..Default::default()
	};
	serde_json::to_value(config).defensive_unwrap_or_default()
}

fn session_keys(
	(aura, grandpa): &(Sr25519Keyring, Ed25519Keyring),
) -> (AccountId, AccountId, SessionKeys) {
	let account = aura.to_account_id();
	let keys = SessionKeys {
		aura: AuraId::from(aura.public()),
		grandpa: GrandpaId::from(grandpa.public()),
	};
	(account.clone(), account, keys)
}

fn settlement_assets(accounts: &[AccountId]) -> AssetsConfig {
	AssetsConfig {
		assets: vec![(CNY, governance_account(), true, 1)],
		metadata: vec![(CNY, b"CNY settlement token".to_vec(), b"CNY".to_vec(), CNY_DECIMALS)],
		accounts: accounts.iter().map(|who| (CNY, who.clone(), CNY_ENDOWMENT)).collect(),
		..Default::default()
	}
}
