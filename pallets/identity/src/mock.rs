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
	parameter_types,
	traits::{
		fungible::{HoldConsideration, InspectHold, Mutate},
		BuildGenesisConfig, ConstantStoragePrice, Equals,
	},
};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::testing::{TestSignature, UintAuthorityId};
use verdigrid_primitives::{
	party::{Level, PartyId, PartyKind, RegionCode, Role, Roles},
	traits::OnAttested,
	Moment,
};
use verdigrid_test_support::Clock;

verdigrid_test_support::chain!(Identity: verdigrid_identity);

/// What rests on meters.
pub type World = verdigrid_test_support::world::World<Test>;

/// How long a recovery waits for a veto.
pub const DELAY: Moment = 3 * 86_400;
/// Held for each party's record.
pub const DEPOSIT: Balance = 10;

parameter_types! {
	pub const ApplicationReason: RuntimeHoldReason =
		RuntimeHoldReason::Identity(HoldReason::Application);
	pub storage RecoveryDelay: Moment = DELAY;
	pub storage LeastBar: Moment = 0;
	pub storage Price: Balance = DEPOSIT;
	pub storage ReservedAccount: AccountId = SEATED;
	pub storage Attested: Vec<(PartyId, AccountId)> = Vec::new();
}

impl Config for Test {
	type Time = Clock;
	type RegistrarOrigin = EnsureRoot<AccountId>;
	type RecoveryDelay = RecoveryDelay;
	type LeastBar = LeastBar;
	type Reserved = Equals<ReservedAccount>;
	type MeterUse = World;
	type ApplyDeposit = HoldConsideration<
		AccountId,
		Balances,
		ApplicationReason,
		ConstantStoragePrice<Price, Balance>,
	>;
	type OnAttested = Attestations;
	type Signature = TestSignature;
	type Signer = UintAuthorityId;
	type WeightInfo = weights::Measured<Test>;
	type BenchmarkHelper = Signatures;
}

/// Notes who was attested, with which account.
pub struct Attestations;

impl OnAttested<AccountId> for Attestations {
	fn attested(party: PartyId, account: &AccountId) {
		let mut attested = Attested::get();
		attested.push((party, *account));
		Attested::set(&attested);
	}
}

/// An account signs a message by stating it.
pub struct Signatures;

impl BenchmarkHelper<AccountId, TestSignature> for Signatures {
	fn signed(message: impl FnOnce(&AccountId) -> Vec<u8>) -> (AccountId, TestSignature) {
		(POOR, TestSignature(POOR, message(&POOR)))
	}

	fn forget_attestations(_: PartyId) {}
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
		let mut ext = chain(REGISTRAR, &[], 0);
		ext.execute_with(|| {
			// No tokens, which would keep the accounts.
			FUNDED.for_each(endow);
			// The founding parties have been there since 1970.
			let (registrars, parties) = (self.registrars, self.parties);
			verdigrid_identity::GenesisConfig::<Test> { registrars, parties }.build();
			Clock::set(NOW);
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

/// Gives an account money.
fn endow(who: AccountId) {
	Balances::set_balance(&who, ENDOWMENT);
}

/// For the benchmarks: applicant and successor can pay.
pub fn benchmark_ext() -> sp_io::TestExternalities {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		for name in ["applicant", "successor"] {
			endow(frame_benchmarking::account(name, 0, 0));
		}
	});
	ext
}
