//! The check of redemption statements as WebAssembly, for web pages.
//!
//! The module imports nothing. Its interface is plain memory:
//!
//! | export | does |
//! |---|---|
//! | `memory` | the memory |
//! | `alloc(length) -> pointer` | makes room for so many bytes; 0 if there is none |
//! | `free(pointer, length)` | gives it back, with the same length |
//! | `check(json, json_length, trust, trust_length, now) -> pointer` | checks a statement; `now` is the time in seconds since 1970 as a 64-bit float, or below 0 if it is not known |
//!
//! The result of `check` is four bytes, little-endian, and as many bytes of JSON. Give it back with `free`,
//! with four more than that as its length. The JSON is `{"verdict": "accepted", …}` as the crate
//! `verdigrid-proof` reports it, or `{"verdict": "refused", "reason": "…"}`.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod answer;

#[cfg(target_arch = "wasm32")]
mod exports;

pub use answer::answer;
