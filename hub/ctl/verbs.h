/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * verbs - the functions behind the table in verbs.c, and the options that are their own.
 *
 * Each gives ZCC_OK or a code with c->fault filled; the words were counted before.  What the verb
 * does for its user stands in zcc-ctl(1).
 *
 * Tests: cli/.   Threads: one.   Memory: none kept.
 */
#ifndef ZCC_CTL_VERBS_H
#define ZCC_CTL_VERBS_H

#include "hub/ctl/ctl.h"

/* verb_init.c */
int verb_init(struct ctl *c, const struct args *a);
extern const struct arg_option verb_init_options[];
/* verb_key.c */
int verb_key_new(struct ctl *c, const struct args *a);
int verb_operator_add(struct ctl *c, const struct args *a);
int verb_operator_revoke(struct ctl *c, const struct args *a);
int verb_operator_list(struct ctl *c, const struct args *a);
extern const struct arg_option verb_operator_add_options[];
/* verb_intake.c */
int verb_intake(struct ctl *c, const struct args *a);
extern const struct arg_option verb_intake_options[];
/* verb_shift.c */
int verb_shift_start(struct ctl *c, const struct args *a);
int verb_shift_end(struct ctl *c, const struct args *a);
int verb_shift_accept(struct ctl *c, const struct args *a);
int verb_shift_refuse(struct ctl *c, const struct args *a);
int verb_shift_withdraw(struct ctl *c, const struct args *a);
int verb_shift_list(struct ctl *c, const struct args *a);
extern const struct arg_option verb_shift_end_options[];
/* verb_takeover.c */
int verb_handover_list(struct ctl *c, const struct args *a);
int verb_handover_accept(struct ctl *c, const struct args *a);
extern const struct arg_option verb_handover_accept_options[];
/* verb_room.c */
int verb_shift_move(struct ctl *c, const struct args *a);
int verb_shift_pause(struct ctl *c, const struct args *a);
int verb_shift_resume(struct ctl *c, const struct args *a);
int verb_push(struct ctl *c, const struct args *a);
int verb_message(struct ctl *c, const struct args *a);
int verb_message_withdraw(struct ctl *c, const struct args *a);
int verb_message_list(struct ctl *c, const struct args *a);
extern const struct arg_option verb_shift_move_options[], verb_shift_pause_options[],
    verb_push_options[], verb_message_options[];
/* verb_case.c */
int verb_claim(struct ctl *c, const struct args *a);
int verb_release(struct ctl *c, const struct args *a);
int verb_note(struct ctl *c, const struct args *a);
int verb_draft(struct ctl *c, const struct args *a);
int verb_close(struct ctl *c, const struct args *a);
int verb_abandon(struct ctl *c, const struct args *a);
int verb_rav(struct ctl *c, const struct args *a);
extern const struct arg_option verb_rav_options[];
int verb_meldkamer(struct ctl *c, const struct args *a);
extern const struct arg_option verb_meldkamer_options[];
int verb_transfer(struct ctl *c, const struct args *a);
extern const struct arg_option verb_transfer_options[];
int verb_forward(struct ctl *c, const struct args *a);
extern const struct arg_option verb_forward_options[];
int verb_accept(struct ctl *c, const struct args *a);
extern const struct arg_option verb_accept_options[];
int verb_authorise(struct ctl *c, const struct args *a);
int verb_undo(struct ctl *c, const struct args *a);
int verb_erase(struct ctl *c, const struct args *a);
extern const struct arg_option verb_erase_options[];
extern const struct arg_option verb_claim_options[], verb_note_options[], verb_draft_options[],
    verb_close_options[], verb_authorise_options[];
/* The note of a command, "-" from standard input. */
int verb_set_note(struct ask *ask, const char *text, struct fault *f);
/* Ask it of the case that this word names, NULL: of the one it names already, or none; with a note, NULL:
 * without.  *ask is wiped. */
int verb_tell(struct ctl *c, struct ask *ask, const char *case_word, const char *text);
/* verb_background.c */
int verb_background(struct ctl *c, const struct args *a);
int verb_strike(struct ctl *c, const struct args *a);
int verb_unstrike(struct ctl *c, const struct args *a);
extern const struct arg_option verb_background_options[], verb_strike_options[];
/* verb_noodknop.c */
int verb_noodknop(struct ctl *c, const struct args *a);
int verb_review_done(struct ctl *c, const struct args *a);
int verb_review_list(struct ctl *c, const struct args *a);
extern const struct arg_option verb_noodknop_options[], verb_review_done_options[],
    verb_review_list_options[];
/* What waits for review of this kind, "" for the noodknop; has_all: what was reviewed too. */
int verb_reviews(struct ctl *c, const char *kind, bool has_all);
/* verb_mend.c */
int verb_wrong_patient(struct ctl *c, const struct args *a);
int verb_tag_add(struct ctl *c, const struct args *a);
int verb_tag_done(struct ctl *c, const struct args *a);
int verb_tag_list(struct ctl *c, const struct args *a);
extern const struct arg_option verb_wrong_patient_options[], verb_tag_add_options[],
    verb_tag_done_options[];
/* verb_phone.c */
int verb_hold(struct ctl *c, const struct args *a);
int verb_resume(struct ctl *c, const struct args *a);
int verb_callback(struct ctl *c, const struct args *a);
int verb_reopen(struct ctl *c, const struct args *a);
extern const struct arg_option verb_callback_options[];
/* verb_show.c */
int verb_show(struct ctl *c, const struct args *a);
int verb_link(struct ctl *c, const struct args *a);
int verb_unlink(struct ctl *c, const struct args *a);
int verb_identify(struct ctl *c, const struct args *a);
int verb_search(struct ctl *c, const struct args *a);
extern const struct arg_option verb_show_options[];
extern const struct arg_option verb_identify_options[];
extern const struct arg_option verb_search_options[];
/* verb_triage.c */
int verb_triage(struct ctl *c, const struct args *a);
extern const struct arg_option verb_triage_options[];
int verb_deploy(struct ctl *c, const struct args *a);
extern const struct arg_option verb_deploy_options[];
/* The options of both that say what was answered, as one text. */
int verb_triage_answers(struct ask *ask, const struct args *a, struct fault *f);
/* verb_capacity.c */
int verb_capacity(struct ctl *c, const struct args *a);
int verb_capacity_set(struct ctl *c, const struct args *a);
extern const struct arg_option verb_capacity_set_options[];
/* verb_alarm.c */
int verb_alarm_list(struct ctl *c, const struct args *a);
int verb_alarm_ack(struct ctl *c, const struct args *a);
int verb_alarm_rest(struct ctl *c, const struct args *a);
int verb_alarm_wake(struct ctl *c, const struct args *a);
extern const struct arg_option verb_alarm_list_options[], verb_alarm_rest_options[];
/* verb_config.c */
int verb_config_check(struct ctl *c, const struct args *a);
int verb_config_apply(struct ctl *c, const struct args *a);
/* verb_region.c */
int verb_region_posts(struct ctl *c, const struct args *a);
int verb_region_form(struct ctl *c, const struct args *a);
extern const struct arg_option verb_region_form_options[];
/* verb_protocol.c */
int verb_protocol_check(struct ctl *c, const struct args *a);
int verb_protocol_diff(struct ctl *c, const struct args *a);
int verb_protocol_show(struct ctl *c, const struct args *a);
extern const struct arg_option verb_protocol_show_options[];
/* verb_board.c */
int verb_status(struct ctl *c, const struct args *a);
int verb_waitroom(struct ctl *c, const struct args *a);
int verb_regie_list(struct ctl *c, const struct args *a);
int verb_queue(struct ctl *c, const struct args *a);
/* verb_watch.c */
int verb_watch(struct ctl *c, const struct args *a);

/* verb_retention.c */
int verb_retention_list(struct ctl *c, const struct args *a);
int verb_retention_erase(struct ctl *c, const struct args *a);
extern const struct arg_option verb_retention_options[];

/* verb_log.c */
int verb_journal_verify(struct ctl *c, const struct args *a);
int verb_audit_verify(struct ctl *c, const struct args *a);
int verb_audit_access(struct ctl *c, const struct args *a);
int verb_audit_show(struct ctl *c, const struct args *a);
extern const struct arg_option verb_audit_show_options[];
int verb_report_kpi(struct ctl *c, const struct args *a);
extern const struct arg_option verb_report_options[];

#endif
