//! What benchmarks ask of the other pallets.

use super::{Chain, World};
use crate::{AccountId, Balance, Clock, CNY, NATIVE};
use frame_support::traits::fungibles::Mutate;
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::{CertificateRange, TradeClass},
	evidence::{MeterReading, ProvedReading, Statement, Topic, TradeRef},
	merkle::{self, Leaf},
	party::{Direction, MeterId, PartyId, Roles},
	traits::{Backing, CertificateBatches, Effort, Parties, VerifiedTrade, VoucherBacking},
	voucher::VoucherId,
	Energy, Granularity, Moment, Period,
};

/// What a party of a benchmark has of each asset.
const ENDOWMENT: Balance = 1_000_000_000;
/// The first number of parties that benchmarks make.
const FIRST_PARTY: PartyId = 10_000;

impl<T: Chain> Scenario<AccountId> for World<T> {
	fn party(account: &AccountId, roles: Roles) -> PartyId {
		let new = FIRST_PARTY + Self::parties() as PartyId;
		let party = Self::party_of(account).unwrap_or(new);
		Self::join(*account, party, roles);
		// Benchmarks may start on an empty chain.
		Self::allow(CNY, true);
		for asset in [NATIVE, CNY] {
			T::Money::mint_into(asset, account, ENDOWMENT).expect("the asset exists");
		}
		party
	}

	fn meter(party: PartyId, meter: &MeterId, direction: Direction, period: Period) {
		Self::add_meter(meter, party, direction, period.granularity);
	}

	fn readings(readings: &[MeterReading], revision: u8) -> Vec<ProvedReading> {
		let Some(first) = readings.first() else { return Vec::new() };
		let leaves: Vec<_> = readings.iter().map(Leaf::hash).collect();
		let energies = readings.iter().map(|reading| reading.energy);
		let statement = Statement {
			root: merkle::root(&leaves).expect("there are leaves"),
			leaves: leaves.len() as u32,
			total: Energy::sum(energies).expect("the energy can be counted"),
		};
		T::anchor(Topic::Metering(first.period, revision), statement);
		let proved = |(index, reading): (u32, &MeterReading)| ProvedReading {
			proof: merkle::prove(&leaves, index).expect("the leaf is there"),
			..Self::anchor_reading(reading.clone(), revision)
		};
		(0..).zip(readings).map(proved).collect()
	}

	fn certificates(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		units: u32,
	) -> CertificateRange {
		Self::issue(Self::batch_of(owner, meter, class, period, units))
	}

	fn pledge(range: CertificateRange, buyer: PartyId, trade_ref: TradeRef) {
		Self::pledge(range, buyer, trade_ref);
	}

	fn voucher(holder: PartyId, class: TradeClass, units: u32) -> VoucherId {
		let meter = MeterId::new("SCENARIO").expect("the name is well formed");
		let granularity = Self::class(class).expect("the class exists").granularity;
		// January 2014, or its first hour.
		let period = match granularity {
			Granularity::Hour => Period::hour(385_704),
			Granularity::Day => Period::day(16_071),
			Granularity::Month => Period::month(528),
		};
		let range = Self::certificates(holder, &meter, class, period, units);
		Self::verify(range, holder, holder)
	}

	fn split_voucher(_: &AccountId, voucher: VoucherId, units: u32) -> VoucherId {
		Self::split_voucher(voucher, units)
	}

	fn move_to(party: PartyId, to: &AccountId) {
		T::Money::mint_into(NATIVE, to, ENDOWMENT).expect("the asset exists");
		Self::rotate(party, *to);
	}

	fn set_time(moment: Moment) {
		Clock::set(moment);
	}
}

impl<T: Chain> World<T> {
	/// Verifies a trade of these certificates, which puts them behind the buyer's voucher. It has the number of
	/// the evidence.
	pub fn verify(range: CertificateRange, seller: PartyId, buyer: PartyId) -> VoucherId {
		let voucher = Self::commit_evidence(VerifiedTrade { buyer, range });
		let backing = Backing {
			range,
			seller,
			buyer,
			trade_ref: Default::default(),
			voucher,
			seller_may_deliver: true,
			payer: buyer,
		};
		Self::back_voucher(backing, &mut Effort::of_one_trade())
			.expect("the seller has the certificates");
		voucher
	}
}
