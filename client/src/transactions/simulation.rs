//! Plays the sending of transactions on a simulated chain, with everything that goes wrong on real ones.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]

use super::{
	lane::{Answer, Hash},
	node::{Account, Head, Node, Signed},
	past::see_through,
	sender::{Order, Pace, Sender},
	Note, Noted,
};
use crate::ClientError;
use codec::{Decode, Encode};
use proptest::prelude::*;
use std::{
	collections::BTreeSet,
	sync::{Arc, Mutex, MutexGuard},
	time::Duration,
};
use tokio::sync::{mpsc, oneshot};

const SLOT: Duration = Duration::from_secs(3);
/// Blocks are final when so many have followed.
const LAG: usize = 3;
const MORTALITY: u64 = 16;
/// So many transactions have room in a block.
const ROOM: usize = 10;
/// After so many blocks without trouble, nothing of what was before is left.
const QUIET: usize = 2 * MORTALITY as usize;

#[derive(Clone, Debug, PartialEq, Encode, Decode)]
struct Transaction {
	/// Which call; `None` for one of another program.
	call: Option<u32>,
	account: Account,
	nonce: u64,
	born: u64,
}

impl Transaction {
	fn hash(&self) -> Hash {
		sp_crypto_hashing::blake2_256(&self.encode())
	}
}

/// What goes wrong before a block is made.
#[derive(Clone, Debug)]
enum Trouble {
	None,
	/// The node forgets its pool.
	Restart,
	/// The node does not answer until the next block.
	Outage,
	/// The node takes what it is given, and its answers are lost until the next block.
	Deaf,
	/// The pool is full until the next block.
	Full,
	/// Another program sends a transaction of this account, which comes into the block.
	Foreign(u8),
	/// Another program's transaction of this account waits in the pool, and is never put into a block.
	Stuck(u8),
	/// This account cannot pay from now on.
	Emptied(u8),
	/// All accounts can pay again.
	Paid,
	/// So many of the last blocks are replaced by empty ones. What was in them goes back into the pool.
	Fork(u8),
	/// The pool is emptied, and does not take the same transactions again.
	Ban,
	/// Until the next block, the node does not know what blocks did.
	Pruned,
	/// Another node answers. It has another pool, and until the next block it is so many blocks behind.
	Failover(u8),
}

#[derive(Default)]
struct World {
	blocks: Vec<Vec<Transaction>>,
	pool: Vec<Transaction>,
	stuck: Vec<Transaction>,
	poor: Vec<Account>,
	silent: bool,
	deaf: bool,
	full: bool,
	pruned: bool,
	/// By how many blocks the node is behind.
	behind: u64,
	/// Which node answers.
	generation: u64,
	/// What the pool does not take again.
	banned: BTreeSet<Hash>,
	/// What was noted before a node got it.
	noted: Vec<Noted>,
	/// No more notes can be taken.
	no_notes: bool,
}

const fn account(number: u8) -> Account {
	[number; 32]
}

impl World {
	fn number(&self) -> u64 {
		self.blocks.len() as u64
	}

	fn last_final(&self) -> u64 {
		(self.blocks.len().saturating_sub(LAG) as u64).saturating_sub(self.behind)
	}

	/// How often a call was executed.
	fn executed(&self, call: u32) -> usize {
		self.blocks.iter().flatten().filter(|one| one.call == Some(call)).count()
	}

	fn nonce_at(&self, account: Account, number: u64) -> u64 {
		let blocks = self.blocks.iter().take(number as usize).flatten();
		blocks.filter(|one| one.account == account).count() as u64
	}

	fn nonce(&self, account: Account) -> u64 {
		self.nonce_at(account, self.number())
	}

	/// The least nonce that is not in a block and not in the pool.
	fn next(&self, account: Account) -> u64 {
		let waits = |nonce: &u64| {
			let all = self.pool.iter().chain(&self.stuck);
			!all.clone().any(|one| one.account == account && one.nonce == *nonce)
		};
		(self.nonce(account)..).find(waits).unwrap()
	}

	fn trouble(&mut self, trouble: &Trouble) {
		(self.silent, self.deaf, self.full) = (false, false, false);
		(self.pruned, self.behind) = (false, 0);
		match trouble {
			Trouble::None => {}
			Trouble::Restart => {
				self.pool.clear();
				self.stuck.clear();
			}
			Trouble::Outage => self.silent = true,
			Trouble::Deaf => self.deaf = true,
			Trouble::Full => self.full = true,
			Trouble::Foreign(number) => {
				let (account, nonce) = (account(*number), self.nonce(account(*number)));
				self.pool.retain(|one| (one.account, one.nonce) != (account, nonce));
				self.stuck.retain(|one| (one.account, one.nonce) != (account, nonce));
				let born = self.number();
				self.pool.insert(0, Transaction { call: None, account, nonce, born });
			}
			Trouble::Stuck(number) => {
				let account = account(*number);
				let (nonce, born) = (self.next(account), self.number());
				self.stuck.push(Transaction { call: None, account, nonce, born });
			}
			Trouble::Emptied(number) => {
				let account = account(*number);
				self.poor.push(account);
				// A pool looks only at what can be executed next, so the last one may stay.
				let own = |one: &&Transaction| one.account == account && one.call.is_some();
				let last = self.pool.iter().filter(own).map(|one| one.nonce).max();
				let last = last.filter(|nonce| *nonce > self.nonce(account));
				self.pool.retain(|one| !own(&one) || Some(one.nonce) == last);
			}
			Trouble::Paid => self.poor.clear(),
			Trouble::Fork(depth) => {
				for block in self.blocks.iter_mut().rev().take(usize::from(*depth).min(LAG)) {
					self.pool.splice(0..0, std::mem::take(block));
				}
			}
			Trouble::Ban => {
				let dropped = std::mem::take(&mut self.pool);
				self.banned.extend(dropped.iter().map(Transaction::hash));
			}
			Trouble::Pruned => self.pruned = true,
			Trouble::Failover(behind) => {
				self.pool.clear();
				(self.generation, self.behind) = (self.generation + 1, u64::from(*behind));
			}
		}
	}

	fn make_block(&mut self) {
		let mut block = Vec::new();
		let number = self.number() + 1;
		self.blocks.push(vec![]);
		for transaction in std::mem::take(&mut self.pool) {
			let Transaction { account, nonce, born, .. } = transaction;
			let used = block.iter().filter(|one: &&Transaction| one.account == account).count();
			let next = self.nonce(account) + used as u64;
			let dead = number >= born + MORTALITY;
			if nonce == next && !dead && block.len() < ROOM && !self.poor.contains(&account) {
				block.push(transaction);
			} else if nonce >= next && !dead {
				self.pool.push(transaction);
			}
		}
		self.stuck.retain(|one| number < one.born + 4);
		*self.blocks.last_mut().unwrap() = block;
	}

	fn note(&mut self, noted: &Noted) -> Result<(), String> {
		if self.no_notes {
			return Err("the disk is full".into());
		}
		self.noted.push(noted.clone());
		Ok(())
	}

	fn submit(&mut self, transaction: Transaction) -> Answer {
		let hash = transaction.hash();
		assert!(self.noted.iter().any(|noted| noted.hash == hash), "it was not noted before");
		let Transaction { account, nonce, .. } = transaction;
		let same = |one: &&Transaction| (one.account, one.nonce) == (account, nonce);
		if self.silent {
			return Answer::Unknown;
		}
		if self.full || self.banned.contains(&transaction.hash()) {
			return Answer::Later;
		}
		let answer = if self.pool.contains(&transaction) {
			Answer::Taken
		} else if nonce < self.nonce(account)
			|| self.pool.iter().chain(&self.stuck).any(|one| same(&one))
		{
			Answer::NonceTaken
		} else if self.poor.contains(&account) {
			Answer::Poor("no money".into())
		} else {
			self.pool.push(transaction);
			Answer::Taken
		};
		if self.deaf {
			Answer::Unknown
		} else {
			answer
		}
	}
}

#[derive(Default)]
struct Simulated(Mutex<World>);

impl Simulated {
	fn world(&self) -> MutexGuard<'_, World> {
		self.0.lock().unwrap()
	}

	fn answering(&self) -> Result<MutexGuard<'_, World>, ClientError> {
		let world = self.world();
		match world.silent {
			true => Err(ClientError::Behind { block: 0 }),
			false => Ok(world),
		}
	}
}

fn block_hash(number: u64) -> Hash {
	sp_crypto_hashing::blake2_256(&number.encode())
}

impl Node for Simulated {
	type Call = u32;
	type Done = u64;

	async fn head(&self) -> Result<Head, ClientError> {
		let number = self.answering()?.last_final();
		Ok(Head { number, hash: block_hash(number) })
	}

	fn generation(&self) -> u64 {
		self.world().generation
	}

	async fn changed(&self) {
		tokio::time::sleep(SLOT).await;
	}

	async fn nonce(&self, head: Head, account: Account) -> Result<u64, ClientError> {
		Ok(self.answering()?.nonce_at(account, head.number))
	}

	async fn pool_nonce(&self, account: Account) -> Result<u64, ClientError> {
		Ok(self.answering()?.next(account))
	}

	async fn block(&self, number: u64) -> Result<(Hash, Vec<Hash>), ClientError> {
		let world = self.answering()?;
		let block = world.blocks.get(number as usize - 1).unwrap();
		Ok((block_hash(number), block.iter().map(Transaction::hash).collect()))
	}

	async fn outcome(&self, head: Head, _: u32) -> Result<Result<u64, ClientError>, ClientError> {
		let pruned = self.answering()?.pruned;
		Ok(match pruned {
			true => Err(ClientError::ResultUnknown { block: head.number, place: 0 }),
			false => Ok(head.number),
		})
	}

	async fn sign(&self, call: &u32, nonce: u64, head: Head) -> Result<Signed, ClientError> {
		let account = account((*call % 3) as u8);
		let transaction = Transaction { call: Some(*call), account, nonce, born: head.number };
		Ok(Signed {
			bytes: transaction.encode(),
			hash: transaction.hash(),
			last_block: head.number + MORTALITY - 1,
		})
	}

	async fn submit(&self, bytes: &[u8]) -> Answer {
		self.world().submit(Transaction::decode(&mut &*bytes).unwrap())
	}
}

fn trouble() -> impl Strategy<Value = Trouble> {
	prop_oneof![
		12 => Just(Trouble::None),
		1 => Just(Trouble::Restart),
		1 => Just(Trouble::Outage),
		1 => Just(Trouble::Deaf),
		1 => Just(Trouble::Full),
		2 => (0_u8..3).prop_map(Trouble::Foreign),
		1 => (0_u8..3).prop_map(Trouble::Stuck),
		1 => (0_u8..3).prop_map(Trouble::Emptied),
		2 => Just(Trouble::Paid),
		1 => (1_u8..4).prop_map(Trouble::Fork),
		1 => Just(Trouble::Ban),
		1 => Just(Trouble::Pruned),
		1 => (0_u8..5).prop_map(Trouble::Failover),
	]
}

/// How an order of this call ended, and what it was.
type Ended = (u32, Result<u64, ClientError>);

/// Plays orders, so many before each block, and waits until all have ended. At the end, when all accounts can pay and nothing
/// goes wrong any more, each gives one more order. These must succeed.
async fn play(mut troubles: Vec<(Trouble, u8)>) -> (Vec<Ended>, Arc<Simulated>) {
	let last: usize = troubles.iter().map(|(_, count)| usize::from(*count)).sum();
	troubles.push((Trouble::Paid, 0));
	troubles.extend(vec![(Trouble::None, 0); QUIET]);
	troubles.push((Trouble::None, 3));
	let (mut ended, node) = play_out(troubles).await;
	for (call, result) in ended.split_off(last) {
		assert!(result.is_ok(), "call {call} at the end: {result:?}");
	}
	(ended, node)
}

/// Plays orders, so many before each block, and waits until all have ended.
async fn play_out(troubles: Vec<(Trouble, u8)>) -> (Vec<Ended>, Arc<Simulated>) {
	let node = Arc::new(Simulated::default());
	node.world().blocks = vec![vec![]; 10];
	let (orders, incoming) = mpsc::unbounded_channel();
	// Where blocks are replaced, or another node answers, no node makes all blocks.
	let of_many =
		|(trouble, _): &(Trouble, u8)| matches!(trouble, Trouble::Fork(_) | Trouble::Failover(_));
	let alone = !troubles.iter().any(of_many);
	let pace = Pace { window: 20, alone, ..Pace::default() };
	let sender = tokio::spawn(Sender::new(Arc::clone(&node), pace).run(incoming));
	let mut results = Vec::new();
	for (trouble, count) in troubles {
		node.world().trouble(&trouble);
		for _ in 0..count {
			let call = results.len() as u32;
			let (result, receiver) = oneshot::channel();
			let account = account((call % 3) as u8);
			let notes = Arc::clone(&node);
			let note: Note = Box::new(move |noted| notes.world().note(noted));
			orders
				.send(Order { account, call, note: Some(Mutex::new(note)), result })
				.ok()
				.unwrap();
			results.push(receiver);
		}
		tokio::time::sleep(SLOT).await;
		node.world().make_block();
	}
	drop(orders);
	let world = Arc::clone(&node);
	let blocks = tokio::spawn(async move {
		loop {
			tokio::time::sleep(SLOT).await;
			world.world().trouble(&Trouble::None);
			world.world().make_block();
		}
	});
	// Far longer than the life of any transaction.
	tokio::time::timeout(SLOT * 40 * MORTALITY as u32, sender).await.unwrap().unwrap();
	tokio::time::sleep(SLOT * 3 * MORTALITY as u32).await;
	blocks.abort();
	let mut ended = Vec::new();
	for (call, result) in (0..).zip(results) {
		ended.push((call, result.await.unwrap()));
	}
	(ended, node)
}

/// What was reported is what happened, and nothing happened twice.
fn check(ended: Vec<Ended>, node: &Simulated) {
	let world = node.world();
	for (call, result) in ended {
		let executed = world.executed(call);
		match result {
			Ok(block) => {
				assert_eq!(executed, 1, "call {call}");
				let block = world.blocks.get(block as usize - 1).unwrap();
				assert!(block.iter().any(|one| one.call == Some(call)), "call {call}");
			}
			Err(ClientError::Unresolved { .. }) => assert!(executed <= 1, "call {call}"),
			Err(ClientError::ResultUnknown { .. }) => assert_eq!(executed, 1, "call {call}"),
			Err(error) => assert_eq!(executed, 0, "call {call}: {error}"),
		}
	}
}

fn paused() -> tokio::runtime::Runtime {
	tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap()
}

#[test]
fn without_trouble_all_calls_succeed_in_their_order() {
	let (ended, node) = paused().block_on(play(vec![(Trouble::None, 60), (Trouble::None, 40)]));
	let failed: Vec<_> = ended.iter().filter(|(_, result)| result.is_err()).collect();
	assert!(failed.is_empty(), "{failed:?}");
	let calls: Vec<u32> = node.world().blocks.iter().flatten().filter_map(|one| one.call).collect();
	for number in 0..3 {
		let own: Vec<u32> = calls.iter().copied().filter(|call| call % 3 == number).collect();
		assert!(own.is_sorted(), "{own:?}");
	}
	check(ended, &node);
}

#[test]
fn a_thousand_calls_at_once_all_succeed() {
	let runtime = paused();
	let troubles = vec![(Trouble::None, 250); 4];
	let (ended, node) = runtime.block_on(play(troubles));
	assert!(ended.iter().all(|(_, result)| result.is_ok()));
	check(ended, &node);
}

#[test]
fn an_emptied_account_ends_in_an_error_that_says_so() {
	let troubles = vec![(Trouble::Emptied(0), 1), (Trouble::None, 0)];
	let (ended, node) = paused().block_on(play(troubles));
	assert!(matches!(ended[0].1, Err(ClientError::NoFunds { .. })), "{:?}", ended[0]);
	check(ended, &node);
}

#[test]
fn what_cannot_be_noted_is_not_sent() {
	paused().block_on(async {
		let node = Arc::new(Simulated::default());
		node.world().blocks = vec![vec![]; 10];
		node.world().no_notes = true;
		let (orders, incoming) = mpsc::unbounded_channel();
		tokio::spawn(Sender::new(Arc::clone(&node), Pace::default()).run(incoming));
		let notes = Arc::clone(&node);
		let note: Note = Box::new(move |noted| notes.world().note(noted));
		let (result, receiver) = oneshot::channel();
		let order = Order { account: account(1), call: 1, note: Some(Mutex::new(note)), result };
		orders.send(order).ok().unwrap();
		let ended = receiver.await.unwrap();
		assert!(
			matches!(&ended, Err(ClientError::NotSent { reason }) if reason.contains("disk")),
			"{ended:?}"
		);
		assert!(node.world().pool.is_empty());
	});
}

/// A program that starts again learns from its notes what became of what an earlier one sent.
#[test]
fn what_became_of_a_noted_transaction_can_be_asked_later() {
	let troubles = vec![
		(Trouble::None, 12),
		(Trouble::Emptied(0), 3),
		(Trouble::Foreign(1), 3),
		(Trouble::Ban, 0),
	];
	paused().block_on(async {
		let (_, node) = play(troubles).await;
		let noted = node.world().noted.clone();
		assert!(noted.len() > 18, "some were signed again");
		for noted in noted {
			let in_block = node.world().blocks.iter().flatten().any(|one| one.hash() == noted.hash);
			match see_through(&*node, &noted).await {
				Ok(block) => {
					assert!(in_block && block > noted.signed_at && block <= noted.last_block)
				}
				Err(ClientError::Expired { hash, .. }) => assert!(!in_block && hash == noted.hash),
				Err(other) => panic!("{other}"),
			}
		}
	});
}

#[test]
fn what_waits_behind_a_call_that_could_not_pay_ends_too() {
	let mut troubles = vec![(Trouble::None, 60), (Trouble::Emptied(0), 0)];
	troubles.extend(vec![(Trouble::None, 0); QUIET]);
	let (ended, node) = paused().block_on(play_out(troubles));
	let stranded = |result: &Result<u64, ClientError>| matches!(result, Err(ClientError::Unresolved { reason, .. }) if reason.contains("before it"));
	assert_eq!(ended.iter().filter(|(_, result)| stranded(result)).count(), 1, "{ended:?}");
	check(ended, &node);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]
	#[test]
	fn each_call_ends_and_none_is_executed_twice(
		troubles in prop::collection::vec((trouble(), 0_u8..6), 1..40),
	) {
		let (ended, node) = paused().block_on(play(troubles));
		check(ended, &node);
	}
}
