//! Rows that are objects of a JSON text.
//!
//! Servers often write all in one line, so the line of a refusal is the number of the row.

use std::collections::BTreeMap;

use crate::{
	json::{self, Path, Value},
	mapping::{Closing, JsonForm, Numbers, TextForm},
	table::Rows,
};

/// What the objects of a list must be.
pub struct Objects<'m> {
	/// Where they stand.
	pub form: &'m JsonForm,
	/// How the text is written.
	pub text: &'m TextForm,
	/// How numbers are written.
	pub number: &'m Numbers,
	/// The names of the columns: paths in an object.
	pub header: &'m [String],
	/// The columns with numbers.
	pub numbers: &'m [usize],
	/// The columns that a row need not have.
	pub blanks: &'m [usize],
}

impl JsonForm {
	/// Whether objects with these columns can be read so.
	pub(crate) fn check(&self, text: &TextForm, header: &[String]) -> Result<(), String> {
		if text.delimiter != TextForm::default().delimiter {
			return Err(
				"JSON says itself what stands between values: remove `delimiter` under [text]"
					.into(),
			);
		}
		if text.closing != Closing::default() {
			return Err("JSON says itself where it ends: remove `closing` under [text]. If it says how many rows it has, declare `count` \
			            under [json]"
				.into());
		}
		check_count(self)?;
		Keys::new(header, &self.ignore).map(|_| ())
	}
}

impl Objects<'_> {
	/// Reads a text. What cannot be taken is refused by its row.
	pub fn read(&self, bytes: &[u8], rows: &mut impl Rows) -> Result<(), String> {
		let reader = Reader { table: self, keys: Keys::new(self.header, &self.form.ignore)? };
		let text = self.text.encoding.decode(bytes)?;
		let mut number = 0_u32;
		json::elements(list(&text, &self.form.rows)?, |row| {
			number = number.saturating_add(1);
			if let Err(reason) = reader.row(number, row, rows) {
				rows.refuse(number, reason);
			}
		})?;
		self.form.count.as_ref().map_or(Ok(()), |path| check_number(&text, path, number))
	}
}

fn check_count(form: &JsonForm) -> Result<(), String> {
	let Some(count) = &form.count else { return Ok(()) };
	let (count_keys, rows) = (count.keys(), form.rows.keys());
	match count_keys.starts_with(rows) || rows.starts_with(count_keys) {
		true => Err(format!(
			"`count` under [json] is `{count}`, and the rows stand there: name a place outside of them"
		)),
		false => Ok(()),
	}
}

/// What the keys of a row are.
enum Keys {
	/// A column, by its number.
	Column(usize),
	/// Nothing that is read.
	Ignored,
	/// An object.
	Object(BTreeMap<String, Keys>),
}

impl Keys {
	fn new(header: &[String], ignore: &[Path]) -> Result<BTreeMap<String, Keys>, String> {
		let mut keys = BTreeMap::new();
		for (column, name) in header.iter().enumerate() {
			let path = Path::try_from(name.clone())?;
			add(&mut keys, &path, Keys::Column(column))?;
		}
		ignore.iter().try_for_each(|path| add(&mut keys, path, Keys::Ignored))?;
		Ok(keys)
	}
}

fn add(keys: &mut BTreeMap<String, Keys>, path: &Path, what: Keys) -> Result<(), String> {
	let twice = || {
		format!("`{path}` and another path in a row say what is in one place: name it once, in `header` or `ignore`")
	};
	let (last, around) =
		path.keys().split_last().ok_or("a column or an ignored key has no name: write it")?;
	let mut object = keys;
	for key in around {
		let inner = object.entry(key.clone()).or_insert_with(|| Keys::Object(BTreeMap::new()));
		let Keys::Object(inner) = inner else { return Err(twice()) };
		object = inner;
	}
	match object.insert(last.clone(), what) {
		None => Ok(()),
		Some(_) => Err(twice()),
	}
}

/// The list of rows.
fn list<'t>(text: &'t str, path: &Path) -> Result<&'t str, String> {
	let place = || match path.keys() {
		[] => "the whole text".to_owned(),
		_ => format!("`{path}`"),
	};
	let found = json::find(text, path)?.ok_or_else(|| {
		format!(
			"there is no {}: declare under [json] as `rows` where the list of rows stands",
			place()
		)
	})?;
	match Value::new(found)? {
		Value::List(list) => Ok(list),
		other => Err(format!(
			"{} is {} and no list: declare under [json] as `rows` where the list of rows stands",
			place(),
			other.kind()
		)),
	}
}

/// Whether the text has as many rows as it says.
fn check_number(text: &str, path: &Path, rows: u32) -> Result<(), String> {
	let said = match json::find(text, path)?.map(Value::new).transpose()? {
		Some(Value::Number(number)) => number.to_owned(),
		Some(Value::Text(number)) => number,
		Some(other) => other.kind().to_owned(),
		None => return Err(format!("there is no `{path}`, so nobody knows whether all rows are there: correct `count` under [json]")),
	};
	match said.parse() == Ok(rows) {
		true => Ok(()),
		false => {
			Err(format!("`{path}` counts `{said}` rows, and there are {rows}: bring all of them"))
		}
	}
}

/// Reads the objects of a list.
struct Reader<'m> {
	table: &'m Objects<'m>,
	keys: BTreeMap<String, Keys>,
}

impl Reader<'_> {
	fn row(&self, number: u32, text: &str, rows: &mut impl Rows) -> Result<(), String> {
		let mut found = vec![None; self.table.header.len()];
		match Value::new(text)? {
			Value::Object(text) => self.object(text, &self.keys, &mut found)?,
			other => {
				return Err(format!("the row is {}: write it as an object with keys", other.kind()))
			}
		}
		let mut cells = Vec::with_capacity(found.len());
		for (column, name) in self.table.header.iter().enumerate() {
			match found.get(column).and_then(Option::as_deref) {
				Some(text) => cells.push(text),
				None if self.table.blanks.contains(&column) => cells.push(""),
				None => return Err(format!("it has no `{name}`: write it in every row")),
			}
		}
		rows.row(number, cells)
	}

	/// Finds the cells in an object.
	fn object(
		&self,
		text: &str,
		keys: &BTreeMap<String, Keys>,
		cells: &mut [Option<String>],
	) -> Result<(), String> {
		let (mut found, mut wrong) = (BTreeMap::new(), None);
		json::members(text, |key, value| {
			if !keys.contains_key(&key) {
				wrong.get_or_insert_with(|| {
					format!("nobody has said what `{key}` is: name it under `header`, or under [json] as `ignore`")
				});
			} else if found.insert(key.clone(), value).is_some() {
				wrong.get_or_insert_with(|| {
					format!("the key `{key}` is there twice in one object: it can be there once")
				});
			}
		})?;
		wrong.map_or(Ok(()), Err)?;
		for (key, value) in found {
			match (keys.get(&key), Value::new(value)?) {
				(Some(Keys::Column(column)), value) => {
					let cell = self.cell(*column, value)?;
					if let Some(place) = cells.get_mut(*column) {
						*place = cell;
					}
				}
				(Some(Keys::Object(keys)), Value::Object(text)) => {
					self.object(text, keys, cells)?
				}
				(Some(Keys::Object(_)), Value::Null) | (Some(Keys::Ignored) | None, _) => {}
				(Some(Keys::Object(_)), other) => {
					return Err(format!("`{key}` is {}, and columns in it are declared: correct the names under `header`", other.kind()))
				}
			}
		}
		Ok(())
	}

	/// What stands in a cell. `None` if nothing does.
	fn cell(&self, column: usize, value: Value<'_>) -> Result<Option<String>, String> {
		let is_value = self.table.numbers.contains(&column);
		match value {
			Value::Null => Ok(None),
			Value::Text(text) => Ok(Some(text)),
			Value::Number(number) if is_value => self.number(number),
			Value::Number(number) => name(number),
			other => {
				let column = self.table.header.get(column).map_or("", String::as_str);
				Err(format!("`{column}` is {}: write a text or a number", other.kind()))
			}
		}
	}

	/// A number is written with a point, whatever is declared for texts.
	fn number(&self, number: &str) -> Result<Option<String>, String> {
		match number.contains('.') && self.table.number.decimal != '.' {
			true => Err(format!(
				"`{number}` is a number of JSON, which has a point, and another sign is declared for texts: remove `decimal` under [number]"
			)),
			false => Ok(Some(number.to_owned())),
		}
	}
}

/// A number that is a name or a time. Programs round what has more digits than they can hold.
fn name(number: &str) -> Result<Option<String>, String> {
	const MOST_DIGITS: usize = 15;
	let digits = number.bytes().filter(u8::is_ascii_digit).count();
	match digits > MOST_DIGITS || number.contains(['e', 'E']) {
		true => Err(format!(
			"`{number}` may have been rounded, since it is a number of more than {MOST_DIGITS} digits or with a power of ten: write it as \
			 a text"
		)),
		false => Ok(Some(number.to_owned())),
	}
}
