use super::*;
use crate::{record, rerun};
use std::{collections::BTreeSet, fs, process::Command, thread};
use tempfile::NamedTempFile;

fn shell(script: &str) -> Command {
	let mut command = Command::new("sh");
	command.args(["-c", script]);
	command
}

#[test]
#[should_panic(expected = "no test produces these errors of Failing: Untested")]
fn every_error_is_produced_by_some_test() {
	crate::ensure_every_error_is_produced::<Failing, Error>();
}

#[test]
fn tests_that_are_run_again_are_not_run_a_third_time() {
	let name = "tests::counting::every_error_is_produced_by_some_test";
	let mut again = Command::new(std::env::current_exe().unwrap());
	again.args(["--exact", name]);
	let reason = rerun::produced_by(again).unwrap_err();
	assert!(reason.contains("errors are being counted already"), "{reason}");
}

#[test]
fn errors_of_other_pallets_are_not_counted() {
	let produced = BTreeSet::from([(0, 0), (6, 1), (7, 2), (8, 0)]);
	assert_eq!(rerun::missing::<Failing, Error>(&produced), ["Tested", "Seen"]);
	let all = BTreeSet::from([(7, 0), (7, 1), (7, 2)]);
	assert!(rerun::missing::<Failing, Error>(&all).is_empty());
}

#[test]
fn tests_that_fail_are_not_counted_but_shown() {
	let script =
		"echo '7 0' >> $VERDIGRID_PRODUCED_ERRORS; echo printed; echo complained >&2; exit 3";
	let reason = rerun::produced_by(shell(script)).unwrap_err();
	for part in ["did not pass", "3", "printed", "complained"] {
		assert!(reason.contains(part), "{part} is not in: {reason}");
	}
}

#[test]
fn what_is_no_error_is_not_counted_but_shown() {
	let script =
		"echo '7 0' >> $VERDIGRID_PRODUCED_ERRORS; echo seven >> $VERDIGRID_PRODUCED_ERRORS";
	assert_eq!(rerun::produced_by(shell(script)), Err("`seven` is no error".into()));
	assert_eq!(
		rerun::produced_by(shell("echo '7 0' >> $VERDIGRID_PRODUCED_ERRORS")),
		Ok(BTreeSet::from([(7, 0)]))
	);
}

#[test]
fn errors_of_tests_that_run_at_the_same_time_are_all_written_down() {
	let file = NamedTempFile::new().unwrap();
	thread::scope(|scope| {
		for pallet in 100..108 {
			let path = file.path();
			scope.spawn(move || {
				(0..=255).for_each(|error| record::append(path, (pallet, error)).unwrap());
			});
		}
	});
	assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), 8 * 256);
	assert_eq!(record::read(file.path()).unwrap().len(), 8 * 256);
}

#[test]
fn a_file_that_is_not_there_is_reported() {
	let file = NamedTempFile::new().unwrap();
	let path = file.path().to_owned();
	file.close().unwrap();
	assert!(record::append(&path, (7, 0)).is_err());
	assert!(record::read(&path).is_err());
}
