//! Sentences, measured.

/// The most words of a sentence.
const MOST_WORDS: usize = 25;

/// Phrases that readers whose language is not English read twice.
const HARD_PHRASES: [&str; 10] = [
	"nobody",
	"whatever becomes",
	"whatever became",
	"need not",
	"but for",
	"of its own accord",
	"who is who",
	"has not that",
	"be it ",
	"save for",
];

/// A text in which a piece of code counts as one word and ends no sentence.
fn without_code(text: &str) -> String {
	let mut parts = text.split('`');
	let mut plain = parts.next().unwrap_or_default().to_owned();
	for (at, part) in parts.enumerate() {
		plain.push_str(if at % 2 == 0 { "code" } else { part });
	}
	plain
}

fn ends_sentence(word: &str) -> bool {
	let bare = word.trim_end_matches([')', '"', '”', '*']);
	bare.ends_with(['.', '!', '?']) && !matches!(bare, "e.g." | "i.e.")
}

/// The sentences of a text. An empty line and an item of a list begin another.
pub(super) fn sentences<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
	let mut found = vec![Vec::new()];
	// Code can go on in the next line, so it is taken out of the whole text.
	let text = lines.into_iter().map(str::trim).collect::<Vec<_>>().join("\n");
	for line in without_code(&text).lines() {
		if line.is_empty() || line.starts_with("- ") {
			found.push(Vec::new());
		}
		let words = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
		for word in words {
			found.last_mut().unwrap().push(word.to_owned());
			if ends_sentence(word) {
				found.push(Vec::new());
			}
		}
	}
	found.into_iter().filter(|words| !words.is_empty()).map(|words| words.join(" ")).collect()
}

/// What is hard to read in a text.
pub(super) fn faults<'a>(lines: impl IntoIterator<Item = &'a str> + Clone) -> Vec<String> {
	let mut faults = Vec::new();
	for sentence in sentences(lines.clone()) {
		let words = sentence.split(' ').count();
		if words > MOST_WORDS {
			faults.push(format!("{words} words: {sentence}"));
		}
		let lower = sentence.to_lowercase();
		let hard = HARD_PHRASES.iter().filter(|phrase| lower.contains(*phrase));
		faults.extend(hard.map(|phrase| format!("\"{phrase}\": {sentence}")));
	}
	let text = lines.into_iter().collect::<Vec<_>>().join("\n");
	if text.contains("[`") || text.contains("](") {
		faults.push("a link, which wallets show as it is written".into());
	}
	faults
}

#[test]
fn sentences_end_at_full_stops_items_and_empty_lines() {
	let text = ["One two. Three", "four.", "", "Five", "- Six: seven.", "- Eight"];
	assert_eq!(sentences(text), ["One two.", "Three four.", "Five", "Six: seven.", "Eight"]);
}

#[test]
fn code_is_one_word_and_ends_no_sentence() {
	assert_eq!(sentences(["Call `a. b c` now, e.g. here."]), ["Call code now, e.g. here."]);
	assert_eq!(sentences(["Call `a", "b` now."]), ["Call code now."]);
}

#[test]
fn long_sentences_hard_phrases_and_links_are_faults() {
	let words = |count: usize| vec!["word"; count].join(" ");
	assert_eq!(faults([words(25).as_str()]), Vec::<String>::new());
	assert_eq!(faults([words(26).as_str()]).len(), 1);
	assert_eq!(faults(["Nobody can call it."]).len(), 1);
	assert_eq!(faults(["See [`x`](Pallet::x)."]).len(), 1);
}
