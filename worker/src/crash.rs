//! Named points at which a test can end the program as a power cut does.

/// Ends the program at once if the variable `VERDIGRID_CRASH_AT` names this point. Releases do not look at the variable.
pub fn crash_point(name: &str) {
	if cfg!(debug_assertions) && std::env::var("VERDIGRID_CRASH_AT").is_ok_and(|at| at == name) {
		// SAFETY: it takes two numbers, and the program ends.
		unsafe { libc::kill(libc::getpid(), libc::SIGKILL) };
	}
}
