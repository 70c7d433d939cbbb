//! Evidence that turns out to be wrong is contested, upheld, revoked and unwound (R18, R19).

use crate::{
	types::{Doubt, DoubtRecord, PeriodKey, Reason},
	Config, Doubts, Error, Event, EvidenceRecords, Metered, Pallet,
};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus},
	party::MeterNumber,
	traits::{CertificateBatches, Meters, OnEvidence, UnwoundVoucher},
	voucher::VoucherId,
	Energy, Period,
};

impl<T: Config> Pallet<T> {
	/// Freezes what rests on evidence.
	pub(crate) fn do_contest(evidence: EvidenceId, reason: Reason) -> DispatchResult {
		Self::judge(evidence, EvidenceStatus::Contested, |status| {
			ensure!(status == EvidenceStatus::Live, Error::<T>::AlreadyInDoubt);
			Ok(())
		})?;
		Self::explain(evidence, reason);
		Self::deposit_event(Event::EvidenceContested { evidence, reason });
		Ok(())
	}

	/// Lets contested evidence stand.
	pub(crate) fn do_uphold(evidence: EvidenceId) -> DispatchResult {
		Self::judge(evidence, EvidenceStatus::Live, |status| {
			ensure!(status == EvidenceStatus::Contested, Error::<T>::NotContested);
			Ok(())
		})?;
		Doubts::<T>::remove(evidence);
		Self::deposit_event(Event::EvidenceUpheld { evidence });
		Ok(())
	}

	/// Marks evidence as revoked. What rests on it derives its own state from that. Settlements and readings
	/// that correct it may be stated for some time, however old the period is (R36).
	pub(crate) fn do_revoke(evidence: EvidenceId, reason: Reason) -> DispatchResult {
		Self::judge(evidence, EvidenceStatus::Revoked, |status| {
			ensure!(status != EvidenceStatus::Revoked, Error::<T>::AlreadyRevoked);
			Ok(())
		})?;
		Self::explain(evidence, reason);
		let revoked = Self::evidence(evidence).ok_or(Error::<T>::UnknownEvidence)?;
		Self::open_corrections(revoked.period)?;
		Self::deposit_event(Event::EvidenceRevoked { evidence, reason });
		Ok(())
	}

	/// Undoes one voucher of revoked evidence, and gives its energy back to both meters.
	pub(crate) fn do_unwind(voucher: VoucherId) -> DispatchResult {
		let UnwoundVoucher { evidence, range, energy } = T::OnEvidence::unwind(voucher)?;
		Doubts::<T>::try_mutate(evidence, |doubt| {
			let doubt = doubt
				.as_mut()
				.defensive_proof("only vouchers of revoked evidence are unwound; qed")
				.ok_or(Error::<T>::UnknownEvidence)?;
			doubt.unwound = doubt.unwound.checked_add(energy).ok_or(ArithmeticError::Overflow)?;
			Ok::<_, DispatchError>(())
		})?;
		Self::give_back(evidence, energy)?;
		Self::deposit_event(Event::Unwound { evidence, voucher, range, energy });
		Ok(())
	}

	/// Gives energy of evidence back to both meters.
	fn give_back(evidence: EvidenceId, energy: Energy) -> DispatchResult {
		let record = EvidenceRecords::<T>::get(evidence).ok_or(Error::<T>::UnknownEvidence)?;
		let batch = T::Certificates::batch(record.range.batch).ok_or(Error::<T>::UnknownBatch)?;
		let generation = T::Meters::meter(&batch.meter).ok_or(Error::<T>::UnknownMeter)?.number;
		for meter in [generation, record.consumption_meter] {
			release::<T>(meter, batch.period, energy)?;
		}
		Ok(())
	}

	/// Gives evidence another status, unless the present one forbids it.
	fn judge(
		evidence: EvidenceId,
		judged: EvidenceStatus,
		ensure_allowed: impl FnOnce(EvidenceStatus) -> Result<(), Error<T>>,
	) -> Result<(), Error<T>> {
		EvidenceRecords::<T>::try_mutate(evidence, |record| {
			let record = record.as_mut().ok_or(Error::<T>::UnknownEvidence)?;
			ensure_allowed(record.status)?;
			record.status = judged;
			Ok(())
		})
	}

	/// Stores why evidence is in doubt from now on. A revocation replaces what was contested.
	fn explain(evidence: EvidenceId, reason: Reason) {
		let (at, block) = (Self::now(), Self::block().saturated_into());
		let doubt = Doubt { reason, at, block };
		let record = DoubtRecord { doubt, unwound: Energy::ZERO, superseded_by: None };
		Doubts::<T>::insert(evidence, record);
	}
}

/// Takes energy off what is allocated from a meter.
fn release<T: Config>(meter: MeterNumber, period: Period, energy: Energy) -> DispatchResult {
	Metered::<T>::try_mutate(meter, PeriodKey::of(period), |metered| {
		let metered = metered
			.as_mut()
			.defensive_proof("energy is allocated from readings that were fixed; qed")
			.ok_or(ArithmeticError::Underflow)?;
		let left = metered.allocated.checked_sub(energy).ok_or(ArithmeticError::Underflow)?;
		metered.allocated = left;
		Ok(())
	})
}
