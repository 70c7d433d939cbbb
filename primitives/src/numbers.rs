//! Numbers of things that name each other, and numbers as keys that sort.

/// Number of a voucher.
pub type VoucherId = u64;

/// Number of a redemption.
pub type RedemptionId = u64;

/// The bytes of a number, in an order that is backwards: `u32::MAX` less the number, big-endian. State is in the order of
/// its keys, and the host can find the next key, and not the one before.
pub const fn backwards(number: u32) -> [u8; 4] {
	// The complement is `u32::MAX` less the number.
	(!number).to_be_bytes()
}

/// The number of such bytes.
pub const fn from_backwards(bytes: [u8; 4]) -> u32 {
	!u32::from_be_bytes(bytes)
}
