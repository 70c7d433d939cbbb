//! Deposits: what a record in state costs while it is there.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungible::{Balanced, BalancedHold, Inspect, InspectHold, MutateHold},
		tokens::{Fortitude, Precision, Preservation},
		Consideration, Footprint, Get, OnUnbalanced,
	},
	CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::Zero, ArithmeticError, DispatchError, DispatchResult, SaturatedConversion,
};
use verdigrid_certificates::SeveralDeposits;
use verdigrid_primitives::traits::Fee;

use super::money::ToGovernance;
use crate::{AccountId, Allowance, Balance, Balances, RuntimeHoldReason, System};

/// Native tokens held for a record, at a price that does not depend on the record's size.
///
/// They go back to the account when the record ends. Where the record stays for ever they become its
/// fee. The daily allowance of the account's party pays it first. The rest goes where fees go: to the governance
/// account.
#[derive(
	CloneNoBound,
	DebugNoBound,
	EqNoBound,
	PartialEqNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(Reason, Price))]
#[codec(mel_bound())]
pub struct Deposit<Reason, Price>(Balance, PhantomData<fn() -> (Reason, Price)>);

impl<Reason, Price> Deposit<Reason, Price> {
	/// How much is held.
	pub const fn amount(&self) -> Balance {
		self.0
	}
}

impl<Reason, Price> SeveralDeposits<AccountId> for Deposit<Reason, Price>
where
	Reason: Get<RuntimeHoldReason> + 'static,
	Price: Get<Balance> + 'static,
{
	/// As many as a hold would accept. The first hold of an account counts one more user of it.
	fn affordable(who: &AccountId) -> u32 {
		let uses_it = !Balances::total_balance_on_hold(who).is_zero();
		let may_use_it = uses_it || System::can_inc_consumer(who);
		if !may_use_it || !Balances::hold_available(&Reason::get(), who) {
			return 0;
		}
		let money = Balances::reducible_balance(who, Preservation::Protect, Fortitude::Force);
		money.checked_div(Price::get()).map_or(u32::MAX, SaturatedConversion::saturated_into)
	}

	fn hold_several(who: &AccountId, number: u32) -> Result<Self, DispatchError> {
		let amount = Price::get();
		let all = amount.checked_mul(number.into()).ok_or(ArithmeticError::Overflow)?;
		Balances::hold(&Reason::get(), who, all)?;
		Ok(Self(amount, PhantomData))
	}
}

impl<Reason, Price> Consideration<AccountId, Footprint> for Deposit<Reason, Price>
where
	Reason: Get<RuntimeHoldReason> + 'static,
	Price: Get<Balance> + 'static,
{
	fn new(who: &AccountId, _: Footprint) -> Result<Self, DispatchError> {
		let amount = Price::get();
		Balances::hold(&Reason::get(), who, amount)?;
		Ok(Self(amount, PhantomData))
	}

	fn update(self, who: &AccountId, footprint: Footprint) -> Result<Self, DispatchError> {
		self.drop(who)?;
		Self::new(who, footprint)
	}

	fn drop(self, who: &AccountId) -> DispatchResult {
		Balances::release(&Reason::get(), who, self.0, Precision::BestEffort).map(|_| ())
	}

	fn burn(self, who: &AccountId) {
		// What the allowance pays is free again.
		let _ = Allowance::cover(who, self.0, |rest| {
			if !rest.is_zero() {
				let (fee, _) = Balances::slash(&Reason::get(), who, rest);
				ToGovernance::on_unbalanced(fee);
			}
			let covered = self.0.saturating_sub(rest);
			if covered.is_zero() {
				return Ok(());
			}
			Balances::release(&Reason::get(), who, covered, Precision::BestEffort).map(|_| ())
		});
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(who: &AccountId, _: Footprint) {
		use frame_support::traits::fungible::Mutate;
		let _ = Balances::mint_into(who, Price::get().saturating_add(crate::EXISTENTIAL_DEPOSIT));
	}
}

/// A price in native tokens. The daily allowance of the account's party pays it first. The rest goes where fees go:
/// to the governance account.
pub struct PaidFee<Price>(PhantomData<fn() -> Price>);

impl<Price: Get<Balance>> Fee<AccountId> for PaidFee<Price> {
	fn pay(who: &AccountId) -> DispatchResult {
		let withdraw = |rest: Balance| {
			if rest.is_zero() {
				return Ok(());
			}
			let (exact, polite) = (Precision::Exact, Fortitude::Polite);
			let fee = Balances::withdraw(who, rest, exact, Preservation::Protect, polite)?;
			ToGovernance::on_unbalanced(fee);
			Ok(())
		};
		Allowance::cover(who, Price::get(), withdraw).map(|_| ())
	}
}
