use crate::{tests::*, types::Verdict, Error, Event, Seats};
use frame_support::assert_ok;
use sp_runtime::Permill;
use verdigrid_primitives::evidence::{Source, Topic};

fn refused(account: AccountId, error: Error<Test>) {
	assert_noop!(Evidence::withdraw_bond(signed(account)), error);
}

/// A member that attested resigns, with no unbonding time.
fn resign_at_once(account: AccountId) {
	ChallengePeriod::set(&0);
	ResolutionPeriod::set(&0);
	assert_ok!(Evidence::resign(signed(account)));
}

#[test]
fn withdraw_bond_returns_the_bond_and_forgets_the_seat() {
	challenged(|| {
		dismiss(11);
		Clock::set(NOW + UNBONDING);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		assert_eq!((seat_held(11), free(11)), (0, ENDOWMENT));
		assert!(!Seats::<Test>::contains_key(11));
		let withdrawn = Event::BondWithdrawn { party: 11, account: 11, amount: BOND };
		assert_eq!(last_event(), withdrawn.into());
	});
}

#[test]
fn withdraw_bond_waits_until_the_unbonding_time_has_come() {
	challenged(|| {
		assert_ok!(Evidence::resign(signed(11)));
		refused(11, Error::BondNotFree);
		Clock::set(NOW + UNBONDING - 1);
		refused(11, Error::BondNotFree);
		Clock::set(NOW + UNBONDING);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn r08_withdraw_bond_waits_until_the_moment_at_which_everything_attested_is_final() {
	challenged(|| {
		anchor(METERING, statement(1));
		resign_at_once(11);
		System::set_block_number(1 + BLOCKS);
		Clock::set(NOW + CHALLENGE - 1);
		refused(11, Error::StillLiable);
		Clock::set(NOW + CHALLENGE);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn r08_withdraw_bond_waits_until_the_block_in_which_everything_attested_is_final() {
	challenged(|| {
		anchor(METERING, statement(1));
		resign_at_once(11);
		Clock::set(NOW + CHALLENGE);
		System::set_block_number(BLOCKS);
		refused(11, Error::StillLiable);
		System::set_block_number(1 + BLOCKS);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn r08_withdraw_bond_waits_for_the_last_of_several_anchors() {
	challenged(|| {
		anchor(METERING, statement(1));
		Clock::set(NOW + 100);
		anchor(Topic::Metering(DECEMBER, 0), statement(1));
		resign_at_once(11);
		System::set_block_number(1 + BLOCKS);
		Clock::set(NOW + 100 + CHALLENGE - 1);
		refused(11, Error::StillLiable);
		Clock::set(NOW + 100 + CHALLENGE);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn r08_withdraw_bond_does_not_wait_for_what_others_attested() {
	challenged(|| {
		anchor(METERING, statement(1));
		resign_at_once(14);
		assert_ok!(Evidence::withdraw_bond(signed(14)));
	});
}

#[test]
fn r08_withdraw_bond_waits_for_an_anchor_that_was_joined_late() {
	challenged(|| {
		anchor(METERING, statement(1));
		assert_ok!(Evidence::attest(signed(14), METERING, 1, statement(1)));
		resign_at_once(14);
		refused(14, Error::StillLiable);
		pass_challenge();
		assert_ok!(Evidence::withdraw_bond(signed(14)));
	});
}

#[test]
fn r08_withdraw_bond_waits_until_a_dispute_is_decided() {
	for verdict in [Verdict::Upheld, Verdict::Overturned] {
		challenged(|| {
			anchor(METERING, statement(1));
			let disputed = dispute(BUYER.into(), METERING);
			resign_at_once(11);
			pass_challenge();
			refused(11, Error::StillLiable);
			resolve(disputed, verdict);
			assert_ok!(Evidence::withdraw_bond(signed(11)));
		});
	}
}

#[test]
fn r08_withdraw_bond_waits_until_a_dispute_has_defaulted() {
	challenged(|| {
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		resign_at_once(11);
		System::set_block_number(1 + BLOCKS);
		Clock::set(NOW + 10 * RESOLUTION);
		refused(11, Error::StillLiable);
		assert_ok!(Evidence::settle_dispute(signed(STRANGER), disputed));
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		assert_eq!(free(11), ENDOWMENT);
	});
}

#[test]
fn r08_withdraw_bond_waits_for_every_dispute() {
	challenged(|| {
		let topics = [METERING, Topic::Metering(DECEMBER, 0)];
		topics.into_iter().for_each(|topic| anchor(topic, statement(1)));
		let disputes = topics.map(|topic| dispute(BUYER.into(), topic));
		assert_eq!((seat(11).disputes, seat(14).disputes), (2, 0));
		resign_at_once(11);
		pass_challenge();
		resolve(disputes[0], Verdict::Upheld);
		refused(11, Error::StillLiable);
		resolve(disputes[1], Verdict::Upheld);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn withdraw_bond_returns_what_slashing_left() {
	challenged(|| {
		SlashRatio::set(&Permill::from_percent(30));
		anchor(METERING, statement(1));
		dismiss(11);
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		Clock::set(NOW + UNBONDING);
		System::set_block_number(1 + BLOCKS);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		let left = BOND * 7 / 10;
		let withdrawn = Event::BondWithdrawn { party: 11, account: 11, amount: left };
		assert_eq!(last_event(), withdrawn.into());
		assert_eq!((seat_held(11), free(11)), (0, ENDOWMENT - BOND + left));
	});
}

#[test]
fn withdraw_bond_works_when_all_of_it_was_slashed() {
	challenged(|| {
		SlashRatio::set(&Permill::one());
		anchor(METERING, statement(1));
		dismiss(11);
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		Clock::set(NOW + UNBONDING);
		System::set_block_number(1 + BLOCKS);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		assert!(!Seats::<Test>::contains_key(11));
	});
}

#[test]
fn withdraw_bond_works_without_a_bond() {
	test(|| {
		SeatBond::set(&0);
		take_seat(Source::EnergyPlatform, 15);
		dismiss(15);
		Clock::set(NOW + RESOLUTION);
		assert_ok!(Evidence::withdraw_bond(signed(15)));
		assert_eq!(free(15), ENDOWMENT);
	});
}

#[test]
fn r24_withdraw_bond_returns_money_to_where_it_is_held() {
	challenged(|| {
		dismiss(11);
		World::rotate(11, STRANGER);
		Clock::set(NOW + UNBONDING);
		refused(11, Error::NotAParty);
		assert_ok!(Evidence::withdraw_bond(signed(STRANGER)));
		assert_eq!(free(11), ENDOWMENT);
		assert_eq!(free(STRANGER), ENDOWMENT);
	});
}

#[test]
fn withdraw_bond_refuses_a_party_without_a_seat() {
	test(|| {
		refused(15, Error::UnknownSeat);
		dismiss(11);
		Clock::set(NOW + RESOLUTION);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		refused(11, Error::UnknownSeat);
	});
}

#[test]
fn withdraw_bond_refuses_a_seat_that_has_not_ended() {
	test(|| {
		refused(11, Error::StillSeated);
		assert_ok!(Evidence::appoint(root(), Source::EnergyPlatform, 15));
		refused(15, Error::StillSeated);
	});
}
