//! What the tests of every pallet have in common.

use std::{
	fs,
	path::{Path, PathBuf},
};

/// The folder of each pallet.
fn pallets() -> Vec<PathBuf> {
	let all = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("pallets");
	fs::read_dir(all).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// All files below a folder, with what they say.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
	let below = |path: PathBuf| match path.is_dir() {
		true => files(&path),
		false => vec![(path.clone(), fs::read_to_string(path).unwrap())],
	};
	fs::read_dir(folder).unwrap().flat_map(|entry| below(entry.unwrap().path())).collect()
}

/// The lines of all `proptest! { … }` in a file.
fn random_lines(text: &str) -> Vec<&str> {
	let blocks = text.split("\nproptest! {\n").skip(1);
	blocks.flat_map(|block| block.lines().take_while(|line| *line != "}")).collect()
}

#[test]
fn every_pallet_counts_its_errors() {
	assert!(!pallets().is_empty());
	// A pallet without calls has no errors.
	let has_errors = |pallet: &PathBuf| {
		files(&pallet.join("src")).iter().any(|(_, text)| text.contains("#[pallet::error]"))
	};
	for pallet in pallets().into_iter().filter(has_errors) {
		let errors = fs::read_to_string(pallet.join("src/tests/errors.rs")).unwrap_or_default();
		assert!(errors.contains("\tensure_every_error_is_produced::<"), "{}", pallet.display());
	}
}

/// Else an error would count that only some sequences reach. Files of random sequences are left out as a
/// whole; in others such a sequence asserts no error.
#[test]
fn no_random_sequence_counts_an_error() {
	let mut seen = 0;
	for (path, text) in pallets().iter().flat_map(|pallet| files(&pallet.join("src"))) {
		let lines = random_lines(&text);
		seen += usize::from(!lines.is_empty());
		let counting = ["assert_noop!", "assert_err!", "produced("];
		let counts = lines.iter().any(|line| counting.iter().any(|it| line.contains(it)));
		let counted = crate::produced::expects_errors(&path.display().to_string());
		assert!(!counts || !counted, "{}", path.display());
	}
	assert!(seen > 0);
	assert_eq!(random_lines("a\nproptest! {\n\tb\n}\nc\n"), ["\tb"]);
}
