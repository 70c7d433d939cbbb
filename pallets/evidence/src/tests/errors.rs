use crate::{tests::*, Error};
use verdigrid_test_support::ensure_every_error_is_produced;

#[test]
fn every_error_is_produced_by_some_test() {
	ensure_every_error_is_produced::<Evidence, Error<Test>>();
}
