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
	party::{Meter, MeterId},
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
		Ok(Self::fix(reading, *revision, &meter)?.energy)
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

	/// Fixes a reading that was proved in the latest revision, for its meter and period. Fails if another one
	/// of the same revision is fixed.
	pub(crate) fn fix(
		reading: &MeterReading,
		revision: u8,
		of: &Meter,
	) -> Result<MeteredEnergy, DispatchError> {
		let MeterReading { meter, period, energy, .. } = reading;
		let before = Metered::<T>::get(meter, period);
		if let Some(fixed) = before.filter(|fixed| fixed.revision == revision) {
			ensure!(fixed.energy == *energy, Error::<T>::ReadingConflict);
			return Ok(fixed);
		}
		Self::ensure_plausible(reading, of)?;
		Self::ensure_knows_the_end(reading, revision, of)?;
		let energy = *energy;
		let limit = energy.with_tolerance(T::Tolerance::get()).ok_or(ArithmeticError::Overflow)?;
		let highest = before.map_or(limit, |before| before.highest.max(limit));
		let fixed = MeteredEnergy { energy, limit, revision, highest };
		Metered::<T>::insert(meter, period, fixed);
		Self::note_use(meter, *period)?;
		Self::mark_used(&Topic::Metering(*period, revision));
		Self::deposit_event(Event::ReadingFixed {
			meter: meter.clone(),
			period: *period,
			revision,
			energy,
			limit,
		});
		Ok(fixed)
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
	fn note_use(meter: &MeterId, period: Period) -> DispatchResult {
		let end = period.end(T::MarketOffset::get()).ok_or(ArithmeticError::Overflow)?;
		LastUse::<T>::mutate(meter, |last| *last = Some(last.map_or(end, |last| last.max(end))));
		Ok(())
	}
}
