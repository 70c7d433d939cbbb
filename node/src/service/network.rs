//! Peers: transport, synchronisation and the gossip of transactions and GRANDPA votes.

use super::{finality::Finality, types::Client};
use sc_client_api::HeaderBackend;
use sc_network::{
	config::{FullNetworkConfiguration, NetworkBackendType, NonReservedPeerMode, TransportConfig},
	service::NotificationMetrics,
	Litep2pNetworkBackend, NotificationService, ProtocolName,
};
use sc_service::{Configuration, Error, WarpSyncConfig};
use verdigrid_runtime::{opaque::Block, Hash};

type Full = FullNetworkConfiguration<Block, Hash, Litep2pNetworkBackend>;

/// What the network of a node is built from.
pub struct Plan {
	pub net_config: Full,
	pub metrics: NotificationMetrics,
	pub warp_sync: Option<WarpSyncConfig<Block>>,
	pub grandpa: Option<GrandpaProtocol>,
}

/// GRANDPA's own channel between validators.
pub struct GrandpaProtocol {
	pub name: ProtocolName,
	pub notifications: Box<dyn NotificationService>,
}

/// Cuts a node off from all peers. One node seals a development chain without any consensus. Two of
/// them with the same genesis would only disturb each other.
pub fn isolate(config: &mut Configuration) {
	let network = &mut config.network;
	network.listen_addresses.clear();
	network.public_addresses.clear();
	network.boot_nodes.clear();
	network.default_peers_set_num_full = 0;
	network.default_peers_set.in_peers = 0;
	network.default_peers_set.out_peers = 0;
	network.default_peers_set.reserved_nodes.clear();
	network.default_peers_set.non_reserved_mode = NonReservedPeerMode::Deny;
	if let TransportConfig::Normal { enable_mdns, .. } = &mut network.transport {
		*enable_mdns = false;
	}
	log::info!("🔨 Development sealing: this node makes every block itself and has no peers");
}

/// Plans the network. A development chain has no GRANDPA protocol.
pub fn plan(
	config: &Configuration,
	finality: Option<&Finality>,
	client: &Client,
) -> Result<Plan, Error> {
	refuse_libp2p(config)?;
	let registry = config.prometheus_registry();
	let mut net_config = Full::new(&config.network, registry.cloned());
	let metrics = NotificationMetrics::new(registry);
	let (warp_sync, grandpa) = match finality {
		None => (None, None),
		Some(finality) => {
			let genesis = client.info().genesis_hash;
			let protocol = add_grandpa(config, genesis, &mut net_config, metrics.clone());
			let warp_sync = WarpSyncConfig::WithProvider(finality.provider.clone());
			(Some(warp_sync), Some(protocol))
		}
	};
	Ok(Plan { net_config, metrics, warp_sync, grandpa })
}

fn refuse_libp2p(config: &Configuration) -> Result<(), Error> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => Ok(()),
		NetworkBackendType::Libp2p => Err(Error::Other(
			"this node is built with litep2p only: leave out `--network-backend`".into(),
		)),
	}
}

fn add_grandpa(
	config: &Configuration,
	genesis: Hash,
	net_config: &mut Full,
	metrics: NotificationMetrics,
) -> GrandpaProtocol {
	let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<
		Block,
		Litep2pNetworkBackend,
	>(name.clone(), metrics, net_config.peer_store_handle());
	net_config.add_notification_protocol(protocol);
	GrandpaProtocol { name, notifications }
}
