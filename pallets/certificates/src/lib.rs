#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod auction;
mod bundles;
mod callers;
mod check;
mod correction;
mod deposits;
mod division;
mod errors;
mod events;
mod exchange;
pub mod history;
mod holdings;
pub mod inspect;
mod issue;
pub mod key;
mod lots;
pub mod migrations;
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

pub use deposits::SeveralDeposits;
pub use pallet::*;
pub use projects::MAX_FACE_VALUE;
pub use verdigrid_primitives::certificate::MAX_ADJACENT;
pub use weights::WeightInfo;

// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{issue::Issue, key::BundleKey, types::*};
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
			ExchangeId, Lock, LotId, PledgeId, ProjectCode, TradeClass,
		},
		claim::{Claim, Redemption, RedemptionId},
		evidence::{ProvedReading, TradeRef},
		party::{MeterId, PartyId, Role},
		traits::{Fee, Meters, Parties, Readings},
		voucher::VoucherId,
		Energy, MarketOffset, Moment, Period,
	};

	/// What an extra bundle costs while it lasts.
	pub type BundleDepositOf<T> =
		Deposit<<T as frame_system::Config>::AccountId, <T as Config>::BundleDeposit>;

	/// What the bundles that one call added cost while they last.
	pub type DepositLotOf<T> =
		DepositLot<<T as frame_system::Config>::AccountId, <T as Config>::BundleDeposit>;

	/// What an open record costs while it lasts.
	pub type RecordDepositOf<T> =
		Deposit<<T as frame_system::Config>::AccountId, <T as Config>::RecordDeposit>;

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The origin that sets trade classes.
		type ClassOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Governance: it decides about all projects, issuers only about their own.
		type WithdrawOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The deposit for each bundle beyond the one that a batch begins with.
		type BundleDeposit: SeveralDeposits<Self::AccountId>;

		/// The deposit for a pledge or a request for exchange.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;

		/// The price of a bundle that is split off and ends at once.
		type BundleFee: Fee<Self::AccountId>;

		/// The price of a redemption.
		type RedemptionFee: Fee<Self::AccountId>;

		/// The parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;

		/// The meters.
		type Meters: Meters;

		/// The readings of meters.
		type Readings: Readings;

		/// Chain time.
		type Time: UnixTime;

		/// The distance of the market from UTC. It never changes.
		type MarketOffset: Get<MarketOffset>;

		/// How far a reading may exceed what the capacity of the project could generate, in parts per
		/// million.
		type CapacityMargin: Get<u32>;

		/// The longest validity that a trade class may have, in months.
		type MaxValidity: Get<u16>;

		/// The time that a trading centre has to settle an exchange, in seconds.
		type ExchangeTimeout: Get<u64>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes parties, meters and readings for benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::benchmarking::Scenario<Self::AccountId>;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A bundle beyond the one that a batch begins with.
		Bundle,
		/// The record of a pledge or of a request for exchange.
		Record,
	}

	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The trade classes. Governance sets them.
	#[pallet::storage]
	pub type Classes<T> = StorageMap<_, Identity, TradeClass, Class>;

	/// The projects by code. A project for which something was issued is never removed.
	#[pallet::storage]
	pub type Projects<T> = StorageMap<_, Blake2_128Concat, ProjectCode, Project>;

	/// The project that a meter serves. Governance can free the meter of a project that was registered
	/// wrongly.
	#[pallet::storage]
	pub type ProjectOf<T> = StorageMap<_, Blake2_128Concat, MeterId, ProjectCode>;

	/// The batches. Never removed.
	#[pallet::storage]
	pub type Batches<T> = StorageMap<_, Identity, BatchId, Batch>;

	/// The batch of a project, period and class. Each has at most one, for ever.
	#[pallet::storage]
	pub type BatchOf<T> =
		StorageMap<_, Blake2_128Concat, (ProjectCode, Period, TradeClass), BatchId>;

	/// The bundles by batch and first certificate. The second key is `u32::MAX` less the first certificate,
	/// in four bytes, big-endian. So the first key that is not before that of a certificate is its bundle's.
	#[pallet::storage]
	pub type Bundles<T> = StorageDoubleMap<_, Identity, BatchId, Identity, BundleKey, Bundle>;

	/// The deposits for bundles, by lot. A bundle names its lot. There is none for the bundle that a batch
	/// began with, for what is left of it, and for certificates that have ended.
	#[pallet::storage]
	pub type DepositLots<T: Config> = StorageMap<_, Identity, LotId, DepositLotOf<T>>;

	/// The batches that are frozen, with reason, time and authority.
	#[pallet::storage]
	pub type Freezes<T> = StorageMap<_, Identity, BatchId, Freeze>;

	/// The withdrawals by batch and first certificate, with reason, time and authority. Never removed.
	#[pallet::storage]
	pub type Withdrawals<T> = StorageDoubleMap<_, Identity, BatchId, Identity, u32, Withdrawal>;

	/// How many bundles each party has in each batch, in every state.
	#[pallet::storage]
	pub type Holdings<T> =
		StorageDoubleMap<_, Identity, PartyId, Identity, BatchId, u32, ValueQuery>;

	/// The energy drawn from the reading of a meter and period, over all classes. Never removed.
	#[pallet::storage]
	pub type Issued<T> = StorageMap<_, Blake2_128Concat, (MeterId, Period), Energy, ValueQuery>;

	/// The last period of a project and class that was issued.
	#[pallet::storage]
	pub type LastIssued<T> = StorageMap<_, Blake2_128Concat, (ProjectCode, TradeClass), Period>;

	/// The energy of a project and class that is carried to the next period.
	#[pallet::storage]
	pub type Carry<T> =
		StorageMap<_, Blake2_128Concat, (ProjectCode, TradeClass), Energy, ValueQuery>;

	/// The energy carried into and out of a meter's period, over all classes. Never removed.
	#[pallet::storage]
	pub type Carried<T> =
		StorageMap<_, Blake2_128Concat, (MeterId, Period), CarriedEnergy, ValueQuery>;

	/// The open pledges.
	#[pallet::storage]
	pub type Pledges<T> = StorageMap<_, Identity, PledgeId, Pledge>;

	/// The exchanges, requested or settled. A request that is withdrawn or rejected is removed.
	#[pallet::storage]
	pub type Exchanges<T> = StorageMap<_, Identity, ExchangeId, Exchange>;

	/// The deposits for open pledges and for exchanges that are requested.
	#[pallet::storage]
	pub type RecordDeposits<T: Config> = StorageMap<_, Identity, PaidRecord, RecordDepositOf<T>>;

	/// The redemptions. Never removed.
	#[pallet::storage]
	pub type Redemptions<T> = StorageMap<_, Identity, RedemptionId, Redemption>;

	/// The number of the next batch.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextBatch<T> = StorageValue<_, BatchId, ValueQuery>;

	/// The number of the next deposit lot.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextLot<T> = StorageValue<_, LotId, ValueQuery>;

	/// The number of the next pledge.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextPledge<T> = StorageValue<_, PledgeId, ValueQuery>;

	/// The number of the next exchange.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextExchange<T> = StorageValue<_, ExchangeId, ValueQuery>;

	/// The number of the next redemption.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextRedemption<T> = StorageValue<_, RedemptionId, ValueQuery>;

	/// The trade classes that a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The trade classes.
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
		/// Sets what the certificates of a trade class are like, from the next issue on.
		///
		/// `terms` names the granularity, the energy of a certificate in watt-hours, the policy and
		/// the months of validity. The months of an existing class can change; its other terms
		/// cannot. Batches that were issued before keep their terms.
		///
		/// - Caller: governance.
		/// - Needs: the energy of a certificate is 1 Wh to 1 GWh. The certificates are valid for at
		///   least one month after the month of production, and for at most the months that the chain
		///   allows.
		/// - Cost: nothing.
		/// - Event: `ClassSet`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_class())]
		pub fn set_class(origin: OriginFor<T>, class: TradeClass, terms: Class) -> DispatchResult {
			T::ClassOrigin::ensure_origin(origin)?;
			Self::do_set_class(class, terms)
		}

		/// Registers a generating project. The caller becomes its issuer.
		///
		/// `capacity_w` is the most power that the project can generate, in watts. The project stands
		/// in the region of its meter. The meter serves this project from now on.
		///
		/// - Caller: an active party with the role Issuer.
		/// - Needs: the code is valid and not used. The owner is an active party with the role
		///   Generator. The meter belongs to the owner, counts generation, is not retired and serves
		///   no other project. The capacity is 1 W to 100 GW. A full period at this capacity fits
		///   into one batch of some trade class of the meter's granularity. An hour of 100 MW or more
		///   needs a class of 1,000 Wh.
		/// - Cost: the fee of the call.
		/// - Event: `ProjectRegistered`.
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

		/// Issues certificates for metered generation to the owner of the project.
		///
		/// `energy`, in watt-hours, is drawn from `reading`. The energy that was carried from the
		/// period before is added. Together they fill whole certificates, and the rest is carried on.
		/// A project, period and class has one batch, even if no certificate is filled.
		///
		/// For each later revision of the readings, the same call can continue the batch once. It
		/// draws what the later reading has more. The new certificates follow the last one, and keep
		/// the owner and the validity of the batch. Nothing is carried in then. The rest is carried
		/// on.
		///
		/// - Caller: the issuer of the project, active.
		/// - Needs: the project is not retired, and its owner is not suspended, revoked or being
		///   recovered. Class, meter and period have one granularity. The meter was the owner's in
		///   some part of the period. The reading is proved against the final anchor of the latest
		///   revision. It is within the capacity of the project and the power of the meter. All
		///   classes together draw at most what was measured. The first issue of a period follows the
		///   last issued period of the project and class. A batch that is continued is neither frozen
		///   nor expired.
		/// - Cost: the fee of the call. Certificates that continue a batch take a bundle deposit from
		///   the issuer, unless the batch had none before.
		/// - Event: `CertificatesIssued`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::issue().max(T::WeightInfo::issue_more()))]
		pub fn issue(
			origin: OriginFor<T>,
			project: ProjectCode,
			period: Period,
			class: TradeClass,
			energy: Energy,
			reading: ProvedReading,
		) -> DispatchResult {
			let issuer = Self::party_with_role(&ensure_signed(origin)?, Role::Issuer)?;
			Self::do_issue(Issue { issuer, code: project, period, class, energy }, reading)
		}

		/// Gives certificates to another party.
		///
		/// The certificates are `units` certificates of `batch`, from `first` on. They change hands
		/// by this.
		///
		/// - Caller: an active party that holds the certificates.
		/// - Needs: the recipient is another active party. A bundle starts at `first` and contains
		///   all of the certificates. They are free, neither frozen nor expired, and their policy
		///   lets them change hands.
		/// - Cost: the fee of the call. If a part of the bundle stays, the caller pays a bundle
		///   deposit for it.
		/// - Event: `Transferred`.
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
		/// When the settlement with this `trade_ref` is verified, the certificates become the
		/// buyer's. `until` is in seconds since 1970. From then on the caller can release what is
		/// still pledged.
		///
		/// - Caller: an active party that holds the certificates.
		/// - Needs: the buyer is another active party. `trade_ref` is not zero. `until` is in the
		///   future and at most the end of the certificates' validity. A bundle starts at `first` and
		///   contains all of the certificates. They are free, neither frozen nor expired, and their
		///   policy lets them be delivered.
		/// - Cost: a record deposit, returned when the pledge is released or used up. If a part of
		///   the bundle stays, the caller pays a bundle deposit for it.
		/// - Event: `Pledged`.
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

		/// Takes back the certificates that are still pledged.
		///
		/// The record deposit returns to the account on which it is held.
		///
		/// - Caller: the seller, even if it is not active.
		/// - Needs: the pledge has ended, or the certificates have expired. They may be frozen.
		/// - Cost: the fee of the call.
		/// - Event: `PledgeReleased`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::release_pledge())]
		pub fn release_pledge(origin: OriginFor<T>, pledge: PledgeId) -> DispatchResult {
			let seller = Self::party(&ensure_signed(origin)?)?;
			Self::do_release_pledge(seller, pledge)
		}

		/// Asks a trading centre to exchange certificates, and locks them.
		///
		/// Only `centre` can settle or reject the request. From the timeout on the caller can
		/// withdraw it; the event names the timeout.
		///
		/// - Caller: an active party that holds the certificates.
		/// - Needs: `centre` is an active party with the role TradingCentre. A bundle starts at
		///   `first` and contains all of the certificates. They are free, and neither frozen nor
		///   expired.
		/// - Cost: a record deposit. It is returned when the request is withdrawn or rejected, and
		///   becomes a fee when it is settled. If a part of the bundle stays, the caller pays a
		///   bundle deposit for it.
		/// - Event: `ExchangeRequested`.
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

		/// Settles an exchange. This is final.
		///
		/// `receipt` is the hash of the receipt. Batch, first certificate and units repeat what the
		/// request names.
		///
		/// - Caller: the trading centre that the request names, active.
		/// - Needs: the timeout has not come. `receipt` is not zero. The certificates have not
		///   expired, and governance has not frozen them. A freeze by an issuer does not stop an
		///   exchange that was requested before.
		/// - Cost: the fee of the call. The deposits of the holder for the request and for the bundle
		///   become fees.
		/// - Event: `ExchangeSettled`.
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

		/// Takes certificates back from an exchange that was not settled in time.
		///
		/// The record deposit returns to the account on which it is held.
		///
		/// - Caller: the holder, even if it is not active.
		/// - Needs: the timeout has come, and the exchange is not settled. The certificates may be
		///   frozen or expired.
		/// - Cost: the fee of the call.
		/// - Event: `ExchangeWithdrawn`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::withdraw_exchange())]
		pub fn withdraw_exchange(origin: OriginFor<T>, exchange: ExchangeId) -> DispatchResult {
			let holder = Self::party(&ensure_signed(origin)?)?;
			Self::do_withdraw_exchange(holder, exchange)
		}

		/// Redeems certificates for a claim, without a voucher. This is final.
		///
		/// The claim may name another beneficiary than the holder, without payment, where the policy
		/// lets the certificates change hands. No consumption is matched. The purposes Obligation and
		/// Scope2 therefore need a voucher.
		///
		/// - Caller: an active party that holds the certificates.
		/// - Needs: a bundle starts at `first` and contains all of the certificates. They are free,
		///   neither frozen nor expired, and do not move by verification only. The time of the claim
		///   overlaps the period in which the energy was generated.
		/// - Cost: the price of a record, as a fee. A deposit that is held for the redeemed bundle
		///   becomes a fee too. If a part of the bundle stays, that part keeps the deposit, and the
		///   caller pays the price of a bundle as a fee.
		/// - Event: `Redeemed`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::redeem().max(T::WeightInfo::redeem_part()))]
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

		/// Records on chain where a certificate stands, and whether that is as expected.
		///
		/// The event is the audit trail of a check. `number` is the number of the certificate, with
		/// 32 characters. `first` is the first certificate of its bundle, as the runtime API `status`
		/// shows it.
		///
		/// - Caller: any account.
		/// - Needs: a certificate has this number, and is in the bundle that starts at `first`.
		/// - Cost: the fee of the call.
		/// - Event: `RedemptionChecked`.
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

		/// Cuts a bundle in two, so that a part of it can be traded.
		///
		/// The first bundle keeps `units` certificates. The rest becomes a bundle of its own. No
		/// rights change.
		///
		/// - Caller: an active party that holds the bundle.
		/// - Needs: the bundle starts at `first`, is free, and has more than `units` certificates.
		///   Governance has not frozen the batch. The certificates may be expired, or frozen by an
		///   issuer.
		/// - Cost: a bundle deposit for the second bundle, returned by `merge`.
		/// - Event: `Split`.
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

		/// Joins the bundle that starts at `first` with the bundle that follows it.
		///
		/// The deposit for the second bundle returns to the account on which it is held. No rights
		/// change.
		///
		/// - Caller: the holder of both bundles, even if it is not active.
		/// - Needs: both bundles are free. Both have changed hands, or neither has. Governance has
		///   not frozen the batch. The certificates may be expired, or frozen by an issuer.
		/// - Cost: the fee of the call.
		/// - Event: `Merged`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::merge())]
		pub fn merge(origin: OriginFor<T>, batch: BatchId, first: u32) -> DispatchResult {
			let holder = Self::party(&ensure_signed(origin)?)?;
			Self::do_merge(holder, batch, first)
		}

		/// Corrects the capacity of a project.
		///
		/// `capacity_w` is in watts. Nothing else of a project can change: not its meter, owner,
		/// source or region.
		///
		/// - Caller: the issuer of the project, active; or governance.
		/// - Needs: the project is not retired. The capacity is 1 W to 100 GW. A full period at this
		///   capacity fits into one batch of some trade class of the meter's granularity.
		/// - Cost: the fee of the call.
		/// - Event: `ProjectUpdated`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::update_project())]
		pub fn update_project(
			origin: OriginFor<T>,
			project: ProjectCode,
			capacity_w: u64,
		) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_update_project(by, project, capacity_w)
		}

		/// Retires a project: nothing more is issued for it, unless governance restores it.
		///
		/// The certificates of the project stay valid. Its meter serves no other project.
		///
		/// - Caller: the issuer of the project, active; or governance.
		/// - Needs: the project is not retired.
		/// - Cost: the fee of the call.
		/// - Event: `ProjectRetired`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::retire_project())]
		pub fn retire_project(origin: OriginFor<T>, project: ProjectCode) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_retire_project(by, project)
		}

		/// Restores a retired project, so that certificates can be issued for it again.
		///
		/// - Caller: governance.
		/// - Needs: the project is retired and was not removed.
		/// - Cost: nothing.
		/// - Event: `ProjectRestored`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::restore_project())]
		pub fn restore_project(origin: OriginFor<T>, project: ProjectCode) -> DispatchResult {
			T::WithdrawOrigin::ensure_origin(origin)?;
			Self::do_restore_project(project)
		}

		/// Puts a project under another issuer, with all of its batches.
		///
		/// From now on only that issuer issues for the project, changes it, and freezes, unfreezes or
		/// withdraws its certificates.
		///
		/// - Caller: governance.
		/// - Needs: `issuer` is an active party with the role Issuer, and not the present issuer. The
		///   project may be retired.
		/// - Cost: nothing.
		/// - Event: `ProjectHandedOver`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::hand_over_project())]
		pub fn hand_over_project(
			origin: OriginFor<T>,
			project: ProjectCode,
			issuer: PartyId,
		) -> DispatchResult {
			T::WithdrawOrigin::ensure_origin(origin)?;
			Self::do_hand_over_project(project, issuer)
		}

		/// Removes a project that was registered wrongly, so that its meter can serve another
		/// project.
		///
		/// If nothing was issued for the project, its code is free again. Otherwise the code stays
		/// used, and the certificates stay valid.
		///
		/// - Caller: governance.
		/// - Needs: the project was not removed before. It is retired, or nothing was issued for it.
		/// - Cost: nothing.
		/// - Event: `ProjectRemoved`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::remove_project())]
		pub fn remove_project(origin: OriginFor<T>, project: ProjectCode) -> DispatchResult {
			T::WithdrawOrigin::ensure_origin(origin)?;
			Self::do_remove_project(project)
		}

		/// Rejects an exchange that is not settled. The certificates go back to their holder, free.
		///
		/// Batch, first certificate and units repeat what the request names. The record deposit
		/// returns to the account on which it is held.
		///
		/// - Caller: the trading centre that the request names, active.
		/// - Needs: the exchange is not settled. The timeout may have come, and the certificates may
		///   be frozen or expired.
		/// - Cost: the fee of the call.
		/// - Event: `ExchangeRejected`.
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

		/// Withdraws certificates. This is final.
		///
		/// Their numbers are never used again. Their energy stays drawn from the reading. Their
		/// project, period and class stay issued.
		///
		/// - Caller: the issuer of the project, active; or governance.
		/// - Needs: a bundle starts at `first` and contains all of the certificates. They are free,
		///   and may be expired. The issuer withdraws only what never changed hands and is still with
		///   the owner of the project. The issuer withdraws what an issuer froze. Only governance
		///   withdraws what governance froze.
		/// - Cost: the fee of the call. A deposit that is held for the withdrawn bundle becomes a fee.
		///   If a part of the bundle stays, that part keeps the deposit, and the issuer pays the price
		///   of a bundle as a fee. Governance pays nothing.
		/// - Event: `Withdrawn`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::withdraw().max(T::WeightInfo::withdraw_part()))]
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

		/// Freezes a batch, until it is unfrozen.
		///
		/// Its certificates cannot be transferred, locked, sold, delivered, exchanged or redeemed.
		/// They can be taken back from an offer, a pledge or an exchange. A freeze by an issuer does
		/// not stop a sale in a call auction, nor an agreement over a voucher that is decided. A
		/// freeze by governance stops both.
		///
		/// - Caller: the issuer of the project of the batch, active; or governance.
		/// - Needs: the batch is not frozen. Governance can take over the freeze of an issuer.
		/// - Cost: the fee of the call.
		/// - Event: `BatchFrozen`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::freeze())]
		pub fn freeze(origin: OriginFor<T>, batch: BatchId, reason: Reason) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_freeze(by, batch, reason)
		}

		/// Ends the freeze of a batch.
		///
		/// - Caller: the issuer of the project of the batch, active; or governance.
		/// - Needs: the batch is frozen. Only governance ends a freeze by governance.
		/// - Cost: the fee of the call.
		/// - Event: `BatchUnfrozen`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, batch: BatchId) -> DispatchResult {
			let by = Self::authority(origin)?;
			Self::do_unfreeze(by, batch)
		}
	}
}
