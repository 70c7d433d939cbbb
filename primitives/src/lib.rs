//! Domain types of Verdigrid, and the traits through which its pallets meet.
//!
//! Nothing here has storage. A pallet depends on this crate and on FRAME, never on another pallet;
//! the runtime binds the [`traits`] together.
//!
//! | module | holds |
//! |---|---|
//! | [`energy`] | watt-hours with checked arithmetic |
//! | [`period`] | hours, days and months at the chain's offset from UTC |
//! | [`party`] | parties, roles, meters |
//! | [`certificate`] | project codes, certificate numbers, trade classes, bundles and locks |
//! | [`claim`] | what a redemption claims, and for whom |
//! | [`credential`] | credentials of which one attribute can be shown without the others |
//! | [`evidence`] | sources, topics, statements, readings and settlements |
//! | [`layers`] | storage layers that a call needs |
//! | [`merkle`] | roots and proofs over salted leaves |
//! | [`numbers`] | numbers of things that name each other, and numbers as keys that sort |
//! | [`page`] | lists of runtime APIs, page by page |
//! | [`text`] | text that people can read |
//! | [`trade`] | prices, what a buyer wants, and the record of a trade |
//! | [`voucher`] | what a voucher says |
//! | [`traits`] | how the pallets see each other |
//! | [`benchmarking`] | what benchmarks and tests of one pallet need from the others |

// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod benchmarking;
pub mod certificate;
pub mod claim;
pub mod credential;
pub mod energy;
pub mod evidence;
pub mod layers;
pub mod merkle;
pub mod numbers;
pub mod page;
pub mod party;
pub mod period;
pub mod text;
pub mod trade;
pub mod traits;
pub mod voucher;

#[cfg(test)]
mod tests;

pub use energy::Energy;
pub use period::{Granularity, MarketOffset, Period};

/// A moment of chain time: seconds since 1970-01-01T00:00:00Z, from the timestamp pallet.
pub type Moment = u64;

/// The number of a block.
pub type BlockNumber = u32;
