//! Submits transactions ahead of the chain, and follows its blocks meanwhile.

use crate::{
	blocks::{Passages, Seen, Tracker, Window},
	chain::{number_of, BestBlocks, Chain},
	error::{LoadError, Result},
	outcomes::{self, Outcome},
	process::{self, Usage},
	signing::Signed,
	wallet::Signer,
};
use futures::{future::BoxFuture, stream::FuturesUnordered, StreamExt};
use indicatif::ProgressBar;
use std::{
	collections::{BTreeSet, HashMap, HashSet},
	future::Future,
	path::PathBuf,
	sync::Arc,
	time::{Duration, Instant},
};
use subxt::{
	rpcs::{client::RpcSubscription, rpc_params, Error as RpcError, RpcClient},
	utils::H256,
};
use tokio::task::JoinSet;

/// This many submissions of a connection wait for the node's answer at the same time.
const DEPTH: usize = 32;
/// How long a full pool is left alone.
const BACK_OFF: Duration = Duration::from_millis(300);
/// How often it is seen to that the play goes on.
const TICK: Duration = Duration::from_millis(250);
/// What a block did is read after the load, or when so many blocks came after it. A node keeps the state of 256.
const UNREAD: usize = 128;
/// A chain without a block for so many slots, and at least so long, has fallen behind.
const PATIENCE_SLOTS: u32 = 12;
const PATIENCE: Duration = Duration::from_secs(40);
/// A tenth of the pool's bytes is for transactions that arrive before their predecessors: 12.8 MiB by default.
const POOL_BYTES: usize = 12 * 1_024 * 1_024;
/// What a node answers when its pool is full.
const POOL_FULL: i32 = 1_016;
/// What it answers when it has the transaction already.
const ALREADY_THERE: i32 = 1_013;

/// How to play transactions.
#[derive(Clone, Debug)]
pub struct Pace {
	/// How long to submit; without it until all are in blocks.
	pub time: Option<Duration>,
	/// Transactions a second; without it as many as the window admits.
	pub rate: Option<f64>,
	/// Submit strictly in the order of the plan.
	pub ordered: bool,
	/// How many connections submit.
	pub connections: u32,
	/// How many transactions may wait.
	pub window: u32,
	/// Wait until the last block is final.
	pub until_final: bool,
	/// Show each block.
	pub show: bool,
	/// The nodes to watch.
	pub pids: Vec<u32>,
	/// Their databases.
	pub folders: Vec<PathBuf>,
}

/// What was played.
pub struct Played {
	/// The transactions.
	pub signed: Arc<Vec<Signed>>,
	/// What became of each.
	pub passages: Passages,
	/// The blocks, as they came.
	pub seen: Vec<Seen>,
	/// What the load did in blocks that were already read.
	pub outcomes: HashMap<H256, Outcome>,
	/// When which block became final.
	pub finals: Vec<(u64, Instant)>,
	/// When the submission began.
	pub started: Instant,
	/// When it ended.
	pub stopped: Instant,
	/// Why it ended early.
	pub ended: Option<LoadError>,
}

/// Plays signed transactions, until `stop` comes at the latest.
pub async fn play(
	chain: &Chain,
	signed: Vec<Signed>,
	pace: &Pace,
	stop: impl Future<Output = ()>,
) -> Result<Played> {
	let signed = Arc::new(signed);
	let tracker = Arc::new(Tracker::new(&signed, window(&signed, pace)));
	let mut follower =
		Follower::new(chain, pace, Arc::clone(&tracker), Arc::clone(&signed)).await?;
	let mut lanes = lanes(chain, &signed, &tracker, pace).await?;
	let started = Instant::now();
	let ended = follower.follow(&mut lanes, started, stop).await.err();
	lanes.abort_all();
	let stopped = follower.stopped.unwrap_or_else(Instant::now);
	let Follower { seen, outcomes, finals, .. } = follower;
	let passages = tracker.passages();
	Ok(Played { signed, passages, seen, outcomes, finals, started, stopped, ended })
}

fn window(signed: &[Signed], pace: &Pace) -> Window {
	let signers: BTreeSet<Signer> = signed.iter().map(|signed| signed.signer).collect();
	let transactions = pace.window as usize;
	let share = transactions.checked_div(signers.len()).unwrap_or(transactions);
	let by_signer = share.saturating_mul(2).clamp(16, transactions.max(16));
	Window { transactions, by_signer, bytes: POOL_BYTES }
}

type Lanes = JoinSet<Result<()>>;

/// Shares the transactions out among connections: those of one account have the same.
async fn lanes(
	chain: &Chain,
	signed: &Arc<Vec<Signed>>,
	tracker: &Arc<Tracker>,
	pace: &Pace,
) -> Result<Lanes> {
	let count = if pace.ordered { 1 } else { pace.connections.max(1) };
	let depth = if pace.ordered { 1 } else { DEPTH };
	let interval =
		pace.rate.map(|rate| Duration::from_secs_f64(f64::from(count) / rate.max(0.001)));
	let mut lanes = JoinSet::new();
	for (number, connection) in chain.connections(count).await?.into_iter().enumerate() {
		let mine = |signer: Signer| signer.0.checked_rem(count as usize) == Some(number);
		let work = signed.iter().enumerate().filter(|(_, signed)| mine(signed.signer));
		let lane = Lane {
			connection,
			work: work.map(|(at, _)| at).collect(),
			signed: Arc::clone(signed),
			tracker: Arc::clone(tracker),
			depth,
			interval,
		};
		lanes.spawn(lane.run());
	}
	Ok(lanes)
}

/// One connection with its share of the transactions.
struct Lane {
	connection: RpcClient,
	work: Vec<usize>,
	signed: Arc<Vec<Signed>>,
	tracker: Arc<Tracker>,
	depth: usize,
	interval: Option<Duration>,
}

/// A submission under way. It ends with the account whose transaction it was.
type Submissions<'l> = FuturesUnordered<BoxFuture<'l, Result<Signer>>>;

impl Lane {
	/// Submits its share. An account's transaction waits until the node has answered to the one before: if they
	/// overtook each other, the pool could drop one for its nonce, and all later ones with it.
	async fn run(self) -> Result<()> {
		let mut under_way: Submissions<'_> = FuturesUnordered::new();
		let mut busy = HashSet::new();
		let mut due = tokio::time::Instant::now();
		for at in &self.work {
			if let Some(interval) = self.interval {
				tokio::time::sleep_until(due).await;
				due = due.checked_add(interval).unwrap_or(due);
			}
			let Some(signer) = self.signed.get(*at).map(|signed| signed.signer) else { continue };
			while busy.contains(&signer) || under_way.len() >= self.depth {
				answered(&mut under_way, &mut busy).await?;
			}
			if self.tracker.is_stopped() {
				break;
			}
			if self.admitted(*at, &mut under_way, &mut busy).await? {
				busy.insert(signer);
				under_way.push(Box::pin(self.submit(*at, signer)));
			}
		}
		while !under_way.is_empty() {
			answered(&mut under_way, &mut busy).await?;
		}
		Ok(())
	}

	/// Waits until there is room, and takes answers meanwhile. False if the transaction must not be submitted.
	async fn admitted(
		&self,
		at: usize,
		under_way: &mut Submissions<'_>,
		busy: &mut HashSet<Signer>,
	) -> Result<bool> {
		tokio::pin! { let admitted = self.tracker.admit(at); }
		loop {
			tokio::select! {
				admitted = &mut admitted => return Ok(admitted),
				Some(answer) = under_way.next() => { busy.remove(&answer?); }
			}
		}
	}

	/// Submits a transaction, again and again while the pool is full.
	async fn submit(&self, at: usize, signer: Signer) -> Result<Signer> {
		let Some(signed) = self.signed.get(at) else { return Ok(signer) };
		let text = format!("0x{}", hex::encode(&signed.bytes));
		loop {
			let params = rpc_params![&text];
			let answer = self.connection.request::<H256>("author_submitExtrinsic", params).await;
			match answer {
				Ok(_) => return Ok(signer),
				Err(RpcError::User(error)) if error.code == ALREADY_THERE => return Ok(signer),
				Err(RpcError::User(error)) if error.code == POOL_FULL => {
					self.tracker.note_full();
					if self.tracker.is_stopped() {
						self.tracker.forget(at);
						return Ok(signer);
					}
					tokio::time::sleep(BACK_OFF).await;
				}
				Err(RpcError::User(error)) => {
					let reason = refusal(error.code, &error.message, error.data.as_deref());
					self.tracker.refuse(at, reason);
					return Ok(signer);
				}
				Err(other) => return Err(LoadError::NodeGone(other.to_string())),
			}
		}
	}
}

/// Takes the next answer of the node.
async fn answered(under_way: &mut Submissions<'_>, busy: &mut HashSet<Signer>) -> Result<()> {
	if let Some(answer) = under_way.next().await {
		busy.remove(&answer?);
	}
	Ok(())
}

/// A refusal in one line.
fn refusal(code: i32, message: &str, data: Option<&serde_json::value::RawValue>) -> String {
	let data = data.map(|data| format!(": {}", data.get().trim_matches('"'))).unwrap_or_default();
	format!("{message} ({code}){data}")
}

/// Follows the chain while transactions are submitted.
struct Follower<'a> {
	chain: &'a Chain,
	pace: &'a Pace,
	tracker: Arc<Tracker>,
	signed: Arc<Vec<Signed>>,
	best: BestBlocks,
	heads: RpcSubscription<serde_json::Value>,
	seen: Vec<Seen>,
	outcomes: HashMap<H256, Outcome>,
	finals: Vec<(u64, Instant)>,
	last: Instant,
	progress: Instant,
	stopped: Option<Instant>,
	bar: ProgressBar,
}

impl<'a> Follower<'a> {
	async fn new(
		chain: &'a Chain,
		pace: &'a Pace,
		tracker: Arc<Tracker>,
		signed: Arc<Vec<Signed>>,
	) -> Result<Self> {
		let (best, heads) = (chain.best_blocks().await?, chain.final_heads().await?);
		let bar = if pace.show { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
		let (last, progress) = (Instant::now(), Instant::now());
		let (seen, finals, stopped) = (Vec::new(), Vec::new(), None);
		Ok(Follower {
			chain,
			pace,
			tracker,
			signed,
			best,
			heads,
			seen,
			outcomes: HashMap::new(),
			finals,
			last,
			progress,
			stopped,
			bar,
		})
	}

	fn patience(&self) -> Duration {
		let slots = Duration::from_millis(self.chain.limits.slot).saturating_mul(PATIENCE_SLOTS);
		slots.max(PATIENCE)
	}

	async fn follow(
		&mut self,
		lanes: &mut Lanes,
		started: Instant,
		stop: impl Future<Output = ()>,
	) -> Result<()> {
		tokio::pin!(stop);
		let mut tick = tokio::time::interval(TICK);
		loop {
			tokio::select! {
				() = &mut stop => return Err(LoadError::Stopped),
				block = self.best.next() => {
					let block = block.ok_or_else(|| ended("it sends no more blocks"))?.map_err(ended)?;
					self.take(block.hash(), block.number()).await?;
				}
				head = self.heads.next() => {
					let head = head.ok_or_else(|| ended("it sends no more final blocks"))?.map_err(ended)?;
					if let Some(number) = number_of(&head) {
						self.finals.push((number, Instant::now()));
					}
				}
				Some(lane) = lanes.join_next() => lane.map_err(LoadError::unexpected)??,
				_ = tick.tick() => {}
			}
			if self.pace.time.is_some_and(|time| started.elapsed() >= time) {
				self.stop();
			}
			if lanes.is_empty() {
				self.stop();
			}
			if self.is_over(lanes)? {
				break;
			}
		}
		self.bar.finish_and_clear();
		Ok(())
	}

	fn stop(&mut self) {
		if self.stopped.is_none() {
			self.stopped = Some(Instant::now());
			self.progress = Instant::now();
			self.tracker.stop();
		}
	}

	/// Whether there is nothing left to wait for.
	fn is_over(&self, lanes: &Lanes) -> Result<bool> {
		let patience = self.patience();
		if !process::all_run(&self.pace.pids) {
			return Err(ended("its process has ended"));
		}
		if self.last.elapsed() > patience {
			return Err(LoadError::NoBlocks(patience.as_secs()));
		}
		let (waiting, _) = self.tracker.counts();
		if self.progress.elapsed() > patience && waiting > 0 {
			return Err(LoadError::NotIncluded(waiting, patience.as_secs()));
		}
		let in_blocks = self.stopped.is_some() && lanes.is_empty() && waiting == 0;
		Ok(in_blocks
			&& (!self.pace.until_final || self.is_final() || self.progress.elapsed() > patience))
	}

	/// Whether the last block with own transactions is final.
	fn is_final(&self) -> bool {
		let last =
			self.seen.iter().filter(|block| !block.own.is_empty()).map(|block| block.number).max();
		let finalised = self.finals.iter().map(|(number, _)| *number).max();
		last <= finalised
	}

	/// Takes a new best block, and those before it that were not seen.
	async fn take(&mut self, hash: H256, number: u64) -> Result<()> {
		self.last = Instant::now();
		let usage = process::usage(&self.pace.pids, &self.pace.folders);
		let (mut hash, mut number, mut new) = (hash, number, Vec::new());
		while !self.seen.iter().rev().any(|block| block.hash == hash) {
			let block = self.read(hash, number, usage).await?;
			let (parent, first) = (block.parent, self.seen.is_empty());
			new.push(block);
			if first || number == 0 {
				break;
			}
			(hash, number) = (parent, number.saturating_sub(1));
		}
		for block in new.into_iter().rev() {
			self.show(&block);
			self.seen.push(block);
			self.read_before_it_is_pruned().await;
		}
		Ok(())
	}

	/// Reads what an older block did. What cannot be read, such as an abandoned block, is asked for after the load, if the
	/// chain has it.
	async fn read_before_it_is_pruned(&mut self) {
		let old = self.seen.len().checked_sub(UNREAD).and_then(|at| self.seen.get(at));
		let Some(block) = old else { return };
		if let Ok(outcome) = outcomes::outcome(self.chain, block, &self.signed).await {
			self.outcomes.insert(block.hash, outcome);
		}
	}

	async fn read(&mut self, hash: H256, number: u64, usage: Usage) -> Result<Seen> {
		let arrived = self.last;
		let (parent, transactions) = self.chain.body(hash).await?;
		let own = self.tracker.find(&transactions, arrived);
		if !own.is_empty() {
			self.progress = Instant::now();
		}
		let lengths = transactions.iter().map(|bytes| bytes.len() as u64);
		let length = lengths.fold(0, u64::saturating_add);
		Ok(Seen { number, hash, parent, arrived, own, length, usage })
	}

	/// One line for each block.
	fn show(&self, block: &Seen) {
		if !self.pace.show {
			return;
		}
		let (waiting, done) = self.tracker.counts();
		let own = block.own.len();
		let line = format!(
			"block {}: {own} of the load; {done} in blocks, {waiting} waiting",
			block.number
		);
		if self.bar.is_hidden() {
			println!("  {line}");
		} else {
			self.bar.set_message(line);
			self.bar.tick();
		}
	}
}

fn ended(reason: impl std::fmt::Display) -> LoadError {
	LoadError::NodeGone(reason.to_string())
}

#[cfg(test)]
mod tests {
	use super::{refusal, window, Pace};

	#[test]
	fn a_refusal_says_the_code_and_the_details() {
		let data = serde_json::value::RawValue::from_string("\"no money\"".into()).ok();
		assert_eq!(refusal(1_010, "Invalid", data.as_deref()), "Invalid (1010): no money");
		assert_eq!(refusal(1_010, "Invalid", None), "Invalid (1010)");
	}

	#[test]
	fn one_account_may_fill_the_window() {
		let pace = Pace {
			time: None,
			rate: None,
			ordered: false,
			connections: 1,
			window: 500,
			until_final: false,
			show: false,
			pids: vec![],
			folders: vec![],
		};
		assert_eq!(window(&[], &pace).by_signer, 500);
	}
}
