//! A registrar applies for an account that signs, but sends no transaction and pays nothing.

use crate::{
	pallet::{Config, Deadlines, Error, Pallet},
	types::{Application, MAX_SIGNATURE_LIFE},
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::ensure;
use frame_system::{pallet_prelude::BlockNumberFor, Pallet as System};
use sp_runtime::{
	traits::{Verify, Zero},
	DispatchResult,
};
use verdigrid_primitives::Moment;

/// What a signature is for, so that it cannot be taken for another one.
const APPLICATION: [u8; 24] = *b"verdigrid/application/v1";

impl<T: Config> Pallet<T> {
	/// What an account signs so that a registrar may apply for it.
	pub(crate) fn application_message(
		registrar: &T::AccountId,
		application: &Application<T::AccountId>,
		deadline: Moment,
	) -> Vec<u8> {
		let genesis = System::<T>::block_hash(BlockNumberFor::<T>::zero());
		let Application { account, kind, commitment, jurisdiction } = application;
		let stated = (account, kind, commitment, jurisdiction, deadline);
		(APPLICATION, genesis, registrar, stated).encode()
	}

	pub(crate) fn do_apply_for(
		who: T::AccountId,
		application: Application<T::AccountId>,
		deadline: Moment,
		signature: T::Signature,
	) -> DispatchResult {
		Self::registrar(&who)?;
		Self::ensure_deadline(&application.account, deadline)?;
		let message = Self::application_message(&who, &application, deadline);
		let signed = is_signed::<T>(&signature, &message, &application.account);
		ensure!(signed, Error::<T>::InvalidSignature);

		Deadlines::<T>::insert(&application.account, deadline);
		Self::apply_at_cost_of(&who, application)
	}

	/// A signature counts once, and not for long: each one of an account has a later deadline.
	fn ensure_deadline(account: &T::AccountId, deadline: Moment) -> DispatchResult {
		let now = Self::now();
		ensure!(now < deadline, Error::<T>::DeadlineInPast);
		let latest = now.saturating_add(MAX_SIGNATURE_LIFE);
		ensure!(deadline <= latest, Error::<T>::DeadlineTooFar);
		let used = Deadlines::<T>::get(account).is_some_and(|used| deadline <= used);
		ensure!(!used, Error::<T>::SignatureUsed);
		Ok(())
	}
}

/// Whether an account signed a message, as it is or as wallets wrap it. All people can sign for the account that is all zeros.
fn is_signed<T: Config>(signature: &T::Signature, message: &[u8], account: &T::AccountId) -> bool {
	if account.using_encoded(|bytes| bytes.iter().all(|byte| *byte == 0)) {
		return false;
	}
	let wrapped = [b"<Bytes>", message, b"</Bytes>"].concat();
	signature.verify(message, account) || signature.verify(&wrapped[..], account)
}
