use crate::{
	tests::*,
	types::{EvidenceInfo, ProvedTrade, Verdict},
	Doubts, Error, Event, EvidenceRecords, NextEvidence, TradeRefs,
};
use frame_support::{assert_ok, dispatch::DispatchResult};
use sp_core::H256;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::{
	certificate::{BundleState, Carried, Lock, Policy},
	evidence::{EvidenceStatus, MeterReading, ProvedReading, Settlement},
	merkle::Leaf,
	party::{Direction, Meter, MeterId, Role, Roles},
	traits::{Tradable, VoucherCustody},
	voucher::FIRST_SPLIT,
	Energy, Granularity, Period,
};

/// A trade with these readings of the two meters.
fn trade_of(generated: MeterReading, used: MeterReading) -> ProvedTrade {
	trades_of([generated, used], &[settlement()]).remove(0)
}

#[test]
fn verify_records_evidence_and_gives_the_buyer_a_voucher() {
	test(|| {
		let trade = good_trade();
		let leaf = trade.settlement.settlement.hash();
		System::set_block_number(7);
		assert_ok!(verify(trade));
		let shown = EvidenceInfo {
			leaf,
			trade_ref: H256::repeat_byte(1),
			topic: instalment(0),
			revision: 0,
			seller: GENERATOR,
			buyer: BUYER,
			generation_meter: gen(),
			consumption_meter: usage(),
			period: JANUARY,
			range: range(1, 5),
			energy: mwh(5),
			settled: Energy::from_wh(5_300_000),
			at: NOW,
			block: 7,
			status: EvidenceStatus::Live,
			doubt: None,
			unwound: Energy::ZERO,
			supersedes: None,
			superseded_by: None,
		};
		assert_eq!(Evidence::evidence(0), Some(shown));
		let record = EvidenceRecords::<Test>::get(0).unwrap();
		assert_eq!(record.consumption_meter, number(&usage()));
		assert_eq!(Doubts::<Test>::iter_keys().count(), 0);
		assert_eq!(TradeRefs::<Test>::get(H256::repeat_byte(1)), Some(0));
		assert_eq!(allocated_at(&gen(), JANUARY), mwh(5));
		assert_eq!(allocated_at(&usage(), JANUARY), mwh(5));
		assert_eq!(Evidence::metered(&usage(), JANUARY).unwrap().energy, mwh(12));
		let verified = Event::Verified {
			evidence: 0,
			trade_ref: H256::repeat_byte(1),
			sequence: 0,
			revision: 0,
			seller: GENERATOR,
			buyer: BUYER,
			consumption_meter: number(&usage()),
			range: range(1, 5),
			energy: mwh(5),
			settled: Energy::from_wh(5_300_000),
			supersedes: None,
		};
		assert_eq!(last_event(), verified.into());
	});
}

/// What the record says is in the event too, with the hash of the leaf, time and block left out.
#[test]
fn the_event_of_a_trade_says_what_its_record_says() {
	test(|| {
		proved_readings();
		let readings = [reading(gen(), mwh(20)), reading(usage(), mwh(12))];
		let [generation, consumption] = revise_readings(1, &readings).try_into().unwrap();
		anchor_settlements(0, &[another(2, 6, 1)]);
		let settlement = anchor_settlements(1, &[settlement()]).remove(0);
		assert_ok!(verify(ProvedTrade { settlement, generation, consumption }));
		let record = EvidenceRecords::<Test>::get(0).unwrap();
		assert_eq!((record.sequence, record.revision), (1, 1));
		let verified = Event::Verified {
			evidence: 0,
			trade_ref: record.trade_ref,
			sequence: record.sequence,
			revision: record.revision,
			seller: record.seller,
			buyer: record.buyer,
			consumption_meter: record.consumption_meter,
			range: record.range,
			energy: mwh(5),
			settled: record.settled,
			supersedes: record.supersedes,
		};
		assert_eq!(last_event(), verified.into());
	});
}

#[test]
fn evidence_never_has_the_number_of_a_split_voucher() {
	test(|| {
		let [first, second] = trades(&[another(1, 1, 3), another(2, 4, 3)]).try_into().unwrap();
		let last = FIRST_SPLIT - 1;
		NextEvidence::<Test>::put(last);
		assert_ok!(verify(first));
		assert_eq!(World::bundle_of(0, 1).state, BundleState::Locked(Lock::Voucher(last)));
		assert_noop!(verify(second), ArithmeticError::Overflow);
	});
}

#[test]
fn verify_puts_the_certificates_behind_the_buyer_s_voucher() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let voucher = World::voucher(0).unwrap();
		assert_eq!((voucher.evidence, voucher.consumer, voucher.energy), (0, BUYER, mwh(5)));
		assert_eq!((voucher.range, voucher.period), (range(1, 5), JANUARY));
		for number in 1..=5 {
			let bundle = World::bundle_of(0, number);
			assert_eq!((bundle.holder, bundle.traded), (BUYER, true));
			assert_eq!(bundle.state, BundleState::Locked(Lock::Voucher(0)));
		}
		assert_eq!(World::bundle_of(0, 6).holder, GENERATOR);
	});
}

/// Five of twenty certificates are sold, so that the rest becomes a bundle.
#[test]
fn whoever_makes_the_call_pays_for_a_split() {
	let attempts: [fn(ProvedTrade) -> DispatchResult; 2] = [
		|trade| verify_by(TRADER.into(), trade),
		|trade| verify_batch_by(TRADER.into(), vec![trade]),
	];
	for attempt in attempts {
		test(|| {
			World::charge_for_splits(7);
			assert_ok!(attempt(good_trade()));
			let parties = [TRADER, GENERATOR, BUYER];
			let left = parties.map(|who| Balances::free_balance(AccountId::from(who)));
			assert_eq!(left, [ENDOWMENT - 7, ENDOWMENT, ENDOWMENT]);
			assert_eq!(Balances::free_balance(VAULT), 7);
		});
	}
}

#[test]
fn verify_needs_the_money_for_a_split() {
	test(|| {
		let trade = good_trade();
		World::charge_for_splits(ENDOWMENT);
		assert_noop!(verify(trade.clone()), CANNOT_PAY);
		World::cut(0, 6);
		assert_ok!(verify(trade));
	});
}

#[test]
fn verify_accepts_certificates_that_the_buyer_holds_already() {
	test(|| {
		assert_ok!(World::sell(range(1, 3), GENERATOR, BUYER));
		assert_ok!(verify(good_trade()));
		assert_eq!(World::bundle_of(0, 5).state, BundleState::Locked(Lock::Voucher(0)));
	});
}

// Check 1; more of it is in `finality.rs`.

#[test]
fn verify_refuses_a_settlement_without_anchor() {
	test(|| {
		let mut trade = good_trade();
		trade.settlement.sequence = 1;
		refused(trade, Error::UnknownAnchor);
	});
}

#[test]
fn verify_refuses_a_reading_without_anchor() {
	test(|| {
		let later = Period::month(JANUARY.index + 1);
		let mut trade = good_trade();
		trade.generation.reading.period = later;
		refused(trade.clone(), Error::UnknownAnchor);
		trade.generation.reading.period = JANUARY;
		trade.consumption.reading.period = later;
		refused(trade, Error::UnknownAnchor);
	});
}

#[test]
fn verify_refuses_an_anchor_whose_dispute_nobody_decided() {
	challenged(|| {
		let trade = good_trade();
		let dispute = dispute_by_governance(METERING);
		pass_challenge();
		Clock::set(NOW + RESOLUTION);
		refused(trade.clone(), Error::AnchorDisputed);
		assert_ok!(Evidence::settle_dispute(signed(STRANGER), dispute));
		refused(trade, Error::AnchorVoid);
	});
}

#[test]
fn a_trade_is_verified_once_its_overturned_topic_is_anchored_again() {
	challenged(|| {
		let wrong = trade_of(reading(gen(), mwh(90)), reading(usage(), mwh(90)));
		resolve(dispute_by_governance(METERING), Verdict::Overturned);
		restore(&PLATFORM[..3]);
		let (generation, consumption) = proved_readings();
		pass_challenge();
		refused(wrong.clone(), Error::InvalidProof);
		let settlement = wrong.settlement;
		assert_ok!(verify(ProvedTrade { settlement, generation, consumption }));
		assert_eq!(Evidence::metered(&usage(), JANUARY).unwrap().energy, mwh(12));
	});
}

#[test]
fn r04_nothing_is_verified_with_an_anchor_that_was_reaped() {
	test(|| {
		let leaves = [another(1, 1, 5), another(2, 6, 5)];
		let mut both = trades(&leaves);
		let (second, first) = (both.pop().unwrap(), both.pop().unwrap());
		assert_ok!(verify(first));
		Clock::set(NOW + LIFETIME);
		assert_ok!(Evidence::reap(signed(STRANGER), instalment(0)));
		refused(second.clone(), Error::UnknownAnchor);
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		refused(second, Error::UnknownAnchor);
	});
}

// Check 2 is in `proofs.rs`.

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
		let mut trade = good_trade();
		let leaf = MeterReading { period: DECEMBER, ..reading(gen(), mwh(20)) };
		trade.generation = anchor_readings(&[leaf]).pop().unwrap();
		refused(trade, Error::PeriodMismatch);
	});
}

#[test]
fn verify_refuses_a_consumption_reading_of_another_period() {
	test(|| {
		let mut trade = good_trade();
		let leaf = MeterReading { period: DECEMBER, ..reading(usage(), mwh(12)) };
		trade.consumption = anchor_readings(&[leaf]).pop().unwrap();
		refused(trade, Error::PeriodMismatch);
	});
}

#[test]
fn verify_refuses_an_unregistered_meter() {
	test(|| {
		let trade = good_trade();
		World::remove_meter(&usage());
		refused(trade, Error::UnknownMeter);
	});
}

#[test]
fn r02_verify_refuses_another_granularity_than_the_meter_s_own() {
	test(|| {
		let trade = good_trade();
		for meter in [gen(), usage()] {
			World::change_meter(&meter, |meter| meter.granularity = Granularity::Hour);
			refused(trade.clone(), Error::GranularityMismatch);
			World::change_meter(&meter, |meter| meter.granularity = Granularity::Month);
		}
		assert_ok!(verify(trade));
	});
}

#[test]
fn verify_refuses_meters_that_count_the_other_way() {
	test(|| {
		let trade = good_trade();
		for meter in [gen(), usage()] {
			let turn = |meter: &mut Meter| {
				meter.direction = match meter.direction {
					Direction::Generation => Direction::Consumption,
					Direction::Consumption => Direction::Generation,
				}
			};
			World::change_meter(&meter, turn);
			refused(trade.clone(), Error::DirectionMismatch);
			World::change_meter(&meter, turn);
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
fn r03_a_leaf_that_stands_twice_in_a_tree_is_used_once() {
	test(|| {
		let mut twice = trades(&[settlement(), settlement()]);
		let (second, first) = (twice.pop().unwrap(), twice.pop().unwrap());
		assert_ne!(first.settlement.proof, second.settlement.proof);
		assert_ok!(verify(first));
		refused(second, Error::TradeRefUsed);
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
		let trade = good_trade();
		World::lapse(BUYER);
		assert_noop!(verify_by(TRADER.into(), trade), Error::<Test>::BuyerNotActive);
	});
}

#[test]
fn verify_refuses_a_buyer_that_is_no_consumer() {
	test(|| {
		let trade = good_trade();
		World::set_roles(BUYER, Roles::of(&[Role::Trader, Role::Generator]));
		refused(trade, Error::BuyerRoleMissing);
	});
}

#[test]
fn r17_what_the_seller_is_now_matters_only_where_its_certificates_must_move() {
	for roles in [Roles::NONE, Roles::of(&[Role::Auditor])] {
		test(|| {
			let trade = good_trade();
			World::set_roles(GENERATOR, roles);
			assert!(verify(trade.clone()).is_err());
			assert_ok!(World::sell(range(1, 5), GENERATOR, BUYER));
			assert_ok!(verify(trade));
		});
		test(|| {
			let trade = good_trade();
			World::pledge(range(1, 5), BUYER, settlement().trade_ref);
			World::set_roles(GENERATOR, roles);
			assert_ok!(verify(trade));
		});
	}
}

/// Otherwise a freeze until the end of a pledge would give the seller back what it has sold.
#[test]
fn r38_a_freeze_by_an_issuer_stops_only_what_the_seller_is_not_bound_to() {
	test(|| {
		let trade = good_trade();
		World::freeze_by_issuer(0);
		assert!(verify(trade.clone()).is_err());
		World::pledge(range(1, 5), BUYER, settlement().trade_ref);
		assert_ok!(verify(trade));
	});
	test(|| {
		assert_ok!(World::sell(range(1, 5), GENERATOR, BUYER));
		let trade = good_trade();
		World::freeze_by_issuer(0);
		assert_ok!(verify(trade));
	});
}

#[test]
fn verify_accepts_a_trader_that_resells() {
	test(|| {
		World::change_batch(0, |info| info.policy = Policy::Unlimited);
		assert_ok!(World::sell(range(1, 5), GENERATOR, TRADER));
		assert_ok!(verify(trade_with(|leaf| leaf.seller = TRADER)));
		assert_eq!(Evidence::evidence(0).unwrap().seller, TRADER);
	});
}

#[test]
fn r17_an_inactive_seller_delivers_what_it_pledged() {
	test(|| {
		World::pledge(range(1, 5), BUYER, H256::repeat_byte(1));
		World::lapse(GENERATOR);
		assert_ok!(verify(good_trade()));
	});
}

#[test]
fn r17_an_inactive_seller_delivers_nothing_unpledged() {
	test(|| {
		World::pledge(range(1, 4), BUYER, H256::repeat_byte(1));
		let trade = good_trade();
		World::lapse(GENERATOR);
		assert_noop!(verify(trade.clone()), NOT_DELIVERABLE);
		World::reinstate(GENERATOR);
		assert_ok!(verify(trade));
	});
}

#[test]
fn r16_certificates_pledged_to_another_trade_stay_pledged() {
	test(|| {
		World::cut(0, 5);
		World::pledge(range(5, 1), BUYER, H256::repeat_byte(2));
		let trade = good_trade();
		assert_noop!(verify(trade), NOT_DELIVERABLE);
	});
}

#[test]
fn verify_refuses_a_generation_meter_of_somebody_else() {
	test(|| {
		let trade = good_trade();
		World::change_meter(&gen(), |meter| meter.party = TRADER);
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
fn r17_meters_given_up_since_still_count() {
	test(|| {
		let trade = good_trade();
		for meter in [gen(), usage()] {
			World::change_meter(&meter, |meter| meter.to = Some(JANUARY_ENDS));
		}
		assert_ok!(verify(trade));
	});
}

#[test]
fn r17_a_suspended_seller_s_certificates_that_the_buyer_holds_are_verified() {
	test(|| {
		assert_ok!(World::sell(range(1, 5), GENERATOR, BUYER));
		let trade = good_trade();
		World::lapse(GENERATOR);
		assert_ok!(verify(trade));
	});
}

#[test]
fn r34_meters_must_be_owned_in_some_part_of_the_period() {
	test(|| {
		let trade = good_trade();
		let start = JANUARY.start(Offset::get()).unwrap();
		let owned = |meter: &MeterId, from, to| {
			World::change_meter(meter, |meter| (meter.from, meter.to) = (from, to));
		};
		let refused_outside = |meter: &MeterId, error: fn() -> Error<Test>| {
			owned(meter, JANUARY_ENDS, None);
			refused(trade.clone(), error());
			owned(meter, 0, Some(start));
			refused(trade.clone(), error());
			owned(meter, start + 5, Some(start + 5));
			refused(trade.clone(), error());
			owned(meter, 0, Some(start + 3_600));
		};
		refused_outside(&gen(), || Error::GenerationMeterNotOwned);
		refused_outside(&usage(), || Error::ConsumptionMeterNotOwned);
		owned(&usage(), JANUARY_ENDS - 3_600, None);
		assert_ok!(verify(trade.clone()));
	});
}

// Check 6.

#[test]
fn verify_refuses_a_batch_that_does_not_exist() {
	test(|| refused(trade_with(|leaf| leaf.batch = 9), Error::UnknownBatch));
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
		issue(&gen(), DECEMBER, 20);
		refused(trade_with(|leaf| leaf.batch = 1), Error::BatchPeriodMismatch);
	});
}

#[test]
fn verify_refuses_a_batch_that_cannot_be_used() {
	test(|| {
		let trade = good_trade();
		World::freeze(0);
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
		World::cut(0, 6);
		let mut both = trades(&leaves);
		assert_ok!(verify(both.pop().unwrap()));
		refused(both.pop().unwrap(), Error::SettledTooLittle);
	});
}

#[test]
fn r05_settled_energy_above_the_certificates_backs_nothing() {
	test(|| {
		assert_ok!(verify(trade_with(|leaf| leaf.energy = mwh(1_000))));
		let record = Evidence::evidence(0).unwrap();
		assert_eq!((record.energy, record.settled), (mwh(5), mwh(1_000)));
		assert_eq!(World::voucher(0).unwrap().energy, mwh(5));
		assert_eq!(allocated_at(&gen(), JANUARY), mwh(5));
	});
}

#[test]
fn r05_allocation_and_voucher_are_units_times_face_value() {
	test(|| {
		let face_value = Energy::from_wh(700_001);
		World::change_batch(0, |info| info.face_value = face_value);
		assert_ok!(verify(good_trade()));
		let worth = face_value.checked_mul(5).unwrap();
		assert_eq!(Evidence::evidence(0).unwrap().energy, worth);
		assert_eq!(World::voucher(0).unwrap().energy, worth);
		assert_eq!(allocated(), worth);
	});
}

#[test]
fn r05_the_settled_energy_may_be_exactly_the_certificates() {
	test(|| {
		assert_ok!(verify(trade_with(|leaf| leaf.energy = mwh(5))));
		let record = Evidence::evidence(0).unwrap();
		assert_eq!((record.energy, record.settled), (mwh(5), mwh(5)));
	});
}

#[test]
fn verify_refuses_more_energy_than_can_be_counted() {
	test(|| {
		World::change_batch(0, |info| info.face_value = Energy::from_wh(u64::MAX));
		let trade = good_trade();
		assert_noop!(verify(trade), ArithmeticError::Overflow);
	});
}

#[test]
fn verify_refuses_certificates_that_do_not_exist() {
	test(|| {
		World::cut(0, 18);
		let trade = trade_with(|leaf| leaf.first = 18);
		assert_noop!(verify(trade), NO_BUNDLE);
	});
}

#[test]
fn verify_refuses_certificates_from_the_middle_of_a_bundle() {
	test(|| {
		let trade = trade_with(|leaf| leaf.first = 2);
		assert_noop!(verify(trade.clone()), NO_BUNDLE);
		World::cut(0, 2);
		assert_ok!(verify(trade));
		assert_eq!(World::bundle_of(0, 1).holder, GENERATOR);
		assert_eq!(World::bundle_of(0, 7).holder, GENERATOR);
	});
}

#[test]
fn r16_verify_takes_certificates_from_eight_adjacent_bundles_and_no_more() {
	test(|| {
		(2..=9).for_each(|number| World::cut(0, number));
		let mut both = trades(&[another(1, 1, 9), another(2, 1, 8)]).into_iter();
		assert_noop!(verify(both.next().unwrap()), TOO_MANY_BUNDLES);
		assert_ok!(verify(both.next().unwrap()));
		assert_eq!(World::bundle_of(0, 8).holder, BUYER);
		assert_eq!(World::bundle_of(0, 9).holder, GENERATOR);
	});
}

#[test]
fn r01_verification_keeps_the_reading_that_was_fixed() {
	test(|| {
		let readings =
			[reading(gen(), mwh(20)), reading(gen(), mwh(99)), reading(usage(), mwh(12))];
		let [first, second, consumption] = anchor_readings(&readings).try_into().unwrap();
		let settlements = anchor_settlements(0, &[settlement(), another(2, 6, 5)]);
		let trade = |at: usize, generation: ProvedReading| ProvedTrade {
			settlement: settlements[at].clone(),
			generation,
			consumption: consumption.clone(),
		};
		assert_ok!(verify(trade(0, first.clone())));
		refused(trade(1, second), Error::ReadingConflict);
		assert_ok!(verify(trade(1, first)));
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
		World::set_carried(&gen(), JANUARY, Carried { into: Energy::ZERO, out });
		let trade = trade_of(reading(gen(), mwh(5)), reading(usage(), mwh(12)));
		refused(trade.clone(), Error::GenerationExceeded);
		World::set_carried(&gen(), JANUARY, Carried { into: out, out });
		assert_ok!(verify(trade));
	});
}

#[test]
fn r06_energy_taken_over_from_the_period_before_is_allocated_in_this_one() {
	test(|| {
		let less = Energy::from_wh(5 * MWH - 1);
		let carried = Carried { into: Energy::from_wh(1), out: Energy::ZERO };
		World::set_carried(&gen(), JANUARY, carried);
		World::set_carried(&usage(), JANUARY, Carried::default());
		assert_ok!(verify(trade_of(reading(gen(), less), reading(usage(), mwh(5)))));
	});
}

#[test]
fn r01_the_tolerance_of_the_first_use_holds_for_ever() {
	test(|| {
		Tolerance::set(&10_000);
		let metered = Energy::from_wh(4_960_000);
		let trade = trade_of(reading(gen(), metered), reading(usage(), metered));
		assert_ok!(verify(trade.clone()));
		Tolerance::set(&50_000);
		let settlement = anchor_settlements(1, &[another(2, 6, 1)]).pop().unwrap();
		refused(ProvedTrade { settlement, ..trade }, Error::GenerationExceeded);
	});
}

#[test]
fn a_refused_trade_leaves_no_reading_behind() {
	test(|| {
		let trade = good_trade();
		World::freeze(0);
		assert!(verify(trade).is_err());
		assert_eq!(Evidence::metered(&gen(), JANUARY), None);
		assert!(World::vouchers().is_empty());
	});
}
