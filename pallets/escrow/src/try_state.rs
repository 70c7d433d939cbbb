//! What must hold between any two blocks.

use crate::{
	types::are_distinct, AgreementOf, Agreements, Approvals, BalanceOf, Config, HoldReason,
	NextAgreement, Outcome, Paid, Pallet, PaymentOf, Revealed, Status, TermsOf, Withheld,
};
use frame_support::{ensure, traits::fungibles::hold::Inspect};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};
use verdigrid_primitives::{
	traits::VoucherCustody,
	voucher::{AgreementId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet. Reads all of its state: not for use on chain.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_numbers()?;
		Self::try_state_custody()?;
		Self::try_state_terms()?;
		Self::try_state_paid()?;
		Self::try_state_approvals()?;
		Self::try_state_revealed()?;
		Self::try_state_withheld()?;
		Self::try_state_held()?;
		Self::try_state_hashes()
	}

	/// Every agreement has a number below [`NextAgreement`].
	fn try_state_numbers() -> Result<(), TryRuntimeError> {
		let next = NextAgreement::<T>::get();
		let given_out = Agreements::<T>::iter_keys().all(|id| id < next);
		ensure!(given_out, "an agreement's number is yet to come");
		Ok(())
	}

	/// The voucher of every agreement is in the custody of this agreement, and the depositor holds it. So no
	/// voucher is in two agreements.
	fn try_state_custody() -> Result<(), TryRuntimeError> {
		for (id, agreement) in Agreements::<T>::iter() {
			let voucher = T::Vouchers::voucher(agreement.voucher).ok_or("a voucher is missing")?;
			let held = voucher.status == VoucherStatus::InCustody(id);
			ensure!(held, "an agreement's voucher is not in its custody");
			ensure!(voucher.holder == agreement.depositor, "a voucher in custody changed hands");
		}
		Ok(())
	}

	/// The hash that calls name is the hash of the terms.
	fn try_state_hashes() -> Result<(), TryRuntimeError> {
		for agreement in Agreements::<T>::iter_values() {
			let voucher = T::Vouchers::voucher(agreement.voucher).ok_or("a voucher is missing")?;
			let hash = agreement.terms.hash(agreement.voucher, voucher.range, agreement.depositor);
			ensure!(agreement.terms_hash == hash, "the terms of an agreement changed");
		}
		Ok(())
	}

	/// The terms of every agreement can be met while its certificates are valid. The price of a redemption is
	/// held. A disputed agreement has an arbiter.
	fn try_state_terms() -> Result<(), TryRuntimeError> {
		for agreement in Agreements::<T>::iter_values() {
			Self::try_state_parties(&agreement)?;
			Self::try_state_conditions(&agreement.terms)?;
			let disputed = matches!(agreement.status, Status::Disputed | Status::Awarded);
			let decided_by_none = disputed && agreement.terms.arbiter.is_none();
			ensure!(!decided_by_none, "a disputed agreement has no arbiter");
			let redeems = matches!(agreement.terms.outcome, Outcome::RedeemFor(_));
			ensure!(agreement.price.is_some() == redeems, "a redemption is not paid for");
			let valid_until = Self::valid_until(agreement.voucher);
			ensure!(agreement.terms.deadline <= valid_until, "certificates end before a deadline");
		}
		Ok(())
	}

	/// The two sides differ, and the arbiter is neither.
	fn try_state_parties(agreement: &AgreementOf<T>) -> Result<(), TryRuntimeError> {
		let (depositor, terms) = (agreement.depositor, &agreement.terms);
		ensure!(terms.beneficiary != depositor, "a party agreed with itself");
		let sides = [depositor, terms.beneficiary];
		let is_side = terms.arbiter.is_some_and(|arbiter| sides.contains(&arbiter));
		ensure!(!is_side, "a side is its own arbiter");
		Ok(())
	}

	/// At most one condition is a payment, of an amount above zero. Each moment to wait for is before the
	/// deadline. No hash lock is there twice. Each threshold can be reached.
	fn try_state_conditions(terms: &TermsOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(terms.payments() <= 1, "an agreement has several payments");
		let nothing = terms.payment().is_some_and(|(_, amount)| amount.is_zero());
		ensure!(!nothing, "an agreement is about a payment of nothing");
		ensure!(terms.not_before() < terms.deadline, "an agreement can never be released");
		ensure!(are_distinct(terms.hash_locks()), "a hash lock is there twice");
		for (parties, threshold) in terms.approvals() {
			let meetable = (1..=parties.len() as u32).contains(&threshold);
			ensure!(meetable, "approvals can never be enough");
			ensure!(are_distinct(parties.iter()), "a condition names a party twice");
		}
		Ok(())
	}

	/// Every payment belongs to an accepted agreement and is what was agreed. No ruling replaced a payment.
	fn try_state_paid() -> Result<(), TryRuntimeError> {
		for (id, agreement) in Agreements::<T>::iter() {
			let awarded = agreement.status == Status::Awarded;
			let paid = Self::ensure_paid(id, &agreement.terms).is_ok();
			ensure!(!awarded || paid, "a ruling stood in for a payment");
		}
		for (id, paid) in Paid::<T>::iter() {
			let agreement = Self::accepted(id).ok_or("a payment has no accepted agreement")?;
			let agreed = agreement.terms.payment() == Some((paid.asset, paid.amount));
			ensure!(agreed, "a payment is not what was agreed");
		}
		Ok(())
	}

	/// All approvals are for accepted agreements whose conditions name the parties.
	fn try_state_approvals() -> Result<(), TryRuntimeError> {
		for (id, approved) in Approvals::<T>::iter() {
			let agreement = Self::accepted(id).ok_or("an approval has no accepted agreement")?;
			ensure!(!approved.is_empty(), "nobody approved, but a record says so");
			let named = approved.iter().all(|party| agreement.terms.names(*party));
			ensure!(named, "a party approved that was not asked");
		}
		Ok(())
	}

	/// Every open hash lock belongs to an accepted agreement, and is open once.
	fn try_state_revealed() -> Result<(), TryRuntimeError> {
		for (id, revealed) in Revealed::<T>::iter() {
			let agreement = Self::accepted(id).ok_or("a secret has no accepted agreement")?;
			ensure!(!revealed.is_empty(), "no secret is out, but a record says so");
			ensure!(are_distinct(revealed.iter()), "a secret came out twice");
			let opens = |hash: &H256| agreement.terms.hash_locks().any(|lock| lock == *hash);
			ensure!(revealed.iter().all(opens), "a secret opens no lock of its agreement");
		}
		Ok(())
	}

	/// Payments that could not be returned are those of agreements that have ended.
	fn try_state_withheld() -> Result<(), TryRuntimeError> {
		let next = NextAgreement::<T>::get();
		for id in Withheld::<T>::iter_keys() {
			let ended = id < next && !Agreements::<T>::contains_key(id);
			ensure!(ended, "a payment is withheld of an agreement that has not ended");
		}
		Ok(())
	}

	/// The money on hold for payments at each account is the sum of the payments recorded there.
	fn try_state_held() -> Result<(), TryRuntimeError> {
		for payment in Self::payments() {
			let recorded = Self::recorded(&payment).ok_or("payments overflow")?;
			let reason = HoldReason::Payment.into();
			let held = T::HeldMoney::balance_on_hold(payment.asset, &reason, &payment.account);
			ensure!(held == recorded, "money on hold differs from the payments");
		}
		Ok(())
	}

	/// An agreement that its beneficiary has accepted.
	fn accepted(id: AgreementId) -> Option<AgreementOf<T>> {
		Agreements::<T>::get(id).filter(|agreement| agreement.status != Status::Offered)
	}

	/// Every payment that is on hold.
	fn payments() -> impl Iterator<Item = PaymentOf<T>> {
		Paid::<T>::iter_values().chain(Withheld::<T>::iter_values())
	}

	/// The sum of all payments at the account and in the asset of this one.
	fn recorded(like: &PaymentOf<T>) -> Option<BalanceOf<T>> {
		Self::payments()
			.filter(|paid| paid.account == like.account && paid.asset == like.asset)
			.try_fold(BalanceOf::<T>::zero(), |sum, paid| sum.checked_add(&paid.amount))
	}
}
