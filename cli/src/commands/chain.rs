//! `verdigrid chain`: the chain itself.

use crate::{
	failure::Done,
	output::Answer,
	session::Session,
	values::{shown_moment, Item},
};
use clap::Command;
use subxt::{ext::scale_value::Value, rpcs::rpc_params};
use verdigrid_client::ClientError;

/// The commands.
pub fn commands() -> [Command; 3] {
	[
		Command::new("head").about("Shows the latest block and the latest final block"),
		Command::new("versions").about("Shows the versions of node, runtime and transactions"),
		Command::new("parameters").about(
			"Shows the parameters that the members have set. All others have their defaults",
		),
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
	let data = Item::fields([
		("chain", text("system_chain").await?),
		("genesis", Item::Text(genesis)),
		("node", text("system_version").await?),
		("runtime", part("spec_name")),
		("runtime_version", part("spec_version")),
		("transaction_version", part("transaction_version")),
		("program", Item::text(env!("CARGO_PKG_VERSION"))),
	]);
	Ok(Answer::read(at.block_number(), data))
}

/// What the members have set.
pub async fn parameters(session: &Session) -> Done<Answer> {
	let at = session.chain.at().await?;
	let address = subxt::dynamic::storage::<Vec<Value>, Value>("Parameters", "Parameters");
	let storage = at.storage();
	let mut all = storage.iter(address, Vec::<Value>::new()).await.map_err(ClientError::node)?;
	let metadata = at.metadata_ref();
	let mut set = Vec::new();
	while let Some(entry) = all.next().await {
		let entry = entry.map_err(ClientError::node)?;
		let value = entry.value();
		let item = session.output(metadata).value(&mut value.bytes(), value.type_id());
		set.push(item.map_err(crate::session::unreadable)?);
	}
	Ok(Answer::read(at.block_number(), Item::List(set)))
}
