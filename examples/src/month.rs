//! The shared turbines' month: certificates of 1 MWh, three trades, evidence, vouchers, redemption.

use crate::oracle::{Readings, Sale, MEGAWATT_HOUR, PRICE};
use crate::{play::*, workers::Workers};
use types::verdigrid_primitives::trade::{Criteria, PeriodRange};
use verdigrid_client::api::certificates::{calls, events::CertificatesIssued as Issued};
use verdigrid_client::api::market::calls::{Buy, Demand, Fill, Offer};
use verdigrid_client::api::{escrow, vouchers::calls::Redeem};

/// What is settled of the sales from an offer, from a demand, and on the trading centre's platform.
pub type Sales = [Sale; 3];

/// What became of the month.
pub struct Month {
	pub readings: Readings,
	/// The generator's reading before the correction.
	pub outdated: ProvedReading,
	pub sales: Sales,
	pub vouchers: [VoucherId; 3],
	/// The certificates that the generator still has.
	pub unsold: CertificateRange,
	/// An open offer of the first of them, if there is one.
	pub offer: Option<u64>,
}

/// How many certificates each sale has. One is left, and no customer buys more than it used.
pub fn share(data: &Data) -> Result<u32> {
	let units = |energy: Energy| u32::try_from(energy.wh() / MEGAWATT_HOUR).unwrap_or(u32::MAX);
	share_of(units(data.stated), data.customers.map(units))
}

fn share_of(all: u32, [large, small]: [u32; 2]) -> Result<u32> {
	let share = (all / 4).min(large / 2).min(small);
	ensure!(share > 0, "the month is too short of energy to play every trade: {all} certificates, and customers that used {large} and {small}; 4, 2 and 1 are needed");
	Ok(share)
}

impl Play {
	/// Plays the month.
	pub async fn month(&self, workers: &mut Workers, share: u32) -> Result<Month> {
		println!(
			"\n2. Metering: the energy platform's four workers read the month's data, and state it"
		);
		let (turbine, estimate) = &self.data.estimate;
		let estimate = megawatt_hours(*estimate);
		println!("  the data of turbine {turbine} is not complete in time: the platform estimates {estimate}");
		let outdated = self.readings(workers, 0, self.data.stated).await?;
		let proof = self.proof(workers, &outdated, &self.generator.meter).await?;
		let issued = self.certify(proof.clone()).await?;
		let (sales, unsold) = self.trade(issued, share).await?;
		let vouchers = self.settle(workers, &sales).await?;
		let readings = self.correct(workers, &outdated, issued.batch).await?;
		let unsold = self.exchange(unsold).await?;
		self.redeem([(vouchers[0], share.div_ceil(2)), (vouchers[2], share)]).await?;
		self.redeem_for_tenant(vouchers[1]).await?;
		self.look_up(&sales).await?;
		let one = CertificateRange { units: 1, ..unsold };
		let offer = if unsold.units > 0 { Some(self.offer(one).await?) } else { None };
		Ok(Month { readings, outdated: proof, sales, vouchers, unsold, offer })
	}

	async fn certify(&self, reading: ProvedReading) -> Result<CertificateRange> {
		println!("\n3. Certificates: the issuer registers the project and issues against the proved reading");
		self.register('M', &self.generator.meter, self.data.shared_power).await?;
		let issued = self.issue(TradeClass::TRADABLE, self.data.stated, reading).await?;
		let (batch, units, carried) = (issued.batch, issued.units, issued.carried.0);
		println!("  {units} certificates of 1 MWh; {carried} is carried to the next month");
		println!("  the first is {}", self.number(1)?);
		Ok(CertificateRange { batch, first: 1, units })
	}

	/// Registers a project of the generator.
	pub async fn register(&self, letter: char, meter: &MeterId, capacity_w: u64) -> Result<()> {
		let (code, owner) = (Static(self.project(letter)?), self.generator.party);
		let (meter, source) = (Static(meter.clone()), Static(EnergySource::Wind));
		let project = calls::RegisterProject { code, owner, meter, source, capacity_w };
		self.chain.certificates(&keys::from_uri(ISSUER)?).register_project(project).await?;
		Ok(())
	}

	/// The code of a project. The letter tells it from others of this run.
	pub fn project(&self, letter: char) -> Result<ProjectCode> {
		ProjectCode::with_check(&format!("WINDFRGES{}{letter}", self.run)).map_err(Error::msg)
	}

	/// Issues certificates of the month, as this reading proves it.
	pub async fn issue(
		&self,
		class: TradeClass,
		energy: Energy,
		of: ProvedReading,
	) -> Result<Issued> {
		let (project, period) = (Static(self.project('M')?), Static(self.data.month));
		let reading = Static(of);
		let (class, energy) = (Static(class), Static(energy));
		let issue = calls::Issue { project, period, class, energy, reading };
		Ok(self.chain.certificates(&keys::from_uri(ISSUER)?).issue(issue).await?.event)
	}

	async fn trade(&self, all: CertificateRange, share: u32) -> Result<(Sales, CertificateRange)> {
		println!("\n4. Trade: an offer is taken, a demand is filled, a third sale was made on the trading centre's platform");
		let cut = |range: CertificateRange| range.split_at(share).context("too few certificates");
		let (offered, rest) = cut(all)?;
		let (demanded, rest) = cut(rest)?;
		let (pledged, rest) = cut(rest)?;
		let sales = [
			self.sale("offer", &self.large, offered),
			self.sale("demand", &self.small, demanded),
			Sale { is_pledged: true, ..self.sale("platform", &self.large, pledged) },
		];
		let (offer, CertificateRange { batch, units, .. }) = (self.offer(offered).await?, offered);
		let buy = Buy { offer, batch, units, max_price: PRICE, asset: ASSET };
		let traded = self.chain.market(&self.large.key).buy(buy).await?;
		ensure!(traded.range.0 == offered, "the trade is of other certificates");
		println!("  large takes offer {offer}: {units} certificates for 48 CNY each");
		self.demand_and_fill(demanded).await?;
		let [_, _, Sale { trade: trade_ref, buyer, range, .. }] = sales;
		let CertificateRange { batch, first, units } = range;
		let until = self.after(30 * DAY).await?;
		let pledge = calls::Pledge { batch, first, units, buyer, trade_ref, until };
		self.chain.certificates(&self.generator.key).pledge(pledge).await?;
		println!("  {units} certificates are pledged to large for the sale on the platform");
		Ok((sales, rest))
	}

	async fn offer(&self, range: CertificateRange) -> Result<u64> {
		let CertificateRange { batch, first, units } = range;
		let (price, asset, to, min_units) = (PRICE, ASSET, None, 1);
		let expires_at = self.after(DAY).await?;
		let offer = Offer { batch, first, units, price, asset, to, min_units, expires_at };
		Ok(self.chain.market(&self.generator.key).offer(offer).await?.offer)
	}

	async fn demand_and_fill(&self, range: CertificateRange) -> Result<()> {
		let CertificateRange { batch, first, units } = range;
		let periods = PeriodRange { first: Static(self.data.month), last: Static(self.data.month) };
		let (source, region) =
			(Some(Static(EnergySource::Wind)), Some(BoundedVec(REGION.to_vec())));
		let criteria = Criteria { source, region, project: None, periods, min_validity: 365 * DAY };
		let (class, expires_at) = (Static(TradeClass::TRADABLE), self.after(DAY).await?);
		let (min_units, max_price, asset) = (1, PRICE.saturating_add(200), ASSET);
		let demand = Demand { class, criteria, units, min_units, max_price, asset, expires_at };
		let demand = self.chain.market(&self.small.key).demand(demand).await?.demand;
		let fill = Fill { demand, batch, first, units, price: PRICE, asset: ASSET };
		self.chain.market(&self.generator.key).fill(fill).await?;
		println!("  the generator fills demand {demand}: {units} certificates for 48 CNY each; the rest of the money on hold is free again");
		Ok(())
	}

	/// The trading centre's workers match the pledged sale with its pledge. One of them has all sales verified.
	async fn settle(&self, workers: &mut Workers, sales: &Sales) -> Result<[VoucherId; 3]> {
		println!("\n5. Settlement: the trading centre's four workers read its sheet, and state it");
		let [offer, demand, platform] = sales;
		let all = [(offer, &self.large), (demand, &self.small), (platform, &self.large)];
		self.settle_month(workers, 0, &all).await?;
		println!("  {} settlements anchored", all.len());

		println!("\n6. Verification: the chain compares settlements with readings; what agrees becomes evidence");
		let vouchers = workers.verified(&sales.map(|sale| sale.trade)).await?;
		let [first, second, third]: [VoucherId; 3] =
			vouchers.try_into().ok().context("a trade was not verified")?;
		println!("  large has the vouchers {first} and {third}, and small the voucher {second}");
		Ok([first, second, third])
	}

	/// All readings of the month are stated again, with what was measured in place of the estimate.
	/// The batch goes on with the rest. What was verified before stays as it is.
	async fn correct(
		&self,
		workers: &mut Workers,
		outdated: &Readings,
		batch: BatchId,
	) -> Result<Readings> {
		println!("\n7. Readings corrected: all are stated again as a revision, and the batch goes on with the rest");
		let shared = self.data.shared;
		workers.bring_data(&[self.data.origin.shared(&self.generator.meter)?]).await?;
		let readings = self.readings(workers, 1, shared).await?;
		let said = |energy: Option<Energy>| energy.map_or("nothing".to_owned(), megawatt_hours);
		for change in readings.tree.changes_since(&outdated.tree) {
			let (after, before) = (said(change.after), said(change.before));
			println!("  {}: {after} instead of {before}", change.meter);
		}
		let rest = shared.checked_sub(self.data.stated).context("the readings were not too low")?;
		let proof = self.proof(workers, &readings, &self.generator.meter).await?;
		let issued = self.issue(TradeClass::TRADABLE, rest, proof).await?;
		ensure!(issued.batch == batch, "the rest was issued in another batch");
		let (units, carried) = (issued.units, issued.carried.0);
		println!("  batch {batch} goes on with {units} certificates of 1 MWh; {carried} more is carried to the next month");
		if units > 0 {
			println!("  the first of them is {}", self.number(issued.first)?);
		}
		println!("  the vouchers stay as they are");
		Ok(readings)
	}

	/// Exchanges one certificate. The others are left.
	async fn exchange(&self, unsold: CertificateRange) -> Result<CertificateRange> {
		println!("\n8. Exchange: one certificate is exchanged at the trading centre");
		let none = CertificateRange { units: 0, ..unsold };
		let (one, rest) = unsold.split_at(1).unwrap_or((unsold, none));
		let CertificateRange { batch, first, units } = one;
		let seat = keys::from_uri(CENTRE)?;
		let account = seat.public_key().to_account_id();
		let centre = self.chain.state().await?.identity().party_of(account).await?;
		let centre = centre.context("the account has no party")?;
		let request = calls::RequestExchange { batch, first, units, centre };
		let holder = self.chain.certificates(&self.generator.key);
		let exchange = holder.request_exchange(request).await?.exchange;
		let receipt = self.hash("receipt");
		let settle = calls::SettleExchange { exchange, batch, first, units, receipt };
		self.chain.certificates(&seat).settle_exchange(settle).await?;
		println!("  {} is exchanged", self.number(first)?);
		Ok(rest)
	}

	async fn redeem(&self, vouchers: [(VoucherId, u32); 2]) -> Result<()> {
		println!("\n9. Redemption: vouchers become claims of consumption, for ever");
		for (voucher, units) in vouchers {
			let claim = self.claim(&self.large, Purpose::Scope2);
			let redeem = Redeem { voucher, units, claim };
			self.chain.vouchers(&self.large.key).redeem(redeem).await?;
			println!("  large redeems {units} certificates of voucher {voucher} for scope 2");
		}
		Ok(())
	}

	/// The smaller customer's voucher is redeemed on behalf of its tenant.
	async fn redeem_for_tenant(&self, voucher: VoucherId) -> Result<()> {
		println!("\n10. Escrow: small's voucher is redeemed on behalf of its tenant");
		let (not_before, deadline) = (self.after(4).await?, self.after(DAY).await?);
		let outcome = Outcome::RedeemFor(self.claim(&self.tenant, Purpose::ProductFootprint));
		let conditions = BoundedVec(vec![Condition::NotBefore(not_before)]);
		let (beneficiary, arbiter) = (self.tenant.party, None);
		let terms = Terms { beneficiary, arbiter, outcome, conditions, deadline };
		let open = escrow::calls::Open { voucher, terms };
		let opened = self.chain.escrow(&self.small.key).open(open).await?;
		let (agreement, terms_hash) = (opened.agreement, opened.terms_hash);
		let tenant = self.chain.escrow(&self.tenant.key);
		tenant.accept(escrow::calls::Accept { agreement, terms_hash }).await?;
		println!("  agreement {agreement} is accepted; it can be released in a few seconds");
		while self.chain.now().await? < not_before {
			tokio::time::sleep(std::time::Duration::from_millis(500)).await;
		}
		let released = tenant.release(escrow::calls::Release { agreement }).await?;
		println!("  released: redemption {}", released.redemption.context("nothing was redeemed")?);
		Ok(())
	}

	async fn look_up(&self, sales: &Sales) -> Result<()> {
		println!("\n11. Look-up: what happened to a certificate, by its number");
		let [offer, demand, platform] = sales;
		let exchanged = platform.range.first.saturating_add(platform.range.units);
		for sequence in [offer.range.first, demand.range.first, exchanged] {
			let number = self.number(sequence)?;
			let bytes: [u8; 32] = number.as_bytes().try_into().context("32 characters")?;
			let report = self.chain.state().await?.certificates().status(bytes).await?;
			let report = report.map_err(|error| anyhow!("{number}: {error:?}"))?;
			let (state, holder) = (report.certificate.state.0, report.certificate.holder);
			let (voucher, evidence) = (report.voucher, report.evidence);
			println!("  {number}: {state:?}, party {holder}'s, voucher {voucher:?}, evidence {evidence:?}");
		}
		Ok(())
	}

	/// The number of a certificate of the month.
	fn number(&self, sequence: u32) -> Result<String> {
		let (project, period) = (self.project('M')?, self.data.month);
		let (class, source) = (TradeClass::TRADABLE, EnergySource::Wind);
		let number = CertificateNumber { project, class, source, period, sequence };
		number.to_text().map_err(Error::msg)
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
	#[test]
	fn nobody_gets_more_than_there_is() {
		const SOME: [u32; 10] = [0, 1, 2, 3, 4, 5, 7, 8, 100, u32::MAX];
		let pairs = SOME.into_iter().flat_map(|all| SOME.map(|large| (all, large)));
		let all = pairs.flat_map(|(all, large)| SOME.map(|small| (all, large, small)));
		for (all, large, small) in all {
			let share = super::share_of(all, [large, small]);
			assert_eq!(share.is_ok(), all >= 4 && large >= 2 && small >= 1);
			let share = share.unwrap_or_default();
			assert!(share.checked_mul(3).is_some_and(|sold| sold < all.max(1)));
			assert!(share * 2 <= large && share <= small);
		}
	}
}
