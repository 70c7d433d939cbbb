//! What the energy platform states of a period.

use super::{
	data::{megawatt_hours, Data},
	people::Meters,
	stage::Stage,
};
use anyhow::{Context, Result};
use verdigrid_oracle::{SourceSecret, Tree};
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, Topic},
	party::MeterId,
	Energy, Period,
};

/// The readings of a period, as one revision states them.
pub struct Readings {
	period: Period,
	revision: u8,
	/// The readings.
	pub tree: Tree<MeterReading>,
}

impl Readings {
	/// What these meters measured, each with its salt.
	pub fn new<'m>(
		secret: &SourceSecret,
		period: Period,
		revision: u8,
		energies: impl IntoIterator<Item = (&'m MeterId, Energy)>,
	) -> Result<Self> {
		let topic = Topic::Metering(period, revision);
		let leaf = |(meter, energy): (&'m MeterId, Energy)| MeterReading {
			meter: meter.clone(),
			period,
			energy,
			salt: secret.leaf_salt(&topic, meter),
		};
		let tree = Tree::new(energies.into_iter().map(leaf).collect())?;
		Ok(Readings { period, revision, tree })
	}

	/// What they are attested as.
	pub fn topic(&self) -> Topic {
		Topic::Metering(self.period, self.revision)
	}

	/// The proof of a meter's reading.
	pub fn prove(&self, meter: &MeterId) -> Result<ProvedReading> {
		self.tree.proved(meter, self.revision).context("the meter is not in the tree")
	}
}

/// Attests the month's readings as a revision, with this energy of the shared turbines.
pub async fn attest(
	stage: &Stage<'_>,
	meters: &Meters,
	data: &Data,
	revision: u8,
	shared: Energy,
) -> Result<Readings> {
	let rows = [
		(&meters.shared, shared),
		(&meters.large, data.large.energy),
		(&meters.small, data.small.energy),
	];
	for (meter, energy) in rows {
		println!("  {meter}: {}", megawatt_hours(energy));
	}
	let readings = Readings::new(&stage.platform_secret, data.month, revision, rows)?;
	let seats = stage.energy_platform.get(..3).context("three seats")?;
	stage.anchor(readings.topic(), &readings.tree, seats).await?;
	println!("  anchored as revision {revision}: root {:?}", readings.tree.statement()?.root);
	Ok(readings)
}
