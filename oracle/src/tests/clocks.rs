//! Changes of the clock are judged by the rules of the declared zone, never by the look of the data.

use super::*;
use crate::zone::{database_version, Local, Zone};

fn paris(lines: &str) -> Result<Readings, DataError> {
	turbines_in("Europe/Paris", lines)
}

/// Energy, ambiguous and missing intervals.
fn counts(readings: &Readings, start: &str, end: &str) -> (u64, u64, u64) {
	let Reading { energy, report } = between(readings, "T", start, end).unwrap();
	(energy.wh(), report.ambiguous, report.missing)
}

/// A mapping of labels without offset.
fn local(marks: &str, zone: &str, rest: &str) -> Mapping {
	let text = scada(zone)
		.replace("rfc3339", "%Y-%m-%d %H:%M")
		.replace("\"start\"", &format!("\"{marks}\"\n{rest}"));
	mapping(&text)
}

fn read_local(mapping: &Mapping, lines: &str) -> Result<Readings, DataError> {
	let text = format!("Wind_turbine_name,Date_time,P_avg\n{lines}");
	collect(mapping, &[("scada.csv", text.as_bytes())])
}

#[test]
fn the_database_is_the_programs_own_and_has_a_version() {
	assert!(database_version().starts_with("20"), "{}", database_version());
	assert!(Zone::parse("Asia/Shanghai").is_ok());
	for name in
		["Europe/Atlantis", "europe/paris", "", "+8:00", "+08:60", "+15:00", "08:00", "CEST"]
	{
		assert!(Zone::parse(name).is_err(), "{name}");
	}
}

#[test]
fn a_zone_says_what_a_local_time_means() {
	let zone = Zone::parse("Europe/Paris").unwrap();
	let time = |text: &str| text.parse::<jiff::civil::DateTime>().unwrap();
	let unix = |text: &str| i64::try_from(moment(text)).unwrap();
	assert_eq!(zone.local(time("2014-07-01T00:00")), Local::Once(unix("2014-06-30T22:00:00Z")));
	assert_eq!(zone.local(time("2014-03-30T02:30")), Local::Never);
	let twice = Local::Twice(unix("2014-10-26T00:30:00Z"), unix("2014-10-26T01:30:00Z"));
	assert_eq!(zone.local(time("2014-10-26T02:30")), twice);
}

#[test]
fn near_a_change_is_by_as_much_as_the_clock_was_changed() {
	let paris = Zone::parse("Europe/Paris").unwrap();
	let near = |zone: &Zone, text: &str| {
		let moment = i64::try_from(moment(text)).unwrap();
		zone.steady(moment).is_near_change(moment)
	};
	for (text, is_near) in [
		("2014-03-29T23:59:59Z", false),
		("2014-03-30T00:00:00Z", true),
		("2014-03-30T01:00:00Z", true),
		("2014-03-30T01:59:59Z", true),
		("2014-03-30T02:00:00Z", false),
		("2014-07-01T00:00:00Z", false),
	] {
		assert_eq!(near(&paris, text), is_near, "{text}");
	}
	// The clock of Lord Howe Island is changed by half an hour.
	let island = Zone::parse("Australia/Lord_Howe").unwrap();
	assert!(near(&island, "2014-04-05T15:29:00Z") && !near(&island, "2014-04-05T15:30:00Z"));
	assert!(!near(&island, "2014-04-05T14:29:00Z"));
}

#[test]
fn at_the_change_to_summer_time_nothing_is_missing() {
	let readings =
		paris("T,2014-03-30T01:50:00+01:00,60\nT,2014-03-30T03:00:00+02:00,60\n").unwrap();
	assert_eq!(counts(&readings, "2014-03-30T00:50:00Z", "2014-03-30T01:10:00Z"), (20_000, 0, 0));
}

#[test]
fn what_a_change_of_the_clock_made_ambiguous_counts_as_zero_and_is_reported() {
	let lines = "T,2014-03-30T01:50:00+01:00,60\nT,2014-03-30T03:00:00+02:00,60\n\
		T,2014-03-30T03:00:00+02:00,61\nT,2014-03-30T03:10:00+02:00,60\n";
	let readings = paris(lines).unwrap();
	assert_eq!(counts(&readings, "2014-03-30T00:50:00Z", "2014-03-30T01:20:00Z"), (20_000, 1, 1));
}

#[test]
fn equal_values_of_an_ambiguous_interval_are_no_less_ambiguous() {
	let readings =
		paris("T,2014-10-26T02:00:00+02:00,60\nT,2014-10-26T02:00:00+02:00,60\n").unwrap();
	assert_eq!(counts(&readings, "2014-10-26T00:00:00Z", "2014-10-26T01:00:00Z"), (0, 1, 6));
}

#[test]
fn a_conflict_away_from_the_change_of_the_clock_is_in_doubt() {
	let readings =
		paris("T,2014-03-30T04:10:00+02:00,60\nT,2014-03-30T04:10:00+02:00,61\n").unwrap();
	let refused = refusal(between(&readings, "T", "2014-03-30T02:00:00Z", "2014-03-30T03:00:00Z"));
	assert_says(&refused, &["line 3"]);
}

#[test]
fn the_same_look_on_a_day_without_a_change_is_no_change() {
	let pass = |value: u32| -> String {
		(0..6).map(|ten| format!("T,2014-10-25T02:{ten}0:00+02:00,{value}\n")).collect()
	};
	let readings =
		paris(&format!("{}{}T,2014-10-25T03:00:00+02:00,60\n", pass(30), pass(36))).unwrap();
	assert_eq!(readings.doubts().count(), 6);
}

#[test]
fn an_offset_that_the_zone_does_not_have_then_is_refused_or_ambiguous_at_a_change() {
	let refused = refusal(paris("T,2014-01-15T12:00:00+02:00,60\n"));
	assert_says(&refused, &["line 2", "Europe/Paris", "`zone`"]);
	let readings = paris("T,2014-10-26T03:00:00+02:00,60\n").unwrap();
	assert_eq!(counts(&readings, "2014-10-26T01:00:00Z", "2014-10-26T02:00:00Z"), (0, 1, 6));
}

#[test]
fn at_the_change_to_winter_time_the_repeated_hour_is_two_hours() {
	let readings =
		paris("T,2014-10-26T02:00:00+02:00,60\nT,2014-10-26T02:00:00+01:00,6\n").unwrap();
	assert_eq!(counts(&readings, "2014-10-26T00:00:00Z", "2014-10-26T02:00:00Z"), (11_000, 0, 10));
}

#[test]
fn a_label_without_offset_that_the_clock_shows_twice_is_ambiguous() {
	let mapping = local("start", "Europe/Paris", "");
	let readings = read_local(
		&mapping,
		"T,2014-10-26 02:00,60\nT,2014-10-26 02:00,6\nT,2014-10-26 03:00,60\n",
	)
	.unwrap();
	assert_eq!(counts(&readings, "2014-10-26T00:00:00Z", "2014-10-26T02:10:00Z"), (10_000, 1, 12));
}

#[test]
fn or_told_apart_by_its_order_where_that_is_declared() {
	let mapping = local("start", "Europe/Paris", "repeated-hour = \"in-order\"");
	let lines = "T,2014-10-26 02:00,60\nU,2014-10-26 02:00,12\nT,2014-10-26 02:00,6\nU,2014-10-26 02:00,18\n";
	let readings = read_local(&mapping, lines).unwrap();
	assert_eq!(counts(&readings, "2014-10-26T00:00:00Z", "2014-10-26T01:00:00Z"), (10_000, 0, 5));
	assert_eq!(counts(&readings, "2014-10-26T01:00:00Z", "2014-10-26T02:00:00Z"), (1_000, 0, 5));
	let third = format!("{lines}T,2014-10-26 02:00,7\n");
	assert_eq!(read_local(&mapping, &third).unwrap().doubts().count(), 1);
}

#[test]
fn a_label_that_never_was_is_refused() {
	let refused =
		refusal(read_local(&local("start", "Europe/Paris", ""), "T,2014-03-30 02:00,60\n"));
	assert_says(&refused, &["line 2", "2014-03-30 02:00", "skipped"]);
}

#[test]
fn labels_may_mark_ends_and_then_midnight_may_be_24() {
	let mapping = local("end", "Europe/Paris", "");
	let readings = read_local(&mapping, "T,2014-01-15 00:10,60\nT,2014-01-15 24:00,6\n").unwrap();
	assert_eq!(counts(&readings, "2014-01-14T23:00:00Z", "2014-01-14T23:10:00Z").0, 10_000);
	assert_eq!(counts(&readings, "2014-01-15T22:50:00Z", "2014-01-15T23:00:00Z").0, 1_000);
	// The last interval before the clock is changed ends at a time that it does not show.
	let readings = read_local(&mapping, "T,2014-03-30 02:00,60\n").unwrap();
	assert_eq!(counts(&readings, "2014-03-30T00:50:00Z", "2014-03-30T01:00:00Z").0, 10_000);
	let refused = refusal(read_local(&local("start", "UTC", ""), "T,2014-01-15 24:00,6\n"));
	assert_says(&refused, &["marks = \"end\""]);
}

#[test]
fn labels_that_look_like_the_other_ends_are_refused() {
	let day = |from: u32| -> String {
		(from..from + 144)
			.map(|ten| {
				format!(
					"T,2014-01-{:02} {:02}:{:02},60\n",
					1 + ten / 144,
					ten / 6 % 24,
					ten % 6 * 10
				)
			})
			.collect()
	};
	let (starts, ends) = (day(0), day(1));
	assert!(read_local(&local("start", "UTC", ""), &starts).is_ok());
	assert!(read_local(&local("end", "UTC", ""), &ends).is_ok());
	assert_says(
		&refusal(read_local(&local("start", "UTC", ""), &ends)),
		&["look like the ends", "marks = \"end\""],
	);
	assert_says(
		&refusal(read_local(&local("end", "UTC", ""), &starts)),
		&["look like the starts", "marks = \"start\""],
	);
	assert!(read_local(&local("start", "UTC", "check-labels = false"), &ends).is_ok());
}

#[test]
fn the_grid_is_that_of_the_local_clock() {
	let mapping = mapping(&scada("Asia/Kolkata").replace("10m", "1h"));
	let text = "Wind_turbine_name,Date_time,P_avg\nT,2014-01-15T00:00:00+05:30,60\n";
	assert!(collect(&mapping, &[("a.csv", text.as_bytes())]).is_ok());
	let text = text.replace("00:00:00+", "00:30:00+");
	assert_says(&refusal(collect(&mapping, &[("a.csv", text.as_bytes())])), &["grid"]);
}

#[test]
fn the_end_of_the_last_interval_before_a_change_is_what_the_clock_shows() {
	let mapping = local("end", "Europe/Paris", "");
	for label in ["03:00", "02:00"] {
		let readings =
			read_local(&mapping, &format!("T,2014-03-30 {label},60\nT,2014-03-30 03:10,6\n"))
				.unwrap();
		assert_eq!(
			counts(&readings, "2014-03-30T00:50:00Z", "2014-03-30T01:00:00Z").0,
			10_000,
			"{label}"
		);
		assert_eq!(
			counts(&readings, "2014-03-30T01:00:00Z", "2014-03-30T01:10:00Z").0,
			1_000,
			"{label}"
		);
	}
	// In autumn, two intervals end at 02:00.
	let readings = read_local(&mapping, "T,2014-10-26 02:00,60\nT,2014-10-26 02:00,6\n").unwrap();
	assert_eq!(counts(&readings, "2014-10-25T23:50:00Z", "2014-10-26T00:00:00Z"), (0, 1, 1));
}

#[test]
fn a_day_has_as_many_hours_as_the_clock_gives_it() {
	let daily = |marks: &str| {
		mapping(
			&scada("Europe/Paris")
				.replace("10m", "24h")
				.replace("rfc3339", "%Y-%m-%d")
				.replace("start", marks),
		)
	};
	for (marks, shift) in [("start", 0), ("end", 1)] {
		let day = |month: u32, day: u32| format!("T,2014-{month:02}-{:02},10\n", day + shift);
		let days: String = [day(3, 29), day(3, 30), day(10, 25), day(10, 26), day(10, 27)].concat();
		let readings = read_local(&daily(marks), &days).unwrap();
		assert_eq!(readings.doubts().count(), 0);
		assert_eq!(
			counts(&readings, "2014-03-28T23:00:00Z", "2014-03-30T22:00:00Z"),
			(470_000, 0, 0),
			"{marks}"
		);
		assert_eq!(
			counts(&readings, "2014-10-24T22:00:00Z", "2014-10-27T23:00:00Z"),
			(730_000, 0, 0),
			"{marks}"
		);
	}
}

#[test]
fn near_a_change_a_later_revision_says_plainly_what_it_corrects() {
	let text = scada("Europe/Paris")
		.replace("\"P_avg\"]", "\"P_avg\", \"rev\"]")
		.replace("value = \"P_avg\"", "value = \"P_avg\"\nrevision = \"rev\"");
	let lines = "T,2014-03-30T03:00:00+02:00,6,1\nT,2014-03-30T03:00:00+02:00,60,2\n";
	let file = format!("Wind_turbine_name,Date_time,P_avg,rev\n{lines}");
	let readings = collect(&mapping(&text), &[("a.csv", file.as_bytes())]).unwrap();
	assert_eq!(counts(&readings, "2014-03-30T01:00:00Z", "2014-03-30T01:10:00Z"), (10_000, 0, 0));
}

#[test]
fn a_form_of_labels_that_does_not_say_one_moment_is_refused() {
	let refused = |from: &str, to: &str, words: &[&str]| {
		let error = Mapping::from_toml(&scada("Europe/Paris").replace(from, to))
			.expect_err("the mapping is taken");
		assert_says(&error, words);
	};
	refused("rfc3339", "%Y-%m-%dT%H:%M:%SZ", &["Z", "UTC"]);
	refused("rfc3339", "%Y-%m-%d %I:%M", &["%p"]);
	refused("rfc3339", "%Y-%m-%d %H:%M %Q", &["%z"]);
	refused("\"start\"", "\"end\"\nrepeated-hour = \"in-order\"", &["in-order"]);
	refused("value = \"P_avg\"", "value = \"P_avg\"\nquality = \"P_avg\"", &["two things"]);
}

#[test]
fn a_day_that_has_no_such_time_may_leave_its_column_blank() {
	let text = super::read("samples/china/curve.toml")
		.replace("Asia/Shanghai", "Europe/Paris")
		.replace("15m", "1h");
	let mapping = mapping(&text.replace("\"end\"", "\"start\""));
	let times: Vec<String> = (0..24).map(|hour| format!("{hour:02}:00")).collect();
	let file = |skipped: &str| {
		let values: Vec<&str> = (0..24).map(|hour| if hour == 2 { skipped } else { "1" }).collect();
		format!(
			"日期,户号,计量点编号,单位,{}\n2014-03-30,1,G-0001,MW,{}\n",
			times.join(","),
			values.join(",")
		)
	};
	let readings = collect(&mapping, &[("a.csv", file("").as_bytes())]).unwrap();
	let reading =
		between(&readings, "G-0001", "2014-03-29T23:00:00Z", "2014-03-30T22:00:00Z").unwrap();
	assert_eq!((reading.energy.wh(), reading.report.missing), (23_000_000, 0));
	assert_says(
		&refusal(collect(&mapping, &[("a.csv", file("1").as_bytes())])),
		&["02:00", "skipped"],
	);
}

#[test]
fn seconds_and_milliseconds_since_1970_mean_one_moment_whatever_the_zone() {
	let read = |form: &str, zone: &str, label: &str| {
		let text = scada(zone).replace("rfc3339", form);
		let lines = format!("Wind_turbine_name,Date_time,P_avg\nR80711,{label},60\n");
		collect(&mapping(&text), &[("scada.csv", lines.as_bytes())])
	};
	for zone in ["UTC", "Europe/Paris", "+08:00"] {
		for (form, label) in [("unix", "1388880000"), ("unix-ms", "1388880000000")] {
			let readings = read(form, zone, label).unwrap();
			assert_eq!(readings.extent("R80711"), Some(1_388_880_000..1_388_880_600));
		}
	}
	for label in ["1388880000000", "1388880000.5", "-1", "+1388880000", "soon"] {
		assert_says(&refusal(read("unix", "UTC", label)), &["line 2", "seconds since 1970"]);
	}
	for label in ["1388880000001", "99999999999999999999"] {
		assert_says(&refusal(read("unix-ms", "UTC", label)), &["milliseconds since 1970"]);
	}
	assert_says(&refusal(read("unix", "UTC", "1388880001")), &["not on the grid"]);
}
