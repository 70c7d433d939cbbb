//! # Market
//!
//! Certificates against money, both legs in one step or neither.
//!
//! ## Overview
//!
//! A holder offers certificates at a price, and buyers take all or part of them; or a buyer says
//! what it wants and the most it pays, and holders fill that demand. Certificates on offer are
//! locked in the register, money behind a demand is held on the buyer's account, so that whatever is
//! open can be settled at once. Every sale passes the register's one rule on who may sell what.
//!
//! ## Terminology
//!
//! - **Offer**: a run of certificates for sale. It shrinks from its front as it is bought.
//! - **Demand**: certificates wanted, of one trade class (so of one face value), with further
//!   [`Criteria`]. Its money stays on hold until it is paid or given back.
//! - **Price**: of one certificate, in the smallest unit of the asset it is paid in.
//! - **Remainder**: what an offer still sells or a demand still wants. A purchase or fill is of at
//!   least `min_units` certificates, or of the whole remainder.
//! - **Settlement asset**: money that governance allows here. Forbidding one stops trades in it at
//!   once; offers and demands in it can only be cancelled.
//! - **Trade**: the record of one purchase or fill. It stays in state for ever; the fee of the call
//!   pays for it, in the weight of its writes.
//!
//! ## Calls
//!
//! | call | who | does |
//! |---|---|---|
//! | [`offer`](Call::offer) | an active party that holds the certificates | locks and offers them |
//! | [`cancel_offer`](Call::cancel_offer) | the seller, whatever its status | unlocks the remainder |
//! | [`buy`](Call::buy) | an active party | swaps money for offered certificates |
//! | [`demand`](Call::demand) | an active party with the money | holds the money |
//! | [`cancel_demand`](Call::cancel_demand) | the buyer, whatever its status | gives the money back |
//! | [`fill`](Call::fill) | an active party that holds the certificates | swaps certificates for held money |
//! | [`set_settlement_asset`](Call::set_settlement_asset) | governance | allows or forbids an asset |
//!
//! ## Whose money
//!
//! Proceeds go to the account that the seller uses when the trade happens. Money on hold and
//! deposits stay on the account that placed them and return there, whatever party uses it by then.
//! Payments are exact, and leave the payer the asset's minimum balance.
//!
//! ## Time
//!
//! Offers and demands end at a moment of chain time, in seconds: strictly before it they can be
//! traded on, from it on they can only be cancelled. Expiry is derived from time, never stored.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod criteria;
mod demands;
mod offers;
mod settlement;
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
pub use types::*;
pub use weights::WeightInfo;

use demands::DemandTerms;
use offers::OfferTerms;
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, TradeClass},
	party::PartyId,
	traits::{CertificateRegistry, Parties},
	Moment,
};

/// Number of an asset.
pub type AssetIdOf<T> = <T as Config>::AssetId;

/// An offer as stored.
pub type OfferOf<T> = Offer<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetId,
	<T as Config>::OfferDeposit,
>;

/// A demand as stored.
pub type DemandOf<T> = Demand<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetId,
	<T as Config>::DemandDeposit,
>;

// What the macros expand to; the calls here only delegate.
#[allow(clippy::expect_used, clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungibles::{Mutate, MutateHold},
			tokens::AssetId,
			Consideration, Footprint, UnixTime,
		},
	};
	use frame_system::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the market needs of the chain.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The chain's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who is who.
		type Parties: Parties<Self::AccountId>;

		/// The register of certificates.
		type Certificates: CertificateRegistry;

		/// Names an asset. Ordered only for checks of state.
		type AssetId: AssetId + MaybeSerializeDeserialize + Ord;

		/// Moves money.
		type Money: Mutate<Self::AccountId, AssetId = Self::AssetId, Balance = Amount>;

		/// Holds money: the same accounts as [`Money`](Self::Money).
		type HeldMoney: MutateHold<
			Self::AccountId,
			AssetId = Self::AssetId,
			Balance = Amount,
			Reason = Self::RuntimeHoldReason,
		>;

		/// Deposit for an open offer.
		type OfferDeposit: Consideration<Self::AccountId, Footprint>;

		/// Deposit for an open demand.
		type DemandDeposit: Consideration<Self::AccountId, Footprint>;

		/// Who may say which assets are money here.
		type AssetOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The longest that an offer or a demand may be open, in seconds.
		type MaxDuration: Get<u64>;

		/// Brings the chain into the state that a benchmark needs.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::traits::Scenario<Self::AccountId>;

		/// An existing asset that benchmarks may mint to any account.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkAsset: Get<Self::AssetId>;
	}

	/// Why the market holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The money of open demands.
		Demand,
		/// Deposits for open offers.
		OfferDeposit,
		/// Deposits for open demands.
		DemandDeposit,
	}

	/// The assets that are money here. Governance decides.
	#[pallet::storage]
	pub type Assets<T: Config> = StorageMap<_, Blake2_128Concat, AssetIdOf<T>, (), OptionQuery>;

	/// Number of the next offer.
	#[pallet::storage]
	pub type NextOffer<T: Config> = StorageValue<_, OfferId, ValueQuery>;

	/// Open offers, expired ones included. Each is paid for by its deposit.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, OfferId, OfferOf<T>, OptionQuery>;

	/// Number of the next demand.
	#[pallet::storage]
	pub type NextDemand<T: Config> = StorageValue<_, DemandId, ValueQuery>;

	/// Open demands, expired ones included. Each is paid for by its deposit.
	#[pallet::storage]
	pub type Demands<T: Config> = StorageMap<_, Twox64Concat, DemandId, DemandOf<T>, OptionQuery>;

	/// Number of the next trade.
	#[pallet::storage]
	pub type NextTrade<T: Config> = StorageValue<_, TradeId, ValueQuery>;

	/// Every trade there was. Never removed; each is paid for by the fee of the call that made it.
	#[pallet::storage]
	pub type Trades<T: Config> =
		StorageMap<_, Twox64Concat, TradeId, Trade<AssetIdOf<T>>, OptionQuery>;

	/// The assets that are money from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Settlement assets. They need not exist yet.
		pub assets: Vec<AssetIdOf<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.assets.iter().for_each(|asset| Assets::<T>::insert(asset, ()));
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Certificates are for sale, and locked.
		Offered {
			/// The offer.
			offer: OfferId,
			/// Who sells.
			seller: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// Price of one.
			price: Amount,
			/// What it is paid in.
			asset: AssetIdOf<T>,
			/// The only party that may buy, or none: anybody.
			to: Option<PartyId>,
			/// The fewest of one purchase.
			min_units: u32,
			/// The first second at which nothing can be bought any more.
			expires_at: Moment,
		},
		/// An offer ended; what was left of it is free again.
		OfferCancelled {
			/// The offer.
			offer: OfferId,
		},
		/// An offer ended: its last certificate was bought.
		SoldOut {
			/// The offer.
			offer: OfferId,
		},
		/// Certificates are wanted, and the money for them is on hold.
		Demanded {
			/// The demand.
			demand: DemandId,
			/// Who buys.
			buyer: PartyId,
			/// The trade class.
			class: TradeClass,
			/// What else they must be like.
			criteria: Criteria,
			/// How many.
			units: u32,
			/// The fewest of one fill.
			min_units: u32,
			/// The most paid for one.
			max_price: Amount,
			/// What it is paid in.
			asset: AssetIdOf<T>,
			/// The first second at which nothing can be filled any more.
			expires_at: Moment,
		},
		/// A demand ended; the money still held for it is free again.
		DemandCancelled {
			/// The demand.
			demand: DemandId,
		},
		/// A demand ended: its last certificate was delivered.
		Satisfied {
			/// The demand.
			demand: DemandId,
		},
		/// Certificates and money changed hands in one step.
		Traded {
			/// The trade.
			trade: TradeId,
			/// Who sold.
			seller: PartyId,
			/// Who bought.
			buyer: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// Price of one.
			price: Amount,
			/// What was paid in.
			asset: AssetIdOf<T>,
			/// The offer or demand that it came from.
			origin: Origin,
		},
		/// Governance said whether an asset is money here.
		SettlementAssetSet {
			/// The asset.
			asset: AssetIdOf<T>,
			/// Whether it is.
			allowed: bool,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The calling account belongs to no party. Apply with the identity pallet, or call from the
		/// party's present account.
		NotAParty,
		/// The calling party is not attested, or is suspended, revoked or expired. It can still cancel
		/// its own offers and demands.
		PartyNotActive,
		/// The other side is not active at present, or is gone. Trade with somebody else, or wait.
		CounterpartyNotActive,
		/// There is no party with the number given in `to`.
		UnknownParty,
		/// There is no such open offer or demand: it never was, or it was used up or cancelled.
		NotFound,
		/// The offer or demand is another party's, or the offer is made to another party.
		NotAuthorized,
		/// Seller and buyer would be the same party.
		SelfTrade,
		/// The asset is not money on this market, or not any more. Use one that governance allows.
		AssetNotAllowed,
		/// There is no such asset. Create it first.
		UnknownAsset,
		/// The price is zero. It is per certificate, in the asset's smallest unit.
		ZeroPrice,
		/// Units times price, or a counter, is too large to be computed. Trade less at once.
		Overflow,
		/// `min_units` must be at least 1 and at most `units`.
		InvalidMinimum,
		/// The expiry is not in the future of chain time.
		ExpiryInPast,
		/// The expiry is later than the market allows.
		ExpiryTooLate,
		/// The offer or demand has expired. It can only be cancelled.
		Expired,
		/// More certificates than the remainder. Look it up, others may have traded.
		TooManyUnits,
		/// Fewer certificates than `min_units`, and not the whole remainder.
		TooFewUnits,
		/// The price of one certificate is above the limit given by the buyer.
		PriceAboveLimit,
		/// The account has not this much that it can spend, beside the minimum balance it must keep.
		InsufficientFunds,
		/// The trade class is not one character of 0-9, A-Z.
		InvalidClass,
		/// The two periods are not of one granularity, or the last is before the first.
		InvalidPeriods,
		/// The project code has a wrong character or check character.
		InvalidProject,
		/// There is no such batch of certificates.
		UnknownBatch,
		/// The certificates are of another trade class than the demand wants.
		ClassMismatch,
		/// The certificates are from another energy source than the demand wants.
		SourceMismatch,
		/// The certificates are from another region than the demand wants.
		RegionMismatch,
		/// The certificates are from another project than the demand wants.
		ProjectMismatch,
		/// The certificates are of a period that the demand does not cover.
		PeriodMismatch,
		/// The certificates expire sooner than the demand accepts.
		ValidityTooShort,
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
		/// Offers certificates for sale.
		///
		/// Called by an active party that holds them. They must be free and tradable and lie within
		/// one bundle; they are locked until sold or until the offer is cancelled. `price` is of one
		/// certificate in the smallest unit of `asset`. With `to`, only that party may buy. One
		/// purchase is of at least `min_units` certificates or of all that is left. Nothing can be
		/// bought at or after `expires_at`, in seconds of chain time. Takes a deposit, returned when
		/// the offer ends. Emits `Offered`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::offer())]
		pub fn offer(
			origin: OriginFor<T>,
			batch: BatchId,
			first: u32,
			units: u32,
			price: Amount,
			asset: AssetIdOf<T>,
			to: Option<PartyId>,
			min_units: u32,
			expires_at: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let range = CertificateRange { batch, first, units };
			Self::open_offer(who, range, OfferTerms { price, asset, to, min_units, expires_at })
		}

		/// Ends an offer and unlocks what is left of it.
		///
		/// Called by the seller, also when it is suspended or expired, the offer has expired or the
		/// certificates are frozen. The deposit goes back to the account that placed it. Emits
		/// `OfferCancelled`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel_offer())]
		pub fn cancel_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::close_offer(who, offer)
		}

		/// Buys the first `units` of the certificates that an offer still sells.
		///
		/// Called by an active party other than the seller, and the one named in the offer if it names
		/// one. The price of one certificate must not be above `max_price`. The caller's account pays
		/// the seller's present account, and keeps the asset's minimum balance; the certificates become
		/// the caller's in the same step. The seller must be active, the certificates neither frozen nor
		/// expired. Emits `Traded`, and `SoldOut` when nothing is left.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::buy())]
		pub fn buy(
			origin: OriginFor<T>,
			offer: OfferId,
			units: u32,
			max_price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::take_offer(who, offer, units, max_price)
		}

		/// States which certificates are wanted, and holds the money for them.
		///
		/// Called by an active party. `class` is the one trade class wanted; `criteria` says what else
		/// the certificates must be like. `max_price` is the most paid for one certificate in the
		/// smallest unit of `asset`; `max_price` times `units` is held on the caller's account, which
		/// must keep the asset's minimum balance beside it. One fill is of at least `min_units`
		/// certificates or of all that is still wanted. Nothing can be filled at or after `expires_at`,
		/// in seconds of chain time. Takes a deposit, returned when the demand ends. Emits `Demanded`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::demand())]
		pub fn demand(
			origin: OriginFor<T>,
			class: TradeClass,
			criteria: Criteria,
			units: u32,
			min_units: u32,
			max_price: Amount,
			asset: AssetIdOf<T>,
			expires_at: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let terms =
				DemandTerms { class, criteria, units, min_units, max_price, asset, expires_at };
			Self::open_demand(who, terms)
		}

		/// Ends a demand and gives back the money still held for it.
		///
		/// Called by the buyer, also when it is suspended or expired or the demand has expired. Money
		/// and deposit go back to the account on which they are held. If that account cannot receive
		/// the asset at present, the call fails and the demand stays. Emits `DemandCancelled`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel_demand())]
		pub fn cancel_demand(origin: OriginFor<T>, demand: DemandId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::close_demand(who, demand)
		}

		/// Sells certificates to the buyer of a demand.
		///
		/// Called by an active party other than the buyer. The certificates must be the caller's, free
		/// and tradable, lie within one bundle and be what the demand wants. `price`, of one
		/// certificate, must not be above the demand's. The money comes out of the hold; what the
		/// demand would have paid beyond the price is given back to the account it is held on. The
		/// buyer must still be active. Emits `Traded`, and `Satisfied` when nothing more is wanted.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::fill())]
		pub fn fill(
			origin: OriginFor<T>,
			demand: DemandId,
			batch: BatchId,
			first: u32,
			units: u32,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::fill_demand(who, demand, CertificateRange { batch, first, units }, price)
		}

		/// Says whether an asset is money on this market.
		///
		/// Called by governance. An asset must exist to be allowed. Once forbidden, no offer or demand
		/// in it can be made or traded on, only cancelled. Saying again what is so already changes
		/// nothing. Emits `SettlementAssetSet`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_settlement_asset())]
		pub fn set_settlement_asset(
			origin: OriginFor<T>,
			asset: AssetIdOf<T>,
			allowed: bool,
		) -> DispatchResult {
			T::AssetOrigin::ensure_origin(origin)?;
			Self::allow_asset(asset, allowed)
		}
	}
}
