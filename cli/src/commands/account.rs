//! `verdigrid account`: balances and transfers.

use crate::{
	failure::{Done, Failure},
	keys::{self, Source},
	output::{Answer, Form},
	send::Manner,
	session::Session,
	values::{shown_amount, Given, Input, Item},
};
use clap::{Arg, ArgMatches, Command};
use codec::{Compact, Encode};
use subxt::ext::scale_value::Value;
use verdigrid_client::{api, encoded_call};

/// The commands.
pub fn commands() -> [Command; 3] {
	[
		Command::new("key")
			.about("Shows the address of the key that would sign")
			.args(keys::options()),
		Command::new("show")
			.about("Shows the money, the party and the proxies of an account")
			.arg(Arg::new("account").value_name("ACCOUNT").required(true)),
		Command::new("transfer")
			.about("Sends money to another account")
			.long_about(
				"Sends money to another account. The own account keeps at least its minimum balance, so that it stays.",
			)
			.arg(Arg::new("to").long("to").value_name("ACCOUNT").required(true))
			.arg(Arg::new("amount").long("amount").value_name("AMOUNT").required(true).help("Such as 12.50CNY or 5VDG")),
	]
}

/// The address of the key that would sign.
pub fn key(session: &Session, source: &Source) -> Done<Answer> {
	let key = source.key(session.chain.is_development())?;
	let address = key.public_key().to_account_id().to_string();
	Ok(Answer { data: Some(Item::Text(address)), ..Answer::default() })
}

/// Shows an account.
pub async fn show(session: &Session, matches: &ArgMatches) -> Done<Answer> {
	let account =
		session.account(matches.get_one::<String>("account").map_or("", String::as_str))?;
	let at = session.chain.at().await?;
	let key = || vec![Value::from_bytes(account.0)];
	let system = session.stored(&at, "System", "Account", key()).await?;
	let data = system.as_ref().and_then(|it| it.get("data"));
	let part = |name: &str| data.and_then(|data| data.get(name)).cloned().unwrap_or(Item::None);
	let party =
		session.chain.read(api::runtime_apis().verdigrid_identity_api().party_of(account)).await?;
	let mut fields = vec![
		("account".to_owned(), Item::text(account.to_string())),
		("party".to_owned(), party.map_or(Item::None, |party| Item::Number(party.into()))),
		("free".to_owned(), part("free")),
		("held".to_owned(), part("reserved")),
	];
	for (number, currency) in &session.market.assets {
		let keys = vec![Value::u128((*number).into()), Value::from_bytes(account.0)];
		if let Some(asset) = session.stored(&at, "Assets", "Account", keys).await? {
			let smallest = asset.get("balance").cloned().unwrap_or(Item::None);
			let shown = match (session.form, crate::values::word(&smallest).parse::<u128>()) {
				(Form::Table, Ok(amount)) => Item::text(shown_amount(amount, currency)),
				_ => smallest,
			};
			fields.push((currency.symbol.clone(), shown));
		}
	}
	if let Some(Item::List(parts)) = session.stored(&at, "Proxy", "Proxies", key()).await? {
		if let Some(proxies) = parts.first() {
			fields.push(("proxies".to_owned(), proxies.clone()));
		}
	}
	Ok(Answer::read(at.block_number(), Item::Fields(fields)))
}

/// Sends money.
pub async fn transfer(session: &Session, matches: &ArgMatches, manner: &Manner) -> Done<Answer> {
	let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
	let to = session.account(text("to"))?;
	let (amount, asset) = amount(session, text("amount"))?;
	let to = [vec![0], to.0.to_vec()].concat();
	let call = match asset {
		None => {
			encoded_call("Balances", "transfer_keep_alive", [to, Compact(amount).encode()].concat())
		}
		Some(number) => {
			let arguments = [Compact(number).encode(), to, Compact(amount).encode()].concat();
			encoded_call("Assets", "transfer_keep_alive", arguments)
		}
	};
	session.send(call, manner).await
}

/// An amount with its currency. Without one, nobody knows what it is.
fn amount(session: &Session, text: &str) -> Done<(u128, Option<u32>)> {
	let own = verdigrid_client::compatibility::own_metadata()?;
	let input = Input::new(own.types(), &session.market);
	let (amount, asset) = input
		.amount(Given::Text(text))
		.map_err(|error| Failure::usage(format!("--amount: {error}")))?;
	let asset = asset
		.ok_or_else(|| Failure::usage("--amount: name the currency, such as 12.50CNY or 5VDG"))?;
	Ok((amount, asset))
}
