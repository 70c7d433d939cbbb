//! The version of the storage layout, and where migrations go.
//!
//! A migration from version N to N + 1 is a module `v<N + 1>` in this folder. The runtime lists it in its
//! migrations.

use frame_support::traits::StorageVersion;

/// The version of the storage layout.
///
/// - Version 1: the first layout.
pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
