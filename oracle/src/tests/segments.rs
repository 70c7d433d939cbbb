//! Leaves in files, against trees in memory.

use crate::{Segment, SegmentError, Tree};
use proptest::prelude::*;
use std::{fs, path::Path};
use verdigrid_primitives::{
	evidence::{MeterReading, Topic},
	merkle::{verify_many, Leaf},
	party::MeterId,
	Energy, Period,
};

fn topic() -> Topic {
	Topic::Metering(Period::hour(385_000), 0)
}

fn meter(number: u32) -> MeterId {
	MeterId::new(&format!("M-{number}")).unwrap()
}

fn tree(leaves: u32) -> Tree<MeterReading> {
	let reading = |number: u32| MeterReading {
		meter: meter(number),
		period: topic().period(),
		energy: Energy::from_wh(number.into()),
		salt: [7; 16],
	};
	Tree::new((0..leaves).map(reading).collect()).unwrap()
}

fn written(folder: &Path, tree: &Tree<MeterReading>) -> Segment<MeterReading> {
	let path = folder.join("a.leaves");
	Segment::write(&path, topic(), tree).unwrap();
	Segment::open(&path).unwrap()
}

/// Around one block, two blocks, and odd numbers of blocks.
const SIZES: [u32; 12] = [1, 2, 3, 1_023, 1_024, 1_025, 2_047, 2_048, 2_049, 3_073, 5_000, 7_168];

#[test]
fn a_segment_proves_what_the_tree_proves() {
	let folder = tempfile::tempdir().unwrap();
	for leaves in SIZES {
		let tree = tree(leaves);
		let segment = written(folder.path(), &tree);
		let statement = tree.statement().unwrap();
		assert_eq!((segment.topic(), segment.statement()), (topic(), statement));
		for number in [0, 1, leaves / 2, leaves.saturating_sub(2), leaves - 1] {
			let (leaf, proof) = tree.prove(&meter(number.min(leaves - 1))).unwrap();
			assert_eq!(segment.find(&leaf.meter).unwrap(), Some((proof.index, leaf.clone())));
			let made = segment.prove_many(&[proof.index]).unwrap().unwrap();
			assert_eq!(made.siblings.into_inner(), proof.siblings.into_inner());
		}
		for absent in [meter(leaves), MeterId::new("A").unwrap(), MeterId::new("Z").unwrap()] {
			assert!(segment.find(&absent).unwrap().is_none());
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]
	#[test]
	fn a_segment_proves_many_as_the_tree_does(size in 0..SIZES.len(), picks in prop::collection::vec(any::<prop::sample::Index>(), 1..256)) {
		let tree = tree(SIZES[size]);
		let folder = tempfile::tempdir().unwrap();
		let segment = written(folder.path(), &tree);
		let keys: Vec<MeterId> = picks.iter().map(|pick| pick.get(tree.leaves()).meter.clone()).collect();
		let (leaves, proof) = tree.prove_many(&keys).unwrap();
		let indices: Vec<u32> = leaves.iter().map(|(index, _)| *index).collect();
		prop_assert_eq!(segment.prove_many(&indices).unwrap(), Some(proof));
	}
}

#[test]
fn leaves_come_in_pages_in_their_order() {
	let folder = tempfile::tempdir().unwrap();
	let tree = tree(2_500);
	let segment = written(folder.path(), &tree);
	for most in [1_000, 1_024, 2_499, 2_500, 9_999] {
		let (mut all, mut after) = (Vec::new(), None);
		loop {
			let page = segment.page(after, most).unwrap();
			let Some((last, _)) = page.last() else { break };
			after = Some(*last);
			all.extend(page);
		}
		assert!(all.iter().map(|(index, _)| *index).eq(0..2_500));
		assert!(all.iter().map(|(_, leaf)| leaf).eq(tree.leaves()));
	}
	assert_eq!(segment.page(Some(1_500), 1).unwrap()[0].0, 1_501);
	for (after, most) in [(None, 0), (Some(2_499), 9), (Some(u32::MAX), 9)] {
		assert!(segment.page(after, most).unwrap().is_empty());
	}
}

#[test]
fn what_cannot_be_proved_is_not() {
	let folder = tempfile::tempdir().unwrap();
	let segment = written(folder.path(), &tree(1_500));
	for wrong in [vec![], vec![1_500], vec![2, 1], vec![1, 1], (0..257).collect()] {
		assert_eq!(segment.prove_many(&wrong).unwrap(), None);
	}
	assert!(matches!(
		Segment::<MeterReading>::write(
			&folder.path().join("b"),
			topic(),
			&Tree::new(vec![]).unwrap()
		),
		Err(SegmentError::Empty)
	));
}

#[test]
fn a_byte_that_was_changed_is_found_wherever_it_is() {
	let folder = tempfile::tempdir().unwrap();
	let tree = tree(1_100);
	written(folder.path(), &tree);
	let path = folder.path().join("a.leaves");
	let whole = fs::read(&path).unwrap();
	let root = tree.statement().unwrap().root;
	for at in (0..whole.len()).step_by(211).chain(whole.len() - 60..whole.len()) {
		let mut bytes = whole.clone();
		bytes[at] ^= 0x10;
		fs::write(&path, &bytes).unwrap();
		let Ok(segment) = Segment::<MeterReading>::open(&path) else { continue };
		assert!(at < 8 + 1_100 * 40, "byte {at} of the directory");
		for number in [0, 1_099] {
			let Ok(Some((index, leaf))) = segment.find(&meter(number)) else { continue };
			let Ok(proof) = segment.prove_many(&[index]) else { continue };
			assert!(
				verify_many(&root, 1_100, &[(index, leaf.hash())], &proof.unwrap()),
				"byte {at}"
			);
		}
	}
	for length in [0, 5, 47, 48, 56, whole.len() - 1] {
		fs::write(&path, &whole[..length]).unwrap();
		assert!(Segment::<MeterReading>::open(&path).is_err(), "{length} bytes");
	}
}

#[test]
fn leaves_can_be_read_by_their_owner_only() {
	use std::os::unix::fs::PermissionsExt;
	let folder = tempfile::tempdir().unwrap();
	written(folder.path(), &tree(3));
	let mode = fs::metadata(folder.path().join("a.leaves")).unwrap().permissions().mode();
	assert_eq!(mode & 0o777, 0o600);
}
