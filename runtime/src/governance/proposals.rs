//! What a poll is about: a call that can be decoded, fits in a block, and stays on chain.
//!
//! The scheduler fetches a passed proposal while it prepares a block. There, a call that overflows
//! the stack or the heap does not fail: it halts the chain. So [`BoundedPreimages`] decodes within
//! [`MAX_DEPTH`] and [`MAX_MEMORY`]. [`SoundProposals`] refuses a proposal that could not be
//! dispatched.
//!
//! The bytes of a proposal that is too long to be inline are a preimage. Its owner could take it back
//! while members vote on its hash. So the first vote asks for the preimage to be kept ([`keep`]), and
//! [`let_go`] ends that when the poll is over.

use alloc::borrow::Cow;

use codec::{Decode, DecodeLimit, MemTrackingInput};
use frame_support::{
	dispatch::GetDispatchInfo,
	ensure,
	traits::{
		schedule::DispatchTime, Bounded, Contains, FetchResult, Get, QueryPreimage, StorePreimage,
	},
};
use pallet_referenda::BoundedCallOf;
use pallet_scheduler::WeightInfo;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchError, DispatchResult, SaturatedConversion,
};

use super::{Error, KeptProposals};
use crate::{
	configs::utility::MaximumSchedulerWeight, BlockNumber, Hash, Preimage, RankedPolls, Runtime,
	RuntimeCall, System, DAYS,
};

/// How deep the calls of a proposal may be nested.
pub const MAX_DEPTH: u32 = 16;
/// How much memory decoding a proposal may take, in bytes.
pub const MAX_MEMORY: usize = 16 * 1024 * 1024;
/// How long an encoded proposal may be, in bytes. The submitter pays for checking a proposal of
/// that length, so it is short. A runtime upgrade fits: its poll authorises the hash of the code.
pub const MAX_LENGTH: u32 = 128 * 1024;
/// How long after its submission a proposal may state that it is to be enacted, in blocks.
pub const LATEST_ENACTMENT: BlockNumber = 90 * DAYS;

/// A proposal on this chain.
pub type Proposal = BoundedCallOf<Runtime, ()>;

/// Preimages, for the scheduler: as the pallet keeps them, but decoded within limits.
pub struct BoundedPreimages;

impl QueryPreimage for BoundedPreimages {
	type H = <Preimage as QueryPreimage>::H;

	fn len(hash: &Hash) -> Option<u32> {
		<Preimage as QueryPreimage>::len(hash)
	}

	fn fetch(hash: &Hash, len: Option<u32>) -> FetchResult {
		<Preimage as QueryPreimage>::fetch(hash, len)
	}

	fn is_requested(hash: &Hash) -> bool {
		<Preimage as QueryPreimage>::is_requested(hash)
	}

	fn request(hash: &Hash) {
		<Preimage as QueryPreimage>::request(hash)
	}

	/// Tolerates a request that is gone. The scheduler lets go of a task that it cannot decode, keeps
	/// the task, and lets go of it again when root cancels it.
	fn unrequest(hash: &Hash) {
		if Self::is_requested(hash) {
			<Preimage as QueryPreimage>::unrequest(hash);
		}
	}

	fn peek<T: Decode>(bounded: &Bounded<T, Self::H>) -> Result<(T, Option<u32>), DispatchError> {
		match bounded {
			Bounded::Inline(data) => Ok((decode(data)?, None)),
			Bounded::Lookup { hash, len } => fetched(Self::fetch(hash, Some(*len))?),
			Bounded::Legacy { hash, .. } => fetched(Self::fetch(hash, None)?),
		}
	}
}

impl StorePreimage for BoundedPreimages {
	const MAX_LENGTH: usize = <Preimage as StorePreimage>::MAX_LENGTH;

	fn note(bytes: Cow<[u8]>) -> Result<Hash, DispatchError> {
		<Preimage as StorePreimage>::note(bytes)
	}
}

fn fetched<T: Decode>(data: Cow<'static, [u8]>) -> Result<(T, Option<u32>), DispatchError> {
	let len = data.len().saturated_into();
	Ok((decode(&data)?, Some(len)))
}

/// Decodes all of the bytes, within the limits of depth and memory.
fn decode<T: Decode>(mut data: &[u8]) -> Result<T, DispatchError> {
	// The tracking input refuses from its limit on.
	let mut tracked = MemTrackingInput::new(&mut data, MAX_MEMORY.saturating_add(1));
	let decoded = T::decode_with_depth_limit(MAX_DEPTH, &mut tracked);
	let decoded = decoded.map_err(|_| DispatchError::Corruption)?;
	ensure!(data.is_empty(), DispatchError::Corruption);
	Ok(decoded)
}

/// A call filter: refuses to propose what could never be dispatched. A proposal is inline, or a preimage
/// that is on chain, has the stated length and is not longer than [`MAX_LENGTH`]. It decodes within the
/// limits, fits in a block, and is enacted by [`LATEST_ENACTMENT`].
pub struct SoundProposals;

impl Contains<RuntimeCall> for SoundProposals {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::RankedPolls(pallet_referenda::Call::submit {
				proposal,
				enactment_moment,
				..
			}) => is_in_time(*enactment_moment) && is_sound(proposal),
			_ => true,
		}
	}
}

/// A call filter: refuses to note a preimage that is kept and there already. The preimages pallet would
/// write it again, and take no fee.
pub struct NotedOnce;

impl Contains<RuntimeCall> for NotedOnce {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Preimage(pallet_preimage::Call::note_preimage { bytes }) => {
				let hash = BlakeTwo256::hash(bytes);
				!(BoundedPreimages::is_requested(&hash) && BoundedPreimages::len(&hash).is_some())
			}
			_ => true,
		}
	}
}

/// Whether members can foresee when the proposal acts.
fn is_in_time(enactment: DispatchTime<BlockNumber>) -> bool {
	let blocks = match enactment {
		DispatchTime::At(block) => block.saturating_sub(System::block_number()),
		DispatchTime::After(blocks) => blocks,
	};
	blocks <= LATEST_ENACTMENT
}

fn is_sound(proposal: &Proposal) -> bool {
	proposal.len().is_none_or(|len| len <= MAX_LENGTH)
		&& is_on_chain(proposal)
		&& BoundedPreimages::peek(proposal).is_ok_and(|(call, len)| fits_in_a_block(&call, len))
}

/// Whether the bytes are there, as long as the proposal says. Nothing creates proposals of the legacy
/// kind, which say no length.
fn is_on_chain(proposal: &Proposal) -> bool {
	match proposal {
		Bounded::Inline(_) => true,
		Bounded::Lookup { hash, len } => BoundedPreimages::len(hash) == Some(*len),
		Bounded::Legacy { .. } => false,
	}
}

/// Whether the scheduler can dispatch the call as the first of a block. It drops what it cannot.
fn fits_in_a_block(call: &RuntimeCall, len: Option<u32>) -> bool {
	type Weights = <Runtime as pallet_scheduler::Config>::WeightInfo;
	let most = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
	let fetching = len.map_or(Weights::service_task_base(), Weights::service_task_fetched);
	let needed = Weights::service_agendas_base()
		.saturating_add(Weights::service_agenda_base(most))
		.saturating_add(fetching)
		.saturating_add(Weights::service_task_named())
		.saturating_add(Weights::execute_dispatch_unsigned())
		.saturating_add(call.get_dispatch_info().call_weight);
	needed.all_lte(MaximumSchedulerWeight::get())
}

/// Asks for the proposal of an ongoing poll to be kept on chain, at the first vote on it. Fails where it
/// is not there.
pub fn keep(poll: u32) -> DispatchResult {
	if KeptProposals::<Runtime>::contains_key(poll) {
		return Ok(());
	}
	let Ok(status) = RankedPolls::ensure_ongoing(poll) else { return Ok(()) };
	ensure!(is_on_chain(&status.proposal), Error::<Runtime>::ProposalNotStored);
	if let Some(hash) = status.proposal.lookup_hash() {
		BoundedPreimages::request(&hash);
		KeptProposals::<Runtime>::insert(poll, hash);
	}
	Ok(())
}

/// Lets go of the proposal of a poll that is over, if it was kept. What is to be enacted, the scheduler
/// keeps by itself.
pub fn let_go(poll: u32) {
	if let Some(hash) = KeptProposals::<Runtime>::take(poll) {
		BoundedPreimages::unrequest(&hash);
	}
}
