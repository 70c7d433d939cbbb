//! Random sequences of verification, doubt, correction and dispute: energy is conserved throughout,
//! and undoing everything gives all of it back.

use crate::{
	tests::*,
	types::{AnchorStatus, DisputeId, DisputeStatus, ProvedTrade, Reason, Verdict},
	Anchors, Disputes, Error, Event, EvidenceRecords, NextEvidence, Pallet, TradeRefs,
};
use frame_support::{assert_ok, storage::with_storage_layer, BoundedVec};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeSet;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, ProvedReading, ProvedSettlement, Settlement, Topic},
	merkle::{Leaf, LeafProof},
	traits::VoucherCustody,
	voucher::{VoucherId, VoucherStatus},
	Energy,
};

/// What a settlement says that it corrects.
#[derive(Clone, Debug)]
enum Corrects {
	Nothing,
	/// The evidence that its reference has now.
	Latest,
	Any(EvidenceId),
}

/// What happens next. Numbers begin again where there are no more, and mean nothing where there is
/// none at all.
#[derive(Clone, Debug)]
enum Step {
	/// The trading centre settles a trade in the next instalment.
	Settle {
		tag: u8,
		first: u32,
		units: u32,
		corrects: Corrects,
	},
	Pass(u64),
	Tolerate(u32),
	/// Governance disputes the readings, or an instalment.
	Dispute(Option<u64>),
	Decide(u64, bool),
	/// Nobody decides.
	Default(u64),
	/// Whatever is void is anchored again.
	AnchorAgain,
	Verify(u64),
	/// Every trade in one batch.
	VerifyAll,
	Contest(EvidenceId),
	Uphold(EvidenceId),
	Revoke(EvidenceId),
	Unwind(u64),
	/// Part of a voucher is redeemed.
	Redeem(u64, u32),
}

const SECONDS: u64 = 100;

fn step() -> impl Strategy<Value = Step> {
	let corrects = prop_oneof![
		3 => Just(Corrects::Nothing),
		2 => Just(Corrects::Latest),
		1 => (0_u64..6).prop_map(Corrects::Any),
	];
	let settle = (1_u8..5, 1_u32..18, 1_u32..5, corrects)
		.prop_map(|(tag, first, units, corrects)| Step::Settle { tag, first, units, corrects });
	prop_oneof![
		8 => settle,
		5 => (0..2 * SECONDS).prop_map(Step::Pass),
		1 => (0_u32..50_000).prop_map(Step::Tolerate),
		2 => proptest::option::weighted(0.8, any::<u64>()).prop_map(Step::Dispute),
		3 => any::<(u64, bool)>().prop_map(|(id, upheld)| Step::Decide(id, upheld)),
		1 => any::<u64>().prop_map(Step::Default),
		3 => Just(Step::AnchorAgain),
		6 => any::<u64>().prop_map(Step::Verify),
		4 => Just(Step::VerifyAll),
		3 => any::<u64>().prop_map(Step::Contest),
		2 => any::<u64>().prop_map(Step::Uphold),
		4 => any::<u64>().prop_map(Step::Revoke),
		5 => any::<u64>().prop_map(Step::Unwind),
		2 => (any::<u64>(), 1_u32..5).prop_map(|(voucher, units)| Step::Redeem(voucher, units)),
	]
}

/// Energy generated and used, and what happens.
fn history() -> impl Strategy<Value = (u64, u64, Vec<Step>)> {
	(0..24 * MWH, 0..24 * MWH, proptest::collection::vec(step(), 20..80))
}

/// The two readings, and all settlements: one in each instalment.
struct History {
	readings: [ProvedReading; 2],
	settled: Vec<Settlement>,
	/// The limit of each reading, once it is fixed.
	limits: [Option<Energy>; 2],
}

impl History {
	fn new(generated: u64, used: u64) -> Self {
		(2..=20).for_each(|number| World::cut(0, number));
		MaxTopicAge::set(&u64::MAX);
		let [generated, used] = [generated, used].map(Energy::from_wh);
		let proved = anchor_readings(&[reading(gen(), generated), reading(usage(), used)]);
		Self { readings: proved.try_into().unwrap(), settled: Vec::new(), limits: [None; 2] }
	}

	fn take(&mut self, step: Step) -> DispatchResult {
		match step {
			Step::Settle { tag, first, units, corrects } => {
				self.settle(tag, first, units, corrects)
			}
			Step::Pass(seconds) => Clock::pass(seconds),
			Step::Tolerate(tolerance) => Tolerance::set(&tolerance),
			Step::Dispute(sequence) => {
				let topic = sequence.map_or(METERING, |number| instalment(self.sequence(number)));
				let stated = Anchors::<Test>::get(topic).ok_or(Error::<Test>::UnknownAnchor)?;
				let (stated, note) = (stated.statement.root, H256::zero());
				return Evidence::dispute(root(), topic, stated, Reason::Figures, note);
			}
			Step::Decide(number, upheld) => {
				let verdict = if upheld { Verdict::Upheld } else { Verdict::Overturned };
				return Evidence::resolve(root(), open_dispute(number)?, verdict);
			}
			Step::Default(number) => {
				let id = open_dispute(number)?;
				Clock::set(dispute_at(id).resolve_by.max(Clock::seconds()));
				return Evidence::settle_dispute(signed(STRANGER), id);
			}
			Step::AnchorAgain => self.anchor_again(),
			Step::Verify(number) => {
				let trade =
					self.trade(self.sequence(number)).ok_or(Error::<Test>::UnknownAnchor)?;
				return verify(trade);
			}
			Step::VerifyAll => {
				let all = (0..).map_while(|sequence| self.trade(sequence)).collect();
				return verify_batch_by(BUYER.into(), all);
			}
			Step::Contest(number) => {
				return Evidence::contest(root(), evidence(number), Reason::Figures)
			}
			Step::Uphold(number) => return Evidence::uphold(root(), evidence(number)),
			Step::Revoke(number) => {
				return Evidence::revoke(root(), evidence(number), Reason::Figures)
			}
			Step::Unwind(number) => return unwind(voucher(number)),
			Step::Redeem(number, units) => redeem_part(voucher(number), units),
		}
		Ok(())
	}

	fn settle(&mut self, tag: u8, first: u32, units: u32, corrects: Corrects) {
		let sequence = u16::try_from(self.settled.len()).unwrap();
		let stands =
			|sequence| Evidence::anchor_of(&instalment(sequence)).is_some_and(|it| it.stands());
		if sequence.checked_sub(1).is_some_and(|before| !stands(before)) {
			return;
		}
		let supersedes = match corrects {
			Corrects::Nothing => None,
			Corrects::Latest => TradeRefs::<Test>::get(H256::repeat_byte(tag)),
			Corrects::Any(evidence) => Some(evidence),
		};
		let salt = [u8::try_from(sequence).unwrap(); 16];
		let leaf = Settlement { supersedes, salt, ..another(tag, first, units) };
		restore_all();
		anchor_settlements(sequence, std::slice::from_ref(&leaf));
		self.settled.push(leaf);
	}

	fn anchor_again(&self) {
		restore_all();
		let is_void = |topic: &Topic| {
			let anchor = Anchors::<Test>::get(topic);
			anchor.is_some_and(|anchor| anchor.status == AnchorStatus::Void)
		};
		if is_void(&METERING) {
			anchor_readings(&self.readings.clone().map(|proved| proved.reading));
		}
		for (sequence, leaf) in (0..).zip(&self.settled) {
			if is_void(&instalment(sequence)) {
				anchor_settlements(sequence, std::slice::from_ref(leaf));
			}
		}
	}

	/// An instalment that there is.
	fn sequence(&self, number: u64) -> u16 {
		(number % (self.settled.len() as u64).max(1)) as u16
	}

	/// The trade of an instalment. Its settlement is the only one there, so that its proof is empty.
	fn trade(&self, sequence: u16) -> Option<ProvedTrade> {
		let settlement = self.settled.get(usize::from(sequence))?.clone();
		let proof = LeafProof { index: 0, siblings: BoundedVec::new() };
		let [generation, consumption] = self.readings.clone();
		let settlement = ProvedSettlement { settlement, sequence, proof };
		Some(ProvedTrade { settlement, generation, consumption })
	}

	/// What is allocated is the worth of the vouchers that were not undone. It is never more than was
	/// measured, within the tolerance of the first use, which never changes.
	fn ensure_conserved(&mut self) {
		assert_ok!(Pallet::<Test>::do_try_state());
		assert_eq!(worth_of(|status| status != VoucherStatus::Unwound), allocated());
		for (proved, limit) in self.readings.iter().zip(&mut self.limits) {
			let Some(fixed) = Evidence::metered(&proved.reading.meter, JANUARY) else {
				assert_eq!(allocated(), Energy::ZERO);
				continue;
			};
			let tolerated = proved.reading.energy.with_tolerance(Tolerance::get());
			let limit = limit.get_or_insert_with(|| tolerated.unwrap());
			assert_eq!((fixed.energy, fixed.limit()), (proved.reading.energy, Some(*limit)));
			assert!(allocated() <= *limit);
		}
	}

	/// A leaf that was verified is refused for ever.
	fn ensure_used_once(&self) {
		let used: BTreeSet<H256> =
			EvidenceRecords::<Test>::iter_values().map(|record| record.leaf).collect();
		for (sequence, leaf) in (0..).zip(&self.settled) {
			if used.contains(&leaf.hash()) {
				let again = self.trade(sequence).unwrap();
				assert!(with_storage_layer(|| verify(again)).is_err());
			}
		}
	}

	/// Revokes all evidence and undoes all vouchers: what is left is what was redeemed.
	fn undo_everything(&mut self) {
		for evidence in 0..NextEvidence::<Test>::get() {
			let _ = Evidence::revoke(root(), evidence, Reason::Order);
			assert_eq!(
				EvidenceRecords::<Test>::get(evidence).unwrap().status,
				EvidenceStatus::Revoked
			);
		}
		for (voucher, issued) in World::vouchers() {
			let undone = with_storage_layer(|| unwind(voucher));
			assert_eq!(undone.is_ok(), issued.status == VoucherStatus::Active);
		}
		assert_eq!(worth_of(|status| status == VoucherStatus::Redeemed(0)), allocated());
		self.ensure_conserved();
	}
}

/// What the vouchers are worth together that stand so.
fn worth_of(which: impl Fn(VoucherStatus) -> bool) -> Energy {
	let vouchers = World::vouchers().into_iter().filter(|(_, voucher)| which(voucher.status));
	Energy::sum(vouchers.map(|(_, voucher)| voucher.energy)).unwrap()
}

fn evidence(number: u64) -> EvidenceId {
	number % NextEvidence::<Test>::get().max(1)
}

/// One of the vouchers, if there is any.
fn voucher(number: u64) -> VoucherId {
	let vouchers = World::vouchers();
	let at = number as usize % vouchers.len().max(1);
	vouchers.get(at).map_or(0, |(id, _)| *id)
}

/// A dispute that waits for a decision.
fn open_dispute(number: u64) -> Result<DisputeId, DispatchError> {
	let disputes = Disputes::<Test>::iter();
	let open = disputes.filter(|(_, dispute)| dispute.status == DisputeStatus::Open);
	let mut open: Vec<DisputeId> = open.map(|(id, _)| id).collect();
	open.sort_unstable();
	let at = number % (open.len() as u64).max(1);
	Ok(*open.get(at as usize).ok_or(Error::<Test>::UnknownDispute)?)
}

/// Makes the bonds of all seats full again that were slashed.
fn restore_all() {
	for seat in CENTRE.into_iter().chain(PLATFORM) {
		let _ = with_storage_layer(|| Evidence::restore_bond(signed(seat)));
	}
}

fn redeem_part(voucher: VoucherId, units: u32) {
	let active = World::voucher(voucher).filter(|it| it.status == VoucherStatus::Active);
	match active.map(|it| it.range.split_at(units)) {
		Some(Some(_)) => redeem(World::split_voucher(voucher, units)),
		Some(None) => redeem(voucher),
		None => {}
	}
}

fn play(generated: u64, used: u64, steps: Vec<Step>) {
	challenged_for(SECONDS, 0, || {
		let mut history = History::new(generated, used);
		for step in steps {
			let _ = with_storage_layer(|| history.take(step));
			history.ensure_conserved();
			history.ensure_used_once();
		}
		history.undo_everything();
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn r18_energy_is_conserved_whatever_is_revoked_and_corrected(
		(generated, used, steps) in history(),
	) {
		play(generated, used, steps);
	}
}

/// The name of an event, without its fields.
fn name(event: &Event<Test>) -> String {
	format!("{event:?}").split([' ', '{']).next().unwrap().replace("Event::", "")
}

/// The sequences above are worth something only if each step succeeds in some of them.
#[test]
fn random_sequences_come_to_everything() {
	let mut runner = TestRunner::deterministic();
	let mut seen = BTreeSet::new();
	for _ in 0..40 {
		let (_, _, steps) = history().new_tree(&mut runner).unwrap().current();
		challenged_for(SECONDS, 0, || {
			let mut history = History::new(20 * MWH, 20 * MWH);
			for step in steps {
				let _ = with_storage_layer(|| history.take(step));
			}
			seen.extend(evidence_events().iter().map(name));
		});
	}
	for expected in [
		"AnchorDisputed",
		"DisputeResolved",
		"DisputeDefaulted",
		"ReadingFixed",
		"Verified",
		"VerificationFailed",
		"EvidenceContested",
		"EvidenceUpheld",
		"EvidenceRevoked",
		"Unwound",
		"Superseded",
	] {
		assert!(seen.contains(expected), "no sequence came to {expected}, only to {seen:?}");
	}
}
