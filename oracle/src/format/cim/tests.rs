#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use proptest::prelude::*;

use crate::format::common::testing::*;

const MAPPING: &str = r#"
format = "cim"
[value]
unit = "MW"
interval = "15m"
[[meter]]
id = "PLANT-1"
add = ["10WINVENTED----A"]
[[meter]]
id = "PUMP-1"
add = ["10WINVENTED----A 10WINVENTED----B"]
subtract = ["10WINVENTED----A 10WINVENTED----B out"]
"#;

fn repeating() -> String {
	sample("cim/a73-a03-short-day.xml")
}

fn each() -> String {
	sample("cim/a73-a01-quarters.xml")
}

/// A document with another text in place of the first such is refused in the line of it.
fn refused(file: &str, from: &str, to: &str, words: &str) {
	assert_refused_once_replaced(MAPPING, file, from, to, words);
}

#[test]
fn an_absent_position_of_a_curve_of_variable_blocks_repeats_the_one_before_it() {
	let readings = read(MAPPING, repeating().as_bytes()).unwrap();
	let day = between(&readings, "PLANT-1", "2025-03-29T23:00Z", "2025-03-30T22:00Z");
	assert_eq!(day.energy.wh(), 507_000_000);
	assert_eq!((day.report.expected, day.report.missing), (92, 0));
}

#[test]
fn an_absent_position_of_a_curve_of_fixed_blocks_is_missing() {
	let readings = read(MAPPING, each().as_bytes()).unwrap();
	let day = between(&readings, "PUMP-1", "2025-06-01T00:00Z", "2025-06-01T02:00Z");
	assert_eq!(day.energy.wh(), 6_200_000 - 800_000);
	assert_eq!((day.report.missing, day.report.estimated), (2, 1));
}

#[test]
fn a_zone_and_a_type_of_source_are_a_register_too() {
	let mapping = replaced(MAPPING, "10WINVENTED----A\"", "10YINVENTED----A B19 out\"");
	let resource = "    <registeredResource.mRID codingScheme=\"A01\">10WINVENTED----A</registeredResource.mRID>\n";
	let file = replaced(&repeating(), resource, "").replace("inBidding", "outBidding");
	let readings = read(&mapping, file.as_bytes()).unwrap();
	let day = between(&readings, "PLANT-1", "2025-03-29T23:00Z", "2025-03-30T22:00Z");
	assert_eq!(day.energy.wh(), 507_000_000);
}

#[test]
fn a_later_revision_replaces_an_earlier_one() {
	let later =
		replaced(&repeating(), "<revisionNumber>1", "<revisionNumber>2").replace(">30<", ">10<");
	let mapping = crate::Mapping::from_toml(MAPPING).unwrap();
	let mut collector = crate::Collector::new(&mapping).unwrap();
	collector.read("later", later.as_bytes()).unwrap();
	collector.read("earlier", repeating().as_bytes()).unwrap();
	let readings = collector.finish();
	let day = between(&readings, "PLANT-1", "2025-03-29T23:00Z", "2025-03-30T22:00Z");
	assert_eq!(day.energy.wh(), 207_000_000);
}

#[test]
fn negative_values_fractions_and_other_units_are_read() {
	for (code, unit, wh) in
		[("KWT", "kW", 507_000), ("KWH", "kWh", 507_000), ("MWH", "MWh", 507_000_000)]
	{
		let mapping = replaced(MAPPING, "\"MW\"", &format!("\"{unit}\""));
		let file = replaced(&repeating(), "MAW", code);
		let readings = read(&mapping, file.as_bytes()).unwrap();
		let day = between(&readings, "PLANT-1", "2025-03-29T23:00Z", "2025-03-30T22:00Z");
		assert_eq!(day.energy.wh(), wh);
	}
	let file = replaced(&repeating(), ">12<", ">-0.25<");
	let readings = read(MAPPING, file.as_bytes()).unwrap();
	let day = between(&readings, "PLANT-1", "2025-03-29T23:00Z", "2025-03-30T22:00Z");
	assert_eq!((day.energy.wh(), day.report.negative), (494_750_000, 1));
}

#[test]
fn every_way_to_write_a_resolution_says_the_same() {
	for text in ["PT1H", "PT60M", "PT3600S"] {
		let file = replaced(&repeating(), "PT60M", text);
		let readings = read(MAPPING, file.as_bytes()).unwrap();
		let day = between(&readings, "PLANT-1", "2025-03-29T23:00Z", "2025-03-30T22:00Z");
		assert_eq!(day.energy.wh(), 507_000_000);
	}
}

#[test]
fn only_realised_load_and_generation_are_measurements() {
	refused(&each(), "processType>A16", "processType>A01", "its process is A01");
	refused(&each(), "<type>A73", "<type>A71", "its type is A71");
	let file = replaced(&each(), "  <process.processType>A16</process.processType>\n", "");
	assert_refused(MAPPING, &file, "<GL_MarketDocument", "no `process.processType`");
	let file = replaced(&each(), "<revision", "<docStatus><value>A13</value></docStatus><revision");
	assert_refused(MAPPING, &file, "<docStatus>", "its status is A13");
	let file = replaced(&each(), "<revision", "<docStatus><value>A02</value></docStatus><revision");
	read(MAPPING, file.as_bytes()).unwrap();
	let file = each().replace("GL_MarketDocument", "Acknowledgement_MarketDocument");
	assert_refused(MAPPING, &file, "<Acknowledgement", "only GL_MarketDocument is read");
}

#[test]
fn a_series_says_its_register_unit_and_curve() {
	refused(&each(), ">MAW<", ">MVAR<", "its unit is MVAR");
	let kilowatts = replaced(&each(), ">MAW<", ">KWT<");
	assert_refused(MAPPING, &kilowatts, "<Point>", "its unit is kW, and MW is declared");
	refused(&each(), "<curveType>A01", "<curveType>A02", "its curve type is A02");
	let curveless = replaced(&each(), "    <curveType>A01</curveType>\n", "");
	assert_refused(MAPPING, &curveless, "<TimeSeries>", "no `curveType`");
	let file = replaced(
		&each(),
		"<registeredResource",
		"<outBiddingZone_Domain.mRID>Z</outBiddingZone_Domain.mRID><registeredResource",
	);
	assert_refused(MAPPING, &file, "<TimeSeries>", "both a zone");
	let nameless =
		each().replace("registeredResource.mRID", "other").replace("BiddingZone_Domain", "Other");
	assert_refused(MAPPING, &nameless, "<TimeSeries>", "its register is not known");
	let known = replaced(&each(), ">10WINVENTED----A<", ">10WINVENTED----C<");
	assert_refused(
		MAPPING,
		&known,
		"<Point>",
		"nobody has said what `10WINVENTED----C 10WINVENTED----B` is",
	);
}

#[test]
fn two_series_that_differ_do_not_share_a_register() {
	let file = each().replace("outBidding", "inBidding");
	let second = replaced(&file, "<TimeSeries>\n    <mRID>2", "<TimeSeries >\n    <mRID>2");
	assert_refused(MAPPING, &second, "<TimeSeries >", "of the TimeSeries in line 13");
}

#[test]
fn a_document_has_series_periods_and_points() {
	let (before, rest) =
		each().split_once("  <TimeSeries>").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
	let end = "</GL_MarketDocument>";
	assert_refused(MAPPING, &format!("{before}{end}"), "<GL_Market", "no `TimeSeries`");
	assert!(rest.contains(end));
	let no_period = each().replace("Period>", "Other>");
	assert_refused(MAPPING, &no_period, "<TimeSeries>", "no `Period`");
	let no_point = each().replace("Point>", "Other>");
	assert_refused(MAPPING, &no_point, "<Period>", "no `Point`");
}

#[test]
fn a_period_says_when_it_is_and_is_a_multiple_of_its_resolution() {
	let start = "<timeInterval><start>2025-06-01T00:00Z";
	let with = |time: &str| format!("<timeInterval><start>{time}");
	for time in
		["2025-06-01T00:00", "2025-06-01T00:00+01:00", "2025-13-01T00:00Z", "2025-06-01T24:00Z", ""]
	{
		refused(&each(), start, &with(time), "is no time in UTC");
	}
	refused(&each(), start, &with("2025-06-01T02:00Z"), "ends before it starts");
	refused(&each(), "<resolution>PT15M", "<resolution>PT7M", "no multiple of PT7M");
	for text in ["P1M", "P1Y", "P1W", "PT0M", "-PT15M", "P", "15m", "PT0.5S", "P10675199DT"] {
		let to = format!("<resolution>{text}");
		refused(&each(), "<resolution>PT15M", &to, "is no length of an interval");
	}
}

#[test]
fn a_resolution_that_is_not_a_multiple_of_the_declared_interval_is_refused() {
	let mapping = replaced(MAPPING, "15m", "1h");
	assert_refused(&mapping, &each(), "<Point>", "no multiple of 3600 s");
}

#[test]
fn positions_ascend_within_the_period() {
	refused(&each(), "<position>2<", "<position>1<", "position 1 follows position 1");
	refused(&each(), "<position>1<", "<position>0<", "position 0 follows position 0");
	refused(
		&each(),
		"<position>8<",
		"<position>9<",
		"position 9 lies beyond the end of the period, which has 8",
	);
	refused(&each(), "<position>2<", "<position>two<", "`two` is no position");
	let file =
		replaced(&repeating(), "<Point><position>1</position><quantity>12</quantity></Point>", "");
	assert_refused(MAPPING, &file, "<Period>", "position 1 is not there");
}

#[test]
fn more_positions_than_a_document_may_have_are_refused() {
	let file = replaced(&repeating(), "<resolution>PT60M", "<resolution>PT1S")
		.replace("2025-03-30T22:00Z", "2045-03-30T22:00Z");
	assert_refused(MAPPING, &file, "<Period>", "more than 1000000 positions");
}

#[test]
fn quantities_are_numbers_and_stand_once() {
	refused(&each(), "<quantity>4<", "<quantity>4,0<", "is not a number");
	refused(&each(), "<quantity>4<", "<quantity>99999<", "looks like the error code of a meter");
	refused(
		&each(),
		"<quantity>4<",
		"<quantity>4</quantity><quantity>4<",
		"`quantity` more than once",
	);
	refused(&each(), "<quantity>4<", "<quantity>4<!-- 0 -->1<", "more in it than text");
}

#[test]
fn marks_mean_what_the_code_list_says_clearly_or_what_is_declared() {
	for mark in ["A01", "A05", "Z01"] {
		let to = format!("<quality>{mark}");
		refused(&each(), "<quality>A03", &to, &format!("what the mark `{mark}` means"));
	}
	let file = replaced(&each(), "<quality>A03", "<quality>A01");
	let mapping = format!("{MAPPING}\n[quality]\nmeasured = [\"A01\"]\nmissing = [\"A04\"]");
	let readings = read(&mapping, file.as_bytes()).unwrap();
	let day = between(&readings, "PUMP-1", "2025-06-01T00:00Z", "2025-06-01T02:00Z");
	assert_eq!(day.energy.wh(), 6_200_000 - 1_100_000 - 800_000);
	assert_eq!((day.report.missing, day.report.estimated), (3, 0));
	refused(
		&each(),
		"<position>7</position><quality>A02",
		"<position>7</position><quality>A04",
		"it has no value",
	);
}

#[test]
fn only_whole_documents_in_utf_8_are_read() {
	assert_refused_at(MAPPING, b"", 1, "no whole XML document");
	assert_refused_at(MAPPING, b"\xff\xfe<\0", 0, "write it as UTF-8");
	let (end, file) = ("</GL_MarketDocument>", each());
	let line = u32::try_from(file.lines().count() - 1).unwrap();
	assert_refused_at(MAPPING, replaced(&file, end, "").as_bytes(), line, "no whole XML document");
	let dtd = replaced(
		&file,
		"<GL_MarketDocument ",
		"<!DOCTYPE a [<!ENTITY b \"4\">]>\n<GL_MarketDocument ",
	);
	assert_refused(MAPPING, &dtd, "<!DOCTYPE", "DTD");
	let other = replaced(&file, "UTF-8", "ISO-8859-1");
	read(MAPPING, other.as_bytes()).unwrap();
	assert_refused(
		MAPPING,
		&replaced(&other, "set 1", "Süd"),
		"<?xml",
		"its encoding is ISO-8859-1",
	);
}

#[test]
fn deep_nesting_is_refused_or_read_without_a_crash() {
	let deep = "<a>".repeat(100_000);
	let _ = read(MAPPING, deep.as_bytes()).unwrap_err();
	let whole = format!("{deep}{}", "</a>".repeat(100_000));
	assert_refused_at(MAPPING, whole.as_bytes(), 1, "only GL_MarketDocument is read");
}

#[test]
fn a_mapping_declares_nothing_that_the_format_says() {
	let wrong =
		|more: &str, words: &str| assert_declared_wrongly(&format!("{MAPPING}\n{more}"), words);
	wrong("[time]\nform = \"rfc3339\"\nmarks = \"start\"\nzone = \"UTC\"", "remove [time]");
	wrong("[columns]\nheader = []", "remove [columns]");
	wrong("[text]\ndelimiter = \";\"", "remove [text]");
	wrong("[number]\ndecimal = \",\"", "remove [number]");
	let total = replaced(MAPPING, "unit = \"MW\"", "unit = \"MWh\"\nregister = {}");
	assert_declared_wrongly(&total, "remove `register`");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
		let _ = read(MAPPING, &bytes);
	}

	#[test]
	fn whatever_happens_to_a_document_it_is_read_or_refused(accidents in prop::collection::vec(accident(), 1..4)) {
		for file in [repeating(), each()] {
			let _ = read(MAPPING, &after(&accidents, &file, '\n'));
		}
	}

	#[test]
	fn a_document_that_is_cut_off_is_refused(at in any::<prop::sample::Index>()) {
		for file in [repeating(), each()] {
			let end = file.rfind('>').unwrap();
			prop_assert!(read(MAPPING, &file.as_bytes()[..at.index(end)]).is_err());
		}
	}
}
