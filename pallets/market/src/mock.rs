//! A chain with real money and time, and with parties and a register of certificates that behave
//! like the real ones as far as the market can see.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

use crate::{self as verdigrid_market, *};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	derive_impl, ensure, parameter_types, storage_alias,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles::{Inspect, InspectHold, Mutate},
		tokens::Preservation,
		AsEnsureOriginWithArg, ConstU128, ConstantStoragePrice,
	},
	weights::{Weight, WeightToFee},
	Twox64Concat,
};
use scale_info::TypeInfo;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchInfo, BundleState, Carried, Class, EnergySource, Lock, Move, Policy, ProjectCode,
	},
	claim::RedemptionId,
	evidence::{MeterReading, ProvedReading},
	party::{Direction, MeterId, Roles, Standing},
	traits::{AuctionSales, Backing, Scenario, VoucherRedemption},
	voucher::VoucherId,
	Energy, Granularity, MarketOffset, Period,
};

pub type AccountId = u64;
pub type AssetId = NativeOrWithId<u32>;
type Block = frame_system::mocking::MockBlock<Test>;

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
	pub type Tokens = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type TokensHolder = pallet_assets_holder;
	#[runtime::pallet_index(5)]
	pub type Market = verdigrid_market;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<NATIVE_MIN>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Holder = TokensHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

pub type Money = UnionOf<Balances, Tokens, NativeFromLeft, AssetId, AccountId>;
pub type HeldMoney = UnionOf<Balances, TokensHolder, NativeFromLeft, AssetId, AccountId>;

parameter_types! {
	pub const ForOffer: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::OfferDeposit);
	pub const ForDemand: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::DemandDeposit);
	pub const ForOrder: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::OrderDeposit);
	pub const Token: AssetId = CNY;
	pub const Native: AssetId = NATIVE;
	pub const FeeReceiver: AccountId = TREASURY;
	pub storage MaxDuration: u64 = MAX_DURATION;
	pub const Offset: MarketOffset = MarketOffset::UTC;
	/// The price of a millisecond; nothing at first.
	pub storage MilliPrice: u128 = 0;
}

/// A price for time alone.
pub struct Prices;

impl WeightToFee for Prices {
	type Balance = u128;

	fn weight_to_fee(weight: &Weight) -> u128 {
		MilliPrice::get() * u128::from(weight.ref_time()) / 1_000_000_000
	}
}

impl Config for Test {
	type Time = Timestamp;
	type WeightInfo = weights::ByHand<Test>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parties = Register;
	type Certificates = Register;
	type AssetId = AssetId;
	type Money = Money;
	type HeldMoney = HeldMoney;
	type OfferDeposit = HoldConsideration<
		AccountId,
		Balances,
		ForOffer,
		ConstantStoragePrice<ConstU128<OFFER_DEPOSIT>, u128>,
	>;
	type DemandDeposit = HoldConsideration<
		AccountId,
		Balances,
		ForDemand,
		ConstantStoragePrice<ConstU128<DEMAND_DEPOSIT>, u128>,
	>;
	type OrderDeposit = HoldConsideration<
		AccountId,
		Balances,
		ForOrder,
		ConstantStoragePrice<ConstU128<ORDER_DEPOSIT>, u128>,
	>;
	type WeightToFee = Prices;
	type FeeAsset = Native;
	type FeeReceiver = FeeReceiver;
	type AssetOrigin = frame_system::EnsureRoot<AccountId>;
	type MarketOffset = Offset;
	type MaxDuration = MaxDuration;
	type BenchmarkHelper = Register;
	type BenchmarkAsset = Token;
}

/// Accounts. The party of account `n` is `n + 100` until one of them changes its account.
pub const SELLER: AccountId = 1;
pub const BUYER: AccountId = 2;
pub const THIRD: AccountId = 3;
pub const FOURTH: AccountId = 4;
pub const PARTIES: [AccountId; 4] = [SELLER, BUYER, THIRD, FOURTH];
/// An account with money and without a party.
pub const STRANGER: AccountId = 9;
/// Who receives fees, and who keeps the register's deposits.
pub const TREASURY: AccountId = 90;
pub const VAULT: AccountId = 91;

/// The settlement token.
pub const CNY: AssetId = NativeOrWithId::WithId(1);
/// A token that exists but is not allowed at first.
pub const USD: AssetId = NativeOrWithId::WithId(2);
pub const NATIVE: AssetId = NativeOrWithId::Native;
pub const TOKEN_MIN: u128 = 1;
pub const NATIVE_MIN: u128 = 20;
pub const ENDOWMENT: u128 = 1_000_000;
pub const OFFER_DEPOSIT: u128 = 50;
pub const DEMAND_DEPOSIT: u128 = 60;
pub const ORDER_DEPOSIT: u128 = 40;

/// Chain time at the start, in seconds, and the longest duration.
pub const NOW: Moment = 1_750_000_000;
pub const MAX_DURATION: u64 = 1_000;

/// A batch of 1,000 certificates that may change hands once, in bundles that start at 1, 101, 201 and
/// 501, and one of 1,000 that may often, in one bundle: both the seller's.
pub const ONCE: BatchId = 1;
pub const OFTEN: BatchId = 2;
pub const ISSUED: u32 = 1_000;
/// First moment at which the batches are not valid any more: longer than any round can be settled.
pub const VALID_UNTIL: Moment = NOW + 2 * MAX_DURATION + SETTLE_TIME;

pub fn project(body: &str) -> ProjectCode {
	ProjectCode::with_check(body).unwrap()
}

pub fn batch(class: TradeClass, policy: Policy, period: Period) -> BatchInfo {
	BatchInfo {
		project: project("WINDFARM00000001"),
		owner: 101,
		meter: MeterId::new("M-1").unwrap(),
		source: EnergySource::Wind,
		region: b"CN-11".to_vec().try_into().unwrap(),
		period,
		class,
		face_value: Energy::from_wh(1_000_000),
		policy,
		valid_until: VALID_UNTIL,
		issued: ISSUED,
		frozen: false,
	}
}

pub fn set_time(seconds: Moment) {
	pallet_timestamp::Now::<Test>::put(seconds * 1_000);
}

/// What an account can use and what is held on it.
pub fn total(asset: AssetId, who: AccountId) -> u128 {
	Money::total_balance(asset, &who)
}

pub fn free(asset: AssetId, who: AccountId) -> u128 {
	Money::balance(asset, &who)
}

pub fn held(asset: AssetId, who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(asset, &HoldReason::Demand.into(), &who)
}

/// Money held for bids.
pub fn bid_money(asset: AssetId, who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(asset, &HoldReason::Bid.into(), &who)
}

pub fn deposits(who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(NATIVE, &ForOffer::get(), &who)
		+ HeldMoney::balance_on_hold(NATIVE, &ForDemand::get(), &who)
		+ HeldMoney::balance_on_hold(NATIVE, &ForOrder::get(), &who)
}

pub fn market_events() -> Vec<Event<Test>> {
	let market = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Market(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(market).collect()
}

/// A bundle as the register keeps it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bundle {
	pub units: u32,
	pub holder: PartyId,
	pub state: BundleState,
	pub traded: bool,
}

#[storage_alias]
type Batches = StorageMap<Register, Twox64Concat, BatchId, BatchInfo>;
#[storage_alias]
type Bundles = StorageDoubleMap<Register, Twox64Concat, BatchId, Twox64Concat, u32, Bundle>;
#[storage_alias]
type PartyOf = StorageMap<Register, Twox64Concat, AccountId, PartyId>;
#[storage_alias]
type AccountOf = StorageMap<Register, Twox64Concat, PartyId, AccountId>;
#[storage_alias]
type Standings = StorageMap<Register, Twox64Concat, PartyId, Standing>;
#[storage_alias]
type FrozenByIssuer = StorageMap<Register, Twox64Concat, BatchId, ()>;
#[storage_alias]
type SplitCharge = StorageValue<Register, u128>;
#[storage_alias]
type RolesOf = StorageMap<Register, Twox64Concat, PartyId, Roles>;

/// Parties and certificates.
pub struct Register;

impl Register {
	pub fn join(account: AccountId, party: PartyId) {
		PartyOf::insert(account, party);
		AccountOf::insert(party, account);
	}

	/// Gives a party another account.
	pub fn rotate(party: PartyId, account: AccountId) {
		PartyOf::remove(AccountOf::get(party).unwrap());
		Self::join(account, party);
	}

	/// Bars a party, as others do.
	pub fn suspend(party: PartyId) {
		Self::set_standing(party, Standing::Barred);
	}

	/// Ends a party's attestation, as it can itself.
	pub fn lapse(party: PartyId) {
		Self::set_standing(party, Standing::Lapsed);
	}

	/// Attests a party until this moment. It lapses when that has come.
	pub fn attest(party: PartyId, until: Moment) {
		Self::set_standing(party, Standing::Active { until });
	}

	fn set_standing(party: PartyId, standing: Standing) {
		Standings::insert(party, standing);
	}

	/// Freezes a batch, as governance does.
	pub fn freeze(batch: BatchId) {
		FrozenByIssuer::remove(batch);
		Self::change_batch(batch, |batch| batch.frozen = true);
	}

	pub fn unfreeze(batch: BatchId) {
		FrozenByIssuer::remove(batch);
		Self::change_batch(batch, |batch| batch.frozen = false);
	}

	/// Freezes a batch, as its issuer does, unless governance did before.
	pub fn freeze_by_issuer(batch: BatchId) {
		if !Batches::get(batch).unwrap().frozen {
			FrozenByIssuer::insert(batch, ());
			Self::change_batch(batch, |batch| batch.frozen = true);
		}
	}

	/// Leaves a party only these roles.
	pub fn set_roles(party: PartyId, roles: Roles) {
		RolesOf::insert(party, roles);
	}

	/// What is taken for a bundle that a sale splits; nothing at first.
	pub fn charge_for_splits(deposit: u128) {
		SplitCharge::put(deposit);
	}

	fn splits(range: CertificateRange) -> Result<bool, DispatchError> {
		Ok(Self::bundle_of(range)?.units > range.units)
	}

	/// Loses a bundle.
	pub fn take_bundle(batch: BatchId, first: u32) -> Bundle {
		Bundles::take(batch, first).unwrap()
	}

	/// Finds it again.
	pub fn put_bundle(batch: BatchId, first: u32, bundle: Bundle) {
		Bundles::insert(batch, first, bundle);
	}

	pub fn reinstate(party: PartyId) {
		Standings::remove(party);
	}

	pub fn set_batch(id: BatchId, info: BatchInfo) {
		Batches::insert(id, info);
	}

	pub fn change_batch(id: BatchId, change: impl FnOnce(&mut BatchInfo)) {
		let mut info = Batches::get(id).unwrap();
		change(&mut info);
		Batches::insert(id, info);
	}

	pub fn issue(id: BatchId, info: BatchInfo) {
		let (units, holder) = (info.issued, info.owner);
		Batches::insert(id, info);
		let state = BundleState::Active;
		Bundles::insert(id, 1, Bundle { units, holder, state, traded: false });
	}

	/// Holder and state of one certificate.
	pub fn unit(batch: BatchId, unit: u32) -> (PartyId, BundleState) {
		let (_, bundle) = Self::find(batch, unit).unwrap();
		(bundle.holder, bundle.state)
	}

	pub fn units_of(holder: PartyId, batch: BatchId) -> u32 {
		let bundles = Bundles::iter_prefix_values(batch);
		bundles.filter(|bundle| bundle.holder == holder).map(|bundle| bundle.units).sum()
	}

	/// First unit and number of units of every free bundle of a holder.
	pub fn free_bundles(holder: PartyId, batch: BatchId) -> Vec<(u32, u32)> {
		Bundles::iter_prefix(batch)
			.filter(|(_, bundle)| bundle.holder == holder && bundle.state == BundleState::Active)
			.map(|(first, bundle)| (first, bundle.units))
			.collect()
	}

	/// Every batch is covered exactly by its bundles.
	pub fn check() {
		for (id, info) in Batches::iter() {
			let mut bundles: Vec<_> = Bundles::iter_prefix(id).collect();
			bundles.sort_by_key(|(first, _)| *first);
			let mut next = 1;
			for (first, bundle) in bundles {
				assert_eq!(first, next, "batch {id} has a gap or an overlap");
				assert!(bundle.units > 0);
				next += bundle.units;
			}
			assert_eq!(next, info.issued + 1, "batch {id} is not covered");
		}
	}

	fn find(batch: BatchId, unit: u32) -> Option<(u32, Bundle)> {
		Bundles::iter_prefix(batch)
			.find(|(first, bundle)| (*first..*first + bundle.units).contains(&unit))
	}

	/// The bundle that a range is the front of. A range that starts in the middle of one is refused.
	fn bundle_of(range: CertificateRange) -> Result<Bundle, DispatchError> {
		let bundle =
			Bundles::get(range.batch, range.first).ok_or(DispatchError::Other("no such bundle"))?;
		ensure!(range.units > 0 && range.units <= bundle.units, "not within one bundle");
		Ok(bundle)
	}

	/// Makes a range a bundle of its own and returns it.
	fn carve(range: CertificateRange) -> Result<Bundle, DispatchError> {
		let bundle = Self::bundle_of(range)?;
		Self::split(range.batch, range.first, range.units);
		Ok(Bundle { units: range.units, ..bundle })
	}

	/// Makes two bundles of one: its first `units`, and the rest if there is any.
	pub fn split(batch: BatchId, first: u32, units: u32) {
		let bundle = Bundles::get(batch, first).unwrap();
		if units < bundle.units {
			let rest = Bundle { units: bundle.units - units, ..bundle.clone() };
			Bundles::insert(batch, first + units, rest);
			Bundles::insert(batch, first, Bundle { units, ..bundle });
		}
	}

	fn put(range: CertificateRange, bundle: Bundle) {
		Bundles::insert(range.batch, range.first, bundle);
	}

	fn carve_locked(range: CertificateRange, lock: Lock) -> Result<Bundle, DispatchError> {
		let bundle = Self::carve(range)?;
		ensure!(bundle.state == BundleState::Locked(lock), "not locked for this");
		Ok(bundle)
	}

	fn carve_active(range: CertificateRange, of: PartyId) -> Result<Bundle, DispatchError> {
		let bundle = Self::carve(range)?;
		ensure!(bundle.holder == of, "not the holder");
		ensure!(bundle.state == BundleState::Active, "not active");
		Ok(bundle)
	}

	fn ensure_may_trade(range: CertificateRange, traded: bool) -> DispatchResult {
		let policy = Batches::get(range.batch).unwrap().policy;
		ensure!(policy.allows(Move::Trade, traded), "may not change hands");
		Ok(())
	}

	fn hand(range: CertificateRange, bundle: Bundle, to: PartyId) -> DispatchResult {
		Self::ensure_may_trade(range, bundle.traded)?;
		let state = BundleState::Active;
		Self::put(range, Bundle { holder: to, state, traded: true, ..bundle });
		Ok(())
	}
}

impl Parties<AccountId> for Register {
	fn party_of(account: &AccountId) -> Option<PartyId> {
		PartyOf::get(account)
	}

	fn account_of(party: PartyId) -> Option<AccountId> {
		AccountOf::get(party)
	}

	fn standing(party: PartyId) -> Standing {
		if !AccountOf::contains_key(party) {
			return Standing::Lapsed;
		}
		match Standings::get(party).unwrap_or(Standing::Active { until: Moment::MAX }) {
			Standing::Active { until } if until <= Market::now() => Standing::Lapsed,
			standing => standing,
		}
	}

	fn roles(party: PartyId) -> Roles {
		RolesOf::get(party).unwrap_or(Roles::ALL)
	}
}

/// The months for which certificates of every class are valid.
pub const VALIDITY: u16 = 1_200;

impl CertificateRegistry for Register {
	fn class(class: TradeClass) -> Option<Class> {
		let (granularity, policy) = match class {
			TradeClass::TRADABLE => (Granularity::Month, Policy::Once),
			TradeClass::NON_TRADABLE => (Granularity::Month, Policy::DeliveryOnly),
			TradeClass::GRANULAR => (Granularity::Hour, Policy::Unlimited),
			_ => return None,
		};
		let face_value = Energy::from_wh(1_000_000);
		Some(Class { granularity, face_value, policy, validity_months: VALIDITY })
	}

	fn batch(batch: BatchId) -> Option<BatchInfo> {
		Batches::get(batch)
	}

	fn ensure_usable(batch: BatchId) -> DispatchResult {
		let batch = Batches::get(batch).ok_or(DispatchError::Other("no such batch"))?;
		ensure!(!batch.frozen, "frozen");
		ensure!(Market::now() < batch.valid_until, "no longer valid");
		Ok(())
	}

	fn ensure_may_settle(id: BatchId) -> DispatchResult {
		let batch = Batches::get(id).ok_or(DispatchError::Other("no such batch"))?;
		ensure!(!batch.frozen || FrozenByIssuer::contains_key(id), "frozen");
		ensure!(Market::now() < batch.valid_until, "no longer valid");
		Ok(())
	}

	fn lock(range: CertificateRange, holder: PartyId, lock: Lock) -> DispatchResult {
		Self::ensure_usable(range.batch)?;
		let bundle = Self::carve_active(range, holder)?;
		Self::put(range, Bundle { state: BundleState::Locked(lock), ..bundle });
		Ok(())
	}

	fn release(range: CertificateRange, lock: Lock) -> DispatchResult {
		let bundle = Self::carve_locked(range, lock)?;
		Self::put(range, Bundle { state: BundleState::Active, ..bundle });
		Ok(())
	}

	fn ensure_tradable(range: CertificateRange, holder: PartyId) -> DispatchResult {
		Self::ensure_usable(range.batch)?;
		let bundle = Self::bundle_of(range)?;
		ensure!(bundle.holder == holder, "not the holder");
		ensure!(bundle.state == BundleState::Active, "not active");
		Self::ensure_may_trade(range, bundle.traded)
	}

	fn sell_locked(
		range: CertificateRange,
		lock: Lock,
		to: PartyId,
		payer: PartyId,
	) -> DispatchResult {
		Self::ensure_usable(range.batch)?;
		if Self::splits(range)? {
			Self::hold_split(&AccountOf::get(payer).unwrap())?;
		}
		let bundle = Self::carve_locked(range, lock)?;
		Self::hand(range, bundle, to)
	}

	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult {
		let bundle = Self::carve_active(range, from)?;
		Self::hand(range, bundle, to)
	}

	fn carried(_: &MeterId, _: Period) -> Carried {
		unreachable!("the market asks for no energy")
	}

	fn back_voucher(_: Backing) -> DispatchResult {
		unreachable!("the market knows no vouchers")
	}

	fn unback_voucher(_: CertificateRange, _: VoucherId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn relabel(_: CertificateRange, _: VoucherId, _: VoucherId) -> DispatchResult {
		unreachable!("the market knows no vouchers")
	}

	fn ensure_movable(_: CertificateRange, _: VoucherId) -> DispatchResult {
		unreachable!("the market knows no vouchers")
	}

	fn hand_over(_: CertificateRange, _: VoucherId, _: PartyId) -> DispatchResult {
		unreachable!("the market knows no vouchers")
	}

	fn ensure_redeemable(_: &VoucherRedemption) -> DispatchResult {
		unreachable!("the market knows no vouchers")
	}

	fn redeem_voucher(_: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		unreachable!("the market knows no vouchers")
	}
}

/// A deposit for a split is kept in the vault.
impl AuctionSales<AccountId> for Register {
	type SplitDeposit = (AccountId, u128);

	fn hold_split(account: &AccountId) -> Result<Self::SplitDeposit, DispatchError> {
		let charge = SplitCharge::get().unwrap_or_default();
		ensure!(free(NATIVE, *account) >= NATIVE_MIN + charge, "no money for the bundle");
		Money::transfer(NATIVE, account, &VAULT, charge, Preservation::Preserve)?;
		Ok((*account, charge))
	}

	fn return_split((account, charge): Self::SplitDeposit) -> DispatchResult {
		Money::transfer(NATIVE, &VAULT, &account, charge, Preservation::Preserve)?;
		Ok(())
	}

	fn sell_asked(
		range: CertificateRange,
		round: RoundId,
		to: PartyId,
		deposit: &mut Option<Self::SplitDeposit>,
	) -> DispatchResult {
		Self::ensure_may_settle(range.batch)?;
		if Self::splits(range)? {
			deposit.take().ok_or(DispatchError::Other("no deposit for the bundle"))?;
		}
		let bundle = Self::carve_locked(range, Lock::Auction(round))?;
		Self::hand(range, bundle, to)
	}
}

impl Scenario<AccountId> for Register {
	fn party(account: &AccountId, _: Roles) -> PartyId {
		let party = PartyOf::iter().count() as PartyId + 1_000;
		Self::join(*account, party);
		Money::mint_into(NATIVE, account, ENDOWMENT).unwrap();
		party
	}

	fn meter(_: PartyId, _: &MeterId, _: Direction, _: Period) {}

	fn readings(_: &[MeterReading]) -> Vec<ProvedReading> {
		unreachable!("the market needs no readings")
	}

	fn certificates(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		units: u32,
	) -> CertificateRange {
		let id = Batches::iter().count() as BatchId + 1;
		let info = batch(class, Policy::Once, period);
		Self::issue(id, BatchInfo { owner, meter: meter.clone(), issued: units, ..info });
		CertificateRange { batch: id, first: 1, units }
	}

	fn voucher(_: PartyId, _: TradeClass, _: u32) -> VoucherId {
		unreachable!("the market knows no vouchers")
	}

	fn set_time(moment: Moment) {
		set_time(moment);
	}
}

/// A chain at block 1, with four parties, two batches and two allowed assets.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		let everybody = || PARTIES.into_iter().chain([STRANGER, TREASURY, VAULT]);
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig {
				balances: everybody().map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			tokens: pallet_assets::GenesisConfig {
				assets: vec![
					(1, SELLER, true, TOKEN_MIN),
					(2, SELLER, true, TOKEN_MIN),
					(3, SELLER, true, TOKEN_MIN + 1),
				],
				accounts: everybody()
					.flat_map(|who| [(1, who, ENDOWMENT), (2, who, ENDOWMENT)])
					.collect(),
				..Default::default()
			},
			market: crate::GenesisConfig { assets: vec![CNY, NATIVE] },
		}
		.build_storage()
		.unwrap();
		let mut chain = sp_io::TestExternalities::from(storage);
		chain.execute_with(|| {
			System::set_block_number(1);
			set_time(NOW);
			PARTIES.into_iter().for_each(|who| Register::join(who, who as PartyId + 100));
			let month = Period::year_month(2025, 1).unwrap();
			Register::issue(ONCE, batch(TradeClass::TRADABLE, Policy::Once, month));
			for (first, units) in [(1, 100), (101, 100), (201, 300)] {
				Register::split(ONCE, first, units);
			}
			Register::issue(OFTEN, batch(TradeClass::GRANULAR, Policy::Unlimited, Period::hour(9)));
		});
		chain
	}

	/// Runs a test, then checks every invariant.
	pub fn build_and_execute(test: impl FnOnce()) {
		Self::build().execute_with(|| {
			test();
			check();
		});
	}
}

/// Every invariant of the market and of the register.
pub fn check() {
	Market::do_try_state().unwrap();
	Register::check();
}
