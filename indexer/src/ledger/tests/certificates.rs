//! The register of certificates, and vouchers.

use super::story::*;
use serde_json::json;
use subxt::utils::Static;
use verdigrid_client::api::{
	certificates::Event,
	runtime_types::{
		verdigrid_certificates::types::{Authority, Reason, Rejection},
		verdigrid_primitives::certificate::Lock,
	},
	vouchers::Event as Vouchers,
	Event as Any,
};
use verdigrid_primitives::{
	certificate::BundleState,
	claim::{Beneficiary, Claim, Purpose},
	party::Direction,
};

#[test]
fn rows() {
	play(&mut Story::default());
}

fn of(event: Event) -> Any {
	certificates(event)
}

/// Plays them.
pub fn play(story: &mut Story) {
	verifiable(story);
	issues(story);
	moves(story);
	locks(story);
	pledges(story);
	ends(story);
	projects(story);
	behind_vouchers(story);
}

fn totals(story: &Story) -> serde_json::Value {
	story.memory.record("batches", "1").unwrap().get("totals").unwrap().clone()
}

fn issues(story: &mut Story) {
	let batch = story.memory.record("batches", "1").unwrap();
	for (name, value) in [
		("project", json!(code())),
		("owner", json!(1)),
		("faceValue", json!(1_000_000)),
		("policy", json!("once")),
		("region", json!("CN-11")),
		("issued", json!(10)),
		("carriedIn", json!(0)),
		("carriedOut", json!(400_000)),
	] {
		assert_eq!(batch.get(name), Some(&value), "{name}");
	}
	let reading = story.memory.record("readings", "1-m600").unwrap();
	assert_eq!(reading.get("drawn"), Some(&json!(10_400_000)));
	let anchor = story.memory.record("anchors", "metering-m600-0-1").unwrap();
	assert_eq!(anchor.get("used"), Some(&json!(true)));
	anchored(story, readings(1), 1, 3);
	fixed(story, "WT-1", 1, 12_600_000);
	// 400,000 Wh and 200,000 Wh do not fill a certificate: what was carried is taken over by the next period only.
	story.play(vec![(
		issue(1, 11, 2, 1, 2_200_000, 200_000),
		vec![
			(
				"batches/1",
				json!({"issued": 12, "revision": 1, "drawn": 12_600_000, "carriedOut": 600_000}),
			),
			("bundles/1-11", json!({"holder": 1, "status": "active", "traded": false})),
			(
				"readings/1-m600",
				json!({"drawn": 12_600_000, "carriedOut": 600_000, "carriedIn": 0}),
			),
		],
	)]);
	let id = code();
	let project = story.memory.record("projects", &id).unwrap();
	assert_eq!(project.get("carry"), Some(&json!({"T": 600_000})));
	assert_eq!(
		project.get("lastIssued"),
		Some(&json!({"T": {"granularity": "month", "index": 600}}))
	);
	assert_eq!(project.get("issued"), Some(&json!(true)));
}

fn moves(story: &mut Story) {
	story.play(vec![
		(
			of(Event::Split { range: range(1, 1, 4), rest: range(1, 5, 6) }),
			vec![
				("bundles/1-1", json!({"range": {"batch": 1, "first": 1, "units": 4}})),
				(
					"bundles/1-5",
					json!({"range": {"batch": 1, "first": 5, "units": 6}, "holder": 1}),
				),
			],
		),
		(
			of(Event::Merged { range: range(1, 1, 10), second: 5 }),
			vec![
				("bundles/1-1", json!({"range": {"batch": 1, "first": 1, "units": 10}})),
				("bundles/1-5", json!(null)),
			],
		),
		(
			of(Event::Transferred { range: range(1, 1, 1), from: 1, to: 2 }),
			vec![
				(
					"bundles/1-1",
					json!({"range": {"batch": 1, "first": 1, "units": 1}, "holder": 2, "traded": true}),
				),
				(
					"bundles/1-2",
					json!({"range": {"batch": 1, "first": 2, "units": 9}, "holder": 1, "traded": false}),
				),
			],
		),
		(
			of(Event::RedemptionChecked {
				number: [48; 32],
				state: Static(BundleState::Active),
				holder: 1,
				matches: true,
				by: account(1),
			}),
			vec![],
		),
	]);
}

fn locks(story: &mut Story) {
	let lock = || Lock::Offer(5);
	let requested = |exchange, first| {
		of(Event::ExchangeRequested {
			exchange,
			range: range(1, first, 1),
			holder: 1,
			centre: 2,
			timeout: 70_000,
		})
	};
	story.play(vec![
		(
			of(Event::Locked { range: range(1, 2, 2), holder: 1, lock: lock() }),
			vec![
				("bundles/1-2", json!({"status": "offered", "reference": 5})),
				("bundles/1-4", json!({"status": "active", "reference": null})),
			],
		),
		(
			of(Event::Released { range: range(1, 2, 2), lock: lock() }),
			vec![("bundles/1-2", json!({"status": "active", "reference": null}))],
		),
		(
			requested(1, 2),
			vec![
				("bundles/1-2", json!({"status": "inExchange", "reference": 1})),
				(
					"exchanges/1",
					json!({"status": "requested", "holder": 1, "centre": 2, "timeout": 70_000, "depositor": address(1)}),
				),
			],
		),
		(
			of(Event::ExchangeSettled {
				exchange: 1,
				range: range(1, 2, 1),
				receipt: hash(3),
				by: 2,
			}),
			vec![
				("bundles/1-2", json!({"status": "exchanged", "reference": 1})),
				("exchanges/1", json!({"status": "settled", "receipt": hex(3), "depositor": null})),
			],
		),
		(requested(2, 3), vec![]),
		(
			of(Event::ExchangeWithdrawn { exchange: 2, range: range(1, 3, 1) }),
			vec![
				("bundles/1-3", json!({"status": "active", "reference": null})),
				("exchanges/2", json!({"status": "withdrawn", "depositor": null})),
			],
		),
		(requested(3, 3), vec![]),
		(
			of(Event::ExchangeRejected {
				exchange: 3,
				range: range(1, 3, 1),
				reason: Rejection::Claimed,
				by: 2,
			}),
			vec![
				("bundles/1-3", json!({"status": "active"})),
				("exchanges/3", json!({"status": "rejected", "rejection": "claimed"})),
			],
		),
	]);
	let expected = json!({"active": 11, "offered": 0, "inExchange": 0, "pledged": 0, "behindVouchers": 0, "redeemed": 0, "exchanged": 1, "withdrawn": 0});
	assert_eq!(totals(story), expected);
}

fn pledges(story: &mut Story) {
	let pledged = |pledge, first, units| {
		of(Event::Pledged {
			pledge,
			range: range(1, first, units),
			seller: 1,
			buyer: 2,
			trade_ref: hash(90),
			until: 60_000,
		})
	};
	story.play(vec![
		(pledged(1, 4, 3), vec![("bundles/1-4", json!({"status": "pledged", "reference": 1})), ("pledges/1", json!({"status": "open", "used": 0, "tradeRef": hex(90)}))]),
		(of(Event::PledgeUsed { pledge: 1, range: range(1, 4, 2) }), vec![("pledges/1", json!({"status": "open", "used": 2, "range": {"batch": 1, "first": 6, "units": 1}}))]),
		(verified(1, 4, 2, None), vec![
			("bundles/1-4", json!({"range": {"batch": 1, "first": 4, "units": 2}, "holder": 2, "status": "behindVoucher", "reference": 1, "traded": true, "found": {"from": 1, "traded": false}})),
			("bundles/1-6", json!({"holder": 1, "status": "pledged", "reference": 1})),
		]),
		(of(Event::PledgeReleased { pledge: 1, range: range(1, 6, 1) }), vec![("bundles/1-6", json!({"status": "active", "reference": null})), ("pledges/1", json!({"status": "released", "used": 2, "depositor": null}))]),
		(pledged(2, 6, 1), vec![]),
		(of(Event::PledgeUsed { pledge: 2, range: range(1, 6, 1) }), vec![("pledges/2", json!({"status": "used", "used": 1, "depositor": null}))]),
		(verified(2, 6, 1, None), vec![("bundles/1-6", json!({"holder": 2, "status": "behindVoucher", "reference": 2}))]),
	]);
}

fn claim() -> Static<Claim> {
	let beneficiary = Beneficiary::Party(2);
	Static(Claim {
		beneficiary,
		purpose: Purpose::Scope2,
		from: 1,
		to: 2,
		note: Default::default(),
	})
}

fn ends(story: &mut Story) {
	let redeemed = Event::Redeemed {
		redemption: 1,
		range: range(1, 7, 1),
		energy: energy(1_000_000),
		holder: 1,
		matched: None,
		voucher: None,
		claim: claim(),
	};
	let frozen = |by| of(Event::BatchFrozen { batch: 1, reason: Reason::Objection, by });
	story.play(vec![
		(of(redeemed), vec![
			("bundles/1-7", json!({"status": "redeemed", "reference": 1})),
			("redemptions/1", json!({"holder": 1, "energy": 1_000_000, "claim": {"beneficiary": 2, "beneficiaryName": null, "beneficiaryCommitment": null, "purpose": "scope2", "from": 1, "to": 2, "note": null}, "class": "T"})),
		]),
		(of(Event::Withdrawn { range: range(1, 8, 1), holder: 1, reason: Reason::Fraud, by: Authority::Issuer(2) }), vec![
			("bundles/1-8", json!({"status": "withdrawn", "reference": null})),
			("withdrawals/1-8", json!({"holder": 1, "reason": "fraud", "by": 2})),
		]),
		(frozen(Authority::Issuer(2)), vec![("batches/1", json!({"freeze": {"by": 2, "reason": "objection", "at": {"block": story.block + 3, "time": (story.block + 3) * 1_000}}}))]),
		(frozen(governance()), vec![("batches/1", json!({"freeze": {"by": null, "reason": "objection", "at": {"block": story.block + 4, "time": (story.block + 4) * 1_000}}}))]),
		(of(Event::BatchUnfrozen { batch: 1, by: governance() }), vec![("batches/1", json!({"freeze": null}))]),
	]);
}

/// A code that is free again is used again.
fn projects(story: &mut Story) {
	use verdigrid_primitives::certificate::{EnergySource, ProjectCode};
	let other = || Static(ProjectCode::with_check("CN11SUN000000002").unwrap());
	let text = String::from_utf8(other().0.as_bytes().to_vec()).unwrap();
	let key: &'static str = Box::leak(format!("projects/{text}").into_boxed_str());
	let register = |owner| {
		of(Event::ProjectRegistered {
			project: other(),
			owner,
			issuer: 2,
			meter: meter("PV-1"),
			source: Static(EnergySource::Solar),
			capacity_w: 10,
		})
	};
	story.on(&registered("PV-1", 3, 1, Direction::Generation, None));
	story.play(vec![
		(
			register(1),
			vec![
				(
					key,
					json!({"owner": 1, "issuer": 2, "source": "solar", "status": "registered", "region": "CN-11"}),
				),
				("meters/PV-1", json!({"project": text})),
			],
		),
		(
			of(Event::ProjectUpdated { project: other(), capacity_w: 20, by: governance() }),
			vec![(key, json!({"capacityW": 20}))],
		),
		(
			of(Event::ProjectHandedOver { project: other(), from: 2, to: 1 }),
			vec![(key, json!({"issuer": 1}))],
		),
		(
			of(Event::ProjectRetired { project: other(), by: governance() }),
			vec![(key, json!({"status": "retired", "retired": true}))],
		),
		(
			of(Event::ProjectRestored { project: other() }),
			vec![(key, json!({"status": "registered", "retired": false}))],
		),
		(
			of(Event::ProjectRemoved {
				project: other(),
				meter: meter("PV-1"),
				code_is_free: true,
			}),
			vec![(key, json!({"status": "removed"})), ("meters/PV-1", json!({"project": null}))],
		),
		(register(2), vec![(key, json!({"owner": 2, "status": "registered", "earlier": 1}))]),
	]);
	let earlier = story.memory.record("projects", &format!("{text}~1")).unwrap();
	assert_eq!(earlier.get("owner"), Some(&json!(1)));
}

fn behind_vouchers(story: &mut Story) {
	let child = 1 << 52;
	let any = |event| vouchers(event);
	story.play(vec![
		(any(Vouchers::Split { voucher: 1, child, units: 1 }), vec![
			("vouchers/1", json!({"range": {"batch": 1, "first": 5, "units": 1}, "energy": 1_000_000})),
			("vouchers/4503599627370496", json!({"range": {"batch": 1, "first": 4, "units": 1}, "energy": 1_000_000, "parent": 1, "holder": 2, "depositor": address(2)})),
			("bundles/1-4", json!({"status": "behindVoucher", "reference": child})),
			("bundles/1-5", json!({"status": "behindVoucher", "reference": 1})),
		]),
		(any(Vouchers::TakenIntoCustody { voucher: child, agreement: 4 }), vec![("vouchers/4503599627370496", json!({"status": "inCustody", "agreement": 4}))]),
		(any(Vouchers::GivenBack { voucher: child, agreement: 4 }), vec![("vouchers/4503599627370496", json!({"status": "active", "agreement": null}))]),
		(any(Vouchers::TakenIntoCustody { voucher: child, agreement: 5 }), vec![]),
		// Party 1 had the certificates before verification: so it gets back what it handed over to itself no longer.
		(of(Event::HandedOver { voucher: child, range: range(1, 4, 1), to: 1 }), vec![("bundles/1-4", json!({"holder": 1, "traded": true, "found": {"from": 1, "traded": false}}))]),
		(any(Vouchers::Delivered { voucher: child, agreement: 5, from: 2, to: 1 }), vec![("vouchers/4503599627370496", json!({"status": "active", "agreement": null, "holder": 1, "consumer": 2}))]),
		(of(Event::HandedOver { voucher: child, range: range(1, 4, 1), to: 2 }), vec![("bundles/1-4", json!({"holder": 2, "found": {"from": 2, "traded": true}}))]),
		(any(Vouchers::Redeemed { voucher: child, redemption: 2, holder: 2, units: 1, energy: energy(1_000_000) }), vec![("vouchers/4503599627370496", json!({"status": "redeemed", "redemption": 2, "depositor": null}))]),
		(of(Event::VoucherUnbacked { voucher: 1, range: range(1, 5, 1), to: 1 }), vec![("bundles/1-5", json!({"holder": 1, "status": "active", "traded": false, "found": null}))]),
		(any(Vouchers::Unwound { voucher: 1, evidence: 1, holder: 2, range: range(1, 5, 1), energy: energy(1_000_000) }), vec![("vouchers/1", json!({"status": "unwound"}))]),
		(any(Vouchers::Split { voucher: 2, child: child + 1, units: 1 }), vec![]),
		(any(Vouchers::Retired { voucher: child + 1, evidence: 2, holder: 2, range: range(1, 6, 1), energy: energy(1_000_000) }), vec![("vouchers/4503599627370497", json!({"status": "retired", "depositor": null}))]),
	]);
}
