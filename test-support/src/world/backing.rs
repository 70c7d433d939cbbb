//! Certificates behind vouchers, and their redemption.

use super::{
	batches::count_down, deposits::Payer, Bundle, Chain, World, CLAIM_REFUSED, NOT_ALLOWED,
	NOT_CONSUMER, NOT_DELIVERABLE, NOT_LOCKED, UNKNOWN_BATCH,
};
use crate::Clock;
use codec::{Decode, Encode};
use frame_support::{ensure, storage_alias};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, CertificateRange, Lock, Move, Policy},
	claim::{Beneficiary, Claim, Redemption, RedemptionId},
	party::PartyId,
	traits::{
		Backing, CertificateBatches, Effort, Parties, Redeeming, VoucherBacking, VoucherRedemption,
	},
	voucher::VoucherId,
	MarketOffset, Period,
};

/// A redemption, and how it came about.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Redeemed {
	/// The record that stays.
	pub redemption: Redemption,
	/// Whether the holder was paid.
	pub paid: bool,
	/// Whether an agreement was carried out by it.
	pub agreed: bool,
}

#[storage_alias]
type Redemptions = StorageValue<World, Vec<Redeemed>>;

impl<T> World<T> {
	/// All redemptions, in order.
	pub fn redemptions() -> Vec<Redeemed> {
		Redemptions::get().unwrap_or_default()
	}
}

impl<T: Chain> World<T> {
	/// Fails unless all certificates of a range are behind this voucher.
	fn ensure_behind(
		range: CertificateRange,
		voucher: VoucherId,
	) -> Result<Vec<(u32, Bundle)>, DispatchError> {
		let bundles = Self::bundles_of_one_trade(range)?;
		let state = BundleState::Locked(Lock::Voucher(voucher));
		ensure!(bundles.iter().all(|(_, bundle)| bundle.state == state), NOT_LOCKED);
		Ok(bundles)
	}

	/// Fails unless the certificates behind a voucher may move so.
	fn ensure_may_move(
		range: CertificateRange,
		voucher: VoucherId,
		movement: Move,
	) -> DispatchResult {
		for (_, bundle) in Self::ensure_behind(range, voucher)? {
			Self::ensure_allowed(range, movement, bundle.traded)?;
		}
		Ok(())
	}
}

/// Whether a bundle may go behind the voucher of this trade.
fn is_deliverable(bundle: &Bundle, policy: Policy, frozen: bool, backing: &Backing) -> bool {
	let Backing { seller, buyer, trade_ref, seller_may_deliver, .. } = *backing;
	let may_move = bundle.holder == seller && policy.allows(Move::Delivery, bundle.traded);
	match bundle.state {
		BundleState::Active if bundle.holder == buyer => true,
		BundleState::Active => may_move && seller_may_deliver && !frozen,
		BundleState::Locked(Lock::Pledge(_)) => {
			may_move && bundle.pledged_to == Some((buyer, trade_ref))
		}
		_ => false,
	}
}

impl<T: Chain> World<T> {
	/// Counts what a trade touches: its bundles, the pledges on them, and the bundle that it splits.
	fn count(range: CertificateRange, effort: &mut Effort) -> DispatchResult {
		for (first, bundle) in Self::bundles(range, &mut effort.bundles)? {
			if matches!(bundle.state, BundleState::Locked(Lock::Pledge(_))) {
				count_down(&mut effort.pledges)?;
			}
			if bundle.units < Self::bundle_at(range.batch, first)?.units {
				count_down(&mut effort.splits)?;
			}
		}
		Ok(())
	}
}

impl<T: Chain> VoucherBacking for World<T> {
	fn back_voucher(backing: Backing, effort: &mut Effort) -> DispatchResult {
		Self::ensure_may_settle(backing.range.batch)?;
		let batch = Self::batch(backing.range.batch).ok_or(UNKNOWN_BATCH)?;
		Self::count(backing.range, effort)?;
		Self::change(backing.range, Payer::Party(backing.payer), |bundle| {
			let deliverable = is_deliverable(bundle, batch.policy, batch.frozen, &backing);
			ensure!(deliverable, NOT_DELIVERABLE);
			bundle.came_from = Some((bundle.holder, bundle.traded));
			bundle.traded |= bundle.holder != backing.buyer;
			bundle.holder = backing.buyer;
			bundle.pledged_to = None;
			bundle.state = BundleState::Locked(Lock::Voucher(backing.voucher));
			Ok(())
		})
	}

	/// Each was paid when its bundle was split off.
	fn pay_deposits(_: &Effort) -> DispatchResult {
		Ok(())
	}

	fn unback_voucher(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		Self::ensure_behind(range, voucher)?;
		Self::change(range, Payer::Holder, |bundle| {
			(bundle.holder, bundle.traded) = bundle.came_from.take().ok_or(NOT_LOCKED)?;
			bundle.state = BundleState::Active;
			Ok(())
		})
	}

	fn relabel(range: CertificateRange, from: VoucherId, to: VoucherId) -> DispatchResult {
		Self::ensure_behind(range, from)?;
		Self::change(range, Payer::Holder, |bundle| {
			bundle.state = BundleState::Locked(Lock::Voucher(to));
			Ok(())
		})
	}

	fn ensure_movable(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		Self::ensure_may_settle(range.batch)?;
		Self::ensure_may_move(range, voucher, Move::Trade)
	}

	fn hand_over(range: CertificateRange, voucher: VoucherId, to: PartyId) -> DispatchResult {
		Self::ensure_movable(range, voucher)?;
		Self::change(range, Payer::Holder, |bundle| {
			if bundle.came_from.is_some_and(|(from, _)| from == bundle.holder) {
				bundle.came_from = Some((to, true));
			}
			(bundle.holder, bundle.traded) = (to, true);
			Ok(())
		})
	}

	fn bundles_of_party(
		party: PartyId,
		after: Option<(BatchId, u32)>,
	) -> impl Iterator<Item = ((BatchId, u32), Option<VoucherId>)> {
		let all = Self::all_bundles();
		let follow =
			move |(at, _): &((BatchId, u32), Bundle)| after.is_none_or(|after| *at > after);
		let held = move |(_, bundle): &((BatchId, u32), Bundle)| bundle.holder == party;
		all.into_iter().filter(follow).filter(held).map(|(at, bundle)| (at, bundle.voucher()))
	}
}

impl<T> World<T> {
	/// Fails unless somebody can make this claim for energy of the period.
	fn ensure_claim(claim: &Claim, period: Period) -> DispatchResult {
		let produced = period.bounds(MarketOffset::UTC).ok_or(CLAIM_REFUSED)?;
		claim.check(&produced).map_err(|_| CLAIM_REFUSED)?;
		if let Beneficiary::Party(party) = claim.beneficiary {
			ensure!(Self::account_of(party).is_some(), CLAIM_REFUSED);
		}
		Ok(())
	}

	fn holder_of(range: CertificateRange) -> PartyId {
		Self::bundle_of(range.batch, range.first).holder
	}
}

impl<T: Chain> Redeeming for World<T> {
	fn ensure_redeemable(redeeming: &VoucherRedemption) -> DispatchResult {
		let VoucherRedemption { range, voucher, matched, claim, paid, agreed, .. } = redeeming;
		let period = Self::batch(range.batch).ok_or(UNKNOWN_BATCH)?.period;
		Self::ensure_behind(*range, *voucher)?;
		Self::ensure_claim(claim, period)?;
		let of_consumer = claim.beneficiary == Beneficiary::Party(*matched);
		ensure!(of_consumer || !claim.purpose.needs_matched_consumer(), NOT_CONSUMER);
		match agreed {
			true => Self::ensure_may_settle(range.batch)?,
			false => Self::ensure_usable(range.batch)?,
		}
		match claim.beneficiary == Beneficiary::Party(Self::holder_of(*range)) {
			true => Ok(()),
			false => {
				Self::ensure_may_move(*range, *voucher, Move::RedemptionForOther { paid: *paid })
			}
		}
	}

	fn redeem_voucher(redeeming: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		Self::ensure_redeemable(&redeeming)?;
		let VoucherRedemption { range, used, matched, claim, paid, agreed, .. } = redeeming;
		if !agreed {
			Self::charge_redemption(Self::holder_of(range))?;
		}
		let face_value = Self::batch(range.batch).ok_or(UNKNOWN_BATCH)?.face_value;
		let redemption = Redemption {
			range,
			energy: face_value.checked_mul(range.units).ok_or(NOT_ALLOWED)?,
			holder: Self::holder_of(range),
			claim,
			matched: Some(matched),
			voucher: Some(used),
			at: Clock::seconds(),
			block: Clock::block(),
		};
		let mut all = Self::redemptions();
		let id = all.len() as RedemptionId;
		all.push(Redeemed { redemption, paid, agreed });
		Redemptions::put(all);
		Self::change(range, Payer::Holder, |bundle| {
			bundle.state = BundleState::Redeemed(id);
			Ok(())
		})?;
		Ok(id)
	}
}
