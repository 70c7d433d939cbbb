//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The first certificates of a voucher became a voucher of their own.
		Split {
			/// The voucher that was split. It keeps the rest.
			voucher: VoucherId,
			/// The new voucher.
			child: VoucherId,
			/// The number of certificates of the new voucher.
			units: u32,
		},
		/// A voucher was redeemed. This is final.
		Redeemed {
			/// The voucher.
			voucher: VoucherId,
			/// The number of the redemption in the register of certificates.
			redemption: RedemptionId,
			/// The party that held the voucher.
			holder: PartyId,
			/// The number of certificates that were redeemed.
			units: u32,
			/// The energy of the certificates, in watt-hours.
			energy: Energy,
		},
		/// A voucher went into the custody of an agreement. It still belongs to its holder.
		TakenIntoCustody {
			/// The voucher.
			voucher: VoucherId,
			/// The agreement that holds it.
			agreement: AgreementId,
		},
		/// A voucher came back to its holder from the custody of an agreement.
		GivenBack {
			/// The voucher.
			voucher: VoucherId,
			/// The agreement that held it.
			agreement: AgreementId,
		},
		/// A voucher went from the custody of an agreement to another party.
		Delivered {
			/// The voucher.
			voucher: VoucherId,
			/// The agreement that held it.
			agreement: AgreementId,
			/// The party that held it before.
			from: PartyId,
			/// The party that holds it now.
			to: PartyId,
		},
		/// A voucher was unwound, because its evidence was revoked. This is final. Its certificates went back
		/// to the party that had them before verification. If that party had handed the voucher over, they
		/// went to the party that got it. Its energy can be allocated again.
		Unwound {
			/// The voucher.
			voucher: VoucherId,
			/// The evidence that was revoked.
			evidence: EvidenceId,
			/// The party that held the voucher.
			holder: PartyId,
			/// The certificates that went back.
			range: CertificateRange,
			/// The energy of the certificates, in watt-hours.
			energy: Energy,
		},
		/// A voucher that had expired unused was removed. Its deposit was returned to the account on which it
		/// was held. Its certificates stay locked for ever.
		Retired {
			/// The voucher, which no longer exists.
			voucher: VoucherId,
			/// The evidence that the voucher rested on.
			evidence: EvidenceId,
			/// The party that held the voucher.
			holder: PartyId,
			/// The certificates behind the voucher.
			range: CertificateRange,
			/// The energy of the certificates, in watt-hours.
			energy: Energy,
		},
	}
}
