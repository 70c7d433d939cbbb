//! Why calls fail, and what to do about it.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has no party. Apply with the identity pallet first.
		NotAParty,
		/// The party is not attested, suspended, revoked or expired. Ask its registrar.
		PartyNotActive,
		/// The party lacks the role that this call needs.
		RoleMissing,
		/// The party that is to get certificates is not active.
		RecipientNotActive,
		/// Seller and buyer, or sender and recipient, are the same party.
		SameParty,
		/// A class is one character 0-9 or A-Z, and its certificates have some energy.
		ClassMalformed,
		/// There is no such trade class.
		ClassNotFound,
		/// The project code has a wrong character or check character.
		CodeMalformed,
		/// A project with this code exists already.
		ProjectExists,
		/// There is no such project.
		ProjectNotFound,
		/// The project is retired; nothing more is issued for it.
		ProjectRetired,
		/// A project has a capacity above zero watts.
		CapacityZero,
		/// A project's owner is an active party with the role Generator.
		OwnerNotGenerator,
		/// There is no such meter. A registrar registers meters.
		MeterNotFound,
		/// The meter is not the project owner's.
		MeterNotOwned,
		/// The meter counts consumption; a project needs one that counts generation.
		MeterNotForGeneration,
		/// The meter is retired.
		MeterRetired,
		/// The meter serves another project, for ever.
		MeterTaken,
		/// The reading is another meter's than the project's.
		MeterMismatch,
		/// The reading is of another period than is to be issued.
		PeriodMismatch,
		/// Class, meter and period have different granularities; each class is issued only for meters
		/// and periods of its own.
		GranularityMismatch,
		/// This project, period and class has been issued; that happens once, for ever.
		AlreadyIssued,
		/// A later period of this project and class has been issued; issue periods in their order.
		PeriodNotAscending,
		/// No certificate number can say this period: months from 2000 to 2099, days and hours up to
		/// index 1,679,615.
		PeriodOutOfRange,
		/// The reading is more than the project's capacity could have generated.
		AboveCapacity,
		/// More energy would be drawn than the meter measured, over all classes.
		AboveReading,
		/// A batch has at most 99,999,999 certificates. Use a class of more energy per certificate.
		BatchTooLarge,
		/// There is no such batch.
		BatchNotFound,
		/// The batch is frozen; until it is unfrozen its certificates can only be given back.
		BatchFrozen,
		/// The certificates are no longer valid.
		BatchExpired,
		/// The batch is frozen already, on this authority or a higher one.
		AlreadyFrozen,
		/// The batch is not frozen.
		NotFrozen,
		/// Governance froze the batch, and only governance unfreezes it.
		FrozenByGovernance,
		/// An issuer withdraws only certificates that have not changed hands and that the project's
		/// owner still holds. Governance can withdraw others.
		WithdrawalNotAllowed,
		/// No bundle starts here. Name a range that starts where a bundle starts; the runtime API
		/// `holdings` lists a party's bundles.
		BundleNotFound,
		/// A range has at least one certificate.
		NoUnits,
		/// The certificates named are not all in the bundle that starts there. The runtime API
		/// `holdings` lists a party's bundles.
		BeyondBundle,
		/// A split leaves at least one certificate in each of the two bundles.
		NothingToSplit,
		/// Bundles are joined only when both have changed hands or neither has.
		HistoryDiffers,
		/// The range spans more than eight bundles.
		TooManyBundles,
		/// The certificates, the pledge or the exchange are another party's.
		NotHolder,
		/// The certificates are locked, redeemed, exchanged or withdrawn.
		NotActive,
		/// The certificates are not locked for this.
		LockMismatch,
		/// The policy of these certificates does not allow this: they may change hands only once, or
		/// only by verification.
		MoveNotAllowed,
		/// There is no such pledge.
		PledgeNotFound,
		/// The certificates are pledged to another trade.
		PledgeMismatch,
		/// A pledge ends in the future.
		PledgeEnded,
		/// The pledge cannot be released before its end.
		PledgeHolds,
		/// There is no such exchange.
		ExchangeNotFound,
		/// The exchange is settled; that is final.
		AlreadySettled,
		/// It is too late to settle this exchange; its holder can withdraw it.
		ExchangeTimedOut,
		/// The exchange cannot be withdrawn before its timeout.
		ExchangePending,
		/// Certificates of this class are redeemed only through a voucher.
		VoucherRequired,
		/// The purposes Obligation and Scope2 are only for the consumer whose consumption a voucher
		/// matched, as the beneficiary.
		MatchedConsumerRequired,
		/// The claim's time is empty, or the beneficiary's name is empty or not UTF-8.
		ClaimMalformed,
		/// The claim's beneficiary is a party that does not exist.
		BeneficiaryNotFound,
		/// The account that causes another bundle or record does not have the money for it: the
		/// deposit or price, beside the least balance of an account.
		CannotPayDeposit,
		/// The party that is to pay a deposit does not exist.
		PayerNotFound,
		/// This is no certificate number.
		NumberMalformed,
		/// No certificate has this number.
		CertificateNotFound,
	}
}
