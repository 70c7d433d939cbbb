//! Who takes part, what is metered, and which terms hold. The chain is set up with this before the model looks at
//! it. The model looks at it once.

use codec::Encode;
use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::sync::OnceLock;
use verdigrid_identity::Call;
use verdigrid_primitives::{
	certificate::{EnergySource, Policy, ProjectCode, TradeClass},
	evidence::Source,
	party::{Direction, MeterId, PartyKind, RegionCode, Role, Roles},
	Energy, Granularity, Moment, Period,
};

use super::*;
use verdigrid_runtime::{
	money::{Money, NativeOrAsset},
	parameters::{
		dynamic_params::{certificates, escrow, evidence, governance, market},
		Checked, RuntimeParameters as Parameter, TrackPeriods,
	},
	presets::CNY,
};

/// 2024-07-01T00:30:00Z: half an hour after the last hour ended, one and a half after June did.
pub const START: Moment = 1_719_793_800;
pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 24 * HOUR;
pub const YUAN: NativeOrAsset = NativeOrAsset::WithId(CNY);
/// What each account of the cast has.
const TOKENS: Balance = 100_000 * VDG;
const YUANS: Balance = 1_000_000;
/// What the poorest has.
const FEW_YUANS: Balance = 60;

pub const REGISTRAR: Sr25519Keyring = Sr25519Keyring::Bob;
pub const ISSUER: Sr25519Keyring = Sr25519Keyring::Charlie;

/// The accounts that seats have in the beginning.
pub fn founders(source: Source) -> [Sr25519Keyring; 4] {
	use Sr25519Keyring::*;
	match source {
		Source::TradingCentre => [Dave, Eve, Ferdie, EveStash],
		Source::EnergyPlatform => [AliceStash, BobStash, CharlieStash, DaveStash],
	}
}

/// Parties besides the founders: a wind farm, a solar park, a factory, a mill, a shop, a trader, and
/// two that can hold seats of either source. Each has the account of its place in this list.
const PARTIES: [(&[Role], u64); 8] = [
	(&[Role::Generator], 90 * DAY),
	(&[Role::Generator, Role::Trader], 90 * DAY),
	(&[Role::Consumer], 90 * DAY),
	(&[Role::Consumer, Role::Trader], 60 * DAY),
	(&[Role::Consumer], 45 * DAY),
	(&[Role::Trader], 5 * HOUR),
	(&[Role::TradingCentre, Role::EnergyPlatform], 90 * DAY),
	(&[Role::TradingCentre, Role::EnergyPlatform], 30 * DAY),
];
/// Accounts with money and without a party, beside those.
pub const ACCOUNTS: u8 = 14;

/// The key of the account of this number.
pub fn key(number: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[number + 1; 32])
}

/// The account of this number.
pub fn account(number: u8) -> AccountId {
	static ACCOUNTS: OnceLock<Vec<AccountId>> = OnceLock::new();
	let all =
		ACCOUNTS.get_or_init(|| (0..u8::MAX).map(|number| key(number).public().into()).collect());
	all[usize::from(number)].clone()
}

/// An application of an account by a registrar, signed by the account: as it is, or as wallets do.
pub fn apply_for(
	number: u8,
	registrar: &AccountId,
	commitment: H256,
	deadline: Moment,
	wrapped: bool,
) -> Call<Runtime> {
	let (account, kind, jurisdiction) = (account(number), PartyKind::Organisation, region());
	let stated = (&account, kind, commitment, &jurisdiction, deadline);
	let genesis = verdigrid_runtime::System::block_hash(0);
	let message = (b"verdigrid/application/v1", genesis, registrar, stated).encode();
	let message = match wrapped {
		true => [b"<Bytes>", &message[..], b"</Bytes>"].concat(),
		false => message,
	};
	let signature = key(number).sign(&message).into();
	Call::apply_for { account, kind, commitment, jurisdiction, deadline, signature }
}

/// A meter, whose it is (by place among the parties), and what it counts how.
pub struct Metered {
	pub name: &'static str,
	owner: u8,
	pub direction: Direction,
	pub granularity: Granularity,
	/// What it measures in a period, about.
	about: u64,
}

/// The meters, sorted by name as trees are. Wind farm, factory and mill are read by the month, solar
/// park, factory and shop by the hour.
pub const METERS: [Metered; 6] = [
	Metered::new("GEN-SUN", 1, Direction::Generation, Granularity::Hour, 37),
	Metered::new("GEN-WIND", 0, Direction::Generation, Granularity::Month, 8_700_000),
	Metered::new("USE-FACTORY", 2, Direction::Consumption, Granularity::Month, 4_300_000),
	Metered::new("USE-FURNACE", 2, Direction::Consumption, Granularity::Hour, 23),
	Metered::new("USE-MILL", 3, Direction::Consumption, Granularity::Month, 3_600_000),
	Metered::new("USE-SHOP", 4, Direction::Consumption, Granularity::Hour, 16),
];

impl Metered {
	const fn new(
		name: &'static str,
		owner: u8,
		direction: Direction,
		granularity: Granularity,
		about: u64,
	) -> Self {
		Self { name, owner, direction, granularity, about }
	}

	pub fn id(&self) -> MeterId {
		MeterId::new(self.name).unwrap()
	}

	/// What it measured: a little more each period, a third as much again each third one. Each revision
	/// says something else: the first a ninth more, the second a ninth less, the third two ninths more.
	pub fn energy(&self, period: Period, revision: u8) -> Energy {
		let share = self.about / 9;
		let first = self.about + share * u64::from(period.index % 4);
		let change = share * u64::from(revision.div_ceil(2));
		Energy::from_wh(if revision % 2 == 1 { first + change } else { first - change })
	}
}

/// The two projects: the meter that each has, and the classes that are issued for it.
pub fn projects() -> [(ProjectCode, &'static str, &'static [TradeClass]); 2] {
	let code = |body| ProjectCode::with_check(body).unwrap();
	[
		(code("WIND000000000001"), "GEN-WIND", &[TradeClass::TRADABLE, TradeClass::NON_TRADABLE]),
		(code("SUN0000000000001"), "GEN-SUN", &[TradeClass::GRANULAR]),
	]
}

/// Three months and four hours, of which the last of each has not ended at [`START`].
pub fn periods() -> Vec<Period> {
	let months = (5..=7).map(|month| Period::year_month(2024, month).unwrap());
	let hour = (START / HOUR) as u32;
	months.chain((hour - 3..=hour).map(Period::hour)).collect()
}

/// Trade classes, with validities short enough to end. Hours of June end with July.
fn classes() -> [(TradeClass, verdigrid_primitives::certificate::Class); 3] {
	let class = |granularity, face_value, policy, validity_months| {
		let face_value = Energy::from_wh(face_value);
		verdigrid_primitives::certificate::Class {
			granularity,
			face_value,
			policy,
			validity_months,
		}
	};
	let (month, hour) = (Granularity::Month, Granularity::Hour);
	[
		(TradeClass::TRADABLE, class(month, 1_000_000, Policy::Once, 2)),
		(TradeClass::NON_TRADABLE, class(month, 1_000_000, Policy::DeliveryOnly, 3)),
		(TradeClass::GRANULAR, class(hour, 1, Policy::Unlimited, 1)),
	]
}

/// Periods of minutes and hours, and amounts that cannot be divided evenly.
fn parameters() -> Vec<Parameter> {
	macro_rules! set {
		($($group:ident($module:ident::$key:ident) = $value:expr;)*) => {
			vec![$(
				Parameter::$group($module::Parameters::$key($module::$key, Some($value))),
			)*]
		};
	}
	// A dispute waits as long as a poll about it may take (R42): a minute.
	let polls = TrackPeriods { prepare: 1, decision: 17, confirm: 1, enactment: 1 };
	set! {
		Governance(governance::OracleAdmin) = polls;
		Evidence(evidence::ChallengePeriod) = 600;
		Evidence(evidence::ResolutionPeriod) = 1_800;
		Evidence(evidence::RoundTimeout) = 900;
		Evidence(evidence::AnchorLifetime) = 20 * DAY;
		Evidence(evidence::MaxTopicAge) = 40 * DAY;
		Evidence(evidence::RestateWindow) = 5 * HOUR;
		Evidence(evidence::Tolerance) = 20_000;
		Evidence(evidence::SeatBond) = 100 * VDG + 13;
		Evidence(evidence::DisputeBond) = 10 * VDG + 3;
		Evidence(evidence::SlashRatio) = 330_000;
		Evidence(evidence::RewardRatio) = 470_000;
		Certificates(certificates::CapacityMarginPpm) = 40_000;
		Certificates(certificates::ExchangeTimeout) = 2 * HOUR;
		Certificates(certificates::BundleDeposit) = VDG / 100;
		Certificates(certificates::RecordDeposit) = VDG / 70;
		Market(market::OfferDeposit) = VDG / 11;
		Market(market::DemandDeposit) = VDG / 13;
		Market(market::OrderDeposit) = VDG / 15;
		Market(market::MaxOfferDuration) = 4 * HOUR;
		Escrow(escrow::AgreementDeposit) = VDG / 17;
		Escrow(escrow::MaxAgreementDuration) = 4 * HOUR;
	}
}

/// Sets everything up, on a development chain in its genesis block.
pub fn set_up() {
	System::set_block_number(1);
	pallet_timestamp::Now::<Runtime>::put(START * 1_000);
	for parameter in parameters() {
		let key_value = Checked(parameter);
		let set = pallet_parameters::Call::set_parameter { key_value };
		assert_ok!(dispatch(RuntimeOrigin::root(), set));
	}
	for (class, terms) in classes() {
		verdigrid_certificates::Classes::<Runtime>::insert(class, terms);
	}
	for asset in [NativeOrAsset::Native, YUAN] {
		let set = verdigrid_market::Call::set_settlement_asset { asset, allowed: true };
		assert_ok!(dispatch(RuntimeOrigin::root(), set));
	}
	(0..ACCOUNTS).for_each(endow);
	(0..).zip(PARTIES).for_each(|(number, (roles, valid))| admit(number, roles, valid));
	METERS.iter().for_each(register);
	projects().into_iter().for_each(|(code, meter, _)| found(code, meter));
}

fn endow(number: u8) {
	let yuans = if number == 4 { FEW_YUANS } else { YUANS };
	let account = account(number);
	Balances::force_set_balance(RuntimeOrigin::root(), account.clone().into(), TOKENS).unwrap();
	Money::mint_into(YUAN, &account, yuans).unwrap();
}

pub fn commitment(of: impl codec::Encode) -> H256 {
	BlakeTwo256::hash_of(&("commitment", of))
}

fn region() -> RegionCode {
	b"CN-11".to_vec().try_into().unwrap()
}

pub fn apply(commitment: H256) -> RuntimeCall {
	let jurisdiction = region();
	let kind = PartyKind::Organisation;
	verdigrid_identity::Call::apply { kind, commitment, jurisdiction }.into()
}

fn admit(number: u8, roles: &[Role], valid: u64) {
	let (account, commitment) = (account(number), commitment(number));
	assert_ok!(dispatch(RuntimeOrigin::signed(account.clone()), apply(commitment)));
	let attest = verdigrid_identity::Call::attest {
		party: party_of(number),
		account,
		commitment,
		tag: BlakeTwo256::hash_of(&("tag", number)),
		roles: Roles::of(roles),
		level: 1,
		expires_at: START + valid,
	};
	assert_ok!(sign(REGISTRAR, attest));
}

fn party_of(number: u8) -> u32 {
	verdigrid_identity::PartyOf::<Runtime>::get(account(number)).unwrap()
}

fn register(meter: &Metered) {
	let register = verdigrid_identity::Call::register_meter {
		party: party_of(meter.owner),
		meter: meter.id(),
		direction: meter.direction,
		granularity: meter.granularity,
		max_power_w: 1_000_000,
		region: b"CN-11".to_vec().try_into().unwrap(),
		from: 0,
		takes_over: None,
	};
	assert_ok!(sign(REGISTRAR, register));
}

fn found(code: ProjectCode, meter: &str) {
	let meter = METERS.iter().find(|other| other.name == meter).unwrap();
	let project = verdigrid_certificates::Call::register_project {
		code,
		owner: party_of(meter.owner),
		meter: meter.id(),
		source: EnergySource::Wind,
		capacity_w: 50_000,
	};
	assert_ok!(sign(ISSUER, project));
}
