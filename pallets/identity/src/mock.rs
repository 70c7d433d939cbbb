//! A chain with real balances and real time for the tests.

#![allow(
	missing_docs,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

use crate::{self as verdigrid_identity, *};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{HoldConsideration, InspectHold},
		ConstantStoragePrice, Equals,
	},
};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;
use verdigrid_primitives::{
	party::{Level, MeterId, PartyKind, RegionCode, Role, Roles},
	traits::MeterUse,
	Moment,
};

pub type AccountId = u64;
pub type Balance = u64;

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
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Identity = verdigrid_identity;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

/// How long a recovery waits for a veto.
pub const DELAY: Moment = 3 * 86_400;
/// Held for each party's record.
pub const DEPOSIT: Balance = 10;

parameter_types! {
	pub const ApplicationReason: RuntimeHoldReason =
		RuntimeHoldReason::Identity(HoldReason::Application);
	/// [`DELAY`], where a test sets nothing else.
	pub static RecoveryDelay: Moment = DELAY;
	pub static LeastBar: Moment = 0;
	/// [`DEPOSIT`], where a test sets nothing else.
	pub static Price: Balance = DEPOSIT;
	/// [`SEATED`], where a test sets nothing else.
	pub static ReservedAccount: AccountId = SEATED;
	/// Until when readings of each meter were used; of none, where a test sets nothing else.
	pub static UsedUntil: BTreeMap<MeterId, Moment> = BTreeMap::new();
	pub static WithProject: Vec<MeterId> = vec![];
}

/// Stands in for the evidence pallet.
pub struct Uses;
impl MeterUse for Uses {
	fn used_until(meter: &MeterId) -> Option<Moment> {
		UsedUntil::get().get(meter).copied()
	}

	fn has_project(meter: &MeterId) -> bool {
		WithProject::get().contains(meter)
	}
}

/// A reading of the meter was used for a period that ends at `end`.
pub fn use_reading(meter: MeterId, end: Moment) {
	UsedUntil::mutate(|uses| uses.insert(meter, end));
}

impl Config for Test {
	type Time = Timestamp;
	type RegistrarOrigin = EnsureRoot<AccountId>;
	type RecoveryDelay = RecoveryDelay;
	type LeastBar = LeastBar;
	type Reserved = Equals<ReservedAccount>;
	type MeterUse = Uses;
	type ApplyDeposit = HoldConsideration<
		AccountId,
		Balances,
		ApplicationReason,
		ConstantStoragePrice<Price, Balance>,
	>;
	type WeightInfo = weights::ByHand<Test>;
}

/// Chain time when a test begins.
pub const NOW: Moment = 1_700_000_000;
/// What [`FUNDED`] accounts have.
pub const ENDOWMENT: Balance = 100;
/// Accounts that can pay the deposit.
pub const FUNDED: core::ops::RangeInclusive<AccountId> = 1..=20;
/// An account that is reserved, as if the bond of a seat were held on it.
pub const SEATED: AccountId = 20;
/// An account without money.
pub const POOR: AccountId = 50;
/// May give every role, up to level 3.
pub const REGISTRAR: AccountId = 100;
/// May give the roles Consumer and Generator, up to level 2.
pub const LESSER_REGISTRAR: AccountId = 101;
/// The roles of [`LESSER_REGISTRAR`].
pub const LESSER_ROLES: Roles = Roles::of(&[Role::Consumer, Role::Generator]);

pub fn region(code: &str) -> RegionCode {
	code.as_bytes().to_vec().try_into().unwrap()
}

/// Sets chain time.
pub fn set_time(now: Moment) {
	Timestamp::set_timestamp(now * 1_000);
}

pub struct ExtBuilder {
	registrars: Vec<(AccountId, Roles, Level)>,
	parties: Vec<GenesisParty<AccountId>>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		ExtBuilder {
			registrars: vec![(LESSER_REGISTRAR, LESSER_ROLES, 2), (REGISTRAR, Roles::ALL, 3)],
			parties: vec![],
		}
	}
}

impl ExtBuilder {
	/// Adds a founding party.
	pub fn party(mut self, account: AccountId, roles: Roles, level: Level) -> Self {
		let jurisdiction = region("CN-11");
		let kind = PartyKind::Organisation;
		self.parties.push(GenesisParty { account, kind, roles, level, jurisdiction, tag: None });
		self
	}

	/// Gives the founding party that was added last this tag.
	pub fn tagged(mut self, tag: H256) -> Self {
		self.parties.last_mut().unwrap().tag = Some(tag);
		self
	}

	/// Adds a registrar.
	pub fn registrar(mut self, account: AccountId, roles: Roles, max_level: Level) -> Self {
		self.registrars.push((account, roles, max_level));
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: FUNDED.map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			identity: verdigrid_identity::GenesisConfig {
				registrars: self.registrars,
				parties: self.parties,
			},
			..Default::default()
		};
		let mut ext = sp_io::TestExternalities::new(storage.build_storage().unwrap());
		ext.execute_with(|| {
			System::set_block_number(1);
			set_time(NOW);
			RecoveryDelay::set(DELAY);
			LeastBar::set(0);
			Price::set(DEPOSIT);
			ReservedAccount::set(SEATED);
			UsedUntil::set(BTreeMap::new());
			WithProject::set(vec![]);
		});
		ext
	}

	/// Runs a test and checks every invariant after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check_invariants();
		});
	}
}

/// Checks the pallet's invariants and that what is held is what the records say.
pub fn check_invariants() {
	Identity::do_try_state().unwrap();
	let deposits = || Parties::<Test>::iter_values().filter_map(|party| party.deposit);
	for who in frame_system::Account::<Test>::iter_keys() {
		let records = deposits().filter(|deposit| deposit.account == who).count() as Balance;
		assert_eq!(held(who), records * DEPOSIT, "held on account {who}");
	}
	for deposit in deposits() {
		assert!(held(deposit.account) >= DEPOSIT, "nothing held on account {}", deposit.account);
	}
}

/// What is held on an account for its record.
pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&ApplicationReason::get(), &who)
}

/// For the benchmarks: applicant and successor can pay.
pub fn benchmark_ext() -> sp_io::TestExternalities {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		use frame_support::traits::fungible::Mutate;
		for name in ["applicant", "successor"] {
			let who = frame_benchmarking::account(name, 0, 0);
			Balances::mint_into(&who, ENDOWMENT).unwrap();
		}
	});
	ext
}
