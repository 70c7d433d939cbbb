//! What operators get fits what the worker counts.

use crate::service::Metrics;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf, time::Duration};

const PREFIX: &str = "verdigrid_worker_";

fn deployed(file: &str) -> String {
	let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "deploy", file].iter().collect();
	fs::read_to_string(path).unwrap()
}

/// The names of metrics in a text.
fn names(text: &str) -> BTreeSet<String> {
	let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
	let words = text.split(|it| !is_name(it)).filter(|word| word.starts_with(PREFIX));
	let plain = |word: &str| {
		let parts = ["_bucket", "_sum", "_count"].iter().find_map(|part| word.strip_suffix(part));
		parts.unwrap_or(word).to_owned()
	};
	words.map(plain).collect()
}

fn counted() -> BTreeSet<String> {
	let metrics = Metrics::new("0", ["turbines"]).unwrap();
	metrics.served("/v1/topics", 200, Duration::ZERO);
	names(&metrics.text().unwrap())
}

#[test]
fn the_dashboard_shows_all_that_is_counted_and_nothing_else() {
	assert_eq!(names(&deployed("grafana.json")), counted());
}

#[test]
fn alerts_are_about_what_is_counted() {
	let (counted, named) = (counted(), names(&deployed("alerts.yml")));
	assert!(named.is_subset(&counted), "{:?}", named.difference(&counted));
	assert!(names(&deployed("alerts.test.yml")).is_subset(&counted));
}

#[test]
fn each_panel_says_what_it_shows() {
	let dashboard: Value = serde_json::from_str(&deployed("grafana.json")).unwrap();
	let panels = dashboard["panels"].as_array().unwrap();
	for panel in panels.iter().filter(|panel| panel["type"] != "row") {
		assert!(panel["description"].as_str().is_some_and(|text| text.len() > 20), "{panel}");
		assert!(panel["fieldConfig"]["defaults"]["unit"].is_string(), "{panel}");
		assert_eq!(panel["datasource"]["uid"], "${datasource}");
	}
}
