//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance set a trade class. Batches issued before keep theirs.
		ClassSet {
			/// The class.
			class: TradeClass,
			/// What its certificates are like.
			terms: Class,
		},
		/// An issuer registered a project.
		ProjectRegistered {
			/// Its code.
			project: ProjectCode,
			/// Whose it is.
			owner: PartyId,
			/// Who registered it.
			issuer: PartyId,
		},
		/// A project's capacity was corrected.
		ProjectUpdated {
			/// The project.
			project: ProjectCode,
			/// The most power that it can generate from now on, in watts.
			capacity_w: u64,
			/// On whose authority.
			by: Authority,
		},
		/// A project was retired: nothing more is issued for it.
		ProjectRetired {
			/// The project.
			project: ProjectCode,
			/// On whose authority.
			by: Authority,
		},
		/// Governance restored a retired project: certificates can be issued for it again.
		ProjectRestored {
			/// The project.
			project: ProjectCode,
		},
		/// Governance removed a project: its meter can serve another one.
		ProjectRemoved {
			/// The project.
			project: ProjectCode,
			/// Its meter.
			meter: MeterId,
			/// Whether the code can be used again: nothing was issued under it.
			code_is_free: bool,
		},
		/// Governance put a project, with all of its certificates, under another issuer.
		ProjectHandedOver {
			/// The project.
			project: ProjectCode,
			/// Who was in charge of it.
			from: PartyId,
			/// Who is in charge of it from now on.
			to: PartyId,
		},
		/// Certificates were issued to the project's owner.
		CertificatesIssued {
			/// Their batch.
			batch: BatchId,
			/// The project.
			project: ProjectCode,
			/// When the energy was generated.
			period: Period,
			/// Their class.
			class: TradeClass,
			/// Whose they are.
			owner: PartyId,
			/// The revision of the period's readings; above 0 the batch was continued.
			revision: u8,
			/// The first of them, from 1 in each batch.
			first: u32,
			/// How many; none when the energy did not fill a certificate.
			units: u32,
			/// The energy drawn from the reading.
			drawn: Energy,
			/// The energy left for a later period.
			carried: Energy,
		},
		/// Certificates changed hands by a transfer or a sale.
		Transferred {
			/// Which.
			range: CertificateRange,
			/// Who gave them.
			from: PartyId,
			/// Who has them now.
			to: PartyId,
		},
		/// A holder cut a bundle in two.
		Split {
			/// What stayed where the bundle starts.
			range: CertificateRange,
			/// What is a bundle of its own now.
			rest: CertificateRange,
		},
		/// A holder joined two bundles.
		Merged {
			/// The bundle that they are now.
			range: CertificateRange,
			/// Where the second of them started.
			second: u32,
		},
		/// Certificates were locked.
		Locked {
			/// Which.
			range: CertificateRange,
			/// Whose they are.
			holder: PartyId,
			/// What for.
			lock: Lock,
		},
		/// Certificates went back to their holder, active.
		Released {
			/// Which.
			range: CertificateRange,
			/// What they had been locked for.
			lock: Lock,
		},
		/// Certificates were pledged to a sale made outside the chain.
		Pledged {
			/// The pledge.
			pledge: PledgeId,
			/// Which certificates.
			range: CertificateRange,
			/// Who sold.
			seller: PartyId,
			/// Who bought.
			buyer: PartyId,
			/// The settlement that is expected.
			trade_ref: TradeRef,
			/// First moment at which the seller may take them back.
			until: Moment,
		},
		/// The seller took back what was still pledged.
		PledgeReleased {
			/// The pledge.
			pledge: PledgeId,
			/// Which certificates.
			range: CertificateRange,
		},
		/// The expected settlement was verified and used pledged certificates, which are the buyer's
		/// now. What is left stays pledged; when nothing is, the record deposit came back.
		PledgeUsed {
			/// The pledge.
			pledge: PledgeId,
			/// Which certificates.
			range: CertificateRange,
		},
		/// A holder asked the trading centre to exchange certificates.
		ExchangeRequested {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are.
			holder: PartyId,
			/// The trading centre that is asked.
			centre: PartyId,
			/// First moment at which it can no longer be settled, only withdrawn.
			timeout: Moment,
		},
		/// The trading centre exchanged certificates. Final.
		ExchangeSettled {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
			/// Hash of the receipt.
			receipt: H256,
			/// Who settled.
			by: PartyId,
		},
		/// The holder took certificates back from an exchange that was not settled in time.
		ExchangeWithdrawn {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
		},
		/// The trading centre refused an exchange; the holder has the certificates back, active.
		ExchangeRejected {
			/// The request.
			exchange: ExchangeId,
			/// Which certificates.
			range: CertificateRange,
			/// Why.
			reason: Rejection,
			/// Who refused.
			by: PartyId,
		},
		/// Certificates of a verified trade are the buyer's and behind a voucher.
		VoucherBacked {
			/// The voucher.
			voucher: VoucherId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are.
			buyer: PartyId,
		},
		/// Certificates behind a voucher whose evidence was revoked went back to the party that held
		/// them before verification, active: it can trade or pledge them again. One event for each
		/// bundle.
		VoucherUnbacked {
			/// The voucher that they were behind.
			voucher: VoucherId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are again.
			to: PartyId,
		},
		/// Certificates behind a voucher went to another party with it.
		HandedOver {
			/// The voucher.
			voucher: VoucherId,
			/// Which certificates.
			range: CertificateRange,
			/// Whose they are now.
			to: PartyId,
		},
		/// Certificates were redeemed. Final.
		Redeemed {
			/// The redemption.
			redemption: RedemptionId,
			/// Which certificates.
			range: CertificateRange,
			/// Their energy.
			energy: Energy,
			/// Who redeemed them.
			holder: PartyId,
			/// The consumer whose consumption was matched; none for a claim made directly.
			matched: Option<PartyId>,
			/// The voucher; none for a claim made directly.
			voucher: Option<VoucherId>,
		},
		/// Certificates were withdrawn. Final; their numbers are never used again.
		Withdrawn {
			/// Which.
			range: CertificateRange,
			/// Who held them.
			holder: PartyId,
			/// Why.
			reason: Reason,
			/// On whose authority.
			by: Authority,
		},
		/// A batch was frozen: its certificates cannot be used, only given back.
		BatchFrozen {
			/// The batch.
			batch: BatchId,
			/// Why.
			reason: Reason,
			/// On whose authority.
			by: Authority,
		},
		/// A frozen batch can be used again.
		BatchUnfrozen {
			/// The batch.
			batch: BatchId,
			/// On whose authority.
			by: Authority,
		},
		/// Somebody checked where a certificate stands.
		RedemptionChecked {
			/// The certificate's number.
			number: [u8; 32],
			/// Where it stands.
			state: BundleState,
			/// Whose it is.
			holder: PartyId,
			/// Whether that is what was expected.
			matches: bool,
			/// Who checked.
			by: T::AccountId,
		},
	}
}
