//! Rows of JSON: what is read, and what is refused.

use super::*;

const MAPPING: &str = "samples/json/readings.toml";
const READINGS: &str = "samples/json/readings.json";

/// Reads the sample, with one text replaced.
#[track_caller]
fn with(from: &str, to: &str) -> Result<Readings, DataError> {
	let text = super::read(READINGS);
	assert!(text.contains(from), "{from}");
	let text = text.replacen(from, to, 1);
	collect(&mapping(&super::read(MAPPING)), &[("readings.json", text.as_bytes())])
}

#[track_caller]
fn refused(from: &str, to: &str, words: &[&str]) {
	assert_says(&refusal(with(from, to)), words);
}

fn quarter(readings: &Readings, meter: &str, number: u64) -> (u64, u64, u64) {
	let start = moment("2025-06-01T00:00:00Z") + number * 900;
	let reading = readings.reading(meter, start, start + 900, None).unwrap();
	(reading.energy.wh(), reading.report.missing, reading.report.estimated)
}

#[test]
fn rows_are_read_by_paths_and_numbers_exactly() {
	let readings = with("T-1", "T-1").unwrap();
	let first: Vec<_> = (0..3).map(|number| quarter(&readings, "T-1", number)).collect();
	assert_eq!(first, [(100, 0, 0), (200, 0, 1), (0, 1, 0)]);
	let second: Vec<_> = (0..2).map(|number| quarter(&readings, "T-2", number)).collect();
	assert_eq!(second, [(7_000, 0, 0), (12_500, 0, 0)]);
}

#[test]
fn a_number_is_never_rounded() {
	refused("0.1,", "0.12345678901234567890123456789,", &["line 1", "28"]);
	refused("0.1,", "1e-99999999999,", &["line 1", "28"]);
	let readings = with("0.1,", "0.1999999999999999999999999999,").unwrap();
	assert_eq!(quarter(&readings, "T-1", 0).0, 199);
}

#[test]
fn a_value_that_is_null_or_not_there_is_missing() {
	for (from, to) in [("\"value\": 0.1, ", ""), ("\"value\": 0.1", "\"value\": null")] {
		assert_eq!(quarter(&with(from, to).unwrap(), "T-1", 0), (0, 1, 0), "{to}");
	}
}

#[test]
fn everything_else_must_be_in_each_row() {
	refused("\"id\": \"T-1\", ", "", &["readings.json, line 1: it has no `meter.id`"]);
	refused("\"id\": \"T-1\"", "\"id\": null", &["line 1: it has no `meter.id`"]);
	refused("{ \"id\": \"T-2\", \"site\": \"south\" }", "null", &["line 4", "`meter.id`"]);
	refused("\"state\": \"measured\"", "\"state\": null", &["line 1", "`state`"]);
	refused("\"start\": \"2025-06-01T00:15:00Z\", ", "", &["line 2", "`start`"]);
	refused("\"kWh\"", "\"Wh\"", &["line 1", "`energy.unit` is `Wh`"]);
}

#[test]
fn a_key_that_nobody_named_is_refused() {
	refused("\"site\"", "\"place\"", &["line 1", "`place`", "`header`", "`ignore`"]);
	refused("\"state\"", "\"State\"", &["line 1", "`State`"]);
	refused("\"start\"", "\"start \"", &["line 1", "`start `"]);
}

#[test]
fn a_key_that_is_there_twice_is_refused() {
	refused(
		"\"state\": \"measured\"",
		"\"state\": \"measured\", \"st\\u0061te\": \"x\"",
		&["line 1", "`state`", "twice"],
	);
	refused("\"value\": 0.1", "\"value\": 0.1, \"value\": 0.2", &["line 1", "`value`", "twice"]);
	refused("\"items\": [", "\"items\": [], \"items\": [", &["`items`", "twice"]);
	refused("\"total\": 5", "\"total\": 5, \"total\": 5", &["`total`", "twice"]);
}

#[test]
fn what_is_no_text_and_no_number_is_no_cell() {
	for (value, word) in [("true", "true or false"), ("[1]", "a list"), ("{}", "an object")] {
		refused(
			"\"value\": 0.1",
			&format!("\"value\": {value}"),
			&["line 1", "`energy.value`", word],
		);
	}
	refused("{ \"value\": 0.1, \"unit\": \"kWh\" }", "0.1", &["line 1", "`energy` is a number"]);
	refused("\"value\": 0.1", "\"value\": \" 0.1\"", &["line 1", "` 0.1` is not a number"]);
}

#[test]
fn a_name_that_is_a_number_is_not_one_that_was_rounded() {
	refused("\"T-1\"", "123456789012345680", &["line 1", "rounded", "text"]);
	refused("\"T-1\"", "1e3", &["line 1", "rounded"]);
	let text = super::read(MAPPING).replace("\"T-1\"]", "\"7\"]");
	let rows = super::read(READINGS).replace("\"T-1\"", "7");
	let readings = collect(&mapping(&text), &[("readings.json", rows.as_bytes())]).unwrap();
	assert_eq!(quarter(&readings, "T-1", 0).0, 100);
}

#[test]
fn a_number_of_json_has_a_point() {
	let text = super::read(MAPPING) + "\n[number]\ndecimal = \",\"\ngrouping = \".\"\n";
	let read = |rows: &str| collect(&mapping(&text), &[("a", rows.as_bytes())]);
	let rows =
		super::read(READINGS).replace("1.25e1", "12").replace("7.000000000000000000001", "7,5");
	assert_says(&refusal(read(&rows)), &["line 1", "`0.1`", "decimal"]);
	let readings = read(&rows.replace("0.1,", "\"0,1\",").replace("0.2,", "2,")).unwrap();
	assert_eq!([quarter(&readings, "T-1", 0).0, quarter(&readings, "T-2", 0).0], [100, 7_500]);
}

#[test]
fn the_number_of_rows_must_be_the_one_that_the_text_says() {
	refused("\"total\": 5", "\"total\": 6", &["`meta.total` counts `6` rows, and there are 5"]);
	refused("\"total\": 5", "\"total\": 5.0", &["`5.0`"]);
	refused("\"total\": 5", "\"total\": null", &["`null`"]);
	refused("\"total\": 5, ", "", &["no `meta.total`", "`count`"]);
	refused("\"meta\"", "\"Meta\"", &["no `meta`", "`meta.total`"]);
	assert!(with("\"total\": 5", "\"total\": \"5\"").is_ok());
}

#[test]
fn the_rows_must_stand_where_it_is_declared() {
	refused("\"items\"", "\"rows\"", &["no `data.items`", "`rows`"]);
	refused("\"data\"", "\"Data\"", &["no `data`", "`data.items`"]);
	let text = super::read(MAPPING).replace("rows = \"data.items\"\ncount = \"meta.total\"\n", "");
	for (rows, word) in
		[("{}", "an object"), ("null", "null"), ("1", "a number"), ("\"\"", "a text")]
	{
		let read = collect(&mapping(&text), &[("a", rows.as_bytes())]);
		assert_says(&refusal(read), &["the whole text", word, "`rows`"]);
	}
	assert!(collect(&mapping(&text), &[("a", b" [ ] \n")]).is_ok());
	assert_says(
		&refusal(collect(&mapping(&text), &[("a", b"[1, {}]")])),
		&["line 1: the row is a number", "line 2: it has no"],
	);
}

#[test]
fn a_text_that_is_cut_off_or_goes_on_is_refused() {
	let (mapping, text) = (mapping(&super::read(MAPPING)), super::read(READINGS));
	let text = text.trim_end();
	for end in 0..text.len() {
		let refused = refusal(collect(&mapping, &[("readings.json", &text.as_bytes()[..end])]));
		assert!(refused.contains("cut off"), "{end}: {refused}");
	}
	for more in ["]", "{}", ",", "x"] {
		let text = format!("{text}{more}");
		assert_says(&refusal(collect(&mapping, &[("a", text.as_bytes())])), &["no JSON text"]);
	}
}

#[test]
fn columns_of_several_registers_are_read_too() {
	let text = super::read(MAPPING)
		.replace("\"meter.id\", \"start\", \"energy.value\"", "\"start\", \"T-1\", 'a\\.b'")
		.replace("meter = \"meter.id\"\n", "")
		.replace("value = \"energy.value\"", "values = [\"T-1\", 'a\\.b']")
		.replace("[\"T-2\"]", "['a\\.b']")
		.replace("rows = \"data.items\"\ncount = \"meta.total\"\nignore = [\"meter.site\"]\n", "");
	let rows = br#"[{"start":"2025-06-01T00:00:00Z","T-1":1,"a.b":2,"energy":{"unit":"kWh"},"state":"measured"},
		{"start":"2025-06-01T00:15:00Z","T-1":3,"energy":{"unit":"kWh"},"state":"measured"}]"#;
	let readings = collect(&mapping(&text), &[("a", rows)]).unwrap();
	assert_eq!(quarter(&readings, "T-1", 1), (3_000, 0, 0));
	assert_eq!(
		(quarter(&readings, "T-2", 0), quarter(&readings, "T-2", 1)),
		((2_000, 0, 0), (0, 1, 0))
	);
}

#[test]
fn a_mapping_that_contradicts_json_is_refused() {
	let refused = |from: &str, to: &str, words: &[&str]| {
		let text = super::read(MAPPING);
		assert!(text.contains(from), "{from}");
		let error =
			Mapping::from_toml(&text.replacen(from, to, 1)).expect_err("the mapping is taken");
		assert_says(&error, words);
	};
	refused("[columns]", "[text]\nclosing = \"rename\"\n[columns]", &["`closing`", "`count`"]);
	refused("[columns]", "[text]\nclosing = { count = \"end\" }\n[columns]", &["`closing`"]);
	refused("[columns]", "[text]\ndelimiter = \";\"\n[columns]", &["`delimiter`"]);
	refused("format = \"json\"", "format = \"csv\"", &["[json]"]);
	refused("format = \"json\"", "format = \"cim\"", &["[json]"]);
	refused("\"meter.site\"", "\"meter\"", &["`meter`", "one place"]);
	refused("\"meter.site\"", "\"meter.id\"", &["`meter.id`", "one place"]);
	refused("\"meter.site\"", "\"meter.id.more\"", &["`meter.id.more`", "one place"]);
	refused("\"meter.site\"", "\"meter..site\"", &["`meter..site`", "no path"]);
	refused("\"meter.site\"", "\"\"", &["no name"]);
	refused("\"meta.total\"", "\"data.items.total\"", &["`count`", "outside"]);
	refused("\"meta.total\"", "\"data\"", &["`count`", "outside"]);
	refused("rows = \"data.items\"\n", "", &["`count`", "outside"]);
	refused("[json]", "[json]\nlines = 1", &["lines"]);
	refused("time = \"start\"\nvalue = \"energy.value\"", "date = \"start\"", &["`date`"]);
	refused("[time]\nform = \"rfc3339\"\nmarks = \"start\"\nzone = \"UTC\"\n", "", &["[time]"]);
}

#[test]
fn hostile_texts_are_refused_in_little_time() {
	let mapping = mapping(&super::read(MAPPING));
	let deep = |sign: &str| sign.repeat(300_000);
	let long =
		format!("{{\"data\":{{\"items\":[{}0]}},\"meta\":{{\"total\":1}}}}", "0,".repeat(300_000));
	let keys = format!(
		"{{\"data\":{{\"items\":[{{{}\"a\":0}}]}},\"meta\":{{\"total\":1}}}}",
		"\"a\":0,".repeat(300_000)
	);
	let in_a_row = format!(
		"{{\"data\":{{\"items\":[{{\"meter\":{}{}}}]}},\"meta\":{{\"total\":1}}}}",
		deep("["),
		deep("]")
	);
	for text in
		[deep("["), deep("{\"data\":"), format!("{}{}", deep("["), deep("]")), long, keys, in_a_row]
	{
		_ = refusal(collect(&mapping, &[("a", text.as_bytes())]));
	}
}
