//! The book over a shelf: what is found, wherever it lies.

use super::memory::Memory;
use crate::{
	book::Record,
	ledger::{
		records::certificates::{bundle_order, Bundle, BundleStatus},
		values::{At, ClassLetter, Code, Range},
	},
};
use futures::executor::block_on;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn bundle(first: u32) -> Bundle {
	Bundle {
		range: Range { batch: 1, first, units: 1 },
		holder: 1,
		status: BundleStatus::Active,
		reference: None,
		traded: false,
		found: None,
		project: Code::default(),
		class: ClassLetter::default(),
		created_at: At::default(),
		changed_at: At::default(),
	}
}

proptest! {
	/// Whether records lie on the shelf or were written, changed or removed in the present block, the last one before a place is found
	/// as in a plain map.
	#[test]
	fn the_last_one_before_is_found(
		before in prop::collection::btree_set(0_u32..20, 0..20),
		steps in prop::collection::vec((0_u32..20, any::<bool>()), 0..40),
		asked in 0_u32..25,
	) {
		let mut memory = Memory::default();
		let mut book = memory.book();
		for first in &before {
			book.put(&bundle(*first)).unwrap();
		}
		let changes = book.into_changes();
		memory.write(changes);
		let mut plain: BTreeMap<u32, ()> = before.into_iter().map(|first| (first, ())).collect();
		let mut book = memory.book();
		for (first, put) in steps {
			if put {
				book.put(&bundle(first)).unwrap();
				plain.insert(first, ());
			} else {
				book.remove::<Bundle>(&bundle(first).id());
				plain.remove(&first);
			}
			let found = block_on(book.last_before::<Bundle>(&bundle_order(1, asked))).unwrap();
			let expected = plain.range(..asked).next_back().map(|(first, ())| *first);
			prop_assert_eq!(found.map(|bundle| bundle.range.first), expected);
		}
	}
}
