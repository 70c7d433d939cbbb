//! Bytes that are wrong in any way are refused, in bounded time.

use crate::world::*;
use codec::Encode;
use proptest::{collection, prelude::*};
use std::time::{Duration, Instant};
use verdigrid_proof::*;

fn statement() -> String {
	World::new().statement(&[UNMATCHED]).unwrap()
}

#[test]
fn no_byte_can_be_changed() {
	let (text, trust) = (statement().into_bytes(), trust());
	assert!(check(&text, &trust, None).is_ok());
	for at in 0..text.len() {
		let mut changed = text.clone();
		changed[at] ^= 1 << (at % 8);
		assert!(check(&changed, &trust, None).is_err(), "byte {at}");
	}
}

#[test]
fn no_digit_of_the_proof_can_be_another() {
	let (text, trust) = (statement().into_bytes(), trust());
	let start = text.len() - 5 - 2 * World::new().proof(&[UNMATCHED]).unwrap().encode().len();
	for at in start..text.len() - 4 {
		let mut changed = text.clone();
		changed[at] = if text[at] == b'0' { b'1' } else { b'0' };
		assert!(check(&changed, &trust, None).is_err(), "byte {at}");
	}
}

#[test]
fn no_part_can_be_missing() {
	let (text, trust) = (statement().into_bytes(), trust());
	for length in 0..text.len() {
		assert!(check(&text[..length], &trust, None).is_err(), "{length} bytes");
		assert!(check(&text[text.len() - length..], &trust, None).is_err(), "{length} bytes");
	}
}

#[test]
fn no_part_of_a_proof_can_be_missing() {
	let bytes = World::new().proof(&[MATCHED]).unwrap().encode();
	for length in 0..bytes.len() {
		assert_eq!(Proof::from_bytes(&bytes[..length]), Err(Refusal::ProofMalformed));
	}
}

fn timed(text: &[u8]) -> (Refusal, Duration) {
	let start = Instant::now();
	let refused = check(text, &trust(), None).unwrap_err();
	(refused, start.elapsed())
}

#[test]
fn a_hundred_megabytes_are_refused_at_once() {
	let (refused, time) = timed(&vec![b' '; 100_000_000]);
	assert_eq!(refused, Refusal::TooLarge(100_000_000));
	assert!(time < Duration::from_millis(50), "{time:?}");
}

#[test]
fn as_much_as_is_read_is_refused_in_bounded_time() {
	let text = statement();
	let beginning = &text[..text.find("\"chain\"").unwrap()];
	for (filler, end) in
		[("[", ""), ("{\"a\":", ""), ("0", "\"\n}\n"), ("ff", "\"\n}\n"), ("\u{6c34}", "\"\n}\n")]
	{
		let count = (MAX_STATEMENT - beginning.len() - 100) / filler.len();
		let proof = if end.is_empty() { "" } else { ",\n  \"proof\": \"0x" };
		let long = format!("{beginning}{proof}{}{end}", filler.repeat(count));
		let (refused, time) = timed(long.as_bytes());
		let known = [
			Refusal::NoProof,
			Refusal::ProofMalformed,
			Refusal::ProofVersion(0),
			Refusal::ProofVersion(255),
		];
		assert!(known.contains(&refused), "{refused:?}");
		assert!(time < Duration::from_secs(20), "{filler}: {time:?}");
	}
}

#[test]
fn a_proof_that_claims_to_be_long_takes_no_memory() {
	// A count of a billion nodes, and then nothing.
	let mut proof = World::new().proof(&[UNMATCHED]).unwrap();
	let nodes = core::mem::take(&mut proof.nodes);
	let bytes = proof.encode();
	let after = (proof.redemptions.clone(), proof.disclosures.clone()).encode().len();
	let head = &bytes[..bytes.len() - after - 1];
	assert!(!nodes.is_empty());
	let long = [head, &codec::Compact(1_000_000_000_u32).encode()].concat();
	assert_eq!(Proof::from_bytes(&long), Err(Refusal::ProofMalformed));
}

/// A list of this many empty lists would take 24 times as much memory as its bytes.
#[test]
fn lists_of_empty_lists_take_no_memory() {
	let mut proof = World::new().proof(&[UNMATCHED]).unwrap();
	proof.nodes = vec![vec![]; 100_000];
	assert_eq!(Proof::from_bytes(&proof.encode()), Err(Refusal::ProofMalformed));
	let mut proof = World::new().proof(&[UNMATCHED]).unwrap();
	let Finality::Grandpa(fragments) = &mut proof.finality else { panic!() };
	let item = header::DigestItem::RuntimeEnvironmentUpdated;
	fragments[0].header.digest = vec![item; 100_000];
	assert_eq!(Proof::from_bytes(&proof.encode()), Err(Refusal::ProofMalformed));
}

/// What is far longer than anything on the chain is not read, so that no redemption can repeat it.
#[test]
fn long_records_are_not_read() {
	let mut world = World::new();
	world.change(&keys::redemption(UNMATCHED), |it: &mut domain::Redemption| {
		it.claim.beneficiary = domain::Beneficiary::Name(vec![b'x'; 5_000]);
	});
	let refused = Refusal::NodeMissing("Certificates.Redemptions");
	assert_eq!(world.proof(&[UNMATCHED]), Err(refused));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn any_bytes_are_refused(bytes in collection::vec(any::<u8>(), 0..2_000)) {
		prop_assert!(check(&bytes, &trust(), None).is_err());
		prop_assert!(Trust::from_json(&bytes).is_err());
		let _ = Proof::from_bytes(&[&[1], bytes.as_slice()].concat());
	}

	#[test]
	fn any_proof_that_can_be_read_has_one_spelling(
		at in any::<prop::sample::Index>(),
		with in collection::vec(any::<u8>(), 0..4),
		less in 0_usize..4,
	) {
		let mut bytes = World::new().proof(&[MATCHED]).unwrap().encode();
		let at = at.index(bytes.len());
		let end = (at + less).min(bytes.len());
		bytes.splice(at..end, with);
		if let Ok(proof) = Proof::from_bytes(&bytes) {
			prop_assert_eq!(proof.encode(), bytes);
			let _ = proof.content();
			let _ = proof.ensure_final(&trust());
		}
	}

	#[test]
	fn parts_of_true_statements_put_together_are_refused(
		cut in any::<prop::sample::Index>(),
		other_cut in any::<prop::sample::Index>(),
	) {
		let world = World::new();
		let one = world.statement(&[UNMATCHED]).unwrap().into_bytes();
		let other = world.statement(&[MATCHED]).unwrap().into_bytes();
		let spliced = [&one[..cut.index(one.len())], &other[other_cut.index(other.len())..]].concat();
		prop_assume!(spliced != one && spliced != other);
		prop_assert!(check(&spliced, &trust(), None).is_err());
	}
}
