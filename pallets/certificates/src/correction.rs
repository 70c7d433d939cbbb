//! Corrections. A batch is frozen while something is in doubt. Certificates that should not have been issued are
//! withdrawn.

use crate::{
	types::{Authority, Batch, Bundle, Freeze, Reason, Withdrawal},
	Batches, Config, Error, Event, Freezes, Pallet, Withdrawals,
};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, CertificateRange},
	party::PartyId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_withdraw(
		by: Authority,
		range: CertificateRange,
		reason: Reason,
	) -> DispatchResult {
		let batch = Self::judged(by, range.batch)?;
		let part = Self::part(range)?;
		ensure!(part.bundle.state == BundleState::Active, Error::<T>::NotActive);
		let CertificateRange { batch: id, first, .. } = range;
		let payer = Self::ensure_may_withdraw(by, id, &batch, &part.bundle)?;
		Self::end(id, batch, &[part], payer, BundleState::Withdrawn)?;
		let (at, block) = (Self::now(), Self::block());
		Withdrawals::<T>::insert(id, first, Withdrawal { by, reason, at, block });
		Self::deposit_event(Event::Withdrawn { range, holder: part.bundle.holder, reason, by });
		Ok(())
	}

	/// Fails unless this authority may withdraw the bundle. Says which party pays, if one does.
	fn ensure_may_withdraw(
		by: Authority,
		id: BatchId,
		batch: &Batch,
		bundle: &Bundle,
	) -> Result<Option<PartyId>, Error<T>> {
		match by {
			Authority::Governance => Ok(None),
			Authority::Issuer(issuer) => {
				Self::ensure_nameable(id)?;
				let untouched = !bundle.is_traded() && bundle.holder == batch.info.owner;
				ensure!(untouched, Error::<T>::WithdrawalNotAllowed);
				Ok(Some(issuer))
			}
		}
	}

	pub(crate) fn do_freeze(by: Authority, id: BatchId, reason: Reason) -> DispatchResult {
		let mut batch = Self::judged(by, id)?;
		let outranked =
			Freezes::<T>::get(id).is_none_or(|freeze| by.is_governance() && freeze.is_by_issuer());
		ensure!(outranked, Error::<T>::AlreadyFrozen);
		batch.info.frozen = true;
		Batches::<T>::insert(id, batch);
		Freezes::<T>::insert(id, Freeze { by, reason, at: Self::now() });
		Self::deposit_event(Event::BatchFrozen { batch: id, reason, by });
		Ok(())
	}

	pub(crate) fn do_unfreeze(by: Authority, id: BatchId) -> DispatchResult {
		let mut batch = Self::judged(by, id)?;
		let freeze = Freezes::<T>::take(id).ok_or(Error::<T>::NotFrozen)?;
		let allowed = by.is_governance() || freeze.is_by_issuer();
		ensure!(allowed, Error::<T>::FrozenByGovernance);
		batch.info.frozen = false;
		Batches::<T>::insert(id, batch);
		Self::deposit_event(Event::BatchUnfrozen { batch: id, by });
		Ok(())
	}

	/// The batch, which this authority must be in charge of.
	fn judged(by: Authority, id: BatchId) -> Result<Batch, Error<T>> {
		let batch = Self::existing(id)?;
		let project = Self::project(batch.info.project)
			.defensive_proof("a project for which something was issued is never removed; qed")?;
		Self::ensure_in_charge(by, &project)?;
		Ok(batch)
	}
}
