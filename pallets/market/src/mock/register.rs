//! Parties and a register of certificates that behave like the real ones, as far as the market can see.

use super::*;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	ensure, storage_alias,
	traits::{fungibles::Mutate, tokens::Preservation},
	Twox64Concat,
};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchInfo, BundleState, Carried, CertificateRange, Class, Lock, Move},
	claim::RedemptionId,
	evidence::{MeterReading, ProvedReading},
	party::{Direction, MeterId, Roles, Standing},
	traits::{
		Backing, CertificateBatches, EnergyCarried, Parties, Redeeming, Scenario, Tradable,
		VoucherBacking, VoucherRedemption,
	},
	voucher::VoucherId,
	Energy, Granularity,
};

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

	/// Takes the deposit for a bundle that is split, into the vault.
	fn charge_split(account: &AccountId) -> DispatchResult {
		let charge = SplitCharge::get().unwrap_or_default();
		ensure!(free(NATIVE, *account) >= NATIVE_MIN + charge, "no money for the bundle");
		Money::transfer(NATIVE, account, &VAULT, charge, Preservation::Preserve)?;
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

impl CertificateBatches for Register {
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
}

impl EnergyCarried for Register {
	fn carried(_: &MeterId, _: Period) -> Carried {
		unreachable!("the market asks for no energy")
	}
}

impl Tradable for Register {
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
			Self::charge_split(&AccountOf::get(payer).unwrap())?;
		}
		let bundle = Self::carve_locked(range, lock)?;
		Self::hand(range, bundle, to)
	}

	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult {
		let bundle = Self::carve_active(range, from)?;
		Self::hand(range, bundle, to)
	}
}

impl VoucherBacking for Register {
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
}

impl Redeeming for Register {
	fn ensure_redeemable(_: &VoucherRedemption) -> DispatchResult {
		unreachable!("the market knows no vouchers")
	}

	fn redeem_voucher(_: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		unreachable!("the market knows no vouchers")
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
