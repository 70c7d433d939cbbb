//! Polls, members, parameters, pauses.

use super::story::*;
use serde_json::json;
use verdigrid_client::api::{
	governance::Event as Governance,
	ranked_collective::Event as Collective,
	ranked_polls::Event as Polls,
	runtime_types::{
		frame_support::traits::preimages::Bounded,
		pallet_ranked_collective::{Tally, VoteRecord},
		sp_runtime::DispatchError,
	},
	safe_mode::Event as SafeMode,
	scheduler::Event as Scheduler,
	session::Event as Session,
	tx_pause::Event as TxPause,
	Event,
};

fn tally(ayes: u32, nays: u32) -> Tally {
	Tally { bare_ayes: ayes, ayes, nays }
}

/// The name of the proposal of poll 3, as the scheduler of the chain has it.
fn task() -> [u8; 32] {
	use codec::Encode;
	sp_crypto_hashing::blake2_256(&(*b"assembly", "enactment", 3_u32).encode())
}

#[test]
fn polls() {
	let mut story = Story::default();
	let poll = Event::RankedPolls;
	let voted = |byte, vote, ayes, nays| {
		Event::RankedCollective(Collective::Voted {
			who: account(byte),
			poll: 3,
			vote,
			tally: tally(ayes, nays),
		})
	};
	let proposal = Bounded::Lookup { hash: hash(4), len: 90 };
	story.play(vec![
		(poll(Polls::Submitted { index: 3, track: 1, proposal }), vec![("polls/3", json!({"track": 1, "proposalHash": hex(4), "call": null, "status": "preparing", "signer": null}))]),
		(poll(Polls::DecisionDepositPlaced { index: 3, who: account(1), amount: 5 }), vec![("polls/3", json!({"decisionDepositor": address(1)}))]),
		(poll(Polls::MetadataSet { index: 3, hash: hash(6) }), vec![("polls/3", json!({"metadata": hex(6)}))]),
		(voted(1, VoteRecord::Aye(1), 1, 0), vec![("polls/3", json!({"ayes": 1, "nays": 0}))]),
		(voted(2, VoteRecord::Nay(1), 1, 1), vec![("polls/3", json!({"ayes": 1, "nays": 1}))]),
		(voted(2, VoteRecord::Aye(1), 2, 0), vec![("polls/3", json!({"ayes": 2, "nays": 0, "votes": [
			{"member": address(1), "aye": true, "at": {"block": 4, "time": 4_000}},
			{"member": address(2), "aye": true, "at": {"block": 6, "time": 6_000}},
		]}))]),
		(poll(Polls::ConfirmStarted { index: 3 }), vec![("polls/3", json!({"status": "confirming"}))]),
		(poll(Polls::ConfirmAborted { index: 3 }), vec![("polls/3", json!({"status": "deciding"}))]),
		(poll(Polls::ConfirmStarted { index: 3 }), vec![]),
		(poll(Polls::Confirmed { index: 3, tally: tally(2, 0) }), vec![("polls/3", json!({"status": "approved", "enactment": "scheduled", "endedAt": {"block": 10, "time": 10_000}}))]),
		(poll(Polls::Approved { index: 3 }), vec![("polls/3", json!({"status": "approved", "endedAt": {"block": 10, "time": 10_000}}))]),
		(Event::Scheduler(Scheduler::Dispatched { task: (12, 0), id: Some(task()), result: Err(DispatchError::BadOrigin) }), vec![("polls/3", json!({"enactment": "failed", "enactedAt": {"block": 12, "time": 12_000}}))]),
		(Event::Scheduler(Scheduler::Dispatched { task: (12, 0), id: Some([1; 32]), result: Ok(()) }), vec![]),
	]);
}

#[test]
fn members_are_added_and_replaced() {
	let mut story = Story::default();
	let member = Event::RankedCollective;
	let key =
		|byte| -> &'static str { Box::leak(format!("members/{}", address(byte)).into_boxed_str()) };
	let (one, two, three) = (key(1), key(2), key(3));
	let removed = |byte| member(Collective::MemberRemoved { who: account(byte), rank: 1 });
	let replaced = |byte, by: Option<u8>| {
		let (who, replacement) = (account(byte), by.map(account));
		Event::Governance(Governance::MemberReplaced { who, replacement, votes_withdrawn: 0 })
	};
	let exchanged = Collective::MemberExchanged { who: account(2), new_who: account(3) };
	story.play(vec![
		(
			member(Collective::MemberAdded { who: account(1) }),
			vec![(one, json!({"rank": 0, "removed": false}))],
		),
		(
			member(Collective::RankChanged { who: account(1), rank: 1 }),
			vec![(one, json!({"rank": 1}))],
		),
		(removed(1), vec![(one, json!({"removed": true, "replacedBy": null}))]),
		(
			replaced(1, Some(2)),
			vec![
				(one, json!({"removed": true, "replacedBy": address(2)})),
				(two, json!({"rank": 1, "removed": false})),
			],
		),
		(
			member(exchanged),
			vec![
				(two, json!({"removed": true, "replacedBy": address(3)})),
				(three, json!({"rank": 1, "removed": false})),
			],
		),
		(removed(3), vec![]),
		(
			replaced(3, Some(1)),
			vec![(one, json!({"removed": false, "replacedBy": null, "rank": 1}))],
		),
		(removed(1), vec![]),
		(replaced(1, None), vec![(one, json!({"removed": true, "replacedBy": null}))]),
	]);
}

#[test]
fn the_operation_of_the_chain_is_kept() {
	let mut story = Story::default();
	let name = || (bytes("Market"), bytes("buy"));
	story.play(vec![
		(
			Event::TxPause(TxPause::CallPaused { full_name: name() }),
			vec![("pauses/Market.buy", json!({"paused": true}))],
		),
		(
			Event::Governance(Governance::PauseRenewed { full_name: name() }),
			vec![("pauses/Market.buy", json!({"renewedAt": {"block": 2, "time": 2_000}}))],
		),
		(
			Event::TxPause(TxPause::CallUnpaused { full_name: name() }),
			vec![("pauses/Market.buy", json!({"paused": false}))],
		),
		(
			Event::SafeMode(SafeMode::Entered { until: 90 }),
			vec![("operation/chain", json!({"safeModeUntil": 90}))],
		),
		(
			Event::Session(Session::NewSession { session_index: 7 }),
			vec![("operation/chain", json!({"session": 7, "safeModeUntil": 90}))],
		),
	]);
}
