#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::{DataError, SettlementMapping, SettlementSheets, SettlementSheetsReader};
use verdigrid_primitives::MarketOffset;

const CHINA: &str = include_str!("../../samples/china/settlement.toml");
const SHEET: &[u8] = include_bytes!("../../samples/china/settlement-2025-06.csv");
/// A sheet with everything.
const MAPPING: &str = r#"
	[columns]
	header = ["no", "period", "seller", "buyer", "from", "to", "wh", "units", "price", "batch", "first", "corrects", "part"]
	reference = "no"
	period = "period"
	seller = "seller"
	buyer = "buyer"
	generation-meter = "from"
	consumption-meter = "to"
	energy = "wh"
	units = "units"
	price = "price"
	certificates = { batch = { batch = "batch", first = "first" } }
	supersedes = "corrects"
	instalment = "part"
	[period]
	length = "hour"
	form = "rfc3339"
	[energy]
	unit = "Wh"
	[price]
	decimals = 2
	[meters]
	"wind farm" = "WIND-1"
"#;
const HEADER: &str = "no,period,seller,buyer,from,to,wh,units,price,batch,first,corrects,part\n";
const ROW: &str = "A-1,2014-01-05T10:00:00+01:00,5,6,wind farm,HOME-1,1250.9,1250,0.05,7,1,,0\n";

fn offset() -> MarketOffset {
	MarketOffset::from_minutes(60).unwrap()
}

fn read_all(mapping: &str, files: &[(&str, &[u8])]) -> Result<SettlementSheets, String> {
	let mapping = SettlementMapping::from_toml(mapping)?;
	let mut reader = SettlementSheetsReader::new(&mapping, offset());
	for (file, bytes) in files {
		reader.read(file, bytes).map_err(|error| error.to_string())?;
	}
	reader.finish().map_err(|error| error.to_string())
}

fn read(rows: &str) -> Result<SettlementSheets, String> {
	read_all(MAPPING, &[("sheet.csv", format!("{HEADER}{rows}").as_bytes())])
}

#[test]
fn a_monthly_sheet_of_a_trading_centre_is_read() {
	let sheets = read_all(CHINA, &[("settlement-2025-06.csv", SHEET)]).unwrap();
	let june = Period::year_month(2025, 6).unwrap();
	let all: Vec<_> = sheets.trades().collect();
	// The second contract was settled with no energy.
	assert_eq!(all.len(), 1);
	assert_eq!(sheets.instalments().collect::<Vec<_>>(), [(june, 0)]);
	assert_eq!((all[0].seller, all[0].buyer, all[0].units, all[0].price), (11, 12, 1_150, 1_250));
	assert_eq!(all[0].energy, Energy::from_wh(1_150_600_000));
	assert_eq!(all[0].reference, reference("LD-INVENTED-0001"));
	assert_eq!(all[0].certificates, WhichCertificates::Pledged);
}

#[test]
fn a_sheet_that_is_cut_off_or_does_not_add_up_is_refused() {
	let text = String::from_utf8(SHEET.to_vec()).unwrap();
	let cut = text.rsplit_once("合计").unwrap().0;
	let error = read_all(CHINA, &[("s.csv", cut.as_bytes())]).unwrap_err();
	assert!(error.contains("the last row does not begin with `合计`"), "{error}");
	let wrong = text.replace("1590.200", "1590.201");
	let error = read_all(CHINA, &[("s.csv", wrong.as_bytes())]).unwrap_err();
	assert!(error.contains("s.csv, line 4: it says that column 9 is 1590.201 in sum"), "{error}");
	let more = text
		.replace("1150.600,325.40", "1150.500,325.40")
		.replace("1150.600,,,1150", "1150.500,,,1150");
	let error = read_all(CHINA, &[("s.csv", more.as_bytes())]).unwrap_err();
	assert!(error.contains("line 2: `绿电结算电量(MWh)` is 1150.5, and the least of"), "{error}");
}

#[test]
fn each_part_of_a_row_is_read() {
	let sheets =
		read(&format!("{ROW}{}", ROW.replace("A-1", "A-2").replace(",7,1,,0", ",,,33,4"))).unwrap();
	let [(hour, first), (_, second)] = sheets.instalments().collect::<Vec<_>>()[..] else {
		panic!()
	};
	assert_eq!((first, second, hour.start(offset())), (0, 4, Some(1_388_912_400)));
	let one = sheets.of(hour, 0).next().unwrap();
	assert_eq!((one.energy, one.units, one.price), (Energy::from_wh(1_250), 1_250, 5));
	assert_eq!(one.certificates, WhichCertificates::OfBatch { batch: 7, first: 1 });
	assert_eq!(one.generation_meter, MeterId::new("WIND-1").unwrap());
	let other = sheets.of(hour, 4).next().unwrap();
	assert_eq!((other.certificates, other.supersedes), (WhichCertificates::Pledged, Some(33)));
}

#[test]
fn what_cannot_be_a_settlement_is_refused_with_its_line() {
	for (old, new, said) in [
		("A-1", "", "`no` is empty"),
		("2014-01-05T10:00:00+01:00", "2014-01-05T10:15:00+01:00", "is not the start of an hour"),
		("2014-01-05T10:00:00+01:00", "January", "`January` is no period of the form rfc3339"),
		(
			",5,6,",
			",Mill,6,",
			"nobody has said which party `Mill` is: declare its number under [parties]",
		),
		(",5,6,", ",5,,", "`buyer` is empty"),
		("HOME-1", "home", "`home` is no identification of a meter"),
		("1250.9", "-1", "`wh` is below zero"),
		("1250.9", "1e40", "more digits than can be held"),
		("1250.9", "999999999999999999999", "more than can be counted in watt-hours"),
		(",1250,", ",1250.5,", "`1250.5` is no number of certificates"),
		(",1250,", ",4294967296,", "is no number of certificates"),
		("0.05", "0.005", "no price with at most 2 digits"),
		(",7,1,", ",,1,", "`` is no batch"),
		(",7,1,", ",7,-1,", "`-1` is no place of a certificate"),
		(",,0\n", ",x,0\n", "`x` is no number of evidence"),
		(",,0\n", ",,70000\n", "`70000` is no instalment"),
		(",,0\n", ",,\n", "`part` is empty"),
	] {
		let row = ROW.replacen(old, new, 1);
		assert_ne!(row, ROW);
		let error = read(&row).map(|_| ()).unwrap_err();
		assert!(error.starts_with("sheet.csv, line 2: ") && error.contains(said), "{new}: {error}");
	}
}

#[test]
fn a_settlement_that_is_there_twice_counts_once_or_is_refused() {
	let twice = format!("{HEADER}{ROW}");
	let same =
		read_all(MAPPING, &[("a.csv", twice.as_bytes()), ("b.csv", twice.as_bytes())]).unwrap();
	assert_eq!(same.trades().count(), 1);
	for (old, new) in [("1250.9", "1251.9"), ("T10", "T11"), (",,0\n", ",,1\n")] {
		let other = twice.replace(old, new);
		let error = read_all(MAPPING, &[("a.csv", twice.as_bytes()), ("b.csv", other.as_bytes())])
			.unwrap_err();
		assert!(
			error.contains(
				"b.csv, line 2: the settlement `A-1` says something else than in a.csv, line 2"
			),
			"{error}"
		);
	}
}

#[test]
fn a_correction_has_the_reference_of_what_it_corrects_and_another_instalment() {
	let sheet = |rows: &str| format!("{HEADER}{rows}");
	let correction = ROW.replace(",,0\n", ",33,1\n").replace("1250.9", "1200");
	let both = sheet(&format!("{ROW}{correction}"));
	assert_eq!(read_all(MAPPING, &[("a.csv", both.as_bytes())]).unwrap().trades().count(), 2);
	let beside = sheet(&format!("{ROW}{}", correction.replace(",33,1\n", ",33,0\n")));
	let error = read_all(MAPPING, &[("a.csv", beside.as_bytes())]).unwrap_err();
	assert!(error.contains("line 3: the settlement `A-1` says something else"), "{error}");
}

#[test]
fn months_and_days_are_read_by_the_markets_clock() {
	let by = |length: &str, form: &str, text: &str| {
		let mapping = MAPPING
			.replace("\"hour\"", &format!("\"{length}\""))
			.replace("\"rfc3339\"", &format!("\"{form}\""));
		let rows = format!("{HEADER}{}", ROW.replace("2014-01-05T10:00:00+01:00", text));
		let sheets = read_all(&mapping, &[("sheet.csv", rows.as_bytes())]);
		sheets.map(|sheets| sheets.instalments().next().unwrap().0)
	};
	assert_eq!(by("month", "%Y-%m", "2014-01"), Ok(Period::year_month(2014, 1).unwrap()));
	assert_eq!(by("month", "%m/%Y", "01/2014"), Ok(Period::year_month(2014, 1).unwrap()));
	assert_eq!(by("month", "%Y年%m月", "2014年01月"), Ok(Period::year_month(2014, 1).unwrap()));
	let day = by("day", "%Y-%m-%d", "2014-01-05").unwrap();
	assert_eq!(day.start(offset()), Some(1_388_876_400));
	for wrong in ["2014-13", "2014-1", "2014-01-05", "201401", "٢٠١٤-٠١"] {
		assert!(by("month", "%Y-%m", wrong).is_err(), "{wrong}");
	}
}

#[test]
fn the_name_of_a_file_can_say_the_instalment() {
	let mapping = MAPPING
		.replace("instalment = \"part\"", "instalment-from-file = \"s-????-??-{instalment}.csv\"")
		.replace(", \"part\"]", "]");
	let text = format!("{HEADER}{ROW}").replace(",part\n", "\n").replace(",,0\n", ",\n");
	let sheets = read_all(&mapping, &[("folder/s-2014-01-3.csv", text.as_bytes())]).unwrap();
	assert_eq!(sheets.instalments().next().unwrap().1, 3);
	for name in ["s-2014-01.csv", "s-2014-01-x.csv"] {
		assert!(read_all(&mapping, &[(name, text.as_bytes())]).is_err(), "{name}");
	}
}

#[test]
fn the_first_certificate_can_be_named_by_its_number() {
	use verdigrid_primitives::certificate::{EnergySource, ProjectCode, TradeClass};
	let mapping = MAPPING.replace(
		"{ batch = { batch = \"batch\", first = \"first\" } }",
		"{ first-number = \"batch\" }",
	);
	let number = CertificateNumber {
		project: ProjectCode::with_check("WINDFRGES000001M").unwrap(),
		class: TradeClass::GRANULAR,
		source: EnergySource::Wind,
		period: Period::year_month(2014, 1).unwrap(),
		sequence: 9,
	};
	let rows =
		format!("{HEADER}{}", ROW.replace(",7,1,", &format!(",{},,", number.to_text().unwrap())));
	let sheets = read_all(&mapping, &[("s.csv", rows.as_bytes())]).unwrap();
	assert_eq!(sheets.trades().next().unwrap().certificates, WhichCertificates::From(number));
	let error =
		read_all(&mapping, &[("s.csv", rows.replace("WIND", "WINE").as_bytes())]).unwrap_err();
	assert!(error.contains("is no number of a certificate"), "{error}");
}

#[test]
fn a_mapping_that_contradicts_itself_is_refused() {
	for (old, new, said) in [
		("reference = \"no\"", "reference = \"number\"", "there is no column `number`"),
		("buyer = \"buyer\"", "buyer = \"seller\"", "declared as two things"),
		("\"no\", \"period\"", "\"no\", \"no\"", "two columns have the name"),
		("\"no\", \"period\"", "\" no\", \"period\"", "spaces around it"),
		("unit = \"Wh\"", "unit = \"kW\"", "is a power"),
		("unit = \"Wh\"", "unit = \"Wh\"\nleast-of = [\"x\"]", "there is no column `x`"),
		("decimals = 2", "decimals = 19", "at most 18 digits"),
		("\"rfc3339\"", "\"%Y-%m\"", "rfc3339 for hours"),
		("WIND-1", "wind", "is no identification of a meter"),
		(
			"instalment = \"part\"",
			"instalment = \"part\"\ninstalment-from-file = \"{instalment}\"",
			"says twice",
		),
		("instalment = \"part\"", "instalment-from-file = \"x\"", "must have {instalment} once"),
		("[period]", "[text]\ndelimiter = \"x\"\n[period]", "`delimiter` is one sign"),
		("[period]", "speed = 1\n[period]", "unknown field `speed`"),
	] {
		let mapping = MAPPING.replacen(old, new, 1);
		assert_ne!(mapping, MAPPING);
		let error = SettlementMapping::from_toml(&mapping).unwrap_err();
		assert!(error.contains(said), "{new}: {error}");
	}
}

#[test]
fn refusals_are_told_with_all_their_lines() {
	let mapping = SettlementMapping::from_toml(MAPPING).unwrap();
	let rows = format!("{HEADER}{}{}", ROW.replace(",5,6", ",x,6"), ROW.replace(",5,6", ",y,6"));
	let error =
		SettlementSheetsReader::new(&mapping, offset()).read("s.csv", rows.as_bytes()).unwrap_err();
	let DataError::Refused(refusals) = error else { panic!("{error}") };
	assert_eq!(refusals.iter().map(|it| it.place.line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn an_instalment_in_which_something_is_new_gone_or_corrected_has_changed() {
	let other = ROW.replace("A-1", "A-2");
	let later = ROW.replace("A-1", "A-3").replace("T10:", "T11:");
	let changed = |now: &str, before: &str| -> Vec<(Period, u16)> {
		let (now, before) = (read(now).unwrap(), read(before).unwrap());
		now.changes(&before).collect()
	};
	let hour = read(ROW).unwrap().instalments().next().unwrap();
	assert!(changed(&[&other, ROW].concat(), &[ROW, &other].concat()).is_empty());
	assert_eq!(changed(&[ROW, &later].concat(), &[ROW, &other, &later].concat()), [hour]);
	assert_eq!(changed(&ROW.replace("1250.9", "1250.8"), ROW), []);
	assert_eq!(changed(&ROW.replace("1250.9", "1251.9"), ROW), [hour]);
	assert_eq!(changed(&[ROW, &later].concat(), ROW).len(), 1);
}

#[test]
fn settlements_of_a_server_come_as_json_and_say_the_same_as_a_sheet() {
	let names = MAPPING.replace(
		"[columns]",
		"format = \"json\"\n[json]\nrows = \"data.items\"\ncount = \"data.total\"\n[columns]",
	);
	let paths = names.replace("\"from\"", "\"meters.from\"").replace("\"to\"", "\"meters.to\"");
	let row = r#"{"no": "A-1", "period": "2014-01-05T10:00:00+01:00", "seller": 5, "buyer": "6", "meters": {"from": "wind farm", "to": "HOME-1"},
		"wh": 1250.9, "units": 1250, "price": "0.05", "batch": 7, "first": 1, "corrects": null, "part": 0}"#;
	let answer = |rows: &[&str], total: usize| {
		let text = format!(r#"{{"data": {{"items": [{}], "total": {total}}}}}"#, rows.join(","));
		read_all(&paths, &[("https://centre.example/sheets", text.as_bytes())])
	};
	let (found, sheet) = (answer(&[row], 1).unwrap(), read(ROW).unwrap());
	assert!(found.changes(&sheet).next().is_none());
	let refused = |rows: &[&str], total| answer(rows, total).unwrap_err();
	assert!(refused(&[row], 2).contains("counts `2` rows, and there are 1: bring all of them"));
	let without = row.replace("\"units\": 1250, ", "");
	assert!(refused(&[&without], 1).contains("line 1: it has no `units`: write it in every row"));
	let pledged = row.replace("\"batch\": 7, \"first\": 1, ", "");
	let pledged = answer(&[&pledged], 1).unwrap();
	assert_eq!(pledged.trades().next().unwrap().certificates, WhichCertificates::Pledged);
	let unknown = row.replace("\"no\"", "\"tax\": 1, \"no\"");
	assert!(refused(&[&unknown], 1).contains("nobody has said what `tax` is"));
	let csv = paths.replace("format = \"json\"", "");
	assert!(SettlementMapping::from_toml(&csv).unwrap_err().contains("[json] is declared"));
	let closed = format!("{paths}\n[text]\nclosing = \"rename\"\n");
	assert!(SettlementMapping::from_toml(&closed).unwrap_err().contains("remove `closing`"));
}
