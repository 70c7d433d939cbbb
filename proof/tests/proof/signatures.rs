//! The rule for signatures, ZIP 215: that of the chain.

use ed25519_zebra::{Signature, VerificationKey};
use sp_core::hexdisplay::HexDisplay;
use verdigrid_proof::hex;

/// The point of order 1, in the encoding that RFC 8032 allows and in two that it does not.
const SMALL: [&str; 3] = [
	"0x0100000000000000000000000000000000000000000000000000000000000000",
	"0x0100000000000000000000000000000000000000000000000000000000000080",
	"0xeeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

fn verifies(key: [u8; 32], r: [u8; 32], s: [u8; 32], message: &[u8]) -> bool {
	let signature = Signature::from_components(r, s);
	VerificationKey::try_from(key).is_ok_and(|key| key.verify(&signature, message).is_ok())
}

#[test]
fn points_of_small_order_and_other_encodings_count() {
	for key in SMALL {
		for r in SMALL {
			let (key, r) = (hex::parse(key).unwrap(), hex::parse(r).unwrap());
			assert!(verifies(key, r, [0; 32], b"any"), "{}", HexDisplay::from(&key));
		}
	}
}

#[test]
fn a_scalar_that_is_too_large_does_not_count() {
	let order = "0xedd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
	let (key, order) = (hex::parse(SMALL[0]).unwrap(), hex::parse(order).unwrap());
	assert!(!verifies(key, key, order, b"any"));
}

#[test]
fn what_is_no_point_does_not_count() {
	let key = hex::parse(SMALL[0]).unwrap();
	let mut none = [0; 32];
	none[0] = 2;
	assert!(!verifies(none, key, [0; 32], b"any"));
	assert!(!verifies(key, none, [0; 32], b"any"));
}
