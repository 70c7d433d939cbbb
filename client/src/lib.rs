#![doc = include_str!("../README.md")]

mod application;
mod block;
pub mod chain;
pub mod compatibility;
pub mod credential;
mod encoded;
mod endpoints;
pub mod error;
pub mod following;
pub mod keys;
mod state;
pub mod statement;
pub mod transactions;
pub mod verbs;
mod verification;

pub use application::Application;
pub use block::AtBlock;
pub use chain::{Chain, Options};
pub use encoded::{encoded_call, Encoded, EncodedCall};
pub use error::ClientError;
pub use state::{questions, State};
pub use transactions::{refused, Events, Note, Noted, Pending, Trial};
pub use verdigrid_client_api as api;
pub use verification::{Unproved, Verification};
