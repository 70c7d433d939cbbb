//! One file per call, one behaviour per test.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod apply;
mod attest;
mod genesis;
mod invariants;
mod reading;
mod register_meter;
mod set_registrar;
mod try_state;

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	party::{Direction, Level, Meter, MeterId, PartyId, PartyKind, RegionCode, Role, Roles},
	Granularity, Moment,
};

type E = Error<Test>;

/// An account that applies in most tests.
const ALICE: AccountId = 1;
const BOB: AccountId = 2;
/// How long an attestation lasts here.
const YEAR: Moment = 365 * 86_400;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn commitment(n: u64) -> H256 {
	H256::from_low_u64_be(1_000 + n)
}

fn tag(n: u64) -> H256 {
	H256::from_low_u64_be(2_000 + n)
}

fn apply(who: AccountId) -> PartyId {
	let jurisdiction = region("CN-11");
	assert_ok!(Identity::apply(
		signed(who),
		PartyKind::Organisation,
		commitment(who),
		jurisdiction
	));
	PartyOf::<Test>::get(who).unwrap()
}

fn party(party: PartyId) -> PartyRecord<Test> {
	Parties::<Test>::get(party).unwrap()
}

fn has(event: Event<Test>) {
	System::assert_last_event(event.into());
}

/// The arguments of `attest`.
#[derive(Clone)]
struct Attest {
	party: PartyId,
	account: AccountId,
	commitment: H256,
	tag: H256,
	roles: Roles,
	level: Level,
	expires_at: Moment,
}

impl Attest {
	/// A statement about `who`'s party that passes.
	fn of(who: AccountId) -> Self {
		Attest {
			party: PartyOf::<Test>::get(who).unwrap(),
			account: who,
			commitment: commitment(who),
			tag: tag(who),
			roles: LESSER_ROLES,
			level: 2,
			expires_at: NOW + YEAR,
		}
	}

	fn by(self, who: AccountId) -> DispatchResult {
		self.from(signed(who))
	}

	fn from(self, origin: RuntimeOrigin) -> DispatchResult {
		let Attest { party, account, commitment, tag, roles, level, expires_at } = self;
		Identity::attest(origin, party, account, commitment, tag, roles, level, expires_at)
	}
}

/// An active party of `who`, attested by `registrar`.
fn attested(who: AccountId, registrar: AccountId) -> PartyId {
	let party = apply(who);
	assert_ok!(Attest::of(who).by(registrar));
	party
}

/// Puts a party into another status, as the calls that suspend, revoke or change it will.
fn set_status(party: PartyId, status: PartyStatus) {
	Parties::<Test>::mutate(party, |record| record.as_mut().unwrap().status = status);
}

/// The arguments of `register_meter`.
#[derive(Clone)]
struct Register {
	party: PartyId,
	meter: MeterId,
	direction: Direction,
	granularity: Granularity,
	max_power_w: u64,
	region: RegionCode,
	from: Moment,
}

impl Register {
	/// A meter for `party` that passes.
	fn of(party: PartyId) -> Self {
		Register {
			party,
			meter: meter("WT-1"),
			direction: Direction::Generation,
			granularity: Granularity::Month,
			max_power_w: 2_000_000,
			region: region("CN-15"),
			from: NOW - YEAR,
		}
	}

	fn by(self, who: AccountId) -> DispatchResult {
		self.from(signed(who))
	}

	fn from(self, origin: RuntimeOrigin) -> DispatchResult {
		let Register { party, meter, direction, granularity, max_power_w, region, from } = self;
		Identity::register_meter(
			origin,
			party,
			meter,
			direction,
			granularity,
			max_power_w,
			region,
			from,
		)
	}
}

fn meter(id: &str) -> MeterId {
	MeterId::new(id).unwrap()
}

/// A set with a bit that stands for no role.
fn unknown_roles() -> Roles {
	codec::Decode::decode(&mut &129_u16.to_le_bytes()[..]).unwrap()
}
