//! A pause ends by itself, like safe mode does: nothing stays stopped because it was forgotten.

use frame_support::weights::Weight;
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use pallet_tx_pause::{PausedCalls, RuntimeCallNameOf};
use sp_runtime::{SaturatedConversion, Saturating};

use super::{weights::WeightInfo, Config, PausedUntil};
use crate::{BlockNumber, DAYS, MINUTES};

/// The longest that a call stays paused. To pause it for longer takes a new vote, on
/// [`renew_pause`](super::Pallet::renew_pause).
pub const LONGEST_PAUSE: BlockNumber = 7 * DAYS;
/// How often pauses are looked at. The first look starts a pause's time. A pause ends at the first
/// look at or after its end.
pub const SWEEP_INTERVAL: BlockNumber = 5 * MINUTES;

/// Lets a pause that was voted for again last [`LONGEST_PAUSE`] from now. Whether the call is paused.
pub fn renew<T: Config>(name: RuntimeCallNameOf<T>, now: BlockNumberFor<T>) -> bool {
	let paused = PausedCalls::<T>::contains_key(&name);
	if paused {
		PausedUntil::<T>::insert(name, now.saturating_add(LONGEST_PAUSE.into()));
	}
	paused
}

/// Lets calls go on whose pause has lasted [`LONGEST_PAUSE`]. There are never more pauses than calls, so
/// all are looked at.
pub fn end_expired<T: Config>(now: BlockNumberFor<T>) -> Weight {
	if !now.saturated_into::<BlockNumber>().is_multiple_of(SWEEP_INTERVAL) {
		return Weight::zero();
	}
	let gone = forget_gone::<T>();
	let mut paused: u32 = 0;
	for name in PausedCalls::<T>::iter_keys() {
		paused.saturating_inc();
		end_if_expired::<T>(name, now);
	}
	<T as Config>::WeightInfo::end_pauses(paused, gone)
}

/// Forgets when pauses end that were ended before. Returns how many there were.
fn forget_gone<T: Config>() -> u32 {
	let mut gone: u32 = 0;
	for name in PausedUntil::<T>::iter_keys() {
		if !PausedCalls::<T>::contains_key(&name) {
			gone.saturating_inc();
			PausedUntil::<T>::remove(&name);
		}
	}
	gone
}

fn end_if_expired<T: Config>(name: RuntimeCallNameOf<T>, now: BlockNumberFor<T>) {
	match PausedUntil::<T>::get(&name) {
		None => PausedUntil::<T>::insert(name, now.saturating_add(LONGEST_PAUSE.into())),
		Some(until) if now >= until => {
			PausedUntil::<T>::remove(&name);
			let unpaused =
				pallet_tx_pause::Pallet::<T>::unpause(RawOrigin::Root.into(), name.clone());
			// An upgrade can have made a call unstoppable that was paused.
			if unpaused.is_err() {
				PausedCalls::<T>::remove(&name);
			}
		}
		Some(_) => (),
	}
}
