//! What a worker asks of the chain, and what it sends.

use anyhow::{ensure, Context, Result};
use futures::{stream, StreamExt, TryStreamExt};
use std::{
	collections::{BTreeMap, BTreeSet},
	pin::pin,
};
use subxt::{
	transactions::StaticPayload,
	utils::{AccountId32, Static},
};
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{
	api::{
		self,
		runtime_types::{
			verdigrid_evidence::{pallet::Call, types::seats::SeatStatus},
			verdigrid_runtime::RuntimeCall,
		},
	},
	Chain, ClientError, Note, State,
};
use verdigrid_oracle::{SettledTrade, TradeKey, WhichCertificates};
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock},
	evidence::{EvidenceId, Source, Statement, Topic, TradeRef},
	party::{Meter, MeterId, PartyId},
	MarketOffset, Period,
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
	/// The party that has the seat.
	pub party: PartyId,
}

/// The state of the chain at its last final block.
pub struct Moment {
	/// The state.
	pub state: State,
	/// The time of the block in unix seconds.
	pub now: u64,
}

/// The vote of a seat about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
	/// None is known.
	Unknown,
	/// This.
	Stated(Statement),
}

impl Seat {
	/// Finds the party of the account.
	pub async fn new(chain: Chain, key: Keypair, account: AccountId32) -> Result<Self> {
		let party = chain.state().await?.identity().party_of(account).await?;
		let party = party.with_context(|| {
			format!("{account} is the account of no party: correct `account` under [seat]")
		})?;
		Ok(Seat { chain, key, account, party })
	}

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

	/// The market's distance from UTC.
	pub async fn offset(&self) -> Result<MarketOffset, ClientError> {
		Ok(self.chain.state().await?.identity().market_offset().await?.0)
	}

	/// Fails unless the party has a seat of the source. Says why the seat cannot state now, if it cannot.
	pub async fn check(&self, source: Source) -> Result<Option<String>> {
		let party = self.party;
		let seat = self.chain.state().await?.evidence().seat(party).await?;
		let seat =
			seat.with_context(|| {
				format!("party {party} has no seat: governance has to offer it one, and it has to accept")
			})?;
		use api::runtime_types::verdigrid_primitives::evidence::Source as Of;
		let of_source = match source {
			Source::EnergyPlatform => matches!(seat.source, Of::EnergyPlatform),
			Source::TradingCentre => matches!(seat.source, Of::TradingCentre),
		};
		ensure!(of_source, "the seat of party {party} is of the other source: readings are stated under [[data]] by the energy platform, and settlements under [[settlements]] by the trading centre");
		Ok(match seat.status {
			SeatStatus::Live(bond) if bond.amount >= seat.required => None,
			SeatStatus::Live(_) => Some(format!(
				"the seat of party {party} has lost part of its bond: fill it up with `verdigrid evidence restore-bond`"
			)),
			SeatStatus::Invited => Some(format!(
				"party {party} has not accepted its seat: use `verdigrid evidence accept-seat`"
			)),
			SeatStatus::Leaving { .. } => Some(format!(
				"party {party} has left its seat, or was dismissed: nothing is stated until governance offers it a seat again"
			)),
		})
	}

	/// What the chain says of a meter.
	pub async fn meter(&self, id: &MeterId) -> Result<Option<Meter>, ClientError> {
		self.chain.read_by_name("VerdigridIdentityApi_meter", id).await
	}

	/// The evidence of a trade.
	pub async fn evidence_of(&self, trade: TradeRef) -> Result<Option<EvidenceId>, ClientError> {
		self.chain.read_by_name("VerdigridEvidenceApi_evidence_of", trade).await
	}

	/// Which certificates were sold in these trades, or why it is not known.
	pub async fn certificates(
		&self,
		trades: Vec<SettledTrade>,
	) -> Result<BTreeMap<TradeKey, Result<CertificateRange, String>>, ClientError> {
		let state = self.chain.state().await?;
		let mut sellers = BTreeSet::new();
		for trade in trades.iter().filter(|it| it.certificates == WhichCertificates::Pledged) {
			sellers.insert(trade.seller);
		}
		let mut pledges = BTreeMap::new();
		for seller in sellers {
			pledges.insert(seller, pledges_of(&state, seller).await?);
		}
		let ask = |trade: SettledTrade| {
			let (state, pledges) = (&state, pledges.get(&trade.seller));
			async move { Ok((trade.key(), self.certificates_of(state, &trade, pledges).await?)) }
		};
		let asked = stream::iter(trades.into_iter().map(ask)).buffer_unordered(AT_ONCE);
		asked.try_collect().await
	}

	async fn certificates_of(
		&self,
		state: &State,
		trade: &SettledTrade,
		pledges: Option<&Pledges>,
	) -> Result<Result<CertificateRange, String>, ClientError> {
		let units = trade.units;
		match trade.certificates {
			WhichCertificates::OfBatch { batch, first } => {
				Ok(Ok(CertificateRange { batch, first, units }))
			}
			WhichCertificates::From(number) => {
				let (project, period) = (Static(number.project), Static(number.period));
				let batch =
					state.certificates().batch_of(project, period, Static(number.class)).await?;
				let text = || number.to_text().unwrap_or_default();
				Ok(match batch {
					Some(batch) => Ok(CertificateRange { batch, first: number.sequence, units }),
					None => {
						Err(format!("certificate {} was not issued: correct its number", text()))
					}
				})
			}
			WhichCertificates::Pledged => self.pledged(state, trade, pledges).await,
		}
	}

	/// The certificates that were pledged for a trade. Once it is verified, its evidence has them.
	async fn pledged(
		&self,
		state: &State,
		trade: &SettledTrade,
		pledges: Option<&Pledges>,
	) -> Result<Result<CertificateRange, String>, ClientError> {
		let evidence = self.evidence_of(trade.reference).await?;
		// A correction has other certificates than what it corrects.
		if let Some(evidence) = evidence.filter(|it| trade.supersedes != Some(*it)) {
			if let Some(evidence) = state.evidence().evidence(evidence).await? {
				return Ok(Ok(evidence.range.0));
			}
		}
		let own = pledges.and_then(|all| all.get(&trade.reference)).map_or(&[][..], Vec::as_slice);
		Ok(match own {
			[(buyer, range)] => fits(trade, *buyer, *range),
			[] => Err(format!(
				"party {} has pledged no certificates under the reference {:?}: it pledges {} to party {}, or the sheet names them",
				trade.seller, trade.reference, trade.units, trade.buyer
			)),
			_ => Err(format!(
				"party {} has pledged certificates several times under the reference {:?}: it takes back all pledges but one, or the sheet \
				 names the certificates",
				trade.seller, trade.reference
			)),
		})
	}

	/// How many more rounds the seat may open now.
	pub async fn rounds_left(&self, most: usize) -> Result<usize, ClientError> {
		let storage = self.chain.at().await?;
		let address = api::storage().evidence().open_rounds();
		let opened =
			storage.storage().try_fetch(address, (self.party,)).await.map_err(ClientError::node)?;
		let opened = opened.map(|it| it.decode()).transpose().map_err(ClientError::node)?;
		Ok(most.saturating_sub(opened.map_or(0, |it| it.0.len())))
	}

	/// What the seat stated in the open round of a topic.
	pub async fn vote(&self, topic: Topic) -> Result<Vote, ClientError> {
		let storage = self.chain.at().await?;
		let address = api::storage().evidence().rounds();
		let round = storage
			.storage()
			.try_fetch(address, (Static(topic),))
			.await
			.map_err(ClientError::node)?;
		let round = round.map(|it| it.decode()).transpose().map_err(ClientError::node)?;
		let votes = round.map(|it| it.votes.0).unwrap_or_default();
		let own = votes.into_iter().find(|vote| vote.party == self.party);
		Ok(own.map_or(Vote::Unknown, |vote| Vote::Stated(vote.statement.0)))
	}

	/// The latest revision of a period's readings.
	pub async fn latest_revision(
		&self,
		state: &State,
		period: Period,
	) -> Result<Option<u8>, ClientError> {
		state.evidence().latest_revision(Static(period)).await
	}

	/// The latest revision of a period's readings and what it states, once that is final.
	pub async fn final_readings(
		&self,
		state: &State,
		period: Period,
	) -> Result<Option<(u8, Statement)>, ClientError> {
		let Some(revision) = self.latest_revision(state, period).await? else { return Ok(None) };
		let info = self.topic(state, Topic::Metering(period, revision)).await?;
		Ok(info.anchor.filter(|_| info.is_final).map(|anchor| (revision, anchor.statement.0)))
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

/// The open pledges of a seller by their references: the buyer, and the certificates.
type Pledges = BTreeMap<TradeRef, Vec<(PartyId, CertificateRange)>>;

async fn pledges_of(state: &State, seller: PartyId) -> Result<Pledges, ClientError> {
	let (mut found, mut after) = (Pledges::new(), None);
	loop {
		let page = state.certificates().holdings(seller, after, PAGE).await?;
		let pledged = page.items.iter().filter_map(|holding| match holding.state.0 {
			BundleState::Locked(Lock::Pledge(id)) => Some(id),
			_ => None,
		});
		let ask = |id| async move { state.certificates().pledge(id).await };
		let mut asked = pin!(stream::iter(pledged.map(ask)).buffered(AT_ONCE));
		while let Some(pledge) = asked.try_next().await? {
			let Some(pledge) = pledge else { continue };
			found.entry(pledge.trade_ref).or_default().push((pledge.buyer, pledge.range.0));
		}
		match page.next {
			Some(next) => after = Some(next),
			None => return Ok(found),
		}
	}
}

/// Holdings are asked for in pages of so many.
const PAGE: u32 = 256;

/// Whether what was pledged is what was settled.
fn fits(
	trade: &SettledTrade,
	buyer: PartyId,
	range: CertificateRange,
) -> Result<CertificateRange, String> {
	if buyer != trade.buyer {
		return Err(format!("party {} pledged them to party {buyer}, and party {} is the buyer: correct one of the two", trade.seller, trade.buyer));
	}
	if range.units < trade.units {
		return Err(format!("party {} pledged {} certificates, and {} were sold: it pledges all of them, or the sheet is corrected", trade.seller, range.units, trade.units));
	}
	Ok(CertificateRange { units: trade.units, ..range })
}

/// By how much a reading may exceed what its meter's power gives.
pub async fn margin(state: &State) -> Result<u32> {
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
