//! A secret comes out and opens its hash lock.

use crate::{types::Preimage, Config, Error, Event, Pallet, Revealed};
use frame_support::ensure;
use sp_core::H256;
use sp_io::hashing::sha2_256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{layers::ensure_layers, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_reveal(id: AgreementId, preimage: Preimage) -> DispatchResult {
		ensure_layers()?;
		let agreement = Self::existing(id)?;
		let lock = H256(sha2_256(&preimage));
		let is_asked_for = agreement.terms.hash_locks().any(|asked| asked == lock);
		ensure!(is_asked_for, Error::<T>::WrongPreimage);
		// Whatever stands in the way of release now: the secret is out, and worth something on the other
		// chain.
		Self::ensure_accepted(&agreement).map_err(Error::<T>::from)?;
		Self::note_revealed(id, lock)?;
		Self::deposit_event(Event::Revealed { agreement: id, lock, preimage });
		Self::release_if_possible(id, agreement);
		Ok(())
	}

	fn note_revealed(id: AgreementId, lock: H256) -> DispatchResult {
		Revealed::<T>::try_mutate(id, |revealed| {
			ensure!(!revealed.contains(&lock), Error::<T>::AlreadyRevealed);
			// There is room for as many as there are conditions.
			revealed.try_push(lock).map_err(|_| Error::<T>::WrongPreimage)?;
			Ok(())
		})
	}
}
