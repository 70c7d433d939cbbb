//! Blocks of a network: Aura takes turns to author them, GRANDPA finalises them.

use super::{
	network::GrandpaProtocol,
	partial::{aura_inherents, JUSTIFICATION_PERIOD},
	session_keys,
	types::{BlockMaking, GrandpaImport, GrandpaLink},
};
use sc_consensus_aura::{SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{GrandpaParams, SharedVoterState, VotingRulesBuilder};
use sc_network::{config::Role, service::traits::NetworkService};
use sc_network_sync::SyncingService;
use sc_service::{Configuration, Error, KeystoreContainer, SpawnEssentialTaskHandle};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use std::{sync::Arc, time::Duration};
use verdigrid_runtime::opaque::Block;

/// How long a GRANDPA message may take to reach everyone.
const GOSSIP: Duration = Duration::from_millis(333);

/// The part of a slot in which a block may be built. The rest is for sending it to the peers.
const PROPOSING: f32 = 2.0 / 3.0;

/// What the command line says about this node's part in consensus.
pub struct Settings {
	role: Role,
	name: String,
	force_authoring: bool,
	grandpa: bool,
	keystore: KeystoreContainer,
}

impl Settings {
	/// Reads the configuration.
	pub fn of(config: &Configuration, keystore: KeystoreContainer) -> Self {
		Self {
			role: config.role,
			name: config.network.node_name.clone(),
			force_authoring: config.force_authoring,
			grandpa: !config.disable_grandpa,
			keystore,
		}
	}
}

/// The connections to other validators.
pub struct Network {
	pub service: Arc<dyn NetworkService>,
	pub sync: Arc<SyncingService<Block>>,
}

/// What GRANDPA needs: the import of its blocks, the link to it, its protocol, and where it notes how the vote
/// stands.
pub struct Grandpa {
	pub import: GrandpaImport,
	pub link: GrandpaLink,
	pub protocol: GrandpaProtocol,
	pub voter_state: SharedVoterState,
}

/// Starts following GRANDPA's votes and, on a validator, casting them and authoring blocks.
pub fn start(
	making: BlockMaking,
	settings: Settings,
	Grandpa { import, link, protocol, voter_state }: Grandpa,
	network: Network,
	spawner: &SpawnEssentialTaskHandle,
) -> Result<(), Error> {
	if settings.grandpa {
		vote(&making, &settings, link, &network, (protocol, voter_state), spawner)?;
	}
	if settings.role.is_authority() {
		session_keys::warn_of_missing(&settings.keystore);
		author(making, settings, import, network.sync, spawner)?;
	}
	Ok(())
}

fn author(
	making: BlockMaking,
	settings: Settings,
	block_import: GrandpaImport,
	sync: Arc<SyncingService<Block>>,
	spawner: &SpawnEssentialTaskHandle,
) -> Result<(), Error> {
	let slot_duration = sc_consensus_aura::slot_duration(&*making.client)?;
	let aura =
		sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
			slot_duration,
			client: making.client,
			select_chain: making.select_chain,
			block_import,
			proposer_factory: making.proposer,
			create_inherent_data_providers: move |_, ()| async move {
				Ok(aura_inherents(slot_duration))
			},
			force_authoring: settings.force_authoring,
			backoff_authoring_blocks: None::<()>,
			keystore: settings.keystore.keystore(),
			sync_oracle: sync.clone(),
			justification_sync_link: sync,
			block_proposal_slot_portion: SlotProportion::new(PROPOSING),
			max_block_proposal_slot_portion: None,
			telemetry: making.telemetry,
			compatibility_mode: Default::default(),
		})?;
	spawner.spawn_blocking("aura", Some("block-authoring"), aura);
	Ok(())
}

fn vote(
	making: &BlockMaking,
	settings: &Settings,
	link: GrandpaLink,
	network: &Network,
	(protocol, shared_voter_state): (GrandpaProtocol, SharedVoterState),
	spawner: &SpawnEssentialTaskHandle,
) -> Result<(), Error> {
	// A voter that has no key only follows.
	let keystore = settings.role.is_authority().then(|| settings.keystore.keystore());
	let config = sc_consensus_grandpa::Config {
		gossip_duration: GOSSIP,
		justification_generation_period: JUSTIFICATION_PERIOD,
		observer_enabled: false,
		local_role: settings.role,
		name: Some(settings.name.clone()),
		keystore,
		telemetry: making.telemetry.clone(),
		protocol_name: protocol.name,
	};
	let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
		config,
		link,
		network: network.service.clone(),
		sync: network.sync.clone(),
		notification_service: protocol.notifications,
		voting_rule: VotingRulesBuilder::default().build(),
		prometheus_registry: making.prometheus.clone(),
		shared_voter_state,
		telemetry: making.telemetry.clone(),
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(making.pool.clone()),
	})?;
	spawner.spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
