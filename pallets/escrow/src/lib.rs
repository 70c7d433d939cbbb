#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod accept;
mod approve;
mod arbitrate;
mod callers;
mod cost;
mod dispute;
mod errors;
mod events;
mod inspect;
pub mod migrations;
mod open;
mod pay;
mod progress;
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

// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{migrations, types, Approved, Cause, Hashes, Preimage, Ruling, Terms, WeightInfo};
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
		traits::{CertificateBatches, Parties, VoucherCustody},
		voucher::{AgreementId, VoucherId},
		Moment,
	};

	type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

	/// The number of an asset.
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

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;
		/// The parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;
		/// The vouchers that go into custody.
		type Vouchers: VoucherCustody;
		/// The register of certificates. It says how long the certificates behind a voucher are valid.
		type Certificates: CertificateBatches;
		/// Money on hold, of every asset.
		type HeldMoney: fungibles::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The assets in which a payment can be agreed.
		type PaymentAssets: Contains<AssetOf<Self>>;
		/// The overarching hold reason.
		type RuntimeHoldReason: From<HoldReason>;
		/// The deposit for the record of an agreement.
		type Deposit: Consideration<Self::AccountId, Footprint>;
		/// The price of the record that a redemption leaves. It is held with the deposit, and becomes a fee
		/// when the voucher is redeemed. The register charges the same for a redemption.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;
		/// How far ahead a deadline may be, in seconds.
		type MaxDuration: Get<Moment>;
		/// The time that an arbiter has to rule, in seconds. An agreement can be disputed until this time before
		/// its deadline.
		type RulingTime: Get<Moment>;
		/// The number of blocks that must pass before a deadline has come, for a number of seconds. So no
		/// deadline comes while the chain is down.
		type DeadlineBlocks: Convert<Moment, BlockNumberFor<Self>>;
		/// The weights of the calls.
		type WeightInfo: WeightInfo;
		/// Makes the states that benchmarks start from.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::benchmarking::Scenario<Self::AccountId>;
		/// An asset that benchmarks pay in. A payment in it is allowed.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkAsset: Get<AssetOf<Self>>;
	}

	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The record of an agreement.
		Agreement,
		/// A payment that waits for the other conditions.
		Payment,
	}

	/// The number of the next agreement.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextAgreement<T: Config> = StorageValue<_, AgreementId, ValueQuery>;

	/// The agreements that have not ended.
	///
	/// The deposit of the depositor covers this record, the payment, the approvals and the open hash locks, each at
	/// its largest. The chain counts the keys, so they are stored as they are.
	#[pallet::storage]
	pub type Agreements<T: Config> = StorageMap<_, Identity, AgreementId, AgreementOf<T>>;

	/// The payments that are on hold for agreements.
	#[pallet::storage]
	pub type Paid<T: Config> = StorageMap<_, Identity, AgreementId, PaymentOf<T>>;

	/// The parties that have approved an agreement.
	#[pallet::storage]
	pub type Approvals<T: Config> = StorageMap<_, Identity, AgreementId, Approved, ValueQuery>;

	/// The hash locks of an agreement that are open: their secrets were revealed.
	#[pallet::storage]
	pub type Revealed<T: Config> = StorageMap<_, Identity, AgreementId, Hashes, ValueQuery>;

	/// The payments that could not be returned when their agreement ended, because the asset blocks the account. They
	/// stay on hold until `reclaim` returns them.
	#[pallet::storage]
	pub type Withheld<T: Config> = StorageMap<_, Identity, AgreementId, PaymentOf<T>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens an agreement: the voucher goes into custody, and the beneficiary can accept the
		/// terms.
		///
		/// The caller becomes the depositor. `terms` names the beneficiary, an arbiter or none, what
		/// release does with the voucher, the conditions and the deadline. Moments are in seconds
		/// since 1970. An amount is in the smallest unit of its asset. The deadline comes when its
		/// moment and its block have both come.
		///
		/// - Caller: an active party that holds the voucher.
		/// - Needs: the voucher is active and can be used. The policy of the certificates allows the
		///   outcome. The register takes a claim now, and a party that the claim names is active. The
		///   deadline is in the future, not too far ahead, and at most the end of the certificates'
		///   validity. Each moment to wait for is before the deadline, and at least an hour before
		///   that end. The beneficiary is another active party. An arbiter is a third active party,
		///   and has time to rule. At most one condition is a payment. Its amount is above zero, in
		///   an allowed asset that the caller's account can receive. No hash lock is zero, and none
		///   occurs twice. Each party that is to approve is active, and a condition names it once. A
		///   threshold is at least one, and at most the number of parties.
		/// - Cost: a deposit, returned when the agreement ends. For a redemption also the price of
		///   its record. This price becomes a fee when the voucher is redeemed, and is returned
		///   otherwise.
		/// - Event: `Opened`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open(terms.named()))]
		pub fn open(origin: OriginFor<T>, voucher: VoucherId, terms: TermsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open(&who, voucher, terms)
		}

		/// Accepts an agreement.
		///
		/// `terms_hash` is the hash of the terms, as the event `Opened` shows it. If all conditions
		/// hold, the agreement is released at once.
		///
		/// - Caller: the beneficiary, active.
		/// - Needs: the agreement is not accepted. The deadline has not come. If there is an arbiter,
		///   the moment `dispute_by` has not come. The voucher can be used. The depositor is active.
		///   The attestations of both sides end after the deadline. The certificates are valid until
		///   the deadline.
		/// - Cost: the fee of the call.
		/// - Event: `Accepted`, then `Released` if all conditions hold.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept().max(T::WeightInfo::accept_redeeming()))]
		pub fn accept(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::charged(agreement, T::WeightInfo::accept(), || {
				Self::do_accept(&who, agreement, terms_hash)
			})
		}

		/// Puts the agreed payment on hold on the account of the caller.
		///
		/// The payment also counts while the agreement is in dispute, or the voucher is frozen. If
		/// all conditions hold, the agreement is released at once.
		///
		/// - Caller: the beneficiary, not barred. It may have lapsed.
		/// - Needs: `terms_hash` is the hash of the terms. The agreement is accepted, and names a
		///   payment that was not made. The deadline has not come. The voucher was not revoked and
		///   has not expired.
		/// - Cost: the agreed amount. It goes to the depositor on release, and is returned on a
		///   refund.
		/// - Event: `Paid`, then `Released` if all conditions hold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::pay().max(T::WeightInfo::pay_redeeming()))]
		pub fn pay(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::charged(agreement, T::WeightInfo::pay(), || {
				Self::do_pay(&who, agreement, terms_hash)
			})
		}

		/// Ends an agreement as agreed: the depositor gets the payment, and the voucher is delivered
		/// or redeemed.
		///
		/// Both happen in one step. The payment goes to the present account of the depositor. If that
		/// account cannot take it, it goes to the account that opened the agreement. What was decided
		/// before the deadline can be released after it.
		///
		/// - Caller: any account. The parties may be inactive.
		/// - Needs: the agreement is decided: it is accepted and undisputed, and all conditions hold
		///   or held before the deadline. A ruling for release decides it too. The evidence is not
		///   contested, and governance has not frozen the batch. A freeze by an issuer does not stop
		///   the call.
		/// - Cost: the fee of the call.
		/// - Event: `Released`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::release().max(T::WeightInfo::release_redeeming()))]
		pub fn release(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::charged(agreement, T::WeightInfo::release(), || Self::do_release(agreement))
		}

		/// Ends an agreement without release: the voucher returns to the depositor, and the payment
		/// to its account.
		///
		/// If the asset blocks the account of the payment, the payment stays on hold. The same call
		/// returns it later, when the asset no longer blocks the account.
		///
		/// - Caller: any account. The parties may be inactive.
		/// - Needs: the deadline has come and the agreement is not decided; or the voucher was
		///   revoked or has expired.
		/// - Cost: the fee of the call.
		/// - Event: `Refunded`. With it `Withheld` if the payment stays on hold, and later
		///   `Returned`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::reclaim())]
		pub fn reclaim(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim(agreement)
		}

		/// Takes back an agreement that is not accepted. The voucher returns to the depositor.
		///
		/// - Caller: the depositor, even if it is not active.
		/// - Needs: the beneficiary has not accepted.
		/// - Cost: the fee of the call.
		/// - Event: `Refunded`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, agreement)
		}

		/// Approves an agreement, for every condition that names the caller's party.
		///
		/// An approval cannot be taken back. If all conditions hold, the agreement is released at
		/// once.
		///
		/// - Caller: a party that the conditions name, not barred. It may have lapsed.
		/// - Needs: `terms_hash` is the hash of the terms. The agreement is accepted and undisputed.
		///   The party has not approved before. The deadline has not come. The voucher was not
		///   revoked and has not expired.
		/// - Cost: the fee of the call.
		/// - Event: `Approved`, then `Released` if all conditions hold.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::approve().max(T::WeightInfo::approve_redeeming()))]
		pub fn approve(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::charged(agreement, T::WeightInfo::approve(), || {
				Self::do_approve(&who, agreement, terms_hash)
			})
		}

		/// Reveals the secret of a hash lock: the 32 bytes of which it is the SHA2-256 hash.
		///
		/// The secret is public as soon as the call is sent, even if the call fails. Have the other
		/// conditions met first. The secret also counts while the agreement is in dispute, or the
		/// voucher is frozen. If all conditions hold, the agreement is released at once.
		///
		/// - Caller: any account. The voucher goes to the beneficiary, whichever account calls.
		/// - Needs: the agreement is accepted, and has a lock for this secret that is not open. The
		///   deadline has not come. The voucher was not revoked and has not expired.
		/// - Cost: the fee of the call.
		/// - Event: `Revealed`, then `Released` if all conditions hold.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reveal().max(T::WeightInfo::reveal_redeeming()))]
		pub fn reveal(
			origin: OriginFor<T>,
			agreement: AgreementId,
			preimage: Preimage,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::charged(agreement, T::WeightInfo::reveal(), || {
				Self::do_reveal(agreement, preimage)
			})
		}

		/// Disputes an agreement. Until the deadline, only the arbiter can end it then.
		///
		/// Payments and secrets still count in a dispute, approvals do not. Without the agreed
		/// payment the arbiter cannot rule release.
		///
		/// - Caller: the depositor or the beneficiary, active.
		/// - Needs: the agreement names an arbiter, is accepted and undisputed, and some condition
		///   does not hold. The moment `dispute_by` has not come, so that the arbiter has time to
		///   rule. The voucher was not revoked and has not expired.
		/// - Cost: the fee of the call.
		/// - Event: `Disputed`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(&who, agreement)
		}

		/// Decides a dispute, and ends the agreement: by release, or by a refund of both sides.
		///
		/// A ruling of release stands in for every condition but the payment. If the voucher cannot
		/// move yet, the ruling stands, and `release` works later.
		///
		/// - Caller: the arbiter, not barred. It may have lapsed.
		/// - Needs: `terms_hash` is the hash of the terms. The agreement is disputed, and the
		///   deadline has not come. For a release, the agreed payment is made, and the voucher was
		///   not revoked and has not expired.
		/// - Cost: the fee of the call.
		/// - Event: `Ruled`, then `Released` or `Refunded`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::arbitrate().max(T::WeightInfo::arbitrate_redeeming()))]
		pub fn arbitrate(
			origin: OriginFor<T>,
			agreement: AgreementId,
			terms_hash: H256,
			ruling: Ruling,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::charged(agreement, T::WeightInfo::arbitrate(), || {
				Self::do_arbitrate(&who, agreement, terms_hash, ruling)
			})
		}
	}
}
