//! Who acts, and what all scenes use.

use super::Options;
use anyhow::{anyhow, bail, Context, Result};
use std::time::{SystemTime, UNIX_EPOCH};
use subxt::transactions::Payload;
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{
	api::{self, Static},
	keys, Chain, ClientError, Events,
};
use verdigrid_oracle::{SourceSecret, Tree};
use verdigrid_primitives::{evidence::Topic, merkle::Leaf, party::PartyId, MarketOffset};

/// The settlement asset of the development preset: CNY, in fen.
pub const CNY: u32 = 1;

type Asset =
	api::runtime_types::frame_support::traits::tokens::fungible::union_of::NativeOrWithId<u32>;

/// An account with a key. It has a party once it is attested.
#[derive(Clone)]
pub struct Person {
	/// What we call it.
	pub name: &'static str,
	/// Its key.
	pub key: Keypair,
	/// Its party.
	pub party: PartyId,
}

/// The chain, and the accounts of its development preset that act.
pub struct Stage<'a> {
	/// The chain.
	pub chain: &'a Chain,
	/// Its distance from UTC.
	pub offset: MarketOffset,
	/// Tells this run from others on the same chain: six characters `[0-9A-Z]`.
	pub run: String,
	/// Where newcomers' keys are derived from.
	pub root: String,
	/// The account that pays for them.
	pub payer: Keypair,
	/// Attests parties.
	pub registrar: Keypair,
	/// Issues certificates.
	pub issuer: Keypair,
	/// Three of the trading centre's four seats.
	pub trading_centre: Vec<Keypair>,
	/// The energy platform's four seats.
	pub energy_platform: Vec<Keypair>,
	/// What the platform's workers share to salt their leaves.
	pub platform_secret: SourceSecret,
	/// What the trading centre's workers share.
	pub centre_secret: SourceSecret,
}

impl<'a> Stage<'a> {
	/// Checks that the demonstration can run on the chain. It must be a development chain, where
	/// anchors are final at once. Nothing may be anchored for the month.
	pub async fn new(chain: &'a Chain, options: &Options, offset: MarketOffset) -> Result<Self> {
		if !chain.is_development() {
			bail!("the demonstration needs a development chain: start one with scripts/run, and name it with --url");
		}
		let topic = api::runtime_apis()
			.verdigrid_evidence_api()
			.topic(Static(Topic::Metering(options.month, 0)));
		if chain.read(topic).await?.anchor.is_some() {
			bail!("this chain has an anchor for that month already: start a new one with scripts/run, or play another month");
		}
		let uris =
			|uris: &[&str]| uris.iter().map(|uri| keys::from_uri(uri)).collect::<Result<_, _>>();
		let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
		Ok(Stage {
			chain,
			offset,
			run: base36(now),
			root: options.payer.clone(),
			payer: crate::keys::development(&options.payer, true)
				.map_err(|it| anyhow!(it.message))?,
			registrar: keys::from_uri("//Bob")?,
			issuer: keys::from_uri("//Charlie")?,
			trading_centre: uris(&["//Dave", "//Eve", "//Ferdie"])?,
			energy_platform: uris(&[
				"//Alice//stash",
				"//Bob//stash",
				"//Charlie//stash",
				"//Dave//stash",
			])?,
			platform_secret: SourceSecret::new(*b"shared by the platform's workers"),
			centre_secret: SourceSecret::new(*b"shared by the exchange's workers"),
		})
	}

	/// Sends a call, and returns the event that proves its success.
	pub async fn event<E, C>(&self, key: &Keypair, call: &C) -> Result<E>
	where
		E: subxt::events::DecodeAsEvent,
		C: Payload + Clone + Send + Sync + 'static,
	{
		Ok(self.send(key, call).await?.expect()?)
	}

	/// Sends a call and waits for its success.
	pub async fn send<C>(&self, key: &Keypair, call: &C) -> Result<Events>
	where
		C: Payload + Clone + Send + Sync + 'static,
	{
		Ok(self.chain.send(key, call.clone()).await?)
	}

	/// Sends a call that must fail with this error, and shows that it does.
	pub async fn must_fail<C>(&self, what: &str, key: &Keypair, call: &C, error: &str) -> Result<()>
	where
		C: Payload + Clone + Send + Sync + 'static,
	{
		match self.chain.send(key, call.clone()).await {
			Err(ClientError::Refused { name, meaning }) if name == error => {
				println!("  {what}:\n    refused, {name}: {meaning}");
				Ok(())
			}
			Err(other) => Err(other).with_context(|| format!("{what}: expected {error}")),
			Ok(_) => bail!("{what}: was not refused"),
		}
	}

	/// Attests a tree from these seats, so that it is anchored.
	pub async fn anchor<L: Leaf>(
		&self,
		topic: Topic,
		tree: &Tree<L>,
		seats: &[Keypair],
	) -> Result<()> {
		let statement = tree.statement()?;
		let round = self
			.chain
			.read(api::runtime_apis().verdigrid_evidence_api().topic(Static(topic)))
			.await?
			.round;
		let attest =
			|| api::transactions().evidence().attest(Static(topic), round, Static(statement));
		self.chain.send_all(seats.iter().map(|seat| (seat, attest()))).await?;
		Ok(())
	}

	/// The party that uses this account.
	pub async fn party_of(&self, key: &Keypair) -> Result<PartyId> {
		let party_of =
			api::runtime_apis().verdigrid_identity_api().party_of(key.public_key().to_account_id());
		self.chain.read(party_of).await?.context("the account has no party")
	}
}

/// The settlement asset.
pub fn cny() -> Asset {
	Asset::WithId(CNY)
}

/// A heading between scenes.
pub fn scene(title: &str) {
	println!("\n{title}");
}

/// The last six digits of a number in base 36.
fn base36(mut number: u64) -> String {
	let mut digits = Vec::new();
	for _ in 0..6 {
		digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0').to_ascii_uppercase());
		number /= 36;
	}
	digits.iter().rev().collect()
}
