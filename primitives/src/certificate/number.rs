//! Certificate numbers: 32 characters that say which certificate it is.

use super::{
	project::{digit, digit_value},
	EnergySource, ProjectCode, ProjectCodeError, TradeClass, MAX_BATCH_UNITS,
};
use crate::{Granularity, Period};
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// First year that the two digits of a monthly number stand for.
const CENTURY: u32 = 2000;

/// The number of one certificate, in its parts. As text it has 32 characters, like the national
/// number (17 + 15):
///
/// | characters | part |
/// |---|---|
/// | 17 | project code with check character |
/// | 1 | trade class |
/// | 1 | energy source: W, S, H, B, G or O |
/// | 5 | period: `M` + year and month (YYMM, 2000 to 2099), or `D`/`H` + the index in 4 digits of base 36 |
/// | 8 | sequence within the batch, from 1, decimal |
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct CertificateNumber {
	/// The project.
	pub project: ProjectCode,
	/// The trade class.
	pub class: TradeClass,
	/// The energy source.
	pub source: EnergySource,
	/// The period of generation.
	pub period: Period,
	/// The place within the batch, from 1 to 99,999,999.
	pub sequence: u32,
}

/// Why a text is no certificate number, or a number has no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
	/// It does not have 32 ASCII characters.
	Length,
	/// The project code is wrong.
	Project(ProjectCodeError),
	/// The trade class is not `[0-9A-Z]`.
	Class,
	/// There is no energy source with this letter.
	Source,
	/// The period is malformed, or outside what five characters can say.
	Period,
	/// The sequence is not eight digits from 00000001.
	Sequence,
}

impl core::fmt::Display for NumberError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		match self {
			Self::Length => f.write_str("a certificate number has 32 characters"),
			Self::Project(error) => error.fmt(f),
			Self::Class => f.write_str("the trade class (18th character) is not one of 0-9, A-Z"),
			Self::Source => f.write_str("the energy source (19th character) is not one of WSHBGO"),
			Self::Period => f.write_str("the period (20th to 24th character) is malformed"),
			Self::Sequence => {
				f.write_str("the sequence (last eight characters) is not a number from 1")
			}
		}
	}
}

impl CertificateNumber {
	/// The 32 characters.
	pub fn format(&self) -> Result<[u8; 32], NumberError> {
		self.project.check().map_err(NumberError::Project)?;
		if !self.class.is_valid() {
			return Err(NumberError::Class);
		}
		let mut text = [0_u8; 32];
		let parts = self
			.project
			.as_bytes()
			.iter()
			.copied()
			.chain([self.class.letter(), self.source.letter()])
			.chain(format_period(&self.period).ok_or(NumberError::Period)?)
			.chain(format_sequence(self.sequence).ok_or(NumberError::Sequence)?);
		text.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
		Ok(text)
	}

	/// Reads 32 characters: the exact inverse of [`format`](Self::format).
	pub fn parse(text: &[u8]) -> Result<Self, NumberError> {
		let text: &[u8; 32] = text.try_into().map_err(|_| NumberError::Length)?;
		let part = |from: usize, to: usize| {
			text.get(from..to)
				.and_then(|part| core::str::from_utf8(part).ok())
				.ok_or(NumberError::Length)
		};
		let letter = |at: usize| text.get(at).copied().ok_or(NumberError::Length);
		Ok(CertificateNumber {
			project: ProjectCode::parse(part(0, 17)?).map_err(NumberError::Project)?,
			class: TradeClass::new(letter(17)?).ok_or(NumberError::Class)?,
			source: EnergySource::from_letter(letter(18)?).ok_or(NumberError::Source)?,
			period: parse_period(part(19, 24)?).ok_or(NumberError::Period)?,
			sequence: parse_sequence(part(24, 32)?).ok_or(NumberError::Sequence)?,
		})
	}

	/// The 32 characters as text.
	pub fn to_text(&self) -> Result<String, NumberError> {
		let text = self.format()?;
		Ok(text.iter().copied().map(char::from).collect())
	}
}

/// Whether a certificate number can say this period. It can say a month from 2000 to 2099, and a
/// day or an hour with an index of at most 1,679,615. There are no certificates of other periods.
pub fn can_be_numbered(period: &Period) -> bool {
	format_period(period).is_some()
}

fn format_period(period: &Period) -> Option<[u8; 5]> {
	match period.granularity {
		Granularity::Month => {
			let (year, month) = period.as_year_month()?;
			let year = year.checked_sub(CENTURY).filter(|year| *year < 100)?;
			let [tens, ones] = two_digits(year)?;
			let [month_tens, month_ones] = two_digits(month)?;
			Some([b'M', tens, ones, month_tens, month_ones])
		}
		Granularity::Day => format_index(b'D', period.index),
		Granularity::Hour => format_index(b'H', period.index),
	}
}

fn two_digits(value: u32) -> Option<[u8; 2]> {
	Some([digit(value.checked_div(10)?)?, digit(value % 10)?])
}

fn format_index(letter: u8, index: u32) -> Option<[u8; 5]> {
	if index >= 36_u32.pow(4) {
		return None;
	}
	let place = |power: u32| digit(index.checked_div(36_u32.pow(power))? % 36);
	Some([letter, place(3)?, place(2)?, place(1)?, place(0)?])
}

fn parse_period(text: &str) -> Option<Period> {
	let (letter, rest) = text.split_at_checked(1)?;
	match letter {
		"M" => {
			let (year, month) = rest.split_at_checked(2)?;
			let year = parse_decimal(year)?.checked_add(CENTURY)?;
			Period::year_month(year, parse_decimal(month)?)
		}
		"D" => Some(Period::day(parse_index(rest)?)),
		"H" => Some(Period::hour(parse_index(rest)?)),
		_ => None,
	}
}

fn parse_index(text: &str) -> Option<u32> {
	text.bytes().try_fold(0_u32, |index, character| {
		index.checked_mul(36)?.checked_add(digit_value(character)?)
	})
}

fn format_sequence(sequence: u32) -> Option<[u8; 8]> {
	if !(1..=MAX_BATCH_UNITS).contains(&sequence) {
		return None;
	}
	let mut digits = [b'0'; 8];
	let mut rest = sequence;
	for place in digits.iter_mut().rev() {
		*place = digit(rest % 10)?;
		rest = rest.checked_div(10)?;
	}
	Some(digits)
}

fn parse_sequence(text: &str) -> Option<u32> {
	parse_decimal(text).filter(|sequence| *sequence >= 1)
}

/// Digits only: no sign, which the standard library would accept.
fn parse_decimal(text: &str) -> Option<u32> {
	text.bytes().all(|c| c.is_ascii_digit()).then(|| text.parse().ok())?
}
