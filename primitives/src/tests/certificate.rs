use crate::{
	certificate::{
		can_be_numbered, CertificateNumber, CertificateRange, Class, EnergySource, NumberError,
		Policy, ProjectCode, ProjectCodeError, TradeClass, MAX_BATCH_UNITS,
	},
	Energy, Granularity, MarketOffset, Period,
};
use proptest::prelude::*;

const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

fn sample() -> CertificateNumber {
	CertificateNumber {
		project: ProjectCode::with_check("WIND00FRHAUTE001").unwrap(),
		class: TradeClass::TRADABLE,
		source: EnergySource::Wind,
		period: Period::year_month(2014, 1).unwrap(),
		sequence: 1,
	}
}

#[test]
fn the_check_character_is_that_of_iso_7064() {
	// The standard's own example of MOD 37,36 is `A12425GABC1234002` with check character `M`;
	// here its last sixteen characters are checked by the same recursion, written out.
	let body = b"12425GABC1234002";
	let product = body.iter().fold(36, |product, character| {
		let value = DIGITS.iter().position(|digit| digit == character).unwrap();
		let sum = (product + value) % 36;
		(if sum == 0 { 36 } else { sum }) * 2 % 37
	});
	let check = DIGITS[(37 - product) % 36];
	let code = ProjectCode::with_check("12425GABC1234002").unwrap();
	assert_eq!(code.as_bytes()[16], check);
}

#[test]
fn a_number_reads_as_its_parts() {
	let text = sample().to_text().unwrap();
	assert_eq!(text.len(), 32);
	assert_eq!(&text[..16], "WIND00FRHAUTE001");
	assert_eq!(&text[17..], "TWM140100000001");
}

#[test]
fn an_hour_is_four_digits_of_base_36() {
	let number = CertificateNumber { period: Period::hour(385_704), ..sample() };
	assert_eq!(&number.to_text().unwrap()[19..24], "H89M0");
}

#[test]
fn what_five_characters_cannot_say_is_refused() {
	let with = |period| CertificateNumber { period, ..sample() }.format();
	assert_eq!(with(Period::hour(36_u32.pow(4))), Err(NumberError::Period));
	assert!(with(Period::hour(36_u32.pow(4) - 1)).is_ok());
	assert_eq!(with(Period::year_month(1999, 12).unwrap()), Err(NumberError::Period));
	assert!(with(Period::year_month(2000, 1).unwrap()).is_ok());
	assert!(with(Period::year_month(2099, 12).unwrap()).is_ok());
	assert_eq!(with(Period::year_month(2100, 1).unwrap()), Err(NumberError::Period));
}

#[test]
fn the_sequence_starts_at_one_and_ends_with_eight_digits() {
	let with = |sequence| CertificateNumber { sequence, ..sample() }.format();
	assert_eq!(with(0), Err(NumberError::Sequence));
	assert!(with(MAX_BATCH_UNITS).is_ok());
	assert_eq!(with(MAX_BATCH_UNITS + 1), Err(NumberError::Sequence));
}

#[test]
fn each_malformed_part_has_its_own_reason() {
	let text = sample().format().unwrap();
	let altered = |at: usize, character: u8| {
		let mut text = text;
		text[at] = character;
		CertificateNumber::parse(&text).unwrap_err()
	};
	assert_eq!(CertificateNumber::parse(&text[..31]), Err(NumberError::Length));
	assert_eq!(altered(0, b'w'), NumberError::Project(ProjectCodeError::Character));
	assert_eq!(altered(16, b'!'), NumberError::Project(ProjectCodeError::Check));
	assert_eq!(altered(17, b'-'), NumberError::Class);
	assert_eq!(altered(18, b'X'), NumberError::Source);
	assert_eq!(altered(19, b'Q'), NumberError::Period);
	assert_eq!(altered(22, b'2'), NumberError::Period);
	assert_eq!(altered(24, b'+'), NumberError::Sequence);
	assert_eq!(altered(31, b'0'), NumberError::Sequence);
}

#[test]
fn a_range_splits_only_inside() {
	let range = CertificateRange { batch: 1, first: 5, units: 3 };
	assert_eq!(range.split_at(0), None);
	assert_eq!(range.split_at(3), None);
	let (head, rest) = range.split_at(2).unwrap();
	assert_eq!((head.first, head.units, rest.first, rest.units), (5, 2, 7, 1));
}

#[test]
fn some_periods_cannot_be_numbered() {
	let month = |year, month| Period::year_month(year, month).unwrap();
	for period in [month(2000, 1), month(2099, 12), Period::day(1_679_615), Period::hour(0)] {
		assert!(can_be_numbered(&period), "{period:?}");
	}
	for period in [month(1999, 12), month(2100, 1), Period::hour(1_679_616), Period::day(u32::MAX)]
	{
		assert!(!can_be_numbered(&period), "{period:?}");
	}
}

fn class(granularity: Granularity, face_value: u64, validity_months: u16) -> Class {
	let (face_value, policy) = (Energy::from_wh(face_value), Policy::Unlimited);
	Class { granularity, face_value, policy, validity_months }
}

#[test]
fn certificates_end_with_a_natural_month() {
	let offset = MarketOffset::from_minutes(480).unwrap();
	let january = Period::year_month(2024, 1).unwrap();
	let end = |year, month| Period::year_month(year, month).unwrap().end(offset);
	let monthly = class(Granularity::Month, 1, 24);
	assert_eq!(monthly.valid_until(&january, offset), end(2026, 1));
	let first_hour = Period::containing(Granularity::Hour, january.start(offset).unwrap(), offset);
	let hourly = class(Granularity::Hour, 1, 1);
	assert_eq!(hourly.valid_until(&first_hour.unwrap(), offset), end(2024, 2));
	assert_eq!(monthly.valid_until(&Period::month(u32::MAX), offset), None);
	assert_eq!(monthly.valid_until(&Period::month(u32::MAX - 23), offset), None);
}

#[test]
fn a_batch_holds_what_eight_digits_can_number() {
	let most = u64::from(MAX_BATCH_UNITS);
	let holds = |face_value, wh| {
		class(Granularity::Hour, face_value, 1).holds_in_a_batch(Energy::from_wh(wh))
	};
	assert!(holds(1, 0) && holds(1, most) && !holds(1, most + 1));
	// What was carried may fill one certificate more.
	assert!(holds(1_000, most * 1_000) && !holds(1_000, most * 1_000 + 1));
	assert!(!holds(1, u64::MAX) && !holds(0, 1));
}

fn any_period() -> impl Strategy<Value = Period> {
	prop_oneof![
		(0_u32..1200).prop_map(|month| Period::month(360 + month)),
		(0_u32..1_679_616).prop_map(Period::day),
		(0_u32..1_679_616).prop_map(Period::hour),
	]
}

proptest! {
	#[test]
	fn format_and_parse_are_inverses(
		body in "[0-9A-Z]{16}",
		class in proptest::sample::select(DIGITS),
		source in proptest::sample::select(EnergySource::ALL.as_slice()),
		period in any_period(),
		sequence in 1..=MAX_BATCH_UNITS,
	) {
		let number = CertificateNumber {
			project: ProjectCode::with_check(&body).unwrap(),
			class: TradeClass::new(class).unwrap(),
			source,
			period,
			sequence,
		};
		let text = number.format().unwrap();
		prop_assert_eq!(CertificateNumber::parse(&text), Ok(number));
	}

	#[test]
	fn what_parses_formats_to_the_same_text(text in "[0-9A-Z]{17}[0-9A-Z][WSHBGO][MDH][0-9A-Z]{4}[0-9]{8}") {
		if let Ok(number) = CertificateNumber::parse(text.as_bytes()) {
			prop_assert_eq!(number.to_text().unwrap(), text);
		}
	}

	#[test]
	fn every_single_wrong_character_of_a_project_code_is_refused(
		body in "[0-9A-Z]{16}",
		at in 0_usize..17,
		character in proptest::sample::select(DIGITS),
	) {
		let mut code = ProjectCode::with_check(&body).unwrap().to_string().into_bytes();
		prop_assume!(code[at] != character);
		code[at] = character;
		let code = String::from_utf8(code).unwrap();
		prop_assert_eq!(ProjectCode::parse(&code), Err(ProjectCodeError::Check));
	}
}
