//! A TOML file, of which each value knows its line.

use toml_edit::{ImDocument, Item, Key, TableLike, Value};

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
	pub line: usize,
	pub content: Content,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Content {
	Text(String),
	Number(i64),
	Truth(bool),
	List(Vec<Node>),
	Table(Vec<Field>),
	/// A kind of value that no field has.
	Other,
}

/// A field of a table.
#[derive(Clone, Debug)]
pub struct Field {
	pub name: String,
	pub node: Node,
}

impl Content {
	/// How people call this kind of value.
	pub fn kind(&self) -> &'static str {
		match self {
			Content::Text(_) => "a text",
			Content::Number(_) => "a number",
			Content::Truth(_) => "true or false",
			Content::List(_) => "a list",
			Content::Table(_) => "a section",
			Content::Other => "a number with decimals or a date",
		}
	}
}

/// Reads a file. Fails with the parser's message if it is not TOML.
pub fn parse(text: &str) -> Result<Node, String> {
	let document = ImDocument::parse(text).map_err(|error| error.to_string())?;
	let lines = Lines::of(text);
	Ok(Node { line: 1, content: lines.table(document.as_table(), 1) })
}

/// The offsets at which lines begin.
struct Lines(Vec<usize>);

impl Lines {
	fn of(text: &str) -> Self {
		let ends = text.match_indices('\n').map(|(at, _)| at.saturating_add(1));
		Self([0].into_iter().chain(ends).collect())
	}

	/// The line of a span, or of what it is in if the parser gives it none.
	fn line(&self, span: Option<std::ops::Range<usize>>, around: usize) -> usize {
		span.map_or(around, |span| self.0.partition_point(|begin| *begin <= span.start))
	}

	fn table(&self, table: &dyn TableLike, line: usize) -> Content {
		let fields = table.iter().filter_map(|(name, _)| {
			let (key, item) = table.get_key_value(name)?;
			Some(Field { name: name.to_owned(), node: self.item(key, item, line) })
		});
		Content::Table(fields.collect())
	}

	fn item(&self, key: &Key, item: &Item, around: usize) -> Node {
		let line = self.line(key.span(), around);
		match item {
			Item::Value(value) => Node { line, ..self.value(value, line) },
			Item::Table(table) => {
				let line = self.line(table.span(), line);
				Node { line, content: self.table(table, line) }
			}
			Item::ArrayOfTables(tables) => {
				let each = tables.iter().map(|table| {
					let line = self.line(table.span(), line);
					Node { line, content: self.table(table, line) }
				});
				Node { line, content: Content::List(each.collect()) }
			}
			Item::None => Node { line, content: Content::Other },
		}
	}

	fn value(&self, value: &Value, around: usize) -> Node {
		let line = self.line(value.span(), around);
		let content = match value {
			Value::String(text) => Content::Text(text.value().clone()),
			Value::Integer(number) => Content::Number(*number.value()),
			Value::Boolean(truth) => Content::Truth(*truth.value()),
			Value::Array(list) => {
				Content::List(list.iter().map(|each| self.value(each, line)).collect())
			}
			Value::InlineTable(table) => self.table(table, line),
			Value::Float(_) | Value::Datetime(_) => Content::Other,
		};
		Node { line, content }
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	/// The lines of all fields, by their names.
	fn lines(node: &Node, path: &str, found: &mut Vec<(String, usize)>) {
		match &node.content {
			Content::Table(fields) => {
				for Field { name, node } in fields {
					let path = format!("{path}/{name}");
					found.push((path.clone(), node.line));
					lines(node, &path, found);
				}
			}
			Content::List(nodes) => nodes.iter().for_each(|node| lines(node, path, found)),
			_ => (),
		}
	}

	#[test]
	fn each_value_knows_its_line() {
		let text = "a = 1\n\n[b]\nc = [\n  { d = \"x\" },\n  { d = \"y\" },\n]\n[[e]]\nf = true\n[[e]]\nf = false\n[g.h]\ni = 1\n";
		let mut found = Vec::new();
		lines(&parse(text).unwrap(), "", &mut found);
		let expected = [
			("/a", 1),
			("/b", 3),
			("/b/c", 4),
			("/b/c/d", 5),
			("/b/c/d", 6),
			("/e", 8),
			("/e/f", 9),
			("/e/f", 11),
			("/g", 12),
			("/g/h", 12),
			("/g/h/i", 13),
		];
		let expected = expected.map(|(name, line)| (name.to_owned(), line));
		assert_eq!(found, expected);
	}

	#[test]
	fn each_section_of_a_list_knows_its_line() {
		let Content::Table(fields) = parse("[[e]]\nf = 1\n[[e]]\nf = 2\n").unwrap().content else {
			unreachable!()
		};
		let Content::List(sections) = &fields.first().unwrap().node.content else { unreachable!() };
		assert_eq!(sections.iter().map(|section| section.line).collect::<Vec<_>>(), [1, 3]);
	}

	#[test]
	fn what_is_not_toml_is_refused_with_its_line() {
		for text in ["a = \n", "a = 1\na = 2\n", "[a\n", "a = 1\n[a]\n"] {
			let error = parse(text).unwrap_err();
			assert!(error.contains("line"), "{error}");
		}
	}
}
