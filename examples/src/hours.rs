//! The single turbine's hours: granular certificates of 1 Wh, matched with a household hour by hour.

use crate::{
	material::{settled, Settled, Sheet},
	play::*,
	workers::Workers,
};
use types::verdigrid_certificates::pallet::Call;
use verdigrid_client::api::{certificates::events::CertificatesIssued, escrow};

/// Certificates of so many hours are issued in one transaction.
const HOURS_AT_ONCE: usize = 24;

impl Play {
	/// Plays the hours: the batches, and how many vouchers the household got.
	pub async fn hours(&self, workers: &mut Workers) -> Result<(Vec<BatchId>, usize)> {
		println!("\n12. Hour by hour: the fourth turbine's granular certificates are matched with a household");
		if self.data.hours.is_empty() {
			println!("  the data has no household for this month: nothing to match");
			return Ok((Vec::new(), 0));
		}
		self.register('H', &self.single, self.data.single_power).await?;
		println!("  the workers state the readings of each hour");
		let topics: Vec<Topic> =
			self.data.hours.iter().map(|(hour, ..)| Topic::Metering(*hour, 0)).collect();
		workers.anchored(&topics).await?;
		let (mut batches, mut sheet, mut trades) = (Vec::new(), Sheet::new("hours-0"), Vec::new());
		for hours in self.data.hours.chunks(HOURS_AT_ONCE) {
			for (hour, batch, units) in self.issue_hours(workers, hours).await? {
				batches.push(batch);
				if units > 0 {
					let trade = self.hash(&format!("settlement/hour {}", hour.index));
					sheet = sheet.row(self.hour_row(trade, hour, batch, units)?);
					trades.push(trade);
				}
			}
		}
		println!("  certificates are issued for {} hours; the household's part of each is settled and verified", batches.len());
		workers.bring_sheet(&sheet)?;
		let vouchers = workers.verified(&trades).await?;
		let matched = self.data.hours.iter().map(|(_, generated, used)| *generated.min(used));
		let matched = megawatt_hours(Energy::sum(matched).context("too much energy")?);
		let (hours, count) = (self.data.hours.len(), vouchers.len());
		println!("  {hours} hours: {matched} matched with the household in {count} vouchers");

		println!(
			"\n13. Escrow against payment: the household sells a voucher of one hour to the tenant"
		);
		match vouchers.first() {
			Some(voucher) => self.sell_voucher(*voucher).await?,
			None => println!("  no hour was matched: nothing to sell"),
		}
		Ok((batches, count))
	}

	/// Hours get certificates: of each its batch, and how many of them the household uses.
	async fn issue_hours(
		&self,
		workers: &Workers,
		of: &[Hour],
	) -> Result<Vec<(Period, BatchId, u32)>> {
		let (mut calls, mut issued) = (Vec::new(), Vec::new());
		for (hour, generated, used) in of {
			let name = hour_name(*hour)?;
			let reading = workers.readings.reading(&name, 0, &self.single).await?;
			ensure!(
				reading.reading.energy == *generated,
				"{name}: the workers stated {}, and the data says {generated}",
				reading.reading.energy
			);
			if generated.is_zero() {
				continue;
			}
			let (project, class) = (Static(self.project('H')?), Static(TradeClass::GRANULAR));
			let (period, energy, reading) = (Static(*hour), Static(*generated), Static(reading));
			calls.push(RuntimeCall::Certificates(Call::issue {
				project,
				period,
				class,
				energy,
				reading,
			}));
			issued.push((*hour, u32::try_from(generated.min(used).wh())?));
		}
		let events =
			self.chain.utility(&keys::from_uri(ISSUER)?).batch_all(BatchAll { calls }).await?;
		let batches = events.find::<CertificatesIssued>().map(|event| Ok(event?.batch));
		let batches = batches.collect::<Result<Vec<BatchId>>>()?;
		ensure!(batches.len() == issued.len(), "certificates were not issued for each hour");
		Ok(issued
			.into_iter()
			.zip(batches)
			.map(|((hour, units), batch)| (hour, batch, units))
			.collect())
	}

	/// What the trading centre writes of the household's part of an hour.
	fn hour_row(
		&self,
		trade: H256,
		hour: Period,
		batch: BatchId,
		units: u32,
	) -> Result<Vec<String>> {
		let settlement = Settled {
			trade,
			period: format!("{}:00:00Z", hour_name(hour)?),
			seller: self.generator.party,
			buyer: self.household.party,
			meters: [&self.single, &self.household.meter],
			energy: Energy::from_wh(units.into()),
			units,
			price: 0,
			certificates: Some((batch, 1)),
		};
		Ok(settled(&settlement, 0))
	}

	/// A voucher of the household goes to the tenant against payment, both at once.
	async fn sell_voucher(&self, voucher: VoucherId) -> Result<()> {
		let payment = Condition::Payment { asset: ASSET, amount: 250 };
		let (conditions, deadline) = (BoundedVec(vec![payment]), self.after(DAY).await?);
		let (beneficiary, arbiter, outcome) = (self.tenant.party, None, Outcome::Deliver);
		let terms = Terms { beneficiary, arbiter, outcome, conditions, deadline };
		let open = escrow::calls::Open { voucher, terms };
		let opened = self.chain.escrow(&self.household.key).open(open).await?;
		let (agreement, terms_hash) = (opened.agreement, opened.terms_hash);
		let tenant = self.chain.escrow(&self.tenant.key);
		tenant.accept(escrow::calls::Accept { agreement, terms_hash }).await?;
		let paid = tenant.pay(escrow::calls::Pay { agreement, terms_hash }).await?;
		paid.events.expect::<escrow::events::Released>()?;
		let info = self.chain.state().await?.vouchers().voucher(voucher).await?;
		let holder = info.context("the voucher is not there")?.voucher.0.holder;
		ensure!(holder == self.tenant.party, "the voucher was not delivered");
		println!("  voucher {voucher} is the tenant's, and 2.50 CNY the household's");
		Ok(())
	}
}

/// `2014-01-31T23`: an hour of UTC.
fn hour_name(hour: Period) -> Result<String> {
	let start = u64::from(hour.index).saturating_mul(3_600);
	let utc = verdigrid_oracle::zone::Zone::parse("UTC").map_err(Error::msg)?;
	Ok(utc.date_time(i64::try_from(start)?).strftime("%Y-%m-%dT%H").to_string())
}
