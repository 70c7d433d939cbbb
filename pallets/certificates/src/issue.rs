//! Issue: metered generation becomes certificates, to the watt-hour.

use crate::{
	types::{Authority, Batch, Bundle, Project, Totals},
	BatchOf, Batches, Bundles, Carried, Carry, Classes, Config, Error, Event, Holdings, Issued,
	LastIssued, NextBatch, Pallet, Projects,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried as CarriedEnergy, CertificateNumber, Class,
		ProjectCode, TradeClass, MAX_BATCH_UNITS,
	},
	evidence::{MeterReading, ProvedReading},
	party::{Meter, MeterId, PartyId},
	traits::{Meters, Parties, Readings},
	Energy, Moment, Period,
};

/// What is to be issued.
pub(crate) struct Issue {
	pub code: ProjectCode,
	pub period: Period,
	pub class: TradeClass,
	pub energy: Energy,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_issue(
		issuer: PartyId,
		issue: Issue,
		reading: ProvedReading,
	) -> DispatchResult {
		let terms = Classes::<T>::get(issue.class).ok_or(Error::<T>::ClassNotFound)?;
		let project = Self::working_project(Authority::Issuer(issuer), issue.code)?;
		ensure!(!T::Parties::is_barred(project.owner), Error::<T>::OwnerBarred);
		Self::ensure_issuable(&issue, &project, &terms)?;
		Self::ensure_reading_fits(&issue, &project, &reading.reading)?;

		let measured = T::Readings::prove(&reading)?;
		Self::draw(&project.meter, issue.period, issue.energy, measured)?;
		let (units, carried) = Self::certify(&issue, &project.meter, terms.face_value)?;
		Self::create_batch(issuer, issue, project, terms, units, carried)
	}

	fn ensure_issuable(issue: &Issue, project: &Project, terms: &Class) -> DispatchResult {
		let Issue { code, period, class, .. } = *issue;
		let meter = T::Meters::meter(&project.meter).ok_or(Error::<T>::MeterNotFound)?;
		ensure!(
			terms.granularity == period.granularity && meter.granularity == period.granularity,
			Error::<T>::GranularityMismatch
		);
		ensure!(!BatchOf::<T>::contains_key((code, period, class)), Error::<T>::AlreadyIssued);
		let ascending = LastIssued::<T>::get((code, class)).is_none_or(|last| last < period);
		ensure!(ascending, Error::<T>::PeriodNotAscending);
		let source = project.source;
		let first = CertificateNumber { project: code, class, source, period, sequence: 1 };
		ensure!(first.format().is_ok(), Error::<T>::PeriodOutOfRange);
		ensure!(Self::was_owned(&meter, project.owner, period), Error::<T>::MeterNotOwnedThen);
		Ok(())
	}

	/// Whether the meter was the owner's then, whatever it is now (R17).
	fn was_owned(meter: &Meter, owner: PartyId, period: Period) -> bool {
		let offset = T::MarketOffset::get();
		let bounds = period.start(offset).zip(period.end(offset));
		let throughout = |(start, end)| meter.owned_throughout(start, end);
		meter.party == owner && bounds.is_some_and(throughout)
	}

	fn ensure_reading_fits(
		issue: &Issue,
		project: &Project,
		reading: &MeterReading,
	) -> DispatchResult {
		ensure!(reading.meter == project.meter, Error::<T>::MeterMismatch);
		ensure!(reading.period == issue.period, Error::<T>::PeriodMismatch);
		let seconds =
			issue.period.seconds(T::MarketOffset::get()).ok_or(Error::<T>::PeriodOutOfRange)?;
		let limit = Energy::from_power(project.capacity_w, seconds)
			.and_then(|limit| limit.with_tolerance(T::CapacityMargin::get()))
			.unwrap_or(Energy::from_wh(u64::MAX));
		ensure!(reading.energy <= limit, Error::<T>::AboveCapacity);
		Ok(())
	}

	/// Draws energy from what was measured; over all classes never more than there is.
	fn draw(meter: &MeterId, period: Period, energy: Energy, measured: Energy) -> DispatchResult {
		Issued::<T>::try_mutate((meter, period), |drawn| {
			let sum = drawn.checked_add(energy).ok_or(ArithmeticError::Overflow)?;
			ensure!(sum <= measured, Error::<T>::AboveReading);
			*drawn = sum;
			Ok(())
		})
	}

	/// Fills certificates with the carried and the drawn energy and carries the rest on.
	fn certify(
		issue: &Issue,
		meter: &MeterId,
		face_value: Energy,
	) -> Result<(u32, CarriedEnergy), DispatchError> {
		let key = (issue.code, issue.class);
		let into = Carry::<T>::get(key);
		let sum = into.checked_add(issue.energy).ok_or(ArithmeticError::Overflow)?;
		let (units, out) = sum.portions(face_value).ok_or(Error::<T>::BatchTooLarge)?;
		ensure!(units <= MAX_BATCH_UNITS, Error::<T>::BatchTooLarge);
		Carry::<T>::insert(key, out);
		let carried = CarriedEnergy { into, out };
		Self::record_carried((meter, issue.period), carried).ok_or(ArithmeticError::Overflow)?;
		Ok((units, carried))
	}

	/// Over all classes.
	fn record_carried(key: (&MeterId, Period), carried: CarriedEnergy) -> Option<()> {
		let sum = Carried::<T>::get(key);
		let into = sum.into.checked_add(carried.into)?;
		let out = sum.out.checked_add(carried.out)?;
		Carried::<T>::insert(key, CarriedEnergy { into, out });
		Some(())
	}

	fn create_batch(
		issuer: PartyId,
		issue: Issue,
		project: Project,
		terms: Class,
		units: u32,
		carried: CarriedEnergy,
	) -> DispatchResult {
		let Issue { code, period, class, energy } = issue;
		let owner = project.owner;
		if !project.issued {
			Projects::<T>::insert(code, Project { issued: true, ..project.clone() });
		}
		let batch = Batch {
			info: Self::describe(&issue, project, &terms, units)?,
			issuer,
			issued_at: Self::now(),
			drawn: energy,
			carried,
			totals: Totals { active: units, ..Default::default() },
		};
		let id = Self::next_batch()?;
		Batches::<T>::insert(id, batch);
		BatchOf::<T>::insert((code, period, class), id);
		LastIssued::<T>::insert((code, class), period);
		Self::first_bundle(id, owner, units);
		Self::deposit_event(Event::CertificatesIssued {
			batch: id,
			project: code,
			period,
			class,
			owner,
			units,
			drawn: energy,
			carried: carried.out,
		});
		Ok(())
	}

	fn describe(
		issue: &Issue,
		project: Project,
		terms: &Class,
		issued: u32,
	) -> Result<BatchInfo, Error<T>> {
		Ok(BatchInfo {
			project: issue.code,
			owner: project.owner,
			meter: project.meter,
			source: project.source,
			region: project.region,
			period: issue.period,
			class: issue.class,
			face_value: terms.face_value,
			policy: terms.policy,
			// A class may have been set before an upgrade that allows less.
			valid_until: Self::valid_until(
				issue.period,
				terms.validity_months.min(T::MaxValidity::get()),
			)
			.ok_or(Error::<T>::PeriodOutOfRange)?,
			issued,
			frozen: false,
		})
	}

	/// The end of the natural month of production and as many natural months more.
	fn valid_until(period: Period, months: u16) -> Option<Moment> {
		let offset = T::MarketOffset::get();
		let last = period.natural_month(offset)?.index.checked_add(months.into())?;
		Period::month(last).end(offset)
	}

	fn next_batch() -> Result<BatchId, ArithmeticError> {
		NextBatch::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}

	/// An issue that fills no certificate has no bundle, but still uses up its key.
	fn first_bundle(batch: BatchId, holder: PartyId, units: u32) {
		if units > 0 {
			let state = BundleState::Active;
			let bundle = Bundle { units, holder, state, traded: false, delivery: None };
			Bundles::<T>::insert(batch, 1, bundle);
			Holdings::<T>::insert(holder, (batch, 1), ());
		}
	}
}
