//! What the pallet stores and shows, by subject.

mod anchors;
mod disputes;
mod period_key;
mod readings;
mod rounds;
mod seats;
mod stored;
mod topics;
mod trades;

pub use anchors::*;
pub use disputes::*;
pub use period_key::*;
pub use readings::*;
pub use rounds::*;
pub use seats::*;
pub use stored::*;
pub use topics::*;
pub use trades::*;
