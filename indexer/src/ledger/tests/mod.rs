//! What events do to the records: for each event a row that says what a record is afterwards.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod auction;
mod certificates;
mod escrow;
mod evidence;
mod governance;
mod identity;
mod market;
pub(crate) mod memory;
mod shelf;
mod story;

use std::collections::BTreeSet;
use story::Story;
use verdigrid_client::api;

/// The pallets whose events make records.
const OWN: [&str; 8] = [
	"Allowance",
	"Auction",
	"Certificates",
	"Escrow",
	"Evidence",
	"Identity",
	"Market",
	"Vouchers",
];

/// The metadata has no event of our pallets that no row is about. A new event needs a row, and so the ledger must treat it.
#[test]
fn every_event_has_a_row() {
	let mut told = BTreeSet::new();
	for play in [
		identity::play,
		certificates::play,
		market::play,
		auction::play,
		escrow::play,
		evidence::play,
	] {
		let mut story = Story::default();
		play(&mut story);
		told.append(&mut story.told);
	}
	let metadata = subxt::Metadata::decode_from(api::METADATA).unwrap();
	let mut missing = Vec::new();
	for pallet in OWN {
		for variant in metadata.pallet_by_name(pallet).unwrap().event_variants().unwrap() {
			let name = format!("{pallet}.{}", variant.name);
			if !told.contains(&name) {
				missing.push(name);
			}
		}
	}
	assert!(missing.is_empty(), "no row is about {missing:?}");
}

/// Names of kinds and facets are in addresses, so each is there once.
#[test]
fn kinds_have_names_of_their_own() {
	let kinds = super::kinds();
	let names: BTreeSet<_> = kinds.iter().map(|kind| kind.name).collect();
	assert_eq!(names.len(), kinds.len());
	let schemas: BTreeSet<_> = kinds.iter().map(|kind| &kind.schema_name).collect();
	assert_eq!(schemas.len(), kinds.len());
	for kind in kinds {
		let facets: BTreeSet<_> = kind.facets.iter().collect();
		assert_eq!(facets.len(), kind.facets.len(), "{}", kind.name);
	}
}

/// Schemas that two kinds refer to by one name are the same.
#[test]
fn a_name_of_a_schema_has_one_meaning() {
	let mut known = std::collections::BTreeMap::new();
	for kind in super::kinds() {
		let own = (kind.schema_name.to_string(), kind.schema);
		for (name, schema) in kind.parts.into_iter().chain([own]) {
			let text = serde_json::to_value(&schema).unwrap();
			let before = known.insert(name.clone(), text.clone());
			assert!(before.is_none_or(|before| before == text), "{name} has two meanings");
		}
	}
}
