//! What a source declares about its data. Nothing is guessed: what a mapping does not declare is refused.

mod columns;
mod encoding;
mod json;
mod meters;
mod number;
mod time;

pub use columns::{Closing, Columns};
pub use encoding::TextEncoding;
pub use json::JsonForm;
pub use meters::{MeterRule, Others};
pub use number::Numbers;
pub use time::{Marks, RepeatedHour, Times};

pub(crate) use meters::Registers;
pub(crate) use time::{time_of_day, Clock, Slot};

use crate::{interval::Quality, unit::Unit};
use rust_decimal::Decimal;
use serde::Deserialize;

/// How the data of one source becomes intervals.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mapping {
	/// What the files are.
	pub format: FormatName,
	/// How they write text.
	#[serde(default)]
	pub text: TextForm,
	/// What their columns are, where they have columns.
	pub columns: Option<Columns>,
	/// Where their rows stand, if they are JSON.
	pub json: Option<JsonForm>,
	/// How they label times, where the format does not say it.
	pub time: Option<Times>,
	/// How they write numbers.
	#[serde(default)]
	pub number: Numbers,
	/// What their values are.
	pub value: Values,
	/// What marks of quality mean.
	#[serde(default)]
	pub quality: Qualities,
	/// Which meters they have.
	#[serde(default, rename = "meter")]
	pub meters: Vec<MeterRule>,
	/// What to do with meters that are not named.
	#[serde(default)]
	pub other_meters: Others,
}

/// The formats by their names in a mapping.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormatName {
	/// Text with columns.
	Csv,
	/// `GL_MarketDocument` of IEC 62325-451-6.
	Cim,
	/// Green Button (NAESB ESPI).
	Espi,
	/// UN/EDIFACT MSCONS.
	Mscons,
	/// A JSON text with a list of rows.
	Json,
}

/// How a source writes text.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TextForm {
	/// Its encoding.
	pub encoding: TextEncoding,
	/// What stands between columns.
	pub delimiter: char,
	/// How one sees that a file is whole.
	pub closing: Closing,
}

impl Default for TextForm {
	fn default() -> Self {
		TextForm { encoding: TextEncoding::Utf8, delimiter: ',', closing: Closing::LineEnd }
	}
}

/// What the values of a source are.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Values {
	/// What a value counts. A format that says it itself must say the same.
	pub unit: Unit,
	/// How long an interval is, such as `10m`. Longer ones that are a multiple of it are taken where a format says their length.
	pub interval: Seconds,
	/// Values are the running total of a register, and not what is measured in an interval.
	pub register: Option<Register>,
	/// What stands where there is no value. An empty text always does.
	#[serde(default)]
	pub missing: Vec<String>,
	/// What stands where the value is known to be wrong, such as the error code of a meter.
	#[serde(default)]
	pub invalid: Vec<String>,
	/// Values that look like the error code of a meter, and are none.
	#[serde(default)]
	pub accept: Vec<String>,
	/// Whether files are in doubt in which a register is a thousand times as strong as in others.
	#[serde(default = "yes")]
	pub check_unit: bool,
}

const fn yes() -> bool {
	true
}

/// A register whose total runs on.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Register {
	/// At this total, it begins with zero again. Without it, a total that goes back is refused.
	pub rollover: Option<Decimal>,
}

/// What marks of quality mean. A mark that is not named is refused.
#[derive(Clone, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Qualities {
	/// The value was measured.
	pub measured: Vec<String>,
	/// The value is an estimate.
	pub estimated: Vec<String>,
	/// There is no value.
	pub missing: Vec<String>,
	/// The value is known to be wrong.
	pub invalid: Vec<String>,
}

impl Qualities {
	/// What a mark means.
	pub fn of(&self, mark: &str) -> Result<Quality, String> {
		let kinds = [
			(&self.measured, Quality::Measured),
			(&self.estimated, Quality::Estimated),
			(&self.missing, Quality::Missing),
			(&self.invalid, Quality::Invalid),
		];
		let found = kinds.into_iter().find(|(marks, _)| marks.iter().any(|it| it == mark));
		found.map(|(_, quality)| quality).ok_or_else(|| {
			format!("nobody has said what the mark `{mark}` means: declare it under [quality]")
		})
	}
}

/// A time in whole seconds, written as `10m`, `1h` or `900s`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Seconds(pub u32);

impl TryFrom<String> for Seconds {
	type Error = String;

	fn try_from(text: String) -> Result<Self, String> {
		let wrong = || format!("`{text}` is no length of time: write it as 10m, 1h or 900s");
		let length: jiff::SignedDuration = text.parse().map_err(|_| wrong())?;
		let seconds = u32::try_from(length.as_secs()).map_err(|_| wrong())?;
		// A month is the longest period of a reading.
		let sound = length.subsec_nanos() == 0 && (1..=31 * 86_400).contains(&seconds);
		sound.then_some(Seconds(seconds)).ok_or_else(wrong)
	}
}

impl Mapping {
	/// Whether it contradicts itself. Its format checks what it needs.
	pub(crate) fn check_itself(&self) -> Result<(), String> {
		self.number.check()?;
		if self.json.is_some() && self.format != FormatName::Json {
			return Err(
				"[json] says where rows of JSON stand, and the format is another one: remove it"
					.into(),
			);
		}
		if let Some(times) = &self.time {
			times.check()?;
		}
		let Values { missing, invalid, accept, .. } = &self.value;
		once("[value]", [missing, invalid, accept].into_iter().flatten())?;
		let Qualities { measured, estimated, missing, invalid } = &self.quality;
		once("[quality]", [measured, estimated, missing, invalid].into_iter().flatten())?;
		if self.value.register.is_some() && self.value.unit.is_power() {
			return Err(format!(
				"a register counts energy, and {} is a power: declare Wh, kWh or MWh",
				self.value.unit
			));
		}
		let rollover = self.value.register.as_ref().and_then(|register| register.rollover);
		if rollover.is_some_and(|it| it <= Decimal::ZERO) {
			return Err("`rollover` is the total at which a register begins with zero again: it is above zero".into());
		}
		Registers::new(self).map(|_| ())
	}
}

/// A text means one thing, and has no spaces around it, since cells are read without them.
fn once<'t>(place: &str, texts: impl Iterator<Item = &'t String>) -> Result<(), String> {
	let mut known = std::collections::BTreeSet::new();
	for text in texts {
		if text.trim() != text {
			return Err(format!("`{text}` under {place} has spaces around it, and cells are read without them: remove them"));
		}
		if !known.insert(text) {
			return Err(format!(
				"`{text}` is there twice under {place}: it can mean one thing only"
			));
		}
	}
	Ok(())
}
