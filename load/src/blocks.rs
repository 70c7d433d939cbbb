//! Which transaction is where: submitted, waiting, in a block, refused. Blocks are matched by hash.

use crate::{process::Usage, signing::Signed, wallet::Signer};
use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	sync::{
		atomic::{AtomicBool, Ordering},
		Mutex, MutexGuard, PoisonError,
	},
	time::Instant,
};
use subxt::utils::H256;
use tokio::sync::Notify;

/// Why a transaction was not submitted after another of its account was refused.
const AFTER_A_REFUSAL: &str = "an earlier transaction of the account was refused";

/// A block as it was seen.
#[derive(Clone, Debug)]
pub struct Seen {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// The hash of the block before it.
	pub parent: H256,
	/// When it became the best.
	pub arrived: Instant,
	/// The transactions of the load that it has, with their places in it.
	pub own: Vec<(usize, u32)>,
	/// Bytes of all its transactions.
	pub length: u64,
	/// What the nodes used when it arrived.
	pub usage: Usage,
}

/// How much may wait in the pool.
#[derive(Clone, Copy, Debug)]
pub struct Window {
	/// Transactions together.
	pub transactions: usize,
	/// Transactions of one account.
	pub by_signer: usize,
	/// Bytes together.
	pub bytes: usize,
}

/// How a transaction came through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Passage {
	/// When it was submitted.
	pub submitted: Option<Instant>,
	/// When a best block had it.
	pub included: Option<Instant>,
}

#[derive(Default)]
struct State {
	passages: Vec<Passage>,
	waiting: usize,
	waiting_bytes: usize,
	waiting_by: HashMap<Signer, usize>,
	refused: BTreeSet<Signer>,
	refusals: BTreeMap<String, u64>,
	full: u64,
	done: usize,
}

/// Follows transactions from the submission to a block.
pub struct Tracker {
	known: HashMap<[u8; 32], usize>,
	about: Vec<(Signer, usize)>,
	window: Window,
	state: Mutex<State>,
	changed: Notify,
	stopped: AtomicBool,
}

/// What became of all transactions.
#[derive(Clone, Debug, Default)]
pub struct Passages {
	/// One for each transaction.
	pub each: Vec<Passage>,
	/// How often the node refused one, by the reason.
	pub refusals: BTreeMap<String, u64>,
	/// How often the pool was full.
	pub full: u64,
	/// How many were submitted and did not come into a block.
	pub waiting: usize,
}

impl Tracker {
	/// Of these transactions; none is submitted yet.
	pub fn new(signed: &[Signed], window: Window) -> Self {
		let known = signed.iter().enumerate().map(|(at, signed)| (signed.hash, at)).collect();
		let about = signed.iter().map(|signed| (signed.signer, signed.bytes.len())).collect();
		let passages = vec![Passage::default(); signed.len()];
		let state = Mutex::new(State { passages, ..Default::default() });
		Tracker {
			known,
			about,
			window,
			state,
			changed: Notify::new(),
			stopped: AtomicBool::new(false),
		}
	}

	fn state(&self) -> MutexGuard<'_, State> {
		self.state.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Ends the submission.
	pub fn stop(&self) {
		self.stopped.store(true, Ordering::Relaxed);
		self.changed.notify_waiters();
	}

	/// Whether the submission has ended.
	pub fn is_stopped(&self) -> bool {
		self.stopped.load(Ordering::Relaxed)
	}

	/// Waits until there is room for a transaction, and counts it as submitted. False if it must not be
	/// submitted any more.
	pub async fn admit(&self, at: usize) -> bool {
		loop {
			let changed = self.changed.notified();
			if self.is_stopped() {
				return false;
			}
			if let Some(admitted) = self.try_admit(at) {
				return admitted;
			}
			// A change between the question and here would be missed: so it asks again soon.
			let _ = tokio::time::timeout(std::time::Duration::from_millis(100), changed).await;
		}
	}

	/// `None` while there is no room.
	fn try_admit(&self, at: usize) -> Option<bool> {
		let Some(&(signer, length)) = self.about.get(at) else { return Some(false) };
		let mut state = self.state();
		if state.refused.contains(&signer) {
			let count = state.refusals.entry(AFTER_A_REFUSAL.to_owned()).or_default();
			*count = count.saturating_add(1);
			return Some(false);
		}
		let by_signer = state.waiting_by.get(&signer).copied().unwrap_or_default();
		let room = state.waiting < self.window.transactions
			&& by_signer < self.window.by_signer
			&& (state.waiting == 0 || state.waiting_bytes < self.window.bytes);
		if !room {
			return None;
		}
		state.waiting = state.waiting.saturating_add(1);
		state.waiting_bytes = state.waiting_bytes.saturating_add(length);
		state.waiting_by.insert(signer, by_signer.saturating_add(1));
		if let Some(passage) = state.passages.get_mut(at) {
			passage.submitted = Some(Instant::now());
		}
		Some(true)
	}

	/// The node refused a transaction. No later one of its account can come into a block.
	pub fn refuse(&self, at: usize, reason: String) {
		let mut state = self.state();
		let count = state.refusals.entry(reason).or_default();
		*count = count.saturating_add(1);
		if let Some((signer, _)) = self.about.get(at) {
			state.refused.insert(*signer);
		}
		self.release(&mut state, at);
	}

	/// A transaction is not submitted after all.
	pub fn forget(&self, at: usize) {
		let mut state = self.state();
		self.release(&mut state, at);
		if let Some(passage) = state.passages.get_mut(at) {
			passage.submitted = None;
		}
	}

	/// The pool was full.
	pub fn note_full(&self) {
		let mut state = self.state();
		state.full = state.full.saturating_add(1);
	}

	fn release(&self, state: &mut State, at: usize) {
		let Some((signer, length)) = self.about.get(at) else { return };
		state.waiting = state.waiting.saturating_sub(1);
		state.waiting_bytes = state.waiting_bytes.saturating_sub(*length);
		if let Some(waiting) = state.waiting_by.get_mut(signer) {
			*waiting = waiting.saturating_sub(1);
		}
		self.changed.notify_waiters();
	}

	/// Finds the load's transactions in a block. Returns them with their places.
	pub fn find(&self, transactions: &[Vec<u8>], arrived: Instant) -> Vec<(usize, u32)> {
		let mut own = Vec::new();
		let mut state = self.state();
		for (place, transaction) in (0_u32..).zip(transactions) {
			let hash = crate::signing::hash_of(transaction);
			let Some(&at) = self.known.get(&hash) else { continue };
			own.push((at, place));
			let Some(passage) = state.passages.get_mut(at) else { continue };
			// It may come into a block before the node's answer to the submission.
			if passage.included.is_none() {
				passage.included = Some(arrived);
				state.done = state.done.saturating_add(1);
				self.release(&mut state, at);
			}
		}
		own
	}

	/// How many wait in the pool, and how many came into blocks.
	pub fn counts(&self) -> (usize, usize) {
		let state = self.state();
		(state.waiting, state.done)
	}

	/// What became of all.
	pub fn passages(&self) -> Passages {
		let state = self.state();
		Passages {
			each: state.passages.clone(),
			refusals: state.refusals.clone(),
			full: state.full,
			waiting: state.waiting,
		}
	}
}

/// The blocks of the chain that ends with the highest one, in order. Others were abandoned.
pub fn canonical(seen: &[Seen]) -> Vec<&Seen> {
	let by_hash: HashMap<H256, &Seen> = seen.iter().map(|block| (block.hash, block)).collect();
	let mut chain = Vec::new();
	// Of two with the same number, the later became the best.
	let mut next = seen.iter().max_by_key(|block| (block.number, block.arrived));
	while let Some(block) = next {
		chain.push(block);
		next = by_hash.get(&block.parent).copied();
	}
	chain.reverse();
	chain
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::{canonical, Seen, Tracker, Window};
	use crate::{
		process::Usage,
		signing::{hash_of, Counting, Signed},
		wallet::Signer,
	};
	use std::time::Instant;
	use subxt::utils::H256;

	const WINDOW: Window = Window { transactions: 2, by_signer: 1, bytes: 100 };

	fn signed(signer: usize, bytes: &[u8]) -> Signed {
		Signed {
			signer: Signer(signer),
			bytes: bytes.to_vec(),
			hash: hash_of(bytes),
			counting: Counting::Whole(1),
			certificates: 0,
		}
	}

	#[test]
	fn the_window_bounds_what_waits() {
		let all = [signed(0, b"a"), signed(0, b"b"), signed(1, b"c"), signed(2, b"d")];
		let tracker = Tracker::new(&all, WINDOW);
		assert_eq!(tracker.try_admit(0), Some(true));
		assert_eq!(tracker.try_admit(1), None, "one of each account");
		assert_eq!(tracker.try_admit(2), Some(true));
		assert_eq!(tracker.try_admit(3), None, "two together");
		let own = tracker.find(&[b"x".to_vec(), b"a".to_vec()], Instant::now());
		assert_eq!(own, [(0, 1)]);
		assert_eq!(tracker.counts(), (1, 1));
		assert_eq!(tracker.try_admit(3), Some(true));
	}

	#[test]
	fn a_second_block_with_the_same_transaction_counts_once() {
		let tracker = Tracker::new(&[signed(0, b"a")], WINDOW);
		tracker.try_admit(0);
		tracker.find(&[b"a".to_vec()], Instant::now());
		assert_eq!(tracker.find(&[b"a".to_vec()], Instant::now()), [(0, 0)]);
		assert_eq!(tracker.counts(), (0, 1));
	}

	#[test]
	fn after_a_refusal_the_account_submits_nothing() {
		let all = [signed(0, b"a"), signed(0, b"b"), signed(1, b"c")];
		let tracker = Tracker::new(&all, WINDOW);
		tracker.try_admit(0);
		tracker.refuse(0, "bad".into());
		assert_eq!(tracker.try_admit(1), Some(false));
		assert_eq!(tracker.try_admit(2), Some(true));
		let passages = tracker.passages();
		assert_eq!((passages.waiting, passages.refusals.len()), (1, 2));
	}

	#[test]
	fn long_transactions_wait_for_bytes() {
		let all = [signed(0, &[1; 200]), signed(1, &[2; 200])];
		let tracker = Tracker::new(&all, WINDOW);
		assert_eq!(tracker.try_admit(0), Some(true), "one always has room");
		assert_eq!(tracker.try_admit(1), None);
	}

	#[test]
	fn abandoned_blocks_are_left_out() {
		let block = |number: u64, hash: u8, parent: u8| Seen {
			number,
			hash: H256([hash; 32]),
			parent: H256([parent; 32]),
			arrived: Instant::now(),
			own: vec![],
			length: 0,
			usage: Usage::default(),
		};
		let seen = [block(1, 1, 0), block(2, 2, 1), block(2, 3, 1), block(3, 4, 3)];
		let hashes: Vec<u8> = canonical(&seen).iter().map(|block| block.hash.0[0]).collect();
		assert_eq!(hashes, [1, 3, 4]);
	}
}
