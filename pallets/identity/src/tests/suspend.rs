use super::*;
use verdigrid_primitives::traits::Parties as _;

fn suspend_by(by: AccountId, party: PartyId) -> DispatchResult {
	Identity::suspend(signed(by), party, why())
}

#[test]
fn suspend_bars_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		assert_ok!(suspend_by(REGISTRAR, id));
		assert!(!Identity::is_active(id));
		let (status, suspended_at) = (PartyStatus::Suspended, NOW);
		assert_eq!(party(id), PartyRecord::<Test> { status, suspended_at, ..before });
		has(Event::Suspended { party: id, registrar: REGISTRAR, reason: why() });
	});
}

#[test]
fn suspend_takes_an_expired_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		Clock::set(NOW + YEAR);
		assert_ok!(suspend_by(REGISTRAR, id));
	});
}

#[test]
fn suspend_refuses_a_party_that_is_not_attested_now() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in (1..).zip(NOT_ACTIVE) {
			let id = standing(who, status);
			assert_noop!(suspend_by(REGISTRAR, id), E::NotAttested);
		}
	});
}

#[test]
fn r27_suspend_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, LESSER_REGISTRAR);
		assert_noop!(suspend_by(REGISTRAR, id), E::NotItsRegistrar);
		remove_registrar(LESSER_REGISTRAR);
		assert_noop!(suspend_by(LESSER_REGISTRAR, id), E::NotRegistrar);
		assert_ok!(suspend_by(REGISTRAR, id));
	});
}

#[test]
fn r37_a_registrar_does_not_bar_its_own_party() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		let own = own_party();
		assert_noop!(suspend_by(REGISTRAR, own), E::OwnParty);
		assert_noop!(Identity::revoke(signed(REGISTRAR), own, why()), E::OwnParty);
		assert_noop!(Identity::recover(signed(REGISTRAR), own, BOB, why()), E::OwnParty);
		assert_ok!(Identity::revoke(root(), own, why()));
	});
}

#[test]
fn r37_a_registrar_does_not_reject_what_its_own_party_states() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		let own = own_party();
		assert_ok!(Identity::update_commitment(signed(REGISTRAR), commitment(9)));
		let rejected = Identity::reject(signed(REGISTRAR), own, REGISTRAR, commitment(9), why());
		assert_noop!(rejected, E::OwnParty);
	});
}

#[test]
fn suspend_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(suspend_by(REGISTRAR, 7), E::UnknownParty);
	});
}

#[test]
fn suspend_takes_reasons_of_one_to_128_bytes_of_text() {
	ExtBuilder::default().build_and_execute(|| {
		let alice = attested(ALICE, REGISTRAR);
		let bob = attested(BOB, REGISTRAR);
		for reason in no_reasons() {
			assert_noop!(Identity::suspend(signed(REGISTRAR), alice, reason), E::InvalidReason);
		}
		assert_ok!(Identity::suspend(signed(REGISTRAR), alice, reason(b"?")));
		assert_ok!(Identity::suspend(signed(REGISTRAR), bob, reason("é".repeat(64).as_bytes())));
		assert!(Reason::try_from(vec![b'x'; 129]).is_err());
	});
}
