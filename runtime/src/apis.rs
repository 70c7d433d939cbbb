//! The runtime APIs: what the node needs to run the chain and what clients read from it.

use alloc::vec::Vec;
use codec::Encode;
use frame_support::{genesis_builder_helper::get_preset, traits::Get, weights::Weight};
use pallet_transaction_payment_rpc_runtime_api::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

use verdigrid_allowance::types::AllowanceInfo;
use verdigrid_auction::{AskInfo, AskKey, AuctionInfo, BidInfo, Level, LevelInfo};
use verdigrid_certificates::{
	inspect::{Drawn, Holding, StatusError},
	types::{Batch, Exchange, Pledge, Project},
};
use verdigrid_escrow::{AgreementInfo, Blocked};
use verdigrid_evidence::types::{
	Committee, Dispute, DisputeId, EvidenceInfo, Remaining, Seat, TopicInfo,
};
use verdigrid_identity::types::{PartyInfo, Registrar};
use verdigrid_market::{DemandFilter, DemandInfo, OfferFilter, OfferInfo};
use verdigrid_primitives::{
	certificate::{AuctionId, BatchId, ExchangeId, PledgeId, ProjectCode, TradeClass},
	claim::{Redemption, RedemptionId},
	credential::{AttributeKey, AttributeValue, CredentialProof, Salt},
	evidence::{EvidenceId, Source, Topic, TradeRef},
	page::Page,
	party::{Meter, MeterId, PartyId},
	trade::{DemandId, OfferId, Trade, TradeId},
	traits::{Meters, Parties},
	voucher::{AgreementId, VoucherId},
	Energy, MarketOffset, Period,
};
use verdigrid_runtime_api::{CertificateReport, ParameterInfo, Provenance, Trial};
use verdigrid_vouchers::VoucherInfo;

use super::{
	configs::consensus::equivocations, genesis::ChainOffset, money::NativeOrAsset, AccountId,
	Allowance, Auction, Aura, Balance, Block, BlockNumber, Certificates, Escrow, Evidence,
	Executive, Grandpa, Identity, InherentDataExt, Market, Nonce, Runtime, RuntimeCall,
	RuntimeGenesisConfig, SessionKeys, System, TransactionPayment, Vouchers, VERSION,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(
			data: sp_inherents::InherentData,
		) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			equivocations::ownership(authority_id)
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}
	}

	impl verdigrid_runtime_api::VerdigridIdentityApi<Block, AccountId> for Runtime {
		fn party(party: PartyId) -> Option<PartyInfo<AccountId>> {
			Identity::party_info(party)
		}

		fn party_of(account: AccountId) -> Option<PartyId> {
			<Identity as Parties<AccountId>>::party_of(&account)
		}

		fn registrar(account: AccountId) -> Option<Registrar> {
			Identity::registrar_info(&account)
		}

		fn discloses(
			party: PartyId,
			key: AttributeKey,
			value: AttributeValue,
			salt: Salt,
			proof: CredentialProof,
		) -> bool {
			Identity::discloses(party, &key, &value, &salt, &proof)
		}

		fn meter(meter: MeterId) -> Option<Meter> {
			<Identity as Meters>::meter(&meter)
		}

		fn market_offset() -> MarketOffset {
			ChainOffset::get()
		}
	}

	impl verdigrid_runtime_api::VerdigridAllowanceApi<Block> for Runtime {
		fn allowance(party: PartyId) -> Option<AllowanceInfo> {
			Allowance::allowance(party)
		}
	}

	impl verdigrid_runtime_api::VerdigridCertificatesApi<Block> for Runtime {
		fn status(number: [u8; 32]) -> Result<CertificateReport, StatusError> {
			crate::configs::verdigrid::report(&number)
		}

		fn holdings(party: PartyId, after: Option<(BatchId, u32)>, limit: u32) -> Page<Holding, (BatchId, u32)> {
			Certificates::holdings(party, after, limit)
		}

		fn batch(batch: BatchId) -> Option<Batch> {
			Certificates::batch_info(batch)
		}

		fn batch_of(project: ProjectCode, period: Period, class: TradeClass) -> Option<BatchId> {
			Certificates::batch_of(project, period, class)
		}

		fn project(code: ProjectCode) -> Option<Project> {
			Certificates::project_info(code)
		}

		fn carry(project: ProjectCode, class: TradeClass) -> Energy {
			Certificates::carry(project, class)
		}

		fn drawn(meter: MeterId, period: Period) -> Drawn {
			Certificates::drawn(&meter, period)
		}

		fn exchange(exchange: ExchangeId) -> Option<Exchange> {
			Certificates::exchange_info(exchange)
		}

		fn pledge(pledge: PledgeId) -> Option<Pledge> {
			Certificates::pledge_info(pledge)
		}

		fn redemption(redemption: RedemptionId) -> Option<Redemption> {
			verdigrid_certificates::Redemptions::<Runtime>::get(redemption)
		}
	}

	impl verdigrid_runtime_api::VerdigridMarketApi<Block, AccountId, NativeOrAsset> for Runtime {
		fn offers(
			filter: OfferFilter<NativeOrAsset>,
			after: Option<OfferId>,
			limit: u32,
		) -> Page<OfferInfo<NativeOrAsset>, OfferId> {
			Market::offers(filter, after, limit)
		}

		fn demands(
			filter: DemandFilter<NativeOrAsset>,
			after: Option<DemandId>,
			limit: u32,
		) -> Page<DemandInfo<AccountId, NativeOrAsset>, DemandId> {
			Market::demands(filter, after, limit)
		}

		fn trades(
			after: Option<TradeId>,
			limit: u32,
		) -> Page<(TradeId, Trade<NativeOrAsset>), TradeId> {
			Market::trades_page(after, limit)
		}

		fn offer(offer: OfferId) -> Option<OfferInfo<NativeOrAsset>> {
			Market::offer_info(offer)
		}

		fn demand(demand: DemandId) -> Option<DemandInfo<AccountId, NativeOrAsset>> {
			Market::demand_info(demand)
		}
	}

	impl verdigrid_runtime_api::VerdigridAuctionApi<Block, AccountId, NativeOrAsset> for Runtime {
		fn auction(auction: AuctionId) -> Option<AuctionInfo<NativeOrAsset>> {
			Auction::auction_info(auction)
		}

		fn levels(auction: AuctionId, after: Option<Level>, limit: u32) -> Vec<LevelInfo> {
			Auction::auction_levels(auction, after, limit)
		}

		fn bids(auction: AuctionId, party: PartyId) -> Vec<BidInfo<AccountId>> {
			Auction::auction_bids(auction, party)
		}

		fn asks(
			auction: AuctionId,
			party: PartyId,
			after: Option<AskKey>,
			limit: u32,
		) -> Vec<AskInfo> {
			Auction::auction_asks(auction, party, after, limit)
		}
	}

	impl verdigrid_runtime_api::VerdigridEvidenceApi<Block, AccountId, Balance, BlockNumber>
		for Runtime
	{
		fn topic(topic: Topic) -> TopicInfo<BlockNumber> {
			Evidence::topic_state(topic)
		}

		fn latest_revision(period: Period) -> Option<u8> {
			Evidence::latest_revision(period)
		}

		fn remaining(meter: MeterId, period: Period) -> Option<Remaining> {
			Evidence::remaining(meter, period)
		}

		fn evidence(evidence: EvidenceId) -> Option<EvidenceInfo> {
			Evidence::evidence(evidence)
		}

		fn evidence_of(trade_ref: TradeRef) -> Option<EvidenceId> {
			Evidence::evidence_of(trade_ref)
		}

		fn seat(party: PartyId) -> Option<Seat<AccountId, Balance, BlockNumber>> {
			Evidence::seat(party)
		}

		fn committee(source: Source) -> (u32, Committee) {
			Evidence::committee(source)
		}

		fn dispute(dispute: DisputeId) -> Option<Dispute<AccountId, Balance, BlockNumber>> {
			Evidence::dispute_info(dispute)
		}
	}

	impl verdigrid_runtime_api::VerdigridVouchersApi<Block, BlockNumber> for Runtime {
		fn voucher(voucher: VoucherId) -> Option<VoucherInfo> {
			Vouchers::voucher_info(voucher)
		}

		fn provenance(voucher: VoucherId) -> Option<Provenance<BlockNumber>> {
			crate::configs::verdigrid::provenance(voucher)
		}

		fn owned(party: PartyId, after: Option<(BatchId, u32)>, limit: u32) -> Page<VoucherId, (BatchId, u32)> {
			Vouchers::owned(party, after, limit)
		}
	}

	impl verdigrid_runtime_api::VerdigridEscrowApi<Block, AccountId, NativeOrAsset, Balance, BlockNumber>
		for Runtime
	{
		fn agreement(
			agreement: AgreementId,
		) -> Option<AgreementInfo<AccountId, NativeOrAsset, Balance, BlockNumber>> {
			Escrow::agreement(agreement)
		}

		fn releasable(agreement: AgreementId) -> Result<(), Blocked> {
			Escrow::releasable(agreement)
		}
	}

	impl verdigrid_runtime_api::VerdigridChainApi<Block, AccountId, Balance> for Runtime {
		fn parameters() -> Vec<ParameterInfo> {
			crate::parameters::shown()
		}

		fn try_call(account: AccountId, call: Vec<u8>, length: u32) -> Option<Trial<Balance>> {
			crate::trial::try_call(account, &call, length)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			*System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime
	{
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			crate::genesis::build(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, crate::presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			crate::presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		// A failed check must stop the tool that runs it, with a backtrace.
		#[allow(clippy::unwrap_used)]
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, crate::configs::system::RuntimeBlockWeights::get().max_block)
		}

		#[allow(clippy::unwrap_used)]
		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}
}
