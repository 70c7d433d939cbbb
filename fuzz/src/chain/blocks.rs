//! A block that is being made, as an author makes it, and its import, as other nodes do it.

use codec::{Compact, Encode};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{ApplyExtrinsicResult, Digest, DigestItem, ExtrinsicInclusionMode};
use verdigrid_runtime::{Header, SLOT_DURATION};

use super::{call_natively, decoded, trapped, Chain, Key, Overlay, Touched, Trap, Watched};
use crate::failure::{ensure, Checked, Failure};

/// How a block is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Import {
	/// By the WebAssembly.
	Compiled,
	/// By native code, which stops where a number overflows, and where an assertion does not hold.
	Native,
}

/// A transaction in a block.
pub struct Included {
	/// Its place among the transactions of the block, inherents included.
	pub place: u32,
	/// What became of its call.
	pub result: sp_runtime::DispatchOutcome,
	/// What it touched.
	pub touched: Touched,
	/// The values after it of what it wrote.
	pub after: Vec<(Key, Option<Vec<u8>>)>,
}

/// A block that is being made.
pub struct Building<'c, 'm> {
	chain: &'c mut Chain<'m>,
	overlay: Overlay,
	header: Header,
	time: u64,
	extrinsics: Vec<Vec<u8>>,
	/// Whether it takes transactions.
	pub takes_transactions: bool,
}

/// A block that is complete.
pub struct Sealed {
	/// What it changed in state.
	pub changes: Vec<(Key, Option<Vec<u8>>)>,
}

impl<'m> Chain<'m> {
	/// Begins a block at this time, in milliseconds, which is after that of the last block.
	pub fn begin(&mut self, time: u64) -> Checked<Building<'_, 'm>> {
		let slot = Slot::from(time / SLOT_DURATION);
		let header = Header {
			parent_hash: self.head.hash(),
			number: self.head.number + 1,
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] },
		};
		let mut overlay = Overlay::default();
		let mode: ExtrinsicInclusionMode =
			self.answer(&mut overlay, "Core_initialize_block", &header.encode())?;
		let takes_transactions = mode == ExtrinsicInclusionMode::AllExtrinsics;
		let extrinsics = Vec::new();
		let mut building =
			Building { chain: self, overlay, header, time, extrinsics, takes_transactions };
		building.add_inherents()?;
		Ok(building)
	}
}

impl Building<'_, '_> {
	fn inherents(&self) -> Checked<InherentData> {
		let mut data = InherentData::new();
		let identifier = sp_timestamp::INHERENT_IDENTIFIER;
		data.put_data(identifier, &self.time)
			.map_err(|error| Failure::new("inherents", error.to_string()))?;
		Ok(data)
	}

	fn add_inherents(&mut self) -> Checked {
		let data = self.inherents()?.encode();
		let function = "BlockBuilder_inherent_extrinsics";
		let all: Vec<sp_runtime::OpaqueExtrinsic> =
			self.chain.answer(&mut self.overlay, function, &data)?;
		for inherent in all {
			let applied = self.apply(&inherent.encode());
			let applied = applied.map_err(|trap| trapped("BlockBuilder_apply_extrinsic", &trap))?;
			match applied? {
				Ok(included) if included.result.is_ok() => {}
				Ok(included) => {
					return Err(Failure::new("inherents", format!("{:?}", included.result)));
				}
				Err(refused) => return Err(Failure::new("inherents", format!("{refused:?}"))),
			}
		}
		Ok(())
	}

	/// What is in state now.
	pub fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.chain.within(&mut self.overlay, |state| state.storage(key))
	}

	/// The chain, in the state of the block before.
	pub fn chain(&self) -> &Chain<'_> {
		self.chain
	}

	/// Lets the runtime apply a transaction, as an author does: if it is refused, or if the runtime traps, nothing of it
	/// stays.
	#[allow(clippy::type_complexity)]
	pub fn apply(
		&mut self,
		bytes: &[u8],
	) -> Result<
		Checked<Result<Included, sp_runtime::transaction_validity::TransactionValidityError>>,
		Trap,
	> {
		let function = "BlockBuilder_apply_extrinsic";
		let mut touched = Touched::default();
		self.overlay.start_transaction();
		let answer = self.chain.enter(&mut self.overlay, function, bytes, &mut touched);
		let result = answer.map(|answer| decoded::<ApplyExtrinsicResult>(function, &answer));
		let keeps = matches!(result, Ok(Ok(Ok(_))));
		let ended = match keeps {
			true => self.overlay.commit_transaction(),
			false => self.overlay.rollback_transaction(),
		};
		debug_assert!(ended.is_ok(), "a transaction was started");
		let place = self.extrinsics.len() as u32;
		if keeps {
			self.extrinsics.push(bytes.to_vec());
		}
		let after = touched.written.keys().cloned().collect::<Vec<_>>();
		let after = after.into_iter().map(|key| (key.clone(), self.storage(&key))).collect();
		let included = |result| Included { place, result, touched, after };
		Ok(result?.map(|result| result.map(included)))
	}

	/// Calls a function of the runtime that changes nothing, in the midst of the block.
	pub fn ask(&mut self, function: &str, arguments: &[u8]) -> Result<Vec<u8>, Trap> {
		self.overlay.start_transaction();
		let answer =
			self.chain.enter(&mut self.overlay, function, arguments, &mut Touched::default());
		let ended = self.overlay.rollback_transaction();
		debug_assert!(ended.is_ok(), "a transaction was started");
		answer
	}

	/// Completes the block, lets it be imported, and makes it the last one.
	pub fn seal(mut self, imports: &[Import]) -> Checked<Sealed> {
		let header: Header =
			self.chain.answer(&mut self.overlay, "BlockBuilder_finalize_block", &[])?;
		ensure(header.number == self.header.number, "header", || format!("{header:?}"))?;
		let block = encoded_block(&header, &self.extrinsics);
		self.check_inherents(&block)?;
		for import in imports {
			self.import(*import, &block)?;
		}
		let changes = self.chain.commit(&mut self.overlay)?;
		let root = *self.chain.backend.root();
		ensure(header.state_root == root, "the header has another state root", || {
			format!("{:?} and {root:?}", header.state_root)
		})?;
		self.chain.hashes.push(header.hash());
		self.chain.head = header;
		self.chain.time = self.time;
		Ok(Sealed { changes })
	}

	fn check_inherents(&self, block: &[u8]) -> Checked {
		let function = "BlockBuilder_check_inherents";
		let arguments = [block, &self.inherents()?.encode()].concat();
		let result: CheckInherentsResult =
			self.chain.answer(&mut Overlay::default(), function, &arguments)?;
		let ok = result.ok();
		let said = || {
			let errors = result.into_errors();
			errors.map(|(pallet, _)| hex::encode(pallet)).collect::<Vec<_>>().join(", ")
		};
		ensure(ok, "inherents are refused", said)
	}

	/// Executes the block on the state before it, as another node does.
	fn import(&self, import: Import, block: &[u8]) -> Checked {
		let (function, mut touched) = ("Core_execute_block", Touched::default());
		let result = self.chain.within(&mut Overlay::default(), |state| {
			let mut watched = Watched { state, touched: &mut touched };
			match import {
				Import::Compiled => self.chain.machine.call(&mut watched, function, block),
				Import::Native => call_natively(&mut watched, function, block),
			}
		});
		let refused = |trap: Trap| {
			let kind = format!("a block cannot be imported ({import:?}): {}", trap.reason());
			Failure::new(kind, trap.0)
		};
		result.map(|_| ()).map_err(refused)
	}
}

fn encoded_block(header: &Header, extrinsics: &[Vec<u8>]) -> Vec<u8> {
	let mut block = header.encode();
	Compact(extrinsics.len() as u32).encode_to(&mut block);
	extrinsics.iter().for_each(|bytes| block.extend(bytes));
	block
}
