use crate::{mock::*, Error};
use frame_support::assert_ok;
use verdigrid_primitives::{evidence::Topic, Period};
use verdigrid_test_support::assert_noop;

fn refused(account: AccountId, topic: Topic, error: Error<Test>) {
	assert_noop!(Evidence::attest(signed(account), topic, 1, statement(1)), error);
}

fn conflict(topic: Topic) {
	CENTRE.iter().zip([1, 1, 2, 2]).for_each(|(member, tag)| attest(*member, topic, tag));
}

#[test]
fn r11_a_period_is_no_topic_before_it_has_ended() {
	test(|| {
		set_time(JANUARY_ENDS - 1);
		refused(11, METERING, Error::PeriodNotEnded);
		refused(1, instalment(0), Error::PeriodNotEnded);
		set_time(JANUARY_ENDS);
		attest(11, METERING, 1);
		attest(1, instalment(0), 1);
	});
}

#[test]
fn r11_a_period_is_no_topic_when_time_is_unknown() {
	test(|| {
		pallet_timestamp::Now::<Test>::put(0);
		refused(11, METERING, Error::PeriodNotEnded);
	});
}

#[test]
fn r11_the_last_period_of_all_is_no_topic() {
	test(|| refused(11, Topic::Metering(Period::hour(u32::MAX)), Error::PeriodNotEnded));
}

#[test]
fn r11_an_old_period_is_no_topic() {
	test(|| {
		set_time(JANUARY_ENDS + MAX_AGE + 1);
		refused(11, METERING, Error::TopicTooOld);
		set_time(JANUARY_ENDS + MAX_AGE);
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
		let december = Period::month(JANUARY.index - 1);
		refused(1, Topic::Settlement(december, 1), Error::EarlierInstalmentOpen);
		assert_ok!(Evidence::attest(signed(1), Topic::Settlement(december, 0), 1, statement(1)));
	});
}
