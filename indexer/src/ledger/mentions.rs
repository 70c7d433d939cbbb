//! What events are about: the records whose pages show them, and the certificates. Every event of our pallets is named
//! here, so that a new one is not forgotten.

use super::{
	escrow::agreement_of,
	governance::poll_of,
	identity::party_of,
	records::{
		auction::{ask_id, bid_id},
		certificates::bundle_id,
		evidence::{source_id, Source, Topic},
	},
	values::{account, asset, class, code, meter, Money, Range},
	vouchers::voucher_of,
	Span,
};
use verdigrid_client::api::{
	allowance, auction, certificates, escrow, evidence, identity, market,
	runtime_types::{verdigrid_market::types::Order, verdigrid_primitives::trade::TradeOrigin},
	vouchers, Event,
};

/// Records, by kind and identification.
type Records = Vec<(&'static str, String)>;

/// The records that an event is about.
pub(super) fn mentions(event: &Event) -> Records {
	let mut all = match event {
		Event::Identity(event) => of_identity(event),
		Event::Certificates(event) => of_certificates(event),
		Event::Market(event) => of_market(event),
		Event::Auction(event) => of_auction(event),
		Event::Escrow(event) => of_escrow(event),
		Event::Evidence(event) => of_evidence(event),
		Event::Vouchers(event) => of_vouchers(event),
		Event::Allowance(event) => of_allowance(event),
		Event::RankedPolls(event) => {
			poll_of(event).map(|poll| ("polls", poll.to_string())).into_iter().collect()
		}
		other => of_governance(other),
	};
	all.sort();
	all.dedup();
	all
}

fn party(id: &u32) -> (&'static str, String) {
	("parties", id.to_string())
}

fn batch(range: &Range) -> (&'static str, String) {
	("batches", range.batch.to_string())
}

fn bundle(range: &Range) -> (&'static str, String) {
	("bundles", bundle_id(range.batch, range.first))
}

fn numbered(kind: &'static str, id: &u64) -> (&'static str, String) {
	(kind, id.to_string())
}

fn of_identity(event: &identity::Event) -> Records {
	use identity::Event;
	let mut all: Records = party_of(event).iter().map(party).collect();
	match event {
		Event::MeterRegistered { meter: id, takes_over, .. } => {
			all.push(("meters", meter(id).0));
			all.extend(takes_over.as_ref().map(|id| ("meters", meter(id).0)));
		}
		Event::MeterRetired { meter: id, .. }
		| Event::MeterRestored { meter: id, .. }
		| Event::MeterRemoved { meter: id, .. } => all.push(("meters", meter(id).0)),
		Event::RegistrarSet { account: who, .. } | Event::RegistrarRemoved { account: who } => {
			all.push(("registrars", account(who).0));
		}
		Event::Attested { registrar, .. }
		| Event::Rejected { registrar, .. }
		| Event::Renewed { registrar, .. }
		| Event::Suspended { registrar, .. } => all.push(("registrars", account(registrar).0)),
		Event::Reinstated { by, .. }
		| Event::Revoked { by, .. }
		| Event::RecoveryStarted { by, .. }
		| Event::RecoveryCancelled { by, .. } => {
			all.extend(by.as_ref().map(|by| ("registrars", account(by).0)));
		}
		Event::Applied { .. }
		| Event::CommitmentUpdated { .. }
		| Event::RotationOffered { .. }
		| Event::RotationCancelled { .. }
		| Event::Rotated { .. }
		| Event::RecoveryVetoed { .. }
		| Event::TagCorrected { .. }
		| Event::Recovered { .. } => (),
	}
	all
}

fn of_certificates(event: &certificates::Event) -> Records {
	use certificates::Event;
	let mut all = Records::new();
	if let Some(range) = certificates_of(event) {
		all.extend([batch(&range), bundle(&range)]);
	}
	match event {
		Event::ClassSet { class: letter, .. } => all.push(("classes", class(letter).0)),
		Event::ProjectRegistered { project, owner, issuer, meter: id, .. } => all.extend([
			("projects", code(project).0),
			("meters", meter(id).0),
			party(owner),
			party(issuer),
		]),
		Event::ProjectUpdated { project, .. }
		| Event::ProjectRetired { project, .. }
		| Event::ProjectRestored { project } => all.push(("projects", code(project).0)),
		Event::ProjectRemoved { project, meter: id, .. } => {
			all.extend([("projects", code(project).0), ("meters", meter(id).0)]);
		}
		Event::ProjectHandedOver { project, from, to } => {
			all.extend([("projects", code(project).0), party(from), party(to)]);
		}
		Event::CertificatesIssued { batch, project, owner, issuer, .. } => all.extend([
			numbered("batches", batch),
			("projects", code(project).0),
			party(owner),
			party(issuer),
		]),
		Event::Transferred { from, to, .. } => all.extend([party(from), party(to)]),
		Event::Split { rest, .. } => all.push(bundle(&rest.into())),
		Event::Merged { range, second } => {
			all.push(("bundles", bundle_id(range.0.batch, *second)));
		}
		Event::Locked { holder, .. } => all.push(party(holder)),
		Event::Released { .. } => (),
		Event::Pledged { pledge, seller, buyer, .. } => {
			all.extend([numbered("pledges", pledge), party(seller), party(buyer)]);
		}
		Event::PledgeReleased { pledge, .. } | Event::PledgeUsed { pledge, .. } => {
			all.push(numbered("pledges", pledge));
		}
		Event::ExchangeRequested { exchange, holder, centre, .. } => {
			all.extend([numbered("exchanges", exchange), party(holder), party(centre)]);
		}
		Event::ExchangeSettled { exchange, by, .. }
		| Event::ExchangeRejected { exchange, by, .. } => {
			all.extend([numbered("exchanges", exchange), party(by)]);
		}
		Event::ExchangeWithdrawn { exchange, .. } => all.push(numbered("exchanges", exchange)),
		Event::VoucherUnbacked { voucher, to, .. } | Event::HandedOver { voucher, to, .. } => {
			all.extend([numbered("vouchers", voucher), party(to)]);
		}
		Event::Redeemed { redemption, holder, matched, voucher, claim, .. } => {
			all.extend([numbered("redemptions", redemption), party(holder)]);
			all.extend(matched.iter().map(party));
			all.extend(voucher.iter().map(|voucher| numbered("vouchers", voucher)));
			if let verdigrid_primitives::claim::Beneficiary::Party(id) = &claim.0.beneficiary {
				all.push(party(id));
			}
		}
		Event::Withdrawn { range, holder, .. } => {
			let withdrawal = ("withdrawals", bundle_id(range.0.batch, range.0.first));
			all.extend([withdrawal, party(holder)]);
		}
		Event::BatchFrozen { batch, .. } | Event::BatchUnfrozen { batch, .. } => {
			all.push(numbered("batches", batch));
		}
		Event::RedemptionChecked { holder, .. } => all.push(party(holder)),
	}
	all
}

fn of_market(event: &market::Event) -> Records {
	use market::Event;
	match event {
		Event::Offered { offer, seller, range, to, .. } => {
			let mut all = vec![numbered("offers", offer), party(seller), batch(&range.into())];
			all.extend(to.iter().map(party));
			all
		}
		Event::OfferCancelled { offer } | Event::SoldOut { offer } => {
			vec![numbered("offers", offer)]
		}
		Event::Demanded { demand, buyer, .. } => vec![numbered("demands", demand), party(buyer)],
		Event::DemandCancelled { demand } | Event::Satisfied { demand } => {
			vec![numbered("demands", demand)]
		}
		Event::OrderExpired { order } | Event::ExpiryFailed { order, .. } => match order {
			Order::Offer(offer) => vec![numbered("offers", offer)],
			Order::Demand(demand) => vec![numbered("demands", demand)],
		},
		Event::Traded { trade, seller, buyer, range, origin, .. } => {
			let range = range.into();
			let origin = match origin {
				TradeOrigin::Offer(offer) => numbered("offers", offer),
				TradeOrigin::Demand(demand) => numbered("demands", demand),
				TradeOrigin::Auction(auction) => numbered("auctions", auction),
			};
			let trade = numbered("trades", trade);
			vec![trade, party(seller), party(buyer), batch(&range), bundle(&range), origin]
		}
		Event::SettlementAssetSet { asset: id, .. } => vec![("settlementAssets", asset(id).0)],
	}
}

fn of_auction(event: &auction::Event) -> Records {
	use auction::Event;
	match event {
		Event::AuctionOpened { auction, centre, .. } => {
			vec![numbered("auctions", auction), party(centre)]
		}
		Event::AuctionCancelled { auction }
		| Event::PriceFound { auction, .. }
		| Event::AuctionClosed { auction, .. } => vec![numbered("auctions", auction)],
		Event::BidPlaced { auction, buyer, price, .. }
		| Event::BidCancelled { auction, buyer, price }
		| Event::BidDropped { auction, buyer, price }
		| Event::BidEnded { auction, buyer, price, .. } => {
			let bid = ("bids", bid_id(*auction, *buyer, Money(*price)));
			vec![numbered("auctions", auction), party(buyer), bid]
		}
		Event::AskPlaced { auction, seller, range, .. } => {
			let range = Range::from(range);
			let ask = ("asks", ask_id(*auction, range.batch, range.first));
			vec![numbered("auctions", auction), party(seller), batch(&range), ask]
		}
		Event::AskCancelled { auction, seller, batch, first }
		| Event::AskDropped { auction, seller, batch, first }
		| Event::AskEnded { auction, seller, batch, first, .. } => {
			let ask = ("asks", ask_id(*auction, *batch, *first));
			vec![numbered("auctions", auction), party(seller), numbered("batches", batch), ask]
		}
		Event::MatchLapsed { auction, seller, buyer, batch, .. } => {
			let auction = numbered("auctions", auction);
			vec![auction, party(seller), party(buyer), numbered("batches", batch)]
		}
		Event::ReturnFailed { auction, party: id, .. } => {
			vec![numbered("auctions", auction), party(id)]
		}
	}
}

fn of_escrow(event: &escrow::Event) -> Records {
	use escrow::Event;
	let mut all = vec![("agreements", agreement_of(event).to_string())];
	match event {
		Event::Opened { voucher, depositor, terms, .. } => {
			all.extend([
				numbered("vouchers", voucher),
				party(depositor),
				party(&terms.beneficiary),
			]);
			all.extend(terms.arbiter.iter().map(party));
		}
		Event::Released { voucher, depositor, beneficiary, redemption, .. } => {
			all.extend([numbered("vouchers", voucher), party(depositor), party(beneficiary)]);
			all.extend(redemption.iter().map(|id| numbered("redemptions", id)));
		}
		Event::Refunded { voucher, depositor, .. } => {
			all.extend([numbered("vouchers", voucher), party(depositor)]);
		}
		Event::Approved { party: id, .. } | Event::Disputed { by: id, .. } => all.push(party(id)),
		Event::Accepted { .. }
		| Event::Paid { .. }
		| Event::Revealed { .. }
		| Event::Ruled { .. }
		| Event::Withheld { .. }
		| Event::Returned { .. } => (),
	}
	all
}

fn topic(topic: &Topic) -> (&'static str, String) {
	("topics", topic.id())
}

fn round(kind: &'static str, topic: &Topic, round: &u32) -> (&'static str, String) {
	(kind, topic.round_id(*round))
}

fn of_evidence(event: &evidence::Event) -> Records {
	use evidence::Event;
	match event {
		Event::Appointed { source, party: id }
		| Event::SeatAccepted { source, party: id, .. }
		| Event::InvitationEnded { source, party: id }
		| Event::SeatLeft { source, party: id, .. } => {
			let oracle = ("oracles", source_id(Source::from(source)));
			vec![oracle, ("seats", id.to_string()), party(id)]
		}
		Event::CommitteeChanged { source, version, .. } => {
			let id = source_id(Source::from(source));
			vec![("committees", format!("{id}-{version}")), ("oracles", id)]
		}
		Event::QuorumSet { source, .. } => vec![("oracles", source_id(Source::from(source)))],
		Event::BondWithdrawn { party: id, .. } | Event::BondRestored { party: id, .. } => {
			vec![("seats", id.to_string()), party(id)]
		}
		Event::SeatSlashed { party: id, dispute, .. } => {
			vec![("seats", id.to_string()), party(id), numbered("disputes", dispute)]
		}
		Event::Attested { topic: about, round: number, party: id, .. } => {
			let about = Topic::from(&about.0);
			vec![topic(&about), round("rounds", &about, number), party(id)]
		}
		Event::Anchored { topic: about, round: number, .. } => {
			let about = Topic::from(&about.0);
			vec![topic(&about), round("rounds", &about, number), round("anchors", &about, number)]
		}
		Event::RoundClosed { topic: about, round: number, .. } => {
			let about = Topic::from(&about.0);
			vec![topic(&about), round("rounds", &about, number)]
		}
		Event::TopicStalled { topic: about }
		| Event::TopicReopened { topic: about }
		| Event::TopicReaped { topic: about }
		| Event::AnchorClosed { topic: about, .. }
		| Event::AnchorOpened { topic: about, .. }
		| Event::AnchorVoided { topic: about, .. } => vec![topic(&(&about.0).into())],
		Event::AnchorDisputed { dispute, topic: about, .. }
		| Event::DisputeResolved { dispute, topic: about, .. }
		| Event::DisputeDefaulted { dispute, topic: about } => {
			vec![numbered("disputes", dispute), topic(&(&about.0).into())]
		}
		Event::DisputeJoined { dispute, party: id, .. } => {
			vec![numbered("disputes", dispute), party(id)]
		}
		Event::DisputeReleased { dispute, .. } => vec![numbered("disputes", dispute)],
		Event::ReadingFixed { meter: id, .. } => vec![("meters", meter(id).0)],
		Event::Verified { evidence, seller, buyer, range, supersedes, .. } => {
			let range = Range::from(range);
			let mut all = vec![numbered("evidence", evidence), numbered("vouchers", evidence)];
			all.extend([party(seller), party(buyer), batch(&range), bundle(&range)]);
			all.extend(supersedes.iter().map(|earlier| numbered("evidence", earlier)));
			all
		}
		Event::EvidenceContested { evidence, .. }
		| Event::EvidenceUpheld { evidence }
		| Event::EvidenceRevoked { evidence, .. } => {
			vec![numbered("evidence", evidence), numbered("vouchers", evidence)]
		}
		Event::Unwound { evidence, voucher, range, .. } => {
			let (evidence, voucher) =
				(numbered("evidence", evidence), numbered("vouchers", voucher));
			vec![evidence, voucher, batch(&range.into())]
		}
		Event::Superseded { earlier, by } => {
			vec![numbered("evidence", earlier), numbered("evidence", by)]
		}
		Event::VerificationFailed { .. } => Records::new(),
	}
}

fn of_vouchers(event: &vouchers::Event) -> Records {
	use vouchers::Event;
	let mut all = vec![("vouchers", voucher_of(event).to_string())];
	match event {
		Event::Split { child, .. } => all.push(numbered("vouchers", child)),
		Event::Redeemed { redemption, holder, .. } => {
			all.extend([numbered("redemptions", redemption), party(holder)]);
		}
		Event::TakenIntoCustody { agreement, .. } | Event::GivenBack { agreement, .. } => {
			all.push(numbered("agreements", agreement));
		}
		Event::Delivered { agreement, from, to, .. } => {
			all.extend([numbered("agreements", agreement), party(from), party(to)]);
		}
		Event::Unwound { evidence, holder, .. } | Event::Retired { evidence, holder, .. } => {
			all.extend([numbered("evidence", evidence), party(holder)]);
		}
	}
	all
}

fn of_allowance(event: &allowance::Event) -> Records {
	use allowance::Event;
	match event {
		Event::FeeCovered { party: id, .. }
		| Event::PriceCovered { party: id, .. }
		| Event::Granted { party: id, .. }
		| Event::GrantNotPaid { party: id, .. } => {
			vec![party(id), ("allowances", id.to_string())]
		}
		Event::FeeWaived { .. } => Records::new(),
	}
}

fn of_governance(event: &Event) -> Records {
	use verdigrid_client::api::{
		governance::Event as Governance, ranked_collective::Event as Collective,
	};
	match event {
		Event::RankedCollective(Collective::Voted { who, poll, .. }) => {
			vec![("polls", poll.to_string()), ("members", account(who).0)]
		}
		Event::RankedCollective(
			Collective::MemberAdded { who }
			| Collective::RankChanged { who, .. }
			| Collective::MemberRemoved { who, .. },
		) => vec![("members", account(who).0)],
		Event::RankedCollective(Collective::MemberExchanged { who, new_who }) => {
			vec![("members", account(who).0), ("members", account(new_who).0)]
		}
		Event::Governance(Governance::MemberReplaced { who, replacement, .. }) => {
			let mut all = vec![("members", account(who).0)];
			all.extend(replacement.as_ref().map(|other| ("members", account(other).0)));
			all
		}
		Event::Governance(Governance::ProposalReleased { poll }) => {
			vec![("polls", poll.to_string())]
		}
		Event::Parameters(event) => {
			let updated = super::parameters::updated(event);
			updated.map(|updated| ("parameters", updated.name)).into_iter().collect()
		}
		_ => Records::new(),
	}
}

/// The certificates of an event of the register.
fn certificates_of(event: &certificates::Event) -> Option<Range> {
	use certificates::Event;
	match event {
		Event::Transferred { range, .. }
		| Event::Split { range, .. }
		| Event::Merged { range, .. }
		| Event::Locked { range, .. }
		| Event::Released { range, .. }
		| Event::Pledged { range, .. }
		| Event::PledgeReleased { range, .. }
		| Event::PledgeUsed { range, .. }
		| Event::ExchangeRequested { range, .. }
		| Event::ExchangeSettled { range, .. }
		| Event::ExchangeWithdrawn { range, .. }
		| Event::ExchangeRejected { range, .. }
		| Event::VoucherUnbacked { range, .. }
		| Event::HandedOver { range, .. }
		| Event::Redeemed { range, .. }
		| Event::Withdrawn { range, .. } => Some(range.into()),
		Event::CertificatesIssued { batch, first, units, .. } => {
			Some(Range { batch: *batch, first: *first, units: *units })
		}
		_ => None,
	}
}

/// The certificates that an event is about.
pub(super) fn spans(event: &Event) -> Vec<Span> {
	let ranges: Vec<Range> = match event {
		Event::Certificates(certificates::Event::Split { range, rest }) => {
			vec![range.into(), rest.into()]
		}
		Event::Certificates(event) => certificates_of(event).into_iter().collect(),
		Event::Market(
			market::Event::Offered { range, .. } | market::Event::Traded { range, .. },
		)
		| Event::Auction(auction::Event::AskPlaced { range, .. })
		| Event::Evidence(
			evidence::Event::Verified { range, .. } | evidence::Event::Unwound { range, .. },
		)
		| Event::Vouchers(
			vouchers::Event::Unwound { range, .. } | vouchers::Event::Retired { range, .. },
		) => vec![range.into()],
		_ => Vec::new(),
	};
	ranges.iter().filter(|range| range.units > 0).map(span).collect()
}

fn span(range: &Range) -> Span {
	Span { batch: range.batch, first: range.first, last: range.end().saturating_sub(1) }
}
