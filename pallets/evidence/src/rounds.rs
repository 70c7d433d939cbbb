//! Rounds: a frozen committee votes on one topic until a quorum agrees or none can (R9, R10).

use crate::{
	count::count,
	types::{Committee, Ending, Members, Round, Vote, Votes, MAX_OPEN_ROUNDS},
	Config, Error, Event, OpenRounds, Pallet, RoundOf, Rounds, Seats, Topics,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::Pays,
	ensure,
	traits::{DefensiveResult, DefensiveTruncateFrom, Get},
};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
};

/// The result of the votes of a round.
enum Outcome {
	/// So many members stated the same.
	Agreed(Statement, Members),
	/// A quorum can still be reached.
	Pending,
	/// No statement can reach the quorum any more.
	Conflicted,
	/// So few members count that they could not be a quorum.
	Short,
}

impl<T: Config> Pallet<T> {
	/// Takes a statement of a seat about a topic. Returns whether the seat pays the fee: a topic about which
	/// seats disagreed is not free.
	pub(crate) fn do_attest(
		account: T::AccountId,
		topic: Topic,
		number: u32,
		statement: Statement,
	) -> Result<Pays, DispatchError> {
		let party = Self::party(&account)?;
		Self::ensure_seated(topic.source(), party)?;
		ensure!(statement.leaves > 0, Error::<T>::NoLeaves);
		Self::ensure_timely(&topic)?;
		let vote = Vote { party, statement };
		if let Some(anchor) = Self::standing_anchor(&topic) {
			Self::join_anchor(topic, anchor, number, vote)?;
			return Ok(Pays::No);
		}
		Self::close_lapsed(&topic);
		let disagreed = Topics::<T>::get(topic).conflicted > 0;
		Self::attest_in_round(topic, number, vote)?;
		Ok(if disagreed { Pays::Yes } else { Pays::No })
	}

	fn attest_in_round(topic: Topic, number: u32, vote: Vote) -> DispatchResult {
		let Vote { party, statement } = vote;
		Self::ensure_open(&topic)?;
		Self::ensure_revised(&topic, &statement)?;
		ensure!(Topics::<T>::get(topic).round() == number, Error::<T>::RoundMismatch);
		let (round, committee) = Self::round_for(&topic, party)?;
		let round = Self::vote(round, &committee, vote)?;
		Self::deposit_event(Event::Attested { topic, round: number, party, statement });
		Self::conclude(topic, round, &committee)
	}

	/// Counts an open round again. Seats may have gone or come back since the last vote.
	pub(crate) fn do_poke(topic: Topic) -> DispatchResult {
		let (round, committee) = Self::open_round(&topic).ok_or(Error::<T>::NothingToClose)?;
		if let Some(ending) = Self::lapsed(&topic, &round, &committee) {
			Self::close_round(topic, &round, &committee, ending);
			return Ok(());
		}
		match Self::outcome(&topic, &round, &committee) {
			Outcome::Agreed(..) => {
				Self::ensure_timely(&topic)?;
				Self::ensure_not_outdated(&topic)?;
				Self::conclude(topic, round, &committee)
			}
			_ => Err(Error::<T>::NothingToClose.into()),
		}
	}

	/// Lets a topic that is stalled or too old be attested again. A last round that can no longer succeed is
	/// closed first, so that it counts.
	pub(crate) fn do_reopen(topic: Topic) -> DispatchResult {
		Self::close_lapsed(&topic);
		ensure!(Self::is_stalled(&topic) || Self::is_too_old(&topic), Error::<T>::NotStalled);
		Topics::<T>::mutate(topic, |state| state.conflicted = 0);
		Self::ensure_open(&topic)?;
		Self::open_again(&topic)?;
		Self::deposit_event(Event::TopicReopened { topic });
		Ok(())
	}

	/// The topic's open round, with the committee that decides it.
	pub(crate) fn open_round(topic: &Topic) -> Option<(RoundOf<T>, Committee)> {
		let round = Rounds::<T>::get(topic)?;
		let committee = Self::committee_of(topic.source(), round.version);
		Some((round, committee))
	}

	/// Why an open round can no longer succeed, if so.
	pub(crate) fn lapsed(
		topic: &Topic,
		round: &RoundOf<T>,
		committee: &Committee,
	) -> Option<Ending> {
		if round.is_expired(Self::now(), Self::block()) {
			return Some(Ending::Expired);
		}
		match Self::outcome(topic, round, committee) {
			Outcome::Conflicted => Some(Ending::Conflicted),
			Outcome::Short => Some(Ending::Short),
			Outcome::Agreed(..) | Outcome::Pending => None,
		}
	}

	fn close_lapsed(topic: &Topic) {
		let Some((round, committee)) = Self::open_round(topic) else { return };
		if let Some(ending) = Self::lapsed(topic, &round, &committee) {
			Self::close_round(*topic, &round, &committee, ending);
		}
	}

	/// The topic's open round, or a new one, with the committee that decides it.
	fn round_for(topic: &Topic, party: PartyId) -> Result<(RoundOf<T>, Committee), DispatchError> {
		if let Some(open) = Self::open_round(topic) {
			return Ok(open);
		}
		let (version, committee) = Self::current_committee(topic.source());
		let (expires_at, expires_block) = Self::deadline(T::RoundTimeout::get())?;
		let round = Round {
			version,
			number: Topics::<T>::get(topic).round(),
			opener: party,
			votes: Votes::default(),
			opened_at: Self::now(),
			expires_at,
			expires_block,
		};
		Self::ensure_may_open(topic, &round, &committee)?;
		Self::count_opened(*topic, party)?;
		Ok((round, committee))
	}

	fn ensure_may_open(topic: &Topic, round: &RoundOf<T>, committee: &Committee) -> DispatchResult {
		Self::ensure_in_sequence(topic)?;
		let counting = Self::counting(topic, round.version, &committee.members);
		ensure!(count(counting.len()) >= committee.quorum, Error::<T>::TooFewSeats);
		Ok(())
	}

	/// Counts a round that a seat opens. If the seat has no room for it, an expired one of its rounds is closed
	/// first.
	fn count_opened(topic: Topic, opener: PartyId) -> DispatchResult {
		let opened = OpenRounds::<T>::get(opener);
		if count(opened.len()) >= MAX_OPEN_ROUNDS {
			let expired = |topic: &&Topic| Rounds::<T>::get(topic).is_some_and(Self::is_over);
			let expired = opened.iter().find(expired).ok_or(Error::<T>::TooManyOpenRounds)?;
			Self::close_lapsed(expired);
		}
		// If there was no room, the expired round that was closed has made some.
		OpenRounds::<T>::try_mutate(opener, |opened| opened.try_push(topic))
			.defensive_map_err(|_| Error::<T>::TooManyOpenRounds.into())
	}

	fn is_over(round: RoundOf<T>) -> bool {
		round.is_expired(Self::now(), Self::block())
	}

	/// The round with one more vote. A party that left and came back does not vote in a round that
	/// was opened before it came back.
	fn vote(
		mut round: RoundOf<T>,
		committee: &Committee,
		vote: Vote,
	) -> Result<RoundOf<T>, DispatchError> {
		let member = committee.members.contains(&vote.party)
			&& Seats::<T>::get(vote.party).is_some_and(|seat| seat.version <= round.version);
		ensure!(member, Error::<T>::NotInCommittee);
		let voted = round.votes.iter().any(|earlier| earlier.party == vote.party);
		ensure!(!voted, Error::<T>::AlreadyAttested);
		// Each member votes once, and there is room for the votes of all.
		round.votes.try_push(vote).defensive_map_err(|_| Error::<T>::NotInCommittee)?;
		Ok(round)
	}

	/// Anchors the topic, closes the round as conflicted, or leaves it open.
	fn conclude(topic: Topic, round: RoundOf<T>, committee: &Committee) -> DispatchResult {
		match Self::outcome(&topic, &round, committee) {
			Outcome::Agreed(statement, attesters) => {
				Self::end(&topic, &round, Ending::Anchored);
				let missing = Self::count_missed(&topic, &round, committee);
				Self::anchor(topic, &round, statement, attesters, missing)?;
			}
			Outcome::Pending => Rounds::<T>::insert(topic, round),
			Outcome::Conflicted => Self::close_round(topic, &round, committee, Ending::Conflicted),
			Outcome::Short => Self::close_round(topic, &round, committee, Ending::Short),
		}
		Ok(())
	}

	/// Counts equal statements. Only seats that count now are counted, as votes and as votes to come.
	fn outcome(topic: &Topic, round: &RoundOf<T>, committee: &Committee) -> Outcome {
		let counting = Self::counting(topic, round.version, &committee.members);
		if count(counting.len()) < committee.quorum {
			return Outcome::Short;
		}
		let counted: Vec<&Vote> =
			round.votes.iter().filter(|vote| counting.contains(&vote.party)).collect();
		let stating =
			|statement: Statement| counted.iter().filter(move |vote| vote.statement == statement);
		let best = counted
			.iter()
			.map(|vote| vote.statement)
			.max_by_key(|statement| stating(*statement).count());
		let Some(best) = best else { return Outcome::Pending };
		let attesters: Vec<PartyId> = stating(best).map(|vote| vote.party).collect();
		let outstanding = counting.len().saturating_sub(counted.len());
		if count(attesters.len()) >= committee.quorum {
			Outcome::Agreed(best, Members::defensive_truncate_from(attesters))
		} else if count(attesters.len().saturating_add(outstanding)) < committee.quorum {
			Outcome::Conflicted
		} else {
			Outcome::Pending
		}
	}

	/// The members that count now in a round of this version.
	fn counting(topic: &Topic, version: u32, members: &Members) -> Vec<PartyId> {
		let counts = |party: &PartyId| Self::counts(topic.source(), version, *party);
		members.iter().copied().filter(counts).collect()
	}

	/// Ends a round without an anchor.
	fn close_round(topic: Topic, round: &RoundOf<T>, committee: &Committee, ending: Ending) {
		Self::end(&topic, round, ending);
		if ending == Ending::Expired && is_credible::<T>(round, committee) {
			Self::count_missed(&topic, round, committee);
		}
		Self::deposit_event(Event::RoundClosed { topic, round: round.number, ending });
		if Self::is_stalled(&topic) {
			Self::deposit_event(Event::TopicStalled { topic });
		}
	}

	/// Ends a round. The next one has the next number.
	fn end(topic: &Topic, round: &RoundOf<T>, ending: Ending) {
		Rounds::<T>::remove(topic);
		OpenRounds::<T>::mutate_exists(round.opener, |opened| {
			*opened = opened.take().and_then(|mut opened| {
				opened.retain(|other| other != topic);
				(!opened.is_empty()).then_some(opened)
			});
		});
		Topics::<T>::mutate(topic, |state| {
			state.closed = state.closed.saturating_add(1);
			state.conflicted = match ending {
				Ending::Anchored => 0,
				Ending::Conflicted => state.conflicted.saturating_add(1),
				Ending::Short | Ending::Expired => state.conflicted,
			};
		});
	}

	/// Counts a round as missed by the members that count and did not vote, and returns them.
	fn count_missed(topic: &Topic, round: &RoundOf<T>, committee: &Committee) -> Members {
		let voted = |party: &PartyId| round.votes.iter().any(|vote| vote.party == *party);
		let missing: Vec<PartyId> = Self::counting(topic, round.version, &committee.members)
			.into_iter()
			.filter(|party| !voted(party))
			.collect();
		for party in &missing {
			Self::with_seat(*party, |seat| seat.missed = seat.missed.saturating_add(1));
		}
		Members::defensive_truncate_from(missing)
	}
}

/// Whether more members voted than could be faulty, so that at least one honest member voted. Without this
/// check, a faulty seat could open a round about nothing and make the others miss it.
fn is_credible<T: Config>(round: &RoundOf<T>, committee: &Committee) -> bool {
	let faulty = count(committee.members.len()).saturating_sub(1) / 3;
	count(round.votes.len()) > faulty
}
