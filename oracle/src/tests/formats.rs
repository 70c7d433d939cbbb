//! Sheets that operators bring, read by mappings alone.

use super::*;

fn sample(name: &str) -> Vec<u8> {
	std::fs::read(path(&format!("samples/{name}"))).unwrap()
}

fn curve(encoding: &str) -> Mapping {
	mapping(&super::read("samples/china/curve.toml").replace("utf-8", encoding))
}

#[test]
fn a_curve_of_96_points_is_read_by_the_ends_of_its_quarter_hours() {
	for (name, encoding) in [("curve-2025-06.csv", "utf-8"), ("curve-2025-06-gbk.csv", "gbk")] {
		let readings =
			collect(&curve(encoding), &[(name, &sample(&format!("china/{name}")))]).unwrap();
		let day = |meter: &str, day: u32| {
			let start = moment("2025-05-31T16:00:00Z") + u64::from(day - 1) * 86_400;
			readings.reading(meter, start, start + 86_400, None).unwrap()
		};
		assert_eq!(
			(day("G-0001", 1).energy.wh(), day("G-0001", 1).report.missing),
			(39_800_000, 0),
			"{name}"
		);
		assert_eq!(
			(day("G-0001", 2).energy.wh(), day("G-0001", 2).report.missing),
			(39_500_000, 1),
			"{name}"
		);
		assert_eq!(
			[day("L-0001", 1).energy.wh(), day("L-0001", 2).energy.wh()],
			[66_000_000; 2],
			"{name}"
		);
	}
}

#[test]
fn a_curve_whose_columns_are_the_starts_is_refused_for_its_header() {
	let starts =
		super::read("samples/china/curve.toml").replace("marks = \"end\"", "marks = \"start\"");
	let refused = refusal(collect(
		&mapping(&starts),
		&[("curve-2025-06.csv", &sample("china/curve-2025-06.csv"))],
	));
	assert_says(&refused, &["the header is", "24:00", "00:00,00:15"]);
}

#[test]
fn readings_of_energytag_have_intervals_of_several_lengths() {
	let readings = collect(
		&mapping(&super::read("samples/energytag/readings.toml")),
		&[("readings.csv", &sample("energytag/readings.csv"))],
	);
	let readings = readings.unwrap();
	let hour = |hour: u32| {
		let start = moment("2025-06-01T00:00:00Z") + u64::from(hour) * 3_600;
		let reading = readings.reading("M-1", start, start + 3_600, None).unwrap();
		assert_eq!(reading.report.missing, 0);
		reading.energy.wh()
	};
	assert_eq!([hour(0), hour(1), hour(2)], [1_250, 0, 1_250]);
}

#[test]
fn bad_readings_of_energytag_are_refused_each_with_its_line() {
	let mapping = mapping(&super::read("samples/energytag/readings.toml"));
	let refused =
		refusal(collect(&mapping, &[("readings-bad.csv", &sample("energytag/readings-bad.csv"))]));
	assert_says(
		&refused,
		&[
			"line 3: the interval",
			"overlaps",
			"line 2",
			"line 4: the interval ends at",
			"line 5: `gross_net_indicator` is `GROSS`",
		],
	);
}
