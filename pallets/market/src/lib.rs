#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod callers;
mod criteria;
mod demands;
mod errors;
mod events;
mod expiry;
mod inspect;
pub mod migrations;
mod money;
mod offers;
mod terms;
mod trades;
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

use frame_support::pallet_macros::import_section;

// FRAME's macros write `expect` into what they generate here, and a call's arguments are its interface.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used, clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		demands::{DemandTerms, Fill},
		migrations,
		offers::{OfferTerms, Purchase},
		Demand, Instant, Offer, Order, WeightInfo,
	};
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
	use verdigrid_primitives::{
		certificate::{BatchId, CertificateRange, TradeClass},
		party::PartyId,
		trade::{Amount, Criteria, DemandId, OfferId, Trade, TradeId, TradeOrigin},
		traits::{CertificateBatches, Parties, Tradable},
		MarketOffset, Moment,
	};

	type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

	/// Number of an asset.
	pub type AssetIdOf<T> = <T as Config>::AssetId;

	/// An offer as stored.
	pub type OfferOf<T> = Offer<AccountIdOf<T>, AssetIdOf<T>, <T as Config>::OfferDeposit>;

	/// A demand as stored.
	pub type DemandOf<T> = Demand<AccountIdOf<T>, AssetIdOf<T>, <T as Config>::DemandDeposit>;

	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
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

		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;

		/// The register of certificates.
		type Certificates: CertificateBatches + Tradable;

		/// Names an asset. Ordered only for checks of state.
		type AssetId: AssetId + MaybeSerializeDeserialize + Ord;

		/// Moves money.
		type Money: Mutate<Self::AccountId, AssetId = Self::AssetId, Balance = Amount>;

		/// Holds money: the same accounts as `Money`.
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

		/// The chain's own token. Its minimum balance may be more than one smallest unit.
		type NativeAsset: Get<Self::AssetId>;

		/// Who may say which assets are money here.
		type AssetOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The market's distance from UTC; never changes.
		type MarketOffset: Get<MarketOffset>;

		/// The longest that an offer or a demand may be open, in seconds.
		type MaxDuration: Get<u64>;

		/// Brings the chain into the state that a benchmark needs.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::benchmarking::Scenario<Self::AccountId>;

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
	#[pallet::whitelist_storage]
	pub type NextOffer<T: Config> = StorageValue<_, OfferId, ValueQuery>;

	/// Open offers, expired ones included. Each is paid for by its deposit.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Identity, OfferId, OfferOf<T>, OptionQuery>;

	/// Number of the next demand.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextDemand<T: Config> = StorageValue<_, DemandId, ValueQuery>;

	/// Open demands, expired ones included. Each is paid for by its deposit.
	#[pallet::storage]
	pub type Demands<T: Config> = StorageMap<_, Identity, DemandId, DemandOf<T>, OptionQuery>;

	/// Number of the next trade.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextTrade<T: Config> = StorageValue<_, TradeId, ValueQuery>;

	/// Every trade there was. Never removed; each is paid for by the fee of the call that made it.
	#[pallet::storage]
	pub type Trades<T: Config> = StorageMap<_, Identity, TradeId, Trade<AssetIdOf<T>>, OptionQuery>;

	/// Open offers and demands, sorted by their expiry; without those in `SetAside`. Hashed by
	/// nothing, so that it is sorted: a caller chooses no more of the key than a moment within
	/// `MaxDuration`. Each is paid for by the order's deposit.
	#[pallet::storage]
	pub type Expiring<T: Config> =
		StorageDoubleMap<_, Identity, Instant, Identity, Order, (), OptionQuery>;

	/// Expired offers and demands that the sweep could not end, because money or certificates could
	/// not go back. Each is paid for by the order's deposit.
	#[pallet::storage]
	pub type SetAside<T: Config> = StorageMap<_, Identity, Order, (), OptionQuery>;

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

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::sweep(remaining)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offers certificates for sale.
		///
		/// The certificates are locked until they are sold or the offer ends. `first` is the first of them
		/// and `units` is their number. If they are a part of a bundle, the bundle is split. `price` is of
		/// one certificate, in the smallest unit of `asset`. With `to`, only that party may buy. One purchase
		/// is of at least `min_units` certificates, or of all that is left. Nothing can be bought from
		/// `expires_at` on, in seconds of chain time.
		///
		/// - Caller: an active party that holds the certificates.
		/// - Needs: the certificates are free and tradable. A bundle starts at `first` and contains all of
		///   them. The asset is a settlement asset. The expiry is in the future and not too far ahead.
		/// - Cost: a deposit, returned when the offer ends. A bundle that the call splits needs a deposit of
		///   its own.
		/// - Event: `Offered`.
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
			Self::do_offer(who, range, OfferTerms { price, asset, to, min_units, expires_at })
		}

		/// Takes back what is left of an offer.
		///
		/// The certificates are free again. The deposit returns to the account that placed it.
		///
		/// - Caller: the seller, even if it is not active.
		/// - Needs: the offer is open. It may have expired, and the certificates may be frozen.
		/// - Cost: the fee of the call.
		/// - Event: `OfferCancelled`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel_offer())]
		pub fn cancel_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_offer(who, offer)
		}

		/// Buys the first `units` of the certificates that an offer still sells.
		///
		/// The account of the caller pays the present account of the seller. The certificates become the
		/// caller's in the same step. `batch` and `asset` must be those of the offer. `max_price` is the most
		/// that the caller pays for one certificate, in the smallest unit of `asset`.
		///
		/// - Caller: an active party other than the seller. If the offer names a party, that party.
		/// - Needs: the offer has not expired. The seller is active. The certificates are neither frozen nor
		///   expired. The account has the money and keeps the minimum balance of the asset.
		/// - Cost: the price of the certificates. If the purchase splits a bundle, a deposit for the bundle.
		/// - Event: `Traded`, and `SoldOut` if nothing is left.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::buy().max(T::WeightInfo::buy_rest()))]
		pub fn buy(
			origin: OriginFor<T>,
			offer: OfferId,
			batch: BatchId,
			units: u32,
			max_price: Amount,
			asset: AssetIdOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_buy(who, offer, Purchase { batch, units, max_price, asset })?;
			// The last part of an offer costs more than the others.
			Ok(Offers::<T>::contains_key(offer).then(T::WeightInfo::buy).into())
		}

		/// States which certificates are wanted, and holds the money for them.
		///
		/// `class` is the one trade class that is wanted. `criteria` says what else the certificates must be
		/// like. `max_price` is the most that is paid for one certificate, in the smallest unit of `asset`.
		/// `max_price` times `units` is held on the account of the caller. One fill is of at least `min_units`
		/// certificates, or of all that is still wanted. Nothing can be filled from `expires_at` on, in
		/// seconds of chain time.
		///
		/// - Caller: an active party.
		/// - Needs: some certificate can match in time. The asset is a settlement asset. The account has the
		///   money and keeps the minimum balance of the asset. The expiry is in the future and not too far
		///   ahead.
		/// - Cost: a deposit, returned when the demand ends.
		/// - Event: `Demanded`.
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
			Self::do_demand(who, terms)
		}

		/// Takes back a demand, and the money that is still held for it.
		///
		/// The money and the deposit return to the account on which they are held. If that account cannot
		/// receive the asset at present, the call fails and the demand stays.
		///
		/// - Caller: the buyer, even if it is not active.
		/// - Needs: the demand is open. It may have expired.
		/// - Cost: the fee of the call.
		/// - Event: `DemandCancelled`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel_demand())]
		pub fn cancel_demand(origin: OriginFor<T>, demand: DemandId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_demand(who, demand)
		}

		/// Sells certificates to the buyer of a demand.
		///
		/// The money comes out of the hold of the demand. The certificates become the buyer's in the same
		/// step. `asset` must be that of the demand. `price` is of one certificate, in the smallest unit of
		/// that asset. What the demand would have paid beyond the price returns to the account of the buyer.
		/// If the certificates are a part of a bundle, the bundle is split.
		///
		/// - Caller: an active party other than the buyer that holds the certificates.
		/// - Needs: the demand has not expired. The buyer is active. The certificates are free, tradable and
		///   what the demand wants. A bundle starts at `first` and contains all of them.
		/// - Cost: if the sale splits a bundle, a deposit for the bundle.
		/// - Event: `Traded`, and `Satisfied` if nothing more is wanted.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::fill())]
		pub fn fill(
			origin: OriginFor<T>,
			demand: DemandId,
			batch: BatchId,
			first: u32,
			units: u32,
			price: Amount,
			asset: AssetIdOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let range = CertificateRange { batch, first, units };
			Self::do_fill(who, demand, Fill { range, price, asset })
		}

		/// Says whether an asset is money on this market.
		///
		/// An asset that is forbidden stops all trades in it at once. Its orders can be cancelled, and they
		/// expire. A call that repeats what is set changes nothing. The asset should be sufficient for an
		/// account to exist.
		///
		/// - Caller: governance, by the registry track.
		/// - Needs: to allow an asset, it exists, and its minimum balance is at most one smallest unit. The
		///   chain's own token may have a higher minimum balance.
		/// - Cost: nothing.
		/// - Event: `SettlementAssetSet`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_settlement_asset())]
		pub fn set_settlement_asset(
			origin: OriginFor<T>,
			asset: AssetIdOf<T>,
			allowed: bool,
		) -> DispatchResult {
			T::AssetOrigin::ensure_origin(origin)?;
			Self::do_set_settlement_asset(asset, allowed)
		}

		/// Ends an offer or a demand whose time is over.
		///
		/// The certificates are free again. The money returns to the account on which it is held, and the
		/// deposit to the account that placed it. The chain ends most orders by itself soon after their
		/// expiry. An order that it could not end waits for this call.
		///
		/// - Caller: any account.
		/// - Needs: the order has expired. The account of a demand can receive its money. The owner may be
		///   barred, and the certificates may be frozen or expired.
		/// - Cost: the fee of the call.
		/// - Event: `OrderExpired`.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::expire_weight(order))]
		pub fn expire(origin: OriginFor<T>, order: Order) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(order)
		}
	}
}
