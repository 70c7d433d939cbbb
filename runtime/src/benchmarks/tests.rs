//! What benchmarks start from is a state that a chain could be in.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used)]

use frame_support::traits::fungible::Inspect;
use sp_runtime::traits::Zero;

use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::TradeClass,
	evidence::MeterReading,
	party::{Direction, MeterId, PartyId, Role, Roles},
	traits::{CertificateBatches, Parties, Readings, Tradable, VoucherCustody},
	Energy, Granularity, Period,
};

use super::Chain;
use crate::{
	tests::{development, ALICE, BOB},
	Balances, Certificates, Evidence, Identity, Vouchers,
};

const HOUR: Period = Period::hour(475_000);

/// Runs on a development chain and checks every invariant of our pallets afterwards.
fn scenario(within: impl FnOnce()) {
	development().execute_with(|| {
		within();
		crate::invariants::try_state().unwrap();
	});
}

fn generator() -> (PartyId, MeterId) {
	let party = Chain::party(&ALICE.to_account_id(), Roles::of(&[Role::Generator]));
	let meter = MeterId::new("BENCHMARK").unwrap();
	Chain::meter(party, &meter, Direction::Generation, HOUR);
	(party, meter)
}

#[test]
fn a_party_is_active_and_has_its_roles_and_money() {
	scenario(|| {
		let account = frame_benchmarking::account("party", 0, 0);
		let party = Chain::party(&account, Roles::of(&[Role::Trader]));
		assert_eq!(Identity::party_of(&account), Some(party));
		assert!(<Identity as Parties<_>>::has_role(party, Role::Trader));
		assert!(!Balances::balance(&account).is_zero());
	});
}

#[test]
fn every_one_of_eight_readings_can_be_proved() {
	scenario(|| {
		let (party, _) = generator();
		let reading = |index: u8| {
			let meter = MeterId::new(&format!("METER-{index}")).unwrap();
			Chain::meter(party, &meter, Direction::Generation, HOUR);
			let energy = Energy::from_wh(index.into());
			MeterReading { meter, period: HOUR, energy, salt: [index; 16] }
		};
		let readings: Vec<_> = (0..8).map(reading).collect();
		for (proved, reading) in Chain::readings(&readings, 0).iter().zip(&readings) {
			assert_eq!(proved.reading, *reading);
			assert_eq!(proved.proof.siblings.len(), 32);
			assert_eq!(Evidence::prove(proved), Ok(reading.energy));
		}
	});
}

#[test]
fn certificates_are_their_owners_to_sell() {
	scenario(|| {
		let (owner, meter) = generator();
		let range = Chain::certificates(owner, &meter, TradeClass::GRANULAR, HOUR, 10);
		assert_eq!((range.first, range.units), (1, 10));
		assert_eq!(Certificates::ensure_tradable(range, owner), Ok(()));
		let next = HOUR.next().unwrap();
		let later = Chain::certificates(owner, &meter, TradeClass::GRANULAR, next, 5);
		assert_ne!(later.batch, range.batch);
	});
}

#[test]
fn a_class_that_is_missing_is_made() {
	scenario(|| {
		let (owner, meter) = generator();
		let class = TradeClass::new(b'B').unwrap();
		let range = Chain::certificates(owner, &meter, class, HOUR, 10);
		assert_eq!(Certificates::batch(range.batch).unwrap().class, class);
	});
}

#[test]
fn a_voucher_is_its_holders_and_usable() {
	scenario(|| {
		let holder = Chain::party(&BOB.to_account_id(), Roles::ALL);
		for (class, units, bundles) in [
			(TradeClass::TRADABLE, 24, 8),
			(TradeClass::GRANULAR, 3, 3),
			(TradeClass::GRANULAR, 11, 8),
		] {
			let id = Chain::voucher(holder, class, units);
			let voucher = Vouchers::voucher(id).unwrap();
			assert_eq!((voucher.holder, voucher.consumer), (holder, holder));
			assert_eq!(voucher.range.units, units);
			assert_eq!(<Vouchers as VoucherCustody>::ensure_usable(id), Ok(()));
			let batch = voucher.range.batch;
			assert_eq!(Certificates::bundles_of(batch).count(), bundles);
		}
	});
}

#[test]
fn time_ends_the_periods_before_it() {
	scenario(|| {
		let end = HOUR.end(Default::default()).unwrap();
		Chain::set_time(end);
		let now = pallet_timestamp::Now::<crate::Runtime>::get() / 1_000;
		let current = Period::containing(Granularity::Hour, now, Default::default());
		assert_eq!(current, HOUR.next());
	});
}
