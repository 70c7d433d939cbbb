//! Calls, events, storage and runtime APIs, generated from `metadata.scale`, which is the metadata
//! of the runtime in this workspace (a test of the runtime says when it is not).
//!
//! Domain types are those of `verdigrid-primitives`, wrapped in [`Static`].

// What the macro writes has the documentation of the runtime's metadata, where that has any.
#![allow(missing_docs, clippy::all, clippy::restriction)]

pub use generated::*;
pub use subxt::utils::Static;

/// The metadata that all this was generated from.
pub const METADATA: &[u8] = include_bytes!("../metadata.scale");

#[subxt::subxt(
	runtime_metadata_path = "metadata.scale",
	derive_for_all_types = "Clone, PartialEq",
	substitute_type(
		path = "verdigrid_primitives::certificate::CertificateRange",
		with = "::subxt::utils::Static<::verdigrid_primitives::certificate::CertificateRange>"
	),
	substitute_type(
		path = "verdigrid_primitives::certificate::TradeClass",
		with = "::subxt::utils::Static<::verdigrid_primitives::certificate::TradeClass>"
	),
	substitute_type(
		path = "verdigrid_primitives::certificate::EnergySource",
		with = "::subxt::utils::Static<::verdigrid_primitives::certificate::EnergySource>"
	),
	substitute_type(
		path = "verdigrid_primitives::certificate::BundleState",
		with = "::subxt::utils::Static<::verdigrid_primitives::certificate::BundleState>"
	),
	substitute_type(
		path = "verdigrid_primitives::certificate::project::ProjectCode",
		with = "::subxt::utils::Static<::verdigrid_primitives::certificate::ProjectCode>"
	),
	substitute_type(
		path = "verdigrid_primitives::claim::Claim",
		with = "::subxt::utils::Static<::verdigrid_primitives::claim::Claim>"
	),
	substitute_type(
		path = "verdigrid_primitives::claim::Redemption",
		with = "::subxt::utils::Static<::verdigrid_primitives::claim::Redemption>"
	),
	substitute_type(
		path = "verdigrid_primitives::energy::Energy",
		with = "::subxt::utils::Static<::verdigrid_primitives::Energy>"
	),
	substitute_type(
		path = "verdigrid_primitives::evidence::MeterReading",
		with = "::subxt::utils::Static<::verdigrid_primitives::evidence::MeterReading>"
	),
	substitute_type(
		path = "verdigrid_primitives::evidence::ProvedReading",
		with = "::subxt::utils::Static<::verdigrid_primitives::evidence::ProvedReading>"
	),
	substitute_type(
		path = "verdigrid_primitives::evidence::ProvedSettlement",
		with = "::subxt::utils::Static<::verdigrid_primitives::evidence::ProvedSettlement>"
	),
	substitute_type(
		path = "verdigrid_primitives::evidence::Settlement",
		with = "::subxt::utils::Static<::verdigrid_primitives::evidence::Settlement>"
	),
	substitute_type(
		path = "verdigrid_primitives::evidence::Statement",
		with = "::subxt::utils::Static<::verdigrid_primitives::evidence::Statement>"
	),
	substitute_type(
		path = "verdigrid_primitives::evidence::Topic",
		with = "::subxt::utils::Static<::verdigrid_primitives::evidence::Topic>"
	),
	substitute_type(
		path = "verdigrid_primitives::merkle::multi::MultiProof",
		with = "::subxt::utils::Static<::verdigrid_primitives::merkle::MultiProof>"
	),
	substitute_type(
		path = "verdigrid_primitives::party::Direction",
		with = "::subxt::utils::Static<::verdigrid_primitives::party::Direction>"
	),
	substitute_type(
		path = "verdigrid_primitives::party::MeterId",
		with = "::subxt::utils::Static<::verdigrid_primitives::party::MeterId>"
	),
	substitute_type(
		path = "verdigrid_primitives::party::PartyKind",
		with = "::subxt::utils::Static<::verdigrid_primitives::party::PartyKind>"
	),
	substitute_type(
		path = "verdigrid_primitives::party::Roles",
		with = "::subxt::utils::Static<::verdigrid_primitives::party::Roles>"
	),
	substitute_type(
		path = "verdigrid_primitives::period::Granularity",
		with = "::subxt::utils::Static<::verdigrid_primitives::Granularity>"
	),
	substitute_type(
		path = "verdigrid_primitives::period::MarketOffset",
		with = "::subxt::utils::Static<::verdigrid_primitives::MarketOffset>"
	),
	substitute_type(
		path = "verdigrid_primitives::period::Period",
		with = "::subxt::utils::Static<::verdigrid_primitives::Period>"
	),
	substitute_type(
		path = "verdigrid_primitives::voucher::Voucher",
		with = "::subxt::utils::Static<::verdigrid_primitives::voucher::Voucher>"
	)
)]
mod generated {}
