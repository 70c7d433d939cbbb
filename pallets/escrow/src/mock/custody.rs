//! Vouchers that keep what happens to them, and the batch behind each.

use super::{Test, EXPIRY};
use codec::{Decode, Encode};
use frame_support::{ensure, parameter_types, traits::UnixTime};
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, Carried, CertificateRange, Class, EnergySource, Lock, Move, Policy,
		ProjectCode, TradeClass,
	},
	claim::{Beneficiary, Claim, RedemptionId},
	party::{MeterId, PartyId},
	traits::{
		Backing, CertificateBatches, EnergyCarried, Redeeming, Tradable, VoucherBacking,
		VoucherCustody, VoucherRedemption,
	},
	voucher::{AgreementId, Voucher, VoucherId, VoucherStatus},
	Energy, MarketOffset, Period,
};

/// A voucher, and what it derives from elsewhere. Its batch has its own number.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Entry {
	pub voucher: Voucher,
	pub policy: Policy,
	/// By governance, or because the evidence is contested.
	pub frozen: bool,
	pub frozen_by_issuer: bool,
	pub revoked: bool,
}

parameter_types! {
	pub storage VoucherTable: BTreeMap<VoucherId, Entry> = BTreeMap::new();
	pub storage Claims: Vec<(VoucherId, Claim, bool)> = Vec::new();
}

/// The vouchers, as the vouchers pallet knows them in the real chain.
pub struct Custody;

/// The batches behind them.
pub struct Register;

/// Gives `holder` a voucher that may move freely.
pub fn issue(holder: PartyId) -> VoucherId {
	issue_units(holder, 10)
}

pub fn issue_units(holder: PartyId, units: u32) -> VoucherId {
	let mut table = VoucherTable::get();
	let id = table.len() as VoucherId;
	let voucher = Voucher {
		holder,
		evidence: id,
		range: CertificateRange { batch: id, first: 1, units },
		energy: Energy::from_wh(1_000).checked_mul(units).unwrap(),
		period: Period::month(528),
		consumer: holder,
		status: VoucherStatus::Active,
		parent: None,
	};
	table.insert(
		id,
		Entry {
			voucher,
			policy: Policy::Unlimited,
			frozen: false,
			frozen_by_issuer: false,
			revoked: false,
		},
	);
	VoucherTable::set(&table);
	id
}

/// Changes what is known of a voucher.
pub fn change(id: VoucherId, by: impl FnOnce(&mut Entry)) {
	let mut table = VoucherTable::get();
	by(table.get_mut(&id).unwrap());
	VoucherTable::set(&table);
}

pub fn holder(id: VoucherId) -> PartyId {
	VoucherTable::get()[&id].voucher.holder
}

pub fn status(id: VoucherId) -> VoucherStatus {
	VoucherTable::get()[&id].voucher.status
}

/// Every voucher in custody is in that of an agreement that exists and is about it.
pub fn ensure_custody() {
	for (id, entry) in VoucherTable::get() {
		if let VoucherStatus::InCustody(agreement) = entry.voucher.status {
			assert_eq!(crate::Agreements::<Test>::get(agreement).unwrap().voucher, id);
		}
	}
}

fn entry(id: VoucherId) -> Result<Entry, DispatchError> {
	VoucherTable::get().get(&id).cloned().ok_or("VoucherNotFound".into())
}

fn is_expired() -> bool {
	<Test as crate::Config>::Time::now().as_secs() >= EXPIRY
}

fn is_unwound(entry: &Entry) -> bool {
	entry.voucher.status == VoucherStatus::Unwound
}

fn ensure_in_custody(id: VoucherId, agreement: AgreementId) -> DispatchResult {
	let held = entry(id)?.voucher.status == VoucherStatus::InCustody(agreement);
	ensure!(held, "NotInCustody");
	Ok(())
}

/// The certificates behind a voucher have changed hands once, with the trade that was verified.
fn ensure_allowed(id: VoucherId, movement: Move) -> DispatchResult {
	ensure!(entry(id)?.policy.allows(movement, true), "NotAllowedByPolicy");
	Ok(())
}

impl VoucherCustody for Custody {
	fn voucher(id: VoucherId) -> Option<Voucher> {
		entry(id).ok().map(|entry| entry.voucher)
	}

	fn ensure_usable(id: VoucherId) -> DispatchResult {
		ensure!(!entry(id)?.frozen_by_issuer, "VoucherNotUsable");
		Self::ensure_may_settle(id)
	}

	fn ensure_may_settle(id: VoucherId) -> DispatchResult {
		let entry = entry(id)?;
		ensure!(!entry.frozen && !entry.revoked && !is_expired(), "VoucherNotUsable");
		Ok(())
	}

	fn is_dead(id: VoucherId) -> bool {
		is_expired() || entry(id).map_or(true, |entry| entry.revoked || is_unwound(&entry))
	}

	fn ensure_deliverable(id: VoucherId) -> DispatchResult {
		Self::ensure_may_settle(id)?;
		ensure_allowed(id, Move::Trade)
	}

	fn ensure_redeemable(id: VoucherId, claim: &Claim, paid: bool) -> DispatchResult {
		Self::ensure_may_settle(id)?;
		let voucher = entry(id)?.voucher;
		let produced = voucher.period.bounds(MarketOffset::UTC).unwrap();
		claim.check(&produced).map_err(|_| "ClaimRefused")?;
		let of_consumer = claim.beneficiary == Beneficiary::Party(voucher.consumer);
		ensure!(of_consumer || !claim.purpose.needs_matched_consumer(), "NotTheConsumer");
		match claim.beneficiary == Beneficiary::Party(voucher.holder) {
			true => Ok(()),
			false => ensure_allowed(id, Move::RedemptionForOther { paid }),
		}
	}

	fn take(
		id: VoucherId,
		depositor: PartyId,
		agreement: AgreementId,
	) -> Result<CertificateRange, DispatchError> {
		let voucher = entry(id)?.voucher;
		ensure!(voucher.holder == depositor, "NotHolder");
		ensure!(voucher.status == VoucherStatus::Active, "NotActive");
		Self::ensure_usable(id)?;
		change(id, |entry| entry.voucher.status = VoucherStatus::InCustody(agreement));
		Ok(voucher.range)
	}

	fn give_back(id: VoucherId, agreement: AgreementId) -> DispatchResult {
		ensure_in_custody(id, agreement)?;
		change(id, |entry| entry.voucher.status = VoucherStatus::Active);
		Ok(())
	}

	fn deliver(id: VoucherId, agreement: AgreementId, to: PartyId) -> DispatchResult {
		ensure_in_custody(id, agreement)?;
		Self::ensure_deliverable(id)?;
		change(id, |entry| {
			entry.voucher.status = VoucherStatus::Active;
			entry.voucher.holder = to;
		});
		Ok(())
	}

	fn redeem(
		id: VoucherId,
		agreement: AgreementId,
		claim: Claim,
		paid: bool,
	) -> Result<RedemptionId, DispatchError> {
		ensure_in_custody(id, agreement)?;
		Self::ensure_redeemable(id, &claim, paid)?;
		let mut claims = Claims::get();
		let redemption = claims.len() as RedemptionId;
		claims.push((id, claim, paid));
		Claims::set(&claims);
		change(id, |entry| entry.voucher.status = VoucherStatus::Redeemed(redemption));
		Ok(redemption)
	}
}

/// Agreements only ask how long certificates are valid; everything else fails.
impl CertificateBatches for Register {
	fn class(_: TradeClass) -> Option<Class> {
		None
	}

	fn batch(batch: BatchId) -> Option<BatchInfo> {
		let entry = entry(batch).ok()?;
		Some(BatchInfo {
			project: ProjectCode::with_check("1234567890ABCDEF").unwrap(),
			owner: entry.voucher.holder,
			meter: MeterId::new("G-1").unwrap(),
			source: EnergySource::Wind,
			region: Default::default(),
			period: entry.voucher.period,
			class: TradeClass::TRADABLE,
			face_value: Energy::from_wh(1_000),
			policy: entry.policy,
			valid_until: EXPIRY,
			issued: entry.voucher.range.units,
			frozen: entry.frozen,
		})
	}

	fn ensure_usable(_: BatchId) -> DispatchResult {
		refuse()
	}

	fn ensure_may_settle(_: BatchId) -> DispatchResult {
		refuse()
	}
}

impl EnergyCarried for Register {
	fn carried(_: &MeterId, _: Period) -> Carried {
		Carried::default()
	}
}

impl Tradable for Register {
	fn lock(_: CertificateRange, _: PartyId, _: Lock) -> DispatchResult {
		refuse()
	}

	fn release(_: CertificateRange, _: Lock) -> DispatchResult {
		refuse()
	}

	fn ensure_tradable(_: CertificateRange, _: PartyId) -> DispatchResult {
		refuse()
	}

	fn sell_locked(_: CertificateRange, _: Lock, _: PartyId, _: PartyId) -> DispatchResult {
		refuse()
	}

	fn sell(_: CertificateRange, _: PartyId, _: PartyId) -> DispatchResult {
		refuse()
	}
}

impl VoucherBacking for Register {
	fn back_voucher(_: Backing) -> DispatchResult {
		refuse()
	}

	fn unback_voucher(_: CertificateRange, _: VoucherId) -> DispatchResult {
		refuse()
	}

	fn relabel(_: CertificateRange, _: VoucherId, _: VoucherId) -> DispatchResult {
		refuse()
	}

	fn ensure_movable(_: CertificateRange, _: VoucherId) -> DispatchResult {
		refuse()
	}

	fn hand_over(_: CertificateRange, _: VoucherId, _: PartyId) -> DispatchResult {
		refuse()
	}
}

impl Redeeming for Register {
	fn ensure_redeemable(_: &VoucherRedemption) -> DispatchResult {
		refuse()
	}

	fn redeem_voucher(_: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		Err("NotForAgreements".into())
	}
}

fn refuse() -> DispatchResult {
	Err("NotForAgreements".into())
}
