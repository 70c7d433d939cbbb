//! Sealing on a development chain: one node makes a block when transactions arrive and at least
//! every three seconds, and finalises it at once. Seals are not signed, and there are no votes.

mod clock;
mod schedule;

use super::types::{Backend, BlockMaking};
use futures::StreamExt;
use sc_consensus_manual_seal::{
	consensus::aura::AuraConsensusDataProvider, run_manual_seal, ManualSealParams,
};
use sc_service::{Error, SpawnEssentialTaskHandle};
use sc_transaction_pool_api::TransactionPool;
use schedule::Schedule;
use sp_timestamp::InherentDataProvider as TimestampProvider;
use std::sync::Arc;
use tokio::sync::Notify;
use verdigrid_runtime::opaque::Block;

/// Starts sealing.
pub fn start(making: BlockMaking, spawner: &SpawnEssentialTaskHandle) -> Result<(), Error> {
	let BlockMaking { client, pool, select_chain, proposer, .. } = making;
	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;

	let arrived = Arc::new(Notify::new());
	spawner.spawn("seal-on-arrival", Some("block-authoring"), {
		// The pool drops notifications that are not read, and a node that is sealing does not read
		// them. So this task reads them at any time, and remembers that there is something to seal.
		let (arrived, arrivals) = (arrived.clone(), pool.import_notification_stream());
		arrivals.for_each(move |_| {
			arrived.notify_one();
			std::future::ready(())
		})
	});

	let waiting = pool.clone();
	let schedule = Schedule::new(arrived, move || waiting.status().ready);
	let clock = client.clone();
	let sealing = run_manual_seal::<Block, _, Backend, _, _, _, _, _, _>(ManualSealParams {
		block_import: client.clone(),
		env: proposer,
		client,
		pool,
		commands_stream: schedule.commands(),
		select_chain,
		// The slot in the header is that of the timestamp below, which is what Aura compares.
		consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(
			slot_duration,
		))),
		create_inherent_data_providers: move |parent, ()| {
			let timestamp = clock::next(&*clock, parent);
			async move { Ok(TimestampProvider::new(timestamp?)) }
		},
	});
	spawner.spawn_blocking("development-sealing", Some("block-authoring"), sealing);
	Ok(())
}
