//! Keeps what the runtime logs, and why native code panics.

use std::{cell::RefCell, panic};

use log::{Level, LevelFilter, Log, Metadata, Record};

thread_local! {
	static ERRORS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
	static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
	static EXPECTING: RefCell<bool> = const { RefCell::new(false) };
}

struct Notes;

impl Log for Notes {
	fn enabled(&self, metadata: &Metadata) -> bool {
		metadata.level() <= Level::Error
	}

	fn log(&self, record: &Record) {
		if self.enabled(record.metadata()) {
			let line = format!("{}: {}", record.target(), record.args());
			ERRORS.with(|errors| errors.borrow_mut().push(line));
		}
	}

	fn flush(&self) {}
}

/// Keeps errors that are logged from now on, and the reasons of panics that are expected.
pub fn begin() {
	// It is set once for the process; tests set it several times.
	let _ = log::set_logger(&Notes);
	log::set_max_level(LevelFilter::Error);
	let others = panic::take_hook();
	panic::set_hook(Box::new(move |info| {
		if EXPECTING.with(|expecting| *expecting.borrow()) {
			PANIC.with(|reason| *reason.borrow_mut() = Some(info.to_string()));
		} else {
			others(info);
		}
	}));
}

/// The errors that were logged since this was asked.
pub fn errors() -> Vec<String> {
	ERRORS.with(|errors| std::mem::take(&mut *errors.borrow_mut()))
}

/// Does what may panic. Says where and why it did.
pub fn caught<R>(act: impl FnOnce() -> R) -> Result<R, String> {
	EXPECTING.with(|expecting| *expecting.borrow_mut() = true);
	let done = panic::catch_unwind(panic::AssertUnwindSafe(act));
	EXPECTING.with(|expecting| *expecting.borrow_mut() = false);
	done.map_err(|_| PANIC.with(|reason| reason.borrow_mut().take()).unwrap_or_default())
}
