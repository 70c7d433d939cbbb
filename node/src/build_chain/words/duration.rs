//! Times in words: `7 days`, `1 h 30 min`.

use super::counted;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// As the chain's parameters count it.
const YEAR: u64 = 365 * DAY;

/// What each unit may be called, the usual name first, and its seconds.
const UNITS: [(&[&str], u64); 6] = [
	(&["years", "year"], YEAR),
	(&["weeks", "week"], 7 * DAY),
	(&["days", "day", "d"], DAY),
	(&["h", "hours", "hour"], HOUR),
	(&["min", "minutes", "minute"], MINUTE),
	(&["s", "seconds", "second"], 1),
];

const FORM: &str = "write it as \"7 days\", \"12 h\", \"1 h 30 min\" or \"90 s\"";

/// The seconds of a time. A year has 365 days.
pub fn seconds(text: &str) -> Result<u64, String> {
	let mut rest = text.trim();
	let mut sum = Some(0_u64);
	if rest.is_empty() {
		return Err(format!("it says no time: {FORM}"));
	}
	while !rest.is_empty() {
		let (number, after) = take(rest, |c| c.is_ascii_digit());
		let (name, after) = take(after.trim_start(), char::is_alphabetic);
		let unit = UNITS.iter().find(|(names, _)| names.contains(&name));
		let (Ok(number), Some((_, unit))) = (number.parse::<u64>(), unit) else {
			return Err(format!("it is no time: {FORM}"));
		};
		sum = number.checked_mul(*unit).and_then(|part| sum?.checked_add(part));
		rest = after.trim_start();
	}
	sum.ok_or_else(|| "it is longer than the chain can count".into())
}

fn take(text: &str, of: impl Fn(char) -> bool) -> (&str, &str) {
	text.split_at(text.find(|c| !of(c)).unwrap_or(text.len()))
}

/// The time in words, in years only if it is whole ones.
pub fn say(seconds: u64) -> String {
	if seconds == 0 {
		return "0 s".into();
	}
	if let (years @ 1.., Some(0)) = (seconds / YEAR, seconds.checked_rem(YEAR)) {
		return counted(years, "year", "years");
	}
	let mut parts = Vec::new();
	let mut rest = seconds;
	for (unit, one, many) in
		[(DAY, "day", "days"), (HOUR, "h", "h"), (MINUTE, "min", "min"), (1, "s", "s")]
	{
		let count = rest.checked_div(unit).unwrap_or_default();
		rest = rest.checked_rem(unit).unwrap_or_default();
		if count > 0 {
			parts.push(counted(count, one, many));
		}
	}
	parts.join(" ")
}

/// Natural months: `24 months`, `2 years`.
pub fn months(text: &str) -> Result<u16, String> {
	let (number, unit) = take(text.trim(), |c| c.is_ascii_digit());
	let each = match unit.trim() {
		"month" | "months" => Some(1_u16),
		"year" | "years" => Some(12),
		_ => None,
	};
	number
		.parse::<u16>()
		.ok()
		.zip(each)
		.and_then(|(number, each)| number.checked_mul(each))
		.ok_or_else(|| "it is no number of months: write it as \"24 months\"".into())
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn times_are_sums_of_units() {
		for (text, expected) in [
			("7 days", 604_800),
			("12 h", 43_200),
			("12h", 43_200),
			("1 h 30 min", 5_400),
			("1 day 1 s", 86_401),
			("2 weeks", 1_209_600),
			("1 year", 31_536_000),
			("90 seconds", 90),
			("0 s", 0),
		] {
			assert_eq!(seconds(text).unwrap(), expected, "{text}");
		}
	}

	#[test]
	fn what_is_no_time_is_refused() {
		for text in ["", "7", "days", "1.5 h", "7 dayz", "-1 h", "1 h,", "1 month"] {
			assert!(seconds(text).unwrap_err().contains("write it as"), "{text}");
		}
		let error = seconds("99999999999999999 years").unwrap_err();
		assert!(error.contains("longer"), "{error}");
	}

	#[test]
	fn what_is_said_reads_back() {
		for (time, said) in [
			(0, "0 s"),
			(3, "3 s"),
			(60, "1 min"),
			(5_400, "1 h 30 min"),
			(86_400, "1 day"),
			(694_861, "8 days 1 h 1 min 1 s"),
			(400 * 86_400, "400 days"),
			(10 * 31_536_000, "10 years"),
		] {
			assert_eq!(say(time), said);
			assert_eq!(seconds(said).unwrap(), time);
		}
	}

	#[test]
	fn months_are_natural_ones() {
		assert_eq!(months("24 months").unwrap(), 24);
		assert_eq!(months("1 month").unwrap(), 1);
		assert_eq!(months("5 years").unwrap(), 60);
		for text in ["24", "months", "1.5 years", "60000 years", "30 days"] {
			assert!(months(text).is_err(), "{text}");
		}
	}
}
