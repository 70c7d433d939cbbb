//! Checks of the origins that polls act with.

use frame_support::traits::{EitherOf, EnsureOrigin};
use frame_system::EnsureRoot;

use super::Origin;
use crate::{AccountId, RuntimeOrigin};

macro_rules! passes_for {
	($(#[$doc:meta])* $name:ident, $variant:ident) => {
		$(#[$doc])*
		pub struct $name;

		impl EnsureOrigin<RuntimeOrigin> for $name {
			type Success = ();

			fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
				match Into::<Result<Origin, RuntimeOrigin>>::into(origin) {
					Ok(Origin::$variant) => Ok(()),
					Ok(other) => Err(other.into()),
					Err(origin) => Err(origin),
				}
			}

			#[cfg(feature = "runtime-benchmarks")]
			fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
				Ok(Origin::$variant.into())
			}
		}
	};
}

passes_for! {
	/// A poll of the registry track, and not root.
	RegistryAdminOnly, RegistryAdmin
}
passes_for! {
	/// A poll of the oracle track, and not root.
	OracleAdminOnly, OracleAdmin
}
passes_for! {
	/// A poll of the emergency track, and not root.
	EmergencyOnly, Emergency
}

/// Root, or a poll of the registry track.
pub type EnsureRegistryAdmin = EitherOf<EnsureRoot<AccountId>, RegistryAdminOnly>;
/// Root, or a poll of the oracle track.
pub type EnsureOracleAdmin = EitherOf<EnsureRoot<AccountId>, OracleAdminOnly>;
/// Root, or a poll of the emergency track.
pub type EnsureEmergency = EitherOf<EnsureRoot<AccountId>, EmergencyOnly>;
