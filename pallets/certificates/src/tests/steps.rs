//! Steps that many tests take.

use crate::{
	mock::*,
	types::{Bundle, Reason},
	DepositLotOf, DepositLots,
};
use frame_support::{
	assert_ok,
	traits::fungible::{Inspect, InspectHold, Mutate},
};
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{
		BatchId, CertificateNumber, CertificateRange, Class, EnergySource, ExchangeId, Policy,
		TradeClass,
	},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{MeterReading, ProvedReading, TradeRef},
	party::{MeterId, PartyId, Role, Roles},
	traits::{Backing, Effort, VoucherBacking, VoucherRedemption},
	voucher::VoucherId,
	Energy, Granularity, Moment, Period,
};

impl ExtBuilder {
	/// With the project registered.
	pub fn with_project(self, test: impl FnOnce()) {
		self.build_and_execute(|| {
			register_project();
			test();
		});
	}

	/// With the project registered and ten certificates of this class in batch 0, all the owner's.
	pub fn with_ten(self, class: TradeClass, test: impl FnOnce()) {
		self.with_project(|| {
			assert_ok!(issue_of(class, january(), 10 * MWH));
			System::reset_events();
			test();
		});
	}
}

/// What is held on an account for bundles and for records.
pub fn held(who: AccountId) -> (Balance, Balance) {
	let held = |reason| Balances::balance_on_hold(&reason, &who);
	(held(ForBundle::get()), held(ForRecord::get()))
}

/// What an account can spend and what is held on it.
pub fn wealth(who: AccountId) -> Balance {
	Balances::total_balance(&who)
}

/// Leaves an account so much that it can spend.
pub fn impoverish(who: AccountId, left: Balance) {
	Balances::set_balance(&who, left);
}

/// Sets the class of which an hour of a large plant fits into a batch.
pub fn set_kilowatt_hours() {
	let terms = Class {
		granularity: Granularity::Hour,
		face_value: Energy::from_wh(1_000),
		policy: Policy::Unlimited,
		validity_months: 24,
	};
	let class = TradeClass::GRANULAR_KWH;
	assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms));
}

pub fn signed(account: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

pub fn february() -> Period {
	january().next().unwrap()
}

pub fn wh(wh: u64) -> Energy {
	Energy::from_wh(wh)
}

/// The authority of the issuer of all projects.
pub const THE_ISSUER: crate::types::Authority = crate::types::Authority::Issuer(ISSUER_ID);

/// Makes a party another issuer.
pub fn join_issuer(account: AccountId) {
	World::set_roles(account as PartyId, Roles::of(&[Role::Issuer]));
}

/// Gives the owner another account, which has money too.
pub fn rotate_owner(account: AccountId) {
	World::rotate(OWNER_ID, account);
	Balances::set_balance(&account, ENDOWMENT);
}

/// A reading that is anchored.
pub fn anchored_reading(meter: &MeterId, period: Period, energy: Energy) -> ProvedReading {
	revised_reading(meter, period, 0, energy)
}

/// A reading that is anchored in some revision, which is the latest from now on.
pub fn revised_reading(
	meter: &MeterId,
	period: Period,
	revision: u8,
	energy: Energy,
) -> ProvedReading {
	let meter = meter.clone();
	World::anchor_reading(MeterReading { meter, period, energy, salt: [7; 16] }, revision)
}

/// Eight megawatts.
pub const CAPACITY: u64 = 8_000_000;

pub fn register_project() {
	assert_ok!(Certificates::register_project(
		signed(ISSUER),
		project(),
		OWNER_ID,
		meter(),
		EnergySource::Wind,
		CAPACITY,
	));
}

/// Issues all of a reading of `energy` in this class.
pub fn issue_of(class: TradeClass, period: Period, energy: u64) -> DispatchResult {
	let reading = anchored_reading(&meter(), period, wh(energy));
	Certificates::issue(signed(ISSUER), project(), period, class, wh(energy), reading)
}

/// Settles an exchange of just what was asked for.
pub fn settle_exchange(origin: RuntimeOrigin, id: ExchangeId, receipt: H256) -> DispatchResult {
	let CertificateRange { batch, first, units } = asked(id);
	Certificates::settle_exchange(origin, id, batch, first, units, receipt)
}

/// The hash of a receipt.
pub fn receipt() -> H256 {
	H256::repeat_byte(3)
}

/// Rejects an exchange of just what was asked for.
pub fn reject_exchange(
	origin: RuntimeOrigin,
	id: ExchangeId,
	reason: crate::types::Rejection,
) -> DispatchResult {
	let CertificateRange { batch, first, units } = asked(id);
	Certificates::reject_exchange(origin, id, batch, first, units, reason)
}

fn asked(id: ExchangeId) -> CertificateRange {
	crate::Exchanges::<Test>::get(id).map_or(range(1, 1), |exchange| exchange.range)
}

/// A range of batch 0.
pub fn range(first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch: 0, first, units }
}

/// A bundle of batch 0.
pub fn bundle(first: u32) -> Bundle {
	Certificates::bundle(0, first).unwrap()
}

/// The lot of the deposit for a bundle of batch 0.
pub fn lot(first: u32) -> Option<DepositLotOf<Test>> {
	DepositLots::<Test>::get(bundle(first).lot?)
}

/// The account on which the deposit for a bundle of batch 0 is held.
pub fn payer(first: u32) -> Option<AccountId> {
	lot(first).map(|lot| lot.deposit.account)
}

/// Where the bundles of batch 0 start, and how many units they have.
pub fn layout() -> Vec<(u32, u32)> {
	let mut bundles: Vec<_> =
		Certificates::bundles_of(0).map(|(first, bundle)| (first, bundle.units)).collect();
	bundles.sort();
	bundles
}

pub fn change_batch(batch: BatchId, change: impl FnOnce(&mut crate::types::Batch)) {
	crate::Batches::<Test>::mutate(batch, |batch| change(batch.as_mut().unwrap()));
}

/// Asserts that something worked, where an expression is needed.
pub fn done(result: DispatchResult) {
	assert_ok!(result);
}

/// Freezes batch 0, by governance.
pub fn freeze() {
	assert_ok!(Certificates::freeze(RuntimeOrigin::root(), 0, Reason::Objection));
}

pub fn unfreeze() {
	assert_ok!(Certificates::unfreeze(RuntimeOrigin::root(), 0));
}

pub fn valid_until() -> Moment {
	crate::Batches::<Test>::get(0).unwrap().info.valid_until
}

pub fn trade_ref() -> TradeRef {
	H256::repeat_byte(9)
}

pub fn backing(
	range: CertificateRange,
	seller: PartyId,
	buyer: PartyId,
	voucher: VoucherId,
) -> Backing {
	Backing {
		range,
		seller,
		buyer,
		trade_ref: trade_ref(),
		voucher,
		seller_may_deliver: true,
		payer: buyer,
	}
}

/// Puts certificates behind a voucher, with the effort of one trade.
pub fn back_voucher(backing: Backing) -> DispatchResult {
	let mut effort = Effort::of_one_trade();
	Certificates::back_voucher(backing, &mut effort)?;
	Certificates::pay_deposits(&effort)
}

pub fn claim_for(beneficiary: Beneficiary, purpose: Purpose) -> Claim {
	let (from, to) = (PRODUCED, PRODUCED + 1);
	Claim { beneficiary, purpose, from, to, note: H256::zero() }
}

/// A voluntary claim of a party's own.
pub fn own_claim(party: PartyId) -> Claim {
	claim_for(Beneficiary::Party(party), Purpose::Voluntary)
}

/// The number of a certificate of batch 0.
pub fn number(sequence: u32) -> [u8; 32] {
	let info = crate::Batches::<Test>::get(0).unwrap().info;
	CertificateNumber {
		project: info.project,
		class: info.class,
		source: info.source,
		period: info.period,
		sequence,
	}
	.format()
	.unwrap()
}

pub fn last_event() -> RuntimeEvent {
	System::events().pop().unwrap().event
}

/// The redemption of certificates behind a voucher, by the consumer that was matched and for itself.
pub fn redeeming(
	range: CertificateRange,
	voucher: VoucherId,
	matched: PartyId,
) -> VoucherRedemption {
	let claim = own_claim(matched);
	VoucherRedemption { range, voucher, used: voucher, matched, claim, paid: false, agreed: false }
}
