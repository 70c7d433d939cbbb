//! How long buyers wait for their vouchers while a load runs.

use crate::{
	chain::{number_of, Chain},
	error::{LoadError, Result},
	world::{Setup, Wait},
};
use std::time::{Duration, Instant};
use subxt::rpcs::client::RpcSubscription;

/// A block that is not final after so many slots is not waited for.
const PATIENCE_SLOTS: u32 = 40;

/// Seconds from the submission of the last attestation of a settlement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waited {
	/// To the best block in which the buyers have their vouchers.
	pub voucher: Vec<f64>,
	/// To the finality of that block.
	pub finality: Vec<f64>,
}

/// When settlements are attested, from the beginning of the load.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
	/// The first.
	pub first: Duration,
	/// From one to the next, at least.
	pub every: Duration,
}

/// Attests settlements one after another, and verifies their trades as soon as a best block has the anchor. What was
/// measured is there even if it is not played to the end.
pub async fn wait(
	setup: &mut Setup<'_>,
	waits: &[Wait],
	schedule: Schedule,
	waited: &mut Waited,
) -> Result<()> {
	tokio::time::sleep(schedule.first).await;
	let mut due = tokio::time::interval(schedule.every.max(Duration::from_millis(1)));
	due.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
	for wait in waits {
		due.tick().await;
		one(setup, wait, waited).await?;
	}
	Ok(())
}

async fn one(setup: &mut Setup<'_>, wait: &Wait, waited: &mut Waited) -> Result<()> {
	let mut heads = setup.chain.final_heads().await?;
	let attested = setup.anchor_with_a_last_attestation(&wait.anchored).await?;
	let blocks = setup.send_planned(&wait.calls).await?;
	let last = blocks.iter().rfind(|block| !block.own.is_empty());
	let last = last.ok_or_else(|| LoadError::unexpected("a trade came into no block"))?;
	let since = |moment: Instant| moment.saturating_duration_since(attested).as_secs_f64();
	waited.voucher.push(since(last.arrived));
	waited.finality.push(since(final_at(setup.chain, &mut heads, last.number).await?));
	Ok(())
}

/// When the block of this number is final.
async fn final_at(
	chain: &Chain,
	heads: &mut RpcSubscription<serde_json::Value>,
	number: u64,
) -> Result<Instant> {
	let patience = Duration::from_millis(chain.limits.slot).saturating_mul(PATIENCE_SLOTS);
	let until = async {
		while let Some(head) = heads.next().await {
			let head = head.map_err(|error| LoadError::NodeGone(error.to_string()))?;
			if number_of(&head) >= Some(number) {
				return Ok(Instant::now());
			}
		}
		Err(LoadError::NodeGone("it sends no more final blocks".into()))
	};
	let ended = tokio::time::timeout(patience, until).await;
	ended.unwrap_or(Err(LoadError::NoBlocks(patience.as_secs())))
}
