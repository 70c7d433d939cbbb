//! The database is measured under a state as large as that of a chain in use.

use crate::progress::Progress;
use clap::Parser;
use frame_benchmarking_cli::{OpaqueBlock, StorageCmd};
use sc_chain_spec::{ChainSpec, ChainType, GenericChainSpec, GenesisBlockBuilder, NoExtension};
use sc_cli::{CliConfiguration, Result, SubstrateCli};
use sc_client_api::execution_extensions::ExecutionExtensions;
use sc_client_db::DbHash;
use sc_executor::WasmExecutor;
use sc_service::{new_client, new_db_backend, ClientConfig, Configuration, TaskManager};
use sp_crypto_hashing::{blake2_256, twox_128};
use sp_database::Database;
use sp_storage::Storage;
use std::{fs, path::PathBuf, sync::Arc};

type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;

/// Measures the database.
#[derive(Debug, Parser)]
pub struct StorageCommand {
	/// The runtime whose development chain the state begins with.
	#[arg(long, value_name = "PATH")]
	runtime: PathBuf,

	/// How many entries the state has beside those of the development chain.
	#[arg(long, default_value_t = 1_000_000)]
	entries: u64,

	#[clap(flatten)]
	measured: StorageCmd,
}

impl StorageCommand {
	/// Writes the state into a database of its own, and measures that.
	pub fn run(self) -> Result<()> {
		let runtime = sc_cli::build_runtime()?;
		let bencher = Bencher { runtime: self.runtime.clone() };
		let config = self.measured.create_configuration(&bencher, runtime.handle().clone())?;
		let mut storage = config.chain_spec.build_storage()?;
		fill(&mut storage, self.entries);
		self.measure(config, storage)
	}

	fn measure(&self, config: Configuration, storage: Storage) -> Result<()> {
		let executor = Executor::builder().with_allow_missing_host_functions(true).build();
		let backend = new_db_backend::<OpaqueBlock>(config.db_config())?;
		let genesis = GenesisBlockBuilder::new_with_storage(
			storage,
			true,
			backend.clone(),
			executor.clone(),
		)?;
		let tasks = TaskManager::new(config.tokio_handle.clone(), None)
			.map_err(|error| sc_cli::Error::Application(Box::new(error)))?;
		let client = new_client::<_, OpaqueBlock, RuntimeApi, _>(
			backend.clone(),
			executor.clone(),
			genesis,
			Default::default(),
			Default::default(),
			ExecutionExtensions::new(None, Arc::new(executor)),
			Box::new(tasks.spawn_handle()),
			None,
			None,
			ClientConfig::default(),
		)?;
		let (database, column) = backend.expose_db();
		let database: Arc<dyn Database<DbHash>> = Arc::new(Progress::new(database, self.batches()));
		self.measured.run(
			config,
			Arc::new(client),
			(database, column),
			backend.expose_storage(),
			backend.expose_shared_trie_cache(),
		)
	}

	/// How many batches are written: of those entries that are measured.
	fn batches(&self) -> u64 {
		let params = &self.measured.params;
		params.keys_limit.map_or(self.entries, |limit| limit as u64) / params.batch_size as u64
	}
}

/// The client is never asked to call the runtime.
struct RuntimeApi;

/// How many meters there are, each of which trades in one period after another.
const METERS: u64 = 10_000;
/// How many trades there are of the certificates of a batch.
const OF_A_BATCH: u64 = 100;

/// Adds so many entries, of the shapes that a verified trade leaves behind: its evidence, its reference, the bundle
/// of its certificates, and the reading of its meter. `docs/performance.md` has the bytes of each.
fn fill(storage: &mut Storage, entries: u64) {
	for number in 0..entries {
		let (key, value) = entry_of_trade(number / 4, number % 4);
		storage.top.insert(key, value);
	}
}

/// One of the four entries of a trade: its key, and a value that has as many bytes as that of a chain.
fn entry_of_trade(trade: u64, part: u64) -> (Vec<u8>, Vec<u8>) {
	let unique = blake2_256(&(trade * 4 + part).to_le_bytes());
	let (pallet, item, key, length) = match part {
		0 => ("Evidence", "EvidenceRecords", trade.to_le_bytes().to_vec(), 117),
		1 => ("Evidence", "TradeRefs", unique[..16].to_vec(), 8),
		2 => ("Certificates", "Bundles", bundle(trade), 32),
		_ => ("Evidence", "Metered", reading(trade), 29),
	};
	let prefix = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
	([prefix, key].concat(), unique.into_iter().cycle().take(length).collect())
}

/// The batch, and the first certificate, backwards.
fn bundle(trade: u64) -> Vec<u8> {
	let first = !((trade % OF_A_BATCH) as u32);
	[&(trade / OF_A_BATCH).to_le_bytes()[..], &first.to_be_bytes()].concat()
}

/// The meter, the granularity of the period, and its number, backwards.
fn reading(trade: u64) -> Vec<u8> {
	let (meter, period) = ((trade % METERS) as u32, !((trade / METERS) as u32));
	[&meter.to_le_bytes()[..], &[0], &period.to_be_bytes()].concat()
}

/// What the configuration of a measurement asks of its program.
struct Bencher {
	runtime: PathBuf,
}

impl SubstrateCli for Bencher {
	fn impl_name() -> String {
		"Verdigrid bencher".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, _: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
		let code = fs::read(&self.runtime).map_err(|error| {
			format!("the runtime {} cannot be read: {error}", self.runtime.display())
		})?;
		let spec = GenericChainSpec::<NoExtension>::builder(&code, None)
			.with_name("Verdigrid")
			.with_id("measured")
			.with_chain_type(ChainType::Development)
			.with_genesis_config_preset_name(sp_genesis_builder::DEV_RUNTIME_PRESET)
			.build();
		Ok(Box::new(spec))
	}
}
