//! Values and labels that look like something else than what the mapping says.

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
/// Words of two bytes are numbers that meters measure too. A fraction says that they did.
const SHORT_WORDS: usize = 2;

/// Whether a number looks like the error code of a meter: all bits set, or nines.
pub fn is_error_code(text: &str) -> bool {
	let unsigned = text.trim_start_matches(['+', '-']);
	let digits: String = unsigned.chars().filter(char::is_ascii_digit).collect();
	let fraction = unsigned.split(['.', ',']).nth(1).unwrap_or_default();
	let is_whole = fraction.bytes().all(|byte| byte == b'0');
	let digits = match is_whole {
		true => digits.strip_suffix(fraction).unwrap_or(&digits),
		false => &digits,
	};
	let digits = digits.trim_start_matches('0');
	if let Some(word) = ALL_BITS.iter().position(|it| *it == digits) {
		return is_whole || word >= SHORT_WORDS;
	}
	let nines = if digits.bytes().all(|byte| byte == b'9') { digits.len() } else { 0 };
	let negative = text.starts_with('-');
	nines >= 5 || (is_whole && (nines >= 4 || (negative && nines >= 3)))
}

const DAY: i64 = 86_400;

/// Why the labels of a file look like the other ends of their intervals. A file of whole days begins and ends at midnight.
pub fn other_ends(times: &Times, zone: &Zone, intervals: &[Interval]) -> Option<String> {
	let first = intervals.iter().min_by_key(|interval| interval.start)?;
	let last = intervals.iter().max_by_key(|interval| interval.start)?;
	let length = i64::from(first.seconds());
	if length == 0 || last.end.saturating_sub(first.start) < DAY {
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
const JUMP: RangeInclusive<u128> = 400..=2_500;

/// Whether two powers differ as they do when a unit is mistaken for the one a thousand times as large.
pub fn is_jump(one: u128, other: u128) -> bool {
	let (less, more) = (one.min(other), one.max(other));
	more.checked_div(less).is_some_and(|factor| JUMP.contains(&factor))
}
