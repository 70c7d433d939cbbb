//! What each address answers to an auditor who may see everything.

use super::{
	bench,
	world::{meter, trade_ref, world, DAY, METERING, MONTH, SETTLEMENT},
};
use crate::service::Archive;
use codec::Decode;
use serde_json::{json, Value};
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement},
	merkle::{verify, verify_many, Leaf, MultiProof},
};

fn month() -> Value {
	json!({"granularity": "Month", "index": 528, "text": "2014-01"})
}

fn scale<T: Decode>(value: &Value) -> T {
	let text = value["scale"].as_str().unwrap().strip_prefix("0x").unwrap();
	let bytes = hex::decode(text).unwrap();
	let mut rest = &bytes[..];
	let decoded = T::decode(&mut rest).unwrap();
	assert!(rest.is_empty());
	decoded
}

#[tokio::test]
async fn topics_are_listed_in_ascending_order() {
	let bench = bench();
	let all = bench.ok(&bench.auditor(), "/v1/topics").await;
	let names: Vec<_> = all["topics"].as_array().unwrap().iter().map(|it| &it["topic"]).collect();
	assert_eq!(names, ["metering/2014-01-31/1", "metering/2014-01/0", "settlement/2014-01/0"]);
	assert_eq!(all["next"], Value::Null);
}

#[tokio::test]
async fn topics_come_in_pages() {
	let (bench, mut after, mut names) = (bench(), String::new(), Vec::new());
	let token = bench.auditor();
	loop {
		let page = bench.ok(&token, &format!("/v1/topics?limit=1{after}")).await;
		names.extend(page["topics"].as_array().unwrap().iter().map(|it| it["topic"].clone()));
		let Some(next) = page["next"].as_str() else { break };
		after = format!("&after={next}");
	}
	assert_eq!(names, ["metering/2014-01-31/1", "metering/2014-01/0", "settlement/2014-01/0"]);
}

#[tokio::test]
async fn a_topic_has_its_statement() {
	let bench = bench();
	let token = bench.auditor();
	let statement = world(0).topic(METERING).unwrap().unwrap().statement;
	let topic = bench.ok(&token, "/v1/metering/2014-01/0").await;
	let expected = json!({
		"topic": "metering/2014-01/0", "period": month(), "revision": 0,
		"statement": {"root": format!("{:?}", statement.root), "leaves": 4, "total": "9007199254741008"}
	});
	assert_eq!(topic, expected);
	let topic = bench.ok(&token, "/v1/settlement/2014-01/0").await;
	assert_eq!(topic["sequence"], 0);
	assert_eq!(topic.get("revision"), None);
	let day = json!({"granularity": "Day", "index": 16_101, "text": "2014-01-31"});
	assert_eq!(bench.ok(&token, "/v1/metering/2014-01-31/1").await["period"], day);
}

#[tokio::test]
async fn readings_come_in_pages_with_their_places() {
	let bench = bench();
	let token = bench.auditor();
	let first = bench.ok(&token, "/v1/metering/2014-01/0/readings?limit=3").await;
	let reading = json!({"meter": "FAB-7", "period": month(), "energy": "9007199254740993", "salt": format!("0x{}", "07".repeat(16))});
	assert_eq!(first["readings"][0], json!([0, reading]));
	assert_eq!(first["readings"].as_array().unwrap().len(), 3);
	assert_eq!(first["next"], 2);
	let last = bench.ok(&token, "/v1/metering/2014-01/0/readings?limit=3&after=2").await;
	assert_eq!(last["readings"][0][1]["meter"], "X-1");
	assert_eq!(last["next"], Value::Null);
}

#[tokio::test]
async fn a_page_that_ends_with_the_tree_is_the_last() {
	let bench = bench();
	let page = bench.ok(&bench.auditor(), "/v1/metering/2014-01/0/readings?limit=4").await;
	assert_eq!((page["readings"].as_array().unwrap().len(), &page["next"]), (4, &Value::Null));
}

#[tokio::test]
async fn settlements_have_all_fields_of_the_chain() {
	let bench = bench();
	let page = bench.ok(&bench.auditor(), "/v1/settlement/2014-01/0/settlements?limit=1").await;
	let settlement = json!({
		"trade_ref": format!("0x{}", "01".repeat(32)), "seller": 1, "buyer": 2, "generation_meter": "WT-1",
		"consumption_meter": "FAB-7", "period": month(), "energy": "9007199254740993",
		"batch": "18446744073709551615", "first": 1, "units": 5,
		"price_commitment": format!("0x{}", "09".repeat(32)), "supersedes": null,
		"salt": format!("0x{}", "08".repeat(16)),
	});
	assert_eq!(page, json!({"settlements": [[0, settlement]], "next": 0}));
}

#[tokio::test]
async fn a_reading_is_proved_as_the_chain_verifies_it() {
	let bench = bench();
	let answer = bench.ok(&bench.auditor(), "/v1/metering/2014-01/0/readings/WT-1").await;
	let ProvedReading { reading, revision, proof } = scale(&answer);
	let statement = world(0).topic(METERING).unwrap().unwrap().statement;
	assert!(verify(&statement.root, statement.leaves, &reading.hash(), &proof));
	assert_eq!((reading.meter, reading.period, revision), (meter("WT-1"), MONTH, 0));
	assert_eq!(answer["statement"]["root"], format!("{:?}", statement.root));
	assert_eq!(answer["proof"]["index"], proof.index);
	let siblings: Vec<_> = proof.siblings.iter().map(|it| format!("{it:?}")).collect();
	assert_eq!(answer["proof"]["siblings"], json!(siblings));
}

#[tokio::test]
async fn the_only_leaf_of_a_tree_is_proved_without_siblings() {
	let bench = bench();
	let answer = bench.ok(&bench.auditor(), "/v1/metering/2014-01-31/1/readings/WT-1").await;
	let ProvedReading { reading, revision, proof } = scale(&answer);
	assert_eq!((reading.period, revision, proof.siblings.len()), (DAY, 1, 0));
}

#[tokio::test]
async fn a_settlement_is_proved_as_the_chain_verifies_it() {
	let (bench, reference) = (bench(), format!("{:?}", trade_ref(3)));
	let path = format!("/v1/settlement/2014-01/0/settlements/{reference}");
	let ProvedSettlement { settlement, sequence, proof } =
		scale(&bench.ok(&bench.auditor(), &path).await);
	let statement = world(0).topic(SETTLEMENT).unwrap().unwrap().statement;
	assert!(verify(&statement.root, statement.leaves, &settlement.hash(), &proof));
	assert_eq!((settlement.trade_ref, sequence), (trade_ref(3), 0));
}

/// The leaves stand in the tree with this statement, by the one proof.
fn stand<L: Leaf>(leaves: &[(u32, L)], proof: &MultiProof, statement: &Value) -> bool {
	let hashes: Vec<_> = leaves.iter().map(|(place, leaf)| (*place, leaf.hash())).collect();
	let root = statement["root"].as_str().unwrap().parse().unwrap();
	let leaves = u32::try_from(statement["leaves"].as_u64().unwrap()).unwrap();
	verify_many(&root, leaves, &hashes, proof)
}

#[tokio::test]
async fn several_readings_have_one_proof() {
	let bench = bench();
	let body = r#"{"meters": ["X-1", "FAB-7", "WT-2"]}"#;
	let answer = bench.post(&bench.auditor(), "/v1/metering/2014-01/0/proof", body).await;
	assert_eq!(answer.status, 200);
	let (leaves, proof): (Vec<(u32, MeterReading)>, MultiProof) = scale(&answer.json());
	assert!(stand(&leaves, &proof, &answer.json()["statement"]));
	let places: Vec<_> = leaves.iter().map(|(place, _)| *place).collect();
	assert_eq!(places, [0, 2, 3]);
	assert_eq!(answer.json()["readings"][1][1]["meter"], "WT-2");
	assert_eq!(
		answer.json()["readings_proof"]["siblings"].as_array().unwrap().len(),
		proof.siblings.len()
	);
}

/// Several trades can be of one meter.
#[tokio::test]
async fn a_reading_that_is_named_twice_is_proved_once() {
	let bench = bench();
	let (token, path) = (bench.auditor(), "/v1/metering/2014-01/0/proof");
	let twice = bench.post(&token, path, r#"{"meters": ["WT-1", "FAB-7", "WT-1"]}"#).await;
	let once = bench.post(&token, path, r#"{"meters": ["FAB-7", "WT-1"]}"#).await;
	assert_eq!((twice.status.as_u16(), twice.body), (200, once.body));
}

#[tokio::test]
async fn several_settlements_have_one_proof() {
	let bench = bench();
	let body = json!({"trades": [format!("{:?}", trade_ref(3)), format!("{:?}", trade_ref(1))]});
	let path = "/v1/settlement/2014-01/0/proof";
	let answer = bench.post(&bench.auditor(), path, body.to_string()).await;
	assert_eq!(answer.status, 200);
	let (leaves, proof): (Vec<(u32, Settlement)>, MultiProof) = scale(&answer.json());
	assert!(stand(&leaves, &proof, &answer.json()["statement"]));
	assert_eq!(leaves.len(), 2);
}

#[tokio::test]
async fn answers_stay_out_of_caches() {
	let bench = bench();
	let answer = bench.get(&bench.auditor(), "/v1/topics").await;
	assert_eq!(answer.header(axum::http::header::CACHE_CONTROL), "no-store");
	assert_eq!(answer.header(axum::http::header::X_CONTENT_TYPE_OPTIONS), "nosniff");
}
