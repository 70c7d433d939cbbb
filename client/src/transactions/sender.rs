//! Sends transactions of many accounts, and decides from final blocks what became of them.
//!
//! No transaction has a subscription: subscriptions end with a connection, and say nothing of what was missed. All
//! blocks are searched by their numbers.

use super::{
	lane::{Answer, Ending, Hash, Lane, Next},
	node::{Account, Head, Node, Signed},
	Note, Noted,
};
use crate::ClientError;
use futures::{stream, StreamExt};
use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use tokio::{
	sync::{mpsc::UnboundedReceiver, oneshot},
	time::Instant,
};

/// So many questions are asked of a node at the same time.
const AT_ONCE: usize = 32;
/// How long to wait for news at most.
const TICK: Duration = Duration::from_secs(1);
/// So long new transactions are given to a node before blocks are looked at again.
const TURN: Duration = Duration::from_secs(1);
/// A node that does not answer is asked again after this.
const PAUSE: Duration = Duration::from_millis(500);

/// How transactions are sent.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
	/// So many transactions are in flight at most, of all accounts together.
	pub window: usize,
	/// What is in no final block yet is given to the node again after this: a node that restarts has forgotten it.
	pub again: Duration,
	/// If no block becomes final for so long, what is in flight ends with an error.
	pub patience: Duration,
	/// A call is signed with so many nonces at most, if other programs use the same account.
	pub attempts: u32,
	/// Whether one node makes all blocks, as on a development chain.
	pub alone: bool,
}

impl Default for Pace {
	fn default() -> Self {
		let (again, patience) = (Duration::from_secs(15), Duration::from_secs(180));
		Pace { window: 4_096, again, patience, attempts: 32, alone: false }
	}
}

/// A call to send.
pub struct Order<N: Node> {
	/// Who signs it.
	pub account: Account,
	/// The call.
	pub call: N::Call,
	/// Takes note of what is signed.
	pub note: Option<Mutex<Note>>,
	/// Who waits for the result.
	pub result: oneshot::Sender<Result<N::Done, ClientError>>,
}

impl<N: Node> Order<N> {
	/// Takes note of a signed form of the call, before a node gets it.
	fn note(&self, signed: &Signed, nonce: u64, head: Head) -> Result<(), ClientError> {
		let Some(note) = &self.note else { return Ok(()) };
		let Signed { bytes, hash, last_block } = signed.clone();
		let (account, signed_at) = (self.account, head.number);
		let noted = Noted { account, bytes, hash, nonce, signed_at, last_block };
		let mut note = note.lock().unwrap_or_else(PoisonError::into_inner);
		note(&noted).map_err(|reason| ClientError::NotSent { reason })
	}
}

/// Where a transaction is.
type Place = (Account, u64);

/// Sends what comes in.
pub struct Sender<N: Node> {
	node: Arc<N>,
	pace: Pace,
	lanes: BTreeMap<Account, Lane<Order<N>>>,
	by_hash: HashMap<Hash, Place>,
	/// When each transaction is given to a node again.
	due: HashMap<Hash, Instant>,
	/// All final blocks up to this one were searched.
	searched: u64,
	/// What can be in no block up to this one has ended.
	advanced: u64,
	/// When the last final block was new.
	moved: Instant,
	/// Who answered last.
	generation: u64,
	/// Nothing is given to the node before.
	paused_until: Option<Instant>,
}

impl<N: Node> Sender<N> {
	/// Nothing is in flight.
	pub fn new(node: Arc<N>, pace: Pace) -> Self {
		Sender {
			node,
			pace,
			lanes: BTreeMap::new(),
			by_hash: HashMap::new(),
			due: HashMap::new(),
			searched: 0,
			advanced: 0,
			moved: Instant::now(),
			generation: 0,
			paused_until: None,
		}
	}

	/// Sends until nobody can order any more and everything has ended.
	pub async fn run(mut self, mut orders: UnboundedReceiver<Order<N>>) {
		loop {
			if self.lanes.is_empty() {
				match orders.recv().await {
					Some(order) => self.take(order),
					None => return,
				}
				self.moved = Instant::now();
			}
			while let Ok(order) = orders.try_recv() {
				self.take(order);
			}
			let turn = tokio::time::timeout(self.pace.patience, self.turn());
			let result = turn.await.unwrap_or_else(|_| {
				// What was given to a node, and not answered, may have been taken.
				self.lanes.values_mut().for_each(Lane::doubt);
				Err(ClientError::Unexpected("no node answers in time".to_owned()))
			});
			if let Err(error) = result {
				self.pause(PAUSE);
				self.give_up_after_a_while(&error);
			}
			self.wait(&mut orders).await;
		}
	}

	fn take(&mut self, order: Order<N>) {
		let Pace { attempts, alone, .. } = self.pace;
		let lane = self.lanes.entry(order.account).or_insert_with(|| Lane::new(attempts, alone));
		lane.push(order);
	}

	fn pause(&mut self, time: Duration) {
		self.paused_until = Instant::now().checked_add(time);
	}

	fn is_paused(&self) -> bool {
		self.paused_until.is_some_and(|until| Instant::now() < until)
	}

	/// Until there is something new.
	async fn wait(&mut self, orders: &mut UnboundedReceiver<Order<N>>) {
		if self.lanes.is_empty() {
			return;
		}
		let node = Arc::clone(&self.node);
		let tick = if self.is_paused() { PAUSE } else { TICK };
		tokio::select! {
			Some(order) = orders.recv() => self.take(order),
			() = node.changed() => {}
			() = tokio::time::sleep(tick) => {}
		}
	}

	/// Looks at new final blocks, and gives the node what it has room for.
	async fn turn(&mut self) -> Result<(), ClientError> {
		let node = Arc::clone(&self.node);
		if self.generation != node.generation() {
			self.generation = node.generation();
			self.due.clear();
		}
		let head = node.head().await?;
		// Only the node that named the head knows which blocks are final.
		if self.generation != node.generation() {
			return Err(ClientError::Behind { block: head.number });
		}
		if self.by_hash.is_empty() {
			self.searched = head.number;
		}
		let new = head.number > self.searched;
		self.search(head).await?;
		if new {
			self.moved = Instant::now();
		}
		// Another node may be behind.
		if head.number == self.searched && head.number != self.advanced {
			self.advance(head).await?;
			self.advanced = head.number;
		}
		self.lanes.retain(|_, lane| !lane.is_empty());
		if self.moved.elapsed() > self.pace.patience && !self.by_hash.is_empty() {
			self.give_up(None);
		}
		if !self.is_paused() {
			self.give_again(head).await;
			self.give_new(head).await?;
		}
		self.lanes.retain(|_, lane| !lane.is_empty());
		Ok(())
	}

	/// Searches the final blocks that were not searched yet.
	async fn search(&mut self, head: Head) -> Result<(), ClientError> {
		let node = Arc::clone(&self.node);
		while self.searched < head.number && !self.by_hash.is_empty() {
			let number = self.searched.saturating_add(1);
			let (hash, transactions) = node.block(number).await?;
			// Another node may have another block of this number.
			if node.generation() != self.generation {
				return Err(ClientError::Behind { block: number });
			}
			for (place, transaction) in (0_u32..).zip(transactions) {
				if !self.by_hash.contains_key(&transaction) {
					continue;
				}
				let outcome = node.outcome(Head { number, hash }, place).await?;
				self.found(&transaction, outcome);
			}
			self.searched = number;
		}
		self.searched = self.searched.max(head.number);
		Ok(())
	}

	fn found(&mut self, hash: &Hash, outcome: Result<N::Done, ClientError>) {
		self.due.remove(hash);
		let Some((account, nonce)) = self.by_hash.remove(hash) else { return };
		let order = self.lanes.get_mut(&account).and_then(|lane| lane.found(nonce));
		if let Some(order) = order {
			let _ = order.result.send(outcome);
		}
	}

	/// Ends what can be in no block any more.
	async fn advance(&mut self, head: Head) -> Result<(), ClientError> {
		let flying = self.lanes.iter().filter(|(_, lane)| lane.in_flight() > 0);
		let accounts: Vec<Account> = flying.map(|(account, _)| *account).collect();
		let node = &self.node;
		let ask = |account: Account| async move { Ok((account, node.nonce(head, account).await?)) };
		let nonces: Vec<Result<(Account, u64), ClientError>> =
			stream::iter(accounts.into_iter().map(ask)).buffered(AT_ONCE).collect().await;
		let mut standing = Vec::new();
		for answer in nonces {
			let (account, nonce) = answer?;
			let Some(lane) = self.lanes.get_mut(&account) else { continue };
			if lane.stands_at(nonce) {
				standing.push((account, nonce));
			}
			for (order, ending) in lane.advance(head.number, nonce) {
				end(order, ending);
			}
		}
		let all: Vec<Hash> = self.by_hash.keys().copied().collect();
		self.forget(all);
		self.find_lost(standing).await;
		Ok(())
	}

	/// Gives again at once what the node has lost: if the next transaction of an account is neither in a block nor in the
	/// pool, those after it wait in vain.
	async fn find_lost(&mut self, standing: Vec<Place>) {
		let node = &self.node;
		let ask = |(account, nonce): Place| async move {
			let next = node.pool_nonce(account).await;
			next.is_ok_and(|next| next <= nonce).then_some(account)
		};
		let lost: Vec<Option<Account>> =
			stream::iter(standing.into_iter().map(ask)).buffered(AT_ONCE).collect().await;
		for account in lost.into_iter().flatten() {
			let Some(lane) = self.lanes.get(&account) else { continue };
			for nonce in lane.nonces().into_iter().take(AT_ONCE) {
				if let Some(flight) = lane.flight(nonce) {
					self.due.remove(&flight.hash());
				}
			}
		}
	}

	/// Forgets the hashes of transactions that are not in flight any more.
	fn forget(&mut self, candidates: impl IntoIterator<Item = Hash>) {
		for hash in candidates {
			let Some((account, nonce)) = self.by_hash.get(&hash).copied() else { continue };
			let flight = self.lanes.get(&account).and_then(|lane| lane.flight(nonce));
			if flight.is_none_or(|flight| !flight.has(&hash)) {
				self.by_hash.remove(&hash);
				self.due.remove(&hash);
			}
		}
	}

	/// Gives the node again what it may have forgotten. What had no room is signed anew, since nodes refuse the same bytes
	/// for a while.
	async fn give_again(&mut self, head: Head) {
		let now = Instant::now();
		let is_due = |hash: &Hash| self.due.get(hash).is_none_or(|due| *due <= now);
		let due = self.lanes.iter().flat_map(|(account, lane)| {
			let nonces = lane.nonces().into_iter();
			let due =
				nonces.filter(|nonce| lane.flight(*nonce).is_some_and(|it| is_due(&it.hash())));
			due.map(|nonce| (*account, nonce)).collect::<Vec<_>>()
		});
		let due: Vec<Place> = due.collect();
		for place in &due {
			self.sign_again(*place, head).await;
		}
		self.give(due).await;
	}

	async fn sign_again(&mut self, (account, nonce): Place, head: Head) {
		let node = Arc::clone(&self.node);
		let Some(lane) = self.lanes.get_mut(&account) else { return };
		let Some(order) = lane.dropped(nonce) else { return };
		// What could not be noted is not given to a node. The earlier form, which was noted, is.
		let signed = node.sign(&order.call, nonce, head).await;
		if let Some(signed) = signed.ok().filter(|signed| order.note(signed, nonce, head).is_ok()) {
			lane.signed_again(nonce, signed.hash, signed.bytes, signed.last_block);
			self.by_hash.insert(signed.hash, (account, nonce));
		}
	}

	/// Signs what has room, one transaction of each account after the other, for a while.
	async fn give_new(&mut self, head: Head) -> Result<(), ClientError> {
		let begun = Instant::now();
		let mut resting = BTreeSet::new();
		while begun.elapsed() < TURN && !self.is_paused() {
			let room = self.pace.window.saturating_sub(self.by_hash.len());
			let waiting = self.lanes.iter().filter(|(account, lane)| {
				lane.waiting() > 0 && !lane.has_dropped() && !resting.contains(*account)
			});
			let accounts: Vec<Account> = waiting.map(|(account, _)| *account).take(room).collect();
			if accounts.is_empty() {
				return Ok(());
			}
			let mut places = Vec::new();
			for account in accounts {
				places.extend(self.sign(account, head).await?);
			}
			resting.extend(self.give(places).await);
		}
		Ok(())
	}

	/// Signs the next call of an account. `None` if it cannot be signed.
	async fn sign(&mut self, account: Account, head: Head) -> Result<Option<Place>, ClientError> {
		let node = Arc::clone(&self.node);
		let Some(lane) = self.lanes.get_mut(&account) else { return Ok(None) };
		if lane.in_flight() == 0 {
			let nonce = node.nonce(head, account).await?;
			lane.begin(nonce, node.pool_nonce(account).await?, head.number);
		}
		let Some((order, nonce)) = lane.next() else { return Ok(None) };
		let signed = node.sign(&order.call, nonce, head).await;
		let noted = signed.and_then(|signed| order.note(&signed, nonce, head).map(|()| signed));
		match noted {
			Ok(signed) => {
				lane.signed(nonce, signed.hash, signed.bytes, signed.last_block);
				self.by_hash.insert(signed.hash, (account, nonce));
				Ok(Some((account, nonce)))
			}
			Err(error) if error.is_of_the_connection() => Err(error),
			Err(error) => {
				if let Some(order) = lane.end_first() {
					let _ = order.result.send(Err(error));
				}
				Ok(None)
			}
		}
	}

	/// Gives transactions to the node, and does what its answers ask for. Returns the accounts that have to wait.
	async fn give(&mut self, places: Vec<Place>) -> Vec<Account> {
		let mut resting = Vec::new();
		for part in places.chunks(AT_ONCE) {
			let (node, lanes) = (&self.node, &self.lanes);
			let flights = part.iter().filter_map(|(account, nonce)| {
				let flight = lanes.get(account)?.flight(*nonce)?;
				let place = (*account, *nonce);
				Some(async move { (place, flight.hash(), node.submit(&flight.bytes).await) })
			});
			let answers: Vec<(Place, Hash, Answer)> = futures::future::join_all(flights).await;
			let silent = answers.iter().any(|(_, _, answer)| *answer == Answer::Unknown);
			for (place, hash, answer) in answers {
				resting.extend(self.answered(place, hash, answer));
			}
			if silent {
				self.pause(PAUSE);
				break;
			}
		}
		resting
	}

	fn answered(&mut self, (account, nonce): Place, hash: Hash, answer: Answer) -> Option<Account> {
		// What was not answered is given again as soon as there is a node.
		let again = match answer {
			Answer::Unknown => Duration::ZERO,
			Answer::Later => TICK,
			_ => self.pace.again,
		};
		let now = Instant::now();
		self.due.insert(hash, now.checked_add(again).unwrap_or(now));
		let next = self.lanes.get_mut(&account)?.answered(nonce, answer);
		let rests = matches!(next, Next::Rest);
		if let Next::Ended(order, ending) = next {
			end(order, ending);
		}
		self.forget([hash]);
		rests.then_some(account)
	}

	/// The node has not answered. After a while, everything ends with that error.
	fn give_up_after_a_while(&mut self, error: &ClientError) {
		if self.moved.elapsed() > self.pace.patience {
			self.give_up(Some(error));
		}
	}

	/// Ends everything. What is in flight may still come into a block.
	fn give_up(&mut self, error: Option<&ClientError>) {
		let reason = error.map_or_else(
			|| format!("no block became final for {} seconds", self.pace.patience.as_secs()),
			ToString::to_string,
		);
		for (_, mut lane) in std::mem::take(&mut self.lanes) {
			for (order, flight) in lane.drain() {
				let error = match flight {
					Some((hash, last_block)) => {
						ClientError::Unresolved { hash, last_block, reason: reason.clone() }
					}
					None => ClientError::NotSent { reason: reason.clone() },
				};
				let _ = order.result.send(Err(error));
			}
		}
		self.by_hash.clear();
		self.due.clear();
	}
}

fn end<N: Node>(order: Order<N>, ending: Ending) {
	let account = order.account;
	let error = match ending {
		Ending::Poor(reason) => ClientError::NoFunds { account: account.into(), reason },
		Ending::Refused(reason) => ClientError::NotTaken(reason),
		Ending::Expired { hash, last_block } => ClientError::Expired { hash, last_block },
		Ending::Stranded { hash, last_block, nonce } => {
			let reason = format!("a transaction before it, with nonce {nonce}, was not taken");
			ClientError::Unresolved { hash, last_block, reason }
		}
		Ending::Contested => ClientError::Contested { account: account.into() },
	};
	let _ = order.result.send(Err(error));
}
