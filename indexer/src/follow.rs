//! Final blocks, one after the other, from the node into the index.
//!
//! The node is asked for several blocks at once; they go into the database in order, each with a transaction of its own. So whatever
//! happens in between, the index has whole blocks, each once, and its last block says where to go on.

use crate::{
	block::{decode, Block},
	book::Book,
	ledger::{self, Context as When},
	metrics::Metrics,
	node::{Node, NodeError},
	store::{StoreError, Transaction, Writer},
};
use anyhow::{bail, Result};
use futures::{stream, StreamExt};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::sync::watch;
use verdigrid_client::AtBlock;

/// So many blocks are asked for at once.
const AT_ONCE: usize = 16;
/// A node that does not answer is asked again after this.
const PAUSE: Duration = Duration::from_secs(1);
/// So often the log says how far it is, while it catches up.
const NEWS: Duration = Duration::from_secs(10);
/// It has caught up, if not more blocks are missing.
const NEAR: u64 = 10;

/// What was taken in last: number and hash.
pub type Head = Option<(u64, String)>;

/// Takes blocks in.
pub struct Follower {
	node: Node,
	writer: Writer,
	metrics: Arc<Metrics>,
	heads: watch::Sender<Head>,
	progress: Progress,
	/// No block after this one is taken in.
	until: Option<u64>,
}

/// A block with what the ledger takes.
struct Taken {
	decoded: decode::Decoded,
	runtime: AtBlock,
}

/// What went wrong with a block, and whether waiting helps.
enum Failure {
	/// The node does not answer, or does not have the block yet.
	Node(NodeError),
	/// Waiting does not help.
	Final(anyhow::Error),
}

impl From<NodeError> for Failure {
	fn from(error: NodeError) -> Self {
		match error.passes() {
			true => Failure::Node(error),
			false => Failure::Final(error.into()),
		}
	}
}

impl From<StoreError> for Failure {
	fn from(error: StoreError) -> Self {
		Failure::Final(error.into())
	}
}

impl Follower {
	/// Takes blocks of this node into this index, and none after `until`.
	pub fn new(
		node: Node,
		writer: Writer,
		metrics: Arc<Metrics>,
		until: Option<u64>,
	) -> (Self, watch::Receiver<Head>) {
		let head = writer.head().map(|(number, hash)| (number, hash.to_owned()));
		let (heads, receiver) = watch::channel(head);
		let progress = Progress::new();
		(Follower { node, writer, metrics, heads, progress, until }, receiver)
	}

	/// Takes in what is there and what comes, until something fails for which waiting does not help.
	pub async fn run(mut self) -> Result<()> {
		loop {
			match self.catch_up().await {
				Ok(()) => self.node.news().await,
				Err(Failure::Node(error)) => {
					tracing::warn!("{error}. The indexer asks again");
					tokio::time::sleep(PAUSE).await;
				}
				Err(Failure::Final(error)) => return Err(error),
			}
		}
	}

	/// Takes in all final blocks that the node has.
	async fn catch_up(&mut self) -> Result<(), Failure> {
		let final_block = self.node.final_block().await?;
		self.metrics.final_block(final_block);
		if !self.agree(final_block).await? {
			return Ok(());
		}
		let first = self.writer.head().map_or(0, |(number, _)| number.saturating_add(1));
		let node = self.node.clone();
		let final_block = self.until.map_or(final_block, |until| until.min(final_block));
		let blocks = stream::iter(first..=final_block).map(|number| fetch(node.clone(), number));
		let mut blocks = std::pin::pin!(blocks.buffered(AT_ONCE));
		while let Some(taken) = blocks.next().await {
			let taken = taken?;
			if !self.follows(&taken.decoded.block) {
				// Another node answers now, or the chain went back: look again.
				return Err(Failure::Node(NodeError::Moved(taken.decoded.block.number)));
			}
			self.take_in(taken, final_block).await?;
		}
		Ok(())
	}

	fn follows(&self, block: &Block) -> bool {
		self.writer.head().is_none_or(|(_, hash)| block.parent == hash)
	}

	/// Whether the index is a beginning of the node's chain. What is not on it any more is taken back.
	async fn agree(&mut self, final_block: u64) -> Result<bool, Failure> {
		let Some((head, _)) = self.writer.head() else { return Ok(true) };
		if head > final_block && !self.node.is_development() {
			// Another node, which has not caught up. Final blocks of a network stay.
			return Ok(false);
		}
		let mut common = head.min(final_block);
		while self.writer.hash_of(common).await? != Some(self.node.hash(common).await?) {
			match common.checked_sub(1) {
				Some(before) => common = before,
				None => {
					return Err(Failure::Final(anyhow::anyhow!("the node has another first block")))
				}
			}
		}
		if common < head {
			tracing::warn!(
				"the node does not have the blocks {} to {head} any more: they are taken back",
				common.saturating_add(1)
			);
			self.writer.begin().await?.take_back(common).await?;
			self.metrics.taken_back(head.saturating_sub(common));
			self.tell();
		}
		Ok(true)
	}

	async fn take_in(&mut self, taken: Taken, final_block: u64) -> Result<(), Failure> {
		let started = Instant::now();
		let block = &taken.decoded.block;
		let mut transaction = self.writer.begin().await?;
		let changes = record(&mut transaction, &taken).await;
		let changes = changes
			.map_err(|error| Failure::Final(error.context(format!("block {}", block.number))))?;
		let rows = transaction.take_in(block, changes).await?;
		self.metrics.taken_in(block.number, block.time, rows, started.elapsed());
		self.progress.tell(block.number, final_block, rows);
		self.tell();
		Ok(())
	}

	/// Tells those who wait which block is the last one.
	fn tell(&self) {
		let head = self.writer.head().map(|(number, hash)| (number, hash.to_owned()));
		self.heads.send_replace(head);
	}
}

async fn fetch(node: Node, number: u64) -> Result<Taken, NodeError> {
	let raw = node.block(number).await?;
	let decoded = decode::decode(&raw).await.map_err(NodeError::Unreadable)?;
	Ok(Taken { decoded, runtime: raw.runtime })
}

/// What a block does to the records.
async fn record(transaction: &mut Transaction<'_>, taken: &Taken) -> Result<crate::book::Changes> {
	let block = &taken.decoded.block;
	let mut book = Book::over(transaction);
	if block.number == 0 {
		ledger::begin(&mut book, &taken.runtime).await?;
	}
	let mut time = None;
	for (event, typed) in block.events.iter().zip(&taken.decoded.typed) {
		if event.extrinsic.is_some() || block.number == 0 {
			time = Some(block.time);
		}
		let Some(typed) = typed else { continue };
		// What happens before the first extrinsic happens at the moment of the block before: the first one sets the clock.
		let now = match time {
			Some(time) => time,
			None => ledger::moment_at(&taken.runtime).await?,
		};
		time = Some(now);
		let extrinsic =
			event.extrinsic.and_then(|at| block.extrinsics.get(usize::try_from(at).ok()?));
		let when = When {
			block: block.number,
			time: now,
			extrinsic: event.extrinsic,
			signer: extrinsic.and_then(|it| it.signer.as_ref()?.parse().ok()),
		};
		if let Err(error) = ledger::apply(&mut book, &when, typed).await {
			bail!("the event {} ({}.{}): {error}", event.index, event.pallet, event.name);
		}
	}
	Ok(book.into_changes())
}

/// Says now and then how far it is.
struct Progress {
	since: Instant,
	blocks: u64,
	rows: u64,
	is_near: bool,
}

impl Progress {
	fn new() -> Self {
		Progress { since: Instant::now(), blocks: 0, rows: 0, is_near: false }
	}

	fn tell(&mut self, number: u64, final_block: u64, rows: usize) {
		self.blocks = self.blocks.saturating_add(1);
		self.rows = self.rows.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
		let missing = final_block.saturating_sub(number);
		let was_near = std::mem::replace(&mut self.is_near, missing <= NEAR);
		let elapsed = self.since.elapsed();
		if elapsed < NEWS && (was_near || !self.is_near) {
			return;
		}
		let per_second = |count: u64| {
			let milliseconds = elapsed.as_millis().max(1);
			u128::from(count).saturating_mul(1_000).checked_div(milliseconds).unwrap_or_default()
		};
		let (blocks, rows) = (per_second(self.blocks), per_second(self.rows));
		match u128::from(missing).checked_div(blocks) {
			Some(left) if missing > NEAR => tracing::info!(
				"block {number} of {final_block}: {blocks} blocks/s, {rows} rows/s, {left} s left"
			),
			_ => tracing::info!(
				"block {number} of {final_block}: {} blocks, {} rows in {} s",
				self.blocks,
				self.rows,
				elapsed.as_secs()
			),
		}
		*self = Progress { is_near: self.is_near, ..Progress::new() };
	}
}
