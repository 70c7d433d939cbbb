//! The single turbine's hours: granular certificates of 1 Wh, matched with a household hour by hour.

use super::{
	data::{megawatt_hours, Data, Household},
	monthly::verified,
	people::{hash, Meters, People},
	readings::Readings,
	stage::{cny, scene, Stage},
};
use anyhow::{ensure, Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use subxt_signer::sr25519::Keypair;
use types::{
	verdigrid_escrow::types::{Condition, Outcome, Terms},
	verdigrid_evidence::types::trades::ProvedTrade,
	verdigrid_runtime::RuntimeCall,
};
use verdigrid_client::api::{self, runtime_types as types, Static};
use verdigrid_oracle::Tree;
use verdigrid_primitives::{
	certificate::{BatchId, EnergySource, ProjectCode, TradeClass},
	evidence::{Settlement, Statement, Topic},
	voucher::VoucherId,
	Energy, Period,
};

/// A seat may have eight open rounds that it began itself.
const TOPICS_AT_ONCE: usize = 8;
/// In one transaction, certificates are issued for this many hours.
const ISSUES_AT_ONCE: usize = 24;
/// This many trades are verified in one transaction.
const VERIFIED_AT_ONCE: usize = 50;

/// The result of the hours.
pub struct Hours {
	/// What the single turbine's meter measured in them.
	pub metered: Energy,
	/// The batches, one for each hour with generation.
	pub batches: Vec<BatchId>,
	/// The household's vouchers.
	pub vouchers: Vec<VoucherId>,
}

/// An hour that is being played.
struct Hour {
	period: Period,
	generated: Energy,
	used: Energy,
	readings: Readings,
	batch: Option<BatchId>,
}

impl Hour {
	/// The part of the hour's generation that the household used.
	fn matched(&self) -> Energy {
		self.generated.min(self.used)
	}

	fn is_traded(&self) -> bool {
		self.batch.is_some() && !self.matched().is_zero()
	}
}

/// Plays the hours; `None` where the month has none.
pub async fn play(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	data: &Data,
) -> Result<Option<Hours>> {
	scene(
		"12. Hour by hour: the fourth turbine's granular certificates are matched with a household",
	);
	let Some(household) = &data.household else {
		println!("  the data has no household for this month: nothing to match");
		return Ok(None);
	};
	let mut hours = read_hours(stage, meters, household)?;
	anchor_readings(stage, &hours).await?;
	issue(stage, people, meters, data, &mut hours).await?;
	let settlements = settlements(stage, people, meters, &hours)?;
	anchor_settlements(stage, &settlements).await?;
	let vouchers = verify(stage, people, &hours, &settlements).await?;
	let metered =
		Energy::sum(hours.iter().map(|hour| hour.generated)).context("too much energy")?;
	let matched = Energy::sum(hours.iter().filter(|hour| hour.is_traded()).map(Hour::matched));
	println!(
		"  {} hours: {} generated, {} matched with the household in {} vouchers",
		hours.len(),
		megawatt_hours(metered),
		megawatt_hours(matched.unwrap_or_default()),
		vouchers.len()
	);
	sell_through_escrow(stage, people, &vouchers).await?;
	let batches = hours.iter().filter_map(|hour| hour.batch).collect();
	Ok(Some(Hours { metered, batches, vouchers }))
}

fn read_hours(stage: &Stage<'_>, meters: &Meters, household: &Household) -> Result<Vec<Hour>> {
	household
		.hours
		.iter()
		.map(|(period, generated, used)| {
			let rows = [(&meters.single, *generated), (&meters.home, *used)];
			let readings = Readings::new(&stage.platform_secret, *period, 0, rows)?;
			Ok(Hour { period: *period, generated: *generated, used: *used, readings, batch: None })
		})
		.collect()
}

async fn anchor_readings(stage: &Stage<'_>, hours: &[Hour]) -> Result<()> {
	let topics = hours
		.iter()
		.map(|hour| Ok((hour.readings.topic(), hour.readings.tree.statement()?)))
		.collect::<Result<Vec<_>>>()?;
	anchor_all(stage, "metering attested", &topics, &stage.energy_platform).await
}

async fn anchor_settlements(
	stage: &Stage<'_>,
	settlements: &[(Period, Tree<Settlement>)],
) -> Result<()> {
	let topics = settlements
		.iter()
		.map(|(period, tree)| Ok((Topic::Settlement(*period, 0), tree.statement()?)))
		.collect::<Result<Vec<_>>>()?;
	anchor_all(stage, "settlement attested", &topics, &stage.trading_centre).await
}

/// Attests many topics. Every seat begins the rounds of its own share of them. Then each seat joins
/// the rounds of the two seats after it, so that three seats have attested each topic.
async fn anchor_all(
	stage: &Stage<'_>,
	what: &'static str,
	topics: &[(Topic, Statement)],
	seats: &[Keypair],
) -> Result<()> {
	let bar = progress(what, topics.len());
	for wave in topics.chunks(TOPICS_AT_ONCE.saturating_mul(seats.len())) {
		let shares: Vec<_> = wave.chunks(TOPICS_AT_ONCE).collect();
		for turn in 0..3_usize {
			let calls = seats.iter().enumerate().filter_map(|(seat, key)| {
				let share = shares.get(seat.saturating_add(turn).checked_rem(seats.len())?)?;
				Some((key, attest_all(share)))
			});
			stage.chain.send_all(calls).await?;
		}
		bar.inc(wave.len() as u64);
	}
	done(&bar);
	Ok(())
}

type Batch = subxt::transactions::StaticPayload<api::utility::calls::BatchAll>;

fn batch(calls: impl Iterator<Item = RuntimeCall>) -> Batch {
	api::transactions().utility().batch_all(calls.collect())
}

fn attest_all(share: &[(Topic, Statement)]) -> Batch {
	use types::verdigrid_evidence::pallet::Call;
	batch(share.iter().map(|(topic, statement)| {
		RuntimeCall::Evidence(Call::attest {
			topic: Static(*topic),
			round: 1,
			statement: Static(*statement),
		})
	}))
}

async fn issue(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	data: &Data,
	hours: &mut [Hour],
) -> Result<()> {
	use types::verdigrid_certificates::pallet::Call;
	let project = ProjectCode::with_check(&format!("WINDFRGES{}H", stage.run))
		.map_err(|error| anyhow::anyhow!("{error}"))?;
	let register = api::transactions().certificates().register_project(
		Static(project),
		people.generator.party,
		Static(meters.single.clone()),
		Static(EnergySource::Wind),
		data.single_power,
	);
	stage.send(&stage.issuer, &register).await?;
	let bar = progress("certificates issued", hours.len());
	let mut generating: Vec<_> =
		hours.iter_mut().filter(|hour| !hour.generated.is_zero()).collect();
	for part in generating.chunks_mut(ISSUES_AT_ONCE) {
		let mut calls = Vec::new();
		for hour in part.iter() {
			calls.push(RuntimeCall::Certificates(Call::issue {
				project: Static(project),
				period: Static(hour.period),
				class: Static(TradeClass::GRANULAR),
				energy: Static(hour.generated),
				reading: Static(hour.readings.prove(&meters.single)?),
			}));
		}
		let events = stage.send(&stage.issuer, &batch(calls.into_iter())).await?;
		let issued = events.find::<api::certificates::events::CertificatesIssued>();
		for (hour, event) in part.iter_mut().zip(issued) {
			hour.batch = Some(event?.batch);
		}
		bar.inc(part.len() as u64);
	}
	done(&bar);
	Ok(())
}

fn settlements(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	hours: &[Hour],
) -> Result<Vec<(Period, Tree<Settlement>)>> {
	let mut settlements = Vec::new();
	for hour in hours.iter().filter(|hour| hour.is_traded()) {
		let topic = Topic::Settlement(hour.period, 0);
		let trade_ref = hash(stage, &["hour", &hour.period.index.to_string()]);
		let price_salt = stage.centre_secret.price_salt(&topic, &trade_ref);
		let matched = hour.matched();
		let leaf = Settlement {
			trade_ref,
			seller: people.generator.party,
			buyer: people.household.party,
			generation_meter: meters.single.clone(),
			consumption_meter: meters.home.clone(),
			period: hour.period,
			energy: matched,
			batch: hour.batch.context("an hour was not issued")?,
			first: 1,
			units: matched.wh().try_into().context("too many units")?,
			price_commitment: verdigrid_oracle::salt::price_commitment(0, price_salt),
			supersedes: None,
			salt: stage.centre_secret.leaf_salt(&topic, &trade_ref),
		};
		settlements.push((hour.period, Tree::new(vec![leaf])?));
	}
	Ok(settlements)
}

async fn verify(
	stage: &Stage<'_>,
	people: &People,
	hours: &[Hour],
	settlements: &[(Period, Tree<Settlement>)],
) -> Result<Vec<VoucherId>> {
	let bar = progress("trades verified", settlements.len());
	let traded: Vec<_> = hours.iter().filter(|hour| hour.is_traded()).zip(settlements).collect();
	let mut vouchers = Vec::new();
	for part in traded.chunks(VERIFIED_AT_ONCE) {
		let items =
			part.iter().map(|(hour, (_, tree))| item(hour, tree)).collect::<Result<Vec<_>>>()?;
		let items = types::bounded_collections::bounded_vec::BoundedVec(items);
		let call = api::transactions().evidence().verify_batch(items);
		vouchers.extend(verified(&stage.send(&people.generator.key, &call).await?)?);
		bar.inc(part.len() as u64);
	}
	done(&bar);
	ensure!(vouchers.len() == settlements.len(), "a trade was not verified");
	Ok(vouchers)
}

fn item(hour: &Hour, tree: &Tree<Settlement>) -> Result<ProvedTrade> {
	let leaf = tree.leaves().first().context("an hour has one settlement")?;
	let settlement = tree.proved(&leaf.trade_ref, 0).context("the settlement is in its tree")?;
	Ok(ProvedTrade {
		settlement: Static(settlement),
		generation: Static(hour.readings.prove(&leaf.generation_meter)?),
		consumption: Static(hour.readings.prove(&leaf.consumption_meter)?),
	})
}

/// One of the household's vouchers goes to the tenant against payment, both at once.
async fn sell_through_escrow(
	stage: &Stage<'_>,
	people: &People,
	vouchers: &[VoucherId],
) -> Result<()> {
	scene("13. Escrow against payment: the household sells a voucher of one hour to the tenant");
	let Some(voucher) = vouchers.first() else {
		println!("  no hour was matched: nothing to sell");
		return Ok(());
	};
	let price = 250;
	let terms = Terms {
		beneficiary: people.tenant.party,
		arbiter: None,
		outcome: Outcome::Deliver,
		conditions: types::bounded_collections::bounded_vec::BoundedVec(vec![Condition::Payment {
			asset: cny(),
			amount: price,
		}]),
		deadline: stage.chain.now().await?.saturating_add(86_400),
	};
	let open = api::transactions().escrow().open(*voucher, terms);
	let opened: api::escrow::events::Opened = stage.event(&people.household.key, &open).await?;
	let (escrow, tenant) = (api::transactions().escrow(), &people.tenant.key);
	stage.send(tenant, &escrow.accept(opened.agreement, opened.terms_hash)).await?;
	let paid = stage.send(tenant, &escrow.pay(opened.agreement, opened.terms_hash)).await?;
	paid.expect::<api::escrow::events::Released>()?;
	let info =
		stage.chain.read(api::runtime_apis().verdigrid_vouchers_api().voucher(*voucher)).await?;
	let holder = info.context("the voucher is not there")?.voucher.0.holder;
	ensure!(holder == people.tenant.party, "the voucher was not delivered");
	println!("  voucher {voucher} is the tenant's, and 2.50 CNY the household's");
	Ok(())
}

fn progress(what: &'static str, total: usize) -> ProgressBar {
	let style = ProgressStyle::with_template("  {msg:<20} {bar:30} {pos}/{len}");
	ProgressBar::new(total as u64)
		.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
		.with_message(what)
}

/// Ends a progress bar. Without a terminal, prints a line about it instead.
fn done(bar: &ProgressBar) {
	bar.finish();
	if bar.is_hidden() {
		println!("  {} {}", bar.length().unwrap_or_default(), bar.message());
	}
}
