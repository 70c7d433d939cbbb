//! What a command prints: tables for people, and one JSON document for programs.

use crate::{
	failure::{Failure, Kind},
	values::{printable, range, word, Item},
};
use clap::ValueEnum;
use comfy_table::{presets::UTF8_HORIZONTAL_ONLY, ContentArrangement, Table};
use serde::Serialize;
use std::io::{self, Write};

/// The version of the JSON documents. It rises when a program that reads them must change.
pub const VERSION: u32 = 1;

/// For whom the output is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
	/// Tables.
	#[default]
	Table,
	/// One JSON document. `watch` prints one for each line.
	Json,
}

/// What a command found out or did.
#[derive(Clone, Debug, Default)]
pub struct Answer {
	/// The block at which the chain was read, or that has the transaction.
	pub block: Option<u64>,
	/// The answer. `None` if there is no such thing.
	pub data: Option<Item>,
	/// A sentence for people, before the data.
	pub note: Option<String>,
	/// The poll that a call put up.
	pub poll: Option<u32>,
	/// What failed although there is an answer: a dry run says what would fail.
	pub failed: Option<Kind>,
}

impl Answer {
	/// What was read at a block.
	pub fn read(block: u64, data: Item) -> Self {
		let data = (data != Item::None).then_some(data);
		Answer { block: Some(block), data, ..Answer::default() }
	}
}

#[derive(Serialize)]
struct Document<'a> {
	version: u32,
	command: &'a str,
	#[serde(skip_serializing_if = "Option::is_none")]
	block: Option<u64>,
	#[serde(skip_serializing_if = "Option::is_none")]
	data: Option<&'a Item>,
	#[serde(skip_serializing_if = "Option::is_none")]
	error: Option<ErrorDocument>,
}

#[derive(Serialize)]
struct ErrorDocument {
	code: u8,
	kind: &'static str,
	#[serde(skip_serializing_if = "Option::is_none")]
	name: Option<String>,
	message: String,
}

/// Prints an answer.
pub fn print(form: Form, command: &str, answer: &Answer) {
	match form {
		Form::Json => {
			let data = Some(answer.data.as_ref().unwrap_or(&Item::None));
			document(&Document {
				version: VERSION,
				command,
				block: answer.block,
				data,
				error: None,
			});
		}
		Form::Table => {
			if let Some(note) = &answer.note {
				write(note);
			}
			if let Some(data) = &answer.data {
				write(&table(data));
			}
		}
	}
}

/// Prints why a command failed: for people on the standard error, for programs as a document.
pub fn print_failure(form: Form, command: &str, failure: &Failure) {
	if form == Form::Json {
		let error = ErrorDocument {
			code: failure.kind.code(),
			kind: failure.kind.name(),
			name: failure.name.clone(),
			message: failure.message.clone(),
		};
		document(&Document {
			version: VERSION,
			command,
			block: None,
			data: None,
			error: Some(error),
		});
	}
	let lines: Vec<String> = failure.message.lines().map(printable).collect();
	eprintln!("error: {}", lines.join("\n"));
}

/// Writes a line. A reader that has enough closes the pipe: then there is nobody to write for.
pub fn write(line: &str) {
	let written = writeln!(io::stdout(), "{line}");
	if let Err(error) = written.and_then(|()| io::stdout().flush()) {
		if error.kind() != io::ErrorKind::BrokenPipe {
			eprintln!("error: the answer cannot be written: {error}");
		}
	}
}

fn document(document: &Document<'_>) {
	match serde_json::to_string(document) {
		Ok(text) => write(&text),
		Err(error) => eprintln!("error: the answer cannot be written: {error}"),
	}
}

/// Values with names as two columns, a list of such as a table, and a page with what comes after it.
pub fn table(item: &Item) -> String {
	match item {
		Item::Fields(fields) => match page(fields) {
			Some((items, next)) => {
				let more = if *next == Item::None {
					String::new()
				} else {
					format!("\nmore: --after {}", given_back(next))
				};
				format!("{}{more}", list(items))
			}
			None => columns(fields),
		},
		Item::List(items) => list(items),
		other => word(other),
	}
}

/// A part of a list, as the runtime APIs give it.
fn page(fields: &[(String, Item)]) -> Option<(&[Item], &Item)> {
	match fields {
		[(items, Item::List(list)), (next, after)] if items == "items" && next == "next" => {
			Some((list, after))
		}
		_ => None,
	}
}

/// Several values of one option are separated by colons.
fn given_back(item: &Item) -> String {
	match item {
		Item::List(items) => items.iter().map(word).collect::<Vec<_>>().join(":"),
		other => word(other),
	}
}

fn styled() -> Table {
	let mut table = Table::new();
	table.load_preset(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
	table
}

fn columns(fields: &[(String, Item)]) -> String {
	let mut table = styled();
	for (name, item) in flat(fields, "") {
		table.add_row([printable(&name), word(&item)]);
	}
	table.to_string()
}

fn list(items: &[Item]) -> String {
	if items.is_empty() {
		return "none".to_owned();
	}
	let rows: Vec<Vec<(String, Item)>> = items
		.iter()
		.map(|item| match item {
			Item::Fields(fields) => flat(fields, ""),
			// A number and what it stands for.
			Item::List(pair) => match pair.as_slice() {
				[number, Item::Fields(fields)] => {
					[vec![("number".to_owned(), number.clone())], flat(fields, "")].concat()
				}
				_ => vec![(String::new(), item.clone())],
			},
			other => vec![(String::new(), other.clone())],
		})
		.collect();
	let mut names: Vec<String> = Vec::new();
	for (name, item) in rows.iter().flatten() {
		if !names.contains(name) && *item != Item::None {
			names.push(name.clone());
		}
	}
	let mut table = styled();
	if names.iter().any(|name| !name.is_empty()) {
		table.set_header(names.iter().map(|name| printable(name)));
	}
	for row in &rows {
		let cell = |name: &String| {
			row.iter().find(|(it, _)| it == name).map(|(_, item)| word(item)).unwrap_or_default()
		};
		table.add_row(names.iter().map(cell));
	}
	table.to_string()
}

/// Values inside values, each with its path. A range of certificates is one value.
fn flat(fields: &[(String, Item)], before: &str) -> Vec<(String, Item)> {
	let mut all = Vec::new();
	for (name, item) in fields {
		let path = if before.is_empty() {
			name.replace('_', " ")
		} else {
			format!("{before} {}", name.replace('_', " "))
		};
		match (range(item), item) {
			(Some(text), _) => all.push((path, Item::Text(text))),
			(None, Item::Fields(inner)) if !is_choice(inner) => all.extend(flat(inner, &path)),
			(None, other) => all.push((path, other.clone())),
		}
	}
	all
}

/// A choice has one value, with the name of the choice: `Locked: …`.
fn is_choice(fields: &[(String, Item)]) -> bool {
	matches!(fields, [(name, _)] if name.starts_with(|it: char| it.is_ascii_uppercase()))
}
