//! The text forms: each is read and written here.

use super::{Currency, Market};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SecondsFormat, Timelike, Utc};
use rust_decimal::prelude::{Decimal, ToPrimitive};
use std::str::FromStr;
use subxt::utils::AccountId32;
use verdigrid_primitives::{
	party::{Role, Roles},
	Granularity, Period,
};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// Units of energy, with watt-hours in each.
const ENERGY: [(&str, u64); 4] =
	[("GWh", 1_000_000_000), ("MWh", 1_000_000), ("kWh", 1_000), ("Wh", 1)];
/// Units of power, with watts in each.
const POWER: [(&str, u64); 4] = [("GW", 1_000_000_000), ("MW", 1_000_000), ("kW", 1_000), ("W", 1)];
const ROLES: [(&str, Role); 7] = [
	("consumer", Role::Consumer),
	("generator", Role::Generator),
	("trader", Role::Trader),
	("issuer", Role::Issuer),
	("trading-centre", Role::TradingCentre),
	("energy-platform", Role::EnergyPlatform),
	("auditor", Role::Auditor),
];

/// Splits a number from the unit behind it.
fn split_unit(text: &str) -> (&str, &str) {
	let end = text.find(|it: char| !it.is_ascii_digit() && it != '.' && it != '_');
	let (number, unit) = text.split_at(end.unwrap_or(text.len()));
	(number.trim(), unit.trim())
}

fn decimal(text: &str) -> Option<Decimal> {
	Decimal::from_str(&text.replace('_', "")).ok().filter(|it| !it.is_sign_negative())
}

/// A number of whole units.
fn scaled(number: &str, factor: Decimal) -> Option<u128> {
	let exact = decimal(number)?.checked_mul(factor)?;
	exact.is_integer().then(|| exact.to_u128()).flatten()
}

/// Reads a number with one of these units.
fn measured(text: &str, units: &[(&str, u64)], what: &str) -> Result<u64, String> {
	let (number, unit) = split_unit(text);
	let names = || units.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
	let (_, factor) =
		units.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit)).ok_or_else(|| {
			format!(
				"write {what} with one of the units {}, such as 1.5{}",
				names(),
				units.get(1).map_or("", |it| it.0)
			)
		})?;
	let whole = scaled(number, Decimal::from(*factor)).and_then(|it| u64::try_from(it).ok());
	whole.ok_or_else(|| {
		format!("{number} {unit} is not a whole number of {}", units.last().map_or("", |it| it.0))
	})
}

/// Writes a number in the largest unit that leaves it whole, or nearly.
fn shown_measured(value: u64, units: &[(&str, u64)]) -> String {
	let thousandth = |factor: u64| factor.checked_div(1_000).unwrap_or_default().max(1);
	let fits = |(_, factor): &&(&str, u64)| {
		value >= *factor && value.checked_rem(thousandth(*factor)) == Some(0)
	};
	let (name, factor) = units.iter().find(fits).or(units.last()).copied().unwrap_or(("", 1));
	let number = Decimal::from(value).checked_div(Decimal::from(factor)).unwrap_or_default();
	format!("{} {name}", number.normalize())
}

/// Reads `1.5MWh`.
pub fn energy(text: &str) -> Result<u64, String> {
	measured(text, &ENERGY, "an energy")
}

/// Writes `1.5 MWh`.
pub fn shown_energy(watt_hours: u64) -> String {
	shown_measured(watt_hours, &ENERGY)
}

/// Reads `50MW`.
pub fn power(text: &str) -> Result<u64, String> {
	measured(text, &POWER, "a power")
}

/// Writes `50 MW`.
pub fn shown_power(watts: u64) -> String {
	shown_measured(watts, &POWER)
}

/// Reads `12.50CNY`, or a whole number of smallest units. With a symbol it says which asset it is.
pub fn amount(text: &str, market: &Market) -> Result<(u128, Option<Option<u32>>), String> {
	let (number, symbol) = split_unit(text);
	if symbol.is_empty() || number.is_empty() {
		let smallest = number.replace('_', "").parse().map_err(|_| {
			format!("{text}: write an amount with its currency, such as 12.50CNY, or a whole number of smallest units")
		})?;
		return Ok((smallest, None));
	}
	let asset = market.asset(symbol).filter(|_| symbol.parse::<u32>().is_err());
	let currency = asset.and_then(|asset| market.currency(asset));
	let (Some(asset), Some(currency)) = (asset, currency) else {
		return Err(format!(
			"{symbol} is not a currency of this chain: it has {}",
			symbols(market)
		));
	};
	let factor = 10_u64.checked_pow(currency.decimals).map(Decimal::from);
	let smallest = factor.and_then(|factor| scaled(number, factor));
	let smallest = smallest.ok_or_else(|| {
		format!("{number} {}: this currency has {} decimals", currency.symbol, currency.decimals)
	})?;
	Ok((smallest, Some(asset)))
}

/// The currencies of a chain.
pub fn symbols(market: &Market) -> String {
	let all = std::iter::once(&market.token).chain(market.assets.values());
	all.map(|it| it.symbol.as_str()).collect::<Vec<_>>().join(", ")
}

/// Writes `12.50 CNY`.
pub fn shown_amount(smallest: u128, currency: &Currency) -> String {
	let digits =
		format!("{smallest:0>width$}", width = (currency.decimals as usize).saturating_add(1));
	let at = digits.len().saturating_sub(currency.decimals as usize);
	let (whole, part) = digits.split_at(at);
	// Two digits at least, as people write money.
	let kept = part.trim_end_matches('0').len().max(2).min(part.len());
	match part.split_at(kept).0 {
		"" => format!("{whole} {}", currency.symbol),
		part => format!("{whole}.{part} {}", currency.symbol),
	}
}

/// Reads the account of an address, of 32 bytes as `0x…`, or of the name of a development account.
pub fn account(text: &str, market: &Market) -> Result<AccountId32, String> {
	let wrong = || {
		format!("{text} is not an account: write its address, such as 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")
	};
	if let Some(digits) = text.strip_prefix("0x") {
		let bytes = hex::decode(digits).ok().and_then(|it| it.try_into().ok());
		return bytes.map(AccountId32).ok_or_else(wrong);
	}
	if text.starts_with("//") {
		// Only names of development accounts begin so. They are no secret.
		let key = verdigrid_client::keys::from_uri(text).map_err(|_| wrong())?;
		return match market.is_development {
			true => Ok(key.public_key().to_account_id()),
			false => Err(format!(
				"{text} is an account of development chains, and all people know its key. This is another chain: write an address"
			)),
		};
	}
	AccountId32::from_str(text).map_err(|_| wrong())
}

/// Reads a time: `2026-12-31`, `2026-12-31T08:00Z`, `+30d`, or unix seconds.
pub fn moment(text: &str, now: u64) -> Result<u64, String> {
	let wrong = || {
		format!("{text} is not a time: write 2026-12-31, 2026-12-31T08:00Z, +30d from now (d, h, m), or unix seconds")
	};
	if let Some(later) = text.strip_prefix('+') {
		let (number, unit) = split_unit(later);
		let seconds = match unit {
			"d" => DAY,
			"h" => HOUR,
			"m" => 60,
			"s" => 1,
			_ => return Err(wrong()),
		};
		let number: u64 = number.parse().map_err(|_| wrong())?;
		return number.checked_mul(seconds).and_then(|it| now.checked_add(it)).ok_or_else(wrong);
	}
	if let Ok(seconds) = text.parse() {
		return Ok(seconds);
	}
	let seconds = match DateTime::parse_from_rfc3339(text) {
		Ok(time) => time.timestamp(),
		Err(_) => date_or_minute(text).ok_or_else(wrong)?.and_utc().timestamp(),
	};
	u64::try_from(seconds).map_err(|_| wrong())
}

fn date_or_minute(text: &str) -> Option<NaiveDateTime> {
	if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
		return date.and_hms_opt(0, 0, 0);
	}
	NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%MZ").ok()
}

/// Writes `2026-12-31T08:00:00Z`. A time that no calendar has is written in seconds.
pub fn shown_moment(seconds: u64) -> String {
	match utc(seconds) {
		Some(time) => time.to_rfc3339_opts(SecondsFormat::Secs, true),
		None => seconds.to_string(),
	}
}

fn utc(seconds: u64) -> Option<DateTime<Utc>> {
	DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0).filter(|time| time.year() < 10_000)
}

/// Reads a month `2026-01`, a day `2026-01-31`, or an hour of UTC `2026-01-31T08`. Months and days are those of the market.
pub fn period(text: &str) -> Result<Period, String> {
	let wrong = || {
		format!("{text} is not a period: write a month as 2026-01, a day as 2026-01-31, or an hour of UTC as 2026-01-31T08")
	};
	let (date, hour) = match text.split_once('T') {
		Some((date, hour)) => (date, Some(hour)),
		None => (text, None),
	};
	if let Some((granularity, index)) = text.split_once(':') {
		let index = index.parse().map_err(|_| wrong())?;
		return match granularity {
			"hour" => Ok(Period::hour(index)),
			"day" => Ok(Period::day(index)),
			"month" => Ok(Period::month(index)),
			_ => Err(wrong()),
		};
	}
	if let (None, Some((year, month))) = (hour, month(date)) {
		return Period::year_month(year, month).ok_or_else(wrong);
	}
	let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| wrong())?;
	let days = day.signed_duration_since(NaiveDate::default()).num_days();
	let days = u32::try_from(days).map_err(|_| wrong())?;
	let Some(hour) = hour else { return Ok(Period::day(days)) };
	let hour: u32 =
		hour.trim_end_matches('Z').parse().ok().filter(|it| *it < 24).ok_or_else(wrong)?;
	days.checked_mul(24).and_then(|it| it.checked_add(hour)).map(Period::hour).ok_or_else(wrong)
}

fn month(text: &str) -> Option<(u32, u32)> {
	let (year, month) =
		text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
	Some((year.parse().ok()?, month.parse().ok()?))
}

/// Writes a period as `period` reads it.
pub fn shown_period(period: &Period) -> String {
	let day = |days: u64| utc(days.saturating_mul(DAY));
	let text = match period.granularity {
		Granularity::Month => {
			let month = period.as_year_month().filter(|(year, _)| *year < 10_000);
			month.map(|(year, month)| format!("{year}-{month:02}"))
		}
		Granularity::Day => day(period.index.into()).map(|it| it.format("%Y-%m-%d").to_string()),
		Granularity::Hour => utc(u64::from(period.index).saturating_mul(HOUR))
			.map(|it| format!("{}T{:02}", it.format("%Y-%m-%d"), it.hour())),
	};
	// A period that no calendar has.
	text.unwrap_or_else(|| format!("{:?}:{}", period.granularity, period.index).to_lowercase())
}

/// Reads `consumer,trader`, or `none`.
pub fn roles(text: &str) -> Result<Roles, String> {
	if text.eq_ignore_ascii_case("none") {
		return Ok(Roles::NONE);
	}
	let role = |name: &str| {
		let named = ROLES.iter().find(|(known, _)| same_name(known, name.trim()));
		named.map(|(_, role)| *role).ok_or_else(|| {
			let known = ROLES.map(|(known, _)| known).join(", ");
			format!("there is no role {name}: the roles are {known}")
		})
	};
	Ok(Roles::of(&text.split(',').map(role).collect::<Result<Vec<_>, _>>()?))
}

/// Writes roles as `roles` reads them.
pub fn shown_roles(roles: Roles) -> String {
	let has: Vec<_> =
		ROLES.iter().filter(|(_, role)| roles.has(*role)).map(|(name, _)| *name).collect();
	if has.is_empty() {
		"none".to_owned()
	} else {
		has.join(",")
	}
}

/// Whether two names are the same, however their words are joined.
pub fn same_name(one: &str, other: &str) -> bool {
	let plain = |text: &str| -> Vec<u8> {
		text.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect()
	};
	plain(one) == plain(other)
}

/// Reads text, or bytes in hexadecimal after `0x`.
pub fn bytes(text: &str) -> Result<Vec<u8>, String> {
	match text.strip_prefix("0x") {
		Some(digits) => hex::decode(digits)
			.map_err(|_| format!("{text}: after 0x stand pairs of the digits 0-9 and a-f")),
		None => Ok(text.as_bytes().to_vec()),
	}
}

/// Writes bytes as text if they are printable, else in hexadecimal.
pub fn shown_bytes(bytes: &[u8]) -> String {
	match std::str::from_utf8(bytes) {
		Ok(text)
			if !text.is_empty()
				&& !text.starts_with("0x")
				&& !text.chars().any(char::is_control) =>
		{
			text.to_owned()
		}
		_ => format!("0x{}", hex::encode(bytes)),
	}
}
