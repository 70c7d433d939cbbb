//! Steps of committees, rounds, disputes and governance that many tests take.

use super::*;
use crate::{
	types::{AnchorStatus, DisputeId, Ending, Reason, Verdict},
	AnchorOf, Anchors, DisputeOf, Disputes, Event, HoldReason, SeatOf, Seats,
};
use frame_support::{assert_ok, dispatch::DispatchResult, traits::fungible::InspectHold};
use frame_system::EventRecord;
use sp_core::H256;
use verdigrid_primitives::{
	evidence::{EvidenceId, Source, Statement, Topic},
	party::{PartyId, Role},
	voucher::VoucherId,
	Period,
};

/// How long anchors can be disputed, where they can.
pub const CHALLENGE: u64 = 86_400;
/// The same in blocks.
pub const BLOCKS: u64 = 10;
/// How long a bond is held after its seat ended.
pub const UNBONDING: u64 = CHALLENGE + RESOLUTION;

/// The month before January.
pub const DECEMBER: Period = Period::month(JANUARY.index - 1);

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn signed(account: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

pub fn last_event() -> RuntimeEvent {
	System::events().pop().unwrap().event
}

pub fn evidence_events() -> Vec<Event<Test>> {
	let ours = |record: EventRecord<RuntimeEvent, H256>| match record.event {
		RuntimeEvent::Evidence(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

/// The members of a source's committee at the beginning.
pub fn members(source: Source) -> [AccountId; 4] {
	match source {
		Source::TradingCentre => CENTRE,
		Source::EnergyPlatform => PLATFORM,
	}
}

/// A party takes a seat.
pub fn take_seat(source: Source, account: AccountId) {
	assert_ok!(Evidence::appoint(root(), source, account as PartyId));
	assert_ok!(Evidence::accept_seat(signed(account)));
}

/// So many new parties take seats of the energy platform.
pub fn platform_of(seats: u64) -> Vec<AccountId> {
	let accounts = 2_000..2_000 + seats;
	let seated = accounts.inspect(|account| {
		register(*account, &[Role::EnergyPlatform]);
		take_seat(Source::EnergyPlatform, *account);
	});
	seated.collect()
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

/// What an account has and can spend.
pub fn free(account: AccountId) -> Balance {
	Balances::free_balance(account)
}

/// What is on hold for seats.
pub fn seat_held(account: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::SeatBond.into(), &account)
}

/// What is on hold for disputes.
pub fn dispute_held(account: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::DisputeBond.into(), &account)
}

/// A statement about nothing in particular.
pub fn statement(tag: u8) -> Statement {
	Statement { root: H256::repeat_byte(tag), leaves: 5, total: mwh(1) }
}

pub const METERING: Topic = Topic::Metering(JANUARY, 0);

/// A later statement of the readings.
pub fn revision(number: u8) -> Topic {
	Topic::Metering(JANUARY, number)
}

pub fn instalment(sequence: u16) -> Topic {
	Topic::Settlement(JANUARY, sequence)
}

pub fn attest(account: AccountId, topic: Topic, tag: u8) {
	let round = Evidence::topic_state(topic).round;
	assert_ok!(Evidence::attest(signed(account), topic, round, statement(tag)));
}

/// Three members attest; the topic is anchored.
pub fn anchor(topic: Topic, statement: Statement) {
	let round = Evidence::topic_state(topic).round;
	for member in &members(topic.source())[..3] {
		assert_ok!(Evidence::attest(signed(*member), topic, round, statement));
	}
}

/// Two say one thing and two another: no quorum of three.
pub fn conflict(topic: Topic) {
	let tags = [1, 1, 2, 2];
	members(topic.source()).iter().zip(tags).for_each(|(member, tag)| attest(*member, topic, tag));
}

/// A round about January's readings is closed.
pub fn closed(round: u32, ending: Ending) -> RuntimeEvent {
	Event::RoundClosed { topic: METERING, round, ending }.into()
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
	Clock::set(dispute_at(dispute).resolve_by);
	assert_ok!(Evidence::settle_dispute(signed(STRANGER), dispute));
}

/// January's readings are anchored by three, and disputed by the buyer.
pub fn disputed(test: impl FnOnce(DisputeId)) {
	challenged(|| {
		anchor(METERING, statement(1));
		test(dispute(BUYER.into(), METERING));
	});
}

/// Nobody has decided that dispute in time.
pub fn defaulted(test: impl FnOnce(DisputeId)) {
	disputed(|id| {
		let_default(id);
		test(id);
	});
}

/// Waits until the challenge period of anything that was anchored by now is over.
pub fn pass_challenge() {
	Clock::pass(CHALLENGE);
	System::set_block_number(System::block_number() + BLOCKS);
}

/// Governance contests evidence.
pub fn contest(evidence: EvidenceId) {
	assert_ok!(Evidence::contest(root(), evidence, Reason::Figures));
}

/// Governance revokes evidence.
pub fn revoke(evidence: EvidenceId) {
	assert_ok!(Evidence::revoke(root(), evidence, Reason::Fabricated));
}

/// Anybody unwinds a voucher.
pub fn unwind(voucher: VoucherId) -> DispatchResult {
	Evidence::unwind(signed(STRANGER), voucher)
}
