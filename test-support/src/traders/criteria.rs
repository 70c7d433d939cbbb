//! What buyers want, and what nobody can ever get.

use crate::world::VALIDITY_MONTHS;
use codec::Decode;
use sp_runtime::{DispatchError, ModuleError};
use verdigrid_primitives::{
	certificate::{ProjectCode, TradeClass},
	trade::{Criteria, PeriodRange, Unmatchable},
	Granularity, MarketOffset, Moment, Period,
};

/// Criteria that the monthly certificates meet.
pub fn any_wind() -> Criteria {
	let month = Period::year_month(2025, 1).expect("the month exists");
	Criteria {
		source: None,
		region: None,
		project: None,
		periods: PeriodRange { first: month, last: month },
		min_validity: 0,
	}
}

/// Criteria that the granular certificates meet.
pub fn any_hour() -> Criteria {
	let hour = Period::hour(9);
	in_periods(hour, hour)
}

/// Criteria for these periods, with whatever certificates they have.
pub fn in_periods(first: Period, last: Period) -> Criteria {
	Criteria { periods: PeriodRange { first, last }, ..any_wind() }
}

/// Criteria for this region.
pub fn in_region(name: &[u8]) -> Criteria {
	let region = name.to_vec().try_into().expect("eight characters are the most");
	Criteria { region: Some(region), ..any_wind() }
}

/// Criteria for this project.
pub fn of_project(body: &str) -> Criteria {
	Criteria { project: Some(project(body)), ..any_wind() }
}

/// The project code with this body.
pub fn project(body: &str) -> ProjectCode {
	ProjectCode::with_check(body).expect("the code is well formed")
}

/// The last month that certificate numbers can say.
pub fn last_month() -> Period {
	Period::year_month(2099, 12).expect("the month exists")
}

/// Criteria that no certificate of the class can match, each with its expected error. Orders end at
/// `end`; certificates must be valid for more than `least` seconds after `from`.
pub fn hopeless<Error: From<Unmatchable> + Into<DispatchError>>(
	unknown: Error,
	end: Moment,
	from: Moment,
	least: u64,
) -> Vec<(TradeClass, Criteria, DispatchError)> {
	let unknown = unknown.into();
	let of_class = |class: [u8; 1], error| {
		let class = TradeClass::decode(&mut &class[..]).expect("a class is a byte");
		(class, any_wind(), error)
	};
	let mut all = vec![
		of_class(*b"t", unknown),
		of_class(*b"0", unknown),
		(TradeClass::NON_TRADABLE, any_wind(), named::<Error>(Unmatchable::ClassNotTradable)),
		(TradeClass::GRANULAR, any_wind(), named::<Error>(Unmatchable::GranularityMismatch)),
	];
	let monthly = wrong_codes().into_iter().chain(wrong_periods(end)).chain(too_long(from, least));
	all.extend(monthly.map(|(it, why)| (TradeClass::TRADABLE, it, named::<Error>(why))));
	all
}

/// A pallet's error for this fault. It has the same name.
fn named<Error: From<Unmatchable> + Into<DispatchError>>(fault: Unmatchable) -> DispatchError {
	let error = Error::from(fault).into();
	let DispatchError::Module(ModuleError { message, .. }) = error else {
		panic!("{error:?} is of no pallet");
	};
	assert_eq!(message, Some(format!("{fault:?}").as_str()));
	error
}

fn wrong_codes() -> Vec<(Criteria, Unmatchable)> {
	let mut all = Vec::new();
	for code in ["", "cn-11", "CN 11", "CN_11", "\0"] {
		all.push((in_region(code.as_bytes()), Unmatchable::InvalidRegion));
	}
	let mut code = *project("WINDFARM00000001").as_bytes();
	code[0] = b'X';
	let wrong = ProjectCode::decode(&mut &code[..]).expect("a code is sixteen bytes");
	let criteria = Criteria { project: Some(wrong), ..any_wind() };
	all.push((criteria, Unmatchable::InvalidProjectCode));
	all
}

fn wrong_periods(end: Moment) -> Vec<(Criteria, Unmatchable)> {
	let next = |period: Period| period.next().expect("it is not the last");
	let current = Period::containing(Granularity::Month, end, MarketOffset::UTC);
	let current = current.expect("the end is in a month");
	let january = any_wind().periods.first;
	let old = Period::year_month(1999, 12).expect("the month exists");
	let beyond = next(last_month());
	let all = [
		(any_hour().periods.first, any_hour().periods.last, Unmatchable::GranularityMismatch),
		(Period::month(2), Period::month(1), Unmatchable::InvalidPeriods),
		(Period::hour(1), Period::month(2), Unmatchable::InvalidPeriods),
		(old, old, Unmatchable::PeriodsOutOfRange),
		(january, beyond, Unmatchable::PeriodsOutOfRange),
		(january, Period::month(u32::MAX), Unmatchable::PeriodsOutOfRange),
		(Period::month(u32::MAX), Period::month(u32::MAX), Unmatchable::PeriodsOutOfRange),
		(current, current, Unmatchable::PeriodsTooLate),
		(next(current), last_month(), Unmatchable::PeriodsTooLate),
	];
	all.into_iter().map(|(first, last, why)| (in_periods(first, last), why)).collect()
}

fn too_long(from: Moment, least: u64) -> Vec<(Criteria, Unmatchable)> {
	let last = Period::month(any_wind().periods.first.index + u32::from(VALIDITY_MONTHS));
	let longest = last.end(MarketOffset::UTC).expect("the month ends") - from;
	assert!(longest > least);
	let of = |min_validity| Criteria { min_validity, ..any_wind() };
	[longest + 1, u64::MAX].map(|it| (of(it), Unmatchable::ValidityOutOfReach)).into()
}
