use crate::{
	tests::*,
	types::{ProvedTrade, ProvedTrades, Touches},
	Call, Error, EvidenceRecords,
};
use frame_support::{assert_ok, dispatch::GetDispatchInfo, weights::Weight, BoundedVec};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Topic},
	merkle::{self, Leaf},
	Period,
};

/// So many trades of certificates of the first batch.
pub(super) fn singles(count: u32) -> Vec<Settlement> {
	singles_of(0, count)
}

/// The readings of the two meters, and of others that no trade needs, sorted by meter.
fn readings() -> Vec<MeterReading> {
	let other = |name: &str| verdigrid_primitives::party::MeterId::new(name).unwrap();
	let mut readings = vec![
		reading(gen(), mwh(20)),
		reading(usage(), mwh(12)),
		reading(other("GEN-2"), mwh(3)),
		reading(other("AAA"), mwh(4)),
		reading(other("ZZZ"), mwh(5)),
	];
	readings.sort_by_key(|reading| reading.meter.clone());
	readings
}

fn indexed<L: Leaf + Clone>(leaves: &[L], chosen: impl Fn(&L) -> bool) -> Vec<(u32, L)> {
	(0..)
		.zip(leaves)
		.filter(|(_, leaf)| chosen(leaf))
		.map(|(at, leaf)| (at, leaf.clone()))
		.collect()
}

fn multi_proof<L: Leaf>(leaves: &[L], items: &[(u32, L)]) -> merkle::MultiProof {
	let hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
	let indices: Vec<u32> = items.iter().map(|(index, _)| *index).collect();
	merkle::prove_many(&hashes, &indices).unwrap()
}

/// Both trees anchored, and all settlements proved with the readings of both meters.
pub(super) fn anchored(settlements: &[Settlement]) -> ProvedTrades {
	let readings = readings();
	anchor(instalment(0), tree(settlements).0);
	anchor(METERING, tree(&readings).0);
	let settled = indexed(settlements, |_| true);
	let metered = indexed(&readings, |reading| [gen(), usage()].contains(&reading.meter));
	ProvedTrades {
		period: JANUARY,
		sequence: 0,
		revision: 0,
		touches: split_from_one(settlements.len()),
		settlements_proof: multi_proof(settlements, &settled),
		settlements: BoundedVec::truncate_from(settled),
		readings_proof: multi_proof(&readings, &metered),
		readings: BoundedVec::truncate_from(metered),
	}
}

/// What trades touch that split one bundle further and further.
fn split_from_one(trades: usize) -> Touches {
	let trades = trades as u32;
	Touches { bundles: trades, pledges: 0, splits: trades }
}

fn together(trades: ProvedTrades) -> frame_support::dispatch::DispatchResult {
	together_by(BUYER.into(), trades)
}

fn together_by(who: AccountId, trades: ProvedTrades) -> frame_support::dispatch::DispatchResult {
	unweighed(Evidence::verify_together(signed(who), Box::new(trades)))
}

#[test]
fn verify_together_verifies_every_trade() {
	test(|| {
		assert_ok!(together(anchored(&singles(12))));
		assert_eq!(failures(), []);
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 12);
		assert_eq!(allocated_at(&usage(), JANUARY), mwh(12));
		assert_eq!(allocated_at(&gen(), JANUARY), mwh(12));
	});
}

#[test]
fn whoever_makes_the_call_pays_for_a_split() {
	test(|| {
		World::charge_for_splits(7);
		let trades = anchored(&[another(1, 1, 5)]);
		assert_ok!(together_by(TRADER.into(), trades));
		assert_eq!(failures(), []);
		let left =
			[TRADER, GENERATOR, BUYER].map(|who| Balances::free_balance(AccountId::from(who)));
		assert_eq!(left, [ENDOWMENT - 7, ENDOWMENT, ENDOWMENT]);
	});
}

#[test]
fn verify_together_records_what_verify_records() {
	let by_itself = || {
		let leaf = singles(1).pop().unwrap();
		let trade = trade_with(|settlement| *settlement = leaf);
		assert_ok!(verify(trade));
		Evidence::evidence(0).unwrap()
	};
	let together = || {
		assert_ok!(together(anchored(&singles(1))));
		Evidence::evidence(0).unwrap()
	};
	let (mut one, mut other) = (None, None);
	test(|| one = Some(by_itself()));
	test(|| other = Some(together()));
	assert_eq!(one, other);
}

#[test]
fn verify_together_takes_some_leaves_of_an_instalment() {
	test(|| {
		let leaves = singles(9);
		let trades = anchored(&leaves);
		let some: Vec<_> = trades.settlements.iter().skip(2).step_by(3).cloned().collect();
		let settlements_proof = multi_proof(&leaves, &some);
		let settlements = BoundedVec::truncate_from(some);
		assert_ok!(together(ProvedTrades { settlements, settlements_proof, ..trades }));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 3);
	});
}

#[test]
fn verify_together_lets_each_trade_fail_alone() {
	test(|| {
		let trades = anchored(&singles(14));
		assert_ok!(together(trades));
		let exceeded = DispatchError::from(Error::<Test>::ConsumptionExceeded);
		assert_eq!(failures(), [(12, exceeded), (13, exceeded)]);
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 12);
	});
}

#[test]
fn verify_together_fails_for_a_trade_whose_reading_is_not_given() {
	test(|| {
		let trades = anchored(&singles(2));
		let all = readings();
		let given = indexed(&all, |reading| reading.meter == gen());
		let readings_proof = multi_proof(&all, &given);
		let readings = BoundedVec::truncate_from(given);
		assert_ok!(together(ProvedTrades { readings, readings_proof, ..trades }));
		let missing = DispatchError::from(Error::<Test>::UnknownReading);
		assert_eq!(failures(), [(0, missing), (1, missing)]);
	});
}

#[test]
fn verify_together_verifies_nothing_twice() {
	test(|| {
		let trades = anchored(&singles(2));
		assert_ok!(together(trades.clone()));
		assert_ok!(together(trades));
		let used = DispatchError::from(Error::<Test>::TradeRefUsed);
		assert_eq!(failures(), [(0, used), (1, used)]);
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 2);
	});
}

#[test]
fn verify_together_refuses_an_altered_settlement() {
	test(|| {
		let mut trades = anchored(&singles(3));
		trades.settlements[1].1.energy = mwh(2);
		assert_noop!(together(trades), Error::<Test>::InvalidProof);
	});
}

#[test]
fn verify_together_refuses_an_altered_reading() {
	test(|| {
		let mut trades = anchored(&singles(3));
		trades.readings[0].1.energy = mwh(21);
		assert_noop!(together(trades), Error::<Test>::InvalidProof);
	});
}

#[test]
fn verify_together_refuses_exchanged_proofs() {
	test(|| {
		let mut trades = anchored(&singles(3));
		core::mem::swap(&mut trades.settlements_proof, &mut trades.readings_proof);
		assert_noop!(together(trades), Error::<Test>::InvalidProof);
	});
}

#[test]
fn verify_together_refuses_a_leaf_twice() {
	test(|| {
		let mut trades = anchored(&singles(3));
		let again = trades.settlements[2].clone();
		trades.settlements.try_push(again).unwrap();
		assert_noop!(together(trades), Error::<Test>::InvalidProof);
	});
}

#[test]
fn r03_verify_together_refuses_leaves_of_another_period_than_the_anchor() {
	test(|| {
		let mut leaves = singles(3);
		leaves[1].period = Period::month(43 * 12);
		let trades = anchored(&leaves);
		assert_noop!(together(trades), Error::<Test>::PeriodMismatch);
	});
}

#[test]
fn r03_verify_together_does_not_take_another_instalment_s_proof() {
	test(|| {
		let trades = anchored(&singles(3));
		anchor(instalment(1), statement(9));
		assert_noop!(together(ProvedTrades { sequence: 1, ..trades }), Error::<Test>::InvalidProof);
	});
}

#[test]
fn verify_together_needs_both_anchors() {
	test(|| {
		let trades = anchored(&singles(1));
		let sequence = 7;
		assert_noop!(
			together(ProvedTrades { sequence, ..trades.clone() }),
			Error::<Test>::UnknownAnchor
		);
		let period = Period::month(43 * 12);
		assert_noop!(together(ProvedTrades { period, ..trades }), Error::<Test>::UnknownAnchor);
	});
}

#[test]
fn verify_together_waits_until_the_anchors_are_final() {
	challenged_for(60, 0, || {
		let trades = anchored(&singles(1));
		Clock::set(NOW + 59);
		assert_noop!(together(trades.clone()), Error::<Test>::AnchorNotFinal);
		Clock::set(NOW + 60);
		assert_ok!(together(trades));
	});
}

#[test]
fn verify_together_stops_when_an_anchor_is_disputed() {
	for topic in [METERING, instalment(0)] {
		challenged_for(60, 0, || {
			let trades = anchored(&singles(1));
			dispute_by_governance(topic);
			Clock::set(NOW + 60);
			assert_noop!(together(trades), Error::<Test>::AnchorDisputed);
		});
	}
}

#[test]
fn verify_together_refuses_no_trades() {
	test(|| {
		let trades = anchored(&singles(1));
		let settlements = BoundedVec::default();
		assert_noop!(together(ProvedTrades { settlements, ..trades }), Error::<Test>::NoItems);
	});
}

#[test]
fn verify_together_takes_as_many_as_can_be_proved() {
	test(|| {
		const MOST: u32 = merkle::MAX_PROVED;
		let usage_of = |count: u64| reading(usage(), mwh(count));
		let topic_period = Period::month(44 * 12 - 1);
		issue(&gen(), topic_period, 2 * MOST);
		let of_period = |leaf| Settlement { period: topic_period, ..leaf };
		let leaves: Vec<_> = singles_of(1, MOST).into_iter().map(of_period).collect();
		let mut readings = vec![reading(gen(), mwh(2 * u64::from(MOST))), usage_of(MOST.into())];
		readings.iter_mut().for_each(|reading| reading.period = topic_period);
		anchor(Topic::Settlement(topic_period, 0), tree(&leaves).0);
		anchor(Topic::Metering(topic_period, 0), tree(&readings).0);
		let (settled, metered) = (indexed(&leaves, |_| true), indexed(&readings, |_| true));
		let trades = ProvedTrades {
			period: topic_period,
			sequence: 0,
			revision: 0,
			touches: split_from_one(leaves.len()),
			settlements_proof: multi_proof(&leaves, &settled),
			settlements: settled.try_into().unwrap(),
			readings_proof: multi_proof(&readings, &metered),
			readings: metered.try_into().unwrap(),
		};
		assert_ok!(together(trades));
		assert_eq!(failures(), []);
		assert_eq!(EvidenceRecords::<Test>::iter().count(), MOST as usize);
	});
}

/// An event does not carry the words of the fake register.
fn refused_by_the_register() -> DispatchError {
	let event = codec::Encode::encode(&BEYOND_EFFORT);
	codec::Decode::decode(&mut event.as_slice()).unwrap()
}

#[test]
fn trades_that_need_more_bundles_than_are_counted_fail() {
	test(|| {
		let touches = Touches { bundles: 2, ..split_from_one(3) };
		assert_ok!(together(ProvedTrades { touches, ..anchored(&singles(3)) }));
		assert_eq!(failures(), [(2, refused_by_the_register())]);
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 2);
	});
}

#[test]
fn trades_that_need_more_splits_than_are_counted_fail() {
	test(|| {
		let touches = Touches { splits: 1, ..split_from_one(3) };
		let leaves = [1, 2, 3].map(|number| another(number, number.into(), 1));
		assert_ok!(together(ProvedTrades { touches, ..anchored(&leaves) }));
		assert_eq!(failures(), [(1, refused_by_the_register()), (2, refused_by_the_register())]);
	});
}

#[test]
fn trades_that_need_more_pledges_than_are_counted_fail() {
	test(|| {
		let leaf = another(1, 1, 1);
		World::pledge(range(leaf.first, leaf.units), BUYER, leaf.trade_ref);
		let trades = anchored(&[leaf]);
		assert_ok!(together(trades.clone()));
		assert_eq!(failures(), [(0, refused_by_the_register())]);
		let touches = Touches { pledges: 1, ..trades.touches };
		assert_ok!(together(ProvedTrades { touches, ..trades }));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 1);
	});
}

/// What a trade touched before it failed was work, so it is counted.
#[test]
fn what_a_trade_touched_stays_counted_when_it_fails() {
	for (bundles, verified) in [(1, 0), (2, 1)] {
		test(|| {
			let leaves = singles(2);
			let elsewhere = range(leaves[0].first, leaves[0].units);
			World::pledge(elsewhere, BUYER, H256::repeat_byte(9));
			let touches = Touches { bundles, pledges: 1, splits: 0 };
			assert_ok!(together(ProvedTrades { touches, ..anchored(&leaves) }));
			assert_eq!(EvidenceRecords::<Test>::iter().count(), verified);
		});
	}
}

/// What the call declares.
fn declared(trades: &ProvedTrades) -> Weight {
	let trades = Box::new(trades.clone());
	Call::<Test>::verify_together { trades }.get_dispatch_info().call_weight
}

/// What the call is charged for.
fn charged(trades: &ProvedTrades) -> Weight {
	let charged = Evidence::verify_together(signed(BUYER.into()), Box::new(trades.clone()));
	let info = charged.unwrap_or_else(|failed| failed.post_info);
	info.actual_weight.unwrap()
}

#[test]
fn r43_what_was_counted_and_not_touched_is_returned() {
	test(|| {
		let trades = anchored(&singles(3));
		let exact = ProvedTrades { touches: Touches { splits: 0, ..trades.touches }, ..trades };
		let touches = Touches { bundles: 24, pledges: 24, splits: 3 };
		let most = ProvedTrades { touches, ..exact.clone() };
		assert!(declared(&exact).ref_time() < declared(&most).ref_time());
		assert_eq!(charged(&most), declared(&exact));
		assert_eq!(failures(), []);
	});
}

#[test]
fn r43_a_call_that_fails_is_charged_for_no_bundles() {
	test(|| {
		let trades = ProvedTrades { sequence: 1, ..anchored(&singles(3)) };
		let none = ProvedTrades { touches: Default::default(), ..trades.clone() };
		assert_eq!(charged(&trades), declared(&none));
	});
}

#[test]
fn r43_a_single_trade_is_charged_for_what_it_touched() {
	test(|| {
		let ProvedTrade { settlement, generation, consumption } = good_trade();
		let (settlement, generation, consumption) =
			(Box::new(settlement), Box::new(generation), Box::new(consumption));
		let call = Call::<Test>::verify {
			settlement: settlement.clone(),
			generation: generation.clone(),
			consumption: consumption.clone(),
		};
		let declared = call.get_dispatch_info().call_weight;
		let charged = Evidence::verify(signed(BUYER.into()), settlement, generation, consumption);
		let charged = charged.unwrap().actual_weight.unwrap();
		assert!(charged.ref_time() < declared.ref_time());
	});
}

/// So many settlements, readings and siblings.
fn so_many(settlements: usize, readings: usize, siblings: u32) -> ProvedTrades {
	let siblings = vec![H256::zero(); siblings as usize].try_into().unwrap();
	let settled = vec![(0, another(1, 1, 1)); settlements];
	let metered = vec![(0, reading(usage(), mwh(1))); readings];
	ProvedTrades {
		period: JANUARY,
		sequence: 0,
		revision: 0,
		touches: split_from_one(settlements),
		settlements: settled.try_into().unwrap(),
		settlements_proof: Default::default(),
		readings: metered.try_into().unwrap(),
		readings_proof: merkle::MultiProof { siblings },
	}
}

#[test]
fn r43_readings_and_siblings_weigh_too() {
	let time = |readings, siblings| declared(&so_many(1, readings, siblings)).ref_time();
	assert!(time(2, 0) < time(200, 0));
	assert!(time(2, 0) < time(2, merkle::MAX_SIBLINGS));
}

#[test]
fn r43_what_trades_do_not_share_weighs() {
	let plain = so_many(100, 2, 0);
	let each_with = |own: fn(u32, &mut Settlement)| {
		let mut trades = plain.clone();
		(0..).zip(trades.settlements.iter_mut()).for_each(|(at, (_, leaf))| own(at, leaf));
		trades
	};
	for more in [
		so_many(101, 2, 0),
		each_with(|at, leaf| leaf.buyer = at),
		each_with(|at, leaf| leaf.seller = at),
		each_with(|at, leaf| leaf.batch = at.into()),
		each_with(|at, leaf| leaf.supersedes = Some(at.into())),
	] {
		assert!(declared(&plain).ref_time() < declared(&more).ref_time());
	}
}
