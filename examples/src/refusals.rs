//! What must fail, tried.

use crate::{month::Month, oracle::MEGAWATT_HOUR, play::*, workers::Workers};
use std::future::Future;
use verdigrid_client::api::{market::calls::Buy, vouchers::calls::Redeem};

impl Play {
	/// Tries everything that must be refused.
	pub async fn refusals(&self, workers: &mut Workers, month: &Month) -> Result<()> {
		println!("\n14. What must fail: each is signed, executed, and refused");
		self.misused_proofs(workers, month).await?;
		self.more_than_used(workers, month).await?;
		if let Some(offer) = month.offer {
			let batch = month.unsold.batch;
			let buy = Buy { offer, batch, units: 1, max_price: u128::MAX, asset: ASSET };
			let market = self.chain.market(&self.stranger.key);
			refused("an unattested buyer", "Market::PartyNotActive", market.buy(buy)).await?;
		}
		let [voucher, ..] = month.vouchers;
		let claim = self.claim(&self.small, Purpose::Voluntary);
		let vouchers = self.chain.vouchers(&self.small.key);
		let redeem = vouchers.redeem(Redeem { voucher, units: 1, claim });
		refused("redemption by another party", "Vouchers::NotHolder", redeem).await
	}

	async fn misused_proofs(&self, workers: &Workers, month: &Month) -> Result<()> {
		let [sale, ..] = &month.sales;
		let again = self.verification(workers, &month.readings, 0, sale).await?;
		let mut altered = again.clone();
		altered.settlement.settlement.energy = Energy::from_wh(1);
		let evidence = self.chain.evidence(&self.large.key);
		let verify = evidence.verify(altered.into());
		refused("an altered settlement", "Evidence::InvalidProof", verify).await?;
		let verify = evidence.verify(again.into());
		refused("the same trade reference a second time", "Evidence::TradeRefUsed", verify).await?;

		let (class, energy) = (TradeClass::NON_TRADABLE, Energy::from_wh(1));
		let proof = self.proof(workers, &month.readings, &self.generator.meter).await?;
		let issue = self.issue(class, energy, proof);
		let what = "one watt-hour more than was generated";
		refused(what, "Certificates::AboveReading", issue).await?;
		let issue = self.issue(class, energy, month.outdated.clone());
		refused("a reading that was corrected since", "Evidence::RevisionOutdated", issue).await
	}

	/// A settlement, properly attested, of more than the smaller customer's meter measured.
	async fn more_than_used(&self, workers: &mut Workers, month: &Month) -> Result<()> {
		let ([_, used], [_, bought, _]) = (self.data.customers, &month.sales);
		let left = (used.wh() / MEGAWATT_HOUR).saturating_sub(bought.range.units.into());
		let units = u32::try_from(left.saturating_add(1)).context("too many units")?;
		// The first certificate that is left is on offer.
		let free = month.unsold.units.saturating_sub(1);
		if units > free {
			println!("  more than a customer used: not tried, only {free} certificates are left");
			return Ok(());
		}
		let first = month.unsold.first.saturating_add(1);
		let range = CertificateRange { first, units, ..month.unsold };
		let sale = self.sale("beyond", &self.small, range);
		self.settle_month(workers, 1, &[(&sale, &self.small)]).await?;
		let proof = self.verification(workers, &month.readings, 1, &sale).await?;
		let evidence = self.chain.evidence(&self.small.key);
		let what = "one certificate more than the customer used";
		refused(what, "Evidence::ConsumptionExceeded", evidence.verify(proof.into())).await
	}
}

/// Shows that a call is refused with this error.
async fn refused<T, E: Into<Error>>(
	what: &str,
	error: &str,
	call: impl Future<Output = Result<T, E>>,
) -> Result<()> {
	let Err(found) = call.await else { bail!("{what}: was not refused") };
	let found: Error = found.into();
	let name = found.downcast_ref::<ClientError>().and_then(ClientError::refusal);
	ensure!(name == Some(error), "{what}: expected {error}, not {found:#}");
	println!("  {what}:\n    refused, {found}");
	Ok(())
}
