//! Every value that a vote may change, with the bounds compiled into the runtime.
//!
//! | part | what is in it |
//! |---|---|
//! | [`mod@dynamic_params`] | the parameters and their defaults |
//! | [`bounds`] | the bounds of each, and types that read them |
//! | [`horizon`] | how validity, topic age and anchor lifetime bound one another |
//! | [`relations`] | other bounds between parameters |
//! | [`checked`] | the check of all these when a parameter is set |
//!
//! Pallets are configured with the types re-exported here, which are `Get<T>`. A default is what holds
//! where a preset sets nothing else; see [`GenesisParameters`].

pub mod bounds;
pub mod checked;
pub mod horizon;
pub mod relations;

pub use bounds::*;
pub use checked::{Checked, CheckedKey, ParameterAdmin};
pub use horizon::MaxValidity;
pub use relations::may_be_set;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dynamic_params::{dynamic_pallet_params, dynamic_params};
use scale_info::TypeInfo;
use sp_runtime::serde::{Deserialize, Serialize};

use crate::{deposit, Balance, BlockNumber, Runtime, RuntimeEvent, DAYS, HOURS, MINUTES, VDG};

/// Seconds in an hour.
pub const HOUR_SECONDS: u64 = 60 * 60;
/// Seconds in a day.
pub const DAY_SECONDS: u64 = 24 * HOUR_SECONDS;
/// Seconds in a year of 365 days.
pub const YEAR_SECONDS: u64 = 365 * DAY_SECONDS;

/// How long a poll takes, in blocks.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(crate = "sp_runtime::serde", deny_unknown_fields)]
pub struct TrackPeriods {
	/// From the submission to the earliest decision.
	pub prepare: BlockNumber,
	/// The longest that a decision may take.
	pub decision: BlockNumber,
	/// How long a majority must last.
	pub confirm: BlockNumber,
	/// From the decision to the earliest dispatch.
	pub enactment: BlockNumber,
}

/// The pallet's map, by the keys that the generated code asks with; [`CheckedKey`] encodes to the
/// same bytes.
mod stored {
	use super::{RuntimeParametersKey, RuntimeParametersValue};
	use frame_support::{storage_alias, Blake2_128Concat};

	#[storage_alias(verbatim)]
	pub type Parameters =
		StorageMap<Parameters, Blake2_128Concat, RuntimeParametersKey, RuntimeParametersValue>;
}

/// The parameters and their defaults. Read them through the types of [`bounds`].
#[allow(missing_docs)]
#[dynamic_params(RuntimeParameters, stored::Parameters)]
pub mod dynamic_params {
	use super::*;

	/// How long polls take.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod governance {
		/// Periods of the root track.
		#[codec(index = 0)]
		pub static Root: TrackPeriods = TrackPeriods {
			prepare: 2 * HOURS,
			decision: 14 * DAYS,
			confirm: DAYS,
			enactment: DAYS,
		};
		/// Periods of the registry track.
		#[codec(index = 1)]
		pub static RegistryAdmin: TrackPeriods = TrackPeriods {
			prepare: HOURS,
			decision: 7 * DAYS,
			confirm: 6 * HOURS,
			enactment: HOURS,
		};
		/// Periods of the oracle track.
		#[codec(index = 2)]
		pub static OracleAdmin: TrackPeriods = TrackPeriods {
			prepare: 10 * MINUTES,
			decision: 3 * DAYS,
			confirm: HOURS,
			enactment: 10 * MINUTES,
		};
		/// Periods of the emergency track.
		#[codec(index = 3)]
		pub static Emergency: TrackPeriods =
			TrackPeriods { prepare: 1, decision: DAYS, confirm: MINUTES, enactment: 1 };
	}

	/// Parties and registrars.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod identity {
		/// Held while a party is registered.
		#[codec(index = 0)]
		pub static ApplyDeposit: Balance = VDG;
		/// Seconds between the start of a recovery and the moment at which it can be finished.
		#[codec(index = 1)]
		pub static RecoveryDelay: u64 = 3 * DAY_SECONDS;
	}

	/// Projects, batches and certificates.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod certificates {
		/// By how much a reading may exceed a project's capacity, or a meter's highest power, times
		/// hours, in parts per million.
		#[codec(index = 0)]
		pub static CapacityMarginPpm: u32 = 50_000;
		/// Seconds after which a holder may take back an exchange that was not settled.
		#[codec(index = 1)]
		pub static ExchangeTimeout: u64 = 7 * DAY_SECONDS;
		/// Held for each bundle beyond the one that a batch begins with.
		#[codec(index = 2)]
		pub static BundleDeposit: Balance = VDG / 100;
		/// Held for a pledge or a request for exchange; taken for a redemption.
		#[codec(index = 3)]
		pub static RecordDeposit: Balance = VDG / 100;
	}

	/// Offers and demands.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod market {
		/// Held while an offer is open.
		#[codec(index = 0)]
		pub static OfferDeposit: Balance = VDG / 10;
		/// Held while a demand is open.
		#[codec(index = 1)]
		pub static DemandDeposit: Balance = VDG / 10;
		/// The longest life of an offer or a demand, in seconds.
		#[codec(index = 2)]
		pub static MaxOfferDuration: u64 = 90 * DAY_SECONDS;
		/// Held while a bid or an ask is in a call auction.
		#[codec(index = 3)]
		pub static OrderDeposit: Balance = VDG / 10;
	}

	/// Oracle committees, anchors and verification.
	#[dynamic_pallet_params]
	#[codec(index = 4)]
	pub mod evidence {
		/// By how much allocated energy may exceed measured energy, in parts per million.
		#[codec(index = 0)]
		pub static Tolerance: u32 = 0;
		/// Seconds during which an anchor can be disputed before it is final.
		#[codec(index = 1)]
		pub static ChallengePeriod: u64 = DAY_SECONDS;
		/// Seconds within which a dispute is to be resolved.
		#[codec(index = 2)]
		pub static ResolutionPeriod: u64 = 7 * DAY_SECONDS;
		/// Seconds after which an attestation round without a quorum expires.
		#[codec(index = 3)]
		pub static RoundTimeout: u64 = DAY_SECONDS;
		/// How many seconds ago a period may have ended that is still attested.
		#[codec(index = 4)]
		pub static MaxTopicAge: u64 = 400 * DAY_SECONDS;
		/// Held from a committee's member while it has a seat.
		#[codec(index = 5)]
		pub static SeatBond: Balance = 100 * VDG;
		/// Held from whoever disputes an anchor.
		#[codec(index = 6)]
		pub static DisputeBond: Balance = 10 * VDG;
		/// How much of its bond a seat loses when an anchor that it attested is overturned, in parts
		/// per million.
		#[codec(index = 7)]
		pub static SlashRatio: u32 = 500_000;
		/// How much of what seats lose goes to those who disputed, in parts per million.
		#[codec(index = 8)]
		pub static RewardRatio: u32 = 500_000;
		/// Seconds after which a final anchor may be removed.
		#[codec(index = 9)]
		pub static AnchorLifetime: u64 = 10 * YEAR_SECONDS;
		/// For how many seconds a topic may be stated again, however old it is, once its anchor is void,
		/// governance has reopened it, or evidence of its period is revoked.
		#[codec(index = 10)]
		pub static RestateWindow: u64 = 30 * DAY_SECONDS;
	}

	/// Custody agreements.
	#[dynamic_pallet_params]
	#[codec(index = 5)]
	pub mod escrow {
		/// Held while an agreement is open.
		#[codec(index = 0)]
		pub static AgreementDeposit: Balance = VDG / 10;
		/// The longest time to an agreement's deadline, in seconds.
		#[codec(index = 1)]
		pub static MaxAgreementDuration: u64 = YEAR_SECONDS;
		/// How long an arbiter has to rule, in seconds: from so long before an agreement's deadline on
		/// nobody disputes any more.
		#[codec(index = 2)]
		pub static RulingTime: u64 = DAY_SECONDS;
	}

	/// The members that govern.
	#[dynamic_pallet_params]
	#[codec(index = 6)]
	pub mod members {
		/// No vote makes the voting members fewer than this.
		#[codec(index = 0)]
		pub static MinMembers: u32 = 3;
	}

	/// Vouchers.
	#[dynamic_pallet_params]
	#[codec(index = 7)]
	pub mod vouchers {
		/// Held for a voucher made by splitting another; taken for a part that is redeemed at once.
		#[codec(index = 0)]
		pub static VoucherDeposit: Balance = deposit(2, 160);
	}

	/// What parties do not pay for themselves.
	#[dynamic_pallet_params]
	#[codec(index = 8)]
	pub mod allowance {
		/// What a party does not pay for itself in a day, in fees and in prices of records.
		#[codec(index = 0)]
		pub static DailyAllowance: Balance = VDG;
		/// For how many open records the starting grant of a party is enough. With 0 there is no grant.
		#[codec(index = 1)]
		pub static GrantRecords: u32 = 10;
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = Checked;
	type AdminOrigin = ParameterAdmin;
	type WeightInfo = crate::weights::pallet_parameters::Measured<Runtime>;
}
