//! Which redemptions a party has.

use super::{finality::bytes, state::name, StatementError};
use crate::{Chain, ClientError};
use codec::{Decode, DecodeAll};
use std::collections::BTreeSet;
use subxt::{rpcs::rpc_params, utils::H256};
use verdigrid_primitives::claim::{Beneficiary, Redemption};
use verdigrid_proof::keys;

/// So many redemptions are read at a time.
const PAGE: u64 = 500;

/// Some time, in seconds since 1970. The end is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
	/// The first second.
	pub from: u64,
	/// The first second after it.
	pub to: u64,
}

impl Chain {
	/// The redemptions whose beneficiary is a party, and whose time claimed for lies in a span. All redemptions of the
	/// chain are looked at: `told` hears how far it has come.
	pub async fn redemptions_of(
		&self,
		party: u32,
		span: Span,
		told: impl Fn(u64, u64),
	) -> Result<BTreeSet<u64>, StatementError> {
		let at: H256 = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
		let next = name(&keys::next_redemption());
		let next: Option<String> = self.ask("state_getStorage", rpc_params![next, at]).await?;
		let next = next.as_deref().map(bytes).transpose()?.unwrap_or_default();
		let all = u64::decode(&mut &*next).unwrap_or(0);
		let mut found = BTreeSet::new();
		let mut first = 0;
		while first < all {
			told(first, all);
			let last = first.saturating_add(PAGE).min(all);
			let page = self.page(first..last, at).await?;
			found.extend(
				page.into_iter().filter(|(_, it)| is_of(it, party, span)).map(|(id, _)| id),
			);
			first = last;
		}
		Ok(found)
	}

	async fn page(
		&self,
		ids: std::ops::Range<u64>,
		at: H256,
	) -> Result<Vec<(u64, Redemption)>, ClientError> {
		let keys: Vec<_> = ids.map(|id| (id, keys::redemption(id))).collect();
		let asked: Vec<_> = keys.iter().map(|(_, key)| key.clone()).collect();
		let values = super::state::read(self, at, &asked).await?;
		let read = |(id, key): &(u64, keys::Key)| {
			let value = values.get(key)?.as_deref()?;
			Some((*id, Redemption::decode_all(&mut &*value).ok()?))
		};
		Ok(keys.iter().filter_map(read).collect())
	}
}

fn is_of(redemption: &Redemption, party: u32, span: Span) -> bool {
	let claim = &redemption.claim;
	claim.beneficiary == Beneficiary::Party(party) && claim.from >= span.from && claim.to <= span.to
}
