//! Records that contradict each other are refused, even if authorities made their state final.

use crate::world::*;
use verdigrid_proof::{domain::*, keys, leaves::Leaf, records::*, *};

/// Changes the state, and gives the rule that does not hold then.
fn rule_of(redemption: u64, change: impl FnOnce(&mut World)) -> &'static str {
	let mut world = World::new();
	change(&mut world);
	match world.check(&[redemption]) {
		Err(Refusal::Contradiction { redemption: of, rule }) => {
			assert_eq!(of, redemption);
			rule
		}
		other => panic!("{other:?}"),
	}
}

macro_rules! broken {
	($redemption:ident, $key:expr, $of:ty, $record:ident => $change:expr, $rule:literal) => {
		let change = |world: &mut World| {
			world.change(&$key, |$record: &mut $of| {
				$change;
			})
		};
		assert_eq!(rule_of($redemption, change), $rule, stringify!($change));
	};
}

#[test]
fn redemption_and_batch() {
	let (redemption, batch) = (keys::redemption(UNMATCHED), keys::batch(BATCH));
	broken!(UNMATCHED, redemption, Redemption, it => it.range.units = 0, "that the certificates were issued");
	broken!(UNMATCHED, redemption, Redemption, it => it.range.first = 0, "that the certificates were issued");
	broken!(UNMATCHED, redemption, Redemption, it => it.range.first = 6, "that the certificates were issued");
	broken!(UNMATCHED, redemption, Redemption, it => it.range.first = u32::MAX, "that the certificates were issued");
	broken!(UNMATCHED, redemption, Redemption, it => it.energy += 1, "that the energy is that of the certificates");
	broken!(UNMATCHED, redemption, Redemption, it => it.claim.to = 5, "that the time claimed for shares some with the period of generation");
	broken!(UNMATCHED, redemption, Redemption, it => it.claim.from = LATER * 2, "that the time claimed for shares some with the period of generation");
	broken!(UNMATCHED, redemption, Redemption, it => it.matched = Some(3), "that a redemption without a voucher is not matched");
	broken!(UNMATCHED, redemption, Redemption, it => it.claim.beneficiary = Beneficiary::Name(vec![0xff]), "that names are text");
	broken!(UNMATCHED, batch, Batch, it => it.totals.redeemed = 0, "that the batch counts the certificates as redeemed");
	broken!(UNMATCHED, batch, Batch, it => it.info.face_value = u64::MAX, "that the energy is that of the certificates");
	broken!(UNMATCHED, batch, Batch, it => it.info.class = b'-', "that the certificates have numbers");
	broken!(UNMATCHED, batch, Batch, it => it.info.period.index = 0, "that the period of generation has bounds");
}

#[test]
fn issue_and_generation() {
	let (batch, meter) = (keys::batch(BATCH), keys::meter(GENERATION));
	broken!(UNMATCHED, batch, Batch, it => it.info.source = EnergySource::Solar, "that project and batch agree");
	broken!(UNMATCHED, batch, Batch, it => it.info.region = b"CN-12".to_vec(), "that project and batch agree");
	broken!(UNMATCHED, batch, Batch, it => it.info.owner = 9, "that the owner's meter counted generation in the period");
	broken!(UNMATCHED, batch, Batch, it => it.drawn -= 1, "that certified energy and carry are what was drawn");
	broken!(UNMATCHED, batch, Batch, it => it.carried.out += 1, "that certified energy and carry are what was drawn");
	broken!(UNMATCHED, meter, Meter, it => it.direction = Direction::Consumption, "that the owner's meter counted generation in the period");
	broken!(UNMATCHED, meter, Meter, it => it.granularity = Granularity::Hour, "that the owner's meter counted generation in the period");
	broken!(UNMATCHED, meter, Meter, it => it.from = LATER, "that the owner's meter counted generation in the period");
	broken!(UNMATCHED, meter, Meter, it => it.to = Some(5), "that the owner's meter counted generation in the period");
	broken!(UNMATCHED, keys::metered(1, MAY), MeteredEnergy, it => it.highest = 5_000_000, "that no more was drawn than measured");
	broken!(UNMATCHED, keys::metered(1, MAY), MeteredEnergy, it => it.energy += 1, "that the reading is the one that counts");
}

#[test]
fn voucher_and_evidence() {
	let (voucher, evidence) = (keys::voucher(EVIDENCE), keys::evidence(EVIDENCE));
	broken!(MATCHED, voucher, Voucher, it => it.status = VoucherStatus::Active, "that the voucher was redeemed for these certificates");
	broken!(MATCHED, voucher, Voucher, it => it.status = VoucherStatus::Redeemed(UNMATCHED), "that the voucher was redeemed for these certificates");
	broken!(MATCHED, voucher, Voucher, it => it.range.first = 3, "that the voucher was redeemed for these certificates");
	broken!(MATCHED, voucher, Voucher, it => it.consumer = 9, "that the consumer is the buyer");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.buyer = 9, "that the consumer is the buyer");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.range.units = 2, "that the evidence is about these certificates");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.range.batch = OLD_BATCH, "that the evidence is about these certificates");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.settled = 2_999_999, "that the settled energy covers the certificates");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.leaf = H256::zero(), "that the settlement is the one that was verified");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.seller = 9, "that settlement and evidence agree");
	broken!(MATCHED, evidence, EvidenceRecord, it => it.supersedes = Some(1), "that settlement and evidence agree");
}

#[test]
fn consumption() {
	let meter = keys::meter(CONSUMPTION);
	broken!(MATCHED, meter, Meter, it => it.party = 9, "that the consumer's meter counted consumption in the period");
	broken!(MATCHED, meter, Meter, it => it.direction = Direction::Generation, "that the consumer's meter counted consumption in the period");
	broken!(MATCHED, keys::metered(2, MAY), MeteredEnergy, it => it.highest = 2_999_999, "that no more was matched than used");
	broken!(MATCHED, keys::metered(2, MAY), MeteredEnergy, it => it.allocated = 2_999_999, "that both meters count the energy as allocated");
	broken!(MATCHED, keys::metered(1, MAY), MeteredEnergy, it => it.allocated = 0, "that both meters count the energy as allocated");
	let other = |world: &mut World| {
		world.put(&keys::meter_id(2), GENERATION.to_vec());
	};
	let rule = "that the consumer's meter counted consumption in the period";
	assert_eq!(rule_of(MATCHED, other), rule);
}

#[test]
fn more_was_matched_than_generated() {
	let change = |world: &mut World| {
		world.change(&keys::metered(1, MAY), |it: &mut MeteredEnergy| it.highest = 2_900_000);
		world.change(&keys::batch(BATCH), |it: &mut Batch| {
			(it.drawn, it.carried) = (2_900_000, Carried { into: 2_100_000, out: 0 });
		});
	};
	assert_eq!(rule_of(MATCHED, change), "that no more was matched than generated");
	// What was carried in can be matched too.
	let mut world = World::new();
	change(&mut world);
	world.put(&keys::carried(GENERATION, MAY), Carried { into: 2_100_000, out: 0 });
	assert_eq!(world.check(&[MATCHED]).unwrap().verdict, Verdict::Accepted);
}

#[test]
fn anchors() {
	let (settled, read) = (Topic::Settlement(MAY, 3), Topic::Metering(MAY, 0));
	for topic in [settled, read] {
		broken!(MATCHED, keys::anchor(&topic), Anchor, it => it.status = AnchorStatus::Void, "that its anchor is neither disputed nor void");
		broken!(MATCHED, keys::anchor(&topic), Anchor, it => it.status = AnchorStatus::Disputed(1), "that its anchor is neither disputed nor void");
		broken!(MATCHED, keys::anchor(&topic), Anchor, it => it.used = false, "that its anchor was used");
		broken!(MATCHED, keys::anchor(&topic), Anchor, it => it.stated.root = H256::zero(), "that each leaf stands in the tree of its anchor");
		broken!(MATCHED, keys::anchor(&topic), Anchor, it => it.stated.leaves += 60, "that each leaf stands in the tree of its anchor");
		broken!(MATCHED, keys::anchor(&topic), Anchor, it => it.attesters = vec![1; 32], "that a committee has at most 31 seats");
		let removed = "that its anchor stands, or stood until it was removed for its age";
		assert_eq!(rule_of(MATCHED, |world| world.take(&keys::anchor(&topic))), removed);
	}
	let april = Topic::Metering(april(), 0);
	broken!(OLD, keys::topic(&april), TopicState, it => it.reaped = Reaped::No, "that its anchor stands, or stood until it was removed for its age");
	broken!(OLD, keys::topic(&april), TopicState, it => it.reaped = Reaped::Void, "that its anchor stands, or stood until it was removed for its age");
}

#[test]
fn an_earlier_revision_than_the_one_that_was_used() {
	broken!(MATCHED, keys::evidence(EVIDENCE), EvidenceRecord, it => it.revision = 1, "that the reading that counts is not an earlier one");
}

/// Changes the leaves, and gives the rule that does not hold then.
fn rule_of_leaves(id: u64, change: impl FnOnce(&mut RedemptionProof)) -> &'static str {
	let mut proof = World::new().proof(&[id]).unwrap();
	change(&mut proof.redemptions[0]);
	match proof.content() {
		Err(Refusal::Contradiction { rule, .. }) => rule,
		other => panic!("{other:?}"),
	}
}

#[test]
fn leaves_of_others_or_leaves_that_were_changed() {
	let tree = "that each leaf stands in the tree of its anchor";
	let other = "that the reading is of this meter and period";
	let of = |change: fn(&mut RedemptionProof)| rule_of_leaves(MATCHED, change);
	assert_eq!(of(|it| it.generation.as_mut().unwrap().leaf.energy += 1), tree);
	assert_eq!(of(|it| it.generation.as_mut().unwrap().leaf.salt[0] ^= 1), tree);
	assert_eq!(of(|it| it.generation.as_mut().unwrap().proof.index ^= 1), tree);
	assert_eq!(of(|it| it.generation.as_mut().unwrap().proof.siblings[0].0[0] ^= 1), tree);
	let longer = |it: &mut RedemptionProof| {
		it.generation.as_mut().unwrap().proof.siblings.push(H256::zero());
	};
	assert_eq!(rule_of_leaves(MATCHED, longer), tree);
	assert_eq!(of(|it| _ = it.generation.as_mut().unwrap().proof.siblings.pop()), tree);
	assert_eq!(of(|it| it.generation = Some(in_tree(&readings(), 6))), other);
	assert_eq!(of(|it| it.generation = Some(in_tree(&readings(), 0))), other);
	let consumption = |it: &mut RedemptionProof| {
		it.matched.as_mut().unwrap().consumption = Some(in_tree(&readings(), 5));
	};
	assert_eq!(rule_of_leaves(MATCHED, consumption), other);
	let settlement = |it: &mut RedemptionProof| {
		it.matched.as_mut().unwrap().settlement = Some(in_tree(&settlements(), 0));
	};
	let verified = "that the settlement is the one that was verified";
	assert_eq!(rule_of_leaves(MATCHED, settlement), verified);
}

#[test]
fn leaves_where_there_can_be_none() {
	let removed = "that leaves of anchors that were removed are not there";
	let change = |it: &mut RedemptionProof| it.generation = Some(in_tree(&readings(), 5));
	assert_eq!(rule_of_leaves(OLD, change), removed);
	let matched = "that leaves of consumption are there if consumption was matched";
	let none = Proved { settlement: None, consumption: None };
	assert_eq!(rule_of_leaves(UNMATCHED, |it| it.matched = Some(none)), matched);
	assert_eq!(rule_of_leaves(MATCHED, |it| it.matched = None), matched);
}

#[test]
fn a_reading_does_not_pass_for_a_settlement() {
	// The kind is part of what is hashed.
	let reading = readings().remove(0);
	let prefix = b"verdigrid/leaf/v1".as_slice();
	let other = [prefix, &[2], &codec::Encode::encode(&reading)].concat();
	assert_ne!(reading.hash(), H256(sp_crypto_hashing::blake2_256(&other)));
}
