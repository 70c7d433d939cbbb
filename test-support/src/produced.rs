//! Errors that the tests of a program produce, and the check at its end that none is missing.

use frame_support::{dispatch::DispatchErrorWithPostInfo, traits::PalletInfoAccess};
use scale_info::{TypeDef, TypeInfo};
use sp_runtime::{DispatchError, ModuleError};
use std::{
	collections::{BTreeMap, BTreeSet},
	io::{self, Write},
	panic::Location,
	sync::{Mutex, MutexGuard, Once, PoisonError},
};

/// An error of a pallet: the pallet's index in the runtime, and the error's in the pallet.
pub(crate) type Produced = (u8, u8);

/// What has been produced so far, and what has to be in the end, with names.
pub(crate) struct Count {
	produced: BTreeSet<Produced>,
	expected: BTreeMap<Produced, String>,
}

static COUNT: Mutex<Count> = Mutex::new(Count::new());

fn count() -> MutexGuard<'static, Count> {
	COUNT.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Count {
	pub(crate) const fn new() -> Self {
		Count { produced: BTreeSet::new(), expected: BTreeMap::new() }
	}

	/// Counts an error that was seen in this file.
	pub(crate) fn add(&mut self, error: impl Into<DispatchErrorWithPostInfo>, file: &str) {
		let error = error.into().error;
		if let DispatchError::Module(ModuleError { index, error: [error, ..], .. }) = error {
			if expects_errors(file) {
				self.produced.insert((index, error));
			}
		}
	}

	/// Expects every error of a pallet.
	pub(crate) fn expect<Pallet: PalletInfoAccess, Error: TypeInfo + 'static>(&mut self) {
		let TypeDef::Variant(errors) = Error::type_info().type_def else {
			panic!("the errors of {} are no enum", Pallet::name());
		};
		let pallet = u8::try_from(Pallet::index()).expect("the index of a pallet is a byte");
		for error in errors.variants {
			self.expected
				.insert((pallet, error.index), format!("{}::{}", Pallet::name(), error.name));
		}
	}

	/// The names of the errors that no test has produced.
	pub(crate) fn missing(&self) -> Vec<&str> {
		let missing = self.expected.iter().filter(|(error, _)| !self.produced.contains(error));
		missing.map(|(_, name)| name.as_str()).collect()
	}
}

/// Whether tests of this file say which errors they expect. Random sequences and benchmarks do not.
pub(crate) fn expects_errors(file: &str) -> bool {
	!["tests/invariants", "benchmarking"].iter().any(|left_out| file.contains(left_out))
}

/// Arguments that leave out no test, and those of them that have a value.
const HARMLESS: [&str; 6] =
	["--nocapture", "--no-capture", "--show-output", "--quiet", "-q", "--include-ignored"];
const WITH_VALUE: [&str; 3] = ["--test-threads", "--color", "--format"];

/// Whether a program with these arguments runs all of its tests.
pub(crate) fn runs_all(mut arguments: impl Iterator<Item = String>) -> bool {
	while let Some(argument) = arguments.next() {
		let name = argument.split_once('=').map_or(argument.as_str(), |(name, _)| name);
		let known = match WITH_VALUE.contains(&name) {
			true => name != argument || arguments.next().is_some(),
			false => HARMLESS.contains(&argument.as_str()),
		};
		if !known {
			return false;
		}
	}
	true
}

/// Tells whoever runs the tests, also where the output of tests is kept back.
fn tell(what: &str) {
	// Nobody may be listening.
	let _ = writeln!(io::stderr(), "\n{what}");
}

/// Counts an error as produced by the running test.
///
/// Takes what calls and functions of pallets fail with. Errors that are of no pallet are not counted, nor
/// are those of random sequences.
#[track_caller]
pub fn produced(error: impl Into<DispatchErrorWithPostInfo>) {
	count().add(error, Location::caller().file());
}

/// Makes the program fail at its end, unless its tests have produced every error of a pallet by then.
///
/// To be called by one test of the pallet. A program that was told to run only some of its tests does not
/// fail, and says so.
pub fn ensure_every_error_is_produced<Pallet, Error>()
where
	Pallet: PalletInfoAccess,
	Error: TypeInfo + 'static,
{
	match runs_all(std::env::args().skip(1)) {
		true => ensure_at_end::<Pallet, Error>(),
		false => tell("the errors of the pallet are not counted: not all tests run"),
	}
}

/// The same, whichever tests run.
pub(crate) fn ensure_at_end<Pallet, Error>()
where
	Pallet: PalletInfoAccess,
	Error: TypeInfo + 'static,
{
	static AT_END: Once = Once::new();
	count().expect::<Pallet, Error>();
	AT_END.call_once(|| {
		// SAFETY: the function takes no argument, and everything that it uses is static.
		let refused = unsafe { libc::atexit(check_at_end) };
		assert_eq!(refused, 0, "the check at the end cannot be registered");
	});
}

/// The tests have ended, whatever the harness found.
extern "C" fn check_at_end() {
	let count = count();
	let missing = count.missing();
	if !missing.is_empty() {
		// A test that failed before its end has produced less than it would have.
		tell(&format!("error: no test got as far as to produce: {}", missing.join(", ")));
		// SAFETY: ends the program; nothing runs after it.
		unsafe { libc::_exit(101) }
	}
}
