//! The chain that random calls are played on: a development chain with projects, anchored readings
//! and parties that have certificates and money.

use std::sync::OnceLock;

use codec::Decode;
use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring as Keyring;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	StateVersion,
};
use verdigrid_identity::PartyOf;
use verdigrid_primitives::{
	certificate::{Class, EnergySource, Policy, ProjectCode, TradeClass},
	evidence::{MeterReading, ProvedReading, Statement, Topic},
	merkle::{self, Leaf},
	party::{Direction, MeterId, PartyId, PartyKind, Role, Roles},
	Energy, Granularity, Moment, Period,
};

use super::super::*;
use crate::{money::NativeOrAsset, presets::CNY};

/// 2024-07-01T00:00:00Z, when the calls begin.
pub const START: Moment = 1_719_792_000;
pub const MONTH: u64 = 30 * 86_400;
/// Accounts that take part, in the beginning or later. The first six are parties.
pub const ACTORS: u8 = 10;
pub const PARTIES: u8 = 6;
pub const REGISTRARS: [Keyring; 2] = [Keyring::Bob, Keyring::One];
pub const ISSUER: Keyring = Keyring::Charlie;
/// A party that is a trading centre.
pub const CENTRE: Keyring = Keyring::Dave;
pub const YUAN: NativeOrAsset = NativeOrAsset::WithId(CNY);
/// A monthly class that changes hands freely.
pub const FREE: u8 = b'U';
const PLATFORM: [Keyring; 3] = [Keyring::AliceStash, Keyring::BobStash, Keyring::CharlieStash];
/// What each actor has.
const ENDOWMENT: Balance = 10_000 * VDG;
const YUAN_ENDOWMENT: Balance = 1_000_000;
/// Energy of each reading: a few monthly certificates and something to carry.
const READING: u64 = 12_345_678;

/// The terms of [`FREE`] in the beginning.
pub fn free_class() -> Class {
	Class {
		granularity: Granularity::Month,
		face_value: Energy::from_wh(1_000_000),
		policy: Policy::Unlimited,
		validity_months: 24,
	}
}

pub fn actor(number: u8) -> AccountId {
	AccountId::from([number % ACTORS + 1; 32])
}

pub fn party(number: u8) -> Option<PartyId> {
	PartyOf::<Runtime>::get(actor(number))
}

pub fn project(number: u8) -> ProjectCode {
	ProjectCode::with_check(
		["MONTHLY000000001", "MONTHLY000000002", "HOURLY0000000001"][usize::from(number % 3)],
	)
	.unwrap()
}

pub fn meter(number: u8) -> MeterId {
	MeterId::new(&format!("METER-{}", number % 3)).unwrap()
}

/// A period with anchored readings that suits the project of this number.
pub fn period(project: u8, number: u8) -> Period {
	if project % 3 == 2 {
		Period { granularity: Granularity::Hour, index: 473_352 + u32::from(number % 4) }
	} else {
		Period::year_month(2024, 1 + u32::from(number % 4)).unwrap()
	}
}

fn readings_of(period: Period) -> Vec<MeterReading> {
	let meters: &[u8] = if period.granularity == Granularity::Hour { &[2] } else { &[0, 1] };
	let reading = |number: &u8| MeterReading {
		meter: meter(*number),
		period,
		energy: Energy::from_wh(READING + u64::from(period.index)),
		salt: [*number; 16],
	};
	meters.iter().map(reading).collect()
}

fn leaves_of(period: Period) -> Vec<H256> {
	readings_of(period).iter().map(Leaf::hash).collect()
}

/// The anchored reading of a project's meter.
pub fn proved(project: u8, period: Period) -> ProvedReading {
	let readings = readings_of(period);
	let index = readings.iter().position(|reading| reading.meter == meter(project)).unwrap_or(0);
	let proof = merkle::prove(&leaves_of(period), u32::try_from(index).unwrap()).unwrap();
	ProvedReading { reading: readings[index].clone(), revision: 0, proof }
}

pub fn now() -> Moment {
	Timestamp::get() / 1_000
}

pub fn set_time(moment: Moment) {
	pallet_timestamp::Now::<Runtime>::put(moment * 1_000);
}

/// A state that can be begun from again and again.
pub type Raw = (Vec<(Vec<u8>, (Vec<u8>, i32))>, H256);

/// Keeps a state.
pub fn kept(mut state: TestExternalities) -> Raw {
	state.commit_all().unwrap();
	state.into_raw_snapshot()
}

/// A state that was kept.
pub fn again((storage, root): &Raw) -> TestExternalities {
	TestExternalities::from_raw_snapshot(storage.clone(), *root, StateVersion::V1)
}

/// The state that every sequence of calls begins with. It is made once.
pub fn begin() -> TestExternalities {
	static STATE: OnceLock<Raw> = OnceLock::new();
	again(STATE.get_or_init(|| {
		let mut state = development();
		state.execute_with(furnish);
		kept(state)
	}))
}

fn furnish() {
	System::set_block_number(1);
	set_time(START);
	for number in 0..ACTORS {
		Balances::force_set_balance(RuntimeOrigin::root(), actor(number).into(), ENDOWMENT)
			.unwrap();
		money::Money::mint_into(YUAN, &actor(number), YUAN_ENDOWMENT).unwrap();
	}
	assert_ok!(dispatch(
		RuntimeOrigin::root(),
		verdigrid_identity::Call::set_registrar {
			account: REGISTRARS[1].to_account_id(),
			roles: Roles::ALL,
			max_level: 3,
		}
	));
	for number in 0..PARTIES {
		admit(number);
	}
	for number in 0..3 {
		equip(number);
	}
	let class = TradeClass::new(FREE).unwrap();
	assert_ok!(dispatch(
		RuntimeOrigin::root(),
		verdigrid_certificates::Call::set_class { class, terms: free_class() }
	));
	for number in 0..4 {
		anchor(period(0, number));
		anchor(period(2, number));
	}
	// So that every sequence finds something to trade.
	for project in 0..3 {
		let class = if project == 2 { TradeClass::GRANULAR } else { class };
		assert_ok!(sign(ISSUER, super::steps::issue(project, 0, class)));
	}
}

pub fn commitment(seed: impl codec::Encode) -> H256 {
	BlakeTwo256::hash_of(&("commitment", seed))
}

pub fn tag(number: u8) -> H256 {
	BlakeTwo256::hash_of(&("tag", number))
}

fn admit(number: u8) {
	let commitment = commitment(number);
	let account = actor(number);
	assert_ok!(dispatch(
		RuntimeOrigin::signed(account.clone()),
		verdigrid_identity::Call::apply {
			kind: PartyKind::Organisation,
			commitment,
			jurisdiction: b"CN-11".to_vec().try_into().unwrap(),
		}
	));
	let role = if number < 3 { Role::Generator } else { Role::Consumer };
	assert_ok!(sign(
		REGISTRARS[usize::from(number % 2)],
		verdigrid_identity::Call::attest {
			party: party(number).unwrap(),
			account,
			commitment,
			tag: tag(number),
			roles: Roles::of(&[role, Role::Trader]),
			level: 2,
			expires_at: START + 20 * MONTH,
		}
	));
}

/// A meter and a project for the generator of this number.
fn equip(number: u8) {
	let owner = party(number).unwrap();
	let granularity = period(number, 0).granularity;
	assert_ok!(sign(
		REGISTRARS[usize::from(number % 2)],
		verdigrid_identity::Call::register_meter {
			party: owner,
			meter: meter(number),
			direction: Direction::Generation,
			granularity,
			max_power_w: 1_000_000_000,
			region: b"CN-11".to_vec().try_into().unwrap(),
			from: 0,
			takes_over: None,
		}
	));
	assert_ok!(sign(
		ISSUER,
		verdigrid_certificates::Call::register_project {
			code: project(number),
			owner,
			meter: meter(number),
			source: EnergySource::Wind,
			capacity_w: 100_000_000,
		}
	));
}

fn anchor(period: Period) {
	let leaves = leaves_of(period);
	let statement = Statement {
		root: merkle::root(&leaves).unwrap(),
		leaves: u32::try_from(leaves.len()).unwrap(),
		total: Energy::from_wh(0),
	};
	for seat in PLATFORM {
		assert_ok!(sign(
			seat,
			verdigrid_evidence::Call::attest {
				topic: Topic::Metering(period, 0),
				round: 1,
				statement
			}
		));
	}
}

/// The money that a ticket of a deposit stands for.
pub fn ticket_value(ticket: &impl codec::Encode) -> Balance {
	Balance::decode(&mut &ticket.encode()[..]).unwrap()
}
