//! Readings. They are proved and fixed within a revision (R1), replaced by a later one (R31), and never more
//! than the meter can measure (R32).

use crate::{
	types::{MeteredEnergy, PeriodKey},
	Anchors, Config, Error, Event, Metered, Pallet,
};
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, Statement, Topic},
	merkle::{self, Leaf},
	party::Meter,
	traits::{Meters, Readings},
	Energy, Moment, Period,
};

/// What readings of a period are judged by.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
	/// The first moment of the period.
	pub start: Moment,
	/// The first moment after it.
	pub end: Moment,
	/// How much more than was metered can be allocated, in millionths.
	tolerance: u32,
	/// How much more than its highest power a meter can have measured, in millionths.
	power_margin: u32,
}

impl Rules {
	/// Those that are in force.
	pub(crate) fn of<T: Config>(period: Period) -> Result<Self, ArithmeticError> {
		let offset = T::MarketOffset::get();
		let bounds = period.start(offset).zip(period.end(offset));
		let (start, end) = bounds.ok_or(ArithmeticError::Overflow)?;
		Ok(Self { start, end, tolerance: T::Tolerance::get(), power_margin: T::PowerMargin::get() })
	}
}

/// A reading that was proved in the latest revision, and is used.
pub(crate) struct Used<'a> {
	/// The reading.
	pub reading: &'a MeterReading,
	/// The revision.
	pub revision: u8,
	/// The meter that it is of.
	pub of: &'a Meter,
	/// What it is judged by.
	pub rules: Rules,
}

impl<T: Config> Readings for Pallet<T> {
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError> {
		let ProvedReading { reading, revision, proof } = proved;
		let topic = Topic::Metering(reading.period, *revision);
		let anchor = Self::final_anchor(&topic)?;
		Self::ensure_proved(&anchor.statement, reading, proof)?;
		let meter = T::Meters::meter(&reading.meter).ok_or(Error::<T>::UnknownMeter)?;
		let agree = meter.granularity == reading.period.granularity;
		ensure!(agree, Error::<T>::GranularityMismatch);
		let rules = Rules::of::<T>(reading.period)?;
		let used = Used { reading, revision: *revision, of: &meter, rules };
		let metered = Self::use_reading(&used, |_| Ok(()))?;
		if !anchor.used {
			Self::mark_used(&topic);
		}
		Ok(metered.energy)
	}
}

impl<T: Config> Pallet<T> {
	/// Fails unless the leaf stands in the stated tree where the proof says.
	pub(crate) fn ensure_proved(
		statement: &Statement,
		leaf: &impl Leaf,
		proof: &merkle::LeafProof,
	) -> DispatchResult {
		let holds = merkle::verify(&statement.root, statement.leaves, &leaf.hash(), proof);
		ensure!(holds, Error::<T>::InvalidProof);
		Ok(())
	}

	/// Uses a reading: fixes it for its meter and period, and takes energy of it. Returns what counts from now on.
	/// The caller notes that its anchor is used.
	pub(crate) fn use_reading(
		used: &Used<'_>,
		take: impl FnOnce(&mut MeteredEnergy) -> DispatchResult,
	) -> Result<MeteredEnergy, DispatchError> {
		let (meter, key) = (used.of.number, PeriodKey::of(used.reading.period));
		let before = Metered::<T>::get(meter, key);
		let mut metered = Self::fix(before, used)?;
		take(&mut metered)?;
		if before != Some(metered) {
			Metered::<T>::insert(meter, key, metered);
		}
		Ok(metered)
	}

	/// Fixes a reading, unless it is fixed already. Fails if another one of the same revision is fixed. The
	/// caller writes it.
	fn fix(before: Option<MeteredEnergy>, used: &Used<'_>) -> Result<MeteredEnergy, DispatchError> {
		let Used { reading, revision, rules, .. } = *used;
		let MeterReading { meter, period, energy, .. } = reading;
		if let Some(fixed) = before.filter(|fixed| fixed.revision == revision) {
			ensure!(fixed.energy == *energy, Error::<T>::ReadingConflict);
			return Ok(fixed);
		}
		Self::ensure_plausible(used)?;
		Self::ensure_knows_the_end(used)?;
		let (energy, tolerance) = (*energy, rules.tolerance);
		let fixed = MeteredEnergy { energy, tolerance, revision, ..before.unwrap_or_default() };
		let limit = fixed.limit().ok_or(ArithmeticError::Overflow)?;
		Self::deposit_event(Event::ReadingFixed {
			meter: meter.clone(),
			period: *period,
			revision,
			energy,
			limit,
		});
		Ok(MeteredEnergy { highest: fixed.highest.max(limit), ..fixed })
	}

	/// Fails if a reading is more than the highest power of its meter gives while the meter exists (R32).
	fn ensure_plausible(Used { reading, of, rules, .. }: &Used<'_>) -> DispatchResult {
		let most = of.most_in(rules.start, rules.end, rules.power_margin);
		ensure!(most.is_some_and(|most| reading.energy <= most), Error::<T>::ReadingImplausible);
		Ok(())
	}

	/// Fails if a reading reaches beyond the end of its meter and its round was opened before that end was
	/// stated. It may hold what another meter has measured since at the same place (R34).
	fn ensure_knows_the_end(used: &Used<'_>) -> DispatchResult {
		let (Some(to), Some(retired_at)) = (used.of.to, used.of.retired_at) else { return Ok(()) };
		let anchor = Anchors::<T>::get(Topic::Metering(used.reading.period, used.revision))
			.defensive_proof("the reading was proved against this anchor; qed")
			.ok_or(Error::<T>::UnknownAnchor)?;
		let knows = used.rules.end <= to || anchor.opened_at > retired_at;
		ensure!(knows, Error::<T>::MeterEndedSince);
		Ok(())
	}
}
