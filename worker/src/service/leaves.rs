//! Leaves of either sort: a page of those that a caller may see, and proofs.
//!
//! What a caller may not see is answered as what is not there.

use super::{app::App, caller::Caller, problem::Problem, scope::Scope, Archive, TopicEntry};
use anyhow::{Context, Result};
use axum::http::StatusCode;
use std::{future::Future, time::Instant};
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Topic, TradeRef},
	merkle::{LeafProof, MultiProof, MAX_PROVED},
	party::MeterId,
};

/// So many leaves are looked at for one page. A caller that sees few of them gets a short page, and asks on.
const MOST_LOOKED_AT: u32 = 50_000;
/// So many leaves are read at once.
const CHUNK: usize = 1_000;

/// Leaves with their places.
pub type Placed<L> = Vec<(u32, L)>;

/// A sort of leaf: how the archive has it, and who may see it.
pub trait Sort {
	/// The leaf.
	type Leaf: Send + 'static;
	/// What one is asked for by.
	type Key: Ord + Send + Sync + 'static;
	/// Leaves after a place.
	fn page(
		archive: &dyn Archive,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Placed<Self::Leaf>>;
	/// A leaf.
	fn find(
		archive: &dyn Archive,
		topic: Topic,
		key: &Self::Key,
	) -> Result<Option<(u32, Self::Leaf)>>;
	/// Whether a leaf with this key may be there for somebody. It is asked before anybody looks for the leaf, so that time tells nothing.
	fn may_ask(
		scope: &Scope,
		archive: &dyn Archive,
		key: &Self::Key,
	) -> impl Future<Output = Result<bool>> + Send;
	/// Whether a leaf may be seen.
	fn sees(
		scope: &Scope,
		archive: &dyn Archive,
		leaf: &Self::Leaf,
	) -> impl Future<Output = Result<bool>> + Send;
}

/// Readings of meters.
pub enum Readings {}

impl Sort for Readings {
	type Leaf = MeterReading;
	type Key = MeterId;

	fn page(
		archive: &dyn Archive,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Placed<MeterReading>> {
		archive.readings(topic, after, most)
	}

	fn find(
		archive: &dyn Archive,
		topic: Topic,
		meter: &MeterId,
	) -> Result<Option<(u32, MeterReading)>> {
		archive.reading(topic, meter)
	}

	async fn may_ask(scope: &Scope, archive: &dyn Archive, meter: &MeterId) -> Result<bool> {
		scope.sees_meter(archive, meter).await
	}

	async fn sees(scope: &Scope, archive: &dyn Archive, leaf: &MeterReading) -> Result<bool> {
		scope.sees_meter(archive, &leaf.meter).await
	}
}

/// Settlements of trades.
pub enum Settlements {}

impl Sort for Settlements {
	type Leaf = Settlement;
	type Key = TradeRef;

	fn page(
		archive: &dyn Archive,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Placed<Settlement>> {
		archive.settlements(topic, after, most)
	}

	fn find(
		archive: &dyn Archive,
		topic: Topic,
		trade: &TradeRef,
	) -> Result<Option<(u32, Settlement)>> {
		archive.settlement(topic, trade)
	}

	/// Who may see a settlement stands in it.
	async fn may_ask(_: &Scope, _: &dyn Archive, _: &TradeRef) -> Result<bool> {
		Ok(true)
	}

	async fn sees(scope: &Scope, _: &dyn Archive, leaf: &Settlement) -> Result<bool> {
		Ok(scope.sees_settlement(leaf))
	}
}

/// The entry of a topic, if the caller may see it.
pub async fn entry(app: &App, caller: &Caller, topic: Topic) -> Result<TopicEntry, Problem> {
	if !caller.scope.sees_topic(topic) {
		return Err(Problem::not_found());
	}
	app.read(move |archive| archive.topic(topic)).await?.ok_or_else(Problem::not_found)
}

/// A page of the leaves that the caller may see, and the place after which the next page begins.
pub async fn page<S: Sort>(
	app: &App,
	caller: &Caller,
	topic: Topic,
	mut after: Option<u32>,
	limit: usize,
) -> Result<(Placed<S::Leaf>, Option<u32>), Problem> {
	entry(app, caller, topic).await?;
	let (mut seen, mut looked_at) = (Vec::new(), 0_u32);
	loop {
		let leaves = app.read(move |archive| S::page(archive, topic, after, CHUNK)).await?;
		let is_last = leaves.len() < CHUNK;
		for (place, leaf) in leaves {
			// Only now it is known that there is another page.
			if seen.len() >= limit || looked_at >= MOST_LOOKED_AT {
				return Ok((seen, after));
			}
			after = Some(place);
			looked_at = looked_at.saturating_add(1);
			let sees = S::sees(&caller.scope, &*app.archive, &leaf).await;
			if sees.map_err(|error| Problem::internal(&error))? {
				seen.push((place, leaf));
			}
		}
		if is_last {
			return Ok((seen, None));
		}
	}
}

/// Leaves with one proof, in ascending order of their places. All keys must be there for the caller.
pub async fn together<S: Sort>(
	app: &App,
	caller: &Caller,
	topic: Topic,
	keys: Vec<S::Key>,
) -> Result<(TopicEntry, Placed<S::Leaf>, MultiProof), Problem> {
	let (entry, started) = (entry(app, caller, topic).await?, Instant::now());
	let keys = distinct(keys)?;
	let internal = |error| Problem::internal(&error);
	for key in &keys {
		if !S::may_ask(&caller.scope, &*app.archive, key).await.map_err(internal)? {
			return Err(Problem::not_found());
		}
	}
	let find = move |archive: &dyn Archive| {
		keys.iter().map(|key| S::find(archive, topic, key)).collect::<Result<Option<Vec<_>>>>()
	};
	let mut leaves = app.read(find).await?.ok_or_else(Problem::not_found)?;
	for (_, leaf) in &leaves {
		if !S::sees(&caller.scope, &*app.archive, leaf).await.map_err(internal)? {
			return Err(Problem::not_found());
		}
	}
	leaves.sort_by_key(|(place, _)| *place);
	let places: Vec<u32> = leaves.iter().map(|(place, _)| *place).collect();
	let count = places.len();
	let prove = move |archive: &dyn Archive| {
		let proof = archive.multi(topic, &places)?;
		proof.with_context(|| format!("the archive has leaves of {topic:?}, and no proof of them"))
	};
	let proof = app.read(prove).await?;
	app.metrics.proved(count, started.elapsed());
	Ok((entry, leaves, proof))
}

/// One leaf with its proof.
pub async fn one<S: Sort>(
	app: &App,
	caller: &Caller,
	topic: Topic,
	key: S::Key,
) -> Result<(TopicEntry, S::Leaf, LeafProof), Problem> {
	let (entry, leaves, proof) = together::<S>(app, caller, topic, vec![key]).await?;
	let wrong = || Problem::internal(&anyhow::anyhow!("the archive proves {topic:?} wrongly"));
	let (index, leaf) = leaves.into_iter().next().ok_or_else(wrong)?;
	let siblings = proof.siblings.into_inner().try_into().map_err(|_| wrong())?;
	Ok((entry, leaf, LeafProof { index, siblings }))
}

/// 1 to [`MAX_PROVED`] keys, in ascending order. One that is named twice counts twice, and is proved once.
fn distinct<K: Ord>(mut keys: Vec<K>) -> Result<Vec<K>, Problem> {
	let is_few = u32::try_from(keys.len()).is_ok_and(|count| count <= MAX_PROVED);
	if keys.is_empty() || !is_few {
		let detail = format!("Name 1 to {MAX_PROVED} leaves.");
		return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail));
	}
	keys.sort();
	keys.dedup();
	Ok(keys)
}
