//! What the events of governance and of the operation of the chain do to the records.

use super::{
	parameters,
	records::governance::{
		Ballot, EarlierValue, Enactment, EnactmentStatus, Member, Operation, Parameter, Pause,
		Poll, PollStatus, OPERATION,
	},
	scribe::{Done, Scribe},
	values::{account, bytes_as_hash, hash, text, Account, Money},
};
use crate::book::BookError;
use codec::Encode;
use sp_crypto_hashing::blake2_256;
use subxt::utils::AccountId32;
use verdigrid_client::api::{
	governance::Event as Governance,
	parameters::Event as Parameters,
	ranked_collective::Event as Collective,
	ranked_polls::Event as Polls,
	runtime_types::{
		frame_support::traits::preimages::Bounded,
		pallet_ranked_collective::{Tally, VoteRecord},
	},
	safe_mode::Event as SafeMode,
	scheduler::Event as Scheduler,
	session::Event as Session,
	tx_pause::Event as TxPause,
	Event,
};

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::RankedPolls(event) => polls(scribe, event).await,
		Event::RankedCollective(event) => members(scribe, event).await,
		Event::Scheduler(event) => enacted(scribe, event).await,
		Event::Parameters(event) => parameter(scribe, event).await,
		Event::Governance(event) => governance(scribe, event).await,
		Event::TxPause(event) => paused(scribe, event).await,
		Event::SafeMode(event) => safe_mode(scribe, event).await,
		Event::Session(Session::NewSession { session_index }) => {
			let mut operation = operation(scribe).await?;
			operation.session = Some(*session_index);
			operation.session_began = Some(scribe.at);
			scribe.put_changed(&mut operation)
		}
		_ => Ok(()),
	}
}

/// The name under which the scheduler knows the proposal of a poll.
fn task_of(poll: u32) -> [u8; 32] {
	blake2_256(&(*b"assembly", "enactment", poll).encode())
}

async fn polls(scribe: &mut Scribe<'_, '_>, event: &Polls) -> Done {
	if let Polls::Submitted { index, track, proposal } = event {
		return submitted(scribe, *index, *track, proposal);
	}
	if let Polls::DepositSlashed { amount, .. } = event {
		let mut operation = operation(scribe).await?;
		operation.slashed = operation.slashed.plus(Money(*amount));
		return scribe.put_changed(&mut operation);
	}
	let Some(poll) = poll_of(event) else { return Ok(()) };
	let at = scribe.at;
	let change = |poll: &mut Poll| {
		change(poll, event);
		let open = matches!(
			poll.status,
			PollStatus::Preparing | PollStatus::Deciding | PollStatus::Confirming
		);
		if !open && poll.ended_at.is_none() {
			poll.ended_at = Some(at);
		}
	};
	scribe.change(poll, change).await
}

/// The poll that an event is about.
pub(super) fn poll_of(event: &Polls) -> Option<u32> {
	match event {
		Polls::Submitted { index, .. }
		| Polls::DecisionDepositPlaced { index, .. }
		| Polls::DecisionDepositRefunded { index, .. }
		| Polls::DecisionStarted { index, .. }
		| Polls::ConfirmStarted { index }
		| Polls::ConfirmAborted { index }
		| Polls::Confirmed { index, .. }
		| Polls::Approved { index }
		| Polls::Rejected { index, .. }
		| Polls::TimedOut { index, .. }
		| Polls::Cancelled { index, .. }
		| Polls::Killed { index, .. }
		| Polls::SubmissionDepositRefunded { index, .. }
		| Polls::MetadataSet { index, .. }
		| Polls::MetadataCleared { index, .. } => Some(*index),
		Polls::DepositSlashed { .. } => None,
	}
}

fn change(poll: &mut Poll, event: &Polls) {
	match event {
		Polls::DecisionDepositPlaced { who, .. } => poll.decision_depositor = Some(account(who)),
		Polls::DecisionStarted { tally, .. } => {
			count(poll, tally);
			poll.status = PollStatus::Deciding;
		}
		Polls::ConfirmStarted { .. } => poll.status = PollStatus::Confirming,
		Polls::ConfirmAborted { .. } => poll.status = PollStatus::Deciding,
		Polls::Confirmed { tally, .. } => {
			count(poll, tally);
			(poll.status, poll.enactment) =
				(PollStatus::Approved, Some(EnactmentStatus::Scheduled));
		}
		Polls::Approved { .. } => poll.status = PollStatus::Approved,
		Polls::Rejected { tally, .. } => ended(poll, tally, PollStatus::Rejected),
		Polls::TimedOut { tally, .. } => ended(poll, tally, PollStatus::TimedOut),
		Polls::Cancelled { tally, .. } => ended(poll, tally, PollStatus::Cancelled),
		Polls::Killed { tally, .. } => ended(poll, tally, PollStatus::Killed),
		Polls::MetadataSet { hash: text, .. } => poll.metadata = Some(hash(text)),
		Polls::MetadataCleared { .. } => poll.metadata = None,
		Polls::Submitted { .. }
		| Polls::DepositSlashed { .. }
		| Polls::DecisionDepositRefunded { .. }
		| Polls::SubmissionDepositRefunded { .. } => (),
	}
}

fn ended(poll: &mut Poll, tally: &Tally, status: PollStatus) {
	count(poll, tally);
	poll.status = status;
}

fn count(poll: &mut Poll, tally: &Tally) {
	(poll.ayes, poll.nays) = (tally.ayes, tally.nays);
}

fn submitted<Call, Hashing>(
	scribe: &mut Scribe<'_, '_>,
	id: u32,
	track: u16,
	proposal: &Bounded<Call, Hashing>,
) -> Done {
	let (proposal_hash, call) = match proposal {
		Bounded::Legacy { hash: of, .. } | Bounded::Lookup { hash: of, .. } => {
			(Some(hash(of)), None)
		}
		Bounded::Inline(bytes) => (None, Some(bytes_as_hash(&bytes.0).0)),
		// It has no value.
		Bounded::__Ignore(_) => (None, None),
	};
	scribe.put(&Enactment {
		task: bytes_as_hash(&task_of(id)),
		poll: id,
		created_at: scribe.at,
		changed_at: scribe.at,
	})?;
	scribe.put(&Poll {
		id,
		track,
		proposal_hash,
		call,
		signer: scribe.signer.clone(),
		status: PollStatus::Preparing,
		ayes: 0,
		nays: 0,
		votes: Vec::new(),
		decision_depositor: None,
		metadata: None,
		enactment: None,
		enacted_at: None,
		ended_at: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn enacted(scribe: &mut Scribe<'_, '_>, event: &Scheduler) -> Done {
	let (task, status) = match event {
		Scheduler::Dispatched { id: Some(id), result: Ok(()), .. } => (id, EnactmentStatus::Done),
		Scheduler::Dispatched { id: Some(id), result: Err(_), .. } => (id, EnactmentStatus::Failed),
		Scheduler::CallUnavailable { id: Some(id), .. }
		| Scheduler::PermanentlyOverweight { id: Some(id), .. } => (id, EnactmentStatus::Lost),
		_ => return Ok(()),
	};
	let task: Option<Enactment> = scribe.get(&bytes_as_hash(task).0).await?;
	let Some(task) = task else { return Ok(()) };
	let at = scribe.at;
	let enact = |poll: &mut Poll| {
		(poll.enactment, poll.enacted_at) = (Some(status), Some(at));
	};
	scribe.change(task.poll, enact).await
}

async fn members(scribe: &mut Scribe<'_, '_>, event: &Collective) -> Done {
	match event {
		Collective::MemberAdded { who } => put_member(scribe, who, 0).await,
		Collective::RankChanged { who, rank } => {
			scribe.change(account(who), |member: &mut Member| member.rank = *rank).await
		}
		Collective::MemberRemoved { who, .. } => {
			scribe.change(account(who), |member: &mut Member| member.removed = true).await
		}
		Collective::Voted { who, poll, vote, tally } => {
			let ballot = Ballot {
				member: account(who),
				aye: matches!(vote, VoteRecord::Aye(_)),
				at: scribe.at,
			};
			let vote = |poll: &mut Poll| {
				count(poll, tally);
				poll.votes.retain(|earlier| earlier.member != ballot.member);
				poll.votes.push(ballot);
			};
			scribe.change(poll, vote).await
		}
		Collective::MemberExchanged { who, new_who } => {
			let before: Member = scribe.need(&account(who).0).await?;
			put_member(scribe, new_who, before.rank).await?;
			leave(scribe, who, Some(account(new_who))).await
		}
	}
}

/// Makes an account a member, which it may have been before.
pub(super) async fn put_member(scribe: &mut Scribe<'_, '_>, who: &AccountId32, rank: u16) -> Done {
	let account = account(who);
	let known: Option<Member> = scribe.get(&account.0).await?;
	let created_at = known.map_or(scribe.at, |known| known.created_at);
	scribe.put(&Member {
		account,
		rank,
		removed: false,
		replaced_by: None,
		created_at,
		changed_at: scribe.at,
	})
}

async fn leave(scribe: &mut Scribe<'_, '_>, who: &AccountId32, by: Option<Account>) -> Done {
	let leave = |member: &mut Member| (member.removed, member.replaced_by) = (true, by);
	scribe.change(account(who), leave).await
}

async fn governance(scribe: &mut Scribe<'_, '_>, event: &Governance) -> Done {
	match event {
		// The collective tells that the one was removed, and nothing of the other.
		Governance::MemberReplaced { who, replacement, .. } => {
			if let Some(other) = replacement {
				let before: Member = scribe.need(&account(who).0).await?;
				put_member(scribe, other, before.rank).await?;
			}
			leave(scribe, who, replacement.as_ref().map(account)).await
		}
		Governance::PauseRenewed { full_name } => {
			let at = scribe.at;
			let mut pause = pause(scribe, (&full_name.0 .0, &full_name.1 .0)).await?;
			pause.renewed_at = Some(at);
			scribe.put_changed(&mut pause)
		}
		Governance::KeysRemoved { .. } | Governance::ProposalReleased { .. } => Ok(()),
	}
}

async fn parameter(scribe: &mut Scribe<'_, '_>, event: &Parameters) -> Done {
	let Parameters::Updated { .. } = event;
	let Some(updated) = parameters::updated(event) else {
		return Err(BookError::Contradiction("a parameter cannot be read".to_owned()));
	};
	let known: Option<Parameter> = scribe.get(&updated.name).await?;
	let mut parameter = known.unwrap_or(Parameter {
		id: updated.name,
		value: updated.before.unwrap_or_default(),
		history: Vec::new(),
		created_at: scribe.at,
		changed_at: scribe.at,
	});
	let before = std::mem::replace(&mut parameter.value, updated.after.unwrap_or_default());
	parameter.history.push(EarlierValue { value: before, until: scribe.at });
	scribe.put_changed(&mut parameter)
}

async fn pause(
	scribe: &mut Scribe<'_, '_>,
	(pallet, call): (&[u8], &[u8]),
) -> Result<Pause, BookError> {
	let (pallet, call) = (text(pallet), text(call));
	let known = scribe.get(&format!("{pallet}.{call}")).await?;
	Ok(known.unwrap_or(Pause {
		pallet,
		call,
		paused: false,
		renewed_at: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	}))
}

async fn paused(scribe: &mut Scribe<'_, '_>, event: &TxPause) -> Done {
	let (name, is_paused) = match event {
		TxPause::CallPaused { full_name } => (full_name, true),
		TxPause::CallUnpaused { full_name } => (full_name, false),
	};
	let mut pause = pause(scribe, (&name.0 .0, &name.1 .0)).await?;
	(pause.paused, pause.renewed_at) = (is_paused, None);
	scribe.put_changed(&mut pause)
}

async fn operation(scribe: &mut Scribe<'_, '_>) -> Result<Operation, BookError> {
	let known = scribe.get(OPERATION).await?;
	Ok(known.unwrap_or(Operation {
		safe_mode_until: None,
		session: None,
		session_began: None,
		slashed: Money::default(),
		created_at: scribe.at,
		changed_at: scribe.at,
	}))
}

async fn safe_mode(scribe: &mut Scribe<'_, '_>, event: &SafeMode) -> Done {
	let until = match event {
		SafeMode::Entered { until } | SafeMode::Extended { until } => Some((*until).into()),
		SafeMode::Exited { .. } => None,
		_ => return Ok(()),
	};
	let mut operation = operation(scribe).await?;
	operation.safe_mode_until = until;
	scribe.put_changed(&mut operation)
}
