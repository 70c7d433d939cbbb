//! Plays planned blocks on a chain, and checks all that must hold.

use codec::{Decode, DecodeAll, DecodeLimit, Encode};
use frame_support::MAX_EXTRINSIC_DEPTH;
use frame_system::AccountInfo;
use pallet_balances::AccountData;
use pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo;
use sp_runtime::{
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
	},
	DispatchError,
};
use verdigrid_runtime::{
	AccountId, Balance, Runtime, RuntimeCall, RuntimeEvent, UncheckedExtrinsic,
};
use verdigrid_runtime_api::Trial;

use crate::{
	chain::{decoded, trapped, Building, Chain, Import, Included, Sealed},
	checks::{
		effects,
		events::{self, Record},
		limits, money, reserves, state, stored,
	},
	coverage::Coverage,
	failure::{ensure, Checked, Failure},
	keys::Keys,
	notes,
	recording::Block,
	shapes::{Pool, Shapes},
	transaction::{self, Known, Planned},
};

/// How often what takes long is checked.
#[derive(Clone, Copy, Debug)]
pub struct Care {
	/// Native code imports one block in so many.
	pub native: u32,
	/// The WebAssembly imports one block in so many.
	pub compiled: u32,
	/// All invariants are checked after one block in so many.
	pub invariants: u32,
	/// What the runtime says of transactions before is compared for one in so many.
	pub asked: u32,
}

impl Care {
	/// While new blocks are made up.
	pub const USUAL: Care = Care { native: 4, compiled: 8, invariants: 5, asked: 6 };
	/// While a recording is played.
	pub const ALWAYS: Care = Care { native: 1, compiled: 1, invariants: 1, asked: 1 };

	/// What finds a failure of this kind in the first block that shows it, and nothing that takes long beside it.
	pub fn to_find(kind: &str) -> Care {
		let imports = |import: Import| {
			if kind.contains(&format!("({import:?})")) {
				1
			} else {
				u32::MAX
			}
		};
		let (native, compiled) = (imports(Import::Native), imports(Import::Compiled));
		Care { native, compiled, ..Care::ALWAYS }
	}
}

/// What became of a transaction.
#[derive(Clone, Debug)]
pub enum Fate {
	/// A block took it.
	Included(Result<(), DispatchError>),
	/// No block takes it.
	Refused(TransactionValidityError),
	/// Its bytes are no transaction.
	Undecodable,
}

/// Plays blocks on a chain.
pub struct Player<'a, 'm> {
	/// The chain.
	pub chain: Chain<'m>,
	/// The keys that sign.
	pub keys: &'a Keys,
	/// The metadata.
	pub shapes: &'a Shapes,
	/// What exists.
	pub pool: Pool,
	/// How often what takes long is checked.
	pub care: Care,
	/// What was reached.
	pub coverage: Coverage,
}

/// A transaction that the block took, and how it was planned.
struct Done<'p> {
	planned: &'p Planned,
	included: Included,
	signer: Option<AccountId>,
	asked: Option<RuntimeDispatchInfo<Balance>>,
}

impl<'a, 'm> Player<'a, 'm> {
	/// A player on a new chain.
	pub fn new(chain: Chain<'m>, keys: &'a Keys, shapes: &'a Shapes, care: Care) -> Self {
		let (pool, coverage) = (Pool::default(), Coverage::of_a_chain());
		Player { chain, keys, shapes, pool, care, coverage }
	}

	/// Plays a block. Says what became of its transactions.
	pub fn play(&mut self, block: &Block) -> Checked<Vec<Fate>> {
		let number = self.chain.number() + 1;
		let agenda = self.chain.read(|| events::agenda(number));
		let tried = self.tried(block)?;
		let (done, fates, sealed, bytes) = self.make(block)?;
		self.chain_checks(&sealed, bytes)?;
		let records = self.chain.read(events::of_the_block);
		self.count(&done, &records, &agenda);
		self.transaction_checks(&done, &records)?;
		if let Some(trial) = tried {
			is_as_tried(&trial, fates.first(), &records)?;
		}
		if number.is_multiple_of(self.care.invariants) {
			self.invariants()?;
		}
		self.logged()?;
		Ok(fates)
	}

	#[allow(clippy::type_complexity)]
	fn make<'p>(&mut self, block: &'p Block) -> Checked<(Vec<Done<'p>>, Vec<Fate>, Sealed, usize)> {
		let number = self.chain.number() + 1;
		let (keys, care) = (self.keys, self.care);
		let hashes = self.chain.hashes().to_vec();
		let mut building = self.chain.begin(block.time)?;
		let (mut done, mut fates, mut bytes) = (Vec::new(), Vec::new(), 0);
		for (planned, at) in block.transactions.iter().zip(0_u32..) {
			if !building.takes_transactions {
				break;
			}
			let signer = planned.signer.map(|signer| keys.account(signer).clone());
			let nonce = signer.as_ref().map_or(0, |who| next_nonce(&mut building, who, number));
			let encoded = transaction::bytes(planned, keys, &Known { hashes: &hashes, nonce });
			let asks = (at + number).is_multiple_of(care.asked);
			if asks || planned.signer.is_none() {
				let validity = validate(&building, planned, &encoded)?;
				// Inherents are their author's. An author that puts in two makes a block that nobody imports.
				let inherent = validity.filter(is_inherent).filter(|_| planned.signer.is_none());
				if let Some(Err(refused)) = inherent {
					fates.push(Fate::Refused(refused));
					continue;
				}
			}
			let asked = match asks && planned.is_sound() {
				true => Some(query_info(&mut building, &encoded)?),
				false => None,
			};
			match apply(&mut building, planned, &encoded)? {
				Taken::Yes(included) => {
					bytes += encoded.len();
					fates.push(Fate::Included(included.result));
					done.push(Done { planned, included: *included, signer, asked });
				}
				Taken::No(refused) => fates.push(refused),
			}
		}
		let mut imports = Vec::new();
		if number.is_multiple_of(care.native) {
			imports.push(Import::Native);
		}
		if (number + 1).is_multiple_of(care.compiled) {
			imports.push(Import::Compiled);
		}
		let imported = imports.len() as u64;
		let sealed = building.seal(&imports)?;
		self.coverage.imported += imported;
		Ok((done, fates, sealed, bytes))
	}

	fn chain_checks(&mut self, sealed: &Sealed, bytes: usize) -> Checked {
		self.coverage.blocks += 1;
		stored::are_sound(self.shapes, &mut self.pool, &sealed.changes)?;
		let keys = self.keys;
		self.chain.read(|| {
			limits::of_the_block(bytes)?;
			money::adds_up()?;
			reserves::are_owed(|who| keys.signer(who).is_some())
		})
	}

	/// Checks every invariant in the last block.
	pub fn invariants(&mut self) -> Checked {
		self.coverage.checked += 1;
		self.chain.read(state::holds)
	}

	fn transaction_checks(&self, done: &[Done<'_>], records: &[Record]) -> Checked {
		for Done { planned, included, signer, asked } in done {
			let name = self.shapes.call_name(&planned.call);
			let said =
				|failure: Failure| Failure::new(failure.kind, format!("{name}: {}", failure.text));
			effects::of_failed(self.shapes, included, signer.as_ref()).map_err(said)?;
			let end = events::end(events::of(records, included.place));
			let end = end.ok_or_else(|| Failure::new("a transaction has no end", name.clone()))?;
			let (info, result) = end;
			ensure(result == included.result, "an event says another result", || {
				format!("{name}: {result:?}, and {:?}", included.result)
			})?;
			effects::weight_covers(included, &name, info.weight)?;
			let Some(asked) = asked else { continue };
			let base = frame_support::weights::Weight::from_parts(
				verdigrid_runtime::weights::overhead::ExtrinsicBaseWeight::get().ref_time(),
				0,
			);
			let declared = asked.weight.saturating_add(base);
			ensure(
				info.weight.all_lte(declared),
				"a transaction was heavier than declared",
				|| format!("{name}: {:?}, declared {declared:?}", info.weight),
			)?;
			ensure(info.class == asked.class, "a transaction has another class", || {
				format!("{name}: {:?}, declared {:?}", info.class, asked.class)
			})?;
		}
		Ok(())
	}

	/// Counts what became of the calls.
	fn count(&mut self, done: &[Done<'_>], records: &[Record], agenda: &[(u32, Vec<u8>)]) {
		for Done { planned, included, .. } in done {
			self.coverage.included += 1;
			self.coverage.succeeded += u64::from(included.result.is_ok());
			let call = if planned.raw { &[][..] } else { &planned.call[..] };
			let name = self.shapes.call_name(call);
			self.coverage.call(self.shapes, &name, &included.result);
			let results = events::of(records, included.place).filter_map(events::carried);
			let carried = carried_by(call);
			for (place, result) in results.enumerate() {
				let name = carried.get(place).map(|call| self.shapes.call_name(&call.encode()));
				let name = name.unwrap_or_else(|| "a carried call".to_owned());
				self.coverage.call(self.shapes, &name, &result);
			}
		}
		for record in records {
			let Some(((_, place), result)) = events::scheduled(&record.event) else { continue };
			let call = agenda.iter().find(|(at, _)| *at == place);
			let name =
				call.map_or("a scheduled call".to_owned(), |(_, call)| self.shapes.call_name(call));
			self.coverage.call(self.shapes, &name, &result);
		}
	}

	/// Whether the chain has this block: what failed then was a check after it.
	pub fn is_at(&self, block: &Block) -> bool {
		self.chain.time() == block.time
	}

	/// Counts transactions that were refused.
	pub fn count_refused(&mut self, fates: &[Fate]) {
		for fate in fates {
			match fate {
				Fate::Refused(error) => self.coverage.refused(error),
				Fate::Undecodable => self.coverage.undecodable += 1,
				Fate::Included(_) => {}
			}
		}
	}

	/// What the first transaction would do by what the runtime says before the block. Only if the block comes when the
	/// runtime says that it comes, and the transaction is as the runtime thinks it is.
	fn tried(&mut self, block: &Block) -> Checked<Option<Trial<Balance>>> {
		let in_time = self.chain.time() + verdigrid_runtime::SLOT_DURATION == block.time;
		let first = block.transactions.first().filter(|it| it.is_sound() && it.tip == 0);
		let Some(planned) = first.filter(|it| in_time && it.life == Some(64)) else {
			return Ok(None);
		};
		let Some(signer) = planned.signer else { return Ok(None) };
		let account = self.keys.account(signer);
		let number = self.chain.number() + 1;
		let hashes = self.chain.hashes();
		let key = frame_system::Account::<Runtime>::hashed_key_for(account);
		let stored = self.chain.stored(&key);
		let known = Known { hashes, nonce: nonce_of(stored.as_deref(), number) };
		let length = transaction::bytes(planned, self.keys, &known).len() as u32;
		let function = "VerdigridChainApi_try_call";
		let answer = self
			.chain
			.ask(function, &(account, &planned.call, length).encode())
			.map_err(|trap| trapped(function, &trap))?;
		decoded(function, &answer)
	}

	/// Fails where the runtime logged an error, as it does where what it relies on does not hold.
	fn logged(&self) -> Checked {
		let mut errors = notes::errors();
		errors.retain(|error| !OF_BAD_INPUT.iter().any(|known| error.contains(known)));
		ensure(errors.is_empty(), &format!("an error is logged: {}", shortened(&errors)), || {
			errors.join("\n")
		})
	}
}

/// Errors that the SDK logs of what a transaction says, and not of the state.
const OF_BAD_INPUT: [&str; 1] =
	["Rejecting equivocation report because of key ownership proof error"];

/// The first line, without numbers.
fn shortened(errors: &[String]) -> String {
	let line = errors.first().and_then(|text| text.lines().next()).unwrap_or_default();
	line.chars().filter(|letter| !letter.is_ascii_digit()).take(120).collect()
}

enum Taken {
	Yes(Box<Included>),
	No(Fate),
}

fn apply(building: &mut Building<'_, '_>, planned: &Planned, bytes: &[u8]) -> Checked<Taken> {
	match building.apply(bytes) {
		Ok(applied) => Ok(match applied? {
			Ok(included) => Taken::Yes(Box::new(included)),
			Err(refused) => Taken::No(Fate::Refused(refused)),
		}),
		Err(trap) if trap.is_undecodable() => {
			is_no_transaction(planned, bytes)?;
			Ok(Taken::No(Fate::Undecodable))
		}
		Err(trap) if trap.is_exhausted() && is_too_deep(planned, bytes) => {
			Ok(Taken::No(Fate::Undecodable))
		}
		Err(trap) => Err(trapped("BlockBuilder_apply_extrinsic", &trap)),
	}
}

/// Whether calls carry calls deeper than any sound transaction. The SDK decodes without a limit: the node ends such a call of the
/// runtime when its stack is full.
fn is_too_deep(planned: &Planned, mut bytes: &[u8]) -> bool {
	planned.raw
		&& UncheckedExtrinsic::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut bytes).is_err()
}

/// Fails where native code takes the bytes for a transaction, or where they were not meant to be odd.
fn is_no_transaction(planned: &Planned, mut bytes: &[u8]) -> Checked {
	let kind = "a transaction cannot be decoded";
	ensure(planned.raw, kind, || hex::encode(bytes))?;
	let native = UncheckedExtrinsic::decode_all(&mut bytes);
	ensure(native.is_err(), "native code decodes what the WebAssembly does not", || {
		hex::encode(&planned.call)
	})
}

fn is_inherent(validity: &TransactionValidity) -> bool {
	*validity == Err(InvalidTransaction::MandatoryValidation.into())
}

/// Asks what the pool asks, about the state before the block. No answer, where the bytes are no transaction.
fn validate(
	building: &Building<'_, '_>,
	planned: &Planned,
	bytes: &[u8],
) -> Checked<Option<TransactionValidity>> {
	let function = "TaggedTransactionQueue_validate_transaction";
	let parent = building.chain().hashes().last().copied().unwrap_or_default();
	let mut arguments = TransactionSource::External.encode();
	arguments.extend(bytes);
	parent.encode_to(&mut arguments);
	match building.chain().ask(function, &arguments) {
		Ok(answer) => decoded(function, &answer).map(Some),
		Err(trap) if trap.is_undecodable() => is_no_transaction(planned, bytes).map(|()| None),
		Err(trap) if trap.is_exhausted() && is_too_deep(planned, bytes) => Ok(None),
		Err(trap) => Err(trapped(function, &trap)),
	}
}

fn query_info(
	building: &mut Building<'_, '_>,
	bytes: &[u8],
) -> Checked<RuntimeDispatchInfo<Balance>> {
	let function = "TransactionPaymentApi_query_info";
	let mut arguments = bytes.to_vec();
	(bytes.len() as u32).encode_to(&mut arguments);
	let answer = building.ask(function, &arguments).map_err(|trap| trapped(function, &trap))?;
	decoded(function, &answer)
}

fn next_nonce(building: &mut Building<'_, '_>, who: &AccountId, number: u32) -> u32 {
	let key = frame_system::Account::<Runtime>::hashed_key_for(who);
	nonce_of(building.storage(&key).as_deref(), number)
}

/// The nonce of an account. One that does not exist begins with the block.
fn nonce_of(stored: Option<&[u8]>, number: u32) -> u32 {
	// As `Nonce` is encoded, without a default that native code could take.
	type Info = AccountInfo<u32, AccountData<Balance>>;
	stored.and_then(|bytes| Info::decode(&mut &*bytes).ok()).map_or(number, |info| info.nonce)
}

/// The calls that a call carries, where events say one after the other what became of them.
fn carried_by(call: &[u8]) -> Vec<RuntimeCall> {
	use pallet_utility::Call as Utility;
	let Ok(call) = RuntimeCall::decode(&mut &*call) else { return Vec::new() };
	let carried = match call {
		RuntimeCall::Utility(
			Utility::batch { calls }
			| Utility::batch_all { calls }
			| Utility::force_batch { calls },
		) => calls,
		RuntimeCall::Utility(Utility::dispatch_as { call, .. }) => vec![*call],
		RuntimeCall::Proxy(
			pallet_proxy::Call::proxy { call, .. }
			| pallet_proxy::Call::proxy_announced { call, .. },
		) => vec![*call],
		RuntimeCall::Multisig(
			pallet_multisig::Call::as_multi { call, .. }
			| pallet_multisig::Call::as_multi_threshold_1 { call, .. },
		) => vec![*call],
		_ => Vec::new(),
	};
	let carries = |call: &RuntimeCall| {
		matches!(call, RuntimeCall::Utility(_) | RuntimeCall::Proxy(_) | RuntimeCall::Multisig(_))
	};
	match carried.iter().any(carries) {
		true => Vec::new(),
		false => carried,
	}
}

/// Fails where the first transaction of a block did something else than the runtime said before. Hooks of a block that did
/// something may be the reason, and then nothing is compared.
fn is_as_tried(trial: &Trial<Balance>, fate: Option<&Fate>, records: &[Record]) -> Checked {
	let by_hooks = records.iter().any(|record| record.phase == frame_system::Phase::Initialization);
	let exhausted = InvalidTransaction::ExhaustsResources.into();
	let result = match fate {
		Some(Fate::Included(result)) => Ok(*result),
		Some(Fate::Refused(refused)) if *refused != exhausted => Err(*refused),
		_ => return Ok(()),
	};
	if by_hooks {
		return Ok(());
	}
	ensure(trial.result == result, "a trial has another result than the transaction", || {
		format!("{:?}, and {result:?}", trial.result)
	})?;
	let Ok(_) = result else { return Ok(()) };
	let paid = fee(events::of(records, 1));
	ensure(trial.fee == paid, "a trial has another fee than the transaction", || {
		format!("{}, and {paid}", trial.fee)
	})
}

/// What the account paid.
fn fee<'a>(events: impl Iterator<Item = &'a RuntimeEvent>) -> Balance {
	use pallet_transaction_payment::Event::TransactionFeePaid;
	use verdigrid_allowance::Event::{FeeCovered, FeeWaived};
	let (mut whole, mut others): (Balance, Balance) = (0, 0);
	for event in events {
		match event {
			RuntimeEvent::TransactionPayment(TransactionFeePaid { actual_fee, .. }) => {
				whole = *actual_fee;
			}
			RuntimeEvent::Allowance(FeeCovered { amount, .. } | FeeWaived { amount, .. }) => {
				others = others.saturating_add(*amount);
			}
			_ => {}
		}
	}
	whole.saturating_sub(others)
}
