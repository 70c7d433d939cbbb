//! A chain that is made up: its authorities, its state, and statements about it.

use codec::Encode;
use ed25519_zebra::{SigningKey, VerificationKey};
use sp_core::Blake2Hasher;
use sp_trie::{trie_types::TrieDBMutBuilderV1, MemoryDB, TrieMut};
use std::collections::BTreeMap;
use verdigrid_proof::{
	credential::{self, CredentialProof},
	domain::*,
	grandpa::*,
	header::{DigestItem, Header},
	issue::{missing_keys, KnownState},
	keys::{self, Key},
	leaves::{InTree, Leaf, MeterReading, Settlement},
	merkle::LeafProof,
	proof::VERSION,
	records::*,
	*,
};

pub const OFFSET: i16 = 480;
pub const MAY: Period = Period { granularity: Granularity::Month, index: 44 * 12 + 4 };
pub const MAY_STARTS: u64 = 1_398_873_600;
/// When the redemptions of the chain were made.
pub const LATER: u64 = 1_410_000_000;
pub const NOW: u64 = 1_420_000_000;

pub const OWNER: u32 = 1;
pub const ISSUER: u32 = 2;
pub const CONSUMER: u32 = 3;
pub const SELLER: u32 = 4;
pub const BATCH: u64 = 5;
pub const OLD_BATCH: u64 = 6;
pub const EVIDENCE: u64 = 7;
pub const OLD_EVIDENCE: u64 = 8;
pub const SPLIT: u64 = 1 << 52;

/// Redemptions of the chain.
pub const MATCHED: u64 = 10;
pub const UNMATCHED: u64 = 11;
/// Of a part of a voucher, and so old that its anchors were removed.
pub const OLD: u64 = 12;

pub const GENERATION: &[u8] = b"GEN-1";
pub const CONSUMPTION: &[u8] = b"USE-1";

/// An authority of the chain, by number.
pub fn key(number: u8) -> SigningKey {
	SigningKey::from([number; 32])
}

pub fn id(number: u8) -> AuthorityId {
	VerificationKey::from(&key(number)).into()
}

/// The sets of authorities: three changes of them, the last with other weights.
pub fn set(number: u64) -> Vec<(u8, u64)> {
	match number {
		0 => vec![(1, 1), (2, 1), (3, 1), (4, 1)],
		1 => vec![(1, 1), (2, 1), (5, 1), (6, 1)],
		_ => vec![(5, 4), (6, 1), (7, 1), (8, 1)],
	}
}

pub fn ids(set: &[(u8, u64)]) -> Vec<(AuthorityId, u64)> {
	set.iter().map(|(number, weight)| (id(*number), *weight)).collect()
}

pub fn announce(set: &[(u8, u64)]) -> DigestItem {
	let change = ScheduledChange { next_authorities: ids(set), delay: 0 };
	DigestItem::Consensus(ENGINE, ConsensusLog::ScheduledChange(change).encode())
}

pub fn header(parent: &Header, state_root: H256, digest: Vec<DigestItem>) -> Header {
	let mut items = vec![DigestItem::PreRuntime(*b"aura", 5_u64.encode())];
	items.extend(digest);
	items.push(DigestItem::Seal(*b"aura", vec![7; 64]));
	Header {
		parent_hash: parent.hash(),
		number: parent.number + 1,
		state_root,
		extrinsics_root: H256::repeat_byte(3),
		digest: items,
	}
}

pub fn vote(number: u8, target: &Header, round: u64, set: u64) -> SignedPrecommit {
	let precommit = Precommit { target_hash: target.hash(), target_number: target.number };
	let message = signed_message(&precommit, round, set);
	let signature = key(number).sign(&message).into();
	SignedPrecommit { precommit, signature, id: id(number) }
}

/// Votes of these authorities for a header, in the form that a statement takes.
pub fn justify(target: &Header, voters: &[u8], set: u64) -> Justification {
	let round = 40 + set;
	let commit = Commit {
		target_hash: target.hash(),
		target_number: target.number,
		precommits: voters.iter().map(|number| vote(*number, target, round, set)).collect(),
	};
	Justification { round, commit, votes_ancestries: vec![] }.normal()
}

pub fn fragment(header: Header, voters: &[u8], set: u64) -> Fragment {
	Fragment { justification: justify(&header, voters, set), header }
}

pub fn genesis() -> Header {
	Header {
		parent_hash: H256::zero(),
		number: 0,
		state_root: H256::repeat_byte(1),
		extrinsics_root: H256::repeat_byte(2),
		digest: vec![],
	}
}

pub fn trust() -> Trust {
	Trust::new(genesis().hash(), ids(&set(0))).unwrap()
}

/// The fragments that prove a state: two changes of authorities, and the block.
pub fn fragments(state_root: H256) -> Vec<Fragment> {
	let first = header(&genesis(), H256::repeat_byte(8), vec![announce(&set(1))]);
	let second = header(&first, H256::repeat_byte(9), vec![announce(&set(2))]);
	let last = header(&second, state_root, vec![]);
	vec![
		fragment(first, &[1, 2, 3], 0),
		fragment(second, &[1, 2, 5, 6], 1),
		fragment(last, &[5, 6], 2),
	]
}

pub fn salt(of: u8) -> [u8; 16] {
	[of; 16]
}

/// A tree over leaves: its root, and the proof of each leaf.
pub fn tree(leaves: &[H256]) -> (H256, Vec<LeafProof>) {
	use verdigrid_primitives::merkle::{prove, root};
	let proof = |index| {
		let proof = prove(leaves, index).unwrap();
		LeafProof { index, siblings: proof.siblings.into_inner() }
	};
	(root(leaves).unwrap(), (0..leaves.len() as u32).map(proof).collect())
}

pub fn reading(meter: &[u8], energy: u64) -> MeterReading {
	MeterReading { meter: meter.to_vec(), period: MAY, energy, salt: salt(meter[0]) }
}

/// The readings of May: those of the two meters, and of others around them.
pub fn readings() -> Vec<MeterReading> {
	let mut readings: Vec<_> =
		(1..6).map(|other| reading(format!("A-{other}").as_bytes(), 100)).collect();
	readings.push(reading(GENERATION, 5_200_000));
	readings.push(reading(CONSUMPTION, 4_000_000));
	readings
}

pub fn settlement() -> Settlement {
	Settlement {
		trade_ref: H256::repeat_byte(0x77),
		seller: SELLER,
		buyer: CONSUMER,
		generation_meter: GENERATION.to_vec(),
		consumption_meter: CONSUMPTION.to_vec(),
		period: MAY,
		energy: 3_500_000,
		batch: BATCH,
		first: 2,
		units: 3,
		price_commitment: H256::repeat_byte(0x99),
		supersedes: None,
		salt: salt(9),
	}
}

pub fn settlements() -> Vec<Settlement> {
	let other = Settlement { trade_ref: H256::repeat_byte(0x11), ..settlement() };
	vec![other, settlement()]
}

fn hashes<L: Leaf>(leaves: &[L]) -> Vec<H256> {
	leaves.iter().map(Leaf::hash).collect()
}

pub fn in_tree<L: Leaf + Clone>(leaves: &[L], at: usize) -> InTree<L> {
	let (_, proofs) = tree(&hashes(leaves));
	InTree { leaf: leaves[at].clone(), proof: proofs[at].clone() }
}

pub fn anchor<L: Leaf>(leaves: &[L], attesters: &[u32]) -> Anchor {
	Anchor {
		stated: Stated { root: tree(&hashes(leaves)).0, leaves: leaves.len() as u32, total: 1 },
		version: 1,
		round: 1,
		attesters: attesters.to_vec(),
		missing: vec![],
		opened_at: 1_402_000_000,
		anchored_at: 1_402_000_100,
		final_at: 1_402_000_200,
		final_block: 2,
		reapable_at: 1_500_000_000,
		status: AnchorStatus::Open,
		upheld: false,
		guarded: false,
		used: true,
	}
}

pub fn meter(number: u32, party: u32, direction: Direction) -> Meter {
	Meter {
		number,
		party,
		direction,
		granularity: Granularity::Month,
		max_power_w: 2_000_000,
		region: b"CN-11".to_vec(),
		from: 0,
		to: None,
		retired_at: None,
		takes_over: None,
		taken_over_by: None,
	}
}

pub fn project_code() -> ProjectCode {
	project_code_of(1)
}

pub fn project_code_of(number: usize) -> ProjectCode {
	let code = format!("GREENHILL{number:07}");
	*verdigrid_primitives::certificate::ProjectCode::with_check(&code).unwrap().as_bytes()
}

pub fn project_of(meter: &[u8]) -> Project {
	Project {
		owner: OWNER,
		issuer: ISSUER,
		meter: meter.to_vec(),
		source: EnergySource::Wind,
		region: b"CN-11".to_vec(),
		capacity_w: 2_000_000,
		retired: false,
		issued: true,
	}
}

pub fn batch(period: Period) -> Batch {
	Batch {
		info: BatchInfo {
			project: project_code(),
			owner: OWNER,
			meter: GENERATION.to_vec(),
			source: EnergySource::Wind,
			region: b"CN-11".to_vec(),
			period,
			class: b'T',
			face_value: 1_000_000,
			policy: Policy::Once,
			valid_until: 1_500_000_000,
			issued: 5,
			frozen: false,
		},
		issuer: ISSUER,
		issued_at: 1_403_000_000,
		issued_block: 1,
		revision: 0,
		drawn: 5_200_000,
		carried: Carried { into: 0, out: 200_000 },
		totals: Totals { active: 1, redeemed: 4, ..Totals::default() },
	}
}

pub fn april() -> Period {
	Period { index: MAY.index - 1, ..MAY }
}

pub fn redemption(batch: u64, first: u32, units: u32) -> Redemption {
	Redemption {
		range: CertificateRange { batch, first, units },
		energy: u64::from(units) * 1_000_000,
		holder: CONSUMER,
		claim: Claim {
			beneficiary: Beneficiary::Party(CONSUMER),
			purpose: Purpose::Scope2,
			from: MAY_STARTS - 100,
			to: MAY_STARTS + 86_400,
			note: H256::zero(),
		},
		matched: None,
		voucher: None,
		at: LATER,
		block: 2,
	}
}

pub fn voucher(evidence: u64, redemption: &Redemption, id: u64, period: Period) -> Voucher {
	Voucher {
		holder: CONSUMER,
		evidence,
		range: redemption.range,
		energy: redemption.energy,
		period,
		consumer: CONSUMER,
		status: VoucherStatus::Redeemed(id),
		parent: None,
	}
}

pub fn evidence() -> EvidenceRecord {
	let settlement = settlement();
	EvidenceRecord {
		leaf: settlement.hash(),
		trade_ref: settlement.trade_ref,
		sequence: 3,
		revision: 0,
		seller: SELLER,
		buyer: CONSUMER,
		consumption_meter: 2,
		range: CertificateRange { batch: BATCH, first: 2, units: 3 },
		settled: settlement.energy,
		at: 1_404_000_000,
		block: 2,
		status: EvidenceStatus::Live,
		supersedes: None,
	}
}

pub fn metered(energy: u64, allocated: u64) -> MeteredEnergy {
	MeteredEnergy { energy, tolerance: 0, revision: 0, highest: energy, allocated }
}

/// A credential, as `verdigrid-primitives` makes it.
pub fn attributes() -> verdigrid_primitives::credential::Credential {
	use verdigrid_primitives::credential::{Attribute, Credential};
	let attribute = |key: &str, value: &str| Attribute {
		key: key.as_bytes().to_vec().try_into().unwrap(),
		value: value.as_bytes().to_vec().try_into().unwrap(),
		salt: salt(key.len() as u8),
	};
	Credential::new(vec![
		attribute("country", "CN"),
		attribute("name", "绿山 Steel \"North\" Co."),
		attribute("website", "https://example.org"),
	])
	.unwrap()
}

pub fn disclosure(name: &str) -> Disclosure {
	let credential = attributes();
	let (shown, proof) =
		credential.disclose(&name.as_bytes().to_vec().try_into().unwrap()).unwrap();
	Disclosure {
		party: CONSUMER,
		key: shown.key.to_vec(),
		value: shown.value.to_vec(),
		salt: shown.salt,
		proof: CredentialProof {
			root: proof.root,
			leaves: proof.leaves,
			proof: LeafProof { index: proof.proof.index, siblings: proof.proof.siblings.to_vec() },
		},
	}
}

pub fn party() -> Party {
	Party {
		account: [3; 32],
		kind: PartyKind::Organisation,
		roles: 1,
		level: 2,
		commitment: attributes().commitment(),
		pending: None,
		tag: Some(H256::repeat_byte(4)),
		jurisdiction: b"CN-11".to_vec(),
		status: PartyStatus::Active,
		registrar: Some([6; 32]),
		expires_at: 1_450_000_000,
		suspended_at: 0,
		vetoed: false,
		deposit: Some(PartyDeposit { account: [3; 32], sponsored: false, amount: 12 }),
	}
}

/// The state of the chain.
#[derive(Clone)]
pub struct World {
	pub state: BTreeMap<Vec<u8>, Vec<u8>>,
	pub genesis: H256,
}

impl World {
	pub fn new() -> Self {
		let mut world = World { state: BTreeMap::new(), genesis: genesis().hash() };
		world.put(&keys::genesis_hash(), genesis().hash());
		for layout in keys::LAYOUTS {
			world.put(&layout.key(), layout.version);
		}
		world.put(&keys::now(), NOW * 1_000 + 5);
		world.put(&keys::market_offset(), OFFSET);
		world.put_noise();
		world.put_generation();
		world.put_redemptions();
		world.put_evidence();
		world.put(&keys::party(CONSUMER), party());
		world
	}

	/// Other records, so that the trie has branches.
	fn put_noise(&mut self) {
		for other in 100..160_u32 {
			self.put(&keys::party(other), party());
			self.put(&keys::redemption(other.into()), redemption(BATCH, 1, 1));
			self.put(&keys::meter_id(other), b"X".to_vec());
		}
	}

	fn put_generation(&mut self) {
		self.put(&keys::project(&project_code()), project_of(GENERATION));
		self.put(&keys::batch(BATCH), batch(MAY));
		self.put(&keys::batch(OLD_BATCH), batch(april()));
		self.put(&keys::meter(GENERATION), meter(1, OWNER, Direction::Generation));
		self.put(&keys::meter(CONSUMPTION), meter(2, CONSUMER, Direction::Consumption));
		self.put(&keys::meter_id(2), CONSUMPTION.to_vec());
		for period in [MAY, april()] {
			self.put(&keys::metered(1, period), metered(5_200_000, 3_000_000));
			self.put(&keys::metered(2, period), metered(4_000_000, 3_000_000));
		}
		let carried = Carried { into: 0, out: 200_000 };
		self.put(&keys::carried(GENERATION, MAY), carried);
	}

	fn put_redemptions(&mut self) {
		let matched = |voucher, range| Redemption {
			matched: Some(CONSUMER),
			voucher: Some(voucher),
			..range
		};
		let direct = Redemption {
			holder: OWNER,
			claim: Claim {
				beneficiary: Beneficiary::Name("Jade \"Fair\" 2014\\".into()),
				purpose: Purpose::Event,
				note: H256::repeat_byte(0xaa),
				..redemption(BATCH, 1, 1).claim
			},
			..redemption(BATCH, 1, 1)
		};
		self.put(&keys::redemption(MATCHED), matched(EVIDENCE, redemption(BATCH, 2, 3)));
		self.put(&keys::redemption(UNMATCHED), direct);
		let old = matched(SPLIT, redemption(OLD_BATCH, 1, 2));
		let claim = Claim { from: 0, to: u64::MAX, ..old.claim.clone() };
		self.put(&keys::redemption(OLD), Redemption { claim, ..old });
	}

	fn put_evidence(&mut self) {
		let whole = redemption(BATCH, 2, 3);
		self.put(&keys::voucher(EVIDENCE), voucher(EVIDENCE, &whole, MATCHED, MAY));
		let part = redemption(OLD_BATCH, 1, 2);
		let split = Voucher { parent: Some(8), ..voucher(OLD_EVIDENCE, &part, OLD, april()) };
		self.put(&keys::voucher(SPLIT), split);
		self.put(&keys::evidence(EVIDENCE), evidence());
		let range = CertificateRange { batch: OLD_BATCH, first: 1, units: 3 };
		let old = EvidenceRecord { range, supersedes: Some(2), ..evidence() };
		self.put(&keys::evidence(OLD_EVIDENCE), old);
		self.put(&keys::anchor(&Topic::Settlement(MAY, 3)), anchor(&settlements(), &[20, 21, 22]));
		self.put(&keys::anchor(&Topic::Metering(MAY, 0)), anchor(&readings(), &[30, 31, 32]));
		let reaped = TopicState {
			closed: 1,
			conflicted: 0,
			reaped: Reaped::Standing,
			defaulted: None,
			open_until: 0,
		};
		self.put(&keys::topic(&Topic::Settlement(april(), 3)), reaped);
		self.put(&keys::topic(&Topic::Metering(april(), 0)), reaped);
	}

	pub fn put(&mut self, key: &Key, value: impl Encode) {
		self.state.insert(key.bytes.clone(), value.encode());
	}

	pub fn take(&mut self, key: &Key) {
		self.state.remove(&key.bytes).unwrap();
	}

	/// Changes a record.
	pub fn change<T: Encode + codec::Decode>(&mut self, key: &Key, change: impl FnOnce(&mut T)) {
		let mut record = T::decode(&mut self.state[&key.bytes].as_slice()).unwrap();
		change(&mut record);
		self.put(key, record);
	}

	/// The root of the state, and all of its nodes.
	pub fn trie(&self) -> (H256, Vec<Vec<u8>>) {
		let (mut db, mut root) = (MemoryDB::<Blake2Hasher>::default(), H256::default());
		{
			let mut trie = TrieDBMutBuilderV1::<Blake2Hasher>::new(&mut db, &mut root).build();
			for (key, value) in &self.state {
				trie.insert(key, value).unwrap();
			}
		}
		let there = db.drain().into_values().filter(|(_, references)| *references > 0);
		(root, there.map(|(node, _)| node).collect())
	}

	/// The keys that a statement needs, as its issuer finds them.
	pub fn keys(&self, redemptions: &[u64], parties: &[u32]) -> Result<KnownState, Refusal> {
		let mut known = KnownState::new();
		loop {
			let missing = missing_keys(&known, self.genesis, redemptions, parties)?;
			if missing.is_empty() {
				return Ok(known);
			}
			for key in missing {
				let value = self.state.get(&key.bytes).cloned();
				known.insert(key, value);
			}
		}
	}

	/// A proof of these redemptions, with the leaves that there are.
	pub fn proof(&self, redemptions: &[u64]) -> Result<Proof, Refusal> {
		self.proof_with(redemptions, vec![])
	}

	pub fn proof_without_leaves(&self, redemptions: &[u64]) -> Result<Proof, Refusal> {
		let bare = |id: &u64| RedemptionProof { id: *id, generation: None, matched: None };
		self.proof_of(redemptions.iter().map(bare).collect(), vec![])
	}

	pub fn proof_with(
		&self,
		redemptions: &[u64],
		disclosures: Vec<Disclosure>,
	) -> Result<Proof, Refusal> {
		self.proof_of(redemptions.iter().map(|id| leaves(*id)).collect(), disclosures)
	}

	fn proof_of(
		&self,
		redemptions: Vec<RedemptionProof>,
		disclosures: Vec<Disclosure>,
	) -> Result<Proof, Refusal> {
		let (root, nodes) = self.trie();
		let proof = Proof {
			version: VERSION,
			genesis: self.genesis,
			finality: Finality::Grandpa(fragments(root)),
			nodes: vec![],
			redemptions,
			disclosures,
		};
		proof.with_nodes(nodes)
	}

	/// The text of a statement about these redemptions.
	pub fn statement(&self, redemptions: &[u64]) -> Result<String, Refusal> {
		assemble(&self.proof(redemptions)?)
	}

	/// Makes a statement and checks it.
	pub fn check(&self, redemptions: &[u64]) -> Result<Report, Refusal> {
		check(self.statement(redemptions)?.as_bytes(), &trust(), Some(NOW))
	}
}

/// The leaves of a redemption, where their anchors stand.
pub fn leaves(id: u64) -> RedemptionProof {
	let generation = Some(in_tree(&readings(), 5));
	match id {
		MATCHED => RedemptionProof {
			id,
			generation,
			matched: Some(Proved {
				settlement: Some(in_tree(&settlements(), 1)),
				consumption: Some(in_tree(&readings(), 6)),
			}),
		},
		OLD => RedemptionProof {
			id,
			generation: None,
			matched: Some(Proved { settlement: None, consumption: None }),
		},
		_ => RedemptionProof { id, generation, matched: None },
	}
}

/// The commitment to one attribute, for credentials that are made up.
pub fn commitment_to(root: &H256, leaves: u32) -> H256 {
	credential::commitment(root, leaves)
}
