//! How large statements are, and how long their check takes, after many changes of the authorities.

use crate::world::*;
use std::time::Instant;
use verdigrid_proof::{grandpa::Fragment, header::Header, *};

/// Fragments with so many changes between the same authorities, and the block.
fn changes(count: u64, state_root: H256) -> Vec<Fragment> {
	let (mut parent, mut fragments): (Header, Vec<_>) = (genesis(), vec![]);
	for number in 0..count {
		let change = header(&parent, H256::zero(), vec![announce(&set(0))]);
		fragments.push(fragment(change.clone(), &[1, 2, 3], number));
		parent = change;
	}
	let last = header(&parent, state_root, vec![]);
	fragments.push(fragment(last, &[1, 2, 3], count));
	fragments
}

fn after_changes(count: u64) -> String {
	let mut proof = World::new().proof(&[MATCHED]).unwrap();
	let root = proof.header().unwrap().state_root;
	proof.finality = Finality::Grandpa(changes(count, root));
	assemble(&proof).unwrap()
}

#[test]
fn a_hundred_changes_are_followed() {
	let text = after_changes(100);
	let report = check(text.as_bytes(), &trust(), None).unwrap();
	assert_eq!((report.verdict, report.content.up_to.block), (Verdict::Accepted, 101));
}

/// All that a statement may hold, without leaves: these take the most memory for their bytes.
#[test]
fn as_many_redemptions_as_there_may_be_share_one_proof() {
	let mut world = World::new();
	let ids: Vec<u64> = (1_000..1_000 + MAX_REDEMPTIONS as u64).collect();
	for (id, place) in ids.iter().zip(1..) {
		let energy = 5_000;
		let direct =
			domain::Redemption { holder: *id as u32, energy, ..redemption(BATCH, place, 1) };
		world.put(&keys::redemption(*id), direct);
	}
	world.change(&keys::batch(BATCH), |it: &mut records::Batch| {
		(it.info.issued, it.info.face_value, it.totals.redeemed) = (1_000, 5_000, 1_000);
	});
	let mut proof = world.proof(&ids).unwrap();
	proof.redemptions.iter_mut().for_each(|proved| proved.generation = None);
	let text = assemble(&proof).unwrap();
	let start = Instant::now();
	let report = check(text.as_bytes(), &trust(), None).unwrap();
	println!("{} bytes, checked in {:?}", text.len(), start.elapsed());
	assert_eq!(report.content.redemptions.len(), MAX_REDEMPTIONS);
}

/// A year of sessions of an hour. With `STATEMENT=file` it is kept.
#[test]
#[ignore = "measures"]
fn a_year_of_changes() {
	let text = after_changes(8_760);
	if let Some(path) = std::env::var_os("STATEMENT") {
		std::fs::write(path, &text).unwrap();
	}
	let start = Instant::now();
	check(text.as_bytes(), &trust(), None).unwrap();
	println!("{} bytes, checked in {:?}", text.len(), start.elapsed());
	let small = World::new().statement(&[MATCHED]).unwrap();
	let start = Instant::now();
	for _ in 0..50 {
		check(small.as_bytes(), &trust(), None).unwrap();
	}
	println!("{} bytes, checked in {:?}", small.len(), start.elapsed() / 50);
}
