//! The description of the service that is committed.

use super::bench;
use crate::service::openapi::text;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, env, fs, path::PathBuf};

/// Set, it renews the file.
const UPDATE: &str = "UPDATE_GOLDEN";

/// The paths of the description.
pub fn paths() -> Map<String, Value> {
	let document: Value = serde_json::from_str(text()).unwrap();
	document["paths"].as_object().unwrap().clone()
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
		"worker/openapi.json does not describe this service. If the change is meant, run `{UPDATE}=1 scripts/test` and commit what it \
		 writes. If it breaks callers, give it a new version"
	);
}

#[test]
fn names_of_operations_differ() {
	let mut names = BTreeSet::new();
	for item in paths().values() {
		for operation in item.as_object().unwrap().values() {
			let name = operation["operationId"].as_str().unwrap();
			assert!(names.insert(name.to_owned()), "{name}");
			assert_eq!(operation["security"][0]["token"], Value::Array(Vec::new()));
		}
	}
	assert_eq!(names.len(), 9);
}

#[tokio::test]
async fn the_service_shows_its_description() {
	let answer = bench().get("", "/v1/openapi.json").await;
	assert_eq!(answer.body, text().as_bytes());
	assert_eq!(answer.json()["openapi"], "3.1.0");
}
