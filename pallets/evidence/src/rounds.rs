//! Rounds: a frozen committee votes on one topic until a quorum agrees or none can.

use crate::{
	committee::count,
	types::{Committee, Members, Round, Vote, Votes, MAX_OPEN_ROUNDS},
	Committees, Config, Error, Event, OpenRounds, Pallet, Rounds, Topics,
};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
};

/// What the votes of a round amount to.
enum Outcome {
	/// So many members stated the same.
	Agreed(Statement, Members),
	/// A quorum can still be reached.
	Pending,
	/// No statement can reach the quorum any more.
	Conflicted,
}

impl<T: Config> Pallet<T> {
	/// Takes a seat's statement about a topic.
	pub(crate) fn do_attest(
		account: T::AccountId,
		topic: Topic,
		number: u32,
		statement: Statement,
	) -> DispatchResult {
		let party = Self::party_of(&account)?;
		Self::ensure_seated(topic.source(), party)?;
		ensure!(statement.leaves > 0, Error::<T>::NoLeaves);
		Self::ensure_attestable(&topic)?;
		ensure!(Topics::<T>::get(topic).round() == number, Error::<T>::RoundMismatch);
		let (round, committee) = Self::round_for(&topic, party)?;
		let round = Self::vote(round, &committee, Vote { party, statement })?;
		Self::deposit_event(Event::Attested { topic, round: number, party, statement });
		Self::conclude(topic, round, &committee)
	}

	/// The topic's open round, or a new one, with the committee that decides it.
	fn round_for(topic: &Topic, party: PartyId) -> Result<(Round, Committee), DispatchError> {
		let source = topic.source();
		match Rounds::<T>::get(topic) {
			Some(round) => {
				let committee = Committees::<T>::get(source, round.version).unwrap_or_default();
				Ok((round, committee))
			}
			None => {
				let (version, committee) = Self::current_committee(source);
				Self::ensure_may_open(topic, party, &committee)?;
				OpenRounds::<T>::mutate(party, |open| *open = open.saturating_add(1));
				let number = Topics::<T>::get(topic).round();
				let (votes, opened_at) = (Votes::default(), Self::now());
				Ok((Round { version, number, opener: party, votes, opened_at }, committee))
			}
		}
	}

	fn ensure_may_open(topic: &Topic, party: PartyId, committee: &Committee) -> DispatchResult {
		Self::ensure_in_sequence(topic)?;
		ensure!(OpenRounds::<T>::get(party) < MAX_OPEN_ROUNDS, Error::<T>::TooManyOpenRounds);
		let seated = Self::seated(topic, &committee.members);
		ensure!(count(seated.len()) >= committee.quorum, Error::<T>::QuorumOutOfReach);
		Ok(())
	}

	/// The round with one more vote.
	fn vote(mut round: Round, committee: &Committee, vote: Vote) -> Result<Round, DispatchError> {
		ensure!(committee.members.contains(&vote.party), Error::<T>::NotInCommittee);
		let voted = round.votes.iter().any(|earlier| earlier.party == vote.party);
		ensure!(!voted, Error::<T>::AlreadyAttested);
		round.votes.try_push(vote).map_err(|_| Error::<T>::NotInCommittee)?;
		Ok(round)
	}

	/// Anchors the topic, closes the round as conflicted, or leaves it open.
	fn conclude(topic: Topic, round: Round, committee: &Committee) -> DispatchResult {
		match Self::outcome(&topic, &round.votes, committee) {
			Outcome::Pending => Rounds::<T>::insert(topic, round),
			Outcome::Agreed(statement, attesters) => {
				Self::close(&topic, &round, false);
				Self::anchor(topic, &round, statement, attesters)?;
			}
			Outcome::Conflicted => {
				Self::close(&topic, &round, true);
				Self::deposit_event(Event::RoundConflicted { topic, round: round.number });
				if Self::is_stalled(&topic) {
					Self::deposit_event(Event::TopicStalled { topic });
				}
			}
		}
		Ok(())
	}

	/// Counts equal statements. Only seats that are live now count, as votes and as votes to come.
	fn outcome(topic: &Topic, votes: &Votes, committee: &Committee) -> Outcome {
		let seated = Self::seated(topic, &committee.members);
		let counted: Vec<&Vote> =
			votes.iter().filter(|vote| seated.contains(&vote.party)).collect();
		let stating =
			|statement: Statement| counted.iter().filter(move |vote| vote.statement == statement);
		let best = counted
			.iter()
			.map(|vote| vote.statement)
			.max_by_key(|statement| stating(*statement).count());
		let Some(best) = best else { return Outcome::Pending };
		let attesters: Vec<PartyId> = stating(best).map(|vote| vote.party).collect();
		let outstanding = seated.len().saturating_sub(counted.len());
		if count(attesters.len()) >= committee.quorum {
			Outcome::Agreed(best, Members::truncate_from(attesters))
		} else if count(attesters.len().saturating_add(outstanding)) < committee.quorum {
			Outcome::Conflicted
		} else {
			Outcome::Pending
		}
	}

	/// The members whose seats are live now.
	fn seated(topic: &Topic, members: &Members) -> Vec<PartyId> {
		let live = |party: &PartyId| Self::is_seated(topic.source(), *party);
		members.iter().copied().filter(live).collect()
	}

	/// Ends a round; the next one has the next number.
	fn close(topic: &Topic, round: &Round, conflicted: bool) {
		Rounds::<T>::remove(topic);
		OpenRounds::<T>::mutate_exists(round.opener, |open| {
			*open = open.map(|open| open.saturating_sub(1)).filter(|open| *open > 0);
		});
		Topics::<T>::mutate(topic, |state| {
			state.closed = state.closed.saturating_add(1);
			state.conflicted = state.conflicted.saturating_add(u32::from(conflicted));
		});
	}
}
