//! What stands in a statement.

/// A statement, ready to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
	/// Which languages the texts have, and so those of the words that the crate adds.
	pub languages: Languages,
	/// What the statement is: "Redemption statement".
	pub title: Text,
	/// The name of the chain that it comes from.
	pub chain: String,
	/// The time of the block that the statement is made against. It is also the file's date.
	pub as_of: Date,
	/// What the statement says, from top to bottom.
	pub blocks: Vec<Block>,
	/// What ties the pages to the JSON.
	pub seal: Seal,
	/// The JSON.
	pub attachment: Attachment,
}

/// The languages of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
	/// English alone.
	English,
	/// Chinese alone.
	Chinese,
	/// Chinese, with English after it.
	Both,
}

/// A text in the statement's first language and, where there are two, in the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
	/// The text.
	pub main: String,
	/// What it says in the second language.
	pub second: Option<String>,
}

impl Text {
	/// A text in two languages.
	pub fn both(main: impl Into<String>, second: impl Into<String>) -> Self {
		Self { main: main.into(), second: Some(second.into()) }
	}
}

impl<T: Into<String>> From<T> for Text {
	fn from(main: T) -> Self {
		Self { main: main.into(), second: None }
	}
}

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
	/// Begins a section.
	Heading(Text),
	/// The one to four values that a reader looks for first, in large type beside each other.
	Figures(Vec<Line>),
	/// Values under each other, each after its label.
	Lines(Vec<Line>),
	/// Rows and columns.
	Table(Table),
	/// Sentences under each other.
	List(Vec<Text>),
	/// What no reader may overlook.
	Notice(Text),
}

/// A value and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
	/// What the value is.
	pub label: Text,
	/// The value.
	pub value: String,
	/// Whether it is an account, a hash or another text that people compare letter by letter.
	pub code: bool,
}

impl Line {
	/// A value that people read.
	pub fn new(label: impl Into<Text>, value: impl Into<String>) -> Self {
		Self { label: label.into(), value: value.into(), code: false }
	}

	/// A value that people compare letter by letter.
	pub fn code(label: impl Into<Text>, value: impl Into<String>) -> Self {
		Self { code: true, ..Self::new(label, value) }
	}
}

/// Rows under a header that each page repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
	/// The columns, from left to right.
	pub columns: Vec<Column>,
	/// One text for each column.
	pub rows: Vec<Vec<String>>,
	/// A last row that sums up the others.
	pub total: Option<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
	/// What stands in it.
	pub label: Text,
	/// Its width, measured against those of the other columns.
	pub share: u8,
	/// Where its texts stand.
	pub align: Align,
}

impl Column {
	/// A column of texts.
	pub fn left(label: impl Into<Text>, share: u8) -> Self {
		Self { label: label.into(), share, align: Align::Left }
	}

	/// A column of numbers.
	pub fn right(label: impl Into<Text>, share: u8) -> Self {
		Self { label: label.into(), share, align: Align::Right }
	}
}

/// Where the texts of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
	/// At the left, as texts do.
	Left,
	/// At the right, as numbers do.
	Right,
}

/// What ties the pages to the JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
	/// The bytes of the QR code, as they are.
	pub payload: Vec<u8>,
	/// Which hash stands at the foot of each page: "BLAKE2b-256 of the statement".
	pub label: Text,
	/// That hash.
	pub hash: [u8; 32],
}

/// The file inside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
	/// Its name, such as `statement.json`: letters, digits, `-`, `_` and `.`.
	pub name: String,
	/// Its contents.
	pub json: Vec<u8>,
}

/// A time in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
	/// The year, from 1970 on.
	pub year: u16,
	/// The month, from 1 on.
	pub month: u8,
	/// The day of the month, from 1 on.
	pub day: u8,
	/// The hour, 0 to 23.
	pub hour: u8,
	/// The minute, 0 to 59.
	pub minute: u8,
	/// The second, 0 to 59.
	pub second: u8,
}

impl std::fmt::Display for Date {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let Self { year, month, day, hour, minute, second } = self;
		write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC")
	}
}
