//! What follows when a dispute is not decided in time (R14).

use crate::{
	tests::*,
	types::{AnchorStatus, DisputeId, DisputeStatus, Verdict},
	Disputes, Error, Event, Topics,
};
use frame_support::assert_ok;
use verdigrid_primitives::evidence::Statement;

fn refused(dispute: DisputeId, error: Error<Test>) {
	assert_noop!(Evidence::settle_dispute(signed(STRANGER), dispute), error);
}

#[test]
fn settle_dispute_voids_the_anchor_slashes_nobody_and_keeps_the_bonds() {
	disputed(|id| {
		Clock::set(NOW + RESOLUTION);
		let issuance = Balances::total_issuance();
		assert_ok!(Evidence::settle_dispute(signed(STRANGER), id));
		assert_eq!(anchor_at(METERING).status, AnchorStatus::Void);
		assert_eq!(dispute_at(id).status, DisputeStatus::Defaulted);
		assert_eq!(Topics::<Test>::get(METERING).defaulted, Some(id));
		assert_eq!(PLATFORM.map(seat_held), [BOND; 4]);
		assert_eq!(PLATFORM.map(|member| seat(member).disputes), [0; 4]);
		assert_eq!(dispute_held(BUYER.into()), STAKE);
		assert_eq!(Balances::total_issuance(), issuance);
		let topic = METERING;
		assert_eq!(last_event(), Event::DisputeDefaulted { dispute: id, topic }.into());
	});
}

#[test]
fn r13_settle_dispute_waits_until_the_moment_that_the_dispute_says() {
	disputed(|id| {
		refused(id, Error::ResolutionOpen);
		Clock::set(NOW + RESOLUTION - 1);
		refused(id, Error::ResolutionOpen);
		Clock::set(NOW + RESOLUTION);
		assert_noop!(Evidence::resolve(root(), id, Verdict::Upheld), Error::<Test>::ResolutionOver);
		assert_ok!(Evidence::settle_dispute(signed(STRANGER), id));
	});
}

#[test]
fn r14_the_same_statement_again_burns_the_bonds_and_guards_the_anchor() {
	defaulted(|id| {
		let issuance = Balances::total_issuance();
		anchor(METERING, statement(1));
		assert!(anchor_at(METERING).guarded);
		assert_eq!(anchor_at(METERING).status, AnchorStatus::Open);
		assert_eq!((dispute_held(BUYER.into()), free(BUYER.into())), (0, ENDOWMENT - STAKE));
		assert_eq!(Balances::total_issuance(), issuance - STAKE);
		assert!(!Disputes::<Test>::contains_key(id));
		assert_eq!(Topics::<Test>::get(METERING).defaulted, None);
		let released = Event::DisputeReleased { dispute: id, forfeited: true };
		assert!(evidence_events().contains(&released));
	});
}

#[test]
fn r14_another_statement_returns_the_bonds_and_guards_nothing() {
	defaulted(|id| {
		let issuance = Balances::total_issuance();
		anchor(METERING, statement(2));
		assert!(!anchor_at(METERING).guarded);
		assert_eq!((dispute_held(BUYER.into()), free(BUYER.into())), (0, ENDOWMENT));
		assert_eq!(Balances::total_issuance(), issuance);
		assert!(!Disputes::<Test>::contains_key(id));
		let released = Event::DisputeReleased { dispute: id, forfeited: false };
		assert!(evidence_events().contains(&released));
	});
}

#[test]
fn r14_the_same_root_with_another_number_of_leaves_is_another_statement() {
	for other in
		[Statement { leaves: 6, ..statement(1) }, Statement { total: mwh(2), ..statement(1) }]
	{
		defaulted(|_| {
			anchor(METERING, other);
			assert!(!anchor_at(METERING).guarded);
			assert_eq!((dispute_held(BUYER.into()), free(BUYER.into())), (0, ENDOWMENT));
			dispute(BUYER.into(), METERING);
		});
	}
}

#[test]
fn r14_the_bonds_of_all_who_disputed_share_one_fate() {
	for (tag, left) in [(1, ENDOWMENT - STAKE), (2, ENDOWMENT)] {
		disputed(|id| {
			dispute(TRADER.into(), METERING);
			let_default(id);
			anchor(METERING, statement(tag));
			assert_eq!([BUYER, TRADER].map(|party| free(party.into())), [left; 2]);
		});
	}
}

#[test]
fn r14_an_undecided_dispute_of_governance_guards_the_same_statement_too() {
	for (tag, guarded) in [(1, true), (2, false)] {
		challenged(|| {
			anchor(METERING, statement(1));
			let id = dispute_by_governance(METERING);
			let_default(id);
			let issuance = Balances::total_issuance();
			anchor(METERING, statement(tag));
			assert_eq!(anchor_at(METERING).guarded, guarded);
			assert_eq!(Balances::total_issuance(), issuance);
			assert!(!Disputes::<Test>::contains_key(id));
		});
	}
}

#[test]
fn r14_a_repeated_anchor_becomes_final_and_stays() {
	defaulted(|_| {
		anchor(METERING, statement(1));
		pass_challenge();
		assert!(Evidence::topic_state(METERING).is_final);
	});
}

#[test]
fn r14_a_repeated_anchor_can_be_overturned() {
	defaulted(|_| {
		anchor(METERING, statement(1));
		resolve(dispute(1, METERING), Verdict::Overturned);
		restore(&PLATFORM[..3]);
		anchor(METERING, statement(1));
		assert!(!anchor_at(METERING).guarded);
	});
}

#[test]
fn r14_a_dispute_of_a_repeated_anchor_that_nobody_decides_guards_the_next_again() {
	defaulted(|first| {
		anchor(METERING, statement(1));
		let second = dispute(1, METERING);
		assert_eq!(second, first + 1);
		let_default(second);
		assert_eq!(Topics::<Test>::get(METERING).defaulted, Some(second));
		anchor(METERING, statement(1));
		assert!(anchor_at(METERING).guarded);
		assert_eq!(free(1), ENDOWMENT - BOND - STAKE);
	});
}

#[test]
fn r14_what_is_anchored_in_between_ends_the_guard() {
	defaulted(|_| {
		anchor(METERING, statement(2));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		restore(&PLATFORM[..3]);
		anchor(METERING, statement(1));
		assert!(!anchor_at(METERING).guarded);
		dispute(BUYER.into(), METERING);
	});
}

#[test]
fn r14_the_bonds_wait_while_rounds_come_to_nothing() {
	defaulted(|id| {
		conflict(METERING);
		conflict(METERING);
		conflict(METERING);
		assert!(Evidence::topic_state(METERING).stalled);
		assert_eq!(dispute_held(BUYER.into()), STAKE);
		assert_ok!(Evidence::reopen(root(), METERING));
		anchor(METERING, statement(1));
		assert!(!Disputes::<Test>::contains_key(id));
		assert!(anchor_at(METERING).guarded);
	});
}

#[test]
fn settle_dispute_refuses_a_dispute_that_does_not_exist() {
	disputed(|id| {
		Clock::set(NOW + RESOLUTION);
		refused(id + 1, Error::UnknownDispute);
	});
}

#[test]
fn settle_dispute_refuses_a_dispute_that_has_ended() {
	defaulted(|id| refused(id, Error::UnknownDispute));
	disputed(|id| {
		resolve(id, Verdict::Upheld);
		Clock::set(NOW + RESOLUTION);
		refused(id, Error::UnknownDispute);
	});
}
