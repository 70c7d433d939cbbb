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
//!   once; offers and demands in it can only be cancelled or expire.
//! - **Trade**: the record of one purchase or fill. It stays in state for ever; the fee of the call
//!   pays for it, in the weight of its writes.
//! - **Order**: an offer or a demand; in a round, a bid or an ask.
//! - **Sweep**: the chain's own ending of expired offers and demands, in what is left of a block, the
//!   earliest first and a few per block. What cannot be ended is set aside and waits for a call.
//!
//! - **Round**: of the call auction. A trading centre opens it for one [`Lot`] of certificates and a
//!   [`Grid`] of prices; it collects orders until its closing time.
//! - **Bid**, **ask**: an order to buy at a price or less, to sell at a price or more.
//! - **Level**: one price of the grid. The **book** says what is wanted and offered at each.
//! - **Step**: a bounded piece of the work of closing a round.
//!
//! ## The call auction
//!
//! All trades of a round are at one price: the one at which the most certificates change hands.
//! Neither the price nor who is served depends on who came first. Between the closing time and the
//! end of the closing no order can be taken back; anybody can close a round, in as many calls as it
//! takes. What cannot be settled lapses and returns to its owners: one bad order stops nobody else.
//! What cannot even be returned stays on record for its owner to take.
//!
//! Who is in the book at the closing time is bound. A match lapses only when one of its parties is
//! suspended, revoked or being recovered, when governance has frozen the certificates, when these
//! have expired, or when the money cannot move. Nothing that an owner does makes it lapse:
//!
//! - Orders are taken only from a party that is attested for [`SETTLE_TIME`] beyond the closing time,
//!   and certificates only if they are valid for as long. An attestation that ends earlier nevertheless
//!   changes nothing.
//! - A freeze by an issuer stops no ask, and takes none out of the book.
//! - While the round takes orders, anybody can take out of its book what would move the price and then
//!   lapse: orders of a barred party, and asks of a batch that governance has frozen
//!   ([`drop_bid`](Call::drop_bid), [`drop_ask`](Call::drop_ask)). The party can place them again once
//!   the reason is gone.
//! - A match that splits a bundle needs the register's deposit, from the order whose share it ends. That
//!   deposit is on hold since the order was placed.
//! - Proceeds that the seller's present account cannot take go to the account that placed the ask.
//!
//! Closing a round costs whoever does it nothing. Each order pays in advance for the step that works it
//! off, and the trading centre for the steps that the grid needs ([`Pallet::step_fee`] for each). This
//! is never returned.
//!
//! ## What a party may do
//!
//! | | active | lapsed | barred |
//! |---|---|---|---|
//! | place an offer, a demand, a bid or an ask; buy, fill | yes | no | no |
//! | be bought from, be sold to by a demand of its own | yes | no | no |
//! | cancel what is its own | yes | yes | yes |
//! | have its bids and asks settled | yes | yes | no |
//!
//! A party has *lapsed* when it has no attestation in force. It is *barred* when it is suspended, revoked
//! or being recovered. Offers and demands can be taken back at any time, so they bind nobody.
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
//! | [`open_round`](Call::open_round) | an active trading centre | opens a round of the call auction |
//! | [`bid`](Call::bid) | an active party with the money | holds the money |
//! | [`ask`](Call::ask) | an active party that holds the certificates | locks the certificates |
//! | [`cancel_bid`](Call::cancel_bid) | the buyer, whatever its status | gives the money back |
//! | [`cancel_ask`](Call::cancel_ask) | the seller, whatever its status | unlocks the certificates |
//! | [`drop_bid`](Call::drop_bid) | anybody, while the buyer is barred | gives the money back |
//! | [`drop_ask`](Call::drop_ask) | anybody, while the seller is barred or governance has frozen the batch | unlocks the certificates |
//! | [`cancel_round`](Call::cancel_round) | the trading centre that opened it | calls a round off |
//! | [`close_round`](Call::close_round) | anybody, free | trades at one price, returns the rest |
//! | [`expire`](Call::expire) | anybody, at or after the expiry | ends an offer or a demand and gives everything back |
//!
//! ## Whose money
//!
//! Proceeds go to the account that the seller uses when the trade happens; those of a round that it
//! cannot take, to the account that placed the ask. Money on hold and
//! deposits stay on the account that placed them and return there, whatever party uses it by then.
//! Payments are exact, and leave the payer the asset's minimum balance.
//!
//! ## Time
//!
//! Offers and demands end at a moment of chain time, in seconds: strictly before it they can be
//! traded on, from it on they can only be ended, by their owner, by anybody with `expire`, or by the
//! sweep. That an order has expired is derived from time, never stored.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod auction;
mod criteria;
mod demands;
mod expiry;
mod inspect;
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

pub use auction::{
	clearing::{Best, Clearing, Margin, Ration, Tally},
	types::*,
};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use demands::DemandTerms;
use offers::{OfferTerms, Purchase};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, RoundId, TradeClass},
	party::PartyId,
	traits::{AuctionSales, CertificateRegistry, Parties},
	MarketOffset, Moment,
};

/// Number of an asset.
pub type AssetIdOf<T> = <T as Config>::AssetId;

/// A round as stored.
pub type RoundOf<T> = Round<<T as Config>::AssetId>;

/// What an order holds for the bundle that it may split.
pub type SplitDepositOf<T> = <<T as Config>::Certificates as AuctionSales<
	<T as frame_system::Config>::AccountId,
>>::SplitDeposit;

/// A bid as stored.
pub type BidOf<T> =
	Bid<<T as frame_system::Config>::AccountId, <T as Config>::OrderDeposit, SplitDepositOf<T>>;

/// An ask as stored.
pub type AskOf<T> =
	Ask<<T as frame_system::Config>::AccountId, <T as Config>::OrderDeposit, SplitDepositOf<T>>;

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

		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;

		/// The register of certificates.
		type Certificates: CertificateRegistry + AuctionSales<Self::AccountId>;

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

		/// Deposit for the record of a bid or an ask in a round.
		type OrderDeposit: Consideration<Self::AccountId, Footprint>;

		/// The chain's price of weight: what the closing of a round is paid for by.
		type WeightToFee: WeightToFee<Balance = Amount>;

		/// What fees are paid in.
		type FeeAsset: Get<Self::AssetId>;

		/// Who receives what is paid for the closing of rounds. The account must exist.
		type FeeReceiver: Get<Self::AccountId>;

		/// Who may say which assets are money here.
		type AssetOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The market's distance from UTC; never changes.
		type MarketOffset: Get<MarketOffset>;

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
		/// The money of bids.
		Bid,
		/// Deposits for bids and asks.
		OrderDeposit,
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

	/// Open offers and demands, sorted by their expiry; without those in [`SetAside`]. Hashed by
	/// nothing, so that it is sorted: a caller chooses no more of the key than a moment within
	/// `MaxDuration`. Each is paid for by the order's deposit.
	#[pallet::storage]
	pub type Expiring<T: Config> =
		StorageDoubleMap<_, Identity, Instant, Twox64Concat, Order, (), OptionQuery>;

	/// Expired offers and demands that the sweep could not end, because money or certificates could
	/// not go back. Each is paid for by the order's deposit.
	#[pallet::storage]
	pub type SetAside<T: Config> = StorageMap<_, Twox64Concat, Order, (), OptionQuery>;

	/// Number of the next round.
	#[pallet::storage]
	pub type NextRound<T: Config> = StorageValue<_, RoundId, ValueQuery>;

	/// Every round there was. Never removed: only trading centres open them.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>, OptionQuery>;

	/// The book: what is wanted and offered in a round at each price. Gone once the round is closed.
	#[pallet::storage]
	pub type Levels<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, Level, Totals, ValueQuery>;

	/// Bids by price, and at one price in an order drawn by lot for each round. Each is paid for by
	/// its deposit.
	#[pallet::storage]
	pub type Bids<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(RoundId, Level),
		Blake2_128Concat,
		(RoundId, PartyId),
		BidOf<T>,
		OptionQuery,
	>;

	/// Asks by price, and at one price in an order drawn by lot for each round. Each is paid for by
	/// its deposit.
	#[pallet::storage]
	pub type Asks<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(RoundId, Level),
		Blake2_128Concat,
		(RoundId, BatchId, u32),
		AskOf<T>,
		OptionQuery,
	>;

	/// The price level of each ask of a party in a round.
	#[pallet::storage]
	pub type AskLevels<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(RoundId, PartyId),
		Twox64Concat,
		AskKey,
		Level,
		OptionQuery,
	>;

	/// On which side of a round a party is, and with how many orders.
	#[pallet::storage]
	pub type Presences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, PartyId, Presence, OptionQuery>;

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
		/// An offer or a demand ended because its time was over; what was left of it is free again.
		OrderExpired {
			/// The offer or demand.
			order: Order,
		},
		/// An expired offer or demand could not be ended in passing. It stays, and anybody can end it
		/// with `expire` once what stood in the way is gone.
		ExpiryFailed {
			/// The offer or demand.
			order: Order,
			/// What stood in the way.
			error: DispatchError,
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
			/// The offer, demand or round that it came from.
			origin: Origin,
		},
		/// A trading centre opened a round of the call auction.
		RoundOpened {
			/// The round.
			round: RoundId,
			/// Who opened it.
			centre: PartyId,
			/// What is traded.
			lot: Lot,
			/// What is paid in.
			asset: AssetIdOf<T>,
			/// The possible prices.
			grid: Grid,
			/// The first second at which no order is taken or taken back any more.
			closes_at: Moment,
		},
		/// A round will not take place. Its orders can be taken back.
		RoundCancelled {
			/// The round.
			round: RoundId,
		},
		/// Certificates are wanted in a round, and the money for them is on hold.
		BidPlaced {
			/// The round.
			round: RoundId,
			/// Who buys.
			buyer: PartyId,
			/// How many, beside what the party wanted at this price before.
			units: u32,
			/// The most that it pays for one.
			price: Amount,
		},
		/// Certificates are offered in a round, and locked.
		AskPlaced {
			/// The round.
			round: RoundId,
			/// Who sells.
			seller: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// The least that it takes for one.
			price: Amount,
		},
		/// The owner took a bid back; money and deposit are free again.
		BidCancelled {
			/// The round.
			round: RoundId,
			/// Who wanted to buy.
			buyer: PartyId,
			/// The price of the bid.
			price: Amount,
		},
		/// The owner took an ask back; certificates and deposit are free again.
		AskCancelled {
			/// The round.
			round: RoundId,
			/// Who wanted to sell.
			seller: PartyId,
			/// The batch.
			batch: BatchId,
			/// The first certificate of the ask.
			first: u32,
		},
		/// A round that is being closed found its price.
		PriceFound {
			/// The round.
			round: RoundId,
			/// Price of one certificate in every trade of the round; none when no bid met an ask.
			price: Option<Amount>,
			/// How many certificates are to change hands at it.
			units: u64,
		},
		/// Two orders were to be settled, and could not. Nothing of that part moved: its certificates
		/// and its money return with the rest of the two orders.
		MatchLapsed {
			/// The round.
			round: RoundId,
			/// Who would have sold.
			seller: PartyId,
			/// Who would have bought.
			buyer: PartyId,
			/// The batch.
			batch: BatchId,
			/// How many certificates.
			units: u32,
			/// Why not.
			error: DispatchError,
		},
		/// A bid is worked off: what it bought is paid, the rest of its money is free again.
		BidEnded {
			/// The round.
			round: RoundId,
			/// Who bid.
			buyer: PartyId,
			/// The price of the bid.
			price: Amount,
			/// How many certificates it bought.
			bought: u32,
			/// The money that was given back.
			returned: Amount,
		},
		/// A bid that would not have been settled was taken out of a round. Money and deposits are free
		/// again.
		BidDropped {
			/// The round.
			round: RoundId,
			/// Who wanted to buy.
			buyer: PartyId,
			/// The price of the bid.
			price: Amount,
		},
		/// An ask that would not have been settled was taken out of a round. Certificates and deposits
		/// are free again.
		AskDropped {
			/// The round.
			round: RoundId,
			/// Who wanted to sell.
			seller: PartyId,
			/// The batch.
			batch: BatchId,
			/// The first certificate of the ask.
			first: u32,
		},
		/// An ask is worked off: what it sold is paid, the rest is free again.
		AskEnded {
			/// The round.
			round: RoundId,
			/// Who asked.
			seller: PartyId,
			/// The batch.
			batch: BatchId,
			/// The first certificate of the ask.
			first: u32,
			/// How many certificates it sold, from the first on.
			sold: u32,
			/// How many were given back.
			returned: u32,
		},
		/// What is left of an order could not be given back. It stays on hold or locked until its owner
		/// takes it with `cancel_bid` or `cancel_ask`.
		ReturnFailed {
			/// The round.
			round: RoundId,
			/// Whose order it is.
			party: PartyId,
			/// The price of the order.
			price: Amount,
			/// Why not.
			error: DispatchError,
		},
		/// A round is over.
		RoundClosed {
			/// The round.
			round: RoundId,
			/// Price of one certificate in every trade of the round; none when no bid met an ask.
			price: Option<Amount>,
			/// How many certificates changed hands.
			units: u64,
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
		/// The calling party is not attested, or is suspended, revoked or expired, or its account is
		/// being recovered. Ask your registrar. It can still cancel its own orders.
		PartyNotActive,
		/// The other side is not active at present, or is gone. Trade with somebody else, or wait.
		CounterpartyNotActive,
		/// There is no party with the number given in `to`. Look up the number, or give none to sell to
		/// anybody.
		UnknownParty,
		/// There is no such open offer or demand: it never was, or it was used up or cancelled, or has
		/// expired and ended. Look up what is open.
		NotFound,
		/// The offer or demand is another party's, or the offer is made to another party, or another
		/// trading centre opened the round. Sign with the account of that party, or name another.
		NotAuthorized,
		/// Seller and buyer would be the same party. To take back what is your own, cancel it.
		SelfTrade,
		/// The asset is not money on this market, or not any more. Use one that governance allows.
		AssetNotAllowed,
		/// There is no such asset. Create it first.
		UnknownAsset,
		/// The price is zero. Give that of one certificate, in the asset's smallest unit.
		ZeroPrice,
		/// Units times price, or a counter, is too large to be computed. Trade less at once.
		Overflow,
		/// `min_units` is zero or more than `units`. Give a number from 1 to `units`.
		InvalidMinimum,
		/// The expiry, or the closing time, is not in the future of chain time. Give a later one, in
		/// seconds.
		ExpiryInPast,
		/// The expiry, or the closing time, is further ahead than the chain's parameter
		/// `MaxOfferDuration` allows. Give an earlier one, in seconds.
		ExpiryTooLate,
		/// The offer or demand has expired. Look for another; anybody can end this one with `expire`.
		Expired,
		/// The offer or demand has not expired yet. Wait until its expiry; its owner can cancel it
		/// before.
		NotExpired,
		/// More certificates than the remainder. Look it up, others may have traded.
		TooManyUnits,
		/// Fewer certificates than `min_units`, and not the whole remainder. Take more, or all that is
		/// left.
		TooFewUnits,
		/// The price of one certificate is above the most that the buyer pays: the `max_price` of the
		/// call, or that of the demand. Give a higher `max_price`, or sell at a lower price.
		PriceAboveLimit,
		/// The account cannot pay this much of the asset that the price is in and keep its minimum
		/// balance. Send it more of that asset first.
		InsufficientFunds,
		/// The account cannot pay the deposit, or the steps of closing a round, in the chain's own token
		/// and keep the least balance of an account. Send it more of that token first.
		CannotPayDeposit,
		/// There is no such trade class. Choose one that governance has set.
		UnknownClass,
		/// Certificates of this class go to their user by verification, and are never sold here. Choose a
		/// class that may change hands.
		ClassNotTradable,
		/// A region is written with 1 to 8 characters `0-9`, `A-Z` and `-`. Write it so, for example
		/// `CN-11`, or give none for any region.
		InvalidRegion,
		/// The two periods are not of one granularity, or the last is before the first. Give the first and
		/// the last of consecutive periods.
		InvalidPeriods,
		/// The periods are not of the granularity that certificates of this class have. Give periods of that
		/// granularity, or choose another class.
		GranularityMismatch,
		/// No certificate number can say the last period: months from 2000 to 2099, days and hours up to
		/// index 1,679,615. Choose periods within these.
		PeriodsOutOfRange,
		/// The first period ends only at or after the end of the demand or the round, so none of its
		/// certificates can be there in time. Choose an earlier period, or a later end.
		PeriodsTooLate,
		/// No certificate of this class and these periods is valid for so long: for `min_validity` seconds
		/// from now on or, in a round, from its closing time on and for a day more. Ask for less, in
		/// seconds, or for later periods.
		ValidityOutOfReach,
		/// The project code has a wrong character or check character. Compare it with the original.
		InvalidProject,
		/// There is no such batch of certificates. Look up its number.
		UnknownBatch,
		/// The certificates are of another trade class than the demand or the round wants. Use others.
		ClassMismatch,
		/// The certificates are from another energy source than the demand or the round wants. Use others.
		SourceMismatch,
		/// The certificates are from another region than the demand or the round wants. Use others.
		RegionMismatch,
		/// The certificates are from another project than the demand or the round wants. Use others.
		ProjectMismatch,
		/// The certificates are of a period that the demand or the round does not cover. Use others.
		PeriodMismatch,
		/// The certificates expire sooner than the demand accepts, or than the round accepts after its
		/// closing time. Use others.
		ValidityTooShort,
		/// Only a party with the role of a trading centre opens and cancels rounds. Sign with the account of
		/// one.
		NotTradingCentre,
		/// There is no round with this number. Look it up.
		UnknownRound,
		/// The lowest price or the tick of the grid is zero, or there are not 1 to 1,024 levels. Correct the
		/// grid.
		InvalidGrid,
		/// The round takes no orders any more, and can no longer be cancelled: its closing time has
		/// come, or it was cancelled. Look for another round.
		RoundNotOpen,
		/// The price is not on the round's grid: take the lowest price plus a number of ticks.
		PriceOffGrid,
		/// The order is for no certificates. Give at least one.
		NoUnits,
		/// The party has orders on the other side of this round. Take those back first.
		BothSides,
		/// The money of the bid at this price is held on another account of the party. Take that bid
		/// back, then bid anew.
		HeldElsewhere,
		/// The calling party has no such order in this round. Look up its orders: an order that was
		/// worked off is gone.
		OrderNotFound,
		/// From its closing time until it is closed, no order of a round can be taken back. Close it
		/// with `close_round`.
		RoundBeingClosed,
		/// The closing time of the round has not come yet. Wait until then; before it, owners can take
		/// their orders back.
		RoundNotOver,
		/// The round is closed, or every order of the cancelled round is worked off: there is nothing
		/// left to do. What could not be returned, its owner takes with `cancel_bid` or `cancel_ask`.
		RoundClosed,
		/// The number of steps is zero or more than 64. Give 1 to 64; call again for more.
		InvalidSteps,
		/// The attestation of the calling party ends within a day after the round's closing time, or
		/// before it. Ask your registrar to renew it, or look for a round that closes earlier.
		AttestationEndsTooEarly,
		/// The certificates expire within a day after the round's closing time, or before it. Look for a
		/// round that closes earlier.
		CertificatesEndTooEarly,
		/// A party of the match is suspended or revoked, or its account is being recovered. The match
		/// lapses, and what it was about returns to both: trade it anew.
		PartyBarred,
		/// The offer or the demand is of another batch, or in another asset, than the call names. Read it
		/// again.
		OrderMismatch,
		/// Nothing stops this order from being settled: its party is not suspended, revoked or being
		/// recovered, and governance has not frozen its batch. A freeze by an issuer does not count. Only
		/// its owner can take it back.
		OrderCanSettle,
		/// The asset's minimum balance is more than one smallest unit, so small sums could not be paid.
		/// Have the asset's minimum lowered to one, or choose another asset.
		MinimumBalanceTooHigh,
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// How long after its closing time a round can be settled in full, in seconds. Attestations and
		/// certificates of its orders must last for so long.
		#[pallet::constant_name(SettleTime)]
		fn settle_time() -> u64 {
			SETTLE_TIME
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
		/// Called by an active party that holds them. They must be free and tradable, start where a
		/// bundle starts and lie within it. If they are not the whole bundle, it is split, for which the
		/// register takes a deposit from the caller. They are locked until they are sold or the offer
		/// ends. `price` is of one certificate in the smallest unit of `asset`. With `to`, only that
		/// party may buy. One purchase is of at least `min_units` certificates or of all that is left.
		/// Nothing can be bought at or after `expires_at`, in seconds of chain time. Takes a deposit,
		/// returned when the offer ends. Emits `Offered`.
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
		/// one. `batch` and `asset` must be those of the offer. The price of one certificate, in that
		/// asset, must not be above `max_price`. The caller's account pays
		/// the seller's present account, and keeps the asset's minimum balance; the certificates become
		/// the caller's in the same step. The seller must be active, the certificates neither frozen nor
		/// expired. If the purchase splits a bundle, the register takes a deposit from the caller. Emits
		/// `Traded`, and `SoldOut` when nothing is left.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::buy())]
		pub fn buy(
			origin: OriginFor<T>,
			offer: OfferId,
			batch: BatchId,
			units: u32,
			asset: AssetIdOf<T>,
			max_price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::take_offer(who, offer, Purchase { batch, units, asset, max_price })
		}

		/// States which certificates are wanted, and holds the money for them.
		///
		/// Called by an active party. `class` is the one trade class wanted, which may be sold; `criteria`
		/// says what else the certificates must be like, and must be such that some certificate can match:
		/// periods of the class's granularity, the first of which ends before the demand, and a validity
		/// that the class has. `max_price` is the most paid for one certificate in the
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
		/// and tradable, start where a bundle starts and lie within it, and be what the demand wants. If
		/// they are not the whole bundle, it is split, for which the register takes a deposit from the
		/// caller. `asset` must be the demand's; `price`, of one certificate in that asset, must not be
		/// above the demand's. The money comes out of
		/// the hold; what the demand would have paid beyond the price is given back to the account it is
		/// held on. The buyer must still be active. Emits `Traded`, and `Satisfied` when nothing more is
		/// wanted.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::fill())]
		pub fn fill(
			origin: OriginFor<T>,
			demand: DemandId,
			batch: BatchId,
			first: u32,
			units: u32,
			asset: AssetIdOf<T>,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::fill_demand(who, demand, CertificateRange { batch, first, units }, asset, price)
		}

		/// Says whether an asset is money on this market.
		///
		/// Called by governance. To be allowed, an asset must exist and have a minimum balance of at most
		/// one smallest unit, but for the chain's own token: else a seller whose account does not have the
		/// asset could not be paid a small sum. It should be sufficient. Once forbidden, no order in it can be placed or traded on, only cancelled or
		/// expired. A call that repeats what is set changes nothing. Emits `SettlementAssetSet`.
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

		/// Opens a round of the call auction.
		///
		/// Called by an active party with the role TradingCentre. `lot` says which certificates are
		/// traded: one trade class and further criteria, such that some certificate can match; they must
		/// be valid at `closes_at` and for `min_validity` seconds after it, a day at least. Prices are
		/// `lowest`, `lowest + tick` and so on, `levels` of them, each of one certificate in the smallest
		/// unit of `asset`, which must be money here. From `closes_at` on, in seconds of chain time, no
		/// order is taken or taken back. The caller pays the steps of the closing that the grid needs,
		/// three for eight prices. This is never returned. Emits `RoundOpened`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::open_round())]
		pub fn open_round(
			origin: OriginFor<T>,
			lot: Lot,
			asset: AssetIdOf<T>,
			grid: Grid,
			closes_at: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::start_round(who, lot, asset, grid, closes_at)
		}

		/// Bids for certificates in a round, and holds the money.
		///
		/// Called by an active party before the round's closing time. Its attestation must be in force
		/// until a day after the closing time. `price` is the most that it pays
		/// for one certificate, and on the round's grid; `price` times `units` is held on the caller's
		/// account, which must keep the asset's minimum balance beside it. A second bid at the same
		/// price adds to the first and must come from the same account. A party either bids or asks
		/// in one round. For each price, takes a deposit for the bid and the register's deposit for a
		/// bundle. They are returned when the bid ends. If its last match splits a bundle, the second
		/// one stays with that bundle. The caller also pays one step of the closing. This is never
		/// returned. From the closing time on the bid stands, whatever becomes of the attestation. Emits
		/// `BidPlaced`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(
			origin: OriginFor<T>,
			round: RoundId,
			units: u32,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::place_bid(who, round, units, price)
		}

		/// Offers certificates in a round, and locks them.
		///
		/// Called by an active party before the round's closing time. Its attestation must be in force,
		/// and the certificates valid, until a day after the closing time. The certificates must be the
		/// caller's, free and tradable, start where a bundle starts and lie within it, and be what the
		/// round trades. If they are not the whole bundle, it is split, for which the register takes a
		/// deposit from the caller. `price` is the least that it takes for one certificate, and on the
		/// round's grid. A party either bids or asks in one round. Takes a deposit for the ask and the
		/// register's deposit for a bundle. They are returned when the ask ends. If its last match splits
		/// a bundle, the second one stays with that bundle. The caller also pays one step of the
		/// closing. This is never returned. From the closing time on the ask stands, whatever becomes of
		/// the attestation, and although the issuer freezes the batch. Emits `AskPlaced`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::ask())]
		pub fn ask(
			origin: OriginFor<T>,
			round: RoundId,
			batch: BatchId,
			first: u32,
			units: u32,
			price: Amount,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::place_ask(who, round, CertificateRange { batch, first, units }, price)
		}

		/// Takes the caller's whole bid at a price back.
		///
		/// Called by the buyer, also when it is suspended or expired: before the round's closing time,
		/// or after the round was cancelled, or, for what could not be returned then, after it was
		/// closed. Money and deposit go back to the account on which they are held. Emits
		/// `BidCancelled`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::cancel_bid())]
		pub fn cancel_bid(origin: OriginFor<T>, round: RoundId, price: Amount) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::withdraw_bid(who, round, price)
		}

		/// Takes an ask of the caller back: the one of these certificates, known by its first.
		///
		/// Called by the seller, also when it is suspended or expired or the certificates are frozen:
		/// before the round's closing time, or after the round was cancelled, or, for what could not be
		/// returned then, after it was closed. The deposit goes back to the account that placed it.
		/// Emits `AskCancelled`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::cancel_ask())]
		pub fn cancel_ask(
			origin: OriginFor<T>,
			round: RoundId,
			batch: BatchId,
			first: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::withdraw_ask(who, round, (batch, first))
		}

		/// Takes a bid out of a round that would not be settled: its buyer is barred.
		///
		/// Called by any account before the round's closing time, while the buyer is suspended, revoked or
		/// being recovered. `buyer` and `price` name the bid. Money and deposits go back to the account that
		/// placed it. Emits `BidDropped`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::drop_bid())]
		pub fn drop_bid(
			origin: OriginFor<T>,
			round: RoundId,
			buyer: PartyId,
			price: Amount,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::drop_bid_of(round, buyer, price)
		}

		/// Takes an ask out of a round that would not be settled: its seller is barred, or governance has
		/// frozen its batch.
		///
		/// Called by any account before the round's closing time, while the seller is suspended, revoked or
		/// being recovered, or the batch is frozen by governance. A freeze by an issuer does not count: it
		/// does not stop the sale either. `seller` is the party whose ask it is;
		/// the ask is known by its batch and its first certificate. The certificates are released to the
		/// seller, and the deposits go back to the account that placed the ask. Emits `AskDropped`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::drop_ask())]
		pub fn drop_ask(
			origin: OriginFor<T>,
			round: RoundId,
			seller: PartyId,
			batch: BatchId,
			first: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::drop_ask_of(round, seller, (batch, first))
		}

		/// Cancels a round.
		///
		/// Called by the trading centre that opened it, active, before the round's closing time. Owners
		/// take their orders back with `cancel_bid` and `cancel_ask`, or anybody returns them with
		/// `close_round`. Emits `RoundCancelled`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::cancel_round())]
		pub fn cancel_round(origin: OriginFor<T>, round: RoundId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::call_off(who, round)
		}

		/// Closes a round, or goes on with that, by up to `steps` steps, of which there may be 1 to 64.
		///
		/// Called by any account at or after the round's closing time, as often as it takes; it makes no
		/// difference in how many calls. First the price is found at which the most certificates change
		/// hands. Every bid above it and every ask below it is served in full; orders at it are served
		/// in proportion on the side that has too many. All pay that one price; the rest of the money,
		/// the unsold certificates and the deposits are given back. What cannot be settled lapses and
		/// returns too: a party is suspended, revoked or being recovered, governance has frozen the
		/// certificates, they have expired, or the money cannot move. For a
		/// cancelled round, returns the orders. The call is free when it does a step: the orders and the
		/// trading centre have paid for all of them. A call that is refused pays its fee, for no steps.
		/// Emits `PriceFound`, then for the orders `Traded` or `MatchLapsed`,
		/// `BidEnded`, `AskEnded` or `ReturnFailed`, and at the end `RoundClosed`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::close_round((*steps).min(MAX_STEPS)))]
		pub fn close_round(
			origin: OriginFor<T>,
			round: RoundId,
			steps: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let done = Self::advance_round(round, steps)
				.map_err(|refused| refused.with_weight(T::WeightInfo::close_round(0)))?;
			let actual_weight = Some(T::WeightInfo::close_round(done));
			Ok(PostDispatchInfo { actual_weight, pays_fee: Pays::No })
		}

		/// Ends an offer or a demand whose time is over.
		///
		/// Called by anybody, at or after its expiry, also when its owner is suspended or the
		/// certificates are frozen or expired. Certificates are free again, money goes back to the
		/// account on which it is held, and the deposit to the account that placed it. Fails while
		/// that account cannot receive the money. The chain ends most orders by itself soon after
		/// their expiry; those it could not end wait for this call. Emits `OrderExpired`.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::expire_weight(order))]
		pub fn expire(origin: OriginFor<T>, order: Order) -> DispatchResult {
			ensure_signed(origin)?;
			Self::expire_order(order)
		}
	}
}
