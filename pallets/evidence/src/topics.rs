//! Which topics may be attested (R11).

use crate::{Anchors, Config, Error, Pallet, Topics};
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

	/// Fails unless the topic may be attested now.
	pub(crate) fn ensure_attestable(topic: &Topic) -> DispatchResult {
		ensure!(!Self::is_anchored(topic), Error::<T>::AlreadyAnchored);
		ensure!(!Self::is_stalled(topic), Error::<T>::TopicStalled);
		Self::ensure_timely(&topic.period())
	}

	/// Fails unless the settlements before this instalment are anchored, or stalled.
	pub(crate) fn ensure_in_sequence(topic: &Topic) -> DispatchResult {
		let Topic::Settlement(period, sequence) = topic else { return Ok(()) };
		let Some(before) = sequence.checked_sub(1) else { return Ok(()) };
		let before = Topic::Settlement(*period, before);
		let passed = Self::is_anchored(&before) || Self::is_stalled(&before);
		ensure!(passed, Error::<T>::EarlierInstalmentOpen);
		Ok(())
	}

	/// Whether the topic has an anchor that was not overturned.
	fn is_anchored(topic: &Topic) -> bool {
		Anchors::<T>::get(topic).is_some_and(|anchor| anchor.stands())
	}

	/// Whether no attestation is taken any more.
	pub(crate) fn is_stalled(topic: &Topic) -> bool {
		Topics::<T>::get(topic).is_stalled()
	}

	/// The period has ended, and not too long ago.
	fn ensure_timely(period: &Period) -> DispatchResult {
		let now = Self::now();
		let end = period.end(T::MarketOffset::get()).ok_or(Error::<T>::PeriodNotEnded)?;
		let age = now.checked_sub(end).ok_or(Error::<T>::PeriodNotEnded)?;
		ensure!(age <= T::MaxTopicAge::get(), Error::<T>::TopicTooOld);
		Ok(())
	}
}
