//! Looking things up: by certificate number, by party, by batch, by meter.

use crate::{
	types::{Batch, Bundle, Exchange, Freeze, Pledge, Project, Withdrawal},
	BatchOf, Batches, Bundles, Carried, Carry, Config, Error, Event, Exchanges, Freezes, Holdings,
	Issued, Pallet, Pledges, ProjectOf, Projects, Withdrawals,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::ensure;
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{
		BatchId, BundleState, Carried as CarriedEnergy, CertificateNumber, CertificateRange,
		ExchangeId, PledgeId, Policy, ProjectCode, TradeClass,
	},
	claim::RedemptionId,
	party::{MeterId, PartyId},
	Energy, Moment, Period,
};

/// The most bundles of one page of [`Pallet::holdings`].
pub const MAX_PAGE: u32 = 1_000;

/// The most bundles among which [`Pallet::status`] searches.
pub const MAX_SEARCHED: usize = 100_000;

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
	/// Its withdrawal, once withdrawn.
	pub withdrawal: Option<Withdrawal>,
	/// Whether its batch is frozen.
	pub frozen: bool,
	/// Why, when and on whose authority its batch is frozen.
	pub freeze: Option<Freeze>,
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
	/// Its batch has more bundles than are searched; name the one that it is in.
	NotSearched,
	/// It is not in the bundle named.
	BeyondBundle,
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

/// What was issued for a meter and period, over all classes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Drawn {
	/// The project that the meter serves.
	pub project: Option<ProjectCode>,
	/// The energy drawn from the reading.
	pub energy: Energy,
	/// The energy carried into and out of the period.
	pub carried: CarriedEnergy,
}

impl<T: Config> Pallet<T> {
	/// The certificate with this number, for a runtime API. Searches the bundles of its batch, one
	/// after the other and no more than [`MAX_SEARCHED`]: some microseconds for each. Every bundle
	/// beyond the first was paid for.
	pub fn status(number: &[u8; 32]) -> Result<CertificateStatus, StatusError> {
		let (number, batch) = Self::numbered(number)?;
		let mut bundles = Bundles::<T>::iter_prefix(batch);
		let found = bundles
			.by_ref()
			.take(MAX_SEARCHED)
			.find(|(first, bundle)| contains(*first, bundle, number.sequence));
		let (first, bundle) = found.ok_or_else(|| match bundles.next() {
			Some(_) => StatusError::NotSearched,
			None => StatusError::NotFound,
		})?;
		Self::describe_certificate(&number, batch, first, bundle)
	}

	/// The certificate with this number in the bundle that starts at `first`, for a runtime API: no
	/// search.
	pub fn status_in(number: &[u8; 32], first: u32) -> Result<CertificateStatus, StatusError> {
		let (number, batch) = Self::numbered(number)?;
		let bundle = Bundles::<T>::get(batch, first)
			.filter(|bundle| contains(first, bundle, number.sequence))
			.ok_or(StatusError::BeyondBundle)?;
		Self::describe_certificate(&number, batch, first, bundle)
	}

	/// The number in its parts, and the batch that it is of.
	fn numbered(number: &[u8; 32]) -> Result<(CertificateNumber, BatchId), StatusError> {
		let number = CertificateNumber::parse(number).map_err(|_| StatusError::Malformed)?;
		let batch = Self::batch_with(&number).ok_or(StatusError::NotFound)?;
		Ok((number, batch))
	}

	fn describe_certificate(
		number: &CertificateNumber,
		batch: BatchId,
		first: u32,
		bundle: Bundle,
	) -> Result<CertificateStatus, StatusError> {
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
			withdrawal: Withdrawals::<T>::get(batch, first),
			frozen: info.frozen,
			freeze: Freezes::<T>::get(batch),
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
	pub fn batch_info(batch: BatchId) -> Option<Batch> {
		Batches::<T>::get(batch)
	}

	/// The batch of a project, period and class, for a runtime API. There is one as soon as they are
	/// issued, even when no certificate was filled.
	pub fn batch_of(project: ProjectCode, period: Period, class: TradeClass) -> Option<BatchId> {
		BatchOf::<T>::get((project, period, class))
	}

	/// A project, retired ones included, for a runtime API.
	pub fn project_info(code: ProjectCode) -> Option<Project> {
		Projects::<T>::get(code)
	}

	/// The project that a meter serves.
	pub fn project_of(meter: &MeterId) -> Option<ProjectCode> {
		ProjectOf::<T>::get(meter)
	}

	/// The energy of a project and class that waits for the next period, for a runtime API.
	pub fn carry(project: ProjectCode, class: TradeClass) -> Energy {
		Carry::<T>::get((project, class))
	}

	/// An exchange, requested or settled, for a runtime API.
	pub fn exchange_info(exchange: ExchangeId) -> Option<Exchange> {
		Exchanges::<T>::get(exchange)
	}

	/// An open pledge, for a runtime API.
	pub fn pledge_info(pledge: PledgeId) -> Option<Pledge> {
		Pledges::<T>::get(pledge)
	}

	/// What was issued for a meter and period, for a runtime API.
	pub fn drawn(meter: &MeterId, period: Period) -> Drawn {
		Drawn {
			project: ProjectOf::<T>::get(meter),
			energy: Issued::<T>::get((meter, period)),
			carried: Carried::<T>::get((meter, period)),
		}
	}

	pub(crate) fn do_check_redemption(
		by: T::AccountId,
		number: [u8; 32],
		first: u32,
		expected: BundleState,
	) -> DispatchResult {
		let parsed = CertificateNumber::parse(&number).map_err(|_| Error::<T>::NumberMalformed)?;
		let batch = Self::batch_with(&parsed).ok_or(Error::<T>::CertificateNotFound)?;
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
	fn batch_with(number: &CertificateNumber) -> Option<BatchId> {
		let id = BatchOf::<T>::get((number.project, number.period, number.class))?;
		let info = Batches::<T>::get(id)?.info;
		(info.source == number.source && number.sequence <= info.issued).then_some(id)
	}
}

/// Whether the bundle that starts at `first` has this certificate.
fn contains(first: u32, bundle: &Bundle, sequence: u32) -> bool {
	first <= sequence && sequence.saturating_sub(first) < bundle.units
}
