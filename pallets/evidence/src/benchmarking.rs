//! Benchmarks: every call at its worst, with full committees, proofs as long as they can be, and
//! certificates in as many bundles as a trade may cover.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

use super::*;
use crate::types::{ProvedTrade, MAX_SEATS};
use alloc::{boxed::Box, format, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{traits::EnsureOrigin, BoundedVec};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	evidence::{
		MeterReading, ProvedReading, ProvedSettlement, Settlement, Source, Statement, Topic,
	},
	merkle::{self, Leaf, LeafProof, MAX_DEPTH},
	party::{Direction, MeterId, PartyId, Role, Roles},
	traits::{CertificateRegistry, Parties, Scenario},
	Energy, Period,
};

/// 2027-01-15T08:00:00Z: after everything that is measured.
const NOW: u64 = 1_800_000_000;
/// The hour before.
const PERIOD: Period = Period::hour((NOW / 3_600 - 1) as u32);
/// The most bundles of one trade.
const BUNDLES: u32 = 8;
/// How many leaves, real ones and zeros, stand at the start of a deep tree.
const WIDTH: usize = 256;

/// The origin of governance. Without the runtime's help, as in tests, it is root.
fn committee_origin<T: Config>() -> T::RuntimeOrigin {
	#[cfg(feature = "runtime-benchmarks")]
	let origin = T::CommitteeOrigin::try_successful_origin().expect("governance can act");
	#[cfg(not(feature = "runtime-benchmarks"))]
	let origin = RawOrigin::Root.into();
	assert!(T::CommitteeOrigin::ensure_origin(T::RuntimeOrigin::clone(&origin)).is_ok());
	origin
}

fn party<T: Config>(name: &'static str, index: u32, role: Role) -> (T::AccountId, PartyId) {
	let account: T::AccountId = account(name, index, 0);
	let party = T::BenchmarkHelper::party(&account, Roles::of(&[role]));
	(account, party)
}

/// Fills a committee up to this many members and returns the accounts of all.
fn committee<T: Config>(source: Source, members: u32) -> Vec<T::AccountId> {
	for index in Appointed::<T>::get(source)..members {
		let (account, party) = party::<T>("seat", index, source.role());
		Pallet::<T>::do_appoint(source, party).unwrap();
		Pallet::<T>::do_accept_seat(account).unwrap();
	}
	let members = Pallet::<T>::current_committee(source).1.members;
	members.iter().map(|member| T::Parties::account_of(*member).unwrap()).collect()
}

fn statement() -> Statement {
	Statement { root: H256::repeat_byte(1), leaves: u32::MAX, total: Energy::from_wh(1) }
}

/// A tree of `u32::MAX` leaves that starts with these: its statement and their proofs, as long as
/// proofs can be.
fn deep_tree<L: Leaf>(leaves: &[L]) -> (Statement, Vec<LeafProof>) {
	let mut hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
	hashes.resize(WIDTH, H256::zero());
	let mut root = merkle::root(&hashes).unwrap();
	let depth = merkle::prove(&hashes, 0).unwrap().siblings.len();
	let rest = siblings(MAX_DEPTH as usize - depth);
	for sibling in &rest {
		root = BlakeTwo256::hash(&[root.as_bytes(), sibling.as_bytes()].concat());
	}
	let proof = |index| {
		let mut proof = merkle::prove(&hashes, index).unwrap();
		rest.iter().for_each(|sibling| proof.siblings.try_push(*sibling).unwrap());
		proof
	};
	let statement = Statement { root, leaves: u32::MAX, total: Energy::ZERO };
	(statement, (0..leaves.len() as u32).map(proof).collect())
}

fn siblings(count: usize) -> Vec<H256> {
	(0..count).map(|index| H256::repeat_byte(index as u8)).collect()
}

fn meter<T: Config>(letter: char, index: u32, party: PartyId, direction: Direction) -> MeterId {
	let meter = MeterId::new(&format!("BENCHMARK-{letter}-{index}")).unwrap();
	T::BenchmarkHelper::meter(party, &meter, direction, PERIOD);
	meter
}

/// Certificates in eight bundles, all the seller's: what was sold and bought back stays cut.
fn scattered<T: Config>(seller: PartyId, buyer: PartyId, meter: &MeterId) -> CertificateRange {
	let class = TradeClass::GRANULAR;
	let range = T::BenchmarkHelper::certificates(seller, meter, class, PERIOD, BUNDLES);
	for offset in 0..BUNDLES - 1 {
		let one = CertificateRange { first: range.first + offset, units: 1, ..range };
		T::Certificates::sell(one, seller, buyer).unwrap();
		T::Certificates::sell(one, buyer, seller).unwrap();
	}
	range
}

fn reading<T: Config>(meter: &MeterId, energy: Energy) -> MeterReading {
	let energy = Metered::<T>::get(meter, PERIOD).map_or(energy, |fixed| fixed.energy);
	MeterReading { meter: meter.clone(), period: PERIOD, energy, salt: [1; 16] }
}

/// A settlement and its readings, with parties, meters and certificates of its own.
fn leaves<T: Config>(index: u32) -> (Settlement, MeterReading, MeterReading) {
	let (_, seller) = party::<T>("seller", index, Role::Generator);
	let (_, buyer) = party::<T>("buyer", index, Role::Consumer);
	let generation = meter::<T>('G', index, seller, Direction::Generation);
	let consumption = meter::<T>('C', index, buyer, Direction::Consumption);
	let range = scattered::<T>(seller, buyer, &generation);
	let face_value = T::Certificates::batch(range.batch).unwrap().face_value;
	let energy = face_value.checked_mul(range.units).unwrap();
	let readings = (reading::<T>(&generation, energy), reading::<T>(&consumption, energy));
	let settlement = Settlement {
		trade_ref: H256::from_low_u64_be(index.into()),
		seller,
		buyer,
		generation_meter: generation,
		consumption_meter: consumption,
		period: PERIOD,
		energy,
		batch: range.batch,
		first: range.first,
		units: range.units,
		price_commitment: H256::zero(),
		salt: [2; 16],
	};
	(settlement, readings.0, readings.1)
}

/// So many trades that pass every check.
fn trades<T: Config>(count: u32) -> Vec<ProvedTrade> {
	T::BenchmarkHelper::set_time(NOW);
	let all: Vec<_> = (0..count).map(leaves::<T>).collect();
	let settlements: Vec<_> = all.iter().map(|(settlement, ..)| settlement.clone()).collect();
	let readings: Vec<_> = all
		.into_iter()
		.flat_map(|(_, generation, consumption)| [generation, consumption])
		.collect();
	let (settled, settlement_proofs) = deep_tree(&settlements);
	let (metered, reading_proofs) = deep_tree(&readings);
	Pallet::<T>::insert_final_anchor(Topic::Settlement(PERIOD, 0), settled);
	Pallet::<T>::insert_final_anchor(Topic::Metering(PERIOD), metered);
	let mut readings = readings
		.into_iter()
		.zip(reading_proofs)
		.map(|(reading, proof)| ProvedReading { reading, proof });
	settlements
		.into_iter()
		.zip(settlement_proofs)
		.map(|(settlement, proof)| ProvedTrade {
			settlement: ProvedSettlement { settlement, sequence: 0, proof },
			generation: readings.next().unwrap(),
			consumption: readings.next().unwrap(),
		})
		.collect()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn appoint() {
		let source = Source::TradingCentre;
		let (_, party) = party::<T>("candidate", 0, source.role());
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, party);

		assert!(Seats::<T>::contains_key(party));
	}

	#[benchmark]
	fn accept_seat() {
		let source = Source::TradingCentre;
		committee::<T>(source, MAX_SEATS - 1);
		let (account, party) = party::<T>("candidate", 0, source.role());
		Pallet::<T>::do_appoint(source, party).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(account));

		assert_eq!(Pallet::<T>::current_committee(source).1.members.len(), MAX_SEATS as usize);
	}

	#[benchmark]
	fn set_quorum() {
		let source = Source::TradingCentre;
		committee::<T>(source, MAX_SEATS);
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, MAX_SEATS);

		assert_eq!(Pallet::<T>::current_committee(source).1.quorum, MAX_SEATS);
	}

	/// The last vote of a full committee, which anchors a later instalment.
	#[benchmark]
	fn attest() {
		T::BenchmarkHelper::set_time(NOW);
		let mut members = committee::<T>(Source::TradingCentre, MAX_SEATS);
		Pallet::<T>::do_set_quorum(Source::TradingCentre, MAX_SEATS).unwrap();
		Pallet::<T>::insert_final_anchor(Topic::Settlement(PERIOD, 0), statement());
		let topic = Topic::Settlement(PERIOD, 1);
		let last = members.pop().unwrap();
		for member in members {
			Pallet::<T>::do_attest(member, topic, 1, statement()).unwrap();
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(last), topic, 1, statement());

		assert!(Anchors::<T>::contains_key(topic));
	}

	#[benchmark]
	fn verify_one() {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let ProvedTrade { settlement, generation, consumption } = trades::<T>(1).pop().unwrap();
		let before = NextEvidence::<T>::get();

		#[extrinsic_call]
		verify(
			RawOrigin::Signed(caller),
			Box::new(settlement),
			Box::new(generation),
			Box::new(consumption),
		);

		assert_eq!(NextEvidence::<T>::get(), before + 1);
	}

	#[benchmark]
	fn verify_batch(n: Linear<1, 100>) {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let items = BoundedVec::truncate_from(trades::<T>(n));
		let before = NextEvidence::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), items);

		assert_eq!(NextEvidence::<T>::get(), before + u64::from(n));
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
