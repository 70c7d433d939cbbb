//! Single certificates: where each is, what happened to it, and where it comes from.

use super::{app::App, extract::Path, parameters::Parameters, problem::Problem};
use crate::{
	ledger::{
		records::certificates::{bundle_order, Batch},
		values::{self, Period},
	},
	store::reading::{Cut, EventFilter, Order},
	views::{Certificate, Event, Named, Step},
};
use axum::{extract::State, Json};
use serde_json::Value;
use std::collections::BTreeSet;
use verdigrid_primitives::{
	certificate::{CertificateNumber, EnergySource, ProjectCode, TradeClass},
	Granularity,
};

/// So many events and steps are told.
const MOST: usize = 200;
const FORM: &str = "The number of a certificate has 32 characters, or is given as the 64 hexadecimal digits of them, or as batch and \
	place, as 3-17.";

/// A certificate that was issued.
pub struct Issued {
	/// The batch.
	pub batch: u64,
	/// Its place in the batch, from 1.
	pub sequence: u32,
	/// The record of the batch.
	pub record: Batch,
}

/// How a text names a certificate.
enum Name {
	Number(CertificateNumber),
	Place(u64, u32),
}

fn name(text: &str) -> Option<Name> {
	if let Some((batch, sequence)) = text.split_once('-') {
		let number = super::chain::number::<u64>;
		let (batch, sequence) = (number(batch)?, u32::try_from(number(sequence)?).ok()?);
		return Some(Name::Place(batch, sequence));
	}
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let bytes = match digits.len() {
		64 => hex::decode(digits).ok()?,
		_ => text.as_bytes().to_vec(),
	};
	CertificateNumber::parse(&bytes).ok().map(Name::Number)
}

/// The certificate that a text names, if it was issued.
pub async fn find(app: &App, text: &str) -> Result<Option<Issued>, Problem> {
	let (batch, sequence) = match name(text) {
		None => return Ok(None),
		Some(Name::Place(batch, sequence)) => {
			(app.reader.record("batches", &batch.to_string()).await?, sequence)
		}
		Some(Name::Number(number)) => (batch_of(app, &number).await?, number.sequence),
	};
	let batch = batch.and_then(|batch| serde_json::from_value::<Batch>(batch).ok());
	let batch = batch.filter(|batch| (1..=batch.issued).contains(&sequence));
	Ok(batch.map(|record| Issued { batch: record.id, sequence, record }))
}

async fn batch_of(app: &App, number: &CertificateNumber) -> Result<Option<Value>, Problem> {
	let project = String::from_utf8_lossy(number.project.as_bytes()).into_owned();
	let facets = [
		("project", project),
		("class", char::from(number.class.letter()).to_string()),
		("period", Period::from(&number.period).to_string()),
	];
	let facets = facets.map(|(facet, value)| (facet.to_owned(), value));
	let cut = Cut { after: None, limit: 1, order: Order::Descending };
	let found = app.reader.records("batches", &facets, &cut).await?;
	Ok(found.into_iter().next().map(|(_, _, batch)| batch))
}

/// The 32 characters of a certificate.
fn number_of(batch: &Batch, sequence: u32) -> Option<String> {
	let granularity = match batch.period.granularity {
		values::Granularity::Hour => Granularity::Hour,
		values::Granularity::Day => Granularity::Day,
		values::Granularity::Month => Granularity::Month,
	};
	let source = match batch.source {
		values::EnergySource::Wind => EnergySource::Wind,
		values::EnergySource::Solar => EnergySource::Solar,
		values::EnergySource::Hydro => EnergySource::Hydro,
		values::EnergySource::Biomass => EnergySource::Biomass,
		values::EnergySource::Geothermal => EnergySource::Geothermal,
		values::EnergySource::Ocean => EnergySource::Ocean,
	};
	let number = CertificateNumber {
		project: ProjectCode::parse(&batch.project.0).ok()?,
		class: TradeClass::new(*batch.class.0.as_bytes().first()?)?,
		source,
		period: verdigrid_primitives::Period { granularity, index: batch.period.index },
		sequence,
	};
	number.to_text().ok()
}

/// `/v1/certificates/{number}`
pub async fn certificate(
	State(app): State<App>,
	Path(text): Path<String>,
	given: Parameters,
) -> Result<Json<Certificate>, Problem> {
	given.end()?;
	if name(&text).is_none() {
		return Err(Problem::malformed(FORM));
	}
	let none =
		|| Problem::not_found("No such certificate was issued. GET /v1/batches lists what was.");
	let Issued { batch, sequence, record } = find(&app, &text).await?.ok_or_else(none)?;
	let cut = Cut { after: None, limit: MOST, order: Order::Ascending };
	let history = app.reader.events(&EventFilter::Certificate(batch, sequence), &cut).await?;
	Ok(Json(Certificate {
		number: number_of(&record, sequence),
		batch,
		sequence,
		bundle: bundle(&app, batch, sequence).await?,
		provenance: provenance(&app, &history).await?,
		history,
	}))
}

/// The bundle that has the certificate: the last one that does not begin after it, if it reaches so far.
async fn bundle(app: &App, batch: u64, sequence: u32) -> Result<Option<Named>, Problem> {
	let found = app.reader.record_until("bundles", &bundle_order(batch, sequence)).await?;
	let holds = |record: &Value| {
		let number = |name: &str| record.get("range")?.get(name)?.as_u64();
		let (of, first, units) = (number("batch")?, number("first")?, number("units")?);
		Some(of == batch && u64::from(sequence) < first.checked_add(units)?)
	};
	let found = found.filter(|(_, record)| holds(record) == Some(true));
	Ok(found.map(|(id, record)| Named { kind: "bundles".to_owned(), id, record }))
}

/// What the events are about, each thing where it was named first, behind what it rests on.
async fn provenance(app: &App, history: &[Event]) -> Result<Vec<Step>, Problem> {
	let of_event = |event: &'_ Event| {
		let things = event.about.iter().filter(|about| about.kind != "accounts");
		things.map(|about| (about.kind.clone(), about.id.clone())).collect::<Vec<_>>()
	};
	let named: Vec<(_, &Event)> = history
		.iter()
		.flat_map(|event| of_event(event).into_iter().map(move |it| (it, event)))
		.collect();
	let mut records = app.reader.many(&once(&named)).await?;
	let mut all = Vec::new();
	for (thing, event) in named {
		let rests_on = records.get(&thing).map(|record| grounds(&thing.0, record));
		let rests_on = rests_on.unwrap_or_default().into_iter();
		all.extend(rests_on.map(|(kind, id)| ((kind.to_owned(), id), event)));
		all.push((thing, event));
	}
	let missing: Vec<_> =
		all.iter().filter(|(thing, _)| !records.contains_key(thing)).cloned().collect();
	records.extend(app.reader.many(&once(&missing)).await?);
	let mut seen = BTreeSet::new();
	all.retain(|(thing, _)| seen.insert(thing.clone()));
	let step = |((kind, id), event): ((String, String), &Event)| Step {
		record: records.get(&(kind.clone(), id.clone())).cloned(),
		event: event.id.clone(),
		time: event.time,
		kind,
		id,
	};
	Ok(all.into_iter().take(MOST).map(step).collect())
}

/// Each thing once.
fn once(named: &[((String, String), &Event)]) -> Vec<(String, String)> {
	let things: BTreeSet<_> = named.iter().map(|(thing, _)| thing.clone()).collect();
	things.into_iter().take(MOST).collect()
}

/// What a batch or evidence rests on: meters, their readings, and what was attested.
fn grounds(kind: &str, record: &Value) -> Vec<(&'static str, String)> {
	let period =
		|record: &Value| serde_json::from_value::<Period>(record.get("period")?.clone()).ok();
	let Some(period) = period(record) else { return vec![] };
	let text = |name: &str| record.get(name).and_then(Value::as_str).map(str::to_owned);
	let number = |name: &str| record.get(name).and_then(Value::as_u64);
	let mut found = Vec::new();
	let meters: &[&str] = match kind {
		"batches" => &["meter"],
		"evidence" => &["generationMeter", "consumptionMeter"],
		_ => return found,
	};
	found.extend(meters.iter().filter_map(|name| Some(("meters", text(name)?))));
	let topic = |word: &str, part: u64| ("topics", format!("{word}-{period}-{part}"));
	found.extend(number("revision").map(|revision| topic("metering", revision)));
	found.extend(number("sequence").map(|sequence| topic("settlement", sequence)));
	for name in ["generationMeterNumber", "consumptionMeterNumber"] {
		found.extend(number(name).map(|meter| ("readings", format!("{meter}-{period}"))));
	}
	found
}
