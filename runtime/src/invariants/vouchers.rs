//! Every voucher rests on the certificates, the evidence and the agreement that it says.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_certificates::Redemptions;
use verdigrid_escrow::Agreements;
use verdigrid_evidence::EvidenceRecords;
use verdigrid_primitives::{
	certificate::{BundleState, Lock},
	evidence::EvidenceId,
	traits::VoucherCustody,
	voucher::{Voucher, VoucherId, VoucherStatus},
	Energy,
};

use super::locks::all_of;
use crate::{Evidence, Runtime, Vouchers};

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	let all = all()?;
	for (id, voucher) in &all {
		certificates(*id, voucher)?;
	}
	custody(&all)?;
	evidence(&all)
}

/// All vouchers: those of evidence, stored or not, and those that splits made.
fn all() -> Result<BTreeMap<VoucherId, Voucher>, TryRuntimeError> {
	let stored = verdigrid_vouchers::Vouchers::<Runtime>::iter_keys();
	let numbers: BTreeSet<_> = EvidenceRecords::<Runtime>::iter_keys().chain(stored).collect();
	let voucher = |id| -> Result<_, TryRuntimeError> {
		Ok((id, Vouchers::voucher(id).ok_or("evidence has no voucher")?))
	};
	numbers.into_iter().map(voucher).collect()
}

/// The certificates behind a voucher are its holder's and locked for it, or redeemed with it.
fn certificates(id: VoucherId, voucher: &Voucher) -> Result<(), TryRuntimeError> {
	let Voucher { holder, range, .. } = voucher;
	let state = match voucher.status {
		VoucherStatus::Active | VoucherStatus::InCustody(_) => {
			BundleState::Locked(Lock::Voucher(id))
		}
		VoucherStatus::Redeemed(redemption) => {
			let record =
				Redemptions::<Runtime>::get(redemption).ok_or("a redemption is missing")?;
			let named = record.voucher == Some(id) && record.range == *range;
			ensure!(named, "a redemption is of another voucher");
			BundleState::Redeemed(redemption)
		}
		VoucherStatus::Unwound => return Ok(()),
	};
	ensure!(all_of(range, *holder, state)?, "a voucher does not have its certificates");
	Ok(())
}

/// A voucher is in the custody of the agreement that is about it, and of no other.
fn custody(vouchers: &BTreeMap<VoucherId, Voucher>) -> Result<(), TryRuntimeError> {
	for (id, agreement) in Agreements::<Runtime>::iter() {
		let voucher = vouchers.get(&agreement.voucher);
		let held = voucher.is_some_and(|voucher| voucher.status == VoucherStatus::InCustody(id));
		ensure!(held, "an agreement does not hold its voucher");
	}
	let in_custody = |voucher: &&Voucher| matches!(voucher.status, VoucherStatus::InCustody(_));
	let held = vouchers.values().filter(in_custody).count();
	let agreements = Agreements::<Runtime>::iter_keys().count();
	ensure!(held == agreements, "a voucher is in the custody of no agreement");
	Ok(())
}

/// The vouchers of evidence are worth no more than the evidence. What was unwound is what was given
/// back.
fn evidence(vouchers: &BTreeMap<VoucherId, Voucher>) -> Result<(), TryRuntimeError> {
	let mut worth: BTreeMap<EvidenceId, (Energy, Energy)> = BTreeMap::new();
	for voucher in vouchers.values() {
		let (all, unwound) = worth.entry(voucher.evidence).or_default();
		*all = all.checked_add(voucher.energy).ok_or("the energy of vouchers overflows")?;
		if voucher.status == VoucherStatus::Unwound {
			let sum = unwound.checked_add(voucher.energy);
			*unwound = sum.ok_or("the energy of vouchers overflows")?;
		}
	}
	for (evidence, (all, unwound)) in worth {
		let record = Evidence::evidence(evidence).ok_or("a voucher has no evidence")?;
		ensure!(all <= record.energy, "vouchers are worth more than their evidence");
		ensure!(unwound == record.unwound, "evidence gave back other energy than was unwound");
	}
	Ok(())
}
