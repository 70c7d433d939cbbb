//! Anchors: what a committee has said, when that is final, and how it is disputed.
//!
//! When an anchor is final is fixed when it is made: once both a moment and a block have come (R13).
//! Before, and only before, it can be disputed: by active parties, each with a bond, or by governance;
//! from then on it is of no use until governance has decided. **Upheld**: it stands for good, and the
//! bonds are forfeited. **Overturned**: it is void; each of those who attested it loses a part of its
//! bond, of which a part goes to those who disputed, in equal shares, and the rest is forfeited; their
//! own bonds return. **Nobody decides in time**: it is void, nobody loses anything, and the bonds
//! wait (R14): if the same root is anchored next they are forfeited, and that anchor can be disputed only
//! by a seat of the other source or by governance; if another is, or none can be any more, they
//! return. An anchor may be removed for its age; its topic is then closed for ever (R4).

use sp_core::H256;
use verdigrid_evidence::{types::Verdict, Call};
use verdigrid_primitives::{
	evidence::{Source, Statement, Topic},
	party::PartyId,
	Moment,
};

use super::{need, take, Asset, Bond, Clock, Model, Origin, Reason, Refusal, Ruling};
use verdigrid_runtime::{AccountId, Balance, Runtime};

const MOST_DISPUTERS: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorStatus {
	Open,
	Disputed(u64),
	Void,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
	pub statement: Statement,
	/// Which committee made it, and in which round.
	pub version: usize,
	pub round: u32,
	pub attesters: Vec<PartyId>,
	/// Members that counted and had not voted: they may still say the same.
	pub missing: Vec<PartyId>,
	/// Final from this moment and this block on, whichever is later.
	pub final_from: Clock,
	pub reapable_at: Moment,
	pub status: AnchorStatus,
	pub upheld: bool,
	pub guarded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeStatus {
	Open,
	Defaulted,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
	pub topic: Topic,
	pub root: H256,
	pub disputers: Vec<(PartyId, Bond)>,
	/// First moment at which it is too late to decide.
	pub resolve_by: Moment,
	pub status: DisputeStatus,
}

impl Model {
	/// A topic's anchor, unless it is void.
	pub fn standing_anchor(&self, topic: &Topic) -> Option<&Anchor> {
		self.anchors.get(topic).filter(|anchor| anchor.status != AnchorStatus::Void)
	}

	/// Whether the time to dispute an anchor is over.
	pub fn is_unchallengeable(&self, anchor: &Anchor) -> bool {
		let Clock { now, block } = anchor.final_from;
		self.clock.now >= now && self.clock.block >= block
	}

	pub fn is_final(&self, anchor: &Anchor) -> bool {
		anchor.status == AnchorStatus::Open && self.is_unchallengeable(anchor)
	}

	/// What the final anchor of a topic states.
	pub fn final_statement(&self, topic: Topic) -> Ruling<Statement> {
		let anchor = self.anchors.get(&topic).ok_or(Refusal::NoAnchor)?;
		need(!matches!(anchor.status, AnchorStatus::Disputed(_)), Refusal::Disputed)?;
		need(anchor.status != AnchorStatus::Void, Refusal::Void)?;
		need(self.is_unchallengeable(anchor), Refusal::NotFinal)?;
		Ok(anchor.statement)
	}

	/// Stores what a committee has said.
	pub(super) fn anchor(
		&mut self,
		topic: Topic,
		version: usize,
		statement: Statement,
		attesters: Vec<PartyId>,
		missing: Vec<PartyId>,
	) {
		let guarded = self.end_default(&topic, &statement);
		let Clock { now, block } = self.clock;
		let final_from =
			Clock { now: now + self.terms.challenge, block: block + self.terms.challenge_blocks };
		let anchor = Anchor {
			statement,
			version,
			round: self.topic(&topic).closed,
			attesters,
			missing,
			final_from,
			reapable_at: final_from.now + self.terms.anchor_lifetime,
			status: AnchorStatus::Open,
			upheld: false,
			guarded,
		};
		self.anchors.insert(topic, anchor);
	}

	/// What a new anchor means for a dispute that nobody decided. Whether it is the same again.
	fn end_default(&mut self, topic: &Topic, statement: &Statement) -> bool {
		let waiting = self.topics.get_mut(topic).and_then(|state| state.defaulted.take());
		let Some(dispute) = waiting.and_then(|id| self.disputes.remove(&id)) else {
			return false;
		};
		let same = self.anchors[topic].statement == *statement;
		if same {
			self.forfeit_bonds(&dispute);
		} else {
			self.return_bonds(&dispute);
		}
		same
	}

	/// The calls about anchors; `None` for the others.
	pub(super) fn rule_anchors(&mut self, origin: &Origin, call: &Call<Runtime>) -> Option<Ruling> {
		Some(match call {
			Call::dispute { topic, root, .. } => self.dispute(origin, *topic, *root),
			Call::resolve { dispute, verdict } => self.resolve(origin, *dispute, *verdict),
			Call::settle_dispute { dispute } => self.settle_dispute(origin, *dispute),
			Call::release_dispute { dispute } => self.release_dispute(origin, *dispute),
			Call::reap { topic } => self.reap(origin, *topic),
			_ => return None,
		})
	}

	fn dispute(&mut self, origin: &Origin, topic: Topic, root: H256) -> Ruling {
		let by = match origin {
			Origin::Governance => None,
			Origin::Signed(_) => Some(self.active_caller(origin)?),
		};
		self.ensure_disputable(&topic, root, by.as_ref().map(|(_, party)| *party))?;
		let id = match self.anchors[&topic].status {
			AnchorStatus::Disputed(id) => id,
			_ => self.open_dispute(topic, root),
		};
		match by {
			Some((account, party)) => self.join_dispute(id, party, account),
			None => Ok(()),
		}
	}

	fn ensure_disputable(&self, topic: &Topic, root: H256, by: Option<PartyId>) -> Ruling {
		let anchor = self.anchors.get(topic).ok_or(Refusal::NoAnchor)?;
		need(anchor.status != AnchorStatus::Void, Refusal::Void)?;
		need(anchor.statement.root == root, Refusal::WrongRoot)?;
		need(!self.is_unchallengeable(anchor), Refusal::Final)?;
		need(!anchor.upheld, Refusal::AlreadyUpheld)?;
		let other = Source::ALL.into_iter().find(|source| *source != topic.source()).unwrap();
		let opposite = by.is_none_or(|party| self.ensure_seated(other, party).is_ok());
		need(!anchor.guarded || opposite, Refusal::Guarded)?;
		need(by.is_some() || anchor.status == AnchorStatus::Open, Refusal::DisputedTwice)
	}

	fn open_dispute(&mut self, topic: Topic, root: H256) -> u64 {
		let id = take(&mut self.next.dispute);
		let resolve_by = self.now() + self.terms.resolution;
		let (disputers, status) = (Vec::new(), DisputeStatus::Open);
		self.disputes.insert(id, Dispute { topic, root, disputers, resolve_by, status });
		self.anchors.get_mut(&topic).unwrap().status = AnchorStatus::Disputed(id);
		id
	}

	fn join_dispute(&mut self, id: u64, party: PartyId, account: AccountId) -> Ruling {
		let amount = self.terms.prices.dispute;
		let disputers = &mut self.disputes.get_mut(&id).unwrap().disputers;
		need(disputers.iter().all(|(other, _)| *other != party), Refusal::DisputedTwice)?;
		need(disputers.len() < MOST_DISPUTERS, Refusal::Malformed)?;
		self.money.hold(&account, Asset::Native, Reason::Dispute, amount)?;
		disputers.push((party, Bond { account, amount }));
		Ok(())
	}

	fn resolve(&mut self, origin: &Origin, id: u64, verdict: Verdict) -> Ruling {
		origin.governance()?;
		let dispute = self.undecided(id)?;
		need(self.now() < dispute.resolve_by, Refusal::ResolutionOver)?;
		self.disputes.remove(&id);
		let anchor = self.anchors.get_mut(&dispute.topic).unwrap();
		match verdict {
			Verdict::Upheld => {
				(anchor.status, anchor.upheld) = (AnchorStatus::Open, true);
				self.forfeit_bonds(&dispute);
			}
			Verdict::Overturned => {
				anchor.status = AnchorStatus::Void;
				let attesters = anchor.attesters.clone();
				self.return_bonds(&dispute);
				self.slash(&attesters, &dispute);
			}
		}
		Ok(())
	}

	/// Each attester loses a part of its bond. Of the sum, a part is paid to those who disputed without
	/// having attested, in equal shares; what cannot be shared goes to the first; all the rest is forfeited.
	fn slash(&mut self, attesters: &[PartyId], dispute: &Dispute) {
		let mut losses: Vec<(AccountId, Balance)> = Vec::new();
		for party in attesters {
			let bond = self.seats.get_mut(party).and_then(|seat| seat.bond_mut());
			let bond = bond.expect("an attester's bond is held");
			let loss = bond.amount * self.terms.slash_ppm / 1_000_000;
			bond.amount -= loss;
			losses.push((bond.account.clone(), loss));
		}
		let sum: Balance = losses.iter().map(|(_, loss)| loss).sum();
		let reward = sum * self.terms.reward_ppm / 1_000_000;
		let innocent = |(party, _): &&(PartyId, Bond)| !attesters.contains(party);
		let rewarded: Vec<_> = dispute.disputers.iter().filter(innocent).collect();
		let count = rewarded.len() as Balance;
		let mut shares: Vec<(AccountId, Balance)> = Vec::new();
		for (number, (_, bond)) in rewarded.into_iter().enumerate() {
			let rest = if number == 0 { reward % count } else { 0 };
			shares.push((bond.account.clone(), reward / count + rest));
		}
		self.pay_shares(losses, shares);
	}

	fn pay_shares(
		&mut self,
		losses: Vec<(AccountId, Balance)>,
		mut shares: Vec<(AccountId, Balance)>,
	) {
		for (from, mut loss) in losses {
			for (to, share) in &mut shares {
				let amount = loss.min(*share);
				if amount > 0 {
					self.money.pay_held(&from, Reason::Seat, to, Asset::Native, amount);
				}
				(loss, *share) = (loss - amount, *share - amount);
			}
			if loss > 0 {
				self.money.forfeit(&from, Reason::Seat, loss);
			}
		}
	}

	fn settle_dispute(&mut self, origin: &Origin, id: u64) -> Ruling {
		origin.signer()?;
		let dispute = self.undecided(id)?;
		need(self.now() >= dispute.resolve_by, Refusal::ResolutionOpen)?;
		self.disputes.get_mut(&id).unwrap().status = DisputeStatus::Defaulted;
		self.anchors.get_mut(&dispute.topic).unwrap().status = AnchorStatus::Void;
		self.topics.get_mut(&dispute.topic).unwrap().defaulted = Some(id);
		Ok(())
	}

	fn release_dispute(&mut self, origin: &Origin, id: u64) -> Ruling {
		origin.signer()?;
		let dispute = self.disputes.get(&id).ok_or(Refusal::NotFound)?.clone();
		let waits = dispute.status == DisputeStatus::Defaulted;
		need(waits && !self.can_be_anchored(&dispute.topic), Refusal::TopicStillOpen)?;
		self.topics.get_mut(&dispute.topic).unwrap().defaulted = None;
		self.disputes.remove(&id);
		self.return_bonds(&dispute);
		Ok(())
	}

	fn can_be_anchored(&self, topic: &Topic) -> bool {
		!self.topic(topic).reaped && self.ensure_timely(topic).is_ok()
	}

	fn reap(&mut self, origin: &Origin, topic: Topic) -> Ruling {
		origin.signer()?;
		let anchor = self.anchors.get(&topic).ok_or(Refusal::NoAnchor)?;
		need(!matches!(anchor.status, AnchorStatus::Disputed(_)), Refusal::Disputed)?;
		need(self.now() >= anchor.reapable_at, Refusal::WrongTime)?;
		let again = self.rounds.contains_key(&topic) || self.ensure_timely(&topic).is_ok();
		need(anchor.status != AnchorStatus::Void || !again, Refusal::TopicStillOpen)?;
		self.anchors.remove(&topic);
		self.topics.get_mut(&topic).unwrap().reaped = true;
		Ok(())
	}

	fn undecided(&self, id: u64) -> Ruling<Dispute> {
		let dispute = self.disputes.get(&id).ok_or(Refusal::NotFound)?;
		need(dispute.status == DisputeStatus::Open, Refusal::NotFound)?;
		Ok(dispute.clone())
	}

	fn forfeit_bonds(&mut self, dispute: &Dispute) {
		for (_, Bond { account, amount }) in &dispute.disputers {
			self.money.forfeit(account, Reason::Dispute, *amount);
		}
	}

	fn return_bonds(&mut self, dispute: &Dispute) {
		for (_, Bond { account, amount }) in &dispute.disputers {
			self.money.release(account, Asset::Native, Reason::Dispute, *amount);
		}
	}
}
