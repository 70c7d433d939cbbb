//! Turns raw metering and settlement data into canonical readings, trees and proofs.
//!
//! Honest workers that see the same files must state the same root, so nothing here is guessed. The
//! rules, each with its test in `tests/rules.rs`:
//!
//! | what a file has | what happens |
//! |---|---|
//! | another header than its format's | the file is refused |
//! | a number or a time that cannot be read | the file is refused |
//! | a time that is not on the grid of its intervals | the file is refused |
//! | the same interval twice, with equal values | counts once, and is reported |
//! | the same interval twice, with different values | the file is refused |
//! | an interval that is missing, or whose value is blank | counts as zero, and is reported |
//! | a negative value | reduces the period's sum, which is never below zero |
//! | the same interval twice, with different values, within an hour of a change of the clock | counts as zero, and is reported: the skipped or repeated hour was written under another's name |
//! | local time with offset, and the clock is changed | each time is what its offset says: the repeated hour is two hours, the skipped one is no gap |
//! | local time without offset | the file is refused where the format requires one |
//!
//! Values are added up exactly, as decimals; the sum of a period is rounded once, **down** to whole
//! watt-hours, so that rounding never makes energy. A refusal names file, line and reason.

pub mod error;
pub mod format;
pub mod salt;
pub mod series;
pub mod tree;

#[cfg(test)]
mod tests;

pub use error::DataError;
pub use salt::SourceSecret;
pub use series::{Reading, Report, Series};
pub use tree::{Tree, TreeError};
