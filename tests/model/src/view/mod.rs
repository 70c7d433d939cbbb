//! The chain in the model's words: what is in storage, as the records that the model has.

mod auction;
mod custody;
mod evidence;
mod market;
mod money;
mod register;

pub use auction::*;
pub use custody::*;
pub use evidence::*;
pub use market::*;
pub use money::*;
pub use register::*;
