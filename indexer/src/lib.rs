//! The index of a chain: all that its final blocks did and made, in a database, behind an HTTP service.
//!
//! * [`node`]: what is asked of a node;
//! * [`block`]: what a block holds, decoded;
//! * [`ledger`], over the [`book`]: what the events make of it: parties, certificates, trades, and all else, as records;
//! * [`views`]: what is shown of blocks, extrinsics, events and hits;
//! * [`store`]: the database, SQLite or PostgreSQL;
//! * [`follow`]: takes blocks from the node, one after the other, each in one transaction;
//! * [`reconcile`]: compares the records with the state of the chain;
//! * [`service`]: lists, search, histories, exports and news for everybody;
//! * [`metrics`]: what is counted.

pub mod block;
pub mod book;
pub mod follow;
pub mod ledger;
pub mod metrics;
pub mod node;
pub mod reconcile;
pub mod service;
pub mod store;
pub mod views;
