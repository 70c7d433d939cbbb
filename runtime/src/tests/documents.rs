//! The documents agree with the code and with each other, and are plain English.

mod citations;
mod interface;
mod links;
mod prose;
mod tables;

use std::{
	fs,
	path::{Path, PathBuf},
};

/// Folders that are built or installed, not written.
const NOT_WRITTEN: [&str; 3] = ["target", "node_modules", ".git"];

/// The endings of the files in which people write.
const WRITTEN: [&str; 6] = ["rs", "md", "js", "ts", "toml", "sh"];

/// A file of the repository, with its text.
struct Document {
	path: PathBuf,
	text: String,
}

impl Document {
	fn has_ending(&self, ending: &str) -> bool {
		self.path.extension().is_some_and(|found| found == ending)
	}

	fn name(&self) -> String {
		let path = self.path.strip_prefix(root()).unwrap_or(&self.path);
		path.display().to_string()
	}
}

/// The root of the repository.
fn root() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(path: &str) -> String {
	fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names in a folder, sorted.
fn names_in(folder: &str) -> Vec<String> {
	let entries = fs::read_dir(root().join(folder)).unwrap();
	let mut names: Vec<_> =
		entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
	names.sort();
	names
}

/// All files in which people write.
fn documents() -> Vec<Document> {
	let mut found = Vec::new();
	collect(&root(), &mut found);
	found.sort_by(|one, other| one.path.cmp(&other.path));
	found
}

fn collect(folder: &Path, found: &mut Vec<Document>) {
	for entry in fs::read_dir(folder).unwrap() {
		let entry = entry.unwrap();
		let path = entry.path();
		let kind = entry.file_type().unwrap();
		if kind.is_dir() && !NOT_WRITTEN.iter().any(|name| path.ends_with(name)) {
			collect(&path, found);
		}
		let ending = path.extension().and_then(|ending| ending.to_str());
		let is_written = ending.map_or_else(
			|| path.parent().is_some_and(|parent| parent.ends_with("scripts")),
			|ending| WRITTEN.contains(&ending),
		);
		if kind.is_file() && is_written {
			if let Ok(text) = fs::read_to_string(&path) {
				found.push(Document { path, text });
			}
		}
	}
}

/// Fails with all faults at once.
#[track_caller]
fn assert_none(faults: Vec<String>) {
	assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
