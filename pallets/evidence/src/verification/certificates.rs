//! Check 6: the certificates belong to that generation, can be used, and are worth no more than
//! what was settled (R5).

use super::context::Batch;
use crate::{Config, Error};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError};
use verdigrid_primitives::{evidence::Settlement, Energy};

/// Check 6. Returns the energy of the certificates: what a voucher for them is worth.
pub(super) fn ensure_fits<T: Config>(
	settlement: &Settlement,
	batch: &Batch,
) -> Result<Energy, DispatchError> {
	let Batch { info, may_settle } = batch;
	ensure!(info.meter == settlement.generation_meter, Error::<T>::BatchMeterMismatch);
	ensure!(info.period == settlement.period, Error::<T>::BatchPeriodMismatch);
	(*may_settle)?;
	ensure!(settlement.units > 0, Error::<T>::NoUnits);
	let energy = info.face_value.checked_mul(settlement.units).ok_or(ArithmeticError::Overflow)?;
	ensure!(energy <= settlement.energy, Error::<T>::SettledTooLittle);
	Ok(energy)
}
