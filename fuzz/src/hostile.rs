//! Bytes that are no transactions, or almost.

use codec::{Compact, Encode};

use crate::{
	chain::Chain,
	dice::Dice,
	keys::Keys,
	recording::Block,
	shapes::Shapes,
	transaction::{self, Known, Planned},
};

/// The most bytes of noise.
const NOISE: u64 = 400;
/// How deep calls are nested to exhaust a decoder.
const DEEPEST: u64 = 20_000;

/// Damages transactions.
pub struct Hostile(Dice);

impl Hostile {
	/// The damage of a seed.
	pub const fn new(seed: u64) -> Self {
		Hostile(Dice::new(seed ^ 0x5eed))
	}

	/// Adds damaged transactions to a block. Those that it has stay: the chain goes on.
	pub fn damage(&mut self, block: &mut Block, chain: &Chain<'_>, keys: &Keys, shapes: &Shapes) {
		let mut all = Vec::new();
		for planned in std::mem::take(&mut block.transactions) {
			let sound = self.bytes(&planned, chain, keys);
			for _ in 0..self.0.within(1, 4) {
				all.push(Planned::raw(self.spoilt(&sound, shapes)));
			}
			if self.0.once_in(2) {
				all.extend(self.resigned(&planned));
			}
			all.push(planned);
		}
		for _ in 0..3 {
			let length = self.0.below(NOISE) as usize;
			all.push(Planned::raw(self.0.bytes(length)));
		}
		if self.0.once_in(8) {
			all.push(Planned::raw(self.nested()));
		}
		block.transactions = all;
	}

	/// The transaction without its length. Its nonce need not be right.
	fn bytes(&mut self, planned: &Planned, chain: &Chain<'_>, keys: &Keys) -> Vec<u8> {
		let known = Known { hashes: chain.hashes(), nonce: self.0.below(9) as u32 };
		let bytes = transaction::bytes(planned, keys, &known);
		let mut rest = &bytes[..];
		let length = <Compact<u32> as codec::Decode>::decode(&mut rest);
		debug_assert!(length.is_ok(), "it was written");
		rest.to_vec()
	}

	fn spoilt(&mut self, sound: &[u8], shapes: &Shapes) -> Vec<u8> {
		let mut bytes = sound.to_vec();
		match self.0.below(8) {
			// Another version, or another kind: bare, signed, general.
			0 => {
				let first = self.0.one_of([0x04, 0x05, 0x44, 0x45, 0x84, 0x85, 0xc4, 0x00, 0xff]);
				bytes.splice(0..1.min(bytes.len()), [first]);
			}
			1 => bytes.extend(self.0.array::<3>()),
			// Another call in its place.
			2 => {
				let place = self.0.place(shapes.calls.len());
				let call = &shapes.calls[place];
				let at = bytes.len().saturating_sub(self.0.place(40));
				bytes.truncate(at);
				bytes.extend([call.index, call.variant.index]);
				let length = self.0.place(60);
				bytes.extend(self.0.bytes(length));
			}
			_ => {
				for _ in 0..=self.0.below(3) {
					self.0.damage(&mut bytes);
				}
			}
		}
		bytes
	}

	/// A damaged call with a sound signature: it is signed when it is made.
	fn resigned(&mut self, planned: &Planned) -> Option<Planned> {
		planned.signer?;
		let mut damaged = planned.clone();
		self.0.damage(&mut damaged.call);
		let decodes: Result<verdigrid_runtime::RuntimeCall, _> =
			codec::DecodeAll::decode_all(&mut &damaged.call[..]);
		// What decodes and encodes to other bytes has no sound signature.
		decodes.ok().filter(|call| call.encode() == damaged.call).map(|_| damaged)
	}

	/// A call in a call, very often.
	fn nested(&mut self) -> Vec<u8> {
		let depth = self.0.below(DEEPEST) as usize;
		// `Utility.as_derivative`: a number, and a call.
		let remark =
			verdigrid_runtime::RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
		let outer: verdigrid_runtime::RuntimeCall =
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(remark.clone()) }.into();
		let (outer, remark) = (outer.encode(), remark.encode());
		let head = &outer[..outer.len() - remark.len()];
		[&[4][..], &head.repeat(depth), &remark].concat()
	}
}
