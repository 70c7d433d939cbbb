use super::*;
use crate::{assert_err, assert_noop};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

#[test]
fn an_error_of_a_call_is_asserted() {
	test(|| assert_noop!(fail(0), Error::Tested));
}

#[test]
fn an_error_that_was_read_back_is_counted() {
	let stored = codec::Encode::encode(&DispatchError::from(Error::Seen));
	let read: DispatchError = codec::Decode::decode(&mut &stored[..]).unwrap();
	crate::produced(read);
}

#[test]
fn errors_are_asserted_in_every_kind_of_result() {
	test(|| {
		assert_noop!(fail(0), Error::Tested);
		assert_noop!(DispatchResult::Err(Error::Tested.into()), Error::Tested);
		assert_noop!(Result::<u8, Error>::Err(Error::Tested), Error::Tested);
		assert_noop!(DispatchResult::Err(DispatchError::BadOrigin), DispatchError::BadOrigin);
		assert_err!(
			DispatchResult::Err(ArithmeticError::Overflow.into()),
			ArithmeticError::Overflow,
		);
	});
}

#[test]
#[should_panic(expected = "assertion `left == right` failed")]
fn another_error_does_not_pass() {
	test(|| assert_noop!(fail(0), Error::Seen));
}

#[test]
#[should_panic(expected = "assertion `left == right` failed")]
fn success_does_not_pass() {
	test(|| assert_err!(fail(3), Error::Tested));
}

#[test]
#[should_panic(expected = "assertion `left == right` failed")]
fn a_trace_in_storage_does_not_pass() {
	test(|| assert_noop!(fail_late(), Error::Tested));
}

#[test]
fn a_trace_in_storage_passes_where_only_the_error_matters() {
	test(|| assert_err!(fail_late(), Error::Tested));
}
