use frame_support::{assert_noop, assert_ok, BoundedVec};
use frame_system::RawOrigin;
use pallet_ranked_collective::{Call as Collective, Members};
use sp_runtime::DispatchError;

use super::*;
use crate::governance::{
	membership::has_standing_vote, Origin, Tracks, VotedPolls, MAX_VOTED_EARLY,
	MAX_VOTED_EARLY_OF_ONE, MAX_VOTED_POLLS, VOTING_RANK,
};

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

fn authorize() -> RuntimeCall {
	frame_system::Call::authorize_upgrade { code_hash: Default::default() }.into()
}

fn exchange(who: Sr25519Keyring, new: Sr25519Keyring) -> RuntimeCall {
	Collective::exchange_member {
		who: who.to_account_id().into(),
		new_who: new.to_account_id().into(),
	}
	.into()
}

fn remove(who: Sr25519Keyring) -> RuntimeCall {
	Collective::remove_member { who: who.to_account_id().into(), min_rank: VOTING_RANK }.into()
}

fn demote(who: Sr25519Keyring) -> RuntimeCall {
	Collective::demote_member { who: who.to_account_id().into() }.into()
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[test]
fn one_member_passes_a_poll_within_four_blocks_of_a_development_chain() {
	development().execute_with(|| {
		vote_for(&[ALICE], RawOrigin::Root, authorize());
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
		vote_for(&FOUR[..2], RawOrigin::Root, authorize());
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

#[test]
fn r28_a_member_with_a_standing_vote_neither_leaves_nor_changes_account() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, remark());
			assert_ok!(aye(BOB, poll));
		});
		block(|| {
			assert!(has_standing_vote(&BOB.to_account_id()));
			for call in [exchange(BOB, FERDIE), remove(BOB), demote(BOB)] {
				assert_noop!(dispatch(Origin::RegistryAdmin, call), filtered());
			}
			assert_ok!(dispatch(Origin::RegistryAdmin, exchange(CHARLIE, FERDIE)));
			assert!(is_member(FERDIE) && !is_member(CHARLIE));
		});
	});
}

#[test]
fn r28_batching_does_not_get_around_it() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, remark());
			assert_ok!(aye(BOB, poll));
			let batch = pallet_utility::Call::batch_all { calls: vec![remove(BOB)] };
			assert!(dispatch(Origin::RegistryAdmin, batch.clone()).is_err());
			assert!(dispatch(RuntimeOrigin::root(), batch).is_err());
			assert!(dispatch(RuntimeOrigin::root(), remove(BOB)).is_err());
			assert!(is_member(BOB));
		});
	});
}

#[test]
fn r28_a_vote_cancelled_with_the_poll_frees_the_member() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, remark());
			assert_ok!(aye(BOB, poll));
			let cancel = pallet_referenda::Call::cancel { index: poll };
			assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
			assert_ok!(dispatch(Origin::RegistryAdmin, remove(BOB)));
			assert!(!is_member(BOB));
		});
	});
}

#[test]
fn r28_members_never_become_fewer_than_the_least() {
	local_testnet().execute_with(|| {
		block(|| {
			assert_ok!(dispatch(Origin::RegistryAdmin, remove(BOB)));
			assert_noop!(dispatch(Origin::RegistryAdmin, remove(CHARLIE)), filtered());
			assert_noop!(dispatch(Origin::RegistryAdmin, demote(CHARLIE)), filtered());
			assert_ok!(dispatch(Origin::RegistryAdmin, exchange(CHARLIE, FERDIE)));
		});
	});
}

/// Makes somebody a voting member, if it is not one.
fn join(who: Sr25519Keyring) {
	let member = who.to_account_id();
	if !is_member(who) {
		let add = Collective::add_member { who: member.clone().into() };
		assert_ok!(dispatch(RuntimeOrigin::root(), add));
		let promote = Collective::promote_member { who: member.into() };
		assert_ok!(dispatch(RuntimeOrigin::root(), promote));
	}
}

/// A member proposes a poll, without the deposit for deciding it.
fn submit(who: Sr25519Keyring) -> u32 {
	let poll = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::submit {
		proposal_origin: Box::new(RawOrigin::Root.into()),
		proposal: Preimage::bound(remark()).unwrap(),
		enactment_moment: DispatchTime::After(0),
	};
	assert_ok!(sign(who, submit));
	poll
}

/// A member proposes that many polls, which wait, and votes on each.
fn vote_early(who: Sr25519Keyring, polls: u32) {
	for _ in 0..polls {
		let poll = submit(who);
		assert_ok!(aye(who, poll));
	}
}

#[test]
fn r28_no_member_keeps_the_others_from_voting() {
	local_testnet().execute_with(|| {
		block(|| {
			vote_early(ALICE, MAX_VOTED_EARLY_OF_ONE);
			let poll = submit(ALICE);
			assert_noop!(aye(ALICE, poll), DispatchError::Exhausted);
			let poll = submit(BOB);
			assert_ok!(aye(BOB, poll));
			assert_ok!(aye(ALICE, poll));
		});
	});
}

#[test]
fn r28_a_poll_that_is_being_decided_always_takes_votes() {
	local_testnet().execute_with(|| {
		let poll = block(|| {
			vote_early(ALICE, MAX_VOTED_EARLY_OF_ONE);
			let poll = propose(ALICE, Origin::Emergency, remark());
			assert_noop!(aye(BOB, poll), DispatchError::Exhausted);
			poll
		});
		(0..3).for_each(|_| block(|| ()));
		block(|| {
			assert_ok!(aye(BOB, poll));
			assert!(has_standing_vote(&BOB.to_account_id()));
		});
	});
}

#[test]
fn early_votes_are_limited_over_all_proposers() {
	local_testnet().execute_with(|| {
		block(|| {
			let proposers = MAX_VOTED_EARLY / MAX_VOTED_EARLY_OF_ONE;
			for (who, _) in Sr25519Keyring::iter().zip(0..proposers) {
				join(who);
				vote_early(who, MAX_VOTED_EARLY_OF_ONE);
			}
			let last = Sr25519Keyring::iter().nth(proposers as usize).unwrap();
			join(last);
			let poll = submit(last);
			assert_noop!(aye(last, poll), DispatchError::Exhausted);
		});
	});
}

#[test]
fn ended_polls_make_room_for_early_votes() {
	development().execute_with(|| {
		block(|| {
			vote_early(ALICE, MAX_VOTED_EARLY_OF_ONE);
			let poll = submit(ALICE);
			assert_noop!(aye(ALICE, poll), DispatchError::Exhausted);
			let cancel = pallet_referenda::Call::cancel { index: 0 };
			assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
			assert_ok!(aye(ALICE, poll));
		});
	});
}

#[test]
fn ended_polls_make_room_in_the_list_of_polls_with_votes() {
	development().execute_with(|| {
		block(|| {
			let ended: Vec<u32> = (1_000..).take(MAX_VOTED_POLLS as usize).collect();
			VotedPolls::<Runtime>::put(BoundedVec::truncate_from(ended));
			let poll = propose(ALICE, RawOrigin::Root, remark());
			assert_ok!(aye(ALICE, poll));
			assert_eq!(VotedPolls::<Runtime>::get().into_inner(), [poll]);
		});
	});
}
