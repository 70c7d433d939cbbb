//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The account belongs to no party. Apply to a registrar first.
		NotAParty,
		/// The party of the caller is not attested, or is suspended, revoked or expired. Ask a registrar to
		/// renew it.
		PartyNotActive,
		/// The party of the caller does not have the role of that source. Ask a registrar to attest it.
		RoleMissing,
		/// The party already has a seat, offered or accepted. A party has at most one seat over both
		/// committees. Choose another party.
		SeatExists,
		/// The committee has 31 seats, offered ones included. Dismiss a member first.
		CommitteeFull,
		/// The party of the caller is not offered a seat, or has accepted it already. Ask governance to
		/// appoint it.
		NotInvited,
		/// The party has no seat in a committee. Check the number of the party.
		UnknownSeat,
		/// The party has left its committee already. Call `withdraw_bond` when the bond is free.
		AlreadyLeft,
		/// The seat is offered or live. Call `resign` first. The bond is free some time after that.
		StillSeated,
		/// The bond is not free yet. Wait until the moment `unbonds_at` of the seat.
		BondNotFree,
		/// Something that the party attested is not final yet, or is disputed. Wait until that is decided.
		StillLiable,
		/// The bond of the seat was slashed and is not full. Call `restore_bond`, then attest.
		BondNotFull,
		/// The bond of the seat is full. There is nothing to restore.
		BondFull,
		/// The account does not have enough free native tokens for the bond. Send it some first.
		CannotPayBond,
		/// The quorum is more than 31, the most seats of a committee. Choose a smaller one.
		QuorumOutOfRange,
		/// The party of the caller has no accepted seat, or none of the source of the topic. Attest with the
		/// party that has the seat.
		NotSeated,
		/// The statement is about no leaf. Attest nothing for a period without readings or settlements.
		NoLeaves,
		/// The period of the topic has not ended. Wait until it has.
		PeriodNotEnded,
		/// The period of the topic ended too long ago to be attested. Ask governance to reopen the topic. A
		/// period takes corrections for some time after evidence of it is revoked.
		TopicTooOld,
		/// The instalment before this one is neither anchored nor stalled. Attest that one first.
		EarlierInstalmentOpen,
		/// The revision before this one is not final, closed or stalled. Wait until it is final, or attest
		/// that one first.
		EarlierRevisionOpen,
		/// The readings of a period are revised eight times at most. If nothing rests on the last revision,
		/// ask governance to make it void.
		TooManyRevisions,
		/// A later revision of the readings of the period was anchored. Use the revision that
		/// `latest_revision` of the runtime API shows.
		RevisionOutdated,
		/// The revision states what the latest one states. There is nothing to revise.
		NothingRevised,
		/// The topic is already anchored, in another round or with another statement. If the anchor is
		/// wrong, dispute it before it is final.
		AnchorExists,
		/// The anchor of the topic was removed for its age. The topic is closed for ever.
		TopicReaped,
		/// The topic had three conflicted rounds. Ask governance to reopen it.
		TopicStalled,
		/// This is not the current round of the topic. Read the state of the topic and attest in the round
		/// that it shows.
		RoundMismatch,
		/// The seat opened eight rounds that are still open. Wait until one of them ends, or call `poke` for
		/// one that can no longer succeed.
		TooManyOpenRounds,
		/// The party joined the committee after the round opened. Wait for the next round.
		NotInCommittee,
		/// The seat has attested in this round already. Wait for the next round.
		AlreadyAttested,
		/// Too few seats count for a quorum. Wait until parties are active again, slashed bonds are full
		/// again, or new seats are accepted.
		TooFewSeats,
		/// No round of that topic is open, or the open one can still succeed. Wait for votes, or until the
		/// round expires.
		NothingToClose,
		/// The topic is neither stalled nor too old. It takes attestations as it is, or has an anchor.
		NotStalled,
		/// The topic has no anchor yet. Wait until the committee has attested it.
		UnknownAnchor,
		/// The anchor is not final, because its challenge period is not over. Wait until it is.
		AnchorNotFinal,
		/// The anchor is disputed. Wait until the dispute is decided.
		AnchorDisputed,
		/// The anchor is void. Wait until the topic is anchored again.
		AnchorVoid,
		/// Governance has closed the anchor because it may be wrong. Wait until it is opened, or the topic
		/// is stated again.
		AnchorClosed,
		/// The anchor is not closed. Close it before it is opened or made void.
		AnchorNotClosed,
		/// Something rests on the anchor, so it cannot become void. State readings again as a revision. For a
		/// settlement, revoke the evidence and have it settled again.
		AnchorUsed,
		/// The anchor is final and cannot be disputed. Ask governance to contest the evidence that rests on
		/// it.
		AnchorFinal,
		/// The anchor has another root. Read the state of the topic, and name the root that it shows.
		RootMismatch,
		/// Governance upheld this anchor in an earlier dispute. It cannot be disputed again.
		AlreadyUpheld,
		/// The anchor repeats one whose dispute was never decided. Only governance or a seat of the other
		/// source may dispute it.
		DisputeNotAllowed,
		/// The caller disputes this anchor already, or governance joins a dispute. Wait for the decision.
		AlreadyDisputed,
		/// Sixteen parties dispute this anchor already. Wait for the decision.
		TooManyDisputers,
		/// There is no such dispute, or it has ended. Check its number. Its events tell how it ended.
		UnknownDispute,
		/// The time to decide this dispute is over. Any account can call `settle_dispute` now.
		ResolutionOver,
		/// There is still time to decide this dispute. Wait until `resolve_by` and `resolve_block` of the
		/// dispute are both reached.
		ResolutionOpen,
		/// The topic of the dispute can still be anchored again, which decides about the bonds. Wait until it
		/// is, or until `open_until` of the state of the topic.
		TopicStillOpen,
		/// The anchor is not old enough to be removed, or is not final. A void anchor stays while its topic
		/// can be anchored again.
		NotReapable,
		/// The proof does not show that the leaf is in the anchored tree. Check the leaf, its index and its
		/// siblings against the tree that was attested.
		InvalidProof,
		/// The meter is not registered. Ask a registrar to register it.
		UnknownMeter,
		/// The reading is of another meter than the one settled. Prove the reading of that meter.
		MeterMismatch,
		/// The leaf is of another period than the one settled or stated. Prove the reading of that period.
		PeriodMismatch,
		/// The period does not have the granularity of the meter. Settle and prove in periods of the
		/// granularity of the meter.
		GranularityMismatch,
		/// A meter counts the other way. Exchange the readings of generation and consumption, or settle
		/// again.
		DirectionMismatch,
		/// Earlier evidence used the trade reference. To correct revoked evidence, settle again with a leaf
		/// that names it as superseded.
		TradeRefUsed,
		/// The evidence that the settlement supersedes is not revoked, or not the latest of the same trade
		/// reference. Settle again with a leaf that names the right evidence.
		NothingToSupersede,
		/// The buyer is not attested, or is suspended, revoked or expired. Ask a registrar to renew it.
		BuyerNotActive,
		/// The buyer does not have the role of a consumer. Ask a registrar to attest it.
		BuyerRoleMissing,
		/// The generation meter was not that of the owner of the project in any part of the period. Settle
		/// with the meter that was.
		GenerationMeterNotOwned,
		/// The consumption meter was not that of the buyer in any part of the period. Settle with the meter
		/// that was.
		ConsumptionMeterNotOwned,
		/// There is no such batch of certificates. Settle again with the batch that was sold.
		UnknownBatch,
		/// The certificates were issued for another meter than the one settled. Settle again with
		/// certificates of that meter.
		BatchMeterMismatch,
		/// The certificates were issued for another period than the one settled. Settle again with
		/// certificates of that period.
		BatchPeriodMismatch,
		/// The settlement names no certificates. Settle again with the certificates that were sold.
		NoUnits,
		/// The certificates are worth more energy than was settled. Settle fewer certificates, or all the
		/// energy of the trade.
		SettledTooLittle,
		/// Another reading of that meter and period was used before, of the same revision but with other
		/// energy. Have the readings stated again as a new revision.
		ReadingConflict,
		/// The reading is more than the meter can measure with its highest power in the time it existed in
		/// the period. Have the readings stated again as a new revision.
		ReadingImplausible,
		/// The end of the meter was stated after the seats began to attest these readings. They may hold what
		/// its successor measured. Have the readings stated again as a new revision.
		MeterEndedSince,
		/// The generation meter does not have that much energy left in this period. Check the reading, and
		/// how much of it other verified trades have used.
		GenerationExceeded,
		/// The consumption meter does not have that much energy left in this period. Check the reading, and
		/// how much of it other verified trades have used.
		ConsumptionExceeded,
		/// The call names no trade. Give at least one.
		NoItems,
		/// The readings that are given do not hold one of a meter of the trade, or are not in the order of
		/// their meters. Give the readings of both meters of every trade.
		UnknownReading,
		/// There is no such evidence. Check its number. A trade reference or a voucher shows it.
		UnknownEvidence,
		/// The evidence is contested or revoked already. There is nothing to contest.
		AlreadyInDoubt,
		/// The evidence is not contested. There is nothing to uphold.
		NotContested,
		/// The evidence was revoked already, for ever. There is nothing to revoke.
		AlreadyRevoked,
		/// The party to appoint is not attested, or is suspended, revoked or expired. Ask a registrar to
		/// renew it, or appoint another.
		AppointeeNotActive,
		/// The party to appoint does not have the role of that source. Ask a registrar to attest it, or
		/// appoint another.
		AppointeeRoleMissing,
	}
}
