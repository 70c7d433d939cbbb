//! What is mirrored here is, byte for byte, what the chain's own crates have.

use crate::world::*;
use codec::Encode;
use proptest::{collection, prelude::*};
use verdigrid_primitives as chain;
use verdigrid_proof::{domain::*, keys, leaves::Leaf, merkle, records, H256};

fn bounded<S: sp_core::Get<u32>>(bytes: &[u8]) -> sp_core::bounded_vec::BoundedVec<u8, S> {
	bytes.to_vec().try_into().unwrap()
}

fn meter_id(bytes: &[u8]) -> chain::party::MeterId {
	chain::party::MeterId::new(core::str::from_utf8(bytes).unwrap()).unwrap()
}

fn period(period: Period) -> chain::Period {
	codec::Decode::decode(&mut period.encode().as_slice()).unwrap()
}

/// Both decode what the other encodes, and encode it again as it was.
fn same<Mirror, Original>(mirror: &Mirror)
where
	Mirror: Encode + codec::Decode + PartialEq + core::fmt::Debug,
	Original: Encode + codec::Decode,
{
	let bytes = mirror.encode();
	let original = <Original as codec::DecodeAll>::decode_all(&mut bytes.as_slice()).unwrap();
	assert_eq!(original.encode(), bytes);
	let back = <Mirror as codec::DecodeAll>::decode_all(&mut original.encode().as_slice());
	assert_eq!(back.as_ref(), Ok(mirror));
}

#[test]
fn records_of_primitives() {
	let redemption = redemption(BATCH, 2, 3);
	same::<_, chain::claim::Redemption>(&redemption);
	for purpose in [
		Purpose::Obligation,
		Purpose::Scope2,
		Purpose::ProductFootprint,
		Purpose::Event,
		Purpose::Voluntary,
	] {
		for beneficiary in [
			Beneficiary::Party(1),
			Beneficiary::Name(b"N".to_vec()),
			Beneficiary::Commitment(H256::repeat_byte(2)),
		] {
			let claim = Claim { purpose, beneficiary, ..redemption.claim.clone() };
			same::<_, chain::claim::Redemption>(&Redemption {
				claim,
				matched: Some(1),
				voucher: Some(2),
				..redemption.clone()
			});
		}
	}
	for source in [
		EnergySource::Wind,
		EnergySource::Solar,
		EnergySource::Hydro,
		EnergySource::Biomass,
		EnergySource::Geothermal,
		EnergySource::Ocean,
	] {
		for policy in [Policy::Once, Policy::DeliveryOnly, Policy::Unlimited] {
			same::<_, chain::certificate::BatchInfo>(&BatchInfo {
				source,
				policy,
				..batch(MAY).info
			});
		}
	}
	for status in [
		VoucherStatus::Active,
		VoucherStatus::InCustody(1),
		VoucherStatus::Redeemed(2),
		VoucherStatus::Unwound,
	] {
		same::<_, chain::voucher::Voucher>(&Voucher {
			status,
			parent: Some(3),
			..voucher(7, &redemption, 1, MAY)
		});
	}
	for status in [EvidenceStatus::Live, EvidenceStatus::Contested, EvidenceStatus::Revoked] {
		same::<_, chain::evidence::EvidenceStatus>(&status);
	}
	for kind in [PartyKind::Person, PartyKind::Organisation] {
		same::<_, chain::party::PartyKind>(&kind);
	}
	for direction in [Direction::Generation, Direction::Consumption] {
		let retired = Meter {
			to: Some(5),
			retired_at: Some(6),
			takes_over: Some(b"A".to_vec()),
			taken_over_by: Some(b"B".to_vec()),
			..meter(2, 3, direction)
		};
		same::<_, chain::party::Meter>(&retired);
	}
	same::<_, chain::certificate::Carried>(&records::Carried { into: 1, out: 2 });
	same::<_, chain::evidence::Topic>(&Topic::Metering(MAY, 3));
	same::<_, chain::evidence::Topic>(&Topic::Settlement(MAY, 300));
	let stated = Stated { root: H256::repeat_byte(1), leaves: 2, total: 3 };
	same::<_, chain::evidence::Statement>(&stated);
	same::<_, chain::evidence::MeterReading>(&readings()[0]);
	same::<_, chain::evidence::Settlement>(&settlement());
	same::<_, chain::merkle::LeafProof>(&in_tree(&readings(), 3).proof);
	same::<_, chain::credential::CredentialProof>(&disclosure("name").proof);
}

#[test]
fn headers() {
	use sp_runtime::{generic, traits::BlakeTwo256, traits::Header as _};
	use verdigrid_proof::header::DigestItem;
	type Original = generic::Header<u32, BlakeTwo256>;
	let items = vec![
		announce(&set(1)),
		DigestItem::Other(vec![1, 2]),
		DigestItem::RuntimeEnvironmentUpdated,
	];
	let ours = header(&genesis(), H256::repeat_byte(5), items);
	same::<_, Original>(&ours);
	let original: Original = codec::Decode::decode(&mut ours.encode().as_slice()).unwrap();
	assert_eq!((original.hash(), *original.number()), (ours.hash(), ours.number));
}

#[test]
fn hashes_of_leaves() {
	let original = chain::evidence::MeterReading {
		meter: meter_id(GENERATION),
		period: period(MAY),
		energy: chain::Energy::from_wh(5_200_000),
		salt: salt(GENERATION[0]),
	};
	assert_eq!(chain::merkle::Leaf::hash(&original), reading(GENERATION, 5_200_000).hash());
	let bytes = settlement().encode();
	let original: chain::evidence::Settlement =
		codec::Decode::decode(&mut bytes.as_slice()).unwrap();
	assert_eq!(chain::merkle::Leaf::hash(&original), settlement().hash());
}

#[test]
fn keys_of_records() {
	let number = 77;
	let key = keys::metered(3, Period { index: number, ..MAY }).bytes;
	assert_eq!(key[key.len() - 4..], chain::numbers::backwards(number));
}

#[test]
fn commitments_of_credentials() {
	let credential = attributes();
	let shown = disclosure("website");
	let committed = credential.commitment().unwrap();
	assert_eq!(commitment_to(&shown.proof.root, shown.proof.leaves), committed);
	let (key, value) = (bounded(&shown.key), bounded(&shown.value));
	let leaf = chain::credential::attribute_leaf(&key, &value, &shown.salt);
	let ours = verdigrid_proof::credential::leaf(&shown.key, &shown.value, &shown.salt);
	assert_eq!(ours, Some(leaf));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn trees(count in 1_usize..40, at in 0_u32..45, other in 0_u32..45, sibling in any::<u8>()) {
		let leaves: Vec<_> = (0..count).map(|leaf| H256::repeat_byte(leaf as u8)).collect();
		let (root, proofs) = tree(&leaves);
		let count = count as u32;
		let Some(proof) = proofs.get(at as usize) else { return Ok(()) };
		let leaf = leaves[at as usize];
		prop_assert!(merkle::verify(&root, count, &leaf, proof));
		for changed in [
			merkle::LeafProof { index: other, ..proof.clone() },
			merkle::LeafProof { siblings: [proof.siblings.as_slice(), &[H256::repeat_byte(sibling)]].concat(), ..proof.clone() },
			merkle::LeafProof { siblings: proof.siblings.iter().skip(1).copied().collect(), ..proof.clone() },
		] {
			let library = chain::merkle::LeafProof {
				index: changed.index,
				siblings: changed.siblings.clone().try_into().unwrap(),
			};
			for leaves in [count, count + 1, count.saturating_sub(1)] {
				let expected = chain::merkle::verify(&root, leaves, &leaf, &library);
				prop_assert_eq!(merkle::verify(&root, leaves, &leaf, &changed), expected);
			}
		}
	}

	#[test]
	fn bounds_of_periods(
		granularity in prop_oneof![Just(Granularity::Hour), Just(Granularity::Day), Just(Granularity::Month)],
		index in prop_oneof![0_u32..2_000, 300_000..500_000_u32, any::<u32>()],
		offset in -720_i16..=840,
	) {
		let ours = Period { granularity, index };
		let market = chain::MarketOffset::from_minutes(offset).unwrap();
		let expected = period(ours).bounds(market).map(|bounds| (bounds.start, bounds.end));
		prop_assert_eq!(ours.bounds(offset), expected);
	}

	#[test]
	fn numbers_of_certificates(
		granularity in prop_oneof![Just(Granularity::Hour), Just(Granularity::Day), Just(Granularity::Month)],
		index in prop_oneof![350_u32..1_600, any::<u32>(), 0_u32..1_700_000],
		sequence in prop_oneof![0_u32..10, 99_999_990..100_000_010_u32, any::<u32>()],
		class in prop_oneof![Just(b'T'), Just(b'0'), any::<u8>()],
	) {
		let mut info = batch(Period { granularity, index }).info;
		(info.issued, info.class) = (u32::MAX, class);
		let original: chain::certificate::BatchInfo = codec::Decode::decode(&mut info.encode().as_slice()).unwrap();
		let expected = original.number(sequence).map(|number| String::from_utf8(number.to_vec()).unwrap());
		let ours = info.number(sequence);
		// The original also refuses small letters.
		if class.is_ascii_digit() || class.is_ascii_uppercase() || !class.is_ascii_alphanumeric() {
			prop_assert_eq!(ours, expected);
		}
	}

	#[test]
	fn hexadecimal_is_read_as_it_was_written(bytes in collection::vec(any::<u8>(), 0..64)) {
		let digits = verdigrid_proof::hex::digits(&bytes);
		prop_assert_eq!(verdigrid_proof::hex::from_digits(digits.as_bytes()), Some(bytes));
	}
}
