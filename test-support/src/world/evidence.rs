//! Evidence, as the evidence pallet knows it.

use super::World;
use codec::{Decode, Encode};
use frame_support::{storage_alias, Twox64Concat};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus},
	party::PartyId,
	traits::{EvidenceInspect, VerifiedTrade},
	voucher::VoucherId,
};

/// The number of the first evidence, and so of the first voucher: one that no batch has.
pub const FIRST_VOUCHER: VoucherId = 1_000;

/// What is known of a verified trade.
#[derive(Encode, Decode)]
struct Evidence {
	buyer: PartyId,
	range: CertificateRange,
	status: EvidenceStatus,
}

#[storage_alias]
type Records = StorageMap<World, Twox64Concat, EvidenceId, Evidence>;

impl<T> World<T> {
	/// Commits evidence of a trade, which is live, and returns its number.
	pub(super) fn commit_evidence(VerifiedTrade { buyer, range }: VerifiedTrade) -> EvidenceId {
		let evidence = FIRST_VOUCHER + Records::iter_keys().count() as EvidenceId;
		Records::insert(evidence, Evidence { buyer, range, status: EvidenceStatus::Live });
		evidence
	}

	/// Says whether what rests on this evidence can be used.
	pub fn set_evidence(evidence: EvidenceId, status: EvidenceStatus) {
		Records::mutate(evidence, |record| {
			record.as_mut().expect("the evidence exists").status = status;
		});
	}

	/// Loses evidence.
	pub fn remove_evidence(evidence: EvidenceId) {
		Records::remove(evidence);
	}
}

impl<T> EvidenceInspect for World<T> {
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus> {
		Records::get(evidence).map(|record| record.status)
	}

	fn verified(evidence: EvidenceId) -> Option<VerifiedTrade> {
		let Evidence { buyer, range, .. } = Records::get(evidence)?;
		Some(VerifiedTrade { buyer, range })
	}
}
