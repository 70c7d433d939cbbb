//! Issue: metered generation becomes certificates, and no watt-hour is lost. A project, period and class has one
//! batch. Each later revision of the readings can continue it once (R6, R31).

use crate::{
	deposits::Payer,
	history::History,
	types::{Authority, Batch, Bundle, Project, Totals},
	BatchOf, Batches, Carried, Carry, Classes, Config, Error, Event, Issued, LastIssued, NextBatch,
	Pallet, Projects,
};
use frame_support::{
	ensure,
	traits::{DefensiveSaturating, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried as CarriedEnergy, CertificateNumber, Class, LotId,
		ProjectCode, TradeClass, MAX_BATCH_UNITS,
	},
	evidence::{MeterReading, ProvedReading},
	party::{Meter, MeterId, PartyId},
	traits::{Meters, Parties, Readings},
	Energy, Moment, Period,
};

/// What is to be issued, and by whom.
pub(crate) struct Issue {
	pub issuer: PartyId,
	pub code: ProjectCode,
	pub period: Period,
	pub class: TradeClass,
	pub energy: Energy,
}

/// What the drawn energy came to.
struct Certified {
	/// The certificates that it filled.
	units: u32,
	/// The energy carried into the issue, and out of it.
	carried: CarriedEnergy,
	/// The revision of the readings.
	revision: u8,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_issue(issue: Issue, reading: ProvedReading) -> DispatchResult {
		let terms = Classes::<T>::get(issue.class).ok_or(Error::<T>::UnknownClass)?;
		let project = Self::working_project(Authority::Issuer(issue.issuer), issue.code)?;
		ensure!(!T::Parties::is_barred(project.owner), Error::<T>::OwnerBarred);
		let meter = Self::meter_then(&issue, &project, &terms)?;
		Self::ensure_reading_fits(&issue, &project, &meter, &reading.reading)?;
		match BatchOf::<T>::get((issue.code, issue.period, issue.class)) {
			None => Self::begin(issue, project, terms, reading),
			Some(batch) => Self::go_on(issue, batch, reading),
		}
	}

	/// Issues the first certificates of a project, period and class.
	fn begin(
		issue: Issue,
		project: Project,
		terms: Class,
		reading: ProvedReading,
	) -> DispatchResult {
		Self::ensure_issuable(&issue, &project)?;
		let measured = T::Readings::prove(&reading)?;
		Self::draw(&project.meter, issue.period, issue.energy, measured)?;
		let into = Carry::<T>::take((issue.code, issue.class));
		let (units, carried) = Self::certify(&issue, &project.meter, terms.face_value, into)?;
		let certified = Certified { units, carried, revision: reading.revision };
		Self::create_batch(issue, project, terms, certified)
	}

	/// Issues what a later revision of the readings has more. The batch continues after its last certificate,
	/// on its own terms.
	fn go_on(issue: Issue, id: BatchId, reading: ProvedReading) -> DispatchResult {
		let batch = Self::existing(id)?;
		ensure!(reading.revision > batch.revision, Error::<T>::AlreadyIssued);
		Self::ensure_batch_usable(&batch)?;
		let measured = T::Readings::prove(&reading)?;
		Self::draw(&batch.info.meter, issue.period, issue.energy, measured)?;
		// The carry of the class comes from later periods by now, and is for the periods that follow.
		let (face_value, into) = (batch.info.face_value, Energy::ZERO);
		let (units, carried) = Self::certify(&issue, &batch.info.meter, face_value, into)?;
		let certified = Certified { units, carried, revision: reading.revision };
		Self::continue_batch(issue, id, batch, certified)
	}

	/// The meter of the project. It has the granularity of class and period, and was the owner's then.
	fn meter_then(issue: &Issue, project: &Project, terms: &Class) -> Result<Meter, Error<T>> {
		let meter = T::Meters::meter(&project.meter).ok_or(Error::<T>::UnknownMeter)?;
		let granularity = issue.period.granularity;
		let agree = terms.granularity == granularity && meter.granularity == granularity;
		ensure!(agree, Error::<T>::GranularityMismatch);
		let owned = Self::was_owned(&meter, project.owner, issue.period);
		ensure!(owned, Error::<T>::MeterNotOwnedThen);
		Ok(meter)
	}

	fn ensure_issuable(issue: &Issue, project: &Project) -> DispatchResult {
		let Issue { code, period, class, .. } = *issue;
		let ascending = LastIssued::<T>::get((code, class)).is_none_or(|last| last < period);
		ensure!(ascending, Error::<T>::PeriodNotAscending);
		let source = project.source;
		let first = CertificateNumber { project: code, class, source, period, sequence: 1 };
		ensure!(first.format().is_ok(), Error::<T>::PeriodOutOfRange);
		Ok(())
	}

	/// Whether the meter was the owner's in some part of the period, even if it is retired now (R17, R34).
	fn was_owned(meter: &Meter, owner: PartyId, period: Period) -> bool {
		let offset = T::MarketOffset::get();
		let bounds = period.start(offset).zip(period.end(offset));
		meter.party == owner && bounds.is_some_and(|(start, end)| meter.existed_in(start, end))
	}

	/// The reading is of the project's meter and of the period. It is no more than the project can generate in
	/// the time in which the meter existed.
	fn ensure_reading_fits(
		issue: &Issue,
		project: &Project,
		meter: &Meter,
		reading: &MeterReading,
	) -> DispatchResult {
		ensure!(reading.meter == project.meter, Error::<T>::MeterMismatch);
		ensure!(reading.period == issue.period, Error::<T>::PeriodMismatch);
		let offset = T::MarketOffset::get();
		let (start, end) = issue
			.period
			.start(offset)
			.zip(issue.period.end(offset))
			.ok_or(Error::<T>::PeriodOutOfRange)?;
		let limit = Self::most_generated(project.capacity_w, meter.seconds_in(start, end))?;
		ensure!(reading.energy <= limit, Error::<T>::AboveCapacity);
		Ok(())
	}

	/// Draws energy from what was measured. All classes together never draw more.
	fn draw(meter: &MeterId, period: Period, energy: Energy, measured: Energy) -> DispatchResult {
		Issued::<T>::try_mutate((meter, period), |drawn| {
			let sum = drawn.checked_add(energy).ok_or(Error::<T>::AboveReading)?;
			ensure!(sum <= measured, Error::<T>::AboveReading);
			*drawn = sum;
			Ok(())
		})
	}

	/// Fills certificates with the energy carried in and the drawn energy, and carries the rest on.
	fn certify(
		issue: &Issue,
		meter: &MeterId,
		face_value: Energy,
		into: Energy,
	) -> Result<(u32, CarriedEnergy), DispatchError> {
		let sum = into.checked_add(issue.energy).ok_or(ArithmeticError::Overflow)?;
		let (units, out) = sum.portions(face_value).ok_or(Error::<T>::BatchTooLarge)?;
		ensure!(units <= MAX_BATCH_UNITS, Error::<T>::BatchTooLarge);
		Carry::<T>::try_mutate((issue.code, issue.class), |carry| {
			*carry = carry.checked_add(out).ok_or(ArithmeticError::Overflow)?;
			Ok::<_, ArithmeticError>(())
		})?;
		let carried = CarriedEnergy { into, out };
		Self::record_carried((meter, issue.period), carried).ok_or(ArithmeticError::Overflow)?;
		Ok((units, carried))
	}

	/// Adds to the energy carried into and out of the period, over all classes.
	fn record_carried(key: (&MeterId, Period), carried: CarriedEnergy) -> Option<()> {
		let sum = Carried::<T>::get(key);
		let into = sum.into.checked_add(carried.into)?;
		let out = sum.out.checked_add(carried.out)?;
		Carried::<T>::insert(key, CarriedEnergy { into, out });
		Some(())
	}

	fn create_batch(
		issue: Issue,
		project: Project,
		terms: Class,
		certified: Certified,
	) -> DispatchResult {
		let Issue { issuer, code, period, class, energy } = issue;
		let Certified { units, carried, revision } = certified;
		let owner = project.owner;
		if !project.issued {
			Projects::<T>::insert(code, Project { issued: true, ..project.clone() });
		}
		let batch = Batch {
			info: Self::describe(&issue, project, &terms, units)?,
			issuer,
			issued_at: Self::now(),
			issued_block: Self::block(),
			revision,
			drawn: energy,
			carried,
			totals: Totals { active: units, ..Default::default() },
		};
		let id = Self::next_batch()?;
		let valid_until = batch.info.valid_until;
		Batches::<T>::insert(id, batch);
		BatchOf::<T>::insert((code, period, class), id);
		LastIssued::<T>::insert((code, class), period);
		Self::issue_bundle(id, 1, owner, units, None);
		Self::tell_issued(&issue, id, owner, valid_until, 1, &certified);
		Ok(())
	}

	/// The new certificates are a bundle of their own. The owner may have moved the others, so the issuer pays
	/// the deposit.
	fn continue_batch(
		issue: Issue,
		id: BatchId,
		mut batch: Batch,
		certified: Certified,
	) -> DispatchResult {
		let (owner, drawn, valid_until) = (batch.info.owner, issue.energy, batch.info.valid_until);
		let Certified { units, carried: CarriedEnergy { out, .. }, revision } = certified;
		let first = batch.info.issued.defensive_saturating_add(1);
		let issued = batch.info.issued.checked_add(units).ok_or(Error::<T>::BatchTooLarge)?;
		ensure!(issued <= MAX_BATCH_UNITS, Error::<T>::BatchTooLarge);
		batch.info.issued = issued;
		batch.revision = revision;
		batch.drawn = batch.drawn.checked_add(drawn).ok_or(ArithmeticError::Overflow)?;
		batch.carried.out = batch.carried.out.checked_add(out).ok_or(ArithmeticError::Overflow)?;
		let active = batch.totals.active.checked_add(units).ok_or(ArithmeticError::Overflow)?;
		batch.totals.active = active;
		Batches::<T>::insert(id, batch);
		let lot = match units > 0 && first > 1 {
			true => Some(Self::charge_bundle(owner, Payer::Party(issue.issuer))?),
			false => None,
		};
		Self::issue_bundle(id, first, owner, units, lot);
		Self::tell_issued(&issue, id, owner, valid_until, first, &certified);
		Ok(())
	}

	fn tell_issued(
		issue: &Issue,
		batch: BatchId,
		owner: PartyId,
		valid_until: Moment,
		first: u32,
		certified: &Certified,
	) {
		Self::deposit_event(Event::CertificatesIssued {
			batch,
			project: issue.code,
			period: issue.period,
			class: issue.class,
			owner,
			issuer: issue.issuer,
			valid_until,
			revision: certified.revision,
			first,
			units: certified.units,
			drawn: issue.energy,
			carried: certified.carried.out,
		});
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
			valid_until: Self::valid_until(issue.period, terms)?,
			issued,
			frozen: false,
		})
	}

	/// An upgrade may have lowered the longest validity since the class was set.
	fn valid_until(period: Period, terms: &Class) -> Result<Moment, Error<T>> {
		let validity_months = terms.validity_months.min(T::MaxValidity::get());
		Class { validity_months, ..*terms }
			.valid_until(&period, T::MarketOffset::get())
			.ok_or(Error::<T>::PeriodOutOfRange)
	}

	fn next_batch() -> Result<BatchId, ArithmeticError> {
		NextBatch::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}

	/// An issue that fills no certificate has no bundle.
	fn issue_bundle(batch: BatchId, first: u32, holder: PartyId, units: u32, lot: Option<LotId>) {
		if units > 0 {
			let (state, history) = (BundleState::Active, History::Untraded);
			Self::add_bundle(batch, first, Bundle { units, holder, state, history, lot });
		}
	}
}
