//! Check 4: nothing is verified twice. A leaf is known by its hash, never by its place (R3). A used leaf stays
//! used even if its trade reference may be used again (R18).

use crate::{Config, Error, EvidenceRecords, TradeRefs, UsedLeaves};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, Settlement},
	merkle::Leaf,
};

/// Check 4.
pub(super) fn ensure_unused<T: Config>(settlement: &Settlement) -> DispatchResult {
	let earlier = TradeRefs::<T>::get(settlement.trade_ref);
	match (earlier, settlement.supersedes) {
		(None, None) => (),
		(Some(_), None) => return Err(Error::<T>::TradeRefUsed.into()),
		(earlier, Some(named)) => {
			let corrects = earlier == Some(named) && is_revoked::<T>(named);
			ensure!(corrects, Error::<T>::NothingToSupersede);
		}
	}
	ensure!(!UsedLeaves::<T>::contains_key(settlement.hash()), Error::<T>::LeafUsed);
	Ok(())
}

fn is_revoked<T: Config>(evidence: EvidenceId) -> bool {
	EvidenceRecords::<T>::get(evidence)
		.is_some_and(|record| record.status == EvidenceStatus::Revoked)
}
