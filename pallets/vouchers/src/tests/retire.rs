//! Retiring vouchers that have expired unused.

use super::*;
use sp_runtime::DispatchResult;

/// A voucher of three certificates that Alice split off another.
fn split() -> VoucherId {
	let (parent, child) = (issue(ALICE, Policy::Unlimited, 10), NextSplit::<Test>::get());
	assert_ok!(Vouchers::split(signed(ALICE), parent, 3));
	child
}

fn retire(id: VoucherId) -> DispatchResult {
	Vouchers::retire(RuntimeOrigin::signed(STRANGER), id)
}

#[test]
fn r26_the_deposit_of_an_expired_voucher_returns_to_where_it_is_held() {
	build_and_execute(|| {
		let id = split();
		let voucher = Vouchers::voucher(id).unwrap();
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), deposit()));
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		assert_ok!(Vouchers::deliver(id, AGREEMENT, BOB));
		Clock::set(EXPIRY);
		assert_ok!(retire(id));
		assert_eq!(money(account(ALICE)), (ENDOWMENT, 0));
		assert_eq!(money(account(BOB)), (ENDOWMENT, 0));
		let (evidence, range, energy) = (voucher.evidence, voucher.range, voucher.energy);
		let event = Event::Retired { voucher: id, evidence, holder: BOB, range, energy };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn a_retired_voucher_is_gone_and_its_certificates_stay_locked() {
	build_and_execute(|| {
		let id = split();
		let range = Vouchers::voucher(id).unwrap().range;
		Clock::set(EXPIRY);
		assert_ok!(retire(id));
		assert_eq!(Vouchers::voucher_info(id), None);
		assert!(!listed(ALICE).contains(&id));
		assert!(!Deposits::<Test>::contains_key(id));
		let locked = BundleState::Locked(Lock::Voucher(id));
		assert!(World::units(range).iter().all(|unit| unit.state == locked));
		assert_noop!(retire(id), Error::<Test>::UnknownVoucher);
		assert_noop!(Vouchers::unwind(id), Error::<Test>::UnknownVoucher);
	});
}

#[test]
fn a_voucher_that_is_valid_is_not_retired() {
	build_and_execute(|| {
		let id = split();
		Clock::set(EXPIRY - 1);
		assert_noop!(retire(id), Error::<Test>::NotExpired);
		Clock::set(EXPIRY);
		assert_ok!(retire(id));
	});
}

#[test]
fn a_voucher_of_a_frozen_batch_is_retired() {
	build_and_execute(|| {
		let id = split();
		World::freeze(Vouchers::voucher(id).unwrap().range.batch);
		Clock::set(EXPIRY);
		assert_ok!(retire(id));
	});
}

#[test]
fn what_was_split_off_a_retired_voucher_stays_until_it_is_retired_too() {
	build_and_execute(|| {
		let id = split();
		assert_ok!(Vouchers::split(signed(ALICE), id, 2));
		Clock::set(EXPIRY);
		assert_ok!(retire(id));
		assert_ok!(Vouchers::do_try_state());
		assert_ok!(retire(id + 1));
		assert_eq!(money(account(ALICE)), (ENDOWMENT, 0));
	});
}

#[test]
fn a_voucher_that_evidence_gave_stays() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		Clock::set(EXPIRY);
		assert_noop!(retire(id), Error::<Test>::NothingHeld);
		assert!(Vouchers::voucher_info(id).unwrap().expired);
	});
}

#[test]
fn a_voucher_in_custody_is_given_back_first() {
	build_and_execute(|| {
		let id = split();
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		Clock::set(EXPIRY);
		assert_noop!(retire(id), Error::<Test>::StillInCustody);
		assert_ok!(Vouchers::give_back(id, AGREEMENT));
		assert_ok!(retire(id));
	});
}

#[test]
fn a_voucher_that_has_ended_is_not_retired() {
	build_and_execute(|| {
		let (redeemed, unwound) = (split(), split());
		let claim = claim_for(ALICE, Purpose::Voluntary);
		assert_ok!(Vouchers::redeem(signed(ALICE), redeemed, 3, claim));
		revoke(unwound);
		assert_ok!(Vouchers::unwind(unwound));
		Clock::set(EXPIRY);
		assert_noop!(retire(redeemed), Error::<Test>::AlreadyRedeemed);
		assert_noop!(retire(unwound), Error::<Test>::AlreadyUnwound);
	});
}

#[test]
fn r18_a_voucher_in_doubt_is_not_retired_so_that_it_can_be_unwound() {
	build_and_execute(|| {
		let id = split();
		Clock::set(EXPIRY);
		contest(id);
		assert_noop!(retire(id), Error::<Test>::EvidenceContested);
		revoke(id);
		assert_noop!(retire(id), Error::<Test>::EvidenceRevoked);
		assert_ok!(Vouchers::unwind(id));
	});
}
