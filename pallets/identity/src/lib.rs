#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod application;
mod attestation;
mod callers;
mod errors;
mod events;
mod founding;
mod inspect;
mod keeping;
mod metering;
pub mod migrations;
mod recovery;
mod registrars;
mod rotation;
mod sponsoring;
mod standing;
mod succession;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Deposit, GenesisParty, Party, PartyInfo, PartyStatus, Reason, Recovery, Registrar,
	MAX_ATTESTATION,
};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// See the [crate's documentation](crate).
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used, clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::{
		migrations::STORAGE_VERSION,
		types::{
			Application, Attestation, GenesisParty, Party, PartyStatus, Reason, Recovery, Registrar,
		},
		weights::WeightInfo,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{Consideration, Contains, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::traits::{IdentifyAccount, Verify};
	use verdigrid_primitives::{
		party::{
			BareMeterId, Direction, Level, Meter, MeterId, MeterNumber, PartyId, PartyKind,
			RegionCode, Roles,
		},
		traits::{MeterUse, OnAttested},
		Granularity, Moment,
	};

	/// A party's record as it is stored.
	pub type PartyRecord<T> =
		Party<<T as frame_system::Config>::AccountId, <T as Config>::ApplyDeposit>;

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;

		/// Governance. It appoints and removes registrars, and decides about parties beside them.
		type RegistrarOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// How long a recovery waits for a veto, in seconds.
		type RecoveryDelay: Get<Moment>;
		/// The least time that a suspension or recovery lasts, in seconds. Only governance may end it
		/// earlier.
		type LeastBar: Get<Moment>;

		/// Accounts that hold the bond of a seat. No party applies with one or moves to one.
		type Reserved: Contains<Self::AccountId>;

		/// Until when readings of meters were used. A meter does not end before that.
		type MeterUse: MeterUse;

		/// The deposit for the record of a party. It is held from the application on.
		type ApplyDeposit: Consideration<Self::AccountId, Footprint>;

		/// What follows from an attestation.
		type OnAttested: OnAttested<Self::AccountId>;

		/// A signature of an account that sends no transaction.
		type Signature: Verify<Signer = Self::Signer> + Parameter;
		/// What such a signature is checked with.
		type Signer: IdentifyAccount<AccountId = Self::AccountId>;
		/// Makes the accounts and signatures of benchmarks.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId, Self::Signature>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Why money is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a party's record.
		Application,
	}

	/// The registrars, and what each may attest.
	#[pallet::storage]
	pub type Registrars<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Registrar>;

	/// The parties. Each record stores the account on which its deposit is held.
	#[pallet::storage]
	pub type Parties<T: Config> = StorageMap<_, Identity, PartyId, PartyRecord<T>>;

	/// The party that uses an account.
	#[pallet::storage]
	pub type PartyOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, PartyId>;

	/// The account to which each party has offered to move.
	#[pallet::storage]
	pub type Rotations<T: Config> = StorageMap<_, Identity, PartyId, T::AccountId>;

	/// The recoveries that are pending. They bar their parties.
	#[pallet::storage]
	pub type Recoveries<T: Config> = StorageMap<_, Identity, PartyId, Recovery<T::AccountId>>;

	/// How often each account was made a registrar. Entries are never removed. What was started under an
	/// earlier appointment does not continue under a later one.
	#[pallet::storage]
	pub type Appointments<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The party with each tag. One entity is one party.
	#[pallet::storage]
	pub type Tags<T: Config> = StorageMap<_, Blake2_128Concat, H256, PartyId>;

	/// Every commitment that was ever attested, and the party that it was attested for. Entries are
	/// never removed. Each entry needed a registrar.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<_, Blake2_128Concat, H256, PartyId>;

	/// The meters, also retired ones, because an identification is never used again.
	#[pallet::storage]
	pub type Meters<T: Config> = StorageMap<_, Blake2_128Concat, MeterId, Meter>;

	/// The meter with each identification, without hyphens. Two identifications that differ only in
	/// hyphens are one meter (R33).
	#[pallet::storage]
	pub type BareMeterIds<T: Config> = StorageMap<_, Blake2_128Concat, BareMeterId, MeterId>;

	/// The meter with each number.
	#[pallet::storage]
	pub type MeterIds<T: Config> = StorageMap<_, Identity, MeterNumber, MeterId>;

	/// The number of the next meter. It only grows, so that no number is given twice.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextMeter<T: Config> = StorageValue<_, MeterNumber, ValueQuery>;

	/// The latest deadline with which each account let a registrar apply for it. So no signature counts
	/// twice. Entries are never removed: the fee of the call, which only registrars make, pays for one.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Moment>;

	/// The number of the next party.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextParty<T: Config> = StorageValue<_, PartyId, ValueQuery>;

	/// Always empty.
	///
	/// Polkadot.js asks every pallet with the name Identity for the sub-accounts of each account that it
	/// shows. The SDK's pallet of that name has this item. Without it Polkadot.js fails.
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
		/// The registrars: account, roles that it may give, highest level that it may give.
		pub registrars: Vec<(T::AccountId, Roles, Level)>,
		/// Parties that are active from the first block on and never expire. They are numbered from 0 in
		/// this order.
		///
		/// Each counts as attested by the first other registrar whose roles and level cover it. Its
		/// commitment is derived from its account, and nothing is held for it. On a real chain each
		/// states the tag that the registrars' key gives its entity. A tag that is derived from the
		/// account does not show that the entity applies a second time. The registrars must refuse it.
		pub parties: Vec<GenesisParty<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let founded = Pallet::<T>::found(&self.registrars, &self.parties);
			assert!(founded.is_ok(), "the genesis of Identity does not fit: {founded:?}");
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
		/// Applies to become a party.
		///
		/// The caller's account gets a new party. The party can do nothing until a registrar attests
		/// it. `commitment` is a salted hash of the credential that the registrar will see.
		/// `jurisdiction` is the region in which the applicant is established, for example `CN-11`.
		///
		/// - Caller: any account that has no party and is not reserved.
		/// - Needs: `commitment` was never attested.
		/// - Cost: the fee of the call, and a deposit. The deposit is returned if the party is rejected
		///   before it was ever attested.
		/// - Event: `Applied`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::apply())]
		pub fn apply(
			origin: OriginFor<T>,
			kind: PartyKind,
			commitment: H256,
			jurisdiction: RegionCode,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_apply(Application { account: who, kind, commitment, jurisdiction })
		}

		/// Attests the commitment of a party that waits.
		///
		/// The party is active from now on, with these roles and this level. The attestation is valid
		/// until just before `expires_at` (seconds since 1970, at most ten years ahead). It replaces
		/// the attestation that the party had. `account` and `commitment` are what the registrar has
		/// judged. `tag` is the keyed hash of the legal entity's code.
		///
		/// - Caller: a registrar that may give these roles and this level, for a party that is not its
		///   own. If the party was attested before, the registrar in charge.
		/// - Needs: `account` is the account of the party. `commitment` is the commitment that waits,
		///   and was never attested. No other party has the tag, and a party that has a tag keeps it.
		///   The party is neither suspended nor revoked.
		/// - Cost: the fee of the call.
		/// - Event: `Attested`. `Allowance.Granted` if the party gets its starting grant.
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

		/// Registers a meter of a party.
		///
		/// `direction` says what the meter counts. `granularity` is the one granularity at which its
		/// readings are used. `max_power_w` is the most power that can flow through it, from 1 W to 100
		/// GW. `region` is where it stands. `from` is the first second in which it belongs to the party
		/// (seconds since 1970). None of this ever changes. If the device is replaced, the
		/// identification stays. The chain gives the meter a number, which is never given again.
		///
		/// `takes_over` names a retired meter whose place this meter takes over. Use it when a plant is
		/// sold or a new tenant moves in.
		///
		/// - Caller: the registrar in charge of the party, for a party that is not its own.
		/// - Needs: the party is active. `from` is not in the future. The identification has 1 to 32
		///   characters `0-9` and `A-Z` in groups joined by single hyphens, and was never used, with or
		///   without hyphens. The meter that `takes_over` names has the same direction and region,
		///   ended at or before `from`, and has no successor yet.
		/// - Cost: the fee of the call.
		/// - Event: `MeterRegistered`.
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
				number: NextMeter::<T>::get(),
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

		/// Appoints a registrar, or changes what a registrar may attest.
		///
		/// The registrar may attest parties with these roles, up to this level. What it has attested
		/// before stays.
		///
		/// - Caller: governance.
		/// - Needs: at least one role is given, and every role exists.
		/// - Cost: nothing.
		/// - Event: `RegistrarSet`.
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

		/// Rejects the commitment of a party that waits.
		///
		/// A party that was never attested is removed. Its deposit is returned, and its account may
		/// apply again. A party that was attested before keeps its number and what it owns. Its
		/// attestation ends, so it is not active, and it may state another commitment. `account` and
		/// `commitment` are what the registrar has judged.
		///
		/// - Caller: a registrar, for a party that is not its own. If the party was attested before,
		///   the registrar in charge.
		/// - Needs: `account` is the account of the party, and `commitment` is the commitment that
		///   waits. The party is neither suspended nor revoked. The reason is readable text.
		/// - Cost: the fee of the call.
		/// - Event: `Rejected`.
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

		/// Renews an attestation, even one that has expired.
		///
		/// The attestation is valid until just before `expires_at` (seconds since 1970, at most ten
		/// years ahead). This may be sooner than before. Roles and level stay. A new commitment that
		/// waits still waits. `account` and `commitment` are what the registrar has judged.
		///
		/// - Caller: the registrar in charge, for a party that is not its own.
		/// - Needs: `account` is the account of the party, and `commitment` is its attested commitment.
		///   `expires_at` is in the future. The party is neither suspended nor revoked.
		/// - Cost: the fee of the call.
		/// - Event: `Renewed`. `Allowance.Granted` if the party had no starting grant yet and gets it now.
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

		/// Suspends an attested party.
		///
		/// The party can do nothing new until it is reinstated. It can still get back what it owns.
		///
		/// - Caller: the registrar in charge, for a party that is not its own.
		/// - Needs: the party is attested, and neither suspended nor revoked. The reason is readable
		///   text.
		/// - Cost: the fee of the call.
		/// - Event: `Suspended`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::suspend())]
		pub fn suspend(origin: OriginFor<T>, party: PartyId, reason: Reason) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_suspend(who, party, reason)
		}

		/// Reinstates a suspended or revoked party.
		///
		/// The party is again what it was before. Its expiry does not change. A commitment that waited
		/// waits again.
		///
		/// - Caller: the registrar in charge, for a suspended party that is not its own; or governance.
		/// - Needs: for the registrar, the suspension began at least a day ago. Only governance
		///   reinstates a revoked party.
		/// - Cost: the fee of the call; nothing for governance.
		/// - Event: `Reinstated`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reinstate())]
		pub fn reinstate(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_reinstate(by, party)
		}

		/// Revokes a party that was ever attested.
		///
		/// The party can do nothing new unless governance reinstates it. It can still get back what it
		/// owns. Its tag stays in use, so the entity cannot come back as another party.
		///
		/// - Caller: the registrar in charge, for a party that is not its own; or governance.
		/// - Needs: the party is not revoked already. The reason is readable text.
		/// - Cost: the fee of the call; nothing for governance.
		/// - Event: `Revoked`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, party: PartyId, reason: Reason) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_revoke(by, party, reason)
		}

		/// States a new commitment of the caller's party.
		///
		/// The commitment waits for a registrar. It replaces a commitment that waits already. An
		/// attestation stays in force, with its commitment, until a registrar has judged the new one.
		///
		/// - Caller: a party that is neither suspended nor revoked nor being recovered.
		/// - Needs: `commitment` was never attested.
		/// - Cost: the fee of the call.
		/// - Event: `CommitmentUpdated`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::update_commitment())]
		pub fn update_commitment(origin: OriginFor<T>, commitment: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_commitment(who, commitment)
		}

		/// Offers to move the caller's party to another account.
		///
		/// The party moves when `new_account` accepts. An earlier offer is replaced.
		///
		/// - Caller: a party that is neither suspended nor revoked nor being recovered.
		/// - Needs: `new_account` has no party and is not reserved.
		/// - Cost: the fee of the call.
		/// - Event: `RotationOffered`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::rotate())]
		pub fn rotate(origin: OriginFor<T>, new_account: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate(who, new_account)
		}

		/// Withdraws the offer to move the caller's party to another account.
		///
		/// - Caller: a party that has made such an offer.
		/// - Needs: nothing else.
		/// - Cost: the fee of the call.
		/// - Event: `RotationCancelled`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::cancel_rotation())]
		pub fn cancel_rotation(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_rotation(who)
		}

		/// Moves `party` to the caller's account.
		///
		/// The deposit for the party's record is held on the caller's account. The account that paid it
		/// before gets it back. If a registrar paid it (`apply_for`), it stays with the registrar. Other
		/// money that is held or locked stays on the old account.
		///
		/// - Caller: the account to which the party has offered to move.
		/// - Needs: the caller's account has no party and is not reserved. The party is neither
		///   suspended nor revoked nor being recovered.
		/// - Cost: the fee of the call, and the deposit for the party's record, unless a registrar paid it.
		///   The deposit is returned when the party moves on.
		/// - Event: `Rotated`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::accept_rotation())]
		pub fn accept_rotation(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_rotation(who, party)
		}

		/// Starts to move a party to `new_account`, because its key is lost or stolen.
		///
		/// The new account finishes the recovery when the delay is over. The delay begins now. Until
		/// the recovery ends, the party is not active. An offer of the party to move is withdrawn.
		///
		/// - Caller: the registrar in charge, for a party that is not its own; or governance.
		/// - Needs: the party was ever attested; its status does not matter. `new_account` has no party
		///   and is not reserved. The reason is readable text. For the registrar: `new_account` is not
		///   its own, no recovery is pending, and the party has not vetoed one. Governance replaces a
		///   pending recovery, and its recovery cannot be vetoed.
		/// - Cost: the fee of the call; nothing for governance.
		/// - Event: `RecoveryStarted`, and `RotationCancelled` before it if an offer is withdrawn.
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

		/// Stops the recovery of the caller's party.
		///
		/// From then on only governance may recover the party.
		///
		/// - Caller: the present account of the party, whatever the status of the party.
		/// - Needs: a registrar started the recovery, and the new account has not finished it.
		/// - Cost: the fee of the call.
		/// - Event: `RecoveryVetoed`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::veto_recovery())]
		pub fn veto_recovery(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_veto_recovery(who)
		}

		/// Finishes a recovery: moves `party` to the caller's account.
		///
		/// The status of the party does not change. The deposit for its record stays on the account
		/// where it is held.
		///
		/// - Caller: the new account that the recovery names.
		/// - Needs: `ready_at` has come. The caller's account has no party and is not reserved. If a
		///   registrar started the recovery, it is still in charge of the party, and was not removed
		///   since then.
		/// - Cost: the fee of the call.
		/// - Event: `Recovered`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::finish_recovery())]
		pub fn finish_recovery(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_finish_recovery(who, party)
		}

		/// Retires a meter.
		///
		/// The meter no longer exists from `to` on (seconds since 1970; none for now). Until then it
		/// belonged to its party. Its identification is never used again. `to` cannot be changed later.
		///
		/// - Caller: the registrar in charge of the meter's party, for a party that is not its own. The
		///   status of the party does not matter.
		/// - Needs: the meter is not retired. `to` is not in the future and not before the meter's
		///   beginning. `to` is not before the end of the latest period of which a reading of the meter
		///   was used.
		/// - Cost: the fee of the call.
		/// - Event: `MeterRetired`.
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

		/// Removes a registrar, at once.
		///
		/// What it has attested stays. Other registrars may act on its parties if they may give the
		/// roles and levels of those parties. Recoveries that it started cannot be finished.
		///
		/// - Caller: governance.
		/// - Needs: the account is a registrar.
		/// - Cost: nothing.
		/// - Event: `RegistrarRemoved`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::remove_registrar())]
		pub fn remove_registrar(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_remove_registrar(account)
		}

		/// Cancels the pending recovery of a party, before or after its delay is over.
		///
		/// - Caller: the registrar in charge, for a party that is not its own; or governance.
		/// - Needs: a recovery is pending. For the registrar, it began at least a day ago and
		///   governance did not start it.
		/// - Cost: the fee of the call; nothing for governance.
		/// - Event: `RecoveryCancelled`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::cancel_recovery())]
		pub fn cancel_recovery(origin: OriginFor<T>, party: PartyId) -> DispatchResult {
			let by = Self::ensure_decider(origin)?;
			Self::do_cancel_recovery(by, party)
		}

		/// Gives an attested party another tag, because a registrar attested a wrong one.
		///
		/// The old tag is free again, so the entity that it stands for can be attested. `tag` is the
		/// keyed hash of the legal entity's code. It is made with the key that all registrars share.
		///
		/// - Caller: governance.
		/// - Needs: the party was ever attested; its status does not matter. No other party has `tag`,
		///   and the party has another tag now.
		/// - Cost: nothing.
		/// - Event: `TagCorrected`.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::correct_tag())]
		pub fn correct_tag(origin: OriginFor<T>, party: PartyId, tag: H256) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_correct_tag(party, tag)
		}

		/// Restores a retired meter, because a registrar retired it by mistake.
		///
		/// The meter exists as if it had never been retired.
		///
		/// - Caller: governance.
		/// - Needs: the meter is retired, and no other meter took over its place.
		/// - Cost: nothing.
		/// - Event: `MeterRestored`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::restore_meter())]
		pub fn restore_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_restore_meter(meter)
		}

		/// Removes a meter, because a registrar registered it wrongly.
		///
		/// For example, its party, power, direction or granularity is wrong. Its identification is free
		/// again.
		///
		/// - Caller: governance.
		/// - Needs: no project has the meter, no reading of it was used, and no other meter took over
		///   its place.
		/// - Cost: nothing.
		/// - Event: `MeterRemoved`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::remove_meter())]
		pub fn remove_meter(origin: OriginFor<T>, meter: MeterId) -> DispatchResult {
			T::RegistrarOrigin::ensure_origin(origin)?;
			Self::do_remove_meter(meter)
		}

		/// Applies for an account that sends no transaction, for example because it has no money.
		///
		/// The account gets a new party, as with `apply`. `signature` is that of the account. These are
		/// signed, in this order, each SCALE-encoded:
		///
		/// - the 24 characters `verdigrid/application/v1`;
		/// - the hash of the genesis block;
		/// - the account of the registrar;
		/// - the arguments `account`, `kind`, `commitment`, `jurisdiction` and `deadline`.
		///
		/// A wallet may sign them between `<Bytes>` and `</Bytes>`.
		///
		/// - Caller: a registrar.
		/// - Needs: the account has no party and is not reserved. `commitment` was never attested.
		///   `deadline` (seconds since 1970) is in the future and at most 30 days ahead. It is later than
		///   the deadline of any signature of the account that was used before.
		/// - Cost: the fee of the call, and the deposit for the record. It is held from the registrar, and
		///   returned if the party is rejected before it was ever attested.
		/// - Event: `Applied`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::apply_for())]
		pub fn apply_for(
			origin: OriginFor<T>,
			account: T::AccountId,
			kind: PartyKind,
			commitment: H256,
			jurisdiction: RegionCode,
			deadline: Moment,
			signature: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let application = Application { account, kind, commitment, jurisdiction };
			Self::do_apply_for(who, application, deadline, signature)
		}
	}
}
