use frame_support::{assert_noop, assert_ok};
use frame_system::RawOrigin;
use pallet_ranked_collective::{Call as Collective, Members};
use sp_runtime::DispatchError;

use super::*;
use crate::governance::{Origin, Tracks, VOTING_RANK};

const FOUR: [Sr25519Keyring; 4] = [ALICE, BOB, CHARLIE, Sr25519Keyring::Dave];

fn is_member(who: Sr25519Keyring) -> bool {
	Members::<Runtime>::contains_key(who.to_account_id())
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn set_code_is_authorized() -> bool {
	System::authorized_upgrade().is_some()
}

fn authorise() -> RuntimeCall {
	frame_system::Call::authorize_upgrade { code_hash: Default::default() }.into()
}

#[test]
fn one_member_passes_a_poll_within_four_blocks_of_a_development_chain() {
	development().execute_with(|| {
		vote_for(&[ALICE], RawOrigin::Root, authorise());
		// With the block of the vote, four.
		assert!(blocks_until(set_code_is_authorized) <= 3);
	});
}

#[test]
fn each_track_is_found_by_its_origin() {
	use pallet_referenda::TracksInfo;
	development().execute_with(|| {
		let origins = [
			RawOrigin::Root.into(),
			Origin::RegistryAdmin.into(),
			Origin::OracleAdmin.into(),
			Origin::Emergency.into(),
		];
		for (id, origin) in origins.iter().enumerate() {
			assert_eq!(Tracks::track_for(origin), Ok(id as u16));
		}
		assert!(Tracks::track_for(&RawOrigin::None.into()).is_err());
		assert_ok!(Tracks::check_integrity());
	});
}

#[test]
fn three_of_four_members_pass_a_root_poll_and_two_do_not() {
	local_testnet().execute_with(|| {
		vote_for(&FOUR[..2], RawOrigin::Root, authorise());
		(0..40).for_each(|_| block(|| ()));
		assert!(!set_code_is_authorized());
		block(|| {
			assert_ok!(aye(CHARLIE, 0));
		});
		blocks_until(set_code_is_authorized);
	});
}

#[test]
fn two_of_four_members_are_enough_in_an_emergency() {
	local_testnet().execute_with(|| {
		let call = pallet_safe_mode::Call::force_enter {};
		vote_for(&FOUR[..2], Origin::Emergency, call);
		assert!(blocks_until(SafeMode::is_entered) < 10);
	});
}

#[test]
fn r41_one_of_three_members_is_not_enough_in_an_emergency() {
	local_testnet().execute_with(|| {
		block(|| {
			let leave = crate::governance::Call::replace_member {
				who: BOB.to_account_id().into(),
				replacement: None,
			};
			assert_ok!(dispatch(Origin::RegistryAdmin, leave));
		});
		vote_for(&[ALICE], Origin::Emergency, pallet_safe_mode::Call::force_enter {});
		(0..40).for_each(|_| block(|| ()));
		assert!(!SafeMode::is_entered());
		block(|| {
			assert_ok!(aye(CHARLIE, 0));
		});
		blocks_until(SafeMode::is_entered);
	});
}

#[test]
fn root_cancels_what_another_track_decided() {
	use frame_support::traits::schedule::{v3::Anon, DispatchTime};
	local_testnet().execute_with(|| {
		block(|| {
			let decided = Preimage::bound(remark()).unwrap();
			let registry: OriginCaller = Origin::RegistryAdmin.into();
			let after = DispatchTime::After(9);
			let (when, index) =
				<Scheduler as Anon<_, RuntimeCall, _>>::schedule(after, None, 0, registry, decided)
					.unwrap();
			let cancel = pallet_scheduler::Call::cancel { when, index };
			let others = [Origin::RegistryAdmin, Origin::OracleAdmin, Origin::Emergency];
			for origin in others {
				assert_noop!(dispatch(origin, cancel.clone()), DispatchError::BadOrigin);
			}
			assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
		});
	});
}

#[test]
fn only_members_propose_and_vote() {
	development().execute_with(|| {
		let submit = pallet_referenda::Call::submit {
			proposal_origin: Box::new(RawOrigin::Root.into()),
			proposal: Preimage::bound(remark()).unwrap(),
			enactment_moment: DispatchTime::After(0),
		};
		block(|| {
			assert_noop!(sign(BOB, submit), DispatchError::BadOrigin);
			let poll = propose(ALICE, RawOrigin::Root, remark());
			assert_noop!(aye(BOB, poll), pallet_ranked_collective::Error::<Runtime>::NotMember);
		});
	});
}

#[test]
fn the_registry_track_adds_a_member_who_then_votes() {
	development().execute_with(|| {
		let bob = BOB.to_account_id();
		vote_for(
			&[ALICE],
			Origin::RegistryAdmin,
			Collective::add_member { who: bob.clone().into() },
		);
		blocks_until(|| is_member(BOB));
		vote_for(&[ALICE], Origin::RegistryAdmin, Collective::promote_member { who: bob.into() });
		blocks_until(|| pallet_ranked_collective::MemberCount::<Runtime>::get(VOTING_RANK) == 2);
		block(|| {
			let poll = propose(BOB, RawOrigin::Root, remark());
			assert_ok!(aye(BOB, poll));
		});
	});
}

/// In whose name polls act.
fn every_track() -> [OriginCaller; 4] {
	[
		RawOrigin::Root.into(),
		Origin::RegistryAdmin.into(),
		Origin::OracleAdmin.into(),
		Origin::Emergency.into(),
	]
}

#[test]
fn r41_polls_are_cancelled_by_root_alone() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, remark());
			let cancel = pallet_referenda::Call::cancel { index: poll };
			for origin in &every_track()[1..] {
				assert_noop!(dispatch(origin.clone(), cancel.clone()), DispatchError::BadOrigin);
			}
			assert_noop!(sign(ALICE, cancel.clone()), DispatchError::BadOrigin);
			assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
		});
	});
}

#[test]
fn r41_what_is_slashed_from_a_killed_poll_goes_to_governance() {
	local_testnet().execute_with(|| {
		block(|| {
			let before = Balances::free_balance(crate::money::governance_account());
			let issued = Balances::total_issuance();
			let poll = propose(ALICE, RawOrigin::Root, remark());
			let kill = pallet_referenda::Call::kill { index: poll };
			assert_ok!(dispatch(RuntimeOrigin::root(), kill));
			let after = Balances::free_balance(crate::money::governance_account());
			assert_eq!(after - before, 100 * MILLI_VDG + VDG);
			assert_eq!(Balances::total_issuance(), issued);
		});
	});
}
