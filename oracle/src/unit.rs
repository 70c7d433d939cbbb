//! Units, and exact sums of energy.

use rust_decimal::Decimal;
use serde::Deserialize;
use sp_core::U256;
use verdigrid_primitives::Energy;

use crate::DataError;

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum Unit {
	/// Watts, the mean over the interval.
	W,
	/// Kilowatts, the mean over the interval.
	#[serde(rename = "kW")]
	Kw,
	/// Megawatts, the mean over the interval.
	#[serde(rename = "MW")]
	Mw,
	/// Watt-hours in the interval.
	Wh,
	/// Kilowatt-hours in the interval.
	#[serde(rename = "kWh")]
	Kwh,
	/// Megawatt-hours in the interval.
	#[serde(rename = "MWh")]
	Mwh,
}

impl Unit {
	/// Whether it is a power.
	pub const fn is_power(self) -> bool {
		matches!(self, Unit::W | Unit::Kw | Unit::Mw)
	}

	/// The joules of one of it over so many seconds.
	pub(crate) const fn joules(self, seconds: u32) -> u64 {
		let factor: u64 = match self {
			Unit::W => seconds as u64,
			Unit::Kw => (seconds as u64).saturating_mul(1_000),
			Unit::Mw => (seconds as u64).saturating_mul(1_000_000),
			Unit::Wh => 3_600,
			Unit::Kwh => 3_600_000,
			Unit::Mwh => 3_600_000_000,
		};
		factor
	}
}

impl std::fmt::Display for Unit {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Unit::W => "W",
			Unit::Kw => "kW",
			Unit::Mw => "MW",
			Unit::Wh => "Wh",
			Unit::Kwh => "kWh",
			Unit::Mwh => "MWh",
		})
	}
}

/// A sum of energy without any rounding: joules times 10^28, what is added and what is subtracted.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Sum {
	plus: U256,
	minus: U256,
}

/// A decimal number has so many digits after its point at most.
const DIGITS: u32 = 28;

impl Sum {
	/// Adds so many of a unit over so many seconds.
	pub fn add(&mut self, value: Decimal, unit: Unit, seconds: u32) -> Result<(), DataError> {
		let scale = DIGITS.checked_sub(value.scale()).ok_or(DataError::TooLarge)?;
		let energy = U256::from(value.mantissa().unsigned_abs())
			.checked_mul(U256::from(10).pow(scale.into()))
			.and_then(|it| it.checked_mul(unit.joules(seconds).into()))
			.ok_or(DataError::TooLarge)?;
		let side = if value.is_sign_negative() { &mut self.minus } else { &mut self.plus };
		*side = side.checked_add(energy).ok_or(DataError::TooLarge)?;
		Ok(())
	}

	/// Whole watt-hours, rounded down.
	pub fn floor_wh(&self) -> Result<i128, DataError> {
		let wh = U256::from(3_600).saturating_mul(U256::from(10).pow(DIGITS.into()));
		let whole = |joules: U256| {
			u128::try_from(joules.checked_div(wh)?).ok().and_then(|it| i128::try_from(it).ok())
		};
		if self.plus >= self.minus {
			return whole(self.plus.saturating_sub(self.minus)).ok_or(DataError::TooLarge);
		}
		let below = self.minus.saturating_sub(self.plus);
		let rounded =
			below.checked_add(wh.saturating_sub(U256::one())).ok_or(DataError::TooLarge)?;
		whole(rounded).and_then(i128::checked_neg).ok_or(DataError::TooLarge)
	}

	/// Whole watt-hours, rounded up.
	pub fn ceil_wh(&self) -> Result<i128, DataError> {
		let turned = Sum { plus: self.minus, minus: self.plus };
		turned.floor_wh()?.checked_neg().ok_or(DataError::TooLarge)
	}
}

/// Watt-hours as energy. What is below zero is zero.
pub(crate) fn energy(wh: i128) -> Result<Energy, DataError> {
	u64::try_from(wh.max(0)).map(Energy::from_wh).map_err(|_| DataError::TooLarge)
}
