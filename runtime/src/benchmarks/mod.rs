//! The benchmarks that need the whole runtime: which pallets have benchmarks, and those that the pallets'
//! own crates do not have, or not for this chain.
//!
//! | part | what is in it |
//! |---|---|
//! | `list` | the pallets whose calls are benchmarked, and how the benchmarks are listed and run |
//! | `scenario` | the states that benchmarks of our pallets start from |
//! | `validators` | validators and their keys |
//! | `members` | members and their polls |
//! | `collators`, `collective`, `fees`, `finality`, `pauses`, `polls`, `sessions` | the benchmarks of CollatorSelection, RankedCollective, TransactionPayment, Grandpa, TxPause, RankedPolls and Session |

pub mod collators;
pub mod collective;
#[cfg(feature = "runtime-benchmarks")]
pub mod fees;
pub mod finality;
#[cfg(feature = "runtime-benchmarks")]
mod list;
pub mod members;
pub mod pauses;
pub mod polls;
#[cfg(feature = "runtime-benchmarks")]
mod scenario;
pub mod sessions;
#[cfg(all(test, feature = "runtime-benchmarks"))]
mod tests;
pub mod validators;

#[cfg(feature = "runtime-benchmarks")]
pub use list::{dispatch, metadata};
#[cfg(feature = "runtime-benchmarks")]
pub use scenario::{Chain, SettlementAsset};
