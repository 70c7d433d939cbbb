//! Status, blocks, extrinsics, events and accounts.

use super::{
	app::App,
	extract::Path,
	list::List,
	parameters::Parameters,
	problem::Problem,
	records::{found, page},
};
use crate::{
	metrics,
	store::reading::{Cut, EventFilter, ExtrinsicFilter, Order, Position},
	views::{AccountOverview, Extrinsic, Named, PortalConfig, Status, Token},
};
use axum::{extract::State, Json};
use serde_json::Value;
use std::collections::BTreeSet;
use subxt::utils::AccountId32;

/// So many records are told of an account.
const RECORDS: usize = 100;
const BLOCK_FORM: &str = "A block is a number, or 0x and the 64 digits of its hash.";
const EXTRINSIC_FORM: &str =
	"An extrinsic is block and place, as 12-1, or 0x and the 64 digits of its hash.";
const ADDRESS_FORM: &str =
	"An account is an address of this chain, or 0x and the 64 digits of its bytes.";

/// `/v1/status`
pub async fn status(State(app): State<App>, given: Parameters) -> Result<Json<Status>, Problem> {
	given.end()?;
	let reader = &app.reader;
	let (indexed, runtimes, counts) =
		futures::try_join!(reader.head(), reader.runtimes(), reader.counts())?;
	let (final_block, node_answers) = app.metrics.node();
	let number = indexed.as_ref().map(|head| head.number);
	let missing = final_block.map(|last| match number {
		Some(number) => last.saturating_sub(number),
		None => last.saturating_add(1),
	});
	let time = indexed.as_ref().map(|head| head.time).filter(|time| *time > 0);
	Ok(Json(Status {
		chain: app.about.chain.clone(),
		genesis: app.about.genesis.clone(),
		ss58_prefix: app.about.ss58_prefix,
		token: Token { symbol: app.about.symbol.clone(), decimals: app.about.decimals },
		spec_version: runtimes.last().map(|it| it.spec_version).unwrap_or_default(),
		indexed,
		final_block,
		lag_blocks: missing.unwrap_or_default(),
		lag_seconds: time.map_or(0, |time| metrics::now().saturating_sub(time)),
		node_answers,
		runtimes,
		counts,
		version: env!("CARGO_PKG_VERSION").to_owned(),
	}))
}

/// `/config.json`
pub async fn config(State(app): State<App>) -> Json<PortalConfig> {
	let (genesis, node) = (app.about.genesis.clone(), app.node.clone());
	Json(PortalConfig { genesis, node, api: "/v1".to_owned() })
}

/// A hash in the form of the index, if the text is one.
pub fn hash(text: &str) -> Option<String> {
	let digits = text.strip_prefix("0x")?;
	let is_hash = digits.len() == 64 && digits.bytes().all(|it| it.is_ascii_hexdigit());
	is_hash.then(|| text.to_ascii_lowercase())
}

/// An account of this chain.
pub fn account(text: &str) -> Option<AccountId32> {
	match hash(text) {
		Some(hash) => {
			let bytes = hex::decode(hash.trim_start_matches("0x")).ok()?;
			Some(AccountId32(bytes.try_into().ok()?))
		}
		None => text.parse().ok(),
	}
}

/// A whole number, written in one way.
pub fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
	let is_plain = text.bytes().all(|it| it.is_ascii_digit()) && text.len() <= 15;
	let is_short = text == "0" || !text.starts_with('0');
	text.parse().ok().filter(|_| is_plain && is_short)
}

/// The number of a block that the index has.
async fn block_number(app: &App, text: &str) -> Result<u64, Problem> {
	let number = match (number(text), hash(text)) {
		(Some(number), _) => app.head().filter(|head| number <= *head).map(|_| number),
		(None, Some(hash)) => app.reader.number_of(&hash).await?,
		(None, None) => return Err(Problem::malformed(BLOCK_FORM)),
	};
	number.ok_or_else(|| {
		Problem::not_found("The index does not have this block. It has final blocks only: GET /v1/status says how far.")
	})
}

/// `/v1/blocks/{block}`
pub async fn block(
	State(app): State<App>,
	Path(block): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	given.end()?;
	let number = block_number(&app, &block).await?;
	found(app.reader.block(number).await?, "block")
}

/// `/v1/blocks/{block}/extrinsics`
pub async fn block_extrinsics(
	State(app): State<App>,
	Path(block): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	let block = Some(block_number(&app, &block).await?);
	page(&app, List::Extrinsics(ExtrinsicFilter { block, ..ExtrinsicFilter::default() }), given)
		.await
}

/// `/v1/blocks/{block}/events`
pub async fn block_events(
	State(app): State<App>,
	Path(block): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	let number = block_number(&app, &block).await?;
	page(&app, List::Events(EventFilter::Block(number)), given).await
}

/// The extrinsic of an address.
async fn find_extrinsic(app: &App, text: &str) -> Result<Option<Extrinsic>, Problem> {
	let newest = Cut { after: None, limit: 1, order: Order::Descending };
	let (filter, cut) = match (text.parse::<Position>(), hash(text)) {
		(Ok(Position { block, index }), _) => {
			let before = index.checked_sub(1).map(|index| Position { block, index });
			let filter = ExtrinsicFilter { block: Some(block), ..ExtrinsicFilter::default() };
			(filter, Cut { after: before, limit: 1, order: Order::Ascending })
		}
		(_, Some(hash)) => {
			(ExtrinsicFilter { hash: Some(hash), ..ExtrinsicFilter::default() }, newest)
		}
		_ => return Err(Problem::malformed(EXTRINSIC_FORM)),
	};
	let found = app.reader.extrinsics(&filter, &cut).await?.into_iter().next();
	// Where there is no such place, the cut finds the next one.
	Ok(found.filter(|it| it.hash.eq_ignore_ascii_case(text) || it.id == text))
}

/// `/v1/extrinsics/{extrinsic}`
pub async fn extrinsic(
	State(app): State<App>,
	Path(extrinsic): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	given.end()?;
	found(find_extrinsic(&app, &extrinsic).await?, "extrinsic")
}

/// `/v1/extrinsics/{extrinsic}/events`
pub async fn extrinsic_events(
	State(app): State<App>,
	Path(extrinsic): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	let Some(extrinsic) = find_extrinsic(&app, &extrinsic).await? else {
		return found(None::<Extrinsic>, "extrinsic");
	};
	let at = Position { block: extrinsic.block, index: extrinsic.index };
	page(&app, List::Events(EventFilter::Extrinsic(at)), given).await
}

/// `/v1/events/{event}`
pub async fn event(
	State(app): State<App>,
	Path(event): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	given.end()?;
	let wrong = |()| Problem::malformed("An event is block and place, as 12-4.");
	let Position { block, index } = event.parse().map_err(wrong)?;
	let after = index.checked_sub(1).map(|index| Position { block, index });
	let cut = Cut { after, limit: 1, order: Order::Ascending };
	let events = app.reader.events(&EventFilter::Block(block), &cut).await?;
	found(events.into_iter().find(|it| it.id == event), "event")
}

/// `/v1/accounts/{address}`
pub async fn one_account(
	State(app): State<App>,
	Path(address): Path<String>,
	given: Parameters,
) -> Result<Json<AccountOverview>, Problem> {
	given.end()?;
	let account = account(&address).ok_or_else(|| Problem::malformed(ADDRESS_FORM))?;
	let address = account.to_string();
	let newest = Cut { after: None, limit: 1, order: Order::Descending };
	let about = EventFilter::About("accounts".to_owned(), address.clone());
	let last = app.reader.events(&about, &newest).await?;
	Ok(Json(AccountOverview {
		public_key: format!("0x{}", hex::encode(account.0)),
		records: records_of(&app, &address).await?,
		last_event_at: last.first().map(|event| event.time),
		address,
	}))
}

/// The records that have an account in a facet, each once.
async fn records_of(app: &App, address: &str) -> Result<Vec<Named>, Problem> {
	let facets =
		app.kinds.iter().flat_map(|kind| kind.facets.iter().map(|facet| (kind.name, *facet)));
	let hits = app.reader.with_facet(&facets.collect::<Vec<_>>(), address).await?;
	let mut seen = BTreeSet::new();
	let once = |hit: &crate::views::Hit| seen.insert((hit.kind.clone(), hit.id.clone()));
	let hits = hits.into_iter().filter(once).take(RECORDS).collect();
	Ok(app.reader.named(hits).await?)
}

/// `/v1/accounts/{address}/extrinsics`
pub async fn account_extrinsics(
	State(app): State<App>,
	Path(address): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	let account = account(&address).ok_or_else(|| Problem::malformed(ADDRESS_FORM))?;
	let signer = Some(account.to_string());
	page(&app, List::Extrinsics(ExtrinsicFilter { signer, ..ExtrinsicFilter::default() }), given)
		.await
}

/// `/v1/accounts/{address}/events`
pub async fn account_events(
	State(app): State<App>,
	Path(address): Path<String>,
	given: Parameters,
) -> Result<Json<Value>, Problem> {
	let account = account(&address).ok_or_else(|| Problem::malformed(ADDRESS_FORM))?;
	let filter = EventFilter::About("accounts".to_owned(), account.to_string());
	page(&app, List::Events(filter), given).await
}
