//! Each check finds what it is for.

use super::*;

/// Runs a test that breaks state, and expects the check that notices.
fn broken(expected: &'static str, damage: impl FnOnce(PartyId)) {
	ExtBuilder::default().build().execute_with(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Register::of(id).by(REGISTRAR));
		check_invariants();
		damage(id);
		assert_eq!(Identity::do_try_state(), Err(DispatchError::Other(expected)));
	});
}

fn change(id: PartyId, change: impl FnOnce(&mut PartyRecord<Test>)) {
	Parties::<Test>::mutate(id, |record| change(record.as_mut().unwrap()));
}

#[test]
fn a_number_in_use_is_used_up() {
	broken("a party number is not used up", |_| NextParty::<Test>::put(0));
}

#[test]
fn accounts_lead_to_their_parties() {
	broken("an account does not lead to its party", |id| change(id, |r| r.account = BOB));
	broken("an account leads to a party that does not use it", |id| {
		PartyOf::<Test>::insert(BOB, id);
	});
}

#[test]
fn commitments_are_used_up() {
	broken("a commitment is not used up for its party", |id| {
		change(id, |r| r.commitment = Some(commitment(9)));
	});
	broken("a commitment that waits is zero", |id| {
		change(id, |r| r.pending = Some(H256::zero()));
	});
	broken("a commitment is zero", |id| Commitments::<Test>::insert(H256::zero(), id));
	broken("a commitment is used up for a party that never was", |_| {
		Commitments::<Test>::insert(commitment(9), 9);
	});
}

#[test]
fn tags_lead_to_their_parties() {
	broken("a tag leads to no party that has it", |id| Tags::<Test>::insert(tag(9), id));
	broken("a tag leads to a party with another tag", |id| {
		change(id, |r| r.tag = Some(tag(9)));
	});
	broken("a tag leads to no party", |_| Tags::<Test>::insert(tag(ALICE), 9));
	broken("a tag is zero", |id| {
		change(id, |r| r.tag = Some(H256::zero()));
		Tags::<Test>::remove(tag(ALICE));
		Tags::<Test>::insert(H256::zero(), id);
	});
}

#[test]
fn parties_are_attested_as_a_whole() {
	broken("a tag without registrar, or reverse", |id| change(id, |r| r.registrar = None));
	broken("a tag without roles, or reverse", |id| change(id, |r| r.roles = Roles::NONE));
	broken("a tag without expiry, or reverse", |id| change(id, |r| r.expires_at = 0));
	broken("a party has a role that does not exist", |id| {
		change(id, |r| r.roles = unknown_roles());
	});
	broken("a commitment was attested without a tag", |_| {
		let bob = apply(BOB);
		change(bob, |r| r.commitment = Some(commitment(BOB)));
		Commitments::<Test>::insert(commitment(BOB), bob);
	});
	broken("a party passed without being attested", |_| {
		let bob = apply(BOB);
		change(bob, |r| r.status = PartyStatus::Active);
	});
}

#[test]
fn statuses_fit_the_commitments() {
	const EXPECTED: &str = "a status that the commitments do not allow";
	let (attested, waits) = (Some(commitment(ALICE)), Some(another(ALICE)));
	for (status, commitment, pending) in [
		(PartyStatus::Active, None, waits),
		(PartyStatus::Suspended, None, waits),
		(PartyStatus::Applied, attested, waits),
		(PartyStatus::Applied, None, None),
		(PartyStatus::Rejected, None, waits),
		(PartyStatus::Rejected, attested, None),
	] {
		broken(EXPECTED, |id| {
			change(id, |r| (r.status, r.commitment, r.pending) = (status, commitment, pending));
		});
	}
	broken("a party that was never attested vetoed a recovery", |_| {
		let bob = apply(BOB);
		change(bob, |r| r.vetoed = true);
	});
}

#[test]
fn rotations_belong_to_parties() {
	broken("a rotation of no party", |_| Rotations::<Test>::insert(9, BOB));
	broken("a rotation to the account that is used", |id| Rotations::<Test>::insert(id, ALICE));
	broken("a rotation during a recovery", |id| {
		recover(id, BOB);
		Rotations::<Test>::insert(id, 3);
	});
}

#[test]
fn recoveries_belong_to_parties() {
	let pending = |new_account| Recovery {
		new_account,
		started_at: NOW,
		ready_at: NOW + DELAY,
		by: Some(REGISTRAR),
		appointment: 1,
	};
	broken("a recovery of no party", |_| Recoveries::<Test>::insert(9, pending(BOB)));
	broken("a recovery of a party that was never attested", |_| {
		let bob = apply(BOB);
		Recoveries::<Test>::insert(bob, pending(3));
	});
	broken("a recovery to the account that is used", |id| {
		Recoveries::<Test>::insert(id, pending(ALICE));
	});
	broken("a recovery by a registrar after a veto", |id| {
		change(id, |r| r.vetoed = true);
		Recoveries::<Test>::insert(id, pending(BOB));
	});
}

#[test]
fn meters_make_sense() {
	let damage = |change: fn(&mut Meter)| {
		move |_| Meters::<Test>::mutate(meter("WT-1"), |point| change(point.as_mut().unwrap()))
	};
	const RANGE: &str = "a meter's power is out of range";
	broken(RANGE, damage(|point| point.max_power_w = 0));
	broken(RANGE, damage(|point| point.max_power_w = MAX_POWER_W + 1));
	broken("a meter belongs to no party", damage(|point| point.party = 9));
	broken(
		"a meter ends before it begins",
		damage(|point| {
			(point.to, point.retired_at) = (Some(point.from - 1), Some(NOW));
		}),
	);
	const TOLD: &str = "a meter's end was stated at no time";
	broken(TOLD, damage(|point| point.to = Some(NOW)));
	broken(TOLD, damage(|point| point.retired_at = Some(NOW)));
	broken("a meter's identification is not valid", |_| {
		let odd: MeterId = codec::Decode::decode(&mut &[0_u8][..]).unwrap();
		let point = Meters::<Test>::get(meter("WT-1")).unwrap();
		Meters::<Test>::insert(odd, point);
	});
}

#[test]
fn r33_identifications_without_hyphens_lead_to_their_meters() {
	const MISSING: &str = "an identification without hyphens does not lead to its meter";
	broken(MISSING, |_| BareMeterIds::<Test>::remove(meter("WT-1").bare()));
	broken(MISSING, |_| BareMeterIds::<Test>::insert(meter("WT-1").bare(), meter("W-T1")));
	broken("an identification without hyphens leads to no meter", |_| {
		BareMeterIds::<Test>::insert(meter("WT-2").bare(), meter("WT-2"));
	});
}

#[test]
fn numbers_lead_to_their_meters() {
	broken("a meter number is not used up", |_| NextMeter::<Test>::put(0));
	const MISSING: &str = "a meter number does not lead to its meter";
	broken(MISSING, |_| MeterIds::<Test>::remove(0));
	broken(MISSING, |_| MeterIds::<Test>::insert(0, meter("WT-2")));
	broken(MISSING, |party| {
		assert_ok!(Register { meter: meter("WT-2"), ..Register::of(party) }.by(REGISTRAR));
		Meters::<Test>::mutate(meter("WT-2"), |point| point.as_mut().unwrap().number = 0);
	});
	broken("a meter number leads to no meter", |_| MeterIds::<Test>::insert(1, meter("WT-2")));
}

/// Runs a test that breaks `WT-2`, which took over the place of `WT-1`.
fn broken_place(expected: &'static str, id: &str, damage: fn(&mut Meter)) {
	broken(expected, |party| {
		assert_ok!(retire("WT-1", None));
		let (meter, takes_over) = (meter("WT-2"), Some(meter("WT-1")));
		assert_ok!(Register { meter, takes_over, from: NOW, ..Register::of(party) }.by(REGISTRAR));
		check_invariants();
		Meters::<Test>::mutate(self::meter(id), |point| damage(point.as_mut().unwrap()));
	});
}

#[test]
fn r34_meters_that_follow_each_other_fit() {
	broken_place("a meter took over the place of none", "WT-2", |point| {
		point.takes_over = Some(meter("WT-3"));
	});
	const OTHER: &str = "a meter took over a place that another has";
	broken_place(OTHER, "WT-1", |point| point.taken_over_by = None);
	broken_place(OTHER, "WT-2", |point| point.takes_over = Some(meter("WT-2")));
	const MOVED: &str = "a meter took over another place";
	broken_place(MOVED, "WT-2", |point| point.direction = Direction::Consumption);
	broken_place(MOVED, "WT-2", |point| point.region = region("CN-11"));
	const TAKEN: &str = "a meter took over a place that was not free";
	broken_place(TAKEN, "WT-1", |point| (point.to, point.retired_at) = (None, None));
	broken_place(TAKEN, "WT-2", |point| point.from = NOW - 1);
	broken_place("a place was taken over by no meter", "WT-2", |point| {
		point.taken_over_by = Some(meter("WT-3"));
	});
	broken_place("a place was taken over by a meter that does not say so", "WT-2", |point| {
		point.taken_over_by = Some(meter("WT-1"));
	});
}

#[test]
fn registrars_may_give_roles_that_exist() {
	let set =
		|roles| move |_| Registrars::<Test>::insert(REGISTRAR, Registrar { roles, max_level: 1 });
	broken("a registrar may give no role", set(Roles::NONE));
	broken("a registrar may give a role that does not exist", set(unknown_roles()));
}

#[test]
fn accounts_with_a_record_are_kept() {
	for who in [ALICE, REGISTRAR] {
		broken("an account with a record can be reaped", |_| {
			System::dec_sufficients(&who);
		});
	}
}
