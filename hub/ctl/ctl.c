/* SPDX-License-Identifier: EUPL-1.2 */
#include "hub/ctl/ctl.h"

#include "hub/ctl/moment.h"
#include "hub/ctl/row.h"
#include "shared/base/clock.h"
#include "shared/base/err.h"
#include "shared/base/text.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
ctl_site(struct ctl *c)
{
	if (c->has_site)
		return ZCC_OK;
	int rc = site_open(c->conf, &c->site, &c->fault);
	if (rc != ZCC_OK) {
		site_free(&c->site);
		return rc;
	}
	c->has_site = true;
	return ZCC_OK;
}

int
ctl_client(struct ctl *c)
{
	if (c->client != NULL)
		return ZCC_OK;
	int rc = ctl_site(c);
	if (rc != ZCC_OK)
		return rc;
	if (c->as != NULL && strlen(c->as) >= sizeof c->operator)
		return fault_set(&c->fault, ZCC_E_DATA, 0,
		    "--as '%.40s...' is no operator: a name has at most %zu characters", c->as, sizeof c->operator - 1);
	const char *as = site_operator(&c->site, c->as, c->operator);
	if (as == NULL)
		return fault_set(
		    &c->fault, ZCC_E_USAGE, 0, "no operator: give --as NAME, or set ZCC_OPERATOR");
	return client_open(&c->site, as, key_ask_terminal, NULL, &c->client, &c->fault);
}

static int
reader(struct ctl *c)
{
	if (c->seg != NULL)
		return ZCC_OK;
	char run[PATH_MAX];
	int rc = ctl_site(c);
	if (rc != ZCC_OK)
		return rc;
	if (!site_path(&c->site, "run", run, sizeof run))
		return fault_set(&c->fault, ZCC_E_CONFIG, 0, "the path of the site is too long: %s",
		    c->site.dir);
	rc = seg_reader_new(run, c->site.id, &c->seg);
	if (rc != ZCC_OK)
		return fault_set(&c->fault, rc, 0, "no memory for the picture of the site");
	return ZCC_OK;
}

/* Why there is no picture at all; a reader that knows more has said it already. */
static int
no_picture(struct ctl *c, enum seg_outcome how)
{
	if (how == SEG_ABSENT && seg_is_held(c->seg))
		return fault_set(&c->fault, ZCC_E_DOWN, 0,
		    "the hub of this site runs, and shows no picture: it starts, or %.150s/run/segment or what it names was "
		    "removed; then stop it and start zcc-hub -c %.150s", c->site.dir, c->site.conf);
	if (how == SEG_ABSENT)
		return fault_set(&c->fault, ZCC_E_DOWN, 0,
		    "no hub runs for this site: start zcc-hub -c %.200s", c->site.conf);
	if (c->fault.code == ZCC_OK)
		return fault_set(&c->fault, ZCC_E_DOWN, 0,
		    "the picture of this site cannot be read: %.200s/run/segment", c->site.dir);
	return c->fault.code;
}

int
ctl_board(struct ctl *c, const struct board **out)
{
	*out = NULL;
	int rc = reader(c);
	if (rc != ZCC_OK)
		return rc;
	enum seg_outcome how = seg_refresh(c->seg, &c->fault);
	if (how != SEG_OPEN)
		return no_picture(c, how);
	*out = seg_board(c->seg);
	return ZCC_OK;
}

int
ctl_board_live(struct ctl *c, const struct board **out)
{
	*out = NULL;
	int rc = reader(c);
	if (rc != ZCC_OK)
		return rc;
	int64_t end = clock_boot_ms() + ZCC_LIVE_MS;
	for (;;) {
		enum seg_outcome how = seg_refresh(c->seg, &c->fault);
		if (how == SEG_OPEN)
			*out = seg_board(c->seg);
		if (how == SEG_OPEN && (*out)->is_live)
			return ZCC_OK;
		if (clock_boot_ms() < end) {
			poll(NULL, 0, CTL_TICK_MS);
			continue;
		}
		if (*out == NULL)
			return no_picture(c, how);
		return fault_set(&c->fault, ZCC_E_DOWN, 0,
		    "the hub is %s: this picture is %lld s old; start zcc-hub -c %.150s",
		    row_hub_state(*out), (long long)((*out)->age_ms / 1000), c->site.conf);
	}
}

/*
 * Of the row on the board; 0 = not there.  A version that nobody saw would be refused, and the refusal
 * kept for this id: so a hub that shows no board now, because it starts, is waited for as long as for
 * its answer, and a board that cannot be read is an error.
 */
static int
version_seen(struct ctl *c, const uint8_t cmd[ZCC_ID_BYTES], uint64_t id, uint32_t *version)
{
	int64_t end = clock_boot_ms() + CTL_ANSWER_MS;
	struct fault before = c->fault;
	char hex[2 * ZCC_ID_BYTES + 1];
	int rc = reader(c);
	if (rc != ZCC_OK)
		return rc;
	for (enum seg_outcome how; (how = seg_refresh(c->seg, &c->fault)) != SEG_OPEN;) {
		bool is_over = clock_boot_ms() >= end, is_foreign = how != SEG_ABSENT && c->fault.code != ZCC_OK;
		if (c->fault.code == ZCC_E_FULL || c->fault.code == ZCC_E_IO || (is_over && is_foreign))
			return c->fault.code;
		c->fault = before;
		text_hex(hex, cmd, ZCC_ID_BYTES);
		if (is_over)
			return fault_set(&c->fault, ZCC_E_DOWN, 0,
			    "no picture of the site in %d ms: no hub runs, or %.150s/run/segment cannot be read; "
			    "nothing was sent: start zcc-hub -c %.150s, and ask again with --id %s",
			    CTL_ANSWER_MS, c->site.dir, c->site.conf, hex);
		poll(NULL, 0, CTL_TICK_MS);
	}
	c->fault = before;
	const struct zcc_case_row *row = board_case(seg_board(c->seg), id);
	*version = row != NULL ? row->version : 0;
	return ZCC_OK;
}

int
ctl_prepare(struct ctl *c, struct ask *a, struct fault *f)
{
	char today[sizeof "YYYY-MM-DD" + 24];
	struct local_time t = clock_local(clock_wall_ms());
	int rc = ZCC_OK;
	snprintf(today, sizeof today, "%04d-%02d-%02d", t.year, t.month, t.day);
	if (c->role != NULL && !text_copy(a->role, sizeof a->role, c->role))
		return fault_set(f, ZCC_E_DATA, 0, "'%.60s' is no role", c->role);
	text_copy(a->operator, sizeof a->operator, c->operator);
	if (c->has_id)
		memcpy(a->id, c->id, sizeof a->id);
	else
		client_id(a->id);
	if ((verb_needs(a->verb) & VN_VERSION) != 0 && a->row != 0 && a->version == 0)
		rc = version_seen(c, a->id, a->row, &a->version);
	if (rc != ZCC_OK) {
		*f = c->fault;
		return rc;
	}
	struct refusal no;
	ask_forget_blanks(a);
	if (ask_check(a, today, &no) != ZCC_OK)
		return fault_set(f, no.code, 0, "%s", no.text);
	return ZCC_OK;
}

int
ctl_ask(struct ctl *c, struct ask *a, struct wire_answer *out)
{
	int rc = ctl_client(c);
	if (rc == ZCC_OK)
		rc = ctl_prepare(c, a, &c->fault);
	if (rc == ZCC_OK)
		rc = client_ask(c->client, a, CTL_ANSWER_MS, out, &c->fault);
	if (rc == ZCC_E_OUTCOME) {
		char hex[2 * ZCC_ID_BYTES + 1];
		text_hex(hex, a->id, sizeof a->id);
		return fault_set(&c->fault, rc, 0,
		    "no answer from the hub in %d s; whether it was done is not known: "
		    "repeat the command with --id %s",
		    CTL_ANSWER_MS / 1000, hex);
	}
	if (rc != ZCC_OK)
		return rc;
	if (out->code != ZCC_OK)
		return fault_set(&c->fault, out->code, 0, "%s", out->text);
	if ((verb_needs(a->verb) & (VN_READ | VN_DRAFT)) == 0)
		text_hex(c->done, a->id, sizeof a->id);
	return ZCC_OK;
}

int
ctl_act(struct ctl *c, struct ask *a)
{
	struct wire_answer done;
	int rc = ctl_ask(c, a, &done);
	if (rc == ZCC_OK)
		c->out->acted(&done);
	if (rc == ZCC_OK && done.text[0] != '\0')
		ctl_say_not_done(&done, "zcc-ctl");
	return rc;
}

void
ctl_say_not_done(const struct wire_answer *done, const char *who)
{
	char clean[2 * sizeof done->text];
	text_clean(clean, sizeof clean, done->text, false);
	fprintf(stderr, "%s: taken in as %llu and waits, but not handed over: %s\n", who,
	    (unsigned long long)done->row, clean);
}

int
ctl_unbox(struct ctl *c, const struct wire_answer *a, uint8_t **plain, size_t *len)
{
	return client_unbox(c->client, a, plain, len, &c->fault);
}

void
ctl_plain_free(uint8_t *plain, size_t len)
{
	if (plain != NULL)
		seal_wipe(plain, len);
	free(plain);
}

void
ctl_fini(struct ctl *c)
{
	if (c->client != NULL)
		client_close(&c->client);
	if (c->seg != NULL)
		seg_reader_free(c->seg);
	if (c->has_site)
		site_free(&c->site);
	sock_end();
}

int
ctl_case_id(const char *word, uint64_t *id, struct fault *f)
{
	int64_t n;
	if (!text_to_i64(word, 1, INT64_MAX, &n))
		return fault_set(f, ZCC_E_USAGE, 0,
		    "'%.40s' is no case: a case is a whole number from 1 on", word);
	*id = (uint64_t)n;
	return ZCC_OK;
}

/* When something was so: of a call that is entered later, of what was given with one. */
static int
set_moment(uint64_t *to, const char *name, const char *value, struct fault *f)
{
	int64_t at;
	if (moment_past(&at, name, value, f) != ZCC_OK)
		return ZCC_E_DATA;
	*to = (uint64_t)at;
	return ZCC_OK;
}

int
ctl_field(struct ask *a, const char *name, const char *value, struct fault *f)
{
	struct ask_board *b = &a->board;
	const struct {
		const char *name;
		uint64_t *to;
	} moments[] = {
	    {"received", &b->received}, {"answered", &b->answered}, {"closed", &b->closed}};
	for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++)
		if (strcmp(moments[i].name, name) == 0)
			return set_moment(moments[i].to, name, value, f);
	char given_at[25];
	if (strcmp(name, "to") == 0 && value[0] == '\0')
		return fault_set(f, ZCC_E_DATA, 0, "to \"\" is nobody: leave it out, or say to whom it is handed over");
	if (strcmp(name, "given_at") == 0) {
		uint64_t at_ms = 0;
		if (set_moment(&at_ms, name, value, f) != ZCC_OK)
			return ZCC_E_DATA;
		clock_rfc3339(given_at, (int64_t)at_ms);
		value = given_at;
	}
	int rc = ask_set(a, name, value, f);
	if (rc == ZCC_E_UNKNOWN)
		return fault_set(f, ZCC_E_USAGE, 0, "unknown field '%.40s'", name);
	return rc;
}

int
ctl_option_field(struct ask *a, const struct args *given, const char *option, struct fault *f)
{
	char name[24];
	if (!args_has(given, option))
		return ZCC_OK;
	(void)text_copy(name, sizeof name, option);
	for (char *s = name; (s = strchr(s, '-')) != NULL;)
		*s = '_';
	return ctl_field(a, name, args_value(given, option), f);
}

/* Another line may have it when it is read: of whom it was given is said now. */
static void
name_giver(struct ask *a)
{
	struct fault ignored;
	bool has_line = a->board.line == LINE_ZELFTRIAGE || a->board.line == LINE_112;
	if (has_line && a->dossier.answers[0] != '\0' && strstr(a->dossier.answers, "given-by:") == NULL &&
	    ask_set(a, "given_by", line_word(a->board.line), &ignored) != ZCC_OK)
		return; /* with no room left, the line of the case says it */
}

void
ctl_call_verb(struct ask *a)
{
	name_giver(a);
	const struct ask_board *b = &a->board;
	if (b->received != 0 || b->answered != 0 || b->closed != 0 || b->reason[0] != '\0')
		a->verb = VERB_ENTER;
}
