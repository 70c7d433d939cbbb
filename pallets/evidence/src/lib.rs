#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod anchors;
mod bonds;
mod callers;
mod committee;
mod correction;
mod cost;
mod count;
mod deadlines;
mod disputes;
mod errors;
mod events;
mod inspect;
mod leaving;
pub mod migrations;
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
pub use types::{AnchorOf, BalanceOf, BondOf, DisputeOf, RoundOf, SeatOf};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(events::events)]
#[import_section(errors::errors)]
// The storage macros expand to `expect`.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		cost::{most_of_all, most_of_one},
		migrations,
		types::{
			AnchorOf, BalanceOf, Committee, DisputeId, DisputeOf, DoubtRecord, Ending,
			EvidenceRecord, MeteredEnergy, Opened, PeriodKey, ProvedTrade, ProvedTrades, Reason,
			RoundOf, SeatOf, TopicState, Verdict,
		},
		WeightInfo,
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
		party::{MeterId, MeterNumber, PartyId},
		traits::{
			CertificateBatches, EnergyCarried, Meters, OnEvidence, OnFreeCall, Parties,
			VoucherBacking,
		},
		voucher::VoucherId,
		Energy, MarketOffset, Moment, Period,
	};

	/// What the pallet needs from its runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;
		/// Money for bonds.
		type Currency: fungible::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::hold::Balanced<Self::AccountId>;
		/// Takes the money that seats and disputers lose and that is not paid out.
		type Forfeited: OnUnbalanced<fungible::Credit<Self::AccountId, Self::Currency>>;
		/// Chain time.
		type Time: UnixTime;
		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;
		/// Metering points.
		type Meters: Meters;
		/// The register of certificates.
		type Certificates: CertificateBatches + EnergyCarried + VoucherBacking;
		/// Undoes vouchers whose evidence was revoked.
		type OnEvidence: OnEvidence;
		/// Who is told of attestations that take no fee.
		type OnFreeCall: OnFreeCall;
		/// Governance: it appoints seats, sets quorums, and decides about anchors and evidence.
		type CommitteeOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The market's offset from UTC. Constant for the life of a chain.
		type MarketOffset: Get<MarketOffset>;
		/// How long an anchor can be disputed before it is final, in seconds. Zero means not at all.
		type ChallengePeriod: Get<u64>;
		/// How many blocks must also pass before an anchor is final.
		type ChallengeBlocks: Get<BlockNumberFor<Self>>;
		/// How many blocks must pass beside so many seconds, before the time of a round or of a dispute is
		/// over. They show that the chain was alive.
		type DeadlineBlocks: Convert<u64, BlockNumberFor<Self>>;
		/// How long governance has to decide a dispute, in seconds.
		type ResolutionPeriod: Get<u64>;
		/// How long a round takes votes, in seconds.
		type RoundTimeout: Get<u64>;
		/// How many seconds after it is final an anchor may be removed.
		type AnchorLifetime: Get<u64>;
		/// How much more than measured may be allocated, in parts per million.
		type Tolerance: Get<u32>;
		/// How many seconds after the end of its period a topic may be attested.
		type MaxTopicAge: Get<u64>;
		/// How many seconds a topic may be attested again, however old it is. They begin when its anchor
		/// becomes void, governance reopens it, or evidence of its period is revoked.
		type RestateWindow: Get<u64>;
		/// How much more than its highest power gives a meter may measure, in parts per million.
		type PowerMargin: Get<u32>;
		/// The bond of a seat.
		type SeatBond: Get<BalanceOf<Self>>;
		/// The bond of a party that disputes an anchor.
		type DisputeBond: Get<BalanceOf<Self>>;
		/// How much of its bond a seat loses when an anchor that it attested is overturned.
		type SlashRatio: Get<Permill>;
		/// How much of what seats lose goes to the disputers. The rest is forfeited.
		type RewardRatio: Get<Permill>;
		/// The most trades in one `verify_batch`.
		#[pallet::constant]
		type MaxBatch: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Brings other pallets into the state that benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::benchmarking::Scenario<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why money is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a seat in a committee.
		SeatBond,
		/// The bond of a party that disputes an anchor.
		DisputeBond,
	}

	/// Every version of the committee of each source, from 1.
	#[pallet::storage]
	pub type Committees<T: Config> =
		StorageDoubleMap<_, Identity, Source, Identity, u32, Committee>;

	/// The version of the committee of a source that new rounds open with. 0 before there is one.
	#[pallet::storage]
	pub type CurrentVersion<T: Config> = StorageMap<_, Identity, Source, u32, ValueQuery>;

	/// The least quorum that governance set for a source. 0 means none.
	#[pallet::storage]
	pub type SetQuorum<T: Config> = StorageMap<_, Identity, Source, u32, ValueQuery>;

	/// How many seats of a source there are. Seats that are only offered count too.
	#[pallet::storage]
	pub type SeatCount<T: Config> = StorageMap<_, Identity, Source, u32, ValueQuery>;

	/// The seat of each party. A live seat has a bond on hold, of the account and amount written in it.
	#[pallet::storage]
	pub type Seats<T: Config> = StorageMap<_, Identity, PartyId, SeatOf<T>>;

	/// The open round of each topic.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Blake2_128Concat, Topic, RoundOf<T>>;

	/// How far each topic has come: how many rounds were closed for it, and how they ended.
	#[pallet::storage]
	pub type Topics<T: Config> = StorageMap<_, Blake2_128Concat, Topic, TopicState, ValueQuery>;

	/// The open rounds that each seat opened.
	#[pallet::storage]
	pub type OpenRounds<T: Config> = StorageMap<_, Identity, PartyId, Opened, ValueQuery>;

	/// What a quorum stated about each topic.
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageMap<_, Blake2_128Concat, Topic, AnchorOf<T>>;

	/// The highest revision of the readings of each period whose anchor is not void. Only this one proves
	/// readings. Never removed while one stands.
	#[pallet::storage]
	pub type LatestRevision<T: Config> = StorageMap<_, Blake2_128Concat, Period, u8>;

	/// Until when (exclusive) the next topics of a period may be attested, however old it is. Set when
	/// evidence of the period is revoked.
	#[pallet::storage]
	pub type Corrections<T: Config> = StorageMap<_, Blake2_128Concat, Period, Moment, ValueQuery>;

	/// The number of the next dispute.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextDispute<T: Config> = StorageValue<_, DisputeId, ValueQuery>;

	/// Disputes that wait for a decision, and disputes that were not decided in time while their bonds are
	/// held. The bonds pay for the storage.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Identity, DisputeId, DisputeOf<T>>;

	/// The reading of each meter and period that counts, and its energy that stands behind verified trades. The
	/// periods of a meter are in the order of time, backwards. Never removed.
	#[pallet::storage]
	pub type Metered<T: Config> =
		StorageDoubleMap<_, Identity, MeterNumber, Identity, PeriodKey, MeteredEnergy>;

	/// The number of the next evidence. The voucher of evidence has the same number.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextEvidence<T: Config> = StorageValue<_, EvidenceId, ValueQuery>;

	/// The evidence. The fee of the call that verified it pays for the storage.
	#[pallet::storage]
	pub type EvidenceRecords<T: Config> = StorageMap<_, Identity, EvidenceId, EvidenceRecord>;

	/// The doubt about each evidence that is contested or revoked. Governance decides about each.
	#[pallet::storage]
	pub type Doubts<T: Config> = StorageMap<_, Identity, EvidenceId, DoubtRecord>;

	/// The latest evidence of each trade reference, by the hash of the reference. Never removed. Its number
	/// only grows, so that no settlement is verified twice.
	#[pallet::storage]
	pub type TradeRefs<T: Config> = StorageMap<_, Blake2_128, TradeRef, EvidenceId>;

	/// The committees with which the chain begins.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The accounts of the parties that hold the seats of each source, accepted and bonded.
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
		/// The party takes the seat with `accept_seat`. A committee has at most 31 seats.
		///
		/// - Caller: governance.
		/// - Needs: the party is active with the role of the source, and has no seat. The committee has room.
		/// - Cost: nothing.
		/// - Event: `Appointed`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::appoint())]
		pub fn appoint(origin: OriginFor<T>, source: Source, party: PartyId) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_appoint(source, party)
		}

		/// Accepts the seat that is offered to the party of the caller.
		///
		/// The committee gets a new version with a new quorum. It counts for rounds that open from now on.
		///
		/// - Caller: the party that was offered the seat, active with the role of the source.
		/// - Needs: the account has the bond in free native tokens.
		/// - Cost: the fee, and the bond of a seat. The bond is held on the account until `withdraw_bond`.
		/// - Event: `SeatAccepted` and `CommitteeChanged`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::accept_seat())]
		pub fn accept_seat(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_seat(who)
		}

		/// Sets the least quorum of the committee of a source. 0 means none.
		///
		/// The quorum of new rounds is this value, or one more than two thirds of the members if that is
		/// larger. It is never more than there are members.
		///
		/// - Caller: governance.
		/// - Needs: the value is at most 31.
		/// - Cost: nothing.
		/// - Event: `QuorumSet`, and `CommitteeChanged` if there is a committee.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_quorum())]
		pub fn set_quorum(origin: OriginFor<T>, source: Source, least: u32) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_set_quorum(source, least)
		}

		/// States the root, the number of leaves and the total energy of the tree of a topic.
		///
		/// `round` is the round that the state of the topic shows. A round that can no longer succeed is
		/// closed first. If the topic is anchored, a member that had not voted may still state the same in
		/// that round. An instalment of settlements follows the one before it. A revision of readings
		/// follows the one before it, once that is final, closed, stalled or removed for its age. The
		/// revision states something else.
		///
		/// - Caller: a seat of the source of the topic with a full bond, its party active with the role.
		/// - Needs: the period has ended, and not too long ago, or the state of the topic shows that it is
		///   open. The topic is neither stalled nor removed. The seat has not voted in the round.
		/// - Cost: nothing if it succeeds. The fee if an earlier round of the topic was conflicted.
		/// - Event: `Attested`. `Anchored` if a quorum states the same. `RoundClosed` if a round ends without
		///   an anchor, and `TopicStalled` after the third conflict. `DisputeReleased` if the anchor decides
		///   about the bonds of an undecided dispute.
		#[pallet::call_index(3)]
		#[pallet::weight((Pallet::<T>::attest_weight(), DispatchClass::Operational))]
		pub fn attest(
			origin: OriginFor<T>,
			topic: Topic,
			round: u32,
			statement: Statement,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let pays = Self::do_attest(who, topic, round, statement)?;
			if pays == Pays::No {
				T::OnFreeCall::made();
			}
			Ok(pays.into())
		}

		/// Verifies a trade against both sources and gives the buyer a voucher.
		///
		/// The voucher has the number of the evidence. The certificates are then locked behind it. A
		/// settlement that corrects revoked evidence names it in `supersedes`.
		///
		/// - Caller: an active party.
		/// - Needs: the anchors of the settlement and of both readings are final and not closed. The readings
		///   stand in the latest revision. The three proofs hold. Settlement and readings agree on meters,
		///   period and granularity.
		///   Neither the trade reference nor the settlement was used before. The buyer is an active consumer.
		///   In some part of the period, the owner of the project had the generation meter and the buyer had the
		///   consumption meter. No reading is more than its meter can measure. The
		///   certificates were issued for that meter and period, have not expired and are not frozen by
		///   governance. They are held by the buyer, or pledged to it by the seller, or held by the seller. In the
		///   last case the seller is an active generator or trader, and the batch is not frozen. They are
		///   worth at most the energy that was settled. Both meters have that much energy left.
		/// - Cost: the fee. It is taken for up to eight pledged bundles, and what the trade does not need of it
		///   is returned. A deposit if a bundle of certificates is split.
		/// - Event: `Verified`. `Superseded` if the settlement corrects revoked evidence. `ReadingFixed` for
		///   each reading that is used for the first time in its revision.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::most_weight(&settlement.settlement))]
		pub fn verify(
			origin: OriginFor<T>,
			settlement: Box<ProvedSettlement>,
			generation: Box<ProvedReading>,
			consumption: Box<ProvedReading>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (settlement, generation, consumption) = (*settlement, *generation, *consumption);
			let trade = ProvedTrade { settlement, generation, consumption };
			Self::charged(
				most_of_one(&trade.settlement.settlement),
				|touches| Self::one_weight(&trade.settlement.settlement, touches),
				|effort| Self::do_verify(&who, &trade, effort),
			)
		}

		/// Verifies many trades as `verify` does. Each passes or fails alone.
		///
		/// The call succeeds even if trades in it do not pass. The events tell which passed.
		///
		/// - Caller: an active party.
		/// - Needs: at least one trade, and at most `MaxBatch`.
		/// - Cost: the fee, which grows with the number of trades. It is taken and returned as by `verify`. A
		///   deposit for each bundle that is split.
		/// - Event: for each trade the events of `verify`, or `VerificationFailed`.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::most_batch_weight(items))]
		pub fn verify_batch(
			origin: OriginFor<T>,
			items: BoundedVec<ProvedTrade, T::MaxBatch>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::charged(
				most_of_all(&items),
				|touches| Self::batch_weight(&items, touches),
				|effort| Self::do_verify_batch(&who, &items, effort),
			)
		}

		/// Takes a seat away from a party, accepted or offered.
		///
		/// The committee gets a new version without the party. Open rounds no longer count it. Its bond stays
		/// held for the challenge period and the resolution period. The bond can still be slashed for what
		/// the party attested.
		///
		/// - Caller: governance.
		/// - Needs: the party has a seat that it has not left.
		/// - Cost: nothing.
		/// - Event: `SeatLeft` and `CommitteeChanged`. `InvitationEnded` if the seat was only offered.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_dismiss(party)
		}

		/// Gives up the seat of the party of the caller, or declines the seat that is offered to it.
		///
		/// The committee gets a new version without the party. Open rounds no longer count it. The bond can be
		/// withdrawn after the challenge period and the resolution period.
		///
		/// - Caller: the party that has the seat or was offered it, whatever its status.
		/// - Needs: the party has not left the seat yet.
		/// - Cost: the fee.
		/// - Event: `SeatLeft` and `CommitteeChanged`. `InvitationEnded` if the seat was only offered.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(&who)
		}

		/// Returns the bond of a seat that the party of the caller has left.
		///
		/// The bond returns to the account on which it is held. The seat is then forgotten.
		///
		/// - Caller: the party that had the seat, whatever its status.
		/// - Needs: the moment `unbonds_at` of the seat has come. Every anchor that the party attested is
		///   final or void, and not disputed.
		/// - Cost: the fee.
		/// - Event: `BondWithdrawn`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::withdraw_bond())]
		pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_bond(&who)
		}

		/// Makes the bond of the seat of the caller full again after it was slashed. The seat then counts.
		///
		/// The full bond is held on the account of the caller. What is held on another account returns there.
		///
		/// - Caller: the party that has the seat, whatever its status.
		/// - Needs: the bond is not full. The account has what is needed in free native tokens.
		/// - Cost: the fee, and the bond.
		/// - Event: `BondRestored`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::restore_bond())]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_restore_bond(who)
		}

		/// Counts an open round again with the seats that count now.
		///
		/// The round is closed if it can no longer succeed or has expired. The topic is anchored if a quorum
		/// agrees by now.
		///
		/// - Caller: any account.
		/// - Needs: the round can no longer succeed, has expired, or a quorum agrees by now.
		/// - Cost: the fee.
		/// - Event: `RoundClosed`, and `TopicStalled` after the third conflict. `Anchored` if a quorum agrees,
		///   and `DisputeReleased` if the anchor decides about the bonds of an undecided dispute.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::poke())]
		pub fn poke(origin: OriginFor<T>, topic: Topic) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_poke(topic)
		}

		/// Opens a topic that is stalled or too old, so that it takes attestations again.
		///
		/// It takes them at least until the moment `open_until` of its state. A last round that can no longer
		/// succeed is closed first.
		///
		/// - Caller: governance.
		/// - Needs: the topic is stalled, or only its age keeps it from being attested. Its anchor was not
		///   removed for its age. No later revision of the same readings stands.
		/// - Cost: nothing.
		/// - Event: `TopicReopened`. `RoundClosed` before it if a round is closed.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::reopen_weight())]
		pub fn reopen(origin: OriginFor<T>, topic: Topic) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_reopen(topic)
		}

		/// Disputes an anchor before it is final. From this block on nothing can be verified with it.
		///
		/// If governance upholds the anchor, the bonds of the disputers are lost. If governance overturns it,
		/// the bonds return. Disputers that did not attest the anchor then share in what its attesters lose. If
		/// governance does not decide in time, the anchor becomes void. The bonds then stay held until the
		/// topic is anchored again or `open_until` of its state has come. If the new anchor states the same,
		/// the bonds are lost. Otherwise the bonds return. `note` is the hash of a document that says more, or
		/// zero.
		///
		/// - Caller: an active party, or governance. An anchor may repeat a statement whose dispute was not
		///   decided. Then only governance, or a seat of the other source, can dispute it.
		/// - Needs: `root` is the root of the anchor. The anchor is neither final nor void, and was not upheld
		///   before. Fewer than sixteen parties dispute it, and there is time left to decide. The party does not
		///   dispute it already. Governance can only be the first to dispute.
		/// - Cost: the fee, and the bond of a dispute, held on the account. Governance pays nothing.
		/// - Event: `AnchorDisputed` for the first of an anchor. `DisputeJoined` for each party.
		#[pallet::call_index(12)]
		#[pallet::weight((T::WeightInfo::dispute(), DispatchClass::Operational))]
		pub fn dispute(
			origin: OriginFor<T>,
			topic: Topic,
			root: H256,
			reason: Reason,
			note: H256,
		) -> DispatchResult {
			let by = Self::disputer(origin)?;
			Self::do_dispute(by, topic, root, reason, note)
		}

		/// Decides a dispute.
		///
		/// `Upheld`: the anchor stands, and the bonds of the disputers are forfeited. `Overturned`: the anchor
		/// is void, and the bonds of the disputers return. Each seat that attested it loses part of its bond.
		/// The disputers that did not attest it get a share of that. The topic can be anchored again until
		/// the moment `open_until` of its state, however old it is.
		///
		/// - Caller: governance.
		/// - Needs: the moment `resolve_by` and the block `resolve_block` of the dispute are not both reached.
		/// - Cost: nothing.
		/// - Event: `DisputeResolved`. `SeatSlashed` for each seat that loses.
		#[pallet::call_index(13)]
		#[pallet::weight((Pallet::<T>::resolve_weight(), DispatchClass::Operational))]
		pub fn resolve(
			origin: OriginFor<T>,
			dispute: DisputeId,
			verdict: Verdict,
		) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_resolve(dispute, verdict)
		}

		/// Ends a dispute that governance did not decide in time.
		///
		/// The anchor is void, and no seat is slashed. The bonds of the disputers stay held. The topic can be
		/// anchored again until the moment `open_until` of its state, however old it is.
		///
		/// - Caller: any account.
		/// - Needs: the moment `resolve_by` and the block `resolve_block` of the dispute are both reached.
		/// - Cost: the fee.
		/// - Event: `DisputeDefaulted`.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::settle_dispute_weight())]
		pub fn settle_dispute(origin: OriginFor<T>, dispute: DisputeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle_dispute(dispute)
		}

		/// Returns the bonds of a dispute that neither governance nor a new anchor has decided in time.
		///
		/// - Caller: any account.
		/// - Needs: the moment `open_until` of the state of the topic has come.
		/// - Cost: the fee.
		/// - Event: `DisputeReleased`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::release_dispute())]
		pub fn release_dispute(origin: OriginFor<T>, dispute: DisputeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_dispute(dispute)
		}

		/// Removes an anchor for its age. Its topic is closed for ever.
		///
		/// - Caller: any account.
		/// - Needs: the moment `reapable_at` of the anchor has come. The anchor is final or closed, or it is void
		///   and its topic is too old to be anchored again.
		/// - Cost: the fee.
		/// - Event: `TopicReaped`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::reap())]
		pub fn reap(origin: OriginFor<T>, topic: Topic) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reap(topic)
		}

		/// Contests evidence. Its vouchers are frozen until it is upheld or revoked.
		///
		/// - Caller: governance.
		/// - Needs: the evidence is neither contested nor revoked.
		/// - Cost: nothing.
		/// - Event: `EvidenceContested`.
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

		/// Upholds contested evidence. Its vouchers can be used again.
		///
		/// - Caller: governance.
		/// - Needs: the evidence is contested.
		/// - Cost: nothing.
		/// - Event: `EvidenceUpheld`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::uphold())]
		pub fn uphold(origin: OriginFor<T>, evidence: EvidenceId) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_uphold(evidence)
		}

		/// Revokes evidence for ever. Its vouchers can no longer be used, and any account may unwind them.
		///
		/// A redeemed voucher stays redeemed. Its energy stays allocated. A look-up shows that its evidence
		/// was revoked. The trade can be settled again under the same reference, by a leaf that names this
		/// evidence as superseded. For that, the next instalment of settlements and the next revision of
		/// readings of the period may be attested, however old it is. Their topics show until when as
		/// `corrections_until`.
		///
		/// - Caller: governance.
		/// - Needs: the evidence is not revoked.
		/// - Cost: nothing.
		/// - Event: `EvidenceRevoked`.
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

		/// Undoes a voucher of revoked evidence.
		///
		/// Its certificates return, active, to the party that verification took them from. If that party has
		/// handed the voucher over since then, they go to the party that got it. Its energy can be allocated
		/// again.
		///
		/// - Caller: any account.
		/// - Needs: the evidence is revoked. The voucher is neither redeemed nor in custody. If it is in custody,
		///   call `reclaim` of its agreement first.
		/// - Cost: the fee.
		/// - Event: `Unwound`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::unwind())]
		pub fn unwind(origin: OriginFor<T>, voucher: VoucherId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_unwind(voucher)
		}

		/// Verifies many trades of one period and instalment with shared proofs, as `verify` does.
		///
		/// One proof covers all settlements, and one covers all readings. The call is shorter than the same
		/// number of single calls. So its fee is lower. After the proofs, each trade passes or fails alone.
		/// The call succeeds even if trades in it do not pass. The events tell which passed.
		///
		/// `touches` counts the bundles that the trades need, those of them that are pledged, and those that are
		/// split. If it counts too few, the last trades fail with `BeyondEffort`.
		///
		/// - Caller: an active party.
		/// - Needs: 1 to 256 trades. Both anchors are final and not closed, and both proofs hold. The readings
		///   stand in the latest revision.
		/// - Cost: the fee, which grows with settlements, readings, proofs and `touches`. What was counted and not
		///   touched is returned. A deposit for each bundle that is split.
		/// - Event: for each trade the events of `verify`, or `VerificationFailed`.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::together_weight(trades, trades.touches))]
		pub fn verify_together(
			origin: OriginFor<T>,
			trades: Box<ProvedTrades>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::charged(
				trades.touches,
				|touches| Self::together_weight(&trades, touches),
				|effort| Self::do_verify_together(&who, &trades, effort),
			)
		}

		/// Closes a final anchor that is known, or feared, to be wrong.
		///
		/// No certificates are issued for its readings any more, and no trade is verified with it. What rests on
		/// it stays as it is. The anchor can be opened again. Readings can be stated in a new revision.
		///
		/// - Caller: governance.
		/// - Needs: `root` is the root of the anchor. The anchor is final, and neither disputed, void nor closed.
		/// - Cost: nothing.
		/// - Event: `AnchorClosed`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, topic: Topic, root: H256) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_close(topic, root)
		}

		/// Opens a closed anchor. It can be used again.
		///
		/// - Caller: governance.
		/// - Needs: `root` is the root of the anchor. The anchor is closed.
		/// - Cost: nothing.
		/// - Event: `AnchorOpened`.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::open())]
		pub fn open(origin: OriginFor<T>, topic: Topic, root: H256) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_open(topic, root)
		}

		/// Makes a closed anchor void that was never used.
		///
		/// The topic can be anchored again until the moment `open_until` of its state, however old it is.
		///
		/// - Caller: governance.
		/// - Needs: `root` is the root of the anchor. The anchor is closed. No reading of it was fixed, and no
		///   trade was verified with it.
		/// - Cost: nothing.
		/// - Event: `AnchorVoided`.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::void())]
		pub fn void(origin: OriginFor<T>, topic: Topic, root: H256) -> DispatchResult {
			T::CommitteeOrigin::ensure_origin(origin)?;
			Self::do_void(topic, root)
		}
	}
}
