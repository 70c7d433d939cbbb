//! Sales in a call auction. Orders in its book are binding, for the issuer too (R37). A freeze by the issuer
//! does not stop a sale of what is locked for the auction. A freeze by governance does.

use crate::{
	deposits::Payer,
	types::{Bundle, Deposit},
	BundleDepositOf, Config, Error, Event, Pallet,
};
use frame_support::traits::Footprint;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{AuctionId, CertificateRange, Lock, Move},
	party::PartyId,
	traits::AuctionSales,
};

impl<T: Config> AuctionSales<T::AccountId> for Pallet<T> {
	type SplitDeposit = BundleDepositOf<T>;

	fn hold_split(account: &T::AccountId) -> Result<BundleDepositOf<T>, DispatchError> {
		let deposit = Deposit::hold(account.clone(), Footprint::from_mel::<Bundle>());
		Ok(deposit.ok_or(Error::<T>::CannotPayDeposit)?)
	}

	fn return_split(deposit: BundleDepositOf<T>) -> DispatchResult {
		deposit.give_back()
	}

	fn sell_asked(
		range: CertificateRange,
		auction: AuctionId,
		to: PartyId,
		deposit: &mut Option<BundleDepositOf<T>>,
	) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let part = Self::locked_part(range, Lock::Auction(auction))?;
		Self::ensure_not_stopped(range.batch, &batch)?;
		Self::ensure_policy(&batch, &part.bundle, Move::Trade)?;
		let from = part.bundle.holder;
		Self::trade(batch, part, to, Payer::Order(deposit))?;
		Self::deposit_event(Event::Transferred { range, from, to });
		Ok(())
	}
}
