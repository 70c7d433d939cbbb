//! When polls are looked at again.

use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{
		schedule::v3::{Anon, Named},
		Bounded,
	},
	weights::Weight,
};
use frame_system::RawOrigin;
use pallet_referenda::{Call as Polls, ReferendumInfo, ReferendumInfoFor};
use sp_runtime::{traits::BlakeTwo256, DispatchError};

use super::*;
use crate::governance::{
	alarms::{most_weight, ring, Alarm, Due},
	tracks::MOST_OPEN,
	AlarmClock, Alarms, Origin,
};

const FOUR: [Sr25519Keyring; 4] = [ALICE, BOB, CHARLIE, Sr25519Keyring::Dave];

type Address = (BlockNumber, u32);

/// What the polls pallet asks for when it sets this alarm.
fn proposal(alarm: Alarm) -> Bounded<RuntimeCall, BlakeTwo256> {
	let call: RuntimeCall = match alarm {
		Alarm::Poll(index) => Polls::nudge_referendum { index }.into(),
		Alarm::Track(track) => Polls::one_fewer_deciding { track }.into(),
	};
	Preimage::bound(call).unwrap()
}

fn set(when: DispatchTime<BlockNumber>, alarm: Alarm) -> Result<Address, DispatchError> {
	let root: OriginCaller = RawOrigin::Root.into();
	<AlarmClock as Anon<_, RuntimeCall, _>>::schedule(when, None, 0, root, proposal(alarm))
}

fn cancel(address: Address) -> DispatchResult {
	<AlarmClock as Anon<BlockNumber, RuntimeCall, OriginCaller>>::cancel(address)
}

fn next(address: Address) -> Result<BlockNumber, DispatchError> {
	<AlarmClock as Anon<BlockNumber, RuntimeCall, OriginCaller>>::next_dispatch_time(address)
}

/// The alarms that have not gone off, in the order in which they will.
fn waiting() -> Vec<Alarm> {
	Alarms::<Runtime>::iter_values().collect()
}

#[test]
fn alarms_go_off_in_their_block_in_the_order_in_which_they_were_set() {
	local_testnet().execute_with(|| {
		block(|| {
			let now = System::block_number();
			for (alarm, when) in [
				(Alarm::Poll(1), DispatchTime::At(now + 2)),
				(Alarm::Poll(2), DispatchTime::After(0)),
				(Alarm::Track(3), DispatchTime::At(now + 2)),
				(Alarm::Track(4), DispatchTime::At(now + 1)),
			] {
				assert_ok!(set(when, alarm));
			}
			let order = [Alarm::Poll(2), Alarm::Track(4), Alarm::Poll(1), Alarm::Track(3)];
			assert_eq!(waiting(), order);
		});
		block(|| assert_eq!(waiting(), [Alarm::Poll(1), Alarm::Track(3)]));
		block(|| assert_eq!(waiting(), []));
	});
}

#[test]
fn an_alarm_is_taken_back_or_moved_while_it_is_set() {
	local_testnet().execute_with(|| {
		let first = block(|| {
			let now = System::block_number();
			let first = set(DispatchTime::At(now + 1), Alarm::Poll(1)).unwrap();
			let second = set(DispatchTime::At(now + 1), Alarm::Poll(2)).unwrap();
			assert_eq!(next(first), Ok(now + 1));
			assert_ok!(cancel(first));
			assert_eq!(next(first), Err(DispatchError::Unavailable));
			assert_noop!(cancel(first), DispatchError::Unavailable);
			let reschedule = <AlarmClock as Anon<_, RuntimeCall, OriginCaller>>::reschedule;
			let moved = reschedule(second, DispatchTime::At(now + 2)).unwrap();
			assert_eq!(next(moved), Ok(now + 2));
			assert_noop!(reschedule(first, DispatchTime::At(now + 2)), DispatchError::Unavailable);
			first
		});
		block(|| assert_eq!(waiting(), [Alarm::Poll(2)]));
		block(|| assert_eq!(waiting(), []));
		assert_eq!(next(first), Err(DispatchError::Unavailable));
	});
}

#[test]
fn alarms_are_of_root_for_polls_and_for_blocks_to_come() {
	local_testnet().execute_with(|| {
		block(|| {
			let now = System::block_number();
			for past in [0, now - 1, now] {
				let error = pallet_scheduler::Error::<Runtime>::TargetBlockNumberInPast;
				assert_noop!(set(DispatchTime::At(past), Alarm::Poll(1)), error);
			}
			let when = DispatchTime::At(now + 1);
			let schedule = |origin, call| {
				<AlarmClock as Anon<_, RuntimeCall, _>>::schedule(when, None, 0, origin, call)
			};
			let other = Preimage::bound(transfer(BOB)).unwrap();
			let refused = [
				schedule(Origin::Emergency.into(), proposal(Alarm::Poll(1))),
				schedule(RawOrigin::Root.into(), other),
			];
			assert_eq!(refused, [Err(DispatchError::BadOrigin); 2]);
			assert_eq!(waiting(), []);
		});
	});
}

#[test]
fn alarms_sort_by_their_block_and_their_number() {
	let keys = [(0, 1), (1, 0), (1, 255), (1, 256), (255, 2), (256, 1), (u32::MAX, u32::MAX)];
	let keys: Vec<_> = keys.iter().map(|(block, number)| Due::new(*block, *number)).collect();
	assert!(keys.windows(2).all(|pair| pair[0].encode() < pair[1].encode()));
	assert!(keys.iter().any(|due| due.block() == 255));
}

/// How many alarms a block has room for, and one more.
fn more_than_a_block() -> u32 {
	let look = Polls::nudge_referendum::<Runtime> { index: 0 };
	(most_weight().ref_time() / look.get_dispatch_info().call_weight.ref_time()) as u32 + 1
}

#[test]
fn r41_alarms_that_a_block_has_no_room_for_go_off_in_the_next() {
	local_testnet().execute_with(|| {
		let (most, later) = (more_than_a_block(), Alarm::Track(9));
		block(|| {
			let now = System::block_number();
			assert_ok!(set(DispatchTime::At(now + 2), later));
			for poll in 1..=most {
				assert_ok!(set(DispatchTime::At(now + 1), Alarm::Poll(poll)));
			}
		});
		block(|| {
			let left = waiting();
			assert!((2..most as usize).contains(&left.len()), "{left:?}");
			assert_eq!(left[left.len() - 2..], [Alarm::Poll(most), later]);
		});
		block(|| assert_eq!(waiting(), []));
	});
}

#[test]
fn r43_alarms_use_no_more_than_their_share_of_a_block() {
	local_testnet().execute_with(|| {
		for poll in 1..=more_than_a_block() {
			set(DispatchTime::At(7), Alarm::Poll(poll)).unwrap();
		}
		let used = ring(7);
		assert!(used.all_lte(most_weight()) && used.any_gt(Weight::zero()), "{used:?}");
		let idle = ring(6);
		assert!(idle.any_gt(Weight::zero()) && idle.ref_time() < used.ref_time());
	});
}

/// A block looks at many polls, and at all that there can be within a minute.
#[test]
fn r41_alarms_have_room_for_all_open_polls() {
	development().execute_with(|| {
		let calls: [RuntimeCall; 2] = [
			Polls::nudge_referendum { index: 0 }.into(),
			Polls::one_fewer_deciding { track: 0 }.into(),
		];
		for call in calls {
			let weight = call.get_dispatch_info().call_weight;
			let a_block = most_weight().ref_time() / weight.ref_time();
			assert!(a_block * u64::from(MINUTES) >= u64::from(MOST_OPEN));
		}
	});
}

#[test]
fn every_poll_has_an_alarm_for_as_long_as_it_is_open() {
	local_testnet().execute_with(|| {
		let sound = || crate::invariants::try_state().unwrap();
		let authorise = frame_system::Call::authorize_upgrade { code_hash: Hash::default() };
		let polls = block(|| {
			FOUR.map(|who| {
				let poll = propose(who, RawOrigin::Root, authorise.clone());
				sound();
				assert_ok!(aye(who, poll));
				poll
			})
		});
		for _ in 0..3 {
			block(sound);
		}
		block(|| {
			for who in &FOUR[..3] {
				assert_ok!(aye(*who, polls[0]));
			}
			sound();
			assert_ok!(dispatch(RuntimeOrigin::root(), Polls::cancel { index: polls[1] }));
			assert_ok!(dispatch(RuntimeOrigin::root(), Polls::kill { index: polls[2] }));
			sound();
		});
		let open = |poll| {
			matches!(ReferendumInfoFor::<Runtime>::get(poll), Some(ReferendumInfo::Ongoing(_)))
		};
		blocks_until(|| !open(polls[0]));
		block(sound);
		assert!(open(polls[3]));
	});
}

#[test]
fn decisions_are_still_tasks_of_the_scheduler() {
	local_testnet().execute_with(|| {
		block(|| {
			let call = Preimage::bound(transfer(BOB)).unwrap();
			let (name, root) = ([1; 32], OriginCaller::from(RawOrigin::Root));
			let when = DispatchTime::After(0);
			let named = <AlarmClock as Named<_, RuntimeCall, _>>::schedule_named;
			let task = named(name, when, None, 0, root, call).unwrap();
			let next =
				<Scheduler as Named<BlockNumber, RuntimeCall, OriginCaller>>::next_dispatch_time;
			assert_eq!(next(name), Ok(task.0));
			let moved = <AlarmClock as Named<_, RuntimeCall, OriginCaller>>::reschedule_named;
			assert_ok!(moved(name, DispatchTime::After(1)));
			assert_eq!(next(name), Ok(task.0 + 1));
			assert_eq!(
				<AlarmClock as Named<_, RuntimeCall, OriginCaller>>::next_dispatch_time(name),
				Ok(task.0 + 1)
			);
			let cancel =
				<AlarmClock as Named<BlockNumber, RuntimeCall, OriginCaller>>::cancel_named;
			assert_ok!(cancel(name));
			assert!(next(name).is_err());
		});
	});
}
