use frame_support::{assert_noop, assert_ok};
use frame_system::RawOrigin;
use pallet_ranked_collective::{Call as Collective, MemberCount, Members, Voting};
use sp_runtime::DispatchError;

use super::*;
use crate::governance::{Call, Error, Event, OpenPolls, Origin, VOTING_RANK};

const DAVE: Sr25519Keyring = Sr25519Keyring::Dave;

fn is_member(who: Sr25519Keyring) -> bool {
	Members::<Runtime>::contains_key(who.to_account_id())
}

fn replace(who: Sr25519Keyring, replacement: Option<Sr25519Keyring>) -> RuntimeCall {
	Call::replace_member {
		who: who.to_account_id().into(),
		replacement: replacement.map(|who| who.to_account_id().into()),
	}
	.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

/// Ayes and nays of an open poll.
fn tally(poll: u32) -> (u32, u32) {
	let status = RankedPolls::ensure_ongoing(poll).unwrap();
	let (_, ayes, nays) =
		<(u32, u32, u32) as codec::Decode>::decode(&mut &status.tally.encode()[..]).unwrap();
	(ayes, nays)
}

fn vote(who: Sr25519Keyring, poll: u32, aye: bool) {
	assert_ok!(sign(who, Collective::vote { poll, aye }));
}

#[test]
fn r41_the_collectives_own_calls_for_leaving_answer_to_nobody() {
	local_testnet().execute_with(|| {
		block(|| {
			let bob = || BOB.to_account_id().into();
			let calls: [RuntimeCall; 3] = [
				Collective::remove_member { who: bob(), min_rank: VOTING_RANK }.into(),
				Collective::demote_member { who: bob() }.into(),
				Collective::exchange_member { who: bob(), new_who: FERDIE.to_account_id().into() }
					.into(),
			];
			let origins: [OriginCaller; 5] = [
				RawOrigin::Root.into(),
				Origin::RegistryAdmin.into(),
				Origin::OracleAdmin.into(),
				Origin::Emergency.into(),
				RawOrigin::Signed(ALICE.to_account_id()).into(),
			];
			for (call, origin) in
				calls.iter().flat_map(|call| origins.iter().map(move |origin| (call, origin)))
			{
				assert_noop!(dispatch(origin.clone(), call.clone()), DispatchError::BadOrigin);
				// Root can act in any name, past every filter.
				let nested = pallet_utility::Call::dispatch_as {
					as_origin: Box::new(origin.clone()),
					call: Box::new(call.clone()),
				};
				let _ = dispatch(RuntimeOrigin::root(), nested);
				assert!(is_member(BOB) && !is_member(FERDIE));
			}
		});
	});
}

#[test]
fn r41_an_exchanged_member_votes_once_on_a_poll() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, remark());
			let other = propose(DAVE, Origin::OracleAdmin, remark());
			vote(BOB, poll, true);
			vote(CHARLIE, poll, true);
			vote(BOB, other, false);
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(BOB, Some(FERDIE))));
			assert!(!is_member(BOB) && is_member(FERDIE));
			assert_eq!((tally(poll), tally(other)), ((1, 0), (0, 0)));
			assert!(!Voting::<Runtime>::contains_key(poll, BOB.to_account_id()));
			let event = Event::MemberReplaced {
				who: BOB.to_account_id(),
				replacement: Some(FERDIE.to_account_id()),
				votes_withdrawn: 2,
			};
			System::assert_last_event(event.into());
			assert!(aye(BOB, poll).is_err());
			vote(FERDIE, poll, true);
			assert_eq!(tally(poll), (2, 0));
		});
	});
}

#[test]
fn r41_a_hostile_member_with_votes_in_open_polls_is_removed() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(BOB, RawOrigin::Root, remark());
			vote(BOB, poll, true);
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(BOB, None)));
			assert!(!is_member(BOB));
			assert_eq!(tally(poll), (0, 0));
			assert_eq!(MemberCount::<Runtime>::get(VOTING_RANK), 3);
		});
		// The poll has no aye any more: it does not pass.
		(0..40).for_each(|_| block(|| ()));
		assert!(RankedPolls::ensure_ongoing(0).is_ok());
	});
}

#[test]
fn r41_a_poll_that_only_the_leaving_vote_carried_stops_passing() {
	local_testnet().execute_with(|| {
		let poll = block(|| {
			let poll = propose(ALICE, Origin::Emergency, pallet_safe_mode::Call::force_enter {});
			vote(ALICE, poll, true);
			vote(BOB, poll, true);
			poll
		});
		block(|| ());
		block(|| {
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(BOB, Some(FERDIE))));
			assert_eq!(tally(poll), (1, 0));
		});
		(0..20).for_each(|_| block(|| ()));
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn r28_voting_members_never_become_fewer_than_the_least() {
	local_testnet().execute_with(|| {
		block(|| {
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(BOB, None)));
			for origin in [OriginCaller::from(Origin::RegistryAdmin), RawOrigin::Root.into()] {
				assert_noop!(
					dispatch(origin, replace(CHARLIE, None)),
					Error::<Runtime>::TooFewMembers
				);
			}
			let nested = pallet_utility::Call::dispatch_as {
				as_origin: Box::new(Origin::RegistryAdmin.into()),
				call: Box::new(replace(CHARLIE, None)),
			};
			assert_ok!(dispatch(RuntimeOrigin::root(), nested));
			assert!(is_member(CHARLIE));
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(CHARLIE, Some(FERDIE))));
		});
	});
}

#[test]
fn a_member_that_does_not_vote_yet_can_always_leave() {
	local_testnet().execute_with(|| {
		block(|| {
			let add = Collective::add_member { who: FERDIE.to_account_id().into() };
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(BOB, None)));
			assert_ok!(dispatch(Origin::RegistryAdmin, add));
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(FERDIE, None)));
			assert!(!is_member(FERDIE));
		});
	});
}

#[test]
fn replacing_is_refused_where_it_makes_no_sense() {
	local_testnet().execute_with(|| {
		block(|| {
			let in_the_name_of_the_registry = |call| dispatch(Origin::RegistryAdmin, call);
			for (call, error) in [
				(replace(FERDIE, None), Error::<Runtime>::NotMember.into()),
				(replace(BOB, Some(BOB)), Error::<Runtime>::SameAccount.into()),
				(
					replace(BOB, Some(ALICE)),
					pallet_ranked_collective::Error::<Runtime>::AlreadyMember.into(),
				),
			] {
				let error: DispatchError = error;
				assert_noop!(in_the_name_of_the_registry(call), error);
			}
			for origin in [
				OriginCaller::from(Origin::OracleAdmin),
				Origin::Emergency.into(),
				RawOrigin::Signed(BOB.to_account_id()).into(),
			] {
				assert_noop!(dispatch(origin, replace(BOB, None)), DispatchError::BadOrigin);
			}
		});
	});
}

#[test]
fn the_account_in_a_members_place_has_the_members_polls() {
	local_testnet().execute_with(|| {
		block(|| {
			let track = crate::governance::tracks::ROOT;
			let polls = [0, 1].map(|_| propose(BOB, RawOrigin::Root, remark()));
			assert_ok!(dispatch(Origin::RegistryAdmin, replace(BOB, Some(FERDIE))));
			assert_eq!(
				OpenPolls::<Runtime>::get(track, FERDIE.to_account_id()).into_inner(),
				polls
			);
			assert!(!OpenPolls::<Runtime>::contains_key(track, BOB.to_account_id()));
			assert!(submit(FERDIE, RawOrigin::Root, remark()).is_err());
		});
	});
}
