use crate::{mock::*, types::AnchorStatus, Anchors, Error, Event};
use frame_support::assert_ok;
use verdigrid_test_support::assert_noop;

const NOW: u64 = JANUARY_ENDS + 3_600;

#[test]
fn r13_a_zero_challenge_period_is_final_at_once() {
	ExtBuilder::default().challenge(0, 100).build_and_execute(|| {
		anchor(METERING, statement(1));
		let state = Evidence::topic_state(METERING);
		assert!(state.is_final);
		assert_eq!(state.anchor.unwrap().final_block, 1);
	});
}

#[test]
fn r13_an_anchor_is_final_only_at_both_moment_and_block() {
	ExtBuilder::default().challenge(86_400, 10).build_and_execute(|| {
		anchor(METERING, statement(1));
		let is_final = |time, block| {
			set_time(time);
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
	ExtBuilder::default().challenge(86_400, 10).build_and_execute(|| {
		anchor(METERING, statement(1));
		ChallengePeriod::set(0);
		ChallengeBlocks::set(0);
		let state = Evidence::topic_state(METERING);
		assert!(!state.is_final);
		let anchor = state.anchor.unwrap();
		assert_eq!((anchor.final_at, anchor.final_block), (NOW + 86_400, 11));
	});
}

#[test]
fn r13_verification_waits_for_finality() {
	ExtBuilder::default().challenge(86_400, 10).build_and_execute(|| {
		let trade = good_trade();
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
		set_time(NOW + 86_400);
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
		System::set_block_number(11);
		set_time(NOW + 86_399);
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
		set_time(NOW + 86_400);
		assert_ok!(verify(trade));
		assert!(matches!(evidence_events().last(), Some(Event::Verified { .. })));
	});
}

#[test]
fn verification_refuses_each_anchor_that_is_disputed_or_overturned() {
	test(|| {
		let trade = good_trade();
		for topic in [METERING, instalment(0)] {
			for status in [AnchorStatus::Disputed, AnchorStatus::Void] {
				let set = |status| {
					Anchors::<Test>::mutate(topic, |anchor| {
						anchor.as_mut().unwrap().status = status;
					});
				};
				set(status);
				assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
				set(AnchorStatus::Open);
			}
		}
		assert_ok!(verify(trade));
	});
}
