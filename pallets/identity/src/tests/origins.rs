//! Each call refuses every origin that it is not for.

use super::*;
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::testing::TestSignature;

/// Whom a call is for.
#[derive(Clone, Copy)]
enum For {
	/// Any account.
	Accounts,
	/// An account with a party.
	Parties,
	/// A registrar.
	Registrars,
	/// A registrar, or governance.
	RegistrarsAndGovernance,
	/// Governance.
	Governance,
}

/// Each call, and whom it is for. The party of Alice is attested and has the meter `WT-1`.
fn calls(party: PartyId) -> Vec<(Call<Test>, For)> {
	let Register {
		meter: id, direction, granularity, max_power_w, region, from, takes_over, ..
	} = Register::of(party);
	let (account, commitment, reason) = (ALICE, commitment(ALICE), why());
	let (roles, level, expires_at) = (LESSER_ROLES, 2, NOW + YEAR);
	let (jurisdiction, kind) = (super::region("CN"), PartyKind::Person);
	let text = || reason.clone();
	let known = || meter("WT-1");
	vec![
		(
			Call::apply_for {
				account: BOB,
				kind,
				commitment: another(BOB),
				jurisdiction: jurisdiction.clone(),
				deadline: NOW + 1,
				signature: TestSignature(BOB, vec![]),
			},
			For::Registrars,
		),
		(Call::apply { kind, commitment: another(BOB), jurisdiction }, For::Accounts),
		(
			Call::attest { party, account, commitment, tag: tag(ALICE), roles, level, expires_at },
			For::Registrars,
		),
		(
			Call::register_meter {
				party,
				meter: id,
				direction,
				granularity,
				max_power_w,
				region,
				from,
				takes_over,
			},
			For::Registrars,
		),
		(Call::set_registrar { account: BOB, roles, max_level: level }, For::Governance),
		(Call::reject { party, account, commitment, reason: text() }, For::Registrars),
		(Call::renew { party, account, commitment, expires_at }, For::Registrars),
		(Call::suspend { party, reason: text() }, For::Registrars),
		(Call::reinstate { party }, For::RegistrarsAndGovernance),
		(Call::revoke { party, reason: text() }, For::RegistrarsAndGovernance),
		(Call::update_commitment { commitment: another(ALICE) }, For::Parties),
		(Call::rotate { new_account: 3 }, For::Parties),
		(Call::cancel_rotation {}, For::Parties),
		(Call::accept_rotation { party }, For::Accounts),
		(Call::recover { party, new_account: 3, reason: text() }, For::RegistrarsAndGovernance),
		(Call::veto_recovery {}, For::Parties),
		(Call::finish_recovery { party }, For::Accounts),
		(Call::retire_meter { meter: known(), to: None }, For::Registrars),
		(Call::remove_registrar { account: LESSER_REGISTRAR }, For::Governance),
		(Call::cancel_recovery { party }, For::RegistrarsAndGovernance),
		(Call::correct_tag { party, tag: tag(77) }, For::Governance),
		(Call::restore_meter { meter: known() }, For::Governance),
		(Call::remove_meter { meter: known() }, For::Governance),
	]
}

/// The origins that a call refuses, and its errors.
fn refused(whom: For) -> Vec<(RuntimeOrigin, DispatchError)> {
	let bad = |origin| (origin, DispatchError::BadOrigin);
	let neither = || unsigned().map(bad).to_vec();
	let no_party = (signed(BOB), E::NotAParty.into());
	let no_registrar = (signed(ALICE), E::NotRegistrar.into());
	match whom {
		For::Accounts => neither(),
		For::Parties => [neither(), vec![no_party]].concat(),
		For::Registrars => [neither(), vec![no_registrar]].concat(),
		For::RegistrarsAndGovernance => vec![bad(RuntimeOrigin::none()), no_registrar],
		For::Governance => {
			[signed(REGISTRAR), signed(ALICE), RuntimeOrigin::none()].map(bad).to_vec()
		}
	}
}

fn dispatch(call: &Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	let result = call.clone().dispatch_bypass_filter(origin);
	result.map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn every_call_refuses_origins_that_it_is_not_for() {
	ExtBuilder::default().build_and_execute(|| {
		let party = attested(ALICE, REGISTRAR);
		assert_ok!(Register::of(party).by(REGISTRAR));
		for (call, whom) in calls(party) {
			for (origin, error) in refused(whom) {
				assert_noop!(dispatch(&call, origin), error);
			}
		}
	});
}

#[test]
fn every_call_is_in_the_table_of_origins() {
	let mut listed: Vec<_> = calls(0).iter().map(|(call, _)| call.get_call_name()).collect();
	let mut known = Call::<Test>::get_call_names().to_vec();
	listed.sort_unstable();
	known.sort_unstable();
	assert_eq!(listed, known);
}
