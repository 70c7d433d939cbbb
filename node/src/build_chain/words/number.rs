//! Numbers as people write them, without floating point.

/// The number that a text begins with, and what follows it: `12.5` and `kWh`.
pub fn split(text: &str) -> (&str, &str) {
	let text = text.trim();
	let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '_' | ' ');
	let end = text.find(|c| !number(c)).unwrap_or(text.len());
	let (number, rest) = text.split_at(end);
	(number.trim_end(), rest)
}

/// A decimal number, times a power of ten: `12.5` is 12,500 with three decimals. Digits may be grouped
/// by spaces or underscores.
pub fn scaled(number: &str, decimals: u32) -> Result<u128, String> {
	if number.contains(',') {
		return Err("a comma does not mean the same everywhere: write 1500, 1 500 or 1.5".into());
	}
	let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
	let fraction = significant(fraction, decimals)?;
	let places = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
	let zeros = decimals.saturating_sub(places);
	let shifted = |digits: &str, by: u32| {
		let digits: u128 = if digits.is_empty() { Some(0) } else { digits.parse().ok() }?;
		digits.checked_mul(10_u128.checked_pow(by)?)
	};
	let (whole, fraction) = (shifted(&ungrouped(whole)?, decimals), shifted(fraction, zeros));
	whole
		.zip(fraction)
		.and_then(|(whole, fraction)| whole.checked_add(fraction))
		.ok_or_else(|| format!("{number} is more than the chain can count"))
}

/// The decimals without zeros at the end.
fn significant(fraction: &str, decimals: u32) -> Result<&str, String> {
	if fraction.is_empty() || !fraction.chars().all(|c| c.is_ascii_digit()) {
		return Err("digits must follow the decimal point".into());
	}
	let digits = fraction.trim_end_matches('0');
	if u32::try_from(digits.len()).is_ok_and(|count| count <= decimals) {
		return Ok(digits);
	}
	Err(match decimals {
		0 => "it must be a whole number".into(),
		_ => format!("it has more than {decimals} decimals"),
	})
}

fn ungrouped(whole: &str) -> Result<String, String> {
	let groups: Vec<&str> = whole.split([' ', '_']).collect();
	let digits = |group: &str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
	let grouped = match groups.as_slice() {
		[_] => true,
		[first, rest @ ..] => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
		[] => false,
	};
	if grouped && groups.iter().all(|group| digits(group)) {
		return Ok(groups.concat());
	}
	Err("it must begin with a number, such as 1500, 1 500 or 0.5".into())
}

/// What [`scaled`] reads, with groups of three digits.
pub fn say(value: u128, decimals: u32) -> String {
	let Some(one) = 10_u128.checked_pow(decimals) else { return value.to_string() };
	let whole = value.checked_div(one).unwrap_or_default();
	let fraction = value.checked_rem(one).unwrap_or_default();
	let places = usize::try_from(decimals).unwrap_or_default();
	let fraction = format!("{fraction:0>places$}");
	match fraction.trim_end_matches('0') {
		"" => grouped(whole),
		fraction => format!("{}.{fraction}", grouped(whole)),
	}
}

fn grouped(whole: u128) -> String {
	let digits = whole.to_string();
	let (first, rest) = digits.split_at(digits.len().checked_rem(3).unwrap_or_default());
	let groups = rest.as_bytes().chunks(3).map(String::from_utf8_lossy);
	let first = (!first.is_empty()).then_some(first.into());
	first.into_iter().chain(groups).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn decimals_are_exact() {
		assert_eq!(scaled("0.1", 12).unwrap(), 100_000_000_000);
		assert_eq!(scaled("1", 0).unwrap(), 1);
		assert_eq!(scaled("1.50", 1).unwrap(), 15);
		assert_eq!(scaled("9007199254740993", 0).unwrap(), 9_007_199_254_740_993);
		let most = "340282366920938463463374607431768211455";
		assert_eq!(scaled(most, 0).unwrap(), u128::MAX);
		assert_eq!(scaled("340282366920938463463374607.431768211455", 12).unwrap(), u128::MAX);
	}

	#[test]
	fn digits_are_grouped_by_three() {
		for same in ["1500000", "1 500 000", "1_500_000"] {
			assert_eq!(scaled(same, 0).unwrap(), 1_500_000, "{same}");
		}
		for other in ["15 00", "1 5000", "1__500", "_1", "1500 000"] {
			scaled(other, 0).unwrap_err();
		}
	}

	#[test]
	fn what_is_no_number_or_too_large_is_refused() {
		for (number, decimals, why) in [
			("1,5", 1, "comma"),
			("", 0, "begin with a number"),
			(".5", 1, "begin with a number"),
			("1.", 1, "decimal point"),
			("1.2.3", 1, "decimal point"),
			("0.5", 0, "whole number"),
			("0.05", 1, "more than 1 decimals"),
			("340282366920938463463374607431768211456", 0, "more than the chain can count"),
			("340282366920938463463374608", 12, "more than the chain can count"),
		] {
			let error = scaled(number, decimals).unwrap_err();
			assert!(error.contains(why), "{number}: {error}");
		}
	}

	#[test]
	fn what_is_said_reads_back() {
		for (value, decimals, said) in [
			(0, 0, "0"),
			(0, 12, "0"),
			(1, 12, "0.000000000001"),
			(1_500, 3, "1.5"),
			(1_234_567, 0, "1 234 567"),
			(123_456, 0, "123 456"),
			(1_000_000_000_000_000_000, 12, "1 000 000"),
			(u128::MAX, 12, "340 282 366 920 938 463 463 374 607.431768211455"),
		] {
			assert_eq!(say(value, decimals), said);
			assert_eq!(scaled(said, decimals).unwrap(), value);
		}
	}

	#[test]
	fn a_number_ends_where_its_unit_begins() {
		assert_eq!(split("12.5 kWh"), ("12.5", "kWh"));
		assert_eq!(split(" 1 000 VDG "), ("1 000", "VDG"));
		assert_eq!(split("5%"), ("5", "%"));
		assert_eq!(split("VDG"), ("", "VDG"));
		assert_eq!(split("7"), ("7", ""));
	}
}
