//! Green Button: an Atom feed with resources of the Energy Services Provider Interface (ESPI).
//!
//! Links join the resources. An entry with `IntervalBlock`s links `up` to its `MeterReading`, or to the list of the reading's blocks.
//! The entry of a `MeterReading` has a `self` link that ends in `UsagePoint/U/MeterReading/M`, and a `related` one to its
//! `ReadingType`. The register is `U/M`.
//!
//! A total has the moment of its `start`, and its duration must be zero: with a longer one, nobody says whether the total is that of
//! the start or of the end.

#[cfg(test)]
mod tests;

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
	suspicion,
	unit::Unit,
};

/// Green Button.
pub struct Espi;

impl Format for Espi {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		common::check_says_itself(mapping)?;
		common::check_no_time(mapping)?;
		match mapping.value.unit {
			Unit::Wh | Unit::W => Ok(()),
			unit => Err(format!("the format counts in Wh or W, and {unit} is declared: declare what it counts under [value]")),
		}
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		common::note(read(bytes, sheet), sheet);
	}
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
const ESPI: &str = "http://naesb.org/espi";

/// The resources of a feed that are joined by links.
#[derive(Default)]
struct Feed<'a> {
	/// By their `self` links.
	readings: BTreeMap<&'a str, MeterReading<'a>>,
	types: BTreeMap<&'a str, Element<'a>>,
	/// Each with its entry.
	blocks: Vec<(Element<'a>, Element<'a>)>,
}

struct MeterReading<'a> {
	entry: Element<'a>,
	register: String,
}

/// What the values of a meter reading are.
struct Kind<'a> {
	unit: Unit,
	is_total: bool,
	power_of_ten: i32,
	/// The length of an interval that does not say its own.
	length: Option<i64>,
	/// The mark of a value that has none itself.
	quality: Option<&'a str>,
}

fn read(bytes: &[u8], sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
	let text = xml::text(bytes)?;
	let document = Xml::parse(&text)?;
	let root = document.root();
	if (root.namespace(), root.name()) != (ATOM, "feed") {
		return Err(root.wrong(format!(
			"it is a `{}`, and only an Atom feed is read: export the whole feed",
			root.name()
		)));
	}
	let feed = Feed::of(root)?;
	if feed.blocks.is_empty() {
		return Err(root.wrong("it has no IntervalBlock: export it with its readings"));
	}
	for (entry, block) in &feed.blocks {
		common::note(feed.read_block(*entry, *block, sheet), sheet);
	}
	Ok(())
}

impl<'a> Feed<'a> {
	fn of(root: Element<'a>) -> Result<Self, Wrong> {
		let mut feed = Feed::default();
		for entry in root.each("entry") {
			let Some(content) = entry.at_most_one("content")? else { continue };
			for resource in content.children().filter(|it| it.namespace() == ESPI) {
				feed.add(entry, resource)?;
			}
		}
		let mut registers = BTreeMap::new();
		for reading in feed.readings.values() {
			if let Some(other) = registers.insert(&reading.register, reading.entry.line()) {
				return Err(reading.entry.wrong(format!(
					"the reading of the entry in line {other} has the register `{}` too: export each usage point by itself",
					reading.register
				)));
			}
		}
		Ok(feed)
	}

	fn add(&mut self, entry: Element<'a>, resource: Element<'a>) -> Result<(), Wrong> {
		let is_new = match resource.name() {
			"MeterReading" => {
				let path = link(entry, "self")?;
				let reading = MeterReading { entry, register: register(entry, path)? };
				self.readings.insert(path, reading).is_none()
			}
			"ReadingType" => self.types.insert(link(entry, "self")?, resource).is_none(),
			"IntervalBlock" => {
				self.blocks.push((entry, resource));
				true
			}
			"UsagePoint" => {
				check_service(resource)?;
				true
			}
			_ => true,
		};
		match is_new {
			true => Ok(()),
			false => Err(entry.wrong(format!(
				"the feed has this {} twice, by its `self` link: remove one",
				resource.name()
			))),
		}
	}

	fn read_block(
		&self,
		entry: Element<'a>,
		block: Element<'a>,
		sheet: &mut Sheet<'_>,
	) -> Result<(), Wrong> {
		let up = link(entry, "up")?;
		let path = up.strip_suffix("/IntervalBlock").unwrap_or(up);
		let reading = self.readings.get(path).ok_or_else(|| {
			entry.wrong(format!(
				"its `up` link says {up}, and the feed has no MeterReading of this `self` link: export it with its readings"
			))
		})?;
		let kind = self.kind(reading.entry)?;
		kind.check_declared(reading.entry, sheet.mapping())?;
		let bounds = block.at_most_one("interval")?.map(|it| period(it, &kind)).transpose()?;
		for interval in block.each("IntervalReading") {
			let found = kind.found(interval, bounds.as_ref(), sheet);
			let kept = found.and_then(|found| {
				sheet.keep(&reading.register, found).map_err(|reason| interval.wrong(reason))
			});
			common::note(kept, sheet);
		}
		Ok(())
	}

	/// The kind of the readings of this entry.
	fn kind(&self, entry: Element<'a>) -> Result<Kind<'a>, Wrong> {
		let mut related = links(entry, "related").filter(|href| is_reading_type(href));
		let (Some(href), None) = (related.next(), related.next()) else {
			return Err(entry.wrong("it must have one `related` link to a ReadingType: correct it"));
		};
		match self.types.get(href) {
			Some(kind) => Kind::of(*kind),
			None => Err(entry.wrong(format!(
				"its `related` link says {href}, and the feed has no such ReadingType: export it with its reading types"
			))),
		}
	}
}

/// Where the links of an entry lead that have this relation to it.
fn links<'a>(entry: Element<'a>, relation: &'static str) -> impl Iterator<Item = &'a str> {
	let links = entry.each("link").filter(move |link| link.attribute("rel") == Some(relation));
	links.filter_map(|link| link.attribute("href")).map(|href| href.trim().trim_end_matches('/'))
}

/// Where the one link leads.
fn link<'a>(entry: Element<'a>, relation: &'static str) -> Result<&'a str, Wrong> {
	let mut found = links(entry, relation);
	match (found.next(), found.next()) {
		(Some(href), None) => Ok(href),
		_ => Err(entry.wrong(format!("the entry must have one `{relation}` link: correct it"))),
	}
}

fn is_reading_type(href: &str) -> bool {
	href.rsplit('/').nth(1) == Some("ReadingType")
}

/// The identifications of the usage point and of the meter reading.
fn register(entry: Element<'_>, path: &str) -> Result<String, Wrong> {
	let mut parts = path.rsplit('/');
	let mut part = || parts.next().unwrap_or_default();
	match (part(), part(), part(), part()) {
		(reading, "MeterReading", point, "UsagePoint")
			if !reading.is_empty() && !point.is_empty() =>
		{
			Ok(format!("{point}/{reading}"))
		}
		_ => Err(entry.wrong(format!(
			"its `self` link is {path}, and does not end in UsagePoint/…/MeterReading/…, so its register is not known: correct it"
		))),
	}
}

/// A usage point of electricity, if it says of what it is.
fn check_service(point: Element<'_>) -> Result<(), Wrong> {
	let Some(service) = point.at_most_one("ServiceCategory")? else { return Ok(()) };
	match service.optional("kind")? {
		None | Some("0") => Ok(()),
		Some(kind) => Err(service.wrong(format!(
			"its service is {kind}, and only 0, electricity, is read: export the usage points of electricity alone"
		))),
	}
}

impl<'a> Kind<'a> {
	fn of(element: Element<'a>) -> Result<Self, Wrong> {
		let optional = |name| element.optional(name);
		let (uom, qualifier) = (element.text_of("uom")?, optional("dataQualifier")?);
		let accumulation = element.text_of("accumulationBehaviour")?;
		check_code(element, "commodity", optional("commodity")?, &["1", "2"])?;
		check_code(
			element,
			"flowDirection",
			Some(element.text_of("flowDirection")?),
			&["1", "19"],
		)?;
		let (unit, is_total) = match (uom, accumulation, qualifier) {
			("72", "4", None | Some("0" | "12")) => (Unit::Wh, false),
			("72", "1", None | Some("0" | "12")) => (Unit::Wh, true),
			("38", "4" | "6", Some("2")) => (Unit::W, false),
			_ => {
				return Err(element.wrong(format!(
					"its uom {uom} with accumulationBehaviour {accumulation} and dataQualifier {} is not read: only Wh (72) of each \
					 interval (4) or as the running total of a meter (1), and the mean (2) of W (38) over each interval (4 or 6)",
					qualifier.unwrap_or("none")
				)))
			}
		};
		let length: Option<i64> =
			optional("intervalLength")?.map(|it| whole(element, it)).transpose()?;
		let power = optional("powerOfTenMultiplier")?.map(|it| whole(element, it)).transpose()?;
		Ok(Kind {
			unit,
			is_total,
			power_of_ten: power.unwrap_or(0),
			length: length.filter(|length| *length > 0),
			quality: optional("defaultQuality")?,
		})
	}

	/// The mapping says whether values are totals too.
	fn check_declared(&self, reading: Element<'_>, mapping: &Mapping) -> Result<(), Wrong> {
		match (self.is_total, mapping.value.register.is_some()) {
			(true, false) => Err(reading.wrong(
				"its values are the running total of a register: declare `register` under [value]",
			)),
			(false, true) => Err(reading.wrong(
				"its values are those of intervals, and a running total is declared: remove `register` under [value]",
			)),
			_ => Ok(()),
		}
	}

	fn found(
		&self,
		interval: Element<'_>,
		bounds: Option<&Range<i64>>,
		sheet: &Sheet<'_>,
	) -> Result<Found, Wrong> {
		let span = period(interval.one("timePeriod")?, self)?;
		if bounds.is_some_and(|block| span.start < block.start || span.end > block.end) {
			return Err(interval
				.wrong("it lies outside of the `interval` of its IntervalBlock: correct either"));
		}
		match (self.is_total, span.start == span.end) {
			(true, false) => return Err(interval.wrong(
				"it is a total and has a duration, so nobody says whether it is that of the start or of the end: export it with a duration of 0",
			)),
			(false, true) => return Err(interval.wrong("it has no duration: correct it")),
			_ => {}
		}
		let quality = self.quality(interval, sheet.mapping())?;
		let value = self.value(interval, quality, sheet);
		let (value, quality) = value.map_err(|reason| interval.wrong(reason))?;
		let (unit, line) = (self.unit, interval.line());
		Ok(Found { span, value, unit, quality, near_change: false, revision: 0, line })
	}

	/// The worst of its marks.
	fn quality(&self, interval: Element<'_>, mapping: &Mapping) -> Result<Quality, Wrong> {
		let mut marks = Vec::new();
		for element in interval.each("ReadingQuality") {
			marks.push(element.text_of("quality")?);
		}
		if marks.is_empty() {
			marks.extend(self.quality);
		}
		marks.into_iter().try_fold(Quality::Measured, |worst, mark| {
			let quality = common::quality(mapping, mark, known_quality);
			quality.map(|it| it.min(worst)).map_err(|reason| interval.wrong(reason))
		})
	}

	fn value(
		&self,
		interval: Element<'_>,
		quality: Quality,
		sheet: &Sheet<'_>,
	) -> Result<(Option<Decimal>, Quality), String> {
		let (line, mapping) = (interval.line(), sheet.mapping());
		let text = interval.optional("value").map_err(|wrong| wrong.reason)?;
		let scaled = text
			.filter(|text| self.power_of_ten != 0 && !has_a_meaning(text, mapping))
			.map(|text| format!("{text}e{:+03}", self.power_of_ten));
		common::value(sheet, line, scaled.as_deref().or(text), quality)
	}
}

/// Whether a text says something else than a number, or may do so. It is that without the power of ten.
fn has_a_meaning(text: &str, mapping: &Mapping) -> bool {
	let is_in = |texts: &[String]| texts.iter().any(|it| it == text);
	let values = &mapping.value;
	let is_special = text.is_empty() || is_in(&values.missing) || is_in(&values.invalid);
	let is_code = mapping.number.read(text).is_ok_and(suspicion::is_error_code);
	is_special || (is_code && !is_in(&values.accept))
}

/// The codes that say clearly whether a value was measured or estimated.
fn known_quality(mark: &str) -> Option<Quality> {
	match mark {
		"0" | "17" | "18" | "19" => Some(Quality::Measured),
		"8" | "9" => Some(Quality::Estimated),
		_ => None,
	}
}

fn check_code(
	element: Element<'_>,
	name: &str,
	found: Option<&str>,
	known: &[&str],
) -> Result<(), Wrong> {
	match found {
		Some(code) if !known.contains(&code) => Err(element.wrong(format!(
			"its {name} is {code}, and only {} are read: export these readings alone",
			known.join(" and ")
		))),
		_ => Ok(()),
	}
}

fn whole<T: std::str::FromStr>(element: Element<'_>, text: &str) -> Result<T, Wrong> {
	text.parse().map_err(|_| element.wrong(format!("`{text}` is no whole number here: correct it")))
}

/// From its `start`, in unix seconds, and so many seconds on.
fn period(element: Element<'_>, kind: &Kind<'_>) -> Result<Range<i64>, Wrong> {
	/// The end of the year 9999.
	const LAST: i64 = 253_402_300_799;
	let start: i64 = whole(element, element.text_of("start")?)?;
	let duration: Option<i64> =
		element.optional("duration")?.map(|it| whole(element, it)).transpose()?;
	let duration = match (duration, kind.length) {
		(Some(duration), _) => duration,
		(None, _) if kind.is_total => 0,
		(None, Some(length)) => length,
		(None, None) => return Err(element.wrong("it has no `duration`: add it")),
	};
	let end = start.saturating_add(duration);
	match (0..=LAST).contains(&start) && (start..=LAST).contains(&end) {
		true => Ok(start..end),
		false => Err(element
			.wrong(format!("{duration} s from {start} on is no time in unix seconds: correct it"))),
	}
}
