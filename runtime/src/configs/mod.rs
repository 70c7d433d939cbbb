//! The configuration of every pallet, one file per concern.

pub mod consensus;
pub mod deposits;
pub mod fees;
pub mod money;
pub mod parameters;
pub mod proxy;
pub mod safety;
pub mod system;
pub mod utility;
pub mod verdigrid;
