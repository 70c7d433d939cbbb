//! Stand-in for the certificates and vouchers pallets: every certificate by itself.

use codec::{Decode, Encode};
use frame_support::{ensure, storage_alias, Blake2_128Concat, Twox64Concat};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried, CertificateRange, EnergySource, Lock, Move,
		Policy, ProjectCode, TradeClass,
	},
	claim::RedemptionId,
	evidence::{EvidenceId, TradeRef},
	party::{MeterId, PartyId},
	traits::{Backing, CertificateRegistry, OnEvidence, VerifiedTrade, VoucherRedemption},
	voucher::VoucherId,
	Energy, Moment, Period,
};

/// One certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Unit {
	pub holder: PartyId,
	pub traded: bool,
	pub state: BundleState,
	pub pledged_to: Option<(PartyId, TradeRef)>,
}

/// One voucher.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Issued {
	pub evidence: EvidenceId,
	pub buyer: PartyId,
	pub range: CertificateRange,
	pub energy: Energy,
	pub period: Period,
}

#[storage_alias]
type Batches = StorageMap<Register, Twox64Concat, BatchId, BatchInfo>;
#[storage_alias]
type Units = StorageMap<Register, Twox64Concat, (BatchId, u32), Unit>;
#[storage_alias]
type Carries = StorageMap<Register, Blake2_128Concat, (MeterId, Period), Carried>;
#[storage_alias]
type Vouchers = StorageMap<Register, Twox64Concat, VoucherId, Issued>;

pub const FROZEN: DispatchError = DispatchError::Other("frozen");
pub const NOT_HELD: DispatchError = DispatchError::Other("not held");
/// The first second at which no certificate is valid any more.
pub const VALID_UNTIL: Moment = 4_000_000_000;

pub struct Register;

impl Register {
	/// Issues a batch to `owner`.
	pub fn issue(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		face_value: Energy,
		policy: Policy,
		period: Period,
		units: u32,
	) -> CertificateRange {
		let batch = Batches::iter_keys().count() as BatchId;
		let info = BatchInfo {
			project: ProjectCode::with_check("VERDIGRID0000001").unwrap(),
			owner,
			meter: meter.clone(),
			source: EnergySource::Wind,
			region: b"CN-11".to_vec().try_into().unwrap(),
			period,
			class,
			face_value,
			policy,
			valid_until: VALID_UNTIL,
			issued: units,
			frozen: false,
		};
		Batches::insert(batch, info);
		let unit =
			Unit { holder: owner, traded: false, state: BundleState::Active, pledged_to: None };
		(1..=units).for_each(|number| Units::insert((batch, number), unit));
		CertificateRange { batch, first: 1, units }
	}

	pub fn unit(batch: BatchId, number: u32) -> Unit {
		Units::get((batch, number)).unwrap()
	}

	pub fn change_batch(batch: BatchId, change: impl FnOnce(&mut BatchInfo)) {
		Batches::mutate(batch, |info| change(info.as_mut().unwrap()));
	}

	pub fn set_carried(meter: &MeterId, period: Period, carried: Carried) {
		Carries::insert((meter, period), carried);
	}

	/// Pledges certificates of their holder to a sale made outside the chain.
	pub fn pledge(range: CertificateRange, buyer: PartyId, trade_ref: TradeRef) {
		change_units(range, |unit| {
			unit.state = BundleState::Locked(Lock::Pledge(0));
			unit.pledged_to = Some((buyer, trade_ref));
			Ok(())
		})
		.unwrap();
	}

	pub fn voucher(voucher: VoucherId) -> Option<Issued> {
		Vouchers::get(voucher)
	}

	pub fn vouchers() -> Vec<Issued> {
		Vouchers::iter_values().collect()
	}
}

fn change_units(
	range: CertificateRange,
	change: impl Fn(&mut Unit) -> DispatchResult,
) -> DispatchResult {
	for number in range.first..range.end().ok_or(NOT_HELD)? {
		let mut unit = Units::get((range.batch, number)).ok_or(NOT_HELD)?;
		change(&mut unit)?;
		Units::insert((range.batch, number), unit);
	}
	Ok(())
}

/// Whether a certificate may go behind the voucher of this trade.
fn is_deliverable(unit: &Unit, policy: Policy, backing: &Backing) -> bool {
	let Backing { seller, buyer, trade_ref, seller_may_deliver, .. } = *backing;
	let may_move = policy.allows(Move::Delivery, unit.traded);
	match unit.state {
		BundleState::Active if unit.holder == buyer => true,
		BundleState::Active => unit.holder == seller && seller_may_deliver && may_move,
		BundleState::Locked(Lock::Pledge(_)) => {
			unit.holder == seller && unit.pledged_to == Some((buyer, trade_ref)) && may_move
		}
		_ => false,
	}
}

impl CertificateRegistry for Register {
	fn batch(batch: BatchId) -> Option<BatchInfo> {
		Batches::get(batch)
	}

	fn ensure_usable(batch: BatchId) -> DispatchResult {
		let info = Batches::get(batch).ok_or(NOT_HELD)?;
		ensure!(!info.frozen, FROZEN);
		Ok(())
	}

	fn carried(meter: &MeterId, period: Period) -> Carried {
		Carries::get((meter, period)).unwrap_or_default()
	}

	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult {
		change_units(range, |unit| {
			ensure!(unit.holder == from && unit.state == BundleState::Active, NOT_HELD);
			(unit.holder, unit.traded) = (to, true);
			Ok(())
		})
	}

	fn back_voucher(backing: Backing) -> DispatchResult {
		let policy = Batches::get(backing.range.batch).ok_or(NOT_HELD)?.policy;
		change_units(backing.range, |unit| {
			ensure!(is_deliverable(unit, policy, &backing), NOT_HELD);
			unit.traded |= unit.holder != backing.buyer;
			unit.holder = backing.buyer;
			unit.state = BundleState::Locked(Lock::Voucher(backing.voucher));
			Ok(())
		})
	}

	fn lock(_: CertificateRange, _: PartyId, _: Lock) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn release(_: CertificateRange, _: Lock) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn ensure_tradable(_: CertificateRange, _: PartyId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn sell_locked(_: CertificateRange, _: Lock, _: PartyId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn relabel(_: CertificateRange, _: VoucherId, _: VoucherId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn ensure_movable(_: CertificateRange, _: VoucherId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn hand_over(_: CertificateRange, _: VoucherId, _: PartyId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn ensure_redeemable(_: &VoucherRedemption) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn redeem_voucher(_: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		Err(DispatchError::Unavailable)
	}
}

impl OnEvidence for Register {
	fn verified(trade: VerifiedTrade) -> Result<VoucherId, DispatchError> {
		let VerifiedTrade { evidence, buyer, range, energy, period } = trade;
		let voucher = 1_000 + Vouchers::iter_keys().count() as VoucherId;
		Vouchers::insert(voucher, Issued { evidence, buyer, range, energy, period });
		Ok(voucher)
	}
}
