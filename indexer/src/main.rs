//! Reads all final blocks of a chain into a database, and serves what people look for.

mod arguments;

use anyhow::{ensure, Context, Result};
use arguments::{Arguments, Command, Database, Reconcile, Run, Source};
use clap::Parser;
use futures::future::BoxFuture;
use serde_json::Value;
use std::{process::ExitCode, sync::Arc};
use tokio::{
	signal::unix::{signal, SignalKind},
	sync::watch,
};
use verdigrid_indexer::{
	book::BookError,
	follow::Follower,
	metrics::Metrics,
	node::Node,
	reconcile::{reconcile, Records},
	service::{self, openapi, Addresses, App, Portal},
	store::{
		digest,
		reading::{Cut, Order},
		Reader, StoreError, Writer,
	},
};

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	log(arguments.json_log);
	match perform(arguments.command).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

fn log(as_json: bool) {
	let filter = tracing_subscriber::EnvFilter::try_from_default_env()
		.unwrap_or_else(|_| "verdigrid_indexer=info".into());
	let log = tracing_subscriber::fmt()
		.with_env_filter(filter)
		.with_writer(std::io::stderr)
		.with_ansi(false);
	if as_json {
		log.json().init();
	} else {
		log.init();
	}
}

async fn perform(command: Command) -> Result<()> {
	match command {
		Command::Run(options) => run(options).await,
		Command::Check(source) => check(source).await,
		Command::Reconcile(options) => compare(options).await,
		Command::Digest(database) => print_digest(database).await,
		Command::Openapi => {
			print!("{}", openapi::text());
			Ok(())
		}
	}
}

/// The node and the database, which fit together.
async fn open(source: &Source) -> Result<(Node, Writer, Reader)> {
	// What is wrong with the options is told before anything is waited for.
	let place = source.database.place()?;
	let node = Node::connect(&source.node, source.genesis).await.map_err(named)?;
	let (writer, reader) = place.open(&node.genesis()).await?;
	let next = writer.head().map_or(0, |(number, _)| number.saturating_add(1));
	node.is_archive(next).await?;
	Ok((node, writer, reader))
}

/// Whoever reads this names nodes with another option than the command line of the chain.
fn named(error: verdigrid_client::ClientError) -> anyhow::Error {
	anyhow::anyhow!("{}", error.to_string().replace("--url", "--node"))
}

async fn check(source: Source) -> Result<()> {
	let (node, writer, _) = open(&source).await?;
	let about = node.about().await?;
	let has = match writer.head() {
		Some((number, _)) => format!("has the blocks up to {number}"),
		None => "is empty".to_owned(),
	};
	println!(
		"the node has the chain {} (genesis {}), with the state of its blocks",
		about.chain, about.genesis
	);
	println!("the database {has}");
	println!("everything is right");
	Ok(())
}

async fn print_digest(database: Database) -> Result<()> {
	let reader = database.place()?.snapshot().await?;
	let head = reader.head().await?.context("the index has no block yet")?;
	println!("{} {}", head.number, head.hash);
	for content in digest::content(&reader).await? {
		println!("{} {} {}", content.table, content.rows, content.digest);
	}
	Ok(())
}

async fn compare(options: Reconcile) -> Result<()> {
	let reader = options.source.database.place()?.snapshot().await?;
	let head = reader.head().await?.context("the index has no block yet")?;
	if let Some(block) = options.block {
		ensure!(
			block == head.number,
			"the index stands at block {}, and not at {block}: records are as of the last block that was taken in",
			head.number
		);
	}
	let node = Node::connect(&options.source.node, options.source.genesis).await.map_err(named)?;
	ensure!(
		node.genesis() == reader.genesis().await?,
		"the node has another chain than the index: name another node with --node"
	);
	let at = node.at(head.number, &head.hash).await?;
	let report = reconcile(&mut Indexed(reader), &at, options.sample).await?;
	for map in &report.maps {
		let records =
			map.records.map_or_else(String::new, |records| format!(", {records} records"));
		println!("{}: {} entries{records}", map.map, map.entries);
	}
	report.differences.iter().for_each(|difference| println!("{difference}"));
	let count = report.differences.len();
	ensure!(
		count == 0,
		"the records differ from the state of block {} in {count} places: see above",
		head.number
	);
	println!("the records are the state of block {}", head.number);
	Ok(())
}

/// The records of an index, for the comparison.
struct Indexed(Reader);

impl Records for Indexed {
	fn page<'a>(
		&'a mut self,
		kind: &'static str,
		after: Option<String>,
		most: u64,
	) -> BoxFuture<'a, Result<Vec<(String, Value)>, BookError>> {
		Box::pin(async move {
			let limit = usize::try_from(most).unwrap_or(usize::MAX);
			let cut = Cut { after, limit, order: Order::Ascending };
			let records = self.0.records(kind, &[], &cut).await.map_err(of_shelf)?;
			Ok(records.into_iter().map(|(order, _, record)| (order, record)).collect())
		})
	}

	fn get<'a>(
		&'a mut self,
		kind: &'static str,
		id: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>> {
		Box::pin(async move { self.0.record(kind, id).await.map_err(of_shelf) })
	}
}

fn of_shelf(error: StoreError) -> BookError {
	BookError::Shelf(Box::new(error))
}

async fn run(options: Run) -> Result<()> {
	let (mut interrupt, mut terminate) =
		(signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
	let mut stopped = std::pin::pin!(async {
		tokio::select! {
			_ = interrupt.recv() => {}
			_ = terminate.recv() => {}
		}
	});
	let portal = options.portal.as_deref();
	let portal =
		portal.map(|folder| Portal::read(folder, options.node_public.as_deref())).transpose()?;
	let (node, writer, reader) = tokio::select! {
		() = &mut stopped => return Ok(()),
		opened = open(&options.source) => opened?,
	};
	let metrics = Arc::new(Metrics::new()?);
	let about = node.about().await?;
	tracing::info!("indexes the chain {} (genesis {})", about.chain, about.genesis);
	let (follower, heads) = Follower::new(node, writer, Arc::clone(&metrics), options.until);
	let app = App::new(reader, heads, about, metrics, portal, options.node_public);
	let addresses = Addresses { service: options.listen, admin: options.admin };
	let (stop, mut stopping) = watch::channel(false);
	let shutdown = async move {
		let _ = stopping.wait_for(|it| *it).await;
	};
	let mut serving = tokio::spawn(service::serve(addresses, app, shutdown));
	// A block that is half done is undone, and taken in at the next start.
	let result = tokio::select! {
		() = &mut stopped => {
			tracing::info!("is stopped");
			Ok(())
		}
		result = follower.run() => result,
		ended = &mut serving => return ended?,
	};
	// Requests that are under way are answered.
	let _ = stop.send(true);
	let _ = serving.await;
	result
}
