//! Small steps that many tests take.

use sp_runtime::DispatchError;

/// A digest of the whole state.
pub fn storage_root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// What a check of the state found, in its words.
///
/// # Panics
///
/// When it found nothing.
pub fn found(checked: Result<(), DispatchError>) -> &'static str {
	match checked {
		Err(DispatchError::Other(what)) => what,
		other => panic!("not found: {other:?}"),
	}
}
