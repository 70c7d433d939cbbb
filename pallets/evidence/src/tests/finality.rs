use crate::{tests::*, types::Verdict, Error, Event};
use frame_support::assert_ok;

#[test]
fn r13_a_zero_challenge_period_is_final_at_once() {
	challenged_for(0, 100, || {
		anchor(METERING, statement(1));
		let state = Evidence::topic_state(METERING);
		assert!(state.is_final);
		assert_eq!(state.anchor.unwrap().final_block, 1);
	});
}

#[test]
fn r13_an_anchor_is_final_only_at_both_moment_and_block() {
	challenged_for(86_400, 10, || {
		anchor(METERING, statement(1));
		let is_final = |time, block| {
			Clock::set(time);
			System::set_block_number(block);
			Evidence::topic_state(METERING).is_final
		};
		assert!(!is_final(NOW, 1));
		assert!(!is_final(NOW + 86_399, 11));
		assert!(!is_final(NOW + 86_400, 10));
		assert!(is_final(NOW + 86_400, 11));
		assert!(is_final(NOW + 86_401, 12));
	});
}

#[test]
fn r13_finality_does_not_move_with_the_parameters() {
	challenged_for(86_400, 10, || {
		anchor(METERING, statement(1));
		ChallengePeriod::set(&0);
		ChallengeBlocks::set(&0);
		let state = Evidence::topic_state(METERING);
		assert!(!state.is_final);
		let anchor = state.anchor.unwrap();
		assert_eq!((anchor.final_at, anchor.final_block), (NOW + 86_400, 11));
	});
}

#[test]
fn r13_verification_waits_for_finality() {
	challenged_for(86_400, 10, || {
		let trade = good_trade();
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
		Clock::set(NOW + 86_400);
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
		System::set_block_number(11);
		Clock::set(NOW + 86_399);
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
		Clock::set(NOW + 86_400);
		assert_ok!(verify(trade));
		assert!(matches!(evidence_events().last(), Some(Event::Verified { .. })));
	});
}

#[test]
fn r13_verification_refuses_each_anchor_that_is_disputed_in_this_block() {
	challenged(|| {
		let trade = good_trade();
		let disputed = [METERING, instalment(0)].map(|topic| dispute(BUYER.into(), topic));
		pass_challenge();
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorDisputed);
		resolve(disputed[1], Verdict::Upheld);
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorDisputed);
		resolve(disputed[0], Verdict::Upheld);
		assert_ok!(verify(trade));
	});
}

#[test]
fn verification_refuses_each_anchor_that_is_void() {
	for topic in [METERING, instalment(0)] {
		challenged(|| {
			let trade = good_trade();
			let disputed = dispute(BUYER.into(), topic);
			pass_challenge();
			resolve(disputed, Verdict::Overturned);
			assert_noop!(verify(trade), Error::<Test>::AnchorVoid);
		});
	}
}

#[test]
fn r13_a_challenge_period_without_blocks_ends_by_time_alone() {
	challenged_for(CHALLENGE, 0, || {
		anchor(METERING, statement(1));
		Clock::set(NOW + CHALLENGE - 1);
		assert!(!Evidence::topic_state(METERING).is_final);
		Clock::set(NOW + CHALLENGE);
		assert!(Evidence::topic_state(METERING).is_final);
	});
}

#[test]
fn r13_every_deadline_is_in_the_anchor() {
	challenged(|| {
		anchor(METERING, statement(1));
		let anchor = anchor_at(METERING);
		assert_eq!(anchor.anchored_at, NOW);
		assert_eq!((anchor.final_at, anchor.final_block), (NOW + CHALLENGE, 1 + BLOCKS));
		assert_eq!(anchor.reapable_at, NOW + CHALLENGE + LIFETIME);
		assert_eq!((seat(11).liable_until, seat(11).liable_block), (NOW + CHALLENGE, 1 + BLOCKS));
		assert_eq!((seat(14).liable_until, seat(14).liable_block), (0, 0));
	});
}
