//! Readings. They are proved and fixed within a revision (R1), replaced by a later one (R31), and never more
//! than the meter can measure (R32).

use crate::{types::MeteredEnergy, Anchors, Config, Error, Event, LastUse, Metered, Pallet};
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, Statement, Topic},
	merkle::{self, Leaf},
	party::{Meter, MeterNumber},
	traits::{Meters, Readings},
	Energy, Period,
};

impl<T: Config> Readings for Pallet<T> {
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError> {
		let ProvedReading { reading, revision, proof } = proved;
		let anchor = Self::final_anchor(&Topic::Metering(reading.period, *revision))?;
		Self::ensure_proved(&anchor.statement, reading, proof)?;
		let meter = T::Meters::meter(&reading.meter).ok_or(Error::<T>::UnknownMeter)?;
		let agree = meter.granularity == reading.period.granularity;
		ensure!(agree, Error::<T>::GranularityMismatch);
		Ok(Self::use_reading(reading, *revision, &meter, |_| Ok(()))?.energy)
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

	/// Uses a reading that was proved in the latest revision: fixes it for its meter and period, and takes
	/// energy of it. Returns what counts from now on.
	pub(crate) fn use_reading(
		reading: &MeterReading,
		revision: u8,
		of: &Meter,
		take: impl FnOnce(&mut MeteredEnergy) -> DispatchResult,
	) -> Result<MeteredEnergy, DispatchError> {
		let key = (of.number, reading.period);
		let before = Metered::<T>::get(key);
		let mut metered = Self::fix(before, reading, revision, of)?;
		take(&mut metered)?;
		if before != Some(metered) {
			Metered::<T>::insert(key, metered);
		}
		Ok(metered)
	}

	/// Fixes a reading, unless it is fixed already. Fails if another one of the same revision is fixed. The
	/// caller writes it.
	fn fix(
		before: Option<MeteredEnergy>,
		reading: &MeterReading,
		revision: u8,
		of: &Meter,
	) -> Result<MeteredEnergy, DispatchError> {
		let MeterReading { meter, period, energy, .. } = reading;
		if let Some(fixed) = before.filter(|fixed| fixed.revision == revision) {
			ensure!(fixed.energy == *energy, Error::<T>::ReadingConflict);
			return Ok(fixed);
		}
		Self::ensure_plausible(reading, of)?;
		Self::ensure_knows_the_end(reading, revision, of)?;
		let (energy, tolerance) = (*energy, T::Tolerance::get());
		let fixed = MeteredEnergy { energy, tolerance, revision, ..before.unwrap_or_default() };
		let limit = fixed.limit().ok_or(ArithmeticError::Overflow)?;
		Self::note_use(of.number, *period)?;
		Self::mark_used(&Topic::Metering(*period, revision));
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
	fn ensure_plausible(reading: &MeterReading, of: &Meter) -> DispatchResult {
		let offset = T::MarketOffset::get();
		let bounds = reading.period.start(offset).zip(reading.period.end(offset));
		let most = bounds.and_then(|(start, end)| of.most_in(start, end, T::PowerMargin::get()));
		ensure!(most.is_some_and(|most| reading.energy <= most), Error::<T>::ReadingImplausible);
		Ok(())
	}

	/// Fails if a reading reaches beyond the end of its meter and its round was opened before that end was
	/// stated. It may hold what another meter has measured since at the same place (R34).
	fn ensure_knows_the_end(reading: &MeterReading, revision: u8, of: &Meter) -> DispatchResult {
		let (Some(to), Some(retired_at)) = (of.to, of.retired_at) else { return Ok(()) };
		let end = reading.period.end(T::MarketOffset::get()).ok_or(ArithmeticError::Overflow)?;
		let anchor = Anchors::<T>::get(Topic::Metering(reading.period, revision))
			.defensive_proof("the reading was proved against this anchor; qed")
			.ok_or(Error::<T>::UnknownAnchor)?;
		let knows = end <= to || anchor.opened_at > retired_at;
		ensure!(knows, Error::<T>::MeterEndedSince);
		Ok(())
	}

	/// Notes until when readings of a meter were used: it cannot be retired before that (R34).
	fn note_use(meter: MeterNumber, period: Period) -> DispatchResult {
		let end = period.end(T::MarketOffset::get()).ok_or(ArithmeticError::Overflow)?;
		if LastUse::<T>::get(meter).is_none_or(|last| last < end) {
			LastUse::<T>::insert(meter, end);
		}
		Ok(())
	}
}
