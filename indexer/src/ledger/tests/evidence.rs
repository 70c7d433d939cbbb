//! Committees and seats, topics, rounds, anchors, disputes, readings, and evidence.

use super::story::*;
use serde_json::json;
use verdigrid_client::api::{
	evidence::Event,
	runtime_types::{
		verdigrid_evidence::types::{
			disputes::{Reason, Verdict},
			rounds::Ending,
		},
		verdigrid_primitives::evidence::Source,
	},
	Event as Any,
};

#[test]
fn rows() {
	play(&mut Story::default());
}

fn of(event: Event) -> Any {
	evidence(event)
}

/// Plays them.
pub fn play(story: &mut Story) {
	seats(story);
	rounds(story);
	disputes(story);
	let mut other = Story::default();
	trades(&mut other);
	story.told.append(&mut other.told);
}

fn seats(story: &mut Story) {
	let source = || Source::EnergyPlatform;
	let appointed = |party| of(Event::Appointed { source: source(), party });
	let accepted =
		|party| of(Event::SeatAccepted { source: source(), party, account: account(9), bond: 100 });
	let changed = |version, members| {
		of(Event::CommitteeChanged { source: source(), version, members, quorum: members })
	};
	let key = "oracles/energyPlatform";
	story.play(vec![
		(appointed(7), vec![("seats/7", json!({"source": "energyPlatform", "status": "invited", "bond": "0", "version": 0}))]),
		(of(Event::InvitationEnded { source: source(), party: 7 }), vec![("seats/7", json!({"status": "declined"}))]),
		(appointed(7), vec![("seats/7", json!({"status": "invited", "earlier": 1}))]),
		(accepted(7), vec![("seats/7", json!({"status": "live", "bond": "100", "required": "100", "version": 1, "account": address(9)}))]),
		(changed(1, 1), vec![(key, json!({"version": 1, "members": [7], "quorum": 1})), ("committees/energyPlatform-1", json!({"members": [7], "quorum": 1}))]),
		(appointed(8), vec![]),
		(accepted(8), vec![("seats/8", json!({"version": 2}))]),
		(changed(2, 2), vec![("committees/energyPlatform-2", json!({"members": [7, 8]}))]),
		(of(Event::QuorumSet { source: source(), least: 2 }), vec![(key, json!({"leastQuorum": 2}))]),
		(changed(3, 2), vec![("committees/energyPlatform-3", json!({"members": [7, 8], "quorum": 2}))]),
		(of(Event::SeatSlashed { party: 7, dispute: 1, amount: 30 }), vec![("seats/7", json!({"bond": "70", "slashed": "30", "required": "100"}))]),
		(of(Event::BondRestored { party: 7, account: account(8), bond: 100 }), vec![("seats/7", json!({"bond": "100", "account": address(8), "slashed": "30"}))]),
		(of(Event::SeatLeft { source: source(), party: 8, dismissed: true, unbonds_at: 500 }), vec![("seats/8", json!({"status": "leaving", "dismissed": true, "unbondsAt": 500, "bond": "100"}))]),
		(changed(4, 1), vec![("committees/energyPlatform-4", json!({"members": [7]}))]),
		(of(Event::BondWithdrawn { party: 8, account: account(9), amount: 100 }), vec![("seats/8", json!({"status": "left", "bond": "0"}))]),
	]);
}

fn rounds(story: &mut Story) {
	let attest = |round, party, root| {
		of(Event::Attested { topic: readings(0), round, party, statement: statement(root) })
	};
	let closed = |round, ending| of(Event::RoundClosed { topic: readings(0), round, ending });
	let (topic, anchor) = ("topics/metering-m600-0", "anchors/metering-m600-0-4");
	let anchored = |round| {
		of(Event::Anchored {
			topic: readings(0),
			round,
			statement: statement(2),
			final_at: 50,
			final_block: 60,
		})
	};
	story.play(vec![
		(attest(1, 7, 1), vec![(topic, json!({"openRound": 1, "closed": 0})), ("rounds/metering-m600-0-1", json!({"opener": 7, "version": 4, "ending": null}))]),
		(attest(1, 8, 2), vec![("rounds/metering-m600-0-1", json!({"opener": 7}))]),
		(closed(1, Ending::Conflicted), vec![(topic, json!({"openRound": null, "closed": 1, "conflicted": 1})), ("rounds/metering-m600-0-1", json!({"ending": "conflicted"}))]),
		(of(Event::TopicStalled { topic: readings(0) }), vec![(topic, json!({"stalled": true}))]),
		(of(Event::TopicReopened { topic: readings(0) }), vec![(topic, json!({"stalled": false, "conflicted": 0}))]),
		(attest(2, 7, 1), vec![]),
		(closed(2, Ending::Expired), vec![(topic, json!({"closed": 2, "conflicted": 0}))]),
		(attest(3, 7, 1), vec![]),
		(closed(3, Ending::Short), vec![(topic, json!({"closed": 3, "conflicted": 0}))]),
		(attest(4, 7, 2), vec![]),
		(attest(4, 8, 2), vec![]),
		(anchored(4), vec![
			(topic, json!({"closed": 4, "anchor": 4, "openRound": null})),
			(anchor, json!({"attesters": [7, 8], "version": 4, "finalAt": 50, "finalBlock": 60, "status": "open", "guarded": false, "used": false})),
			("rounds/metering-m600-0-4", json!({"ending": "anchored"})),
			("periods/m600", json!({"latestRevision": 0})),
		]),
		(attest(4, 6, 2), vec![(anchor, json!({"attesters": [7, 8, 6]}))]),
		(of(Event::AnchorClosed { topic: readings(0), root: hash(2) }), vec![(anchor, json!({"status": "closed"}))]),
		(of(Event::AnchorOpened { topic: readings(0), root: hash(2) }), vec![(anchor, json!({"status": "open"}))]),
		(of(Event::AnchorClosed { topic: readings(0), root: hash(2) }), vec![]),
		(of(Event::AnchorVoided { topic: readings(0), root: hash(2) }), vec![(anchor, json!({"status": "void"})), ("periods/m600", json!({"latestRevision": null}))]),
		(of(Event::TopicReaped { topic: readings(0) }), vec![(topic, json!({"reaped": true})), (anchor, json!({"reaped": true, "status": "void"}))]),
	]);
}

fn disputes(story: &mut Story) {
	let disputed = |dispute| {
		of(Event::AnchorDisputed {
			dispute,
			topic: settlements(),
			root: hash(5),
			reason: Reason::Figures,
			note: hash(0),
			resolve_by: 700,
			resolve_block: 800,
		})
	};
	let resolved = |dispute, verdict| {
		of(Event::DisputeResolved {
			dispute,
			topic: settlements(),
			verdict,
			slashed: 9,
			rewarded: 4,
		})
	};
	anchored(story, settlements(), 1, 5);
	let topic = "topics/settlement-m600-0";
	story.play(vec![
		(disputed(1), vec![("disputes/1", json!({"root": hex(5), "reason": "figures", "note": null, "resolveBy": 700, "resolveBlock": 800, "round": 1, "status": "open"})), ("anchors/settlement-m600-0-1", json!({"status": "disputed", "dispute": 1}))]),
		(of(Event::DisputeJoined { dispute: 1, party: 4, account: account(4), bond: 50, reason: Reason::Order, note: hash(3) }), vec![("disputes/1", json!({"disputers": [{"party": 4, "account": address(4), "bond": "50", "reason": "order", "note": hex(3)}]}))]),
		(resolved(1, Verdict::Upheld), vec![("disputes/1", json!({"status": "upheld", "slashed": "9", "rewarded": "4"})), ("anchors/settlement-m600-0-1", json!({"status": "open", "upheld": true}))]),
		(disputed(2), vec![]),
		(resolved(2, Verdict::Overturned), vec![("disputes/2", json!({"status": "overturned"})), ("anchors/settlement-m600-0-1", json!({"status": "void"}))]),
	]);
	anchored(story, settlements(), 2, 5);
	story.play(vec![
		(disputed(3), vec![]),
		(
			of(Event::DisputeDefaulted { dispute: 3, topic: settlements() }),
			vec![
				("disputes/3", json!({"status": "defaulted"})),
				(topic, json!({"defaulted": 3})),
				("anchors/settlement-m600-0-2", json!({"status": "void"})),
			],
		),
		(
			of(Event::DisputeReleased { dispute: 3, forfeited: true }),
			vec![
				("disputes/3", json!({"status": "forfeited"})),
				(topic, json!({"defaulted": null, "repeated": true})),
			],
		),
	]);
	anchored(story, settlements(), 3, 5);
	let anchor = story.memory.record("anchors", "settlement-m600-0-3").unwrap();
	assert_eq!(anchor.get("guarded"), Some(&json!(true)));
	story.play(vec![
		(disputed(4), vec![]),
		(of(Event::DisputeDefaulted { dispute: 4, topic: settlements() }), vec![]),
		(
			of(Event::DisputeReleased { dispute: 4, forfeited: false }),
			vec![
				("disputes/4", json!({"status": "returned"})),
				(topic, json!({"defaulted": null, "repeated": false})),
			],
		),
	]);
}

fn trades(story: &mut Story) {
	verifiable(story);
	let (first, second) = ("evidence/1", "evidence/2");
	story.play(vec![
		(verified(1, 1, 2, None), vec![
			(first, json!({"tradeRef": hex(90), "seller": 1, "buyer": 2, "generationMeter": "WT-1", "consumptionMeter": "LOAD-1", "energy": 2_000_000, "settled": 2_000_500, "status": "live", "period": {"granularity": "month", "index": 600}})),
			("vouchers/1", json!({"holder": 2, "consumer": 2, "evidence": 1, "energy": 2_000_000, "status": "active", "parent": null})),
			("readings/1-m600", json!({"allocated": 2_000_000})),
			("readings/2-m600", json!({"allocated": 2_000_000, "limit": 12_000_100, "highest": 12_000_100})),
			("bundles/1-1", json!({"holder": 2, "status": "behindVoucher", "reference": 1, "found": {"from": 1, "traded": false}, "traded": true})),
			("batches/1", json!({"totals": {"active": 8, "offered": 0, "inExchange": 0, "pledged": 0, "behindVouchers": 2, "redeemed": 0, "exchanged": 0, "withdrawn": 0}})),
			("anchors/settlement-m600-0-1", json!({"used": true})),
		]),
		(of(Event::EvidenceContested { evidence: 1, reason: Reason::Fabricated }), vec![(first, json!({"status": "contested", "doubt": {"reason": "fabricated", "at": {"block": story.block + 2, "time": (story.block + 2) * 1_000}}}))]),
		(of(Event::EvidenceUpheld { evidence: 1 }), vec![(first, json!({"status": "live", "doubt": null}))]),
		(of(Event::EvidenceRevoked { evidence: 1, reason: Reason::Incomplete }), vec![(first, json!({"status": "revoked"}))]),
		(of(Event::Unwound { evidence: 1, voucher: 1, range: range(1, 1, 2), energy: energy(2_000_000) }), vec![(first, json!({"unwound": 2_000_000})), ("readings/1-m600", json!({"allocated": 0})), ("readings/2-m600", json!({"allocated": 0}))]),
		(of(Event::Superseded { earlier: 1, by: 2 }), vec![(first, json!({"supersededBy": 2}))]),
		(verified(2, 3, 1, Some(1)), vec![(second, json!({"supersedes": 1}))]),
		(of(Event::VerificationFailed { index: 0, trade_ref: hash(1), error: failed() }), vec![]),
	]);
	fixed(story, "WT-1", 1, 9_000_000);
	let reading = story.memory.record("readings", "1-m600").unwrap();
	assert_eq!(reading.get("limit"), Some(&json!(9_000_100)));
	assert_eq!(reading.get("highest"), Some(&json!(10_400_100)));
}
