//! Values and labels that look like something else than what the mapping says.

use rust_decimal::Decimal;
use std::ops::RangeInclusive;

use crate::{
	interval::Interval,
	mapping::{Marks, Times},
	zone::Zone,
};

/// What meters write when they have no value: all bits of a word set, or the greatest number with a sign.
const ALL_BITS: [&str; 8] = [
	"32767",
	"65535",
	"8388607",
	"16777215",
	"2147483647",
	"4294967295",
	"9223372036854775807",
	"18446744073709551615",
];
/// The least numbers with a sign.
const LEAST: [&str; 4] = ["32768", "8388608", "2147483648", "9223372036854775808"];
/// Words of two bytes are numbers that meters measure too. A fraction says that they did.
const SHORT_WORDS: usize = 2;

/// Whether a number looks like the error code of a meter: all bits set, nines, or the least number with a sign.
pub fn is_error_code(number: Decimal) -> bool {
	let text = number.normalize().abs().to_string();
	let is_whole = !text.contains('.');
	let digits: String = text.chars().filter(char::is_ascii_digit).collect();
	let digits = digits.trim_start_matches('0');
	let is_negative = number.is_sign_negative();
	if is_negative && is_whole && LEAST.contains(&digits) {
		return true;
	}
	if let Some(word) = ALL_BITS.iter().position(|it| *it == digits) {
		return is_whole || word >= SHORT_WORDS;
	}
	let nines = if digits.bytes().all(|byte| byte == b'9') { digits.len() } else { 0 };
	let enough = match (is_negative, is_whole) {
		(true, true) => 3,
		(true, false) | (false, true) => 4,
		(false, false) => 5,
	};
	nines >= enough
}

const DAY: i64 = 86_400;

/// Why the labels of a file look like the other ends of their intervals. A file of whole days begins and ends at midnight.
pub fn other_ends(times: &Times, zone: &Zone, intervals: &[Interval]) -> Option<String> {
	let first = intervals.iter().min_by_key(|interval| interval.start)?;
	let last = intervals.iter().max_by_key(|interval| interval.start)?;
	let length = i64::from(first.seconds());
	if length == 0 || length >= DAY || last.end.saturating_sub(first.start) < DAY {
		return None;
	}
	let of_day = |moment: i64| {
		let time = zone.date_time(moment).time();
		i64::from(time.hour())
			.saturating_mul(3_600)
			.saturating_add(i64::from(time.minute()).saturating_mul(60))
	};
	// As declared, the file begins one interval late or early, and ends so too.
	let shifted = match times.marks {
		Marks::Start => of_day(first.start) == length && of_day(last.end) == length,
		Marks::End => {
			let before = DAY.saturating_sub(length);
			of_day(first.start) == before && of_day(last.end) == before
		}
	};
	let (declared, other) = match times.marks {
		Marks::Start => ("start", "end"),
		Marks::End => ("end", "start"),
	};
	shifted.then(|| {
		format!(
			"its labels look like the {other}s of intervals, for then it has whole days, and they are declared as {declared}s: declare \
			 marks = \"{other}\" under [time], or check-labels = false if they are right"
		)
	})
}

/// By this factor, the highest value of a register changes when its unit does, or nearly so.
const JUMP: RangeInclusive<u128> = 500..=2_000;

/// Whether two powers differ as they do when a unit is mistaken for the one a thousand times as large.
pub fn is_jump(one: u128, other: u128) -> bool {
	let (less, more) = (one.min(other), one.max(other));
	more.checked_div(less).is_some_and(|factor| JUMP.contains(&factor))
}
