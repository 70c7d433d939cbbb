//! Check 5: who traded, and whose meters they are. The past is judged as of then: ownership counts
//! for the settlement's period, not for today (R17).

use super::leaves::TradeMeters;
use crate::{Config, Error};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::BatchInfo,
	evidence::Settlement,
	party::{Meter, PartyId, Role},
	traits::Parties,
	Period,
};

/// Check 5, the buyer: it gets something new and must be active. What the seller sold, it sold then.
pub(super) fn ensure_buyer<T: Config>(buyer: PartyId) -> DispatchResult {
	ensure!(T::Parties::is_active(buyer), Error::<T>::BuyerNotActive);
	ensure!(T::Parties::roles(buyer).has(Role::Consumer), Error::<T>::BuyerRoleMissing);
	Ok(())
}

/// Whether a seller may deliver certificates that it holds and has not pledged.
pub(super) fn may_deliver<T: Config>(seller: PartyId) -> bool {
	let sells = |role| T::Parties::has_role(seller, role);
	sells(Role::Generator) || sells(Role::Trader)
}

/// Check 5, the meters: the generation meter was that of the project's owner, whoever sells, and
/// the consumption meter the buyer's, in some part of the period (R34). Their readings are of that part.
pub(super) fn ensure_meters_owned<T: Config>(
	settlement: &Settlement,
	meters: &TradeMeters,
	batch: &BatchInfo,
) -> DispatchResult {
	let period = settlement.period;
	let generated = was_owned::<T>(&meters.generation, batch.owner, period);
	ensure!(generated, Error::<T>::GenerationMeterNotOwned);
	let used = was_owned::<T>(&meters.consumption, settlement.buyer, period);
	ensure!(used, Error::<T>::ConsumptionMeterNotOwned);
	Ok(())
}

fn was_owned<T: Config>(meter: &Meter, party: PartyId, period: Period) -> bool {
	let offset = T::MarketOffset::get();
	let bounds = period.start(offset).zip(period.end(offset));
	meter.party == party && bounds.is_some_and(|(start, end)| meter.existed_in(start, end))
}
