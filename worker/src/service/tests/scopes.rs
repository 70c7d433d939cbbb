//! What a token may not see is answered as what is not there.

use super::{
	bench, bench_with,
	world::{trade_ref, world},
	Bench,
};
use crate::service::{
	scope::{Grants, LeafKind, Scope},
	ServiceConfig,
};
use serde_json::{json, Value};

async fn meters(bench: &Bench, token: &str, path: &str) -> Vec<String> {
	let page = bench.ok(token, path).await;
	let readings = page["readings"].as_array().unwrap().iter();
	readings.map(|it| it[1]["meter"].as_str().unwrap().to_owned()).collect()
}

async fn trades(bench: &Bench, token: &str) -> Vec<Value> {
	let page = bench.ok(token, "/v1/settlement/2014-01/0/settlements").await;
	page["settlements"].as_array().unwrap().iter().map(|it| it[1]["trade_ref"].clone()).collect()
}

fn grants(grants: Grants) -> Scope {
	Scope::Auditor(grants)
}

#[tokio::test]
async fn a_party_sees_the_readings_of_its_meters_alone() {
	let bench = bench();
	for (party, expected) in [(1, vec!["WT-1", "WT-2"]), (2, vec!["FAB-7"]), (9, vec![])] {
		let token = bench.token(Scope::Party(party));
		assert_eq!(meters(&bench, &token, "/v1/metering/2014-01/0/readings").await, expected);
	}
}

#[tokio::test]
async fn a_party_sees_the_settlements_in_which_it_sells_or_buys() {
	let bench = bench();
	for (party, expected) in [(1, vec![1, 2]), (2, vec![1, 2]), (4, vec![3]), (9, vec![])] {
		let expected: Vec<_> =
			expected.iter().map(|it| json!(format!("{:?}", trade_ref(*it)))).collect();
		assert_eq!(trades(&bench, &bench.token(Scope::Party(party))).await, expected);
	}
}

/// A page goes on where the last one ended, also between leaves that may not be seen.
#[tokio::test]
async fn pages_of_a_party_skip_what_it_may_not_see() {
	let bench = bench_with(world(2_500), ServiceConfig::default());
	let token = bench.token(Scope::Party(5));
	let (mut found, mut after) = (Vec::new(), String::new());
	loop {
		let path = format!("/v1/metering/2014-01/0/readings?limit=7{after}");
		let page = bench.ok(&token, &path).await;
		let readings = page["readings"].as_array().unwrap();
		found.extend(readings.iter().map(|it| it[1]["meter"].as_str().unwrap().to_owned()));
		let Some(next) = page["next"].as_u64() else { break };
		after = format!("&after={next}");
	}
	let expected: Vec<_> = (0..2_500).step_by(30).map(|i| format!("M-{i:06}")).collect();
	assert_eq!(found, expected);
}

#[tokio::test]
async fn what_is_hidden_is_answered_as_what_is_not_there() {
	let bench = bench();
	let token = bench.token(Scope::Party(1));
	let (hidden, missing) = (format!("{:?}", trade_ref(3)), format!("{:?}", trade_ref(200)));
	let settlement = "/v1/settlement/2014-01/0/settlements";
	let answers = [
		bench.get(&token, "/v1/metering/2014-01/0/readings/FAB-7").await,
		bench.get(&token, "/v1/metering/2014-01/0/readings/X-1").await,
		bench.get(&token, "/v1/metering/2014-01/0/readings/NONE").await,
		bench.get(&token, "/v1/metering/2014-02/0/readings/WT-1").await,
		bench.get(&token, "/v1/metering/2014-02/0").await,
		bench.get(&token, "/v1/metering/2014-02-30/0").await,
		bench.get(&token, &format!("{settlement}/{hidden}")).await,
		bench.get(&token, &format!("{settlement}/{missing}")).await,
		bench.post(&token, "/v1/metering/2014-01/0/proof", r#"{"meters":["WT-1","FAB-7"]}"#).await,
		bench.post(&token, "/v1/metering/2014-01/0/proof", r#"{"meters":["WT-1","NONE"]}"#).await,
		bench
			.post(&token, "/v1/settlement/2014-01/0/proof", format!(r#"{{"trades":["{hidden}"]}}"#))
			.await,
		bench
			.post(
				&token,
				"/v1/settlement/2014-01/0/proof",
				format!(r#"{{"trades":["{missing}"]}}"#),
			)
			.await,
	];
	for answer in &answers {
		answer.problem(404);
		assert_eq!(answer.body, answers[0].body);
		assert_eq!(answer.headers, answers[0].headers);
	}
}

#[tokio::test]
async fn not_found_is_answered_after_a_fixed_step() {
	let bench = bench();
	let token = bench.token(Scope::Party(1));
	for path in ["FAB-7", "NONE"] {
		let started = std::time::Instant::now();
		bench.get(&token, &format!("/v1/metering/2014-01/0/readings/{path}")).await.problem(404);
		assert!(started.elapsed().as_millis() >= 50);
	}
}

#[tokio::test]
async fn an_auditor_of_meters_sees_them_and_their_settlements() {
	let bench = bench();
	let only =
		|name: &str| grants(Grants { meters: [name.to_owned()].into(), ..Grants::default() });
	let token = bench.token(only("X-1"));
	assert_eq!(meters(&bench, &token, "/v1/metering/2014-01/0/readings").await, ["X-1"]);
	bench.get(&token, "/v1/metering/2014-01/0/readings/WT-1").await.problem(404);
	assert!(trades(&bench, &token).await.is_empty());
	assert_eq!(trades(&bench, &bench.token(only("FAB-7"))).await.len(), 3);
}

#[tokio::test]
async fn an_auditor_of_one_kind_sees_no_other() {
	let bench = bench();
	let only = |kind| grants(Grants { kind: Some(kind), ..Grants::default() });
	let readings = bench.token(only(LeafKind::Readings));
	bench.ok(&readings, "/v1/metering/2014-01/0/readings").await;
	bench.get(&readings, "/v1/settlement/2014-01/0/settlements").await.problem(404);
	assert_eq!(bench.ok(&readings, "/v1/topics").await["topics"].as_array().unwrap().len(), 2);
	let settlements = bench.token(only(LeafKind::Settlements));
	bench.ok(&settlements, "/v1/settlement/2014-01/0").await;
	bench.get(&settlements, "/v1/metering/2014-01/0").await.problem(404);
}

#[tokio::test]
async fn an_auditor_of_some_days_sees_the_periods_that_lie_in_them() {
	let bench = bench();
	// The 31st of January has the number 16101, and the 1st has 16071.
	let days = |from, to| grants(Grants { from, to, ..Grants::default() });
	for (from, to, month, day) in [
		(Some(16_071), Some(16_101), 200, 200),
		(Some(16_072), None, 404, 200),
		(None, Some(16_100), 404, 404),
		(Some(16_101), Some(16_101), 404, 200),
		(Some(16_102), None, 404, 404),
	] {
		let token = bench.token(days(from, to));
		assert_eq!(bench.get(&token, "/v1/metering/2014-01/0").await.status, month);
		assert_eq!(bench.get(&token, "/v1/metering/2014-01-31/1").await.status, day);
	}
}

/// A page of topics says where the next begins even if none of it may be seen.
#[tokio::test]
async fn topics_that_may_not_be_seen_are_left_out() {
	let bench = bench();
	let token =
		bench.token(grants(Grants { kind: Some(LeafKind::Settlements), ..Grants::default() }));
	let page = bench.ok(&token, "/v1/topics?limit=1").await;
	assert_eq!(page, json!({"topics": [], "next": "metering/2014-01-31/1"}));
}
