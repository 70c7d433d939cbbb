//! A register of certificates that keeps each certificate on its own.

use super::{Registry, Test, EXPIRY, FACE_VALUE};
use codec::{Decode, Encode};
use frame_support::{ensure, parameter_types, traits::UnixTime};
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried, CertificateRange, Class, EnergySource, Lock,
		Move, Policy, ProjectCode, TradeClass,
	},
	claim::{Beneficiary, Redemption, RedemptionId},
	party::{MeterId, PartyId},
	traits::{
		Backing, CertificateBatches, EnergyCarried, Redeeming, Tradable, VoucherBacking,
		VoucherRedemption,
	},
	voucher::{VoucherId, VoucherStatus},
	Energy, MarketOffset, Period,
};

/// One certificate.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Unit {
	pub holder: PartyId,
	pub state: BundleState,
	pub traded: bool,
	/// Who held it before verification, and whether it had changed hands then.
	pub found: Option<(PartyId, bool)>,
}

parameter_types! {
	pub storage Batches: BTreeMap<BatchId, BatchInfo> = BTreeMap::new();
	pub storage Units: BTreeMap<(BatchId, u32), Unit> = BTreeMap::new();
	/// Batches that an issuer has frozen, not governance.
	pub storage FrozenByIssuer: Vec<BatchId> = Vec::new();
	pub storage Redemptions: Vec<Redemption> = Vec::new();
}

/// Issues a batch of untraded certificates to `holder`.
pub fn issue_batch(policy: Policy, holder: PartyId, units: u32) -> CertificateRange {
	let mut batches = Batches::get();
	let batch = batches.len() as BatchId;
	batches.insert(batch, batch_info(policy, holder, units));
	Batches::set(&batches);
	let range = CertificateRange { batch, first: 1, units };
	let mut table = Units::get();
	let unit = Unit { holder, state: BundleState::Active, traded: false, found: None };
	table.extend(numbers(range).map(|number| ((batch, number), unit.clone())));
	Units::set(&table);
	range
}

fn batch_info(policy: Policy, owner: PartyId, issued: u32) -> BatchInfo {
	BatchInfo {
		project: ProjectCode::with_check("1234567890ABCDEF").unwrap(),
		owner,
		meter: MeterId::new("G-1").unwrap(),
		source: EnergySource::Wind,
		region: Default::default(),
		period: Period::month(528),
		class: TradeClass::TRADABLE,
		face_value: Energy::from_wh(FACE_VALUE),
		policy,
		valid_until: EXPIRY,
		issued,
		frozen: false,
	}
}

pub fn freeze(batch: BatchId, frozen: bool) {
	let mut batches = Batches::get();
	batches.get_mut(&batch).unwrap().frozen = frozen;
	Batches::set(&batches);
}

/// What an issuer does.
pub fn freeze_by_issuer(batch: BatchId) {
	freeze(batch, true);
	FrozenByIssuer::set(&vec![batch]);
}

/// Puts a verified trade's certificates behind the buyer's voucher: they have changed hands.
pub fn back(range: CertificateRange, buyer: PartyId, voucher: VoucherId) {
	change(range, |unit| {
		unit.found = Some((unit.holder, unit.traded));
		unit.state = BundleState::Locked(Lock::Voucher(voucher));
		(unit.holder, unit.traded) = (buyer, true);
	});
}

/// Makes certificates another party's, by a sale.
pub fn hand(range: CertificateRange, to: PartyId) {
	change(range, |unit| (unit.holder, unit.traded) = (to, true));
}

pub fn units(range: CertificateRange) -> Vec<Unit> {
	let table = Units::get();
	numbers(range).map(|number| table[&(range.batch, number)].clone()).collect()
}

fn numbers(range: CertificateRange) -> core::ops::Range<u32> {
	range.first..range.first + range.units
}

fn change(range: CertificateRange, mut by: impl FnMut(&mut Unit)) {
	let mut table = Units::get();
	numbers(range).for_each(|number| by(table.get_mut(&(range.batch, number)).unwrap()));
	Units::set(&table);
}

/// Fails unless all certificates are behind this voucher.
fn ensure_behind(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
	let state = BundleState::Locked(Lock::Voucher(voucher));
	ensure!(units(range).iter().all(|unit| unit.state == state), "NotBehindVoucher");
	Ok(())
}

fn ensure_allowed(range: CertificateRange, movement: Move) -> DispatchResult {
	let policy = Batches::get()[&range.batch].policy;
	let allowed = units(range).iter().all(|unit| policy.allows(movement, unit.traded));
	ensure!(allowed, "NotAllowedByPolicy");
	Ok(())
}

impl CertificateBatches for Registry {
	fn class(_: TradeClass) -> Option<Class> {
		None
	}

	fn batch(batch: BatchId) -> Option<BatchInfo> {
		Batches::get().get(&batch).cloned()
	}

	fn ensure_usable(batch: BatchId) -> DispatchResult {
		let batch = Self::batch(batch).ok_or("BatchNotFound")?;
		let now = <Test as crate::Config>::Time::now().as_secs();
		ensure!(!batch.frozen, "BatchFrozen");
		ensure!(now < batch.valid_until, "BatchExpired");
		Ok(())
	}

	fn ensure_may_settle(id: BatchId) -> DispatchResult {
		let batch = Self::batch(id).ok_or("BatchNotFound")?;
		let now = <Test as crate::Config>::Time::now().as_secs();
		ensure!(!batch.frozen || FrozenByIssuer::get().contains(&id), "BatchFrozen");
		ensure!(now < batch.valid_until, "BatchExpired");
		Ok(())
	}
}

impl EnergyCarried for Registry {
	fn carried(_: &MeterId, _: Period) -> Carried {
		Carried::default()
	}
}

impl Tradable for Registry {
	fn lock(range: CertificateRange, _: PartyId, lock: Lock) -> DispatchResult {
		change(range, |unit| unit.state = BundleState::Locked(lock));
		Ok(())
	}

	fn release(range: CertificateRange, _: Lock) -> DispatchResult {
		change(range, |unit| unit.state = BundleState::Active);
		Ok(())
	}

	fn ensure_tradable(range: CertificateRange, _: PartyId) -> DispatchResult {
		ensure_allowed(range, Move::Trade)
	}

	fn sell_locked(range: CertificateRange, _: Lock, to: PartyId, _: PartyId) -> DispatchResult {
		change(range, |unit| unit.holder = to);
		Ok(())
	}

	fn sell(range: CertificateRange, _: PartyId, to: PartyId) -> DispatchResult {
		change(range, |unit| unit.holder = to);
		Ok(())
	}
}

impl VoucherBacking for Registry {
	fn back_voucher(backing: Backing) -> DispatchResult {
		back(backing.range, backing.buyer, backing.voucher);
		Ok(())
	}

	fn unback_voucher(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		ensure_behind(range, voucher)?;
		change(range, |unit| {
			unit.state = BundleState::Active;
			(unit.holder, unit.traded) = unit.found.take().unwrap();
		});
		Ok(())
	}

	fn relabel(range: CertificateRange, from: VoucherId, to: VoucherId) -> DispatchResult {
		ensure_behind(range, from)?;
		change(range, |unit| unit.state = BundleState::Locked(Lock::Voucher(to)));
		Ok(())
	}

	fn ensure_movable(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		ensure_behind(range, voucher)?;
		ensure_allowed(range, Move::Trade)
	}

	fn hand_over(range: CertificateRange, voucher: VoucherId, to: PartyId) -> DispatchResult {
		Self::ensure_movable(range, voucher)?;
		hand(range, to);
		Ok(())
	}
}

impl Redeeming for Registry {
	fn ensure_redeemable(redeeming: &VoucherRedemption) -> DispatchResult {
		let VoucherRedemption { range, voucher, matched, claim, paid, agreed } = redeeming;
		match agreed {
			true => Self::ensure_may_settle(range.batch)?,
			false => Self::ensure_usable(range.batch)?,
		}
		ensure_behind(*range, *voucher)?;
		let produced = Self::batch(range.batch).unwrap().period.bounds(MarketOffset::UTC).unwrap();
		claim.check(&produced).map_err(|_| "ClaimRefused")?;
		let of_consumer = claim.beneficiary == Beneficiary::Party(*matched);
		ensure!(of_consumer || !claim.purpose.needs_matched_consumer(), "NotTheConsumer");
		let holder = Beneficiary::Party(units(*range)[0].holder);
		match claim.beneficiary == holder {
			true => Ok(()),
			false => ensure_allowed(*range, Move::RedemptionForOther { paid: *paid }),
		}
	}

	fn redeem_voucher(redeeming: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		Self::ensure_redeemable(&redeeming)?;
		let VoucherRedemption { range, voucher, matched, claim, .. } = redeeming;
		let mut redemptions = Redemptions::get();
		let id = redemptions.len() as RedemptionId;
		redemptions.push(Redemption {
			range,
			energy: Energy::from_wh(FACE_VALUE).checked_mul(range.units).unwrap(),
			holder: units(range)[0].holder,
			claim,
			matched: Some(matched),
			voucher: Some(voucher),
			at: <Test as crate::Config>::Time::now().as_secs(),
		});
		Redemptions::set(&redemptions);
		change(range, |unit| unit.state = BundleState::Redeemed(id));
		Ok(id)
	}
}

/// Certificates behind vouchers that are no more.
pub fn retired() -> impl Iterator<Item = Unit> {
	Units::get().into_values().filter(|unit| match unit.state {
		BundleState::Locked(Lock::Voucher(id)) => !crate::Vouchers::<Test>::contains_key(id),
		_ => false,
	})
}

impl Registry {
	/// Each voucher's certificates are its holder's, and locked for it or redeemed with it, unless it
	/// is unwound; what was behind retired ones has expired; all others are free.
	pub fn do_try_state() -> DispatchResult {
		let mut backing = retired().count();
		for (id, voucher) in crate::Vouchers::<Test>::iter() {
			let state = match voucher.status {
				VoucherStatus::Unwound => continue,
				VoucherStatus::Redeemed(redemption) => BundleState::Redeemed(redemption),
				_ => BundleState::Locked(Lock::Voucher(id)),
			};
			let right = |unit: &Unit| unit.holder == voucher.holder && unit.state == state;
			ensure!(units(voucher.range).iter().all(right), "a certificate is not where it should");
			backing += voucher.range.units as usize;
		}
		let free = Units::get().into_values().filter(|unit| unit.state == BundleState::Active);
		let expired = <Test as crate::Config>::Time::now().as_secs() >= EXPIRY;
		ensure!(expired || retired().count() == 0, "a voucher is gone before its time");
		ensure!(free.count() + backing == Units::get().len(), "a certificate is in two places");
		Ok(())
	}
}
