//! What the chain says of the meters that can be read. Each is asked for once, and again when an event names it.

use crate::seat::Seat;
use anyhow::Result;
use futures::{stream, StreamExt, TryStreamExt};
use std::{
	collections::{BTreeMap, BTreeSet},
	pin::pin,
	sync::Arc,
	time::{Duration, Instant},
};
use tracing::info;
use verdigrid_client::{
	api::identity::events::{MeterRegistered, MeterRemoved, MeterRestored, MeterRetired},
	following::Block,
	ClientError,
};
use verdigrid_primitives::party::{Meter, MeterId};

/// So many questions are asked at the same time.
const AT_ONCE: usize = 32;
/// Over more blocks, it is quicker to ask for all meters than to read all events.
const MOST_BLOCKS: u64 = 256;
/// How often it is told how far it has come.
const TOLD: Duration = Duration::from_secs(10);

/// What the chain says of the meters that can be read.
#[derive(Default)]
pub struct Meters {
	/// The meters that are registered.
	known: Arc<BTreeMap<MeterId, Meter>>,
	/// Those that are not.
	unknown: BTreeSet<MeterId>,
	/// The block at which this holds.
	block: u64,
}

impl Meters {
	/// What the chain says of these meters at a final block, and at no earlier one than when it was asked last.
	pub async fn at(
		&mut self,
		seat: &Seat,
		block: u64,
		wanted: &BTreeSet<MeterId>,
	) -> Result<Arc<BTreeMap<MeterId, Meter>>> {
		self.forget_changed(seat, block).await;
		let has = |id: &&MeterId| self.known.contains_key(*id) || self.unknown.contains(*id);
		let new: Vec<MeterId> = wanted.iter().filter(|id| !has(id)).cloned().collect();
		if !new.is_empty() {
			for (id, meter) in ask(seat, new).await? {
				match meter {
					Some(meter) => _ = Arc::make_mut(&mut self.known).insert(id, meter),
					None => _ = self.unknown.insert(id),
				}
			}
		}
		Ok(Arc::clone(&self.known))
	}

	/// Forgets what events name since the last look, or everything if they cannot be read.
	async fn forget_changed(&mut self, seat: &Seat, block: u64) {
		let (first, count) = (self.block.saturating_add(1), block.saturating_sub(self.block));
		let changed = match count {
			0 => return,
			_ if self.known.is_empty() && self.unknown.is_empty() => Some(BTreeSet::new()),
			1..=MOST_BLOCKS => changed(seat, first, block).await.ok(),
			_ => None,
		};
		match changed {
			Some(changed) => changed.iter().for_each(|id| self.forget(id)),
			None => (self.known, self.unknown) = Default::default(),
		}
		self.block = block;
	}

	fn forget(&mut self, id: &MeterId) {
		self.unknown.remove(id);
		if self.known.contains_key(id) {
			Arc::make_mut(&mut self.known).remove(id);
		}
	}
}

/// The meters that events of these blocks name.
async fn changed(seat: &Seat, first: u64, last: u64) -> Result<BTreeSet<MeterId>, ClientError> {
	let mut changed = BTreeSet::new();
	let count = usize::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0);
	let mut blocks = pin!(seat.chain.blocks_from(first).take(count));
	while let Some(block) = blocks.try_next().await? {
		changed.extend(named(&block)?);
	}
	Ok(changed)
}

/// The meters that events of a block name. The owner of a meter never changes: the next owner gets a meter of its own, which takes over
/// the place.
fn named(block: &Block) -> Result<Vec<MeterId>, ClientError> {
	let mut named = Vec::new();
	for event in block.find::<MeterRegistered>() {
		let MeterRegistered { meter, takes_over, .. } = event?;
		named.push(meter.0);
		named.extend(takes_over.map(|it| it.0));
	}
	for event in block.find::<MeterRetired>() {
		named.push(event?.meter.0);
	}
	for event in block.find::<MeterRestored>() {
		named.push(event?.meter.0);
	}
	for event in block.find::<MeterRemoved>() {
		named.push(event?.meter.0);
	}
	Ok(named)
}

async fn ask(
	seat: &Seat,
	meters: Vec<MeterId>,
) -> Result<Vec<(MeterId, Option<Meter>)>, ClientError> {
	let (all, mut told) = (meters.len(), Instant::now());
	let ask =
		|id: MeterId| async move { Ok::<_, ClientError>((id.clone(), seat.meter(&id).await?)) };
	let mut asked = pin!(stream::iter(meters.into_iter().map(ask)).buffer_unordered(AT_ONCE));
	let mut answers = Vec::with_capacity(all);
	while let Some(answer) = asked.try_next().await? {
		answers.push(answer);
		if told.elapsed() >= TOLD {
			told = Instant::now();
			info!("asks the chain for meters: {} of {all}", answers.len());
		}
	}
	Ok(answers)
}
