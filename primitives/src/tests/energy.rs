use crate::Energy;
use proptest::prelude::*;

#[test]
fn arithmetic_stops_at_the_ends() {
	assert_eq!(Energy::from_wh(u64::MAX).checked_add(Energy::from_wh(1)), None);
	assert_eq!(Energy::ZERO.checked_sub(Energy::from_wh(1)), None);
	assert_eq!(Energy::from_wh(u64::MAX).checked_mul(2), None);
	assert_eq!(Energy::from_wh(u64::MAX).with_tolerance(1), None);
	assert_eq!(Energy::from_power(u64::MAX, 7_200), None);
	assert_eq!(Energy::sum([Energy::from_wh(u64::MAX), Energy::from_wh(1)]), None);
}

#[test]
fn portions_of_nothing_are_refused() {
	assert_eq!(Energy::from_wh(1).portions(Energy::ZERO), None);
}

#[test]
fn more_portions_than_a_batch_can_count_are_refused() {
	assert_eq!(Energy::from_wh(u64::MAX).portions(Energy::from_wh(1)), None);
}

#[test]
fn power_over_time_is_rounded_down() {
	assert_eq!(Energy::from_power(2_050_000, 3_600), Some(Energy::from_wh(2_050_000)));
	assert_eq!(Energy::from_power(1, 3_599), Some(Energy::ZERO));
}

#[test]
fn a_tolerance_is_rounded_down() {
	assert_eq!(Energy::from_wh(999_999).with_tolerance(1), Some(Energy::from_wh(999_999)));
	assert_eq!(Energy::from_wh(1_000_000).with_tolerance(1), Some(Energy::from_wh(1_000_001)));
	assert_eq!(Energy::from_wh(u64::MAX).with_tolerance(0), Some(Energy::from_wh(u64::MAX)));
}

proptest! {
	#[test]
	fn sums_and_differences_are_inverses(a in any::<u64>(), b in any::<u64>()) {
		let (a, b) = (Energy::from_wh(a), Energy::from_wh(b));
		if let Some(sum) = a.checked_add(b) {
			prop_assert_eq!(sum.checked_sub(b), Some(a));
			prop_assert_eq!(b.checked_add(a), Some(sum));
		} else {
			prop_assert!(u128::from(a.wh()) + u128::from(b.wh()) > u64::MAX.into());
		}
	}

	#[test]
	fn portions_and_rest_are_the_whole(energy in any::<u64>(), portion in 1_u64..) {
		let (energy, portion) = (Energy::from_wh(energy), Energy::from_wh(portion));
		if let Some((count, rest)) = energy.portions(portion) {
			prop_assert!(rest < portion);
			let whole = portion.checked_mul(count).and_then(|whole| whole.checked_add(rest));
			prop_assert_eq!(whole, Some(energy));
		}
	}

	#[test]
	fn a_tolerance_never_takes_away(energy in any::<u64>(), ppm in 0_u32..=50_000) {
		let energy = Energy::from_wh(energy);
		if let Some(limit) = energy.with_tolerance(ppm) {
			prop_assert!(limit >= energy);
			prop_assert!(u128::from(limit.wh()) * 1_000_000
				<= u128::from(energy.wh()) * (1_000_000 + u128::from(ppm)));
		}
	}
}
