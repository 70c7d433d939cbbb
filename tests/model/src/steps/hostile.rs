//! What must be refused: lies, second votes, altered proofs, double use, and everything that is not
//! one's own to do. Each attack looks for a target at which the one rule that it is named after stands
//! in its way.

use sp_core::H256;
use verdigrid_certificates::Call as Certificates;
use verdigrid_escrow::{Call as Escrow, Ruling};
use verdigrid_evidence::{
	types::{Reason, Verdict},
	Call as Evidence,
};
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	evidence::{ProvedReading, ProvedSettlement, Source, Topic, MAX_REVISION},
	party::PartyId,
	Energy,
};

use super::{
	super::{
		books::{Said, Together},
		cast::{account, periods, DAY},
		dice::Dice,
		rules::{Anchor, AnchorStatus, Place, Refusal, Stage},
		world::{named, signed, Action, World},
	},
	auction,
	certificates::{self, a_party_account, anybody, free_runs, issues, runs},
	custody::{for_each, redemptions, retirements},
	oracles, trades, Attack,
};
use verdigrid_runtime::{AccountId, Runtime, RuntimeCall};

macro_rules! attacks {
	($($name:ident => $refusal:ident: $($error:literal)|+;)*) => {
		/// Every hostile step.
		pub const ATTACKS: &[Attack] = &[$(Attack {
			name: stringify!($name),
			refusal: Refusal::$refusal,
			errors: &[$($error),+],
			actions: $name,
		}),*];
	};
}

attacks! {
	vote_twice => VotedTwice: "AlreadyAttested";
	vote_in_another_round => WrongRound: "RoundMismatch";
	vote_for_the_other_source => NotSeated: "NotSeated";
	vote_without_a_party => NotAParty: "NotAParty";
	vote_on_what_is_yet_to_come => TopicTooEarly: "PeriodNotEnded";
	vote_on_what_is_long_past => TopicTooOld: "TopicTooOld";
	vote_on_a_later_instalment => OutOfSequence: "EarlierInstalmentOpen";
	vote_on_a_later_revision => OutOfSequence: "EarlierRevisionOpen";
	vote_on_a_ninth_revision => TooManyRevisions: "TooManyRevisions";
	revise_nothing => NothingRevised: "NothingRevised";
	reopen_what_is_outdated => Outdated: "RevisionOutdated";
	reopen_what_was_reaped => TopicReaped: "TopicReaped";
	vote_against_an_anchor => AlreadyAnchored: "AlreadyAnchored";
	vote_on_a_stalled_topic => TopicStalled: "TopicStalled";
	vote_on_a_reaped_topic => TopicReaped: "TopicReaped";
	vote_with_a_slashed_bond => BondNotFull: "BondNotFull";
	vote_as_a_newcomer => JoinedLater: "NotInCommittee";
	vote_while_barred => OtherNotActive: "PartyNotActive";
	sit_in_both_committees => AlreadySeated: "AlreadySeated";
	take_a_seat_that_is_not_offered => NotSeated: "NotInvited";
	take_back_a_bond_too_early => BondNotFree: "BondNotFree";
	appoint_without_a_vote => NotGovernance: "Bad origin";

	dispute_what_is_final => Final: "AnchorFinal";
	dispute_what_was_upheld => AlreadyUpheld: "AlreadyUpheld";
	dispute_what_is_guarded => Guarded: "DisputeNotAllowed";
	dispute_twice => DisputedTwice: "AlreadyDisputed";
	dispute_another_root => WrongRoot: "RootMismatch";
	judge_without_a_vote => NotGovernance: "Bad origin";
	judge_too_late => ResolutionOver: "ResolutionOver";
	end_a_dispute_too_early => ResolutionOpen: "ResolutionOpen";
	take_back_a_waiting_bond => TopicStillOpen: "TopicStillOpen";
	close_what_is_not_final => NotFinal: "AnchorNotFinal";
	close_without_a_vote => NotGovernance: "Bad origin";
	open_what_is_not_closed => NotClosed: "AnchorNotClosed";
	void_what_is_not_closed => NotClosed: "AnchorNotClosed";
	void_what_is_used => Used: "AnchorUsed";

	verify_an_altered_settlement => NotProved: "ProofInvalid";
	verify_an_altered_reading => NotProved: "ProofInvalid";
	verify_with_an_altered_proof => NotProved: "ProofInvalid";
	verify_at_another_place => NotProved: "ProofInvalid";
	verify_with_another_instalment => NotProved: "ProofInvalid";
	verify_together_with_an_altered_proof => NotProved: "ProofInvalid";
	verify_together_with_an_altered_leaf => NotProved: "ProofInvalid";
	verify_together_with_another_period => LeavesDiffer: "PeriodMismatch";
	verify_before_it_is_final => NotFinal: "AnchorNotFinal";
	verify_what_is_disputed => Disputed: "AnchorDisputed";
	verify_what_is_void => Void: "AnchorVoid";
	verify_what_nobody_anchored => NoAnchor: "AnchorMissing";
	verify_what_is_closed => Closed: "AnchorClosed";
	verify_with_outdated_readings => Outdated: "RevisionOutdated";
	verify_with_readings_of_another_revision => NotProved: "ProofInvalid";
	verify_what_no_meter_measures => Implausible: "ReadingImplausible";
	verify_with_readings_exchanged => LeavesDiffer: "MeterMismatch";
	reuse_a_reference => ReferenceUsed: "TradeRefUsed";
	reuse_a_leaf => LeafUsed: "TradeRefUsed" | "NothingToSupersede";
	correct_what_stands => NothingToCorrect: "NothingToSupersede";
	use_more_than_was_consumed => ConsumptionExceeded: "ConsumptionExceeded";
	settle_less_than_was_sold => SettledTooLittle: "SettledTooLittle";
	use_another_pledge => OtherPledge: "PledgeMismatch";
	use_certificates_of_another_period => WrongBatch: "BatchPeriodMismatch";
	unwind_what_stands => WrongDoubt: "EvidenceNotRevoked";
	unwind_in_custody => NotInHand: "StillInCustody";

	both_sides_at_once => BothSides: "BothSides";
	bid_between_prices => OffTheGrid: "PriceOffGrid";
	order_beyond_the_attestation => AttestationTooShort: "AttestationEndsTooEarly";
	drop_what_can_be_settled => NothingToDo: "OrderCanSettle";
	step_back_too_late => OrdersStand: "RoundBeingClosed";
	close_too_early => RoundStillOpen: "RoundNotOver";
	close_twice => RoundOver: "RoundClosed";

	issue_twice => AlreadyIssued: "AlreadyIssued";
	continue_what_is_frozen => BatchFrozen: "BatchFrozen";
	issue_an_earlier_period => NotAscending: "PeriodNotAscending";
	issue_more_than_was_measured => AboveReading: "AboveReading";
	issue_without_the_role => RoleMissing: "RoleMissing";
	take_what_is_anothers => NotYours: "NotHolder";
	move_what_is_locked => NotFree: "NotActive";
	move_against_the_policy => PolicyForbids: "MoveNotAllowed";
	move_what_is_frozen => BatchFrozen: "BatchFrozen";
	move_what_is_expired => BatchExpired: "BatchExpired";
	settle_other_certificates => OtherTerms: "ExchangeMismatch";
	judge_what_is_anothers => NotYours: "NotItsIssuer";
	withdraw_from_pockets => OutOfReach: "WithdrawalNotAllowed";
	withdraw_what_is_frozen => BatchFrozen: "BatchFrozen";
	act_while_barred => CallerNotActive: "PartyNotActive";
	spend_what_one_has_not => NoFunds: "InsufficientFunds";
	want_what_cannot_be => Hopeless: "UnknownClass" | "ClassNotTradable" | "GranularityMismatch"
		| "PeriodsTooLate" | "ValidityOutOfReach";
	pledge_for_longer_than_they_last => WrongTime: "PledgeEndsTooLate";
	claim_what_was_generated_at_another_time => OtherTime: "ClaimTimeMismatch";

	redeem_for_another_consumer => NotMatched: "MatchedConsumerRequired";
	redeem_a_voucher_twice => NotInHand: "NotActive";
	redeem_what_is_contested => Contested: "EvidenceContested";
	redeem_what_was_revoked => Revoked: "EvidenceRevoked";

	open_on_impossible_terms => TermsUnmeetable: "SeveralPayments" | "ThresholdOutOfReach" | "NotBeforeTooLate"
		| "CertificatesEndFirst" | "NoTimeToRelease";
	accept_for_another => NotYours: "NotBeneficiary";
	accept_without_time_to_rule => NoTimeToRule: "NoTimeToRule";
	accept_other_terms => OtherTerms: "TermsMismatch";
	pay_on_other_terms => OtherTerms: "TermsMismatch";
	rule_on_other_terms => OtherTerms: "TermsMismatch";
	pay_twice => NoSuchCondition: "NoPaymentDue";
	reveal_a_wrong_secret => NoSuchCondition: "WrongPreimage";
	approve_unasked => NotYours: "NotApprover";
	release_too_early => ConditionOpen: "NotRevealed" | "NotPaid" | "NotApproved" | "TooEarly";
	release_too_late => OnlyRefund: "DeadlinePassed";
	release_during_a_dispute => InDispute: "InDispute";
	reclaim_too_early => NoRefundYet: "TooEarly";
	reclaim_what_is_decided => Decided: "Decided";
	retire_too_early => StillValid: "NotExpired";
	arbitrate_unasked => NotYours: "NotArbiter";
}

fn attest(world: &World, dice: &mut Dice, who: AccountId, topic: Topic, round: u32) -> Action {
	let said = dice.pick([Said::Truth, Said::Nonsense]).unwrap();
	let statement = world.books.statement(topic, said);
	signed(who, Evidence::attest { topic, round, statement })
}

/// An attestation of each member, or of whom else is named, of each topic that anybody spoke of.
fn attestations(
	world: &World,
	dice: &mut Dice,
	who: impl Fn(Source) -> Vec<AccountId>,
	round: impl Fn(Topic) -> u32,
) -> Vec<Action> {
	let latest = |period| Topic::Metering(period, world.latest_or_first(period));
	let months = periods().into_iter().map(latest);
	let known = world.books.settlements().map(|(topic, _)| topic);
	let mut topics: Vec<Topic> = months.chain(known).collect();
	topics.dedup();
	let mut actions = Vec::new();
	for topic in dice.shuffle(topics) {
		for who in who(topic.source()) {
			actions.push(attest(world, dice, who, topic, round(topic)));
		}
	}
	actions
}

fn members(world: &World, source: Source) -> Vec<AccountId> {
	world.members(source).into_iter().map(|party| world.account_of(party)).collect()
}

fn by_members(world: &World, dice: &mut Dice) -> Vec<Action> {
	attestations(
		world,
		dice,
		|source| members(world, source),
		|topic| world.model.round_to_vote_in(&topic),
	)
}

use by_members as vote_on_what_is_yet_to_come;
use by_members as vote_on_what_is_long_past;
use by_members as vote_against_an_anchor;
use by_members as vote_on_a_stalled_topic;
use by_members as vote_on_a_reaped_topic;
use by_members as vote_with_a_slashed_bond;
use by_members as vote_as_a_newcomer;
use by_members as vote_while_barred;

/// Also in the round in which an anchor was made.
fn vote_twice(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = by_members(world, dice);
	for (topic, anchor) in &world.model.anchors {
		for party in &anchor.attesters {
			let (topic, round, statement) = (*topic, anchor.round, anchor.statement);
			let attest = Evidence::attest { topic, round, statement };
			actions.push(signed(world.account_of(*party), attest));
		}
	}
	dice.shuffle(actions)
}

fn vote_in_another_round(world: &World, dice: &mut Dice) -> Vec<Action> {
	let beside = dice.once_in(2);
	attestations(
		world,
		dice,
		|source| members(world, source),
		|topic| {
			let round = world.model.round_to_vote_in(&topic);
			if beside {
				round + 1
			} else {
				round - 1
			}
		},
	)
}

fn vote_for_the_other_source(world: &World, dice: &mut Dice) -> Vec<Action> {
	let other = |source| Source::ALL.into_iter().find(|other| *other != source).unwrap();
	attestations(
		world,
		dice,
		|source| members(world, other(source)),
		|topic| world.model.round_to_vote_in(&topic),
	)
}

fn vote_without_a_party(world: &World, dice: &mut Dice) -> Vec<Action> {
	attestations(
		world,
		dice,
		|_| vec![AccountId::from([77; 32])],
		|topic| world.model.round_to_vote_in(&topic),
	)
}

/// Of an instalment of which nothing is known yet: what it says does not matter.
fn vote_on_a_later_instalment(world: &World, _: &mut Dice) -> Vec<Action> {
	let statement = world.books.statement(Topic::Metering(periods()[0], 0), Said::Truth);
	let mut actions = Vec::new();
	for period in periods() {
		let topic = Topic::Settlement(period, 7);
		for who in members(world, Source::TradingCentre) {
			actions.push(signed(who, Evidence::attest { topic, round: 1, statement }));
		}
	}
	actions
}

/// Of each period, the revision of its readings that is so far beyond the latest.
fn beyond_the_latest(world: &World, by: u8) -> Vec<Action> {
	let mut actions = Vec::new();
	for period in periods() {
		let latest = world.model.latest_revision(period);
		let topic = Topic::Metering(period, latest.map_or(by, |latest| latest + by));
		let statement = world.books.statement(topic, Said::Truth);
		let round = world.model.round_to_vote_in(&topic);
		for who in members(world, Source::EnergyPlatform) {
			actions.push(signed(who, Evidence::attest { topic, round, statement }));
		}
	}
	actions
}

fn vote_on_a_later_revision(world: &World, _: &mut Dice) -> Vec<Action> {
	beyond_the_latest(world, 2)
}

fn vote_on_a_ninth_revision(world: &World, _: &mut Dice) -> Vec<Action> {
	beyond_the_latest(world, MAX_REVISION + 1)
}

/// The next revision, with the statement of the latest.
fn revise_nothing(world: &World, _: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for period in periods() {
		let Some(latest) = world.model.latest_revision(period) else { continue };
		let topic = Topic::Metering(period, latest + 1);
		let Some(statement) = world.stated(&Topic::Metering(period, latest)) else { continue };
		let round = world.model.round_to_vote_in(&topic);
		for who in members(world, Source::EnergyPlatform) {
			actions.push(signed(who, Evidence::attest { topic, round, statement }));
		}
	}
	actions
}

fn reopening(world: &World, _: &mut Dice) -> Vec<Action> {
	let reopen = |topic: &Topic| crate::world::governed(Evidence::reopen { topic: *topic });
	world.model.topics.keys().map(reopen).collect()
}

use reopening as reopen_what_is_outdated;
use reopening as reopen_what_was_reaped;

fn sit_in_both_committees(world: &World, _: &mut Dice) -> Vec<Action> {
	let appoint = |party, source| crate::world::governed(Evidence::appoint { source, party });
	let seated = world.model.seats.iter();
	seated.flat_map(|(party, _)| Source::ALL.map(|source| appoint(*party, source))).collect()
}

fn take_a_seat_that_is_not_offered(world: &World, dice: &mut Dice) -> Vec<Action> {
	vec![signed(a_party_account(world, dice), Evidence::accept_seat {})]
}

fn take_back_a_bond_too_early(world: &World, _: &mut Dice) -> Vec<Action> {
	let seats = world.model.seats.iter();
	let leaving = seats.filter(|(_, seat)| matches!(seat.stage, Stage::Leaving(..)));
	let accounts = leaving.map(|(party, _)| world.account_of(*party));
	accounts.map(|account| signed(account, Evidence::withdraw_bond {})).collect()
}

fn appoint_without_a_vote(world: &World, dice: &mut Dice) -> Vec<Action> {
	let party = world.party(6);
	let who = a_party_account(world, dice);
	vec![signed(who, Evidence::appoint { source: Source::TradingCentre, party })]
}

use oracles::disputes as dispute_what_is_final;
use oracles::disputes as dispute_what_was_upheld;
use oracles::disputes as dispute_what_is_guarded;
use oracles::disputes as dispute_twice;

fn dispute_another_root(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let (root, note) = (H256::repeat_byte(9), H256::zero());
	let dispute = |topic: &Topic| {
		let reason = Reason::Fabricated;
		signed(who.clone(), Evidence::dispute { topic: *topic, root, reason, note })
	};
	world.model.anchors.keys().map(dispute).collect()
}

fn of_disputes(
	world: &World,
	dice: &mut Dice,
	call: impl Fn(u64) -> Evidence<Runtime>,
) -> Vec<Action> {
	let who = a_party_account(world, dice);
	world.model.disputes.keys().map(|id| signed(who.clone(), call(*id))).collect()
}

fn judge_without_a_vote(world: &World, dice: &mut Dice) -> Vec<Action> {
	let verdict = Verdict::Overturned;
	let mut actions = of_disputes(world, dice, |dispute| Evidence::resolve { dispute, verdict });
	let who = a_party_account(world, dice);
	actions.extend(world.model.evidence.keys().flat_map(|evidence| {
		let (evidence, reason) = (*evidence, Reason::Order);
		[Evidence::contest { evidence, reason }, Evidence::revoke { evidence, reason }]
			.map(|call| signed(who.clone(), call))
	}));
	dice.shuffle(actions)
}

fn judge_too_late(world: &World, _: &mut Dice) -> Vec<Action> {
	let resolve = |dispute: &u64| {
		let (dispute, verdict) = (*dispute, Verdict::Upheld);
		crate::world::governed(Evidence::resolve { dispute, verdict })
	};
	world.model.disputes.keys().map(resolve).collect()
}

fn end_a_dispute_too_early(world: &World, dice: &mut Dice) -> Vec<Action> {
	of_disputes(world, dice, |dispute| Evidence::settle_dispute { dispute })
}

fn take_back_a_waiting_bond(world: &World, dice: &mut Dice) -> Vec<Action> {
	let waiting = oracles::defaulted(world);
	let who = a_party_account(world, dice);
	let release = |dispute| signed(who.clone(), Evidence::release_dispute { dispute });
	waiting.into_iter().map(release).collect()
}

fn close_what_is_not_final(world: &World, _: &mut Dice) -> Vec<Action> {
	let open = |anchor: &Anchor| !world.model.is_final(anchor);
	oracles::of_anchors(world, open, |topic, root| Evidence::close { topic, root })
}

fn close_without_a_vote(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let closing =
		oracles::of_anchors(world, |_| true, |topic, root| Evidence::close { topic, root });
	closing.into_iter().map(|(_, call)| signed(who.clone(), call)).collect()
}

fn is_not_closed(anchor: &Anchor) -> bool {
	anchor.status != AnchorStatus::Closed
}

fn open_what_is_not_closed(world: &World, _: &mut Dice) -> Vec<Action> {
	oracles::of_anchors(world, is_not_closed, |topic, root| Evidence::open { topic, root })
}

fn void_what_is_not_closed(world: &World, _: &mut Dice) -> Vec<Action> {
	oracles::of_anchors(world, is_not_closed, |topic, root| Evidence::void { topic, root })
}

fn void_what_is_used(world: &World, _: &mut Dice) -> Vec<Action> {
	oracles::of_anchors(world, |anchor| anchor.used, |topic, root| Evidence::void { topic, root })
}

/// Every verification that could be tried, changed.
fn changed(
	world: &World,
	dice: &mut Dice,
	change: impl Fn(&mut ProvedSettlement, &mut ProvedReading, &mut ProvedReading),
) -> Vec<Action> {
	let verifications = trades::verifications(world, dice);
	let changed = dice.shuffle(verifications).into_iter().map(|(origin, call)| {
		let RuntimeCall::Evidence(Evidence::verify {
			mut settlement,
			mut generation,
			mut consumption,
		}) = call
		else {
			unreachable!()
		};
		change(&mut settlement, &mut generation, &mut consumption);
		(origin, Evidence::verify { settlement, generation, consumption }.into())
	});
	changed.collect()
}

fn verify_an_altered_settlement(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(4);
	changed(world, dice, |proved, _, _| {
		let leaf = &mut proved.settlement;
		match which {
			0 => leaf.energy = Energy::from_wh(leaf.energy.wh() + 1),
			1 => leaf.trade_ref = H256::repeat_byte(5),
			2 => leaf.units += 1,
			_ => core::mem::swap(&mut leaf.seller, &mut leaf.buyer),
		}
	})
}

fn verify_an_altered_reading(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(2);
	changed(world, dice, |_, generation, consumption| {
		let proved = if which == 0 { generation } else { consumption };
		proved.reading.energy = Energy::from_wh(proved.reading.energy.wh() * 2);
	})
}

fn verify_with_an_altered_proof(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(3);
	changed(world, dice, |settlement, generation, _| {
		let siblings = &mut settlement.proof.siblings;
		match which {
			0 => siblings.truncate(siblings.len() - usize::from(!siblings.is_empty())),
			1 => siblings.force_push(H256::repeat_byte(1)),
			_ => generation.proof.siblings = Default::default(),
		}
	})
}

fn verify_at_another_place(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(3);
	changed(world, dice, |settlement, generation, consumption| {
		let proofs = [&mut settlement.proof, &mut generation.proof, &mut consumption.proof];
		for (number, proof) in proofs.into_iter().enumerate() {
			proof.index ^= u32::from(number as u64 == which);
		}
	})
}

fn verify_with_another_instalment(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |proved, _, _| proved.sequence ^= 1)
}

/// With the readings of the revision before the latest, as they were proved then.
fn verify_with_outdated_readings(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |_, generation, consumption| {
		for proved in [generation, consumption] {
			let (meter, period) = (proved.reading.meter.clone(), proved.reading.period);
			let before = proved.revision.saturating_sub(1);
			*proved = world.revised_reading(&meter, period, before);
		}
	})
}

/// With the figures of another revision than the one that is named.
fn verify_with_readings_of_another_revision(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |_, generation, _| {
		let (meter, period) = (generation.reading.meter.clone(), generation.reading.period);
		let other = world.revised_reading(&meter, period, generation.revision ^ 1);
		(generation.reading, generation.proof) = (other.reading, other.proof);
	})
}

fn verify_with_readings_exchanged(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |_, generation, consumption| core::mem::swap(generation, consumption))
}

/// Every group of trades that could be tried, changed.
fn together(world: &World, dice: &mut Dice, change: impl Fn(&mut Together)) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let changed = trades::together(world, dice).into_iter().map(|mut trades| {
		change(&mut trades);
		signed(who.clone(), Evidence::verify_together { trades: Box::new(trades) })
	});
	changed.collect()
}

fn verify_together_with_an_altered_proof(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(4);
	together(world, dice, |trades| match which {
		0 => trades.readings_proof.siblings.force_push(H256::repeat_byte(2)),
		1 => trades.settlements_proof = Default::default(),
		2 => trades.readings.iter_mut().for_each(|(place, _)| *place ^= 1),
		_ => trades.settlements.iter_mut().for_each(|(place, _)| *place += 1),
	})
}

fn verify_together_with_an_altered_leaf(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(2);
	together(world, dice, |trades| {
		let settled = trades.settlements.iter_mut().map(|(_, leaf)| &mut leaf.energy);
		let read = trades.readings.iter_mut().map(|(_, leaf)| &mut leaf.energy);
		let mut energies: Box<dyn Iterator<Item = &mut Energy>> =
			if which == 0 { Box::new(settled) } else { Box::new(read) };
		if let Some(energy) = energies.next() {
			*energy = Energy::from_wh(energy.wh() + 1);
		}
	})
}

fn verify_together_with_another_period(world: &World, dice: &mut Dice) -> Vec<Action> {
	let period = dice.pick(periods()).unwrap();
	together(world, dice, |trades| {
		trades.readings.iter_mut().for_each(|(_, reading)| reading.period = period);
	})
}

fn verifications(world: &World, dice: &mut Dice) -> Vec<Action> {
	let verifications = trades::verifications(world, dice);
	dice.shuffle(verifications)
}

use verifications as verify_before_it_is_final;
use verifications as verify_what_is_disputed;
use verifications as verify_what_is_void;
use verifications as verify_what_is_closed;
use verifications as verify_what_no_meter_measures;
use verifications as reuse_a_reference;
use verifications as reuse_a_leaf;
use verifications as correct_what_stands;
use verifications as use_more_than_was_consumed;
use verifications as settle_less_than_was_sold;
use verifications as use_another_pledge;
use verifications as use_certificates_of_another_period;

fn verify_what_nobody_anchored(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |proved, _, _| proved.sequence = 9)
}

fn unwinding(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let vouchers = dice.shuffle(world.model.vouchers.keys().copied());
	let unwind = |voucher| signed(who.clone(), Evidence::unwind { voucher });
	vouchers.into_iter().map(unwind).collect()
}

use unwinding as unwind_what_stands;
use unwinding as unwind_in_custody;

fn both_sides_at_once(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = auction::bids(world, dice);
	actions.extend(auction::asks(world, dice));
	actions
}

fn bid_between_prices(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let (units, price) = (1, 10_000);
	let bid = |round: &u64| verdigrid_market::Call::bid { round: *round, units, price };
	world.model.auctions.keys().map(|round| signed(who.clone(), bid(round))).collect()
}

use auction::drops as drop_what_can_be_settled;
use both_sides_at_once as order_beyond_the_attestation;

fn step_back_too_late(world: &World, _: &mut Dice) -> Vec<Action> {
	auction::cancellations(world)
}

use auction::closings as close_too_early;
use auction::closings as close_twice;

fn issuing(world: &World, dice: &mut Dice) -> Vec<Action> {
	let issues = issues(world, dice);
	dice.shuffle(issues)
}

use issuing as issue_twice;
use issuing as issue_an_earlier_period;
use issuing as issue_more_than_was_measured;

fn continue_what_is_frozen(world: &World, dice: &mut Dice) -> Vec<Action> {
	certificates::continuations(world, dice)
}

fn issue_without_the_role(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	issuing(world, dice).into_iter().map(|(_, call)| signed(who.clone(), call)).collect()
}

/// A transfer of each of these runs, by whom and to whom it is said.
fn transfers(
	world: &World,
	dice: &mut Dice,
	runs: Vec<(PartyId, CertificateRange)>,
	by: impl Fn(PartyId) -> AccountId,
) -> Vec<Action> {
	let mut actions = Vec::new();
	for (holder, CertificateRange { batch, first, units }) in dice.shuffle(runs) {
		let to = anybody(world, dice);
		actions.push(signed(by(holder), Certificates::transfer { batch, first, units, to }));
	}
	actions
}

fn take_what_is_anothers(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (runs, thief) = (runs(world, dice, |_| true), a_party_account(world, dice));
	transfers(world, dice, runs, |_| thief.clone())
}

fn move_what_is_locked(world: &World, dice: &mut Dice) -> Vec<Action> {
	let runs = runs(world, dice, |place| place != Place::Free);
	transfers(world, dice, runs, |holder| world.account_of(holder))
}

fn moving(world: &World, dice: &mut Dice) -> Vec<Action> {
	let runs = free_runs(world, dice);
	transfers(world, dice, runs, |holder| world.account_of(holder))
}

use moving as move_against_the_policy;
use moving as move_what_is_frozen;
use moving as move_what_is_expired;

fn act_while_barred(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = moving(world, dice);
	actions.extend(redemptions(world, dice));
	actions.extend(verifications(world, dice));
	actions
}

use certificates::settle_less as settle_other_certificates;

/// By the first issuer, which need not be in charge any more.
fn judge_what_is_anothers(world: &World, _: &mut Dice) -> Vec<Action> {
	let reason = verdigrid_certificates::types::Reason::Issuing;
	let issuer = crate::cast::ISSUER.to_account_id();
	let freeze =
		|batch: &u64| signed(issuer.clone(), Certificates::freeze { batch: *batch, reason });
	world.model.batches.keys().map(freeze).collect()
}

fn withdraw_from_pockets(world: &World, dice: &mut Dice) -> Vec<Action> {
	let reason = verdigrid_certificates::types::Reason::Issuing;
	let withdraw = |(_, CertificateRange { batch, first, units })| {
		let project = world.model.batches[&batch].project;
		let issuer = world.account_of(world.model.projects[&project].issuer);
		signed(issuer, Certificates::withdraw { batch, first, units, reason })
	};
	let runs = free_runs(world, dice);
	dice.shuffle(runs).into_iter().map(withdraw).collect()
}

use withdraw_from_pockets as withdraw_what_is_frozen;

/// The poorest buys, pays and wants.
fn spend_what_one_has_not(world: &World, dice: &mut Dice) -> Vec<Action> {
	use verdigrid_market::Call as Market;
	let poor = account(4);
	let mut actions = Vec::new();
	for (offer, record) in &world.model.offers {
		let CertificateRange { batch, units, .. } = record.range;
		let (asset, max_price) = (named(record.asset), record.price);
		let buy = Market::buy { offer: *offer, batch, units, asset, max_price };
		actions.push(signed(poor.clone(), buy));
	}
	for (agreement, record) in &world.model.agreements {
		let (agreement, terms_hash) = (*agreement, record.hash());
		actions.push(signed(poor.clone(), Escrow::pay { agreement, terms_hash }));
	}
	for batch in world.model.batches.values() {
		let periods = verdigrid_market::PeriodRange { first: batch.period, last: batch.period };
		let demand = Market::demand {
			class: batch.class,
			criteria: verdigrid_market::Criteria {
				source: None,
				region: None,
				project: None,
				periods,
				min_validity: 0,
			},
			units: 9,
			min_units: 1,
			max_price: 9,
			asset: crate::cast::YUAN,
			expires_at: world.now() + 60,
		};
		actions.push(signed(poor.clone(), demand));
	}
	dice.shuffle(actions)
}

/// Demands of what there is, but for one thing that makes them hopeless.
fn want_what_cannot_be(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (who, which) = (a_party_account(world, dice), dice.below(4));
	let demand = |batch: &crate::rules::Batch| {
		let (mut class, mut first, mut min_validity) = (batch.class, batch.period, 0);
		match which {
			0 => class = TradeClass::new(b'Z').unwrap(),
			1 => class = TradeClass::NON_TRADABLE,
			2 => first.index += 10_000,
			_ => min_validity = 4_000 * DAY,
		}
		let periods = verdigrid_market::PeriodRange { first, last: first };
		let criteria = verdigrid_market::Criteria {
			source: None,
			region: None,
			project: None,
			periods,
			min_validity,
		};
		let demand = verdigrid_market::Call::demand {
			class,
			criteria,
			units: 1,
			min_units: 1,
			max_price: 1,
			asset: crate::cast::YUAN,
			expires_at: world.now() + 60,
		};
		signed(who.clone(), demand)
	};
	let demands = world.model.batches.values().map(demand).collect::<Vec<_>>();
	dice.shuffle(demands)
}

fn pledge_for_longer_than_they_last(world: &World, dice: &mut Dice) -> Vec<Action> {
	certificates::pledges(world, dice, 4_000 * DAY)
}

fn claim_what_was_generated_at_another_time(world: &World, dice: &mut Dice) -> Vec<Action> {
	certificates::redemptions(world, dice, |claim| {
		(claim.from, claim.to) = (claim.from + 4_000 * DAY, claim.to + 4_000 * DAY);
	})
}

fn redeeming(world: &World, dice: &mut Dice) -> Vec<Action> {
	let redemptions = redemptions(world, dice);
	dice.shuffle(redemptions)
}

use redeeming as redeem_what_is_contested;
use redeeming as redeem_what_was_revoked;
use redeeming as redeem_for_another_consumer;

/// Vouchers that have come to their end, or are in custody.
fn redeem_a_voucher_twice(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (voucher, record) in &world.model.vouchers {
		let claim = super::certificates::claim(world, dice, record.consumer);
		let (voucher, units) = (*voucher, record.range.units);
		let redeem = verdigrid_vouchers::Call::redeem { voucher, units, claim };
		actions.push(signed(world.account_of(record.holder), redeem));
	}
	dice.shuffle(actions)
}

fn open_on_impossible_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	super::custody::openings(world, dice)
}

fn of_agreements(
	world: &World,
	dice: &mut Dice,
	call: impl Fn(u64) -> Escrow<Runtime>,
) -> Vec<Action> {
	let who = a_party_account(world, dice);
	world.model.agreements.keys().map(|id| signed(who.clone(), call(*id))).collect()
}

fn accept_for_another(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256::zero();
	of_agreements(world, dice, |agreement| Escrow::accept { agreement, terms_hash })
}

fn pay_twice(world: &World, _: &mut Dice) -> Vec<Action> {
	for_each(world, |agreement, record| {
		let terms_hash = record.hash();
		Some((record.terms.beneficiary, Escrow::pay { agreement, terms_hash }))
	})
}

fn accept_without_time_to_rule(world: &World, _: &mut Dice) -> Vec<Action> {
	for_each(world, |agreement, record| {
		record.terms.arbiter?;
		let terms_hash = record.hash();
		Some((record.terms.beneficiary, Escrow::accept { agreement, terms_hash }))
	})
}

fn accept_other_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256(dice.bytes());
	for_each(world, |agreement, record| {
		Some((record.terms.beneficiary, Escrow::accept { agreement, terms_hash }))
	})
}

fn rule_on_other_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (terms_hash, ruling) = (H256(dice.bytes()), Ruling::Release);
	for_each(world, |agreement, record| {
		Some((record.terms.arbiter?, Escrow::arbitrate { agreement, terms_hash, ruling }))
	})
}

fn pay_on_other_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256(dice.bytes());
	for_each(world, |agreement, record| {
		Some((record.terms.beneficiary, Escrow::pay { agreement, terms_hash }))
	})
}

use reclaim_too_early as reclaim_what_is_decided;

fn retire_too_early(world: &World, dice: &mut Dice) -> Vec<Action> {
	retirements(world, dice)
}

fn reveal_a_wrong_secret(world: &World, dice: &mut Dice) -> Vec<Action> {
	let preimage = dice.bytes();
	of_agreements(world, dice, |agreement| Escrow::reveal { agreement, preimage })
}

fn approve_unasked(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256::zero();
	of_agreements(world, dice, |agreement| Escrow::approve { agreement, terms_hash })
}

fn releasing(world: &World, dice: &mut Dice) -> Vec<Action> {
	of_agreements(world, dice, |agreement| Escrow::release { agreement })
}

use releasing as release_during_a_dispute;
use releasing as release_too_early;
use releasing as release_too_late;

fn reclaim_too_early(world: &World, dice: &mut Dice) -> Vec<Action> {
	of_agreements(world, dice, |agreement| Escrow::reclaim { agreement })
}

fn arbitrate_unasked(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (terms_hash, ruling) = (H256::zero(), Ruling::Release);
	of_agreements(world, dice, |agreement| Escrow::arbitrate { agreement, terms_hash, ruling })
}
