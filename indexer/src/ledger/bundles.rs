//! Bundles: how runs of certificates are cut and changed, and how a batch counts them.

use super::{
	records::certificates::{bundle_id, bundle_order, Batch, Bundle, BundleStatus, Found},
	scribe::{Done, Scribe},
	values::Range,
};
use crate::book::BookError;

impl Scribe<'_, '_> {
	/// Changes the bundles of a run that begins with a bundle. The last one is cut in two if the run ends within it.
	pub async fn alter(&mut self, range: Range, change: impl Fn(&mut Bundle) + Send) -> Done {
		let mut batch: Batch = self.need(&range.batch.to_string()).await?;
		let before = batch.totals;
		let mut rest = range;
		while rest.units > 0 {
			let mut bundle = self.front(rest).await?;
			let status = bundle.status;
			change(&mut bundle);
			shift(&mut batch, status, &bundle);
			rest = rest.without_front(bundle.range.units);
			self.put_changed(&mut bundle)?;
		}
		if batch.totals != before {
			self.put_changed(&mut batch)?;
		}
		Ok(())
	}

	/// The first bundle of a run, cut so that it ends with the run at the latest.
	async fn front(&mut self, run: Range) -> Result<Bundle, BookError> {
		let mut bundle: Bundle = self.need(&bundle_id(run.batch, run.first)).await?;
		if bundle.range.units == 0 {
			return Err(BookError::Contradiction(format!(
				"bundle {} is empty",
				bundle_id(run.batch, run.first)
			)));
		}
		if run.units < bundle.range.units {
			let range = bundle.range.without_front(run.units);
			self.put(&Bundle {
				range,
				created_at: self.at,
				changed_at: self.at,
				..bundle.clone()
			})?;
			bundle.range.units = run.units;
		}
		Ok(bundle)
	}

	/// Cuts a bundle in two.
	pub async fn split(&mut self, range: Range) -> Done {
		self.alter(range, |_| ()).await
	}

	/// Joins two bundles of which the second begins with `second`.
	pub async fn merge(&mut self, range: Range, second: u32) -> Done {
		self.remove::<Bundle>(&bundle_id(range.batch, second));
		self.change(bundle_id(range.batch, range.first), |bundle: &mut Bundle| bundle.range = range)
			.await
	}

	/// The bundle that holds a certificate.
	pub async fn bundle_with(
		&mut self,
		batch: u64,
		number: u32,
	) -> Result<Option<Bundle>, BookError> {
		let after = bundle_order(batch, number.saturating_add(1));
		let found: Option<Bundle> = self.last_before(&after).await?;
		Ok(found.filter(|bundle| bundle.range.batch == batch && number < bundle.range.end()))
	}
}

fn shift(batch: &mut Batch, from: BundleStatus, bundle: &Bundle) {
	let units = bundle.range.units;
	let left = batch.totals.of(from);
	*left = left.saturating_sub(units);
	let reached = batch.totals.of(bundle.status);
	*reached = reached.saturating_add(units);
}

impl Bundle {
	/// Locks it, ends it or frees it.
	pub(super) fn set(&mut self, status: BundleStatus, reference: Option<u64>) {
		(self.status, self.reference) = (status, reference);
	}

	/// It was sold or transferred.
	pub(super) fn traded_to(&mut self, holder: u32) {
		self.holder = holder;
		self.traded = true;
		self.set(BundleStatus::Active, None);
	}

	/// Verification put it behind a voucher.
	pub(super) fn delivered_to(&mut self, buyer: u32, voucher: u64) {
		self.found = Some(Found { from: self.holder, traded: self.traded });
		self.traded |= self.holder != buyer;
		self.holder = buyer;
		self.set(BundleStatus::BehindVoucher, Some(voucher));
	}

	/// Its voucher went to another party.
	pub(super) fn handed_over_to(&mut self, to: u32) {
		if self.found.is_some_and(|found| found.from == self.holder) {
			self.found = Some(Found { from: to, traded: true });
		}
		self.traded = true;
		self.holder = to;
	}

	/// Its voucher was unwound.
	pub(super) fn given_back_to(&mut self, to: u32) {
		self.traded = self.found.map_or(self.traded, |found| found.traded);
		self.found = None;
		self.holder = to;
		self.set(BundleStatus::Active, None);
	}
}
