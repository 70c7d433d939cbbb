//! What a trading centre declares about its sheets.

use super::read::INSTALMENT;
use crate::{
	layout::of_file,
	mapping::{JsonForm, Numbers, TextForm},
	unit::Unit,
};
use serde::Deserialize;
use std::{
	borrow::Cow,
	collections::{BTreeMap, BTreeSet},
};
use verdigrid_primitives::party::{MeterId, PartyId};

/// How the sheets of a trading centre become settlements.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SettlementMapping {
	/// How they are made.
	#[serde(default)]
	pub format: SheetFormat,
	/// Where the rows of a JSON text stand.
	pub json: Option<JsonForm>,
	/// How they write text.
	#[serde(default)]
	pub text: TextForm,
	/// What their columns are.
	pub columns: SettlementColumns,
	/// How they write periods.
	pub period: PeriodForm,
	/// How they name trades.
	#[serde(default)]
	pub reference: ReferenceForm,
	/// How they write numbers.
	#[serde(default)]
	pub number: Numbers,
	/// What their energy is.
	pub energy: EnergyColumn,
	/// What their prices are.
	#[serde(default)]
	pub price: PriceForm,
	/// The parties by the names that the sheets give them. Without a name here, it is the number of the party.
	#[serde(default)]
	pub parties: BTreeMap<String, PartyId>,
	/// The meters by the names that the sheets give them. Without a name here, it is the meter's identification.
	#[serde(default)]
	pub meters: BTreeMap<String, String>,
}

/// How sheets are made.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetFormat {
	/// Text with columns.
	#[default]
	Csv,
	/// A list of objects.
	Json,
}

/// What the columns of a sheet are.
#[derive(Clone, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SettlementColumns {
	/// The names of all columns, in their order.
	pub header: Vec<String>,
	/// The number of the settlement, one for each trade and period.
	pub reference: String,
	/// The period.
	pub period: String,
	/// The seller.
	pub seller: String,
	/// The buyer.
	pub buyer: String,
	/// Where the energy was generated.
	pub generation_meter: String,
	/// Where it was used.
	pub consumption_meter: String,
	/// The energy that was settled.
	pub energy: String,
	/// The number of certificates that were sold with it.
	pub units: String,
	/// The price of a certificate. Without it, prices are zero.
	pub price: Option<String>,
	/// Which certificates.
	pub certificates: Option<Certificates>,
	/// The number of the revoked evidence that a row corrects; empty where it corrects none.
	pub supersedes: Option<String>,
	/// The instalment of a row, from 0. Without it, and without `instalment-from-file`, all rows of a period are its instalment 0.
	pub instalment: Option<String>,
	/// The name of the file has the instalment: a pattern such as `settlement-????-??-{instalment}.csv`.
	pub instalment_from_file: Option<String>,
	/// What columns must have in every row.
	#[serde(default)]
	pub require: BTreeMap<String, String>,
}

/// Which certificates were sold: without this, those that the seller pledged under the reference of the settlement.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Certificates {
	/// The column with the number of the first certificate. Where it is empty, they are pledged.
	FirstNumber(String),
	/// The columns with the number of the batch, and of the first certificate in it. Where both are empty, they are pledged.
	Batch {
		/// The batch.
		batch: String,
		/// The first certificate in it.
		first: String,
	},
}

/// How sheets write periods.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PeriodForm {
	/// How long a period is.
	pub length: PeriodLength,
	/// `%Y-%m` for months, `%Y-%m-%d` for days, or `rfc3339` for the start of an hour with its offset. Months may have another
	/// pattern, such as `%Y%m`.
	pub form: String,
}

/// How long a period is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodLength {
	/// A month.
	Month,
	/// A day.
	Day,
	/// An hour.
	Hour,
}

/// How sheets name trades.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceForm {
	/// By the trading centre's own number. The reference on the chain is its BLAKE2b-256.
	#[default]
	Number,
	/// By the reference on the chain: `0x` and 64 digits.
	Chain,
}

/// What the energy of a sheet is.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EnergyColumn {
	/// Its unit.
	pub unit: Unit,
	/// Columns with energy, of which the settled one must be the least: those of contract, generation and consumption.
	#[serde(default)]
	pub least_of: Vec<String>,
}

/// What the prices of a sheet are.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PriceForm {
	/// How many digits the asset has after its point. `12.50` with two is 1250.
	#[serde(default)]
	pub decimals: u32,
}

impl SettlementMapping {
	/// Reads a mapping, written as TOML.
	pub fn from_toml(text: &str) -> Result<Self, String> {
		let mapping: SettlementMapping = toml::from_str(text).map_err(|error| error.to_string())?;
		mapping.check()?;
		Ok(mapping)
	}

	fn check(&self) -> Result<(), String> {
		self.number.check()?;
		match (self.format, &self.json) {
			(SheetFormat::Csv, None) => self.text.check_table(&self.number)?,
			(SheetFormat::Csv, Some(_)) => {
				return Err("[json] is declared, and the format is csv: declare format = \"json\", or remove [json]".into())
			}
			(SheetFormat::Json, _) => self.json_form().check(&self.text, &self.columns.header)?,
		}
		if self.energy.unit.is_power() {
			return Err(format!(
				"energy is settled, and {} is a power: declare Wh, kWh or MWh under [energy]",
				self.energy.unit
			));
		}
		if self.price.decimals > 18 {
			return Err(
				"an asset has at most 18 digits after its point: correct `decimals` under [price]"
					.into(),
			);
		}
		for (name, meter) in &self.meters {
			if MeterId::new(meter).is_none() {
				return Err(format!(
					"`{meter}`, for `{name}` under [meters], is no identification of a meter"
				));
			}
		}
		self.check_period()?;
		self.columns.check(&self.energy)
	}

	/// Where the rows of a JSON text stand.
	pub(crate) fn json_form(&self) -> Cow<'_, JsonForm> {
		self.json.as_ref().map_or_else(Cow::default, Cow::Borrowed)
	}

	fn check_period(&self) -> Result<(), String> {
		let is_sound = match self.period.length {
			PeriodLength::Month => {
				self.period.form.matches("%Y").count() == 1
					&& self.period.form.matches("%m").count() == 1
					&& self.period.form.matches('%').count() == 2
			}
			PeriodLength::Day => self.period.form == "%Y-%m-%d",
			PeriodLength::Hour => self.period.form == "rfc3339",
		};
		is_sound.then_some(()).ok_or_else(|| {
			"`form` under [period] is a pattern with %Y and %m for months, %Y-%m-%d for days, and rfc3339 for hours".into()
		})
	}
}

impl SettlementColumns {
	fn check(&self, energy: &EnergyColumn) -> Result<(), String> {
		let mut known = BTreeSet::new();
		for name in &self.header {
			if name.trim() != name {
				return Err(format!("the name `{name}` of a column has spaces around it, and names are read without them: remove them"));
			}
			if !known.insert(name) {
				return Err(format!(
					"two columns have the name `{name}`: give each a name of its own in the file"
				));
			}
		}
		let mut used = BTreeSet::new();
		for name in self.named() {
			self.find(name)?;
			if !used.insert(name) {
				return Err(format!("the column `{name}` is declared as two things under [columns]: it can be one only"));
			}
		}
		for name in self.require.keys().chain(&energy.least_of) {
			self.find(name)?;
		}
		if self.instalment.is_some() && self.instalment_from_file.is_some() {
			return Err("[columns] says twice where the instalment is: keep `instalment` or `instalment-from-file`".into());
		}
		if let Some(pattern) = &self.instalment_from_file {
			of_file(pattern, INSTALMENT, None)?;
		}
		Ok(())
	}

	/// All columns that are one thing.
	fn named(&self) -> Vec<&String> {
		let fixed = [
			&self.reference,
			&self.period,
			&self.seller,
			&self.buyer,
			&self.generation_meter,
			&self.consumption_meter,
			&self.energy,
			&self.units,
		];
		let more = [&self.price, &self.instalment];
		fixed.into_iter().chain(more.into_iter().flatten()).chain(self.optional()).collect()
	}

	/// The columns that can be empty.
	pub(crate) fn optional(&self) -> Vec<&String> {
		let certificates = match &self.certificates {
			None => vec![],
			Some(Certificates::FirstNumber(number)) => vec![number],
			Some(Certificates::Batch { batch, first }) => vec![batch, first],
		};
		self.supersedes.iter().chain(certificates).collect()
	}

	/// Where a column is.
	pub(crate) fn find(&self, name: &str) -> Result<usize, String> {
		let found = self.header.iter().position(|it| it == name);
		found.ok_or_else(|| {
			format!("there is no column `{name}`: declare the columns under [columns]")
		})
	}
}
