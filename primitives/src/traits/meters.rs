//! Metering points, and what they measured.

use crate::{
	evidence::ProvedReading,
	party::{Meter, MeterId, MeterNumber},
	Energy, Moment,
};
use sp_runtime::DispatchError;

/// Metering points. Implemented by the identity pallet.
pub trait Meters {
	/// A metering point, retired ones included.
	fn meter(id: &MeterId) -> Option<Meter>;

	/// The identification of a metering point, retired ones included.
	fn meter_id(number: MeterNumber) -> Option<MeterId>;
}

/// What rests on meters. Implemented by the runtime, from what the evidence and certificates pallets know.
pub trait MeterUse {
	/// The end of the latest period of which a reading of this meter was used; `None` where none was.
	fn used_until(meter: MeterNumber) -> Option<Moment>;

	/// Whether a project has the meter.
	fn has_project(meter: &MeterId) -> bool;
}

/// What meters measured. Implemented by the evidence pallet.
pub trait Readings {
	/// Proves a reading against the final anchor of its period's latest revision. It fixes it as
	/// the reading of that meter and period, and returns its energy. It refuses a reading of more
	/// than the meter can measure.
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError>;
}
