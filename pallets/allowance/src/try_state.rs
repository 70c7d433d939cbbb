//! What must hold at the end of every block.

use crate::{Config, FreeCallMade, Granted, Pallet, Used};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_primitives::traits::Parties;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet. It reads all of the pallet's state, so it is not for
	/// use on chain.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let today = Self::today();
		for (party, usage) in Used::<T>::iter() {
			ensure!(
				T::Parties::was_attested(party),
				"a party used an allowance that it does not have"
			);
			ensure!(usage.day <= today, "an allowance was used on a day that has not come");
		}
		for (party, amount) in Granted::<T>::iter() {
			ensure!(T::Parties::was_attested(party), "a party got a grant and was never attested");
			ensure!(amount > 0, "a grant is nothing");
		}
		ensure!(!FreeCallMade::<T>::exists(), "a call is watched that is over");
		Ok(())
	}
}
