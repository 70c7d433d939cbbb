//! Steps that build on each other. Each uses what those before it left behind. Without stories they would seldom
//! come in this order.

use super::Kind;

macro_rules! stories {
	($($name:ident: $($step:ident)*;)*) => {
		/// What each story is about, and its steps by name.
		const STORIES: &[&[&str]] = &[$(&[$(stringify!($step)),*]),*];
	};
}

stories! {
	appointed: set_registrar decide_as_a_stranger decide_about_oneself suspend reinstate give_too_much
		remove_registrar remove_registrar suspend set_registrar renew attest_a_party;
	appointed_beside: set_registrar set_registrar decide_about_anothers_party renew_until_now;
	dismissed: recover recover remove_registrar wait_for_days finish_under_another_appointment set_registrar
		set_registrar finish_recovery cancel_recovery;
	recovered_early: recover recover finish_too_early wait_for_days finish_recovery;
	unmoved: rotate cancel_rotation accept_rotation;
	metered: register_meter register_meter use_a_name_twice a_place_changes_hands retire_meter take_a_place_twice
		a_place_changes_hands take_a_place_twice remove_what_is_needed remove_meter restore_meter;
	succeeded: register_meter register_meter register_meter retire_meter retire_meter a_place_changes_hands
		take_a_place_twice take_a_place_twice restore_meter remove_meter;
	refounded: register_project take_a_meter_twice update_project retire_project
		issue_for_a_retired_project restore_project remove_an_issued_project remove_project
		register_project issue;
	replaced: retire_project retire_project issue_for_a_retired_project remove_project remove_project register_project
		register_project register_project issue continue_a_batch;
	classed: set_class change_a_class set_class set_class issue issue offer buy transfer check_redemption;
	sold: offer offer buy demand demand fill cancel_demand expire;
	auctioned: open_auction ask ask bid bid bid_between_prices both_sides_at_once ask bid close_too_early an_auction_sells;
	called_off: open_auction bid ask cancel_order cancel_auction close_auction;
	bound: open_auction ask ask bid bid order_beyond_the_attestation wait_for_hours freeze reject suspend
		close_auction;
	dropped: open_auction ask ask ask drop_what_can_be_settled freeze_by_governance freeze_by_governance drop_order;
	dropped_with_its_party: open_auction bid ask bid suspend suspend drop_order drop_order;
	in_steps: open_auction bid ask bid ask wait_for_hours close_in_steps;
	due: open_auction bid ask bid wait_for_hours step_back_too_late close_auction close_twice;
	barred: suspend suspend suspend vote_while_barred act_while_barred reinstate reinstate;
	moved: rotate accept_rotation update_commitment attest_a_party;
	turned_away: apply apply apply reject reject apply;
	vetoed: recover recover veto_recovery recover recover veto_recovery;
	used_meters: retire_before_its_use retire_before_its_use retire_meter restore_meter;
	backwards: committee_agrees committee_agrees committee_agrees committee_agrees wait_a_little issue_the_latest
		issue_an_earlier_period issue_the_latest issue_an_earlier_period;
	two_in_one: apply take_anothers_tag correct_tag take_anothers_tag;
	refused: update_commitment reject update_commitment attest_a_party;
	recovered: recover recover wait_for_days finish_recovery cancel_recovery veto_recovery;
	settled_abroad: request_exchange settle_other_certificates settle_exchange request_exchange reject_exchange;
	exchanged: request_exchange wait_until_something_is_due wait_for_hours withdraw_exchange;
	revised: readings_are_revised verify_with_outdated_readings verify_with_readings_of_another_revision
		continue_a_batch issue_twice both_committees_agree verify verify_together;
	revised_often: readings_are_revised revise_nothing vote_on_a_later_revision vote_on_a_ninth_revision
		readings_are_revised continue_a_batch readings_are_revised continue_a_batch
		continue_a_batch verify;
	revised_while_frozen: readings_are_revised freeze_by_governance freeze_by_governance
		continue_what_is_frozen withdraw_what_is_frozen unfreeze unfreeze continue_a_batch;
	revised_beyond_measure: both_committees_agree both_committees_agree verify_with_another_instalment
		both_committees_agree verify_with_another_instalment
		revise_with_a_lie verify_what_no_meter_measures revise_with_a_lie verify_what_no_meter_measures
		readings_are_revised verify;
	issued_late: committee_agrees wait_a_little issue issue_an_earlier_period issue issue_twice;

	handed_over: update_commitment attest_a_party hand_over_project hand_over_project
		judge_what_is_anothers freeze;
	frozen: freeze move_what_is_frozen redeem unfreeze;

	verified: issue both_committees_agree verify verify_together verify_batch reuse_a_leaf reuse_a_reference
		settle_less_than_was_sold use_certificates_of_another_period correct_what_stands;
	in_a_row: issue issue both_committees_agree both_committees_agree verify_together verify_together;
	early: committee_agrees verify_before_it_is_final wait_a_little verify;
	delivered: pledge pledge both_committees_agree use_another_pledge both_committees_agree use_another_pledge
		verify_batch verify_together verify;
	corrected: both_committees_agree verify revoke_evidence redeem_what_was_revoked unwind
		both_committees_agree verify_with_another_instalment verify verify_batch
		verify_with_another_instalment;
	corrected_again: both_committees_agree verify revoke_evidence unwind both_committees_agree verify verify
		both_committees_agree verify verify both_committees_agree verify verify;
	corrected_twice: issue both_committees_agree verify verify_together revoke_evidence revoke_evidence unwind unwind
		correct correct correct_for_the_second_time correct_for_the_second_time;
	outdated: issue both_committees_agree both_committees_agree readings_are_revised verify_with_outdated_readings
		readings_are_revised verify_with_outdated_readings verify_with_outdated_readings;
	doubted: contest redeem_what_is_contested uphold contest revoke_evidence unwind;
	bought: offer offer buy buy transfer fill both_committees_agree verify verify verify_together
		revoke_evidence unwind revoke_evidence unwind;
	used: both_committees_agree verify_together use_more_than_was_consumed split_voucher redeem_voucher redeem_a_voucher_twice;

	overturned: committee_lies dispute dispute_twice dispute verify_what_is_disputed overturn
		verify_what_is_void vote_with_a_slashed_bond restore_bond committee_agrees;
	upheld: committee_agrees dispute uphold_an_anchor dispute_what_was_upheld wait_a_little
		wait_a_little dispute_what_is_final;
	defaulted: committee_agrees dispute end_a_dispute_too_early wait_a_little wait_a_little
		wait_a_little judge_too_late settle_dispute take_back_a_waiting_bond wait_for_weeks
		wait_for_weeks release_dispute release_dispute;
	repeated: let_a_dispute_default dispute_what_is_guarded dispute;
	closed: committee_agrees close_what_is_not_final open_what_is_not_closed both_committees_agree
		close_an_anchor verify_what_is_closed void_an_anchor committee_agrees open_an_anchor;
	closed_for_good: both_committees_agree verify close_an_anchor close_an_anchor close_an_anchor
		close_an_anchor void_what_is_not_closed void_what_is_used void_an_anchor open_an_anchor
		open_an_anchor open_an_anchor;
	overtaken: committee_quarrels committee_quarrels committee_quarrels committee_quarrels
		readings_are_revised readings_are_revised readings_are_revised reopen_what_is_outdated;
	buried: committee_agrees dispute wait_for_hours settle_dispute committee_quarrels
		committee_quarrels committee_quarrels committee_quarrels wait_for_weeks wait_for_weeks
		wait_for_weeks reap reap reap reap reap reopen_what_was_reaped;
	too_old: committee_quarrels committee_quarrels committee_quarrels committee_quarrels
		wait_for_weeks wait_for_weeks wait_for_weeks vote_on_what_is_long_past reopen reopen
		state_what_is_old;
	corrected_late: wait_for_weeks revoke_evidence revoke_evidence state_what_is_old
		state_what_is_old unwind unwind;
	stalled: committee_quarrels committee_quarrels committee_quarrels committee_quarrels
		vote_on_a_stalled_topic reopen committee_agrees;
	forgotten: committee_agrees wait_for_weeks wait_for_weeks reap vote_on_a_reaped_topic;
	left: resign take_back_a_bond_too_early wait_a_little wait_a_little withdraw_bond appoint
		accept_seat;
	joined: dismiss attest appoint accept_seat vote_as_a_newcomer attest;

	called_back: open cancel;
	kept: open accept_for_another accept_other_terms accept pay_on_other_terms release_too_early reclaim_too_early fulfil pay_twice release;
	paid: open open open accept accept accept pay pay approve reveal release;
	named: open open accept accept approve approve_unasked reveal fulfil release;
	fought: open accept dispute_agreement pay release_during_a_dispute arbitrate_unasked rule_on_other_terms arbitrate;
	late: open accept wait_for_hours release_too_late reclaim;
	due_this_second: open open open accept accept wait_for_a_deadline release_too_late reclaim
		wait_for_a_deadline reclaim;
	fought_over: open open open open accept accept accept dispute_agreement dispute_agreement arbitrate_unasked
		arbitrate_unasked;
	bought_by_a_barred_party: both_committees_agree both_committees_agree suspend suspend suspend
		verify_for_an_inactive_buyer reinstate reinstate;
	doubted_by_many: committee_lies dispute dispute dispute dispute overturn;
	late_to_accept: open open open open open wait_until_something_is_due accept_without_time_to_rule
		wait_until_something_is_due accept_without_time_to_rule;
	too_late_to_rule: open open open open wait_until_it_is_too_late_to_rule accept_without_time_to_rule
		accept_without_time_to_rule;
	frozen_in_custody: open accept freeze_by_governance fulfil wait_for_hours reclaim_what_is_decided unfreeze release;
	unwound_in_custody: both_committees_agree verify verify_batch open open open revoke_evidence
		revoke_evidence revoke_evidence unwind_in_custody;
	retired: split_voucher split_voucher retire_too_early wait_for_weeks wait_for_weeks wait_for_weeks
		retire_voucher;
	stood_still: committee_agrees dispute dispute wait_without_blocks wait_without_blocks wait_without_blocks
		settle_dispute uphold_an_anchor settle_dispute;
	sold_too_late: offer offer offer wait_until_something_is_due buy buy wait_until_something_is_due buy
		expire cancel_offer;
	pledged_to_the_end: pledge pledge wait_until_something_is_due release_pledge
		wait_until_something_is_due release_pledge;
	pledged_to_the_second: pledge pledge wait_for_the_end_of_a_pledge release_pledge release_pledge
		wait_for_the_end_of_a_pledge release_pledge;
	stolen: both_committees_agree verify use_anothers_voucher offer pledge request_exchange
		take_back_what_is_anothers;
	at_the_last_second: offer pledge request_exchange wait_until_certificates_expire transfer redeem
		redeem_voucher settle_exchange release_pledge retire_voucher;
	paid_elsewhere: offer offer offer a_seller_moves buy buy a_seller_moves buy buy;
	even: open_auction open_auction an_even_book an_auction_sells;
	expired: wait_for_weeks wait_for_weeks wait_for_weeks move_what_is_expired reclaim;
}

/// The steps of every story.
pub fn stories() -> impl Iterator<Item = Vec<Kind>> {
	STORIES.iter().map(|steps| steps.iter().map(|name| Kind::named(name)).collect())
}
