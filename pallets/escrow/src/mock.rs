//! A small chain around the pallet. Money of every kind and time are real; parties and vouchers are
//! kept in storage, so that a failing call takes back what it did to them too.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

mod custody;

pub use custody::*;

use crate as verdigrid_escrow;
use crate::{Cause, Condition, Event, HoldReason, Outcome, Preimage, Ruling, TermsOf};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{self, HoldConsideration, NativeFromLeft, NativeOrWithId},
		fungibles, AsEnsureOriginWithArg, ConstantStoragePrice, Contains, LinearStoragePrice,
	},
};
use sp_core::H256;
use sp_io::hashing::sha2_256;
use sp_runtime::{traits::Convert, BuildStorage, DispatchResult};
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{MeterReading, ProvedReading},
	party::{Direction, MeterId, PartyId, Role, Roles, Standing},
	traits::{Parties, Scenario, VoucherCustody},
	voucher::{AgreementId, VoucherId, VoucherStatus},
	Moment, Period,
};

pub type AccountId = u64;
pub type Asset = NativeOrWithId<u32>;
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
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(5)]
	pub type Escrow = verdigrid_escrow;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
	type DbWeight = frame_support::weights::constants::RocksDbWeight;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Currency = Balances;
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const AgreementReason: RuntimeHoldReason =
		RuntimeHoldReason::Escrow(HoldReason::Agreement);
	pub const DepositBase: u64 = 10;
	pub const DepositPerByte: u64 = 1;
	pub const BenchmarkAsset: Asset = CNY;
	/// What a redemption costs.
	pub const RecordPrice: u64 = 7;
	pub storage MaxDuration: Moment = 5_000;
	/// So many seconds pass for each block that a deadline asks for; 0: it asks for none.
	pub storage SecondsPerBlock: Moment = 0;
	pub const RulingTime: Moment = 50;
	/// Account and attestation, per party.
	pub storage PartyTable: BTreeMap<PartyId, (AccountId, Attested)> = BTreeMap::new();
}

/// Native money and the settlement token, but not other assets.
pub struct Allowed;

impl Contains<Asset> for Allowed {
	fn contains(asset: &Asset) -> bool {
		matches!(asset, Asset::Native | Asset::WithId(1) | Asset::WithId(MISSING))
	}
}

pub type HeldMoney = fungible::UnionOf<Balances, AssetsHolder, NativeFromLeft, Asset, AccountId>;

pub struct DeadlineBlocks;

impl Convert<Moment, u64> for DeadlineBlocks {
	fn convert(seconds: Moment) -> u64 {
		seconds.checked_div(SecondsPerBlock::get()).unwrap_or_default()
	}
}

impl crate::Config for Test {
	type Time = Timestamp;
	type Parties = Registry;
	type Vouchers = Custody;
	type Certificates = Register;
	type HeldMoney = HeldMoney;
	type PaymentAssets = Allowed;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Deposit = HoldConsideration<
		AccountId,
		Balances,
		AgreementReason,
		LinearStoragePrice<DepositBase, DepositPerByte, u64>,
	>;
	type RecordDeposit = HoldConsideration<
		AccountId,
		Balances,
		AgreementReason,
		ConstantStoragePrice<RecordPrice, u64>,
	>;
	type MaxDuration = MaxDuration;
	type RulingTime = RulingTime;
	type DeadlineBlocks = DeadlineBlocks;
	type WeightInfo = crate::weights::ByHand<Test>;
	type BenchmarkHelper = Registry;
	type BenchmarkAsset = BenchmarkAsset;
}

/// Where a party stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, codec::Encode, codec::Decode)]
pub enum Attested {
	/// Until this moment; then it has lapsed.
	Until(Moment),
	/// Its registrar has stopped it.
	Barred,
}

/// The parties, as the identity pallet knows them in the real chain.
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
		match PartyTable::get().get(&party) {
			Some((_, Attested::Barred)) => Standing::Barred,
			Some((_, Attested::Until(until))) if Escrow::now() < *until => {
				Standing::Active { until: *until }
			}
			_ => Standing::Lapsed,
		}
	}

	fn roles(party: PartyId) -> Roles {
		match PartyTable::get().contains_key(&party) {
			true => Roles::of(&[Role::Consumer]),
			false => Roles::NONE,
		}
	}
}

impl Scenario<AccountId> for Registry {
	fn party(account: &AccountId, _: Roles) -> PartyId {
		let party = PartyTable::get().keys().max().map_or(1, |last| last + 1);
		set_party(party, *account);
		endow(*account);
		party
	}

	fn meter(_: PartyId, _: &MeterId, _: Direction, _: Period) {}

	fn readings(_: &[MeterReading]) -> Vec<ProvedReading> {
		Vec::new()
	}

	fn certificates(
		_: PartyId,
		_: &MeterId,
		_: TradeClass,
		_: Period,
		units: u32,
	) -> CertificateRange {
		CertificateRange { batch: 0, first: 1, units }
	}

	fn voucher(holder: PartyId, _: TradeClass, units: u32) -> VoucherId {
		issue_units(holder, units)
	}

	fn set_time(moment: Moment) {
		at(moment);
	}
}

/// Parties, each at the account of the same number; `STRANGER` is an account without a party.
pub const ALICE: PartyId = 1;
pub const BOB: PartyId = 2;
pub const CAROL: PartyId = 3;
pub const DAVE: PartyId = 4;
pub const PARTIES: [PartyId; 4] = [ALICE, BOB, CAROL, DAVE];
pub const STRANGER: AccountId = 99;

/// Every kind of money.
pub const ASSETS: [Asset; 3] = [Asset::Native, CNY, OTHER];

/// The settlement token, an asset that is not allowed, and the number of one that does not exist.
pub const CNY: Asset = Asset::WithId(1);
pub const OTHER: Asset = Asset::WithId(2);
pub const MISSING: u32 = 9;

/// When the tests start, the deadline of their agreements, and when certificates expire.
pub const START: Moment = 1_000;
pub const DEADLINE: Moment = 2_000;
pub const EXPIRY: Moment = 6_000;

/// The first second of January 2014, in which all energy was generated.
pub const PRODUCED: Moment = 1_388_534_400;

/// What each account starts with, of every asset.
pub const ENDOWMENT: u64 = 1_000_000;
/// What the tests pay.
pub const PRICE: u64 = 300;

pub fn account(party: PartyId) -> AccountId {
	party.into()
}

pub fn signed(party: PartyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(party))
}

/// Anyone: an account without a party.
pub fn anyone() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

pub fn at(moment: Moment) {
	pallet_timestamp::Now::<Test>::put(moment * 1_000);
}

pub fn attest(party: PartyId, account: AccountId, attested: Attested) {
	let mut table = PartyTable::get();
	table.insert(party, (account, attested));
	PartyTable::set(&table);
}

/// Makes a party active, at this account.
pub fn set_party(party: PartyId, account: AccountId) {
	attest_until(party, account, Moment::MAX);
}

pub fn attest_until(party: PartyId, account: AccountId, until: Moment) {
	attest(party, account, Attested::Until(until));
}

/// What a registrar does to a party.
pub fn suspend(party: PartyId) {
	attest(party, account(party), Attested::Barred);
}

/// What a party can bring about by itself.
pub fn lapse(party: PartyId) {
	attest_until(party, account(party), 0);
}

/// The certificates behind a voucher.
pub fn held(voucher: VoucherId) -> CertificateRange {
	<Custody as VoucherCustody>::voucher(voucher).unwrap().range
}

/// The hash of the terms of an agreement that has not ended.
pub fn hash_of(agreement: AgreementId) -> H256 {
	Escrow::agreement(agreement).map(|info| info.terms_hash).unwrap_or_default()
}

/// The beneficiary, or whoever signs, names the terms as they are.
pub fn accept(party: PartyId, agreement: AgreementId) -> DispatchResult {
	Escrow::accept(signed(party), agreement, hash_of(agreement))
}

pub fn pay(party: PartyId, agreement: AgreementId) -> DispatchResult {
	Escrow::pay(signed(party), agreement, hash_of(agreement))
}

pub fn approve(party: PartyId, agreement: AgreementId) -> DispatchResult {
	Escrow::approve(signed(party), agreement, hash_of(agreement))
}

pub fn arbitrate(party: PartyId, agreement: AgreementId, ruling: Ruling) -> DispatchResult {
	Escrow::arbitrate(signed(party), agreement, hash_of(agreement), ruling)
}

/// Blocks the settlement token at a party's account, in and out; or lets it pass again.
pub fn block(party: PartyId, blocked: bool) {
	let done = match blocked {
		true => Assets::block(anyone(), 1, account(party)),
		false => Assets::thaw(anyone(), 1, account(party)),
	};
	assert_ok!(done);
}

pub fn endow(account: AccountId) {
	use fungible::Mutate as _;
	use fungibles::Mutate as _;
	Balances::set_balance(&account, ENDOWMENT);
	for asset in [1, 2] {
		Assets::set_balance(asset, &account, ENDOWMENT);
	}
}

/// What `account` has free of an asset, and what is held of it.
pub fn money(asset: Asset, account: AccountId) -> (u64, u64) {
	use fungibles::{Inspect, InspectHold};
	let held = HeldMoney::total_balance_on_hold(asset.clone(), &account);
	(HeldMoney::balance(asset, &account), held)
}

/// What an agreement costs its depositor while it lasts.
pub fn deposit() -> u64 {
	DepositBase::get() + DepositPerByte::get() * Escrow::footprint().size
}

pub fn claim_for(party: PartyId) -> Claim {
	let beneficiary = Beneficiary::Party(party);
	let (from, to) = (PRODUCED, PRODUCED + 1);
	Claim { beneficiary, purpose: Purpose::Voluntary, from, to, note: Default::default() }
}

pub fn payment() -> Condition<Asset, u64> {
	Condition::Payment { asset: CNY, amount: PRICE }
}

/// The last moment to wait for: what has it among its conditions is not released by them.
pub fn waiting() -> Condition<Asset, u64> {
	Condition::NotBefore(DEADLINE - 1)
}

pub fn approvals(parties: &[PartyId], threshold: u32) -> Condition<Asset, u64> {
	let parties = parties.to_vec().try_into().unwrap();
	Condition::Approvals { parties, threshold }
}

/// The secret with this number, the hash of it, and the lock that it opens.
pub fn secret(number: u8) -> Preimage {
	[number; 32]
}

pub fn hash(number: u8) -> H256 {
	H256(sha2_256(&secret(number)))
}

pub fn lock(number: u8) -> Condition<Asset, u64> {
	Condition::HashLock(hash(number))
}

/// Terms of delivery to Bob until the deadline.
pub fn terms(conditions: &[Condition<Asset, u64>]) -> TermsOf<Test> {
	TermsOf::<Test> {
		beneficiary: BOB,
		arbiter: None,
		outcome: Outcome::Deliver,
		conditions: conditions.to_vec().try_into().unwrap(),
		deadline: DEADLINE,
	}
}

/// The same, with Dave as arbiter.
pub fn arbitrated(conditions: &[Condition<Asset, u64>]) -> TermsOf<Test> {
	TermsOf::<Test> { arbiter: Some(DAVE), ..terms(conditions) }
}

/// A voucher of Alice's in an agreement on these terms.
pub fn opened(terms: TermsOf<Test>) -> (VoucherId, AgreementId) {
	let voucher = issue(ALICE);
	let agreement = crate::NextAgreement::<Test>::get();
	assert_ok!(Escrow::open(signed(ALICE), voucher, terms));
	(voucher, agreement)
}

/// The same, accepted by Bob.
pub fn accepted(terms: TermsOf<Test>) -> (VoucherId, AgreementId) {
	let (voucher, agreement) = opened(terms);
	assert_ok!(accept(BOB, agreement));
	(voucher, agreement)
}

/// Accepted and paid for by Bob, but not to be released before the given moment.
pub fn paid_until(not_before: Moment) -> (VoucherId, AgreementId) {
	let (voucher, agreement) = accepted(terms(&[payment(), Condition::NotBefore(not_before)]));
	assert_ok!(pay(BOB, agreement));
	(voucher, agreement)
}

/// The same, redeemed on Bob's behalf.
pub fn redeeming(terms: TermsOf<Test>) -> TermsOf<Test> {
	TermsOf::<Test> { outcome: Outcome::RedeemFor(claim_for(BOB)), ..terms }
}

/// Accepted by Bob, with all that he and others have to do still missing.
pub fn open_conditions() -> [Condition<Asset, u64>; 3] {
	[payment(), lock(1), approvals(&[CAROL], 1)]
}

/// Paid for by Bob, approval and secret still missing.
pub fn undecided() -> (VoucherId, AgreementId) {
	let (voucher, agreement) = accepted(terms(&open_conditions()));
	assert_ok!(pay(BOB, agreement));
	(voucher, agreement)
}

/// Paid for by Bob, approval and secret still missing, and disputed by Alice.
pub fn disputed() -> (VoucherId, AgreementId) {
	let (voucher, agreement) = accepted(arbitrated(&open_conditions()));
	assert_ok!(pay(BOB, agreement));
	assert_ok!(Escrow::dispute(signed(ALICE), agreement));
	(voucher, agreement)
}

/// Whether nothing is left of an agreement, and nothing on hold at any account.
pub fn ensure_closed(agreement: AgreementId) {
	assert!(!crate::Agreements::<Test>::contains_key(agreement));
	assert!(!crate::Paid::<Test>::contains_key(agreement));
	assert!(!crate::Approvals::<Test>::contains_key(agreement));
	assert!(!crate::Revealed::<Test>::contains_key(agreement));
	assert!(!crate::Withheld::<Test>::contains_key(agreement));
	for party in PARTIES {
		ASSETS.into_iter().for_each(|asset| assert_eq!(money(asset, account(party)).1, 0));
	}
}

/// Whether the voucher was swapped for the price.
pub fn ensure_swapped(voucher: VoucherId, agreement: AgreementId) {
	assert_eq!((holder(voucher), status(voucher)), (BOB, VoucherStatus::Active));
	assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT + PRICE, 0));
	assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, 0));
	assert_eq!(money(Asset::Native, account(ALICE)), (ENDOWMENT, 0));
	ensure_closed(agreement);
	let (depositor, beneficiary, redemption) = (ALICE, BOB, None);
	let event = Event::Released { agreement, voucher, depositor, beneficiary, redemption };
	assert_eq!(last_event(), event);
}

/// Whether both sides have back what they put in, for this reason.
pub fn ensure_refunded(voucher: VoucherId, agreement: AgreementId, cause: Cause) {
	assert_eq!((holder(voucher), status(voucher)), (ALICE, VoucherStatus::Active));
	for party in PARTIES {
		for asset in ASSETS {
			assert_eq!(money(asset, account(party)), (ENDOWMENT, 0));
		}
	}
	ensure_closed(agreement);
	assert_eq!(last_event(), Event::Refunded { agreement, voucher, depositor: ALICE, cause });
}

pub fn last_event() -> Event<Test> {
	let record = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Escrow(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().rev().find_map(record).unwrap()
}

pub fn ext() -> sp_io::TestExternalities {
	let genesis = RuntimeGenesisConfig {
		assets: pallet_assets::GenesisConfig {
			assets: vec![(1, STRANGER, true, 1), (2, STRANGER, true, 1)],
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		at(START);
		for party in PARTIES {
			set_party(party, account(party));
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
		assert_ok!(Escrow::do_try_state());
		ensure_custody();
	});
}
