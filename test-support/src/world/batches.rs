//! Batches of certificates and the bundles that they lie in. A range starts where a bundle starts, as in
//! the real register.

use super::{
	deposits::Payer, Chain, World, BEYOND_EFFORT, EXPIRED, FROZEN, NO_BUNDLE, NO_UNITS,
	TOO_MANY_BUNDLES, UNKNOWN_BATCH,
};
use crate::Clock;
use codec::{Decode, Encode};
use frame_support::{ensure, storage_alias, Blake2_128Concat, Twox64Concat};
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried, CertificateRange, Class, EnergySource, Lock,
		Policy, ProjectCode, TradeClass, MAX_ADJACENT,
	},
	evidence::TradeRef,
	party::{MeterId, PartyId},
	traits::{CertificateBatches, Effort, EnergyCarried},
	voucher::VoucherId,
	Energy, Granularity, Moment, Period,
};

/// Certificates that lie beside each other, with one holder and one state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Bundle {
	/// How many there are.
	pub units: u32,
	/// Whose they are.
	pub holder: PartyId,
	/// Where they stand.
	pub state: BundleState,
	/// Whether they have changed hands.
	pub traded: bool,
	/// The buyer and the trade to which they are pledged.
	pub pledged_to: Option<(PartyId, TradeRef)>,
	/// To whom they return from behind a voucher, and whether they have changed hands then.
	pub came_from: Option<(PartyId, bool)>,
}

impl Bundle {
	/// The voucher that the certificates are behind.
	pub(super) fn voucher(&self) -> Option<VoucherId> {
		match self.state {
			BundleState::Locked(Lock::Voucher(voucher)) => Some(voucher),
			_ => None,
		}
	}
}

#[storage_alias]
type Batches = StorageMap<World, Twox64Concat, BatchId, BatchInfo>;
#[storage_alias]
type Bundles = StorageDoubleMap<World, Twox64Concat, BatchId, Twox64Concat, u32, Bundle>;
#[storage_alias]
type FrozenByIssuer = StorageMap<World, Twox64Concat, BatchId, ()>;
#[storage_alias]
type Carries = StorageMap<World, Blake2_128Concat, (MeterId, Period), Carried>;

/// The first moment at which certificates are no longer valid, where a test sets nothing else.
pub const ISSUED_UNTIL: Moment = 4_000_000_000;
/// The months for which certificates of every class are valid.
pub const VALIDITY_MONTHS: u16 = 1_200;

impl<T> World<T> {
	/// A batch of this class, with what tests seldom vary.
	pub fn batch_of(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		issued: u32,
	) -> BatchInfo {
		let Class { face_value, policy, .. } = Self::class(class).expect("the class exists");
		BatchInfo {
			project: ProjectCode::with_check("WINDFARM00000001").expect("the code is well formed"),
			owner,
			meter: meter.clone(),
			source: EnergySource::Wind,
			region: b"CN-11".to_vec().try_into().expect("eight characters are the most"),
			period,
			class,
			face_value,
			policy,
			valid_until: ISSUED_UNTIL,
			issued,
			frozen: false,
		}
	}

	/// The number of the next batch.
	pub fn next_batch() -> BatchId {
		Batches::iter_keys().map(|id| id + 1).max().unwrap_or_default()
	}

	/// Issues a batch under this number, as one bundle of its owner.
	pub fn issue_as(batch: BatchId, info: BatchInfo) -> CertificateRange {
		let (units, holder, state) = (info.issued, info.owner, BundleState::Active);
		Batches::insert(batch, info);
		let bundle =
			Bundle { units, holder, state, traded: false, pledged_to: None, came_from: None };
		Bundles::insert(batch, 1, bundle);
		CertificateRange { batch, first: 1, units }
	}

	/// Issues a batch under the next number.
	pub fn issue(info: BatchInfo) -> CertificateRange {
		Self::issue_as(Self::next_batch(), info)
	}

	/// Changes what is known of a batch.
	pub fn change_batch(batch: BatchId, change: impl FnOnce(&mut BatchInfo)) {
		Batches::mutate(batch, |info| change(info.as_mut().expect("the batch is issued")));
	}

	/// Freezes a batch, as governance does.
	pub fn freeze(batch: BatchId) {
		FrozenByIssuer::remove(batch);
		Self::change_batch(batch, |info| info.frozen = true);
	}

	/// Freezes a batch, as its issuer does, unless governance did before.
	pub fn freeze_by_issuer(batch: BatchId) {
		let frozen = Self::batch(batch).is_some_and(|info| info.frozen);
		if !frozen {
			FrozenByIssuer::insert(batch, ());
			Self::change_batch(batch, |info| info.frozen = true);
		}
	}

	/// Frees a batch again.
	pub fn unfreeze(batch: BatchId) {
		FrozenByIssuer::remove(batch);
		Self::change_batch(batch, |info| info.frozen = false);
	}

	/// Says what energy a meter's projects carried into and out of a period.
	pub fn set_carried(meter: &MeterId, period: Period, carried: Carried) {
		Carries::insert((meter, period), carried);
	}

	/// The bundle of a certificate, and where it starts.
	fn find(batch: BatchId, number: u32) -> Option<(u32, Bundle)> {
		Bundles::iter_prefix(batch)
			.find(|(first, bundle)| (*first..*first + bundle.units).contains(&number))
	}

	/// The bundle of a certificate.
	pub fn bundle_of(batch: BatchId, number: u32) -> Bundle {
		Self::find(batch, number).expect("the certificate is issued").1
	}

	/// The holder and the state of a certificate.
	pub fn unit(batch: BatchId, number: u32) -> (PartyId, BundleState) {
		let bundle = Self::bundle_of(batch, number);
		(bundle.holder, bundle.state)
	}

	/// The bundle that starts at this certificate.
	pub(super) fn bundle_at(batch: BatchId, first: u32) -> Result<Bundle, DispatchError> {
		Bundles::get(batch, first).ok_or(NO_BUNDLE)
	}

	/// Each certificate of a range, as a bundle of one.
	pub fn units(range: CertificateRange) -> Vec<Bundle> {
		let unit = |number| Bundle { units: 1, ..Self::bundle_of(range.batch, number) };
		(range.first..range.first + range.units).map(unit).collect()
	}

	/// Each certificate that was issued, as a bundle of one.
	pub fn all_units() -> Vec<Bundle> {
		let each = |bundle: Bundle| (0..bundle.units).map(move |_| Bundle { units: 1, ..bundle });
		Bundles::iter_values().flat_map(each).collect()
	}

	/// How many certificates of a batch a party holds.
	pub fn units_of(holder: PartyId, batch: BatchId) -> u32 {
		let bundles = Bundles::iter_prefix_values(batch);
		bundles.filter(|bundle| bundle.holder == holder).map(|bundle| bundle.units).sum()
	}

	/// Where each free bundle of a holder starts, and how many certificates it has.
	pub fn free_bundles(holder: PartyId, batch: BatchId) -> Vec<(u32, u32)> {
		Bundles::iter_prefix(batch)
			.filter(|(_, bundle)| bundle.holder == holder && bundle.state == BundleState::Active)
			.map(|(first, bundle)| (first, bundle.units))
			.collect()
	}

	/// All bundles and where they start, in this order.
	pub(super) fn all_bundles() -> BTreeMap<(BatchId, u32), Bundle> {
		Bundles::iter().map(|(batch, first, bundle)| ((batch, first), bundle)).collect()
	}

	/// Loses a bundle.
	pub fn take_bundle(batch: BatchId, first: u32) -> Bundle {
		Bundles::take(batch, first).expect("a bundle starts there")
	}

	/// Puts a bundle where it starts.
	pub fn put_bundle(batch: BatchId, first: u32, bundle: Bundle) {
		Bundles::insert(batch, first, bundle);
	}

	/// Makes a bundle start at this certificate.
	pub fn cut(batch: BatchId, number: u32) {
		let Some((first, bundle)) = Self::find(batch, number) else { return };
		let before = number - first;
		if before > 0 {
			Self::put_bundle(batch, first, Bundle { units: before, ..bundle });
			Self::put_bundle(batch, number, Bundle { units: bundle.units - before, ..bundle });
		}
	}

	/// The bundles of a range, and where they start. The last one is shortened to the range. `may_read`
	/// says how many bundles may still be read.
	pub(super) fn bundles(
		range: CertificateRange,
		may_read: &mut u32,
	) -> Result<Vec<(u32, Bundle)>, DispatchError> {
		ensure!(range.units > 0, NO_UNITS);
		let mut bundles = Vec::new();
		let (mut first, mut left) = (range.first, range.units);
		while left > 0 {
			ensure!(bundles.len() < MAX_ADJACENT, TOO_MANY_BUNDLES);
			count_down(may_read)?;
			let bundle = Self::bundle_at(range.batch, first)?;
			let units = bundle.units.min(left);
			bundles.push((first, Bundle { units, ..bundle }));
			first += units;
			left -= units;
		}
		Ok(bundles)
	}

	/// The bundles that one trade may cover.
	pub(super) fn bundles_of_one_trade(
		range: CertificateRange,
	) -> Result<Vec<(u32, Bundle)>, DispatchError> {
		Self::bundles(range, &mut Effort::of_one_trade().bundles)
	}

	/// Every batch is covered exactly by its bundles.
	pub fn check_register() {
		for (id, info) in Batches::iter() {
			let mut bundles: Vec<_> = Bundles::iter_prefix(id).collect();
			bundles.sort_by_key(|(first, _)| *first);
			let mut next = 1;
			for (first, bundle) in bundles {
				assert_eq!(first, next, "batch {id} has a gap or an overlap");
				assert!(bundle.units > 0);
				next += bundle.units;
			}
			assert_eq!(next, info.issued + 1, "batch {id} is not covered");
		}
	}

	fn ensure_valid(batch: BatchId, is_free: impl FnOnce(&BatchInfo) -> bool) -> DispatchResult {
		let info = Self::batch(batch).ok_or(UNKNOWN_BATCH)?;
		ensure!(is_free(&info), FROZEN);
		ensure!(Clock::seconds() < info.valid_until, EXPIRED);
		Ok(())
	}
}

/// Counts what is about to be touched. Fails where nothing more may be.
pub(super) fn count_down(left: &mut u32) -> DispatchResult {
	*left = left.checked_sub(1).ok_or(BEYOND_EFFORT)?;
	Ok(())
}

impl<T: Chain> World<T> {
	/// Changes the bundles of a range. What is beyond it stays as it is, as a bundle of its own, which
	/// the payer pays for.
	pub(super) fn change(
		range: CertificateRange,
		payer: Payer,
		mut change: impl FnMut(&mut Bundle) -> DispatchResult,
	) -> DispatchResult {
		for (first, mut bundle) in Self::bundles_of_one_trade(range)? {
			if bundle.units < Self::bundle_at(range.batch, first)?.units {
				Self::cut(range.batch, first + bundle.units);
				Self::charge_split(payer, bundle.holder)?;
			}
			change(&mut bundle)?;
			Self::put_bundle(range.batch, first, bundle);
		}
		Ok(())
	}
}

impl<T> CertificateBatches for World<T> {
	fn class(class: TradeClass) -> Option<Class> {
		let (granularity, face_value, policy) = match class {
			TradeClass::TRADABLE => (Granularity::Month, 1_000_000, Policy::Once),
			TradeClass::NON_TRADABLE => (Granularity::Month, 1_000_000, Policy::DeliveryOnly),
			TradeClass::GRANULAR => (Granularity::Hour, 1, Policy::Unlimited),
			TradeClass::GRANULAR_KWH => (Granularity::Hour, 1_000, Policy::Unlimited),
			_ => return None,
		};
		let face_value = Energy::from_wh(face_value);
		Some(Class { granularity, face_value, policy, validity_months: VALIDITY_MONTHS })
	}

	fn batch(batch: BatchId) -> Option<BatchInfo> {
		Batches::get(batch)
	}

	fn ensure_usable(batch: BatchId) -> DispatchResult {
		Self::ensure_valid(batch, |info| !info.frozen)
	}

	fn ensure_may_settle(batch: BatchId) -> DispatchResult {
		Self::ensure_valid(batch, |info| !info.frozen || FrozenByIssuer::contains_key(batch))
	}
}

impl<T> EnergyCarried for World<T> {
	fn carried(meter: &MeterId, period: Period) -> Carried {
		Carries::get((meter, period)).unwrap_or_default()
	}
}
