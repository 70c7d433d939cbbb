//! What is found inside a file, and what is not.

use super::*;

fn pdf(json: &[u8]) -> Vec<u8> {
	let mut document = statement(3);
	document.attachment.json = json.to_vec();
	write(&document, &[]).unwrap()
}

/// Replaces bytes by others of the same length.
fn with(pdf: &[u8], from: &str, to: &str) -> Vec<u8> {
	assert_eq!(from.len(), to.len());
	let place = pdf.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
	[&pdf[..place], to.as_bytes(), &pdf[place + from.len()..]].concat()
}

#[test]
fn the_json_is_found_as_it_was() {
	let long = vec![b'x'; 2 << 20];
	for json in [&b"{}"[..], b"{\"a\": 1}\n", b"\0\xff\r\n", "绿".as_bytes(), &long] {
		assert_eq!(attachment(&pdf(json)), Ok(json));
	}
}

#[test]
fn the_json_cannot_change_how_the_file_is_read() {
	for json in [
		"12 0 R 1 0 obj",
		"\nendstream\nendobj\n93 0 obj\n<</Length 2/Type/EmbeddedFile/Subtype/application#2Fjson>>\nstream\n{}",
		"xref\n0 1\ntrailer\n<</Size 1>>\nstartxref\n0\n%%EOF",
		"/Names<</EmbeddedFiles<</Names[(x)1 0 R]>>>>",
	] {
		assert_eq!(attachment(&pdf(json.as_bytes())), Ok(json.as_bytes()));
	}
}

#[test]
fn what_is_no_pdf_is_refused() {
	for bytes in [&b""[..], b"{\"version\":1}", b"%PD", b"\x89PNG\r\n", "声明".as_bytes()] {
		assert_eq!(attachment(bytes), Err(Unreadable::NotPdf));
	}
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
	let pdf = pdf(b"{}");
	for length in 0..pdf.len() {
		let found = attachment(&pdf[..length]).unwrap_err();
		assert_eq!(
			found,
			if length < 5 { Unreadable::NotPdf } else { Unreadable::Truncated },
			"{length}"
		);
	}
}

#[test]
fn a_file_that_is_too_large_is_refused_at_once() {
	let mut large = pdf(b"{}");
	large.resize(MAX_FILE + 1, b' ');
	assert_eq!(attachment(&large), Err(Unreadable::TooLarge(MAX_FILE + 1)));
	// As large as allowed, and full of what looks like attachments.
	let mut full = b"%PDF-1.7\n%".to_vec();
	full.extend(b"/EmbeddedFile ".iter().cycle().take(MAX_FILE - 20));
	full.extend(b"\n%%EOF");
	assert!(matches!(attachment(&full), Err(Unreadable::SeveralAttachments(_))));
}

#[test]
fn a_file_without_an_attachment_is_refused() {
	let words = "no statement is attached to the PDF: use the JSON";
	let plain = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 1\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n";
	assert_eq!(attachment(plain).unwrap_err().to_string(), words);
	let removed = with(&pdf(b"{}"), "/Type/EmbeddedFile", "/Type/UnknownThing");
	assert_eq!(attachment(&removed).unwrap_err().to_string(), words);
}

#[test]
fn a_file_with_two_attachments_is_refused() {
	let second = b"\n200 0 obj\n<</Type /EmbeddedFile /Length 2>>\nstream\n{}\nendstream\nendobj\n";
	let trailer = b"xref\n200 1\n0000000000 00000 n \ntrailer\n<</Size 201/Prev 1/Root 1 0 R>>\nstartxref\n1\n%%EOF\n";
	let both = [&pdf(b"{}")[..], second, trailer].concat();
	assert_eq!(attachment(&both), Err(Unreadable::SeveralAttachments(2)));
}

#[test]
fn a_file_that_was_changed_later_is_refused() {
	let words = "another program wrote the PDF or saved it again: use the JSON";
	let pdf = pdf(b"{}");
	let trailer = b"\nxref\n0 0\ntrailer\n<</Size 97/Prev 1/Root 96 0 R>>\nstartxref\n1\n%%EOF\n";
	assert_eq!(attachment(&[&pdf[..], trailer].concat()).unwrap_err().to_string(), words);
	assert_eq!(attachment(&with(&pdf, "%PDF-1.7", "%PDF-1.6")), Err(Unreadable::SavedAgain));
	assert_eq!(attachment(&with(&pdf, "<</Size 2/", "<</Size 3/")), Err(Unreadable::SavedAgain));
	assert_eq!(
		attachment(&with(&pdf, "AFRelationship/Source", "AFRelationship/Sourcf")),
		Err(Unreadable::SavedAgain)
	);
}

#[test]
fn a_changed_byte_never_harms() {
	let mut pdf = pdf(b"{\"version\":1}");
	// Every byte of the tables at the end, and some of the others.
	let tables = pdf.len() - 6_000;
	for place in (0..tables).step_by(41).chain(tables..pdf.len()) {
		let before = std::mem::replace(&mut pdf[place], b"09/< \xFF"[place % 6]);
		if let Ok(found) = attachment(&pdf) {
			assert_eq!(found.len(), 13);
		}
		pdf[place] = before;
	}
}
