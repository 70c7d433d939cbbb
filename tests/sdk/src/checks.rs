//! What is played.

use super::{line::Line, node::Node, Size};
use anyhow::{bail, ensure, Result};
use futures::{future::join_all, StreamExt};
use std::{path::Path, time::Duration};
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{
	api::{self, market::calls::CancelOffer},
	keys, Chain, ClientError, Options, Pending,
};

/// The names of all checks.
pub const ALL: [&str; 11] = [
	"many-at-once",
	"two-programs",
	"killed-node",
	"cut-line",
	"failover",
	"emptied-account",
	"innermost-result",
	"blocks-in-order",
	"nobody-answers",
	"trial",
	"another-chain",
];

/// Plays a check.
pub async fn play(name: &str, node: &Path, size: Size) -> Result<()> {
	match name {
		"many-at-once" => many_at_once(node, size).await,
		"two-programs" => two_programs(node, size).await,
		"killed-node" => killed_node(node, size).await,
		"cut-line" => cut_line(node, size).await,
		"failover" => failover(node).await,
		"emptied-account" => emptied_account(node).await,
		"innermost-result" => innermost_result(node).await,
		"blocks-in-order" => blocks_in_order(node).await,
		"nobody-answers" => nobody_answers().await,
		"trial" => trial(node).await,
		"another-chain" => another_chain(node).await,
		other => bail!("there is no check {other}"),
	}
}

fn alice() -> Result<Keypair> {
	Ok(keys::from_uri("//Alice")?)
}

/// Hands over calls that do nothing, each with a text of its own.
fn remarks(chain: &Chain, key: &Keypair, texts: std::ops::Range<u64>) -> Vec<Pending> {
	texts
		.map(|number| {
			let remark = number.to_le_bytes().to_vec();
			chain.submit(key, api::transactions().system().remark_with_event(remark))
		})
		.collect()
}

/// Waits until all have succeeded.
async fn all(pending: Vec<Pending>) -> Result<()> {
	for result in join_all(pending.into_iter().map(Pending::succeeded)).await {
		result?;
	}
	Ok(())
}

/// The number of transactions of an account in final blocks.
async fn executed(chain: &Chain, key: &Keypair) -> Result<u64> {
	let account = key.public_key().to_account_id();
	Ok(chain.at().await?.transactions().account_nonce(&account).await?)
}

/// More transactions than the node has room for.
async fn many_at_once(program: &Path, size: Size) -> Result<()> {
	let room = size.room.to_string();
	let node = Node::start(program, &["--pool-limit", &room]).await?;
	let (chain, key) = (Chain::connect(&node.url()).await?, alice()?);
	all(remarks(&chain, &key, 0..size.at_once)).await?;
	ensure!(executed(&chain, &key).await? == size.at_once, "not each was executed once");
	Ok(())
}

/// Two programs sign with one key at the same time.
async fn two_programs(program: &Path, size: Size) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let (one, other) = (Chain::connect(&node.url()).await?, Chain::connect(&node.url()).await?);
	let (key, each) = (alice()?, size.at_once / 10);
	let first = remarks(&one, &key, 0..each);
	let second = remarks(&other, &key, each..each * 2);
	futures::future::try_join(all(first), all(second)).await?;
	ensure!(executed(&one, &key).await? == each * 2, "not each was executed once");
	Ok(())
}

/// The node is killed while transactions are in its pool and in blocks, and starts again.
async fn killed_node(program: &Path, size: Size) -> Result<()> {
	let mut node = Node::start(program, &[]).await?;
	let (chain, key) = (Chain::connect(&node.url()).await?, alice()?);
	for round in 0..size.kills {
		let pending = remarks(&chain, &key, round * 20..round * 20 + 20);
		tokio::time::sleep(Duration::from_millis(37 * (round % 9))).await;
		node.kill()?;
		node.start_again().await?;
		all(pending).await?;
		let expected = (round + 1) * 20;
		let executed = executed(&chain, &key).await?;
		ensure!(executed == expected, "{executed} were executed, not {expected}");
	}
	Ok(())
}

/// The connection breaks again and again.
async fn cut_line(program: &Path, size: Size) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let line = Line::to(node.port).await?;
	let (chain, key) = (Chain::connect(&line.url()).await?, alice()?);
	let cutting = line.cut_every(Duration::from_millis(150));
	let count = size.at_once / 5;
	let result = all(remarks(&chain, &key, 0..count)).await;
	cutting.abort();
	result?;
	ensure!(executed(&chain, &key).await? == count, "not each was executed once");
	Ok(())
}

/// Of several addresses, the first does not answer. A later one ends, and the next one takes over.
async fn failover(program: &Path) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let (one, other) = (Line::to(node.port).await?, Line::to(node.port).await?);
	let silent = format!("ws://127.0.0.1:{}", super::node::free_port()?);
	let chain = Chain::connect_to_any(&[silent, one.url(), other.url()]).await?;
	let key = alice()?;
	all(remarks(&chain, &key, 0..5)).await?;
	let pending = remarks(&chain, &key, 5..25);
	one.end();
	all(pending).await?;
	ensure!(executed(&chain, &key).await? == 25, "not each was executed once");
	Ok(())
}

/// An account that cannot pay ends in an error that names it.
async fn emptied_account(program: &Path) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let chain = Chain::connect(&node.url()).await?;
	let poor = keys::from_uri("//Alice//poor")?;
	let account = poor.public_key().to_account_id();
	let some = api::transactions().balances().transfer_keep_alive(account.into(), VDG / 100);
	chain.send(&alice()?, some).await?;
	let (before, mut refused) = (executed(&chain, &poor).await?, 0);
	for result in join_all(remarks(&chain, &poor, 0..40).into_iter().map(Pending::succeeded)).await
	{
		match result {
			Ok(_) => ensure!(refused == 0, "a call succeeded after one that could not pay"),
			// The pool may still have what stands behind one that could not pay.
			Err(ClientError::NoFunds { .. } | ClientError::Unresolved { .. }) => refused += 1,
			Err(other) => bail!("expected that it cannot pay: {other}"),
		}
	}
	ensure!((1..40).contains(&refused), "{refused} of 40 could not pay");
	let executed = executed(&chain, &poor).await? - before;
	ensure!(executed == 40 - refused, "{executed} were executed, and {refused} could not pay");
	Ok(())
}

const VDG: u128 = 1_000_000_000_000;

/// A call that is carried by another one fails, while that one succeeds.
async fn innermost_result(program: &Path) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let (chain, key) = (Chain::connect(&node.url()).await?, alice()?);
	// On a development chain, this account has no party.
	match chain.market(&key).cancel_offer(CancelOffer { offer: 7 }).await {
		Err(ClientError::Refused { name, meaning }) => {
			ensure!(name == "Market::NotAParty" && !meaning.is_empty(), "{name}: {meaning}");
		}
		Err(other) => bail!("expected the market's error, not {other}"),
		Ok(_) => bail!("a call that fails was not refused"),
	}
	let offer = || {
		api::runtime_types::verdigrid_runtime::RuntimeCall::Market(
			api::runtime_types::verdigrid_market::pallet::Call::cancel_offer { offer: 7 },
		)
	};
	for batch in ["batch", "force_batch"] {
		let utility = api::transactions().utility();
		let result = match batch {
			"batch" => chain.send(&key, utility.batch(vec![offer()])).await,
			_ => chain.send(&key, utility.force_batch(vec![offer()])).await,
		};
		match result {
			Err(ClientError::Refused { name, .. }) if name == "Market::NotAParty" => {}
			Err(other) => bail!("{batch}: expected the market's error, not {other}"),
			Ok(_) => bail!("{batch}: the call that it carries failed, and was not refused"),
		}
	}
	Ok(())
}

/// Blocks come in order, each once, though the node is killed meanwhile.
async fn blocks_in_order(program: &Path) -> Result<()> {
	let mut node = Node::start(program, &[]).await?;
	let (chain, key) = (Chain::connect(&node.url()).await?, alice()?);
	let blocks = tokio::spawn(follow(chain.clone(), 1, 60));
	for round in 0..3 {
		all(remarks(&chain, &key, round * 20..round * 20 + 20)).await?;
		node.kill()?;
		node.start_again().await?;
	}
	tokio::time::timeout(Duration::from_secs(120), blocks).await??
}

/// Without a node there is an error that names the address.
async fn nobody_answers() -> Result<()> {
	let url = format!("ws://127.0.0.1:{}", super::node::free_port()?);
	match Chain::connect(&url).await {
		Err(error @ ClientError::NoNode { .. }) => {
			ensure!(error.to_string().contains(&url), "{error}");
			Ok(())
		}
		Err(other) => bail!("expected that no node answers: {other}"),
		Ok(_) => bail!("a node answered"),
	}
}

/// What a trial says is what the transaction then does and costs.
async fn trial(program: &Path) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let (chain, key) = (Chain::connect(&node.url()).await?, alice()?);
	let account = key.public_key().to_account_id();
	let to = keys::from_uri("//Bob")?.public_key().to_account_id();
	let call = api::transactions().balances().transfer_keep_alive(to.into(), 1_000_000_000_000);
	let trial = chain.try_out(&account, &call).await?;
	trial.result?.expect::<api::balances::events::Transfer>()?;
	let done = chain.send(&key, call).await?;
	let paid = done.expect::<api::transaction_payment::events::TransactionFeePaid>()?.actual_fee;
	ensure!(paid == trial.fee, "the fee was {paid}, not {}", trial.fee);
	let refused = chain.try_out(&account, &api::transactions().market().cancel_offer(1)).await?;
	let name = refused.result.err().and_then(|error| error.refusal().map(str::to_owned));
	// On a development chain, this account has no party.
	ensure!(name.as_deref() == Some("Market::NotAParty"), "{name:?}");
	ensure!(chain.state().await?.market().offer(1).await?.is_none(), "there is an offer");
	Ok(())
}

/// A node of another chain than the one that is named is left out.
async fn another_chain(program: &Path) -> Result<()> {
	let node = Node::start(program, &[]).await?;
	let urls = [node.url()];
	let own = Chain::connect(&node.url()).await?.genesis();
	let options = |genesis| Options { genesis: Some(genesis), ..Options::default() };
	Chain::connect_with(&urls, &options(own)).await?;
	match Chain::connect_with(&urls, &options([7; 32])).await {
		Err(ClientError::NoNode { reason, .. }) if reason.contains("another chain") => Ok(()),
		Err(other) => bail!("another error: {other}"),
		Ok(_) => bail!("a node of another chain was taken"),
	}
}

/// So many calls each program hands over on a network.
const ON_A_NETWORK: u64 = 60;

/// Two programs sign with one key, and a third one follows the blocks, while nodes end and come back. Each program begins
/// with another node.
pub async fn on_a_network(urls: &[String]) -> Result<()> {
	let reversed: Vec<String> = urls.iter().rev().cloned().collect();
	let (one, other) =
		(Chain::connect_to_any(urls).await?, Chain::connect_to_any(&reversed).await?);
	let key = keys::from_uri("//Ferdie")?;
	let before = executed(&one, &key).await?;
	let count = ON_A_NETWORK * 2;
	let remarks_seen = tokio::spawn(follow(one.clone(), one.at().await?.block_number(), count));
	let first = remarks(&one, &key, 0..ON_A_NETWORK);
	let second = remarks(&other, &key, ON_A_NETWORK..count);
	futures::future::try_join(all(first), all(second)).await?;
	let now = executed(&other, &key).await?;
	ensure!(now == before + count, "{} were executed, not {count}", now - before);
	tokio::time::timeout(Duration::from_secs(120), remarks_seen).await??
}

/// Follows final blocks until they have had so many remarks. Each block comes once, after the one before it.
async fn follow(chain: Chain, first: u64, expected: u64) -> Result<()> {
	let (mut next, mut seen) = (first, 0_u64);
	let mut blocks = Box::pin(chain.blocks_from(first));
	while seen < expected {
		let Some(block) = blocks.next().await else { bail!("the blocks have ended") };
		let block = block?;
		ensure!(block.number == next, "block {} comes, not {next}", block.number);
		next = block.number + 1;
		seen += block.find::<api::system::events::Remarked>().count() as u64;
	}
	ensure!(seen == expected, "{seen} events came, not {expected}");
	Ok(())
}
