//! The figures of `docs/performance.md` that follow from the code are those that the code gives.

pub(crate) mod calls;
mod capacity;
mod growth;
mod projection;

use std::{env, fs, path::PathBuf};

/// Set to renew the figures.
const UPDATE: &str = "UPDATE_GOLDEN";

fn document() -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "..", "docs", "performance.md"].iter().collect()
}

/// The lines between which a part stands.
fn marks(part: &str) -> (String, String) {
	(format!("<!-- {part}: a test writes this -->\n"), format!("<!-- end: {part} -->\n"))
}

/// A document in which a part has this text. Fails if the document does not have the part.
fn with_part(document: &str, part: &str, text: &str) -> String {
	let (begin, end) = marks(part);
	let (before, rest) = document.split_once(&begin).unwrap_or_else(|| panic!("no {begin}"));
	let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("no {end}"));
	format!("{before}{begin}{text}{end}{after}")
}

/// A table in Markdown.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
	let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
	let head: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
	let rule = vec!["---".to_owned(); head.len()];
	let mut text = line(&head) + &line(&rule).replace(' ', "");
	rows.into_iter().for_each(|row| text += &line(&row));
	text
}

#[test]
fn the_document_has_the_figures_that_the_code_gives() {
	let kept = fs::read_to_string(document()).unwrap();
	let grown = growth::steps();
	let parts = [
		("growth", growth::table_of(&grown)),
		("projection", projection::table_of(&grown)),
		("capacity", capacity::table_of_capacity()),
		("weights", calls::table_of_weights()),
	];
	let mut current = kept.clone();
	for (part, text) in &parts {
		current = with_part(&current, part, text);
	}
	if env::var_os(UPDATE).is_some() {
		fs::write(document(), &current).unwrap();
	} else {
		let differs = kept.lines().zip(current.lines()).find(|(kept, current)| kept != current);
		assert!(
			kept == current,
			"docs/performance.md has other figures than the code gives: {differs:?}\nRun `{UPDATE}=1 \
			 scripts/cargo test -p verdigrid-runtime`, review and commit what it writes"
		);
	}
}

#[test]
fn only_the_part_itself_is_replaced() {
	let (begin, end) = marks("x");
	let document = format!("a\n{begin}b\n{end}c\n");
	assert_eq!(with_part(&document, "x", "d\n"), format!("a\n{begin}d\n{end}c\n"));
}

#[test]
fn a_table_has_a_head_and_a_line_for_each_row() {
	let rows = [vec!["1".to_owned(), "2".to_owned()]];
	assert_eq!(table(&["a", "b"], rows), "| a | b |\n|---|---|\n| 1 | 2 |\n");
}
