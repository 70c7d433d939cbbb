use crate::{
	mock::*,
	types::{ProvedTrade, Record},
	Allocated, Error, Event, Metered, Records, TradeRefs, UsedLeaves,
};
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError};
use std::slice::from_ref;
use verdigrid_primitives::{
	certificate::{BundleState, Carried, CertificateRange, Lock, Policy},
	evidence::{EvidenceStatus, MeterReading, Settlement},
	merkle::Leaf,
	party::{Direction, MeterId, Role, Roles},
	Energy, Granularity, Period,
};
use verdigrid_test_support::assert_noop;

fn range(first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch: 0, first, units }
}

/// The settlement with another reference and other certificates.
fn another(tag: u8, first: u32, units: u32) -> Settlement {
	let energy = mwh(units.into());
	Settlement { trade_ref: H256::repeat_byte(tag), first, units, energy, ..settlement() }
}

/// A trade with these readings of the two meters.
fn trade_of(generated: MeterReading, used: MeterReading) -> ProvedTrade {
	let mut readings = anchor_readings(&[generated, used]);
	let (consumption, generation) = (readings.pop().unwrap(), readings.pop().unwrap());
	let settlement = anchor_settlements(0, &[settlement()]).pop().unwrap();
	ProvedTrade { settlement, generation, consumption }
}

fn refused(trade: ProvedTrade, error: Error<Test>) {
	assert_noop!(verify(trade), error);
}

#[test]
fn verify_records_evidence_and_issues_a_voucher() {
	test(|| {
		let trade = good_trade();
		let leaf = trade.settlement.settlement.hash();
		assert_ok!(verify(trade));
		let record = Record {
			leaf,
			trade_ref: H256::repeat_byte(1),
			topic: instalment(0),
			seller: GENERATOR,
			buyer: BUYER,
			generation_meter: gen(),
			consumption_meter: usage(),
			period: JANUARY,
			range: range(1, 5),
			energy: mwh(5),
			settled: Energy::from_wh(5_300_000),
			voucher: 1_000,
			at: JANUARY_ENDS + 3_600,
			status: EvidenceStatus::Live,
		};
		assert_eq!(Records::<Test>::get(0), Some(record));
		assert_eq!(TradeRefs::<Test>::get(H256::repeat_byte(1)), Some(0));
		assert_eq!(UsedLeaves::<Test>::get(leaf), Some(0));
		assert_eq!(Allocated::<Test>::get(gen(), JANUARY), mwh(5));
		assert_eq!(Allocated::<Test>::get(usage(), JANUARY), mwh(5));
		assert_eq!(Metered::<Test>::get(usage(), JANUARY).unwrap().energy, mwh(12));
		let verified = Event::Verified {
			evidence: 0,
			voucher: 1_000,
			trade_ref: H256::repeat_byte(1),
			seller: GENERATOR,
			buyer: BUYER,
			range: range(1, 5),
			energy: mwh(5),
		};
		assert_eq!(last_event(), verified.into());
	});
}

#[test]
fn verify_puts_the_certificates_behind_the_buyer_s_voucher() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let voucher = Register::voucher(1_000).unwrap();
		assert_eq!((voucher.evidence, voucher.buyer, voucher.energy), (0, BUYER, mwh(5)));
		assert_eq!((voucher.range, voucher.period), (range(1, 5), JANUARY));
		for number in 1..=5 {
			let bundle = Register::bundle_of(0, number);
			assert_eq!((bundle.holder, bundle.traded), (BUYER, true));
			assert_eq!(bundle.state, BundleState::Locked(Lock::Voucher(1_000)));
		}
		assert_eq!(Register::bundle_of(0, 6).holder, GENERATOR);
	});
}

#[test]
fn verify_accepts_certificates_that_the_buyer_holds_already() {
	test(|| {
		use verdigrid_primitives::traits::CertificateRegistry;
		assert_ok!(Register::sell(range(1, 3), GENERATOR, BUYER));
		assert_ok!(verify(good_trade()));
		assert_eq!(Register::bundle_of(0, 5).state, BundleState::Locked(Lock::Voucher(1_000)));
	});
}

#[test]
fn verify_may_be_called_by_any_active_party() {
	test(|| {
		let ProvedTrade { settlement, generation, consumption } = good_trade();
		let call = |account| {
			Evidence::verify(
				signed(account),
				Box::new(settlement.clone()),
				Box::new(generation.clone()),
				Box::new(consumption.clone()),
			)
		};
		assert_noop!(call(STRANGER), Error::<Test>::NotAParty);
		Who::set_active(NEIGHBOUR, false);
		assert_noop!(call(NEIGHBOUR.into()), Error::<Test>::PartyNotActive);
		Who::set_active(NEIGHBOUR, true);
		assert_ok!(call(NEIGHBOUR.into()));
	});
}

#[test]
fn verify_refuses_a_signature_less_origin() {
	test(|| {
		let ProvedTrade { settlement, generation, consumption } = good_trade();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Evidence::verify(
					origin,
					Box::new(settlement.clone()),
					Box::new(generation.clone()),
					Box::new(consumption.clone()),
				),
				DispatchError::BadOrigin
			);
		}
	});
}

// Check 1.

#[test]
fn verify_refuses_a_settlement_without_anchor() {
	test(|| {
		let mut trade = good_trade();
		trade.settlement.sequence = 1;
		refused(trade, Error::AnchorMissing);
	});
}

#[test]
fn verify_refuses_a_reading_without_anchor() {
	test(|| {
		let later = Period::month(JANUARY.index + 1);
		let mut trade = good_trade();
		trade.generation.reading.period = later;
		refused(trade.clone(), Error::AnchorMissing);
		trade.generation.reading.period = JANUARY;
		trade.consumption.reading.period = later;
		refused(trade, Error::AnchorMissing);
	});
}

// Check 2.

#[test]
fn r12_verify_refuses_an_altered_settlement() {
	test(|| {
		let trade = good_trade();
		let alter = |change: fn(&mut Settlement)| {
			let mut altered = trade.clone();
			change(&mut altered.settlement.settlement);
			refused(altered, Error::ProofInvalid);
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
		alter(|leaf| leaf.salt = [0; 16]);
	});
}

#[test]
fn verify_refuses_an_altered_reading() {
	test(|| {
		let trade = good_trade();
		let mut altered = trade.clone();
		altered.generation.reading.energy = mwh(50);
		refused(altered, Error::ProofInvalid);
		let mut altered = trade.clone();
		altered.consumption.reading.energy = mwh(50);
		refused(altered, Error::ProofInvalid);
	});
}

#[test]
fn r03_a_leaf_does_not_verify_at_another_index() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1), another(3, 3, 1)];
		let last = trades(&leaves).pop().unwrap();
		assert_eq!(last.settlement.proof.index, 2);
		Register::cut(0, 3);
		for index in [0, 1, 3] {
			let mut moved = last.clone();
			moved.settlement.proof.index = index;
			refused(moved, Error::ProofInvalid);
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
		refused(longer, Error::ProofInvalid);
		let mut shorter = first.clone();
		shorter.settlement.proof.siblings.pop();
		refused(shorter, Error::ProofInvalid);
		assert_ok!(verify(first));
	});
}

#[test]
fn r03_the_leaf_count_is_the_anchor_s() {
	test(|| {
		let leaves = [another(1, 1, 1), another(2, 2, 1), another(3, 3, 1)];
		let (statement, mut proofs) = tree(&leaves);
		let (generation, consumption) = proved_readings();
		let wrong = verdigrid_primitives::evidence::Statement { leaves: 4, ..statement };
		anchor(instalment(0), wrong);
		let settlement = verdigrid_primitives::evidence::ProvedSettlement {
			settlement: leaves[2].clone(),
			sequence: 0,
			proof: proofs.pop().unwrap(),
		};
		refused(ProvedTrade { settlement, generation, consumption }, Error::ProofInvalid);
	});
}

#[test]
fn r03_a_leaf_of_another_period_than_its_topic_cannot_be_proved() {
	test(|| {
		let december = Period::month(JANUARY.index - 1);
		let stray = Settlement { period: december, ..settlement() };
		let (generation, consumption) = proved_readings();
		let (statement, mut proofs) = tree(from_ref(&stray));
		anchor(instalment(0), statement);
		let settlement = verdigrid_primitives::evidence::ProvedSettlement {
			settlement: stray,
			sequence: 0,
			proof: proofs.pop().unwrap(),
		};
		refused(ProvedTrade { settlement, generation, consumption }, Error::AnchorMissing);
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
		refused(trade, Error::ProofInvalid);
	});
}

// Check 3.

#[test]
fn verify_refuses_a_reading_of_another_meter() {
	test(|| {
		let mut trade = good_trade();
		std::mem::swap(&mut trade.generation, &mut trade.consumption);
		refused(trade, Error::MeterMismatch);
	});
}

#[test]
fn verify_refuses_the_generation_reading_twice() {
	test(|| {
		let mut trade = good_trade();
		trade.consumption = trade.generation.clone();
		refused(trade, Error::MeterMismatch);
	});
}

#[test]
fn verify_refuses_a_reading_of_another_period() {
	test(|| {
		let december = Period::month(JANUARY.index - 1);
		let mut trade = good_trade();
		let leaf = MeterReading { period: december, ..reading(gen(), mwh(20)) };
		trade.generation = anchor_readings(&[leaf]).pop().unwrap();
		refused(trade, Error::PeriodMismatch);
	});
}

#[test]
fn verify_refuses_a_consumption_reading_of_another_period() {
	test(|| {
		let december = Period::month(JANUARY.index - 1);
		let mut trade = good_trade();
		let leaf = MeterReading { period: december, ..reading(usage(), mwh(12)) };
		trade.consumption = anchor_readings(&[leaf]).pop().unwrap();
		refused(trade, Error::PeriodMismatch);
	});
}

#[test]
fn verify_refuses_an_unregistered_meter() {
	test(|| {
		let trade = good_trade();
		Who::forget_meter(&usage());
		refused(trade, Error::MeterNotFound);
	});
}

#[test]
fn r02_verify_refuses_another_granularity_than_the_meter_s_own() {
	test(|| {
		let trade = good_trade();
		for meter in [gen(), usage()] {
			Who::change_meter(&meter, |meter| meter.granularity = Granularity::Hour);
			refused(trade.clone(), Error::GranularityMismatch);
			Who::change_meter(&meter, |meter| meter.granularity = Granularity::Month);
		}
		assert_ok!(verify(trade));
	});
}

#[test]
fn verify_refuses_meters_that_count_the_other_way() {
	test(|| {
		let trade = good_trade();
		for meter in [gen(), usage()] {
			let turn = |meter: &mut verdigrid_primitives::party::Meter| {
				meter.direction = match meter.direction {
					Direction::Generation => Direction::Consumption,
					Direction::Consumption => Direction::Generation,
				}
			};
			Who::change_meter(&meter, turn);
			refused(trade.clone(), Error::DirectionMismatch);
			Who::change_meter(&meter, turn);
		}
	});
}

// Check 4.

#[test]
fn r04_a_trade_is_verified_once() {
	test(|| {
		let trade = good_trade();
		assert_ok!(verify(trade.clone()));
		refused(trade, Error::TradeRefUsed);
	});
}

#[test]
fn r04_a_trade_reference_names_one_settlement() {
	test(|| {
		let leaves = [another(1, 1, 5), another(1, 6, 5)];
		let mut both = trades(&leaves);
		let second = both.pop().unwrap();
		assert_ok!(verify(both.pop().unwrap()));
		refused(second, Error::TradeRefUsed);
	});
}

#[test]
fn r04_a_settlement_in_two_instalments_is_verified_once() {
	test(|| {
		let first = good_trade();
		let again = anchor_settlements(1, &[settlement()]).pop().unwrap();
		let second = ProvedTrade { settlement: again, ..first.clone() };
		assert_ok!(verify(first));
		refused(second, Error::TradeRefUsed);
	});
}

#[test]
fn r03_a_used_leaf_stays_used_even_without_its_trade_reference() {
	test(|| {
		let trade = good_trade();
		assert_ok!(verify(trade.clone()));
		let trade_ref = H256::repeat_byte(1);
		TradeRefs::<Test>::remove(trade_ref);
		refused(trade, Error::LeafUsed);
		TradeRefs::<Test>::insert(trade_ref, 0);
	});
}

// Check 5.

#[test]
fn verify_refuses_an_unattested_buyer() {
	test(|| {
		let trade = trade_with(|leaf| leaf.buyer = 4_711);
		refused(trade, Error::BuyerNotActive);
	});
}

#[test]
fn verify_refuses_an_inactive_buyer() {
	test(|| {
		let (trade, caller) = (good_trade(), signed(TRADER.into()));
		Who::set_active(BUYER, false);
		let ProvedTrade { settlement, generation, consumption } = trade;
		assert_noop!(
			Evidence::verify(
				caller,
				Box::new(settlement),
				Box::new(generation),
				Box::new(consumption)
			),
			Error::<Test>::BuyerNotActive
		);
	});
}

#[test]
fn verify_refuses_a_buyer_that_is_no_consumer() {
	test(|| {
		let trade = good_trade();
		Who::set_roles(BUYER, Roles::of(&[Role::Trader, Role::Generator]));
		refused(trade, Error::BuyerRoleMissing);
	});
}

#[test]
fn verify_refuses_a_seller_that_neither_generates_nor_trades() {
	test(|| {
		let trade = trade_with(|leaf| leaf.seller = NEIGHBOUR);
		refused(trade, Error::SellerRoleMissing);
	});
}

#[test]
fn verify_accepts_a_trader_that_resells() {
	test(|| {
		Register::change_batch(0, |info| info.policy = Policy::Unlimited);
		use verdigrid_primitives::traits::CertificateRegistry;
		assert_ok!(Register::sell(range(1, 5), GENERATOR, TRADER));
		assert_ok!(verify(trade_with(|leaf| leaf.seller = TRADER)));
		assert_eq!(Records::<Test>::get(0).unwrap().seller, TRADER);
	});
}

#[test]
fn r17_an_inactive_seller_delivers_what_it_pledged() {
	test(|| {
		Register::pledge(range(1, 5), BUYER, H256::repeat_byte(1));
		Who::set_active(GENERATOR, false);
		assert_ok!(verify(good_trade()));
	});
}

#[test]
fn r17_an_inactive_seller_delivers_nothing_unpledged() {
	test(|| {
		Register::pledge(range(1, 4), BUYER, H256::repeat_byte(1));
		let trade = good_trade();
		Who::set_active(GENERATOR, false);
		assert_noop!(verify(trade.clone()), NOT_HELD);
		Who::set_active(GENERATOR, true);
		assert_ok!(verify(trade));
	});
}

#[test]
fn r16_certificates_pledged_to_another_trade_stay_pledged() {
	test(|| {
		Register::cut(0, 5);
		Register::pledge(range(5, 1), BUYER, H256::repeat_byte(2));
		let trade = good_trade();
		assert_noop!(verify(trade), NOT_HELD);
	});
}

#[test]
fn verify_refuses_a_generation_meter_of_somebody_else() {
	test(|| {
		let trade = good_trade();
		Who::change_meter(&gen(), |meter| meter.party = TRADER);
		refused(trade, Error::GenerationMeterNotOwned);
	});
}

#[test]
fn verify_refuses_a_consumption_meter_of_somebody_else() {
	test(|| {
		let trade = trade_with(|leaf| leaf.buyer = NEIGHBOUR);
		refused(trade, Error::ConsumptionMeterNotOwned);
	});
}

#[test]
fn r17_meters_must_be_owned_for_the_whole_period() {
	test(|| {
		let trade = good_trade();
		let start = JANUARY.start(Offset::get()).unwrap();
		let owned = |meter: &MeterId, from, to| {
			Who::change_meter(meter, |meter| (meter.from, meter.to) = (from, to));
		};
		let refused_when_too_short = |meter: &MeterId, error: fn() -> Error<Test>| {
			owned(meter, start + 1, None);
			refused(trade.clone(), error());
			owned(meter, start, Some(JANUARY_ENDS - 1));
			refused(trade.clone(), error());
			owned(meter, start, Some(JANUARY_ENDS));
		};
		refused_when_too_short(&gen(), || Error::GenerationMeterNotOwned);
		refused_when_too_short(&usage(), || Error::ConsumptionMeterNotOwned);
		assert_ok!(verify(trade.clone()));
	});
}

// Check 6.

#[test]
fn verify_refuses_a_batch_that_does_not_exist() {
	test(|| refused(trade_with(|leaf| leaf.batch = 9), Error::BatchNotFound));
}

#[test]
fn verify_refuses_a_batch_of_another_meter() {
	test(|| {
		issue(&MeterId::new("GEN-2").unwrap(), JANUARY, 20);
		refused(trade_with(|leaf| leaf.batch = 1), Error::BatchMeterMismatch);
	});
}

#[test]
fn verify_refuses_a_batch_of_another_period() {
	test(|| {
		issue(&gen(), Period::month(JANUARY.index - 1), 20);
		refused(trade_with(|leaf| leaf.batch = 1), Error::BatchPeriodMismatch);
	});
}

#[test]
fn verify_refuses_a_batch_that_cannot_be_used() {
	test(|| {
		let trade = good_trade();
		Register::change_batch(0, |info| info.frozen = true);
		assert_noop!(verify(trade), FROZEN);
	});
}

#[test]
fn verify_refuses_a_trade_of_no_certificates() {
	test(|| refused(trade_with(|leaf| leaf.units = 0), Error::NoUnits));
}

#[test]
fn r05_certificates_are_worth_no_more_than_what_was_settled() {
	test(|| {
		let leaves = [
			Settlement { energy: Energy::from_wh(4_999_999), ..another(1, 1, 5) },
			another(2, 6, 5),
		];
		Register::cut(0, 6);
		let mut both = trades(&leaves);
		assert_ok!(verify(both.pop().unwrap()));
		refused(both.pop().unwrap(), Error::SettledTooLittle);
	});
}

#[test]
fn r05_settled_energy_above_the_certificates_backs_nothing() {
	test(|| {
		assert_ok!(verify(trade_with(|leaf| leaf.energy = mwh(1_000))));
		let record = Records::<Test>::get(0).unwrap();
		assert_eq!((record.energy, record.settled), (mwh(5), mwh(1_000)));
		assert_eq!(Register::voucher(1_000).unwrap().energy, mwh(5));
		assert_eq!(Allocated::<Test>::get(gen(), JANUARY), mwh(5));
	});
}

#[test]
fn verify_refuses_more_energy_than_can_be_counted() {
	test(|| {
		Register::change_batch(0, |info| info.face_value = Energy::from_wh(u64::MAX));
		let trade = good_trade();
		assert_noop!(verify(trade), ArithmeticError::Overflow);
	});
}

#[test]
fn verify_refuses_certificates_that_do_not_exist() {
	test(|| {
		Register::cut(0, 18);
		let trade = trade_with(|leaf| leaf.first = 18);
		assert_noop!(verify(trade), NO_BUNDLE);
	});
}

#[test]
fn verify_refuses_certificates_from_the_middle_of_a_bundle() {
	test(|| {
		let trade = trade_with(|leaf| leaf.first = 2);
		assert_noop!(verify(trade.clone()), NO_BUNDLE);
		Register::cut(0, 2);
		assert_ok!(verify(trade));
		assert_eq!(Register::bundle_of(0, 1).holder, GENERATOR);
		assert_eq!(Register::bundle_of(0, 7).holder, GENERATOR);
	});
}

#[test]
fn r16_verify_takes_certificates_from_eight_adjacent_bundles_and_no_more() {
	test(|| {
		(2..=9).for_each(|number| Register::cut(0, number));
		let mut both = trades(&[another(1, 1, 9), another(2, 1, 8)]).into_iter();
		assert_noop!(verify(both.next().unwrap()), TOO_MANY_BUNDLES);
		assert_ok!(verify(both.next().unwrap()));
		assert_eq!(Register::bundle_of(0, 8).holder, BUYER);
		assert_eq!(Register::bundle_of(0, 9).holder, GENERATOR);
	});
}

#[test]
fn r01_verification_keeps_the_reading_that_was_fixed() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let readings = [reading(gen(), mwh(99)), reading(usage(), mwh(12))];
		let (statement, proofs) = tree(&readings);
		Evidence::insert_final_anchor(METERING, statement);
		let settlement = anchor_settlements(1, &[another(2, 6, 5)]).pop().unwrap();
		let proved = |index: usize| verdigrid_primitives::evidence::ProvedReading {
			reading: readings[index].clone(),
			proof: proofs[index].clone(),
		};
		let (generation, consumption) = (proved(0), proved(1));
		refused(ProvedTrade { settlement, generation, consumption }, Error::ReadingConflict);
	});
}

// Checks 7 and 8.

#[test]
fn verify_refuses_more_than_was_generated() {
	test(|| {
		let less = Energy::from_wh(5 * MWH - 1);
		let trade = trade_of(reading(gen(), less), reading(usage(), mwh(12)));
		refused(trade, Error::GenerationExceeded);
	});
}

#[test]
fn verify_refuses_more_than_was_consumed() {
	test(|| {
		let less = Energy::from_wh(5 * MWH - 1);
		let trade = trade_of(reading(gen(), mwh(20)), reading(usage(), less));
		refused(trade, Error::ConsumptionExceeded);
	});
}

#[test]
fn verify_allocates_to_the_last_watt_hour() {
	test(|| {
		let trade = trade_of(reading(gen(), mwh(5)), reading(usage(), mwh(5)));
		assert_ok!(verify(trade));
		assert!(Evidence::remaining(gen(), JANUARY).unwrap().remaining.is_zero());
		assert!(Evidence::remaining(usage(), JANUARY).unwrap().remaining.is_zero());
	});
}

#[test]
fn verify_sums_what_was_allocated_before() {
	test(|| {
		let leaves = [another(1, 1, 7), another(2, 8, 5), another(3, 13, 1)];
		let mut all = trades(&leaves).into_iter();
		assert_ok!(verify(all.next().unwrap()));
		assert_ok!(verify(all.next().unwrap()));
		refused(all.next().unwrap(), Error::ConsumptionExceeded);
	});
}

#[test]
fn r06_energy_left_to_the_next_period_is_not_allocated_in_this_one() {
	test(|| {
		let out = Energy::from_wh(1);
		Register::set_carried(&gen(), JANUARY, Carried { into: Energy::ZERO, out });
		let trade = trade_of(reading(gen(), mwh(5)), reading(usage(), mwh(12)));
		refused(trade.clone(), Error::GenerationExceeded);
		Register::set_carried(&gen(), JANUARY, Carried { into: out, out });
		assert_ok!(verify(trade));
	});
}

#[test]
fn r06_energy_taken_over_from_the_period_before_is_allocated_in_this_one() {
	test(|| {
		let less = Energy::from_wh(5 * MWH - 1);
		let carried = Carried { into: Energy::from_wh(1), out: Energy::ZERO };
		Register::set_carried(&gen(), JANUARY, carried);
		Register::set_carried(&usage(), JANUARY, Carried::default());
		assert_ok!(verify(trade_of(reading(gen(), less), reading(usage(), mwh(5)))));
	});
}

#[test]
fn r01_the_tolerance_of_the_first_use_holds_for_ever() {
	test(|| {
		Tolerance::set(10_000);
		let metered = Energy::from_wh(4_960_000);
		let trade = trade_of(reading(gen(), metered), reading(usage(), metered));
		assert_ok!(verify(trade.clone()));
		Tolerance::set(50_000);
		let settlement = anchor_settlements(1, &[another(2, 6, 1)]).pop().unwrap();
		refused(ProvedTrade { settlement, ..trade }, Error::GenerationExceeded);
	});
}

#[test]
fn a_refused_trade_leaves_no_reading_behind() {
	test(|| {
		let trade = good_trade();
		Register::change_batch(0, |info| info.frozen = true);
		assert!(verify(trade).is_err());
		assert_eq!(Metered::<Test>::get(gen(), JANUARY), None);
		assert!(Register::vouchers().is_empty());
	});
}
