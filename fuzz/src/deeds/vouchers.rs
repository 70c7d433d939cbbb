//! Vouchers are split, redeemed and retired.

use verdigrid_primitives::voucher::{Voucher, VoucherId, VoucherStatus};
use verdigrid_vouchers::Call;

use super::{certificates::claim, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] = &[split, redeem, redeem, retire, unwind];

/// A voucher that is active; now and then any.
pub(super) fn voucher(scene: &mut Scene<'_>) -> Option<(VoucherId, Voucher)> {
	let any = scene.dice.once_in(10);
	let all: Vec<_> = scene
		.view
		.vouchers
		.iter()
		.filter(|(_, voucher)| any || voucher.status == VoucherStatus::Active)
		.collect();
	scene.dice.pick(&all).map(|(id, voucher)| (*id, voucher.clone()))
}

fn split(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (voucher, record) = voucher(scene)?;
	let units = scene.some_of(record.range.units);
	scene.by(record.holder, Call::split { voucher, units })
}

fn redeem(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (voucher, record) = voucher(scene)?;
	let beneficiary = if scene.dice.once_in(2) { record.consumer } else { record.holder };
	let claim = claim(scene, record.range.batch, beneficiary)?;
	let units = scene.some_of(record.range.units);
	scene.by(record.holder, Call::redeem { voucher, units, claim })
}

fn retire(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (voucher, _) = voucher(scene)?;
	scene.by_anybody(Call::retire { voucher })
}

fn unwind(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (voucher, _) = scene.dice.pick(&scene.view.vouchers).cloned()?;
	scene.by_anybody(verdigrid_evidence::Call::unwind { voucher })
}
