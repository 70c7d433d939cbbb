//! Values as people write them in the file, and as the summary says them.

pub mod duration;
pub mod number;

use std::fmt::Display;

/// A number of things.
pub fn counted<Count: Display + PartialEq + From<u8>>(
	count: Count,
	one: &str,
	many: &str,
) -> String {
	let things = if count == Count::from(1) { one } else { many };
	format!("{count} {things}")
}

/// What amounts are counted in: a token or a settlement asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
	/// What stands behind an amount.
	pub symbol: String,
	/// How many decimals an amount may have.
	pub decimals: u8,
}

impl Currency {
	/// Reads `1000 VDG` or `0.5 VDG`, as a number of the smallest unit.
	pub fn amount(&self, text: &str) -> Result<u128, String> {
		let (number, unit) = number::split(text);
		if unit != self.symbol {
			let symbol = &self.symbol;
			return Err(format!("it must end with {symbol}: write it as \"1000 {symbol}\""));
		}
		number::scaled(number, self.decimals.into())
	}

	/// The amount in words.
	pub fn say(&self, amount: u128) -> String {
		format!("{} {}", number::say(amount, self.decimals.into()), self.symbol)
	}
}

const ENERGY: [(&str, u32); 4] = [("Wh", 0), ("kWh", 3), ("MWh", 6), ("GWh", 9)];

/// Watt-hours: `1 MWh`.
pub fn watt_hours(text: &str) -> Result<u64, String> {
	let (number, unit) = number::split(text);
	let Some((_, decimals)) = ENERGY.iter().find(|(name, _)| *name == unit) else {
		return Err("it is no energy: write it as \"1 MWh\", in Wh, kWh, MWh or GWh".into());
	};
	let energy = number::scaled(number, *decimals)?;
	energy.try_into().map_err(|_| "it is more than the chain can count".into())
}

/// The energy in words, in the largest unit of which it is a whole number.
pub fn say_watt_hours(energy: u64) -> String {
	let whole = |decimals: u32| {
		let one = 10_u64.checked_pow(decimals)?;
		(energy.checked_rem(one)? == 0).then(|| energy.checked_div(one))?
	};
	let said = ENERGY
		.iter()
		.rev()
		.find_map(|(unit, decimals)| Some((whole(*decimals).filter(|count| *count > 0)?, unit)));
	match said {
		Some((count, unit)) => format!("{} {unit}", number::say(count.into(), 0)),
		None => "0 Wh".into(),
	}
}

/// The decimals of a per cent in parts per million.
const PER_CENT: u32 = 4;

/// Parts per million: `5 %` or `50000 ppm`.
pub fn parts_per_million(text: &str) -> Result<u128, String> {
	match number::split(text) {
		(number, "%") => number::scaled(number, PER_CENT),
		(number, "ppm") => number::scaled(number, 0),
		_ => Err("it is no share: write it as \"5 %\" or \"50000 ppm\"".into()),
	}
}

/// The share in per cent.
pub fn say_parts_per_million(share: u128) -> String {
	format!("{} %", number::say(share, PER_CENT))
}

/// Minutes east of UTC: `+08:00`.
pub fn offset_minutes(text: &str) -> Result<i16, String> {
	minutes_of(text).ok_or_else(|| "it is no offset: write it as \"+08:00\" or \"-03:30\"".into())
}

fn minutes_of(text: &str) -> Option<i16> {
	let (east, clock) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
		(Some(clock), _) => (1, clock),
		(_, Some(clock)) => (-1, clock),
		_ => return None,
	};
	let (hours, minutes) = clock.split_once(':')?;
	let two_digits = |part: &str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
	if !two_digits(hours) || !two_digits(minutes) {
		return None;
	}
	let minutes: i16 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
	hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes)?.checked_mul(east)
}

/// The offset as [`offset_minutes`] reads it.
pub fn say_offset(minutes: i16) -> String {
	let sign = if minutes < 0 { '-' } else { '+' };
	let (hours, minutes) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
	format!("{sign}{hours:02}:{minutes:02}")
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn amounts_name_their_currency() {
		let token = Currency { symbol: "VDG".into(), decimals: 12 };
		assert_eq!(token.amount("1000 VDG").unwrap(), 1_000_000_000_000_000);
		assert_eq!(token.amount("0.001VDG").unwrap(), 1_000_000_000);
		assert_eq!(token.say(1_500_000_000_000), "1.5 VDG");
		for other in ["1000", "1000 CNY", "VDG 1000", "1000 vdg"] {
			assert!(token.amount(other).unwrap_err().contains("VDG"), "{other}");
		}
		token.amount("0.0000000000001 VDG").unwrap_err();
	}

	#[test]
	fn energy_has_a_unit() {
		for (text, energy) in [
			("1 Wh", 1),
			("1 kWh", 1_000),
			("1 MWh", 1_000_000),
			("2 500 kWh", 2_500_000),
			("1 GWh", 1_000_000_000),
		] {
			assert_eq!(watt_hours(text).unwrap(), energy);
			assert_eq!(watt_hours(&say_watt_hours(energy)).unwrap(), energy);
		}
		assert_eq!(watt_hours("0.5 kWh").unwrap(), 500);
		assert_eq!(say_watt_hours(2_500_000), "2 500 kWh");
		assert_eq!(say_watt_hours(0), "0 Wh");
		for other in ["1", "1 J", "0.5 Wh", "99999999999999999999 Wh"] {
			assert!(watt_hours(other).is_err(), "{other}");
		}
	}

	#[test]
	fn shares_are_per_cent_or_parts_per_million() {
		assert_eq!(parts_per_million("5 %").unwrap(), 50_000);
		assert_eq!(parts_per_million("0.01%").unwrap(), 100);
		assert_eq!(parts_per_million("50000 ppm").unwrap(), 50_000);
		assert_eq!(say_parts_per_million(50_000), "5 %");
		assert_eq!(say_parts_per_million(1), "0.0001 %");
		for other in ["5", "0.00001 %", "0.5 ppm", "five %"] {
			assert!(parts_per_million(other).is_err(), "{other}");
		}
	}

	#[test]
	fn offsets_have_hours_and_minutes() {
		for (text, minutes) in [("+08:00", 480), ("-03:30", -210), ("+00:00", 0), ("-00:30", -30)] {
			assert_eq!(offset_minutes(text).unwrap(), minutes);
			assert_eq!(say_offset(minutes), text);
		}
		for other in ["8", "08:00", "+8:00", "+08", "+08:60", "+0800", "UTC", "+-8:00", "+99:99"] {
			assert!(offset_minutes(other).is_err(), "{other}");
		}
	}
}
