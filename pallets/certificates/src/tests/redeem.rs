use crate::{mock::*, tests::steps::*, Error, Event, NextRedemption, Redemptions};
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use sp_core::H256;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::{
	certificate::{BundleState, TradeClass},
	claim::{Beneficiary, Claim, Purpose, Redemption},
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

fn redeem(first: u32, units: u32, claim: Claim) -> DispatchResult {
	Certificates::redeem(signed(OWNER), 0, first, units, claim)
}

fn for_whom(beneficiary: Beneficiary) -> DispatchResult {
	redeem(1, 4, claim_for(beneficiary, Purpose::Voluntary))
}

#[test]
fn redeem_retires_certificates_for_ever() {
	ExtBuilder.with_ten(T, || {
		let claim = own_claim(OWNER_ID);
		System::set_block_number(7);
		assert_ok!(redeem(1, 4, claim.clone()));
		assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		assert_eq!(bundle(1).state, BundleState::Redeemed(0));
		let record = Redemption {
			range: range(1, 4),
			energy: wh(4 * MWH),
			holder: OWNER_ID,
			claim,
			matched: None,
			voucher: None,
			at: START,
			block: 7,
		};
		assert_eq!(Redemptions::<Test>::get(0), Some(record));
		let event = Event::Redeemed {
			redemption: 0,
			range: range(1, 4),
			energy: wh(4 * MWH),
			holder: OWNER_ID,
			matched: None,
			voucher: None,
			claim: own_claim(OWNER_ID),
		};
		assert_eq!(last_event(), event.into());
		assert_noop!(redeem(1, 4, own_claim(OWNER_ID)), Error::<Test>::NotActive);
		assert_noop!(
			Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID),
			Error::<Test>::NotActive
		);
	});
}

#[test]
fn redeem_is_for_the_holder() {
	ExtBuilder.with_ten(T, || {
		let refused = Certificates::redeem(signed(BUYER), 0, 1, 4, own_claim(OWNER_ID));
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn redeem_needs_certificates_in_a_bundle() {
	ExtBuilder.with_ten(T, || {
		let claim = || own_claim(OWNER_ID);
		assert_noop!(redeem(2, 1, claim()), Error::<Test>::UnknownBundle);
		assert_noop!(redeem(1, 0, claim()), Error::<Test>::NoUnits);
		assert_noop!(redeem(1, 11, claim()), Error::<Test>::BeyondBundle);
	});
}

#[test]
fn redeem_needs_a_usable_batch() {
	ExtBuilder.with_ten(T, || {
		freeze();
		assert_noop!(redeem(1, 4, own_claim(OWNER_ID)), Error::<Test>::BatchFrozen);
		unfreeze();
		let end = valid_until();
		Clock::set(end);
		assert_noop!(redeem(1, 4, own_claim(OWNER_ID)), Error::<Test>::BatchExpired);
		Clock::set(end - 1);
		assert_ok!(redeem(1, 4, own_claim(OWNER_ID)));
	});
}

#[test]
fn r21_obligation_and_scope_2_need_matched_consumption() {
	ExtBuilder.with_ten(T, || {
		for purpose in [Purpose::Obligation, Purpose::Scope2] {
			let claim = claim_for(Beneficiary::Party(OWNER_ID), purpose);
			assert_noop!(redeem(1, 4, claim), Error::<Test>::MatchedConsumerRequired);
		}
		let others = [Purpose::ProductFootprint, Purpose::Event, Purpose::Voluntary];
		for (first, purpose) in (1..).zip(others) {
			assert_ok!(redeem(first, 1, claim_for(Beneficiary::Party(OWNER_ID), purpose)));
		}
	});
}

#[test]
fn r21_delivery_only_is_redeemed_only_through_a_voucher() {
	ExtBuilder.with_ten(TradeClass::NON_TRADABLE, || {
		assert_noop!(redeem(1, 4, own_claim(OWNER_ID)), Error::<Test>::VoucherRequired);
	});
}

#[test]
fn r21_redeeming_for_another_without_payment_is_allowed_for_once() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 10, BUYER_ID));
		let claim = claim_for(Beneficiary::Party(OTHER_ID), Purpose::Voluntary);
		assert_ok!(Certificates::redeem(signed(BUYER), 0, 1, 4, claim));
		assert_eq!(Redemptions::<Test>::get(0).unwrap().holder, BUYER_ID);
	});
}

#[test]
fn redeem_names_a_beneficiary_in_any_of_three_ways() {
	ExtBuilder.with_ten(T, || {
		let name = b"Games 2024".to_vec().try_into().unwrap();
		assert_ok!(for_whom(Beneficiary::Name(name)));
		let claim = claim_for(Beneficiary::Commitment(H256::repeat_byte(1)), Purpose::Event);
		assert_ok!(redeem(5, 6, claim));
	});
}

#[test]
fn redeem_refuses_an_unknown_beneficiary() {
	ExtBuilder.with_ten(T, || {
		let nobody = Beneficiary::Party(77);
		assert_noop!(for_whom(nobody), Error::<Test>::UnknownBeneficiary);
	});
}

#[test]
fn redeem_refuses_a_claim_for_no_time() {
	ExtBuilder.with_ten(T, || {
		for to in [PRODUCED, PRODUCED - 1, 0] {
			let claim = Claim { to, ..own_claim(OWNER_ID) };
			assert_noop!(redeem(1, 4, claim), Error::<Test>::InvalidClaimTime);
		}
	});
}

#[test]
fn r21_a_claim_is_for_a_time_in_which_the_energy_was_generated() {
	ExtBuilder.with_ten(T, || {
		let end = PRODUCED + 31 * 86_400;
		let claim = |from, to| Claim { from, to, ..own_claim(OWNER_ID) };
		for (from, to) in [(0, PRODUCED), (end, end + 1), (START, START + 1), (end, u64::MAX)] {
			assert_noop!(redeem(1, 4, claim(from, to)), Error::<Test>::ClaimTimeMismatch);
		}
		for (from, to) in [(0, PRODUCED + 1), (end - 1, end), (PRODUCED, end), (0, u64::MAX)] {
			hypothetically!(done(redeem(1, 4, claim(from, to))));
		}
	});
}

#[test]
fn redeem_refuses_a_name_that_nobody_can_read() {
	ExtBuilder.with_ten(T, || {
		let names: [&[u8]; 8] =
			[b"", b" ", b"   ", b" Works", b"Works ", b"Wo\nrks", b"Wo\0rks", &[0xff]];
		for name in names {
			let name = Beneficiary::Name(name.to_vec().try_into().unwrap());
			assert_noop!(for_whom(name), Error::<Test>::InvalidBeneficiaryName);
		}
		let longest = Beneficiary::Name(vec![b'x'; 128].try_into().unwrap());
		assert_ok!(for_whom(longest));
	});
}

#[test]
fn redeem_refuses_a_commitment_of_zeros() {
	ExtBuilder.with_ten(T, || {
		let nobody = Beneficiary::Commitment(H256::zero());
		assert_noop!(for_whom(nobody), Error::<Test>::ZeroHash);
	});
}

#[test]
fn r21_a_direct_redemption_is_recorded_as_unmatched() {
	ExtBuilder.with_ten(T, || {
		for (first, beneficiary) in [(1, OWNER_ID), (2, OTHER_ID)] {
			assert_ok!(redeem(first, 1, own_claim(beneficiary)));
		}
		let matched = |id| Redemptions::<Test>::get(id).unwrap().matched;
		assert_eq!((matched(0), matched(1)), (None, None));
	});
}

#[test]
fn r21_redeeming_directly_for_another_is_allowed_where_certificates_move_freely() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(redeem(1, 4, own_claim(OTHER_ID)));
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (OWNER_ID, false));
	});
}

#[test]
fn redeem_of_everything_leaves_nothing() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(redeem(1, 10, own_claim(OWNER_ID)));
		assert_eq!(layout(), vec![(1, 10)]);
		assert_eq!(Certificates::batch_info(0).unwrap().totals.active, 0);
		assert_noop!(redeem(1, 1, own_claim(OWNER_ID)), Error::<Test>::NotActive);
	});
}

#[test]
fn redeem_needs_a_batch() {
	ExtBuilder.with_ten(T, || {
		let other = Certificates::redeem(signed(OWNER), 1, 1, 1, own_claim(OWNER_ID));
		assert_err!(other, Error::<Test>::UnknownBatch);
	});
}

#[test]
fn redeem_refuses_locked_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID));
		assert_noop!(redeem(1, 4, own_claim(OWNER_ID)), Error::<Test>::NotActive);
	});
}

#[test]
fn the_last_number_of_a_redemption_is_never_given_out_twice() {
	ExtBuilder.with_ten(T, || {
		hypothetically!({
			NextRedemption::<Test>::put(u64::MAX);
			assert_noop!(redeem(1, 4, own_claim(OWNER_ID)), ArithmeticError::Overflow);
		});
	});
}
