//! Trades are verified, together or one by one.

use super::{Kind, Plan};
use crate::{
	error::{LoadError, Result},
	world::{sales, Setup},
};
use futures::future::LocalBoxFuture;
use verdigrid_primitives::merkle::MAX_PROVED;

/// Trades of one seller and many buyers share their proofs.
pub struct VerifyTogether;

/// Each trade has its own proofs.
pub struct Verify;

impl Kind for VerifyTogether {
	fn operation(&self) -> &'static str {
		"verified trade of one certificate"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Evidence", "verify_together")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(together(setup))
	}
}

impl Kind for Verify {
	fn operation(&self) -> &'static str {
		"verified trade of one certificate"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Evidence", "verify")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(alone(setup))
	}
}

/// How many trades are verified together.
pub fn batch_size(setup: &Setup<'_>) -> u32 {
	setup.arguments.batch.unwrap_or(MAX_PROVED).clamp(1, MAX_PROVED)
}

async fn together(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let mut month = setup.month(&people).await?;
	let size = batch_size(setup);
	let sample = setup.sample(&month, &people, size, true)?;
	let amount = setup.amount(&[(&sample, 1)], size.into()).await?;
	// What is attested under load is of the last generator, whose transactions are not signed in advance.
	let last = people.generators.len().saturating_sub(1);
	let groups = groups(amount, size)?;
	let sales = sales(&mut month.certificates, &people, 0..last, groups, size)?;
	let planned = setup.settle(&mut month, &people, sales, true).await?;
	let waits = setup.waits(&mut month, &people, last, setup.arguments.to_voucher, size)?;
	let operations = u64::from(groups).saturating_mul(size.into());
	Ok(Plan { planned, operations, waits, ..Default::default() })
}

async fn alone(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let mut month = setup.month(&people).await?;
	let sample = setup.sample(&month, &people, 1, false)?;
	let amount = setup.amount(&[(&sample, 1)], 1).await?;
	let sellers = 0..people.generators.len();
	let sales = sales(&mut month.certificates, &people, sellers, groups(amount, 1)?, 1)?;
	Ok(Plan::singles(setup.settle(&mut month, &people, sales, false).await?))
}

/// The groups of this size that have so many trades.
pub fn groups(amount: u64, size: u32) -> Result<u32> {
	u32::try_from(amount.div_ceil(size.max(1).into())).map_err(LoadError::unexpected)
}

#[cfg(test)]
mod tests {
	use super::groups;

	#[test]
	fn groups_hold_all_trades() {
		assert_eq!(groups(201, 100).ok(), Some(3));
		assert_eq!(groups(0, 100).ok(), Some(0));
		assert!(groups(u64::MAX, 1).is_err());
	}
}
