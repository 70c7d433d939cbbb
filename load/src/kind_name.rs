//! The names of the kinds of load, as `--help` shows them.

use clap::ValueEnum;

/// The kinds of load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindName {
	/// Transfers of the chain's money, on any Substrate chain.
	BalanceTransfer,
	/// Certificates go from generators to buyers, one in each call.
	CertificateTransfer,
	/// Trades are verified in batches, which share their proofs.
	VerifyTogether,
	/// Certificates are redeemed without a voucher, one in each call.
	Redeem,
	/// Vouchers are redeemed as a whole.
	VoucherRedeem,
	/// Trades are verified one by one.
	Verify,
	/// Certificates of a month are issued against a proved reading.
	Issue,
	/// Certificates are bought from open offers, one in each call.
	Buy,
	/// Orders are placed in call auctions, and other auctions are closed in steps.
	Auction,
	/// Seats of both committees attest statements.
	Attest,
	/// The whole flow: for 100 verified trades 2 attestations, 30 transfers, 30 redemptions, 20 vouchers redeemed, 16
	/// orders in auctions and 5 matches.
	Mix,
}

impl KindName {
	/// The name on the command line.
	pub fn text(self) -> String {
		self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
	}
}

#[cfg(test)]
mod tests {
	use super::{KindName, ValueEnum};

	/// `scripts/bench` reads the table to refuse an unknown kind before it builds.
	#[test]
	fn the_table_of_the_readme_has_every_kind() {
		let readme = include_str!("../README.md");
		let kinds = readme.split("\n## ").find_map(|section| section.strip_prefix("Kinds\n"));
		let rows = kinds.unwrap_or_default().lines().filter_map(|row| row.strip_prefix("| `"));
		let rows = rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()));
		let known = KindName::value_variants().iter().map(|name| name.text());
		assert_eq!(rows.collect::<Vec<_>>(), known.collect::<Vec<_>>());
	}
}
