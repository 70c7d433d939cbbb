//! Votes that make a block final.
//!
//! The rules are narrower than those of a node. Votes stand in the order of their authorities, each
//! authority votes once, and nothing is there that is not needed. So each proof has one spelling. A node's
//! justification is brought into this form by [`Justification::normal`], which takes nothing from its
//! weight.

use super::{AuthorityId, AuthoritySet, Fault};
use crate::{ascends, header::Header, H256};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use ed25519_zebra::VerificationKey;

/// An Ed25519 signature.
pub type Signature = [u8; 64];

/// What stands before a vote in what is signed: it is a precommit, and no prevote or proposal.
const PRECOMMIT: u8 = 1;

/// A vote for a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Precommit {
	/// The hash of the block.
	pub target_hash: H256,
	/// The number of the block.
	pub target_number: u32,
}

/// A signed vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct SignedPrecommit {
	/// The vote.
	pub precommit: Precommit,
	/// The signature.
	pub signature: Signature,
	/// The authority.
	pub id: AuthorityId,
}

/// Votes for a block or for blocks after it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Commit {
	/// The hash of the block.
	pub target_hash: H256,
	/// The number of the block.
	pub target_number: u32,
	/// The votes, in the order of their authorities.
	pub precommits: Vec<SignedPrecommit>,
}

/// Votes, and the headers that lead from the blocks that were voted for to the block that they make final.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Justification {
	/// The round in which the votes were cast.
	pub round: u64,
	/// The votes.
	pub commit: Commit,
	/// The headers between, in the order of their hashes.
	pub votes_ancestries: Vec<Header>,
}

/// What an authority signs to vote for a block.
pub fn signed_message(precommit: &Precommit, round: u64, set: u64) -> Vec<u8> {
	(PRECOMMIT, precommit, round, set).encode()
}

/// Fails unless these votes make the block final.
pub(super) fn verify(
	header: &Header,
	justification: &Justification,
	authorities: &AuthoritySet,
	set: u64,
) -> Result<(), Fault> {
	let Justification { round, commit, votes_ancestries } = justification;
	let hash = header.hash();
	ensure((commit.target_hash, commit.target_number) == (hash, header.number), Fault::OtherBlock)?;
	ensure(ascends(commit.precommits.iter().map(|vote| vote.id)), Fault::VotesNotSorted)?;
	ensure_enough(commit, authorities)?;
	Ancestry::new(votes_ancestries)?.ensure_leads_to((hash, header.number), commit)?;
	commit.precommits.iter().try_for_each(|vote| ensure_signed(vote, *round, set))
}

/// The signatures come last, because they take the most time.
fn ensure_enough(commit: &Commit, authorities: &AuthoritySet) -> Result<(), Fault> {
	let weights = commit.precommits.iter().map(|vote| authorities.weight(&vote.id));
	let weight = weights
		.map(|weight| weight.ok_or(Fault::UnknownAuthority))
		.try_fold(0_u64, |sum, weight| Ok(sum.saturating_add(weight?)))?;
	let total = authorities.total();
	ensure(authorities.suffices(weight), Fault::TooFewVotes { weight, total })
}

/// The rule is that of the chain, ZIP 215: which encodings of points count is fixed, so that all agree.
fn ensure_signed(vote: &SignedPrecommit, round: u64, set: u64) -> Result<(), Fault> {
	let message = signed_message(&vote.precommit, round, set);
	VerificationKey::try_from(vote.id)
		.and_then(|key| key.verify(&vote.signature.into(), &message))
		.map_err(|_| Fault::BadSignature)
}

/// The headers below the votes, by hash.
struct Ancestry<'a>(BTreeMap<H256, &'a Header>);

impl<'a> Ancestry<'a> {
	fn new(headers: &'a [Header]) -> Result<Self, Fault> {
		let by_hash: Vec<_> = headers.iter().map(|header| (header.hash(), header)).collect();
		ensure(ascends(by_hash.iter().map(|(hash, _)| *hash)), Fault::HeadersNotNeeded)?;
		Ok(Ancestry(by_hash.into_iter().collect()))
	}

	/// Every vote is for the block or for one that comes after it, and every header is needed to show this.
	fn ensure_leads_to(&self, block: (H256, u32), commit: &Commit) -> Result<(), Fault> {
		let mut passed = BTreeSet::new();
		for vote in &commit.precommits {
			let target = (vote.precommit.target_hash, vote.precommit.target_number);
			ensure(self.leads(target, block, &mut passed), Fault::NotDescendant)?;
		}
		ensure(passed.len() == self.0.len(), Fault::HeadersNotNeeded)
	}

	/// Goes from a block down to another. What was passed before is known to lead there.
	fn leads(&self, from: (H256, u32), to: (H256, u32), passed: &mut BTreeSet<H256>) -> bool {
		let (mut hash, mut number) = from;
		while (hash, number) != to {
			let Some(header) = self.0.get(&hash).filter(|header| header.number == number) else {
				return false;
			};
			if !passed.insert(hash) {
				return true;
			}
			let Some(below) = number.checked_sub(1) else { return false };
			(hash, number) = (header.parent_hash, below);
		}
		true
	}
}

fn ensure(holds: bool, fault: Fault) -> Result<(), Fault> {
	if holds {
		Ok(())
	} else {
		Err(fault)
	}
}
