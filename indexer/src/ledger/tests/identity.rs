//! Parties, registrars, meters; allowances.

use super::story::*;
use serde_json::json;
use subxt::utils::Static;
use verdigrid_client::api::{
	allowance::Event as Allowance, identity::Event,
	runtime_types::verdigrid_identity::types::PartyStatus,
};
use verdigrid_primitives::party::{Direction, PartyKind, Role, Roles};

#[test]
fn rows() {
	play(&mut Story::default());
}

fn id(event: Event) -> verdigrid_client::api::Event {
	identity(event)
}

/// Plays them.
pub fn play(story: &mut Story) {
	registrars(story);
	parties(story);
	recoveries(story);
	meters(story);
	allowances(story);
}

fn registrars(story: &mut Story) {
	let key: &'static str = Box::leak(format!("registrars/{}", address(200)).into_boxed_str());
	let roles = || Static(Roles::of(&[Role::Consumer, Role::Auditor]));
	let set = || id(Event::RegistrarSet { account: account(200), roles: roles(), max_level: 3 });
	story.play(vec![
		(
			set(),
			vec![(
				key,
				json!({"roles": ["consumer", "auditor"], "maxLevel": 3, "appointments": 1, "removed": false}),
			)],
		),
		(set(), vec![(key, json!({"appointments": 1}))]),
		(
			id(Event::RegistrarRemoved { account: account(200) }),
			vec![(key, json!({"removed": true}))],
		),
		(set(), vec![(key, json!({"appointments": 2, "removed": false}))]),
	]);
}

fn applied(party: u32, byte: u8) -> verdigrid_client::api::Event {
	id(Event::Applied {
		party,
		account: account(byte),
		kind: Static(PartyKind::Organisation),
		commitment: hash(byte),
		jurisdiction: bytes("CN-11"),
	})
}

fn parties(story: &mut Story) {
	let reason = || bytes("no reason");
	let rejected = |party, byte, removed| {
		id(Event::Rejected {
			party,
			registrar: account(200),
			account: account(byte),
			commitment: hash(byte),
			removed,
			reason: reason(),
		})
	};
	let attested = Event::Attested {
		party: 1,
		registrar: account(200),
		commitment: hash(1),
		tag: hash(11),
		roles: Static(Roles::of(&[Role::Trader])),
		level: 2,
		expires_at: 5_000,
	};
	story.play(vec![
		(applied(1, 1), vec![("parties/1", json!({"account": address(1), "pending": hex(1), "commitment": null, "status": "applied", "kind": "organisation", "jurisdiction": "CN-11", "roles": [], "expiresAt": 0}))]),
		(applied(2, 2), vec![("parties/2", json!({"status": "applied"}))]),
		(rejected(2, 2, true), vec![("parties/2", json!({"status": "removed", "pending": null, "reason": "no reason"}))]),
		(id(attested), vec![("parties/1", json!({"commitment": hex(1), "pending": null, "tag": hex(11), "roles": ["trader"], "level": 2, "expiresAt": 5_000, "status": "active", "registrar": address(200)}))]),
		(id(Event::Renewed { party: 1, registrar: account(201), commitment: hash(1), expires_at: 6_000 }), vec![("parties/1", json!({"expiresAt": 6_000, "registrar": address(201)}))]),
		(id(Event::CommitmentUpdated { party: 1, commitment: hash(3) }), vec![("parties/1", json!({"pending": hex(3), "status": "active"}))]),
		(rejected(1, 3, false), vec![("parties/1", json!({"pending": null, "commitment": null, "status": "rejected"}))]),
		(id(Event::CommitmentUpdated { party: 1, commitment: hash(4) }), vec![("parties/1", json!({"pending": hex(4), "status": "applied"}))]),
		(id(Event::Suspended { party: 1, registrar: account(200), reason: reason() }), vec![("parties/1", json!({"status": "suspended", "suspendedAt": 13_000, "reason": "no reason"}))]),
		(id(Event::Reinstated { party: 1, by: None, status: PartyStatus::Applied }), vec![("parties/1", json!({"status": "applied", "suspendedAt": 0, "reason": null}))]),
		(id(Event::Revoked { party: 1, by: Some(account(200)), reason: reason() }), vec![("parties/1", json!({"status": "revoked"}))]),
		(id(Event::Reinstated { party: 1, by: None, status: PartyStatus::Active }), vec![("parties/1", json!({"status": "active"}))]),
		(id(Event::TagCorrected { party: 1, old: hash(11), new: hash(12) }), vec![("parties/1", json!({"tag": hex(12)}))]),
	]);
}

fn recoveries(story: &mut Story) {
	let started = |by| {
		let (new_account, ready_at) = (account(9), 99_000);
		id(Event::RecoveryStarted { party: 1, new_account, ready_at, by, reason: bytes("lost") })
	};
	let offered = || id(Event::RotationOffered { party: 1, new_account: account(5) });
	story.play(vec![
		(offered(), vec![("parties/1", json!({"rotation": address(5)}))]),
		(id(Event::RotationCancelled { party: 1, new_account: account(5) }), vec![("parties/1", json!({"rotation": null}))]),
		(offered(), vec![]),
		(id(Event::Rotated { party: 1, old_account: account(1), new_account: account(5) }), vec![("parties/1", json!({"rotation": null, "account": address(5), "earlierAccounts": [address(1)]}))]),
		(started(Some(account(200))), vec![("parties/1", json!({"reason": "lost", "recovery": {"newAccount": address(9), "startedAt": 22_000, "readyAt": 99_000, "by": address(200), "appointment": 2}}))]),
		(id(Event::RecoveryVetoed { party: 1, account: account(5) }), vec![("parties/1", json!({"recovery": null, "vetoed": true}))]),
		(started(None), vec![]),
		(id(Event::RecoveryCancelled { party: 1, by: None }), vec![("parties/1", json!({"recovery": null, "vetoed": true}))]),
		(started(None), vec![]),
		(id(Event::Recovered { party: 1, old_account: account(5), new_account: account(9) }), vec![("parties/1", json!({"recovery": null, "vetoed": false, "account": address(9), "earlierAccounts": [address(1), address(5)]}))]),
	]);
}

fn meters(story: &mut Story) {
	let retired =
		|meter| id(Event::MeterRetired { meter, party: 1, registrar: account(200), to: 20_000 });
	let removed = |id: &str| identity(Event::MeterRemoved { meter: meter(id), party: 1 });
	let register = |id: &str, number, before: Option<&str>| {
		registered(id, number, 1, Direction::Generation, before)
	};
	story.play(vec![
		(register("A-1", 1, None), vec![("meters/A-1", json!({"number": 1, "party": 1, "direction": "generation", "granularity": "month", "maxPowerW": 5_000, "region": "CN-11", "from": 100, "status": "existing"}))]),
		(retired(meter("A-1")), vec![("meters/A-1", json!({"to": 20_000, "retiredAt": 29_000, "status": "retired"}))]),
		(id(Event::MeterRestored { meter: meter("A-1"), party: 1 }), vec![("meters/A-1", json!({"to": null, "retiredAt": null, "status": "existing"}))]),
		(retired(meter("A-1")), vec![]),
		(register("B-1", 2, Some("A-1")), vec![("meters/B-1", json!({"takesOver": "A-1"})), ("meters/A-1", json!({"takenOverBy": "B-1"}))]),
		(removed("B-1"), vec![("meters/B-1", json!({"status": "removed"})), ("meters/A-1", json!({"takenOverBy": null}))]),
		(register("B-1", 3, None), vec![("meters/B-1", json!({"status": "existing", "number": 3, "earlier": 1, "setAside": null}))]),
	]);
	let earlier = story.memory.record("meters", "B-1~1").unwrap();
	assert_eq!(earlier.get("number"), Some(&json!(2)));
	assert_eq!(earlier.get("status"), Some(&json!("removed")));
}

fn allowances(story: &mut Story) {
	let fee = |amount| allowance(Allowance::FeeCovered { party: 1, amount });
	story.play(vec![
		(
			allowance(Allowance::Granted { party: 1, account: account(9), amount: 500 }),
			vec![("allowances/1", json!({"granted": "500", "day": null}))],
		),
		(
			allowance(Allowance::GrantNotPaid { party: 2, amount: 500 }),
			vec![("allowances/2", json!(null))],
		),
		(allowance(Allowance::FeeWaived { account: account(9), amount: 5 }), vec![]),
		(
			fee(30),
			vec![("allowances/1", json!({"day": 0, "used": "30", "fees": "30", "prices": "0"}))],
		),
		(
			allowance(Allowance::PriceCovered { party: 1, amount: 12 }),
			vec![("allowances/1", json!({"day": 0, "used": "42", "fees": "30", "prices": "12"}))],
		),
	]);
	// 57,600 seconds after the beginning of 1970 begins the next day of a market eight hours east.
	story.block = 57;
	story
		.play(vec![(fee(1), vec![("allowances/1", json!({"day": 1, "used": "1", "fees": "31"}))])]);
}
