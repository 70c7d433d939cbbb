//! A section of the file: its fields are asked for by name, and what was not asked for is refused.

use super::{
	document::{Content, Field, Node},
	findings::{Findings, Place, Stated},
};

/// A section that is being read.
pub struct Section<'a> {
	/// Its name and those of the sections that it is in; empty for the file itself.
	name: String,
	line: usize,
	fields: &'a [Field],
	/// The fields that were asked for.
	known: Vec<String>,
	pub findings: &'a Findings,
}

impl<'a> Section<'a> {
	/// The file as a whole.
	pub fn of_file(file: &'a Node, findings: &'a Findings) -> Self {
		Self::new(String::new(), file, findings)
	}

	fn new(name: String, node: &'a Node, findings: &'a Findings) -> Self {
		let fields: &[Field] = match &node.content {
			Content::Table(fields) => fields,
			_ => &[],
		};
		Self { name, line: node.line, fields, known: Vec::new(), findings }
	}

	/// Where a field stands, or where the section begins that lacks it.
	pub fn place(&self, name: &str) -> Place {
		let line = self.find(name).map_or(self.line, |node| node.place.line);
		Place { line, field: self.field(name) }
	}

	fn field(&self, name: &str) -> String {
		match self.name.as_str() {
			"" => name.to_owned(),
			section => format!("{section}.{name}"),
		}
	}

	/// A field as it stands in the file. Now it is known that there is such a field.
	pub fn node(&mut self, name: &str) -> Option<Stated<&'a Node>> {
		if !self.known.iter().any(|known| known == name) {
			self.known.push(name.to_owned());
		}
		self.find(name)
	}

	fn find(&self, name: &str) -> Option<Stated<&'a Node>> {
		let Field { node, .. } = self.fields.iter().find(|field| field.name == name)?;
		let place = Place { line: node.line, field: self.field(name) };
		Some(Stated { value: node, place })
	}

	/// A text that must be there.
	pub fn text(&mut self, name: &str) -> Option<Stated<String>> {
		self.parsed(name, |text| Ok(text.to_owned()))
	}

	/// A text that must be there, and what it means.
	pub fn parsed<T>(
		&mut self,
		name: &str,
		read: impl FnOnce(&str) -> Result<T, String>,
	) -> Option<Stated<T>> {
		let node = self.needed(name)?;
		read_text(&node, self.findings, read)
	}

	/// A text that may be left out, and what it means.
	pub fn optional<T>(
		&mut self,
		name: &str,
		read: impl FnOnce(&str) -> Result<T, String>,
	) -> Option<Stated<T>> {
		let node = self.node(name)?;
		read_text(&node, self.findings, read)
	}

	/// One of these words.
	pub fn one_of<T: Clone>(&mut self, name: &str, words: &[(&str, T)]) -> Option<Stated<T>> {
		self.parsed(name, |text| choose(text, words))
	}

	/// A whole number that must be there.
	pub fn number<T: TryFrom<i64>>(&mut self, name: &str) -> Option<Stated<T>> {
		let node = self.needed(name)?;
		read_number(&node, self.findings)
	}

	/// Whether it says so; not, if it says nothing.
	pub fn truth(&mut self, name: &str) -> bool {
		let Some(Stated { value: node, place }) = self.node(name) else { return false };
		match node.content {
			Content::Truth(truth) => truth,
			_ => {
				let kind = node.content.kind();
				self.findings.refuse(&place, format!("it is {kind}: write true or false"));
				false
			}
		}
	}

	/// A list that may be left out: what stands in it.
	pub fn list(&mut self, name: &str) -> Vec<Stated<&'a Node>> {
		let Some(Stated { value: node, place }) = self.node(name) else { return Vec::new() };
		match &node.content {
			Content::List(nodes) => nodes
				.iter()
				.map(|node| Stated {
					value: node,
					place: Place { line: node.line, ..place.clone() },
				})
				.collect(),
			other => {
				self.findings.refuse(&place, format!("it is {}: write a list", other.kind()));
				Vec::new()
			}
		}
	}

	/// The texts of a list, and what they mean.
	pub fn texts<T>(
		&mut self,
		name: &str,
		mut read: impl FnMut(&str) -> Result<T, String>,
	) -> Vec<Stated<T>> {
		let (nodes, findings) = (self.list(name), self.findings);
		nodes.iter().filter_map(|node| read_text(node, findings, &mut read)).collect()
	}

	/// Sections of one name, each read to its end: what became of them, and whether all could be read.
	pub fn sections<T>(
		&mut self,
		name: &str,
		mut read: impl FnMut(&mut Section<'a>) -> Option<T>,
	) -> Listed<T> {
		let before = self.findings.count();
		let nodes = self.list(name);
		let place = self.place(name);
		let entries = nodes.iter().filter_map(|node| self.inner(node, &mut read)).collect();
		Listed { entries, whole: self.findings.count() == before, place }
	}

	/// A section that may be left out.
	pub fn section<T>(
		&mut self,
		name: &str,
		read: impl FnOnce(&mut Section<'a>) -> Option<T>,
	) -> Option<T> {
		let node = self.node(name)?;
		self.inner(&node, read)
	}

	fn inner<T>(
		&self,
		node: &Stated<&'a Node>,
		read: impl FnOnce(&mut Section<'a>) -> Option<T>,
	) -> Option<T> {
		let Content::Table(_) = node.value.content else {
			let kind = node.value.content.kind();
			self.findings.refuse(&node.place, format!("it is {kind}: write a section"));
			return None;
		};
		let mut section = Section::new(node.place.field.clone(), node.value, self.findings);
		let entry = read(&mut section);
		section.finish();
		entry
	}

	fn needed(&mut self, name: &str) -> Option<Stated<&'a Node>> {
		let node = self.node(name);
		if node.is_none() {
			self.findings.refuse(&self.place(name), "it is missing: add it");
		}
		node
	}

	/// Refuses each field that was not asked for.
	pub fn finish(self) {
		let known = self.known.join(", ");
		for Field { name, node } in self.fields {
			if !self.known.contains(name) {
				let place = Place { line: node.line, field: self.field(name) };
				let says =
					format!("there is no such field: remove it, or take one of these: {known}");
				self.findings.refuse(&place, says);
			}
		}
	}
}

/// What became of the sections of one name.
#[derive(Debug)]
pub struct Listed<T> {
	pub entries: Vec<T>,
	/// Whether all could be read. Only then it means something that an entry is not among them.
	pub whole: bool,
	/// Where they would begin.
	pub place: Place,
}

/// What a text means.
pub fn read_text<T>(
	node: &Stated<&Node>,
	findings: &Findings,
	read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<Stated<T>> {
	let place = node.place.clone();
	let meaning = match &node.value.content {
		Content::Text(text) if is_form(text) => Err("fill it in".into()),
		Content::Text(text) => read(text),
		other => Err(format!("it is {}: write a text, in quotes", other.kind())),
	};
	match meaning {
		Ok(value) => Some(Stated { value, place }),
		Err(says) => {
			findings.refuse(&place, says);
			None
		}
	}
}

/// Whether a text only says what belongs in its place, in angle brackets.
fn is_form(text: &str) -> bool {
	text.starts_with('<') && text.ends_with('>')
}

/// A whole number.
pub fn read_number<T: TryFrom<i64>>(
	node: &Stated<&Node>,
	findings: &Findings,
) -> Option<Stated<T>> {
	let place = node.place.clone();
	let Content::Number(number) = node.value.content else {
		let kind = node.value.content.kind();
		findings.refuse(&place, format!("it is {kind}: write a whole number, without quotes"));
		return None;
	};
	match T::try_from(number) {
		Ok(value) => Some(Stated { value, place }),
		Err(_) => {
			findings.refuse(&place, format!("{number} is less or more than can be counted here"));
			None
		}
	}
}

/// What a word stands for.
pub fn choose<T: Clone>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
	let found = words.iter().find(|(word, _)| *word == text);
	found.map(|(_, meaning)| meaning.clone()).ok_or_else(|| {
		let words: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
		format!("\"{text}\" is not known here: write {}", words.join(" or "))
	})
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use crate::build_chain::document::parse;

	/// What is said of a file that is read in this way.
	fn said(text: &str, read: impl FnOnce(&mut Section)) -> Vec<String> {
		let (file, findings) = (parse(text).unwrap(), Findings::default());
		let mut section = Section::of_file(&file, &findings);
		read(&mut section);
		section.finish();
		findings.problems().iter().map(ToString::to_string).collect()
	}

	#[test]
	fn unknown_fields_are_refused_by_name_and_line() {
		let text = "a = \"x\"\n[[b]]\nc = \"y\"\nd = 1\n";
		let said = said(text, |file| {
			file.text("a");
			file.sections("b", |section| section.text("c"));
		});
		let expected = "line 4, b.d: there is no such field: remove it, or take one of these: c";
		assert_eq!(said, [expected]);
	}

	#[test]
	fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_file() {
		let text = "a = 1\nb = \"no\"\nc = \"x\"\nd = 1\ne = \"x\"\nf = 1\ng = -1\n";
		let said = said(text, |file| {
			file.number::<u8>("g");
			file.text("a");
			file.truth("b");
			file.list("c");
			file.section("d", |_| Some(()));
			file.one_of("e", &[("y", ()), ("z", ())]);
			file.text("missing");
			file.sections("f", |_| Some(()));
		});
		let expected = [
			"line 1, a: it is a number: write a text, in quotes",
			"line 1, missing: it is missing: add it",
			"line 2, b: it is a text: write true or false",
			"line 3, c: it is a text: write a list",
			"line 4, d: it is a number: write a section",
			"line 5, e: \"x\" is not known here: write \"y\" or \"z\"",
			"line 6, f: it is a number: write a list",
			"line 7, g: -1 is less or more than can be counted here",
		];
		assert_eq!(said, expected);
	}

	#[test]
	fn a_list_says_whether_all_of_it_was_read() {
		let read = |text: &str| {
			let (file, findings) = (parse(text).unwrap(), Findings::default());
			let mut section = Section::of_file(&file, &findings);
			let listed = section.sections("a", |section| section.number::<u8>("b"));
			(listed.entries.len(), listed.whole)
		};
		assert_eq!(read("[[a]]\nb = 1\n[[a]]\nb = 2\n"), (2, true));
		assert_eq!(read("[[a]]\nb = 1\n[[a]]\nb = 300\n"), (1, false));
		assert_eq!(read(""), (0, true));
	}
}
