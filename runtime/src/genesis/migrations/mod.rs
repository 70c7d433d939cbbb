//! The storage layout of this pallet, and the migrations that lead to it.
//!
//! A change of the layout raises [`STORAGE_VERSION`] and adds a line to its history. It also adds a file here. For
//! example, `v2.rs` has the migration from version 1 to version 2. The runtime lists it in its migrations.

use frame_support::traits::StorageVersion;

/// The version of the storage layout.
///
/// - Version 1: the first layout.
pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
