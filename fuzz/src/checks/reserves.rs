//! What pallets of the SDK reserve is what their records say, on each account.

use std::collections::{BTreeMap, BTreeSet};

use pallet_referenda::{Deposit, ReferendumInfo};
use verdigrid_runtime::{AccountId, Balance, Runtime};

use crate::failure::{ensure, Checked};

type Sums = BTreeMap<AccountId, Balance>;

fn add(sums: &mut Sums, who: AccountId, amount: Balance) {
	let sum = sums.entry(who).or_default();
	*sum = sum.saturating_add(amount);
}

/// Fails where something is reserved for nothing, or a record has no reserve. To be asked in the state of a block.
///
/// What an account without a key reserves for its proxies is reserved on the account that made it. `signs` says which
/// accounts have a key. The others and their proxies are looked at together.
pub fn are_owed(signs: impl Fn(&AccountId) -> bool) -> Checked {
	let mut owed = Sums::new();
	proxies(&mut owed);
	multisigs(&mut owed);
	polls(&mut owed);
	assets(&mut owed);
	owed.retain(|_, amount| *amount > 0);
	let mut reserved = reserved();
	let together = of_accounts_without_keys(signs);
	gather(&mut owed, &together);
	gather(&mut reserved, &together);
	if owed == reserved {
		return Ok(());
	}
	let accounts = owed.keys().chain(reserved.keys());
	let wrong = accounts
		.filter(|who| owed.get(who) != reserved.get(who))
		.map(|who| format!("{who}: {:?} owed, {:?} reserved", owed.get(who), reserved.get(who)));
	let text = wrong.collect::<Vec<_>>().join("; ");
	ensure(false, "what is reserved is not what records say", || text)
}

/// The accounts that have proxies and no key, and their proxies.
fn of_accounts_without_keys(signs: impl Fn(&AccountId) -> bool) -> BTreeSet<AccountId> {
	let mut all = BTreeSet::new();
	for (who, (proxies, _)) in pallet_proxy::Proxies::<Runtime>::iter() {
		if !signs(&who) {
			all.extend(proxies.into_iter().map(|proxy| proxy.delegate));
			all.insert(who);
		}
	}
	all
}

/// Puts the sums of these accounts together, under an account that is none of them.
fn gather(sums: &mut Sums, together: &BTreeSet<AccountId>) {
	let found = together.iter().filter_map(|who| sums.remove(who));
	let sum = found.fold(0, Balance::saturating_add);
	if sum > 0 {
		add(sums, AccountId::new([0; 32]), sum);
	}
}

/// What is reserved and not held. Holds are in the reserve of an account too.
fn reserved() -> Sums {
	let mut sums = Sums::new();
	for (who, info) in frame_system::Account::<Runtime>::iter() {
		let held: Balance = pallet_balances::Holds::<Runtime>::get(&who)
			.iter()
			.map(|hold| hold.amount)
			.fold(0, Balance::saturating_add);
		add(&mut sums, who, info.data.reserved.saturating_sub(held));
	}
	sums.retain(|_, amount| *amount > 0);
	sums
}

fn proxies(owed: &mut Sums) {
	for (who, (_, deposit)) in pallet_proxy::Proxies::<Runtime>::iter() {
		add(owed, who, deposit);
	}
	for (who, (_, deposit)) in pallet_proxy::Announcements::<Runtime>::iter() {
		add(owed, who, deposit);
	}
}

fn multisigs(owed: &mut Sums) {
	for multisig in pallet_multisig::Multisigs::<Runtime>::iter_values() {
		add(owed, multisig.depositor, multisig.deposit);
	}
}

/// What was rejected or timed out keeps its submission deposit for ever.
fn polls(owed: &mut Sums) {
	let mut of = |deposit: Option<Deposit<AccountId, Balance>>| {
		if let Some(Deposit { who, amount }) = deposit {
			add(owed, who, amount);
		}
	};
	for info in pallet_referenda::ReferendumInfoFor::<Runtime>::iter_values() {
		match info {
			ReferendumInfo::Ongoing(status) => {
				of(Some(status.submission_deposit));
				of(status.decision_deposit);
			}
			ReferendumInfo::Approved(_, submission, decision)
			| ReferendumInfo::Rejected(_, submission, decision)
			| ReferendumInfo::Cancelled(_, submission, decision)
			| ReferendumInfo::TimedOut(_, submission, decision) => {
				of(submission);
				of(decision);
			}
			ReferendumInfo::Killed(_) => {}
		}
	}
}

fn assets(owed: &mut Sums) {
	for (id, details) in pallet_assets::Asset::<Runtime>::iter() {
		let metadata = pallet_assets::Metadata::<Runtime>::get(id);
		add(owed, details.owner, details.deposit.saturating_add(metadata.deposit));
	}
	for ((_, owner, _), approval) in pallet_assets::Approvals::<Runtime>::iter() {
		add(owed, owner, approval.deposit);
	}
	for (_, who, account) in pallet_assets::Account::<Runtime>::iter() {
		use pallet_assets::ExistenceReason::{DepositFrom, DepositHeld};
		match account.reason {
			DepositHeld(amount) => add(owed, who, amount),
			DepositFrom(by, amount) => add(owed, by, amount),
			_ => {}
		}
	}
}
