//! What the calls of RankedPolls cost, and what polls do by themselves. The SDK's benchmarks fill a track from one
//! account, and need thresholds that fall while a poll is decided.
//!
//! A track decides all polls that its members can put up. One waits for others only if members left while their polls
//! were open. So a state in which polls wait is written, not made by calls.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use alloc::{boxed::Box, vec, vec::Vec};
use core::marker::PhantomData;

use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, RawOrigin},
	traits::{
		schedule::{
			v3::{Anon, Named},
			DispatchTime,
		},
		Get, PollStatus, Polling, StorePreimage,
	},
	weights::Weight,
	BoundedVec,
};
use pallet_ranked_collective::{MemberCount, TallyOf};
use pallet_referenda::{
	DecidingCount, MetadataOf, ReferendumCount, ReferendumInfo, ReferendumInfoFor,
	ReferendumInfoOf, ReferendumStatusOf, TrackInfoOf, TrackQueue, TracksInfo, WeightInfo,
};
use pallet_scheduler::Agenda;

use super::members::{endow, member, submit};
use crate::{
	governance::{
		proposals::{BoundedPreimages, Proposal},
		tracks::{Tracks, ROOT},
		UndecidingTimeout, MAX_MEMBERS, VOTING_RANK,
	},
	AccountId, BlockNumber, Hash, OriginCaller, RankedPolls, Runtime, RuntimeCall, RuntimeOrigin,
	Scheduler, System,
};

/// Has the benchmarks of RankedPolls.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime with polls.
pub trait Config: pallet_referenda::Config {}

impl Config for Runtime {}

type Weights = <Runtime as pallet_referenda::Config>::WeightInfo;

/// The most polls that wait on a track.
fn most_waiting() -> u32 {
	<Runtime as pallet_referenda::Config>::MaxQueued::get()
}

fn proposer() -> AccountId {
	account("member", 0, 0)
}

/// Lets polls be decided: anybody may.
fn depositor() -> AccountId {
	account("depositor", 0, 0)
}

/// A preimage that is there. Each text makes another one.
fn noted(text: u8) -> Proposal {
	let call = frame_system::Call::remark { remark: vec![text; 1_000] };
	BoundedPreimages::bound(RuntimeCall::from(call)).expect("there is room for it")
}

/// A poll of a new member on the root track. It can be decided from the next block on.
fn submitted() -> u32 {
	// Benchmarks run in block 1, and are set up in block 0.
	System::set_block_number(1);
	endow(&depositor());
	submit(&member(0), RawOrigin::Root.into(), noted(0))
}

/// A poll with its decision deposit.
fn prepared() -> u32 {
	let poll = submitted();
	place_deposit(poll);
	poll
}

/// A poll that is being decided, and passes or does not.
fn deciding(passes: bool) -> u32 {
	let poll = prepared();
	set_tally(poll, passes);
	pass_time(period().prepare_period);
	nudge(poll);
	assert_eq!(is_confirming(poll), passes);
	poll
}

fn period() -> TrackInfoOf<Runtime> {
	Tracks::info(ROOT).expect("there is a root track").into_owned()
}

fn pass_time(blocks: BlockNumber) {
	System::set_block_number(System::block_number() + blocks);
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Returns what the call has weighed.
fn place_deposit(poll: u32) -> Option<Weight> {
	weighed(RankedPolls::place_decision_deposit(signed(depositor()), poll))
}

/// Looks at a poll, as its alarm does. Returns what the call has weighed.
fn nudge(poll: u32) -> Option<Weight> {
	weighed(RankedPolls::nudge_referendum(RuntimeOrigin::root(), poll))
}

fn one_fewer() -> Option<Weight> {
	weighed(RankedPolls::one_fewer_deciding(RuntimeOrigin::root(), ROOT))
}

fn weighed(made: DispatchResultWithPostInfo) -> Option<Weight> {
	made.expect("the poll is in the state for it").actual_weight
}

/// All members vote alike, or there are no votes.
fn set_tally(poll: u32, passes: bool) {
	let members = if passes { MemberCount::<Runtime>::get(VOTING_RANK) } else { 0 };
	RankedPolls::access_poll(poll, |status| {
		if let PollStatus::Ongoing(tally, _) = status {
			*tally = TallyOf::<Runtime>::from_parts(members, members, 0);
		}
	});
}

fn info(poll: u32) -> ReferendumInfoOf<Runtime, ()> {
	ReferendumInfoFor::<Runtime>::get(poll).expect("the poll exists")
}

fn status(poll: u32) -> ReferendumStatusOf<Runtime, ()> {
	RankedPolls::ensure_ongoing(poll).expect("the poll is open")
}

fn is_deciding(poll: u32) -> bool {
	status(poll).deciding.is_some()
}

fn is_confirming(poll: u32) -> bool {
	status(poll).deciding.is_some_and(|deciding| deciding.confirming.is_some())
}

/// The track decides as many polls as it can.
fn fill_track() {
	DecidingCount::<Runtime>::insert(ROOT, period().max_deciding);
}

/// So many polls wait on the full track, each with more ayes than a poll without votes, and fewer than one that
/// passes. They are numbered behind all others.
fn fill_queue(waiting: u32) {
	fill_track();
	let first = ReferendumCount::<Runtime>::get();
	let queue: Vec<(u32, u32)> = (first..).take(waiting as usize).map(|poll| (poll, 1)).collect();
	TrackQueue::<Runtime>::insert(ROOT, BoundedVec::truncate_from(queue));
}

/// A poll waits, in the queue if `place` says where.
fn wait(poll: u32, place: Option<usize>) {
	ReferendumInfoFor::<Runtime>::mutate(poll, |info| {
		if let Some(ReferendumInfo::Ongoing(status)) = info {
			status.in_queue = true;
		}
	});
	if let Some(place) = place {
		TrackQueue::<Runtime>::mutate(ROOT, |queue| {
			queue.try_insert(place, (poll, 0)).expect("there is room in the queue");
		});
	}
}

fn queue() -> Vec<u32> {
	TrackQueue::<Runtime>::get(ROOT).into_iter().map(|(poll, _)| poll).collect()
}

/// A poll that is the next of all that wait, of which there are as many as can be.
fn next_of_queue(passes: bool) -> u32 {
	let poll = prepared();
	set_tally(poll, passes);
	pass_time(period().prepare_period);
	fill_queue(most_waiting() - 1);
	TrackQueue::<Runtime>::mutate(ROOT, |queue| {
		queue.try_push((poll, MAX_MEMBERS)).expect("there is room in the queue");
	});
	wait(poll, None);
	poll
}

/// Leaves room for one task among those of a block. All are as long as tasks can be.
fn crowd(block: BlockNumber) {
	let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![7; 124] });
	let call: Proposal = BoundedPreimages::bound(call).expect("it is inline");
	let root: OriginCaller = RawOrigin::Root.into();
	let when = DispatchTime::At(block);
	<Scheduler as Named<_, _, _>>::schedule_named([7; 32], when, None, 0, root, call)
		.expect("there is room for a task");
	Agenda::<Runtime>::mutate(block, |tasks| {
		let most: u32 = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
		let task = tasks.first().cloned().flatten();
		let crowded: Vec<_> = (1..most).map(|_| task.clone()).collect();
		*tasks = BoundedVec::truncate_from(crowded);
	});
}

/// Whether a poll has an alarm that goes off.
fn has_alarm(poll: u32) -> bool {
	type Clock = <Runtime as pallet_referenda::Config>::Scheduler;
	let alarm = status(poll).alarm;
	alarm.is_some_and(|(_, address)| {
		<Clock as Anon<BlockNumber, RuntimeCall, OriginCaller>>::next_dispatch_time(address).is_ok()
	})
}

fn note_text(text: u8) -> Hash {
	noted(text).hash()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// About a preimage. Another poll of the member is open.
	#[benchmark]
	fn submit() {
		submitted();
		let origin: OriginCaller = RawOrigin::Root.into();
		let now = DispatchTime::After(0);
		let (who, proposal) = (signed(proposer()), noted(1));
		let made;

		#[block]
		{
			made = RankedPolls::submit(who, Box::new(origin), proposal, now);
		}

		assert_eq!(made, Ok(()));
		assert!(has_alarm(1));
	}

	#[benchmark]
	fn place_decision_deposit_preparing() {
		let poll = submitted();
		let weight;

		#[block]
		{
			weight = place_deposit(poll);
		}

		assert_eq!(weight, Some(Weights::place_decision_deposit_preparing()));
		assert!(!is_deciding(poll) && has_alarm(poll));
	}

	/// It becomes the last of those that wait.
	#[benchmark]
	fn place_decision_deposit_queued() {
		let poll = submitted();
		pass_time(period().prepare_period);
		fill_queue(most_waiting() - 1);
		let weight;

		#[block]
		{
			weight = place_deposit(poll);
		}

		assert_eq!(weight, Some(Weights::place_decision_deposit_queued()));
		assert_eq!(queue().first(), Some(&poll));
	}

	/// There is no room among those that wait.
	#[benchmark]
	fn place_decision_deposit_not_queued() {
		let poll = submitted();
		pass_time(period().prepare_period);
		fill_queue(most_waiting());

		#[block]
		{
			place_deposit(poll);
		}

		assert!(status(poll).in_queue && !queue().contains(&poll));
	}

	#[benchmark]
	fn place_decision_deposit_passing() {
		let poll = submitted();
		set_tally(poll, true);
		pass_time(period().prepare_period);
		let weight;

		#[block]
		{
			weight = place_deposit(poll);
		}

		assert_eq!(weight, Some(Weights::place_decision_deposit_passing()));
		assert!(is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn place_decision_deposit_failing() {
		let poll = submitted();
		pass_time(period().prepare_period);
		let weight;

		#[block]
		{
			weight = place_deposit(poll);
		}

		assert_eq!(weight, Some(Weights::place_decision_deposit_failing()));
		assert!(is_deciding(poll) && !is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn refund_decision_deposit() {
		let poll = deciding(false);
		RankedPolls::cancel(RuntimeOrigin::root(), poll).expect("the poll is open");
		let made;

		#[block]
		{
			made = RankedPolls::refund_decision_deposit(signed(proposer()), poll);
		}

		assert_eq!(made, Ok(()));
		assert!(matches!(info(poll), ReferendumInfo::Cancelled(_, Some(_), None)));
	}

	#[benchmark]
	fn refund_submission_deposit() {
		let poll = deciding(false);
		RankedPolls::cancel(RuntimeOrigin::root(), poll).expect("the poll is open");
		let made;

		#[block]
		{
			made = RankedPolls::refund_submission_deposit(signed(proposer()), poll);
		}

		assert_eq!(made, Ok(()));
		assert!(matches!(info(poll), ReferendumInfo::Cancelled(_, None, Some(_))));
	}

	/// While it is being decided.
	#[benchmark]
	fn cancel() {
		let poll = deciding(true);
		let made;

		#[block]
		{
			made = RankedPolls::cancel(RuntimeOrigin::root(), poll);
		}

		assert_eq!(made, Ok(()));
		assert!(matches!(info(poll), ReferendumInfo::Cancelled(..)));
	}

	/// While it is being decided. It has a description.
	#[benchmark]
	fn kill() {
		let poll = deciding(true);
		RankedPolls::set_metadata(signed(proposer()), poll, Some(note_text(1)))
			.expect("the preimage is noted");
		let made;

		#[block]
		{
			made = RankedPolls::kill(RuntimeOrigin::root(), poll);
		}

		assert_eq!(made, Ok(()));
		assert!(matches!(info(poll), ReferendumInfo::Killed(_)));
		assert!(!MetadataOf::<Runtime>::contains_key(poll));
	}

	#[benchmark]
	fn one_fewer_deciding_queue_empty() {
		fill_track();
		let weight;

		#[block]
		{
			weight = one_fewer();
		}

		assert_eq!(weight, Some(Weights::one_fewer_deciding_queue_empty()));
		assert_eq!(DecidingCount::<Runtime>::get(ROOT), period().max_deciding - 1);
	}

	#[benchmark]
	fn one_fewer_deciding_failing() {
		let poll = next_of_queue(false);
		let weight;

		#[block]
		{
			weight = one_fewer();
		}

		assert_eq!(weight, Some(Weights::one_fewer_deciding_failing()));
		assert!(is_deciding(poll) && !is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn one_fewer_deciding_passing() {
		let poll = next_of_queue(true);
		let weight;

		#[block]
		{
			weight = one_fewer();
		}

		assert_eq!(weight, Some(Weights::one_fewer_deciding_passing()));
		assert!(is_confirming(poll) && has_alarm(poll));
	}

	/// It had no room among those that wait, and gets the first place.
	#[benchmark]
	fn nudge_referendum_requeued_insertion() {
		let poll = prepared();
		set_tally(poll, true);
		fill_queue(most_waiting());
		wait(poll, None);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_requeued_insertion()));
		assert_eq!(queue().last(), Some(&poll));
	}

	/// It gets from the last to the first place.
	#[benchmark]
	fn nudge_referendum_requeued_slide() {
		let poll = prepared();
		set_tally(poll, true);
		fill_queue(most_waiting() - 1);
		wait(poll, Some(0));
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_requeued_slide()));
		assert_eq!(queue().last(), Some(&poll));
	}

	/// It becomes the last of those that wait.
	#[benchmark]
	fn nudge_referendum_queued() {
		let poll = prepared();
		pass_time(period().prepare_period);
		fill_queue(most_waiting() - 1);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_queued()));
		assert_eq!(queue().first(), Some(&poll));
	}

	/// It still has no room among those that wait.
	#[benchmark]
	fn nudge_referendum_not_queued() {
		let poll = prepared();
		fill_queue(most_waiting());
		wait(poll, None);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_not_queued()));
		assert!(!queue().contains(&poll));
	}

	#[benchmark]
	fn nudge_referendum_no_deposit() {
		let poll = submitted();
		pass_time(period().prepare_period);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_no_deposit()));
		assert!(!is_deciding(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_preparing() {
		let poll = prepared();
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_preparing()));
		assert!(!is_deciding(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_timed_out() {
		let poll = submitted();
		pass_time(UndecidingTimeout::get());
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_timed_out()));
		assert!(matches!(info(poll), ReferendumInfo::TimedOut(..)));
	}

	#[benchmark]
	fn nudge_referendum_begin_deciding_failing() {
		let poll = prepared();
		pass_time(period().prepare_period);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_begin_deciding_failing()));
		assert!(is_deciding(poll) && !is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_begin_deciding_passing() {
		let poll = prepared();
		set_tally(poll, true);
		pass_time(period().prepare_period);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_begin_deciding_passing()));
		assert!(is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_begin_confirming() {
		let poll = deciding(false);
		set_tally(poll, true);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_begin_confirming()));
		assert!(is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_end_confirming() {
		let poll = deciding(true);
		set_tally(poll, false);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_end_confirming()));
		assert!(is_deciding(poll) && !is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_continue_not_confirming() {
		let poll = deciding(false);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_continue_not_confirming()));
		assert!(is_deciding(poll) && !is_confirming(poll) && has_alarm(poll));
	}

	#[benchmark]
	fn nudge_referendum_continue_confirming() {
		let poll = deciding(true);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_continue_confirming()));
		assert!(is_confirming(poll) && has_alarm(poll));
	}

	/// The block of its enactment has all other tasks that there is room for.
	#[benchmark]
	fn nudge_referendum_approved() {
		let poll = deciding(true);
		pass_time(period().confirm_period);
		let enactment = System::block_number() + period().min_enactment_period.max(1);
		crowd(enactment);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_approved()));
		assert!(matches!(info(poll), ReferendumInfo::Approved(..)));
		let most: u32 = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
		assert_eq!(Agenda::<Runtime>::get(enactment).len() as u32, most);
	}

	#[benchmark]
	fn nudge_referendum_rejected() {
		let poll = deciding(false);
		pass_time(period().decision_period);
		let weight;

		#[block]
		{
			weight = nudge(poll);
		}

		assert_eq!(weight, Some(Weights::nudge_referendum_rejected()));
		assert!(matches!(info(poll), ReferendumInfo::Rejected(..)));
	}

	#[benchmark]
	fn set_some_metadata() {
		let poll = submitted();
		let (who, hash) = (signed(proposer()), note_text(1));
		let made;

		#[block]
		{
			made = RankedPolls::set_metadata(who, poll, Some(hash));
		}

		assert_eq!(made, Ok(()));
		assert_eq!(MetadataOf::<Runtime>::get(poll), Some(hash));
	}

	#[benchmark]
	fn clear_metadata() {
		let poll = submitted();
		let who = signed(proposer());
		RankedPolls::set_metadata(who.clone(), poll, Some(note_text(1)))
			.expect("the preimage is noted");
		let made;

		#[block]
		{
			made = RankedPolls::set_metadata(who, poll, None);
		}

		assert_eq!(made, Ok(()));
		assert!(!MetadataOf::<Runtime>::contains_key(poll));
	}

	impl_benchmark_test_suite! { Pallet, crate::tests::development(), crate::Runtime }
}
