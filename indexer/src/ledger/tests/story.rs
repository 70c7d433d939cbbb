//! Events one after the other, and what they make.

use super::memory::Memory;
use crate::{
	book::{Entry, Record},
	ledger::{
		apply, mentions,
		records::{allowance::Settings, evidence::Oracle},
		spans,
		values::{Account, At},
		Context,
	},
};
use futures::executor::block_on;
use serde_json::Value;
use std::{collections::BTreeSet, sync::OnceLock};
use subxt::utils::{AccountId32, Static, H256};
use verdigrid_client::api::{
	allowance::Event as Allowance,
	auction::Event as Auction,
	certificates::Event as Certificates,
	escrow::Event as Escrow,
	evidence::Event as Evidence,
	identity::Event as Identity,
	market::Event as Market,
	runtime_types::{
		bounded_collections::bounded_vec::BoundedVec,
		frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
		sp_runtime::DispatchError,
		verdigrid_certificates::types::Authority,
		verdigrid_primitives::{
			certificate::{Class, Policy},
			evidence::Source,
			trade::{Criteria, PeriodRange},
		},
	},
	vouchers::Event as Vouchers,
	Event,
};
use verdigrid_primitives::{
	certificate::{CertificateRange, EnergySource, ProjectCode, TradeClass},
	evidence::{Statement, Topic},
	party::{Direction, MeterId, PartyKind, Role, Roles},
	Energy, Granularity, Period,
};

/// A row: an event, and fields that records have afterwards, as `kind/id`.
pub type Row = (Event, Vec<(&'static str, Value)>);

/// What happened so far.
pub struct Story {
	/// The records.
	pub memory: Memory,
	/// The block of the last event. Its moment is 1,000 seconds for each block.
	pub block: u64,
	/// The events that happened, by name.
	pub told: BTreeSet<String>,
}

impl Default for Story {
	/// A chain that was founded with nothing.
	fn default() -> Self {
		let mut story = Story { memory: Memory::default(), block: 0, told: BTreeSet::new() };
		let at = At::default();
		story.found(&Settings { market_offset: 480, created_at: at, changed_at: at });
		for source in [Source::TradingCentre, Source::EnergyPlatform] {
			story.found(&Oracle {
				source: (&source).into(),
				version: 0,
				members: vec![],
				quorum: 0,
				least_quorum: 0,
				created_at: at,
				changed_at: at,
			});
		}
		story
	}
}

impl Story {
	/// Writes a record that the chain starts with.
	pub fn found<R: Record>(&mut self, record: &R) {
		let data = serde_json::to_value(record).unwrap();
		let entry = Entry { order: record.order(), facets: record.facets(), data };
		self.memory.write([((R::KIND, record.id()), Some(entry))].into());
	}

	/// An event happens, in a block of its own.
	pub fn on(&mut self, event: &Event) {
		self.block += 1;
		let context =
			Context { block: self.block, time: self.block * 1_000, extrinsic: None, signer: None };
		let mut book = self.memory.book();
		block_on(apply(&mut book, &context, event))
			.unwrap_or_else(|error| panic!("{event:?}: {error}"));
		let changes = book.into_changes();
		self.memory.write(changes);
		self.told.insert(name_of(event));
		for (kind, id) in mentions(event) {
			assert!(kind_of(kind).is_some(), "{kind}/{id}");
		}
		assert!(spans(event).iter().all(|span| span.first <= span.last));
	}

	/// The events of a table happen. After each its records are as it says.
	pub fn play(&mut self, rows: Vec<Row>) {
		for (event, expected) in rows {
			self.on(&event);
			for (key, fields) in expected {
				self.check(&format!("{event:?}"), key, &fields);
			}
		}
	}

	fn check(&self, after: &str, key: &str, fields: &Value) {
		let (kind, id) = key.split_once('/').unwrap();
		let kind = kind_of(kind).unwrap();
		let record = self.memory.record(kind, id);
		if fields.is_null() {
			assert_eq!(record, None, "{key} after {after}");
			return;
		}
		let record = record.unwrap_or_else(|| panic!("{key} is not there after {after}"));
		for (name, value) in fields.as_object().unwrap() {
			assert_eq!(record.get(name), Some(value), "{name} of {key} after {after}");
		}
		let changed =
			record.get("changedAt").and_then(|at| at.get("block")).and_then(Value::as_u64);
		assert_eq!(changed, Some(self.block), "{key} was not changed by {after}");
	}
}

/// The name of a kind, if there is one.
fn kind_of(name: &str) -> Option<&'static str> {
	static KINDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
	let all = || crate::ledger::kinds().iter().map(|kind| kind.name).collect();
	KINDS.get_or_init(all).get(name).copied()
}

/// `Market.Offered`.
fn name_of(event: &Event) -> String {
	let text = format!("{event:?}");
	let (pallet, rest) = text.split_once('(').unwrap();
	let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
	format!("{pallet}.{}", &rest[..end])
}

pub fn identity(event: Identity) -> Event {
	Event::Identity(event)
}

pub fn certificates(event: Certificates) -> Event {
	Event::Certificates(event)
}

pub fn market(event: Market) -> Event {
	Event::Market(event)
}

pub fn auction(event: Auction) -> Event {
	Event::Auction(event)
}

pub fn escrow(event: Escrow) -> Event {
	Event::Escrow(event)
}

pub fn evidence(event: Evidence) -> Event {
	Event::Evidence(event)
}

pub fn vouchers(event: Vouchers) -> Event {
	Event::Vouchers(event)
}

pub fn allowance(event: Allowance) -> Event {
	Event::Allowance(event)
}

/// An account whose bytes are all the same.
pub fn account(byte: u8) -> AccountId32 {
	AccountId32([byte; 32])
}

/// The same as it is written.
pub fn address(byte: u8) -> Account {
	Account(account(byte).to_string())
}

pub fn hash(byte: u8) -> H256 {
	H256([byte; 32])
}

/// The same as it is written.
pub fn hex(byte: u8) -> String {
	format!("0x{}", hex::encode([byte; 32]))
}

pub fn bytes(text: &str) -> BoundedVec<u8> {
	BoundedVec(text.as_bytes().to_vec())
}

pub fn range(batch: u64, first: u32, units: u32) -> Static<CertificateRange> {
	Static(CertificateRange { batch, first, units })
}

pub fn meter(id: &str) -> Static<MeterId> {
	Static(MeterId::new(id).unwrap())
}

pub fn project() -> Static<ProjectCode> {
	Static(ProjectCode::with_check("CN11WIND00000001").unwrap())
}

/// The code of the project as it is written.
pub fn code() -> String {
	String::from_utf8(project().0.as_bytes().to_vec()).unwrap()
}

pub fn tradable() -> Static<TradeClass> {
	Static(TradeClass::TRADABLE)
}

pub fn month() -> Static<Period> {
	Static(Period::month(600))
}

pub fn energy(wh: u64) -> Static<Energy> {
	Static(Energy::from_wh(wh))
}

pub fn native() -> NativeOrWithId<u32> {
	NativeOrWithId::Native
}

pub fn failed() -> DispatchError {
	DispatchError::Other
}

pub fn governance() -> Authority {
	Authority::Governance
}

pub fn readings(revision: u8) -> Static<Topic> {
	Static(Topic::Metering(month().0, revision))
}

pub fn settlements() -> Static<Topic> {
	Static(Topic::Settlement(month().0, 0))
}

pub fn statement(root: u8) -> Static<Statement> {
	let root = [root; 32].into();
	Static(Statement { root, leaves: 2, total: Energy::from_wh(5_000_000) })
}

pub fn criteria() -> Criteria {
	let periods = PeriodRange { first: month(), last: month() };
	Criteria {
		source: Some(Static(EnergySource::Wind)),
		region: None,
		project: None,
		periods,
		min_validity: 60,
	}
}

/// Applies and is attested. Its account has its number.
pub fn party(story: &mut Story, party: u32) {
	let byte = u8::try_from(party).unwrap();
	story.on(&identity(Identity::Applied {
		party,
		account: account(byte),
		kind: Static(PartyKind::Organisation),
		commitment: hash(byte),
		jurisdiction: bytes("CN-11"),
	}));
	story.on(&identity(Identity::Attested {
		party,
		registrar: account(200),
		commitment: hash(byte),
		tag: hash(byte),
		roles: Static(Roles::of(&[Role::Generator])),
		level: 2,
		expires_at: 9_000_000,
	}));
}

/// Registers a meter.
pub fn registered(
	id: &str,
	number: u32,
	party: u32,
	direction: Direction,
	takes_over: Option<&str>,
) -> Event {
	identity(Identity::MeterRegistered {
		meter: meter(id),
		number,
		party,
		registrar: account(200),
		direction: Static(direction),
		granularity: Static(Granularity::Month),
		max_power_w: 5_000,
		region: bytes("CN-11"),
		from: 100,
		takes_over: takes_over.map(meter),
	})
}

/// A statement that two seats make, and that is anchored.
pub fn anchored(story: &mut Story, topic: Static<Topic>, round: u32, root: u8) {
	for party in [7, 8] {
		story.on(&evidence(Evidence::Attested {
			topic: topic.clone(),
			round,
			party,
			statement: statement(root),
		}));
	}
	let (final_at, final_block) = (50_000, 20);
	story.on(&evidence(Evidence::Anchored {
		topic,
		round,
		statement: statement(root),
		final_at,
		final_block,
	}));
}

/// Parties 1 and 2, a class, the project of party 1, and a batch of 10 certificates.
pub fn issued(story: &mut Story) {
	for number in [1, 2] {
		party(story, number);
	}
	story.on(&registered("WT-1", 1, 1, Direction::Generation, None));
	story.on(&registered("LOAD-1", 2, 2, Direction::Consumption, None));
	let terms = Class {
		granularity: Static(Granularity::Month),
		face_value: energy(1_000_000),
		policy: Policy::Once,
		validity_months: 24,
	};
	story.on(&certificates(Certificates::ClassSet { class: tradable(), terms }));
	story.on(&certificates(Certificates::ProjectRegistered {
		project: project(),
		owner: 1,
		issuer: 2,
		meter: meter("WT-1"),
		source: Static(EnergySource::Wind),
		capacity_w: 5_000,
	}));
	anchored(story, readings(0), 1, 1);
	fixed(story, "WT-1", 0, 10_400_000);
	story.on(&issue(1, 1, 10, 0, 10_400_000, 400_000));
}

/// A reading is used for the first time.
pub fn fixed(story: &mut Story, id: &str, revision: u8, wh: u64) {
	story.on(&evidence(Evidence::ReadingFixed {
		meter: meter(id),
		period: month(),
		revision,
		energy: energy(wh),
		limit: energy(wh + 100),
	}));
}

/// Certificates are issued to party 1.
pub fn issue(batch: u64, first: u32, units: u32, revision: u8, drawn: u64, carried: u64) -> Event {
	certificates(Certificates::CertificatesIssued {
		batch,
		project: project(),
		period: month(),
		class: tradable(),
		owner: 1,
		issuer: 2,
		valid_until: 8_000_000,
		revision,
		first,
		units,
		drawn: energy(drawn),
		carried: energy(carried),
	})
}

/// Certificates of batch 1 are verified as delivered to party 2, with this number of evidence.
pub fn verified(number: u64, first: u32, units: u32, supersedes: Option<u64>) -> Event {
	evidence(Evidence::Verified {
		evidence: number,
		trade_ref: hash(90),
		sequence: 0,
		revision: 0,
		seller: 1,
		buyer: 2,
		consumption_meter: 2,
		range: range(1, first, units),
		energy: energy(u64::from(units) * 1_000_000),
		settled: energy(u64::from(units) * 1_000_000 + 500),
		supersedes,
	})
}

/// As `issued`, with what a verification needs.
pub fn verifiable(story: &mut Story) {
	issued(story);
	fixed(story, "LOAD-1", 0, 12_000_000);
	anchored(story, settlements(), 1, 2);
}
