//! The check of a parameter's bounds when it is set.
//!
//! The parameters pallet asks only whether an origin may set a *key*; a filter on calls would not see
//! root's. So the key that the pallet gets from [`Checked`] also knows whether the value that came
//! with it is within its bounds, and [`ParameterAdmin`] refuses it if not. To everybody else, in
//! transactions, state, events and metadata, both types look exactly like what they wrap.

use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Input, MaxEncodedLen, Output};
use frame_support::traits::{
	dynamic_params::AggregatedKeyValue, EnsureOrigin, EnsureOriginWithArg,
};
use frame_system::EnsureRoot;
use scale_info::{Type, TypeInfo};

use super::{is_within_bounds, RuntimeParameters, RuntimeParametersKey, RuntimeParametersValue};
use crate::{
	governance::{EnsureOracleAdmin, EnsureRegistryAdmin},
	AccountId, RuntimeOrigin,
};

/// A parameter as `Parameters::set_parameter` takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked(pub RuntimeParameters);

/// A parameter's key, and whether the value that came with it is to be refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedKey {
	/// The key.
	pub key: RuntimeParametersKey,
	/// Whether the value is outside its bounds. Always false where there is no value.
	pub refused: bool,
}

impl AggregatedKeyValue for Checked {
	type Key = CheckedKey;
	type Value = RuntimeParametersValue;

	fn into_parts(self) -> (CheckedKey, Option<RuntimeParametersValue>) {
		let refused = !is_within_bounds(&self.0);
		let (key, value) = self.0.into_parts();
		(CheckedKey { key, refused }, value)
	}
}

/// Who may set which parameter, and to what: root those of governance and members, the oracle track
/// those of evidence, the registry track the others. A value outside its bounds is refused as
/// `BadOrigin`: nobody may set it.
pub struct ParameterAdmin;

impl EnsureOriginWithArg<RuntimeOrigin, CheckedKey> for ParameterAdmin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, checked: &CheckedKey) -> Result<(), RuntimeOrigin> {
		if checked.refused {
			return Err(origin);
		}
		match checked.key {
			RuntimeParametersKey::Governance(_) | RuntimeParametersKey::Members(_) => {
				<EnsureRoot<AccountId> as EnsureOrigin<_>>::try_origin(origin)
			}
			RuntimeParametersKey::Evidence(_) => EnsureOracleAdmin::try_origin(origin),
			RuntimeParametersKey::Identity(_)
			| RuntimeParametersKey::Certificates(_)
			| RuntimeParametersKey::Market(_)
			| RuntimeParametersKey::Escrow(_) => EnsureRegistryAdmin::try_origin(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &CheckedKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for Checked {
	fn default() -> Self {
		use super::{dynamic_params::evidence, DAY_SECONDS};
		Self(RuntimeParameters::Evidence(evidence::Parameters::ChallengePeriod(
			evidence::ChallengePeriod,
			Some(DAY_SECONDS),
		)))
	}
}

macro_rules! looks_like {
	($outer:ty, $field:tt, $inner:ty, $wrap:expr) => {
		impl Encode for $outer {
			fn size_hint(&self) -> usize {
				self.$field.size_hint()
			}

			fn encode_to<O: Output + ?Sized>(&self, output: &mut O) {
				self.$field.encode_to(output)
			}
		}

		impl EncodeLike for $outer {}

		impl Decode for $outer {
			fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
				<$inner>::decode(input).map($wrap)
			}
		}

		impl DecodeWithMemTracking for $outer {}

		impl MaxEncodedLen for $outer {
			fn max_encoded_len() -> usize {
				<$inner>::max_encoded_len()
			}
		}

		impl TypeInfo for $outer {
			type Identity = <$inner as TypeInfo>::Identity;

			fn type_info() -> Type {
				<$inner as TypeInfo>::type_info()
			}
		}
	};
}

looks_like!(Checked, 0, RuntimeParameters, Checked);
looks_like!(CheckedKey, key, RuntimeParametersKey, |key| CheckedKey { key, refused: false });
