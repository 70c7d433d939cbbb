//! Bytes that a type's description admits, drawn by dice: so tests need no value written by hand, and
//! follow every change of a type.

use codec::{Compact, Encode};
use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive};

use super::{Shapes, Variant};

/// How deep a value is drawn before the simplest parts are taken.
const DEEP: u32 = 24;

/// Numbers that follow from a seed (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
	pub fn new(seed: u64) -> Self {
		Dice(seed)
	}

	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below another, which is not zero.
	pub fn below(&mut self, limit: usize) -> usize {
		(self.next() % limit as u64) as usize
	}

	/// That many bytes.
	pub fn bytes(&mut self, count: usize) -> Vec<u8> {
		(0..count).map(|_| self.next() as u8).collect()
	}

	/// A number of up to 16 bytes: zero, small, the greatest, or any.
	fn number(&mut self) -> u128 {
		match self.below(8) {
			0 => 0,
			1..=3 => self.below(8) as u128,
			4 => u128::MAX,
			_ => (u128::from(self.next()) << 64) | u128::from(self.next()),
		}
	}

	/// Makes one change to some bytes, of the kinds that mislead decoders.
	pub fn damage(&mut self, bytes: &mut Vec<u8>) {
		if bytes.is_empty() {
			return bytes.push(self.next() as u8);
		}
		let at = self.below(bytes.len());
		match self.below(6) {
			0 => bytes[at] ^= 1 << self.below(8),
			1 => bytes[at] = [0, 1, 0x7f, 0x80, 0xfc, 0xff][self.below(6)],
			2 => bytes.truncate(at),
			3 => bytes.insert(at, self.next() as u8),
			// Where a length stands: the greatest that four bytes say, and then the greatest of all.
			4 => drop(bytes.splice(at..at + 1, [0xfe, 0xff, 0xff, 0xff])),
			_ => drop(bytes.splice(at..at + 1, [0x13, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
		}
	}
}

impl Shapes {
	/// Bytes of a value of this type, as far as its description tells: it does not tell how long a
	/// list may be, nor which values a type refuses.
	pub fn sample(&self, id: u32, dice: &mut Dice) -> Vec<u8> {
		let mut bytes = Vec::new();
		self.draw(id, dice, 0, &mut bytes);
		bytes
	}

	/// Bytes of a call or an event.
	pub fn sample_variant(&self, pallet: u8, variant: &Variant, dice: &mut Dice) -> Vec<u8> {
		let mut bytes = vec![pallet, variant.index];
		self.draw_fields(&variant.fields, dice, 0, &mut bytes);
		bytes
	}

	fn draw(&self, id: u32, dice: &mut Dice, depth: u32, bytes: &mut Vec<u8>) {
		let deeper = depth + 1;
		match &self.resolve(id).type_def {
			TypeDef::Primitive(primitive) => draw_primitive(primitive, dice, bytes),
			TypeDef::Composite(it) => self.draw_fields(&it.fields, dice, deeper, bytes),
			TypeDef::Tuple(it) => {
				it.fields.iter().for_each(|field| self.draw(field.id, dice, deeper, bytes));
			}
			TypeDef::Array(it) => {
				(0..it.len).for_each(|_| self.draw(it.type_param.id, dice, deeper, bytes));
			}
			TypeDef::Sequence(it) => {
				let length = self.length(it.type_param.id, dice, depth);
				bytes.extend(Compact(length as u32).encode());
				(0..length).for_each(|_| self.draw(it.type_param.id, dice, deeper, bytes));
			}
			TypeDef::Compact(it) => self.draw_compact(it.type_param.id, dice, bytes),
			TypeDef::Variant(it) => {
				// A type without values has none to draw, and whatever needs one is refused.
				let count = it.variants.len().max(1);
				let which = if depth < DEEP { dice.below(count) } else { 0 };
				if let Some(variant) = it.variants.get(which) {
					bytes.push(variant.index);
					self.draw_fields(&variant.fields, dice, deeper, bytes);
				}
			}
			TypeDef::BitSequence(_) => bytes.extend(Compact(0_u32).encode()),
		}
	}

	fn draw_fields(
		&self,
		fields: &[Field<PortableForm>],
		dice: &mut Dice,
		depth: u32,
		bytes: &mut Vec<u8>,
	) {
		fields.iter().for_each(|field| self.draw(field.ty.id, dice, depth, bytes));
	}

	/// Mostly short; lists of numbers are sometimes longer than any bound of theirs but the largest.
	fn length(&self, of: u32, dice: &mut Dice, depth: u32) -> usize {
		let number = matches!(self.resolve(of).type_def, TypeDef::Primitive(_));
		match dice.below(16) {
			_ if depth >= DEEP => 0,
			0 if number => dice.below(700),
			1 => dice.below(40),
			_ => dice.below(4),
		}
	}

	fn draw_compact(&self, id: u32, dice: &mut Dice, bytes: &mut Vec<u8>) {
		let number = dice.number();
		match &self.resolve(id).type_def {
			TypeDef::Primitive(TypeDefPrimitive::U8) => Compact(number as u8).encode_to(bytes),
			TypeDef::Primitive(TypeDefPrimitive::U16) => Compact(number as u16).encode_to(bytes),
			TypeDef::Primitive(TypeDefPrimitive::U32) => Compact(number as u32).encode_to(bytes),
			TypeDef::Primitive(TypeDefPrimitive::U64) => Compact(number as u64).encode_to(bytes),
			TypeDef::Primitive(TypeDefPrimitive::U128) => Compact(number).encode_to(bytes),
			TypeDef::Composite(it) if it.fields.len() == 1 => {
				self.draw_compact(it.fields[0].ty.id, dice, bytes);
			}
			TypeDef::Tuple(it) if it.fields.is_empty() => {}
			other => panic!("compact of {other:?}"),
		}
	}
}

fn draw_primitive(primitive: &TypeDefPrimitive, dice: &mut Dice, bytes: &mut Vec<u8>) {
	use TypeDefPrimitive::*;
	let length = match primitive {
		Bool => return bytes.push((dice.next() & 1) as u8),
		Str => {
			let letters = dice.bytes(2).into_iter().map(|byte| char::from(b'A' + byte % 26));
			return bytes.extend(letters.collect::<String>().encode());
		}
		U8 | I8 => 1,
		U16 | I16 => 2,
		U32 | I32 | Char => 4,
		U64 | I64 => 8,
		U128 | I128 => 16,
		U256 | I256 => return bytes.extend(dice.bytes(32)),
	};
	// Of lists of bytes, all kinds should occur.
	let number = if length == 1 { dice.next().into() } else { dice.number() };
	bytes.extend(&number.to_le_bytes()[..length]);
}
