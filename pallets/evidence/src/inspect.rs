//! What others read: other pallets, and clients through runtime APIs.

use crate::{
	committee::count,
	types::{Record, Remaining, TopicInfo},
	Allocated, Anchors, Config, Metered, Pallet, Records, Rounds, Topics,
};
use frame_system::pallet_prelude::BlockNumberFor;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, Topic},
	party::MeterId,
	traits::EvidenceInspect,
	Period,
};

impl<T: Config> EvidenceInspect for Pallet<T> {
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus> {
		Records::<T>::get(evidence).map(|record| record.status)
	}
}

impl<T: Config> Pallet<T> {
	/// How far a topic has come.
	pub fn topic_state(topic: Topic) -> TopicInfo<BlockNumberFor<T>> {
		let anchor = Anchors::<T>::get(topic);
		let state = Topics::<T>::get(topic);
		let round = Rounds::<T>::get(topic);
		let committee = match &round {
			Some(round) => crate::Committees::<T>::get(topic.source(), round.version),
			None => Some(Self::current_committee(topic.source()).1),
		};
		TopicInfo {
			is_final: anchor.as_ref().is_some_and(Self::is_final),
			anchor,
			round: state.round(),
			votes: round.map_or(0, |round| count(round.votes.len())),
			quorum: committee.map_or(0, |committee| committee.quorum),
			stalled: state.is_stalled(),
		}
	}

	/// How much of a meter's energy in a period is still free; `None` before its reading was used.
	pub fn remaining(meter: MeterId, period: Period) -> Option<Remaining> {
		let metered = Metered::<T>::get(&meter, period)?;
		let limit = Self::allocation_limit(&meter, period, &metered)?;
		let allocated = Allocated::<T>::get(&meter, period);
		let remaining = limit.checked_sub(allocated).unwrap_or_default();
		Some(Remaining { metered: metered.energy, limit, allocated, remaining })
	}

	/// A record of evidence.
	pub fn record(evidence: EvidenceId) -> Option<Record> {
		Records::<T>::get(evidence)
	}
}
