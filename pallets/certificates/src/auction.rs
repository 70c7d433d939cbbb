//! Sales in a call auction. Who is in its book is bound, and the issuer with them (R37): what is locked
//! for a round changes hands although the issuer has frozen the batch since. Governance stops it.

use crate::{
	deposits::Payer,
	types::{Bundle, BundleDepositOf, Deposit},
	BundleDeposits, Config, Error, Event, Pallet,
};
use frame_support::traits::Footprint;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{CertificateRange, Lock, Move, RoundId},
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
		round: RoundId,
		to: PartyId,
		deposit: &mut Option<BundleDepositOf<T>>,
	) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let part = Self::locked_part(range, Lock::Auction(round))?;
		Self::ensure_not_stopped(range.batch, &batch)?;
		Self::ensure_policy(&batch, &part.bundle, Move::Trade)?;
		let Bundle { holder: from, units, .. } = part.bundle;
		Self::trade(batch, part, to, Payer::Nobody)?;
		if range.units < units {
			let rest = range.end().ok_or(ArithmeticError::Overflow)?;
			let deposit = deposit.take().ok_or(Error::<T>::CannotPayDeposit)?;
			BundleDeposits::<T>::insert(range.batch, rest, deposit);
		}
		Self::deposit_event(Event::Transferred { range, from, to });
		Ok(())
	}
}
