//! The tracks that polls run on. Periods come from the parameters, so that one runtime votes in
//! seconds on a development chain and in days elsewhere; thresholds are compiled in.

use alloc::borrow::Cow;

use frame_support::traits::Get;
use frame_system::RawOrigin;
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_runtime::Perbill;

use super::{Origin, DECISION_DEPOSIT, MAX_MEMBERS, MAX_POLLS_OF_ONE};
use crate::{
	parameters::{
		EmergencyPeriods, OracleAdminPeriods, RegistryAdminPeriods, RootPeriods, TrackPeriods,
	},
	Balance, BlockNumber, OriginCaller,
};

/// A track's number.
pub type TrackId = u16;

/// Anything, runtime upgrades included.
pub const ROOT: TrackId = 0;
/// Registrars, members, settlement assets, certificate classes.
pub const REGISTRY_ADMIN: TrackId = 1;
/// Oracle committees and disputes.
pub const ORACLE_ADMIN: TrackId = 2;
/// Pauses and safe mode.
pub const EMERGENCY: TrackId = 3;

/// The tracks' numbers.
pub const TRACKS: [TrackId; 4] = [ROOT, REGISTRY_ADMIN, ORACLE_ADMIN, EMERGENCY];

/// The most polls that a track decides at the same time. That is all polls that the members can put
/// up. One waits for others only if members left while their polls were open.
const MAX_DECIDING: u32 = MAX_POLLS_OF_ONE.saturating_mul(MAX_MEMBERS);
/// The most polls that are open on all tracks.
pub const MOST_OPEN: u32 = MAX_DECIDING.saturating_mul(TRACKS.len() as u32);

const TWO_THIRDS: Perbill = Perbill::from_parts(666_666_666);
/// One of three is not enough: their share rounds down to 333,333,333 parts.
const MORE_THAN_A_THIRD: Perbill = Perbill::from_parts(333_333_334);
const MORE_THAN_HALF: Perbill = Perbill::from_parts(500_000_001);

/// The tracks, in the order of their numbers.
pub struct Tracks;

impl TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = TrackId;
	type RuntimeOrigin = OriginCaller;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<TrackId, Balance, BlockNumber>>> {
		[
			track(ROOT, "root", RootPeriods::get(), TWO_THIRDS, TWO_THIRDS),
			// A track that decides on the members decides, in the end, on everything.
			track(
				REGISTRY_ADMIN,
				"registry_admin",
				RegistryAdminPeriods::get(),
				TWO_THIRDS,
				TWO_THIRDS,
			),
			track(
				ORACLE_ADMIN,
				"oracle_admin",
				OracleAdminPeriods::get(),
				MORE_THAN_HALF,
				MORE_THAN_HALF,
			),
			track(
				EMERGENCY,
				"emergency",
				EmergencyPeriods::get(),
				MORE_THAN_HALF,
				MORE_THAN_A_THIRD,
			),
		]
		.into_iter()
		.map(Cow::Owned)
	}

	fn track_for(origin: &OriginCaller) -> Result<TrackId, ()> {
		match origin {
			OriginCaller::system(RawOrigin::Root) => Ok(ROOT),
			OriginCaller::Governance(Origin::RegistryAdmin) => Ok(REGISTRY_ADMIN),
			OriginCaller::Governance(Origin::OracleAdmin) => Ok(ORACLE_ADMIN),
			OriginCaller::Governance(Origin::Emergency) => Ok(EMERGENCY),
			_ => Err(()),
		}
	}
}

/// A track. `approval` is the least share of ayes among the votes, `support` the least share of all
/// members that must have voted aye. Both stay the same over the whole decision period, so a poll can pass
/// as soon as its preparation and its confirmation are over.
fn track(
	id: TrackId,
	name: &str,
	periods: TrackPeriods,
	approval: Perbill,
	support: Perbill,
) -> Track<TrackId, Balance, BlockNumber> {
	Track {
		id,
		info: TrackInfo {
			name: padded(name),
			max_deciding: MAX_DECIDING,
			decision_deposit: DECISION_DEPOSIT,
			prepare_period: periods.prepare,
			decision_period: periods.decision,
			confirm_period: periods.confirm,
			min_enactment_period: periods.enactment,
			min_approval: always(approval),
			min_support: always(support),
		},
	}
}

fn always(share: Perbill) -> Curve {
	Curve::LinearDecreasing { length: Perbill::one(), floor: share, ceil: share }
}

fn padded<const N: usize>(name: &str) -> [u8; N] {
	let mut bytes = [0; N];
	bytes.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
	bytes
}
