//! # Escrow
//!
//! Custody agreements over vouchers: a voucher goes in, and comes out exactly one way.
//!
//! ## Overview
//!
//! The holder of a voucher opens an agreement with a beneficiary: it says what is to happen with the
//! voucher, on which conditions, and until when. From then on the voucher is in custody. When the
//! beneficiary has agreed and all conditions hold, anyone can release: voucher and money swap in one
//! step. From the deadline on, or once the voucher has been revoked or has expired, anyone can reclaim
//! instead: the voucher returns to the depositor and the money to the account it came from, in one
//! step. There is no moment at which both are possible, and none from which neither ever will be.
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
//! - **Approvals**: so many of up to eight parties have to approve. Several conditions may name the same
//!   party: it approves once, for all of them.
//!
//! ## Calls
//!
//! | call | who | what |
//! |---|---|---|
//! | [`open`](Pallet::open) | holder of the voucher, active | places it in custody on these terms |
//! | [`accept`](Pallet::accept) | beneficiary, active, before the deadline | agrees |
//! | [`pay`](Pallet::pay) | beneficiary, active, before the deadline | puts the payment on hold |
//! | [`approve`](Pallet::approve) | a party named, active, before the deadline | approves |
//! | [`reveal`](Pallet::reveal) | anyone who knows the secret, before the deadline | opens a hash lock |
//! | [`release`](Pallet::release) | anyone, before the deadline | ends it as agreed |
//! | [`dispute`](Pallet::dispute) | a side, active, before the deadline and while a condition is open | hands it to the arbiter |
//! | [`arbitrate`](Pallet::arbitrate) | the arbiter, active, before the deadline | ends it either way |
//! | [`reclaim`](Pallet::reclaim) | anyone, from the deadline on or when the voucher is dead | returns both sides |
//! | [`cancel`](Pallet::cancel) | depositor, before the beneficiary has accepted | takes the offer back |
//!
//! `accept`, `pay`, `approve` and `reveal` release at once when that makes all conditions hold. What is
//! complete before its time has come is released by the first `release` from then on.
//!
//! ## Parties that are not active
//!
//! Who is suspended, revoked or expired does nothing new: it neither accepts, pays, approves, disputes
//! nor rules, and nobody accepts an offer of its. It keeps what it has: its approvals count, an accepted
//! agreement of its voucher goes on and the money reaches it, it cancels its offers, and at the deadline
//! its side returns, for which it needs nobody. A dispute is something new, since it takes from the
//! other side what that could do until then. To a beneficiary that is not active nothing is released:
//! both sides are returned.
//!
//! ## Disputes
//!
//! While an agreement is disputed, only the arbiter can release it, and until the deadline only the
//! arbiter can end it, unless the voucher dies. The arbiter is free to release although conditions are
//! open, but not without the payment: both legs or neither. So a beneficiary that wants a ruling in its
//! favour pays before it disputes. If there is no ruling, because the arbiter is silent or no longer
//! active, both sides return at the deadline.
//!
//! ## Swaps with other chains
//!
//! A voucher is swapped for something on another chain by locking both with the same hash. Whoever
//! makes the secret takes what is locked for it by revealing it, and so shows it to the other side,
//! which takes the rest. Three things to mind:
//!
//! - The secret has exactly 32 bytes on both chains, and is used for one swap only.
//! - A secret that was sent is out, even if the call fails. So let the other conditions come first, and
//!   reveal well before the deadline; and let what is to be taken second have the later deadline.
//! - With an arbiter, either side can stop the swap while the lock is closed. Without one, neither can.
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
	pub type AgreementOf<T> =
		types::Agreement<AccountIdOf<T>, AssetOf<T>, BalanceOf<T>, <T as Config>::Deposit>;

	/// An agreement on this chain with all that was done for it so far.
	pub type AgreementInfoOf<T> = types::AgreementInfo<AccountIdOf<T>, AssetOf<T>, BalanceOf<T>>;

	/// A payment on this chain.
	pub type PaymentOf<T> = types::Payment<AccountIdOf<T>, AssetOf<T>, BalanceOf<T>>;

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;
		/// Who is who.
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
		/// How far ahead a deadline may be, in seconds.
		type MaxDuration: Get<Moment>;
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
		/// future and at most the longest duration ahead, every "not before" strictly before the
		/// deadline and the end of the certificates' validity, the beneficiary another, active
		/// party, the arbiter, if there is one, a third, active party, at most one payment, of more
		/// than nothing, in an allowed asset, no hash lock twice, and of the parties that a condition
		/// names, all active and each named once, at least one must approve and at most all; and the
		/// certificates' policy must allow the outcome. Holds a deposit until the agreement ends.
		/// Emits `Opened`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open(terms.named()))]
		pub fn open(origin: OriginFor<T>, voucher: VoucherId, terms: TermsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open(&who, voucher, terms)
		}

		/// Accepts an agreement.
		///
		/// Only its beneficiary, being active, may do this, strictly before the deadline, while the
		/// depositor is active and the voucher usable. Emits `Accepted`; releases at once if all
		/// conditions hold.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(&who, agreement)
		}

		/// Puts the agreed payment on hold at the signing account.
		///
		/// Only the beneficiary, being active, may do this, once, after accepting, strictly before
		/// the deadline, while nobody has disputed and the voucher is usable. Emits `Paid`; releases
		/// at once if all conditions hold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::pay())]
		pub fn pay(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay(&who, agreement)
		}

		/// Ends an agreement as agreed: the payment goes to the depositor's present account, and the
		/// voucher is delivered or redeemed, in one step.
		///
		/// Anyone may do this, once all conditions hold, strictly before the deadline, while nobody
		/// has disputed and the voucher is usable. If the beneficiary is no longer an active party,
		/// both sides are returned instead. Emits `Released` or `Refunded`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release(agreement)
		}

		/// Ends an agreement by returning both sides: the voucher to the depositor, the payment to
		/// the account it is held at.
		///
		/// Anyone may do this, at or after the deadline, or as soon as the voucher is revoked or
		/// expired, whether disputed or not. Neither side has to agree or be active. Emits
		/// `Refunded`. If the asset blocks the payment's account, the payment stays on hold: emits
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
		/// Only a party that the conditions name, being active, may do this, once, after the
		/// beneficiary has accepted, strictly before the deadline, while nobody has disputed and the
		/// voucher is usable. Emits `Approved`; releases at once if all conditions hold.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::approve())]
		pub fn approve(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_approve(&who, agreement)
		}

		/// Reveals the secret of a hash lock: the 32 bytes of which it is the SHA2-256 hash.
		///
		/// The secret is public as soon as this is sent, even if it fails: have the other conditions
		/// met first. Anyone who knows it may do this, since what it opens goes to the beneficiary
		/// whoever calls; once for each lock, after the beneficiary has accepted, strictly before the
		/// deadline, while nobody has disputed, the beneficiary is active and the voucher usable.
		/// Emits `Revealed`; releases at once if all conditions hold.
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
		/// arbiter, after acceptance, once, strictly before the deadline, and while a condition does
		/// not hold. No payment can be made after it, and without an agreed payment the arbiter
		/// cannot release. Emits `Disputed`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(&who, agreement)
		}

		/// Decides a dispute, and ends the agreement: as agreed, or by returning both sides.
		///
		/// Only the arbiter, being active, may do this, strictly before the deadline. Release needs
		/// the agreed payment to have been made and the voucher to be usable, but no other
		/// condition; if the beneficiary is no longer an active party, both sides are returned
		/// instead. Refund always works. Emits `Ruled`, then `Released` or `Refunded`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::arbitrate())]
		pub fn arbitrate(
			origin: OriginFor<T>,
			agreement: AgreementId,
			ruling: Ruling,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_arbitrate(&who, agreement, ruling)
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
