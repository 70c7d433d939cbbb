//! Votes: when a committee has said something.
//!
//! A round is of one topic and one committee, as that was when the round opened. As soon as enough of
//! the members that count have stated the same, the topic is anchored; as soon as no statement can
//! get there any more, the round is over as conflicted, and after three of those in a row the topic
//! waits for governance. A round also ends when too few members count for a quorum, and when its time
//! is over: neither is a conflict (R9, R10). Only periods that ended not too long ago are topics, and
//! instalments of settlements follow each other (R11). A seat names the round it votes in (R12).
//!
//! A member that says nothing is counted: it missed a round that was anchored or expired without it.
//! It may still join the anchor, with the same statement in the same round.

use verdigrid_evidence::Call;
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
	Moment,
};

use super::{need, AnchorStatus, Committee, Model, Origin, Refusal, Ruling};
use verdigrid_runtime::Runtime;

/// So many conflicted rounds in a row, and the topic waits.
const MOST_CONFLICTS: u32 = 3;
/// The most rounds that one seat has opened and that are open.
const MOST_OPEN: usize = 8;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicState {
	/// Rounds that are over.
	pub closed: u32,
	/// How many of the last were conflicted.
	pub conflicted: u32,
	/// Whether the topic is closed for ever (R4).
	pub reaped: bool,
	/// The dispute that nobody decided and that voided its last anchor.
	pub defaulted: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
	/// Which committee decides, counted from 1.
	pub version: usize,
	pub opener: PartyId,
	pub votes: Vec<(PartyId, Statement)>,
	/// First moment at which it is over.
	pub expires_at: Moment,
}

/// What votes amount to.
enum Count {
	Agreed(Statement, Vec<PartyId>),
	Pending,
	Conflicted,
	Short,
}

/// How a round ended without an anchor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
	Conflicted,
	Short,
	Expired,
}

impl Model {
	pub fn topic(&self, topic: &Topic) -> TopicState {
		self.topics.get(topic).copied().unwrap_or_default()
	}

	pub fn is_stalled(&self, topic: &Topic) -> bool {
		self.topic(topic).conflicted >= MOST_CONFLICTS
	}

	/// The round to vote in: the open one, unless it can come to nothing any more.
	pub fn round_to_vote_in(&self, topic: &Topic) -> u32 {
		let over = self.rounds.get(topic).is_some_and(|round| self.lapse(topic, round).is_some());
		self.topic(topic).closed + 1 + u32::from(over)
	}

	/// Whether a period has ended, and not too long ago.
	pub fn ensure_timely(&self, topic: &Topic) -> Ruling {
		let end = topic.period().end(self.terms.offset).unwrap();
		need(self.now() >= end, Refusal::TopicTooEarly)?;
		need(self.now() - end <= self.terms.topic_age, Refusal::TopicTooOld)
	}

	/// The calls about votes; `None` for the others.
	pub(super) fn rule_rounds(&mut self, origin: &Origin, call: &Call<Runtime>) -> Option<Ruling> {
		Some(match call {
			Call::attest { topic, round, statement } => {
				self.vote(origin, *topic, *round, *statement)
			}
			Call::poke { topic } => self.poke(origin, *topic),
			Call::reopen { topic } => self.reopen(origin, *topic),
			_ => return None,
		})
	}

	fn vote(&mut self, origin: &Origin, topic: Topic, number: u32, statement: Statement) -> Ruling {
		let (_, party) = self.caller(origin)?;
		self.ensure_seated(topic.source(), party)?;
		need(statement.leaves > 0, Refusal::Malformed)?;
		self.ensure_timely(&topic)?;
		if self.standing_anchor(&topic).is_some() {
			return self.join_anchor(topic, party, number, statement);
		}
		self.close_lapsed(topic);
		need(!self.topic(&topic).reaped, Refusal::TopicReaped)?;
		need(!self.is_stalled(&topic), Refusal::TopicStalled)?;
		need(self.topic(&topic).closed + 1 == number, Refusal::WrongRound)?;
		if !self.rounds.contains_key(&topic) {
			self.open_round(topic, party)?;
		}
		self.ensure_may_vote(&topic, party)?;
		self.rounds.get_mut(&topic).unwrap().votes.push((party, statement));
		self.conclude(topic)
	}

	fn ensure_may_vote(&self, topic: &Topic, party: PartyId) -> Ruling {
		let round = &self.rounds[topic];
		let counting = self.counting(topic.source(), round.version);
		need(counting.contains(&party), Refusal::JoinedLater)?;
		let voted = round.votes.iter().any(|(voter, _)| *voter == party);
		need(!voted, Refusal::VotedTwice)
	}

	fn open_round(&mut self, topic: Topic, opener: PartyId) -> Ruling {
		self.ensure_in_sequence(&topic)?;
		let opened = self.rounds.values().filter(|round| round.opener == opener).count();
		need(opened < MOST_OPEN, Refusal::TooManyRounds)?;
		let source = topic.source();
		let version = self.committees[&source].len();
		let counting = self.counting(source, version).len();
		need(counting >= self.committees[&source][version - 1].quorum, Refusal::NoQuorum)?;
		let expires_at = self.now() + self.terms.round_timeout;
		self.rounds.insert(topic, Round { version, opener, votes: Vec::new(), expires_at });
		Ok(())
	}

	/// Settlements follow those before them, once those are anchored or can not be for now.
	fn ensure_in_sequence(&self, topic: &Topic) -> Ruling {
		let Topic::Settlement(period, sequence) = *topic else { return Ok(()) };
		let Some(before) = sequence.checked_sub(1) else { return Ok(()) };
		let before = Topic::Settlement(period, before);
		let passed = self.standing_anchor(&before).is_some()
			|| self.is_stalled(&before)
			|| self.topic(&before).reaped;
		need(passed, Refusal::OutOfSequence)
	}

	fn poke(&mut self, origin: &Origin, topic: Topic) -> Ruling {
		origin.signer()?;
		need(self.rounds.contains_key(&topic), Refusal::NothingToDo)?;
		self.close_lapsed(topic);
		let Some(round) = self.rounds.get(&topic) else { return Ok(()) };
		let agreed = matches!(self.count(&topic, round), Count::Agreed(..));
		need(agreed, Refusal::NothingToDo)?;
		self.conclude(topic)
	}

	fn reopen(&mut self, origin: &Origin, topic: Topic) -> Ruling {
		origin.governance()?;
		self.close_lapsed(topic);
		need(self.is_stalled(&topic), Refusal::NothingToDo)?;
		self.topics.get_mut(&topic).unwrap().conflicted = 0;
		Ok(())
	}

	/// Why an open round can come to nothing any more, if so.
	fn lapse(&self, topic: &Topic, round: &Round) -> Option<Ending> {
		if self.now() >= round.expires_at {
			return Some(Ending::Expired);
		}
		match self.count(topic, round) {
			Count::Conflicted => Some(Ending::Conflicted),
			Count::Short => Some(Ending::Short),
			Count::Agreed(..) | Count::Pending => None,
		}
	}

	fn close_lapsed(&mut self, topic: Topic) {
		let ending = self.rounds.get(&topic).and_then(|round| self.lapse(&topic, round));
		if let Some(ending) = ending {
			self.close(topic, ending);
		}
	}

	/// Counts equal votes of the members that count, and how many are still to come.
	fn count(&self, topic: &Topic, round: &Round) -> Count {
		let Committee { quorum, .. } = self.committees[&topic.source()][round.version - 1];
		let counting = self.counting(topic.source(), round.version);
		if counting.len() < quorum {
			return Count::Short;
		}
		let votes: Vec<_> =
			round.votes.iter().filter(|(party, _)| counting.contains(party)).collect();
		let open = counting.len() - votes.len();
		let mut reachable = votes.is_empty();
		for (_, statement) in &votes {
			let equal = votes.iter().filter(|(_, other)| other == statement);
			let voters: Vec<PartyId> = equal.map(|(party, _)| *party).collect();
			if voters.len() >= quorum {
				return Count::Agreed(*statement, voters);
			}
			reachable |= voters.len() + open >= quorum;
		}
		if reachable {
			Count::Pending
		} else {
			Count::Conflicted
		}
	}

	fn conclude(&mut self, topic: Topic) -> Ruling {
		match self.count(&topic, &self.rounds[&topic]) {
			Count::Agreed(statement, voters) => {
				let missing = self.count_missed(&topic);
				let version = self.end_round(topic).version;
				self.topics.entry(topic).or_default().conflicted = 0;
				self.anchor(topic, version, statement, voters, missing);
			}
			Count::Pending => (),
			Count::Conflicted => self.close(topic, Ending::Conflicted),
			Count::Short => self.close(topic, Ending::Short),
		}
		Ok(())
	}

	fn close(&mut self, topic: Topic, ending: Ending) {
		if ending == Ending::Expired {
			self.count_missed(&topic);
		}
		self.end_round(topic);
		if ending == Ending::Conflicted {
			self.topics.entry(topic).or_default().conflicted += 1;
		}
	}

	fn end_round(&mut self, topic: Topic) -> Round {
		self.topics.entry(topic).or_default().closed += 1;
		self.rounds.remove(&topic).unwrap()
	}

	/// The members that count and did not vote have missed the round.
	fn count_missed(&mut self, topic: &Topic) -> Vec<PartyId> {
		let round = &self.rounds[topic];
		let voted = |party: &PartyId| round.votes.iter().any(|(voter, _)| voter == party);
		let counting = self.counting(topic.source(), round.version);
		let missing: Vec<PartyId> = counting.into_iter().filter(|party| !voted(party)).collect();
		for party in &missing {
			self.seats.get_mut(party).unwrap().missed += 1;
		}
		missing
	}

	/// A member that missed the round states what was anchored.
	fn join_anchor(
		&mut self,
		topic: Topic,
		party: PartyId,
		number: u32,
		statement: Statement,
	) -> Ruling {
		let anchor = &self.anchors[&topic];
		let same = anchor.round == number && anchor.statement == statement;
		need(same && anchor.status == AnchorStatus::Open, Refusal::AlreadyAnchored)?;
		need(!anchor.attesters.contains(&party), Refusal::VotedTwice)?;
		need(anchor.missing.contains(&party), Refusal::AlreadyAnchored)?;
		let counting = self.counting(topic.source(), anchor.version);
		need(counting.contains(&party), Refusal::JoinedLater)?;
		let anchor = self.anchors.get_mut(&topic).unwrap();
		anchor.missing.retain(|member| *member != party);
		anchor.attesters.push(party);
		self.seats.get_mut(&party).unwrap().missed -= 1;
		Ok(())
	}
}
