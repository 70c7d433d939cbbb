#![doc = include_str!("../README.md")]

mod changes;
pub mod error;
pub mod format;
pub mod interval;
pub mod json;
pub mod judge;
mod layout;
pub mod mapping;
mod objects;
pub mod plausible;
pub mod readings;
mod refusals;
pub mod revision;
pub mod salt;
pub mod segment;
pub mod settlement;
mod sheet;
mod suspicion;
mod table;
pub mod tree;
pub mod unit;
pub mod zone;

#[cfg(test)]
mod tests;

pub use error::{DataError, Place, Refusal};
pub use interval::{Interval, Quality, Verdict};
pub use mapping::Mapping;
pub use plausible::{Implausible, Plausibility};
pub use readings::{Collector, Limit, Reading, Readings, Report};
pub use revision::Change;
pub use salt::SourceSecret;
pub use segment::{Segment, SegmentError};
pub use settlement::{
	SettledTrade, SettlementMapping, SettlementSheets, SettlementSheetsReader, TradeKey,
	WhichCertificates,
};
pub use tree::{Tree, TreeError};
