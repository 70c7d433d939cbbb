//! What must hold between any two blocks. Compiled natively too, so that a tool can check an exported state.
//!
//! Other pallets know what this one cannot check:
//!
//! - All classes together draw at most what was measured.
//! - Every bundle that is locked for a voucher or an offer belongs to one.
//! - The money of each deposit is held.

use crate::{
	types::{Batch, Bundle, Exchange, ExchangeStatus, PaidRecord, Pledge, Project, Totals},
	BatchOf, Batches, Bundles, Carried, Carry, Config, DepositLots, Exchanges, Freezes, Holdings,
	Issued, LastIssued, NextBatch, NextExchange, NextLot, NextPledge, NextRedemption, Pallet,
	Pledges, ProjectOf, Projects, RecordDeposits, Redemptions, Withdrawals,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_primitives::{
	certificate::{
		BatchId, BundleState, Carried as CarriedEnergy, CertificateRange, Lock, LotId, ProjectCode,
		TradeClass,
	},
	party::PartyId,
	Energy,
};

type Checked = Result<(), TryRuntimeError>;

/// Every bundle of the state.
struct Survey {
	batches: BTreeMap<BatchId, Batch>,
	bundles: BTreeMap<(BatchId, u32), Bundle>,
}

impl Survey {
	fn of<T: Config>() -> Self {
		Survey {
			batches: Batches::<T>::iter().collect(),
			bundles: Bundles::<T>::iter()
				.map(|(batch, key, bundle)| ((batch, key.first()), bundle))
				.collect(),
		}
	}

	/// The bundles of a batch in their order.
	fn bundles_of(&self, batch: BatchId) -> impl Iterator<Item = (u32, &Bundle)> {
		self.bundles
			.range((batch, 0)..=(batch, u32::MAX))
			.map(|((_, first), bundle)| (*first, bundle))
	}

	/// Whether this range is exactly one bundle in this state.
	fn is_bundle(&self, range: &CertificateRange, state: BundleState) -> Option<&Bundle> {
		self.bundles
			.get(&(range.batch, range.first))
			.filter(|bundle| bundle.units == range.units && bundle.state == state)
	}

	fn count(&self, is_counted: impl Fn(&BundleState) -> bool) -> usize {
		self.bundles.values().filter(|bundle| is_counted(&bundle.state)).count()
	}
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet.
	pub fn do_try_state() -> Checked {
		let survey = Survey::of::<T>();
		try_projects::<T>()?;
		try_batch_keys::<T>(&survey)?;
		try_partition(&survey)?;
		try_totals(&survey)?;
		try_holdings::<T>(&survey)?;
		try_deliveries(&survey)?;
		try_pledges::<T>(&survey)?;
		try_exchanges::<T>(&survey)?;
		try_redemptions::<T>(&survey)?;
		try_withdrawals::<T>(&survey)?;
		try_freezes::<T>(&survey)?;
		try_lots::<T>(&survey)?;
		try_record_deposits::<T>()?;
		try_energy::<T>(&survey)
	}
}

/// Each project has one meter, and each meter serves one project. A retired project may have lost its
/// meter to another.
fn try_projects<T: Config>() -> Checked {
	for (code, Project { meter, capacity_w, retired, .. }) in Projects::<T>::iter() {
		ensure!(code.check().is_ok() && capacity_w > 0, "project is malformed");
		let serves = ProjectOf::<T>::get(&meter) == Some(code);
		ensure!(serves || retired, "meter is not its project's");
	}
	for (meter, code) in ProjectOf::<T>::iter() {
		let has = Projects::<T>::get(code).is_some_and(|project| project.meter == meter);
		ensure!(has, "meter of no project");
	}
	Ok(())
}

/// A batch is the only one of its project, period and class. None is later than the last issue.
fn try_batch_keys<T: Config>(survey: &Survey) -> Checked {
	let next = NextBatch::<T>::get();
	for (id, Batch { info, .. }) in &survey.batches {
		let key = (info.project, info.period, info.class);
		ensure!(BatchOf::<T>::get(key) == Some(*id), "batch is not its key's");
		let last = LastIssued::<T>::get((info.project, info.class));
		ensure!(last >= Some(info.period), "batch is later than the last issue");
		ensure!(*id < next, "batch number is not used up");
	}
	ensure!(BatchOf::<T>::iter_keys().count() == survey.batches.len(), "key of no batch");
	Ok(())
}

/// The bundles of each batch partition `1..=issued`; there is no bundle without a batch.
fn try_partition(survey: &Survey) -> Checked {
	let mut seen = 0_usize;
	for (id, batch) in &survey.batches {
		let mut expected = 1_u32;
		for (first, bundle) in survey.bundles_of(*id) {
			ensure!(first == expected, "bundles overlap or leave a gap");
			ensure!(bundle.units > 0, "bundle is empty");
			expected = first.checked_add(bundle.units).ok_or("bundle has no end")?;
			seen = seen.saturating_add(1);
		}
		ensure!(expected.checked_sub(1) == Some(batch.info.issued), "bundles are not the batch");
	}
	ensure!(seen == survey.bundles.len(), "bundle of no batch");
	Ok(())
}

/// The totals of each batch are the sums of its bundles.
fn try_totals(survey: &Survey) -> Checked {
	for (id, batch) in &survey.batches {
		let mut sums = Totals::default();
		for (_, bundle) in survey.bundles_of(*id) {
			let sum = sums.of(&bundle.state);
			*sum = sum.checked_add(bundle.units).ok_or("total overflows")?;
		}
		ensure!(sums == batch.totals, "totals are not the sums of the bundles");
	}
	Ok(())
}

/// Holdings count bundles.
fn try_holdings<T: Config>(survey: &Survey) -> Checked {
	let mut bundles = BTreeMap::<(PartyId, BatchId), u32>::new();
	for ((batch, _), bundle) in &survey.bundles {
		let counted = bundles.entry((bundle.holder, *batch)).or_default();
		*counted = counted.saturating_add(1);
	}
	let holdings = Holdings::<T>::iter().map(|(party, batch, number)| ((party, batch), number));
	ensure!(holdings.collect::<BTreeMap<_, _>>() == bundles, "holdings do not count the bundles");
	Ok(())
}

/// Certificates behind a voucher say where they came from. They have changed hands if they had before, or if
/// another party holds them since. Other certificates say nothing, unless a voucher was redeemed.
fn try_deliveries(survey: &Survey) -> Checked {
	for bundle in survey.bundles.values() {
		match (bundle.state, bundle.delivery()) {
			(BundleState::Locked(Lock::Voucher(_)), None) => {
				return Err("bundle behind a voucher has no origin".into())
			}
			(BundleState::Locked(Lock::Voucher(_)) | BundleState::Redeemed(_), Some(origin)) => {
				let moved = origin.traded || origin.from != bundle.holder;
				ensure!(bundle.is_traded() || !moved, "bundle has changed hands untold");
			}
			(_, None) => {}
			(_, Some(_)) => return Err("bundle behind no voucher has an origin".into()),
		}
	}
	Ok(())
}

/// Each pledge is exactly one bundle of its seller. Each pledged bundle has a pledge.
fn try_pledges<T: Config>(survey: &Survey) -> Checked {
	let next = NextPledge::<T>::get();
	let pledges: Vec<_> = Pledges::<T>::iter().collect();
	for (id, Pledge { range, seller, .. }) in &pledges {
		let bundle = survey.is_bundle(range, BundleState::Locked(Lock::Pledge(*id)));
		ensure!(bundle.is_some_and(|bundle| bundle.holder == *seller), "pledge is not a bundle");
		ensure!(*id < next, "pledge number is not used up");
	}
	let pledged = survey.count(|state| matches!(state, BundleState::Locked(Lock::Pledge(_))));
	ensure!(pledged == pledges.len(), "pledged bundle without a pledge");
	Ok(())
}

/// Each exchange is exactly one bundle of its holder. Each bundle in exchange or exchanged has an exchange.
fn try_exchanges<T: Config>(survey: &Survey) -> Checked {
	let next = NextExchange::<T>::get();
	let exchanges: Vec<_> = Exchanges::<T>::iter().collect();
	for (id, Exchange { range, holder, status, .. }) in &exchanges {
		let state = match status {
			ExchangeStatus::Requested { .. } => BundleState::Locked(Lock::Exchange(*id)),
			ExchangeStatus::Settled { .. } => BundleState::Exchanged(*id),
		};
		let bundle = survey.is_bundle(range, state);
		ensure!(bundle.is_some_and(|bundle| bundle.holder == *holder), "exchange is not a bundle");
		ensure!(*id < next, "exchange number is not used up");
	}
	let in_exchange = survey.count(|state| {
		matches!(state, BundleState::Locked(Lock::Exchange(_)) | BundleState::Exchanged(_))
	});
	ensure!(in_exchange == exchanges.len(), "bundle in exchange without a request");
	Ok(())
}

/// The records of redemption cover exactly the redeemed bundles, and say their energy.
fn try_redemptions<T: Config>(survey: &Survey) -> Checked {
	let next = NextRedemption::<T>::get();
	let mut covered = 0_usize;
	for (id, redemption) in Redemptions::<T>::iter() {
		ensure!(id < next, "redemption number is not used up");
		let range = redemption.range;
		let end = range.end().ok_or("redemption has no end")?;
		let mut at = range.first;
		while at < end {
			let bundle = survey.bundles.get(&(range.batch, at)).ok_or("redemption is no bundle")?;
			ensure!(bundle.state == BundleState::Redeemed(id), "bundle is not redeemed");
			ensure!(bundle.holder == redemption.holder, "redeemed bundle is not the holder's");
			at = at.checked_add(bundle.units).ok_or("bundle has no end")?;
			covered = covered.saturating_add(1);
		}
		ensure!(at == end, "redemption ends within a bundle");
		let batch = survey.batches.get(&range.batch).ok_or("redemption of no batch")?;
		let energy = batch.info.face_value.checked_mul(range.units);
		ensure!(energy == Some(redemption.energy), "redemption is not worth its certificates");
	}
	let redeemed = survey.count(|state| matches!(state, BundleState::Redeemed(_)));
	ensure!(covered == redeemed, "redeemed bundle without a record");
	Ok(())
}

/// Every withdrawn bundle has a reason, and no other bundle has one.
fn try_withdrawals<T: Config>(survey: &Survey) -> Checked {
	for (batch, first, _) in Withdrawals::<T>::iter() {
		let bundle = survey.bundles.get(&(batch, first));
		let withdrawn = bundle.is_some_and(|bundle| bundle.state == BundleState::Withdrawn);
		ensure!(withdrawn, "withdrawal of no withdrawn bundle");
	}
	let withdrawn = survey.count(|state| *state == BundleState::Withdrawn);
	ensure!(withdrawn == Withdrawals::<T>::iter().count(), "bundle is withdrawn without a reason");
	Ok(())
}

/// Every frozen batch has a reason, and no other batch has one.
fn try_freezes<T: Config>(survey: &Survey) -> Checked {
	for (id, batch) in &survey.batches {
		let frozen = Freezes::<T>::contains_key(id);
		ensure!(batch.info.frozen == frozen, "batch is frozen without a reason, or not frozen");
	}
	let frozen = survey.batches.values().filter(|batch| batch.info.frozen).count();
	ensure!(frozen == Freezes::<T>::iter_keys().count(), "freeze of no batch");
	Ok(())
}

/// A deposit lot counts the bundles that name it. In each batch, only its first open bundle may have no deposit: the one
/// that the batch began with, or what is left of it.
fn try_lots<T: Config>(survey: &Survey) -> Checked {
	let mut named = BTreeMap::<LotId, u32>::new();
	let mut reached = None;
	for ((batch, first), bundle) in &survey.bundles {
		if bundle.state.is_terminal() {
			ensure!(bundle.lot.is_none(), "deposit for a bundle that has ended");
			continue;
		}
		let is_first = reached.replace(*batch) != Some(*batch);
		ensure!(is_first || bundle.lot.is_some(), "bundle without a deposit");
		let Some(lot) = bundle.lot else { continue };
		ensure!(*first > 1, "deposit for the bundle that a batch began with");
		let count = named.entry(lot).or_default();
		*count = count.saturating_add(1);
	}
	let left = DepositLots::<T>::iter().map(|(lot, deposits)| (lot, deposits.left));
	ensure!(named == left.collect(), "lot does not count its bundles");
	let next = NextLot::<T>::get();
	ensure!(named.keys().all(|lot| *lot < next), "lot number is not used up");
	Ok(())
}

/// Every open pledge and every exchange that is not settled has a deposit. Nothing else has one.
fn try_record_deposits<T: Config>() -> Checked {
	let pledges = Pledges::<T>::iter_keys().map(PaidRecord::Pledge);
	let requested = Exchanges::<T>::iter()
		.filter(|(_, exchange)| matches!(exchange.status, ExchangeStatus::Requested { .. }))
		.map(|(id, _)| PaidRecord::Exchange(id));
	let mut open = 0_usize;
	for record in pledges.chain(requested) {
		ensure!(RecordDeposits::<T>::contains_key(record), "open record without a deposit");
		open = open.saturating_add(1);
	}
	ensure!(open == RecordDeposits::<T>::iter_keys().count(), "deposit for no open record");
	Ok(())
}

/// No energy appears or disappears.
///
/// - For each batch, drawn + carried in = certified + carried out.
/// - For each meter and period, the records are the sums over its batches.
/// - For each project and class, the carry is what its batches carried out and not in.
fn try_energy<T: Config>(survey: &Survey) -> Checked {
	let mut drawn = BTreeMap::new();
	let mut carried = BTreeMap::<_, CarriedEnergy>::new();
	let mut chains = BTreeMap::<_, CarriedEnergy>::new();
	for batch in survey.batches.values() {
		let info = &batch.info;
		let certified = info.face_value.checked_mul(info.issued);
		let used = certified.and_then(|energy| energy.checked_add(batch.carried.out));
		let given = batch.drawn.checked_add(batch.carried.into);
		ensure!(used.is_some() && used == given, "batch does not conserve energy");

		let key = (info.meter.clone(), info.period);
		add(drawn.entry(key.clone()).or_default(), batch.drawn)?;
		let sums = carried.entry(key).or_default();
		add(&mut sums.into, batch.carried.into)?;
		add(&mut sums.out, batch.carried.out)?;
		let chain = chains.entry((info.project, info.class)).or_default();
		add(&mut chain.into, batch.carried.into)?;
		add(&mut chain.out, batch.carried.out)?;
	}
	ensure!(drawn == Issued::<T>::iter().collect(), "issued is not what batches drew");
	ensure!(carried == Carried::<T>::iter().collect(), "carried is not what batches carried");
	try_chains::<T>(chains)
}

/// What the batches of a project and class carried out was carried into others of them, or is the carry. A
/// batch takes all of the carry when it begins, and can leave more when it is continued.
fn try_chains<T: Config>(chains: BTreeMap<(ProjectCode, TradeClass), CarriedEnergy>) -> Checked {
	let mut left = BTreeMap::new();
	for (key, CarriedEnergy { into, out }) in chains {
		left.insert(key, out.checked_sub(into).ok_or("more was carried in than out")?);
	}
	ensure!(left == Carry::<T>::iter().collect(), "carry is not what the batches left");
	Ok(())
}

fn add(sum: &mut Energy, energy: Energy) -> Checked {
	*sum = sum.checked_add(energy).ok_or("sum of energy overflows")?;
	Ok(())
}
