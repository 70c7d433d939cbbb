use super::*;
use scale_info::PortableRegistry;
use verdigrid_client::compatibility::own_metadata;

/// A chain with two currencies, at noon of a day.
pub fn market() -> Market {
	let token = Currency { symbol: "VDG".into(), decimals: 12 };
	let yuan = Currency { symbol: "CNY".into(), decimals: 2 };
	Market { token, assets: [(1, yuan)].into(), now: 1_798_718_400, is_development: true }
}

fn types() -> &'static PortableRegistry {
	own_metadata().unwrap().types()
}

/// The argument of a call: its type and its name.
fn argument(pallet: &str, call: &str, name: &str) -> (u32, String) {
	let metadata = own_metadata().unwrap();
	let call = metadata.pallet_by_name(pallet).unwrap().call_variant_by_name(call).unwrap();
	let field = call.fields.iter().find(|it| it.name.as_deref() == Some(name)).unwrap();
	(field.ty.id, field.type_name.clone().unwrap_or_default())
}

/// Writes a text for an argument, and reads it as people see it.
fn read_back((pallet, call, name): (&str, &str, &str), text: &str) -> Result<String, String> {
	let market = market();
	let (ty, type_name) = argument(pallet, call, name);
	let hint = Hint { field: name, type_name: &type_name };
	let input = Input::new(types(), &market);
	let mut encoded = Vec::new();
	input.value(Given::Text(text), ty, hint, &mut encoded)?;
	let output = Output::new(types(), &market, Style::People);
	let field =
		own_metadata().unwrap().pallet_by_name(pallet).unwrap().call_variant_by_name(call).unwrap();
	let field = field.fields.iter().find(|it| it.name.as_deref() == Some(name)).unwrap();
	let item = output.fields(&mut encoded.as_slice(), std::slice::from_ref(field))?;
	Ok(crate::values::word(item.get(name).unwrap()))
}

const PRICE: (&str, &str, &str) = ("Market", "offer", "price");
const EXPIRY: (&str, &str, &str) = ("Market", "offer", "expires_at");
const ASSET: (&str, &str, &str) = ("Market", "offer", "asset");
const TO: (&str, &str, &str) = ("Market", "offer", "to");
const ENERGY: (&str, &str, &str) = ("Certificates", "issue", "energy");
const PERIOD: (&str, &str, &str) = ("Certificates", "issue", "period");
const CLASS: (&str, &str, &str) = ("Certificates", "issue", "class");
const CAPACITY: (&str, &str, &str) = ("Certificates", "update_project", "capacity_w");
const PROJECT: (&str, &str, &str) = ("Certificates", "update_project", "project");
const TOPIC: (&str, &str, &str) = ("Evidence", "poke", "topic");
const ROLES: (&str, &str, &str) = ("Identity", "set_registrar", "roles");
const ACCOUNT: (&str, &str, &str) = ("Identity", "set_registrar", "account");
const HASH: (&str, &str, &str) = ("Identity", "apply", "commitment");
const UNITS: (&str, &str, &str) = ("Market", "offer", "units");
const ALLOWED: (&str, &str, &str) = ("Market", "set_settlement_asset", "allowed");
const KIND: (&str, &str, &str) = ("Identity", "apply", "kind");

#[test]
fn each_kind_of_value_has_a_text_form() {
	for (argument, text, shown) in [
		(PRICE, "1250", "1250"),
		(PRICE, "12.50CNY", "1250"),
		(PRICE, "12.5 cny", "1250"),
		(PRICE, "0.000001VDG", "1000000"),
		(EXPIRY, "2026-12-31", "2026-12-31T00:00:00Z"),
		(EXPIRY, "2026-12-31T08:00Z", "2026-12-31T08:00:00Z"),
		(EXPIRY, "2026-12-31T08:00:00+08:00", "2026-12-31T00:00:00Z"),
		(EXPIRY, "+30d", "2027-01-30T12:00:00Z"),
		(EXPIRY, "0", "1970-01-01T00:00:00Z"),
		(ASSET, "cny", "CNY"),
		(ASSET, "1", "CNY"),
		(ASSET, "7", "7"),
		(ASSET, "VDG", "VDG"),
		(TO, "7", "7"),
		(TO, "none", "-"),
		(ENERGY, "1.5MWh", "1.5 MWh"),
		(ENERGY, "1234567 wh", "1234.567 kWh"),
		(ENERGY, "0Wh", "0 Wh"),
		(CAPACITY, "49.5MW", "49.5 MW"),
		(PERIOD, "2014-01", "2014-01"),
		(PERIOD, "2014-01-31", "2014-01-31"),
		(PERIOD, "2014-01-31T08", "2014-01-31T08"),
		(CLASS, "T", "T"),
		(PROJECT, "ABCDEFGHIJKLMNOPQ", "ABCDEFGHIJKLMNOPQ"),
		(TOPIC, "metering:2014-01:0", "Metering 2014-01, 0"),
		(TOPIC, "Settlement:2014-01:3", "Settlement 2014-01, 3"),
		(ROLES, "consumer,trading_centre", "consumer,trading-centre"),
		(ROLES, "none", "none"),
		(ACCOUNT, "//Alice", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"),
		(UNITS, "4_294_967_295", "4294967295"),
		(ALLOWED, "true", "yes"),
		(KIND, "organisation", "Organisation"),
	] {
		assert_eq!(read_back(argument, text).as_deref(), Ok(shown), "{text}");
	}
}

#[test]
fn a_wrong_value_is_refused_and_says_how_it_is_written() {
	let hash = format!("0x{}", "1".repeat(63));
	for (argument, text, said) in [
		(PRICE, "12.50", "such as 12.50CNY"),
		(PRICE, "12.505CNY", "2 decimals"),
		(PRICE, "1EUR", "it has VDG, CNY"),
		(PRICE, "-1", "with its currency"),
		(PRICE, "999999999999999999999999999999999999999999CNY", "decimals"),
		(EXPIRY, "31.12.2026", "write 2026-12-31"),
		(EXPIRY, "+30", "write 2026-12-31"),
		(EXPIRY, "2026-02-30", "write 2026-12-31"),
		(EXPIRY, "1969-12-31", "write 2026-12-31"),
		(EXPIRY, "+99999999999999999999d", "write 2026-12-31"),
		(ASSET, "EUR", "it has VDG, CNY"),
		(ENERGY, "1500", "with one of the units"),
		(ENERGY, "1.5MW", "with one of the units"),
		(ENERGY, "0.5Wh", "whole number of Wh"),
		(ENERGY, "99999999999GWh", "whole number of Wh"),
		(CAPACITY, "50MWh", "with one of the units"),
		(PERIOD, "2014", "write a month as 2026-01"),
		(PERIOD, "2014-13", "write a month as 2026-01"),
		(PERIOD, "2014-01-31T24", "write a month as 2026-01"),
		(PERIOD, "1969-12", "write a month as 2026-01"),
		(CLASS, "TT", "one character"),
		(PROJECT, "ABC", "17 are needed"),
		(TOPIC, "metering", "write metering:PERIOD:NUMBER"),
		(TOPIC, "metering:2014-01:256", "the largest is 255"),
		(TOPIC, "reading:2014-01:0", "choose one of metering, settlement"),
		(ROLES, "customer", "the roles are consumer"),
		(ACCOUNT, "5Grw", "is not an account"),
		(HASH, &hash, "pairs of the digits"),
		(HASH, "0x12", "32 are needed"),
		(UNITS, "4294967296", "the largest is 4294967295"),
		(UNITS, "-1", "not a whole number"),
		(UNITS, "1.5", "not a whole number"),
		(UNITS, "", "not a whole number"),
		(ALLOWED, "maybe", "true or false"),
		(KIND, "company", "choose one of person, organisation"),
		(UNITS, "@no/such/file", "no/such/file"),
		(UNITS, "{", "is not JSON"),
	] {
		let refused = read_back(argument, text).unwrap_err();
		assert!(refused.contains(said), "{text}: {refused}");
	}
}

#[test]
fn structures_are_written_as_json() {
	let market = market();
	let input = Input::new(types(), &market);
	let (ty, type_name) = argument("Certificates", "issue", "reading");
	let hint = Hint { field: "reading", type_name: &type_name };
	let reading = r#"{"reading": {"meter": "CN-1", "period": "2014-01", "energy": "1.5MWh", "salt": "0x000102030405060708090a0b0c0d0e0f"},
		"revision": 1, "proof": {"index": 3, "siblings": []}}"#;
	let mut encoded = Vec::new();
	input.value(Given::Text(reading), ty, hint, &mut encoded).unwrap();
	let output = Output::new(types(), &market, Style::Programs);
	let item = output.value(&mut encoded.as_slice(), ty).unwrap();
	let inner = item.get("reading").unwrap();
	assert_eq!(inner.get("meter"), Some(&Item::text("CN-1")));
	assert_eq!(inner.get("energy"), Some(&Item::Number(1_500_000)));
	for (from, to, said) in [
		("\"revision\": 1, ", "", "revision is missing"),
		(
			"revision",
			"version",
			"there is no field version: the fields are reading, revision, proof",
		),
		("1.5MWh", "1.5", "reading: energy: write an energy"),
		("\"revision\": 1", "\"revision\": 300", "revision: 300 is too large"),
	] {
		let wrong = reading.replace(from, to);
		let refused = input.value(Given::Text(&wrong), ty, hint, &mut Vec::new()).unwrap_err();
		assert!(refused.contains(said), "{refused}");
	}
}

#[test]
fn a_parameter_is_written_with_its_group_its_name_and_its_value() {
	let market = market();
	let input = Input::new(types(), &market);
	let (ty, _) = argument("Parameters", "set_parameter", "key_value");
	let encoded = |given: Given<'_>| {
		let mut out = Vec::new();
		input.value(given, ty, Hint::default(), &mut out).map(|()| out)
	};
	for (text, json) in [
		(
			"evidence:challenge-period:86400",
			serde_json::json!({"Evidence": {"ChallengePeriod": [[], 86400]}}),
		),
		(
			"identity:apply-deposit:none",
			serde_json::json!({"Identity": {"ApplyDeposit": [[], null]}}),
		),
	] {
		assert_eq!(encoded(Given::Text(text)), encoded(Given::Json(&json)), "{text}");
		assert!(encoded(Given::Text(text)).is_ok(), "{text}");
	}
	let refused = encoded(Given::Text("evidence:challenge-period")).unwrap_err();
	assert!(refused.contains("write challenge-period:NUMBER"), "{refused}");
}

/// The amounts of the pallet of assets have the type of a balance.
#[test]
fn an_amount_of_an_asset_has_the_currency_of_the_asset() {
	use codec::{Compact, Encode};
	let call = own_metadata().unwrap().pallet_by_name("Assets").unwrap();
	let call = call.call_variant_by_name("transfer_keep_alive").unwrap();
	let encoded = (Compact(1_u32), 0_u8, [7_u8; 32], Compact(500_000_u128)).encode();
	let market = market();
	let output = Output::new(types(), &market, Style::People);
	let item = output.fields(&mut encoded.as_slice(), &call.fields).unwrap();
	assert_eq!(item.get("amount").map(word).as_deref(), Some("5000.00 CNY"));
}

#[test]
fn characters_that_hide_others_are_not_printed() {
	let text = "pay \u{202e}eve\u{1b}[2J\u{200b}";
	assert_eq!(printable(text), "pay \u{fffd}eve\u{fffd}[2J\u{fffd}");
}

#[test]
fn a_development_account_is_none_on_another_chain() {
	let market = Market { is_development: false, ..market() };
	let refused = account("//Alice", &market).unwrap_err();
	assert!(refused.contains("write an address"), "{refused}");
	let address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	assert_eq!(account(address, &market).unwrap().to_string(), address);
}
