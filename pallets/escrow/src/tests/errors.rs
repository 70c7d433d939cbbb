use super::*;
use verdigrid_test_support::ensure_every_error_is_produced;

#[test]
fn every_error_is_produced_by_some_test() {
	ensure_every_error_is_produced::<Escrow, Error<Test>>();
}
