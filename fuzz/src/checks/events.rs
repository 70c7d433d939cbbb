//! What the events of a block say of its transactions, and of the calls that others carry.

use frame_system::{EventRecord, Phase};
use sp_runtime::DispatchError;
use verdigrid_runtime::{Hash, Runtime, RuntimeEvent, System};

/// An event and when it happened.
pub type Record = EventRecord<RuntimeEvent, Hash>;

/// The events of the last block. To be read in its state.
pub fn of_the_block() -> Vec<Record> {
	System::read_events_no_consensus().map(|record| *record).collect()
}

/// The events of one transaction.
pub fn of(records: &[Record], place: u32) -> impl Iterator<Item = &RuntimeEvent> + Clone {
	let own = move |record: &&Record| record.phase == Phase::ApplyExtrinsic(place);
	records.iter().filter(own).map(|record| &record.event)
}

/// What the system says of a transaction: its weight, and what its call returned.
pub fn end<'a>(
	mut events: impl Iterator<Item = &'a RuntimeEvent>,
) -> Option<(frame_system::DispatchEventInfo, Result<(), DispatchError>)> {
	events.find_map(|event| match event {
		RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess { dispatch_info }) => {
			Some((*dispatch_info, Ok(())))
		}
		RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
			dispatch_error,
			dispatch_info,
		}) => Some((*dispatch_info, Err(*dispatch_error))),
		_ => None,
	})
}

/// What became of a call that another one carries.
pub fn carried(event: &RuntimeEvent) -> Option<Result<(), DispatchError>> {
	use pallet_utility::Event as Utility;
	match event {
		RuntimeEvent::Utility(Utility::ItemCompleted) => Some(Ok(())),
		RuntimeEvent::Utility(
			Utility::ItemFailed { error } | Utility::BatchInterrupted { error, .. },
		) => Some(Err(*error)),
		RuntimeEvent::Utility(Utility::DispatchedAs { result }) => Some(*result),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(*result),
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
			Some(*result)
		}
		_ => None,
	}
}

/// The task of the scheduler that was dispatched: its block, its place there, and its result.
pub fn scheduled(event: &RuntimeEvent) -> Option<((u32, u32), Result<(), DispatchError>)> {
	match event {
		RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { task, result, .. }) => {
			Some((*task, *result))
		}
		_ => None,
	}
}

/// The calls of the scheduler's tasks in a block, by their places. To be read in the state before it.
pub fn agenda(block: u32) -> Vec<(u32, Vec<u8>)> {
	use codec::Encode;
	use frame_support::traits::QueryPreimage;
	use verdigrid_runtime::governance::BoundedPreimages;
	let agenda = pallet_scheduler::Agenda::<Runtime>::get(block);
	let call = |(place, task): (u32, Option<_>)| {
		let task: pallet_scheduler::ScheduledOf<Runtime> = task?;
		let (call, _) = BoundedPreimages::peek(&task.call).ok()?;
		let call: verdigrid_runtime::RuntimeCall = call;
		Some((place, call.encode()))
	};
	(0..).zip(agenda).filter_map(call).collect()
}
