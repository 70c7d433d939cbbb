//! A small chain around the pallet. Money and time are real; parties, evidence and the register of
//! certificates are kept in storage, so that a failing call takes back what it did to them too.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

mod register;

pub use register::*;

use crate as verdigrid_vouchers;
use crate::{Event, HoldReason};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
};
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{CertificateRange, Policy, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{EvidenceId, EvidenceStatus, MeterReading, ProvedReading},
	party::{Direction, MeterId, PartyId, Role, Roles, Standing},
	traits::{EvidenceInspect, OnEvidence, Parties, Scenario, VerifiedTrade},
	voucher::VoucherId,
	Moment, Period,
};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

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
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Vouchers = verdigrid_vouchers;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

parameter_types! {
	pub const SplitReason: RuntimeHoldReason = RuntimeHoldReason::Vouchers(HoldReason::Split);
	pub const DepositBase: u64 = 10;
	pub const DepositPerByte: u64 = 1;
	/// Account and whether active, per party.
	pub storage PartyTable: BTreeMap<PartyId, (AccountId, bool)> = BTreeMap::new();
	pub storage EvidenceTable: BTreeMap<EvidenceId, EvidenceStatus> = BTreeMap::new();
}

impl crate::Config for Test {
	type Time = Timestamp;
	type Parties = Registry;
	type Certificates = Registry;
	type Evidence = Registry;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Deposit = HoldConsideration<
		AccountId,
		Balances,
		SplitReason,
		LinearStoragePrice<DepositBase, DepositPerByte, u64>,
	>;
	type WeightInfo = crate::weights::ByHand<Test>;
	type BenchmarkHelper = Registry;
}

/// Everything that other pallets know in the real chain.
pub struct Registry;

impl Parties<AccountId> for Registry {
	fn party_of(account: &AccountId) -> Option<PartyId> {
		let table = PartyTable::get();
		table.into_iter().find(|(_, (owner, _))| owner == account).map(|(party, _)| party)
	}

	fn account_of(party: PartyId) -> Option<AccountId> {
		PartyTable::get().get(&party).map(|(account, _)| *account)
	}

	fn standing(party: PartyId) -> Standing {
		let active = PartyTable::get().get(&party).is_some_and(|(_, active)| *active);
		if active {
			Standing::Active { until: Moment::MAX }
		} else {
			Standing::Lapsed
		}
	}

	fn roles(party: PartyId) -> Roles {
		match PartyTable::get().contains_key(&party) {
			true => Roles::of(&[Role::Consumer]),
			false => Roles::NONE,
		}
	}
}

impl EvidenceInspect for Registry {
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus> {
		EvidenceTable::get().get(&evidence).copied()
	}
}

impl Scenario<AccountId> for Registry {
	fn party(account: &AccountId, _: Roles) -> PartyId {
		let party = PartyTable::get().keys().max().map_or(1, |last| last + 1);
		set_party(party, *account, true);
		endow(*account);
		party
	}

	fn meter(_: PartyId, _: &MeterId, _: Direction, _: Period) {}

	fn readings(_: &[MeterReading]) -> Vec<ProvedReading> {
		Vec::new()
	}

	fn certificates(
		owner: PartyId,
		_: &MeterId,
		_: TradeClass,
		_: Period,
		units: u32,
	) -> CertificateRange {
		issue_batch(Policy::Once, owner, units)
	}

	fn voucher(holder: PartyId, _: TradeClass, units: u32) -> VoucherId {
		issue(holder, Policy::Once, units)
	}

	fn set_time(moment: Moment) {
		at(moment);
	}
}

/// Parties, each at the account of the same number; `STRANGER` is an account without a party. All
/// that is bought is the seller's before.
pub const ALICE: PartyId = 1;
pub const BOB: PartyId = 2;
pub const SELLER: PartyId = 3;
pub const STRANGER: AccountId = 99;

/// When the tests start, and when certificates expire.
pub const START: Moment = 1_000;
pub const EXPIRY: Moment = 5_000;

/// The first second of January 2014, in which all energy was generated.
pub const PRODUCED: Moment = 1_388_534_400;

/// Energy of one certificate.
pub const FACE_VALUE: u64 = 1_000_000;

/// The balance that each account starts with.
pub const ENDOWMENT: u64 = 1_000_000;

pub fn account(party: PartyId) -> AccountId {
	party.into()
}

pub fn signed(party: PartyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(party))
}

pub fn at(moment: Moment) {
	pallet_timestamp::Now::<Test>::put(moment * 1_000);
}

pub fn set_party(party: PartyId, account: AccountId, active: bool) {
	let mut table = PartyTable::get();
	table.insert(party, (account, active));
	PartyTable::set(&table);
}

pub fn set_evidence(evidence: EvidenceId, status: EvidenceStatus) {
	let mut table = EvidenceTable::get();
	table.insert(evidence, status);
	EvidenceTable::set(&table);
}

pub fn evidence_of(voucher: VoucherId) -> EvidenceId {
	crate::Vouchers::<Test>::get(voucher).unwrap().evidence
}

fn endow(account: AccountId) {
	use frame_support::traits::fungible::Mutate;
	Balances::set_balance(&account, ENDOWMENT);
}

/// What `account` has free, and what is held of it.
pub fn money(account: AccountId) -> (u64, u64) {
	use frame_support::traits::fungible::{Inspect, InspectHold};
	(Balances::balance(&account), Balances::total_balance_on_hold(&account))
}

/// What one more voucher costs.
pub fn deposit() -> u64 {
	use codec::MaxEncodedLen;
	let size = verdigrid_primitives::voucher::Voucher::max_encoded_len() as u64;
	DepositBase::get() + DepositPerByte::get() * size
}

/// A verified trade of a fresh batch.
pub fn trade(buyer: PartyId, policy: Policy, units: u32) -> VerifiedTrade {
	trade_of(issue_batch(policy, SELLER, units), buyer)
}

/// A verified trade of these certificates.
pub fn trade_of(range: CertificateRange, buyer: PartyId) -> VerifiedTrade {
	let evidence = EvidenceTable::get().len() as EvidenceId;
	set_evidence(evidence, EvidenceStatus::Live);
	let energy = verdigrid_primitives::Energy::from_wh(FACE_VALUE * u64::from(range.units));
	VerifiedTrade { evidence, buyer, range, energy, period: Period::month(528) }
}

/// Gives `buyer` a voucher the way the evidence pallet does.
pub fn issue(buyer: PartyId, policy: Policy, units: u32) -> VoucherId {
	verify(trade(buyer, policy, units))
}

/// Gives the buyer of a verified trade its voucher.
pub fn verify(trade: VerifiedTrade) -> VoucherId {
	let voucher = Vouchers::verified(trade).unwrap();
	back(trade.range, trade.buyer, voucher);
	voucher
}

/// Revokes the evidence that a voucher rests on.
pub fn revoke(voucher: VoucherId) {
	set_evidence(evidence_of(voucher), EvidenceStatus::Revoked);
}

pub fn claim_for(party: PartyId, purpose: Purpose) -> Claim {
	let beneficiary = Beneficiary::Party(party);
	Claim { beneficiary, purpose, from: PRODUCED, to: PRODUCED + 1, note: Default::default() }
}

pub fn events() -> Vec<Event<Test>> {
	let record = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Vouchers(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(record).collect()
}

pub fn last_event() -> Event<Test> {
	events().pop().unwrap()
}

pub fn ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		at(START);
		for party in [ALICE, BOB] {
			set_party(party, account(party), true);
			endow(account(party));
		}
		endow(STRANGER);
	});
	ext
}

/// Runs a test, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		assert_ok!(Vouchers::do_try_state());
		assert_ok!(Registry::do_try_state());
	});
}
