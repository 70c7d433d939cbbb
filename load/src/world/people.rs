//! Parties with meters: some generate energy and sell certificates, the others buy them.

use super::{Setup, QUESTIONS_AT_ONCE};
use crate::{
	blocks::Seen,
	error::{LoadError, Result},
	wallet::Signer,
};
use futures::{stream, StreamExt, TryStreamExt};
use sp_crypto_hashing::blake2_256;
use subxt::utils::H256;
use verdigrid_client::api::{
	self,
	runtime_types::{
		bounded_collections::bounded_vec::BoundedVec, pallet_assets::pallet::Call as Assets,
		verdigrid_certificates::pallet::Call as Certificates,
		verdigrid_identity::pallet::Call as Identity, verdigrid_runtime::RuntimeCall,
	},
	Static,
};
use verdigrid_primitives::{
	certificate::{EnergySource, ProjectCode},
	party::{Direction, MeterId, PartyId, PartyKind, Role, Roles},
	Granularity, Period,
};

/// The power of each meter and project.
pub const POWER: u64 = 1_000_000_000;
/// A year of attestation.
const YEAR: u64 = 365 * 86_400;
/// The settlement asset of the presets: CNY, in fen. Each buyer gets so many yuan.
pub const CNY: u32 = 1;
const YUAN: u128 = 200_000;
const MONEY: u128 = YUAN * 100;
/// So many calls of the preparation are made in one transaction.
const CALLS_AT_ONCE: usize = 20;
/// The presets' registrar and issuer.
const REGISTRAR: &str = "//Bob";
const ISSUER: &str = "//Charlie";

/// An account with a party and a meter.
#[derive(Clone, Debug)]
pub struct Person {
	/// Its account.
	pub signer: Signer,
	/// Its party.
	pub party: PartyId,
	/// Its meter.
	pub meter: MeterId,
}

/// Those who trade.
#[derive(Clone)]
pub struct People {
	/// Generate energy and sell certificates.
	pub generators: Vec<Person>,
	/// The projects of the generators.
	pub projects: Vec<ProjectCode>,
	/// Buy certificates and use energy.
	pub buyers: Vec<Person>,
	/// How many trades of a buyer follow each other.
	pub in_a_row: usize,
	/// Issues the certificates.
	pub issuer: Signer,
}

impl Setup<'_> {
	/// Parties with meters and projects.
	pub async fn people(&mut self) -> Result<People> {
		if let Some(people) = &self.people {
			return Ok(people.clone());
		}
		let registrar = self.wallet.add(REGISTRAR)?;
		let issuer = self.wallet.add(ISSUER)?;
		self.seats()?;
		self.needs_presets(registrar).await?;
		let accounts = self.accounts().await?;
		self.vote_the_challenge_period_away().await?;
		let parties = self.parties(&accounts, registrar).await?;
		let people = self.with_meters(&accounts, &parties, registrar, issuer).await?;
		self.people = Some(people.clone());
		Ok(people)
	}

	/// Fails unless the chain has the pallets, and the presets' registrar.
	async fn needs_presets(&self, registrar: Signer) -> Result<()> {
		for (pallet, call) in
			[("Identity", "attest"), ("Certificates", "issue"), ("Evidence", "attest")]
		{
			self.chain.needs_as_built(pallet, call)?;
		}
		let account = self.account(registrar);
		let known = api::runtime_apis().verdigrid_identity_api().registrar(account);
		match self.chain.read(known).await? {
			Some(_) => Ok(()),
			None => Err(LoadError::WrongChain(format!("registrar {REGISTRAR}"))),
		}
	}

	async fn party_of(&self, signer: Signer) -> Result<Option<PartyId>> {
		let account = self.account(signer);
		self.chain.read(api::runtime_apis().verdigrid_identity_api().party_of(account)).await
	}

	/// The party of each account; `None` where it has none.
	async fn known_parties(&self, accounts: &[Signer]) -> Result<Vec<Option<PartyId>>> {
		let ask = |signer: Signer| async move { self.party_of(signer).await };
		stream::iter(accounts.iter().copied().map(ask))
			.buffered(QUESTIONS_AT_ONCE)
			.try_collect()
			.await
	}

	/// Attested parties of all accounts, made where an earlier run has not.
	async fn parties(&self, accounts: &[Signer], registrar: Signer) -> Result<Vec<PartyId>> {
		let known = self.known_parties(accounts).await?;
		let new: Vec<(usize, Signer)> = (0..)
			.zip(accounts.iter().copied())
			.zip(&known)
			.filter(|(_, known)| known.is_none())
			.map(|(account, _)| account)
			.collect();
		if !new.is_empty() {
			self.say(&format!("{} parties apply and are attested", new.len()));
			self.apply(&new).await?;
			self.attest(&new, registrar).await?;
		}
		let parties = self.known_parties(accounts).await?;
		parties
			.into_iter()
			.collect::<Option<_>>()
			.ok_or_else(|| LoadError::unexpected("a party is missing"))
	}

	fn commitment(&self, number: usize) -> H256 {
		H256(self.hash(&format!("credential/{number}")))
	}

	async fn apply(&self, new: &[(usize, Signer)]) -> Result<()> {
		let apply = |&(number, signer): &(usize, Signer)| {
			let call = api::transactions().identity().apply(
				Static(PartyKind::Organisation),
				self.commitment(number),
				text("CN-11"),
			);
			Ok((signer, self.encode(&call)?))
		};
		self.send(new.iter().map(apply).collect::<Result<_>>()?).await?;
		Ok(())
	}

	async fn attest(&self, new: &[(usize, Signer)], registrar: Signer) -> Result<()> {
		let expires_at = self.chain.now().await?.saturating_add(YEAR);
		let signers: Vec<Signer> = new.iter().map(|(_, signer)| *signer).collect();
		let parties = self.known_parties(&signers).await?;
		let attest = |(&(number, signer), party): (&(usize, Signer), &Option<PartyId>)| {
			RuntimeCall::Identity(Identity::attest {
				party: party.unwrap_or_default(),
				account: self.account(signer),
				commitment: self.commitment(number),
				tag: H256(blake2_256(&self.account(signer).0)),
				roles: Static(Roles::of(&[self.role(number)])),
				level: 1,
				expires_at,
			})
		};
		let calls: Vec<RuntimeCall> = new.iter().zip(&parties).map(attest).collect();
		self.send_in_batches(registrar, calls).await?;
		Ok(())
	}

	/// Sends calls of one account, many in one transaction. Returns the blocks that have them.
	pub async fn send_in_batches(
		&self,
		signer: Signer,
		calls: Vec<RuntimeCall>,
	) -> Result<Vec<Seen>> {
		let mut batches = Vec::new();
		let mut calls = calls.into_iter().peekable();
		while calls.peek().is_some() {
			batches.push((signer, self.batch(calls.by_ref().take(CALLS_AT_ONCE).collect())?));
		}
		match batches.is_empty() {
			true => Ok(vec![]),
			false => self.send(batches).await,
		}
	}

	async fn with_meters(
		&self,
		accounts: &[Signer],
		parties: &[PartyId],
		registrar: Signer,
		issuer: Signer,
	) -> Result<People> {
		self.say("meters and projects");
		let (mut generators, mut buyers) = (Vec::new(), Vec::new());
		for (number, (signer, party)) in accounts.iter().zip(parties).enumerate() {
			let person = Person { signer: *signer, party: *party, meter: self.meter_id(number)? };
			match self.role(number) {
				Role::Generator => generators.push(person),
				_ => buyers.push(person),
			}
		}
		let from = self.first_second().await?;
		let generation = generators.iter().map(|person| meter(person, Direction::Generation, from));
		let consumption = buyers.iter().map(|person| meter(person, Direction::Consumption, from));
		let meters = generation.chain(consumption).collect();
		let money = buyers.iter().map(|person| {
			let target = self.account(person.signer).into();
			RuntimeCall::Assets(Assets::transfer { id: CNY, target, amount: MONEY })
		});
		self.send_in_batches(registrar, meters).await?;
		self.say(&format!(
			"money for {} buyers: {YUAN} CNY each, {} CNY together. They give nothing back",
			buyers.len(),
			YUAN.saturating_mul(buyers.len() as u128)
		));
		self.send_in_batches(self.payer(), money.collect()).await?;
		let projects =
			(0..generators.len()).map(|number| self.project(number)).collect::<Result<Vec<_>>>()?;
		let register = projects.iter().zip(&generators).map(|(code, owner)| {
			RuntimeCall::Certificates(Certificates::register_project {
				code: Static(*code),
				owner: owner.party,
				meter: Static(owner.meter.clone()),
				source: Static(EnergySource::Wind),
				capacity_w: POWER,
			})
		});
		self.send_in_batches(issuer, register.collect()).await?;
		let in_a_row = self.arguments.in_a_row as usize;
		Ok(People { generators, projects, buyers, in_a_row, issuer })
	}

	/// When the meters begin.
	async fn first_second(&self) -> Result<u64> {
		let offset = self.offset().await?;
		let month = Period::year_month(2000, 1).and_then(|month| month.start(offset));
		month.ok_or_else(|| LoadError::unexpected("the year 2000 cannot be counted"))
	}

	/// The market's distance from UTC.
	pub async fn offset(&self) -> Result<verdigrid_primitives::MarketOffset> {
		let offset = api::runtime_apis().verdigrid_identity_api().market_offset();
		Ok(self.chain.read(offset).await?.0)
	}

	/// Meters of one run stand side by side in a tree, unless they are to be scattered.
	fn meter_id(&self, number: usize) -> Result<MeterId> {
		let name = format!("L{}-{number:05}", self.run);
		let name = match self.arguments.scattered {
			true => format!("{}-{name}", hex::encode_upper(prefix(&self.hash(&name)))),
			false => name,
		};
		MeterId::new(&name).ok_or_else(|| LoadError::unexpected("a meter's name is not valid"))
	}

	/// What the party of an account does: those that sell come first.
	const fn role(&self, number: usize) -> Role {
		match number < self.arguments.sellers as usize {
			true => Role::Generator,
			false => Role::Consumer,
		}
	}

	fn project(&self, number: usize) -> Result<ProjectCode> {
		ProjectCode::with_check(&format!("LOAD{}{number:06}", self.run))
			.map_err(LoadError::unexpected)
	}
}

/// The first bytes of a hash.
pub fn prefix(hash: &[u8; 32]) -> &[u8] {
	hash.get(..3).unwrap_or_default()
}

fn meter(person: &Person, direction: Direction, from: u64) -> RuntimeCall {
	RuntimeCall::Identity(Identity::register_meter {
		party: person.party,
		meter: Static(person.meter.clone()),
		direction: Static(direction),
		granularity: Static(Granularity::Month),
		max_power_w: POWER,
		region: text("CN-11"),
		from,
		takes_over: None,
	})
}

/// A bounded text, as generated code has it.
pub fn text(text: &str) -> BoundedVec<u8> {
	BoundedVec(text.as_bytes().to_vec())
}
