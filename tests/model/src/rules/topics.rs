//! Topics: what there is to state, in which order, and until when.
//!
//! A period is a topic from its end on, for some time (R11). A topic stays open longer when its anchor became
//! void or when governance reopened it. The next topics of a period stay open longer when evidence of that period
//! was revoked (R36). Instalments of settlements follow each other. Readings are stated again as revisions, at
//! most eight. A revision opens when the one before it cannot change any more, and must say something else.
//! Only the latest revision that stands proves readings (R31).

use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Moment, Period,
};

use super::{need, AnchorStatus, Model, Refusal, Ruling};

/// So many conflicted rounds in a row, and the topic waits.
const MOST_CONFLICTS: u32 = 3;
/// The readings of a period are revised so often at most.
const MOST_REVISIONS: u8 = 8;

/// Whether a topic's anchor was removed for its age, and what it was then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reaped {
	#[default]
	No,
	Standing,
	Void,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicState {
	/// Rounds that are over.
	pub closed: u32,
	/// How many of the last were conflicted.
	pub conflicted: u32,
	/// Whether the topic is closed for ever (R4).
	pub reaped: Reaped,
	/// The dispute that nobody decided and that voided its last anchor.
	pub defaulted: Option<u64>,
	/// Before this moment it may be stated, however old it is.
	pub open_until: Moment,
}

impl TopicState {
	pub fn is_reaped(&self) -> bool {
		self.reaped != Reaped::No
	}
}

impl Model {
	pub fn topic(&self, topic: &Topic) -> TopicState {
		self.topics.get(topic).copied().unwrap_or_default()
	}

	pub fn is_stalled(&self, topic: &Topic) -> bool {
		self.topic(topic).conflicted >= MOST_CONFLICTS
	}

	/// Whether a period has ended, and not too long ago, unless it may be stated again.
	pub fn ensure_timely(&self, topic: &Topic) -> Ruling {
		let end = topic.period().end(self.terms.offset).unwrap();
		need(self.now() >= end, Refusal::TopicTooEarly)?;
		let young = self.now() - end <= self.terms.topic_age;
		need(young || self.now() < self.may_be_restated_until(topic), Refusal::TopicTooOld)
	}

	/// Before this moment a topic may be stated, however old it is.
	pub fn may_be_restated_until(&self, topic: &Topic) -> Moment {
		let corrections = self.corrections.get(&topic.period()).copied().unwrap_or_default();
		self.topic(topic).open_until.max(corrections)
	}

	/// Whether a seat may begin to state a topic, or go on.
	pub fn takes_votes(&self, topic: &Topic) -> bool {
		self.standing_anchor(topic).is_none()
			&& self.can_be_anchored(topic)
			&& self.ensure_open(topic).is_ok()
			&& self.ensure_in_sequence(topic).is_ok()
	}

	/// Whether nothing but its age keeps a topic from being stated.
	pub(super) fn is_only_too_old(&self, topic: &Topic) -> bool {
		let too_old = self.ensure_timely(topic) == Err(Refusal::TopicTooOld);
		too_old && self.standing_anchor(topic).is_none()
	}

	/// Refuses a topic that takes no votes, although none of its anchors stands.
	pub(super) fn ensure_open(&self, topic: &Topic) -> Ruling {
		need(!self.topic(topic).is_reaped(), Refusal::TopicReaped)?;
		need(!self.is_stalled(topic), Refusal::TopicStalled)?;
		self.ensure_not_outdated(topic)
	}

	/// Settlements follow those before them, once those are anchored or can not be for now; readings
	/// follow those before them, once nobody can change those.
	pub(super) fn ensure_in_sequence(&self, topic: &Topic) -> Ruling {
		let before = match *topic {
			Topic::Settlement(_, 0) | Topic::Metering(_, 0) => return Ok(()),
			Topic::Settlement(period, sequence) => Topic::Settlement(period, sequence - 1),
			Topic::Metering(period, revision) => {
				need(revision <= MOST_REVISIONS, Refusal::TooManyRevisions)?;
				Topic::Metering(period, revision - 1)
			}
		};
		let stands = match topic {
			Topic::Settlement(..) => self.standing_anchor(&before).is_some(),
			Topic::Metering(..) => self.anchors.get(&before).is_some_and(|anchor| {
				self.is_final(anchor) || anchor.status == AnchorStatus::Closed
			}),
		};
		let passed = self.is_stalled(&before)
			|| self.topic(&before).is_reaped()
			|| self.is_only_too_old(&before);
		need(stands || passed, Refusal::OutOfSequence)
	}

	/// The highest revision of a period's readings whose anchor stands, or stood when it was removed for
	/// its age.
	pub fn latest_revision(&self, period: Period) -> Option<u8> {
		(0..=MOST_REVISIONS).rev().find(|revision| {
			let topic = Topic::Metering(period, *revision);
			self.standing_anchor(&topic).is_some() || self.topic(&topic).reaped == Reaped::Standing
		})
	}

	/// Refuses readings unless they are the latest of their period.
	pub(super) fn ensure_latest(&self, topic: &Topic) -> Ruling {
		let Topic::Metering(period, revision) = *topic else { return Ok(()) };
		need(self.latest_revision(period) == Some(revision), Refusal::Outdated)
	}

	/// Refuses to state readings of which a later revision stands.
	pub(super) fn ensure_not_outdated(&self, topic: &Topic) -> Ruling {
		let Topic::Metering(period, revision) = *topic else { return Ok(()) };
		let latest = self.latest_revision(period);
		need(latest.is_none_or(|latest| latest <= revision), Refusal::Outdated)
	}

	/// Refuses a revision that says what the latest says.
	pub(super) fn ensure_revised(&self, topic: &Topic, statement: &Statement) -> Ruling {
		let Topic::Metering(period, _) = *topic else { return Ok(()) };
		let latest = self.latest_revision(period).map(|latest| Topic::Metering(period, latest));
		let anchor = latest.and_then(|latest| self.anchors.get(&latest));
		let same = anchor.is_some_and(|anchor| anchor.statement == *statement);
		need(!same, Refusal::NothingRevised)
	}

	/// Lets a topic be stated for some time, however old it is.
	pub(super) fn open_again(&mut self, topic: &Topic) {
		let until = self.now() + self.terms.restate_window;
		let state = self.topics.get_mut(topic).unwrap();
		state.open_until = state.open_until.max(until);
	}

	/// Lets the next topics of a period be stated for some time, however old it is.
	pub(super) fn open_corrections(&mut self, period: Period) {
		let until = self.now() + self.terms.restate_window;
		let open = self.corrections.entry(period).or_default();
		*open = until.max(*open);
	}
}
