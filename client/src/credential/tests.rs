#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod hostile;

use super::{attributes, disclosures_from_json, disclosures_to_json, Disclosure, HeldCredential};
use proptest::prelude::*;
use serde_json::{json, Value};
use sp_core::H256;
use std::collections::BTreeSet;

const CREDENTIAL: &str = r#"{
	"name": "Aluminium Lab",
	"founded": 1998,
	"audited": true,
	"address": { "city": "Nancy", "position": { "north": 48.6920, "east": 6.18 } }
}"#;

/// A salt that follows from the attribute's name, for credentials made twice.
fn named_salt(key: &str) -> [u8; 16] {
	let mut salt = [0; 16];
	salt.iter_mut().zip(key.bytes()).for_each(|(salt, byte)| *salt = byte);
	salt
}

fn salted(json: &str) -> HeldCredential {
	HeldCredential::with_salts(json, |key| Ok(named_salt(key))).unwrap()
}

fn texts(json: &str) -> Vec<(String, String)> {
	attributes::read(json).unwrap().into_iter().collect()
}

fn text(value: &str) -> String {
	texts(&format!(r#"{{"a":{value}}}"#)).remove(0).1
}

/// The credential is refused, with a message that has these parts.
fn refused(json: &str, parts: &[&str]) {
	let error = HeldCredential::new(json).err().unwrap().to_string();
	for part in parts {
		assert!(error.contains(part), "{part} is not in: {error}");
	}
	assert!(!error.contains('\n'));
}

#[test]
fn attributes_are_flattened_with_dots_and_sorted() {
	let expected = [
		("address.city", "Nancy"),
		("address.position.east", "6.18"),
		("address.position.north", "48.692"),
		("audited", "true"),
		("founded", "1998"),
		("name", "Aluminium Lab"),
	];
	let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
	assert_eq!(texts(CREDENTIAL), expected);
}

#[test]
fn a_number_is_written_in_one_way() {
	for (written, expected) in [
		("0", "0"),
		("-0", "0"),
		("0.00", "0"),
		("-0.0", "0"),
		("7", "7"),
		("7.0", "7"),
		("7.50", "7.5"),
		("-12.030", "-12.03"),
		("100", "100"),
		("9007199254740993", "9007199254740993"),
		("18446744073709551616", "18446744073709551616"),
		("0.1234567890123456789012345678", "0.1234567890123456789012345678"),
		("1234567890123456789012345678", "1234567890123456789012345678"),
	] {
		assert_eq!(text(written), expected);
	}
}

#[test]
fn a_number_that_would_be_rounded_is_refused() {
	for written in ["1e3", "1E-3", "0.12345678901234567890123456789", "1e400", &"9".repeat(40)] {
		refused(&format!(r#"{{"a":{written}}}"#), &["\"a\"", "28 digits", "as a string"]);
	}
}

#[test]
fn a_string_is_taken_as_it_is() {
	for (written, expected) in [
		(r#""""#, ""),
		(r#"" Émile\n\"x\" ""#, " Émile\n\"x\" "),
		(r#""É""#, "É"),
		(r#""true""#, "true"),
		(r#""1.0""#, "1.0"),
	] {
		assert_eq!(text(written), expected);
	}
}

#[test]
fn booleans_are_words() {
	assert_eq!((text("true"), text("false")), ("true".into(), "false".into()));
}

#[test]
fn null_is_refused_by_the_attribute_s_name() {
	refused(r#"{"owner":{"heir":null}}"#, &["\"owner.heir\"", "null", "leave it out"]);
}

#[test]
fn an_array_is_refused_by_the_attribute_s_name() {
	refused(r#"{"b":1,"sites":["Nancy"]}"#, &["\"sites\"", "array"]);
}

#[test]
fn an_object_without_members_is_refused_by_its_name() {
	refused(r#"{"a":{"b":{}}}"#, &["\"a.b\"", "without members"]);
}

#[test]
fn a_member_without_a_name_is_refused() {
	refused(r#"{"":1}"#, &["without a name"]);
	refused(r#"{"a":{"":1}}"#, &["\"a.\"", "without a name"]);
}

#[test]
fn an_attribute_that_is_there_twice_is_refused() {
	refused(r#"{"a":1,"b":2,"a":1}"#, &["\"a\"", "twice"]);
	refused(r#"{"a.b":1,"a":{"b":2}}"#, &["\"a.b\"", "twice"]);
	refused(r#"{"a":{"b":1},"a":{"b":2}}"#, &["\"a.b\"", "twice"]);
}

#[test]
fn an_empty_credential_is_refused() {
	refused("{}", &["no attributes"]);
}

#[test]
fn what_is_no_object_is_refused_with_its_place() {
	refused("", &["a JSON object of attributes", "line 1"]);
	refused("name: Alice", &["a JSON object of attributes", "line 1 column 2"]);
	refused("{\n\"a\": 1,\n}", &["line 3"]);
	refused("[1]", &["expected an object"]);
	refused("\"a\"", &["expected an object"]);
	refused("{} {}", &["trailing characters"]);
}

#[test]
fn an_escape_that_is_no_character_is_refused() {
	refused(r#"{"a":"\ud800"}"#, &["\"a\"", "no character"]);
	refused(r#"{"\ud800":1}"#, &["a JSON object of attributes"]);
}

#[test]
fn names_have_at_most_64_bytes() {
	let of = |name: &str| format!(r#"{{"{name}":1}}"#);
	assert_eq!(texts(&of(&"k".repeat(64))).len(), 1);
	assert_eq!(texts(&of(&"é".repeat(32))).len(), 1);
	refused(&of(&"k".repeat(65)), &["64 bytes"]);
	refused(&of(&"é".repeat(33)), &["64 bytes"]);
	let nested = |inner: usize| format!(r#"{{"abc":{{"{}":1}}}}"#, "k".repeat(inner));
	assert_eq!(texts(&nested(60)).len(), 1);
	refused(&nested(61), &["64 bytes"]);
}

#[test]
fn texts_have_at_most_256_bytes() {
	let of = |text: &str| format!(r#"{{"a":"{text}"}}"#);
	assert_eq!(texts(&of(&"v".repeat(256))).len(), 1);
	refused(&of(&"v".repeat(257)), &["\"a\"", "256 bytes"]);
	refused(&of(&"é".repeat(129)), &["\"a\"", "256 bytes"]);
}

#[test]
fn objects_that_never_end_are_refused() {
	let depth = 100_000;
	let endless = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
	assert!(HeldCredential::new(&endless).is_err());
}

#[test]
fn every_attribute_is_shown_and_checked() {
	let held = HeldCredential::new(CREDENTIAL).unwrap();
	for (key, value) in texts(CREDENTIAL) {
		let shown = held.disclose(&key).unwrap();
		assert_eq!((&shown.key, &shown.value), (&key, &value));
		assert!(shown.holds(&held.commitment()));
		assert!(!shown.holds(&H256::zero()));
	}
}

#[test]
fn the_order_of_members_does_not_matter() {
	let other = r#"{"address":{"position":{"east":6.18,"north":48.692},"city":"Nancy"},
		"audited":true,"name":"Aluminium Lab","founded":1998.0}"#;
	assert_eq!(salted(CREDENTIAL).commitment(), salted(other).commitment());
}

#[test]
fn another_text_name_or_salt_is_another_commitment() {
	let commitment = salted(r#"{"a":1,"b":2}"#).commitment();
	for other in [r#"{"a":1,"b":3}"#, r#"{"a":1,"c":2}"#, r#"{"a":1}"#, r#"{"a":1,"b":2,"c":3}"#] {
		assert_ne!(salted(other).commitment(), commitment);
	}
	let salts = HeldCredential::with_salts(r#"{"a":1,"b":2}"#, |_| Ok([1; 16])).unwrap();
	assert_ne!(salts.commitment(), commitment);
}

#[test]
fn salts_are_random() {
	let salt_of = |key| HeldCredential::new(CREDENTIAL).unwrap().disclose(key).unwrap().salt;
	let salts: BTreeSet<_> = (0..50).map(|_| salt_of("name")).collect();
	assert_eq!(salts.len(), 50);
	let held = HeldCredential::new(CREDENTIAL).unwrap();
	let keys = texts(CREDENTIAL).into_iter().map(|(key, _)| key);
	let salts: BTreeSet<_> = keys.map(|key| held.disclose(&key).unwrap().salt).collect();
	assert_eq!(salts.len(), 6);
}

#[test]
fn what_was_altered_does_not_hold() {
	let held = HeldCredential::new(CREDENTIAL).unwrap();
	let shown = held.disclose("founded").unwrap();
	let altered = |change: fn(&mut Disclosure)| {
		let mut altered = shown.clone();
		change(&mut altered);
		assert!(!altered.holds(&held.commitment()), "{altered:?}");
	};
	altered(|shown| shown.value = "1999".into());
	altered(|shown| shown.value.push(' '));
	altered(|shown| shown.key = "Founded".into());
	altered(|shown| shown.key = "k".repeat(65));
	altered(|shown| shown.value = "v".repeat(257));
	altered(|shown| shown.salt[0] ^= 1);
	altered(|shown| shown.proof.root = H256::zero());
	altered(|shown| shown.proof.leaves += 1);
	altered(|shown| shown.proof.proof.index += 1);
	altered(|shown| {
		shown.proof.proof.siblings.pop();
	});
}

#[test]
fn an_attribute_that_is_not_there_is_not_shown() {
	let held = salted(r#"{"a":1,"b":{"c":2}}"#);
	for absent in ["b", "A", "", &"k".repeat(65)] {
		let error = held.disclose(absent).unwrap_err().to_string();
		assert!(error.contains("no attribute"), "{error}");
		assert!(error.contains(r#""a", "b.c""#), "{error}");
	}
}

#[test]
fn what_is_kept_is_read_back() {
	let held = HeldCredential::new(CREDENTIAL).unwrap();
	let again = HeldCredential::from_json(&held.to_json().unwrap()).unwrap();
	assert_eq!(again.commitment(), held.commitment());
	assert_eq!(again.disclose("name").unwrap(), held.disclose("name").unwrap());
}

#[test]
fn what_is_kept_is_refused_after_a_change() {
	let kept: Value = serde_json::from_str(&salted(CREDENTIAL).to_json().unwrap()).unwrap();
	let changed = |change: &dyn Fn(&mut Value)| {
		let mut changed = kept.clone();
		change(&mut changed);
		HeldCredential::from_json(&changed.to_string()).err().unwrap().to_string()
	};
	let altered = |change: &dyn Fn(&mut Value)| {
		let error = changed(change);
		assert!(error.contains("the file was changed"), "{error}");
	};
	altered(&|kept| kept["attributes"][0]["value"] = json!("Metz"));
	altered(&|kept| kept["attributes"][0]["salt"] = json!(format!("0x{}", "00".repeat(16))));
	altered(&|kept| kept["attributes"] = json!([]));
	altered(&|kept| kept["commitment"] = json!(H256::zero()));
	altered(&|kept| kept["attributes"][1] = kept["attributes"][0].clone());
	let malformed = |change: &dyn Fn(&mut Value)| {
		let error = changed(change);
		assert!(error.contains("verdigrid credential commit"), "{error}");
	};
	malformed(&|kept| kept["attributes"][0]["salt"] = json!("0x00"));
	malformed(&|kept| kept["attributes"][0]["salt"] = json!(7));
	malformed(&|kept| kept["attributes"] = json!({}));
	malformed(&|kept| kept["more"] = json!(1));
	let error = changed(&|kept| kept["attributes"][0]["key"] = json!("k".repeat(65)));
	assert!(error.contains("64 bytes"), "{error}");
}

#[test]
fn a_disclosure_has_no_salt_but_its_own() {
	let held = HeldCredential::new(CREDENTIAL).unwrap();
	let json = disclosures_to_json(&[held.disclose("name").unwrap()]).unwrap();
	for (key, value) in texts(CREDENTIAL) {
		let shown = held.disclose(&key).unwrap();
		let salt: String = shown.salt.iter().map(|byte| format!("{byte:02x}")).collect();
		assert_eq!(json.contains(&salt), key == "name", "{key}");
		assert_eq!(json.contains(&format!("{value:?}")), key == "name", "{key}");
	}
}

#[test]
fn disclosures_are_read_back() {
	let held = HeldCredential::new(CREDENTIAL).unwrap();
	let shown = ["name", "address.city"].map(|key| held.disclose(key).unwrap());
	let json = disclosures_to_json(&shown).unwrap();
	let read: Value = serde_json::from_str(&json).unwrap();
	assert_eq!(read[0]["key"], "name");
	assert_eq!(read[1]["value"], "Nancy");
	assert_eq!(read[0]["salt"].as_str().unwrap().len(), 34);
	assert_eq!(read[0]["proof"]["leaves"], 6);
	assert_eq!(read[0]["proof"]["proof"]["index"], 5);
	assert_eq!(disclosures_from_json(&json).unwrap(), shown);
	for wrong in ["", "{}", "[{}]", "[1]", r#"{"key":"a"}"#] {
		let error = disclosures_from_json(wrong).unwrap_err().to_string();
		assert!(error.contains("verdigrid credential disclose"), "{error}");
	}
}

proptest! {
	#[test]
	fn whatever_is_committed_to_can_be_shown(
		texts in proptest::collection::btree_map("[^.\0]{1,16}", any::<String>(), 1..12),
	) {
		let fits = |text: &String| text.len() <= 256;
		prop_assume!(texts.values().all(fits) && texts.keys().all(|key| key.len() <= 64));
		let held = HeldCredential::new(&json!(texts).to_string()).unwrap();
		let held = HeldCredential::from_json(&held.to_json().unwrap()).unwrap();
		let shown: Vec<_> = texts.keys().map(|key| held.disclose(key).unwrap()).collect();
		let read = disclosures_from_json(&disclosures_to_json(&shown).unwrap()).unwrap();
		for (shown, (key, text)) in read.iter().zip(&texts) {
			prop_assert_eq!((&shown.key, &shown.value), (key, text));
			prop_assert!(shown.holds(&held.commitment()));
		}
	}

	#[test]
	fn a_number_keeps_its_value(whole in any::<i64>(), places in 0_u32..10) {
		let written = rust_decimal::Decimal::new(whole, places);
		let read: rust_decimal::Decimal = text(&written.to_string()).parse().unwrap();
		prop_assert_eq!(read, written);
	}
}
