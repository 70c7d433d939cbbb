//! Random sequences of members that lie, leave and come back, and of disputes, verdicts and defaults. Every
//! invariant holds after each step. In the end every bond has come back or was lost.

use crate::{
	tests::*,
	types::{DisputeId, DisputeStatus, Reason, Verdict},
	Anchors, Disputes, Error, Event, Pallet, Rounds, Seats,
};
use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	traits::fungible::{Inspect, InspectHold},
};
use proptest::{prelude::*, sample::select, strategy::ValueTree, test_runner::TestRunner};
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeSet;
use verdigrid_primitives::{
	evidence::{Source, Topic},
	party::PartyId,
};

/// Who acts: members of both committees, a party without a seat of each source, and two others.
const ACTORS: [AccountId; 12] = [1, 2, 3, 4, 5, 11, 12, 13, 14, 15, 101, 102];
const TOPICS: [Topic; 3] = [METERING, Topic::Settlement(JANUARY, 0), Topic::Settlement(JANUARY, 1)];

/// One step of a sequence.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// The members of the topic's committee state this, one after the other, or what was anchored.
	Agree(Topic, u8),
	/// They state each something else.
	Quarrel(Topic),
	Attest(AccountId, Topic, u8),
	Poke(Topic),
	Reopen(Topic),
	Reap(Topic),
	Dispute(AccountId, Topic),
	GovernanceDisputes(Topic),
	Resolve(usize, Verdict),
	Settle(usize),
	Release(usize),
	Seat(AccountId),
	Dismiss(AccountId),
	Resign(AccountId),
	Withdraw(AccountId),
	Restore(AccountId),
	Suspend(AccountId),
	Reinstate(AccountId),
	Wait(u64, u64),
}

fn step() -> impl Strategy<Value = Step> {
	let actor = || select(ACTORS.to_vec());
	let topic = || select(TOPICS.to_vec());
	let verdict = select(vec![Verdict::Upheld, Verdict::Overturned]);
	let seconds = select(vec![60, TIMEOUT, CHALLENGE, RESOLUTION, 30 * 86_400]);
	prop_oneof![
		6 => (topic(), 0_u8..2).prop_map(|(topic, tag)| Step::Agree(topic, tag)),
		4 => topic().prop_map(Step::Quarrel),
		12 => (actor(), topic(), 0_u8..3).prop_map(|(who, topic, tag)| Step::Attest(who, topic, tag)),
		2 => topic().prop_map(Step::Poke),
		1 => topic().prop_map(Step::Reopen),
		1 => topic().prop_map(Step::Reap),
		5 => (actor(), topic()).prop_map(|(who, topic)| Step::Dispute(who, topic)),
		2 => topic().prop_map(Step::GovernanceDisputes),
		2 => (0_usize..2, verdict).prop_map(|(which, verdict)| Step::Resolve(which, verdict)),
		4 => (0_usize..2).prop_map(Step::Settle),
		2 => (0_usize..2).prop_map(Step::Release),
		3 => actor().prop_map(Step::Seat),
		1 => actor().prop_map(Step::Dismiss),
		1 => actor().prop_map(Step::Resign),
		3 => actor().prop_map(Step::Withdraw),
		4 => actor().prop_map(Step::Restore),
		1 => actor().prop_map(Step::Suspend),
		3 => actor().prop_map(Step::Reinstate),
		3 => (seconds, 0_u64..2 * BLOCKS).prop_map(|(seconds, blocks)| Step::Wait(seconds, blocks)),
	]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	proptest::collection::vec(step(), 0..120)
}

fn source_of(account: AccountId) -> Source {
	if account < 10 {
		Source::TradingCentre
	} else {
		Source::EnergyPlatform
	}
}

fn nth_dispute(which: usize) -> Result<DisputeId, DispatchError> {
	let mut disputes: Vec<_> = Disputes::<Test>::iter_keys().collect();
	disputes.sort_unstable();
	Ok(*disputes.get(which).ok_or(Error::<Test>::UnknownDispute)?)
}

fn attempt_dispute(origin: RuntimeOrigin, topic: Topic) -> DispatchResult {
	let anchor = Anchors::<Test>::get(topic).ok_or(Error::<Test>::UnknownAnchor)?;
	Evidence::dispute(origin, topic, anchor.statement.root, Reason::Figures, Default::default())
}

/// States this in the topic's round or, where it is anchored, what the anchor says.
fn attempt_attest(account: AccountId, topic: Topic, tag: u8) -> DispatchResult {
	let standing = Anchors::<Test>::get(topic).filter(|anchor| anchor.stands());
	let (round, said) = match standing {
		Some(anchor) => (anchor.round, anchor.statement),
		None => (Evidence::topic_state(topic).round, statement(tag)),
	};
	let attested = Evidence::attest(signed(account), topic, round, said);
	attested.map(|_| ()).map_err(|refused| refused.error)
}

fn take(step: Step) -> DispatchResult {
	match step {
		Step::Quarrel(topic) => {
			for (tag, member) in (0..).zip(Evidence::committee(topic.source()).1.members) {
				let _ = attempt_attest(member.into(), topic, tag);
			}
			Ok(())
		}
		Step::Agree(topic, tag) => {
			for member in Evidence::committee(topic.source()).1.members {
				let _ = attempt_attest(member.into(), topic, tag);
			}
			Ok(())
		}
		Step::Attest(account, topic, tag) => attempt_attest(account, topic, tag),
		Step::Poke(topic) => Evidence::poke(signed(STRANGER), topic),
		Step::Reopen(topic) => Evidence::reopen(root(), topic),
		Step::Reap(topic) => Evidence::reap(signed(STRANGER), topic),
		Step::Dispute(account, topic) => attempt_dispute(signed(account), topic),
		Step::GovernanceDisputes(topic) => attempt_dispute(root(), topic),
		Step::Resolve(which, verdict) => Evidence::resolve(root(), nth_dispute(which)?, verdict),
		Step::Settle(which) => Evidence::settle_dispute(signed(STRANGER), nth_dispute(which)?),
		Step::Release(which) => Evidence::release_dispute(signed(STRANGER), nth_dispute(which)?),
		Step::Seat(account) => {
			Evidence::appoint(root(), source_of(account), account as PartyId)?;
			Evidence::accept_seat(signed(account))
		}
		Step::Dismiss(account) => Evidence::dismiss(root(), account as PartyId),
		Step::Resign(account) => Evidence::resign(signed(account)),
		Step::Withdraw(account) => Evidence::withdraw_bond(signed(account)),
		Step::Restore(account) => Evidence::restore_bond(signed(account)),
		Step::Suspend(account) => {
			World::lapse(account as PartyId);
			Ok(())
		}
		Step::Reinstate(account) => {
			World::reinstate(account as PartyId);
			Ok(())
		}
		Step::Wait(seconds, blocks) => {
			Clock::pass(seconds);
			System::set_block_number(System::block_number() + blocks);
			Ok(())
		}
	}
}

/// Ends everything that is open, as any account may when the time has come.
fn wind_up() {
	for dispute in Disputes::<Test>::iter_keys().collect::<Vec<DisputeId>>() {
		if dispute_at(dispute).status == DisputeStatus::Open {
			Clock::set(Clock::seconds().max(dispute_at(dispute).resolve_by));
			assert_ok!(Evidence::settle_dispute(signed(STRANGER), dispute));
		}
	}
	Clock::pass(2 * MAX_AGE);
	System::set_block_number(System::block_number() + BLOCKS);
	for dispute in Disputes::<Test>::iter_keys().collect::<Vec<DisputeId>>() {
		assert_ok!(Evidence::release_dispute(signed(STRANGER), dispute));
	}
	for topic in Rounds::<Test>::iter_keys().collect::<Vec<Topic>>() {
		assert_ok!(Evidence::poke(signed(STRANGER), topic));
	}
	for party in Seats::<Test>::iter_keys().collect::<Vec<PartyId>>() {
		let _ = Evidence::dismiss(root(), party);
	}
	Clock::pass(UNBONDING);
	for party in Seats::<Test>::iter_keys().collect::<Vec<PartyId>>() {
		assert_ok!(Evidence::withdraw_bond(signed(party.into())));
	}
}

/// What was taken from everybody so far, and what was paid of it.
fn lost_and_paid() -> (Balance, Balance) {
	let each = evidence_events().into_iter().map(|event| match event {
		Event::DisputeResolved { slashed, rewarded, .. } => (slashed, rewarded),
		_ => (0, 0),
	});
	each.fold((0, 0), |(lost, paid), (slashed, rewarded)| (lost + slashed, paid + rewarded))
}

/// What was forfeited when anchors repeated an undecided statement.
fn forfeited_by_default() -> Balance {
	let (lost, paid) = lost_and_paid();
	Forfeited::get() - (lost - paid)
}

fn play(steps: &[Step]) {
	challenged(|| {
		let issuance = Balances::total_issuance();
		for step in steps {
			let _ = with_storage_layer(|| take(*step));
			assert_ok!(Pallet::<Test>::do_try_state());
		}
		wind_up();
		assert_eq!(Seats::<Test>::iter().count() + Disputes::<Test>::iter().count(), 0);
		for account in ACTORS {
			assert_eq!(Balances::total_balance_on_hold(&account), 0);
		}
		let (lost, paid) = lost_and_paid();
		let burned = lost - paid + forfeited_by_default();
		assert_eq!(forfeited_by_default() % STAKE, 0);
		assert_eq!(Balances::total_issuance(), issuance - burned);
		let had: Balance = ENDOWMENT * ACTORS.len() as Balance;
		let has: Balance = ACTORS.iter().map(Balances::total_balance).sum();
		assert_eq!(has, had - burned);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn whatever_happens_every_bond_comes_back_or_is_lost(steps in steps()) {
		play(&steps);
	}
}

/// The name of an event, and how it ended where that is said.
fn name(event: &Event<Test>) -> String {
	match event {
		Event::RoundClosed { ending, .. } => format!("RoundClosed {ending:?}"),
		Event::DisputeResolved { verdict, .. } => format!("DisputeResolved {verdict:?}"),
		Event::DisputeReleased { forfeited, .. } => format!("DisputeReleased {forfeited}"),
		other => format!("{other:?}").split([' ', '{']).next().unwrap().replace("Event::", ""),
	}
}

/// The sequences above are worth something only if each step succeeds in some of them.
#[test]
fn random_sequences_come_to_everything() {
	let mut runner = TestRunner::deterministic();
	let mut seen = BTreeSet::new();
	for _ in 0..600 {
		let steps = steps().new_tree(&mut runner).unwrap().current();
		challenged(|| {
			for step in steps {
				let _ = with_storage_layer(|| take(step));
			}
			seen.extend(evidence_events().iter().map(name));
		});
	}
	for expected in [
		"SeatAccepted",
		"SeatLeft",
		"BondWithdrawn",
		"BondRestored",
		"SeatSlashed",
		"Anchored",
		"RoundClosed Conflicted",
		"RoundClosed Short",
		"RoundClosed Expired",
		"TopicStalled",
		"TopicReopened",
		"AnchorDisputed",
		"DisputeJoined",
		"DisputeResolved Upheld",
		"DisputeResolved Overturned",
		"DisputeDefaulted",
		"DisputeReleased true",
		"DisputeReleased false",
	] {
		assert!(seen.contains(expected), "no sequence came to {expected}, only to {seen:?}");
	}
}
