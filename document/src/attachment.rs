//! Finds the statement inside a PDF that this crate wrote.
//!
//! Such a file has one form: a table of its objects at the end, a catalogue that names one attachment, and that
//! attachment as it is, not compressed. The reader follows these steps and accepts nothing else. So it is small, never
//! unpacks anything, and a file that another program saved again is refused: what that program did to it is unknown.

use core::fmt;

/// A larger file is refused. Ask for a file's size before reading it.
pub const MAX_FILE: usize = 100_000_000;

/// Why no statement is found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
	/// The file is something else.
	NotPdf,
	/// The file is larger than any statement.
	TooLarge(usize),
	/// The file's end is missing.
	Truncated,
	/// Nothing is attached.
	NoAttachment,
	/// More than the statement is attached, so somebody changed the file.
	SeveralAttachments(usize),
	/// The file does not have the form that this crate gives it.
	SavedAgain,
}

impl fmt::Display for Unreadable {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotPdf => "this is no PDF: name the PDF or the JSON of a statement",
			Self::TooLarge(bytes) => {
				return write!(
					f,
					"the file has {bytes} bytes and no statement has more than {MAX_FILE}: use the JSON"
				)
			}
			Self::Truncated => "the PDF is cut off: get it again, or use the JSON",
			Self::NoAttachment => "no statement is attached to the PDF: use the JSON",
			Self::SeveralAttachments(count) => {
				return write!(
					f,
					"the PDF has {count} attachments and a statement has one: use the JSON"
				)
			}
			Self::SavedAgain => "another program wrote the PDF or saved it again: use the JSON",
		})
	}
}

impl core::error::Error for Unreadable {}

/// Finds the statement inside a PDF. It takes the bytes of the file and gives a part of them.
///
/// Only what this crate wrote is read. What is found is as trustworthy as any file: it still has to be checked.
pub fn attachment(pdf: &[u8]) -> Result<&[u8], Unreadable> {
	if pdf.len() > MAX_FILE {
		return Err(Unreadable::TooLarge(pdf.len()));
	}
	if !pdf.starts_with(b"%PDF-") {
		return Err(Unreadable::NotPdf);
	}
	if !pdf.trim_ascii_end().ends_with(b"%%EOF") {
		return Err(Unreadable::Truncated);
	}
	File::open(pdf).and_then(|file| file.statement()).ok_or_else(|| reason(pdf))
}

/// Says of a file that does not have our form what a person can see of it.
fn reason(pdf: &[u8]) -> Unreadable {
	let names = pdf.split(|byte| *byte == b'/');
	let attached = |name: &[u8]| {
		name.strip_prefix(b"EmbeddedFile").is_some_and(|rest| !rest.starts_with(b"s"))
	};
	match names.filter(|name| attached(name)).count() {
		0 => Unreadable::NoAttachment,
		1 => Unreadable::SavedAgain,
		several => Unreadable::SeveralAttachments(several),
	}
}

/// A file of the right form, as far as its table of objects.
struct File<'a> {
	pdf: &'a [u8],
	/// One line of 20 bytes for each object.
	table: &'a [u8],
	/// Where that table begins, which is where the objects end.
	end: usize,
	root: usize,
	count: usize,
}

impl<'a> File<'a> {
	fn open(pdf: &'a [u8]) -> Option<Self> {
		Cursor(pdf).expect(b"%PDF-1.7\n%")?;
		let end = table_place(pdf)?;
		let mut cursor = Cursor(pdf.get(end..)?);
		cursor.expect(b"xref\n0 ")?;
		let count = cursor.number()?;
		cursor.expect(b"\n")?;
		let table = cursor.take(count.checked_mul(20)?)?;
		cursor.expect(b"trailer\n<</Size ")?;
		(cursor.number()? == count).then_some(())?;
		cursor.expect(b"/Root ")?;
		let root = cursor.number()?;
		// A file that was changed later names here where its earlier table is.
		cursor.expect(b" 0 R/Info ")?;
		cursor.number()?;
		cursor.expect(b" 0 R/ID[(")?;
		Some(Self { pdf, table, end, root, count })
	}

	/// The bytes of an object: from its place in the table to that of the next one.
	fn object(&self, number: usize) -> Option<Cursor<'a>> {
		let start = self.place(number)?;
		let next = number.checked_add(1)?;
		let end = if next == self.count { self.end } else { self.place(next)? };
		let mut object = Cursor(self.pdf.get(start..end)?);
		(object.number()? == number).then_some(())?;
		object.expect(b" 0 obj\n")?;
		Some(object)
	}

	fn place(&self, number: usize) -> Option<usize> {
		let mut line = Cursor(self.table.get(number.checked_mul(20)?..)?);
		let place = line.number()?;
		line.expect(b" 00000 n")?;
		Some(place)
	}

	/// The attachment that the catalogue names.
	fn statement(&self) -> Option<&'a [u8]> {
		let mut catalogue = self.object(self.root)?;
		catalogue.expect(b"<</Type/Catalog/")?;
		catalogue.pass(b"/Names<</EmbeddedFiles<</Names[(")?;
		let name = catalogue.until(b')')?;
		let entry = catalogue.number()?;
		catalogue.expect(b" 0 R]>>>>/AF[")?;
		(catalogue.number()? == entry).then_some(())?;
		catalogue.expect(b" 0 R]>>\nendobj\n")?;
		(self.attachments() == 1).then_some(())?;
		self.contents(self.described(entry, name)?)
	}

	/// The number of the attachment, from its description.
	fn described(&self, entry: usize, name: &[u8]) -> Option<usize> {
		let mut description = self.object(entry)?;
		description.expect(b"<</Type/Filespec/F(")?;
		description.expect(name)?;
		description.expect(b")/UF(")?;
		description.expect(name)?;
		description.expect(b")/EF<</F ")?;
		let number = description.number()?;
		description.expect(b" 0 R/UF ")?;
		(description.number()? == number).then_some(())?;
		description.expect(b" 0 R>>/AFRelationship/Source/Desc")?;
		Some(number)
	}

	/// The attachment as it is.
	fn contents(&self, number: usize) -> Option<&'a [u8]> {
		let mut object = self.object(number)?;
		let length = stored(&mut object)?;
		object.expect(b"/Subtype/application#2Fjson/Params<</Size ")?;
		(object.number()? == length).then_some(())?;
		object.expect(b"/ModDate(D:")?;
		object.until(b')')?;
		object.expect(b">>>>\nstream\n")?;
		let contents = object.take(length)?;
		object.expect(b"\nendstream\nendobj\n")?;
		Some(contents)
	}

	/// How many of the objects are attachments, named or not.
	fn attachments(&self) -> usize {
		(1..self.count).filter_map(|number| stored(&mut self.object(number)?)).count()
	}
}

/// How long an attachment is, if the object is one.
fn stored(object: &mut Cursor<'_>) -> Option<usize> {
	object.expect(b"<</Length ")?;
	let length = object.number()?;
	object.expect(b"/Type/EmbeddedFile")?;
	Some(length)
}

/// Where the file's end says that the table of objects is.
fn table_place(pdf: &[u8]) -> Option<usize> {
	let rest = pdf.trim_ascii_end().strip_suffix(b"\n%%EOF")?;
	let digits = rest.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
	let (rest, number) = rest.split_at_checked(rest.len().checked_sub(digits)?)?;
	rest.ends_with(b"\nstartxref\n").then_some(())?;
	Cursor(number).number()
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
	fn take(&mut self, length: usize) -> Option<&'a [u8]> {
		let (taken, rest) = self.0.split_at_checked(length)?;
		self.0 = rest;
		Some(taken)
	}

	fn expect(&mut self, bytes: &[u8]) -> Option<()> {
		self.0 = self.0.strip_prefix(bytes)?;
		Some(())
	}

	/// Goes behind the first place where the bytes stand.
	fn pass(&mut self, bytes: &[u8]) -> Option<()> {
		let place = self.0.windows(bytes.len()).position(|window| window == bytes)?;
		self.take(place)?;
		self.expect(bytes)
	}

	/// What stands before a byte. Goes behind that byte.
	fn until(&mut self, byte: u8) -> Option<&'a [u8]> {
		let place = self.0.iter().position(|found| *found == byte)?;
		let before = self.take(place)?;
		self.take(1)?;
		Some(before)
	}

	/// A number of at most ten digits.
	fn number(&mut self) -> Option<usize> {
		let digits = self.0.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
		core::str::from_utf8(self.take(digits)?).ok()?.parse().ok()
	}
}
