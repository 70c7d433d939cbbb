//! What must be refused: lies, second votes, altered proofs, double use, and everything that the caller has no
//! right to do. Each attack looks for a target where only the rule that it is named after refuses it.

mod custody;
mod oracles;
mod register;
mod trades;

use super::Attack;
use crate::rules::Refusal;

use custody::*;
use oracles::*;
use register::*;
use trades::*;

macro_rules! attacks {
	($($name:ident => $refusal:ident: $($error:literal)|+;)*) => {
		/// Every hostile step.
		pub const ATTACKS: &[Attack] = &[$(Attack {
			name: stringify!($name),
			refusal: Refusal::$refusal,
			errors: &[$($error),+],
			actions: $name,
		}),*];
	};
}

attacks! {
	vote_twice => VotedTwice: "AlreadyAttested";
	vote_in_another_round => WrongRound: "RoundMismatch";
	vote_for_the_other_source => NotSeated: "NotSeated";
	vote_without_a_party => NotAParty: "NotAParty";
	vote_on_what_is_yet_to_come => TopicTooEarly: "PeriodNotEnded";
	vote_on_what_is_long_past => TopicTooOld: "TopicTooOld";
	vote_on_a_later_instalment => OutOfSequence: "EarlierInstalmentOpen";
	vote_on_a_later_revision => OutOfSequence: "EarlierRevisionOpen";
	vote_on_a_ninth_revision => TooManyRevisions: "TooManyRevisions";
	revise_nothing => NothingRevised: "NothingRevised";
	reopen_what_is_outdated => Outdated: "RevisionOutdated";
	reopen_what_was_reaped => TopicReaped: "TopicReaped";
	vote_against_an_anchor => AlreadyAnchored: "AnchorExists";
	vote_on_a_stalled_topic => TopicStalled: "TopicStalled";
	vote_on_a_reaped_topic => TopicReaped: "TopicReaped";
	vote_with_a_slashed_bond => BondNotFull: "BondNotFull";
	vote_as_a_newcomer => JoinedLater: "NotInCommittee";
	vote_while_barred => OtherNotActive: "PartyNotActive";
	sit_in_both_committees => AlreadySeated: "SeatExists";
	take_a_seat_that_is_not_offered => NotSeated: "NotInvited";
	take_back_a_bond_too_early => BondNotFree: "BondNotFree";
	appoint_without_a_vote => NotGovernance: "Bad origin";

	dispute_what_is_final => Final: "AnchorFinal";
	dispute_what_was_upheld => AlreadyUpheld: "AlreadyUpheld";
	dispute_what_is_guarded => Guarded: "DisputeNotAllowed";
	dispute_twice => DisputedTwice: "AlreadyDisputed";
	dispute_another_root => WrongRoot: "RootMismatch";
	judge_without_a_vote => NotGovernance: "Bad origin";
	judge_too_late => ResolutionOver: "ResolutionOver";
	end_a_dispute_too_early => ResolutionOpen: "ResolutionOpen";
	take_back_a_waiting_bond => TopicStillOpen: "TopicStillOpen";
	close_what_is_not_final => NotFinal: "AnchorNotFinal";
	close_without_a_vote => NotGovernance: "Bad origin";
	open_what_is_not_closed => NotClosed: "AnchorNotClosed";
	void_what_is_not_closed => NotClosed: "AnchorNotClosed";
	void_what_is_used => Used: "AnchorUsed";

	verify_an_altered_settlement => NotProved: "InvalidProof";
	verify_an_altered_reading => NotProved: "InvalidProof";
	verify_with_an_altered_proof => NotProved: "InvalidProof";
	verify_at_another_place => NotProved: "InvalidProof";
	verify_with_another_instalment => NotProved: "InvalidProof";
	verify_together_with_an_altered_proof => NotProved: "InvalidProof";
	verify_together_with_an_altered_leaf => NotProved: "InvalidProof";
	verify_together_with_another_period => LeavesDiffer: "PeriodMismatch";
	verify_before_it_is_final => NotFinal: "AnchorNotFinal";
	verify_what_is_disputed => Disputed: "AnchorDisputed";
	verify_what_is_void => Void: "AnchorVoid";
	verify_what_nobody_anchored => NoAnchor: "UnknownAnchor";
	verify_what_is_closed => Closed: "AnchorClosed";
	verify_for_an_inactive_buyer => OtherNotActive: "BuyerNotActive";
	verify_with_outdated_readings => Outdated: "RevisionOutdated";
	verify_with_readings_of_another_revision => NotProved: "InvalidProof";
	verify_what_no_meter_measures => Implausible: "ReadingImplausible";
	verify_with_readings_exchanged => LeavesDiffer: "MeterMismatch";
	reuse_a_reference => ReferenceUsed: "TradeRefUsed";
	reuse_a_leaf => LeafUsed: "TradeRefUsed" | "NothingToSupersede";
	correct_what_stands => NothingToCorrect: "NothingToSupersede";
	use_more_than_was_consumed => ConsumptionExceeded: "ConsumptionExceeded";
	settle_less_than_was_sold => SettledTooLittle: "SettledTooLittle";
	use_another_pledge => OtherPledge: "PledgeMismatch";
	use_certificates_of_another_period => WrongBatch: "BatchPeriodMismatch";
	unwind_what_stands => WrongDoubt: "EvidenceNotRevoked";
	unwind_in_custody => NotInHand: "StillInCustody";

	both_sides_at_once => BothSides: "BothSides";
	bid_between_prices => OffTheGrid: "PriceOffGrid";
	order_beyond_the_attestation => AttestationTooShort: "AttestationEndsTooEarly";
	drop_what_can_be_settled => NothingToDo: "OrderCanSettle";
	step_back_too_late => OrdersStand: "AuctionBeingClosed";
	close_too_early => AuctionStillOpen: "AuctionNotDue";
	close_twice => AuctionOver: "AuctionClosed";

	decide_as_a_stranger => NotTheRegistrar: "NotRegistrar" | "NotItsRegistrar";
	decide_about_oneself => OwnParty: "OwnParty";
	decide_about_anothers_party => NotTheRegistrar: "NotItsRegistrar";
	renew_until_now => WrongTime: "ExpiryInPast";
	give_too_much => MayNotGive: "RolesExceeded" | "LevelExceeded";
	take_anothers_tag => Malformed: "TagUsed";
	finish_too_early => WrongTime: "TooEarly";
	finish_under_another_appointment => NotTheRegistrar: "RegistrarRemoved" | "NotItsRegistrar";
	use_a_name_twice => NameTaken: "MeterExists" | "OnlyHyphensDiffer";
	take_a_place_twice => PlaceTaken: "AlreadyTakenOver";
	retire_before_its_use => WrongTime: "UsedAfterEnd";
	remove_what_is_needed => Needed: "MeterUsed";
	take_a_meter_twice => PlaceTaken: "MeterUsed";
	issue_for_a_retired_project => WrongStanding: "ProjectRetired";
	remove_an_issued_project => Needed: "ProjectIssued";
	change_a_class => TermsFixed: "ClassTermsFixed";

	issue_twice => AlreadyIssued: "AlreadyIssued";
	continue_what_is_frozen => BatchFrozen: "BatchFrozen";
	issue_an_earlier_period => NotAscending: "PeriodNotAscending";
	issue_more_than_was_measured => AboveReading: "AboveReading";
	issue_without_the_role => RoleMissing: "RoleMissing";
	take_what_is_anothers => NotYours: "NotHolder";
	move_what_is_locked => NotFree: "NotActive";
	move_against_the_policy => PolicyForbids: "MoveNotAllowed";
	move_what_is_frozen => BatchFrozen: "BatchFrozen";
	move_what_is_expired => BatchExpired: "BatchExpired";
	settle_other_certificates => OtherTerms: "ExchangeMismatch";
	judge_what_is_anothers => NotYours: "NotIssuer";
	withdraw_from_pockets => OutOfReach: "WithdrawalNotAllowed";
	withdraw_what_is_frozen => BatchFrozen: "BatchFrozen";
	act_while_barred => CallerNotActive: "PartyNotActive";
	spend_what_one_has_not => NoFunds: "InsufficientFunds";
	want_what_cannot_be => Hopeless: "UnknownClass" | "ClassNotTradable" | "GranularityMismatch"
		| "PeriodsTooLate" | "ValidityOutOfReach";
	pledge_for_longer_than_they_last => WrongTime: "ExpiryTooFar";
	claim_what_was_generated_at_another_time => OtherTime: "ClaimTimeMismatch";

	use_anothers_voucher => NotYours: "NotHolder";
	take_back_what_is_anothers => NotYours: "NotHolder" | "NotSeller" | "NotBuyer" | "NotDepositor";

	redeem_for_another_consumer => NotMatched: "MatchedConsumerRequired";
	redeem_a_voucher_twice => NotInHand: "NotActive";
	redeem_what_is_contested => Contested: "EvidenceContested";
	redeem_what_was_revoked => Revoked: "EvidenceRevoked";

	open_on_impossible_terms => TermsUnmeetable: "SeveralPayments" | "ThresholdOutOfRange" | "NotBeforeTooLate"
		| "CertificatesEndFirst" | "NoTimeToRelease";
	accept_for_another => NotYours: "NotBeneficiary";
	accept_without_time_to_rule => NoTimeToRule: "NoTimeToRule";
	accept_other_terms => OtherTerms: "TermsMismatch";
	pay_on_other_terms => OtherTerms: "TermsMismatch";
	rule_on_other_terms => OtherTerms: "TermsMismatch";
	pay_twice => NoSuchCondition: "NoPaymentDue";
	reveal_a_wrong_secret => NoSuchCondition: "PreimageMismatch";
	approve_unasked => NotYours: "NotApprover";
	release_too_early => ConditionOpen: "NotRevealed" | "NotPaid" | "NotApproved" | "TooEarly";
	release_too_late => OnlyRefund: "DeadlinePassed";
	release_during_a_dispute => InDispute: "InDispute";
	reclaim_too_early => NoRefundYet: "TooEarly";
	reclaim_what_is_decided => Decided: "Decided";
	retire_too_early => StillValid: "NotExpired";
	arbitrate_unasked => NotYours: "NotArbiter";
}
