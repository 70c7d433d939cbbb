//! Numbers that follow from a seed alone, so that a run can be repeated.

/// A generator of numbers (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
	/// The same seed gives the same numbers.
	pub const fn new(seed: u64) -> Self {
		Dice(seed)
	}

	/// Any number.
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below another one; zero, if that is zero.
	pub fn below(&mut self, limit: u64) -> u64 {
		self.next().checked_rem(limit).unwrap_or(0)
	}

	/// A place in a list of this length.
	pub fn place(&mut self, length: usize) -> usize {
		self.below(length as u64) as usize
	}

	/// A number from the first to the last, both included.
	pub fn within(&mut self, first: u64, last: u64) -> u64 {
		let width = last.saturating_sub(first).saturating_add(1);
		first.saturating_add(self.below(width))
	}

	/// True once in so many times.
	pub fn once_in(&mut self, times: u64) -> bool {
		self.below(times) == 0
	}

	/// One of these; none, if there is none.
	pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
		let place = self.place(of.len());
		of.get(place)
	}

	/// One of these, which are not none.
	pub fn one_of<T, const N: usize>(&mut self, of: [T; N]) -> T {
		let place = self.place(N);
		of.into_iter().nth(place).expect("the place is within")
	}

	/// So many bytes.
	pub fn bytes(&mut self, count: usize) -> Vec<u8> {
		(0..count).map(|_| self.next() as u8).collect()
	}

	/// An array of bytes.
	pub fn array<const N: usize>(&mut self) -> [u8; N] {
		core::array::from_fn(|_| self.next() as u8)
	}

	/// Another order of these.
	pub fn shuffle<T>(&mut self, mut of: Vec<T>) -> Vec<T> {
		for last in (1..of.len()).rev() {
			let other = self.place(last + 1);
			of.swap(last, other);
		}
		of
	}

	/// A number of up to 16 bytes: zero, small, near the greatest of a width of so many bytes, or any.
	pub fn number(&mut self, bytes: usize) -> u128 {
		let most = if bytes >= 16 { u128::MAX } else { (1 << (8 * bytes)) - 1 };
		let any = (u128::from(self.next()) << 64) | u128::from(self.next());
		match self.below(12) {
			0 | 1 => 0,
			2 | 3 => 1,
			4..=6 => u128::from(self.below(16)),
			7 => most,
			8 => most - u128::from(self.below(4)),
			// Any length, so that not almost all are near the greatest.
			_ => (any & most) >> self.below(8 * bytes as u64),
		}
	}

	/// Makes one change to some bytes, of the kinds that mislead decoders.
	pub fn damage(&mut self, bytes: &mut Vec<u8>) {
		if bytes.is_empty() {
			return bytes.push(self.next() as u8);
		}
		let at = self.place(bytes.len());
		match self.below(9) {
			0 | 1 => bytes[at] ^= 1 << self.below(8),
			2 => bytes[at] = self.one_of([0, 1, 0x7f, 0x80, 0xfc, 0xff]),
			3 => bytes.truncate(at),
			4 => bytes.insert(at, self.next() as u8),
			5 => drop(bytes.remove(at)),
			6 => {
				let end = self.within(at as u64, bytes.len() as u64) as usize;
				let part = bytes[at..end].to_vec();
				drop(bytes.splice(at..at, part));
			}
			// Where a length stands: the greatest that four bytes say, and then the greatest of all.
			7 => drop(bytes.splice(at..at + 1, [0xfe, 0xff, 0xff, 0xff])),
			_ => drop(bytes.splice(at..at + 1, [0x13, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
		}
	}
}

impl rand_core::RngCore for Dice {
	fn next_u32(&mut self) -> u32 {
		self.next() as u32
	}

	fn next_u64(&mut self) -> u64 {
		self.next()
	}

	fn fill_bytes(&mut self, bytes: &mut [u8]) {
		bytes.iter_mut().for_each(|byte| *byte = self.next() as u8);
	}

	fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
		self.fill_bytes(bytes);
		Ok(())
	}
}

// For signatures of test keys only: they must be the same in each run.
impl rand_core::CryptoRng for Dice {}
