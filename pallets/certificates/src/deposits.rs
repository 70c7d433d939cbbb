//! Money that is held for state: for each extra bundle and each open record.

use crate::{
	types::{Bundle, Deposit, Exchange, PaidRecord, Pledge},
	BundleDepositOf, Config, Error, Pallet, RecordDeposits,
};
use frame_support::traits::{Consideration, Defensive, Footprint};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::LotId, claim::Redemption, party::PartyId, traits::Parties,
};

/// Who pays the deposit for the bundle that a split adds.
pub(crate) enum Payer<'a, T: Config> {
	/// The party that holds the bundle.
	Holder,
	/// This party.
	Party(PartyId),
	/// This party, in the lot of a call that may split more bundles.
	Call(PartyId, &'a mut Option<LotId>),
	/// An order of the auction, by the deposit that was held before.
	Order(&'a mut Option<BundleDepositOf<T>>),
	/// No party: governance has no account.
	Nobody,
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
	) -> Result<Option<LotId>, DispatchError> {
		let mut own = None;
		let (payer, lot) = match payer {
			Payer::Holder => (holder, &mut own),
			Payer::Party(party) => (party, &mut own),
			Payer::Call(party, lot) => (party, lot),
			Payer::Order(deposit) => {
				let deposit = deposit.take().ok_or(Error::<T>::CannotPayDeposit)?;
				return Self::open_lot(deposit).map(Some);
			}
			Payer::Nobody => return Ok(None),
		};
		let deposit = Self::hold(payer, Footprint::from_mel::<Bundle>())?;
		Self::add_to_lot(deposit, lot).map(Some)
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

	/// Takes the price of a redemption as a fee, because its record stays in state for ever.
	pub(crate) fn charge_redemption(payer: PartyId) -> DispatchResult {
		let price: Deposit<_, T::RecordDeposit> =
			Self::hold(payer, Footprint::from_mel::<Redemption>())?;
		price.spend();
		Ok(())
	}

	/// Holds a deposit on the present account of the party.
	fn hold<Ticket: Consideration<T::AccountId, Footprint>>(
		payer: PartyId,
		footprint: Footprint,
	) -> Result<Deposit<T::AccountId, Ticket>, DispatchError> {
		let account = T::Parties::account_of(payer).ok_or(Error::<T>::UnknownPayer)?;
		Ok(Deposit::hold(account, footprint).ok_or(Error::<T>::CannotPayDeposit)?)
	}
}
