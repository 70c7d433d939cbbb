//! Exports.

use super::{bench, BLOCKS};
use crate::{service::table::cell, store::tests::world::HOSTILE};
use axum::http::header;
use serde_json::json;

#[tokio::test]
async fn a_table_has_names_entries_and_totals() {
	let bench = bench().await;
	let answer = bench.get("/v1/trades.csv?buyer=3&order=asc").await;
	assert!(answer.header(header::CONTENT_TYPE).starts_with("text/csv"));
	assert_eq!(answer.header(header::CONTENT_DISPOSITION), "attachment; filename=\"trades.csv\"");
	let text = answer.text();
	let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
	let names = reader.headers().unwrap().clone();
	let column = |name: &str| {
		names.iter().position(|it| it == name).unwrap_or_else(|| panic!("{name} in {names:?}"))
	};
	let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
	assert_eq!(rows.len() as u64, BLOCKS / 2 + 1);
	assert_eq!(&rows[0][column("id")], "1");
	assert_eq!(&rows[0][column("key")], "1");
	assert_eq!(&rows[0][column("range.units")], "10");
	assert_eq!(&rows[0][column("createdAt.block")], "1");
	assert_eq!(rows[0][column("project")], format!("'{}", HOSTILE.replace('\0', "")));
	let total = rows.last().unwrap();
	assert_eq!(total[0], format!("total {} at block {}", BLOCKS / 2, BLOCKS - 1));
	assert_eq!(total[column("range.units")], (BLOCKS / 2 * 10).to_string());
}

#[tokio::test]
async fn every_list_can_be_exported_and_an_unknown_filter_is_refused() {
	let bench = bench().await;
	for list in ["blocks", "extrinsics", "events", "trades", "parties"] {
		for end in ["csv", "ndjson"] {
			let answer = bench.get(&format!("/v1/{list}.{end}")).await;
			assert_eq!(answer.status, 200, "{list}.{end}");
			assert!(answer.text().trim_end().lines().last().unwrap().contains("total"));
		}
	}
	bench.get("/v1/trades.csv?limit=3").await.problem(400);
}

#[test]
fn no_text_is_a_formula() {
	for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"] {
		assert_eq!(cell(&json!(text)), format!("'{text}"));
	}
	assert_eq!(cell(&json!(-5)), "-5");
	assert_eq!(cell(&json!("a=b")), "a=b");
	assert_eq!(cell(&json!(null)), "");
	assert_eq!(cell(&json!(["=1"])), "[\"=1\"]");
}
