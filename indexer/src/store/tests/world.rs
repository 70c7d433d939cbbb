//! Blocks that no chain made: few things, that change often.

use crate::{
	block::{Block, Event, Extrinsic},
	book::{Changes, Entry},
	views::CallError,
};
use serde_json::json;

/// An account.
pub const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/// Another.
pub const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/// Everything that a page must not execute, and a spreadsheet neither.
pub const HOSTILE: &str =
	"=HYPERLINK(\"x\")<script>alert('1')</script>\u{202e}\u{0}\u{7}\r\n,;\"''&amp;😀";

/// A number that follows from others.
fn mixed(parts: &[u64]) -> u64 {
	let bytes: Vec<u8> = parts.iter().flat_map(|part| part.to_le_bytes()).collect();
	let digest = sp_crypto_hashing::blake2_256(&bytes);
	u64::from_le_bytes(digest[..8].try_into().unwrap())
}

/// The hash of a block with this number and seed.
pub fn hash(number: u64, seed: u64) -> String {
	format!("0x{:064x}", u128::from(mixed(&[number, seed])) << 60 | u128::from(number))
}

/// A block after another one. The seed says what is in it.
pub fn block(number: u64, seed: u64, parent: &str) -> Block {
	let random = |what: u64, below: u64| mixed(&[number, seed, what]) % below;
	let count = if number == 0 { 0 } else { 1 + random(1, 3) };
	let extrinsics = (0..count).map(|at| extrinsic(number, seed, u32::try_from(at).unwrap()));
	let events = (0..count * 2).map(|at| event(number, seed, u32::try_from(at).unwrap()));
	Block {
		number,
		hash: hash(number, seed),
		parent: parent.to_owned(),
		state_root: hash(number, seed + 1),
		time: if number == 0 { 0 } else { 1_400_000_000 + number * 3 },
		author: (number > 0).then(|| ALICE.to_owned()),
		spec_version: if number < 10 { 1 } else { 2 },
		extrinsics: extrinsics.collect(),
		events: events.collect(),
	}
}

fn extrinsic(number: u64, seed: u64, index: u32) -> Extrinsic {
	let random =
		|what: u64, below: u64| mixed(&[number, seed, 100 + u64::from(index), what]) % below;
	let is_signed = index > 0;
	let success = !is_signed || random(1, 4) > 0;
	let error = CallError { name: "Market::Expired".into(), meaning: "It is too late.".into() };
	Extrinsic {
		index,
		hash: hash(number * 1_000 + u64::from(index), seed),
		signer: is_signed.then(|| [ALICE, BOB][usize::try_from(random(2, 2)).unwrap()].to_owned()),
		pallet: if is_signed { "Market" } else { "Timestamp" }.to_owned(),
		call: if is_signed {
			["buy", "offer"][usize::try_from(random(3, 2)).unwrap()]
		} else {
			"set"
		}
		.to_owned(),
		args: json!({"text": HOSTILE, "number": random(4, 1_000)}),
		success,
		error: (!success).then_some(error),
		fee: is_signed.then(|| "340282366920938463463374607431768211455".to_owned()),
		tip: is_signed.then(|| "0".to_owned()),
		nonce: is_signed.then(|| random(5, 9)),
	}
}

fn event(number: u64, seed: u64, index: u32) -> Event {
	let random =
		|what: u64, below: u64| mixed(&[number, seed, 200 + u64::from(index), what]) % below;
	let thing = random(1, 5).to_string();
	let first = u32::try_from(1 + random(3, 90)).unwrap();
	Event {
		index,
		extrinsic: (index > 0).then_some(index / 2),
		pallet: "Market".to_owned(),
		name: ["Traded", "Offered"][usize::try_from(random(2, 2)).unwrap()].to_owned(),
		data: json!({"trade": thing, "text": HOSTILE}),
		about: vec![("accounts", ALICE.to_owned()), ("things", thing)],
		spans: vec![(random(4, 2), first, first + 9)],
	}
}

/// What such a block changes: some of ten things, whose order moves, and which come and go.
pub fn changes(number: u64, seed: u64) -> Changes {
	let random = |what: u64, below: u64| mixed(&[number, seed, 300, what]) % below;
	let mut changes = Changes::new();
	for turn in 0..random(0, 6) {
		let id = random(10 + turn, 10);
		let is_removed = random(20 + turn, 5) == 0;
		// Two things change places now and then, so that one has the order that the other had.
		let entry = Entry {
			order: format!("{:020}", if random(30, 2) == 0 { id } else { 9 - id }),
			facets: vec![
				(
					"colour",
					["red", "green"][usize::try_from(random(40 + turn, 2)).unwrap()].to_owned(),
				),
				("owner", random(50 + turn, 3).to_string()),
				("owner", "0".to_owned()),
			],
			data: json!({"id": id, "value": random(60 + turn, 1_000_000), "text": HOSTILE}),
		};
		changes.insert(("things", id.to_string()), (!is_removed).then_some(entry));
	}
	changes
}
