//! What trades that are verified together declare, by what they share.

use verdigrid_evidence::{
	types::{ProvedTrades, Touches},
	WeightInfo,
};
use verdigrid_primitives::{certificate::BatchId, evidence::Settlement, party::PartyId};

use super::*;

type DbWeight = <Runtime as frame_system::Config>::DbWeight;
type Measured = <Runtime as verdigrid_evidence::Config>::WeightInfo;

/// A trade of two certificates, of which a bundle keeps a rest: its batch, its first certificate and its buyer.
type Sale = (BatchId, u32, PartyId);

/// What these trades declare, all of one seller.
fn declared(sales: &[Sale]) -> Weight {
	declared_with(sales, sales.len() as u32)
}

/// The same, of a call that says that it splits so many bundles.
fn declared_with(sales: &[Sale], splits: u32) -> Weight {
	let trades = sales.len() as u32;
	let settlement = |(batch, first, buyer): &Sale| {
		let leaf = Settlement { batch: *batch, first: *first, units: 2, buyer: *buyer, ..plain() };
		(0, leaf)
	};
	let settlements: Vec<_> = sales.iter().map(settlement).collect();
	let trades = ProvedTrades {
		settlements: settlements.try_into().unwrap(),
		touches: Touches { bundles: trades, pledges: 0, splits },
		..plain()
	};
	weight(&verdigrid_evidence::Call::verify_together { trades: Box::new(trades) }.into())
}

#[test]
fn r43_a_rest_that_the_next_trade_delivers_is_weighed_once() {
	let in_a_row = declared(&[(0, 1, 1), (0, 3, 1), (0, 5, 1)]);
	let apart = declared(&[(0, 1, 1), (0, 11, 1), (0, 21, 1)]);
	assert_eq!(apart.saturating_sub(in_a_row), DbWeight::get().writes(2));
	let in_other_batches = declared(&[(0, 1, 1), (1, 3, 1), (2, 5, 1)]);
	assert!(in_other_batches.all_gte(apart));
	// The last certificate that a number can name has nothing behind it.
	let to_the_end = declared(&[(0, u32::MAX, 1), (0, 1, 1), (0, 3, 1)]);
	assert!(to_the_end.any_gt(Weight::zero()));
}

#[test]
fn r43_each_buyer_of_a_batch_has_a_holding_to_write() {
	let one_buyer = declared(&[(0, 1, 1), (0, 11, 1), (0, 21, 1)]);
	let three_buyers = declared(&[(0, 1, 1), (0, 11, 2), (0, 21, 3)]);
	// The benchmarks have the holding of one buyer in both.
	let holdings = Measured::holdings(3).saturating_sub(Measured::bundles(3));
	assert_eq!(
		three_buyers.saturating_sub(one_buyer),
		Measured::parties(2).saturating_add(holdings)
	);
}

#[test]
fn r43_a_call_that_says_that_it_splits_more_declares_more() {
	let sales = [(0, 1, 1), (0, 3, 2), (1, 5, 3)];
	let time = |splits| declared_with(&sales, splits).ref_time();
	let times = [0, 1, 2, 3, 4, 100, 1_000_000, u32::MAX].map(time);
	assert!(times.is_sorted_by(|one, next| one < next), "{times:?}");
}

#[test]
fn r43_a_further_batch_weighs_as_much_as_it_reads_and_writes() {
	let one_batch = declared(&[(0, 1, 1), (0, 11, 1)]);
	let two_batches = declared(&[(0, 1, 1), (1, 11, 1)]);
	// The batch, whether it is frozen, and two holdings; the batch and the holdings are written.
	let entries = DbWeight::get().reads_writes(4, 3);
	assert!(two_batches.saturating_sub(one_batch).all_gte(entries));
}
