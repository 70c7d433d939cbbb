//! A secret is revealed and opens its hash lock.

use crate::{types::Preimage, Config, Error, Event, Pallet, Revealed};
use frame_support::{ensure, traits::Defensive};
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
		ensure!(is_asked_for, Error::<T>::PreimageMismatch);
		// Even if the agreement cannot be released now: the secret is public, and opens the lock on the other
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
			revealed
				.try_push(lock)
				.defensive_proof("there is room for the lock of every condition; qed")
				.map_err(|_| Error::<T>::PreimageMismatch)?;
			Ok(())
		})
	}
}
