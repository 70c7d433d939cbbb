//! UN/EDIFACT MSCONS, directory D.04B, as the markets of Germany, Austria and Switzerland use it.
//!
//! The register is the location of `LOC+172`, and behind it the OBIS code of `PIA+5`, such as `DE0001 1-1:1.29.0`. Without a unit in
//! `QTY`, the values have the one that the mapping declares.
//!
//! Interchanges often have all segments in one line, so the line of a refusal is the number of the segment. `UNA` is one.

mod segments;
#[cfg(test)]
mod tests;

use jiff::{fmt::strtime::BrokenDownTime, tz::Offset};

use self::segments::{Segment, Segments, Signs};
use super::{
	common::{self, Wrong},
	Format,
};
use crate::{
	interval::Quality,
	mapping::{Clock, Mapping, Marks, Slot},
	sheet::{Found, Sheet},
	unit::Unit,
};

/// UN/EDIFACT MSCONS.
pub struct Mscons;

impl Format for Mscons {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		common::check_says_itself(mapping)?;
		common::check_no_register(mapping)?;
		match &mapping.time {
			Some(times) if times.marks != Marks::Start || times.form != LOCAL => Err(format!(
				"[time] is for local times alone, and the format says the rest: declare form = \"{LOCAL}\" and marks = \"start\""
			)),
			_ => Ok(()),
		}
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		common::note(read(bytes, sheet), sheet);
	}
}

/// How the times of format 203 are written.
const LOCAL: &str = "%Y%m%d%H%M";

fn read(bytes: &[u8], sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
	let text = segments::text(bytes)?;
	let mut segments = Segments::new(&text)?;
	let header = next(&mut segments)?;
	check_header(&header)?;
	let mut messages = 0_u32;
	loop {
		let segment = next(&mut segments)?;
		match segment.tag() {
			"UNH" => Message::new(&segment, segments.signs, sheet)?.read(&mut segments, sheet)?,
			"UNZ" => {
				check_end(&segment, messages, header.get(5, 0))?;
				break;
			}
			other => {
				return Err(segment.wrong(format!(
				"`{other}` stands between messages, and only UNH and UNZ may: send the messages without it"
			)))
			}
		}
		messages = messages.saturating_add(1);
	}
	match segments.read()? {
		None => Ok(()),
		Some(more) => {
			Err(more.wrong("the file goes on after UNZ: send each interchange in its own file"))
		}
	}
}

fn next(segments: &mut Segments<'_>) -> Result<Segment, Wrong> {
	segments.read()?.ok_or_else(|| {
		Wrong::file("it has no UNZ at its end, so it is cut off: write it to its end")
	})
}

fn check_header(header: &Segment) -> Result<(), Wrong> {
	let version = header.get(1, 1);
	if header.tag() != "UNB" || !matches!(version, "1" | "2" | "3") {
		return Err(header.wrong(format!(
			"it begins with {} of version `{version}`, and only UNB of the versions 1 to 3 is read: send it so",
			header.tag()
		)));
	}
	match header.get(11, 0) {
		"" | "0" => Ok(()),
		_ => Err(header.wrong("it says that it is a test: leave it out")),
	}
}

/// Whether the last segment counts what is there, and repeats the reference of the first.
fn check_end(end: &Segment, count: u32, reference: &str) -> Result<(), Wrong> {
	let (counted, repeated) = (end.get(1, 0), end.get(2, 0));
	if counted.parse() != Ok(count) {
		return Err(end.wrong(format!(
			"it counts `{counted}`, and there are {count}: something is missing or was added, so send it again"
		)));
	}
	match repeated == reference {
		true => Ok(()),
		false => Err(end.wrong(format!(
			"its reference is `{repeated}`, and that of what it closes is `{reference}`: something is missing, so send it again"
		))),
	}
}

/// A message while it is read.
struct Message<'m> {
	reference: String,
	/// Segments so far.
	count: u32,
	signs: Signs,
	clock: Option<Clock<'m>>,
	/// It was said that it is an original.
	is_original: bool,
	location: Option<String>,
	item: Option<Item>,
	quantity: Option<Quantity>,
}

/// What is measured.
struct Item {
	obis: String,
	register: String,
	/// Whether the code says that it is an energy.
	is_energy: bool,
}

/// A value, until its times are known.
struct Quantity {
	number: u32,
	mark: String,
	value: String,
	unit: Unit,
	register: String,
	start: Option<Slot>,
	end: Option<Slot>,
}

impl<'m> Message<'m> {
	fn new(header: &Segment, signs: Signs, sheet: &Sheet<'m>) -> Result<Self, Wrong> {
		let kind = [header.get(2, 0), header.get(2, 1), header.get(2, 2)];
		if kind != ["MSCONS", "D", "04B"] {
			return Err(header.wrong(format!(
				"the message is {}, and only MSCONS:D:04B is read: send it so",
				kind.join(":")
			)));
		}
		let mapping = sheet.mapping();
		let clock = |times| Clock::new(times, mapping.value.interval.0);
		let clock = mapping.time.as_ref().map(clock).transpose();
		Ok(Message {
			reference: header.get(1, 0).to_owned(),
			count: 1,
			signs,
			clock: clock.map_err(|reason| header.wrong(reason))?,
			is_original: false,
			location: None,
			item: None,
			quantity: None,
		})
	}

	/// Reads to the end of the message.
	fn read(mut self, segments: &mut Segments<'_>, sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
		loop {
			let segment = next(segments)?;
			self.count = self.count.saturating_add(1);
			if matches!(segment.tag(), "NAD" | "LOC" | "LIN" | "QTY" | "UNT") {
				let kept = self.close_quantity(sheet);
				common::note(kept, sheet);
			}
			match segment.tag() {
				"UNT" => return check_end(&segment, self.count, &self.reference),
				_ => self.take(&segment, sheet)?,
			}
		}
	}

	fn take(&mut self, segment: &Segment, sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
		match segment.tag() {
			"BGM" => self.is_original = is_original(segment)?,
			"NAD" => (self.location, self.item) = (None, None),
			"LOC" => (self.location, self.item) = (Some(location(segment)?), None),
			"LIN" => self.item = None,
			"PIA" if segment.get(1, 0) == "5" => self.take_item(segment)?,
			"QTY" => {
				let opened = self.open_quantity(segment, sheet.mapping());
				common::note(opened, sheet);
			}
			"DTM" => {
				let taken = self.take_time(segment);
				if taken.is_err() {
					self.quantity = None;
				}
				common::note(taken, sheet);
			}
			"PIA" | "UNS" | "RFF" | "CTA" | "COM" | "CCI" | "CAV" | "STS" | "IMD" => {}
			"UNH" | "UNZ" => {
				return Err(segment.wrong(format!(
					"the message `{}` has no UNT before it, so something is missing: send it again",
					self.reference
				)))
			}
			other => {
				return Err(segment.wrong(format!(
					"nobody knows what `{other}` says of the values: send the message without it"
				)))
			}
		}
		Ok(())
	}

	fn take_item(&mut self, segment: &Segment) -> Result<(), Wrong> {
		if self.item.is_some() {
			return Err(
				segment.wrong("the LIN before it has a code already: give each LIN one PIA+5")
			);
		}
		let location = self.location.as_ref().ok_or_else(|| {
			segment.wrong("there is no LOC+172 before it, so its meter is not known: add it")
		})?;
		let (obis, kind) = (segment.get(2, 0), segment.get(2, 1));
		let is_energy = is_energy(obis, kind).map_err(|reason| segment.wrong(reason))?;
		let register = format!("{location} {obis}");
		self.item = Some(Item { obis: obis.to_owned(), register, is_energy });
		Ok(())
	}

	fn open_quantity(&mut self, segment: &Segment, mapping: &Mapping) -> Result<(), Wrong> {
		let item = self.item.as_ref().ok_or_else(|| {
			segment.wrong("there is no PIA+5 with an OBIS code in its LIN, so its register is not known: add it")
		})?;
		if !self.is_original {
			return Err(segment.wrong(
				"there is no BGM before it, so nobody says whether it is an original: add it",
			));
		}
		let unit = match segment.get(1, 2) {
			"" => mapping.value.unit,
			code => unit(code).map_err(|reason| segment.wrong(reason))?,
		};
		if item.is_energy && unit.is_power() {
			return Err(segment.wrong(format!(
				"its OBIS code {} is that of an energy, and its unit is {unit}: correct either",
				item.obis
			)));
		}
		let value = segment.get(1, 1);
		if self.signs.decimal != '.' && value.contains('.') {
			return Err(segment.wrong(format!(
				"`{value}` has a point, and UNA says that fractions begin with `{}`: correct either",
				self.signs.decimal
			)));
		}
		self.quantity = Some(Quantity {
			number: segment.number,
			mark: segment.get(1, 0).to_owned(),
			value: value.replace(self.signs.decimal, "."),
			unit,
			register: item.register.clone(),
			start: None,
			end: None,
		});
		Ok(())
	}

	fn take_time(&mut self, segment: &Segment) -> Result<(), Wrong> {
		let Some(quantity) = &mut self.quantity else { return Ok(()) };
		// The clock tells labels that repeat apart by their order, for starts and for ends.
		let (bound, series) = match segment.get(1, 0) {
			"163" => (&mut quantity.start, format!("{} start", quantity.register)),
			"164" => (&mut quantity.end, format!("{} end", quantity.register)),
			_ => return Ok(()),
		};
		if bound.is_some() {
			return Err(segment.wrong("the QTY before it has this time already: remove one"));
		}
		let (text, form) = (segment.get(1, 1), segment.get(1, 2));
		let slot = match (form, &mut self.clock) {
			("303", _) => with_offset(text),
			("203", Some(clock)) => clock.slot(&series, text),
			("203", None) => Err(format!(
				"`{text}` has no distance from UTC: declare [time] with form = \"{LOCAL}\", marks = \"start\" and the `zone` of the clock"
			)),
			_ => Err(format!("its format is {form}, and only 303 and 203 are read: send it so")),
		};
		*bound = Some(slot.map_err(|reason| segment.wrong(reason))?);
		Ok(())
	}

	fn close_quantity(&mut self, sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
		let Some(quantity) = self.quantity.take() else { return Ok(()) };
		let wrong = |reason| Wrong { line: quantity.number, reason };
		let found = quantity.found(sheet).map_err(wrong)?;
		sheet.keep(&quantity.register, found).map_err(wrong)
	}
}

impl Quantity {
	fn found(&self, sheet: &Sheet<'_>) -> Result<Found, String> {
		let (Some(start), Some(end)) = (self.start, self.end) else {
			return Err("it has no start (DTM+163) or no end (DTM+164) that can be read: add both, or leave it out".into());
		};
		let is_ambiguous = start.ambiguous || end.ambiguous;
		if !is_ambiguous && end.start <= start.start {
			return Err("it ends before it starts, or then: correct DTM+163 or DTM+164".into());
		}
		let mapping = sheet.mapping();
		let quality = common::quality(mapping, &self.mark, known_quality)?;
		let (value, quality) = common::value(sheet, self.number, Some(&self.value), quality)?;
		let length = i64::from(mapping.value.interval.0);
		Ok(Found {
			// Between times that may be others, it counts as zero, and is as short as it can be.
			span: match is_ambiguous {
				true => start.start..start.start.saturating_add(length),
				false => start.start..end.start,
			},
			value,
			unit: self.unit,
			quality: if is_ambiguous { Quality::Ambiguous } else { quality },
			near_change: start.near_change,
			revision: 0,
			line: self.number,
		})
	}
}

/// Measured, substituted, and not to be used.
fn known_quality(mark: &str) -> Option<Quality> {
	match mark {
		"220" => Some(Quality::Measured),
		"67" => Some(Quality::Estimated),
		"20" => Some(Quality::Invalid),
		_ => None,
	}
}

fn is_original(segment: &Segment) -> Result<bool, Wrong> {
	match segment.get(3, 0) {
		"9" => Ok(true),
		"1" => Err(segment.wrong("the message cancels another one (1): remove that one and this one, and read the rest")),
		"5" => Err(segment.wrong("the message replaces another one (5): remove that one, and send this one as an original (9)")),
		other => Err(segment.wrong(format!(
			"the function of the message is `{other}`, and only originals (9) are read: send it so"
		))),
	}
}

fn location(segment: &Segment) -> Result<String, Wrong> {
	match (segment.get(1, 0), segment.get(2, 0).trim()) {
		("172", "") => Err(segment.wrong("LOC+172 names no location: add it")),
		("172", location) => Ok(location.to_owned()),
		(other, _) => Err(segment.wrong(format!(
			"LOC+{other} is the place of no meter, and only LOC+172 is read: send the values of meters alone"
		))),
	}
}

/// Whether an OBIS code, such as `1-1:1.29.0`, says that it is an energy.
fn is_energy(code: &str, kind: &str) -> Result<bool, String> {
	if kind != "SRW" {
		return Err(format!(
			"`{code}` is marked `{kind}`, and only OBIS codes, SRW, are read: send its OBIS code"
		));
	}
	let (medium, measured) = obis(code)
		.ok_or_else(|| format!("`{code}` is no whole OBIS code, such as 1-1:1.29.0: correct it"))?;
	match (medium, measured) {
		("1", "8") => Err(format!(
			"`{code}` is the running total of a meter, and not what was measured in an interval: send the load profile"
		)),
		("1", "6") => Err(format!("`{code}` is a maximum, and no mean: send the load profile")),
		("1", measured) => Ok(matches!(measured, "9" | "29")),
		_ => Err(format!("`{code}` is not electricity, whose codes begin with 1: leave it out")),
	}
}

/// The medium of a code, and what of it is measured: `A` and `D` of `A-B:C.D.E` or `A-B:C.D.E*F`.
fn obis(code: &str) -> Option<(&str, &str)> {
	let (medium, rest) = code.split_once('-')?;
	let (channel, rest) = rest.split_once(':')?;
	let (quantity, rest) = rest.split_once('.')?;
	let (measured, tariff) = rest.split_once('.')?;
	let (tariff, period) = tariff.split_once('*').unwrap_or((tariff, "0"));
	let is_number =
		|it: &str| matches!(it.len(), 1..=3) && it.bytes().all(|it| it.is_ascii_digit());
	let sound = [medium, channel, quantity, measured, tariff, period].into_iter().all(is_number);
	sound.then_some((medium, measured))
}

fn unit(code: &str) -> Result<Unit, String> {
	match code {
		"WHR" => Ok(Unit::Wh),
		"KWH" => Ok(Unit::Kwh),
		"MWH" => Ok(Unit::Mwh),
		"WTT" => Ok(Unit::W),
		"KWT" => Ok(Unit::Kw),
		"MAW" => Ok(Unit::Mw),
		other => Err(format!(
			"its unit is {other}, and only WHR, KWH, MWH, WTT, KWT and MAW are read: send it in one of them"
		)),
	}
}

/// `202501010000+00`
fn with_offset(text: &str) -> Result<Slot, String> {
	let wrong = || {
		format!("`{text}` is no time with its distance from UTC in hours, such as 202501010000+00: correct it")
	};
	let digits = |it: &&str| it.bytes().all(|byte| byte.is_ascii_digit());
	let (local, offset) =
		text.split_at_checked(12).filter(|(it, _)| digits(it)).ok_or_else(wrong)?;
	let sign = match offset.get(..1) {
		Some("+") => 1,
		Some("-") => -1,
		_ => return Err(wrong()),
	};
	let hours = offset.get(1..).filter(|it| it.len() == 2 && digits(it)).ok_or_else(wrong)?;
	let hours: i64 = hours.parse().ok().filter(|hours| *hours <= 14).ok_or_else(wrong)?;
	let local = BrokenDownTime::parse(LOCAL, local).and_then(|it| it.to_datetime());
	let moment = local.and_then(|local| Offset::UTC.to_timestamp(local)).map_err(|_| wrong())?;
	let start = moment.as_second().saturating_sub(hours.saturating_mul(sign).saturating_mul(3_600));
	Ok(Slot { start, end: start, near_change: false, ambiguous: false })
}
