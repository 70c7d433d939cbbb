//! The invariants of the pallet.

use crate::{
	committee::quorum_of,
	count::count,
	types::{
		AnchorStatus, Committee, DisputeStatus, EvidenceInfo, Reaped, Round, SeatStatus, MAX_SEATS,
	},
	AnchorOf, Anchors, BalanceOf, BondOf, Committees, Config, CurrentVersion, Disputes, Doubts,
	EvidenceRecords, HoldReason, LatestRevision, Metered, NextDispute, NextEvidence, OpenRounds,
	Pallet, Rounds, SeatCount, SeatOf, Seats, SetQuorum, Topics, TradeRefs,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use sp_runtime::{traits::CheckedAdd, TryRuntimeError};
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, Source, Topic, MAX_REVISION},
	party::{MeterNumber, PartyId},
	traits::Meters,
	Energy, Period,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_seats()?;
		Self::try_state_bonds()?;
		Self::try_state_liability()?;
		Self::try_state_disputes()?;
		Self::try_state_dispute_bonds()?;
		Self::try_state_committees()?;
		Self::try_state_rounds()?;
		Self::try_state_open_rounds()?;
		Self::try_state_anchors()?;
		Self::try_state_revisions()?;
		Self::try_state_uses()?;
		Self::try_state_allocation()?;
		Self::try_state_limits()?;
		Self::try_state_used()
	}

	/// Seats that are offered or live are counted right, and no committee has too many. That no party
	/// sits in two follows from the key. A live seat came in with a version that there was, and has
	/// no more on hold than its full bond.
	fn try_state_seats() -> Result<(), TryRuntimeError> {
		for seat in Seats::<T>::iter_values() {
			let came_in = seat.version > 0 && seat.version <= CurrentVersion::<T>::get(seat.source);
			ensure!(came_in == seat.bond().is_some(), "a seat came in with no version");
			let bonded = seat.bond().is_none_or(|bond| bond.amount <= seat.required);
			ensure!(bonded, "a seat has more than its bond");
		}
		for source in Source::ALL {
			let there = |seat: &SeatOf<T>| {
				seat.source == source && !matches!(seat.status, SeatStatus::Leaving { .. })
			};
			let seats = Seats::<T>::iter_values().filter(there).count();
			ensure!(SeatCount::<T>::get(source) == count(seats), "seats are counted wrong");
			ensure!(count(seats) <= MAX_SEATS, "a committee has too many seats");
		}
		Ok(())
	}

	/// What is on hold for seats is the sum of the bonds of live and leaving seats, for each account.
	fn try_state_bonds() -> Result<(), TryRuntimeError> {
		let bonds = Seats::<T>::iter_values().filter_map(|seat| seat.bond().cloned());
		Self::try_state_held(HoldReason::SeatBond, bonds)
	}

	/// The money on hold for disputes is the sum of the bonds of the parties that dispute.
	fn try_state_dispute_bonds() -> Result<(), TryRuntimeError> {
		let disputers = Disputes::<T>::iter_values().flat_map(|dispute| dispute.disputers);
		Self::try_state_held(HoldReason::DisputeBond, disputers.map(|disputer| disputer.bond))
	}

	fn try_state_held(
		reason: HoldReason,
		bonds: impl Iterator<Item = BondOf<T>>,
	) -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<T::AccountId, BalanceOf<T>> = BTreeMap::new();
		for bond in bonds {
			let sum = sums.entry(bond.account).or_default();
			*sum = sum.checked_add(&bond.amount).ok_or("the bonds of an account overflow")?;
		}
		for (account, sum) in sums {
			let held = T::Currency::balance_on_hold(&reason.into(), &account);
			ensure!(held == sum, "an account's hold differs from its bonds");
		}
		Ok(())
	}

	/// A seat answers for every anchor that it attested and that can still be disputed. It knows the number
	/// of disputes about what it attested.
	fn try_state_liability() -> Result<(), TryRuntimeError> {
		let mut disputed: BTreeMap<PartyId, u32> = BTreeMap::new();
		for anchor in Anchors::<T>::iter_values() {
			let is_disputed = matches!(anchor.status, AnchorStatus::Disputed(_));
			let over = anchor.is_unchallengeable(Self::now(), Self::block());
			let pending = is_disputed || (anchor.stands() && !over);
			for party in anchor.attesters.iter().filter(|_| pending) {
				let seat = Seats::<T>::get(party).ok_or("an attester's bond is gone too early")?;
				let liable =
					seat.liable_until >= anchor.final_at && seat.liable_block >= anchor.final_block;
				ensure!(liable, "a seat does not answer for an anchor that it attested");
				let count = disputed.entry(*party).or_default();
				*count = count.saturating_add(u32::from(is_disputed));
			}
		}
		for (party, seat) in Seats::<T>::iter() {
			let disputes = disputed.get(&party).copied().unwrap_or_default();
			ensure!(seat.disputes == disputes, "disputes about a seat are counted wrong");
		}
		Ok(())
	}

	/// An open dispute is about the disputed anchor of its topic. A defaulted one waits at its
	/// topic. No party disputes an anchor twice.
	fn try_state_disputes() -> Result<(), TryRuntimeError> {
		for (id, dispute) in Disputes::<T>::iter() {
			ensure!(id < NextDispute::<T>::get(), "a dispute's number was not given yet");
			let anchor = Anchors::<T>::get(dispute.topic);
			let consistent = match dispute.status {
				DisputeStatus::Open => anchor.is_some_and(|anchor| {
					anchor.status == AnchorStatus::Disputed(id)
						&& anchor.statement.root == dispute.root
				}),
				DisputeStatus::Defaulted => {
					Topics::<T>::get(dispute.topic).defaulted == Some(id)
						&& anchor.is_none_or(|anchor| !anchor.stands())
				}
			};
			ensure!(consistent, "a dispute and its topic do not agree");
			for disputer in &dispute.disputers {
				let same = dispute.disputers.iter().filter(|other| other.party == disputer.party);
				let times = same.count();
				ensure!(times == 1, "a party disputes an anchor twice");
			}
		}
		let open = |anchor: &AnchorOf<T>| matches!(anchor.status, AnchorStatus::Disputed(_));
		let waiting = Topics::<T>::iter_values().filter(|state| state.defaulted.is_some()).count();
		let known = Anchors::<T>::iter_values().filter(open).count().saturating_add(waiting);
		ensure!(Disputes::<T>::iter_keys().count() == known, "a dispute is missing or left over");
		Ok(())
	}

	/// Every version up to the current one exists. Each has a quorum of more than two thirds and at most all
	/// members. The current one consists of the live seats and has the quorum that is set.
	fn try_state_committees() -> Result<(), TryRuntimeError> {
		for (source, version, committee) in Committees::<T>::iter() {
			let current = CurrentVersion::<T>::get(source);
			ensure!(version > 0 && version <= current, "a committee version was never current");
			let members = count(committee.members.len());
			let least = quorum_of(members, 0);
			let fits = committee.quorum >= least && committee.quorum <= members;
			ensure!(fits, "a quorum is out of bounds");
		}
		for source in Source::ALL {
			let version = CurrentVersion::<T>::get(source);
			let known = version == 0 || Committees::<T>::contains_key(source, version);
			ensure!(known, "the current committee does not exist");
			let (_, committee) = Self::current_committee(source);
			Self::try_state_current_committee(source, &committee)?;
		}
		Ok(())
	}

	fn try_state_current_committee(
		source: Source,
		committee: &Committee,
	) -> Result<(), TryRuntimeError> {
		let members = count(committee.members.len());
		let quorum = quorum_of(members, SetQuorum::<T>::get(source));
		ensure!(committee.quorum == quorum, "the current quorum does not follow the rule");
		let live = |seat: &SeatOf<T>| seat.is_live() && seat.source == source;
		let seats = Seats::<T>::iter_values().filter(live).count();
		ensure!(count(seats) == members, "a live seat is not in its committee, or is twice");
		for member in &committee.members {
			let seated = Seats::<T>::get(member).is_some_and(|seat| live(&seat));
			ensure!(seated, "a member of the current committee has no live seat");
		}
		Ok(())
	}

	/// An open round is the current one of its topic. The topic is neither anchored nor stalled. Each vote is
	/// of another member of the committee that the round froze.
	fn try_state_rounds() -> Result<(), TryRuntimeError> {
		for (topic, round) in Rounds::<T>::iter() {
			let state = Topics::<T>::get(topic);
			ensure!(round.number == state.round(), "an open round is not the current one");
			ensure!(!state.is_stalled(), "a stalled topic has an open round");
			let anchored = Anchors::<T>::get(topic).is_some_and(|anchor| anchor.stands());
			ensure!(!anchored, "an anchored topic has an open round");
			let committee = Committees::<T>::get(topic.source(), round.version)
				.ok_or("a round's committee does not exist")?;
			ensure!(round.expires_at >= round.opened_at, "a round expired before it opened");
			ensure!(!state.is_reaped(), "a reaped topic has an open round");
			Self::try_state_votes(&round, &committee)?;
		}
		Ok(())
	}

	fn try_state_votes(
		round: &Round<impl Sized>,
		committee: &Committee,
	) -> Result<(), TryRuntimeError> {
		for vote in &round.votes {
			ensure!(
				committee.members.contains(&vote.party),
				"a party that is no member voted in a round"
			);
			let votes = round.votes.iter().filter(|other| other.party == vote.party).count();
			ensure!(votes == 1, "a member voted twice in a round");
		}
		Ok(())
	}

	/// `OpenRounds` names the open rounds of each opener.
	fn try_state_open_rounds() -> Result<(), TryRuntimeError> {
		let opened: BTreeSet<(PartyId, Topic)> =
			Rounds::<T>::iter().map(|(topic, round)| (round.opener, topic)).collect();
		let mut named = BTreeSet::new();
		for (party, topics) in OpenRounds::<T>::iter() {
			ensure!(!topics.is_empty(), "a seat without open rounds is listed");
			for topic in topics {
				ensure!(named.insert((party, topic)), "an open round is listed twice");
			}
		}
		ensure!(named == opened, "open rounds are listed wrong");
		Ok(())
	}

	/// An anchor was made by a quorum of different members of its committee, about some leaves, and
	/// its deadlines are not before it was made.
	fn try_state_anchors() -> Result<(), TryRuntimeError> {
		for (topic, anchor) in Anchors::<T>::iter() {
			ensure!(anchor.statement.leaves > 0, "an anchor is about no leaf");
			ensure!(
				anchor.final_at >= anchor.anchored_at,
				"an anchor was final before it was made"
			);
			ensure!(anchor.round < Topics::<T>::get(topic).round(), "an anchor's round is open");
			let committee = Committees::<T>::get(topic.source(), anchor.version)
				.ok_or("an anchor's committee does not exist")?;
			let attesters = count(anchor.attesters.len());
			ensure!(attesters >= committee.quorum, "an anchor has no quorum");
			for attester in &anchor.attesters {
				let times = anchor.attesters.iter().filter(|other| *other == attester).count();
				ensure!(times == 1, "an attester is counted twice");
				ensure!(committee.members.contains(attester), "an attester is not a member");
				ensure!(!anchor.missing.contains(attester), "an attester is missing");
			}
			let state = Topics::<T>::get(topic);
			ensure!(!state.is_reaped(), "a reaped topic has an anchor");
			ensure!(anchor.stands() || state.open_until > 0, "a void anchor has no window");
			ensure!(anchor.stands() || !anchor.used, "something rests on a void anchor");
			let final_once = anchor.is_unchallengeable(Self::now(), Self::block());
			let closed = anchor.status == AnchorStatus::Closed;
			ensure!(
				final_once || !(closed || anchor.used),
				"an anchor was used before it was final"
			);
		}
		Ok(())
	}

	/// The latest revision of each period's readings is the highest that stands, or stood when it was
	/// removed for its age.
	fn try_state_revisions() -> Result<(), TryRuntimeError> {
		let mut latest: BTreeMap<Period, u8> = BTreeMap::new();
		let mut stands = |topic: &Topic| {
			if let Topic::Metering(period, revision) = *topic {
				let highest = latest.entry(period).or_default();
				*highest = revision.max(*highest);
			}
		};
		Anchors::<T>::iter()
			.filter(|(_, anchor)| anchor.stands())
			.for_each(|(topic, _)| stands(&topic));
		Topics::<T>::iter()
			.filter(|(_, state)| state.reaped == Reaped::Standing)
			.for_each(|(topic, _)| stands(&topic));
		ensure!(
			latest.values().all(|latest| *latest <= MAX_REVISION),
			"there are too many revisions"
		);
		let noted: BTreeMap<Period, u8> = LatestRevision::<T>::iter().collect();
		ensure!(noted == latest, "the latest revision of some readings is another");
		Ok(())
	}

	/// An anchor on which something rests is marked as used. It stands, or was removed for its age. No reading of a
	/// meter was fixed for a period after its last use.
	fn try_state_uses() -> Result<(), TryRuntimeError> {
		let rests_on = |topic: Topic| match Anchors::<T>::get(topic) {
			Some(anchor) => anchor.used && anchor.stands(),
			None => Topics::<T>::get(topic).reaped == Reaped::Standing,
		};
		for (_, record) in Self::all_evidence()? {
			let metering = Topic::Metering(record.period, record.revision);
			ensure!(rests_on(record.topic), "evidence rests on settlements that do not stand");
			ensure!(rests_on(metering), "evidence rests on readings that do not stand");
		}
		for (meter, key, fixed) in Metered::<T>::iter() {
			let stands = rests_on(Topic::Metering(key.period(), fixed.revision));
			ensure!(stands, "a reading was fixed by a revision that does not stand");
			let end = key.period().end(T::MarketOffset::get()).ok_or("a used period has no end")?;
			ensure!(
				Self::used_until(meter) >= Some(end),
				"a reading of a meter is after its last use"
			);
		}
		Ok(())
	}

	/// What is allocated from each meter and period is the sum over the records, without what was
	/// given back.
	fn try_state_allocation() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<(MeterNumber, Period), Energy> = BTreeMap::new();
		for (_, record) in Self::all_evidence()? {
			let energy = record
				.energy
				.checked_sub(record.unwound)
				.ok_or("more energy was given back than was allocated")?;
			for meter in [record.generation_meter, record.consumption_meter] {
				let meter = T::Meters::meter(&meter).ok_or("evidence is of no meter")?.number;
				let sum = sums.entry((meter, record.period)).or_default();
				*sum = sum.checked_add(energy).ok_or("the energy of records overflows")?;
			}
		}
		for (meter, key, metered) in Metered::<T>::iter() {
			let sum = sums.remove(&(meter, key.period())).unwrap_or_default();
			ensure!(metered.allocated == sum, "allocated energy differs from the sum over records");
		}
		ensure!(sums.is_empty(), "energy is allocated from a reading that was not fixed");
		Ok(())
	}

	/// No meter gave more energy than the highest limit that its readings ever had, corrected by what was
	/// carried (R31).
	fn try_state_limits() -> Result<(), TryRuntimeError> {
		for (number, key, metered) in Metered::<T>::iter() {
			let meter = T::Meters::meter_id(number).ok_or("a reading of no meter was fixed")?;
			let limit = metered.limit().ok_or("the limit of a reading overflows")?;
			ensure!(metered.highest >= limit, "a limit is more than the highest");
			let limit = Self::with_carry(&meter, key.period(), metered.highest)
				.ok_or("the limit of a meter overflows")?;
			ensure!(metered.allocated <= limit, "more energy is allocated than was metered");
		}
		Ok(())
	}

	/// Trade references name the latest evidence of each trade, and no leaf was verified twice. Evidence is
	/// worth no more than what was settled, and its number was given.
	fn try_state_used() -> Result<(), TryRuntimeError> {
		let (mut latest, mut doubts, mut leaves) = (0_usize, 0_usize, BTreeSet::new());
		for (evidence, record) in Self::all_evidence()? {
			ensure!(evidence < NextEvidence::<T>::get(), "evidence has a number not yet given");
			ensure!(record.energy <= record.settled, "evidence is worth more than was settled");
			ensure!(leaves.insert(record.leaf), "a leaf was verified twice");
			Self::try_state_correction(evidence, &record)?;
			doubts = doubts.saturating_add(usize::from(record.doubt.is_some()));
			if record.superseded_by.is_none() {
				latest = latest.saturating_add(1);
				let by_reference = TradeRefs::<T>::get(record.trade_ref) == Some(evidence);
				ensure!(by_reference, "the trade reference of evidence is not used by it");
			}
		}
		let references = TradeRefs::<T>::iter_values().count();
		ensure!(references == latest, "a trade reference has no evidence");
		ensure!(Doubts::<T>::iter_keys().count() == doubts, "a doubt is about no evidence");
		Ok(())
	}

	/// All evidence, with what follows from its batch.
	fn all_evidence() -> Result<Vec<(EvidenceId, EvidenceInfo)>, TryRuntimeError> {
		let mut all = Vec::new();
		for (evidence, record) in EvidenceRecords::<T>::iter() {
			let info = Self::complete(evidence, record)
				.ok_or("evidence does not fit its batch or meter")?;
			all.push((evidence, info));
		}
		Ok(all)
	}

	/// Energy was given back only for revoked evidence. Evidence in doubt has a reason. A correction of revoked
	/// evidence is later, of the same trade, and linked in both directions.
	fn try_state_correction(
		evidence: EvidenceId,
		record: &EvidenceInfo,
	) -> Result<(), TryRuntimeError> {
		let revoked = record.status == EvidenceStatus::Revoked;
		ensure!(
			revoked || record.unwound == Energy::ZERO,
			"energy of live evidence was given back"
		);
		let in_doubt = record.status != EvidenceStatus::Live;
		ensure!(record.doubt.is_some() == in_doubt, "the doubt about evidence is not explained");
		if let Some(by) = record.superseded_by {
			let later =
				EvidenceRecords::<T>::get(by).ok_or("the evidence that corrects is missing")?;
			ensure!(revoked && evidence < by, "evidence was corrected that was not revoked");
			let linked = later.supersedes == Some(evidence) && later.trade_ref == record.trade_ref;
			ensure!(linked, "a correction is of another trade");
		}
		if let Some(earlier) = record.supersedes {
			let linked =
				Doubts::<T>::get(earlier).is_some_and(|old| old.superseded_by == Some(evidence));
			ensure!(linked, "a correction is not linked from what it corrects");
		}
		Ok(())
	}
}
