//! Encoded values of every storage item: a change of encoding that no description of a type shows, such
//! as that of a type which encodes itself, is seen here.

use std::{collections::BTreeMap, fmt::Write};

use codec::{Decode, Encode};
use sp_core::hexdisplay::HexDisplay;
use sp_metadata_ir::StorageEntryTypeIR;

use super::super::shapes::{Dice, Shapes, Stored, Visitor};

/// How many values of each item are written down.
const SAMPLES: usize = 3;
/// The most bytes of a sample.
const SHORT: usize = 600;
/// Draws until there are enough values that the type does not refuse.
const DRAWS: u64 = 2_000;

/// The samples of every storage item, by pallet and item. Each is a key, or a value, that the type's
/// description led to; what it was decoded to; and how that is encoded.
pub fn samples(shapes: &Shapes) -> BTreeMap<(String, String), String> {
	let mut samples = Samples { shapes, found: BTreeMap::new() };
	super::super::shapes::visit_stored(&mut samples);
	samples.found
}

struct Samples<'a> {
	shapes: &'a Shapes,
	found: BTreeMap<(String, String), String>,
}

impl Visitor for Samples<'_> {
	fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str) {
		let known = self.shapes.own_pallets().find(|known| known.name == pallet);
		let items = known.map(|pallet| self.shapes.storage(pallet)).unwrap_or_default();
		let Some(known) = items.iter().find(|known| known.name == item) else { return };
		let text = match &known.ty {
			StorageEntryTypeIR::Plain(value) => self.draw::<S::Value>("value", value.id),
			StorageEntryTypeIR::Map { key, value, .. } => {
				self.draw::<S::Key>("key", key.id) + &self.draw::<S::Value>("value", value.id)
			}
		};
		self.found.insert((pallet.into(), item.into()), text);
	}
}

impl Samples<'_> {
	fn draw<T: Decode + Encode + std::fmt::Debug>(&self, what: &str, id: u32) -> String {
		let mut texts = Vec::<String>::new();
		for seed in 0..DRAWS {
			let drawn = self.shapes.sample(id, &mut Dice::new(seed));
			let Ok(value) = T::decode(&mut &drawn[..]) else { continue };
			let bytes = value.encode();
			let mut text = String::new();
			let shown = without_markers(&format!("{value:?}"));
			write!(text, "\t{what} 0x{}\n\t\t{shown}\n", HexDisplay::from(&bytes)).unwrap();
			if bytes.len() <= SHORT && !texts.contains(&text) {
				texts.push(text);
			}
			if texts.len() == SAMPLES {
				break;
			}
		}
		texts.concat()
	}
}

/// A value without the types that markers are of: how these are shown depends on the compiler.
fn without_markers(shown: &str) -> String {
	let mut parts = shown.split("PhantomData<");
	let first = parts.next().unwrap_or_default().to_owned();
	parts.fold(first, |text, part| text + "PhantomData" + after_bracket(part))
}

/// What stands behind the bracket that ends this type. The one in an arrow ends nothing.
fn after_bracket(of: &str) -> &str {
	let mut open = 1;
	for (at, letter) in of.char_indices() {
		match letter {
			'<' => open += 1,
			'>' if !of[..at].ends_with('-') => open -= 1,
			_ => {}
		}
		if open == 0 {
			return &of[at + 1..];
		}
	}
	""
}

#[test]
fn markers_are_shown_without_their_types() {
	let shown = "A(7, PhantomData<fn() -> (a::B<c>, D)>), PhantomData<E>, F";
	assert_eq!(without_markers(shown), "A(7, PhantomData), PhantomData, F");
	assert_eq!(without_markers("G { h: 1 }"), "G { h: 1 }");
}
