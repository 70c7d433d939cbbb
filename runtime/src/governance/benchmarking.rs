//! What governance costs at most: its calls, its hook, and what it adds to calls of the SDK's pallets.
//!
//! The pallet is part of this runtime alone. So its states are made by the runtime's own calls.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::unwrap_used)]

use alloc::{boxed::Box, format, vec, vec::Vec};
use core::mem::size_of;

use codec::Encode;
use frame_benchmarking::{benchmarking::add_to_whitelist, v2::*};
use frame_support::{
	traits::{
		schedule::{v3::Anon, DispatchTime},
		Bounded, Contains, GetCallMetadata, QueryPreimage, StorePreimage,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use pallet_ranked_collective::Voting;
use pallet_referenda::ReferendumInfoFor;
use pallet_session::{NextKeys, QueuedKeys, Validators};
use pallet_tx_pause::{PausedCalls, RuntimeCallNameOf};
use sp_runtime::traits::{BlakeTwo256, Hash as _, StaticLookup};

use super::{
	pauses::{LONGEST_PAUSE, SWEEP_INTERVAL},
	proposals::{Proposal, MAX_DEPTH, MAX_LENGTH, MAX_MEMORY},
	weights::WeightInfo,
	*,
};
use crate::{
	benchmarks::{
		members::{all_members, endow, member, submit, vote},
		validators::{keys_of, some_keys, some_validators},
	},
	configs::{consensus::MAX_VALIDATORS, safety::is_unstoppable},
	Hash, OriginCaller, Preimage, RuntimeOrigin, Session,
};

/// The longest proposal that is not a preimage.
const LONGEST_INLINE: u32 = 128;
/// The longest preimage.
const LONGEST_PREIMAGE: u32 = <Preimage as StorePreimage>::MAX_LENGTH as u32;
/// What of a proposal is neither calls without arguments nor text, at most.
const FRAME: u32 = 64;

/// Puts up all polls that these members may have open, each about a preimage of its own. Returns the preimages too.
fn all_polls(members: &[AccountId]) -> (Vec<u32>, Vec<Proposal>) {
	let tracks: [OriginCaller; 4] = [
		RawOrigin::Root.into(),
		Origin::RegistryAdmin.into(),
		Origin::OracleAdmin.into(),
		Origin::Emergency.into(),
	];
	let (mut polls, mut proposals) = (Vec::new(), Vec::new());
	for who in members {
		for track in tracks.iter().cycle().take(tracks.len() * MAX_POLLS_OF_ONE as usize) {
			let text = (polls.len() as u32).encode().repeat(50);
			let remark = RuntimeCall::from(frame_system::Call::remark { remark: text });
			let proposal = noted(remark.encode());
			polls.push(submit(who, track.clone(), proposal.clone()));
			proposals.push(proposal);
		}
	}
	(polls, proposals)
}

/// When the alarm of an open poll goes off.
fn alarm_of(poll: u32) -> Option<BlockNumber> {
	let alarm = RankedPolls::ensure_ongoing(poll).expect("the poll is open").alarm;
	alarm.map(|(block, _)| block)
}

/// Polls that are open become polls that are over. Their proposals, which one account has noted, are there only
/// because they are kept.
fn end_polls(polls: &[u32], proposals: &[Proposal]) {
	for proposal in proposals {
		Preimage::unnote_preimage(RuntimeOrigin::signed(noter()), proposal.hash())
			.expect("its owner takes it back");
	}
	for poll in polls {
		RankedPolls::cancel(RuntimeOrigin::root(), *poll).expect("the poll is open");
	}
}

/// The account that notes preimages.
fn noter() -> AccountId {
	account("noter", 0, 0)
}

fn note(bytes: Vec<u8>) -> Hash {
	let hash = BlakeTwo256::hash(&bytes);
	endow(&noter());
	Preimage::note_preimage(RuntimeOrigin::signed(noter()), bytes).expect("it is not noted yet");
	hash
}

fn noted(bytes: Vec<u8>) -> Proposal {
	let len = bytes.len() as u32;
	Bounded::Lookup { hash: note(bytes), len }
}

/// A proposal of the greatest length. Each text makes another one.
fn longest_proposal(text: u8) -> Proposal {
	// Pallet, call, and the length of the text in four bytes.
	let remark = vec![text; MAX_LENGTH as usize - 6];
	noted(RuntimeCall::from(frame_system::Call::remark { remark }).encode())
}

/// As many polls of a member as it has on a track. All are over. Their proposals are as long as can be, and
/// are there only because they are kept.
fn polls_that_are_over() -> Vec<u32> {
	let who = member(0);
	let proposals: Vec<Proposal> = (0..MAX_POLLS_OF_ONE as u8).map(longest_proposal).collect();
	let polls: Vec<u32> = proposals
		.iter()
		.map(|proposal| submit(&who, RawOrigin::Root.into(), proposal.clone()))
		.collect();
	polls.iter().for_each(|poll| vote(&who, *poll, true));
	end_polls(&polls, &proposals);
	polls
}

/// The call of at most so many bytes that is the dearest to decode and to weigh. It is within as many other
/// calls as can be. It has as many calls without arguments as there is memory for at the greatest length,
/// and in proportion below. Text is the rest.
fn dearest_call(bytes: u32) -> Vec<u8> {
	let each = size_of::<RuntimeCall>() as u32;
	let most = (MAX_MEMORY as u32 - MAX_LENGTH) / each - FRAME;
	let in_proportion = (u64::from(bytes) * u64::from(most) / u64::from(MAX_LENGTH)) as u32;
	let calls = in_proportion.min((bytes - FRAME) / 2);
	let remark = vec![7; (bytes - FRAME - 2 * calls) as usize];

	let mut within = vec![RuntimeCall::from(Call::<Runtime>::remove_keys {}); calls as usize];
	within.push(frame_system::Call::remark { remark }.into());
	for _ in 0..MAX_DEPTH {
		within = vec![pallet_utility::Call::batch { calls: within }.into()];
	}
	within.encode().split_off(1)
}

fn full_name<T: Config>(pallet: &str, call: &str) -> RuntimeCallNameOf<T> {
	let name = |text: &str| BoundedVec::truncate_from(text.as_bytes().to_vec());
	(name(pallet), name(call))
}

/// The names of the calls that can be stopped.
fn stoppable() -> Vec<RuntimeCallNameOf<Runtime>> {
	RuntimeCall::get_module_names()
		.iter()
		.flat_map(|pallet| {
			RuntimeCall::get_call_names(pallet).iter().map(move |call| (pallet, call))
		})
		.filter(|(pallet, call)| !is_unstoppable(pallet, call))
		.map(|(pallet, call)| full_name::<Runtime>(pallet, call))
		.collect()
}

/// The most pauses there are.
fn most_pauses() -> u32 {
	stoppable().len() as u32
}

/// The last call that can be stopped, in the order in which names are searched.
fn last_stoppable() -> RuntimeCall {
	verdigrid_auction::Call::ask { auction: 0, batch: 0, first: 1, units: 1, price: 1 }.into()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Every member has put up all polls that it may. The member that leaves has voted on each. The alarms of all
	/// polls are moved to the next block.
	#[benchmark]
	fn replace_member() {
		let members = all_members();
		let (polls, _) = all_polls(&members);
		let who = members.last().expect("there are members").clone();
		polls.iter().for_each(|poll| vote(&who, *poll, true));
		System::set_block_number(System::block_number() + 1);

		let replacement: AccountId = account("replacement", 0, 0);

		#[extrinsic_call]
		_(
			RawOrigin::Root,
			T::Lookup::unlookup(who.clone()),
			Some(T::Lookup::unlookup(replacement)),
		);

		assert!(polls.iter().all(|poll| !Voting::<Runtime>::contains_key(poll, &who)));
		let next = System::block_number() + 1;
		assert!(polls.iter().all(|poll| alarm_of(*poll) == Some(next)));
	}

	/// The same, but all polls are over. The proposal of each is removed.
	#[benchmark]
	fn replace_member_after_polls() {
		let members = all_members();
		let (polls, proposals) = all_polls(&members);
		let who = members.last().expect("there are members").clone();
		polls.iter().for_each(|poll| vote(&who, *poll, true));
		end_polls(&polls, &proposals);
		let replacement: AccountId = account("replacement", 0, 0);

		#[extrinsic_call]
		replace_member(
			RawOrigin::Root,
			T::Lookup::unlookup(who),
			Some(T::Lookup::unlookup(replacement)),
		);

		assert_eq!(OpenPolls::<Runtime>::iter_keys().count(), 0);
		assert_eq!(KeptProposals::<Runtime>::iter_keys().count(), 0);
	}

	/// A proposal of the greatest length, which is removed.
	#[benchmark]
	fn release_proposal() {
		let poll = polls_that_are_over().remove(0);
		let caller: AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), poll);

		assert!(!KeptProposals::<Runtime>::contains_key(poll));
	}

	/// The longest names.
	#[benchmark]
	fn renew_pause() {
		let longest = "x".repeat(256);
		let name = full_name::<T>(&longest, &longest);
		PausedCalls::<T>::insert(&name, ());

		#[extrinsic_call]
		_(RawOrigin::Root, name.clone());

		assert!(PausedUntil::<T>::contains_key(name));
	}

	/// There are as many validators as can be, and as many of the next session.
	#[benchmark]
	fn remove_keys() {
		let validators = some_validators(MAX_VALIDATORS);
		let queued: Vec<_> =
			(0..).zip(&validators).map(|(index, who)| (who.clone(), some_keys(index))).collect();
		QueuedKeys::<Runtime>::put(queued);
		Validators::<Runtime>::put(&validators);
		pallet_collator_selection::Invulnerables::<Runtime>::put(BoundedVec::truncate_from(
			validators,
		));
		let caller: AccountId = whitelisted_caller();
		endow(&caller);
		let (keys, proof) = keys_of(&caller);
		Session::set_keys(RuntimeOrigin::signed(caller.clone()), keys, proof)
			.expect("the keys are the caller's");

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert!(!NextKeys::<Runtime>::contains_key(caller));
	}

	/// The hook. `p` pauses end, and `g` ends of pauses are forgotten, since their pauses were ended before.
	#[benchmark]
	fn end_pauses(p: Linear<0, { most_pauses() }>, g: Linear<0, { most_pauses() }>) {
		for name in stoppable().into_iter().take(p as usize) {
			PausedCalls::<Runtime>::insert(&name, ());
			PausedUntil::<Runtime>::insert(&name, LONGEST_PAUSE);
		}
		for index in 0..g {
			let name = full_name::<Runtime>("ended", &format!("{index}"));
			PausedUntil::<Runtime>::insert(name, LONGEST_PAUSE);
		}
		let sweep = LONGEST_PAUSE.next_multiple_of(SWEEP_INTERVAL);
		let weight;

		#[block]
		{
			weight = pauses::end_expired::<Runtime>(sweep);
		}

		assert_eq!(PausedUntil::<Runtime>::iter().count(), 0);
		assert_eq!(PausedCalls::<Runtime>::iter().count(), 0);
		assert_eq!(weight, <Runtime as Config>::WeightInfo::end_pauses(p, g));
	}

	/// The hook. `n` alarms go off, of polls that do not exist. What alarms do weighs beside.
	#[benchmark]
	fn ring_alarms(n: Linear<0, 50>) {
		let next = System::block_number() + 1;
		for index in 0..n {
			let root: OriginCaller = RawOrigin::Root.into();
			let look = RuntimeCall::from(pallet_referenda::Call::nudge_referendum { index });
			let call: Proposal = BoundedPreimages::bound(look).expect("it is short");
			AlarmClock::schedule(DispatchTime::At(next), None, 0, root, call)
				.expect("the block is still to come");
		}

		#[block]
		{
			alarms::ring(next);
		}

		assert_eq!(Alarms::<Runtime>::iter_keys().count(), 0);
	}

	/// What the first vote adds to a vote. The vote itself reads the poll.
	#[benchmark]
	fn keep_proposal() {
		let poll = submit(&member(0), RawOrigin::Root.into(), longest_proposal(0));
		add_to_whitelist(ReferendumInfoFor::<Runtime>::hashed_key_for(poll).into());

		#[block]
		{
			proposals::keep(poll).expect("the proposal is noted");
		}

		assert!(KeptProposals::<Runtime>::contains_key(poll));
	}

	/// What the next poll of a member on a track adds, where its polls are over.
	#[benchmark]
	fn prune_polls() {
		let polls = polls_that_are_over();
		let mut list = BoundedVec::<u32, ConstU32<MAX_POLLS_OF_ONE>>::truncate_from(polls.clone());

		#[block]
		{
			polls::prune(&mut list);
		}

		assert!(list.is_empty());
		assert!(polls.iter().all(|poll| !KeptProposals::<Runtime>::contains_key(poll)));
	}

	/// The call filter, for a poll about a preimage of `l` bytes.
	#[benchmark]
	fn check_proposal(l: Linear<{ LONGEST_INLINE + 1 }, MAX_LENGTH>) {
		let proposal = noted(dearest_call(l));
		let submit = RuntimeCall::from(pallet_referenda::Call::submit {
			proposal_origin: Box::new(RawOrigin::Root.into()),
			proposal: proposal.clone(),
			enactment_moment: DispatchTime::After(0),
		});

		#[block]
		{
			SoundProposals::contains(&submit);
		}

		assert!(BoundedPreimages::peek::<RuntimeCall>(&proposal).is_ok());
	}

	/// The call filter, for a preimage of `s` bytes that is asked for. Noting it reads the same entries.
	#[benchmark]
	fn check_preimage(s: Linear<0, LONGEST_PREIMAGE>) {
		let bytes = vec![7; s as usize];
		let hash = BlakeTwo256::hash(&bytes);
		Preimage::request_preimage(RuntimeOrigin::root(), hash).expect("root asks for anything");
		add_to_whitelist(pallet_preimage::RequestStatusFor::<Runtime>::hashed_key_for(hash).into());
		#[allow(deprecated)]
		add_to_whitelist(pallet_preimage::StatusFor::<Runtime>::hashed_key_for(hash).into());
		let note = RuntimeCall::from(pallet_preimage::Call::note_preimage { bytes });
		let passes;

		#[block]
		{
			passes = NotedOnce::contains(&note);
		}

		assert!(passes);
	}

	/// All call filters, for a call that another one carries and that can be stopped.
	#[benchmark]
	fn filter_call() {
		let call = last_stoppable();
		let passes;

		#[block]
		{
			passes = <Runtime as frame_system::Config>::BaseCallFilter::contains(&call);
		}

		assert!(passes);
	}

	impl_benchmark_test_suite! {
		Pallet, crate::benchmarks::validators::with_keystore(), crate::Runtime
	}
}

#[cfg(test)]
#[test]
fn the_last_call_that_can_be_stopped_is_filtered() {
	let names = last_stoppable().get_call_metadata();
	let last = full_name::<Runtime>(names.pallet_name, names.function_name);
	assert_eq!(stoppable().last(), Some(&last));
}
