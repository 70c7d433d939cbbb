//! Checks of where a certificate stands, kept on chain as events.

use crate::{inspect::contains, Config, Error, Event, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::certificate::{BundleState, CertificateNumber};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_check_redemption(
		by: T::AccountId,
		number: [u8; 32],
		first: u32,
		expected: BundleState,
	) -> DispatchResult {
		let parsed =
			CertificateNumber::parse(&number).map_err(|_| Error::<T>::InvalidCertificateNumber)?;
		let (batch, _) = Self::batch_with(&parsed).ok_or(Error::<T>::UnknownCertificate)?;
		let bundle = Self::bundle_at(batch, first)?;
		ensure!(contains(first, &bundle, parsed.sequence), Error::<T>::BeyondBundle);
		Self::deposit_event(Event::RedemptionChecked {
			number,
			state: bundle.state,
			holder: bundle.holder,
			matches: bundle.state == expected,
			by,
		});
		Ok(())
	}
}
