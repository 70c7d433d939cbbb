//! Check 5: the parties of the trade, and the owners of the meters. Ownership is judged for the period of the
//! settlement, not for today (R17).

use super::{context::Trader, leaves::TradeMeters};
use crate::{readings::Rules, Config, Error};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::BatchInfo,
	evidence::Settlement,
	party::{Meter, PartyId, Role},
};

/// Check 5, the buyer. It gets something new, so it must be active. The seller sold in the past.
pub(super) fn ensure_buyer<T: Config>(buyer: Trader) -> DispatchResult {
	ensure!(buyer.active, Error::<T>::BuyerNotActive);
	ensure!(buyer.roles.has(Role::Consumer), Error::<T>::BuyerRoleMissing);
	Ok(())
}

/// Whether a seller may deliver certificates that it holds and has not pledged.
pub(super) fn may_deliver(seller: Trader) -> bool {
	seller.acts_as(&[Role::Generator, Role::Trader])
}

/// Check 5, the meters, in some part of the period (R34). The generation meter was that of the
/// owner of the project, also if another party sells. The consumption meter was that of the buyer.
/// The readings are of that part.
pub(super) fn ensure_meters_owned<T: Config>(
	settlement: &Settlement,
	meters: &TradeMeters,
	batch: &BatchInfo,
	rules: Rules,
) -> DispatchResult {
	let generated = was_owned(&meters.generation, batch.owner, rules);
	ensure!(generated, Error::<T>::GenerationMeterNotOwned);
	let used = was_owned(&meters.consumption, settlement.buyer, rules);
	ensure!(used, Error::<T>::ConsumptionMeterNotOwned);
	Ok(())
}

fn was_owned(meter: &Meter, party: PartyId, Rules { start, end, .. }: Rules) -> bool {
	meter.party == party && meter.existed_in(start, end)
}
