use super::*;
use crate::FreeCallMade;

#[test]
fn only_what_happens_while_a_call_is_watched_is_seen() {
	build_and_execute(|| {
		Allowance::made();
		assert!(!FreeCallMade::<Test>::exists());
		Allowance::watch();
		assert!(!Allowance::saw_free_call());
		Allowance::watch();
		Allowance::made();
		Allowance::made();
		assert!(Allowance::saw_free_call());
		assert!(!Allowance::saw_free_call());
		Allowance::made();
		Allowance::watch();
		assert!(!Allowance::saw_free_call());
	});
}
