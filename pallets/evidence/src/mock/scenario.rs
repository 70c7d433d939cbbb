//! What benchmarks ask of the other pallets.

use super::{AccountId, Balances, Register, Test, Timestamp, Who};
use crate::Pallet;
use frame_support::traits::fungible::Mutate;
use verdigrid_primitives::{
	certificate::{CertificateRange, Policy, TradeClass},
	evidence::{MeterReading, ProvedReading, Statement, Topic},
	merkle::{self, Leaf},
	party::{Direction, MeterId, PartyId, Roles},
	traits::{Parties, Scenario},
	voucher::VoucherId,
	Energy, Moment, Period,
};

pub struct Prepared;

impl Scenario<AccountId> for Prepared {
	fn party(account: &AccountId, roles: Roles) -> PartyId {
		let free = (10_000..).find(|party| Who::account_of(*party).is_none()).unwrap();
		let party = Who::party_of(account).unwrap_or(free);
		Who::register(party, *account, roles);
		Balances::mint_into(account, 1_000_000).unwrap();
		party
	}

	fn meter(party: PartyId, meter: &MeterId, direction: Direction, period: Period) {
		Who::meter_since(0, party, meter, direction, period.granularity);
	}

	fn readings(readings: &[MeterReading]) -> Vec<ProvedReading> {
		let leaves: Vec<_> = readings.iter().map(Leaf::hash).collect();
		let statement = Statement {
			root: merkle::root(&leaves).unwrap(),
			leaves: leaves.len() as u32,
			total: Energy::sum(readings.iter().map(|reading| reading.energy)).unwrap(),
		};
		let topic = Topic::Metering(readings.first().unwrap().period, 0);
		Pallet::<Test>::insert_final_anchor(topic, statement);
		let proved = |(index, reading): (u32, &MeterReading)| ProvedReading {
			reading: reading.clone(),
			revision: 0,
			proof: merkle::prove(&leaves, index).unwrap(),
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
		let (face_value, policy) = (Energy::from_wh(1), Policy::Unlimited);
		Register::issue(owner, meter, class, face_value, policy, period, units)
	}

	fn voucher(_: PartyId, _: TradeClass, _: u32) -> VoucherId {
		unreachable!("benchmarks of this pallet need no voucher")
	}

	fn set_time(moment: Moment) {
		Timestamp::set_timestamp(moment * 1_000);
	}
}
