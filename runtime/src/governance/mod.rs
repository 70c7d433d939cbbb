//! Governance: one member organisation, one vote.
//!
//! Members are the ranked collective's members of rank 1. A poll belongs to one of four tracks, and
//! passing it dispatches its call with the track's origin. This module holds the origins
//! ([`origins`]), the tracks ([`tracks`]), the rule that a member cannot leave with a vote standing
//! ([`membership`]), and the expiry of pauses ([`pauses`]). The small pallet here keeps what these
//! need in state.

pub mod membership;
pub mod origins;
pub mod pauses;
pub mod tracks;

pub use membership::{MembershipGuard, VotedPollsOf};
pub use origins::{EnsureEmergency, EnsureOracleAdmin, EnsureRegistryAdmin, RegistryAdminOnly};
pub use pallet::*;
pub use tracks::Tracks;

use frame_support::{
	parameter_types,
	traits::{ConstU16, ConstU32, EitherOf, MapSuccess},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_ranked_collective::{EnsureMember, MemberIndex, Rank, Unit};
use sp_runtime::traits::{Convert, MaybeConvert, Replace};

use crate::{
	AccountId, Balance, Balances, BlockNumber, Preimage, RankedPolls, Runtime, RuntimeCall,
	RuntimeEvent, Scheduler, System, DAYS, MILLI_VDG, VDG,
};

/// The rank of a member that votes. Rank 0 is a member that has been added but not yet promoted.
pub const VOTING_RANK: Rank = 1;
/// The most members the collective can have.
pub const MAX_MEMBERS: MemberIndex = 100;

/// The state that governance keeps for itself.
#[frame_support::pallet]
// What the macro writes uses `expect`.
#[allow(unused_qualifications, clippy::expect_used)]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use pallet_tx_pause::RuntimeCallNameOf;

	/// The most polls with votes that are not being decided yet. The first vote on a further one is
	/// refused until it is being decided.
	pub const MAX_VOTED_EARLY: u32 = 88;
	/// The most of these by the same proposer, so that one member does not keep others from voting.
	pub const MAX_VOTED_EARLY_OF_ONE: u32 = 8;
	/// The most polls with votes. Those being decided always find room.
	pub const MAX_VOTED_POLLS: u32 = MAX_VOTED_EARLY + super::tracks::MOST_DECIDING;

	/// What the pallet builds on.
	#[pallet::config]
	pub trait Config: frame_system::Config + pallet_tx_pause::Config {}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// In whose name a passed poll acts.
	#[pallet::origin]
	#[derive(
		Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
	)]
	pub enum Origin {
		/// Runs the registry: registrars, members, settlement assets, certificate classes.
		#[codec(index = 0)]
		RegistryAdmin,
		/// Runs the oracle committees and judges disputes.
		#[codec(index = 1)]
		OracleAdmin,
		/// Stops calls, and lets them go on.
		#[codec(index = 2)]
		Emergency,
	}

	/// Polls with at least one vote that were ongoing when they were last looked at.
	#[pallet::storage]
	pub type VotedPolls<T: Config> =
		StorageValue<_, BoundedVec<u32, ConstU32<MAX_VOTED_POLLS>>, ValueQuery>;

	/// The block from which a paused call is let go on.
	#[pallet::storage]
	pub type PausedUntil<T: Config> =
		StorageMap<_, Blake2_128Concat, RuntimeCallNameOf<T>, BlockNumberFor<T>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			super::pauses::end_expired::<T>(now)
		}
	}
}

impl Config for Runtime {}

/// Every track's polls are voted on by members of [`VOTING_RANK`] and above.
pub struct VotersOfAnyTrack;
impl Convert<tracks::TrackId, Rank> for VotersOfAnyTrack {
	fn convert(_: tracks::TrackId) -> Rank {
		VOTING_RANK
	}
}

/// At most [`MAX_MEMBERS`], whatever the rank.
pub struct MemberLimit;
impl MaybeConvert<Rank, MemberIndex> for MemberLimit {
	fn maybe_convert(_: Rank) -> Option<MemberIndex> {
		Some(MAX_MEMBERS)
	}
}

type UpToVotingRank<Origin> = MapSuccess<Origin, Replace<ConstU16<VOTING_RANK>>>;

// Members leave or change their account only in the name of the registry track, never of root: no
// call filter sees root's calls, and the filter is where `MembershipGuard` looks at the member.
impl pallet_ranked_collective::Config for Runtime {
	type WeightInfo = pallet_ranked_collective::weights::SubstrateWeight<Runtime>;
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnsureRegistryAdmin;
	type PromoteOrigin = EitherOf<
		EnsureRootWithSuccess<AccountId, ConstU16<VOTING_RANK>>,
		UpToVotingRank<RegistryAdminOnly>,
	>;
	type RemoveOrigin = UpToVotingRank<RegistryAdminOnly>;
	type DemoteOrigin = UpToVotingRank<RegistryAdminOnly>;
	type ExchangeOrigin = RegistryAdminOnly;
	type Polls = VotedPollsOf<RankedPolls>;
	type MinRankOfClass = VotersOfAnyTrack;
	type MemberSwappedHandler = ();
	type VoteWeight = Unit;
	type MaxMemberCount = MemberLimit;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkSetup = ();
}

parameter_types! {
	/// What submitting a poll costs until it has been decided.
	pub const SubmissionDeposit: Balance = 100 * MILLI_VDG;
	/// Blocks after which a poll that nobody put up for decision ends.
	pub const UndecidingTimeout: BlockNumber = 14 * DAYS;
}

/// What deciding a poll costs until it has been decided.
pub const DECISION_DEPOSIT: Balance = VDG;

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
	type Scheduler = Scheduler;
	type Currency = Balances;
	type SubmitOrigin = EnsureMember<Runtime, (), VOTING_RANK>;
	type CancelOrigin = EitherOf<EnsureRoot<AccountId>, EnsureEmergency>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Slash = ();
	type Votes = pallet_ranked_collective::Votes;
	type Tally = pallet_ranked_collective::TallyOf<Runtime>;
	type SubmissionDeposit = SubmissionDeposit;
	type MaxQueued = ConstU32<100>;
	type UndecidingTimeout = UndecidingTimeout;
	type AlarmInterval = ConstU32<1>;
	type Tracks = Tracks;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
