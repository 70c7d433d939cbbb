#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use frame_support::traits::fungible::MutateHold;
use serde_json::{json, Map, Value};
use sp_runtime::BuildStorage;
use sp_state_machine::BasicExternalities;
use sp_storage::{Storage, StorageData, StorageKey};
use verdigrid_runtime::{presets, Balances, Runtime, RuntimeGenesisConfig};

use crate::{checks, state};

/// The state of the development chain in its genesis block.
fn development() -> Storage {
	let preset = presets::get_preset(&"development".into()).unwrap();
	serde_json::from_slice::<RuntimeGenesisConfig>(&preset).unwrap().build_storage().unwrap()
}

/// As the node prints it.
fn exported(state: Storage) -> Value {
	let hex = |(key, data)| {
		let key = serde_json::to_value(StorageKey(key)).unwrap();
		(key.as_str().unwrap().to_owned(), serde_json::to_value(StorageData(data)).unwrap())
	};
	let top: Map<String, Value> = state.top.into_iter().map(hex).collect();
	json!({ "name": "Development", "genesis": { "raw": { "top": top, "childrenDefault": {} } } })
}

fn read(content: impl AsRef<[u8]>) -> anyhow::Result<Storage> {
	let file = tempfile::NamedTempFile::new().unwrap();
	fs::write(file.path(), content).unwrap();
	state::read(file.path())
}

/// Why a file with this content is refused.
fn refusal(content: impl AsRef<[u8]>) -> String {
	format!("{:#}", read(content).unwrap_err())
}

/// The pallets that pass, and what is said of the one that does not.
fn check(state: Storage) -> (Vec<String>, Option<String>) {
	let mut passed = Vec::new();
	let result = checks::run(state, |pallet| passed.push(pallet.to_owned()));
	(passed, result.err().map(|error| error.to_string()))
}

#[test]
fn the_development_chain_starts_in_a_state_that_passes() {
	let state = development();
	let read = read(exported(state.clone()).to_string()).unwrap();
	assert_eq!(read.top, state.top);
	let pallets = [
		"Identity",
		"Certificates",
		"Market",
		"Auction",
		"Evidence",
		"Vouchers",
		"Escrow",
		"Allowance",
	];
	let all = pallets.into_iter().chain(["Between the pallets"]).map(String::from).collect();
	assert_eq!(check(read), (all, None));
}

/// The verdict on the development chain's genesis block after this change of it.
fn broken(break_it: impl FnOnce()) -> Option<String> {
	let mut state = development();
	BasicExternalities::execute_with_storage(&mut state, break_it);
	check(state).1
}

#[test]
fn money_that_is_held_for_nothing_is_found() {
	let violation = broken(|| {
		let (account, _) = frame_system::Account::<Runtime>::iter().next().unwrap();
		let reason = verdigrid_market::HoldReason::OfferDeposit.into();
		Balances::hold(&reason, &account, 1).unwrap();
	});
	let expected =
		"Between the pallets: an invariant does not hold: what is held is not what is owed";
	assert_eq!(violation.as_deref(), Some(expected));
}

#[test]
fn a_violation_is_named_with_its_pallet() {
	let mut state = development();
	BasicExternalities::execute_with_storage(&mut state, || {
		verdigrid_vouchers::NextSplit::<Runtime>::put(1);
	});
	let (passed, violation) = check(state);
	assert_eq!(passed, ["Identity", "Certificates", "Market", "Auction", "Evidence"]);
	let expected = "Vouchers: an invariant does not hold: splits give numbers of evidence";
	assert_eq!(violation.as_deref(), Some(expected));
}

#[test]
fn a_missing_file_is_refused() {
	let error = state::read(Path::new("no/such/state.json")).unwrap_err();
	assert!(error.to_string().contains("no/such/state.json cannot be read"));
}

#[test]
fn what_is_not_json_is_refused() {
	assert!(refusal("").contains("it is not JSON"));
	assert!(refusal("Error: no such block").contains("it is not JSON"));
	let whole = exported(development()).to_string();
	assert!(refusal(whole.trim_end_matches('}')).contains("it is not JSON"));
}

#[test]
fn what_is_not_a_chain_specification_is_refused() {
	assert!(refusal("{}").contains("it has no `genesis`"));
	assert!(refusal("[]").contains("it is no raw chain specification"));
	let odd = json!({ "genesis": { "raw": { "top": { "System": "0x00" } } } });
	assert!(refusal(odd.to_string()).contains("it is no raw chain specification"));
	let pathless = json!({ "genesis": { "raw": {} } });
	assert!(refusal(pathless.to_string()).contains("missing field `top`"));
}

#[test]
fn a_specification_that_is_not_raw_is_refused() {
	let plain = json!({ "genesis": { "runtimeGenesis": { "patch": {} } } });
	assert!(refusal(plain.to_string()).contains("not a raw one"));
}

#[test]
fn the_state_of_another_chain_is_refused() {
	let empty = exported(Storage::default()).to_string();
	assert!(refusal(empty).contains("not the state of a Verdigrid chain: nothing of Timestamp"));
	let mut other = development();
	let prefix = sp_crypto_hashing::twox_128(b"Genesis");
	other.top.retain(|key, _| !key.starts_with(&prefix));
	assert!(refusal(exported(other).to_string()).contains("nothing of Genesis is in it"));
}
