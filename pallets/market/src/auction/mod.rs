//! The call auction: orders are collected until a set moment and then traded at one price.
//!
//! | part | what is in it |
//! |---|---|
//! | `rounds` | a trading centre opens and cancels rounds; the book |
//! | `orders` | bids hold money, asks lock certificates; both can be taken back |
//! | `clearing` | which price a round finds, and who is served at it |
//! | `closing` | the steps by which anybody closes a round |
//! | `fees` | who pays for those steps |
//! | `inspect` | what the runtime API shows |

pub(crate) mod clearing;
mod closing;
mod fees;
mod inspect;
mod orders;
mod rounds;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub(crate) mod types;
