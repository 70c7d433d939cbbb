//! What the pallet reports.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A seat was offered to a party.
		Appointed {
			/// The source of the committee.
			source: Source,
			/// The party.
			party: PartyId,
		},
		/// A party accepted its seat and paid the bond.
		SeatAccepted {
			/// The source of the committee.
			source: Source,
			/// The party.
			party: PartyId,
			/// The account on which the bond is held.
			account: T::AccountId,
			/// The bond in native money.
			bond: BalanceOf<T>,
		},
		/// A committee has a new version, for rounds that open from now on.
		CommitteeChanged {
			/// The source of the committee.
			source: Source,
			/// The new version, from 1.
			version: u32,
			/// How many members it has.
			members: u32,
			/// How many of them must state the same.
			quorum: u32,
		},
		/// Governance set the least quorum of a source.
		QuorumSet {
			/// The source.
			source: Source,
			/// The least quorum. 0 means none.
			least: u32,
		},
		/// The offer of a seat was taken back or declined.
		InvitationEnded {
			/// The source of the committee.
			source: Source,
			/// The party.
			party: PartyId,
		},
		/// A party has left a committee. Rounds that are open no longer count it.
		SeatLeft {
			/// The source of the committee.
			source: Source,
			/// The party.
			party: PartyId,
			/// Whether governance dismissed it. If not, it resigned.
			dismissed: bool,
			/// First moment at which the bond can be withdrawn, if nothing that the party attested is open
			/// then. Unix time in seconds.
			unbonds_at: Moment,
		},
		/// The bond of a party that had left a committee was returned, or what slashing left of it.
		BondWithdrawn {
			/// The party.
			party: PartyId,
			/// The account that has the money.
			account: T::AccountId,
			/// The amount in native money.
			amount: BalanceOf<T>,
		},
		/// The bond of a party is full again. Its seat counts.
		BondRestored {
			/// The party.
			party: PartyId,
			/// The account on which the full bond is held now.
			account: T::AccountId,
			/// The bond in native money.
			bond: BalanceOf<T>,
		},
		/// Part of the bond of a seat was taken, because an anchor that it attested was overturned.
		SeatSlashed {
			/// The party.
			party: PartyId,
			/// The number of the dispute.
			dispute: DisputeId,
			/// The amount in native money.
			amount: BalanceOf<T>,
		},
		/// A seat made a statement about a topic.
		Attested {
			/// The topic.
			topic: Topic,
			/// The round of the topic.
			round: u32,
			/// The party of the seat.
			party: PartyId,
			/// The statement.
			statement: Statement,
		},
		/// A quorum stated the same about a topic.
		Anchored {
			/// The topic.
			topic: Topic,
			/// The round of the topic.
			round: u32,
			/// The statement.
			statement: Statement,
			/// First moment at which the anchor is final, if the block is also reached. Unix time in
			/// seconds.
			final_at: Moment,
			/// First block in which the anchor is final, if the moment is also reached.
			final_block: BlockNumberFor<T>,
		},
		/// A round ended without an anchor. The next attestation opens the next round.
		RoundClosed {
			/// The topic.
			topic: Topic,
			/// The round of the topic.
			round: u32,
			/// Why the round ended.
			ending: Ending,
		},
		/// A topic had three conflicted rounds and takes no more attestations.
		TopicStalled {
			/// The topic.
			topic: Topic,
		},
		/// Governance opened a topic that was stalled or too old.
		TopicReopened {
			/// The topic.
			topic: Topic,
		},
		/// A topic's anchor was removed for its age. The topic is closed for ever.
		TopicReaped {
			/// The topic.
			topic: Topic,
		},
		/// Governance closed a final anchor. Nothing new rests on it.
		AnchorClosed {
			/// The topic of the anchor.
			topic: Topic,
			/// The root of the anchor.
			root: H256,
		},
		/// Governance opened a closed anchor. It can be used again.
		AnchorOpened {
			/// The topic of the anchor.
			topic: Topic,
			/// The root of the anchor.
			root: H256,
		},
		/// Governance made a closed anchor void. Nothing rested on it. Its topic can be anchored again.
		AnchorVoided {
			/// The topic of the anchor.
			topic: Topic,
			/// The root of the anchor.
			root: H256,
		},
		/// An anchor is disputed. Nothing can be verified with it until the dispute is decided.
		AnchorDisputed {
			/// The number of the dispute.
			dispute: DisputeId,
			/// The topic of the anchor.
			topic: Topic,
			/// The root of the anchor.
			root: H256,
			/// Why it is disputed.
			reason: Reason,
			/// Hash of a document that says more. Zero means none.
			note: H256,
			/// First moment at which it is too late to decide, if the block is also reached. Unix time in
			/// seconds.
			resolve_by: Moment,
			/// First block in which it is too late to decide, if the moment is also reached.
			resolve_block: BlockNumberFor<T>,
		},
		/// A party put money on hold for a dispute.
		DisputeJoined {
			/// The number of the dispute.
			dispute: DisputeId,
			/// The party.
			party: PartyId,
			/// The account on which the bond is held.
			account: T::AccountId,
			/// The bond in native money.
			bond: BalanceOf<T>,
			/// Why the party disputes the anchor.
			reason: Reason,
			/// Hash of a document that says more. Zero means none.
			note: H256,
		},
		/// Governance decided a dispute.
		DisputeResolved {
			/// The number of the dispute, which has ended.
			dispute: DisputeId,
			/// The topic of the anchor.
			topic: Topic,
			/// The decision.
			verdict: Verdict,
			/// How much was taken, in native money: from the disputers if the anchor was upheld, else from its
			/// attesters.
			slashed: BalanceOf<T>,
			/// How much of that was paid to the disputers. The rest is forfeited.
			rewarded: BalanceOf<T>,
		},
		/// A dispute was not decided in time. The anchor is void, and no seat is slashed. The bonds of the
		/// disputers stay on hold until the topic is anchored again or can no longer be anchored.
		DisputeDefaulted {
			/// The number of the dispute.
			dispute: DisputeId,
			/// The topic of the anchor.
			topic: Topic,
		},
		/// A dispute that was not decided in time has ended.
		DisputeReleased {
			/// The number of the dispute, which has ended.
			dispute: DisputeId,
			/// Whether the bonds are forfeited, because the same was anchored again. If not, they were
			/// returned.
			forfeited: bool,
		},
		/// A reading was used for the first time in its revision. It counts for its meter and period until a
		/// reading of a later revision is used.
		ReadingFixed {
			/// The meter.
			meter: MeterId,
			/// The period.
			period: Period,
			/// The revision of the readings of the period.
			revision: u8,
			/// The energy that the meter measured, in watt-hours.
			energy: Energy,
			/// The most energy that can be allocated from it, in watt-hours.
			limit: Energy,
		},
		/// A trade passed every check. The buyer has a voucher for it, with the number of the evidence.
		Verified {
			/// The number of the evidence, and of the voucher.
			evidence: EvidenceId,
			/// The trade reference of the settlement.
			trade_ref: TradeRef,
			/// The instalment of the period that holds the settlement.
			sequence: u16,
			/// The revision of the readings of the period that holds both readings.
			revision: u8,
			/// The party that sold.
			seller: PartyId,
			/// The party that bought and used the energy. It holds the voucher now.
			buyer: PartyId,
			/// The number of the meter at which the energy was used.
			consumption_meter: MeterNumber,
			/// The certificates behind the voucher.
			range: CertificateRange,
			/// The energy of the certificates in watt-hours. It is allocated from both meters.
			energy: Energy,
			/// The energy that was settled in watt-hours. What is more than that of the certificates backs
			/// nothing.
			settled: Energy,
			/// The number of the revoked evidence that this one corrects, if it does.
			supersedes: Option<EvidenceId>,
		},
		/// Governance contested evidence. What rests on it is frozen until it is upheld or revoked.
		EvidenceContested {
			/// The number of the evidence.
			evidence: EvidenceId,
			/// Why it is in doubt.
			reason: Reason,
		},
		/// Governance upheld contested evidence. What rests on it can be used again.
		EvidenceUpheld {
			/// The number of the evidence.
			evidence: EvidenceId,
		},
		/// Governance revoked evidence. Its vouchers can be unwound. What was redeemed stays redeemed and is
		/// marked.
		EvidenceRevoked {
			/// The number of the evidence.
			evidence: EvidenceId,
			/// Why it is in doubt.
			reason: Reason,
		},
		/// A voucher of revoked evidence was undone. Its certificates went back to the party that had them
		/// before verification. If that party had handed the voucher over, they went to the party that got
		/// it. Its energy can be allocated again.
		Unwound {
			/// The number of the evidence.
			evidence: EvidenceId,
			/// The number of the voucher, which has ended.
			voucher: VoucherId,
			/// The certificates behind the voucher.
			range: CertificateRange,
			/// The energy of the certificates in watt-hours.
			energy: Energy,
		},
		/// New evidence corrects revoked evidence of the same trade.
		Superseded {
			/// The number of the revoked evidence.
			earlier: EvidenceId,
			/// The number of the evidence that corrects it.
			by: EvidenceId,
		},
		/// A trade of a batch did not pass. The others are not affected.
		VerificationFailed {
			/// The place of the trade in the batch, from 0.
			index: u32,
			/// The trade reference of the settlement.
			trade_ref: TradeRef,
			/// Why the trade did not pass.
			error: DispatchError,
		},
	}
}
