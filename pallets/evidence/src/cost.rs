//! What calls weigh that may do several of the things that are measured, and what is given back of it.

use crate::{
	count::count,
	types::{ProvedTrade, ProvedTrades, Touches},
	Config, Pallet, WeightInfo,
};
use alloc::collections::BTreeSet;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, WithPostDispatchInfo},
	traits::Get,
	weights::Weight,
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{evidence::Settlement, traits::Effort};

/// To hash a reading and to join it with its neighbour takes less time than so many siblings.
const READING: u32 = 4;
/// The meters, the parties and their holdings in a batch that are measured with trades of the same parties.
const SHARED: u32 = 2;

impl<T: Config> Pallet<T> {
	/// A vote may close a round first, as `poke` does.
	pub(crate) fn attest_weight() -> Weight {
		T::WeightInfo::attest().saturating_add(T::WeightInfo::poke())
	}

	/// The last round may be closed first, as `poke` does.
	pub(crate) fn reopen_weight() -> Weight {
		T::WeightInfo::reopen().saturating_add(T::WeightInfo::poke())
	}

	/// An anchor may become void, as in `void`.
	pub(crate) fn resolve_weight() -> Weight {
		T::WeightInfo::resolve().saturating_add(T::WeightInfo::void())
	}

	/// An anchor becomes void, as in `void`.
	pub(crate) fn settle_dispute_weight() -> Weight {
		T::WeightInfo::settle_dispute().saturating_add(T::WeightInfo::void())
	}

	/// What one trade weighs at most.
	pub(crate) fn most_weight(settlement: &Settlement) -> Weight {
		Self::one_weight(settlement, most_of_one(settlement))
	}

	/// What trades that share nothing weigh at most.
	pub(crate) fn most_batch_weight(trades: &[ProvedTrade]) -> Weight {
		Self::batch_weight(trades, most_of_all(trades))
	}

	/// One trade.
	pub(crate) fn one_weight(settlement: &Settlement, touches: Touches) -> Weight {
		T::WeightInfo::verify_one()
			.saturating_add(touching::<T>(1, touches))
			.saturating_add(correcting::<T>([settlement]))
	}

	/// Trades that share nothing.
	pub(crate) fn batch_weight(trades: &[ProvedTrade], touches: Touches) -> Weight {
		let number = count(trades.len());
		let settlements = trades.iter().map(|trade| &trade.settlement.settlement);
		T::WeightInfo::verify_batch(number)
			.saturating_add(touching::<T>(number, touches))
			.saturating_add(correcting::<T>(settlements))
	}

	/// Trades, by what they share and what each has of its own. Measured are trades of one batch, one buyer,
	/// one seller and two meters, with few siblings.
	pub(crate) fn together_weight(trades: &ProvedTrades, touches: Touches) -> Weight {
		let settlements = || trades.settlements.iter().map(|(_, settlement)| settlement);
		let number = count(trades.settlements.len());
		let readings = count(trades.readings.len()).saturating_sub(SHARED);
		let parties = distinct(settlements().flat_map(|of| [of.buyer, of.seller]));
		let batches = distinct(settlements().map(|of| of.batch));
		let holdings =
			distinct(settlements().flat_map(|of| [(of.seller, of.batch), (of.buyer, of.batch)]));
		T::WeightInfo::verify_together(number)
			.saturating_add(T::WeightInfo::prove(siblings(trades, readings)))
			.saturating_add(several(readings, T::WeightInfo::readings))
			.saturating_add(several(parties.saturating_sub(SHARED), T::WeightInfo::parties))
			.saturating_add(beyond_the_first::<T>(
				batches.saturating_sub(1),
				T::WeightInfo::batches,
			))
			.saturating_add(beyond_the_first::<T>(
				holdings.saturating_sub(batches.saturating_mul(SHARED)),
				T::WeightInfo::holdings,
			))
			.saturating_add(touching::<T>(number, touches))
			.saturating_sub(joined::<T, _>(settlements, touches.splits))
			.saturating_add(correcting::<T>(settlements()))
	}

	/// Runs a call that may touch so much. It is charged for what it touched, also if it fails.
	pub(crate) fn charged(
		most: Touches,
		weigh: impl Fn(Touches) -> Weight,
		run: impl FnOnce(&mut Effort) -> DispatchResult,
	) -> DispatchResultWithPostInfo {
		let mut left = Effort::from(most);
		let result = run(&mut left);
		let weight = weigh(Touches {
			bundles: most.bundles.saturating_sub(left.bundles),
			pledges: most.pledges.saturating_sub(left.pledges),
			splits: most.splits.saturating_sub(left.splits),
		});
		match result {
			Ok(()) => Ok(Some(weight).into()),
			Err(error) => Err(error.with_weight(weight)),
		}
	}
}

/// The most that a trade can touch: a bundle holds one certificate at least.
pub(crate) fn most_of_one(settlement: &Settlement) -> Touches {
	let Effort { bundles, pledges, splits, .. } = Effort::of_one_trade();
	let units = settlement.units;
	Touches { bundles: bundles.min(units), pledges: pledges.min(units), splits: splits.min(units) }
}

/// The most that trades can touch.
pub(crate) fn most_of_all(trades: &[ProvedTrade]) -> Touches {
	let each = trades.iter().map(|trade| most_of_one(&trade.settlement.settlement));
	each.fold(Touches::default(), |all, one| Touches {
		bundles: all.bundles.saturating_add(one.bundles),
		pledges: all.pledges.saturating_add(one.pledges),
		splits: all.splits.saturating_add(one.splits),
	})
}

/// What bundles weigh beyond the one of each trade, and what pledges and splits add.
fn touching<T: Config>(trades: u32, touches: Touches) -> Weight {
	let further = touches.bundles.saturating_sub(trades);
	several(further, T::WeightInfo::bundles)
		.saturating_add(beyond_batches::<T>(touches.pledges))
		.saturating_add(beyond_bundles::<T>(touches.splits, T::WeightInfo::splits))
}

/// What is counted twice. Where a trade goes on at the end of another one, the rest that the one leaves is the bundle
/// that the other delivers. It is written once.
fn joined<'a, T: Config, All: Iterator<Item = &'a Settlement>>(
	settlements: impl Fn() -> All,
	splits: u32,
) -> Weight {
	let starts: BTreeSet<_> = settlements().map(|of| (of.batch, of.first)).collect();
	let ends = settlements().filter_map(|of| Some((of.batch, of.first.checked_add(of.units)?)));
	let rests = distinct(ends.filter(|end| !starts.contains(end)));
	// Each trade splits one bundle at most, whatever the call says.
	let splits = splits.min(count(settlements().count()));
	T::DbWeight::get().writes(splits.saturating_sub(rests).into())
}

/// What so many more batches or holdings weigh, beside the one that is measured with bundles too.
fn beyond_the_first<T: Config>(number: u32, weigh: impl Fn(u32) -> Weight) -> Weight {
	several(number, |number| beyond_bundles::<T>(number.saturating_add(1), &weigh))
}

/// What so many weigh more than bundles that are free, whole and of one batch.
fn beyond_bundles<T: Config>(number: u32, weigh: impl Fn(u32) -> Weight) -> Weight {
	weigh(number).saturating_sub(T::WeightInfo::bundles(number))
}

/// What pledged bundles weigh more than free ones. Both are measured with a batch and a seller each.
fn beyond_batches<T: Config>(pledges: u32) -> Weight {
	T::WeightInfo::pledges(pledges).saturating_sub(T::WeightInfo::batches(pledges))
}

fn correcting<'a, T: Config>(settlements: impl IntoIterator<Item = &'a Settlement>) -> Weight {
	let corrections = settlements.into_iter().filter(|of| of.supersedes.is_some()).count();
	several(count(corrections), T::WeightInfo::corrections)
}

/// Nothing, where there are none.
fn several(number: u32, weigh: impl Fn(u32) -> Weight) -> Weight {
	if number == 0 {
		Weight::zero()
	} else {
		weigh(number)
	}
}

fn distinct<K: Ord>(keys: impl Iterator<Item = K>) -> u32 {
	count(keys.collect::<BTreeSet<_>>().len())
}

/// The siblings of both proofs. Readings beyond those of the trades are hashed too.
fn siblings(trades: &ProvedTrades, more_readings: u32) -> u32 {
	count(trades.settlements_proof.siblings.len())
		.saturating_add(count(trades.readings_proof.siblings.len()))
		.saturating_add(more_readings.saturating_mul(READING))
}
