use super::*;
use crate::produced::{ensure_at_end, expects_errors, runs_all, Count};
use crate::{assert_noop, ensure_every_error_is_produced};
use std::{env, process::Command};

fn arguments<'a>(given: &'a [&str]) -> impl Iterator<Item = String> + 'a {
	given.iter().map(|it| it.to_string())
}

/// Runs one of the tests below in a program of its own. Says whether it passed, and what it printed.
fn alone(name: &str) -> (bool, String) {
	let mut program = Command::new(env::current_exe().unwrap());
	let name = format!("tests::counting::{name}");
	let run = program.args(["--exact", &name, "--ignored"]).output().unwrap();
	(run.status.success(), String::from_utf8(run.stderr).unwrap())
}

#[test]
#[ignore = "a program of its own runs it"]
fn misses_one() {
	ensure_at_end::<Failing, Error>();
	test(|| {
		assert_noop!(fail(0), Error::Tested);
		assert_noop!(fail(1), Error::Seen);
	});
}

#[test]
#[ignore = "a program of its own runs it"]
fn misses_none() {
	ensure_at_end::<Failing, Error>();
	// At the end is early enough.
	test(|| (0..3).for_each(|error| crate::produced(fail(error).unwrap_err())));
}

#[test]
fn a_program_fails_at_its_end_where_an_error_is_missing() {
	let (passed, printed) = alone("misses_one");
	assert!(!passed);
	assert!(printed.contains("no test got as far as to produce: Failing::Untested\n"), "{printed}");
}

#[test]
#[ignore = "a program of its own runs it"]
fn is_not_alone() {
	ensure_every_error_is_produced::<Failing, Error>();
}

#[test]
fn a_program_that_runs_some_tests_says_that_it_counts_no_errors() {
	let (passed, printed) = alone("is_not_alone");
	assert!(passed, "{printed}");
	assert!(printed.contains("errors of the pallet are not counted"), "{printed}");
}

#[test]
fn a_program_passes_where_no_error_is_missing() {
	let (passed, printed) = alone("misses_none");
	assert!(passed, "{printed}");
}

#[test]
fn errors_of_other_pallets_are_not_counted() {
	let mut count = Count::new();
	count.expect::<Failing, Error>();
	let of = |index, error| {
		let error = [error, 0, 0, 0];
		sp_runtime::DispatchError::Module(sp_runtime::ModuleError { index, error, message: None })
	};
	for (index, error) in [(0, 0), (6, 1), (7, 2), (8, 0)] {
		count.add(of(index, error), "tests/a.rs");
	}
	assert_eq!(count.missing(), ["Failing::Tested", "Failing::Seen"]);
	count.add(sp_runtime::DispatchError::BadOrigin, "tests/a.rs");
	for error in [0, 1] {
		count.add(of(7, error), "tests/a.rs");
	}
	assert!(count.missing().is_empty());
}

#[test]
fn errors_that_no_test_expects_are_not_counted() {
	for file in
		["pallets/a/src/tests/invariants.rs", "src/tests/invariants/b.rs", "src/benchmarking.rs"]
	{
		assert!(!expects_errors(file), "{file}");
		let mut count = Count::new();
		count.expect::<Failing, Error>();
		count.add(Error::Tested, file);
		assert_eq!(count.missing().len(), 3);
	}
	assert!(expects_errors(file!()));
}

#[test]
fn only_a_program_that_runs_all_tests_is_held_to_them() {
	let all = [
		&[][..],
		&["--nocapture"],
		&["--no-capture", "--color=always"],
		&["-q", "--test-threads=1"],
		&["--test-threads", "4", "--include-ignored"],
		&["--color", "never", "--show-output"],
	];
	for all in all {
		assert!(runs_all(arguments(all)), "{all:?}");
	}
	let some = [
		&["fill"][..],
		&["--skip", "slow"],
		&["--exact", "a"],
		&["--list"],
		&["--ignored"],
		&["--test-threads", "4", "fill"],
		&["--test-threads=4", "4"],
		&["--test-threads"],
		&["--nocapture=fill"],
	];
	for some in some {
		assert!(!runs_all(arguments(some)), "{some:?}");
	}
}
