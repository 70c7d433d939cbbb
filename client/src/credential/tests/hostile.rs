//! Files that nobody would write. Each is read or refused, and nothing else happens.
//! `PROPTEST_CASES` says how many are tried.

use super::*;

/// Reads a text as every kind of file there is. Tells whether it was one.
fn read_all(text: &str) -> bool {
	let credential = HeldCredential::new(text).map(|held| shown(&held));
	let held = HeldCredential::from_json(text).map(|held| shown(&held));
	let disclosures = disclosures_from_json(text).map(|disclosures| {
		for disclosure in &disclosures {
			disclosure.holds(&H256::zero());
		}
		let again = disclosures_to_json(&disclosures).unwrap();
		assert_eq!(disclosures_from_json(&again).unwrap(), disclosures);
	});
	[credential, held, disclosures].into_iter().any(|read| read.map_err(|e| e.to_string()).is_ok())
}

/// What was read can be written, read again, and shown.
fn shown(held: &HeldCredential) {
	let again = HeldCredential::from_json(&held.to_json().unwrap()).unwrap();
	assert_eq!(again.commitment(), held.commitment());
	for attribute in again.kept() {
		assert!(held.disclose(&attribute.key).unwrap().holds(&held.commitment()));
	}
}

/// A credential, what its holder keeps, and what it discloses.
fn files() -> [String; 3] {
	let held = salted(CREDENTIAL);
	let disclosed = disclosures_to_json(&[held.disclose("name").unwrap()]).unwrap();
	[CREDENTIAL.to_owned(), held.to_json().unwrap(), disclosed]
}

fn value() -> impl Strategy<Value = Value> {
	let leaf = prop_oneof![
		Just(Value::Null),
		any::<bool>().prop_map(Value::from),
		any::<i64>().prop_map(Value::from),
		any::<f64>().prop_map(Value::from),
		".{0,300}".prop_map(Value::from),
	];
	leaf.prop_recursive(6, 64, 8, |inner| {
		prop_oneof![
			prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
			prop::collection::hash_map(".{0,70}", inner, 0..8).prop_map(Value::from_iter),
		]
	})
}

proptest! {
	#[test]
	fn any_text_is_read_or_refused(bytes: Vec<u8>, text in ".*") {
		read_all(&String::from_utf8_lossy(&bytes));
		read_all(&text);
	}

	#[test]
	fn any_json_is_read_or_refused(value in value()) {
		read_all(&value.to_string());
	}

	#[test]
	fn a_damaged_file_is_read_or_refused(
		which in 0..3_usize,
		at: prop::sample::Index,
		byte: u8,
		cut: bool,
	) {
		let mut bytes = files()[which].clone().into_bytes();
		let at = at.index(bytes.len());
		bytes[at] = byte;
		if cut {
			bytes.truncate(at);
		}
		read_all(&String::from_utf8_lossy(&bytes));
	}
}

/// If every file were refused, these tests would show nothing.
#[test]
fn sound_files_are_read() {
	assert!(files().iter().all(|text| read_all(text)));
}

#[test]
fn a_file_nested_without_end_is_refused() {
	for (open, close) in [("{\"a\":", "}"), ("[", "]")] {
		assert!(!read_all(&[open.repeat(100_000), close.repeat(100_000)].concat()));
		assert!(!read_all(&open.repeat(100_000)));
	}
}
