//! # Escrow
//!
//! Custody agreements over vouchers: a voucher goes in, and comes out exactly one way.
//!
//! ## Overview
//!
//! The holder of a voucher opens an agreement with a beneficiary: it says what is to happen with the
//! voucher, on which conditions, and until when. From then on the voucher is in custody. When the
//! beneficiary has agreed and all conditions hold, the agreement is decided, and anyone can release:
//! voucher and money swap in one step. From the deadline on, anyone can reclaim an agreement that is not
//! decided: the voucher returns to the depositor and the money to the account it came from, in one
//! step. Once the voucher has been revoked or has expired, anyone can reclaim in any case. There is no
//! moment at which both are possible, and every agreement ends when its certificates expire at the
//! latest.
//!
//! A refund never needs the other side, nor an active party, nor a voucher that can be used. Money that
//! cannot return, because its asset blocks the account, does not keep the voucher: it stays on hold
//! where it is, and `reclaim` works again once the asset lets it.
//!
//! An agreement that has ended is removed and its deposit returned; its events tell what happened.
//!
//! ## Terminology
//!
//! - **Depositor**: the party that holds the voucher. It stays the holder during custody.
//! - **Beneficiary**: the party that accepts and, where that is a condition, pays.
//! - **Sides**: these two.
//! - **Arbiter**: a third party that decides when a side disputes. An agreement has one or none.
//! - **Outcome**: what release does: deliver the voucher to the beneficiary, or redeem it for a claim.
//!   Custody by itself is not a trade; delivery obeys the policy of the certificates.
//! - **Condition**: a payment, a moment to wait for, a hash lock, or approvals. All must hold; without
//!   any, accepting releases at once.
//! - **Hash lock**: the SHA2-256 hash of a **secret** of 32 bytes, which has to be revealed.
//! - **Decided**: accepted, not disputed, and all conditions hold; or the arbiter has ruled release.
//!   It stays so, after the deadline too, and release follows as soon as it is possible.
//! - **Approvals**: so many of up to eight parties have to approve. Several conditions may name the same
//!   party: it approves once, for all of them.
//!
//! ## Calls
//!
//! | call | who | what |
//! |---|---|---|
//! | [`open`](Pallet::open) | holder of the voucher, active | places it in custody on these terms |
//! | [`accept`](Pallet::accept) | beneficiary, active, before the deadline and, where there is an arbiter, while a dispute is possible | agrees |
//! | [`pay`](Pallet::pay) | beneficiary, not barred, before the deadline | puts the payment on hold |
//! | [`approve`](Pallet::approve) | a party named, not barred, before the deadline | approves |
//! | [`reveal`](Pallet::reveal) | anyone who knows the secret, before the deadline | opens a hash lock |
//! | [`release`](Pallet::release) | anyone, when decided | ends it as agreed |
//! | [`dispute`](Pallet::dispute) | a side, active, before `dispute_by` and while a condition is open | hands it to the arbiter |
//! | [`arbitrate`](Pallet::arbitrate) | the arbiter, not barred, before the deadline | decides it either way |
//! | [`reclaim`](Pallet::reclaim) | anyone, from the deadline on unless decided, or when the voucher is dead | returns both sides |
//! | [`cancel`](Pallet::cancel) | depositor, before the beneficiary has accepted | takes the offer back |
//!
//! `accept`, `pay`, `approve` and `arbitrate` name a hash of the terms beside the number, since a number
//! can come to mean other terms when the chain is reorganised. The event `Opened` and a look-up of the
//! agreement show it.
//!
//! `accept`, `pay`, `approve`, `reveal` and a ruling release at once where that is possible. Else they
//! count all the same, and anyone releases later.
//!
//! ## Who accepted is bound
//!
//! Nobody gets out of what is decided, neither by waiting nor by something that it does itself:
//!
//! - The deadline is at most the end of the certificates' validity, moments to wait for come at least an
//!   hour ([`RELEASE_TIME`]) before that end, and at acceptance both sides have attestations that outlast
//!   the deadline. A party that a claim names is active at `open`.
//! - What is done before the deadline counts although the voucher is frozen. Moments to wait for are
//!   judged at the last second before the deadline, so it does not matter in which second a block comes.
//! - What is decided is released whatever became of the parties. A freeze of the batch by an issuer, who
//!   may be a side, does not stop it; a freeze by governance and contested evidence do, until they end.
//! - The depositor's money goes to its present account or, where that cannot take it, to the account with
//!   which it opened the agreement. The price of the record that a redemption leaves is held from `open`
//!   on.
//!
//! An accepted agreement with a payment that is not made is not decided. It is an option of the
//! beneficiary: until the deadline it may pay, or let the agreement end, while the depositor waits. A
//! depositor that does not want to give it agrees on an early deadline. A beneficiary that wants to be
//! sure of the voucher accepts and pays in one step: `batch_all[accept, pay]`.
//!
//! ## Parties that are not active
//!
//! Who is barred (suspended, revoked or being recovered) neither accepts, pays, approves, disputes nor
//! rules. Who has lapsed (without an attestation in force) begins nothing new and does not dispute, but
//! completes: it pays, approves and rules. A dispute is something new, since it takes from the other
//! side what that could do until then. Nobody accepts an offer of a depositor that is not active.
//!
//! Both keep what they have: their approvals count, what they revealed counts, what is decided reaches
//! them, they cancel their offers, and their side of an agreement that is not decided returns at the
//! deadline, for which they need nobody.
//!
//! ## Disputes
//!
//! A deadline has come when its moment and its block have: nothing ends while the chain is down. The block
//! is that which half the slots until the moment would have made.
//!
//! An arbiter has a time to rule, which a parameter of the chain says. From so long before the deadline
//! on (`dispute_by`) nobody disputes: otherwise a dispute in the last second, on which nobody can rule, would be
//! a way out for free. While an agreement is disputed, only the arbiter can release it, and until the deadline only the
//! arbiter can end it, unless the voucher dies. The arbiter is free to release although conditions are
//! open, but not without the payment: both legs or neither. So a beneficiary that wants a ruling in its
//! favour pays, before the dispute or during it: payments and secrets count in a dispute. A moment to
//! wait for is a condition: until it has come, each side can dispute. If there is no ruling, because the
//! arbiter is silent or barred, both sides return at the deadline. A ruling of release stands, and is carried out once the voucher can move.
//!
//! ## Swaps with other chains
//!
//! A voucher is swapped for something on another chain by locking both with the same hash. Whoever
//! makes the secret takes what is locked for it by revealing it, and so shows it to the other side,
//! which takes the rest. Three things to mind:
//!
//! - The secret has exactly 32 bytes on both chains, and is used for one swap only.
//! - A secret counts when it is revealed before the deadline, in a dispute and for a frozen voucher too.
//!   It is out as soon as it is sent, though, even if the call comes too late. So let the acceptance be
//!   final and the other conditions met first, reveal well before the deadline, and let what is to be
//!   taken second have the later deadline.
//! - With an arbiter, either side can stop the swap while a condition is open. Without one, neither can.
//!
//! Anyone may reveal: the lock asks whether the secret is out, not who says so, and the voucher goes
//! to the beneficiary whoever calls. So somebody else can watch both chains for a party that is offline.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accept;
mod approve;
mod dispute;
mod errors;
mod events;
mod inspect;
mod open;
mod pay;
mod refund;
mod release;
mod reveal;
mod terms;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{
	Agreement, AgreementInfo, Approved, Approvers, Blocked, Cause, Condition, Conditions, Hashes,
	Outcome, Payment, Preimage, Ruling, Status, Terms, MAX_APPROVERS, MAX_CONDITIONS, MAX_NAMED,
	RELEASE_TIME,
};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// See the [crate's documentation](crate).
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{types, Approved, Cause, Hashes, Preimage, Ruling, Terms, WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, Consideration, Contains, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::traits::Convert;
	use verdigrid_primitives::{
		claim::RedemptionId,
		party::PartyId,
		traits::{CertificateRegistry, Parties, VoucherCustody},
		voucher::{AgreementId, VoucherId},
		Moment,
	};

	type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

	/// The assets that payments can be made in.
	pub type AssetOf<T> = <<T as Config>::HeldMoney as fungibles::Inspect<AccountIdOf<T>>>::AssetId;

	/// An amount of an asset, in its smallest unit.
	pub type BalanceOf<T> =
		<<T as Config>::HeldMoney as fungibles::Inspect<AccountIdOf<T>>>::Balance;

	/// The terms of an agreement on this chain.
	pub type TermsOf<T> = Terms<AssetOf<T>, BalanceOf<T>>;

	/// An agreement on this chain.
	pub type AgreementOf<T> = types::Agreement<
		AccountIdOf<T>,
		AssetOf<T>,
		BalanceOf<T>,
		<T as Config>::Deposit,
		<T as Config>::RecordDeposit,
		BlockNumberFor<T>,
	>;

	/// An agreement on this chain with all that was done for it so far.
	pub type AgreementInfoOf<T> =
		types::AgreementInfo<AccountIdOf<T>, AssetOf<T>, BalanceOf<T>, BlockNumberFor<T>>;

	/// A payment on this chain.
	pub type PaymentOf<T> = types::Payment<AccountIdOf<T>, AssetOf<T>, BalanceOf<T>>;

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;
		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;
		/// The vouchers that go into custody.
		type Vouchers: VoucherCustody;
		/// The register of certificates: until when those behind a voucher are valid.
		type Certificates: CertificateRegistry;
		/// Money on hold, of every asset.
		type HeldMoney: fungibles::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The assets in which payment may be agreed.
		type PaymentAssets: Contains<AssetOf<Self>>;
		/// The overarching hold reason.
		type RuntimeHoldReason: From<HoldReason>;
		/// The deposit for the record of an agreement.
		type Deposit: Consideration<Self::AccountId, Footprint>;
		/// The price of the record that a redemption leaves: held with the deposit, taken when the
		/// voucher is redeemed. It is what the register charges for a redemption.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;
		/// How far ahead a deadline may be, in seconds.
		type MaxDuration: Get<Moment>;
		/// How long an arbiter has to rule, in seconds: from so long before the deadline on nobody
		/// disputes any more.
		type RulingTime: Get<Moment>;
		/// How many blocks must pass too, beside so many seconds, before a deadline has come: the chain
		/// was alive.
		type DeadlineBlocks: Convert<Moment, BlockNumberFor<Self>>;
		/// What calls weigh.
		type WeightInfo: WeightInfo;
		/// Puts the chain into the states that benchmarks start from.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::traits::Scenario<Self::AccountId>;
		/// An asset that benchmarks pay in, of which the parties of the scenario have some.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkAsset: Get<AssetOf<Self>>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The record of an agreement.
		Agreement,
		/// A payment that waits for the other conditions.
		Payment,
	}

	/// The number that the next agreement gets.
	#[pallet::storage]
	pub type NextAgreement<T: Config> = StorageValue<_, AgreementId, ValueQuery>;

	/// Every agreement that has not ended.
	///
	/// Our counter as key, so Twox64Concat. The depositor's deposit covers this record, the payment,
	/// the approvals and the open hash locks, each at its largest.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Twox64Concat, AgreementId, AgreementOf<T>>;

	/// The payment on hold for an agreement, once made.
	#[pallet::storage]
	pub type Paid<T: Config> = StorageMap<_, Twox64Concat, AgreementId, PaymentOf<T>>;

	/// Who has approved an agreement.
	#[pallet::storage]
	pub type Approvals<T: Config> = StorageMap<_, Twox64Concat, AgreementId, Approved, ValueQuery>;

	/// The hash locks of an agreement whose secrets were revealed.
	#[pallet::storage]
	pub type Revealed<T: Config> = StorageMap<_, Twox64Concat, AgreementId, Hashes, ValueQuery>;

	/// Payments that could not be returned when their agreement ended, because the asset blocks the
	/// account. They stay on hold until [`reclaim`](Pallet::reclaim) returns them.
	#[pallet::storage]
	pub type Withheld<T: Config> = StorageMap<_, Twox64Concat, AgreementId, PaymentOf<T>>;

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Places a voucher in custody on the given terms, for the beneficiary to accept.
		///
		/// Only the holder of the voucher, being active, may do this; the voucher must be in its
		/// hands and usable. Terms that could not be met are refused: the deadline must be in the
		/// future, at most the longest duration ahead, and not after the end of the certificates'
		/// validity, every "not before" strictly before the deadline and at least an hour before that
		/// end, the beneficiary another, active party, the arbiter, if there is one, a third, active
		/// party, at most one payment, of more than nothing, in an allowed asset, no hash lock zero or twice, and
		/// of the parties that a condition names, all active and each named once, at least one must
		/// approve and at most all. The certificates' policy must allow the outcome, a claim must be one
		/// that the register takes now, and a party that it names must be active. Holds a deposit until the
		/// agreement ends and, for a redemption, the price of its record, which becomes a fee when the
		/// voucher is redeemed. Emits `Opened`, with the hash of the terms.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open(terms.named()))]
		pub fn open(origin: OriginFor<T>, voucher: VoucherId, terms: TermsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open(&who, voucher, terms)
		}

		/// Accepts an agreement.
		///
		/// Only its beneficiary may do this, strictly before the deadline, while the voucher is usable; where
		/// there is an arbiter, strictly before the moment `dispute_by` of the agreement.
		/// It and the depositor must be active, with attestations that end after the deadline. The
		/// caller names the hash of the terms, as the event `Opened` and the agreement show it. Emits
		/// `Accepted`; releases at once if all conditions hold.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(&who, agreement, terms_hash)
		}

		/// Puts the agreed payment on hold at the signing account.
		///
		/// Only the beneficiary, unless it is barred, may do this, once, after accepting, strictly
		/// before the deadline. The caller names the hash of the terms. The payment counts in a dispute too,
		/// where the arbiter decides about it, and for a frozen voucher, where it waits until the voucher
		/// can move or is dead. Emits `Paid`; releases at once if all conditions hold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::pay())]
		pub fn pay(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay(&who, agreement, terms_hash)
		}

		/// Ends an agreement as agreed: the payment goes to the depositor, and the voucher is delivered
		/// or redeemed, in one step.
		///
		/// Anyone may do this, once all conditions hold and nobody has disputed, or the arbiter has
		/// ruled release, unless the evidence is contested or governance has frozen the batch. A freeze by
		/// an issuer does not stop it. After the deadline it works for what held before
		/// it. The payment goes to the depositor's present account or, where that cannot take it, to
		/// the account with which the agreement was opened. It does not matter whether the parties are
		/// still active. Emits `Released`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release(agreement)
		}

		/// Ends an agreement by returning both sides: the voucher to the depositor, the payment to
		/// the account it is held at.
		///
		/// Anyone may do this at or after the deadline, unless the agreement is decided: all conditions
		/// held before it and nobody had disputed, or the arbiter has ruled release. As soon as the
		/// voucher is revoked or expired, anyone may do this in any case. Neither side has to agree or
		/// be active. Emits `Refunded`. If the asset blocks the payment's account, the payment stays on hold: emits
		/// `Withheld`, and the same call later, when it no longer does, emits `Returned`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::reclaim())]
		pub fn reclaim(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim(agreement)
		}

		/// Takes back an offer that has not been accepted, at any time.
		///
		/// Only the depositor may do this, active or not. Emits `Refunded`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, agreement)
		}

		/// Approves an agreement, for every condition that names the caller's party. It cannot be
		/// taken back.
		///
		/// Only a party that the conditions name, unless it is barred, may do this, once, after the
		/// beneficiary has accepted, strictly before the deadline, while nobody has disputed. The caller
		/// names the hash of the terms. Emits `Approved`; releases at once if all conditions hold.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::approve())]
		pub fn approve(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_approve(&who, agreement, terms_hash)
		}

		/// Reveals the secret of a hash lock: the 32 bytes of which it is the SHA2-256 hash.
		///
		/// The secret is public as soon as this is sent, even if it fails: have the other conditions
		/// met first. Anyone who knows it may do this, since what it opens goes to the beneficiary
		/// whoever calls; once for each lock, after the beneficiary has accepted, strictly before the
		/// deadline. It counts in a dispute too, for a frozen voucher, and whatever became of the
		/// parties. Emits `Revealed`; releases at once if all conditions hold.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reveal())]
		pub fn reveal(
			origin: OriginFor<T>,
			agreement: AgreementId,
			preimage: Preimage,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reveal(agreement, preimage)
		}

		/// Hands an agreement to its arbiter. Until the deadline, only the arbiter can end it then.
		///
		/// Only the depositor or the beneficiary, being active, may do this, where there is an
		/// arbiter, after acceptance, once, while a condition does not hold, and strictly before the
		/// moment `dispute_by` of the agreement, so that the arbiter has time to rule. Payments and secrets count after it too; approvals do not. Without the agreed
		/// payment the arbiter cannot release. Emits `Disputed`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(&who, agreement)
		}

		/// Decides a dispute, and ends the agreement: as agreed, or by returning both sides.
		///
		/// Only the arbiter, unless it is barred, may do this, strictly before the deadline. The caller names
		/// the hash of the terms. Release
		/// needs the agreed payment to have been made, but no other condition. Where the voucher cannot
		/// move yet, the ruling stands and `release` follows later. Refund always works. Emits `Ruled`,
		/// then `Released` or `Refunded`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::arbitrate())]
		pub fn arbitrate(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
			ruling: Ruling,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_arbitrate(&who, agreement, terms_hash, ruling)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
