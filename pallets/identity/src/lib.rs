//! # Identity
//!
//! Who takes part: parties, the registrars that attest them, and the meters they own.
//!
//! ## Overview
//!
//! An account applies with a commitment to its credential, and a registrar that has seen the
//! credential attests it: from then on the account acts for a *party* with roles. Everything else on
//! the chain belongs to the party, by its number, and only money belongs to the account: so a party
//! that moves to another account takes everything along. No personal data is stored, only salted
//! hashes; of the credential behind a commitment one attribute can be shown without the others
//! ([`discloses`](Pallet::discloses)).
//!
//! ## Terminology
//!
//! * **Party**: an entity that takes part. It has one account, and an account serves one party.
//! * **Registrar**: an account that governance trusts to attest parties, with certain roles and up
//!   to a certain level. It is *in charge of* the parties that it attested last. It shares charge of
//!   those whose registrar was removed, or may no longer give what they have, if it may give that itself.
//! * **Commitment**: a salted hash of the credential. It serves the one party that it was attested
//!   for, for ever. One that still waits keeps nobody from stating the same, and leaves nothing behind.
//! * **Tag**: a hash of the legal entity's code under a key that all registrars share. It is public
//!   and says nothing, yet the same entity always has the same tag: so an entity is one party.
//! * **Level**: how thoroughly the registrar has checked; larger is stronger.
//! * **Standing**: where a party stands now. *Active*: attested, not expired, and not barred. Only an
//!   active party can do anything new. *Barred*: suspended, revoked or being recovered, which others
//!   decided. *Lapsed*: neither, since its attestation has expired, or its last commitment was
//!   rejected, or it never had one; it stays bound by what it has agreed to.
//! * **Rotation**: a party moves to another account, which accepts. For keys in good hands.
//! * **Recovery**: a registrar, or governance, moves a party whose key is lost or stolen. After a
//!   delay the new account finishes it, and so accepts the party. Until then the party can do nothing
//!   new, and its present account can veto. After one veto only governance recovers the party, and
//!   that cannot be vetoed.
//! * **Meter**: a metering point. Its identification is one party's for as long as the meter exists, and
//!   no other's after that. A meter can *take over the place* of a retired one: so a plant that is sold or
//!   a flat with a new tenant goes on under an identification of its own, with both halves of the month
//!   accounted for.
//! * **Reserved account**: one that answers for something else, as with the bond of a seat. It takes
//!   no party.
//!
//! ## Lifecycle
//!
//! ```text
//!            attest               suspend
//!  Applied ---------> Active <-------------> Suspended
//!   ^   |               |       reinstate
//!   |   | reject        | reject
//!   |   |               v
//!   |   +----------> Rejected, or gone if it was never attested
//!   |                   |
//!   +-------------------+
//!     update_commitment
//! ```
//!
//! An Active party that states a new commitment stays Active: its attestation is in force until a
//! registrar has judged the new commitment. `attest` then replaces it, and `reject` ends it. A registrar
//! that wants neither leaves the commitment unjudged, and the party may replace it by another.
//!
//! Whatever was attested once can be revoked from every status. Only governance reinstates what was
//! revoked. What is reinstated is again what it was before it was barred, and what waited waits again.
//!
//! A recovery ends when the new account finishes it, when the present account vetoes it, or when it
//! is cancelled. It has no expiry: by itself it must not give a party back to an account whose key may
//! be stolen.
//!
//! ## Calls
//!
//! | call | who may call |
//! |---|---|
//! | [`apply`](Pallet::apply) | an account without a party |
//! | [`attest`](Pallet::attest) | a registrar that may give those roles and that level |
//! | [`reject`](Pallet::reject) | a registrar; the one in charge if the party was attested before |
//! | [`renew`](Pallet::renew) | the registrar in charge |
//! | [`suspend`](Pallet::suspend) | the registrar in charge |
//! | [`reinstate`](Pallet::reinstate) | the registrar in charge, or governance; governance only, once revoked |
//! | [`revoke`](Pallet::revoke) | the registrar in charge, or governance |
//! | [`update_commitment`](Pallet::update_commitment) | the party, not barred |
//! | [`rotate`](Pallet::rotate), [`cancel_rotation`](Pallet::cancel_rotation) | the party |
//! | [`accept_rotation`](Pallet::accept_rotation) | the new account |
//! | [`recover`](Pallet::recover) | the registrar in charge, or governance; governance only, after a veto |
//! | [`veto_recovery`](Pallet::veto_recovery) | the party, until the recovery is finished; not one of governance |
//! | [`cancel_recovery`](Pallet::cancel_recovery) | the registrar in charge, or governance |
//! | [`finish_recovery`](Pallet::finish_recovery) | the new account, once the delay is over |
//! | [`register_meter`](Pallet::register_meter), [`retire_meter`](Pallet::retire_meter) | the registrar in charge of the owner |
//! | [`restore_meter`](Pallet::restore_meter), [`remove_meter`](Pallet::remove_meter) | governance |
//! | [`set_registrar`](Pallet::set_registrar), [`remove_registrar`](Pallet::remove_registrar) | governance |
//! | [`correct_tag`](Pallet::correct_tag) | governance |
//!
//! No registrar acts on its own party: it neither vouches for it nor bars it. The chain knows a
//! registrar by its account only: that it does not do so through another account is for governance to
//! watch.
//!
//! Other pallets see parties and meters through the traits
//! [`Parties`](verdigrid_primitives::traits::Parties) and
//! [`Meters`](verdigrid_primitives::traits::Meters).

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod application;
mod attestation;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
mod founding;
mod keeping;
mod metering;
#[cfg(test)]
mod mock;
mod recovery;
mod registrars;
mod registry;
mod rotation;
mod standing;
mod succession;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{
	Deposit, GenesisParty, Party, PartyInfo, PartyStatus, Reason, Recovery, Registrar,
	MAX_ATTESTATION,
};
pub use weights::WeightInfo;

/// The pallet.
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[allow(clippy::expect_used, clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::{
		types::{Attestation, GenesisParty, Party, PartyStatus, Reason, Recovery, Registrar},
		weights::WeightInfo,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{Consideration, Contains, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use verdigrid_primitives::{
		party::{
			BareMeterId, Direction, Level, Meter, MeterId, PartyId, PartyKind, RegionCode, Roles,
		},
		traits::MeterUse,
		Granularity, Moment,
	};

	/// A party's record as it is stored.
	pub type PartyRecord<T> =
		Party<<T as frame_system::Config>::AccountId, <T as Config>::ApplyDeposit>;

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;

		/// Governance: who appoints and removes registrars, and decides about parties beside them.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// How long a recovery waits for a veto, in seconds.
		type RecoveryDelay: Get<Moment>;
		/// How many seconds a suspension or recovery lasts at least, unless governance ends it.
		type LeastBar: Get<Moment>;

		/// Accounts that answer for something else, as with the bond of a seat. No party moves to one,
		/// and none applies.
		type Reserved: Contains<Self::AccountId>;

		/// What the readings of meters were used for: no meter ends before that.
		type MeterUse: MeterUse;

		/// What is held for a party's record, from its application on.
		type ApplyDeposit: Consideration<Self::AccountId, Footprint>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a party's record.
		Application,
	}

	/// Who may attest parties, and with what.
	#[pallet::storage]
	pub type Registrars<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Registrar>;

	/// The parties. Each record stores the account on which its deposit is held.
	#[pallet::storage]
	pub type Parties<T: Config> = StorageMap<_, Twox64Concat, PartyId, PartyRecord<T>>;

	/// The party that uses an account.
	#[pallet::storage]
	pub type PartyOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, PartyId>;

	/// The account to which a party has offered itself.
	#[pallet::storage]
	pub type Rotations<T: Config> = StorageMap<_, Twox64Concat, PartyId, T::AccountId>;

	/// The recoveries that are pending. They bar their parties.
	#[pallet::storage]
	pub type Recoveries<T: Config> = StorageMap<_, Twox64Concat, PartyId, Recovery<T::AccountId>>;

	/// How often each account was made a registrar. Never removed: what was begun under an earlier
	/// appointment does not go on under a later one.
	#[pallet::storage]
	pub type Appointments<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The party with a tag: one entity is one party.
	#[pallet::storage]
	pub type Tags<T: Config> = StorageMap<_, Blake2_128Concat, H256, PartyId>;

	/// Every commitment that was ever attested, and the party it was attested for. Never removed: each
	/// entry needed a registrar.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<_, Blake2_128Concat, H256, PartyId>;

	/// The metering points, retired ones included: an identification is never used again.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Blake2_128Concat, MeterId, Meter>;

	/// The meter with an identification, whatever its hyphens: two that differ only in hyphens are one
	/// meter (R33).
	#[pallet::storage]
	pub type BareMeterIds<T: Config> = StorageMap<_, Blake2_128Concat, BareMeterId, MeterId>;

	/// The number of the next party.
	#[pallet::storage]
	pub type NextParty<T: Config> = StorageValue<_, PartyId, ValueQuery>;

	/// Always empty. Polkadot.js asks every pallet named Identity for the accounts below each account
	/// that it shows, as the SDK's pallet of that name has them, and fails where it cannot.
	#[pallet::storage]
	pub type SubsOf<T: Config> = StorageMap<
		_,
		Twox64Concat,
		T::AccountId,
		(u128, BoundedVec<T::AccountId, ConstU32<0>>),
		ValueQuery,
	>;

	/// The registrars and parties that a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who may attest parties: account, roles that it may give, highest level.
		pub registrars: Vec<(T::AccountId, Roles, Level)>,
		/// Parties that are active from the first block on and never expire, numbered from 0 in this
		/// order. Each counts as attested by the first registrar, itself aside, whose roles and level
		/// cover it; its commitment is derived from its account, and nothing is held for it. On a real
		/// chain each states the tag that the registrars' key gives its entity. A tag derived from the
		/// account does not tell that the entity applies a second time: the registrars must refuse it.
		pub parties: Vec<GenesisParty<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let founded = Pallet::<T>::found(&self.registrars, &self.parties);
			assert!(founded.is_ok(), "the genesis of Identity does not fit: {founded:?}");
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account applied and became a party that waits for a registrar.
		Applied {
			/// The new party's number.
			party: PartyId,
			/// Its account.
			account: T::AccountId,
			/// What kind of entity it is.
			kind: PartyKind,
			/// The commitment to its credential.
			commitment: H256,
			/// Where it is established.
			jurisdiction: RegionCode,
		},
		/// A registrar attested a party, which is active from now on.
		Attested {
			/// The party.
			party: PartyId,
			/// Who attested it.
			registrar: T::AccountId,
			/// The commitment that was judged.
			commitment: H256,
			/// The entity's tag.
			tag: H256,
			/// What it may do.
			roles: Roles,
			/// How thoroughly it was checked.
			level: Level,
			/// The first second at which the attestation is worth nothing.
			expires_at: Moment,
		},
		/// A metering point was registered.
		MeterRegistered {
			/// Its identification.
			meter: MeterId,
			/// Whose it is.
			party: PartyId,
			/// Who registered it.
			registrar: T::AccountId,
			/// Which way it counts.
			direction: Direction,
			/// The one granularity at which its readings are used.
			granularity: Granularity,
			/// The most power that can flow through it, in watts.
			max_power_w: u64,
			/// Where it stands.
			region: RegionCode,
			/// From when on it is that party's, in unix seconds.
			from: Moment,
			/// The retired meter whose place it took over; none where it took over none.
			takes_over: Option<MeterId>,
		},
		/// Governance appointed a registrar, or changed what it may attest.
		RegistrarSet {
			/// Its account.
			account: T::AccountId,
			/// The roles that it may give.
			roles: Roles,
			/// The highest level that it may give.
			max_level: Level,
		},
		/// Governance removed a registrar. Others may act on its parties from now on.
		RegistrarRemoved {
			/// Its account.
			account: T::AccountId,
		},
		/// A registrar rejected a commitment.
		Rejected {
			/// The party.
			party: PartyId,
			/// Who rejected it.
			registrar: T::AccountId,
			/// The party's account.
			account: T::AccountId,
			/// The commitment that was judged.
			commitment: H256,
			/// Whether the party is gone, as it was never attested: its account is free again, and its
			/// deposit is back.
			removed: bool,
			/// Why.
			reason: Reason,
		},
		/// A registrar renewed an attestation.
		Renewed {
			/// The party.
			party: PartyId,
			/// Who renewed it, and is in charge of the party from now on.
			registrar: T::AccountId,
			/// The commitment that was judged.
			commitment: H256,
			/// The first second at which the attestation is worth nothing.
			expires_at: Moment,
		},
		/// A registrar suspended a party.
		Suspended {
			/// The party.
			party: PartyId,
			/// Who suspended it.
			registrar: T::AccountId,
			/// Why.
			reason: Reason,
		},
		/// A suspended or revoked party was reinstated.
		Reinstated {
			/// The party.
			party: PartyId,
			/// The registrar that reinstated it; none when governance did.
			by: Option<T::AccountId>,
			/// Where it stands now: Active; or, if it was revoked without an attestation in force,
			/// Applied when a commitment waits and Rejected when none does.
			status: PartyStatus,
		},
		/// A party was revoked.
		Revoked {
			/// The party.
			party: PartyId,
			/// The registrar that revoked it; none when governance did.
			by: Option<T::AccountId>,
			/// Why.
			reason: Reason,
		},
		/// A party stated a new commitment, which waits for a registrar. An attestation stays in force
		/// until then.
		CommitmentUpdated {
			/// The party.
			party: PartyId,
			/// The new commitment.
			commitment: H256,
		},
		/// A party offered itself to another account, which may accept.
		RotationOffered {
			/// The party.
			party: PartyId,
			/// The account that may accept.
			new_account: T::AccountId,
		},
		/// A party's offer to another account was withdrawn: by the party, or because a recovery
		/// started.
		RotationCancelled {
			/// The party.
			party: PartyId,
			/// The account that can no longer accept.
			new_account: T::AccountId,
		},
		/// A party moved to another account, which accepted.
		Rotated {
			/// The party.
			party: PartyId,
			/// The account that it used.
			old_account: T::AccountId,
			/// The account that it uses now.
			new_account: T::AccountId,
		},
		/// A recovery started, or replaced one that was pending. The party is not active while it is
		/// pending.
		RecoveryStarted {
			/// The party.
			party: PartyId,
			/// The account that the party is to use.
			new_account: T::AccountId,
			/// The first second at which the new account can finish it.
			ready_at: Moment,
			/// The registrar that started it; none when governance did.
			by: Option<T::AccountId>,
			/// Why.
			reason: Reason,
		},
		/// A party's present account vetoed its recovery. From now on only governance recovers it.
		RecoveryVetoed {
			/// The party.
			party: PartyId,
			/// Its account.
			account: T::AccountId,
		},
		/// A pending recovery was called off.
		RecoveryCancelled {
			/// The party.
			party: PartyId,
			/// The registrar that called it off; none when governance did.
			by: Option<T::AccountId>,
		},
		/// A tag that was attested wrongly is replaced, and is free again.
		TagCorrected {
			/// The party.
			party: PartyId,
			/// The tag that was wrong.
			old: H256,
			/// The tag that it has now.
			new: H256,
		},
		/// A recovery is finished: the party uses another account.
		Recovered {
			/// The party.
			party: PartyId,
			/// The account that it used.
			old_account: T::AccountId,
			/// The account that it uses now.
			new_account: T::AccountId,
		},
		/// A metering point was retired. It counts for periods that begin before `to`.
		MeterRetired {
			/// Its identification, which is never used again.
			meter: MeterId,
			/// Whose it was.
			party: PartyId,
			/// Who retired it.
			registrar: T::AccountId,
			/// The first second at which it no longer exists.
			to: Moment,
		},
		/// Governance restored a metering point that had been retired: it exists on.
		MeterRestored {
			/// Its identification.
			meter: MeterId,
			/// Whose it is.
			party: PartyId,
		},
		/// Governance removed a metering point on which nothing rested. Its identification is free again.
		MeterRemoved {
			/// Its identification.
			meter: MeterId,
			/// Whose it was.
			party: PartyId,
		},
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has a party already. Use another account, or the party that is there.
		AlreadyParty,
		/// The commitment or tag is all zeros. Use a hash.
		ZeroHash,
		/// The commitment was attested before. Hash the credential again with a fresh salt.
		CommitmentUsed,
		/// A region is written with 1 to 8 characters `0-9`, `A-Z` and `-`. Write it so, for example `CN-11`.
		InvalidRegion,
		/// The account is not a registrar. Sign as a registrar, or propose to governance to appoint it.
		NotRegistrar,
		/// There is no party with this number. Look the number up by its account.
		NotFound,
		/// No commitment of the party waits to be judged. The party must apply, or state a new commitment.
		NotApplied,
		/// The party's account or commitment is not the one that was judged. Read the record again
		/// and judge what it says now.
		StatementMismatch,
		/// Another registrar attested the party, and only that one may act on it. When governance removes
		/// that registrar, or no longer lets it give what the party has, those may act that may give it
		/// themselves. A recovery that was started by a registrar no longer in charge is not finished:
		/// veto or cancel it.
		NotItsRegistrar,
		/// No role is given. Give at least one.
		NoRoles,
		/// A role does not exist. Use the bits that stand for roles only.
		UnknownRole,
		/// The registrar may not give one of the roles. Ask one that may, or governance.
		RolesExceeded,
		/// The registrar may not give this level. Ask one that may, or governance.
		LevelExceeded,
		/// The expiry is not in the future. Give a later moment, in seconds since 1970.
		ExpiryPassed,
		/// The expiry is more than ten years ahead. Give an earlier moment, in seconds since 1970, not in
		/// milliseconds; the attestation can be renewed.
		ExpiryTooFar,
		/// Another party has this tag: the entity takes part already, and is one party only. Reject the
		/// application; if the tag is wrong, propose to governance to correct it.
		TagTaken,
		/// The party was attested with another tag before, and a registrar does not change it. Give the tag
		/// that it has, or propose to governance to correct one that was wrong.
		TagFixed,
		/// The party has this tag already, so there is nothing to correct. Check the tag in the proposal.
		SameTag,
		/// The party is not active: not attested, suspended, revoked, expired or being recovered. Attest,
		/// renew or reinstate it first.
		PartyNotActive,
		/// A meter's identification is 1 to 32 characters: `0-9` and `A-Z`, in groups joined by single
		/// hyphens, for example `WT-1`.
		InvalidMeterId,
		/// The identification was used before, if only by a meter that is retired. Use a new one.
		MeterExists,
		/// Another identification differs from this one only in hyphens, so both name one meter. Use the
		/// registered one, or one that differs in letters or digits.
		OnlyHyphensDiffer,
		/// The meter's power is not between 1 W and 100 GW. State the most watts that can flow through it.
		PowerOutOfRange,
		/// The meter's first moment is in the future. Register the meter once it is the party's.
		FromInFuture,
		/// There is no meter with this identification. Compare it with the registered one, or register it.
		MeterNotFound,
		/// The meter is retired already. Check its identification: there is nothing to do for this one.
		MeterRetired,
		/// The meter whose place is to be taken over is not retired. Retire it first.
		NotRetired,
		/// The meter is not retired, so there is nothing to restore. Check its identification.
		MeterNotRetired,
		/// A project has the meter, or a reading of it was used. Remove the project first; a meter of which
		/// a reading was used stays for ever.
		MeterNeeded,
		/// Another meter took over that meter's place already. Name the meter that was there last, or have
		/// that one removed first.
		AlreadyTakenOver,
		/// A meter that takes over another's place has the same direction and region. Correct them, or
		/// register the meter without naming another.
		PlaceMismatch,
		/// The meter begins before the end of the one whose place it takes over. State a `from` that is
		/// not before the other's `to`.
		FromBeforeEnd,
		/// The meter's end is in the future. State a moment that has passed, or none for now.
		ToInFuture,
		/// The meter's end is before its beginning. State a `to` that is not before its `from`.
		ToBeforeFrom,
		/// A reading of the meter was used for a period that ends after its stated end. State a moment
		/// that is not before the end of the latest period of which a reading was used.
		UsedAfterEnd,
		/// The caller's account has no party. Use the party's account, or apply.
		NoParty,
		/// A registrar decides nothing about its own party, and moves no party to its own account. Ask
		/// another registrar, or governance.
		OwnParty,
		/// A reason is 1 to 128 bytes of UTF-8 text, not blank, without control characters, and without
		/// white space at either end. Say why, without personal data.
		InvalidReason,
		/// No registrar has ever attested the party, so there is nothing to decide. Only a registrar
		/// can judge its application.
		NeverAttested,
		/// The party is not attested now: it waits, was rejected, or is suspended or revoked. Attest or
		/// reinstate it first.
		NotAttested,
		/// The party is neither suspended nor revoked, so there is nothing to reinstate. Check its number.
		NotBarred,
		/// A registrar ends what it has barred a day after that began, not sooner. Wait, or ask governance.
		BarTooRecent,
		/// The party is revoked already, so there is nothing to do. Check its number.
		AlreadyRevoked,
		/// The party is suspended or revoked, so neither its commitment nor its account changes. It must
		/// be reinstated first.
		Barred,
		/// Only governance decides here: it reinstates revoked parties, recovers those that vetoed a
		/// recovery, and nobody else stops a recovery that it started. Propose it to governance.
		GovernanceDecides,
		/// The party does not offer itself to this account. It must do so with `rotate`.
		NoRotation,
		/// The party is being recovered. Wait for the end, or veto the recovery.
		RecoveryPending,
		/// No recovery of the party is pending. Look the party up: it was finished, vetoed or cancelled.
		NoRecovery,
		/// The delay of the recovery is not over. Finish it from `ready_at` on.
		TooEarly,
		/// The registrar that started the recovery was removed since. Veto the recovery; or a registrar
		/// in charge, or governance, cancels it and starts another.
		RegistrarRemoved,
		/// The recovery names another account as the new one. Sign with that account.
		NotNewAccount,
		/// The account is reserved: the bond of a seat is held on it. Use another account.
		AccountReserved,
		/// The account does not have the deposit for a party's record, in the chain's own token, beside the
		/// least balance of an account. Send it more of that token first.
		CannotPayDeposit,
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
		/// Applies to take part. The caller's account becomes a new party, which can do nothing
		/// until a registrar attests it.
		///
		/// Any account may call that has no party and is not reserved. A deposit is held on it.
		/// `commitment` is a salted hash of the credential that the registrar gets to see; it was never
		/// attested before.
		/// `jurisdiction` says where the applicant is established, for example `CN-11`.
		///
		/// Emits `Applied`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::apply())]
		pub fn apply(
			origin: OriginFor<T>,
			kind: PartyKind,
			commitment: H256,
			jurisdiction: RegionCode,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_apply(who, kind, commitment, jurisdiction)
		}

		/// Attests the commitment of a party that waits: the party is active, with these roles and this
		/// level, until `expires_at` (unix seconds, exclusive, at most ten years ahead). This replaces what
		/// was attested before.
		///
		/// A registrar may call that may give those roles and that level, for a party not its own.
		/// `account` and `commitment` are what it has judged, and must be the party's account and the
		/// commitment that waits now. `commitment` was never attested before. The party is neither
		/// suspended nor revoked. `tag` is the keyed hash of the legal entity's code: no other party has it, and a party that
		/// was attested before keeps the one it has and is attested by the same registrar, unless that
		/// one was removed.
		///
		/// Emits `Attested`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::attest())]
		pub fn attest(
			origin: OriginFor<T>,
			party: PartyId,
			account: T::AccountId,
			commitment: H256,
			tag: H256,
			roles: Roles,
			level: Level,
			expires_at: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let attestation = Attestation { account, commitment, tag, roles, level, expires_at };
			Self::do_attest(who, party, attestation)
		}

		/// Registers a metering point of a party: which way it counts, the one granularity at which
		/// its readings are used, the most watts that can flow through it (1 W to 100 GW), where it
		/// stands, and from when on (unix seconds, not in the future) it is the party's. All of this is
		/// fixed for ever. Where the device is exchanged, the identification stays.
		///
		/// The registrar that attested the party may call, or, if that one was removed, another that
		/// may give what the party has; for a party not its own. The party is active. The
		/// identification is `0-9` and `A-Z`, in groups joined by single hyphens, and was never used
		/// before, with whatever hyphens.
		///
		/// A meter that takes over another's place, as where a plant is sold or a tenant moves in, names
		/// the other in `takes_over`. That one is retired, has the same direction and region, ended at or
		/// before `from`, and no other meter took over its place.
		///
		/// Emits `MeterRegistered`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::register_meter())]
		pub fn register_meter(
			origin: OriginFor<T>,
			party: PartyId,
			meter: MeterId,
			direction: Direction,
			granularity: Granularity,
			max_power_w: u64,
			region: RegionCode,
			from: Moment,
			takes_over: Option<MeterId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let point = Meter {
				party,
				direction,
				granularity,
				max_power_w,
				region,
				from,
				to: None,
				retired_at: None,
				takes_over,
				taken_over_by: None,
			};
			Self::do_register_meter(who, meter, point)
		}

		/// Appoints a registrar that may attest parties with these roles, up to this level; or
		/// changes what a registrar may attest. What it has attested before stays.
		///
		/// Governance may call.
		///
		/// Emits `RegistrarSet`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_registrar())]
		pub fn set_registrar(
			origin: OriginFor<T>,
			account: T::AccountId,
			roles: Roles,
			max_level: Level,
		) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_set_registrar(account, roles, max_level)
		}

		/// Rejects the commitment of a party that waits. A party that was never attested is gone: its
		/// deposit is back and its account free to apply again. One that was attested before keeps its
		/// number and what it owns, but its attestation ends: it is not active, and may state another
		/// commitment.
		///
		/// A registrar may call for a party not its own; if the party was attested before, the one in
		/// charge of it. `account` and `commitment` are what it has judged, and must be the party's account and the commitment
		/// that waits now. The party is neither suspended nor revoked.
		///
		/// Emits `Rejected`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::reject())]
		pub fn reject(
			origin: OriginFor<T>,
			party: PartyId,
			account: T::AccountId,
			commitment: H256,
			reason: Reason,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reject(who, party, account, commitment, reason)
		}

		/// Renews an attestation, expired or not: it lasts until `expires_at` (unix seconds,
		/// exclusive, in the future, at most ten years ahead), which may be sooner than before. Roles and
		/// level stay. A new commitment that waits goes on waiting.
		///
		/// The registrar in charge may call, for a party not its own, as far as it may still give
		/// those roles and that level. `account` and `commitment` are what it has judged, and must be
		/// the party's account and its attested commitment now.
		///
		/// Emits `Renewed`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			party: PartyId,
			account: T::AccountId,
			commitment: H256,
			expires_at: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_renew(who, party, account, commitment, expires_at)
		}

		/// Suspends an attested party: it can do nothing new until it is reinstated, but get back
		/// what is its own.
		///
		/// The registrar in charge may call, for a party not its own.
		///
		/// Emits `Suspended`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::suspend())]
		pub fn suspend(origin: OriginFor<T>, party: PartyId, reason: Reason) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_suspend(who, party, reason)
		}

		/// Reinstates a suspended or revoked party. It is again what it was before: Active, or Applied
		/// or Rejected if it was revoked as such. Its expiry does not change, and a commitment that
		/// waited waits again.
		///
		/// The registrar in charge may call for a suspended party not its own, as far as it may still
		/// give its roles and level, from a day after the suspension on; governance may call for any, at any
		/// time, and it alone for a revoked one.
		///
		/// Emits `Reinstated`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reinstate())]
		pub fn reinstate(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_reinstate(by, party)
		}

		/// Revokes a party that was ever attested: it can do nothing new unless governance reinstates
		/// it, but get back what is its own. Its tag stays taken, so the entity cannot come back as
		/// another party.
		///
		/// The registrar in charge may call, for a party not its own; or governance.
		///
		/// Emits `Revoked`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, party: PartyId, reason: Reason) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_revoke(by, party, reason)
		}

		/// States a new commitment of the caller's party, which waits for a registrar from now on. It
		/// replaces one that waits already. An attestation that is in force stays in force, with its
		/// commitment, until a registrar has judged the new one.
		///
		/// A party may call that is neither suspended nor revoked nor being recovered. `commitment`
		/// was never attested before.
		///
		/// Emits `CommitmentUpdated`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::update_commitment())]
		pub fn update_commitment(origin: OriginFor<T>, commitment: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_commitment(who, commitment)
		}

		/// Offers the caller's party to another account, which becomes its account by accepting. An
		/// earlier offer is replaced.
		///
		/// A party may call that is neither suspended nor revoked nor being recovered. `new_account`
		/// has no party and is not reserved.
		///
		/// Emits `RotationOffered`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::rotate())]
		pub fn rotate(origin: OriginFor<T>, new_account: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate(who, new_account)
		}

		/// Withdraws the offer of the caller's party to another account.
		///
		/// A party may call that has made one.
		///
		/// Emits `RotationCancelled`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::cancel_rotation())]
		pub fn cancel_rotation(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_rotation(who)
		}

		/// Makes the caller's account the one that `party` uses. The deposit for the party's record is
		/// held on it and returned to the account that paid so far. Other money that is held or locked
		/// stays with the old account.
		///
		/// The account may call that the party has offered itself to. It has no party and is not
		/// reserved, and the party is neither suspended nor revoked nor being recovered.
		///
		/// Emits `Rotated`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::accept_rotation())]
		pub fn accept_rotation(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_rotation(who, party)
		}

		/// Starts to move a party, whatever its status, whose key is lost or stolen to `new_account`,
		/// which finishes the recovery once the delay is over. The delay begins now. Until the recovery
		/// ends the party is not active, and an offer to move is withdrawn.
		///
		/// The registrar in charge may call for a party not its own, unless a recovery is pending or the
		/// party has vetoed one; or governance, whose recovery replaces a pending one and cannot be vetoed. `new_account` has
		/// no party, is not reserved, and is not the caller's.
		///
		/// Emits `RecoveryStarted`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::recover())]
		pub fn recover(
			origin: OriginFor<T>,
			party: PartyId,
			new_account: T::AccountId,
			reason: Reason,
		) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_recover(by, party, new_account, reason)
		}

		/// Stops the recovery of the caller's party. From then on only governance recovers it.
		///
		/// The party's present account may call, whatever the party's status, until the new account has
		/// finished the recovery. A recovery that governance started cannot be vetoed.
		///
		/// Emits `RecoveryVetoed`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::veto_recovery())]
		pub fn veto_recovery(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_veto_recovery(who)
		}

		/// Makes the caller's account the one that `party` uses. The status of the party does not change,
		/// and the deposit for its record stays on the account where it is held.
		///
		/// The new account that the recovery names may call, at or after `ready_at`. It has no party and
		/// is not reserved, and the registrar that started the recovery is still in charge of the party.
		///
		/// Emits `Recovered`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::finish_recovery())]
		pub fn finish_recovery(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_finish_recovery(who, party)
		}

		/// Retires a metering point: it no longer exists from `to` on (unix seconds; none for now), but
		/// was its party's until then. Its identification is never used again.
		///
		/// The registrar in charge of the party may call, whatever the party's status. `to` is not in
		/// the future, not before the meter's beginning, and not before the end of the latest period of
		/// which a reading of the meter was used. It never changes.
		///
		/// Emits `MeterRetired`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::retire_meter())]
		pub fn retire_meter(
			origin: OriginFor<T>,
			meter: MeterId,
			to: Option<Moment>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire_meter(who, meter, to)
		}

		/// Removes a registrar, at once. What it has attested stays, and other registrars may act on
		/// its parties as far as they may give what those have. Recoveries that it started cannot be
		/// finished.
		///
		/// Governance may call. Fails if the account is not a registrar.
		///
		/// Emits `RegistrarRemoved`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::remove_registrar())]
		pub fn remove_registrar(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_remove_registrar(account)
		}

		/// Calls off the pending recovery of a party, before or after its delay is over.
		///
		/// The registrar in charge may call from a day after its beginning on, unless governance started it;
		/// or governance at any time.
		///
		/// Emits `RecoveryCancelled`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::cancel_recovery())]
		pub fn cancel_recovery(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_cancel_recovery(by, party)
		}

		/// Gives an attested party another tag, where a registrar has attested a wrong one. The old tag
		/// is free again, so that the entity that it stands for can be attested.
		///
		/// Governance may call, whatever the party's status. `tag` is the keyed hash of the legal entity's
		/// code, made with the key that all registrars share, and no other party has it.
		///
		/// Emits `TagCorrected`.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::correct_tag())]
		pub fn correct_tag(origin: OriginFor<T>, party: PartyId, tag: H256) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_correct_tag(party, tag)
		}

		/// Restores a retired metering point, where a registrar has retired it by mistake: it exists on, as
		/// if it had not been retired.
		///
		/// Governance may call. No other meter took over its place.
		///
		/// Emits `MeterRestored`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::restore_meter())]
		pub fn restore_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_restore_meter(meter)
		}

		/// Removes a metering point, where a registrar has registered it wrongly: for the wrong party, or
		/// with a wrong power, direction or granularity. Its identification is free again.
		///
		/// Governance may call. No project has the meter, no reading of it was used, and no other meter took
		/// over its place.
		///
		/// Emits `MeterRemoved`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::remove_meter())]
		pub fn remove_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_remove_meter(meter)
		}
	}
}
