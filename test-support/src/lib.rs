//! What the pallets' tests share: proof that every error of a pallet is produced by some test.
//!
//! The [`assert_noop!`] and [`assert_err!`] of this crate assert what FRAME's of the same names do,
//! and write down which error they saw. A pallet's `tests/errors.rs` then has one test:
//!
//! ```text
//! #[test]
//! fn every_error_is_produced_by_some_test() {
//!     verdigrid_test_support::ensure_every_error_is_produced::<Vouchers, Error<Test>>();
//! }
//! ```
//!
//! It runs the other tests of its program once more, reads what they wrote down, and fails with the
//! names of the errors that are missing. Left out are benchmarks, and the random sequences in
//! `tests::invariants`, which would count an error that no test expects.
//!
//! An error that a test finds in an event, or compares in its own way, is counted by [`produced`].
//!
//! [`StateTable`] is what `docs/state.md` says; the tests of the runtime and of the model hold it to the
//! code.

mod record;
mod rerun;
mod state_table;
#[cfg(test)]
mod tests;

pub use record::produced;
pub use rerun::ensure_every_error_is_produced;
pub use state_table::StateTable;

#[doc(hidden)]
pub use frame_support;

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
