//! Whether certificates are what a demand wants.

use crate::{Config, Criteria, DemandOf, Error, Pallet};
use frame_support::pallet_prelude::*;
use verdigrid_primitives::{
	certificate::{BatchId, TradeClass},
	traits::CertificateRegistry,
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
		let batch = T::Certificates::batch(batch).ok_or(Error::<T>::UnknownBatch)?;
		let Criteria { source, region, project, periods, min_validity } = &demand.criteria;
		ensure!(batch.class == demand.class, Error::<T>::ClassMismatch);
		ensure!(source.is_none_or(|wanted| wanted == batch.source), Error::<T>::SourceMismatch);
		ensure!(
			region.as_ref().is_none_or(|wanted| *wanted == batch.region),
			Error::<T>::RegionMismatch
		);
		ensure!(project.is_none_or(|wanted| wanted == batch.project), Error::<T>::ProjectMismatch);
		ensure!(periods.contains(&batch.period), Error::<T>::PeriodMismatch);
		let remaining = batch.valid_until.saturating_sub(Self::now());
		ensure!(remaining >= *min_validity, Error::<T>::ValidityTooShort);
		Ok(())
	}
}
