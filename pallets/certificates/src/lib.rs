//! # Certificates
//!
//! Green certificates: projects, batches, bundles, exchange and redemption.
//!
//! ## Overview
//!
//! A generating project has one meter, for ever. What the meter measured in a period becomes a batch
//! of certificates, each of the same energy; what does not fill a certificate is carried to the next
//! period. A batch is covered exactly by its bundles, each with one holder and one state, so that no
//! certificate can be counted twice. A certificate ends redeemed (for a claim of consumption) or
//! exchanged (at the trading centre), and its number is never used again.
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
//!
//! ## Calls
//!
//! | call | who |
//! |---|---|
//! | `set_class` | governance |
//! | `register_project`, `issue` | an active party with the role Issuer |
//! | `transfer`, `pledge`, `request_exchange`, `redeem` | the holder, active |
//! | `release_pledge`, `withdraw_exchange` | the holder, whatever its status, once time is up |
//! | `settle_exchange` | an active party with the role TradingCentre |
//! | `check_redemption` | any signed account |
//!
//! Other pallets lock, sell, deliver and redeem certificates through
//! [`CertificateRegistry`](verdigrid_primitives::traits::CertificateRegistry).

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod bundles;
mod callers;
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

pub use bundles::MAX_ADJACENT;
pub use pallet::*;
pub use weights::WeightInfo;

/// The pallet.
// The macros of FRAME expand to `expect`, placed at our attributes; our own code is in other files.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{issue::Issue, types::*};
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::UnixTime};
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

		/// Who is who.
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

		/// How long the trading centre has to settle an exchange, in seconds.
		type ExchangeTimeout: Get<u64>;

		/// What calls may cost.
		type WeightInfo: WeightInfo;

		/// Makes parties, meters and readings for benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::traits::Scenario<Self::AccountId>;
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

	/// The project that a meter serves, for ever.
	#[pallet::storage]
	pub type ProjectOf<T> = StorageMap<_, Blake2_128Concat, MeterId, ProjectCode>;

	/// Batches. Never removed.
	#[pallet::storage]
	pub type Batches<T> = StorageMap<_, Twox64Concat, BatchId, Batch>;

	/// The batch of a project, period and class: each is issued once, for ever.
	#[pallet::storage]
	pub type BatchOf<T> =
		StorageMap<_, Blake2_128Concat, (ProjectCode, Period, TradeClass), BatchId>;

	/// Bundles by batch and first certificate.
	#[pallet::storage]
	pub type Bundles<T> = StorageDoubleMap<_, Twox64Concat, BatchId, Twox64Concat, u32, Bundle>;

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

	/// Exchanges, requested or settled. A withdrawn request is removed.
	#[pallet::storage]
	pub type Exchanges<T> = StorageMap<_, Twox64Concat, ExchangeId, Exchange>;

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
				assert!(projects::is_well_formed(*class, terms), "trade class is malformed");
				Classes::<T>::insert(class, terms);
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance set a trade class. Batches issued before keep theirs.
		ClassSet {
			/// The class.
			class: TradeClass,
			/// What its certificates are like.
			terms: Class,
		},
		/// An issuer registered a project.
		ProjectRegistered {
			/// Its code.
			project: ProjectCode,
			/// Whose it is.
			owner: PartyId,
			/// Who registered it.
			issuer: PartyId,
		},
		/// Certificates were issued to the project's owner.
		CertificatesIssued {
			/// Their batch.
			batch: BatchId,
			/// The project.
			project: ProjectCode,
			/// When the energy was generated.
			period: Period,
			/// Their class.
			class: TradeClass,
			/// Whose they are.
			owner: PartyId,
			/// How many; none when the energy did not fill a certificate.
			units: u32,
			/// The energy drawn from the reading.
			drawn: Energy,
			/// The energy left for the next period.
			carried: Energy,
		},
		/// Certificates changed hands by a transfer or a sale.
		Transferred {
			/// Which.
			range: CertificateRange,
			/// Who gave them.
			from: PartyId,
			/// Who has them now.
			to: PartyId,
		},
		/// Certificates were locked.
		Locked {
			/// Which.
			range: CertificateRange,
			/// Whose they are.
			holder: PartyId,
			/// What for.
			lock: Lock,
		},
		/// Certificates went back to their holder, active.
		Released {
			/// Which.
			range: CertificateRange,
			/// What they had been locked for.
			lock: Lock,
		},
		/// Certificates were pledged to a sale made outside the chain.
		Pledged {
			/// The pledge.
			pledge: PledgeId,
			/// Which certificates.
			range: CertificateRange,
			/// Who sold.
			seller: PartyId,
			/// Who bought.
			buyer: PartyId,
			/// The settlement that is expected.
			trade_ref: TradeRef,
			/// First moment at which the seller may take them back.
			until: Moment,
		},
		/// The seller took back what was still pledged.
		PledgeReleased {
			/// The pledge.
			pledge: PledgeId,
			/// Which certificates.
			range: CertificateRange,
		},
		/// A holder asked the trading centre to exchange certificates.
		ExchangeRequested {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are.
			holder: PartyId,
			/// First moment at which it can no longer be settled, only withdrawn.
			timeout: Moment,
		},
		/// The trading centre exchanged certificates. Final.
		ExchangeSettled {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
			/// Hash of the receipt.
			receipt: H256,
			/// Who settled.
			by: PartyId,
		},
		/// The holder took certificates back from an exchange that was not settled in time.
		ExchangeWithdrawn {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
		},
		/// Certificates of a verified trade are the buyer's and behind a voucher.
		VoucherBacked {
			/// The voucher.
			voucher: VoucherId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are.
			buyer: PartyId,
		},
		/// Certificates behind a voucher went to another party with it.
		HandedOver {
			/// The voucher.
			voucher: VoucherId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are now.
			to: PartyId,
		},
		/// Certificates were redeemed. Final.
		Redeemed {
			/// The redemption.
			redemption: RedemptionId,
			/// Which certificates.
			range: CertificateRange,
			/// Their energy.
			energy: Energy,
			/// Who redeemed them.
			holder: PartyId,
			/// The consumer whose consumption was matched; none for a claim made directly.
			matched: Option<PartyId>,
			/// The voucher; none for a claim made directly.
			voucher: Option<VoucherId>,
		},
		/// Somebody checked where a certificate stands.
		RedemptionChecked {
			/// The certificate's number.
			number: [u8; 32],
			/// Where it stands.
			state: BundleState,
			/// Whose it is.
			holder: PartyId,
			/// Whether that is what was expected.
			matches: bool,
			/// Who checked.
			by: T::AccountId,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has no party. Apply with the identity pallet first.
		NotAParty,
		/// The party is not attested, suspended, revoked or expired. Ask its registrar.
		PartyNotActive,
		/// The party lacks the role that this call needs.
		RoleMissing,
		/// The party that is to get certificates is not active.
		RecipientNotActive,
		/// Seller and buyer, or sender and recipient, are the same party.
		SameParty,
		/// A class is one character 0-9 or A-Z, and its certificates have some energy.
		ClassMalformed,
		/// There is no such trade class.
		ClassNotFound,
		/// The project code has a wrong character or check character.
		CodeMalformed,
		/// A project with this code exists already.
		ProjectExists,
		/// There is no such project.
		ProjectNotFound,
		/// The project is retired; nothing more is issued for it.
		ProjectRetired,
		/// A project has a capacity above zero watts.
		CapacityZero,
		/// A project's owner is an active party with the role Generator.
		OwnerNotGenerator,
		/// There is no such meter. A registrar registers meters.
		MeterNotFound,
		/// The meter is not the project owner's.
		MeterNotOwned,
		/// The meter counts consumption; a project needs one that counts generation.
		MeterNotForGeneration,
		/// The meter is retired.
		MeterRetired,
		/// The meter serves another project, for ever.
		MeterTaken,
		/// The reading is another meter's than the project's.
		MeterMismatch,
		/// The reading is of another period than is to be issued.
		PeriodMismatch,
		/// Class, meter and period have different granularities; each class is issued only for meters
		/// and periods of its own.
		GranularityMismatch,
		/// This project, period and class has been issued; that happens once, for ever.
		AlreadyIssued,
		/// A later period of this project and class has been issued; issue periods in their order.
		PeriodNotAscending,
		/// No certificate number can say this period: months from 2000 to 2099, days and hours up to
		/// index 1,679,615.
		PeriodOutOfRange,
		/// The reading is more than the project's capacity could have generated.
		AboveCapacity,
		/// More energy would be drawn than the meter measured, over all classes.
		AboveReading,
		/// A batch has at most 99,999,999 certificates. Use a class of more energy per certificate.
		BatchTooLarge,
		/// There is no such batch.
		BatchNotFound,
		/// The batch is frozen; nothing in it can change until it is unfrozen.
		BatchFrozen,
		/// The certificates are no longer valid.
		BatchExpired,
		/// No bundle starts here. Name a range that starts where a bundle starts; the runtime API
		/// `holdings` lists a party's bundles.
		BundleNotFound,
		/// A range has at least one certificate.
		NoUnits,
		/// The certificates named are not all in the bundle that starts there. The runtime API
		/// `holdings` lists a party's bundles.
		BeyondBundle,
		/// The range spans more than eight bundles.
		TooManyBundles,
		/// The certificates, the pledge or the exchange are another party's.
		NotHolder,
		/// The certificates are locked, redeemed, exchanged or withdrawn.
		NotActive,
		/// The certificates are not locked for this.
		LockMismatch,
		/// The policy of these certificates does not allow this: they may change hands only once, or
		/// only by verification.
		MoveNotAllowed,
		/// There is no such pledge.
		PledgeNotFound,
		/// The certificates are pledged to another trade.
		PledgeMismatch,
		/// A pledge ends in the future.
		PledgeEnded,
		/// The pledge cannot be released before its end.
		PledgeHolds,
		/// There is no such exchange.
		ExchangeNotFound,
		/// The exchange is settled; that is final.
		AlreadySettled,
		/// It is too late to settle this exchange; its holder can withdraw it.
		ExchangeTimedOut,
		/// The exchange cannot be withdrawn before its timeout.
		ExchangePending,
		/// Certificates of this class are redeemed only through a voucher.
		VoucherRequired,
		/// The purposes Obligation and Scope2 are only for the consumer whose consumption a voucher
		/// matched, as the beneficiary.
		MatchedConsumerRequired,
		/// The claim's time is empty, or the beneficiary's name is empty or not UTF-8.
		ClaimMalformed,
		/// The claim's beneficiary is a party that does not exist.
		BeneficiaryNotFound,
		/// This is no certificate number.
		NumberMalformed,
		/// No certificate has this number.
		CertificateNotFound,
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
		/// For governance. Batches that are issued keep the terms they were issued with. Emits
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
		/// project: it will serve this one for ever. The project stands in its meter's region.
		/// `capacity_w` is in watts. Emits `ProjectRegistered`.
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
		/// For an active party with the role Issuer. `energy` (watt-hours) is drawn from the reading,
		/// which is proved against the final metering anchor of the period and fits the project's
		/// capacity; over all classes no more is drawn than was measured. With what was carried from
		/// the period before it fills whole certificates; the rest is carried on. Periods of a project
		/// and class are issued in their order and once, even when no certificate is filled. Class,
		/// meter and period are of one granularity. Emits `CertificatesIssued`.
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
		/// expired, and may change hands; this counts as changing hands. Emits `Transferred`.
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
		/// them the buyer's; what is still pledged at `until` (seconds) can be released from then on.
		/// Emits `Pledged`.
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

		/// Takes back what is still pledged, at or after the pledge's end.
		///
		/// For the seller, whatever its status, and for frozen and expired certificates too. Emits
		/// `PledgeReleased`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::release_pledge())]
		pub fn release_pledge(origin: OriginFor<T>, pledge: PledgeId) -> DispatchResult {
			let seller = Self::party(&ensure_signed(origin)?)?;
			Self::do_release_pledge(seller, pledge)
		}

		/// Asks the trading centre to exchange certificates, which are locked meanwhile.
		///
		/// For their holder, active. They start where a bundle starts, are active, and neither frozen
		/// nor expired. Emits `ExchangeRequested` with the moment from which the request can be
		/// withdrawn.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::request_exchange())]
		pub fn request_exchange(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
		) -> DispatchResult {
			let holder = Self::active_party(&ensure_signed(origin)?)?;
			Self::do_request_exchange(holder, CertificateRange { batch, first, units })
		}

		/// Settles an exchange, before its timeout. Final.
		///
		/// For an active party with the role TradingCentre. `receipt` is the hash of the receipt; the
		/// certificates are neither frozen nor expired. Emits `ExchangeSettled`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::settle_exchange())]
		pub fn settle_exchange(
			origin: OriginFor<T>,
			exchange: ExchangeId,
			receipt: H256,
		) -> DispatchResult {
			let by = Self::party_with_role(&ensure_signed(origin)?, Role::TradingCentre)?;
			Self::do_settle_exchange(by, exchange, receipt)
		}

		/// Takes certificates back from an exchange that was not settled, at or after its timeout.
		///
		/// For their holder, whatever its status, and for frozen and expired certificates too. Emits
		/// `ExchangeWithdrawn`.
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
		/// and so do certificates that move by verification only. Emits `Redeemed`.
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
	}
}
