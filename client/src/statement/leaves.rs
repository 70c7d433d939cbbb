//! The leaves that the chain verified, and their paths, as they stand in the transactions of blocks.

use super::finality::bytes;
use crate::{
	api::runtime_types::{
		pallet_multisig::pallet::Call as Multisig,
		pallet_proxy::pallet::Call as Proxy,
		pallet_utility::pallet::Call as Utility,
		verdigrid_certificates::pallet::Call as Certificates,
		verdigrid_evidence::{pallet::Call as Evidence, types::trades::ProvedTrades},
		verdigrid_runtime::RuntimeCall,
	},
	Chain, ClientError,
};
use codec::{Decode, Encode};
use serde::Deserialize;
use std::{
	collections::{btree_map::Entry, BTreeMap},
	sync::Arc,
};
use subxt::rpcs::rpc_params;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement},
	merkle::{prove_one_of, Leaf, LeafProof},
};
use verdigrid_proof::{
	facts::{MatchFacts, Metering},
	leaves::{InTree, MeterReading as Reading, Settlement as Settled},
	records::Anchor,
};

/// A call can carry others, and they others.
const MOST_NESTED: usize = 16;

/// What the transactions of a block prove.
#[derive(Default)]
struct Proofs {
	readings: Vec<ProvedReading>,
	settlements: Vec<ProvedSettlement>,
	together: Vec<ProvedTrades>,
}

/// Finds leaves in blocks.
pub struct Leaves<'a> {
	chain: &'a Chain,
	blocks: BTreeMap<u32, Arc<Proofs>>,
}

#[derive(Deserialize)]
struct SignedBlock {
	block: Body,
}

#[derive(Deserialize)]
struct Body {
	extrinsics: Vec<String>,
}

impl<'a> Leaves<'a> {
	/// No block is read yet.
	pub const fn new(chain: &'a Chain) -> Self {
		Leaves { chain, blocks: BTreeMap::new() }
	}

	/// A reading that a transaction of a block proves. `None` if its tree was removed, or the block has none.
	pub async fn reading(
		&mut self,
		block: u32,
		of: &Metering,
	) -> Result<Option<InTree<Reading>>, ClientError> {
		let Some(anchor) = &of.anchor else { return Ok(None) };
		let proofs = self.block(block).await?;
		let is_it = |it: &MeterReading| it.meter.as_bytes() == of.id;
		let single = proofs.readings.iter().filter(|it| it.revision == of.revision);
		let single = single.map(|it| (it.reading.clone(), it.proof.clone()));
		let together = proofs.together.iter().filter(|it| it.revision == of.revision);
		let together = together.flat_map(|it| {
			let leaves = it.readings.0.iter().map(|(place, leaf)| (*place, leaf.0.clone()));
			each(leaves.collect(), &it.readings_proof.0, anchor)
		});
		Ok(single.chain(together).filter(|(leaf, _)| is_it(leaf)).find_map(in_tree(anchor)))
	}

	/// The settlement that a transaction of a block proves.
	pub async fn settlement(
		&mut self,
		block: u32,
		of: &MatchFacts,
	) -> Result<Option<InTree<Settled>>, ClientError> {
		let Some(anchor) = &of.settlement else { return Ok(None) };
		let proofs = self.block(block).await?;
		let single = proofs.settlements.iter().map(|it| (it.settlement.clone(), it.proof.clone()));
		let together = proofs.together.iter().flat_map(|it| {
			let leaves = it.settlements.0.iter().map(|(place, leaf)| (*place, leaf.0.clone()));
			each(leaves.collect(), &it.settlements_proof.0, anchor)
		});
		let is_it = |(leaf, _): &(Settlement, _)| leaf.hash().0 == of.evidence.leaf.0;
		Ok(single.chain(together).filter(is_it).find_map(in_tree(anchor)))
	}

	async fn block(&mut self, number: u32) -> Result<Arc<Proofs>, ClientError> {
		match self.blocks.entry(number) {
			Entry::Occupied(known) => Ok(Arc::clone(known.get())),
			Entry::Vacant(new) => {
				Ok(Arc::clone(new.insert(Arc::new(read(self.chain, number).await?))))
			}
		}
	}
}

/// What the transactions of a block prove. One that this client cannot read proves nothing.
async fn read(chain: &Chain, number: u32) -> Result<Proofs, ClientError> {
	let hash: Option<subxt::utils::H256> =
		chain.ask("chain_getBlockHash", rpc_params![number]).await?;
	let block: Option<SignedBlock> = chain.ask("chain_getBlock", rpc_params![hash]).await?;
	let mut proofs = Proofs::default();
	let Some(SignedBlock { block }) = block else { return Ok(proofs) };
	let texts = block.extrinsics.iter().map(|it| bytes(it));
	let all = texts.collect::<Result<Vec<_>, _>>()?;
	let extrinsics = chain.at().await?.extrinsics().from_bytes(all).await.into_owned();
	for extrinsic in extrinsics.iter().filter_map(Result::ok) {
		if let Ok(call) = extrinsic.decode_call_data_as::<RuntimeCall>() {
			proofs.take(call, MOST_NESTED);
		}
	}
	Ok(proofs)
}

impl Proofs {
	fn take(&mut self, call: RuntimeCall, nested: usize) {
		let Some(nested) = nested.checked_sub(1) else { return };
		match call {
			RuntimeCall::Evidence(Evidence::verify { settlement, generation, consumption }) => {
				self.settlements.push(settlement.0);
				self.readings.extend([generation.0, consumption.0]);
			}
			RuntimeCall::Evidence(Evidence::verify_batch { items }) => {
				for trade in items.0 {
					self.settlements.push(trade.settlement.0);
					self.readings.extend([trade.generation.0, trade.consumption.0]);
				}
			}
			RuntimeCall::Evidence(Evidence::verify_together { trades }) => {
				self.together.push(*trades);
			}
			RuntimeCall::Certificates(Certificates::issue { reading, .. }) => {
				self.readings.push(reading.0);
			}
			other => carried(other).into_iter().for_each(|call| self.take(call, nested)),
		}
	}
}

/// The calls that a call carries.
fn carried(call: RuntimeCall) -> Vec<RuntimeCall> {
	match call {
		RuntimeCall::Utility(
			Utility::batch { calls }
			| Utility::batch_all { calls }
			| Utility::force_batch { calls },
		) => calls,
		RuntimeCall::Utility(Utility::as_derivative { call, .. }) => vec![*call],
		RuntimeCall::Utility(Utility::if_else { main, fallback }) => vec![*main, *fallback],
		RuntimeCall::Proxy(Proxy::proxy { call, .. } | Proxy::proxy_announced { call, .. }) => {
			vec![*call]
		}
		RuntimeCall::Multisig(
			Multisig::as_multi { call, .. } | Multisig::as_multi_threshold_1 { call, .. },
		) => vec![*call],
		_ => Vec::new(),
	}
}

/// Each leaf of a proof of several, with a proof of its own.
fn each<L: Leaf + Clone>(
	leaves: Vec<(u32, L)>,
	proof: &verdigrid_primitives::merkle::MultiProof,
	anchor: &Anchor,
) -> Vec<(L, LeafProof)> {
	let hashed: Vec<_> = leaves.iter().map(|(place, leaf)| (*place, leaf.hash())).collect();
	let own = |(place, leaf): (u32, L)| {
		Some((leaf, prove_one_of(anchor.stated.leaves, &hashed, proof, place)?))
	};
	leaves.into_iter().filter_map(own).collect()
}

/// A leaf with its proof, if it stands in what was anchored. Both crates write leaves in the same way.
fn in_tree<L: Leaf, P: Decode>(
	anchor: &Anchor,
) -> impl Fn((L, LeafProof)) -> Option<InTree<P>> + '_ {
	let root = sp_core::H256(anchor.stated.root.0);
	move |(leaf, proof)| {
		let stands =
			verdigrid_primitives::merkle::verify(&root, anchor.stated.leaves, &leaf.hash(), &proof);
		let bytes = (leaf, proof).encode();
		stands.then(|| InTree::<P>::decode(&mut &*bytes).ok()).flatten()
	}
}
