//! What is held on each account is the sum of the records behind it, for each reason and asset: nothing is
//! held for nothing.

use alloc::{collections::BTreeMap, vec::Vec};

use codec::Encode;
use frame_support::{ensure, traits::fungibles::InspectHold};
use sp_runtime::TryRuntimeError;
use verdigrid_auction::HoldReason as Auction;
use verdigrid_certificates::HoldReason as Certificates;
use verdigrid_escrow::HoldReason as Escrow;
use verdigrid_evidence::HoldReason as Evidence;
use verdigrid_identity::HoldReason as Identity;
use verdigrid_market::HoldReason as Market;
use verdigrid_vouchers::HoldReason as Vouchers;

use crate::{money::NativeOrAsset, AccountId, AssetsHolder, Balance, Runtime, RuntimeHoldReason};

type Sums = BTreeMap<(AccountId, NativeOrAsset, Vec<u8>), Balance>;

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	let mut owed = Owed::default();
	owed.of_identity()?;
	owed.of_certificates()?;
	owed.of_market()?;
	owed.of_auction()?;
	owed.of_evidence()?;
	owed.of_vouchers()?;
	owed.of_escrow()?;
	owed.0.retain(|_, amount| *amount > 0);
	ensure!(owed.0 == held(), "what is held is not what is owed");
	Ok(())
}

/// What the records say.
#[derive(Default)]
struct Owed(Sums);

impl Owed {
	fn add(
		&mut self,
		account: &AccountId,
		asset: NativeOrAsset,
		reason: impl Into<RuntimeHoldReason>,
		amount: Balance,
	) -> Result<(), TryRuntimeError> {
		let reason = reason.into().encode();
		let sum = self.0.entry((account.clone(), asset, reason)).or_default();
		*sum = sum.checked_add(amount).ok_or("what is owed to an account overflows")?;
		Ok(())
	}

	fn native(
		&mut self,
		account: &AccountId,
		reason: impl Into<RuntimeHoldReason>,
		amount: Balance,
	) -> Result<(), TryRuntimeError> {
		self.add(account, NativeOrAsset::Native, reason, amount)
	}

	fn of_identity(&mut self) -> Result<(), TryRuntimeError> {
		for party in verdigrid_identity::Parties::<Runtime>::iter_values() {
			let Some(deposit) = party.deposit else { continue };
			self.native(&deposit.account, Identity::Application, deposit.ticket.amount())?;
		}
		Ok(())
	}

	fn of_certificates(&mut self) -> Result<(), TryRuntimeError> {
		for lot in verdigrid_certificates::DepositLots::<Runtime>::iter_values() {
			let price = lot.deposit.ticket.amount();
			let amount = price.checked_mul(lot.left.into()).ok_or("a lot overflows")?;
			self.native(&lot.deposit.account, Certificates::Bundle, amount)?;
		}
		for deposit in verdigrid_certificates::RecordDeposits::<Runtime>::iter_values() {
			self.native(&deposit.account, Certificates::Record, deposit.ticket.amount())?;
		}
		Ok(())
	}

	fn of_market(&mut self) -> Result<(), TryRuntimeError> {
		for offer in verdigrid_market::Offers::<Runtime>::iter_values() {
			self.native(&offer.depositor, Market::OfferDeposit, offer.deposit.amount())?;
		}
		for demand in verdigrid_market::Demands::<Runtime>::iter_values() {
			self.native(&demand.account, Market::DemandDeposit, demand.deposit.amount())?;
			self.add(&demand.account, demand.asset, Market::Demand, demand.held)?;
		}
		Ok(())
	}

	fn of_auction(&mut self) -> Result<(), TryRuntimeError> {
		for ((auction, _), _, bid) in verdigrid_auction::Bids::<Runtime>::iter() {
			let auction = verdigrid_auction::Auctions::<Runtime>::get(auction)
				.ok_or("a bid stands in no auction")?;
			self.native(&bid.account, Auction::OrderDeposit, bid.deposit.amount())?;
			self.add(&bid.account, auction.asset, Auction::Bid, bid.held)?;
			self.split(bid.split)?;
		}
		for ask in verdigrid_auction::Asks::<Runtime>::iter_values() {
			self.native(&ask.account, Auction::OrderDeposit, ask.deposit.amount())?;
			self.split(ask.split)?;
		}
		Ok(())
	}

	/// What an order holds for the bundle that it may split is the register's.
	fn split(
		&mut self,
		split: Option<verdigrid_certificates::BundleDepositOf<Runtime>>,
	) -> Result<(), TryRuntimeError> {
		let Some(deposit) = split else { return Ok(()) };
		self.native(&deposit.account, Certificates::Bundle, deposit.ticket.amount())
	}

	fn of_evidence(&mut self) -> Result<(), TryRuntimeError> {
		for seat in verdigrid_evidence::Seats::<Runtime>::iter_values() {
			let Some(bond) = seat.bond() else { continue };
			self.native(&bond.account, Evidence::SeatBond, bond.amount)?;
		}
		for dispute in verdigrid_evidence::Disputes::<Runtime>::iter_values() {
			for disputer in dispute.disputers {
				let bond = disputer.bond;
				self.native(&bond.account, Evidence::DisputeBond, bond.amount)?;
			}
		}
		Ok(())
	}

	fn of_vouchers(&mut self) -> Result<(), TryRuntimeError> {
		for deposit in verdigrid_vouchers::Deposits::<Runtime>::iter_values() {
			self.native(&deposit.account, Vouchers::Split, deposit.ticket.amount())?;
		}
		Ok(())
	}

	fn of_escrow(&mut self) -> Result<(), TryRuntimeError> {
		for agreement in verdigrid_escrow::Agreements::<Runtime>::iter_values() {
			let account = &agreement.account;
			self.native(account, Escrow::Agreement, agreement.ticket.amount())?;
			if let Some(price) = agreement.price {
				self.native(account, Escrow::Agreement, price.amount())?;
			}
		}
		let paid = verdigrid_escrow::Paid::<Runtime>::iter_values();
		for payment in paid.chain(verdigrid_escrow::Withheld::<Runtime>::iter_values()) {
			self.add(&payment.account, payment.asset, Escrow::Payment, payment.amount)?;
		}
		Ok(())
	}
}

/// What is held for reasons of ours.
fn held() -> Sums {
	let mut sums = Sums::new();
	for (account, holds) in pallet_balances::Holds::<Runtime>::iter() {
		for hold in holds.into_iter().filter(|hold| is_ours(&hold.id)) {
			let key = (account.clone(), NativeOrAsset::Native, hold.id.encode());
			sums.insert(key, hold.amount);
		}
	}
	let reasons: [RuntimeHoldReason; 3] =
		[Market::Demand.into(), Auction::Bid.into(), Escrow::Payment.into()];
	for (asset, account, _) in pallet_assets::Account::<Runtime>::iter() {
		for reason in &reasons {
			let amount = AssetsHolder::balance_on_hold(asset, reason, &account);
			let key = (account.clone(), NativeOrAsset::WithId(asset), reason.encode());
			sums.insert(key, amount);
		}
	}
	sums.retain(|_, amount| *amount > 0);
	sums
}

fn is_ours(reason: &RuntimeHoldReason) -> bool {
	matches!(
		reason,
		RuntimeHoldReason::Identity(_)
			| RuntimeHoldReason::Certificates(_)
			| RuntimeHoldReason::Market(_)
			| RuntimeHoldReason::Auction(_)
			| RuntimeHoldReason::Evidence(_)
			| RuntimeHoldReason::Vouchers(_)
			| RuntimeHoldReason::Escrow(_)
	)
}
