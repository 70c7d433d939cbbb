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
//! - **Topic**: what a statement is about: all readings of a period, in some revision, or one
//!   instalment of the settlements of a period.
//! - **Revision**: a later statement of all readings of a period, because meters were read again or
//!   estimates replaced. Only the latest proves readings; what was used before stays.
//! - **Round**: one vote of a committee, frozen as it was when the round opened, on one topic. A
//!   round ends when a quorum agrees (anchored), when the statements differ so much that none can
//!   reach it (conflicted), when too few seats are left for one (short), or when its time is over
//!   (expired). After three conflicted rounds the topic is stalled until governance reopens it.
//! - **Anchor**: what a quorum stated. Final from `final_at` and `final_block` on, whichever is
//!   later; until then it can be disputed.
//! - **Dispute**: somebody puts a bond on the claim that an anchor is wrong. Governance decides: the
//!   anchor is upheld or overturned. Undecided in time, the anchor is void and nobody is slashed.
//! - **Closed**: a final anchor on which nothing new may rest, because governance doubts it.
//! - **Window**: the time in which a topic may be stated again, however old it is, because its anchor
//!   became void or governance reopened it, or because evidence of its period was revoked.
//! - **Counting seat**: a live seat whose party is active with the role, whose bond is full, and that
//!   was accepted before the round opened. Only such seats count in a round.
//! - **Reading**, **settlement**: the leaves of the two trees.
//! - **Fixed**: the first use of a reading, here or when certificates are issued, makes it the only
//!   reading of that meter and period, until one of a later revision is used.
//! - **Allocated**: energy of a meter and period that stands behind verified trades.
//!
//! ## Calls
//!
//! | call | who |
//! |---|---|
//! | `appoint`, `dismiss`, `set_quorum` | governance |
//! | `accept_seat`, `resign`, `withdraw_bond`, `restore_bond` | the party that has, or had, the seat |
//! | `attest` | a seat of the topic's source; free when it succeeds, unless seats disagreed before |
//! | `poke`, `reap` | anybody |
//! | `reopen`, `close`, `open`, `void` | governance |
//! | `dispute` | any active party with a bond, or governance |
//! | `resolve` | governance |
//! | `settle_dispute`, `release_dispute` | anybody, when the time has come |
//! | `verify`, `verify_batch`, `verify_together` | any active party |
//! | `contest`, `uphold`, `revoke` | governance |
//! | `unwind` | anybody |
//!
//! ## Scenario
//!
//! Governance appoints four parties of each source, who accept and bond. When January has ended,
//! each seat of the energy platform attests `Metering(January, 0)` in round 1; at the third equal
//! statement the topic is anchored. The trading centre's seats do the same for
//! `Settlement(January, 0)`. Once both anchors are final, the buyer calls `verify` with its
//! settlement, the readings of the generator's and of its own meter, and their proofs.
//!
//! Had three seats lied, anybody who knows could have disputed the anchor within the challenge
//! period. Governance overturns it by a poll; the three lose part of their bonds, the disputer is
//! rewarded, and the topic is attested again.
//!
//! Meters are read again in March: the seats attest `Metering(January, 1)`. From then on readings are
//! proved by that revision, and the issuer certifies what January had too little.
//!
//! If the settlement turns out to be wrong long after, governance revokes the evidence, anybody
//! unwinds its voucher, and the trading centre settles again in a later instalment with a leaf that
//! names the revoked evidence.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod anchors;
mod committee;
mod correction;
mod disputes;
mod errors;
mod events;
mod inspect;
mod leaving;
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

use frame_support::{pallet_macros::import_section, traits::fungible::Inspect};
use frame_system::pallet_prelude::BlockNumberFor;

/// The currency's balance.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// A seat of this runtime.
pub type SeatOf<T> =
	types::Seat<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// A bond of this runtime.
pub type BondOf<T> = types::Bond<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// A dispute of this runtime.
pub type DisputeOf<T> =
	types::Dispute<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// A round of this runtime.
pub type RoundOf<T> = types::Round<BlockNumberFor<T>>;
/// An anchor of this runtime.
pub type AnchorOf<T> = types::Anchor<BlockNumberFor<T>>;

/// The length of an argument, which is bounded far below `u32::MAX`.
fn length<Item>(items: &[Item]) -> u32 {
	u32::try_from(items.len()).unwrap_or(u32::MAX)
}

#[import_section(events::events)]
#[import_section(errors::errors)]
// The storage macros expand to `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{
		types::{
			Committee, DisputeId, Ending, MeteredEnergy, Opened, ProvedTrade, ProvedTrades, Reason,
			Record, TopicState, Verdict,
		},
		verification::FinalAnchors,
	};
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, OnUnbalanced, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{traits::Convert, Permill};
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
		type Currency: fungible::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::hold::Balanced<Self::AccountId>;
		/// Takes what seats and disputers lose to nobody in particular.
		type Forfeited: OnUnbalanced<fungible::Credit<Self::AccountId, Self::Currency>>;
		/// Chain time.
		type Time: UnixTime;
		/// Parties: their accounts, roles and standing.
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
		/// How many blocks must pass too, beside so many seconds, before the time of a round or of a
		/// dispute is over: the chain was alive.
		type DeadlineBlocks: Convert<u64, BlockNumberFor<Self>>;
		/// How long governance has to decide a dispute, in seconds.
		type ResolutionPeriod: Get<u64>;
		/// How long a round takes votes, in seconds.
		type RoundTimeout: Get<u64>;
		/// After how many seconds a final anchor may be removed.
		type AnchorLifetime: Get<u64>;
		/// How much more than measured may be allocated, in parts per million.
		type Tolerance: Get<u32>;
		/// For how many seconds after its period a topic may be attested.
		type MaxTopicAge: Get<u64>;
		/// For how many seconds a topic may be attested again, however old it is, once its anchor is
		/// void, governance has reopened it, or evidence of its period is revoked.
		type RestateWindow: Get<u64>;
		/// How much more than its highest power a meter may have measured, in parts per million.
		type PowerMargin: Get<u32>;
		/// The bond of a seat.
		type SeatBond: Get<BalanceOf<Self>>;
		/// The bond of who disputes an anchor.
		type DisputeBond: Get<BalanceOf<Self>>;
		/// How much of its bond a seat loses when an anchor that it attested is overturned.
		type SlashRatio: Get<Permill>;
		/// How much of what seats lose goes to those who disputed. The rest is forfeited.
		type RewardRatio: Get<Permill>;
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
		/// The bond of who disputes an anchor.
		DisputeBond,
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
	pub type Rounds<T: Config> = StorageMap<_, Blake2_128Concat, Topic, RoundOf<T>>;

	/// How many rounds were closed for each topic, and how.
	#[pallet::storage]
	pub type Topics<T: Config> = StorageMap<_, Blake2_128Concat, Topic, TopicState, ValueQuery>;

	/// The open rounds that each seat opened.
	#[pallet::storage]
	pub type OpenRounds<T: Config> = StorageMap<_, Twox64Concat, PartyId, Opened, ValueQuery>;

	/// What a quorum stated about each topic.
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageMap<_, Blake2_128Concat, Topic, AnchorOf<T>>;

	/// The highest revision of each period's readings whose anchor is not void: the only one that
	/// proves readings. Never removed while one stands.
	#[pallet::storage]
	pub type LatestRevision<T: Config> = StorageMap<_, Blake2_128Concat, Period, u8>;

	/// Until when (exclusive) the next topics of a period may be attested, however old it is, because
	/// evidence of it was revoked.
	#[pallet::storage]
	pub type Corrections<T: Config> = StorageMap<_, Blake2_128Concat, Period, Moment, ValueQuery>;

	/// The number of the next dispute.
	#[pallet::storage]
	pub type NextDispute<T: Config> = StorageValue<_, DisputeId, ValueQuery>;

	/// Disputes that are not decided, and those that nobody decided in time while their bonds are
	/// held. Paid for by the bonds.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Twox64Concat, DisputeId, DisputeOf<T>>;

	/// The reading of each meter and period that counts. Never removed.
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

	/// The end of the latest period of which a reading of each meter was used. Never removed.
	#[pallet::storage]
	pub type LastUse<T: Config> = StorageMap<_, Blake2_128Concat, MeterId, Moment>;

	/// The number of the next evidence.
	#[pallet::storage]
	pub type NextEvidence<T: Config> = StorageValue<_, EvidenceId, ValueQuery>;

	/// The evidence. Its place is paid with the fee of the call that verified it.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Twox64Concat, EvidenceId, Record>;

	/// The evidence of each trade reference, the latest where it was corrected. Never removed.
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
		/// A seat of the topic's source with a full bond may call this, once in each round, naming
		/// the round that the topic's state says; an open round that can come to nothing any more is
		/// closed first. The topic's period must have ended, and not too long ago, unless the topic's
		/// state says that it is open until some moment. An instalment of settlements follows the one
		/// before it. A revision of readings follows the one before it, once that is final, closed or
		/// stalled, and states something else. A seat that had not voted when the topic was anchored
		/// may still state the same, in that round. Free when it succeeds, unless an earlier round about
		/// the topic was conflicted.
		///
		/// Emits `Attested`; `Anchored` when the quorum stated the same; `RoundClosed`, and
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
			Ok(Self::do_attest(who, topic, round, statement)?.into())
		}

		/// Verifies a trade against both sources and issues the buyer's voucher.
		///
		/// Any active party may call this. All must hold: the three anchors are final; the proofs
		/// hold; the readings stand in the latest revision; settlement and readings agree on meters, period
		/// and granularity; neither trade reference nor settlement was used before; the buyer is an active
		/// consumer, and the meters were theirs in some part of the period and measured no more than they
		/// can; the certificates were issued for that meter and period, have neither expired nor
		/// been frozen by governance, are held by the buyer, pledged to it by the seller, or held by the
		/// seller, which is then an active generator or trader, in a batch that nobody froze; and they
		/// are worth no more than was settled; neither meter gives more energy than it measured. To
		/// correct revoked evidence of the same trade reference, the settlement names it.
		///
		/// Emits `Verified`, `Superseded` where it corrects, and `ReadingFixed` for each reading used for the
		/// first time in its revision.
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
			Self::verify_trade(&trade, &mut FinalAnchors::new(), payer)
		}

		/// Verifies up to `MaxBatch` trades as `verify` does. Each passes or fails alone.
		///
		/// Any active party may call this. It succeeds even if trades in it do not pass: read the
		/// events.
		///
		/// Emits `Verified` or `VerificationFailed` for each trade, and beside `Verified` what `verify`
		/// emits.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::verify_batch(length(items)))]
		pub fn verify_batch(
			origin: OriginFor<T>,
			items: BoundedVec<ProvedTrade, T::MaxBatch>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let payer = Self::active_party(&who)?;
			ensure!(!items.is_empty(), Error::<T>::NoItems);
			Self::verify_each(&items, payer)
		}

		/// Takes a seat away, accepted or offered.
		///
		/// Only governance may call this. The committee gets a new version without the party, and
		/// rounds that are open no longer count it. Its bond stays on hold for the challenge and
		/// resolution periods; it can still be slashed for what the party attested.
		///
		/// Emits `SeatLeft` and `CommitteeChanged`, or `InvitationEnded`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_leave(party, true)
		}

		/// Gives up the seat of the caller's party, or declines the one offered to it.
		///
		/// The committee gets a new version without the party, and rounds that are open no longer
		/// count it. The bond can be withdrawn after the challenge and resolution periods.
		///
		/// Emits `SeatLeft` and `CommitteeChanged`, or `InvitationEnded`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let party = Self::party_of(&who)?;
			Self::do_leave(party, false)
		}

		/// Returns the bond of the caller's party, which has left its committee, to the account on
		/// which it is held.
		///
		/// The moment that the seat's record says must have come, and every anchor that the party
		/// attested must be final, or overturned, with no dispute about it open. The party may have
		/// any status.
		///
		/// Emits `BondWithdrawn`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::withdraw_bond())]
		pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_bond(&who)
		}

		/// Makes the bond of the caller's seat full again after it was slashed, so that the seat
		/// counts.
		///
		/// All of it is then held on the caller's account; what is held on another one returns there.
		///
		/// Emits `BondRestored`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::restore_bond())]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_restore_bond(who)
		}

		/// Counts an open round again, as its seats are now, and closes it if it can come to nothing
		/// any more or has expired. Anchors the topic if a quorum agrees by now.
		///
		/// Anybody may call this.
		///
		/// Emits `RoundClosed`, and `TopicStalled` after three conflicted rounds, or `Anchored`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::poke())]
		pub fn poke(origin: OriginFor<T>, topic: Topic) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_poke(topic)
		}

		/// Lets a topic be attested again that is stalled or too old, until the moment that its state then
		/// says; also one whose last round nobody has closed yet.
		///
		/// Only governance may call this. The topic's anchor was not removed for its age, and no later
		/// revision of the same readings stands.
		///
		/// Emits `TopicReopened`, and `RoundClosed` before it where it closes a round.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::reopen())]
		pub fn reopen(origin: OriginFor<T>, topic: Topic) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_reopen(topic)
		}

		/// Disputes an anchor, before it is final. Nothing can be verified with it until governance
		/// has decided, from this very block on.
		///
		/// Any active party may call this, with a bond that is held on the caller's account; up to
		/// sixteen may join. Governance may, without a bond. The root must be the anchor's. An anchor
		/// that was upheld cannot be disputed again, and one that repeats a statement nobody decided
		/// about only by governance or a seat of the other source.
		///
		/// If the anchor is upheld, the bonds are lost. If it is overturned, they return, and those who
		/// did not attest it themselves share in what its attesters lose. If nobody decides in time, the
		/// anchor is void and the bonds stay held until the topic is anchored again, or can be no more: with
		/// the same statement they are lost, else they return. Nobody joins once it is too late to decide.
		///
		/// Emits `AnchorDisputed` the first time, and `DisputeJoined` for each party.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(
			origin: OriginFor<T>,
			topic: Topic,
			root: H256,
			reason: Reason,
			note: H256,
		) -> DispatchResult {
			let by = match T::CommitteeOrigin::ensure_origin(origin.clone()) {
				Ok(_) => None,
				Err(_) => Some(ensure_signed(origin)?),
			};
			Self::do_dispute(by, topic, root, reason, note)
		}

		/// Decides a dispute, before its time is over.
		///
		/// Only governance may call this. `Upheld`: the anchor stands, and the bonds of those who
		/// disputed are forfeited. `Overturned`: the anchor is void and its topic can be anchored
		/// again, however old it is, until the moment that the topic's state then says; each seat that attested it loses part of its bond, of which those who disputed get
		/// a share, and their own bonds return.
		///
		/// Emits `DisputeResolved`, and `SeatSlashed` for each seat that loses.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::resolve())]
		pub fn resolve(
			origin: OriginFor<T>,
			dispute: DisputeId,
			verdict: Verdict,
		) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_resolve(dispute, verdict)
		}

		/// Ends a dispute that nobody decided in time: the anchor is void and nobody is slashed. Its topic
		/// can be anchored again, however old it is, until the moment that the topic's state then says.
		///
		/// Anybody may call this, from the moment and block on that the dispute says.
		///
		/// Emits `DisputeDefaulted`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::settle_dispute())]
		pub fn settle_dispute(origin: OriginFor<T>, dispute: DisputeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle_dispute(dispute)
		}

		/// Returns the bonds of a dispute that nobody decided, if no anchor has decided about them in time.
		///
		/// Anybody may call this, from the moment on until which the topic's state says that it is open.
		///
		/// Emits `DisputeReleased`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::release_dispute())]
		pub fn release_dispute(origin: OriginFor<T>, dispute: DisputeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_dispute(dispute)
		}

		/// Removes an anchor for its age. Its topic is closed for ever.
		///
		/// Anybody may call this, from the moment on that the anchor says. The anchor must be final; a
		/// void one can be removed when its topic is too old to be anchored again.
		///
		/// Emits `TopicReaped`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::reap())]
		pub fn reap(origin: OriginFor<T>, topic: Topic) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reap(topic)
		}

		/// Contests evidence, whenever doubt arises: its vouchers are frozen until it is upheld or
		/// revoked.
		///
		/// Only governance may call this.
		///
		/// Emits `EvidenceContested`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::contest())]
		pub fn contest(
			origin: OriginFor<T>,
			evidence: EvidenceId,
			reason: Reason,
		) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_contest(evidence, reason)
		}

		/// Lets contested evidence stand: its vouchers can be used again.
		///
		/// Only governance may call this.
		///
		/// Emits `EvidenceUpheld`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::uphold())]
		pub fn uphold(origin: OriginFor<T>, evidence: EvidenceId) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_uphold(evidence)
		}

		/// Revokes evidence, for ever. Its vouchers can no longer be used; anybody may unwind them.
		/// What was redeemed stays redeemed, keeps its energy, and is marked.
		///
		/// Only governance may call this. The trade can be settled again, under the same reference,
		/// by a leaf that names this evidence as superseded. For that, the period's next instalment of
		/// settlements and the next revision of its readings may be attested, however old it is, until
		/// the moment that their topics' state then says.
		///
		/// Emits `EvidenceRevoked`.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(
			origin: OriginFor<T>,
			evidence: EvidenceId,
			reason: Reason,
		) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_revoke(evidence, reason)
		}

		/// Undoes a voucher of revoked evidence: its certificates return, active, to the party that
		/// verification took them from, and its energy can be allocated again.
		///
		/// Anybody may call this. The voucher must be neither redeemed nor in custody: an agreement
		/// over it can be reclaimed at once.
		///
		/// Emits `Unwound`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::unwind())]
		pub fn unwind(origin: OriginFor<T>, voucher: VoucherId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_unwind(voucher)
		}

		/// Verifies up to `MaxBatch` trades of one period and instalment, as `verify` does, with one
		/// proof for all settlements and one for all readings: a fraction of the length, and so of
		/// the fee, of as many single proofs.
		///
		/// Any active party may call this. Both anchors must be final and both proofs hold, and the
		/// readings stand in the latest revision; after
		/// that each trade passes or fails alone, and the call succeeds even if some do not pass:
		/// read the events.
		///
		/// Emits `Verified` or `VerificationFailed` for each trade.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::verify_together(
			length(&trades.settlements),
			length(&trades.readings),
			length(&trades.settlements_proof.siblings)
				.saturating_add(length(&trades.readings_proof.siblings)),
		))]
		pub fn verify_together(
			origin: OriginFor<T>,
			trades: Box<ProvedTrades<T::MaxBatch>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let payer = Self::active_party(&who)?;
			ensure!(!trades.settlements.is_empty(), Error::<T>::NoItems);
			Self::verify_all(&trades, payer)
		}

		/// Closes a final anchor that is known, or feared, to be wrong: nothing is issued for its
		/// readings and no trade is verified against it any more. What rests on it stays as it is.
		///
		/// Only governance may call this. The root must be the anchor's. A final anchor of settlements
		/// or readings can be opened again; readings can be stated in a new revision meanwhile.
		///
		/// Emits `AnchorClosed`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, topic: Topic, root: H256) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_close(topic, root)
		}

		/// Opens a closed anchor: it can be used again.
		///
		/// Only governance may call this. The root must be the anchor's.
		///
		/// Emits `AnchorOpened`.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::open())]
		pub fn open(origin: OriginFor<T>, topic: Topic, root: H256) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_open(topic, root)
		}

		/// Makes a closed anchor void that was never used: no reading of it was fixed and no trade
		/// verified against it. Its topic can be anchored again, however old it is, until the moment that
		/// the topic's state then says.
		///
		/// Only governance may call this. The root must be the anchor's.
		///
		/// Emits `AnchorVoided`.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::void())]
		pub fn void(origin: OriginFor<T>, topic: Topic, root: H256) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_void(topic, root)
		}
	}

	impl<T: Config> Pallet<T> {
		/// The caller's party.
		pub(crate) fn party_of(account: &T::AccountId) -> Result<PartyId, Error<T>> {
			T::Parties::party_of(account).ok_or(Error::<T>::NotAParty)
		}

		/// The caller's party, which must be active.
		pub(crate) fn active_party(account: &T::AccountId) -> Result<PartyId, Error<T>> {
			let party = Self::party_of(account)?;
			ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
			Ok(party)
		}
	}
}
