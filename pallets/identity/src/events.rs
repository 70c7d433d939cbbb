//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account applied and became a party. The party waits for a registrar.
		Applied {
			/// The number of the new party.
			party: PartyId,
			/// The account of the party.
			account: T::AccountId,
			/// The kind of entity.
			kind: PartyKind,
			/// The commitment to the credential of the party.
			commitment: H256,
			/// The region in which the party is established.
			jurisdiction: RegionCode,
		},
		/// A registrar attested a party. The party is active from now on.
		Attested {
			/// The party.
			party: PartyId,
			/// The registrar that attested the party.
			registrar: T::AccountId,
			/// The commitment that the registrar judged.
			commitment: H256,
			/// The tag of the entity.
			tag: H256,
			/// The roles of the party.
			roles: Roles,
			/// How thoroughly the registrar checked the party.
			level: Level,
			/// The first second in which the attestation is no longer valid, in seconds since 1970.
			expires_at: Moment,
		},
		/// A registrar registered a meter.
		MeterRegistered {
			/// The identification of the meter.
			meter: MeterId,
			/// The number of the meter, which the chain gave it.
			number: MeterNumber,
			/// The party that owns the meter.
			party: PartyId,
			/// The registrar that registered the meter.
			registrar: T::AccountId,
			/// The direction of the energy that the meter counts.
			direction: Direction,
			/// The one granularity at which the readings of the meter are used.
			granularity: Granularity,
			/// The most power that can flow through the meter, in watts.
			max_power_w: u64,
			/// The region in which the meter stands.
			region: RegionCode,
			/// The first second in which the meter belongs to the party, in seconds since 1970.
			from: Moment,
			/// The retired meter whose place this meter took over, if there is one.
			takes_over: Option<MeterId>,
		},
		/// Governance appointed a registrar, or changed what a registrar may attest.
		RegistrarSet {
			/// The account of the registrar.
			account: T::AccountId,
			/// The roles that the registrar may give.
			roles: Roles,
			/// The highest level that the registrar may give.
			max_level: Level,
		},
		/// Governance removed a registrar. Other registrars may act on its parties from now on.
		RegistrarRemoved {
			/// The account that was a registrar.
			account: T::AccountId,
		},
		/// A registrar rejected a commitment.
		Rejected {
			/// The party.
			party: PartyId,
			/// The registrar that rejected the commitment.
			registrar: T::AccountId,
			/// The account of the party.
			account: T::AccountId,
			/// The commitment that the registrar judged.
			commitment: H256,
			/// Whether the party was removed, because it was never attested. Then its account has no party,
			/// and its deposit was returned.
			removed: bool,
			/// Why the registrar rejected the commitment.
			reason: Reason,
		},
		/// A registrar renewed an attestation.
		Renewed {
			/// The party.
			party: PartyId,
			/// The registrar that renewed the attestation. It is in charge of the party from now on.
			registrar: T::AccountId,
			/// The commitment that the registrar judged.
			commitment: H256,
			/// The first second in which the attestation is no longer valid, in seconds since 1970.
			expires_at: Moment,
		},
		/// A registrar suspended a party.
		Suspended {
			/// The party.
			party: PartyId,
			/// The registrar that suspended the party.
			registrar: T::AccountId,
			/// Why the registrar suspended the party.
			reason: Reason,
		},
		/// A registrar or governance reinstated a suspended or revoked party.
		Reinstated {
			/// The party.
			party: PartyId,
			/// The registrar that reinstated the party. None if governance did.
			by: Option<T::AccountId>,
			/// The status of the party now. It is Active if an attested commitment is there. Otherwise it is
			/// Applied if a commitment waits, and Rejected if none waits.
			status: PartyStatus,
		},
		/// A registrar or governance revoked a party.
		Revoked {
			/// The party.
			party: PartyId,
			/// The registrar that revoked the party. None if governance did.
			by: Option<T::AccountId>,
			/// Why the party was revoked.
			reason: Reason,
		},
		/// A party stated a new commitment. The commitment waits for a registrar. An attestation stays in
		/// force until then.
		CommitmentUpdated {
			/// The party.
			party: PartyId,
			/// The new commitment.
			commitment: H256,
		},
		/// A party offered to move to another account. That account may accept.
		RotationOffered {
			/// The party.
			party: PartyId,
			/// The account that may accept.
			new_account: T::AccountId,
		},
		/// The offer of a party to move to another account ended. The party withdrew it, or a recovery
		/// started.
		RotationCancelled {
			/// The party.
			party: PartyId,
			/// The account that can no longer accept.
			new_account: T::AccountId,
		},
		/// A party moved to another account, which accepted.
		Rotated {
			/// The party.
			party: PartyId,
			/// The account that the party used before.
			old_account: T::AccountId,
			/// The account that the party uses now.
			new_account: T::AccountId,
		},
		/// A recovery started, or replaced a pending recovery. The party is not active while the recovery is
		/// pending.
		RecoveryStarted {
			/// The party.
			party: PartyId,
			/// The account that the party will use.
			new_account: T::AccountId,
			/// The first second in which the new account can finish the recovery, in seconds since 1970.
			ready_at: Moment,
			/// The registrar that started the recovery. None if governance did.
			by: Option<T::AccountId>,
			/// Why the recovery was started.
			reason: Reason,
		},
		/// The present account of a party vetoed its recovery. From now on only governance may recover the
		/// party.
		RecoveryVetoed {
			/// The party.
			party: PartyId,
			/// The account of the party.
			account: T::AccountId,
		},
		/// A registrar or governance cancelled a pending recovery.
		RecoveryCancelled {
			/// The party.
			party: PartyId,
			/// The registrar that cancelled the recovery. None if governance did.
			by: Option<T::AccountId>,
		},
		/// Governance replaced a wrong tag of a party. The old tag is free again.
		TagCorrected {
			/// The party.
			party: PartyId,
			/// The tag that was wrong.
			old: H256,
			/// The tag that the party has now.
			new: H256,
		},
		/// The new account finished a recovery. The party uses that account now.
		Recovered {
			/// The party.
			party: PartyId,
			/// The account that the party used before.
			old_account: T::AccountId,
			/// The account that the party uses now.
			new_account: T::AccountId,
		},
		/// A registrar retired a meter. The meter counts for periods that begin before `to`.
		MeterRetired {
			/// The identification of the meter. It is never used again.
			meter: MeterId,
			/// The party that owned the meter.
			party: PartyId,
			/// The registrar that retired the meter.
			registrar: T::AccountId,
			/// The first second in which the meter no longer exists, in seconds since 1970.
			to: Moment,
		},
		/// Governance restored a meter that had been retired. The meter exists as before.
		MeterRestored {
			/// The identification of the meter.
			meter: MeterId,
			/// The party that owns the meter.
			party: PartyId,
		},
		/// Governance removed a meter that nothing depended on. Its identification is free again.
		MeterRemoved {
			/// The identification of the meter.
			meter: MeterId,
			/// The party that owned the meter.
			party: PartyId,
		},
	}
}
