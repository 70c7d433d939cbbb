//! What the two sources state, through their workers.

use crate::{
	material::{settled, Settled, Sheet},
	play::*,
	workers::{Places, Workers},
};

/// The energy of a certificate of a month, in watt-hours. A certificate of an hour has 1 Wh.
pub const MEGAWATT_HOUR: u64 = 1_000_000;
/// The price of a certificate of a month: 48 CNY, in fen. Those of an hour are free.
pub const PRICE: u128 = 4_800;

/// The readings of the month, as one revision states them.
pub struct Readings {
	pub revision: u8,
	pub tree: Tree<MeterReading>,
}

/// A sale that the trading centre settles.
#[derive(Clone, Copy)]
pub struct Sale {
	pub trade: H256,
	pub buyer: PartyId,
	pub range: CertificateRange,
	/// Whether it was made outside the chain, and its certificates are pledged.
	pub is_pledged: bool,
}

impl Play {
	/// Starts the workers of both sources, with the data that is there before the correction.
	pub async fn start_workers(&self, places: &Places) -> Result<Workers> {
		let origin = &self.data.origin;
		let mut tables = vec![
			origin.estimated(&self.generator.meter, &self.data.estimate)?,
			origin.customers([&self.large.meter, &self.small.meter])?,
		];
		if let Some(household) = origin.household(&self.household.meter)? {
			tables.push(household);
			tables.push(origin.single(&self.single)?);
		}
		let since = format!("{}-01", origin.name);
		Workers::start(places, &self.chain, &tables, &since).await
	}

	/// The readings of the month, once they are anchored as this revision. Fails unless they are as expected, to the watt-hour.
	pub async fn readings(
		&self,
		workers: &mut Workers,
		revision: u8,
		shared: Energy,
	) -> Result<Readings> {
		let [large, small] = self.data.customers;
		let meters = [&self.generator.meter, &self.large.meter, &self.small.meter];
		let topic = Topic::Metering(self.data.month, revision);
		workers.anchored(&[topic]).await?;
		let leaves = workers.readings.readings(&self.data.origin.name, revision, &meters).await?;
		let tree = Tree::new(leaves)?;
		for (meter, energy) in meters.into_iter().zip([shared, large, small]) {
			let stated = tree.leaf(meter).map(|leaf| leaf.energy);
			ensure!(
				stated == Some(energy),
				"{meter}: the workers stated {stated:?}, and the data says {energy}"
			);
			println!("  {meter}: {}", megawatt_hours(energy));
		}
		let anchor = self.chain.state().await?.evidence().topic(Static(topic)).await?.anchor;
		let root = anchor.context("there is no anchor")?.statement.0.root;
		println!("  anchored as revision {revision}: root {root:?}");
		Ok(Readings { revision, tree })
	}

	/// The proof of a meter's reading of the month.
	pub async fn proof(
		&self,
		workers: &Workers,
		of: &Readings,
		meter: &MeterId,
	) -> Result<ProvedReading> {
		workers.readings.reading(&self.data.origin.name, of.revision, meter).await
	}

	/// A sale of the month or of an hour.
	pub fn sale(&self, name: &str, buyer: &Person, range: CertificateRange) -> Sale {
		let trade = self.hash(&format!("settlement/{name}"));
		Sale { trade, buyer: buyer.party, range, is_pledged: false }
	}

	/// What the trading centre writes of a sale of the month.
	pub fn row(&self, sale: &Sale, buyer: &Person, instalment: u16) -> Vec<String> {
		let CertificateRange { batch, first, units } = sale.range;
		let settlement = Settled {
			trade: sale.trade,
			period: self.data.origin.name.clone(),
			seller: self.generator.party,
			buyer: sale.buyer,
			meters: [&self.generator.meter, &buyer.meter],
			energy: Energy::from_wh(MEGAWATT_HOUR.saturating_mul(units.into())),
			units,
			price: PRICE,
			certificates: (!sale.is_pledged).then_some((batch, first)),
		};
		settled(&settlement, instalment)
	}

	/// The trading centre settles sales of the month as an instalment of it.
	pub async fn settle_month(
		&self,
		workers: &mut Workers,
		instalment: u16,
		sales: &[(&Sale, &Person)],
	) -> Result<()> {
		let sheet = Sheet::new(&format!("month-{instalment}"));
		let rows = sales.iter().map(|(sale, buyer)| self.row(sale, buyer, instalment));
		workers.bring_sheet(&rows.fold(sheet, Sheet::row))?;
		workers.anchored(&[Topic::Settlement(self.data.month, instalment)]).await
	}

	/// A verification of a sale of the month, with the proofs that the workers serve.
	pub async fn verification(
		&self,
		workers: &Workers,
		of: &Readings,
		instalment: u16,
		sale: &Sale,
	) -> Result<Verification> {
		let period = &self.data.origin.name;
		let settlement = workers.settlements.settlement(period, instalment, sale.trade).await?;
		let generation = self.proof(workers, of, &settlement.settlement.generation_meter).await?;
		let consumption = self.proof(workers, of, &settlement.settlement.consumption_meter).await?;
		Ok(Verification { settlement, generation, consumption })
	}
}
