//! A trade becomes evidence when what the trading centre settled and what the meters measured agree.
//!
//! There are eight checks. Each alone refuses the trade:
//!
//! 1. the anchors of the settlement and of both readings are final, and the readings are the latest (R31);
//! 2. each of the three leaves stands in its anchor, which is that of its own period (R3);
//! 3. all speak of the same meters and period, at those meters' granularity; one meter counts generation, the
//!    other consumption;
//! 4. neither the trade reference nor the leaf was used before, or the leaf corrects (R4, R18);
//! 5. the buyer is an active consumer; the generation meter was the project owner's, and the consumption meter
//!    the buyer's, in some part of the period (R17, R34);
//! 6. the certificates are of that meter and period, not frozen, not expired, and worth no more than was
//!    settled (R5); the buyer holds them, or they are pledged to this trade, or an active seller holds them and
//!    may deliver them (R16);
//! 7. the generation meter has that much energy left, after what was carried (R6);
//! 8. the consumption meter has that much energy left.

use verdigrid_evidence::{
	types::{ProvedTrade, ProvedTrades, Touches},
	Call,
};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceStatus, MeterReading, ProvedReading, ProvedSettlement, Settlement, Topic},
	party::{Direction, MeterId, PartyId, Role},
	Period,
};

use super::{
	certificates::{take_one, Movement, Payer, Place},
	need, take, Bundle, Evidence, Model, Origin, Refusal, Ruling, Voucher, VoucherStatus,
};
use verdigrid_runtime::Runtime;

/// What a trade of a call that counts nothing may touch.
const fn enough() -> Touches {
	Touches { bundles: 8, pledges: 8, splits: 1 }
}

/// What is to be compared.
pub struct Trade<'a> {
	pub settlement: &'a Settlement,
	pub sequence: u16,
	pub revision: u8,
	pub generation: &'a MeterReading,
	pub consumption: &'a MeterReading,
}

impl Model {
	/// The calls that verify; `None` for the others.
	pub(super) fn rule_trades(&mut self, origin: &Origin, call: &Call<Runtime>) -> Option<Ruling> {
		Some(match call {
			Call::verify { settlement, generation, consumption } => {
				self.active_caller(origin).and_then(|(_, payer)| {
					self.verify(payer, settlement, generation, consumption, &mut enough())
				})
			}
			Call::verify_batch { items } => self.active_caller(origin).and_then(|(_, payer)| {
				need(!items.is_empty(), Refusal::Malformed)?;
				for item in items {
					let ProvedTrade { settlement, generation, consumption } = item;
					self.alone(|model| {
						model.verify(payer, settlement, generation, consumption, &mut enough())
					});
				}
				Ok(())
			}),
			Call::verify_together { trades } => {
				self.active_caller(origin).and_then(|(_, payer)| self.verify_all(payer, trades))
			}
			_ => return None,
		})
	}

	/// Trades of one period and instalment, of which all leaves are proved together.
	fn verify_all(&mut self, payer: PartyId, trades: &ProvedTrades) -> Ruling {
		let ProvedTrades { period, sequence, revision, settlements, readings, .. } = trades;
		need(!settlements.is_empty(), Refusal::Malformed)?;
		let settled = self.final_statement(Topic::Settlement(*period, *sequence))?;
		let measured = self.final_statement(Topic::Metering(*period, *revision))?;
		let same = settlements.iter().all(|(_, leaf)| leaf.period == *period)
			&& readings.iter().all(|(_, leaf)| leaf.period == *period);
		need(same, Refusal::LeavesDiffer)?;
		let leaves = settlements.iter().map(|(at, leaf)| (*at, leaf));
		self.ensure_in_tree(&settled, leaves, &trades.settlements_proof.siblings)?;
		let leaves = readings.iter().map(|(at, leaf)| (*at, leaf));
		self.ensure_in_tree(&measured, leaves, &trades.readings_proof.siblings)?;
		let mut counted = trades.touches;
		for (_, settlement) in settlements {
			let of = |meter: &MeterId| {
				readings.iter().map(|(_, leaf)| leaf).find(|leaf| leaf.meter == *meter)
			};
			let meters = of(&settlement.generation_meter).zip(of(&settlement.consumption_meter));
			if let Some((generation, consumption)) = meters {
				let (sequence, revision) = (*sequence, *revision);
				let trade = Trade { settlement, sequence, revision, generation, consumption };
				self.alone(|model| model.conclude_trade(payer, trade, &mut counted));
			}
		}
		Ok(())
	}

	fn verify(
		&mut self,
		payer: PartyId,
		settlement: &ProvedSettlement,
		generation: &ProvedReading,
		consumption: &ProvedReading,
		counted: &mut Touches,
	) -> Ruling {
		let ProvedSettlement { settlement: leaf, sequence, proof } = settlement;
		let stated = self.final_statement(Topic::Settlement(leaf.period, *sequence))?;
		let readings = [generation, consumption].map(|proved| {
			let topic = Topic::Metering(proved.reading.period, proved.revision);
			self.final_statement(topic).map(|stated| (stated, proved))
		});
		let [generated, consumed] = readings;
		let readings = [generated?, consumed?];
		self.ensure_in_tree(&stated, [(proof.index, leaf)], &proof.siblings)?;
		for (stated, ProvedReading { reading, proof, .. }) in readings {
			self.ensure_in_tree(&stated, [(proof.index, reading)], &proof.siblings)?;
		}
		self.conclude_trade(
			payer,
			Trade {
				settlement: leaf,
				sequence: *sequence,
				revision: generation.revision,
				generation: &generation.reading,
				consumption: &consumption.reading,
			},
			counted,
		)
	}

	/// Checks 3 to 8 of a trade whose leaves are proved, and what follows.
	fn conclude_trade(&mut self, payer: PartyId, trade: Trade, counted: &mut Touches) -> Ruling {
		let Trade { settlement, revision, generation, consumption, .. } = trade;
		let meters = (&settlement.generation_meter, &settlement.consumption_meter);
		self.ensure_reading_of(generation, settlement, meters.0, Direction::Generation)?;
		self.ensure_reading_of(consumption, settlement, meters.1, Direction::Consumption)?;
		self.ensure_unused(settlement)?;
		self.ensure_sides(settlement)?;
		let energy = self.ensure_batch_fits(settlement)?;
		let period = settlement.period;
		self.fix(generation, revision)?;
		let left = self.left_to_generation(meters.0, period);
		need(i128::from(energy) <= left, Refusal::GenerationExceeded)?;
		self.fix(consumption, revision)?;
		let left = self.left_of(meters.1, period);
		need(i128::from(energy) <= left, Refusal::ConsumptionExceeded)?;
		let evidence = self.write_evidence(&trade, energy);
		self.put_behind(settlement, evidence, payer, counted)
	}

	/// Check 3.
	fn ensure_reading_of(
		&self,
		reading: &MeterReading,
		settlement: &Settlement,
		meter: &MeterId,
		direction: Direction,
	) -> Ruling {
		let same = reading.meter == *meter && reading.period == settlement.period;
		need(same, Refusal::LeavesDiffer)?;
		let meter = self.meters.get(meter).ok_or(Refusal::NotFound)?;
		let fits = meter.granularity == reading.period.granularity;
		need(fits && meter.direction == direction, Refusal::LeavesDiffer)
	}

	/// Check 4. A leaf that was used stays used; a reference is free again only for a leaf that names
	/// the revoked evidence it corrects.
	fn ensure_unused(&self, settlement: &Settlement) -> Ruling {
		let used = |other: &Evidence| other.settlement == *settlement;
		need(!self.evidence.values().any(used), Refusal::LeafUsed)?;
		let of_reference = |other: &&Evidence| other.settlement.trade_ref == settlement.trade_ref;
		let latest = self.evidence.iter().rev().find(|(_, other)| of_reference(other));
		match (latest, settlement.supersedes) {
			(None, None) => Ok(()),
			(Some(_), None) => Err(Refusal::ReferenceUsed),
			(Some((id, earlier)), Some(named)) if *id == named => {
				need(earlier.status == EvidenceStatus::Revoked, Refusal::NothingToCorrect)
			}
			_ => Err(Refusal::NothingToCorrect),
		}
	}

	/// Check 5.
	fn ensure_sides(&self, settlement: &Settlement) -> Ruling {
		let Settlement { buyer, period, .. } = *settlement;
		need(self.is_active(buyer), Refusal::OtherNotActive)?;
		need(self.has_role(buyer, Role::Consumer), Refusal::RoleMissing)?;
		let owner = self.batch(settlement.batch)?.owner;
		let owned = self.owned(&settlement.generation_meter, owner, period)
			&& self.owned(&settlement.consumption_meter, buyer, period);
		need(owned, Refusal::MeterNotTheirs)
	}

	/// Check 6, without where the certificates are. Returns their energy: what a voucher for them is
	/// worth.
	fn ensure_batch_fits(&self, settlement: &Settlement) -> Ruling<u64> {
		let batch = self.batch(settlement.batch)?;
		let fits = batch.meter == settlement.generation_meter && batch.period == settlement.period;
		need(fits, Refusal::WrongBatch)?;
		self.ensure_may_settle(settlement.batch)?;
		need(settlement.units > 0, Refusal::Malformed)?;
		let energy = batch.face_value * u64::from(settlement.units);
		need(energy <= settlement.energy.wh(), Refusal::SettledTooLittle)?;
		Ok(energy)
	}

	/// What was given to trades and not given back.
	pub fn allocated(&self, meter: &MeterId, period: Period) -> u64 {
		let from = |evidence: &&Evidence| {
			let Settlement { generation_meter, consumption_meter, .. } = &evidence.settlement;
			evidence.settlement.period == period
				&& (generation_meter == meter || consumption_meter == meter)
		};
		self.evidence.values().filter(from).map(|e| e.energy - e.unwound).sum()
	}

	/// What a meter still has to give in a period.
	pub fn left_of(&self, meter: &MeterId, period: Period) -> i128 {
		let limit = self.readings[&(meter.clone(), period)].limit;
		i128::from(limit) - i128::from(self.allocated(meter, period))
	}

	/// The same for a meter whose energy was issued: with what the period got from the one before, and
	/// without what it left to the next.
	pub fn left_to_generation(&self, meter: &MeterId, period: Period) -> i128 {
		self.left_of(meter, period) + self.carried_over(meter, period)
	}

	/// What the meter had left by the highest limit that its readings ever gave.
	pub fn left_at_most(&self, meter: &MeterId, period: Period) -> i128 {
		let highest = self.readings[&(meter.clone(), period)].highest;
		i128::from(highest) - i128::from(self.allocated(meter, period))
			+ self.carried_over(meter, period)
	}

	fn carried_over(&self, meter: &MeterId, period: Period) -> i128 {
		let (carried_in, carried_out) = self.carried(meter, period);
		i128::from(carried_in) - i128::from(carried_out)
	}

	/// The evidence, and the buyer's voucher. Both have the number that is returned.
	fn write_evidence(&mut self, trade: &Trade, energy: u64) -> u64 {
		let settlement = trade.settlement.clone();
		let evidence = take(&mut self.next.evidence);
		let range = range_of(&settlement);
		let buyer = settlement.buyer;
		self.vouchers.insert(
			evidence,
			Voucher {
				holder: buyer,
				evidence,
				range,
				consumer: buyer,
				status: VoucherStatus::InHand,
				parent: None,
				deposit: None,
			},
		);
		let topic = Topic::Settlement(settlement.period, trade.sequence);
		self.use_anchor(&topic);
		let block = self.clock.block;
		let record = Evidence::new(settlement, topic, trade.revision, energy, block);
		self.evidence.insert(evidence, record);
		evidence
	}

	/// Check 6, where the certificates are: then they are behind the voucher, and the buyer's.
	/// What is looked at or cut is taken from what the call has counted, also if the trade is then refused.
	fn put_behind(
		&mut self,
		settlement: &Settlement,
		voucher: u64,
		payer: PartyId,
		counted: &mut Touches,
	) -> Ruling {
		let (range, buyer) = (range_of(settlement), settlement.buyer);
		let bundles = self.across_counted_bundles(range, &mut counted.bundles)?;
		for bundle in &bundles {
			if matches!(bundle.like.place, Place::Pledged(_)) {
				take_one(&mut counted.pledges)?;
			}
			self.ensure_for_trade(bundle, settlement)?;
		}
		if self.cuts(range.batch, range.first + range.units) {
			take_one(&mut counted.splits)?;
		}
		for bundle in &bundles {
			if let Place::Pledged(pledge) = bundle.like.place {
				self.use_pledge(pledge, bundle.units);
			}
		}
		self.change(range, Payer::Party(payer), |certificate| {
			certificate.found = Some((certificate.holder, certificate.traded));
			certificate.traded |= certificate.holder != buyer;
			(certificate.holder, certificate.place) = (buyer, Place::Behind(voucher));
		})
	}

	fn ensure_for_trade(&self, bundle: &Bundle, settlement: &Settlement) -> Ruling {
		let Settlement { seller, buyer, trade_ref, batch, .. } = *settlement;
		let like = &bundle.like;
		match like.place {
			Place::Free if like.holder == buyer => return Ok(()),
			Place::Free => {
				need(like.holder == seller, Refusal::NotYours)?;
				need(self.is_active(seller), Refusal::OtherNotActive)?;
				let sells = |role| self.has_role(seller, role);
				let may = sells(Role::Generator) || sells(Role::Trader);
				need(may, Refusal::RoleMissing)?;
				self.ensure_usable(batch)?;
			}
			Place::Pledged(id) => {
				let pledge = &self.pledges[&id];
				let same = (pledge.seller, pledge.buyer) == (seller, buyer);
				need(same && pledge.trade_ref == trade_ref, Refusal::OtherPledge)?;
			}
			_ => return Err(Refusal::NotFree),
		}
		self.policy_allows(batch, like, Movement::Delivery)
	}

	/// Takes the first certificates out of a pledge, which ends when none is left.
	fn use_pledge(&mut self, id: u64, units: u32) {
		let range = &mut self.pledges.get_mut(&id).unwrap().range;
		(range.first, range.units) = (range.first + units, range.units - units);
		if range.units == 0 {
			self.end_pledge(id);
		}
	}
}

fn range_of(settlement: &Settlement) -> CertificateRange {
	let Settlement { batch, first, units, .. } = *settlement;
	CertificateRange { batch, first, units }
}
