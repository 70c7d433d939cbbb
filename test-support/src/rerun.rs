//! Running the tests once more to see which errors they produce.

use crate::record::{self, Produced};
use frame_support::traits::PalletInfoAccess;
use scale_info::{TypeDef, TypeInfo};
use std::{collections::BTreeSet, env, process::Command};
use tempfile::NamedTempFile;

/// What is not run again: the test that counts, by the name that it has in every pallet, and what
/// does not expect particular errors.
const SKIPPED: [&str; 3] =
	["every_error_is_produced_by_some_test", "tests::invariants::", "benchmarking::"];

/// Fails unless the tests of this program produce every error of a pallet.
///
/// To be called by a test named `every_error_is_produced_by_some_test`: that name is left out when
/// the tests are run again.
///
/// # Panics
///
/// With the names of the errors that no test produced; or, where a test failed, with what the tests
/// printed.
pub fn ensure_every_error_is_produced<Pallet, Error>()
where
	Pallet: PalletInfoAccess,
	Error: TypeInfo + 'static,
{
	assert!(
		env::var_os(record::FILE).is_none(),
		"errors are being counted already: name this test as the others of its kind, and unset {}",
		record::FILE,
	);
	match tests().and_then(produced_by) {
		Ok(produced) => {
			let missing = missing::<Pallet, Error>(&produced);
			assert!(
				missing.is_empty(),
				"no test produces these errors of {}: {}",
				Pallet::name(),
				missing.join(", "),
			);
		}
		Err(reason) => panic!("the errors cannot be counted: {reason}"),
	}
}

/// The tests of this program, without those that are not run again.
pub(crate) fn tests() -> Result<Command, String> {
	let mut tests = Command::new(env::current_exe().map_err(|reason| reason.to_string())?);
	for name in SKIPPED {
		tests.args(["--skip", name]);
	}
	Ok(tests)
}

/// Runs tests, and says which errors they produced; with what they printed where one failed.
pub(crate) fn produced_by(mut tests: Command) -> Result<BTreeSet<Produced>, String> {
	let file = NamedTempFile::new().map_err(|reason| reason.to_string())?;
	let run = tests.env(record::FILE, file.path()).output().map_err(|reason| reason.to_string())?;
	if !run.status.success() {
		let [printed, complained] = [run.stdout, run.stderr].map(|bytes| text(&bytes));
		return Err(format!("the tests did not pass ({})\n{printed}\n{complained}", run.status));
	}
	record::read(file.path())
}

fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

/// The names of those errors of a pallet that were not produced.
pub(crate) fn missing<Pallet, Error>(produced: &BTreeSet<Produced>) -> Vec<&'static str>
where
	Pallet: PalletInfoAccess,
	Error: TypeInfo + 'static,
{
	let TypeDef::Variant(errors) = Error::type_info().type_def else {
		panic!("the errors of {} are no enum", Pallet::name());
	};
	let is_produced = |index| {
		let mut all = produced.iter();
		all.any(|(pallet, error)| usize::from(*pallet) == Pallet::index() && *error == index)
	};
	let missing = errors.variants.into_iter().filter(|error| !is_produced(error.index));
	missing.map(|error| error.name).collect()
}
