//! Check 2 of verification: a proof holds for its leaf, in its tree, at its place, and nowhere else.

use crate::{tests::*, types::ProvedTrade, Error};
use frame_support::assert_ok;
use sp_core::H256;
use std::slice::from_ref;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedSettlement, Settlement, Statement},
	merkle::LeafProof,
	Period,
};

#[test]
fn r12_verify_refuses_an_altered_settlement() {
	test(|| {
		let trade = good_trade();
		let alter = |change: fn(&mut Settlement)| {
			let mut altered = trade.clone();
			change(&mut altered.settlement.settlement);
			refused(altered, Error::InvalidProof);
		};
		alter(|leaf| leaf.trade_ref = H256::repeat_byte(8));
		alter(|leaf| leaf.seller = TRADER);
		alter(|leaf| leaf.buyer = NEIGHBOUR);
		alter(|leaf| leaf.generation_meter = usage());
		alter(|leaf| leaf.consumption_meter = gen());
		alter(|leaf| leaf.energy = mwh(6));
		alter(|leaf| leaf.batch = 1);
		alter(|leaf| leaf.first = 2);
		alter(|leaf| leaf.units = 6);
		alter(|leaf| leaf.price_commitment = H256::zero());
		alter(|leaf| leaf.supersedes = Some(0));
		alter(|leaf| leaf.salt = [0; 16]);
	});
}

#[test]
fn verify_refuses_an_altered_reading() {
	test(|| {
		let trade = good_trade();
		let mut altered = trade.clone();
		altered.generation.reading.energy = mwh(50);
		refused(altered, Error::InvalidProof);
		let mut altered = trade.clone();
		altered.consumption.reading.energy = mwh(50);
		refused(altered, Error::InvalidProof);
		let mut altered = trade;
		altered.consumption.reading.salt = [0; 16];
		refused(altered, Error::InvalidProof);
	});
}

#[test]
fn r03_a_proof_of_one_instalment_does_not_hold_in_another() {
	test(|| {
		World::cut(0, 6);
		let first = trades(&[another(1, 1, 5), another(2, 6, 5)]).remove(1);
		let second = anchor_settlements(1, &[another(3, 11, 5), another(2, 6, 5)]).remove(1);
		let elsewhere = |sequence, proof: &LeafProof| {
			let mut moved = first.clone();
			(moved.settlement.sequence, moved.settlement.proof) = (sequence, proof.clone());
			moved
		};
		refused(elsewhere(1, &first.settlement.proof), Error::InvalidProof);
		refused(elsewhere(0, &second.proof), Error::InvalidProof);
		assert_ok!(verify(elsewhere(1, &second.proof)));
	});
}

#[test]
fn r03_a_proof_of_one_period_does_not_hold_in_another() {
	test(|| {
		let trade = good_trade();
		let (period, salt) = (DECEMBER, [1; 16]);
		let of_december = |meter| MeterReading { period, salt, ..reading(meter, mwh(12)) };
		anchor_readings(&[of_december(gen()), of_december(usage())]);
		anchor_settlements(0, &[Settlement { period, salt, ..settlement() }]);
		let alter = |change: fn(&mut ProvedTrade, Period)| {
			let mut altered = trade.clone();
			change(&mut altered, DECEMBER);
			refused(altered, Error::InvalidProof);
		};
		alter(|trade, period| trade.settlement.settlement.period = period);
		alter(|trade, period| trade.generation.reading.period = period);
		alter(|trade, period| trade.consumption.reading.period = period);
	});
}

#[test]
fn r03_a_proof_of_one_leaf_does_not_hold_for_another() {
	test(|| {
		let mut both = trades(&[another(1, 1, 5), another(2, 6, 5)]);
		let (second, first) = (both.pop().unwrap(), both.pop().unwrap());
		let mut exchanged = first.clone();
		exchanged.settlement.proof = second.settlement.proof;
		refused(exchanged, Error::InvalidProof);
		let mut exchanged = first.clone();
		exchanged.generation.proof = first.consumption.proof.clone();
		refused(exchanged, Error::InvalidProof);
		let mut exchanged = first.clone();
		exchanged.consumption.proof = first.generation.proof.clone();
		refused(exchanged, Error::InvalidProof);
	});
}

#[test]
fn r03_a_proof_with_another_sibling_does_not_hold() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1), another(3, 3, 1), another(4, 4, 1)];
		let first = trades(&leaves).remove(0);
		assert_eq!(first.settlement.proof.siblings.len(), 2);
		for at in 0..2 {
			let mut altered = first.clone();
			altered.settlement.proof.siblings[at].0[31] ^= 1;
			refused(altered, Error::InvalidProof);
		}
		let mut exchanged = first.clone();
		exchanged.settlement.proof.siblings.as_mut().reverse();
		refused(exchanged, Error::InvalidProof);
		assert_ok!(verify(first));
	});
}

#[test]
fn r03_an_inner_node_does_not_pass_for_a_leaf_s_root() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1)];
		let mut inner = trades(&leaves).remove(0);
		inner.settlement.proof.siblings.pop();
		inner.settlement.proof.index = 0;
		refused(inner, Error::InvalidProof);
	});
}

#[test]
fn r03_a_leaf_does_not_verify_at_another_index() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1), another(3, 3, 1)];
		let last = trades(&leaves).pop().unwrap();
		assert_eq!(last.settlement.proof.index, 2);
		World::cut(0, 3);
		for index in [0, 1, 3] {
			let mut moved = last.clone();
			moved.settlement.proof.index = index;
			refused(moved, Error::InvalidProof);
		}
		assert_ok!(verify(last));
	});
}

#[test]
fn r03_a_proof_has_exactly_the_length_that_index_and_count_imply() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1), another(3, 3, 1)];
		let first = trades(&leaves).remove(0);
		let mut longer = first.clone();
		longer.settlement.proof.siblings.try_push(H256::zero()).unwrap();
		refused(longer, Error::InvalidProof);
		let mut shorter = first.clone();
		shorter.settlement.proof.siblings.pop();
		refused(shorter, Error::InvalidProof);
		assert_ok!(verify(first));
	});
}

#[test]
fn r03_the_leaf_count_is_the_anchor_s() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1), another(3, 3, 1)];
		let (statement, mut proofs) = tree(&leaves);
		let (generation, consumption) = proved_readings();
		anchor(instalment(0), Statement { leaves: 4, ..statement });
		let (settlement, proof) = (leaves[2].clone(), proofs.pop().unwrap());
		let settlement = ProvedSettlement { settlement, sequence: 0, proof };
		refused(ProvedTrade { settlement, generation, consumption }, Error::InvalidProof);
	});
}

#[test]
fn r03_a_leaf_of_another_period_than_its_topic_cannot_be_proved() {
	test(|| {
		let stray = Settlement { period: DECEMBER, ..settlement() };
		let (generation, consumption) = proved_readings();
		let (statement, mut proofs) = tree(from_ref(&stray));
		anchor(instalment(0), statement);
		let (settlement, proof) = (stray, proofs.pop().unwrap());
		let settlement = ProvedSettlement { settlement, sequence: 0, proof };
		refused(ProvedTrade { settlement, generation, consumption }, Error::UnknownAnchor);
	});
}

#[test]
fn r15_a_reading_does_not_pass_for_a_settlement() {
	test(|| {
		let trade = good_trade();
		let (readings, _) = tree(from_ref(&trade.generation.reading));
		let (settlements, _) = tree(from_ref(&trade.settlement.settlement));
		assert_ne!(readings.root, settlements.root);
		Evidence::insert_final_anchor(instalment(0), readings);
		refused(trade, Error::InvalidProof);
	});
}

#[test]
fn r15_a_settlement_does_not_pass_for_a_reading() {
	test(|| {
		let trade = good_trade();
		let (settlements, _) = tree(from_ref(&trade.settlement.settlement));
		Evidence::insert_final_anchor(METERING, settlements);
		refused(trade, Error::InvalidProof);
	});
}
