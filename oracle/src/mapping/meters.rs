//! Which registers of a source make up a meter.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};
use verdigrid_primitives::party::{BareMeterId, MeterId};

use super::Mapping;

/// A meter, and what is added up for it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeterRule {
	/// How the chain knows it.
	pub id: String,
	/// What the source calls the registers whose values are added: exactly its names.
	pub add: Vec<String>,
	/// What it calls those whose values are subtracted.
	#[serde(default)]
	pub subtract: Vec<String>,
}

/// What to do with a meter that is not named.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Others {
	/// The file is refused.
	#[default]
	Refuse,
	/// It is left out.
	Ignore,
	/// It is one meter, and the chain knows it by the same name.
	AsNamed,
}

/// All registers that a mapping names.
#[derive(Debug)]
pub struct Registers {
	names: BTreeSet<String>,
	/// The names, by what is drawn.
	drawn: BTreeMap<String, Vec<String>>,
	others: Others,
	/// The declared meters.
	ids: BTreeSet<BareMeterId>,
}

impl Registers {
	/// Whether a register is declared.
	pub fn names(&self, name: &str) -> bool {
		self.names.contains(name)
	}

	/// Each register belongs to one meter, and no two look alike.
	pub fn new(mapping: &Mapping) -> Result<Self, String> {
		if mapping.meters.is_empty() && mapping.other_meters != Others::AsNamed {
			return Err("it names no meter: declare each under [[meter]]".into());
		}
		let mut registers = Registers {
			names: BTreeSet::new(),
			drawn: BTreeMap::new(),
			ids: BTreeSet::new(),
			others: mapping.other_meters,
		};
		for rule in &mapping.meters {
			let id = MeterId::new(&rule.id).ok_or_else(|| no_id(&rule.id))?;
			if !registers.ids.insert(id.bare()) {
				return Err(format!("the meter {} is declared twice", rule.id));
			}
			if rule.add.is_empty() {
				return Err(format!(
					"the meter {} adds up no register: name it under `add`",
					rule.id
				));
			}
			rule.add.iter().chain(&rule.subtract).try_for_each(|name| registers.declare(name))?;
		}
		Ok(registers)
	}

	fn declare(&mut self, name: &str) -> Result<(), String> {
		if let Some(other) = self.look_alike(name) {
			return Err(format!(
				"the registers `{}` and `{other}` look alike",
				name.escape_debug()
			));
		}
		if !self.names.insert(name.to_owned()) {
			return Err(format!("the register `{name}` is named twice"));
		}
		self.drawn.entry(drawn(name)).or_default().push(name.to_owned());
		Ok(())
	}

	/// Whether a register counts. A name that only looks like one that is declared is refused.
	pub fn counts(&self, name: &str) -> Result<bool, String> {
		if self.names.contains(name) {
			return Ok(true);
		}
		if let Some(known) = self.look_alike(name) {
			let name = name.escape_debug();
			return Err(format!(
				"the name `{name}` looks like `{known}` and is another one: correct it"
			));
		}
		if rounded_by_a_spreadsheet(name) {
			return Err(format!(
				"the name `{name}` was rounded by a spreadsheet: export the file as text again"
			));
		}
		match self.others {
			Others::Ignore => Ok(false),
			Others::Refuse => Err(format!(
				"nobody has said what `{}` is: declare it under [[meter]], or other-meters = \"ignore\"",
				name.escape_debug()
			)),
			Others::AsNamed => {
				let id = MeterId::new(name).ok_or_else(|| no_id(name))?;
				match self.ids.contains(&id.bare()) {
					true => Err(format!("`{name}` is no register of the meter with this name: name it under its `add`, or rename either")),
					false => Ok(true),
				}
			}
		}
	}

	/// A declared name that people would take for this one. Names of plain letters and digits differ if they differ in more
	/// than case and spaces, or zeros at the start of a number.
	fn look_alike(&self, name: &str) -> Option<&String> {
		let plain = |text: &str| text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
		let others = self.drawn.get(&drawn(name)).into_iter().flatten();
		let is_like = |other: &&String| {
			*other != name && (!plain(name) || !plain(other) || bare(name) == bare(other))
		};
		others.into_iter().find(is_like)
	}
}

/// A name without case, spaces, and zeros at the start of a number.
fn bare(name: &str) -> String {
	let bare: String = name.to_lowercase().split_whitespace().collect();
	match bare.bytes().all(|byte| byte.is_ascii_digit()) {
		true => bare.trim_start_matches('0').to_owned(),
		false => bare,
	}
}

fn no_id(name: &str) -> String {
	format!(
		"`{}` is no identification of a meter, which has digits and capital letters in groups joined by hyphens: declare the meter \
		 under [[meter]]",
		name.escape_debug()
	)
}

/// What is drawn of a name: compatible forms are one, signs without width are none, and letters of other scripts that look the
/// same are the same.
fn drawn(name: &str) -> String {
	let seen = name.nfkd().filter(|it| !it.is_control() && !is_unseen(*it) && !it.is_whitespace());
	let seen: String = seen.filter(|it| !is_combining_mark(*it)).nfkc().collect();
	let seen = match seen.bytes().all(|byte| byte.is_ascii_digit()) {
		true => seen.trim_start_matches('0'),
		false => seen.as_str(),
	};
	bare(&unicode_security::skeleton(seen).collect::<String>())
}

/// Signs without width: joiners, marks of direction, the byte order mark, soft hyphens.
const fn is_unseen(sign: char) -> bool {
	matches!(sign, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// `1.23457E+17`, `="0012"` or `'0012`
fn rounded_by_a_spreadsheet(name: &str) -> bool {
	if name.starts_with(['=', '\'']) {
		return true;
	}
	let Some((number, power)) = name.split_once(['e', 'E']) else { return false };
	let digits = |text: &str| {
		!text.is_empty()
			&& text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
	};
	number.contains(['.', ',']) && digits(number) && digits(power.trim_start_matches('+'))
}
