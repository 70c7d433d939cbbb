//! What the chain stores, as JSON.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::json::{camel_case, Writer};
use serde_json::{json, Value as Json};
use subxt::{
	ext::scale_value::{
		scale::{decode_as_type, encode_as_type},
		Value,
	},
	Metadata,
};
use verdigrid_client::api;

fn metadata() -> Metadata {
	Metadata::decode_from(api::METADATA).unwrap()
}

/// The type whose path ends like this.
fn type_of(metadata: &Metadata, name: &str) -> u32 {
	let types = &metadata.types().types;
	let is_named = |path: &[String]| path.last().is_some_and(|last| last == name);
	types.iter().find(|ty| is_named(&ty.ty.path.segments)).unwrap().id
}

/// A value of a type, as the chain would store it, and then as JSON.
fn shown(metadata: &Metadata, id: u32, value: &Value<()>) -> (Json, Vec<String>) {
	let mut bytes = Vec::new();
	encode_as_type(value, id, metadata.types(), &mut bytes).unwrap();
	let decoded = decode_as_type(&mut bytes.as_slice(), id, metadata.types()).unwrap();
	let mut writer = Writer::new(metadata);
	let json = writer.value(&decoded);
	(json, writer.accounts.into_iter().collect())
}

fn remark(text: &[u8]) -> Value<()> {
	Value::unnamed_variant(
		"System",
		[Value::named_variant("remark", [("remark", Value::from_bytes(text))])],
	)
}

#[test]
fn a_call_shows_the_calls_that_it_carries_and_texts_are_bytes() {
	let metadata = metadata();
	let calls = Value::unnamed_composite([remark(b"<script>\0\x1b"), remark(b"")]);
	let batch =
		Value::unnamed_variant("Utility", [Value::named_variant("batch_all", [("calls", calls)])]);
	let (json, _) = shown(&metadata, type_of(&metadata, "RuntimeCall"), &batch);
	let inner =
		|text: &str| json!({"pallet": "System", "call": "remark", "args": {"remark": text}});
	let calls = [inner("0x3c7363726970743e001b"), inner("0x")];
	assert_eq!(json, json!({"pallet": "Utility", "call": "batch_all", "args": {"calls": calls}}));
}

#[test]
fn amounts_are_texts_accounts_addresses_and_choices_words() {
	let metadata = metadata();
	let to = Value::unnamed_variant("Id", [Value::from_bytes([7; 32])]);
	let most = u128::MAX;
	let transfer =
		Value::named_variant("transfer_keep_alive", [("dest", to), ("value", Value::u128(most))]);
	let call = Value::unnamed_variant("Balances", [transfer]);
	let (json, accounts) = shown(&metadata, type_of(&metadata, "RuntimeCall"), &call);
	let address = subxt::utils::AccountId32([7; 32]).to_string();
	assert_eq!(json["args"], json!({"dest": address, "value": most.to_string()}));
	assert_eq!(accounts, [address]);
}

#[test]
fn a_failure_is_told_in_words() {
	let metadata = metadata();
	let id = type_of(&metadata, "DispatchError");
	let market = metadata.pallet_by_name("Market").unwrap();
	let error = market.error_variants().unwrap().first().unwrap().clone();
	let fields = [
		("index", Value::u128(market.error_index().into())),
		("error", Value::from_bytes([error.index, 0, 0, 0])),
	];
	let (json, _) =
		shown(&metadata, id, &Value::unnamed_variant("Module", [Value::named_composite(fields)]));
	assert_eq!(json["name"], format!("Market::{}", error.name));
	assert_eq!(json["meaning"], error.docs.join(" ").trim());
	let (json, _) = shown(&metadata, id, &Value::unnamed_variant("BadOrigin", []));
	assert_eq!(json["name"], "BadOrigin");
}

#[test]
fn bytes_without_end_are_told_by_length_and_hash() {
	let metadata = metadata();
	let id = type_of(&metadata, "RuntimeCall");
	let (long, _) = shown(&metadata, id, &remark(&[7; 200_000]));
	assert_eq!(long["args"]["remark"]["length"], 200_000);
	assert_eq!(long["args"]["remark"]["hash"].as_str().unwrap().len(), 66);
	let (short, _) = shown(&metadata, id, &remark(&[7; 10_000]));
	assert_eq!(short["args"]["remark"].as_str().unwrap().len(), 20_002);
}

#[test]
fn names_are_in_camel_case() {
	for (name, expected) in [
		("trade_ref", "tradeRef"),
		("TradingCentre", "tradingCentre"),
		("max_power_w", "maxPowerW"),
		("id", "id"),
	] {
		assert_eq!(camel_case(name), expected);
	}
}
