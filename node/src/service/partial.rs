//! The parts of a node that subcommands share with a running one: database, client, import queue
//! and transaction pool.

use super::{
	executor::Executor,
	guard,
	sealing::Sealing,
	types::{Backend, Client, GrandpaImport, GrandpaLink, Pool, SelectChain},
};
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_aura::ImportQueueParams;
use sc_service::{Configuration, Error, GenesisBlockBuilder, PartialComponents, TaskManager};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sp_consensus_aura::{
	inherents::InherentDataProvider as SlotProvider, sr25519::AuthorityPair as AuraPair,
	SlotDuration,
};
use sp_timestamp::InherentDataProvider as TimestampProvider;
use std::sync::Arc;
use verdigrid_runtime::opaque::Block;

/// The parts of a node, before network and consensus run.
pub type Parts = PartialComponents<
	Client,
	Backend,
	SelectChain,
	DefaultImportQueue<Block>,
	Pool,
	(Consensus, Option<Telemetry>),
>;

/// What the sealing of the chain needs besides the common parts.
pub enum Consensus {
	/// Blocks go straight into the client.
	Development,
	/// Blocks pass through GRANDPA's import.
	Network(Box<GrandpaImport>, Box<GrandpaLink>),
}

/// Up to this many blocks pass between two stored GRANDPA justifications.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// Opens the database, after checking that it belongs to the configured chain, and builds the parts
/// that use it.
pub fn parts(config: &Configuration) -> Result<Parts, Error> {
	let sealing = Sealing::of(config);
	let worker = telemetry_worker(config)?;
	let telemetry = worker.as_ref().map(|(_, telemetry)| telemetry.handle());
	let (client, backend, keystore_container, task_manager) = open(config, telemetry.clone())?;
	guard::same_sealing(&*client, sealing)?;

	let own_telemetry = worker.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let select_chain = LongestChain::new(backend.clone());
	let transaction_pool = pool(config, sealing, &client, &task_manager);
	let (import_queue, consensus) = match sealing {
		Sealing::Development => (
			sc_consensus_manual_seal::import_queue(
				Box::new(client.clone()),
				&task_manager.spawn_essential_handle(),
				config.prometheus_registry(),
			),
			Consensus::Development,
		),
		Sealing::Network => {
			network_import(config, &client, select_chain.clone(), &task_manager, telemetry)?
		}
	};

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (consensus, own_telemetry),
	})
}

type Opened = (Arc<Client>, Arc<Backend>, sc_service::KeystoreContainer, TaskManager);

fn open(config: &Configuration, telemetry: Option<TelemetryHandle>) -> Result<Opened, Error> {
	let executor = Executor::new(sc_service::new_wasm_executor(&config.executor));
	let backend = sc_service::new_db_backend(config.db_config())?;
	let genesis = guard::sound_genesis(config.chain_spec.as_ref())?;
	guard::same_genesis(config, &backend, &genesis, &executor)?;

	let genesis = GenesisBlockBuilder::new_with_storage(
		genesis,
		!config.no_genesis(),
		backend.clone(),
		executor.clone(),
	)?;
	let (client, backend, keystore, tasks) = sc_service::new_full_parts_with_genesis_builder(
		config, telemetry, executor, backend, genesis, false,
	)?;
	Ok((Arc::new(client), backend, keystore, tasks))
}

fn telemetry_worker(
	config: &Configuration,
) -> Result<Option<(TelemetryWorker, Telemetry)>, sc_telemetry::Error> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|list| !list.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(16)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

fn pool(
	config: &Configuration,
	sealing: Sealing,
	client: &Arc<Client>,
	tasks: &TaskManager,
) -> Arc<Pool> {
	let seals = sealing == Sealing::Development || config.role.is_authority();
	let builder = sc_transaction_pool::Builder::new(
		tasks.spawn_essential_handle(),
		client.clone(),
		seals.into(),
	);
	Arc::new(
		builder
			.with_options(config.transaction_pool.clone())
			.with_prometheus(config.prometheus_registry())
			.build(),
	)
}

fn network_import(
	config: &Configuration,
	client: &Arc<Client>,
	select_chain: SelectChain,
	tasks: &TaskManager,
	telemetry: Option<TelemetryHandle>,
) -> Result<(DefaultImportQueue<Block>, Consensus), Error> {
	let (import, link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		client,
		select_chain,
		telemetry.clone(),
	)?;
	let reader = client.clone();
	let queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: import.clone(),
		justification_import: Some(Box::new(import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |parent, ()| {
			let duration = sc_consensus_aura::standalone::slot_duration_at(&*reader, parent);
			async move { Ok(aura_inherents(duration?)) }
		},
		spawner: &tasks.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry,
		compatibility_mode: Default::default(),
	})?;
	Ok((queue, Consensus::Network(Box::new(import), Box::new(link))))
}

/// The slot and the time of a block made or judged now.
pub fn aura_inherents(duration: SlotDuration) -> (SlotProvider, TimestampProvider) {
	let timestamp = TimestampProvider::from_system_time();
	let slot = SlotProvider::from_timestamp_and_slot_duration(*timestamp, duration);
	(slot, timestamp)
}
