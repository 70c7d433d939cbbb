//! Whether certificates are what an auction trades.

use crate::{AuctionOf, Config, Error, Lot, Pallet, SETTLE_TIME};
use frame_support::{pallet_prelude::*, traits::Get};
use verdigrid_primitives::{
	certificate::BatchId,
	trade::{Horizon, Mismatch, Unmatchable},
	traits::CertificateBatches,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Fails when no certificate can be asked in an auction that closes then: a certificate must be valid
	/// for longer than settling takes.
	pub(crate) fn check_matchable(lot: &Lot, closes_at: Moment) -> DispatchResult {
		let Lot { class, criteria } = lot;
		let terms = T::Certificates::class(*class).ok_or(Error::<T>::UnknownClass)?;
		let least = criteria.min_validity.max(SETTLE_TIME.saturating_add(1));
		let valid_until = closes_at.saturating_add(least);
		let horizon = Horizon { issued_by: closes_at, valid_until };
		criteria
			.check_matchable(&terms, T::MarketOffset::get(), horizon)
			.map_err(Error::<T>::from)?;
		Ok(())
	}

	/// Fails unless certificates of the batch match the lot. Their validity is measured from the closing
	/// time, so that an early order is as good as a late one.
	pub(crate) fn check_lot(auction: &AuctionOf<T>, batch: BatchId) -> DispatchResult {
		let Lot { class, criteria } = &auction.lot;
		let batch = T::Certificates::batch(batch).ok_or(Error::<T>::UnknownBatch)?;
		criteria.check_batch(*class, &batch, auction.closes_at).map_err(Error::<T>::from)?;
		let lasts = batch.valid_until > auction.settled_by();
		ensure!(lasts, Error::<T>::CertificatesEndTooEarly);
		Ok(())
	}
}

impl<T> From<Unmatchable> for Error<T> {
	fn from(unmatchable: Unmatchable) -> Self {
		match unmatchable {
			Unmatchable::ClassNotTradable => Error::ClassNotTradable,
			Unmatchable::InvalidRegion => Error::InvalidRegion,
			Unmatchable::InvalidProjectCode => Error::InvalidProjectCode,
			Unmatchable::InvalidPeriods => Error::InvalidPeriods,
			Unmatchable::GranularityMismatch => Error::GranularityMismatch,
			Unmatchable::PeriodsOutOfRange => Error::PeriodsOutOfRange,
			Unmatchable::PeriodsTooLate => Error::PeriodsTooLate,
			Unmatchable::ValidityOutOfReach => Error::ValidityOutOfReach,
		}
	}
}

impl<T> From<Mismatch> for Error<T> {
	fn from(mismatch: Mismatch) -> Self {
		match mismatch {
			Mismatch::Class => Error::ClassMismatch,
			Mismatch::Source => Error::SourceMismatch,
			Mismatch::Region => Error::RegionMismatch,
			Mismatch::Project => Error::ProjectMismatch,
			Mismatch::Period => Error::PeriodMismatch,
			Mismatch::Validity => Error::ValidityTooShort,
		}
	}
}
