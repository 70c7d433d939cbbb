//! Whether certificates are what a demand wants or a round trades.

use crate::{Config, Criteria, DemandOf, Error, Pallet, PeriodRange};
use frame_support::{pallet_prelude::*, traits::Get};
use verdigrid_primitives::{
	certificate::{can_be_numbered, BatchId, Class, Move, TradeClass},
	party::is_region,
	traits::CertificateRegistry,
	Moment, Period,
};

impl<T: Config> Pallet<T> {
	/// Fails when no certificate could ever match: it has to be issued by `issued_by`, and valid until
	/// `valid_until` at least.
	pub(crate) fn check_criteria(
		class: TradeClass,
		criteria: &Criteria,
		issued_by: Moment,
		valid_until: Moment,
	) -> DispatchResult {
		let terms = T::Certificates::class(class).ok_or(Error::<T>::UnknownClass)?;
		ensure!(terms.policy.allows(Move::Trade, false), Error::<T>::ClassNotTradable);
		ensure!(criteria.region.as_ref().is_none_or(is_region), Error::<T>::InvalidRegion);
		let project = criteria.project.as_ref();
		ensure!(project.is_none_or(|code| code.check().is_ok()), Error::<T>::InvalidProject);
		Self::check_periods(&criteria.periods, &terms, issued_by)?;
		let latest = Self::latest_validity(&criteria.periods.last, &terms, issued_by);
		ensure!(latest >= Some(valid_until), Error::<T>::ValidityOutOfReach);
		Ok(())
	}

	/// Fails unless certificates of one of the periods can be there in time: they are issued after the
	/// period's end.
	fn check_periods(periods: &PeriodRange, terms: &Class, issued_by: Moment) -> DispatchResult {
		ensure!(periods.is_well_formed(), Error::<T>::InvalidPeriods);
		let granularity = periods.first.granularity;
		ensure!(granularity == terms.granularity, Error::<T>::GranularityMismatch);
		ensure!(can_be_numbered(&periods.last), Error::<T>::PeriodsOutOfRange);
		let first = periods.first.end(T::MarketOffset::get());
		ensure!(first.is_some_and(|end| end < issued_by), Error::<T>::PeriodsTooLate);
		Ok(())
	}

	/// The end of validity of the certificates that end last, of those that can be there in time.
	fn latest_validity(last: &Period, terms: &Class, issued_by: Moment) -> Option<Moment> {
		let offset = T::MarketOffset::get();
		let current = Period::containing(last.granularity, issued_by, offset)?;
		terms.valid_until(&current.min(*last), offset)
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
