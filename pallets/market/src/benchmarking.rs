//! What the calls cost in their worst cases.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use crate::*;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungibles::Mutate, Get},
	weights::Weight,
};
use frame_system::RawOrigin;
use verdigrid_primitives::{
	certificate::{EnergySource, ProjectCode},
	party::{Direction, MeterId, Role, Roles},
	traits::Scenario,
	Period,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

const UNITS: u32 = 100;
const PRICE: Amount = 1_000;
const MONEY: Amount = 1_000_000_000;
/// 2024-02-15: the period of the certificates has ended.
const TIME: Moment = 1_707_955_200;

fn period() -> Period {
	Period::year_month(2024, 1).expect("a month")
}

/// The settlement asset, allowed.
fn asset<T: Config>() -> T::AssetId {
	let asset = T::BenchmarkAsset::get();
	Assets::<T>::insert(&asset, ());
	asset
}

fn party<T: Config>(name: &'static str, role: Role) -> (T::AccountId, PartyId) {
	let who = account(name, 0, 0);
	let party = Helper::<T>::party(&who, Roles::of(&[role]));
	T::Money::mint_into(asset::<T>(), &who, MONEY).expect("the asset can be minted");
	(who, party)
}

/// A seller with certificates: of these, the market takes the first, which leaves a bundle behind.
fn seller<T: Config>() -> (T::AccountId, CertificateRange) {
	Helper::<T>::set_time(TIME);
	let (who, party) = party::<T>("seller", Role::Generator);
	let meter = MeterId::new("BENCH-1").expect("an identification");
	Helper::<T>::meter(party, &meter, Direction::Generation, period());
	let class = TradeClass::TRADABLE;
	let range = Helper::<T>::certificates(party, &meter, class, period(), UNITS + 1);
	(who, CertificateRange { units: UNITS, ..range })
}

/// A time at which certificates of the period can be wanted. The chain has their class once some were
/// issued.
fn ready<T: Config>() {
	Helper::<T>::set_time(TIME);
	if T::Certificates::class(TradeClass::TRADABLE).is_none() {
		seller::<T>();
	}
}

fn expiry<T: Config>() -> Moment {
	Pallet::<T>::now() + T::MaxDuration::get()
}

fn criteria<T: Config>(range: CertificateRange) -> Criteria {
	let batch = T::Certificates::batch(range.batch).expect("it was issued");
	Criteria {
		source: Some(batch.source),
		region: Some(batch.region),
		project: Some(batch.project),
		periods: PeriodRange { first: period(), last: period() },
		min_validity: 1,
	}
}

fn widest_criteria() -> Criteria {
	Criteria {
		source: Some(EnergySource::Wind),
		region: Some(vec![b'X'; 8].try_into().expect("eight characters")),
		project: Some(ProjectCode::with_check("BENCHMARK0000001").expect("sixteen characters")),
		periods: PeriodRange { first: period(), last: period() },
		min_validity: 1,
	}
}

fn open_offer<T: Config>() -> (T::AccountId, OfferId) {
	let (who, range) = seller::<T>();
	let offer = NextOffer::<T>::get();
	let CertificateRange { batch, first, units } = range;
	let origin = RawOrigin::Signed(who.clone()).into();
	let expiry = expiry::<T>();
	Pallet::<T>::offer(origin, batch, first, units, PRICE, asset::<T>(), None, 1, expiry)
		.expect("the seller holds them");
	(who, offer)
}

fn open_demand<T: Config>(criteria: Criteria) -> (T::AccountId, DemandId) {
	ready::<T>();
	let (who, _) = party::<T>("buyer", Role::Consumer);
	let demand = NextDemand::<T>::get();
	let (class, expiry) = (TradeClass::TRADABLE, expiry::<T>());
	let origin = RawOrigin::Signed(who.clone()).into();
	Pallet::<T>::demand(origin, class, criteria, UNITS, 1, PRICE, asset::<T>(), expiry)
		.expect("the buyer has the money");
	(who, demand)
}

/// The largest grid, from a price of one.
const GRID: Grid = Grid { lowest: 1, tick: 1, levels: MAX_LEVELS };

fn centre<T: Config>() -> T::AccountId {
	ready::<T>();
	party::<T>("centre", Role::TradingCentre).0
}

fn lot(criteria: Criteria) -> Lot {
	Lot { class: TradeClass::TRADABLE, criteria }
}

/// A round that takes certificates of the period.
fn new_round<T: Config>() -> (T::AccountId, RoundId) {
	let (who, round) = (centre::<T>(), NextRound::<T>::get());
	let periods = PeriodRange { first: period(), last: period() };
	let any = Criteria { source: None, region: None, project: None, periods, min_validity: 0 };
	let origin = RawOrigin::Signed(who.clone()).into();
	Pallet::<T>::open_round(origin, lot(any), asset::<T>(), GRID, expiry::<T>())
		.expect("a trading centre opens it");
	(who, round)
}

fn place_bid<T: Config>(who: &T::AccountId, round: RoundId, units: u32, price: Amount) {
	Pallet::<T>::bid(RawOrigin::Signed(who.clone()).into(), round, units, price)
		.expect("the buyer has the money");
}

fn place_ask<T: Config>(
	who: &T::AccountId,
	round: RoundId,
	range: CertificateRange,
	price: Amount,
) {
	let CertificateRange { batch, first, units } = range;
	Pallet::<T>::ask(RawOrigin::Signed(who.clone()).into(), round, batch, first, units, price)
		.expect("the seller holds them");
}

/// A due round whose levels are counted, and in which every step takes a bid and an ask, splits the
/// ask's certificates, settles, and ends both.
fn round_to_settle<T: Config>(matches: u32) -> RoundId {
	let (_, round) = new_round::<T>();
	let (_, owner) = party::<T>("generator", Role::Generator);
	let seller = account("generator", 0, 0);
	let meter = MeterId::new("BENCH-2").expect("an identification");
	Helper::<T>::meter(owner, &meter, Direction::Generation, period());
	let all =
		Helper::<T>::certificates(owner, &meter, TradeClass::TRADABLE, period(), 3 * MAX_STEPS);
	let (buyer, _) = party::<T>("buyer", Role::Consumer);
	for at in 0..matches {
		// Two thirds of each ask are served.
		let range = CertificateRange { first: all.first + 3 * at, units: 3, ..all };
		place_ask::<T>(&seller, round, range, 1);
		place_bid::<T>(&buyer, round, 2, Amount::from(MAX_LEVELS - 7 * at));
	}
	Helper::<T>::set_time(expiry::<T>());
	for _ in 0..MAX_LEVELS.div_ceil(crate::LEVELS_PER_STEP) {
		Pallet::<T>::advance_round(round, 1).expect("the round is due");
	}
	round
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn offer() {
		let (who, range) = seller::<T>();
		let (_, to) = party::<T>("buyer", Role::Consumer);
		let CertificateRange { batch, first, units } = range;
		let (asset, expiry) = (asset::<T>(), expiry::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), batch, first, units, PRICE, asset, Some(to), 1, expiry);

		assert_eq!(Offers::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn cancel_offer() {
		let (who, id) = open_offer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(!Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn buy() {
		let (_, id) = open_offer::<T>();
		let (who, _) = party::<T>("buyer", Role::Consumer);
		let batch = Offers::<T>::get(id).unwrap().range.batch;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, batch, UNITS - 1, asset::<T>(), PRICE);

		assert_eq!(Offers::<T>::get(id).map(|left| left.range.units), Some(1));
	}

	#[benchmark]
	fn demand() {
		ready::<T>();
		let (who, _) = party::<T>("buyer", Role::Consumer);
		let (class, asset, expiry) = (TradeClass::TRADABLE, asset::<T>(), expiry::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), class, widest_criteria(), UNITS, 1, PRICE, asset, expiry);

		assert_eq!(Demands::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn cancel_demand() {
		Helper::<T>::set_time(TIME);
		let (who, id) = open_demand::<T>(widest_criteria());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(!Demands::<T>::contains_key(id));
	}

	#[benchmark]
	fn fill() {
		let (who, range) = seller::<T>();
		let (_, id) = open_demand::<T>(criteria::<T>(range));
		let CertificateRange { batch, first, units } = range;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, batch, first, units, asset::<T>(), PRICE - 1);

		assert!(!Demands::<T>::contains_key(id));
	}

	#[benchmark]
	fn expire_offer() {
		let (who, id) = open_offer::<T>();
		Helper::<T>::set_time(expiry::<T>());

		#[extrinsic_call]
		expire(RawOrigin::Signed(who), Order::Offer(id));

		assert!(!Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn expire_demand() {
		Helper::<T>::set_time(TIME);
		let (who, id) = open_demand::<T>(widest_criteria());
		Helper::<T>::set_time(expiry::<T>());

		#[extrinsic_call]
		expire(RawOrigin::Signed(who), Order::Demand(id));

		assert!(!Demands::<T>::contains_key(id));
	}

	/// An order is open that has not expired.
	#[benchmark]
	fn sweep() {
		let (_, id) = open_offer::<T>();
		let used;

		#[block]
		{
			used = Pallet::<T>::sweep(Weight::MAX);
		}

		assert_eq!(used, T::WeightInfo::sweep());
		assert!(Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn set_aside() {
		let (_, id) = open_offer::<T>();
		let order = Order::Offer(id);
		let (expiry, order) =
			Expiring::<T>::iter_keys().find(|(_, open)| *open == order).expect("it is open");

		#[block]
		{
			Pallet::<T>::set_aside(expiry, order, Error::<T>::NotFound.into());
		}

		assert!(SetAside::<T>::contains_key(order));
	}

	#[benchmark]
	fn open_round() {
		let who = centre::<T>();
		let (asset, expiry) = (asset::<T>(), expiry::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), lot(widest_criteria()), asset, GRID, expiry);

		assert_eq!(Rounds::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn bid() {
		let (_, round) = new_round::<T>();
		let (who, _) = party::<T>("buyer", Role::Consumer);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), round, UNITS, PRICE);

		assert_eq!(Bids::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn ask() {
		let (_, round) = new_round::<T>();
		let (who, range) = seller::<T>();
		let CertificateRange { batch, first, units } = range;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), round, batch, first, units, PRICE);

		assert_eq!(Asks::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn cancel_bid() {
		let (_, round) = new_round::<T>();
		let (who, _) = party::<T>("buyer", Role::Consumer);
		place_bid::<T>(&who, round, UNITS, PRICE);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), round, PRICE);

		assert_eq!(Bids::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn cancel_ask() {
		let (_, round) = new_round::<T>();
		let (who, range) = seller::<T>();
		place_ask::<T>(&who, round, range, PRICE);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), round, range.batch, range.first);

		assert_eq!(Asks::<T>::iter_keys().count(), 0);
	}

	/// Nothing can bar the party from here: the look at it and what follows, without the call.
	#[benchmark]
	fn drop_bid() {
		let (_, round) = new_round::<T>();
		let (who, _) = party::<T>("buyer", Role::Consumer);
		place_bid::<T>(&who, round, UNITS, PRICE);
		let buyer = T::Parties::party_of(&who).unwrap();

		#[block]
		{
			Pallet::<T>::remove_bid(round, buyer, PRICE, |_| {
				assert!(!T::Parties::is_barred(buyer));
				Ok(())
			})
			.expect("it stands in the round");
		}

		assert_eq!(Bids::<T>::iter_keys().count(), 0);
	}

	/// Nothing can freeze the batch from here: the look at it and what follows, without the call.
	#[benchmark]
	fn drop_ask() {
		let (_, round) = new_round::<T>();
		let (who, range) = seller::<T>();
		place_ask::<T>(&who, round, range, PRICE);
		let (seller, key) = (T::Parties::party_of(&who).unwrap(), (range.batch, range.first));

		#[block]
		{
			Pallet::<T>::remove_ask(round, seller, key, |_| {
				assert!(!T::Parties::is_barred(seller));
				T::Certificates::ensure_may_settle(range.batch)
			})
			.expect("it stands in the round");
		}

		assert_eq!(Asks::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn cancel_round() {
		let (who, round) = new_round::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), round);

		assert!(matches!(Rounds::<T>::get(round).map(|r| r.stage), Some(Stage::Cancelled(_))));
	}

	#[benchmark]
	fn close_round(s: Linear<1, MAX_STEPS>) {
		let round = round_to_settle::<T>(s);
		let before = NextTrade::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), round, s);

		assert_eq!(NextTrade::<T>::get() - before, u64::from(s));
	}

	/// Measured with root, which the runtime's `AssetOrigin` accepts.
	#[benchmark]
	fn set_settlement_asset() {
		let asset = T::BenchmarkAsset::get();

		#[extrinsic_call]
		_(RawOrigin::Root, asset.clone(), true);

		assert!(Assets::<T>::contains_key(asset));
	}

	impl_benchmark_test_suite! { Pallet, crate::mock::ExtBuilder::build(), crate::mock::Test }
}
