//! The configurations of the workers.

use super::{free_ports, server, Places, Service};
use crate::{
	material::{sheet_mapping, Table},
	play::*,
};
use std::{
	fs,
	io::Write,
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};
use verdigrid_oracle::zone::database_version;

/// What the workers of a source share to salt their leaves. A real source draws it at random, and keeps it secret.
const PLATFORM_SECRET: &[u8; 32] = b"shared by the platform's workers";
const CENTRE_SECRET: &[u8; 32] = b"shared by the exchange's workers";

/// How data comes to a worker.
#[derive(Clone, Copy)]
enum Way {
	Folder,
	Http,
	Database,
}

/// Writes configurations.
pub struct Configuration<'a> {
	places: &'a Places,
	genesis: [u8; 32],
	tables: &'a [Table],
	since: &'a str,
	folder: &'a Path,
	server: &'a str,
	/// Of the first worker of each source: its proofs, and its metrics.
	ports: [u16; 4],
}

impl<'a> Configuration<'a> {
	pub fn new(
		places: &'a Places,
		chain: &Chain,
		tables: &'a [Table],
		since: &'a str,
		folder: &'a Path,
		server: &'a str,
	) -> Result<Self> {
		let (genesis, ports) = (chain.genesis(), free_ports()?);
		Ok(Configuration { places, genesis, tables, since, folder, server, ports })
	}

	/// The addresses of the proofs of readings, and of settlements.
	pub fn services(&self) -> [String; 2] {
		let [readings, _, settlements, _] = self.ports;
		[readings, settlements].map(|port| format!("http://127.0.0.1:{port}"))
	}

	/// The names of all workers.
	pub fn names(&self) -> Vec<String> {
		let of = |source: &str| (1..=4).map(|at| format!("{source}-{at}")).collect::<Vec<_>>();
		[of("platform"), of("centre")].concat()
	}

	/// Writes those of the energy platform: the name of the worker that serves proofs.
	pub fn write_platform(&self, seats: &[&str]) -> Result<String> {
		let database = if self.places.database.is_some() { Way::Database } else { Way::Folder };
		let ways = [Way::Folder, Way::Folder, Way::Http, database];
		for (at, (seat, way)) in (1..).zip(seats.iter().zip(ways)) {
			let name = format!("platform-{at}");
			let mut text = self.head(&name, seat, PLATFORM_SECRET)?;
			for table in self.tables {
				text.push_str(&self.data(&name, table, way)?);
			}
			if at == 1 {
				let [listen, admin, ..] = self.ports;
				text.push_str(&service(listen, admin));
			}
			self.write(&name, "worker.toml", &text)?;
		}
		Ok("platform-1".into())
	}

	/// Writes those of the trading centre: the name of the worker that serves proofs and verifies trades.
	pub fn write_centre(&self, seats: &[&str], readings: &Service) -> Result<String> {
		for (at, seat) in (1..).zip(seats) {
			let name = format!("centre-{at}");
			let mut text = self.head(&name, seat, CENTRE_SECRET)?;
			for (sheets, length, form) in
				[("month", "month", "%Y-%m"), ("hours", "hour", "rfc3339")]
			{
				self.write(&name, &format!("{sheets}.toml"), &sheet_mapping(length, form))?;
				text.push_str(&format!(
					"\n[[settlements]]\nname = \"{sheets}\"\nmapping = \"{sheets}.toml\"\nfolder = \"../sheets\"\nfiles = \"{sheets}-*.csv\"\n"
				));
			}
			if at == 1 {
				let [.., listen, admin] = self.ports;
				text.push_str(&service(listen, admin));
				self.write(&name, "token", readings.token())?;
				text.push_str(&format!(
					"\n[verification]\nkey-file = \"key\"\nreadings = {{ url = \"{}\", token-file = \"token\" }}\n",
					readings.url()
				));
			}
			self.write(&name, "worker.toml", &text)?;
		}
		Ok("centre-1".into())
	}

	/// What all have.
	fn head(&self, name: &str, seat: &str, secret: &[u8; 32]) -> Result<String> {
		self.write(name, "key", seat)?;
		self.write(name, "salt", &hex::encode(secret))?;
		let urls: Vec<String> = self.places.urls.iter().map(|url| format!("\"{url}\"")).collect();
		let account = keys::from_uri(seat)?.public_key().to_account_id();
		Ok(format!(
			"state = \"state\"\n\n[chain]\nurls = [{}]\ngenesis = \"0x{}\"\n\n[seat]\naccount = \"{account}\"\nkey-file = \"key\"\n\
			 salt-file = \"salt\"\n\n[topics]\ngranularities = [\"month\", \"hour\"]\nsince = \"{}\"\ndeadline = \"2s\"\ntime-zones = \"{}\"\n",
			urls.join(", "),
			hex::encode(self.genesis),
			self.since,
			database_version()
		))
	}

	/// Where a table comes from, and its mapping.
	fn data(&self, name: &str, table: &Table, way: Way) -> Result<String> {
		let of = &table.name;
		let mapping = match way {
			Way::Http => table.mapping_of_json(),
			Way::Folder | Way::Database => table.mapping_of_csv(),
		};
		self.write(name, &format!("{of}.toml"), &mapping)?;
		let from = match (way, &self.places.database) {
			(Way::Http, _) => {
				self.write(name, "password", server::TOKEN)?;
				format!(
					"[data.http]\nurl = \"{}/{of}\"\nevery = \"1s\"\ntoken-file = \"password\"\npaging = {{ next = \"next\" }}\n",
					self.server
				)
			}
			(Way::Database, Some((url, password))) => {
				self.write(name, "password", &fs::read_to_string(password)?)?;
				format!(
					"[data.postgres]\nurl = \"{url}\"\npassword-file = \"password\"\nquery = \"{}\"\nevery = \"1s\"\n",
					table.query().replace('"', "\\\"")
				)
			}
			_ => format!("folder = \"../data\"\nfiles = \"{of}.csv\"\n"),
		};
		Ok(format!("\n[[data]]\nname = \"{of}\"\nmapping = \"{of}.toml\"\n{from}"))
	}

	/// Writes a file of a worker that nobody else can read.
	fn write(&self, name: &str, file: &str, text: &str) -> Result<()> {
		let folder: PathBuf = self.folder.join(name);
		fs::create_dir_all(&folder)?;
		let mut options = fs::OpenOptions::new();
		let mut file =
			options.write(true).create(true).truncate(true).mode(0o600).open(folder.join(file))?;
		file.write_all(text.as_bytes())?;
		Ok(())
	}

	/// Has a worker give out a token for all that it stated.
	pub async fn token(&self, name: &str) -> Result<String> {
		let output = tokio::process::Command::new(&self.places.worker)
			.arg("--config")
			.arg(self.folder.join(name).join("worker.toml"))
			.args(["token", "add", "--name", "demonstration", "--auditor", "--expires", "1d"])
			.output()
			.await
			.with_context(|| {
				format!(
					"{} cannot be started: build it, or name it with --worker",
					self.places.worker.display()
				)
			})?;
		ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
		let text = String::from_utf8(output.stdout)?;
		Ok(text.lines().next().context("no token was given out")?.to_owned())
	}
}

fn service(listen: u16, admin: u16) -> String {
	format!("\n[service]\nlisten = \"127.0.0.1:{listen}\"\nadmin = \"127.0.0.1:{admin}\"\nrequests-per-minute = 100000\n")
}
