//! A verb for each call of each pallet, with named parameters.

// The documentation of the SDK's calls is written for other places: it has links that lead nowhere here, and signs that
// could be HTML.
#![allow(
	rustdoc::bare_urls,
	rustdoc::broken_intra_doc_links,
	rustdoc::invalid_html_tags,
	rustdoc::private_intra_doc_links
)]

use crate::{api, Chain, ClientError, Events};
use std::ops::Deref;
use subxt::{
	events::DecodeAsEvent, ext::scale_encode::EncodeAsFields, transactions::StaticPayload,
};
use subxt_signer::sr25519::Keypair;

/// A call that succeeded in a final block.
#[derive(Debug)]
pub struct Done<E> {
	/// The event that says so.
	pub event: E,
	/// All events of the transaction, and where it is.
	pub events: Events,
}

impl<E> Deref for Done<E> {
	type Target = E;

	fn deref(&self) -> &E {
		&self.event
	}
}

/// A chain, and a key that signs.
struct Account<'a> {
	chain: &'a Chain,
	key: &'a Keypair,
}

impl Account<'_> {
	async fn send<C>(&self, pallet: &str, name: &str, call: C) -> Result<Events, ClientError>
	where
		C: EncodeAsFields + Send + Sync + 'static,
	{
		self.chain.send(self.key, StaticPayload::new(pallet, name, call)).await
	}

	async fn done<C, E>(&self, pallet: &str, name: &str, call: C) -> Result<Done<E>, ClientError>
	where
		C: EncodeAsFields + Send + Sync + 'static,
		E: DecodeAsEvent,
	{
		let events = self.send(pallet, name, call).await?;
		Ok(Done { event: events.expect()?, events })
	}
}

include!(concat!(env!("OUT_DIR"), "/verbs.rs"));
