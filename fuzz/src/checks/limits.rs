//! A block keeps its limits.

use frame_support::dispatch::DispatchClass;
use verdigrid_runtime::{Runtime, System};

use crate::failure::{ensure, Checked};

/// Fails where the last block is too heavy or too long. To be asked in its state.
pub fn of_the_block(bytes: usize) -> Checked {
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let weight = System::block_weight();
	// What a block must have has no limit.
	for class in [DispatchClass::Normal, DispatchClass::Operational] {
		let used = *weight.get(class);
		let most = limits.get(class).max_total.unwrap_or(limits.max_block);
		ensure(used.all_lte(most), "a block is too heavy", || {
			format!("{class:?}: {used:?} of {most:?}")
		})?;
	}
	let total = weight.total();
	let lengths = <Runtime as frame_system::Config>::BlockLength::get();
	let most = *lengths.max.get(DispatchClass::Mandatory) as usize;
	ensure(bytes <= most, "a block is too long", || format!("{bytes} of {most} bytes"))?;
	let most = limits.max_block.saturating_add(limits.max_block);
	ensure(total.ref_time() <= most.ref_time(), "a block is far too heavy", || {
		format!("{total:?} of {:?}", limits.max_block)
	})
}
