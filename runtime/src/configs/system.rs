//! Blocks, time and accounts.

use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU16, ConstU32, ConstU64, Get, InsideBoth},
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::{type_with_default::TypeWithDefault, Perbill};
use sp_version::RuntimeVersion;

use super::consensus::KeptKeys;
use super::safety::SafeModeAfterFailure;
use crate::{
	governance::{NotedOnce, SoundProposals},
	weights::{self, overhead::ExtrinsicBaseWeight, shared, storage::DbWeight},
	AccountId, Aura, Balance, Block, BlockNumber, Hash, Migrations, Nonce, PalletInfo, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, SafeMode, System, TxPause,
	SLOT_DURATION, VERSION,
};

/// What ordinary transactions may use of a block; the rest is for operational ones.
const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(90);
/// What hooks are expected to use of a block.
const HOOKS_RATIO: Perbill = Perbill::from_percent(10);
/// Half of a slot executes the block; the other half is for spreading it.
const MAX_BLOCK_REF_TIME: u64 = WEIGHT_REF_TIME_PER_MILLIS.saturating_mul(SLOT_DURATION / 2);
/// How many bytes the transactions of a block may have.
pub const MAX_BLOCK_BYTES: u32 = 5 * 1024 * 1024;

parameter_types! {
	/// Block hashes kept: two hours, the longest life of a mortal transaction.
	pub const BlockHashCount: BlockNumber = 2_400;
	/// The runtime's version.
	pub const Version: RuntimeVersion = VERSION;
	/// Weight limits of a block. Proof size is not limited: the chain is not a parachain.
	pub RuntimeBlockWeights: BlockWeights = block_weights();
	/// Length limits of a block.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAX_BLOCK_BYTES)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_DISPATCH_RATIO.mul_floor(MAX_BLOCK_BYTES);
		})
		.build();
}

/// Operational transactions have what ordinary ones leave, and always the last part. What a block must have
/// has no limit.
///
/// One ordinary transaction may declare a third of a block. If it could declare a whole one, then many with high tips could
/// come first in the pool, never have room, cost nothing, and keep all others out.
fn block_weights() -> BlockWeights {
	let most = Weight::from_parts(MAX_BLOCK_REF_TIME, u64::MAX);
	let normal = Weight::from_parts(
		NORMAL_DISPATCH_RATIO.mul_floor(most.ref_time()),
		NORMAL_DISPATCH_RATIO.mul_floor(most.proof_size()),
	);
	let mut weights = BlockWeights::builder()
		.base_block(shared::block())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |weights| weights.max_total = Some(normal))
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(most);
			weights.reserved = Some(most.saturating_sub(normal));
		})
		.avg_block_initialization(HOOKS_RATIO)
		.build_or_panic();
	let ordinary = weights.per_class.get_mut(DispatchClass::Normal);
	ordinary.max_extrinsic = Some(most.saturating_div(3).saturating_sub(ordinary.base_extrinsic));
	weights
}

/// An account that begins again after it was reaped must not take its old transactions again: it begins with the number of
/// the block (decision 44).
#[derive(Debug)]
pub struct FirstNonce;

impl Get<Nonce> for FirstNonce {
	fn get() -> Nonce {
		System::block_number()
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = InsideBoth<
		InsideBoth<SafeMode, TxPause>,
		InsideBoth<InsideBoth<SoundProposals, NotedOnce>, KeptKeys>,
	>;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type Nonce = TypeWithDefault<Nonce, FirstNonce>;
	type Hash = Hash;
	type BlockHashCount = BlockHashCount;
	type DbWeight = DbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = weights::frame_system::Measured<Runtime>;
	type ExtensionsWeightInfo = shared::Extensions;
	type SS58Prefix = ConstU16<42>;
	type MaxConsumers = ConstU32<64>;
	type MultiBlockMigrator = Migrations;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	// The development node seals a block as soon as a transaction arrives. Elsewhere Aura spaces
	// blocks: it refuses two in one slot.
	type MinimumPeriod = ConstU64<1>;
	type WeightInfo = weights::pallet_timestamp::Measured<Runtime>;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = SafeModeAfterFailure;
	type MaxServiceWeight = MaxMigrationWeight;
	type WeightInfo = weights::pallet_migrations::Measured<Runtime>;
}

parameter_types! {
	/// What a block's migration steps may use: four fifths.
	pub MaxMigrationWeight: Weight =
		RuntimeBlockWeights::get().max_block.saturating_div(5).saturating_mul(4);
}
