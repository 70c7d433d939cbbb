//! Random calls by many accounts, while time passes.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One thing that happens. The ranges overlap, so that calls collide with what is there.
#[derive(Clone, Debug)]
enum Step {
	Apply { who: AccountId, commitment: u64 },
	Attest { by: AccountId, who: AccountId, tag: u64, roles: u16, level: Level, lasts: Moment },
	Register { by: AccountId, party: PartyId, meter: u8, power: u64, since: Moment },
	SetRegistrar { who: AccountId, roles: u16, max_level: Level },
	RemoveRegistrar { who: AccountId },
	ChangeCommitment { who: AccountId, commitment: u64 },
	Wait { seconds: Moment },
}

fn step() -> impl Strategy<Value = Step> {
	let who = || prop_oneof![12 => 1_u64..=5, 1 => Just(POOR)];
	let registrar = || prop_oneof![8 => Just(REGISTRAR), 2 => 101_u64..=103];
	let any_registrar = || 100_u64..=103;
	// Zero and one bit that stands for no role included.
	let roles = || prop_oneof![1 => Just(0_u16), 1 => Just(129), 8 => 1_u16..=127];
	let few_roles = || prop_oneof![1 => Just(0_u16), 1 => Just(129), 8 => 1_u16..=3];
	prop_oneof![
		4 => (who(), 0_u64..16).prop_map(|(who, commitment)| Step::Apply { who, commitment }),
		8 => (registrar(), who(), 0_u64..6, few_roles(), 0_u8..5, 0_u64..5_000).prop_map(
			|(by, who, tag, roles, level, lasts)| {
				Step::Attest { by, who, tag, roles, level, lasts }
			}
		),
		6 => (registrar(), 0_u32..6, 0_u8..12, 0_u64..3, 0_u64..1_000).prop_map(
			|(by, party, meter, power, since)| Step::Register { by, party, meter, power, since }
		),
		2 => (any_registrar(), roles(), 0_u8..5).prop_map(
			|(who, roles, max_level)| Step::SetRegistrar { who, roles, max_level }
		),
		1 => any_registrar().prop_map(|who| Step::RemoveRegistrar { who }),
		1 => (who(), 16_u64..32).prop_map(
			|(who, commitment)| Step::ChangeCommitment { who, commitment }
		),
		2 => (0_u64..600).prop_map(|seconds| Step::Wait { seconds }),
	]
}

fn roles(bits: u16) -> Roles {
	codec::Decode::decode(&mut &bits.to_le_bytes()[..]).unwrap()
}

/// Zero stands for the zero hash.
fn hash(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

/// Takes the step. Many are refused.
fn take(step: Step, now: &mut Moment) -> DispatchResult {
	match step {
		Step::Apply { who, commitment } => {
			Identity::apply(signed(who), PartyKind::Person, hash(commitment), region("CN"))
		}
		Step::Attest { by, who, tag, roles: bits, level, lasts } => {
			let party = PartyOf::<Test>::get(who).unwrap_or(99);
			let commitment = Parties::<Test>::get(party).map_or(hash(1), |r| r.commitment);
			let expires_at = now.saturating_add(lasts);
			let roles = roles(bits);
			let tag = hash(tag);
			Attest { party, account: who, commitment, tag, roles, level, expires_at }.by(by)
		}
		Step::Register { by, party, meter: n, power, since } => {
			// Some of these begin in the future.
			let from = NOW - 500 + since;
			let meter = meter(&format!("M-{n}"));
			Register { meter, max_power_w: power, from, ..Register::of(party) }.by(by)
		}
		Step::SetRegistrar { who, roles: bits, max_level } => {
			Identity::set_registrar(RuntimeOrigin::root(), who, roles(bits), max_level)
		}
		// What the calls `remove_registrar` and `update_commitment` will do.
		Step::RemoveRegistrar { who } => {
			Registrars::<Test>::remove(who);
			Ok(())
		}
		Step::ChangeCommitment { who, commitment } => {
			let party = PartyOf::<Test>::get(who).ok_or(E::NotFound)?;
			let fresh = !Commitments::<Test>::contains_key(hash(commitment));
			frame_support::ensure!(fresh, E::CommitmentUsed);
			Commitments::<Test>::insert(hash(commitment), party);
			Parties::<Test>::mutate(party, |record| {
				let record = record.as_mut().unwrap();
				record.commitment = hash(commitment);
				record.status = PartyStatus::Applied;
			});
			Ok(())
		}
		Step::Wait { seconds } => {
			*now += seconds;
			set_time(*now);
			Ok(())
		}
	}
}

/// What never changes once it is there.
#[derive(Default)]
struct Fixed {
	tags: BTreeMap<PartyId, H256>,
	commitments: BTreeMap<H256, PartyId>,
	meters: BTreeMap<MeterId, Meter>,
}

impl Fixed {
	fn now() -> Self {
		let tag = |(id, record): (PartyId, PartyRecord<Test>)| Some((id, record.tag?));
		Fixed {
			tags: Parties::<Test>::iter().filter_map(tag).collect(),
			commitments: Commitments::<Test>::iter().collect(),
			meters: Meters::<Test>::iter().collect(),
		}
	}

	fn lasts_in(&self, later: &Fixed) {
		let kept = self.tags.iter().all(|(id, tag)| later.tags.get(id) == Some(tag));
		assert!(kept, "a tag changed");
		let kept = self.commitments.iter().all(|(c, id)| later.commitments.get(c) == Some(id));
		assert!(kept, "a commitment was forgotten");
		let kept = self.meters.iter().all(|(id, meter)| later.meters.get(id) == Some(meter));
		assert!(kept, "a meter changed");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn invariants_hold_whatever_is_called(steps in prop::collection::vec(step(), 1..160)) {
		ExtBuilder::default().party(1, LESSER_ROLES, 1).build_and_execute(|| {
			let mut now = NOW;
			let mut fixed = Fixed::now();
			for step in steps {
				let _ = take(step, &mut now);
				check_invariants();
				let later = Fixed::now();
				fixed.lasts_in(&later);
				fixed = later;
			}
		});
	}
}
