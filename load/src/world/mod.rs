//! What the load needs on the chain before it begins: accounts with money, parties, meters, certificates, anchors.
//! None of this is measured.

mod auctions;
mod final_at_once;
mod month;
mod people;
mod proofs;
mod settlements;

pub use auctions::{matches, orders_of_a_side};
pub use month::{energy, Anchored, Certificates, Month};
pub use people::{People, Person, CNY};
pub use settlements::{sales, Wait};

use crate::{
	arguments::Arguments,
	blocks::{canonical, Seen},
	calls::{self, Call},
	chain::Chain,
	error::{LoadError, Result},
	outcomes,
	signing::{self, Planned},
	submission::{self, Pace},
	wallet::{Signer, Wallet},
};
use futures::{stream, StreamExt, TryStreamExt};
use sp_crypto_hashing::blake2_256;
use std::{
	future::pending,
	time::{SystemTime, UNIX_EPOCH},
};
use subxt::{events::DecodeAsEvent, transactions::Payload, utils::AccountId32};
use verdigrid_client::api::{self, runtime_types::verdigrid_runtime::RuntimeCall};
use verdigrid_oracle::SourceSecret;
use verdigrid_primitives::evidence::Topic;

/// This many questions are asked of the node at the same time.
const QUESTIONS_AT_ONCE: usize = 32;
/// What an account gets at most: 2,000 tokens of 12 decimals.
const ENDOWMENT: u128 = 2_000_000_000_000_000;
/// So many existential deposits are the least with which an account can send transactions.
const LEAST_ENDOWMENT: u128 = 10;

/// The preparation: a chain, the accounts, and what was made of them.
pub struct Setup<'a> {
	/// The chain.
	pub chain: &'a Chain,
	/// The command line.
	pub arguments: &'a Arguments,
	/// The accounts.
	pub wallet: Wallet,
	/// Tells this run from others on the same chain: six characters `[0-9A-Z]`.
	pub run: String,
	payer: Signer,
	accounts: Vec<Signer>,
	people: Option<People>,
	months: u32,
	seats: Option<Seats>,
}

/// The seats of both committees, as the project's presets have them.
#[derive(Clone)]
pub struct Seats {
	/// The trading centre's.
	pub trading_centre: Vec<Signer>,
	/// The energy platform's.
	pub energy_platform: Vec<Signer>,
}

impl Seats {
	/// Those that attest a topic.
	pub fn of(&self, topic: &Topic) -> &[Signer] {
		match topic {
			Topic::Metering(..) => &self.energy_platform,
			Topic::Settlement(..) => &self.trading_centre,
		}
	}
}

const TRADING_CENTRE: [&str; 4] = ["//Dave", "//Eve", "//Ferdie", "//Eve//stash"];
const ENERGY_PLATFORM: [&str; 4] =
	["//Alice//stash", "//Bob//stash", "//Charlie//stash", "//Dave//stash"];

/// What the energy platform's seats share.
pub const PLATFORM_SECRET: SourceSecret = SourceSecret::new(*b"the platform's workers, for load");
/// What the trading centre's seats share.
pub const CENTRE_SECRET: SourceSecret = SourceSecret::new(*b"the exchange's workers, for load");

impl<'a> Setup<'a> {
	/// Nothing is prepared yet.
	pub fn new(chain: &'a Chain, arguments: &'a Arguments) -> Result<Self> {
		let mut wallet = Wallet::default();
		let payer = wallet.add(&arguments.key)?;
		let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(LoadError::unexpected)?;
		let run = base36(now.as_secs());
		let (accounts, people, months, seats) = (vec![], None, 0, None);
		Ok(Setup { chain, arguments, wallet, run, payer, accounts, people, months, seats })
	}

	/// A hash that no other run has.
	pub fn hash(&self, parts: &str) -> [u8; 32] {
		blake2_256(format!("load/{}/{parts}", self.run).as_bytes())
	}

	/// Says what is being prepared.
	pub fn say(&self, what: &str) {
		println!("  preparing: {what}");
	}

	/// Sends calls, and waits until all have succeeded in blocks. Returns those blocks.
	pub async fn send(&self, calls: Vec<(Signer, Call)>) -> Result<Vec<Seen>> {
		let planned: Vec<Planned> =
			calls.into_iter().map(|(signer, call)| Planned::one(signer, call, 0)).collect();
		self.send_planned(&planned).await
	}

	/// As [`Setup::send`], with operations that may be counted by events.
	pub async fn send_planned(&self, planned: &[Planned]) -> Result<Vec<Seen>> {
		let signed = signing::sign_all(self.chain, &self.wallet, planned).await?;
		let played = submission::play(self.chain, signed, &self.pace(), pending()).await?;
		if let Some(error) = played.ended {
			return Err(error);
		}
		let what =
			|| planned.first().map(|planned| calls::full_name(&planned.call)).unwrap_or_default();
		if let Some(reason) = played.passages.refusals.into_keys().next() {
			return Err(LoadError::Preparation { what: what(), reason });
		}
		let blocks: Vec<Seen> = canonical(&played.seen).into_iter().cloned().collect();
		for block in &blocks {
			let outcome = outcomes::outcome(self.chain, block, &played.signed).await?;
			if let Some(reason) = outcome.failed.into_keys().next() {
				return Err(LoadError::Preparation { what: what(), reason });
			}
		}
		Ok(blocks)
	}

	/// The events of a kind in these blocks.
	pub async fn events<E: DecodeAsEvent>(&self, blocks: &[Seen]) -> Result<Vec<E>> {
		let mut found = Vec::new();
		for block in blocks {
			let at = self.chain.block(block.hash).await?;
			let events = at.events().fetch().await.map_err(LoadError::unexpected)?;
			for event in events.find::<E>() {
				found.push(event.map_err(LoadError::unexpected)?);
			}
		}
		Ok(found)
	}

	fn pace(&self) -> Pace {
		Pace {
			time: None,
			rate: None,
			ordered: false,
			connections: self.arguments.connections,
			window: self.arguments.window,
			until_final: false,
			show: false,
			pids: self.arguments.node_pids.clone(),
			folders: vec![],
		}
	}

	/// Calls of one account that succeed together or not at all.
	pub fn batch(&self, calls: Vec<RuntimeCall>) -> Result<Call> {
		self.chain.encode(&api::transactions().utility().batch_all(calls))
	}

	/// Encodes a call.
	pub fn encode<C: Payload>(&self, call: &C) -> Result<Call> {
		self.chain.encode(call)
	}

	/// The accounts that send the load, with money: first those that sell, then those that buy.
	pub async fn accounts(&mut self) -> Result<Vec<Signer>> {
		if self.accounts.is_empty() {
			let Arguments { key, sellers, buyers, .. } = self.arguments;
			let mut accounts = self.wallet.derive(key, "seller", *sellers)?;
			accounts.extend(self.wallet.derive(key, "buyer", *buyers)?);
			self.fund(&accounts).await?;
			self.accounts = accounts;
		}
		Ok(self.accounts.clone())
	}

	/// Gives each account its share of what the payer has, unless it has most of that already.
	async fn fund(&self, accounts: &[Signer]) -> Result<()> {
		self.chain.needs("Balances", "transfer_keep_alive")?;
		let payer = self.wallet.account(self.payer);
		let has = self.chain.free_balance(&payer).await?;
		let share = has.checked_div(accounts.len().saturating_mul(2).max(1) as u128);
		let endowment = share.unwrap_or_default().min(ENDOWMENT);
		let least = self.existential_deposit().saturating_mul(LEAST_ENDOWMENT);
		if endowment < least {
			let needs = least.saturating_mul(accounts.len() as u128).saturating_mul(2);
			return Err(LoadError::NoFunds { account: payer.to_string(), has, needs });
		}
		let poor = self.poorer_than(accounts, endowment / 2).await?;
		if poor.is_empty() {
			return Ok(());
		}
		let sum = endowment.saturating_mul(poor.len() as u128);
		self.say(&format!(
			"money for {} accounts: {} each, {} together, from {payer}. They give nothing back",
			poor.len(),
			self.chain.unit.text(endowment),
			self.chain.unit.text(sum)
		));
		let pay = |account: &Signer| Ok((self.payer, self.transfer(*account, endowment)?));
		self.send(poor.iter().map(pay).collect::<Result<_>>()?).await?;
		Ok(())
	}

	async fn poorer_than(&self, accounts: &[Signer], least: u128) -> Result<Vec<Signer>> {
		let ask = |signer: Signer| {
			let account = self.wallet.account(signer);
			async move { Ok::<_, LoadError>((signer, self.chain.free_balance(&account).await?)) }
		};
		let balances: Vec<(Signer, u128)> = stream::iter(accounts.iter().copied().map(ask))
			.buffered(QUESTIONS_AT_ONCE)
			.try_collect()
			.await?;
		Ok(balances.into_iter().filter(|(_, has)| *has < least).map(|(signer, _)| signer).collect())
	}

	/// The least balance with which an account exists.
	pub fn existential_deposit(&self) -> u128 {
		self.chain.constant("Balances", "ExistentialDeposit").unwrap_or(1)
	}

	/// A transfer of the chain's own money, on any chain that has Balances.
	pub fn transfer(&self, to: Signer, value: u128) -> Result<Call> {
		use subxt::dynamic::Value;
		let account = Value::from_bytes(self.wallet.account(to).0);
		let to = Value::unnamed_variant("Id", [account]);
		let arguments = vec![to, Value::u128(value)];
		self.chain.encode(&subxt::dynamic::tx("Balances", "transfer_keep_alive", arguments))
	}

	/// The account that pays for the others.
	pub const fn payer(&self) -> Signer {
		self.payer
	}

	/// The account of a signer.
	pub fn account(&self, signer: Signer) -> AccountId32 {
		self.wallet.account(signer)
	}

	/// The seats, whose accounts are known from the presets.
	pub fn seats(&mut self) -> Result<Seats> {
		if let Some(seats) = &self.seats {
			return Ok(seats.clone());
		}
		let mut add = |uris: [&str; 4]| -> Result<Vec<Signer>> {
			uris.iter().map(|uri| self.wallet.add(uri)).collect()
		};
		let seats =
			Seats { trading_centre: add(TRADING_CENTRE)?, energy_platform: add(ENERGY_PLATFORM)? };
		self.seats = Some(seats.clone());
		Ok(seats)
	}
}

/// The last six digits of a number in base 36.
fn base36(number: u64) -> String {
	let digit = |place: u32| {
		let value = number.checked_div(36_u64.pow(place)).unwrap_or_default() % 36;
		char::from_digit(value as u32, 36).unwrap_or('0').to_ascii_uppercase()
	};
	(0..6).rev().map(digit).collect()
}

#[cfg(test)]
mod tests {
	use super::base36;

	#[test]
	fn a_run_has_six_characters() {
		assert_eq!(base36(35), "00000Z");
		assert_eq!(base36(36), "000010");
		assert_eq!(base36(u64::MAX).len(), 6);
	}
}
