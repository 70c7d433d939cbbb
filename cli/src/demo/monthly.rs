//! The shared turbines' month: certificates of 1 MWh, three trades, evidence, vouchers, redemption.

use super::{
	correction,
	data::{megawatt_hours, Data},
	people::{hash, text, Meters, People},
	plan::{Plan, MEGAWATT_HOUR},
	readings::{self, Readings},
	stage::{cny, scene, Person, Stage},
};
use anyhow::{bail, ensure, Context, Result};
use std::time::Duration;
use types::verdigrid_escrow::types::{Condition, Outcome, Terms};
use verdigrid_client::api::{self, runtime_types as types, Static};
use verdigrid_oracle::{salt::price_commitment, Tree};
use verdigrid_primitives::{
	certificate::{
		BatchId, CertificateNumber, CertificateRange, EnergySource, ProjectCode, TradeClass,
	},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{ProvedReading, ProvedSettlement, Settlement, Topic},
	party::MeterId,
	voucher::VoucherId,
	Energy, Period,
};

/// The price of one, in fen.
const PRICE: u128 = 4_800;

/// A sale, as the trading centre settles it.
pub struct Sale<'p> {
	buyer: &'p Person,
	meter: MeterId,
	range: CertificateRange,
	reference: &'static str,
}

/// The result of the month.
pub struct Month {
	/// The month.
	pub period: Period,
	/// The project's code.
	pub project: ProjectCode,
	/// The batch.
	pub batch: BatchId,
	/// What the shared meter measured, as the latest revision says.
	pub metered: Energy,
	/// The latest revision of the readings.
	pub readings: Readings,
	/// The one before it, once there is one.
	pub outdated: Option<Readings>,
	/// The settlements' tree.
	pub settlements: Tree<Settlement>,
	/// The vouchers of the three sales, in their order.
	pub vouchers: Vec<VoucherId>,
	/// Certificates that the generator still has, from this one on.
	pub unsold: CertificateRange,
	/// An open offer of one of them.
	pub open_offer: u64,
}

/// Plays the month.
pub async fn play(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	data: &Data,
	plan: Plan,
) -> Result<Month> {
	let (readings, metered) = anchor_readings(stage, meters, data).await?;
	let (project, batch, units) = issue(stage, people, meters, data, &readings, metered).await?;
	let (sales, unsold) = trade(stage, people, meters, data, batch, units, plan).await?;
	let settlements = settle(stage, people, meters, data, &sales).await?;
	let mut month = Month {
		period: data.month,
		project,
		batch,
		metered,
		readings,
		outdated: None,
		settlements,
		vouchers: Vec::new(),
		unsold,
		open_offer: 0,
	};
	verify(stage, people, meters, &mut month, &sales).await?;
	correction::play(stage, meters, data, &mut month).await?;
	exchange(stage, people, &mut month).await?;
	redeem(stage, people, &month).await?;
	redeem_in_escrow(stage, people, &month).await?;
	look_up(stage, &month, &sales).await?;
	month.open_offer = leave_an_offer(stage, people, &month).await?;
	Ok(month)
}

async fn anchor_readings(
	stage: &Stage<'_>,
	meters: &Meters,
	data: &Data,
) -> Result<(Readings, Energy)> {
	scene("2. Metering: three of the energy platform's four seats attest the month's readings");
	let estimate = data.estimate()?;
	println!(
		"  the data of turbine {} is not complete in time: the platform estimates {}",
		estimate.turbine,
		megawatt_hours(estimate.energy)
	);
	let readings = readings::attest(stage, meters, data, 0, estimate.shared).await?;
	Ok((readings, estimate.shared))
}

async fn issue(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	data: &Data,
	readings: &Readings,
	metered: Energy,
) -> Result<(ProjectCode, BatchId, u32)> {
	scene(
		"3. Certificates: the issuer registers the project and issues against the proved reading",
	);
	let project = ProjectCode::with_check(&format!("WINDFRGES{}M", stage.run))
		.map_err(|error| anyhow::anyhow!("{error}"))?;
	let register = api::transactions().certificates().register_project(
		Static(project),
		people.generator.party,
		Static(meters.shared.clone()),
		Static(EnergySource::Wind),
		data.shared_power,
	);
	stage.send(&stage.issuer, &register).await?;
	let call = api::transactions().certificates().issue(
		Static(project),
		Static(data.month),
		Static(TradeClass::TRADABLE),
		Static(metered),
		Static(readings.prove(&meters.shared)?),
	);
	let issued: api::certificates::events::CertificatesIssued =
		stage.event(&stage.issuer, &call).await?;
	println!(
		"  {} certificates of 1 MWh; {} is carried to the next month",
		issued.units, issued.carried.0
	);
	println!("  the first is {}", number(project, data.month, 1)?);
	Ok((project, issued.batch, issued.units))
}

async fn trade<'p>(
	stage: &Stage<'_>,
	people: &'p People,
	meters: &Meters,
	data: &Data,
	batch: BatchId,
	units: u32,
	plan: Plan,
) -> Result<(Vec<Sale<'p>>, CertificateRange)> {
	scene("4. Trade: an offer is taken, a demand is filled, a third sale was made on the trading centre's platform");
	let all = CertificateRange { batch, first: 1, units };
	let cut =
		|range: CertificateRange, units| range.split_at(units).context("too few certificates");
	let (offered, rest) = cut(all, plan.offered)?;
	let (demanded, rest) = cut(rest, plan.demanded)?;
	let (pledged, unsold) = cut(rest, plan.platform)?;

	offer_and_buy(stage, people, offered).await?;
	demand_and_fill(stage, people, data, demanded).await?;
	pledge(stage, people, pledged).await?;
	let (large, small) = (&people.large, &people.small);
	let sales = vec![
		Sale { buyer: large, meter: meters.large.clone(), range: offered, reference: "offer" },
		Sale { buyer: small, meter: meters.small.clone(), range: demanded, reference: "demand" },
		Sale { buyer: large, meter: meters.large.clone(), range: pledged, reference: "platform" },
	];
	Ok((sales, unsold))
}

async fn offer_and_buy(stage: &Stage<'_>, people: &People, range: CertificateRange) -> Result<()> {
	let offer = offer(stage, &people.generator, range).await?;
	let buy = api::transactions().market().buy(offer, range.batch, range.units, PRICE, cny());
	let traded: api::market::events::Traded = stage.event(&people.large.key, &buy).await?;
	println!("  large takes offer {offer}: {} certificates for {}", range.units, yuan(range.units));
	ensure!(traded.range.0 == range, "the trade is of other certificates");
	Ok(())
}

async fn offer(stage: &Stage<'_>, seller: &Person, range: CertificateRange) -> Result<u64> {
	let expires_at = stage.chain.now().await?.saturating_add(86_400);
	let CertificateRange { batch, first, units } = range;
	let call =
		api::transactions().market().offer(batch, first, units, PRICE, cny(), None, 1, expires_at);
	let offered: api::market::events::Offered = stage.event(&seller.key, &call).await?;
	Ok(offered.offer)
}

async fn demand_and_fill(
	stage: &Stage<'_>,
	people: &People,
	data: &Data,
	range: CertificateRange,
) -> Result<()> {
	let periods = types::verdigrid_primitives::trade::PeriodRange {
		first: Static(data.month),
		last: Static(data.month),
	};
	let criteria = types::verdigrid_primitives::trade::Criteria {
		source: Some(Static(EnergySource::Wind)),
		region: Some(text("FR-GES")),
		project: None,
		periods,
		min_validity: 365 * 86_400,
	};
	let expires_at = stage.chain.now().await?.saturating_add(86_400);
	let call = api::transactions().market().demand(
		Static(TradeClass::TRADABLE),
		criteria,
		range.units,
		1,
		PRICE.saturating_add(200),
		cny(),
		expires_at,
	);
	let demanded: api::market::events::Demanded = stage.event(&people.small.key, &call).await?;
	let fill = api::transactions().market().fill(
		demanded.demand,
		range.batch,
		range.first,
		range.units,
		PRICE,
		cny(),
	);
	stage.event::<api::market::events::Traded, _>(&people.generator.key, &fill).await?;
	println!(
		"  the generator fills demand {}: {} certificates for {}; the rest of the money on hold is free again",
		demanded.demand,
		range.units,
		yuan(range.units)
	);
	Ok(())
}

async fn pledge(stage: &Stage<'_>, people: &People, range: CertificateRange) -> Result<()> {
	let until = stage.chain.now().await?.saturating_add(30 * 86_400);
	let call = api::transactions().certificates().pledge(
		range.batch,
		range.first,
		range.units,
		people.large.party,
		hash(stage, &["settlement", "platform"]),
		until,
	);
	stage.event::<api::certificates::events::Pledged, _>(&people.generator.key, &call).await?;
	println!("  {} certificates are pledged to large for the sale on the platform", range.units);
	Ok(())
}

async fn settle(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	data: &Data,
	sales: &[Sale<'_>],
) -> Result<Tree<Settlement>> {
	scene("5. Settlement: the trading centre's seats attest what they settled");
	let topic = Topic::Settlement(data.month, 0);
	let leaves = sales.iter().map(|sale| settlement(stage, people, meters, &topic, sale)).collect();
	let tree = Tree::new(leaves)?;
	stage.anchor(topic, &tree, &stage.trading_centre).await?;
	println!("  {} settlements anchored: root {:?}", sales.len(), tree.statement()?.root);
	Ok(tree)
}

/// The leaf of a sale.
fn settlement(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	topic: &Topic,
	sale: &Sale<'_>,
) -> Settlement {
	let trade_ref = hash(stage, &["settlement", sale.reference]);
	let price_salt = stage.centre_secret.price_salt(topic, &trade_ref);
	Settlement {
		trade_ref,
		seller: people.generator.party,
		buyer: sale.buyer.party,
		generation_meter: meters.shared.clone(),
		consumption_meter: sale.meter.clone(),
		period: topic.period(),
		energy: Energy::from_wh(u64::from(sale.range.units).saturating_mul(MEGAWATT_HOUR)),
		batch: sale.range.batch,
		first: sale.range.first,
		units: sale.range.units,
		price_commitment: price_commitment(PRICE, price_salt),
		supersedes: None,
		salt: stage.centre_secret.leaf_salt(topic, &trade_ref),
	}
}

/// A settlement with its proof and those of the readings it needs.
pub fn proved(
	month: &Month,
	leaf: &Settlement,
	sequence: u16,
	tree: &Tree<Settlement>,
) -> Result<(ProvedSettlement, ProvedReading, ProvedReading)> {
	let settlement =
		tree.proved(&leaf.trade_ref, sequence).context("the settlement is not in the tree")?;
	let generation = month.readings.prove(&leaf.generation_meter)?;
	let consumption = month.readings.prove(&leaf.consumption_meter)?;
	Ok((settlement, generation, consumption))
}

async fn verify(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	month: &mut Month,
	sales: &[Sale<'_>],
) -> Result<()> {
	scene("6. Verification: the chain compares settlements with readings; what agrees becomes evidence");
	let topic = Topic::Settlement(month.period, 0);
	let mut items = Vec::new();
	for sale in sales {
		let leaf = settlement(stage, people, meters, &topic, sale);
		items.push(proved(month, &leaf, 0, &month.settlements)?);
	}
	let mut items = items.into_iter();
	let (settlement, generation, consumption) = items.next().context("three sales")?;
	let one = api::transactions().evidence().verify(
		Static(settlement),
		Static(generation),
		Static(consumption),
	);
	let events = stage.send(&people.large.key, &one).await?;
	month.vouchers.extend(verified(&events)?);

	let batch = items.map(|(settlement, generation, consumption)| {
		types::verdigrid_evidence::types::trades::ProvedTrade {
			settlement: Static(settlement),
			generation: Static(generation),
			consumption: Static(consumption),
		}
	});
	let batch = types::bounded_collections::bounded_vec::BoundedVec(batch.collect());
	let events = stage
		.send(&people.generator.key, &api::transactions().evidence().verify_batch(batch))
		.await?;
	month.vouchers.extend(verified(&events)?);
	ensure!(month.vouchers.len() == sales.len(), "a trade was not verified");
	for (sale, voucher) in sales.iter().zip(&month.vouchers) {
		println!(
			"  {}'s {} certificates of the {} sale: voucher {voucher}",
			sale.buyer.name, sale.range.units, sale.reference
		);
	}
	Ok(())
}

/// The vouchers that buyers got by a verification, which have the numbers of the evidence; an error where an item
/// failed.
pub fn verified(events: &verdigrid_client::Events) -> Result<Vec<VoucherId>> {
	if let Some(failed) = events.find_first::<api::evidence::events::VerificationFailed>() {
		bail!("item {} was not verified: {:?}", failed.as_ref().map_or(0, |f| f.index), failed);
	}
	let verified = events.find::<api::evidence::events::Verified>();
	verified.map(|event| Ok(event?.evidence)).collect()
}

async fn exchange(stage: &Stage<'_>, people: &People, month: &mut Month) -> Result<()> {
	scene("8. Exchange: one certificate is exchanged at the trading centre");
	let (one, rest) = match month.unsold.split_at(1) {
		Some((one, rest)) => (one, Some(rest)),
		None => (month.unsold, None),
	};
	let CertificateRange { batch, first, units } = one;
	let certificates = api::transactions().certificates();
	let seat = stage.trading_centre.first().context("a seat")?;
	let centre = stage.party_of(seat).await?;
	let request = certificates.request_exchange(batch, first, units, centre);
	let requested: api::certificates::events::ExchangeRequested =
		stage.event(&people.generator.key, &request).await?;
	let receipt = hash(stage, &["receipt"]);
	let settle = certificates.settle_exchange(requested.exchange, batch, first, units, receipt);
	stage.event::<api::certificates::events::ExchangeSettled, _>(seat, &settle).await?;
	println!("  {} is exchanged", number(month.project, month.period, one.first)?);
	month.unsold = rest.unwrap_or(CertificateRange { units: 0, ..one });
	Ok(())
}

/// A claim for the month.
pub fn claim(stage: &Stage<'_>, period: Period, purpose: Purpose, whom: &Person) -> Result<Claim> {
	Ok(Claim {
		beneficiary: Beneficiary::Party(whom.party),
		purpose,
		from: period.start(stage.offset).context("before 1970")?,
		to: period.end(stage.offset).context("too late")?,
		note: Default::default(),
	})
}

async fn redeem(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	scene("9. Redemption: vouchers become claims of consumption, for ever");
	let [first, _, third] = month.vouchers.as_slice() else { bail!("three vouchers") };
	let info =
		|voucher| stage.chain.read(api::runtime_apis().verdigrid_vouchers_api().voucher(voucher));
	let units = info(*first).await?.context("the voucher is not there")?.voucher.0.range.units;
	let half = units.div_ceil(2);
	let scope2 = claim(stage, month.period, Purpose::Scope2, &people.large)?;
	let call = api::transactions().vouchers().redeem(*first, half, Static(scope2.clone()));
	stage.event::<api::vouchers::events::Redeemed, _>(&people.large.key, &call).await?;
	println!("  large redeems {half} of the {units} certificates of voucher {first} for scope 2");
	let units = info(*third).await?.context("the voucher is not there")?.voucher.0.range.units;
	let call = api::transactions().vouchers().redeem(*third, units, Static(scope2));
	stage.event::<api::vouchers::events::Redeemed, _>(&people.large.key, &call).await?;
	println!("  large redeems voucher {third} as a whole");
	Ok(())
}

async fn redeem_in_escrow(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	scene("10. Escrow: small's voucher is redeemed on behalf of its tenant");
	let voucher = *month.vouchers.get(1).context("three vouchers")?;
	let now = stage.chain.now().await?;
	let claim = claim(stage, month.period, Purpose::ProductFootprint, &people.tenant)?;
	let not_before = now.saturating_add(4);
	let terms = Terms {
		beneficiary: people.tenant.party,
		arbiter: None,
		outcome: Outcome::RedeemFor(Static(claim)),
		conditions: types::bounded_collections::bounded_vec::BoundedVec(vec![
			Condition::NotBefore(not_before),
		]),
		deadline: now.saturating_add(86_400),
	};
	let open = api::transactions().escrow().open(voucher, terms);
	let opened: api::escrow::events::Opened = stage.event(&people.small.key, &open).await?;
	let accept = api::transactions().escrow().accept(opened.agreement, opened.terms_hash);
	stage.send(&people.tenant.key, &accept).await?;
	println!("  agreement {} is accepted; it can be released in a few seconds", opened.agreement);
	while stage.chain.now().await? < not_before {
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
	let release = api::transactions().escrow().release(opened.agreement);
	let released: api::escrow::events::Released = stage.event(&people.tenant.key, &release).await?;
	println!("  released: redemption {}", released.redemption.context("nothing was redeemed")?);
	Ok(())
}

async fn look_up(stage: &Stage<'_>, month: &Month, sales: &[Sale<'_>]) -> Result<()> {
	scene("11. Look-up: what happened to a certificate, by its number");
	let first = |at: usize| sales.get(at).map(|sale| sale.range.first).context("three sales");
	let exchanged = first(2)?.saturating_add(sales.get(2).map_or(0, |sale| sale.range.units));
	for sequence in [first(0)?, first(1)?, exchanged] {
		let number = number(month.project, month.period, sequence)?;
		let bytes: [u8; 32] = number.as_bytes().try_into().context("32 characters")?;
		let report = stage
			.chain
			.read(api::runtime_apis().verdigrid_certificates_api().status(bytes))
			.await?;
		let report = report.map_err(|error| anyhow::anyhow!("{number}: {error:?}"))?;
		println!(
			"  {number}: {:?}, party {}'s, voucher {:?}, evidence {:?}",
			report.certificate.state.0, report.certificate.holder, report.voucher, report.evidence
		);
	}
	Ok(())
}

/// Offers one certificate, for the refusals of those who may not buy it.
async fn leave_an_offer(stage: &Stage<'_>, people: &People, month: &Month) -> Result<u64> {
	match month.unsold.units {
		0 => Ok(u64::MAX),
		_ => offer(stage, &people.generator, CertificateRange { units: 1, ..month.unsold }).await,
	}
}

/// A certificate's number.
pub fn number(project: ProjectCode, period: Period, sequence: u32) -> Result<String> {
	CertificateNumber {
		project,
		class: TradeClass::TRADABLE,
		source: EnergySource::Wind,
		period,
		sequence,
	}
	.to_text()
	.map_err(|error| anyhow::anyhow!("{error}"))
}

fn yuan(units: u32) -> String {
	let fen = PRICE.saturating_mul(units.into());
	format!("{}.{:02} CNY", fen / 100, fen % 100)
}
