//! What is proved of a trade.

use verdigrid_primitives::evidence::{MeterReading, Settlement};

/// A settlement and the two readings that it is compared with. All three stand in final anchors.
pub(super) struct Proved<'a> {
	/// The settlement.
	pub settlement: &'a Settlement,
	/// The instalment of the settlement.
	pub sequence: u16,
	/// The revision of both readings.
	pub revision: u8,
	/// The reading of the generation meter.
	pub generation: &'a MeterReading,
	/// The reading of the consumption meter.
	pub consumption: &'a MeterReading,
}
