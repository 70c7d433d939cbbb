//! Trades are verified, doubted, revoked and unwound.

use verdigrid_evidence::{
	types::{ProvedTrade, ProvedTrades, Reason, Touches},
	Call,
};

use verdigrid_primitives::evidence::{EvidenceId, Settlement, Topic};

use super::{
	super::{
		dice::Dice,
		rules::Refusal,
		world::{governed, signed, Action, World},
	},
	certificates::a_party_account,
	drafts::{a_correction, may_be_corrected},
	oracles::{agree_on, topics_of},
};
use verdigrid_runtime::RuntimeCall;

/// Every settlement that was anchored, as its buyer or somebody else would have it verified.
pub fn verifications(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (topic, settlement) in world.books.settlements() {
		if world.model.anchors.contains_key(&topic) {
			let caller = match world.model.parties.contains_key(&settlement.buyer) {
				true if !dice.once_in(3) => world.account_of(settlement.buyer),
				_ => a_party_account(world, dice),
			};
			actions.push(signed(caller, world.verification(topic, settlement)));
		}
	}
	actions
}

pub fn verify(world: &mut World, dice: &mut Dice) -> bool {
	let actions = verifications(world, dice);
	world.play_one(dice, actions)
}

/// Several at once: good ones, used ones, bad ones.
pub fn verify_batch(world: &mut World, dice: &mut Dice) -> bool {
	let item = |(_, call): Action| match call {
		RuntimeCall::Evidence(Call::verify { settlement, generation, consumption }) => {
			ProvedTrade {
				settlement: *settlement,
				generation: *generation,
				consumption: *consumption,
			}
		}
		_ => unreachable!(),
	};
	let most = dice.below(6) as usize;
	let verifications = verifications(world, dice);
	let items = dice.shuffle(verifications).into_iter().map(item).take(most).collect::<Vec<_>>();
	let items = items.try_into().unwrap();
	let verify = signed(a_party_account(world, dice), Call::verify_batch { items });
	let before = world.model.evidence.len();
	let _ = world.play(&verify);
	world.model.evidence.len() > before
}

/// Some trades of each instalment that was anchored, proved together.
pub fn together(world: &World, dice: &mut Dice) -> Vec<ProvedTrades> {
	let anchors = &world.model.anchors;
	let mut all = Vec::new();
	for topic in anchors.keys().filter(|topic| matches!(topic, Topic::Settlement(..))) {
		let revision = world.latest_or_first(topic.period());
		let measured = (revision, world.stated(&Topic::Metering(topic.period(), revision)));
		let chosen = |_: &Settlement| !dice.once_in(3);
		let mut trades = world.books.prove_together(*topic, chosen, world.stated(topic), measured);
		if dice.once_in(4) {
			trades.touches = too_few(dice);
		}
		all.push(trades);
	}
	all
}

/// So few that some trades may fail for it.
fn too_few(dice: &mut Dice) -> Touches {
	let mut below = |most| dice.below(most) as u32;
	Touches { bundles: below(6), pledges: below(3), splits: below(3) }
}

/// Whether at least one trade of a call would be verified.
fn verifies(world: &World, (origin, call): &Action) -> bool {
	let mut after = world.model.clone();
	after.play(origin, call).is_ok() && after.evidence.len() > world.model.evidence.len()
}

pub fn verify_together(world: &mut World, dice: &mut Dice) -> bool {
	let together = together(world, dice).into_iter();
	let who = a_party_account(world, dice);
	let verify = |trades: ProvedTrades| {
		signed(who.clone(), Call::verify_together { trades: Box::new(trades) })
	};
	let actions: Vec<Action> = together.map(verify).collect();
	let at = actions.iter().position(|action| verifies(world, action)).unwrap_or_default();
	let before = world.model.evidence.len();
	if let Some(action) = actions.get(at) {
		let _ = world.play(action);
	}
	world.model.evidence.len() > before
}

fn judgements(
	world: &World,
	call: impl Fn(u64) -> Call<verdigrid_runtime::Runtime>,
) -> Vec<Action> {
	world.model.evidence.keys().map(|evidence| governed(call(*evidence))).collect()
}

pub fn contest(world: &mut World, dice: &mut Dice) -> bool {
	let reason = Reason::Incomplete;
	let actions = judgements(world, |evidence| Call::contest { evidence, reason });
	world.play_one(dice, actions)
}

pub fn uphold(world: &mut World, dice: &mut Dice) -> bool {
	let actions = judgements(world, |evidence| Call::uphold { evidence });
	world.play_one(dice, actions)
}

pub fn revoke_evidence(world: &mut World, dice: &mut Dice) -> bool {
	let reason = Reason::Fabricated;
	let actions = judgements(world, |evidence| Call::revoke { evidence, reason });
	world.play_one(dice, actions)
}

pub fn unwind(world: &mut World, dice: &mut Dice) -> bool {
	let anybody = a_party_account(world, dice);
	let unwind = |voucher: &u64| signed(anybody.clone(), Call::unwind { voucher: *voucher });
	let actions = world.model.vouchers.keys().map(unwind).collect();
	world.play_one(dice, actions)
}

/// A trade that was revoked is settled anew, and verified.
pub fn correct(world: &mut World, dice: &mut Dice) -> bool {
	let revoked = world.model.evidence.keys().copied();
	let revoked: Vec<_> = revoked.filter(|evidence| may_be_corrected(world, *evidence)).collect();
	let Some(evidence) = dice.pick(revoked) else { return false };
	settle_anew(world, dice, evidence) == Some(Ok(()))
}

/// A trade that was corrected is settled anew, after its correction was revoked and unwound too. The new settlement
/// should name the correction. It names the first evidence, and is refused.
pub fn correct_for_the_second_time(world: &mut World, dice: &mut Dice) -> bool {
	let model = &world.model;
	let corrected = model.evidence.keys().filter_map(|it| Some((*it, model.corrected_by(*it)?)));
	let Some((first, second)) = dice.pick(corrected.collect::<Vec<_>>()) else { return false };
	let _ = world.play(&governed(Call::revoke { evidence: second, reason: Reason::Fabricated }));
	let unwind = signed(a_party_account(world, dice), Call::unwind { voucher: second });
	let _ = world.play(&unwind);
	let refused = settle_anew(world, dice, first) == Some(Err(Refusal::NothingToCorrect));
	refused && world.error == Some("NothingToSupersede")
}

/// What becomes of a trade of the same certificates that names this evidence. `None`, if it is not anchored.
fn settle_anew(
	world: &mut World,
	dice: &mut Dice,
	evidence: EvidenceId,
) -> Option<Result<(), Refusal>> {
	let wrong = world.model.evidence[&evidence].settlement.clone();
	let topics = topics_of(world, wrong.period);
	let [_, settled] = topics;
	if world.books.has(&settled) {
		return None;
	}
	let right = a_correction(dice, evidence, &wrong);
	world.books.settle(settled, vec![right.clone()]);
	if !agree_on(world, dice, topics) {
		return None;
	}
	let verify = signed(a_party_account(world, dice), world.verification(settled, &right));
	Some(world.play(&verify))
}
