//! What the parts of the pages are, for programs that read them aloud.

use crate::Refused;
use krilla::tagging::{
	Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::collections::BTreeMap;
use std::num::NonZeroU16;

/// What a part of a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
	Title(String),
	Heading(String),
	Paragraph,
	Picture(&'static str),
	List,
	Item,
	Bullet,
	Sentence,
	Table,
	Row,
	ColumnHeader,
	Cell,
}

impl Role {
	fn tag(&self) -> TagKind {
		let heading = |level, title: &String| Tag::Hn(level, Some(title.clone())).into();
		match self {
			Self::Title(title) => heading(NonZeroU16::MIN, title),
			Self::Heading(title) => heading(NonZeroU16::MIN.saturating_add(1), title),
			Self::Paragraph => Tag::P.into(),
			Self::Picture(text) => Tag::Figure(Some((*text).into())).into(),
			Self::List => Tag::L(ListNumbering::Disc).into(),
			Self::Item => Tag::LI.into(),
			Self::Bullet => Tag::Lbl.into(),
			Self::Sentence => Tag::LBody.into(),
			Self::Table => Tag::Table.into(),
			Self::Row => Tag::TR.into(),
			Self::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
			Self::Cell => Tag::TD.into(),
		}
	}
}

/// A part of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node(usize);

struct Entry {
	role: Role,
	parent: Option<Node>,
	drawn: Vec<Identifier>,
}

/// The parts of a document, each after the one that it is part of.
#[derive(Default)]
pub struct Structure(Vec<Entry>);

impl Structure {
	/// Adds a part.
	pub fn add(&mut self, role: Role, parent: Option<Node>) -> Node {
		self.0.push(Entry { role, parent, drawn: Vec::new() });
		Node(self.0.len().saturating_sub(1))
	}

	/// Notes where something of this part was drawn.
	pub fn note(&mut self, node: Node, drawn: Identifier) {
		if let Some(entry) = self.0.get_mut(node.0) {
			entry.drawn.push(drawn);
		}
	}

	/// The tree that the file holds.
	pub fn tree(self) -> Result<TagTree, Refused> {
		let mut parts: BTreeMap<Option<Node>, Vec<TagGroup>> = BTreeMap::new();
		// From the end, so that the parts of a part are complete before it.
		for (number, entry) in self.0.into_iter().enumerate().rev() {
			let mut group = TagGroup::new(entry.role.tag());
			entry.drawn.into_iter().for_each(|drawn| group.push(drawn));
			for part in parts.remove(&Some(Node(number))).into_iter().flatten().rev() {
				group.push(part);
			}
			parts.entry(entry.parent).or_default().push(group);
		}
		let mut tree = TagTree::new();
		parts.remove(&None).into_iter().flatten().rev().for_each(|part| tree.push(part));
		if parts.is_empty() {
			return Ok(tree);
		}
		Err(Refused::Writer("a part of the document is part of none".into()))
	}
}
