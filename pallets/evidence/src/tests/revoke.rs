//! Evidence that turned out to be wrong (R18).

use crate::{
	tests::*,
	types::{Doubt, EvidenceInfo, Reason},
	Error, Event, Metered, TradeRefs,
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus},
	traits::EvidenceInspect,
};

fn refused(evidence: EvidenceId, error: Error<Test>) {
	assert_noop!(Evidence::revoke(root(), evidence, Reason::Figures), error);
}

#[test]
fn revoke_marks_evidence_and_says_why() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let before = Evidence::evidence(0).unwrap();
		Clock::set(JANUARY_ENDS + 7_200);
		assert_ok!(Evidence::revoke(root(), 0, Reason::Order));

		let (at, block) = (JANUARY_ENDS + 7_200, System::block_number() as u32);
		let doubt = Some(Doubt { reason: Reason::Order, at, block });
		let expected = EvidenceInfo { status: EvidenceStatus::Revoked, doubt, ..before };
		assert_eq!(Evidence::evidence(0), Some(expected));
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Revoked));
		let (evidence, reason) = (0, Reason::Order);
		assert_eq!(last_event(), Event::EvidenceRevoked { evidence, reason }.into());
	});
}

#[test]
fn r19_contested_evidence_can_be_revoked_for_another_reason() {
	test(|| {
		assert_ok!(verify(good_trade()));
		contest(0);
		assert_ok!(Evidence::revoke(root(), 0, Reason::Incomplete));
		let record = Evidence::evidence(0).unwrap();
		assert_eq!(record.status, EvidenceStatus::Revoked);
		assert_eq!(record.doubt.unwrap().reason, Reason::Incomplete);
	});
}

#[test]
fn r18_revocation_is_marking() {
	test(|| {
		let trade = good_trade();
		let (trade_ref, leaf) = names(&trade);
		assert_ok!(verify(trade));
		let bundle = World::bundle_of(0, 1);
		let vouchers = World::vouchers();
		revoke(0);
		assert_eq!(allocated(), mwh(5));
		assert_eq!(World::bundle_of(0, 1), bundle);
		assert_eq!(World::vouchers(), vouchers);
		assert_eq!(TradeRefs::<Test>::get(trade_ref), Some(0));
		assert_eq!(Evidence::evidence(0).unwrap().leaf, leaf);
		assert_eq!(Metered::<Test>::iter().count(), 2);
	});
}

#[test]
fn revoke_leaves_other_evidence_alone() {
	test(|| {
		let leaves = [another(1, 1, 5), another(2, 6, 5)];
		for trade in trades(&leaves) {
			assert_ok!(verify(trade));
		}
		revoke(0);
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Revoked));
		assert_eq!(Evidence::status(1), Some(EvidenceStatus::Live));
	});
}

#[test]
fn r18_evidence_is_revoked_for_ever() {
	test(|| {
		assert_ok!(verify(good_trade()));
		revoke(0);
		refused(0, Error::AlreadyRevoked);
		assert_ok!(unwind(0));
		refused(0, Error::AlreadyRevoked);
	});
}

#[test]
fn revoke_refuses_evidence_that_does_not_exist() {
	test(|| {
		refused(0, Error::UnknownEvidence);
		refused(EvidenceId::MAX, Error::UnknownEvidence);
	});
}
