//! The chain that every pallet's tests run on: money of every kind, and time.

use frame_support::{
	parameter_types, storage_alias,
	traits::{fungible::NativeOrWithId, UnixTime},
};
use std::time::Duration;
use verdigrid_primitives::{BlockNumber, Moment};

/// An account.
pub type AccountId = u64;
/// An amount of any asset.
pub type Balance = u128;
/// Native money, or a token with a number.
pub type AssetId = NativeOrWithId<u32>;

/// Native money.
pub const NATIVE: AssetId = NativeOrWithId::Native;
/// The settlement token.
pub const CNY: AssetId = NativeOrWithId::WithId(1);
/// Another token.
pub const USD: AssetId = NativeOrWithId::WithId(2);
/// The tokens that exist, and the least of each that an account can have.
pub const TOKENS: [(u32, Balance); 3] = [(1, 1), (2, 1), (3, 2)];

parameter_types! {
	/// The least native money that an account can have.
	pub storage ExistentialDeposit: Balance = 1;
}

#[storage_alias]
type Now = StorageValue<Clock, Moment>;

/// Where the pallet `System` keeps the number of the present block.
#[storage_alias]
type Number = StorageValue<System, u64>;

/// Chain time, in seconds.
pub struct Clock;

impl Clock {
	/// The time now.
	pub fn seconds() -> Moment {
		Now::get().unwrap_or_default()
	}

	/// The present block.
	pub fn block() -> BlockNumber {
		Number::get().unwrap_or_default() as BlockNumber
	}

	/// Moves time to this moment.
	pub fn set(moment: Moment) {
		Now::put(moment);
	}

	/// Lets so much time pass.
	pub fn pass(seconds: u64) {
		Self::set(Self::seconds() + seconds);
	}
}

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Self::seconds())
	}
}

/// Builds the chain `Test` of one pallet, with money of every kind:
///
/// ```text
/// verdigrid_test_support::chain!(Market: verdigrid_market);
/// ```
///
/// It has the pallets `System`, `Balances`, `Assets`, `AssetsHolder` and the pallet under test. It also
/// has the types `Money` and `HeldMoney`, and the function `chain`, which starts it.
#[macro_export]
macro_rules! chain {
	($name:ident: $pallet:ident) => {
		use frame_support::derive_impl;
		pub use $crate::{
			pallet_assets, pallet_assets_holder, pallet_balances, AccountId, AssetId, Balance,
		};

		#[frame_support::runtime]
		mod runtime {
			#[runtime::runtime]
			#[runtime::derive(
				RuntimeCall,
				RuntimeEvent,
				RuntimeError,
				RuntimeOrigin,
				RuntimeTask,
				RuntimeHoldReason,
				RuntimeFreezeReason
			)]
			pub struct Test;

			#[runtime::pallet_index(0)]
			pub type System = frame_system;
			#[runtime::pallet_index(1)]
			pub type Balances = pallet_balances;
			#[runtime::pallet_index(2)]
			pub type Assets = pallet_assets;
			#[runtime::pallet_index(3)]
			pub type AssetsHolder = pallet_assets_holder;
			#[runtime::pallet_index(4)]
			pub type $name = $pallet;
		}

		#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
		impl frame_system::Config for Test {
			type Block = frame_system::mocking::MockBlock<Test>;
			type AccountData = pallet_balances::AccountData<Balance>;
			type DbWeight = frame_support::weights::constants::RocksDbWeight;
		}

		#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
		impl pallet_balances::Config for Test {
			type AccountStore = System;
			type Balance = Balance;
			type ExistentialDeposit = $crate::ExistentialDeposit;
		}

		#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
		impl pallet_assets::Config for Test {
			type Balance = Balance;
			type Currency = Balances;
			type CreateOrigin =
				frame_support::traits::AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
			type ForceOrigin = frame_system::EnsureRoot<AccountId>;
			type Holder = AssetsHolder;
		}

		impl pallet_assets_holder::Config for Test {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeHoldReason = RuntimeHoldReason;
		}

		/// Money of every kind.
		pub type Money = frame_support::traits::fungible::UnionOf<
			Balances,
			Assets,
			frame_support::traits::fungible::NativeFromLeft,
			AssetId,
			AccountId,
		>;
		/// Money of every kind that can be held.
		pub type HeldMoney = frame_support::traits::fungible::UnionOf<
			Balances,
			AssetsHolder,
			frame_support::traits::fungible::NativeFromLeft,
			AssetId,
			AccountId,
		>;

		/// A chain at block 1, with tokens that `owner` administers. These accounts have so much of native
		/// money and of the first two tokens.
		pub fn chain(
			owner: AccountId,
			accounts: &[AccountId],
			endowment: Balance,
		) -> sp_io::TestExternalities {
			let each = |token: u32| accounts.iter().map(move |who| (token, *who, endowment));
			let genesis = RuntimeGenesisConfig {
				balances: pallet_balances::GenesisConfig {
					balances: accounts.iter().map(|who| (*who, endowment)).collect(),
					..Default::default()
				},
				assets: pallet_assets::GenesisConfig {
					assets: $crate::TOKENS
						.iter()
						.map(|(id, least)| (*id, owner, true, *least))
						.collect(),
					accounts: each(1).chain(each(2)).collect(),
					..Default::default()
				},
				..Default::default()
			};
			let storage = sp_runtime::BuildStorage::build_storage(&genesis);
			let mut chain =
				sp_io::TestExternalities::from(storage.expect("the accounts are endowed"));
			chain.execute_with(|| System::set_block_number(1));
			chain
		}
	};
}
