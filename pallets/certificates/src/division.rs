//! Splits and merges of bundles. They change no rights, only the ranges that a call can name.

use crate::{
	bundles::Part, deposits::Payer, key::BundleKey, types::Bundle, Bundles, Config, Error, Event,
	Freezes, Pallet,
};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange},
	party::PartyId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_split(holder: PartyId, range: CertificateRange) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		Self::ensure_nameable(range.batch)?;
		let part = Self::active_part(range, holder)?;
		let whole = CertificateRange { units: part.bundle.units, ..range };
		let (_, rest) = whole.split_at(range.units).ok_or(Error::<T>::NothingToSplit)?;
		Self::change(range.batch, batch, &[part], Payer::Holder, |bundle| bundle)?;
		Self::deposit_event(Event::Split { range, rest });
		Ok(())
	}

	pub(crate) fn do_merge(holder: PartyId, batch: BatchId, first: u32) -> DispatchResult {
		Self::ensure_nameable(batch)?;
		let front = Self::whole_bundle(batch, first, holder)?;
		let second = front.range.end().ok_or(ArithmeticError::Overflow)?;
		let back = Self::whole_bundle(batch, second, holder)?;
		let units =
			front.range.units.checked_add(back.range.units).ok_or(ArithmeticError::Overflow)?;
		ensure!(front.bundle.history == back.bundle.history, Error::<T>::HistoryDiffers);

		Bundles::<T>::remove(batch, BundleKey::of(second));
		Self::leave_holding(holder, batch);
		Bundles::<T>::insert(batch, BundleKey::of(first), Bundle { units, ..front.bundle });
		Self::refund_bundle(back.bundle.lot)?;
		let range = CertificateRange { units, ..front.range };
		Self::deposit_event(Event::Merged { range, second });
		Ok(())
	}

	/// A proposal to withdraw names a bundle by its first certificate, so a bundle that governance has frozen
	/// keeps its bounds.
	pub(crate) fn ensure_nameable(batch: BatchId) -> Result<(), Error<T>> {
		let frozen = Freezes::<T>::get(batch).is_some_and(|freeze| freeze.by.is_governance());
		ensure!(!frozen, Error::<T>::BatchFrozen);
		Ok(())
	}

	/// The bundle that starts here, which must be free and belong to the party.
	fn whole_bundle(batch: BatchId, first: u32, holder: PartyId) -> Result<Part, Error<T>> {
		let bundle = Self::bundle_at(batch, first)?;
		Self::active_part(CertificateRange { batch, first, units: bundle.units }, holder)
	}
}
