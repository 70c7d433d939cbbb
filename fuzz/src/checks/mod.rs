//! What must hold after each transaction and each block.

pub mod effects;
pub mod events;
pub mod limits;
pub mod money;
pub mod reserves;
pub mod state;
pub mod stored;
