use frame_support::{assert_noop, assert_ok, traits::GetCallMetadata};
use frame_system::RawOrigin;
use pallet_tx_pause::RuntimeCallNameOf;

use super::*;
use crate::{
	configs::safety::{UNSTOPPABLE_CALLS, UNSTOPPABLE_PALLETS},
	governance::{
		pauses::{LONGEST_PAUSE, SWEEP_INTERVAL},
		Origin, PausedUntil,
	},
};

fn enter() -> RuntimeCall {
	pallet_safe_mode::Call::force_enter {}.into()
}

fn name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	(pallet.as_bytes().to_vec().try_into().unwrap(), call.as_bytes().to_vec().try_into().unwrap())
}

fn pause(pallet: &str, call: &str) -> RuntimeCall {
	pallet_tx_pause::Call::pause { full_name: name(pallet, call) }.into()
}

fn is_paused() -> bool {
	TxPause::is_paused(&name("Balances", "transfer_keep_alive"))
}

fn filtered() -> sp_runtime::DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[test]
fn r30_the_emergency_track_enters_safe_mode_and_a_poll_still_passes_in_it() {
	development().execute_with(|| {
		vote_for(&[ALICE], Origin::Emergency, enter());
		blocks_until(SafeMode::is_entered);
		block(|| {
			assert_noop!(sign(ALICE, transfer(BOB)), filtered());
		});

		vote_for(&[ALICE], Origin::Emergency, pallet_safe_mode::Call::force_exit {});
		blocks_until(|| !SafeMode::is_entered());
		block(|| {
			assert_ok!(sign(ALICE, transfer(BOB)));
		});
	});
}

#[test]
fn r30_the_registry_and_oracle_tracks_act_in_safe_mode() {
	development().execute_with(|| {
		assert_ok!(dispatch(RuntimeOrigin::root(), enter()));
		block(|| {
			let create = pallet_assets::Call::force_create {
				id: 2.into(),
				owner: ALICE.to_account_id().into(),
				is_sufficient: true,
				min_balance: 1,
			};
			assert_ok!(dispatch(Origin::RegistryAdmin, create));
		});
	});
}

#[test]
fn r30_nobody_enters_safe_mode_without_permission() {
	development().execute_with(|| {
		block(|| {
			assert!(sign(ALICE, pallet_safe_mode::Call::enter {}).is_err());
			assert!(sign(ALICE, enter()).is_err());
			assert!(dispatch(Origin::RegistryAdmin, enter()).is_err());
		});
	});
}

fn cannot_be_paused(calls: &[(&str, &str)]) {
	for (pallet, call) in calls {
		assert_noop!(
			dispatch(RawOrigin::Root, pause(pallet, call)),
			pallet_tx_pause::Error::<Runtime>::Unpausable
		);
	}
}

#[test]
fn r30_what_governs_can_never_be_paused() {
	development().execute_with(|| {
		cannot_be_paused(&[
			("Timestamp", "set"),
			("RankedPolls", "submit"),
			("RankedCollective", "vote"),
			("Preimage", "note_preimage"),
			("Scheduler", "schedule"),
			("Utility", "batch"),
			("SafeMode", "force_exit"),
			("TxPause", "unpause"),
		]);
	});
}

#[test]
fn r13_disputes_and_refunds_can_never_be_paused() {
	development().execute_with(|| {
		cannot_be_paused(&[
			("Identity", "cancel_rotation"),
			("Identity", "cancel_recovery"),
			("Identity", "veto_recovery"),
			("Certificates", "release_pledge"),
			("Certificates", "withdraw_exchange"),
			("Certificates", "reject_exchange"),
			("Market", "cancel_offer"),
			("Market", "cancel_demand"),
			("Market", "cancel_bid"),
			("Market", "cancel_ask"),
			("Market", "close_round"),
			("Market", "expire"),
			("Evidence", "dispute"),
			("Evidence", "resolve"),
			("Evidence", "settle_dispute"),
			("Evidence", "release_dispute"),
			("Evidence", "withdraw_bond"),
			("Evidence", "unwind"),
			("Escrow", "cancel"),
			("Escrow", "reclaim"),
			("Escrow", "dispute"),
			("Escrow", "arbitrate"),
		]);
	});
}

#[test]
fn r30_a_pause_stops_a_call_and_ends_by_itself() {
	development().execute_with(|| {
		assert_ok!(dispatch(Origin::Emergency, pause("Balances", "transfer_keep_alive")));
		assert_noop!(sign(ALICE, transfer(BOB)), filtered());

		let first_look = SWEEP_INTERVAL;
		look_at(first_look);
		look_at(first_look + LONGEST_PAUSE - SWEEP_INTERVAL);
		assert!(is_paused());
		look_at(first_look + LONGEST_PAUSE);
		assert!(!is_paused());
		assert_eq!(PausedUntil::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a_pause_that_was_ended_is_forgotten() {
	development().execute_with(|| {
		let full_name = name("Balances", "transfer_keep_alive");
		assert_ok!(dispatch(Origin::Emergency, pause("Balances", "transfer_keep_alive")));
		look_at(SWEEP_INTERVAL);
		let unpause = pallet_tx_pause::Call::unpause { ident: full_name.clone() };
		assert_ok!(dispatch(Origin::Emergency, unpause));
		look_at(2 * SWEEP_INTERVAL);
		assert!(!PausedUntil::<Runtime>::contains_key(full_name));
	});
}

fn look_at(now: BlockNumber) {
	use frame_support::traits::Hooks;
	System::set_block_number(now);
	Governance::on_initialize(now);
}

#[test]
fn the_lists_name_what_exists() {
	for pallet in UNSTOPPABLE_PALLETS {
		assert!(RuntimeCall::get_module_names().contains(pallet), "{pallet}");
	}
	for (pallet, call) in UNSTOPPABLE_CALLS {
		assert!(RuntimeCall::get_call_names(pallet).contains(call), "{pallet}.{call}");
	}
}
