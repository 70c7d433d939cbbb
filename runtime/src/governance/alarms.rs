//! When polls are looked at again.
//!
//! A poll sets an alarm for the block in which its state can change next. A vote moves the alarm to the next block.
//! The scheduler keeps all tasks of a block in one list. To move an alarm, it would read and write two lists. With
//! all polls open, each can have hundreds of tasks. So alarms are entries of their own, which cost the same however
//! many there are (decision 37). What polls decide is still dispatched by the scheduler.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::{extract_actual_weight, GetDispatchInfo},
	ensure,
	traits::{
		schedule::{
			v3::{Anon, Named, TaskName},
			DispatchTime, Period, Priority,
		},
		QueryPreimage,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;
use pallet_referenda::{Call as Polls, ReferendumIndex};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable},
	DispatchError, DispatchResult,
};

use super::{
	proposals::{BoundedPreimages, Proposal},
	tracks::TrackId,
	weights::WeightInfo,
	Alarms, Config, NextAlarm,
};
use crate::{
	configs::system::RuntimeBlockWeights, BlockNumber, OriginCaller, Runtime, RuntimeCall,
	RuntimeOrigin, Scheduler, System,
};

type Weights = <Runtime as Config>::WeightInfo;

/// When an alarm goes off, and its number, as a key that sorts: big-endian, so that the earliest comes first in
/// storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Due([u8; 4], [u8; 4]);

impl Due {
	/// The key of an alarm.
	pub const fn new(block: BlockNumber, number: u32) -> Self {
		Self(block.to_be_bytes(), number.to_be_bytes())
	}

	/// The block in which it goes off.
	pub const fn block(self) -> BlockNumber {
		BlockNumber::from_be_bytes(self.0)
	}
}

/// What is looked at when an alarm goes off. It is stored by itself, not as a call, whose encoding changes with calls.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Alarm {
	/// A poll.
	Poll(ReferendumIndex),
	/// A track, on which one poll fewer is decided.
	Track(TrackId),
}

impl Alarm {
	/// The alarm that makes this call.
	fn of(call: &Proposal) -> Option<Self> {
		match BoundedPreimages::peek(call).ok()?.0 {
			RuntimeCall::RankedPolls(Polls::nudge_referendum { index }) => Some(Self::Poll(index)),
			RuntimeCall::RankedPolls(Polls::one_fewer_deciding { track }) => {
				Some(Self::Track(track))
			}
			_ => None,
		}
	}

	/// The call that it makes.
	fn call(self) -> RuntimeCall {
		match self {
			Self::Poll(index) => Polls::nudge_referendum { index }.into(),
			Self::Track(track) => Polls::one_fewer_deciding { track }.into(),
		}
	}
}

/// What polls schedule with: alarms are entries here, and decisions are tasks of the scheduler.
pub struct AlarmClock;

/// Alarms go off once, in the name of root, in the order in which they were set.
impl Anon<BlockNumber, RuntimeCall, OriginCaller> for AlarmClock {
	/// The block in which the alarm goes off, and its number.
	type Address = (BlockNumber, u32);
	type Hasher = BlakeTwo256;

	fn schedule(
		when: DispatchTime<BlockNumber>,
		_: Option<Period<BlockNumber>>,
		_: Priority,
		origin: OriginCaller,
		call: Proposal,
	) -> Result<Self::Address, DispatchError> {
		ensure!(origin == OriginCaller::system(RawOrigin::Root), DispatchError::BadOrigin);
		set(when, Alarm::of(&call).ok_or(DispatchError::BadOrigin)?)
	}

	fn cancel(address: Self::Address) -> DispatchResult {
		take(address).map(drop)
	}

	fn reschedule(
		address: Self::Address,
		when: DispatchTime<BlockNumber>,
	) -> Result<Self::Address, DispatchError> {
		let alarm = take(address)?;
		set(when, alarm)
	}

	fn next_dispatch_time((block, number): Self::Address) -> Result<BlockNumber, DispatchError> {
		let is_set = Alarms::<Runtime>::contains_key(Due::new(block, number));
		is_set.then_some(block).ok_or(DispatchError::Unavailable)
	}
}

impl Named<BlockNumber, RuntimeCall, OriginCaller> for AlarmClock {
	type Address = <Scheduler as Named<BlockNumber, RuntimeCall, OriginCaller>>::Address;
	type Hasher = BlakeTwo256;

	fn schedule_named(
		id: TaskName,
		when: DispatchTime<BlockNumber>,
		maybe_periodic: Option<Period<BlockNumber>>,
		priority: Priority,
		origin: OriginCaller,
		call: Proposal,
	) -> Result<Self::Address, DispatchError> {
		<Scheduler as Named<_, _, _>>::schedule_named(
			id,
			when,
			maybe_periodic,
			priority,
			origin,
			call,
		)
	}

	fn cancel_named(id: TaskName) -> DispatchResult {
		<Scheduler as Named<_, RuntimeCall, _>>::cancel_named(id)
	}

	fn reschedule_named(
		id: TaskName,
		when: DispatchTime<BlockNumber>,
	) -> Result<Self::Address, DispatchError> {
		<Scheduler as Named<_, RuntimeCall, _>>::reschedule_named(id, when)
	}

	fn next_dispatch_time(id: TaskName) -> Result<BlockNumber, DispatchError> {
		<Scheduler as Named<_, RuntimeCall, _>>::next_dispatch_time(id)
	}
}

/// Alarms of a block go off as it begins, so none can be set for the present block.
fn set(when: DispatchTime<BlockNumber>, alarm: Alarm) -> Result<(BlockNumber, u32), DispatchError> {
	let now = System::block_number();
	let block = match when {
		DispatchTime::At(block) => block,
		DispatchTime::After(blocks) => now.saturating_add(blocks).saturating_add(1),
	};
	ensure!(block > now, pallet_scheduler::Error::<Runtime>::TargetBlockNumberInPast);
	let number = NextAlarm::<Runtime>::get();
	NextAlarm::<Runtime>::put(number.wrapping_add(1));
	Alarms::<Runtime>::insert(Due::new(block, number), alarm);
	Ok((block, number))
}

fn take((block, number): (BlockNumber, u32)) -> Result<Alarm, DispatchError> {
	Alarms::<Runtime>::take(Due::new(block, number)).ok_or(DispatchError::Unavailable)
}

/// What the alarms of one block may use: a tenth of it. The scheduler, and a migration, use four fifths at most.
pub fn most_weight() -> Weight {
	RuntimeBlockWeights::get().max_block.saturating_div(10)
}

/// Lets the alarms go off that are due, the earliest first, as far as the weight reaches. The others go off in the
/// blocks after this one. Returns what was used.
pub fn ring(now: BlockNumber) -> Weight {
	let none = Weights::ring_alarms(0);
	let each = Weights::ring_alarms(1).saturating_sub(none);
	let mut meter = WeightMeter::with_limit(most_weight());
	meter.consume(none);
	let due = Alarms::<Runtime>::iter().take_while(|(due, _)| due.block() <= now);
	for (due, alarm) in due {
		let call = alarm.call();
		if !meter.can_consume(each.saturating_add(declared(&call))) {
			break;
		}
		Alarms::<Runtime>::remove(due);
		meter.consume(each.saturating_add(dispatched(call)));
	}
	meter.consumed()
}

fn declared(call: &RuntimeCall) -> Weight {
	call.get_dispatch_info().call_weight
}

/// Dispatches a call and returns its weight. It fails where there is nothing to look at any more.
fn dispatched(call: RuntimeCall) -> Weight {
	let info = call.get_dispatch_info();
	let result = call.dispatch(RuntimeOrigin::root());
	extract_actual_weight(&result, &info)
}
