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
		/// The party is not attested, or is suspended, revoked or expired. Ask its registrar.
		PartyNotActive,
		/// The party lacks the role that this call needs: Issuer, or TradingCentre for exchanges. Ask
		/// its registrar to attest the role, or have a party call that has it.
		RoleMissing,
		/// The party that is to get certificates does not exist or is not active. Check its number;
		/// if it is right, ask the party to see its registrar.
		RecipientNotActive,
		/// Seller and buyer, or sender and recipient, are the same party. Name another one.
		SameParty,
		/// A class is one character 0-9 or A-Z. Correct the letter in the proposal.
		ClassMalformed,
		/// The energy of a certificate is not between 1 Wh and 1 GWh. Correct the face value in the
		/// proposal; it is in watt-hours.
		FaceValueOutOfRange,
		/// The certificates of a class are valid for no month, or for more months than this chain
		/// allows. Correct the months in the proposal: 1 to what the chain allows.
		ValidityOutOfRange,
		/// There is no such trade class. Choose one that governance has set.
		ClassNotFound,
		/// The project code has a wrong character or check character. Compare it with the original.
		CodeMalformed,
		/// A project with this code exists already. Give the new one a code of its own.
		ProjectExists,
		/// There is no such project. Check the code, or register the project first.
		ProjectNotFound,
		/// The project is retired: nothing more is issued for it. Propose to governance to restore it.
		ProjectRetired,
		/// A class keeps its granularity, face value and policy, because orders name the class only. Use
		/// a letter that is not taken.
		ClassTermsFixed,
		/// The project is not retired, so there is nothing to restore. Check the code.
		ProjectNotRetired,
		/// Something was issued for the project. Retire it before it is removed.
		ProjectIssued,
		/// The project was removed: its meter can serve another one. Register a project with a code of its
		/// own.
		ProjectRemoved,
		/// Another issuer is in charge of this project and its certificates. Ask that one, or propose to
		/// governance to decide or to hand the project over.
		NotItsIssuer,
		/// The party that is to take the project over is not an active issuer. Name one that is.
		NewIssuerNotActive,
		/// The project's owner is suspended, revoked or being recovered. Issue when that has ended.
		OwnerBarred,
		/// A project's capacity is 1 W to 100 GW. Give the most power that it can generate, in watts.
		CapacityOutOfRange,
		/// No trade class of the meter's granularity can hold a full period at this capacity: a batch has at
		/// most 99,999,999 certificates, so an hour of 100 MW or more needs a class of 1,000 Wh. Propose to
		/// governance to set one, then try again; or correct the capacity.
		NoClassFits,
		/// A project's owner is an active party with the role Generator. Ask the owner to see its
		/// registrar.
		OwnerNotGenerator,
		/// There is no such meter. Have a registrar register it.
		MeterNotFound,
		/// The meter is not the project owner's. Name the owner's own meter.
		MeterNotOwned,
		/// The meter counts consumption. Name one that counts generation.
		MeterNotForGeneration,
		/// The meter is retired. Name one that is in use.
		MeterRetired,
		/// The meter serves another project, for ever, even if that is retired. Name another meter.
		MeterTaken,
		/// The reading is another meter's than the project's. Prove the reading of the project's own.
		MeterMismatch,
		/// The reading is of another period than is to be issued. Prove the reading of that period.
		PeriodMismatch,
		/// Class, meter and period have different granularities. Choose a class and a period of the
		/// meter's granularity.
		GranularityMismatch,
		/// This project, period and class has been issued for this revision of the readings. Draw what is
		/// left of the reading in another class, or wait until the readings are revised.
		AlreadyIssued,
		/// A later period of this project and class has been issued. Periods are issued in their
		/// order; draw the reading in another class.
		PeriodNotAscending,
		/// No certificate number can say this period: months from 2000 to 2099, days and hours up to
		/// index 1,679,615. Choose a period within these.
		PeriodOutOfRange,
		/// The reading is more than the project's capacity could have generated while its meter existed.
		/// Correct the capacity with `update_project` if it is wrong; otherwise the reading is in doubt.
		AboveCapacity,
		/// More energy would be drawn than the meter measured, over all classes. Draw less.
		AboveReading,
		/// A batch has at most 99,999,999 certificates. Use a class of more energy per certificate, such
		/// as 1,000 Wh for an hour of a large plant.
		BatchTooLarge,
		/// There is no such batch. The runtime API `holdings` lists a party's certificates.
		BatchNotFound,
		/// The batch is frozen; until it is unfrozen its certificates can only be given back. The
		/// runtime API `status` says by whom and why.
		BatchFrozen,
		/// The certificates are no longer valid. They can only be given back, split and merged.
		BatchExpired,
		/// The batch is frozen already, on this authority or a higher one. There is nothing to do; the
		/// runtime API `status` says by whom and why.
		AlreadyFrozen,
		/// The batch is not frozen, so there is nothing to do. Check its number.
		NotFrozen,
		/// Governance froze the batch, and only governance unfreezes it. Propose that.
		FrozenByGovernance,
		/// An issuer withdraws only certificates that have not changed hands and that the project's
		/// owner still holds. Governance can withdraw others: propose that.
		WithdrawalNotAllowed,
		/// No bundle starts here. Name a range that starts where a bundle starts; the runtime API
		/// `holdings` lists a party's bundles.
		BundleNotFound,
		/// A range has at least one certificate. Give the number of certificates in `units`.
		NoUnits,
		/// The certificates named are not all in the bundle that starts there. The runtime API
		/// `holdings` lists a party's bundles.
		BeyondBundle,
		/// A split leaves at least one certificate in each of the two bundles. Name fewer.
		NothingToSplit,
		/// Bundles are joined only when both have changed hands or neither has. Leave them apart.
		HistoryDiffers,
		/// The range spans more than eight bundles. Merge some of them first, or name fewer
		/// certificates.
		TooManyBundles,
		/// The certificates, the pledge or the exchange are another party's. Only their holder may do
		/// this: sign with its account, or name what is your own.
		NotHolder,
		/// The certificates are locked, redeemed, exchanged or withdrawn. Take them back first from
		/// what they are locked for, or use others.
		NotActive,
		/// The certificates are not locked for this. The runtime API `status` says what for: name those
		/// that are locked for this.
		LockMismatch,
		/// The policy of these certificates does not allow this: they may change hands only once, or
		/// only by verification. Use others, or redeem them for their holder.
		MoveNotAllowed,
		/// There is no such pledge: it was released or used up, or there never was one. Check its number;
		/// the runtime API `status` says where the certificates are.
		PledgeNotFound,
		/// The certificates are pledged to another trade. Settle others, or wait until the pledge is
		/// released.
		PledgeMismatch,
		/// A pledge ends in the future. Give a later end, in seconds since 1970.
		PledgeEnded,
		/// A pledge ends at the end of the certificates' validity at the latest. Give an earlier end, in
		/// seconds since 1970; the runtime API `batch` says how long they are valid.
		PledgeEndsTooLate,
		/// The pledge cannot be released before its end. Wait until then.
		PledgeHolds,
		/// The party named is not an active trading centre. Name one that is.
		NotTradingCentre,
		/// Another trading centre is asked for this exchange, and only that one settles or rejects it. Look
		/// up whom the request names, and sign as that centre.
		OtherCentre,
		/// The exchange is of other certificates than those named. Read its record again.
		ExchangeMismatch,
		/// There is no such exchange: it was withdrawn or rejected, or there never was one. Check its
		/// number, or request another exchange.
		ExchangeNotFound,
		/// The exchange is settled; that is final. Look up its receipt.
		AlreadySettled,
		/// It is too late to settle this exchange. Its holder can withdraw it and ask again.
		ExchangeTimedOut,
		/// The exchange cannot be withdrawn before its timeout. Wait, or ask the trading centre to
		/// reject it.
		ExchangePending,
		/// Certificates of this class are redeemed only through a voucher. Have their trade verified,
		/// then redeem the voucher.
		VoucherRequired,
		/// The purposes Obligation and Scope2 are only for the consumer whose consumption a voucher
		/// matched, as the beneficiary. Redeem a voucher for that consumer, or choose another purpose.
		MatchedConsumerRequired,
		/// The time that the claim is for is empty. Give an end after the start, in seconds since 1970.
		ClaimTimeEmpty,
		/// The energy was not generated in the time that the claim is for. Claim a time that overlaps the
		/// certificates' period, in seconds since 1970, or redeem certificates of that time.
		ClaimTimeMismatch,
		/// The beneficiary's name is not 1 to 64 bytes of UTF-8, or it is blank, or it has control
		/// characters, or white space at an end. Correct the name.
		BeneficiaryNameMalformed,
		/// A hash is all zeros: the commitment to a beneficiary, the trade reference of a pledge, or the
		/// receipt of an exchange. Give the hash itself.
		ZeroHash,
		/// The claim's beneficiary is a party that does not exist. Check its number, or give a name.
		BeneficiaryNotFound,
		/// The account that causes another bundle or record does not have the money for it: the
		/// deposit or price, beside the least balance of an account. Fund it first.
		CannotPayDeposit,
		/// The party that is to pay a deposit does not exist. Name one that does.
		PayerNotFound,
		/// This is no certificate number. It has 32 characters, of which the 17th is a check
		/// character: compare it with the original.
		NumberMalformed,
		/// No certificate has this number. Compare it with the original.
		CertificateNotFound,
		/// The meter was not the owner's in any part of this period: it was registered as of a later
		/// moment, or retired before. Issue periods in which it existed.
		MeterNotOwnedThen,
	}
}
