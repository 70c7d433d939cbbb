//! From the proof to what the statement says.

use crate::{
	content::{self, Basis, Content},
	credential::discloses,
	domain::{self, Period},
	facts::{self, Facts, MatchFacts, Metering, Rules},
	hex::Hex,
	keys::{self, Layout},
	leaves::{InTree, Leaf, MeterReading, Settlement},
	merkle,
	proof::{Disclosure, Finality, Proof, Proved, RedemptionProof},
	records::{self, Anchor, AnchorStatus, Authority},
	state::{ReadProof, State},
	time, Refusal, H256,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	string::String,
	vec::Vec,
};

impl Proof {
	/// What the statement says. Says nothing about finality. Fails if the proof has nodes of the state that are
	/// not needed for it.
	pub fn content(&self) -> Result<Content, Refusal> {
		self.ensure_ordered()?;
		let state = ReadProof::new(self.header()?.state_root, &self.nodes)?;
		let content = read(&state, self)?;
		state.ensure_all_used()?;
		Ok(content)
	}
}

/// What the statement says, with this state.
pub(crate) fn read(state: &impl State, proof: &Proof) -> Result<Content, Refusal> {
	let header = proof.header()?;
	let offset = chain_offset(state, proof.genesis)?;
	keys::LAYOUTS.into_iter().try_for_each(|layout| ensure_known(state, layout))?;
	let seconds = state.existing::<u64>(&keys::now())? / 1_000;
	let proved = proof.redemptions.iter();
	let facts = proved.clone().map(|proved| Facts::read(state, proved.id, offset));
	let facts = facts.collect::<Result<Vec<_>, _>>()?;
	facts::ensure_apart(&facts)?;
	let redemptions = facts.iter().zip(proved).map(|(facts, proved)| redemption(facts, proved));
	let redemptions = redemptions.collect::<Result<Vec<_>, _>>()?;
	let parties = parties(state, &proof.disclosures, &named(&redemptions))?;
	let finality = match proof.finality {
		Finality::Grandpa(_) => "proved",
		Finality::None(_) => "none",
	};
	Ok(Content {
		format: crate::statement::FORMAT,
		version: crate::statement::VERSION,
		chain: content::Chain {
			genesis: proof.genesis.into(),
			market_offset_minutes: offset,
			finality,
		},
		redemptions,
		parties,
		up_to: content::UpTo {
			block: header.number,
			hash: header.hash().into(),
			time: time::text(seconds),
			seconds,
		},
	})
}

/// The market's distance from UTC. The state has the hash of the chain's first block, so that a state of
/// another chain is not taken for one of this.
pub(crate) fn chain_offset(state: &impl State, genesis: H256) -> Result<i16, Refusal> {
	if state.record::<H256>(&keys::genesis_hash())? != Some(genesis) {
		return Err(Refusal::StateOfOtherChain);
	}
	Ok(state.record::<i16>(&keys::market_offset())?.unwrap_or_default())
}

/// Fails unless a pallet stores its records in the layout that this program knows.
pub(crate) fn ensure_known(state: &impl State, layout: Layout) -> Result<(), Refusal> {
	let Layout { pallet, version, .. } = layout;
	let stored = state.record::<u16>(&layout.key())?.unwrap_or_default();
	match stored == version {
		true => Ok(()),
		false => Err(Refusal::OtherLayout { pallet, stored }),
	}
}

/// The parties that redemptions name.
fn named(redemptions: &[content::Redemption]) -> BTreeSet<u32> {
	let mut named = BTreeSet::new();
	for redemption in redemptions {
		named.insert(redemption.holder);
		if let content::Beneficiary::Party(party) = redemption.beneficiary {
			named.insert(party);
		}
		if let content::Consumption::Matched(matched) = &redemption.consumption {
			named.insert(matched.consumer);
		}
	}
	named
}

fn redemption(facts: &Facts, proved: &RedemptionProof) -> Result<content::Redemption, Refusal> {
	let rules = Rules { redemption: facts.id };
	let same = proved.matched.is_some() == facts.matched.is_some();
	rules.hold(same, "that leaves of consumption are there if consumption was matched")?;
	let consumption = match (&facts.matched, &proved.matched) {
		(Some(matched), Some(leaves)) => {
			content::Consumption::Matched(describe_match(facts, matched, leaves)?)
		}
		_ => content::Consumption::NotMatched,
	};
	let domain::Redemption { range, energy, holder, claim, at, block, .. } = &facts.redemption;
	Ok(content::Redemption {
		redemption: facts.id,
		made: made(*at, *block),
		holder: *holder,
		beneficiary: beneficiary(&rules, &claim.beneficiary)?,
		purpose: claim.purpose,
		claimed: content::Span { from: time::text(claim.from), to: time::text(claim.to) },
		note: Some(claim.note).filter(|note| !note.is_zero()).map(Hex::from),
		energy_wh: *energy,
		certificates: certificates(&rules, facts, range)?,
		generation: generation(facts, proved.generation.as_ref())?,
		consumption,
	})
}

fn made(at: u64, block: u32) -> content::Made {
	content::Made { time: time::text(at), block }
}

fn beneficiary(
	rules: &Rules,
	beneficiary: &domain::Beneficiary,
) -> Result<content::Beneficiary, Refusal> {
	Ok(match beneficiary {
		domain::Beneficiary::Party(party) => content::Beneficiary::Party(*party),
		domain::Beneficiary::Name(name) => content::Beneficiary::Name(text(rules, name)?),
		domain::Beneficiary::Commitment(hash) => content::Beneficiary::Commitment((*hash).into()),
	})
}

fn text(rules: &Rules, bytes: &[u8]) -> Result<String, Refusal> {
	let text = core::str::from_utf8(bytes).ok();
	rules.hold(text.is_some(), "that names are text")?;
	Ok(text.unwrap_or_default().into())
}

fn certificates(
	rules: &Rules,
	facts: &Facts,
	range: &domain::CertificateRange,
) -> Result<content::Certificates, Refusal> {
	let info = &facts.batch.info;
	let numbers = range.last().and_then(|last| info.number(range.first).zip(info.number(last)));
	rules.hold(numbers.is_some(), "that the certificates have numbers")?;
	let (first, last) = numbers.unwrap_or_default();
	let frozen = |freeze: &records::Freeze| content::Frozen {
		since: time::text(freeze.at),
		reason: freeze.reason,
		issuer: match freeze.by {
			Authority::Governance => None,
			Authority::Issuer(issuer) => Some(issuer),
		},
	};
	Ok(content::Certificates {
		first,
		last,
		units: range.units,
		wh_each: info.face_value,
		batch: range.batch,
		frozen: facts.freeze.as_ref().map(frozen),
	})
}

fn generation(
	facts: &Facts,
	leaf: Option<&InTree<MeterReading>>,
) -> Result<content::Generation, Refusal> {
	let (rules, batch) = (Rules { redemption: facts.id }, &facts.batch);
	let info = &batch.info;
	// Allocation counts what was carried too, and is checked with it. Issue is checked against the reading.
	let least = if facts.matched.is_none() { batch.drawn } else { 0 };
	Ok(content::Generation {
		project: text(&rules, &info.project)?,
		source: info.source,
		region: text(&rules, &info.region)?,
		capacity_w: facts.project.capacity_w,
		owner: info.owner,
		period: period(info.period, facts.bounds),
		issuer: batch.issuer,
		issued: made(batch.issued_at, batch.issued_block),
		units_issued: info.issued,
		reading: reading(&rules, &facts.generation, info.period, leaf, least)?,
	})
}

fn period(period: Period, (from, to): (u64, u64)) -> content::Period {
	content::Period {
		granularity: period.granularity,
		index: period.index,
		from: time::text(from),
		to: time::text(to),
	}
}

/// The reading of the revision that was used: from its leaf if there is one, else from the chain's record if
/// that still has this revision. A leaf states at least so much energy.
fn reading(
	rules: &Rules,
	metering: &Metering,
	period: Period,
	leaf: Option<&InTree<MeterReading>>,
	least: u64,
) -> Result<content::Reading, Refusal> {
	let Metering { id, metered, revision, anchor, .. } = metering;
	let basis = basis(rules, anchor.as_ref(), leaf)?;
	let energy_wh = match leaf {
		Some(InTree { leaf, .. }) => {
			let same = (&leaf.meter, leaf.period) == (id, period);
			rules.hold(same, "that the reading is of this meter and period")?;
			let counts = metered.revision != *revision || metered.energy == leaf.energy;
			rules.hold(counts, "that the reading is the one that counts")?;
			rules.hold(least <= leaf.energy, "that the reading covers what was issued")?;
			Some(leaf.energy)
		}
		None => Some(metered.energy).filter(|_| metered.revision == *revision),
	};
	let later = content::Later { energy_wh: metered.energy, revision: metered.revision };
	Ok(content::Reading {
		meter: text(rules, id)?,
		energy_wh,
		revision: *revision,
		basis,
		anchor: anchor.as_ref().map(describe_anchor),
		replaced_by: Some(later).filter(|later| later.revision > *revision),
	})
}

/// What a statement about a leaf rests on. A leaf that is there must stand in its anchor.
fn basis<L: Leaf>(
	rules: &Rules,
	anchor: Option<&Anchor>,
	leaf: Option<&InTree<L>>,
) -> Result<Basis, Refusal> {
	match (anchor, leaf) {
		(Some(Anchor { stated, .. }), Some(InTree { leaf, proof })) => {
			let stands = merkle::verify(&stated.root, stated.leaves, &leaf.hash(), proof);
			rules.hold(stands, "that each leaf stands in the tree of its anchor")?;
			Ok(Basis::Path)
		}
		(Some(_), None) => Ok(Basis::NotShown),
		(None, None) => Ok(Basis::AnchorRemoved),
		(None, Some(_)) => {
			rules.hold(false, "that leaves of anchors that were removed are not there")?;
			Ok(Basis::AnchorRemoved)
		}
	}
}

fn describe_anchor(anchor: &Anchor) -> content::Anchor {
	content::Anchor {
		root: anchor.stated.root.into(),
		leaves: anchor.stated.leaves,
		anchored: time::text(anchor.anchored_at),
		attesters: anchor.attesters.clone(),
		closed: anchor.status == AnchorStatus::Closed,
	}
}

fn describe_match(
	facts: &Facts,
	matched: &MatchFacts,
	leaves: &Proved,
) -> Result<content::Match, Refusal> {
	let rules = Rules { redemption: facts.id };
	let MatchFacts { voucher_id, voucher, evidence, doubt, settlement, consumption } = matched;
	let basis = basis(&rules, settlement.as_ref(), leaves.settlement.as_ref())?;
	if let Some(InTree { leaf, .. }) = &leaves.settlement {
		ensure_same_settlement(&rules, facts, matched, leaf)?;
	}
	let contested = |doubt: &records::DoubtRecord| content::Contested {
		since: time::text(doubt.at),
		reason: doubt.reason,
	};
	let (period, leaf) = (facts.batch.info.period, leaves.consumption.as_ref());
	Ok(content::Match {
		consumer: voucher.consumer,
		voucher: *voucher_id,
		evidence: content::Evidence {
			evidence: voucher.evidence,
			verified: made(evidence.at, evidence.block),
			contested: doubt.as_ref().map(contested),
			corrects: evidence.supersedes,
		},
		settlement: content::Settlement {
			trade_ref: evidence.trade_ref.into(),
			seller: evidence.seller,
			buyer: evidence.buyer,
			energy_wh: evidence.settled,
			sequence: evidence.sequence,
			basis,
			anchor: settlement.as_ref().map(describe_anchor),
		},
		reading: reading(&rules, consumption, period, leaf, 0)?,
	})
}

/// The leaf is the one that was verified, and says what the record says.
fn ensure_same_settlement(
	rules: &Rules,
	facts: &Facts,
	MatchFacts { evidence, consumption, .. }: &MatchFacts,
	leaf: &Settlement,
) -> Result<(), Refusal> {
	rules.hold(leaf.hash() == evidence.leaf, "that the settlement is the one that was verified")?;
	let (info, range) = (&facts.batch.info, &evidence.range);
	let same = leaf.trade_ref == evidence.trade_ref
		&& (leaf.seller, leaf.buyer) == (evidence.seller, evidence.buyer)
		&& (leaf.batch, leaf.first, leaf.units) == (range.batch, range.first, range.units)
		&& (leaf.energy, leaf.supersedes) == (evidence.settled, evidence.supersedes)
		&& (leaf.period, &leaf.generation_meter) == (info.period, &info.meter)
		&& leaf.consumption_meter == consumption.id;
	rules.hold(same, "that settlement and evidence agree")
}

/// The parties of which attributes are shown.
fn parties(
	state: &impl State,
	disclosures: &[Disclosure],
	named: &BTreeSet<u32>,
) -> Result<Vec<content::Party>, Refusal> {
	let mut by_party = BTreeMap::<u32, Vec<&Disclosure>>::new();
	for shown in disclosures {
		by_party.entry(shown.party).or_default().push(shown);
	}
	by_party
		.into_iter()
		.map(|(party, shown)| match named.contains(&party) {
			true => describe_party(state.existing(&keys::party(party))?, party, &shown),
			false => Err(Refusal::StrangerDisclosed { party }),
		})
		.collect()
}

fn describe_party(
	record: records::Party,
	party: u32,
	shown: &[&Disclosure],
) -> Result<content::Party, Refusal> {
	let refuse = Refusal::NotDisclosed { party };
	let committed = record.commitment.ok_or_else(|| refuse.clone())?;
	let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
	let attribute = |shown: &&Disclosure| {
		let Disclosure { key, value, salt, proof, .. } = shown;
		let holds = discloses(&committed, (key, value, salt), proof);
		let attribute = string(key).zip(string(value)).filter(|_| holds);
		attribute.map(|(key, value)| content::Attribute { key, value })
	};
	Ok(content::Party {
		party,
		kind: record.kind,
		jurisdiction: string(&record.jurisdiction).ok_or_else(|| refuse.clone())?,
		status: record.status,
		level: record.level,
		registrar: record.registrar.map(|account| Hex(account.to_vec())),
		attested_until: time::text(record.expires_at),
		attributes: shown.iter().map(attribute).collect::<Option<_>>().ok_or(refuse)?,
	})
}
