//! Fills an index with the trades of a market and everything that comes with them, as generated blocks, and measures: rows a second, sizes,
//! and how long the pages of lists, searches and exports take.
//!
//!     cargo run --profile testnet --package verdigrid-indexer --example volume -- volume.sqlite 1000000
//!     cargo run --profile testnet --package verdigrid-indexer --example volume -- postgres://verdigrid@127.0.0.1:5432/volume 1000000 PASSWORD_FILE
//!
//! The database must be empty, or be one that this program filled: then it only measures.

// What goes wrong here ends the program, and its numbers stay far from where they would overflow.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use axum::{
	body::{to_bytes, Body},
	http::Request,
	Router,
};
use serde_json::json;
use std::{
	env,
	path::{Path, PathBuf},
	sync::Arc,
	time::{Duration, Instant},
};
use subxt::utils::AccountId32;
use tokio::sync::watch;
use tower::Service;
use verdigrid_indexer::{
	block::{Block, Event, Extrinsic},
	book::Book,
	ledger::{
		records::{
			certificates::{Batch, Bundle, BundleStatus, Policy, Totals},
			market::{Offer, OfferStatus, OriginKind, Trade},
		},
		values::{
			Account, Asset, At, ClassLetter, Code, EnergySource, Granularity, MeterName, Money,
			Period, Range, Region,
		},
	},
	metrics::Metrics,
	node::About,
	service::{router, App},
	store::{Place, PostgresPlace, Writer},
};

const GENESIS: &str = "0x7777777777777777777777777777777777777777777777777777777777777777";
/// Trades in a block: 17 a second, with blocks of 3 seconds.
const IN_A_BLOCK: u64 = 50;
/// Trades from one offer.
const OF_AN_OFFER: u64 = 40;
/// Trades of one batch.
const OF_A_BATCH: u64 = 4_000;
const PARTIES: u64 = 2_000;
const START: u64 = 1_400_000_000;
/// How often each page is asked for.
const TIMES: u64 = 200;

/// A number below another, which follows from these.
fn random(parts: [u64; 2], below: u64) -> u64 {
	let mut number =
		parts[0].wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ parts[1].wrapping_mul(0xbf58_476d_1ce4_e5b9);
	for _ in 0..3 {
		number ^= number >> 29;
		number = number.wrapping_mul(0x94d0_49bb_1331_11eb);
	}
	(number >> 11) % below
}

fn hash(kind: u64, number: u64) -> String {
	format!("0x{:032x}{number:032x}", random([kind, number], u64::MAX))
}

fn account(party: u64) -> String {
	let mut bytes = [7_u8; 32];
	bytes[..8].copy_from_slice(&party.to_le_bytes());
	AccountId32(bytes).to_string()
}

/// A trade, as it comes.
struct Sale {
	id: u64,
	offer: u64,
	batch: u64,
	first: u32,
	seller: u64,
	buyer: u64,
}

impl Sale {
	fn of(id: u64) -> Self {
		let (offer, batch) = (id / OF_AN_OFFER, id / OF_A_BATCH);
		let seller = random([2, batch], PARTIES);
		let buyer = (seller + 1 + random([3, id], PARTIES - 1)) % PARTIES;
		let first = u32::try_from(1 + id % OF_A_BATCH * 10).unwrap();
		Sale { id, offer, batch, first, seller, buyer }
	}

	fn range(&self) -> Range {
		Range { batch: self.batch, first: self.first, units: 10 }
	}

	/// What is left of the offer after it.
	fn rest(&self) -> Range {
		let left = OF_AN_OFFER - 1 - self.id % OF_AN_OFFER;
		Range {
			batch: self.batch,
			first: self.first + 10,
			units: u32::try_from(left * 10).unwrap(),
		}
	}

	fn project(&self) -> Code {
		Code(format!("VGPROJECT{:08}", self.batch % 400))
	}

	fn bundle(&self, range: Range, holder: u64, status: BundleStatus, at: At) -> Bundle {
		Bundle {
			range,
			holder: u32::try_from(holder).unwrap(),
			status,
			reference: (status == BundleStatus::Offered).then_some(self.offer),
			traded: status == BundleStatus::Active,
			found: None,
			project: self.project(),
			class: ClassLetter("T".into()),
			created_at: at,
			changed_at: at,
		}
	}

	/// The batch that the certificates are of.
	fn batch(&self, at: At) -> Batch {
		let owner = u32::try_from(self.seller).unwrap();
		let issued = u32::try_from(OF_A_BATCH * 10).unwrap();
		Batch {
			id: self.batch,
			project: self.project(),
			owner,
			issuer: 1,
			meter: MeterName(format!("METER-{}", self.batch % 400)),
			source: EnergySource::Wind,
			region: Region("CN-15".into()),
			period: Period {
				granularity: Granularity::Month,
				index: u32::try_from(500 + self.batch / 400).unwrap(),
			},
			class: ClassLetter("T".into()),
			face_value: 1_000_000,
			policy: Policy::Unlimited,
			valid_until: at.time + 31_536_000,
			issued,
			revision: 0,
			drawn: u64::from(issued) * 1_000_000,
			carried_in: 0,
			carried_out: 0,
			totals: Totals::default(),
			freeze: None,
			created_at: at,
			changed_at: at,
		}
	}

	fn record(&self, book: &mut Book<'_>, at: At) {
		if self.id.is_multiple_of(OF_A_BATCH) {
			book.put(&self.batch(at)).unwrap();
		}
		let price = Money(300_000 + u128::from(random([4, self.id], 9_999)));
		book.put(&Trade {
			id: self.id,
			seller: u32::try_from(self.seller).unwrap(),
			buyer: u32::try_from(self.buyer).unwrap(),
			range: self.range(),
			price,
			total: Money(price.0 * 10),
			asset: Asset("native".into()),
			origin: OriginKind::Offer,
			origin_id: self.offer,
			project: self.project(),
			class: ClassLetter("T".into()),
			created_at: at,
			changed_at: at,
		})
		.unwrap();
		book.put(&self.bundle(self.range(), self.buyer, BundleStatus::Active, at)).unwrap();
		let rest = self.rest();
		if rest.units > 0 {
			book.put(&self.bundle(rest, self.seller, BundleStatus::Offered, at)).unwrap();
		}
		book.put(&Offer {
			id: self.offer,
			seller: u32::try_from(self.seller).unwrap(),
			offered: Range {
				batch: self.batch,
				first: 1,
				units: u32::try_from(OF_AN_OFFER * 10).unwrap(),
			},
			range: rest,
			sold: 10,
			price,
			asset: Asset("native".into()),
			to: None,
			min_units: 1,
			expires_at: at.time + 86_400,
			depositor: Account(account(self.seller)),
			status: if rest.units > 0 { OfferStatus::Open } else { OfferStatus::SoldOut },
			stuck: false,
			created_at: at,
			changed_at: at,
		})
		.unwrap();
	}

	fn extrinsic(&self, index: u32) -> Extrinsic {
		Extrinsic {
			index,
			hash: hash(5, self.id),
			signer: Some(account(self.buyer)),
			pallet: "Market".into(),
			call: "buy".into(),
			args: json!({"offer": self.offer, "units": 10, "maxPrice": "310000"}),
			success: self.id % 50 != 7,
			error: None,
			fee: Some("1853000000".into()),
			tip: Some("0".into()),
			nonce: Some(self.id / PARTIES),
		}
	}

	/// As many events as such a purchase has.
	fn events(&self, index: u32, events: &mut Vec<Event>) {
		let (buyer, seller) = (account(self.buyer), account(self.seller));
		let range = json!({"batch": self.batch, "first": self.first, "units": 10});
		let (first, last) = (self.first, self.first + 9);
		let bundle = format!("{}-{}", self.batch, self.first);
		let certificates = || {
			vec![
				("batches", self.batch.to_string()),
				("bundles", bundle.clone()),
				("parties", self.buyer.to_string()),
				("parties", self.seller.to_string()),
			]
		};
		let of =
			|accounts: &[&String]| accounts.iter().map(|it| ("accounts", (*it).clone())).collect();
		let own = [(self.batch, first, last)];
		let mut add = |pallet: &str,
		               name: &str,
		               data,
		               about: Vec<(&'static str, String)>,
		               spans: &[(u64, u32, u32)]| {
			let spans = spans.to_vec();
			let at = u32::try_from(events.len()).unwrap();
			events.push(Event {
				index: at,
				extrinsic: Some(index),
				pallet: pallet.into(),
				name: name.into(),
				data,
				about,
				spans,
			});
		};
		add(
			"Balances",
			"Withdraw",
			json!({"who": buyer, "amount": "1853000000"}),
			of(&[&buyer]),
			&[],
		);
		add(
			"Certificates",
			"Split",
			json!({"range": range, "rest": {"batch": self.batch, "first": last + 1, "units": 390}}),
			certificates(),
			&[(self.batch, first, first + 399)],
		);
		add(
			"Certificates",
			"Released",
			json!({"range": range, "lock": {"offer": self.offer}}),
			certificates(),
			&own,
		);
		add(
			"Certificates",
			"Transferred",
			json!({"range": range, "from": self.seller, "to": self.buyer}),
			certificates(),
			&own,
		);
		add(
			"Balances",
			"Transfer",
			json!({"from": buyer, "to": seller, "amount": "3053000"}),
			of(&[&buyer, &seller]),
			&[],
		);
		let traded = json!({"trade": self.id, "seller": self.seller, "buyer": self.buyer, "range": range, "price": "305300", "asset": "native", "origin": {"offer": self.offer}});
		let mut about = certificates();
		about.extend([("trades", self.id.to_string()), ("offers", self.offer.to_string())]);
		add("Market", "Traded", traded, about, &own);
		add(
			"TransactionPayment",
			"TransactionFeePaid",
			json!({"who": buyer, "actualFee": "1853000000", "tip": "0"}),
			of(&[&buyer]),
			&[],
		);
		add(
			"System",
			"ExtrinsicSuccess",
			json!({"dispatchInfo": {"weight": {"refTime": 412_345_678, "proofSize": 9_876}, "class": "normal", "paysFee": "yes"}}),
			vec![],
			&[],
		);
	}
}

fn block(number: u64, parent: &str, sales: &[Sale]) -> Block {
	let time = START + number * 3;
	let mut events = Vec::new();
	let set = Extrinsic {
		index: 0,
		hash: hash(6, number),
		signer: None,
		pallet: "Timestamp".into(),
		call: "set".into(),
		args: json!({"now": time * 1_000}),
		success: true,
		error: None,
		fee: None,
		tip: None,
		nonce: None,
	};
	let mut extrinsics = vec![set];
	for (index, sale) in (1_u32..).zip(sales) {
		extrinsics.push(sale.extrinsic(index));
		sale.events(index, &mut events);
	}
	Block {
		number,
		hash: hash(1, number),
		parent: parent.to_owned(),
		state_root: hash(7, number),
		time,
		author: Some(account(number % 7)),
		spec_version: 101,
		extrinsics,
		events,
	}
}

async fn fill(writer: &mut Writer, trades: u64) {
	let (started, mut rows, mut slowest) = (Instant::now(), 0, Duration::ZERO);
	let blocks = trades.div_ceil(IN_A_BLOCK);
	let mut parent = String::new();
	for number in 0..=blocks {
		let first = number.saturating_sub(1) * IN_A_BLOCK;
		let sales: Vec<Sale> = match number {
			0 => vec![],
			_ => (first..trades.min(first + IN_A_BLOCK)).map(Sale::of).collect(),
		};
		let block = block(number, &parent, &sales);
		let at = At { block: number, time: block.time };
		let began = Instant::now();
		let mut transaction = writer.begin().await.unwrap();
		let mut book = Book::over(&mut transaction);
		sales.iter().for_each(|sale| sale.record(&mut book, at));
		let changes = book.into_changes();
		rows += transaction.take_in(&block, changes).await.unwrap();
		slowest = slowest.max(began.elapsed());
		parent = block.hash;
		if number.is_multiple_of(1_000) {
			eprintln!("block {number} of {blocks}, {} s", started.elapsed().as_secs());
		}
	}
	let seconds = started.elapsed().as_secs_f64();
	println!("{trades} trades in {blocks} blocks: {rows} rows in {seconds:.0} s");
	println!(
		"{:.0} rows/s, {:.0} trades/s, slowest block {:.0} ms",
		ratio(rows as f64, seconds),
		ratio(trades as f64, seconds),
		slowest.as_secs_f64() * 1_000.0
	);
}

fn ratio(count: f64, seconds: f64) -> f64 {
	count / seconds.max(0.001)
}

/// What is asked for, with other values each time.
fn questions(turn: u64, trades: u64) -> Vec<(&'static str, String)> {
	let id = random([10, turn], trades);
	let sale = Sale::of(id);
	let (buyer, seller) = (sale.buyer, sale.seller);
	let number = id / IN_A_BLOCK + 1;
	let deep = |key: String| key.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
	let middle = deep(format!("{:020}", id));
	let position = deep(format!("{number}-1"));
	vec![
		("status", "/v1/status".into()),
		("trades, newest", "/v1/trades?limit=100".into()),
		("trades, in the middle", format!("/v1/trades?limit=100&cursor={middle}")),
		("trades of a buyer", format!("/v1/trades?limit=100&buyer={buyer}")),
		(
			"trades between two parties",
			format!("/v1/trades?limit=100&buyer={buyer}&seller={seller}"),
		),
		(
			"trades by class, origin and party",
			format!("/v1/trades?limit=100&class=T&origin=offer&party={seller}"),
		),
		(
			"trades by class and asset",
			format!("/v1/trades?limit=100&class=T&asset=native&cursor={middle}"),
		),
		("a trade", format!("/v1/trades/{id}")),
		("history of a trade", format!("/v1/trades/{id}/events?limit=100")),
		("history of a party", format!("/v1/parties/{seller}/events?limit=100")),
		("bundles of a holder", format!("/v1/bundles?limit=100&holder={buyer}&status=active")),
		("certificate", format!("/v1/certificates/{}-{}", sale.batch, sale.first + 3)),
		("blocks", "/v1/blocks?limit=100".into()),
		("block, events", format!("/v1/blocks/{number}/events?limit=100")),
		("extrinsics of a signer", format!("/v1/extrinsics?limit=100&signer={}", account(buyer))),
		(
			"extrinsics of a signer that failed",
			format!("/v1/extrinsics?limit=100&success=false&signer={}", account(buyer)),
		),
		(
			"extrinsics of a pallet",
			format!("/v1/extrinsics?limit=100&pallet=Market&cursor={position}"),
		),
		(
			"extrinsics that failed",
			format!("/v1/extrinsics?limit=100&success=false&cursor={position}"),
		),
		("extrinsic by hash", format!("/v1/extrinsics/{}", hash(5, id))),
		("events of a pallet", format!("/v1/events?limit=100&pallet=Balances&cursor={position}")),
		(
			"events of a name",
			format!("/v1/events?limit=100&pallet=Market&name=Traded&cursor={position}"),
		),
		("events of an account", format!("/v1/accounts/{}/events?limit=100", account(seller))),
		("account", format!("/v1/accounts/{}", account(seller))),
		("search: number", format!("/v1/search?q={id}")),
		("search: hash", format!("/v1/search?q={}", hash(5, id))),
		("search: address", format!("/v1/search?q={}", account(buyer))),
		("search: code", format!("/v1/search?q={}", sale.project())),
		("search: nothing", format!("/v1/search?q=nothing-{turn}")),
	]
}

async fn ask(router: &mut Router, path: &str) -> (Duration, usize) {
	let request = Request::builder().uri(path).body(Body::empty()).unwrap();
	let started = Instant::now();
	let response = router.call(request).await.unwrap();
	let status = response.status();
	let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
	let took = started.elapsed();
	assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
	(took, body.len())
}

async fn measure(router: &mut Router, trades: u64) {
	let names = questions(0, trades).into_iter().map(|(name, _)| name);
	let mut all: Vec<(&str, Vec<Duration>, usize)> =
		names.map(|name| (name, Vec::new(), 0)).collect();
	for turn in 0..TIMES {
		for (at, (_, path)) in questions(turn, trades).into_iter().enumerate() {
			let (took, size) = ask(router, &path).await;
			all[at].1.push(took);
			all[at].2 = all[at].2.max(size);
		}
	}
	println!("{:42} {:>9} {:>9} {:>9} {:>9}", "page", "p50 ms", "p99 ms", "most ms", "most kB");
	for (name, mut times, size) in all {
		times.sort();
		let part =
			|percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1_000.0;
		println!(
			"{name:42} {:9.1} {:9.1} {:9.1} {:9}",
			part(50),
			part(99),
			part(100),
			size / 1_000
		);
	}
	for path in ["/v1/trades.csv", "/v1/trades.ndjson", "/v1/trades.csv?buyer=77"] {
		let (took, size) = ask(router, path).await;
		println!("{path}: {} MB in {:.1} s", size / 1_000_000, took.as_secs_f64());
	}
}

fn place(arguments: &[String]) -> Place {
	let name = &arguments[0];
	match name.starts_with("postgres://") {
		false => Place::Sqlite(PathBuf::from(name)),
		true => {
			let password = arguments.get(2).map(Path::new);
			Place::Postgres(Box::new(PostgresPlace::new(name, password, None).unwrap()))
		}
	}
}

#[tokio::main]
async fn main() {
	let arguments: Vec<String> = env::args().skip(1).collect();
	let place = place(&arguments);
	let trades: u64 = arguments[1].parse().unwrap();
	let (mut writer, reader) = place.open(GENESIS).await.unwrap();
	if writer.head().is_none() {
		fill(&mut writer, trades).await;
	}
	let (head, hash) = writer.head().unwrap();
	let (_heads, receiver) = watch::channel(Some((head, hash.to_owned())));
	for (table, rows) in reader.counts().await.unwrap() {
		println!("{table}: {rows}");
	}
	let size = reader.size().await.unwrap();
	println!("{} MB, {} bytes a trade", size / 1_000_000, size / trades);
	let about = About {
		chain: "Volume".into(),
		genesis: GENESIS.into(),
		ss58_prefix: 42,
		symbol: "VDG".into(),
		decimals: 12,
	};
	let app = App::new(reader, receiver, about, Arc::new(Metrics::new().unwrap()), None, None);
	measure(&mut router(app), trades).await;
}
