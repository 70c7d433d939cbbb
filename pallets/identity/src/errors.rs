//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has a party already. Use another account, or use the party that it has.
		AccountUsed,
		/// The commitment or the tag is all zeros. Give a hash.
		InvalidHash,
		/// The commitment was attested before. Hash the credential again with a fresh salt.
		CommitmentUsed,
		/// The region is not valid. Use 1 to 8 characters `0-9`, `A-Z` and `-`, for example `CN-11`.
		InvalidRegion,
		/// The account is not a registrar. Sign as a registrar, or propose to governance to appoint it.
		NotRegistrar,
		/// There is no party with this number. Look the number up by its account.
		UnknownParty,
		/// No commitment of the party waits for a registrar. The party must state a new commitment first.
		NotApplied,
		/// The account or the commitment is not what the party's record says now. Read the record again and
		/// judge what it says now.
		StatementMismatch,
		/// Another registrar is in charge of the party. Ask that registrar, or governance. If that registrar
		/// was removed or lost the right to give the party's roles and level, another registrar with this
		/// right can act. If `finish_recovery` fails with this error, veto or cancel the recovery.
		NotItsRegistrar,
		/// No role is given. Give at least one.
		NoRoles,
		/// A role does not exist. Use only bits that stand for roles.
		UnknownRole,
		/// The registrar may not give one of the roles. Ask a registrar that may, or governance.
		RolesExceeded,
		/// The registrar may not give this level. Ask a registrar that may, or governance.
		LevelExceeded,
		/// The expiry is not in the future. Give a later moment, in seconds since 1970.
		ExpiryInPast,
		/// The expiry is more than ten years ahead. Give an earlier moment, in seconds since 1970, not in
		/// milliseconds. The attestation can be renewed later.
		ExpiryTooFar,
		/// Another party has this tag, so the entity takes part already. One entity is one party: reject the
		/// application. If the tag is wrong, propose to governance to correct it.
		TagUsed,
		/// The party was attested with another tag. Give the tag that it has. If that tag is wrong, propose to
		/// governance to correct it.
		TagMismatch,
		/// The party has this tag already, so there is nothing to correct. Check the tag in the proposal.
		SameTag,
		/// The owner of the meter is not active. It is not attested, or is suspended, revoked, expired or
		/// being recovered. Attest, renew or reinstate it first.
		OwnerNotActive,
		/// The meter's identification is not valid. Use 1 to 32 characters `0-9` and `A-Z`, in groups joined
		/// by single hyphens, for example `WT-1`.
		InvalidMeterId,
		/// The identification was used before, perhaps by a meter that is retired now. Use a new one.
		MeterExists,
		/// Another identification differs from this one only in hyphens, so both name one meter. Use the
		/// registered one, or one that differs in letters or digits.
		OnlyHyphensDiffer,
		/// Every number that a meter can have was given. Propose to governance an upgrade that has more.
		TooManyMeters,
		/// The meter's power is not between 1 W and 100 GW. Give the most watts that can flow through it.
		PowerOutOfRange,
		/// The meter begins in the future. Register the meter when it belongs to the party.
		FromInFuture,
		/// There is no meter with this identification. Check the identification, or register the meter.
		UnknownMeter,
		/// The meter is retired already, so there is nothing to do. Check its identification.
		MeterRetired,
		/// The meter is not retired. To take over its place, retire it first. It does not need to be
		/// restored: check its identification.
		MeterNotRetired,
		/// A project has the meter, or a reading of it was used. Remove the project first. If a reading was
		/// used, the meter stays for ever.
		MeterUsed,
		/// Another meter took over the place of this meter already. Name the latest meter at the place, or
		/// have that one removed first.
		AlreadyTakenOver,
		/// A meter must have the direction and the region of the meter whose place it takes over. Correct
		/// them, or register the meter without naming another.
		PlaceMismatch,
		/// The meter begins before the end of the meter whose place it takes over. Give a `from` that is not
		/// before the other meter's `to`.
		FromBeforeEnd,
		/// The meter's end is in the future. Give a moment that has passed, or none for now.
		ToInFuture,
		/// The meter's end is before its beginning. Give a `to` that is not before its `from`.
		ToBeforeFrom,
		/// A reading of the meter was used for a period that ends later. Give a moment that is not before the
		/// end of the latest period of which a reading was used.
		UsedAfterEnd,
		/// The caller's account has no party. Sign with the party's account, or apply.
		NotAParty,
		/// A registrar does not decide about its own party, and does not move a party to its own account. Ask
		/// another registrar, or governance.
		OwnParty,
		/// The reason is not valid. Give 1 to 128 bytes of UTF-8 text. It must not be blank, contain control
		/// characters, or begin or end with white space. Give no personal data.
		InvalidReason,
		/// No registrar has ever attested the party, so there is nothing to decide. A registrar can judge its
		/// application.
		NeverAttested,
		/// The party is not attested now: it waits, was rejected, or is suspended or revoked. Attest or
		/// reinstate it first.
		NotAttested,
		/// The party is neither suspended nor revoked, so there is nothing to reinstate. Check its number.
		NotBarred,
		/// The suspension or recovery began less than a day ago, so a registrar cannot end it yet. Wait, or
		/// ask governance.
		BarTooRecent,
		/// The party is revoked already, so there is nothing to do. Check its number.
		AlreadyRevoked,
		/// The party is suspended or revoked, so neither its commitment nor its account can change. It must be
		/// reinstated first.
		PartyBarred,
		/// Only governance may decide this. Governance reinstates revoked parties, and recovers parties that
		/// vetoed a recovery. A recovery that governance started can be stopped by governance only. Propose
		/// it to governance.
		GovernanceDecides,
		/// The party has not offered to move, or the offer names another account. The party makes an offer
		/// with `rotate`.
		NoRotation,
		/// The party is being recovered. Wait until the recovery ends, or veto it.
		RecoveryPending,
		/// No recovery of the party is pending. Look the party up: it was finished, vetoed or cancelled.
		NoRecovery,
		/// The delay of the recovery is not over. Finish the recovery at `ready_at` or later.
		TooEarly,
		/// The registrar that started the recovery was removed since then. Veto the recovery. Or a registrar
		/// in charge, or governance, cancels it and starts another.
		RegistrarRemoved,
		/// The recovery names another account as the new one. Sign with that account.
		NotNewAccount,
		/// The account is reserved: the bond of a seat is held on it. Use another account.
		AccountReserved,
		/// The account that signs cannot pay the deposit for a party's record and keep the least balance of an
		/// account. Send it more of the chain's own token first.
		CannotPayDeposit,
		/// The account did not sign exactly this application, or signed it for another registrar or another
		/// chain. Have it sign again. The documentation of `apply_for` says what it signs.
		InvalidSignature,
		/// The deadline of the signature has passed. Have the account sign again, with a later deadline.
		DeadlineInPast,
		/// The deadline of the signature is more than 30 days ahead. Have the account sign again, with an
		/// earlier deadline, in seconds since 1970.
		DeadlineTooFar,
		/// A signature of the account with this deadline, or a later one, was used. Have the account sign
		/// again, with a later deadline.
		SignatureUsed,
	}
}
