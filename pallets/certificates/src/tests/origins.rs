//! Who may call what: each call with the guard that it begins with.

use crate::{
	mock::{code as mock_code, *},
	tests::steps::*,
	types::{Reason, Rejection},
	Call, Error,
};
use frame_support::{
	dispatch::DispatchResult,
	traits::{GetCallName, UnfilteredDispatchable},
};
use sp_runtime::DispatchError;
use std::collections::BTreeSet;
use verdigrid_primitives::{
	certificate::{BundleState, EnergySource, TradeClass},
	party::{PartyId, Role},
};
use verdigrid_test_support::assert_noop;

const T: TradeClass = TradeClass::TRADABLE;

/// Who may call.
#[derive(Clone, Copy, PartialEq)]
enum Guard {
	/// Governance.
	Governance,
	/// Any account that signs.
	Signed,
	/// A party in any status.
	Party,
	/// An active party.
	Active,
	/// An active party with the role.
	With(Role),
	/// Governance, and an active issuer.
	Authority,
}

use Guard::*;

fn table() -> Vec<(&'static str, Call<Test>, Guard)> {
	let (batch, first, units, code) = (0, 1, 4, project());
	let (exchange, issuer, capacity_w) = (0, OTHER_ID, 1);
	let (source, reason) = (EnergySource::Wind, Reason::Fraud);
	let terms = crate::Classes::<Test>::get(T).unwrap();
	let reading = anchored_reading(&meter(), february(), wh(MWH));
	let issue =
		Call::issue { project: code, period: february(), class: T, energy: wh(MWH), reading };
	let registered = Call::register_project {
		code: mock_code("WINDPARK00000002"),
		owner: OWNER_ID,
		meter: meter(),
		source,
		capacity_w,
	};
	let (buyer, until) = (BUYER_ID, START + 1);
	let pledge = Call::pledge { batch, first, units, buyer, trade_ref: trade_ref(), until };
	let asked = Call::request_exchange { batch, first, units, centre: CENTRE_ID };
	let settled = Call::settle_exchange { exchange, batch, first, units, receipt: receipt() };
	let rejection = Rejection::Claimed;
	let rejected = Call::reject_exchange { exchange, batch, first, units, reason: rejection };
	let claim = own_claim(OWNER_ID);
	let checked =
		Call::check_redemption { number: number(1), first, expected: BundleState::Active };
	vec![
		("set_class", Call::set_class { class: T, terms }, Governance),
		("register_project", registered, With(Role::Issuer)),
		("issue", issue, With(Role::Issuer)),
		("transfer", Call::transfer { batch, first, units, to: BUYER_ID }, Active),
		("pledge", pledge, Active),
		("release_pledge", Call::release_pledge { pledge: 0 }, Party),
		("request_exchange", asked, Active),
		("settle_exchange", settled, With(Role::TradingCentre)),
		("withdraw_exchange", Call::withdraw_exchange { exchange }, Party),
		("redeem", Call::redeem { batch, first, units, claim }, Active),
		("check_redemption", checked, Signed),
		("split", Call::split { batch, first, units }, Active),
		("merge", Call::merge { batch, first }, Party),
		("update_project", Call::update_project { project: code, capacity_w }, Authority),
		("retire_project", Call::retire_project { project: code }, Authority),
		("reject_exchange", rejected, With(Role::TradingCentre)),
		("withdraw", Call::withdraw { batch, first, units, reason }, Authority),
		("freeze", Call::freeze { batch, reason }, Authority),
		("unfreeze", Call::unfreeze { batch }, Authority),
		("restore_project", Call::restore_project { project: code }, Governance),
		("hand_over_project", Call::hand_over_project { project: code, issuer }, Governance),
		("remove_project", Call::remove_project { project: code }, Governance),
	]
}

/// Runs a check for each call, on a chain with ten certificates.
fn for_each_call(check: impl Fn(&str, Call<Test>, Guard)) {
	ExtBuilder.with_ten(T, || {
		for (name, call, guard) in table() {
			check(name, call, guard);
		}
	});
}

fn dispatch(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin).map(|_| ()).map_err(|failed| failed.error)
}

fn refuses(call: &Call<Test>, origin: RuntimeOrigin, error: impl Into<DispatchError>) {
	let error: DispatchError = error.into();
	assert_noop!(dispatch(call.clone(), origin), error);
}

/// Whether the call goes on behind its guard, if only to fail there.
fn lets_pass(call: Call<Test>, origin: RuntimeOrigin) -> bool {
	let guards: [DispatchError; 4] = [
		DispatchError::BadOrigin,
		Error::<Test>::NotAParty.into(),
		Error::<Test>::PartyNotActive.into(),
		Error::<Test>::RoleMissing.into(),
	];
	let result = frame_support::hypothetically!(dispatch(call, origin));
	result.err().is_none_or(|error| !guards.contains(&error))
}

/// The account of an active party that may call.
fn caller(guard: Guard) -> u64 {
	match guard {
		With(Role::TradingCentre) => CENTRE,
		With(_) | Authority => ISSUER,
		_ => OWNER,
	}
}

#[test]
fn every_call_is_in_the_table() {
	ExtBuilder.with_ten(T, || {
		let table = table();
		let mut named = BTreeSet::new();
		for (name, call, _) in &table {
			assert_eq!(call.get_call_name(), *name);
			named.insert(*name);
		}
		assert_eq!(named.len(), table.len());
		let calls: BTreeSet<&str> = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(named, calls);
	});
}

#[test]
fn no_call_is_for_an_unsigned_origin() {
	for_each_call(|_, call, _| refuses(&call, RuntimeOrigin::none(), DispatchError::BadOrigin));
}

#[test]
fn governance_calls_what_is_for_governance_only() {
	for_each_call(|name, call, guard| match guard {
		Governance | Authority => assert!(lets_pass(call, RuntimeOrigin::root()), "{name}"),
		_ => refuses(&call, RuntimeOrigin::root(), DispatchError::BadOrigin),
	});
}

#[test]
fn who_signs_calls_nothing_that_is_for_governance_only() {
	for_each_call(|_, call, guard| {
		if guard == Governance {
			for account in [ISSUER, OWNER, CENTRE, STRANGER] {
				refuses(&call, signed(account), DispatchError::BadOrigin);
			}
		}
	});
}

#[test]
fn an_account_without_a_party_only_checks() {
	for_each_call(|name, call, guard| match guard {
		Governance => {}
		Signed => assert!(lets_pass(call, signed(STRANGER)), "{name}"),
		_ => refuses(&call, signed(STRANGER), Error::<Test>::NotAParty),
	});
}

#[test]
fn an_active_party_with_the_role_may_call() {
	for_each_call(|name, call, guard| {
		if guard != Governance {
			assert!(lets_pass(call, signed(caller(guard))), "{name}");
		}
	});
}

#[test]
fn a_party_without_the_role_may_not() {
	for_each_call(|_, call, guard| {
		let others = match guard {
			With(Role::TradingCentre) => [OWNER, BUYER, ISSUER],
			With(_) | Authority => [OWNER, BUYER, CENTRE],
			_ => return,
		};
		for other in others {
			refuses(&call, signed(other), Error::<Test>::RoleMissing);
		}
	});
}

#[test]
fn a_party_that_is_not_active_takes_back_what_is_its_own_only() {
	for away in [World::lapse as fn(PartyId), World::suspend] {
		for_each_call(|name, call, guard| {
			frame_support::hypothetically!({
				away(caller(guard) as PartyId);
				match guard {
					Governance => {}
					Signed | Party => assert!(lets_pass(call, signed(caller(guard))), "{name}"),
					_ => refuses(&call, signed(caller(guard)), Error::<Test>::PartyNotActive),
				}
			});
		});
	}
}
