//! Tests of the runtime as a whole, on blocks executed like a node executes them.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod accounts;
mod alarms;
mod allowances;
mod applications;
mod auctions;
mod calls;
mod composition;
mod decoding;
mod documents;
mod equivocations;
mod forfeits;
mod golden;
mod governance;
mod growth;
mod hooks;
mod members;
mod metadata;
mod migrations;
mod origins;
mod parameters;
mod performance;
mod presets;
mod proposals;
mod proxies;
mod relations;
mod replay;
mod room;
mod safety;
mod sessions;
mod shapes;
mod statements;
mod states;
mod traded;
mod trials;
mod weights;

use codec::Encode;
use frame_support::{
	genesis_builder_helper::build_state,
	storage::with_storage_layer,
	traits::{schedule::DispatchTime, Get, StorePreimage},
};
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	traits::{Dispatchable, Header as _},
	Digest, DigestItem, DispatchError, DispatchResult,
};

use crate::{governance::proposals::Proposal, *};

pub(crate) const ALICE: Sr25519Keyring = Sr25519Keyring::Alice;
pub(crate) const BOB: Sr25519Keyring = Sr25519Keyring::Bob;
pub(crate) const CHARLIE: Sr25519Keyring = Sr25519Keyring::Charlie;
pub(crate) const FERDIE: Sr25519Keyring = Sr25519Keyring::Ferdie;

/// The state of a preset's genesis block.
pub(crate) fn genesis_of(preset: &str) -> TestExternalities {
	let json = crate::presets::get_preset(&preset.into()).unwrap();
	let mut state = TestExternalities::default();
	state.execute_with(|| build_state::<RuntimeGenesisConfig>(json).unwrap());
	state
}

/// A development chain, in its genesis block.
pub(crate) fn development() -> TestExternalities {
	genesis_of("development")
}

/// A chain of four members, in its genesis block.
pub(crate) fn local_testnet() -> TestExternalities {
	genesis_of("local_testnet")
}

/// Makes a block in which `within` runs.
pub(crate) fn block<R>(within: impl FnOnce() -> R) -> R {
	let number = System::block_number() + 1;
	let next = pallet_timestamp::Now::<Runtime>::get() / SLOT_DURATION + 1;
	let slot = u64::from(number).max(next);
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
	let header =
		Header::new(number, Default::default(), Default::default(), Default::default(), digest);
	Executive::initialize_block(&header);
	let now = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(now.into())).unwrap().unwrap();
	let result = within();
	Executive::finalize_block();
	result
}

/// Makes empty blocks until the condition holds, and returns how many.
pub(crate) fn blocks_until(condition: impl Fn() -> bool) -> u32 {
	for made in 0..100 {
		if condition() {
			return made;
		}
		block(|| ());
	}
	panic!("it did not happen within a hundred blocks");
}

/// What a signed transaction with this call does.
pub(crate) fn sign(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who.to_account_id()), call)
}

/// What this call does in the name of an origin.
pub(crate) fn dispatch(
	origin: impl Into<RuntimeOrigin>,
	call: impl Into<RuntimeCall>,
) -> DispatchResult {
	call.into().dispatch(origin.into()).map(|_| ()).map_err(|failed| failed.error)
}

/// A member submits a poll, and gets its number.
pub(crate) fn submit_bounded(
	who: Sr25519Keyring,
	origin: impl Into<OriginCaller>,
	proposal: Proposal,
) -> Result<u32, DispatchError> {
	let poll = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::submit {
		proposal_origin: Box::new(origin.into()),
		proposal,
		enactment_moment: DispatchTime::After(0),
	};
	sign(who, submit).map(|()| poll)
}

/// A member submits a poll about a call, noted before if it is long.
pub(crate) fn submit(
	who: Sr25519Keyring,
	origin: impl Into<OriginCaller>,
	call: impl Into<RuntimeCall>,
) -> Result<u32, DispatchError> {
	let proposal = Preimage::bound(call.into()).unwrap();
	with_storage_layer(|| submit_bounded(who, origin, proposal))
}

/// A member puts up a poll for decision, and returns its number.
pub(crate) fn propose(
	who: Sr25519Keyring,
	origin: impl Into<OriginCaller>,
	call: impl Into<RuntimeCall>,
) -> u32 {
	let poll = submit(who, origin, call).unwrap();
	sign(who, pallet_referenda::Call::place_decision_deposit { index: poll }).unwrap();
	poll
}

/// A member votes aye.
pub(crate) fn aye(who: Sr25519Keyring, poll: u32) -> DispatchResult {
	sign(who, pallet_ranked_collective::Call::vote { poll, aye: true })
}

/// The members put up a poll and all vote aye, in one block.
pub(crate) fn vote_for(
	members: &[Sr25519Keyring],
	origin: impl Into<OriginCaller>,
	call: impl Into<RuntimeCall>,
) {
	block(|| {
		let poll = propose(members[0], origin, call);
		members.iter().for_each(|who| aye(*who, poll).unwrap());
	});
}

/// Moves a token from one account to another.
pub(crate) fn transfer(to: Sr25519Keyring) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: to.to_account_id().into(), value: VDG }
		.into()
}
