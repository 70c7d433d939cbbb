//! Money adds up: on accounts, in issuance, and on hold.

use std::collections::BTreeMap;

use frame_support::traits::fungibles::InspectHold;
use verdigrid_runtime::{AccountId, AssetsHolder, Balance, Runtime, RuntimeHoldReason};

use crate::failure::{ensure, Checked};

/// Fails where money does not add up. To be asked in the state of a block.
pub fn adds_up() -> Checked {
	native()?;
	assets()
}

fn native() -> Checked {
	let mut sum: Balance = 0;
	for (who, info) in frame_system::Account::<Runtime>::iter() {
		let data = &info.data;
		let total = data.free.checked_add(data.reserved);
		let next = total.and_then(|total| sum.checked_add(total));
		ensure(next.is_some(), "native money overflows", || format!("{who}: {info:?}"))?;
		sum = next.unwrap_or_default();
		let held: Balance = pallet_balances::Holds::<Runtime>::get(&who)
			.iter()
			.map(|hold| hold.amount)
			.fold(0, Balance::saturating_add);
		ensure(held <= data.reserved, "more is held than is reserved", || {
			format!("{who}: {held} held, {info:?}")
		})?;
		let lives = total.is_some_and(|total| total >= verdigrid_runtime::EXISTENTIAL_DEPOSIT);
		let kept = info.providers > 0 || info.sufficients > 0;
		ensure(
			kept || info.consumers == 0,
			"an account has users and nothing that keeps it",
			|| format!("{who}: {info:?}"),
		)?;
		ensure(
			lives || data.reserved == 0,
			"an account below the least balance has reserves",
			|| format!("{who}: {info:?}"),
		)?;
	}
	let issued = pallet_balances::TotalIssuance::<Runtime>::get();
	ensure(sum == issued, "native money is not what was issued", || {
		format!("{sum} on accounts, {issued} issued")
	})
}

fn assets() -> Checked {
	let mut sums: BTreeMap<u32, (Balance, u32)> = BTreeMap::new();
	for (asset, who, account) in pallet_assets::Account::<Runtime>::iter() {
		// What is held is not in the balance.
		let held = held(asset, &who);
		let said = AssetsHolder::total_balance_on_hold(asset, &who);
		ensure(held == said, "holds of an asset do not add up", || {
			format!("{asset} of {who}: {held}, {said}")
		})?;
		let (sum, accounts) = sums.entry(asset).or_default();
		*sum = sum.saturating_add(account.balance).saturating_add(held);
		*accounts += 1;
	}
	for (asset, details) in pallet_assets::Asset::<Runtime>::iter() {
		let (sum, accounts) = sums.remove(&asset).unwrap_or_default();
		// While an asset is destroyed, its accounts go and its supply stays.
		if details.status == pallet_assets::AssetStatus::Destroying {
			continue;
		}
		ensure(sum == details.supply, "an asset is not what was issued", || {
			format!("{asset}: {sum} on accounts, {} issued", details.supply)
		})?;
		ensure(
			accounts == details.accounts,
			"the accounts of an asset are not those counted",
			|| format!("{asset}: {accounts}, {} counted", details.accounts),
		)?;
	}
	ensure(sums.is_empty(), "accounts have an asset that does not exist", || format!("{sums:?}"))
}

/// What is held of an asset, for all reasons for which assets are held.
fn held(asset: u32, who: &AccountId) -> Balance {
	let reasons: [RuntimeHoldReason; 3] = [
		verdigrid_market::HoldReason::Demand.into(),
		verdigrid_auction::HoldReason::Bid.into(),
		verdigrid_escrow::HoldReason::Payment.into(),
	];
	let held = reasons.iter().map(|reason| AssetsHolder::balance_on_hold(asset, reason, who));
	held.fold(0, Balance::saturating_add)
}
