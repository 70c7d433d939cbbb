//! What a worker asks of the chain, and what it sends.

use crate::draft::Terms;
use anyhow::{ensure, Context, Result};
use futures::{stream, StreamExt, TryStreamExt};
use std::collections::{BTreeMap, BTreeSet};
use subxt::{
	transactions::StaticPayload,
	utils::{AccountId32, Static},
};
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{
	api::{
		self,
		runtime_types::{verdigrid_evidence::pallet::Call, verdigrid_runtime::RuntimeCall},
	},
	Chain, ClientError, Note, State,
};
use verdigrid_primitives::{
	evidence::{Source, Statement, Topic},
	party::{Meter, MeterId},
	Period,
};

/// So many questions are asked at the same time.
const AT_ONCE: usize = 32;

/// Where a topic stands.
pub type TopicInfo = api::runtime_types::verdigrid_evidence::types::topics::TopicInfo<u32>;

/// A seat, and the key that states for it.
pub struct Seat {
	/// The chain.
	pub chain: Chain,
	/// The key that signs.
	pub key: Keypair,
	/// The account of the seat.
	pub account: AccountId32,
}

/// The state of the chain at its last final block.
pub struct Moment {
	/// The state.
	pub state: State,
	/// The time of the block in unix seconds.
	pub now: u64,
}

impl Seat {
	/// Whether the key is a proxy of the seat.
	fn is_proxy(&self) -> bool {
		self.key.public_key().to_account_id() != self.account
	}

	/// The last final block.
	pub async fn moment(&self) -> Result<Moment, ClientError> {
		let state = self.chain.state().await?;
		let now = self.chain.now().await?;
		Ok(Moment { state, now })
	}

	/// Fails unless the account has a seat of the source that can state now.
	pub async fn check(&self, source: Source) -> Result<()> {
		let state = self.chain.state().await?;
		let party = state.identity().party_of(self.account).await?;
		let party = party.with_context(|| {
			format!("{} is the account of no party: correct `account` under [seat]", self.account)
		})?;
		let seat = state.evidence().seat(party).await?;
		let seat =
			seat.with_context(|| {
				format!("party {party} has no seat: governance has to offer it one, and it has to accept")
			})?;
		let of_source = matches!(
			(&seat.source, source),
			(
				api::runtime_types::verdigrid_primitives::evidence::Source::EnergyPlatform,
				Source::EnergyPlatform
			) | (
				api::runtime_types::verdigrid_primitives::evidence::Source::TradingCentre,
				Source::TradingCentre
			)
		);
		ensure!(of_source, "the seat of party {party} is of the other source");
		Ok(())
	}

	/// What the chain says of these meters.
	pub async fn terms(&self, state: &State, meters: &BTreeSet<String>) -> Result<Terms> {
		let ids: Vec<MeterId> = meters.iter().filter_map(|id| MeterId::new(id)).collect();
		let ask = |id: MeterId| async move {
			let meter: Option<Meter> =
				self.chain.read_by_name("VerdigridIdentityApi_meter", &id).await?;
			Ok::<_, ClientError>((id, meter))
		};
		let asked = stream::iter(ids.into_iter().map(ask)).buffer_unordered(AT_ONCE);
		let known: Vec<(MeterId, Option<Meter>)> = asked.try_collect().await?;
		let known = known.into_iter().filter_map(|(id, meter)| Some((id, meter?)));
		let offset = state.identity().market_offset().await?.0;
		let margin_ppm = margin(state).await?;
		Ok(Terms { meters: known.collect::<BTreeMap<_, _>>(), offset, margin_ppm })
	}

	/// The latest revision of a period's readings.
	pub async fn latest_revision(
		&self,
		state: &State,
		period: Period,
	) -> Result<Option<u8>, ClientError> {
		state.evidence().latest_revision(Static(period)).await
	}

	/// Where a topic stands.
	pub async fn topic(&self, state: &State, topic: Topic) -> Result<TopicInfo, ClientError> {
		state.evidence().topic(Static(topic)).await
	}

	/// Why the chain would refuse a statement now. Nothing is signed, and no fee is paid.
	pub async fn refusal(
		&self,
		topic: Topic,
		round: u32,
		statement: Statement,
	) -> Result<Option<ClientError>, ClientError> {
		let account = self.key.public_key().to_account_id();
		let trial = match self.is_proxy() {
			true => self.chain.try_out(&account, &self.by_proxy(topic, round, statement)).await?,
			false => self.chain.try_out(&account, &directly(topic, round, statement)).await?,
		};
		Ok(trial.result.err())
	}

	/// States something about a topic, and waits until a final block has it.
	pub async fn attest(
		&self,
		topic: Topic,
		round: u32,
		statement: Statement,
		note: Note,
	) -> Result<(), ClientError> {
		let (chain, key) = (&self.chain, &self.key);
		let pending = match self.is_proxy() {
			true => chain.submit_noted(key, self.by_proxy(topic, round, statement), note),
			false => chain.submit_noted(key, directly(topic, round, statement), note),
		};
		pending.succeeded().await.map(|_| ())
	}

	fn by_proxy(
		&self,
		topic: Topic,
		round: u32,
		statement: Statement,
	) -> StaticPayload<api::proxy::calls::Proxy> {
		let (topic, statement) = (Static(topic), Static(statement));
		let call = RuntimeCall::Evidence(Call::attest { topic, round, statement });
		api::transactions().proxy().proxy(self.account.into(), None, call)
	}
}

fn directly(
	topic: Topic,
	round: u32,
	statement: Statement,
) -> StaticPayload<api::evidence::calls::Attest> {
	api::transactions().evidence().attest(Static(topic), round, Static(statement))
}

/// By how much a reading may exceed what its meter's power gives.
async fn margin(state: &State) -> Result<u32> {
	const NAME: &str = "CapacityMarginPpm";
	let all = state.chain().parameters().await?;
	let own = all.into_iter().find(|it| it.name == NAME).map(|it| it.value);
	let value = match own {
		Some(api::runtime_types::verdigrid_runtime_api::ParameterValue::Number(value)) => {
			u32::try_from(value).ok()
		}
		_ => None,
	};
	value.with_context(|| {
		format!("the chain has no parameter {NAME}: use the release of this worker that fits it")
	})
}
