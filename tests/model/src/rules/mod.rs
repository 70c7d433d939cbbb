//! The registry as the design and its rules describe it, in plain Rust.
//!
//! Nothing here looks at the pallets. A [`Model`] is told of every call and of the passing of time. It
//! decides by itself whether the call succeeds, and changes. It shares with the chain only the names of calls
//! and the domain types of `verdigrid-primitives`. The chain keeps sums of what is issued, allocated or held.
//! The model computes them from the records to which they belong.
//!
//! | file | rules |
//! |---|---|
//! | `identity` | who may act, R24 (accounts), R27, R38 (commitments), R44 (recovery) |
//! | `registrars` | who attests parties, R27 |
//! | `metering` | meters, R17, R33, R34 |
//! | `money` | holds, what is forfeited, R24 |
//! | `allowance` | what a party does not pay for itself |
//! | `certificates` | bundles and their deposits, the policy of moves, R16, R20 to R22, R26 |
//! | `projects` | trade classes and projects, R2, R26, R40, R42 |
//! | `issue` | metered generation becomes certificates, R2, R6, R31 |
//! | `market` | offers and demands, R23 |
//! | `sales` | what was sold, for ever |
//! | `auction` | call auctions and their one price, R37 |
//! | `committees` | seats and bonds, R8, R9 |
//! | `rounds` | votes, R9 to R12 |
//! | `topics` | which topics are open, revisions of readings, R11, R31, R36 |
//! | `anchors` | finality, disputes, defaults, what is closed, R4, R13, R14, R35 |
//! | `readings` | the one reading of a meter and period, R1, R31, R32 |
//! | `trees` | what stands in a tree, R3 |
//! | `trades` | the eight checks, R3, R5, R16, R17 |
//! | `corrections` | contested, revoked and unwound evidence, R18, R19 |
//! | `vouchers` | split and redemption, R20, R21 |
//! | `escrow` | agreements and their ends, R25, R38 |
//! | `sound` | what always holds, section 5 of the design |
//! | `past` | what never changes again |

mod allowance;
mod anchors;
mod auction;
mod certificates;
mod committees;
mod corrections;
mod escrow;
mod identity;
mod issue;
mod market;
mod metering;
mod money;
mod past;
mod projects;
mod readings;
mod registrars;
mod rounds;
mod sales;
mod sound;
mod topics;
mod trades;
mod trees;
mod vouchers;

use std::collections::{BTreeMap, BTreeSet};

use sp_core::H256;
use verdigrid_primitives::{
	certificate::{AuctionId, BatchId, ExchangeId, PledgeId, ProjectCode, TradeClass},
	claim::RedemptionId,
	evidence::{EvidenceId, Source, Topic},
	party::{MeterId, PartyId},
	voucher::{AgreementId, VoucherId},
	MarketOffset, Moment, Period,
};

use verdigrid_runtime::{
	money::NativeOrAsset, AccountId, Balance, BlockNumber, Runtime, RuntimeCall,
};

pub use anchors::{Anchor, AnchorStatus, Dispute, DisputeStatus};
pub use auction::{Ask, Auction, Bid, Stage as AuctionStage};
pub use certificates::{Batch, Bundle, Certificate, Exchange, Freeze, Place, Pledge, Redemption};
pub use committees::{Bond, Committee, Seat, Stage};
pub use corrections::Evidence;
pub use escrow::{Agreement, Stage as AgreementStage, Terms as AgreementTerms};
pub use identity::{Party, Recovery, Standing};
pub use market::{Demand, Offer};
pub use metering::Meter;
pub use money::{Asset, Money, Reason};
pub use projects::{Class, Project};
pub use readings::Reading;
pub use registrars::Registrar;
pub use rounds::Round;
pub use sales::{Sale, SoldBy};
pub use topics::{Reaped, TopicState};
pub use trees::root;
pub use vouchers::{Voucher, VoucherStatus, FIRST_SPLIT};

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
	/// A vote.
	Governance,
	/// An account.
	Signed(AccountId),
}

/// Why a call must fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
	// Who calls.
	/// Only governance may do this.
	NotGovernance,
	/// The account has no party.
	NotAParty,
	/// The account has a party already, or the bond of a seat.
	AlreadyAParty,
	/// The caller is not attested, or suspended, revoked or expired.
	CallerNotActive,
	/// The other side is not.
	OtherNotActive,
	/// The call counts fewer bundles, pledges or splits than its trades need.
	CountedTooFew,
	/// The party lacks the role.
	RoleMissing,
	/// The caller is no registrar, or not that party's.
	NotTheRegistrar,
	/// The registrar may not give so much.
	MayNotGive,
	/// A registrar does not decide about its own party.
	OwnParty,
	/// A registrar or governance barred the party.
	Barred,
	/// The party does not stand where the call needs it.
	WrongStanding,
	/// The commitment was attested before.
	CommitmentUsed,
	/// The party offered itself to no such account.
	NoRotation,
	/// No recovery of the party is pending, or not to this account.
	NoRecovery,
	/// A party with itself.
	WithItself,

	// Money.
	/// The account does not have enough money.
	NoFunds,
	/// The asset is not money here.
	NotMoney,

	// Records.
	/// There is no such record, or it has ended.
	NotFound,
	/// It is another's.
	NotYours,
	/// It has not come, or is over.
	WrongTime,
	/// What the call says makes no sense.
	Malformed,
	/// Nothing could ever be what is wanted.
	Hopeless,
	/// The claim is for another time than that of the energy.
	OtherTime,

	/// The name is in use, with whatever hyphens.
	NameTaken,
	/// Another one is in its place.
	PlaceTaken,
	/// Something rests on it.
	Needed,
	/// The terms are fixed.
	TermsFixed,

	// Certificates.
	/// The batch is frozen.
	BatchFrozen,
	/// The batch is expired.
	BatchExpired,
	/// No bundle starts there, or it is shorter.
	NoBundle,
	/// The certificates are locked or have come to their end.
	NotFree,
	/// The policy forbids the move.
	PolicyForbids,
	/// The bundles differ.
	HistoryDiffers,
	/// They can be redeemed through a voucher only.
	VoucherNeeded,
	/// Only the matched consumer can make that claim.
	NotMatched,
	/// The issuer may not reach into pockets.
	OutOfReach,
	/// It was decided on a higher authority, or already.
	AlreadyFrozen,
	/// The project, period and class were issued.
	AlreadyIssued,
	/// A later period was issued.
	NotAscending,
	/// The reading is more than the project could generate.
	AboveCapacity,
	/// More would be issued than was measured.
	AboveReading,

	// Call auctions.
	/// The price is not one of the auction's.
	OffTheGrid,
	/// The party is on the other side of the auction.
	BothSides,
	/// The party's order at this price is on another account.
	HeldElsewhere,
	/// The auction takes no orders.
	AuctionNotOpen,
	/// The auction is due: its orders stand until it is closed.
	OrdersStand,
	/// The auction is not due yet.
	AuctionStillOpen,
	/// The auction was closed.
	AuctionOver,
	/// The attestation ends before the auction is settled.
	AttestationTooShort,

	// Seats and rounds.
	/// The party has a seat, or had one whose bond is held.
	AlreadySeated,
	/// The party has no such seat.
	NotSeated,
	/// The seat's bond was slashed.
	BondNotFull,
	/// Nothing is missing from the bond.
	BondFull,
	/// The bond is not free.
	BondNotFree,
	/// The topic's period has not ended.
	TopicTooEarly,
	/// It ended too long ago.
	TopicTooOld,
	/// The instalment or the revision before is open.
	OutOfSequence,
	/// The readings were revised as often as they may be.
	TooManyRevisions,
	/// A later revision stands.
	Outdated,
	/// The revision states what the latest one does.
	NothingRevised,
	/// The topic has an anchor that stands.
	AlreadyAnchored,
	/// The topic was closed for ever.
	TopicReaped,
	/// The topic waits for governance.
	TopicStalled,
	/// Another round is open.
	WrongRound,
	/// The seat voted in this round.
	VotedTwice,
	/// The seat was not in the committee when the round opened.
	JoinedLater,
	/// So few seats count that there is no quorum.
	NoQuorum,
	/// The seat opened too many rounds.
	TooManyRounds,
	/// Nothing changes.
	NothingToDo,

	// Anchors and disputes.
	/// There is none.
	NoAnchor,
	/// It can still be disputed.
	NotFinal,
	/// It cannot be disputed any more.
	Final,
	/// It is disputed.
	Disputed,
	/// It was overturned.
	Void,
	/// Governance has closed it.
	Closed,
	/// It is not closed.
	NotClosed,
	/// Something rests on it.
	Used,
	/// Its root is another.
	WrongRoot,
	/// A dispute about it was decided in its favour.
	AlreadyUpheld,
	/// Only a seat of the other source, or governance, may dispute it.
	Guarded,
	/// The caller disputes it already.
	DisputedTwice,
	/// It is too late to decide.
	ResolutionOver,
	/// It is too early to end it.
	ResolutionOpen,
	/// The next anchor will decide.
	TopicStillOpen,

	// Trades.
	/// The leaf does not stand in the anchor.
	NotProved,
	/// Leaves speak of different meters, periods or directions.
	LeavesDiffer,
	/// The trade reference was used.
	ReferenceUsed,
	/// The leaf was used.
	LeafUsed,
	/// It corrects nothing.
	NothingToCorrect,
	/// A meter was another's.
	MeterNotTheirs,
	/// The certificates are of another meter or period.
	WrongBatch,
	/// The certificates are worth more than was settled.
	SettledTooLittle,
	/// Another reading of that meter and period was used, of the same revision.
	OtherReading,
	/// The reading is more than the meter can measure.
	Implausible,
	/// The meter's end was stated after its reading.
	EndedSince,
	/// The generation meter does not have that much energy left.
	GenerationExceeded,
	/// The consumption meter does not have that much energy left.
	ConsumptionExceeded,
	/// The certificates are pledged to another trade.
	OtherPledge,
	/// The evidence is in doubt, or not.
	WrongDoubt,

	// Vouchers and agreements.
	/// The voucher's certificates have not expired.
	StillValid,
	/// The terms are others than those that the call names.
	OtherTerms,
	/// The agreement can only be released.
	Decided,
	/// The voucher is in custody, redeemed or unwound.
	NotInHand,
	/// The voucher's evidence is contested.
	Contested,
	/// The voucher's evidence was revoked.
	Revoked,
	/// The terms could not be met.
	TermsUnmeetable,
	/// The beneficiary has not accepted, or has.
	WrongStage,
	/// The arbiter would have no time to rule.
	NoTimeToRule,
	/// One side disputes.
	InDispute,
	/// Release would be too late, or was never possible.
	OnlyRefund,
	/// Neither the deadline has come nor is the voucher dead.
	NoRefundYet,
	/// A condition is open.
	ConditionOpen,
	/// The condition holds, or there is none such.
	NoSuchCondition,
}

/// What a call comes to.
pub type Ruling<T = ()> = Result<T, Refusal>;

/// Refuses unless the condition holds.
pub fn need(condition: bool, otherwise: Refusal) -> Ruling {
	if condition {
		Ok(())
	} else {
		Err(otherwise)
	}
}

/// Seconds between two blocks, where no slot is empty.
const SLOT: u64 = 3;

/// Chain time and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
	pub now: Moment,
	pub block: BlockNumber,
}

impl Clock {
	/// When so many seconds are over: not before half the blocks that there could be in that time, so
	/// that nothing ends while the chain stands still.
	pub fn after(self, seconds: u64) -> Self {
		let blocks = (seconds.div_ceil(SLOT) / 2) as BlockNumber;
		Self { now: self.now + seconds, block: self.block + blocks }
	}

	/// Whether both the moment and the block have come.
	pub fn has_reached(self, deadline: Self) -> bool {
		self.now >= deadline.now && self.block >= deadline.block
	}
}

/// What governance has set, and does not change here.
#[derive(Clone, Debug)]
pub struct Terms {
	pub offset: MarketOffset,
	pub recovery_delay: u64,
	pub challenge: u64,
	pub resolution: u64,
	pub round_timeout: u64,
	pub anchor_lifetime: u64,
	pub topic_age: u64,
	/// For how long what went wrong may be stated again.
	pub restate_window: u64,
	pub tolerance_ppm: u64,
	pub slash_ppm: u128,
	pub reward_ppm: u128,
	pub capacity_margin_ppm: u128,
	pub exchange_timeout: u64,
	/// Months for which certificates of a class are valid at most.
	pub longest_validity: u16,
	pub longest_order: u64,
	pub longest_agreement: u64,
	/// How long an arbiter has to rule.
	pub ruling: u64,
	/// What a party does not pay for itself in a day.
	pub daily_allowance: Balance,
	/// What a party starts with.
	pub grant: Balance,
	pub prices: Prices,
}

/// What is held or taken for what.
#[derive(Clone, Debug)]
pub struct Prices {
	pub application: Balance,
	pub bundle: Balance,
	pub record: Balance,
	pub offer: Balance,
	pub demand: Balance,
	pub order: Balance,
	/// A step of closing an auction.
	pub step: Balance,
	pub split: Balance,
	pub agreement: Balance,
	pub seat: Balance,
	pub dispute: Balance,
}

/// The number that the next record of each kind gets. Numbers are never used again.
#[derive(Clone, Debug, Default)]
pub struct Next {
	pub party: PartyId,
	pub batch: BatchId,
	pub pledge: PledgeId,
	pub exchange: ExchangeId,
	pub redemption: RedemptionId,
	pub offer: u64,
	pub demand: u64,
	pub auction: AuctionId,
	pub trade: u64,
	pub dispute: u64,
	pub evidence: EvidenceId,
	pub split: VoucherId,
	pub agreement: AgreementId,
}

/// Takes a number.
fn take(next: &mut u64) -> u64 {
	let number = *next;
	*next += 1;
	number
}

/// Everything that the registry knows.
#[derive(Clone, Debug)]
pub struct Model {
	pub clock: Clock,
	pub terms: Terms,
	pub next: Next,
	pub money: Money,

	pub parties: BTreeMap<PartyId, Party>,
	pub registrars: BTreeMap<AccountId, Registrar>,
	/// How often each account was made a registrar.
	pub appointments: BTreeMap<AccountId, u32>,
	/// The latest deadline with which each account let a registrar apply for it.
	pub deadlines: BTreeMap<AccountId, Moment>,
	/// Every commitment that was ever attested.
	pub commitments: BTreeSet<H256>,
	/// What each party has used of its allowance, and on which day.
	pub used: BTreeMap<PartyId, (u32, Balance)>,
	/// What each party was granted.
	pub granted: BTreeMap<PartyId, Balance>,
	pub meters: BTreeMap<MeterId, Meter>,

	pub classes: BTreeMap<TradeClass, Class>,
	pub projects: BTreeMap<ProjectCode, Project>,
	pub batches: BTreeMap<BatchId, Batch>,
	pub pledges: BTreeMap<PledgeId, Pledge>,
	pub exchanges: BTreeMap<ExchangeId, Exchange>,
	pub redemptions: BTreeMap<RedemptionId, Redemption>,

	pub settlement_assets: BTreeSet<Asset>,
	pub offers: BTreeMap<u64, Offer>,
	pub demands: BTreeMap<u64, Demand>,
	pub auctions: BTreeMap<AuctionId, Auction>,
	pub sales: BTreeMap<u64, Sale>,

	pub seats: BTreeMap<PartyId, Seat>,
	/// Every committee that a source ever had, the present one last.
	pub committees: BTreeMap<Source, Vec<Committee>>,
	pub least_quorum: BTreeMap<Source, usize>,
	pub topics: BTreeMap<Topic, TopicState>,
	pub rounds: BTreeMap<Topic, Round>,
	/// The open rounds that each seat opened, the first one first.
	pub opened: BTreeMap<PartyId, Vec<Topic>>,
	/// Until when the next topics of a period may be stated, however old it is.
	pub corrections: BTreeMap<Period, Moment>,
	pub anchors: BTreeMap<Topic, Anchor>,
	pub disputes: BTreeMap<u64, Dispute>,
	pub readings: BTreeMap<(MeterId, Period), Reading>,
	pub evidence: BTreeMap<EvidenceId, Evidence>,

	pub vouchers: BTreeMap<VoucherId, Voucher>,
	pub agreements: BTreeMap<AgreementId, Agreement>,
}

impl Model {
	/// What a call does, or why it must fail: then nothing has changed.
	pub fn play(&mut self, origin: &Origin, call: &RuntimeCall) -> Ruling {
		let mut after = self.clone();
		after.rule(origin, call)?;
		*self = after;
		Ok(())
	}

	fn rule(&mut self, origin: &Origin, call: &RuntimeCall) -> Ruling {
		match call {
			RuntimeCall::Identity(call) => self.rule_identity(origin, call),
			RuntimeCall::Certificates(call) => self.rule_certificates(origin, call),
			RuntimeCall::Market(call) => self.rule_market(origin, call),
			RuntimeCall::Auction(call) => self.rule_auction(origin, call),
			RuntimeCall::Evidence(call) => self.rule_evidence(origin, call),
			RuntimeCall::Vouchers(call) => self.rule_vouchers(origin, call),
			RuntimeCall::Escrow(call) => self.rule_escrow(origin, call),
			_ => unreachable!("no step makes a call of another pallet"),
		}
	}

	/// The calls of the pallet that holds committees, anchors and trades.
	fn rule_evidence(
		&mut self,
		origin: &Origin,
		call: &verdigrid_evidence::Call<Runtime>,
	) -> Ruling {
		if let Some(ruling) = self.rule_committees(origin, call) {
			return ruling;
		}
		if let Some(ruling) = self.rule_rounds(origin, call) {
			return ruling;
		}
		if let Some(ruling) = self.rule_anchors(origin, call) {
			return ruling;
		}
		if let Some(ruling) = self.rule_trades(origin, call) {
			return ruling;
		}
		self.rule_corrections(origin, call)
	}

	/// Does something or, where that fails, nothing. Whether it did.
	fn alone(&mut self, act: impl FnOnce(&mut Self) -> Ruling) -> bool {
		let mut after = self.clone();
		let done = act(&mut after).is_ok();
		if done {
			*self = after;
		}
		done
	}

	fn now(&self) -> Moment {
		self.clock.now
	}
}

impl From<&NativeOrAsset> for Asset {
	fn from(asset: &NativeOrAsset) -> Self {
		match asset {
			NativeOrAsset::Native => Asset::Native,
			NativeOrAsset::WithId(_) => Asset::Yuan,
		}
	}
}
