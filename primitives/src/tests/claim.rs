use crate::{
	claim::{Beneficiary, Claim, ClaimError, Purpose},
	Moment,
};
use sp_core::H256;

const PRODUCED: core::ops::Range<Moment> = 100..200;

fn claim(beneficiary: Beneficiary, from: Moment, to: Moment) -> Result<(), ClaimError> {
	let (purpose, note) = (Purpose::Voluntary, H256::zero());
	Claim { beneficiary, purpose, from, to, note }.check(&PRODUCED)
}

fn in_time(from: Moment, to: Moment) -> Result<(), ClaimError> {
	claim(Beneficiary::Party(1), from, to)
}

fn named(name: &[u8]) -> Result<(), ClaimError> {
	claim(Beneficiary::Name(name.to_vec().try_into().unwrap()), 100, 200)
}

#[test]
fn a_claim_is_for_some_time() {
	for (from, to) in [(100, 100), (200, 100), (0, 0), (Moment::MAX, Moment::MAX)] {
		assert_eq!(in_time(from, to), Err(ClaimError::TimeEmpty));
	}
}

#[test]
fn a_claim_shares_time_with_the_production() {
	for (from, to) in [(100, 200), (0, Moment::MAX), (0, 101), (199, 300), (150, 151)] {
		assert_eq!(in_time(from, to), Ok(()), "{from}..{to}");
	}
	for (from, to) in [(0, 100), (200, 300), (0, 1), (Moment::MAX - 1, Moment::MAX)] {
		assert_eq!(in_time(from, to), Err(ClaimError::TimeMismatch), "{from}..{to}");
	}
}

#[test]
fn a_name_can_be_read() {
	for right in
		["a", "7", "?", "Games 2024", "北京绿色数据中心", "Société Éolienne", &"A".repeat(128)]
	{
		assert_eq!(named(right.as_bytes()), Ok(()), "{right:?}");
	}
	for wrong in [
		"", " ", "   ", "\u{3000}", "\u{200b}", "\u{feff}", " a", "a ", "\ta", "a\n", "a\0b",
		"a\u{7f}b",
	] {
		assert_eq!(named(wrong.as_bytes()), Err(ClaimError::NameMalformed), "{wrong:?}");
	}
	assert_eq!(named(&[0xff]), Err(ClaimError::NameMalformed));
}

#[test]
fn a_commitment_is_a_hash() {
	let committed = |hash| claim(Beneficiary::Commitment(hash), 100, 200);
	assert_eq!(committed(H256::zero()), Err(ClaimError::ZeroCommitment));
	assert_eq!(committed(H256::repeat_byte(1)), Ok(()));
}
