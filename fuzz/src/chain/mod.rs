//! A chain in memory: its state, and blocks on it.

mod blocks;
mod genesis;
mod machine;
mod watched;

use codec::{Decode, DecodeAll, Encode};
use sp_externalities::Extensions;
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use sp_state_machine::{BasicExternalities, Ext, InMemoryBackend, OverlayedChanges};
use sp_storage::StateVersion;
use verdigrid_runtime::{Hash, Header};

pub use blocks::{Building, Import, Included, Sealed};
pub use genesis::Variant;
pub use machine::{call_natively, Machine, Trap};
pub use watched::{Key, Touched, Watched};

use crate::failure::{Checked, Failure};

/// What a block has changed so far.
pub type Overlay = OverlayedChanges<BlakeTwo256>;

/// How the runtime's version says that tries are laid out.
const LAYOUT: StateVersion = StateVersion::V1;

/// A chain whose last block is complete.
pub struct Chain<'m> {
	machine: &'m Machine,
	/// The state as a trie, which the WebAssembly reads.
	backend: InMemoryBackend<BlakeTwo256>,
	/// The same state as a map, which native code reads.
	mirror: BasicExternalities,
	/// The hash of each block, by its number.
	hashes: Vec<Hash>,
	/// The header of the last block.
	head: Header,
	/// When the last block was made, in milliseconds. Zero before the first.
	time: u64,
}

impl<'m> Chain<'m> {
	/// A chain in its genesis block.
	pub fn new(machine: &'m Machine, variant: &Variant) -> Checked<Self> {
		let mut chain = Chain {
			machine,
			backend: InMemoryBackend::default(),
			mirror: BasicExternalities::new_empty(),
			hashes: Vec::new(),
			head: genesis::header(Hash::default()),
			time: 0,
		};
		let mut overlay = Overlay::default();
		let code = sp_storage::well_known_keys::CODE.to_vec();
		overlay.set_storage(code, Some(machine.code().to_vec()));
		let description = variant.description().encode();
		let built: Result<(), String> =
			chain.answer(&mut overlay, "GenesisBuilder_build_state", &description)?;
		built.map_err(|reason| Failure::new("genesis", reason))?;
		chain.commit(&mut overlay)?;
		chain.head = genesis::header(*chain.backend.root());
		chain.hashes.push(chain.head.hash());
		Ok(chain)
	}

	/// The hash of each block, by its number.
	pub fn hashes(&self) -> &[Hash] {
		&self.hashes
	}

	/// The number of the last block.
	pub fn number(&self) -> u32 {
		self.head.number
	}

	/// When the last block was made, in milliseconds.
	pub fn time(&self) -> u64 {
		self.time
	}

	/// Reads the state of the last block with native code. Nothing that the code writes is kept.
	pub fn read<R>(&mut self, act: impl FnOnce() -> R) -> R {
		let undone = || {
			sp_io::storage::start_transaction();
			let result = act();
			sp_io::storage::rollback_transaction();
			result
		};
		self.mirror.execute_with(undone)
	}

	/// What is stored under a key in the last block.
	pub fn stored(&self, key: &[u8]) -> Option<Vec<u8>> {
		self.within(&mut Overlay::default(), |state| state.storage(key))
	}

	/// What the runtime answers about the state of the last block. Nothing is kept.
	pub fn ask(&self, function: &str, arguments: &[u8]) -> Result<Vec<u8>, Trap> {
		self.enter(&mut Overlay::default(), function, arguments, &mut Touched::default())
	}

	/// Calls the WebAssembly.
	fn enter(
		&self,
		overlay: &mut Overlay,
		function: &str,
		arguments: &[u8],
		touched: &mut Touched,
	) -> Result<Vec<u8>, Trap> {
		self.within(overlay, |state| {
			let mut watched = Watched { state, touched };
			self.machine.call(&mut watched, function, arguments)
		})
	}

	/// Lets something act on the state. What it leaves open is rolled back, as a node does it.
	fn within<R>(
		&self,
		overlay: &mut Overlay,
		act: impl FnOnce(&mut dyn sp_core::traits::Externalities) -> R,
	) -> R {
		let mut extensions = Extensions::new();
		extensions.register(self.machine.version_reader());
		let entered = overlay.enter_runtime();
		debug_assert!(entered.is_ok(), "one call at a time");
		let result = act(&mut Ext::new(overlay, &self.backend, Some(&mut extensions)));
		let left = overlay.exit_runtime();
		debug_assert!(left.is_ok(), "it was entered");
		result
	}

	/// Calls the WebAssembly for an answer of this type.
	fn answer<T: Decode>(
		&self,
		overlay: &mut Overlay,
		function: &str,
		arguments: &[u8],
	) -> Checked<T> {
		let answer = self
			.enter(overlay, function, arguments, &mut Touched::default())
			.map_err(|trap| trapped(function, &trap))?;
		decoded(function, &answer)
	}

	/// Keeps what was changed.
	fn commit(&mut self, overlay: &mut Overlay) -> Checked<Vec<(Key, Option<Vec<u8>>)>> {
		let changes = overlay
			.drain_storage_changes(&self.backend, LAYOUT)
			.map_err(|error| Failure::new("state", error.to_string()))?;
		self.backend.apply_transaction(changes.transaction_storage_root, changes.transaction);
		for (key, value) in &changes.main_storage_changes {
			let state: &mut dyn sp_core::traits::Externalities = &mut self.mirror;
			state.place_storage(key.clone(), value.clone());
		}
		Ok(changes.main_storage_changes)
	}
}

/// The failure of a function that must return.
pub fn trapped(function: &str, trap: &Trap) -> Failure {
	Failure::new(format!("trap in {function}: {}", trap.reason()), trap.0.clone())
}

/// What the bytes are, all of them.
pub fn decoded<T: Decode>(function: &str, mut bytes: &[u8]) -> Checked<T> {
	T::decode_all(&mut bytes).map_err(|error| {
		Failure::new(format!("the answer of {function} cannot be decoded"), error.to_string())
	})
}

/// The root of the transactions of a block without any.
fn no_transactions() -> Hash {
	BlakeTwo256::ordered_trie_root(Vec::new(), StateVersion::V0)
}
