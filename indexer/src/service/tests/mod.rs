//! The service as its callers meet it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod answers;
mod hostile;
mod openapi;
mod page;
mod tables;

use super::{router, App, Portal};
use crate::{
	book::Book,
	follow::Head,
	ledger::{
		records::market::{OriginKind, Trade},
		values::{Asset, At, ClassLetter, Code, Money, Range},
	},
	metrics::Metrics,
	node::About,
	store::{tests::world, Place, Writer},
};
use axum::{
	body::{to_bytes, Body},
	http::{header, HeaderMap, HeaderName, Request, StatusCode},
	Router,
};
use serde_json::Value;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::Service;

const GENESIS: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";
/// So many blocks are there.
const BLOCKS: u64 = 30;

/// A service over an index in a folder of its own.
struct Bench {
	router: Router,
	writer: Writer,
	heads: watch::Sender<Head>,
	_folder: TempDir,
}

/// What was answered.
struct Answer {
	status: StatusCode,
	headers: HeaderMap,
	body: Vec<u8>,
}

impl Answer {
	fn json(&self) -> Value {
		serde_json::from_slice(&self.body).unwrap()
	}

	fn text(&self) -> String {
		String::from_utf8(self.body.clone()).unwrap()
	}

	fn header(&self, name: impl TryInto<HeaderName, Error: std::fmt::Debug>) -> &str {
		self.headers.get(name.try_into().unwrap()).map_or("", |value| value.to_str().unwrap())
	}

	/// Checks that it is a problem as RFC 9457 has it, and gives what it says.
	fn problem(&self, status: u16) -> String {
		assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.body));
		assert_eq!(self.header("content-type"), "application/problem+json");
		assert_eq!(self.json()["status"], status);
		self.json()["detail"].as_str().unwrap().to_owned()
	}
}

/// A service with a few blocks and trades.
async fn bench() -> Bench {
	bench_with(None).await
}

async fn bench_with(portal: Option<Portal>) -> Bench {
	let folder = tempfile::tempdir().unwrap();
	let place = Place::Sqlite(folder.path().join("index.sqlite"));
	let (writer, reader) = place.open(GENESIS).await.unwrap();
	let (heads, receiver) = watch::channel(None);
	let about = About {
		chain: "Test".into(),
		genesis: GENESIS.into(),
		ss58_prefix: 42,
		symbol: "VDG".into(),
		decimals: 12,
	};
	let metrics = Arc::new(Metrics::new().unwrap());
	let app =
		App::new(reader, receiver, about, metrics, portal, Some("wss://rpc.example/node".into()));
	let mut bench = Bench { router: router(app), writer, heads, _folder: folder };
	for _ in 0..BLOCKS {
		bench.grow().await;
	}
	bench
}

impl Bench {
	/// Takes in a block, with a trade.
	async fn grow(&mut self) {
		let head = self.writer.head().map(|(number, hash)| (number + 1, hash.to_owned()));
		let (number, parent) = head.unwrap_or((0, String::new()));
		let block = world::block(number, 3, &parent);
		let mut transaction = self.writer.begin().await.unwrap();
		let mut book = Book::over(&mut transaction);
		book.put(&trade(number)).unwrap();
		let changes = book.into_changes();
		transaction.take_in(&block, changes).await.unwrap();
		self.heads.send_replace(Some((number, block.hash)));
	}

	async fn send(&self, request: Request<Body>) -> Answer {
		let response = self.router.clone().call(request).await.unwrap();
		let (parts, body) = response.into_parts();
		let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
		Answer { status: parts.status, headers: parts.headers, body }
	}

	async fn get(&self, path: &str) -> Answer {
		self.send(Request::builder().uri(path).body(Body::empty()).unwrap()).await
	}

	async fn ok(&self, path: &str) -> Value {
		let answer = self.get(path).await;
		assert_eq!(answer.status, 200, "{path}: {}", answer.text());
		assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
		answer.json()
	}
}

fn trade(id: u64) -> Trade {
	let at = At { block: id, time: id * 3 };
	Trade {
		id,
		seller: 1,
		buyer: 2 + u32::try_from(id % 2).unwrap(),
		range: Range { batch: 0, first: 1 + u32::try_from(id).unwrap() * 10, units: 10 },
		price: Money(u128::MAX),
		total: Money(7),
		asset: Asset("native".into()),
		origin: OriginKind::Offer,
		origin_id: 5,
		project: Code(world::HOSTILE.replace('\0', "")),
		class: ClassLetter("T".into()),
		created_at: at,
		changed_at: at,
	}
}
