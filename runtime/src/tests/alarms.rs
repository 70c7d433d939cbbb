//! When polls are looked at again.

use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::schedule::v3::{Anon, Named},
	weights::Weight,
};
use frame_system::RawOrigin;
use pallet_referenda::{Call as Polls, ReferendumInfo, ReferendumInfoFor};
use sp_runtime::DispatchError;

use super::*;
use crate::governance::{
	alarms::{most_weight, ring, Due},
	tracks::MOST_OPEN,
	AlarmClock, Alarms, Origin,
};

const FOUR: [Sr25519Keyring; 4] = [ALICE, BOB, CHARLIE, Sr25519Keyring::Dave];

type Address = (BlockNumber, u32);

/// A call that root can make, and that is seen.
fn remark(text: u8) -> RuntimeCall {
	let as_origin = Box::new(RawOrigin::Signed(ALICE.to_account_id()).into());
	let call = Box::new(frame_system::Call::remark_with_event { remark: vec![text] }.into());
	pallet_utility::Call::dispatch_as { as_origin, call }.into()
}

fn set(when: DispatchTime<BlockNumber>, call: RuntimeCall) -> Result<Address, DispatchError> {
	let call = Preimage::bound(call).unwrap();
	let root: OriginCaller = RawOrigin::Root.into();
	<AlarmClock as Anon<_, RuntimeCall, _>>::schedule(when, None, 0, root, call)
}

fn cancel(address: Address) -> DispatchResult {
	<AlarmClock as Anon<BlockNumber, RuntimeCall, OriginCaller>>::cancel(address)
}

fn next(address: Address) -> Result<BlockNumber, DispatchError> {
	<AlarmClock as Anon<BlockNumber, RuntimeCall, OriginCaller>>::next_dispatch_time(address)
}

/// The hashes of the remarks that this block has made.
fn remarks() -> Vec<Hash> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::System(frame_system::Event::Remarked { hash, .. }) => Some(hash),
			_ => None,
		})
		.collect()
}

fn hashes(texts: &[u8]) -> Vec<Hash> {
	texts.iter().map(|text| Hash::from(sp_io::hashing::blake2_256(&[*text]))).collect()
}

#[test]
fn alarms_go_off_in_their_block_in_the_order_in_which_they_were_set() {
	local_testnet().execute_with(|| {
		block(|| {
			let now = System::block_number();
			for (text, when) in [
				(1, DispatchTime::At(now + 2)),
				(2, DispatchTime::After(0)),
				(3, DispatchTime::At(now + 2)),
				(4, DispatchTime::At(now + 1)),
			] {
				assert_ok!(set(when, remark(text)));
			}
		});
		block(|| assert_eq!(remarks(), hashes(&[2, 4])));
		block(|| assert_eq!(remarks(), hashes(&[1, 3])));
		assert_eq!(Alarms::<Runtime>::iter_keys().count(), 0);
	});
}

#[test]
fn an_alarm_is_taken_back_or_moved_while_it_is_set() {
	local_testnet().execute_with(|| {
		let first = block(|| {
			let now = System::block_number();
			let first = set(DispatchTime::At(now + 1), remark(1)).unwrap();
			let second = set(DispatchTime::At(now + 1), remark(2)).unwrap();
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
		block(|| assert_eq!(remarks(), []));
		block(|| assert_eq!(remarks(), hashes(&[2])));
		assert_eq!(next(first), Err(DispatchError::Unavailable));
	});
}

#[test]
fn alarms_are_of_root_and_for_blocks_to_come() {
	local_testnet().execute_with(|| {
		block(|| {
			let now = System::block_number();
			for past in [0, now - 1, now] {
				let error = pallet_scheduler::Error::<Runtime>::TargetBlockNumberInPast;
				assert_noop!(set(DispatchTime::At(past), remark(1)), error);
			}
			let call = Preimage::bound(remark(1)).unwrap();
			let origin: OriginCaller = Origin::Emergency.into();
			let when = DispatchTime::At(now + 1);
			let refused =
				<AlarmClock as Anon<_, RuntimeCall, _>>::schedule(when, None, 0, origin, call);
			assert_eq!(refused, Err(DispatchError::BadOrigin));
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

/// An alarm that uses more than a third of what alarms may use in a block.
fn heavy(text: u8) -> RuntimeCall {
	let of_remark = remark(text).get_dispatch_info().call_weight;
	let weight = most_weight().saturating_div(3).saturating_add(of_remark);
	let call = Box::new(remark(text));
	pallet_utility::Call::with_weight { call, weight }.into()
}

#[test]
fn r41_alarms_that_a_block_has_no_room_for_go_off_in_the_next() {
	local_testnet().execute_with(|| {
		block(|| {
			let now = System::block_number();
			for text in 1..=5 {
				assert_ok!(set(DispatchTime::At(now + 1), heavy(text)));
			}
			assert_ok!(set(DispatchTime::At(now + 2), remark(6)));
		});
		block(|| assert_eq!(remarks(), hashes(&[1, 2])));
		block(|| assert_eq!(remarks(), hashes(&[3, 4])));
		block(|| assert_eq!(remarks(), hashes(&[5, 6])));
	});
}

#[test]
fn r43_alarms_use_no_more_than_their_share_of_a_block() {
	local_testnet().execute_with(|| {
		for text in 1..=5 {
			set(DispatchTime::At(7), heavy(text)).unwrap();
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
		let polls = block(|| {
			FOUR.map(|who| {
				let poll = propose(who, RawOrigin::Root, remark(1));
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
			let call = Preimage::bound(remark(1)).unwrap();
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
