//! Steps of committees, rounds and disputes that many tests take.

use super::*;
use crate::{
	types::{AnchorStatus, DisputeId, Reason, Verdict},
	AnchorOf, Anchors, DisputeOf, Disputes, HoldReason, SeatOf, Seats,
};
use frame_support::{assert_ok, traits::fungible::InspectHold};
use sp_core::H256;
use verdigrid_primitives::{
	evidence::{Source, Topic},
	party::{PartyId, Role},
	Moment,
};

/// When tests begin.
pub const NOW: Moment = JANUARY_ENDS + 3_600;
/// How long anchors can be disputed, where they can.
pub const CHALLENGE: u64 = 86_400;
/// The same in blocks.
pub const BLOCKS: u64 = 10;
/// How long a bond is held after its seat ended.
pub const UNBONDING: u64 = CHALLENGE + RESOLUTION;

/// Runs a test in which anchors can be disputed, and then checks every invariant.
pub fn challenged(test: impl FnOnce()) {
	ExtBuilder::default().challenge(CHALLENGE, BLOCKS).build_and_execute(test);
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// The members of a source's committee at the beginning.
pub fn members(source: Source) -> [AccountId; 4] {
	match source {
		Source::TradingCentre => CENTRE,
		Source::EnergyPlatform => PLATFORM,
	}
}

/// So many new parties of the energy platform.
pub fn platform_of(seats: u64) -> Vec<AccountId> {
	let accounts: Vec<_> = (0..seats).map(|seat| 2_000 + seat).collect();
	accounts.iter().for_each(|account| register(*account, &[Role::EnergyPlatform]));
	accounts
}

/// A party takes a seat.
pub fn take_seat(source: Source, account: AccountId) {
	assert_ok!(Evidence::appoint(root(), source, account as PartyId));
	assert_ok!(Evidence::accept_seat(signed(account)));
}

pub fn dismiss(account: AccountId) {
	assert_ok!(Evidence::dismiss(root(), account as PartyId));
}

/// Makes the bonds of these seats full again.
pub fn restore(accounts: &[AccountId]) {
	for account in accounts {
		assert_ok!(Evidence::restore_bond(signed(*account)));
	}
}

pub fn seat(account: AccountId) -> SeatOf<Test> {
	Seats::<Test>::get(account as PartyId).unwrap()
}

pub fn anchor_at(topic: Topic) -> AnchorOf<Test> {
	Anchors::<Test>::get(topic).unwrap()
}

pub fn dispute_at(dispute: DisputeId) -> DisputeOf<Test> {
	Disputes::<Test>::get(dispute).unwrap()
}

/// What is on hold for seats.
pub fn seat_held(account: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::SeatBond.into(), &account)
}

/// What is on hold for disputes.
pub fn dispute_held(account: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::DisputeBond.into(), &account)
}

/// Two say one thing and two another: no quorum of three.
pub fn conflict(topic: Topic) {
	let tags = [1, 1, 2, 2];
	members(topic.source()).iter().zip(tags).for_each(|(member, tag)| attest(*member, topic, tag));
}

/// An account disputes the topic's anchor, for its party.
pub fn dispute(account: AccountId, topic: Topic) -> DisputeId {
	dispute_by(signed(account), topic)
}

/// Governance disputes the topic's anchor.
pub fn dispute_by_governance(topic: Topic) -> DisputeId {
	dispute_by(root(), topic)
}

fn dispute_by(origin: RuntimeOrigin, topic: Topic) -> DisputeId {
	let stated = anchor_at(topic).statement.root;
	assert_ok!(Evidence::dispute(origin, topic, stated, Reason::Figures, H256::zero()));
	match anchor_at(topic).status {
		AnchorStatus::Disputed(dispute) => dispute,
		other => panic!("the anchor is not disputed but {other:?}"),
	}
}

pub fn resolve(dispute: DisputeId, verdict: Verdict) {
	assert_ok!(Evidence::resolve(root(), dispute, verdict));
}

/// Waits until nobody has decided a dispute in time, and ends it.
pub fn let_default(dispute: DisputeId) {
	set_time(dispute_at(dispute).resolve_by);
	assert_ok!(Evidence::settle_dispute(signed(STRANGER), dispute));
}

/// Waits until the challenge period of anything that was anchored by now is over.
pub fn pass_challenge() {
	let now = pallet_timestamp::Now::<Test>::get() / 1_000;
	set_time(now + CHALLENGE);
	System::set_block_number(System::block_number() + BLOCKS);
}
