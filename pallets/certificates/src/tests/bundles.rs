//! How bundles are stored: in the order of their certificates, backwards, and within a node of the trie.

use crate::{
	history::{Delivery, History},
	key::BundleKey,
	mock::*,
	tests::steps::*,
	types::Bundle,
	Bundles,
};
use codec::{Encode, MaxEncodedLen};
use frame_support::assert_ok;
use verdigrid_primitives::certificate::{BundleState, Lock, TradeClass};

/// What a node of the trie keeps in itself; a longer value is another node.
const IN_THE_NODE: usize = 32;

#[test]
fn a_bundle_is_kept_in_the_node_of_the_trie() {
	assert!(Bundle::max_encoded_len() <= IN_THE_NODE);
	let longest = Bundle {
		units: u32::MAX,
		holder: u32::MAX,
		state: BundleState::Locked(Lock::Auction(u64::MAX)),
		history: History::TradedBefore { from: u32::MAX },
		lot: Some(u64::MAX),
	};
	assert_eq!(longest.encoded_size(), Bundle::max_encoded_len());
}

#[test]
fn a_key_is_what_is_left_to_the_greatest_number_in_four_bytes() {
	for (first, key) in [
		(0, [0xff, 0xff, 0xff, 0xff]),
		(1, [0xff, 0xff, 0xff, 0xfe]),
		(256, [0xff, 0xff, 0xfe, 0xff]),
		(99_999_999, [0xfa, 0x0a, 0x1f, 0x00]),
		(u32::MAX, [0, 0, 0, 0]),
	] {
		assert_eq!(BundleKey::of(first).encode(), key);
		assert_eq!(key, (u32::MAX - first).to_be_bytes());
		assert_eq!(BundleKey::of(first).first(), first);
	}
}

#[test]
fn bundles_are_in_state_in_the_order_of_their_certificates_backwards() {
	let bundle = Bundle {
		units: 1,
		holder: OWNER_ID,
		state: BundleState::Active,
		history: History::Untraded,
		lot: None,
	};
	sp_io::TestExternalities::default().execute_with(|| {
		let firsts = [1, 2, 255, 256, 257, 65_535, 65_536, 16_777_216, 99_999_999];
		for first in firsts {
			Bundles::<Test>::insert(0, BundleKey::of(first), bundle);
			Bundles::<Test>::insert(1, BundleKey::of(first + 1), bundle);
		}
		let backwards: Vec<_> = Certificates::bundles_of(0).map(|(first, _)| first).collect();
		assert!(firsts.iter().rev().eq(&backwards));
	});
}

#[test]
fn a_history_says_whether_certificates_changed_hands_and_where_they_were_found() {
	let from = OWNER_ID;
	let found = |traded| Some(Delivery { from, traded });
	for (history, traded, delivery, after) in [
		(History::Untraded, false, None, History::Traded),
		(History::Traded, true, None, History::Traded),
		(History::FoundUntraded { from }, false, found(false), History::TradedSince { from }),
		(History::TradedSince { from }, true, found(false), History::TradedSince { from }),
		(History::TradedBefore { from }, true, found(true), History::TradedBefore { from }),
	] {
		assert_eq!((history.is_traded(), history.delivery()), (traded, delivery));
		assert_eq!(history.traded(), after);
		let found = history.found_with(BUYER_ID);
		assert_eq!(found.delivery(), Some(Delivery { from: BUYER_ID, traded }));
		assert_eq!(found.is_traded(), traded);
	}
}

#[test]
fn a_bundle_that_comes_to_its_end_names_no_lot() {
	ExtBuilder.with_ten(TradeClass::TRADABLE, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		assert!(bundle(5).lot.is_some());
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 5, 6, own_claim(OWNER_ID)));
		assert_eq!(bundle(5).lot, None);
	});
}
