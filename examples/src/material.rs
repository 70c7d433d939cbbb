//! What workers are given: tables of measured data, and sheets of settlements.

use anyhow::{anyhow, ensure, Context, Result};
use std::{collections::BTreeSet, path::Path};
use subxt::utils::H256;
use verdigrid_primitives::{
	certificate::BatchId,
	party::{MeterId, PartyId},
	Energy,
};

/// Measured data with its mapping.
#[derive(Clone)]
pub struct Table {
	pub name: String,
	pub header: Vec<String>,
	pub rows: Vec<Vec<String>>,
	/// The mapping as the project's data has it, without its format.
	mapping: String,
	/// The column that is a number.
	values: Vec<String>,
}

impl Table {
	/// The lines of a file (all, or those named) by a mapping of the project's data.
	pub fn read(
		name: &str,
		file: &Path,
		lines: Option<&BTreeSet<u32>>,
		mapping: &str,
		values: &[&str],
	) -> Result<Self> {
		let place = || format!("{}: cannot be read", file.display());
		let mut reader = csv::ReaderBuilder::new()
			.flexible(true)
			// Without this, lines that end in CR LF are counted otherwise than the oracle library counts them.
			.terminator(csv::Terminator::Any(b'\n'))
			.from_path(file)
			.with_context(place)?;
		let header = reader
			.headers()
			.with_context(place)?
			.iter()
			.map(|cell| cell.trim().to_owned())
			.collect();
		let mut rows = Vec::new();
		for row in reader.records() {
			let row = row.with_context(place)?;
			let line = row.position().map_or(0, csv::Position::line);
			if lines.is_none_or(|lines| u32::try_from(line).is_ok_and(|line| lines.contains(&line)))
			{
				rows.push(row.iter().map(|cell| cell.trim().to_owned()).collect());
			}
		}
		let mapping = mapping
			.replacen("format = \"csv\"\n", "", 1)
			.replace("other-meters = \"as-named\"\n", "");
		let values = values.iter().map(|name| (*name).to_owned()).collect();
		Ok(Table { name: name.to_owned(), header, rows, mapping, values })
	}

	/// A meter of it: what the chain calls it, and its registers.
	pub fn meter(mut self, id: &MeterId, registers: &[String]) -> Self {
		self.mapping.push_str(&format!("\n[[meter]]\nid = \"{id}\"\nadd = {registers:?}\n"));
		self
	}

	/// Another text of the mapping.
	pub fn with(mut self, old: &str, new: &str) -> Result<Self> {
		ensure!(self.mapping.contains(old), "the mapping of {} has no `{old}`", self.name);
		self.mapping = self.mapping.replace(old, new);
		Ok(self)
	}

	pub fn mapping_of_csv(&self) -> String {
		format!("format = \"csv\"\n{}", self.mapping)
	}

	pub fn mapping_of_json(&self) -> String {
		format!("format = \"json\"\n{}\n[json]\nrows = \"rows\"\n", self.mapping)
	}

	/// The text of a file.
	pub fn csv(&self) -> Result<Vec<u8>> {
		text(&self.header, &self.rows)
	}

	/// Whether a column has numbers.
	pub fn is_number(&self, column: &str) -> bool {
		self.values.iter().any(|name| name == column)
	}

	/// The query of its rows, as a database keeps them.
	pub fn query(&self) -> String {
		let columns: Vec<String> = self.header.iter().map(|name| format!("\"{name}\"")).collect();
		format!("SELECT {} FROM \"{}\" ORDER BY place", columns.join(", "), self.name)
	}
}

fn text(header: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
	let mut writer = csv::Writer::from_writer(Vec::new());
	writer.write_record(header)?;
	rows.iter().try_for_each(|row| writer.write_record(row))?;
	writer.into_inner().map_err(|error| anyhow!("{error}"))
}

/// What the trading centre settled, as it hands it out.
pub struct Sheet {
	pub name: String,
	rows: Vec<Vec<String>>,
}

/// A sale that is settled.
pub struct Settled<'a> {
	pub trade: H256,
	pub period: String,
	pub seller: PartyId,
	pub buyer: PartyId,
	pub meters: [&'a MeterId; 2],
	pub energy: Energy,
	pub units: u32,
	pub price: u128,
	/// Batch and first certificate. Those of a sale outside the chain are pledged instead.
	pub certificates: Option<(BatchId, u32)>,
}

/// Makes a row of a sheet.
pub fn settled(it: &Settled<'_>, instalment: u16) -> Vec<String> {
	let [generation, consumption] = it.meters;
	let (batch, first) = it
		.certificates
		.map_or_else(Default::default, |(batch, first)| (batch.to_string(), first.to_string()));
	vec![
		format!("{:?}", it.trade),
		it.period.clone(),
		it.seller.to_string(),
		it.buyer.to_string(),
		generation.to_string(),
		consumption.to_string(),
		it.energy.wh().to_string(),
		it.units.to_string(),
		it.price.to_string(),
		batch,
		first,
		instalment.to_string(),
	]
}

const SHEET: [&str; 12] = [
	"trade",
	"period",
	"seller",
	"buyer",
	"from",
	"to",
	"wh",
	"units",
	"price",
	"batch",
	"first",
	"instalment",
];

impl Sheet {
	pub fn new(name: &str) -> Self {
		Sheet { name: name.to_owned(), rows: Vec::new() }
	}

	pub fn row(mut self, row: Vec<String>) -> Self {
		self.rows.push(row);
		self
	}

	pub fn csv(&self) -> Result<Vec<u8>> {
		text(&SHEET.map(str::to_owned), &self.rows)
	}
}

/// How sheets are read.
pub fn sheet_mapping(length: &str, form: &str) -> String {
	format!(
		"reference = \"chain\"\n\n[columns]\nheader = {SHEET:?}\nreference = \"trade\"\nperiod = \"period\"\nseller = \"seller\"\n\
		 buyer = \"buyer\"\ngeneration-meter = \"from\"\nconsumption-meter = \"to\"\nenergy = \"wh\"\nunits = \"units\"\nprice = \"price\"\n\
		 certificates = {{ batch = {{ batch = \"batch\", first = \"first\" }} }}\ninstalment = \"instalment\"\n\n[period]\n\
		 length = \"{length}\"\nform = \"{form}\"\n\n[energy]\nunit = \"Wh\"\n"
	)
}
