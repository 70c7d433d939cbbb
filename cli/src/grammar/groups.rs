//! Which commands there are, and where they belong.

use super::command_name;
use subxt::Metadata;

/// What belongs together for the people who use it.
pub struct Group {
	/// The name of the command.
	pub name: &'static str,
	/// What it is about.
	pub about: &'static str,
	/// All calls of these pallets, unless another group has them.
	pallets: &'static [&'static str],
	/// Calls with a name of their own: pallet, call, command.
	calls: &'static [(&'static str, &'static str, &'static str)],
	/// Questions: API, function, command.
	questions: &'static [(&'static str, &'static str, &'static str)],
}

/// Something that a command does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
	/// Sends a call.
	Call {
		/// The name of the command.
		name: String,
		/// The pallet.
		pallet: String,
		/// The call.
		call: String,
	},
	/// Asks a runtime API.
	Question {
		/// The name of the command.
		name: String,
		/// The API.
		api: String,
		/// The function.
		method: String,
	},
}

impl Action {
	/// The name of the command.
	pub fn name(&self) -> &str {
		match self {
			Action::Call { name, .. } | Action::Question { name, .. } => name,
		}
	}
}

const IDENTITY: &str = "VerdigridIdentityApi";
const ALLOWANCE: &str = "VerdigridAllowanceApi";
const CERTIFICATES: &str = "VerdigridCertificatesApi";
const MARKET: &str = "VerdigridMarketApi";
const AUCTION: &str = "VerdigridAuctionApi";
const EVIDENCE: &str = "VerdigridEvidenceApi";
const VOUCHERS: &str = "VerdigridVouchersApi";
const ESCROW: &str = "VerdigridEscrowApi";

/// All groups of commands that follow from the metadata.
pub const GROUPS: &[Group] = &[
	Group {
		name: "identity",
		about: "Parties, registrars, and the accounts that parties use",
		pallets: &["Identity"],
		calls: &[],
		questions: &[
			(IDENTITY, "party", "show"),
			(IDENTITY, "party_of", "of"),
			(IDENTITY, "registrar", "registrar"),
		],
	},
	Group {
		name: "meter",
		about: "Metering points, and what they measured",
		pallets: &[],
		calls: &[
			("Identity", "register_meter", "register"),
			("Identity", "retire_meter", "retire"),
			("Identity", "restore_meter", "restore"),
			("Identity", "remove_meter", "remove"),
		],
		questions: &[
			(IDENTITY, "meter", "show"),
			(EVIDENCE, "remaining", "remaining"),
			(CERTIFICATES, "drawn", "drawn"),
		],
	},
	Group {
		name: "certificate",
		about: "Projects, batches of certificates, and what happens to certificates",
		pallets: &["Certificates"],
		calls: &[],
		questions: &[
			(CERTIFICATES, "status", "status"),
			(CERTIFICATES, "holdings", "holdings"),
			(CERTIFICATES, "batch", "batch"),
			(CERTIFICATES, "batch_of", "batch-of"),
			(CERTIFICATES, "project", "project"),
			(CERTIFICATES, "carry", "carry"),
			(CERTIFICATES, "exchange", "exchange"),
			(CERTIFICATES, "pledge", "show-pledge"),
			(CERTIFICATES, "redemption", "redemption"),
		],
	},
	Group {
		name: "market",
		about: "Offers, demands and trades",
		pallets: &["Market"],
		calls: &[],
		questions: &[
			(MARKET, "offers", "offers"),
			(MARKET, "demands", "demands"),
			(MARKET, "trades", "trades"),
			(MARKET, "offer", "show-offer"),
			(MARKET, "demand", "show-demand"),
		],
	},
	Group {
		name: "auction",
		about: "Call auctions",
		pallets: &["Auction"],
		calls: &[],
		questions: &[
			(AUCTION, "auction", "show"),
			(AUCTION, "levels", "levels"),
			(AUCTION, "bids", "bids"),
			(AUCTION, "asks", "asks"),
		],
	},
	Group {
		name: "evidence",
		about: "Readings and settlements on the chain, verified trades, seats and disputes",
		pallets: &["Evidence"],
		calls: &[],
		questions: &[
			(EVIDENCE, "topic", "topic"),
			(EVIDENCE, "latest_revision", "latest-revision"),
			(EVIDENCE, "evidence", "show"),
			(EVIDENCE, "evidence_of", "of"),
			(EVIDENCE, "seat", "seat"),
			(EVIDENCE, "committee", "committee"),
			(EVIDENCE, "dispute", "show-dispute"),
		],
	},
	Group {
		name: "voucher",
		about: "Vouchers for verified trades",
		pallets: &["Vouchers"],
		calls: &[],
		questions: &[
			(VOUCHERS, "voucher", "show"),
			(VOUCHERS, "provenance", "provenance"),
			(VOUCHERS, "owned", "owned"),
		],
	},
	Group {
		name: "escrow",
		about: "Vouchers that change hands under conditions",
		pallets: &["Escrow"],
		calls: &[],
		questions: &[(ESCROW, "agreement", "show"), (ESCROW, "releasable", "releasable")],
	},
	Group {
		name: "account",
		about: "Balances, transfers, and who may act for an account",
		pallets: &[],
		calls: &[
			("Proxy", "add_proxy", "add-proxy"),
			("Proxy", "remove_proxy", "remove-proxy"),
			("Proxy", "remove_proxies", "remove-proxies"),
		],
		questions: &[(ALLOWANCE, "allowance", "allowance")],
	},
	Group {
		name: "governance",
		about: "Polls of the member organisations. Any call is put to the vote with its option --propose",
		pallets: &["Governance", "Parameters"],
		calls: &[
			("RankedCollective", "vote", "vote"),
			("RankedCollective", "add_member", "add-member"),
			("RankedCollective", "exchange_member", "exchange-member"),
			("RankedPolls", "cancel", "cancel"),
			("RankedPolls", "kill", "kill"),
			("RankedPolls", "place_decision_deposit", "place-deposit"),
			("RankedPolls", "refund_decision_deposit", "refund-decision-deposit"),
			("RankedPolls", "refund_submission_deposit", "refund-submission-deposit"),
			("SafeMode", "force_enter", "enter-safe-mode"),
			("SafeMode", "force_extend", "extend-safe-mode"),
			("SafeMode", "force_exit", "leave-safe-mode"),
			("TxPause", "pause", "pause-call"),
			("TxPause", "unpause", "unpause-call"),
			("System", "authorize_upgrade", "authorize-upgrade"),
			("System", "apply_authorized_upgrade", "apply-upgrade"),
		],
		questions: &[],
	},
	Group {
		name: "validator",
		about: "Who makes blocks, and the keys of validators",
		pallets: &[],
		calls: &[
			("Session", "set_keys", "set-keys"),
			("CollatorSelection", "add_invulnerable", "add"),
			("CollatorSelection", "remove_invulnerable", "remove"),
			("CollatorSelection", "set_invulnerables", "set"),
			("Grandpa", "note_stalled", "note-stalled"),
		],
		questions: &[],
	},
];

impl Group {
	/// The actions that the metadata has: questions first, as they change nothing.
	pub fn actions(&self, metadata: &Metadata) -> Vec<Action> {
		let question = |(api, method, name): &(&str, &str, &str)| Action::Question {
			name: (*name).to_owned(),
			api: (*api).to_owned(),
			method: (*method).to_owned(),
		};
		let call = |(pallet, call, name): &(&str, &str, &str)| Action::Call {
			name: (*name).to_owned(),
			pallet: (*pallet).to_owned(),
			call: (*call).to_owned(),
		};
		let mut actions: Vec<Action> = self.questions.iter().map(question).collect();
		actions.extend(self.calls.iter().map(call));
		actions.extend(self.calls_of_pallet(metadata));
		actions
	}

	fn calls_of_pallet(&self, metadata: &Metadata) -> Vec<Action> {
		let named = |pallet: &str, call: &str| {
			GROUPS.iter().any(|group| group.calls.iter().any(|it| (it.0, it.1) == (pallet, call)))
		};
		let mut actions = Vec::new();
		for pallet in self.pallets {
			let variants = metadata.pallet_by_name(pallet).and_then(|it| it.call_variants());
			let calls =
				variants.unwrap_or_default().iter().filter(|call| !named(pallet, &call.name));
			actions.extend(calls.map(|call| Action::Call {
				name: command_name(&call.name),
				pallet: (*pallet).to_owned(),
				call: call.name.clone(),
			}));
		}
		actions
	}
}
