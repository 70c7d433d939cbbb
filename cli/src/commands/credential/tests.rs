#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{commit, commitment, disclose, disclosures, report};
use sp_core::H256;
use std::{
	fs,
	path::{Path, PathBuf},
};
use tempfile::TempDir;

const CREDENTIAL: &str = r#"{"name":"Aluminium Lab","owner":{"born":1961}}"#;

struct Files {
	folder: TempDir,
}

impl Files {
	fn new() -> Self {
		Files { folder: tempfile::tempdir().unwrap() }
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	fn write(&self, name: &str, text: &str) -> PathBuf {
		let path = self.path(name);
		fs::write(&path, text).unwrap();
		path
	}

	fn commit(&self) -> (H256, PathBuf) {
		let (file, out) = (self.write("credential.json", CREDENTIAL), self.path("kept.json"));
		(commit(&file, &out).unwrap(), out)
	}
}

/// The commitment, the kept file and the printed disclosures agree.
fn check(commitment: &H256, shown: &Path) -> anyhow::Result<()> {
	let shown = disclosures(shown)?;
	report(shown.into_iter().map(|shown| (shown.holds(commitment), shown)).collect())
}

fn message<T>(result: anyhow::Result<T>) -> String {
	let message = format!("{:#}", result.err().unwrap());
	assert!(!message.contains('\n'), "{message}");
	message
}

#[test]
fn what_is_committed_to_is_disclosed_and_verified() {
	let files = Files::new();
	let (commitment, kept) = files.commit();
	let printed = disclose(&kept, &["name".into(), "owner.born".into()]).unwrap();
	let shown = files.write("shown.json", &printed);
	check(&commitment, &shown).unwrap();
	assert!(message(check(&H256::zero(), &shown)).contains("2 of 2"));
	let altered = files.write("altered.json", &printed.replace("1961", "1971"));
	assert!(message(check(&commitment, &altered)).contains("1 of 2"));
}

#[test]
fn only_what_is_disclosed_is_printed() {
	let files = Files::new();
	let (_, kept) = files.commit();
	let kept_text = fs::read_to_string(&kept).unwrap();
	let salts: Vec<_> = kept_text.lines().filter(|line| line.contains("salt")).collect();
	let printed = disclose(&kept, &["name".into()]).unwrap();
	let shown = |line: &&&str| printed.contains(line.trim().trim_start_matches("\"salt\": "));
	assert_eq!(salts.len(), 2);
	assert_eq!(salts.iter().filter(shown).count(), 1);
	assert!(!printed.contains("born"));
}

#[test]
fn nothing_is_overwritten() {
	let files = Files::new();
	let (_, kept) = files.commit();
	let before = fs::read_to_string(&kept).unwrap();
	let message = message(commit(&files.path("credential.json"), &kept));
	for part in [kept.display().to_string().as_str(), "exists", "--out"] {
		assert!(message.contains(part), "{part} is not in: {message}");
	}
	assert_eq!(fs::read_to_string(&kept).unwrap(), before);
}

#[test]
fn a_refused_credential_leaves_no_file() {
	let files = Files::new();
	let file = files.write("credential.json", r#"{"a":[1]}"#);
	let message = message(commit(&file, &files.path("kept.json")));
	assert!(message.contains(&file.display().to_string()), "{message}");
	assert!(message.contains("array"), "{message}");
	assert!(!files.path("kept.json").exists());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_salts() {
	use std::os::unix::fs::PermissionsExt;
	let files = Files::new();
	let (_, kept) = files.commit();
	assert_eq!(fs::metadata(kept).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn files_that_are_not_there_or_cannot_be_written_are_named() {
	let files = Files::new();
	let absent = files.path("absent.json");
	let named = |message: String, path: &Path, part: &str| {
		assert!(message.contains(&path.display().to_string()), "{message}");
		assert!(message.contains(part), "{message}");
	};
	named(message(commit(&absent, &files.path("kept.json"))), &absent, "cannot be read");
	named(message(disclose(&absent, &["name".into()])), &absent, "cannot be read");
	named(message(disclosures(&absent)), &absent, "cannot be read");
	let file = files.write("credential.json", CREDENTIAL);
	let nowhere = files.path("no/folder.json");
	named(message(commit(&file, &nowhere)), &nowhere, "cannot be written");
}

#[test]
fn what_was_not_written_by_this_program_is_refused_with_its_name() {
	let files = Files::new();
	let (_, kept) = files.commit();
	let plain = files.path("credential.json");
	let refused = message(disclose(&plain, &["name".into()]));
	assert!(refused.contains("verdigrid credential commit"), "{refused}");
	assert!(refused.contains(&plain.display().to_string()), "{refused}");
	let refused = message(disclosures(&kept));
	assert!(refused.contains("verdigrid credential disclose"), "{refused}");
	let refused = message(disclose(&kept, &["name".into(), "born".into()]));
	assert!(refused.contains("no attribute \"born\""), "{refused}");
	assert!(refused.contains("\"owner.born\""), "{refused}");
}

#[test]
fn no_disclosure_at_all_shows_nothing() {
	let files = Files::new();
	assert!(message(disclosures(&files.write("none.json", "[]"))).contains("nothing is disclosed"));
}

#[test]
fn a_commitment_has_64_digits_after_0x() {
	let digits = "1f".repeat(32);
	assert_eq!(commitment(&format!("0x{digits}")), Ok(H256::repeat_byte(0x1f)));
	for wrong in
		[digits.as_str(), "0x", "0x1f", &format!("0x{digits}00"), &format!("0x{}", "g".repeat(64))]
	{
		assert!(commitment(wrong).is_err(), "{wrong}");
	}
}
