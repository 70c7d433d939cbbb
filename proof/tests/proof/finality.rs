//! What a forger could do to the proof of finality.

use crate::world::*;
use codec::Encode;
use verdigrid_proof::{
	grandpa::{Fault, *},
	header::{DigestItem, Header},
	Refusal, H256,
};

fn root() -> H256 {
	H256::repeat_byte(0x55)
}

fn first() -> AuthoritySet {
	AuthoritySet::new(ids(&set(0))).unwrap()
}

fn fault(fragments: &[Fragment]) -> Fault {
	match verify(fragments, &first()) {
		Err(Refusal::Finality { fault, .. }) => fault,
		other => panic!("{other:?}"),
	}
}

/// A block right after the first, and its votes.
fn block(digest: Vec<DigestItem>) -> Header {
	header(&genesis(), root(), digest)
}

/// The fault of one block with these votes.
fn fault_of(justification: Justification) -> Fault {
	fault(&[Fragment { header: block(vec![]), justification }])
}

fn accepts(justification: Justification) -> bool {
	verify(&[Fragment { header: block(vec![]), justification }], &first()).is_ok()
}

#[test]
fn true_fragments_are_accepted() {
	assert_eq!(verify(&fragments(root()), &first()), Ok(()));
	assert!(accepts(justify(&block(vec![]), &[1, 2, 3], 0)));
	assert!(accepts(justify(&block(vec![]), &[1, 2, 3, 4], 0)));
}

#[test]
fn the_last_block_may_announce_a_change_too() {
	let mut all = fragments(root());
	all.truncate(2);
	assert_eq!(verify(&all, &first()), Ok(()));
}

#[test]
fn too_few_votes() {
	let few = justify(&block(vec![]), &[1, 2], 0);
	assert_eq!(fault_of(few), Fault::TooFewVotes { weight: 2, total: 4 });
	let none = justify(&block(vec![]), &[], 0);
	assert_eq!(fault_of(none), Fault::TooFewVotes { weight: 0, total: 4 });
}

#[test]
fn weights_count_and_not_heads() {
	let mut all = fragments(root());
	let last = all[2].header.clone();
	// Three of four authorities, with three of seven in weight.
	all[2] = fragment(last.clone(), &[6, 7, 8], 2);
	assert_eq!(fault(&all), Fault::TooFewVotes { weight: 3, total: 7 });
	// Exactly two thirds would not do: four of seven are not enough, five are.
	all[2] = fragment(last.clone(), &[5], 2);
	assert_eq!(fault(&all), Fault::TooFewVotes { weight: 4, total: 7 });
	all[2] = fragment(last, &[5, 7], 2);
	assert_eq!(verify(&all, &first()), Ok(()));
}

#[test]
fn more_than_two_thirds_is_what_grandpa_says() {
	for total in 1..200_u64 {
		let authorities: Vec<_> = (0..total).map(|at| ([at as u8; 32], 1)).collect();
		let library =
			finality_grandpa::voter_set::VoterSet::new(authorities.iter().copied()).unwrap();
		let ours = AuthoritySet::new(authorities).unwrap();
		let threshold = library.threshold().0.get();
		assert!(ours.suffices(threshold) && !ours.suffices(threshold - 1), "{total}");
	}
}

#[test]
fn an_authority_that_votes_twice_counts_once() {
	let mut votes = justify(&block(vec![]), &[1, 2], 0);
	let again = votes.commit.precommits[0];
	votes.commit.precommits.insert(1, again);
	assert_eq!(fault_of(votes.clone()), Fault::VotesNotSorted);
	assert_eq!(fault_of(votes.normal()), Fault::TooFewVotes { weight: 2, total: 4 });
}

#[test]
fn votes_out_of_order() {
	let mut votes = justify(&block(vec![]), &[1, 2, 3], 0);
	votes.commit.precommits.reverse();
	assert_eq!(fault_of(votes.clone()), Fault::VotesNotSorted);
	assert!(accepts(votes.normal()));
}

#[test]
fn a_vote_of_somebody_else() {
	assert_eq!(fault_of(justify(&block(vec![]), &[1, 2, 3, 9], 0)), Fault::UnknownAuthority);
}

#[test]
fn votes_of_the_next_authorities() {
	let mut all = fragments(root());
	let block = all[0].header.clone();
	all[0] = fragment(block, &[1, 2, 5, 6], 0);
	assert_eq!(fault(&all), Fault::UnknownAuthority);
}

#[test]
fn authorities_that_are_no_longer_in_charge() {
	let mut all = fragments(root());
	let last = all[2].header.clone();
	all[2] = fragment(last, &[1, 2, 3, 4], 2);
	assert_eq!(fault(&all), Fault::UnknownAuthority);
}

#[test]
fn another_set_or_round_in_what_was_signed() {
	assert_eq!(fault_of(justify(&block(vec![]), &[1, 2, 3], 1)), Fault::BadSignature);
	let mut votes = justify(&block(vec![]), &[1, 2, 3], 0);
	votes.round += 1;
	assert_eq!(fault_of(votes), Fault::BadSignature);
}

#[test]
fn a_prevote_is_no_vote() {
	let target = block(vec![]);
	let mut votes = justify(&target, &[1, 2, 3], 0);
	let prevote =
		finality_grandpa::Prevote { target_hash: target.hash(), target_number: target.number };
	let message = finality_grandpa::Message::<H256, u32>::Prevote(prevote);
	let signed = (message, votes.round, 0_u64).encode();
	votes.commit.precommits[0].signature = key(1).sign(&signed).into();
	votes.commit.precommits.sort_by_key(|vote| vote.id);
	assert_eq!(fault_of(votes), Fault::BadSignature);
}

#[test]
fn one_bad_signature_among_enough_good_ones() {
	let mut votes = justify(&block(vec![]), &[1, 2, 3, 4], 0);
	votes.commit.precommits[3].signature[5] ^= 1;
	assert_eq!(fault_of(votes), Fault::BadSignature);
}

#[test]
fn votes_for_another_block() {
	let other = header(&genesis(), H256::zero(), vec![]);
	assert_eq!(fault_of(justify(&other, &[1, 2, 3], 0)), Fault::OtherBlock);
	let mut votes = justify(&block(vec![]), &[1, 2, 3], 0);
	votes.commit.target_number += 1;
	assert_eq!(fault_of(votes), Fault::OtherBlock);
}

/// Votes of which some are for a block after the one that they make final.
fn above() -> (Justification, Header, Header) {
	let base = block(vec![]);
	let child = header(&base, H256::zero(), vec![]);
	let grandchild = header(&child, H256::zero(), vec![]);
	let mut votes = justify(&base, &[1, 2], 0);
	votes.commit.precommits.push(vote(3, &grandchild, 40, 0));
	votes.votes_ancestries = vec![child.clone(), grandchild.clone()];
	(votes.normal(), child, grandchild)
}

#[test]
fn votes_for_later_blocks_count_with_the_headers_between() {
	let (votes, ..) = above();
	assert_eq!(votes.votes_ancestries.len(), 2);
	assert!(accepts(votes));
}

#[test]
fn votes_for_later_blocks_without_a_header() {
	for missing in 0..2 {
		let (mut votes, ..) = above();
		votes.votes_ancestries.remove(missing);
		assert_eq!(fault_of(votes), Fault::NotDescendant);
	}
}

#[test]
fn votes_for_a_block_of_a_fork() {
	let other = header(&genesis(), H256::zero(), vec![]);
	let child = header(&other, H256::zero(), vec![]);
	let (mut votes, ..) = above();
	let at = votes.commit.precommits.iter().position(|vote| vote.id == id(3)).unwrap();
	votes.commit.precommits[at] = vote(3, &child, 40, 0);
	votes.votes_ancestries = vec![other, child];
	votes.votes_ancestries.sort_by_key(Header::hash);
	assert_eq!(fault_of(votes.clone()), Fault::NotDescendant);
	// The issuer leaves it away, and then the votes are too few.
	assert_eq!(fault_of(votes.normal()), Fault::TooFewVotes { weight: 2, total: 4 });
}

#[test]
fn votes_for_a_block_before() {
	let mut votes = justify(&block(vec![]), &[1, 2, 3], 0);
	let early = genesis();
	let at = votes.commit.precommits.iter().position(|vote| vote.id == id(3)).unwrap();
	votes.commit.precommits[at] = vote(3, &early, 40, 0);
	assert_eq!(fault_of(votes), Fault::NotDescendant);
}

#[test]
fn a_vote_with_the_number_of_another_block() {
	let (mut votes, ..) = above();
	let at = votes.commit.precommits.iter().position(|vote| vote.id == id(3)).unwrap();
	votes.commit.precommits[at].precommit.target_number += 1;
	assert_eq!(fault_of(votes), Fault::NotDescendant);
}

#[test]
fn headers_that_are_not_needed_or_not_in_order() {
	let (mut votes, _, grandchild) = above();
	votes.votes_ancestries.push(header(&grandchild, H256::zero(), vec![]));
	votes.votes_ancestries.sort_by_key(Header::hash);
	assert_eq!(fault_of(votes.clone()), Fault::HeadersNotNeeded);
	assert!(accepts(votes.normal()));
	let (mut votes, ..) = above();
	votes.votes_ancestries.reverse();
	assert_eq!(fault_of(votes), Fault::HeadersNotNeeded);
	let (mut votes, ..) = above();
	let again = votes.votes_ancestries[0].clone();
	votes.votes_ancestries.insert(0, again);
	assert_eq!(fault_of(votes), Fault::HeadersNotNeeded);
}

#[test]
fn an_authority_that_voted_for_two_blocks_does_not_block_the_others() {
	// A node keeps both votes of such an authority. The issuer keeps the one that counts.
	let (mut votes, child, _) = above();
	let other = header(&genesis(), H256::zero(), vec![]);
	votes.commit.precommits.insert(0, vote(3, &other, 40, 0));
	votes.commit.precommits.push(vote(3, &child, 40, 0));
	assert!(accepts(votes.normal()));
}

#[test]
fn a_block_before_the_last_that_announces_nothing() {
	let quiet = block(vec![]);
	let last = header(&quiet, root(), vec![]);
	let all = [fragment(quiet, &[1, 2, 3], 0), fragment(last, &[1, 2, 3], 1)];
	assert_eq!(fault(&all), Fault::NoChange);
}

#[test]
fn a_change_that_is_left_out() {
	let mut all = fragments(root());
	all.remove(1);
	assert_eq!(fault(&all), Fault::TooFewVotes { weight: 2, total: 4 });
}

#[test]
fn the_same_change_twice() {
	let mut all = fragments(root());
	let again = all[0].clone();
	all.insert(1, again);
	assert_eq!(fault(&all), Fault::NotAscending);
}

#[test]
fn a_change_that_the_authorities_did_not_announce() {
	let mut all = fragments(root());
	all[0].header.digest[1] = announce(&[(9, 1)]);
	assert_eq!(fault(&all), Fault::OtherBlock);
}

fn after(log: ConsensusLog) -> Fault {
	after_bytes(log.encode())
}

fn after_bytes(log: Vec<u8>) -> Fault {
	let block = block(vec![DigestItem::Consensus(ENGINE, log)]);
	let last = header(&block, root(), vec![]);
	fault(&[fragment(block, &[1, 2, 3], 0), fragment(last, &[1, 2, 3], 1)])
}

fn change(authorities: Vec<(AuthorityId, u64)>, delay: u32) -> ScheduledChange {
	ScheduledChange { next_authorities: authorities, delay }
}

#[test]
fn changes_that_this_chain_never_makes() {
	let all = ids(&set(1));
	let scheduled =
		|authorities, delay| after(ConsensusLog::ScheduledChange(change(authorities, delay)));
	assert_eq!(scheduled(all.clone(), 1), Fault::DelayedChange);
	assert_eq!(after(ConsensusLog::ForcedChange(0, change(all.clone(), 0))), Fault::ForcedChange);
	assert_eq!(scheduled(vec![], 0), Fault::BadAuthorities);
	assert_eq!(scheduled(vec![all[0], all[0]], 0), Fault::BadAuthorities);
	assert_eq!(scheduled(vec![(all[0].0, 0), all[1]], 0), Fault::BadAuthorities);
	let heavy = vec![(all[0].0, u64::MAX), (all[1].0, 1)];
	assert_eq!(scheduled(heavy, 0), Fault::BadAuthorities);
	assert_eq!(after(ConsensusLog::OnDisabled(1)), Fault::NoChange);
	assert_eq!(after(ConsensusLog::Pause(1)), Fault::NoChange);
	assert_eq!(after(ConsensusLog::Resume(1)), Fault::NoChange);
	assert_eq!(after_bytes(vec![9]), Fault::UnreadableChange);
	let mut long = ConsensusLog::ScheduledChange(change(all, 0)).encode();
	long.push(0);
	assert_eq!(after_bytes(long), Fault::UnreadableChange);
}

#[test]
fn a_forced_change_in_the_last_block() {
	let forced = ConsensusLog::ForcedChange(0, change(ids(&set(1)), 0)).encode();
	let block = block(vec![announce(&set(1)), DigestItem::Consensus(ENGINE, forced)]);
	assert_eq!(fault(&[fragment(block, &[1, 2, 3], 0)]), Fault::ForcedChange);
}

#[test]
fn of_two_changes_the_first_counts() {
	let block = block(vec![announce(&set(1)), announce(&set(2))]);
	let last = header(&block, root(), vec![]);
	let all = [fragment(block, &[1, 2, 3], 0), fragment(last, &[1, 2, 5, 6], 1)];
	assert_eq!(verify(&all, &first()), Ok(()));
}

#[test]
fn changes_of_other_engines_are_none() {
	let log = ConsensusLog::ScheduledChange(change(ids(&set(1)), 0)).encode();
	for item in [
		DigestItem::Consensus(*b"BABE", log.clone()),
		DigestItem::PreRuntime(ENGINE, log.clone()),
		DigestItem::Seal(ENGINE, log.clone()),
		DigestItem::Other(log),
	] {
		assert_eq!(announced(&block(vec![item])), Ok(None));
	}
}

/// The headers below votes, as the library asks for them.
struct Chain<'a>(&'a [Header]);

impl finality_grandpa::Chain<H256, u32> for Chain<'_> {
	fn ancestry(&self, base: H256, block: H256) -> Result<Vec<H256>, finality_grandpa::Error> {
		let (mut at, mut route) = (block, vec![]);
		while at != base {
			let header = self.0.iter().find(|header| header.hash() == at);
			at = header.ok_or(finality_grandpa::Error::NotDescendent)?.parent_hash;
			route.push(at);
		}
		route.pop();
		Ok(route)
	}
}

type LibraryCommit = finality_grandpa::Commit<H256, u32, Signature, AuthorityId>;

fn library_commit(commit: &Commit) -> LibraryCommit {
	let decoded: LibraryCommit = codec::Decode::decode(&mut commit.encode().as_slice()).unwrap();
	assert_eq!(decoded.encode(), commit.encode());
	decoded
}

#[test]
fn what_is_signed_is_what_the_library_signs() {
	let vote = justify(&block(vec![]), &[1], 0).commit.precommits[0].precommit;
	let library = finality_grandpa::Precommit {
		target_hash: vote.target_hash,
		target_number: vote.target_number,
	};
	let message = (finality_grandpa::Message::Precommit(library), 5_u64, 6_u64);
	assert_eq!(signed_message(&vote, 5, 6), message.encode());
}

#[test]
fn what_is_accepted_here_is_accepted_by_the_library() {
	let voters = finality_grandpa::voter_set::VoterSet::new(ids(&set(0))).unwrap();
	for votes in [
		justify(&block(vec![]), &[1, 2, 3], 0),
		justify(&block(vec![]), &[1, 2, 3, 4], 0),
		justify(&block(vec![]), &[1, 2], 0),
		above().0,
	] {
		let chain = Chain(&votes.votes_ancestries);
		let commit = library_commit(&votes.commit);
		let library = finality_grandpa::validate_commit(&commit, &voters, &chain).ok().unwrap();
		assert_eq!(library.is_valid(), accepts(votes.clone()));
	}
}
