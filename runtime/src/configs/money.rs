//! Money: the native token, the settlement assets, holds, fees.
//!
//! Assets can be held but not moved through `AssetsHolder`, and moved but not held through
//! `Assets`. So there are two types over the same [`NativeOrAsset`]: [`Money`] to transfer and
//! [`HeldMoney`] to hold, and to pay out of a hold.

use frame_support::{
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8, Currency, OnUnbalanced,
		VariantCountOf,
	},
	weights::ConstantMultiplier,
	PalletId,
};
use pallet_balances::NegativeImbalance;
use pallet_transaction_payment::{ConstFeeMultiplier, Multiplier};
use sp_runtime::traits::{AccountIdConversion, One};

use super::fees::AllowanceFirst;
use crate::{
	deposit, governance::EnsureRegistryAdmin, weights, AccountId, Assets, AssetsHolder, Balance,
	Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
	EXISTENTIAL_DEPOSIT, MICRO_VDG,
};

/// A settlement asset's number.
pub type AssetId = u32;
/// The native token, or a settlement asset by number.
pub type NativeOrAsset = NativeOrWithId<AssetId>;
/// Any money, to transfer.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, NativeOrAsset, AccountId>;
/// Any money, to hold and to pay out of a hold.
pub type HeldMoney = UnionOf<Balances, AssetsHolder, NativeFromLeft, NativeOrAsset, AccountId>;

/// The sovereign account behind [`governance_account`].
pub const GOVERNANCE_PALLET_ID: PalletId = PalletId(*b"vdg/govn");

/// The account that belongs to the members together: it owns the settlement assets and receives
/// fees, forfeited deposits and bonds, and dust. No key signs for it; a vote of the root track does.
pub fn governance_account() -> AccountId {
	GOVERNANCE_PALLET_ID.into_account_truncating()
}

parameter_types! {
	/// [`governance_account`], for pallets that ask for a type.
	pub GovernanceAccount: AccountId = governance_account();
}

/// Adds what was withdrawn or forfeited to the governance account.
pub type ToGovernance =
	frame_support::traits::tokens::imbalance::ResolveTo<GovernanceAccount, Balances>;

/// Adds what was slashed from reserves to the governance account.
pub struct SlashToGovernance;

impl OnUnbalanced<NegativeImbalance<Runtime>> for SlashToGovernance {
	fn on_nonzero_unbalanced(amount: NegativeImbalance<Runtime>) {
		Balances::resolve_creating(&governance_account(), amount);
	}
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Balance = Balance;
	type DustRemoval = ToGovernance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
	type WeightInfo = weights::pallet_balances::Measured<Runtime>;
}

parameter_types! {
	/// Fees do not follow the load: the chain is permissioned, and prices are plain to plan with.
	pub FeeMultiplier: Multiplier = Multiplier::one();
}

// A plain transfer costs about a thousandth of a token.
impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = AllowanceFirst;
	type WeightToFee = ConstantMultiplier<Balance, ConstU128<5>>;
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<MICRO_VDG>>;
	type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = weights::pallet_transaction_payment::Measured<Runtime>;
}

parameter_types! {
	/// What an asset's record costs; unused while only governance creates assets.
	pub const AssetDeposit: Balance = deposit(1, 190);
	/// What an account's record in an insufficient asset costs.
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	/// What an asset's metadata costs, without its text.
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	/// What each byte of an asset's name and symbol costs.
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
	/// What an approval to spend costs while it stands.
	pub const ApprovalDeposit: Balance = deposit(1, 16);
}

/// No account. Only benchmarks must be able to make every call.
#[cfg(not(feature = "runtime-benchmarks"))]
type Creator = frame_support::traits::NeverEnsureOrigin<AccountId>;
#[cfg(feature = "runtime-benchmarks")]
type Creator = frame_system::EnsureSigned<AccountId>;

// Only governance creates settlement assets, so that what is taken for money on this chain is
// money.
impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = AssetId;
	type AssetIdParameter = codec::Compact<AssetId>;
	type ReserveData = ();
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<Creator>;
	type ForceOrigin = EnsureRegistryAdmin;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = ();
	type Holder = AssetsHolder;
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = weights::pallet_assets::Measured<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}
