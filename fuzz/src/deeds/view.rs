//! What is on the chain, read once for a block, so that sensible calls can be made of it.

use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
use verdigrid_auction::{AskOf, AuctionOf, BidOf, Level};
use verdigrid_certificates::types::{Batch, Bundle, Exchange, Pledge, Project};
use verdigrid_escrow::AgreementOf;
use verdigrid_evidence::types::{AnchorOf, DisputeOf, EvidenceRecord, RoundOf, SeatOf};
use verdigrid_market::{DemandOf, OfferOf};
use verdigrid_primitives::{
	certificate::{
		AuctionId, BatchId, BundleState, CertificateRange, Class, ExchangeId, PledgeId,
		ProjectCode, TradeClass,
	},
	evidence::{EvidenceId, Source, Topic},
	party::{Direction, Meter, MeterId, PartyId, Role},
	trade::{DemandId, OfferId},
	voucher::{AgreementId, Voucher, VoucherId},
	Moment, Period,
};
use verdigrid_runtime::{
	governance::tracks::TrackId, money::NativeOrAsset, AccountId, BlockNumber, Runtime, Vouchers,
};

type PartyOf = verdigrid_identity::types::Party<
	AccountId,
	<Runtime as verdigrid_identity::Config>::ApplyDeposit,
>;

/// An ask: its auction, its level, its certificates, and what else is stored.
pub type Ask = (AuctionId, Level, (BatchId, u32), AskOf<Runtime>);

/// The chain in a block.
#[derive(Default)]
pub struct View {
	pub now: Moment,
	pub block: BlockNumber,
	pub parties: Vec<(PartyId, PartyOf)>,
	pub registrars: Vec<AccountId>,
	pub rotations: Vec<(PartyId, AccountId)>,
	pub recoveries: Vec<(PartyId, AccountId)>,
	pub meters: Vec<(MeterId, Meter)>,
	pub classes: Vec<(TradeClass, Class)>,
	pub projects: Vec<(ProjectCode, Project)>,
	pub batches: Vec<(BatchId, Batch)>,
	pub bundles: Vec<(CertificateRange, Bundle)>,
	pub pledges: Vec<(PledgeId, Pledge)>,
	pub exchanges: Vec<(ExchangeId, Exchange)>,
	pub assets: Vec<NativeOrAsset>,
	pub offers: Vec<(OfferId, OfferOf<Runtime>)>,
	pub demands: Vec<(DemandId, DemandOf<Runtime>)>,
	pub auctions: Vec<(AuctionId, AuctionOf<Runtime>)>,
	pub bids: Vec<(AuctionId, Level, PartyId, BidOf<Runtime>)>,
	pub asks: Vec<Ask>,
	pub seats: Vec<(PartyId, SeatOf<Runtime>)>,
	pub rounds: Vec<(Topic, RoundOf<Runtime>)>,
	pub anchors: Vec<(Topic, AnchorOf<Runtime>)>,
	pub stalled: Vec<Topic>,
	pub disputes: Vec<(u64, DisputeOf<Runtime>)>,
	pub evidence: Vec<(EvidenceId, EvidenceRecord)>,
	pub vouchers: Vec<(VoucherId, Voucher)>,
	pub agreements: Vec<(AgreementId, AgreementOf<Runtime>)>,
	pub polls: Vec<(u32, TrackId)>,
	pub finished: Vec<u32>,
	/// How many polls of a member are open on a track.
	pub proposed: Vec<(TrackId, AccountId, usize)>,
	pub members: Vec<AccountId>,
}

impl View {
	/// Reads the state.
	pub fn read() -> Self {
		let mut view = View {
			now: pallet_timestamp::Now::<Runtime>::get() / 1_000,
			block: frame_system::Pallet::<Runtime>::block_number(),
			..Default::default()
		};
		view.read_identity();
		view.read_certificates();
		view.read_trade();
		view.read_evidence();
		view.read_custody();
		view.read_governance();
		view
	}

	fn read_identity(&mut self) {
		use verdigrid_identity as identity;
		self.parties = identity::Parties::<Runtime>::iter().collect();
		self.registrars = identity::Registrars::<Runtime>::iter_keys().collect();
		self.rotations = identity::Rotations::<Runtime>::iter().collect();
		self.recoveries = identity::Recoveries::<Runtime>::iter()
			.map(|(party, recovery)| (party, recovery.new_account))
			.collect();
		self.meters = identity::Meters::<Runtime>::iter().collect();
	}

	fn read_certificates(&mut self) {
		use verdigrid_certificates as certificates;
		self.classes = certificates::Classes::<Runtime>::iter().collect();
		self.projects = certificates::Projects::<Runtime>::iter().collect();
		self.batches = certificates::Batches::<Runtime>::iter().collect();
		self.bundles = certificates::Bundles::<Runtime>::iter()
			.map(|(batch, key, bundle)| {
				(CertificateRange { batch, first: key.first(), units: bundle.units }, bundle)
			})
			.collect();
		self.pledges = certificates::Pledges::<Runtime>::iter().collect();
		self.exchanges = certificates::Exchanges::<Runtime>::iter().collect();
	}

	fn read_trade(&mut self) {
		self.assets = verdigrid_market::Assets::<Runtime>::iter_keys().collect();
		self.offers = verdigrid_market::Offers::<Runtime>::iter().collect();
		self.demands = verdigrid_market::Demands::<Runtime>::iter().collect();
		self.auctions = verdigrid_auction::Auctions::<Runtime>::iter().collect();
		self.bids = verdigrid_auction::Bids::<Runtime>::iter()
			.map(|((auction, level), (_, party), bid)| (auction, level, party, bid))
			.collect();
		self.asks = verdigrid_auction::Asks::<Runtime>::iter()
			.map(|((auction, level), (_, batch, first), ask)| (auction, level, (batch, first), ask))
			.collect();
	}

	fn read_evidence(&mut self) {
		use verdigrid_evidence as evidence;
		self.seats = evidence::Seats::<Runtime>::iter().collect();
		self.rounds = evidence::Rounds::<Runtime>::iter().collect();
		self.anchors = evidence::Anchors::<Runtime>::iter().collect();
		let stalled = evidence::Topics::<Runtime>::iter().filter(|(_, topic)| topic.is_stalled());
		self.stalled = stalled.map(|(topic, _)| topic).collect();
		self.disputes = evidence::Disputes::<Runtime>::iter().collect();
		self.evidence = evidence::EvidenceRecords::<Runtime>::iter().collect();
	}

	fn read_custody(&mut self) {
		let split = verdigrid_vouchers::Vouchers::<Runtime>::iter_keys();
		let mut numbers: Vec<VoucherId> =
			self.evidence.iter().map(|(id, _)| *id).chain(split).collect();
		numbers.sort_unstable();
		numbers.dedup();
		let voucher = |id| Some((id, Vouchers::voucher_info(id)?.voucher));
		self.vouchers = numbers.into_iter().filter_map(voucher).collect();
		self.agreements = verdigrid_escrow::Agreements::<Runtime>::iter().collect();
	}

	fn read_governance(&mut self) {
		for (poll, info) in ReferendumInfoFor::<Runtime>::iter() {
			match info {
				ReferendumInfo::Ongoing(status) => self.polls.push((poll, status.track)),
				_ => self.finished.push(poll),
			}
		}
		let is_open = |poll: &&u32| self.polls.iter().any(|(open, _)| open == *poll);
		self.proposed = verdigrid_runtime::governance::OpenPolls::<Runtime>::iter()
			.map(|(track, who, polls)| (track, who, polls.iter().filter(is_open).count()))
			.collect();
		self.members = pallet_ranked_collective::Members::<Runtime>::iter_keys().collect();
	}

	/// The account of a party.
	pub fn account(&self, party: PartyId) -> Option<AccountId> {
		let (_, found) = self.parties.iter().find(|(id, _)| *id == party)?;
		Some(found.account.clone())
	}

	/// The parties that are active.
	pub fn active(&self) -> Vec<PartyId> {
		self.active_with(|_| true)
	}

	/// The active parties with this role.
	pub fn with_role(&self, role: Role) -> Vec<PartyId> {
		self.active_with(|party| party.roles.has(role))
	}

	fn active_with(&self, accepts: impl Fn(&PartyOf) -> bool) -> Vec<PartyId> {
		let active = |party: &PartyOf| party.in_force(self.now) && accepts(party);
		self.parties.iter().filter(|(_, party)| active(party)).map(|(id, _)| *id).collect()
	}

	/// A batch.
	pub fn batch(&self, id: BatchId) -> Option<&Batch> {
		self.batches.iter().find(|(batch, _)| *batch == id).map(|(_, batch)| batch)
	}

	/// The bundles that are free, with their holders.
	pub fn free_bundles(&self) -> Vec<(CertificateRange, PartyId)> {
		let free = |(_, bundle): &&(CertificateRange, Bundle)| bundle.state == BundleState::Active;
		self.bundles.iter().filter(free).map(|(range, bundle)| (*range, bundle.holder)).collect()
	}

	/// The latest revision of a period's readings that stands.
	pub fn latest(&self, period: Period) -> Option<u8> {
		let revisions = self.anchors.iter().filter_map(|(topic, anchor)| match topic {
			Topic::Metering(of, revision) if *of == period && anchor.stands() => Some(*revision),
			_ => None,
		});
		revisions.max()
	}

	/// The seats of a source that may attest.
	pub fn live_seats(&self, source: Source) -> Vec<PartyId> {
		let live =
			|(_, seat): &&(PartyId, SeatOf<Runtime>)| seat.source == source && seat.is_live();
		self.seats.iter().filter(live).map(|(party, _)| *party).collect()
	}

	/// The meters of a direction that are read in periods of this kind.
	pub fn meters_of(&self, period: Period, direction: Direction) -> Vec<&(MeterId, Meter)> {
		let fits = |(_, meter): &&(MeterId, Meter)| {
			meter.granularity == period.granularity && meter.direction == direction
		};
		self.meters.iter().filter(fits).collect()
	}
}
