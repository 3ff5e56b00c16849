/* SPDX-License-Identifier: EUPL-1.2 */
/* site_priv - what the files that read zcc.conf share.  See site.h. */
#ifndef ZCC_SITE_PRIV_H
#define ZCC_SITE_PRIV_H

#include "shared/edge/conf.h"
#include "shared/edge/site.h"

/* Codes stand on the board, in commands and in file names: lower case, digits and dashes. */
bool site_is_code(const char *s);
/* A text that must be one. */
const char *site_read_code(
    struct conf *c, const struct conf_node *g, const char *key, size_t size);
/* "07:30" to minutes after midnight, 0..1439. */
bool site_parse_minute(const char *s, uint16_t *minute);
/* A list of texts into an array of `max` fields of `size` bytes; no text stands twice.  How many. */
uint32_t site_read_texts(struct conf *c, const struct conf_node *g, const char *key, bool are_codes,
    char *out, size_t size, uint32_t max);
enum { SITE_SOURCE_SIZE = 256 };
/* Every norm says where it comes from and since when it holds. */
void site_check_source(struct conf *c, const struct conf_node *g);

/* A norm of the group `limits`, within lo..hi. */
uint32_t site_read_limit(
    struct conf *c, const struct conf_node *limits, const char *key, int lo, int hi);
/* One that older files do not have: `fallback` then. */
uint32_t site_read_limit_or(struct conf *c, const struct conf_node *limits, const char *key, int lo,
    int hi, uint32_t fallback);

/* site_alarm.c: which of the limits are about alarms, after a space each; and these. */
#define SITE_ALARM_KEYS                                                                            \
	" unclaimed_bell_s unclaimed_alarm_s alarm_widen_s callback_late_s line_low_calls "        \
	"line_low_back_pct alarm_rest_max_s alarm_chatter_s"
void site_read_alarms(struct conf *c, const struct conf_node *limits, struct alarm_settings *a);

/* site_triage.c: the limits after a triage, and the protocol. */
#define SITE_TRIAGE_KEYS " triaged_u1_s triaged_u2_s triaged_u3_s triaged_u4_s triaged_u5_day_s"                 \
	" retriage_u1_s retriage_u2_s retriage_u3_s retriage_u4_s retriage_u5_s"
void site_read_triaged(struct conf *c, const struct conf_node *limits, struct settings *s);
void site_read_triage(struct conf *c, struct site *s);

/* site_window.c: windows, referrals, holidays; and what of them a line has. */
void site_read_windows(struct conf *c, struct settings *s);
void site_read_line_window(
    struct conf *c, const struct conf_node *g, struct settings *s, unsigned line);

/* Days, from and to of a group that has these three. */
void site_read_when(struct conf *c, const struct conf_node *g, struct window_settings *w);

/* site_people.c: fallbacks, oncall, locations; after the roles. */
void site_read_people(struct conf *c, struct settings *s);
/* site_partner.c: the houses around the ZCC. */
void site_read_partners(struct conf *c, struct settings *s);

/* site_question.c: for which desk what a professional asks is, after the roles. */
void site_read_questions(struct conf *c, struct settings *s);

/* site_meldkamer.c: the meldkamers of the region, after its municipalities. */
void site_read_meldkamers(struct conf *c, struct settings *s);

#endif
