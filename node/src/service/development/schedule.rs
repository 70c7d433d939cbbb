//! When to seal: soon after transactions arrive, and again while some are left. It also seals every
//! three seconds, so that time goes on for hooks and deadlines.

use futures::{
	channel::oneshot,
	stream::{self, BoxStream},
	FutureExt, StreamExt,
};
use sc_consensus_manual_seal::{CreatedBlock, EngineCommand, Error};
use std::{sync::Arc, time::Duration};
use tokio::{
	sync::Notify,
	time::{interval, sleep, Interval, MissedTickBehavior},
};

/// Blocks without transactions are this far apart.
const TICK: Duration = Duration::from_secs(3);

/// Transactions that arrive within this time of the first share its block.
const GATHER: Duration = Duration::from_millis(50);

type Outcome<Hash> = oneshot::Receiver<Result<CreatedBlock<Hash>, Error>>;

/// Decides when blocks are sealed.
pub struct Schedule<Hash, Waiting> {
	arrived: Arc<Notify>,
	waiting: Waiting,
	ticks: Interval,
	gather: Duration,
	last: Option<Outcome<Hash>>,
}

impl<Hash, Waiting> Schedule<Hash, Waiting>
where
	Hash: Send + 'static,
	Waiting: Fn() -> usize + Send + 'static,
{
	/// A schedule that is woken by `arrived` and asks `waiting` how many transactions could go into
	/// a block. Must be called within a tokio runtime.
	pub fn new(arrived: Arc<Notify>, waiting: Waiting) -> Self {
		Self::with_times(arrived, waiting, TICK, GATHER)
	}

	fn with_times(
		arrived: Arc<Notify>,
		waiting: Waiting,
		tick: Duration,
		gather: Duration,
	) -> Self {
		let mut ticks = interval(tick);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		Self { arrived, waiting, ticks, gather, last: None }
	}

	/// The commands for the sealing task, which asks for the next one when the last is done.
	pub fn commands(self) -> BoxStream<'static, EngineCommand<Hash>> {
		stream::unfold(self, |mut schedule| async move {
			let command = schedule.next().await;
			Some((command, schedule))
		})
		.boxed()
	}

	async fn next(&mut self) -> EngineCommand<Hash> {
		let made_block = self.last.take().is_some_and(made_block);
		if made_block && (self.waiting)() > 0 {
			self.gather().await;
			return self.seal(false);
		}
		tokio::select! {
			_ = self.ticks.tick() => self.seal(true),
			_ = self.arrived.notified() => {
				self.gather().await;
				self.seal(false)
			},
		}
	}

	/// Waits for other transactions, and forgets that they arrived: the next block includes them.
	async fn gather(&mut self) {
		sleep(self.gather).await;
		self.arrived.notified().now_or_never();
	}

	fn seal(&mut self, create_empty: bool) -> EngineCommand<Hash> {
		let (sender, outcome) = oneshot::channel();
		self.last = Some(outcome);
		EngineCommand::SealNewBlock {
			create_empty,
			finalize: true,
			parent_hash: None,
			sender: Some(sender),
		}
	}
}

/// Whether a command led to a block. If not, the reason is logged here, once.
fn made_block<Hash>(mut outcome: Outcome<Hash>) -> bool {
	match outcome.try_recv() {
		Ok(Some(Ok(_))) => true,
		Ok(Some(Err(Error::EmptyTransactionPool))) => false,
		Ok(Some(Err(error))) => {
			log::error!("Could not seal a block: {error}");
			false
		}
		Ok(None) | Err(oneshot::Canceled) => false,
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use std::sync::atomic::{AtomicUsize, Ordering};
	use tokio::time::timeout;

	const NEVER: Duration = Duration::from_secs(3600);
	const SOON: Duration = Duration::from_millis(5);

	struct Node {
		arrived: Arc<Notify>,
		waiting: Arc<AtomicUsize>,
		commands: BoxStream<'static, EngineCommand<u64>>,
	}

	impl Node {
		fn new(tick: Duration) -> Self {
			let arrived = Arc::new(Notify::new());
			let waiting = Arc::new(AtomicUsize::new(0));
			let count = waiting.clone();
			let count = move || count.load(Ordering::SeqCst);
			let commands = Schedule::with_times(arrived.clone(), count, tick, SOON).commands();
			Self { arrived, waiting, commands }
		}

		/// A node that has made the block of its first tick.
		async fn begun(tick: Duration) -> Self {
			let mut node = Self::new(tick);
			assert!(node.seals(Ok(())).await.unwrap(), "the first block may be empty");
			node
		}

		/// Whether the next block may be empty; `None` if no block is asked for.
		async fn seals(&mut self, outcome: Result<(), Error>) -> Option<bool> {
			let next = timeout(Duration::from_millis(200), self.commands.next()).await.ok()?;
			match next.unwrap() {
				EngineCommand::SealNewBlock { create_empty, finalize, sender, .. } => {
					assert!(finalize);
					let block = CreatedBlock { hash: 0, aux: Default::default(), proof_size: 0 };
					sender.unwrap().send(outcome.map(|()| block)).unwrap();
					Some(create_empty)
				}
				EngineCommand::FinalizeBlock { .. } => None,
			}
		}
	}

	#[tokio::test]
	async fn nothing_is_sealed_without_tick_or_transaction() {
		let mut node = Node::begun(NEVER).await;
		assert_eq!(node.seals(Ok(())).await, None);
	}

	#[tokio::test]
	async fn ticks_may_make_empty_blocks() {
		let mut node = Node::begun(Duration::from_millis(20)).await;
		assert_eq!(node.seals(Ok(())).await, Some(true));
		assert_eq!(node.seals(Ok(())).await, Some(true));
	}

	#[tokio::test]
	async fn transactions_that_arrive_together_share_a_block() {
		let mut node = Node::begun(NEVER).await;
		for _ in 0..100 {
			node.arrived.notify_one();
		}
		assert_eq!(node.seals(Ok(())).await, Some(false));
		assert_eq!(node.seals(Ok(())).await, None);
	}

	#[tokio::test]
	async fn what_did_not_fit_goes_into_the_next_block() {
		let mut node = Node::begun(NEVER).await;
		node.waiting.store(1, Ordering::SeqCst);
		node.arrived.notify_one();
		assert_eq!(node.seals(Ok(())).await, Some(false));
		assert_eq!(node.seals(Ok(())).await, Some(false));
		node.waiting.store(0, Ordering::SeqCst);
		assert_eq!(node.seals(Ok(())).await, None);
	}

	#[tokio::test]
	async fn transactions_that_fit_into_no_block_wait_for_the_tick() {
		let mut node = Node::begun(NEVER).await;
		node.waiting.store(1, Ordering::SeqCst);
		node.arrived.notify_one();
		assert_eq!(node.seals(Err(Error::EmptyTransactionPool)).await, Some(false));
		assert_eq!(node.seals(Ok(())).await, None);
	}

	#[tokio::test]
	async fn sealing_goes_on_after_an_error() {
		let mut node = Node::begun(NEVER).await;
		node.arrived.notify_one();
		assert_eq!(node.seals(Err(Error::StringError("full disk".into()))).await, Some(false));
		node.arrived.notify_one();
		assert_eq!(node.seals(Ok(())).await, Some(false));
	}
}
