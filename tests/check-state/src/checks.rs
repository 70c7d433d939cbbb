//! Runs the pallets' own checks, and those between them.

use anyhow::{bail, Result};
use sp_runtime::TryRuntimeError;
use sp_state_machine::BasicExternalities;
use sp_storage::Storage;
use verdigrid_runtime::{
	invariants::between_pallets, Allowance, Auction, Certificates, Escrow, Evidence, Identity,
	Market, Vouchers,
};

type Check = fn() -> Result<(), TryRuntimeError>;

/// Our pallets and their checks. Chain time, which some need, is part of the state.
const CHECKS: [(&str, Check); 9] = [
	("Identity", Identity::do_try_state),
	("Certificates", Certificates::do_try_state),
	("Market", Market::do_try_state),
	("Auction", Auction::do_try_state),
	("Evidence", Evidence::do_try_state),
	("Vouchers", Vouchers::do_try_state),
	("Escrow", Escrow::do_try_state),
	("Allowance", Allowance::do_try_state),
	("Between the pallets", between_pallets),
];

/// Checks each pallet, and names those that pass. Stops at the first that does not.
pub fn run(state: Storage, mut passed: impl FnMut(&str)) -> Result<()> {
	BasicExternalities::new(state).execute_with(|| {
		for (pallet, check) in CHECKS {
			if let Err(violation) = check() {
				bail!("{pallet}: an invariant does not hold: {}", text(violation));
			}
			passed(pallet);
		}
		Ok(())
	})
}

fn text(violation: TryRuntimeError) -> &'static str {
	violation.into()
}
