//! Trade classes and generating projects.

use crate::{
	types::{Authority, Project},
	Classes, Config, Error, Event, Pallet, ProjectOf, Projects,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{Class, EnergySource, ProjectCode, TradeClass},
	party::{is_power, Direction, Meter, MeterId, PartyId},
	traits::Meters,
	Energy, Granularity,
};

/// The most energy of one certificate: a gigawatt-hour.
pub const MAX_FACE_VALUE: Energy = Energy::from_wh(1_000_000_000);

/// Fails unless the class can have certificates, and they end in time (R42).
pub(crate) fn ensure_well_formed<T: Config>(
	class: TradeClass,
	terms: &Class,
) -> Result<(), Error<T>> {
	ensure!(class.is_valid(), Error::<T>::InvalidClass);
	let face_value = terms.face_value;
	ensure!(!face_value.is_zero() && face_value <= MAX_FACE_VALUE, Error::<T>::FaceValueOutOfRange);
	let months = terms.validity_months;
	ensure!(months > 0 && months <= T::MaxValidity::get(), Error::<T>::ValidityOutOfRange);
	Ok(())
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_class(class: TradeClass, terms: Class) -> DispatchResult {
		ensure_well_formed::<T>(class, &terms)?;
		if let Some(old) = Classes::<T>::get(class) {
			let Class { validity_months, .. } = terms;
			ensure!(terms == Class { validity_months, ..old }, Error::<T>::ClassTermsFixed);
		}
		Classes::<T>::insert(class, terms);
		Self::deposit_event(Event::ClassSet { class, terms });
		Ok(())
	}

	pub(crate) fn do_register_project(
		issuer: PartyId,
		code: ProjectCode,
		owner: PartyId,
		meter: MeterId,
		source: EnergySource,
		capacity_w: u64,
	) -> DispatchResult {
		ensure!(code.check().is_ok(), Error::<T>::InvalidProjectCode);
		ensure!(!Projects::<T>::contains_key(code), Error::<T>::ProjectExists);
		ensure!(is_power(capacity_w), Error::<T>::CapacityOutOfRange);
		Self::ensure_owner(owner)?;
		let Meter { region, granularity, .. } = Self::generation_meter(&meter, owner)?;
		ensure!(!ProjectOf::<T>::contains_key(&meter), Error::<T>::MeterUsed);
		Self::ensure_some_class_fits(granularity, capacity_w)?;

		ProjectOf::<T>::insert(&meter, code);
		let (retired, issued) = (false, false);
		let project = Project { owner, issuer, meter, source, region, capacity_w, retired, issued };
		Projects::<T>::insert(code, &project);
		let meter = project.meter;
		let registered =
			Event::ProjectRegistered { project: code, owner, issuer, meter, source, capacity_w };
		Self::deposit_event(registered);
		Ok(())
	}

	pub(crate) fn do_update_project(
		by: Authority,
		code: ProjectCode,
		capacity_w: u64,
	) -> DispatchResult {
		ensure!(is_power(capacity_w), Error::<T>::CapacityOutOfRange);
		let project = Self::working_project(by, code)?;
		let meter = T::Meters::meter(&project.meter).ok_or(Error::<T>::UnknownMeter)?;
		Self::ensure_some_class_fits(meter.granularity, capacity_w)?;
		Projects::<T>::insert(code, Project { capacity_w, ..project });
		Self::deposit_event(Event::ProjectUpdated { project: code, capacity_w, by });
		Ok(())
	}

	pub(crate) fn do_retire_project(by: Authority, code: ProjectCode) -> DispatchResult {
		let project = Self::working_project(by, code)?;
		Projects::<T>::insert(code, Project { retired: true, ..project });
		Self::deposit_event(Event::ProjectRetired { project: code, by });
		Ok(())
	}

	pub(crate) fn do_restore_project(code: ProjectCode) -> DispatchResult {
		let project = Self::working_meter(code)?;
		ensure!(project.retired, Error::<T>::ProjectNotRetired);
		Projects::<T>::insert(code, Project { retired: false, ..project });
		Self::deposit_event(Event::ProjectRestored { project: code });
		Ok(())
	}

	pub(crate) fn do_hand_over_project(code: ProjectCode, issuer: PartyId) -> DispatchResult {
		let project = Self::project(code)?;
		ensure!(project.issuer != issuer, Error::<T>::SameParty);
		Self::ensure_new_issuer(issuer)?;
		let from = project.issuer;
		Projects::<T>::insert(code, Project { issuer, ..project });
		Self::deposit_event(Event::ProjectHandedOver { project: code, from, to: issuer });
		Ok(())
	}

	/// Drawn energy is counted by meter and period, not by project. So no energy is counted twice when the
	/// meter serves another project.
	pub(crate) fn do_remove_project(code: ProjectCode) -> DispatchResult {
		let Project { meter, issued, retired, .. } = Self::working_meter(code)?;
		ensure!(retired || !issued, Error::<T>::ProjectIssued);
		if !issued {
			Projects::<T>::remove(code);
		}
		ProjectOf::<T>::remove(&meter);
		Self::deposit_event(Event::ProjectRemoved { project: code, meter, code_is_free: !issued });
		Ok(())
	}

	/// Fails unless a full period at this capacity fits into one batch of some class. Otherwise a plant could
	/// generate energy that no batch can certify (R26). There are at most 36 classes.
	fn ensure_some_class_fits(granularity: Granularity, capacity_w: u64) -> Result<(), Error<T>> {
		let full = Energy::from_power(capacity_w, granularity.longest_seconds())
			.ok_or(Error::<T>::CapacityOutOfRange)?;
		let fits = |terms: Class| terms.granularity == granularity && terms.holds_in_a_batch(full);
		ensure!(Classes::<T>::iter_values().any(fits), Error::<T>::NoClassFits);
		Ok(())
	}

	/// The most energy that the meter of a project with this capacity can count in so many seconds.
	pub(crate) fn most_generated(capacity_w: u64, seconds: u64) -> Result<Energy, Error<T>> {
		ensure!(is_power(capacity_w), Error::<T>::CapacityOutOfRange);
		Energy::from_power(capacity_w, seconds)
			.and_then(|most| most.with_tolerance(T::CapacityMargin::get()))
			.ok_or(Error::<T>::CapacityOutOfRange)
	}

	/// A project that was not removed: its meter still serves it.
	fn working_meter(code: ProjectCode) -> Result<Project, Error<T>> {
		let project = Self::project(code)?;
		let serves = ProjectOf::<T>::get(&project.meter) == Some(code);
		ensure!(serves, Error::<T>::ProjectRemoved);
		Ok(project)
	}

	/// A project, retired or not.
	pub(crate) fn project(code: ProjectCode) -> Result<Project, Error<T>> {
		Projects::<T>::get(code).ok_or(Error::<T>::UnknownProject)
	}

	/// A project that is not retired, and that this authority is in charge of.
	pub(crate) fn working_project(by: Authority, code: ProjectCode) -> Result<Project, Error<T>> {
		let project = Self::project(code)?;
		Self::ensure_in_charge(by, &project)?;
		ensure!(!project.retired, Error::<T>::ProjectRetired);
		Ok(project)
	}

	/// An issuer is in charge of its own projects and their certificates, governance of all (R40).
	pub(crate) fn ensure_in_charge(by: Authority, project: &Project) -> Result<(), Error<T>> {
		let in_charge = match by {
			Authority::Governance => true,
			Authority::Issuer(issuer) => issuer == project.issuer,
		};
		ensure!(in_charge, Error::<T>::NotIssuer);
		Ok(())
	}

	fn generation_meter(id: &MeterId, owner: PartyId) -> Result<Meter, Error<T>> {
		let meter = T::Meters::meter(id).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(meter.party == owner, Error::<T>::MeterNotOwned);
		ensure!(meter.direction == Direction::Generation, Error::<T>::MeterNotForGeneration);
		ensure!(meter.to.is_none(), Error::<T>::MeterRetired);
		Ok(meter)
	}
}
