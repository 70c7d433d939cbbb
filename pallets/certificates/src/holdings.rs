//! In which batches a party has bundles. One entry counts all bundles of a party in a batch, so a call that moves
//! many of them writes it once. The bundles themselves are found in the batch.

use crate::{types::Bundle, Config, Holdings, Pallet};
use frame_support::traits::Defensive;
use verdigrid_primitives::{certificate::BatchId, party::PartyId};

/// Where a bundle starts: its batch and its first certificate.
pub(crate) type Start = (BatchId, u32);

impl<T: Config> Pallet<T> {
	/// Counts a bundle that a party gets.
	pub(crate) fn enter_holding(holder: PartyId, batch: BatchId) {
		Holdings::<T>::mutate(holder, batch, |bundles| *bundles = bundles.saturating_add(1));
	}

	/// Counts off a bundle that a party no longer has. With the last one, the entry ends.
	pub(crate) fn leave_holding(holder: PartyId, batch: BatchId) {
		Holdings::<T>::mutate_exists(holder, batch, |bundles| {
			let left = bundles.and_then(|bundles| bundles.checked_sub(1));
			*bundles = left
				.defensive_proof("each bundle is counted for its holder; qed")
				.filter(|bundles| *bundles > 0);
		});
	}

	/// The bundles of all batches in which a party has some, after the one that starts at `after`. `None` is a
	/// bundle of another party.
	pub(crate) fn look_through(
		party: PartyId,
		after: Option<Start>,
	) -> impl Iterator<Item = (Start, Option<Bundle>)> {
		let batches = match after {
			Some((batch, _)) => {
				Holdings::<T>::iter_prefix_from(party, Holdings::<T>::hashed_key_for(party, batch))
			}
			None => Holdings::<T>::iter_prefix(party),
		};
		// How many bundles of the party are still to come in a batch that was begun, nothing says.
		let begun = after.filter(|(batch, _)| Holdings::<T>::contains_key(party, batch));
		let begun = begun.into_iter().flat_map(|(batch, first)| {
			Self::bundles_before(batch, first).map(move |(first, bundle)| ((batch, first), bundle))
		});
		let own = move |(start, bundle): (Start, Bundle)| {
			(start, Some(bundle).filter(|bundle| bundle.holder == party))
		};
		let further = batches.flat_map(move |(batch, own)| Self::up_to_last(party, batch, own));
		begun.chain(further).map(own)
	}

	/// The bundles of a batch, up to the last one of a party that has so many of them.
	fn up_to_last(
		party: PartyId,
		batch: BatchId,
		mut left: u32,
	) -> impl Iterator<Item = (Start, Bundle)> {
		Self::bundles_of(batch).map_while(move |(first, bundle)| {
			let is_wanted = left > 0;
			left = left.saturating_sub(u32::from(bundle.holder == party));
			is_wanted.then_some(((batch, first), bundle))
		})
	}
}
