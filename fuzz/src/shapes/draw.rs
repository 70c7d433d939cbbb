//! Draws calls and their arguments: at random, but with a liking for what exists.

use codec::{Compact, Encode};
use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive};
use verdigrid_primitives::certificate::ProjectCode;
use verdigrid_runtime::{AccountId, VDG};

use super::{walk::width, CallShape, Hint, Pool, Shapes};
use crate::dice::Dice;

/// How deep a value is drawn before the simplest parts are taken.
const DEEP: u32 = 20;
/// How deep calls carry calls.
const NESTED: u32 = 4;
/// A call that is not longer stands in a poll itself.
const INLINE: usize = 128;

/// Calls that must not be drawn where root may make them.
///
/// Root may write raw state, exchange the code, and halt the chain. That is what root is for, and no fault.
pub type Never = &'static [&'static str];

/// Calls by which root breaks or halts the chain on purpose.
pub const BY_ROOT: Never = &[
	"System.set_heap_pages",
	"System.set_code",
	"System.set_code_without_checks",
	"System.set_storage",
	"System.kill_storage",
	"System.kill_prefix",
	"System.authorize_upgrade_without_checks",
	"Balances.force_unreserve",
	"Balances.force_adjust_total_issuance",
	"Timestamp.set",
	// Moves an asset to another owner, and leaves the deposit for its metadata with the old one.
	"Assets.force_asset_status",
	"Grandpa.note_stalled",
	"Migrations.force_set_cursor",
	"Migrations.force_set_active_cursor",
	"Migrations.clear_historic",
];

/// What values are drawn from.
pub struct Drawing<'a> {
	/// The metadata.
	pub shapes: &'a Shapes,
	/// The dice.
	pub dice: &'a mut Dice,
	/// What exists.
	pub pool: &'a Pool,
	/// Accounts whose keys are known.
	pub accounts: &'a [AccountId],
	/// Chain time in seconds.
	pub now: u64,
	/// The number of the last block.
	pub block: u32,
	/// Calls that make sense now.
	pub stock: &'a [Vec<u8>],
	/// How deep the calls are nested so far.
	pub nested: u32,
}

impl Drawing<'_> {
	/// Any call.
	pub fn any_call(&mut self, never: Never) -> Vec<u8> {
		let mut bytes = Vec::new();
		self.call(never, &mut bytes);
		bytes
	}

	/// A call of this name with any arguments.
	pub fn call_named(&mut self, shape: &CallShape) -> Vec<u8> {
		let mut bytes = vec![shape.index, shape.variant.index];
		self.fields(&shape.variant.fields, Hint::default(), 0, &mut bytes);
		bytes
	}

	/// The call with another argument in one place. The same call, where it has none.
	pub fn changed(&mut self, call: &[u8]) -> Vec<u8> {
		let mut parts = Vec::new();
		let mut rest = call;
		let walked =
			self.shapes.walk(self.shapes.call_type, Hint::default(), &mut rest, &mut |part| {
				let at = part.2.as_ptr() as usize - call.as_ptr() as usize;
				parts.push((part.0, part.1, at, part.2.len()));
			});
		// The last two parts are the pallet's call and the call as a whole.
		parts.truncate(parts.len().saturating_sub(2));
		let Some((id, hint, at, length)) = self.dice.pick(&parts).copied() else {
			return call.to_vec();
		};
		if walked.is_err() {
			return call.to_vec();
		}
		let mut part = Vec::new();
		self.draw(id, hint, 0, &mut part);
		[&call[..at], &part, &call[at + length..]].concat()
	}

	fn call(&mut self, never: Never, bytes: &mut Vec<u8>) {
		if self.nested > 0 && self.dice.once_in(2) {
			if let Some(sound) = self.dice.pick(self.stock) {
				return bytes.extend(sound);
			}
		}
		let shape = loop {
			let place = self.dice.place(self.shapes.calls.len());
			let shape = &self.shapes.calls[place];
			let carries = ["Utility", "Multisig", "Proxy", "Scheduler"].contains(&&*shape.pallet);
			let fits = self.nested < NESTED || !carries;
			if fits && !never.contains(&&*shape.name()) {
				break shape;
			}
		};
		self.nested += 1;
		let drawn = self.call_named(shape);
		self.nested -= 1;
		bytes.extend(drawn);
	}

	/// A value of this type.
	pub fn draw(&mut self, id: u32, hint: Hint<'_>, depth: u32, bytes: &mut Vec<u8>) {
		if self.special(id, hint, bytes) {
			return;
		}
		if self.dice.below(8) < 5 {
			if let Some(known) = self.pool.pick(self.dice, id, hint) {
				return bytes.extend(known);
			}
		}
		let shapes = self.shapes;
		match &shapes.resolve(id).type_def {
			TypeDef::Primitive(primitive) => self.primitive(primitive, hint, bytes),
			TypeDef::Composite(it) => self.fields(&it.fields, hint, depth + 1, bytes),
			TypeDef::Tuple(it) => {
				for field in &it.fields {
					self.draw(field.id, Hint::default(), depth + 1, bytes);
				}
			}
			TypeDef::Array(it) => {
				for _ in 0..it.len {
					self.draw(it.type_param.id, Hint::default(), depth + 1, bytes);
				}
			}
			TypeDef::Sequence(it) => self.sequence(it.type_param.id, hint, depth, bytes),
			TypeDef::Compact(it) => self.compact(it.type_param.id, hint, bytes),
			TypeDef::Variant(it) => {
				let count = it.variants.len();
				let which = if depth < DEEP { self.dice.place(count) } else { 0 };
				if let Some(variant) = it.variants.get(which) {
					bytes.push(variant.index);
					self.fields(&variant.fields, hint, depth + 1, bytes);
				}
			}
			TypeDef::BitSequence(_) => bytes.push(0),
		}
	}

	fn fields(
		&mut self,
		fields: &[Field<PortableForm>],
		hint: Hint<'_>,
		depth: u32,
		bytes: &mut Vec<u8>,
	) {
		for field in fields {
			self.draw(field.ty.id, hint.or(Hint::of(field)), depth, bytes);
		}
	}

	/// Types whose values are seldom sound by chance.
	fn special(&mut self, id: u32, hint: Hint<'_>, bytes: &mut Vec<u8>) -> bool {
		if id == self.shapes.call_type {
			// Whatever carries a call may be made by root in the end.
			self.call(BY_ROOT, bytes);
			return true;
		}
		match self.shapes.name(id) {
			"AccountId32" => self.account(bytes),
			"MultiAddress" if !self.dice.once_in(40) => {
				bytes.push(0);
				self.account(bytes);
			}
			"Bounded" if self.dice.below(4) < 3 => return self.inline_call(bytes),
			"ProjectCode" if self.dice.once_in(4) => {
				let body = format!("{:016X}", self.dice.next());
				let code = ProjectCode::with_check(&body).expect("it has 16 digits");
				bytes.extend(code.encode());
			}
			"MeterId" if self.dice.once_in(4) => {
				bytes.extend(format!("M-{}", self.dice.below(1_000)).into_bytes().encode());
			}
			"TradeClass" if self.dice.once_in(2) => bytes.push(self.dice.one_of(*b"TNGKX")),
			"BoundedVec" if hint.kind == "RegionCode" && self.dice.once_in(2) => {
				bytes.extend(b"CN-11".to_vec().encode());
			}
			_ => return false,
		}
		true
	}

	fn account(&mut self, bytes: &mut Vec<u8>) {
		match self.dice.pick(self.accounts) {
			Some(account) if !self.dice.once_in(12) => bytes.extend(account.encode()),
			_ => bytes.extend(self.dice.array::<32>()),
		}
	}

	/// A short call as a poll or a scheduled task has it.
	fn inline_call(&mut self, bytes: &mut Vec<u8>) -> bool {
		let mut call = Vec::new();
		self.call(BY_ROOT, &mut call);
		let fits = call.len() <= INLINE;
		if fits {
			bytes.push(1);
			bytes.extend(call.encode());
		}
		fits
	}

	fn sequence(&mut self, of: u32, hint: Hint<'_>, depth: u32, bytes: &mut Vec<u8>) {
		let byte = self.shapes.is_byte(of);
		let length = match self.dice.below(24) {
			_ if depth >= DEEP => 0,
			0 if byte => self.dice.below(700),
			1 => self.dice.below(40),
			2..=9 if byte => self.dice.below(33),
			_ => self.dice.below(4),
		};
		Compact(length as u32).encode_to(bytes);
		for _ in 0..length {
			self.draw(of, hint, depth + 1, bytes);
		}
	}

	fn primitive(&mut self, primitive: &TypeDefPrimitive, hint: Hint<'_>, bytes: &mut Vec<u8>) {
		match primitive {
			TypeDefPrimitive::Bool => bytes.push(self.dice.below(2) as u8),
			TypeDefPrimitive::Str => bytes.extend("text".encode()),
			TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => {
				bytes.extend(self.dice.array::<32>());
			}
			// Of lists of bytes, all kinds should occur.
			TypeDefPrimitive::U8 if hint.kind.is_empty() => bytes.push(self.dice.next() as u8),
			other => {
				let number = self.number(hint, width(other));
				bytes.extend(&number.to_le_bytes()[..width(other)]);
			}
		}
	}

	fn compact(&mut self, id: u32, hint: Hint<'_>, bytes: &mut Vec<u8>) {
		let Some(id) = self.shapes.innermost_number(id) else { return };
		let TypeDef::Primitive(primitive) = &self.shapes.resolve(id).type_def else { return };
		let known = match self.dice.once_in(2) {
			true => self.pool.pick(self.dice, id, hint).map(<[u8]>::to_vec),
			false => None,
		};
		let width = width(primitive);
		let number = known.map_or_else(|| self.number(hint, width), |known| number_of(&known));
		Compact(number).encode_to(bytes);
	}

	/// A number of so many bytes with this meaning.
	fn number(&mut self, hint: Hint<'_>, width: usize) -> u128 {
		let most = if width >= 16 { u128::MAX } else { (1 << (8 * width)) - 1 };
		if self.dice.once_in(4) {
			return self.dice.number(width);
		}
		let number = match (hint.kind, hint.name) {
			("Moment", _) | (_, "expires_at" | "deadline" | "until" | "closes_at") => {
				self.moment().into()
			}
			(kind, _) if kind.starts_with("BlockNumber") || kind == "Moment" => {
				let ahead = self.dice.below(30);
				u128::from(self.block) + u128::from(ahead)
			}
			("Balance" | "Amount" | "BalanceOf<T>", _) | (_, "value" | "amount" | "price") => {
				self.amount()
			}
			_ => self.dice.below(64).into(),
		};
		number.min(most)
	}

	fn moment(&mut self) -> u64 {
		let seconds = self.dice.one_of([0, 1, 3, 60, 3_600, 86_400, 30 * 86_400, 400 * 86_400]);
		match self.dice.once_in(4) {
			true => self.now.saturating_sub(seconds),
			false => self.now + seconds,
		}
	}

	fn amount(&mut self) -> u128 {
		let units = u128::from(self.dice.below(200));
		units * self.dice.one_of([1, 1, 100, VDG / 1_000, VDG, 1_000 * VDG])
	}
}

fn number_of(bytes: &[u8]) -> u128 {
	let mut all = [0; 16];
	for (to, from) in all.iter_mut().zip(bytes) {
		*to = *from;
	}
	u128::from_le_bytes(all)
}

impl Shapes {
	/// Adds the parts of a value to the pool. Fails where the bytes are not one value.
	pub fn learn(&self, id: u32, value: &[u8], pool: &mut Pool) -> Result<(), super::Odd> {
		let mut rest = value;
		self.walk(id, Hint::default(), &mut rest, &mut |part| {
			if let Some((id, hint, bytes)) = self.plain(part) {
				pool.add(id, hint, &bytes);
			}
		})?;
		match rest.is_empty() {
			true => Ok(()),
			false => Err(super::Odd),
		}
	}
}
