//! Members vote, and votes set parameters, members, pauses and validators.

use codec::Encode;
use frame_support::traits::RankedMembers;
use pallet_ranked_collective::Call as Collective;
use pallet_referenda::Call as Polls;
use verdigrid_primitives::party::Roles;
use verdigrid_runtime::{
	governance::{Call as Governance, Origin as Track},
	parameters::{
		dynamic_params::{
			allowance, certificates, escrow, evidence, governance, identity, market, members,
			vouchers,
		},
		Checked, RuntimeParameters as Parameter, TrackPeriods,
	},
	AccountId, RankedCollective, RuntimeCall, VDG,
};

use super::{root, vote, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] = &[
	cast,
	cast,
	cast,
	cast,
	set_parameter,
	set_parameter,
	member,
	replace_member,
	refund,
	cancel,
	pause,
	unpause,
	renew_pause,
	safe_mode,
	leave_safe_mode,
	leave_safe_mode,
	clean_up,
	release,
	remark,
];

/// Members vote on open polls.
fn cast(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (poll, _) = *scene.dice.pick(&scene.view.polls)?;
	let mut acts = Vec::new();
	for member in &scene.view.members {
		let aye = !scene.dice.once_in(8);
		acts.push(Act::By(member.clone(), Collective::vote { poll, aye }.into()));
	}
	let submitted = scene.anybody();
	if scene.dice.once_in(6) {
		let deposit = Polls::place_decision_deposit { index: poll };
		acts.push(Act::By(submitted, deposit.into()));
	}
	Some(acts)
}

/// Any parameter, within its bounds or not.
fn set_parameter(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	macro_rules! one_of {
		($($group:ident($module:ident::$key:ident) = [$($value:expr),*];)*) => {{
			let all = [$(
				Parameter::$group($module::Parameters::$key(
					$module::$key,
					scene.dice.one_of([None, $(Some($value)),*]),
				)),
			)*];
			scene.dice.pick(&all)?.clone()
		}};
	}
	let fast = TrackPeriods { prepare: 1, decision: 10, confirm: 1, enactment: 1 };
	let slow = TrackPeriods { prepare: 1, decision: 1_200, confirm: 1, enactment: 1 };
	let zero = TrackPeriods { prepare: 0, ..fast };
	let parameter = one_of! {
		Governance(governance::RegistryAdmin) = [fast, slow, zero];
		Governance(governance::OracleAdmin) = [fast, slow, zero];
		Identity(identity::ApplyDeposit) = [0, VDG / 1_000, VDG, 2_000 * VDG];
		Identity(identity::RecoveryDelay) = [9, 10, 3_600];
		Certificates(certificates::CapacityMarginPpm) = [0, 50_000, 500_001];
		Certificates(certificates::ExchangeTimeout) = [10, 600];
		Certificates(certificates::BundleDeposit) = [0, VDG / 100, VDG];
		Certificates(certificates::RecordDeposit) = [0, VDG / 70, VDG];
		Market(market::OfferDeposit) = [0, VDG / 11, 1_000 * VDG];
		Market(market::DemandDeposit) = [0, VDG / 13, 1_000 * VDG];
		Market(market::OrderDeposit) = [0, VDG / 15, 1_000 * VDG];
		Market(market::MaxOfferDuration) = [3_600, 86_400 * 730];
		Evidence(evidence::Tolerance) = [0, 20_000, 50_000, 50_001];
		Evidence(evidence::ChallengePeriod) = [0, 15, 60];
		Evidence(evidence::ResolutionPeriod) = [10, 60, 600];
		Evidence(evidence::RoundTimeout) = [10, 60, 900];
		Evidence(evidence::MaxTopicAge) = [31 * 86_400, 4_000 * 86_400];
		Evidence(evidence::SeatBond) = [VDG, 100 * VDG + 13, 1_000_000 * VDG];
		Evidence(evidence::DisputeBond) = [VDG, 10 * VDG + 3];
		Evidence(evidence::SlashRatio) = [100_000, 330_000, 1_000_000];
		Evidence(evidence::RewardRatio) = [0, 470_000, 500_000];
		Evidence(evidence::AnchorLifetime) = [10, 20 * 86_400];
		Evidence(evidence::RestateWindow) = [10, 5 * 3_600];
		Escrow(escrow::AgreementDeposit) = [0, VDG / 17];
		Escrow(escrow::MaxAgreementDuration) = [3_600, 86_400 * 365];
		Escrow(escrow::RulingTime) = [1, 5, 3_600];
		Members(members::MinMembers) = [1, 2, 3, 50];
		Vouchers(vouchers::VoucherDeposit) = [0, VDG / 50];
		Allowance(allowance::DailyAllowance) = [0, VDG / 1_000, VDG, 100 * VDG];
		Allowance(allowance::GrantRecords) = [0, 10, 1_000];
	};
	let track = match &parameter {
		Parameter::Governance(_) | Parameter::Members(_) => root(),
		Parameter::Evidence(_) => Track::OracleAdmin.into(),
		_ => Track::RegistryAdmin.into(),
	};
	let set = pallet_parameters::Call::set_parameter { key_value: Checked(parameter) };
	Some(vec![Act::Vote(track, set.into())])
}

fn member(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	// Who has joined must be raised to the rank that votes.
	let waits = |who: &&AccountId| RankedCollective::rank_of(who) == Some(0);
	let waiting: Vec<AccountId> = scene.view.members.iter().filter(waits).cloned().collect();
	let call = match scene.dice.pick(&waiting).cloned() {
		Some(who) => Collective::promote_member { who: who.into() },
		None => Collective::add_member { who: scene.anybody().into() },
	};
	vote(scene, Track::RegistryAdmin, call)
}

fn replace_member(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let who: AccountId = match scene.dice.once_in(4) {
		true => scene.anybody(),
		false => scene.dice.pick(&scene.view.members).cloned()?,
	};
	let replacement = match scene.dice.once_in(3) {
		true => None,
		false => Some(scene.anybody().into()),
	};
	vote(scene, Track::RegistryAdmin, Governance::replace_member { who: who.into(), replacement })
}

fn refund(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let index = *scene.dice.pick(&scene.view.finished)?;
	match scene.dice.once_in(2) {
		true => scene.by_anybody(Polls::refund_decision_deposit { index }),
		false => scene.by_anybody(Polls::refund_submission_deposit { index }),
	}
}

fn cancel(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (index, _) = *scene.dice.pick(&scene.view.polls)?;
	let call: RuntimeCall = match scene.dice.once_in(2) {
		true => Polls::cancel { index }.into(),
		false => Polls::kill { index }.into(),
	};
	Some(vec![Act::Vote(root(), call)])
}

/// The name of some call.
fn name(
	scene: &mut Scene<'_>,
) -> Option<pallet_tx_pause::RuntimeCallNameOf<verdigrid_runtime::Runtime>> {
	let names = [
		("Market", "buy"),
		("Market", "offer"),
		("Certificates", "transfer"),
		("Vouchers", "redeem"),
		("Escrow", "open"),
		("Escrow", "reclaim"),
		("Balances", "burn"),
		("Assets", "transfer"),
		("Nothing", "nothing"),
	];
	let (pallet, call) = scene.dice.one_of(names);
	Some((pallet.as_bytes().to_vec().try_into().ok()?, call.as_bytes().to_vec().try_into().ok()?))
}

fn pause(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	if !scene.dice.once_in(4) {
		return None;
	}
	let full_name = name(scene)?;
	vote(scene, Track::Emergency, pallet_tx_pause::Call::pause { full_name })
}

fn paused(
	scene: &mut Scene<'_>,
) -> Option<pallet_tx_pause::RuntimeCallNameOf<verdigrid_runtime::Runtime>> {
	let all: Vec<_> =
		pallet_tx_pause::PausedCalls::<verdigrid_runtime::Runtime>::iter_keys().collect();
	scene.dice.pick(&all).cloned()
}

fn unpause(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let ident = paused(scene)?;
	vote(scene, Track::Emergency, pallet_tx_pause::Call::unpause { ident })
}

fn renew_pause(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let full_name = paused(scene)?;
	vote(scene, Track::Emergency, Governance::renew_pause { full_name })
}

/// Seldom: it stops almost all calls.
fn safe_mode(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	if !scene.dice.once_in(8) {
		return None;
	}
	let call = scene.dice.one_of([0, 1]);
	match call {
		0 => vote(scene, Track::Emergency, pallet_safe_mode::Call::force_enter {}),
		_ => vote(scene, Track::Emergency, pallet_safe_mode::Call::force_extend {}),
	}
}

fn leave_safe_mode(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	pallet_safe_mode::EnteredUntil::<verdigrid_runtime::Runtime>::get()?;
	vote(scene, Track::Emergency, pallet_safe_mode::Call::force_exit {})
}

fn clean_up(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let poll_index = *scene.dice.pick(&scene.view.finished)?;
	let max = scene.dice.below(4) as u32;
	scene.by_anybody(Collective::cleanup_poll { poll_index, max })
}

fn release(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	use verdigrid_runtime::governance::KeptProposals;
	let kept: Vec<u32> = KeptProposals::<verdigrid_runtime::Runtime>::iter_keys().collect();
	let poll = match scene.dice.once_in(6) {
		true => *scene.dice.pick(&scene.view.finished)?,
		false => *scene.dice.pick(&kept)?,
	};
	scene.by_anybody(Governance::release_proposal { poll })
}

/// A long call, so that its poll needs a preimage.
fn remark(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let length = scene.dice.within(100, 400) as usize;
	let remark = (Roles::ALL, scene.dice.bytes(length)).encode();
	Some(vec![Act::Vote(root(), frame_system::Call::remark_with_event { remark }.into())])
}
