//! The HTTP side of the worker: the proof service for those who were given a token, and the worker's health and metrics.
//!
//! Two listeners. The service answers `/v1/…` to callers with a token (see [`tokens`]). The admin listener answers `/health`, `/ready`
//! and `/metrics` without one. Neither has TLS: both listen on the loopback interface, and the operator's reverse proxy stands before
//! the service.

mod admin;
mod app;
mod caller;
mod command;
mod config;
mod extract;
mod leaves;
mod limit;
mod listen;
mod metrics;
mod openapi;
mod problem;
mod router;
mod routes;
mod scope;
#[cfg(test)]
mod tests;
mod text;
mod tokens;
mod views;

pub use command::TokenCommand;
pub use config::ServiceConfig;
pub use metrics::{DataGauges, Metrics, TopicCounts};
pub use text::{period, shown_period, shown_topic};
pub use tokens::Tokens;

use anyhow::{Context, Result};
use futures::future::BoxFuture;
use std::{
	future::Future,
	net::SocketAddr,
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
};
use tokio::{net::TcpListener, sync::watch};
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Statement, Topic, TradeRef},
	merkle::MultiProof,
	party::{MeterId, PartyId},
};

/// A topic, and what was stated about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicEntry {
	/// The topic.
	pub topic: Topic,
	/// What was stated.
	pub statement: Statement,
}

/// What the service reads from. All but `owner` may block on the disk: the service calls them with `spawn_blocking`.
///
/// Leaves are named by their place in the tree, from 0. With one place, [`MultiProof`] is the proof of that leaf alone.
pub trait Archive: Send + Sync + 'static {
	/// Stated topics in ascending order after `after`, at most `most`.
	fn topics(&self, after: Option<Topic>, most: usize) -> Result<Vec<TopicEntry>>;
	/// A stated topic.
	fn topic(&self, topic: Topic) -> Result<Option<TopicEntry>>;
	/// Readings in the order of the tree after the place `after`, at most `most`, each with its place. Empty if there is no such topic.
	fn readings(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, MeterReading)>>;
	/// Settlements in the order of the tree after the place `after`, at most `most`, each with its place. Empty if there is no such
	/// topic.
	fn settlements(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, Settlement)>>;
	/// The reading of a meter, with its place.
	fn reading(&self, topic: Topic, meter: &MeterId) -> Result<Option<(u32, MeterReading)>>;
	/// A settlement, with its place.
	fn settlement(&self, topic: Topic, trade: &TradeRef) -> Result<Option<(u32, Settlement)>>;
	/// One proof for the leaves at 1 to `MAX_PROVED` places, strictly ascending.
	fn multi(&self, topic: Topic, places: &[u32]) -> Result<Option<MultiProof>>;
	/// The party that owns a meter on the chain. The implementor remembers it: a page of readings asks for each meter. `None`: the
	/// chain does not know the meter.
	fn owner(&self, meter: &MeterId) -> BoxFuture<'_, Result<Option<PartyId>>>;
}

/// Readings as answers show them, and the place of the last.
pub fn shown_readings(leaves: Vec<(u32, MeterReading)>) -> (Option<u32>, Vec<serde_json::Value>) {
	shown(leaves, views::ReadingView::from)
}

/// Settlements as answers show them, and the place of the last.
pub fn shown_settlements(leaves: Vec<(u32, Settlement)>) -> (Option<u32>, Vec<serde_json::Value>) {
	shown(leaves, views::SettlementView::from)
}

fn shown<Leaf, View: serde::Serialize>(
	leaves: Vec<(u32, Leaf)>,
	view: impl Fn(Leaf) -> View,
) -> (Option<u32>, Vec<serde_json::Value>) {
	let last = leaves.last().map(|(place, _)| *place);
	let shown = leaves.into_iter().map(|(_, leaf)| serde_json::to_value(view(leaf)));
	(last, shown.map(Result::unwrap_or_default).collect())
}

/// Serves both listeners until `shutdown` comes. Requests that are under way then have a few seconds to end.
///
/// Comes back with an error at once if an address cannot be used.
pub async fn serve(
	config: &ServiceConfig,
	archive: Arc<dyn Archive>,
	tokens: Arc<Tokens>,
	metrics: Arc<Metrics>,
	shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
	let admin = (bind(config.admin).await?, admin::router(config, &tokens, &metrics));
	let service = match config.listen {
		Some(address) => {
			let app = app::App::new(config, archive, tokens, metrics);
			Some((bind(address).await?, router::router(app)))
		}
		None => None,
	};
	let (stop, stopped) = watch::channel(false);
	tokio::spawn(async move {
		shutdown.await;
		let _ = stop.send(true);
	});
	let served = service.into_iter().chain([admin]).map(|(listener, router)| {
		listen::serve(listener, router, listen::MOST_CONNECTIONS, stopped.clone())
	});
	futures::future::join_all(served).await;
	Ok(())
}

async fn bind(address: SocketAddr) -> Result<TcpListener> {
	let listener = TcpListener::bind(address).await;
	let listener = listener.with_context(|| {
		format!("{address} cannot be listened on: name another address under [service]")
	})?;
	tracing::info!("listens on http://{}", listener.local_addr()?);
	Ok(listener)
}

/// The time of this machine in unix seconds.
fn unix_now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs())
}
