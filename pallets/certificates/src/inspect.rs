//! Reads for runtime APIs: by certificate number, party, batch or meter.

use crate::{
	key::BundleKey,
	types::{Batch, Bundle, Exchange, Freeze, Pledge, Project, Withdrawal},
	BatchOf, Batches, Bundles, Carried, Carry, Config, Exchanges, Freezes, Issued, Pallet, Pledges,
	ProjectOf, Projects, Withdrawals,
};
use codec::{Decode, Encode};
use frame_support::traits::Defensive;
use scale_info::TypeInfo;
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried as CarriedEnergy, CertificateNumber,
		CertificateRange, ExchangeId, PledgeId, Policy, ProjectCode, TradeClass,
	},
	claim::RedemptionId,
	page::Page,
	party::{MeterId, PartyId},
	Energy, Moment, Period,
};

/// The most bundles of one page of [`Pallet::holdings`].
pub const MAX_PAGE: u32 = 1_000;

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

impl Holding {
	fn of((batch, first): (BatchId, u32), bundle: Bundle) -> Self {
		let range = CertificateRange { batch, first, units: bundle.units };
		Self { range, state: bundle.state, traded: bundle.is_traded() }
	}
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
	/// The certificate with this number.
	pub fn status(number: &[u8; 32]) -> Result<CertificateStatus, StatusError> {
		let number =
			CertificateNumber::parse(number).map_err(|_| StatusError::InvalidCertificateNumber)?;
		let (batch, info) = Self::batch_with(&number).ok_or(StatusError::UnknownCertificate)?;
		let (first, bundle) = Self::bundle_with(batch, number.sequence)
			.defensive_proof("the bundles of a batch cover it; qed")
			.ok_or(StatusError::UnknownCertificate)?;
		let range = CertificateRange { batch, first, units: bundle.units };
		Ok(Self::describe_certificate(&number, info, (range, bundle)))
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
			traded: bundle.is_traded(),
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

	/// A page of the bundles of a party, with at most `limit` and at most [`MAX_PAGE`]. It follows the bundle that
	/// starts at `after`. It looks at the bundles of all batches in which the party has some.
	pub fn holdings(
		party: PartyId,
		after: Option<(BatchId, u32)>,
		limit: u32,
	) -> Page<Holding, (BatchId, u32)> {
		let described = |(start, bundle): ((BatchId, u32), Option<Bundle>)| {
			(start, bundle.map(|bundle| Holding::of(start, bundle)))
		};
		Page::of(Self::look_through(party, after).map(described), limit.min(MAX_PAGE))
	}

	/// The bundle that starts at this certificate.
	pub fn bundle(batch: BatchId, first: u32) -> Option<Bundle> {
		Bundles::<T>::get(batch, BundleKey::of(first))
	}

	/// The bundles of a batch, and where each starts: the last one first.
	pub fn bundles_of(batch: BatchId) -> impl Iterator<Item = (u32, Bundle)> {
		Bundles::<T>::iter_prefix(batch).map(|(key, bundle)| (key.first(), bundle))
	}

	/// The bundles of a batch in front of the one that starts at this certificate: the last one first.
	pub(crate) fn bundles_before(
		batch: BatchId,
		first: u32,
	) -> impl Iterator<Item = (u32, Bundle)> {
		// The iteration begins behind the key that it is given.
		let key = Bundles::<T>::hashed_key_for(batch, BundleKey::of(first));
		let bundles = Bundles::<T>::iter_prefix_from(batch, key);
		bundles.map(|(key, bundle)| (key.first(), bundle))
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

	/// The bundle that contains this certificate, and where it starts. One look-up finds it, because the keys
	/// of bundles are in the order of their certificates, backwards.
	fn bundle_with(batch: BatchId, sequence: u32) -> Option<(u32, Bundle)> {
		let found = Self::bundles_before(batch, sequence.checked_add(1)?).next();
		found.filter(|(first, bundle)| contains(*first, bundle, sequence))
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
