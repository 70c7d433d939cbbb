//! Late doubt (R19): governance freezes evidence whenever it comes up.

use crate::{
	tests::*,
	types::{Doubt, EvidenceInfo, Reason},
	Error, Event,
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus},
	traits::EvidenceInspect,
};

fn refused(evidence: EvidenceId, error: Error<Test>) {
	assert_noop!(Evidence::contest(root(), evidence, Reason::Figures), error);
}

#[test]
fn contest_marks_evidence_and_says_why() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let before = Evidence::evidence(0).unwrap();
		Clock::set(JANUARY_ENDS + 7_200);
		assert_ok!(Evidence::contest(root(), 0, Reason::Incomplete));

		let (at, block) = (JANUARY_ENDS + 7_200, System::block_number() as u32);
		let doubt = Some(Doubt { reason: Reason::Incomplete, at, block });
		let expected = EvidenceInfo { status: EvidenceStatus::Contested, doubt, ..before };
		assert_eq!(Evidence::evidence(0), Some(expected));
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Contested));
		let (evidence, reason) = (0, Reason::Incomplete);
		assert_eq!(last_event(), Event::EvidenceContested { evidence, reason }.into());
	});
}

#[test]
fn contest_takes_every_reason() {
	test(|| {
		assert_ok!(verify(good_trade()));
		for reason in [Reason::Figures, Reason::Incomplete, Reason::Fabricated, Reason::Order] {
			assert_ok!(Evidence::contest(root(), 0, reason));
			assert_eq!(Evidence::evidence(0).unwrap().doubt.unwrap().reason, reason);
			assert_ok!(Evidence::uphold(root(), 0));
		}
	});
}

#[test]
fn contest_leaves_other_evidence_alone() {
	test(|| {
		let leaves = [another(1, 1, 5), another(2, 6, 5)];
		for trade in trades(&leaves) {
			assert_ok!(verify(trade));
		}
		contest(1);
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Live));
		assert_eq!(Evidence::status(1), Some(EvidenceStatus::Contested));
	});
}

#[test]
fn r19_evidence_can_be_contested_long_after_its_anchors_were_final() {
	challenged(|| {
		let trade = good_trade();
		pass_challenge();
		assert_ok!(verify(trade));
		Clock::set(NOW + 10 * LIFETIME);
		for topic in [METERING, instalment(0)] {
			assert_ok!(Evidence::reap(signed(STRANGER), topic));
		}
		contest(0);
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Contested));
	});
}

#[test]
fn r20_contest_writes_nothing_but_the_record() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let rest = || (World::vouchers(), World::bundle_of(0, 1), allocated());
		let before = rest();
		contest(0);
		assert_eq!(rest(), before);
	});
}

#[test]
fn contest_refuses_evidence_that_is_contested() {
	test(|| {
		assert_ok!(verify(good_trade()));
		contest(0);
		refused(0, Error::AlreadyInDoubt);
	});
}

#[test]
fn contest_refuses_evidence_that_is_revoked() {
	test(|| {
		assert_ok!(verify(good_trade()));
		revoke(0);
		refused(0, Error::AlreadyInDoubt);
	});
}

#[test]
fn contest_refuses_evidence_that_does_not_exist() {
	test(|| {
		refused(0, Error::UnknownEvidence);
		assert_ok!(verify(good_trade()));
		refused(1, Error::UnknownEvidence);
		refused(EvidenceId::MAX, Error::UnknownEvidence);
	});
}
