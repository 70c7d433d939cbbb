//! The keys of bundles. Their order is that of the certificates, backwards.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::numbers::{backwards, from_backwards};

/// The key of a bundle in its batch: `u32::MAX` less the first certificate, in four bytes, big-endian.
///
/// State is in the order of its keys. So the bundle that contains a certificate has the first key that is
/// not before the key of that certificate.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct BundleKey([u8; 4]);

impl BundleKey {
	/// The key of the bundle that starts at this certificate.
	pub const fn of(first: u32) -> Self {
		BundleKey(backwards(first))
	}

	/// The certificate at which the bundle starts.
	pub const fn first(self) -> u32 {
		from_backwards(self.0)
	}
}
