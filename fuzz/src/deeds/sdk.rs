//! Proxies, shared accounts, preimages and keys of validators.

use codec::{Decode, Encode};
use pallet_multisig::{Call as Multisig, Timepoint};
use pallet_proxy::Call as Proxy;
use sp_core::{ed25519, sr25519};
use sp_runtime::MultiSignature;
use verdigrid_runtime::{configs::proxy::ProxyType, AccountId, Runtime, RuntimeCall, SessionKeys};

use super::{root, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] = &[
	add_proxy,
	remove_proxy,
	create_pure,
	announce,
	announced,
	begin_shared,
	continue_shared,
	continue_shared,
	cancel_shared,
	note_preimage,
	keep_preimage,
	unnote_preimage,
	set_keys,
	name_validators,
	remove_keys,
	schedule,
	report,
];

fn kind(scene: &mut Scene<'_>) -> ProxyType {
	scene.dice.one_of(ProxyType::ALL)
}

fn add_proxy(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let delegate = scene.anybody().into();
	let delay = scene.dice.one_of([0, 0, 0, 1, 3]);
	let proxy_type = kind(scene);
	scene.by_anybody(Proxy::add_proxy { delegate, proxy_type, delay })
}

/// An account that has proxies, and one of them.
fn a_proxy(scene: &mut Scene<'_>) -> Option<(AccountId, AccountId, ProxyType, u32)> {
	let all: Vec<_> = pallet_proxy::Proxies::<Runtime>::iter().collect();
	let (real, (proxies, _)) = scene.dice.pick(&all).cloned()?;
	let proxy = scene.dice.pick(&proxies)?.clone();
	Some((real, proxy.delegate, proxy.proxy_type, proxy.delay))
}

fn remove_proxy(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (real, delegate, proxy_type, delay) = a_proxy(scene)?;
	let call = match scene.dice.below(5) {
		0 => Proxy::remove_proxies {},
		1 => Proxy::poke_deposit {},
		_ => Proxy::remove_proxy { delegate: delegate.into(), proxy_type, delay },
	};
	Some(vec![Act::By(real, call.into())])
}

fn create_pure(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let proxy_type = kind(scene);
	let (delay, index) = (scene.dice.one_of([0, 0, 2]), scene.dice.below(3) as u16);
	scene.by_anybody(Proxy::create_pure { proxy_type, delay, index })
}

/// A call that is announced, to be made later.
fn announce(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (real, delegate, ..) = a_proxy(scene)?;
	let call: RuntimeCall = frame_system::Call::remark { remark: scene.dice.bytes(3) }.into();
	let call_hash = sp_crypto_hashing::blake2_256(&call.encode());
	scene.secrets.calls.insert(call_hash, call.encode());
	let call = Proxy::announce { real: real.into(), call_hash: call_hash.into() };
	Some(vec![Act::By(delegate, call.into())])
}

fn announced(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let all: Vec<_> = pallet_proxy::Announcements::<Runtime>::iter().collect();
	let (delegate, (announcements, _)) = scene.dice.pick(&all).cloned()?;
	// Its fields can be read from its encoding alone.
	let announcement = scene.dice.pick(&announcements)?.encode();
	let (real, call_hash): (AccountId, sp_core::H256) =
		Decode::decode(&mut &announcement[..]).ok()?;
	let act = match scene.dice.below(6) {
		0 => {
			let call = Proxy::remove_announcement { real: real.into(), call_hash };
			Act::By(delegate, call.into())
		}
		1 => {
			let call = Proxy::reject_announcement { delegate: delegate.into(), call_hash };
			Act::By(real, call.into())
		}
		_ => {
			let call = Box::new(known_call(scene, &call_hash.0)?);
			let (delegate, real) = (delegate.into(), real.into());
			let call = Proxy::proxy_announced { delegate, real, force_proxy_type: None, call };
			Act::By(scene.anybody(), call.into())
		}
	};
	Some(vec![act])
}

fn known_call(scene: &Scene<'_>, hash: &[u8; 32]) -> Option<RuntimeCall> {
	let bytes = scene.secrets.calls.get(hash)?;
	RuntimeCall::decode(&mut &bytes[..]).ok()
}

/// Some accounts share one: it is known from then on, and gets money.
fn begin_shared(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let mut who: Vec<AccountId> = (0..scene.dice.within(2, 4)).map(|_| scene.anybody()).collect();
	who.sort();
	who.dedup();
	let threshold = scene.dice.within(1, who.len() as u64) as u16;
	let account = pallet_multisig::Pallet::<Runtime>::multi_account_id(&who, threshold);
	scene.secrets.shared.insert(account.clone(), (who, threshold));
	let give = pallet_balances::Call::transfer_allow_death {
		dest: account.into(),
		value: 50 * verdigrid_runtime::VDG,
	};
	Some(vec![Act::By(scene.keys.account(0).clone(), give.into())])
}

/// What a shared account is about to do: an approval of another of its owners.
fn continue_shared(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (account, hash, record) = an_operation(scene)?;
	let (who, threshold) = scene.secrets.shared.get(&account).cloned()?;
	let next: Vec<_> = who.iter().filter(|who| !record.approvals.contains(who)).cloned().collect();
	let signer = scene.dice.pick(&next).cloned()?;
	let call = known_call(scene, &hash)?;
	Some(vec![Act::By(signer.clone(), agreed(&who, threshold, &signer, Some(record.when), call))])
}

type Operation =
	pallet_multisig::Multisig<u32, u128, AccountId, frame_support::traits::ConstU32<100>>;

fn an_operation(scene: &mut Scene<'_>) -> Option<(AccountId, [u8; 32], Operation)> {
	let all: Vec<_> = pallet_multisig::Multisigs::<Runtime>::iter().collect();
	scene.dice.pick(&all).cloned()
}

/// An approval of one owner of a shared account.
pub fn agreed(
	who: &[AccountId],
	threshold: u16,
	signer: &AccountId,
	maybe_timepoint: Option<Timepoint<u32>>,
	call: RuntimeCall,
) -> RuntimeCall {
	let other_signatories: Vec<_> = who.iter().filter(|other| *other != signer).cloned().collect();
	let call = Box::new(call);
	match threshold {
		1 => Multisig::as_multi_threshold_1 { other_signatories, call }.into(),
		_ => Multisig::as_multi {
			threshold,
			other_signatories,
			maybe_timepoint,
			call,
			max_weight: frame_support::weights::Weight::from_parts(50_000_000_000, 10_000_000),
		}
		.into(),
	}
}

fn cancel_shared(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (account, call_hash, record) = an_operation(scene)?;
	let (who, threshold) = scene.secrets.shared.get(&account).cloned()?;
	let other_signatories: Vec<_> =
		who.iter().filter(|other| **other != record.depositor).cloned().collect();
	let timepoint = record.when;
	let call: RuntimeCall = match scene.dice.below(4) {
		0 => Multisig::poke_deposit { threshold, other_signatories, call_hash }.into(),
		1 => {
			Multisig::cancel_as_multi { threshold, other_signatories, timepoint, call_hash }.into()
		}
		_ => return None,
	};
	Some(vec![Act::By(record.depositor, call)])
}

fn note_preimage(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let remark = frame_system::Call::remark { remark: scene.dice.bytes(200) };
	let bytes = RuntimeCall::from(remark).encode();
	scene.by_anybody(pallet_preimage::Call::note_preimage { bytes })
}

/// Root keeps a preimage, noted or not, and lets go of it.
fn keep_preimage(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let known: Vec<_> = pallet_preimage::RequestStatusFor::<Runtime>::iter_keys().collect();
	let hash = scene.dice.pick(&known).copied().unwrap_or_default();
	let call = match scene.dice.once_in(2) {
		true => pallet_preimage::Call::request_preimage { hash },
		false => pallet_preimage::Call::unrequest_preimage { hash },
	};
	Some(vec![Act::Vote(root(), call.into())])
}

fn unnote_preimage(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	use pallet_preimage::RequestStatus::{Requested, Unrequested};
	let all: Vec<_> = pallet_preimage::RequestStatusFor::<Runtime>::iter().collect();
	let (hash, status) = scene.dice.pick(&all).cloned()?;
	let owner = match status {
		Unrequested { ticket: (who, _), .. } => who,
		Requested { maybe_ticket: Some((who, _)), .. } => who,
		_ => scene.anybody(),
	};
	Some(vec![Act::By(owner, pallet_preimage::Call::unnote_preimage { hash }.into())])
}

/// Keys of a validator: those of two accounts whose keys are known.
fn set_keys(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let who = scene.anybody();
	let message = sp_core::proof_of_possession::statement_of_ownership(&who.encode());
	let (aura, grandpa) = (scene.dice.below(14) as u8, 14 + 3 * scene.dice.below(6) as u8);
	let sr25519 = sr25519::Public::decode(&mut &scene.keys.account(aura).encode()[..]).ok()?;
	let ed25519 = ed25519::Public::decode(&mut &scene.keys.account(grandpa).encode()[..]).ok()?;
	let keys = SessionKeys { aura: sr25519.into(), grandpa: ed25519.into() };
	let (MultiSignature::Sr25519(first), MultiSignature::Ed25519(second)) =
		(scene.keys.sign(aura, &message), scene.keys.sign(grandpa, &message))
	else {
		return None;
	};
	let proof = (first, second).encode();
	Some(vec![Act::By(who, pallet_session::Call::set_keys { keys, proof }.into())])
}

fn remove_keys(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	scene.by_anybody(verdigrid_runtime::governance::Call::remove_keys {})
}

fn name_validators(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	use pallet_collator_selection::Call;
	let keyed: Vec<AccountId> = pallet_session::NextKeys::<Runtime>::iter_keys().collect();
	let who = scene.dice.pick(&keyed).cloned()?;
	let call = match scene.dice.below(3) {
		0 => Call::set_invulnerables { new: vec![who, scene.keys.account(0).clone()] },
		1 => Call::add_invulnerable { who },
		_ => Call::remove_invulnerable { who },
	};
	Some(vec![Act::Vote(root(), call.into())])
}

/// Root lets a call be made later, again and again, or not at all.
fn schedule(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	use pallet_scheduler::Call;
	let remark = frame_system::Call::remark { remark: scene.dice.bytes(3) };
	let inner: Box<RuntimeCall> = Box::new(remark.into());
	let tasks: Vec<u32> = pallet_scheduler::Agenda::<Runtime>::iter_keys().collect();
	let when = match scene.dice.pick(&tasks).copied() {
		Some(known) if scene.dice.once_in(2) => known,
		_ => scene.view.block + scene.dice.within(5, 20) as u32,
	};
	let (task, retries, period) = ((when, 0), 2, 3);
	let maybe_periodic = scene.dice.one_of([None, Some((2, 3))]);
	let id = [7; 32];
	let (priority, call) = (0, inner);
	let call = match scene.dice.below(10) {
		6 => Call::set_retry { task, retries, period },
		7 => Call::set_retry_named { id, retries, period },
		8 => Call::cancel_retry { task },
		9 => Call::cancel_retry_named { id },
		0 => Call::schedule { when, maybe_periodic, priority, call },
		1 => Call::schedule_named { id, when, maybe_periodic, priority, call },
		2 => Call::schedule_after { after: 3, maybe_periodic, priority, call },
		3 => Call::schedule_named_after { id, after: 3, maybe_periodic, priority, call },
		4 => Call::cancel { when, index: 0 },
		_ => Call::cancel_named { id },
	};
	Some(vec![Act::Vote(root(), call.into())])
}

/// Alice has signed two votes in one round of GRANDPA.
fn report(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	use finality_grandpa::{Equivocation, Message, Prevote};
	use sp_consensus_grandpa::{localized_payload, AuthorityId, EquivocationProof};
	let voter = sp_keyring::Ed25519Keyring::Alice;
	let identity: AuthorityId = voter.public().into();
	let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
	let round = scene.dice.below(4);
	let targets = [scene.hash(), scene.hash()];
	let [first, second] = targets.map(|target_hash| {
		let prevote = Prevote { target_hash, target_number: 1 };
		let payload = localized_payload(round, set, &Message::Prevote(prevote.clone()));
		(prevote, voter.sign(&payload).into())
	});
	let votes = Equivocation { round_number: round, identity: identity.clone(), first, second };
	let equivocation_proof = Box::new(EquivocationProof::new(set, votes.into()));
	let key_owner_proof =
		verdigrid_runtime::configs::consensus::equivocations::ownership(identity)?;
	use pallet_grandpa::Call;
	match scene.dice.once_in(2) {
		true => {
			let call = Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof };
			Some(vec![Act::Bare(call.into())])
		}
		false => {
			scene.by_anybody(Call::report_equivocation { equivocation_proof, key_owner_proof })
		}
	}
}
