//! What is answered at each address.

pub mod readings;
pub mod settlements;
pub mod topics;

use super::{problem::Problem, text};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use verdigrid_primitives::Period;

/// The most entries of a page.
const MOST: u32 = 1_000;
/// The entries of a page, if nothing else is asked for.
const USUAL: u32 = 100;

const METERING_FORM: &str =
	"The address is /v1/metering/PERIOD/REVISION. Write the period as 2014-01, 2014-01-31, or \
	2014-01-31T23 for an hour of UTC, and the revision as a number from 0 to 8.";
const SETTLEMENT_FORM: &str =
	"The address is /v1/settlement/PERIOD/SEQUENCE. Write the period as 2014-01, 2014-01-31, or \
	2014-01-31T23 for an hour of UTC, and the sequence as a number from 0 to 65535.";
const METER_FORM: &str = "A meter has 1 to 32 characters: digits and capital letters, in groups joined by single hyphens, \
	for example WT-1.";
const TRADE_FORM: &str =
	"The reference of a settlement is 0x and 64 hexadecimal digits, with small letters.";
const LIMIT_FORM: &str = "`limit` is a number from 1 to 1000.";
const PLACE_FORM: &str = "`after` is a number from 0 to 4294967295: the `next` of the page before.";
const TOPIC_FORM: &str =
	"`after` is a topic: the `next` of the page before, for example metering/2014-01/0.";

/// A period: a month, a day, or an hour of UTC.
#[derive(ToSchema)]
#[schema(
	as = PeriodText,
	value_type = String,
	pattern = "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]))?)?$",
	example = "2014-01"
)]
#[allow(dead_code)]
pub struct PeriodText(String);

/// Identification of a metering point.
#[derive(ToSchema)]
#[schema(
	as = MeterId,
	value_type = String,
	min_length = 1,
	max_length = 32,
	pattern = "^[0-9A-Z]+(-[0-9A-Z]+)*$",
	example = "WT-1"
)]
#[allow(dead_code)]
pub struct MeterText(String);

/// Reference of a settlement.
#[derive(ToSchema)]
#[schema(
	as = TradeRef,
	value_type = String,
	pattern = "^0x[0-9a-f]{64}$",
	example = "0x0101010101010101010101010101010101010101010101010101010101010101"
)]
#[allow(dead_code)]
pub struct TradeText(String);

/// Which part of the leaves.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
	/// The page begins after the leaf with this place: the `next` of the page before.
	#[param(value_type = Option<u32>, minimum = 0, maximum = 4294967295_u32, nullable = false)]
	after: Option<String>,
	/// The most leaves of the page. If it is not given: 100.
	#[param(value_type = Option<u32>, minimum = 1, maximum = 1000, nullable = false)]
	limit: Option<String>,
}

impl PageQuery {
	fn after(&self) -> Result<Option<u32>, Problem> {
		let place = |text| text::number(text).ok_or_else(|| Problem::malformed(PLACE_FORM));
		self.after.as_deref().map(place).transpose()
	}

	fn limit(&self) -> Result<usize, Problem> {
		limit(self.limit.as_deref())
	}
}

fn limit(text: Option<&str>) -> Result<usize, Problem> {
	let number = text.map_or(Some(USUAL), text::number).filter(|it| (1..=MOST).contains(it));
	number.and_then(|it| usize::try_from(it).ok()).ok_or_else(|| Problem::malformed(LIMIT_FORM))
}

fn metering(period: &str, revision: &str) -> Result<(Period, u8), Problem> {
	let wrong = |error| Problem::of_text(error, METERING_FORM);
	let revision = text::revision(revision).map_err(wrong)?;
	Ok((text::period(period).map_err(wrong)?, revision))
}

fn settlement(period: &str, sequence: &str) -> Result<(Period, u16), Problem> {
	let wrong = |error| Problem::of_text(error, SETTLEMENT_FORM);
	let sequence = text::sequence(sequence).map_err(wrong)?;
	Ok((text::period(period).map_err(wrong)?, sequence))
}
