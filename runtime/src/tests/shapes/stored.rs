//! Every storage item of this project's pallets, with the types in which it is read and written.

use std::{collections::BTreeSet, fmt::Debug};

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::storage::types::{StorageDoubleMap, StorageMap, StorageValue};

use super::Shapes;
use crate::{genesis, governance, Runtime};

/// What a storage item is made of.
pub(crate) trait Stored {
	type Key: Encode + Decode + MaxEncodedLen + Debug;
	type Value: Encode + Decode + MaxEncodedLen + Debug;
}

impl<P, V, Q, E> Stored for StorageValue<P, V, Q, E>
where
	V: Encode + Decode + MaxEncodedLen + Debug,
{
	type Key = ();
	type Value = V;
}

impl<P, H, K, V, Q, E, M> Stored for StorageMap<P, H, K, V, Q, E, M>
where
	K: Encode + Decode + MaxEncodedLen + Debug,
	V: Encode + Decode + MaxEncodedLen + Debug,
{
	type Key = K;
	type Value = V;
}

impl<P, H, K, I, L, V, Q, E, M> Stored for StorageDoubleMap<P, H, K, I, L, V, Q, E, M>
where
	K: Encode + Decode + MaxEncodedLen + Debug,
	L: Encode + Decode + MaxEncodedLen + Debug,
	V: Encode + Decode + MaxEncodedLen + Debug,
{
	type Key = (K, L);
	type Value = V;
}

/// What is done with every storage item.
pub(crate) trait Visitor {
	fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str);
}

macro_rules! storage_items {
	($($pallet:ident of $krate:ident: $($item:ident)*;)*) => {
		/// Shows a visitor every storage item.
		pub(crate) fn visit_stored(visitor: &mut impl Visitor) {
			$($(
				visitor.visit::<$krate::$item<Runtime>>(stringify!($pallet), stringify!($item));
			)*)*
		}
	};
}

storage_items! {
	Governance of governance: OpenPolls KeptProposals PausedUntil Alarms NextAlarm;
	Genesis of genesis: Kind Offset SessionLength;
	Identity of verdigrid_identity:
		Registrars Parties PartyOf Rotations Recoveries Appointments Tags Commitments Deadlines Meters BareMeterIds
		MeterIds NextMeter NextParty
		SubsOf;
	Certificates of verdigrid_certificates:
		Classes Projects ProjectOf Batches BatchOf Bundles DepositLots Freezes Withdrawals Holdings
		Issued LastIssued Carry Carried Pledges Exchanges RecordDeposits Redemptions NextBatch NextLot
		NextPledge NextExchange NextRedemption;
	Market of verdigrid_market:
		Assets NextOffer Offers NextDemand Demands NextTrade Trades Expiring SetAside;
	Auction of verdigrid_auction: NextAuction Auctions Levels Bids Asks AskLevels Presences;
	Evidence of verdigrid_evidence:
		Committees CurrentVersion SetQuorum SeatCount Seats Rounds Topics OpenRounds Anchors LatestRevision
		Corrections NextDispute
		Disputes Metered NextEvidence EvidenceRecords Doubts TradeRefs;
	Vouchers of verdigrid_vouchers: NextSplit Vouchers Deposits;
	Escrow of verdigrid_escrow: NextAgreement Agreements Paid Approvals Revealed Withheld;
	Allowance of verdigrid_allowance: Used Granted FreeCallMade;
}

#[test]
fn every_storage_item_is_in_the_list() {
	struct Names(BTreeSet<(String, String)>);
	impl Visitor for Names {
		fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str) {
			self.0.insert((pallet.into(), item.into()));
		}
	}
	let mut listed = Names(BTreeSet::new());
	visit_stored(&mut listed);
	let shapes = Shapes::of_the_runtime();
	for pallet in shapes.own_pallets() {
		for item in shapes.storage(pallet) {
			let name = (pallet.name.to_string(), item.name.to_string());
			assert!(listed.0.remove(&name), "add {name:?} to `storage_items!` in {}", file!());
		}
	}
	assert!(listed.0.is_empty(), "remove {:?} from `storage_items!` in {}", listed.0, file!());
}
