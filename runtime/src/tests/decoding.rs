//! Whatever bytes arrive: they are a value or they are refused, within the limits of their type. What is
//! decoded encodes to bytes that decode to the same. `PROPTEST_CASES` says how many times each is tried.

use std::{any::Any, collections::BTreeSet, fmt::Debug, panic, thread};

use codec::{Decode, DecodeLimit, Encode, MaxEncodedLen};
use frame_support::MAX_EXTRINSIC_DEPTH;
use proptest::prelude::*;
use sp_metadata_ir::StorageEntryTypeIR;

use super::{
	shapes::{visit_stored, Dice, Shapes, Stored, Variant, Visitor},
	traded::traded,
};
use crate::{apis::api, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};

/// How many times a value is drawn before its description counts as wrong.
const DRAWS: u64 = 200;
/// The most bytes of noise.
const NOISE: usize = 300;
/// Calls within calls need more stack than a test's thread has.
const DEEP_STACK: usize = 1 << 30;

/// Decodes, and checks what was decoded. Tells whether something was.
fn decoded<T: Decode + Encode + Debug>(bytes: &[u8]) -> Option<T> {
	let value = T::decode(&mut &bytes[..]).ok()?;
	let encoded = value.encode();
	assert_eq!(value.encoded_size(), encoded.len(), "{value:?}");
	let mut rest = &encoded[..];
	let again = T::decode(&mut rest).unwrap_or_else(|error| panic!("{value:?}: {error}"));
	assert!(rest.is_empty(), "{value:?} leaves {rest:?}");
	assert_eq!(again.encode(), encoded, "{value:?}");
	assert_eq!(format!("{again:?}"), format!("{value:?}"));
	Some(value)
}

/// The same for a type that has a greatest length.
fn stored<T: Decode + Encode + MaxEncodedLen + Debug>(bytes: &[u8]) -> bool {
	let value = decoded::<T>(bytes);
	if let Some(value) = &value {
		let length = value.encode().len();
		assert!(length <= T::max_encoded_len(), "{value:?} has {length} bytes");
	}
	value.is_some()
}

/// The numbers of a storage item's types: of its key, unless there is none, and of its value.
fn types_of(shapes: &Shapes, pallet: &str, item: &str) -> (Option<u32>, u32) {
	let pallet = shapes.own_pallets().find(|known| known.name == pallet).unwrap();
	let item = shapes.storage(pallet).iter().find(|known| known.name == item).unwrap();
	match &item.ty {
		StorageEntryTypeIR::Plain(value) => (None, value.id),
		StorageEntryTypeIR::Map { key, value, .. } => (Some(key.id), value.id),
	}
}

/// Tries a value as it should be, damaged, and noise.
fn hostile(sound: Vec<u8>, dice: &mut Dice, mut attempt: impl FnMut(&[u8])) {
	attempt(&sound);
	let mut damaged = sound;
	for _ in 0..=dice.below(3) {
		dice.damage(&mut damaged);
		attempt(&damaged);
	}
	let length = dice.below(NOISE);
	attempt(&dice.bytes(length));
}

/// Keys and values of every storage item.
struct Storage<'a> {
	shapes: &'a Shapes,
	dice: Dice,
}

impl Visitor for Storage<'_> {
	fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str) {
		let (key, value) = types_of(self.shapes, pallet, item);
		let sound = self.shapes.sample(value, &mut self.dice);
		hostile(sound, &mut self.dice, |bytes| _ = stored::<S::Value>(bytes));
		if let Some(key) = key {
			let sound = self.shapes.sample(key, &mut self.dice);
			hostile(sound, &mut self.dice, |bytes| _ = stored::<S::Key>(bytes));
		}
	}
}

/// Were every drawn value refused, trying them would show nothing.
struct Sound<'a>(&'a Shapes);

impl Visitor for Sound<'_> {
	fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str) {
		let shapes = self.0;
		let (key, value) = types_of(shapes, pallet, item);
		let draws = |id| (0..DRAWS).map(move |seed| shapes.sample(id, &mut Dice::new(seed)));
		let name = || format!("{pallet}.{item}");
		assert!(draws(value).any(|bytes| stored::<S::Value>(&bytes)), "value of {}", name());
		if let Some(key) = key {
			assert!(draws(key).any(|bytes| stored::<S::Key>(&bytes)), "key of {}", name());
		}
	}
}

#[test]
fn storage_is_what_the_metadata_describes() {
	visit_stored(&mut Sound(&Shapes::of_the_runtime()));
}

#[test]
fn calls_and_events_are_what_the_metadata_describes() {
	let shapes = Shapes::of_the_runtime();
	for pallet in shapes.own_pallets() {
		let draws = |variant: &Variant| {
			let draw = |seed| shapes.sample_variant(pallet.index, variant, &mut Dice::new(seed));
			(0..DRAWS).map(draw).collect::<Vec<_>>()
		};
		for call in &shapes.calls(pallet) {
			let found = draws(call).iter().any(|bytes| decoded::<RuntimeCall>(bytes).is_some());
			assert!(found, "{}.{}", pallet.name, call.name);
		}
		for event in &shapes.events(pallet) {
			let found = draws(event).iter().any(|bytes| decoded::<RuntimeEvent>(bytes).is_some());
			assert!(found, "{}.{}", pallet.name, event.name);
		}
	}
}

thread_local! {
	static SHAPES: Shapes = Shapes::of_the_runtime();
}

proptest! {
	#[test]
	fn stored_bytes_are_a_value_or_refused(seed: u64) {
		SHAPES.with(|shapes| visit_stored(&mut Storage { shapes, dice: Dice::new(seed) }));
	}

	#[test]
	fn call_bytes_are_a_call_or_refused(seed: u64) {
		SHAPES.with(|shapes| {
			let dice = &mut Dice::new(seed);
			for pallet in shapes.own_pallets() {
				for call in shapes.calls(pallet) {
					let sound = shapes.sample_variant(pallet.index, &call, dice);
					hostile(sound, dice, |bytes| drop(decoded::<RuntimeCall>(bytes)));
				}
			}
		});
	}

	#[test]
	fn event_bytes_are_an_event_or_refused(seed: u64) {
		SHAPES.with(|shapes| {
			let dice = &mut Dice::new(seed);
			for pallet in shapes.own_pallets() {
				for event in shapes.events(pallet) {
					let sound = shapes.sample_variant(pallet.index, &event, dice);
					hostile(sound, dice, |bytes| drop(decoded::<RuntimeEvent>(bytes)));
				}
			}
		});
	}

	#[test]
	fn transaction_bytes_are_a_transaction_or_refused(seed: u64) {
		SHAPES.with(|shapes| {
			let dice = &mut Dice::new(seed);
			let calls = shapes.sample(shapes.extrinsic.call_ty.id, dice);
			// The first byte is the version, with a bit for a signature: signed, bare, or with extensions.
			let mut sound = vec![[0x84, 0x04, 0x45, 0x05][dice.below(4)]];
			if sound[0] == 0x84 {
				sound.extend(shapes.sample(shapes.extrinsic.address_ty.id, dice));
				sound.extend(shapes.sample(shapes.extrinsic.signature_ty.id, dice));
			}
			if sound[0] == 0x45 {
				sound.push(0);
			}
			if sound[0] & 0x40 != 0 || sound[0] & 0x80 != 0 {
				sound.extend(shapes.sample(shapes.extrinsic.extra_ty.id, dice));
			}
			sound.extend(calls);
			hostile(sound, dice, |bytes| {
				decoded::<UncheckedExtrinsic>(&bytes.encode());
			});
		});
	}
}

/// What a runtime API answers to these bytes; none if it does not take them for its arguments.
fn answered(method: &str, bytes: &[u8]) -> Option<Vec<u8>> {
	match panic::catch_unwind(|| api::dispatch(method, bytes)) {
		Ok(answer) => Some(answer.unwrap_or_else(|| panic!("there is no {method}"))),
		Err(reason) => {
			let reason = text(&*reason);
			let bytes = sp_core::hexdisplay::HexDisplay::from(&bytes);
			assert!(reason.starts_with("Bad input data"), "{method} of {bytes}: {reason}");
			None
		}
	}
}

fn text(reason: &(dyn Any + Send)) -> String {
	let text = reason.downcast_ref::<String>().cloned();
	text.or_else(|| reason.downcast_ref::<&str>().map(|text| text.to_string())).unwrap_or_default()
}

/// Calls every runtime API of this project with sound and with damaged arguments. Returns the names of
/// those that answered.
fn ask_everything(shapes: &Shapes, dice: &mut Dice) -> BTreeSet<String> {
	let mut answering = BTreeSet::new();
	for interface in shapes.apis.iter().filter(|known| known.name.starts_with("Verdigrid")) {
		for method in &interface.methods {
			let name = format!("{}_{}", interface.name, method.name);
			let arguments = method.inputs.iter();
			let sound = arguments.flat_map(|input| shapes.sample(input.ty.id, dice)).collect();
			hostile(sound, dice, |bytes| {
				if answered(&name, bytes).is_some() {
					answering.insert(name.clone());
				}
			});
		}
	}
	answering
}

proptest! {
	#[test]
	fn runtime_apis_answer_or_refuse(seed: u64) {
		traded().execute_with(|| {
			SHAPES.with(|shapes| ask_everything(shapes, &mut Dice::new(seed)));
		});
	}
}

#[test]
fn every_runtime_api_answers_some_arguments() {
	let shapes = Shapes::of_the_runtime();
	traded().execute_with(|| {
		let answering: BTreeSet<_> =
			(0..DRAWS).flat_map(|seed| ask_everything(&shapes, &mut Dice::new(seed))).collect();
		for interface in shapes.apis.iter().filter(|known| known.name.starts_with("Verdigrid")) {
			for method in &interface.methods {
				let name = format!("{}_{}", interface.name, method.name);
				assert!(answering.contains(&name), "{name} never answers");
			}
		}
	});
}

/// An empty remark in that many calls.
fn nested(depth: usize) -> Vec<u8> {
	let remark = frame_system::Call::<crate::Runtime>::remark { remark: vec![] };
	let inner = RuntimeCall::from(remark).encode();
	let outer = pallet_utility::Call::<crate::Runtime>::as_derivative {
		index: 0,
		call: Box::new(frame_system::Call::remark { remark: vec![] }.into()),
	};
	let outer = RuntimeCall::from(outer).encode();
	let head = &outer[..outer.len() - inner.len()];
	[head.repeat(depth), inner].concat()
}

#[test]
fn calls_nested_too_deep_are_refused_before_they_are_decoded() {
	let check = || {
		let takes = |depth| {
			let bytes = nested(depth);
			RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..]).is_ok()
		};
		assert!(takes(100));
		assert!(!takes(MAX_EXTRINSIC_DEPTH as usize + 1));
		assert!(!takes(1_000_000));
	};
	thread::Builder::new().stack_size(DEEP_STACK).spawn(check).unwrap().join().unwrap();
}
