//! Revealing.

use super::*;

/// SHA-256 of 32 zero bytes, as `openssl dgst -sha256` and every other implementation has it.
const HASH_OF_ZEROS: [u8; 32] = [
	0x66, 0x68, 0x7a, 0xad, 0xf8, 0x62, 0xbd, 0x77, 0x6c, 0x8f, 0xc1, 0x8b, 0x8e, 0x9f, 0x8e, 0x20,
	0x08, 0x97, 0x14, 0x85, 0x6e, 0xe2, 0x33, 0xb3, 0x90, 0x2a, 0x59, 0x1d, 0x0d, 0x5f, 0x29, 0x25,
];

#[test]
fn a_hash_lock_is_the_sha_2_256_hash_of_32_bytes() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[Condition::HashLock(H256(HASH_OF_ZEROS))]));
		assert_ok!(Escrow::reveal(anyone(), agreement, [0; 32]));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn reveal_is_remembered_and_told() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[lock(1), lock(2)]));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(2)));
		assert_eq!(Revealed::<Test>::get(agreement).into_inner(), [hash(2)]);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		let (lock, preimage) = (hash(2), secret(2));
		assert_eq!(last_event(), Event::Revealed { agreement, lock, preimage });
	});
}

#[test]
fn r25_the_last_secret_releases_at_once() {
	build_and_execute(|| {
		let (voucher, agreement) = paid(terms(&[payment(), lock(1), lock(2)]));
		assert_ok!(Escrow::reveal(signed(BOB), agreement, secret(1)));
		assert_ok!(Escrow::reveal(signed(BOB), agreement, secret(2)));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn whoever_reveals_the_voucher_is_the_beneficiarys() {
	build_and_execute(|| {
		for origin in [anyone(), signed(ALICE), signed(BOB), signed(CAROL)] {
			let (voucher, agreement) = accepted(terms(&[lock(1)]));
			assert_ok!(Escrow::reveal(origin, agreement, secret(1)));
			assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
		}
	});
}

#[test]
fn a_suspended_party_that_watches_for_others_may_reveal() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[lock(1)]));
		World::suspend(CAROL);
		assert_ok!(Escrow::reveal(signed(CAROL), agreement, secret(1)));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn r38_a_secret_counts_whatever_became_of_the_beneficiary() {
	build_and_execute(|| {
		for away in [World::lapse, World::suspend] {
			World::reinstate(BOB);
			let (voucher, agreement) = accepted(terms(&[lock(1)]));
			away(BOB);
			assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
			assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
		}
	});
}

#[test]
fn reveal_needs_the_right_secret() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[lock(1)]));
		for wrong in [secret(2), secret(0), hash(1).0, [u8::MAX; 32]] {
			let reveal = Escrow::reveal(anyone(), agreement, wrong);
			assert_noop!(reveal, Error::<Test>::PreimageMismatch);
		}
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotRevealed(hash(1))));
	});
}

#[test]
fn a_secret_opens_only_the_locks_of_the_agreement_it_is_revealed_for() {
	build_and_execute(|| {
		let (voucher, first) = accepted(terms(&[lock(1)]));
		let (_, second) = accepted(terms(&[lock(2)]));
		let reveal = Escrow::reveal(anyone(), second, secret(1));
		assert_noop!(reveal, Error::<Test>::PreimageMismatch);
		assert_eq!(status(voucher), VoucherStatus::InCustody(first));
	});
}

#[test]
fn reveal_needs_a_lock() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		let reveal = Escrow::reveal(anyone(), agreement, secret(1));
		assert_noop!(reveal, Error::<Test>::PreimageMismatch);
		let reveal = Escrow::reveal(anyone(), agreement + 1, secret(1));
		assert_noop!(reveal, Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn a_secret_is_revealed_once() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[lock(1), lock(2)]));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		let again = Escrow::reveal(anyone(), agreement, secret(1));
		assert_noop!(again, Error::<Test>::AlreadyRevealed);
	});
}

#[test]
fn reveal_follows_acceptance() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[lock(1)]));
		let reveal = Escrow::reveal(anyone(), agreement, secret(1));
		assert_noop!(reveal, Error::<Test>::NotAccepted);
	});
}

#[test]
fn r38_a_secret_counts_in_a_dispute_which_stays_the_arbiters() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[lock(1)]));
		assert_ok!(Escrow::dispute(signed(ALICE), agreement));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		assert_eq!(Revealed::<Test>::get(agreement).into_inner(), [hash(1)]);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::Disputed));
	});
}

#[test]
fn reveal_ends_with_the_deadline() {
	build_and_execute(|| {
		let (voucher, first) = accepted(terms(&[lock(1)]));
		let (_, second) = accepted(terms(&[lock(1)]));
		Clock::set(DEADLINE - 1);
		assert_ok!(Escrow::reveal(anyone(), first, secret(1)));
		assert_eq!(holder(voucher), BOB);
		Clock::set(DEADLINE);
		let reveal = Escrow::reveal(anyone(), second, secret(1));
		assert_noop!(reveal, Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn r38_a_secret_counts_although_the_voucher_is_frozen() {
	build_and_execute(|| {
		let (voucher, agreement) = paid(terms(&[payment(), lock(1)]));
		freeze(voucher);
		Clock::set(DEADLINE - 1);
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherFrozen));
		Clock::set(DEADLINE);
		assert_noop!(Escrow::reclaim(signed(ALICE), agreement), Error::<Test>::Decided);
		thaw(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r38_a_secret_counts_although_the_depositor_cannot_be_paid() {
	build_and_execute(|| {
		let (voucher, agreement) = paid(terms(&[payment(), lock(1)]));
		block(ALICE, true);
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		Clock::set(DEADLINE);
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotReceivable);
		block(ALICE, false);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn no_secret_is_asked_for_a_dead_voucher() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[lock(1)]));
		revoke(voucher);
		let reveal = Escrow::reveal(anyone(), agreement, secret(1));
		assert_noop!(reveal, Error::<Test>::VoucherDead);
	});
}

#[test]
fn eight_locks_open_one_after_the_other() {
	build_and_execute(|| {
		let numbers = 1..=MAX_CONDITIONS as u8;
		let conditions: Vec<_> = numbers.clone().map(lock).collect();
		let (voucher, agreement) = accepted(terms(&conditions));
		for number in numbers.rev() {
			assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
			assert_ok!(Escrow::reveal(anyone(), agreement, secret(number)));
		}
		assert_eq!(holder(voucher), BOB);
		ensure_closed(agreement);
	});
}
