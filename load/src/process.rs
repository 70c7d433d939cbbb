//! What a node on this machine uses, from `/proc` and its folder.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// Milliseconds of processor time in one unit of `/proc/PID/stat`. Linux shows hundredths of a second.
const TICK: u64 = 10;

/// What the nodes use at a moment, together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
	/// Processor time since they began, in milliseconds.
	pub processor: u64,
	/// Memory that only they have, in KiB.
	pub memory: u64,
	/// Pages of files that they have mapped, in KiB. The system takes them back if it needs them.
	pub mapped: u64,
	/// Bytes that their databases take on disk.
	pub database: u64,
}

/// Reads what these processes and folders use. What cannot be read counts as nothing.
pub fn usage(pids: &[u32], folders: &[std::path::PathBuf]) -> Usage {
	let sum = |part: &dyn Fn(&u32) -> Option<u64>| {
		pids.iter().filter_map(part).fold(0, u64::saturating_add)
	};
	let status = |pid: &u32| fs::read_to_string(format!("/proc/{pid}/status")).ok();
	Usage {
		processor: sum(&|pid| processor_of(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)),
		memory: sum(&|pid| status_of(&status(pid)?, "RssAnon:")),
		mapped: sum(&|pid| status_of(&status(pid)?, "RssFile:")),
		database: folders.iter().map(|folder| size_of(folder)).fold(0, u64::saturating_add),
	}
}

/// Whether all these processes run.
pub fn all_run(pids: &[u32]) -> bool {
	let runs = |pid: &u32| {
		let stat = fs::read_to_string(format!("/proc/{pid}/stat"));
		stat.is_ok_and(|stat| !after_name(&stat).is_some_and(|rest| rest.starts_with('Z')))
	};
	pids.iter().all(runs)
}

/// The fields after the program's name, which may contain spaces.
fn after_name(stat: &str) -> Option<&str> {
	Some(stat.rsplit_once(')')?.1.trim_start())
}

/// User and system time: the 14th and 15th field.
fn processor_of(stat: &str) -> Option<u64> {
	let mut fields = after_name(stat)?.split_whitespace().skip(11);
	let user: u64 = fields.next()?.parse().ok()?;
	let system: u64 = fields.next()?.parse().ok()?;
	Some(user.saturating_add(system).saturating_mul(TICK))
}

/// A field of `/proc/PID/status` in KiB.
fn status_of(status: &str, field: &str) -> Option<u64> {
	let line = status.lines().find_map(|line| line.strip_prefix(field))?;
	line.split_whitespace().next()?.parse().ok()
}

/// The bytes that the files of a folder take on disk. Files of databases may have holes.
fn size_of(folder: &Path) -> u64 {
	let Ok(entries) = fs::read_dir(folder) else { return 0 };
	let size = |entry: fs::DirEntry| match entry.metadata() {
		Ok(metadata) if metadata.is_dir() => size_of(&entry.path()),
		Ok(metadata) => metadata.blocks().saturating_mul(512),
		Err(_) => 0,
	};
	entries.flatten().map(size).fold(0, u64::saturating_add)
}

/// The machine that measures.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Machine {
	/// The model of the processor.
	pub processor: String,
	/// How many of its threads this program may use.
	pub threads: usize,
	/// Memory in MiB.
	pub memory: u64,
	/// The kernel.
	pub kernel: String,
}

impl Machine {
	/// In one line.
	pub fn text(&self) -> String {
		let Machine { processor, threads, memory, kernel } = self;
		format!("{processor}, {threads} threads, {memory} MiB, Linux {kernel}")
	}

	/// This machine.
	pub fn here() -> Self {
		let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
		let field = |text: &str, name: &str| {
			let line = text.lines().find(|line| line.starts_with(name));
			line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned())
		};
		let memory = field(&read("/proc/meminfo"), "MemTotal");
		let kib = memory.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok());
		Machine {
			processor: field(&read("/proc/cpuinfo"), "model name").unwrap_or_default(),
			threads: std::thread::available_parallelism().map_or(1, usize::from),
			memory: kib.unwrap_or_default() / 1_024,
			kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
		}
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::{all_run, processor_of, status_of, usage};
	use std::io::Write;

	#[test]
	fn processor_time_is_found_behind_a_name_with_spaces() {
		let stat = "12 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0";
		assert_eq!(processor_of(stat), Some(3_000));
		assert_eq!(processor_of("12 (a) S 1"), None);
	}

	#[test]
	fn memory_is_told_from_pages_of_files() {
		let status = "VmRSS:\t  3072 kB\nRssAnon:\t  2048 kB\nRssFile:\t  1024 kB\n";
		assert_eq!(status_of(status, "RssAnon:"), Some(2_048));
		assert_eq!(status_of(status, "RssFile:"), Some(1_024));
		assert_eq!(status_of("Name:\tx\n", "RssAnon:"), None);
	}

	#[test]
	fn this_process_uses_memory_and_runs() {
		let here = std::process::id();
		let used = usage(&[here], &[]);
		assert!(used.memory > 0 && used.mapped > 0);
		assert!(all_run(&[here]));
		assert!(!all_run(&[u32::MAX]));
	}

	#[test]
	fn a_folder_takes_room() {
		let folder = std::env::temp_dir().join(format!("verdigrid-load-{}", std::process::id()));
		let inner = folder.join("inner");
		std::fs::create_dir_all(&inner).unwrap();
		let mut file = std::fs::File::create(inner.join("file")).unwrap();
		file.write_all(&[1; 20_000]).unwrap();
		file.sync_all().unwrap();
		assert!(usage(&[], std::slice::from_ref(&folder)).database >= 20_000);
		std::fs::remove_dir_all(&folder).unwrap();
		assert_eq!(usage(&[], &[folder]).database, 0);
	}
}
