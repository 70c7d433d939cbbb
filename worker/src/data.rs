//! What the sources of a worker say, read by their mappings.

use crate::{
	config::{self, DataConfig},
	source::{Document, Documents, Source},
};
use anyhow::{ensure, Result};
use std::{collections::BTreeSet, ops::Range};
use verdigrid_oracle::{
	Collector, DataError, Mapping, Readings, SettlementMapping, SettlementSheets,
	SettlementSheetsReader,
};
use verdigrid_primitives::{party::MeterId, MarketOffset};

/// The time about which data says something else than before, in unix seconds.
pub type Changed = Option<Range<i64>>;

/// All times.
const ALWAYS: Range<i64> = i64::MIN..i64::MAX;

/// What a look at data found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
	/// Whether documents were read that are new, or are not as they were.
	pub is_new: bool,
	/// The time about which they say something else.
	pub changed: Changed,
}

impl Seen {
	fn and(self, other: Seen) -> Seen {
		let spans = self.changed.into_iter().chain(other.changed);
		let changed = spans.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
		Seen { is_new: self.is_new || other.is_new, changed }
	}
}

/// How documents are read.
pub trait Content {
	/// What they say together.
	type Read;

	/// Reads all documents, or says all that is refused.
	fn read(&self, documents: &[Document]) -> Result<Self::Read, Vec<String>>;

	/// The time about which two looks say different things.
	fn changed(&self, now: &Self::Read, before: &Self::Read) -> Changed;

	/// How many intervals or settlements were read.
	fn entries(read: &Self::Read) -> usize;

	/// The text of the mapping.
	fn text(&self) -> &str;
}

/// What meters measured.
pub struct Measured {
	text: String,
	mapping: Mapping,
	/// The meters that the mapping declares.
	declared: BTreeSet<String>,
}

impl Measured {
	/// By the mapping that is configured.
	pub fn new(config: &DataConfig) -> Result<Self> {
		let (text, mapping) = config::mapping(config, Mapping::from_toml)?;
		let declared = mapping.meters.iter().map(|rule| rule.id.clone()).collect();
		Ok(Measured { text, mapping, declared })
	}
}

impl Content for Measured {
	type Read = Readings;

	fn read(&self, documents: &[Document]) -> Result<Readings, Vec<String>> {
		let mut collector = Collector::new(&self.mapping).map_err(|error| vec![error])?;
		all_or_refusals(documents, |it| collector.read(&it.name, &it.bytes))?;
		Ok(collector.finish())
	}

	fn changed(&self, now: &Readings, before: &Readings) -> Changed {
		now.changes(before)
	}

	fn entries(read: &Readings) -> usize {
		read.intervals()
	}

	fn text(&self) -> &str {
		&self.text
	}
}

/// What a trading centre settled.
pub struct Settled {
	text: String,
	mapping: SettlementMapping,
	offset: MarketOffset,
}

impl Settled {
	/// By the mapping that is configured, and by the clock of the market.
	pub fn new(config: &DataConfig, offset: MarketOffset) -> Result<Self> {
		let (text, mapping) = config::mapping(config, SettlementMapping::from_toml)?;
		Ok(Settled { text, mapping, offset })
	}
}

impl Content for Settled {
	type Read = SettlementSheets;

	fn read(&self, documents: &[Document]) -> Result<SettlementSheets, Vec<String>> {
		let mut reader = SettlementSheetsReader::new(&self.mapping, self.offset);
		all_or_refusals(documents, |it| reader.read(&it.name, &it.bytes))?;
		reader.finish().map_err(|error| told(&error))
	}

	fn changed(&self, now: &SettlementSheets, before: &SettlementSheets) -> Changed {
		let moment = |at: u64| i64::try_from(at).unwrap_or(i64::MAX);
		let spans = now.changes(before).map(|(period, _)| {
			let (start, end) = (period.start(self.offset), period.end(self.offset));
			start.map_or(i64::MIN, moment)..end.map_or(i64::MAX, moment)
		});
		spans.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
	}

	fn entries(read: &SettlementSheets) -> usize {
		read.trades().count()
	}

	fn text(&self) -> &str {
		&self.text
	}
}

fn all_or_refusals(
	documents: &[Document],
	mut read: impl FnMut(&Document) -> Result<(), DataError>,
) -> Result<(), Vec<String>> {
	let errors = documents.iter().filter_map(|document| read(document).err());
	let refused: Vec<String> = errors.flat_map(|error| told(&error)).collect();
	match refused.is_empty() {
		true => Ok(()),
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

/// Data of one name: its source, and how it is read.
pub struct Data<C: Content> {
	name: String,
	content: C,
	source: Box<dyn Source>,
	/// What was read last.
	documents: Option<Vec<Document>>,
	/// The names of all that was ever read. What is gone may have said something.
	known: BTreeSet<String>,
	read: Option<C::Read>,
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
	/// How many documents there are.
	pub documents: usize,
	/// How many intervals or settlements were read.
	pub entries: usize,
}

impl State {
	/// Whether all of it was read.
	pub const fn is_whole(&self) -> bool {
		self.blocked.is_empty() && self.growing.is_empty()
	}
}

impl<C: Content> Data<C> {
	/// From the configuration.
	pub fn new(config: &DataConfig, content: C) -> Result<Self> {
		Ok(Data {
			name: config.name.clone(),
			content,
			source: config.source()?,
			documents: None,
			known: BTreeSet::new(),
			read: None,
			refused: Vec::new(),
			state: State::default(),
		})
	}

	/// Its name.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// What holds it up.
	pub const fn state(&self) -> &State {
		&self.state
	}

	/// What was read. `None` if it is blocked, or nothing is there.
	pub const fn read(&self) -> Option<&C::Read> {
		self.read.as_ref()
	}

	/// The names of all that was ever read.
	pub const fn known(&self) -> &BTreeSet<String> {
		&self.known
	}

	/// These documents were read by an earlier run.
	pub fn know(&mut self, names: BTreeSet<String>) {
		self.known.extend(names);
	}

	/// Looks at its source.
	pub async fn look(&mut self) -> Seen {
		let (Documents { whole, growing }, mut blocked) = match self.source.look().await {
			Ok(documents) => (documents, Vec::new()),
			Err(error) => (Documents::default(), vec![format!("{error:#}")]),
		};
		if blocked.is_empty() {
			blocked = self.gone(&whole, &growing);
		}
		let documents = whole.len();
		let is_new = blocked.is_empty() && self.documents.as_ref() != Some(&whole);
		let mut changed = None;
		if is_new {
			match self.content.read(&whole) {
				Ok(read) => {
					changed = match &self.read {
						Some(before) => self.content.changed(&read, before),
						None => Some(ALWAYS),
					};
					self.read = Some(read);
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
			self.read = None;
			if self.refused.is_empty() {
				self.documents = None;
			}
		}
		let entries = self.read.as_ref().map_or(0, C::entries);
		self.state = State { blocked, growing, documents, entries };
		Seen { is_new, changed }
	}

	/// What was there before and is not, or that nothing is there.
	fn gone(&self, whole: &[Document], growing: &[String]) -> Vec<String> {
		let here: BTreeSet<&String> = whole.iter().map(|it| &it.name).chain(growing).collect();
		let gone = self.known.iter().filter(|name| !here.contains(name));
		let mut told: Vec<String> = gone
			.map(|name| {
				format!("{name}: it was read before, and is gone: put it back, or stop the worker and use `forget`")
			})
			.collect();
		if whole.is_empty() && growing.is_empty() {
			told.push("there is no document: bring one, or correct where the data is".into());
		}
		told
	}
}

/// All data of one kind.
pub struct AllData<C: Content>(Vec<Data<C>>);

impl<C: Content> AllData<C> {
	/// From the configuration.
	pub fn new(configs: &[DataConfig], content: impl Fn(&DataConfig) -> Result<C>) -> Result<Self> {
		let data = configs.iter().map(|config| Data::new(config, content(config)?));
		let mut all = data.collect::<Result<Vec<_>>>()?;
		// Workers may list them in another order.
		all.sort_by(|one, other| one.name.cmp(&other.name));
		Ok(AllData(all))
	}

	/// Each.
	pub fn iter(&self) -> impl Iterator<Item = &Data<C>> {
		self.0.iter()
	}

	/// Each, to change it.
	pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Data<C>> {
		self.0.iter_mut()
	}

	/// Looks at all sources.
	pub async fn look(&mut self) -> Seen {
		let looks = self.0.iter_mut().map(Data::look);
		futures::future::join_all(looks).await.into_iter().fold(Seen::default(), Seen::and)
	}

	/// The names and texts of all mappings.
	pub fn mappings(&self) -> Vec<(String, String)> {
		self.iter().map(|data| (data.name.clone(), data.content.text().to_owned())).collect()
	}

	/// What was read of each.
	pub fn read(&self) -> impl Iterator<Item = &C::Read> {
		self.iter().filter_map(Data::read)
	}
}

impl AllData<Measured> {
	/// From the configuration. Two mappings must not name one meter.
	pub fn measured(configs: &[DataConfig]) -> Result<Self> {
		let all = AllData::new(configs, Measured::new)?;
		let mut meters = BTreeSet::new();
		for data in all.iter() {
			for rule in &data.content.mapping.meters {
				let id = MeterId::new(&rule.id).map(|id| id.bare());
				ensure!(
					meters.insert(id),
					"the meter {} of `{}` is declared in another mapping too",
					rule.id,
					data.name
				);
			}
		}
		Ok(all)
	}

	/// The data that has a meter. Where a mapping declares it, other data do not count: else whoever brings one of them could keep the
	/// meter from being stated.
	pub fn of(&self, meter: &str) -> Option<(&Data<Measured>, &Readings)> {
		let declares = |data: &Data<Measured>| data.content.declared.contains(meter);
		let read = |data| Some((data, Data::read(data)?));
		if let Some(data) = self.iter().find(|data| declares(data)) {
			return read(data).filter(|(_, readings)| readings.has(meter));
		}
		self.iter().filter_map(read).find(|(_, readings)| readings.has(meter))
	}

	/// Whether several data have a meter that no mapping declares: then nobody knows which one counts.
	pub fn is_in_several(&self, meter: &str) -> bool {
		!self.iter().any(|data| data.content.declared.contains(meter)) && self.count(meter) > 1
	}

	/// How many data have a meter.
	pub fn count(&self, meter: &str) -> usize {
		self.read().filter(|readings| readings.has(meter)).count()
	}

	/// All meters that can be read.
	pub fn meters(&self) -> impl Iterator<Item = &str> {
		self.read().flat_map(Readings::meters)
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use std::{fs, path::Path};

	fn household(folder: &Path) -> Data<Measured> {
		let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/mappings/household.toml");
		let config = DataConfig {
			name: "household".into(),
			mapping,
			folder: Some(folder.to_owned()),
			files: Some("meter-*.csv".into()),
			..DataConfig::default()
		};
		Data::new(&config, Measured::new(&config).unwrap()).unwrap()
	}

	#[tokio::test]
	async fn a_file_that_was_read_and_is_gone_holds_the_data_up_also_after_a_new_start() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("meter-1-2014-01.csv");
		fs::write(&file, "start,value\n2014-01-01 00:00:00,0.5\n").unwrap();
		let mut data = household(folder.path());
		data.look().await;
		assert!(data.read().is_none_or(|it| it.meters().count() == 0));
		assert_eq!(data.state().growing.len(), 1);
		let half_an_hour = 1_388_534_400..1_388_536_200;
		assert_eq!(data.look().await, Seen { is_new: true, changed: Some(half_an_hour) });
		assert_eq!(data.read().unwrap().meters().collect::<Vec<_>>(), ["1"]);
		assert_eq!(data.look().await, Seen::default());
		let known = data.known().clone();
		fs::remove_file(&file).unwrap();
		let mut again = household(folder.path());
		again.know(known);
		for data in [&mut data, &mut again] {
			data.look().await;
			assert!(data.read().is_none());
			assert!(data.state().blocked[0]
				.contains("meter-1-2014-01.csv: it was read before, and is gone"));
		}
		fs::write(&file, "start,value\n2014-01-01 00:00:00,0.5\n").unwrap();
		again.look().await;
		again.look().await;
		assert!(again.state().blocked.is_empty() && again.read().is_some());
		// What it said before is not known any more.
		fs::remove_file(&file).unwrap();
		again.look().await;
		fs::write(&file, "start,value\n2014-01-01 00:00:00,0.5\n").unwrap();
		assert_eq!(again.look().await, Seen { is_new: true, changed: Some(ALWAYS) });
	}

	#[tokio::test]
	async fn a_folder_without_any_document_holds_the_data_up() {
		let folder = tempfile::tempdir().unwrap();
		let mut data = household(folder.path());
		data.look().await;
		assert!(data.state().blocked[0].contains("there is no document"));
	}

	#[tokio::test]
	async fn a_meter_that_a_mapping_declares_is_not_taken_away_by_other_data() {
		let folder = tempfile::tempdir().unwrap();
		let config = |name: &str, declared: &str| {
			let text = fs::read_to_string(
				Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/mappings/household.toml"),
			);
			let own = folder.path().join(name);
			fs::create_dir(&own).unwrap();
			let mapping = own.join("mapping.toml");
			fs::write(&mapping, text.unwrap() + declared).unwrap();
			let row = "start,value\n2014-01-01 00:00:00,0.5\n";
			fs::write(own.join("meter-1-2014-01.csv"), row).unwrap();
			let files = Some("meter-*.csv".into());
			DataConfig {
				name: name.into(),
				mapping,
				folder: Some(own),
				files,
				..DataConfig::default()
			}
		};
		let both = [config("a", ""), config("b", "\n[[meter]]\nid = \"1\"\nadd = [\"1\"]\n")];
		let mut all = AllData::measured(&both).unwrap();
		all.look().await;
		all.look().await;
		assert_eq!(all.count("1"), 2);
		assert_eq!(all.of("1").unwrap().0.name(), "b");
		assert!(!all.is_in_several("1"));
		let neither = [config("c", ""), config("d", "")];
		let mut all = AllData::measured(&neither).unwrap();
		all.look().await;
		all.look().await;
		assert!(all.is_in_several("1"));
	}

	#[tokio::test]
	async fn what_is_refused_holds_the_data_up_with_its_place() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("meter-1-2014-01.csv");
		fs::write(&file, "start,value\n2014-01-01 00:00:00,much\n").unwrap();
		let mut data = household(folder.path());
		data.look().await;
		data.look().await;
		assert!(data.read().is_none());
		assert!(
			data.state().blocked[0].contains("meter-1-2014-01.csv, line 2: `much`"),
			"{:?}",
			data.state()
		);
	}
}
