//! The states that benchmarks of our pallets start from. They are made by the calls that make them
//! on a chain in use, so that whatever the pallets promise each other holds in them too.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

use alloc::{boxed::Box, format, vec::Vec};

use frame_benchmarking::account;
use frame_support::traits::{fungible::Mutate, fungibles::Inspect, Get};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use verdigrid_certificates::{Batches, Classes, NextBatch, ProjectOf, MAX_ADJACENT};
use verdigrid_evidence::NextEvidence;
use verdigrid_identity::{NextParty, Parties, PartyOf, MAX_ATTESTATION};
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::{CertificateRange, Class, EnergySource, Lock, Policy, ProjectCode, TradeClass},
	evidence::{
		MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, Topic, TradeRef,
	},
	merkle::{self, Leaf, LeafProof, MAX_DEPTH},
	party::{Direction, Level, MeterId, PartyId, PartyKind, RegionCode, Role, Roles, MAX_POWER_W},
	traits::{Parties as _, Tradable},
	voucher::VoucherId,
	Energy, Granularity, Moment, Period,
};
use verdigrid_vouchers::NextSplit;

use crate::{
	genesis::ChainOffset,
	money::{governance_account, Money, NativeOrAsset},
	presets::CNY,
	AccountId, Assets, Balance, Balances, Certificates, Evidence, Identity, Market, Runtime,
	RuntimeOrigin, Vouchers, VDG,
};

/// What each party has: more than all deposits and bonds.
const ENDOWMENT: Balance = 10_000_000 * VDG;
/// The level of each party.
const LEVEL: Level = 3;
/// The capacity of each project: an hour of it fits into a batch of 1 Wh.
const CAPACITY: u64 = 50_000_000;
/// Tells the accounts made here from those that benchmarks make.
const SEED: u32 = 1;
/// 2024-02-15T00:00:00Z: chain time is at least this where something must have happened.
const START: Moment = 1_707_955_200;
/// The most leaves of one anchor, and the depth of a tree of so many.
const WIDTH: usize = 8;
const DEPTH: usize = 3;

/// The chain as a whole, as benchmarks of one pallet need it.
pub struct Chain;

/// Signatures of ECDSA take longest to check: their key is recovered first.
#[cfg(feature = "runtime-benchmarks")]
impl verdigrid_identity::BenchmarkHelper<AccountId, crate::Signature> for Chain {
	fn signed(message: impl FnOnce(&AccountId) -> Vec<u8>) -> (AccountId, crate::Signature) {
		use sp_runtime::traits::IdentifyAccount;
		let purpose = sp_core::crypto::KeyTypeId(*b"vdgb");
		let key = sp_io::crypto::ecdsa_generate(purpose, None);
		let account = sp_runtime::MultiSigner::from(key).into_account();
		let message = message(&account);
		let signature = sp_io::crypto::ecdsa_sign(purpose, &key, &message).expect("the key exists");
		(account, signature.into())
	}

	/// A first attestation brings a grant.
	fn forget_attestations(party: PartyId) {
		verdigrid_allowance::Granted::<Runtime>::remove(party);
	}
}

/// An asset of the assets pallet, in which trades are paid. To pay and to hold it uses more entries than native tokens
/// do. It is made if the chain lacks it.
pub struct SettlementAsset;

impl Get<NativeOrAsset> for SettlementAsset {
	fn get() -> NativeOrAsset {
		let asset = NativeOrAsset::WithId(CNY);
		if !Money::asset_exists(asset.clone()) {
			let owner = governance_account().into();
			Assets::force_create(RuntimeOrigin::root(), CNY.into(), owner, true, 1)
				.expect("no asset has this number");
		}
		Market::set_settlement_asset(RuntimeOrigin::root(), asset.clone(), true)
			.expect("governance allows any asset");
		asset
	}
}

impl Scenario<AccountId> for Chain {
	/// The money is the native token, for fees and deposits.
	fn party(account: &AccountId, roles: Roles) -> PartyId {
		Balances::mint_into(account, ENDOWMENT).expect("money can be minted");
		apply(account);
		attest(account, roles)
	}

	fn meter(party: PartyId, meter: &MeterId, direction: Direction, period: Period) {
		Identity::register_meter(
			RuntimeOrigin::signed(registrar()),
			party,
			meter.clone(),
			direction,
			period.granularity,
			MAX_POWER_W,
			region(),
			0,
			None,
		)
		.expect("the party was attested by this registrar, and the meter is new");
	}

	fn readings(readings: &[MeterReading], revision: u8) -> Vec<ProvedReading> {
		let period = readings.first().expect("there is a reading").period;
		let proofs = anchor(Topic::Metering(period, revision), readings);
		let proved = |(reading, proof)| ProvedReading { reading, revision, proof };
		readings.iter().cloned().zip(proofs).map(proved).collect()
	}

	fn certificates(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		units: u32,
	) -> CertificateRange {
		let energy = terms(class, period.granularity).face_value.checked_mul(units).unwrap();
		let reading = MeterReading { meter: meter.clone(), period, energy, salt: [1; 16] };
		let proved = Self::readings(&[reading], 0).remove(0);
		let (issuer, _) = member("issuer", Role::Issuer);
		let project = project(&issuer, owner, meter);
		let batch = NextBatch::<Runtime>::get();
		let issuer = RuntimeOrigin::signed(issuer);
		Certificates::issue(issuer, project, period, class, energy, proved)
			.expect("nothing was issued for this meter and period");
		CertificateRange { batch, first: 1, units }
	}

	/// Until the certificates expire.
	fn pledge(range: CertificateRange, buyer: PartyId, trade_ref: TradeRef) {
		let seller = Certificates::bundle(range.batch, range.first).expect("it exists").holder;
		let seller = Identity::account_of(seller).expect("the holder is a party");
		let until = Batches::<Runtime>::get(range.batch).expect("it exists").info.valid_until;
		let CertificateRange { batch, first, units } = range;
		let seller = RuntimeOrigin::signed(seller);
		Certificates::pledge(seller, batch, first, units, buyer, trade_ref, until)
			.expect("they are active");
	}

	/// Of a verified trade with a seller of its own, in as many bundles as a voucher can have. It has the number of
	/// the evidence.
	fn voucher(holder: PartyId, class: TradeClass, units: u32) -> VoucherId {
		let period = last_period(class);
		let (account, seller) = member("seller", Role::Generator);
		let trade = trade(seller, holder, class, period, units);
		let voucher = NextEvidence::<Runtime>::get();
		verify(account, trade);
		voucher
	}

	fn split_voucher(holder: &AccountId, voucher: VoucherId, units: u32) -> VoucherId {
		let part = NextSplit::<Runtime>::get();
		Vouchers::split(RuntimeOrigin::signed(holder.clone()), voucher, units)
			.expect("the holder has more than these");
		part
	}

	fn move_to(party: PartyId, to: &AccountId) {
		let from = rotate(party, to);
		Chain::party(&from, Roles::of(&[Role::Consumer]));
	}

	fn signs(account: &AccountId) {
		let entry = frame_system::Account::<Runtime>::hashed_key_for(account);
		frame_benchmarking::benchmarking::add_to_whitelist(entry.into());
	}

	/// Aura insists that time set by `set_timestamp` lies in the slot of the block, and there is no
	/// block here.
	fn set_time(moment: Moment) {
		pallet_timestamp::Now::<Runtime>::put(moment * 1_000);
	}
}

/// Moves a party to another account. Returns the one that it had.
fn rotate(party: PartyId, to: &AccountId) -> AccountId {
	let from = Identity::account_of(party).expect("the party exists");
	Balances::mint_into(to, ENDOWMENT).expect("money can be minted");
	let origin = RuntimeOrigin::signed(from.clone());
	Identity::rotate(origin, to.clone()).expect("the account is vacant");
	Identity::accept_rotation(RuntimeOrigin::signed(to.clone()), party)
		.expect("the party has offered to move");
	from
}

fn region() -> RegionCode {
	b"CN-11".to_vec().try_into().expect("five characters")
}

/// A hash that belongs to one party: an account can serve several, one after the other.
fn hash_of(what: &str, party: PartyId) -> H256 {
	BlakeTwo256::hash_of(&(what, party))
}

fn commitment(party: PartyId) -> H256 {
	hash_of("commitment", party)
}

/// Attests every party made here.
fn registrar() -> AccountId {
	account("registrar", 0, SEED)
}

fn apply(account: &AccountId) {
	let origin = RuntimeOrigin::signed(account.clone());
	Identity::apply(
		origin,
		PartyKind::Organisation,
		commitment(NextParty::<Runtime>::get()),
		region(),
	)
	.expect("the account has money and no party");
}

fn attest(account: &AccountId, roles: Roles) -> PartyId {
	let party = PartyOf::<Runtime>::get(account).expect("the account applied");
	Identity::set_registrar(RuntimeOrigin::root(), registrar(), Roles::ALL, LEVEL)
		.expect("governance appoints anybody");
	Identity::attest(
		RuntimeOrigin::signed(registrar()),
		party,
		account.clone(),
		commitment(party),
		hash_of("tag", party),
		roles,
		LEVEL,
		pallet_timestamp::Now::<Runtime>::get() / 1_000 + MAX_ATTESTATION,
	)
	.expect("the registrar may give every role");
	// As that of a founding party: benchmarks move the clock by decades.
	Parties::<Runtime>::mutate(party, |record| {
		record.as_mut().expect("it was attested").expires_at = Moment::MAX;
	});
	party
}

/// A party that trades or issues for others; there is one of each name.
fn member(name: &'static str, role: Role) -> (AccountId, PartyId) {
	let account: AccountId = account(name, 0, SEED);
	let party = PartyOf::<Runtime>::get(&account)
		.unwrap_or_else(|| Chain::party(&account, Roles::of(&[role])));
	(account, party)
}

/// Anchors these leaves, final at once. They stand at the start of a tree that is as deep as trees
/// can be, so that their proofs are as long as proofs can be.
fn anchor<L: Leaf>(topic: Topic, leaves: &[L]) -> Vec<LeafProof> {
	assert!(leaves.len() <= WIDTH, "an anchor has at most {WIDTH} leaves");
	let mut hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
	hashes.resize(WIDTH, H256::zero());
	let above = [H256::zero(); MAX_DEPTH as usize - DEPTH];
	let up = |node: H256, sibling: &H256| BlakeTwo256::hash(&[node.0, sibling.0].concat());
	let root = above.iter().fold(merkle::root(&hashes).unwrap(), up);
	let total = Energy::sum(leaves.iter().map(Leaf::energy)).expect("the sum fits");
	Evidence::insert_final_anchor(topic, Statement { root, leaves: u32::MAX, total });
	let proof = |index| {
		let mut proof = merkle::prove(&hashes, index).unwrap();
		above.iter().for_each(|sibling| proof.siblings.try_push(*sibling).unwrap());
		proof
	};
	(0..leaves.len() as u32).map(proof).collect()
}

/// What certificates of a class are like. A class that the chain lacks is set.
fn terms(class: TradeClass, granularity: Granularity) -> Class {
	Classes::<Runtime>::get(class).unwrap_or_else(|| {
		let face_value = Energy::from_wh(1_000);
		let policy = Policy::Unlimited;
		let terms = Class { granularity, face_value, policy, validity_months: 480 };
		Certificates::set_class(RuntimeOrigin::root(), class, terms).expect("it is well-formed");
		terms
	})
}

/// The project that a meter serves; a new one if there is none.
fn project(issuer: &AccountId, owner: PartyId, meter: &MeterId) -> ProjectCode {
	ProjectOf::<Runtime>::get(meter).unwrap_or_else(|| {
		let body = format!("SCENARIO{:08}", NextBatch::<Runtime>::get());
		let code = ProjectCode::with_check(&body).expect("sixteen characters");
		let issuer = RuntimeOrigin::signed(issuer.clone());
		let source = EnergySource::Wind;
		Certificates::register_project(issuer, code, owner, meter.clone(), source, CAPACITY)
			.expect("the owner generates, and the meter is its own");
		code
	})
}

/// The last period of a class that has ended.
fn last_period(class: TradeClass) -> Period {
	let now = pallet_timestamp::Now::<Runtime>::get() / 1_000;
	if now < START {
		Chain::set_time(START);
	}
	let granularity = terms(class, Granularity::Month).granularity;
	let current = Period::containing(granularity, now.max(START), ChainOffset::get()).unwrap();
	Period { index: current.index - 1, ..current }
}

/// A trade that passes every check: its settlement and the readings of its two meters.
struct Trade {
	settlement: Settlement,
	generation: MeterReading,
	consumption: MeterReading,
}

/// A trade between two meters that are new, with certificates that are too.
fn trade(seller: PartyId, buyer: PartyId, class: TradeClass, period: Period, units: u32) -> Trade {
	let number = NextEvidence::<Runtime>::get();
	let meter = |letter| MeterId::new(&format!("SCENARIO-{letter}-{number}")).unwrap();
	let (generation_meter, consumption_meter) = (meter('G'), meter('C'));
	Chain::meter(seller, &generation_meter, Direction::Generation, period);
	Chain::meter(buyer, &consumption_meter, Direction::Consumption, period);
	let generated = units + 1;
	let all = Chain::certificates(seller, &generation_meter, class, period, generated);
	let range = scatter(all, seller);

	let face_value = terms(class, period.granularity).face_value;
	let energy = face_value.checked_mul(units).unwrap();
	let salt = [1; 16];
	let reading = |meter: &MeterId, units| {
		let energy = face_value.checked_mul(units).unwrap();
		MeterReading { meter: meter.clone(), period, energy, salt }
	};
	Trade {
		generation: reading(&generation_meter, generated),
		consumption: reading(&consumption_meter, units),
		settlement: Settlement {
			trade_ref: BlakeTwo256::hash_of(&("trade", number)),
			seller,
			buyer,
			generation_meter,
			consumption_meter,
			period,
			energy,
			batch: range.batch,
			first: range.first,
			units,
			price_commitment: H256::zero(),
			supersedes: None,
			salt,
		},
	}
}

/// Cuts off the first certificate of a batch, and cuts what follows into as many bundles as one voucher can have: what
/// was offered once stays cut. The holder moves to another account before each cut. So each bundle that follows has a
/// deposit, and no two deposits are held on the same account. Returns what follows.
fn scatter(all: CertificateRange, holder: PartyId) -> CertificateRange {
	let lock = Lock::Offer(u64::MAX);
	let (_, followers) = all.split_at(1).expect("there are two certificates at least");
	let size = (followers.units / MAX_ADJACENT as u32).max(1);
	let first = Identity::account_of(holder).expect("the holder is a party");
	let mut rest = all;
	for cut in 0..MAX_ADJACENT {
		let Some((front, behind)) = rest.split_at(if cut == 0 { 1 } else { size }) else { break };
		rotate(holder, &account("payer", cut as u32, SEED));
		Certificates::lock(front, holder, lock).expect("they are active");
		Certificates::release(front, lock).expect("they are locked so");
		rest = behind;
	}
	rotate(holder, &first);
	// Another party uses each account now. Its allowance pays for what is held there.
	for cut in 0..MAX_ADJACENT {
		Chain::party(&account("payer", cut as u32, SEED), Roles::of(&[Role::Consumer]));
	}
	followers
}

fn verify(who: AccountId, trade: Trade) {
	let Trade { settlement, generation, consumption } = trade;
	let mut readings = Chain::readings(&[generation, consumption], 0).into_iter();
	let topic = Topic::Settlement(settlement.period, 0);
	let proof = anchor(topic, core::slice::from_ref(&settlement)).remove(0);
	let settled = ProvedSettlement { settlement, sequence: 0, proof };
	let mut next = || Box::new(readings.next().expect("there are two"));
	let (generation, consumption) = (next(), next());
	let origin = RuntimeOrigin::signed(who);
	Evidence::verify(origin, Box::new(settled), generation, consumption)
		.expect("the trade passes every check");
}
