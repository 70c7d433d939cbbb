//! Transfers of the chain's money.

use super::{Kind, Plan};
use crate::{error::Result, signing::Planned, world::Setup};
use futures::future::LocalBoxFuture;

/// Accounts pay each other the existential deposit.
pub struct BalanceTransfer;

impl Kind for BalanceTransfer {
	fn operation(&self) -> &'static str {
		"transfer of the chain's money"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Balances", "transfer_keep_alive")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let accounts = setup.accounts().await?;
	let value = setup.existential_deposit();
	let receivers = accounts.iter().cycle().skip(1);
	let mut pairs = Vec::new();
	for (from, to) in accounts.iter().zip(receivers) {
		pairs.push((*from, setup.transfer(*to, value)?));
	}
	let amount = match pairs.first() {
		Some((from, call)) => setup.amount_of(*from, call).await?,
		None => 0,
	};
	let pairs = pairs.iter().cycle().take(amount as usize);
	Ok(Plan::singles(pairs.map(|(from, call)| Planned::one(*from, call.clone(), 0)).collect()))
}
