//! Whole lists as files, streamed page by page.

use super::{
	app::App,
	list::{Entry, List, Part},
	openapi,
	problem::Problem,
	table::{cell, columns, Column},
};
use crate::store::reading::Order;
use axum::{
	body::{Body, Bytes},
	http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
	response::{IntoResponse, Response},
};
use futures::stream;
use serde_json::{json, Map, Value};
use std::sync::Arc;
use tokio::sync::OwnedSemaphorePermit;

/// So many entries are read at once.
const PAGE: usize = 1_000;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
	/// Comma-separated values.
	Csv,
	/// Lines of JSON.
	Lines,
}

impl Form {
	/// The list and the form, if a name ends like that of a file.
	pub fn of(name: &str) -> Option<(&str, Form)> {
		let (list, end) = name.rsplit_once('.')?;
		match end {
			"csv" => Some((list, Form::Csv)),
			"ndjson" => Some((list, Form::Lines)),
			_ => None,
		}
	}

	const fn media(self) -> &'static str {
		match self {
			Form::Csv => "text/csv; charset=utf-8; header=present",
			Form::Lines => "application/x-ndjson",
		}
	}

	const fn end(self) -> &'static str {
		match self {
			Form::Csv => "csv",
			Form::Lines => "ndjson",
		}
	}
}

/// An export that is under way.
struct Export {
	app: App,
	list: List,
	form: Form,
	columns: Vec<Column>,
	part: Part,
	entries: u64,
	/// The sum of each column that is added up.
	sums: Vec<Option<u128>>,
	/// The block that the index had at the beginning.
	block: Option<u64>,
	stage: Stage,
	_place: OwnedSemaphorePermit,
	_open: crate::metrics::Open,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
	Head,
	Entries,
	Done,
}

/// A whole list as a file.
pub fn export(
	app: &App,
	list: List,
	schema: &str,
	form: Form,
	order: Order,
) -> Result<Response, Problem> {
	let place = Arc::clone(&app.exports).try_acquire_owned().map_err(|_| Problem::busy())?;
	let document: Value = serde_json::from_str(openapi::text()).unwrap_or_default();
	let columns = columns(&document, schema);
	let name = match &list {
		List::Blocks => "blocks",
		List::Extrinsics(_) => "extrinsics",
		List::Events(_) => "events",
		List::Records(kind, _) => kind,
	};
	let file = format!("attachment; filename=\"{name}.{}\"", form.end());
	let export = Export {
		sums: columns.iter().map(|column| column.is_summed().then_some(0)).collect(),
		columns,
		part: Part { after: None, limit: PAGE, order },
		entries: 0,
		block: app.head(),
		stage: Stage::Head,
		list,
		form,
		_place: place,
		_open: app.metrics.export(),
		app: app.clone(),
	};
	let body = Body::from_stream(stream::unfold(export, next));
	Ok(([(CONTENT_TYPE, form.media().to_owned()), (CONTENT_DISPOSITION, file)], body)
		.into_response())
}

/// The next piece of the file. An error ends it before its last line, so that nobody takes it for whole.
async fn next(mut export: Export) -> Option<(Result<Bytes, String>, Export)> {
	let piece = match export.stage {
		Stage::Done => return None,
		Stage::Head => {
			export.stage = Stage::Entries;
			export.head()
		}
		Stage::Entries => match export.list.read(&export.app.reader, &export.part).await {
			Ok(entries) => export.piece(entries),
			Err(problem) => {
				export.stage = Stage::Done;
				Err(format!("an export ends: {problem:?}"))
			}
		},
	};
	Some((piece.map(Bytes::from), export))
}

type Piece = Result<Vec<u8>, String>;

impl Export {
	fn head(&self) -> Piece {
		match self.form {
			Form::Csv => rows([self.columns.iter().map(|column| column.name.clone()).collect()]),
			Form::Lines => Ok(vec![]),
		}
	}

	fn piece(&mut self, entries: Vec<Entry>) -> Piece {
		let is_last = entries.len() < PAGE;
		self.part.after = entries.last().map(|(key, _)| key.clone());
		let count = u64::try_from(entries.len()).unwrap_or(u64::MAX);
		self.entries = self.entries.saturating_add(count);
		entries.iter().for_each(|(_, entry)| self.add(entry));
		let mut piece = match self.form {
			Form::Csv => {
				let row = |(_, entry): &Entry| {
					self.columns.iter().map(|column| cell(column.value(entry))).collect()
				};
				rows(entries.iter().map(row))
			}
			Form::Lines => Ok(lines(entries.iter().map(|(_, entry)| entry))),
		}?;
		if is_last {
			self.stage = Stage::Done;
			piece.extend(self.total()?);
		}
		Ok(piece)
	}

	fn add(&mut self, entry: &Value) {
		for (column, sum) in self.columns.iter().zip(&mut self.sums) {
			if let (Some(sum), Some(number)) = (sum, column.value(entry).as_u64()) {
				*sum = sum.saturating_add(number.into());
			}
		}
	}

	/// The last line.
	fn total(&self) -> Piece {
		let block = self.block.unwrap_or_default();
		match self.form {
			Form::Csv => {
				let sums =
					self.sums.iter().map(|sum| sum.map_or_else(String::new, |sum| sum.to_string()));
				let mut row: Vec<String> = sums.collect();
				if let Some(first) = row.first_mut() {
					*first = format!("total {} at block {block}", self.entries);
				}
				rows([row])
			}
			Form::Lines => {
				let summed = self.columns.iter().zip(&self.sums);
				let sum = |(column, sum): (&Column, &Option<u128>)| {
					Some((column.name.clone(), Value::from(u64::try_from((*sum)?).ok()?)))
				};
				let sums: Map<String, Value> = summed.filter_map(sum).collect();
				let total =
					json!({"total": {"entries": self.entries, "block": block, "sums": sums}});
				Ok(lines([&total]))
			}
		}
	}
}

fn rows(rows: impl IntoIterator<Item = Vec<String>>) -> Piece {
	let mut writer =
		csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
	for row in rows {
		writer.write_record(row).map_err(|error| error.to_string())?;
	}
	writer.into_inner().map_err(|error| error.to_string())
}

fn lines<'a>(entries: impl IntoIterator<Item = &'a Value>) -> Vec<u8> {
	entries.into_iter().flat_map(|entry| format!("{entry}\n").into_bytes()).collect()
}
