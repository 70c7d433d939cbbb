//! Evidence that turns out to be wrong is contested, upheld, revoked and unwound (R18, R19).

use crate::{
	types::{Doubt, EvidenceRecord, Reason},
	Allocated, Config, Error, Event, EvidenceRecords, Pallet,
};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus},
	party::MeterId,
	traits::{OnEvidence, UnwoundVoucher},
	voucher::VoucherId,
	Energy, Period,
};

impl<T: Config> Pallet<T> {
	/// Freezes what rests on evidence.
	pub(crate) fn do_contest(evidence: EvidenceId, reason: Reason) -> DispatchResult {
		Self::judge(evidence, |record| {
			ensure!(record.status == EvidenceStatus::Live, Error::<T>::AlreadyInDoubt);
			record.status = EvidenceStatus::Contested;
			record.doubt = Some(Doubt { reason, at: Self::now() });
			Ok(())
		})?;
		Self::deposit_event(Event::EvidenceContested { evidence, reason });
		Ok(())
	}

	/// Lets contested evidence stand.
	pub(crate) fn do_uphold(evidence: EvidenceId) -> DispatchResult {
		Self::judge(evidence, |record| {
			ensure!(record.status == EvidenceStatus::Contested, Error::<T>::NotContested);
			record.status = EvidenceStatus::Live;
			record.doubt = None;
			Ok(())
		})?;
		Self::deposit_event(Event::EvidenceUpheld { evidence });
		Ok(())
	}

	/// Marks evidence as revoked. What rests on it derives its own state from that. Settlements and readings
	/// that correct it may be stated for some time, however old the period is (R36).
	pub(crate) fn do_revoke(evidence: EvidenceId, reason: Reason) -> DispatchResult {
		Self::judge(evidence, |record| {
			ensure!(record.status != EvidenceStatus::Revoked, Error::<T>::AlreadyRevoked);
			record.status = EvidenceStatus::Revoked;
			record.doubt = Some(Doubt { reason, at: Self::now() });
			Self::open_corrections(record.period)
		})?;
		Self::deposit_event(Event::EvidenceRevoked { evidence, reason });
		Ok(())
	}

	/// Undoes one voucher of revoked evidence, and gives its energy back to both meters.
	pub(crate) fn do_unwind(voucher: VoucherId) -> DispatchResult {
		let UnwoundVoucher { evidence, range, energy } = T::OnEvidence::unwind(voucher)?;
		Self::judge(evidence, |record| {
			record.unwound = record.unwound.checked_add(energy).ok_or(ArithmeticError::Overflow)?;
			release::<T>(&record.generation_meter, record.period, energy)?;
			release::<T>(&record.consumption_meter, record.period, energy)
		})?;
		Self::deposit_event(Event::Unwound { evidence, voucher, range, energy });
		Ok(())
	}

	fn judge(
		evidence: EvidenceId,
		judge: impl FnOnce(&mut EvidenceRecord) -> DispatchResult,
	) -> DispatchResult {
		EvidenceRecords::<T>::try_mutate(evidence, |record| {
			judge(record.as_mut().ok_or(Error::<T>::UnknownEvidence)?)
		})
	}
}

/// Takes energy off what is allocated from a meter.
fn release<T: Config>(meter: &MeterId, period: Period, energy: Energy) -> DispatchResult {
	Allocated::<T>::try_mutate(meter, period, |allocated| {
		*allocated = allocated.checked_sub(energy).ok_or(ArithmeticError::Underflow)?;
		Ok::<_, DispatchError>(())
	})
}
