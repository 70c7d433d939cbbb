//! A run of the demonstration, and what all scenes use.

use sp_crypto_hashing::blake2_256;
use std::time::{SystemTime, UNIX_EPOCH};
use types::frame_support::traits::tokens::fungible::union_of::NativeOrWithId;

pub use crate::data::{megawatt_hours, Data, Hour};
pub use anyhow::{anyhow, bail, ensure, Context, Error, Result};
pub use subxt::utils::H256;
pub use subxt_signer::sr25519::Keypair;
pub use types::bounded_collections::bounded_vec::BoundedVec;
pub use types::verdigrid_escrow::types::{Condition, Outcome, Terms};
pub use types::verdigrid_runtime::RuntimeCall;
pub use verdigrid_client::api::{runtime_types as types, utility::calls::BatchAll, Static};
pub use verdigrid_client::{keys, Chain, ClientError, Verification};
pub use verdigrid_oracle::Tree;
pub use verdigrid_primitives::{certificate::*, claim::*, evidence::*, party::*, voucher::*};
pub use verdigrid_primitives::{Energy, Granularity, Period};

/// The accounts of the development preset that attest parties and issue certificates.
pub const REGISTRAR: &str = "//Bob";
pub const ISSUER: &str = "//Charlie";
/// A seat of the trading centre.
pub const CENTRE: &str = "//Dave";
/// The number of the settlement asset: CNY, in fen.
pub const CNY: u32 = 1;
/// The settlement asset.
pub const ASSET: NativeOrWithId<u32> = NativeOrWithId::WithId(CNY);
/// Where everything stands.
pub const REGION: &[u8] = b"FR-GES";
/// The seconds of a day.
pub const DAY: u64 = 86_400;

/// A newcomer with its key, its meter, and its party once it has applied.
pub struct Person {
	pub name: &'static str,
	pub key: Keypair,
	pub meter: MeterId,
	pub party: PartyId,
}

/// A run of the demonstration. The tenant rents a hall from the smaller customer. The stranger
/// applies and is not attested. The meters of these two are not registered.
pub struct Play {
	pub chain: Chain,
	pub data: Data,
	/// Tells this run from others on the same chain: six characters `[0-9A-F]`.
	pub run: String,
	/// Owns the turbines. Its meter is that of the shared ones.
	pub generator: Person,
	/// The meter of the single turbine.
	pub single: MeterId,
	pub large: Person,
	pub small: Person,
	pub tenant: Person,
	pub household: Person,
	pub stranger: Person,
}

impl Play {
	/// Prepares a run on a development chain, where anchors are final at once. Nothing may be anchored
	/// for the month. Newcomers' keys are derived from the name of the payer.
	pub async fn new(chain: Chain, data: Data, payer: &str) -> Result<Self> {
		ensure!(chain.is_development(), "the demonstration needs a development chain: start one with scripts/run, and name it with --url");
		let topic = Static(Topic::Metering(data.month, 0));
		let topic = chain.state().await?.evidence().topic(topic).await?;
		ensure!(topic.anchor.is_none(), "this chain has an anchor for that month already: start a new one with scripts/run, or play another month");
		let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
		let run = format!("{:06X}", seconds & 0xFF_FFFF);
		let meter = |name: &str| MeterId::new(&format!("{name}-{run}")).context("not a meter");
		let person = |name: &'static str, its_meter: &str| -> Result<Person> {
			let key = keys::derived(payer, &format!("demo-{run}//{name}"))?;
			Ok(Person { name, key, meter: meter(its_meter)?, party: 0 })
		};
		Ok(Play {
			generator: person("generator", "LHB-SHARED")?,
			single: meter("LHB-SINGLE")?,
			large: person("large", "PLANT-5MW")?,
			small: person("small", "PLANT-3MW")?,
			tenant: person("tenant", "HALL")?,
			household: person("household", "HOME")?,
			stranger: person("stranger", "NOWHERE")?,
			chain,
			data,
			run,
		})
	}

	/// A claim of consumption in the month.
	pub fn claim(&self, whom: &Person, purpose: Purpose) -> Static<Claim> {
		let (beneficiary, note) = (Beneficiary::Party(whom.party), H256::zero());
		let (from, to) = (self.data.bounds.start, self.data.bounds.end);
		Static(Claim { beneficiary, purpose, from, to, note })
	}

	/// The moment that is so many seconds away.
	pub async fn after(&self, seconds: u64) -> Result<u64> {
		Ok(self.chain.now().await?.saturating_add(seconds))
	}

	/// A hash that no other run has.
	pub fn hash(&self, of: &str) -> H256 {
		H256(blake2_256(format!("{}/{of}", self.run).as_bytes()))
	}
}
