//! Forged statements, and statements that nobody should rely on, are refused with their reason.

use crate::world::*;
use codec::Encode;
use verdigrid_proof::{header::Header, keys, statement, *};

fn refusal(text: &str) -> Refusal {
	check(text.as_bytes(), &trust(), Some(NOW)).unwrap_err()
}

/// The text that a forger would write: of a proof that may be false, with any content.
fn forged(content: &Content, proof: &Proof) -> Refusal {
	refusal(&statement::write(content, proof))
}

#[test]
fn a_statement_of_another_chain() {
	let text = World::new().statement(&[MATCHED]).unwrap();
	let other = Trust { genesis: H256::repeat_byte(5), ..trust() };
	let refused = check(text.as_bytes(), &other, None).unwrap_err();
	assert!(matches!(refused, Refusal::OtherChain { .. }));
}

#[test]
fn a_state_of_another_chain_with_the_same_authorities() {
	// The forger names this chain, but the state that its authorities signed elsewhere does not.
	let mut world = World::new();
	world.put(&keys::genesis_hash(), H256::repeat_byte(5));
	assert_eq!(world.check(&[MATCHED]).unwrap_err(), Refusal::StateOfOtherChain);
	world.take(&keys::genesis_hash());
	assert_eq!(world.check(&[MATCHED]).unwrap_err(), Refusal::StateOfOtherChain);
}

#[test]
fn a_fork_that_was_not_finalized() {
	let (mut fork, world) = (World::new(), World::new());
	fork.change(&keys::redemption(MATCHED), |it: &mut domain::Redemption| it.holder = SELLER);
	let (content, mut proof) = {
		let proof = fork.proof(&[MATCHED]).unwrap();
		(proof.content().unwrap(), proof)
	};
	// The votes are those for the block of the other fork.
	let Finality::Grandpa(real) = world.proof(&[MATCHED]).unwrap().finality else { panic!() };
	let Finality::Grandpa(fragments) = &mut proof.finality else { panic!() };
	fragments[2].justification = real[2].justification.clone();
	let fault = grandpa::Fault::OtherBlock;
	assert_eq!(forged(&content, &proof), Refusal::Finality { block: 3, set: 2, fault });
}

#[test]
fn the_content_of_another_redemption() {
	let world = World::new();
	let other = world.proof(&[UNMATCHED]).unwrap().content().unwrap();
	let proof = world.proof(&[MATCHED]).unwrap();
	assert_eq!(forged(&other, &proof), Refusal::TextDiffers { line: 11 });
}

#[test]
fn the_proof_of_another_redemption() {
	let world = World::new();
	let mut proof = world.proof(&[MATCHED]).unwrap();
	let content = proof.content().unwrap();
	proof.redemptions[0].id = 200;
	assert!(matches!(forged(&content, &proof), Refusal::NodeMissing(_) | Refusal::NoRecord(_)));
}

#[test]
fn a_redemption_that_does_not_exist() {
	let refused = World::new().proof(&[999]).unwrap_err();
	assert_eq!(refused, Refusal::NoRecord("Certificates.Redemptions"));
}

#[test]
fn a_redemption_whose_evidence_was_revoked() {
	let mut world = World::new();
	world.change(&keys::evidence(EVIDENCE), |evidence: &mut records::EvidenceRecord| {
		evidence.status = domain::EvidenceStatus::Revoked;
	});
	let refused = world.check(&[MATCHED]).unwrap_err();
	assert_eq!(refused, Refusal::Revoked { redemption: MATCHED, evidence: EVIDENCE });
	assert!(refused.to_string().contains("revoked"));
}

#[test]
fn an_older_state_without_the_revocation_says_up_to_when_it_is_true() {
	let report = World::new().check(&[MATCHED]).unwrap();
	assert_eq!(report.content.up_to.block, 3);
}

#[test]
fn a_block_of_the_future() {
	let text = World::new().statement(&[MATCHED]).unwrap();
	let at = |now| check(text.as_bytes(), &trust(), Some(now));
	assert!(at(NOW - 300).is_ok());
	let refused = at(NOW - 301).unwrap_err();
	assert_eq!(refused, Refusal::Future { block: NOW, now: NOW - 301 });
}

#[test]
fn another_version() {
	let text = World::new().statement(&[MATCHED]).unwrap();
	let newer = text.replacen("\"version\": 1", "\"version\": 12", 1);
	assert_eq!(refusal(&newer), Refusal::Version("12".into()));
	let mut proof = World::new().proof(&[MATCHED]).unwrap();
	let content = proof.content().unwrap();
	proof.version = 2;
	assert_eq!(forged(&content, &proof), Refusal::ProofVersion(2));
}

#[test]
fn other_spellings_of_the_same_content() {
	let text = World::new().statement(&[MATCHED]).unwrap();
	for (from, to, expected) in [
		("{\n", "{ \n", Refusal::NotAStatement),
		("\n", "\r\n", Refusal::NotAStatement),
		("  \"format\"", "\t\"format\"", Refusal::NotAStatement),
		("\"version\": 1,", "\"version\": 1.0,", Refusal::TextDiffers { line: 3 }),
		("\"version\": 1,", "\"version\": 01,", Refusal::Version("01".into())),
		("\"chain\"", "\"extra\": 1,\n  \"chain\"", Refusal::TextDiffers { line: 4 }),
		("\"holder\": 3", "\"holder\": 3,\n      \"holder\": 3", Refusal::TextDiffers { line: 17 }),
		("\"proof\": \"0x", "\"proof\": \"0X", Refusal::NoProof),
		("\"\n}\n", "\"\n}", Refusal::NoProof),
		("\"\n}\n", "\"\n}\n\n", Refusal::NoProof),
		("\"\n}\n", "0\"\n}\n", Refusal::NoProof),
		("\"\n}\n", "00\"\n}\n", Refusal::ProofMalformed),
	] {
		let at = if to.ends_with("\n}\n") || from == "\"\n}\n" {
			text.rfind(from).unwrap()
		} else {
			text.find(from).unwrap()
		};
		let mut changed = text.clone();
		changed.replace_range(at..at + from.len(), to);
		assert_eq!(refusal(&changed), expected, "{from:?} -> {to:?}");
	}
}

#[test]
fn upper_case_digits_of_the_proof() {
	let text = World::new().statement(&[MATCHED]).unwrap();
	let at = text.rfind("0x").unwrap() + 2;
	let changed = format!("{}{}", &text[..at], text[at..].to_ascii_uppercase());
	assert_eq!(refusal(&changed), Refusal::NoProof);
}

#[test]
fn redemptions_out_of_order_twice_none_or_too_many() {
	let world = World::new();
	let proof = world.proof(&[MATCHED, UNMATCHED]).unwrap();
	let content = proof.content().unwrap();
	let with = |redemptions: Vec<RedemptionProof>| Proof { redemptions, ..proof.clone() };
	let reversed = with(vec![leaves(UNMATCHED), leaves(MATCHED)]);
	assert_eq!(forged(&content, &reversed), Refusal::NotSorted);
	let twice = with(vec![leaves(MATCHED), leaves(MATCHED)]);
	assert_eq!(forged(&content, &twice), Refusal::NotSorted);
	assert_eq!(forged(&content, &with(vec![])), Refusal::NoRedemption);
	let many = with((0..=MAX_REDEMPTIONS as u64).map(leaves).collect());
	assert_eq!(forged(&content, &many), Refusal::TooManyRedemptions);
}

#[test]
fn a_proof_with_bytes_after_it() {
	let proof = World::new().proof(&[MATCHED]).unwrap();
	let mut bytes = proof.encode();
	assert!(Proof::from_bytes(&bytes).is_ok());
	bytes.push(0);
	assert_eq!(Proof::from_bytes(&bytes), Err(Refusal::ProofMalformed));
	assert_eq!(Proof::from_bytes(&[]), Err(Refusal::ProofMalformed));
}

#[test]
fn a_header_that_is_not_the_one_that_was_voted_for() {
	let world = World::new();
	let (mut other, proof) = (World::new(), world.proof(&[MATCHED]).unwrap());
	other.put(&keys::now(), (NOW + 60) * 1_000);
	let mut forgery = other.proof(&[MATCHED]).unwrap();
	let content = forgery.content().unwrap();
	let header: Header = forgery.header().unwrap().clone();
	forgery.finality = proof.finality;
	let Finality::Grandpa(fragments) = &mut forgery.finality else { panic!() };
	fragments[2].header = header;
	let fault = grandpa::Fault::OtherBlock;
	assert_eq!(forged(&content, &forgery), Refusal::Finality { block: 3, set: 2, fault });
}

#[test]
fn no_blocks_at_all() {
	let world = World::new();
	let mut proof = world.proof(&[MATCHED]).unwrap();
	let content = proof.content().unwrap();
	proof.finality = Finality::Grandpa(vec![]);
	assert_eq!(forged(&content, &proof), Refusal::NoBlock);
}

#[test]
fn every_refusal_is_a_sentence() {
	use grandpa::Fault;
	let faults = [
		Fault::NotAscending,
		Fault::OtherBlock,
		Fault::VotesNotSorted,
		Fault::UnknownAuthority,
		Fault::BadSignature,
		Fault::NotDescendant,
		Fault::HeadersNotNeeded,
		Fault::TooFewVotes { weight: 2, total: 4 },
		Fault::NoChange,
		Fault::DelayedChange,
		Fault::ForcedChange,
		Fault::UnreadableChange,
		Fault::BadAuthorities,
	];
	let finality = |fault| Refusal::Finality { block: 7, set: 1, fault };
	let zero = H256::zero();
	let mut refusals: Vec<_> = faults.into_iter().map(finality).collect();
	refusals.extend([
		Refusal::TooLarge(9),
		Refusal::NotAStatement,
		Refusal::Version("2".into()),
		Refusal::NoProof,
		Refusal::TextDiffers { line: 4 },
		Refusal::ProofVersion(2),
		Refusal::ProofMalformed,
		Refusal::NoRedemption,
		Refusal::TooManyRedemptions,
		Refusal::TooManyAttributes,
		Refusal::NotSorted,
		Refusal::BadTrust("it is empty".into()),
		Refusal::OtherChain { stated: zero, trusted: zero },
		Refusal::StateOfOtherChain,
		Refusal::NoBlock,
		Refusal::Future { block: 9, now: 1 },
		Refusal::NodesNotSorted,
		Refusal::NodesNotNeeded,
		Refusal::NodeMissing("A.B"),
		Refusal::NodeMalformed,
		Refusal::UnknownRecord("A.B"),
		Refusal::NoRecord("A.B"),
		Refusal::Revoked { redemption: 1, evidence: 2 },
		Refusal::Contradiction { redemption: 1, rule: "that one is one" },
		Refusal::NotDisclosed { party: 1 },
		Refusal::StrangerDisclosed { party: 1 },
	]);
	for refusal in refusals {
		let text = refusal.to_string();
		assert!(text.len() > 25 && text.ends_with('.'), "{refusal:?}: {text}");
		assert!(text.starts_with(|first: char| first.is_ascii_uppercase()), "{text}");
	}
}

#[test]
fn redemptions_that_share_certificates() {
	const OTHER: u64 = 13;
	let refused = |other: domain::Redemption, redeemed| {
		let mut world = World::new();
		world.put(&keys::redemption(OTHER), other);
		world.change(&keys::batch(BATCH), |it: &mut records::Batch| it.totals.redeemed = redeemed);
		let asked = world.keys(&[MATCHED, UNMATCHED, OTHER], &[]).err();
		let refused = world.check(&[MATCHED, UNMATCHED, OTHER]).err();
		assert_eq!(asked, refused);
		refused
	};
	let batch = Some(Refusal::CountedTwice { batch: BATCH });
	// Certificates 1 and 2 to 4 are redeemed.
	assert_eq!(refused(redemption(BATCH, 5, 1), 5), None);
	assert_eq!(refused(redemption(BATCH, 1, 1), 5), batch);
	assert_eq!(refused(redemption(BATCH, 4, 2), 5), batch);
	assert_eq!(refused(redemption(BATCH, 1, 5), 5), batch);
	assert_eq!(refused(redemption(BATCH, 3, 1), 5), batch);
	assert_eq!(refused(redemption(BATCH, 5, 1), 4), batch);
	// Each by itself can be stated.
	let mut world = World::new();
	world.put(&keys::redemption(OTHER), redemption(BATCH, 1, 1));
	assert!(world.check(&[OTHER]).is_ok() && world.check(&[UNMATCHED]).is_ok());
}

#[test]
fn another_layout_of_the_state() {
	for layout in keys::LAYOUTS {
		for stored in [0, 2, 257] {
			let mut world = World::new();
			world.put(&layout.key(), stored);
			let refused = world.check(&[MATCHED]).unwrap_err();
			assert_eq!(refused, Refusal::OtherLayout { pallet: layout.pallet, stored });
			assert_eq!(world.keys(&[MATCHED], &[]).unwrap_err(), refused);
		}
		let mut world = World::new();
		world.take(&layout.key());
		let refused = world.check(&[MATCHED]).unwrap_err();
		assert_eq!(refused, Refusal::OtherLayout { pallet: layout.pallet, stored: 0 });
		assert!(refused.to_string().ends_with("Get a newer program."));
	}
}
