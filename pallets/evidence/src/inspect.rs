//! What other pallets read, and what clients read through runtime APIs.

use crate::{
	count::count,
	types::{
		Committee, DisputeId, Ending, EvidenceInfo, EvidenceRecord, MeteredEnergy, PeriodKey,
		Remaining, TopicInfo, TopicState,
	},
	AnchorOf, Anchors, Config, Corrections, DisputeOf, Disputes, Doubts, EvidenceRecords,
	LatestRevision, Metered, Pallet, SeatOf, Seats, Topics, TradeRefs,
};
use frame_support::traits::{Defensive, Get};
use frame_system::pallet_prelude::BlockNumberFor;
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, Source, Topic, TradeRef},
	party::{MeterId, MeterNumber, PartyId},
	traits::{CertificateBatches, EvidenceInspect, Meters, VerifiedTrade},
	Energy, Moment, Period,
};

impl<T: Config> EvidenceInspect for Pallet<T> {
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus> {
		EvidenceRecords::<T>::get(evidence).map(|record| record.status)
	}

	fn verified(evidence: EvidenceId) -> Option<VerifiedTrade> {
		let EvidenceRecord { buyer, range, .. } = EvidenceRecords::<T>::get(evidence)?;
		Some(VerifiedTrade { buyer, range })
	}
}

impl<T: Config> Pallet<T> {
	/// How far a topic has come.
	pub fn topic_state(topic: Topic) -> TopicInfo<BlockNumberFor<T>> {
		let anchor = Anchors::<T>::get(topic);
		let state = Topics::<T>::get(topic);
		let open = Self::open_round(&topic);
		let ending =
			open.as_ref().and_then(|(round, committee)| Self::lapsed(&topic, round, committee));
		let (lapsed, open) = (ending.is_some(), open.filter(|_| ending.is_none()));
		let conflicts = u32::from(ending == Some(Ending::Conflicted));
		let state = TopicState {
			closed: state.closed.saturating_add(u32::from(lapsed)),
			conflicted: state.conflicted.saturating_add(conflicts),
			..state
		};
		TopicInfo {
			is_final: anchor.as_ref().is_some_and(Self::is_final),
			anchor,
			round: state.round(),
			votes: open.as_ref().map_or(0, |(round, _)| count(round.votes.len())),
			expires_at: open.as_ref().map(|(round, _)| round.expires_at),
			expires_block: open.as_ref().map(|(round, _)| round.expires_block),
			quorum: open.map_or_else(
				|| Self::current_committee(topic.source()).1.quorum,
				|(_, committee)| committee.quorum,
			),
			conflicted: state.conflicted,
			stalled: state.is_stalled(),
			reaped: state.is_reaped(),
			open_until: state.open_until,
			corrections_until: Corrections::<T>::get(topic.period()),
		}
	}

	/// The end of the latest period of which a reading of a meter was used. `None` if none was.
	pub fn used_until(meter: MeterNumber) -> Option<Moment> {
		let latest = Metered::<T>::iter_key_prefix(meter).next()?.period();
		latest.end(T::MarketOffset::get()).defensive_proof("a period that was used has ended; qed")
	}

	/// The revision of the readings of a period that proves them. `None` if none stands.
	pub fn latest_revision(period: Period) -> Option<u8> {
		LatestRevision::<T>::get(period)
	}

	/// How much energy of a meter in a period is still free. `None` before its reading was used.
	pub fn remaining(meter: MeterId, period: Period) -> Option<Remaining> {
		let metered = Self::metered(&meter, period)?;
		let limit = Self::allocation_limit(&meter, period, &metered)?;
		let allocated = metered.allocated;
		// A later revision can be lower than what was allocated under an earlier one.
		let remaining = limit.checked_sub(allocated).unwrap_or_default();
		Some(Remaining { metered: metered.energy, limit, allocated, remaining })
	}

	/// A party's seat.
	pub fn seat(party: PartyId) -> Option<SeatOf<T>> {
		Seats::<T>::get(party)
	}

	/// The current committee of a source, and its version.
	pub fn committee(source: Source) -> (u32, Committee) {
		Self::current_committee(source)
	}

	/// A dispute that is not decided, or whose bonds are still held.
	pub fn dispute_info(dispute: DisputeId) -> Option<DisputeOf<T>> {
		Disputes::<T>::get(dispute)
	}

	/// The latest evidence of a trade reference.
	pub fn evidence_of(trade_ref: TradeRef) -> Option<EvidenceId> {
		TradeRefs::<T>::get(trade_ref)
	}

	/// The fixed reading of a meter and period, and what is allocated of it.
	pub fn metered(meter: &MeterId, period: Period) -> Option<MeteredEnergy> {
		Metered::<T>::get(T::Meters::meter(meter)?.number, PeriodKey::of(period))
	}

	/// The anchor of a topic.
	pub fn anchor_of(topic: &Topic) -> Option<AnchorOf<T>> {
		Anchors::<T>::get(topic)
	}

	/// The evidence of a number.
	pub fn evidence(evidence: EvidenceId) -> Option<EvidenceInfo> {
		let record = EvidenceRecords::<T>::get(evidence)?;
		Self::complete(evidence, record)
			.defensive_proof("the batch and the meters of evidence are never removed; qed")
	}

	/// Evidence with what follows from its batch and its meter, and the doubt about it. `None` without such
	/// a batch or meter.
	pub(crate) fn complete(evidence: EvidenceId, record: EvidenceRecord) -> Option<EvidenceInfo> {
		let batch = T::Certificates::batch(record.range.batch)?;
		let doubt = Doubts::<T>::get(evidence);
		Some(EvidenceInfo {
			leaf: record.leaf,
			trade_ref: record.trade_ref,
			topic: Topic::Settlement(batch.period, record.sequence),
			revision: record.revision,
			seller: record.seller,
			buyer: record.buyer,
			generation_meter: batch.meter,
			consumption_meter: T::Meters::meter_id(record.consumption_meter)?,
			period: batch.period,
			range: record.range,
			energy: batch.face_value.checked_mul(record.range.units)?,
			settled: record.settled,
			at: record.at,
			block: record.block,
			status: record.status,
			doubt: doubt.map(|record| record.doubt),
			unwound: doubt.map_or(Energy::ZERO, |record| record.unwound),
			supersedes: record.supersedes,
			superseded_by: doubt.and_then(|record| record.superseded_by),
		})
	}
}
