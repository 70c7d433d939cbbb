//! Every argument whose length costs enters the weight.

use std::collections::BTreeSet;

use codec::{Decode, MaxEncodedLen};
use frame_support::BoundedVec;
use pallet_migrations::{HistoricCleanupSelector, MigrationCursor};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::traits::TrailingZeroInput;
use verdigrid_auction::Lot;
use verdigrid_evidence::types::{ProvedTrade, ProvedTrades};
use verdigrid_identity::Reason;
use verdigrid_primitives::{
	claim::Claim,
	evidence::{ProvedReading, ProvedSettlement},
	party::{MeterId, RegionCode},
	trade::Criteria,
};

use super::{super::shapes::Shapes, *};
use crate::{governance::proposals::Proposal, money::NativeOrAsset};

/// The most bytes of arguments that are weighed at their longest, but for [`CURSORS`].
const SHORT: usize = 16 * 1_024;
/// Calls of root that are weighed at the longest cursor, which no pallet of this chain has.
const CURSORS: [&str; 2] = ["Migrations.force_set_cursor", "Migrations.force_set_active_cursor"];

/// Lists that make no difference to the weight, for the reason that is said.
const INDIFFERENT: [&str; 9] = [
	// Weighed as the longest code, which is in the length of the transaction too.
	"System.set_code",
	"System.set_code_without_checks",
	"System.apply_authorized_upgrade",
	// The proof is read up to its fixed length.
	"Session.set_keys",
	// A hundred signatories at most, who are hashed once. The carried call weighs.
	"Multisig.as_multi_threshold_1",
	// Of the proof of a key, 64 nodes are looked at, or none.
	"Grandpa.report_equivocation",
	"Grandpa.report_equivocation_unsigned",
	// A name of an asset has fifty bytes at most.
	"Assets.set_metadata",
	"Assets.force_set_metadata",
];

/// A value of zeros.
pub(crate) fn plain<T: Decode>() -> T {
	T::decode(&mut TrailingZeroInput::zeroes()).unwrap()
}

fn bounded<T: Clone + Decode, Most: frame_support::traits::Get<u32>>(
	length: u32,
) -> BoundedVec<T, Most> {
	vec![plain::<T>(); length as usize]
		.try_into()
		.unwrap_or_else(|_| panic!("{length} is too many"))
}

/// The calls that weigh more with longer lists, each with lists of this length.
fn of_length(length: u32) -> Vec<RuntimeCall> {
	use frame_system::Call as System;
	use pallet_multisig::Call as Multisig;
	use pallet_utility::Call as Utility;
	let long = length as usize;
	let bytes = || vec![7; long];
	let remarks = || vec![System::remark { remark: vec![] }.into(); long];
	let accounts = || vec![ALICE.to_account_id(); long];
	let call = Box::new(System::remark { remark: vec![] }.into());
	let (threshold, call_hash, max_weight) = (2, [0; 32], Weight::zero());
	vec![
		System::remark { remark: vec![7; long * 1_000] }.into(),
		System::remark_with_event { remark: vec![7; long * 1_000] }.into(),
		System::set_storage { items: vec![(vec![], vec![]); long] }.into(),
		System::kill_storage { keys: vec![vec![]; long] }.into(),
		System::kill_prefix { prefix: bytes(), subkeys: length }.into(),
		pallet_balances::Call::upgrade_accounts { who: accounts() }.into(),
		pallet_collator_selection::Call::set_invulnerables { new: accounts() }.into(),
		pallet_preimage::Call::note_preimage { bytes: vec![7; long * 1_000] }.into(),
		pallet_preimage::Call::ensure_updated { hashes: vec![Hash::zero(); long] }.into(),
		Utility::batch { calls: remarks() }.into(),
		Utility::batch_all { calls: remarks() }.into(),
		Utility::force_batch { calls: remarks() }.into(),
		Multisig::as_multi {
			threshold,
			other_signatories: accounts(),
			maybe_timepoint: None,
			call,
			max_weight,
		}
		.into(),
		Multisig::approve_as_multi {
			threshold,
			other_signatories: accounts(),
			maybe_timepoint: None,
			call_hash,
			max_weight,
		}
		.into(),
		Multisig::cancel_as_multi {
			threshold,
			other_signatories: accounts(),
			timepoint: plain(),
			call_hash,
		}
		.into(),
		Multisig::poke_deposit { threshold, other_signatories: accounts(), call_hash }.into(),
		pallet_migrations::Call::clear_historic {
			selector: HistoricCleanupSelector::Specific(vec![plain(); long]),
		}
		.into(),
		verdigrid_evidence::Call::verify_batch { items: bounded::<ProvedTrade, _>(length) }.into(),
	]
	.into_iter()
	.chain(together(length))
	.collect()
}

/// Verified together: each of the lists that cost.
fn together(length: u32) -> [RuntimeCall; 4] {
	let with = |longer: fn(&mut ProvedTrades, u32)| {
		let mut trades: ProvedTrades = plain();
		longer(&mut trades, length);
		verdigrid_evidence::Call::verify_together { trades: Box::new(trades) }.into()
	};
	[
		with(|trades, length| trades.settlements = bounded(length)),
		with(|trades, length| trades.readings = bounded(length)),
		with(|trades, length| trades.settlements_proof.siblings = bounded(length)),
		with(|trades, length| trades.readings_proof.siblings = bounded(length)),
	]
}

/// The calls that are weighed at their longest, with the most bytes of their lists, which their types bound.
fn at_their_longest() -> Vec<(&'static str, usize)> {
	fn bytes<T: MaxEncodedLen>() -> usize {
		T::max_encoded_len()
	}
	type Cursor = BoundedVec<u8, <Runtime as pallet_migrations::Config>::CursorMaxLen>;
	type Name = RuntimeCallNameOf<Runtime>;
	type Terms = verdigrid_escrow::Terms<NativeOrAsset, Balance>;
	vec![
		("RankedPolls.submit", bytes::<Proposal>()),
		("TxPause.pause", bytes::<Name>()),
		("TxPause.unpause", bytes::<Name>()),
		("Governance.renew_pause", bytes::<Name>()),
		(CURSORS[0], bytes::<MigrationCursor<Cursor, BlockNumber>>()),
		(CURSORS[1], bytes::<Cursor>()),
		("Assets.set_reserves", 5 * bytes::<()>()),
		("Identity.apply", bytes::<RegionCode>()),
		("Identity.apply_for", bytes::<RegionCode>()),
		("Identity.register_meter", bytes::<(MeterId, RegionCode, Option<MeterId>)>()),
		("Identity.retire_meter", bytes::<MeterId>()),
		("Identity.restore_meter", bytes::<MeterId>()),
		("Identity.remove_meter", bytes::<MeterId>()),
		("Identity.reject", bytes::<Reason>()),
		("Identity.suspend", bytes::<Reason>()),
		("Identity.revoke", bytes::<Reason>()),
		("Identity.recover", bytes::<Reason>()),
		("Certificates.register_project", bytes::<MeterId>()),
		("Certificates.issue", bytes::<ProvedReading>()),
		("Certificates.redeem", bytes::<Claim>()),
		("Market.demand", bytes::<Criteria>()),
		("Auction.open", bytes::<Lot>()),
		("Evidence.verify", bytes::<(ProvedSettlement, ProvedReading, ProvedReading)>()),
		("Vouchers.redeem", bytes::<Claim>()),
		("Escrow.open", bytes::<Terms>()),
	]
}

#[test]
fn r43_a_longer_list_weighs_more() {
	development().execute_with(|| {
		for (shorter, longer) in of_length(1).iter().zip(of_length(100)) {
			let (short, long) = (weight(shorter).ref_time(), weight(&longer).ref_time());
			assert!(short < long, "{}: {short} and {long}", name(shorter));
		}
	});
}

#[test]
fn what_is_weighed_at_its_longest_is_short() {
	for (call, bytes) in at_their_longest() {
		assert!(bytes <= SHORT || CURSORS.contains(&call), "{call} has {bytes} bytes");
	}
}

#[test]
fn r43_every_call_with_a_list_is_in_a_table() {
	let shapes = Shapes::of_the_runtime();
	let with_lists: BTreeSet<String> = shapes
		.pallets
		.iter()
		.flat_map(|pallet| {
			let calls = shapes.calls(pallet).into_iter();
			let listed = calls.filter(|call| shapes.have_list(&call.fields));
			listed.map(|call| format!("{}.{}", pallet.name, call.name)).collect::<Vec<_>>()
		})
		.collect();
	let listed: BTreeSet<String> = of_length(1)
		.iter()
		.map(name)
		.chain(at_their_longest().into_iter().map(|(call, _)| call.into()))
		.chain(INDIFFERENT.map(String::from))
		.collect();
	let missing: Vec<_> = with_lists.difference(&listed).collect();
	let needless: Vec<_> = listed.difference(&with_lists).collect();
	assert!(
		missing.is_empty() && needless.is_empty(),
		"missing {missing:?}, needless {needless:?}"
	);
}
