//! Lists and single records.

use super::{
	app::App,
	export::{self, Form},
	extract::Path,
	list::{keyed, value, Entry, List, Part},
	parameters::{cursor, Parameters},
	problem::Problem,
};
use crate::store::reading::EventFilter;
use axum::{
	extract::State,
	response::{IntoResponse, Response},
	Json,
};
use serde_json::{json, Value};

/// `/v1/{list}`: a page, or an export if the name ends like a file.
pub async fn list(
	State(app): State<App>,
	Path(list): Path<String>,
	mut given: Parameters,
) -> Result<Response, Problem> {
	if let Some((name, form)) = Form::of(&list) {
		let (list, schema) = List::take(&app, name, &mut given)?;
		let order = given.take_order()?;
		given.end()?;
		return export::export(&app, list, &schema, form, order);
	}
	let (list, _) = List::take(&app, &list, &mut given)?;
	Ok(page(&app, list, given).await?.into_response())
}

/// A page of a list. Of the parameters, those of paging are left.
pub async fn page(app: &App, list: List, mut given: Parameters) -> Result<Json<Value>, Problem> {
	let part = given.take_part()?;
	given.end()?;
	let entries = list.read(&app.reader, &part).await?;
	Ok(Json(shown(entries, &part)))
}

/// What a page says: its entries, and where the next page begins, if there is one.
fn shown(mut entries: Vec<Entry>, part: &Part) -> Value {
	let has_more = entries.len() >= part.limit;
	entries.truncate(part.limit.saturating_sub(1));
	let next = entries.last().filter(|_| has_more).map(|(key, _)| cursor(key));
	let items = entries.into_iter().map(|(_, item)| item).collect::<Vec<_>>();
	json!({"items": items, "next": next})
}

/// `/v1/{list}/{id}`: a record.
pub async fn one(
	State(app): State<App>,
	Path((list, id)): Path<(String, String)>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	given.end()?;
	let kind = app.kind(&list)?;
	let record = app.reader.record(kind.name, &id).await?;
	let record = record.map(|record| keyed(&id, record));
	record.map(Json).ok_or_else(|| none(kind.name))
}

/// `/v1/{list}/{id}/events`: the history of a record.
pub async fn events(
	State(app): State<App>,
	Path((list, id)): Path<(String, String)>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	let kind = app.kind(&list)?;
	let list = List::Events(EventFilter::About(kind.name.to_owned(), id.clone()));
	let page = page(&app, list, given).await?;
	let is_empty = page.0.get("items").and_then(Value::as_array).is_none_or(Vec::is_empty);
	// What the chain started with has no events.
	if is_empty && app.reader.record(kind.name, &id).await?.is_none() {
		return Err(none(kind.name));
	}
	Ok(page)
}

fn none(kind: &str) -> Problem {
	Problem::not_found(format!("There is none of this identification. GET /v1/{kind} lists them."))
}

/// What is there, or 404.
pub fn found<T: serde::Serialize>(entry: Option<T>, what: &str) -> Result<Json<Value>, Problem> {
	let entry = entry.ok_or_else(|| {
		Problem::not_found(format!("The index does not have this {what}. It has final blocks only: GET /v1/status says how far."))
	})?;
	Ok(Json(value(&entry)))
}
