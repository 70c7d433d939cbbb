//! Files in a folder.
//!
//! A file is taken when two looks in a row find it the same: programs write files in pieces. Events of the file system get lost,
//! and never come from network drives, so the folder is looked at again and again.

use super::{Document, Documents, Source};
use anyhow::{ensure, Context, Result};
use futures::future::BoxFuture;
use std::{
	collections::BTreeMap,
	fs,
	os::unix::fs::MetadataExt,
	path::{Path, PathBuf},
	sync::Arc,
};

/// A file of a million meters' month of hours, and more, is smaller.
const MOST_BYTES: u64 = 4 << 30;

/// Files in a folder.
pub struct Folder {
	path: PathBuf,
	/// What stands before and after the `*` in a name.
	pattern: (String, Option<String>),
	/// What the last look found.
	seen: BTreeMap<String, Look>,
	/// What was read, by its name.
	read: BTreeMap<String, (Look, Arc<[u8]>)>,
}

/// A file from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
	size: u64,
	/// When its content and its entry were changed, in seconds and nanoseconds, and which file of the disk it is. Programs can set
	/// the time of the content, and write another file of the same length.
	content: (i64, i64),
	entry: (i64, i64),
	inode: u64,
}

impl Look {
	fn of(file: &fs::Metadata) -> Self {
		Look {
			size: file.size(),
			content: (file.mtime(), file.mtime_nsec()),
			entry: (file.ctime(), file.ctime_nsec()),
			inode: file.ino(),
		}
	}
}

impl Folder {
	/// The files of a folder whose names fit a pattern, in which `*` stands for any letters.
	pub fn new(path: &Path, pattern: &str) -> Self {
		let pattern = match pattern.split_once('*') {
			Some((start, end)) => (start.to_owned(), Some(end.to_owned())),
			None => (pattern.to_owned(), None),
		};
		Folder { path: path.to_owned(), pattern, seen: BTreeMap::new(), read: BTreeMap::new() }
	}

	fn fits(&self, name: &str) -> bool {
		match &self.pattern {
			(whole, None) => name == whole,
			(start, Some(end)) => {
				name.strip_prefix(start.as_str()).is_some_and(|rest| rest.ends_with(end.as_str()))
			}
		}
	}

	fn list(&self) -> Result<BTreeMap<String, Look>> {
		let place = || format!("{}: the folder cannot be read", self.path.display());
		let mut found = BTreeMap::new();
		for entry in fs::read_dir(&self.path).with_context(place)? {
			let entry = entry.with_context(place)?;
			let name = entry.file_name().into_string().map_err(|name| {
				anyhow::anyhow!(
					"{}: the name of {} is not UTF-8: rename it",
					self.path.display(),
					name.display()
				)
			})?;
			if !self.fits(&name) {
				continue;
			}
			let metadata =
				fs::metadata(entry.path()).with_context(|| entry.path().display().to_string())?;
			if metadata.is_file() {
				found.insert(name, Look::of(&metadata));
			}
		}
		Ok(found)
	}

	fn documents(&mut self) -> Result<Documents> {
		let found = self.list()?;
		let mut documents = Documents::default();
		for (name, look) in &found {
			let place = self.path.join(name);
			if self.seen.get(name) != Some(look) {
				documents.growing.push(place.display().to_string());
				continue;
			}
			let is_read = self.read.get(name).is_some_and(|(read, _)| read == look);
			if !is_read {
				ensure!(
					look.size <= MOST_BYTES,
					"{}: the file has {} bytes, and no more than {MOST_BYTES} are read: bring it in parts",
					place.display(),
					look.size
				);
				let bytes = fs::read(&place).with_context(|| place.display().to_string())?;
				// It grew between the look and now.
				if bytes.len() as u64 != look.size {
					documents.growing.push(place.display().to_string());
					continue;
				}
				self.read.insert(name.clone(), (*look, bytes.into()));
			}
		}
		self.read.retain(|name, _| found.contains_key(name));
		for (name, (_, bytes)) in &self.read {
			let name = self.path.join(name).display().to_string();
			documents.whole.push(Document { name, bytes: Arc::clone(bytes) });
		}
		self.seen = found;
		Ok(documents)
	}
}

impl Source for Folder {
	fn look(&mut self) -> BoxFuture<'_, Result<Documents>> {
		Box::pin(async move { self.documents() })
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use std::{fs::File, io::Write};

	fn look(source: &mut Folder) -> Result<Documents> {
		futures::executor::block_on(source.look())
	}

	fn names(documents: &[Document]) -> Vec<String> {
		let last = |it: &Document| it.name.rsplit('/').next().unwrap().to_owned();
		documents.iter().map(last).collect()
	}

	#[test]
	fn a_file_is_taken_when_it_no_longer_grows() {
		let folder = tempfile::tempdir().unwrap();
		let mut source = Folder::new(folder.path(), "scada-*.csv");
		let mut file = File::create(folder.path().join("scada-1.csv")).unwrap();
		fs::write(folder.path().join("other-1.csv"), "x").unwrap();
		fs::create_dir(folder.path().join("scada-folder.csv")).unwrap();
		for part in ["one", "two"] {
			file.write_all(part.as_bytes()).unwrap();
			let documents = look(&mut source).unwrap();
			assert_eq!((documents.whole.len(), documents.growing.len()), (0, 1));
		}
		let documents = look(&mut source).unwrap();
		assert_eq!(names(&documents.whole), ["scada-1.csv"]);
		assert_eq!(&*documents.whole[0].bytes, b"onetwo");
	}

	#[test]
	fn a_file_that_changes_is_read_again_and_one_that_is_gone_is_not_there() {
		let folder = tempfile::tempdir().unwrap();
		let mut source = Folder::new(folder.path(), "a.csv");
		let path = folder.path().join("a.csv");
		fs::write(&path, "one").unwrap();
		look(&mut source).unwrap();
		assert_eq!(&*look(&mut source).unwrap().whole[0].bytes, b"one");
		fs::write(&path, "three").unwrap();
		// What was read stands until the new content is whole.
		let documents = look(&mut source).unwrap();
		assert_eq!((&*documents.whole[0].bytes, documents.growing.len()), (b"one".as_slice(), 1));
		assert_eq!(&*look(&mut source).unwrap().whole[0].bytes, b"three");
		fs::remove_file(&path).unwrap();
		let documents = look(&mut source).unwrap();
		assert!(documents.whole.is_empty() && documents.growing.is_empty());
	}

	#[test]
	fn another_content_with_the_same_length_and_time_is_seen() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("a.csv");
		let mut source = Folder::new(folder.path(), "a.csv");
		fs::write(&path, "one").unwrap();
		let time = fs::metadata(&path).unwrap().modified().unwrap();
		look(&mut source).unwrap();
		look(&mut source).unwrap();
		fs::write(&path, "two").unwrap();
		File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
		look(&mut source).unwrap();
		assert_eq!(&*look(&mut source).unwrap().whole[0].bytes, b"two");
	}

	#[test]
	fn a_file_that_would_fill_the_memory_is_not_read() {
		let folder = tempfile::tempdir().unwrap();
		let file = File::create(folder.path().join("a.csv")).unwrap();
		file.set_len(MOST_BYTES + 1).unwrap();
		let mut source = Folder::new(folder.path(), "a.csv");
		look(&mut source).unwrap();
		let error = look(&mut source).unwrap_err().to_string();
		assert!(error.contains("bring it in parts"), "{error}");
	}

	#[test]
	fn what_cannot_be_looked_at_is_named() {
		let folder = tempfile::tempdir().unwrap();
		std::os::unix::fs::symlink("nowhere", folder.path().join("a.csv")).unwrap();
		let error = look(&mut Folder::new(folder.path(), "*.csv")).unwrap_err();
		assert!(format!("{error:#}").contains("a.csv"), "{error:#}");
	}

	#[test]
	fn a_folder_that_is_not_there_is_named() {
		let error = look(&mut Folder::new(Path::new("/nowhere/data"), "*")).unwrap_err();
		assert!(format!("{error:#}").contains("/nowhere/data"), "{error:#}");
	}
}
