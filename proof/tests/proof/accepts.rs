//! True statements of each kind are accepted, and say what is true.

use crate::world::*;
use verdigrid_proof::{content::*, domain::Topic, header::Header, keys, *};

fn matched(redemption: &content::Redemption) -> &Match {
	match &redemption.consumption {
		Consumption::Matched(matched) => matched,
		Consumption::NotMatched => panic!("it was matched"),
	}
}

#[test]
fn a_matched_redemption_is_accepted_across_changes_of_the_authorities() {
	let report = World::new().check(&[MATCHED]).unwrap();
	assert_eq!(report.verdict, Verdict::Accepted);
	let redemption = &report.content.redemptions[0];
	assert_eq!(redemption.energy_wh, 3_000_000);
	assert_eq!(redemption.certificates.first.len(), 32);
	assert!(redemption.certificates.first.ends_with("TWM140500000002"));
	assert!(redemption.certificates.last.ends_with("TWM140500000004"));
	assert_eq!(redemption.generation.reading.basis, Basis::Path);
	assert_eq!(redemption.generation.period.from, "2014-04-30T16:00:00Z");
	let matched = matched(redemption);
	assert_eq!(matched.settlement.basis, Basis::Path);
	assert_eq!(matched.reading.basis, Basis::Path);
	assert_eq!(matched.reading.energy_wh, Some(4_000_000));
	assert_eq!(report.content.up_to.block, 3);
	assert_eq!(report.content.up_to.time, "2014-12-31T04:26:40Z");
}

#[test]
fn a_direct_redemption_is_not_matched_and_proves_generation() {
	let report = World::new().check(&[UNMATCHED]).unwrap();
	assert_eq!(report.verdict, Verdict::Accepted);
	let redemption = &report.content.redemptions[0];
	assert_eq!(redemption.consumption, Consumption::NotMatched);
	assert_eq!(redemption.generation.reading.basis, Basis::Path);
	assert_eq!(redemption.generation.reading.energy_wh, Some(5_200_000));
	let text = World::new().statement(&[UNMATCHED]).unwrap();
	assert!(text.contains("\"consumption\": \"not matched with consumption\""));
}

#[test]
fn where_anchors_were_removed_the_record_stands_alone() {
	let report = World::new().check(&[OLD]).unwrap();
	assert_eq!(report.verdict, Verdict::Accepted);
	let redemption = &report.content.redemptions[0];
	assert_eq!(redemption.generation.reading.basis, Basis::AnchorRemoved);
	assert_eq!(redemption.claimed.to, "@18446744073709551615");
	let matched = matched(redemption);
	assert_eq!(matched.settlement.basis, Basis::AnchorRemoved);
	assert_eq!(matched.reading.basis, Basis::AnchorRemoved);
	assert_eq!(matched.reading.energy_wh, Some(4_000_000));
	assert_eq!(matched.evidence.corrects, Some(2));
}

#[test]
fn leaves_that_are_not_shown_are_said_to_be_missing() {
	let world = World::new();
	let mut proof = world.proof(&[MATCHED]).unwrap();
	proof.redemptions[0].generation = None;
	proof.redemptions[0].matched = Some(Proved { settlement: None, consumption: None });
	let text = assemble(&proof).unwrap();
	let report = check(text.as_bytes(), &trust(), None).unwrap();
	assert_eq!(report.content.redemptions[0].generation.reading.basis, Basis::NotShown);
	assert_eq!(text.matches("record alone: the leaf is not shown").count(), 3);
}

#[test]
fn several_redemptions_share_one_proof() {
	let world = World::new();
	let one = world.statement(&[MATCHED]).unwrap().len();
	let three = world.statement(&[MATCHED, UNMATCHED, OLD]).unwrap();
	let report = check(three.as_bytes(), &trust(), None).unwrap();
	assert_eq!(report.content.redemptions.len(), 3);
	assert!(three.len() < 3 * one);
}

#[test]
fn a_later_reading_is_named() {
	let mut world = World::new();
	world.change(&keys::metered(2, MAY), |metered: &mut records::MeteredEnergy| {
		(metered.revision, metered.energy) = (1, 3_100_000);
	});
	let report = world.check(&[MATCHED]).unwrap();
	let reading = &matched(&report.content.redemptions[0]).reading;
	assert_eq!((reading.energy_wh, reading.revision), (Some(4_000_000), 0));
	assert_eq!(reading.replaced_by, Some(Later { energy_wh: 3_100_000, revision: 1 }));
}

#[test]
fn without_the_leaf_a_later_reading_does_not_pass_for_the_one_that_was_used() {
	for redemption in [MATCHED, OLD] {
		let mut world = World::new();
		for period in [MAY, april()] {
			world.change(&keys::metered(2, period), |metered: &mut records::MeteredEnergy| {
				(metered.revision, metered.energy) = (1, 3_100_000);
			});
		}
		let mut proof = world.proof(&[redemption]).unwrap();
		proof.redemptions[0].matched = Some(Proved { settlement: None, consumption: None });
		let text = assemble(&proof).unwrap();
		let report = check(text.as_bytes(), &trust(), None).unwrap();
		let reading = &matched(&report.content.redemptions[0]).reading;
		assert_eq!((reading.energy_wh, reading.revision), (None, 0));
		assert_eq!(reading.anchor.is_some(), redemption == MATCHED);
		assert_eq!(reading.replaced_by, Some(Later { energy_wh: 3_100_000, revision: 1 }));
		assert!(text.contains("\"energy_wh\": null,\n"));
	}
}

#[test]
fn a_name_cannot_fool_a_terminal() {
	let mut world = World::new();
	let name =
		"A\u{202e}B\u{2028}\u{7f}\u{9b}C\u{feff}\u{61c}\u{200f}\u{2066}\u{1b}[2J é绿\u{a0}\u{200d}";
	world.change(&keys::redemption(UNMATCHED), |it: &mut domain::Redemption| {
		it.claim.beneficiary = domain::Beneficiary::Name(name.into());
	});
	let text = world.statement(&[UNMATCHED]).unwrap();
	let written = "\"A\\u202eB\\u2028\\u007f\\u009bC\\ufeff\\u061c\\u200f\\u2066\\u001b[2J é绿\u{a0}\u{200d}\"";
	assert!(text.contains(written), "{text}");
	let report = check(text.as_bytes(), &trust(), None).unwrap();
	let beneficiary = &report.content.redemptions[0].beneficiary;
	assert_eq!(*beneficiary, Beneficiary::Name(name.into()));
	let read: serde_json::Value = serde_json::from_str(&text).unwrap();
	assert_eq!(read["redemptions"][0]["beneficiary"]["name"], name);
}

#[test]
fn a_closed_anchor_still_proves_what_rests_on_it() {
	let mut world = World::new();
	let key = keys::anchor(&Topic::Settlement(MAY, 3));
	world.change(&key, |anchor: &mut records::Anchor| {
		anchor.status = records::AnchorStatus::Closed;
	});
	let report = world.check(&[MATCHED]).unwrap();
	let settlement = &matched(&report.content.redemptions[0]).settlement;
	assert!(settlement.anchor.as_ref().unwrap().closed);
	assert_eq!(report.verdict, Verdict::Accepted);
}

#[test]
fn a_chain_without_finality_is_never_accepted() {
	let world = World::new();
	let mut proof = world.proof(&[MATCHED]).unwrap();
	let header: Header = proof.header().unwrap().clone();
	proof.finality = Finality::None(header);
	let text = assemble(&proof).unwrap();
	assert!(text.contains("\"finality\": \"none\""));
	// Nothing is said about its time.
	for now in [None, Some(0)] {
		let report = check(text.as_bytes(), &trust(), now).unwrap();
		assert_eq!(report.verdict, Verdict::NotFinal);
	}
}

#[test]
fn contested_evidence_is_in_doubt() {
	let mut world = World::new();
	world.change(&keys::evidence(EVIDENCE), |evidence: &mut records::EvidenceRecord| {
		evidence.status = domain::EvidenceStatus::Contested;
	});
	let doubt = records::DoubtRecord {
		reason: records::DoubtReason::Figures,
		at: LATER,
		block: 2,
		unwound: 0,
		superseded_by: None,
	};
	world.put(&keys::doubt(EVIDENCE), doubt);
	let report = world.check(&[MATCHED]).unwrap();
	assert_eq!(report.verdict, Verdict::InDoubt);
	let text = world.statement(&[MATCHED]).unwrap();
	assert!(text.contains("\"contested\": {\n"));
	// What is not final is not even in doubt.
	let mut proof = world.proof(&[MATCHED]).unwrap();
	proof.finality = Finality::None(proof.header().unwrap().clone());
	let text = assemble(&proof).unwrap();
	assert_eq!(check(text.as_bytes(), &trust(), None).unwrap().verdict, Verdict::NotFinal);
}

#[test]
fn a_frozen_batch_is_in_doubt() {
	let mut world = World::new();
	world.change(&keys::batch(BATCH), |batch: &mut records::Batch| batch.info.frozen = true);
	let by = records::Authority::Issuer(ISSUER);
	let freeze = records::Freeze { by, reason: records::FreezeReason::Fraud, at: LATER };
	world.put(&keys::freeze(BATCH), freeze);
	let report = world.check(&[UNMATCHED]).unwrap();
	assert_eq!(report.verdict, Verdict::InDoubt);
	let frozen = report.content.redemptions[0].certificates.frozen.clone().unwrap();
	assert_eq!(frozen.issuer, Some(ISSUER));
}

#[test]
fn without_the_offset_the_market_is_at_utc() {
	let mut world = World::new();
	world.take(&keys::market_offset());
	let report = world.check(&[MATCHED]).unwrap();
	assert_eq!(report.content.redemptions[0].generation.period.from, "2014-05-01T00:00:00Z");
}
