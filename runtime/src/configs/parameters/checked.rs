//! The check of a parameter's bounds when it is set.
//!
//! The parameters pallet asks only whether an origin may set a *key*. A filter on calls would not
//! see the calls of root. So the key that the pallet gets from [`Checked`] also knows whether its
//! value keeps the bounds. These include the bounds between parameters. [`ParameterAdmin`] refuses
//! a key whose value does not keep them. In transactions, state, events and metadata, both types
//! look exactly like what they wrap.

use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Input, MaxEncodedLen, Output};
use frame_support::traits::{
	dynamic_params::AggregatedKeyValue, EnsureOrigin, EnsureOriginWithArg,
};
use frame_system::EnsureRoot;
use scale_info::{Type, TypeInfo};

use super::{may_be_set, RuntimeParameters, RuntimeParametersKey, RuntimeParametersValue};
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
	/// Whether the value, or the default that is to hold again, breaks a bound.
	pub refused: bool,
}

impl AggregatedKeyValue for Checked {
	type Key = CheckedKey;
	type Value = RuntimeParametersValue;

	fn into_parts(self) -> (CheckedKey, Option<RuntimeParametersValue>) {
		let refused = !may_be_set(&self.0);
		let (key, value) = self.0.into_parts();
		(CheckedKey { key, refused }, value)
	}
}

/// Who may set which parameter, and to what. Root sets those of governance and members, the oracle
/// track those of evidence, and the registry track the others. A value that breaks a bound is
/// refused as `BadOrigin`: no origin may set it.
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
			| RuntimeParametersKey::Escrow(_)
			| RuntimeParametersKey::Vouchers(_)
			| RuntimeParametersKey::Allowance(_) => EnsureRegistryAdmin::try_origin(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &CheckedKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

/// What the SDK's benchmark sets: the largest value, which has a relation to another parameter. The check
/// is made within the call, so it is measured with it.
#[cfg(feature = "runtime-benchmarks")]
impl Default for Checked {
	fn default() -> Self {
		use super::{dynamic_params::governance, OracleAdminPeriods};
		use frame_support::traits::Get;
		Self(RuntimeParameters::Governance(governance::Parameters::OracleAdmin(
			governance::OracleAdmin,
			Some(OracleAdminPeriods::get()),
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
