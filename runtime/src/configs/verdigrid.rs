//! Verdigrid's own pallets, bound together: each sees the others only through the traits of
//! `verdigrid-primitives`.

use core::{marker::PhantomData, time::Duration};

use frame_support::{
	parameter_types,
	traits::{fungible::InspectHold, ConstU32, Contains, Get, UnixTime},
};

use sp_runtime::{
	traits::{Convert, Verify},
	Permill,
};
use verdigrid_certificates::inspect::StatusError;
use verdigrid_primitives::{
	certificate::{BundleState, Lock},
	evidence::Topic,
	party::{MeterId, MeterNumber},
	traits::{EvidenceInspect, MeterUse, SettlementAssets, VoucherCustody},
	voucher::{VoucherId, VoucherStatus},
	Moment,
};
use verdigrid_runtime_api::{CertificateReport, Provenance};

use super::{
	deposits::{Deposit, PaidFee},
	money::{GovernanceAccount, HeldMoney, Money, NativeOrAsset, ToGovernance},
};
use crate::{
	genesis::ChainOffset,
	governance::{EnsureOracleAdmin, EnsureRegistryAdmin},
	parameters, AccountId, Allowance, Balance, Balances, BlockNumber, Certificates, Evidence,
	Identity, Market, Runtime, RuntimeHoldReason, Signature, Timestamp, Vouchers,
	EXISTENTIAL_DEPOSIT, SLOT_DURATION,
};

/// Chain time. Zero in the genesis block, where the timestamp pallet would log an error for asking.
pub struct ChainTime;
impl UnixTime for ChainTime {
	fn now() -> Duration {
		Duration::from_millis(Timestamp::get())
	}
}

parameter_types! {
	/// For a party's record.
	pub const ForApplication: RuntimeHoldReason =
		RuntimeHoldReason::Identity(verdigrid_identity::HoldReason::Application);
	/// For a bundle beyond the one that a batch begins with.
	pub const ForBundle: RuntimeHoldReason =
		RuntimeHoldReason::Certificates(verdigrid_certificates::HoldReason::Bundle);
	/// For a pledge or a request for exchange; taken for a redemption.
	pub const ForRecord: RuntimeHoldReason =
		RuntimeHoldReason::Certificates(verdigrid_certificates::HoldReason::Record);
	/// For an open offer.
	pub const ForOffer: RuntimeHoldReason =
		RuntimeHoldReason::Market(verdigrid_market::HoldReason::OfferDeposit);
	/// For an open demand.
	pub const ForDemand: RuntimeHoldReason =
		RuntimeHoldReason::Market(verdigrid_market::HoldReason::DemandDeposit);
	/// For a bid or an ask in a call auction.
	pub const ForOrder: RuntimeHoldReason =
		RuntimeHoldReason::Auction(verdigrid_auction::HoldReason::OrderDeposit);
	/// For a voucher made by splitting another.
	pub const ForSplit: RuntimeHoldReason =
		RuntimeHoldReason::Vouchers(verdigrid_vouchers::HoldReason::Split);
	/// The chain's own token, in which fees are paid.
	pub const NativeAsset: NativeOrAsset = NativeOrAsset::Native;
	/// For an open agreement.
	pub const ForAgreement: RuntimeHoldReason =
		RuntimeHoldReason::Escrow(verdigrid_escrow::HoldReason::Agreement);
}

/// The accounts on which the bond of a seat is held. The seat's party may use another account by now,
/// and no other party comes to this one (R24).
pub struct SeatAccounts;
impl Contains<AccountId> for SeatAccounts {
	fn contains(account: &AccountId) -> bool {
		let bond = RuntimeHoldReason::Evidence(verdigrid_evidence::HoldReason::SeatBond);
		Balances::balance_on_hold(&bond, account) > 0
	}
}

/// What rests on meters: the readings that were used, and projects.
pub struct RestsOnMeters;
impl MeterUse for RestsOnMeters {
	fn used_until(meter: MeterNumber) -> Option<Moment> {
		Evidence::used_until(meter)
	}

	fn has_project(meter: &MeterId) -> bool {
		Certificates::project_of(meter).is_some()
	}
}

/// What a registrar bars stays barred for a day at least: longer than the last hours of any deal. On test
/// networks and development chains for no time.
pub struct LeastBar;
impl Get<u64> for LeastBar {
	fn get() -> u64 {
		parameters::bounds::on_test_chains(0, parameters::DAY_SECONDS)
	}
}

impl verdigrid_identity::Config for Runtime {
	type Time = ChainTime;
	type RegistrarOrigin = EnsureRegistryAdmin;
	type RecoveryDelay = parameters::RecoveryDelay;
	type LeastBar = LeastBar;
	type Reserved = SeatAccounts;
	type MeterUse = RestsOnMeters;
	type OnAttested = Allowance;
	type ApplyDeposit = Deposit<ForApplication, parameters::ApplyDeposit>;
	type Signature = Signature;
	type Signer = <Signature as Verify>::Signer;
	type WeightInfo = verdigrid_identity::weights::Measured<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
}

impl verdigrid_certificates::Config for Runtime {
	type ClassOrigin = EnsureRegistryAdmin;
	type WithdrawOrigin = EnsureRegistryAdmin;
	type BundleDeposit = Deposit<ForBundle, parameters::BundleDeposit>;
	type RecordDeposit = Deposit<ForRecord, parameters::RecordDeposit>;
	type BundleFee = PaidFee<parameters::BundleDeposit>;
	type RedemptionFee = PaidFee<parameters::RecordDeposit>;
	type Parties = Identity;
	type Meters = Identity;
	type Readings = Evidence;
	type Time = ChainTime;
	type MarketOffset = ChainOffset;
	type CapacityMargin = parameters::CapacityMarginPpm;
	type MaxValidity = parameters::MaxValidity;
	type ExchangeTimeout = parameters::ExchangeTimeout;
	type WeightInfo = verdigrid_certificates::weights::Measured<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
}

impl verdigrid_market::Config for Runtime {
	type Time = ChainTime;
	type WeightInfo = verdigrid_market::weights::Measured<Runtime>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parties = Identity;
	type Certificates = Certificates;
	type AssetId = NativeOrAsset;
	type Money = Money;
	type HeldMoney = HeldMoney;
	type OfferDeposit = Deposit<ForOffer, parameters::OfferDeposit>;
	type DemandDeposit = Deposit<ForDemand, parameters::DemandDeposit>;
	type NativeAsset = NativeAsset;
	type AssetOrigin = EnsureRegistryAdmin;
	type MarketOffset = ChainOffset;
	type MaxDuration = parameters::MaxOfferDuration;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkAsset = crate::benchmarks::SettlementAsset;
}

impl verdigrid_auction::Config for Runtime {
	type Time = ChainTime;
	type WeightInfo = verdigrid_auction::weights::Measured<Runtime>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parties = Identity;
	type Certificates = Certificates;
	type AssetId = NativeOrAsset;
	type Assets = Market;
	type Trades = Market;
	type Money = Money;
	type HeldMoney = HeldMoney;
	type OrderDeposit = Deposit<ForOrder, parameters::OrderDeposit>;
	type WeightToFee = <Runtime as pallet_transaction_payment::Config>::WeightToFee;
	type FeeAsset = NativeAsset;
	type FeeReceiver = GovernanceAccount;
	type MarketOffset = ChainOffset;
	type MaxDuration = parameters::MaxOfferDuration;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkAsset = crate::benchmarks::SettlementAsset;
}

/// The challenge period in blocks, so that an anchor is final only when both time and blocks have
/// passed. Zero where the challenge period is.
pub struct ChallengeBlocks;
impl Get<BlockNumber> for ChallengeBlocks {
	fn get() -> BlockNumber {
		HalfTheSlots::convert(parameters::ChallengePeriod::get())
	}
}

/// A parameter in parts per million, as a share.
pub struct PartsPerMillion<Parameter>(PhantomData<Parameter>);
impl<Parameter: Get<u32>> Get<Permill> for PartsPerMillion<Parameter> {
	fn get() -> Permill {
		Permill::from_parts(Parameter::get())
	}
}

/// Half the blocks that there would be in so many seconds without an empty slot. Time decides. The
/// blocks only make sure that the chain was running.
pub struct HalfTheSlots;
impl Convert<u64, BlockNumber> for HalfTheSlots {
	fn convert(seconds: u64) -> BlockNumber {
		let blocks = seconds.saturating_mul(1_000).div_ceil(SLOT_DURATION);
		(blocks / 2).try_into().unwrap_or(BlockNumber::MAX)
	}
}

impl verdigrid_evidence::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Forfeited = ToGovernance;
	type Time = ChainTime;
	type Parties = Identity;
	type Meters = Identity;
	type Certificates = Certificates;
	type OnEvidence = Vouchers;
	type OnFreeCall = Allowance;
	type CommitteeOrigin = EnsureOracleAdmin;
	type MarketOffset = ChainOffset;
	type ChallengePeriod = parameters::ChallengePeriod;
	type ChallengeBlocks = ChallengeBlocks;
	type ResolutionPeriod = parameters::ResolutionPeriod;
	type RoundTimeout = parameters::RoundTimeout;
	type AnchorLifetime = parameters::AnchorLifetime;
	type Tolerance = parameters::Tolerance;
	type MaxTopicAge = parameters::MaxTopicAge;
	type DeadlineBlocks = HalfTheSlots;
	type RestateWindow = parameters::RestateWindow;
	type PowerMargin = parameters::CapacityMarginPpm;
	type SeatBond = parameters::SeatBond;
	type DisputeBond = parameters::DisputeBond;
	type SlashRatio = PartsPerMillion<parameters::SlashPpm>;
	type RewardRatio = PartsPerMillion<parameters::RewardPpm>;
	type MaxBatch = ConstU32<100>;
	type WeightInfo = verdigrid_evidence::weights::Measured<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
}

impl verdigrid_vouchers::Config for Runtime {
	type Time = ChainTime;
	type Parties = Identity;
	type Certificates = Certificates;
	type Evidence = Evidence;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Deposit = Deposit<ForSplit, parameters::VoucherDeposit>;
	type SplitFee = PaidFee<parameters::VoucherDeposit>;
	type WeightInfo = verdigrid_vouchers::weights::Measured<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
}

/// Payments of agreements are in the assets that the market takes as money.
pub struct PaymentAssets;
impl Contains<NativeOrAsset> for PaymentAssets {
	fn contains(asset: &NativeOrAsset) -> bool {
		Market::is_settlement_asset(asset)
	}
}

impl verdigrid_escrow::Config for Runtime {
	type Time = ChainTime;
	type Parties = Identity;
	type Vouchers = Vouchers;
	type Certificates = Certificates;
	type HeldMoney = HeldMoney;
	type PaymentAssets = PaymentAssets;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Deposit = Deposit<ForAgreement, parameters::AgreementDeposit>;
	type RecordDeposit = Deposit<ForAgreement, parameters::RecordDeposit>;
	type MaxDuration = parameters::MaxAgreementDuration;
	type RulingTime = parameters::RulingTime;
	type DeadlineBlocks = HalfTheSlots;
	type WeightInfo = verdigrid_escrow::weights::Measured<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Chain;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkAsset = crate::benchmarks::SettlementAsset;
}

/// What a party gets when it is attested for the first time: the least balance of an account, and the deposits of so many
/// records, each at the price of the dearest. It is not more than what was held for the application, so that nobody gains by
/// inventing parties.
pub struct StartingGrant;
impl Get<Balance> for StartingGrant {
	fn get() -> Balance {
		let records = parameters::GrantRecords::get();
		if records == 0 {
			return 0;
		}
		let dearest = [
			parameters::BundleDeposit::get(),
			parameters::RecordDeposit::get(),
			parameters::OfferDeposit::get(),
			parameters::DemandDeposit::get(),
			parameters::OrderDeposit::get(),
			parameters::AgreementDeposit::get(),
			parameters::VoucherDeposit::get(),
		];
		let dearest = dearest.into_iter().max().unwrap_or_default();
		let deposits = dearest.saturating_mul(records.into()).min(parameters::ApplyDeposit::get());
		deposits.saturating_add(EXISTENTIAL_DEPOSIT)
	}
}

impl verdigrid_allowance::Config for Runtime {
	type Time = ChainTime;
	type MarketOffset = ChainOffset;
	type Parties = Identity;
	type Currency = Balances;
	type Grantor = GovernanceAccount;
	type DailyAllowance = parameters::DailyAllowance;
	type StartingGrant = StartingGrant;
}

/// All that happened to the certificate with this number: what the register, the vouchers and the
/// evidence know of it.
pub fn report(number: &[u8; 32]) -> Result<CertificateReport, StatusError> {
	let certificate = Certificates::status(number)?;
	let redemption =
		certificate.redemption.and_then(verdigrid_certificates::Redemptions::<Runtime>::get);
	let voucher = match certificate.state {
		BundleState::Locked(Lock::Voucher(voucher)) => Some(voucher),
		_ => redemption.as_ref().and_then(|redemption| redemption.voucher),
	};
	let evidence =
		voucher.and_then(<Vouchers as VoucherCustody>::voucher).map(|voucher| voucher.evidence);
	let evidence_status = evidence.and_then(<Evidence as EvidenceInspect>::status);
	Ok(CertificateReport { certificate, voucher, evidence, evidence_status, redemption })
}

/// Everything that a voucher rests on.
pub fn provenance(id: VoucherId) -> Option<Provenance<BlockNumber>> {
	let voucher = Vouchers::voucher_info(id)?;
	let evidence = Evidence::evidence(voucher.voucher.evidence)?;
	let range = voucher.voucher.range;
	let batch = Certificates::batch_info(range.batch)?;
	let last = range.end()?.checked_sub(1)?;
	let redemption = match voucher.voucher.status {
		VoucherStatus::Redeemed(redemption) => {
			verdigrid_certificates::Redemptions::<Runtime>::get(redemption)
		}
		_ => None,
	};
	Some(Provenance {
		first: batch.info.number(range.first)?,
		last: batch.info.number(last)?,
		settlement: Evidence::anchor_of(&evidence.topic),
		metering: Evidence::anchor_of(&Topic::Metering(evidence.period, evidence.revision)),
		generation: Evidence::metered(&evidence.generation_meter, evidence.period),
		consumption: Evidence::metered(&evidence.consumption_meter, evidence.period),
		voucher,
		evidence,
		batch,
		redemption,
	})
}
