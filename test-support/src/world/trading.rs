//! Certificates as goods.

use super::{
	deposits::{Payer, VAULT},
	Bundle, Chain, World, CANNOT_PAY, NOT_ALLOWED, NOT_FREE, NOT_HELD, NOT_IN_BUNDLE, NOT_LOCKED,
	NO_UNITS, UNKNOWN_BATCH,
};
use crate::{AccountId, Balance, NATIVE};
use frame_support::{
	ensure,
	traits::{fungibles::Mutate, tokens::Preservation},
};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{AuctionId, BundleState, CertificateRange, Lock, Move},
	evidence::TradeRef,
	party::PartyId,
	traits::{AuctionSales, CertificateBatches, Tradable},
};

impl<T: Chain> World<T> {
	/// Pledges certificates of their holder to a sale made outside the chain.
	pub fn pledge(range: CertificateRange, buyer: PartyId, trade_ref: TradeRef) {
		let pledged = Self::change(range, Payer::Nobody, |bundle| {
			bundle.state = BundleState::Locked(Lock::Pledge(0));
			bundle.pledged_to = Some((buyer, trade_ref));
			Ok(())
		});
		pledged.expect("a bundle starts there");
	}

	/// Makes certificates another party's, as a sale does.
	pub fn hand(range: CertificateRange, to: PartyId) -> DispatchResult {
		Self::give(range, to, Payer::Nobody)
	}

	fn give(range: CertificateRange, to: PartyId, payer: Payer) -> DispatchResult {
		Self::change(range, payer, |bundle| {
			(bundle.holder, bundle.state, bundle.traded) = (to, BundleState::Active, true);
			Ok(())
		})
	}

	/// Fails unless the policy allows that certificates with this past move so.
	pub(super) fn ensure_allowed(
		range: CertificateRange,
		movement: Move,
		traded: bool,
	) -> DispatchResult {
		let policy = Self::batch(range.batch).ok_or(UNKNOWN_BATCH)?.policy;
		ensure!(policy.allows(movement, traded), NOT_ALLOWED);
		Ok(())
	}

	/// The one bundle in which a range lies.
	fn whole(range: CertificateRange) -> Result<Bundle, DispatchError> {
		ensure!(range.units > 0, NO_UNITS);
		let bundle = Self::bundle_at(range.batch, range.first)?;
		ensure!(range.units <= bundle.units, NOT_IN_BUNDLE);
		Ok(bundle)
	}

	fn ensure_free(range: CertificateRange, holder: PartyId) -> Result<Bundle, DispatchError> {
		let bundle = Self::whole(range)?;
		ensure!(bundle.holder == holder, NOT_HELD);
		ensure!(bundle.state == BundleState::Active, NOT_FREE);
		Ok(bundle)
	}

	fn ensure_locked(range: CertificateRange, lock: Lock) -> Result<Bundle, DispatchError> {
		let bundle = Self::whole(range)?;
		ensure!(bundle.state == BundleState::Locked(lock), NOT_LOCKED);
		Ok(bundle)
	}

	fn set_state(range: CertificateRange, state: BundleState) -> DispatchResult {
		Self::change(range, Payer::Holder, |bundle| {
			bundle.state = state;
			Ok(())
		})
	}

	fn sell_bundle(
		range: CertificateRange,
		bundle: Bundle,
		to: PartyId,
		payer: Payer,
	) -> DispatchResult {
		Self::ensure_allowed(range, Move::Trade, bundle.traded)?;
		Self::give(range, to, payer)
	}

	/// Pledges, exchanges and vouchers have locks of their own.
	fn ensure_offer(lock: Lock) -> DispatchResult {
		ensure!(matches!(lock, Lock::Offer(_) | Lock::Auction(_)), NOT_LOCKED);
		Ok(())
	}
}

impl<T: Chain> Tradable for World<T> {
	fn lock(range: CertificateRange, holder: PartyId, lock: Lock) -> DispatchResult {
		Self::ensure_offer(lock)?;
		Self::ensure_usable(range.batch)?;
		Self::ensure_free(range, holder)?;
		Self::set_state(range, BundleState::Locked(lock))
	}

	fn release(range: CertificateRange, lock: Lock) -> DispatchResult {
		Self::ensure_offer(lock)?;
		Self::ensure_locked(range, lock)?;
		Self::set_state(range, BundleState::Active)
	}

	fn ensure_tradable(range: CertificateRange, holder: PartyId) -> DispatchResult {
		Self::ensure_usable(range.batch)?;
		let bundle = Self::ensure_free(range, holder)?;
		Self::ensure_allowed(range, Move::Trade, bundle.traded)
	}

	fn sell_locked(
		range: CertificateRange,
		lock: Lock,
		to: PartyId,
		payer: PartyId,
	) -> DispatchResult {
		ensure!(matches!(lock, Lock::Offer(_)), NOT_LOCKED);
		Self::ensure_usable(range.batch)?;
		let bundle = Self::ensure_locked(range, lock)?;
		Self::sell_bundle(range, bundle, to, Payer::Party(payer))
	}

	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult {
		Self::ensure_usable(range.batch)?;
		let bundle = Self::ensure_free(range, from)?;
		Self::sell_bundle(range, bundle, to, Payer::Holder)
	}
}

/// A deposit for a split is kept in the vault.
impl<T: Chain> AuctionSales<AccountId> for World<T> {
	type SplitDeposit = (AccountId, Balance);

	fn hold_split(account: &AccountId) -> Result<Self::SplitDeposit, DispatchError> {
		let price = Self::split_price();
		Self::pay(account, price)?;
		Ok((*account, price))
	}

	fn return_split((account, price): Self::SplitDeposit) -> DispatchResult {
		T::Money::transfer(NATIVE, &VAULT, &account, price, Preservation::Preserve)?;
		Ok(())
	}

	fn sell_asked(
		range: CertificateRange,
		auction: AuctionId,
		to: PartyId,
		deposit: &mut Option<Self::SplitDeposit>,
	) -> DispatchResult {
		Self::ensure_may_settle(range.batch)?;
		let bundle = Self::ensure_locked(range, Lock::Auction(auction))?;
		if bundle.units > range.units {
			deposit.take().ok_or(CANNOT_PAY)?;
		}
		Self::sell_bundle(range, bundle, to, Payer::Nobody)
	}
}
