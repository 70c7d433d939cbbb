//! # Evidence
//!
//! Committees, anchors and the verification of trades.
//!
//! ## Overview
//!
//! Two independent sources state what happened: the trading centre, what was settled; the energy
//! platform, what was metered. Each source has a committee of seats, held by parties with the role
//! of that source. A seat states the root of a tree of leaves for a topic; when a quorum of its
//! committee states the same, that statement is the topic's anchor, and after the challenge period
//! the anchor is final.
//!
//! Anybody who is an active party may then prove one settlement and the two readings that belong to
//! it. If every check holds, the trade becomes evidence, the buyer gets a voucher, and the
//! certificates stand behind it. Energy is conserved: what is allocated to trades from a meter in a
//! period never exceeds what it measured, within the tolerance of the moment when its reading was
//! fixed.
//!
//! ## Terminology
//!
//! - **Source**: the trading centre or the energy platform.
//! - **Seat**: a place in a source's committee. It belongs to a party, which has at most one.
//! - **Topic**: what a statement is about: all readings of a period, or one instalment of the
//!   settlements of a period.
//! - **Round**: one vote of a committee, frozen as it was when the round opened, on one topic. A
//!   round ends when a quorum agrees (anchored) or when none can any more (conflicted). After three
//!   conflicted rounds the topic is stalled.
//! - **Anchor**: what a quorum stated. Final from `final_at` and `final_block` on, whichever is
//!   later.
//! - **Reading**, **settlement**: the leaves of the two trees.
//! - **Fixed**: the first use of a reading, here or when certificates are issued, makes it the only
//!   reading of that meter and period, for ever.
//! - **Allocated**: energy of a meter and period that stands behind verified trades.
//!
//! ## Calls
//!
//! | call | who |
//! |---|---|
//! | `appoint`, `set_quorum` | governance |
//! | `accept_seat` | the party that was offered the seat |
//! | `attest` | a seat of the topic's source; free when it succeeds |
//! | `verify`, `verify_batch` | any active party |
//!
//! ## Scenario
//!
//! Governance appoints four parties of each source, who accept and bond. When January has ended,
//! each seat of the energy platform attests `Metering(January)` in round 1; at the third equal
//! statement the topic is anchored. The trading centre's seats do the same for
//! `Settlement(January, 0)`. Once both anchors are final, the buyer calls `verify` with its
//! settlement, the readings of the generator's and of its own meter, and their proofs.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod anchors;
mod committee;
mod inspect;
mod readings;
mod rounds;
mod topics;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
mod verification;
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use weights::{ByHand, WeightInfo};

use frame_support::traits::fungible::Inspect;
use frame_system::pallet_prelude::BlockNumberFor;

/// The currency's balance.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// A seat of this runtime.
pub type SeatOf<T> = types::Seat<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// An anchor of this runtime.
pub type AnchorOf<T> = types::Anchor<BlockNumberFor<T>>;

// The storage macros expand to `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::types::{Committee, MeteredEnergy, ProvedTrade, Record, Round, TopicState};
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use verdigrid_primitives::{
		certificate::CertificateRange,
		evidence::{
			EvidenceId, ProvedReading, ProvedSettlement, Source, Statement, Topic, TradeRef,
		},
		party::{MeterId, PartyId},
		traits::{CertificateRegistry, Meters, OnEvidence, Parties},
		voucher::VoucherId,
		Energy, MarketOffset, Moment, Period,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What the pallet needs from its runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;
		/// Money for bonds.
		type Currency: fungible::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Chain time.
		type Time: UnixTime;
		/// Who is who.
		type Parties: Parties<Self::AccountId>;
		/// Metering points.
		type Meters: Meters;
		/// The register of certificates.
		type Certificates: CertificateRegistry;
		/// Issues the voucher of a verified trade.
		type OnEvidence: OnEvidence;
		/// Who appoints seats and sets quorums.
		type CommitteeOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The market's offset from UTC. Constant for the life of a chain.
		type MarketOffset: Get<MarketOffset>;
		/// How long an anchor can be challenged before it is final, in seconds. Zero: not at all.
		type ChallengePeriod: Get<u64>;
		/// The blocks that must pass too before an anchor is final.
		type ChallengeBlocks: Get<BlockNumberFor<Self>>;
		/// How much more than measured may be allocated, in parts per million.
		type Tolerance: Get<u32>;
		/// For how many seconds after its period a topic may be attested.
		type MaxTopicAge: Get<u64>;
		/// The bond of a seat.
		type SeatBond: Get<BalanceOf<Self>>;
		/// The most trades in one `verify_batch`.
		#[pallet::constant]
		type MaxBatch: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Brings other pallets into the state that benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::traits::Scenario<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why money is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a seat in a committee.
		SeatBond,
	}

	/// Every version of each source's committee, from 1.
	#[pallet::storage]
	pub type Committees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Source, Twox64Concat, u32, Committee>;

	/// The version of a source's committee that new rounds open with; 0 before there is one.
	#[pallet::storage]
	pub type CurrentVersion<T: Config> = StorageMap<_, Twox64Concat, Source, u32, ValueQuery>;

	/// The least quorum that governance set for a source; 0 for none.
	#[pallet::storage]
	pub type SetQuorum<T: Config> = StorageMap<_, Twox64Concat, Source, u32, ValueQuery>;

	/// How many seats of a source there are, invited ones included.
	#[pallet::storage]
	pub type Appointed<T: Config> = StorageMap<_, Twox64Concat, Source, u32, ValueQuery>;

	/// The seats. A live one has a bond on hold, of the account and amount written in it.
	#[pallet::storage]
	pub type Seats<T: Config> = StorageMap<_, Twox64Concat, PartyId, SeatOf<T>>;

	/// The open round of each topic.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Blake2_128Concat, Topic, Round>;

	/// How many rounds were closed for each topic, and how.
	#[pallet::storage]
	pub type Topics<T: Config> = StorageMap<_, Blake2_128Concat, Topic, TopicState, ValueQuery>;

	/// How many open rounds each seat opened.
	#[pallet::storage]
	pub type OpenRounds<T: Config> = StorageMap<_, Twox64Concat, PartyId, u32, ValueQuery>;

	/// What a quorum stated about each topic.
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageMap<_, Blake2_128Concat, Topic, AnchorOf<T>>;

	/// The one reading of each meter and period. Never removed.
	#[pallet::storage]
	pub type Metered<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MeterId, Blake2_128Concat, Period, MeteredEnergy>;

	/// Energy of each meter and period that stands behind verified trades. Never removed.
	#[pallet::storage]
	pub type Allocated<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		MeterId,
		Blake2_128Concat,
		Period,
		Energy,
		ValueQuery,
	>;

	/// The number of the next evidence.
	#[pallet::storage]
	pub type NextEvidence<T: Config> = StorageValue<_, EvidenceId, ValueQuery>;

	/// The evidence. Its place is paid with the fee of the call that verified it.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Twox64Concat, EvidenceId, Record>;

	/// The evidence of each trade reference. Never removed.
	#[pallet::storage]
	pub type TradeRefs<T: Config> = StorageMap<_, Blake2_128Concat, TradeRef, EvidenceId>;

	/// The evidence of each settlement leaf, by the leaf's hash. Never removed.
	#[pallet::storage]
	pub type UsedLeaves<T: Config> = StorageMap<_, Blake2_128Concat, H256, EvidenceId>;

	/// Committees at the beginning.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// For each source, the accounts of the parties that hold its seats, accepted and bonded.
		pub committees: Vec<(Source, Vec<T::AccountId>)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (source, accounts) in &self.committees {
				if let Err(error) = Pallet::<T>::seat_at_genesis(*source, accounts) {
					panic!("the {source:?} committee cannot be seated at genesis: {error:?}");
				}
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A seat was offered to a party.
		Appointed {
			/// The committee's source.
			source: Source,
			/// The party.
			party: PartyId,
		},
		/// A party accepted its seat.
		SeatAccepted {
			/// The committee's source.
			source: Source,
			/// The party.
			party: PartyId,
			/// The account on which the bond is held.
			account: T::AccountId,
			/// The bond.
			bond: BalanceOf<T>,
		},
		/// A committee has a new version, for rounds that open from now on.
		CommitteeChanged {
			/// Its source.
			source: Source,
			/// The version.
			version: u32,
			/// How many members it has.
			members: u32,
			/// How many of them must agree.
			quorum: u32,
		},
		/// Governance set the least quorum of a source.
		QuorumSet {
			/// The source.
			source: Source,
			/// The least quorum; 0 for none.
			least: u32,
		},
		/// A seat attested.
		Attested {
			/// What about.
			topic: Topic,
			/// In which round.
			round: u32,
			/// The seat's party.
			party: PartyId,
			/// What it stated.
			statement: Statement,
		},
		/// A quorum stated the same.
		Anchored {
			/// What about.
			topic: Topic,
			/// In which round.
			round: u32,
			/// What they stated.
			statement: Statement,
			/// First moment at which it is final, if the block is reached too.
			final_at: Moment,
			/// First block in which it is final, if the moment is reached too.
			final_block: BlockNumberFor<T>,
		},
		/// A round ended because no statement could reach the quorum any more.
		RoundConflicted {
			/// What about.
			topic: Topic,
			/// Which round.
			round: u32,
		},
		/// A topic had three conflicted rounds and takes no more attestations.
		TopicStalled {
			/// Which topic.
			topic: Topic,
		},
		/// A reading was used for the first time: it is the one of its meter and period for ever.
		ReadingFixed {
			/// The meter.
			meter: MeterId,
			/// The period.
			period: Period,
			/// What the meter measured.
			energy: Energy,
			/// The most that can be allocated from it.
			limit: Energy,
		},
		/// A trade passed every check.
		Verified {
			/// Its evidence.
			evidence: EvidenceId,
			/// The buyer's voucher.
			voucher: VoucherId,
			/// Reference of the settlement.
			trade_ref: TradeRef,
			/// Who sold.
			seller: PartyId,
			/// Who bought.
			buyer: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// Their energy.
			energy: Energy,
		},
		/// A trade of a batch did not pass. The others are not affected.
		VerificationFailed {
			/// Its place in the batch, from 0.
			index: u32,
			/// Reference of the settlement.
			trade_ref: TradeRef,
			/// Why not.
			error: DispatchError,
		},
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The account does not belong to a party. Apply to a registrar first.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired. Have a registrar renew it.
		PartyNotActive,
		/// The party lacks the role of that source. A registrar can attest it.
		RoleMissing,
		/// The party already has a seat, offered or accepted. A party has at most one, over both
		/// committees.
		AlreadySeated,
		/// The committee has 31 seats, invited ones included. There is no room for another.
		CommitteeFull,
		/// No seat is offered to the caller's party, or it was already accepted.
		NotInvited,
		/// A quorum cannot be more than 31, the most seats of a committee.
		QuorumTooLarge,
		/// The caller's party has no accepted seat of the topic's source.
		NotSeated,
		/// A statement must be about at least one leaf.
		NoLeaves,
		/// The topic's period has not ended. Wait until it has.
		PeriodNotEnded,
		/// The topic's period ended too long ago to be attested.
		TopicTooOld,
		/// The instalment before this one is neither anchored nor stalled. Attest that one first.
		EarlierInstalmentOpen,
		/// The topic is already anchored.
		AlreadyAnchored,
		/// The topic had three conflicted rounds and is closed until governance reopens it.
		TopicStalled,
		/// This is not the topic's current round. Read its state and attest in the round it says.
		RoundMismatch,
		/// The seat opened eight rounds that are still open. Wait until one of them closes.
		TooManyOpenRounds,
		/// The committee was frozen before the party joined it. Wait for the next round.
		NotInCommittee,
		/// The seat already attested in this round. It can do so again in the next.
		AlreadyAttested,
		/// Too few seats are live for a quorum. Wait until suspended or expired parties are active
		/// again.
		QuorumOutOfReach,
		/// There is no anchor for that topic yet. Wait until the committee has attested it.
		AnchorMissing,
		/// The anchor is not final: its challenge period has not passed, or it is disputed.
		AnchorNotFinal,
		/// The proof does not show that the leaf stands in the anchor. The leaf differs from what
		/// was attested, or its index or siblings are wrong.
		ProofInvalid,
		/// No such meter is registered.
		MeterNotFound,
		/// A reading is of another meter than the one settled.
		MeterMismatch,
		/// A reading is of another period than the one settled.
		PeriodMismatch,
		/// The period is not of the granularity at which the meter is used.
		GranularityMismatch,
		/// A meter counts the other way: generation and consumption are exchanged.
		DirectionMismatch,
		/// The trade reference was used by earlier evidence. It names one settlement only.
		TradeRefUsed,
		/// The settlement was used by earlier evidence.
		LeafUsed,
		/// The buyer is not attested, or is suspended, revoked or expired.
		BuyerNotActive,
		/// The buyer lacks the role of a consumer.
		BuyerRoleMissing,
		/// The seller has neither the role of a generator nor that of a trader.
		SellerRoleMissing,
		/// The generation meter was not the project owner's for the whole period.
		GenerationMeterNotOwned,
		/// The consumption meter was not the buyer's for the whole period.
		ConsumptionMeterNotOwned,
		/// There is no such batch of certificates.
		BatchNotFound,
		/// The certificates were issued for another meter than the one settled.
		BatchMeterMismatch,
		/// The certificates were issued for another period than the one settled.
		BatchPeriodMismatch,
		/// A trade has at least one certificate.
		NoUnits,
		/// The certificates are worth more energy than was settled.
		SettledTooLittle,
		/// Another reading of that meter and period was used before, with other energy.
		ReadingConflict,
		/// The generation meter has not that much energy left in the period.
		GenerationExceeded,
		/// The consumption meter has not that much energy left in the period.
		ConsumptionExceeded,
		/// A batch has at least one trade.
		NoItems,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxBatch::get() > 0, "a batch takes at least one trade");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offers a party a seat in the committee of a source.
		///
		/// Only governance may call this. The party must be active with the role of that source and
		/// have no seat yet; a committee has at most 31 seats. The party takes the seat with
		/// `accept_seat`.
		///
		/// Emits `Appointed`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::appoint())]
		pub fn appoint(origin: OriginFor<T>, source: Source, party: PartyId) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_appoint(source, party)
		}

		/// Accepts the seat offered to the caller's party.
		///
		/// The bond is held on the caller's account. The committee gets a new version, with its
		/// quorum computed again, for rounds that open from now on.
		///
		/// Emits `SeatAccepted` and `CommitteeChanged`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept_seat())]
		pub fn accept_seat(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_seat(who)
		}

		/// Sets the least quorum of a source's committee; 0 for none.
		///
		/// Only governance may call this. The quorum of new rounds is this value or one more than
		/// two thirds of the members, whichever is larger, and never more than there are members.
		///
		/// Emits `QuorumSet`, and `CommitteeChanged` where there is a committee.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_quorum())]
		pub fn set_quorum(origin: OriginFor<T>, source: Source, least: u32) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_set_quorum(source, least)
		}

		/// States the root, the number of leaves and the total energy of a topic's tree.
		///
		/// A seat of the topic's source may call this, once in each round, naming the topic's
		/// current round. The topic's period must have ended, and an instalment of settlements
		/// follows the one before it. Free when it succeeds.
		///
		/// Emits `Attested`; `Anchored` when the quorum stated the same; `RoundConflicted`, and
		/// `TopicStalled` the third time, when no statement can reach the quorum any more.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::attest())]
		pub fn attest(
			origin: OriginFor<T>,
			topic: Topic,
			round: u32,
			statement: Statement,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_attest(who, topic, round, statement)?;
			Ok(Pays::No.into())
		}

		/// Verifies a trade against both sources and issues the buyer's voucher.
		///
		/// Any active party may call this. All must hold: the three anchors are final; the proofs
		/// hold; settlement and readings agree on meters, period and granularity; neither trade
		/// reference nor settlement was used before; the buyer is an active consumer, the seller a
		/// generator or trader, and the meters were theirs; the certificates were issued for that
		/// meter and period, can be used, are held by the buyer or deliverable by the seller, and
		/// are worth no more than was settled; neither meter gives more energy than it measured.
		///
		/// Emits `Verified`, and `ReadingFixed` for each reading used for the first time.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::verify_one())]
		pub fn verify(
			origin: OriginFor<T>,
			settlement: Box<ProvedSettlement>,
			generation: Box<ProvedReading>,
			consumption: Box<ProvedReading>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let payer = Self::active_party(&who)?;
			let trade = ProvedTrade {
				settlement: *settlement,
				generation: *generation,
				consumption: *consumption,
			};
			Self::verify_trade(&trade, payer)
		}

		/// Verifies up to `MaxBatch` trades as `verify` does. Each passes or fails alone.
		///
		/// Any active party may call this. It succeeds even if trades in it do not pass: read the
		/// events.
		///
		/// Emits `Verified` or `VerificationFailed` for each trade.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::verify_batch(u32::try_from(items.len()).unwrap_or(u32::MAX)))]
		pub fn verify_batch(
			origin: OriginFor<T>,
			items: BoundedVec<ProvedTrade, T::MaxBatch>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let payer = Self::active_party(&who)?;
			ensure!(!items.is_empty(), Error::<T>::NoItems);
			Self::verify_each(&items, payer);
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// The caller's party.
		pub(crate) fn party_of(account: &T::AccountId) -> Result<PartyId, Error<T>> {
			T::Parties::party_of(account).ok_or(Error::<T>::NotAParty)
		}

		/// The caller's party, which must be active.
		fn active_party(account: &T::AccountId) -> Result<PartyId, Error<T>> {
			let party = Self::party_of(account)?;
			ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
			Ok(party)
		}
	}
}
