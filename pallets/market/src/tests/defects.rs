//! Defects that other systems have, and this one must not have.

use super::*;
use crate::expiry::MAX_SWEPT;
use frame_support::{traits::Hooks, weights::Weight};

fn sweep() {
	Market::on_idle(System::block_number(), Weight::MAX);
}

#[test]
fn defect_03_one_step_too_far_in_a_range_is_refused() {
	// A loop or a range that ends one late sells a certificate that is not on offer.
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_noop!(buy(BUYER, id, 51, PRICE), Error::<Test>::TooManyUnits);
		assert_ok!(buy(BUYER, id, 50, PRICE));
		assert_eq!(World::unit(ONCE, 150), (102, BundleState::Active));
		assert_eq!(World::unit(ONCE, 151), (101, BundleState::Active));
	});
}

#[test]
fn defect_01_the_parts_of_an_offer_are_exactly_the_whole() {
	// A split that counts its end wrongly gives one certificate to two buyers.
	ExtBuilder::build_and_execute(|| {
		let id = Offering { min_units: 1, ..Default::default() }.open();
		let mut next = 101;
		for units in [1, 2, 17, 30] {
			assert_ok!(buy(BUYER, id, units, PRICE));
			let trade = Trades::<Test>::iter_values().find(|trade| trade.range.first == next);
			let sold = trade.unwrap().range;
			assert_eq!(sold, range(ONCE, next, units));
			next = sold.end().unwrap();
		}
		assert_eq!((next, World::units_of(102, ONCE)), (151, 50));
	});
}

#[test]
fn defect_02_numbers_of_orders_that_ended_are_not_given_again() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering::default().open();
		let demand = Demanding::default().open();
		Clock::set(EXPIRY);
		sweep();
		Clock::set(NOW);
		assert_eq!(Offering::default().open(), offer + 1);
		assert_eq!(Demanding::default().open(), demand + 1);
	});
}

#[test]
fn defect_06_certificates_of_a_partly_sold_offer_all_come_back() {
	// There, what was not paid in time stayed with the market for ever.
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 20, PRICE));
		Clock::set(EXPIRY);
		sweep();
		assert_eq!(World::units_of(101, ONCE) + World::units_of(102, ONCE), ISSUED);
		let free: u32 = World::free_bundles(101, ONCE).iter().map(|(_, units)| units).sum();
		assert_eq!(free, ISSUED - 20);
	});
}

#[test]
fn defect_06_money_of_an_expired_demand_never_stays_behind() {
	ExtBuilder::build_and_execute(|| {
		Demanding::default().open();
		Clock::set(EXPIRY);
		sweep();
		assert_eq!((held(CNY, BUYER), deposits(BUYER)), (0, 0));
		assert_eq!((World::free(CNY, BUYER), World::free(NATIVE, BUYER)), (ENDOWMENT, ENDOWMENT));
	});
}

#[test]
fn defect_06_a_cancelled_offer_leaves_no_purchase_pending() {
	// There, a seller could withdraw under a purchase that had begun: here there is no between.
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::UnknownOffer);
		assert_eq!((World::free(CNY, BUYER), World::units_of(102, ONCE)), (ENDOWMENT, 0));
	});
}

#[test]
fn defect_06_housekeeping_goes_to_what_is_due_not_to_the_first_in_storage() {
	// There, every block removed one order from the start of the map.
	ExtBuilder::build_and_execute(|| {
		for first in 1..=200 {
			let expires_at = EXPIRY + 100;
			let offer = Offering {
				range: range(OFTEN, first, 1),
				min_units: 1,
				expires_at,
				..Default::default()
			};
			offer.open();
		}
		let due = Offering::default().open();
		Clock::set(EXPIRY);
		sweep();
		assert_eq!(Market::offer_info(due), None);
		assert_eq!(Offers::<Test>::iter_keys().count(), 200);
	});
}

#[test]
fn defect_06_one_order_that_cannot_end_does_not_block_the_others() {
	ExtBuilder::build_and_execute(|| {
		let stuck = Demanding::default().open();
		assert_ok!(World::block(BUYER));
		for first in 1..=2 * MAX_SWEPT as u32 {
			let expires_at = EXPIRY + 1;
			Offering {
				range: range(OFTEN, first, 1),
				min_units: 1,
				expires_at,
				..Default::default()
			}
			.open();
		}
		Clock::set(EXPIRY + 1);
		(0..3).for_each(|_| sweep());
		assert_eq!(Offers::<Test>::iter_keys().count(), 0);
		assert!(Market::demand_info(stuck).is_some());
	});
}

#[test]
fn defect_08_buying_and_expiring_never_overlap() {
	// There, claim and cancel were both possible after the end.
	ExtBuilder::build_and_execute(|| {
		for now in [EXPIRY - 1, EXPIRY, EXPIRY + 1] {
			let id = Offering::default().open();
			Clock::set(now);
			let order = Order::Offer(id);
			let could_expire = may(|| Market::expire(signed(STRANGER), order));
			let could_buy = may(|| buy(BUYER, id, 10, PRICE));
			assert_eq!((could_buy, could_expire), (now < EXPIRY, now >= EXPIRY));
			Clock::set(NOW);
			assert_ok!(Market::cancel_offer(signed(SELLER), id));
		}
	});
}

#[test]
fn defect_08_filling_and_expiring_never_overlap() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		for now in [EXPIRY - 1, EXPIRY, EXPIRY + 1] {
			Clock::set(now);
			let could_expire = may(|| Market::expire(signed(STRANGER), Order::Demand(id)));
			let could_fill = may(|| fill(SELLER, id, range(ONCE, 1, 10), PRICE));
			assert_eq!((could_fill, could_expire), (now < EXPIRY, now >= EXPIRY));
		}
	});
}

/// Whether a call would work, without its effects.
fn may(call: impl FnOnce() -> DispatchResult) -> bool {
	use frame_support::storage::{with_transaction, TransactionOutcome};
	with_transaction(|| {
		let worked = call().is_ok();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(worked))
	})
	.unwrap()
}

#[test]
fn defect_08_the_sweep_ends_nothing_that_can_still_be_bought() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY - 1);
		sweep();
		assert_ok!(buy(BUYER, id, 50, PRICE));
		Clock::set(EXPIRY);
		sweep();
		assert_eq!(World::units_of(102, ONCE), 50);
	});
}

#[test]
fn defect_08_an_end_that_failed_is_not_reported_as_done() {
	// There, a claim that moved nothing removed the swap and reported success.
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(World::block(BUYER));
		Clock::set(EXPIRY);
		let order = Order::Demand(id);
		assert_noop!(Market::expire(signed(STRANGER), order), sp_runtime::TokenError::CannotCreate);
		sweep();
		assert!(!events().contains(&Event::OrderExpired { order }));
		assert_eq!((Market::demand_info(id).is_some(), held(CNY, BUYER)), (true, 50 * PRICE));
	});
}

#[test]
fn defect_08_an_expiry_near_the_end_of_time_does_not_overflow() {
	ExtBuilder::build_and_execute(|| {
		let late = |expires_at| Offering { expires_at, ..Default::default() };
		assert_noop!(late(Moment::MAX).submit(), Error::<Test>::ExpiryTooFar);
		// The last second that the clock of the chain can show.
		let last = u64::MAX / 1_000;
		Clock::set(last - 1);
		World::change_batch(ONCE, |batch| batch.valid_until = Moment::MAX);
		assert_noop!(late(last - 1).submit(), Error::<Test>::ExpiryInPast);
		let id = late(last).open();
		sweep();
		assert!(Market::offer_info(id).is_some());
		Clock::set(last);
		sweep();
		assert_eq!(Market::offer_info(id), None);
	});
}

#[test]
fn defect_09_an_ended_order_leaves_nothing_in_any_index() {
	ExtBuilder::build_and_execute(|| {
		Offering::default().open();
		Demanding::default().open();
		assert_ok!(World::block(BUYER));
		Clock::set(EXPIRY);
		sweep();
		assert_ok!(World::unblock(BUYER));
		assert_ok!(Market::expire(signed(STRANGER), Order::Demand(0)));
		assert_eq!(Offers::<Test>::iter_keys().count(), 0);
		assert_eq!(Demands::<Test>::iter_keys().count(), 0);
		assert_eq!(Expiring::<Test>::iter_keys().count(), 0);
		assert_eq!(SetAside::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn defect_11_housekeeping_is_bounded_by_weight_and_by_number() {
	// There, the start of a block removed every expired order, however many.
	ExtBuilder::build_and_execute(|| {
		for first in 1..=100 {
			Offering { range: range(OFTEN, first, 1), min_units: 1, ..Default::default() }.open();
		}
		Clock::set(EXPIRY);
		let open = || Offers::<Test>::iter_keys().count();
		sweep();
		assert_eq!(open(), 100 - MAX_SWEPT);
		Market::on_idle(System::block_number(), Weight::zero());
		assert_eq!(open(), 100 - MAX_SWEPT);
	});
}
