//! Check 4: nothing is verified twice. A leaf is known by its hash, never by its place (R3). A used leaf stays
//! used even if its trade reference may be used again (R18).

use crate::{Config, Error, EvidenceRecords, TradeRefs};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::evidence::{EvidenceId, EvidenceStatus, Settlement, TradeRef};

/// Check 4.
///
/// No list of used leaves is needed. A leaf holds its reference and the evidence that it supersedes. The
/// latest evidence of a reference is never removed, and its number only grows. So a used leaf that
/// supersedes nothing finds its reference used. A used leaf that supersedes evidence finds later evidence
/// as the latest: its own, or that of a further correction. The salt, the instalment and the place in the
/// tree make no difference.
pub(crate) fn ensure_unused<T: Config>(settlement: &Settlement) -> DispatchResult {
	let earlier = TradeRefs::<T>::get(settlement.trade_ref);
	match (earlier, settlement.supersedes) {
		(None, None) => Ok(()),
		(Some(_), None) => Err(Error::<T>::TradeRefUsed.into()),
		(earlier, Some(named)) => {
			let corrects = earlier == Some(named) && is_revoked::<T>(named, settlement.trade_ref);
			ensure!(corrects, Error::<T>::NothingToSupersede);
			Ok(())
		}
	}
}

/// Whether the evidence is revoked. It is of that reference, even if two references have the same hash.
fn is_revoked<T: Config>(evidence: EvidenceId, of: TradeRef) -> bool {
	EvidenceRecords::<T>::get(evidence)
		.is_some_and(|record| record.status == EvidenceStatus::Revoked && record.trade_ref == of)
}
