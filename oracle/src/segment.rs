//! Leaves of a topic in a file, sorted by key, from which proofs are made without reading all of it.
//!
//! ```text
//! magic | blocks of 1,024 leaves (SCALE) | directory (SCALE) | its offset (8 bytes, little endian) | its BLAKE2b-256 | magic
//! ```
//!
//! The directory has the topic, the statement, and of each block its place, its first key and the root of its leaves. 1,024 is a power
//! of two, so these roots are the nodes of level 10 of the whole tree. A proof needs the directory and one block. Each part that is read
//! is checked against the root that was stated.

use crate::Tree;
use codec::{Decode, DecodeAll, Encode};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use std::{
	fs::{self, File},
	io::{self, BufWriter, Read, Write},
	marker::PhantomData,
	os::unix::fs::{FileExt, OpenOptionsExt},
	path::{Path, PathBuf},
};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	merkle::{self, Leaf, MultiProof, MAX_PROVED},
};

/// So many leaves are in a block.
const BLOCK: usize = 1_024;
/// So many leaves are in a block, as indices count.
const BLOCK_U32: u32 = 1_024;
/// How a file begins and ends. The last digit is the version of the layout.
const MAGIC: &[u8; 8] = b"VGLEAF01";
/// So many bytes stand behind the directory.
const TAIL: u64 = 8 + 32 + 8;
/// No directory of `u32::MAX` leaves is larger.
const MOST_DIRECTORY: u64 = 1 << 30;

/// Why a file of leaves cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SegmentError {
	/// It cannot be read or written.
	#[error("{}: {error}", path.display())]
	File {
		/// The file.
		path: PathBuf,
		/// What the system says.
		error: io::Error,
	},
	/// It is not what was written.
	#[error("{}: is damaged ({what}): delete it, and the worker writes it again when the data is unchanged", path.display())]
	Damaged {
		/// The file.
		path: PathBuf,
		/// What is wrong.
		what: &'static str,
	},
	/// There is no tree of no leaves.
	#[error("a tree needs at least one leaf")]
	Empty,
}

/// What the directory says of a block.
#[derive(Debug, Encode, Decode)]
struct Block<K> {
	offset: u64,
	length: u32,
	first: K,
	root: H256,
}

#[derive(Debug, Encode, Decode)]
struct Directory<K> {
	topic: Topic,
	statement: Statement,
	blocks: Vec<Block<K>>,
}

/// The leaves of a topic in a file.
#[derive(Debug)]
pub struct Segment<L: Leaf> {
	path: PathBuf,
	file: File,
	directory: Directory<L::Key>,
	/// The roots of all blocks.
	roots: Vec<H256>,
	leaf: PhantomData<fn() -> L>,
}

impl<L: Leaf + Decode> Segment<L>
where
	L::Key: Decode,
{
	/// Writes the leaves of a tree. The file gets its name when it is on the disk.
	pub fn write(path: &Path, topic: Topic, tree: &Tree<L>) -> Result<(), SegmentError> {
		let statement = tree.statement().map_err(|_| SegmentError::Empty)?;
		let new = path.with_extension("new");
		let wrong = |error| SegmentError::File { path: new.clone(), error };
		write_all(&new, topic, statement, tree).map_err(wrong)?;
		fs::rename(&new, path).map_err(wrong)?;
		let folder = path.parent().unwrap_or(Path::new("."));
		File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong)
	}

	/// Opens a file, and checks its directory against the root that was stated.
	pub fn open(path: &Path) -> Result<Self, SegmentError> {
		let wrong = |error| SegmentError::File { path: path.to_owned(), error };
		let damaged = |what| SegmentError::Damaged { path: path.to_owned(), what };
		let file = File::open(path).map_err(wrong)?;
		let size = file.metadata().map_err(wrong)?.len();
		let end = size.checked_sub(TAIL).ok_or_else(|| damaged("it is too short"))?;
		let (mut start, mut offset, mut hash, mut magic) = ([0; 8], [0; 8], [0; 32], [0; 8]);
		file.read_exact_at(&mut start, 0).map_err(wrong)?;
		let mut tail = vec![0; usize::try_from(TAIL).unwrap_or(0)];
		file.read_exact_at(&mut tail, end).map_err(wrong)?;
		let mut rest = &*tail;
		for part in [&mut offset[..], &mut hash, &mut magic] {
			rest.read_exact(part).map_err(wrong)?;
		}
		if start != *MAGIC || magic != *MAGIC {
			return Err(damaged("it does not begin and end as such a file does"));
		}
		let offset = u64::from_le_bytes(offset);
		let length = end.checked_sub(offset).filter(|length| *length <= MOST_DIRECTORY);
		let length = length.and_then(|length| usize::try_from(length).ok());
		let mut bytes = vec![0; length.ok_or_else(|| damaged("its directory cannot be there"))?];
		file.read_exact_at(&mut bytes, offset).map_err(wrong)?;
		if blake2_256(&bytes) != hash {
			return Err(damaged("its directory was changed"));
		}
		let directory = Directory::<L::Key>::decode_all(&mut &*bytes)
			.map_err(|_| damaged("its directory cannot be read"))?;
		let roots: Vec<H256> = directory.blocks.iter().map(|block| block.root).collect();
		if merkle::root(&roots) != Some(directory.statement.root) {
			return Err(damaged("its directory has another root"));
		}
		let blocks = usize::try_from(directory.statement.leaves.div_ceil(BLOCK_U32));
		if blocks.ok() != Some(roots.len()) {
			return Err(damaged("its directory has another number of leaves"));
		}
		Ok(Segment { path: path.to_owned(), file, directory, roots, leaf: PhantomData })
	}

	/// The topic.
	pub const fn topic(&self) -> Topic {
		self.directory.topic
	}

	/// What was stated.
	pub const fn statement(&self) -> Statement {
		self.directory.statement
	}

	fn damaged(&self, what: &'static str) -> SegmentError {
		SegmentError::Damaged { path: self.path.clone(), what }
	}

	/// The leaves of a block, with their hashes.
	fn block(&self, at: usize) -> Result<(Vec<L>, Vec<H256>), SegmentError> {
		let Some(block) = self.directory.blocks.get(at) else { return Ok(Default::default()) };
		let length = usize::try_from(block.length).unwrap_or(usize::MAX);
		// A length that was changed must not fill the memory.
		if u64::from(block.length) > MOST_DIRECTORY {
			return Err(self.damaged("a block is too long"));
		}
		let mut bytes = vec![0; length];
		let wrong = |error| SegmentError::File { path: self.path.clone(), error };
		self.file.read_exact_at(&mut bytes, block.offset).map_err(wrong)?;
		let leaves = Vec::<L>::decode_all(&mut &*bytes)
			.map_err(|_| self.damaged("a block cannot be read"))?;
		let hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
		match merkle::root(&hashes) == Some(block.root) {
			true => Ok((leaves, hashes)),
			false => Err(self.damaged("a block has another root")),
		}
	}

	/// The block that has a key, if a leaf has it.
	fn block_of(&self, key: &L::Key) -> Option<usize> {
		self.directory.blocks.partition_point(|block| block.first <= *key).checked_sub(1)
	}

	/// The leaf with a key and its index; `None` where there is none.
	pub fn find(&self, key: &L::Key) -> Result<Option<(u32, L)>, SegmentError> {
		let Some(at) = self.block_of(key) else { return Ok(None) };
		let (mut leaves, _) = self.block(at)?;
		let Ok(within) = leaves.binary_search_by_key(key, Leaf::key) else { return Ok(None) };
		Ok(index(at, within).map(|index| (index, leaves.swap_remove(within))))
	}

	/// Leaves in the order of their keys with their indices: at most `most`, after an index or from the first on.
	pub fn page(&self, after: Option<u32>, most: usize) -> Result<Vec<(u32, L)>, SegmentError> {
		let next = after.map_or(Some(0), |after| after.checked_add(1));
		let Some(next) = next.and_then(|next| usize::try_from(next).ok()) else {
			return Ok(Vec::new());
		};
		let mut found = Vec::new();
		for at in next / BLOCK..self.roots.len() {
			if found.len() >= most {
				break;
			}
			let (leaves, _) = self.block(at)?;
			let indexed = leaves
				.into_iter()
				.enumerate()
				.filter_map(|(within, leaf)| Some((index(at, within)?, leaf)));
			let later = indexed.filter(|(index, _)| after.is_none_or(|after| *index > after));
			found.extend(later.take(most.saturating_sub(found.len())));
		}
		Ok(found)
	}

	/// One proof of the leaves at these indices, as [`merkle::prove_many`] makes it.
	pub fn prove_many(&self, indices: &[u32]) -> Result<Option<MultiProof>, SegmentError> {
		let most = usize::try_from(MAX_PROVED).unwrap_or(0);
		let is_sound = (1..=most).contains(&indices.len())
			&& indices.is_sorted_by(|one, next| one < next)
			&& indices.last().is_some_and(|last| *last < self.directory.statement.leaves);
		if !is_sound {
			return Ok(None);
		}
		let (mut levels, mut touched) = (Vec::<Vec<H256>>::new(), Vec::new());
		for part in indices.chunk_by(|one, next| one / BLOCK_U32 == next / BLOCK_U32) {
			let number = part.first().map_or(0, |index| index / BLOCK_U32);
			let (_, hashes) = self.block(usize::try_from(number).unwrap_or(usize::MAX))?;
			let places = part.iter().map(|index| index % BLOCK_U32).collect();
			for (level, siblings) in siblings(hashes, places).into_iter().enumerate() {
				if levels.len() <= level {
					levels.push(Vec::new());
				}
				levels.get_mut(level).into_iter().for_each(|all| all.extend(&siblings));
			}
			touched.push(number);
		}
		let Some(above) = merkle::prove_many(&self.roots, &touched) else { return Ok(None) };
		let all: Vec<H256> = levels.into_iter().flatten().chain(above.siblings).collect();
		Ok(all.try_into().ok().map(|siblings| MultiProof { siblings }))
	}
}

fn index(block: usize, within: usize) -> Option<u32> {
	u32::try_from(block.checked_mul(BLOCK)?.checked_add(within)?).ok()
}

fn write_all<L: Leaf + Decode>(
	path: &Path,
	topic: Topic,
	statement: Statement,
	tree: &Tree<L>,
) -> io::Result<()> {
	// Leaves say what meters measured.
	let file = File::options().write(true).create(true).truncate(true).mode(0o600).open(path)?;
	let mut to = BufWriter::new(file);
	to.write_all(MAGIC)?;
	let (mut offset, mut blocks) = (8_u64, Vec::new());
	for (leaves, hashes) in tree.leaves().chunks(BLOCK).zip(tree.hashes().chunks(BLOCK)) {
		let bytes = leaves.encode();
		to.write_all(&bytes)?;
		let (Some(first), Some(root)) = (leaves.first().map(Leaf::key), merkle::root(hashes))
		else {
			continue;
		};
		let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
		blocks.push(Block { offset, length, first, root });
		offset = offset.saturating_add(length.into());
	}
	let directory = Directory { topic, statement, blocks }.encode();
	to.write_all(&directory)?;
	to.write_all(&offset.to_le_bytes())?;
	to.write_all(&blake2_256(&directory))?;
	to.write_all(MAGIC)?;
	to.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// Which hashes the proof of these leaves needs on each level, from left to right: see [`merkle::prove_many`].
fn siblings(mut level: Vec<H256>, mut places: Vec<u32>) -> Vec<Vec<H256>> {
	let mut all = Vec::new();
	while level.len() > 1 {
		let is_known = |place: u32| places.binary_search(&place).is_ok();
		let beside = places.iter().map(|place| place ^ 1).filter(|place| !is_known(*place));
		let beside = beside.filter_map(|place| level.get(usize::try_from(place).ok()?).copied());
		all.push(beside.collect());
		places = places.iter().map(|place| place / 2).collect();
		places.dedup();
		level = level.chunks(2).filter_map(|pair| pair.iter().copied().reduce(join)).collect();
	}
	all
}

fn join(left: H256, right: H256) -> H256 {
	H256(blake2_256([left.0, right.0].as_flattened()))
}
