//! The origin matrix: every call with every kind of origin, and which of them it accepts.

use std::collections::BTreeSet;

use frame_support::{
	assert_ok,
	traits::{GetCallMetadata, UnfilteredDispatchable},
};
use frame_system::RawOrigin;
use sp_runtime::DispatchError;

use super::{
	calls::{every_call, name, tried},
	*,
};
use crate::governance::Origin;

const OWN_PALLETS: [&str; 8] = [
	"Governance",
	"Identity",
	"Certificates",
	"Market",
	"Auction",
	"Evidence",
	"Vouchers",
	"Escrow",
];

/// Calls of our own that an account makes, and nothing else does.
const ACCOUNTS: &[&str] = &[
	"Auction.ask",
	"Auction.bid",
	"Auction.cancel",
	"Auction.cancel_ask",
	"Auction.cancel_bid",
	"Auction.close",
	"Auction.drop_ask",
	"Auction.drop_bid",
	"Auction.open",
	"Certificates.check_redemption",
	"Certificates.issue",
	"Certificates.merge",
	"Certificates.pledge",
	"Certificates.redeem",
	"Certificates.register_project",
	"Certificates.reject_exchange",
	"Certificates.release_pledge",
	"Certificates.request_exchange",
	"Certificates.settle_exchange",
	"Certificates.split",
	"Certificates.transfer",
	"Certificates.withdraw_exchange",
	"Escrow.accept",
	"Escrow.approve",
	"Escrow.arbitrate",
	"Escrow.cancel",
	"Escrow.dispute",
	"Escrow.open",
	"Escrow.pay",
	"Escrow.reclaim",
	"Escrow.release",
	"Escrow.reveal",
	"Evidence.accept_seat",
	"Evidence.attest",
	"Evidence.poke",
	"Evidence.reap",
	"Evidence.release_dispute",
	"Evidence.resign",
	"Evidence.restore_bond",
	"Evidence.settle_dispute",
	"Evidence.unwind",
	"Evidence.verify",
	"Evidence.verify_batch",
	"Evidence.verify_together",
	"Evidence.withdraw_bond",
	"Governance.release_proposal",
	"Governance.remove_keys",
	"Identity.accept_rotation",
	"Identity.apply",
	"Identity.apply_for",
	"Identity.attest",
	"Identity.cancel_rotation",
	"Identity.finish_recovery",
	"Identity.register_meter",
	"Identity.reject",
	"Identity.renew",
	"Identity.retire_meter",
	"Identity.rotate",
	"Identity.suspend",
	"Identity.update_commitment",
	"Identity.veto_recovery",
	"Market.buy",
	"Market.cancel_demand",
	"Market.cancel_offer",
	"Market.demand",
	"Market.expire",
	"Market.fill",
	"Market.offer",
	"Vouchers.redeem",
	"Vouchers.retire",
	"Vouchers.split",
];

/// Calls of our own for root and the registry track.
const REGISTRY: &[&str] = &[
	"Certificates.hand_over_project",
	"Certificates.remove_project",
	"Certificates.restore_project",
	"Certificates.set_class",
	"Governance.replace_member",
	"Identity.correct_tag",
	"Identity.remove_meter",
	"Identity.remove_registrar",
	"Identity.restore_meter",
	"Identity.set_registrar",
	"Market.set_settlement_asset",
];

/// Calls of our own for root, the registry track, and an account that has the role.
const ACCOUNTS_AND_REGISTRY: &[&str] = &[
	"Certificates.freeze",
	"Certificates.retire_project",
	"Certificates.unfreeze",
	"Certificates.update_project",
	"Certificates.withdraw",
	"Identity.cancel_recovery",
	"Identity.recover",
	"Identity.reinstate",
	"Identity.revoke",
];

/// Calls of our own for root and the oracle track.
const ORACLE: &[&str] = &[
	"Evidence.appoint",
	"Evidence.close",
	"Evidence.contest",
	"Evidence.dismiss",
	"Evidence.open",
	"Evidence.reopen",
	"Evidence.resolve",
	"Evidence.revoke",
	"Evidence.set_quorum",
	"Evidence.uphold",
	"Evidence.void",
];

/// Calls of our own for root, the oracle track, and an account that may.
const ACCOUNTS_AND_ORACLE: &[&str] = &["Evidence.dispute"];

/// Calls of our own for root and the emergency track.
const EMERGENCY_OF_OURS: &[&str] = &["Governance.renew_pause"];

/// Calls of the other pallets for the registry track.
const REGISTRY_ELSEWHERE: &[&str] = &[
	"Assets.force_asset_status",
	"Assets.force_cancel_approval",
	"Assets.force_clear_metadata",
	"Assets.force_create",
	"Assets.force_set_metadata",
	"Assets.start_destroy",
	"RankedCollective.add_member",
	"RankedCollective.promote_member",
];

/// Calls of the other pallets for the emergency track.
const EMERGENCY: &[&str] = &[
	"SafeMode.force_enter",
	"SafeMode.force_exit",
	"SafeMode.force_extend",
	"TxPause.pause",
	"TxPause.unpause",
];

/// What every track can do: make several calls, each with the track's origin.
const EVERY_TRACK: &[&str] =
	&["Utility.batch", "Utility.batch_all", "Utility.force_batch", "Utility.if_else"];

/// What needs no signature, since blocks bring it themselves.
const UNSIGNED: &[&str] = &["Grandpa.report_equivocation_unsigned", "Timestamp.set"];

/// What asks nobody who calls: the code must be the one that a vote authorised, and a remark is nothing.
const ANYBODY: &[&str] = &["System.apply_authorized_upgrade", "System.remark"];

/// A development chain with an asset of number zero, which the calls are about.
fn chain() -> TestExternalities {
	let mut state = development();
	state.execute_with(|| {
		let owner = ALICE.to_account_id();
		assert_ok!(Assets::force_create(RawOrigin::Root.into(), 0.into(), owner.into(), true, 1));
	});
	state
}

/// The names of the calls that this origin may make, as far as origins go.
fn accepted(origin: impl Into<RuntimeOrigin>, which: fn(&RuntimeCall) -> bool) -> BTreeSet<String> {
	let origin = origin.into();
	let passes = |call: &RuntimeCall| {
		let made = tried(|| call.clone().dispatch_bypass_filter(origin.clone()));
		made.map_err(|failed| failed.error).err() != Some(DispatchError::BadOrigin)
	};
	every_call().iter().filter(|call| which(call) && passes(call)).map(name).collect()
}

fn is_own(call: &RuntimeCall) -> bool {
	OWN_PALLETS.contains(&call.get_call_metadata().pallet_name)
}

fn any(_: &RuntimeCall) -> bool {
	true
}

fn names(of: &[&[&str]]) -> BTreeSet<String> {
	of.concat().into_iter().map(String::from).collect()
}

#[test]
fn every_call_of_ours_is_in_the_matrix_once() {
	let listed =
		[ACCOUNTS, REGISTRY, ACCOUNTS_AND_REGISTRY, ORACLE, ACCOUNTS_AND_ORACLE, EMERGENCY_OF_OURS];
	let own: Vec<_> = every_call().iter().filter(|call| is_own(call)).map(name).collect();
	assert_eq!(names(&listed), own.iter().cloned().collect());
	assert_eq!(listed.concat().len(), own.len());
}

#[test]
fn accounts_make_the_calls_that_are_theirs() {
	chain().execute_with(|| {
		let stranger = RawOrigin::Signed(AccountId::from([7; 32]));
		let expected = names(&[ACCOUNTS, ACCOUNTS_AND_REGISTRY, ACCOUNTS_AND_ORACLE]);
		assert_eq!(accepted(stranger, is_own), expected);
	});
}

#[test]
fn root_makes_no_call_that_only_an_account_makes() {
	chain().execute_with(|| {
		let expected =
			[REGISTRY, ACCOUNTS_AND_REGISTRY, ORACLE, ACCOUNTS_AND_ORACLE, EMERGENCY_OF_OURS];
		let expected = names(&expected);
		assert_eq!(accepted(RawOrigin::Root, is_own), expected);
	});
}

#[test]
fn the_registry_track_runs_the_registry_and_nothing_else() {
	chain().execute_with(|| {
		let expected = [REGISTRY, ACCOUNTS_AND_REGISTRY, REGISTRY_ELSEWHERE, EVERY_TRACK, ANYBODY];
		assert_eq!(accepted(Origin::RegistryAdmin, any), names(&expected));
	});
}

#[test]
fn the_oracle_track_runs_the_oracles_and_nothing_else() {
	chain().execute_with(|| {
		let expected = [ORACLE, ACCOUNTS_AND_ORACLE, EVERY_TRACK, ANYBODY];
		assert_eq!(accepted(Origin::OracleAdmin, any), names(&expected));
	});
}

#[test]
fn r41_the_emergency_track_stops_calls_and_lets_them_go_on_and_nothing_else() {
	chain().execute_with(|| {
		assert_eq!(
			accepted(Origin::Emergency, any),
			names(&[EMERGENCY, EMERGENCY_OF_OURS, EVERY_TRACK, ANYBODY])
		);
	});
}

#[test]
fn without_a_signature_nothing_passes_but_what_blocks_bring() {
	chain().execute_with(|| {
		assert_eq!(accepted(RawOrigin::None, any), names(&[UNSIGNED, ANYBODY]));
	});
}
