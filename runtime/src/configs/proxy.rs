//! Proxies: what a key may do in the name of the account that appointed it.
//!
//! Every call has one purpose, and each type of proxy admits certain purposes. Only `Any` admits
//! what puts money, bonds, certificates or a party's standing at risk. A call that has no purpose
//! yet does not compile. Calls that any account may make are not admitted either: a key makes them
//! for itself.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

use crate::{deposit, weights, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent, System};

/// What a proxy may do in the name of the account that appointed it.
#[derive(
	Copy,
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Takes back what the account has offered, ordered, pledged or staked, and rejects what
	/// another proxy of it has announced.
	#[codec(index = 1)]
	Cancel,
	/// Votes on polls. Proposing one takes a deposit, so it needs `Any`.
	#[codec(index = 2)]
	Governance,
	/// Attests for an oracle seat, and nothing else: no batches either.
	#[codec(index = 3)]
	Oracle,
}

impl ProxyType {
	/// Every type.
	pub const ALL: [Self; 4] = [Self::Any, Self::Cancel, Self::Governance, Self::Oracle];

	fn admits(self, purpose: Purpose) -> bool {
		match self {
			Self::Any => true,
			Self::Cancel => matches!(purpose, Purpose::TakeBack | Purpose::Batch),
			Self::Governance => matches!(purpose, Purpose::Vote | Purpose::Batch),
			Self::Oracle => matches!(purpose, Purpose::Attest),
		}
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		self.admits(purpose(call))
	}

	fn is_superset(&self, other: &Self) -> bool {
		*self == Self::Any || self == other
	}
}

/// Whether the call only returns what the caller has placed.
pub(super) fn takes_back(call: &RuntimeCall) -> bool {
	purpose(call) == Purpose::TakeBack
}

/// What a call is for, as far as proxies differ.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Purpose {
	/// Returns what the caller has placed, to where it came from.
	TakeBack,
	/// Votes.
	Vote,
	/// States what an oracle seat has seen.
	Attest,
	/// Makes other calls with the same origin, whose filter sees each of them.
	Batch,
	/// Everything else: it moves or binds something of the caller's, or is not a proxy's business.
	Other,
}

fn purpose(call: &RuntimeCall) -> Purpose {
	match call {
		RuntimeCall::Identity(call) => identity(call),
		RuntimeCall::Certificates(call) => certificates(call),
		RuntimeCall::Market(call) => market(call),
		RuntimeCall::Auction(call) => auction(call),
		RuntimeCall::Evidence(call) => evidence(call),
		RuntimeCall::Vouchers(call) => vouchers(call),
		RuntimeCall::Escrow(call) => escrow(call),
		RuntimeCall::Governance(call) => governance(call),
		RuntimeCall::RankedCollective(call) => collective(call),
		RuntimeCall::Proxy(call) => proxies(call),
		RuntimeCall::Utility(call) => utility(call),
		// These move money.
		RuntimeCall::Balances(..) | RuntimeCall::Assets(..) => Purpose::Other,
		// The account of a multisig is another one, and no filter is asked about its calls.
		RuntimeCall::Multisig(..) => Purpose::Other,
		// These take deposits: for polls, their texts, and a validator's keys.
		RuntimeCall::RankedPolls(..) | RuntimeCall::Preimage(..) | RuntimeCall::Session(..) => {
			Purpose::Other
		}
		// Any account may report a validator, in its own name.
		RuntimeCall::Grandpa(..) => Purpose::Other,
		// Nothing here is done by an account, or it is nothing but a remark.
		RuntimeCall::System(..)
		| RuntimeCall::Timestamp(..)
		| RuntimeCall::CollatorSelection(..)
		| RuntimeCall::Parameters(..)
		| RuntimeCall::Scheduler(..)
		| RuntimeCall::SafeMode(..)
		| RuntimeCall::TxPause(..)
		| RuntimeCall::Migrations(..) => Purpose::Other,
	}
}

fn identity(call: &verdigrid_identity::Call<Runtime>) -> Purpose {
	use verdigrid_identity::Call::*;
	match call {
		cancel_rotation { .. } => Purpose::TakeBack,
		// The party's own standing, account or commitment. A veto is for good: only governance
		// recovers the party after it.
		apply { .. }
		| update_commitment { .. }
		| rotate { .. }
		| accept_rotation { .. }
		| veto_recovery { .. }
		// What a registrar is appointed for, and can lose its appointment by.
		| attest { .. }
		| apply_for { .. }
		| reject { .. }
		| renew { .. }
		| suspend { .. }
		| reinstate { .. }
		| revoke { .. }
		| register_meter { .. }
		| retire_meter { .. }
		| recover { .. }
		| cancel_recovery { .. }
		// Anybody's, or governance's.
		| finish_recovery { .. }
		| set_registrar { .. }
		| remove_registrar { .. }
		| correct_tag { .. }
		| restore_meter { .. }
		| remove_meter { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn certificates(call: &verdigrid_certificates::Call<Runtime>) -> Purpose {
	use verdigrid_certificates::Call::*;
	match call {
		release_pledge { .. } | withdraw_exchange { .. } | merge { .. } => Purpose::TakeBack,
		// These move, lock or end certificates, or take a deposit.
		transfer { .. }
		| pledge { .. }
		| split { .. }
		| request_exchange { .. }
		| redeem { .. }
		// An issuer's, and a trading centre's, acts on what belongs to others.
		| register_project { .. }
		| update_project { .. }
		| retire_project { .. }
		| issue { .. }
		| withdraw { .. }
		| freeze { .. }
		| unfreeze { .. }
		| settle_exchange { .. }
		| reject_exchange { .. }
		// Anybody's, or governance's.
		| check_redemption { .. }
		| set_class { .. }
		| restore_project { .. }
		| hand_over_project { .. }
		| remove_project { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn market(call: &verdigrid_market::Call<Runtime>) -> Purpose {
	use verdigrid_market::Call::*;
	match call {
		cancel_offer { .. } | cancel_demand { .. } => Purpose::TakeBack,
		// These trade.
		offer { .. }
		| buy { .. }
		| demand { .. }
		| fill { .. }
		// Anybody's, or governance's.
		| expire { .. }
		| set_settlement_asset { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn auction(call: &verdigrid_auction::Call<Runtime>) -> Purpose {
	use verdigrid_auction::Call::*;
	match call {
		cancel_bid { .. } | cancel_ask { .. } => Purpose::TakeBack,
		// These trade.
		bid { .. }
		| ask { .. }
		// The auctions of a trading centre hold the orders of others.
		| open { .. }
		| cancel { .. }
		// Anybody's.
		| close { .. }
		| drop_bid { .. }
		| drop_ask { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn evidence(call: &verdigrid_evidence::Call<Runtime>) -> Purpose {
	use verdigrid_evidence::Call::*;
	match call {
		attest { .. } => Purpose::Attest,
		withdraw_bond { .. } => Purpose::TakeBack,
		// These put a bond at stake, or a seat.
		accept_seat { .. }
		| restore_bond { .. }
		| resign { .. }
		| dispute { .. }
		// These deliver certificates, and take deposits where bundles are split.
		| verify { .. }
		| verify_batch { .. }
		| verify_together { .. }
		// Anybody's, or governance's.
		| poke { .. }
		| settle_dispute { .. }
		| release_dispute { .. }
		| reap { .. }
		| unwind { .. }
		| appoint { .. }
		| dismiss { .. }
		| set_quorum { .. }
		| reopen { .. }
		| close { .. }
		| open { .. }
		| void { .. }
		| resolve { .. }
		| contest { .. }
		| uphold { .. }
		| revoke { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn vouchers(call: &verdigrid_vouchers::Call<Runtime>) -> Purpose {
	use verdigrid_vouchers::Call::*;
	match call {
		// These take a deposit, and end certificates.
		split { .. }
		| redeem { .. }
		// Anybody's.
		| retire { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn escrow(call: &verdigrid_escrow::Call<Runtime>) -> Purpose {
	use verdigrid_escrow::Call::*;
	match call {
		cancel { .. } => Purpose::TakeBack,
		// These give a voucher or money away, or decide who gets it.
		open { .. }
		| accept { .. }
		| pay { .. }
		| approve { .. }
		| dispute { .. }
		| arbitrate { .. }
		// Anybody's.
		| reveal { .. }
		| release { .. }
		| reclaim { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn governance(call: &crate::governance::Call<Runtime>) -> Purpose {
	use crate::governance::Call::*;
	match call {
		// Calls of governance, and calls that any account may make.
		replace_member { .. }
		| release_proposal { .. }
		| renew_pause { .. }
		// The deposit for keys returns, but the keys go.
		| remove_keys { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn collective(call: &pallet_ranked_collective::Call<Runtime>) -> Purpose {
	use pallet_ranked_collective::Call::*;
	match call {
		vote { .. } => Purpose::Vote,
		// Anybody's, or governance's.
		cleanup_poll { .. }
		| add_member { .. }
		| promote_member { .. }
		| demote_member { .. }
		| remove_member { .. }
		| exchange_member { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn proxies(call: &pallet_proxy::Call<Runtime>) -> Purpose {
	use pallet_proxy::Call::*;
	match call {
		reject_announcement { .. } => Purpose::TakeBack,
		// No key appoints another, and none reaches through its principal to a third account.
		proxy { .. }
		| proxy_announced { .. }
		| add_proxy { .. }
		| remove_proxy { .. }
		| remove_proxies { .. }
		| create_pure { .. }
		| kill_pure { .. }
		| announce { .. }
		| remove_announcement { .. }
		| poke_deposit { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

fn utility(call: &pallet_utility::Call<Runtime>) -> Purpose {
	use pallet_utility::Call::*;
	match call {
		batch { .. } | batch_all { .. } | force_batch { .. } => Purpose::Batch,
		// Other accounts, and root's.
		as_derivative { .. }
		| dispatch_as { .. }
		| dispatch_as_fallible { .. }
		| with_weight { .. }
		| if_else { .. }
		| __Ignore(..) => Purpose::Other,
	}
}

parameter_types! {
	/// What an account's list of proxies costs.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// What each proxy on it adds.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	/// What a proxy's list of announcements costs.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// What each announcement on it adds.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type WeightInfo = weights::Proxy;
	type BlockNumberProvider = System;
}
