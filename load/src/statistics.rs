//! Numbers that sum up many.

use serde::{Deserialize, Serialize};

/// Where the middle and the end of many values lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
	/// The median.
	pub median: f64,
	/// 95 of 100 values are at most this.
	pub percentile_95: f64,
	/// The largest.
	pub largest: f64,
}

impl Spread {
	/// Of these values. `None` without values.
	pub fn of(values: &[f64]) -> Option<Self> {
		let mut sorted = values.to_vec();
		sorted.sort_by(f64::total_cmp);
		Some(Spread {
			median: percentile(&sorted, 50)?,
			percentile_95: percentile(&sorted, 95)?,
			largest: *sorted.last()?,
		})
	}
}

/// The least value that `percent` of 100 sorted values do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
	let rank = sorted.len().saturating_mul(percent).div_ceil(100);
	sorted.get(rank.saturating_sub(1)).copied()
}

/// How many values lie in each of so many equal parts from zero to the largest; and the width of a part.
pub fn histogram(values: &[f64], parts: usize) -> (Vec<u64>, f64) {
	let largest = values.iter().copied().fold(0.0, f64::max);
	let width = if largest > 0.0 { largest / parts.max(1) as f64 } else { 1.0 };
	let mut counts = vec![0_u64; parts.max(1)];
	for value in values {
		let part = ((value / width).floor() as usize).min(counts.len().saturating_sub(1));
		if let Some(count) = counts.get_mut(part) {
			*count = count.saturating_add(1);
		}
	}
	(counts, width)
}

/// So many in so many milliseconds, as a number a second.
pub fn per_second(count: u64, milliseconds: u64) -> f64 {
	match milliseconds {
		0 => 0.0,
		_ => count as f64 * 1_000.0 / milliseconds as f64,
	}
}

/// With so many digits after the point: reports are not more exact than measurements.
pub fn rounded(value: f64, digits: i32) -> f64 {
	let scale = 10_f64.powi(digits);
	(value * scale).round() / scale
}

#[cfg(test)]
mod tests {
	use super::{histogram, per_second, rounded, Spread};
	use proptest::prelude::*;

	#[test]
	fn percentiles_are_values_that_occurred() {
		let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
		let spread = Spread { median: 50.0, percentile_95: 95.0, largest: 100.0 };
		assert_eq!(Spread::of(&values), Some(spread));
		assert_eq!(Spread::of(&[7.0]).map(|spread| spread.percentile_95), Some(7.0));
		assert_eq!(Spread::of(&[]), None);
	}

	#[test]
	fn rates_are_by_the_second() {
		assert_eq!(per_second(30, 3_000), 10.0);
		assert_eq!(per_second(30, 0), 0.0);
		assert_eq!(rounded(1.0 / 3.0, 2), 0.33);
	}

	#[test]
	fn the_largest_value_is_in_the_last_part() {
		assert_eq!(histogram(&[0.0, 1.0, 2.0, 4.0], 4), (vec![1, 1, 1, 1], 1.0));
		assert_eq!(histogram(&[], 3), (vec![0, 0, 0], 1.0));
	}

	proptest! {
		#[test]
		fn a_histogram_loses_nothing(values in prop::collection::vec(0.0_f64..1e6, 0..200)) {
			let (counts, _) = histogram(&values, 20);
			prop_assert_eq!(counts.iter().sum::<u64>(), values.len() as u64);
		}

		#[test]
		fn a_spread_is_ordered(values in prop::collection::vec(0.0_f64..1e6, 1..200)) {
			let spread = Spread::of(&values).unwrap_or_default();
			prop_assert!(spread.median <= spread.percentile_95);
			prop_assert!(spread.percentile_95 <= spread.largest);
		}
	}
}
