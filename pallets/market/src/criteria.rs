//! Whether certificates are what a demand wants.

use crate::{Config, DemandOf, Error, Pallet};
use frame_support::{pallet_prelude::*, traits::Get};
use verdigrid_primitives::{
	certificate::{BatchId, TradeClass},
	trade::{Criteria, Horizon, Mismatch, Unmatchable},
	traits::CertificateBatches,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Fails when no certificate can match a demand that expires then.
	pub(crate) fn check_matchable(
		class: TradeClass,
		criteria: &Criteria,
		expires_at: Moment,
	) -> DispatchResult {
		let terms = T::Certificates::class(class).ok_or(Error::<T>::UnknownClass)?;
		let valid_until = Self::now().saturating_add(criteria.min_validity.max(1));
		let horizon = Horizon { issued_by: expires_at, valid_until };
		criteria
			.check_matchable(&terms, T::MarketOffset::get(), horizon)
			.map_err(Error::<T>::from)?;
		Ok(())
	}

	/// Fails unless certificates of the batch are what the demand wants.
	pub(crate) fn check_wanted(demand: &DemandOf<T>, batch: BatchId) -> DispatchResult {
		let batch = T::Certificates::batch(batch).ok_or(Error::<T>::UnknownBatch)?;
		let checked = demand.criteria.check_batch(demand.class, &batch, Self::now());
		checked.map_err(Error::<T>::from)?;
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
