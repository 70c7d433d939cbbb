//! What is free, and what is held on which account for what.

use std::collections::BTreeMap;

use frame_support::traits::{fungible::Inspect, fungibles::InspectHold};
use verdigrid_auction::HoldReason as Auction;
use verdigrid_market::HoldReason as Market;
use verdigrid_primitives::party::PartyId;

use crate::{
	rules::{Asset, Reason},
	*,
};
use verdigrid_runtime::presets::CNY;

/// Free money; accounts without any are left out.
pub fn free() -> BTreeMap<(AccountId, Asset), Balance> {
	let native = frame_system::Account::<Runtime>::iter_keys().map(|account| {
		let amount = <Balances as Inspect<_>>::balance(&account);
		((account, Asset::Native), amount)
	});
	let yuan = pallet_assets::Account::<Runtime>::iter_prefix(CNY)
		.map(|(account, record)| ((account, Asset::Yuan), record.balance));
	native.chain(yuan).filter(|(_, amount)| *amount > 0).collect()
}

/// Money on hold for reasons of ours.
pub fn held() -> BTreeMap<(AccountId, Asset, Reason), Balance> {
	let mut sums = BTreeMap::new();
	for (account, holds) in pallet_balances::Holds::<Runtime>::iter() {
		for hold in holds {
			if let Some(reason) = reason(&hold.id) {
				*sums.entry((account.clone(), Asset::Native, reason)).or_default() += hold.amount;
			}
		}
	}
	for account in pallet_assets::Account::<Runtime>::iter_key_prefix(CNY) {
		let payment = verdigrid_escrow::HoldReason::Payment.into();
		for id in [Market::Demand.into(), Auction::Bid.into(), payment] {
			let amount = AssetsHolder::balance_on_hold(CNY, &id, &account);
			sums.insert((account.clone(), Asset::Yuan, reason(&id).unwrap()), amount);
		}
	}
	sums.retain(|_, amount| *amount > 0);
	sums
}

/// What parties have used of their allowances, and on which day.
pub fn used() -> BTreeMap<PartyId, (u32, Balance)> {
	let used = verdigrid_allowance::Used::<Runtime>::iter();
	used.map(|(party, usage)| (party, (usage.day, usage.amount))).collect()
}

/// What parties were granted.
pub fn granted() -> BTreeMap<PartyId, Balance> {
	verdigrid_allowance::Granted::<Runtime>::iter().collect()
}

fn reason(reason: &RuntimeHoldReason) -> Option<Reason> {
	use verdigrid_certificates::HoldReason as Certificates;
	use verdigrid_escrow::HoldReason as Escrow;
	use verdigrid_evidence::HoldReason as Evidence;
	use verdigrid_identity::HoldReason as Identity;
	use verdigrid_vouchers::HoldReason as Vouchers;
	Some(match reason {
		RuntimeHoldReason::Identity(Identity::Application) => Reason::Application,
		RuntimeHoldReason::Certificates(Certificates::Bundle) => Reason::Bundle,
		RuntimeHoldReason::Certificates(Certificates::Record) => Reason::Record,
		RuntimeHoldReason::Market(Market::OfferDeposit) => Reason::Offer,
		RuntimeHoldReason::Market(Market::DemandDeposit) => Reason::Demand,
		RuntimeHoldReason::Market(Market::Demand) => Reason::Wanted,
		RuntimeHoldReason::Auction(Auction::OrderDeposit) => Reason::Order,
		RuntimeHoldReason::Auction(Auction::Bid) => Reason::Bid,
		RuntimeHoldReason::Evidence(Evidence::SeatBond) => Reason::Seat,
		RuntimeHoldReason::Evidence(Evidence::DisputeBond) => Reason::Dispute,
		RuntimeHoldReason::Vouchers(Vouchers::Split) => Reason::Split,
		RuntimeHoldReason::Escrow(Escrow::Agreement) => Reason::Agreement,
		RuntimeHoldReason::Escrow(Escrow::Payment) => Reason::Payment,
		_ => return None,
	})
}
