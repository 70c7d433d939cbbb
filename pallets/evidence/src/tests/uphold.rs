//! Contested evidence stands after all (R19).

use crate::{tests::*, types::Reason, Doubts, Error, Event};
use frame_support::assert_ok;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus},
	traits::EvidenceInspect,
};

fn refused(evidence: EvidenceId, error: Error<Test>) {
	assert_noop!(Evidence::uphold(root(), evidence), error);
}

#[test]
fn r19_upheld_evidence_is_as_it_was_before_it_was_contested() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let before = Evidence::evidence(0);
		contest(0);
		assert_ok!(Evidence::uphold(root(), 0));
		assert_eq!(Evidence::evidence(0), before);
		assert!(!Doubts::<Test>::contains_key(0));
		assert_eq!(last_event(), Event::EvidenceUpheld { evidence: 0 }.into());
	});
}

#[test]
fn r19_upheld_evidence_can_be_contested_again() {
	test(|| {
		assert_ok!(verify(good_trade()));
		contest(0);
		assert_ok!(Evidence::uphold(root(), 0));
		contest(0);
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Contested));
	});
}

#[test]
fn r19_upheld_evidence_can_be_revoked() {
	test(|| {
		assert_ok!(verify(good_trade()));
		contest(0);
		assert_ok!(Evidence::uphold(root(), 0));
		assert_ok!(Evidence::revoke(root(), 0, Reason::Order));
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Revoked));
	});
}

#[test]
fn uphold_refuses_evidence_that_nobody_contests() {
	test(|| {
		assert_ok!(verify(good_trade()));
		refused(0, Error::NotContested);
		contest(0);
		assert_ok!(Evidence::uphold(root(), 0));
		refused(0, Error::NotContested);
	});
}

#[test]
fn r18_uphold_brings_nothing_back_that_is_revoked() {
	test(|| {
		assert_ok!(verify(good_trade()));
		contest(0);
		revoke(0);
		refused(0, Error::NotContested);
	});
}

#[test]
fn uphold_refuses_evidence_that_does_not_exist() {
	test(|| {
		refused(0, Error::UnknownEvidence);
		refused(EvidenceId::MAX, Error::UnknownEvidence);
	});
}
