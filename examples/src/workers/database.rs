//! A database that hands data out, as the systems of an operator do.

use crate::{material::Table, play::*};
use std::{fs, path::Path};
use tokio_postgres::{Client, Config, NoTls};

/// A PostgreSQL database.
pub struct Database {
	client: Client,
}

impl Database {
	pub async fn connect(url: &str, password: &Path) -> Result<Self> {
		let place = || format!("{url}: the database cannot be reached");
		let mut config: Config = url.parse().with_context(place)?;
		config.password(
			fs::read_to_string(password).with_context(|| password.display().to_string())?.trim(),
		);
		let (client, connection) = config.connect(NoTls).await.with_context(place)?;
		tokio::spawn(async move {
			if let Err(error) = connection.await {
				eprintln!("the database: {error}");
			}
		});
		Ok(Database { client })
	}

	/// Replaces a table in one step.
	pub async fn store(&mut self, table: &Table) -> Result<()> {
		let columns: Vec<String> = table
			.header
			.iter()
			.map(|name| {
				let kind = if table.is_number(name) { "numeric" } else { "text" };
				format!("\"{name}\" {kind}")
			})
			.collect();
		let transaction = self.client.transaction().await?;
		let name = &table.name;
		transaction
			.batch_execute(&format!(
				"DROP TABLE IF EXISTS \"{name}\"; CREATE TABLE \"{name}\" (place serial, {})",
				columns.join(", ")
			))
			.await?;
		let names: Vec<String> = table.header.iter().map(|name| format!("\"{name}\"")).collect();
		let copy =
			format!("COPY \"{name}\" ({}) FROM STDIN (FORMAT csv, HEADER true)", names.join(", "));
		let mut sink = Box::pin(transaction.copy_in::<_, bytes::Bytes>(&copy).await?);
		futures::SinkExt::send(&mut sink, table.csv()?.into()).await?;
		sink.as_mut().finish().await?;
		transaction.commit().await?;
		Ok(())
	}
}
