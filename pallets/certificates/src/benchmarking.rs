//! One benchmark per call, in its worst case: a range that splits its bundle and changes its holder, or a whole bundle
//! whose deposit on another account becomes a fee. The account that signs stands for that other one.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use super::*;
use crate::types::{Authority, Reason, Rejection};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use sp_core::H256;
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::{
		BundleState, CertificateNumber, CertificateRange, Class, EnergySource, Policy, ProjectCode,
		TradeClass,
	},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{MeterReading, ProvedReading},
	party::{Direction, MeterId, PartyId, Roles},
	Energy, Granularity, Period,
};

const CLASS: TradeClass = TradeClass::TRADABLE;
const FACE_VALUE: Energy = Energy::from_wh(1_000_000);
/// A reading of eleven certificates.
const ENERGY: Energy = Energy::from_wh(11_000_000);
const CAPACITY: u64 = 1_000_000;
/// After every period used here, and before certificates of them expire.
const NOW: u64 = 1_700_000_000;

fn terms() -> Class {
	Class {
		granularity: Granularity::Month,
		face_value: FACE_VALUE,
		policy: Policy::Once,
		validity_months: 480,
	}
}

fn code() -> ProjectCode {
	ProjectCode::with_check("BENCHMARK0000000").unwrap()
}

fn meter() -> MeterId {
	MeterId::new("BENCHMARK").unwrap()
}

fn period() -> Period {
	Period::year_month(2023, 1).unwrap()
}

fn member<T: Config>(name: &'static str) -> (T::AccountId, PartyId) {
	let account = account(name, 0, 0);
	let party = T::BenchmarkHelper::party(&account, Roles::ALL);
	(account, party)
}

/// An owner with a meter, at a time when its readings can be used.
fn owner<T: Config>() -> (T::AccountId, PartyId) {
	T::BenchmarkHelper::set_time(NOW);
	let (account, owner) = member::<T>("owner");
	T::BenchmarkHelper::meter(owner, &meter(), Direction::Generation, period());
	(account, owner)
}

fn reading<T: Config>(period: Period, revision: u8, energy: Energy) -> ProvedReading {
	let salt = [1; 16];
	let reading = MeterReading { meter: meter(), period, energy, salt };
	T::BenchmarkHelper::readings(&[reading], revision).pop().unwrap()
}

/// As many classes as there can be, of which one suits the project.
fn classes<T: Config>() {
	let others = Class { granularity: Granularity::Day, ..terms() };
	let letters = (b'0'..=b'Z').filter_map(TradeClass::new);
	letters.for_each(|class| Classes::<T>::insert(class, others));
	Classes::<T>::insert(CLASS, terms());
}

/// An owner with a project, who may also issue.
fn project<T: Config>() -> (T::AccountId, PartyId) {
	let (account, party) = owner::<T>();
	classes::<T>();
	Pallet::<T>::do_register_project(party, code(), party, meter(), EnergySource::Wind, CAPACITY)
		.unwrap();
	(account, party)
}

/// A project whose owner is not its issuer. Returns the issuer.
fn project_of_other<T: Config>() -> T::AccountId {
	let (_, owner) = owner::<T>();
	let (account, issuer) = member::<T>("issuer");
	classes::<T>();
	Pallet::<T>::do_register_project(issuer, code(), owner, meter(), EnergySource::Wind, CAPACITY)
		.unwrap();
	account
}

fn issue_all<T: Config>(issuer: T::AccountId, period: Period) {
	let reading = reading::<T>(period, 0, ENERGY);
	let origin = RawOrigin::Signed(issuer).into();
	Pallet::<T>::issue(origin, code(), period, CLASS, ENERGY, reading).unwrap();
}

/// A holder of a bundle of ten certificates, for which a deposit is held.
fn ten<T: Config>() -> (T::AccountId, PartyId, CertificateRange) {
	let (account, party) = project::<T>();
	issue_all::<T>(account.clone(), period());
	let batch = NextBatch::<T>::get() - 1;
	Pallet::<T>::do_split(party, CertificateRange { batch, first: 1, units: 1 }).unwrap();
	(account, party, CertificateRange { batch, first: 2, units: 10 })
}

fn claim(party: PartyId) -> Claim {
	Claim {
		beneficiary: Beneficiary::Party(party),
		purpose: Purpose::Voluntary,
		from: 0,
		to: NOW,
		note: H256::zero(),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_class() {
		#[extrinsic_call]
		_(RawOrigin::Root, CLASS, terms());

		assert_eq!(Classes::<T>::get(CLASS), Some(terms()));
	}

	#[benchmark]
	fn register_project() {
		let (account, party) = owner::<T>();
		classes::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), code(), party, meter(), EnergySource::Wind, CAPACITY);

		assert_eq!(ProjectOf::<T>::get(meter()), Some(code()));
	}

	/// The first certificates of a period.
	#[benchmark]
	fn issue() {
		let issuer = project_of_other::<T>();
		issue_all::<T>(issuer.clone(), period());
		let next = period().next().unwrap();
		let reading = reading::<T>(next, 0, ENERGY);

		T::BenchmarkHelper::signs(&issuer);
		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), code(), next, CLASS, ENERGY, reading);

		assert!(BatchOf::<T>::contains_key((code(), next, CLASS)));
	}

	/// What a later revision of the readings has more. The issuer pays the deposit for the bundle.
	#[benchmark]
	fn issue_more() {
		let issuer = project_of_other::<T>();
		issue_all::<T>(issuer.clone(), period());
		let both = ENERGY.checked_mul(2).unwrap();
		let reading = reading::<T>(period(), 1, both);

		T::BenchmarkHelper::signs(&issuer);
		#[extrinsic_call]
		issue(RawOrigin::Signed(issuer), code(), period(), CLASS, ENERGY, reading);

		let batch = NextBatch::<T>::get() - 1;
		assert_eq!(Batches::<T>::get(batch).unwrap().info.issued, 22);
		assert_eq!(DepositLots::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn transfer() {
		let (account, _, range) = ten::<T>();
		let (_, to) = member::<T>("to");

		T::BenchmarkHelper::signs(&account);
		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, range.first, 4, to);

		assert_eq!(Holdings::<T>::get(to, range.batch), 1);
	}

	#[benchmark]
	fn pledge() {
		let (account, _, range) = ten::<T>();
		let (_, buyer) = member::<T>("buyer");

		T::BenchmarkHelper::signs(&account);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(account),
			range.batch,
			range.first,
			4,
			buyer,
			H256::repeat_byte(1),
			NOW + 1,
		);

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.pledged, 4);
	}

	#[benchmark]
	fn release_pledge() {
		let (account, party, range) = ten::<T>();
		let (_, buyer) = member::<T>("buyer");
		Pallet::<T>::do_pledge(party, range, buyer, H256::repeat_byte(1), NOW + 100).unwrap();
		let id = NextPledge::<T>::get() - 1;
		T::BenchmarkHelper::set_time(NOW + 100);

		#[extrinsic_call]
		_(RawOrigin::Signed(account), id);

		assert!(!Pledges::<T>::contains_key(id));
	}

	#[benchmark]
	fn request_exchange() {
		let (account, party, range) = ten::<T>();

		T::BenchmarkHelper::signs(&account);
		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, range.first, 4, party);

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.in_exchange, 4);
	}

	#[benchmark]
	fn settle_exchange() {
		let (_, holder, range) = ten::<T>();
		let (centre, party) = member::<T>("centre");
		// The deposits of the bundle and of the request are on two accounts, and the centre has a third one.
		T::BenchmarkHelper::move_to(holder, &account("moved", 0, 0));
		Pallet::<T>::do_request_exchange(holder, range, party).unwrap();
		let exchange = NextExchange::<T>::get() - 1;

		let CertificateRange { batch, first, units } = range;

		T::BenchmarkHelper::signs(&centre);
		#[extrinsic_call]
		_(RawOrigin::Signed(centre), exchange, batch, first, units, H256::repeat_byte(1));

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.exchanged, 10);
	}

	#[benchmark]
	fn withdraw_exchange() {
		let (account, party, range) = ten::<T>();
		Pallet::<T>::do_request_exchange(party, range, party).unwrap();
		let exchange = NextExchange::<T>::get() - 1;
		T::BenchmarkHelper::set_time(NOW + T::ExchangeTimeout::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(account), exchange);

		assert!(!Exchanges::<T>::contains_key(exchange));
	}

	#[benchmark]
	fn redeem() {
		let (account, _, range) = ten::<T>();
		let (_, beneficiary) = member::<T>("beneficiary");

		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, range.first, range.units, claim(beneficiary));

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.redeemed, range.units);
	}

	#[benchmark]
	fn redeem_part() {
		let (account, _, range) = ten::<T>();
		let (_, beneficiary) = member::<T>("beneficiary");

		T::BenchmarkHelper::signs(&account);
		#[extrinsic_call]
		redeem(RawOrigin::Signed(account), range.batch, range.first, 4, claim(beneficiary));

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.redeemed, 4);
	}

	#[benchmark]
	fn check_redemption() {
		let (account, _, range) = ten::<T>();
		let source = EnergySource::Wind;
		let number = CertificateNumber {
			project: code(),
			class: CLASS,
			source,
			period: period(),
			sequence: 10,
		};
		let number = number.format().unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), number, range.first, BundleState::Active);
	}

	#[benchmark]
	fn split() {
		let (account, _, range) = ten::<T>();

		T::BenchmarkHelper::signs(&account);
		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, range.first, 4);

		assert_eq!(Pallet::<T>::bundle(range.batch, range.first + 4).unwrap().units, 6);
	}

	#[benchmark]
	fn merge() {
		let (account, _, range) = ten::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, 1);

		assert_eq!(Pallet::<T>::bundle(range.batch, 1).unwrap().units, 11);
	}

	#[benchmark]
	fn update_project() {
		let (account, _) = project::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), code(), CAPACITY + 1);

		assert_eq!(Projects::<T>::get(code()).unwrap().capacity_w, CAPACITY + 1);
	}

	#[benchmark]
	fn retire_project() {
		let (account, _) = project::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), code());

		assert!(Projects::<T>::get(code()).unwrap().retired);
	}

	/// Measured with root, which the runtime's `WithdrawOrigin` accepts.
	#[benchmark]
	fn restore_project() {
		let (_, party) = project::<T>();
		Pallet::<T>::do_retire_project(Authority::Issuer(party), code()).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Root, code());

		assert!(!Projects::<T>::get(code()).unwrap().retired);
	}

	/// Measured with root, which the runtime's `WithdrawOrigin` accepts.
	#[benchmark]
	fn hand_over_project() {
		project::<T>();
		let (_, other) = member::<T>("other");

		#[extrinsic_call]
		_(RawOrigin::Root, code(), other);

		assert_eq!(Projects::<T>::get(code()).unwrap().issuer, other);
	}

	/// Measured with root, which the runtime's `WithdrawOrigin` accepts.
	#[benchmark]
	fn remove_project() {
		project::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, code());

		assert!(!Projects::<T>::contains_key(code()));
	}

	#[benchmark]
	fn reject_exchange() {
		let (account, party, range) = ten::<T>();
		Pallet::<T>::do_request_exchange(party, range, party).unwrap();
		let exchange = NextExchange::<T>::get() - 1;

		let CertificateRange { batch, first, units } = range;

		#[extrinsic_call]
		_(RawOrigin::Signed(account), exchange, batch, first, units, Rejection::NotEligible);

		assert!(!Exchanges::<T>::contains_key(exchange));
	}

	#[benchmark]
	fn withdraw() {
		let (account, _, range) = ten::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, range.first, range.units, Reason::Metering);

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.withdrawn, range.units);
	}

	#[benchmark]
	fn withdraw_part() {
		let (account, _, range) = ten::<T>();

		T::BenchmarkHelper::signs(&account);
		#[extrinsic_call]
		withdraw(RawOrigin::Signed(account), range.batch, range.first, 4, Reason::Metering);

		assert_eq!(Batches::<T>::get(range.batch).unwrap().totals.withdrawn, 4);
	}

	#[benchmark]
	fn freeze() {
		let (account, _, range) = ten::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch, Reason::Objection);

		assert!(Batches::<T>::get(range.batch).unwrap().info.frozen);
	}

	#[benchmark]
	fn unfreeze() {
		let (account, party, range) = ten::<T>();
		Pallet::<T>::do_freeze(Authority::Issuer(party), range.batch, Reason::Objection).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(account), range.batch);

		assert!(!Freezes::<T>::contains_key(range.batch));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
