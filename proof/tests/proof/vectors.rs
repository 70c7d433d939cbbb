//! Statements that other programs can be tested with: `vectors/`, written anew with `UPDATE_GOLDEN=1`.
//!
//! Files that begin with `refused-` must be refused, those that begin with `in-doubt-` are in doubt,
//! `not-final.json` is not final, and all others are accepted. The text of a refused one fits its proof as
//! far as that can be: so it is refused for what its name says, and not for its text.

use crate::world::*;
use codec::Encode;
use std::{fs, path::PathBuf};
use verdigrid_proof::{
	domain::*,
	grandpa::{ConsensusLog, Fragment, ScheduledChange, ENGINE},
	header::DigestItem,
	keys,
	leaves::{Leaf, MeterReading},
	records::*,
	state::{ReadProof, State},
	*,
};

fn folder() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

type Vectors = Vec<(&'static str, String)>;

fn vectors() -> Vectors {
	let mut all = vec![("trust.json", trust().to_json())];
	all.extend(true_ones());
	all.extend(in_doubt());
	all.extend(wrong_texts());
	all.extend(wrong_proofs());
	all.extend(wrong_votes());
	all.extend(wrong_changes());
	all.extend(wrong_states());
	all.extend(wrong_nodes());
	all.extend(wrong_leaves());
	all.extend(wrong_attributes());
	all.extend(wrong_redemptions());
	all.extend(wrong_matches());
	all
}

fn changed(change: impl FnOnce(&mut World)) -> World {
	let mut world = World::new();
	change(&mut world);
	world
}

fn true_ones() -> Vectors {
	let world = World::new();
	let shown = vec![disclosure("country"), disclosure("name")];
	let mut development = world.proof(&[MATCHED]).unwrap();
	development.finality = Finality::None(development.header().unwrap().clone());
	vec![
		("matched.json", world.statement(&[MATCHED]).unwrap()),
		("unmatched.json", world.statement(&[UNMATCHED]).unwrap()),
		("record-alone.json", world.statement(&[OLD]).unwrap()),
		("several.json", world.statement(&[MATCHED, UNMATCHED, OLD]).unwrap()),
		("disclosed.json", assemble(&world.proof_with(&[MATCHED], shown).unwrap()).unwrap()),
		("not-final.json", assemble(&development).unwrap()),
		("replaced.json", replaced()),
		("hours.json", hours()),
		("closed.json", closed()),
		("name.json", name()),
		("markup.json", markup()),
		("later-votes.json", later_votes()),
	]
}

/// Later revisions count now. The leaf of generation is not shown, so nothing says what was used of it.
fn replaced() -> String {
	let world = changed(|world| {
		for meter in [1, 2] {
			world.change(&keys::metered(meter, MAY), |it: &mut MeteredEnergy| {
				(it.revision, it.energy) = (1, 3_100_000);
			});
		}
	});
	let mut proof = world.proof(&[MATCHED]).unwrap();
	proof.redemptions[0].generation = None;
	assemble(&proof).unwrap()
}

fn closed() -> String {
	let world = changed(|world| {
		for topic in [Topic::Settlement(MAY, 3), Topic::Metering(MAY, 0)] {
			world.change(&keys::anchor(&topic), |it: &mut Anchor| it.status = AnchorStatus::Closed);
		}
	});
	world.statement(&[MATCHED]).unwrap()
}

/// A name that would turn text around in a terminal and break lines of a page.
fn name() -> String {
	let name =
		"Jade\u{202e}tnediserP\u{2028}\u{7f}\u{9b}2J\u{1b}[2J\u{feff}\u{61c}\u{200e}\u{2066}é绿";
	let world = changed(|world| {
		world.change(&keys::redemption(UNMATCHED), |it: &mut Redemption| {
			it.claim.beneficiary = Beneficiary::Name(name.into());
		});
	});
	world.statement(&[UNMATCHED]).unwrap()
}

/// Texts that a page would run if it took them for its own, that would turn it around, and that leave no place to break a line.
fn markup() -> String {
	let name = format!(
		"</script><img src=x onerror=\"document.title='run'\"><style>*{{display:none}}</style>{}",
		"W".repeat(2_000)
	);
	let (key, value) = (
		b"<b onclick=x>'&amp;${7*7}".to_vec(),
		"\u{202e}<svg onload=a>\u{0}\u{200f}\u{5d0}\u{5d1}\u{5d2}\u{2066}\u{200b}{{x}}",
	);
	let leaf = credential::leaf(&key, value.as_bytes(), &salt(1)).unwrap();
	let proof = credential::CredentialProof {
		root: leaf,
		leaves: 1,
		proof: merkle::LeafProof { index: 0, siblings: vec![] },
	};
	let world = changed(|world| {
		world.change(&keys::redemption(MATCHED), |it: &mut Redemption| {
			it.claim.beneficiary = Beneficiary::Name(name.into_bytes());
		});
		world.change(&keys::party(CONSUMER), |it: &mut Party| {
			it.commitment = Some(commitment_to(&leaf, 1));
		});
	});
	let value = value.as_bytes().to_vec();
	let shown = Disclosure { party: CONSUMER, key, value, salt: salt(1), proof };
	assemble(&world.proof_with(&[MATCHED], vec![shown]).unwrap()).unwrap()
}

/// An hour, and a day that begins in another one of UTC, west of it.
fn hours() -> String {
	let hour = Period { granularity: Granularity::Hour, index: 388_584 };
	let day = Period { granularity: Granularity::Day, index: 16_191 };
	let leaf = |period| MeterReading { period, ..reading(GENERATION, 5_200_000) };
	let world = changed(|world| {
		world.put(&keys::market_offset(), -210_i16);
		for (number, (id, period)) in [(BATCH, hour), (OLD_BATCH, day)].into_iter().enumerate() {
			let name = [GENERATION, b"/", number.to_string().as_bytes()].concat();
			let project = project_code_of(number);
			world.put(&keys::project(&project), project_of(&name));
			let number = 40 + number as u32;
			let granularity = period.granularity;
			let meter = Meter { granularity, ..meter(number, OWNER, Direction::Generation) };
			world.put(&keys::meter(&name), meter);
			world.put(&keys::metered(number, period), metered(5_200_000, 0));
			world.change(&keys::batch(id), |it: &mut Batch| {
				(it.info.period, it.info.meter, it.info.project) = (period, name.clone(), project);
			});
			let leaves = [MeterReading { meter: name, ..leaf(period) }, leaf(period)];
			world.put(&keys::anchor(&Topic::Metering(period, 0)), anchor(&leaves, &[30, 31]));
			let redemption = redemption(id, 1, 2);
			let claim = Claim {
				beneficiary: Beneficiary::Commitment(H256::repeat_byte(0x5a)),
				purpose: Purpose::Voluntary,
				from: 0,
				to: u64::MAX,
				note: H256::zero(),
			};
			world.put(
				&keys::redemption(UNMATCHED + u64::from(number)),
				Redemption { claim, ..redemption },
			);
		}
	});
	let ids = [UNMATCHED + 40, UNMATCHED + 41];
	let mut proof = world.proof_without_leaves(&ids).unwrap();
	for (proved, period) in proof.redemptions.iter_mut().zip([hour, day]) {
		let number = proved.id - UNMATCHED - 40;
		let name = [GENERATION, b"/", number.to_string().as_bytes()].concat();
		let leaves = [MeterReading { meter: name, ..leaf(period) }, leaf(period)];
		proved.generation = Some(in_tree(&leaves, 0));
	}
	assemble(&proof).unwrap()
}

/// Votes for two blocks after the one whose state is proved.
fn later_votes() -> String {
	altered(|all| {
		let block = all[2].header.clone();
		let child = header(&block, H256::zero(), vec![]);
		let grandchild = header(&child, H256::zero(), vec![]);
		let votes = &mut all[2].justification;
		votes.commit.precommits = vec![vote(5, &grandchild, 42, 2), vote(6, &child, 42, 2)];
		votes.votes_ancestries = vec![child, grandchild];
		*votes = votes.clone().normal();
	})
}

fn in_doubt() -> Vectors {
	let contested = changed(|world| {
		world.change(&keys::evidence(EVIDENCE), |it: &mut EvidenceRecord| {
			it.status = EvidenceStatus::Contested;
		});
		let reason = DoubtReason::Incomplete;
		let doubt = DoubtRecord { reason, at: LATER, block: 2, unwound: 0, superseded_by: None };
		world.put(&keys::doubt(EVIDENCE), doubt);
	});
	let frozen = |by| {
		changed(|world| {
			world.change(&keys::batch(BATCH), |it: &mut Batch| it.info.frozen = true);
			let freeze = Freeze { by, reason: FreezeReason::Order, at: LATER };
			world.put(&keys::freeze(BATCH), freeze);
		})
	};
	let by_issuer = frozen(Authority::Issuer(ISSUER));
	vec![
		("in-doubt-contested.json", contested.statement(&[MATCHED]).unwrap()),
		("in-doubt-frozen.json", frozen(Authority::Governance).statement(&[UNMATCHED]).unwrap()),
		("in-doubt-frozen-by-issuer.json", by_issuer.statement(&[UNMATCHED]).unwrap()),
	]
}

fn wrong_texts() -> Vectors {
	let matched = World::new().statement(&[MATCHED]).unwrap();
	let (text, proof) = matched.rsplit_once("\"0x").unwrap();
	vec![
		("refused-changed.json", matched.replacen("3000000", "4000000", 1)),
		("refused-cut.json", matched[..matched.len() / 2].into()),
		("refused-future-version.json", matched.replacen("\"version\": 1", "\"version\": 2", 1)),
		("refused-upper-case.json", format!("{text}\"0x{}", proof.to_uppercase())),
		("refused-surplus-bytes.json", matched.replace("\"\n}\n", "00\"\n}\n")),
		("refused-long-integer.json", matched.replace("00\"\n}\n", "0100\"\n}\n")),
	]
}

/// A statement with another proof, and the text of the one that it was made from.
fn with_proof(redemptions: &[u64], change: impl FnOnce(&mut Content, &mut Proof)) -> String {
	let mut proof = World::new().proof(redemptions).unwrap();
	let mut content = proof.content().unwrap();
	change(&mut content, &mut proof);
	statement::write(&content, &proof)
}

fn wrong_proofs() -> Vectors {
	let genesis = H256::repeat_byte(5);
	let mut other = changed(|world| world.put(&keys::genesis_hash(), genesis));
	other.genesis = genesis;
	vec![
		("refused-proof-version.json", with_proof(&[UNMATCHED], |_, proof| proof.version = 2)),
		("refused-other-chain.json", other.statement(&[UNMATCHED]).unwrap()),
		(
			"refused-unordered.json",
			with_proof(&[UNMATCHED, OLD], |content, proof| {
				content.redemptions.reverse();
				proof.redemptions.reverse();
			}),
		),
		(
			"refused-no-redemption.json",
			with_proof(&[UNMATCHED], |content, proof| {
				content.redemptions.clear();
				proof.redemptions.clear();
				let all = proof.nodes.clone();
				let state = ReadProof::new(proof.header().unwrap().state_root, &all).unwrap();
				for key in always() {
					state.value(&key).unwrap();
				}
				proof.nodes = state.used().map(<[u8]>::to_vec).collect();
			}),
		),
		(
			"refused-no-fragments.json",
			with_proof(&[UNMATCHED], |_, proof| proof.finality = Finality::Grandpa(vec![])),
		),
		("refused-unknown-redemption.json", unknown_redemption()),
	]
}

/// Keys that are read for every statement.
fn always() -> Vec<keys::Key> {
	let mut all = vec![keys::genesis_hash(), keys::now(), keys::market_offset()];
	all.extend(keys::LAYOUTS.map(|layout| layout.key()));
	all
}

/// The proof shows that there is no such redemption.
fn unknown_redemption() -> String {
	let world = World::new();
	with_proof(&[UNMATCHED], |_, proof| {
		proof.redemptions[0].id = 999;
		let keys = [always(), vec![keys::redemption(999)]].concat();
		proof.nodes = nodes_for(&world.trie(), keys);
	})
}

/// A statement with other fragments.
fn altered(change: impl FnOnce(&mut Vec<Fragment>)) -> String {
	let mut proof = World::new().proof(&[UNMATCHED]).unwrap();
	let Finality::Grandpa(fragments) = &mut proof.finality else { panic!() };
	change(fragments);
	assemble(&proof).unwrap()
}

fn wrong_votes() -> Vectors {
	let voters = |voters: &'static [u8], set| {
		altered(|all| all[2].justification = justify(&all[2].header, voters, set))
	};
	let mut few = World::new().proof(&[MATCHED]).unwrap();
	let Finality::Grandpa(fragments) = &mut few.finality else { panic!() };
	fragments[0].justification.commit.precommits.pop();
	let other = |all: &[Fragment]| header(&all[0].header, H256::repeat_byte(6), vec![]);
	vec![
		("refused-too-few-votes.json", assemble(&few).unwrap()),
		("refused-too-little-weight.json", voters(&[5], 2)),
		("refused-stranger.json", voters(&[5, 6, 9], 2)),
		("refused-old-authorities.json", voters(&[1, 2, 5, 6], 2)),
		("refused-set-number.json", voters(&[5, 6], 1)),
		(
			"refused-signature.json",
			altered(|all| all[2].justification.commit.precommits[1].signature[5] ^= 1),
		),
		("refused-round.json", altered(|all| all[2].justification.round += 1)),
		(
			"refused-vote-twice.json",
			altered(|all| {
				let votes = &mut all[2].justification.commit.precommits;
				votes.retain(|vote| vote.id == id(5));
				votes.push(votes[0]);
			}),
		),
		(
			"refused-other-block.json",
			altered(|all| all[2].justification = justify(&other(all), &[5, 6], 2)),
		),
		(
			"refused-fork.json",
			altered(|all| {
				let fork = vote(6, &other(all), 42, 2);
				let votes = &mut all[2].justification.commit.precommits;
				votes.iter_mut().filter(|vote| vote.id == fork.id).for_each(|vote| *vote = fork);
			}),
		),
		(
			"refused-surplus-header.json",
			altered(|all| {
				let surplus = other(all);
				all[2].justification.votes_ancestries.push(surplus);
			}),
		),
		("refused-unordered-headers.json", unordered_headers()),
		(
			"refused-same-number.json",
			altered(|all| {
				all[2].header.number = all[1].header.number;
				all[2].justification = justify(&all[2].header, &[5, 6], 2);
			}),
		),
	]
}

fn unordered_headers() -> String {
	altered(|all| {
		let child = header(&all[2].header, H256::zero(), vec![]);
		let grandchild = header(&child, H256::zero(), vec![]);
		let votes = &mut all[2].justification;
		votes.commit.precommits = vec![vote(5, &grandchild, 42, 2), vote(6, &child, 42, 2)];
		votes.votes_ancestries = vec![child, grandchild];
		*votes = votes.clone().normal();
		votes.votes_ancestries.reverse();
	})
}

/// A statement whose last block has more in its digest.
fn announcing(items: Vec<DigestItem>) -> String {
	altered(|all| {
		all[2].header.digest.extend(items);
		all[2].justification = justify(&all[2].header, &[5, 6], 2);
	})
}

fn item(bytes: Vec<u8>) -> Vec<DigestItem> {
	vec![DigestItem::Consensus(ENGINE, bytes)]
}

fn wrong_changes() -> Vectors {
	let change = |next_authorities, delay| ScheduledChange { next_authorities, delay };
	let scheduled = |authorities: &[(u8, u64)], delay| {
		announcing(item(ConsensusLog::ScheduledChange(change(ids(authorities), delay)).encode()))
	};
	let forced = ConsensusLog::ForcedChange(0, change(ids(&set(1)), 0)).encode();
	let mut long = ConsensusLog::Pause(1).encode();
	long.push(0);
	vec![
		("refused-forced-change.json", announcing(item(forced))),
		("refused-unreadable-change.json", announcing(item(vec![9]))),
		("refused-long-change.json", announcing(item(long))),
		("refused-delayed-change.json", scheduled(&set(1), 1)),
		("refused-no-authorities.json", scheduled(&[], 0)),
		("refused-authority-twice.json", scheduled(&[(1, 1), (1, 1)], 0)),
		("refused-authority-without-weight.json", scheduled(&[(1, 0), (2, 1)], 0)),
		("refused-heavy-authorities.json", scheduled(&[(1, u64::MAX), (2, 1)], 0)),
		(
			"refused-no-change.json",
			altered(|all| {
				let quiet = header(&all[1].header, H256::zero(), vec![]);
				let last = header(&quiet, all[2].header.state_root, vec![]);
				let fragments = [fragment(quiet, &[5, 6], 2), fragment(last, &[5, 6], 3)];
				all.splice(2.., fragments);
			}),
		),
	]
}

/// Those of the nodes of a trie that are needed to read these keys.
fn nodes_for(
	(root, nodes): &(H256, Vec<Vec<u8>>),
	keys: impl IntoIterator<Item = keys::Key>,
) -> Vec<Vec<u8>> {
	let mut nodes = nodes.clone();
	nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
	nodes.dedup();
	let state = ReadProof::new(*root, &nodes).unwrap();
	for key in keys {
		let _ = state.value(&key);
	}
	state.used().map(<[u8]>::to_vec).collect()
}

/// A state of the block after the first.
fn short(state_root: H256) -> Finality {
	let block = header(&genesis(), state_root, vec![]);
	Finality::Grandpa(vec![fragment(block, &[1, 2, 3], 0)])
}

/// The text of one chain, with the state of another.
fn as_if(
	truth: &World,
	redemptions: &[u64],
	state: impl FnOnce(&mut World),
	change: impl FnOnce(&mut Content, &mut Proof),
) -> String {
	let mut content = truth.proof(redemptions).unwrap().content().unwrap();
	let mut world = truth.clone();
	state(&mut world);
	let trie = world.trie();
	let mut proof = truth.proof(redemptions).unwrap();
	proof.finality = short(trie.0);
	proof.nodes = nodes_for(&trie, truth.keys(redemptions, &[]).unwrap().into_keys());
	(content.up_to.block, content.up_to.hash) = (1, proof.header().unwrap().hash().into());
	change(&mut content, &mut proof);
	statement::write(&content, &proof)
}

fn as_is(_: &mut Content, _: &mut Proof) {}

fn wrong_states() -> Vectors {
	let world = World::new();
	let layout = |at: usize, version: u16| {
		let state = |world: &mut World| world.put(&keys::LAYOUTS[at].key(), version);
		as_if(&world, &[UNMATCHED], state, as_is)
	};
	let genesis = |world: &mut World| world.put(&keys::genesis_hash(), H256::repeat_byte(5));
	let revoked = |world: &mut World| {
		world.change(&keys::evidence(EVIDENCE), |it: &mut EvidenceRecord| {
			it.status = EvidenceStatus::Revoked;
		});
	};
	vec![
		("refused-layout-certificates.json", layout(0, 2)),
		("refused-layout-evidence.json", layout(1, 2)),
		("refused-layout-identity.json", layout(2, 0)),
		("refused-layout-vouchers.json", layout(3, 257)),
		("refused-other-genesis.json", as_if(&world, &[UNMATCHED], genesis, as_is)),
		("refused-revoked.json", as_if(&world, &[MATCHED], revoked, as_is)),
		("refused-overlap.json", shared(redemption(BATCH, 1, 1), 5)),
		("refused-more-than-redeemed.json", shared(redemption(BATCH, 5, 1), 1)),
	]
}

/// A statement of the first certificate of a batch and of another redemption.
fn shared(other: Redemption, redeemed: u32) -> String {
	const OTHER: u64 = 13;
	let world = changed(|world| {
		world.put(&keys::redemption(OTHER), other);
		world.change(&keys::batch(BATCH), |it: &mut Batch| it.totals.redeemed = redeemed);
	});
	let mut proof = world.proof(&[UNMATCHED]).unwrap();
	let mut content = proof.content().unwrap();
	let more = world.proof(&[OTHER]).unwrap();
	content.redemptions.extend(more.content().unwrap().redemptions);
	proof.redemptions.extend(more.redemptions);
	proof.nodes.extend(more.nodes);
	proof.nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
	proof.nodes.dedup();
	statement::write(&content, &proof)
}

fn wrong_nodes() -> Vectors {
	let surplus = |_: &mut Content, proof: &mut Proof| {
		proof.nodes.push(b"surplus".to_vec());
		proof.nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
	};
	vec![
		("refused-missing-node.json", with_proof(&[UNMATCHED], |_, proof| _ = proof.nodes.pop())),
		("refused-surplus-node.json", with_proof(&[UNMATCHED], surplus)),
		("refused-unordered-nodes.json", with_proof(&[UNMATCHED], |_, it| it.nodes.reverse())),
		("refused-long-value.json", long_value()),
		(
			"refused-node-padding.json",
			other_node(|node| {
				// A branch or a leaf with an odd number of nibbles that is said in the first byte.
				let odd =
					matches!(node[0], 0x21..0x3f | 0x41..0x7f | 0x81..0xbf) && node[0] % 2 == 1;
				odd.then(|| [&[node[0], node[1] | 0x10], &node[2..]].concat())
			}),
		),
		(
			"refused-node-surplus-byte.json",
			other_node(|node| (node[0] >> 6 == 1).then(|| [node, &[0]].concat())),
		),
		(
			"refused-node-kind.json",
			other_node(|node| (node[0] >> 6 == 1).then(|| [&[1], &node[1..]].concat())),
		),
	]
}

/// A value of more than 4,096 bytes.
fn long_value() -> String {
	let name = |length| Beneficiary::Name(vec![b'A'; length]);
	let key = keys::redemption(UNMATCHED);
	let set = |world: &mut World, length| {
		world.change(&key, |it: &mut Redemption| it.claim.beneficiary = name(length));
	};
	let (short, long) = (changed(|it| set(it, 3_000)), changed(|it| set(it, 4_096)));
	as_if(
		&short,
		&[UNMATCHED],
		|world| *world = long.clone(),
		|content, proof| {
			// It is too long to be found by our own program.
			proof.nodes.push(long.state[&key.bytes].clone());
			proof.nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
			let long = "A".repeat(4_096);
			content.redemptions[0].beneficiary = content::Beneficiary::Name(long);
		},
	)
}

/// A statement in which a node of the state has other bytes, and all above it lead to them.
fn other_node(change: impl Fn(&[u8]) -> Option<Vec<u8>>) -> String {
	let proof = World::new().proof(&[UNMATCHED]).unwrap();
	let candidates = proof.nodes.iter().enumerate();
	let mut changed =
		candidates.filter_map(|(at, node)| Some(with_node(&proof, at, change(node)?)));
	// What is changed may also be a value that looks like a node.
	let unreadable = |proof: &Proof| proof.content() == Err(Refusal::NodeMalformed);
	let other = changed.find(unreadable).unwrap();
	let mut content = proof.content().unwrap();
	content.up_to.hash = other.header().unwrap().hash().into();
	statement::write(&content, &other)
}

fn with_node(proof: &Proof, mut at: usize, mut new: Vec<u8>) -> Proof {
	let hash = |node: &[u8]| sp_crypto_hashing::blake2_256(node);
	let mut other = proof.clone();
	loop {
		let (old, by) = (hash(&other.nodes[at]), hash(&new));
		other.nodes[at] = new;
		let named = |node: &Vec<u8>| node.windows(32).position(|part| part == old);
		let mut above = other.nodes.iter().enumerate();
		let Some((parent, to)) = above.find_map(|(parent, node)| Some((parent, named(node)?)))
		else {
			other.finality = Finality::Grandpa(fragments(by.into()));
			break;
		};
		new = other.nodes[parent].clone();
		new[to..to + 32].copy_from_slice(&by);
		at = parent;
	}
	other.nodes.sort_by_key(|node| hash(node));
	other
}

fn wrong_leaves() -> Vectors {
	let world = World::new();
	let matched = |change: fn(&mut RedemptionProof)| {
		with_proof(&[MATCHED], |_, proof| change(&mut proof.redemptions[0]))
	};
	let state = |id: u64, state: fn(&mut World)| as_if(&world, &[id], state, as_is);
	vec![
		(
			"refused-leaf-of-another-tree.json",
			matched(|it| it.generation.as_mut().unwrap().leaf.salt[0] ^= 1),
		),
		(
			"refused-leaf-of-another-place.json",
			matched(|it| it.generation.as_mut().unwrap().proof.index ^= 1),
		),
		(
			"refused-short-path.json",
			matched(|it| _ = it.generation.as_mut().unwrap().proof.siblings.pop()),
		),
		(
			"refused-long-path.json",
			matched(|it| it.generation.as_mut().unwrap().proof.siblings.push(H256::zero())),
		),
		("refused-leaf-beyond-tree.json", beyond_tree()),
		(
			"refused-leaf-without-anchor.json",
			with_proof(&[OLD], |content, proof| {
				proof.redemptions[0].generation = Some(in_tree(&readings(), 5));
				content.redemptions[0].generation.reading.basis = content::Basis::Path;
			}),
		),
		("refused-reading-of-another-meter.json", other_meter()),
		(
			"refused-reading-of-another-energy.json",
			state(MATCHED, |world| {
				world.change(&keys::metered(1, MAY), |it: &mut MeteredEnergy| it.energy -= 1);
			}),
		),
		(
			"refused-drawn-more-than-read.json",
			state(UNMATCHED, |world| {
				world.change(&keys::batch(BATCH), |it: &mut Batch| {
					(it.drawn, it.carried.out) = (5_300_000, 300_000);
				});
				let key = keys::metered(1, MAY);
				world.change(&key, |it: &mut MeteredEnergy| it.highest = 5_300_000);
			}),
		),
		(
			"refused-other-settlement.json",
			state(MATCHED, |world| {
				let key = keys::evidence(EVIDENCE);
				world.change(&key, |it: &mut EvidenceRecord| it.leaf = H256::repeat_byte(1));
			}),
		),
		("refused-settlement-of-another-trade.json", settled(|it| it.trade_ref = H256::zero())),
		(
			"refused-settlement-of-other-generation.json",
			settled(|it| it.generation_meter = b"GEN-9".to_vec()),
		),
		(
			"refused-settlement-of-another-consumer.json",
			settled(|it| it.consumption_meter = b"USE-9".to_vec()),
		),
		(
			"refused-unused-anchor.json",
			state(UNMATCHED, |world| {
				let key = keys::anchor(&Topic::Metering(MAY, 0));
				world.change(&key, |it: &mut Anchor| it.used = false);
			}),
		),
		(
			"refused-void-anchor.json",
			state(UNMATCHED, |world| {
				let key = keys::anchor(&Topic::Metering(MAY, 0));
				world.change(&key, |it: &mut Anchor| it.status = AnchorStatus::Void);
			}),
		),
		("refused-removed-void-anchor.json", {
			state(OLD, |world| {
				let key = keys::topic(&Topic::Metering(april(), 0));
				world.change(&key, |it: &mut TopicState| it.reaped = Reaped::Void);
			})
		}),
	]
}

/// A tree of one leaf has no place 1.
fn beyond_tree() -> String {
	let leaves = [reading(GENERATION, 5_200_000)];
	let world = changed(|world| {
		world.put(&keys::anchor(&Topic::Metering(MAY, 0)), anchor(&leaves, &[30, 31, 32]));
	});
	let mut proof = world.proof_without_leaves(&[UNMATCHED]).unwrap();
	proof.redemptions[0].generation = Some(in_tree(&leaves, 0));
	let content = proof.content().unwrap();
	proof.redemptions[0].generation.as_mut().unwrap().proof.index = 1;
	statement::write(&content, &proof)
}

/// The reading of the consumer where that of the generator belongs.
fn other_meter() -> String {
	let state = |world: &mut World| {
		world.change(&keys::metered(1, MAY), |it: &mut MeteredEnergy| it.energy = 4_000_000);
	};
	as_if(&World::new(), &[MATCHED], state, |content, proof| {
		proof.redemptions[0].generation = Some(in_tree(&readings(), 6));
		content.redemptions[0].generation.reading.energy_wh = Some(4_000_000);
	})
}

/// The settlement that was verified is about something else than its evidence.
fn settled(change: impl FnOnce(&mut leaves::Settlement)) -> String {
	let mut leaf = settlement();
	change(&mut leaf);
	let (hash, leaves) = (leaf.hash(), [leaf]);
	let anchored = anchor(&leaves, &[20, 21, 22]);
	let (root, count) = (anchored.stated.root, anchored.stated.leaves);
	let state = |world: &mut World| {
		world.change(&keys::evidence(EVIDENCE), |it: &mut EvidenceRecord| it.leaf = hash);
		world.put(&keys::anchor(&Topic::Settlement(MAY, 3)), anchored);
	};
	as_if(&World::new(), &[MATCHED], state, |content, proof| {
		let matched = proof.redemptions[0].matched.as_mut().unwrap();
		matched.settlement = Some(in_tree(&leaves, 0));
		let content::Consumption::Matched(matched) = &mut content.redemptions[0].consumption else {
			panic!()
		};
		let anchor = matched.settlement.anchor.as_mut().unwrap();
		(anchor.root, anchor.leaves) = (root.into(), count);
	})
}

fn wrong_attributes() -> Vectors {
	let world = World::new();
	let shown = |change: fn(&mut Content, &mut Proof)| {
		let attributes = vec![disclosure("country"), disclosure("name")];
		let mut proof = world.proof_with(&[MATCHED], attributes).unwrap();
		let mut content = proof.content().unwrap();
		change(&mut content, &mut proof);
		statement::write(&content, &proof)
	};
	vec![
		(
			"refused-attribute.json",
			shown(|content, proof| {
				proof.disclosures[0].value = b"DE".to_vec();
				content.parties[0].attributes[0].value = "DE".into();
			}),
		),
		(
			"refused-attribute-twice.json",
			shown(|content, proof| {
				proof.disclosures.insert(0, proof.disclosures[0].clone());
				let attributes = &mut content.parties[0].attributes;
				attributes.insert(0, attributes[0].clone());
			}),
		),
		("refused-attribute-of-a-stranger.json", stranger()),
		("refused-other-credential.json", other_credential()),
	]
}

/// An attribute of a party that the redemption does not name.
fn stranger() -> String {
	let world = changed(|world| {
		world.change(&keys::redemption(UNMATCHED), |it: &mut Redemption| it.holder = CONSUMER);
	});
	let shown = vec![disclosure("country")];
	let content = world.proof_with(&[UNMATCHED], shown.clone()).unwrap().content().unwrap();
	let truth = changed(|_| ());
	as_if(
		&truth,
		&[UNMATCHED],
		|_| (),
		|own, proof| {
			proof.disclosures = shown;
			own.parties = content.parties;
			let keys = truth.keys(&[UNMATCHED], &[CONSUMER]).unwrap();
			proof.nodes = nodes_for(&truth.trie(), keys.into_keys());
		},
	)
}

/// The party has another credential now.
fn other_credential() -> String {
	let world = World::new();
	let shown = vec![disclosure("country")];
	let truth = world.proof_with(&[MATCHED], shown.clone()).unwrap().content().unwrap();
	let now = changed(|world| {
		world.change(&keys::party(CONSUMER), |it: &mut Party| {
			it.commitment = Some(H256::repeat_byte(1));
		});
	});
	as_if(
		&now,
		&[MATCHED],
		|_| (),
		|content, proof| {
			proof.disclosures = shown;
			content.parties = truth.parties;
			let keys = now.keys(&[MATCHED], &[CONSUMER]).unwrap();
			proof.nodes = nodes_for(&now.trie(), keys.into_keys());
		},
	)
}

/// A statement whose state has another record.
fn record<T: Encode + codec::Decode>(
	id: u64,
	key: keys::Key,
	change: fn(&mut T),
	content: fn(&mut content::Redemption),
) -> String {
	let state = |world: &mut World| world.change(&key, change);
	as_if(&World::new(), &[id], state, |own, _| content(&mut own.redemptions[0]))
}

/// The text does not say what is different.
fn unsaid(_: &mut content::Redemption) {}

fn of_redemption(change: fn(&mut Redemption), content: fn(&mut content::Redemption)) -> String {
	record(UNMATCHED, keys::redemption(UNMATCHED), change, content)
}

fn of_batch(change: fn(&mut Batch), content: fn(&mut content::Redemption)) -> String {
	record(UNMATCHED, keys::batch(BATCH), change, content)
}

fn of_meter(change: fn(&mut Meter)) -> String {
	record(UNMATCHED, keys::meter(GENERATION), change, unsaid)
}

fn wrong_redemptions() -> Vectors {
	let read = keys::metered(1, MAY);
	let empty =
		|it: &mut Redemption| (it.claim.from, it.claim.to) = (MAY_STARTS + 5, MAY_STARTS + 5);
	let empty_said = |it: &mut content::Redemption| {
		it.claimed.from = time::text(MAY_STARTS + 5);
		it.claimed.to = it.claimed.from.clone();
	};
	let late = |it: &mut Redemption| (it.claim.from, it.claim.to) = (LATER, LATER + 1);
	let late_said = |it: &mut content::Redemption| {
		(it.claimed.from, it.claimed.to) = (time::text(LATER), time::text(LATER + 1));
	};
	let class = |it: &mut content::Redemption| {
		for number in [&mut it.certificates.first, &mut it.certificates.last] {
			number.replace_range(17..18, "-");
		}
	};
	let many = |it: &mut content::Redemption| {
		it.generation.reading.anchor.as_mut().unwrap().attesters = vec![1; 32];
	};
	let readings = keys::anchor(&Topic::Metering(MAY, 0));
	vec![
		("refused-energy.json", of_redemption(|it| it.energy += 1, |it| it.energy_wh += 1)),
		("refused-empty-claim.json", of_redemption(empty, empty_said)),
		("refused-claim-of-another-time.json", of_redemption(late, late_said)),
		("refused-matched-without-voucher.json", of_redemption(|it| it.matched = Some(3), unsaid)),
		(
			"refused-matched-leaves.json",
			with_proof(&[UNMATCHED], |_, proof| {
				let none = Proved { settlement: None, consumption: None };
				proof.redemptions[0].matched = Some(none);
			}),
		),
		(
			"refused-beyond-batch.json",
			of_batch(
				|it| (it.info.issued, it.carried.out) = (0, 5_200_000),
				|it| it.generation.units_issued = 0,
			),
		),
		("refused-numbering.json", of_batch(|it| it.info.class = b'-', class)),
		("refused-carry.json", of_batch(|it| it.carried.out += 1, unsaid)),
		(
			"refused-project.json",
			record(
				UNMATCHED,
				keys::project(&project_code()),
				|it: &mut Project| it.source = EnergySource::Solar,
				unsaid,
			),
		),
		("refused-meter-direction.json", of_meter(|it| it.direction = Direction::Consumption)),
		("refused-meter-granularity.json", of_meter(|it| it.granularity = Granularity::Day)),
		("refused-meter-owner.json", of_meter(|it| it.party = SELLER)),
		("refused-meter-ended.json", of_meter(|it| it.to = Some(MAY_STARTS))),
		("refused-meter-later.json", of_meter(|it| it.from = MAY_STARTS + 31 * 86_400)),
		(
			"refused-meter-never.json",
			of_meter(|it| (it.from, it.to) = (MAY_STARTS + 9, Some(MAY_STARTS + 9))),
		),
		(
			"refused-drawn-more-than-metered.json",
			record(UNMATCHED, read, |it: &mut MeteredEnergy| it.highest -= 1, unsaid),
		),
		(
			"refused-many-attesters.json",
			record(UNMATCHED, readings, |it: &mut Anchor| it.attesters = vec![1; 32], many),
		),
	]
}

fn wrong_matches() -> Vectors {
	let of_voucher = |change| record(MATCHED, keys::voucher(EVIDENCE), change, unsaid);
	let of_metered = |meter, change| record(MATCHED, keys::metered(meter, MAY), change, unsaid);
	let revised = changed(|world| {
		world.put(&keys::anchor(&Topic::Metering(MAY, 1)), anchor(&readings(), &[30, 31, 32]));
		world.change(&keys::evidence(EVIDENCE), |it: &mut EvidenceRecord| it.revision = 1);
		for meter in [1, 2] {
			world.change(&keys::metered(meter, MAY), |it: &mut MeteredEnergy| it.revision = 1);
		}
	});
	let earlier = |world: &mut World| {
		world.change(&keys::metered(2, MAY), |it: &mut MeteredEnergy| it.revision = 0);
	};
	let generated = |world: &mut World| {
		world.change(&keys::metered(1, MAY), |it: &mut MeteredEnergy| it.highest = 2_900_000);
		world.change(&keys::batch(BATCH), |it: &mut Batch| {
			(it.drawn, it.carried) = (2_900_000, Carried { into: 2_100_000, out: 0 });
		});
	};
	vec![
		(
			"refused-voucher-held.json",
			of_voucher(|it: &mut Voucher| it.status = VoucherStatus::Active),
		),
		(
			"refused-voucher-of-another-redemption.json",
			of_voucher(|it| it.status = VoucherStatus::Redeemed(UNMATCHED)),
		),
		("refused-voucher-of-other-energy.json", of_voucher(|it| it.energy += 1)),
		("refused-voucher-of-another-consumer.json", of_voucher(|it| it.consumer = SELLER)),
		("refused-evidence-of-other-certificates.json", of_evidence(|it| it.range.units = 2, 0)),
		("refused-more-than-settled.json", of_evidence(|it| it.settled = 2_999_999, 2_999_999)),
		(
			"refused-more-than-used.json",
			of_metered(2, |it: &mut MeteredEnergy| it.highest = 2_999_999),
		),
		("refused-not-allocated.json", of_metered(1, |it| it.allocated = 2_999_999)),
		("refused-more-than-generated.json", as_if(&World::new(), &[MATCHED], generated, as_is)),
		("refused-earlier-revision.json", as_if(&revised, &[MATCHED], earlier, as_is)),
	]
}

/// Other evidence, without the leaf of the settlement.
fn of_evidence(change: fn(&mut EvidenceRecord), settled: u64) -> String {
	let state = |world: &mut World| world.change(&keys::evidence(EVIDENCE), change);
	as_if(&World::new(), &[MATCHED], state, |content, proof| {
		proof.redemptions[0].matched.as_mut().unwrap().settlement = None;
		let content::Consumption::Matched(matched) = &mut content.redemptions[0].consumption else {
			panic!()
		};
		matched.settlement.basis = content::Basis::NotShown;
		if settled > 0 {
			matched.settlement.energy_wh = settled;
		}
	})
}

#[test]
fn vectors_are_up_to_date() {
	let vectors = vectors();
	for (name, text) in &vectors {
		let path = folder().join(name);
		if std::env::var("UPDATE_GOLDEN").is_ok_and(|update| update == "1") {
			fs::write(&path, text).unwrap();
		}
		let written = fs::read_to_string(&path).unwrap_or_default();
		assert!(written == *text, "{name} is out of date: run with UPDATE_GOLDEN=1");
	}
	for file in fs::read_dir(folder()).unwrap() {
		let name = file.unwrap().file_name().into_string().unwrap();
		assert!(vectors.iter().any(|(known, _)| *known == name), "{name} is no vector");
	}
}

#[test]
fn the_specification_shows_one_of_them() {
	let path = folder().join("../../docs/statement.md");
	let matched = World::new().statement(&[MATCHED]).unwrap();
	let (text, _) = matched.rsplit_once("\"0x").unwrap();
	assert!(fs::read_to_string(path).unwrap().contains(text));
}

#[test]
fn vectors_are_what_their_names_say() {
	for (name, text) in vectors().into_iter().skip(1) {
		let found = check(text.as_bytes(), &trust(), Some(NOW)).map(|report| report.verdict);
		match name {
			_ if name.starts_with("refused-") => {
				let differs = matches!(found, Err(Refusal::TextDiffers { .. }));
				assert!(found.is_err() && differs == (name == "refused-changed.json"), "{name}");
			}
			_ if name.starts_with("in-doubt-") => assert_eq!(found, Ok(Verdict::InDoubt), "{name}"),
			"not-final.json" => assert_eq!(found, Ok(Verdict::NotFinal)),
			_ => assert_eq!(found, Ok(Verdict::Accepted), "{name}"),
		}
	}
}
