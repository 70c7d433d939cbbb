//! Who pays the fee of a transaction: the daily allowance of a party first, and then the account that signs.
//!
//! The account pays the tip, and what the allowance does not reach for. What a transaction did not need goes back
//! to the account first, and then to the allowance. The allowance is that of the account that signs. If a proxy signs for
//! another account, it is that of the other account, but only if the proxy could make the call: otherwise strangers
//! could use up an allowance.

use frame_support::traits::InstanceFilter;
use pallet_transaction_payment::{FungibleAdapter, OnChargeTransaction, TxCreditHold};
use sp_runtime::{
	traits::{DispatchInfoOf, PostDispatchInfoOf, StaticLookup, Zero},
	transaction_validity::TransactionValidityError,
};
use verdigrid_allowance::types::Reach;
use verdigrid_primitives::party::PartyId;

use super::{
	money::ToGovernance,
	proxy::{takes_back, ProxyType},
};
use crate::{AccountId, Allowance, Balance, Balances, Proxy, Runtime, RuntimeCall};

/// Takes fees from accounts.
type FromAccount = FungibleAdapter<Balances, ToGovernance>;
/// What was taken from an account, and not spent yet.
type Taken = <FromAccount as OnChargeTransaction<Runtime>>::LiquidityInfo;

/// Takes fees from the allowance of a party first.
pub struct AllowanceFirst;

/// What was taken before a transaction is executed.
#[derive(Default)]
pub struct Prepaid {
	/// Whose allowance, and how much.
	covered: Option<(PartyId, Balance)>,
	/// How much from the account, with the tip.
	own: Balance,
	/// The part of it that is not spent yet.
	taken: Taken,
	/// Whether the transaction carries an attestation, which is free if it succeeds.
	watched: bool,
}

impl TxCreditHold<Runtime> for AllowanceFirst {
	type Credit = <FromAccount as TxCreditHold<Runtime>>::Credit;
}

impl OnChargeTransaction<Runtime> for AllowanceFirst {
	type Balance = Balance;
	type LiquidityInfo = Prepaid;

	fn withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
	) -> Result<Prepaid, TransactionValidityError> {
		let carried = carried(who, call);
		let covered = covered(who, &carried, fee_with_tip.saturating_sub(tip));
		let own = fee_with_tip.saturating_sub(covered.map_or(0, |(_, amount)| amount));
		let taken =
			<FromAccount as OnChargeTransaction<Runtime>>::withdraw_fee(who, call, info, own, tip)?;
		if let Some((party, amount)) = covered {
			Allowance::charge(party, amount);
		}
		let watched = carried.is_free_by_proxy();
		if watched {
			Allowance::watch();
		}
		Ok(Prepaid { covered, own, taken, watched })
	}

	fn can_withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		let covered = covered(who, &carried(who, call), fee_with_tip.saturating_sub(tip));
		let own = fee_with_tip.saturating_sub(covered.map_or(0, |(_, amount)| amount));
		<FromAccount as OnChargeTransaction<Runtime>>::can_withdraw_fee(who, call, info, own, tip)
	}

	fn correct_and_deposit_fee(
		who: &AccountId,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		corrected_fee_with_tip: Balance,
		tip: Balance,
		prepaid: Prepaid,
	) -> Result<(), TransactionValidityError> {
		let Prepaid { covered, own, taken, watched } = prepaid;
		let mut due = corrected_fee_with_tip;
		if watched && Allowance::saw_free_call() {
			Allowance::tell_fee_waived(who.clone(), due.saturating_sub(tip));
			due = tip;
		}
		let (party, covered) = covered.unzip();
		let covered = covered.unwrap_or_default();
		// What was not needed goes back to the account first. The tip stays.
		let unneeded = own.saturating_add(covered).saturating_sub(due);
		let to_account = unneeded.min(own.saturating_sub(tip));
		let to_allowance = unneeded.saturating_sub(to_account);
		if let Some(party) = party {
			Allowance::give_back(party, to_allowance);
			Allowance::tell_fee_covered(party, covered.saturating_sub(to_allowance));
		}
		let own = own.saturating_sub(to_account);
		<FromAccount as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(
			who, info, post_info, own, tip, taken,
		)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &AccountId, amount: Balance) {
		<FromAccount as OnChargeTransaction<Runtime>>::endow_account(who, amount);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Balance {
		<FromAccount as OnChargeTransaction<Runtime>>::minimum_balance()
	}
}

/// A call, and in whose name it is made.
struct Carried<'a> {
	/// The account that a proxy acts for, if one signs, and whether the proxy may do everything.
	real: Option<(AccountId, bool)>,
	call: &'a RuntimeCall,
}

impl Carried<'_> {
	/// Attestations are free, and the call that carries one does not say so.
	fn is_free_by_proxy(&self) -> bool {
		let attest =
			matches!(self.call, RuntimeCall::Evidence(verdigrid_evidence::Call::attest { .. }));
		self.real.is_some() && attest
	}
}

/// What is called in the end. A call by a proxy that could not make it is a call of the one who signs.
fn carried<'a>(who: &AccountId, call: &'a RuntimeCall) -> Carried<'a> {
	if let RuntimeCall::Proxy(pallet_proxy::Call::proxy { real, force_proxy_type, call: inner }) =
		call
	{
		let real = <Runtime as frame_system::Config>::Lookup::lookup(real.clone()).ok();
		let real = real.and_then(|real| {
			let strong = may_call(who, &real, *force_proxy_type, inner)?;
			Some((real, strong))
		});
		if real.is_some() {
			return Carried { real, call: inner };
		}
	}
	Carried { real: None, call }
}

/// Whether the proxy may do everything. `None` if the proxy pallet would not let it make the call.
fn may_call(
	proxy: &AccountId,
	real: &AccountId,
	kind: Option<ProxyType>,
	call: &RuntimeCall,
) -> Option<bool> {
	let found = Proxy::find_proxy(real, proxy, kind).ok()?;
	let may = found.delay.is_zero() && found.proxy_type.filter(call);
	may.then_some(found.proxy_type == ProxyType::Any)
}

/// What an allowance pays of a fee, and whose.
fn covered(who: &AccountId, carried: &Carried, fee: Balance) -> Option<(PartyId, Balance)> {
	let needed = if returns(carried.call) { Reach::TakingBack } else { Reach::Everything };
	let (account, kept) = match &carried.real {
		// Calls that fail cost a fee too. A stolen key of that kind must not take from its party the last means to act.
		Some((real, false)) => (real, Allowance::small_part()),
		Some((real, true)) => (real, 0),
		None => (who, 0),
	};
	let (party, left) = Allowance::available(account, needed)?;
	let amount = left.saturating_sub(kept).min(fee);
	(amount > 0).then_some((party, amount))
}

/// Whether the call only returns what a party has placed, or keeps its account. A party that is not active any more
/// needs these.
fn returns(call: &RuntimeCall) -> bool {
	takes_back(call)
		|| matches!(
			call,
			RuntimeCall::Identity(verdigrid_identity::Call::veto_recovery { .. })
				| RuntimeCall::Market(verdigrid_market::Call::expire { .. })
				| RuntimeCall::Escrow(verdigrid_escrow::Call::reclaim { .. })
				| RuntimeCall::Evidence(verdigrid_evidence::Call::release_dispute { .. })
				| RuntimeCall::Vouchers(verdigrid_vouchers::Call::retire { .. })
		)
}
