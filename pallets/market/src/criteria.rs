//! Whether certificates are what a demand wants or a round trades.

use crate::{Config, Criteria, DemandOf, Error, Pallet};
use frame_support::pallet_prelude::*;
use verdigrid_primitives::{
	certificate::{BatchId, TradeClass},
	traits::CertificateRegistry,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Fails when no certificate could ever match.
	pub(crate) fn check_criteria(class: TradeClass, criteria: &Criteria) -> DispatchResult {
		ensure!(class.is_valid(), Error::<T>::InvalidClass);
		ensure!(criteria.periods.is_well_formed(), Error::<T>::InvalidPeriods);
		let project = criteria.project.as_ref();
		ensure!(project.is_none_or(|code| code.check().is_ok()), Error::<T>::InvalidProject);
		Ok(())
	}

	/// Fails unless certificates of the batch are what the demand wants.
	pub(crate) fn check_wanted(demand: &DemandOf<T>, batch: BatchId) -> DispatchResult {
		Self::check_batch(demand.class, &demand.criteria, batch, Self::now())
	}

	/// Fails unless certificates of the batch are of this class and meet the criteria, their validity
	/// measured from `at`.
	pub(crate) fn check_batch(
		class: TradeClass,
		criteria: &Criteria,
		batch: BatchId,
		at: Moment,
	) -> DispatchResult {
		let batch = T::Certificates::batch(batch).ok_or(Error::<T>::UnknownBatch)?;
		let Criteria { source, region, project, periods, min_validity } = criteria;
		let wanted = region.as_ref();
		ensure!(batch.class == class, Error::<T>::ClassMismatch);
		ensure!(source.is_none_or(|wanted| wanted == batch.source), Error::<T>::SourceMismatch);
		ensure!(wanted.is_none_or(|wanted| *wanted == batch.region), Error::<T>::RegionMismatch);
		ensure!(project.is_none_or(|wanted| wanted == batch.project), Error::<T>::ProjectMismatch);
		ensure!(periods.contains(&batch.period), Error::<T>::PeriodMismatch);
		let remaining = batch.valid_until.saturating_sub(at);
		ensure!(remaining >= *min_validity, Error::<T>::ValidityTooShort);
		Ok(())
	}
}
