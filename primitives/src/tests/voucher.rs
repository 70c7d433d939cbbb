//! The numbers of vouchers.

use crate::voucher::{is_of_evidence, FIRST_SPLIT};

#[test]
fn numbers_of_evidence_are_below_those_of_splits() {
	assert_eq!(FIRST_SPLIT, 0x10_0000_0000_0000);
	assert!([0, 1, FIRST_SPLIT - 1].into_iter().all(is_of_evidence));
	assert!(![FIRST_SPLIT, u64::MAX].into_iter().any(is_of_evidence));
}
