//! Puts the node together. A chain of type Development seals for itself ([`development`]); every
//! other chain runs Aura and GRANDPA ([`authoring`]).

mod authoring;
mod development;
mod executor;
mod finality;
mod guard;
mod known_keys;
mod network;
mod own_clock;
mod partial;
mod ports;
mod proposing;
mod rpc;
mod sealing;
mod session_keys;
mod types;

pub use guard::sound_genesis;
pub use known_keys::all as known_keys;
pub use partial::{parts, Parts};
pub use sealing::Sealing;
pub use types::{Backend, Client};

use authoring::Settings;
use finality::Finality;
use partial::Consensus;
use sc_basic_authorship::ProposerFactory;
use sc_service::{
	BuildNetworkParams, Configuration, Error, PartialComponents, SpawnTasksParams, TaskManager,
};
use std::sync::Arc;
use types::{BlockMaking, Pool};

/// Starts all services of a node.
pub fn start(mut config: Configuration) -> Result<TaskManager, Error> {
	let sealing = Sealing::of(&config);
	if sealing == Sealing::Development {
		network::isolate(&mut config);
	}
	ports::claim(&mut config)?;
	// Each endpoint has its own number of connections. This one is only the number of threads.
	config.rpc.max_connections = executor::RPC_THREADS;

	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool: pool,
		other: (consensus, mut telemetry),
	} = parts(&config)?;

	let finality = match &consensus {
		Consensus::Development => None,
		Consensus::Network(_, link) => Some(Finality::new(backend.clone(), link)),
	};
	let plan = network::plan(&config, finality.as_ref(), &client)?;
	let (network, system_rpc_tx, tx_handler_controller, sync, _bitswap) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config: plan.net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: plan.warp_sync,
			block_relay: None,
			metrics: plan.metrics,
			gap_sync_body_policy: None,
		})?;

	let keystore = keystore_container.keystore();
	let settings = Settings::of(&config, keystore_container);
	let prometheus = config.prometheus_registry().cloned();

	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore,
		transaction_pool: pool.clone(),
		rpc_builder: rpc_builder(client.clone(), pool.clone(), finality.clone()),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	let telemetry = telemetry.as_ref().map(|telemetry| telemetry.handle());
	let mut proposer = ProposerFactory::new(
		task_manager.spawn_handle(),
		client.clone(),
		pool.clone(),
		prometheus.as_ref(),
		telemetry.clone(),
	);
	proposing::limit(&mut proposer, sealing);
	let making = BlockMaking { proposer, client, pool, select_chain, prometheus, telemetry };
	let spawner = task_manager.spawn_essential_handle();
	match (consensus, plan.grandpa, finality) {
		(Consensus::Network(import, link), Some(protocol), Some(finality)) => {
			let network = authoring::Network { service: network, sync };
			let (import, link, voter_state) = (*import, *link, finality.voter_state);
			let grandpa = authoring::Grandpa { import, link, protocol, voter_state };
			let clock = own_clock::watch(making.client.clone())?;
			task_manager.spawn_handle().spawn("own-clock", None, clock);
			authoring::start(making, settings, grandpa, network, &spawner)?
		}
		_ => development::start(making, &spawner)?,
	}
	Ok(task_manager)
}

type RpcBuilder =
	Box<dyn Fn(sc_rpc::SubscriptionTaskExecutor) -> Result<jsonrpsee::RpcModule<()>, Error>>;

fn rpc_builder(client: Arc<Client>, pool: Arc<Pool>, finality: Option<Finality>) -> RpcBuilder {
	Box::new(move |executor| {
		rpc::module(client.clone(), pool.clone(), finality.clone(), executor)
			.map_err(|error| Error::Application(error.into()))
	})
}
