//! What a mapping must declare. Each refusal says what to write.

use super::*;

/// The mapping of turbines, with one text replaced.
#[track_caller]
fn refused(from: &str, to: &str, words: &[&str]) {
	let text = scada("UTC");
	assert!(text.contains(from), "{from}");
	let error = Mapping::from_toml(&text.replacen(from, to, 1)).expect_err("the mapping is taken");
	assert_says(&error, words);
}

#[test]
fn the_mappings_of_the_sample_data_are_sound() {
	for name in ["wind-scada", "wind-plant-meter", "industry-load", "household"] {
		mapping(&super::read(&format!("../data/mappings/{name}.toml")));
	}
}

#[test]
fn what_is_missing_or_unknown_is_named() {
	refused("format = \"csv\"", "", &["format"]);
	refused("format = \"csv\"", "format = \"xls\"", &["xls", "csv"]);
	refused("marks = \"start\"", "", &["marks"]);
	refused("marks = \"start\"", "marks = \"middle\"", &["middle", "start"]);
	refused("unit = \"kW\"", "", &["unit"]);
	refused("unit = \"kW\"", "unit = \"kVA\"", &["kVA"]);
	refused("unit = \"kW\"", "unit = \"kW\"\nspeed = 1", &["speed"]);
	refused("zone = \"UTC\"", "", &["zone"]);
	refused("zone = \"UTC\"", "zone = \"Mars\"", &["`Mars`", "Europe/Paris", "+08:00"]);
	refused("\"rfc3339\"", "\"iso\"", &["`iso`", "rfc3339", "%Y"]);
	refused("interval = \"10m\"", "interval = \"10\"", &["`10`", "10m"]);
	refused("interval = \"10m\"", "interval = \"0s\"", &["10m"]);
	refused("interval = \"10m\"", "interval = \"2678401s\"", &["2678401s"]);
	refused("interval = \"10m\"", "interval = \"-10m\"", &["10m"]);
	refused("interval = \"10m\"", "interval = \"100ms\"", &["10m"]);
}

#[test]
fn columns_must_be_there_and_say_where_things_stand_once() {
	refused("meter = \"Wind_turbine_name\"\n", "", &["meter", "meter-name", "meter-from-file"]);
	refused("meter = \"Wind_turbine_name\"", "meter = \"Turbine\"", &["no column `Turbine`"]);
	refused(
		"meter = \"Wind_turbine_name\"",
		"meter = \"Wind_turbine_name\"\nmeter-name = \"T\"",
		&["more than once"],
	);
	refused("meter = \"Wind_turbine_name\"", "meter-from-file = \"plain.csv\"", &["{meter}"]);
	refused("value = \"P_avg\"\n", "", &["`time` and `value`"]);
	refused(
		"value = \"P_avg\"\n",
		"value = \"P_avg\"\nvalues = [\"P_avg\"]\n",
		&["`time` and `value`"],
	);
	refused("value = \"P_avg\"\n", "values = [\"P_avg\"]\n", &["values", "once more"]);
	refused(
		"\"Date_time\", \"P_avg\"",
		"\"Date_time\", \"P_avg\", \"P_avg\"",
		&["two columns", "`P_avg`"],
	);
	refused("value = \"P_avg\"\n", "value = \"P_avg\"\nrequire = { unit = \"kW\" }\n", &["`unit`"]);
}

#[test]
fn intervals_between_two_labels_need_labels_that_mean_one_moment() {
	let text = super::read("samples/energytag/readings.toml");
	for (from, to) in [("\"start\"", "\"end\""), ("rfc3339", "%Y-%m-%d %H:%M")] {
		let text = text.replace(from, to).replace("\"UTC\"", "\"Europe/Paris\"");
		assert_says(
			&Mapping::from_toml(&text).expect_err("the mapping is taken"),
			&["`end`", "offset"],
		);
	}
}

#[test]
fn what_contradicts_itself_is_refused() {
	refused("unit = \"kW\"", "unit = \"kW\"\nregister = {}", &["power", "kWh"]);
	refused("unit = \"kW\"", "unit = \"kWh\"\nregister = { rollover = \"0\" }", &["rollover"]);
	refused("[columns]", "[number]\ndecimal = \",\"\ngrouping = \",\"\n[columns]", &["grouping"]);
	refused("[columns]", "[number]\ndecimal = \"x\"\n[columns]", &["decimal"]);
	refused("[columns]", "[text]\ndelimiter = \"\\\"\"\n[columns]", &["delimiter"]);
	refused("other-meters = \"as-named\"", "", &["[[meter]]"]);
	refused("[columns]", "[text]\ndelimiter = \".\"\n[columns]", &["delimiter"]);
	refused("[columns]", "[text]\nclosing = { total = \"\" }\n[columns]", &["closing"]);
	refused(
		"unit = \"kW\"",
		"unit = \"kW\"\nmissing = [\"x\"]\ninvalid = [\"x\"]",
		&["`x`", "twice"],
	);
	refused("unit = \"kW\"", "unit = \"kW\"\nmissing = [\" x\"]", &["spaces"]);
	refused("[columns]", "[quality]\nmeasured = [\"M\"]\n[columns]", &["[quality]", "no column"]);
	refused("meter = \"Wind_turbine_name\"", "meter-name = \"plant\"", &["`plant`"]);
	refused("\"Wind_turbine_name\",", "\"Wind_turbine_name \",", &["spaces"]);
}

#[test]
fn nothing_is_declared_that_would_count_a_correction_or_a_total_for_something_else() {
	let in_order = "\"start\"\nrepeated-hour = \"in-order\"";
	for (column, more) in [("revision", ""), ("quality", "[quality]\nmeasured = [\"M\"]\n")] {
		let text = scada("Europe/Paris")
			.replace("\"start\"", in_order)
			.replace("\"P_avg\"]", "\"P_avg\", \"more\"]")
			.replace("value = \"P_avg\"", &format!("value = \"P_avg\"\n{column} = \"more\""));
		let error =
			Mapping::from_toml(&format!("{text}\n{more}")).expect_err("the mapping is taken");
		assert_says(&error, &["in-order", "correction"]);
	}
	let text = super::read("samples/energytag/readings.toml");
	let totals = text.replace("unit = \"Wh\"", "unit = \"Wh\"\nregister = {}");
	let error = Mapping::from_toml(&totals).expect_err("the mapping is taken");
	assert_says(&error, &["total", "`time`", "`end`"]);
}

#[test]
fn each_register_belongs_to_one_meter_that_the_chain_can_know() {
	let with = |meters: &str| {
		Mapping::from_toml(&(scada("UTC") + meters)).expect_err("the mapping is taken")
	};
	assert_says(&with("[[meter]]\nid = \"a b\"\nadd = [\"T\"]"), &["`a b`", "no identification"]);
	assert_says(&with("[[meter]]\nid = \"A\"\nadd = []"), &["meter A", "`add`"]);
	assert_says(
		&with("[[meter]]\nid = \"A\"\nadd = [\"T\"]\nsubtract = [\"T\"]"),
		&["`T` is named twice"],
	);
	assert_says(
		&with("[[meter]]\nid = \"A-1\"\nadd = [\"T\"]\n[[meter]]\nid = \"A1\"\nadd = [\"U\"]"),
		&["declared twice"],
	);
	assert_says(&with("[[meter]]\nid = \"A\"\nadd = [\"T1\", \"t1\"]"), &["look alike"]);
	assert_says(&with("[[meter]]\nid = \"A\"\nadd = [\"T1\", \"\u{422}1\"]"), &["look alike"]);
}

#[test]
fn encodings_are_what_is_declared() {
	let with = |encoding: &str| {
		mapping(
			&scada("UTC")
				.replace("[columns]", &format!("[text]\nencoding = \"{encoding}\"\n[columns]")),
		)
	};
	let text = "Wind_turbine_name,Date_time,P_avg\nT,2014-01-01T00:00:00Z,6\n";
	let utf16 = |marked: bool| -> Vec<u8> {
		let mark = if marked { vec![0xff, 0xfe] } else { vec![] };
		mark.into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
	};
	let read = |encoding: &str, bytes: &[u8]| collect(&with(encoding), &[("a.csv", bytes)]);
	assert!(read("utf-8", text.as_bytes()).is_ok() && read("gbk", text.as_bytes()).is_ok());
	assert!(read("utf-8", format!("\u{feff}{text}").as_bytes()).is_ok());
	assert!(read("utf-16", &utf16(true)).is_ok());
	assert_says(&refusal(read("utf-16", &utf16(false))), &["byte order mark", "encoding"]);
	assert_says(&refusal(read("utf-8", &utf16(true))), &["UTF-16LE", "encoding"]);
	assert_says(&refusal(read("gbk", format!("\u{feff}{text}").as_bytes())), &["UTF-8"]);
	assert_says(&refusal(read("utf-8", b"Wind\xb5\xe7")), &["not UTF-8"]);
	let joined = format!("{text}\u{feff}T,2014-01-01T00:10:00Z,6\n");
	assert_says(&refusal(read("utf-8", joined.as_bytes())), &["byte order mark in its middle"]);
}

#[test]
fn numbers_are_written_as_declared() {
	let text = scada("UTC").replace(
		"[columns]",
		"[text]\ndelimiter = \";\"\n[number]\ndecimal = \",\"\ngrouping = \".\"\n[columns]",
	);
	let mapping = mapping(&text);
	let read = |value: &str| {
		let text = format!("Wind_turbine_name;Date_time;P_avg\nT;2014-01-01T00:00:00Z;{value}\n");
		let readings = collect(&mapping, &[("a.csv", text.as_bytes())])?;
		between(&readings, "T", "2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z")
	};
	for (value, wh) in
		[("1.200,6", 200_100), ("1200,6", 200_100), ("12", 2_000), ("1.234.567", 205_761_166)]
	{
		assert_eq!(read(value).unwrap().energy.wh(), wh, "{value}");
	}
	for value in ["1.2", "0.500", "1.20,6", "1,200.6", "1,2,3", ".200", "1..200", "1234.567"] {
		assert_says(&refusal(read(value)), &["line 2", "is not a number with `,`", "[number]"]);
	}
}

#[test]
fn a_file_is_closed_by_what_is_declared() {
	let with = |closing: &str| {
		mapping(
			&scada("UTC").replace("[columns]", &format!("[text]\nclosing = {closing}\n[columns]")),
		)
	};
	let read = |closing: &str, rows: &str| {
		let text = format!("Wind_turbine_name,Date_time,P_avg\nT,2014-01-01T00:00:00Z,6\n{rows}");
		collect(&with(closing), &[("a.csv", text.as_bytes())])
	};
	assert!(read("\"line-end\"", "").is_ok());
	assert_says(
		&refusal(read("\"line-end\"", "T,2014-01-01T00:10:00Z,6")),
		&["line 3: it has no line end", "closing"],
	);
	assert!(read("\"rename\"", "T,2014-01-01T00:10:00Z,6").is_ok());
	let total = "{ total = \"sum\" }";
	assert!(read(total, "T,2014-01-01T00:10:00Z,1.5\nsum,,7.5").is_ok());
	assert_says(
		&refusal(read(total, "T,2014-01-01T00:10:00Z,1.5\n")),
		&["does not begin with `sum`", "cut off"],
	);
	assert_says(
		&refusal(read(total, "sum,,7")),
		&["line 3: it says that column 3 is 7 in sum, and it is 6"],
	);
	let count = "{ count = \"end\" }";
	assert!(read(count, "end,1,").is_ok());
	assert_says(&refusal(read(count, "end,2,")), &["line 3: it counts `2` rows, and there are 1"]);
	assert_says(&refusal(read(count, "")), &["does not begin with `end`"]);
}

#[test]
fn a_row_must_have_what_is_required_of_it() {
	let text = scada("UTC").replace("[time]", "require = { Wind_turbine_name = \"T\" }\n[time]");
	let file = "Wind_turbine_name,Date_time,P_avg\nU,2014-01-01T00:00:00Z,6\n";
	let refused = refusal(collect(&mapping(&text), &[("a.csv", file.as_bytes())]));
	assert_says(&refused, &["line 2", "`Wind_turbine_name` is `U`, and only `T` is declared"]);
}

#[test]
fn a_later_revision_replaces_what_was_said_before() {
	let text = scada("UTC")
		.replace("\"P_avg\"]", "\"P_avg\", \"rev\"]")
		.replace("value = \"P_avg\"", "value = \"P_avg\"\nrevision = \"rev\"");
	let read = |rows: &str| {
		let file = format!("Wind_turbine_name,Date_time,P_avg,rev\n{rows}");
		collect(&mapping(&text), &[("a.csv", file.as_bytes())])
	};
	let readings = read("T,2014-01-01T00:00:00Z,12,2\nT,2014-01-01T00:00:00Z,6,1\n").unwrap();
	let reading = between(&readings, "T", "2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z").unwrap();
	assert_eq!((reading.energy.wh(), reading.report.repeated), (2_000, 0));
	assert_eq!(
		read("T,2014-01-01T00:00:00Z,12,2\nT,2014-01-01T00:00:00Z,6,2\n").unwrap().doubts().count(),
		1
	);
	assert_says(&refusal(read("T,2014-01-01T00:00:00Z,12,new\n")), &["`new` is no revision"]);
}

#[test]
fn the_name_of_a_file_names_its_meter_as_declared() {
	let household = mapping(&super::read("../data/mappings/household.toml"));
	let text = b"start,value\n2014-01-01 00:00:00,0.5\n";
	for (name, meter) in
		[("meter-1-2014-01.csv", "1"), ("a/b/meter-NORTH-7-2014-01.csv", "NORTH-7")]
	{
		let readings = collect(&household, &[(name, text)]).unwrap();
		assert_eq!(readings.meters().collect::<Vec<_>>(), [meter]);
	}
	for name in ["meter--2014-01.csv", "meter-1.csv", "meter-1-2014-01.csv.part", "x"] {
		assert_says(&refusal(collect(&household, &[(name, text)])), &["does not have the form"]);
	}
}
