//! Custody agreements.

use super::story::*;
use serde_json::json;
use verdigrid_client::api::{
	escrow::Event,
	runtime_types::{
		bounded_collections::bounded_vec::BoundedVec,
		verdigrid_escrow::types::{Cause, Condition, Outcome, Ruling, Terms},
	},
	Event as Any,
};

#[test]
fn rows() {
	play(&mut Story::default());
}

fn of(event: Event) -> Any {
	escrow(event)
}

fn opened(agreement: u64) -> Any {
	let conditions = BoundedVec(vec![
		Condition::Payment { asset: native(), amount: 70 },
		Condition::NotBefore(50),
		Condition::HashLock(hash(6)),
		Condition::Approvals { parties: BoundedVec(vec![1, 2]), threshold: 1 },
	]);
	let terms = Terms {
		beneficiary: 2,
		arbiter: Some(3),
		outcome: Outcome::Deliver,
		conditions,
		deadline: 99_000,
	};
	of(Event::Opened { agreement, voucher: 1, depositor: 1, terms, terms_hash: hash(5) })
}

fn paid(agreement: u64) -> Any {
	of(Event::Paid { agreement, account: account(2), asset: native(), amount: 70 })
}

/// Plays them.
pub fn play(story: &mut Story) {
	party(story, 1);
	let money = json!({"account": address(2), "asset": "native", "amount": "70"});
	let withheld = |agreement| {
		of(Event::Withheld { agreement, account: account(2), asset: native(), amount: 70 })
	};
	let refunded =
		|agreement, cause| of(Event::Refunded { agreement, voucher: 1, depositor: 1, cause });
	story.play(vec![
		(opened(1), vec![("agreements/1", json!({
			"voucher": 1, "depositor": 1, "beneficiary": 2, "arbiter": 3, "outcome": "deliver", "claim": null, "deadline": 99_000,
			"termsHash": hex(5), "status": "offered", "account": address(1), "payment": null,
			"conditions": [
				{"kind": "payment", "asset": "native", "amount": "70"},
				{"kind": "notBefore", "moment": 50},
				{"kind": "hashLock", "lock": hex(6)},
				{"kind": "approvals", "parties": [1, 2], "threshold": 1},
			],
		}))]),
		(of(Event::Accepted { agreement: 1 }), vec![("agreements/1", json!({"status": "held"}))]),
		(paid(1), vec![("agreements/1", json!({"payment": money}))]),
		(of(Event::Approved { agreement: 1, party: 2 }), vec![("agreements/1", json!({"approvals": [2]}))]),
		(of(Event::Revealed { agreement: 1, lock: hash(6), preimage: [7; 32] }), vec![("agreements/1", json!({"revealed": [{"lock": hex(6), "preimage": hex(7)}]}))]),
		(of(Event::Disputed { agreement: 1, by: 2 }), vec![("agreements/1", json!({"status": "disputed", "disputedBy": 2}))]),
		(of(Event::Ruled { agreement: 1, ruling: Ruling::Release }), vec![("agreements/1", json!({"status": "awarded", "ruling": "release"}))]),
		(of(Event::Released { agreement: 1, voucher: 1, depositor: 1, beneficiary: 2, redemption: Some(4) }), vec![("agreements/1", json!({"status": "released", "payment": null, "redemption": 4, "endedAt": {"block": 10, "time": 10_000}}))]),
		(opened(2), vec![]),
		(paid(2), vec![]),
		(of(Event::Ruled { agreement: 2, ruling: Ruling::Refund }), vec![("agreements/2", json!({"status": "offered", "ruling": "refund"}))]),
		(withheld(2), vec![("agreements/2", json!({"withheld": money}))]),
		(refunded(2, Cause::Ruled), vec![("agreements/2", json!({"status": "refunded", "cause": "ruled", "payment": null, "withheld": money}))]),
		(of(Event::Returned { agreement: 2, account: account(2), asset: native(), amount: 70 }), vec![("agreements/2", json!({"withheld": null, "status": "refunded"}))]),
	]);
}
