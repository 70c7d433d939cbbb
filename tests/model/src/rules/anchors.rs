//! Anchors: what a committee has said, when that is final, and how it is disputed.
//!
//! The moment and the block from which an anchor is final are fixed when it is made (R13). Before both have come,
//! active parties with a bond can dispute it, and so can governance. A disputed anchor is of no use until
//! governance has decided:
//!
//! - Upheld: it stands for good, and the bonds are forfeited.
//! - Overturned: it is void. Each seat that attested it loses a part of its bond. Part of that goes to those who
//!   disputed, in equal shares, and the rest is forfeited. Their own bonds return.
//! - Not decided in time: it is void, no seat loses anything, and the bonds wait (R14). They are forfeited if the
//!   same root is anchored next; only a seat of the other source or governance can dispute that anchor.
//!   They return if another root is anchored, or if none can be any more.
//!
//! An anchor may be removed for its age. Its topic is then closed for ever (R4). Governance closes a final
//! anchor that may be wrong: nothing new rests on it. Governance opens it again or, if nothing ever rested
//! on it, makes it void (R35). A topic whose anchor becomes void may be stated again for some time, however
//! old it is (R36).

use sp_core::H256;
use verdigrid_evidence::{types::Verdict, Call};
use verdigrid_primitives::{
	evidence::{Source, Statement, Topic},
	party::PartyId,
	Moment,
};

use super::{need, take, Asset, Bond, Clock, Model, Origin, Reaped, Reason, Refusal, Ruling};
use verdigrid_runtime::{AccountId, Balance, Runtime};

const MOST_DISPUTERS: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorStatus {
	Open,
	Disputed(u64),
	Void,
	Closed,
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
	/// When its round was opened.
	pub opened_at: Moment,
	/// Final from this moment and this block on, whichever is later.
	pub final_from: Clock,
	pub reapable_at: Moment,
	pub status: AnchorStatus,
	pub upheld: bool,
	pub guarded: bool,
	/// Whether something rests on it, or did.
	pub used: bool,
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
	/// When it is too late to decide.
	pub resolve_by: Clock,
	pub status: DisputeStatus,
}

impl Model {
	/// A topic's anchor, unless it is void.
	pub fn standing_anchor(&self, topic: &Topic) -> Option<&Anchor> {
		self.anchors.get(topic).filter(|anchor| anchor.status != AnchorStatus::Void)
	}

	/// Whether the time to dispute an anchor is over.
	pub fn is_unchallengeable(&self, anchor: &Anchor) -> bool {
		self.clock.has_reached(anchor.final_from)
	}

	pub fn is_final(&self, anchor: &Anchor) -> bool {
		anchor.status == AnchorStatus::Open && self.is_unchallengeable(anchor)
	}

	/// What the final anchor of a topic states; of readings, the latest revision alone.
	pub fn final_statement(&self, topic: Topic) -> Ruling<Statement> {
		let anchor = self.anchors.get(&topic).ok_or(Refusal::NoAnchor)?;
		self.ensure_final(anchor)?;
		self.ensure_latest(&topic)?;
		Ok(anchor.statement)
	}

	fn ensure_final(&self, anchor: &Anchor) -> Ruling {
		need(!matches!(anchor.status, AnchorStatus::Disputed(_)), Refusal::Disputed)?;
		need(anchor.status != AnchorStatus::Void, Refusal::Void)?;
		need(anchor.status != AnchorStatus::Closed, Refusal::Closed)?;
		need(self.is_unchallengeable(anchor), Refusal::NotFinal)
	}

	/// The topic's anchor, which must have this root.
	fn stated(&mut self, topic: &Topic, root: H256) -> Ruling<&mut Anchor> {
		let anchor = self.anchors.get_mut(topic).ok_or(Refusal::NoAnchor)?;
		need(anchor.statement.root == root, Refusal::WrongRoot)?;
		Ok(anchor)
	}

	/// Notes that something rests on an anchor.
	pub(super) fn use_anchor(&mut self, topic: &Topic) {
		self.anchors.get_mut(topic).unwrap().used = true;
	}

	/// Makes an anchor void: its topic may be stated again.
	fn make_void(&mut self, topic: &Topic) {
		self.anchors.get_mut(topic).unwrap().status = AnchorStatus::Void;
		self.open_again(topic);
	}

	/// Stores what a committee has said.
	pub(super) fn anchor(
		&mut self,
		topic: Topic,
		(version, opened_at): (usize, Moment),
		statement: Statement,
		attesters: Vec<PartyId>,
		missing: Vec<PartyId>,
	) {
		let guarded = self.end_default(&topic, &statement);
		let final_from = self.clock.after(self.terms.challenge);
		let anchor = Anchor {
			statement,
			version,
			round: self.topic(&topic).closed,
			attesters,
			missing,
			opened_at,
			final_from,
			reapable_at: final_from.now + self.terms.anchor_lifetime,
			status: AnchorStatus::Open,
			upheld: false,
			guarded,
			used: false,
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
			Call::close { topic, root } => self.close_anchor(origin, *topic, *root),
			Call::open { topic, root } => self.open_anchor(origin, *topic, *root),
			Call::void { topic, root } => self.void_anchor(origin, *topic, *root),
			_ => return None,
		})
	}

	fn dispute(&mut self, origin: &Origin, topic: Topic, root: H256) -> Ruling {
		need(self.anchors.contains_key(&topic), Refusal::NoAnchor)?;
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
		let anchor = &self.anchors[topic];
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
		let resolve_by = self.clock.after(self.terms.resolution);
		let (disputers, status) = (Vec::new(), DisputeStatus::Open);
		self.disputes.insert(id, Dispute { topic, root, disputers, resolve_by, status });
		self.anchors.get_mut(&topic).unwrap().status = AnchorStatus::Disputed(id);
		id
	}

	fn join_dispute(&mut self, id: u64, party: PartyId, account: AccountId) -> Ruling {
		let amount = self.terms.prices.dispute;
		need(!self.is_overdue_dispute(&self.disputes[&id]), Refusal::ResolutionOver)?;
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
		need(!self.is_overdue_dispute(&dispute), Refusal::ResolutionOver)?;
		self.disputes.remove(&id);
		match verdict {
			Verdict::Upheld => {
				let anchor = self.anchors.get_mut(&dispute.topic).unwrap();
				(anchor.status, anchor.upheld) = (AnchorStatus::Open, true);
				self.forfeit_bonds(&dispute);
			}
			Verdict::Overturned => {
				self.make_void(&dispute.topic);
				let attesters = self.anchors[&dispute.topic].attesters.clone();
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
		need(self.is_overdue_dispute(&dispute), Refusal::ResolutionOpen)?;
		self.disputes.get_mut(&id).unwrap().status = DisputeStatus::Defaulted;
		self.make_void(&dispute.topic);
		self.topics.get_mut(&dispute.topic).unwrap().defaulted = Some(id);
		Ok(())
	}

	fn release_dispute(&mut self, origin: &Origin, id: u64) -> Ruling {
		origin.signer()?;
		let dispute = self.disputes.get(&id).ok_or(Refusal::NotFound)?.clone();
		let waits = dispute.status == DisputeStatus::Defaulted;
		let over = self.now() >= self.topic(&dispute.topic).open_until;
		need(waits && over, Refusal::TopicStillOpen)?;
		self.topics.get_mut(&dispute.topic).unwrap().defaulted = None;
		self.disputes.remove(&id);
		self.return_bonds(&dispute);
		Ok(())
	}

	pub(super) fn can_be_anchored(&self, topic: &Topic) -> bool {
		!self.topic(topic).is_reaped() && self.ensure_timely(topic).is_ok()
	}

	fn is_overdue_dispute(&self, dispute: &Dispute) -> bool {
		self.clock.has_reached(dispute.resolve_by)
	}

	fn reap(&mut self, origin: &Origin, topic: Topic) -> Ruling {
		origin.signer()?;
		let anchor = self.anchors.get(&topic).ok_or(Refusal::NoAnchor)?;
		let reaped = match anchor.status {
			AnchorStatus::Disputed(_) => return Err(Refusal::Disputed),
			AnchorStatus::Open => {
				need(self.is_unchallengeable(anchor), Refusal::NotFinal)?;
				Reaped::Standing
			}
			AnchorStatus::Closed => Reaped::Standing,
			AnchorStatus::Void => {
				let again = self.rounds.contains_key(&topic) || self.can_be_anchored(&topic);
				need(!again, Refusal::TopicStillOpen)?;
				Reaped::Void
			}
		};
		need(self.now() >= anchor.reapable_at, Refusal::WrongTime)?;
		self.anchors.remove(&topic);
		self.topics.get_mut(&topic).unwrap().reaped = reaped;
		Ok(())
	}

	fn close_anchor(&mut self, origin: &Origin, topic: Topic, root: H256) -> Ruling {
		origin.governance()?;
		let anchor = self.stated(&topic, root)?.clone();
		self.ensure_final(&anchor)?;
		self.anchors.get_mut(&topic).unwrap().status = AnchorStatus::Closed;
		Ok(())
	}

	fn open_anchor(&mut self, origin: &Origin, topic: Topic, root: H256) -> Ruling {
		origin.governance()?;
		let anchor = self.stated(&topic, root)?;
		need(anchor.status == AnchorStatus::Closed, Refusal::NotClosed)?;
		anchor.status = AnchorStatus::Open;
		Ok(())
	}

	fn void_anchor(&mut self, origin: &Origin, topic: Topic, root: H256) -> Ruling {
		origin.governance()?;
		let anchor = self.stated(&topic, root)?;
		need(anchor.status == AnchorStatus::Closed, Refusal::NotClosed)?;
		need(!anchor.used, Refusal::Used)?;
		self.make_void(&topic);
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
