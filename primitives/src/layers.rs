//! Storage layers that a pallet opens inside a call.
//!
//! Layers are limited: a call that is nested deep enough cannot open any more. Some calls take the
//! failure of a layer for a fact about another party, such as money that cannot move. The caller
//! could then cause that failure by nesting. So such a call first asks for all layers that it may
//! need.

use frame_support::storage::with_storage_layer;
use sp_runtime::DispatchResult;

/// The most layers that a call of ours opens within each other.
const MOST: u32 = 4;

/// Fails if the call is nested so deep that it could not open all layers that it may need.
pub fn ensure_layers() -> DispatchResult {
	open(MOST)
}

fn open(layers: u32) -> DispatchResult {
	match layers.checked_sub(1) {
		Some(rest) => with_storage_layer(|| open(rest)),
		None => Ok(()),
	}
}
