//! Trade classes and generating projects.

use crate::{types::Project, Classes, Config, Error, Event, Pallet, ProjectOf, Projects};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{Class, EnergySource, ProjectCode, TradeClass},
	party::{Direction, Meter, MeterId, PartyId, Role},
	traits::{Meters, Parties},
	Energy,
};

/// The most energy of one certificate: a gigawatt-hour.
pub const MAX_FACE_VALUE: Energy = Energy::from_wh(1_000_000_000);

/// Whether certificates can be issued in such a class, and end in time (R42).
pub(crate) fn ensure_well_formed<T: Config>(
	class: TradeClass,
	terms: &Class,
) -> Result<(), Error<T>> {
	ensure!(class.is_valid(), Error::<T>::ClassMalformed);
	let face_value = terms.face_value;
	ensure!(!face_value.is_zero() && face_value <= MAX_FACE_VALUE, Error::<T>::FaceValueOutOfRange);
	let months = terms.validity_months;
	ensure!(months > 0 && months <= T::MaxValidity::get(), Error::<T>::ValidityOutOfRange);
	Ok(())
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_class(class: TradeClass, terms: Class) -> DispatchResult {
		ensure_well_formed::<T>(class, &terms)?;
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
		ensure!(code.check().is_ok(), Error::<T>::CodeMalformed);
		ensure!(!Projects::<T>::contains_key(code), Error::<T>::ProjectExists);
		ensure!(capacity_w > 0, Error::<T>::CapacityZero);
		ensure!(T::Parties::has_role(owner, Role::Generator), Error::<T>::OwnerNotGenerator);
		let Meter { region, .. } = Self::generation_meter(&meter, owner)?;
		ensure!(!ProjectOf::<T>::contains_key(&meter), Error::<T>::MeterTaken);

		ProjectOf::<T>::insert(&meter, code);
		let project = Project { owner, issuer, meter, source, region, capacity_w, retired: false };
		Projects::<T>::insert(code, &project);
		Self::deposit_event(Event::ProjectRegistered { project: code, owner, issuer });
		Ok(())
	}

	pub(crate) fn do_update_project(
		issuer: PartyId,
		code: ProjectCode,
		capacity_w: u64,
	) -> DispatchResult {
		ensure!(capacity_w > 0, Error::<T>::CapacityZero);
		let project = Self::working_project(code)?;
		Projects::<T>::insert(code, Project { capacity_w, ..project });
		Self::deposit_event(Event::ProjectUpdated { project: code, capacity_w, issuer });
		Ok(())
	}

	pub(crate) fn do_retire_project(issuer: PartyId, code: ProjectCode) -> DispatchResult {
		let project = Self::working_project(code)?;
		Projects::<T>::insert(code, Project { retired: true, ..project });
		Self::deposit_event(Event::ProjectRetired { project: code, issuer });
		Ok(())
	}

	/// A project that is not retired.
	pub(crate) fn working_project(code: ProjectCode) -> Result<Project, Error<T>> {
		let project = Projects::<T>::get(code).ok_or(Error::<T>::ProjectNotFound)?;
		ensure!(!project.retired, Error::<T>::ProjectRetired);
		Ok(project)
	}

	fn generation_meter(id: &MeterId, owner: PartyId) -> Result<Meter, Error<T>> {
		let meter = T::Meters::meter(id).ok_or(Error::<T>::MeterNotFound)?;
		ensure!(meter.party == owner, Error::<T>::MeterNotOwned);
		ensure!(meter.direction == Direction::Generation, Error::<T>::MeterNotForGeneration);
		ensure!(meter.to.is_none(), Error::<T>::MeterRetired);
		Ok(meter)
	}
}
