//! The check of redemption statements as WebAssembly, for web pages.
//!
//! The module imports nothing. Its interface is plain memory:
//!
//! | export | does |
//! |---|---|
//! | `memory` | the memory |
//! | `alloc(length) -> pointer` | makes room for so many bytes; 0 if there is none |
//! | `free(pointer, length)` | gives it back, with the same length |
//! | `check(file, file_length, trust, trust_length, now) -> pointer` | checks the statement in a file: JSON, PDF or W3C credential; `now` is the time in seconds since 1970 as a 64-bit float, or below 0 if it is not known |
//! | `trust(file, file_length) -> pointer` | reads a trust root, or the raw specification of a chain that it follows from |
//!
//! A result is four bytes, little-endian, and as many bytes of JSON. Give it back with `free`, with four more
//! than that as its length. The JSON of `check` is `{"container": "json", "verdict": "accepted", …}`: what the
//! statement came in, and what the crate `verdigrid-proof` reports. That of `trust` has the `name` of the chain
//! if a specification was read, else `null`, its `genesis`, how many `authorities` it has and for how many of
//! them anybody can sign (`published_keys`), and the `text` of the
//! trust root. What is refused by either is `{"verdict": "refused", "reason": "…"}`.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod answer;

#[cfg(target_arch = "wasm32")]
mod exports;

pub use answer::{answer, trusted};
