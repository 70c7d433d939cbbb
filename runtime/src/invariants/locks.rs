//! Certificates that are locked for something are locked for something that there is.

use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_auction::Asks;
use verdigrid_certificates::{Batches, Bundles};
use verdigrid_market::Offers;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock},
	traits::VoucherCustody,
};

use crate::{Certificates, Runtime, Timestamp, Vouchers};

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	offers()?;
	asks()?;
	vouchers()
}

/// Every open offer is exactly one bundle of its seller, and every bundle on offer one of them.
fn offers() -> Result<(), TryRuntimeError> {
	for (id, offer) in Offers::<Runtime>::iter() {
		let locked = is_one_bundle(&offer.range, offer.seller, Lock::Offer(id));
		ensure!(locked, "an offer is not a bundle of its seller");
	}
	let on_offer = locked_bundles(|lock| matches!(lock, Lock::Offer(_)));
	ensure!(on_offer == Offers::<Runtime>::iter_keys().count(), "a bundle is locked for no offer");
	Ok(())
}

/// Every ask is exactly one bundle of its seller, as far as it is not sold.
fn asks() -> Result<(), TryRuntimeError> {
	let mut open = 0_usize;
	for ((auction, _), (_, batch, first), ask) in Asks::<Runtime>::iter() {
		if ask.units == 0 {
			continue;
		}
		let first = first.checked_add(ask.sold).ok_or("an ask has no end")?;
		let range = CertificateRange { batch, first, units: ask.units };
		let locked = is_one_bundle(&range, ask.seller, Lock::Auction(auction));
		ensure!(locked, "an ask is not a bundle of its seller");
		open = open.saturating_add(1);
	}
	let asked = locked_bundles(|lock| matches!(lock, Lock::Auction(_)));
	ensure!(asked == open, "a bundle is locked for no ask");
	Ok(())
}

/// Every bundle that is locked for a voucher is in that voucher's range; what is behind a voucher that was
/// retired has expired.
fn vouchers() -> Result<(), TryRuntimeError> {
	for (batch, key, bundle) in Bundles::<Runtime>::iter() {
		let first = key.first();
		let BundleState::Locked(Lock::Voucher(id)) = bundle.state else { continue };
		match Vouchers::voucher(id) {
			Some(voucher) => {
				let end = voucher.range.end().ok_or("a voucher has no end")?;
				let within = voucher.range.batch == batch && first >= voucher.range.first;
				ensure!(within && first < end, "a bundle is locked for another's voucher");
			}
			None => {
				let batch = Batches::<Runtime>::get(batch).ok_or("a bundle has no batch")?;
				let now = Timestamp::get() / 1_000;
				ensure!(now >= batch.info.valid_until, "a bundle is locked for no voucher");
			}
		}
	}
	Ok(())
}

fn is_one_bundle(range: &CertificateRange, holder: u32, lock: Lock) -> bool {
	Certificates::bundle(range.batch, range.first).is_some_and(|bundle| {
		bundle.units == range.units
			&& bundle.holder == holder
			&& bundle.state == BundleState::Locked(lock)
	})
}

fn locked_bundles(by: impl Fn(Lock) -> bool) -> usize {
	let is_locked = |state: BundleState| matches!(state, BundleState::Locked(lock) if by(lock));
	Bundles::<Runtime>::iter_values().filter(|bundle| is_locked(bundle.state)).count()
}

/// Used by [`super::vouchers`]: whether all of a range is in this state and this party's.
pub(super) fn all_of(
	range: &CertificateRange,
	holder: u32,
	state: BundleState,
) -> Result<bool, TryRuntimeError> {
	let end = range.end().ok_or("a range has no end")?;
	let mut at = range.first;
	while at < end {
		let Some(bundle) = Certificates::bundle(range.batch, at) else { return Ok(false) };
		if bundle.state != state || bundle.holder != holder {
			return Ok(false);
		}
		at = at.checked_add(bundle.units).ok_or("a bundle has no end")?;
	}
	Ok(at == end)
}
