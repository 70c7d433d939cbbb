//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The account does not belong to a party. Apply to a registrar first.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired. Have a registrar renew it.
		PartyNotActive,
		/// The party lacks the role of that source. A registrar can attest it.
		RoleMissing,
		/// The party already has a seat, offered or accepted. A party has at most one, over both
		/// committees.
		AlreadySeated,
		/// The committee has 31 seats, invited ones included. There is no room for another.
		CommitteeFull,
		/// No seat is offered to the caller's party, or it was already accepted.
		NotInvited,
		/// The party has no seat in a committee.
		NoSeat,
		/// The party has left its committee already. Withdraw the bond when it is free.
		AlreadyLeft,
		/// The seat is still live. Resign first; the bond is free some time after that.
		StillSeated,
		/// The bond is not free yet. Wait until the moment that the seat's record says.
		BondNotFree,
		/// Something that the party attested is not final yet, or is disputed. Wait until that is
		/// decided.
		StillLiable,
		/// The seat's bond was slashed and is not full. Call `restore_bond`, then attest.
		BondNotFull,
		/// The seat's bond is full. There is nothing to restore.
		BondFull,
		/// The account does not have enough free tokens of the chain for the bond. Send it some first.
		CannotPayBond,
		/// A quorum cannot be more than 31, the most seats of a committee.
		QuorumTooLarge,
		/// The caller's party has no accepted seat of the topic's source.
		NotSeated,
		/// A statement must be about at least one leaf. Attest nothing for a period without readings or
		/// settlements.
		NoLeaves,
		/// The topic's period has not ended. Wait until it has.
		PeriodNotEnded,
		/// The topic's period ended too long ago to be attested. Ask governance to reopen the topic; a period
		/// of which evidence is revoked takes corrections for some time.
		TopicTooOld,
		/// The instalment before this one is neither anchored nor stalled. Attest that one first.
		EarlierInstalmentOpen,
		/// The revision before this one is neither final nor closed nor stalled. Wait until it is final, or
		/// attest that one first.
		EarlierRevisionOpen,
		/// A period's readings are revised eight times at most. Ask governance to void the last revision if
		/// nothing rests on it, or leave it.
		TooManyRevisions,
		/// A later revision of the period's readings was anchored. Use that one: `latest_revision` of the
		/// runtime API says which it is.
		RevisionOutdated,
		/// The revision states what the latest one before it states. There is nothing to revise.
		NothingRevised,
		/// The topic is already anchored, in another round or with another statement. If the anchor
		/// is wrong, dispute it before it is final.
		AlreadyAnchored,
		/// The topic's anchor was removed for its age. The topic is closed for ever.
		TopicReaped,
		/// The topic had three conflicted rounds and is closed until governance reopens it.
		TopicStalled,
		/// This is not the topic's current round. Read its state and attest in the round it says.
		RoundMismatch,
		/// The seat opened eight rounds that are still open. Wait until one of them ends, or call `poke` for
		/// one that can come to nothing any more.
		TooManyOpenRounds,
		/// The committee was frozen before the party joined it. Wait for the next round.
		NotInCommittee,
		/// The seat already attested in this round. It can do so again in the next.
		AlreadyAttested,
		/// Too few seats count for a quorum. Wait until suspended or expired parties are active again,
		/// slashed bonds restored, or seats filled.
		QuorumOutOfReach,
		/// No round of that topic is open, or the open one can still come to a result. Wait for
		/// votes, or until it expires.
		NothingToClose,
		/// The topic is neither stalled nor too old. It takes attestations as it is, or has an anchor.
		NotStalled,
		/// There is no anchor for that topic yet. Wait until the committee has attested it.
		AnchorMissing,
		/// The anchor is not final: its challenge period has not passed. Wait until it has.
		AnchorNotFinal,
		/// The anchor is disputed. Wait until that is decided.
		AnchorDisputed,
		/// The anchor is void. Wait until the topic is anchored again.
		AnchorVoid,
		/// Governance has closed the anchor because it may be wrong. Wait until it is opened, or stated
		/// again.
		AnchorClosed,
		/// The anchor is not closed. Close it first, if it is to be made void.
		AnchorNotClosed,
		/// Something rests on the anchor, so that it cannot become void. State readings again as a
		/// revision; revoke the evidence of a settlement, and have it settled again.
		AnchorUsed,
		/// The anchor is final. Ask governance to contest the evidence that rests on it.
		AnchorFinal,
		/// The anchor's root is another. Read the topic's state, and dispute what it says.
		RootMismatch,
		/// A dispute about this anchor was decided in its favour. There is no second one.
		AlreadyUpheld,
		/// The anchor repeats one whose dispute was never decided. Only governance or a seat of the
		/// other source may dispute it.
		DisputeNotAllowed,
		/// The caller disputes this anchor already.
		AlreadyDisputed,
		/// Sixteen parties dispute this anchor already. There is no need for more.
		TooManyDisputers,
		/// There is no such dispute, or it has ended. Its events tell how.
		DisputeNotFound,
		/// The time to decide this dispute is over. Anybody can call `settle_dispute` now.
		ResolutionOver,
		/// There is still time to decide this dispute. Wait until the moment that it says.
		ResolutionOpen,
		/// The dispute's topic can still be anchored again, which decides about the bonds. Wait
		/// until it is, or until the moment `open_until` that the topic's state says.
		TopicStillOpen,
		/// The anchor is not old enough to be removed, is not final, or is void while its topic can
		/// still be anchored again.
		NotReapable,
		/// The proof does not show that the leaf stands in the anchor. The leaf differs from what
		/// was attested, or its index or siblings are wrong.
		ProofInvalid,
		/// No such meter is registered. Have a registrar register it.
		MeterNotFound,
		/// A reading is of another meter than the one settled. Prove the reading of that meter.
		MeterMismatch,
		/// A reading is of another period than the one settled. Prove the reading of that period.
		PeriodMismatch,
		/// The period is not of the granularity at which the meter is used. Settle and prove in periods of
		/// the meter's granularity.
		GranularityMismatch,
		/// A meter counts the other way: generation and consumption are exchanged. Exchange the two readings,
		/// or settle again.
		DirectionMismatch,
		/// The trade reference was used by earlier evidence. It names one settlement only. To correct
		/// revoked evidence, settle again with a leaf that names it as superseded.
		TradeRefUsed,
		/// The settlement names evidence as superseded that is not revoked evidence of the same
		/// trade reference. Correct the settlement.
		NothingToSupersede,
		/// The settlement was used by earlier evidence. Its trade reference says which.
		LeafUsed,
		/// The buyer is not attested, or is suspended, revoked or expired. Have a registrar renew it.
		BuyerNotActive,
		/// The buyer lacks the role of a consumer. A registrar can attest it.
		BuyerRoleMissing,
		/// The generation meter was not the project owner's in any part of the period. Settle with the
		/// meter that was.
		GenerationMeterNotOwned,
		/// The consumption meter was not the buyer's in any part of the period. Settle with the meter that
		/// was.
		ConsumptionMeterNotOwned,
		/// There is no such batch of certificates. Settle again with the batch that was sold.
		BatchNotFound,
		/// The certificates were issued for another meter than the one settled. Settle again with
		/// certificates of that meter.
		BatchMeterMismatch,
		/// The certificates were issued for another period than the one settled. Settle again with
		/// certificates of that period.
		BatchPeriodMismatch,
		/// A trade has at least one certificate. Settle again with the certificates that were sold.
		NoUnits,
		/// The certificates are worth more energy than was settled. Settle with fewer certificates, or with
		/// all the energy of the trade.
		SettledTooLittle,
		/// Another reading of that meter and period was used before, of the same revision but with other
		/// energy. Have the readings stated again as a new revision.
		ReadingConflict,
		/// The reading is more than the meter can measure in the period: its highest power, times the hours
		/// in which it existed, with the margin. Have the readings stated again as a new revision.
		ReadingImplausible,
		/// The meter was retired as of a moment within the period, when the seats had already begun to attest
		/// these readings. They may hold what its successor measured. Have the readings stated again as a new
		/// revision.
		MeterEndedSince,
		/// The generation meter does not have that much energy left in the period. Check the reading,
		/// and how much of it other verified trades have used.
		GenerationExceeded,
		/// The consumption meter does not have that much energy left in the period. Check the reading,
		/// and how much of it other verified trades have used.
		ConsumptionExceeded,
		/// A batch has at least one trade. Give at least one.
		NoItems,
		/// No reading of one of the trade's meters is among those given, in the order of their meters.
		/// Give the readings of both meters of every trade.
		ReadingMissing,
		/// There is no such evidence. A trade reference or a voucher tells its number.
		EvidenceNotFound,
		/// The evidence is contested or revoked already. There is nothing to contest.
		AlreadyInDoubt,
		/// The evidence is not contested. There is nothing to uphold.
		NotContested,
		/// The evidence was revoked already, for ever.
		AlreadyRevoked,
	}
}
