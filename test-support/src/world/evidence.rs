//! Evidence, as the evidence pallet knows it.

use super::World;
use frame_support::{storage_alias, Twox64Concat};
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus},
	traits::EvidenceInspect,
};

#[storage_alias]
type Statuses = StorageMap<World, Twox64Concat, EvidenceId, EvidenceStatus>;

impl<T> World<T> {
	/// Commits evidence, which is live, and returns its number.
	pub fn commit_evidence() -> EvidenceId {
		let evidence = Statuses::iter_keys().count() as EvidenceId;
		Self::set_evidence(evidence, EvidenceStatus::Live);
		evidence
	}

	/// Says whether what rests on this evidence can be used.
	pub fn set_evidence(evidence: EvidenceId, status: EvidenceStatus) {
		Statuses::insert(evidence, status);
	}
}

impl<T> EvidenceInspect for World<T> {
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus> {
		Statuses::get(evidence)
	}
}
