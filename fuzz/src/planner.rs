//! Makes up the blocks of a chain: deeds that make sense, the same with changes, and calls at random.

use std::collections::VecDeque;

use codec::Encode;
use frame_support::traits::{schedule::DispatchTime, Bounded};
use pallet_referenda::{Call as Polls, TracksInfo};
use verdigrid_evidence::types::SeatStatus;
use verdigrid_runtime::{
	governance::{
		tracks::{TrackId, Tracks},
		MAX_POLLS_OF_ONE,
	},
	AccountId, OriginCaller, Runtime, RuntimeCall, SLOT_DURATION,
};

use crate::{
	chain::{Chain, Variant},
	deeds::{self, Act, Scene, Secrets, View},
	dice::Dice,
	keys::{Keys, Signer},
	recording::Block,
	shapes::{Drawing, Pool, Shapes, BY_ROOT},
	transaction::Planned,
};

/// 2024-07-01T00:30:00Z: half an hour after the last hour ended, one and a half after June did.
const START: u64 = 1_719_793_800_000;
/// Blocks in which newcomers come before anything else happens.
const OPENING: u32 = 8;
/// Blocks after these in which energy is measured, certified and sold.
const SECOND: u32 = 12;
/// How many calls that made sense are kept, for others to carry.
const STOCK: usize = 40;
/// The furthest that time jumps to a deadline, in seconds.
const FURTHEST: u64 = 40 * 86_400;
/// A proposal that is not longer stands in its poll.
const INLINE: usize = 128;
const DAY: u64 = 86_400;

/// What makes up the blocks of a chain.
pub struct Planner<'a> {
	keys: &'a Keys,
	shapes: &'a Shapes,
	dice: Dice,
	secrets: Secrets,
	stock: VecDeque<Vec<u8>>,
	/// Polls that are submitted in the present block, with track and proposer.
	submitted: Vec<(TrackId, AccountId)>,
}

impl<'a> Planner<'a> {
	/// How the chain of a seed begins, and what makes up its blocks.
	pub fn new(seed: u64, keys: &'a Keys, shapes: &'a Shapes) -> (Variant, Self) {
		let mut dice = Dice::new(seed);
		let variant = Variant::any(&mut dice);
		let (secrets, stock) = (Secrets::default(), VecDeque::new());
		(variant, Planner { keys, shapes, dice, secrets, stock, submitted: Vec::new() })
	}

	/// How many blocks the chain has in the end.
	pub fn length(&mut self) -> u32 {
		self.dice.within(120, 400) as u32
	}

	/// The next block.
	pub fn block(&mut self, chain: &mut Chain<'_>, pool: &Pool) -> Block {
		let mut view = chain.read(View::read);
		// The genesis block has no time.
		view.now = view.now.max(START / 1_000);
		let time = match chain.number() {
			0 => START,
			_ => chain.time() + self.passing(&view, chain.time()),
		};
		self.submitted.clear();
		self.secrets.judged.clear();
		let count = match chain.number() < OPENING + SECOND {
			_ if begins_session(chain) => 1,
			true => 30,
			false => self.dice.below(26),
		};
		let mut transactions = Vec::new();
		while (transactions.len() as u64) < count {
			let more = self.some(chain, &view, pool);
			if more.is_empty() {
				break;
			}
			transactions.extend(more);
		}
		if let Some(first) = transactions.first_mut() {
			// So that it can be compared with what the runtime says of it before.
			(first.tip, first.life) = (0, Some(64));
		}
		Block { time, transactions }
	}

	/// The milliseconds until the next block.
	fn passing(&mut self, view: &View, time: u64) -> u64 {
		match self.dice.below(100) {
			0..=69 => SLOT_DURATION,
			70..=79 => self.dice.within(1, SLOT_DURATION),
			80..=91 => self.until_something_is_due(view, time),
			92..=97 => self.dice.within(1, 5) * 3_600_000,
			98 => self.dice.within(1, 12) * DAY * 1_000,
			_ => match self.dice.below(4) {
				0 => 31 * DAY * 1_000,
				1 => until_certificates_expire(view, time),
				_ => 60_000,
			},
		}
	}

	/// Until one of the next deadlines, or the second before it.
	fn until_something_is_due(&mut self, view: &View, time: u64) -> u64 {
		let now = time / 1_000;
		let mut due: Vec<u64> =
			deadlines(view).into_iter().filter(|moment| *moment > now).collect();
		due.sort_unstable();
		due.dedup();
		due.truncate(5);
		let Some(moment) = self.dice.pick(&due).copied() else { return SLOT_DURATION };
		let before = u64::from(self.dice.once_in(3));
		let furthest = if self.dice.once_in(8) { FURTHEST } else { DAY };
		let moment = (moment - before).min(now + furthest);
		(moment * 1_000).saturating_sub(time).max(1)
	}

	/// One transaction or a few that belong together.
	fn some(&mut self, chain: &mut Chain<'_>, view: &View, pool: &Pool) -> Vec<Planned> {
		let planned = match self.dice.below(100) {
			_ if chain.number() < OPENING + SECOND => self.deed(chain, view),
			0..=61 => self.deed(chain, view),
			62..=71 => self.carried(chain, view, pool),
			72..=79 => self.changed(chain, view, pool),
			80..=83 => self.random_poll(chain, view, pool),
			_ => vec![self.random(view, pool)],
		};
		planned.into_iter().map(|planned| self.dressed(planned)).collect()
	}

	/// Tip, life, and now and then a fault.
	fn dressed(&mut self, mut planned: Planned) -> Planned {
		planned.life = self.dice.one_of([None, None, Some(64), Some(64), Some(4), Some(2_048)]);
		if self.dice.once_in(12) {
			planned.tip = self.dice.one_of([1, 1_000_000, 1_000_000_000, 1_000_000_000_000]);
			if self.dice.once_in(20) {
				planned.tip = u64::MAX;
			}
		}
		if self.dice.once_in(100) {
			planned.ahead = self.dice.one_of([-1, 1, 2]);
		}
		planned.forged = self.dice.once_in(150);
		if self.dice.once_in(120) {
			planned.signer = None;
		}
		planned
	}

	fn acts(&mut self, chain: &mut Chain<'_>, view: &View) -> Vec<Act> {
		let (secrets, dice, keys) = (&mut self.secrets, &mut self.dice, self.keys);
		let kinds = match chain.number() {
			..OPENING => deeds::OPENING,
			number if number < OPENING + SECOND => deeds::SECOND,
			_ => deeds::ALL,
		};
		chain.read(|| Scene { view, secrets, dice, keys }.deed(kinds))
	}

	/// Something that makes sense.
	fn deed(&mut self, chain: &mut Chain<'_>, view: &View) -> Vec<Planned> {
		let mut planned = Vec::new();
		for act in self.acts(chain, view) {
			match act {
				Act::By(who, call) => planned.extend(self.by(&who, call)),
				Act::Bare(call) => {
					let bare = Planned::new(0, RuntimeCall::encode(&call));
					planned.push(Planned { signer: None, ..bare });
				}
				Act::Vote(origin, call) => planned.extend(self.poll(chain, view, origin, call)),
			}
		}
		planned
	}

	/// A transaction of an account; through one of its owners, if it is shared.
	fn by(&mut self, who: &AccountId, call: RuntimeCall) -> Option<Planned> {
		let bytes = call.encode();
		if self.stock.len() == STOCK {
			self.stock.pop_front();
		}
		self.stock.push_back(bytes.clone());
		if let Some(signer) = self.keys.signer(who) {
			return Some(Planned::new(signer, bytes));
		}
		let (owners, threshold) = self.secrets.shared.get(who)?.clone();
		let owner = self.dice.pick(&owners)?.clone();
		let hash = sp_crypto_hashing::blake2_256(&bytes);
		self.secrets.calls.insert(hash, bytes);
		let agreed = deeds::agreed(&owners, threshold, &owner, None, call);
		Some(Planned::new(self.keys.signer(&owner)?, agreed.encode()))
	}

	/// A poll about a call, with the votes of all members: in several transactions or, of the proposer, in one.
	fn poll(
		&mut self,
		chain: &mut Chain<'_>,
		view: &View,
		origin: OriginCaller,
		call: RuntimeCall,
	) -> Vec<Planned> {
		let members: Vec<Signer> =
			view.members.iter().filter_map(|member| self.keys.signer(member)).collect();
		let Ok(track) = Tracks::track_for(&origin) else { return Vec::new() };
		let free: Vec<Signer> = members
			.iter()
			.filter(|member| self.may_propose(view, track, **member))
			.copied()
			.collect();
		let Some(proposer) = self.dice.pick(&free).copied() else { return Vec::new() };
		let count = chain.read(pallet_referenda::ReferendumCount::<Runtime>::get);
		let index = count + self.submitted.len() as u32;
		self.submitted.push((track, self.keys.account(proposer).clone()));
		let mut calls: Vec<RuntimeCall> = Vec::new();
		let bytes = call.encode();
		let proposal = match bytes.clone().try_into() {
			Ok(inline) if bytes.len() <= INLINE => Bounded::Inline(inline),
			_ => {
				let hash = sp_crypto_hashing::blake2_256(&bytes).into();
				let len = bytes.len() as u32;
				calls.push(pallet_preimage::Call::note_preimage { bytes }.into());
				Bounded::Lookup { hash, len }
			}
		};
		let enactment_moment = match self.dice.once_in(10) {
			true => DispatchTime::At(view.block + self.dice.below(12) as u32),
			false => DispatchTime::After(self.dice.below(2) as u32),
		};
		let proposal_origin = Box::new(origin);
		calls.push(Polls::submit { proposal_origin, proposal, enactment_moment }.into());
		calls.push(Polls::place_decision_deposit { index }.into());
		let mut planned = match self.dice.once_in(2) {
			true => {
				let batch = pallet_utility::Call::batch { calls };
				vec![Planned::new(proposer, RuntimeCall::from(batch).encode())]
			}
			false => calls.into_iter().map(|call| Planned::new(proposer, call.encode())).collect(),
		};
		for member in members {
			let aye = !self.dice.once_in(10);
			let vote = pallet_ranked_collective::Call::vote { poll: index, aye };
			planned.push(Planned::new(member, RuntimeCall::from(vote).encode()));
		}
		planned
	}

	/// Whether a member may put up one more poll on a track. Now and then one more than it may.
	fn may_propose(&mut self, view: &View, track: TrackId, member: Signer) -> bool {
		let who = self.keys.account(member);
		let open = view.proposed.iter().find(|(on, by, _)| *on == track && by == who);
		let new = self.submitted.iter().filter(|(on, by)| *on == track && by == who).count();
		let open = open.map_or(0, |(.., open)| *open) + new;
		open < MAX_POLLS_OF_ONE as usize || self.dice.once_in(30)
	}

	/// Deeds that other calls carry.
	fn carried(&mut self, chain: &mut Chain<'_>, view: &View, pool: &Pool) -> Vec<Planned> {
		let planned = self.deed(chain, view);
		let Some(first) = planned.first().cloned() else { return planned };
		let Some(signer) = first.signer else { return planned };
		let calls: Vec<RuntimeCall> = planned
			.iter()
			.filter(|it| it.signer == first.signer)
			.filter_map(|it| decoded(&it.call))
			.collect();
		let who = self.keys.account(signer).clone();
		let through = self.dice.below(6);
		if through < 2 {
			if let Some(by_proxy) = self.by_proxy(chain, &who, &first.call) {
				return vec![by_proxy];
			}
		}
		let call: RuntimeCall = match through {
			2 => pallet_utility::Call::batch { calls }.into(),
			3 => pallet_utility::Call::batch_all { calls }.into(),
			4 => {
				let random = decoded(&self.random(view, pool).call);
				let calls = random.into_iter().chain(calls).collect();
				pallet_utility::Call::force_batch { calls }.into()
			}
			_ => {
				let (Some(main), Some(fallback)) =
					(decoded(&self.random(view, pool).call), calls.into_iter().next())
				else {
					return planned;
				};
				let (main, fallback) = (Box::new(main), Box::new(fallback));
				pallet_utility::Call::if_else { main, fallback }.into()
			}
		};
		vec![Planned::new(signer, call.encode())]
	}

	/// The call made by a proxy of the account, if it has one.
	fn by_proxy(&mut self, chain: &mut Chain<'_>, who: &AccountId, call: &[u8]) -> Option<Planned> {
		let (proxies, _) = chain.read(|| pallet_proxy::Proxies::<Runtime>::get(who));
		let proxy = self.dice.pick(&proxies)?.clone();
		let force_proxy_type = self.dice.once_in(4).then_some(proxy.proxy_type);
		let call = Box::new(decoded(call)?);
		let real = who.clone().into();
		let call = RuntimeCall::from(pallet_proxy::Call::proxy { real, force_proxy_type, call });
		Some(Planned::new(self.keys.signer(&proxy.delegate)?, call.encode()))
	}

	/// A deed with another argument.
	fn changed(&mut self, chain: &mut Chain<'_>, view: &View, pool: &Pool) -> Vec<Planned> {
		let mut planned = self.deed(chain, view);
		let place = self.dice.place(planned.len());
		if let Some(one) = planned.get_mut(place) {
			let call = one.call.clone();
			one.call = self.drawing(view, pool, |drawing| drawing.changed(&call));
		}
		planned.retain(|one| decoded(&one.call).is_some());
		planned
	}

	/// Any call of any account. If members vote for it, root may make it.
	fn random(&mut self, view: &View, pool: &Pool) -> Planned {
		let signer = self.dice.place(self.keys.accounts().len()) as Signer;
		// The metadata does not say how long a list may be: not all that is drawn is a call.
		loop {
			let call = self.drawing(view, pool, |drawing| drawing.any_call(&[]));
			if decoded(&call).is_some() {
				return Planned::new(signer, call);
			}
		}
	}

	/// Any call that any of the tracks votes for.
	fn random_poll(&mut self, chain: &mut Chain<'_>, view: &View, pool: &Pool) -> Vec<Planned> {
		use verdigrid_runtime::governance::Origin::{Emergency, OracleAdmin, RegistryAdmin};
		let call = self.drawing(view, pool, |drawing| drawing.any_call(BY_ROOT));
		let Some(call) = decoded(&call) else { return Vec::new() };
		let root = OriginCaller::system(frame_system::RawOrigin::Root);
		let tracks = [RegistryAdmin, OracleAdmin, Emergency].map(OriginCaller::from);
		let track = self.dice.one_of(tracks);
		let origin = if self.dice.once_in(2) { root } else { track };
		self.poll(chain, view, origin, call)
	}

	fn drawing<R>(
		&mut self,
		view: &View,
		pool: &Pool,
		act: impl FnOnce(&mut Drawing<'_>) -> R,
	) -> R {
		let stock: Vec<Vec<u8>> = self.stock.iter().cloned().collect();
		act(&mut Drawing {
			shapes: self.shapes,
			dice: &mut self.dice,
			pool,
			accounts: self.keys.accounts(),
			now: view.now,
			block: view.block,
			stock: &stock,
			nested: 0,
		})
	}
}

/// The call, if the bytes are one, and nothing but the bytes in which it is encoded.
fn decoded(call: &[u8]) -> Option<RuntimeCall> {
	let decoded: RuntimeCall = codec::DecodeAll::decode_all(&mut &*call).ok()?;
	(decoded.encode() == call).then_some(decoded)
}

/// Until the first certificates expire, if that is soon.
fn until_certificates_expire(view: &View, time: u64) -> u64 {
	let ends = view.batches.iter().map(|(_, batch)| batch.info.valid_until * 1_000);
	let next = ends.filter(|end| *end > time).min();
	next.map_or(SLOT_DURATION, |end| (end - time).min(70 * DAY * 1_000))
}

/// Whether the next block begins a session: it takes no transactions.
fn begins_session(chain: &mut Chain<'_>) -> bool {
	use frame_support::traits::Get;
	let next = chain.number() + 1;
	chain.read(|| next.is_multiple_of(verdigrid_runtime::genesis::BlocksInSession::get()))
}

/// Every moment to come at which something changes by itself.
fn deadlines(view: &View) -> Vec<u64> {
	let mut all: Vec<u64> = Vec::new();
	all.extend(view.rounds.iter().map(|(_, round)| round.expires_at));
	for (_, anchor) in &view.anchors {
		all.extend([anchor.final_at, anchor.reapable_at]);
	}
	all.extend(view.disputes.iter().map(|(_, dispute)| dispute.resolve_by));
	all.extend(view.offers.iter().map(|(_, offer)| offer.expires_at));
	all.extend(view.demands.iter().map(|(_, demand)| demand.expires_at));
	all.extend(view.auctions.iter().map(|(_, auction)| auction.closes_at));
	all.extend(view.pledges.iter().map(|(_, pledge)| pledge.until));
	all.extend(view.batches.iter().map(|(_, batch)| batch.info.valid_until));
	all.extend(view.parties.iter().map(|(_, party)| party.expires_at));
	for (_, agreement) in &view.agreements {
		all.extend([agreement.terms.deadline, agreement.dispute_by]);
	}
	for (_, seat) in &view.seats {
		if let SeatStatus::Leaving { unbonds_at, .. } = seat.status {
			all.push(unbonds_at);
		}
	}
	for (_, exchange) in &view.exchanges {
		use verdigrid_certificates::types::ExchangeStatus::Requested;
		if let Requested { timeout } = exchange.status {
			all.push(timeout);
		}
	}
	all
}
