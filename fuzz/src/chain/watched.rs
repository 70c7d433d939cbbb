//! State that notes what is read and written.

use std::{
	any::{Any, TypeId},
	collections::{BTreeMap, BTreeSet},
};

use sp_core::traits::Externalities;
use sp_externalities::{Error, Extension, ExtensionStore, MultiRemovalResults};
use sp_storage::{ChildInfo, StateVersion, TrackedStorageKey};

/// A key in state.
pub type Key = Vec<u8>;

/// What a call touched.
#[derive(Clone, Debug, Default)]
pub struct Touched {
	/// What it read.
	pub read: BTreeSet<Key>,
	/// What it wrote, with the values before.
	pub written: BTreeMap<Key, Option<Vec<u8>>>,
	/// What it added to without reading it.
	pub appended: BTreeSet<Key>,
}

/// A state that is watched.
pub struct Watched<'a> {
	/// The state.
	pub state: &'a mut dyn Externalities,
	/// Where what is touched is noted.
	pub touched: &'a mut Touched,
}

impl Watched<'_> {
	fn reads(&mut self, key: &[u8]) {
		if !self.touched.read.contains(key) {
			self.touched.read.insert(key.to_vec());
		}
	}

	fn writes(&mut self, key: &[u8]) {
		if !self.touched.written.contains_key(key) {
			let before = self.state.storage(key);
			self.touched.written.insert(key.to_vec(), before);
		}
	}

	fn writes_all_of(&mut self, prefix: &[u8]) {
		let mut key = prefix.to_vec();
		while let Some(next) = self.state.next_storage_key(&key) {
			if !next.starts_with(prefix) {
				break;
			}
			self.writes(&next);
			key = next;
		}
	}
}

impl Externalities for Watched<'_> {
	fn set_offchain_storage(&mut self, key: &[u8], value: Option<&[u8]>) {
		self.state.set_offchain_storage(key, value);
	}

	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.reads(key);
		self.state.storage(key)
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.reads(key);
		self.state.storage_hash(key)
	}

	fn child_storage_hash(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.state.child_storage_hash(child, key)
	}

	fn child_storage(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.state.child_storage(child, key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let next = self.state.next_storage_key(key)?;
		self.reads(&next);
		Some(next)
	}

	fn next_child_storage_key(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.state.next_child_storage_key(child, key)
	}

	fn kill_child_storage(
		&mut self,
		child: &ChildInfo,
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.state.kill_child_storage(child, limit, cursor)
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.writes_all_of(prefix);
		self.state.clear_prefix(prefix, limit, cursor)
	}

	fn clear_child_prefix(
		&mut self,
		child: &ChildInfo,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.state.clear_child_prefix(child, prefix, limit, cursor)
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.writes(&key);
		self.state.place_storage(key, value);
	}

	fn place_child_storage(&mut self, child: &ChildInfo, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.state.place_child_storage(child, key, value);
	}

	fn storage_root(&mut self, version: StateVersion) -> Vec<u8> {
		self.state.storage_root(version)
	}

	fn child_storage_root(&mut self, child: &ChildInfo, version: StateVersion) -> Vec<u8> {
		self.state.child_storage_root(child, version)
	}

	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		if !self.touched.appended.contains(&key) {
			self.touched.appended.insert(key.clone());
		}
		self.state.storage_append(key, value);
	}

	fn storage_start_transaction(&mut self) {
		self.state.storage_start_transaction();
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		self.state.storage_rollback_transaction()
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		self.state.storage_commit_transaction()
	}

	fn storage_index_transaction(&mut self, index: u32, hash: &[u8], size: u32) {
		self.state.storage_index_transaction(index, hash, size);
	}

	fn storage_renew_transaction_index(&mut self, index: u32, hash: &[u8]) {
		self.state.storage_renew_transaction_index(index, hash);
	}

	fn wipe(&mut self) {
		self.state.wipe();
	}

	fn commit(&mut self) {
		self.state.commit();
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		self.state.read_write_count()
	}

	fn reset_read_write_count(&mut self) {
		self.state.reset_read_write_count();
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.state.get_whitelist()
	}

	fn set_whitelist(&mut self, new: Vec<TrackedStorageKey>) {
		self.state.set_whitelist(new);
	}

	fn proof_size(&self) -> Option<u32> {
		self.state.proof_size()
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		self.state.get_read_and_written_keys()
	}
}

impl ExtensionStore for Watched<'_> {
	fn extension_by_type_id(&mut self, kind: TypeId) -> Option<&mut dyn Any> {
		self.state.extension_by_type_id(kind)
	}

	fn register_extension_with_type_id(
		&mut self,
		kind: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.state.register_extension_with_type_id(kind, extension)
	}

	fn deregister_extension_by_type_id(&mut self, kind: TypeId) -> Result<(), Error> {
		self.state.deregister_extension_by_type_id(kind)
	}
}
