//! No more energy is certified than was measured, and what is measured is measured by meters that there
//! are.

use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_certificates::{Issued, Projects};
use verdigrid_evidence::Metered;
use verdigrid_identity::{MeterIds, Meters};

use crate::{Evidence, Runtime};

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	for ((meter, period), drawn) in Issued::<Runtime>::iter() {
		let fixed = Evidence::metered(&meter, period).ok_or("issued without a reading")?;
		ensure!(drawn <= fixed.highest, "more is certified than any reading allowed");
	}
	for (number, key) in Metered::<Runtime>::iter_keys() {
		let meter = MeterIds::<Runtime>::get(number).and_then(Meters::<Runtime>::get);
		let known = meter.ok_or("a reading of no meter was used")?;
		ensure!(
			known.granularity == key.period().granularity,
			"a reading is of another granularity"
		);
	}
	for project in Projects::<Runtime>::iter_values() {
		let meter = Meters::<Runtime>::get(&project.meter);
		let owned = meter.is_none_or(|meter| meter.party == project.owner);
		ensure!(owned || project.retired, "a project has the meter of another party");
	}
	Ok(())
}
