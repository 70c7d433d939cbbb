#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use proptest::prelude::*;

use crate::format::common::testing::*;

const MAPPING: &str = r#"
format = "espi"
[value]
unit = "Wh"
interval = "1h"
[[meter]]
id = "HOUSE-1"
add = ["9/1"]
[[meter]]
id = "ROOF-1"
add = ["9/2"]
"#;

const TOTALS: &str = r#"
format = "espi"
[value]
unit = "Wh"
interval = "1h"
register = {}
[[meter]]
id = "HOUSE-1"
add = ["9/1"]
"#;

const START: &str = "2025-06-01T00:00Z";
const END: &str = "2025-06-01T03:00Z";

fn intervals() -> String {
	sample("espi/intervals.xml")
}

fn totals() -> String {
	sample("espi/totals.xml")
}

fn refused(from: &str, to: &str, words: &str) {
	assert_refused_once_replaced(MAPPING, &intervals(), from, to, words);
}

/// The type of the first reading, changed, is refused.
fn type_refused(from: &str, to: &str, words: &str) {
	let file = replaced(&intervals(), from, to);
	assert_refused(MAPPING, &file, "<espi:ReadingType>", words);
}

#[test]
fn all_readings_of_a_feed_are_read_with_their_power_of_ten() {
	let readings = read(MAPPING, intervals().as_bytes()).unwrap();
	let house = between(&readings, "HOUSE-1", START, END);
	assert_eq!((house.energy.wh(), house.report.missing, house.report.estimated), (2_550, 0, 1));
	let roof = between(&readings, "ROOF-1", START, END);
	assert_eq!((roof.energy.wh(), roof.report.missing), (251, 0), "0 + 250.5 + 1 Wh");
}

#[test]
fn totals_count_what_lies_between_them() {
	let readings = read(TOTALS, totals().as_bytes()).unwrap();
	let house = between(&readings, "HOUSE-1", START, "2025-06-01T02:00Z");
	assert_eq!((house.energy.wh(), house.report.estimated), (3_000, 1));
}

#[test]
fn totals_are_declared_and_nothing_else_is() {
	let entry = "  <entry>\n    <id>urn:uuid:00000000-0000-4000-8000-000000000002";
	let undeclared = replaced(TOTALS, "register = {}", "");
	assert_refused(&undeclared, &totals(), entry, "declare `register` under [value]");
	let entry = "  <entry>\n    <id>urn:uuid:00000000-0000-4000-8000-000000000003";
	assert_refused(TOTALS, &intervals(), entry, "remove `register` under [value]");
}

#[test]
fn a_total_has_a_moment() {
	let file = replaced(&totals(), "<espi:duration>0<", "<espi:duration>3600<");
	assert_refused(TOTALS, &file, "<espi:IntervalReading>", "is a total and has a duration");
	let file = totals().replace("<espi:duration>0</espi:duration>", "");
	let readings = read(TOTALS, file.as_bytes()).unwrap();
	let house = between(&readings, "HOUSE-1", START, "2025-06-01T02:00Z");
	assert_eq!(house.energy.wh(), 3_000);
}

#[test]
fn mean_powers_are_read() {
	let mapping = replaced(MAPPING, "\"Wh\"", "\"W\"");
	let power = "<espi:accumulationBehaviour>6<";
	let file = intervals()
		.replace("<espi:accumulationBehaviour>4<", power)
		.replace("<espi:dataQualifier>12<", "<espi:dataQualifier>2<")
		.replace("<espi:uom>72<", "<espi:uom>38<");
	let readings = read(&mapping, file.as_bytes()).unwrap();
	assert_eq!(between(&readings, "HOUSE-1", START, END).energy.wh(), 2_550);
	let maximum = replaced(&file, "<espi:dataQualifier>2<", "<espi:dataQualifier>8<");
	assert_refused(&mapping, &maximum, "<espi:ReadingType>", "dataQualifier 8 is not read");
	assert_refused(MAPPING, &file, "<espi:IntervalReading>", "its unit is W, and Wh is declared");
}

#[test]
fn only_energy_of_electricity_in_one_direction_is_read() {
	type_refused("<espi:uom>72<", "<espi:uom>42<", "uom 42");
	type_refused("Behaviour>4<", "Behaviour>3<", "accumulationBehaviour 3");
	type_refused("Behaviour>4<", "Behaviour>12<", "accumulationBehaviour 12");
	type_refused("<espi:dataQualifier>12<", "<espi:dataQualifier>8<", "dataQualifier 8");
	type_refused("<espi:commodity>1<", "<espi:commodity>7<", "its commodity is 7");
	type_refused("<espi:flowDirection>1<", "<espi:flowDirection>4<", "its flowDirection is 4");
	type_refused("<espi:flowDirection>1</espi:flowDirection>", "", "no `flowDirection`");
	type_refused("<espi:uom>72</espi:uom>", "", "no `uom`");
	type_refused("Multiplier>0<", "Multiplier>kilo<", "`kilo` is no whole number");
	refused(
		"<espi:ServiceCategory><espi:kind>0",
		"<espi:ServiceCategory><espi:kind>1",
		"its service is 1",
	);
}

#[test]
fn links_join_the_resources() {
	let reading = "  <entry>\n    <id>urn:uuid:00000000-0000-4000-8000-000000000003";
	let block = "  <entry>\n    <id>urn:uuid:00000000-0000-4000-8000-000000000005";
	let at = |entry: &str, from: &str, to: &str, words: &str| {
		assert_refused(MAPPING, &replaced(&intervals(), from, to), entry, words);
	};
	let up =
		"up\" href=\"/espi/1_1/resource/Subscription/5/UsagePoint/9/MeterReading/1/IntervalBlock";
	at(block, up, &up.replace("Reading/1", "Reading/7"), "has no MeterReading of this `self` link");
	at(block, up, &up.replace("up", "via"), "one `up` link");
	let related = "<link rel=\"related\" href=\"/espi/1_1/resource/ReadingType/1\"/>";
	at(reading, related, "", "one `related` link to a ReadingType");
	at(reading, related, &format!("{related}{related}"), "one `related` link to a ReadingType");
	at(reading, related, &related.replace("Type/1", "Type/8"), "has no such ReadingType");
	let itself = "self\" href=\"/espi/1_1/resource/Subscription/5/UsagePoint/9/MeterReading/1\"";
	at(reading, itself, &itself.replace("UsagePoint/9/", ""), "its register is not known");
	let direct = replaced(&intervals(), up, up.strip_suffix("/IntervalBlock").unwrap());
	read(MAPPING, direct.as_bytes()).unwrap();
}

#[test]
fn two_readings_never_share_a_register() {
	let file = intervals();
	let start =
		file.find("  <entry>\n    <id>urn:uuid:00000000-0000-4000-8000-000000000003").unwrap();
	let end = start + file[start..].find("</entry>\n").unwrap() + "</entry>\n".len();
	let again = &file[start..end];
	let twice = format!("{}{again}{}", &file[..end], &file[end..]);
	let line = u32::try_from(file[..end].lines().count()).unwrap() + 1;
	assert_refused_at(MAPPING, twice.as_bytes(), line, "the feed has this MeterReading twice");
	let other = again.replace("Subscription/5", "Subscription/6");
	let alike = format!("{}{other}{}", &file[..end], &file[end..]);
	assert_refused_at(MAPPING, alike.as_bytes(), line, "has the register `9/1` too");
}

#[test]
fn an_interval_has_a_time_within_its_block_and_a_value() {
	let reading = "<espi:IntervalReading>";
	let at = |from: &str, to: &str, words: &str| {
		assert_refused(MAPPING, &replaced(&intervals(), from, to), reading, words);
	};
	let time = "<espi:timePeriod><espi:duration>3600</espi:duration><espi:start>1748736000</espi:start></espi:timePeriod>";
	at(time, "", "no `timePeriod`");
	at(time, &time.replace(">3600", ">36000"), "outside of the `interval`");
	at(time, &time.replace(">3600", ">1800"), "1800 s is no multiple of 3600 s");
	at(time, &time.replace(">3600", ">0"), "it has no duration");
	refused(time, &time.replace(">3600", ">-3600"), "no time in unix seconds");
	refused(time, &time.replace("1748736000", "2025-06-01"), "no whole number");
	at("<espi:value>1250</espi:value>", "", "it has no value");
	at("<espi:value>1250<", "<espi:value>1,25<", "is not a number");
	at("<espi:value>1250<", "<espi:value>65535<", "error code");
	let short =
		replaced(&intervals(), time, &time.replace("<espi:duration>3600</espi:duration>", ""));
	let readings = read(MAPPING, short.as_bytes()).unwrap();
	assert_eq!(between(&readings, "HOUSE-1", START, END).energy.wh(), 2_550, "intervalLength");
	let no_length = replaced(&short, "<espi:intervalLength>3600<", "<espi:intervalLength>0<");
	assert_refused(MAPPING, &no_length, "<espi:timePeriod>", "no `duration`");
}

#[test]
fn special_values_are_those_that_the_file_has() {
	let file = replaced(&intervals(), ">250500<", ">65535<");
	let at = "<espi:value>65535<";
	let before = file.split_once(at).unwrap().0;
	let line = u32::try_from(before.matches('\n').count() + 1 - 4).unwrap();
	assert_refused_at(MAPPING, file.as_bytes(), line, "error code");
	let invalid =
		replaced(MAPPING, "interval = \"1h\"", "interval = \"1h\"\ninvalid = [\"65535\"]");
	let roof = between(&read(&invalid, file.as_bytes()).unwrap(), "ROOF-1", START, END);
	assert_eq!((roof.energy.wh(), roof.report.missing), (1, 1));
	let accept = replaced(MAPPING, "interval = \"1h\"", "interval = \"1h\"\naccept = [\"65535\"]");
	let roof = between(&read(&accept, file.as_bytes()).unwrap(), "ROOF-1", START, END);
	assert_eq!((roof.energy.wh(), roof.report.missing), (66, 0), "65.535 + 1 Wh");
}

#[test]
fn marks_mean_what_the_code_list_says_clearly_or_what_is_declared() {
	let mark = "<espi:quality>17<";
	for code in ["7", "10", "11", "12", "13", "14", "15", "16", "99"] {
		let file = replaced(&intervals(), mark, &format!("<espi:quality>{code}<"));
		let second = "<espi:IntervalReading >";
		let file = file.replacen("<espi:IntervalReading>", "<first>", 1).replacen(
			"</espi:IntervalReading>",
			"</first>",
			1,
		);
		let file = file.replacen("<espi:IntervalReading>", second, 1);
		assert_refused(MAPPING, &file, second, &format!("what the mark `{code}` means"));
	}
	let mapping = format!("{MAPPING}\n[quality]\nmissing = [\"8\"]");
	let house = between(&read(&mapping, intervals().as_bytes()).unwrap(), "HOUSE-1", START, END);
	assert_eq!((house.energy.wh(), house.report.missing), (1_250, 1));
}

#[test]
fn the_worst_of_several_marks_counts_and_the_type_has_the_mark_of_those_without() {
	let two = replaced(
		&intervals(),
		"<espi:ReadingQuality><espi:quality>17<",
		"<espi:ReadingQuality><espi:quality>9</espi:quality></espi:ReadingQuality><espi:ReadingQuality><espi:quality>17<",
	);
	let house = between(&read(MAPPING, two.as_bytes()).unwrap(), "HOUSE-1", START, END);
	assert_eq!(house.report.estimated, 2);
	let default = replaced(
		&intervals(),
		"<espi:flow",
		"<espi:defaultQuality>9</espi:defaultQuality><espi:flow",
	);
	let house = between(&read(MAPPING, default.as_bytes()).unwrap(), "HOUSE-1", START, END);
	assert_eq!(house.report.estimated, 2);
}

#[test]
fn only_feeds_with_blocks_are_read() {
	let entry = intervals().replace("feed", "entry");
	assert_refused(MAPPING, &entry, "<entry", "only an Atom feed is read");
	let other = replaced(&intervals(), "http://www.w3.org/2005/Atom", "urn:other");
	assert_refused(MAPPING, &other, "<feed", "only an Atom feed is read");
	let empty = intervals().replace("IntervalBlock>", "Other>");
	assert_refused(MAPPING, &empty, "<feed", "no IntervalBlock");
}

#[test]
fn a_mapping_declares_nothing_that_the_format_says() {
	let wrong =
		|more: &str, words: &str| assert_declared_wrongly(&format!("{MAPPING}\n{more}"), words);
	wrong("[time]\nform = \"rfc3339\"\nmarks = \"start\"\nzone = \"UTC\"", "remove [time]");
	wrong("[columns]\nheader = []", "remove [columns]");
	wrong("[text]\ndelimiter = \";\"", "remove [text]");
	wrong("[number]\ndecimal = \",\"", "remove [number]");
	assert_declared_wrongly(&replaced(MAPPING, "\"Wh\"", "\"kWh\""), "counts in Wh or W");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
		let _ = read(MAPPING, &bytes);
	}

	#[test]
	fn whatever_happens_to_a_feed_it_is_read_or_refused(accidents in prop::collection::vec(accident(), 1..4)) {
		for (mapping, file) in [(MAPPING, intervals()), (TOTALS, totals())] {
			let _ = read(mapping, &after(&accidents, &file, '\n'));
		}
	}

	#[test]
	fn a_feed_that_is_cut_off_is_refused(at in any::<prop::sample::Index>()) {
		for (mapping, file) in [(MAPPING, intervals()), (TOTALS, totals())] {
			let end = file.rfind('>').unwrap();
			prop_assert!(read(mapping, &file.as_bytes()[..at.index(end)]).is_err());
		}
	}
}
