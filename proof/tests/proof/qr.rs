//! The code for a printed statement.

use crate::world::*;
use verdigrid_proof::{qr::Compact, *};

#[test]
fn a_code_stands_for_its_statement_and_no_other() {
	let world = World::new();
	let text = world.statement(&[MATCHED, UNMATCHED]).unwrap();
	let report = check(text.as_bytes(), &trust(), None).unwrap();
	let code = Compact::of(&report.content, statement::hash(text.as_bytes())).unwrap();
	assert_eq!((code.first, code.count, code.block), (MATCHED, 2, 3));
	let written = code.to_text();
	assert_eq!(written.len(), 172);
	let alphanumeric = |c: u8| c.is_ascii_digit() || c.is_ascii_uppercase() || c == b':';
	assert!(written.bytes().all(alphanumeric));
	assert_eq!(Compact::from_text(&written), Some(code.clone()));
	assert!(code.is_of(&report));
	assert!(!code.is_of(&world.check(&[MATCHED]).unwrap()));
}

#[test]
fn other_texts_are_no_codes() {
	let report = World::new().check(&[MATCHED]).unwrap();
	let written = Compact::of(&report.content, H256::zero()).unwrap().to_text();
	for wrong in [
		"".into(),
		"VERDIGRID:".into(),
		written.to_lowercase(),
		written[..written.len() - 2].into(),
		format!("{written}00"),
		written.replacen(":01", ":02", 1),
		written.replacen("VERDIGRID:", "https://example.org/", 1),
		format!("{}é", &written[..written.len() - 2]),
	] {
		assert_eq!(Compact::from_text(&wrong), None, "{wrong}");
	}
}
