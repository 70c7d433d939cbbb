//! Looking things up: by certificate number, by party, by batch.

use crate::{types::Bundle, BatchOf, Batches, Bundles, Config, Error, Event, Holdings, Pallet};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::ensure;
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, CertificateNumber, CertificateRange, Policy},
	claim::RedemptionId,
	party::PartyId,
	Energy, Moment,
};

/// The most bundles of one page of [`Pallet::holdings`].
pub const MAX_PAGE: u32 = 1_000;

/// What is known of one certificate.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct CertificateStatus {
	/// Its batch.
	pub batch: BatchId,
	/// Its place in the batch, from 1.
	pub unit: u32,
	/// The bundle that it is in.
	pub bundle: CertificateRange,
	/// Whose it is.
	pub holder: PartyId,
	/// Where it stands.
	pub state: BundleState,
	/// Whether it has changed hands.
	pub traded: bool,
	/// Its redemption, once redeemed.
	pub redemption: Option<RedemptionId>,
	/// Whether its batch is frozen.
	pub frozen: bool,
	/// Whether it is no longer valid.
	pub expired: bool,
	/// First moment at which it is no longer valid.
	pub valid_until: Moment,
	/// Its energy.
	pub face_value: Energy,
	/// How often it may change hands.
	pub policy: Policy,
}

/// Why there is no [`CertificateStatus`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum StatusError {
	/// This is no certificate number: see `CertificateNumber` for its 32 characters.
	Malformed,
	/// No certificate has this number.
	NotFound,
}

/// A bundle that a party holds, or held when it was redeemed or exchanged.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Holding {
	/// Which certificates.
	pub range: CertificateRange,
	/// Where they stand.
	pub state: BundleState,
	/// Whether they have changed hands.
	pub traded: bool,
}

impl<T: Config> Pallet<T> {
	/// The certificate with this number, for a runtime API: walks its batch's bundles.
	pub fn status(number: &[u8; 32]) -> Result<CertificateStatus, StatusError> {
		let number = CertificateNumber::parse(number).map_err(|_| StatusError::Malformed)?;
		let batch = Self::batch_of(&number).ok_or(StatusError::NotFound)?;
		let (first, bundle) = Bundles::<T>::iter_prefix(batch)
			.find(|(first, bundle)| contains(*first, bundle, number.sequence))
			.ok_or(StatusError::NotFound)?;
		let info = Batches::<T>::get(batch).ok_or(StatusError::NotFound)?.info;
		Ok(CertificateStatus {
			batch,
			unit: number.sequence,
			bundle: CertificateRange { batch, first, units: bundle.units },
			holder: bundle.holder,
			state: bundle.state,
			traded: bundle.traded,
			redemption: match bundle.state {
				BundleState::Redeemed(redemption) => Some(redemption),
				_ => None,
			},
			frozen: info.frozen,
			expired: Self::now() >= info.valid_until,
			valid_until: info.valid_until,
			face_value: info.face_value,
			policy: info.policy,
		})
	}

	/// Bundles of a party, for a runtime API: at most `limit` (and [`MAX_PAGE`]) that follow the one
	/// which starts at `after`, in the order of storage. An empty page is the last.
	pub fn holdings(party: PartyId, after: Option<(BatchId, u32)>, limit: u32) -> Vec<Holding> {
		let keys = match after {
			Some(key) => Holdings::<T>::iter_key_prefix_from(
				party,
				Holdings::<T>::hashed_key_for(party, key),
			),
			None => Holdings::<T>::iter_key_prefix(party),
		};
		let page = usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default();
		keys.take(page)
			.filter_map(|(batch, first)| {
				let Bundle { units, state, traded, .. } = Bundles::<T>::get(batch, first)?;
				Some(Holding { range: CertificateRange { batch, first, units }, state, traded })
			})
			.collect()
	}

	/// What is known of a batch, for a runtime API.
	pub fn batch_info(batch: BatchId) -> Option<crate::types::Batch> {
		Batches::<T>::get(batch)
	}

	pub(crate) fn do_check_redemption(
		by: T::AccountId,
		number: [u8; 32],
		first: u32,
		expected: BundleState,
	) -> DispatchResult {
		let parsed = CertificateNumber::parse(&number).map_err(|_| Error::<T>::NumberMalformed)?;
		let batch = Self::batch_of(&parsed).ok_or(Error::<T>::CertificateNotFound)?;
		let bundle = Bundles::<T>::get(batch, first).ok_or(Error::<T>::BundleNotFound)?;
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

	/// The batch with the certificate of this number.
	fn batch_of(number: &CertificateNumber) -> Option<BatchId> {
		let id = BatchOf::<T>::get((number.project, number.period, number.class))?;
		let info = Batches::<T>::get(id)?.info;
		(info.source == number.source && number.sequence <= info.issued).then_some(id)
	}
}

/// Whether the bundle that starts at `first` has this certificate.
fn contains(first: u32, bundle: &Bundle, sequence: u32) -> bool {
	first <= sequence && sequence.saturating_sub(first) < bundle.units
}
