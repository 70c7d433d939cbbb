//! Files that nobody would write. Each is read or refused, and nothing else happens.
//! `PROPTEST_CASES` says how many are tried.

use super::*;
use proptest::{collection::vec, prelude::*, sample::select};

/// Cells at the ends of what can be read, and beyond.
const CELLS: [&str; 26] = [
	"",
	" ",
	"R80711",
	"\"",
	"\"\"",
	"2014-01-31T23:50:00+01:00",
	"2014-01-31 23:50:00",
	"2014-03-30 02:00:00+01:00",
	"2014-03-30 03:00:00+02:00",
	"2014-10-26 02:00:00",
	"-009999-01-01T00:00:00Z",
	"+262142-12-31T23:59:59+23:59",
	"1969-12-31 23:30:00",
	"9999-12-31T23:59:60Z",
	"9999-12-31 24:00",
	"2014-02-30 00:00:00",
	"0",
	"-0",
	"-1e28",
	"1e-28",
	"1e99999999999",
	"1000000000",
	"79228162514264337593543950335",
	"0.0000000000000000000000000001",
	"NaN",
	"\u{feff}12",
];

fn all_mappings() -> Vec<Mapping> {
	let data = ["wind-scada", "wind-plant-meter", "industry-load", "household"];
	let data = data.iter().map(|name| super::read(&format!("../data/mappings/{name}.toml")));
	let more = [
		"samples/china/curve.toml",
		"samples/energytag/readings.toml",
		"samples/json/readings.toml",
	]
	.map(super::read);
	let totals = scada("Europe/Paris")
		.replace("unit = \"kW\"", "unit = \"kWh\"\nregister = { rollover = \"100000\" }");
	let local = scada("Europe/Paris")
		.replace("rfc3339", "%Y-%m-%d %H:%M:%S")
		.replace("\"start\"", "\"start\"\nrepeated-hour = \"in-order\"");
	data.chain(more).chain([totals, local]).map(|text| mapping(&text)).collect()
}

/// The header that a mapping wants.
fn header(mapping: &Mapping) -> String {
	mapping.columns.as_ref().unwrap().expected(mapping).names().join(",")
}

/// Reads a file by every mapping there is, and what was read in this time.
fn attempt(text: &[u8], (start, end): (u64, u64)) {
	for mapping in all_mappings() {
		let mut collector = Collector::new(&mapping).unwrap();
		_ = collector.read("meter-1-2014-01.csv", text).map_err(|error| error.to_string());
		_ = collector.read("meter-2-2014-01.csv", text).map_err(|error| error.to_string());
		let readings = collector.finish();
		for meter in readings.meters() {
			_ = readings
				.reading(meter, start, end, watts(1_000))
				.map_err(|error| error.to_string());
			let Some(extent) = readings.extent(meter) else { continue };
			let seconds = |moment: i64| u64::try_from(moment).unwrap_or_default();
			_ = readings.reading(meter, seconds(extent.start), seconds(extent.end), None);
			_ = readings.explain(meter, seconds(extent.start), seconds(extent.end));
		}
	}
}

fn cell() -> impl Strategy<Value = String> {
	prop_oneof![select(CELLS.as_slice()).prop_map(str::to_owned), ".{0,12}", "[0-9:T+. -]{0,26}"]
}

/// A table with a header that some mapping wants, and rows of such cells.
fn table() -> impl Strategy<Value = String> {
	let headers: Vec<String> = all_mappings().iter().map(header).collect();
	let rows = vec(vec(cell(), 1..10), 0..12);
	(select(headers), rows, select(["\n", "\r\n", "\r"].as_slice())).prop_map(
		|(header, rows, end)| {
			let rows = rows.into_iter().map(|row| row.join(","));
			[header].into_iter().chain(rows).map(|row| row + end).collect::<String>()
		},
	)
}

/// A table as it should be, of one mapping after another.
fn sound() -> impl Strategy<Value = String> {
	let number = -2_000_000_000_i64..2_000_000_000;
	(0_usize..4, vec((any::<u32>(), number), 0..12)).prop_map(|(format, rows)| {
		let row = |(moment, value): (u32, i64)| {
			let time = jiff::Timestamp::from_second(i64::from(moment / 1_800) * 1_800).unwrap();
			let (plain, offset) =
				(time.strftime("%Y-%m-%d %H:%M:%S"), time.strftime("%Y-%m-%dT%H:%M:%S+00:00"));
			match format {
				0 => format!("R80711,{offset},{value}\n"),
				1 => format!("{offset},{value},0,0\n"),
				2 => format!("{offset},{value},{value}\n"),
				_ => format!("{plain},{value}\n"),
			}
		};
		let rows: String = rows.into_iter().map(row).collect();
		format!("{}\n{rows}", header(&all_mappings()[format]))
	})
}

/// What may stand in a place of a JSON text, and what may not.
fn json_value() -> impl Strategy<Value = String> {
	const PLAIN: [&str; 12] = [
		"null",
		"true",
		"[]",
		"{}",
		"-0",
		"1e400",
		"1E-9",
		"[[[[",
		"0123",
		"\"\\ud800\"",
		"\"T-1\"",
		"\"kWh\"",
	];
	let text = cell().prop_map(|cell| format!("{cell:?}"));
	prop_oneof![
		select(PLAIN.as_slice()).prop_map(str::to_owned),
		text,
		"-?[0-9]{1,30}(\\.[0-9]{1,30})?"
	]
}

/// Rows as the mapping of the sample wants them, with such values.
fn json() -> impl Strategy<Value = String> {
	let row = (json_value(), json_value(), json_value(), json_value());
	(vec(row, 0..6), json_value()).prop_map(|(rows, total)| {
		let rows: Vec<String> = rows
			.into_iter()
			.map(|(meter, start, value, state)| {
				format!("{{\"meter\":{{\"id\":{meter}}},\"start\":{start},\"energy\":{{\"value\":{value},\"unit\":\"kWh\"}},\"state\":{state}}}")
			})
			.collect();
		format!("{{\"data\":{{\"items\":[{}]}},\"meta\":{{\"total\":{total}}}}}", rows.join(","))
	})
}

proptest! {
	#[test]
	fn any_rows_of_json_are_read_or_refused(text in json(), period: (u64, u64)) {
		attempt(text.as_bytes(), period);
	}

	#[test]
	fn any_bytes_are_read_or_refused(text: Vec<u8>, period: (u64, u64)) {
		attempt(&text, period);
	}

	#[test]
	fn any_cells_are_read_or_refused(text in table(), period: (u64, u64)) {
		attempt(text.as_bytes(), period);
	}

	#[test]
	fn a_table_is_read_or_refused(text in sound(), period: (u64, u64)) {
		attempt(text.as_bytes(), period);
	}

	#[test]
	fn a_damaged_table_is_read_or_refused(
		text in sound(),
		at: prop::sample::Index,
		byte: u8,
		period: (u64, u64),
	) {
		let mut text = text.into_bytes();
		let at = at.index(text.len());
		text[at] = byte;
		attempt(&text, period);
	}

	#[test]
	fn any_mapping_is_read_or_refused(text in ".{0,200}", from in 0_usize..300, length in 0_usize..40) {
		_ = Mapping::from_toml(&text);
		let sound = scada("UTC");
		let (from, to) = (from.min(sound.len()), (from + length).min(sound.len()));
		_ = Mapping::from_toml(&format!("{}{}", &sound[..from], &sound[to..]));
	}

	/// The order in which files come changes no reading.
	#[test]
	fn readings_do_not_depend_on_the_order_of_files(
		rows in vec((0_u32..12, 0_u32..3, 0_u32..4), 1..20),
		order in any::<u64>(),
	) {
		let mapping = mapping(&scada("UTC"));
		let file = |(ten, turbine, value): (u32, u32, u32)| {
			format!("Wind_turbine_name,Date_time,P_avg\nT{turbine},2014-01-01T{:02}:{}0:00Z,{value}\n", ten / 6, ten % 6)
		};
		let files: Vec<String> = rows.into_iter().map(file).collect();
		let names: Vec<String> = (0..files.len()).map(|number| format!("{number:03}.csv")).collect();
		let mut all: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(files.iter().map(String::as_bytes)).collect();
		let read = |files: &[(&str, &[u8])]| {
			let readings = collect(&mapping, files).unwrap();
			let (start, end) = (moment("2014-01-01T00:00:00Z"), moment("2014-01-01T02:00:00Z"));
			readings.meters().map(|meter| readings.reading(meter, start, end, None)).collect::<Vec<_>>()
		};
		let first = read(&all);
		let turn = (order as usize) % all.len();
		all.rotate_left(turn);
		prop_assert_eq!(&first, &read(&all));
		all.reverse();
		prop_assert_eq!(&first, &read(&all));
	}
}
