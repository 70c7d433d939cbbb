//! What the calls cost in their worst cases.
//!
//! The account that takes an order back stands for a former one, on which everything is held.

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
	benchmarking::Scenario,
	certificate::{CertificateRange, EnergySource, ProjectCode, TradeClass},
	party::{Direction, MeterId, PartyId, Role, Roles},
	trade::{Amount, Criteria, DemandId, OfferId, PeriodRange},
	traits::CertificateBatches,
	Moment, Period,
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
	(who, party)
}

/// A party with money.
fn buyer<T: Config>() -> T::AccountId {
	let (who, _) = party::<T>("buyer", Role::Consumer);
	T::Money::mint_into(asset::<T>(), &who, MONEY).expect("the asset can be minted");
	who
}

/// A seller with certificates: of these, the market takes the first, which leaves a bundle behind. It has none of the asset, so
/// that a payment makes its account one of the asset.
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
	let who = buyer::<T>();
	let demand = NextDemand::<T>::get();
	let (class, expiry) = (TradeClass::TRADABLE, expiry::<T>());
	let origin = RawOrigin::Signed(who.clone()).into();
	Pallet::<T>::demand(origin, class, criteria, UNITS, 1, PRICE, asset::<T>(), expiry)
		.expect("the buyer has the money");
	(who, demand)
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

		T::BenchmarkHelper::signs(&who);
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

	/// A part of what an offer sells, which splits its bundle.
	#[benchmark]
	fn buy() {
		let (_, id) = open_offer::<T>();
		let who = buyer::<T>();
		let batch = Offers::<T>::get(id).unwrap().range.batch;

		T::BenchmarkHelper::signs(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, batch, UNITS - 1, PRICE, asset::<T>());

		assert_eq!(Offers::<T>::get(id).map(|left| left.range.units), Some(1));
	}

	/// All that an offer still sells. The seller is paid on the account that it has moved to. The deposit returns to the former one.
	#[benchmark]
	fn buy_rest() {
		let (_, id) = open_offer::<T>();
		let Offer { seller, range, .. } = Offers::<T>::get(id).unwrap();
		Helper::<T>::move_to(seller, &account("moved", 0, 0));
		let who = buyer::<T>();

		T::BenchmarkHelper::signs(&who);
		#[extrinsic_call]
		buy(RawOrigin::Signed(who), id, range.batch, range.units, PRICE, asset::<T>());

		assert!(!Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn demand() {
		ready::<T>();
		let who = buyer::<T>();
		let (class, asset, expiry) = (TradeClass::TRADABLE, asset::<T>(), expiry::<T>());

		T::BenchmarkHelper::signs(&who);
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

	/// All that a demand still wants, by a part of a bundle, for less than the demand would pay.
	#[benchmark]
	fn fill() {
		let (who, range) = seller::<T>();
		let (_, id) = open_demand::<T>(criteria::<T>(range));
		let CertificateRange { batch, first, units } = range;

		T::BenchmarkHelper::signs(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, batch, first, units, PRICE - 1, asset::<T>());

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
			Pallet::<T>::set_aside(expiry, order, Error::<T>::UnknownOffer.into());
		}

		assert!(SetAside::<T>::contains_key(order));
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
