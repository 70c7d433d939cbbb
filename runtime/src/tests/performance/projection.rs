//! What a year of national volume, and hourly certificates for households, would add to the state.

use super::{
	growth::{step, Step, ANCHORED, BATCH, FIRST_TRADE, TRADE, VOUCHER_REDEEMED},
	table,
};

const MONTHS: u64 = 12;
const HOURS: u64 = 365 * 24;
/// Certificates that were issued and traded in China in July 2024.
const ISSUED: u64 = 182_000_000;
const TRADED: u64 = 24_470_000;
/// Households with hourly certificates.
const HOUSEHOLDS: u64 = 10_000_000;

/// So much happens in a year, and each is a step that was measured.
struct Year {
	what: &'static str,
	number: u64,
	step: &'static str,
}

const YEARS: [Year; 9] = [
	Year { what: "batches of 1,000 certificates", number: ISSUED * MONTHS / 1_000, step: BATCH },
	Year {
		what: "batches of 100,000 certificates",
		number: ISSUED * MONTHS / 100_000,
		step: BATCH,
	},
	Year { what: "trades of one certificate", number: TRADED * MONTHS, step: TRADE },
	Year { what: "trades of 100 certificates", number: TRADED * MONTHS / 100, step: TRADE },
	Year {
		what: "redemptions of vouchers of one certificate",
		number: TRADED * MONTHS,
		step: VOUCHER_REDEEMED,
	},
	Year {
		what: "redemptions of vouchers of 100 certificates",
		number: TRADED * MONTHS / 100,
		step: VOUCHER_REDEEMED,
	},
	Year { what: "anchors: the hours of all households", number: HOURS, step: ANCHORED },
	Year {
		what: "trades: one of each household in each month",
		number: HOUSEHOLDS * MONTHS,
		step: FIRST_TRADE,
	},
	Year {
		what: "trades: one of each household in each hour",
		number: HOUSEHOLDS * HOURS,
		step: FIRST_TRADE,
	},
];

/// A number with commas between thousands.
fn grouped(number: u64) -> String {
	let digits = number.to_string();
	let mut text = String::new();
	for (at, digit) in digits.chars().enumerate() {
		if at > 0 && (digits.len() - at).is_multiple_of(3) {
			text.push(',');
		}
		text.push(digit);
	}
	text
}

/// Bytes with a unit and three digits.
fn size(bytes: i128) -> String {
	let mut size = bytes as f64;
	for unit in ["B", "kB", "MB", "GB", "TB"] {
		if size.abs() < 999.5 {
			let digits = if size.abs() < 9.995 { 2 } else { usize::from(size.abs() < 99.95) };
			return format!("{size:.digits$} {unit}");
		}
		size /= 1_000.0;
	}
	format!("{size:.0} PB")
}

pub fn table_of(steps: &[Step]) -> String {
	let row = |year: &Year| {
		let each = step(steps, year.step).total().bytes;
		let all = i128::from(each) * i128::from(year.number);
		vec![year.what.to_owned(), grouped(year.number), each.to_string(), size(all)]
	};
	table(&["in a year", "number", "bytes of each", "together"], YEARS.iter().map(row))
}

#[test]
fn numbers_and_sizes_can_be_read() {
	assert_eq!([7, 182_000, 1_234_567].map(grouped), ["7", "182,000", "1,234,567"]);
	let sizes = [12, 999, 1_000, 23_456, 5_600_000, 71_000_000_000_000].map(size);
	assert_eq!(sizes, ["12.0 B", "999 B", "1.00 kB", "23.5 kB", "5.60 MB", "71.0 TB"]);
	assert_eq!(size(-1_500), "-1.50 kB");
}
