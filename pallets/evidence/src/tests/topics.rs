use crate::{tests::*, types::Verdict, Error};
use frame_support::assert_ok;
use verdigrid_primitives::{evidence::Topic, Period};

fn refused(account: AccountId, topic: Topic, error: Error<Test>) {
	assert_noop!(Evidence::attest(signed(account), topic, 1, statement(1)), error);
}

#[test]
fn r11_a_period_is_no_topic_before_it_has_ended() {
	test(|| {
		Clock::set(JANUARY_ENDS - 1);
		refused(11, METERING, Error::PeriodNotEnded);
		refused(1, instalment(0), Error::PeriodNotEnded);
		Clock::set(JANUARY_ENDS);
		attest(11, METERING, 1);
		attest(1, instalment(0), 1);
	});
}

#[test]
fn r11_a_period_is_no_topic_when_time_is_unknown() {
	test(|| {
		Clock::set(0);
		refused(11, METERING, Error::PeriodNotEnded);
	});
}

#[test]
fn r11_the_last_period_of_all_is_no_topic() {
	test(|| refused(11, Topic::Metering(Period::hour(u32::MAX), 0), Error::PeriodNotEnded));
}

#[test]
fn r11_an_old_period_is_no_topic() {
	test(|| {
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		refused(11, METERING, Error::TopicTooOld);
		Clock::set(JANUARY_ENDS + MAX_AGE);
		attest(11, METERING, 1);
	});
}

#[test]
fn r11_an_instalment_waits_until_the_one_before_is_anchored() {
	test(|| {
		refused(1, instalment(1), Error::EarlierInstalmentOpen);
		attest(1, instalment(0), 1);
		refused(2, instalment(1), Error::EarlierInstalmentOpen);
		attest(2, instalment(0), 1);
		attest(3, instalment(0), 1);
		attest(1, instalment(1), 1);
		refused(1, instalment(2), Error::EarlierInstalmentOpen);
	});
}

#[test]
fn r11_an_instalment_may_follow_a_stalled_one() {
	test(|| {
		conflict(instalment(0));
		conflict(instalment(0));
		refused(1, instalment(1), Error::EarlierInstalmentOpen);
		conflict(instalment(0));
		attest(1, instalment(1), 1);
	});
}

#[test]
fn r11_instalments_of_different_periods_are_independent() {
	test(|| {
		anchor(instalment(0), statement(1));
		refused(1, Topic::Settlement(DECEMBER, 1), Error::EarlierInstalmentOpen);
		assert_ok!(Evidence::attest(signed(1), Topic::Settlement(DECEMBER, 0), 1, statement(1)));
	});
}

#[test]
fn r11_an_instalment_waits_again_while_the_one_before_is_void() {
	challenged(|| {
		anchor(instalment(0), statement(1));
		resolve(dispute(BUYER.into(), instalment(0)), Verdict::Overturned);
		refused(4, instalment(1), Error::EarlierInstalmentOpen);
		restore(&CENTRE[..3]);
		anchor(instalment(0), statement(2));
		attest(1, instalment(1), 1);
	});
}

#[test]
fn r11_an_instalment_may_follow_a_disputed_one() {
	challenged(|| {
		anchor(instalment(0), statement(1));
		dispute(BUYER.into(), instalment(0));
		attest(1, instalment(1), 1);
	});
}

#[test]
fn r11_a_round_that_is_open_goes_on_when_the_instalment_before_becomes_void() {
	challenged(|| {
		anchor(instalment(0), statement(1));
		attest(1, instalment(1), 1);
		resolve(dispute(BUYER.into(), instalment(0)), Verdict::Overturned);
		restore(&CENTRE[..3]);
		anchor_rest(instalment(1));
		refused(1, instalment(0), Error::RoundMismatch);
	});
}

fn anchor_rest(topic: Topic) {
	attest(2, topic, 1);
	attest(3, topic, 1);
	assert!(Evidence::topic_state(topic).anchor.is_some());
}

#[test]
fn r04_an_instalment_may_follow_a_reaped_one() {
	test(|| {
		AnchorLifetime::set(&0);
		anchor(instalment(0), statement(1));
		assert_ok!(Evidence::reap(signed(STRANGER), instalment(0)));
		attest(1, instalment(1), 1);
	});
}

#[test]
fn r11_the_last_instalment_of_a_period_follows_the_one_before() {
	test(|| {
		refused(1, instalment(u16::MAX), Error::EarlierInstalmentOpen);
		Evidence::insert_final_anchor(instalment(u16::MAX - 1), statement(1));
		attest(1, instalment(u16::MAX), 1);
	});
}
