//! Every rule, decision, fault, section and document that is cited exists.

use std::collections::BTreeSet;

use super::{assert_none, documents, names_in, read, root};

/// What a text can cite.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Citation {
	Rule(u32),
	Decision(u32),
	Defect(u32),
	Section(String),
	Document(String),
}

use Citation::*;

fn rule(word: &str) -> Option<u32> {
	let digits = word.strip_prefix('R')?;
	(digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

/// The number in the name of a test, as `r04_…` or `defect_03_…`.
fn numbered_test(word: &str, prefix: &str) -> Option<u32> {
	let (digits, _) = word.strip_prefix(prefix)?.split_once('_')?;
	(digits.len() == 2).then(|| digits.parse().ok()).flatten()
}

fn words(text: &str) -> Vec<&str> {
	let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
	text.split(|letter: char| !is_part(letter))
		.map(|word| word.trim_matches('.'))
		.filter(|word| !word.is_empty())
		.collect()
}

/// The numbers after "decision", which is a field of some structs too: `decision: 60` cites nothing.
fn cited_decisions(text: &str) -> Vec<u32> {
	let words: Vec<&str> =
		text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
	let mut found = Vec::new();
	for (at, word) in words.iter().enumerate() {
		let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
		if matches!(word.to_lowercase().as_str(), "decision" | "decisions") {
			found.extend(listed_numbers(&words[at + 1..]));
		}
	}
	found
}

fn listed_numbers(words: &[&str]) -> Vec<u32> {
	let listed = words.iter().take_while(|word| **word == "and" || number(word).is_some());
	listed.filter_map(|word| number(word)).collect()
}

/// The number that a word begins with, as in `28](decisions/…)`.
fn number(word: &str) -> Option<u32> {
	word.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn is_section(word: &str) -> bool {
	word.split_once('.').is_some_and(|(chapter, section)| {
		chapter.parse::<u8>().is_ok() && section.parse::<u8>().is_ok()
	})
}

fn document(path: &str) -> Option<String> {
	let path = path.trim_start_matches("../").trim_end_matches(['.', '-', '/']);
	path.starts_with("docs/").then(|| path.to_owned())
}

fn citations(text: &str) -> BTreeSet<Citation> {
	let mut found = BTreeSet::new();
	let words = words(text);
	for (at, word) in words.iter().enumerate() {
		found.extend(rule(word).map(Rule));
		found.extend(numbered_test(word, "r").map(Rule));
		found.extend(numbered_test(word, "defect_").map(Defect));
		if matches!(word.to_lowercase().as_str(), "design" | "design.md") {
			let section = words.get(at + 1).filter(|next| is_section(next));
			found.extend(section.map(|next| Section((*next).to_owned())));
		}
	}
	found.extend(cited_decisions(text).into_iter().map(Decision));
	let is_part = |letter: char| letter.is_alphanumeric() || "._/-".contains(letter);
	let paths = text.split(|letter: char| !is_part(letter));
	found.extend(paths.filter_map(document).map(Document));
	found
}

fn rules() -> BTreeSet<u32> {
	let text = read("docs/rules.md");
	let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
	rows.filter_map(rule).collect()
}

/// The first word of each heading of a document, without the full stop.
fn heading_numbers(path: &str) -> BTreeSet<String> {
	let text = read(path);
	let headings = text.lines().filter(|line| line.starts_with('#'));
	headings
		.filter_map(|line| line.trim_start_matches('#').split_whitespace().next())
		.map(|number| number.trim_end_matches('.').to_owned())
		.collect()
}

/// The numbered files of decisions, with their numbers.
fn decisions() -> Vec<(u32, String)> {
	let files = names_in("docs/decisions").into_iter();
	files.filter_map(|name| Some((name.get(..4)?.parse().ok()?, name.clone()))).collect()
}

fn exists(path: &str) -> bool {
	let whole = root().join(path);
	let Some((folder, start)) = path.rsplit_once('/') else { return whole.exists() };
	whole.exists()
		|| (root().join(folder).is_dir()
			&& !start.contains('.')
			&& names_in(folder).iter().any(|name| name.starts_with(start)))
}

#[test]
fn every_citation_resolves() {
	let rules = rules();
	let decisions: BTreeSet<u32> = decisions().into_iter().map(|(number, _)| number).collect();
	let defects = heading_numbers("docs/defects.md");
	let sections = heading_numbers("docs/design.md");
	let resolves = |citation: &Citation| match citation {
		Rule(number) => rules.contains(number),
		Decision(number) => decisions.contains(number),
		Defect(number) => defects.contains(&number.to_string()),
		Section(number) => sections.contains(number),
		Document(path) => exists(path),
	};
	let mut faults = Vec::new();
	for document in documents() {
		let unknown = citations(&document.text).into_iter().filter(|cited| !resolves(cited));
		faults.extend(unknown.map(|cited| format!("{}: {cited:?}", document.name())));
	}
	assert_none(faults);
}

#[test]
fn rules_are_numbered_without_gaps() {
	let rules = rules();
	assert_eq!(rules, (1..=u32::try_from(rules.len()).unwrap()).collect());
}

#[test]
fn decisions_are_numbered_without_gaps_and_listed() {
	let decisions = decisions();
	let numbers: Vec<u32> = decisions.iter().map(|(number, _)| *number).collect();
	assert_eq!(numbers, (1..=u32::try_from(decisions.len()).unwrap()).collect::<Vec<_>>());
	let list = read("docs/decisions/README.md");
	let faults = decisions
		.iter()
		.filter(|(number, file)| {
			let start = format!("| {number} |");
			let link = format!("({file})");
			let rows = list.lines().filter(|line| line.starts_with(&start) && line.contains(&link));
			rows.count() != 1
		})
		.map(|(_, file)| format!("docs/decisions/README.md does not list {file} once"));
	assert_none(faults.collect());
}

#[test]
fn tests_of_faults_are_where_the_list_says() {
	let faults = read("docs/defects.md")
		.lines()
		.filter_map(|line| line.strip_prefix("- `")?.strip_suffix('`')?.split_once("` in `"))
		.filter(|(test, file)| {
			let text = std::fs::read_to_string(root().join(file)).unwrap_or_default();
			!text.contains(&format!("fn {test}("))
		})
		.map(|(test, file)| format!("docs/defects.md: {test} is not in {file}"))
		.collect();
	assert_none(faults);
}

#[test]
fn citations_are_found() {
	let text = "See R12, decisions 7 and 29, design 4.4 and (../docs/rules.md).";
	let expected = [
		Rule(12),
		Decision(7),
		Decision(29),
		Section("4.4".into()),
		Document("docs/rules.md".into()),
	];
	assert_eq!(citations(text), expected.into());
	assert_eq!(citations("fn r04_forgetting()"), [Rule(4)].into());
	assert_eq!(citations("fn defect_03_ranges()"), [Defect(3)].into());
	assert_eq!(citations("([decision 28](a.md))"), [Decision(28)].into());
	assert!(citations("decision: 60").is_empty());
	assert!(citations("Result, R, a decision, the design").is_empty());
}
