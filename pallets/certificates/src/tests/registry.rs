use crate::{
	history::Delivery, mock::*, tests::steps::*, types::Reason, Classes, Error, Event, Redemptions,
	MAX_ADJACENT,
};
use frame_support::{assert_ok, hypothetically};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, Carried, Class, Lock, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	traits::{
		CertificateBatches, EnergyCarried, Redeeming, Tradable, VoucherBacking, VoucherRedemption,
	},
};
use verdigrid_test_support::{assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const N: TradeClass = TradeClass::NON_TRADABLE;
const OFFER: Lock = Lock::Offer(3);
const VOUCHER: u64 = 7;

fn behind(voucher: u64) -> BundleState {
	BundleState::Locked(Lock::Voucher(voucher))
}

fn redemption(units: u32) -> VoucherRedemption {
	redeeming(range(1, units), VOUCHER, BUYER_ID)
}

/// The first `units` of batch 0, delivered to the buyer behind the voucher.
fn deliver(units: u32) {
	assert_ok!(back_voucher(backing(range(1, units), OWNER_ID, BUYER_ID, VOUCHER)));
}

/// Makes bundles of one unit each, all the owner's.
fn crumble(bundles: u32) {
	for first in 1..=bundles {
		assert_ok!(Certificates::lock(range(first, 1), OWNER_ID, OFFER));
		assert_ok!(Certificates::release(range(first, 1), OFFER));
	}
}

#[test]
fn batch_and_carried_are_what_was_issued() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), MWH + 5));
		assert_eq!(Certificates::batch(0), Some(Certificates::batch_info(0).unwrap().info));
		assert_eq!(Certificates::batch(1), None);
		let carried = Carried { into: wh(0), out: wh(5) };
		assert_eq!(Certificates::carried(&meter(), january()), carried);
		assert_eq!(Certificates::carried(&meter(), february()), Carried::default());
	});
}

#[test]
fn a_batch_is_usable_unless_frozen_or_expired() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::ensure_usable(0));
		assert_noop!(Certificates::ensure_usable(1), Error::<Test>::UnknownBatch);
		Clock::set(valid_until());
		assert_noop!(Certificates::ensure_usable(0), Error::<Test>::BatchExpired);
		freeze();
		assert_noop!(Certificates::ensure_usable(0), Error::<Test>::BatchFrozen);
	});
}

#[test]
fn lock_and_release_leave_certificates_as_they_were() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, OFFER));
		let event = Event::Locked { range: range(1, 4), holder: OWNER_ID, lock: OFFER };
		assert_eq!(last_event(), event.into());
		assert_eq!(bundle(1).state, BundleState::Locked(OFFER));
		assert_eq!(Certificates::batch_info(0).unwrap().totals.offered, 4);
		assert_ok!(Certificates::release(range(1, 4), OFFER));
		assert_eq!(last_event(), Event::Released { range: range(1, 4), lock: OFFER }.into());
		assert_eq!(bundle(1).state, BundleState::Active);
		assert!(!bundle(1).is_traded());
	});
}

#[test]
fn lock_needs_active_certificates_of_the_holder_in_a_usable_batch() {
	ExtBuilder.with_ten(T, || {
		let lock = |holder| Certificates::lock(range(1, 4), holder, OFFER);
		assert_noop!(lock(BUYER_ID), Error::<Test>::NotHolder);
		freeze();
		assert_noop!(lock(OWNER_ID), Error::<Test>::BatchFrozen);
		unfreeze();
		assert_ok!(lock(OWNER_ID));
		assert_noop!(lock(OWNER_ID), Error::<Test>::NotActive);
	});
}

#[test]
fn locks_with_records_of_their_own_are_not_for_others() {
	ExtBuilder.with_ten(T, || {
		let mismatch = || Error::<Test>::LockMismatch;
		for lock in [Lock::Exchange(0), Lock::Pledge(0), Lock::Voucher(0)] {
			assert_noop!(Certificates::lock(range(1, 4), OWNER_ID, lock), mismatch());
			assert_noop!(Certificates::release(range(1, 4), lock), mismatch());
			assert_noop!(
				Certificates::sell_locked(range(1, 4), lock, BUYER_ID, BUYER_ID),
				mismatch()
			);
		}
	});
}

#[test]
fn r22_release_works_for_frozen_and_expired_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, OFFER));
		freeze();
		Clock::set(valid_until());
		assert_ok!(Certificates::release(range(1, 4), OFFER));
	});
}

#[test]
fn r20_a_lock_is_opened_only_by_its_own_number() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, OFFER));
		let (other, mismatch) = (Lock::Offer(4), || Error::<Test>::LockMismatch);
		assert_noop!(Certificates::release(range(1, 4), other), mismatch());
		assert_noop!(Certificates::sell_locked(range(1, 4), other, BUYER_ID, BUYER_ID), mismatch());
		assert_noop!(Certificates::release(range(5, 4), OFFER), mismatch());
	});
}

#[test]
fn sell_locked_takes_from_the_front_of_an_offer() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 6), OWNER_ID, OFFER));
		assert_ok!(Certificates::sell_locked(range(1, 2), OFFER, BUYER_ID, BUYER_ID));
		let event = Event::Transferred { range: range(1, 2), from: OWNER_ID, to: BUYER_ID };
		assert_eq!(last_event(), event.into());
		assert_eq!(layout(), vec![(1, 2), (3, 4), (7, 4)]);
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (BUYER_ID, true));
		assert_eq!(bundle(1).state, BundleState::Active);
		assert_eq!(bundle(3).state, BundleState::Locked(OFFER));
		assert_ok!(Certificates::release(range(3, 4), OFFER));
	});
}

#[test]
fn sell_locked_obeys_the_policy_and_the_batch() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(Certificates::lock(range(1, 6), OWNER_ID, OFFER));
		let sell = || Certificates::sell_locked(range(1, 2), OFFER, BUYER_ID, BUYER_ID);
		assert_noop!(sell(), Error::<Test>::MoveNotAllowed);
		freeze();
		assert_noop!(sell(), Error::<Test>::BatchFrozen);
	});
}

#[test]
fn ensure_tradable_says_whether_sell_would_work() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::ensure_tradable(range(1, 4), OWNER_ID));
		assert_ok!(Certificates::sell(range(1, 4), OWNER_ID, BUYER_ID));
		let event = Event::Transferred { range: range(1, 4), from: OWNER_ID, to: BUYER_ID };
		assert_eq!(last_event(), event.into());
		let both = |range, holder, error: Error<Test>| {
			let error = sp_runtime::DispatchError::from(error);
			assert_noop!(Certificates::ensure_tradable(range, holder), error);
			assert_noop!(Certificates::sell(range, holder, OTHER_ID), error);
		};
		both(range(1, 4), BUYER_ID, Error::MoveNotAllowed);
		both(range(5, 4), BUYER_ID, Error::NotHolder);
		both(range(5, 7), OWNER_ID, Error::BeyondBundle);
		freeze();
		both(range(5, 4), OWNER_ID, Error::BatchFrozen);
	});
}

#[test]
fn back_voucher_delivers_the_sellers_active_certificates() {
	ExtBuilder.with_ten(N, || {
		deliver(4);
		assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		let delivered = bundle(1);
		assert_eq!((delivered.holder, delivered.state), (BUYER_ID, behind(VOUCHER)));
		assert!(delivered.is_traded());
		assert_eq!(Certificates::batch_info(0).unwrap().totals.behind_vouchers, 4);
		// The event of the evidence says all of it.
		let own = |event| matches!(event, RuntimeEvent::Certificates(_));
		assert!(!System::events().into_iter().any(|record| own(record.event)));
	});
}

#[test]
fn r18_back_voucher_remembers_where_certificates_came_from() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 2, BUYER_ID));
		deliver(4);
		assert_eq!(layout(), vec![(1, 2), (3, 2), (5, 6)]);
		let bought = Delivery { from: BUYER_ID, traded: true };
		let delivered = Delivery { from: OWNER_ID, traded: false };
		assert_eq!(bundle(1).delivery(), Some(bought));
		assert_eq!(bundle(3).delivery(), Some(delivered));
		assert_ok!(Certificates::redeem_voucher(redemption(4)));
		assert_eq!(bundle(3).delivery(), Some(delivered));
	});
}

#[test]
fn r17_back_voucher_moves_unpledged_certificates_only_where_that_is_allowed() {
	ExtBuilder.with_ten(T, || {
		let mut not_deliverable = backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER);
		not_deliverable.seller_may_deliver = false;
		assert_noop!(back_voucher(not_deliverable), Error::<Test>::NotHolder);
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(back_voucher(not_deliverable));
	});
}

#[test]
fn r17_back_voucher_takes_a_pledge_even_where_the_seller_may_not_deliver() {
	ExtBuilder.with_ten(T, || {
		let (owner, until) = (signed(OWNER), START + 9);
		assert_ok!(Certificates::pledge(owner, 0, 1, 4, BUYER_ID, trade_ref(), until));
		let mut pledged = backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER);
		pledged.seller_may_deliver = false;
		assert_ok!(back_voucher(pledged));
		assert_eq!(bundle(1).delivery(), Some(Delivery { from: OWNER_ID, traded: false }));
	});
}

#[test]
fn back_voucher_refuses_certificates_of_a_third_party() {
	ExtBuilder.with_ten(T, || {
		let third = backing(range(1, 4), OTHER_ID, BUYER_ID, VOUCHER);
		assert_noop!(back_voucher(third), Error::<Test>::NotHolder);
	});
}

#[test]
fn back_voucher_refuses_certificates_that_are_taken() {
	ExtBuilder.with_ten(T, || {
		deliver(2);
		let again = backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER + 1);
		assert_noop!(back_voucher(again), Error::<Test>::NotActive);
		assert_ok!(Certificates::lock(range(3, 8), OWNER_ID, OFFER));
		let offered = backing(range(3, 4), OWNER_ID, BUYER_ID, VOUCHER + 1);
		assert_noop!(back_voucher(offered), Error::<Test>::NotActive);
	});
}

#[test]
fn back_voucher_refuses_to_move_what_has_moved() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, OTHER_ID));
		let resold = backing(range(1, 4), OTHER_ID, BUYER_ID, VOUCHER);
		assert_noop!(back_voucher(resold), Error::<Test>::MoveNotAllowed);
	});
}

#[test]
fn back_voucher_needs_a_usable_batch_even_where_nothing_moves() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		let bought = backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER);
		freeze();
		assert_noop!(back_voucher(bought), Error::<Test>::BatchFrozen);
		unfreeze();
		Clock::set(valid_until());
		assert_noop!(back_voucher(bought), Error::<Test>::BatchExpired);
	});
}

#[test]
fn r16_back_voucher_spans_up_to_eight_adjacent_bundles() {
	let most = MAX_ADJACENT as u32;
	ExtBuilder.with_ten(T, || {
		crumble(most);
		assert_noop!(
			back_voucher(backing(range(1, most + 1), OWNER_ID, BUYER_ID, VOUCHER)),
			Error::<Test>::TooManyBundles
		);
		deliver(most);
		assert_eq!(bundle(most).state, behind(VOUCHER));
		assert_eq!(bundle(most + 1).state, BundleState::Active);
	});
}

#[test]
fn back_voucher_splits_the_last_of_its_bundles() {
	ExtBuilder.with_ten(T, || {
		crumble(2);
		deliver(5);
		assert_eq!(layout(), vec![(1, 1), (2, 1), (3, 3), (6, 5)]);
	});
}

#[test]
fn back_voucher_does_not_reach_beyond_the_batch() {
	ExtBuilder.with_ten(T, || {
		let beyond =
			|first, units| back_voucher(backing(range(first, units), OWNER_ID, BUYER_ID, VOUCHER));
		assert_noop!(beyond(1, 11), Error::<Test>::UnknownBundle);
		assert_noop!(beyond(2, 1), Error::<Test>::UnknownBundle);
		assert_noop!(beyond(1, 0), Error::<Test>::NoUnits);
		assert_noop!(beyond(1, u32::MAX), Error::<Test>::UnknownBundle);
	});
}

#[test]
fn relabel_passes_the_front_of_a_voucher_to_another() {
	ExtBuilder.with_ten(T, || {
		crumble(2);
		deliver(6);
		assert_ok!(Certificates::relabel(range(1, 4), VOUCHER, 8));
		assert_eq!(layout(), vec![(1, 1), (2, 1), (3, 2), (5, 2), (7, 4)]);
		assert_eq!((bundle(3).state, bundle(5).state), (behind(8), behind(VOUCHER)));
		assert!(bundle(3).delivery().is_some());
		let mismatch = Error::<Test>::LockMismatch;
		assert_noop!(Certificates::relabel(range(3, 4), VOUCHER, 9), mismatch);
	});
}

#[test]
fn hand_over_makes_certificates_anothers_behind_the_same_voucher() {
	ExtBuilder.with_ten(free(), || {
		crumble(2);
		deliver(4);
		assert_ok!(Certificates::ensure_movable(range(1, 4), VOUCHER));
		assert_ok!(Certificates::hand_over(range(1, 4), VOUCHER, OTHER_ID));
		for first in [1, 2, 3] {
			assert_eq!((bundle(first).holder, bundle(first).state), (OTHER_ID, behind(VOUCHER)));
		}
		let event = Event::HandedOver { voucher: VOUCHER, range: range(1, 4), to: OTHER_ID };
		assert_eq!(last_event(), event.into());
		assert_eq!(bundle(1).delivery().unwrap().from, OWNER_ID);
	});
}

/// Else it would have the certificates back, and what it got for handing them over.
#[test]
fn r18_what_somebody_had_and_handed_over_goes_back_to_who_has_it_now() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		deliver(4);
		assert_ok!(Certificates::hand_over(range(1, 4), VOUCHER, OTHER_ID));
		assert_ok!(Certificates::unback_voucher(range(1, 4), VOUCHER));
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (OTHER_ID, true));
	});
}

/// Else a freeze until the end of a pledge would give the seller back what it has sold.
#[test]
fn r38_a_freeze_by_an_issuer_does_not_stop_the_verification_of_what_was_pledged() {
	ExtBuilder.with_ten(free(), || {
		let (owner, until) = (signed(OWNER), START + 9);
		assert_ok!(Certificates::pledge(owner, 0, 1, 4, BUYER_ID, trade_ref(), until));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 5, 2, BUYER_ID));
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Metering));
		let back = |first, units, voucher| {
			back_voucher(backing(range(first, units), OWNER_ID, BUYER_ID, voucher))
		};
		assert_noop!(back(7, 1, VOUCHER), Error::<Test>::BatchFrozen);
		assert_ok!(back(1, 4, VOUCHER));
		assert_ok!(back(5, 2, VOUCHER + 1));
	});
}

fn neither_movable_nor_handed_over(voucher: u64, error: Error<Test>) {
	let error = sp_runtime::DispatchError::from(error);
	assert_noop!(Certificates::ensure_movable(range(1, 4), voucher), error);
	assert_noop!(Certificates::hand_over(range(1, 4), voucher, OTHER_ID), error);
}

#[test]
fn certificates_of_policy_once_do_not_move_again_behind_a_voucher() {
	ExtBuilder.with_ten(T, || {
		deliver(4);
		neither_movable_nor_handed_over(VOUCHER, Error::MoveNotAllowed);
	});
}

#[test]
fn hand_over_needs_the_voucher_and_a_usable_batch() {
	ExtBuilder.with_ten(free(), || {
		deliver(4);
		neither_movable_nor_handed_over(VOUCHER + 1, Error::LockMismatch);
		freeze();
		neither_movable_nor_handed_over(VOUCHER, Error::BatchFrozen);
	});
}

#[test]
fn redeem_voucher_retires_adjacent_bundles_in_one_record() {
	ExtBuilder.with_ten(N, || {
		crumble(2);
		deliver(6);
		assert_ok!(Certificates::ensure_redeemable(&redemption(4)));
		assert_eq!(Certificates::redeem_voucher(redemption(4)), Ok(0));
		for first in [1, 2, 3] {
			assert_eq!(bundle(first).state, BundleState::Redeemed(0));
		}
		assert_eq!(bundle(5).state, behind(VOUCHER));
		let record = Redemptions::<Test>::get(0).unwrap();
		assert_eq!((record.range, record.energy), (range(1, 4), wh(4 * MWH)));
		assert_eq!((record.matched, record.voucher), (Some(BUYER_ID), Some(VOUCHER)));
		let event = Event::Redeemed {
			redemption: 0,
			range: range(1, 4),
			energy: wh(4 * MWH),
			holder: BUYER_ID,
			matched: Some(BUYER_ID),
			voucher: Some(VOUCHER),
			claim: redemption(4).claim,
		};
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn a_part_of_a_voucher_is_redeemed_in_the_name_of_another_one() {
	ExtBuilder.with_ten(N, || {
		deliver(6);
		let redeeming = VoucherRedemption { used: VOUCHER + 1, ..redemption(4) };
		assert_eq!(Certificates::redeem_voucher(redeeming), Ok(0));
		assert_eq!(Redemptions::<Test>::get(0).unwrap().voucher, Some(VOUCHER + 1));
		assert_eq!(bundle(1).state, BundleState::Redeemed(0));
		assert_eq!(bundle(5).state, behind(VOUCHER));
		assert!(matches!(
			last_event(),
			RuntimeEvent::Certificates(Event::Redeemed { voucher: Some(used), .. }) if used == VOUCHER + 1
		));
	});
}

fn not_redeemable(redeeming: VoucherRedemption, error: Error<Test>) {
	let error = sp_runtime::DispatchError::from(error);
	assert_noop!(Certificates::ensure_redeemable(&redeeming), error);
	let redeemed: DispatchResult = Certificates::redeem_voucher(redeeming).map(|_| ());
	assert_noop!(redeemed, error);
}

#[test]
fn redeem_voucher_needs_the_voucher_and_a_usable_batch() {
	ExtBuilder.with_ten(T, || {
		deliver(4);
		let mut other = redemption(4);
		other.voucher = VOUCHER + 1;
		not_redeemable(other, Error::LockMismatch);
		not_redeemable(redemption(5), Error::LockMismatch);
		freeze();
		not_redeemable(redemption(4), Error::BatchFrozen);
		unfreeze();
		Clock::set(valid_until());
		not_redeemable(redemption(4), Error::BatchExpired);
	});
}

#[test]
fn r21_scope_2_through_a_voucher_is_for_the_matched_consumer() {
	ExtBuilder.with_ten(T, || {
		deliver(4);
		let mut scope_2 = redemption(4);
		scope_2.claim = claim_for(Beneficiary::Party(OTHER_ID), Purpose::Scope2);
		not_redeemable(scope_2.clone(), Error::MatchedConsumerRequired);
		let name = Beneficiary::Name(b"Factory".to_vec().try_into().unwrap());
		scope_2.claim = claim_for(name, Purpose::Obligation);
		not_redeemable(scope_2.clone(), Error::MatchedConsumerRequired);
		scope_2.claim = claim_for(Beneficiary::Party(BUYER_ID), Purpose::Scope2);
		assert_ok!(Certificates::redeem_voucher(scope_2));
	});
}

fn for_another(paid: bool) -> VoucherRedemption {
	let claim = own_claim(OTHER_ID);
	VoucherRedemption { claim, paid, ..redemption(4) }
}

#[test]
fn r21_once_is_redeemed_for_another_only_without_payment() {
	ExtBuilder.with_ten(T, || {
		deliver(4);
		not_redeemable(for_another(true), Error::MoveNotAllowed);
		assert_ok!(Certificates::redeem_voucher(for_another(false)));
		assert_eq!(Redemptions::<Test>::get(0).unwrap().holder, BUYER_ID);
	});
}

#[test]
fn r21_delivery_only_is_never_redeemed_for_another() {
	ExtBuilder.with_ten(N, || {
		deliver(4);
		not_redeemable(for_another(false), Error::MoveNotAllowed);
		not_redeemable(for_another(true), Error::MoveNotAllowed);
		assert_ok!(Certificates::redeem_voucher(redemption(4)));
	});
}

#[test]
fn r21_unlimited_is_redeemed_for_another_against_payment() {
	ExtBuilder.with_ten(free(), || {
		deliver(4);
		assert_ok!(Certificates::redeem_voucher(for_another(true)));
	});
}

#[test]
fn r05_a_redemption_is_worth_its_certificates() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), 3 * MWH + 999_999));
		deliver(3);
		assert_ok!(Certificates::redeem_voucher(redemption(3)));
		assert_eq!(Redemptions::<Test>::get(0).unwrap().energy, wh(3 * MWH));
	});
}

#[test]
fn class_says_what_would_be_issued_now() {
	ExtBuilder.build_and_execute(|| {
		let stored = Classes::<Test>::get(T).unwrap();
		assert_eq!(Certificates::class(T), Some(stored));
		assert_eq!(Certificates::class(TradeClass::new(b'Z').unwrap()), None);
		hypothetically!({
			// Set before an upgrade that allows less.
			let longer = Class { validity_months: LONGEST_VALIDITY + 1, ..stored };
			Classes::<Test>::insert(T, longer);
			let now = Class { validity_months: LONGEST_VALIDITY, ..stored };
			assert_eq!(Certificates::class(T), Some(now));
		});
	});
}

/// Every path to a redemption makes the same check.
#[test]
fn r21_a_claim_behind_a_voucher_is_checked_as_a_direct_one_is() {
	ExtBuilder.with_ten(T, || {
		deliver(10);
		let named = |name: &[u8]| Beneficiary::Name(name.to_vec().try_into().unwrap());
		let good = own_claim(BUYER_ID);
		for (claim, error) in [
			(Claim { to: good.from, ..good.clone() }, Error::<Test>::InvalidClaimTime),
			(Claim { from: 0, to: PRODUCED, ..good.clone() }, Error::ClaimTimeMismatch),
			(Claim { beneficiary: named(b" "), ..good.clone() }, Error::InvalidBeneficiaryName),
			(
				Claim { beneficiary: Beneficiary::Commitment(H256::zero()), ..good.clone() },
				Error::ZeroHash,
			),
			(Claim { beneficiary: Beneficiary::Party(77), ..good }, Error::UnknownBeneficiary),
		] {
			let redeeming = VoucherRedemption { claim, ..redemption(4) };
			let refused = DispatchError::from(error);
			assert_noop!(Certificates::ensure_redeemable(&redeeming), refused);
			assert_noop!(Certificates::redeem_voucher(redeeming), refused);
		}
	});
}
