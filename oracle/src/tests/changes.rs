//! Where two looks at the same source differ.

use super::*;
use std::ops::Range;

const HOURS: [&str; 4] = [
	"R80711,2014-01-05T00:00:00+00:00,10\n",
	"R80711,2014-01-05T00:10:00+00:00,20\n",
	"R80711,2014-01-05T00:20:00+00:00,30\n",
	"R80721,2014-01-05T00:20:00+00:00,40\n",
];
const START: i64 = 1_388_880_000;

fn changes(now: &[&str], before: &[&str]) -> Option<Range<i64>> {
	let [now, before] = [now, before].map(|lines| turbines(&lines.concat()).unwrap());
	let found = now.changes(&before);
	assert_eq!(before.changes(&now), found);
	found.map(|it| it.start - START..it.end - START)
}

#[test]
fn rows_in_another_order_change_nothing() {
	let [one, two, three, four] = HOURS;
	assert_eq!(changes(&[four, two, three, one], &HOURS), None);
	assert_eq!(changes(&[], &[]), None);
}

#[test]
fn a_value_that_is_new_gone_or_corrected_changes_its_time() {
	let [one, two, three, four] = HOURS;
	assert_eq!(changes(&HOURS, &[one, two, three]), Some(1_200..1_800));
	assert_eq!(changes(&HOURS, &[two, three, four]), Some(0..600));
	let corrected = "R80711,2014-01-05T00:10:00+00:00,21\n";
	assert_eq!(changes(&[one, corrected, three, four], &HOURS), Some(600..1_200));
	assert_eq!(changes(&[corrected, three], &HOURS), Some(0..1_800));
}

#[test]
fn a_value_that_is_repeated_counts_once_and_one_that_is_in_doubt_does_not() {
	let [one, two, three, four] = HOURS;
	let doubtful = "R80711,2014-01-05T00:10:00+00:00,99\n";
	let files = |more: &str| {
		let head = "Wind_turbine_name,Date_time,P_avg\n";
		let all = format!("{head}{one}{two}{three}{four}");
		let more = format!("{head}{more}");
		let files = [("a.csv", all.as_bytes()), ("b.csv", more.as_bytes())];
		collect(&mapping(&scada("UTC")), &files).unwrap()
	};
	let before = turbines(&HOURS.concat()).unwrap();
	assert_eq!(files(doubtful).changes(&before), Some(START + 600..START + 1_200));
	assert!(files(two).changes(&before).is_some_and(|it| it.end <= START + 1_200));
}

#[test]
fn a_file_of_which_each_line_is_wrong_is_refused_in_bounded_memory() {
	let Err(DataError::Refused(refusals)) = turbines(&"R80711,never,1\n".repeat(5_000)) else {
		panic!("not refused")
	};
	assert_eq!(refusals.len(), 1_001);
	assert_says(&refusals[1_000].to_string(), &["4000 more lines are refused"]);
}
