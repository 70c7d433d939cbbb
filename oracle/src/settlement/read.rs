//! Sheets to rows.

use super::{
	mapping::{Certificates, PeriodLength, ReferenceForm, SettlementMapping, SheetFormat},
	reference, SettledTrade, TradeKey, WhichCertificates,
};
use crate::{
	error::{Place, Refusal},
	layout::of_file,
	objects::Objects,
	refusals::Refusals,
	table::{Rows, Table},
	unit::Sum,
	zone::Zone,
	DataError,
};
use rust_decimal::Decimal;
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};
use verdigrid_primitives::{
	certificate::CertificateNumber,
	evidence::TradeRef,
	party::{MeterId, PartyId},
	Energy, Granularity, MarketOffset, Period,
};

/// Where the name of a file has its instalment.
pub const INSTALMENT: &str = "{instalment}";

/// Reads the sheets of a trading centre.
pub struct SettlementSheetsReader<'m> {
	mapping: &'m SettlementMapping,
	offset: MarketOffset,
	trades: Vec<SettledTrade>,
}

/// What all sheets say.
#[derive(Debug, Default)]
pub struct SettlementSheets {
	/// By period and instalment, and in each by reference.
	instalments: BTreeMap<(Period, u16), BTreeMap<TradeRef, SettledTrade>>,
}

impl<'m> SettlementSheetsReader<'m> {
	/// Nothing is read yet. `offset` is the market's distance from UTC.
	pub const fn new(mapping: &'m SettlementMapping, offset: MarketOffset) -> Self {
		SettlementSheetsReader { mapping, offset, trades: Vec::new() }
	}

	/// Reads a sheet. If anything of it is refused, nothing of it counts.
	pub fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), DataError> {
		let mapping = self.mapping;
		let mut sheet = Sheet {
			mapping,
			offset: self.offset,
			file: file.into(),
			instalment: 0,
			trades: Vec::new(),
			refusals: Refusals::new(file.into()),
		};
		if let Err(reason) = sheet.read(bytes) {
			sheet.refuse(0, reason);
		}
		match sheet.refusals.is_empty() {
			true => self.trades.extend(sheet.trades),
			false => return Err(DataError::Refused(sheet.refusals.told([]))),
		}
		Ok(())
	}

	/// Puts all sheets together. A settlement that is there twice counts once if both say the same, and is refused otherwise.
	pub fn finish(self) -> Result<SettlementSheets, DataError> {
		let (mut sheets, mut refusals) = (SettlementSheets::default(), Vec::new());
		let mut known = BTreeMap::<TradeKey, SettledTrade>::new();
		for trade in self.trades {
			let own = sheets.instalments.entry((trade.period, trade.instalment)).or_default();
			// A correction has the reference of what it corrects, and stands in another instalment.
			let before = known.get(&trade.key()).or_else(|| own.get(&trade.reference));
			match before {
				Some(before) if before.says_the_same(&trade) => {}
				Some(before) => refusals.push(Refusal {
					reason: format!(
						"the settlement `{}` says something else than in {}: give each settlement one number, or correct one of the two",
						trade.number, before.place
					),
					place: trade.place,
				}),
				None => {
					known.insert(trade.key(), trade.clone());
					own.insert(trade.reference, trade);
				}
			}
		}
		match refusals.is_empty() {
			true => Ok(sheets),
			false => Err(DataError::Refused(refusals)),
		}
	}
}

impl SettlementSheets {
	/// All instalments that have a settlement, by period.
	pub fn instalments(&self) -> impl Iterator<Item = (Period, u16)> + '_ {
		self.instalments.keys().copied()
	}

	/// The settlements of an instalment, by reference.
	pub fn of(&self, period: Period, instalment: u16) -> impl Iterator<Item = &SettledTrade> {
		self.instalments.get(&(period, instalment)).into_iter().flat_map(BTreeMap::values)
	}

	/// The instalments about which this and an earlier look say different things.
	pub fn changes<'s>(&'s self, before: &'s Self) -> impl Iterator<Item = (Period, u16)> + 's {
		let keys: BTreeSet<_> = self.instalments().chain(before.instalments()).collect();
		keys.into_iter().filter(move |(period, instalment)| {
			let (now, before) = (self.of(*period, *instalment), before.of(*period, *instalment));
			let (now, before): (Vec<_>, Vec<_>) = (now.collect(), before.collect());
			let are_alike =
				|(now, before): (&&SettledTrade, &&SettledTrade)| now.says_the_same(before);
			now.len() != before.len() || !now.iter().zip(&before).all(are_alike)
		})
	}

	/// All settlements.
	pub fn trades(&self) -> impl Iterator<Item = &SettledTrade> {
		self.instalments.values().flat_map(BTreeMap::values)
	}
}

/// One sheet, while it is read.
struct Sheet<'m> {
	mapping: &'m SettlementMapping,
	offset: MarketOffset,
	file: Arc<str>,
	/// The instalment that the name of the file gives.
	instalment: u16,
	trades: Vec<SettledTrade>,
	refusals: Refusals,
}

impl Rows for Sheet<'_> {
	fn row(&mut self, line: u32, cells: Vec<&str>) -> Result<(), String> {
		if let Some(trade) = (Cells { sheet: self, cells: &cells }).trade(line)? {
			self.trades.push(trade);
		}
		Ok(())
	}

	fn refuse(&mut self, line: u32, reason: String) {
		self.refusals.add(line, reason);
	}
}

impl Sheet<'_> {
	fn read(&mut self, bytes: &[u8]) -> Result<(), String> {
		let mapping = self.mapping;
		let columns = &mapping.columns;
		if let Some(pattern) = &columns.instalment_from_file {
			self.instalment =
				whole(&of_file(pattern, INSTALMENT, Some(&self.file))?, "instalment")?;
		}
		let find = |name: &String| columns.find(name);
		let summed = [&columns.energy, &columns.units].into_iter().chain(&mapping.energy.least_of);
		let mut sums = summed.map(find).collect::<Result<Vec<_>, _>>()?;
		// The settled energy may be named among those of which it is the least.
		sums.sort_unstable();
		sums.dedup();
		let (text, number, header) = (&mapping.text, &mapping.number, &columns.header);
		if mapping.format == SheetFormat::Csv {
			Table { form: text, number, header, sums }.read(bytes, self);
			return Ok(());
		}
		let numbers: Vec<usize> = columns
			.price
			.iter()
			.map(find)
			.chain(sums.into_iter().map(Ok))
			.collect::<Result<_, _>>()?;
		let blanks: Vec<usize> =
			columns.optional().into_iter().map(find).collect::<Result<_, _>>()?;
		let (form, numbers, blanks) = (&mapping.json_form(), &numbers, &blanks);
		Objects { form, text, number, header, numbers, blanks }.read(bytes, self)
	}
}

fn whole<T: std::str::FromStr>(text: &str, what: &str) -> Result<T, String> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	let number = digits.then(|| text.parse().ok()).flatten();
	number.ok_or_else(|| format!("`{text}` is no {what}: write a whole number that can be one"))
}

/// The cells of a row.
struct Cells<'s, 'm, 'c> {
	sheet: &'s Sheet<'m>,
	cells: &'c [&'c str],
}

impl<'c> Cells<'_, '_, 'c> {
	fn cell(&self, name: &str) -> Result<&'c str, String> {
		let at = self.sheet.mapping.columns.find(name)?;
		Ok(self.cells.get(at).copied().unwrap_or_default())
	}

	/// A cell that must have something.
	fn filled(&self, name: &str) -> Result<&'c str, String> {
		match self.cell(name)? {
			"" => Err(format!("`{name}` is empty: write it")),
			cell => Ok(cell),
		}
	}

	/// The settlement of a row. `None` if no certificate was sold with it.
	fn trade(&self, line: u32) -> Result<Option<SettledTrade>, String> {
		let columns = &self.sheet.mapping.columns;
		for (name, text) in &columns.require {
			let found = self.cell(name)?;
			if found != text {
				return Err(format!("`{name}` is `{found}`, and only `{text}` is declared"));
			}
		}
		let number = self.filled(&columns.reference)?;
		let (energy, units) = (self.energy()?, self.units()?);
		let trade = SettledTrade {
			place: Place { file: Arc::clone(&self.sheet.file), line },
			number: number.to_owned(),
			reference: self.reference(number)?,
			seller: self.party(&columns.seller)?,
			buyer: self.party(&columns.buyer)?,
			generation_meter: self.meter(&columns.generation_meter)?,
			consumption_meter: self.meter(&columns.consumption_meter)?,
			period: self.period()?,
			instalment: match &columns.instalment {
				Some(name) => whole(self.filled(name)?, "instalment")?,
				None => self.sheet.instalment,
			},
			energy,
			units,
			certificates: self.certificates()?,
			price: self.price()?,
			supersedes: match &columns.supersedes {
				Some(name) => match self.cell(name)? {
					"" => None,
					text => Some(whole(text, "number of evidence")?),
				},
				None => None,
			},
		};
		Ok((units > 0).then_some(trade))
	}

	fn reference(&self, text: &str) -> Result<TradeRef, String> {
		let wrong = || {
			format!("`{text}` is no reference on the chain: write 0x and 64 digits, or declare reference = \"number\"")
		};
		match self.sheet.mapping.reference {
			ReferenceForm::Number => Ok(reference(text)),
			ReferenceForm::Chain => {
				let digits =
					text.strip_prefix("0x").filter(|it| it.len() == 64).ok_or_else(wrong)?;
				digits.parse().map_err(|_| wrong())
			}
		}
	}

	fn party(&self, column: &str) -> Result<PartyId, String> {
		let name = self.filled(column)?;
		match self.sheet.mapping.parties.get(name) {
			Some(party) => Ok(*party),
			None => {
				whole(name, "party").map_err(|_| {
					format!("nobody has said which party `{name}` is: declare its number under [parties]")
				})
			}
		}
	}

	fn meter(&self, column: &str) -> Result<MeterId, String> {
		let name = self.filled(column)?;
		let id = self.sheet.mapping.meters.get(name).map_or(name, String::as_str);
		MeterId::new(id).ok_or_else(|| {
			format!(
				"`{name}` is no identification of a meter: declare under [meters] which one it is"
			)
		})
	}

	fn period(&self) -> Result<Period, String> {
		let (form, offset) = (&self.sheet.mapping.period, self.sheet.offset);
		let text = self.filled(&self.sheet.mapping.columns.period)?;
		let wrong = || {
			format!(
				"`{text}` is no period of the form {}: correct it, or the form under [period]",
				form.form
			)
		};
		match form.length {
			PeriodLength::Month => month(text, &form.form).ok_or_else(wrong),
			PeriodLength::Day => {
				let midnight =
					Zone::parse("UTC").ok().and_then(|utc| utc.day(text)).ok_or_else(wrong)?;
				// The day that has this day's noon, whatever the market's distance from UTC.
				let away = i64::from(offset.minutes()).saturating_mul(60);
				let noon = midnight.saturating_add(43_200).saturating_sub(away);
				let noon = u64::try_from(noon).map_err(|_| wrong())?;
				Period::containing(Granularity::Day, noon, offset).ok_or_else(wrong)
			}
			PeriodLength::Hour => {
				let start: jiff::Timestamp = text.parse().map_err(|_| wrong())?;
				let start = u64::try_from(start.as_second()).map_err(|_| wrong())?;
				let period =
					Period::containing(Granularity::Hour, start, offset).ok_or_else(wrong)?;
				match period.start(offset) == Some(start) {
					true => Ok(period),
					false => Err(format!("`{text}` is not the start of an hour: correct it")),
				}
			}
		}
	}

	fn number(&self, column: &str) -> Result<Decimal, String> {
		let number = self.sheet.mapping.number.read(self.filled(column)?)?;
		match number.is_sign_negative() && !number.is_zero() {
			true => Err(format!("`{column}` is below zero: correct it")),
			false => Ok(number),
		}
	}

	/// The settled energy in whole watt-hours, rounded down.
	fn energy(&self) -> Result<Energy, String> {
		let columns = &self.sheet.mapping.columns;
		let (unit, least_of) =
			(self.sheet.mapping.energy.unit, &self.sheet.mapping.energy.least_of);
		let settled = self.number(&columns.energy)?;
		let others =
			least_of.iter().map(|name| self.number(name)).collect::<Result<Vec<_>, _>>()?;
		if let Some(least) = others.into_iter().min() {
			if settled != least {
				return Err(format!(
					"`{}` is {settled}, and the least of {} is {least}: correct the row, or `least-of` under [energy]",
					columns.energy,
					least_of.join(", ")
				));
			}
		}
		let mut sum = Sum::default();
		let whole = sum.add(settled, unit, 0).and_then(|()| sum.floor_wh());
		let wh = whole.ok().and_then(|wh| u64::try_from(wh).ok());
		wh.map(Energy::from_wh).ok_or_else(|| {
			format!("`{}` is more than can be counted in watt-hours", columns.energy)
		})
	}

	fn units(&self) -> Result<u32, String> {
		let column = &self.sheet.mapping.columns.units;
		let number = self.number(column)?;
		let whole = number.is_integer().then(|| u32::try_from(number).ok()).flatten();
		whole
			.ok_or_else(|| format!("`{number}` is no number of certificates: write a whole number"))
	}

	fn price(&self) -> Result<u128, String> {
		let Some(column) = &self.sheet.mapping.columns.price else { return Ok(0) };
		let decimals = self.sheet.mapping.price.decimals;
		let price = self.number(column)?;
		let factor = 10_i128.checked_pow(decimals.saturating_sub(price.scale()));
		let smallest = factor
			.filter(|_| price.scale() <= decimals)
			.and_then(|it| price.mantissa().checked_mul(it));
		smallest.and_then(|it| u128::try_from(it).ok()).ok_or_else(|| {
			format!("`{price}` is no price with at most {decimals} digits after its point: correct it, or `decimals` under [price]")
		})
	}

	fn certificates(&self) -> Result<WhichCertificates, String> {
		match &self.sheet.mapping.columns.certificates {
			None => Ok(WhichCertificates::Pledged),
			Some(Certificates::FirstNumber(column)) => match self.cell(column)? {
				"" => Ok(WhichCertificates::Pledged),
				text => CertificateNumber::parse(text.as_bytes())
					.map(WhichCertificates::From)
					.map_err(|error| format!("`{text}` is no number of a certificate: {error}")),
			},
			Some(Certificates::Batch { batch, first }) => {
				match (self.cell(batch)?, self.cell(first)?) {
					("", "") => Ok(WhichCertificates::Pledged),
					(of, from) => Ok(WhichCertificates::OfBatch {
						batch: whole(of, "batch")?,
						first: whole(from, "place of a certificate in its batch")?,
					}),
				}
			}
		}
	}
}

/// A month by a pattern with `%Y` and `%m`.
fn month(text: &str, form: &str) -> Option<Period> {
	let (mut rest, mut year, mut month) = (text, None, None);
	let digits = |rest: &str, count: usize| {
		let part = rest.get(..count).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))?;
		part.parse::<u32>().ok()
	};
	let mut signs = form.chars();
	while let Some(sign) = signs.next() {
		match (sign, if sign == '%' { signs.next() } else { None }) {
			('%', Some('Y')) => {
				year = Some(digits(rest, 4)?);
				rest = rest.get(4..)?;
			}
			('%', Some('m')) => {
				month = Some(digits(rest, 2)?);
				rest = rest.get(2..)?;
			}
			(sign, _) => rest = rest.strip_prefix(sign)?,
		}
	}
	rest.is_empty().then_some(())?;
	Period::year_month(year?, month?)
}
