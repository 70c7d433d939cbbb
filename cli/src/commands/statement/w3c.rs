//! A statement as a W3C Verifiable Credential 2.0, for programs that know those and not our statements.
//!
//! It is secured with Data Integrity (`eddsa-jcs-2022`) by whoever exports it. That signature says only who
//! exported: the key is in the credential itself, and anybody can have one. What convinces is the statement,
//! which goes in as it is, byte for byte, as `evidence.statement`. Check that, and take what it says from it.
//! `credentialSubject` repeats it for programs that look no further.
//!
//! All contexts are links, none is an object: verifiers compare the context of the proof with that of the
//! document, and some compare objects by identity, so they refuse each. Our terms are published nowhere. For
//! such terms the data model has a context of its own, which stands last.

use crate::failure::{Done, Failure, Kind};
use chrono::{DateTime, SecondsFormat};
use ed25519_zebra::{SigningKey, VerificationKey};
use serde_json::{json, Map, Value};
use sp_crypto_hashing::sha2_256;

/// The data model, and the terms that no context defines.
const CONTEXTS: [&str; 2] = [
	"https://www.w3.org/ns/credentials/v2",
	"https://www.w3.org/ns/credentials/undefined-terms/v2",
];
/// What a credential repeats of a statement.
const REPEATED: [&str; 4] = ["chain", "redemptions", "parties", "up_to"];
/// Numbers of 64 bits. They are strings in a credential, whatever their size.
const WIDE: [&str; 8] = [
	"batch",
	"capacity_w",
	"corrects",
	"energy_wh",
	"evidence",
	"redemption",
	"voucher",
	"wh_each",
];
/// JavaScript rounds greater numbers.
const GREATEST: u64 = (1 << 53) - 1;
/// The multicodec of an Ed25519 public key.
const ED25519_PUB: [u8; 2] = [0xed, 0x01];
/// The last second of the year 9999. Later moments have no date that others read.
const LAST_SECOND: i64 = 253_402_300_799;

/// The statement as a credential, in JSON: issued at a moment (seconds since 1970) by the key of a seed.
///
/// The statement is not checked.
pub fn credential(statement: &str, seed: &[u8; 32], issued: u64) -> Done<String> {
	let created = moment(issued)?;
	let content: Map<String, Value> = serde_json::from_str(statement)
		.map_err(|error| refused(format!("this is no statement: {error}")))?;
	if content.get("format") != Some(&json!("verdigrid-statement"))
		|| content.get("version") != Some(&json!(1))
	{
		return Err(refused("this is no statement of version 1"));
	}
	let document = json!({
		"@context": CONTEXTS,
		"type": ["VerifiableCredential", "RedemptionStatement"],
		"issuer": did(seed),
		"validFrom": valid_from(&content)?,
		"credentialSubject": subject(content)?,
		"evidence": { "type": "VerdigridStatement", "statement": statement },
	});
	let secured = secure(document, seed, &created);
	Ok(format!("{secured:#}\n"))
}

/// The issuer with this seed: a `did:key`.
pub fn did(seed: &[u8; 32]) -> String {
	format!("did:key:{}", public(seed))
}

/// The key of a seed that all may know, as Multikey.
fn public(seed: &[u8; 32]) -> String {
	let key: [u8; 32] = VerificationKey::from(&SigningKey::from(*seed)).into();
	multibase(&[&ED25519_PUB[..], &key].concat())
}

/// In base 58, which the `z` says.
fn multibase(bytes: &[u8]) -> String {
	format!("z{}", bs58::encode(bytes).into_string())
}

/// The time of the block up to which the statement is true.
fn valid_from(content: &Map<String, Value>) -> Done<Value> {
	let time = content.get("up_to").and_then(|it| it.get("time"));
	let dated =
		time.and_then(Value::as_str).is_some_and(|it| DateTime::parse_from_rfc3339(it).is_ok());
	match time {
		Some(time) if dated => Ok(time.clone()),
		_ => Err(refused("the statement's block has no date that a credential can have")),
	}
}

/// What the statement says.
fn subject(mut content: Map<String, Value>) -> Done<Value> {
	let repeat = |name: &str| {
		let value = content.remove(name).ok_or_else(|| refused(format!("`{name}` is missing")))?;
		Ok((name.to_owned(), exact(name, value)?))
	};
	REPEATED.into_iter().map(repeat).collect::<Done<Map<_, _>>>().map(Value::Object)
}

/// A member, with numbers that no program rounds.
fn exact(name: &str, value: Value) -> Done<Value> {
	let member = |(name, value): (String, Value)| exact(&name, value).map(|value| (name, value));
	match value {
		Value::Object(members) => members.into_iter().map(member).collect(),
		Value::Array(items) => items.into_iter().map(|item| exact(name, item)).collect(),
		Value::Number(number) if WIDE.contains(&name) && number.is_u64() => {
			Ok(Value::String(number.to_string()))
		}
		Value::Number(ref number)
			if number.as_i64().is_none_or(|it| it.unsigned_abs() > GREATEST) =>
		{
			Err(refused(format!("`{name}` is {number}, which other programs would round")))
		}
		_ => Ok(value),
	}
}

/// Adds the proof of Data Integrity EdDSA Cryptosuites 1.0, section 3.3.1.
fn secure(mut document: Value, seed: &[u8; 32], created: &str) -> Value {
	let key = public(seed);
	let mut proof = json!({
		"type": "DataIntegrityProof",
		"cryptosuite": "eddsa-jcs-2022",
		"created": created,
		"verificationMethod": format!("did:key:{key}#{key}"),
		"proofPurpose": "assertionMethod",
	});
	if let (Some(context), Some(of_proof)) = (document.get("@context"), proof.as_object_mut()) {
		of_proof.insert("@context".into(), context.clone());
	}
	let hashes =
		[canonical(&mut proof), canonical(&mut document)].map(|it| sha2_256(it.as_bytes()));
	let signature: [u8; 64] = SigningKey::from(*seed).sign(&hashes.concat()).into();
	if let (Some(whole), Some(of_proof)) = (document.as_object_mut(), proof.as_object_mut()) {
		of_proof.insert("proofValue".into(), multibase(&signature).into());
		whole.insert("proof".into(), proof);
	}
	document
}

/// As RFC 8785 (JCS) writes it: for ASCII names, strings and whole numbers up to 2^53.
fn canonical(value: &mut Value) -> String {
	// They are sorted already, unless some crate of the program asks for the order of insertion.
	value.sort_all_objects();
	value.to_string()
}

/// A moment as text.
fn moment(seconds: u64) -> Done<String> {
	let seconds = i64::try_from(seconds).ok().filter(|it| *it <= LAST_SECOND);
	seconds
		.and_then(|it| DateTime::from_timestamp(it, 0))
		.map(|it| it.to_rfc3339_opts(SecondsFormat::Secs, true))
		.ok_or_else(|| refused("the clock is past the year 9999"))
}

fn refused(message: impl Into<String>) -> Failure {
	Failure::new(Kind::Other, message)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use ed25519_zebra::Signature;

	macro_rules! vector {
		($name:literal) => {
			include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../proof/vectors/", $name, ".json"))
		};
	}

	const SEED: [u8; 32] = [7; 32];
	const ISSUED: u64 = 1_420_000_000;
	const STATEMENTS: [&str; 6] = [
		vector!("matched"),
		vector!("unmatched"),
		vector!("several"),
		vector!("disclosed"),
		vector!("record-alone"),
		vector!("not-final"),
	];

	fn made(statement: &str) -> Value {
		serde_json::from_str(&credential(statement, &SEED, ISSUED).unwrap()).unwrap()
	}

	/// Whether a credential's signature is that of its own key.
	fn holds(mut credential: Value) -> bool {
		let mut proof = credential.as_object_mut().unwrap().remove("proof").unwrap();
		let value = proof.as_object_mut().unwrap().remove("proofValue").unwrap();
		let bytes = |text: &str| bs58::decode(&text[1..]).into_vec().unwrap();
		let signature = Signature::from_slice(&bytes(value.as_str().unwrap())).unwrap();
		let (_, key) = proof["verificationMethod"].as_str().unwrap().split_once('#').unwrap();
		let key = VerificationKey::try_from(&bytes(key)[2..]).unwrap();
		let hashes =
			[canonical(&mut proof), canonical(&mut credential)].map(|it| sha2_256(it.as_bytes()));
		key.verify(&signature, &hashes.concat()).is_ok()
	}

	// Data Integrity EdDSA Cryptosuites 1.0, appendix B.3.
	#[test]
	fn the_vector_of_the_specification_is_signed_alike() {
		let secret =
			bs58::decode("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").into_vec().unwrap();
		let seed: [u8; 32] = secret[2..].try_into().unwrap();
		let key = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
		assert_eq!(did(&seed), format!("did:key:{key}"));

		let contexts = [
			"https://www.w3.org/ns/credentials/v2",
			"https://www.w3.org/ns/credentials/examples/v2",
		];
		let document = json!({
			"@context": contexts,
			"id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
			"type": ["VerifiableCredential", "AlumniCredential"],
			"name": "Alumni Credential",
			"description": "A minimum viable example of an Alumni Credential.",
			"issuer": "https://vc.example/issuers/5678",
			"validFrom": "2023-01-01T00:00:00Z",
			"credentialSubject": {
				"id": "did:example:abcdefgh",
				"alumniOf": "The School of Examples",
			},
		});
		let hash = sha2_256(canonical(&mut document.clone()).as_bytes());
		let stated = "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19";
		assert_eq!(hex::encode(hash), stated);

		let secured = secure(document, &seed, "2023-02-24T23:36:38Z");
		let stated = json!({
			"type": "DataIntegrityProof",
			"cryptosuite": "eddsa-jcs-2022",
			"created": "2023-02-24T23:36:38Z",
			"verificationMethod": format!("did:key:{key}#{key}"),
			"proofPurpose": "assertionMethod",
			"@context": contexts,
			"proofValue":
				"z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX",
		});
		assert_eq!(secured["proof"], stated);
	}

	#[test]
	fn a_credential_has_the_statement_and_repeats_it() {
		for statement in STATEMENTS {
			let credential = made(statement);
			assert_eq!(credential["evidence"]["statement"], statement);
			assert_eq!(credential["issuer"], did(&SEED));
			assert_eq!(credential["validFrom"], "2014-12-31T04:26:40Z");
			assert_eq!(credential["proof"]["created"], "2014-12-31T04:26:40Z");
			let content: Value = serde_json::from_str(statement).unwrap();
			let subject = &credential["credentialSubject"];
			assert_eq!(subject.as_object().unwrap().len(), 4);
			for name in ["chain", "parties", "up_to"] {
				assert_eq!(subject[name], content[name]);
			}
			for (repeated, redemption) in subject["redemptions"]
				.as_array()
				.unwrap()
				.iter()
				.zip(content["redemptions"].as_array().unwrap())
			{
				assert_eq!(repeated["redemption"], redemption["redemption"].to_string());
				assert_eq!(repeated["claimed"], redemption["claimed"]);
				let wide = &redemption["certificates"]["wh_each"];
				assert_eq!(repeated["certificates"]["wh_each"], wide.to_string());
			}
		}
	}

	#[test]
	fn a_changed_credential_does_not_hold() {
		for statement in STATEMENTS {
			let text = credential(statement, &SEED, ISSUED).unwrap();
			assert!(holds(serde_json::from_str(&text).unwrap()));
			for (from, to) in [
				("GREENHILL", "GREENHULL"),
				("\"created\": \"2014", "\"created\": \"2015"),
				("undefined-terms", "undefined_terms"),
				("\\n  \\\"proof\\\": \\\"0x0", "\\n  \\\"proof\\\": \\\"0x1"),
			] {
				let changed = text.replacen(from, to, 1);
				assert_ne!(changed, text);
				assert!(!holds(serde_json::from_str(&changed).unwrap()), "{from}");
			}
		}
	}

	#[test]
	fn numbers_are_not_rounded() {
		let text = vector!("matched").replace(": 3000000,", ": 18446744073709551615,");
		let credential = made(&text);
		let redemption = &credential["credentialSubject"]["redemptions"][0];
		assert_eq!(redemption["energy_wh"], "18446744073709551615");
		assert_eq!(redemption["consumption"]["matched"]["evidence"]["evidence"], "7");
		assert_eq!(redemption["certificates"]["units"], 3);
		assert_eq!(credential["evidence"]["statement"], text);
		for odd in ["9007199254740992", "18446744073709551615", "1.5", "-9007199254740992", "1e3"] {
			let text = vector!("matched").replace("\"units\": 3", &format!("\"units\": {odd}"));
			assert!(credential_of(&text).message.contains("round"), "{odd}");
		}
		let text = vector!("matched").replace("\"units\": 3", "\"units\": 9007199254740991");
		assert!(holds(made(&text)));
	}

	fn credential_of(text: &str) -> Failure {
		credential(text, &SEED, ISSUED).unwrap_err()
	}

	#[test]
	fn what_is_no_statement_is_refused() {
		for text in [
			"",
			"[]",
			"{}",
			vector!("trust"),
			vector!("refused-future-version"),
			vector!("refused-cut"),
			&vector!("matched").replace("\"parties\"", "\"party\""),
			&vector!("matched").replace("2014-12-31T04:26:40Z", "@253402300800"),
		] {
			assert_eq!(credential_of(text).kind, Kind::Other);
		}
		for late in [253_402_300_800, u64::MAX] {
			assert!(credential(vector!("matched"), &SEED, late).is_err());
		}
		let last = credential(vector!("matched"), &SEED, 253_402_300_799).unwrap();
		assert!(last.contains("\"9999-12-31T23:59:59Z\""));
	}

	// RFC 8785, section 3.2.2.2.
	#[test]
	fn strings_are_written_as_in_jcs() {
		let escaped = |code: u32| match code {
			0x08 => "\\b".to_owned(),
			0x09 => "\\t".to_owned(),
			0x0a => "\\n".to_owned(),
			0x0c => "\\f".to_owned(),
			0x0d => "\\r".to_owned(),
			0x22 => "\\\"".to_owned(),
			0x5c => "\\\\".to_owned(),
			0..0x20 => format!("\\u{code:04x}"),
			_ => String::from(char::from_u32(code).unwrap()),
		};
		for code in (0..0x3000).chain([0xd7ff, 0xe000, 0xfeff, 0xffff, 0x1_f602, 0x10_ffff]) {
			let mut value = Value::from(String::from(char::from_u32(code).unwrap()));
			assert_eq!(canonical(&mut value), format!("\"{}\"", escaped(code)));
		}
	}

	#[test]
	fn members_are_sorted_and_nothing_is_between_them() {
		let mut value = json!({ "b": [1, -2, null, true, { "z": "", "A": 0, "_": [], "@": {} }], "a": GREATEST });
		let sorted = r#"{"a":9007199254740991,"b":[1,-2,null,true,{"@":{},"A":0,"_":[],"z":""}]}"#;
		assert_eq!(canonical(&mut value), sorted);
	}
}
