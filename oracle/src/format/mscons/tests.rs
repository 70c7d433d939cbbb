#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use proptest::prelude::*;

use crate::format::common::testing::*;

const MAPPING: &str = r#"
format = "mscons"
[value]
unit = "kWh"
interval = "15m"
[[meter]]
id = "PLANT-1"
add = ["DE0000000000INVENTED0000000000001 1-1:2.29.0"]
subtract = ["DE0000000000INVENTED0000000000001 1-1:1.29.0"]
[[meter]]
id = "PLANT-2"
add = ["DE0000000000INVENTED0000000000002 1-1:2.29.0"]
[[meter]]
id = "SITE-1"
add = ["DE0000000000INVENTED0000000000003 1-1:1.29.0"]
"#;

const ZONE: &str = r#"
[time]
form = "%Y%m%d%H%M"
marks = "start"
zone = "Europe/Berlin"
"#;

const START: &str = "2025-06-01T00:00Z";
const END: &str = "2025-06-01T01:00Z";

fn utc() -> String {
	sample("mscons/utc.edi")
}

fn local() -> String {
	sample("mscons/local.edi")
}

fn with_zone(more: &str) -> String {
	format!("{MAPPING}{ZONE}{more}")
}

/// Segments of the sample have lines of their own, so numbers of segments are those of lines.
fn refused(from: &str, to: &str, words: &str) {
	assert_refused_once_replaced(MAPPING, &utc(), from, to, words);
}

fn segment(file: &str, start: &str) -> u32 {
	let before = file.split_once(start).unwrap().0;
	u32::try_from(before.matches('\n').count()).unwrap() + 1
}

#[test]
fn all_messages_of_an_interchange_are_read() {
	let mapping = replaced(MAPPING, "subtract", "add = []\n[[meter]]\nid = \"USE-1\"\nadd");
	let mapping = replaced(
		&mapping,
		"add = [\"DE0000000000INVENTED0000000000001 1-1:2.29.0\"]\nadd = []",
		"add = [\"DE0000000000INVENTED0000000000001 1-1:2.29.0\"]",
	);
	let readings = read(&mapping, utc().as_bytes()).unwrap();
	let of = |meter: &str| between(&readings, meter, START, END);
	assert_eq!(of("PLANT-1").energy.wh(), 2_000);
	assert_eq!(of("USE-1").energy.wh(), 36_000);
	assert_eq!((of("USE-1").report.missing, of("USE-1").report.estimated), (1, 1));
	assert_eq!((of("PLANT-2").energy.wh(), of("PLANT-2").report.missing), (201_125, 2));
}

#[test]
fn line_breaks_between_segments_and_the_advice_of_signs_change_nothing() {
	let all = read(MAPPING, utc().as_bytes()).unwrap();
	let plain = utc().replace("'\n", "'").replace("UNA:+.? '", "");
	for file in [utc().replace('\n', "\r\n"), plain] {
		let readings = read(MAPPING, file.as_bytes()).unwrap();
		for meter in ["PLANT-1", "PLANT-2"] {
			let of = |readings| between(readings, meter, START, END);
			assert_eq!(of(&readings), of(&all));
		}
	}
}

#[test]
fn other_signs_are_read_as_una_says() {
	let other = utc().replace("UNA:+.? '", "UNA;|,! ~").replace('\'', "~").replace(':', ";");
	let other =
		other.replace('+', "|").replace("?|", "+").replace("?;", ":").replace("12.5", "12,5");
	let other = other
		.replace("0.75", "0,75")
		.replace("1.25;", "1,25;")
		.replace("101.125", "101,125")
		.replace("11.5", "11,5");
	let readings = read(MAPPING, other.as_bytes()).unwrap();
	assert_eq!(between(&readings, "PLANT-2", START, END).energy.wh(), 201_125);
	assert_refused(
		MAPPING,
		&replaced(&other, "12,5", "12.5"),
		"QTY|220;12.5",
		"UNA says that fractions begin with `,`",
	);
	let alike = replaced(&utc(), "UNA:+.? '", "UNA++.? '");
	assert_refused_at(MAPPING, alike.as_bytes(), 1, "UNA must name five different signs");
}

#[test]
fn an_offset_says_the_time() {
	let east = utc()
		.replace("2025060100", "2025060102")
		.replace("20250601010", "20250601030")
		.replace("?+00:303", "?+02:303");
	let readings = read(MAPPING, east.as_bytes()).unwrap();
	assert_eq!(between(&readings, "PLANT-2", START, END).energy.wh(), 201_125);
	let west = utc()
		.replace("2025060100", "2025053123")
		.replace("20250601010", "20250601000")
		.replace("?+00:303", "-01:303");
	let readings = read(MAPPING, west.as_bytes()).unwrap();
	assert_eq!(between(&readings, "PLANT-2", START, END).energy.wh(), 201_125);
}

#[test]
fn local_times_need_a_zone_and_the_repeated_hour_a_rule() {
	let start = segment(&local().replace('\'', "'\n"), "DTM+163");
	assert_refused_at(MAPPING, local().as_bytes(), start, "declare [time]");
	let (from, to) = ("2025-10-25T23:00Z", "2025-10-26T03:00Z");
	let ambiguous = read(&with_zone(""), local().as_bytes()).unwrap();
	let site = between(&ambiguous, "PLANT-1", from, to);
	assert_eq!((site.energy.wh(), site.report.floored), (0, true));
	let in_order = with_zone("repeated-hour = \"in-order\"")
		.replace("INVENTED0000000000001 1-1:1", "INVENTED0000000000009 1-1:1")
		.replace("INVENTED0000000000003", "INVENTED0000000000001");
	let site = between(&read(&in_order, local().as_bytes()).unwrap(), "SITE-1", from, to);
	// 0.25 to 15.25 kWh.
	assert_eq!((site.energy.wh(), site.report.missing), (124_000, 0));
	let site = between(
		&read(&in_order.replace("in-order", "ambiguous"), local().as_bytes()).unwrap(),
		"SITE-1",
		from,
		to,
	);
	assert!(site.energy.wh() < 124_000 && site.report.missing >= 8);
}

#[test]
fn without_a_unit_a_quantity_has_the_declared_one() {
	let file = utc().replace(":KWH", "");
	let readings = read(MAPPING, file.as_bytes()).unwrap();
	assert_eq!(between(&readings, "PLANT-2", START, END).energy.wh(), 201_125);
	let mapping = replaced(MAPPING, "kWh", "kW");
	assert_refused(&mapping, &file, "QTY", "is that of an energy, and its unit is kW");
}

#[test]
fn units_are_known_and_are_the_declared_one() {
	refused("QTY+220:12.5:KWH", "QTY+220:12.5:MWH", "its unit is MWh, and kWh is declared");
	refused("QTY+220:12.5:KWH", "QTY+220:12.5:KVR", "its unit is KVR");
	refused("QTY+220:12.5:KWH", "QTY+220:12.5:KWT", "that of an energy, and its unit is kW");
	for (code, unit, wh) in [("WHR", "Wh", 201), ("MWH", "MWh", 201_125_000)] {
		let mapping = replaced(MAPPING, "kWh", unit);
		let file = utc().replace(":KWH", &format!(":{code}"));
		let readings = read(&mapping, file.as_bytes()).unwrap();
		assert_eq!(between(&readings, "PLANT-2", START, END).energy.wh(), wh);
	}
	for (code, unit, wh) in [("WTT", "W", 50), ("KWT", "kW", 50_281), ("MAW", "MW", 50_281_250)] {
		let mapping = replaced(MAPPING, "kWh", unit).replace(".29.", ".5.");
		let file = utc().replace(":KWH", &format!(":{code}")).replace(".29.", ".5.");
		let readings = read(&mapping, file.as_bytes()).unwrap();
		assert_eq!(between(&readings, "PLANT-2", START, END).energy.wh(), wh);
	}
}

#[test]
fn marks_mean_what_markets_agree_on_or_what_is_declared() {
	for mark in ["201", "187", "79", "Z18", "Z30", "136", ""] {
		refused("QTY+67", &format!("QTY+{mark}"), &format!("what the mark `{mark}` means"));
	}
	let file = replaced(&utc(), "QTY+220:100:", "QTY+Z18:100:");
	let mapping = format!("{MAPPING}\n[quality]\nestimated = [\"Z18\"]\nmissing = [\"220\"]");
	let plant = between(&read(&mapping, file.as_bytes()).unwrap(), "PLANT-2", START, END);
	assert_eq!((plant.energy.wh(), plant.report.estimated, plant.report.missing), (100_000, 1, 3));
}

#[test]
fn a_message_is_an_original_of_mscons_d_04b() {
	refused("BGM+7+INVENTED1+9", "BGM+7+INVENTED1+1", "cancels another one");
	refused("BGM+7+INVENTED1+9", "BGM+7+INVENTED1+5", "replaces another one");
	refused("BGM+7+INVENTED1+9", "BGM+7+INVENTED1", "the function of the message is ``");
	refused("MSCONS:D:04B", "UTILTS:D:04B", "the message is UTILTS:D:04B");
	refused("MSCONS:D:04B", "MSCONS:D:96A", "the message is MSCONS:D:96A");
	let file = replaced(&utc(), "BGM+7+INVENTED1+9'\n", "");
	assert_refused(MAPPING, &file, "QTY", "no BGM before it");
}

#[test]
fn a_quantity_stands_under_a_location_and_an_obis_code() {
	refused("LOC+172+DE0000000000INVENTED0000000000001", "LOC+172", "names no location");
	refused("LOC+172", "LOC+107", "LOC+107 is the place of no meter");
	let file = replaced(&utc(), "LOC+172+DE0000000000INVENTED0000000000001'\n", "");
	assert_refused(MAPPING, &file, "PIA", "no LOC+172 before it");
	let file = replaced(&utc(), "PIA+5+1-1?:1.29.0:SRW'\n", "");
	assert_refused(MAPPING, &file, "QTY", "no PIA+5 with an OBIS code");
	let file = replaced(
		&utc(),
		"PIA+5+1-1?:1.29.0:SRW'\n",
		"PIA+5+1-1?:1.29.0:SRW'\nPIA+5+1-1?:9.29.0:SRW'\n",
	);
	assert_refused(MAPPING, &file, "PIA+5+1-1?:9", "has a code already");
	refused("1-1?:1.29.0:SRW", "1-1?:1.29.0:Z02", "only OBIS codes, SRW");
	refused("1-1?:1.29.0:SRW", "1-1?:1.29:SRW", "no whole OBIS code");
	refused("1-1?:1.29.0:SRW", "1-1?:1.8.0:SRW", "the running total of a meter");
	refused("1-1?:1.29.0:SRW", "1-1?:1.6.0:SRW", "is a maximum");
	refused("1-1?:1.29.0:SRW", "7-1?:1.29.0:SRW", "not electricity");
	let file = replaced(&utc(), "INVENTED0000000000001'", "INVENTED0000000000008'");
	assert_refused(
		MAPPING,
		&file,
		"QTY",
		"nobody has said what `DE0000000000INVENTED0000000000008 1-1:1.29.0` is",
	);
}

#[test]
fn a_quantity_has_a_start_and_an_end() {
	let start = "DTM+163:202506010000?+00:303";
	for time in [
		"202506012400?+00",
		"202513010000?+00",
		"202506010000?+15",
		"202506010000?+0",
		"202506010000UTC",
		"20250601000é",
	] {
		refused(start, &format!("DTM+163:{time}:303"), "is no time with its distance from UTC");
	}
	refused(start, "DTM+163:202506010000:203", "declare [time]");
	refused(start, "DTM+163:20250601:102", "its format is 102");
	refused(
		"DTM+164:202506010015?+00:303'\nQTY",
		"DTM+163:202506010015?+00:303'\nQTY",
		"has this time already",
	);
	let file = replaced(&utc(), &format!("{start}'\n"), "");
	assert_refused(MAPPING, &file, "QTY", "no start (DTM+163)");
	let file = replaced(&utc(), start, "DTM+163:202506010015?+00:303");
	assert_refused(MAPPING, &file, "QTY", "it ends before it starts");
	let file = replaced(&utc(), start, "DTM+163:202506010001?+00:303");
	assert_refused(MAPPING, &file, "QTY", "840 s is no multiple of 900 s");
}

#[test]
fn values_are_numbers() {
	refused("QTY+220:12.5", "QTY+220:12,5", "is not a number");
	refused("QTY+220:12.5", "QTY+220:99999", "error code");
	let file = replaced(&utc(), "QTY+220:100:", "QTY+220:-100:");
	let plant = between(&read(MAPPING, file.as_bytes()).unwrap(), "PLANT-2", START, END);
	assert_eq!((plant.energy.wh(), plant.report.negative), (1_125, 1));
}

#[test]
fn every_envelope_counts_what_is_in_it_and_repeats_its_reference() {
	let unt = utc().lines().find(|line| line.starts_with("UNT")).unwrap().to_owned();
	refused(&unt, "UNT+5+1'", "it counts `5`, and there are");
	refused(&unt, &unt.replace("+1'", "+2'"), "its reference is `2`");
	refused("UNZ+2+INVENTED1", "UNZ+1+INVENTED1", "it counts `1`, and there are 2");
	refused("UNZ+2+INVENTED1", "UNZ+2+INVENTED7", "its reference is `INVENTED7`");
	let file = replaced(&utc(), &format!("{unt}\n"), "");
	assert_refused(MAPPING, &file, "UNH+2", "no UNT before it");
	let file = replaced(&utc(), "UNZ+2+INVENTED1'\n", "");
	assert_refused_at(MAPPING, file.as_bytes(), 0, "no UNZ at its end");
	let file = utc().trim_end().trim_end_matches('\'').to_owned();
	assert_refused(MAPPING, &file, "UNZ", "the file is cut off");
	assert_refused(MAPPING, &format!("{}UNB+UNOC:3'", utc()), "UNB+UNOC:3'", "goes on after UNZ");
}

#[test]
fn a_deleted_segment_is_noticed() {
	for at in 0..utc().lines().count() {
		let mut lines: Vec<String> = utc().lines().map(str::to_owned).collect();
		// Without UNA, the signs are the same.
		if !lines.remove(at).starts_with("UNA") {
			read(MAPPING, lines.join("\n").as_bytes()).unwrap_err();
		}
	}
}

#[test]
fn only_interchanges_that_are_no_tests_are_read() {
	assert_refused_at(MAPPING, b"", 0, "does not begin with UNA or UNB");
	assert_refused_at(MAPPING, b"time,value\n", 0, "does not begin with UNA or UNB");
	let header = "+250602:0600+INVENTED1";
	refused(header, &format!("{header}++++++1"), "it is a test");
	refused("UNOC:3", "UNOC:4", "only UNB of the versions 1 to 3");
	assert_refused_at(MAPPING, replaced(&utc(), "UNOC", "UNOX").as_bytes(), 0, "its code is UNOX");
	refused("UNH+1+", "UNG+1'\nUNH+1+", "`UNG` stands between messages");
	refused("LIN+1", "MEA+1'\nLIN+1", "nobody knows what `MEA` says");
	refused("UNS+D", "UN\nS+D", "a line break");
}

#[test]
fn the_code_of_the_interchange_says_how_its_letters_are_written() {
	let name = replaced(&utc(), "9900000000001::293", "9900000000001::293++Süd");
	let latin: Vec<u8> = name.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect();
	read(MAPPING, &latin).unwrap();
	let other = |code: &str| {
		let mut bytes = latin.clone();
		let at = bytes.windows(4).position(|it| it == b"UNOC").unwrap();
		bytes[at..at + 4].copy_from_slice(code.as_bytes());
		bytes
	};
	assert_refused_at(MAPPING, &other("UNOY"), 0, "UTF-8");
	assert_refused_at(MAPPING, &other("UNOA"), 0, "of plain letters");
	read(MAPPING, replaced(&name, "UNOC", "UNOY").as_bytes()).unwrap();
}

#[test]
fn a_mapping_declares_nothing_that_the_format_says() {
	let wrong =
		|more: &str, words: &str| assert_declared_wrongly(&format!("{MAPPING}\n{more}"), words);
	wrong("[columns]\nheader = []", "remove [columns]");
	wrong("[text]\ndelimiter = \";\"", "remove [text]");
	wrong("[number]\ndecimal = \",\"", "remove [number]");
	wrong(&ZONE.replace("\"start\"", "\"end\""), "marks = \"start\"");
	wrong(&ZONE.replace("%Y%m%d%H%M", "rfc3339"), "form = \"%Y%m%d%H%M\"");
	assert_declared_wrongly(
		&replaced(MAPPING, "[value]", "[value]\nregister = {}"),
		"remove `register`",
	);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), signs in "[ -~]{6}") {
		let _ = read(MAPPING, &bytes);
		let _ = read(MAPPING, format!("UNA{signs}UNB{}UNOC", String::from_utf8_lossy(&bytes)).as_bytes());
	}

	#[test]
	fn whatever_happens_to_an_interchange_it_is_read_or_refused(accidents in prop::collection::vec(accident(), 1..4)) {
		let _ = read(MAPPING, &after(&accidents, &utc(), '\n'));
		let _ = read(&with_zone(""), &after(&accidents, &local(), '\''));
	}

	#[test]
	fn an_interchange_that_is_cut_off_is_refused(at in any::<prop::sample::Index>()) {
		for (mapping, file) in [(MAPPING.to_owned(), utc()), (with_zone(""), local())] {
			let end = file.rfind('\'').unwrap();
			prop_assert!(read(&mapping, &file.as_bytes()[..at.index(end)]).is_err());
		}
	}
}
