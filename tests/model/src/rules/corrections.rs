//! Evidence that turns out to be wrong, however late.
//!
//! Governance contests evidence, which freezes what rests on it. Then governance upholds or revokes it (R19).
//! Revoking only marks the evidence. Then anybody may unwind a voucher that its holder has in hand. The
//! certificates go back to the party that verification took them from, with the history that they had then.
//! The energy is free again at both meters. What was redeemed stays redeemed and keeps its energy (R18). The period
//! of revoked evidence may be settled and read again for some time, however old it is (R36).

use verdigrid_evidence::Call;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, Settlement, Topic},
	voucher::VoucherId,
};

use super::{
	certificates::{Payer, Place},
	need, Model, Origin, Refusal, Ruling, VoucherStatus,
};
use verdigrid_runtime::{BlockNumber, Runtime};

/// A trade that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
	pub settlement: Settlement,
	pub topic: Topic,
	/// Which statement of the period's readings both stand in.
	pub revision: u8,
	/// What was taken from both meters.
	pub energy: u64,
	/// The block in which it was verified.
	pub block: BlockNumber,
	pub status: EvidenceStatus,
	/// What was given back to both meters.
	pub unwound: u64,
}

impl Evidence {
	pub fn new(
		settlement: Settlement,
		topic: Topic,
		revision: u8,
		energy: u64,
		block: BlockNumber,
	) -> Self {
		let (status, unwound) = (EvidenceStatus::Live, 0);
		Self { settlement, topic, revision, energy, block, status, unwound }
	}
}

impl Model {
	pub(super) fn rule_corrections(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::contest { evidence, .. } => {
				self.judge(origin, *evidence, EvidenceStatus::Live, EvidenceStatus::Contested)
			}
			Call::uphold { evidence } => {
				self.judge(origin, *evidence, EvidenceStatus::Contested, EvidenceStatus::Live)
			}
			Call::revoke { evidence, .. } => self.revoke_evidence(origin, *evidence),
			Call::unwind { voucher } => self.unwind(origin, *voucher),
			_ => unreachable!("no step makes this call"),
		}
	}

	pub fn status_of(&self, evidence: EvidenceId) -> Option<EvidenceStatus> {
		self.evidence.get(&evidence).map(|evidence| evidence.status)
	}

	/// The evidence that corrects this one.
	pub fn corrected_by(&self, evidence: EvidenceId) -> Option<EvidenceId> {
		let corrects = |other: &Evidence| other.settlement.supersedes == Some(evidence);
		self.evidence.iter().find(|(_, other)| corrects(other)).map(|(id, _)| *id)
	}

	fn judge(
		&mut self,
		origin: &Origin,
		id: EvidenceId,
		from: EvidenceStatus,
		to: EvidenceStatus,
	) -> Ruling {
		origin.governance()?;
		let evidence = self.evidence.get_mut(&id).ok_or(Refusal::NotFound)?;
		need(evidence.status == from, Refusal::WrongDoubt)?;
		evidence.status = to;
		Ok(())
	}

	fn revoke_evidence(&mut self, origin: &Origin, id: EvidenceId) -> Ruling {
		origin.governance()?;
		let now = self.status_of(id);
		need(now != Some(EvidenceStatus::Revoked), Refusal::WrongDoubt)?;
		let now = now.ok_or(Refusal::NotFound)?;
		self.judge(origin, id, now, EvidenceStatus::Revoked)?;
		self.open_corrections(self.evidence[&id].settlement.period);
		Ok(())
	}

	fn unwind(&mut self, origin: &Origin, id: VoucherId) -> Ruling {
		origin.signer()?;
		let voucher = self.vouchers.get(&id).ok_or(Refusal::NotFound)?.clone();
		need(voucher.status == VoucherStatus::InHand, Refusal::NotInHand)?;
		let revoked = self.status_of(voucher.evidence) == Some(EvidenceStatus::Revoked);
		need(revoked, Refusal::WrongDoubt)?;
		let energy = self.energy_of(&voucher);
		self.change(voucher.range, Payer::Nobody, |certificate| {
			let (holder, traded) = certificate.found.take().expect("verification found it");
			(certificate.holder, certificate.traded) = (holder, traded);
			certificate.place = Place::Free;
		})?;
		self.evidence.get_mut(&voucher.evidence).unwrap().unwound += energy;
		self.end_voucher(id, VoucherStatus::Unwound);
		Ok(())
	}
}
