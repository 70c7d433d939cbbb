use super::*;
use crate::expiry::MAX_SWEPT;
use codec::{Encode, MaxEncodedLen};
use frame_support::{traits::Hooks, weights::Weight};
use verdigrid_primitives::traits::Tradable as _;

/// Lets the sweep run with this weight, which it never exceeds.
fn sweep_with(weight: Weight) -> Weight {
	let used = Market::on_idle(System::block_number(), weight);
	assert!(used.all_lte(weight));
	check();
	used
}

fn sweep() -> Weight {
	sweep_with(Weight::MAX)
}

/// The weight of a look that finds nothing to do.
fn look() -> Weight {
	<Test as Config>::WeightInfo::sweep()
}

/// The weight of ending one order.
fn end_of(order: Order) -> Weight {
	Market::expire_weight(&order).saturating_add(<Test as Config>::WeightInfo::set_aside())
}

/// Offers of one certificate each that expire at these moments.
fn offers(expiries: impl IntoIterator<Item = Moment>) -> Vec<OfferId> {
	let offer = |(first, expires_at)| {
		Offering { range: range(OFTEN, first, 1), min_units: 1, expires_at, ..Default::default() }
			.open()
	};
	(1..).zip(expiries).map(offer).collect()
}

fn open() -> Vec<OfferId> {
	let mut open: Vec<_> = Offers::<Test>::iter_keys().collect();
	open.sort();
	open
}

fn set_aside() -> Vec<Order> {
	let mut aside: Vec<_> = SetAside::<Test>::iter_keys().collect();
	aside.sort();
	aside
}

#[test]
fn the_sweep_ends_offers_and_demands_whose_time_is_over() {
	ExtBuilder::build_and_execute(|| {
		let offer = Order::Offer(Offering::default().open());
		let demand = Order::Demand(Demanding::default().open());
		Clock::set(EXPIRY);
		let used = sweep();
		assert_eq!(used, look().saturating_add(end_of(offer)).saturating_add(end_of(demand)));
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
		assert_eq!((held(CNY, BUYER), World::free(CNY, BUYER)), (0, ENDOWMENT));
		assert_eq!(
			(World::free(NATIVE, SELLER), World::free(NATIVE, BUYER)),
			(ENDOWMENT, ENDOWMENT)
		);
		let told = |order| events().contains(&Event::OrderExpired { order });
		assert!(told(offer) && told(demand));
	});
}

#[test]
fn the_sweep_leaves_alone_what_has_not_expired() {
	ExtBuilder::build_and_execute(|| {
		let open_then = offers([EXPIRY, EXPIRY + 1]);
		Clock::set(EXPIRY - 1);
		assert_eq!(sweep(), look());
		assert_eq!(open(), open_then);
		Clock::set(EXPIRY);
		sweep();
		assert_eq!(open(), open_then[1..]);
	});
}

#[test]
fn the_sweep_takes_what_expired_first() {
	ExtBuilder::build_and_execute(|| {
		// Across every byte that may differ, so that only a true order of numbers passes.
		let expiries = [NOW + 900, NOW + 3, NOW + 256, NOW + 255, NOW + 1, NOW + 600];
		offers(expiries);
		Clock::set(NOW + MAX_DURATION);
		let one = look().saturating_add(end_of(Order::Offer(0)));
		let mut left = expiries.to_vec();
		while let Some(earliest) = left.iter().min().copied() {
			sweep_with(one);
			left.retain(|expiry| *expiry != earliest);
			let mut open: Vec<_> =
				Offers::<Test>::iter_values().map(|offer| offer.expires_at).collect();
			open.sort();
			left.sort();
			assert_eq!(open, left);
		}
	});
}

#[test]
fn the_sweep_ends_a_limited_number_in_one_block() {
	ExtBuilder::build_and_execute(|| {
		offers((0..MAX_SWEPT + 3).map(|_| EXPIRY));
		Clock::set(EXPIRY);
		let used = sweep();
		assert_eq!(open().len(), 3);
		let most = end_of(Order::Offer(0)).saturating_mul(MAX_SWEPT as u64);
		assert_eq!(used, look().saturating_add(most));
		sweep();
		assert_eq!(open(), [0; 0]);
	});
}

#[test]
fn the_sweep_does_nothing_without_weight() {
	ExtBuilder::build_and_execute(|| {
		offers([EXPIRY]);
		Clock::set(EXPIRY);
		let before = storage_root();
		assert_eq!(sweep_with(Weight::zero()), Weight::zero());
		let too_little = look().saturating_sub(Weight::from_parts(1, 0));
		assert_eq!(sweep_with(too_little), Weight::zero());
		let no_proof = look().saturating_sub(Weight::from_parts(0, 1));
		assert_eq!(sweep_with(no_proof), Weight::zero());
		assert_eq!(sweep_with(look()), look());
		assert_eq!(storage_root(), before);
	});
}

#[test]
fn the_sweep_ends_as_many_as_the_weight_reaches_for() {
	ExtBuilder::build_and_execute(|| {
		let ids = offers([EXPIRY, EXPIRY + 1, EXPIRY + 2]);
		Clock::set(EXPIRY + 2);
		let one = look().saturating_add(end_of(Order::Offer(0)));
		sweep_with(one.saturating_sub(Weight::from_parts(1, 0)));
		assert_eq!(open(), ids);
		sweep_with(one);
		assert_eq!(open(), ids[1..]);
		let almost_two =
			one.saturating_add(end_of(Order::Offer(0))).saturating_sub(Weight::from_parts(0, 1));
		assert_eq!(sweep_with(almost_two), one);
		assert_eq!(open(), ids[2..]);
	});
}

#[test]
fn the_sweep_does_nothing_before_time_is_known() {
	ExtBuilder::build_and_execute(|| {
		offers([EXPIRY]);
		Clock::set(0);
		assert_eq!(sweep(), look());
		assert_eq!(open().len(), 1);
	});
}

#[test]
fn the_sweep_finds_nothing_on_an_empty_market() {
	ExtBuilder::build_and_execute(|| assert_eq!(sweep(), look()));
}

#[test]
fn what_cannot_be_ended_is_set_aside_and_blocks_nothing() {
	ExtBuilder::build_and_execute(|| {
		let stuck = Demanding { expires_at: EXPIRY, ..Default::default() }.open();
		Demanding { who: THIRD, expires_at: EXPIRY + 1, ..Default::default() }.open();
		assert_ok!(World::block(BUYER));
		Clock::set(EXPIRY + 1);
		sweep();

		let order = Order::Demand(stuck);
		assert_eq!(Demands::<Test>::iter_keys().collect::<Vec<_>>(), [stuck]);
		assert_eq!((held(CNY, BUYER), deposits(BUYER)), (50 * PRICE, DEMAND_DEPOSIT));
		assert_eq!(World::free(CNY, THIRD), ENDOWMENT);
		assert_eq!(set_aside(), [order]);
		let error = sp_runtime::TokenError::CannotCreate.into();
		assert!(events().contains(&Event::ExpiryFailed { order, error }));
		assert_eq!(sweep(), look());
	});
}

#[test]
fn orders_in_a_frozen_asset_are_set_aside_or_end() {
	ExtBuilder::build_and_execute(|| {
		let demand = Order::Demand(Demanding::default().open());
		let offer = Offering::default().open();
		assert_ok!(Assets::freeze_asset(signed(SELLER), 1));
		Clock::set(EXPIRY);
		sweep();
		assert_eq!(Market::offer_info(offer), None);
		assert_eq!(set_aside(), [demand]);
		assert_ok!(Assets::thaw_asset(signed(SELLER), 1));
		assert_ok!(Market::expire(signed(STRANGER), demand));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn what_was_set_aside_can_be_expired_by_call() {
	ExtBuilder::build_and_execute(|| {
		let order = Order::Demand(Demanding::default().open());
		assert_ok!(World::block(BUYER));
		Clock::set(EXPIRY);
		sweep();
		assert_noop!(Market::expire(signed(STRANGER), order), sp_runtime::TokenError::CannotCreate);
		assert_ok!(World::unblock(BUYER));
		assert_ok!(Market::expire(signed(STRANGER), order));
		assert_eq!((set_aside(), World::free(CNY, BUYER)), (vec![], ENDOWMENT));
	});
}

#[test]
fn what_was_set_aside_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(World::block(BUYER));
		Clock::set(EXPIRY);
		sweep();
		assert_ok!(World::unblock(BUYER));
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert_eq!((set_aside(), World::free(CNY, BUYER)), (vec![], ENDOWMENT));
	});
}

#[test]
fn an_offer_that_the_register_does_not_release_is_set_aside() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY);
		// Nothing that exists can bring this about; should it happen, the sweep must not stop.
		let lock = Lock::Offer(id);
		let expected = range(ONCE, 101, 50);
		assert_ok!(World::release(expected, lock));
		Market::on_idle(System::block_number(), Weight::MAX);
		assert_eq!(set_aside(), [Order::Offer(id)]);
		assert_eq!(deposits(SELLER), OFFER_DEPOSIT);
		assert_ok!(World::lock(expected, 101, lock));
		assert_ok!(Market::expire(signed(STRANGER), Order::Offer(id)));
	});
}

#[test]
fn the_sweep_has_nothing_left_of_orders_that_ended_otherwise() {
	ExtBuilder::build_and_execute(|| {
		let [sold, cancelled, expired] = offers([EXPIRY; 3])[..] else { panic!("three offers") };
		let satisfied = Demanding::default().open();
		let withdrawn = Demanding::default().open();
		assert_ok!(buy(BUYER, sold, 1, PRICE));
		assert_ok!(Market::cancel_offer(signed(SELLER), cancelled));
		assert_ok!(fill(SELLER, satisfied, range(ONCE, 1, 50), PRICE));
		assert_ok!(Market::cancel_demand(signed(BUYER), withdrawn));
		Clock::set(EXPIRY);
		assert_ok!(Market::expire(signed(STRANGER), Order::Offer(expired)));
		assert_eq!(Expiring::<Test>::iter_keys().count(), 0);
		assert_eq!(sweep(), look());
	});
}

#[test]
fn a_trade_of_a_part_leaves_an_order_in_its_place() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering::default().open();
		let demand = Demanding::default().open();
		assert_ok!(buy(THIRD, offer, 10, PRICE));
		assert_ok!(fill(SELLER, demand, range(ONCE, 1, 10), PRICE));
		check();
		Clock::set(EXPIRY);
		sweep();
		assert_eq!((Market::offer_info(offer), Market::demand_info(demand)), (None, None));
	});
}

#[test]
fn r22_the_sweep_frees_frozen_and_expired_certificates_of_suspended_parties() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::change_batch(ONCE, |batch| batch.frozen = true);
		World::suspend(101);
		Clock::set(VALID_UNTIL);
		sweep();
		assert_eq!(Market::offer_info(id), None);
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
	});
}

#[test]
fn moments_sort_as_they_are_stored() {
	let moments = [0, 1, 255, 256, 65_535, 65_536, NOW, NOW + 1, Moment::MAX - 1, Moment::MAX];
	let keys: Vec<_> = moments.iter().map(|moment| Instant::from(*moment).encode()).collect();
	assert!(keys.is_sorted());
	for moment in moments {
		assert_eq!(Instant::from(moment).moment(), moment);
	}
}

#[test]
fn r26_the_deposit_pays_for_the_place_in_the_index() {
	let footprint = Market::order_footprint::<OfferOf<Test>>();
	assert_eq!(footprint.count, 2);
	let index = <(Instant, Order)>::max_encoded_len();
	assert_eq!(footprint.size as usize, OfferOf::<Test>::max_encoded_len() + index);
}
