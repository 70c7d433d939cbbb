//! One file per call, one behaviour per test.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod accept_rotation;
mod apply;
mod apply_for;
mod attest;
mod cancel_recovery;
mod cancel_rotation;
mod correct_tag;
mod errors;
mod finish_recovery;
mod genesis;
mod invariants;
mod keeping;
mod mended_meters;
mod origins;
mod reading;
mod recover;
mod register_meter;
mod reinstate;
mod reject;
mod remove_registrar;
mod renew;
mod retire_meter;
mod revoke;
mod rotate;
mod set_registrar;
mod succession;
mod suspend;
mod try_state;
mod update_commitment;
mod veto_recovery;

use crate::{mock::*, *};
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	party::{
		Direction, Level, Meter, MeterId, MeterNumber, PartyId, PartyKind, RegionCode, Role, Roles,
		MAX_POWER_W,
	},
	Granularity, Moment,
};
use verdigrid_test_support::{assert_noop, Clock};

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

/// The first founding party, of Alice, moves to the account of [`REGISTRAR`].
fn become_the_registrars() {
	assert_ok!(Identity::rotate(signed(ALICE), REGISTRAR));
	assert_ok!(Identity::accept_rotation(signed(REGISTRAR), 0));
}

/// A founding party of Alice, attested by [`REGISTRAR`], that moved to its registrar's account.
fn own_party() -> PartyId {
	become_the_registrars();
	assert_eq!(party(0).registrar, Some(party(0).account));
	0
}

/// Every status but Active.
const NOT_ACTIVE: [PartyStatus; 4] =
	[PartyStatus::Applied, PartyStatus::Suspended, PartyStatus::Revoked, PartyStatus::Rejected];

/// A party of `who` that was attested by [`REGISTRAR`] and stands there now.
fn standing(who: AccountId, status: PartyStatus) -> PartyId {
	let party = attested(who, REGISTRAR);
	match status {
		PartyStatus::Active => {}
		PartyStatus::Applied => {
			lose_attestation(who);
			wait_again(who);
		}
		PartyStatus::Suspended => suspend(party),
		PartyStatus::Revoked => revoke(party),
		PartyStatus::Rejected => lose_attestation(who),
	}
	assert_eq!(self::party(party).status, status);
	party
}

/// A commitment other than `commitment(who)`.
fn another(who: AccountId) -> H256 {
	H256::from_low_u64_be(3_000 + who)
}

/// The party of `who` states another commitment, which waits for a registrar.
fn wait_again(who: AccountId) {
	assert_ok!(Identity::update_commitment(signed(who), another(who)));
}

/// The registrar rejects what the party of `who` states.
fn lose_attestation(who: AccountId) {
	wait_again(who);
	let party = PartyOf::<Test>::get(who).unwrap();
	assert_ok!(Identity::reject(signed(REGISTRAR), party, who, another(who), why()));
}

fn suspend(party: PartyId) {
	assert_ok!(Identity::suspend(signed(REGISTRAR), party, why()));
}

fn revoke(party: PartyId) {
	assert_ok!(Identity::revoke(signed(REGISTRAR), party, why()));
}

/// The registrar starts a recovery.
fn recover(party: PartyId, new_account: AccountId) {
	assert_ok!(Identity::recover(signed(REGISTRAR), party, new_account, why()));
}

fn remove_registrar(account: AccountId) {
	assert_ok!(Identity::remove_registrar(root(), account));
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// Origins that no signed call takes.
fn unsigned() -> [RuntimeOrigin; 2] {
	[RuntimeOrigin::root(), RuntimeOrigin::none()]
}

fn reason(text: &[u8]) -> Reason {
	text.to_vec().try_into().unwrap()
}

/// A reason that passes.
fn why() -> Reason {
	reason(b"documents expired")
}

/// Reasons that do not: none, and bytes that are no text.
fn no_reasons() -> [Reason; 6] {
	let texts: [&[u8]; 6] = [b"", b"\xff\xfe", b" ", b" why", b"why ", b"w\0hy"];
	texts.map(reason)
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
	takes_over: Option<MeterId>,
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
			takes_over: None,
		}
	}

	fn by(self, who: AccountId) -> DispatchResult {
		self.from(signed(who))
	}

	fn from(self, origin: RuntimeOrigin) -> DispatchResult {
		Identity::register_meter(
			origin,
			self.party,
			self.meter,
			self.direction,
			self.granularity,
			self.max_power_w,
			self.region,
			self.from,
			self.takes_over,
		)
	}
}

fn meter(id: &str) -> MeterId {
	MeterId::new(id).unwrap()
}

/// What is stored of a meter.
fn point(id: &str) -> Meter {
	Meters::<Test>::get(meter(id)).unwrap()
}

/// The registrar retires a meter as of `to`; of now, where that is none.
fn retire(id: &str, to: Option<Moment>) -> DispatchResult {
	Identity::retire_meter(signed(REGISTRAR), meter(id), to)
}

/// A set with a bit that stands for no role.
fn unknown_roles() -> Roles {
	codec::Decode::decode(&mut &129_u16.to_le_bytes()[..]).unwrap()
}
