/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json - rows as JSON objects: what out_json.c and out_json_watch.c have in common.  The only
 * header with types of jansson; only out_json*.c may include it.
 *
 * Each function gives a new reference.  When memory runs out here the program says so and ends with
 * 74: half a document must not look like a whole one.
 *
 * Tests: cli/json.t.   Threads: one.
 */
#ifndef ZCC_CTL_JSON_H
#define ZCC_CTL_JSON_H

#include "hub/ctl/out.h"
#include "shared/care/board.h"

#include <jansson.h>

/* The end of the program. */
__attribute__((noreturn)) void json_no_memory(void);
/* Clean text; null when empty. */
json_t *json_text(const char *s);
/* RFC 3339 in UTC. */
json_t *json_when(int64_t wall_ms);
json_t *json_case(const struct board *at, const struct zcc_case *c);
json_t *json_capacity(const struct board *at, const struct zcc_capacity_row *r);
json_t *json_operator(const struct zcc_operator_row *r);
/* Arrays of the rows in use. */
json_t *json_capacities(const struct board *at);
json_t *json_status(const struct board *at, const char *region);
/* out_json_hand.c: what is handed over. */
/* out_json_triage.c: null without a triage, or a protocol. */
json_t *json_identity(const struct zcc_identity *who);
json_t *json_triage(const struct zcc_triage *t);
json_t *json_hash(const uint8_t bytes[ZCC_HASH_BYTES]);
json_t *json_protocol(const struct zcc_hub_row *h);
json_t *json_hand(const struct board *at, const struct zcc_case *c);
json_t *json_packet(const struct out_case *c);
json_t *json_forward(const struct zcc_forward *f); /* null: it never went on */
json_t *json_hands(const struct board *at);
/* out_json_regie.c */
void out_json_waitroom(
    const struct board *at, const struct settings *s, const uint32_t *rows, uint32_t num);
void out_json_regie(const struct board *at, const struct settings *s, enum regie_kind kind,
    const uint32_t *rows, uint32_t num);
/* out_json_alarm.c; is_past: those that are done, else those that stand. */
json_t *json_alarm(const struct board *at, const struct zcc_alarm_row *r);
json_t *json_alarms(const struct board *at, bool is_past);
json_t *json_alarm_load(const struct board *at);
void out_json_alarms(const struct board *at, bool is_past);
/* out_json_shift.c: each role with how many are there, what is agreed for when nobody is, and who is
 * on call. */
json_t *json_staff(const struct board *at, const struct settings *s);
void out_json_shift(const struct board *at, const struct settings *s, const struct out_shift *o);
void out_json_message(const struct message *m);
void out_json_shifts(const struct board *at, const struct settings *s);
/* out_json_region.c: what came in by each post that forwards its calls. */
json_t *json_posts(const struct board *at);
void out_json_posts(const struct settings *s);
/* Who places patients now; null without routes. */
json_t *json_placements(const struct board *at, const struct settings *s);
void out_json_form(const struct settings *s, unsigned cards, int64_t wall_ms);
/* The words of these bits (bit line number); the codes of a list with commas. */
json_t *json_lines(unsigned lines);
json_t *json_limits(unsigned limits);
json_t *json_tags(unsigned tags);
json_t *json_codes(const char *commas);
/* Takes the value over. */
void json_put(json_t *object, const char *name, json_t *value);
void json_add(json_t *array, json_t *value);
/* One line on stdout; takes the document over. */
void json_say(json_t *document);
/* One array on stdout, entry by entry; json_list_add() takes over the reference. */
void json_list_begin(void);
void json_list_add(json_t *entry);
void json_list_end(void);
/* out_json_event.c: what the event of a row says; null when that stands in the columns already. */
json_t *json_event(const struct journal_row *row);
/* out_json_log.c */
void out_json_review(const struct wire_review *u);
void out_json_access(const struct journal_row *row);
void out_json_audit(const struct journal_row *row);
void out_json_verified(const struct out_verified *v);

#endif
