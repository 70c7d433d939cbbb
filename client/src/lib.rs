//! Rust SDK for Verdigrid: a typed client over `subxt`, with the domain types of
//! `verdigrid-primitives` in place of generated ones.
//!
//! * [`api`]: calls, events, storage and runtime APIs, generated from the runtime's metadata;
//! * [`chain`]: a connection that checks what it talks to, submits, waits for finality, and turns
//!   refusals into errors that say what to do;
//! * [`credential`]: commitments to credentials, and proofs of single attributes;
//! * [`keys`]: signing keys from secret URIs.

pub mod chain;
pub mod credential;
pub mod error;
pub mod keys;

pub use chain::Chain;
pub use error::ClientError;
pub use verdigrid_client_api as api;
