//! The genesis that a description means, in the runtime's own types.

use super::{
	description::{Asset, Description, Party, Validator},
	findings::Stated,
	rules::{self, genesis_name},
};
use serde_json::{json, Map, Value};
use sp_core::storage::Storage;
use std::{
	any::Any,
	cell::Cell,
	panic::{catch_unwind, set_hook, take_hook, AssertUnwindSafe},
	sync::Once,
};
use verdigrid_identity::types::GenesisParty;
use verdigrid_primitives::evidence::Source;
use verdigrid_runtime::{
	genesis,
	money::{governance_account, NativeOrAsset},
	parameters::GenesisParameters,
	AccountId, AssetsConfig, Balance, BalancesConfig, CertificatesConfig, CollatorSelectionConfig,
	EvidenceConfig, GenesisConfig, IdentityConfig, MarketConfig, RuntimeGenesisConfig,
	SessionConfig,
};

/// The genesis as JSON, with every number written in full.
pub fn patch(chain: &Description) -> Result<Value, serde_json::Error> {
	let people = &chain.people;
	let validators = &people.validators.entries;
	let account = |validator: &Validator| validator.founder.account.value.clone();
	serde_json::to_value(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: balances(chain), ..Default::default() },
		collator_selection: CollatorSelectionConfig {
			invulnerables: validators.iter().map(account).collect(),
			..Default::default()
		},
		session: SessionConfig {
			keys: validators
				.iter()
				.map(|validator| (account(validator), account(validator), validator.keys.clone()))
				.collect(),
			..Default::default()
		},
		assets: assets(&chain.assets.entries),
		identity: identity(chain),
		certificates: CertificatesConfig {
			classes: chain
				.classes
				.entries
				.iter()
				.map(|class| (class.letter.value, class.terms))
				.collect(),
			..Default::default()
		},
		market: MarketConfig { assets: settlement(chain) },
		evidence: EvidenceConfig { committees: committees(chain) },
		genesis: GenesisConfig {
			kind: chain.kind,
			market_offset: chain.utc_offset,
			session_length: chain.session_length.value,
			members: people
				.members
				.entries
				.iter()
				.map(|member| member.account.value.clone())
				.collect(),
			parameters: parameters(chain)?,
		},
		..Default::default()
	})
}

/// In the order of the file, and governance last.
fn balances(chain: &Description) -> Vec<(AccountId, Balance)> {
	let governance = chain.governance.as_ref().map(|tokens| (governance_account(), tokens.value));
	let people = chain.people.tokens().map(|(account, tokens)| (account.clone(), tokens));
	people.chain(governance).collect()
}

fn assets(assets: &[Asset]) -> AssetsConfig {
	AssetsConfig {
		// An account exists with such an asset alone: only governance creates them.
		assets: assets
			.iter()
			.map(|asset| (asset.id.value, asset.owner.clone(), true, asset.least_balance))
			.collect(),
		metadata: assets
			.iter()
			.map(|asset| {
				let (name, symbol) = (asset.name.clone(), asset.symbol.value.clone());
				(asset.id.value, name.into_bytes(), symbol.into_bytes(), asset.decimals)
			})
			.collect(),
		accounts: assets
			.iter()
			.flat_map(|asset| {
				let endowments = asset.endowments.entries.iter();
				endowments.map(|e| (asset.id.value, e.to.value.clone(), e.amount.value))
			})
			.collect(),
		..Default::default()
	}
}

fn settlement(chain: &Description) -> Vec<NativeOrAsset> {
	let token = chain.settle_in_token.then_some(NativeOrAsset::Native);
	let assets = chain.assets.entries.iter().map(|asset| NativeOrAsset::WithId(asset.id.value));
	token.into_iter().chain(assets).collect()
}

fn identity(chain: &Description) -> IdentityConfig {
	let registrars = chain.people.registrars.entries.iter();
	IdentityConfig {
		registrars: registrars
			.map(|registrar| {
				let account = registrar.founder.account.value.clone();
				(account, registrar.roles, registrar.highest_level)
			})
			.collect(),
		parties: chain.people.parties.entries.iter().map(party).collect(),
	}
}

fn party(party: &Party) -> GenesisParty<AccountId> {
	GenesisParty {
		account: party.founder.account.value.clone(),
		kind: party.kind,
		roles: party.roles.value,
		level: party.level,
		jurisdiction: party.jurisdiction.clone(),
		tag: party.tag.as_ref().map(|tag| tag.value),
	}
}

fn committees(chain: &Description) -> Vec<(Source, Vec<AccountId>)> {
	let account = |seat: &Stated<String>| {
		Some(chain.people.party(&seat.value)?.founder.account.value.clone())
	};
	let committees = chain.committees.iter();
	committees
		.map(|committee| (committee.source, committee.seats.iter().filter_map(account).collect()))
		.collect()
}

/// Only what the file sets. The runtime has defaults for the others.
fn parameters(chain: &Description) -> Result<GenesisParameters, serde_json::Error> {
	let mut set = Map::new();
	for rule in rules::parameters(chain.kind, None) {
		let number = chain.parameters.iter().find(|parameter| parameter.name == rule.name);
		let track = chain.tracks.iter().find(|track| track.name == rule.name);
		if let Some(number) = number {
			set.insert(genesis_name(&rule), json!(number.value.value));
		}
		if let Some(track) = track {
			set.insert(genesis_name(&rule), json!(track.periods));
		}
	}
	serde_json::from_value(Value::Object(set))
}

/// Builds the state with the runtime that is compiled into this program. Fails with its reason if it refuses.
pub fn rehearse(patch: &Value) -> Result<Storage, String> {
	let mut state = Storage::default();
	let built = rules::on(&mut state, || {
		caught(|| genesis::build(patch.to_string().into_bytes())).unwrap_or_else(Err)
	});
	built.map(|()| state)
}

thread_local! {
	/// Whether a panic is expected, and prints nothing.
	static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// What an act returns, or else why it panicked. The runtime refuses some values in this way.
fn caught<T>(act: impl FnOnce() -> T) -> Result<T, String> {
	static HOOK: Once = Once::new();
	HOOK.call_once(|| {
		let usual = take_hook();
		set_hook(Box::new(move |panic| {
			if !EXPECTED.get() {
				usual(panic);
			}
		}));
	});
	EXPECTED.set(true);
	let result = catch_unwind(AssertUnwindSafe(act));
	EXPECTED.set(false);
	result.map_err(|panic| reason(&*panic))
}

fn reason(panic: &(dyn Any + Send)) -> String {
	let text = panic.downcast_ref::<String>().map(String::as_str);
	text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it does not say why").into()
}
