//! The Verdigrid runtime: which pallets the chain is made of, how they are bound together, who
//! governs them and how a chain starts.
//!
//! * `configs`: one file per concern, each pallet's configuration beside its neighbours;
//! * [`governance`]: origins, voting tracks, and the rules that votes and pauses obey;
//! * [`genesis`] and [`presets`]: the state a chain starts from;
//! * [`apis`]: the runtime APIs that the node and the clients call.

#![cfg_attr(not(feature = "std"), no_std)]
// The runtime's macro expands deeper than the default allows.
#![recursion_limit = "512"]
// What the macros write at the root has no documentation; the modules below have to.
#![allow(missing_docs)]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarks;
#[warn(missing_docs)]
pub mod configs;
#[warn(missing_docs)]
pub mod genesis;
#[warn(missing_docs)]
pub mod governance;
#[cfg(any(feature = "std", feature = "try-runtime"))]
#[warn(missing_docs)]
pub mod invariants;
#[warn(missing_docs)]
pub mod presets;
#[cfg(test)]
mod tests;
mod trial;
pub mod weights;

use alloc::vec::Vec;

use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

pub use configs::{money, parameters};

/// A signature over a transaction: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;
/// An account: 32 bytes, shown with the generic prefix 42.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount in the native token's smallest unit; see [`VDG`].
pub type Balance = u128;
/// The number of an account's next transaction. The first is the block that the account began in (decision 44).
pub type Nonce = u32;
/// A block or transaction hash.
pub type Hash = sp_core::H256;
/// A block's height.
pub type BlockNumber = verdigrid_primitives::BlockNumber;
/// How transactions name an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// Milliseconds between two blocks. It can never change on a running chain.
pub const SLOT_DURATION: u64 = 3_000;
/// Blocks in a minute.
pub const MINUTES: BlockNumber = 20;
/// Blocks in an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// Blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// One native token: 12 decimals.
pub const VDG: Balance = 1_000_000_000_000;
/// A thousandth of a native token.
pub const MILLI_VDG: Balance = VDG / 1_000;
/// A millionth of a native token.
pub const MICRO_VDG: Balance = MILLI_VDG / 1_000;
/// The least balance with which an account exists.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_VDG;

/// What `items` records of `bytes` bytes together cost as a deposit while they are in state.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	(items as Balance)
		.saturating_mul(10)
		.saturating_mul(MILLI_VDG)
		.saturating_add((bytes as Balance).saturating_mul(100).saturating_mul(MICRO_VDG))
}

/// What a node without the runtime's types sees of it.
pub mod opaque {
	use sp_runtime::{
		generic,
		traits::{BlakeTwo256, Hash as HashT},
	};

	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block's header.
	pub type Header = generic::Header<super::BlockNumber, BlakeTwo256>;
	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// A block's number or hash.
	pub type BlockId = generic::BlockId<Block>;
	/// A block hash.
	pub type Hash = <BlakeTwo256 as HashT>::Output;
}

impl_opaque_keys! {
	/// The keys a validator signs with: Aura makes blocks, GRANDPA makes them final.
	pub struct SessionKeys {
		/// Signs the blocks of its slots.
		pub aura: Aura,
		/// Votes for finality.
		pub grandpa: Grandpa,
	}
}

/// The runtime's version. Raise `spec_version` with every release and
/// `transaction_version` with every change of a call's number or arguments.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("verdigrid"),
	impl_name: alloc::borrow::Cow::Borrowed("verdigrid"),
	authoring_version: 1,
	spec_version: 101,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 2,
	system_version: 1,
};

/// What a transaction carries besides its call, in the order in which it is checked.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it arrives, not yet checked.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What a transaction's signature signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// CollatorSelection is built before Session, which asks it for the first validators, and both
	// before Aura and Grandpa, which Session gives their authorities.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type CollatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(7)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(8)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(9)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(10)]
	pub type AssetsHolder = pallet_assets_holder;

	#[runtime::pallet_index(11)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(12)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(13)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(14)]
	pub type RankedCollective = pallet_ranked_collective;
	#[runtime::pallet_index(15)]
	pub type RankedPolls = pallet_referenda;

	#[runtime::pallet_index(16)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(17)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(18)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(19)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(20)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(21)]
	pub type Migrations = pallet_migrations;
	#[runtime::pallet_index(22)]
	pub type Governance = crate::governance;
	// Their genesis is made by Session, and they have no hooks.
	#[runtime::pallet_index(23)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(24)]
	pub type Offences = pallet_offences;

	#[runtime::pallet_index(39)]
	pub type Genesis = crate::genesis;

	// Founding parties come before the seats that some of them hold.
	#[runtime::pallet_index(40)]
	pub type Identity = verdigrid_identity;
	#[runtime::pallet_index(41)]
	pub type Certificates = verdigrid_certificates;
	#[runtime::pallet_index(42)]
	pub type Market = verdigrid_market;
	#[runtime::pallet_index(43)]
	pub type Evidence = verdigrid_evidence;
	#[runtime::pallet_index(44)]
	pub type Vouchers = verdigrid_vouchers;
	#[runtime::pallet_index(45)]
	pub type Escrow = verdigrid_escrow;
	#[runtime::pallet_index(46)]
	pub type Auction = verdigrid_auction;
	#[runtime::pallet_index(47)]
	pub type Allowance = verdigrid_allowance;
}
