//! Every relative link of a Markdown file names a file, and a heading where it has an anchor.

use std::{collections::BTreeSet, fs, path::Path};

use super::{assert_none, documents};

/// The lines of a text outside fenced blocks.
fn unfenced(text: &str) -> impl Iterator<Item = &str> {
	let mut fenced = false;
	text.lines().filter(move |line| {
		let is_fence = line.trim_start().starts_with("```");
		fenced ^= is_fence;
		!fenced && !is_fence
	})
}

fn links(text: &str) -> Vec<&str> {
	unfenced(text)
		.flat_map(|line| line.split("](").skip(1))
		.filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
		.filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
		.collect()
}

/// The anchor that public hosts give a heading.
fn anchor(heading: &str) -> String {
	let kept = heading
		.trim()
		.chars()
		.filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
	kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
	let headings = unfenced(text).filter(|line| line.starts_with('#'));
	headings.map(|line| anchor(line.trim_start_matches('#'))).collect()
}

/// What is wrong with a link in a file, if anything is.
fn fault(of: &Path, link: &str) -> Option<&'static str> {
	let (file, heading) = link.split_once('#').map_or((link, None), |(file, at)| (file, Some(at)));
	let target = if file.is_empty() { of.to_path_buf() } else { of.parent().unwrap().join(file) };
	if !target.exists() {
		return Some("no such file");
	}
	let heading = heading?;
	let text = fs::read_to_string(&target).unwrap_or_default();
	(!anchors(&text).contains(heading)).then_some("no such heading")
}

#[test]
fn every_relative_link_resolves() {
	let mut faults = Vec::new();
	for document in documents().iter().filter(|document| document.has_ending("md")) {
		for link in links(&document.text) {
			let fault = fault(&document.path, link);
			faults.extend(fault.map(|what| format!("{}: {link}: {what}", document.name())));
		}
	}
	assert_none(faults);
}

#[test]
fn links_and_anchors_are_found() {
	let text = "[a](b.md) and [c](d.md#e)\n```\n[f](g.md)\n```\n[h](https://example.org)";
	assert_eq!(links(text), ["b.md", "d.md#e"]);
	assert_eq!(anchor(" 4.1 Parties, and `meters`"), "41-parties-and-meters");
	let expected = BTreeSet::from(["one".to_owned(), "three".to_owned()]);
	assert_eq!(anchors("# One\n```\n# Two\n```\n## Three"), expected);
}
