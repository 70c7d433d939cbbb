//! XML documents, with the line of each element.

use roxmltree::{Document, Error, Node};
use std::borrow::Cow;

use super::common::Wrong;
use crate::mapping::TextEncoding;

/// A document.
pub struct Xml<'t> {
	document: Document<'t>,
	/// Where lines end.
	line_ends: Vec<usize>,
}

/// An element of a document.
#[derive(Clone, Copy)]
pub struct Element<'a> {
	node: Node<'a, 'a>,
	line_ends: &'a [usize],
}

/// The text of a document.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Wrong> {
	let text = TextEncoding::Utf8
		.decode(bytes)
		.map_err(|_| Wrong::file("it is not UTF-8: write it as UTF-8"))?;
	match declared_encoding(&text) {
		Some(name) if !name.eq_ignore_ascii_case("utf-8") && !text.is_ascii() => {
			Err(Wrong { line: 1, reason: format!("its encoding is {name}: write it as UTF-8") })
		}
		_ => Ok(text),
	}
}

/// The encoding that the first line declares.
fn declared_encoding(text: &str) -> Option<&str> {
	let (declaration, _) = text.strip_prefix("<?xml")?.split_once("?>")?;
	let (_, rest) = declaration.split_once("encoding")?;
	let rest = rest.trim_start().strip_prefix('=')?.trim_start();
	let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
	rest.get(1..)?.split_once(quote).map(|(name, _)| name)
}

fn not_whole(text: &str, error: &Error) -> Wrong {
	let again = || format!("it is no whole XML document: {error}. Write it to its end again");
	let line_after = |before: &str| {
		let ends = before.bytes().filter(|byte| *byte == b'\n').count();
		u32::try_from(ends).map_or(u32::MAX, |ends| ends.saturating_add(1))
	};
	// The library gives no line for the first two.
	match error {
		Error::DtdDetected => Wrong {
			line: text.split_once("<!DOCTYPE").map_or(0, |(before, _)| line_after(before)),
			reason: "it has a DTD, and with one its texts may be others than they seem: write it without".into(),
		},
		Error::UnclosedRootNode => Wrong { line: line_after(text.trim_end()), reason: again() },
		_ => Wrong { line: error.pos().row, reason: again() },
	}
}

impl<'t> Xml<'t> {
	/// Reads a document. One with a DTD is refused.
	pub fn parse(text: &'t str) -> Result<Self, Wrong> {
		let document = Document::parse(text).map_err(|error| not_whole(text, &error))?;
		let line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
		let line_ends = line_ends.map(|(at, _)| at).collect();
		Ok(Xml { document, line_ends })
	}

	/// The outermost element.
	pub fn root(&self) -> Element<'_> {
		Element { node: self.document.root_element(), line_ends: &self.line_ends }
	}
}

impl<'a> Element<'a> {
	/// Its name without its namespace.
	pub fn name(self) -> &'a str {
		self.node.tag_name().name()
	}

	/// Its namespace.
	pub fn namespace(self) -> &'a str {
		self.node.tag_name().namespace().unwrap_or_default()
	}

	/// The line in which it starts.
	pub fn line(self) -> u32 {
		let before = self.line_ends.partition_point(|end| *end < self.node.range().start);
		u32::try_from(before.saturating_add(1)).unwrap_or(u32::MAX)
	}

	/// Something is wrong with it.
	pub fn wrong(self, reason: impl Into<String>) -> Wrong {
		Wrong { line: self.line(), reason: reason.into() }
	}

	/// All elements in it.
	pub fn children(self) -> impl Iterator<Item = Element<'a>> {
		let elements = self.node.children().filter(Node::is_element);
		elements.map(move |node| Element { node, line_ends: self.line_ends })
	}

	/// The elements in it with this name.
	pub fn each(self, name: &'static str) -> impl Iterator<Item = Element<'a>> {
		self.children().filter(move |child| child.name() == name)
	}

	/// The elements in it with this name: one at least.
	pub fn one_or_more(
		self,
		name: &'static str,
	) -> Result<impl Iterator<Item = Element<'a>>, Wrong> {
		let mut found = self.each(name).peekable();
		match found.peek() {
			Some(_) => Ok(found),
			None => Err(self.lacks(name)),
		}
	}

	fn lacks(self, name: &str) -> Wrong {
		self.wrong(format!("`{}` has no `{name}`: add it", self.name()))
	}

	/// The element in it with this name, if there is one.
	pub fn at_most_one(self, name: &'static str) -> Result<Option<Element<'a>>, Wrong> {
		let mut found = self.each(name);
		let first = found.next();
		match found.next() {
			Some(second) => {
				Err(second
					.wrong(format!("`{}` has `{name}` more than once: remove one", self.name())))
			}
			None => Ok(first),
		}
	}

	/// The element in it with this name.
	pub fn one(self, name: &'static str) -> Result<Element<'a>, Wrong> {
		self.at_most_one(name)?.ok_or_else(|| self.lacks(name))
	}

	/// Its text.
	pub fn text(self) -> Result<&'a str, Wrong> {
		let mut parts = self.node.children();
		let text = match parts.next() {
			None => Some(""),
			Some(only) if only.is_text() => only.text(),
			Some(_) => None,
		};
		text.filter(|_| parts.next().is_none()).map(str::trim).ok_or_else(|| {
			self.wrong(format!("`{}` has more in it than text: remove the rest", self.name()))
		})
	}

	/// The text of the element in it with this name.
	pub fn text_of(self, name: &'static str) -> Result<&'a str, Wrong> {
		self.one(name)?.text()
	}

	/// The text of the element in it with this name, if there is one.
	pub fn optional(self, name: &'static str) -> Result<Option<&'a str>, Wrong> {
		self.at_most_one(name)?.map(Element::text).transpose()
	}

	/// What an attribute says.
	pub fn attribute(self, name: &str) -> Option<&'a str> {
		self.node.attribute(name)
	}
}
