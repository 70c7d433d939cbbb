//! Every invariant that the pallets state, and those between them.

use sp_runtime::TryRuntimeError;
use verdigrid_runtime::{
	invariants::between_pallets, Allowance, Auction, Certificates, Escrow, Evidence, Identity,
	Market, Vouchers,
};

use crate::{
	failure::{Checked, Failure},
	notes,
};

type Check = fn() -> Result<(), TryRuntimeError>;

const CHECKS: [(&str, Check); 9] = [
	("Identity", Identity::do_try_state),
	("Certificates", Certificates::do_try_state),
	("Market", Market::do_try_state),
	("Auction", Auction::do_try_state),
	("Evidence", Evidence::do_try_state),
	("Vouchers", Vouchers::do_try_state),
	("Escrow", Escrow::do_try_state),
	("Allowance", Allowance::do_try_state),
	("between the pallets", between_pallets),
];

/// Fails where an invariant does not hold. To be asked in the state of a block.
pub fn holds() -> Checked {
	for (pallet, check) in CHECKS {
		let kind = || format!("an invariant does not hold: {pallet}");
		let checked = notes::caught(check).map_err(|panic| Failure::new(kind(), panic))?;
		checked.map_err(|violation| {
			let text: &str = violation.into();
			Failure::new(format!("{}: {text}", kind()), text)
		})?;
	}
	Ok(())
}
