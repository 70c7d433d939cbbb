//! What the events of the pallet Vouchers do to the records.

use super::{
	market::account_of,
	records::{
		certificates::{Batch, BundleStatus},
		vouchers::{Voucher, VoucherStatus},
	},
	scribe::{Done, Scribe},
	values::Range,
};
use verdigrid_client::api::vouchers::Event;

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Split { voucher, child, units } => split(scribe, *voucher, *child, *units).await,
		_ => scribe.change(voucher_of(event), |voucher: &mut Voucher| change(voucher, event)).await,
	}
}

/// The voucher that an event is about.
pub(super) fn voucher_of(event: &Event) -> u64 {
	match event {
		Event::Split { voucher, .. }
		| Event::Redeemed { voucher, .. }
		| Event::TakenIntoCustody { voucher, .. }
		| Event::GivenBack { voucher, .. }
		| Event::Delivered { voucher, .. }
		| Event::Unwound { voucher, .. }
		| Event::Retired { voucher, .. } => *voucher,
	}
}

fn change(voucher: &mut Voucher, event: &Event) {
	match event {
		Event::Split { .. } => (),
		Event::Redeemed { redemption, .. } => {
			end(voucher, VoucherStatus::Redeemed);
			voucher.redemption = Some(*redemption);
		}
		Event::TakenIntoCustody { agreement, .. } => {
			(voucher.status, voucher.agreement) = (VoucherStatus::InCustody, Some(*agreement));
		}
		Event::GivenBack { .. } => {
			(voucher.status, voucher.agreement) = (VoucherStatus::Active, None);
		}
		Event::Delivered { to, .. } => {
			(voucher.status, voucher.agreement) = (VoucherStatus::Active, None);
			voucher.holder = *to;
		}
		Event::Unwound { .. } => end(voucher, VoucherStatus::Unwound),
		Event::Retired { .. } => end(voucher, VoucherStatus::Retired),
	}
}

fn end(voucher: &mut Voucher, status: VoucherStatus) {
	voucher.status = status;
	(voucher.agreement, voucher.depositor) = (None, None);
}

async fn split(scribe: &mut Scribe<'_, '_>, voucher: u64, child: u64, units: u32) -> Done {
	let mut parent: Voucher = scribe.need(&voucher.to_string()).await?;
	let batch: Batch = scribe.need(&parent.range.batch.to_string()).await?;
	let front = Range { units, ..parent.range };
	let energy = batch.face_value.saturating_mul(units.into());
	let depositor = Some(account_of(scribe, parent.holder).await?);
	scribe.put(&Voucher {
		id: child,
		range: front,
		energy,
		parent: Some(voucher),
		depositor,
		created_at: scribe.at,
		changed_at: scribe.at,
		..parent.clone()
	})?;
	parent.range = parent.range.without_front(units);
	parent.energy = parent.energy.saturating_sub(energy);
	scribe.put_changed(&mut parent)?;
	scribe.alter(front, |bundle| bundle.set(BundleStatus::BehindVoucher, Some(child))).await
}
