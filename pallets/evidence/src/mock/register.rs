//! Stand-in for the certificates and vouchers pallets. Certificates lie in bundles, and a range starts
//! where a bundle does, as in the real register.

use super::Test;
use crate::Pallet;
use codec::{Decode, Encode};
use frame_support::{ensure, storage_alias, Blake2_128Concat, Twox64Concat};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried, CertificateRange, Class, EnergySource, Lock,
		Move, Policy, ProjectCode, TradeClass,
	},
	claim::RedemptionId,
	evidence::{EvidenceId, EvidenceStatus, TradeRef},
	party::{MeterId, PartyId},
	traits::{
		Backing, CertificateBatches, EnergyCarried, EvidenceInspect, OnEvidence, Redeeming,
		Tradable, UnwoundVoucher, VerifiedTrade, VoucherBacking, VoucherRedemption,
	},
	voucher::VoucherId,
	Energy, Moment, Period,
};

/// A run of certificates with one holder and one state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Bundle {
	pub units: u32,
	pub holder: PartyId,
	pub traded: bool,
	pub state: BundleState,
	pub pledged_to: Option<(PartyId, TradeRef)>,
	/// Who held it, and whether it had been traded, when a voucher took it.
	pub came_from: Option<(PartyId, bool)>,
}

/// One voucher.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Issued {
	/// Redeemed, or in custody: cannot be unwound.
	pub gone: bool,
	/// Undone: its certificates are back where they came from.
	pub unwound: bool,
	pub evidence: EvidenceId,
	pub buyer: PartyId,
	pub range: CertificateRange,
	pub energy: Energy,
	pub period: Period,
}

#[storage_alias]
type FrozenByIssuer = StorageMap<Register, Twox64Concat, BatchId, ()>;
#[storage_alias]
type Batches = StorageMap<Register, Twox64Concat, BatchId, BatchInfo>;
#[storage_alias]
type Bundles = StorageMap<Register, Twox64Concat, (BatchId, u32), Bundle>;
#[storage_alias]
type Carries = StorageMap<Register, Blake2_128Concat, (MeterId, Period), Carried>;
#[storage_alias]
type Vouchers = StorageMap<Register, Twox64Concat, VoucherId, Issued>;

pub const FROZEN: DispatchError = DispatchError::Other("frozen");
pub const NOT_HELD: DispatchError = DispatchError::Other("not held");
pub const NO_BUNDLE: DispatchError = DispatchError::Other("no bundle starts there");
pub const NOT_UNWINDABLE: DispatchError = DispatchError::Other("cannot be unwound");
pub const TOO_MANY_BUNDLES: DispatchError = DispatchError::Other("too many bundles");
/// The most bundles that a range may cover.
const MAX_BUNDLES: usize = 8;
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
		let (holder, state) = (owner, BundleState::Active);
		Bundles::insert(
			(batch, 1),
			Bundle { units, holder, traded: false, state, pledged_to: None, came_from: None },
		);
		CertificateRange { batch, first: 1, units }
	}

	/// The bundle of a certificate.
	pub fn bundle_of(batch: BatchId, number: u32) -> Bundle {
		let (first, bundle) = Self::find(batch, number);
		assert!(number < first + bundle.units);
		bundle
	}

	/// Makes a bundle start at this certificate, as holders do by moving what is before it to
	/// themselves.
	pub fn cut(batch: BatchId, number: u32) {
		let (first, bundle) = Self::find(batch, number);
		let before = number - first;
		if before > 0 {
			Bundles::insert((batch, first), Bundle { units: before, ..bundle });
			Bundles::insert((batch, number), Bundle { units: bundle.units - before, ..bundle });
		}
	}

	/// The last bundle that starts at a certificate or before it.
	fn find(batch: BatchId, number: u32) -> (u32, Bundle) {
		let starts = |first: &u32| Bundles::get((batch, *first)).map(|bundle| (*first, bundle));
		(1..=number).rev().find_map(|first| starts(&first)).unwrap()
	}

	pub fn change_batch(batch: BatchId, change: impl FnOnce(&mut BatchInfo)) {
		Batches::mutate(batch, |info| change(info.as_mut().unwrap()));
	}

	/// Freezes a batch, as its issuer does.
	pub fn freeze_by_issuer(batch: BatchId) {
		FrozenByIssuer::insert(batch, ());
		Self::change_batch(batch, |info| info.frozen = true);
	}

	pub fn set_carried(meter: &MeterId, period: Period, carried: Carried) {
		Carries::insert((meter, period), carried);
	}

	/// Pledges certificates of their holder to a sale made outside the chain.
	pub fn pledge(range: CertificateRange, buyer: PartyId, trade_ref: TradeRef) {
		change(range, |bundle| {
			bundle.state = BundleState::Locked(Lock::Pledge(0));
			bundle.pledged_to = Some((buyer, trade_ref));
			Ok(())
		})
		.unwrap();
	}

	pub fn voucher(voucher: VoucherId) -> Option<Issued> {
		Vouchers::get(voucher)
	}

	/// Redeems a voucher, or takes it into custody: it cannot be unwound.
	pub fn take_away(voucher: VoucherId) {
		Vouchers::mutate(voucher, |issued| issued.as_mut().unwrap().gone = true);
	}

	/// Puts the first certificates of a voucher behind a new one of the same evidence, as when a part
	/// is redeemed.
	pub fn split(voucher: VoucherId, units: u32) -> VoucherId {
		let issued = Vouchers::get(voucher).unwrap();
		let (head, rest) = issued.range.split_at(units).unwrap();
		let face_value = Batches::get(head.batch).unwrap().face_value;
		let worth = |range: CertificateRange| face_value.checked_mul(range.units).unwrap();
		let id = next_voucher();
		change(head, |bundle| {
			bundle.state = BundleState::Locked(Lock::Voucher(id));
			Ok(())
		})
		.unwrap();
		Vouchers::insert(id, Issued { range: head, energy: worth(head), ..issued });
		Vouchers::insert(voucher, Issued { range: rest, energy: worth(rest), ..issued });
		id
	}

	pub fn vouchers() -> Vec<Issued> {
		Vouchers::iter_values().collect()
	}
}

fn next_voucher() -> VoucherId {
	1_000 + Vouchers::iter_keys().count() as VoucherId
}

/// Changes the bundles of a range. Of the last one, what is beyond the range stays as it is, as a bundle
/// of its own.
fn change(
	range: CertificateRange,
	change: impl Fn(&mut Bundle) -> DispatchResult,
) -> DispatchResult {
	let mut rest = Some(range);
	for _ in 0..MAX_BUNDLES {
		let Some(CertificateRange { batch, first, units }) = rest else { break };
		let mut bundle = Bundles::get((batch, first)).ok_or(NO_BUNDLE)?;
		if units < bundle.units {
			Register::cut(batch, first + units);
			bundle.units = units;
		}
		change(&mut bundle)?;
		Bundles::insert((batch, first), bundle);
		rest = rest.and_then(|range| range.split_at(bundle.units)).map(|(_, rest)| rest);
	}
	ensure!(rest.is_none(), TOO_MANY_BUNDLES);
	Ok(())
}

/// Whether a bundle may go behind the voucher of this trade.
fn is_deliverable(bundle: &Bundle, policy: Policy, backing: &Backing) -> bool {
	let Backing { seller, buyer, trade_ref, seller_may_deliver, .. } = *backing;
	let may_move = policy.allows(Move::Delivery, bundle.traded);
	match bundle.state {
		BundleState::Active if bundle.holder == buyer => true,
		BundleState::Active => {
			let frozen = Batches::get(backing.range.batch).is_some_and(|info| info.frozen);
			bundle.holder == seller && seller_may_deliver && may_move && !frozen
		}
		BundleState::Locked(Lock::Pledge(_)) => {
			bundle.holder == seller && bundle.pledged_to == Some((buyer, trade_ref)) && may_move
		}
		_ => false,
	}
}

impl CertificateBatches for Register {
	fn class(_: TradeClass) -> Option<Class> {
		None
	}

	fn batch(batch: BatchId) -> Option<BatchInfo> {
		Batches::get(batch)
	}

	fn ensure_usable(batch: BatchId) -> DispatchResult {
		let info = Batches::get(batch).ok_or(NOT_HELD)?;
		ensure!(!info.frozen, FROZEN);
		Ok(())
	}

	fn ensure_may_settle(batch: BatchId) -> DispatchResult {
		let info = Batches::get(batch).ok_or(NOT_HELD)?;
		ensure!(!info.frozen || FrozenByIssuer::contains_key(batch), FROZEN);
		Ok(())
	}
}

impl EnergyCarried for Register {
	fn carried(meter: &MeterId, period: Period) -> Carried {
		Carries::get((meter, period)).unwrap_or_default()
	}
}

impl Tradable for Register {
	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult {
		change(range, |bundle| {
			ensure!(bundle.holder == from && bundle.state == BundleState::Active, NOT_HELD);
			(bundle.holder, bundle.traded) = (to, true);
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

	fn sell_locked(_: CertificateRange, _: Lock, _: PartyId, _: PartyId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

impl VoucherBacking for Register {
	fn back_voucher(backing: Backing) -> DispatchResult {
		let policy = Batches::get(backing.range.batch).ok_or(NOT_HELD)?.policy;
		change(backing.range, |bundle| {
			ensure!(is_deliverable(bundle, policy, &backing), NOT_HELD);
			bundle.came_from = Some((bundle.holder, bundle.traded));
			bundle.traded |= bundle.holder != backing.buyer;
			bundle.holder = backing.buyer;
			bundle.state = BundleState::Locked(Lock::Voucher(backing.voucher));
			Ok(())
		})
	}

	fn unback_voucher(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		change(range, |bundle| {
			ensure!(bundle.state == BundleState::Locked(Lock::Voucher(voucher)), NOT_HELD);
			(bundle.holder, bundle.traded) = bundle.came_from.take().ok_or(NOT_HELD)?;
			bundle.state = BundleState::Active;
			Ok(())
		})
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
}

impl Redeeming for Register {
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
		let voucher = next_voucher();
		let (gone, unwound) = (false, false);
		let issued = Issued { gone, unwound, evidence, buyer, range, energy, period };
		Vouchers::insert(voucher, issued);
		Ok(voucher)
	}

	fn unwind(voucher: VoucherId) -> Result<UnwoundVoucher, DispatchError> {
		let issued = Vouchers::get(voucher).ok_or(NOT_HELD)?;
		let status = Pallet::<Test>::status(issued.evidence);
		let is_there = !issued.gone && !issued.unwound;
		ensure!(status == Some(EvidenceStatus::Revoked) && is_there, NOT_UNWINDABLE);
		Self::unback_voucher(issued.range, voucher)?;
		Vouchers::insert(voucher, Issued { unwound: true, ..issued });
		let Issued { evidence, range, energy, .. } = issued;
		Ok(UnwoundVoucher { evidence, range, energy })
	}
}
