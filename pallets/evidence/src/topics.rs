//! Which topics may be attested, and until when (R11, R31, R36).

use crate::{
	types::{AnchorStatus, Reaped},
	AnchorOf, Anchors, Config, Corrections, Error, LatestRevision, Pallet, Topics,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	evidence::{Statement, Topic, MAX_REVISION},
	Period,
};

impl<T: Config> Pallet<T> {
	/// Fails unless the topic, which has no anchor that stands, takes attestations.
	pub(crate) fn ensure_open(topic: &Topic) -> DispatchResult {
		let state = Topics::<T>::get(topic);
		ensure!(!state.is_reaped(), Error::<T>::TopicReaped);
		ensure!(!state.is_stalled(), Error::<T>::TopicStalled);
		Self::ensure_not_outdated(topic)
	}

	/// Whether the topic, which has no anchor that stands, may still get one.
	pub(crate) fn can_be_anchored(topic: &Topic) -> bool {
		!Topics::<T>::get(topic).is_reaped() && Self::ensure_timely(topic).is_ok()
	}

	/// Fails unless what comes before the topic lets it begin.
	pub(crate) fn ensure_in_sequence(topic: &Topic) -> DispatchResult {
		match *topic {
			Topic::Settlement(_, 0) | Topic::Metering(_, 0) => Ok(()),
			Topic::Settlement(period, sequence) => {
				Self::ensure_follows_instalment(period, sequence)
			}
			Topic::Metering(period, revision) => Self::ensure_follows_revision(period, revision),
		}
	}

	/// Fails unless the instalment before is anchored, or passed over.
	fn ensure_follows_instalment(period: Period, sequence: u16) -> DispatchResult {
		let before = Topic::Settlement(period, sequence.saturating_sub(1));
		let anchored = Self::standing_anchor(&before).is_some();
		ensure!(anchored || Self::is_passed(&before), Error::<T>::EarlierInstalmentOpen);
		Ok(())
	}

	/// Fails unless the revision before can no longer be disputed, or is passed over (R31).
	fn ensure_follows_revision(period: Period, revision: u8) -> DispatchResult {
		ensure!(revision <= MAX_REVISION, Error::<T>::TooManyRevisions);
		let before = Topic::Metering(period, revision.saturating_sub(1));
		let decided = |anchor: AnchorOf<T>| match anchor.status {
			AnchorStatus::Open => Self::is_final(&anchor),
			AnchorStatus::Closed => true,
			AnchorStatus::Disputed(_) | AnchorStatus::Void => false,
		};
		let passed = Anchors::<T>::get(before).is_some_and(decided) || Self::is_passed(&before);
		ensure!(passed, Error::<T>::EarlierRevisionOpen);
		Ok(())
	}

	/// Whether a topic without an anchor no longer holds up the topics after it, because it gets no anchor by
	/// itself.
	fn is_passed(topic: &Topic) -> bool {
		let state = Topics::<T>::get(topic);
		state.is_stalled() || state.is_reaped() || Self::is_too_old(topic)
	}

	/// Fails if a later revision of the readings stands. Earlier ones are not stated any more.
	pub(crate) fn ensure_not_outdated(topic: &Topic) -> DispatchResult {
		let Topic::Metering(period, revision) = *topic else { return Ok(()) };
		let outdated = LatestRevision::<T>::get(period).is_some_and(|latest| latest > revision);
		ensure!(!outdated, Error::<T>::RevisionOutdated);
		Ok(())
	}

	/// Fails if a revision changes nothing (R31).
	pub(crate) fn ensure_revised(topic: &Topic, statement: &Statement) -> DispatchResult {
		let Topic::Metering(period, _) = *topic else { return Ok(()) };
		let latest = LatestRevision::<T>::get(period)
			.and_then(|latest| Anchors::<T>::get(Topic::Metering(period, latest)));
		let same = latest.is_some_and(|anchor| anchor.statement == *statement);
		ensure!(!same, Error::<T>::NothingRevised);
		Ok(())
	}

	/// Notes that a topic has an anchor.
	pub(crate) fn note_revision(topic: &Topic) {
		if let Topic::Metering(period, revision) = *topic {
			LatestRevision::<T>::insert(period, revision);
		}
	}

	/// Notes that the anchor of a topic is void. The highest earlier revision that is not void is the latest
	/// again.
	pub(crate) fn forget_revision(topic: &Topic) {
		let Topic::Metering(period, revision) = *topic else { return };
		if LatestRevision::<T>::get(period) != Some(revision) {
			return;
		}
		let stands = |revision: &u8| Self::stands_or_stood(&Topic::Metering(period, *revision));
		LatestRevision::<T>::set(period, (0..revision).rev().find(stands));
	}

	fn stands_or_stood(topic: &Topic) -> bool {
		match Topics::<T>::get(topic).reaped {
			Reaped::No => Anchors::<T>::get(topic).is_some_and(|anchor| anchor.stands()),
			Reaped::Standing => true,
			Reaped::Void => false,
		}
	}

	/// Lets a topic be attested for some time, however old it is (R36).
	pub(crate) fn open_again(topic: &Topic) -> DispatchResult {
		let until = Self::restate_until()?;
		Topics::<T>::mutate(topic, |state| state.open_until = state.open_until.max(until));
		Ok(())
	}

	/// Lets the next topics of a period be attested for some time, however old it is (R36).
	pub(crate) fn open_corrections(period: Period) -> DispatchResult {
		let until = Self::restate_until()?;
		Corrections::<T>::mutate(period, |open| *open = until.max(*open));
		Ok(())
	}

	/// Whether no attestation is taken any more.
	pub(crate) fn is_stalled(topic: &Topic) -> bool {
		Topics::<T>::get(topic).is_stalled()
	}

	/// Whether nothing but its age keeps a topic from being attested.
	pub(crate) fn is_too_old(topic: &Topic) -> bool {
		let too_old = Self::ensure_timely(topic) == Err(Error::<T>::TopicTooOld.into());
		too_old && Self::standing_anchor(topic).is_none()
	}

	/// The topic's period has ended, and not too long ago, unless it may be stated again.
	pub(crate) fn ensure_timely(topic: &Topic) -> DispatchResult {
		let (now, period) = (Self::now(), topic.period());
		let end = period.end(T::MarketOffset::get()).ok_or(Error::<T>::PeriodNotEnded)?;
		let age = now.checked_sub(end).ok_or(Error::<T>::PeriodNotEnded)?;
		let timely = age <= T::MaxTopicAge::get()
			|| now < Topics::<T>::get(topic).open_until
			|| now < Corrections::<T>::get(period);
		ensure!(timely, Error::<T>::TopicTooOld);
		Ok(())
	}
}
