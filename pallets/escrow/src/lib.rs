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
//! A refund never needs the other side, nor an active party, nor a voucher that can be used.
//!
//! An agreement that has ended is removed and its deposit returned; its events tell what happened.
//!
//! ## Terminology
//!
//! - **Depositor**: the party that holds the voucher. It stays the holder during custody.
//! - **Beneficiary**: the party that accepts and, where that is a condition, pays.
//! - **Outcome**: what release does: deliver the voucher to the beneficiary, or redeem it for a claim.
//!   Custody by itself is not a trade; delivery obeys the policy of the certificates.
//! - **Condition**: a payment, or a moment to wait for. All must hold; without any, accepting
//!   releases at once.
//!
//! ## Calls
//!
//! | call | who | what |
//! |---|---|---|
//! | [`open`](Pallet::open) | holder of the voucher, active | places it in custody on these terms |
//! | [`accept`](Pallet::accept) | beneficiary, active, before the deadline | agrees |
//! | [`pay`](Pallet::pay) | beneficiary, active, before the deadline | puts the payment on hold |
//! | [`release`](Pallet::release) | anyone, before the deadline | ends it as agreed |
//! | [`reclaim`](Pallet::reclaim) | anyone, from the deadline on or when the voucher is dead | returns both sides |
//! | [`cancel`](Pallet::cancel) | depositor, before the beneficiary has accepted | takes the offer back |
//!
//! `accept` and `pay` release at once when that makes all conditions hold.

#![cfg_attr(not(feature = "std"), no_std)]

mod accept;
mod inspect;
mod open;
mod pay;
mod refund;
mod release;
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
	Agreement, Blocked, Cause, Condition, Conditions, Outcome, Payment, Status, Terms,
	MAX_CONDITIONS,
};
pub use weights::WeightInfo;

/// See the [crate's documentation](crate).
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{types, Cause, Terms, WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, Consideration, Contains, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
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
	/// Our counter as key, so Twox64Concat. The depositor's deposit covers this record and the
	/// payment's, each at its largest.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Twox64Concat, AgreementId, AgreementOf<T>>;

	/// The payment on hold for an agreement, once made.
	#[pallet::storage]
	pub type Paid<T: Config> = StorageMap<_, Twox64Concat, AgreementId, PaymentOf<T>>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A voucher went into custody on terms that its beneficiary may accept.
		Opened {
			/// The agreement.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// Whose it is.
			depositor: PartyId,
			/// Who may accept.
			beneficiary: PartyId,
			/// When reclaiming becomes possible, in seconds since 1970.
			deadline: Moment,
		},
		/// The beneficiary accepted.
		Accepted {
			/// The agreement.
			agreement: AgreementId,
		},
		/// The beneficiary's payment is on hold.
		Paid {
			/// The agreement.
			agreement: AgreementId,
			/// The account it is held at.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// How much, in the asset's smallest unit.
			amount: BalanceOf<T>,
		},
		/// All conditions held: the depositor has the payment, if one was agreed, and the voucher
		/// was delivered or redeemed.
		Released {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// Who had it.
			depositor: PartyId,
			/// For whom it was.
			beneficiary: PartyId,
			/// The redemption, or none if the voucher is now the beneficiary's.
			redemption: Option<RedemptionId>,
		},
		/// The voucher went back to the depositor, and the payment, if made, to where it was held.
		Refunded {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// Whose it is.
			depositor: PartyId,
			/// Why.
			cause: Cause,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The signing account belongs to no party. Apply for an identity first.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired. Ask its registrar.
		PartyNotActive,
		/// There is no such agreement, or it has ended. Its events tell how.
		NotFound,
		/// Only the beneficiary of the agreement may do this.
		NotBeneficiary,
		/// Only the depositor of the agreement may do this.
		NotDepositor,
		/// The agreement was accepted already.
		NotOffered,
		/// The beneficiary has to accept the agreement first.
		NotAccepted,
		/// The deadline has come: the agreement can only be reclaimed. A new one needs a deadline
		/// in the future.
		DeadlinePassed,
		/// The deadline is further ahead than allowed. Choose an earlier one.
		DeadlineTooFar,
		/// Release would have to wait until the deadline, or until the certificates have expired.
		/// Choose an earlier moment or a later deadline.
		NotBeforeTooLate,
		/// The beneficiary does not exist or is not an active party.
		BeneficiaryNotActive,
		/// The beneficiary is the depositor itself. Choose another party.
		BeneficiaryIsDepositor,
		/// Two payments are among the conditions. Agree on one.
		SeveralPayments,
		/// Payment in this asset is not allowed. Choose a settlement asset of this chain.
		AssetNotAllowed,
		/// The payment is of nothing. Leave the condition away instead.
		ZeroAmount,
		/// The depositor's account could not receive this payment: the asset does not exist, blocks
		/// the account, or the amount is below its minimum.
		NotReceivable,
		/// The agreement is without payment.
		NoPaymentDue,
		/// The payment was made already.
		AlreadyPaid,
		/// The payment has to be made first.
		NotPaid,
		/// The time for this has not come: a condition says not before a later moment, or the
		/// deadline of a voucher that can still be used is yet to come.
		TooEarly,
		/// The voucher was revoked or has expired: the agreement can only be reclaimed.
		VoucherDead,
		/// The voucher is frozen: its evidence is contested or its batch frozen. Wait until that is
		/// over, or for the deadline.
		VoucherFrozen,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Places a voucher in custody on the given terms, for the beneficiary to accept.
		///
		/// Only the holder of the voucher, being active, may do this; the voucher must be in its
		/// hands and usable. Terms that could not be met are refused: the deadline must be in the
		/// future and at most the longest duration ahead, every "not before" strictly before the
		/// deadline and the end of the certificates' validity, the beneficiary another, active
		/// party, at most one payment, of more than nothing, in an allowed asset; and the
		/// certificates' policy must allow the outcome. Holds a deposit until the agreement ends.
		/// Emits `Opened`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open(terms.conditions.len() as u32))]
		pub fn open(origin: OriginFor<T>, voucher: VoucherId, terms: TermsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open(&who, voucher, terms)
		}

		/// Accepts an agreement.
		///
		/// Only its beneficiary, being active, may do this, strictly before the deadline and while
		/// the voucher is usable. Emits `Accepted`; releases at once if all conditions hold.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(&who, agreement)
		}

		/// Puts the agreed payment on hold at the signing account.
		///
		/// Only the beneficiary, being active, may do this, once, after accepting, strictly before
		/// the deadline and while the voucher is usable. Emits `Paid`; releases at once if all
		/// conditions hold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::pay())]
		pub fn pay(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay(&who, agreement)
		}

		/// Ends an agreement as agreed: the payment goes to the depositor's present account, and the
		/// voucher is delivered or redeemed, in one step.
		///
		/// Anyone may do this, once all conditions hold, strictly before the deadline and while the
		/// voucher is usable. If the beneficiary is no longer an active party, both sides are
		/// returned instead. Emits `Released` or `Refunded`.
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
		/// expired. Neither side has to agree or be active. Emits `Refunded`.
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
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
