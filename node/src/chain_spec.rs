//! The chains that the node knows by name. The runtime's presets decide what is in their genesis,
//! so that node, `chain-spec-builder` and tests read the same one.

use sc_service::{ChainType, Properties};
use std::path::PathBuf;
use verdigrid_runtime::WASM_BINARY;

/// A chain specification without extensions of its own.
pub type ChainSpec = sc_service::GenericChainSpec;

/// Part of the names of all network protocols, so that nodes of other chains do not connect.
const PROTOCOL_ID: &str = "verdigrid";
/// The symbol of the token.
const TOKEN: &str = "VDG";

/// Finds a chain by name (`dev`, `local`) or reads its specification from a JSON file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" => development(),
		"" | "local" => local_testnet(),
		path => from_file(path),
	}
}

/// One validator; seals on demand and every three seconds.
fn development() -> Result<ChainSpec, String> {
	preset(
		"Verdigrid Development",
		"verdigrid_dev",
		ChainType::Development,
		sp_genesis_builder::DEV_RUNTIME_PRESET,
	)
}

/// Four validators, whose well-known keys must never guard anything of value.
fn local_testnet() -> Result<ChainSpec, String> {
	preset(
		"Verdigrid Local Testnet",
		"verdigrid_local_testnet",
		ChainType::Local,
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	)
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(code()?, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties(TOKEN))
		.with_genesis_config_preset_name(preset)
		.build())
}

/// The runtime that is compiled into this program.
pub fn code() -> Result<&'static [u8], String> {
	Ok(WASM_BINARY.ok_or(
		"this binary was built without a runtime (SKIP_WASM_BUILD): build it again without that \
		 variable, or give a chain specification with `--chain <FILE>`",
	)?)
}

/// What wallets need to show amounts and addresses.
pub fn properties(token: &str) -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), token.into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}

fn from_file(path: &str) -> Result<ChainSpec, String> {
	let file = PathBuf::from(path);
	if !file.exists() {
		return Err(format!("`{path}` is neither a chain (`dev`, `local`) nor an existing file"));
	}
	ChainSpec::from_json_file(file).map_err(|error| {
		format!(
			"`{path}` is no chain specification that can be read ({error}): give the raw \
			 specification of the chain, whole, and let the user of this program read it"
		)
	})
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn a_name_that_is_neither_chain_nor_file_is_explained() {
		let error = load("no-such-chain").err().unwrap();
		assert!(error.contains("no-such-chain") && error.contains("`dev`"), "{error}");
	}

	#[test]
	fn a_file_that_is_no_specification_is_named_with_what_to_do() {
		let error = load("Cargo.toml").err().unwrap();
		assert!(error.contains("Cargo.toml") && error.contains("raw specification"), "{error}");
	}

	#[test]
	fn wallets_learn_symbol_decimals_and_address_format() {
		let properties = properties(TOKEN);
		assert_eq!(properties.get("tokenSymbol").unwrap(), "VDG");
		assert_eq!(properties.get("tokenDecimals").unwrap(), 12);
		assert_eq!(properties.get("ss58Format").unwrap(), 42);
	}
}
