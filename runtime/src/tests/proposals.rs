use frame_support::{
	assert_noop, assert_ok,
	traits::{Bounded, QueryPreimage},
};
use frame_system::RawOrigin;
use pallet_referenda::ReferendumInfo;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchError,
};

use super::*;
use crate::governance::{
	proposals::{Proposal, LATEST_ENACTMENT, MAX_DEPTH, MAX_LENGTH, MAX_MEMORY},
	BoundedPreimages, Call, Error, KeptProposals, OpenPolls, Origin, MAX_POLLS_OF_ONE,
};

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// A call that is too long to be inline: authorises an upgrade, and says something.
fn long() -> RuntimeCall {
	let calls = vec![
		frame_system::Call::authorize_upgrade { code_hash: Default::default() }.into(),
		frame_system::Call::remark { remark: vec![7; 200] }.into(),
	];
	pallet_utility::Call::batch_all { calls }.into()
}

/// A call within so many batches, encoded. Each batch is a level.
fn nested(levels: u32) -> Vec<u8> {
	let batch: RuntimeCall = pallet_utility::Call::batch { calls: vec![] }.into();
	let mut head = batch.encode();
	head.pop();
	// One call.
	head.push(4);
	let mut bytes = head.repeat(levels as usize);
	bytes.extend(RuntimeCall::from(frame_system::Call::remark { remark: vec![] }).encode());
	bytes
}

fn batch_of_remarks(calls: u32) -> Vec<u8> {
	let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
	RuntimeCall::from(pallet_utility::Call::batch { calls: vec![remark; calls as usize] }).encode()
}

fn lookup(bytes: &[u8]) -> Proposal {
	Bounded::Lookup { hash: BlakeTwo256::hash(bytes), len: bytes.len() as u32 }
}

fn inline(bytes: Vec<u8>) -> Proposal {
	Bounded::Inline(bytes.try_into().unwrap())
}

fn note(who: Sr25519Keyring, bytes: Vec<u8>) -> DispatchResult {
	sign(who, pallet_preimage::Call::note_preimage { bytes })
}

fn unnote(who: Sr25519Keyring, hash: Hash) -> DispatchResult {
	sign(who, pallet_preimage::Call::unnote_preimage { hash })
}

fn is_stored(bytes: &[u8]) -> bool {
	BoundedPreimages::len(&BlakeTwo256::hash(bytes)).is_some()
}

#[test]
fn r41_a_proposal_is_on_chain_with_the_stated_length() {
	local_testnet().execute_with(|| {
		block(|| {
			let bytes = long().encode();
			let hash = BlakeTwo256::hash(&bytes);
			let proposed = |proposal| submit_bounded(ALICE, RawOrigin::Root, proposal);
			assert_noop!(proposed(lookup(&bytes)), filtered());
			assert_ok!(note(FERDIE, bytes.clone()));
			let right = bytes.len() as u32;
			for len in [0, right - 1, right + 1, 52_000_000, u32::MAX] {
				assert_noop!(proposed(Bounded::Lookup { hash, len }), filtered());
			}
			let legacy = Bounded::Legacy { hash, dummy: Default::default() };
			assert_noop!(proposed(legacy), filtered());
			assert_ok!(proposed(lookup(&bytes)));
		});
	});
}

#[test]
fn r41_a_proposal_is_at_most_so_deep() {
	local_testnet().execute_with(|| {
		block(|| {
			let proposed = |bytes: Vec<u8>| {
				assert_ok!(note(FERDIE, bytes.clone()));
				submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes))
			};
			assert_ok!(proposed(nested(MAX_DEPTH)));
			for levels in [MAX_DEPTH + 1, 100, 1_000, 100_000] {
				assert_eq!(proposed(nested(levels)), Err(filtered()));
			}
			let proposed = |bytes| submit_bounded(BOB, RawOrigin::Root, inline(bytes));
			assert_ok!(proposed(nested(MAX_DEPTH)));
			assert_noop!(proposed(nested(MAX_DEPTH + 1)), filtered());
		});
	});
}

#[test]
fn r41_decoding_a_proposal_takes_at_most_so_much_memory() {
	local_testnet().execute_with(|| {
		block(|| {
			let each = core::mem::size_of::<RuntimeCall>();
			let most = (MAX_MEMORY / each) as u32;
			let decodes = |calls| {
				let bytes = batch_of_remarks(calls);
				assert_ok!(note(FERDIE, bytes.clone()));
				BoundedPreimages::peek(&lookup(&bytes)).is_ok()
			};
			assert!(decodes(most - 1));
			assert!(!decodes(most + 1));
			let bytes = batch_of_remarks(1_200_000);
			assert_ok!(note(FERDIE, bytes.clone()));
			let proposed = submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes));
			assert_eq!(proposed, Err(filtered()));
		});
	});
}

#[test]
fn r43_a_proposal_is_at_most_so_long() {
	local_testnet().execute_with(|| {
		block(|| {
			let proposed = |len: u32| {
				// Pallet, call, and the length of the text in four bytes.
				let remark = vec![7; len as usize - 6];
				let bytes = RuntimeCall::from(frame_system::Call::remark { remark }).encode();
				assert_eq!(bytes.len(), len as usize);
				assert_ok!(note(FERDIE, bytes.clone()));
				submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes))
			};
			assert_ok!(proposed(MAX_LENGTH));
			assert_eq!(proposed(MAX_LENGTH + 1), Err(filtered()));
		});
	});
}

#[test]
fn r41_a_proposal_says_when_it_acts_and_that_is_soon() {
	use frame_support::traits::schedule::DispatchTime;
	local_testnet().execute_with(|| {
		block(|| {
			let now = System::block_number();
			let proposed = |who, enactment_moment| {
				let proposal = inline(transfer(BOB).encode());
				let proposal_origin = Box::new(RawOrigin::Root.into());
				let submit =
					pallet_referenda::Call::submit { proposal_origin, proposal, enactment_moment };
				sign(who, submit)
			};
			assert_ok!(proposed(ALICE, DispatchTime::After(LATEST_ENACTMENT)));
			assert_ok!(proposed(ALICE, DispatchTime::At(now + LATEST_ENACTMENT)));
			for late in [
				DispatchTime::After(LATEST_ENACTMENT + 1),
				DispatchTime::After(u32::MAX),
				DispatchTime::At(now + LATEST_ENACTMENT + 1),
				DispatchTime::At(u32::MAX),
			] {
				assert_noop!(proposed(BOB, late), filtered());
			}
		});
	});
}

#[test]
fn r41_a_proposal_is_all_of_its_bytes_and_a_call() {
	local_testnet().execute_with(|| {
		block(|| {
			let mut bytes = nested(1);
			bytes.push(0);
			for bytes in [vec![], vec![255, 255], bytes] {
				let proposed = submit_bounded(ALICE, RawOrigin::Root, inline(bytes));
				assert_noop!(proposed, filtered());
			}
		});
	});
}

#[test]
fn r41_a_proposal_that_no_block_has_room_for_cannot_be_made() {
	local_testnet().execute_with(|| {
		block(|| {
			// Each decides to look at every open poll.
			let heavy: RuntimeCall =
				Call::replace_member { who: FERDIE.to_account_id().into(), replacement: None }
					.into();
			let weight =
				frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&heavy).call_weight;
			let fits = crate::configs::utility::MaximumSchedulerWeight::get().ref_time()
				/ weight.ref_time();
			let proposed = |calls: u64| {
				let batch: RuntimeCall =
					pallet_utility::Call::batch { calls: vec![heavy.clone(); calls as usize] }
						.into();
				submit(ALICE, RawOrigin::Root, batch)
			};
			assert_ok!(proposed(fits - 1));
			assert_eq!(proposed(fits + 1), Err(filtered()));
		});
	});
}

#[test]
fn r41_the_first_vote_needs_the_proposal_and_keeps_it() {
	local_testnet().execute_with(|| {
		let bytes = long().encode();
		let hash = BlakeTwo256::hash(&bytes);
		let poll = block(|| {
			assert_ok!(note(FERDIE, bytes.clone()));
			let poll = submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes)).unwrap();
			assert_ok!(unnote(FERDIE, hash));
			assert_noop!(aye(ALICE, poll), Error::<Runtime>::ProposalNotStored);
			assert_ok!(note(FERDIE, bytes.clone()));
			let deposit = pallet_referenda::Call::place_decision_deposit { index: poll };
			assert_ok!(sign(ALICE, deposit));
			for member in [ALICE, BOB, CHARLIE] {
				assert_ok!(aye(member, poll));
			}
			// Whoever noted it gets its deposit back, and the bytes stay.
			assert_ok!(unnote(FERDIE, hash));
			assert!(is_stored(&bytes));
			poll
		});
		blocks_until(|| System::authorized_upgrade().is_some());
		assert!(is_stored(&bytes));
		block(|| {
			let release = || sign(FERDIE, Call::release_proposal { poll });
			assert_ok!(release());
			assert!(!is_stored(&bytes));
			assert_noop!(release(), Error::<Runtime>::NothingKept);
		});
	});
}

#[test]
fn r43_what_is_kept_is_not_noted_again() {
	local_testnet().execute_with(|| {
		block(|| {
			let bytes = long().encode();
			assert_ok!(note(FERDIE, bytes.clone()));
			let poll = submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes)).unwrap();
			assert_ok!(aye(ALICE, poll));
			assert_noop!(note(CHARLIE, bytes.clone()), filtered());
			// What is asked for and not there yet may be noted.
			let wanted = nested(3);
			let hash = BlakeTwo256::hash(&wanted);
			let request = pallet_preimage::Call::request_preimage { hash };
			assert_ok!(dispatch(RuntimeOrigin::root(), request));
			assert_ok!(note(CHARLIE, wanted));
		});
	});
}

#[test]
fn r41_a_proposal_of_two_polls_stays_until_both_are_over() {
	local_testnet().execute_with(|| {
		block(|| {
			let bytes = long().encode();
			assert_ok!(note(FERDIE, bytes.clone()));
			let polls = [0, 1].map(|_| {
				let poll = submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes)).unwrap();
				assert_ok!(aye(ALICE, poll));
				assert_ok!(aye(BOB, poll));
				poll
			});
			assert_ok!(unnote(FERDIE, BlakeTwo256::hash(&bytes)));
			for (poll, left) in [(polls[0], true), (polls[1], false)] {
				let release = || sign(FERDIE, Call::release_proposal { poll });
				assert_noop!(release(), Error::<Runtime>::PollOpen);
				let cancel = pallet_referenda::Call::cancel { index: poll };
				assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
				assert_ok!(release());
				assert_eq!(is_stored(&bytes), left);
			}
		});
	});
}

#[test]
fn r41_the_members_next_proposal_lets_go_of_what_is_over() {
	local_testnet().execute_with(|| {
		block(|| {
			let bytes = long().encode();
			assert_ok!(note(FERDIE, bytes.clone()));
			let poll = submit_bounded(ALICE, RawOrigin::Root, lookup(&bytes)).unwrap();
			assert_ok!(aye(BOB, poll));
			assert_ok!(unnote(FERDIE, BlakeTwo256::hash(&bytes)));
			let cancel = pallet_referenda::Call::cancel { index: poll };
			assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
			assert!(KeptProposals::<Runtime>::contains_key(poll));
			let next = submit(ALICE, RawOrigin::Root, long()).unwrap();
			assert!(!KeptProposals::<Runtime>::contains_key(poll));
			let track = crate::governance::tracks::ROOT;
			assert_eq!(
				OpenPolls::<Runtime>::get(track, ALICE.to_account_id()).into_inner(),
				[next]
			);
		});
	});
}

#[test]
fn nothing_is_kept_for_a_short_proposal() {
	local_testnet().execute_with(|| {
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, transfer(BOB));
			assert_ok!(aye(ALICE, poll));
			assert_eq!(KeptProposals::<Runtime>::iter().count(), 0);
			let release = Call::release_proposal { poll };
			assert_noop!(sign(FERDIE, release.clone()), Error::<Runtime>::NothingKept);
			assert_noop!(dispatch(RuntimeOrigin::root(), release), DispatchError::BadOrigin);
		});
	});
}

#[test]
fn r41_a_member_has_so_many_undecided_polls_on_a_track() {
	local_testnet().execute_with(|| {
		block(|| {
			let proposed = |who, origin: OriginCaller| submit(who, origin, transfer(BOB));
			for track in [
				OriginCaller::from(Origin::Emergency),
				Origin::OracleAdmin.into(),
				Origin::RegistryAdmin.into(),
				RawOrigin::Root.into(),
			] {
				let polls: Vec<u32> = (0..MAX_POLLS_OF_ONE)
					.map(|_| proposed(ALICE, track.clone()).unwrap())
					.collect();
				assert_noop!(proposed(ALICE, track.clone()), DispatchError::BadOrigin);
				// The others are not kept from it, and one that is over makes room.
				assert_ok!(proposed(BOB, track.clone()));
				let cancel = pallet_referenda::Call::cancel { index: polls[0] };
				assert_ok!(dispatch(RuntimeOrigin::root(), cancel));
				assert_ok!(proposed(ALICE, track.clone()));
				assert_noop!(proposed(ALICE, track), DispatchError::BadOrigin);
			}
		});
	});
}

#[test]
fn r41_all_polls_that_members_can_put_up_are_decided_at_once() {
	local_testnet().execute_with(|| {
		let polls: Vec<u32> = block(|| {
			let members = [ALICE, BOB, CHARLIE, Sr25519Keyring::Dave];
			members
				.iter()
				.flat_map(|who| (0..MAX_POLLS_OF_ONE).map(move |_| *who))
				.map(|who| propose(who, Origin::Emergency, pallet_safe_mode::Call::force_enter {}))
				.collect()
		});
		block(|| ());
		block(|| ());
		for poll in polls {
			match pallet_referenda::ReferendumInfoFor::<Runtime>::get(poll) {
				Some(ReferendumInfo::Ongoing(status)) => assert!(status.deciding.is_some()),
				other => panic!("{other:?}"),
			}
		}
	});
}

#[test]
fn r41_a_task_that_cannot_be_decoded_is_dropped_and_can_be_cancelled() {
	local_testnet().execute_with(|| {
		use frame_support::traits::schedule::{v3::Anon, DispatchTime};
		let bytes = nested(1_000);
		block(|| {
			assert_ok!(note(FERDIE, bytes.clone()));
			let task = lookup(&bytes);
			let root = RawOrigin::Root.into();
			let when = DispatchTime::After(0);
			assert_ok!(<Scheduler as Anon<_, RuntimeCall, _>>::schedule(when, None, 0, root, task));
		});
		let when = System::block_number() + 1;
		block(|| {
			let unavailable = System::events().into_iter().any(|record| {
				let task = (when, 0);
				record.event == pallet_scheduler::Event::CallUnavailable { task, id: None }.into()
			});
			assert!(unavailable);
			assert_ok!(dispatch(
				RuntimeOrigin::root(),
				pallet_scheduler::Call::cancel { when, index: 0 }
			));
		});
	});
}

#[test]
fn r41_an_agenda_has_room_for_every_open_poll() {
	let room = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
	assert!(room >= 2 * crate::governance::tracks::MOST_OPEN);
	let weights = <<Runtime as pallet_scheduler::Config>::WeightInfo as pallet_scheduler::WeightInfo>::service_agenda_base(room);
	let most = crate::configs::utility::MaximumSchedulerWeight::get();
	assert!(weights.all_lt(most.saturating_div(2)));
}
