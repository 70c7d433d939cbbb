//! The description of the service that is committed.

use super::bench;
use crate::{ledger::kinds, service::openapi::text};
use serde_json::Value;
use std::{collections::BTreeSet, env, fs, path::PathBuf};

/// Set, it renews the file.
const UPDATE: &str = "UPDATE_GOLDEN";

fn document() -> Value {
	serde_json::from_str(text()).unwrap()
}

#[test]
fn the_committed_description_is_that_of_the_service() {
	let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "openapi.json"].iter().collect();
	if env::var_os(UPDATE).is_some() {
		fs::write(&path, text()).unwrap();
	}
	let committed = fs::read_to_string(&path).unwrap_or_default();
	assert!(
		committed == text(),
		"indexer/openapi.json does not describe this service. If the change is meant, write what `verdigrid-indexer openapi` prints into \
		 it and commit it. If it breaks callers, give it a new version"
	);
}

#[test]
fn names_of_operations_differ_and_references_lead_somewhere() {
	let document = document();
	let mut names = BTreeSet::new();
	for item in document["paths"].as_object().unwrap().values() {
		let name = item["get"]["operationId"].as_str().unwrap();
		assert!(names.insert(name.to_owned()), "{name}");
	}
	let text = text();
	for part in text.split("\"#/components/").skip(1) {
		let pointer = format!("/components/{}", part.split('"').next().unwrap());
		assert!(document.pointer(&pointer).is_some(), "{pointer}");
	}
}

#[test]
fn no_two_schemas_have_one_name() {
	let twice = crate::service::openapi::conflicts(&kinds());
	assert!(twice.is_empty(), "{twice:?}");
}

#[tokio::test]
async fn every_list_is_served() {
	let bench = bench().await;
	for path in document()["paths"].as_object().unwrap().keys() {
		if !path.contains('{') && !["/v1/search", "/v1/stream"].contains(&path.as_str()) {
			assert_eq!(bench.get(path).await.status, 200, "{path}");
		}
	}
	assert_eq!(bench.get("/v1/openapi.json").await.body, text().as_bytes());
}
