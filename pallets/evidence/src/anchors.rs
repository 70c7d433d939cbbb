//! Anchors: what a quorum stated, and when it is final (R13).

use crate::{
	types::{Anchor, AnchorStatus, Members, Reaped, Vote},
	AnchorOf, Anchors, Config, Error, Event, LatestRevision, Pallet, RoundOf, Rounds, SeatOf,
	Topics,
};
use frame_support::{
	ensure,
	traits::{Defensive, DefensiveResult, DefensiveSaturating, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Stores what a quorum stated. Every deadline is fixed here. Later changes of the parameters do not move it.
	pub(crate) fn anchor(
		topic: Topic,
		round: &RoundOf<T>,
		statement: Statement,
		attesters: Members,
		missing: Members,
	) -> DispatchResult {
		let guarded = Self::end_default(&topic, &statement)?;
		let (final_at, final_block) = Self::challenge_ends()?;
		for party in &attesters {
			Self::with_seat(*party, |seat| make_liable::<T>(seat, final_at, final_block));
		}
		let anchor = Anchor {
			statement,
			version: round.version,
			round: round.number,
			attesters,
			missing,
			opened_at: round.opened_at,
			anchored_at: Self::now(),
			final_at,
			final_block,
			reapable_at: final_at
				.checked_add(T::AnchorLifetime::get())
				.ok_or(ArithmeticError::Overflow)?,
			status: AnchorStatus::Open,
			upheld: false,
			guarded,
			used: false,
		};
		Anchors::<T>::insert(topic, anchor);
		Self::note_revision(&topic);
		let round = round.number;
		Self::deposit_event(Event::Anchored { topic, round, statement, final_at, final_block });
		Ok(())
	}

	/// A member that had not voted when the topic was anchored states the same.
	pub(crate) fn join_anchor(
		topic: Topic,
		mut anchor: AnchorOf<T>,
		number: u32,
		vote: Vote,
	) -> DispatchResult {
		let Vote { party, statement } = vote;
		let same = anchor.round == number
			&& anchor.statement == statement
			&& anchor.status == AnchorStatus::Open;
		ensure!(same, Error::<T>::AnchorExists);
		ensure!(!anchor.attesters.contains(&party), Error::<T>::AlreadyAttested);
		ensure!(anchor.missing.contains(&party), Error::<T>::AnchorExists);
		let counts = Self::counts(topic.source(), anchor.version, party);
		ensure!(counts, Error::<T>::NotInCommittee);
		anchor.missing.retain(|member| *member != party);
		anchor.attesters.try_push(party).defensive_map_err(|_| Error::<T>::NotInCommittee)?;
		Self::with_seat(party, |seat| {
			seat.missed.defensive_saturating_dec();
			make_liable::<T>(seat, anchor.final_at, anchor.final_block);
		});
		Anchors::<T>::insert(topic, anchor);
		Self::deposit_event(Event::Attested { topic, round: number, party, statement });
		Ok(())
	}

	/// The topic's anchor, unless it is void.
	pub(crate) fn standing_anchor(topic: &Topic) -> Option<AnchorOf<T>> {
		Anchors::<T>::get(topic).filter(Anchor::stands)
	}

	/// The topic's anchor, which must be final, and the latest of its period's readings (R31).
	pub(crate) fn final_anchor(topic: &Topic) -> Result<AnchorOf<T>, DispatchError> {
		let anchor = Anchors::<T>::get(topic).ok_or(Error::<T>::UnknownAnchor)?;
		match anchor.status {
			AnchorStatus::Disputed(_) => Err(Error::<T>::AnchorDisputed.into()),
			AnchorStatus::Void => Err(Error::<T>::AnchorVoid.into()),
			AnchorStatus::Closed => Err(Error::<T>::AnchorClosed.into()),
			AnchorStatus::Open if !Self::is_final(&anchor) => {
				Err(Error::<T>::AnchorNotFinal.into())
			}
			AnchorStatus::Open => {
				Self::ensure_latest(topic)?;
				Ok(anchor)
			}
		}
	}

	fn ensure_latest(topic: &Topic) -> DispatchResult {
		let Topic::Metering(period, revision) = *topic else { return Ok(()) };
		let latest = LatestRevision::<T>::get(period) == Some(revision);
		ensure!(latest, Error::<T>::RevisionOutdated);
		Ok(())
	}

	/// Notes that something rests on an anchor, so that it can never become void (R35).
	pub(crate) fn mark_used(topic: &Topic) {
		let proof = "what rests on an anchor was proved against it in this call; qed";
		let Some(anchor) = Anchors::<T>::get(topic).defensive_proof(proof) else { return };
		if !anchor.used {
			Anchors::<T>::insert(topic, Anchor { used: true, ..anchor });
		}
	}

	/// Closes a final anchor. Nothing new rests on it (R35).
	pub(crate) fn do_close(topic: Topic, root: H256) -> DispatchResult {
		let anchor = Self::stated(&topic, root)?;
		match anchor.status {
			AnchorStatus::Disputed(_) => return Err(Error::<T>::AnchorDisputed.into()),
			AnchorStatus::Void => return Err(Error::<T>::AnchorVoid.into()),
			AnchorStatus::Closed => return Err(Error::<T>::AnchorClosed.into()),
			AnchorStatus::Open => ensure!(Self::is_final(&anchor), Error::<T>::AnchorNotFinal),
		}
		Anchors::<T>::insert(topic, Anchor { status: AnchorStatus::Closed, ..anchor });
		Self::deposit_event(Event::AnchorClosed { topic, root });
		Ok(())
	}

	/// Lets a closed anchor be used again.
	pub(crate) fn do_open(topic: Topic, root: H256) -> DispatchResult {
		let anchor = Self::closed(&topic, root)?;
		Anchors::<T>::insert(topic, Anchor { status: AnchorStatus::Open, ..anchor });
		Self::deposit_event(Event::AnchorOpened { topic, root });
		Ok(())
	}

	/// Makes a closed anchor void if nothing ever rested on it. Its topic is stated again.
	pub(crate) fn do_void(topic: Topic, root: H256) -> DispatchResult {
		let mut anchor = Self::closed(&topic, root)?;
		ensure!(!anchor.used, Error::<T>::AnchorUsed);
		Self::make_void(&topic, &mut anchor)?;
		Anchors::<T>::insert(topic, anchor);
		Self::deposit_event(Event::AnchorVoided { topic, root });
		Ok(())
	}

	/// Makes an anchor void. The caller writes it. Its topic may be stated again for some time (R36).
	pub(crate) fn make_void(topic: &Topic, anchor: &mut AnchorOf<T>) -> DispatchResult {
		anchor.status = AnchorStatus::Void;
		Self::forget_revision(topic);
		Self::open_again(topic)
	}

	fn closed(topic: &Topic, root: H256) -> Result<AnchorOf<T>, DispatchError> {
		let anchor = Self::stated(topic, root)?;
		ensure!(anchor.status == AnchorStatus::Closed, Error::<T>::AnchorNotClosed);
		Ok(anchor)
	}

	/// The anchor of a topic, which must have the root that the caller names (R12).
	pub(crate) fn stated(topic: &Topic, root: H256) -> Result<AnchorOf<T>, DispatchError> {
		let anchor = Anchors::<T>::get(topic).ok_or(Error::<T>::UnknownAnchor)?;
		ensure!(anchor.statement.root == root, Error::<T>::RootMismatch);
		Ok(anchor)
	}

	/// Whether the anchor is final now.
	pub(crate) fn is_final(anchor: &AnchorOf<T>) -> bool {
		anchor.is_final(Self::now(), Self::block())
	}

	/// Removes an anchor for its age. The topic is then closed (R4), so a void anchor stays as long as its topic
	/// can be anchored again (R10).
	pub(crate) fn do_reap(topic: Topic) -> DispatchResult {
		let anchor = Anchors::<T>::get(topic).ok_or(Error::<T>::UnknownAnchor)?;
		let settled = match anchor.status {
			AnchorStatus::Open => Self::is_final(&anchor),
			AnchorStatus::Closed => true,
			AnchorStatus::Disputed(_) => false,
			AnchorStatus::Void => {
				!Rounds::<T>::contains_key(topic) && !Self::can_be_anchored(&topic)
			}
		};
		ensure!(settled && Self::now() >= anchor.reapable_at, Error::<T>::NotReapable);
		let reaped = if anchor.stands() { Reaped::Standing } else { Reaped::Void };
		Anchors::<T>::remove(topic);
		Topics::<T>::mutate(topic, |state| state.reaped = reaped);
		Self::deposit_event(Event::TopicReaped { topic });
		Ok(())
	}

	/// Anchors a statement without votes, final at once.
	#[cfg(any(feature = "runtime-benchmarks", test))]
	pub fn insert_final_anchor(topic: Topic, statement: Statement) {
		let (version, committee) = Self::current_committee(topic.source());
		let (now, block) = (Self::now(), Self::block());
		let round = Topics::<T>::mutate(topic, |state| {
			state.closed = state.closed.saturating_add(1);
			state.closed
		});
		let anchor = Anchor {
			statement,
			version,
			round,
			attesters: committee.members,
			missing: Members::default(),
			opened_at: now,
			anchored_at: now,
			final_at: now,
			final_block: block,
			reapable_at: now.saturating_add(T::AnchorLifetime::get()),
			status: AnchorStatus::Open,
			upheld: false,
			guarded: false,
			used: false,
		};
		Anchors::<T>::insert(topic, anchor);
		Self::note_revision(&topic);
	}
}

/// A seat answers for what it attested at least until this moment and block.
fn make_liable<T: Config>(seat: &mut SeatOf<T>, until: Moment, block: BlockNumberFor<T>) {
	seat.liable_until = seat.liable_until.max(until);
	seat.liable_block = seat.liable_block.max(block);
}
