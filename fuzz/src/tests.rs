#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use crate::{
	chain::{Chain, Variant},
	dice::Dice,
	keys::Keys,
	notes,
	planner::Planner,
	player::{Care, Player},
	recording::Recording,
	stage::{self, Stage},
	with_stack,
};

/// The blocks of a seed, as far as they were played.
fn blocks(stage: &Stage, seed: u64, count: usize) -> (Recording, Vec<verdigrid_runtime::Hash>) {
	let (variant, mut planner) = Planner::new(seed, &stage.keys, &stage.shapes);
	let chain = Chain::new(&stage.machine, &variant).unwrap();
	let mut player = Player::new(chain, &stage.keys, &stage.shapes, Care::USUAL);
	let mut blocks = Vec::new();
	for _ in 0..count {
		let block = planner.block(&mut player.chain, &player.pool);
		player.play(&block).unwrap();
		blocks.push(block);
	}
	let recording = Recording { about: "a test".into(), variant, blocks };
	(recording, player.chain.hashes().to_vec())
}

/// Compiling the runtime takes long: one test does all that needs it.
#[test]
fn recordings_keep_the_rules_and_a_seed_gives_the_same_blocks() {
	with_stack(|| {
		notes::begin();
		let stage = Stage::new()?;
		let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
		let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.unwrap().path()).collect();
		files.sort();
		assert!(!files.is_empty());
		for file in files {
			let recording = Recording::read(&file)?;
			if let Err(failure) = stage::replay(&stage, &recording, Care::ALWAYS, |_, _| ()) {
				panic!("{}: {failure}", file.display());
			}
		}
		assert_eq!(blocks(&stage, 7, 20), blocks(&stage, 7, 20));
		Ok(())
	})
	.unwrap();
}

#[test]
fn a_recording_is_read_as_it_was_written() {
	let stage = (Keys::all(), crate::shapes::Shapes::of_the_runtime());
	let (variant, _) = Planner::new(3, &stage.0, &stage.1);
	let recording = Recording { about: "a test".into(), variant, blocks: vec![Default::default()] };
	let file = std::env::temp_dir().join("verdigrid-fuzz-recording.json");
	recording.write(&file).unwrap();
	assert_eq!(Recording::read(&file).unwrap(), recording);
	fs::remove_file(file).unwrap();
}

#[test]
fn signatures_are_sound_and_always_the_same() {
	use sp_runtime::traits::Verify;
	let keys = Keys::all();
	for (signer, account) in (0..).zip(keys.accounts()) {
		let signature = keys.sign(signer, b"message");
		assert_eq!(signature, keys.sign(signer, b"message"));
		assert!(signature.verify(&b"message"[..], account));
	}
}

#[test]
fn a_call_that_is_drawn_is_a_value_of_its_type() {
	use crate::shapes::{Drawing, Pool};
	let shapes = crate::shapes::Shapes::of_the_runtime();
	let (keys, pool) = (Keys::all(), Pool::default());
	let mut dice = Dice::new(1);
	for _ in 0..2_000 {
		let call = Drawing {
			shapes: &shapes,
			dice: &mut dice,
			pool: &pool,
			accounts: keys.accounts(),
			now: 1_719_793_800,
			block: 5,
			stock: &[],
			nested: 0,
		}
		.any_call(&[]);
		assert!(shapes.is_value(shapes.call_type, &call), "{}", shapes.call_name(&call));
	}
}

#[test]
fn every_variant_can_be_described() {
	let mut dice = Dice::new(1);
	for _ in 0..50 {
		let _ = Variant::any(&mut dice).description();
	}
}
