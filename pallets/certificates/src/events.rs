//! What happened.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance set a trade class. Batches that were issued before keep their terms.
		ClassSet {
			/// The class.
			class: TradeClass,
			/// The terms of its certificates.
			terms: Class,
		},
		/// An issuer registered a project.
		ProjectRegistered {
			/// The code of the project.
			project: ProjectCode,
			/// The party that owns the project.
			owner: PartyId,
			/// The party that registered it, and is its issuer.
			issuer: PartyId,
			/// The meter of the project.
			meter: MeterId,
			/// The source of its energy.
			source: EnergySource,
			/// The most power that it can generate, in watts.
			capacity_w: u64,
		},
		/// A project's capacity was corrected.
		ProjectUpdated {
			/// The project.
			project: ProjectCode,
			/// The most power that it can generate from now on, in watts.
			capacity_w: u64,
			/// The authority: governance, or the issuer.
			by: Authority,
		},
		/// A project was retired. Nothing more is issued for it.
		ProjectRetired {
			/// The project.
			project: ProjectCode,
			/// The authority: governance, or the issuer.
			by: Authority,
		},
		/// Governance restored a retired project. Certificates can be issued for it again.
		ProjectRestored {
			/// The project.
			project: ProjectCode,
		},
		/// Governance removed a project. Its meter can serve another project.
		ProjectRemoved {
			/// The project.
			project: ProjectCode,
			/// Its meter.
			meter: MeterId,
			/// Whether the code can be used again, because nothing was issued for the project.
			code_is_free: bool,
		},
		/// Governance put a project, with all of its certificates, under another issuer.
		ProjectHandedOver {
			/// The project.
			project: ProjectCode,
			/// The issuer that was in charge of it.
			from: PartyId,
			/// The issuer that is in charge of it from now on.
			to: PartyId,
		},
		/// Certificates were issued to the owner of a project.
		CertificatesIssued {
			/// Their batch.
			batch: BatchId,
			/// The project.
			project: ProjectCode,
			/// The period in which the energy was generated.
			period: Period,
			/// Their class.
			class: TradeClass,
			/// The owner of the project.
			owner: PartyId,
			/// The party that issued them.
			issuer: PartyId,
			/// The moment of their expiry, in seconds since 1970.
			valid_until: Moment,
			/// The revision of the readings of the period.
			revision: u8,
			/// The first of the certificates. A batch begins with 1.
			first: u32,
			/// The number of certificates. Zero if the energy did not fill one.
			units: u32,
			/// The energy drawn from the reading, in watt-hours.
			drawn: Energy,
			/// The energy carried on to a later period, in watt-hours.
			carried: Energy,
		},
		/// Certificates changed hands by a transfer or a sale.
		Transferred {
			/// The certificates.
			range: CertificateRange,
			/// The party that gave them.
			from: PartyId,
			/// The party that holds them now.
			to: PartyId,
		},
		/// A holder cut a bundle in two.
		Split {
			/// The first bundle.
			range: CertificateRange,
			/// The second bundle, which is new.
			rest: CertificateRange,
		},
		/// A holder joined two bundles.
		Merged {
			/// The joined bundle.
			range: CertificateRange,
			/// The certificate with which the second bundle started.
			second: u32,
		},
		/// Certificates were locked for an offer or an ask.
		Locked {
			/// The certificates.
			range: CertificateRange,
			/// The party that holds them.
			holder: PartyId,
			/// What they are locked for.
			lock: Lock,
		},
		/// Certificates that were locked are free again.
		Released {
			/// The certificates.
			range: CertificateRange,
			/// What they were locked for.
			lock: Lock,
		},
		/// Certificates were pledged to a sale made outside the chain.
		Pledged {
			/// The pledge.
			pledge: PledgeId,
			/// The certificates.
			range: CertificateRange,
			/// The party that sold.
			seller: PartyId,
			/// The party that bought.
			buyer: PartyId,
			/// The reference of the settlement that is expected.
			trade_ref: TradeRef,
			/// The first moment at which the seller can release them, in seconds since 1970.
			until: Moment,
		},
		/// The seller took back what was still pledged.
		PledgeReleased {
			/// The pledge.
			pledge: PledgeId,
			/// The certificates.
			range: CertificateRange,
		},
		/// The expected settlement was verified, and pledged certificates became the buyer's. The rest
		/// stays pledged. If nothing is left, the record deposit was returned.
		PledgeUsed {
			/// The pledge.
			pledge: PledgeId,
			/// The certificates.
			range: CertificateRange,
		},
		/// A holder asked a trading centre to exchange certificates.
		ExchangeRequested {
			/// The request.
			exchange: ExchangeId,
			/// The certificates.
			range: CertificateRange,
			/// The party that holds them.
			holder: PartyId,
			/// The trading centre that is asked.
			centre: PartyId,
			/// The first moment at which the request can be withdrawn and not settled, in seconds since 1970.
			timeout: Moment,
		},
		/// A trading centre exchanged certificates. This is final.
		ExchangeSettled {
			/// The request.
			exchange: ExchangeId,
			/// The certificates.
			range: CertificateRange,
			/// The hash of the receipt.
			receipt: H256,
			/// The trading centre.
			by: PartyId,
		},
		/// A holder took certificates back from an exchange that was not settled in time.
		ExchangeWithdrawn {
			/// The request.
			exchange: ExchangeId,
			/// The certificates.
			range: CertificateRange,
		},
		/// A trading centre rejected an exchange. The certificates are free again.
		ExchangeRejected {
			/// The request.
			exchange: ExchangeId,
			/// The certificates.
			range: CertificateRange,
			/// The reason.
			reason: Rejection,
			/// The trading centre.
			by: PartyId,
		},
		/// The evidence of a voucher was revoked. A bundle behind it went back to the party that held it
		/// before verification, and is free. If that party itself handed the voucher over, the bundle
		/// went to the party that got it. There is one event for each bundle.
		VoucherUnbacked {
			/// The voucher that they were behind.
			voucher: VoucherId,
			/// The certificates.
			range: CertificateRange,
			/// The party that holds them now.
			to: PartyId,
		},
		/// A voucher went to another party, and the certificates behind it with it.
		HandedOver {
			/// The voucher.
			voucher: VoucherId,
			/// The certificates.
			range: CertificateRange,
			/// The party that holds them now.
			to: PartyId,
		},
		/// Certificates were redeemed. This is final.
		Redeemed {
			/// The redemption.
			redemption: RedemptionId,
			/// The certificates.
			range: CertificateRange,
			/// Their energy, in watt-hours.
			energy: Energy,
			/// The party that redeemed them.
			holder: PartyId,
			/// The consumer whose consumption was matched. None for a claim without a voucher.
			matched: Option<PartyId>,
			/// The voucher. None for a claim without one.
			voucher: Option<VoucherId>,
			/// Who claims the consumption, for what and for which time.
			claim: Claim,
		},
		/// Certificates were withdrawn. This is final: their numbers are never used again.
		Withdrawn {
			/// The certificates.
			range: CertificateRange,
			/// The party that held them.
			holder: PartyId,
			/// The reason.
			reason: Reason,
			/// The authority: governance, or the issuer.
			by: Authority,
		},
		/// A batch was frozen. Its certificates can only be given back.
		BatchFrozen {
			/// The batch.
			batch: BatchId,
			/// The reason.
			reason: Reason,
			/// The authority: governance, or the issuer.
			by: Authority,
		},
		/// A batch was unfrozen. Its certificates can be used again.
		BatchUnfrozen {
			/// The batch.
			batch: BatchId,
			/// The authority: governance, or the issuer.
			by: Authority,
		},
		/// An account checked where a certificate stands.
		RedemptionChecked {
			/// The number of the certificate.
			number: [u8; 32],
			/// The state of the certificate.
			state: BundleState,
			/// The party that holds it.
			holder: PartyId,
			/// Whether the state is the expected one.
			matches: bool,
			/// The account that checked.
			by: T::AccountId,
		},
	}
}
