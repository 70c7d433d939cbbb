//! Choices that follow from one number, so that a step is the same each time it is played.

/// A source of choices.
pub struct Dice(u64);

impl Dice {
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	/// SplitMix64.
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below `limit`.
	pub fn below(&mut self, limit: u64) -> u64 {
		self.next() % limit.max(1)
	}

	/// A number of the range, both ends included.
	pub fn within(&mut self, least: u64, most: u64) -> u64 {
		least + self.below(most - least + 1)
	}

	/// True once in so many times.
	pub fn once_in(&mut self, times: u64) -> bool {
		self.below(times) == 0
	}

	/// One of these, if there is any.
	pub fn pick<Item>(&mut self, items: impl IntoIterator<Item = Item>) -> Option<Item> {
		let items: Vec<Item> = items.into_iter().collect();
		let at = self.below(items.len() as u64);
		items.into_iter().nth(at as usize)
	}

	/// These in another order.
	pub fn shuffle<Item>(&mut self, items: impl IntoIterator<Item = Item>) -> Vec<Item> {
		let mut items: Vec<Item> = items.into_iter().collect();
		for at in (1..items.len()).rev() {
			items.swap(at, self.below(at as u64 + 1) as usize);
		}
		items
	}

	/// 32 bytes.
	pub fn bytes(&mut self) -> [u8; 32] {
		let mut bytes = [0; 32];
		bytes.chunks_mut(8).for_each(|chunk| chunk.copy_from_slice(&self.next().to_le_bytes()));
		bytes
	}
}
