//! What tests read of the chain, and how they move time.

use super::*;
use frame_support::traits::fungibles::{Inspect, InspectHold};
use verdigrid_primitives::{
	certificate::{BatchInfo, EnergySource, ProjectCode},
	party::MeterId,
	Energy,
};

pub fn project(body: &str) -> ProjectCode {
	ProjectCode::with_check(body).unwrap()
}

pub fn batch(class: TradeClass, policy: Policy, period: Period) -> BatchInfo {
	BatchInfo {
		project: project("WINDFARM00000001"),
		owner: 101,
		meter: MeterId::new("M-1").unwrap(),
		source: EnergySource::Wind,
		region: b"CN-11".to_vec().try_into().unwrap(),
		period,
		class,
		face_value: Energy::from_wh(1_000_000),
		policy,
		valid_until: VALID_UNTIL,
		issued: ISSUED,
		frozen: false,
	}
}

pub fn set_time(seconds: Moment) {
	pallet_timestamp::Now::<Test>::put(seconds * 1_000);
}

/// What an account can use and what is held on it.
pub fn total(asset: AssetId, who: AccountId) -> u128 {
	Money::total_balance(asset, &who)
}

pub fn free(asset: AssetId, who: AccountId) -> u128 {
	Money::balance(asset, &who)
}

pub fn held(asset: AssetId, who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(asset, &HoldReason::Demand.into(), &who)
}

pub fn deposits(who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(NATIVE, &ForOffer::get(), &who)
		+ HeldMoney::balance_on_hold(NATIVE, &ForDemand::get(), &who)
}

pub fn market_events() -> Vec<Event<Test>> {
	let market = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Market(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(market).collect()
}
