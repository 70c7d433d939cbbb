//! Sequences that failed once. They are committed, and played first.
//!
//! The file has a sequence in each line: steps by name, each with its number. So a sequence stays what it
//! is when steps are added or their weights change.

use std::{
	fs::{create_dir_all, read_to_string, OpenOptions},
	io::Write,
	path::PathBuf,
};

use super::steps::Step;

const FILE: &str = "sequences.txt";
const HEAD: &str =
	"# Sequences that failed once, played first. A failing test adds its own: commit it.\n";

fn folder() -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "proptest-regressions"].iter().collect()
}

fn is_sequence(line: &&str) -> bool {
	!line.is_empty() && !line.starts_with('#')
}

/// Every sequence that was kept.
pub fn sequences() -> Vec<Vec<Step>> {
	let text = read_to_string(folder().join(FILE)).unwrap_or_default();
	let lines = text.lines().filter(is_sequence);
	lines.map(|line| line.split_whitespace().map(Step::written).collect()).collect()
}

/// Keeps a sequence.
pub fn keep(steps: &[Step]) {
	let written: Vec<String> = steps.iter().map(Step::to_string).collect();
	create_dir_all(folder()).unwrap();
	let path = folder().join(FILE);
	let is_new = !path.exists();
	let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
	let head = if is_new { HEAD } else { "" };
	writeln!(file, "{head}{}", written.join(" ")).unwrap();
}

#[test]
fn a_sequence_is_read_as_it_was_written() {
	for kind in super::steps::kinds() {
		let written = format!("{}:42", kind.name());
		assert_eq!(Step::written(&written).to_string(), written);
	}
}
