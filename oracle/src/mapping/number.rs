//! Numbers as text.

use rust_decimal::Decimal;
use serde::Deserialize;

/// How a source writes numbers.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Numbers {
	/// What stands before the fraction: `.` or `,`.
	pub decimal: char,
	/// What stands between groups of three digits, if anything.
	pub grouping: Option<char>,
}

impl Default for Numbers {
	fn default() -> Self {
		Numbers { decimal: '.', grouping: None }
	}
}

impl Numbers {
	/// Both signs must be known, and differ.
	pub fn check(&self) -> Result<(), String> {
		let known = matches!(self.decimal, '.' | ',')
			&& self
				.grouping
				.is_none_or(|it| matches!(it, '.' | ',' | ' ' | '\'' | '\u{a0}' | '\u{202f}'));
		match known && self.grouping != Some(self.decimal) {
			true => Ok(()),
			false => Err(
				"`decimal` is `.` or `,`, and `grouping` another one of `.`, `,`, `'` or a space"
					.into(),
			),
		}
	}

	/// Reads a number exactly.
	pub fn read(&self, text: &str) -> Result<Decimal, String> {
		let plain = self.plain(text).ok_or_else(|| self.not_a_number(text))?;
		let number = match plain.split_once(['e', 'E']) {
			None => exact(&plain),
			Some((number, power)) => scientific(number, power),
		};
		number.map(|number| number.normalize()).ok_or_else(|| {
			format!("`{text}` has more digits than can be held exactly: write at most 28")
		})
	}

	fn not_a_number(&self, text: &str) -> String {
		let grouping = match self.grouping {
			Some(sign) => format!("`{sign}` between groups of three digits"),
			None => "no sign between groups".into(),
		};
		format!(
			"`{text}` is not a number with `{}` before the fraction and {grouping}: correct it, or declare how numbers are written \
			 under [number]",
			self.decimal
		)
	}

	/// The number with a point and without groups. `None` if it is none.
	fn plain(&self, text: &str) -> Option<String> {
		let (sign, rest) = match text.strip_prefix(['+', '-']) {
			Some(rest) if text.starts_with('-') => ("-", rest),
			Some(rest) => ("", rest),
			None => ("", text),
		};
		let (number, power) = match rest.split_once(['e', 'E']) {
			None => (rest, None),
			Some((number, power)) => (number, Some(power)),
		};
		let (whole, fraction) = match number.split_once(self.decimal) {
			None => (number, None),
			Some((whole, fraction)) => (whole, Some(fraction)),
		};
		let whole = self.without_groups(whole)?;
		let digits =
			|text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
		let sound = digits(&whole) || (whole.is_empty() && fraction.is_some());
		if !sound || fraction.is_some_and(|it| !digits(it)) {
			return None;
		}
		let mut plain = format!("{sign}{}", if whole.is_empty() { "0" } else { &whole });
		if let Some(fraction) = fraction {
			plain.extend([".", fraction]);
		}
		if let Some(power) = power {
			digits(power.strip_prefix(['+', '-']).unwrap_or(power)).then_some(())?;
			plain.extend(["e", power]);
		}
		Some(plain)
	}

	fn without_groups(&self, whole: &str) -> Option<String> {
		let Some(sign) = self.grouping.filter(|sign| whole.contains(*sign)) else {
			return Some(whole.to_owned());
		};
		let groups: Vec<&str> = whole.split(sign).collect();
		let (first, rest) = groups.split_first()?;
		// A first group with a zero says that the sign stands before a fraction.
		let sound = (1..=3).contains(&first.len())
			&& !first.starts_with('0')
			&& rest.iter().all(|group| group.len() == 3);
		sound.then(|| groups.concat())
	}
}

/// A number with at most 28 digits. Zeros at the end of the fraction do not count.
fn exact(plain: &str) -> Option<Decimal> {
	let trimmed = match plain.contains('.') {
		true => plain.trim_end_matches('0').trim_end_matches('.'),
		false => plain,
	};
	Decimal::from_str_exact(trimmed).ok()
}

/// With a power of ten.
fn scientific(number: &str, power: &str) -> Option<Decimal> {
	let (number, power) = (exact(number)?, power.parse::<i32>().ok()?);
	let scale = i32::try_from(number.scale()).ok()?.checked_sub(power)?;
	let mantissa = number.mantissa();
	if mantissa == 0 {
		return Some(Decimal::ZERO);
	}
	match u32::try_from(scale) {
		Ok(scale) => Decimal::try_from_i128_with_scale(mantissa, scale).ok(),
		Err(_) => {
			let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
			Decimal::try_from_i128_with_scale(mantissa.checked_mul(factor)?, 0).ok()
		}
	}
}
