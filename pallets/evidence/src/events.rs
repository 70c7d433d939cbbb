//! What the pallet tells.

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
			/// The committee's source.
			source: Source,
			/// The party.
			party: PartyId,
		},
		/// A party accepted its seat.
		SeatAccepted {
			/// The committee's source.
			source: Source,
			/// The party.
			party: PartyId,
			/// The account on which the bond is held.
			account: T::AccountId,
			/// The bond.
			bond: BalanceOf<T>,
		},
		/// A committee has a new version, for rounds that open from now on.
		CommitteeChanged {
			/// Its source.
			source: Source,
			/// The version.
			version: u32,
			/// How many members it has.
			members: u32,
			/// How many of them must agree.
			quorum: u32,
		},
		/// Governance set the least quorum of a source.
		QuorumSet {
			/// The source.
			source: Source,
			/// The least quorum; 0 for none.
			least: u32,
		},
		/// A seat's offer was taken back, or declined.
		InvitationEnded {
			/// The committee's source.
			source: Source,
			/// The party.
			party: PartyId,
		},
		/// A party has left a committee. Rounds that are open no longer count it.
		SeatLeft {
			/// The committee's source.
			source: Source,
			/// The party.
			party: PartyId,
			/// Whether governance dismissed it.
			dismissed: bool,
			/// First moment at which the bond can be withdrawn, if nothing that the party attested
			/// is open then.
			unbonds_at: Moment,
		},
		/// A party that had left has its bond back, or what slashing left of it.
		BondWithdrawn {
			/// The party.
			party: PartyId,
			/// The account that has it.
			account: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// A party's bond is full again: its seat counts.
		BondRestored {
			/// The party.
			party: PartyId,
			/// The account on which all of it is held now.
			account: T::AccountId,
			/// The bond.
			bond: BalanceOf<T>,
		},
		/// Part of a seat's bond was taken, because an anchor that it attested was overturned.
		SeatSlashed {
			/// The party.
			party: PartyId,
			/// The dispute.
			dispute: DisputeId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// A seat attested.
		Attested {
			/// What about.
			topic: Topic,
			/// In which round.
			round: u32,
			/// The seat's party.
			party: PartyId,
			/// What it stated.
			statement: Statement,
		},
		/// A quorum stated the same.
		Anchored {
			/// What about.
			topic: Topic,
			/// In which round.
			round: u32,
			/// What they stated.
			statement: Statement,
			/// First moment at which it is final, if the block is reached too.
			final_at: Moment,
			/// First block in which it is final, if the moment is reached too.
			final_block: BlockNumberFor<T>,
		},
		/// A round ended without an anchor. The next attestation opens the next round.
		RoundClosed {
			/// What about.
			topic: Topic,
			/// Which round.
			round: u32,
			/// Why.
			ending: Ending,
		},
		/// A topic had three conflicted rounds and takes no more attestations.
		TopicStalled {
			/// Which topic.
			topic: Topic,
		},
		/// Governance opened a stalled topic again.
		TopicReopened {
			/// Which topic.
			topic: Topic,
		},
		/// A topic's anchor was removed for its age. The topic is closed for ever.
		TopicReaped {
			/// Which topic.
			topic: Topic,
		},
		/// Governance closed a final anchor: nothing new rests on it.
		AnchorClosed {
			/// What it is about.
			topic: Topic,
			/// Its root.
			root: H256,
		},
		/// Governance opened a closed anchor: it can be used again.
		AnchorOpened {
			/// What it is about.
			topic: Topic,
			/// Its root.
			root: H256,
		},
		/// Governance made a closed anchor void on which nothing rested. Its topic can be anchored again.
		AnchorVoided {
			/// What it is about.
			topic: Topic,
			/// Its root.
			root: H256,
		},
		/// An anchor is disputed: nothing can be verified with it until that is decided.
		AnchorDisputed {
			/// The dispute.
			dispute: DisputeId,
			/// What the anchor is about.
			topic: Topic,
			/// The anchor's root.
			root: H256,
			/// Why.
			reason: Reason,
			/// Hash of a document that says more; zero for none.
			note: H256,
			/// First moment at which it is too late to decide, if the block is reached too.
			resolve_by: Moment,
			/// First block in which it is too late to decide, if the moment is reached too.
			resolve_block: BlockNumberFor<T>,
		},
		/// A party put money on hold for a dispute.
		DisputeJoined {
			/// The dispute.
			dispute: DisputeId,
			/// The party.
			party: PartyId,
			/// The account on which the bond is held.
			account: T::AccountId,
			/// The bond.
			bond: BalanceOf<T>,
			/// Why it disputes.
			reason: Reason,
			/// Hash of a document that says more; zero for none.
			note: H256,
		},
		/// Governance decided a dispute.
		DisputeResolved {
			/// The dispute, which has ended.
			dispute: DisputeId,
			/// What the anchor is about.
			topic: Topic,
			/// What was decided.
			verdict: Verdict,
			/// How much was taken: from those who disputed, or from those who attested.
			slashed: BalanceOf<T>,
			/// How much of that was paid to those who disputed. The rest is
			/// forfeited.
			rewarded: BalanceOf<T>,
		},
		/// Nobody decided a dispute in time: the anchor is void and nobody is slashed. The bonds of
		/// those who disputed stay on hold until the topic is anchored again, or can be no more.
		DisputeDefaulted {
			/// The dispute.
			dispute: DisputeId,
			/// What the anchor was about.
			topic: Topic,
		},
		/// A dispute that nobody had decided has ended.
		DisputeReleased {
			/// The dispute, which has ended.
			dispute: DisputeId,
			/// Whether the bonds are forfeited, since the same was anchored again; otherwise they were
			/// given back.
			forfeited: bool,
		},
		/// A reading was used for the first time in its revision: it is the one of its meter and period until
		/// one of a later revision is used.
		ReadingFixed {
			/// The meter.
			meter: MeterId,
			/// The period.
			period: Period,
			/// The revision of the period's readings.
			revision: u8,
			/// What the meter measured.
			energy: Energy,
			/// The most that can be allocated from it.
			limit: Energy,
		},
		/// A trade passed every check.
		Verified {
			/// Its evidence.
			evidence: EvidenceId,
			/// The buyer's voucher.
			voucher: VoucherId,
			/// Reference of the settlement.
			trade_ref: TradeRef,
			/// Who sold.
			seller: PartyId,
			/// Who bought.
			buyer: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// Their energy.
			energy: Energy,
		},
		/// Governance contests evidence: what rests on it is frozen until that is decided.
		EvidenceContested {
			/// The evidence.
			evidence: EvidenceId,
			/// Why.
			reason: Reason,
		},
		/// Contested evidence stands after all.
		EvidenceUpheld {
			/// The evidence.
			evidence: EvidenceId,
		},
		/// Governance revoked evidence. Its vouchers can be unwound; what was redeemed stays
		/// redeemed and is marked.
		EvidenceRevoked {
			/// The evidence.
			evidence: EvidenceId,
			/// Why.
			reason: Reason,
		},
		/// A voucher of revoked evidence was undone: its certificates are back where verification
		/// found them, and its energy can be allocated again.
		Unwound {
			/// The evidence.
			evidence: EvidenceId,
			/// The voucher, which has ended.
			voucher: VoucherId,
			/// The certificates.
			range: CertificateRange,
			/// Their energy.
			energy: Energy,
		},
		/// Evidence corrects earlier evidence of the same trade, which was revoked.
		Superseded {
			/// The revoked evidence.
			earlier: EvidenceId,
			/// The evidence that corrects it.
			by: EvidenceId,
		},
		/// A trade of a batch did not pass. The others are not affected.
		VerificationFailed {
			/// Its place in the batch, from 0.
			index: u32,
			/// Reference of the settlement.
			trade_ref: TradeRef,
			/// Why not.
			error: DispatchError,
		},
	}
}
