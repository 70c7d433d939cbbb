//! What the calls of Grandpa cost. The SDK's benchmarks measure another set of functions than its calls
//! ask for.
//!
//! Equivocations cannot be reported on this chain: the proof of who owns a key is of a type without values.
//! So a report weighs the check of its votes, and how many validators and nominators there are makes no
//! difference.

#![allow(clippy::expect_used)]

use core::marker::PhantomData;

use codec::Decode;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use pallet_grandpa::{Call, Stalled};
use sp_consensus_grandpa::{check_equivocation_proof, EquivocationProof};

use crate::{Hash, Runtime};

/// Has the benchmarks of Grandpa.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime with GRANDPA.
pub trait Config: pallet_grandpa::Config {}

impl Config for Runtime {}

/// Two votes of one validator in one round, signed, as the benchmarks of the SDK's pallet have them. Block
/// numbers have eight bytes in them.
const EQUIVOCATION: [u8; 257] = [
	1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 136, 220, 52, 23, 213, 5, 142, 196, 180, 80,
	62, 12, 18, 234, 26, 10, 137, 190, 32, 15, 233, 137, 34, 66, 61, 67, 52, 1, 79, 166, 176, 238,
	207, 48, 195, 55, 171, 225, 252, 130, 161, 56, 151, 29, 193, 32, 25, 157, 249, 39, 80, 193,
	214, 96, 167, 147, 25, 130, 45, 42, 64, 208, 182, 164, 10, 0, 0, 0, 0, 0, 0, 0, 234, 236, 231,
	45, 70, 171, 135, 246, 136, 153, 38, 167, 91, 134, 150, 242, 215, 83, 56, 238, 16, 119, 55,
	170, 32, 69, 255, 248, 164, 20, 57, 50, 122, 115, 135, 96, 80, 203, 131, 232, 73, 23, 149, 86,
	174, 59, 193, 92, 121, 76, 154, 211, 44, 96, 10, 84, 159, 133, 211, 56, 103, 0, 59, 2, 96, 20,
	69, 2, 32, 179, 16, 184, 108, 76, 215, 64, 195, 78, 143, 73, 177, 139, 20, 144, 98, 231, 41,
	117, 255, 220, 115, 41, 59, 27, 75, 56, 10, 0, 0, 0, 0, 0, 0, 0, 128, 179, 250, 48, 211, 76,
	10, 70, 74, 230, 219, 139, 96, 78, 88, 112, 33, 170, 44, 184, 59, 200, 155, 143, 128, 40, 222,
	179, 210, 190, 84, 16, 182, 21, 34, 94, 28, 193, 163, 226, 51, 251, 134, 233, 187, 121, 63,
	157, 240, 165, 203, 92, 16, 146, 120, 190, 229, 251, 129, 29, 45, 32, 29, 6,
];

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Both votes are what they are said to be, so none of the checks ends early.
	#[benchmark]
	fn report_equivocation(v: Linear<1, 2>, n: Linear<0, 1>) {
		let proof = EquivocationProof::<Hash, u64>::decode(&mut &EQUIVOCATION[..])
			.expect("it is the encoding of a proof");
		let holds;

		#[block]
		{
			holds = check_equivocation_proof(proof);
		}

		assert!(holds);
	}

	#[benchmark]
	fn note_stalled() {
		#[extrinsic_call]
		_(RawOrigin::Root, 1_000_u32.into(), 1_u32.into());

		assert!(Stalled::<Runtime>::exists());
	}

	impl_benchmark_test_suite! { Pallet, crate::tests::development(), crate::Runtime }
}
