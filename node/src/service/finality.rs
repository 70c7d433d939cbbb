//! What proves to strangers that a block is final.
//!
//! `verdigrid_finality(start)` answers with a warp-sync proof: all changes of the authority set after a final block,
//! each with its justification, and the last justified header. Whoever knows the authorities at `start` can
//! check it without a node. It is SCALE of a list of a header and its justification each, and of whether the
//! proof ends there. If not, it goes on from the last header. A chain without finality answers `null`. The
//! methods `grandpa_*` are for the tools of others.

use super::types::{Backend, GrandpaLink};
use codec::{DecodeAll, Encode};
use jsonrpsee::{
	core::RegisterMethodError,
	types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned},
	RpcModule,
};
use sc_consensus_grandpa::{
	warp_proof::{NetworkProvider, WarpSyncFragment},
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_network_sync::strategy::warp::{EncodedProof, WarpSyncProvider};
use sc_rpc::SubscriptionTaskExecutor;
use sp_core::Bytes;
use sp_runtime::traits::NumberFor;
use std::sync::Arc;
use verdigrid_runtime::{opaque::Block, Hash};

/// An answer has so many bytes of proof at most. The next one goes on where it ends.
const LONGEST: usize = 2 << 20;

/// What a node needs to prove that blocks are final.
#[derive(Clone)]
pub struct Finality {
	/// Proves all changes of the authority set.
	pub provider: Arc<dyn WarpSyncProvider<Block>>,
	/// How the vote stands.
	pub voter_state: SharedVoterState,
	backend: Arc<Backend>,
	authorities: SharedAuthoritySet<Hash, NumberFor<Block>>,
	justifications: GrandpaJustificationStream<Block>,
}

impl Finality {
	/// Of a network.
	pub fn new(backend: Arc<Backend>, link: &GrandpaLink) -> Self {
		let authorities = link.shared_authority_set().clone();
		let provider = NetworkProvider::new(backend.clone(), authorities.clone(), Vec::new());
		Finality {
			provider: Arc::new(provider),
			voter_state: SharedVoterState::empty(),
			backend,
			authorities,
			justifications: link.justification_stream(),
		}
	}

	/// The RPC methods.
	pub fn module(
		self,
		executor: SubscriptionTaskExecutor,
	) -> Result<RpcModule<()>, RegisterMethodError> {
		let mut module = RpcModule::new(());
		let provider =
			FinalityProofProvider::new_for_service(self.backend, Some(self.authorities.clone()));
		let tools = Grandpa::new(
			executor,
			self.authorities,
			self.voter_state,
			self.justifications,
			provider,
		);
		module.merge(tools.into_rpc())?;
		module.merge(own(Some(self.provider))?)?;
		Ok(module)
	}
}

/// The method of a chain without finality.
pub fn none() -> Result<RpcModule<()>, RegisterMethodError> {
	own(None)
}

fn own(
	provider: Option<Arc<dyn WarpSyncProvider<Block>>>,
) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(());
	module.register_blocking_method("verdigrid_finality", move |params, _, _| {
		let start: Hash = params.one()?;
		provider.as_ref().map(|provider| answer(&**provider, start)).transpose()
	})?;
	Ok(module)
}

fn answer(provider: &dyn WarpSyncProvider<Block>, start: Hash) -> Result<Bytes, ErrorObjectOwned> {
	let EncodedProof(proof) = provider.generate(start).map_err(|error| {
		wrong(format!("nothing can be proved from {start:?} on: name a final block ({error})"))
	})?;
	let proof = <(Vec<WarpSyncFragment<Block>>, bool)>::decode_all(&mut &*proof);
	let (fragments, finished) = proof.map_err(|error| wrong(error.to_string()))?;
	Ok(first_part(fragments, finished).encode().into())
}

/// As many fragments as an answer can have, and at least one.
fn first_part<F: Encode>(mut fragments: Vec<F>, finished: bool) -> (Vec<F>, bool) {
	let mut bytes = 0_usize;
	let fitting = fragments.iter().take_while(|fragment| {
		bytes = bytes.saturating_add(fragment.encoded_size());
		bytes <= LONGEST
	});
	let count = fitting.count().max(1);
	let finished = finished && count >= fragments.len();
	fragments.truncate(count);
	(fragments, finished)
}

fn wrong(reason: String) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INVALID_PARAMS_CODE, reason, None::<()>)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_long_proof_comes_in_parts_of_whole_fragments() {
		let fragment = |bytes: usize| vec![7_u8; bytes];
		let all = vec![fragment(LONGEST / 2), fragment(LONGEST / 4), fragment(LONGEST / 2)];
		let (part, finished) = first_part(all.clone(), true);
		assert_eq!((part.len(), finished), (2, false));
		assert!(first_part(vec![fragment(9)], true).1);
		assert!(!first_part(vec![fragment(9)], false).1);
		assert!(first_part(Vec::<Vec<u8>>::new(), true).1);
		// A fragment is never cut.
		let (part, finished) = first_part(vec![fragment(2 * LONGEST), fragment(1)], true);
		assert_eq!((part.len(), finished), (1, false));
	}
}
