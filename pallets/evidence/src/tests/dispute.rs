use crate::{
	tests::*,
	types::{AnchorStatus, Bond, DisputeId, DisputeStatus, Disputer, Reason, Verdict},
	Error, Event, NextDispute,
};
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::{
	evidence::{Source, Topic},
	party::Role,
};

const NOTE: H256 = H256::repeat_byte(42);

/// Disputes an anchor with the root that has this tag.
fn try_dispute(
	origin: RuntimeOrigin,
	topic: Topic,
	tag: u8,
) -> frame_support::dispatch::DispatchResult {
	Evidence::dispute(origin, topic, statement(tag).root, Reason::Figures, H256::zero())
}

fn refused(account: AccountId, error: Error<Test>) {
	assert_noop!(try_dispute(signed(account), METERING, 1), error);
}

/// January's readings are anchored.
fn anchored(test: impl FnOnce()) {
	challenged(|| {
		anchor(METERING, statement(1));
		test();
	});
}

/// An anchor that repeats one whose dispute was never decided.
fn guarded(test: impl FnOnce()) {
	anchored(|| {
		let_default(dispute(BUYER.into(), METERING));
		anchor(METERING, statement(1));
		assert!(anchor_at(METERING).guarded);
		test();
	});
}

fn disputers(dispute: DisputeId) -> Vec<u32> {
	dispute_at(dispute).disputers.iter().map(|disputer| disputer.party).collect()
}

#[test]
fn dispute_holds_a_bond_and_marks_the_anchor() {
	anchored(|| {
		Clock::set(NOW + 60);
		let (topic, root, reason, note) = (METERING, statement(1).root, Reason::Incomplete, NOTE);
		assert_ok!(Evidence::dispute(signed(BUYER.into()), topic, root, reason, note));
		assert_eq!(anchor_at(METERING).status, AnchorStatus::Disputed(0));
		assert_eq!(dispute_held(BUYER.into()), STAKE);
		let dispute = dispute_at(0);
		assert_eq!((dispute.topic, dispute.root), (topic, root));
		assert_eq!((dispute.reason, dispute.note), (reason, note));
		let (resolve_by, resolve_block) = (NOW + 60 + RESOLUTION, 1);
		assert_eq!((dispute.opened_at, dispute.resolve_by), (NOW + 60, resolve_by));
		let (party, account, bond) = (BUYER, u64::from(BUYER), STAKE);
		let disputer = Disputer { party, reason, note, bond: Bond { account, amount: bond } };
		assert_eq!(dispute.disputers.to_vec(), vec![disputer]);
		assert_eq!(dispute.status, DisputeStatus::Open);
		assert_eq!(NextDispute::<Test>::get(), 1);
		let events = evidence_events();
		assert_eq!(
			events[events.len() - 2..],
			[
				Event::AnchorDisputed {
					dispute: 0,
					topic,
					root,
					reason,
					note,
					resolve_by,
					resolve_block,
				},
				Event::DisputeJoined { dispute: 0, party, account, bond, reason, note },
			]
		);
	});
}

#[test]
fn dispute_takes_every_reason() {
	for reason in [Reason::Figures, Reason::Incomplete, Reason::Fabricated, Reason::Order] {
		anchored(|| {
			let root = statement(1).root;
			assert_ok!(Evidence::dispute(signed(BUYER.into()), METERING, root, reason, NOTE));
			assert_eq!(dispute_at(0).reason, reason);
		});
	}
}

#[test]
fn dispute_counts_for_every_attester() {
	anchored(|| {
		dispute(BUYER.into(), METERING);
		assert_eq!(PLATFORM.map(|member| seat(member).disputes), [1, 1, 1, 0]);
	});
}

#[test]
fn dispute_leaves_the_anchors_deadlines_as_they_are() {
	anchored(|| {
		let before = anchor_at(METERING);
		Clock::set(NOW + 60);
		dispute(BUYER.into(), METERING);
		let after = anchor_at(METERING);
		assert_eq!(after, crate::AnchorOf::<Test> { status: AnchorStatus::Disputed(0), ..before });
	});
}

#[test]
fn dispute_by_governance_needs_no_bond() {
	anchored(|| {
		assert_ok!(Evidence::dispute(
			root(),
			METERING,
			statement(1).root,
			Reason::Order,
			H256::zero()
		));
		assert!(dispute_at(0).disputers.is_empty());
		assert!(matches!(evidence_events().last(), Some(Event::AnchorDisputed { .. })));
	});
}

#[test]
fn r14_several_join_a_dispute_each_with_a_bond() {
	anchored(|| {
		let first = dispute(BUYER.into(), METERING);
		Clock::set(NOW + 3_600);
		assert_eq!(dispute(TRADER.into(), METERING), first);
		assert_eq!(disputers(first), vec![BUYER, TRADER]);
		for account in [BUYER, TRADER] {
			assert_eq!(dispute_held(account.into()), STAKE);
		}
		assert_eq!(dispute_at(first).resolve_by, NOW + RESOLUTION);
		assert_eq!(seat(11).disputes, 1);
		let (party, account, bond) = (TRADER, u64::from(TRADER), STAKE);
		let joined = Event::DisputeJoined {
			dispute: first,
			party,
			account,
			bond,
			reason: Reason::Figures,
			note: H256::zero(),
		};
		assert_eq!(last_event(), joined.into());
	});
}

#[test]
fn r14_who_joins_says_why() {
	anchored(|| {
		let id = dispute(BUYER.into(), METERING);
		let (stated, account) = (statement(1).root, u64::from(TRADER));
		let reason = Reason::Fabricated;
		assert_ok!(Evidence::dispute(signed(account), METERING, stated, reason, NOTE));
		let disputers = dispute_at(id).disputers;
		let told: Vec<_> = disputers.iter().map(|it| (it.party, it.reason, it.note)).collect();
		let first = (BUYER, Reason::Figures, H256::zero());
		assert_eq!(told, vec![first, (TRADER, reason, NOTE)]);
	});
}

#[test]
fn r14_nobody_joins_once_it_is_too_late_to_decide() {
	challenged_for(2 * RESOLUTION, BLOCKS, || {
		anchor(METERING, statement(1));
		dispute(BUYER.into(), METERING);
		let (stated, account) = (statement(1).root, signed(TRADER.into()));
		let join =
			|| Evidence::dispute(account.clone(), METERING, stated, Reason::Figures, H256::zero());
		Clock::set(NOW + RESOLUTION);
		assert_noop!(join(), Error::<Test>::ResolutionOver);
		Clock::set(NOW + RESOLUTION - 1);
		assert_ok!(join());
	});
}

#[test]
fn r13_the_time_to_decide_does_not_pass_while_the_chain_is_down() {
	anchored(|| {
		BlocksPerDay::set(&10);
		let id = dispute(BUYER.into(), METERING);
		let dispute = dispute_at(id);
		assert_eq!((dispute.resolve_by, dispute.resolve_block), (NOW + RESOLUTION, 71));
		Clock::set(NOW + RESOLUTION);
		System::set_block_number(70);
		let settle = || Evidence::settle_dispute(signed(STRANGER), id);
		assert_noop!(settle(), Error::<Test>::ResolutionOpen);
		System::set_block_number(71);
		assert_noop!(
			Evidence::resolve(root(), id, crate::types::Verdict::Upheld),
			Error::<Test>::ResolutionOver
		);
		assert_ok!(settle());
	});
}

#[test]
fn r14_parties_join_a_dispute_of_governance() {
	anchored(|| {
		let by_governance = dispute_by_governance(METERING);
		assert_eq!(dispute(BUYER.into(), METERING), by_governance);
		assert_eq!(disputers(by_governance), vec![BUYER]);
	});
}

#[test]
fn r14_sixteen_parties_dispute_an_anchor_and_no_more() {
	anchored(|| {
		for account in 300..316 {
			register(account, &[Role::Auditor]);
			dispute(account, METERING);
		}
		assert_eq!(dispute_at(0).disputers.len(), 16);
		refused(BUYER.into(), Error::TooManyDisputers);
		assert_eq!(dispute_held(BUYER.into()), 0);
	});
}

#[test]
fn dispute_keeps_the_bond_of_its_time() {
	anchored(|| {
		dispute(BUYER.into(), METERING);
		DisputeBond::set(&(2 * STAKE));
		dispute(TRADER.into(), METERING);
		assert_eq!(dispute_held(BUYER.into()), STAKE);
		assert_eq!(dispute_held(TRADER.into()), 2 * STAKE);
	});
}

#[test]
fn a_party_disputes_several_anchors_with_a_bond_each() {
	anchored(|| {
		anchor(instalment(0), statement(2));
		let both = [METERING, instalment(0)].map(|topic| dispute(BUYER.into(), topic));
		assert_eq!(both, [0, 1]);
		assert_eq!(dispute_held(BUYER.into()), 2 * STAKE);
		resolve(1, Verdict::Overturned);
		assert_eq!(dispute_held(BUYER.into()), STAKE);
	});
}

#[test]
fn an_attester_may_dispute_its_own_anchor() {
	anchored(|| {
		dispute(11, METERING);
		assert_eq!((dispute_held(11), seat_held(11)), (STAKE, BOND));
	});
}

#[test]
fn r13_dispute_is_possible_until_the_moment_of_finality() {
	anchored(|| {
		System::set_block_number(1 + BLOCKS);
		Clock::set(NOW + CHALLENGE);
		refused(BUYER.into(), Error::AnchorFinal);
		assert_noop!(try_dispute(root(), METERING, 1), Error::<Test>::AnchorFinal);
		Clock::set(NOW + CHALLENGE - 1);
		dispute(BUYER.into(), METERING);
	});
}

#[test]
fn r13_dispute_is_possible_until_the_block_of_finality() {
	anchored(|| {
		System::set_block_number(1 + BLOCKS);
		Clock::set(NOW + CHALLENGE);
		refused(BUYER.into(), Error::AnchorFinal);
		System::set_block_number(BLOCKS);
		dispute(BUYER.into(), METERING);
	});
}

#[test]
fn r13_nobody_joins_a_dispute_when_the_challenge_period_is_over() {
	anchored(|| {
		dispute(BUYER.into(), METERING);
		pass_challenge();
		refused(TRADER.into(), Error::AnchorFinal);
	});
}

#[test]
fn r13_an_anchor_without_a_challenge_period_cannot_be_disputed() {
	test(|| {
		anchor(METERING, statement(1));
		refused(BUYER.into(), Error::AnchorFinal);
	});
}

#[test]
fn r13_the_time_to_decide_does_not_move_with_the_parameter() {
	anchored(|| {
		let disputed = dispute(BUYER.into(), METERING);
		ResolutionPeriod::set(&1);
		Clock::set(NOW + RESOLUTION - 1);
		assert_noop!(
			Evidence::settle_dispute(signed(STRANGER), disputed),
			Error::<Test>::ResolutionOpen
		);
	});
}

#[test]
fn r12_dispute_refuses_another_root() {
	anchored(|| {
		assert_noop!(try_dispute(signed(BUYER.into()), METERING, 2), Error::<Test>::RootMismatch);
		assert_noop!(try_dispute(root(), METERING, 2), Error::<Test>::RootMismatch);
		dispute(BUYER.into(), METERING);
		assert_noop!(try_dispute(signed(TRADER.into()), METERING, 2), Error::<Test>::RootMismatch);
	});
}

#[test]
fn dispute_refuses_a_topic_without_anchor() {
	anchored(|| {
		assert_noop!(
			try_dispute(signed(BUYER.into()), instalment(0), 1),
			Error::<Test>::UnknownAnchor
		);
		attest(1, instalment(0), 1);
		assert_noop!(
			try_dispute(signed(BUYER.into()), instalment(0), 1),
			Error::<Test>::UnknownAnchor
		);
	});
}

#[test]
fn dispute_refuses_a_void_anchor() {
	anchored(|| {
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		refused(BUYER.into(), Error::AnchorVoid);
		assert_noop!(try_dispute(root(), METERING, 1), Error::<Test>::AnchorVoid);
	});
}

#[test]
fn dispute_refuses_an_anchor_that_was_upheld() {
	anchored(|| {
		resolve(dispute(BUYER.into(), METERING), Verdict::Upheld);
		refused(TRADER.into(), Error::AlreadyUpheld);
		assert_noop!(try_dispute(root(), METERING, 1), Error::<Test>::AlreadyUpheld);
	});
}

#[test]
fn dispute_refuses_a_party_twice() {
	anchored(|| {
		dispute(BUYER.into(), METERING);
		refused(BUYER.into(), Error::AlreadyDisputed);
		World::rotate(BUYER, STRANGER);
		refused(STRANGER, Error::AlreadyDisputed);
	});
}

#[test]
fn dispute_refuses_governance_where_somebody_disputes_already() {
	for governance_was_first in [false, true] {
		anchored(|| {
			if governance_was_first {
				dispute_by_governance(METERING);
			} else {
				dispute(BUYER.into(), METERING);
			}
			assert_noop!(try_dispute(root(), METERING, 1), Error::<Test>::AlreadyDisputed);
		});
	}
}

#[test]
fn r14_an_anchor_that_repeats_an_undecided_one_is_disputed_only_by_the_other_source() {
	guarded(|| {
		register(15, &[Role::EnergyPlatform]);
		for account in [u64::from(BUYER), TRADER.into(), 11, 14, 15, 5] {
			refused(account, Error::DisputeNotAllowed);
		}
		dispute(1, METERING);
		for account in [u64::from(BUYER), 14] {
			refused(account, Error::DisputeNotAllowed);
		}
		dispute(2, METERING);
		assert_eq!(disputers(1), vec![1, 2]);
	});
}

#[test]
fn r14_an_anchor_that_repeats_an_undecided_one_is_disputed_by_governance() {
	guarded(|| {
		dispute_by_governance(METERING);
		refused(BUYER.into(), Error::DisputeNotAllowed);
		dispute(1, METERING);
	});
}

#[test]
fn r14_a_seat_of_the_other_source_that_does_not_count_does_not_dispute_a_repeated_anchor() {
	guarded(|| {
		assert_ok!(Evidence::appoint(root(), Source::TradingCentre, 5));
		refused(5, Error::DisputeNotAllowed);
		assert_ok!(Evidence::accept_seat(signed(5)));
		dismiss(1);
		refused(1, Error::DisputeNotAllowed);
		dispute(5, METERING);
	});
	guarded(|| {
		World::set_roles(1, Default::default());
		refused(1, Error::DisputeNotAllowed);
		dispute(2, METERING);
	});
}

#[test]
fn r14_settlements_that_are_repeated_are_disputed_by_the_energy_platform() {
	challenged(|| {
		let topic = instalment(0);
		anchor(topic, statement(1));
		let_default(dispute(BUYER.into(), topic));
		anchor(topic, statement(1));
		for account in [1, 4, BUYER.into()] {
			assert_noop!(try_dispute(signed(account), topic, 1), Error::<Test>::DisputeNotAllowed);
		}
		dispute(11, topic);
	});
}

#[test]
fn dispute_refuses_an_account_that_cannot_pay_the_bond() {
	anchored(|| {
		DisputeBond::set(&ENDOWMENT);
		assert_noop!(try_dispute(signed(BUYER.into()), METERING, 1), Error::<Test>::CannotPayBond);
		DisputeBond::set(&(ENDOWMENT - 1));
		dispute(BUYER.into(), METERING);
	});
}

#[test]
fn dispute_refuses_a_time_to_decide_beyond_all_time() {
	anchored(|| {
		ResolutionPeriod::set(&u64::MAX);
		assert_noop!(try_dispute(signed(BUYER.into()), METERING, 1), ArithmeticError::Overflow);
	});
}
