//! # Identity
//!
//! Who takes part: parties, the registrars that attest them, and the meters they own.
//!
//! ## Overview
//!
//! An account applies with a commitment to its credential, and a registrar that has seen the
//! credential attests it: from then on the account acts for a *party* with roles. Everything else on
//! the chain belongs to the party, by its number, and only money belongs to the account. No personal
//! data is stored: only salted hashes.
//!
//! ## Terminology
//!
//! * **Party**: an entity that takes part. It has one account, and an account serves one party.
//! * **Registrar**: an account that governance trusts to attest parties, with certain roles and up
//!   to a certain level.
//! * **Commitment**: a salted hash of the credential. It serves once, for ever.
//! * **Tag**: a hash of the legal entity's code under a key that all registrars share. It is public
//!   and says nothing, yet the same entity always has the same tag: so an entity is one party.
//! * **Level**: how thoroughly the registrar has checked; larger is stronger.
//! * **Active**: attested, neither suspended nor revoked, and not expired. Only an active party can
//!   do anything new.
//!
//! ## Calls
//!
//! | call | who may call |
//! |---|---|
//! | [`apply`](Pallet::apply) | an account without a party |
//! | [`attest`](Pallet::attest) | a registrar that may give those roles and that level |
//! | [`register_meter`](Pallet::register_meter) | the registrar that attested the owner |
//! | [`set_registrar`](Pallet::set_registrar) | governance |
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
mod metering;
#[cfg(test)]
mod mock;
mod registrars;
mod registry;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Deposit, GenesisParty, Party, PartyInfo, PartyStatus, Registrar};
pub use weights::WeightInfo;

/// The pallet.
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{
		types::{Attestation, GenesisParty, Party, Registrar},
		weights::WeightInfo,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{Consideration, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use verdigrid_primitives::{
		party::{Direction, Level, Meter, MeterId, PartyId, PartyKind, RegionCode, Roles},
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

		/// Who may appoint registrars.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin>;

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

	/// The parties. Each record holds a deposit of the account that applied.
	#[pallet::storage]
	pub type Parties<T: Config> = StorageMap<_, Twox64Concat, PartyId, PartyRecord<T>>;

	/// The party that uses an account.
	#[pallet::storage]
	pub type PartyOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, PartyId>;

	/// The party with a tag: one entity is one party.
	#[pallet::storage]
	pub type Tags<T: Config> = StorageMap<_, Blake2_128Concat, H256, PartyId>;

	/// Every commitment that was ever used, and the party that used it. Never removed.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<_, Blake2_128Concat, H256, PartyId>;

	/// The metering points, retired ones included: an identification is never used again.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Blake2_128Concat, MeterId, Meter>;

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
		/// order. Each counts as attested by the first registrar whose roles and level cover it;
		/// commitment and tag are derived from its account, and nothing is held for it.
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
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has a party already. Use another account, or the party that is there.
		AlreadyParty,
		/// The commitment or tag is all zeros. Use a hash.
		ZeroHash,
		/// The commitment was used before. Hash the credential again with a fresh salt.
		CommitmentUsed,
		/// A region is written with 1 to 8 characters `0-9`, `A-Z` and `-`, for example `CN-11`.
		InvalidRegion,
		/// The caller is not a registrar. Governance appoints registrars.
		NotRegistrar,
		/// There is no party with this number. Look the number up by its account.
		NotFound,
		/// The party does not wait to be attested. It must apply, or change its commitment, first.
		NotApplied,
		/// The party's account or commitment is not the one that was judged. Read the record again
		/// and judge what it says now.
		StatementMismatch,
		/// Another registrar attested the party, and only that one may act on it. Its parties pass to
		/// others, within their roles and level, when governance removes it.
		NotItsRegistrar,
		/// No role is given. Give at least one.
		NoRoles,
		/// A role does not exist. Use the bits that stand for roles only.
		UnknownRole,
		/// The registrar may not give one of the roles. Ask one that may, or governance.
		RolesExceeded,
		/// The registrar may not give this level. Ask one that may, or governance.
		LevelExceeded,
		/// The expiry is not in the future. It is a moment of chain time in seconds since 1970.
		ExpiryPassed,
		/// Another party has this tag: the entity takes part already, and is one party only.
		TagTaken,
		/// The party was attested with another tag before, and a tag never changes.
		TagFixed,
		/// The party is not active: not attested, suspended, revoked or expired.
		PartyNotActive,
		/// A meter's identification is 1 to 32 characters `0-9`, `A-Z` and `-`.
		InvalidMeterId,
		/// The identification was used before, if only by a meter that is retired. Use a new one.
		MeterExists,
		/// The meter's power is zero. State the most watts that can flow through it.
		ZeroPower,
		/// The meter's first moment is in the future. Register the meter once it is the party's.
		FromInFuture,
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
		/// Any account without a party may call. A deposit is held on it. `commitment` is a salted
		/// hash of the credential that the registrar gets to see; it was never used before.
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

		/// Attests a party that applied: it becomes active, with these roles and this level, until
		/// `expires_at` (unix seconds, exclusive).
		///
		/// A registrar may call that may give those roles and that level. `account` and `commitment`
		/// are what it has judged, and must be what the record says now. `tag` is the keyed hash of
		/// the legal entity's code: no other party has it, and a party that was attested before keeps
		/// the one it has and is attested by the same registrar, unless that one was removed.
		///
		/// Emits `Attested`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::attest())]
		#[allow(clippy::too_many_arguments)]
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
		/// its readings are used, the most watts that can flow through it, where it stands, and from
		/// when on (unix seconds, not in the future) it is the party's. All of this is fixed for
		/// ever.
		///
		/// The registrar that attested the party may call, or, if that one was removed, another that
		/// may give what the party has. The party is active, and the identification was never used
		/// before.
		///
		/// Emits `MeterRegistered`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::register_meter())]
		#[allow(clippy::too_many_arguments)]
		pub fn register_meter(
			origin: OriginFor<T>,
			party: PartyId,
			meter: MeterId,
			direction: Direction,
			granularity: Granularity,
			max_power_w: u64,
			region: RegionCode,
			from: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let point =
				Meter { party, direction, granularity, max_power_w, region, from, to: None };
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
	}
}
