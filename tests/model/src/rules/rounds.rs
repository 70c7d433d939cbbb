//! Votes: when a committee has said something.
//!
//! A round is about one topic. The committee of the moment when it opened decides it. The topic is anchored as
//! soon as enough members have stated the same. The round ends as conflicted as soon as no statement can reach
//! the quorum. After three conflicted rounds in a row the topic waits for governance. A round also ends
//! when too few members count for a quorum, and when its time is over. Neither is a conflict (R9, R10). A seat
//! names the round in which it votes (R12).
//!
//! A member that does not vote misses the round if the round was anchored without it. It also misses a round
//! that expired after more members had voted than may be faulty. It can still join the anchor, with the same
//! statement in the same round.

use verdigrid_evidence::Call;
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
	Moment,
};

use super::{need, AnchorStatus, Clock, Committee, Model, Origin, Refusal, Ruling};
use verdigrid_runtime::Runtime;

/// The most rounds that one seat has opened and that are open.
const MOST_OPEN: usize = 8;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
	/// Which committee decides, counted from 1.
	pub version: usize,
	pub opener: PartyId,
	pub votes: Vec<(PartyId, Statement)>,
	pub opened_at: Moment,
	/// When it is over.
	pub expires: Clock,
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
	/// The round to vote in: the open one, unless it can come to nothing any more.
	pub fn round_to_vote_in(&self, topic: &Topic) -> u32 {
		let over = self.rounds.get(topic).is_some_and(|round| self.lapse(topic, round).is_some());
		self.topic(topic).closed + 1 + u32::from(over)
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
		self.ensure_open(&topic)?;
		self.ensure_revised(&topic, &statement)?;
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
		let source = topic.source();
		let version = self.committees[&source].len();
		let counting = self.counting(source, version).len();
		need(counting >= self.committees[&source][version - 1].quorum, Refusal::NoQuorum)?;
		self.count_opened(topic, opener)?;
		let expires = self.clock.after(self.terms.round_timeout);
		self.rounds.insert(
			topic,
			Round { version, opener, votes: Vec::new(), opened_at: self.now(), expires },
		);
		Ok(())
	}

	/// A seat that has opened as many rounds as it may closes one whose time is over.
	fn count_opened(&mut self, topic: Topic, opener: PartyId) -> Ruling {
		let opened = self.opened.get(&opener).cloned().unwrap_or_default();
		if opened.len() >= MOST_OPEN {
			let expired = |topic: &&Topic| self.clock.has_reached(self.rounds[*topic].expires);
			let expired = opened.iter().find(expired).ok_or(Refusal::TooManyRounds)?;
			self.close_lapsed(*expired);
		}
		self.opened.entry(opener).or_default().push(topic);
		Ok(())
	}

	fn poke(&mut self, origin: &Origin, topic: Topic) -> Ruling {
		origin.signer()?;
		need(self.rounds.contains_key(&topic), Refusal::NothingToDo)?;
		self.close_lapsed(topic);
		let Some(round) = self.rounds.get(&topic) else { return Ok(()) };
		let agreed = matches!(self.count(&topic, round), Count::Agreed(..));
		need(agreed, Refusal::NothingToDo)?;
		self.ensure_timely(&topic)?;
		self.ensure_not_outdated(&topic)?;
		self.conclude(topic)
	}

	fn reopen(&mut self, origin: &Origin, topic: Topic) -> Ruling {
		origin.governance()?;
		self.close_lapsed(topic);
		let reopens = self.is_stalled(&topic) || self.is_only_too_old(&topic);
		need(reopens, Refusal::NothingToDo)?;
		self.topics.entry(topic).or_default().conflicted = 0;
		self.ensure_open(&topic)?;
		self.open_again(&topic);
		Ok(())
	}

	/// Why an open round can come to nothing any more, if so.
	fn lapse(&self, topic: &Topic, round: &Round) -> Option<Ending> {
		if self.clock.has_reached(round.expires) {
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
				let Round { version, opened_at, .. } = self.end_round(topic);
				self.topics.entry(topic).or_default().conflicted = 0;
				self.anchor(topic, (version, opened_at), statement, voters, missing);
			}
			Count::Pending => (),
			Count::Conflicted => self.close(topic, Ending::Conflicted),
			Count::Short => self.close(topic, Ending::Short),
		}
		Ok(())
	}

	fn close(&mut self, topic: Topic, ending: Ending) {
		if ending == Ending::Expired && self.is_credible(&topic) {
			self.count_missed(&topic);
		}
		self.end_round(topic);
		if ending == Ending::Conflicted {
			self.topics.entry(topic).or_default().conflicted += 1;
		}
	}

	fn end_round(&mut self, topic: Topic) -> Round {
		self.topics.entry(topic).or_default().closed += 1;
		let round = self.rounds.remove(&topic).unwrap();
		let opened = self.opened.get_mut(&round.opener).unwrap();
		opened.retain(|other| *other != topic);
		if opened.is_empty() {
			self.opened.remove(&round.opener);
		}
		round
	}

	/// Whether more members voted in a round than may be faulty, so that there was something to state.
	fn is_credible(&self, topic: &Topic) -> bool {
		let round = &self.rounds[topic];
		let members = self.committees[&topic.source()][round.version - 1].members.len();
		round.votes.len() > (members - 1) / 3
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
