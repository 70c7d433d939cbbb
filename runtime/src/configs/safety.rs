//! Safe mode stops every call except those listed here. A pause stops single calls, but never those
//! listed here. Both are for the emergency track alone, and both end by themselves.
//!
//! These must always work: blocks, time and reports about validators, governance from proposal to
//! dispatch, and the end of the emergency. A party can always take out what belongs to it, and complete what was agreed
//! (R39).

use frame_support::{
	defensive,
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	parameter_types,
	traits::{
		ConstU32, Contains, EitherOf, GetCallMetadata, MapSuccess, SafeMode as SafeModeTrait,
	},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::traits::Replace;

use crate::{
	governance::{origins::EmergencyOnly, EnsureEmergency},
	weights, AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, SafeMode, System, DAYS, EXISTENTIAL_DEPOSIT,
};

/// Pallets none of whose calls can be stopped.
pub const UNSTOPPABLE_PALLETS: &[&str] = &[
	"System",
	"Timestamp",
	"CollatorSelection",
	"Session",
	"Grandpa",
	"Parameters",
	"Preimage",
	"Scheduler",
	"RankedCollective",
	"RankedPolls",
	"Governance",
	"Utility",
	"Multisig",
	"Proxy",
	"SafeMode",
	"TxPause",
];

/// Single calls that cannot be stopped. These are calls of the registry, oracle and emergency
/// tracks, and calls that dispute and judge. They are also calls by which a party takes out what
/// belongs to it, or completes what was agreed. Calls that begin new business can be stopped.
pub const UNSTOPPABLE_CALLS: &[(&str, &str)] = &[
	("Assets", "force_create"),
	("Assets", "start_destroy"),
	("Assets", "force_set_metadata"),
	("Assets", "force_clear_metadata"),
	("Assets", "force_asset_status"),
	("Assets", "force_cancel_approval"),
	("Assets", "cancel_approval"),
	("Assets", "refund"),
	("Assets", "refund_other"),
	("Identity", "set_registrar"),
	("Identity", "remove_registrar"),
	("Identity", "correct_tag"),
	("Identity", "restore_meter"),
	("Identity", "remove_meter"),
	("Identity", "reinstate"),
	("Identity", "revoke"),
	("Identity", "recover"),
	("Identity", "cancel_recovery"),
	("Identity", "veto_recovery"),
	("Identity", "cancel_rotation"),
	("Identity", "accept_rotation"),
	("Identity", "finish_recovery"),
	("Certificates", "set_class"),
	("Certificates", "update_project"),
	("Certificates", "retire_project"),
	("Certificates", "restore_project"),
	("Certificates", "hand_over_project"),
	("Certificates", "remove_project"),
	("Certificates", "freeze"),
	("Certificates", "unfreeze"),
	("Certificates", "withdraw"),
	("Certificates", "release_pledge"),
	("Certificates", "withdraw_exchange"),
	("Certificates", "settle_exchange"),
	("Certificates", "reject_exchange"),
	("Certificates", "merge"),
	("Market", "set_settlement_asset"),
	("Market", "cancel_offer"),
	("Market", "cancel_demand"),
	("Market", "expire"),
	("Auction", "cancel_bid"),
	("Auction", "cancel_ask"),
	("Auction", "drop_bid"),
	("Auction", "drop_ask"),
	("Auction", "cancel"),
	("Auction", "close"),
	("Evidence", "appoint"),
	("Evidence", "dismiss"),
	("Evidence", "set_quorum"),
	("Evidence", "resign"),
	("Evidence", "withdraw_bond"),
	("Evidence", "poke"),
	("Evidence", "reopen"),
	("Evidence", "close"),
	("Evidence", "open"),
	("Evidence", "void"),
	("Evidence", "dispute"),
	("Evidence", "resolve"),
	("Evidence", "settle_dispute"),
	("Evidence", "release_dispute"),
	("Evidence", "contest"),
	("Evidence", "uphold"),
	("Evidence", "revoke"),
	("Evidence", "unwind"),
	("Escrow", "cancel"),
	("Escrow", "reclaim"),
	("Escrow", "pay"),
	("Escrow", "approve"),
	("Escrow", "reveal"),
	("Escrow", "release"),
	("Escrow", "dispute"),
	("Escrow", "arbitrate"),
	("Vouchers", "retire"),
];

/// Whether a call, by its pallet's and its own name, works in every emergency.
pub fn is_unstoppable(pallet: &str, call: &str) -> bool {
	UNSTOPPABLE_PALLETS.contains(&pallet) || UNSTOPPABLE_CALLS.contains(&(pallet, call))
}

fn is_call(pallet: &str, call: &str) -> bool {
	RuntimeCall::get_module_names().contains(&pallet)
		&& RuntimeCall::get_call_names(pallet).contains(&call)
}

/// The calls that [`is_unstoppable`] names. A name that no call has cannot be paused either: there
/// are never more pauses than calls.
pub struct Unstoppable;

impl Contains<RuntimeCall> for Unstoppable {
	fn contains(call: &RuntimeCall) -> bool {
		let names = call.get_call_metadata();
		is_unstoppable(names.pallet_name, names.function_name)
	}
}

impl Contains<RuntimeCallNameOf<Runtime>> for Unstoppable {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		match (core::str::from_utf8(pallet), core::str::from_utf8(call)) {
			(Ok(pallet), Ok(call)) => is_unstoppable(pallet, call) || !is_call(pallet, call),
			_ => true,
		}
	}
}

/// Whether this runtime measures itself, and is no chain's.
const MEASURED: bool = cfg!(feature = "runtime-benchmarks");

parameter_types! {
	/// Blocks that safe mode lasts.
	pub const SafeModeDuration: BlockNumber = DAYS;
	/// Extending it makes it last so long from now, however often that is called.
	pub SafeModeExtension: BlockNumber = System::block_number()
		.saturating_add(SafeModeDuration::get())
		.saturating_sub(pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap_or_default());
	/// Safe mode cannot be entered or extended by paying. Only benchmarks must be able to make every call.
	pub const NoDeposit: Option<Balance> = if MEASURED { Some(EXISTENTIAL_DEPOSIT) } else { None };
	/// There are no deposits to release.
	pub const NoRelease: Option<BlockNumber> = if MEASURED { Some(1) } else { None };
}

/// Root or the emergency track, for [`SafeModeDuration`].
pub type ForADay = EitherOf<
	EnsureRootWithSuccess<AccountId, SafeModeDuration>,
	MapSuccess<EmergencyOnly, Replace<SafeModeDuration>>,
>;

/// Root or the emergency track, for [`SafeModeExtension`].
pub type ForADayFromNow = EitherOf<
	EnsureRootWithSuccess<AccountId, SafeModeExtension>,
	MapSuccess<EmergencyOnly, Replace<SafeModeExtension>>,
>;

/// After a failed migration the state may be half old and half new. So only what [`Unstoppable`]
/// names goes on, for [`SafeModeDuration`] at least. The members decide: they repair the state, end
/// safe mode or prolong it.
pub struct SafeModeAfterFailure;

impl FailedMigrationHandler for SafeModeAfterFailure {
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		let safe = <SafeMode as SafeModeTrait>::enter(SafeModeDuration::get())
			.or_else(|_| <SafeMode as SafeModeTrait>::extend(SafeModeExtension::get()));
		if safe.is_err() {
			defensive!(
				"enter fails only where safe mode lasts already, and then extend works; qed"
			);
		}
		// To keep the migration stuck would keep out all transactions, votes too, for ever.
		FailedMigrationHandling::ForceUnstuck
	}
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = Unstoppable;
	type EnterDuration = SafeModeDuration;
	type ExtendDuration = SafeModeDuration;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = ForADay;
	type ForceExtendOrigin = ForADayFromNow;
	type ForceExitOrigin = EnsureEmergency;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = weights::pallet_safe_mode::Measured<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = EnsureEmergency;
	type UnpauseOrigin = EnsureEmergency;
	type WhitelistedCalls = Unstoppable;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = weights::pallet_tx_pause::Measured<Runtime>;
}
