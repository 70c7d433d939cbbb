//! Check 6: the certificates belong to that generation, can be used, and are worth no more than
//! what was settled (R5).

use crate::{Config, Error};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError};
use verdigrid_primitives::{
	certificate::BatchInfo, evidence::Settlement, traits::CertificateBatches, Energy,
};

/// The batch of a settlement.
pub(super) fn batch<T: Config>(settlement: &Settlement) -> Result<BatchInfo, DispatchError> {
	Ok(T::Certificates::batch(settlement.batch).ok_or(Error::<T>::UnknownBatch)?)
}

/// Check 6. Returns the energy of the certificates: what a voucher for them is worth.
pub(super) fn ensure_fits<T: Config>(
	settlement: &Settlement,
	batch: &BatchInfo,
) -> Result<Energy, DispatchError> {
	ensure!(batch.meter == settlement.generation_meter, Error::<T>::BatchMeterMismatch);
	ensure!(batch.period == settlement.period, Error::<T>::BatchPeriodMismatch);
	T::Certificates::ensure_may_settle(settlement.batch)?;
	ensure!(settlement.units > 0, Error::<T>::NoUnits);
	let energy = batch.face_value.checked_mul(settlement.units).ok_or(ArithmeticError::Overflow)?;
	ensure!(energy <= settlement.energy, Error::<T>::SettledTooLittle);
	Ok(energy)
}
