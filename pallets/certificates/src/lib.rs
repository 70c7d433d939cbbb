//! # Certificates
//!
//! Green certificates: projects, batches, bundles, exchange and redemption.
//!
//! ## Overview
//!
//! A generating project has one meter. What the meter measured in a period becomes a batch
//! of certificates, each of the same energy; what does not fill a certificate is carried to the next
//! period. A batch is covered exactly by its bundles, each with one holder and one state, so that no
//! certificate can be counted twice. A certificate ends redeemed (for a claim of consumption),
//! exchanged (at the trading centre) or withdrawn, and its number is never used again.
//!
//! ## Terminology
//!
//! - **Class**: what certificates are like (granularity, energy, policy, validity); copied into each
//!   batch at issue.
//! - **Batch**: the certificates of one project, period and class.
//! - **Bundle**: a run of certificates of a batch with one holder, one state and one history. Calls
//!   name a run that *starts where a bundle starts* and may be shorter than it; the rest becomes a
//!   bundle of its own. The runtime API `holdings` lists a party's bundles.
//! - **Policy**: how often certificates may change hands. One function decides it for every path.
//! - **Carry**: energy that did not fill a certificate, per project and class.
//! - **Pledge**: certificates kept for the buyer of a sale made outside the chain, until the sale is
//!   verified.
//! - **Frozen**: a batch whose certificates cannot be used for the time being. They can still be given
//!   back: out of an offer, a pledge or an exchange. A freeze by an issuer stops neither the sale of
//!   what is in a round of the call auction when that closes, nor what an agreement over a voucher has
//!   decided; one by governance does.
//!
//! ## Deposits
//!
//! State is paid for by the account that causes it. Each bundle beyond the one that a batch begins
//! with holds a [`BundleDeposit`](pallet::Config::BundleDeposit), paid by whoever cut it off: the
//! holder, or whom the pallet names that settles a sale or a trade. The deposit belongs to the later
//! of the two bundles. [`merge`](pallet::Pallet::merge) returns it to the account that paid it; when its bundle
//! ends (redeemed, exchanged or withdrawn) it becomes a fee, since the bundle stays in state for ever.
//! An open pledge and an open request for exchange hold a
//! [`RecordDeposit`](pallet::Config::RecordDeposit), which comes back when the record goes; the record
//! of a settled exchange stays, and its deposit becomes a fee. A redemption costs as much, at once.
//! What governance cuts off by a withdrawal is free.
//!
//! ## Calls
//!
//! | call | who |
//! |---|---|
//! | `set_class` | governance |
//! | `register_project` | an active party with the role Issuer: the project's issuer from then on |
//! | `issue` | the project's issuer |
//! | `update_project`, `retire_project` | the project's issuer; governance |
//! | `restore_project`, `hand_over_project`, `remove_project` | governance |
//! | `transfer`, `split`, `pledge`, `request_exchange`, `redeem` | the holder, active |
//! | `merge` | the holder, whatever its status |
//! | `release_pledge`, `withdraw_exchange` | the holder, whatever its status, once time is up |
//! | `settle_exchange`, `reject_exchange` | the trading centre that is asked |
//! | `withdraw`, `freeze`, `unfreeze` | the project's issuer, within limits; governance |
//! | `check_redemption` | any signed account |
//!
//! Other pallets lock, sell, deliver, give back and redeem certificates through
//! [`CertificateRegistry`](verdigrid_primitives::traits::CertificateRegistry). The call auction sells
//! through [`AuctionSales`](verdigrid_primitives::traits::AuctionSales), and holds the deposit for a
//! bundle that it may split before it needs it.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod auction;
mod bundles;
mod callers;
mod correction;
mod deposits;
mod division;
mod errors;
mod events;
mod exchange;
pub mod inspect;
mod issue;
mod pledge;
mod projects;
mod redemption;
mod registry;
mod transfer;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use frame_support::pallet_macros::import_section;

pub use bundles::MAX_ADJACENT;
pub use pallet::*;
pub use projects::MAX_FACE_VALUE;
pub use weights::WeightInfo;

/// The pallet.
#[import_section(events::events)]
#[import_section(errors::errors)]
// The macros of FRAME expand to `expect`, placed at our attributes; our own code is in other files.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{issue::Issue, types::*};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{Consideration, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use verdigrid_primitives::{
		certificate::{
			BatchId, BundleState, Carried as CarriedEnergy, CertificateRange, Class, EnergySource,
			ExchangeId, Lock, PledgeId, ProjectCode, TradeClass,
		},
		claim::{Claim, Redemption, RedemptionId},
		evidence::{ProvedReading, TradeRef},
		party::{MeterId, PartyId, Role},
		traits::{Meters, Parties, Readings},
		voucher::VoucherId,
		Energy, MarketOffset, Moment, Period,
	};

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who may set trade classes.
		type ClassOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who, beside issuers, may withdraw certificates and freeze batches: governance.
		type WithdrawOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What is held for each bundle beyond the one that a batch begins with.
		type BundleDeposit: Consideration<Self::AccountId, Footprint>;

		/// What is held for a pledge or a request for exchange, and what a redemption costs.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;

		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;

		/// Metering points.
		type Meters: Meters;

		/// What meters measured.
		type Readings: Readings;

		/// Chain time.
		type Time: UnixTime;

		/// The market's distance from UTC; never changes.
		type MarketOffset: Get<MarketOffset>;

		/// How far a reading may exceed what the project's capacity could generate, in parts per
		/// million.
		type CapacityMargin: Get<u32>;

		/// The longest validity that a trade class may have, in months.
		type MaxValidity: Get<u16>;

		/// How long the trading centre has to settle an exchange, in seconds.
		type ExchangeTimeout: Get<u64>;

		/// What calls may cost.
		type WeightInfo: WeightInfo;

		/// Makes parties, meters and readings for benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::traits::Scenario<Self::AccountId>;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a bundle beyond the one that a batch begins with.
		Bundle,
		/// For the record of a pledge or of a request for exchange.
		Record,
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Trade classes. Governed.
	#[pallet::storage]
	pub type Classes<T> = StorageMap<_, Twox64Concat, TradeClass, Class>;

	/// Projects by code. Never removed.
	#[pallet::storage]
	pub type Projects<T> = StorageMap<_, Blake2_128Concat, ProjectCode, Project>;

	/// The project that a meter serves. Governance can free the meter of a project that was registered wrongly.
	#[pallet::storage]
	pub type ProjectOf<T> = StorageMap<_, Blake2_128Concat, MeterId, ProjectCode>;

	/// Batches. Never removed.
	#[pallet::storage]
	pub type Batches<T> = StorageMap<_, Twox64Concat, BatchId, Batch>;

	/// The batch of a project, period and class: each has one, for ever.
	#[pallet::storage]
	pub type BatchOf<T> =
		StorageMap<_, Blake2_128Concat, (ProjectCode, Period, TradeClass), BatchId>;

	/// Bundles by batch and first certificate.
	#[pallet::storage]
	pub type Bundles<T> = StorageDoubleMap<_, Twox64Concat, BatchId, Twox64Concat, u32, Bundle>;

	/// What is held for bundles, by batch and first certificate. Bundles that a batch began with, that
	/// have ended, or that governance cut off have no deposit.
	#[pallet::storage]
	pub type BundleDeposits<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BatchId, Twox64Concat, u32, BundleDepositOf<T>>;

	/// Why, when and on whose authority batches are frozen: those that are.
	#[pallet::storage]
	pub type Freezes<T> = StorageMap<_, Twox64Concat, BatchId, Freeze>;

	/// Why, when and on whose authority bundles were withdrawn, by batch and first certificate. Never
	/// removed.
	#[pallet::storage]
	pub type Withdrawals<T> =
		StorageDoubleMap<_, Twox64Concat, BatchId, Twox64Concat, u32, Withdrawal>;

	/// The bundles of each party, whatever their state: batch and first certificate.
	#[pallet::storage]
	pub type Holdings<T> =
		StorageDoubleMap<_, Twox64Concat, PartyId, Twox64Concat, (BatchId, u32), ()>;

	/// The energy drawn from a meter's reading of a period, over all classes. Never removed.
	#[pallet::storage]
	pub type Issued<T> = StorageMap<_, Blake2_128Concat, (MeterId, Period), Energy, ValueQuery>;

	/// The last period issued of a project and class.
	#[pallet::storage]
	pub type LastIssued<T> = StorageMap<_, Blake2_128Concat, (ProjectCode, TradeClass), Period>;

	/// Energy of a project and class that waits for the next period to fill a certificate.
	#[pallet::storage]
	pub type Carry<T> =
		StorageMap<_, Blake2_128Concat, (ProjectCode, TradeClass), Energy, ValueQuery>;

	/// Energy carried into and out of a meter's period, over all classes. Never removed.
	#[pallet::storage]
	pub type Carried<T> =
		StorageMap<_, Blake2_128Concat, (MeterId, Period), CarriedEnergy, ValueQuery>;

	/// Open pledges.
	#[pallet::storage]
	pub type Pledges<T> = StorageMap<_, Twox64Concat, PledgeId, Pledge>;

	/// Exchanges, requested or settled. A request that is withdrawn or rejected is removed.
	#[pallet::storage]
	pub type Exchanges<T> = StorageMap<_, Twox64Concat, ExchangeId, Exchange>;

	/// What is held for open pledges and for requests of exchange that are not settled.
	#[pallet::storage]
	pub type RecordDeposits<T: Config> = StorageMap<_, Twox64Concat, Record, RecordDepositOf<T>>;

	/// Redemptions. Never removed.
	#[pallet::storage]
	pub type Redemptions<T> = StorageMap<_, Twox64Concat, RedemptionId, Redemption>;

	/// Number of the next batch.
	#[pallet::storage]
	pub type NextBatch<T> = StorageValue<_, BatchId, ValueQuery>;

	/// Number of the next pledge.
	#[pallet::storage]
	pub type NextPledge<T> = StorageValue<_, PledgeId, ValueQuery>;

	/// Number of the next exchange.
	#[pallet::storage]
	pub type NextExchange<T> = StorageValue<_, ExchangeId, ValueQuery>;

	/// Number of the next redemption.
	#[pallet::storage]
	pub type NextRedemption<T> = StorageValue<_, RedemptionId, ValueQuery>;

	/// The trade classes that a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Trade classes.
		pub classes: Vec<(TradeClass, Class)>,
		/// Nothing of the runtime.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (class, terms) in &self.classes {
				let checked = projects::ensure_well_formed::<T>(*class, terms);
				assert!(checked.is_ok(), "trade class is refused: {checked:?}");
				Classes::<T>::insert(class, terms);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets what certificates of a trade class are like, from the next issue on.
		///
		/// For governance. A certificate is of 1 Wh to 1 GWh, and valid for one month at least after that
		/// of production. The chain sets the most months. A class that exists keeps its granularity, face
		/// value and policy; only the months can change, and batches that are issued keep theirs. Emits
		/// `ClassSet`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_class())]
		pub fn set_class(origin: OriginFor<T>, class: TradeClass, terms: Class) -> DispatchResult {
			T::ClassOrigin::ensure_origin(origin)?;
			Self::do_set_class(class, terms)
		}

		/// Registers a generating project.
		///
		/// For an active party with the role Issuer. The owner is an active party with the role
		/// Generator; the meter is the owner's, counts generation, is not retired and serves no other
		/// project, and serves this one from now on. The project stands in its meter's region.
		/// `capacity_w` is in watts, 1 W to 100 GW; a full period at it fits into one batch of some trade
		/// class of the meter's granularity. For an hour of a plant of 100 MW or more this needs a
		/// class of 1,000 Wh. Emits `ProjectRegistered`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::register_project())]
		pub fn register_project(
			origin: OriginFor<T>,
			code: ProjectCode,
			owner: PartyId,
			meter: MeterId,
			source: EnergySource,
			capacity_w: u64,
		) -> DispatchResult {
			let issuer = Self::party_with_role(&ensure_signed(origin)?, Role::Issuer)?;
			Self::do_register_project(issuer, code, owner, meter, source, capacity_w)
		}

		/// Issues certificates for metered generation to the project's owner.
		///
		/// For the project's issuer, active. The project's owner is not suspended, revoked or being
		/// recovered. `energy` (watt-hours) is drawn from the reading, which is proved against the final
		/// anchor of the latest revision of the period's readings and fits the project's capacity and the
		/// meter's power; over all classes no more is drawn than was measured. With what was carried from
		/// the period before it fills whole certificates; the rest is carried on. Periods of a project
		/// and class are issued in their order and once, even when no certificate is filled. Class,
		/// meter and period are of one granularity, and the meter was the owner's in some part of the
		/// period, retired or not by now.
		///
		/// Once for each later revision of the readings, at any time, the same call draws what the reading
		/// has more: the batch goes on after its last certificate, with its owner and validity, unless it
		/// is frozen or has expired. Nothing is carried in then, and the rest is carried on. The new
		/// certificates take a bundle deposit of the issuer.
		///
		/// Emits `CertificatesIssued`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(
			origin: OriginFor<T>,
			project: ProjectCode,
			period: Period,
			class: TradeClass,
			energy: Energy,
			reading: ProvedReading,
		) -> DispatchResult {
			let issuer = Self::party_with_role(&ensure_signed(origin)?, Role::Issuer)?;
			Self::do_issue(issuer, Issue { code: project, period, class, energy }, reading)
		}

		/// Gives certificates to another active party.
		///
		/// For their holder, active. They start where a bundle starts, are active, neither frozen nor
		/// expired, and may change hands; this counts as changing hands. Where a part of a bundle goes,
		/// the rest takes a bundle deposit. Emits `Transferred`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
			to: PartyId,
		) -> DispatchResult {
			let from = Self::active_party(&ensure_signed(origin)?)?;
			Self::do_transfer(from, CertificateRange { batch, first, units }, to)
		}

		/// Keeps certificates for the buyer of a sale that was made outside the chain.
		///
		/// For their holder, active. They start where a bundle starts, are active, neither frozen nor
		/// expired, and may be delivered. Verification of the settlement with this `trade_ref` makes
		/// them the buyer's; what is still pledged at `until` (seconds) can be released from then on. It is
		/// at most the end of their validity, and `trade_ref` is not zero.
		/// Takes a record deposit while the pledge is open, and a bundle deposit for the rest of the
		/// bundle, if any. Emits `Pledged`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::pledge())]
		pub fn pledge(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
			buyer: PartyId,
			trade_ref: TradeRef,
			until: Moment,
		) -> DispatchResult {
			let seller = Self::active_party(&ensure_signed(origin)?)?;
			let range = CertificateRange { batch, first, units };
			Self::do_pledge(seller, range, buyer, trade_ref, until)
		}

		/// Takes back what is still pledged, at or after the pledge's end, or once the certificates have
		/// expired.
		///
		/// For the seller, whatever its status, and for frozen and expired certificates too. The
		/// record deposit goes back to the account that paid it. Emits `PledgeReleased`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::release_pledge())]
		pub fn release_pledge(origin: OriginFor<T>, pledge: PledgeId) -> DispatchResult {
			let seller = Self::party(&ensure_signed(origin)?)?;
			Self::do_release_pledge(seller, pledge)
		}

		/// Asks a trading centre to exchange certificates, which are locked meanwhile.
		///
		/// For their holder, active. `centre` is an active party with the role TradingCentre: only it
		/// settles or rejects the request. The certificates start where a bundle starts, are active, and
		/// neither frozen nor expired. Takes a record deposit, which is returned unless the exchange is settled, and a
		/// bundle deposit for the rest of the bundle, if any. Emits `ExchangeRequested` with the moment
		/// from which the request can be withdrawn.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::request_exchange())]
		pub fn request_exchange(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
			centre: PartyId,
		) -> DispatchResult {
			let holder = Self::active_party(&ensure_signed(origin)?)?;
			Self::do_request_exchange(holder, CertificateRange { batch, first, units }, centre)
		}

		/// Settles an exchange, before its timeout. Final.
		///
		/// For the trading centre that the request names, active. Batch, first certificate and units must
		/// be those of the request. `receipt` is the hash of the receipt, not zero. The certificates have not
		/// expired, and governance has not frozen them; a freeze by an issuer does not stop what was
		/// asked for before. Deposits held for the record and its bundle become fees. Emits
		/// `ExchangeSettled`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::settle_exchange())]
		pub fn settle_exchange(
			origin: OriginFor<T>,
			exchange: ExchangeId,
			batch: BatchId,
			first: u32,
			units: u32,
			receipt: H256,
		) -> DispatchResult {
			let by = Self::party_with_role(&ensure_signed(origin)?, Role::TradingCentre)?;
			let range = CertificateRange { batch, first, units };
			Self::do_settle_exchange(by, exchange, range, receipt)
		}

		/// Takes certificates back from an exchange that was not settled, at or after its timeout.
		///
		/// For their holder, whatever its status, and for frozen and expired certificates too. The
		/// record deposit goes back to the account that paid it. Emits `ExchangeWithdrawn`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::withdraw_exchange())]
		pub fn withdraw_exchange(origin: OriginFor<T>, exchange: ExchangeId) -> DispatchResult {
			let holder = Self::party(&ensure_signed(origin)?)?;
			Self::do_withdraw_exchange(holder, exchange)
		}

		/// Redeems certificates for a claim made directly, without a voucher. Final.
		///
		/// For their holder, active. They start where a bundle starts, are active, and neither frozen
		/// nor expired. No consumption is matched: the purposes Obligation and Scope2 need a voucher,
		/// and so do certificates that move by verification only. The time claimed for overlaps the period
		/// in which the energy was generated. A beneficiary other than the holder
		/// is allowed, without payment, where the policy lets certificates change hands. Costs the price
		/// of a record, and a bundle deposit for the rest of the bundle, if any; a deposit held for the
		/// redeemed bundle becomes a fee. Emits `Redeemed`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
			claim: Claim,
		) -> DispatchResult {
			let holder = Self::active_party(&ensure_signed(origin)?)?;
			Self::do_redeem(holder, CertificateRange { batch, first, units }, claim)
		}

		/// Records on chain where a certificate stands, and whether that is as expected: the audit
		/// trail of a check.
		///
		/// For any signed account. `number` is the certificate's number, 32 characters; `first` is the
		/// first certificate of the bundle that it is in, as the runtime API `status` tells. Emits
		/// `RedemptionChecked`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::check_redemption())]
		pub fn check_redemption(
			origin: OriginFor<T>,
			number: [u8; 32],
			first: u32,
			expected: BundleState,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_check_redemption(by, number, first, expected)
		}

		/// Cuts a bundle in two, so that its middle can be traded.
		///
		/// For its holder, active. The bundle starts at `first` and is active; it keeps its first
		/// `units` certificates, and the rest becomes a bundle of its own, which takes a bundle deposit.
		/// Works for expired certificates and for those that an issuer froze: nobody's rights change. Fails
		/// while governance has frozen the batch. Emits `Split`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::split())]
		pub fn split(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
		) -> DispatchResult {
			let holder = Self::active_party(&ensure_signed(origin)?)?;
			Self::do_split(holder, CertificateRange { batch, first, units })
		}

		/// Joins the bundle that starts at `first` with the one that follows it.
		///
		/// For the holder of both, whatever its status, and for expired certificates and those that an
		/// issuer froze too: nobody's rights change. Fails while governance has frozen the batch. Both are active, and have changed hands or have not. The deposit of
		/// the second bundle goes back to the account that paid it. Emits `Merged`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::merge())]
		pub fn merge(origin: OriginFor<T>, batch: BatchId, first: u32) -> DispatchResult {
			let holder = Self::party(&ensure_signed(origin)?)?;
			Self::do_merge(holder, batch, first)
		}

		/// Corrects a project's capacity, in watts: 1 W to 100 GW, so that a full period at it fits into one
		/// batch of some trade class of the meter's granularity.
		///
		/// For the project's issuer, active, and for governance. Nothing else of a project can change: not
		/// its meter, owner, source or region. Emits `ProjectUpdated`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::update_project())]
		pub fn update_project(
			origin: OriginFor<T>,
			code: ProjectCode,
			capacity_w: u64,
		) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_update_project(by, code, capacity_w)
		}

		/// Retires a project: nothing more is issued for it, unless governance restores it. Its
		/// certificates live on, and its meter serves no other project.
		///
		/// For the project's issuer, active, and for governance. Emits `ProjectRetired`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::retire_project())]
		pub fn retire_project(origin: OriginFor<T>, code: ProjectCode) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_retire_project(by, code)
		}

		/// Lets certificates be issued again for a project that was retired.
		///
		/// For governance. Emits `ProjectRestored`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::restore_project())]
		pub fn restore_project(origin: OriginFor<T>, code: ProjectCode) -> DispatchResult {
			T::WithdrawOrigin::ensure_origin(origin)?;
			Self::do_restore_project(code)
		}

		/// Puts a project under another issuer, with all of its batches, also one that is retired.
		///
		/// For governance. `issuer` is an active party with the role Issuer. From now on only that issuer
		/// issues for the project, changes it, and freezes, unfreezes or withdraws its certificates. Emits
		/// `ProjectHandedOver`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::hand_over_project())]
		pub fn hand_over_project(
			origin: OriginFor<T>,
			code: ProjectCode,
			issuer: PartyId,
		) -> DispatchResult {
			T::WithdrawOrigin::ensure_origin(origin)?;
			Self::do_hand_over_project(code, issuer)
		}

		/// Removes a project that was registered wrongly, so that its meter can serve another project. If
		/// something was issued for it, it must be retired and its code stays taken; its certificates live
		/// on. Otherwise its code is free too.
		///
		/// For governance. Emits `ProjectRemoved`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::remove_project())]
		pub fn remove_project(origin: OriginFor<T>, code: ProjectCode) -> DispatchResult {
			T::WithdrawOrigin::ensure_origin(origin)?;
			Self::do_remove_project(code)
		}

		/// Refuses an exchange that is not settled; the certificates go back to their holder, active.
		///
		/// For the trading centre that the request names, active. Batch, first certificate and units must
		/// be those of the request. It works before and after the timeout, and for frozen and expired
		/// certificates too: it gives the holder what the holder could take later.
		/// The record deposit goes back to the account that paid it. Emits `ExchangeRejected`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::reject_exchange())]
		pub fn reject_exchange(
			origin: OriginFor<T>,
			exchange: ExchangeId,
			batch: BatchId,
			first: u32,
			units: u32,
			reason: Rejection,
		) -> DispatchResult {
			let by = Self::party_with_role(&ensure_signed(origin)?, Role::TradingCentre)?;
			let range = CertificateRange { batch, first, units };
			Self::do_reject_exchange(by, exchange, range, reason)
		}

		/// Withdraws certificates. Final: their numbers are never used again, their energy stays drawn
		/// from the reading, and their project, period and class stay issued.
		///
		/// For the project's issuer, active, when they have not changed hands and the project's
		/// owner still holds them; for governance, whoever holds them. They start where a bundle starts
		/// and are active: not locked, redeemed or exchanged. Works for expired certificates and for those
		/// that the issuer froze; what governance has frozen, only governance withdraws.
		/// The rest of the bundle, if any, takes a bundle deposit of the issuer; a deposit held for the
		/// withdrawn bundle becomes a fee. Emits `Withdrawn`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
			reason: Reason,
		) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_withdraw(by, CertificateRange { batch, first, units }, reason)
		}

		/// Freezes a batch: its certificates cannot be transferred, locked, sold, delivered, exchanged or
		/// redeemed until it is unfrozen. What is offered, pledged or in exchange can be taken back.
		/// What is in a round of the call auction when that closes is sold nevertheless, and what an
		/// agreement over a voucher has decided is carried out, unless governance froze the batch.
		///
		/// For the issuer of the batch's project, active, and for governance, which may also take over the
		/// freeze of an issuer. Emits `BatchFrozen`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::freeze())]
		pub fn freeze(origin: OriginFor<T>, batch: BatchId, reason: Reason) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_freeze(by, batch, reason)
		}

		/// Ends the freeze of a batch.
		///
		/// For the issuer of the batch's project, active, unless governance froze it; and for governance.
		/// Emits `BatchUnfrozen`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_unfreeze(by, batch)
		}
	}
}
