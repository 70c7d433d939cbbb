//! Meters, what they measured, and what rests on them.

use super::{World, NOT_ANCHORED};
use frame_support::{pallet_prelude::ValueQuery, storage_alias, Blake2_128Concat, Twox64Concat};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading},
	merkle::LeafProof,
	party::{Direction, Meter, MeterId, MeterNumber, PartyId, MAX_POWER_W},
	traits::{MeterUse, Meters, Readings},
	Energy, Granularity, Moment, Period,
};

#[storage_alias]
type MeterRecords = StorageMap<World, Blake2_128Concat, MeterId, Meter>;
/// The meter with each number.
#[storage_alias]
type MeterIds = StorageMap<World, Twox64Concat, MeterNumber, MeterId>;
#[storage_alias]
type NextMeter = StorageValue<World, MeterNumber, ValueQuery>;
/// The latest anchored reading, and its revision.
#[storage_alias]
type Anchored = StorageMap<World, Blake2_128Concat, (MeterId, Period), (Energy, u8)>;
#[storage_alias]
type UsedUntil = StorageMap<World, Twox64Concat, MeterNumber, Moment>;
#[storage_alias]
type WithProject = StorageMap<World, Blake2_128Concat, MeterId, ()>;

impl<T> World<T> {
	/// Registers a meter of any power, which has existed since 1970.
	pub fn add_meter(id: &MeterId, party: PartyId, direction: Direction, granularity: Granularity) {
		let number = NextMeter::get();
		NextMeter::put(number + 1);
		MeterIds::insert(number, id);
		let meter = Meter {
			number,
			party,
			direction,
			granularity,
			max_power_w: MAX_POWER_W,
			region: b"CN-11".to_vec().try_into().expect("eight characters are the most"),
			from: 0,
			to: None,
			retired_at: None,
			takes_over: None,
			taken_over_by: None,
		};
		MeterRecords::insert(id, meter);
	}

	/// Changes a registered meter.
	pub fn change_meter(id: &MeterId, change: impl FnOnce(&mut Meter)) {
		MeterRecords::mutate(id, |meter| change(meter.as_mut().expect("the meter is registered")));
	}

	/// Removes a meter.
	pub fn remove_meter(id: &MeterId) {
		if let Some(meter) = MeterRecords::take(id) {
			MeterIds::remove(meter.number);
		}
	}

	/// Uses a reading of the meter for a period that ends at this moment.
	pub fn use_reading(meter: MeterNumber, end: Moment) {
		UsedUntil::insert(meter, end);
	}

	/// Says whether a project has the meter.
	pub fn set_project(id: MeterId, has_project: bool) {
		match has_project {
			true => WithProject::insert(id, ()),
			false => WithProject::remove(id),
		}
	}

	/// Anchors a reading in this revision, which is the latest from now on.
	pub fn anchor_reading(reading: MeterReading, revision: u8) -> ProvedReading {
		Anchored::insert((&reading.meter, reading.period), (reading.energy, revision));
		let proof = LeafProof { index: 0, siblings: Default::default() };
		ProvedReading { reading, revision, proof }
	}
}

impl<T> Meters for World<T> {
	fn meter(id: &MeterId) -> Option<Meter> {
		MeterRecords::get(id)
	}

	fn meter_id(number: MeterNumber) -> Option<MeterId> {
		MeterIds::get(number)
	}
}

impl<T> MeterUse for World<T> {
	fn used_until(meter: MeterNumber) -> Option<Moment> {
		UsedUntil::get(meter)
	}

	fn has_project(meter: &MeterId) -> bool {
		WithProject::contains_key(meter)
	}
}

impl<T> Readings for World<T> {
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError> {
		let MeterReading { meter, period, energy, .. } = &proved.reading;
		match Anchored::get((meter, period)) {
			Some(anchored) if anchored == (*energy, proved.revision) => Ok(*energy),
			_ => Err(NOT_ANCHORED),
		}
	}
}
