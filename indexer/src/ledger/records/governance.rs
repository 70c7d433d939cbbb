//! Records of what governs the chain: polls, members, parameters, pauses, sessions.

use super::record;
use crate::ledger::values::{padded, words, Account, At, Hash, Money};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

words! {
	/// How far a poll has come.
	PollStatus {
		/// It is submitted, and not decided yet.
		Preparing,
		/// It is being decided.
		Deciding,
		/// The majority that was reached must last.
		Confirming,
		/// It was approved.
		Approved,
		/// It was rejected.
		Rejected,
		/// Nobody placed the decision deposit in time.
		TimedOut,
		/// It was cancelled.
		Cancelled,
		/// It was cancelled, and its deposits were slashed.
		Killed,
	}
	/// What became of a proposal that was approved.
	EnactmentStatus {
		/// It waits for its block.
		Scheduled,
		/// It was carried out.
		Done,
		/// It was carried out, and failed.
		Failed,
		/// Its call was not there when its time came, or it had no room in any block.
		Lost,
	}
}

/// A vote of the members about a proposal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Poll {
	/// Its number.
	pub id: u32,
	/// The number of its track.
	pub track: u16,
	/// The hash of the call that is proposed. None: the call itself is in `call`.
	pub proposal_hash: Option<Hash>,
	/// The call that is proposed, encoded, if it is short.
	pub call: Option<String>,
	/// The account that signed the transaction in which it was submitted. None: the chain itself submitted it.
	pub signer: Option<Account>,
	/// How far it has come.
	pub status: PollStatus,
	/// The members that voted for it.
	pub ayes: u32,
	/// The members that voted against it.
	pub nays: u32,
	/// What each member voted last.
	pub votes: Vec<Ballot>,
	/// The account that placed the decision deposit.
	pub decision_depositor: Option<Account>,
	/// The hash of a text about it.
	pub metadata: Option<Hash>,
	/// What became of the proposal, once approved.
	pub enactment: Option<EnactmentStatus>,
	/// When the proposal was carried out, or could not be.
	pub enacted_at: Option<At>,
	/// When it was decided.
	pub ended_at: Option<At>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Poll, "polls", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"track": r.track,
	"status": r.status,
	"signer": &r.signer,
	"voter": r.votes.iter().map(|ballot| &ballot.member).collect::<Vec<_>>(),
	"enactment": r.enactment,
});

/// A vote in a poll.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ballot {
	/// The member.
	pub member: Account,
	/// Whether it is for the proposal.
	pub aye: bool,
	/// When it was given.
	pub at: At,
}

/// The name under which the scheduler knows the proposal of a poll.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Enactment {
	/// The name.
	pub task: Hash,
	/// The poll.
	pub poll: u32,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Enactment, "enactments", |r| id: r.task.to_string(), order: r.task.to_string(), facets: {
	"poll": r.poll,
});

/// A member of the collective that votes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Member {
	/// The account.
	pub account: Account,
	/// Its rank. Members vote from rank 1 on.
	pub rank: u16,
	/// Whether it is a member no longer.
	pub removed: bool,
	/// The account that is the member in its place.
	pub replaced_by: Option<Account>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Member, "members", |r| id: r.account.to_string(), order: r.account.to_string(), facets: {
	"removed": r.removed,
	"rank": r.rank,
});

/// A value that a vote can change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
	/// Its name: `evidence.challengePeriod`.
	pub id: String,
	/// Its value: a number, or an object of numbers; an amount as text. Null: the default of the runtime holds.
	pub value: Value,
	/// The values that it had before, the earliest first.
	pub history: Vec<EarlierValue>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

/// A value that a parameter had.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EarlierValue {
	/// The value. Null: the default of the runtime held.
	pub value: Value,
	/// Until when.
	pub until: At,
}

record!(Parameter, "parameters", |r| id: r.id.clone(), order: r.id.clone(), facets: {});

/// A call that is or was paused.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pause {
	/// The pallet of the call.
	pub pallet: String,
	/// The name of the call.
	pub call: String,
	/// Whether it is paused now.
	pub paused: bool,
	/// When the pause was renewed last.
	pub renewed_at: Option<At>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Pause, "pauses", |r| id: format!("{}.{}", r.pallet, r.call), order: format!("{}.{}", r.pallet, r.call), facets: {
	"paused": r.paused,
});

/// The safe mode and the session of the chain.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
	/// The first block after the safe mode. None: the chain is not in safe mode.
	pub safe_mode_until: Option<u64>,
	/// The number of the session.
	pub session: Option<u32>,
	/// When the session began.
	pub session_began: Option<At>,
	/// What was slashed in governance so far, in native money.
	pub slashed: Money,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Operation, "operation", |r| id: OPERATION.to_owned(), order: OPERATION.to_owned(), facets: {});

/// The identification of the one record of the operation of the chain.
pub(crate) const OPERATION: &str = "chain";
