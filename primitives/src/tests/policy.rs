use crate::certificate::{Move, Policy};

const PAID: Move = Move::RedemptionForOther { paid: true };
const UNPAID: Move = Move::RedemptionForOther { paid: false };

#[test]
fn once_moves_once_and_may_be_redeemed_for_another_without_payment() {
	for movement in [Move::Trade, Move::Delivery, PAID] {
		assert!(Policy::Once.allows(movement, false));
		assert!(!Policy::Once.allows(movement, true));
	}
	assert!(Policy::Once.allows(UNPAID, true));
}

#[test]
fn delivery_only_moves_once_and_by_verification_only() {
	assert!(Policy::DeliveryOnly.allows(Move::Delivery, false));
	assert!(!Policy::DeliveryOnly.allows(Move::Delivery, true));
	for movement in [Move::Trade, PAID, UNPAID] {
		assert!(!Policy::DeliveryOnly.allows(movement, false));
	}
}

#[test]
fn unlimited_moves_freely() {
	for movement in [Move::Trade, Move::Delivery, PAID, UNPAID] {
		assert!(Policy::Unlimited.allows(movement, true));
	}
}
