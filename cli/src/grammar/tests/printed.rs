//! What one command prints, another one takes.

use super::*;
use crate::values::{kind_of, Given, Hint, Kind, Output, Style};
use codec::{Compact, Encode};
use proptest::prelude::*;
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};

fn types() -> &'static PortableRegistry {
	own_metadata().unwrap().types()
}

/// Numbers that seem random, from a seed.
struct Dice(u64);

impl Dice {
	fn next(&mut self) -> u64 {
		self.0 =
			self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		self.0 >> 16
	}

	fn below(&mut self, most: usize) -> usize {
		(self.next() as usize).checked_rem(most.max(1)).unwrap()
	}

	fn number(&mut self, bytes: usize) -> Vec<u8> {
		let number = match self.below(4) {
			0 => 0,
			1 => u128::MAX,
			2 => u128::from(self.next() & 0xff),
			_ => u128::from(self.next()) << 64 | u128::from(self.next()),
		};
		number.to_le_bytes().into_iter().take(bytes).collect()
	}
}

/// Any value of a type, encoded. `None` if there is none, or if it is nested too deeply.
fn sample(id: u32, dice: &mut Dice, depth: u32) -> Option<Vec<u8>> {
	let depth = depth.checked_sub(1)?;
	let ty = types().resolve(id)?;
	let number = |dice: &mut Dice, bytes| Some(dice.number(bytes));
	match &ty.type_def {
		TypeDef::Primitive(primitive) => match primitive {
			TypeDefPrimitive::Bool => Some(vec![u8::from(dice.below(2) == 1)]),
			TypeDefPrimitive::U8 | TypeDefPrimitive::I8 => number(dice, 1),
			TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => number(dice, 2),
			TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => number(dice, 4),
			TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => number(dice, 8),
			TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => number(dice, 16),
			TypeDefPrimitive::Str => Some("text".encode()),
			_ => None,
		},
		TypeDef::Compact(of) => {
			let mut wide = [0_u8; 16];
			let inner = sample(of.type_param.id, dice, depth)?;
			wide.iter_mut().zip(inner).for_each(|(to, from)| *to = from);
			Some(Compact(u128::from_le_bytes(wide)).encode())
		}
		TypeDef::Array(of) => (0..of.len).try_fold(vec![], |all, _| {
			Some([all, sample(of.type_param.id, dice, depth)?].concat())
		}),
		TypeDef::Sequence(of) => {
			// A set is sorted: one value is.
			let length = dice.below(2);
			let items = (0..length).try_fold(vec![], |all, _| {
				Some([all, sample(of.type_param.id, dice, depth)?].concat())
			})?;
			Some([Compact(length as u32).encode(), items].concat())
		}
		TypeDef::Tuple(tuple) => tuple
			.fields
			.iter()
			.try_fold(vec![], |all, field| Some([all, sample(field.id, dice, depth)?].concat())),
		TypeDef::Composite(composite) => composite
			.fields
			.iter()
			.try_fold(vec![], |all, field| Some([all, sample(field.ty.id, dice, depth)?].concat())),
		TypeDef::Variant(choices) => {
			// This chain has no accounts by number, and the library cannot read that form.
			let is_address = ty.path.segments.last().is_some_and(|name| name == "MultiAddress");
			let most = if is_address { 1 } else { choices.variants.len() };
			let choice = choices.variants.get(dice.below(most))?;
			choice.fields.iter().try_fold(vec![choice.index], |all, field| {
				Some([all, sample(field.ty.id, dice, depth)?].concat())
			})
		}
		TypeDef::BitSequence(_) => None,
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// What one command prints, another one takes: for the arguments of all calls that are commands.
	#[test]
	fn what_is_printed_can_be_given_again(seed in any::<u64>()) {
		let market = market();
		let metadata = own_metadata().unwrap();
		let output = Output::new(types(), &market, Style::Programs);
		let mut dice = Dice(seed);
		for (pallet, call) in calls() {
			let call = metadata.pallet_by_name(&pallet).unwrap().call_variant_by_name(&call).unwrap();
			// Most texts are not the number of a certificate.
			let fields = call.fields.iter();
			for field in fields.filter(|it| kind_of(types(), it.ty.id, Hint::of(it)) != Some(Kind::Certificate)) {
				let Some(encoded) = sample(field.ty.id, &mut dice, 24) else { continue };
				let printed = output.fields(&mut encoded.as_slice(), std::slice::from_ref(field)).unwrap();
				let json: serde_json::Value = serde_json::from_str(&serde_json::to_string(&printed).unwrap()).unwrap();
				let name = field.name.as_deref().unwrap();
				let mut again = Vec::new();
				let input = Input::new(types(), &market);
				let result = input.value(Given::Json(&json[name]), field.ty.id, Hint::of(field), &mut again);
				let place = format!("{pallet}.{} {name} {json}", call.name);
				prop_assert_eq!(result, Ok(()), "{}", place);
				prop_assert_eq!(again, encoded, "{}", place);
			}
		}
	}
}
