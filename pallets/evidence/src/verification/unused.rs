//! Check 4: nothing is verified twice. A leaf is known by its hash, never by its place (R3); a used
//! leaf stays used even where its trade reference may be used again.

use crate::{Config, Error, TradeRefs, UsedLeaves};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{evidence::Settlement, merkle::Leaf};

/// Check 4.
pub(super) fn ensure_unused<T: Config>(settlement: &Settlement) -> DispatchResult {
	ensure!(!TradeRefs::<T>::contains_key(settlement.trade_ref), Error::<T>::TradeRefUsed);
	ensure!(!UsedLeaves::<T>::contains_key(settlement.hash()), Error::<T>::LeafUsed);
	Ok(())
}
