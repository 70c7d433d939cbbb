//! Reads for runtime APIs: by certificate number, party, batch or meter.

use crate::{
	types::{Batch, Bundle, Exchange, Freeze, Pledge, Project, Withdrawal},
	BatchOf, Batches, Bundles, Carried, Carry, Config, Exchanges, Freezes, Holdings, Issued,
	Pallet, Pledges, ProjectOf, Projects, Withdrawals,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::traits::Defensive;
use scale_info::TypeInfo;
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried as CarriedEnergy, CertificateNumber,
		CertificateRange, ExchangeId, PledgeId, Policy, ProjectCode, TradeClass,
	},
	claim::RedemptionId,
	party::{MeterId, PartyId},
	Energy, Moment, Period,
};

/// The most bundles of one page of [`Pallet::holdings`].
pub const MAX_PAGE: u32 = 1_000;

/// The most bundles among which [`Pallet::status`] searches.
pub const MAX_SEARCHED: usize = 100_000;

/// One certificate, with its bundle and its batch.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct CertificateStatus {
	/// The batch.
	pub batch: BatchId,
	/// Its place in the batch, from 1.
	pub unit: u32,
	/// Its bundle.
	pub bundle: CertificateRange,
	/// The party that holds it.
	pub holder: PartyId,
	/// Its state.
	pub state: BundleState,
	/// Whether it has changed hands.
	pub traded: bool,
	/// Its redemption, once redeemed.
	pub redemption: Option<RedemptionId>,
	/// Its withdrawal, once withdrawn.
	pub withdrawal: Option<Withdrawal>,
	/// Whether its batch is frozen.
	pub frozen: bool,
	/// Reason, time and authority of the freeze.
	pub freeze: Option<Freeze>,
	/// Whether it is no longer valid.
	pub expired: bool,
	/// The first moment at which it is no longer valid.
	pub valid_until: Moment,
	/// Its energy.
	pub face_value: Energy,
	/// How often it may change hands.
	pub policy: Policy,
}

/// Why there is no [`CertificateStatus`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum StatusError {
	/// This is no certificate number. A number has 32 characters, and the 17th is a check character.
	InvalidCertificateNumber,
	/// No certificate has this number.
	UnknownCertificate,
	/// Its batch has more bundles than are searched. Name its bundle.
	NotSearched,
	/// It is not in the bundle that was named.
	BeyondBundle,
}

/// A bundle that a party holds, or held when it was redeemed or exchanged.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Holding {
	/// The certificates.
	pub range: CertificateRange,
	/// Their state.
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
	/// The certificate with this number. Searches the bundles of its batch one after the other, and no more
	/// than [`MAX_SEARCHED`]. Each takes some microseconds. Every bundle beyond the first was paid for.
	pub fn status(number: &[u8; 32]) -> Result<CertificateStatus, StatusError> {
		let (number, batch, info) = Self::numbered(number)?;
		let mut bundles = Bundles::<T>::iter_prefix(batch);
		let found = bundles
			.by_ref()
			.take(MAX_SEARCHED)
			.find(|(first, bundle)| contains(*first, bundle, number.sequence));
		let (first, bundle) = found.ok_or_else(|| match bundles.next() {
			Some(_) => StatusError::NotSearched,
			None => StatusError::UnknownCertificate,
		})?;
		let bundle = (CertificateRange { batch, first, units: bundle.units }, bundle);
		Ok(Self::describe_certificate(&number, info, bundle))
	}

	/// The certificate with this number in the bundle that starts at `first`. Needs no search.
	pub fn status_in(number: &[u8; 32], first: u32) -> Result<CertificateStatus, StatusError> {
		let (number, batch, info) = Self::numbered(number)?;
		let bundle = Bundles::<T>::get(batch, first)
			.filter(|bundle| contains(first, bundle, number.sequence))
			.ok_or(StatusError::BeyondBundle)?;
		let bundle = (CertificateRange { batch, first, units: bundle.units }, bundle);
		Ok(Self::describe_certificate(&number, info, bundle))
	}

	/// The number in its parts, and the batch of its certificate.
	fn numbered(number: &[u8; 32]) -> Result<(CertificateNumber, BatchId, BatchInfo), StatusError> {
		let number =
			CertificateNumber::parse(number).map_err(|_| StatusError::InvalidCertificateNumber)?;
		let (batch, info) = Self::batch_with(&number).ok_or(StatusError::UnknownCertificate)?;
		Ok((number, batch, info))
	}

	fn describe_certificate(
		number: &CertificateNumber,
		info: BatchInfo,
		(range, bundle): (CertificateRange, Bundle),
	) -> CertificateStatus {
		let CertificateRange { batch, first, .. } = range;
		CertificateStatus {
			batch,
			unit: number.sequence,
			bundle: range,
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
		}
	}

	/// A page of the bundles of a party, in the order of storage. It follows the bundle that starts at `after`,
	/// and has at most `limit` bundles, and at most [`MAX_PAGE`]. An empty page is the last.
	pub fn holdings(party: PartyId, after: Option<(BatchId, u32)>, limit: u32) -> Vec<Holding> {
		let keys = match after {
			Some(key) => Holdings::<T>::iter_key_prefix_from(
				party,
				Holdings::<T>::hashed_key_for(party, key),
			),
			None => Holdings::<T>::iter_key_prefix(party),
		};
		let page = usize::try_from(limit.min(MAX_PAGE)).defensive_unwrap_or_default();
		keys.take(page)
			.filter_map(|(batch, first)| {
				let Bundle { units, state, traded, .. } = Bundles::<T>::get(batch, first)
					.defensive_proof("each entry of a holding is a bundle; qed")?;
				Some(Holding { range: CertificateRange { batch, first, units }, state, traded })
			})
			.collect()
	}

	/// A batch.
	pub fn batch_info(batch: BatchId) -> Option<Batch> {
		Batches::<T>::get(batch)
	}

	/// The batch of a project, period and class. There is one as soon as they are issued, even if no
	/// certificate was filled.
	pub fn batch_of(project: ProjectCode, period: Period, class: TradeClass) -> Option<BatchId> {
		BatchOf::<T>::get((project, period, class))
	}

	/// A project, even if it is retired.
	pub fn project_info(code: ProjectCode) -> Option<Project> {
		Projects::<T>::get(code)
	}

	/// The project that a meter serves.
	pub fn project_of(meter: &MeterId) -> Option<ProjectCode> {
		ProjectOf::<T>::get(meter)
	}

	/// The energy of a project and class that is carried to the next period.
	pub fn carry(project: ProjectCode, class: TradeClass) -> Energy {
		Carry::<T>::get((project, class))
	}

	/// An exchange, requested or settled.
	pub fn exchange_info(exchange: ExchangeId) -> Option<Exchange> {
		Exchanges::<T>::get(exchange)
	}

	/// An open pledge.
	pub fn pledge_info(pledge: PledgeId) -> Option<Pledge> {
		Pledges::<T>::get(pledge)
	}

	/// What was issued for a meter and period.
	pub fn drawn(meter: &MeterId, period: Period) -> Drawn {
		Drawn {
			project: ProjectOf::<T>::get(meter),
			energy: Issued::<T>::get((meter, period)),
			carried: Carried::<T>::get((meter, period)),
		}
	}

	/// The batch with the certificate of this number.
	pub(crate) fn batch_with(number: &CertificateNumber) -> Option<(BatchId, BatchInfo)> {
		let id = BatchOf::<T>::get((number.project, number.period, number.class))?;
		let batch = Batches::<T>::get(id).defensive_proof("the key of a batch has it; qed")?;
		let info = batch.info;
		let has = info.source == number.source && number.sequence <= info.issued;
		has.then_some((id, info))
	}
}

/// Whether the bundle that starts at `first` has this certificate.
pub(crate) fn contains(first: u32, bundle: &Bundle, sequence: u32) -> bool {
	first <= sequence && sequence.saturating_sub(first) < bundle.units
}
