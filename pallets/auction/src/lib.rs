#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod book;
mod callers;
mod clearing;
mod closing;
mod errors;
mod events;
mod fees;
mod inspect;
mod lot;
pub mod migrations;
mod money;
mod opening;
mod orders;
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

pub(crate) use book::LEVELS_PER_STEP;
pub use book::{Grid, Level, Side, Totals, MAX_LEVELS};
pub use clearing::{Best, Clearing, Margin, Ration, Tally};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		migrations, Ask, AskKey, AuctionDetails, Bid, Grid, Level, Lot, Presence, Totals,
		WeightInfo, MAX_STEPS, SETTLE_TIME,
	};
	use frame_support::{
		dispatch::{PostDispatchInfo, WithPostDispatchInfo},
		pallet_prelude::*,
		traits::{
			fungibles::{Mutate, MutateHold},
			tokens::AssetId,
			Consideration, Footprint, UnixTime,
		},
		weights::WeightToFee,
	};
	use frame_system::pallet_prelude::*;
	use verdigrid_primitives::{
		certificate::{AuctionId, BatchId, CertificateRange},
		party::PartyId,
		trade::Amount,
		traits::{
			AuctionSales, CertificateBatches, Parties, SettlementAssets, Tradable, TradeRecords,
		},
		MarketOffset, Moment,
	};

	type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

	/// Number of an asset.
	pub type AssetIdOf<T> = <T as Config>::AssetId;

	/// An auction as stored.
	pub type AuctionOf<T> = AuctionDetails<AssetIdOf<T>>;

	/// What an order holds for the bundle that it may split.
	pub type SplitDepositOf<T> =
		<<T as Config>::Certificates as AuctionSales<AccountIdOf<T>>>::SplitDeposit;

	/// A bid as stored.
	pub type BidOf<T> = Bid<AccountIdOf<T>, <T as Config>::OrderDeposit, SplitDepositOf<T>>;

	/// An ask as stored.
	pub type AskOf<T> = Ask<AccountIdOf<T>, <T as Config>::OrderDeposit, SplitDepositOf<T>>;

	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the call auction needs of the chain.
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
		type Certificates: CertificateBatches + Tradable + AuctionSales<Self::AccountId>;

		/// Names an asset. Ordered only for checks of state.
		type AssetId: AssetId + Ord;

		/// The assets that are money here.
		type Assets: SettlementAssets<Self::AssetId>;

		/// Keeps the record of each trade.
		type Trades: TradeRecords<Self::AssetId>;

		/// Moves money.
		type Money: Mutate<Self::AccountId, AssetId = Self::AssetId, Balance = Amount>;

		/// Holds money: the same accounts as `Money`.
		type HeldMoney: MutateHold<
			Self::AccountId,
			AssetId = Self::AssetId,
			Balance = Amount,
			Reason = Self::RuntimeHoldReason,
		>;

		/// Deposit for the record of a bid or an ask.
		type OrderDeposit: Consideration<Self::AccountId, Footprint>;

		/// The chain's price of weight: the price of the steps that close an auction.
		type WeightToFee: WeightToFee<Balance = Amount>;

		/// The asset in which the steps are paid.
		type FeeAsset: Get<Self::AssetId>;

		/// The account that receives the price of the steps. It must exist.
		type FeeReceiver: Get<Self::AccountId>;

		/// The market's distance from UTC; never changes.
		type MarketOffset: Get<MarketOffset>;

		/// The longest time that an auction may take orders, in seconds.
		type MaxDuration: Get<u64>;

		/// Brings the chain into the state that a benchmark needs.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::benchmarking::Scenario<Self::AccountId>;

		/// A settlement asset that benchmarks may mint to any account.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkAsset: Get<Self::AssetId>;
	}

	/// Why the call auction holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The money of bids.
		Bid,
		/// Deposits for bids and asks.
		OrderDeposit,
	}

	/// Number of the next auction.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextAuction<T: Config> = StorageValue<_, AuctionId, ValueQuery>;

	/// Every auction there was. Never removed: only trading centres open auctions, and pay their steps.
	#[pallet::storage]
	pub type Auctions<T: Config> = StorageMap<_, Identity, AuctionId, AuctionOf<T>, OptionQuery>;

	/// The book: what is wanted and offered in an auction at each price. Gone once the auction is closed.
	#[pallet::storage]
	pub type Levels<T: Config> =
		StorageDoubleMap<_, Identity, AuctionId, Identity, Level, Totals, ValueQuery>;

	/// Bids by price, and at one price in an order drawn by lot for each auction. Each is paid for by
	/// its deposit.
	#[pallet::storage]
	pub type Bids<T: Config> = StorageDoubleMap<
		_,
		Identity,
		(AuctionId, Level),
		Blake2_128Concat,
		(AuctionId, PartyId),
		BidOf<T>,
		OptionQuery,
	>;

	/// Asks by price, and at one price in an order drawn by lot for each auction. Each is paid for by
	/// its deposit.
	#[pallet::storage]
	pub type Asks<T: Config> = StorageDoubleMap<
		_,
		Identity,
		(AuctionId, Level),
		Blake2_128Concat,
		(AuctionId, BatchId, u32),
		AskOf<T>,
		OptionQuery,
	>;

	/// The price level of each ask of a party in an auction.
	#[pallet::storage]
	pub type AskLevels<T: Config> =
		StorageDoubleMap<_, Identity, (AuctionId, PartyId), Identity, AskKey, Level, OptionQuery>;

	/// On which side of an auction a party is, and with how many orders.
	#[pallet::storage]
	pub type Presences<T: Config> =
		StorageDoubleMap<_, Identity, AuctionId, Identity, PartyId, Presence, OptionQuery>;

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// How long after its closing time an auction can be settled in full, in seconds. Attestations and
		/// certificates of its orders must last for so long.
		#[pallet::constant_name(SettleTime)]
		fn settle_time() -> u64 {
			SETTLE_TIME
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
		/// Opens a call auction.
		///
		/// `lot` says which certificates are traded: one trade class and further criteria. They must be
		/// valid for the longer of `min_validity` seconds and one day after the closing time. The prices are
		/// `lowest`, `lowest + tick` and so on, `levels` of them. A price is of one certificate, in the
		/// smallest unit of `asset`. `closes_at` is in seconds of chain time. From then on no order is taken
		/// and no order is taken back.
		///
		/// - Caller: an active party with the role TradingCentre.
		/// - Needs: some certificate can match the lot. The asset is a settlement asset. The closing time is
		///   in the future and not too far ahead.
		/// - Cost: the fee of the call, and the steps of the closing that the grid needs: three for each
		///   eight prices. The price of the steps is never returned.
		/// - Event: `AuctionOpened`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open())]
		pub fn open(
			origin: OriginFor<T>,
			lot: Lot,
			asset: AssetIdOf<T>,
			grid: Grid,
			closes_at: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open(who, lot, asset, grid, closes_at)
		}

		/// Bids for certificates in an auction, and holds the money.
		///
		/// `price` is the most that the caller pays for one certificate. `price` times `units` is held on
		/// the caller's account, in the asset of the auction. A second bid at the same price adds to the
		/// first. From the closing time on the bid is binding, even if the attestation of the party ends.
		///
		/// - Caller: an active party that has no asks in the auction. Its attestation lasts until a day after
		///   the closing time.
		/// - Needs: the closing time has not come. The price is on the grid. The account keeps the minimum
		///   balance of the asset. A second bid at one price comes from the account of the first.
		/// - Cost: for each price, a deposit for the bid, a deposit for a bundle, and one step of the closing.
		///   The deposits are returned when the bid ends. If its last match splits a bundle, the deposit for
		///   a bundle stays with the bundle. The price of the step is never returned.
		/// - Event: `BidPlaced`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(
			origin: OriginFor<T>,
			auction: AuctionId,
			units: u32,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bid(who, auction, units, price)
		}

		/// Offers certificates in an auction, and locks them.
		///
		/// `price` is the least that the caller takes for one certificate. `first` is the first of the
		/// certificates and `units` is their number. If they are a part of a bundle, the bundle is split.
		/// From the closing time on the ask is binding, even if the attestation of the party ends or the
		/// issuer freezes the batch.
		///
		/// - Caller: an active party that holds the certificates and has no bids in the auction. Its
		///   attestation lasts until a day after the closing time.
		/// - Needs: the closing time has not come. The price is on the grid. The certificates are free and
		///   tradable, match the lot, and are valid until a day after the closing time. A bundle starts at
		///   `first` and contains all of them.
		/// - Cost: a deposit for the ask, a deposit for a bundle, and one step of the closing. The deposits
		///   are returned when the ask ends. If its last match splits a bundle, the deposit for a bundle
		///   stays with the bundle. The price of the step is never returned. A bundle that the call splits
		///   needs a deposit of its own.
		/// - Event: `AskPlaced`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::ask())]
		pub fn ask(
			origin: OriginFor<T>,
			auction: AuctionId,
			batch: BatchId,
			first: u32,
			units: u32,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_ask(who, auction, CertificateRange { batch, first, units }, price)
		}

		/// Takes the whole bid of the caller at a price back.
		///
		/// The money and the deposits return to the account on which they are held.
		///
		/// - Caller: the party that placed the bid, even if it is not active.
		/// - Needs: the closing time has not come, or the auction is cancelled. What could not be returned
		///   during the closing can be taken back after it.
		/// - Cost: the fee of the call.
		/// - Event: `BidCancelled`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel_bid())]
		pub fn cancel_bid(
			origin: OriginFor<T>,
			auction: AuctionId,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_bid(who, auction, price)
		}

		/// Takes one ask of the caller back.
		///
		/// `batch` and `first` name the ask: its batch and its first certificate. The certificates are free
		/// again. The deposits return to the account that placed the ask.
		///
		/// - Caller: the party that placed the ask, even if it is not active.
		/// - Needs: the closing time has not come, or the auction is cancelled. What could not be returned
		///   during the closing can be taken back after it. The certificates may be frozen.
		/// - Cost: the fee of the call.
		/// - Event: `AskCancelled`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel_ask())]
		pub fn cancel_ask(
			origin: OriginFor<T>,
			auction: AuctionId,
			batch: BatchId,
			first: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_ask(who, auction, (batch, first))
		}

		/// Takes the bid of a barred party out of an auction: it could not be settled.
		///
		/// `buyer` and `price` name the bid. The money and the deposits return to the account that placed
		/// the bid.
		///
		/// - Caller: any account.
		/// - Needs: the closing time has not come. The buyer is suspended, revoked or being recovered.
		/// - Cost: the fee of the call.
		/// - Event: `BidDropped`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::drop_bid())]
		pub fn drop_bid(
			origin: OriginFor<T>,
			auction: AuctionId,
			buyer: PartyId,
			price: Amount,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_drop_bid(auction, buyer, price)
		}

		/// Takes an ask out of an auction that could not be settled.
		///
		/// `seller`, `batch` and `first` name the ask: its party, its batch and its first certificate. The
		/// certificates are free again. The deposits return to the account that placed the ask.
		///
		/// - Caller: any account.
		/// - Needs: the closing time has not come. The seller is suspended, revoked or being recovered, or
		///   governance has frozen the batch. A freeze by the issuer does not count, since it does not stop
		///   the sale.
		/// - Cost: the fee of the call.
		/// - Event: `AskDropped`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::drop_ask())]
		pub fn drop_ask(
			origin: OriginFor<T>,
			auction: AuctionId,
			seller: PartyId,
			batch: BatchId,
			first: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_drop_ask(auction, seller, (batch, first))
		}

		/// Cancels an auction.
		///
		/// Owners take their orders back with `cancel_bid` and `cancel_ask`. Any account can return all
		/// orders with `close`.
		///
		/// - Caller: the trading centre that opened the auction, active.
		/// - Needs: the closing time has not come.
		/// - Cost: the fee of the call.
		/// - Event: `AuctionCancelled`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, auction: AuctionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, auction)
		}

		/// Closes an auction, by up to `steps` steps.
		///
		/// First the price is found at which the most certificates change hands. Every bid above it and
		/// every ask below it is served in full. At the price itself, the side that has too many orders is
		/// served in proportion. All trades are at that one price. The rest of the money, the unsold
		/// certificates and the deposits are returned. A match that cannot be settled lapses: a party is
		/// barred, governance has frozen the certificates, they have expired, or the money cannot move. What
		/// lapses is returned too. The orders of a cancelled auction are returned.
		///
		/// The result does not depend on the number of calls in which an auction is closed.
		///
		/// - Caller: any account.
		/// - Needs: the closing time has come, or the auction is cancelled. `steps` is 1 to 64.
		/// - Cost: nothing if it does a step: the orders and the trading centre have paid for all steps. The
		///   fee of a call without steps if it is refused.
		/// - Event: `PriceFound`; for the orders `MatchLapsed`, `BidEnded`, `AskEnded` or `ReturnFailed`; at
		///   the end `AuctionClosed`. For each match `Traded` of the market.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::close_weight((*steps).min(MAX_STEPS)))]
		pub fn close(
			origin: OriginFor<T>,
			auction: AuctionId,
			steps: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let done = Self::do_close(auction, steps)
				.map_err(|refused| refused.with_weight(Self::close_weight(0)))?;
			let actual_weight = Some(Self::close_weight(done));
			Ok(PostDispatchInfo { actual_weight, pays_fee: Pays::No })
		}
	}
}
