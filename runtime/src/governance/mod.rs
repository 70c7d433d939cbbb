//! Governance: one member organisation, one vote.
//!
//! Members are the ranked collective's members of rank 1. A poll belongs to one of four tracks, and
//! passing it dispatches its call with the track's origin.
//!
//! | part | what is in it |
//! |---|---|
//! | [`origins`] | in whose name a passed poll acts |
//! | [`tracks`] | how long polls take, and what they need to pass |
//! | [`polls`] | who may propose, and which polls are open |
//! | [`proposals`] | what may be proposed, and how it stays on chain |
//! | [`membership`] | how members leave, and change their account |
//! | [`alarms`] | when polls are looked at again |
//! | [`pauses`] | how pauses end |
//! | [`migrations`] | the version of the storage layout |
//! | [`weights`] | what all this costs |
//!
//! The pallet here keeps what these need in state, and has four calls:
//!
//! | call | who may call |
//! |---|---|
//! | [`replace_member`](Pallet::replace_member) | the registry track, or root |
//! | [`release_proposal`](Pallet::release_proposal) | anyone, once the poll is over |
//! | [`renew_pause`](Pallet::renew_pause) | the emergency track, or root |
//! | [`remove_keys`](Pallet::remove_keys) | an account that validates no more |

pub mod alarms;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
pub mod membership;
pub mod migrations;
pub mod origins;
pub mod pauses;
pub mod polls;
pub mod proposals;
pub mod tracks;
pub mod weights;

pub use alarms::AlarmClock;
pub use origins::{EnsureEmergency, EnsureOracleAdmin, EnsureRegistryAdmin};
pub use pallet::*;
pub use polls::{KeptPolls, Proposer};
pub use proposals::{BoundedPreimages, NotedOnce, SoundProposals};
pub use tracks::Tracks;

use frame_support::{
	parameter_types,
	traits::{ConstU16, ConstU32, MapSuccess, NeverEnsureOrigin},
};
use frame_system::EnsureRoot;
use pallet_ranked_collective::{MemberIndex, Rank, Unit};
use sp_runtime::traits::{Convert, MaybeConvert, Replace};

use crate::{
	money::SlashToGovernance, AccountId, Balance, Balances, BlockNumber, RankedPolls, Runtime,
	RuntimeCall, RuntimeEvent, System, DAYS, MILLI_VDG, VDG,
};

/// The rank of a member that votes. Rank 0 is a member that has been added but not yet promoted.
pub const VOTING_RANK: Rank = 1;
/// The most members the collective can have.
pub const MAX_MEMBERS: MemberIndex = 100;
/// The most undecided polls that a member has on a track.
pub const MAX_POLLS_OF_ONE: u32 = 2;

/// The state that governance keeps for itself, and its calls.
#[frame_support::pallet]
// What the macro writes uses `expect`.
#[allow(unused_qualifications, clippy::expect_used)]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use pallet_tx_pause::RuntimeCallNameOf;
	use sp_runtime::{traits::StaticLookup, SaturatedConversion};

	use super::{
		alarms::{self, Alarm, Due},
		membership, migrations, pauses, polls, proposals,
		tracks::TrackId,
		weights::WeightInfo,
		EnsureEmergency, EnsureRegistryAdmin, MAX_POLLS_OF_ONE,
	};
	use crate::{configs::consensus::validates, AccountId, Hash, RuntimeOrigin, Session};

	type AddressOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

	/// What the pallet builds on: it is part of this runtime alone.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<
			AccountId = AccountId,
			RuntimeOrigin = RuntimeOrigin,
			RuntimeEvent: From<Event<Self>>,
		> + pallet_tx_pause::Config
	{
		/// What the calls and the hook cost.
		type WeightInfo: WeightInfo;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
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

	/// The polls of each proposer on each track that were open when they were last looked at.
	#[pallet::storage]
	pub type OpenPolls<T: Config> = StorageDoubleMap<
		_,
		Identity,
		TrackId,
		Blake2_128Concat,
		AccountId,
		BoundedVec<u32, ConstU32<MAX_POLLS_OF_ONE>>,
		ValueQuery,
	>;

	/// The preimages that are kept on chain for polls with votes, by poll.
	#[pallet::storage]
	pub type KeptProposals<T: Config> = StorageMap<_, Identity, u32, Hash>;

	/// The block from which a paused call is let go on.
	#[pallet::storage]
	pub type PausedUntil<T: Config> =
		StorageMap<_, Blake2_128Concat, RuntimeCallNameOf<T>, BlockNumberFor<T>>;

	/// What polls are to do by themselves, by the block in which it is due, the earliest first.
	#[pallet::storage]
	pub type Alarms<T: Config> = StorageMap<_, Identity, Due, Alarm>;

	/// The number of the next alarm.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextAlarm<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member was removed, or another account is the member in its place. Its votes no longer
		/// count in open polls.
		MemberReplaced {
			/// The account that was the member.
			who: AccountId,
			/// The account that is the member now. None: the member was removed.
			replacement: Option<AccountId>,
			/// How many votes were taken out of open polls.
			votes_withdrawn: u32,
		},
		/// A pause lasts longer than it would have.
		PauseRenewed {
			/// The paused call: its pallet and its own name.
			full_name: RuntimeCallNameOf<T>,
		},
		/// The session keys of an account that validates no more are removed; its deposit is free again.
		KeysRemoved {
			/// The account.
			who: AccountId,
		},
		/// The proposal of a poll that is over is no longer kept on chain.
		ProposalReleased {
			/// The poll.
			poll: u32,
		},
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// This account is not a member.
		NotMember,
		/// The replacement is the same account. Name another account.
		SameAccount,
		/// The members would become fewer than the parameter MinMembers. Add a member first.
		TooFewMembers,
		/// The proposal of this poll is not on chain with the stated length. Note its preimage first.
		ProposalNotStored,
		/// The call is not paused. Pause it with TxPause.
		NotPaused,
		/// The poll is still open. Call again when it is over.
		PollOpen,
		/// The account is a validator, or is about to be one: keys are changed with `Session.set_keys`, not
		/// removed. Call again two sessions after governance has removed the account from the validators.
		StillValidates,
		/// Nothing is kept for this poll: it had no votes, its proposal is short, or it was released
		/// before.
		NothingKept,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let alarms = alarms::ring(now.saturated_into());
			pauses::end_expired::<T>(now).saturating_add(alarms)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Removes a member, or makes another account the member in its place.
		///
		/// The votes of `who` are taken out of all open polls. With a `replacement`, that account becomes
		/// a member of the same rank, takes over the open polls of `who`, and may vote again.
		///
		/// - Caller: a poll of the registry track, or root.
		/// - Needs: `who` is a member, and `replacement` is not. Without a replacement, at least as many
		///   voting members stay as the parameter MinMembers says.
		/// - Cost: nothing.
		/// - Event: `MemberReplaced`.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::replace_member()
			.max(<T as Config>::WeightInfo::replace_member_after_polls()))]
		pub fn replace_member(
			origin: OriginFor<T>,
			who: AddressOf<T>,
			replacement: Option<AddressOf<T>>,
		) -> DispatchResult {
			EnsureRegistryAdmin::ensure_origin(origin)?;
			let who = T::Lookup::lookup(who)?;
			let replacement = replacement.map(T::Lookup::lookup).transpose()?;
			let votes_withdrawn = membership::replace(&who, replacement.as_ref())?;
			Self::deposit_event(Event::MemberReplaced { who, replacement, votes_withdrawn });
			Ok(())
		}

		/// Stops keeping the proposal of a poll that is over.
		///
		/// The account that noted the preimage can then remove it. The next poll that the same member
		/// puts up on the same track has the same effect.
		///
		/// - Caller: any account.
		/// - Needs: the poll is over, and its proposal is kept.
		/// - Cost: nothing. A call that is refused pays its fee.
		/// - Event: `ProposalReleased`.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::release_proposal())]
		pub fn release_proposal(origin: OriginFor<T>, poll: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			ensure!(KeptProposals::<T>::contains_key(poll), Error::<T>::NothingKept);
			ensure!(!polls::is_open(poll), Error::<T>::PollOpen);
			proposals::let_go(poll);
			Self::deposit_event(Event::ProposalReleased { poll });
			Ok(Pays::No.into())
		}

		/// Lets the pause of a call last seven days from now.
		///
		/// A batch that ends a pause and begins it again does not make it last longer.
		///
		/// - Caller: a poll of the emergency track, or root.
		/// - Needs: the call is paused.
		/// - Cost: nothing.
		/// - Event: `PauseRenewed`.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::renew_pause())]
		pub fn renew_pause(
			origin: OriginFor<T>,
			full_name: RuntimeCallNameOf<T>,
		) -> DispatchResult {
			EnsureEmergency::ensure_origin(origin)?;
			let now = frame_system::Pallet::<T>::block_number();
			ensure!(pauses::renew::<T>(full_name.clone(), now), Error::<T>::NotPaused);
			Self::deposit_event(Event::PauseRenewed { full_name });
			Ok(())
		}

		/// Removes the session keys of the caller, and returns the deposit for them.
		///
		/// `Session.purge_keys` is refused to all accounts, since the last validators could halt the chain
		/// with it. This call takes its place.
		///
		/// - Caller: an account that has session keys.
		/// - Needs: the account is not named as a validator, and does not validate in this session or the
		///   next.
		/// - Cost: the fee of the call.
		/// - Event: `KeysRemoved`.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_keys())]
		pub fn remove_keys(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			ensure!(!validates(&who), Error::<T>::StillValidates);
			Session::purge_keys(RuntimeOrigin::signed(who.clone()))?;
			Self::deposit_event(Event::KeysRemoved { who });
			Ok(())
		}
	}
}

impl Config for Runtime {
	type WeightInfo = weights::Measured<Runtime>;
}

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

// Members leave and change their account through `replace_member` alone: the collective's own calls
// would leave their votes behind. No filter on calls could hold this, since `dispatch_as` passes all.
impl pallet_ranked_collective::Config for Runtime {
	type WeightInfo = weights::Collective;
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnsureRegistryAdmin;
	type PromoteOrigin = MapSuccess<EnsureRegistryAdmin, Replace<ConstU16<VOTING_RANK>>>;
	type RemoveOrigin = NeverEnsureOrigin<Rank>;
	type DemoteOrigin = NeverEnsureOrigin<Rank>;
	type ExchangeOrigin = NeverEnsureOrigin<()>;
	type Polls = KeptPolls<RankedPolls>;
	type MinRankOfClass = VotersOfAnyTrack;
	type MemberSwappedHandler = ();
	type VoteWeight = Unit;
	type MaxMemberCount = MemberLimit;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkSetup = ();
}

parameter_types! {
	/// What submitting a poll costs. It is returned when the poll is approved or cancelled. If the
	/// poll was rejected or timed out, it stays reserved.
	pub const SubmissionDeposit: Balance = 100 * MILLI_VDG;
	/// Blocks after which a poll ends if it has no decision deposit.
	pub const UndecidingTimeout: BlockNumber = 14 * DAYS;
}

/// What deciding a poll costs until it has been decided.
pub const DECISION_DEPOSIT: Balance = VDG;

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::Referenda;
	type Scheduler = AlarmClock;
	type Currency = Balances;
	type SubmitOrigin = Proposer;
	type CancelOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Slash = SlashToGovernance;
	type Votes = pallet_ranked_collective::Votes;
	type Tally = pallet_ranked_collective::TallyOf<Runtime>;
	type SubmissionDeposit = SubmissionDeposit;
	type MaxQueued = ConstU32<100>;
	type UndecidingTimeout = UndecidingTimeout;
	type AlarmInterval = ConstU32<1>;
	type Tracks = Tracks;
	type Preimages = BoundedPreimages;
	type BlockNumberProvider = System;
}
