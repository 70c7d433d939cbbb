//! Anchors that governance closes, opens again, or makes void (R35).

use crate::{
	tests::*,
	types::{AnchorStatus, Verdict},
	Anchors, Error, Event,
};
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{evidence::Topic, traits::Readings};

type Call = fn(RuntimeOrigin, Topic, H256) -> DispatchResult;

const CALLS: [Call; 3] = [Evidence::close, Evidence::open, Evidence::void];

fn stated(topic: Topic) -> H256 {
	anchor_at(topic).statement.root
}

fn close(topic: Topic) {
	assert_ok!(Evidence::close(root(), topic, stated(topic)));
}

fn status(topic: Topic) -> AnchorStatus {
	anchor_at(topic).status
}

#[test]
fn r35_a_closed_anchor_proves_no_reading() {
	test(|| {
		let (generation, consumption) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		close(METERING);
		let root = stated(METERING);
		assert_eq!(last_event(), Event::AnchorClosed { topic: METERING, root }.into());
		for reading in [generation, consumption] {
			assert_noop!(Evidence::prove(&reading), Error::<Test>::AnchorClosed);
		}
		assert!(!Evidence::topic_state(METERING).is_final);
	});
}

#[test]
fn r35_no_trade_is_verified_against_a_closed_anchor() {
	for topic in [METERING, instalment(0)] {
		test(|| {
			let trade = good_trade();
			close(topic);
			assert_noop!(verify(trade.clone()), Error::<Test>::AnchorClosed);
			assert_ok!(Evidence::open(root(), topic, stated(topic)));
			let root = stated(topic);
			assert_eq!(last_event(), Event::AnchorOpened { topic, root }.into());
			assert_ok!(verify(trade));
		});
	}
}

#[test]
fn r35_what_rests_on_a_closed_anchor_stays() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let record = Evidence::evidence(0);
		close(METERING);
		close(instalment(0));
		assert_eq!(Evidence::evidence(0), record);
		assert_eq!(allocated(), mwh(5));
	});
}

#[test]
fn r35_readings_are_stated_again_as_a_revision_of_what_is_closed() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		close(METERING);
		let revised = revise_readings(1, &[reading(gen(), mwh(3))]);
		assert_ok!(Evidence::prove(&revised[0]));
	});
}

#[test]
fn r35_a_closed_anchor_that_was_never_used_becomes_void() {
	test(|| {
		anchor(METERING, statement(1));
		close(METERING);
		let root = stated(METERING);
		assert_ok!(Evidence::void(crate::tests::root(), METERING, root));
		assert_eq!(last_event(), Event::AnchorVoided { topic: METERING, root }.into());
		assert_eq!(status(METERING), AnchorStatus::Void);
		assert_eq!(Evidence::latest_revision(JANUARY), None);
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
	});
}

#[test]
fn r35_a_wrong_instalment_that_was_never_used_is_settled_again() {
	test(|| {
		let (generation, consumption) = proved_readings();
		anchor_settlements(0, &[another(1, 1, 6)]);
		close(instalment(0));
		assert_ok!(Evidence::void(root(), instalment(0), stated(instalment(0))));
		let settlement = anchor_settlements(0, &[settlement()]).remove(0);
		assert_ok!(verify(crate::types::ProvedTrade { settlement, generation, consumption }));
	});
}

#[test]
fn r35_what_something_rests_on_never_becomes_void() {
	test(|| {
		assert_ok!(verify(good_trade()));
		for topic in [METERING, instalment(0)] {
			close(topic);
			let stated = stated(topic);
			assert_noop!(Evidence::void(root(), topic, stated), Error::<Test>::AnchorUsed);
		}
		revoke(0);
		assert_ok!(unwind(0));
		for topic in [METERING, instalment(0)] {
			let stated = stated(topic);
			assert_noop!(Evidence::void(root(), topic, stated), Error::<Test>::AnchorUsed);
		}
	});
}

#[test]
fn r35_a_trade_that_fails_does_not_use_its_anchors() {
	test(|| {
		let mut trade = good_trade();
		World::set_roles(BUYER, verdigrid_primitives::party::Roles::NONE);
		assert_noop!(verify(trade.clone()), Error::<Test>::BuyerRoleMissing);
		assert!(!anchor_at(METERING).used && !anchor_at(instalment(0)).used);
		trade.settlement.settlement.units = 6;
		assert_noop!(verify(trade), Error::<Test>::InvalidProof);
	});
}

#[test]
fn r35_only_a_final_anchor_is_closed() {
	challenged(|| {
		anchor(METERING, statement(1));
		let stated = stated(METERING);
		let refused = |error: Error<Test>| {
			assert_noop!(Evidence::close(root(), METERING, stated), error);
		};
		refused(Error::AnchorNotFinal);
		Clock::set(NOW + CHALLENGE);
		System::set_block_number(BLOCKS);
		refused(Error::AnchorNotFinal);
		let disputed = dispute(BUYER.into(), METERING);
		System::set_block_number(BLOCKS + 1);
		refused(Error::AnchorDisputed);
		resolve(disputed, Verdict::Upheld);
		close(METERING);
		refused(Error::AnchorClosed);
		assert_ok!(Evidence::void(root(), METERING, stated));
		refused(Error::AnchorVoid);
	});
}

#[test]
fn r35_only_a_closed_anchor_is_opened_or_made_void() {
	challenged(|| {
		anchor(METERING, statement(1));
		let stated = stated(METERING);
		let refused = || {
			for call in [Evidence::open as Call, Evidence::void] {
				assert_noop!(call(root(), METERING, stated), Error::<Test>::AnchorNotClosed);
			}
		};
		refused();
		pass_challenge();
		refused();
		close(METERING);
		assert_ok!(Evidence::void(root(), METERING, stated));
		refused();
	});
}

#[test]
fn r12_who_closes_names_the_root() {
	test(|| {
		anchor(METERING, statement(1));
		for call in CALLS {
			let other = statement(2).root;
			assert_noop!(call(root(), METERING, other), Error::<Test>::RootMismatch);
			assert_noop!(call(root(), instalment(0), other), Error::<Test>::UnknownAnchor);
		}
	});
}

#[test]
fn r35_a_closed_anchor_bars_its_topic_and_cannot_be_disputed() {
	challenged(|| {
		anchor(METERING, statement(1));
		pass_challenge();
		close(METERING);
		for member in [11, 14] {
			assert_noop!(
				Evidence::attest(signed(member), METERING, 1, statement(1)),
				Error::<Test>::AnchorExists
			);
		}
		assert_noop!(
			Evidence::dispute(
				signed(BUYER.into()),
				METERING,
				stated(METERING),
				crate::types::Reason::Figures,
				H256::zero()
			),
			Error::<Test>::AnchorFinal
		);
		dismiss(11);
		Clock::set(NOW + CHALLENGE + UNBONDING);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn r35_a_closed_anchor_is_removed_for_its_age() {
	test(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		close(METERING);
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		assert!(!Anchors::<Test>::contains_key(METERING));
	});
}
