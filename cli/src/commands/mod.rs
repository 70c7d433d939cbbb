//! Commands that do not follow from the metadata alone.

pub mod account;
pub mod application;
pub mod chain;
pub mod credential;
pub mod governance;
pub mod manual;
pub mod parameters;
pub mod statement;
pub mod trace;
pub mod tree;
pub mod watch;
