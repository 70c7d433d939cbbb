//! Whether certificates are what a demand wants.

use crate::{Config, Criteria, DemandOf, Error, Pallet};
use frame_support::pallet_prelude::*;
use verdigrid_primitives::certificate::{BatchId, TradeClass};

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
}
