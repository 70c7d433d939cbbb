//! What can be measured. Each kind prepares what it needs and plans its transactions.

mod attest;
mod auction;
mod balance_transfer;
mod buy;
mod certificate_transfer;
mod issue;
mod mix;
mod redeem;
mod verify;
mod voucher_redeem;

use crate::{
	calls::Call,
	error::{LoadError, Result},
	kind_name::KindName,
	signing::{self, Planned},
	world::{Setup, Wait},
};
use futures::future::LocalBoxFuture;

/// What does the load of this name.
pub fn kind_of(name: KindName) -> Box<dyn Kind> {
	match name {
		KindName::BalanceTransfer => Box::new(balance_transfer::BalanceTransfer),
		KindName::CertificateTransfer => Box::new(certificate_transfer::CertificateTransfer),
		KindName::VerifyTogether => Box::new(verify::VerifyTogether),
		KindName::Redeem => Box::new(redeem::Redeem),
		KindName::VoucherRedeem => Box::new(voucher_redeem::VoucherRedeem),
		KindName::Verify => Box::new(verify::Verify),
		KindName::Issue => Box::new(issue::Issue),
		KindName::Buy => Box::new(buy::Buy),
		KindName::Auction => Box::new(auction::Auction),
		KindName::Attest => Box::new(attest::Attest),
		KindName::Mix => Box::new(mix::Mix),
	}
}

/// Transactions of a kind.
#[derive(Default)]
pub struct Plan {
	/// The transactions, in the order in which they are submitted.
	pub planned: Vec<Planned>,
	/// How many operations they are together.
	pub operations: u64,
	/// Whether the order must be kept among accounts, too.
	pub ordered: bool,
	/// Settlements that are attested and verified meanwhile.
	pub waits: Vec<Wait>,
}

impl Plan {
	/// Transactions of one operation each, in any order.
	pub fn singles(planned: Vec<Planned>) -> Self {
		let operations = planned.len() as u64;
		Plan { planned, operations, ..Default::default() }
	}
}

/// A kind of load.
pub trait Kind: Sync {
	/// What one operation is, for the report.
	fn operation(&self) -> &'static str;

	/// The pallets and calls that the chain must have.
	fn needs(&self) -> &'static [(&'static str, &'static str)];

	/// Prepares the chain, and plans the transactions.
	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>>;
}

/// More than the chain can take is planned by this share, in percent.
const MORE: u64 = 115;
/// So many blocks are planned for beside those of warm-up and measurement.
const MORE_BLOCKS: u64 = 3;

impl Setup<'_> {
	/// How many operations to plan, if a transaction like these (each so often) does so many together.
	pub async fn amount(&self, package: &[(&Planned, u64)], operations: u64) -> Result<u64> {
		let seconds = self.arguments.seconds.saturating_add(self.arguments.warm_up);
		if let Some(rate) = self.arguments.rate {
			return Ok(seconds.saturating_add(1).saturating_mul(rate.into()));
		}
		if self.chain.is_development() {
			return Err(LoadError::unexpected(
				"a development chain makes blocks as fast as transactions come: say how many to offer with --rate",
			));
		}
		let (mut weight, mut length) = (0_u64, 0_u64);
		for (planned, count) in package {
			let signed = signing::sign(self.chain, &self.wallet, planned, 0)?;
			let one = self.chain.weight(&signed.bytes).await?;
			let one = one.saturating_add(self.chain.limits.base);
			weight = weight.saturating_add(one.saturating_mul(*count));
			length = length.saturating_add((signed.bytes.len() as u64).saturating_mul(*count));
		}
		let limits = crate::calls::Limits { base: 0, ..self.chain.limits };
		let in_block = limits.transactions(weight, length).saturating_mul(operations);
		Ok(planned_for(in_block, seconds, limits.slot))
	}

	/// As [`Setup::amount`], for calls of one operation.
	pub async fn amount_of(&self, signer: crate::wallet::Signer, call: &Call) -> Result<u64> {
		let planned = Planned::one(signer, call.clone(), 0);
		self.amount(&[(&planned, 1)], 1).await
	}
}

/// How many operations to plan for a chain that takes so many in a block.
fn planned_for(in_block: u64, seconds: u64, slot: u64) -> u64 {
	let blocks = seconds.saturating_mul(1_000).div_ceil(slot.max(1)).saturating_add(MORE_BLOCKS);
	blocks.saturating_mul(in_block).saturating_mul(MORE) / 100
}

#[cfg(test)]
mod tests {
	use super::{kind_of, planned_for, KindName};
	use clap::ValueEnum;

	#[test]
	fn more_is_planned_than_the_chain_takes() {
		assert_eq!(planned_for(100, 30, 3_000), 13 * 115);
		assert_eq!(planned_for(1, 1, 0), 1_003 * 115 / 100);
	}

	#[test]
	fn each_kind_says_what_it_needs() {
		for name in KindName::value_variants() {
			let kind = kind_of(*name);
			assert!(!kind.needs().is_empty() && !kind.operation().is_empty(), "{name:?}");
			assert!(!name.text().is_empty());
		}
	}
}
