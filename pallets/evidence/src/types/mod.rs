//! What the pallet stores and shows, by subject.

mod anchors;
mod disputes;
mod readings;
mod rounds;
mod seats;
mod topics;
mod trades;

pub use anchors::*;
pub use disputes::*;
pub use readings::*;
pub use rounds::*;
pub use seats::*;
pub use topics::*;
pub use trades::*;
