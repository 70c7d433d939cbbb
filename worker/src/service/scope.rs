//! What a token may see.

use super::{text, Archive};
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use verdigrid_primitives::{
	evidence::{Settlement, Topic},
	party::{MeterId, PartyId},
};

/// What a token may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
	/// What concerns a party: the settlements in which it sells or buys, and the readings of the meters that the chain says it owns.
	Party(PartyId),
	/// What an auditor was granted.
	Auditor(Grants),
}

/// What an auditor may see. Without a limit: everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grants {
	/// These meters alone: their readings, and the settlements that name one of them. Empty: all.
	pub meters: BTreeSet<String>,
	/// No period with an earlier day. Days are counted from 1970; an hour is of its day of UTC.
	pub from: Option<u32>,
	/// No period with a later day.
	pub to: Option<u32>,
	/// Readings or settlements alone.
	pub kind: Option<LeafKind>,
}

/// What stands in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeafKind {
	/// Readings of meters.
	Readings,
	/// Settlements of trades.
	Settlements,
}

impl From<Topic> for LeafKind {
	fn from(topic: Topic) -> Self {
		match topic {
			Topic::Metering(..) => LeafKind::Readings,
			Topic::Settlement(..) => LeafKind::Settlements,
		}
	}
}

impl Grants {
	fn has_topic(&self, topic: Topic) -> bool {
		let is_inside = || {
			let (first, last) = text::days(topic.period())?;
			Some(self.from.is_none_or(|from| from <= first) && self.to.is_none_or(|to| last <= to))
		};
		let has_kind = self.kind.is_none_or(|kind| kind == topic.into());
		let is_unbounded = self.from.is_none() && self.to.is_none();
		has_kind && (is_unbounded || is_inside().unwrap_or(false))
	}

	fn has_meter(&self, meter: &MeterId) -> bool {
		let named =
			|| std::str::from_utf8(meter.as_bytes()).is_ok_and(|id| self.meters.contains(id));
		self.meters.is_empty() || named()
	}
}

impl Scope {
	/// Whether the topic may be seen. A party sees all: the chain publishes what was stated.
	pub fn sees_topic(&self, topic: Topic) -> bool {
		match self {
			Scope::Party(_) => true,
			Scope::Auditor(grants) => grants.has_topic(topic),
		}
	}

	/// Whether the readings of a meter may be seen, in a topic that may be seen.
	pub async fn sees_meter(&self, archive: &dyn Archive, meter: &MeterId) -> Result<bool> {
		match self {
			Scope::Party(party) => Ok(archive.owner(meter).await? == Some(*party)),
			Scope::Auditor(grants) => Ok(grants.has_meter(meter)),
		}
	}

	/// Whether a settlement may be seen, in a topic that may be seen.
	pub fn sees_settlement(&self, settlement: &Settlement) -> bool {
		match self {
			Scope::Party(party) => [settlement.seller, settlement.buyer].contains(party),
			Scope::Auditor(grants) => {
				grants.has_meter(&settlement.generation_meter)
					|| grants.has_meter(&settlement.consumption_meter)
			}
		}
	}
}
