//! Money that is held for state: for each extra bundle and each open record.

use crate::{
	types::{Bundle, Deposit, DepositLot, Exchange, PaidRecord, Pledge},
	BundleDepositOf, Config, DepositLots, Error, Pallet, RecordDeposits,
};
use frame_support::traits::{Consideration, Defensive, Footprint};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::LotId,
	party::PartyId,
	traits::{Fee, OwedLot, Parties},
};

/// Who pays the deposit for the bundle that a split adds.
pub(crate) enum Payer<'a, T: Config> {
	/// The party that holds the bundle.
	Holder,
	/// This party.
	Party(PartyId),
	/// This party, when its call has split all bundles.
	Call(PartyId, &'a mut Option<OwedLot>),
	/// An order of the auction, by the deposit that was held before.
	Order(&'a mut Option<BundleDepositOf<T>>),
}

/// A deposit of which one account can pay several at once. All are alike.
pub trait SeveralDeposits<AccountId>: Consideration<AccountId, Footprint> {
	/// How many the account can pay now.
	fn affordable(who: &AccountId) -> u32;

	/// Holds so many of them. Returns the ticket of each.
	fn hold_several(who: &AccountId, number: u32) -> Result<Self, DispatchError>;
}

impl<AccountId, Ticket: Consideration<AccountId, Footprint>> Deposit<AccountId, Ticket> {
	/// `None` when the account does not have the money.
	pub(crate) fn hold(account: AccountId, footprint: Footprint) -> Option<Self> {
		let ticket = Ticket::new(&account, footprint).ok()?;
		Some(Deposit { account, ticket })
	}

	/// Returns it to the account on which it was held.
	pub(crate) fn give_back(self) -> DispatchResult {
		self.ticket.drop(&self.account)
	}

	/// Makes it a fee.
	pub(crate) fn spend(self) {
		self.ticket.burn(&self.account);
	}
}

impl<T: Config> Pallet<T> {
	/// Takes the deposit for a new bundle of this holder. Says in which lot it is.
	pub(crate) fn charge_bundle(
		holder: PartyId,
		payer: Payer<'_, T>,
	) -> Result<LotId, DispatchError> {
		let deposit = match payer {
			Payer::Holder => Self::hold(holder, Footprint::from_mel::<Bundle>())?,
			Payer::Party(party) => Self::hold(party, Footprint::from_mel::<Bundle>())?,
			Payer::Call(party, owed) => return Self::owe(party, owed),
			Payer::Order(deposit) => deposit.take().ok_or(Error::<T>::CannotPayDeposit)?,
		};
		let lot = Self::take_lot_number()?;
		DepositLots::<T>::insert(lot, DepositLot { deposit, left: 1 });
		Ok(lot)
	}

	/// Takes the price of a bundle that stays in state for ever.
	pub(crate) fn pay_for_bundle(payer: PartyId) -> DispatchResult {
		let account = Self::paying_account(payer)?;
		T::BundleFee::pay(&account).map_err(|_| Error::<T>::CannotPayDeposit.into())
	}

	/// Holds a deposit for a record.
	pub(crate) fn charge_record(record: PaidRecord, payer: PartyId) -> DispatchResult {
		let footprint = match record {
			PaidRecord::Pledge(_) => Footprint::from_mel::<Pledge>(),
			PaidRecord::Exchange(_) => Footprint::from_mel::<Exchange>(),
		};
		let deposit = Self::hold(payer, footprint)?;
		RecordDeposits::<T>::insert(record, deposit);
		Ok(())
	}

	/// Returns the deposit for a record that is removed.
	pub(crate) fn refund_record(record: PaidRecord) -> DispatchResult {
		RecordDeposits::<T>::take(record)
			.defensive_proof("an open record has a deposit; qed")
			.map_or(Ok(()), Deposit::give_back)
	}

	/// Makes the deposit for a record a fee, because the record stays in state for ever.
	pub(crate) fn spend_record(record: PaidRecord) {
		let deposit = RecordDeposits::<T>::take(record);
		if let Some(deposit) = deposit.defensive_proof("an open record has a deposit; qed") {
			deposit.spend();
		}
	}

	/// Takes the price of a redemption, whose record stays in state for ever.
	pub(crate) fn pay_for_redemption(payer: PartyId) -> DispatchResult {
		let account = Self::paying_account(payer)?;
		T::RedemptionFee::pay(&account).map_err(|_| Error::<T>::CannotPayDeposit.into())
	}

	/// The present account of the party that pays.
	pub(crate) fn paying_account(payer: PartyId) -> Result<T::AccountId, Error<T>> {
		T::Parties::account_of(payer).ok_or(Error::<T>::UnknownPayer)
	}

	/// Holds a deposit on the present account of the party.
	fn hold<Ticket: Consideration<T::AccountId, Footprint>>(
		payer: PartyId,
		footprint: Footprint,
	) -> Result<Deposit<T::AccountId, Ticket>, DispatchError> {
		let account = Self::paying_account(payer)?;
		Ok(Deposit::hold(account, footprint).ok_or(Error::<T>::CannotPayDeposit)?)
	}
}
