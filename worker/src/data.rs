//! What all sources say, read by their mappings.

use crate::{
	config::{Config, DataConfig},
	source::{Document, Documents, Folder, Source},
};
use anyhow::{ensure, Result};
use std::collections::BTreeSet;
use verdigrid_oracle::{Collector, DataError, Mapping, Readings};
use verdigrid_primitives::party::MeterId;

/// Data of one name: its source and its mapping.
pub struct Data {
	name: String,
	/// The text of the mapping.
	text: String,
	mapping: Mapping,
	source: Box<dyn Source>,
	/// What was read last.
	documents: Option<Vec<Document>>,
	/// The names of all that was ever read. What is gone may have said something.
	known: BTreeSet<String>,
	readings: Option<Readings>,
	/// What of the documents is refused.
	refused: Vec<String>,
	state: State,
}

/// What holds data up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
	/// Why nothing of it counts: what is refused, gone, or cannot be read.
	pub blocked: Vec<String>,
	/// What is not read yet.
	pub growing: Vec<String>,
}

impl Data {
	/// From the configuration.
	pub fn new(config: &DataConfig) -> Result<Self> {
		let (text, mapping) = Config::mapping(config)?;
		let source = Box::new(Folder::new(&config.folder, &config.files));
		let (documents, known, state) = (None, BTreeSet::new(), State::default());
		Ok(Data {
			name: config.name.clone(),
			text,
			mapping,
			source,
			documents,
			known,
			readings: None,
			refused: Vec::new(),
			state,
		})
	}

	/// Its name.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// Its name, and its mapping as it is written.
	pub fn mapping(&self) -> (String, String) {
		(self.name.clone(), self.text.clone())
	}

	/// What holds it up.
	pub const fn state(&self) -> &State {
		&self.state
	}

	/// What was read. `None` if it is blocked, or nothing is there.
	pub const fn readings(&self) -> Option<&Readings> {
		self.readings.as_ref()
	}

	/// The names of all that was ever read.
	pub const fn known(&self) -> &BTreeSet<String> {
		&self.known
	}

	/// These documents were read by an earlier run.
	pub fn know(&mut self, names: BTreeSet<String>) {
		self.known.extend(names);
	}

	/// Looks at its source. Says whether anything is different now.
	pub fn look(&mut self) -> bool {
		let (Documents { whole, growing }, mut blocked) = match self.source.look() {
			Ok(documents) => (documents, Vec::new()),
			Err(error) => (Documents::default(), vec![format!("{error:#}")]),
		};
		if blocked.is_empty() {
			let here: BTreeSet<&String> = whole.iter().map(|it| &it.name).chain(&growing).collect();
			let gone = self.known.iter().filter(|name| !here.contains(name));
			blocked.extend(gone.map(|name| {
				format!("{name}: it was read before, and is gone: put it back, or stop the worker and use `forget`")
			}));
			if whole.is_empty() && growing.is_empty() {
				blocked
					.push("there is no document: bring one, or correct where the data is".into());
			}
		}
		let is_new = blocked.is_empty() && self.documents.as_ref() != Some(&whole);
		if is_new {
			match collect(&self.mapping, &whole) {
				Ok(readings) => {
					self.readings = Some(readings);
					// What was refused and is taken away said nothing that counted.
					self.known.extend(whole.iter().map(|it| it.name.clone()));
					self.refused.clear();
				}
				Err(refusals) => self.refused = refusals,
			}
			self.documents = Some(whole);
		}
		if blocked.is_empty() {
			blocked.clone_from(&self.refused);
		}
		if !blocked.is_empty() {
			// Read again as soon as it can be.
			self.readings = None;
			if self.refused.is_empty() {
				self.documents = None;
			}
		}
		let state = State { blocked, growing };
		let changed = is_new || state != self.state;
		self.state = state;
		changed
	}
}

/// Reads all documents, or says all that is refused.
fn collect(mapping: &Mapping, documents: &[Document]) -> Result<Readings, Vec<String>> {
	let mut collector = Collector::new(mapping).map_err(|error| vec![error])?;
	let mut refused = Vec::new();
	for document in documents {
		if let Err(error) = collector.read(&document.name, &document.bytes) {
			refused.extend(told(&error));
		}
	}
	match refused.is_empty() {
		true => Ok(collector.finish()),
		false => Err(refused),
	}
}

/// So many refusals of a file are told one by one.
const MOST_TOLD: usize = 20;

fn told(error: &DataError) -> Vec<String> {
	match error {
		DataError::Refused(refusals) => {
			refusals.iter().take(MOST_TOLD).map(ToString::to_string).collect()
		}
		other => vec![other.to_string()],
	}
}

/// All data of a worker.
pub struct AllData(Vec<Data>);

impl AllData {
	/// From the configuration. Two mappings must not name one meter.
	pub fn new(configs: &[DataConfig]) -> Result<Self> {
		let mut all = configs.iter().map(Data::new).collect::<Result<Vec<_>>>()?;
		// Workers may list them in another order.
		all.sort_by(|one, other| one.name.cmp(&other.name));
		let mut meters = BTreeSet::new();
		for (data, rule) in
			all.iter().flat_map(|data| data.mapping.meters.iter().map(move |rule| (data, rule)))
		{
			let id = MeterId::new(&rule.id).map(|id| id.bare());
			ensure!(
				meters.insert(id),
				"the meter {} of `{}` is declared in another mapping too",
				rule.id,
				data.name
			);
		}
		Ok(AllData(all))
	}

	/// Each.
	pub fn iter(&self) -> impl Iterator<Item = &Data> {
		self.0.iter()
	}

	/// Each, to change it.
	pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Data> {
		self.0.iter_mut()
	}

	/// Looks at all sources. Says whether anything is different now.
	pub fn look(&mut self) -> bool {
		let changed = self.0.iter_mut().map(Data::look).filter(|changed| *changed).count();
		changed > 0
	}

	/// The names and texts of all mappings.
	pub fn mappings(&self) -> Vec<(String, String)> {
		self.0.iter().map(Data::mapping).collect()
	}

	/// The data that has a meter.
	pub fn of(&self, meter: &str) -> Option<(&Data, &Readings)> {
		let with = self.0.iter().filter_map(|data| Some((data, data.readings()?)));
		with.into_iter().find(|(_, readings)| readings.has(meter))
	}

	/// Whether several data have a meter: then nobody knows which one counts.
	pub fn is_in_several(&self, meter: &str) -> bool {
		let with = self.0.iter().filter_map(Data::readings).filter(|readings| readings.has(meter));
		with.count() > 1
	}

	/// All meters that can be read.
	pub fn meters(&self) -> BTreeSet<String> {
		let readings = self.0.iter().filter_map(Data::readings);
		readings.flat_map(Readings::meters).map(str::to_owned).collect()
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use std::{fs, path::Path};

	fn household(folder: &Path) -> Data {
		let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/mappings/household.toml");
		let (name, files) = ("household".into(), "meter-*.csv".into());
		Data::new(&DataConfig { name, mapping, folder: folder.to_owned(), files }).unwrap()
	}

	#[test]
	fn a_file_that_was_read_and_is_gone_holds_the_data_up_also_after_a_new_start() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("meter-1-2014-01.csv");
		fs::write(&file, "start,value\n2014-01-01 00:00:00,0.5\n").unwrap();
		let mut data = household(folder.path());
		data.look();
		assert!(data.readings().is_none_or(|it| it.meters().count() == 0));
		assert_eq!(data.state().growing.len(), 1);
		assert!(data.look());
		assert_eq!(data.readings().unwrap().meters().collect::<Vec<_>>(), ["1"]);
		assert!(!data.look());
		let known = data.known().clone();
		fs::remove_file(&file).unwrap();
		let mut again = household(folder.path());
		again.know(known);
		for data in [&mut data, &mut again] {
			assert!(data.look());
			assert!(data.readings().is_none());
			assert!(data.state().blocked[0]
				.contains("meter-1-2014-01.csv: it was read before, and is gone"));
		}
		fs::write(&file, "start,value\n2014-01-01 00:00:00,0.5\n").unwrap();
		again.look();
		again.look();
		assert!(again.state().blocked.is_empty() && again.readings().is_some());
	}

	#[test]
	fn a_folder_without_any_document_holds_the_data_up() {
		let folder = tempfile::tempdir().unwrap();
		let mut data = household(folder.path());
		data.look();
		assert!(data.state().blocked[0].contains("there is no document"));
	}

	#[test]
	fn what_is_refused_holds_the_data_up_with_its_place() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("meter-1-2014-01.csv");
		fs::write(&file, "start,value\n2014-01-01 00:00:00,much\n").unwrap();
		let mut data = household(folder.path());
		data.look();
		data.look();
		assert!(data.readings().is_none());
		assert!(
			data.state().blocked[0].contains("meter-1-2014-01.csv, line 2: `much`"),
			"{:?}",
			data.state()
		);
	}
}
