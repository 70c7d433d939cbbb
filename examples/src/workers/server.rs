//! An HTTP server that hands data out in pages, as the systems of an operator do.

use crate::{material::Table, play::*};
use axum::{
	extract::{Path, Query, State},
	http::{header::AUTHORIZATION, HeaderMap, StatusCode},
	routing::get,
	Json, Router,
};
use serde_json::{json, Map, Value};
use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, PoisonError},
};
use tokio::{net::TcpListener, task::JoinHandle};

/// What callers have to show.
pub const TOKEN: &str = "of the demonstration";
/// So many rows are on a page.
const PAGE: usize = 2_000;

type Tables = Arc<Mutex<BTreeMap<String, Table>>>;

/// Ends with this value.
pub struct Server {
	url: String,
	tables: Tables,
	task: JoinHandle<()>,
}

impl Server {
	pub async fn start() -> Result<Self> {
		let listener = TcpListener::bind("127.0.0.1:0").await?;
		let url = format!("http://{}", listener.local_addr()?);
		let tables = Tables::default();
		let router = Router::new().route("/{table}", get(page)).with_state(Arc::clone(&tables));
		let task = tokio::spawn(async move {
			if let Err(error) = axum::serve(listener, router).await {
				eprintln!("the server of the data has ended: {error}");
			}
		});
		Ok(Server { url, tables, task })
	}

	pub fn url(&self) -> &str {
		&self.url
	}

	/// Hands this out from now on.
	pub fn serve(&self, table: &Table) {
		let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
		tables.insert(table.name.clone(), table.clone());
	}
}

impl Drop for Server {
	fn drop(&mut self) {
		self.task.abort();
	}
}

async fn page(
	State(tables): State<Tables>,
	Path(name): Path<String>,
	Query(query): Query<BTreeMap<String, String>>,
	headers: HeaderMap,
) -> Result<Json<Value>, StatusCode> {
	let shown = headers.get(AUTHORIZATION).and_then(|it| it.to_str().ok());
	if shown != Some(&format!("Bearer {TOKEN}")) {
		return Err(StatusCode::UNAUTHORIZED);
	}
	let number = query.get("page").map_or(Ok(0), |page| page.parse::<usize>());
	let number = number.map_err(|_| StatusCode::BAD_REQUEST)?;
	let tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
	let table = tables.get(&name).ok_or(StatusCode::NOT_FOUND)?;
	let start = number.saturating_mul(PAGE);
	let rows: Vec<Value> =
		table.rows.iter().skip(start).take(PAGE).map(|row| shown_row(table, row)).collect();
	let is_last = start.saturating_add(PAGE) >= table.rows.len();
	let next = (!is_last).then(|| format!("/{name}?page={}", number.saturating_add(1)));
	Ok(Json(json!({ "rows": rows, "next": next })))
}

fn shown_row(table: &Table, row: &[String]) -> Value {
	let cells = table.header.iter().zip(row).map(|(name, cell)| {
		let value = if cell.is_empty() { Value::Null } else { Value::String(cell.clone()) };
		(name.clone(), value)
	});
	Value::Object(cells.collect::<Map<_, _>>())
}
