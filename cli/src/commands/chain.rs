//! `verdigrid chain`: the chain itself.

use crate::{
	failure::Done,
	output::Answer,
	session::Session,
	values::{shown_moment, Item},
};
use clap::Command;
use subxt::rpcs::rpc_params;
use verdigrid_client::{api, ClientError};

/// The commands.
pub fn commands() -> [Command; 3] {
	[
		Command::new("head").about("Shows the latest block and the latest final block"),
		Command::new("versions")
			.about("Shows the versions of node, runtime and transactions, and where the chain's days begin"),
		Command::new("parameters")
			.about("Shows what the members may change by vote: values, defaults and bounds"),
	]
}

/// The latest block, and the latest final one.
pub async fn head(session: &Session) -> Done<Answer> {
	let at = session.chain.at().await?;
	let best: serde_json::Value = session.chain.ask("chain_getHeader", rpc_params![]).await?;
	let best = best.get("number").and_then(|it| it.as_str()).and_then(|it| it.strip_prefix("0x"));
	let best = best.and_then(|it| u64::from_str_radix(it, 16).ok());
	let best = best.ok_or_else(|| ClientError::Unexpected("a head without a number".into()))?;
	let last = at.block_number();
	let health: serde_json::Value = session.chain.ask("system_health", rpc_params![]).await?;
	let number = |name: &str| {
		health.get(name).and_then(|it| it.as_i64()).map_or(Item::None, |it| Item::Number(it.into()))
	};
	let syncing = health.get("isSyncing").and_then(|it| it.as_bool()).unwrap_or(false);
	let data = Item::fields([
		("best", Item::Number(best.into())),
		("final", Item::Number(last.into())),
		("not_final", Item::Number(best.saturating_sub(last).into())),
		("final_hash", Item::text(format!("0x{}", hex::encode(at.block_hash().0)))),
		("time", Item::text(shown_moment(session.market.now))),
		("peers", number("peers")),
		("syncing", Item::Bool(syncing)),
	]);
	Ok(Answer::read(last, data))
}

/// The versions of node, runtime and transactions.
pub async fn versions(session: &Session) -> Done<Answer> {
	let at = session.chain.at().await?;
	let text = |name: &'static str| async move {
		let answer: Result<String, _> = session.chain.ask(name, rpc_params![]).await;
		answer.map(Item::Text)
	};
	let runtime = session.ask_at(&at, "Core", "version", &[]).await?;
	let part = |name: &str| runtime.get(name).cloned().unwrap_or(Item::None);
	let genesis: String = session.chain.ask("chain_getBlockHash", rpc_params![0]).await?;
	let offset = api::runtime_apis().verdigrid_identity_api().market_offset();
	let offset = session.chain.read(offset).await?.0;
	let data = Item::fields([
		("chain", text("system_chain").await?),
		("genesis", Item::Text(genesis)),
		("node", text("system_version").await?),
		("runtime", part("spec_name")),
		("runtime_version", part("spec_version")),
		("transaction_version", part("transaction_version")),
		("program", Item::text(env!("CARGO_PKG_VERSION"))),
		("market_offset", Item::text(shown_offset(offset.minutes().into()))),
	]);
	Ok(Answer::read(at.block_number(), data))
}

/// Minutes east of UTC, as `+08:00`.
fn shown_offset(minutes: i64) -> String {
	let sign = if minutes < 0 { '-' } else { '+' };
	let distance = minutes.unsigned_abs();
	format!("{sign}{:02}:{:02}", distance / 60, distance % 60)
}
