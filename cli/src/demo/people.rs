//! The newcomers: funded, applied, attested, metered.

use super::{
	data::Data,
	stage::{scene, Person, Stage, CNY},
};
use anyhow::{Context, Result};
use sp_crypto_hashing::blake2_256;
use subxt::utils::H256;
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{
	api::{self, runtime_types as types, Static},
	keys,
};
use verdigrid_primitives::{
	party::{Direction, MeterId, PartyKind, Role, Roles},
	Granularity,
};

/// Each newcomer gets a thousand VDG.
const VDG: u128 = 1_000_000_000_000_000;
/// Half a million yuan, in fen: more than a month's certificates cost.
const MONEY: u128 = 50_000_000;
/// A year of attestation.
const YEAR: u64 = 365 * 86_400;

/// The accounts and parties of the demonstration.
pub struct People {
	/// Owns the turbines.
	pub generator: Person,
	/// The customer of 5 MW.
	pub large: Person,
	/// The customer of 3 MW.
	pub small: Person,
	/// Rents a hall from the smaller customer.
	pub tenant: Person,
	/// A household.
	pub household: Person,
	/// Has applied and was not attested.
	pub stranger: Person,
}

/// What is metered.
pub struct Meters {
	/// The shared turbines, monthly.
	pub shared: MeterId,
	/// The single turbine, hourly.
	pub single: MeterId,
	/// The larger customer, monthly.
	pub large: MeterId,
	/// The smaller customer, monthly.
	pub small: MeterId,
	/// The household, hourly.
	pub home: MeterId,
}

/// Brings the newcomers onto the chain.
pub async fn gather(stage: &Stage<'_>) -> Result<People> {
	scene("1. Identity: newcomers apply with commitments to their credentials; the registrar attests them");
	let names: [(&'static str, PartyKind, &[Role]); 6] = [
		("generator", PartyKind::Organisation, &[Role::Generator]),
		("large", PartyKind::Organisation, &[Role::Consumer]),
		("small", PartyKind::Organisation, &[Role::Consumer]),
		("tenant", PartyKind::Organisation, &[Role::Consumer]),
		("household", PartyKind::Person, &[Role::Consumer]),
		("stranger", PartyKind::Organisation, &[]),
	];
	let keys = names
		.iter()
		.map(|(name, ..)| keys::derived(&stage.root, &format!("demo-{}//{name}", stage.run)))
		.collect::<Result<Vec<_>, _>>()?;
	fund(stage, &keys).await?;

	let commitments: Vec<H256> =
		names.iter().map(|(name, ..)| hash(stage, &["credential", name])).collect();
	let apply =
		keys.iter().zip(&names).zip(&commitments).map(|((key, (_, kind, _)), commitment)| {
			let call =
				api::transactions().identity().apply(Static(*kind), *commitment, text("FR-GES"));
			(key, call)
		});
	let applied = stage.chain.send_all(apply).await?;

	let mut people = Vec::new();
	for ((name, ..), (key, events)) in names.iter().zip(keys.iter().zip(&applied)) {
		let party = events.expect::<api::identity::events::Applied>()?.party;
		println!("  {name:<10} {} is party {party}", key.public_key().to_account_id());
		people.push(Person { name, key: key.clone(), party });
	}
	attest(stage, &people, &names.map(|(_, _, roles)| roles), &commitments).await?;
	let [generator, large, small, tenant, household, stranger]: [Person; 6] =
		people.try_into().ok().context("six people")?;
	println!("  all but the stranger are attested");
	Ok(People { generator, large, small, tenant, household, stranger })
}

async fn fund(stage: &Stage<'_>, keys: &[Keypair]) -> Result<()> {
	use types::{
		pallet_assets::pallet::Call as Assets, pallet_balances::pallet::Call as Balances,
		verdigrid_runtime::RuntimeCall,
	};
	let calls = keys.iter().flat_map(|key| {
		let to = || key.public_key().to_account_id().into();
		[
			RuntimeCall::Balances(Balances::transfer_keep_alive { dest: to(), value: VDG }),
			RuntimeCall::Assets(Assets::transfer { id: CNY, target: to(), amount: MONEY }),
		]
	});
	let call = api::transactions().utility().batch_all(calls.collect());
	let count = keys.len() as u128;
	stage.send(&stage.payer, &call).await.with_context(|| {
		format!(
			"{} cannot fund the newcomers, who need {} VDG and {} CNY",
			stage.payer.public_key().to_account_id(),
			count.saturating_mul(VDG / 1_000_000_000_000),
			count.saturating_mul(MONEY / 100)
		)
	})?;
	Ok(())
}

async fn attest(
	stage: &Stage<'_>,
	people: &[Person],
	roles: &[&[Role]],
	commitments: &[H256],
) -> Result<()> {
	let expires_at = stage.chain.now().await?.saturating_add(YEAR);
	let attested =
		people.iter().zip(roles).zip(commitments).filter(|((_, roles), _)| !roles.is_empty());
	let calls = attested.map(|((person, roles), commitment)| {
		let call = api::transactions().identity().attest(
			person.party,
			person.key.public_key().to_account_id(),
			*commitment,
			hash(stage, &["entity", person.name]),
			Static(Roles::of(roles)),
			1,
			expires_at,
		);
		(&stage.registrar, call)
	});
	stage.chain.send_all(calls).await?;
	Ok(())
}

/// Registers the meters, as of the beginning of the data.
pub async fn register_meters(stage: &Stage<'_>, people: &People, data: &Data) -> Result<Meters> {
	let id = |name: &str| {
		MeterId::new(&format!("{name}-{}", stage.run)).context("a meter's name is not valid")
	};
	let meters = Meters {
		shared: id("LHB-SHARED")?,
		single: id("LHB-SINGLE")?,
		large: id("PLANT-5MW")?,
		small: id("PLANT-3MW")?,
		home: id("HOME")?,
	};
	let from = data.month.start(stage.offset).context("the month lies before 1970")?;
	let (generation, consumption) = (Direction::Generation, Direction::Consumption);
	let rows = [
		(&people.generator, &meters.shared, generation, Granularity::Month, data.shared_power),
		(&people.generator, &meters.single, generation, Granularity::Hour, data.single_power),
		(&people.large, &meters.large, consumption, Granularity::Month, 5_000_000),
		(&people.small, &meters.small, consumption, Granularity::Month, 3_000_000),
		(&people.household, &meters.home, consumption, Granularity::Hour, 24_000),
	];
	let calls = rows.map(|(owner, meter, direction, granularity, power)| {
		println!("  meter {meter} ({granularity:?}, {power} W) is {}'s", owner.name);
		let call = api::transactions().identity().register_meter(
			owner.party,
			Static(meter.clone()),
			Static(direction),
			Static(granularity),
			power,
			text("FR-GES"),
			from,
			None,
		);
		(&stage.registrar, call)
	});
	stage.chain.send_all(calls).await?;
	Ok(meters)
}

/// A bounded text, as generated code has it.
pub fn text(text: &str) -> types::bounded_collections::bounded_vec::BoundedVec<u8> {
	types::bounded_collections::bounded_vec::BoundedVec(text.as_bytes().to_vec())
}

/// A hash that no other run has.
pub fn hash(stage: &Stage<'_>, parts: &[&str]) -> H256 {
	H256(blake2_256(format!("{}/{}", stage.run, parts.join("/")).as_bytes()))
}
