//! How the month's certificates are shared out among the trades.

use super::data::Data;
use anyhow::{ensure, Result};
use verdigrid_primitives::Energy;

/// The energy of one certificate.
pub const MEGAWATT_HOUR: u64 = 1_000_000;

/// Certificates of each trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
	/// Offered, and bought by the larger customer.
	pub offered: u32,
	/// Demanded by the smaller customer, and filled.
	pub demanded: u32,
	/// Sold to the larger customer on the trading centre's own platform.
	pub platform: u32,
}

impl Plan {
	/// The trades that a month's data allows with the certificates that are issued at first.
	pub fn of(data: &Data) -> Result<Self> {
		let certificates =
			|energy: Energy| (energy.wh() / MEGAWATT_HOUR).try_into().unwrap_or(u32::MAX);
		Plan::new(
			certificates(data.estimate()?.shared),
			certificates(data.large.energy),
			certificates(data.small.energy),
		)
	}

	/// Shares out `units` certificates so that no customer gets more than it used (`large` and
	/// `small`, in certificates), and one is left for exchange.
	pub fn new(units: u32, large: u32, small: u32) -> Result<Self> {
		ensure!(
			units >= 4 && large >= 2 && small >= 1,
			"the month is too short of energy to play every trade: {units} certificates, and \
			 customers that used {large} and {small}; 4, 2 and 1 are needed"
		);
		let share = |of: u32, part: u32| (of / 10).saturating_mul(part).max(1);
		let offered = share(units, 4).min(large.saturating_sub(1)).min(share(large, 6));
		let demanded = share(units, 3).min(share(small, 6));
		let platform = share(units, 1).min(large.saturating_sub(offered));
		Ok(Plan { offered, demanded, platform })
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	use super::Plan;
	use proptest::prelude::*;

	#[test]
	fn too_little_energy_is_refused() {
		assert!(Plan::new(3, 10, 10).is_err());
		assert!(Plan::new(10, 1, 10).is_err());
		assert!(Plan::new(10, 10, 0).is_err());
		assert!(Plan::new(4, 2, 1).is_ok());
	}

	proptest! {
		#[test]
		fn nobody_gets_more_than_there_is(
			units in 4_u32..100_000_000, large in 2_u32..1_000_000, small in 1_u32..1_000_000
		) {
			let plan = Plan::new(units, large, small).map_err(|e| TestCaseError::fail(e.to_string()))?;
			prop_assert!(plan.offered > 0 && plan.demanded > 0 && plan.platform > 0);
			prop_assert!(plan.offered + plan.demanded + plan.platform < units);
			prop_assert!(plan.offered.saturating_add(plan.platform) <= large);
			prop_assert!(plan.demanded <= small);
		}
	}
}
