#![doc = include_str!("../README.md")]

mod block;
pub mod chain;
pub mod compatibility;
pub mod credential;
mod endpoints;
pub mod error;
pub mod following;
pub mod keys;
pub mod transactions;
pub mod verbs;

pub use block::AtBlock;
pub use chain::Chain;
pub use error::ClientError;
pub use transactions::{Events, Pending, Trial};
pub use verdigrid_client_api as api;
