//! The pallets whose calls are benchmarked, and how the benchmarks are listed and run.

use alloc::{string::String, vec::Vec};

use frame_benchmarking::{
	baseline::Pallet as BaselineBench, BenchmarkBatch, BenchmarkConfig, BenchmarkList,
};
use frame_support::traits::{StorageInfo, StorageInfoTrait};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};
use sp_storage::TrackedStorageKey;

use super::{
	collators::Pallet as CollatorSelectionBench, collective::Pallet as RankedCollectiveBench,
	fees::Pallet as TransactionPaymentBench, finality::Pallet as GrandpaBench,
	pauses::Pallet as TxPauseBench, polls::Pallet as RankedPollsBench,
	sessions::Pallet as SessionBench,
};
use crate::*;

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_timestamp, Timestamp]
	[pallet_balances, Balances]
	[pallet_collator_selection, CollatorSelectionBench::<Runtime>]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_grandpa, GrandpaBench::<Runtime>]
	[pallet_transaction_payment, TransactionPaymentBench::<Runtime>]
	[fee_of_an_account, TransactionPayment]
	[pallet_assets, Assets]
	[pallet_parameters, Parameters]
	[pallet_preimage, Preimage]
	[pallet_scheduler, Scheduler]
	[pallet_ranked_collective, RankedCollectiveBench::<Runtime>]
	[pallet_referenda, RankedPollsBench::<Runtime>]
	[pallet_utility, Utility]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_safe_mode, SafeMode]
	[pallet_tx_pause, TxPauseBench::<Runtime>]
	[pallet_migrations, Migrations]
	[verdigrid_governance, Governance]
	[verdigrid_identity, Identity]
	[verdigrid_certificates, Certificates]
	[verdigrid_market, Market]
	[verdigrid_auction, Auction]
	[verdigrid_evidence, Evidence]
	[verdigrid_vouchers, Vouchers]
	[verdigrid_escrow, Escrow]
);

impl frame_benchmarking::baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}
// What it takes without an allowance: `bencher/overhead.js` needs it.
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// Which benchmarks there are, and what they store.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one benchmark.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist: Vec<TrackedStorageKey> =
		weights::shared::entries().into_iter().map(TrackedStorageKey::new).collect();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
