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
			("Grandpa", "report_equivocation_unsigned"),
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
			("Auction", "cancel_bid"),
			("Auction", "cancel_ask"),
			("Auction", "drop_bid"),
			("Auction", "drop_ask"),
			("Auction", "close"),
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
			("Vouchers", "retire"),
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

/// Calls of our own that can be stopped: those that begin new business, and those that keep records of
/// one's own that wait for nobody.
const STOPPABLE: &[(&str, &[&str])] = &[
	(
		"Identity",
		&[
			"apply",
			"apply_for",
			"attest",
			"reject",
			"renew",
			"suspend",
			"update_commitment",
			"rotate",
			"register_meter",
			"retire_meter",
		],
	),
	(
		"Certificates",
		&[
			"register_project",
			"issue",
			"transfer",
			"pledge",
			"request_exchange",
			"redeem",
			"check_redemption",
			"split",
		],
	),
	("Market", &["offer", "buy", "demand", "fill"]),
	("Auction", &["open", "bid", "ask"]),
	(
		"Evidence",
		&[
			"accept_seat",
			"restore_bond",
			"attest",
			"verify",
			"verify_batch",
			"verify_together",
			"reap",
		],
	),
	("Vouchers", &["split", "redeem"]),
	("Escrow", &["open", "accept"]),
];

#[test]
fn r39_of_every_call_of_ours_it_is_decided_whether_it_can_be_stopped() {
	for (pallet, stoppable) in STOPPABLE {
		let calls = RuntimeCall::get_call_names(pallet);
		for call in calls {
			let (stoppable, unstoppable) =
				(stoppable.contains(call), UNSTOPPABLE_CALLS.contains(&(*pallet, *call)));
			assert!(stoppable != unstoppable, "decide about {pallet}.{call}");
		}
		for call in *stoppable {
			assert!(calls.contains(call), "{pallet}.{call} is gone");
		}
	}
	let decided = |pallet: &str| {
		STOPPABLE.iter().any(|(name, _)| *name == pallet) || UNSTOPPABLE_PALLETS.contains(&pallet)
	};
	let own = [
		"Governance",
		"Identity",
		"Certificates",
		"Market",
		"Auction",
		"Evidence",
		"Vouchers",
		"Escrow",
	];
	assert!(own.into_iter().all(decided));
}

#[test]
fn r39_what_completes_can_never_be_paused() {
	development().execute_with(|| {
		cannot_be_paused(&[
			("Escrow", "pay"),
			("Escrow", "approve"),
			("Escrow", "reveal"),
			("Escrow", "release"),
			("Escrow", "arbitrate"),
			("Identity", "finish_recovery"),
			("Identity", "accept_rotation"),
			("Certificates", "settle_exchange"),
			("Auction", "close"),
		]);
	});
}

#[test]
fn r39_what_completes_goes_on_in_safe_mode_and_what_begins_does_not() {
	use verdigrid_escrow::Call;
	development().execute_with(|| {
		assert_ok!(dispatch(RuntimeOrigin::root(), enter()));
		block(|| {
			let release = Call::release { agreement: 0 };
			assert_ne!(sign(ALICE, release), Err(filtered()));
			let split = verdigrid_vouchers::Call::split { voucher: 0, units: 1 };
			assert_noop!(sign(ALICE, split), filtered());
		});
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

#[test]
fn r30_safe_mode_never_lasts_longer_than_a_day_from_now() {
	local_testnet().execute_with(|| {
		block(|| {
			let emergency = crate::governance::Origin::Emergency;
			assert_ok!(dispatch(emergency.clone(), pallet_safe_mode::Call::force_enter {}));
			for _ in 0..3 {
				assert_ok!(dispatch(emergency.clone(), pallet_safe_mode::Call::force_extend {}));
			}
			let until = pallet_safe_mode::EnteredUntil::<Runtime>::get();
			assert_eq!(until, Some(System::block_number() + DAYS));
			System::set_block_number(System::block_number() + 100);
			assert_ok!(dispatch(emergency, pallet_safe_mode::Call::force_extend {}));
			let until = pallet_safe_mode::EnteredUntil::<Runtime>::get();
			assert_eq!(until, Some(System::block_number() + DAYS));
		});
	});
}

#[test]
fn r41_only_calls_that_exist_are_paused() {
	local_testnet().execute_with(|| {
		block(|| {
			let full_name = |pallet: &[u8], call: &[u8]| {
				(pallet.to_vec().try_into().unwrap(), call.to_vec().try_into().unwrap())
			};
			let pause = |pallet: &[u8], call: &[u8]| {
				let pause = pallet_tx_pause::Call::pause { full_name: full_name(pallet, call) };
				dispatch(crate::governance::Origin::Emergency, pause)
			};
			for (pallet, call) in
				[(&b"Market"[..], &b"no_such_call"[..]), (b"No", b"offer"), (b"\xff", b"\xff")]
			{
				assert_noop!(pause(pallet, call), pallet_tx_pause::Error::<Runtime>::Unpausable);
			}
			assert_ok!(pause(b"Market", b"offer"));
		});
	});
}

#[test]
fn r30_a_pause_is_renewed_by_a_vote_on_just_that() {
	use crate::governance::{pauses::LONGEST_PAUSE, Call, Error, PausedUntil};
	local_testnet().execute_with(|| {
		block(|| {
			let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
				(b"Market".to_vec().try_into().unwrap(), b"offer".to_vec().try_into().unwrap());
			let renew = Call::renew_pause { full_name: full_name.clone() };
			let emergency = crate::governance::Origin::Emergency;
			assert_noop!(dispatch(emergency.clone(), renew.clone()), Error::<Runtime>::NotPaused);
			let pause = pallet_tx_pause::Call::pause { full_name: full_name.clone() };
			assert_ok!(dispatch(emergency.clone(), pause));
			assert_noop!(sign(ALICE, renew.clone()), sp_runtime::DispatchError::BadOrigin);
			assert_ok!(dispatch(emergency, renew));
			let until = PausedUntil::<Runtime>::get(&full_name);
			assert_eq!(until, Some(System::block_number() + LONGEST_PAUSE));
		});
	});
}
