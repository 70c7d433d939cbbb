//! Sales that the trading centre settles, anchored in trees, and the calls that verify them.

use super::{proofs::ProvingTree, Anchored, Certificates, Month, People, Setup, CENTRE_SECRET};
use crate::{
	error::{LoadError, Result},
	signing::{Counting, Planned},
};
use codec::Encode;
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use verdigrid_client::{
	api::{self, Static},
	encoded_call,
};
use verdigrid_oracle::salt::price_commitment;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{ProvedSettlement, Settlement, Topic},
	merkle::Leaf,
	party::MeterId,
	Energy,
};

/// The price of a certificate in settlements, in fen. Only a hash of it is settled.
const PRICE: u128 = 4_800;
/// Readings of so many meters can be proved together, one of them that of the seller.
const MOST_BUYERS: usize = 255;

/// A sale of certificates.
#[derive(Clone, Debug)]
pub struct Sale {
	/// Which generator sells.
	pub generator: usize,
	/// Which buyer buys.
	pub buyer: usize,
	/// The certificates.
	pub range: CertificateRange,
	/// Sales of one group are verified together.
	pub group: u32,
}

/// The settlements of one instalment: the sales in the order in which they were made, and their keys in the tree.
struct Settled {
	sales: Vec<Sale>,
	keys: Vec<H256>,
	tree: ProvingTree<Settlement>,
	sequence: u16,
}

/// A settlement that is attested while the load runs.
pub struct Wait {
	/// What the seats attest.
	pub anchored: Anchored,
	/// What the seller sends when it is anchored. It gives buyers their vouchers.
	pub calls: Vec<Planned>,
}

/// Verified trades are counted one by one.
pub const VERIFIED: Counting =
	Counting::Events { done: ("Evidence", "Verified"), failed: ("Evidence", "VerificationFailed") };

/// Sales in groups. Each group has one seller, and as many buyers as it can. So many sales of a buyer follow each other as
/// was asked for.
pub fn sales(
	certificates: &mut Certificates,
	people: &People,
	generators: std::ops::Range<usize>,
	groups: u32,
	size: u32,
) -> Result<Vec<Sale>> {
	let (sellers, buyers) = (generators.len(), people.buyers.len().clamp(1, MOST_BUYERS));
	let mut sales = Vec::new();
	for group in 0..groups {
		let seller = (group as usize).checked_rem(sellers).unwrap_or_default();
		let generator = generators.start.saturating_add(seller);
		for _ in 0..size {
			let run = sales.len().checked_div(people.in_a_row).unwrap_or_default();
			let buyer = run.checked_rem(buyers).unwrap_or_default();
			sales.push(Sale { generator, buyer, range: certificates.take(generator, 1)?, group });
		}
	}
	Ok(sales)
}

impl Setup<'_> {
	/// Anchors sales in as many instalments as their trees need, and plans the calls that verify them. Groups stay
	/// together. One tree is in memory at a time.
	pub async fn settle(
		&mut self,
		month: &mut Month,
		people: &People,
		sales: Vec<Sale>,
		together: bool,
	) -> Result<Vec<Planned>> {
		let total = sales.len();
		let parts = split(sales, self.arguments.leaves as usize);
		let trees = parts.len();
		let mut planned = Vec::new();
		for (number, sales) in (1..).zip(parts) {
			self.say(&format!("{total} settlements: tree {number} of {trees}"));
			let (anchored, calls) = self.next_instalment(month, people, sales, together)?;
			self.anchor(&[anchored]).await?;
			planned.extend(calls);
		}
		Ok(planned)
	}

	/// The next instalment of a month, which the seats may attest, and the calls that verify its sales.
	fn next_instalment(
		&self,
		month: &mut Month,
		people: &People,
		sales: Vec<Sale>,
		together: bool,
	) -> Result<(Anchored, Vec<Planned>)> {
		let sequence = month.instalments;
		month.instalments = sequence
			.checked_add(1)
			.ok_or_else(|| LoadError::unexpected("too many settlements for one month"))?;
		let settled = self.instalment(month, people, sales, sequence)?;
		let topic = Topic::Settlement(month.period, sequence);
		let calls = self.verify(month, people, &settled, together)?;
		Ok(((topic, settled.tree.statement()), calls))
	}

	/// Sales of which nothing is attested yet, each with the call that verifies it. One generator sells.
	pub fn waits(
		&self,
		month: &mut Month,
		people: &People,
		generator: usize,
		count: u32,
		size: u32,
	) -> Result<Vec<Wait>> {
		let mut waits = Vec::new();
		for number in 1..=count {
			self.say(&format!("settlements that are attested under load: {number} of {count}"));
			let sellers = generator..generator.saturating_add(1);
			let sales = sales(&mut month.certificates, people, sellers, 1, size)?;
			let (anchored, calls) = self.next_instalment(month, people, sales, true)?;
			waits.push(Wait { anchored, calls });
		}
		Ok(waits)
	}

	fn instalment(
		&self,
		month: &Month,
		people: &People,
		sales: Vec<Sale>,
		sequence: u16,
	) -> Result<Settled> {
		let topic = Topic::Settlement(month.period, sequence);
		let mut leaves = Vec::with_capacity(self.arguments.leaves as usize);
		for (sale, reference) in sales.iter().zip(self.references(&topic, &sales)) {
			leaves.push(settlement(people, &topic, sale, reference)?);
		}
		let keys = leaves.iter().map(|leaf| leaf.trade_ref).collect();
		let example = leaves.first().cloned();
		let made_up = (self.arguments.leaves as usize).saturating_sub(leaves.len());
		for number in 0..made_up {
			let trade_ref = H256(self.hash(&format!("{topic:?}/made-up/{number}")));
			let salt = CENTRE_SECRET.leaf_salt(&topic, &trade_ref);
			leaves.extend(example.clone().map(|example| Settlement { trade_ref, salt, ..example }));
		}
		Ok(Settled { sales, keys, tree: ProvingTree::new(leaves)?, sequence })
	}

	/// The calls that verify sales which nobody has settled, to see what they weigh.
	pub fn sample(
		&self,
		month: &Month,
		people: &People,
		size: u32,
		together: bool,
	) -> Result<Planned> {
		let mut certificates = month.certificates.clone();
		let sales = sales(&mut certificates, people, 0..people.generators.len(), 1, size)?;
		let settled = self.instalment(month, people, sales, 0)?;
		let planned = self.verify(month, people, &settled, together)?;
		planned.into_iter().next().ok_or_else(|| LoadError::unexpected("there is no trade"))
	}

	/// The calls that verify all sales of an instalment: those of a group together, or each alone. The seller signs them.
	fn verify(
		&self,
		month: &Month,
		people: &People,
		settled: &Settled,
		together: bool,
	) -> Result<Vec<Planned>> {
		match together {
			true => self.verify_together(month, people, settled),
			false => self.verify_alone(month, people, settled),
		}
	}

	/// A reference for each sale. Within a group they ascend: trades are verified in the order of the tree, and each
	/// takes the first certificates that the seller has left.
	fn references(&self, topic: &Topic, sales: &[Sale]) -> Vec<H256> {
		let mut number = 0_usize;
		let mut references = Vec::with_capacity(sales.len());
		for group in sales.chunk_by(|one, next| one.group == next.group) {
			let mut ascending = Vec::with_capacity(group.len());
			for sale in group {
				ascending.push(self.reference(topic, sale.group, number));
				number = number.saturating_add(1);
			}
			ascending.sort();
			references.extend(ascending);
		}
		references
	}

	/// References of one group begin alike, so that they stand side by side in the tree, unless they are to be
	/// scattered.
	fn reference(&self, topic: &Topic, group: u32, number: usize) -> H256 {
		let mut reference = self.hash(&format!("{topic:?}/{number}"));
		if !self.arguments.scattered {
			reference.iter_mut().zip(group.to_be_bytes()).for_each(|(to, from)| *to = from);
		}
		H256(reference)
	}

	fn verify_together(
		&self,
		month: &Month,
		people: &People,
		settled: &Settled,
	) -> Result<Vec<Planned>> {
		self.chain.needs_as_built("Evidence", "verify_together")?;
		let numbered: Vec<(usize, &Sale)> = settled.sales.iter().enumerate().collect();
		let groups = numbered.chunk_by(|(_, one), (_, next)| one.group == next.group);
		groups.map(|group| self.verify_group(month, people, settled, group)).collect()
	}

	fn verify_group(
		&self,
		month: &Month,
		people: &People,
		settled: &Settled,
		group: &[(usize, &Sale)],
	) -> Result<Planned> {
		let keys: Vec<H256> =
			group.iter().filter_map(|(number, _)| settled.keys.get(*number).copied()).collect();
		let (settlements, settlements_proof) = settled.tree.prove_together(&keys)?;
		let mut meters: Vec<MeterId> = Vec::new();
		for (_, settlement) in &settlements {
			meters.push(settlement.generation_meter.clone());
			meters.push(settlement.consumption_meter.clone());
		}
		let (readings, readings_proof) = month.readings.prove_together(&meters)?;
		// The chain's type of the argument, in the order of its fields.
		let trades = u32::try_from(settlements.len()).unwrap_or(u32::MAX);
		// Each trade takes the first part of what is left of a bundle.
		let touches = (trades, 0_u32, trades);
		let head = (month.period, settled.sequence, 0_u8, touches);
		let arguments = (head, settlements, settlements_proof, readings, readings_proof).encode();
		let call = encoded_call("Evidence", "verify_together", arguments);
		let seller = group.first().and_then(|(_, sale)| people.generators.get(sale.generator));
		let signer = seller.ok_or_else(|| LoadError::unexpected("a seller is missing"))?.signer;
		Ok(Planned { signer, call, counting: VERIFIED, certificates: 1 })
	}

	fn verify_alone(
		&self,
		month: &Month,
		people: &People,
		settled: &Settled,
	) -> Result<Vec<Planned>> {
		let sales = settled.sales.iter().zip(&settled.keys);
		sales.map(|(sale, key)| self.verify_one(month, people, settled, sale, key)).collect()
	}

	fn verify_one(
		&self,
		month: &Month,
		people: &People,
		settled: &Settled,
		sale: &Sale,
		key: &H256,
	) -> Result<Planned> {
		let (settlement, proof) = settled.tree.prove(key)?;
		let (generation, consumption) =
			(settlement.generation_meter.clone(), settlement.consumption_meter.clone());
		let proved = ProvedSettlement { settlement, sequence: settled.sequence, proof };
		let call = self.encode(&api::transactions().evidence().verify(
			Static(proved),
			Static(month.prove(&generation)?),
			Static(month.prove(&consumption)?),
		))?;
		let seller = people.generators.get(sale.generator);
		let signer = seller.ok_or_else(|| LoadError::unexpected("a seller is missing"))?.signer;
		Ok(Planned::one(signer, call, sale.range.units))
	}
}

/// Parts of at most so many sales, in which groups stay together.
fn split(sales: Vec<Sale>, most: usize) -> Vec<Vec<Sale>> {
	let mut parts: Vec<Vec<Sale>> = vec![vec![]];
	for group in sales.chunk_by(|one, next| one.group == next.group) {
		match parts.last_mut() {
			Some(part) if part.is_empty() || part.len().saturating_add(group.len()) <= most => {
				part.extend_from_slice(group);
			}
			_ => parts.push(group.to_vec()),
		}
	}
	parts
}

fn settlement(people: &People, topic: &Topic, sale: &Sale, trade_ref: H256) -> Result<Settlement> {
	let missing = || LoadError::unexpected("a party of a sale is missing");
	let seller = people.generators.get(sale.generator).ok_or_else(missing)?;
	let buyer = people.buyers.get(sale.buyer).ok_or_else(missing)?;
	let CertificateRange { batch, first, units } = sale.range;
	let price_salt = blake2_256(trade_ref.as_bytes());
	let leaf = Settlement {
		trade_ref,
		seller: seller.party,
		buyer: buyer.party,
		generation_meter: seller.meter.clone(),
		consumption_meter: buyer.meter.clone(),
		period: topic.period(),
		energy: Energy::from_wh(u64::from(units).saturating_mul(super::month::MEGAWATT_HOUR)),
		batch,
		first,
		units,
		price_commitment: price_commitment(PRICE, price_salt),
		supersedes: None,
		salt: CENTRE_SECRET.leaf_salt(topic, &trade_ref),
	};
	debug_assert_eq!(leaf.key(), trade_ref);
	Ok(leaf)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
	use super::{split, Sale};
	use verdigrid_primitives::certificate::CertificateRange;

	fn sale(group: u32) -> Sale {
		Sale {
			generator: 0,
			buyer: 0,
			range: CertificateRange { batch: 0, first: 1, units: 1 },
			group,
		}
	}

	#[test]
	fn groups_are_not_torn_apart() {
		let parts = split([0, 0, 0, 1, 1, 2, 2].map(sale).to_vec(), 5);
		let groups: Vec<Vec<u32>> =
			parts.iter().map(|part| part.iter().map(|sale| sale.group).collect()).collect();
		assert_eq!(groups, [vec![0, 0, 0, 1, 1], vec![2, 2]]);
	}

	#[test]
	fn a_group_larger_than_a_tree_still_has_its_own() {
		assert_eq!(split([0, 0, 0].map(sale).to_vec(), 2).len(), 1);
		assert!(split(vec![], 2)[0].is_empty());
	}
}
