//! Which topics may be attested (R11).

use crate::{Config, Error, Pallet, Topics};
use frame_support::{
	ensure,
	traits::{Get, UnixTime},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{evidence::Topic, Moment, Period};

impl<T: Config> Pallet<T> {
	/// Chain time in seconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// Fails unless the topic, which has no anchor that stands, takes attestations.
	pub(crate) fn ensure_open(topic: &Topic) -> DispatchResult {
		let state = Topics::<T>::get(topic);
		ensure!(!state.reaped, Error::<T>::TopicReaped);
		ensure!(!state.is_stalled(), Error::<T>::TopicStalled);
		Ok(())
	}

	/// Whether the topic, which has no anchor that stands, may still get one.
	pub(crate) fn can_be_anchored(topic: &Topic) -> bool {
		!Topics::<T>::get(topic).reaped && Self::ensure_timely(&topic.period()).is_ok()
	}

	/// Fails unless the settlements before this instalment are anchored, or stalled.
	pub(crate) fn ensure_in_sequence(topic: &Topic) -> DispatchResult {
		let Topic::Settlement(period, sequence) = topic else { return Ok(()) };
		let Some(before) = sequence.checked_sub(1) else { return Ok(()) };
		let before = Topic::Settlement(*period, before);
		let state = Topics::<T>::get(before);
		let passed = Self::standing_anchor(&before).is_some() || state.is_stalled() || state.reaped;
		ensure!(passed, Error::<T>::EarlierInstalmentOpen);
		Ok(())
	}

	/// Whether no attestation is taken any more.
	pub(crate) fn is_stalled(topic: &Topic) -> bool {
		Topics::<T>::get(topic).is_stalled()
	}

	/// The period has ended, and not too long ago.
	pub(crate) fn ensure_timely(period: &Period) -> DispatchResult {
		let now = Self::now();
		let end = period.end(T::MarketOffset::get()).ok_or(Error::<T>::PeriodNotEnded)?;
		let age = now.checked_sub(end).ok_or(Error::<T>::PeriodNotEnded)?;
		ensure!(age <= T::MaxTopicAge::get(), Error::<T>::TopicTooOld);
		Ok(())
	}
}
