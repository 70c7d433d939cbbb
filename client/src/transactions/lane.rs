//! The transactions of one account. Nothing here asks or waits: what happens follows from what a lane is told.
//!
//! A call is signed again with another nonce only if a final block has another transaction with its nonce. So it is
//! executed at most once. A node that lies about final blocks could have it executed as often as it is signed: whoever does
//! not trust the node allows one attempt ([`Options::attempts`](crate::Options)).

use std::collections::{BTreeMap, VecDeque};

/// A nonce that another program's transaction holds is tried again after so many final blocks. That transaction may have
/// been dropped.
const HELD_FOR: u64 = 8;

/// So many nonces that others hold are remembered.
const MOST_HELD: usize = 4_096;

/// The hash by which a transaction is known.
pub type Hash = [u8; 32];

/// A call to be sent.
#[derive(Debug)]
pub struct Job<T> {
	/// What is sent, and who waits for it.
	pub task: T,
	/// How often it was signed.
	attempts: u32,
}

/// A call that was signed and is in no final block yet.
#[derive(Debug)]
pub struct Flight<T> {
	job: Job<T>,
	/// The hashes of all that was signed for it with this nonce. At most one of them can be in a block.
	hashes: Vec<Hash>,
	/// The signed transaction.
	pub bytes: Vec<u8>,
	/// The last block that may have it.
	pub last_block: u64,
	/// Whether a node has taken it, or may have taken it.
	taken: bool,
	/// A node had no room for it, and may not take the same bytes again for a while.
	dropped: bool,
	/// The account could not pay when the node looked at it again.
	poor: bool,
}

/// What a node says when it is given a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
	/// It has taken it, now or before.
	Taken,
	/// Another transaction has its nonce, in a block or in the pool.
	NonceTaken,
	/// Its pool has no room, or does not take this transaction for a while.
	Later,
	/// The account cannot pay.
	Poor(String),
	/// It can never be taken.
	Refused(String),
	/// There was no answer. It may have been taken.
	Unknown,
}

/// How a call ended without being in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
	/// The account cannot pay.
	Poor(String),
	/// The node refused it.
	Refused(String),
	/// No block has it, and none can have it any more.
	Expired {
		/// Its hash.
		hash: Hash,
		/// The last block that could have had it.
		last_block: u64,
	},
	/// A node has it, and a transaction before it was not taken. It is executed only if another one takes that nonce.
	Stranded {
		/// Its hash.
		hash: Hash,
		/// The last block that may have it.
		last_block: u64,
		/// The nonce that nothing has.
		nonce: u64,
	},
	/// Other programs used its nonce again and again.
	Contested,
}

/// What to do after an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Next<T> {
	/// Send the next call of the account.
	Continue,
	/// Send nothing more of this account for a while.
	Rest,
	/// The call has ended.
	Ended(T, Ending),
}

/// The transactions of one account.
#[derive(Debug)]
pub struct Lane<T> {
	waiting: VecDeque<Job<T>>,
	flights: BTreeMap<u64, Flight<T>>,
	/// All nonces below it are used in final blocks.
	used: u64,
	/// Nonces that other programs' transactions hold, with the final block when that was seen.
	held: BTreeMap<u64, u64>,
	/// The nonce that what is in flight waits for and nothing has, with the final block when that was seen.
	gap: Option<(u64, u64)>,
	/// A call is signed with so many nonces at most. Each time, another program used the nonce.
	attempts: u32,
	/// Whether one node alone makes all blocks. What it says of a transaction then holds.
	alone: bool,
}

impl<T> Flight<T> {
	/// Whether this is the hash of something that was signed for it.
	pub fn has(&self, hash: &Hash) -> bool {
		self.hashes.contains(hash)
	}

	/// The hash of what was signed last.
	pub fn hash(&self) -> Hash {
		self.hashes.last().copied().unwrap_or_default()
	}
}

impl<T> Lane<T> {
	/// Nothing is sent yet. A call is signed with so many nonces at most. `alone`: one node makes all blocks.
	pub fn new(attempts: u32, alone: bool) -> Self {
		let (waiting, flights, held) = (VecDeque::new(), BTreeMap::new(), BTreeMap::new());
		Lane { waiting, flights, used: 0, held, gap: None, attempts, alone }
	}

	/// Adds a call behind all that wait.
	pub fn push(&mut self, task: T) {
		self.waiting.push_back(Job { task, attempts: 0 });
	}

	/// Whether there is nothing left to do.
	pub fn is_empty(&self) -> bool {
		self.waiting.is_empty() && self.flights.is_empty()
	}

	/// How many calls are signed and in no final block.
	pub fn in_flight(&self) -> usize {
		self.flights.len()
	}

	/// How many calls wait to be signed.
	pub fn waiting(&self) -> usize {
		self.waiting.len()
	}

	/// The account's next nonce is `nonce` in the final block `head`, and `pool` with what waits in the pool of a node. Only
	/// before anything is in flight: the pool has this lane's own transactions too.
	pub fn begin(&mut self, nonce: u64, pool: u64, head: u64) {
		self.used = nonce;
		self.held = (nonce..pool).take(MOST_HELD).map(|held| (held, head)).collect();
	}

	/// The next call to sign, with its nonce. It waits until [`Lane::signed`] or [`Lane::end_first`].
	pub fn next(&self) -> Option<(&T, u64)> {
		let job = self.waiting.front()?;
		Some((&job.task, self.free_nonce()))
	}

	/// The least nonce that is not used, not held and not in flight.
	fn free_nonce(&self) -> u64 {
		let taken = |nonce: &u64| self.flights.contains_key(nonce) || self.held.contains_key(nonce);
		(self.used..).find(|nonce| !taken(nonce)).unwrap_or(self.used)
	}

	/// The call that [`Lane::next`] named was signed with that nonce.
	pub fn signed(&mut self, nonce: u64, hash: Hash, bytes: Vec<u8>, last_block: u64) {
		if let Some(mut job) = self.waiting.pop_front() {
			job.attempts = job.attempts.saturating_add(1);
			let (taken, dropped, poor, hashes) = (false, false, false, vec![hash]);
			let flight = Flight { job, hashes, bytes, last_block, taken, dropped, poor };
			self.flights.insert(nonce, flight);
		}
	}

	/// Whether a node had no room for something. What comes after it has to wait.
	pub fn has_dropped(&self) -> bool {
		self.flights.values().any(|flight| flight.dropped)
	}

	/// Whether the next transaction of the account has been given to a node, and its nonce is the same as when that was last
	/// looked up. It may be lost.
	pub fn stands_at(&self, nonce: u64) -> bool {
		let waits = self.flights.get(&nonce).is_some_and(|flight| flight.taken && !flight.poor);
		self.used == nonce && waits
	}

	/// The call of this nonce, if it should be signed again with the same nonce before it is given to a node again.
	pub fn dropped(&self, nonce: u64) -> Option<&T> {
		let flight = self.flights.get(&nonce).filter(|flight| flight.dropped)?;
		Some(&flight.job.task)
	}

	/// The call of this nonce was signed again with the same nonce.
	pub fn signed_again(&mut self, nonce: u64, hash: Hash, bytes: Vec<u8>, last_block: u64) {
		if let Some(flight) = self.flights.get_mut(&nonce) {
			flight.hashes.push(hash);
			flight.bytes = bytes;
			flight.last_block = flight.last_block.max(last_block);
			flight.dropped = false;
		}
	}

	/// The call that [`Lane::next`] named cannot be signed.
	pub fn end_first(&mut self) -> Option<T> {
		self.waiting.pop_front().map(|job| job.task)
	}

	/// A flight by its nonce.
	pub fn flight(&self, nonce: u64) -> Option<&Flight<T>> {
		self.flights.get(&nonce)
	}

	/// The nonces in flight, ascending.
	pub fn nonces(&self) -> Vec<u64> {
		self.flights.keys().copied().collect()
	}

	/// A node answered to a transaction of this nonce.
	pub fn answered(&mut self, nonce: u64, answer: Answer) -> Next<T> {
		let Some(flight) = self.flights.get_mut(&nonce) else { return Next::Continue };
		match answer {
			Answer::Taken => (flight.taken, flight.poor) = (true, false),
			Answer::Unknown => flight.taken = true,
			Answer::Later => {
				flight.dropped = true;
				return Next::Rest;
			}
			// Blocks decide: it may be this very transaction that has the nonce.
			Answer::NonceTaken => flight.taken = true,
			// Where a node may have it, only blocks and time decide.
			// A node that still has it says that it has taken it.
			Answer::Poor(_) if flight.taken && !self.alone => flight.poor = true,
			Answer::Refused(_) if flight.taken => {}
			Answer::Poor(reason) => return self.end(nonce, Ending::Poor(reason)),
			Answer::Refused(reason) => return self.end(nonce, Ending::Refused(reason)),
		}
		Next::Continue
	}

	/// Signs the call of this nonce again, before all that wait.
	fn again(&mut self, nonce: u64) -> Next<T> {
		let Some(flight) = self.flights.remove(&nonce) else { return Next::Continue };
		if flight.job.attempts >= self.attempts {
			return Next::Ended(flight.job.task, Ending::Contested);
		}
		self.waiting.push_front(flight.job);
		Next::Continue
	}

	fn end(&mut self, nonce: u64, ending: Ending) -> Next<T> {
		match self.flights.remove(&nonce) {
			Some(flight) => Next::Ended(flight.job.task, ending),
			None => Next::Continue,
		}
	}

	/// Answers were lost: a node may have taken everything in flight.
	pub fn doubt(&mut self) {
		self.flights.values_mut().for_each(|flight| flight.taken = true);
	}

	/// A final block has the transaction of this nonce.
	pub fn found(&mut self, nonce: u64) -> Option<T> {
		self.used = self.used.max(nonce.saturating_add(1));
		self.flights.remove(&nonce).map(|flight| flight.job.task)
	}

	/// All final blocks up to `head` were searched, and in that block the account's next nonce is `nonce`. Returns the
	/// calls that have ended.
	pub fn advance(&mut self, head: u64, nonce: u64) -> Vec<(T, Ending)> {
		// An account that was removed and has come back begins with zero again.
		self.used = nonce;
		self.held.retain(|held, since| *held >= nonce && head < since.saturating_add(HELD_FOR));
		let mut ended = Vec::new();
		// From the last on: what is signed again comes before what waits, in the old order.
		for nonce in self.nonces().into_iter().rev() {
			let Some(flight) = self.flights.get(&nonce) else { continue };
			let next = if nonce < self.used {
				self.again(nonce)
			} else if flight.last_block <= head {
				let ending = match flight.poor {
					true => Ending::Poor("its balance did not cover the fee any more".into()),
					false => Ending::Expired { hash: flight.hash(), last_block: flight.last_block },
				};
				self.end(nonce, ending)
			} else {
				continue;
			};
			if let Next::Ended(task, ending) = next {
				ended.push((task, ending));
			}
		}
		ended.reverse();
		ended.extend(self.stranded(head));
		ended
	}

	/// Where one node makes all blocks, ends what has stood behind a nonce for a while that nothing has. A transaction lives long
	/// there.
	fn stranded(&mut self, head: u64) -> Vec<(T, Ending)> {
		let nonce = self.used;
		let has = self.flights.contains_key(&nonce) || self.held.contains_key(&nonce);
		if has || !self.alone || !self.waiting.is_empty() || self.flights.is_empty() {
			self.gap = None;
			return Vec::new();
		}
		let (_, since) =
			*self.gap.insert(self.gap.filter(|gap| gap.0 == nonce).unwrap_or((nonce, head)));
		if head < since.saturating_add(HELD_FOR) {
			return Vec::new();
		}
		let flights = std::mem::take(&mut self.flights).into_values();
		let end = |flight: Flight<T>| {
			let (hash, last_block) = (flight.hash(), flight.last_block);
			(flight.job.task, Ending::Stranded { hash, last_block, nonce })
		};
		flights.map(end).collect()
	}

	/// Ends everything, because the chain stands still or the node is gone. Those in flight come with hash and last block.
	pub fn drain(&mut self) -> Vec<(T, Option<(Hash, u64)>)> {
		let flights = std::mem::take(&mut self.flights).into_values();
		let mut all: Vec<_> = flights
			.map(|flight| {
				let found = (flight.hash(), flight.last_block);
				(flight.job.task, Some(found))
			})
			.collect();
		all.extend(self.waiting.drain(..).map(|job| (job.task, None)));
		all
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
	use super::*;

	const ATTEMPTS: u32 = 3;

	/// A lane with these calls, all signed.
	fn flying(tasks: &[char]) -> Lane<char> {
		let mut lane = Lane::new(ATTEMPTS, false);
		lane.begin(5, 5, 0);
		for task in tasks {
			lane.push(*task);
			sign(&mut lane, 10);
		}
		lane
	}

	/// Signs the next call, and returns its nonce.
	fn sign(lane: &mut Lane<char>, last_block: u64) -> u64 {
		let (task, nonce) = lane.next().map(|(task, nonce)| (*task, nonce)).unwrap();
		lane.signed(nonce, [task as u8; 32], vec![task as u8], last_block);
		nonce
	}

	#[test]
	fn calls_get_ascending_nonces_in_their_order() {
		let lane = flying(&['a', 'b', 'c']);
		assert_eq!(lane.nonces(), [5, 6, 7]);
		assert_eq!(lane.flight(6).unwrap().bytes, [b'b']);
		assert_eq!((lane.in_flight(), lane.waiting()), (3, 0));
	}

	#[test]
	fn what_waits_in_the_pool_already_holds_its_nonces() {
		let mut lane = Lane::new(ATTEMPTS, false);
		lane.begin(5, 7, 3);
		lane.push('a');
		assert_eq!(sign(&mut lane, 10), 7);
		lane.push('b');
		lane.advance(3 + HELD_FOR, 6);
		assert_eq!(lane.next().unwrap().1, 6, "one of the two was dropped");
	}

	#[test]
	fn a_nonce_that_is_taken_is_left_to_final_blocks() {
		let mut lane = flying(&['a']);
		assert_eq!(lane.answered(5, Answer::NonceTaken), Next::Continue);
		assert!(lane.advance(4, 5).is_empty());
		assert_eq!(lane.nonces(), [5], "no final block has the other transaction yet");
		assert!(lane.advance(5, 6).is_empty());
		assert_eq!(sign(&mut lane, 20), 6);
	}

	#[test]
	fn what_has_no_room_is_signed_again_with_the_same_nonce() {
		let mut lane = flying(&['a']);
		assert_eq!(lane.dropped(5), None);
		assert_eq!(lane.answered(5, Answer::Later), Next::Rest);
		assert_eq!(lane.dropped(5), Some(&'a'));
		lane.signed_again(5, [1; 32], vec![1], 12);
		assert_eq!(lane.dropped(5), None);
		let flight = lane.flight(5).unwrap();
		assert!(flight.has(&[b'a'; 32]) && flight.has(&[1; 32]));
		assert_eq!((flight.hash(), flight.last_block), ([1; 32], 12));
	}

	#[test]
	fn an_account_that_was_removed_begins_again() {
		let mut lane = flying(&['a']);
		assert_eq!(lane.found(5), Some('a'));
		assert!(lane.advance(4, 6).is_empty());
		assert!(lane.advance(9, 0).is_empty());
		lane.push('b');
		assert_eq!(lane.next().unwrap().1, 0);
	}

	#[test]
	fn what_a_node_has_taken_is_not_signed_again_while_a_block_may_have_it() {
		let mut lane = flying(&['a']);
		lane.answered(5, Answer::Taken);
		for answer in [Answer::NonceTaken, Answer::Poor("x".into()), Answer::Refused("x".into())] {
			assert_eq!(lane.answered(5, answer), Next::Continue);
		}
		assert!(lane.advance(9, 5).is_empty());
		assert_eq!(lane.in_flight(), 1);
	}

	#[test]
	fn without_an_answer_it_may_have_been_taken() {
		let mut lane = flying(&['a']);
		assert_eq!(lane.answered(5, Answer::Unknown), Next::Continue);
		assert_eq!(lane.answered(5, Answer::NonceTaken), Next::Continue);
		assert_eq!(lane.nonces(), [5]);
	}

	#[test]
	fn after_lost_answers_a_refusal_ends_nothing() {
		let mut lane = flying(&['a', 'b']);
		lane.doubt();
		for nonce in [5, 6] {
			assert_eq!(lane.answered(nonce, Answer::Refused("x".into())), Next::Continue);
		}
		assert_eq!(lane.nonces(), [5, 6]);
	}

	#[test]
	fn a_nonce_that_another_used_in_a_final_block_is_signed_again_in_the_old_order() {
		let mut lane = flying(&['a', 'b', 'c']);
		lane.nonces().into_iter().for_each(|nonce| {
			lane.answered(nonce, Answer::Taken);
		});
		lane.push('d');
		assert_eq!(lane.found(5), Some('a'));
		assert!(lane.advance(6, 8).is_empty());
		let nonces: Vec<u64> = (0..3).map(|_| sign(&mut lane, 20)).collect();
		let order: Vec<(u64, u8)> =
			nonces.into_iter().map(|nonce| (nonce, lane.flights[&nonce].bytes[0])).collect();
		assert_eq!(order, [(8, b'b'), (9, b'c'), (10, b'd')]);
	}

	#[test]
	fn a_call_expires_with_its_last_block_and_its_nonce_is_used_for_the_next() {
		let mut lane = flying(&['a', 'b']);
		lane.answered(5, Answer::Taken);
		assert!(lane.advance(9, 5).is_empty());
		let expired =
			|task: char| (task, Ending::Expired { hash: [task as u8; 32], last_block: 10 });
		assert_eq!(lane.advance(10, 5), [expired('a'), expired('b')]);
		lane.push('c');
		assert_eq!(lane.next().unwrap().1, 5);
	}

	#[test]
	fn a_call_of_an_emptied_account_ends_as_one_that_cannot_pay() {
		let mut lane = flying(&['a']);
		lane.answered(5, Answer::Taken);
		lane.answered(5, Answer::Poor("x".into()));
		let ended = lane.advance(10, 5);
		assert!(matches!(ended.as_slice(), [('a', Ending::Poor(_))]));
		let mut lane = flying(&['a']);
		assert_eq!(
			lane.answered(5, Answer::Poor("x".into())),
			Next::Ended('a', Ending::Poor("x".into()))
		);
	}

	#[test]
	fn where_one_node_makes_all_blocks_who_cannot_pay_is_told_at_once() {
		let mut lane = Lane::new(ATTEMPTS, true);
		lane.begin(5, 5, 0);
		lane.push('a');
		sign(&mut lane, 10);
		assert_eq!(lane.answered(5, Answer::Taken), Next::Continue);
		let poor = || Answer::Poor("x".into());
		assert_eq!(lane.answered(5, poor()), Next::Ended('a', Ending::Poor("x".into())));
	}

	#[test]
	fn where_one_node_makes_all_blocks_what_stands_behind_a_gap_ends_before_its_life_does() {
		for (alone, left) in [(true, 0), (false, 1)] {
			let mut lane = Lane::new(ATTEMPTS, alone);
			lane.begin(5, 5, 0);
			for task in ['a', 'b'] {
				lane.push(task);
				sign(&mut lane, 100);
			}
			lane.answered(6, Answer::Taken);
			let poor = lane.answered(5, Answer::Poor("x".into()));
			assert!(matches!(poor, Next::Ended('a', Ending::Poor(_))));
			assert!(lane.advance(2, 5).is_empty() && lane.advance(1 + HELD_FOR, 5).is_empty());
			let ended = lane.advance(2 + HELD_FOR, 5);
			assert_eq!((ended.len(), lane.in_flight()), (1 - left, left));
			let stranded =
				|(_, ending): &(char, Ending)| matches!(ending, Ending::Stranded { nonce: 5, .. });
			assert!(ended.iter().all(stranded));
		}
	}

	#[test]
	fn what_stands_at_the_same_nonce_may_be_lost() {
		let mut lane = flying(&['a', 'b']);
		assert!(!lane.stands_at(5), "no node has it yet");
		lane.answered(5, Answer::Taken);
		assert!(lane.stands_at(5) && !lane.stands_at(6));
		lane.answered(5, Answer::Poor("x".into()));
		assert!(!lane.stands_at(5), "it could not be taken again");
	}

	#[test]
	fn a_contest_for_nonces_ends() {
		let mut lane = flying(&['a']);
		for nonce in (6..).take(ATTEMPTS as usize - 1) {
			assert!(lane.advance(1, nonce).is_empty());
			assert_eq!(sign(&mut lane, 10), nonce);
		}
		let last = lane.nonces()[0];
		assert_eq!(lane.advance(1, last + 1), [('a', Ending::Contested)]);
		assert!(lane.is_empty());
	}

	#[test]
	fn nothing_is_left_after_the_end() {
		let mut lane = flying(&['a']);
		lane.push('b');
		assert_eq!(lane.drain(), [('a', Some(([b'a'; 32], 10))), ('b', None)]);
		assert!(lane.is_empty());
	}
}
