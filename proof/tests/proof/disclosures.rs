//! Attributes of parties, shown one by one.

use crate::world::*;
use verdigrid_proof::{keys, records::*, *};

fn shown(world: &World, disclosures: Vec<Disclosure>) -> Result<Report, Refusal> {
	let proof = world.proof_with(&[MATCHED], disclosures)?;
	check(assemble(&proof)?.as_bytes(), &trust(), None)
}

#[test]
fn attributes_are_shown_with_what_the_chain_says_of_the_party() {
	let report = shown(&World::new(), vec![disclosure("country"), disclosure("name")]).unwrap();
	let party = &report.content.parties[0];
	assert_eq!((party.party, party.attributes.len()), (CONSUMER, 2));
	assert_eq!(party.attributes[1].value, "绿山 Steel \"North\" Co.");
	assert_eq!(party.attested_until, "2015-12-13T09:46:40Z");
	assert_eq!(party.registrar.as_ref().unwrap().to_string().len(), 66);
}

#[test]
fn attributes_that_are_not_in_the_credential() {
	let refused = Err(Refusal::NotDisclosed { party: CONSUMER });
	let changes: [fn(&mut Disclosure); 8] = [
		|it| it.value = b"CH".to_vec(),
		|it| it.key = b"countrz".to_vec(),
		|it| it.salt[0] ^= 1,
		|it| it.proof.leaves += 1,
		|it| it.proof.root.0[0] ^= 1,
		|it| it.proof.proof.index += 1,
		|it| it.proof.proof.siblings.push(H256::zero()),
		// Key and value are kept apart by their lengths.
		|it| (it.key, it.value) = (b"countryC".to_vec(), b"N".to_vec()),
	];
	for change in changes {
		let mut forged = disclosure("country");
		change(&mut forged);
		assert_eq!(shown(&World::new(), vec![forged]), refused);
	}
}

#[test]
fn attributes_that_are_longer_than_any_credential_has() {
	for (key, value) in [(vec![b'k'; 65], vec![b'v']), (vec![b'k'], vec![b'v'; 257])] {
		let leaf = verdigrid_proof::credential::leaf(&key, &value, &salt(1)).unwrap();
		let proof = verdigrid_proof::merkle::LeafProof { index: 0, siblings: vec![] };
		let proof = verdigrid_proof::credential::CredentialProof { root: leaf, leaves: 1, proof };
		let mut world = World::new();
		world.change(&keys::party(CONSUMER), |it: &mut Party| {
			it.commitment = Some(commitment_to(&leaf, 1));
		});
		let long = Disclosure { party: CONSUMER, key, value, salt: salt(1), proof };
		assert_eq!(shown(&world, vec![long]), Err(Refusal::NotDisclosed { party: CONSUMER }));
	}
}

#[test]
fn a_credential_that_was_replaced_or_never_attested() {
	let refused = Err(Refusal::NotDisclosed { party: CONSUMER });
	for commitment in [None, Some(H256::zero())] {
		let mut world = World::new();
		world.change(&keys::party(CONSUMER), |it: &mut Party| it.commitment = commitment);
		assert_eq!(shown(&world, vec![disclosure("country")]), refused);
	}
	// A commitment that waits to be judged proves nothing.
	let mut world = World::new();
	world.change(&keys::party(CONSUMER), |it: &mut Party| {
		it.pending = it.commitment.take();
	});
	assert_eq!(shown(&world, vec![disclosure("country")]), refused);
}

#[test]
fn a_party_that_no_redemption_names() {
	let stranger = Disclosure { party: 100, ..disclosure("country") };
	let refused = Err(Refusal::StrangerDisclosed { party: 100 });
	assert_eq!(shown(&World::new(), vec![stranger]), refused);
}

#[test]
fn the_attribute_of_one_party_shown_for_another() {
	let mut world = World::new();
	world.put(&keys::party(OWNER), Party { commitment: Some(H256::zero()), ..party() });
	let moved = Disclosure { party: OWNER, ..disclosure("country") };
	let proof = world.proof_with(&[UNMATCHED], vec![moved]);
	assert_eq!(proof, Err(Refusal::NotDisclosed { party: OWNER }));
}

#[test]
fn attributes_out_of_order_twice_or_too_many() {
	let world = World::new();
	let refused =
		|disclosures| world.proof_with(&[MATCHED], disclosures).and_then(|it| it.content());
	let both = vec![disclosure("name"), disclosure("country")];
	assert_eq!(refused(both), Err(Refusal::NotSorted));
	let twice = vec![disclosure("name"), disclosure("name")];
	assert_eq!(refused(twice), Err(Refusal::NotSorted));
	let many = vec![disclosure("name"); MAX_DISCLOSURES + 1];
	assert_eq!(refused(many), Err(Refusal::TooManyAttributes));
}
