//! What each address answers.

use super::{bench, BLOCKS};
use crate::store::tests::world::{self, ALICE};
use axum::{
	body::Body,
	http::{header, Request},
};
use futures::StreamExt;
use serde_json::{json, Value};
use tower::Service;

#[tokio::test]
async fn status_says_how_far_the_index_is() {
	let bench = bench().await;
	let status = bench.ok("/v1/status").await;
	assert_eq!(status["indexed"]["number"], BLOCKS - 1);
	assert_eq!(status["indexed"]["hash"], world::hash(BLOCKS - 1, 3));
	assert_eq!((&status["finalBlock"], &status["nodeAnswers"]), (&Value::Null, &json!(false)));
	assert_eq!(status["counts"]["trades"], BLOCKS);
	assert_eq!(
		status["runtimes"],
		json!([{"specVersion": 1, "firstBlock": 0}, {"specVersion": 2, "firstBlock": 10}])
	);
	assert_eq!(bench.ok("/config.json").await["node"], "wss://rpc.example/node");
}

#[tokio::test]
async fn lists_come_in_pages_in_both_orders() {
	let bench = bench().await;
	for (order, first) in [("asc", 0), ("desc", BLOCKS - 1)] {
		let (mut ids, mut cursor) = (Vec::new(), String::new());
		loop {
			let page = bench.ok(&format!("/v1/trades?limit=7&order={order}{cursor}")).await;
			ids.extend(
				page["items"].as_array().unwrap().iter().map(|it| it["id"].as_u64().unwrap()),
			);
			let Some(next) = page["next"].as_str() else { break };
			cursor = format!("&cursor={next}");
		}
		assert_eq!(ids.len() as u64, BLOCKS);
		assert_eq!(ids[0], first);
		let mut sorted = ids.clone();
		sorted.sort_unstable();
		sorted.dedup();
		assert_eq!(sorted.len(), ids.len(), "nothing comes twice");
	}
	let exact = bench.ok(&format!("/v1/trades?limit={BLOCKS}")).await;
	assert_eq!(exact["next"], Value::Null, "there is no empty page at the end");
}

#[tokio::test]
async fn records_have_their_key_and_their_filters() {
	let bench = bench().await;
	let trade = bench.ok("/v1/trades/3").await;
	assert_eq!((&trade["key"], &trade["price"]), (&json!("3"), &json!(u128::MAX.to_string())));
	let bought = bench.ok("/v1/trades?buyer=3&seller=1&limit=100").await;
	assert_eq!(bought["items"].as_array().unwrap().len() as u64, BLOCKS / 2);
	assert_eq!(bench.ok("/v1/trades?buyer=99").await, json!({"items": [], "next": null}));
}

#[tokio::test]
async fn blocks_extrinsics_and_events_are_found_by_number_hash_and_place() {
	let bench = bench().await;
	let block = bench.ok("/v1/blocks/5").await;
	let hash = block["hash"].as_str().unwrap();
	assert_eq!(bench.ok(&format!("/v1/blocks/{hash}")).await, block);
	let extrinsics = bench.ok("/v1/blocks/5/extrinsics?order=asc").await;
	let first = &extrinsics["items"][0];
	assert_eq!((&first["id"], &first["signer"]), (&json!("5-0"), &Value::Null));
	assert_eq!(bench.ok("/v1/extrinsics/5-0").await, *first);
	let hash = first["hash"].as_str().unwrap().to_uppercase().replace("0X", "0x");
	assert_eq!(bench.ok(&format!("/v1/extrinsics/{hash}")).await, *first);
	let event = bench.ok("/v1/events/5-1").await;
	assert_eq!((&event["pallet"], &event["block"]), (&json!("Market"), &json!(5)));
	let own = bench.ok("/v1/extrinsics/5-0/events").await;
	assert!(own["items"].as_array().unwrap().contains(&event));
	bench.get("/v1/blocks/30").await.problem(404);
	bench.get("/v1/extrinsics/5-99").await.problem(404);
	bench.get("/v1/events/5-99").await.problem(404);
}

#[tokio::test]
async fn an_account_has_its_events_and_extrinsics() {
	let bench = bench().await;
	let account = bench.ok(&format!("/v1/accounts/{ALICE}")).await;
	assert!(account["lastEventAt"].as_u64().unwrap() > 1_400_000_000);
	let by_key = format!("/v1/accounts/{}", account["publicKey"].as_str().unwrap());
	assert_eq!(bench.ok(&by_key).await, account);
	let signed = bench.ok(&format!("{by_key}/extrinsics")).await;
	assert!(signed["items"].as_array().unwrap().iter().all(|it| it["signer"] == ALICE));
	assert!(!bench.ok(&format!("{by_key}/events")).await["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn search_finds_by_number_hash_address_and_text() {
	let bench = bench().await;
	let hits = |found: &Value| -> Vec<(String, String)> {
		let text = |hit: &Value, name: &str| hit[name].as_str().unwrap().to_owned();
		found["hits"]
			.as_array()
			.unwrap()
			.iter()
			.map(|hit| (text(hit, "kind"), text(hit, "id")))
			.collect()
	};
	let seven = hits(&bench.ok("/v1/search?q=7").await);
	assert_eq!(
		seven,
		[("blocks", "7"), ("trades", "7")].map(|(a, b)| (a.to_owned(), b.to_owned()))
	);
	let hash = bench.ok("/v1/blocks/5").await["hash"].as_str().unwrap().to_owned();
	assert_eq!(
		hits(&bench.ok(&format!("/v1/search?q={hash}")).await),
		[("blocks".to_owned(), "5".to_owned())]
	);
	assert_eq!(hits(&bench.ok(&format!("/v1/search?q={ALICE}")).await)[0].0, "accounts");
	assert!(hits(&bench.ok("/v1/search?q=nothing-has-this-name").await).is_empty());
	assert!(bench.get("/v1/search").await.problem(400).contains("/v1/search?q="));
}

#[tokio::test]
async fn who_has_the_answer_is_told_so_until_there_is_a_new_block() {
	let mut bench = bench().await;
	let tag = bench.get("/v1/trades").await.header(header::ETAG).to_owned();
	assert_eq!(bench.get("/v1/trades").await.header(header::CACHE_CONTROL), "no-cache");
	let ask = || {
		let request = Request::builder()
			.uri("/v1/trades")
			.header(header::IF_NONE_MATCH, format!("W/{tag}, \"x\""));
		request.body(Body::empty()).unwrap()
	};
	assert_eq!(bench.send(ask()).await.status, 304);
	bench.grow().await;
	assert_eq!(bench.send(ask()).await.status, 200);
	let by_hash = format!("/v1/blocks/{}", world::hash(5, 3));
	assert!(bench.get(&by_hash).await.header(header::CACHE_CONTROL).contains("immutable"));
	assert_eq!(bench.get("/v1/status").await.header(header::CACHE_CONTROL), "no-store");
}

/// The next event of a stream, without comments.
async fn next(stream: &mut axum::body::BodyDataStream) -> (String, String) {
	loop {
		let piece = stream.next().await.unwrap().unwrap();
		let text = String::from_utf8(piece.to_vec()).unwrap();
		let line = |name: &str| {
			let found = text.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
			found.map(str::to_owned)
		};
		if let (Some(event), Some(id)) = (line("event"), line("id")) {
			return (event, id);
		}
	}
}

#[tokio::test]
async fn the_stream_goes_on_where_the_client_was() {
	let mut bench = bench().await;
	let request =
		Request::builder().uri("/v1/stream").header("last-event-id", (BLOCKS - 3).to_string());
	let response = bench.router.call(request.body(Body::empty()).unwrap()).await.unwrap();
	let mut stream = response.into_body().into_data_stream();
	let id = |number: u64| ("block".to_owned(), number.to_string());
	assert_eq!(next(&mut stream).await, id(BLOCKS - 2));
	assert_eq!(next(&mut stream).await, id(BLOCKS - 1));
	bench.grow().await;
	assert_eq!(next(&mut stream).await, id(BLOCKS));
	bench.writer.begin().await.unwrap().take_back(BLOCKS - 5).await.unwrap();
	let head = bench.writer.head().map(|(number, hash)| (number, hash.to_owned()));
	bench.heads.send_replace(head);
	assert_eq!(next(&mut stream).await, ("reset".to_owned(), (BLOCKS - 5).to_string()));
}
