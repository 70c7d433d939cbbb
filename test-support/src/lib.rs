//! What the pallets' tests share.
//!
//! - [`chain!`] builds the chain that a pallet's tests run on: money of every kind, and time ([`Clock`]).
//! - [`World`](world::World) is what a pallet sees of the others. A mock binds both together.
//! - [`traders`] are the parties with which the market and the call auction begin.
//! - [`assert_noop!`] and [`assert_err!`] assert what FRAME's of the same names do, and count the error
//!   that they saw. [`produced`] counts one that a test finds in an event, or compares in its own way.
//!   One test of each pallet says that in the end none may be missing:
//!
//! ```text
//! #[test]
//! fn every_error_is_produced_by_some_test() {
//!     verdigrid_test_support::ensure_every_error_is_produced::<Vouchers, Error<Test>>();
//! }
//! ```
//!
//! - [`StateTable`] is what `docs/state.md` says; the tests of the runtime and of the model hold it to the
//!   code.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

mod chain;
mod fee;
mod produced;
mod state_table;
mod steps;
#[cfg(test)]
mod tests;
pub mod traders;
pub mod world;

pub use chain::{AccountId, AssetId, Balance, Clock, ExistentialDeposit, CNY, NATIVE, TOKENS, USD};
pub use fee::PaidFee;
pub use produced::{ensure_every_error_is_produced, produced};
pub use state_table::StateTable;
pub use steps::{found, storage_root};

#[doc(hidden)]
pub use {frame_support, pallet_assets, pallet_assets_holder, pallet_balances};

/// Asserts that an expression is this error, and counts the error as produced.
#[macro_export]
macro_rules! assert_err {
	($result:expr, $error:expr $(,)?) => {{
		let result = $result;
		assert_eq!(result, Err($error.into()));
		if let Err(error) = result {
			$crate::produced(error);
		}
	}};
}

/// Asserts that an expression is this error and changes nothing in storage, and counts the error as
/// produced.
#[macro_export]
macro_rules! assert_noop {
	($result:expr, $error:expr $(,)?) => {{
		$crate::frame_support::assert_storage_noop!($crate::assert_err!($result, $error));
	}};
}
