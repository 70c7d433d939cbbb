//! Anchors: what a quorum stated, and when it is final (R13).

use crate::{
	types::{Anchor, AnchorStatus, Members, Round},
	AnchorOf, Anchors, Config, Error, Event, Pallet,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::CheckedAdd, ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Stores what a quorum stated. Both deadlines are fixed here, whatever the parameters become.
	pub(crate) fn anchor(
		topic: Topic,
		round: &Round,
		statement: Statement,
		attesters: Members,
	) -> DispatchResult {
		let (final_at, final_block) = Self::challenge_ends()?;
		let anchor = Anchor {
			statement,
			version: round.version,
			round: round.number,
			attesters,
			anchored_at: Self::now(),
			final_at,
			final_block,
			status: AnchorStatus::Open,
		};
		Anchors::<T>::insert(topic, anchor);
		let round = round.number;
		Self::deposit_event(Event::Anchored { topic, round, statement, final_at, final_block });
		Ok(())
	}

	/// The topic's anchor, which must be final.
	pub(crate) fn final_anchor(topic: &Topic) -> Result<AnchorOf<T>, DispatchError> {
		let anchor = Anchors::<T>::get(topic).ok_or(Error::<T>::AnchorMissing)?;
		ensure!(Self::is_final(&anchor), Error::<T>::AnchorNotFinal);
		Ok(anchor)
	}

	/// Whether the anchor is final now.
	pub(crate) fn is_final(anchor: &AnchorOf<T>) -> bool {
		anchor.is_final(Self::now(), frame_system::Pallet::<T>::block_number())
	}

	/// When and in which block an anchor made now becomes final. A period of zero ends at once.
	fn challenge_ends() -> Result<(Moment, BlockNumberFor<T>), DispatchError> {
		let (now, block) = (Self::now(), frame_system::Pallet::<T>::block_number());
		let period = T::ChallengePeriod::get();
		if period == 0 {
			return Ok((now, block));
		}
		let final_at = now.checked_add(period).ok_or(ArithmeticError::Overflow)?;
		let final_block =
			block.checked_add(&T::ChallengeBlocks::get()).ok_or(ArithmeticError::Overflow)?;
		Ok((final_at, final_block))
	}

	/// Anchors a statement without votes, final at once.
	#[cfg(any(feature = "runtime-benchmarks", test))]
	pub fn insert_final_anchor(topic: Topic, statement: Statement) {
		let (version, committee) = Self::current_committee(topic.source());
		let (now, block) = (Self::now(), frame_system::Pallet::<T>::block_number());
		let round = crate::Topics::<T>::mutate(topic, |state| {
			state.closed = state.closed.saturating_add(1);
			state.closed
		});
		let anchor = Anchor {
			statement,
			version,
			round,
			attesters: committee.members,
			anchored_at: now,
			final_at: now,
			final_block: block,
			status: AnchorStatus::Open,
		};
		Anchors::<T>::insert(topic, anchor);
	}
}
