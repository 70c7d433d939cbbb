//! What comes next for a subject, by what the chain says and what was stated.

use crate::{seat::TopicInfo, store::Stated, subject::Subject};
use verdigrid_client::api::runtime_types::verdigrid_evidence::types::anchors::{
	Anchor, AnchorStatus,
};
use verdigrid_primitives::{
	evidence::{Statement, MAX_REVISION},
	party::PartyId,
};

/// How an operator has something stated all the same.
const REDO: &str = "stop the worker, and use `redo`";

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
	/// Nothing: the chain has it, and it is final.
	Settled,
	/// Nothing for now.
	Wait(String),
	/// It is stated, and not anchored yet.
	Stated(String),
	/// It is anchored, and not final yet.
	Anchored(String),
	/// Other workers of the source have stated something else.
	Conflict(String),
	/// A person has to decide: governance does not agree, or the data says less or something else than before.
	Differs(String),
	/// It is to be stated in this round.
	State(u32),
	/// The next revision is to be stated.
	Revise,
}

/// What is known of a topic.
pub struct Facts<'f> {
	/// What about.
	pub subject: Subject,
	/// The revision, if it is one of readings.
	pub revision: u8,
	/// What the chain says of the topic.
	pub info: &'f TopicInfo,
	/// What this worker stated about it.
	pub own: &'f [Stated],
	/// What the data says.
	pub now: Statement,
	/// How many intervals are missing in it.
	pub missing: u64,
	/// The fingerprint of this worker.
	pub fingerprint: &'f str,
	/// Whether an operator allowed that less is stated, or what was overturned.
	pub is_allowed: bool,
	/// The party of the seat.
	pub party: PartyId,
}

impl Facts<'_> {
	/// What comes next.
	pub fn next(&self) -> Next {
		match &self.info.anchor {
			None => self.in_round(),
			Some(anchor) if matches!(anchor.status, AnchorStatus::Void) => {
				if anchor.statement.0 == self.now && !self.is_allowed {
					return Next::Differs(format!("governance overturned this statement: {REDO}"));
				}
				self.in_round()
			}
			Some(anchor) if anchor.statement.0 == self.now => self.anchored(anchor),
			Some(anchor) => self.differs(anchor),
		}
	}

	fn anchored(&self, anchor: &Anchor<u32>) -> Next {
		let is_late = anchor.missing.0.contains(&self.party);
		match self.info.is_final {
			_ if is_late && !self.is_stated(anchor.round) => Next::State(anchor.round),
			true => Next::Settled,
			false => {
				Next::Anchored(format!("is anchored, and can be final from {} on", anchor.final_at))
			}
		}
	}

	/// The chain has something else than the data says.
	fn differs(&self, anchor: &Anchor<u32>) -> Next {
		let stated = self.own.iter().find(|own| own.round == anchor.round);
		let Some(stated) = stated.filter(|own| own.statement == anchor.statement.0) else {
			return Next::Conflict(format!(
				"the chain has the root {:?}, and the data here says {:?}: use `diff` with another worker of the source",
				anchor.statement.0.root, self.now.root
			));
		};
		if let Subject::Settlements(..) = self.subject {
			return Next::Differs(
				"has changed since it was stated: bring what is new as the next instalment, and a correction as a settlement that names \
				 the evidence that it supersedes"
					.into(),
			);
		}
		if !self.info.is_final && !matches!(anchor.status, AnchorStatus::Closed) {
			return Next::Wait("has changed, and can be revised when its anchor is final".into());
		}
		let says_less = self.missing > stated.missing || self.now.leaves < stated.statement.leaves;
		if (says_less || stated.fingerprint != self.fingerprint) && !self.is_allowed {
			return Next::Differs(format!(
				"the data says less than what was stated, or mappings have changed: if this is right, {REDO}"
			));
		}
		match self.revision < MAX_REVISION {
			true => Next::Revise,
			false => Next::Differs("has changed again, and no more revisions are allowed".into()),
		}
	}

	/// Whether this was stated in a round, and a final block has it.
	fn is_stated(&self, round: u32) -> bool {
		let is_it = |own: &Stated| own.round == round && own.is_final && own.statement == self.now;
		self.own.iter().any(is_it)
	}

	/// So many conflicts are no reason to ask a person. A pledge can change just when an instalment is stated, so that workers with the
	/// same data differ once. After that they say the same.
	const fn forgiven(&self) -> u32 {
		match self.subject {
			Subject::Readings(_) => 0,
			Subject::Settlements(..) => 1,
		}
	}

	/// What is to be stated in the open round, or in the next one. Also of a revision that nobody has stated yet.
	pub fn in_round(&self) -> Next {
		let TopicInfo { round, votes, quorum, conflicted, stalled, reaped, .. } = *self.info;
		if stalled || reaped {
			return Next::Differs("takes no more statements: governance can reopen it".into());
		}
		if self.is_stated(round) {
			return Next::Stated(format!("is stated, with {votes} of {quorum} votes"));
		}
		let was_stated = self.own.iter().any(|own| own.statement == self.now);
		if conflicted > self.forgiven() && was_stated && !self.is_allowed {
			return Next::Conflict(format!(
				"the workers of the source have stated different things: use `diff` with another one, and {REDO}"
			));
		}
		Next::State(round)
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;
	use verdigrid_client::api::runtime_types::{
		bounded_collections::bounded_vec::BoundedVec,
		verdigrid_evidence::types::anchors::AnchorStatus as Status,
	};
	use verdigrid_client::api::Static;
	use verdigrid_primitives::{Energy, Period};

	const OWN: PartyId = 7;

	fn statement(root: u8) -> Statement {
		Statement { root: [root; 32].into(), leaves: 3, total: Energy::from_wh(9) }
	}

	fn stated(round: u32, root: u8, is_final: bool) -> Stated {
		let topic = Subject::Readings(Period::month(528)).topic(0);
		Stated {
			topic,
			round,
			statement: statement(root),
			fingerprint: "f".into(),
			missing: 2,
			was_signed: true,
			is_final,
		}
	}

	fn info(round: u32) -> TopicInfo {
		TopicInfo {
			anchor: None,
			is_final: false,
			round,
			votes: 1,
			quorum: 3,
			expires_at: None,
			expires_block: None,
			conflicted: 0,
			stalled: false,
			reaped: false,
			open_until: 0,
			corrections_until: 0,
		}
	}

	fn anchored(root: u8, is_final: bool, missing: &[PartyId], status: Status) -> TopicInfo {
		let anchor = Anchor {
			statement: Static(statement(root)),
			version: 1,
			round: 1,
			attesters: BoundedVec(vec![1, 2, 3]),
			missing: BoundedVec(missing.to_vec()),
			opened_at: 0,
			anchored_at: 0,
			final_at: 99,
			final_block: 0,
			reapable_at: 0,
			status,
			upheld: false,
			guarded: false,
			used: false,
		};
		TopicInfo { anchor: Some(anchor), is_final, ..info(2) }
	}

	/// What comes next where the data says root 1.
	fn next(info: &TopicInfo, own: &[Stated], change: impl FnOnce(&mut Facts<'_>)) -> Next {
		let mut facts = Facts {
			subject: Subject::Readings(Period::month(528)),
			revision: 0,
			info,
			own,
			now: statement(1),
			missing: 2,
			fingerprint: "f",
			is_allowed: false,
			party: OWN,
		};
		change(&mut facts);
		facts.next()
	}

	fn as_is(_: &mut Facts<'_>) {}

	fn allowed(facts: &mut Facts<'_>) {
		facts.is_allowed = true;
	}

	fn says(next: &Next, text: &str) -> bool {
		match next {
			Next::Wait(told)
			| Next::Stated(told)
			| Next::Anchored(told)
			| Next::Conflict(told)
			| Next::Differs(told) => told.contains(text),
			_ => false,
		}
	}

	#[test]
	fn what_nobody_stated_is_stated_once_in_each_round() {
		assert_eq!(next(&info(1), &[], as_is), Next::State(1));
		assert!(says(&next(&info(1), &[stated(1, 1, true)], as_is), "1 of 3 votes"));
		// A vote that no final block has is sent again.
		assert_eq!(next(&info(1), &[stated(1, 1, false)], as_is), Next::State(1));
		// A round that expired is no conflict.
		assert_eq!(next(&info(2), &[stated(1, 1, true)], as_is), Next::State(2));
	}

	#[test]
	fn after_a_conflict_the_same_is_stated_only_if_an_operator_says_so() {
		let info = TopicInfo { conflicted: 1, ..info(2) };
		let own = [stated(1, 1, true)];
		assert!(
			matches!(next(&info, &own, as_is), Next::Conflict(told) if told.contains("use `diff`"))
		);
		assert_eq!(next(&info, &own, allowed), Next::State(2));
		// Data that was mended says something else.
		assert_eq!(next(&info, &[stated(1, 5, true)], as_is), Next::State(2));
	}

	#[test]
	fn settlements_are_stated_once_more_after_a_conflict_since_a_pledge_may_have_changed() {
		let settlements =
			|facts: &mut Facts<'_>| facts.subject = Subject::Settlements(Period::month(528), 0);
		let once = TopicInfo { conflicted: 1, ..info(2) };
		let own = [stated(1, 1, true)];
		assert_eq!(next(&once, &own, settlements), Next::State(2));
		let twice = TopicInfo { conflicted: 2, ..info(3) };
		assert!(matches!(next(&twice, &own, settlements), Next::Conflict(_)));
	}

	#[test]
	fn a_topic_that_is_stalled_or_reaped_takes_nothing() {
		for info in [TopicInfo { stalled: true, ..info(4) }, TopicInfo { reaped: true, ..info(1) }]
		{
			assert!(says(&next(&info, &[], allowed), "takes no more statements"));
		}
	}

	#[test]
	fn what_is_anchored_is_settled_when_it_is_final_and_a_late_seat_joins_it() {
		let own = [stated(1, 1, true)];
		assert_eq!(next(&anchored(1, true, &[], Status::Open), &own, as_is), Next::Settled);
		assert!(says(&next(&anchored(1, false, &[], Status::Open), &own, as_is), "final from 99"));
		assert_eq!(next(&anchored(1, false, &[OWN], Status::Open), &[], as_is), Next::State(1));
		assert_eq!(next(&anchored(1, true, &[OWN], Status::Open), &own, as_is), Next::Settled);
		assert_eq!(next(&anchored(1, true, &[8], Status::Open), &[], as_is), Next::Settled);
	}

	#[test]
	fn what_governance_overturned_is_not_stated_again_by_itself() {
		let info = anchored(1, false, &[], Status::Void);
		assert!(says(&next(&info, &[stated(1, 1, true)], as_is), "governance overturned"));
		assert_eq!(next(&info, &[stated(1, 1, true)], allowed), Next::State(2));
		assert_eq!(
			next(&anchored(5, false, &[], Status::Void), &[stated(1, 5, true)], as_is),
			Next::State(2)
		);
	}

	#[test]
	fn a_change_becomes_a_revision_once_the_anchor_is_final() {
		let own = [stated(1, 5, true)];
		assert_eq!(next(&anchored(5, true, &[], Status::Open), &own, as_is), Next::Revise);
		assert!(says(
			&next(&anchored(5, false, &[], Status::Open), &own, as_is),
			"can be revised when"
		));
		assert_eq!(next(&anchored(5, false, &[], Status::Closed), &own, as_is), Next::Revise);
		let last = |facts: &mut Facts<'_>| facts.revision = MAX_REVISION;
		assert!(says(
			&next(&anchored(5, true, &[], Status::Open), &own, last),
			"no more revisions"
		));
		// Of what others stated, nothing is known.
		assert!(says(&next(&anchored(5, true, &[], Status::Open), &[], as_is), "use `diff`"));
		assert!(says(
			&next(&anchored(5, true, &[], Status::Open), &[stated(1, 6, true)], as_is),
			"use `diff`"
		));
	}

	#[test]
	fn less_data_or_another_mapping_is_a_revision_only_if_an_operator_says_so() {
		let (info, own) = (anchored(5, true, &[], Status::Open), [stated(1, 5, true)]);
		let more_missing = |facts: &mut Facts<'_>| facts.missing = 3;
		let fewer_leaves = |facts: &mut Facts<'_>| facts.now.leaves = 2;
		let other_mapping = |facts: &mut Facts<'_>| facts.fingerprint = "g";
		assert!(says(&next(&info, &own, more_missing), "says less"));
		assert!(says(&next(&info, &own, fewer_leaves), "says less"));
		assert!(says(&next(&info, &own, other_mapping), "says less"));
		assert_eq!(
			next(&info, &own, |facts| {
				more_missing(facts);
				allowed(facts);
			}),
			Next::Revise
		);
	}

	#[test]
	fn settlements_that_changed_are_told_and_never_revised() {
		let settlements = |facts: &mut Facts<'_>| {
			facts.subject = Subject::Settlements(Period::month(528), 0);
			facts.is_allowed = true;
		};
		let next = next(&anchored(5, true, &[], Status::Open), &[stated(1, 5, true)], settlements);
		assert!(
			matches!(&next, Next::Differs(told) if told.contains("as the next instalment")),
			"{next:?}"
		);
	}
}
