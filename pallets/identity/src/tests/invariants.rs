//! Random calls by many accounts, while time passes.

use super::*;
use proptest::{option, prelude::*};
use std::collections::BTreeMap;

/// A registrar that can have a party too.
const TRADING_REGISTRAR: AccountId = 5;

/// One thing that happens. The ranges overlap, so that calls collide with what is there. Where `by`
/// is none, governance calls.
#[derive(Clone, Debug)]
enum Step {
	Apply { who: AccountId, commitment: u64 },
	UpdateCommitment { who: AccountId, commitment: u64 },
	Attest { by: AccountId, who: AccountId, tag: u64, roles: u16, level: Level, lasts: Moment },
	Reject { by: AccountId, who: AccountId },
	Renew { by: AccountId, who: AccountId, lasts: Moment },
	Suspend { by: AccountId, party: PartyId },
	Reinstate { by: Option<AccountId>, party: PartyId },
	Revoke { by: Option<AccountId>, party: PartyId },
	Rotate { who: AccountId, new: AccountId },
	CancelRotation { who: AccountId },
	AcceptRotation { who: AccountId, party: PartyId },
	Recover { by: Option<AccountId>, party: PartyId, new: AccountId },
	VetoRecovery { who: AccountId },
	CancelRecovery { by: Option<AccountId>, party: PartyId },
	FinishRecovery { who: AccountId, party: PartyId },
	Register { by: AccountId, party: PartyId, meter: u8, power: u64, since: Moment },
	TakeOver { by: AccountId, party: PartyId, meter: u8, place_of: u8, since: Moment },
	RetireMeter { by: AccountId, meter: u8, before: Option<Moment> },
	UseReading { meter: MeterNumber, before: Moment },
	SetRegistrar { who: AccountId, roles: u16, max_level: Level },
	RemoveRegistrar { who: AccountId },
	Wait { seconds: Moment },
}

fn who() -> impl Strategy<Value = AccountId> {
	prop_oneof![12 => 1_u64..=7, 1 => Just(POOR), 1 => Just(SEATED)]
}

fn registrar() -> impl Strategy<Value = AccountId> {
	prop_oneof![
		8 => Just(REGISTRAR),
		2 => 101_u64..=103,
		2 => Just(TRADING_REGISTRAR),
	]
}

fn any_registrar() -> impl Strategy<Value = AccountId> {
	prop_oneof![4 => 100_u64..=103, 1 => Just(TRADING_REGISTRAR)]
}

fn decider() -> impl Strategy<Value = Option<AccountId>> {
	prop_oneof![3 => registrar().prop_map(Some), 1 => Just(None)]
}

fn number() -> std::ops::Range<PartyId> {
	0..8
}

/// Seconds: a few, or about as many as a recovery takes.
fn span() -> impl Strategy<Value = Moment> {
	prop_oneof![2 => 0_u64..600, 1 => DELAY - 1..=DELAY + 1, 1 => 0..3 * DELAY]
}

fn joining() -> impl Strategy<Value = Step> {
	// Zero and one bit that stands for no role included.
	let few_roles = prop_oneof![1 => Just(0_u16), 1 => Just(129), 8 => 1_u16..=3];
	prop_oneof![
		4 => (who(), 0_u64..24).prop_map(|(who, commitment)| Step::Apply { who, commitment }),
		2 => (who(), 16_u64..40)
			.prop_map(|(who, commitment)| Step::UpdateCommitment { who, commitment }),
		8 => (registrar(), who(), 0_u64..8, few_roles, 0_u8..5, span()).prop_map(
			|(by, who, tag, roles, level, lasts)| {
				Step::Attest { by, who, tag, roles, level, lasts }
			}
		),
		1 => (registrar(), who()).prop_map(|(by, who)| Step::Reject { by, who }),
	]
}

fn standing() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => (registrar(), who(), span())
			.prop_map(|(by, who, lasts)| Step::Renew { by, who, lasts }),
		1 => (registrar(), number()).prop_map(|(by, party)| Step::Suspend { by, party }),
		2 => (decider(), number()).prop_map(|(by, party)| Step::Reinstate { by, party }),
		1 => (decider(), number()).prop_map(|(by, party)| Step::Revoke { by, party }),
	]
}

fn moving() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => (who(), who()).prop_map(|(who, new)| Step::Rotate { who, new }),
		1 => who().prop_map(|who| Step::CancelRotation { who }),
		8 => (who(), number()).prop_map(|(who, party)| Step::AcceptRotation { who, party }),
		4 => (decider(), number(), who())
			.prop_map(|(by, party, new)| Step::Recover { by, party, new }),
		2 => who().prop_map(|who| Step::VetoRecovery { who }),
		1 => (decider(), number()).prop_map(|(by, party)| Step::CancelRecovery { by, party }),
		6 => (who(), number()).prop_map(|(who, party)| Step::FinishRecovery { who, party }),
	]
}

fn registering() -> impl Strategy<Value = Step> {
	let roles = prop_oneof![1 => Just(0_u16), 1 => Just(129), 8 => 1_u16..=127];
	prop_oneof![
		6 => (registrar(), number(), 0_u8..12, 0_u64..3, 0_u64..1_000).prop_map(
			|(by, party, meter, power, since)| Step::Register { by, party, meter, power, since }
		),
		3 => (registrar(), number(), 0_u8..12, 0_u8..12, 0_u64..1_000).prop_map(
			|(by, party, meter, place_of, since)| {
				Step::TakeOver { by, party, meter, place_of, since }
			}
		),
		4 => (registrar(), 0_u8..12, option::of(0_u64..800))
			.prop_map(|(by, meter, before)| Step::RetireMeter { by, meter, before }),
		1 => (0_u32..6, 0_u64..800).prop_map(|(meter, before)| Step::UseReading { meter, before }),
		4 => (any_registrar(), roles, 0_u8..5).prop_map(
			|(who, roles, max_level)| Step::SetRegistrar { who, roles, max_level }
		),
		1 => any_registrar().prop_map(|who| Step::RemoveRegistrar { who }),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		8 => joining(),
		4 => standing(),
		8 => moving(),
		4 => registering(),
		2 => span().prop_map(|seconds| Step::Wait { seconds }),
	]
}

fn roles(bits: u16) -> Roles {
	codec::Decode::decode(&mut &bits.to_le_bytes()[..]).unwrap()
}

/// Zero stands for the zero hash.
fn hash(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

/// Each second one is the one before without its hyphen.
fn numbered(meter: u8) -> MeterId {
	let hyphen = if meter.is_multiple_of(2) { "-" } else { "" };
	self::meter(&format!("M{hyphen}{}", meter / 2))
}

fn origin(by: Option<AccountId>) -> RuntimeOrigin {
	by.map_or(RuntimeOrigin::root(), RuntimeOrigin::signed)
}

/// The party of `who`, and which of its commitments a registrar finds there.
fn found(who: AccountId, which: fn(PartyRecord<Test>) -> Option<H256>) -> (PartyId, H256) {
	let party = PartyOf::<Test>::get(who).unwrap_or(99);
	(party, Parties::<Test>::get(party).and_then(which).unwrap_or(hash(1)))
}

/// Takes the step. Many are refused.
fn take(step: Step, now: &mut Moment) -> DispatchResult {
	match step {
		Step::Apply { who, commitment } => {
			Identity::apply(signed(who), PartyKind::Person, hash(commitment), region("CN"))
		}
		Step::UpdateCommitment { who, commitment } => {
			Identity::update_commitment(signed(who), hash(commitment))
		}
		Step::Attest { by, who, tag, roles: bits, level, lasts } => {
			let (party, commitment) = found(who, |record| record.pending);
			let expires_at = now.saturating_add(lasts);
			let roles = roles(bits);
			let tag = hash(tag);
			Attest { party, account: who, commitment, tag, roles, level, expires_at }.by(by)
		}
		Step::Reject { by, who } => {
			let (party, commitment) = found(who, |record| record.pending);
			Identity::reject(signed(by), party, who, commitment, why())
		}
		Step::Renew { by, who, lasts } => {
			let (party, commitment) = found(who, |record| record.commitment);
			Identity::renew(signed(by), party, who, commitment, now.saturating_add(lasts))
		}
		Step::Suspend { by, party } => Identity::suspend(signed(by), party, why()),
		Step::Reinstate { by, party } => Identity::reinstate(origin(by), party),
		Step::Revoke { by, party } => Identity::revoke(origin(by), party, why()),
		Step::Rotate { who, new } => Identity::rotate(signed(who), new),
		Step::CancelRotation { who } => Identity::cancel_rotation(signed(who)),
		Step::AcceptRotation { who, party } => Identity::accept_rotation(signed(who), party),
		Step::Recover { by, party, new } => Identity::recover(origin(by), party, new, why()),
		Step::VetoRecovery { who } => Identity::veto_recovery(signed(who)),
		Step::CancelRecovery { by, party } => Identity::cancel_recovery(origin(by), party),
		Step::FinishRecovery { who, party } => Identity::finish_recovery(signed(who), party),
		Step::Register { by, party, meter: n, power, since } => {
			// Some of these begin in the future.
			let from = NOW - 500 + since;
			let meter = numbered(n);
			Register { meter, max_power_w: power, from, ..Register::of(party) }.by(by)
		}
		Step::TakeOver { by, party, meter: n, place_of, since } => {
			let (meter, takes_over) = (numbered(n), Some(numbered(place_of)));
			Register { meter, takes_over, from: NOW - 500 + since, ..Register::of(party) }.by(by)
		}
		Step::RetireMeter { by, meter, before } => {
			let to = before.map(|before| *now - before);
			Identity::retire_meter(signed(by), numbered(meter), to)
		}
		Step::UseReading { meter, before } => {
			World::use_reading(meter, *now - before);
			Ok(())
		}
		Step::SetRegistrar { who, roles: bits, max_level } => {
			Identity::set_registrar(root(), who, roles(bits), max_level)
		}
		Step::RemoveRegistrar { who } => Identity::remove_registrar(root(), who),
		Step::Wait { seconds } => {
			*now += seconds;
			Clock::set(*now);
			Ok(())
		}
	}
}

/// What is there at a moment.
struct Snapshot {
	parties: BTreeMap<PartyId, PartyRecord<Test>>,
	recoveries: BTreeMap<PartyId, Recovery<AccountId>>,
	commitments: BTreeMap<H256, PartyId>,
	meters: BTreeMap<MeterId, Meter>,
	next: PartyId,
}

impl Snapshot {
	fn now() -> Self {
		Snapshot {
			parties: Parties::<Test>::iter().collect(),
			recoveries: Recoveries::<Test>::iter().collect(),
			commitments: Commitments::<Test>::iter().collect(),
			meters: Meters::<Test>::iter().collect(),
			next: NextParty::<Test>::get(),
		}
	}

	/// Checks what one step may change, and what never changes.
	fn ensure_may_become(&self, later: &Snapshot, step: &Step, now: Moment) {
		let kept = self.commitments.iter().all(|(c, id)| later.commitments.get(c) == Some(id));
		assert!(kept, "a commitment was forgotten");
		for (id, meter) in &self.meters {
			let after = &later.meters[id];
			let Meter { to, retired_at, ref taken_over_by, .. } = *meter;
			let taken_over_by = taken_over_by.clone();
			let same = Meter { to, retired_at, taken_over_by, ..after.clone() } == *meter;
			assert!(same, "a meter changed");
			assert!(meter.to.is_none() || meter.to == after.to, "a meter's end moved");
			let followed = &meter.taken_over_by;
			assert!(followed.is_none() || *followed == after.taken_over_by, "a successor changed");
		}
		let come = later.parties.keys().filter(|id| !self.parties.contains_key(id));
		assert!(come.into_iter().all(|id| *id >= self.next), "a number was used again");
		for (id, before) in &self.parties {
			match later.parties.get(id) {
				Some(after) => self.ensure_may_change(*id, before, after, step, now),
				None => assert!(before.tag.is_none(), "a party that was attested is gone"),
			}
		}
	}

	fn ensure_may_change(
		&self,
		id: PartyId,
		before: &PartyRecord<Test>,
		after: &PartyRecord<Test>,
		step: &Step,
		now: Moment,
	) {
		assert!(before.tag.is_none() || before.tag == after.tag, "a tag changed");
		assert_ne!(after.account, SEATED, "a party came to a reserved account");
		if before.account != after.account {
			match step {
				Step::AcceptRotation { who, .. } => assert_eq!(*who, after.account),
				Step::FinishRecovery { who, .. } => {
					let recovery = &self.recoveries[&id];
					assert_eq!((recovery.new_account, *who), (after.account, after.account));
					assert!(now >= recovery.ready_at, "a recovery was finished early");
				}
				_ => panic!("{step:?} changed the account of a party"),
			}
		}
		if before.status == PartyStatus::Active && after.status != PartyStatus::Active {
			let judged =
				matches!(step, Step::Reject { .. } | Step::Suspend { .. } | Step::Revoke { .. });
			assert!(judged, "{step:?} ended an attestation");
		}
		if before.status == PartyStatus::Revoked && after.status != PartyStatus::Revoked {
			let governed = matches!(step, Step::Reinstate { by: None, .. });
			assert!(governed, "{step:?} reinstated a revoked party");
		}
		if before.status != PartyStatus::Active && after.status == PartyStatus::Active {
			let by = match step {
				Step::Attest { by, .. } => Some(*by),
				Step::Reinstate { by, .. } => *by,
				_ => panic!("{step:?} made a party active"),
			};
			assert_ne!(by, Some(after.account), "a registrar vouched for itself");
		}
	}
}

/// Rejects every party that was never attested; nothing is held for them afterwards, and for each of
/// the others once, unless it was there from the first block on.
fn reject_all() {
	assert_ok!(Identity::set_registrar(root(), REGISTRAR, Roles::ALL, 3));
	let waiting = |(_, record): &(PartyId, PartyRecord<Test>)| record.tag.is_none();
	let waiting: Vec<_> = Parties::<Test>::iter().filter(waiting).collect();
	for (id, record) in waiting {
		let (account, stated) = (record.account, record.pending.unwrap());
		assert_ok!(Identity::reject(signed(REGISTRAR), id, account, stated, why()));
	}
	check_invariants();
	let paid = Parties::<Test>::iter_keys().filter(|id| *id > 0).count() as Balance;
	assert_eq!(FUNDED.map(held).sum::<Balance>(), paid * DEPOSIT);
	for who in FUNDED {
		assert_eq!(Balances::free_balance(who) + held(who), ENDOWMENT, "money of {who}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn invariants_hold_whatever_is_called(steps in prop::collection::vec(step(), 1..160)) {
		ExtBuilder::default().party(1, LESSER_ROLES, 1).build_and_execute(|| {
			let mut now = NOW;
			let mut before = Snapshot::now();
			for step in steps {
				let _ = take(step.clone(), &mut now);
				check_invariants();
				let later = Snapshot::now();
				before.ensure_may_become(&later, &step, now);
				before = later;
			}
			reject_all();
		});
	}
}
