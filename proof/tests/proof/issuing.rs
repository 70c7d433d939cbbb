//! How statements are made.

use crate::world::*;
use codec::Encode;
use verdigrid_proof::{grandpa::WarpProof, issue::*, *};

#[test]
fn warp_proofs_of_nodes_are_put_together() {
	let all = fragments(H256::repeat_byte(1));
	let part = |fragments: &[grandpa::Fragment], is_finished| {
		WarpProof { fragments: fragments.to_vec(), is_finished }.encode()
	};
	let finality = finality_of(&[part(&all[..1], false), part(&all[1..], true)]).unwrap();
	assert_eq!(finality, Finality::Grandpa(all));
	assert_eq!(finality_of(&[]), Err(Refusal::NoBlock));
	assert_eq!(finality_of(&[part(&[], true)]), Err(Refusal::NoBlock));
	assert_eq!(finality_of(&[vec![1]]), Err(Refusal::ProofMalformed));
}

#[test]
fn keys_are_asked_for_until_all_are_known() {
	let world = World::new();
	let first = missing_keys(&KnownState::new(), world.genesis, &[MATCHED], &[CONSUMER]).unwrap();
	let items: Vec<_> = first.iter().map(|key| key.item).collect();
	assert_eq!(
		items,
		[
			"Certificates.:__STORAGE_VERSION__:",
			"Certificates.Redemptions",
			"Evidence.:__STORAGE_VERSION__:",
			"Genesis.Offset",
			"Identity.:__STORAGE_VERSION__:",
			"Identity.Parties",
			"System.BlockHash",
			"Timestamp.Now",
			"Vouchers.:__STORAGE_VERSION__:"
		]
	);
	let known = world.keys(&[MATCHED, UNMATCHED, OLD], &[CONSUMER]).unwrap();
	assert!(known.keys().all(|key| !key.bytes.is_empty()));
}

#[test]
fn the_keys_are_exactly_those_that_the_proof_needs() {
	let world = World::new();
	let known = world.keys(&[MATCHED, UNMATCHED, OLD], &[]).unwrap();
	let proof = world.proof(&[MATCHED, UNMATCHED, OLD]).unwrap();
	let state = state::ReadProof::new(proof.header().unwrap().state_root, &proof.nodes).unwrap();
	for (key, value) in known {
		assert_eq!(state::State::value(&state, &key).unwrap(), value);
	}
}

#[test]
fn what_cannot_be_stated_is_said_before_anything_is_asked() {
	let world = World::new();
	let refused = world.keys(&[999], &[]).unwrap_err();
	assert_eq!(refused, Refusal::NoRecord("Certificates.Redemptions"));
	let mut other = world.clone();
	other.genesis = H256::zero();
	assert_eq!(other.keys(&[MATCHED], &[]).unwrap_err(), Refusal::StateOfOtherChain);
}
