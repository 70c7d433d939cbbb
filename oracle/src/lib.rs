#![doc = include_str!("../README.md")]

pub mod error;
pub mod folder;
pub mod format;
pub mod plausible;
pub mod revision;
pub mod salt;
pub mod series;
pub mod tree;

#[cfg(test)]
mod tests;

pub use error::DataError;
pub use plausible::{Implausible, Plausibility};
pub use revision::Change;
pub use salt::SourceSecret;
pub use series::{Reading, Report, Series};
pub use tree::{Tree, TreeError};
