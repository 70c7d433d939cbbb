//! What always holds between the pallets, beside what holds in each. Every certificate is in one
//! place. Every voucher rests on what it says, and every auction traded what it says. Energy is
//! conserved. Money is held for what there is, and for nothing else. Of the reports
//! about validators, only late ones are kept. Every open poll has an alarm. For tests, and for tools that check an
//! exported state.

mod consensus;
mod energy;
mod locks;
mod money;
mod polls;
mod trades;
mod vouchers;

use sp_runtime::TryRuntimeError;

/// Checks all of it, with each pallet's own invariants.
pub fn try_state() -> Result<(), TryRuntimeError> {
	crate::Identity::do_try_state()?;
	crate::Certificates::do_try_state()?;
	crate::Market::do_try_state()?;
	crate::Auction::do_try_state()?;
	crate::Evidence::do_try_state()?;
	crate::Vouchers::do_try_state()?;
	crate::Escrow::do_try_state()?;
	crate::Allowance::do_try_state()?;
	between_pallets()
}

/// Checks what holds between the pallets.
pub fn between_pallets() -> Result<(), TryRuntimeError> {
	locks::try_state()?;
	trades::try_state()?;
	vouchers::try_state()?;
	energy::try_state()?;
	money::try_state()?;
	polls::try_state()?;
	consensus::try_state()
}
