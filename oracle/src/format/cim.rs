//! `GL_MarketDocument`: generation and load in ENTSO-E's information model, XML of any version.
//!
//! The register of a `TimeSeries` is its `registeredResource.mRID`, and behind it the `mRID` of the generating unit under
//! `MktPSRType`, if it names one. Without a resource, it is the zone, and behind it the `psrType`, if there is one. What flows out
//! of a zone has ` out` at its end. An example: `10WINVENTED----A`, `10YINVENTED----A B19`, `10YINVENTED----A out`.
//!
//! Only what was realised is read. Forecasts and schedules are no measurements.

#[cfg(test)]
mod tests;

use jiff::{fmt::strtime::BrokenDownTime, tz::Offset};
use rust_decimal::Decimal;
use std::{collections::BTreeMap, ops::Range};

use super::{
	common::{self, Wrong},
	xml::{self, Element, Xml},
	Format,
};
use crate::{
	interval::Quality,
	mapping::Mapping,
	sheet::{Found, Sheet},
	unit::Unit,
};

/// `GL_MarketDocument`.
pub struct Cim;

impl Format for Cim {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		common::check_says_itself(mapping)?;
		common::check_no_time(mapping)?;
		common::check_no_register(mapping)
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		common::note(read(bytes, sheet), sheet);
	}
}

/// Positions that a document may have: what is repeated takes no room in the file, and much in memory.
const MOST_POSITIONS: u32 = 1_000_000;

/// Total load, and generation by unit, of wind and solar, and by type.
const TYPES: [&str; 4] = ["A65", "A73", "A74", "A75"];
const REALISED: &str = "A16";
const STATES: [&str; 2] = ["A01", "A02"];

/// What is known of a document while its series are read.
struct Reader {
	revision: u64,
	positions_left: u32,
	/// What each register is, and the line that says so.
	registers: BTreeMap<String, (Identity, u32)>,
}

/// What tells two series apart.
#[derive(PartialEq, Eq)]
struct Identity {
	resource: Option<String>,
	generator: Option<String>,
	zone: Option<String>,
	is_out: bool,
	psr: Option<String>,
	business: Option<String>,
	aggregation: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Curve {
	/// Each position is there, or its interval is missing.
	Each,
	/// A position that is absent repeats the one before it.
	Repeating,
}

struct Series {
	register: String,
	unit: Unit,
	curve: Curve,
}

struct Point {
	position: u32,
	value: Option<Decimal>,
	quality: Quality,
	line: u32,
}

fn read(bytes: &[u8], sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
	let text = xml::text(bytes)?;
	let document = Xml::parse(&text)?;
	let root = document.root();
	if root.name() != "GL_MarketDocument" {
		return Err(
			root.wrong(format!("it is a `{}`, and only GL_MarketDocument is read", root.name()))
		);
	}
	check_type(root)?;
	let (revision, positions_left) = (revision(root)?, MOST_POSITIONS);
	let mut reader = Reader { revision, positions_left, registers: BTreeMap::new() };
	for series in root.one_or_more("TimeSeries")? {
		common::note(reader.read_series(series, sheet), sheet);
	}
	Ok(())
}

fn check_type(root: Element<'_>) -> Result<(), Wrong> {
	let process = root.one("process.processType")?;
	let found = process.text()?;
	if found != REALISED {
		return Err(process.wrong(format!(
			"its process is {found}, and only {REALISED}, realised, is measured: leave out forecasts and schedules"
		)));
	}
	let kind = root.one("type")?;
	let found = kind.text()?;
	if !TYPES.contains(&found) {
		return Err(kind.wrong(format!(
			"its type is {found}, and only {} are read: realised load and generation",
			TYPES.join(", ")
		)));
	}
	let Some(state) = root.at_most_one("docStatus")? else { return Ok(()) };
	let found = state.text_of("value")?;
	match STATES.contains(&found) {
		true => Ok(()),
		false => Err(state.wrong(format!(
			"its status is {found}, and only A01, intermediate, and A02, final, are read: leave out documents that do not count"
		))),
	}
}

fn revision(root: Element<'_>) -> Result<u64, Wrong> {
	let Some(element) = root.at_most_one("revisionNumber")? else { return Ok(0) };
	let text = element.text()?;
	text.parse()
		.map_err(|_| element.wrong(format!("`{text}` is no revision: a whole number that grows")))
}

impl Reader {
	fn read_series(&mut self, element: Element<'_>, sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
		let series = Series {
			register: self.register(element)?,
			unit: unit(element)?,
			curve: curve(element)?,
		};
		for period in element.one_or_more("Period")? {
			common::note(self.read_period(period, &series, sheet), sheet);
		}
		Ok(())
	}

	/// The name of a series. No other one may have it in the document.
	fn register(&mut self, series: Element<'_>) -> Result<String, Wrong> {
		let identity = Identity::of(series)?;
		let name = identity.name().ok_or_else(|| {
			series.wrong("it names neither registeredResource.mRID nor a bidding zone, so its register is not known: add either")
		})?;
		match self.registers.get(&name) {
			Some((known, line)) if *known != identity => Err(series.wrong(format!(
				"it would have the name `{name}` of the TimeSeries in line {line}, and differs in zone, business type, aggregation or type \
				 of source: send them in documents with mappings of their own"
			))),
			Some(_) => Ok(name),
			None => {
				self.registers.insert(name.clone(), (identity, series.line()));
				Ok(name)
			}
		}
	}

	fn read_period(
		&mut self,
		period: Element<'_>,
		series: &Series,
		sheet: &mut Sheet<'_>,
	) -> Result<(), Wrong> {
		let span = time_interval(period)?;
		let (resolution, count) = positions(period, &span)?;
		self.positions_left = self.positions_left.checked_sub(count).ok_or_else(|| {
			period.wrong(format!(
				"the document has more than {MOST_POSITIONS} positions: send it in parts"
			))
		})?;
		let points = points(period, count, sheet)?;
		let lasts = lasts(period, &points, count, series.curve)?;
		for (point, last) in points.iter().zip(lasts) {
			for position in point.position..=last {
				let found = self.found(point, position, series.unit, span.start, resolution);
				let kept = sheet.keep(&series.register, found);
				kept.map_err(|reason| Wrong { line: point.line, reason })?;
			}
		}
		Ok(())
	}

	fn found(
		&self,
		point: &Point,
		position: u32,
		unit: Unit,
		start: i64,
		resolution: i64,
	) -> Found {
		let before = i64::from(position.saturating_sub(1)).saturating_mul(resolution);
		let start = start.saturating_add(before);
		Found {
			span: start..start.saturating_add(resolution),
			value: point.value,
			unit,
			quality: point.quality,
			near_change: false,
			revision: self.revision,
			line: point.line,
		}
	}
}

impl Identity {
	fn of(series: Element<'_>) -> Result<Self, Wrong> {
		let said = |text: Result<Option<&str>, Wrong>| {
			text.map(|it| it.filter(|it| !it.is_empty()).map(str::to_owned))
		};
		let source = series.at_most_one("MktPSRType")?;
		let generator = source.map(|it| it.at_most_one("PowerSystemResources")).transpose()?;
		let generator = generator.flatten().map(|it| it.text_of("mRID")).transpose();
		let (zone, is_out) = match (
			said(series.optional("inBiddingZone_Domain.mRID"))?,
			said(series.optional("outBiddingZone_Domain.mRID"))?,
		) {
			(Some(_), Some(_)) => {
				return Err(series.wrong(
					"it names both a zone that energy flows into and one that it flows out of: name the one where it was measured",
				))
			}
			(None, Some(zone)) => (Some(zone), true),
			(zone, None) => (zone, false),
		};
		Ok(Identity {
			resource: said(series.optional("registeredResource.mRID"))?,
			generator: said(generator)?,
			zone,
			is_out,
			psr: source.map_or(Ok(None), |it| said(it.optional("psrType")))?,
			business: said(series.optional("businessType"))?,
			aggregation: said(series.optional("objectAggregation"))?,
		})
	}

	/// `None` if nothing names it.
	fn name(&self) -> Option<String> {
		let (first, second) = match (&self.resource, &self.zone) {
			(Some(resource), _) => (resource, &self.generator),
			(None, Some(zone)) => (zone, &self.psr),
			(None, None) => return None,
		};
		let direction = if self.is_out { Some("out") } else { None };
		let parts = [Some(first.as_str()), second.as_deref(), direction];
		Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
	}
}

fn unit(series: Element<'_>) -> Result<Unit, Wrong> {
	let element = series.one("quantity_Measure_Unit.name")?;
	match element.text()? {
		"MAW" => Ok(Unit::Mw),
		"KWT" => Ok(Unit::Kw),
		"MWH" => Ok(Unit::Mwh),
		"KWH" => Ok(Unit::Kwh),
		other => Err(element.wrong(format!(
			"its unit is {other}, and only MAW, KWT, MWH and KWH are read: send its values in one of them"
		))),
	}
}

fn curve(series: Element<'_>) -> Result<Curve, Wrong> {
	let element = series.one("curveType")?;
	match element.text()? {
		"A01" => Ok(Curve::Each),
		"A03" => Ok(Curve::Repeating),
		other => Err(element.wrong(format!(
			"its curve type is {other}, and only A01 and A03, blocks of fixed and of variable length, are read: send its values so"
		))),
	}
}

fn time_interval(period: Element<'_>) -> Result<Range<i64>, Wrong> {
	let interval = period.one("timeInterval")?;
	let (start, end) = (utc(interval.one("start")?)?, utc(interval.one("end")?)?);
	match start < end {
		true => Ok(start..end),
		false => Err(interval.wrong("it ends before it starts, or then: correct it")),
	}
}

/// `2025-03-29T23:00Z`
fn utc(element: Element<'_>) -> Result<i64, Wrong> {
	const FORM: &str = "%Y-%m-%dT%H:%MZ";
	let text = element.text()?;
	let read = |text| BrokenDownTime::parse(FORM, text).and_then(|it| it.to_datetime()).ok();
	let local = Some(text).filter(|it| it.len() == "2025-03-29T23:00Z".len()).and_then(read);
	let moment = local.and_then(|local| Offset::UTC.to_timestamp(local).ok());
	moment.map(|it| it.as_second()).ok_or_else(|| {
		element.wrong(format!("`{text}` is no time in UTC, such as 2025-03-29T23:00Z: correct it"))
	})
}

/// The length of an interval in seconds, and how many a period has.
fn positions(period: Element<'_>, span: &Range<i64>) -> Result<(i64, u32), Wrong> {
	let element = period.one("resolution")?;
	let text = element.text()?;
	let resolution = seconds(text).ok_or_else(|| {
		element.wrong(format!(
			"`{text}` is no length of an interval, such as PT15M, PT1H or P1D: correct it"
		))
	})?;
	let length = span.end.saturating_sub(span.start);
	let count =
		length.checked_div(resolution).filter(|_| length.checked_rem(resolution) == Some(0));
	match count {
		Some(count) => Ok((resolution, u32::try_from(count).unwrap_or(u32::MAX))),
		None => Err(element.wrong(format!(
			"the period has {length} s, which is no multiple of {text}: correct it, or send it with a shorter resolution"
		))),
	}
}

/// The seconds of an ISO 8601 duration of days, hours, minutes and seconds.
fn seconds(text: &str) -> Option<i64> {
	if !text.starts_with('P') {
		return None;
	}
	let span: jiff::Span = text.parse().ok()?;
	let fixed = span.get_years() == 0 && span.get_months() == 0 && span.get_weeks() == 0;
	let whole =
		span.get_milliseconds() == 0 && span.get_microseconds() == 0 && span.get_nanoseconds() == 0;
	let parts = [
		(i64::from(span.get_days()), 86_400),
		(i64::from(span.get_hours()), 3_600),
		(span.get_minutes(), 60),
		(span.get_seconds(), 1),
	];
	let sum = parts
		.into_iter()
		.try_fold(0_i64, |sum, (count, length)| sum.checked_add(count.checked_mul(length)?))?;
	(fixed && whole && sum > 0).then_some(sum)
}

/// The points of a period, in their order.
fn points(period: Element<'_>, count: u32, sheet: &Sheet<'_>) -> Result<Vec<Point>, Wrong> {
	let mut points: Vec<Point> = Vec::new();
	for element in period.one_or_more("Point")? {
		let point = point(element, sheet)?;
		let last = points.last().map_or(0, |point| point.position);
		if point.position <= last {
			return Err(element.wrong(format!(
				"position {} follows position {last}: positions must ascend from 1, and none may be there twice",
				point.position
			)));
		}
		if point.position > count {
			return Err(element.wrong(format!(
				"position {} lies beyond the end of the period, which has {count}: correct the position or the period",
				point.position
			)));
		}
		points.push(point);
	}
	Ok(points)
}

fn point(element: Element<'_>, sheet: &Sheet<'_>) -> Result<Point, Wrong> {
	let line = element.line();
	let text = element.text_of("position")?;
	let position = text
		.parse()
		.map_err(|_| element.wrong(format!("`{text}` is no position: a whole number from 1")))?;
	let quality = match element.optional("quality")? {
		None => Ok(Quality::Measured),
		Some(mark) => common::quality(sheet.mapping(), mark, known_quality),
	};
	let quantity = element.optional("quantity")?;
	let value = quality.and_then(|quality| common::value(sheet, line, quantity, quality));
	let (value, quality) = value.map_err(|reason| element.wrong(reason))?;
	Ok(Point { position, value, quality, line })
}

/// Whether adjusted (A01) and incomplete (A05) values count, the list does not say.
fn known_quality(mark: &str) -> Option<Quality> {
	match mark {
		"A02" => Some(Quality::Missing),
		"A03" => Some(Quality::Estimated),
		"A04" => Some(Quality::Measured),
		_ => None,
	}
}

/// The last position for which each point stands.
fn lasts(
	period: Element<'_>,
	points: &[Point],
	count: u32,
	curve: Curve,
) -> Result<Vec<u32>, Wrong> {
	if curve == Curve::Each {
		return Ok(points.iter().map(|point| point.position).collect());
	}
	if points.first().is_none_or(|first| first.position != 1) {
		return Err(period.wrong(
			"position 1 is not there, so there is no value that the first positions repeat: add it",
		));
	}
	let nexts = points.iter().skip(1).map(|next| next.position.saturating_sub(1));
	Ok(nexts.chain([count]).collect())
}
