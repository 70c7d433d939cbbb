//! Search by anything that names a thing.

use super::{
	app::App,
	certificate,
	chain::{account, hash, number},
	parameters::Parameters,
	problem::Problem,
};
use crate::{
	store::reading::{Cut, EventFilter, ExtrinsicFilter, Order},
	views::{Hit, SearchResult},
};
use axum::{extract::State, Json};
use std::collections::BTreeSet;

/// So many hits are told.
const MOST: usize = 50;

/// `/v1/search?q=`
pub async fn search(
	State(app): State<App>,
	mut given: Parameters,
) -> Result<Json<SearchResult>, Problem> {
	let wanted = given.take("q").ok_or_else(|| {
		Problem::malformed("`q` is missing: write what you look for, as /v1/search?q=WT-1.")
	})?;
	given.end()?;
	let text = wanted.trim();
	let mut hits = Vec::new();
	chain_hits(&app, text, &mut hits).await?;
	if let Some(certificate) = certificate::find(&app, text).await? {
		let id = format!("{}-{}", certificate.batch, certificate.sequence);
		hits.push(Hit { kind: "certificates".to_owned(), id, by: "number".to_owned() });
	}
	hits.extend(app.reader.with_id(&app.kind_names(), text).await?);
	hits.extend(facet_hits(&app, text).await?);
	// What was found by its identification and by a facet is one thing.
	let mut seen = BTreeSet::new();
	hits.retain(|hit| seen.insert((hit.kind.clone(), hit.id.clone())));
	hits.truncate(MOST);
	Ok(Json(SearchResult { hits }))
}

/// Blocks, extrinsics and accounts.
async fn chain_hits(app: &App, text: &str, hits: &mut Vec<Hit>) -> Result<(), Problem> {
	let mut add = |kind: &str, id: String, by: &str| {
		hits.push(Hit { kind: kind.to_owned(), id, by: by.to_owned() });
	};
	if let Some(number) = number::<u64>(text).filter(|number| app.head() >= Some(*number)) {
		add("blocks", number.to_string(), "number");
	}
	if let Some(hash) = hash(text) {
		if let Some(number) = app.reader.number_of(&hash).await? {
			add("blocks", number.to_string(), "hash");
		}
		let filter = ExtrinsicFilter { hash: Some(hash), ..ExtrinsicFilter::default() };
		let cut = Cut { after: None, limit: 5, order: Order::Descending };
		for extrinsic in app.reader.extrinsics(&filter, &cut).await? {
			add("extrinsics", extrinsic.id, "hash");
		}
	}
	if let Some(account) = account(text) {
		let address = account.to_string();
		let about = EventFilter::About("accounts".to_owned(), address.clone());
		let cut = Cut { after: None, limit: 1, order: Order::Descending };
		// Every 32 bytes could be an account: only one that the chain has seen is told.
		if text == address || !app.reader.events(&about, &cut).await?.is_empty() {
			add("accounts", address, "address");
		}
	}
	Ok(())
}

/// Records that have the text in a facet. A number has too many: it is looked for as an identification only.
async fn facet_hits(app: &App, text: &str) -> Result<Vec<Hit>, Problem> {
	if number::<u64>(text).is_some() {
		return Ok(vec![]);
	}
	let wanted = match (hash(text), account(text)) {
		(Some(hash), _) => hash,
		(None, Some(account)) => account.to_string(),
		(None, None) => text.to_owned(),
	};
	let facets =
		app.kinds.iter().flat_map(|kind| kind.facets.iter().map(|facet| (kind.name, *facet)));
	Ok(app.reader.with_facet(&facets.collect::<Vec<_>>(), &wanted).await?)
}
