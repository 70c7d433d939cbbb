//! Moments and dates of the Gregorian calendar.

use alloc::{format, string::String};

const DAY: u64 = 86_400;
const LAST_YEAR: u64 = 9_999;
/// Days before each month of a year without a leap day.
const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// A moment as text, such as `2014-05-01T00:00:00Z`. Moments after the year 9999 are `@` and their seconds
/// since 1970.
pub fn text(moment: u64) -> String {
	let (days, second) = (moment / DAY, moment % DAY);
	match date(days) {
		Some((year, month, day)) => {
			let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
			format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
		}
		None => format!("@{moment}"),
	}
}

/// The days from 1970 to the first of a month, which is counted from 0.
pub fn days_before_month(year: u64, month: u64) -> Option<u64> {
	let before = BEFORE.get(usize::try_from(month).ok()?)?;
	let leap = u64::from(month >= 2 && is_leap(year));
	days_before_year(year)?.checked_add(*before)?.checked_add(leap)
}

/// Year, month and day, both from 1. `None` after the last year.
fn date(days: u64) -> Option<(u64, u64, u64)> {
	let mut year = days.checked_div(366)?.checked_add(1970)?;
	while year <= LAST_YEAR && days_before_year(year.checked_add(1)?)? <= days {
		year = year.checked_add(1)?;
	}
	if year > LAST_YEAR {
		return None;
	}
	let starts = |month: &u64| days_before_month(year, *month).is_some_and(|start| start <= days);
	let month = (0..12).rev().find(starts)?;
	let day = days.checked_sub(days_before_month(year, month)?)?;
	Some((year, month.checked_add(1)?, day.checked_add(1)?))
}

fn days_before_year(year: u64) -> Option<u64> {
	let since = year.checked_sub(1970)?;
	let leaps = leaps_before(year)?.checked_sub(leaps_before(1970)?)?;
	since.checked_mul(365)?.checked_add(leaps)
}

fn leaps_before(year: u64) -> Option<u64> {
	let last = year.checked_sub(1)?;
	(last / 4).checked_sub(last / 100)?.checked_add(last / 400)
}

const fn is_leap(year: u64) -> bool {
	year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn dates_are_those_of_the_calendar() {
		for (moment, expected) in [
			(0, "1970-01-01T00:00:00Z"),
			(951_782_399, "2000-02-28T23:59:59Z"),
			(951_782_400, "2000-02-29T00:00:00Z"),
			(951_868_800, "2000-03-01T00:00:00Z"),
			(1_398_902_400, "2014-05-01T00:00:00Z"),
			(4_107_542_399, "2100-02-28T23:59:59Z"),
			(4_107_542_400, "2100-03-01T00:00:00Z"),
			(253_402_300_799, "9999-12-31T23:59:59Z"),
			(253_402_300_800, "@253402300800"),
			(u64::MAX, "@18446744073709551615"),
		] {
			assert_eq!(text(moment), expected);
		}
	}
}
