//! The single turbine's hours: granular certificates of 1 Wh, matched with a household hour by hour.

use crate::{oracle::Readings, play::*};
use types::verdigrid_certificates::pallet::Call;
use verdigrid_client::api::{certificates::events::CertificatesIssued, escrow};

/// So many hours are played together. Certificates are issued for all of them in one transaction.
const HOURS_AT_ONCE: usize = 24;

impl Play {
	/// Plays the hours: the batches, and how many vouchers the household got.
	pub async fn hours(&self) -> Result<(Vec<BatchId>, usize)> {
		println!("\n12. Hour by hour: the fourth turbine's granular certificates are matched with a household");
		let (mut batches, mut vouchers) = (Vec::new(), Vec::new());
		if self.data.hours.is_empty() {
			println!("  the data has no household for this month: nothing to match");
			return Ok((batches, 0));
		}
		let mut played = 0_usize;
		self.register('H', &self.single, self.data.single_power).await?;
		for hours in self.data.hours.chunks(HOURS_AT_ONCE) {
			vouchers.extend(self.match_hours(hours, &mut batches).await?);
			played = played.saturating_add(hours.len());
			println!("  {played} of {} hours", self.data.hours.len());
		}
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

	/// Hours are metered, and get certificates. The household buys what it used of the generation.
	async fn match_hours(&self, of: &[Hour], batches: &mut Vec<BatchId>) -> Result<Vec<VoucherId>> {
		let (mut topics, mut calls, mut metered) = (Vec::new(), Vec::new(), Vec::new());
		for (period, generated, used) in of {
			let energies = [(&self.single, *generated), (&self.household.meter, *used)];
			let readings = Readings::new(*period, 0, &energies)?;
			topics.push((readings.topic, readings.tree.statement()?));
			if !generated.is_zero() {
				let (project, class) = (Static(self.project('H')?), Static(TradeClass::GRANULAR));
				let (period, energy) = (Static(*period), Static(*generated));
				let reading = Static(readings.prove(&self.single)?);
				metered.push((readings.tree, period.0, u32::try_from(generated.min(used).wh())?));
				let issue = Call::issue { project, period, class, energy, reading };
				calls.push(RuntimeCall::Certificates(issue));
			}
		}
		self.anchor(&PLATFORM, &topics).await?;
		let issuer = keys::from_uri(ISSUER)?;
		let events = self.chain.utility(&issuer).batch_all(BatchAll { calls }).await?;
		let (mut topics, mut trades) = (Vec::new(), Vec::new());
		let issued: Vec<_> = events.find::<CertificatesIssued>().collect();
		ensure!(issued.len() == metered.len(), "certificates were not issued for each hour");
		for ((readings, period, units), issued) in metered.into_iter().zip(issued) {
			let range = CertificateRange { batch: issued?.batch, first: 1, units };
			batches.push(range.batch);
			if units > 0 {
				let (topic, name) =
					(Topic::Settlement(period, 0), format!("hour {}", period.index));
				let sale = self.settlement(&topic, &name, &self.household, range);
				let (trade, tree) = (sale.trade_ref, Tree::new(vec![sale])?);
				topics.push((topic, tree.statement()?));
				trades.push(Verification::prove(&trade, (&tree, 0), (&readings, 0))?);
			}
		}
		self.anchor(&CENTRE, &topics).await?;
		self.verify(&trades).await
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
